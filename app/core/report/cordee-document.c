/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document.h"

/* ── text ───────────────────────────────────────────────────────── */

static void
span_clear (gpointer data)
{
  CordeeRichSpan *span = data;

  g_free (span->colour);
  g_free (span->link);
}

/* A paragraph's text, all of it plain. text may be NULL. The caller owns it. */
CordeeRich *
cordee_rich_new (const char *text)
{
  CordeeRich *self = g_new0 (CordeeRich, 1);

  self->text = g_string_new (text);
  self->spans = g_array_new (FALSE, FALSE, sizeof (CordeeRichSpan));
  g_array_set_clear_func (self->spans, span_clear);
  return self;
}

void
cordee_rich_free (CordeeRich *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/* Adds text at the end. */
void
cordee_rich_append (CordeeRich *self, const char *text, CordeeRichStyle style)
{
  cordee_rich_append_full (self, text, style, NULL, NULL);
}

/* The same, in a colour ("#0069a6") and leading somewhere (an address, or "#" and an anchor); NULL: neither. */
void
cordee_rich_append_full (CordeeRich *self, const char *text, CordeeRichStyle style, const char *colour, const char *link)
{
  CordeeRichSpan span = { .start = self->text->len, .style = style };

  g_return_if_fail (text != NULL);

  g_string_append (self->text, text);
  span.end = self->text->len;
  if (span.end == span.start || (style == CORDEE_RICH_PLAIN && colour == NULL && link == NULL))
    return;
  span.colour = g_strdup (colour);
  span.link = g_strdup (link);
  g_array_append_val (self->spans, span);
}

/* ── parts ──────────────────────────────────────────────────────── */

static void
row_free (CordeeTableRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
table_free (CordeeTable *self)
{
  if (self == NULL)
    return;
  g_free (self->caption);
  g_array_unref (self->weights);
  g_ptr_array_unref (self->head);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
part_free (CordeePart *part)
{
  g_free (part->mark);
  g_free (part->anchor);
  cordee_rich_free (part->text);
  table_free (part->table);
  g_free (part);
}

/* Takes text. */
static CordeePart *
part_new (CordeePartKind kind, const char *mark, CordeeRich *text)
{
  CordeePart *part = g_new0 (CordeePart, 1);

  part->kind = kind;
  part->mark = g_strdup (mark);
  part->text = text;
  return part;
}

/* An empty document, upright, made at created (seconds since 1970, UTC). The caller owns it. */
CordeeDocument *
cordee_document_new (const char *title, const char *language, gint64 created)
{
  CordeeDocument *self = g_new0 (CordeeDocument, 1);

  g_return_val_if_fail (title != NULL && language != NULL, self);

  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->created = created;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

void
cordee_document_free (CordeeDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->lead);
  g_free (self->subject);
  g_free (self->author);
  g_free (self->language);
  g_free (self->foot);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* Adds a part below the others. text is taken; NULL for a break. Returns the part, borrowed. */
CordeePart *
cordee_document_add (CordeeDocument *self, CordeePartKind kind, const char *mark, CordeeRich *text)
{
  CordeePart *part = part_new (kind, mark, text);

  g_ptr_array_add (self->parts, part);
  return part;
}

/* The same with plain text. */
CordeePart *
cordee_document_add_text (CordeeDocument *self, CordeePartKind kind, const char *mark, const char *text)
{
  return cordee_document_add (self, kind, mark, cordee_rich_new (text));
}

/* Adds a table without columns and rows. Returns it, borrowed. */
CordeeTable *
cordee_document_add_table (CordeeDocument *self, const char *caption)
{
  CordeeTable *table = g_new0 (CordeeTable, 1);

  table->caption = g_strdup (caption);
  table->weights = g_array_new (FALSE, FALSE, sizeof (double));
  table->head = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_rich_free);
  table->notes = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  cordee_document_add (self, CORDEE_PART_TABLE, NULL, NULL)->table = table;
  return table;
}

/* Adds a column before there are rows. head is taken; note may be NULL. */
void
cordee_table_add_column (CordeeTable *self, CordeeRich *head, const char *note, double weight)
{
  g_return_if_fail (self->rows->len == 0);

  g_ptr_array_add (self->head, head);
  g_ptr_array_add (self->notes, g_strdup (note));
  g_array_append_val (self->weights, weight);
}

/* Adds a row without cells. A heading will have one. Borrowed. */
CordeeTableRow *
cordee_table_add_row (CordeeTable *self, gboolean heading)
{
  CordeeTableRow *row = g_new0 (CordeeTableRow, 1);

  row->heading = heading;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Adds an empty cell. Borrowed. */
GPtrArray *
cordee_table_row_add_cell (CordeeTableRow *self)
{
  GPtrArray *cell = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  g_ptr_array_add (self->cells, cell);
  return cell;
}

/* Adds a paragraph or an item to a cell. text is taken. */
void
cordee_table_cell_add (GPtrArray *cell, CordeePartKind kind, const char *mark, CordeeRich *text)
{
  g_ptr_array_add (cell, part_new (kind, mark, text));
}
