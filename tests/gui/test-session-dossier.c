/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-merge.h"
#include "cordee-session.h"
#include "cordee-test-dossier.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>
#include <string.h>

static CordeeSession *session;
static guint n_changed, n_saved;

static void
count_cb (CordeeSession *object, guint *n)
{
  (*n)++;
}

static void
begin (void)
{
  session = cordee_test_session ();
  n_changed = n_saved = 0;
  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (session, "saved", G_CALLBACK (count_cb), &n_saved);
}

static void
end (void)
{
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

/* Goes on where the last session of this test ended. The caller owns it. */
static CordeeSession *
resumed (void)
{
  CordeeSession *next = cordee_test_session ();

  cordee_session_resume (next, cordee_test_settings ());
  return next;
}

static void
answer (double number)
{
  cordee_test_answer (session, number);
}

/* ── dossiers ───────────────────────────────────────────────────── */

START_TEST (each_dossier_has_its_own_file)
{
  g_autofree char *first = NULL;
  g_autofree char *problem = NULL;

  answer (3);
  cordee_session_rename_dossier (session, "  Équipe du Vidourle ");
  cordee_session_save (session);
  first = g_strdup (cordee_session_get_file (session));
  ck_assert_msg (g_str_has_suffix (first, "/Équipe du Vidourle.cordee"), "%s", first);

  cordee_session_start_dossier (session, "");
  ck_assert (cordee_session_is_blank (session));
  ck_assert_uint_eq (cordee_situation_get_answers (cordee_session_get_situation (session))->len, 0);
  answer (5);
  cordee_session_save (session);
  ck_assert_str_ne (cordee_session_get_file (session), first);

  ck_assert (cordee_session_open_dossier (session, first, &problem));
  ck_assert_ptr_null (problem);
  cordee_test_assert_answer (session, 3);
  ck_assert_str_eq (cordee_session_get_dossier (session)->name, "Équipe du Vidourle");
}
END_TEST

/* What the file has is what is opened again, and whoever only opens writes nothing. */
START_TEST (opening_changes_nothing)
{
  g_autofree char *file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  ck_assert (cordee_session_set_place (session, "76", "34"));
  answer (3);
  cordee_session_rename_dossier (session, "Équipe du Vidourle");
  cordee_session_save (session);
  file = g_strdup (cordee_session_get_file (session));
  ck_assert (g_file_get_contents (file, &before, NULL, NULL));

  cordee_session_start_dossier (session, "");
  ck_assert (cordee_session_set_place (session, "44", NULL));
  n_changed = 0;
  ck_assert (cordee_session_open_dossier (session, file, NULL));
  ck_assert_uint_eq (n_changed, 1);
  ck_assert_str_eq (cordee_session_get_context (session)->region, "76");
  ck_assert_str_eq (cordee_session_get_context (session)->departement, "34");
  cordee_session_save (session);
  ck_assert (g_file_get_contents (file, &after, NULL, NULL));
  ck_assert_str_eq (after, before);
}
END_TEST

START_TEST (place_and_day_are_kept_in_the_dossier)
{
  g_autoptr(CordeeDossier) kept = NULL;

  answer (3);
  ck_assert (cordee_session_set_place (session, "76", "34"));
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  cordee_session_save (session);
  kept = cordee_test_load_dossier (session, cordee_session_get_file (session));
  ck_assert_str_eq (kept->region, "76");
  ck_assert_str_eq (kept->departement, "34");
  ck_assert_int_eq (kept->as_of, cordee_day_new (2024, 3, 1));
}
END_TEST

START_TEST (bad_file_leaves_the_dossier_in_hand)
{
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  g_autofree char *bad = g_build_filename (folder, "mauvais.cordee", NULL);
  g_autofree char *gone = g_build_filename (folder, "absent.cordee", NULL);
  g_autofree char *problem = NULL;

  answer (3);
  cordee_session_save (session);
  ck_assert (g_file_set_contents (bad, "<dossier format=\"1\">\n<situation>\n", -1, NULL));
  ck_assert (!cordee_session_open_dossier (session, bad, &problem));
  ck_assert_msg (strstr (problem, "mauvais.cordee") != NULL && strstr (problem, "3") != NULL, "%s", problem);
  cordee_test_assert_answer (session, 3);

  g_clear_pointer (&problem, g_free);
  ck_assert (!cordee_session_open_dossier (session, gone, &problem));
  ck_assert_msg (strstr (problem, "absent.cordee") != NULL, "%s", problem);
  cordee_test_assert_answer (session, 3);
}
END_TEST

/* ── rules of another day ───────────────────────────────────────── */

/* A dossier with an answer, that was worked with on a day. */
static void
open_of (CordeeDay day)
{
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  g_autofree char *file = g_build_filename (folder, "ancien.cordee", NULL);
  g_autoptr(CordeeDossier) old = cordee_dossier_new ("Ancien", 1700000000);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  g_autoptr(CordeeValue) value = cordee_value_new_number (4);
  CordeeContext context = { .as_of = day, .region = "76" };

  cordee_situation_set (situation, cordee_test_find_number (session)->id, value, CORDEE_PROVENANCE_ESTIMATED);
  cordee_dossier_set_situation (old, situation, 1700000000);
  cordee_dossier_set_rules (old, &context, 1700000000);
  cordee_test_write_dossier (session, file, old);
  ck_assert (cordee_session_open_dossier (session, file, NULL));
}

START_TEST (old_rules_are_asked_about)
{
  CordeeDay then = cordee_day_new (2022, 3, 1);
  g_autoptr(CordeeSince) since = NULL;
  g_autoptr(CordeeSince) none = NULL;

  open_of (then);
  ck_assert (cordee_session_asks_about_rules (session));
  ck_assert_int_eq (cordee_session_get_context (session)->as_of, then);
  since = cordee_session_dup_since (session);
  ck_assert (!cordee_since_is_empty (since));

  cordee_session_settle_rules (session, FALSE);
  ck_assert (!cordee_session_asks_about_rules (session));
  ck_assert_int_eq (cordee_session_get_context (session)->as_of, then);

  cordee_session_settle_rules (session, TRUE);
  ck_assert_int_eq (cordee_session_get_context (session)->as_of, CORDEE_TEST_TODAY);
  ck_assert_int_eq (cordee_session_get_dossier (session)->as_of, CORDEE_TEST_TODAY);
  none = cordee_session_dup_since (session);
  ck_assert_ptr_null (none);
}
END_TEST

/* Nothing of it changed since: nobody is asked, and the file is left alone until there is something to save. */
START_TEST (day_moves_in_silence)
{
  g_autoptr(CordeeDossier) on_disk = NULL;
  CordeeDay yesterday = cordee_day_new (2026, 11, 21);

  open_of (yesterday);
  ck_assert (!cordee_session_asks_about_rules (session));
  ck_assert_int_eq (cordee_session_get_context (session)->as_of, CORDEE_TEST_TODAY);
  cordee_session_save (session);
  on_disk = cordee_test_load_dossier (session, cordee_session_get_file (session));
  ck_assert_int_eq (on_disk->as_of, yesterday);
  g_clear_pointer (&on_disk, cordee_dossier_free);
  answer (5);
  cordee_session_save (session);
  on_disk = cordee_test_load_dossier (session, cordee_session_get_file (session));
  ck_assert_int_eq (on_disk->as_of, CORDEE_TEST_TODAY);
}
END_TEST

/* ── what others do ─────────────────────────────────────────────── */

/* Another advisor answers, by a program of their own. */
static void
answer_elsewhere (const char *file, double number)
{
  g_autoptr(CordeeSession) other = cordee_test_session ();

  ck_assert (cordee_session_open_dossier (other, file, NULL));
  cordee_test_answer (other, number);
  cordee_session_save (other);
  ck_assert_int_eq (cordee_session_get_kept (other), CORDEE_KEPT);
}

static guint n_apart, n_reloaded;

static void
watch_others (void)
{
  n_apart = n_reloaded = 0;
  g_signal_connect (session, "apart", G_CALLBACK (count_cb), &n_apart);
  g_signal_connect (session, "reloaded", G_CALLBACK (count_cb), &n_reloaded);
  answer (3);
  cordee_session_save (session);
}

/* Nothing of ours waits: theirs is taken as soon as the system tells of it. */
START_TEST (what_others_saved_is_taken)
{
  watch_others ();
  answer_elsewhere (cordee_session_get_file (session), 8);
  CORDEE_ITERATE_WHILE (n_reloaded == 0);
  cordee_test_assert_answer (session, 8);
  ck_assert_uint_eq (n_apart, 0);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
}
END_TEST

START_TEST (nothing_is_written_over_unseen)
{
  g_autoptr(CordeeDossier) theirs = NULL;
  g_autoptr(CordeeDossier) merged = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  CordeeKeeper *keeper;
  CordeeDossier *result;

  watch_others ();
  answer_elsewhere (cordee_session_get_file (session), 8);
  answer (5);
  cordee_session_save (session);
  ck_assert_uint_eq (n_apart, 1);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT_APART);
  ck_assert_ptr_nonnull (cordee_session_get_problem (session));
  cordee_test_assert_saved_text (session, "Gardé à part : le fichier a été changé ailleurs");
  theirs = cordee_test_load_dossier (session, cordee_session_get_file (session));
  cordee_test_assert_situation (session, theirs->situation, 8);
  cordee_test_assert_answer (session, 5);

  keeper = cordee_session_get_keeper (session);
  merge = cordee_merge_new (cordee_session_get_dossier (session), cordee_keeper_get_theirs (keeper), cordee_keeper_get_base (keeper),
                            cordee_session_get_knowledge (session));
  ck_assert_uint_eq (cordee_merge_count_open (merge), 1);
  for (guint i = 0; i < merge->differences->len; i++)
    ((CordeeDifference *) merge->differences->pdata[i])->side = CORDEE_SIDE_THEIRS;
  result = cordee_merge_dup_result (merge, 1800000000);
  cordee_session_set_dossier (session, result);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  cordee_test_assert_answer (session, 8);
  merged = cordee_test_load_dossier (session, cordee_session_get_file (session));
  cordee_test_assert_situation (session, merged->situation, 8);
}
END_TEST

START_TEST (file_that_went_is_put_back)
{
  g_autoptr(CordeeDossier) kept = NULL;

  watch_others ();
  ck_assert_int_eq (g_remove (cordee_session_get_file (session)), 0);
  CORDEE_ITERATE_WHILE (n_apart == 0);
  cordee_test_assert_answer (session, 3);
  ck_assert (!g_file_test (cordee_session_get_file (session), G_FILE_TEST_EXISTS));
  cordee_session_put_back (session);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  kept = cordee_test_load_dossier (session, cordee_session_get_file (session));
  cordee_test_assert_situation (session, kept->situation, 3);
}
END_TEST

/* ── no way to write ────────────────────────────────────────────── */

/* The folder of dossiers is a file: nothing can be in it. */
static char *
spoil_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "pas-un-dossier", NULL);

  ck_assert (g_file_set_contents (folder, "", 0, NULL));
  cordee_settings_set_string (cordee_test_settings (), "book-folder", folder);
  cordee_session_resume (session, cordee_test_settings ());
  return folder;
}

START_TEST (answers_are_rescued_and_told)
{
  g_autofree char *folder = spoil_folder ();
  g_autofree char *good = g_build_filename (g_get_user_data_dir (), "bon", NULL);
  g_autoptr(GPtrArray) rescues = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(CordeeDossier) copy = NULL;
  g_autoptr(CordeeDossier) kept = NULL;

  ck_assert (!g_file_test (folder, G_FILE_TEST_IS_DIR));
  answer (3);
  CORDEE_ITERATE_WHILE (n_saved == 0);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT_ASIDE);
  ck_assert_ptr_nonnull (cordee_session_get_problem (session));
  cordee_test_assert_saved_text (session, "Gardé dans une copie de secours");
  rescues = cordee_store_list_rescues ();
  ck_assert_uint_eq (rescues->len, 1);
  copy = cordee_test_load_dossier (session, ((const CordeeRescue *) rescues->pdata[0])->file);
  cordee_test_assert_situation (session, copy->situation, 3);
  /* What waits in this session is not of another day. */
  none = cordee_session_list_rescues (session);
  ck_assert_uint_eq (none->len, 0);

  ck_assert_int_eq (g_mkdir_with_parents (good, 0700), 0);
  ck_assert (cordee_session_move (session, good));
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  kept = cordee_test_load_dossier (session, cordee_session_get_file (session));
  cordee_test_assert_situation (session, kept->situation, 3);
  g_clear_pointer (&rescues, g_ptr_array_unref);
  rescues = cordee_store_list_rescues ();
  ck_assert_uint_eq (rescues->len, 0);
}
END_TEST

/* On another day the copy is found, and taken up where the folder is right again. */
START_TEST (rescue_copy_is_taken_up)
{
  g_autofree char *folder = spoil_folder ();
  g_autofree char *problem = NULL;
  g_autoptr(GPtrArray) rescues = NULL;
  g_autoptr(CordeeDossier) copy = NULL;

  answer (3);
  cordee_session_save (session);
  g_object_unref (session);
  ck_assert_int_eq (g_remove (folder), 0);
  cordee_settings_set_string (cordee_test_settings (), "book-folder", "");
  cordee_settings_set_string (cordee_test_settings (), "dossier", "");
  session = resumed ();
  ck_assert (cordee_session_is_blank (session));
  rescues = cordee_session_list_rescues (session);
  ck_assert_uint_eq (rescues->len, 1);
  copy = cordee_session_open_rescue (session, rescues->pdata[0], &problem);
  ck_assert_msg (problem == NULL, "%s", problem);
  ck_assert_ptr_null (copy);
  cordee_test_assert_answer (session, 3);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  g_clear_pointer (&rescues, g_ptr_array_unref);
  rescues = cordee_store_list_rescues ();
  ck_assert_uint_eq (rescues->len, 0);
}
END_TEST

static Suite *
session_dossier_suite (void)
{
  Suite *suite = suite_create ("session-dossier");
  TCase *dossiers = cordee_test_gui_case (suite, "dossiers");
  TCase *others = cordee_test_gui_case (suite, "others");

  tcase_add_checked_fixture (dossiers, begin, end);
  tcase_add_checked_fixture (others, begin, end);

  tcase_add_test (dossiers, each_dossier_has_its_own_file);
  tcase_add_test (dossiers, opening_changes_nothing);
  tcase_add_test (dossiers, place_and_day_are_kept_in_the_dossier);
  tcase_add_test (dossiers, bad_file_leaves_the_dossier_in_hand);
  tcase_add_test (dossiers, old_rules_are_asked_about);
  tcase_add_test (dossiers, day_moves_in_silence);

  tcase_add_test (others, what_others_saved_is_taken);
  tcase_add_test (others, nothing_is_written_over_unseen);
  tcase_add_test (others, file_that_went_is_put_back);
  tcase_add_test (others, answers_are_rescued_and_told);
  tcase_add_test (others, rescue_copy_is_taken_up);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (session_dossier_suite ());
}
