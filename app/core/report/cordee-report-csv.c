/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-csv.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether a spreadsheet would take text for a formula: it is then given an apostrophe first. */
gboolean
cordee_csv_begins_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

/* Appends one field, after a separator unless it is the first of its record. A spreadsheet must never take a text for a formula: one
   that could begin a formula gets an apostrophe first. */
void
cordee_csv_add_field (GString *out, char separator, gboolean first, const char *text)
{
  const char quoted[] = { separator, '"', '\r', '\n', '\0' };

  if (!first)
    g_string_append_c (out, separator);
  if (strpbrk (text, quoted) == NULL && !cordee_csv_begins_formula (text))
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  if (cordee_csv_begins_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Ends a record. */
void
cordee_csv_end_record (GString *out)
{
  g_string_append (out, "\r\n");
}

static void
add_field (GString *out, gboolean first, const char *text)
{
  cordee_csv_add_field (out, ',', first, text);
}

static void
add_cell (GString *out, const CordeeCell *cell, CordeeDay as_of)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, as_of);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " ; " : "", ((const CordeeReportLine *) lines->pdata[i])->text);
  add_field (out, FALSE, text->str);
  add_field (out, FALSE, cordee_state_id (cell->state));
}

static void
add_header (GString *out, const CordeeComparison *comparison)
{
  add_field (out, TRUE, _("critère"));
  add_field (out, FALSE, _("libellé"));
  for (guint i = 0; i < comparison->structures->len; i++)
    {
      const CordeeStructure *structure = comparison->structures->pdata[i];
      /* TRANSLATORS: the head of a column: what is known (connu, inconnu …) of a structure, %s is its id. */
      g_autofree char *state = g_strdup_printf (_("%s (état)"), structure->id);

      add_field (out, FALSE, structure->id);
      add_field (out, FALSE, state);
    }
  add_field (out, FALSE, _("diffère"));
  add_field (out, FALSE, _("règles au"));
  add_field (out, FALSE, _("région"));
  cordee_csv_end_record (out);
}

/* The matrix as RFC 4180 has it: comma, CRLF, UTF-8, a header row. Each row ends in oui or non for whether it differs, the date
   and the region code, so that a copied line is never undated. The caller owns it. */
char *
cordee_report_comparison_to_csv (const CordeeComparison *comparison)
{
  GString *out = g_string_new (NULL);
  g_autofree char *as_of = cordee_day_to_iso (comparison->as_of);

  add_header (out, comparison);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      add_field (out, TRUE, row->criterion->id);
      add_field (out, FALSE, cordee_report_word (row->criterion->label));
      for (guint j = 0; j < row->cells->len; j++)
        add_cell (out, row->cells->pdata[j], comparison->as_of);
      add_field (out, FALSE, row->differs ? "oui" : "non");
      add_field (out, FALSE, as_of);
      add_field (out, FALSE, comparison->region != NULL ? comparison->region : "");
      cordee_csv_end_record (out);
    }
  return g_string_free (out, FALSE);
}
