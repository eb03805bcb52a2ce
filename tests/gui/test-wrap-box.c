/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-gui.h"
#include "cordee-wrap-box.h"

#define SPACING 10

/* A box with children of those natural widths, all 20 high. */
static GtkWidget *
new_box (const int *widths)
{
  GtkWidget *box = cordee_wrap_box_new (SPACING);

  for (guint i = 0; widths[i] > 0; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, widths[i], 20);
      cordee_wrap_box_append (CORDEE_WRAP_BOX (box), child);
    }
  return box;
}

static graphene_rect_t
bounds (GtkWidget *box, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t rect;

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  ck_assert (gtk_widget_compute_bounds (child, box, &rect));
  return rect;
}

static void
assert_bounds (GtkWidget *box, guint n, float x, float y, float width)
{
  graphene_rect_t rect = bounds (box, n);

  ck_assert_msg (rect.origin.x == x && rect.origin.y == y && rect.size.width == width, "child %u is at %g, %g, %g wide; wanted %g, %g, %g", n,
                 (double) rect.origin.x, (double) rect.origin.y, (double) rect.size.width, (double) x, (double) y, (double) width);
}

static int
height_for (GtkWidget *box, int width)
{
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (minimum, natural);
  return natural;
}

/* ── size ───────────────────────────────────────────────────────── */

START_TEST (asks_for_its_widest_child_at_least)
{
  g_autoptr(GtkWidget) box = g_object_ref_sink (new_box ((const int[]){ 100, 150, 50, 0 }));
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (minimum, 150);
  ck_assert_int_eq (natural, 100 + 150 + 50 + 2 * SPACING);
}
END_TEST

START_TEST (is_as_high_as_its_lines)
{
  g_autoptr(GtkWidget) box = g_object_ref_sink (new_box ((const int[]){ 100, 150, 50, 0 }));

  ck_assert_int_eq (height_for (box, 320), 20);
  ck_assert_int_eq (height_for (box, 319), 2 * 20 + SPACING);
  ck_assert_int_eq (height_for (box, 260), 2 * 20 + SPACING);
  /* 150 alone does not fit beside 100, but 50 does beside 150. */
  ck_assert_int_eq (height_for (box, 210), 2 * 20 + SPACING);
  ck_assert_int_eq (height_for (box, 150), 3 * 20 + 2 * SPACING);
}
END_TEST

START_TEST (empty_box_takes_no_room)
{
  g_autoptr(GtkWidget) box = g_object_ref_sink (cordee_wrap_box_new (SPACING));

  ck_assert_int_eq (height_for (box, 100), 0);
  ck_assert_int_eq (height_for (box, -1), 0);
}
END_TEST

START_TEST (hidden_children_take_no_room)
{
  g_autoptr(GtkWidget) box = g_object_ref_sink (new_box ((const int[]){ 100, 150, 50, 0 }));
  int minimum, natural;

  gtk_widget_set_visible (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)), FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (minimum, 100);
  ck_assert_int_eq (natural, 100 + 50 + SPACING);
  ck_assert_int_eq (height_for (box, 160), 20);
}
END_TEST

/* ── places ─────────────────────────────────────────────────────── */

START_TEST (goes_on_below)
{
  GtkWidget *box = new_box ((const int[]){ 100, 150, 50, 0 });
  GtkWindow *window = cordee_test_window (box, 270, 200);

  assert_bounds (box, 0, 0, 0, 100);
  assert_bounds (box, 1, 100 + SPACING, 0, 150);
  assert_bounds (box, 2, 0, 20 + SPACING, 50);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (equal_children_share_the_line)
{
  GtkWidget *box = new_box ((const int[]){ 100, 120, 50, 0 });
  GtkWindow *window;

  g_object_set (box, "equal", TRUE, NULL);
  window = cordee_test_window (box, 290, 200);
  assert_bounds (box, 0, 0, 0, 140);
  assert_bounds (box, 1, 150, 0, 140);
  assert_bounds (box, 2, 0, 20 + SPACING, 290);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (those_that_expand_share_what_is_left)
{
  GtkWidget *box = new_box ((const int[]){ 100, 100, 0 });
  GtkWindow *window;

  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  window = cordee_test_window (box, 400, 200);
  assert_bounds (box, 0, 0, 0, 100);
  assert_bounds (box, 1, 100 + SPACING, 0, 290);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (begins_at_the_right_where_text_does)
{
  GtkWidget *box = new_box ((const int[]){ 100, 50, 0 });
  GtkWindow *window;

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  window = cordee_test_window (box, 400, 200);
  assert_bounds (box, 0, 300, 0, 100);
  assert_bounds (box, 1, 240, 0, 50);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (lets_go_of_its_children)
{
  GtkWidget *box = new_box ((const int[]){ 100, 50, 0 });
  GtkWindow *window = cordee_test_window (box, 400, 200);
  GtkWidget *child = g_object_ref (gtk_widget_get_first_child (box));

  cordee_wrap_box_clear (CORDEE_WRAP_BOX (box));
  ck_assert_ptr_null (gtk_widget_get_first_child (box));
  cordee_test_assert_finalized (child);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (is_filled_by_a_layout)
{
  static const char layout[] = "<interface><object class='CordeeWrapBox' id='box'><property name='spacing'>4</property>"
                               "<child><object class='GtkLabel'/></child><child><object class='GtkButton'/></child></object></interface>";
  g_autoptr(GtkBuilder) builder = NULL;
  GtkWidget *box;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  builder = gtk_builder_new_from_string (layout, -1);
  box = GTK_WIDGET (gtk_builder_get_object (builder, "box"));
  ck_assert (GTK_IS_LABEL (gtk_widget_get_first_child (box)));
  ck_assert (GTK_IS_BUTTON (gtk_widget_get_last_child (box)));
}
END_TEST

static Suite *
wrap_box_suite (void)
{
  Suite *suite = suite_create ("wrap-box");
  TCase *size = cordee_test_gui_case (suite, "size");
  TCase *places = cordee_test_gui_case (suite, "places");

  tcase_add_test (size, asks_for_its_widest_child_at_least);
  tcase_add_test (size, is_as_high_as_its_lines);
  tcase_add_test (size, empty_box_takes_no_room);
  tcase_add_test (size, hidden_children_take_no_room);

  tcase_add_test (places, goes_on_below);
  tcase_add_test (places, equal_children_share_the_line);
  tcase_add_test (places, those_that_expand_share_what_is_left);
  tcase_add_test (places, begins_at_the_right_where_text_does);
  tcase_add_test (places, lets_go_of_its_children);
  tcase_add_test (places, is_filled_by_a_layout);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (wrap_box_suite ());
}
