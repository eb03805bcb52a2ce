/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages.h"

#include "cordee-document-private.h"
#include "cordee-pages-writer.h"

#include <glib/gi18n-lib.h>

/* Lines of text are no longer, however broad the page is. */
#define MAX_MEASURE 520
#define PAGE_NUMBER 80
#define FOOT_GAP 8
#define BOX_PADDING 9
#define BOX_SIDE 2.5
#define MARK_GAP 4

/* ── text ───────────────────────────────────────────────────────── */

static void
tag_free (gpointer data)
{
  CordeeTag *self = data;

  g_free (self->anchor);
  g_free (self->outline);
  g_free (self);
}

/* A new place in the structure, below parent. Borrowed. */
CordeeTag *
cordee_writer_tag (CordeeWriter *self, const CordeeTag *parent, const char *role)
{
  CordeeTag *tag = g_new0 (CordeeTag, 1);

  tag->parent = parent;
  tag->role = role;
  g_ptr_array_add (self->tags, tag);
  return tag;
}

/* Lets links to part find it at tag. */
void
cordee_tag_set_anchor (CordeeTag *tag, const CordeePart *part)
{
  if (part->anchor != NULL && part->anchor[0] != '\0')
    tag->anchor = cordee_document_dup_id (part->anchor);
}

/* A text on its way into a paragraph. */
typedef struct
{
  CordeeWriter *writer;
  CordeeParagraph *paragraph;
  gboolean small; /* the paragraph is small itself */
} Appending;

/* In small print an address begins a line: it would hardly fit on what is left of one. */
static void
begin_line (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    text->str[text->len - 1] = '\n';
}

static void
append_cb (const char *text, const CordeeRichSpan *span, gpointer data)
{
  const Appending *self = data;
  CordeeRun run = CORDEE_RUN_PLAIN;
  const char *colour, *link;

  if (span == NULL)
    {
      cordee_paragraph_append (self->paragraph, text, CORDEE_RUN_PLAIN, NULL, NULL);
      return;
    }
  run |= span->style & CORDEE_RICH_BOLD ? CORDEE_RUN_BOLD : 0;
  run |= span->style & CORDEE_RICH_GAP ? CORDEE_RUN_GAP : 0;
  run |= span->style & CORDEE_RICH_SMALL && !self->small ? CORDEE_RUN_SMALL : 0;
  colour = span->colour != NULL ? span->colour : span->style & CORDEE_RICH_SOFT ? CORDEE_COLOUR_SOFT : NULL;
  link = cordee_document_link_kind (self->writer->anchors, span->link) != CORDEE_LINK_NONE ? span->link : NULL;
  if (self->small && g_strcmp0 (text, link) == 0)
    {
      begin_line (self->paragraph->text);
      colour = CORDEE_COLOUR_SOFT;
    }
  cordee_paragraph_append (self->paragraph, text, run, colour, link);
}

/* Appends a text (or NULL) in its styles. What is small is so only beside what is not: a paragraph that is small has its own type. */
void
cordee_writer_append (CordeeWriter *self, CordeeParagraph *paragraph, const CordeeRich *text)
{
  Appending appending = { self, paragraph, paragraph->type == CORDEE_TYPE_SMALL || paragraph->type == CORDEE_TYPE_ASIDE };

  if (text != NULL)
    cordee_rich_each (text, append_cb, &appending);
}

static void
check_small_cb (const char *text, const CordeeRichSpan *span, gpointer data)
{
  gboolean *small = data;

  *small &= span != NULL && span->style & CORDEE_RICH_SMALL;
}

/* Whether all of a text (or NULL) is small. */
gboolean
cordee_rich_is_small (const CordeeRich *text)
{
  gboolean small = !cordee_rich_is_empty (text);

  if (small)
    cordee_rich_each (text, check_small_cb, &small);
  return small;
}

/* The first colour in text; borrowed, or NULL. */
const char *
cordee_rich_get_colour (const CordeeRich *text)
{
  for (guint i = 0; i < text->spans->len; i++)
    if (g_array_index (text->spans, CordeeRichSpan, i).colour != NULL)
      return g_array_index (text->spans, CordeeRichSpan, i).colour;
  return NULL;
}

/* The mark of a part on one line, or a copy of otherwise where it has none. The caller owns it. */
char *
cordee_part_dup_mark (const CordeePart *part, const char *otherwise)
{
  g_autofree char *mark = cordee_document_clean_line (part->mark);

  return mark[0] != '\0' ? g_steal_pointer (&mark) : g_strdup (otherwise);
}

/* What stands above what goes on from the page before. The caller owns it. */
char *
cordee_writer_continued (const char *text)
{
  /* TRANSLATORS: %s is a heading that a page repeats, since what it is for began on the page before. */
  return g_strdup_printf (_("%s (suite)"), text);
}

/* A block of one paragraph of plain text. The caller owns it. */
static CordeeBlock *
text_new (CordeeWriter *self, CordeeType type, const CordeeTag *tag, const char *text, double width)
{
  CordeeBlock *block = cordee_block_new (self->context, 1);
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, type, tag);
  cordee_paragraph_append (&paragraph, text, CORDEE_RUN_PLAIN, NULL, NULL);
  cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, width, 0);
  return block;
}

/* ── title and headings ─────────────────────────────────────────── */

static void
add_title (CordeeWriter *self)
{
  g_autofree char *title = cordee_document_clean_line (self->document->title);
  g_autofree char *lead = cordee_document_clean_line (self->document->lead);
  g_autoptr(CordeeBlock) block = text_new (self, CORDEE_TYPE_TITLE, cordee_writer_tag (self, self->root, "H1"), title, self->width);

  if (lead[0] != '\0')
    {
      g_auto(CordeeParagraph) paragraph = { 0 };

      cordee_paragraph_init (&paragraph, CORDEE_TYPE_LEAD, cordee_writer_tag (self, self->root, "P"));
      cordee_paragraph_append (&paragraph, lead, CORDEE_RUN_PLAIN, NULL, NULL);
      cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, self->width, 3);
    }
  block->after = self->document->landscape ? 0 : 6;
  cordee_flow_add (&self->flow, block);
}

/* The heading of a section, or what pages repeat of it. The caller owns it. */
CordeeBlock *
cordee_writer_heading_new (CordeeWriter *self, const char *text, const CordeeTag *tag)
{
  CordeeBlock *block = text_new (self, CORDEE_TYPE_HEADING, tag, text, self->width);

  cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_STRONG_LINE);
  block->above = 16;
  block->after = 4;
  return block;
}

static void
add_heading (CordeeWriter *self, const CordeePart *part)
{
  gboolean sub = part->kind == CORDEE_PART_SUBHEADING;
  g_autofree char *mark = cordee_part_dup_mark (part, "");
  g_autofree char *raw = cordee_rich_to_text (part->text);
  g_autofree char *words = g_strconcat (mark, mark[0] != '\0' ? " " : "", raw, NULL);
  g_autofree char *text = cordee_document_clean_line (words);
  CordeeTag *tag;
  CordeeBlock *block;

  if (!sub)
    {
      CordeeTag *section = cordee_writer_tag (self, self->root, "Sect");

      section->lasts = TRUE;
      self->section = section;
      g_free (self->heading);
      self->heading = g_strdup (text);
    }
  tag = cordee_writer_tag (self, self->section, sub ? "H3" : "H2");
  cordee_tag_set_anchor (tag, part);
  if (text[0] != '\0')
    tag->outline = g_strdup (text);
  tag->level = sub && self->level > 0 ? 2 : 1;
  self->level = tag->level;
  if (!sub)
    block = cordee_writer_heading_new (self, text, tag);
  else
    {
      block = cordee_block_new (self->context, 1);
      g_auto(CordeeParagraph) paragraph = { 0 };

      cordee_paragraph_init (&paragraph, CORDEE_TYPE_SUBHEADING, tag);
      cordee_paragraph_append (&paragraph, mark, CORDEE_RUN_PLAIN, NULL, NULL);
      cordee_paragraph_append (&paragraph, mark[0] != '\0' ? " " : "", CORDEE_RUN_PLAIN, NULL, NULL);
      cordee_writer_append (self, &paragraph, part->text);
      cordee_block_add (block, block->columns->pdata[0], &paragraph, 0, self->width, 0);
      block->above = 12;
      block->after = 1;
    }
  cordee_flow_begin (&self->flow, sub ? 1 : 0, block, NULL);
}

/* ── paragraphs ─────────────────────────────────────────────────── */

/* How far the text beside a mark stands from the mark's left side. */
double
cordee_writer_measure_mark (CordeeWriter *self, const char *mark, CordeeType type)
{
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_paragraph_init (&paragraph, type, NULL);
  cordee_paragraph_append (&paragraph, mark, CORDEE_RUN_PLAIN, NULL, NULL);
  return cordee_paragraph_get_width (&paragraph, self->context) + MARK_GAP;
}

/* Whether what follows text hangs on it. */
static gboolean
leads_on (const CordeeRich *text)
{
  g_autofree char *end = g_strchomp (cordee_rich_to_text (text));

  return g_str_has_suffix (end, ":");
}

/* Adds a paragraph to block, beside mark, which may be "". */
static void
add_marked (CordeeWriter *self, CordeeBlock *block, const char *mark, CordeeParagraph *paragraph, double x, double width)
{
  GArray *column = block->columns->pdata[0];

  paragraph->strong_mark = TRUE;
  if (mark[0] != '\0')
    cordee_block_add_item (block, column, mark, paragraph, x, cordee_writer_measure_mark (self, mark, paragraph->type), width, 0);
  else
    cordee_block_add (block, column, paragraph, x, width, 0);
}

static void
add_paragraph (CordeeWriter *self, const CordeePart *part, const CordeePart *before)
{
  gboolean small = cordee_rich_is_small (part->text);
  gboolean again = before != NULL && before->kind == CORDEE_PART_PARAGRAPH && small == cordee_rich_is_small (before->text);
  CordeeTag *tag = cordee_writer_tag (self, self->section, "P");
  CordeeBlock *block = cordee_block_new (self->context, 1);
  g_autofree char *mark = cordee_part_dup_mark (part, "");
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_tag_set_anchor (tag, part);
  cordee_paragraph_init (&paragraph, small ? self->aside : self->body, tag);
  cordee_writer_append (self, &paragraph, part->text);
  add_marked (self, block, mark, &paragraph, 0, small ? self->width : self->measure);
  if (before != NULL && (before->kind == CORDEE_PART_ITEM || before->kind == CORDEE_PART_FACT))
    block->above = 10;
  else if (self->document->landscape)
    block->above = small && again ? 1 : 3;
  else
    block->above = small && again ? 2 : 6;
  block->divides = TRUE;
  if (leads_on (part->text))
    cordee_flow_begin (&self->flow, 3, block, NULL);
  else
    {
      cordee_flow_add (&self->flow, block);
      cordee_block_free (block);
    }
}

static void
add_box (CordeeWriter *self, const CordeePart *part)
{
  CordeeTag *tag = cordee_writer_tag (self, self->section, "P");
  g_autoptr(CordeeBlock) block = cordee_block_new (self->context, 1);
  g_autofree char *mark = cordee_part_dup_mark (part, "");
  double x = BOX_SIDE + BOX_PADDING, width = self->measure - x - BOX_PADDING;
  g_auto(CordeeParagraph) paragraph = { 0 };

  cordee_tag_set_anchor (tag, part);
  cordee_paragraph_init (&paragraph, self->body, tag);
  cordee_writer_append (self, &paragraph, part->text);
  add_marked (self, block, mark, &paragraph, x, width);
  block->above = 8;
  block->before = block->after = BOX_PADDING - 2;
  cordee_block_add_ground (block, 0, self->measure, CORDEE_COLOUR_ACCENT_GROUND);
  cordee_block_add_ground (block, 0, BOX_SIDE, CORDEE_COLOUR_ACCENT);
  cordee_flow_add (&self->flow, block);
}

/* ── all of them ────────────────────────────────────────────────── */

static void
add_parts (CordeeWriter *self)
{
  GPtrArray *parts = self->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      const CordeePart *part = parts->pdata[i];

      switch (part->kind)
        {
        case CORDEE_PART_HEADING:
        case CORDEE_PART_SUBHEADING:
          add_heading (self, part);
          break;
        case CORDEE_PART_PARAGRAPH:
          add_paragraph (self, part, i > 0 ? parts->pdata[i - 1] : NULL);
          break;
        case CORDEE_PART_BOX:
          add_box (self, part);
          break;
        case CORDEE_PART_FACT:
          if (!cordee_part_is_fact (part))
            {
              add_paragraph (self, part, i > 0 ? parts->pdata[i - 1] : NULL);
              break;
            }
          G_GNUC_FALLTHROUGH;
        case CORDEE_PART_ITEM:
          i += cordee_writer_add_list (self, i) - 1;
          break;
        case CORDEE_PART_TABLE:
          cordee_writer_add_table (self, part);
          break;
        case CORDEE_PART_BREAK:
          cordee_flow_break (&self->flow);
          break;
        }
    }
  cordee_flow_begin (&self->flow, 0, NULL, NULL);
}

/* ── the foot of every page ─────────────────────────────────────── */

/* The caller owns it. */
static CordeeBlock *
foot_new (const CordeeWriter *self, guint page, guint n_pages)
{
  CordeeBlock *block = cordee_block_new (self->context, 2);
  g_autofree char *about = cordee_document_clean_line (self->document->foot != NULL ? self->document->foot : self->document->title);
  /* TRANSLATORS: %1$u is the number of a page, %2$u how many there are. */
  g_autofree char *number = g_strdup_printf (_("Page %1$u / %2$u"), page, n_pages);
  double number_width = MIN (PAGE_NUMBER, self->width / 3);
  g_auto(CordeeParagraph) left = { 0 };
  g_auto(CordeeParagraph) right = { 0 };

  cordee_paragraph_init (&left, CORDEE_TYPE_SMALL, NULL);
  cordee_paragraph_append (&left, about, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, NULL);
  cordee_block_add (block, block->columns->pdata[0], &left, 0, self->width - number_width, 0);
  cordee_paragraph_init (&right, CORDEE_TYPE_SMALL, NULL);
  right.alignment = PANGO_ALIGN_RIGHT;
  cordee_paragraph_append (&right, number, CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT, NULL);
  cordee_block_add (block, block->columns->pdata[1], &right, self->width - number_width, number_width, 0);
  return block;
}

/* A hairline from which the feet of all pages hang. The caller owns it. */
static CordeeBlock *
foot_line_new (const CordeeWriter *self)
{
  CordeeBlock *block = cordee_block_new (self->context, 0);

  block->before = FOOT_GAP;
  cordee_block_add_rule (block, 0, self->width, CORDEE_HAIRLINE, CORDEE_COLOUR_LINE);
  return block;
}

static void
add_feet (CordeeWriter *self)
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

/* Lays out a document on pages that have width × height points for what is printed. context gives the fonts and is not changed. The
   caller owns the pages, which keep nothing of document. */
CordeePages *
cordee_pages_new (const CordeeDocument *document, PangoContext *context, double width, double height)
{
  CordeePages *self = g_new0 (CordeePages, 1);
  CordeeWriter writer = { .document = document, .width = width, .measure = MIN (width, MAX_MEASURE) };
  CordeeTag *root;
  g_autoptr(CordeeBlock) foot = NULL;

  writer.context = cordee_type_context_new (context, document->language);
  writer.parts = g_ptr_array_new ();
  for (guint i = 0; i < document->parts->len; i++)
    if (!cordee_part_is_empty (document->parts->pdata[i]))
      g_ptr_array_add (writer.parts, document->parts->pdata[i]);
  writer.anchors = cordee_document_list_anchors (document);
  writer.tags = g_ptr_array_new_with_free_func (tag_free);
  writer.body = document->landscape ? CORDEE_TYPE_CELL : CORDEE_TYPE_TEXT;
  writer.aside = document->landscape ? CORDEE_TYPE_SMALL : CORDEE_TYPE_ASIDE;
  root = cordee_writer_tag (&writer, NULL, "Document");
  root->lasts = TRUE;
  writer.root = writer.section = root;
  foot = foot_new (&writer, 0, 0);
  cordee_flow_init (&writer.flow, height - FOOT_GAP - 3 - cordee_block_get_height (foot));

  writer.fact_side = cordee_writer_measure_facts (&writer);
  add_title (&writer);
  add_parts (&writer);
  add_feet (&writer);

  self->pages = g_steal_pointer (&writer.flow.pages);
  self->tags = writer.tags;
  cordee_flow_clear (&writer.flow);
  g_free (writer.heading);
  g_ptr_array_unref (writer.parts);
  g_hash_table_unref (writer.anchors);
  g_object_unref (writer.context);
  return self;
}

void
cordee_pages_free (CordeePages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->tags);
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

  cordee_page_draw (self->pages->pdata[page], cr, NULL);
}
