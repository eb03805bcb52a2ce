/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-session.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static guint n_changed, n_noticed;

static void
count_cb (CordeeSession *object, guint *n)
{
  (*n)++;
}

static void
begin (void)
{
  session = cordee_test_session ();
  n_changed = n_noticed = 0;
  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (session, "noticed", G_CALLBACK (count_cb), &n_noticed);
}

static void
end (void)
{
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

/* ── date ───────────────────────────────────────────────────────── */

START_TEST (begins_today_with_the_nation)
{
  const CordeeContext *context = cordee_session_get_context (session);
  g_autofree char *place = cordee_session_dup_place_text (session);

  ck_assert_int_eq (context->as_of, CORDEE_TEST_TODAY);
  ck_assert_int_eq (cordee_session_get_today (session), CORDEE_TEST_TODAY);
  ck_assert_int_eq (cordee_session_get_other_day (session), CORDEE_DAY_NONE);
  ck_assert_ptr_null (context->region);
  ck_assert_ptr_null (cordee_session_get_changes (session));
  ck_assert_str_eq (place, "Règles nationales seules");
  ck_assert_uint_eq (cordee_session_get_notices (session)->len, 0);
}
END_TEST

START_TEST (each_change_is_told_once)
{
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert_uint_eq (n_changed, 1);
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert_uint_eq (n_changed, 1);

  cordee_session_set_other_day (session, CORDEE_TEST_TODAY);
  ck_assert_uint_eq (n_changed, 2);
  cordee_session_set_other_day (session, CORDEE_TEST_TODAY);
  ck_assert_uint_eq (n_changed, 2);

  ck_assert (cordee_session_set_place (session, "44", "67"));
  ck_assert_uint_eq (n_changed, 3);
  ck_assert (cordee_session_set_place (session, "44", "67"));
  ck_assert_uint_eq (n_changed, 3);
  ck_assert (cordee_session_set_place (session, "44", NULL));
  ck_assert_uint_eq (n_changed, 4);
  ck_assert (cordee_session_set_place (session, NULL, NULL));
  ck_assert_uint_eq (n_changed, 5);
  ck_assert_uint_eq (n_noticed, 0);
}
END_TEST

START_TEST (comparison_is_kept_until_the_next_change)
{
  const CordeeComparison *first = cordee_session_get_comparison (session);

  ck_assert_ptr_eq (cordee_session_get_comparison (session), first);
  ck_assert_int_eq (first->as_of, CORDEE_TEST_TODAY);
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert_int_eq (cordee_session_get_comparison (session)->as_of, cordee_day_new (2024, 3, 1));
}
END_TEST

START_TEST (second_day_gives_the_changes)
{
  GPtrArray *changes;

  cordee_session_set_other_day (session, cordee_day_new (2024, 3, 1));
  changes = cordee_session_get_changes (session);
  ck_assert_uint_gt (changes->len, 0);
  ck_assert_ptr_eq (cordee_session_get_changes (session), changes);
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert_uint_eq (cordee_session_get_changes (session)->len, 0);
}
END_TEST

/* ── place ──────────────────────────────────────────────────────── */

START_TEST (unknown_places_are_refused)
{
  static const struct
  {
    const char *region;
    const char *departement;
  } unknown[] = { { "00", NULL }, { "76x", NULL }, { "occitanie", NULL }, { "76", "67" }, { "76", "x" }, { NULL, "67" }, { "", "34" } };

  ck_assert (cordee_session_set_place (session, "76", "34"));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      ck_assert_msg (!cordee_session_set_place (session, unknown[i].region, unknown[i].departement), "place %u is taken", i);
      ck_assert_str_eq (cordee_session_get_context (session)->region, "76");
      ck_assert_str_eq (cordee_session_get_context (session)->departement, "34");
    }
  ck_assert_uint_eq (n_changed, 1);
}
END_TEST

START_TEST (place_is_told_in_words)
{
  g_autofree char *region = NULL;
  g_autofree char *departement = NULL;

  ck_assert (cordee_session_set_place (session, "76", ""));
  region = cordee_session_dup_place_text (session);
  ck_assert_str_eq (region, "Occitanie");
  ck_assert (cordee_session_set_place (session, "44", "67"));
  departement = cordee_session_dup_place_text (session);
  ck_assert_str_eq (departement, "Grand Est, département 67");
}
END_TEST

/* What a caller passes may go; what the session keeps is of the base. */
START_TEST (place_is_borrowed_from_the_base)
{
  char *region = g_strdup ("76");

  ck_assert (cordee_session_set_place (session, region, NULL));
  memset (region, '?', 2);
  g_free (region);
  ck_assert_str_eq (cordee_session_get_context (session)->region, "76");
}
END_TEST

/* ── notices ────────────────────────────────────────────────────── */

START_TEST (same_notice_is_told_once)
{
  GPtrArray *notices = cordee_session_get_notices (session);

  cordee_session_add_notice (session, "Une phrase.");
  cordee_session_add_notice (session, "Une phrase.");
  cordee_session_add_notice (session, "Une autre.");
  ck_assert_uint_eq (notices->len, 2);
  ck_assert_str_eq (notices->pdata[0], "Une phrase.");
  ck_assert_uint_eq (n_noticed, 2);

  cordee_session_clear_notices (session);
  ck_assert_uint_eq (notices->len, 0);
  ck_assert_uint_eq (n_noticed, 3);
  ck_assert_uint_eq (n_changed, 0);
}
END_TEST

START_TEST (refused_pack_is_told_of_and_the_rest_goes_on)
{
  g_autoptr(CordeeSession) other = NULL;
  GPtrArray *notices;

  cordee_test_add_pack ("a-bad.xml", "<pack format=\"1\" id=\"a-bad\" checked=\"2026-11-22\"><titel/></pack>");
  cordee_test_add_pack ("b-worse.xml", "<pack");
  other = cordee_test_session ();
  notices = cordee_session_get_notices (other);
  ck_assert_uint_eq (notices->len, 1);
  ck_assert_str_eq (notices->pdata[0], "2 fichiers de règles ajoutés ont été refusés : voir Sources, Fichiers.");
  ck_assert_uint_eq (cordee_session_get_library (other)->refused->len, 2);
  ck_assert_uint_eq (cordee_session_get_comparison (other)->structures->len, cordee_session_get_comparison (session)->structures->len);
}
END_TEST

static Suite *
session_suite (void)
{
  Suite *suite = suite_create ("session");
  TCase *date = cordee_test_gui_case (suite, "date");
  TCase *place = cordee_test_gui_case (suite, "place");
  TCase *notices = cordee_test_gui_case (suite, "notices");

  tcase_add_checked_fixture (date, begin, end);
  tcase_add_checked_fixture (place, begin, end);
  tcase_add_checked_fixture (notices, begin, end);

  tcase_add_test (date, begins_today_with_the_nation);
  tcase_add_test (date, each_change_is_told_once);
  tcase_add_test (date, comparison_is_kept_until_the_next_change);
  tcase_add_test (date, second_day_gives_the_changes);

  tcase_add_test (place, unknown_places_are_refused);
  tcase_add_test (place, place_is_told_in_words);
  tcase_add_test (place, place_is_borrowed_from_the_base);

  tcase_add_test (notices, same_notice_is_told_once);
  tcase_add_test (notices, refused_pack_is_told_of_and_the_rest_goes_on);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (session_suite ());
}
