/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-session.h"
#include "cordee-test-dossier.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>
#include <string.h>

static CordeeSession *session;
static guint n_changed, n_noticed, n_answered, n_saved;

static void
count_cb (CordeeSession *object, guint *n)
{
  (*n)++;
}

static void
begin (void)
{
  session = cordee_test_session ();
  n_changed = n_noticed = n_answered = n_saved = 0;
  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (session, "noticed", G_CALLBACK (count_cb), &n_noticed);
  g_signal_connect (session, "answered", G_CALLBACK (count_cb), &n_answered);
  g_signal_connect (session, "saved", G_CALLBACK (count_cb), &n_saved);
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

/* ── answers ────────────────────────────────────────────────────── */

/* Goes on where the last session of this test ended. The caller owns it. */
static CordeeSession *
resumed (void)
{
  CordeeSession *next = cordee_test_session ();

  cordee_session_resume (next, cordee_test_settings ());
  return next;
}

static char *
answers_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "cordee", "situation.xml", NULL);
}

static void
answer (double number)
{
  cordee_test_answer (session, number);
}

START_TEST (answers_are_told_once_and_saved_soon)
{
  g_autoptr(CordeeSession) next = NULL;
  g_autoptr(CordeeDossier) kept = NULL;
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  g_autofree char *expected = g_build_filename (folder, "Sans nom.cordee", NULL);

  cordee_session_resume (session, cordee_test_settings ());
  ck_assert (cordee_session_is_blank (session));
  ck_assert_ptr_null (cordee_session_get_file (session));
  answer (3);
  ck_assert_uint_eq (n_answered, 1);
  ck_assert_ptr_null (cordee_session_get_file (session));
  cordee_test_assert_saved_text (session, "Enregistrement en cours");
  CORDEE_ITERATE_WHILE (n_saved == 0);
  cordee_test_assert_saved_text (session, "Enregistré à l’instant");
  ck_assert_str_eq (cordee_session_get_file (session), expected);
  ck_assert_uint_eq (n_changed + n_noticed, 0);
  kept = cordee_test_load_dossier (session, expected);
  cordee_test_assert_situation (session, kept->situation, 3);
  ck_assert_uint_gt (kept->results->len, 0);
  ck_assert_int_eq (kept->as_of, CORDEE_TEST_TODAY);

  next = resumed ();
  cordee_test_assert_answer (next, 3);
  ck_assert_str_eq (cordee_session_get_dossier (next)->id, cordee_session_get_dossier (session)->id);
  ck_assert_uint_eq (cordee_session_get_notices (next)->len, 0);
}
END_TEST

/* Moving among the questions writes nothing. */
START_TEST (only_other_answers_are_saved)
{
  cordee_interview_go_on (cordee_session_get_interview (session));
  cordee_session_answered (session);
  cordee_session_save (session);
  ck_assert_uint_eq (n_answered, 1);
  ck_assert_uint_eq (n_saved, 0);
  ck_assert_ptr_null (cordee_session_get_file (session));
}
END_TEST

START_TEST (whoever_leaves_at_once_loses_nothing)
{
  CordeeSession *first = session;

  cordee_session_resume (first, cordee_test_settings ());
  answer (7);
  session = cordee_test_session ();
  cordee_test_assert_finalized (first);
  g_object_unref (session);
  session = resumed ();
  cordee_test_assert_answer (session, 7);
}
END_TEST

START_TEST (time_of_saving_is_told)
{
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  g_autofree char *file = g_build_filename (folder, "ancien.cordee", NULL);
  g_autoptr(GDateTime) then = g_date_time_new_local (2026, 3, 9, 14, 5, 0);
  g_autoptr(CordeeDossier) old = cordee_dossier_new ("Ancien", g_date_time_to_unix (then));

  cordee_test_write_dossier (session, file, old);
  ck_assert (cordee_session_open_dossier (session, file, NULL));
  cordee_test_assert_saved_text (session, "Enregistré le 09/03/2026");
}
END_TEST

/* Where no preference says which, the latest of the folder is in hand: preferences may be lost, dossiers may not. */
START_TEST (latest_dossier_is_found_without_preferences)
{
  answer (3);
  cordee_session_rename_dossier (session, "Équipe du Vidourle");
  cordee_session_save (session);
  cordee_settings_set_string (cordee_test_settings (), "dossier", "");
  g_object_unref (session);
  session = resumed ();
  cordee_test_assert_answer (session, 3);
  ck_assert_str_eq (cordee_session_get_dossier (session)->name, "Équipe du Vidourle");
}
END_TEST

/* A change of place or date reaches the interview before anybody hears of it. */
static void
has_rules_cb (CordeeSession *object, guint *n)
{
  const CordeeContext *asked = cordee_rulebook_get_context (cordee_interview_get_rulebook (cordee_session_get_interview (object)));
  const CordeeContext *now = cordee_session_get_context (object);

  *n += asked->as_of == now->as_of && g_strcmp0 (asked->region, now->region) == 0 && g_strcmp0 (asked->departement, now->departement) == 0;
}

START_TEST (interview_has_the_rules_of_the_day_and_the_place)
{
  guint n = 0;

  answer (3);
  g_signal_connect (session, "changed", G_CALLBACK (has_rules_cb), &n);
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert (cordee_session_set_place (session, "76", NULL));
  ck_assert (cordee_session_set_place (session, "76", "34"));
  ck_assert_uint_eq (n, 3);
  cordee_test_assert_answer (session, 3);
}
END_TEST

/* ── answers of before there were dossiers ──────────────────────── */

START_TEST (answers_of_before_become_a_dossier)
{
  g_autofree char *path = answers_path ();
  g_autofree char *aside = g_strconcat (path, ".migrated", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(CordeeDossier) kept = NULL;

  before = g_strdup_printf ("<situation format=\"1\"><answer id=\"%s\" value=\"4\" provenance=\"estimated\"/></situation>",
                            cordee_test_find_number (session)->id);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert (g_file_set_contents (path, before, -1, NULL));
  cordee_session_resume (session, cordee_test_settings ());
  cordee_test_assert_answer (session, 4);
  ck_assert_uint_eq (cordee_session_get_notices (session)->len, 0);
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
  ck_assert (g_file_get_contents (aside, &after, NULL, NULL));
  ck_assert_str_eq (after, before);
  kept = cordee_test_load_dossier (session, cordee_session_get_file (session));
  cordee_test_assert_situation (session, kept->situation, 4);

  g_object_unref (session);
  session = resumed ();
  cordee_test_assert_answer (session, 4);
}
END_TEST

static const struct
{
  const char *text;
  const char *said;
} broken[] = {
  { "<situation format=\"1\">\n  <answer", "situation.xml:2" },
  { "<situation format=\"9\"/>", "format" },
  { "", "situation.xml" },
};

/* What cannot be read is kept, under another name each time, and told of. */
START_TEST (broken_answers_are_kept_aside)
{
  static const char *const names[] = { ".bad", ".bad-1" };
  g_autofree char *path = answers_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *aside = g_strconcat (path, names[i], NULL);
      g_autofree char *kept = NULL;
      g_autoptr(CordeeSession) other = NULL;
      GPtrArray *notices;

      ck_assert (g_file_set_contents (path, broken[_i].text, -1, NULL));
      other = resumed ();
      notices = cordee_session_get_notices (other);
      ck_assert_uint_eq (notices->len, 1);
      ck_assert_msg (strstr (notices->pdata[0], broken[_i].said) != NULL, "%s", (const char *) notices->pdata[0]);
      ck_assert_msg (strstr (notices->pdata[0], aside) != NULL, "%s", (const char *) notices->pdata[0]);
      ck_assert (g_file_get_contents (aside, &kept, NULL, NULL));
      ck_assert_str_eq (kept, broken[_i].text);
      ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
      ck_assert (cordee_session_is_blank (other));
    }
}
END_TEST

static Suite *
session_suite (void)
{
  Suite *suite = suite_create ("session");
  TCase *date = cordee_test_gui_case (suite, "date");
  TCase *place = cordee_test_gui_case (suite, "place");
  TCase *notices = cordee_test_gui_case (suite, "notices");
  TCase *answers = cordee_test_gui_case (suite, "answers");

  tcase_add_checked_fixture (date, begin, end);
  tcase_add_checked_fixture (place, begin, end);
  tcase_add_checked_fixture (notices, begin, end);
  tcase_add_checked_fixture (answers, begin, end);

  tcase_add_test (date, begins_today_with_the_nation);
  tcase_add_test (date, each_change_is_told_once);
  tcase_add_test (date, comparison_is_kept_until_the_next_change);
  tcase_add_test (date, second_day_gives_the_changes);

  tcase_add_test (place, unknown_places_are_refused);
  tcase_add_test (place, place_is_told_in_words);
  tcase_add_test (place, place_is_borrowed_from_the_base);

  tcase_add_test (notices, same_notice_is_told_once);
  tcase_add_test (notices, refused_pack_is_told_of_and_the_rest_goes_on);

  tcase_add_test (answers, answers_are_told_once_and_saved_soon);
  tcase_add_test (answers, only_other_answers_are_saved);
  tcase_add_test (answers, whoever_leaves_at_once_loses_nothing);
  tcase_add_test (answers, time_of_saving_is_told);
  tcase_add_test (answers, latest_dossier_is_found_without_preferences);
  tcase_add_test (answers, interview_has_the_rules_of_the_day_and_the_place);
  tcase_add_test (answers, answers_of_before_become_a_dossier);
  tcase_add_loop_test (answers, broken_answers_are_kept_aside, 0, G_N_ELEMENTS (broken));

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (session_suite ());
}
