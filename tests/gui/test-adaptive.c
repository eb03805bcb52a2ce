/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-adaptive.h"
#include "cordee-style.h"
#include "cordee-test-gui.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* narrow-below, in em; the child asks for so many pixels of width. */
static GtkWidget *
new_adaptive (double narrow_below, int least)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (child, least, 40);
  return g_object_new (CORDEE_TYPE_ADAPTIVE, "narrow-below", narrow_below, "child", child, NULL);
}

START_TEST (keeps_no_window_from_getting_smaller)
{
  g_autoptr(GtkWidget) adaptive = g_object_ref_sink (new_adaptive (40, 700));
  int minimum, natural;

  gtk_widget_measure (adaptive, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (minimum, 1);
  ck_assert_int_eq (natural, 700);
  gtk_widget_measure (adaptive, GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (minimum, 1);
  ck_assert_int_eq (natural, 40);
}
END_TEST

START_TEST (child_gets_what_it_needs)
{
  GtkWidget *adaptive = new_adaptive (0, 500);
  GtkWindow *window = cordee_test_window (adaptive, 400, 300);

  ck_assert_int_eq (gtk_widget_get_width (gtk_widget_get_first_child (adaptive)), 500);
  cordee_test_resize (window, 600, 300);
  ck_assert_int_eq (gtk_widget_get_width (gtk_widget_get_first_child (adaptive)), 600);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (empty_one_has_no_size)
{
  g_autoptr(GtkWidget) adaptive = g_object_ref_sink (g_object_new (CORDEE_TYPE_ADAPTIVE, NULL));
  int minimum, natural;

  gtk_widget_measure (adaptive, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  ck_assert_int_eq (natural, 0);
}
END_TEST

/* ── narrow ─────────────────────────────────────────────────────── */

START_TEST (tells_once_for_each_change)
{
  GtkWidget *adaptive = new_adaptive (40, 100);
  GtkWindow *window;
  int limit;
  guint n = 0;

  g_signal_connect (adaptive, "notify::narrow", G_CALLBACK (count_cb), &n);
  window = cordee_test_window (adaptive, 1200, 300);
  limit = (int) (40 * cordee_style_get_em (adaptive) + 0.999);
  ck_assert_int_gt (limit, 300);
  ck_assert (!cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  ck_assert_uint_eq (n, 0);

  cordee_test_resize (window, limit - 1, 300);
  ck_assert (cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  ck_assert_uint_eq (n, 1);
  cordee_test_resize (window, limit - 100, 300);
  ck_assert_uint_eq (n, 1);

  cordee_test_resize (window, limit, 300);
  ck_assert (!cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  ck_assert_uint_eq (n, 2);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (larger_text_makes_it_narrow)
{
  GtkWidget *adaptive = new_adaptive (40, 100);
  GtkWindow *window = cordee_test_window (adaptive, 800, 300);

  ck_assert (!cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  cordee_settings_set_double (cordee_test_settings (), "text-scale", 2.0);
  CORDEE_ITERATE_WHILE (!cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  cordee_settings_set_double (cordee_test_settings (), "text-scale", 1.0);
  CORDEE_ITERATE_WHILE (cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (dies_before_it_has_told)
{
  GtkWidget *adaptive = new_adaptive (40, 100);
  GtkWindow *window = cordee_test_window (adaptive, 1200, 300);
  GtkAllocation place = { 0, 0, 200, 300 };

  gtk_widget_size_allocate (adaptive, &place, -1);
  ck_assert (cordee_adaptive_get_narrow (CORDEE_ADAPTIVE (adaptive)));
  cordee_test_destroy (window);
}
END_TEST

static Suite *
adaptive_suite (void)
{
  Suite *suite = suite_create ("adaptive");
  TCase *size = cordee_test_gui_case (suite, "size");
  TCase *narrow = cordee_test_gui_case (suite, "narrow");

  tcase_add_test (size, keeps_no_window_from_getting_smaller);
  tcase_add_test (size, child_gets_what_it_needs);
  tcase_add_test (size, empty_one_has_no_size);

  tcase_add_test (narrow, tells_once_for_each_change);
  tcase_add_test (narrow, larger_text_makes_it_narrow);
  tcase_add_test (narrow, dies_before_it_has_told);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (adaptive_suite ());
}
