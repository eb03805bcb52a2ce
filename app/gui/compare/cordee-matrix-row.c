/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-row.h"

#include "cordee-report.h"
#include "cordee-style.h"

#include <glib/gi18n.h>
#include <math.h>

/* In em: of the corners of a card; of the height of a row that was not measured yet. */
#define RADIUS 0.7
#define GUESS 8.0

struct _CordeeMatrixRow
{
  GtkWidget parent_instance;

  /* Borrowed: children */
  CordeeMatrixTile *header;
  GPtrArray *cells; /* CordeeMatrixTile: those of the row, then those kept for a wider one; the array is owned */
  GPtrArray *ids;   /* what each of cells shows, or showed last: the structure, interned, or NULL; the array is owned */

  CordeeMatrixTileKind cell_kind;
  guint n_cells;
  gboolean stacked;
  int left;   /* where cells begin to be seen */
  int height; /* that it had to have when last measured; 0: never */
};

G_DEFINE_FINAL_TYPE (CordeeMatrixRow, cordee_matrix_row, GTK_TYPE_WIDGET)

/* ── content ────────────────────────────────────────────────────── */

static CordeeMatrixTile *
add_tile (CordeeMatrixRow *self, CordeeMatrixTileKind kind)
{
  GtkWidget *tile = cordee_matrix_tile_new (kind);

  gtk_widget_insert_before (tile, GTK_WIDGET (self), NULL);
  return CORDEE_MATRIX_TILE (tile);
}

/* Makes the cells n; what is too much is kept, unseen. */
static void
set_n_cells (CordeeMatrixRow *self, guint n)
{
  while (self->cells->len < n)
    {
      g_ptr_array_add (self->cells, add_tile (self, self->cell_kind));
      g_ptr_array_add (self->ids, NULL);
    }
  self->n_cells = n;
}

static void
show_cells (CordeeMatrixRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_visible (self->cells->pdata[i], i < self->n_cells);
}

/* The cell at i, for structure: the one that showed it before, wherever it stands. */
static CordeeMatrixTile *
take_cell (CordeeMatrixRow *self, guint i, const char *structure)
{
  const char *id = g_intern_string (structure);
  guint from;

  if (g_ptr_array_find (self->ids, id, &from) && from > i)
    {
      GtkWidget *moved = g_ptr_array_steal_index (self->cells, from);

      g_ptr_array_insert (self->cells, (int) i, moved);
      g_ptr_array_insert (self->ids, (int) i, g_ptr_array_steal_index (self->ids, from));
      gtk_widget_insert_after (moved, GTK_WIDGET (self), i > 0 ? self->cells->pdata[i - 1] : GTK_WIDGET (self->header));
    }
  self->ids->pdata[i] = (gpointer) id;
  return self->cells->pdata[i];
}

static void
set_name (CordeeMatrixRow *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Of the first row: the structures of view. */
void
cordee_matrix_row_set_columns (CordeeMatrixRow *self, const CordeeMatrixView *view)
{
  set_n_cells (self, view->columns->len);
  for (guint i = 0; i < view->columns->len; i++)
    {
      const CordeeMatrixColumn *column = view->columns->pdata[i];
      g_autofree char *id = g_markup_escape_text (column->structure->id, -1);
      g_autofree char *name = g_markup_escape_text (cordee_report_word (column->structure->name), -1);
      CordeeMatrixTileContent content = { .kind = CORDEE_TILE_COLUMN, .structure = column->structure, .tone = column->verdict };

      content.texts[CORDEE_TILE_FACE] = id;
      content.texts[CORDEE_TILE_FOOT] = name;
      content.texts[CORDEE_TILE_STANDING] = column->verdict_text;
      content.texts[CORDEE_TILE_NEWS] = column->was;
      /* TRANSLATORS: of a column of the table: it stays first. */
      content.texts[CORDEE_TILE_MARK] = column->pinned ? _("épinglée") : NULL;
      content.texts[CORDEE_TILE_NAME] = column->name;
      cordee_matrix_tile_set_content (take_cell (self, i, column->structure->id), &content);
    }
  show_cells (self);
}

/* As markup; the dots between its parts stay at the end of a line. */
static char *
dup_foot (const char *foot)
{
  g_autoptr(GString) out = g_string_new (foot);

  g_string_replace (out, " · ", "\302\240· ", 0);
  return g_markup_escape_text (out->str, -1);
}

static void
set_cell (CordeeMatrixTile *tile, const CordeeMatrixCell *cell)
{
  g_autofree char *foot = dup_foot (cell->foot);
  CordeeMatrixTileContent content = { .kind = CORDEE_TILE_CELL, .tone = cell->tone };

  content.texts[CORDEE_TILE_STATE] = cell->state;
  content.texts[CORDEE_TILE_FACE] = cell->face;
  content.texts[CORDEE_TILE_STANDING] = cell->standing;
  content.texts[CORDEE_TILE_WARNING] = cell->warning;
  content.texts[CORDEE_TILE_CHANGED] = cell->changed;
  content.texts[CORDEE_TILE_FOOT] = foot;
  content.texts[CORDEE_TILE_NAME] = cell->name;
  cordee_matrix_tile_set_content (tile, &content);
}

/* A criterion, or the heading of a group. */
void
cordee_matrix_row_set_line (CordeeMatrixRow *self, const CordeeMatrixLine *line)
{
  CordeeMatrixTileContent content = { .kind = line->row != NULL ? CORDEE_TILE_ROW : CORDEE_TILE_GROUP, .folded = line->folded };

  content.texts[CORDEE_TILE_FACE] = line->label;
  content.texts[CORDEE_TILE_FOOT] = line->hint;
  content.texts[CORDEE_TILE_NEWS] = line->news;
  content.texts[CORDEE_TILE_MARK] = line->mark;
  content.texts[CORDEE_TILE_NAME] = line->name;
  cordee_matrix_tile_set_content (self->header, &content);

  set_n_cells (self, line->cells != NULL ? line->cells->len : 0);
  for (guint i = 0; i < self->n_cells; i++)
    {
      const CordeeMatrixCell *cell = line->cells->pdata[i];

      set_cell (take_cell (self, i, cell->cell->structure->id), cell);
    }
  show_cells (self);
  set_name (self, line->name);
}

/* Why there is no line. */
void
cordee_matrix_row_set_empty (CordeeMatrixRow *self, const char *text)
{
  g_autofree char *face = g_markup_escape_text (text, -1);
  CordeeMatrixTileContent content = { .kind = CORDEE_TILE_EMPTY };

  content.texts[CORDEE_TILE_FACE] = face;
  content.texts[CORDEE_TILE_NAME] = text;
  cordee_matrix_tile_set_content (self->header, &content);
  set_name (self, text);
}

/* ── tiles ──────────────────────────────────────────────────────── */

/* The tile of column (0: the header); where the row has only one that can be walked to, that one. NULL for none. */
CordeeMatrixTile *
cordee_matrix_row_get_tile (CordeeMatrixRow *self, guint column)
{
  gboolean corner = cordee_matrix_tile_get_kind (self->header) == CORDEE_TILE_CORNER;

  if (self->n_cells == 0)
    return corner ? NULL : self->header;
  if (column == 0 && !corner)
    return self->header;
  return self->cells->pdata[CLAMP (column, 1, self->n_cells) - 1];
}

/* Whether tile stands in the row, and in which column. */
gboolean
cordee_matrix_row_find_tile (CordeeMatrixRow *self, GtkWidget *tile, guint *column)
{
  guint index;

  if (tile == GTK_WIDGET (self->header))
    *column = 0;
  else if (g_ptr_array_find (self->cells, tile, &index) && index < self->n_cells)
    *column = index + 1;
  else
    return FALSE;
  return TRUE;
}

/* ── geometry ───────────────────────────────────────────────────── */

static gboolean
has_header (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  return !layout->stacked || cordee_matrix_tile_get_kind (self->header) != CORDEE_TILE_CORNER;
}

static int
get_header_width (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  return self->n_cells > 0 ? layout->label_width : layout->width;
}

static int
measure_header (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  return has_header (self, layout) ? cordee_matrix_tile_get_height (self->header, get_header_width (self, layout)) : 0;
}

/* Whether its height is known, without any work on its texts. */
gboolean
cordee_matrix_row_is_measured (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  if (has_header (self, layout) && !cordee_matrix_tile_is_measured (self->header, get_header_width (self, layout)))
    return FALSE;
  for (guint i = 0; i < self->n_cells && i < layout->columns->len; i++)
    if (!cordee_matrix_tile_is_measured (self->cells->pdata[i], g_array_index (layout->columns, CordeeMatrixExtent, i).size))
      return FALSE;
  return TRUE;
}

/* How tall it has to be. */
int
cordee_matrix_row_get_height (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  int header = measure_header (self, layout), cells = 0;

  for (guint i = 0; i < self->n_cells && i < layout->columns->len; i++)
    cells = MAX (cells, cordee_matrix_tile_get_height (self->cells->pdata[i], g_array_index (layout->columns, CordeeMatrixExtent, i).size));
  self->height = layout->stacked ? header + cells : MAX (header, cells);
  return self->height;
}

/* How tall it has to be if that is known; else how tall it was, or is likely to be: good enough as long as it is out of sight. */
int
cordee_matrix_row_guess_height (CordeeMatrixRow *self, const CordeeMatrixLayout *layout)
{
  if (cordee_matrix_row_is_measured (self, layout))
    return cordee_matrix_row_get_height (self, layout);
  return self->height > 0 ? self->height : (int) ceil (GUESS * cordee_style_get_em (GTK_WIDGET (self)));
}

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  int minimum;

  /* GTK wants to have been asked before it is told. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (widget, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
place_tile (CordeeMatrixTile *tile, int x, int y, int width, int height, int left, int covered, gboolean stacked)
{
  cordee_matrix_tile_set_stacked (tile, stacked);
  cordee_matrix_tile_set_covered (tile, MAX (0, left - x), MAX (0, covered - y));
  allocate (GTK_WIDGET (tile), x, y, width, height);
}

/* Puts the row at y of the matrix; its tiles wait until they are measured. Columns are scrolled by so many pixels, and so many, from
   its top, lie below the column headers. */
void
cordee_matrix_row_place (CordeeMatrixRow *self, const CordeeMatrixLayout *layout, int y, int height, int scrolled, int covered)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean whole = self->n_cells == 0;
  int header;

  if (self->stacked != layout->stacked || self->left != layout->left)
    gtk_widget_queue_draw (widget);
  self->stacked = layout->stacked;
  self->left = layout->left;
  allocate (widget, 0, y, layout->width, height);
  if (!cordee_matrix_row_is_measured (self, layout))
    return;

  header = measure_header (self, layout);
  if (has_header (self, layout))
    place_tile (self->header, 0, 0, get_header_width (self, layout), layout->stacked && !whole ? header : height, 0, covered,
                layout->stacked);
  for (guint i = 0; i < self->n_cells && i < layout->columns->len; i++)
    {
      const CordeeMatrixExtent *column = &g_array_index (layout->columns, CordeeMatrixExtent, i);
      int top = layout->stacked ? header : 0;

      place_tile (self->cells->pdata[i], layout->left + column->start - scrolled, top, column->size, height - top, layout->left, covered,
                  layout->stacked);
    }
}

/* ── overrides ──────────────────────────────────────────────────── */

static void
cordee_matrix_row_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = 0;
}

/* Only its tiles are met by the pointer. */
static gboolean
cordee_matrix_row_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
snapshot_cells (CordeeMatrixRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self), *matrix = gtk_widget_get_parent (widget);
  int right = matrix != NULL ? gtk_widget_get_width (matrix) : gtk_widget_get_width (widget);
  graphene_rect_t room = GRAPHENE_RECT_INIT ((float) self->left, 0, (float) (right - self->left), (float) gtk_widget_get_height (widget));

  gtk_snapshot_push_clip (snapshot, &room);
  for (guint i = 0; i < self->n_cells; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->cells->pdata[i], widget, &bounds) && graphene_rect_intersection (&bounds, &room, NULL))
        gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
cordee_matrix_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeMatrixRow *self = CORDEE_MATRIX_ROW (widget);
  gboolean card = self->stacked && self->n_cells > 0;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  GskRoundedRect outline;
  GdkRGBA border, colours[4];

  gsk_rounded_rect_init_from_rect (&outline, &all, (float) round (RADIUS * cordee_style_get_em (widget)));
  if (card)
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->n_cells > 0)
    snapshot_cells (self, snapshot);
  if (!self->stacked || cordee_matrix_tile_get_kind (self->header) != CORDEE_TILE_CORNER)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->header), snapshot);
  if (!card)
    return;
  gtk_snapshot_pop (snapshot);
  cordee_style_get_colour (widget, "border", &border);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    colours[i] = border;
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 1, 1, 1, 1 }, colours);
}

static void
cordee_matrix_row_dispose (GObject *object)
{
  CordeeMatrixRow *self = CORDEE_MATRIX_ROW (object);
  GtkWidget *child;

  self->header = NULL;
  self->n_cells = 0;
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->ids, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_matrix_row_parent_class)->dispose (object);
}

static void
cordee_matrix_row_finalize (GObject *object)
{
  CordeeMatrixRow *self = CORDEE_MATRIX_ROW (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_matrix_row_parent_class)->finalize (object);
}

static void
cordee_matrix_row_class_init (CordeeMatrixRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_matrix_row_dispose;
  object_class->finalize = cordee_matrix_row_finalize;
  widget_class->measure = cordee_matrix_row_measure;
  widget_class->contains = cordee_matrix_row_contains;
  widget_class->snapshot = cordee_matrix_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "matrixrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
cordee_matrix_row_init (CordeeMatrixRow *self)
{
  self->cells = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
}

static GtkWidget *
row_new (CordeeMatrixTileKind header, CordeeMatrixTileKind cells)
{
  CordeeMatrixRow *self = g_object_new (CORDEE_TYPE_MATRIX_ROW, NULL);

  self->header = add_tile (self, header);
  self->cell_kind = cells;
  return GTK_WIDGET (self);
}

/* The row of the column headers. A floating reference, as of any new widget. */
GtkWidget *
cordee_matrix_row_new_head (void)
{
  GtkWidget *self = row_new (CORDEE_TILE_CORNER, CORDEE_TILE_COLUMN);

  /* TRANSLATORS: the row of the column headers, for who hears it. */
  set_name (CORDEE_MATRIX_ROW (self), _("Structures comparées"));
  return self;
}

/* A row for a criterion or the heading of a group; it can become the other. A floating reference. */
GtkWidget *
cordee_matrix_row_new_line (void)
{
  return row_new (CORDEE_TILE_ROW, CORDEE_TILE_CELL);
}

/* What stands where there is no line. A floating reference. */
GtkWidget *
cordee_matrix_row_new_empty (void)
{
  return row_new (CORDEE_TILE_EMPTY, CORDEE_TILE_CELL);
}
