/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages.h"

#include "cordee-glossary.h"
#include "cordee-pages-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below that width a column cannot be read: each criterion is then told structure by structure. */
#define MIN_COLUMN 88
/* Above it lines are too long. */
#define MAX_COLUMN 340
#define GUTTER 11
#define HAIRLINE 0.4
/* The structure's name beside its cell, where there are no columns. */
#define SIDE 52
#define SOURCE_COLUMN 225
#define PAGE_NUMBER 80
#define FOOT_GAP 8
/* So many numbers of sources fit on a line of a narrow column. */
#define MANY_CITATIONS 4

struct _CordeePages
{
  GPtrArray *pages; /* CordeePage, owned */
};

/* The pages on their way. */
typedef struct
{
  const CordeeComparison *comparison; /* borrowed */
  PangoContext *context;              /* owned */
  CordeeCited *cited;                 /* owned */
  GString *said;                      /* owned: what the cells say, to explain its words */
  CordeeFlow flow;
  double width;
  double label, column; /* widths of the first column and of the others */
  double table;         /* width of them all */
  gboolean stacked;     /* there is no room for columns */
} Writer;

/* ── words ──────────────────────────────────────────────────────── */

static void
append (CordeeParagraph *paragraph, const char *text, CordeeRun run, const char *colour)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  cordee_paragraph_append (paragraph, typeset, strlen (typeset), run, colour);
}

/* The same, with a capital first. */
static void
append_sentence (CordeeParagraph *paragraph, const char *text, CordeeRun run, const char *colour)
{
  g_autoptr(GString) sentence = g_string_new (NULL);

  if (*text == '\0')
    return;
  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (sentence, g_utf8_next_char (text));
  append (paragraph, sentence->str, run, colour);
}

/* A short phrase with its emphasis. Typesetting changes bytes but not the count of characters, so spans are moved by it. */
static void
append_phrase (CordeeParagraph *paragraph, const CordeeStatement *statement)
{
  const char *text = statement->short_text;
  g_autofree char *typeset = cordee_report_typeset (text);
  const char *at = typeset;

  for (guint i = 0; i < statement->emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (statement->emphasis, CordeeSpan, i);
      const char *start = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->start));
      const char *end = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->end));

      cordee_paragraph_append (paragraph, at, (gsize) (start - at), CORDEE_RUN_PLAIN, NULL);
      cordee_paragraph_append (paragraph, start, (gsize) (end - start), CORDEE_RUN_BOLD, NULL);
      at = end;
    }
  cordee_paragraph_append (paragraph, at, strlen (at), CORDEE_RUN_PLAIN, NULL);
}

/* The numbers of a statement's sources, " [1, 4]", which no line end parts unless they are many. */
static void
append_citations (Writer *self, CordeeParagraph *paragraph, const CordeeStatement *statement)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *comma = statement->citations->len > MANY_CITATIONS ? ", " : ",\u00a0";

  for (guint i = 0; i < statement->citations->len; i++)
    g_string_append_printf (out, "%s%u", i == 0 ? " [" : comma,
                            cordee_cited_add (self->cited, g_array_index (statement->citations, CordeeCitation, i).source));
  if (statement->citations->len > 0)
    g_string_append_c (out, ']');
  cordee_paragraph_append (paragraph, out->str, out->len, CORDEE_RUN_SMALL, CORDEE_COLOUR_SOFT);
}

/* Sets one paragraph of one style at the end of a column. */
static void
add_text (CordeeBlock *block, GArray *column, CordeeType type, const char *text, CordeeRun run, const char *colour, double width, double gap)
{
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, type);
  append (&paragraph, text, run, colour);
  cordee_block_add (block, column, &paragraph, 0, width, gap);
}

/* What stands above what goes on from the page before. The caller owns it. */
static char *
to_continued (const char *text)
{
  /* TRANSLATORS: %s is a heading that a page repeats, since what it is for began on the page before. */
  return g_strdup_printf (_("%s (suite)"), text);
}

static void
append_structure (CordeeParagraph *paragraph, const CordeeStructure *structure)
{
  append (paragraph, structure->sign, CORDEE_RUN_PLAIN, structure->colour);
  append (paragraph, "\u00a0", CORDEE_RUN_PLAIN, NULL);
  append (paragraph, structure->id, CORDEE_RUN_BOLD, structure->colour);
}

/* ── the top ────────────────────────────────────────────────────── */

/* The caller owns it. */
static char *
dup_title (const CordeeComparison *comparison)
{
  g_autofree char *day = cordee_day_to_words (comparison->as_of);

  /* TRANSLATORS: %s is the date of the rules. */
  return g_strdup_printf (_("Comparaison, règles au %s"), day);
}

/* The caller owns it. */
static char *
dup_place (const CordeeComparison *comparison)
{
  const char *const departements[] = { comparison->departement, NULL };

  return cordee_report_place (comparison->knowledge, comparison->region, comparison->departement != NULL ? departements : NULL);
}

static void
write_title (Writer *self, const char *note)
{
  const CordeeComparison *comparison = self->comparison;
  g_autoptr(CordeeBlock) block = cordee_block_new (self->context, 1);
  GArray *column = block->columns->pdata[0];
  g_autofree char *title = dup_title (comparison);
  g_autofree char *place = dup_place (comparison);
  g_autofree char *base = cordee_report_base_text (comparison->knowledge);

  add_text (block, column, CORDEE_TYPE_TITLE, title, CORDEE_RUN_PLAIN, NULL, self->width, 0);
  add_text (block, column, CORDEE_TYPE_LEAD, place, CORDEE_RUN_BOLD, NULL, self->width, 3);
  if (note != NULL)
    add_text (block, column, CORDEE_TYPE_LEAD, note, CORDEE_RUN_PLAIN, NULL, self->width, 2);
  add_text (block, column, CORDEE_TYPE_SMALL, base, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, self->width, 4);
  if (self->stacked)
    add_text (block, column, CORDEE_TYPE_SMALL, _("Les nombres entre crochets renvoient aux sources."), CORDEE_RUN_PLAIN,
              CORDEE_COLOUR_SOFT, self->width, 1);
  else
    add_text (block, column, CORDEE_TYPE_SMALL,
              /* TRANSLATORS: under the title of a table. */
              _("Une ligne par critère, une colonne par structure ; les nombres entre crochets renvoient aux sources."),
              CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, self->width, 1);
  block->after = 12;
  cordee_flow_add (&self->flow, block);
}

/* The heads of the columns. The caller owns them. */
static CordeeBlock *
head_new (const Writer *self)
{
  GPtrArray *structures = self->comparison->structures;
  CordeeBlock *block = cordee_block_new (self->context, structures->len + 1);

  add_text (block, block->columns->pdata[0], CORDEE_TYPE_SMALL, _("Critère"), CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, self->label, 0);
  cordee_block_add_rule (block, 0, self->label, HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];
      GArray *column = block->columns->pdata[i + 1];
      double x = self->label + GUTTER + i * (self->column + GUTTER);
      g_auto(CordeeParagraph) id = { 0 };
      g_auto(CordeeParagraph) name = { 0 };

      cordee_paragraph_init (&id, CORDEE_TYPE_GROUP);
      append_structure (&id, structure);
      cordee_block_add (block, column, &id, x, self->column, 0);
      cordee_paragraph_init (&name, CORDEE_TYPE_SMALL);
      append (&name, cordee_report_word (structure->name), CORDEE_RUN_PLAIN, structure->colour);
      cordee_block_add (block, column, &name, x, self->column, 1);
      cordee_block_add_rule (block, x, self->column, 1.5, structure->colour);
    }
  block->after = 5;
  return block;
}

/* What stands for heads where there are no columns: who is who. The caller owns it. */
static CordeeBlock *
legend_new (const Writer *self)
{
  GPtrArray *structures = self->comparison->structures;
  CordeeBlock *block = cordee_block_new (self->context, 1);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL);
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      append (&paragraph, i > 0 ? "   " : "", CORDEE_RUN_PLAIN, NULL);
      append_structure (&paragraph, structure);
      append (&paragraph, "\u00a0", CORDEE_RUN_PLAIN, NULL);
      append (&paragraph, cordee_report_word (structure->name), CORDEE_RUN_PLAIN, structure->colour);
    }
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, self->table, 0);
  cordee_block_add_rule (block, 0, self->table, HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->after = 5;
  return block;
}

/* ── the matrix ─────────────────────────────────────────────────── */

static void
add_cell (Writer *self, CordeeBlock *block, GArray *column, const CordeeCell *cell, double x, double width)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, self->comparison->as_of);
  g_autoptr(GPtrArray) marks = cordee_report_cell_marks (self->comparison->knowledge, cell);

  if (cell->state != CORDEE_STATE_CONNU && cell->shown->len > 0)
    {
      g_auto(CordeeParagraph) paragraph = { 0 };

      cordee_paragraph_init (&paragraph, CORDEE_TYPE_BODY);
      append_sentence (&paragraph, cordee_report_state_label (cell->state), CORDEE_RUN_BOLD, NULL);
      cordee_block_add (block, column, &paragraph, x, width, 0);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const CordeeReportLine *line = lines->pdata[i];
      gboolean quotes = line->statement != NULL && g_str_equal (line->text, line->statement->short_text);
      g_auto(CordeeParagraph) paragraph = { 0 };

      cordee_paragraph_init (&paragraph, CORDEE_TYPE_BODY);
      g_string_append_printf (self->said, "%s\n", line->text);
      if (quotes)
        append_phrase (&paragraph, line->statement);
      else
        append (&paragraph, line->text, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT);
      if (line->statement != NULL)
        append_citations (self, &paragraph, line->statement);
      if (cell->shown->len > 1)
        cordee_block_add_item (block, column, "•", &paragraph, x, 6.5, width, 2);
      else
        cordee_block_add (block, column, &paragraph, x, width, 2);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const CordeeReportLine *line = marks->pdata[i];
      g_auto(CordeeParagraph) paragraph = { 0 };

      cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL);
      append_sentence (&paragraph, line->text, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT);
      if (line->statement != NULL)
        append_citations (self, &paragraph, line->statement);
      cordee_block_add (block, column, &paragraph, x, width, i == 0 ? 3 : 1);
    }
}

/* What a row says of itself besides its name. */
static void
add_about_row (const Writer *self, CordeeBlock *block, GArray *column, const CordeeRow *row, double width)
{
  if (row->criterion->hint != NULL)
    add_text (block, column, CORDEE_TYPE_SMALL, cordee_report_word (row->criterion->hint), CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, width, 1);
  if (!row->differs && row->cells->len > 1)
    {
      g_autofree char *same = g_strdup_printf ("=\u00a0%s", _("identique partout"));

      add_text (block, column, CORDEE_TYPE_SMALL, same, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, width, 2);
    }
}

/* A criterion across the columns. */
static void
write_row (Writer *self, const CordeeRow *row)
{
  g_autoptr(CordeeBlock) block = cordee_block_new (self->context, row->cells->len + 1);
  const char *label = cordee_report_word (row->criterion->label);
  g_autofree char *continued = to_continued (label);

  add_text (block, block->columns->pdata[0], CORDEE_TYPE_BODY, label, CORDEE_RUN_BOLD, NULL, self->label, 0);
  add_text (block, block->again, CORDEE_TYPE_BODY, continued, CORDEE_RUN_BOLD, NULL, self->label, 0);
  add_about_row (self, block, block->columns->pdata[0], row, self->label);
  for (guint i = 0; i < row->cells->len; i++)
    add_cell (self, block, block->columns->pdata[i + 1], row->cells->pdata[i], self->label + GUTTER + i * (self->column + GUTTER),
              self->column);
  block->before = block->after = 5;
  cordee_block_add_rule (block, 0, self->table, HAIRLINE, CORDEE_COLOUR_LINE);
  cordee_flow_add (&self->flow, block);
}

/* The name of a criterion above its cells. The caller owns it. */
static CordeeBlock *
criterion_new (const Writer *self, const CordeeRow *row, const char *label)
{
  CordeeBlock *block = cordee_block_new (self->context, 1);

  add_text (block, block->columns->pdata[0], CORDEE_TYPE_BODY, label, CORDEE_RUN_BOLD, NULL, self->table, 0);
  if (row != NULL)
    add_about_row (self, block, block->columns->pdata[0], row, self->table);
  block->before = 6;
  block->after = 2;
  return block;
}

/* A criterion structure by structure, each kept whole where a page has room for it. */
static void
write_stacked_row (Writer *self, const CordeeRow *row)
{
  const char *label = cordee_report_word (row->criterion->label);
  g_autofree char *continued = to_continued (label);

  cordee_flow_begin (&self->flow, 1, criterion_new (self, row, label), criterion_new (self, NULL, continued));
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordeeCell *cell = row->cells->pdata[i];
      g_autoptr(CordeeBlock) block = cordee_block_new (self->context, 2);
      g_auto(CordeeParagraph) name = { 0 };

      cordee_paragraph_init (&name, CORDEE_TYPE_BODY);
      append_structure (&name, cell->structure);
      cordee_block_add (block, block->columns->pdata[0], &name, 0, SIDE, 0);
      cordee_block_add (block, block->again, &name, 0, SIDE, 0);
      add_cell (self, block, block->columns->pdata[1], cell, SIDE + GUTTER, self->table - SIDE - GUTTER);
      block->before = block->after = 3;
      if (i + 1 == row->cells->len)
        {
          block->after = 6;
          cordee_block_add_rule (block, 0, self->table, HAIRLINE, CORDEE_COLOUR_LINE);
        }
      cordee_flow_add (&self->flow, block);
    }
}

/* The heading of a group of rows or of sources. The caller owns it. */
static CordeeBlock *
group_new (const Writer *self, double width, const char *label)
{
  CordeeBlock *block = cordee_block_new (self->context, 1);

  add_text (block, block->columns->pdata[0], CORDEE_TYPE_GROUP, label, CORDEE_RUN_PLAIN, NULL, width, 0);
  cordee_block_add_rule (block, 0, width, HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->before = 10;
  block->after = 3;
  return block;
}

static void
write_matrix (Writer *self)
{
  g_autoptr(CordeeBlock) head = self->stacked ? legend_new (self) : head_new (self);
  const char *group = NULL;

  cordee_flow_set_head (&self->flow, head);
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      const CordeeRow *row = self->comparison->rows->pdata[i];
      const char *label = row->group != NULL ? cordee_report_word (row->group->label) : row->criterion->group;
      g_autofree char *continued = to_continued (label);

      if (g_strcmp0 (group, row->criterion->group) != 0)
        cordee_flow_begin (&self->flow, 0, group_new (self, self->table, label), group_new (self, self->table, continued));
      group = row->criterion->group;
      if (self->stacked)
        write_stacked_row (self, row);
      else
        write_row (self, row);
    }
  cordee_flow_begin (&self->flow, 0, NULL, NULL);
  cordee_flow_set_head (&self->flow, NULL);
}

/* ── the end ────────────────────────────────────────────────────── */

/* The source that is cited as i + 1. The caller owns it. */
static CordeeBlock *
source_new (const Writer *self, guint i, double width, gpointer data)
{
  guint number = i + 1, n = self->cited->ids->len;
  double indent = n < 10 ? 14 : n < 100 ? 19 : 24;
  const char *id = self->cited->ids->pdata[i];
  const CordeeSource *source = cordee_knowledge_find_source (self->comparison->knowledge, id);
  CordeeBlock *block = cordee_block_new (self->context, 1);
  GArray *column = block->columns->pdata[0];
  g_autofree char *mark = g_strdup_printf ("[%u]", number);
  g_autofree char *text = source != NULL ? cordee_report_source_text (source) : g_strdup (id);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL);
  append (&paragraph, text, CORDEE_RUN_PLAIN, NULL);
  cordee_block_add_item (block, column, mark, &paragraph, 0, indent, width, 0);
  for (guint j = 0; source != NULL && j < source->urls->len; j++)
    {
      const char *url = source->urls->pdata[j];
      g_auto(CordeeParagraph) address = { 0 };

      cordee_paragraph_init (&address, CORDEE_TYPE_SMALL);
      cordee_paragraph_append (&address, url, strlen (url), CORDEE_RUN_ADDRESS, CORDEE_COLOUR_SOFT);
      cordee_block_add (block, column, &address, indent, width - indent, 0);
    }
  block->before = 4;
  return block;
}

/* Makes item i of a list, so wide; the caller owns it. */
typedef CordeeBlock *(*NewBlock) (const Writer *self, guint i, double width, gpointer data);

/* A list of n items below a heading, in as many columns as the page has room for. */
static void
write_list (Writer *self, const char *heading, guint n, NewBlock new_block, gpointer data)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_block_free);
  g_autofree char *continued = to_continued (heading);
  guint n_columns = (guint) CLAMP (self->width / SOURCE_COLUMN, 1, 3);
  double step = (self->width + 2 * GUTTER) / n_columns;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (blocks, new_block (self, i, step - 2 * GUTTER, data));
  cordee_flow_begin (&self->flow, 0, group_new (self, self->width, heading), group_new (self, self->width, continued));
  cordee_flow_add_snaking (&self->flow, blocks, n_columns, step);
  cordee_flow_begin (&self->flow, 0, NULL, NULL);
}

static void
write_sources (Writer *self)
{
  write_list (self, _("Sources"), self->cited->ids->len, source_new, NULL);
}

/* data: of const CordeeTerm *. The caller owns it. */
static CordeeBlock *
term_new (const Writer *self, guint i, double width, gpointer data)
{
  const CordeeTerm *term = ((GPtrArray *) data)->pdata[i];
  CordeeBlock *block = cordee_block_new (self->context, 1);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL);
  append (&paragraph, cordee_report_word (term->word), CORDEE_RUN_BOLD, NULL);
  append (&paragraph, " : ", CORDEE_RUN_PLAIN, NULL);
  append (&paragraph, cordee_report_word (term->meaning), CORDEE_RUN_PLAIN, NULL);
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, width, 0);
  block->before = 4;
  return block;
}

/* The words of the glossary that the cells use. */
static void
write_words (Writer *self)
{
  g_autoptr(GPtrArray) used = cordee_glossary_terms_of (self->comparison->knowledge, self->said->str);
  g_autoptr(GPtrArray) sorted = cordee_glossary_search (self->comparison->knowledge, "");
  g_autoptr(GPtrArray) terms = g_ptr_array_new ();

  for (guint i = 0; i < sorted->len; i++)
    if (g_ptr_array_find (used, sorted->pdata[i], NULL))
      g_ptr_array_add (terms, sorted->pdata[i]);
  write_list (self, _("Mots et sigles"), terms->len, term_new, terms);
}

static void
write_notice (Writer *self)
{
  g_autoptr(CordeeBlock) block = cordee_block_new (self->context, 1);
  GArray *column = block->columns->pdata[0];
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (self->comparison->knowledge);
  /* TRANSLATORS: %s is the whole fingerprint of the base, 64 digits. */
  g_autofree char *whole = g_strdup_printf (_("Empreinte complète : %s"), sha256);

  add_text (block, column, CORDEE_TYPE_BODY, _("Information, pas un conseil juridique. Seuls les textes cités font foi."), CORDEE_RUN_BOLD,
            NULL, self->width, 0);
  add_text (block, column, CORDEE_TYPE_SMALL, whole, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, self->width, 2);
  block->before = 12;
  cordee_flow_add (&self->flow, block);
}

/* ── the foot of every page ─────────────────────────────────────── */

/* The caller owns it. */
static CordeeBlock *
foot_new (const Writer *self, guint page, guint n_pages)
{
  CordeeBlock *block = cordee_block_new (self->context, 2);
  g_autofree char *title = dup_title (self->comparison);
  g_autofree char *place = dup_place (self->comparison);
  g_autofree char *about = g_strdup_printf ("%s · %s", title, place);
  /* TRANSLATORS: %1$u is the number of a page, %2$u how many there are. */
  g_autofree char *number = g_strdup_printf (_("Page %1$u / %2$u"), page, n_pages);
  double number_width = MIN (PAGE_NUMBER, self->width / 3);
  g_auto(CordeeParagraph) paragraph = { 0 };

  add_text (block, block->columns->pdata[0], CORDEE_TYPE_SMALL, about, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, self->width - number_width, 0);
  cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL);
  paragraph.alignment = PANGO_ALIGN_RIGHT;
  append (&paragraph, number, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT);
  cordee_block_add (block, block->columns->pdata[1], &paragraph, self->width - number_width, number_width, 0);
  return block;
}

/* A hairline from which the feet of all pages hang. The caller owns it. */
static CordeeBlock *
foot_line_new (const Writer *self)
{
  CordeeBlock *block = cordee_block_new (self->context, 0);

  block->before = FOOT_GAP;
  cordee_block_add_rule (block, 0, self->width, HAIRLINE, CORDEE_COLOUR_LINE);
  return block;
}

static void
write_feet (Writer *self)
{
  GPtrArray *pages = self->flow.pages;
  g_autoptr(CordeeBlock) line = foot_line_new (self);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr(CordeeBlock) foot = foot_new (self, i + 1, pages->len);
      double y = cordee_page_add (pages->pdata[i], line, 0, self->flow.bottom, G_MAXDOUBLE, NULL);

      cordee_page_add (pages->pdata[i], foot, 0, y + 3, G_MAXDOUBLE, NULL);
    }
}

/* ── the pages ──────────────────────────────────────────────────── */

/* Lays out a comparison on pages that have width × height points for what is printed. note tells below the title what was left out
   and why; NULL where nothing was. context gives the fonts and is not changed. The caller owns the pages, which keep nothing of
   comparison. */
CordeePages *
cordee_pages_new (const CordeeComparison *comparison, const char *note, PangoContext *context, double width, double height)
{
  CordeePages *self = g_new0 (CordeePages, 1);
  Writer writer = { .comparison = comparison, .context = cordee_type_context_new (context), .width = width };
  guint n = MAX (comparison->structures->len, 1);
  g_autoptr(CordeeBlock) foot = NULL;

  writer.label = CLAMP (width * 0.15, 76, 116);
  writer.column = MIN ((width - writer.label) / n - GUTTER, MAX_COLUMN);
  writer.stacked = writer.column < MIN_COLUMN;
  writer.table = writer.stacked ? width : writer.label + n * (writer.column + GUTTER);
  writer.cited = cordee_cited_new ();
  writer.said = g_string_new (NULL);
  foot = foot_new (&writer, 0, 0);
  cordee_flow_init (&writer.flow, height - FOOT_GAP - 3 - cordee_block_get_height (foot));

  write_title (&writer, note);
  if (comparison->rows->len > 0)
    write_matrix (&writer);
  write_sources (&writer);
  write_words (&writer);
  write_notice (&writer);
  write_feet (&writer);

  self->pages = g_steal_pointer (&writer.flow.pages);
  cordee_flow_clear (&writer.flow);
  cordee_cited_free (writer.cited);
  g_string_free (writer.said, TRUE);
  g_object_unref (writer.context);
  return self;
}

void
cordee_pages_free (CordeePages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* How many pages there are: one at least. */
guint
cordee_pages_get_n (const CordeePages *self)
{
  return self->pages->len;
}

/* Draws page (from 0) with its corner at the origin of cr, whose unit is taken for a point. The state of cr is kept. */
void
cordee_pages_draw (const CordeePages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < self->pages->len);

  cordee_page_draw (self->pages->pdata[page], cr);
}
