/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-step-timing.h"

#include "cordee-focus.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

#define DAY_CHARS 11
#define DURATION_CHARS 18

/* One thing that is typed. */
typedef struct
{
  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *entry;
  GtkLabel *problem;
  char *shown; /* owned: what stands for what holds */
} Field;

struct _CordeeStepTiming
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *root;
  GtkCheckButton *statuses[CORDEE_N_STEP_STATUSES];
  Field day, begin, duration;
  GtkWidget *reset;

  char *step;                /* owned: the id of the one that is shown; or NULL */
  CordeeStepStatus status;
  gboolean filling;          /* what is on show is being set, not changed by hand */
};

G_DEFINE_FINAL_TYPE (CordeeStepTiming, cordee_step_timing, GTK_TYPE_WIDGET)

/* ── one field ──────────────────────────────────────────────────── */

static void
show_problem (Field *field, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text != NULL ? text : "");

  gtk_label_set_text (field->problem, typeset);
  gtk_widget_set_visible (GTK_WIDGET (field->problem), text != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text != NULL)
    gtk_widget_add_css_class (field->entry, "error");
  else
    gtk_widget_remove_css_class (field->entry, "error");
}

/* Takes text. What is being typed and not understood stays as long as what holds does. */
static void
fill_field (Field *field, const char *label, char *text)
{
  gtk_label_set_text (field->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (g_strcmp0 (text, field->shown) == 0)
    {
      g_free (text);
      return;
    }
  g_free (field->shown);
  field->shown = text;
  gtk_editable_set_text (GTK_EDITABLE (field->entry), text);
  show_problem (field, NULL);
}

static gboolean
was_changed (const Field *field)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->entry)), field->shown) != 0;
}

static char *
day_text (CordeeDay day)
{
  g_autofree char *iso = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : NULL;

  /* jj/mm/aaaa, as it is typed. */
  return iso != NULL ? g_strdup_printf ("%.2s/%.2s/%.4s", iso + 8, iso + 5, iso) : g_strdup ("");
}

/* ── changing ───────────────────────────────────────────────────── */

static void
status_cb (GtkCheckButton *button, CordeeStepTiming *self)
{
  if (self->filling || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    if (self->statuses[i] == button)
      gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.status", "(ss)", self->step, cordee_step_status_id ((CordeeStepStatus) i));
}

static void
apply_day (CordeeStepTiming *self, Field *field, const char *action)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->entry))));
  g_autofree char *iso = NULL;
  CordeeDay day = CORDEE_DAY_NONE;

  if (self->step == NULL || !was_changed (field))
    return;
  if (*text != '\0' && !cordee_day_parse_typed (text, &day))
    {
      show_problem (field, _("Cette date n’est pas comprise. Attendu : jour/mois/année, par exemple 15/09/2027."));
      return;
    }
  show_problem (field, NULL);
  iso = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : g_strdup ("");
  gtk_widget_activate_action (GTK_WIDGET (self), action, "(ss)", self->step, iso);
}

static void
apply_duration (CordeeStepTiming *self)
{
  CordeeDuration duration;

  if (self->step == NULL || !was_changed (&self->duration))
    return;
  if (!cordee_step_parse_duration (gtk_editable_get_text (GTK_EDITABLE (self->duration.entry)), &duration))
    {
      show_problem (&self->duration, _("Cette durée n’est pas comprise. Attendu, par exemple : 3 semaines, de 2 à 6 mois, 10 jours ouvrés."));
      return;
    }
  show_problem (&self->duration, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.duration", "(siis)", self->step, duration.min, duration.max,
                              cordee_duration_unit_id (duration.unit));
}

static void
apply (CordeeStepTiming *self, GtkWidget *entry)
{
  if (entry == self->day.entry)
    apply_day (self, &self->day, "roadmap.day");
  else if (entry == self->begin.entry)
    apply_day (self, &self->begin, "roadmap.begin");
  else
    apply_duration (self);
}

static void
activate_cb (GtkWidget *entry, CordeeStepTiming *self)
{
  apply (self, entry);
}

static void
leave_cb (GtkEventController *controller, CordeeStepTiming *self)
{
  apply (self, gtk_event_controller_get_widget (controller));
}

static void
reset_cb (GtkWidget *button, CordeeStepTiming *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.duration", "(siis)", self->step, 0, 0, "");
}

/* ── public ─────────────────────────────────────────────────────── */

static const char *
day_label (CordeeStepStatus status)
{
  switch (status)
    {
    case CORDEE_STEP_UNDER_WAY:
      return _("Commencée le");
    case CORDEE_STEP_WAITING:
      return _("Envoyée le");
    case CORDEE_STEP_DONE:
      return _("Terminée le");
    case CORDEE_STEP_TODO:
    case CORDEE_STEP_NOT_APPLICABLE:
    case CORDEE_N_STEP_STATUSES:
    default:
      return _("Depuis le");
    }
}

/* Shows the step of view. The same one again: what is typed in it and not understood stays. */
void
cordee_step_timing_show (CordeeStepTiming *self, const CordeeStepView *view)
{
  const CordeeRoadmapStep *step;
  const CordeeCourseStep *kept;

  g_return_if_fail (CORDEE_IS_STEP_TIMING (self));
  g_return_if_fail (view != NULL);

  step = view->step;
  kept = step->kept;
  self->filling = TRUE;
  if (g_strcmp0 (self->step, step->id) != 0)
    {
      g_free (self->step);
      self->step = g_strdup (step->id);
      g_clear_pointer (&self->day.shown, g_free);
      g_clear_pointer (&self->begin.shown, g_free);
      g_clear_pointer (&self->duration.shown, g_free);
    }
  self->status = step->status;
  gtk_check_button_set_active (self->statuses[step->status], TRUE);
  fill_field (&self->day, day_label (step->status), day_text (kept != NULL ? kept->day : CORDEE_DAY_NONE));
  gtk_widget_set_visible (self->day.box, step->status != CORDEE_STEP_TODO && step->status != CORDEE_STEP_NOT_APPLICABLE && kept != NULL);
  fill_field (&self->begin, _("Ne pas commencer avant le"), day_text (kept != NULL ? kept->not_before : CORDEE_DAY_NONE));
  gtk_widget_set_visible (self->begin.box, step->status == CORDEE_STEP_TODO);
  fill_field (&self->duration, _("Durée prévue"), g_strdup (view->delay != NULL ? view->delay : ""));
  gtk_widget_set_visible (self->duration.box, view->delay_editable);
  gtk_widget_set_visible (self->reset, step->origin == CORDEE_DURATION_OF_USER);
  self->filling = FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

static GtkWidget *
new_field (CordeeStepTiming *self, Field *field, int chars, const char *placeholder)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *label = gtk_label_new (NULL);

  field->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  field->label = GTK_LABEL (label);
  field->entry = gtk_entry_new ();
  field->problem = GTK_LABEL (cordee_wrapped_label_new ("", "error"));
  gtk_label_set_xalign (field->label, 0.0f);
  gtk_widget_add_css_class (label, "secondary");
  gtk_label_set_mnemonic_widget (field->label, field->entry);
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field->entry), chars);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), placeholder);
  gtk_widget_set_halign (field->entry, GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (field->problem), FALSE);
  g_signal_connect (field->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (field->entry, focus);
  gtk_box_append (GTK_BOX (field->box), label);
  gtk_box_append (GTK_BOX (field->box), field->entry);
  gtk_box_append (GTK_BOX (field->box), GTK_WIDGET (field->problem));
  return field->box;
}

static GtkWidget *
new_statuses (CordeeStepTiming *self)
{
  GtkWidget *box = cordee_wrap_box_new (12);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Où en est cette étape"), -1);
  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    {
      g_autofree char *text = cordee_text_capitalise (cordee_report_step_status_text ((CordeeStepStatus) i));
      GtkWidget *radio = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", text, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

      self->statuses[i] = GTK_CHECK_BUTTON (radio);
      if (i > 0)
        gtk_check_button_set_group (self->statuses[i], self->statuses[0]);
      g_signal_connect (radio, "toggled", G_CALLBACK (status_cb), self);
      cordee_wrap_box_append (CORDEE_WRAP_BOX (box), radio);
    }
  return box;
}

static void
cordee_step_timing_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_STEP_TIMING (object)->root, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_step_timing_parent_class)->dispose (object);
}

static void
cordee_step_timing_finalize (GObject *object)
{
  CordeeStepTiming *self = CORDEE_STEP_TIMING (object);

  g_free (self->step);
  g_free (self->day.shown);
  g_free (self->begin.shown);
  g_free (self->duration.shown);

  G_OBJECT_CLASS (cordee_step_timing_parent_class)->finalize (object);
}

static void
cordee_step_timing_class_init (CordeeStepTimingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_step_timing_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_step_timing_finalize;
  widget_class->focus = cordee_focus_only_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_step_timing_init (CordeeStepTiming *self)
{
  GtkWidget *fields = cordee_wrap_box_new (18);

  self->root = cordee_group_new (6, _("Où en est cette étape"));
  gtk_box_append (GTK_BOX (self->root), new_statuses (self));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (fields), new_field (self, &self->day, DAY_CHARS, _("jj/mm/aaaa")));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (fields), new_field (self, &self->begin, DAY_CHARS, _("jj/mm/aaaa")));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (fields), new_field (self, &self->duration, DURATION_CHARS, _("3 semaines")));
  gtk_box_append (GTK_BOX (self->root), fields);
  self->reset = gtk_button_new_with_label (_("Reprendre la durée de départ"));
  gtk_widget_add_css_class (self->reset, "link");
  gtk_widget_set_halign (self->reset, GTK_ALIGN_START);
  g_signal_connect (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_box_append (GTK_BOX (self->root), self->reset);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}
