/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report.h"

#include "cordee-dossier-report-private.h"
#include "cordee-glossary.h"

#include <glib/gi18n-lib.h>

/* So many numbers of sources fit on a line of a narrow column. */
#define MANY_CITATIONS 4
/* The width of the first column, as a share of all the others together. */
#define LABEL_WEIGHT 0.176

/* A document on its way. */
typedef struct
{
  const CordeeComparison *comparison; /* borrowed */
  CordeeCited *cited;                 /* borrowed */
  GString *said;                      /* owned: what the cells say, to explain its words */
} Writer;

/* ── text ───────────────────────────────────────────────────────── */

/* text, typeset and with a capital first, or NULL for "". The caller owns it. */
static CordeeRich *
sentence_new (const char *text, CordeeRichStyle style)
{
  CordeeRich *rich = cordee_rich_new (NULL);
  g_autoptr(GString) sentence = g_string_new (NULL);

  if (*text == '\0')
    return rich;
  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (sentence, g_utf8_next_char (text));
  cordee_rich_append_typeset (rich, sentence->str, style);
  return rich;
}

static void
append_part (CordeeRich *rich, const char *start, const char *end, CordeeRichStyle style)
{
  g_autofree char *part = g_strndup (start, (gsize) (end - start));

  cordee_rich_append (rich, part, style);
}

/* A short phrase with its emphasis. Typesetting changes bytes but not the count of characters, so spans are moved by it. The caller owns it. */
static CordeeRich *
phrase_new (const CordeeStatement *statement)
{
  CordeeRich *rich = cordee_rich_new (NULL);
  const char *text = statement->short_text;
  g_autofree char *typeset = cordee_report_typeset (text);
  const char *at = typeset;

  for (guint i = 0; i < statement->emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (statement->emphasis, CordeeSpan, i);
      const char *start = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->start));
      const char *end = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->end));

      append_part (rich, at, start, CORDEE_RICH_PLAIN);
      append_part (rich, start, end, CORDEE_RICH_BOLD);
      at = end;
    }
  cordee_rich_append (rich, at, CORDEE_RICH_PLAIN);
  return rich;
}

/* The numbers of a statement's sources, " [1, 4]", each leading to its source. No line end parts them unless they are many. */
static void
append_citations (Writer *self, CordeeRich *rich, const CordeeStatement *statement)
{
  const CordeeRichStyle style = CORDEE_RICH_SMALL | CORDEE_RICH_SOFT;
  const char *comma = statement->citations->len > MANY_CITATIONS ? ", " : ",\u00a0";

  for (guint i = 0; i < statement->citations->len; i++)
    {
      guint number = cordee_cited_add (self->cited, g_array_index (statement->citations, CordeeCitation, i).source);
      g_autofree char *text = g_strdup_printf ("%u", number);
      g_autofree char *link = g_strdup_printf ("#source-%u", number);

      cordee_rich_append (rich, i == 0 ? " [" : comma, style);
      cordee_rich_append_full (rich, text, style, NULL, link);
    }
  if (statement->citations->len > 0)
    cordee_rich_append (rich, "]", style);
}

/* ── the matrix ─────────────────────────────────────────────────── */

static void
add_columns (CordeeTable *table, GPtrArray *structures)
{
  CordeeRich *first = cordee_rich_new (NULL);

  cordee_rich_append_typeset (first, _("Critère"), CORDEE_RICH_SMALL | CORDEE_RICH_SOFT);
  cordee_table_add_column (table, first, NULL, LABEL_WEIGHT * MAX (structures->len, 1));
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];
      CordeeRich *head = cordee_rich_new (NULL);
      g_autofree char *name = cordee_report_typeset (cordee_report_word (structure->name));

      cordee_rich_append_structure (head, structure, CORDEE_RICH_BOLD, FALSE);
      cordee_table_add_column (table, head, name, 1);
    }
}

/* What a row says of itself. */
static void
add_about_row (CordeeTableRow *out, const CordeeRow *row)
{
  GPtrArray *cell = cordee_table_row_add_cell (out);
  CordeeRich *label = cordee_rich_new (NULL);

  cordee_rich_append_typeset (label, cordee_report_word (row->criterion->label), CORDEE_RICH_BOLD);
  cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, label);
  if (row->criterion->hint != NULL)
    {
      CordeeRich *hint = cordee_rich_new (NULL);

      cordee_rich_append_typeset (hint, cordee_report_word (row->criterion->hint), CORDEE_RICH_SMALL | CORDEE_RICH_SOFT);
      cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, hint);
    }
  if (!row->differs && row->cells->len > 1)
    {
      CordeeRich *same = cordee_rich_new (NULL);

      cordee_rich_take (same, g_strdup_printf ("=\u00a0%s", _("identique partout")), CORDEE_RICH_SMALL | CORDEE_RICH_SOFT);
      cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, same);
    }
}

static void
add_cell (Writer *self, CordeeTableRow *out, const CordeeCell *cell)
{
  GPtrArray *parts = cordee_table_row_add_cell (out);
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, self->comparison->as_of);
  g_autoptr(GPtrArray) marks = cordee_report_cell_marks (self->comparison->knowledge, cell);

  if (cell->state != CORDEE_STATE_CONNU && cell->shown->len > 0)
    cordee_table_cell_add (parts, CORDEE_PART_PARAGRAPH, NULL, sentence_new (cordee_report_state_label (cell->state), CORDEE_RICH_BOLD));
  for (guint i = 0; i < lines->len; i++)
    {
      const CordeeReportLine *line = lines->pdata[i];
      gboolean quotes = line->statement != NULL && g_str_equal (line->text, line->statement->short_text);
      gboolean listed = cell->shown->len > 1;
      CordeeRich *rich = quotes ? phrase_new (line->statement) : sentence_new (line->text, CORDEE_RICH_SOFT);

      g_string_append_printf (self->said, "%s\n", line->text);
      if (line->statement != NULL)
        append_citations (self, rich, line->statement);
      cordee_table_cell_add (parts, listed ? CORDEE_PART_ITEM : CORDEE_PART_PARAGRAPH, listed ? "•" : NULL, rich);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const CordeeReportLine *line = marks->pdata[i];
      CordeeRich *rich = sentence_new (line->text, CORDEE_RICH_SMALL | CORDEE_RICH_SOFT);

      if (line->statement != NULL)
        append_citations (self, rich, line->statement);
      cordee_table_cell_add (parts, CORDEE_PART_PARAGRAPH, NULL, rich);
    }
}

static void
add_matrix (Writer *self, CordeeDocument *document)
{
  CordeeTable *table;
  const char *group = NULL;
  /* TRANSLATORS: under the title of a table. */
  g_autofree char *caption
    = cordee_report_typeset (_("Une ligne par critère, une colonne par structure ; les nombres entre crochets renvoient aux sources."));

  if (self->comparison->rows->len == 0)
    return;
  table = cordee_document_add_table (document, caption);
  add_columns (table, self->comparison->structures);
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      const CordeeRow *row = self->comparison->rows->pdata[i];
      CordeeTableRow *out;

      if (g_strcmp0 (group, row->criterion->group) != 0)
        {
          CordeeRich *label = cordee_rich_new (NULL);

          cordee_rich_append_typeset (label, row->group != NULL ? cordee_report_word (row->group->label) : row->criterion->group,
                                      CORDEE_RICH_PLAIN);
          cordee_table_cell_add (cordee_table_row_add_cell (cordee_table_add_row (table, TRUE)), CORDEE_PART_PARAGRAPH, NULL, label);
        }
      group = row->criterion->group;
      out = cordee_table_add_row (table, FALSE);
      add_about_row (out, row);
      for (guint j = 0; j < row->cells->len; j++)
        add_cell (self, out, row->cells->pdata[j]);
    }
}

/* ── above and below it ─────────────────────────────────────────── */

static char *
make_title (const CordeeComparison *comparison)
{
  g_autofree char *day = cordee_day_to_words (comparison->as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Comparaison, règles au %s"), day);

  return cordee_report_typeset (title);
}

static char *
make_place (const CordeeComparison *comparison)
{
  const char *const departements[] = { comparison->departement, NULL };
  g_autofree char *place
    = cordee_report_place (comparison->knowledge, comparison->region, comparison->departement != NULL ? departements : NULL);

  return cordee_report_typeset (place);
}

/* The words of the glossary that the cells use. */
static void
add_words (const Writer *self, CordeeDocument *document)
{
  g_autoptr(GPtrArray) used = cordee_glossary_terms_of (self->comparison->knowledge, self->said->str);
  g_autoptr(GPtrArray) sorted = cordee_glossary_search (self->comparison->knowledge, "");

  if (used->len > 0)
    cordee_document_add_heading (document, _("Mots et sigles"));
  for (guint i = 0; i < sorted->len; i++)
    {
      const CordeeTerm *term = sorted->pdata[i];

      if (g_ptr_array_find (used, term, NULL))
        cordee_rich_append_typeset (cordee_document_add_rich (document, CORDEE_PART_FACT, cordee_report_word (term->word)),
                                    cordee_report_word (term->meaning), CORDEE_RICH_SMALL);
    }
}

static void
add_notice (const Writer *self, CordeeDocument *document)
{
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (self->comparison->knowledge);

  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_BOLD,
                             g_strdup (_("Information, pas un conseil juridique. Seuls les textes cités font foi.")));
  /* TRANSLATORS: %s is the whole fingerprint of the base, 64 digits. */
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL | CORDEE_RICH_SOFT,
                             g_strdup_printf (_("Empreinte complète : %s"), sha256));
}

/* What stands between the title and the matrix. */
static void
add_about (CordeeDocument *document, const CordeeReportInput *input)
{
  const CordeeRichStyle style = CORDEE_RICH_SMALL | CORDEE_RICH_SOFT;

  if (input->note != NULL)
    cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_PLAIN, g_strdup (input->note));
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, style, cordee_report_base_text (input->knowledge));
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, style, g_strdup (_("Les nombres entre crochets renvoient aux sources.")));
}

/* The matrix of input->comparison with its sources and the words that it uses; and, where there is a dossier, whose project it is for, with
   its answers, the result and the limits of it. The caller owns the document. */
CordeeDocument *
cordee_report_comparison_document (const CordeeReportInput *input)
{
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  Writer writer = { .comparison = input->comparison, .cited = cited, .said = g_string_new (NULL) };
  g_autofree char *title = make_title (input->comparison);
  /* TRANSLATORS: the code of the language of this translation: en in English. */
  CordeeDocument *document = cordee_document_new (title, C_("language code", "fr"), input->now);

  document->lead = make_place (input->comparison);
  document->subject = g_strdup (cordee_report_kind_label (CORDEE_REPORT_COMPARISON));
  document->author = input->dossier != NULL ? g_strdup (input->dossier->advisor) : NULL;
  document->foot = g_strdup_printf ("%s · %s", document->title, document->lead);
  document->landscape = TRUE;
  add_about (document, input);
  cordee_report_add_project (document, input);
  add_matrix (&writer, document);
  if (input->dossier != NULL)
    {
      cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);
      cordee_report_add_result (document, input, cited);
      cordee_report_add_answers (document, input);
      cordee_report_add_limits (document, input);
    }
  cordee_report_add_sources (document, input, cited);
  add_words (&writer, document);
  add_notice (&writer, document);
  g_string_free (writer.said, TRUE);
  return document;
}
