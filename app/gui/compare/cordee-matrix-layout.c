/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-layout.h"

#include <math.h>

/* In em. */
#define LABEL_WIDTH 11.0
#define COLUMN_WIDTH 14.0
#define CARD_GAP 0.75

void
cordee_matrix_layout_init (CordeeMatrixLayout *self)
{
  *self = (CordeeMatrixLayout){ 0 };
  self->columns = g_array_new (FALSE, FALSE, sizeof (CordeeMatrixExtent));
  self->lines = g_array_new (FALSE, FALSE, sizeof (CordeeMatrixExtent));
}

void
cordee_matrix_layout_clear (CordeeMatrixLayout *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
}

/* ── lengths ────────────────────────────────────────────────────── */

/* How many columns there is room for beside the row headers in width, where the text has em: at least one. */
guint
cordee_matrix_layout_capacity (int width, double em)
{
  double room = width - LABEL_WIDTH * em;

  return room < 2 * COLUMN_WIDTH * em ? 1 : (guint) (room / (COLUMN_WIDTH * em));
}

/* Divides width among n_columns. One that has to stand alone for want of room makes cards; columns that do not fit keep their least
   width and are scrolled to. */
void
cordee_matrix_layout_set_width (CordeeMatrixLayout *self, int width, double em, guint n_columns)
{
  int least = (int) ceil (COLUMN_WIDTH * em), room, x = 0;

  self->stacked = n_columns <= 1 && cordee_matrix_layout_capacity (width, em) < 2;
  self->gap = self->stacked ? (int) round (CARD_GAP * em) : 0;
  self->label_width = self->stacked ? width : (int) round (LABEL_WIDTH * em);
  self->left = self->stacked ? 0 : self->label_width;
  room = width - self->left;
  if (!self->stacked)
    room = MAX (room, least * (int) n_columns);
  self->width = self->left + room;

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      int end = room * (int) (i + 1) / (int) n_columns;
      CordeeMatrixExtent column = { .start = x, .size = end - x };

      g_array_append_val (self->columns, column);
      x = end;
    }
}

/* Forgets the lines. head_height: of the column headers. */
void
cordee_matrix_layout_start (CordeeMatrixLayout *self, int head_height)
{
  g_array_set_size (self->lines, 0);
  self->head_height = head_height + self->gap;
  self->height = self->head_height;
}

/* whole: a heading, one tile across. */
void
cordee_matrix_layout_add_line (CordeeMatrixLayout *self, int height, gboolean whole)
{
  CordeeMatrixExtent line = { .start = self->height - self->head_height, .size = height, .whole = whole };

  g_array_append_val (self->lines, line);
  self->height += height + self->gap;
}

/* The line at y below the column headers; the last one for what is below all. */
guint
cordee_matrix_layout_find_line (const CordeeMatrixLayout *self, double y)
{
  guint low = 0, high = self->lines->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->lines, CordeeMatrixExtent, middle).start <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* What to scroll to, from value and as little as possible, for all of start … start + size to be seen on page; its start where
   it is longer. */
double
cordee_matrix_layout_reveal (double value, double page, int start, int size)
{
  if (start < value || size > page)
    return start;
  return MAX (value, start + size - page);
}

/* ── walking ────────────────────────────────────────────────────── */

/* Whether row (0: the column headers) is one tile across. */
gboolean
cordee_matrix_layout_is_whole (const CordeeMatrixLayout *self, guint row)
{
  return row > 0 && row <= self->lines->len && g_array_index (self->lines, CordeeMatrixExtent, row - 1).whole;
}

/* The furthest row within a page, and at least the next one. */
static guint
walk_page (const CordeeMatrixLayout *self, guint row, int page, gboolean down)
{
  const CordeeMatrixExtent *lines = (const CordeeMatrixExtent *) (gpointer) self->lines->data;
  guint n = self->lines->len, to = row;

  if (down && row < n)
    {
      int from = row == 0 ? 0 : lines[row - 1].start;

      for (to = row + 1; to < n && lines[to].start + lines[to].size - from <= page; to++)
        ;
    }
  else if (!down && row > 1)
    {
      int from = lines[row - 1].start + lines[row - 1].size;

      for (to = row - 1; to > 1 && from - lines[to - 2].start <= page; to--)
        ;
    }
  return to;
}

/* Where walk leads from place; page is how much is seen below the column headers. The place itself where there is no way. */
CordeeMatrixPlace
cordee_matrix_layout_walk (const CordeeMatrixLayout *self, CordeeMatrixPlace place, CordeeMatrixWalk walk, int page)
{
  guint n_columns = self->columns->len, n_rows = self->lines->len;
  guint first = place.row == 0 && n_columns > 0 ? 1 : 0;
  gboolean whole = cordee_matrix_layout_is_whole (self, place.row);
  CordeeMatrixPlace to = { .row = MIN (place.row, n_rows), .column = MIN (place.column, n_columns) };

  switch (walk)
    {
    case CORDEE_WALK_LEFT:
      to.column = whole ? to.column : MAX (first + 1, to.column) - 1;
      break;
    case CORDEE_WALK_RIGHT:
      to.column = whole ? to.column : MIN (MAX (first, to.column) + 1, n_columns);
      break;
    case CORDEE_WALK_UP:
      to.row = to.row > 0 ? to.row - 1 : 0;
      break;
    case CORDEE_WALK_DOWN:
      to.row = MIN (to.row + 1, n_rows);
      break;
    case CORDEE_WALK_HOME:
      to.column = whole ? to.column : first;
      break;
    case CORDEE_WALK_END:
      to.column = whole ? to.column : n_columns;
      break;
    case CORDEE_WALK_FIRST:
      to = (CordeeMatrixPlace){ 0, MIN (1, n_columns) };
      break;
    case CORDEE_WALK_LAST:
      to = (CordeeMatrixPlace){ n_rows, n_columns };
      break;
    case CORDEE_WALK_PAGE_UP:
      to.row = walk_page (self, to.row, page, FALSE);
      break;
    case CORDEE_WALK_PAGE_DOWN:
      to.row = walk_page (self, to.row, page, TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
  return to;
}
