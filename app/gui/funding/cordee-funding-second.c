/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-second.h"

#include "cordee-focus.h"
#include "cordee-funding-form.h"
#include "cordee-funding-parts.h"

#include <glib/gi18n.h>

struct _CordeeFundingSecond
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  CordeeWrapBox *chips;
  GtkEditable *day;
  GtkWidget *problem;
  CordeeFundingForm *form;

  CordeeFundingOther *other; /* owned */
  const char *structure;     /* borrowed from the base: of the plan on show; or NULL */
};

enum
{
  PROP_0,
  PROP_STRUCTURE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingSecond, cordee_funding_second, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ── what is otherwise ──────────────────────────────────────────── */

static void
changed (CordeeFundingSecond *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
answered_cb (CordeeFundingSecond *self, const char *question, CordeeValue *value)
{
  if (value != NULL)
    cordee_situation_set (self->other->answers, question, value, CORDEE_PROVENANCE_DECLARED);
  else
    cordee_situation_unset (self->other->answers, question);
  changed (self);
}

/* An empty field is the date of the first plan; what is no date stays, and changes nothing. */
static void
day_cb (CordeeFundingSecond *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->day)));
  CordeeDay day = CORDEE_DAY_NONE;
  gboolean valid = *text == '\0' || cordee_day_parse_typed (text, &day);

  gtk_widget_set_visible (self->problem, !valid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  if (!valid || day == self->other->as_of)
    return;
  self->other->as_of = day;
  changed (self);
}

/* Offers the structures of knowledge. */
void
cordee_funding_second_set_knowledge (CordeeFundingSecond *self, CordeeKnowledge *knowledge)
{
  g_return_if_fail (CORDEE_IS_FUNDING_SECOND (self));
  cordee_funding_fill_chips (self->chips, knowledge, "second.structure");
}

/* What is otherwise; borrowed, never NULL. */
const CordeeFundingOther *
cordee_funding_second_get_other (CordeeFundingSecond *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_SECOND (self), NULL);
  return self->other;
}

/* Shows the hypotheses of the second plan. */
void
cordee_funding_second_show (CordeeFundingSecond *self, CordeeInterview *interview, const CordeeFundingView *view)
{
  g_return_if_fail (CORDEE_IS_FUNDING_SECOND (self));

  if (g_strcmp0 (self->structure, view->plan->structure->id) != 0)
    {
      self->structure = view->plan->structure->id;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STRUCTURE]);
    }
  cordee_funding_form_show (self->form, interview, view, self->other->answers, _("comme le premier"));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_second_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeFundingSecond *self = CORDEE_FUNDING_SECOND (object);

  switch (id)
    {
    case PROP_STRUCTURE:
      g_value_set_string (value, self->structure != NULL ? self->structure : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_funding_second_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeFundingSecond *self = CORDEE_FUNDING_SECOND (object);

  switch (id)
    {
    case PROP_STRUCTURE:
      cordee_funding_other_set_structure (self->other, g_value_get_string (value));
      changed (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_funding_second_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CORDEE_TYPE_FUNDING_SECOND);

  G_OBJECT_CLASS (cordee_funding_second_parent_class)->dispose (object);
}

static void
cordee_funding_second_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_FUNDING_SECOND (object)->other, cordee_funding_other_free);

  G_OBJECT_CLASS (cordee_funding_second_parent_class)->finalize (object);
}

static void
cordee_funding_second_class_init (CordeeFundingSecondClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_funding_second_get_property;
  object_class->set_property = cordee_funding_second_set_property;
  object_class->dispose = cordee_funding_second_dispose;
  object_class->finalize = cordee_funding_second_finalize;
  widget_class->focus = cordee_focus_only_child;

  properties[PROP_STRUCTURE] = g_param_spec_string ("structure", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CORDEE_TYPE_FUNDING_SECOND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CORDEE_TYPE_FUNDING_FORM);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_property_action (widget_class, "second.structure", "structure");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-funding-second.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingSecond, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingSecond, chips);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingSecond, day);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingSecond, problem);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingSecond, form);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
}

static void
cordee_funding_second_init (CordeeFundingSecond *self)
{
  self->other = cordee_funding_other_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
