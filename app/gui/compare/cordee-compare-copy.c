/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-compare-copy.h"

#include "cordee-report-table.h"
#include "cordee-report.h"

#include <glib/gi18n.h>
#include <string.h>

/* The comparison for the clipboard: a table for a word processor, tab-separated text for all else; below it the verdicts on the project,
   in a sentence, or NULL. The caller owns it. */
GdkContentProvider *
cordee_compare_copy_new_content (const CordeeComparison *comparison, const char *verdicts)
{
  g_autofree char *table = cordee_report_comparison_to_tsv (comparison);
  g_autofree char *html_table = cordee_report_comparison_to_html_table (comparison);
  g_autofree char *paragraph = verdicts != NULL ? g_markup_printf_escaped ("<p>%s</p>\n", verdicts) : g_strdup ("");
  g_autofree char *text = g_strconcat (table, verdicts != NULL ? verdicts : "", verdicts != NULL ? "\n" : "", NULL);
  char *html = g_strconcat (html_table, paragraph, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/* « Copié : 12 critères, 4 structures »; the caller owns it. */
char *
cordee_compare_copy_dup_told (const CordeeComparison *comparison)
{
  guint n_rows = comparison->rows->len, n_columns = comparison->structures->len;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u critère", "%u critères", n_rows), n_rows);
  /* TRANSLATORS: columns of the table. */
  g_autofree char *columns = g_strdup_printf (ngettext ("%u structure", "%u structures", n_columns), n_columns);
  /* TRANSLATORS: how many rows and columns of the table are now on the clipboard: "12 critères", "4 structures". */
  g_autofree char *told = g_strdup_printf (_("Copié : %1$s, %2$s"), rows, columns);

  return cordee_report_typeset (told);
}
