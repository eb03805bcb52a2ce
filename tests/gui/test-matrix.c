/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-gui.h"

#include "cordee-matrix-choice.h"
#include "cordee-matrix-layout.h"
#include "cordee-matrix-tile.h"
#include "cordee-matrix.h"
#include "cordee-style.h"

/* ── lengths and steps, without a widget ────────────────────────── */

#define EM 10.0

START_TEST (there_is_room_for_what_is_wide_enough)
{
  static const struct
  {
    int width;
    double em;
    guint capacity;
  } rooms[] = {
    /* 11 em of row headers, 14 em for each column. */
    { 0, EM, 1 },      { 110, EM, 1 },    { 389, EM, 1 },    { 390, EM, 2 },     { 529, EM, 2 },
    { 530, EM, 3 },    { 670, EM, 4 },    { 1230, EM, 8 },   { 670, 2 * EM, 1 }, { 780, 2 * EM, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    ck_assert_msg (cordee_matrix_layout_capacity (rooms[i].width, rooms[i].em) == rooms[i].capacity, "%d pixels, text of %g: %u columns",
                   rooms[i].width, rooms[i].em, cordee_matrix_layout_capacity (rooms[i].width, rooms[i].em));
}
END_TEST

START_TEST (columns_share_the_width)
{
  CordeeMatrixLayout layout;
  int end = 0;

  cordee_matrix_layout_init (&layout);
  cordee_matrix_layout_set_width (&layout, 811, EM, 3);
  ck_assert (!layout.stacked);
  ck_assert_int_eq (layout.width, 811);
  for (guint i = 0; i < 3; i++)
    {
      const CordeeMatrixExtent *column = &g_array_index (layout.columns, CordeeMatrixExtent, i);

      ck_assert_int_eq (column->start, end);
      ck_assert_int_ge (column->size, (811 - layout.label_width) / 3);
      end += column->size;
    }
  ck_assert_int_eq (layout.left + end, 811);

  /* What does not fit keeps the least width. */
  cordee_matrix_layout_set_width (&layout, 400, EM, 4);
  ck_assert_int_eq (layout.width, 110 + 4 * 140);

  cordee_matrix_layout_set_width (&layout, 389, EM, 1);
  ck_assert (layout.stacked);
  ck_assert_int_eq (layout.left, 0);
  ck_assert_int_eq (g_array_index (layout.columns, CordeeMatrixExtent, 0).size, 389);
  cordee_matrix_layout_clear (&layout);
}
END_TEST

/* Two columns; a heading, two rows, a heading, a row; each 50 high. */
static void
make_layout (CordeeMatrixLayout *layout)
{
  static const gboolean whole[] = { TRUE, FALSE, FALSE, TRUE, FALSE };

  cordee_matrix_layout_init (layout);
  cordee_matrix_layout_set_width (layout, 600, EM, 2);
  cordee_matrix_layout_start (layout, 40);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    cordee_matrix_layout_add_line (layout, 50, whole[i]);
}

START_TEST (arrows_lead_where_one_expects)
{
  static const struct
  {
    CordeeMatrixPlace from;
    CordeeMatrixWalk walk;
    CordeeMatrixPlace to;
  } walks[] = {
    { { 2, 1 }, CORDEE_WALK_RIGHT, { 2, 2 } },     { { 2, 2 }, CORDEE_WALK_RIGHT, { 2, 2 } },     { { 2, 1 }, CORDEE_WALK_LEFT, { 2, 0 } },
    { { 2, 0 }, CORDEE_WALK_LEFT, { 2, 0 } },      { { 0, 1 }, CORDEE_WALK_LEFT, { 0, 1 } },      { { 0, 1 }, CORDEE_WALK_RIGHT, { 0, 2 } },
    { { 2, 2 }, CORDEE_WALK_DOWN, { 3, 2 } },      { { 5, 2 }, CORDEE_WALK_DOWN, { 5, 2 } },      { { 0, 2 }, CORDEE_WALK_UP, { 0, 2 } },
    /* The column is kept in mind on the way across a heading, and the row headers on that across the column headers. */
    { { 3, 2 }, CORDEE_WALK_DOWN, { 4, 2 } },      { { 4, 2 }, CORDEE_WALK_DOWN, { 5, 2 } },      { { 4, 2 }, CORDEE_WALK_RIGHT, { 4, 2 } },
    { { 1, 0 }, CORDEE_WALK_UP, { 0, 0 } },        { { 0, 0 }, CORDEE_WALK_DOWN, { 1, 0 } },      { { 0, 0 }, CORDEE_WALK_RIGHT, { 0, 2 } },
    { { 2, 2 }, CORDEE_WALK_HOME, { 2, 0 } },      { { 2, 0 }, CORDEE_WALK_END, { 2, 2 } },       { { 0, 2 }, CORDEE_WALK_HOME, { 0, 1 } },
    { { 2, 2 }, CORDEE_WALK_FIRST, { 0, 1 } },     { { 2, 0 }, CORDEE_WALK_LAST, { 5, 2 } },      { { 1, 1 }, CORDEE_WALK_PAGE_DOWN, { 3, 1 } },
    { { 4, 1 }, CORDEE_WALK_PAGE_DOWN, { 5, 1 } }, { { 5, 1 }, CORDEE_WALK_PAGE_DOWN, { 5, 1 } }, { { 0, 1 }, CORDEE_WALK_PAGE_DOWN, { 3, 1 } },
    { { 5, 1 }, CORDEE_WALK_PAGE_UP, { 3, 1 } },   { { 1, 1 }, CORDEE_WALK_PAGE_UP, { 1, 1 } },   { { 2, 1 }, CORDEE_WALK_PAGE_UP, { 1, 1 } },
  };
  CordeeMatrixLayout layout;

  make_layout (&layout);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      CordeeMatrixPlace to = cordee_matrix_layout_walk (&layout, walks[i].from, walks[i].walk, 160);

      ck_assert_msg (to.row == walks[i].to.row && to.column == walks[i].to.column, "walk %u led to %u, %u", i, to.row, to.column);
    }
  cordee_matrix_layout_clear (&layout);
}
END_TEST

START_TEST (a_step_is_never_more_than_what_is_there)
{
  CordeeMatrixLayout layout;

  cordee_matrix_layout_init (&layout);
  cordee_matrix_layout_set_width (&layout, 600, EM, 0);
  cordee_matrix_layout_start (&layout, 0);
  for (int walk = CORDEE_WALK_LEFT; walk <= CORDEE_WALK_PAGE_DOWN; walk++)
    {
      CordeeMatrixPlace to = cordee_matrix_layout_walk (&layout, (CordeeMatrixPlace){ 7, 3 }, walk, 100);

      ck_assert_uint_eq (to.row, 0);
      ck_assert_uint_eq (to.column, 0);
    }
  cordee_matrix_layout_clear (&layout);
}
END_TEST

START_TEST (lines_are_found_by_where_they_stand)
{
  CordeeMatrixLayout layout;

  make_layout (&layout);
  ck_assert_uint_eq (cordee_matrix_layout_find_line (&layout, 0), 0);
  ck_assert_uint_eq (cordee_matrix_layout_find_line (&layout, 49.9), 0);
  ck_assert_uint_eq (cordee_matrix_layout_find_line (&layout, 50), 1);
  ck_assert_uint_eq (cordee_matrix_layout_find_line (&layout, 9999), 4);
  ck_assert_int_eq (layout.height, 40 + 5 * 50);

  ck_assert_double_eq (cordee_matrix_layout_reveal (100, 200, 120, 50), 100);
  ck_assert_double_eq (cordee_matrix_layout_reveal (100, 200, 80, 50), 80);
  ck_assert_double_eq (cordee_matrix_layout_reveal (100, 200, 290, 50), 140);
  ck_assert_double_eq (cordee_matrix_layout_reveal (100, 200, 290, 250), 290);
  cordee_matrix_layout_clear (&layout);
}
END_TEST

/* ── a matrix in a window ───────────────────────────────────────── */

#define WIDE 1000
#define HEIGHT 500

static CordeeSession *session;
static CordeeMatrixChoice *choice;
static CordeeMatrix *matrix;
static GtkWindow *window;
static GString *done; /* what was asked of the page */

static void
refresh (guint capacity)
{
  cordee_matrix_set_view (matrix, cordee_matrix_view_new (cordee_session_get_comparison (session), NULL, CORDEE_DAY_NONE, NULL, choice, capacity));
}

static void
act_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_autofree char *text = g_variant_print (value, FALSE);

  g_string_append_printf (done, "%s %s\n", g_action_get_name (G_ACTION (action)), text);
}

static void
open_window (int width, int height)
{
  const GActionEntry actions[] = {
    { "open", act_cb, "(ss)" }, { "fold", act_cb, "s" },      { "move", act_cb, "(si)" },
    { "pin", act_cb, "s" },     { "leave-out", act_cb, "s" }, { "drop-row", act_cb, "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  done = g_string_new (NULL);
  session = cordee_test_session ();
  choice = cordee_matrix_choice_new (cordee_session_get_knowledge (session));
  matrix = CORDEE_MATRIX (cordee_matrix_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (box, "compare", G_ACTION_GROUP (group));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (matrix));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("avant"));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("après"));
  refresh (G_MAXUINT);
  window = cordee_test_window (box, width, height);
}

static void
close_window (void)
{
  cordee_test_destroy (window);
  cordee_matrix_choice_free (choice);
  cordee_test_assert_finalized (session);
  g_string_free (done, TRUE);
}

static const CordeeMatrixLine *
get_line (guint i)
{
  return cordee_matrix_get_view (matrix)->lines->pdata[i];
}

static const char *
cell_name (guint line, guint column)
{
  return ((const CordeeMatrixCell *) get_line (line)->cells->pdata[column])->name;
}

static gboolean
is_tile (GtkWidget *widget, gpointer name)
{
  return CORDEE_IS_MATRIX_TILE (widget) && gtk_widget_get_visible (gtk_widget_get_parent (widget)) && gtk_widget_get_visible (widget) &&
         cordee_test_has_name (widget, name);
}

static GtkWidget *
find_tile (const char *name)
{
  GtkWidget *tile = cordee_test_find (GTK_WIDGET (matrix), is_tile, (gpointer) name);

  ck_assert_msg (tile != NULL, "no tile is named “%s”", name);
  return tile;
}

static graphene_rect_t
bounds (GtkWidget *tile)
{
  graphene_rect_t rect;

  ck_assert (gtk_widget_compute_bounds (tile, GTK_WIDGET (matrix), &rect));
  return rect;
}

static GtkWidget *
get_focus (void)
{
  return gtk_window_get_focus (window);
}

static void
assert_focus (const char *name)
{
  ck_assert_msg (CORDEE_IS_MATRIX_TILE (get_focus ()), "the focus is not in the matrix, which should have it on “%s”", name);
  cordee_test_name_is (get_focus (), name);
}

static void
assert_done (const char *what)
{
  ck_assert_str_eq (done->str, what);
  g_string_truncate (done, 0);
}

static GtkAdjustment *
get_vertical (void)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_parent (GTK_WIDGET (matrix))));
}

/* The lines of the view at the beginning: 0 is the heading of a group, 1 and 2 are rows of it. */
START_TEST (the_base_is_as_these_tests_need_it)
{
  open_window (WIDE, HEIGHT);
  ck_assert_uint_gt (cordee_matrix_get_view (matrix)->columns->len, 2);
  ck_assert_uint_gt (cordee_matrix_get_view (matrix)->lines->len, 10);
  ck_assert_ptr_null (get_line (0)->row);
  ck_assert_ptr_nonnull (get_line (1)->row);
  ck_assert_ptr_nonnull (get_line (2)->row);
  ck_assert_ptr_eq (get_line (2)->group, get_line (0)->group);
  close_window ();
}
END_TEST

/* ── what one sees and hears ────────────────────────────────────── */

START_TEST (every_field_has_the_name_of_the_view)
{
  const CordeeMatrixView *view;

  open_window (WIDE, HEIGHT);
  view = cordee_matrix_get_view (matrix);
  gtk_test_accessible_assert_role (matrix, GTK_ACCESSIBLE_ROLE_GRID);
  for (guint i = 0; i < view->columns->len; i++)
    gtk_test_accessible_assert_role (find_tile (((const CordeeMatrixColumn *) view->columns->pdata[i])->name), GTK_ACCESSIBLE_ROLE_BUTTON);
  for (guint i = 0; i < view->lines->len; i++)
    {
      gtk_test_accessible_assert_role (find_tile (get_line (i)->name), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
      for (guint j = 0; get_line (i)->cells != NULL && j < get_line (i)->cells->len; j++)
        gtk_test_accessible_assert_role (find_tile (cell_name (i, j)), GTK_ACCESSIBLE_ROLE_GRID_CELL);
    }
  gtk_test_accessible_assert_state (find_tile (get_line (0)->name), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  cordee_matrix_choice_toggle_group (choice, get_line (0)->group->id);
  refresh (G_MAXUINT);
  gtk_test_accessible_assert_state (find_tile (get_line (0)->name), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  close_window ();
}
END_TEST

START_TEST (headers_stay_in_sight)
{
  GtkAdjustment *horizontal;
  GtkWidget *column, *row, *cell;
  graphene_rect_t column_before, row_before, cell_before;

  /* There is room for less than all columns. */
  open_window (600, HEIGHT);
  horizontal = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_parent (GTK_WIDGET (matrix))));
  column = find_tile (((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[1])->name);
  row = find_tile (get_line (1)->name);
  cell = find_tile (cell_name (1, 1));
  column_before = bounds (column);
  row_before = bounds (row);
  cell_before = bounds (cell);

  gtk_adjustment_set_value (get_vertical (), 40);
  gtk_adjustment_set_value (horizontal, 30);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert_float_eq (bounds (column).origin.y, column_before.origin.y);
  ck_assert_float_eq (bounds (column).origin.x, column_before.origin.x - 30);
  ck_assert_float_eq (bounds (row).origin.x, row_before.origin.x);
  ck_assert_float_eq (bounds (row).origin.y, row_before.origin.y - 40);
  ck_assert_float_eq (bounds (cell).origin.x, cell_before.origin.x - 30);
  ck_assert_float_eq (bounds (cell).origin.y, cell_before.origin.y - 40);
  /* What they cover is not met by the pointer. */
  ck_assert_ptr_eq (gtk_widget_pick (GTK_WIDGET (matrix), bounds (column).origin.x + 5, bounds (column).size.height - 5, GTK_PICK_DEFAULT), column);
  ck_assert_ptr_eq (gtk_widget_pick (GTK_WIDGET (matrix), 5, bounds (row).origin.y + 60, GTK_PICK_DEFAULT), row);
  close_window ();
}
END_TEST

START_TEST (cells_stand_below_their_column_and_beside_their_row)
{
  graphene_rect_t column, row, cell;

  open_window (WIDE, HEIGHT);
  column = bounds (find_tile (((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[1])->name));
  row = bounds (find_tile (get_line (2)->name));
  cell = bounds (find_tile (cell_name (2, 1)));
  ck_assert_float_eq (cell.origin.x, column.origin.x);
  ck_assert_float_eq (cell.size.width, column.size.width);
  ck_assert_float_eq (cell.origin.y, row.origin.y);
  ck_assert_float_eq (cell.size.height, row.size.height);
  ck_assert_float_eq (bounds (find_tile (get_line (0)->name)).size.width, gtk_widget_get_width (GTK_WIDGET (matrix)));
  close_window ();
}
END_TEST

static void
count_cb (guint *n)
{
  (*n)++;
}

START_TEST (room_is_told_when_it_changes)
{
  guint n = 0, em, wide, notified;

  open_window (WIDE, HEIGHT);
  em = (guint) cordee_style_get_em (GTK_WIDGET (matrix));
  wide = cordee_matrix_get_capacity (matrix);
  ck_assert_uint_eq (wide, cordee_matrix_layout_capacity (gtk_widget_get_width (GTK_WIDGET (matrix)), cordee_style_get_em (GTK_WIDGET (matrix))));
  g_signal_connect_swapped (matrix, "notify::capacity", G_CALLBACK (count_cb), &n);

  cordee_test_resize (window, 45 * (int) em, HEIGHT);
  ck_assert_uint_lt (cordee_matrix_get_capacity (matrix), wide);
  ck_assert_uint_eq (n, 1);
  cordee_test_resize (window, 45 * (int) em + 2, HEIGHT);
  ck_assert_uint_eq (n, 1);

  cordee_test_resize (window, WIDE, HEIGHT);
  ck_assert_uint_eq (cordee_matrix_get_capacity (matrix), wide);
  notified = n;
  /* Twice the text has half the room. */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert_uint_eq (n, notified + 1);
  ck_assert_uint_eq (cordee_matrix_get_capacity (matrix),
                     cordee_matrix_layout_capacity (gtk_widget_get_width (GTK_WIDGET (matrix)), cordee_style_get_em (GTK_WIDGET (matrix))));
  ck_assert_uint_lt (cordee_matrix_get_capacity (matrix), wide);
  close_window ();
}
END_TEST

START_TEST (with_room_for_one_rows_are_cards)
{
  graphene_rect_t row, cell;

  open_window (360, HEIGHT);
  ck_assert_uint_eq (cordee_matrix_get_capacity (matrix), 1);
  refresh (1);
  cordee_test_settle (GTK_WIDGET (matrix));
  row = bounds (find_tile (get_line (1)->name));
  cell = bounds (find_tile (cell_name (1, 0)));
  ck_assert_float_eq (row.size.width, gtk_widget_get_width (GTK_WIDGET (matrix)));
  ck_assert_float_eq (cell.size.width, row.size.width);
  ck_assert_float_eq (cell.origin.y, row.origin.y + row.size.height);
  close_window ();
}
END_TEST

START_TEST (where_there_is_nothing_it_says_why)
{
  open_window (WIDE, HEIGHT);
  cordee_matrix_choice_set_search (choice, "zzzz");
  refresh (G_MAXUINT);
  cordee_test_settle (GTK_WIDGET (matrix));
  gtk_test_accessible_assert_role (find_tile (cordee_matrix_get_view (matrix)->empty), GTK_ACCESSIBLE_ROLE_STATUS);
  ck_assert (cordee_matrix_focus (matrix));

  cordee_matrix_choice_set_search (choice, "");
  refresh (G_MAXUINT);
  cordee_test_settle (GTK_WIDGET (matrix));
  find_tile (cell_name (1, 0));
  ck_assert (CORDEE_IS_MATRIX_TILE (get_focus ()));

  cordee_matrix_set_view (matrix, NULL);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert (!cordee_matrix_focus (matrix));
  close_window ();
}
END_TEST

/* ── another view ───────────────────────────────────────────────── */

START_TEST (widgets_are_used_again)
{
  GtkWidget *first, *second, *row;
  GtkWidget *unfolded;

  open_window (WIDE, HEIGHT);
  first = find_tile (cell_name (1, 0));
  second = find_tile (cell_name (2, 1));
  row = find_tile (get_line (1)->name);

  cordee_session_set_as_of (session, cordee_day_new (2020, 1, 1));
  refresh (G_MAXUINT);
  ck_assert_ptr_eq (find_tile (cell_name (1, 0)), first);
  ck_assert_ptr_eq (find_tile (cell_name (2, 1)), second);
  ck_assert_ptr_eq (find_tile (get_line (1)->name), row);

  /* Also after a group was folded and unfolded. */
  unfolded = find_tile (cell_name (1, 1));
  cordee_matrix_choice_toggle_group (choice, get_line (0)->group->id);
  refresh (G_MAXUINT);
  cordee_matrix_choice_toggle_group (choice, get_line (0)->group->id);
  refresh (G_MAXUINT);
  ck_assert_ptr_eq (find_tile (cell_name (1, 1)), unfolded);

  /* And a column that moves takes its cells along. */
  ck_assert (cordee_matrix_choice_move (choice, ((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[0])->structure->id, 1,
                                        G_MAXUINT));
  refresh (G_MAXUINT);
  ck_assert_ptr_eq (find_tile (cell_name (1, 1)), first);
  ck_assert_ptr_eq (gtk_widget_get_prev_sibling (first), find_tile (cell_name (1, 0)));
  close_window ();
}
END_TEST

START_TEST (the_focus_stays_on_its_cell)
{
  const CordeeMatrixColumn *column;
  g_autofree char *group = NULL;
  g_autofree char *criterion = NULL;

  open_window (WIDE, HEIGHT);
  ck_assert (cordee_matrix_focus (matrix));
  assert_focus (cell_name (1, 0));

  cordee_session_set_as_of (session, cordee_day_new (2020, 1, 1));
  refresh (G_MAXUINT);
  assert_focus (cell_name (1, 0));

  column = cordee_matrix_get_view (matrix)->columns->pdata[0];
  ck_assert (cordee_matrix_choice_move (choice, column->structure->id, 1, G_MAXUINT));
  refresh (G_MAXUINT);
  assert_focus (cell_name (1, 1));

  /* Its row goes: what came in its place; its column goes: the one beside it; its group is folded: the heading. */
  criterion = g_strdup (get_line (1)->row->criterion->id);
  cordee_matrix_choice_drop_row (choice, criterion);
  refresh (G_MAXUINT);
  assert_focus (cell_name (1, 1));
  ck_assert_str_ne (get_line (1)->row->criterion->id, criterion);

  refresh (1);
  assert_focus (cell_name (1, 0));
  group = g_strdup (get_line (0)->group->id);
  cordee_matrix_choice_toggle_group (choice, group);
  refresh (G_MAXUINT);
  assert_focus (get_line (0)->name);
  close_window ();
}
END_TEST

START_TEST (what_stands_at_the_top_stays_there)
{
  const CordeeMatrixLine *line;
  GtkWidget *row;
  float before;

  open_window (WIDE, HEIGHT);
  /* Everything was measured, so the last line has a place to go to. */
  line = get_line (cordee_matrix_get_view (matrix)->lines->len / 2);
  if (line->row == NULL)
    line = get_line (cordee_matrix_get_view (matrix)->lines->len / 2 + 1);
  row = find_tile (line->name);
  gtk_adjustment_set_value (get_vertical (), gtk_adjustment_get_value (get_vertical ()) + bounds (row).origin.y - 80);
  cordee_test_settle (GTK_WIDGET (matrix));
  before = bounds (row).origin.y;

  cordee_matrix_choice_toggle_group (choice, get_line (0)->group->id);
  refresh (G_MAXUINT);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert_float_eq (bounds (row).origin.y, before);
  close_window ();
}
END_TEST

/* ── keys ───────────────────────────────────────────────────────── */

static void
press (guint key, GdkModifierType modifiers)
{
  ck_assert_msg (cordee_test_key (get_focus (), key, modifiers), "nobody takes the key %s", gdk_keyval_name (key));
}

START_TEST (arrows_walk_from_cell_to_cell)
{
  guint last;

  open_window (WIDE, HEIGHT);
  last = cordee_matrix_get_view (matrix)->lines->len - 1;
  ck_assert (cordee_matrix_focus (matrix));
  press (GDK_KEY_Right, 0);
  assert_focus (cell_name (1, 1));
  press (GDK_KEY_Down, 0);
  assert_focus (cell_name (2, 1));
  press (GDK_KEY_Home, 0);
  assert_focus (get_line (2)->name);
  press (GDK_KEY_End, 0);
  assert_focus (cell_name (2, cordee_matrix_get_view (matrix)->columns->len - 1));
  press (GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_focus (((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[0])->name);
  press (GDK_KEY_Down, 0);
  assert_focus (get_line (0)->name);
  press (GDK_KEY_Down, 0);
  assert_focus (cell_name (1, 0));

  /* What has the focus is in sight. */
  press (GDK_KEY_End, GDK_CONTROL_MASK);
  cordee_test_settle (GTK_WIDGET (matrix));
  assert_focus (cell_name (last, cordee_matrix_get_view (matrix)->columns->len - 1));
  ck_assert_float_gt (bounds (get_focus ()).origin.y, 0);
  ck_assert_float_le (bounds (get_focus ()).origin.y + bounds (get_focus ()).size.height, gtk_widget_get_height (GTK_WIDGET (matrix)));
  press (GDK_KEY_Page_Up, 0);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert_float_ge (bounds (get_focus ()).origin.y, 0);
  assert_done ("");
  close_window ();
}
END_TEST

START_TEST (keys_ask_for_what_they_promise)
{
  const CordeeMatrixView *view;
  const char *group, *first, *second;
  g_autofree char *opened = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *moved_back = NULL;

  open_window (WIDE, HEIGHT);
  view = cordee_matrix_get_view (matrix);
  group = get_line (0)->group->id;
  first = ((const CordeeMatrixColumn *) view->columns->pdata[0])->structure->id;
  second = ((const CordeeMatrixColumn *) view->columns->pdata[1])->structure->id;
  opened = g_strdup_printf ("open ('%s', '%s')\n", first, get_line (1)->row->criterion->id);
  folded = g_strdup_printf ("fold '%s'\n", group);
  moved = g_strdup_printf ("move ('%s', 1)\n", first);
  moved_back = g_strdup_printf ("move ('%s', -1)\n", second);

  ck_assert (cordee_matrix_focus (matrix));
  press (GDK_KEY_Return, 0);
  assert_done (opened);
  press (GDK_KEY_space, 0);
  assert_done (opened);
  /* The first cannot go further to the left. */
  press (GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_done ("");
  press (GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_done (moved);
  press (GDK_KEY_Right, 0);
  press (GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_done (moved_back);

  press (GDK_KEY_Up, 0);
  assert_focus (get_line (0)->name);
  press (GDK_KEY_Right, 0);
  assert_done ("");
  press (GDK_KEY_Left, 0);
  assert_done (folded);
  press (GDK_KEY_Return, 0);
  assert_done (folded);
  cordee_matrix_choice_toggle_group (choice, group);
  refresh (G_MAXUINT);
  press (GDK_KEY_Left, 0);
  assert_done ("");
  press (GDK_KEY_Right, 0);
  assert_done (folded);
  close_window ();
}
END_TEST

START_TEST (tab_stops_once)
{
  GtkWidget *box;
  const char *name;

  open_window (WIDE, HEIGHT);
  box = gtk_window_get_child (window);
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  ck_assert (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  assert_focus (cell_name (1, 0));
  press (GDK_KEY_Down, 0);
  name = cell_name (2, 0);
  assert_focus (name);
  ck_assert (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  ck_assert_ptr_eq (get_focus (), gtk_widget_get_last_child (box));
  ck_assert (gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD));
  assert_focus (name);
  ck_assert (gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD));
  ck_assert_ptr_eq (get_focus (), gtk_widget_get_first_child (box));
  close_window ();
}
END_TEST

START_TEST (the_menu_gives_the_focus_back)
{
  GtkWidget *popover;
  const char *header;

  open_window (WIDE, HEIGHT);
  header = ((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[1])->name;
  gtk_widget_grab_focus (find_tile (header));
  press (GDK_KEY_Return, 0);
  popover = cordee_test_find_type (GTK_WIDGET (matrix), GTK_TYPE_POPOVER_MENU);
  ck_assert_ptr_nonnull (popover);
  CORDEE_ITERATE_WHILE (!gtk_widget_get_mapped (popover));
  ck_assert_ptr_nonnull (cordee_test_find_text (popover, "Épingler la colonne"));
  ck_assert_ptr_null (cordee_test_find_text (popover, "Voir les preuves"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  cordee_test_settle (GTK_WIDGET (matrix));
  assert_focus (header);

  gtk_widget_grab_focus (find_tile (cell_name (1, 1)));
  press (GDK_KEY_F10, GDK_SHIFT_MASK);
  ck_assert_ptr_nonnull (cordee_test_find_text (popover, "Voir les preuves"));
  ck_assert_ptr_nonnull (cordee_test_find_text (popover, "Mettre cette ligne de côté"));
  /* A view that comes meanwhile leaves it alone. */
  refresh (G_MAXUINT);
  ck_assert (gtk_widget_get_visible (popover));
  close_window ();
}
END_TEST

/* ── the selected cell ──────────────────────────────────────────── */

START_TEST (the_cell_whose_evidence_is_on_show_is_marked)
{
  const char *structure, *criterion;

  open_window (WIDE, HEIGHT);
  structure = ((const CordeeMatrixColumn *) cordee_matrix_get_view (matrix)->columns->pdata[1])->structure->id;
  criterion = get_line (2)->row->criterion->id;
  ck_assert (cordee_matrix_select (matrix, structure, criterion));
  gtk_test_accessible_assert_state (find_tile (cell_name (2, 1)), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  ck_assert (cordee_matrix_focus (matrix));
  assert_focus (cell_name (2, 1));

  /* Also in the next view; and no other is. */
  ck_assert (cordee_matrix_choice_move (choice, structure, 1, G_MAXUINT));
  refresh (G_MAXUINT);
  gtk_test_accessible_assert_state (find_tile (cell_name (2, 2)), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  ck_assert (!gtk_test_accessible_has_state (GTK_ACCESSIBLE (find_tile (cell_name (2, 1))), GTK_ACCESSIBLE_STATE_SELECTED));
  ck_assert (!cordee_matrix_select (matrix, NULL, NULL));
  gtk_test_accessible_assert_state (find_tile (cell_name (2, 2)), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  ck_assert (!cordee_matrix_select (matrix, "nobody", "nothing"));
  close_window ();
}
END_TEST

START_TEST (less_height_does_not_hide_the_cell)
{
  GtkWidget *tile;

  open_window (WIDE, HEIGHT + 300);
  tile = find_tile (cell_name (2, 0));
  gtk_widget_grab_focus (tile);
  cordee_test_settle (GTK_WIDGET (matrix));
  ck_assert_float_gt (bounds (tile).origin.y + bounds (tile).size.height, 300);
  cordee_test_resize (window, WIDE, 400);
  ck_assert_float_gt (bounds (tile).origin.y, 0);
  ck_assert_float_le (bounds (tile).origin.y + bounds (tile).size.height, gtk_widget_get_height (GTK_WIDGET (matrix)));
  close_window ();
}
END_TEST

static Suite *
matrix_suite (void)
{
  Suite *suite = suite_create ("matrix");
  TCase *layout = tcase_create ("layout");
  TCase *look = cordee_test_gui_case (suite, "look");
  TCase *view = cordee_test_gui_case (suite, "view");
  TCase *keys = cordee_test_gui_case (suite, "keys");

  tcase_add_test (layout, there_is_room_for_what_is_wide_enough);
  tcase_add_test (layout, columns_share_the_width);
  tcase_add_test (layout, arrows_lead_where_one_expects);
  tcase_add_test (layout, a_step_is_never_more_than_what_is_there);
  tcase_add_test (layout, lines_are_found_by_where_they_stand);
  suite_add_tcase (suite, layout);

  tcase_add_test (look, the_base_is_as_these_tests_need_it);
  tcase_add_test (look, every_field_has_the_name_of_the_view);
  tcase_add_test (look, headers_stay_in_sight);
  tcase_add_test (look, cells_stand_below_their_column_and_beside_their_row);
  tcase_add_test (look, room_is_told_when_it_changes);
  tcase_add_test (look, with_room_for_one_rows_are_cards);
  tcase_add_test (look, where_there_is_nothing_it_says_why);

  tcase_add_test (view, widgets_are_used_again);
  tcase_add_test (view, the_focus_stays_on_its_cell);
  tcase_add_test (view, what_stands_at_the_top_stays_there);
  tcase_add_test (view, the_cell_whose_evidence_is_on_show_is_marked);
  tcase_add_test (view, less_height_does_not_hide_the_cell);

  tcase_add_test (keys, arrows_walk_from_cell_to_cell);
  tcase_add_test (keys, keys_ask_for_what_they_promise);
  tcase_add_test (keys, tab_stops_once);
  tcase_add_test (keys, the_menu_gives_the_focus_back);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (matrix_suite ());
}
