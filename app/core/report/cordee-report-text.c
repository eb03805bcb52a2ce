/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-text.h"

#include "cordee-report-text-private.h"

#include <glib/gi18n-lib.h>

/* ── parts that the text reports share ──────────────────────────── */

/* knowledge must outlive the report; cordee_text_report_finish() releases what this takes. */
void
cordee_text_report_init (CordeeTextReport *self, const CordeeKnowledge *knowledge, int width)
{
  self->knowledge = knowledge;
  self->out = g_string_new (NULL);
  self->cited = cordee_cited_new ();
  self->width = width;
}

/* first and next are what the lines begin with. */
void
cordee_text_report_paragraph (CordeeTextReport *self, const char *first, const char *next, const char *text)
{
  cordee_report_wrap (self->out, first, next, text, self->width);
}

/* What is told, where, and by which base. */
void
cordee_text_report_header (CordeeTextReport *self, const char *title, const char *region, const char *departement)
{
  const char *const departements[] = { departement, NULL };
  g_autofree char *place = cordee_report_place (self->knowledge, region, departement != NULL ? departements : NULL);
  g_autofree char *base = cordee_report_base_text (self->knowledge);

  cordee_text_report_paragraph (self, "", "", title);
  cordee_text_report_paragraph (self, "", "", place);
  cordee_text_report_paragraph (self, "", "", base);
}

/* Appends to out the numbers of a statement's sources: " [1, 4]", which no line end parts. */
void
cordee_text_report_cite (CordeeTextReport *self, GString *out, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->citations->len; i++)
    g_string_append_printf (out, "%s%u", i == 0 ? " [" : ",\u00a0",
                            cordee_cited_add (self->cited, g_array_index (statement->citations, CordeeCitation, i).source));
  if (statement->citations->len > 0)
    g_string_append_c (out, ']');
}

/* The sources that were cited, by their numbers. */
void
cordee_text_report_sources (CordeeTextReport *self)
{
  if (self->cited->ids->len == 0)
    return;
  g_string_append_printf (self->out, "\n%s\n", _("Sources"));
  for (guint i = 0; i < self->cited->ids->len; i++)
    {
      const char *id = self->cited->ids->pdata[i];
      const CordeeSource *source = cordee_knowledge_find_source (self->knowledge, id);
      g_autofree char *text = source != NULL ? cordee_report_source_text (source) : g_strdup (id);
      g_autofree char *number = g_strdup_printf ("[%u] ", i + 1);

      cordee_text_report_paragraph (self, number, "    ", text);
      for (guint j = 0; source != NULL && j < source->urls->len; j++)
        g_string_append_printf (self->out, "    %s\n", (const char *) source->urls->pdata[j]);
    }
}

/* The text, which the caller owns. */
char *
cordee_text_report_finish (CordeeTextReport *self)
{
  g_clear_pointer (&self->cited, cordee_cited_free);
  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

/* Appends text as a sentence of its own: a capital first, a full stop last. */
void
cordee_text_append_sentence (GString *out, const char *text)
{
  gunichar first = g_utf8_get_char (text);
  const char *last;

  if (*text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_unichar (out, g_unichar_toupper (first));
  g_string_append (out, g_utf8_next_char (text));
  last = g_utf8_find_prev_char (out->str, out->str + out->len);
  if (g_utf8_strchr (".!?…", -1, g_utf8_get_char (last)) == NULL)
    g_string_append_c (out, '.');
}

/* ── the comparison ─────────────────────────────────────────────── */

static void
write_cell (CordeeTextReport *self, const CordeeCell *cell, CordeeDay as_of)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, as_of);
  g_autoptr(GPtrArray) marks = cordee_report_cell_marks (self->knowledge, cell);
  g_autoptr(GString) says = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const CordeeReportLine *line = lines->pdata[i];

      g_string_append_printf (says, "%s%s", i > 0 ? " ; " : "", line->text);
      if (line->statement != NULL)
        cordee_text_report_cite (self, says, line->statement);
    }
  cordee_text_append_sentence (body, says->str);
  for (guint i = 0; i < marks->len; i++)
    {
      const CordeeReportLine *line = marks->pdata[i];
      g_autoptr(GString) mark = g_string_new (line->text);

      if (line->statement != NULL)
        cordee_text_report_cite (self, mark, line->statement);
      cordee_text_append_sentence (body, mark->str);
    }

  if (cell->state == CORDEE_STATE_CONNU || cell->shown->len == 0)
    /* TRANSLATORS: %1$s is the sign of a structure, %2$s its id; what it says follows. */
    first = g_strdup_printf (_("  %1$s %2$s : "), cell->structure->sign, cell->structure->id);
  else
    /* TRANSLATORS: the same, %3$s is a state: en attente, sans objet. */
    first = g_strdup_printf (_("  %1$s %2$s, %3$s : "), cell->structure->sign, cell->structure->id,
                             cordee_report_state_label (cell->state));
  cordee_text_report_paragraph (self, first, "    ", body->str);
}

/* number is that of the group, then that of the criterion in it. */
static void
write_row (CordeeTextReport *self, const CordeeComparison *comparison, const CordeeRow *row, guint group, guint number)
{
  g_autoptr(GString) title = g_string_new (cordee_report_word (row->criterion->label));
  g_autofree char *first = g_strdup_printf ("%u.%u ", group, number);

  if (row->criterion->hint != NULL)
    g_string_append_printf (title, " (%s)", cordee_report_word (row->criterion->hint));
  if (!row->differs && comparison->structures->len > 1)
    /* TRANSLATORS: after the name of a criterion on which all structures compared are the same. */
    g_string_append (title, _(", identique partout"));
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, first, "    ", title->str);
  for (guint i = 0; i < row->cells->len; i++)
    write_cell (self, row->cells->pdata[i], comparison->as_of);
}

static void
write_rows (CordeeTextReport *self, const CordeeComparison *comparison)
{
  const char *group = NULL;
  guint n_groups = 0, n_rows = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      if (g_strcmp0 (group, row->criterion->group) != 0)
        {
          group = row->criterion->group;
          n_groups++;
          n_rows = 0;
          g_string_append_printf (self->out, "\n%u. %s\n", n_groups,
                                  row->group != NULL ? cordee_report_word (row->group->label) : group);
        }
      write_row (self, comparison, row, n_groups, ++n_rows);
    }
}

/* The matrix, criterion by criterion, one paragraph for each structure. n_hidden rows were left out of it because they do not
   differ. */
char *
cordee_report_comparison_to_text (const CordeeComparison *comparison, guint n_hidden, int width)
{
  CordeeTextReport self;
  g_autofree char *day = cordee_day_to_words (comparison->as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Comparaison, règles au %s"), day);
  g_autofree char *hidden = cordee_report_hidden_text (comparison->rows->len, n_hidden);

  cordee_text_report_init (&self, comparison->knowledge, width);
  cordee_text_report_header (&self, title, comparison->region, comparison->departement);
  g_string_append_c (self.out, '\n');
  for (guint i = 0; i < comparison->structures->len; i++)
    {
      const CordeeStructure *structure = comparison->structures->pdata[i];
      /* TRANSLATORS: %1$s is the sign of a structure, %2$s its id, %3$s its name. */
      g_autofree char *line = g_strdup_printf (_("%1$s %2$s : %3$s"), structure->sign, structure->id, cordee_report_word (structure->name));

      cordee_text_report_paragraph (&self, "", "  ", line);
    }
  if (hidden != NULL)
    {
      g_string_append_c (self.out, '\n');
      cordee_text_report_paragraph (&self, "", "", hidden);
    }
  write_rows (&self, comparison);
  cordee_text_report_sources (&self);
  g_string_append_c (self.out, '\n');
  cordee_text_report_paragraph (&self, "", "", _("Information, pas un conseil juridique."));
  return cordee_text_report_finish (&self);
}
