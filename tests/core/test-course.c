/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-course.h"
#include "cordee-test.h"

/* What a team did on its way, as a value. */

static CordeeCourse *
course_of_some (void)
{
  CordeeCourse *course = cordee_course_new ("R", CORDEE_HOW_CREER);
  CordeeDuration duration = { 1, 2, 3, CORDEE_DURATION_WEEKS };

  cordee_course_set_from (course, "O", 1);
  cordee_course_set_start (course, 739900, 2);
  cordee_course_set_status (course, "a", CORDEE_STEP_WAITING, 739910, 3);
  cordee_course_set_not_before (course, "b", 739950, 4);
  cordee_course_set_duration (course, "b", &duration, 5);
  cordee_course_set_met (course, "c", "plan", TRUE, 6);
  cordee_course_step_add_link (cordee_course_get (course, "c"), "Plan", "file:///plan.odt");
  return course;
}

START_TEST (copies_are_equal)
{
  g_autoptr(CordeeCourse) course = course_of_some ();
  g_autoptr(CordeeCourse) copy = cordee_course_copy (course);

  ck_assert (cordee_course_equal (course, copy));
  ck_assert_int_eq (copy->at, course->at);
  ck_assert_int_eq (cordee_course_find (copy, "a")->at, 3);
  ck_assert_ptr_null (cordee_course_copy (NULL));
}
END_TEST

/* Each part makes a difference. */
START_TEST (differences_count)
{
  g_autoptr(CordeeCourse) course = course_of_some ();
  CordeeDuration other = { 1, 2, 3, CORDEE_DURATION_DAYS };

  for (guint i = 0; i < 9; i++)
    {
      g_autoptr(CordeeCourse) copy = cordee_course_copy (course);

      if (i == 0)
        cordee_course_set_from (copy, NULL, 9);
      else if (i == 1)
        cordee_course_set_start (copy, 739901, 9);
      else if (i == 2)
        cordee_course_set_status (copy, "a", CORDEE_STEP_WAITING, 739911, 9);
      else if (i == 3)
        cordee_course_set_status (copy, "a", CORDEE_STEP_UNDER_WAY, 739910, 9);
      else if (i == 4)
        cordee_course_set_not_before (copy, "b", CORDEE_DAY_NONE, 9);
      else if (i == 5)
        cordee_course_set_duration (copy, "b", &other, 9);
      else if (i == 6)
        cordee_course_set_met (copy, "c", "carte", TRUE, 9);
      else if (i == 7)
        cordee_course_step_remove_link (cordee_course_get (copy, "c"), 0);
      else
        cordee_course_set_status (copy, "d", CORDEE_STEP_DONE, CORDEE_DAY_NONE, 9);
      ck_assert_msg (!cordee_course_equal (course, copy), "change %u is not seen", i);
      ck_assert_msg (!cordee_course_equal (copy, course), "change %u is not seen from there", i);
    }
}
END_TEST

START_TEST (order_and_empty_steps_do_not_count)
{
  g_autoptr(CordeeCourse) a = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeCourse) b = cordee_course_new ("R", CORDEE_HOW_CREER);

  cordee_course_set_status (a, "x", CORDEE_STEP_DONE, 10, 1);
  cordee_course_set_met (a, "y", "one", TRUE, 2);
  cordee_course_set_met (a, "y", "two", TRUE, 3);
  cordee_course_set_met (b, "y", "two", TRUE, 4);
  cordee_course_set_met (b, "y", "one", TRUE, 5);
  cordee_course_set_status (b, "x", CORDEE_STEP_DONE, 10, 6);
  (void) cordee_course_get (b, "z");
  ck_assert (cordee_course_equal (a, b));
  ck_assert (cordee_course_equal (b, a));
}
END_TEST

/* A change that changes nothing leaves the times, and makes no step. */
START_TEST (nothing_new_leaves_the_times)
{
  g_autoptr(CordeeCourse) course = course_of_some ();
  CordeeDuration duration = { 1, 2, 3, CORDEE_DURATION_WEEKS };

  cordee_course_set_from (course, "O", 99);
  cordee_course_set_start (course, 739900, 99);
  cordee_course_set_status (course, "a", CORDEE_STEP_WAITING, 739910, 99);
  cordee_course_set_not_before (course, "b", 739950, 99);
  cordee_course_set_duration (course, "b", &duration, 99);
  cordee_course_set_met (course, "c", "plan", TRUE, 99);
  cordee_course_set_status (course, "new", CORDEE_STEP_TODO, CORDEE_DAY_NONE, 99);
  cordee_course_set_not_before (course, "new", CORDEE_DAY_NONE, 99);
  cordee_course_set_duration (course, "new", NULL, 99);
  cordee_course_set_met (course, "new", "plan", FALSE, 99);
  ck_assert_int_eq (course->at, 6);
  ck_assert_int_eq (cordee_course_find (course, "a")->at, 3);
  ck_assert_ptr_null (cordee_course_find (course, "new"));
  cordee_course_set_status (course, "a", CORDEE_STEP_DONE, 739920, 99);
  ck_assert_int_eq (course->at, 99);
  ck_assert_int_eq (cordee_course_find (course, "a")->at, 99);
  ck_assert_int_eq (cordee_course_find (course, "b")->at, 5);
}
END_TEST

/* What is to do has no day. */
START_TEST (to_do_has_no_day)
{
  g_autoptr(CordeeCourse) course = course_of_some ();

  cordee_course_set_status (course, "a", CORDEE_STEP_TODO, 739910, 7);
  ck_assert_int_eq (cordee_course_find (course, "a")->day, CORDEE_DAY_NONE);
  cordee_course_set_status (course, "a", CORDEE_STEP_NOT_APPLICABLE, 739910, 8);
  ck_assert_int_eq (cordee_course_find (course, "a")->day, CORDEE_DAY_NONE);
}
END_TEST

START_TEST (durations_are_put_in_order)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  CordeeDuration wild = { 4, 9, 2, CORDEE_DURATION_DAYS };
  const CordeeCourseStep *step;

  cordee_course_set_duration (course, "a", &wild, 1);
  step = cordee_course_find (course, "a");
  ck_assert_int_eq (step->duration.min, 4);
  ck_assert_int_eq (step->duration.likely, 4);
  ck_assert_int_eq (step->duration.max, 4);
  cordee_course_set_duration (course, "a", NULL, 2);
  ck_assert (!cordee_course_find (course, "a")->has_duration);
}
END_TEST

START_TEST (ticks)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);

  ck_assert (!cordee_course_step_is_met (NULL, "plan"));
  cordee_course_set_met (course, "a", "plan", TRUE, 1);
  ck_assert (cordee_course_step_is_met (cordee_course_find (course, "a"), "plan"));
  ck_assert (!cordee_course_step_is_met (cordee_course_find (course, "a"), "carte"));
  cordee_course_set_met (course, "a", "plan", FALSE, 2);
  ck_assert (!cordee_course_step_is_met (cordee_course_find (course, "a"), "plan"));
}
END_TEST

START_TEST (links)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  CordeeCourseStep *step = cordee_course_get (course, "a");

  cordee_course_step_add_link (step, "", "https://example.org/a");
  cordee_course_step_add_link (step, "B", "https://example.org/b");
  ck_assert_ptr_null (((CordeeCourseLink *) step->links->pdata[0])->title);
  cordee_course_step_add_link (step, "A", "https://example.org/a");
  ck_assert_uint_eq (step->links->len, 2);
  ck_assert_str_eq (((CordeeCourseLink *) step->links->pdata[0])->title, "A");
  cordee_course_step_add_link (step, NULL, "https://example.org/a");
  ck_assert_str_eq (((CordeeCourseLink *) step->links->pdata[0])->title, "A");
  cordee_course_step_remove_link (step, 0);
  ck_assert_str_eq (((CordeeCourseLink *) step->links->pdata[0])->uri, "https://example.org/b");
}
END_TEST

START_TEST (status_names)
{
  CordeeStepStatus status = CORDEE_STEP_DONE;

  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    {
      ck_assert (cordee_step_status_parse (cordee_step_status_id ((CordeeStepStatus) i), &status));
      ck_assert_uint_eq (status, i);
    }
  ck_assert_str_eq (cordee_step_status_id (CORDEE_STEP_WAITING), "en-attente");
  status = CORDEE_STEP_DONE;
  ck_assert (!cordee_step_status_parse ("fini", &status));
  ck_assert (!cordee_step_status_parse (NULL, &status));
  ck_assert_uint_eq (status, CORDEE_STEP_DONE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("course");
  TCase *tcase = tcase_create ("course");

  tcase_add_test (tcase, copies_are_equal);
  tcase_add_test (tcase, differences_count);
  tcase_add_test (tcase, order_and_empty_steps_do_not_count);
  tcase_add_test (tcase, nothing_new_leaves_the_times);
  tcase_add_test (tcase, to_do_has_no_day);
  tcase_add_test (tcase, durations_are_put_in_order);
  tcase_add_test (tcase, ticks);
  tcase_add_test (tcase, links);
  tcase_add_test (tcase, status_names);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
