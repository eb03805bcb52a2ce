/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-private.h"

#include "cordee-style.h"

#include <math.h>

/* In em: what a turn of the wheel scrolls by. */
#define STEP 3.0

/* So many rows are measured at a time while nothing else is to be done: some milliseconds. */
#define ROWS_AT_A_TIME 5

/* ── how many columns ───────────────────────────────────────────── */

static gboolean
tell_capacity_cb (gpointer data)
{
  CordeeMatrix *self = data;

  self->capacity_idle = 0;
  g_object_notify (G_OBJECT (self), "capacity");
  if (self->reveal)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Sees how many columns there is room for in width. Whoever listens makes another view, which must not happen while things are being
   put in their places: it is told a moment later. */
void
cordee_matrix_update_capacity (CordeeMatrix *self, int width)
{
  guint capacity = cordee_matrix_layout_capacity (width, cordee_style_get_em (GTK_WIDGET (self)));

  if (self->capacity == capacity)
    return;
  self->capacity = capacity;
  if (self->capacity_idle == 0)
    self->capacity_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, tell_capacity_cb, self, NULL);
}

/* ── scrolling ──────────────────────────────────────────────────── */

/* How far it is scrolled, in whole pixels. */
double
cordee_matrix_get_value (CordeeMatrix *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? round (gtk_adjustment_get_value (self->adjustments[orientation])) : 0;
}

/* Where to scroll to for the spot to be seen, from value along orientation; size: of the widget. */
static double
reveal (CordeeMatrix *self, GtkOrientation orientation, double value, int size)
{
  const CordeeMatrixLayout *layout = &self->layout;
  CordeeMatrixPlace place = self->spot.place;
  const CordeeMatrixExtent *extent;
  int start;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (place.row == 0 || place.row > layout->lines->len)
        return value;
      extent = &g_array_index (layout->lines, CordeeMatrixExtent, place.row - 1);
      start = extent->start;
      /* The heading of a group is seen along with its first row, if there is room. */
      if (cordee_matrix_layout_is_whole (layout, place.row - 1) &&
          extent->start + extent->size - (extent - 1)->start <= size - layout->head_height)
        start = (extent - 1)->start;
      return cordee_matrix_layout_reveal (value, size - layout->head_height, start, extent->start + extent->size - start);
    }
  if (place.column == 0 || place.column > layout->columns->len)
    return value;
  extent = &g_array_index (layout->columns, CordeeMatrixExtent, place.column - 1);
  return cordee_matrix_layout_reveal (value, size - layout->left, extent->start, extent->size);
}

/* Whether all of the spot was in sight when the page was of that height. */
static gboolean
is_spot_seen (CordeeMatrix *self, double value, double page)
{
  CordeeMatrixPlace place = self->spot.place;
  const CordeeMatrixExtent *line;

  if (place.row == 0 || place.row > self->layout.lines->len)
    return FALSE;
  line = &g_array_index (self->layout.lines, CordeeMatrixExtent, place.row - 1);
  return line->start >= value && line->start + line->size <= value + page - self->layout.head_height;
}

/* Where to scroll to, in a widget of that size. */
static void
find_values (CordeeMatrix *self, int width, int height, double values[2])
{
  const int sizes[2] = { width, height }, lengths[2] = { self->layout.width, self->layout.height };

  values[GTK_ORIENTATION_HORIZONTAL] = cordee_matrix_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  values[GTK_ORIENTATION_VERTICAL] = cordee_matrix_weigh_anchor (self, cordee_matrix_get_value (self, GTK_ORIENTATION_VERTICAL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (self->reveal && self->capacity_idle == 0)
        values[i] = reveal (self, i, values[i], sizes[i]);
      values[i] = CLAMP (values[i], 0, MAX (0, lengths[i] - sizes[i]));
    }
}

static void
scroll (CordeeMatrix *self, int width, int height, const double values[2])
{
  const int sizes[2] = { width, height }, lengths[2] = { self->layout.width, self->layout.height };
  double step = STEP * cordee_style_get_em (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i], values[i], 0, MAX (sizes[i], lengths[i]), step,
                                MAX (step, sizes[i] - self->layout.head_height - step), sizes[i]);
}

/* ── sizes ──────────────────────────────────────────────────────── */

static gboolean
measure_cb (gpointer data)
{
  CordeeMatrix *self = data;
  guint n = 0;

  for (guint i = 0; i < self->rows->len && n < ROWS_AT_A_TIME && !self->stale; i++)
    if (!cordee_matrix_row_is_measured (self->rows->pdata[i], &self->layout))
      {
        cordee_matrix_row_get_height (self->rows->pdata[i], &self->layout);
        n++;
      }
  if (n == ROWS_AT_A_TIME)
    return G_SOURCE_CONTINUE;
  self->measure_idle = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
lay_out_lines (CordeeMatrix *self)
{
  cordee_matrix_layout_start (&self->layout, self->layout.columns->len > 0 ? cordee_matrix_row_get_height (self->head, &self->layout) : 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CordeeMatrixLine *line = self->view->lines->pdata[i];

      cordee_matrix_layout_add_line (&self->layout, cordee_matrix_row_guess_height (self->rows->pdata[i], &self->layout), line->row == NULL);
    }
  if (self->rows->len == 0 && self->view != NULL && self->view->empty != NULL)
    cordee_matrix_layout_add_line (&self->layout, cordee_matrix_row_get_height (self->empty, &self->layout), TRUE);
}

/* Measures what is in sight and was not yet, as its words are new. Returns whether there was any. */
static gboolean
measure_lines (CordeeMatrix *self, double value, int height)
{
  gboolean any = FALSE;

  for (guint i = cordee_matrix_layout_find_line (&self->layout, value); i < self->rows->len; i++)
    {
      if (g_array_index (self->layout.lines, CordeeMatrixExtent, i).start >= value + height - self->layout.head_height)
        break;
      if (cordee_matrix_row_is_measured (self->rows->pdata[i], &self->layout))
        continue;
      cordee_matrix_row_get_height (self->rows->pdata[i], &self->layout);
      any = TRUE;
    }
  return any;
}

/* Decides where everything stands in a widget of that size. Text is slow to measure: what is out of sight has a height that is guessed,
   and is measured when nothing else is to be done. What stands at the top stays there. */
void
cordee_matrix_lay_out (CordeeMatrix *self, int width, int height)
{
  double page = 0, values[2];

  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    page = gtk_adjustment_get_page_size (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  /* The drawer below opens for a cell: that must not hide the cell. */
  if (!self->stale && height < page && is_spot_seen (self, cordee_matrix_get_value (self, GTK_ORIENTATION_VERTICAL), page))
    self->reveal = TRUE;
  cordee_matrix_drop_anchor (self);

  cordee_matrix_layout_set_width (&self->layout, width, cordee_style_get_em (GTK_WIDGET (self)), self->view != NULL ? self->view->columns->len : 0);
  do
    {
      lay_out_lines (self);
      find_values (self, width, height, values);
    }
  while (measure_lines (self, values[GTK_ORIENTATION_VERTICAL], height));
  scroll (self, width, height, values);

  self->anchor = NULL;
  /* Another view is about to come: there is no use in scrolling this one. */
  self->reveal = self->reveal && self->capacity_idle != 0;
  self->stale = FALSE;
  for (guint i = 0; i < self->rows->len && self->measure_idle == 0; i++)
    if (!cordee_matrix_row_is_measured (self->rows->pdata[i], &self->layout))
      self->measure_idle = g_idle_add (measure_cb, self);
}
