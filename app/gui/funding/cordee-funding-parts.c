/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-parts.h"

#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-statement-row.h"

/* ── structures ─────────────────────────────────────────────────── */

/* A chip for each structure of the base, of which action (with its id) chooses one. */
void
cordee_funding_fill_chips (CordeeWrapBox *chips, CordeeKnowledge *knowledge, const char *action)
{
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);

  cordee_wrap_box_clear (chips);
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];
      const char *name = cordee_report_word (structure->name);
      g_autofree char *label = g_strdup_printf ("%s, %s", structure->id, name);
      GtkWidget *chip = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), cordee_sign_new (structure));
      gtk_box_append (GTK_BOX (box), gtk_label_new (structure->id));
      gtk_button_set_child (GTK_BUTTON (chip), box);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_tooltip_text (chip, name);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", structure->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      cordee_wrap_box_append (chips, chip);
    }
}

/* ── cards ──────────────────────────────────────────────────────── */

static GtkWidget *
add_card (GtkBox *box, const char *title, const char *hint)
{
  GtkWidget *card = cordee_group_new (8, title);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (title, "card-title"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (hint, "secondary"));
  gtk_box_append (box, card);
  return card;
}

/* A card of sentences (char *) below title; none where there are none. hint may be NULL. */
void
cordee_funding_add_texts (GtkBox *box, const char *title, const char *hint, GPtrArray *texts)
{
  GtkWidget *card = texts->len > 0 ? add_card (box, title, hint) : NULL;

  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (texts->pdata[i], NULL));
}

static GtkWidget *
note_new (CordeeKnowledge *knowledge, const CordeeFundingNote *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const CordeeSource *source = note->source_id != NULL ? cordee_knowledge_find_source (knowledge, note->source_id) : NULL;

  gtk_widget_add_css_class (box, "funding-note");
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (note->title, "row-title"));
  if (note->text != NULL)
    gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (note->text, NULL));
  if (source != NULL)
    gtk_box_append (GTK_BOX (box), cordee_source_button_new (source));
  return box;
}

/* A card of what stands beside the amounts (CordeeFundingNote), each with its source; none where there is nothing. hint may be NULL. */
void
cordee_funding_add_notes (GtkBox *box, CordeeKnowledge *knowledge, const char *title, const char *hint, GPtrArray *notes)
{
  GtkWidget *card = notes->len > 0 ? add_card (box, title, hint) : NULL;

  for (guint i = 0; i < notes->len; i++)
    gtk_box_append (GTK_BOX (card), note_new (knowledge, notes->pdata[i]));
}
