/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-private.h"

/* ── what a key does ────────────────────────────────────────────── */

static void
open_cell (CordeeMatrix *self, CordeeMatrixPlace place)
{
  const CordeeMatrixLine *line = cordee_matrix_get_line (self, place);
  const CordeeMatrixColumn *column = cordee_matrix_get_column (self, place);

  if (line != NULL && line->row != NULL && column != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "compare.open", "(ss)", column->structure->id, line->row->criterion->id);
}

static void
fold_group (CordeeMatrix *self, CordeeMatrixPlace place)
{
  const CordeeMatrixLine *line = cordee_matrix_get_line (self, place);

  if (line != NULL && line->group != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "compare.fold", "s", line->group->id);
}

static void
walk_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);
  CordeeMatrixWalk walk = (CordeeMatrixWalk) g_variant_get_int32 (parameter);
  const CordeeMatrixLine *line;
  int page = gtk_widget_get_height (widget) - self->layout.head_height;

  if (!cordee_matrix_is_focused (self))
    return;
  line = cordee_matrix_get_line (self, self->spot.place);
  if (line != NULL && line->row == NULL && (walk == CORDEE_WALK_LEFT || walk == CORDEE_WALK_RIGHT))
    {
      if (line->folded == (walk == CORDEE_WALK_RIGHT))
        fold_group (self, self->spot.place);
      return;
    }
  cordee_matrix_focus_place (self, cordee_matrix_layout_walk (&self->layout, self->spot.place, walk, page));
}

/* What Enter or a click does on the tile of place. */
static void
activate (CordeeMatrix *self, CordeeMatrixPlace place)
{
  switch (cordee_matrix_tile_get_kind (cordee_matrix_find_tile (self, place)))
    {
    case CORDEE_TILE_CELL:
      open_cell (self, place);
      break;
    case CORDEE_TILE_GROUP:
      fold_group (self, place);
      break;
    case CORDEE_TILE_COLUMN:
    case CORDEE_TILE_ROW:
      cordee_matrix_show_menu (self, place, NULL);
      break;
    case CORDEE_TILE_CORNER:
    case CORDEE_TILE_EMPTY:
    default:
      break;
    }
}

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);

  if (cordee_matrix_is_focused (self))
    activate (self, self->spot.place);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);

  if (cordee_matrix_is_focused (self))
    cordee_matrix_show_menu (self, self->spot.place, NULL);
}

static void
shift_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordeeMatrix *self = CORDEE_MATRIX (widget);
  const CordeeMatrixColumn *column = cordee_matrix_is_focused (self) ? cordee_matrix_get_column (self, self->spot.place) : NULL;
  int by = g_variant_get_int32 (parameter);

  if (column != NULL && (by < 0 ? column->can_move_left : column->can_move_right))
    gtk_widget_activate_action (widget, "compare.move", "(si)", column->structure->id, by);
}

/* ── the pointer ────────────────────────────────────────────────── */

/* The tile at x, y and its place; NULL for none. */
static GtkWidget *
pick (CordeeMatrix *self, double x, double y, CordeeMatrixPlace *place)
{
  GtkWidget *tile = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return tile != NULL && cordee_matrix_find_place (self, tile, place) ? tile : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, CordeeMatrix *self)
{
  CordeeMatrixPlace place;

  self->pressed = pick (self, x, y, &place);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, CordeeMatrix *self)
{
  CordeeMatrixPlace place;
  GtkWidget *tile = pick (self, x, y, &place), *pressed = g_steal_pointer (&self->pressed);
  graphene_rect_t button;
  graphene_point_t at;

  if (tile == NULL || tile != pressed || cordee_matrix_tile_get_kind (CORDEE_MATRIX_TILE (tile)) == CORDEE_TILE_CORNER)
    return;
  cordee_matrix_focus_place (self, place);
  switch (cordee_matrix_tile_get_kind (CORDEE_MATRIX_TILE (tile)))
    {
    case CORDEE_TILE_CELL:
    case CORDEE_TILE_GROUP:
      activate (self, place);
      break;
    case CORDEE_TILE_COLUMN:
      cordee_matrix_tile_get_button (CORDEE_MATRIX_TILE (tile), &button);
      if (gtk_widget_compute_point (GTK_WIDGET (self), tile, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at) &&
          graphene_rect_contains_point (&button, &at))
        cordee_matrix_show_menu (self, place, NULL);
      break;
    case CORDEE_TILE_CORNER:
    case CORDEE_TILE_ROW:
    case CORDEE_TILE_EMPTY:
    default:
      break;
    }
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, CordeeMatrix *self)
{
  CordeeMatrixPlace place;
  GtkWidget *tile = pick (self, x, y, &place);

  if (tile == NULL || cordee_matrix_tile_get_kind (CORDEE_MATRIX_TILE (tile)) == CORDEE_TILE_CORNER)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cordee_matrix_focus_place (self, place);
  cordee_matrix_show_menu (self, place, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/* ── class ──────────────────────────────────────────────────────── */

static void
bind (GtkWidgetClass *klass, guint key, guint keypad, GdkModifierType modifiers, CordeeMatrixWalk walk)
{
  gtk_widget_class_add_binding_action (klass, key, modifiers, "matrix.walk", "i", walk);
  gtk_widget_class_add_binding_action (klass, keypad, modifiers, "matrix.walk", "i", walk);
}

/* The keys, as actions: matrix.walk (i: CordeeMatrixWalk), matrix.activate, matrix.menu, matrix.shift (i: columns to the right). */
void
cordee_matrix_install_input (GtkWidgetClass *klass)
{
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (klass, "matrix.walk", "i", walk_cb);
  gtk_widget_class_install_action (klass, "matrix.activate", NULL, activate_cb);
  gtk_widget_class_install_action (klass, "matrix.menu", NULL, menu_cb);
  gtk_widget_class_install_action (klass, "matrix.shift", "i", shift_cb);

  bind (klass, GDK_KEY_Left, GDK_KEY_KP_Left, 0, CORDEE_WALK_LEFT);
  bind (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 0, CORDEE_WALK_RIGHT);
  bind (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, CORDEE_WALK_UP);
  bind (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, CORDEE_WALK_DOWN);
  bind (klass, GDK_KEY_Home, GDK_KEY_KP_Home, 0, CORDEE_WALK_HOME);
  bind (klass, GDK_KEY_End, GDK_KEY_KP_End, 0, CORDEE_WALK_END);
  bind (klass, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, CORDEE_WALK_FIRST);
  bind (klass, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, CORDEE_WALK_LAST);
  bind (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, CORDEE_WALK_PAGE_UP);
  bind (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, CORDEE_WALK_PAGE_DOWN);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding_action (klass, activating[i], 0, "matrix.activate", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, shift, "matrix.shift", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, shift, "matrix.shift", "i", 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Left, shift, "matrix.shift", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Right, shift, "matrix.shift", "i", 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "matrix.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "matrix.menu", NULL);
}

/* The pointer. */
void
cordee_matrix_init_input (CordeeMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}
