/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-private.h"

#include "cordee-style.h"

#include <glib/gi18n.h>
#include <math.h>

/* In em. */
#define RADIUS 0.85
#define LEAST_WIDTH 13.5
#define LEAST_HEIGHT 8.0

enum
{
  PROP_0,
  PROP_CAPACITY,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (CordeeMatrix, cordee_matrix, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* ── the focus ──────────────────────────────────────────────────── */

/* Puts the focus on the tile of place and that in sight. */
gboolean
cordee_matrix_focus_place (CordeeMatrix *self, CordeeMatrixPlace place)
{
  CordeeMatrixTile *tile = cordee_matrix_find_tile (self, place);

  if (tile == NULL)
    return FALSE;
  cordee_matrix_remember (self, place);
  self->reveal = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return gtk_widget_grab_focus (GTK_WIDGET (tile));
}

static void
focus_changed_cb (CordeeMatrix *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  CordeeMatrixPlace place, spot = self->spot.place;

  if (self->focused == focus)
    return;
  if (self->focused != NULL)
    gtk_widget_queue_draw (self->focused);
  self->focused = NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || !cordee_matrix_find_place (self, focus, &place))
    return;
  self->focused = focus;
  gtk_widget_queue_draw (focus);
  cordee_matrix_is_focused (self);
  if (spot.row == self->spot.place.row && spot.column == self->spot.place.column)
    return;
  /* It was put there from outside. */
  self->reveal = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* One stop for Tab, whose next one leaves. */
static gboolean
cordee_matrix_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);

  if (self->menu != NULL && gtk_widget_get_visible (self->menu))
    return gtk_widget_child_focus (self->menu, direction);
  return !cordee_matrix_is_focused (self) && cordee_matrix_focus_place (self, self->spot.place);
}

static gboolean
cordee_matrix_grab_focus (GtkWidget *widget)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);

  return cordee_matrix_focus_place (self, self->spot.place);
}

static void
cordee_matrix_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cordee_matrix_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
cordee_matrix_unroot (GtkWidget *widget)
{
  CORDEE_MATRIX (widget)->focused = NULL;
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);

  GTK_WIDGET_CLASS (cordee_matrix_parent_class)->unroot (widget);
}

/* ── room ───────────────────────────────────────────────────────── */

static void
cordee_matrix_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);
  double em = cordee_style_get_em (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (LEAST_WIDTH * em);
      *natural = MAX (*minimum, self->layout.width);
    }
  else
    {
      *minimum = (int) ceil (LEAST_HEIGHT * em);
      *natural = MAX (*minimum, self->layout.height);
    }
}

static void
value_changed_cb (CordeeMatrix *self)
{
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cordee_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);
  int x, y;

  self->allocating = TRUE;
  cordee_matrix_update_capacity (self, width);
  cordee_matrix_lay_out (self, width, height);
  self->allocating = FALSE;

  x = (int) cordee_matrix_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  y = self->layout.head_height - (int) cordee_matrix_get_value (self, GTK_ORIENTATION_VERTICAL);
  if (self->layout.columns->len > 0)
    cordee_matrix_row_place (self->head, &self->layout, 0, self->layout.head_height - self->layout.gap, x, 0);
  for (guint i = 0; i < self->layout.lines->len; i++)
    {
      const CordeeMatrixExtent *line = &g_array_index (self->layout.lines, CordeeMatrixExtent, i);
      CordeeMatrixRow *row = cordee_matrix_find_row (self, i + 1);

      cordee_matrix_row_place (row, &self->layout, y + line->start, line->size, x, self->layout.head_height - y - line->start);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* ── drawing ────────────────────────────────────────────────────── */

/* The lines in sight, below the column headers. */
static void
snapshot_lines (CordeeMatrix *self, GtkSnapshot *snapshot, int width, int height)
{
  int top = self->layout.head_height;
  double value = cordee_matrix_get_value (self, GTK_ORIENTATION_VERTICAL);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) top, (float) width, (float) MAX (0, height - top)));
  for (guint i = cordee_matrix_layout_find_line (&self->layout, value); i < self->layout.lines->len; i++)
    {
      if (top + g_array_index (self->layout.lines, CordeeMatrixExtent, i).start - value >= height)
        break;
      gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (cordee_matrix_find_row (self, i + 1)), snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
cordee_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t card = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) MIN (height, self->layout.height));
  GskRoundedRect outline;
  GdkRGBA colour, colours[4];

  if (self->view == NULL || self->layout.height == 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &card, (float) round (RADIUS * cordee_style_get_em (widget)));
  if (self->layout.stacked)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  else
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
  snapshot_lines (self, snapshot, width, height);
  if (self->layout.columns->len > 0)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->head), snapshot);
  gtk_snapshot_pop (snapshot);
  if (self->layout.stacked)
    return;
  cordee_style_get_colour (widget, "border", &colour);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    colours[i] = colour;
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 1, 1, 1, 1 }, colours);
}

/* ── overrides ──────────────────────────────────────────────────── */

static void
set_adjustment (CordeeMatrix *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], value_changed_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cordee_matrix_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeMatrix *self = CORDEE_MATRIX (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_matrix_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeMatrix *self = CORDEE_MATRIX (object);

  switch (id)
    {
    case PROP_CAPACITY:
      g_value_set_uint (value, self->capacity);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_matrix_dispose (GObject *object)
{
  CordeeMatrix *self = CORDEE_MATRIX (object);
  GtkWidget *child;

  g_clear_handle_id (&self->capacity_idle, g_source_remove);
  g_clear_handle_id (&self->measure_idle, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  self->menu = NULL;
  self->focused = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->spare);
  g_hash_table_remove_all (self->by_line);
  g_clear_pointer (&self->view, cordee_matrix_view_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_matrix_parent_class)->dispose (object);
}

static void
cordee_matrix_finalize (GObject *object)
{
  CordeeMatrix *self = CORDEE_MATRIX (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->spare, g_hash_table_unref);
  g_clear_pointer (&self->by_line, g_hash_table_unref);
  cordee_matrix_layout_clear (&self->layout);

  G_OBJECT_CLASS (cordee_matrix_parent_class)->finalize (object);
}

static void
cordee_matrix_class_init (CordeeMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cordee_matrix_set_property;
  object_class->get_property = cordee_matrix_get_property;
  object_class->dispose = cordee_matrix_dispose;
  object_class->finalize = cordee_matrix_finalize;
  widget_class->measure = cordee_matrix_measure;
  widget_class->size_allocate = cordee_matrix_size_allocate;
  widget_class->snapshot = cordee_matrix_snapshot;
  widget_class->focus = cordee_matrix_focus_vfunc;
  widget_class->grab_focus = cordee_matrix_grab_focus;
  widget_class->root = cordee_matrix_root;
  widget_class->unroot = cordee_matrix_unroot;

  /* How many structures there is room for. */
  g_object_class_install_property (object_class, PROP_CAPACITY,
                                   g_param_spec_uint ("capacity", NULL, NULL, 1, G_MAXUINT, G_MAXUINT,
                                                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  cordee_matrix_install_input (widget_class);
}

static void
cordee_matrix_init (CordeeMatrix *self)
{
  self->capacity = G_MAXUINT;
  self->rows = g_ptr_array_new ();
  self->spare = g_hash_table_new (NULL, NULL);
  self->by_line = g_hash_table_new (NULL, NULL);
  cordee_matrix_layout_init (&self->layout);

  self->head = CORDEE_MATRIX_ROW (cordee_matrix_row_new_head ());
  self->empty = CORDEE_MATRIX_ROW (cordee_matrix_row_new_empty ());
  gtk_widget_insert_before (GTK_WIDGET (self->head), GTK_WIDGET (self), NULL);
  gtk_widget_insert_before (GTK_WIDGET (self->empty), GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->head), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tableau comparatif"), -1);
  cordee_matrix_init_input (self);
}

/* ── public ─────────────────────────────────────────────────────── */

/* A floating reference, as of any new widget. */
GtkWidget *
cordee_matrix_new (void)
{
  return g_object_new (CORDEE_TYPE_MATRIX, NULL);
}

/* How many structures there is room for; G_MAXUINT before that is known. Its change is notified when nothing is being laid out. */
guint
cordee_matrix_get_capacity (CordeeMatrix *self)
{
  g_return_val_if_fail (CORDEE_IS_MATRIX (self), 1);

  return self->capacity;
}

/* Puts the focus where it was last, or on the first cell. Returns whether there is one. */
gboolean
cordee_matrix_focus (CordeeMatrix *self)
{
  g_return_val_if_fail (CORDEE_IS_MATRIX (self), FALSE);

  return cordee_matrix_focus_place (self, self->spot.place);
}
