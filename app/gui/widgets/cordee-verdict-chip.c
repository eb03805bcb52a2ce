/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-verdict-chip.h"

#include "cordee-report-advice.h"

/* Of the stylesheet, by verdict. */
static const char *const classes[] = {
  [CORDEE_VERDICT_POSSIBLE] = "possible", [CORDEE_VERDICT_A_COMPLETER] = "to-complete", [CORDEE_VERDICT_A_NEGOCIER] = "to-negotiate",
  [CORDEE_VERDICT_INDETERMINEE] = "undetermined", [CORDEE_VERDICT_EXCLUE] = "excluded",
};

/* Gives a chip another verdict. */
void
cordee_verdict_chip_set (GtkWidget *chip, CordeeVerdict verdict)
{
  g_autofree char *text = g_strdup_printf ("%s\302\240%s", cordee_report_verdict_sign (verdict), cordee_report_verdict_label (verdict));

  gtk_label_set_text (GTK_LABEL (chip), text);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (chip, classes[i]);
  gtk_widget_add_css_class (chip, classes[verdict]);
}

/* A chip for verdict. A floating reference, as of any new widget. */
GtkWidget *
cordee_verdict_chip_new (CordeeVerdict verdict)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "verdict");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  cordee_verdict_chip_set (chip, verdict);
  return chip;
}
