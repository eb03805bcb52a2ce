/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-private.h"

/* ── what stands where ──────────────────────────────────────────── */

/* Row 0 are the column headers; where there is no line, row 1 says why. NULL for none. */
CordeeMatrixRow *
cordee_matrix_find_row (CordeeMatrix *self, guint row)
{
  if (self->view == NULL)
    return NULL;
  if (row == 0)
    return self->view->columns->len > 0 ? self->head : NULL;
  if (row == 1 && self->rows->len == 0)
    return self->view->empty != NULL ? self->empty : NULL;
  return row <= self->rows->len ? self->rows->pdata[row - 1] : NULL;
}

/* The tile of place, or the one that stands for it; NULL for none. */
CordeeMatrixTile *
cordee_matrix_find_tile (CordeeMatrix *self, CordeeMatrixPlace place)
{
  CordeeMatrixRow *row = cordee_matrix_find_row (self, place.row);

  return row != NULL ? cordee_matrix_row_get_tile (row, place.column) : NULL;
}

/* Whether tile is one of the matrix that is on show, and where. */
gboolean
cordee_matrix_find_place (CordeeMatrix *self, GtkWidget *tile, CordeeMatrixPlace *place)
{
  GtkWidget *parent = tile != NULL ? gtk_widget_get_parent (tile) : NULL;
  CordeeMatrixRow *row;

  if (!CORDEE_IS_MATRIX_ROW (parent))
    return FALSE;
  for (guint i = 0; i <= MAX (1, self->rows->len); i++)
    {
      row = cordee_matrix_find_row (self, i);
      place->row = i;
      if (GTK_WIDGET (row) == parent)
        return cordee_matrix_row_find_tile (row, tile, &place->column);
    }
  return FALSE;
}

/* NULL in the row of the column headers. */
const CordeeMatrixLine *
cordee_matrix_get_line (CordeeMatrix *self, CordeeMatrixPlace place)
{
  if (self->view == NULL || place.row == 0 || place.row > self->view->lines->len)
    return NULL;
  return self->view->lines->pdata[place.row - 1];
}

/* NULL in row headers. */
const CordeeMatrixColumn *
cordee_matrix_get_column (CordeeMatrix *self, CordeeMatrixPlace place)
{
  if (self->view == NULL || place.column == 0 || place.column > self->view->columns->len)
    return NULL;
  return self->view->columns->pdata[place.column - 1];
}

/* ── the spot ───────────────────────────────────────────────────── */

/* Keeps in mind that the focus is at place. */
void
cordee_matrix_remember (CordeeMatrix *self, CordeeMatrixPlace place)
{
  const CordeeMatrixLine *line = cordee_matrix_get_line (self, place);
  const CordeeMatrixColumn *column = cordee_matrix_get_column (self, place);

  self->spot = (CordeeMatrixSpot){ .known = TRUE, .place = place };
  if (column != NULL)
    self->spot.structure = g_intern_string (column->structure->id);
  if (line != NULL && line->row != NULL)
    self->spot.criterion = g_intern_string (line->row->criterion->id);
  if (line != NULL && line->group != NULL)
    self->spot.group = g_intern_string (line->group->id);
}

/* The focus, where it is in the matrix, is the spot. Returns whether it is. */
gboolean
cordee_matrix_is_focused (CordeeMatrix *self)
{
  CordeeMatrixPlace place;

  if (self->focused == NULL || !cordee_matrix_find_place (self, self->focused, &place))
    return FALSE;
  /* A heading keeps the column in mind that one came from. */
  if ((GtkWidget *) cordee_matrix_find_tile (self, self->spot.place) != self->focused)
    cordee_matrix_remember (self, place);
  return TRUE;
}

static guint
find_column (CordeeMatrix *self, const char *structure)
{
  for (guint i = 0; i < self->view->columns->len; i++)
    if (g_strcmp0 (((const CordeeMatrixColumn *) self->view->columns->pdata[i])->structure->id, structure) == 0)
      return i + 1;
  return 0;
}

/* The line of criterion, or the heading of group where that is NULL; 0 for none. */
static guint
find_line (CordeeMatrix *self, const char *group, const char *criterion)
{
  for (guint i = 0; i < self->view->lines->len; i++)
    {
      const CordeeMatrixLine *line = self->view->lines->pdata[i];

      if (criterion != NULL ? line->row != NULL && g_str_equal (line->row->criterion->id, criterion)
                            : line->row == NULL && line->group != NULL && g_strcmp0 (line->group->id, group) == 0)
        return i + 1;
    }
  return 0;
}

/* The first cell. */
static CordeeMatrixPlace
first_place (CordeeMatrix *self)
{
  CordeeMatrixPlace place = { 1, 1 };

  while (place.row < self->view->lines->len && cordee_matrix_get_line (self, place)->row == NULL)
    place.row++;
  return place;
}

/* Where the spot is in the view of now; where it is gone, what is nearest to it: the heading of its group if it was folded away, else
   what came to stand where it stood. */
static CordeeMatrixPlace
find_spot (CordeeMatrix *self)
{
  const CordeeMatrixSpot *spot = &self->spot;
  CordeeMatrixPlace place = spot->place;
  guint found;

  if (!spot->known)
    return first_place (self);
  found = spot->structure != NULL ? find_column (self, spot->structure) : 0;
  place.column = found > 0 ? found : MIN (place.column, self->view->columns->len);
  if (place.row == 0)
    return place;
  found = find_line (self, spot->group, spot->criterion);
  if (found == 0 && spot->criterion != NULL && spot->group != NULL)
    {
      found = find_line (self, spot->group, NULL);
      if (found > 0 && !((const CordeeMatrixLine *) self->view->lines->pdata[found - 1])->folded)
        found = 0;
    }
  place.row = found > 0 ? found : CLAMP (place.row, 1, MAX (1, self->view->lines->len));
  return place;
}

/* ── filling ────────────────────────────────────────────────────── */

/* What a line is of, interned. */
static const char *
key_of (const CordeeMatrixLine *line)
{
  g_autofree char *heading = line->row == NULL ? g_strconcat ("group ", line->group != NULL ? line->group->id : "", NULL) : NULL;

  return g_intern_string (heading != NULL ? heading : line->row->criterion->id);
}

/* All rows become spare: one that shows the same line again, as when a group is unfolded, finds its own. */
static void
put_aside (CordeeMatrix *self)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->by_line);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_hash_table_insert (self->spare, key, row);
  g_hash_table_remove_all (self->by_line);
  g_ptr_array_set_size (self->rows, 0);
}

static CordeeMatrixRow *
take_spare (CordeeMatrix *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->spare);
  if (g_hash_table_iter_next (&iter, NULL, &row))
    {
      g_hash_table_iter_remove (&iter);
      return row;
    }
  row = cordee_matrix_row_new_line ();
  gtk_widget_insert_before (row, GTK_WIDGET (self), self->menu);
  return row;
}

/* Gives each line its row: the one that it has or had, else one that nobody needs. */
static void
match_rows (CordeeMatrix *self)
{
  GPtrArray *lines = self->view->lines;

  put_aside (self);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *key = key_of (lines->pdata[i]);

      g_ptr_array_add (self->rows, g_hash_table_lookup (self->spare, key));
      g_hash_table_remove (self->spare, key);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      if (self->rows->pdata[i] == NULL)
        self->rows->pdata[i] = take_spare (self);
      g_hash_table_insert (self->by_line, (gpointer) key_of (lines->pdata[i]), self->rows->pdata[i]);
    }
}

/* Puts the rows in their order, which is that in which a screen reader meets them. */
static void
order_rows (CordeeMatrix *self)
{
  GtkWidget *last = GTK_WIDGET (self->head);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (gtk_widget_get_prev_sibling (row) != last)
        gtk_widget_insert_after (row, GTK_WIDGET (self), last);
      last = row;
    }
}

static void
fill_rows (CordeeMatrix *self)
{
  cordee_matrix_row_set_columns (self->head, self->view);
  for (guint i = 0; i < self->rows->len; i++)
    {
      cordee_matrix_row_set_line (self->rows->pdata[i], self->view->lines->pdata[i]);
      gtk_widget_set_visible (self->rows->pdata[i], TRUE);
    }
  if (self->view->empty != NULL)
    cordee_matrix_row_set_empty (self->empty, self->view->empty);
}

/* Marks the cell whose evidence is on show. */
static gboolean
mark_selected (CordeeMatrix *self)
{
  guint column = 0, row = 0;

  if (self->view != NULL && self->selected_structure != NULL)
    {
      column = find_column (self, self->selected_structure);
      row = find_line (self, NULL, self->selected_criterion);
    }
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 1; self->view != NULL && j <= self->view->columns->len; j++)
      {
        CordeeMatrixTile *tile = cordee_matrix_row_get_tile (self->rows->pdata[i], j);

        if (cordee_matrix_tile_get_kind (tile) == CORDEE_TILE_CELL)
          cordee_matrix_tile_set_selected (tile, column == j && row == i + 1);
      }
  return column > 0 && row > 0;
}

static void
remember_cell (CordeeMatrix *self)
{
  CordeeMatrixPlace place = { 0, 0 };

  if (self->view == NULL)
    return;
  place.column = find_column (self, self->selected_structure);
  place.row = find_line (self, NULL, self->selected_criterion);
  if (place.column > 0 && place.row > 0)
    cordee_matrix_remember (self, place);
}

/* Keeps in mind what stands at the top, so that it stays there. */
void
cordee_matrix_drop_anchor (CordeeMatrix *self)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double value = vertical != NULL ? gtk_adjustment_get_value (vertical) : 0;
  guint top = cordee_matrix_layout_find_line (&self->layout, value);

  if (self->stale)
    return;
  self->anchor = NULL;
  if (value <= 0 || top >= self->rows->len || top >= self->layout.lines->len)
    return;
  self->anchor = key_of (self->view->lines->pdata[top]);
  self->anchor_offset = value - g_array_index (self->layout.lines, CordeeMatrixExtent, top).start;
}

/* Where the top of the view has to be for what stood there to stay; value where that is gone. */
double
cordee_matrix_weigh_anchor (CordeeMatrix *self, double value)
{
  CordeeMatrixRow *row = self->anchor != NULL ? g_hash_table_lookup (self->by_line, self->anchor) : NULL;
  guint i;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &i))
    return value;
  return g_array_index (self->layout.lines, CordeeMatrixExtent, i).start + self->anchor_offset;
}

/* Shows view, which is taken over; NULL for nothing. Rows and tiles that show the same as before cost nothing. The focus stays on
   its cell, or goes to the nearest that is left. */
void
cordee_matrix_set_view (CordeeMatrix *self, CordeeMatrixView *view)
{
  GtkWidget *focused, *tile;
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (CORDEE_IS_MATRIX (self));

  focused = cordee_matrix_is_focused (self) ? self->focused : NULL;
  cordee_matrix_drop_anchor (self);
  self->stale = TRUE;
  g_clear_pointer (&self->view, cordee_matrix_view_free);
  self->view = view;

  if (view != NULL)
    {
      match_rows (self);
      order_rows (self);
      fill_rows (self);
      self->spot.place = find_spot (self);
      gtk_widget_set_visible (GTK_WIDGET (self->empty), view->empty != NULL && self->rows->len == 0);
      gtk_widget_set_visible (GTK_WIDGET (self->head), view->columns->len > 0);
    }
  else
    {
      put_aside (self);
      gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->head), FALSE);
    }
  mark_selected (self);

  tile = (GtkWidget *) cordee_matrix_find_tile (self, self->spot.place);
  if (focused != NULL && tile != NULL && tile != focused)
    cordee_matrix_focus_place (self, self->spot.place);
  else if (focused != NULL && tile != NULL)
    cordee_matrix_remember (self, self->spot.place);
  g_hash_table_iter_init (&iter, self->spare);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_widget_set_visible (row, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Borrowed, until the next one is set; NULL before. */
const CordeeMatrixView *
cordee_matrix_get_view (CordeeMatrix *self)
{
  g_return_val_if_fail (CORDEE_IS_MATRIX (self), NULL);

  return self->view;
}

/* Marks the cell whose evidence is on show, also in later views, and makes it the one that cordee_matrix_focus() goes to; NULL, NULL:
   none is on show. Returns whether it is in this view. */
gboolean
cordee_matrix_select (CordeeMatrix *self, const char *structure, const char *criterion)
{
  g_return_val_if_fail (CORDEE_IS_MATRIX (self), FALSE);
  g_return_val_if_fail ((structure == NULL) == (criterion == NULL), FALSE);

  self->selected_structure = g_intern_string (structure);
  self->selected_criterion = g_intern_string (criterion);
  if (structure != NULL)
    remember_cell (self);
  return mark_selected (self);
}
