/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-table.h"

#include "cordee-report-csv.h"
#include "cordee-report-html-private.h"

#include <glib/gi18n-lib.h>

/* What is copied carries its date, place and base: nothing that is pasted is undated. */

/* « Règles au 22/11/2026, Occitanie »; the caller owns it. */
static char *
dup_context (const CordeeComparison *comparison)
{
  const char *const departements[] = { comparison->departement, NULL };
  g_autofree char *place
    = cordee_report_place (comparison->knowledge, comparison->region, comparison->departement != NULL ? departements : NULL);
  g_autofree char *day = cordee_day_to_words (comparison->as_of);

  /* TRANSLATORS: %1$s is the date of the rules, %2$s the place. */
  return g_strdup_printf (_("Règles au %1$s, %2$s"), day, place);
}

/* The id and the name of a structure; the caller owns it. */
static char *
dup_heading (const CordeeStructure *structure)
{
  /* TRANSLATORS: %1$s is the short name of a structure, %2$s its whole name. */
  return g_strdup_printf (_("%1$s (%2$s)"), structure->id, cordee_report_word (structure->name));
}

/* ── for spreadsheets ───────────────────────────────────────────── */

/* Appends one field, after a tab unless it is the first of its line. No text ends a field or a line, or is a formula. */
static void
add_field (GString *out, gboolean first, const char *text)
{
  if (!first)
    g_string_append_c (out, '\t');
  if (cordee_csv_begins_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isspace (*p) ? ' ' : *p);
}

static void
add_note (GString *notes, const char *text)
{
  if (text != NULL)
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? " ; " : "", text);
}

/* The phrases of a cell, and between parentheses what its signs would say. */
static void
add_cell (GString *out, const CordeeCell *cell, CordeeDay as_of)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, as_of);
  g_autoptr(GString) text = g_string_new (NULL), notes = g_string_new (NULL);
  g_autofree char *conflict = cordee_report_conflict_text (cell);

  for (guint i = 0; i < lines->len; i++)
    add_note (text, ((const CordeeReportLine *) lines->pdata[i])->text);
  if (cell->state != CORDEE_STATE_CONNU && cell->shown->len > 0)
    add_note (notes, cordee_report_state_label (cell->state));
  add_note (notes, conflict);
  if (notes->len > 0)
    g_string_append_printf (text, " (%s)", notes->str);
  add_field (out, FALSE, text->str);
}

/* The matrix as lines of fields between tabs, to be pasted into a spreadsheet: a header, a line for each criterion, then the date,
   the place and the base. The caller owns it. */
char *
cordee_report_comparison_to_tsv (const CordeeComparison *comparison)
{
  GString *out = g_string_new (NULL);
  g_autofree char *context = dup_context (comparison);
  g_autofree char *base = cordee_report_base_text (comparison->knowledge);

  add_field (out, TRUE, _("Critère"));
  for (guint i = 0; i < comparison->structures->len; i++)
    {
      g_autofree char *heading = dup_heading (comparison->structures->pdata[i]);

      add_field (out, FALSE, heading);
    }
  g_string_append_c (out, '\n');

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      add_field (out, TRUE, cordee_report_word (row->criterion->label));
      for (guint j = 0; j < row->cells->len; j++)
        add_cell (out, row->cells->pdata[j], comparison->as_of);
      g_string_append_c (out, '\n');
    }

  add_field (out, TRUE, context);
  g_string_append_c (out, '\n');
  add_field (out, TRUE, base);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/* ── for texts and letters ──────────────────────────────────────── */

static void
add_head (CordeeHtml *self)
{
  GPtrArray *structures = self->comparison->structures;

  g_string_append (self->out, "<thead>\n<tr>\n");
  cordee_html_add_element (self, "th scope=\"col\"", _("Critère"));
  for (guint i = 0; i < structures->len; i++)
    {
      g_autofree char *heading = dup_heading (structures->pdata[i]);

      cordee_html_add_element (self, "th scope=\"col\"", heading);
    }
  g_string_append (self->out, "</tr>\n</thead>\n");
}

static void
add_row (CordeeHtml *self, const CordeeRow *row)
{
  g_string_append (self->out, "<tr valign=\"top\">\n");
  cordee_html_add_element (self, "th scope=\"row\" align=\"left\"", cordee_report_word (row->criterion->label));
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_string_append (self->out, "<td>\n");
      cordee_html_add_cell_content (self, row->cells->pdata[i]);
      g_string_append (self->out, "</td>\n");
    }
  g_string_append (self->out, "</tr>\n");
}

/* The matrix as a table to be pasted into a text or a letter, with its date, place, base and sources below: no style sheet, and
   nothing that needs the rest of a page. Everything from the base is escaped. The caller owns it. */
char *
cordee_report_comparison_to_html_table (const CordeeComparison *comparison)
{
  g_autofree char *context = dup_context (comparison);
  g_autofree char *base = cordee_report_base_text (comparison->knowledge);
  /* TRANSLATORS: under a table: %1$s is the date and the place of the rules, %2$s which base it was made from. */
  g_autofree char *about = g_strdup_printf (_("%1$s. %2$s. Information, pas un conseil juridique."), context, base);
  /* TRANSLATORS: the title of a table; %s is the date and the place of the rules. */
  g_autofree char *title = g_strdup_printf (_("Comparaison. %s"), context);
  GPtrArray *rows = comparison->rows;
  CordeeHtml self;

  cordee_html_init (&self, comparison, TRUE);
  g_string_append (self.out, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n");
  cordee_html_add_element (&self, "caption", title);
  add_head (&self);
  for (guint i = 0; i < rows->len; i++)
    {
      cordee_html_begin_group (&self, rows->pdata[i], i > 0 ? rows->pdata[i - 1] : NULL);
      add_row (&self, rows->pdata[i]);
    }
  g_string_append_printf (self.out, "%s</table>\n", rows->len > 0 ? "</tbody>\n" : "");
  cordee_html_add_element (&self, "p", about);
  cordee_html_add_sources (&self);
  return cordee_html_finish (&self);
}
