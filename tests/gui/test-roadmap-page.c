/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-roadmap-page.h"
#include "cordee-roadmap-timeline.h"
#include "cordee-step-pane.h"
#include "cordee-test-gui.h"
#include "cordee-timeline-row.h"

#include <string.h>

#define LETTER "cpts-lettre-intention"
#define FIRST "cpts-rassembler"

static CordeeSession *session;
static GtkWidget *page;
static GtkWindow *window;

static void
begin_at (int width, int height)
{
  session = cordee_test_session ();
  cordee_session_set_place (session, "76", NULL);
  page = cordee_roadmap_page_new (session);
  window = cordee_test_window (page, width, height);
  ck_assert (gtk_widget_activate_action (page, "roadmap.structure", "s", "CPTS/creer"));
  cordee_test_settle (GTK_WIDGET (window));
}

static void
begin (void)
{
  begin_at (1070, 750);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static const CordeeRoadmapView *
get_view (void)
{
  return cordee_roadmap_page_get_view (CORDEE_ROADMAP_PAGE (page));
}

static const CordeeRoadmapStep *
get_step (const char *id)
{
  int index = cordee_roadmap_find (get_view ()->roadmap, id);

  ck_assert_msg (index >= 0, "no step %s", id);
  return get_view ()->roadmap->steps->pdata[index];
}

static void
set_status (const char *step, const char *status)
{
  ck_assert (gtk_widget_activate_action (page, "roadmap.status", "(ss)", step, status));
  cordee_test_settle (GTK_WIDGET (window));
}

static void
act (const char *name, const char *target)
{
  ck_assert (target != NULL ? gtk_widget_activate_action (page, name, "s", target) : gtk_widget_activate_action (page, name, NULL));
  cordee_test_settle (GTK_WIDGET (window));
}

/* The day that is the answer to a question; CORDEE_DAY_NONE where there is none. */
static CordeeDay
get_answer (const char *question)
{
  const CordeeValue *value = cordee_situation_get_value (cordee_session_get_situation (session), question);

  return value != NULL && value->kind == CORDEE_VALUE_DAY ? value->day : CORDEE_DAY_NONE;
}

static gboolean
is_row (GtkWidget *widget, gpointer id)
{
  return CORDEE_IS_TIMELINE_ROW (widget) && g_strcmp0 (cordee_timeline_row_get_id (CORDEE_TIMELINE_ROW (widget)), id) == 0;
}

static GtkWidget *
get_row (const char *id)
{
  GtkWidget *row = cordee_test_find (page, is_row, (gpointer) id);

  ck_assert_msg (row != NULL, "no row %s", id);
  return row;
}

static CordeeRoadmapTimeline *
get_timeline (void)
{
  return CORDEE_ROADMAP_TIMELINE (cordee_test_find_type (page, CORDEE_TYPE_ROADMAP_TIMELINE));
}

/* ── the plan ───────────────────────────────────────────────────── */

/* The day aimed at is an answer, and undoing takes it away again. */
START_TEST (target_is_an_answer)
{
  act ("roadmap.target", "2027-09-15");
  ck_assert_int_eq (get_answer ("date-signature"), cordee_day_new (2027, 9, 15));
  ck_assert_int_eq (get_view ()->roadmap->target, cordee_day_new (2027, 9, 15));
  act ("roadmap.target", "2027-10-15");
  act ("roadmap.undo", NULL);
  ck_assert_int_eq (get_view ()->roadmap->target, cordee_day_new (2027, 9, 15));
  act ("roadmap.undo", NULL);
  ck_assert_int_eq (get_answer ("date-signature"), CORDEE_DAY_NONE);
  act ("roadmap.redo", NULL);
  ck_assert_int_eq (get_answer ("date-signature"), cordee_day_new (2027, 9, 15));
  act ("roadmap.target", "");
  ck_assert_int_eq (get_view ()->roadmap->target, CORDEE_DAY_NONE);
}
END_TEST

/* Whoever answers elsewhere finds the plan changed here. */
START_TEST (follows_the_answers)
{
  g_autoptr(CordeeValue) value = cordee_value_new_day (cordee_day_new (2027, 6, 1));

  cordee_interview_answer (cordee_session_get_interview (session), "date-signature", value, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (session);
  ck_assert_int_eq (get_view ()->roadmap->target, cordee_day_new (2027, 6, 1));
}
END_TEST

START_TEST (way_is_chosen)
{
  act ("roadmap.structure", "MSP/creer");
  ck_assert_str_eq (get_view ()->roadmap->structure->id, "MSP");
  act ("roadmap.from", "ESP");
  ck_assert_str_eq (get_view ()->roadmap->from->id, "ESP");
  act ("roadmap.undo", NULL);
  ck_assert_ptr_null (get_view ()->roadmap->from);
}
END_TEST

/* ── steps ──────────────────────────────────────────────────────── */

/* Marking done takes today, writes what follows from it and the day of the milestone into the answers; one undo takes it all back. */
START_TEST (done_writes_answers)
{
  const CordeeStep *step = get_step (LETTER)->step;
  const CordeeStepAnswer *answer = step->answers->len > 0 ? step->answers->pdata[0] : NULL;
  const CordeeSituation *situation;

  set_status (LETTER, "fait");
  ck_assert_int_eq (get_step (LETTER)->status, CORDEE_STEP_DONE);
  ck_assert_int_eq (get_answer ("date-lettre-intention"), CORDEE_TEST_TODAY);
  situation = cordee_session_get_situation (session);
  ck_assert_ptr_nonnull (answer);
  ck_assert_ptr_nonnull (cordee_situation_get (situation, answer->variable));
  ck_assert_int_eq (cordee_situation_get (situation, answer->variable)->provenance, CORDEE_PROVENANCE_DECLARED);
  ck_assert_ptr_nonnull (cordee_dossier_find_course (cordee_session_get_dossier (session), "CPTS", CORDEE_HOW_CREER));
  act ("roadmap.undo", NULL);
  ck_assert_int_eq (get_step (LETTER)->status, CORDEE_STEP_TODO);
  ck_assert_int_eq (get_answer ("date-lettre-intention"), CORDEE_DAY_NONE);
  ck_assert_ptr_null (cordee_situation_get (cordee_session_get_situation (session), answer->variable));
}
END_TEST

/* The day of a status is one step of undo with it, and takes the milestone along. */
START_TEST (day_of_a_status)
{
  set_status (LETTER, "fait");
  ck_assert (gtk_widget_activate_action (page, "roadmap.day", "(ss)", LETTER, "2026-11-10"));
  ck_assert_int_eq (get_step (LETTER)->kept->day, cordee_day_new (2026, 11, 10));
  ck_assert_int_eq (get_answer ("date-lettre-intention"), cordee_day_new (2026, 11, 10));
  set_status (LETTER, "a-faire");
  ck_assert_int_eq (get_answer ("date-lettre-intention"), CORDEE_DAY_NONE);
  act ("roadmap.undo", NULL);
  ck_assert_int_eq (get_step (LETTER)->status, CORDEE_STEP_TODO);
}
END_TEST

START_TEST (own_duration)
{
  CordeeDay before = get_view ()->roadmap->earliest_end;

  ck_assert (gtk_widget_activate_action (page, "roadmap.duration", "(siis)", FIRST, 8, 10, "mois"));
  ck_assert_int_eq (get_step (FIRST)->origin, CORDEE_DURATION_OF_USER);
  ck_assert_int_gt (get_view ()->roadmap->earliest_end, before);
  ck_assert (gtk_widget_activate_action (page, "roadmap.duration", "(siis)", FIRST, 0, 0, ""));
  ck_assert_int_eq (get_view ()->roadmap->earliest_end, before);
}
END_TEST

/* A step begins later where the team wants it to; a day that binds nothing is not kept. */
START_TEST (begins_later)
{
  CordeeDay first = get_step (LETTER)->earliest_start;
  g_autofree char *later = cordee_day_to_iso (first + 28);

  ck_assert (gtk_widget_activate_action (page, "roadmap.begin", "(ss)", LETTER, later));
  ck_assert_int_ge (get_step (LETTER)->earliest_start, first + 28);
  ck_assert (gtk_widget_activate_action (page, "roadmap.begin", "(ss)", LETTER, "2026-01-05"));
  ck_assert_int_eq (get_step (LETTER)->earliest_start, first);
  ck_assert (get_step (LETTER)->kept == NULL || get_step (LETTER)->kept->not_before == CORDEE_DAY_NONE);
}
END_TEST

/* Planned dates go into the answers as estimates, and change nothing of the plan. */
START_TEST (dates_are_reported)
{
  CordeeDay end;

  act ("roadmap.target", "2027-09-15");
  end = get_step (LETTER)->latest_end;
  act ("roadmap.report-dates", NULL);
  ck_assert_int_eq (get_answer ("date-lettre-intention"), end);
  ck_assert_int_eq (cordee_situation_get (cordee_session_get_situation (session), "date-lettre-intention")->provenance, CORDEE_PROVENANCE_ESTIMATED);
  ck_assert_int_eq (cordee_situation_get (cordee_session_get_situation (session), "date-signature")->provenance, CORDEE_PROVENANCE_DECLARED);
  ck_assert_int_eq (get_step (LETTER)->latest_end, end);
  act ("roadmap.undo", NULL);
  ck_assert_int_eq (get_answer ("date-lettre-intention"), CORDEE_DAY_NONE);
}
END_TEST

START_TEST (opens_and_closes_a_step)
{
  GtkWidget *pane = cordee_test_find_type (page, CORDEE_TYPE_STEP_PANE);

  ck_assert (!gtk_widget_get_mapped (pane));
  gtk_widget_grab_focus (get_row (LETTER));
  ck_assert (cordee_test_key (get_row (LETTER), GDK_KEY_Return, 0));
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (gtk_widget_get_mapped (pane));
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), pane));
  act ("roadmap.select", "");
  ck_assert (!gtk_widget_get_mapped (pane));
  ck_assert_ptr_eq (gtk_window_get_focus (window), get_row (LETTER));
}
END_TEST

/* Another dossier has nothing to undo here, and no step open. */
START_TEST (another_dossier)
{
  set_status (FIRST, "fait");
  act ("roadmap.select", LETTER);
  cordee_session_start_dossier (session, "Autre");
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (!gtk_widget_get_mapped (cordee_test_find_type (page, CORDEE_TYPE_STEP_PANE)));
  act ("roadmap.undo", NULL);
  ck_assert_ptr_null (cordee_dossier_get_course (cordee_session_get_dossier (session)));
}
END_TEST

/* ── room ───────────────────────────────────────────────────────── */

/* Where there is little room, an open step takes the place of the rest, and dates are told in words. */
START_TEST (narrow)
{
  begin_at (520, 700);
  ck_assert (gtk_widget_get_mapped (GTK_WIDGET (get_timeline ())));
  act ("roadmap.select", LETTER);
  ck_assert (gtk_widget_get_mapped (cordee_test_find_type (page, CORDEE_TYPE_STEP_PANE)));
  ck_assert (!gtk_widget_get_mapped (GTK_WIDGET (get_timeline ())));
  act ("roadmap.select", "");
  ck_assert (gtk_widget_get_mapped (GTK_WIDGET (get_timeline ())));
}
END_TEST

START_TEST (every_control_is_named)
{
  cordee_test_assert_named (page);
}
END_TEST

static Suite *
roadmap_page_suite (void)
{
  Suite *suite = suite_create ("roadmap-page");
  TCase *plan = cordee_test_gui_case (suite, "plan"), *steps = cordee_test_gui_case (suite, "steps"), *room = cordee_test_gui_case (suite, "room");

  tcase_add_checked_fixture (plan, begin, end);
  tcase_add_test (plan, target_is_an_answer);
  tcase_add_test (plan, follows_the_answers);
  tcase_add_test (plan, way_is_chosen);
  tcase_add_test (plan, every_control_is_named);
  tcase_add_checked_fixture (steps, begin, end);
  tcase_add_test (steps, done_writes_answers);
  tcase_add_test (steps, day_of_a_status);
  tcase_add_test (steps, own_duration);
  tcase_add_test (steps, begins_later);
  tcase_add_test (steps, dates_are_reported);
  tcase_add_test (steps, opens_and_closes_a_step);
  tcase_add_test (steps, another_dossier);
  tcase_add_checked_fixture (room, NULL, end);
  tcase_add_test (room, narrow);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (roadmap_page_suite ());
}
