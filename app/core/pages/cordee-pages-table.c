/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-writer.h"

#include "cordee-document-private.h"

/* Below that width a column cannot be read, unless it needs no more: each row is then told column by column. */
#define MIN_COLUMN 88
/* Above it lines are too long. */
#define MAX_COLUMN 340
/* The column that names the rows is not narrower. */
#define MIN_FIRST 76
#define HEAD_RULE 1.5
/* The name of a column beside its cell, where there are no columns. */
#define MIN_SIDE 52
#define MARK_GAP 1.8

/* A table on its way. */
typedef struct
{
  CordeeWriter *writer;     /* borrowed */
  const CordeeTable *table; /* borrowed */
  const CordeeTag *tag;     /* borrowed */
  guint n;                  /* columns */
  double *xs, *widths;      /* owned: of each column */
  double width;             /* of them all */
  double side;              /* where there are no columns: of the column of their names */
  gboolean stacked;
} Grid;

/* The paragraph of a part of a cell, in small type where all of it is. Returns whether it is. */
static gboolean
init_cell_paragraph (const Grid *self, CordeeParagraph *paragraph, const CordeeRich *text, const CordeeTag *tag)
{
  gboolean small = cordee_rich_is_small (text);

  cordee_paragraph_init (paragraph, small ? CORDEE_TYPE_SMALL : CORDEE_TYPE_CELL, tag);
  cordee_writer_append (self->writer, paragraph, text);
  return small;
}

/* How far the text of an item stands from its mark's left side. */
static double
get_indent (const Grid *self, const char *mark)
{
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_CELL, NULL);
  cordee_paragraph_append (&paragraph, mark, CORDEE_RUN_PLAIN, NULL, NULL);
  return cordee_paragraph_get_width (&paragraph, self->writer->context) + MARK_GAP;
}

/* Adds the parts of a cell (or NULL: nothing) to a column. */
static void
add_cell (const Grid *self, CordeeBlock *block, GArray *column, const GPtrArray *cell, const CordeeTag *tag, double x, double width)
{
  const CordeeTag *list = NULL;
  gboolean was_small = FALSE;
  guint n = 0;

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      const CordeePart *part = cell->pdata[i];
      g_autofree char *mark = cordee_part_dup_mark (part, part->kind == CORDEE_PART_ITEM ? "•" : "");
      gboolean item = mark[0] != '\0';
      g_auto(CordeeParagraph) paragraph = { 0 };
      gboolean small = init_cell_paragraph (self, &paragraph, part->text, NULL);
      double gap = !small ? 2 : was_small || x <= 0 ? 1 : 3;

      if (cordee_part_is_empty (part))
        continue;
      n++;
      if (item && list == NULL)
        list = cordee_writer_tag (self->writer, tag, "L");
      else if (!item)
        list = NULL;
      if (item)
        {
          const CordeeTag *one = cordee_writer_tag (self->writer, list, "LI");

          paragraph.mark_tag = cordee_writer_tag (self->writer, one, "Lbl");
          paragraph.tag = cordee_writer_tag (self->writer, one, "LBody");
          cordee_block_add_item (block, column, mark, &paragraph, x, get_indent (self, mark), width, gap);
        }
      else
        {
          paragraph.tag = cordee_writer_tag (self->writer, tag, "P");
          cordee_block_add (block, column, &paragraph, x, width, gap);
        }
      was_small = small;
    }
  if (n == 0)
    {
      g_auto(CordeeParagraph) nothing = { 0 };

      /* A cell all the same, or those after it would be taken for those of other columns. */
      cordee_paragraph_init (&nothing, CORDEE_TYPE_CELL, tag);
      cordee_block_add (block, column, &nothing, x, width, 0);
    }
}

static const GPtrArray *
get_cell (const CordeeTableRow *row, guint i)
{
  return i < row->cells->len ? row->cells->pdata[i] : NULL;
}

/* What names a row or a group, in one line of text; the caller owns it. */
static char *
dup_name (const CordeeTableRow *row)
{
  const GPtrArray *cell = get_cell (row, 0);
  g_autofree char *text = NULL;

  if (cell == NULL || cell->len == 0)
    return g_strdup ("");
  text = cordee_rich_to_text (((const CordeePart *) cell->pdata[0])->text);
  return cordee_document_clean_line (text);
}

static void
add_again (CordeeBlock *block, GArray *column, const CordeeTableRow *row, double width)
{
  g_auto(CordeeParagraph) paragraph = { 0 };
  g_autofree char *name = dup_name (row);
  g_autofree char *continued = cordee_writer_continued (name);

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_CELL, NULL);
  cordee_paragraph_append (&paragraph, continued, CORDEE_RUN_BOLD, NULL, NULL);
  cordee_block_add (block, column, &paragraph, 0, width, 0);
}

/* ── heads ──────────────────────────────────────────────────────── */

static gboolean
has_notes (const CordeeTable *table)
{
  for (guint i = 0; i < table->notes->len; i++)
    if (table->notes->pdata[i] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_colours (const CordeeTable *table)
{
  for (guint i = 0; i < table->head->len; i++)
    if (cordee_rich_get_colour (table->head->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The heads of the columns. The caller owns them. */
static CordeeBlock *
head_new (const Grid *self)
{
  const CordeeTable *table = self->table;
  CordeeBlock *block = cordee_block_new (self->writer->context, self->n);
  const CordeeTag *row = cordee_writer_tag (self->writer, self->tag, "TR");
  CordeeType type = has_notes (table) ? CORDEE_TYPE_GROUP : CORDEE_TYPE_CELL_HEAD;

  for (guint i = 0; i < table->head->len; i++)
    {
      const CordeeRich *head = table->head->pdata[i];
      g_autofree char *note = cordee_document_clean_line (table->notes->pdata[i]);
      const char *colour = cordee_rich_get_colour (head);
      const CordeeTag *tag = cordee_writer_tag (self->writer, row, "TH");
      GArray *column = block->columns->pdata[i];
      g_auto(CordeeParagraph) name = { 0 };

      cordee_paragraph_init (&name, cordee_rich_is_small (head) ? CORDEE_TYPE_SMALL : type, tag);
      cordee_writer_append (self->writer, &name, head);
      cordee_block_add (block, column, &name, self->xs[i], self->widths[i], 0);
      if (note[0] != '\0')
        {
          g_auto(CordeeParagraph) below = { 0 };

          cordee_paragraph_init (&below, CORDEE_TYPE_SMALL, tag);
          cordee_paragraph_append (&below, note, CORDEE_RUN_PLAIN, colour != NULL ? colour : CORDEE_COLOUR_SOFT, NULL);
          cordee_block_add (block, column, &below, self->xs[i], self->widths[i], 1);
        }
      if (has_colours (table))
        cordee_block_add_rule (block, self->xs[i], self->widths[i], colour != NULL ? HEAD_RULE : CORDEE_HAIRLINE,
                               colour != NULL ? colour : CORDEE_COLOUR_STRONG_LINE);
    }
  if (!has_colours (table))
    cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->above = 10;
  block->after = 5;
  return block;
}

/* What stands for heads where there are no columns: who is who. The caller owns it. */
static CordeeBlock *
legend_new (const Grid *self)
{
  const CordeeTable *table = self->table;
  CordeeBlock *block = cordee_block_new (self->writer->context, 1);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_SMALL, cordee_writer_tag (self->writer, self->writer->section, "P"));
  for (guint i = 1; i < table->head->len; i++)
    {
      const CordeeRich *head = table->head->pdata[i];
      g_autofree char *note = cordee_document_clean_line (table->notes->pdata[i]);

      cordee_paragraph_append (&paragraph, i > 1 ? "   " : "", CORDEE_RUN_PLAIN, NULL, NULL);
      cordee_writer_append (self->writer, &paragraph, head);
      if (note[0] != '\0')
        {
          cordee_paragraph_append (&paragraph, "\u00a0", CORDEE_RUN_PLAIN, NULL, NULL);
          cordee_paragraph_append (&paragraph, note, CORDEE_RUN_PLAIN, cordee_rich_get_colour (head), NULL);
        }
    }
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, self->width, 0);
  cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->above = 10;
  block->after = 5;
  return block;
}

/* ── rows ───────────────────────────────────────────────────────── */

/* The heading of a group of rows, or what pages repeat of it. The caller owns it. */
static CordeeBlock *
group_new (const Grid *self, const char *name, const CordeeTag *tag)
{
  CordeeBlock *block = cordee_block_new (self->writer->context, 1);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, CORDEE_TYPE_GROUP, tag);
  cordee_paragraph_append (&paragraph, name, CORDEE_RUN_PLAIN, NULL, NULL);
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, self->width, 0);
  cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->before = 10;
  block->after = 3;
  return block;
}

static void
begin_group (Grid *self, const CordeeTableRow *row)
{
  const CordeeTag *line = cordee_writer_tag (self->writer, self->tag, self->stacked ? "Div" : "TR");
  CordeeTag *tag = cordee_writer_tag (self->writer, line, self->stacked ? "P" : "TH");
  g_autofree char *name = dup_name (row);
  g_autofree char *continued = cordee_writer_continued (name);

  tag->outline = g_strdup (name);
  tag->level = self->writer->level + 1;
  cordee_flow_begin (&self->writer->flow, 2, group_new (self, name, tag), group_new (self, continued, NULL));
}

/* A row across the columns. The caller owns it. */
static CordeeBlock *
row_new (const Grid *self, const CordeeTableRow *row)
{
  CordeeBlock *block = cordee_block_new (self->writer->context, self->n);
  const CordeeTag *line = cordee_writer_tag (self->writer, self->tag, "TR");

  add_again (block, block->again, row, self->widths[0]);
  for (guint i = 0; i < self->n; i++)
    add_cell (self, block, block->columns->pdata[i], get_cell (row, i), cordee_writer_tag (self->writer, line, i == 0 ? "TH" : "TD"), self->xs[i],
              self->widths[i]);
  block->before = block->after = 5;
  cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_LINE);
  return block;
}

/* The name of a column and its cell in a row, side by side. The caller owns them. */
static CordeeBlock *
side_new (const Grid *self, const CordeeTableRow *row, guint i)
{
  CordeeWriter *writer = self->writer;
  CordeeBlock *block = cordee_block_new (writer->context, 2);
  const CordeeRich *head = i < self->table->head->len ? self->table->head->pdata[i] : NULL;
  const CordeeTag *tag = cordee_writer_tag (writer, self->tag, "Div");
  g_auto(CordeeParagraph) name = { 0 };

  cordee_paragraph_init (&name, CORDEE_TYPE_CELL_HEAD, cordee_writer_tag (writer, tag, "P"));
  if (head != NULL)
    cordee_writer_append (writer, &name, head);
  cordee_block_add (block, block->columns->pdata[0], &name, 0, self->side, 0);
  name.tag = NULL;
  cordee_block_add (block, block->again, &name, 0, self->side, 0);
  add_cell (self, block, block->columns->pdata[1], get_cell (row, i), tag, self->side + CORDEE_GUTTER, self->width - self->side - CORDEE_GUTTER);
  block->before = block->after = 3;
  return block;
}

/* The name of a row above its cells, or what pages repeat of it. The caller owns it. */
static CordeeBlock *
name_new (const Grid *self, const CordeeTableRow *row, gboolean again)
{
  CordeeBlock *block = cordee_block_new (self->writer->context, 1);

  if (again)
    add_again (block, block->columns->pdata[0], row, self->width);
  else
    add_cell (self, block, block->columns->pdata[0], get_cell (row, 0), cordee_writer_tag (self->writer, self->tag, "Div"), 0, self->width);
  block->before = 6;
  block->after = 2;
  return block;
}

/* A row column by column, each kept whole where a page has room for it. */
static void
add_stacked_row (Grid *self, const CordeeTableRow *row)
{
  cordee_flow_begin (&self->writer->flow, 3, name_new (self, row, FALSE), name_new (self, row, TRUE));
  for (guint i = 1; i < self->n; i++)
    {
      g_autoptr(CordeeBlock) block = side_new (self, row, i);

      if (i + 1 == self->n)
        {
          block->after = 6;
          cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_LINE);
        }
      cordee_flow_add (&self->writer->flow, block);
    }
}

/* ── the whole ──────────────────────────────────────────────────── */

/* How wide a column would be if it were as wide as it likes. */
static double
get_natural_width (const Grid *self, guint i)
{
  double natural = 0;

  for (guint j = 0; j < self->table->rows->len; j++)
    {
      const CordeeTableRow *row = self->table->rows->pdata[j];
      const GPtrArray *cell = row->heading ? NULL : get_cell (row, i);

      for (guint k = 0; cell != NULL && k < cell->len; k++)
        {
          const CordeePart *part = cell->pdata[k];
          g_autofree char *mark = cordee_part_dup_mark (part, part->kind == CORDEE_PART_ITEM ? "•" : "");
          g_auto(CordeeParagraph) paragraph = { 0 };

          init_cell_paragraph (self, &paragraph, part->text, NULL);
          natural = MAX (natural, cordee_paragraph_get_width (&paragraph, self->writer->context) + (mark[0] != '\0' ? get_indent (self, mark) : 0));
        }
    }
  return natural;
}

/* Shares the width of the page out, by the weights, and finds whether there is room for columns at all. */
static void
find_columns (Grid *self)
{
  double room = MAX (self->writer->width - (self->n - 1) * CORDEE_GUTTER, 1);
  double sum = 0, x = 0;

  for (guint i = 0; i < self->n; i++)
    {
      double weight = i < self->table->weights->len ? g_array_index (self->table->weights, double, i) : 1;

      self->widths[i] = weight > 0 ? weight : 1;
      sum += self->widths[i];
    }
  if (self->n > 1 && room * self->widths[0] / sum < MIN_FIRST)
    {
      sum = (sum - self->widths[0]) * room / MAX (room - MIN_FIRST, 1);
      self->widths[0] = sum * MIN_FIRST / room;
    }
  for (guint i = 0; i < self->n; i++)
    {
      double width = room * self->widths[i] / sum;

      self->stacked |= width < MIN_COLUMN && self->n > 1 && (i > 0 || width < MIN_SIDE) && width < get_natural_width (self, i);
      self->widths[i] = i > 0 ? MIN (width, MAX_COLUMN) : MAX (width, 1);
      self->xs[i] = x;
      x += self->widths[i] + CORDEE_GUTTER;
    }
  self->width = self->stacked ? self->writer->width : x - CORDEE_GUTTER;
}

static void
find_side (Grid *self)
{
  for (guint i = 1; i < self->table->head->len; i++)
    {
      g_auto(CordeeParagraph) name = { 0 };

      cordee_paragraph_init (&name, CORDEE_TYPE_CELL_HEAD, NULL);
      cordee_writer_append (self->writer, &name, self->table->head->pdata[i]);
      self->side = MAX (self->side, cordee_paragraph_get_width (&name, self->writer->context));
    }
  self->side = CLAMP (self->side, MIN_SIDE, MAX (MIN_SIDE, self->width * 0.3));
}

/* The height that the first row needs, with the headings above it. */
static double
measure_first (const Grid *self)
{
  double height = 0;

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const CordeeTableRow *row = self->table->rows->pdata[i];
      g_autoptr(CordeeBlock) block = row->heading ? group_new (self, "", NULL) : self->stacked ? side_new (self, row, 1) : row_new (self, row);

      height += cordee_block_get_height (block);
      if (!row->heading)
        break;
    }
  return height;
}

/* Sets a table: its head on each page, its rows whole where a page has room for one. Where columns would be too narrow, each row is told
   column by column. */
void
cordee_writer_add_table (CordeeWriter *self, const CordeePart *part)
{
  const CordeeTable *table = part->table;
  guint n = cordee_table_count_columns (table);
  g_autofree double *xs = g_new0 (double, n);
  g_autofree double *widths = g_new0 (double, n);
  Grid grid = { .writer = self, .table = table, .n = n, .xs = xs, .widths = widths };
  g_autoptr(CordeeBlock) head = NULL;
  CordeeTag *tag;

  find_columns (&grid);
  find_side (&grid);
  tag = cordee_writer_tag (self, self->section, grid.stacked ? "Div" : "Table");
  cordee_tag_set_anchor (tag, part);
  grid.tag = tag;
  if (table->head->len > 0 && (!grid.stacked || has_notes (table)))
    head = grid.stacked ? legend_new (&grid) : head_new (&grid);
  cordee_flow_set_head (&self->flow, head, measure_first (&grid));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const CordeeTableRow *row = table->rows->pdata[i];

      if (row->heading)
        begin_group (&grid, row);
      else if (grid.stacked)
        add_stacked_row (&grid, row);
      else
        {
          g_autoptr(CordeeBlock) block = row_new (&grid, row);

          cordee_flow_add (&self->flow, block);
        }
    }
  cordee_flow_begin (&self->flow, 2, NULL, NULL);
  cordee_flow_set_head (&self->flow, NULL, 0);
}
