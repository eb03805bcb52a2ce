/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-stated-field.h"

#include "cordee-focus.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"
#include "cordee-value.h"

#include <glib/gi18n.h>

#define CHARS 10

struct _CordeeStatedField
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *card;
  GtkWidget *entry;
  GtkWidget *problem;

  CordeeKnowledge *knowledge;     /* owned reference; or NULL: nothing is shown yet */
  const CordeeQuestion *question; /* borrowed from it; or NULL */
  char *shown;                    /* owned: what stands for the answer */
};

G_DEFINE_FINAL_TYPE (CordeeStatedField, cordee_stated_field, GTK_TYPE_WIDGET)

static void
show_problem (CordeeStatedField *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text != NULL ? text : "");

  gtk_label_set_text (GTK_LABEL (self->problem), typeset);
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* Shows the answer to question, or that there is none; hidden where the base does not ask (NULL). What is being typed and cannot be
   understood stays as long as the answer does. */
void
cordee_stated_field_show (CordeeStatedField *self, CordeeKnowledge *knowledge, const CordeeQuestion *question, gboolean has_number, double number)
{
  g_autofree char *text = has_number ? cordee_text_number (number) : g_strdup ("");

  g_return_if_fail (CORDEE_IS_STATED_FIELD (self));

  cordee_knowledge_ref (knowledge);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);
  self->knowledge = knowledge;
  self->question = question;
  gtk_widget_set_visible (GTK_WIDGET (self), question != NULL);
  if (g_str_equal (text, self->shown))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  show_problem (self, NULL);
}

/* ── typing ─────────────────────────────────────────────────────── */

/* What is typed, without what stands between thousands. The caller owns it. */
static char *
dup_plain (CordeeStatedField *self)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = gtk_editable_get_text (GTK_EDITABLE (self->entry)); *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  g_string_replace (plain, C_("thousands separator", "\u202f"), "", 0);
  return g_string_free (plain, FALSE);
}

static void
apply (CordeeStatedField *self)
{
  g_autofree char *text = dup_plain (self);
  g_autoptr(CordeeValue) value = NULL;

  if (self->question == NULL || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown))
    return;
  if (*text != '\0')
    value = cordee_value_parse (self->knowledge, self->question, text, NULL);
  if (*text != '\0' && (value == NULL || value->kind != CORDEE_VALUE_NUMBER))
    {
      show_problem (self, _("Ce nombre n’est pas compris. Attendu : un nombre entier d’habitants, sans signe ni décimale."));
      return;
    }
  show_problem (self, NULL);
  if (value != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.set-population", "d", value->number);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "page.clear-population", NULL);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_stated_field_dispose (GObject *object)
{
  CordeeStatedField *self = CORDEE_STATED_FIELD (object);

  self->question = NULL;
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_stated_field_parent_class)->dispose (object);
}

static void
cordee_stated_field_finalize (GObject *object)
{
  g_free (CORDEE_STATED_FIELD (object)->shown);

  G_OBJECT_CLASS (cordee_stated_field_parent_class)->finalize (object);
}

static void
cordee_stated_field_class_init (CordeeStatedFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_stated_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_stated_field_finalize;
  widget_class->focus = cordee_focus_only_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_stated_field_init (CordeeStatedField *self)
{
  const char *title = _("Population saisie à la main");
  g_autofree char *about
      = cordee_report_typeset (_("Par exemple saisonnière. Ce nombre l’emporte alors sur la somme des communes, avec un avertissement ; "
                                 "vide, la somme compte."));
  GtkWidget *hint = cordee_wrapped_label_new (about, "secondary");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_strdup ("");
  self->entry = g_object_new (GTK_TYPE_ENTRY, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, "width-chars", CHARS, "max-width-chars", CHARS, NULL);
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem, hint, NULL, -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);

  gtk_box_append (GTK_BOX (line), self->entry);
  /* TRANSLATORS: behind the field for a number of inhabitants. */
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("habitants")));
  self->card = cordee_group_new (9, title);
  gtk_widget_add_css_class (self->card, "card");
  gtk_box_append (GTK_BOX (self->card), cordee_heading_new (title, "card-title"));
  gtk_box_append (GTK_BOX (self->card), hint);
  gtk_box_append (GTK_BOX (self->card), line);
  gtk_box_append (GTK_BOX (self->card), self->problem);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}
