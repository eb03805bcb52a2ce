/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-writer.h"

#include "cordee-document-private.h"

/* What is small stands side by side where each column has that much. */
#define SNAKING_COLUMN 225
/* The first column of facts, as a share of both. */
#define MAX_FACT_MARK 0.36

static gboolean
is_cited (const char *mark)
{
  guint number;

  return cordee_document_mark_kind (mark, &number) == CORDEE_MARK_CITED;
}

/* Whether an item or a fact is small print: a source, or all of it small. */
static gboolean
is_small_print (const CordeePart *part)
{
  return cordee_rich_is_small (part->text) || (part->kind == CORDEE_PART_ITEM && is_cited (part->mark));
}

/* How many of the parts from first on are one list. */
static guint
count_list (const CordeeWriter *self, guint first)
{
  GPtrArray *parts = self->parts;
  const CordeePart *head = parts->pdata[first];
  guint n = 1;

  while (first + n < parts->len)
    {
      const CordeePart *part = parts->pdata[first + n];

      if (part->kind != head->kind || is_small_print (part) != is_small_print (head) || cordee_part_is_fact (part) != cordee_part_is_fact (head))
        break;
      n++;
    }
  return n;
}

/* The room that the broadest mark of n parts from first on needs. */
static double
measure_marks (CordeeWriter *self, guint first, guint n, CordeeType type)
{
  double width = 0;

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *mark = cordee_part_dup_mark (self->parts->pdata[i], "•");

      width = MAX (width, cordee_writer_measure_mark (self, mark, type));
    }
  return width;
}

/* An item of list. The caller owns it. */
static CordeeBlock *
item_new (CordeeWriter *self, const CordeePart *part, const CordeeTag *list, CordeeType type, double x, double indent, double width)
{
  CordeeBlock *block = cordee_block_new (self->context, 1);
  CordeeTag *tag = cordee_writer_tag (self, list, "LI");
  g_autofree char *mark = cordee_part_dup_mark (part, "•");
  guint number;
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_tag_set_anchor (tag, part);
  cordee_paragraph_init (&paragraph, type, cordee_writer_tag (self, tag, "LBody"));
  cordee_writer_append (self, &paragraph, part->text);
  paragraph.mark_tag = cordee_writer_tag (self, tag, "Lbl");
  paragraph.strong_mark = cordee_document_mark_kind (mark, &number) == CORDEE_MARK_SIGN;
  cordee_block_add_item (block, block->columns->pdata[0], mark, &paragraph, x, indent, width - x, 0);
  block->divides = TRUE;
  return block;
}

/* A fact in one paragraph, which begins with its mark. The caller owns it. */
static CordeeBlock *
run_in_fact_new (CordeeWriter *self, const CordeePart *part, const CordeeTag *list, CordeeType type, double width)
{
  CordeeBlock *block = cordee_block_new (self->context, 1);
  CordeeTag *tag = cordee_writer_tag (self, list, "LI");
  g_autofree char *mark = cordee_part_dup_mark (part, "");
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_tag_set_anchor (tag, part);
  cordee_paragraph_init (&paragraph, type, cordee_writer_tag (self, tag, "LBody"));
  cordee_paragraph_append (&paragraph, mark, CORDEE_RUN_BOLD, NULL, NULL);
  cordee_paragraph_append (&paragraph, mark[0] != '\0' ? "\u00a0: " : "", CORDEE_RUN_PLAIN, NULL, NULL);
  cordee_writer_append (self, &paragraph, part->text);
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, width, 0);
  block->divides = TRUE;
  return block;
}

/* Small print side by side, in as many columns as the page has room for. */
static void
add_snaking (CordeeWriter *self, guint first, guint n, const CordeeTag *list)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_block_free);
  double indent = measure_marks (self, first, n, CORDEE_TYPE_SMALL);
  guint n_columns = (guint) CLAMP (self->width / SNAKING_COLUMN, 1, 3);
  double step = (self->width + 2 * CORDEE_GUTTER) / n_columns;
  double width = step - 2 * CORDEE_GUTTER;

  for (guint i = first; i < first + n; i++)
    {
      const CordeePart *part = self->parts->pdata[i];
      CordeeBlock *block = part->kind == CORDEE_PART_FACT ? run_in_fact_new (self, part, list, CORDEE_TYPE_SMALL, width)
                                                          : item_new (self, part, list, CORDEE_TYPE_SMALL, 0, indent, width);

      block->before = 4;
      g_ptr_array_add (blocks, block);
    }
  if (self->heading != NULL)
    {
      g_autofree char *continued = cordee_writer_continued (self->heading);

      cordee_flow_repeat (&self->flow, 0, cordee_writer_heading_new (self, continued, NULL));
    }
  cordee_flow_add_snaking (&self->flow, blocks, n_columns, step);
  cordee_flow_repeat (&self->flow, 0, NULL);
}

static void
add_items (CordeeWriter *self, guint first, guint n, const CordeeTag *list)
{
  double indent = measure_marks (self, first, n, self->body);

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr(CordeeBlock) block = item_new (self, self->parts->pdata[i], list, self->body, 2, indent, self->measure);

      block->above = self->document->landscape ? 2 : i == first ? 5 : 4;
      cordee_flow_add (&self->flow, block);
    }
}

/* The width of the first column of facts: one for all of the document, so that they stand in line. */
double
cordee_writer_measure_facts (CordeeWriter *self)
{
  double width = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (cordee_part_is_fact (self->parts->pdata[i]) && !is_small_print (self->parts->pdata[i]))
      width = MAX (width, measure_marks (self, i, 1, self->body));
  return MIN (width, self->measure * MAX_FACT_MARK);
}

/* What it is on the left, how it stands on the right. */
static void
add_facts (CordeeWriter *self, guint first, guint n, const CordeeTag *list)
{
  double side = self->fact_side, x = side + CORDEE_GUTTER;

  for (guint i = first; i < first + n; i++)
    {
      const CordeePart *part = self->parts->pdata[i];
      g_autoptr(CordeeBlock) block = cordee_block_new (self->context, 2);
      CordeeTag *tag = cordee_writer_tag (self, list, "LI");
      g_autofree char *words = cordee_part_dup_mark (part, "");
      g_auto(CordeeParagraph) mark = { 0 };
      g_auto(CordeeParagraph) text = { 0 };

      cordee_tag_set_anchor (tag, part);
      cordee_paragraph_init (&mark, self->body, cordee_writer_tag (self, tag, "Lbl"));
      cordee_paragraph_append (&mark, words, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, NULL);
      cordee_block_add (block, block->columns->pdata[0], &mark, 0, side, 0);
      cordee_paragraph_init (&text, self->body, cordee_writer_tag (self, tag, "LBody"));
      cordee_writer_append (self, &text, part->text);
      cordee_block_add (block, block->columns->pdata[1], &text, x, self->measure - x, 0);
      block->above = i == first ? 3 : 0;
      block->before = block->after = 3;
      cordee_block_add_rule (block, 0, self->measure, CORDEE_HAIRLINE, CORDEE_COLOUR_LINE);
      cordee_flow_add (&self->flow, block);
    }
}

/* The items or facts from first on. Returns how many there were. */
guint
cordee_writer_add_list (CordeeWriter *self, guint first)
{
  const CordeePart *part = self->parts->pdata[first];
  const CordeeTag *list = cordee_writer_tag (self, self->section, "L");
  guint n = count_list (self, first);

  if (is_small_print (part))
    add_snaking (self, first, n, list);
  else if (part->kind == CORDEE_PART_FACT)
    add_facts (self, first, n, list);
  else
    add_items (self, first, n, list);
  return n;
}
