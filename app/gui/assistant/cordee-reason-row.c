/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-reason-row.h"

#include "cordee-report-advice.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* The width that a reason and its source want, in characters. */
#define TEXT_WIDTH 44
#define SOURCE_WIDTH 26

/* Of the stylesheet, by tone. */
static const char *const classes[] = {
  [CORDEE_VERDICT_POSSIBLE] = "possible",         [CORDEE_VERDICT_A_COMPLETER] = "to-complete", [CORDEE_VERDICT_A_NEGOCIER] = "to-negotiate",
  [CORDEE_VERDICT_INDETERMINEE] = "undetermined", [CORDEE_VERDICT_EXCLUE] = "excluded",
};

/* Words that lead somewhere. name: for a screen reader. */
static GtkWidget *
new_link (const char *text, const char *name, const char *css_class, int width)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = cordee_wrapped_label_new (text, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "inline");
  gtk_widget_add_css_class (button, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Newer GTK has a button named by the text in it, whatever else is said. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return button;
}

static GtkWidget *
new_sign (CordeeVerdict tone)
{
  GtkWidget *sign = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", cordee_report_verdict_sign (tone),
                                  "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (sign, "reason-sign");
  gtk_widget_add_css_class (sign, classes[tone]);
  return sign;
}

/* How it stands, how binding it is, who says so. */
static GtkWidget *
new_foot (const CordeeReason *reason)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", reason->status, cordee_report_force_label (reason->finding->rule->force));
  GtkWidget *foot = cordee_wrap_box_new (6);

  cordee_wrap_box_append (CORDEE_WRAP_BOX (foot), cordee_wrapped_label_new (words, "secondary"));
  if (reason->source_id != NULL)
    {
      /* TRANSLATORS: for a screen reader: %s is a source, in full. */
      g_autofree char *name = g_strdup_printf (_("Source : %s"), reason->about);
      GtkWidget *button = new_link (reason->source, name, "link", SOURCE_WIDTH);

      gtk_widget_add_css_class (button, "secondary");
      gtk_widget_set_tooltip_text (button, reason->about);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", reason->source_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-source");
      cordee_wrap_box_append (CORDEE_WRAP_BOX (foot), button);
    }
  return foot;
}

/* A floating reference, as of any new widget. */
GtkWidget *
cordee_reason_row_new (const CordeeReason *reason)
{
  const CordeeRule *rule = reason->finding->rule;
  g_autofree char *told = g_strdup_printf (_("%s : %s"), reason->status, reason->text);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 8, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = new_link (reason->text, told, "reason", TEXT_WIDTH);

  gtk_widget_set_tooltip_text (text, _("Voir dans le tableau"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (text), "(ss)", rule->structure, rule->criterion);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (text), "win.show-cell");
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (words), new_foot (reason));
  if (reason->dispute != NULL)
    {
      /* TRANSLATORS: %s are several readings of one rule. */
      g_autofree char *dispute = g_strdup_printf (_("Point discuté : %s"), reason->dispute);
      GtkWidget *label = cordee_wrapped_label_new (dispute, "dispute");

      gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_WIDTH);
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), new_sign (reason->tone));
  gtk_box_append (GTK_BOX (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  return row;
}
