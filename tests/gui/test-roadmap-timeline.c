/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-roadmap-timeline.h"
#include "cordee-test-gui.h"
#include "cordee-timeline-row.h"

#include <string.h>

static CordeeSession *session;
static CordeeRoadmap *roadmap;
static CordeeRoadmapView *view;
static CordeeRoadmapTimeline *timeline;
static GtkWindow *window;

/* What was told of last. */
static char *moved;
static CordeeDay moved_to;
static gboolean moved_for_good;
static guint n_moves, n_put_back;

static void
move_cb (CordeeRoadmapTimeline *self, const char *step, int day, gboolean done)
{
  g_free (moved);
  moved = g_strdup (step);
  moved_to = day;
  moved_for_good = done;
  n_moves++;
}

static void
put_back_cb (void)
{
  n_put_back++;
}

static void
begin (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  session = cordee_test_session ();
  cordee_session_set_place (session, "76", NULL);
  roadmap = cordee_roadmap_new (&(CordeeRoadmapInput) { .rulebook = cordee_interview_get_rulebook (cordee_session_get_interview (session)),
                                                       .structure = "CPTS", .today = CORDEE_TEST_TODAY, .target = cordee_day_new (2027, 9, 15) });
  view = cordee_roadmap_view_new (roadmap, NULL);
  timeline = CORDEE_ROADMAP_TIMELINE (cordee_roadmap_timeline_new ());
  g_signal_connect (timeline, "move", G_CALLBACK (move_cb), NULL);
  g_signal_connect (timeline, "put-back", G_CALLBACK (put_back_cb), NULL);
  cordee_roadmap_timeline_set_view (timeline, view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (timeline));
  window = cordee_test_window (scroller, 1000, 700);
  n_moves = n_put_back = 0;
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_roadmap_view_free (g_steal_pointer (&view));
  cordee_roadmap_free (g_steal_pointer (&roadmap));
  g_clear_pointer (&moved, g_free);
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static gboolean
is_row_at (GtkWidget *widget, gpointer place)
{
  int *left = place;

  return CORDEE_IS_TIMELINE_ROW (widget) && (*left)-- == 0;
}

static GtkWidget *
get_row (int place)
{
  return cordee_test_find (GTK_WIDGET (timeline), is_row_at, &place);
}

static const CordeeRoadmapRow *
get_shown (guint place)
{
  return view->rows->pdata[place];
}

static GtkWidget *
get_focus (void)
{
  return gtk_window_get_focus (window);
}

/* ── a list ─────────────────────────────────────────────────────── */

START_TEST (rows_say_it_all)
{
  for (guint i = 0; i < view->rows->len; i++)
    {
      ck_assert_ptr_nonnull (get_row ((int) i));
      cordee_test_name_is (get_row ((int) i), get_shown (i)->name);
    }
  ck_assert_ptr_null (get_row ((int) view->rows->len));
  cordee_test_assert_named (GTK_WIDGET (timeline));
}
END_TEST

START_TEST (walks_by_keyboard)
{
  gtk_window_set_focus (window, NULL);
  gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_TAB_FORWARD);
  ck_assert_ptr_eq (get_focus (), get_row (0));
  gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_DOWN);
  ck_assert_ptr_eq (get_focus (), get_row (1));
  gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_TAB_FORWARD);
  ck_assert_ptr_eq (get_focus (), cordee_timeline_row_get_button (CORDEE_TIMELINE_ROW (get_row (1))));
  ck_assert (!gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_TAB_FORWARD));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_End, 0));
  ck_assert_ptr_eq (get_focus (), get_row ((int) view->rows->len - 1));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_Home, 0));
  ck_assert_ptr_eq (get_focus (), get_row (0));
}
END_TEST

/* A view of the same steps keeps the widgets, and with them the focus. */
START_TEST (keeps_the_focus)
{
  CordeeRoadmapView *before = view;
  GtkWidget *row = get_row (2);

  gtk_widget_grab_focus (row);
  view = cordee_roadmap_view_new (roadmap, NULL);
  cordee_roadmap_timeline_set_view (timeline, view);
  cordee_roadmap_view_free (before);
  ck_assert_ptr_eq (get_row (2), row);
  ck_assert_ptr_eq (get_focus (), row);
}
END_TEST

/* ── moving ─────────────────────────────────────────────────────── */

/* By a working day, and by a week; never to a day on which nobody works. */
START_TEST (moves_by_keyboard)
{
  CordeeDay start = get_shown (0)->step->earliest_start;

  gtk_widget_grab_focus (get_row (0));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_Right, GDK_ALT_MASK));
  ck_assert_str_eq (moved, get_shown (0)->step->id);
  ck_assert (moved_for_good);
  ck_assert_int_eq (moved_to, cordee_calendar_next_working (roadmap->calendar, start + 1));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_Page_Down, GDK_ALT_MASK));
  ck_assert_int_eq (moved_to, cordee_calendar_next_working (roadmap->calendar, start + 7));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_Left, GDK_ALT_MASK));
  ck_assert_int_lt (moved_to, start);
  ck_assert (cordee_calendar_is_working (roadmap->calendar, moved_to));
  ck_assert_uint_eq (n_moves, 3);
}
END_TEST

static void
drag (double by, gboolean done)
{
  g_signal_emit_by_name (get_row (0), "drag", by, done);
}

/* A drag tells each other day once, and the last one for good. */
START_TEST (moves_by_drag)
{
  double day = 1.0 / (view->last - view->first + 1);
  CordeeDay start = get_shown (0)->step->earliest_start;

  drag (3.1 * day, FALSE);
  ck_assert (cordee_roadmap_timeline_is_dragging (timeline));
  ck_assert_int_eq (moved_to, start + 3);
  ck_assert (!moved_for_good);
  drag (3.2 * day, FALSE);
  ck_assert_uint_eq (n_moves, 1);
  drag (10 * day, TRUE);
  ck_assert_int_eq (moved_to, start + 10);
  ck_assert (moved_for_good);
  ck_assert (!cordee_roadmap_timeline_is_dragging (timeline));
  ck_assert_uint_eq (n_put_back, 0);
}
END_TEST

/* Let go where it was taken, or after Escape, nothing is moved. */
START_TEST (drag_is_given_up)
{
  drag (0.05, FALSE);
  drag (0, TRUE);
  ck_assert_uint_eq (n_put_back, 1);
  drag (0.05, FALSE);
  gtk_widget_grab_focus (get_row (0));
  ck_assert (cordee_test_key (GTK_WIDGET (timeline), GDK_KEY_Escape, 0));
  ck_assert_uint_eq (n_put_back, 2);
  drag (0.1, TRUE);
  ck_assert (!moved_for_good);
}
END_TEST

/* ── room ───────────────────────────────────────────────────────── */

/* Without bars the dates are there as text, and come and go with the room. */
START_TEST (dates_in_words)
{
  ck_assert_ptr_nonnull (get_shown (0)->dates);
  ck_assert (!gtk_widget_get_mapped (cordee_test_find_text (get_row (0), get_shown (0)->dates)));
  cordee_roadmap_timeline_set_brief (timeline, TRUE);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (gtk_widget_get_mapped (cordee_test_find_text (get_row (0), get_shown (0)->dates)));
}
END_TEST

static Suite *
roadmap_timeline_suite (void)
{
  Suite *suite = suite_create ("roadmap-timeline");
  TCase *list = cordee_test_gui_case (suite, "list"), *moving = cordee_test_gui_case (suite, "moving");

  tcase_add_checked_fixture (list, begin, end);
  tcase_add_test (list, rows_say_it_all);
  tcase_add_test (list, walks_by_keyboard);
  tcase_add_test (list, keeps_the_focus);
  tcase_add_test (list, dates_in_words);
  tcase_add_checked_fixture (moving, begin, end);
  tcase_add_test (moving, moves_by_keyboard);
  tcase_add_test (moving, moves_by_drag);
  tcase_add_test (moving, drag_is_given_up);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (roadmap_timeline_suite ());
}
