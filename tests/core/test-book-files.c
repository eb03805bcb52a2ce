/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-advice.h"
#include "cordee-test-book.h"
#include "cordee-test-home.h"
#include "cordee-test.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* Work on the files of a book, of which none is ever lost or written over. */

/* ── names of files ─────────────────────────────────────────────── */

START_TEST (names_of_files_are_safe_everywhere)
{
  static const struct
  {
    const char *name, *file;
  } names[] = {
    { "Équipe du Vidourle", "Équipe du Vidourle" },
    { "", "Sans nom" },
    { "  ...  ", "Sans nom" },
    { "../../etc/passwd", "-..-etc-passwd" },
    { ".caché", "caché" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j" },
    { "deux\nlignes\tet  espaces ", "deux lignes et espaces" },
    { "fin. . .", "fin" },
    { "CON", "_CON" },
    { "nul.txt", "_nul.txt" },
    { "com7", "_com7" },
    { "Conseil", "Conseil" },
    { "COM", "COM" },
    { "a\xe2\x80\xae" "b", "ab" },
    { "e\xcc\x81quipe", "équipe" },
  };
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = cordee_book_dup_file_name (names[i].name);

      ck_assert_str_eq (file, names[i].file);
    }
  cut = cordee_book_dup_file_name ("ééééééééééééééééééééééééééééééééééééééééééééééééé");
  ck_assert_uint_eq (strlen (cut), 80);
  ck_assert (g_utf8_validate (cut, -1, NULL));
}
END_TEST

START_TEST (a_name_that_is_taken_gets_a_number)
{
  g_autofree char *folder = cordee_test_file ("book");
  g_autofree char *free_path = NULL, *first = cordee_test_book_path ("Équipe.cordee"), *third = cordee_test_book_path ("Équipe (3).cordee");

  free_path = cordee_book_dup_free_path (folder, "Équipe");
  ck_assert_str_eq (free_path, first);
  cordee_test_book_put ("Équipe.cordee", "Équipe", NOW);
  cordee_test_book_put ("Équipe (2).cordee", "Équipe", NOW);
  g_free (free_path);
  free_path = cordee_book_dup_free_path (folder, "Équipe");
  ck_assert_str_eq (free_path, third);
}
END_TEST

/* ── work on files ──────────────────────────────────────────────── */

START_TEST (a_duplicate_has_a_life_of_its_own)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = cordee_test_book_path ("a.cordee"), *copy = NULL, *again = NULL;

  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  book = cordee_test_book_new ();
  copy = cordee_book_duplicate (book, path, NOW + 1, &error);
  again = cordee_book_duplicate (book, path, NOW + 1, &error);
  ck_assert_ptr_nonnull (copy);
  ck_assert_str_ne (copy, again);
  ck_assert_str_eq (cordee_book_find (book, copy)->name, "Équipe (copie)");
  ck_assert_str_ne (cordee_book_find (book, copy)->id, cordee_book_find (book, path)->id);
  ck_assert_ptr_null (cordee_book_find (book, copy)->same_as);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 3);
}
END_TEST

START_TEST (what_is_deleted_can_come_back_and_covers_nothing)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = cordee_test_book_path ("a.cordee"), *bin = cordee_test_book_path (CORDEE_BOOK_BIN "/a.cordee"), *numbered = cordee_test_book_path (CORDEE_BOOK_BIN "/a (2).cordee");
  g_autofree char *first = NULL, *second = NULL, *back = NULL, *beside = NULL, *expected = cordee_test_book_path ("a (2).cordee"), *none = NULL;

  cordee_test_book_put ("a.cordee", "Première", NOW);
  book = cordee_test_book_new ();
  first = cordee_book_delete (book, path, &error);
  ck_assert_str_eq (first, bin);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 0);
  cordee_test_book_put ("a.cordee", "Seconde", NOW);
  ck_assert (cordee_book_refresh (book, path));
  second = cordee_book_delete (book, path, &error);
  ck_assert_str_eq (second, numbered);
  ck_assert (g_file_test (bin, G_FILE_TEST_EXISTS));

  back = cordee_book_undelete (book, first, &error);
  ck_assert_str_eq (back, path);
  ck_assert_str_eq (cordee_book_find (book, path)->name, "Première");
  cordee_test_book_put (CORDEE_BOOK_BIN "/a.cordee", "Troisième", NOW);
  beside = cordee_book_undelete (book, bin, &error);
  ck_assert_str_eq (beside, expected);
  ck_assert_str_eq (cordee_book_find (book, path)->name, "Première");
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  none = cordee_book_undelete (book, bin, &error);
  ck_assert_ptr_null (none);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (a_file_from_elsewhere_is_taken_in)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("Équipe", "2026-11-22", "infirmiers=2", NOW - DAY), read = NULL;
  g_autofree char *elsewhere = cordee_test_file ("reçu.cordee");
  g_autofree char *imported = NULL, *same = NULL, *none = NULL, *other = NULL;
  g_autofree char *broken = cordee_test_write ("cassé.cordee", "rien");
  const CordeeDossierEvent *event;

  cordee_test_book_save (dossier, "../reçu.cordee");
  book = cordee_test_book_new ();
  imported = cordee_book_import (book, elsewhere, NOW, &error);
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  read = cordee_test_book_load (imported);
  ck_assert_str_eq (read->id, dossier->id);
  event = read->journal->pdata[read->journal->len - 1];
  ck_assert_int_eq (event->kind, CORDEE_EVENT_IMPORTED);
  ck_assert_str_eq (event->detail, "reçu.cordee");
  ck_assert (g_file_test (elsewhere, G_FILE_TEST_EXISTS));

  /* One of the folder is there already; the same from elsewhere again is another version of it. */
  same = cordee_book_import (book, imported, NOW, &error);
  ck_assert_str_eq (same, imported);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 1);
  other = cordee_book_import (book, elsewhere, NOW, &error);
  ck_assert_str_eq (cordee_book_find (book, other)->same_as, imported);
  none = cordee_book_import (book, broken, NOW, &error);
  ck_assert_ptr_null (none);
  ck_assert_ptr_nonnull (error);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 2);
}
END_TEST

START_TEST (answers_of_before_there_were_dossiers_are_taken_in)
{
  g_autoptr(CordeeBook) book = cordee_test_book_new ();
  g_autofree char *file = cordee_test_write ("mes réponses.xml", "<situation format=\"1\"><answer id=\"infirmiers\" value=\"2\"/></situation>");
  g_autoptr(GError) error = NULL;
  g_autofree char *imported = cordee_book_import (book, file, NOW, &error);

  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  ck_assert_str_eq (cordee_book_find (book, imported)->name, "mes réponses");
  ck_assert_uint_eq (cordee_book_find (book, imported)->n_answers, 1);
}
END_TEST

START_TEST (archiving_is_written_and_taken_back)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = cordee_test_book_path ("a.cordee"), *gone = cordee_test_book_path ("b.cordee");
  g_autoptr(CordeeDossier) read = NULL;

  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  book = cordee_test_book_new ();
  ck_assert (cordee_book_set_archived (book, path, TRUE, NOW + 5, &error));
  ck_assert (cordee_book_find (book, path)->archived);
  read = cordee_test_book_load (path);
  ck_assert (read->archived);
  ck_assert_int_eq (cordee_dossier_get_touched (read), NOW + 5);
  ck_assert (cordee_book_set_archived (book, path, FALSE, NOW + 6, &error));
  ck_assert (!cordee_book_find (book, path)->archived);
  ck_assert (!cordee_book_set_archived (book, gone, TRUE, NOW, &error));
  ck_assert_ptr_nonnull (error);
}
END_TEST

START_TEST (an_export_covers_nothing_and_hands_over_no_private_note)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("Équipe", "2026-11-22", "infirmiers=2", NOW), whole = NULL, handed = NULL, still = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = cordee_test_book_path ("a.cordee"), *target = cordee_test_file ("copie.cordee"), *link_path = cordee_test_file ("lien.cordee");

  cordee_dossier_add_note (dossier, "secret", CORDEE_NOTE_PRIVATE, NULL, NULL, NOW);
  cordee_dossier_add_note (dossier, "partagée", CORDEE_NOTE_SHARED, NULL, NULL, NOW);
  cordee_test_book_save (dossier, "a.cordee");
  book = cordee_test_book_new ();
  ck_assert (cordee_book_export (book, path, target, FALSE, NOW, &error));
  whole = cordee_test_book_load (target);
  ck_assert_uint_eq (whole->notes->len, 2);

  ck_assert (!cordee_book_export (book, path, target, TRUE, NOW, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS));
  g_clear_error (&error);
  ck_assert (cordee_book_export_over (book, path, target, TRUE, NOW, &error));
  handed = cordee_test_book_load (target);
  ck_assert_uint_eq (handed->notes->len, 1);
  ck_assert_str_eq (((CordeeDossierNote *) handed->notes->pdata[0])->text, "partagée");

  /* Not over itself, whatever it is called there. */
  ck_assert (!cordee_book_export_over (book, path, path, TRUE, NOW, &error));
  g_clear_error (&error);
  ck_assert_int_eq (link (path, link_path), 0);
  ck_assert (!cordee_book_export_over (book, path, link_path, TRUE, NOW, &error));
  still = cordee_test_book_load (path);
  ck_assert_uint_eq (still->notes->len, 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("book-files");
  TCase *names = tcase_create ("names of files");
  TCase *work = tcase_create ("work on files");

  tcase_add_checked_fixture (names, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (names, 60);
  tcase_add_test (names, names_of_files_are_safe_everywhere);
  tcase_add_test (names, a_name_that_is_taken_gets_a_number);
  tcase_add_checked_fixture (work, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (work, 60);
  tcase_add_test (work, a_duplicate_has_a_life_of_its_own);
  tcase_add_test (work, what_is_deleted_can_come_back_and_covers_nothing);
  tcase_add_test (work, a_file_from_elsewhere_is_taken_in);
  tcase_add_test (work, answers_of_before_there_were_dossiers_are_taken_in);
  tcase_add_test (work, archiving_is_written_and_taken_back);
  tcase_add_test (work, an_export_covers_nothing_and_hands_over_no_private_note);
  suite_add_tcase (suite, names);
  suite_add_tcase (suite, work);
  return cordee_test_main_with_home (suite);
}
