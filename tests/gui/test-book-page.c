/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-book-filter.h"
#include "cordee-book-list.h"
#include "cordee-book-page.h"
#include "cordee-book-view.h"
#include "cordee-book-row.h"
#include "cordee-issue.h"
#include "cordee-statistics-window.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (24 * 60 * 60)

static CordeeSession *session;
static GtkWidget *page;
static GtkWindow *window;
static GString *record; /* what the window was asked for */
static char *folder;

/* ── dossiers on the disk ───────────────────────────────────────── */

static gint64
now (void)
{
  return (gint64) (CORDEE_TEST_TODAY - cordee_day_new (1970, 1, 1)) * DAY;
}

/* Takes dossier. */
static void
write_dossier (CordeeDossier *dossier, const char *name)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, cordee_session_get_knowledge (session));
  CordeeStamp stamp = { 0 };
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_store_write (file, bytes, &stamp, &error), "%s", error != NULL ? error->message : file);
  cordee_dossier_free (dossier);
}

static CordeeDossier *
new_dossier (const char *name, int days_ago)
{
  CordeeDossier *dossier = cordee_dossier_new (name, now () - (gint64) days_ago * DAY);
  const CordeeContext context = { CORDEE_TEST_TODAY, "76", NULL };

  cordee_dossier_set_rules (dossier, &context, now () - (gint64) days_ago * DAY);
  return dossier;
}

static void
answer (CordeeDossier *dossier, const char *id, double value, int days_ago)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeAdvice) advice = NULL;
  g_autoptr(CordeeValue) number = cordee_value_new_number (value);
  const CordeeContext context = { CORDEE_TEST_TODAY, "76", NULL };

  cordee_situation_set (situation, id, number, CORDEE_PROVENANCE_DECLARED);
  cordee_dossier_set_situation (dossier, situation, now () - (gint64) days_ago * DAY);
  rulebook = cordee_rulebook_new (cordee_session_get_knowledge (session), &context);
  advice = cordee_advice_new (rulebook, dossier->situation);
  cordee_dossier_set_results (dossier, advice);
}

/* Four dossiers, one of them archived, and a file that is none. */
static void
write_all (void)
{
  CordeeDossier *dossier = new_dossier ("Équipe du Vidourle", 1);
  g_autofree char *broken = g_build_filename (folder, "casse.cordee", NULL);

  answer (dossier, "medecins-generalistes", 2, 1);
  cordee_dossier_set_next (dossier, "Rappeler l’équipe", CORDEE_TEST_TODAY - 3);
  write_dossier (dossier, "vidourle.cordee");

  dossier = new_dossier ("Cabinet des Quais", 40);
  cordee_dossier_set_next (dossier, "Relire le projet", CORDEE_TEST_TODAY + 2);
  cordee_dossier_choose (dossier, "MSP", CORDEE_HOW_CREER, now () - 40 * DAY);
  write_dossier (dossier, "quais.cordee");

  write_dossier (new_dossier ("Équipe de Lannion", 200), "lannion.cordee");

  dossier = new_dossier ("Ancien projet", 5);
  cordee_dossier_set_archived (dossier, TRUE, now () - 5 * DAY);
  write_dossier (dossier, "ancien.cordee");

  ck_assert (g_file_set_contents (broken, "<dossier format=\"1\"\n<oops", -1, NULL));
}

/* ── the page ───────────────────────────────────────────────────── */

static void
wait_read (void)
{
  CORDEE_ITERATE_WHILE (cordee_book_page_is_reading (CORDEE_BOOK_PAGE (page)));
  cordee_test_settle (page);
}

static void
open_page (void)
{
  page = cordee_book_page_new (session);
  record = cordee_test_record_actions (page);
  window = cordee_test_window (page, 1280, 800);
  wait_read ();
}

static void
begin (void)
{
  session = cordee_test_session ();
  folder = cordee_session_dup_book_folder (session);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  write_all ();
  open_page ();
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
  g_clear_pointer (&folder, g_free);
}

static CordeeBookList *
list (void)
{
  return CORDEE_BOOK_LIST (cordee_test_find_type (page, CORDEE_TYPE_BOOK_LIST));
}

static guint
n_shown (void)
{
  return g_list_model_get_n_items (cordee_book_list_get_model (list ()));
}

/* The names of what the list shows, in their order. */
static char *
dup_names (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < n_shown (); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cordee_book_list_get_entry (list (), i)->name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_names (const char *expected)
{
  g_autofree char *names = dup_names ();

  ck_assert_str_eq (names, expected);
}

static void
act (const char *action)
{
  ck_assert_msg (gtk_widget_activate_action (page, action, NULL), "%s is not there, or not now", action);
  cordee_test_settle (page);
}

static void
filter (const char *action, const char *value)
{
  ck_assert (gtk_widget_activate_action (cordee_test_find_type (page, CORDEE_TYPE_BOOK_FILTER), action, "s", value));
  cordee_test_settle (page);
}

static void
toggle (const char *action)
{
  ck_assert (gtk_widget_activate_action (cordee_test_find_type (page, CORDEE_TYPE_BOOK_FILTER), action, NULL));
  cordee_test_settle (page);
}

static void
search (const char *text)
{
  GtkWidget *entry = cordee_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  cordee_test_settle (page);
}

static void
choose (const char *name)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);

  cordee_book_page_choose (CORDEE_BOOK_PAGE (page), file);
  cordee_test_settle (page);
}

static gboolean
exists (const char *name)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static gboolean
says (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static void
assert_says (const char *part)
{
  ck_assert_msg (cordee_test_find (GTK_WIDGET (window), says, (gpointer) part) != NULL, "nothing on show says “%s”", part);
}

/* ── list ───────────────────────────────────────────────────────── */

START_TEST (shows_what_is_live)
{
  ck_assert_uint_eq (n_shown (), 4);
  assert_says ("en retard");
  assert_says ("illisible");
  for (guint i = 0; i < n_shown (); i++)
    {
      g_autoptr(CordeeBookView) view = cordee_book_view_new (cordee_book_page_get_book (CORDEE_BOOK_PAGE (page)), cordee_book_list_get_entry (list (), i));

      ck_assert_msg (cordee_test_find_name (page, view->name) != NULL, "no row is called “%s”", view->name);
    }
}
END_TEST

START_TEST (finds_words_without_accents)
{
  search ("equipe");
  filter ("book-filter.sort", "name");
  assert_names ("Équipe de Lannion|Équipe du Vidourle");
  search ("relire");
  assert_names ("Cabinet des Quais");
  search ("introuvable");
  ck_assert_uint_eq (n_shown (), 0);
  assert_says ("Aucun dossier ne répond");
  toggle ("book-filter.reset");
  ck_assert_uint_eq (n_shown (), 4);
}
END_TEST

START_TEST (filters_by_structure_due_and_silence)
{
  filter ("book-filter.due", "late");
  assert_names ("Équipe du Vidourle");
  filter ("book-filter.due", "month");
  filter ("book-filter.sort", "next");
  assert_names ("Équipe du Vidourle|Cabinet des Quais");
  filter ("book-filter.due", "");
  filter ("book-filter.silence", "183");
  assert_names ("Équipe de Lannion");
  filter ("book-filter.silence", "30");
  filter ("book-filter.sort", "touched");
  assert_names ("Cabinet des Quais|Équipe de Lannion");
  toggle ("book-filter.reset");
  filter ("book-filter.structure", "MSP");
  ck_assert_uint_ge (n_shown (), 1);
  search ("quais");
  assert_names ("Cabinet des Quais");
}
END_TEST

START_TEST (filters_by_way)
{
  CordeeDossier *dossier = new_dossier ("Communauté de Lunel", 2);
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  g_autoptr(CordeeValue) soon = cordee_value_new_day (CORDEE_TEST_TODAY + 20);

  filter ("book-filter.way", "late");
  ck_assert_uint_eq (n_shown (), 0);
  cordee_situation_set (situation, "date-signature", soon, CORDEE_PROVENANCE_DECLARED);
  cordee_dossier_set_situation (dossier, situation, now () - 2 * DAY);
  cordee_course_set_status (course, "cpts-validation-lettre", CORDEE_STEP_WAITING, CORDEE_TEST_TODAY - 2, now () - 2 * DAY);
  cordee_dossier_set_course (dossier, course, now () - 2 * DAY);
  write_dossier (dossier, "lunel.cordee");
  CORDEE_ITERATE_WHILE (n_shown () == 0); /* the page watches the folder */
  assert_names ("Communauté de Lunel");
  filter ("book-filter.way", "waiting");
  assert_names ("Communauté de Lunel");
  toggle ("book-filter.reset");
  ck_assert_uint_gt (n_shown (), 1);
}
END_TEST

START_TEST (filters_by_verdict)
{
  const CordeeBook *book = cordee_book_page_get_book (CORDEE_BOOK_PAGE (page));
  g_autofree char *file = g_build_filename (folder, "vidourle.cordee", NULL);
  const CordeeDossierResult *first = cordee_book_entry_get_first (cordee_book_find (book, file));

  ck_assert_ptr_nonnull (first);
  filter ("book-filter.verdict", cordee_verdict_id (first->verdict));
  assert_names ("Équipe du Vidourle");
  filter ("book-filter.verdict", cordee_verdict_id (first->verdict == CORDEE_VERDICT_EXCLUE ? CORDEE_VERDICT_POSSIBLE : CORDEE_VERDICT_EXCLUE));
  ck_assert_uint_eq (n_shown (), 0);
}
END_TEST

START_TEST (unknown_choices_change_nothing)
{
  filter ("book-filter.structure", "nulle-part");
  filter ("book-filter.due", "hier");
  ck_assert_uint_eq (n_shown (), 4);
}
END_TEST

START_TEST (shows_the_archive_on_demand)
{
  toggle ("book-filter.archived");
  assert_names ("Ancien projet");
  toggle ("book-filter.archived");
  ck_assert_uint_eq (n_shown (), 4);
}
END_TEST

START_TEST (tells_why_a_file_cannot_be_read)
{
  choose ("casse.cordee");
  assert_says ("Ce fichier reste tel quel");
  act ("dossiers.duplicate");
  act ("dossiers.archive");
  act ("dossiers.open");
  ck_assert_uint_eq (n_shown (), 4);
  ck_assert_str_eq (record->str, "");
}
END_TEST

static gboolean
is_backup_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
         && g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), "Reprendre la version");
}

/* The version that was put by becomes a file beside the broken one, which stays. */
START_TEST (takes_a_version_in_the_place_of_a_broken_file)
{
  g_autofree char *file = g_build_filename (folder, "quais.cordee", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  gsize length;
  GtkWidget *button;

  ck_assert (g_file_get_contents (file, &contents, &length, NULL));
  dossier = cordee_dossier_load (file, cordee_session_get_knowledge (session), issues);
  bytes = g_bytes_new (contents, length);
  ck_assert (cordee_store_back_up (dossier->id, bytes, now (), NULL));
  ck_assert (g_file_set_contents (file, contents, (gssize) length / 2, NULL));
  act ("dossiers.reload");
  wait_read ();
  choose ("quais.cordee");
  button = cordee_test_find (page, is_backup_button, NULL);
  ck_assert_ptr_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_read ();
  ck_assert_uint_eq (n_shown (), 5);
  ck_assert (exists ("quais.cordee"));
  ck_assert_ptr_nonnull (strstr (record->str, "open-file"));
}
END_TEST

START_TEST (follows_the_folder)
{
  write_dossier (new_dossier ("Arrivé d’ailleurs", 0), "ailleurs.cordee");
  act ("dossiers.reload");
  wait_read ();
  ck_assert_uint_eq (n_shown (), 5);
}
END_TEST

/* ── work on files ──────────────────────────────────────────────── */

START_TEST (opens)
{
  g_autofree char *file = g_build_filename (folder, "quais.cordee", NULL);

  choose ("quais.cordee");
  act ("dossiers.open");
  ck_assert_ptr_nonnull (strstr (record->str, "open-file"));
  ck_assert_ptr_nonnull (strstr (record->str, file));
}
END_TEST

START_TEST (duplicates)
{
  g_autofree char *before = NULL;

  choose ("quais.cordee");
  act ("dossiers.duplicate");
  ck_assert_uint_eq (n_shown (), 5);
  before = g_strdup (cordee_book_list_get_chosen (list ())->file);
  ck_assert (!g_str_has_suffix (before, "/quais.cordee"));
  ck_assert (g_file_test (before, G_FILE_TEST_EXISTS));
  ck_assert (exists ("quais.cordee"));
}
END_TEST

START_TEST (archives_and_takes_out_again)
{
  choose ("quais.cordee");
  act ("dossiers.archive");
  ck_assert_uint_eq (n_shown (), 3);
  toggle ("book-filter.archived");
  filter ("book-filter.sort", "name");
  assert_names ("Ancien projet|Cabinet des Quais");
  act ("dossiers.unarchive");
  assert_names ("Ancien projet");
}
END_TEST

START_TEST (deletes_with_undo)
{
  act ("dossiers.undo");
  ck_assert_uint_eq (n_shown (), 4);
  choose ("quais.cordee");
  act ("dossiers.delete");
  ck_assert_uint_eq (n_shown (), 3);
  ck_assert (!exists ("quais.cordee"));
  assert_says ("est à la corbeille");
  act ("dossiers.undo");
  ck_assert_uint_eq (n_shown (), 4);
  ck_assert (exists ("quais.cordee"));
  ck_assert_ptr_null (cordee_test_find (page, says, (gpointer) "est à la corbeille"));
  ck_assert_str_eq (cordee_book_list_get_chosen (list ())->name, "Cabinet des Quais");
}
END_TEST

START_TEST (deletes_the_one_in_hand)
{
  g_autofree char *file = g_build_filename (folder, "vidourle.cordee", NULL);
  g_autofree char *problem = NULL;

  ck_assert (cordee_session_open_dossier (session, file, &problem));
  choose ("vidourle.cordee");
  act ("dossiers.delete");
  ck_assert (!exists ("vidourle.cordee"));
  ck_assert_str_eq (cordee_session_get_dossier (session)->name, "");
  cordee_session_save (session);
  ck_assert (!exists ("vidourle.cordee"));
  act ("dossiers.undo");
  ck_assert (exists ("vidourle.cordee"));
  ck_assert_ptr_nonnull (strstr (record->str, "vidourle.cordee"));
}
END_TEST

START_TEST (hands_over_without_private_notes)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *target = g_build_filename (g_get_user_cache_dir (), "remis.cordee", NULL);
  g_autofree char *whole = g_build_filename (g_get_user_cache_dir (), "entier.cordee", NULL);
  CordeeDossier *dossier = new_dossier ("Avec notes", 0);
  g_autoptr(CordeeDossier) handed = NULL;
  g_autoptr(CordeeDossier) exported = NULL;

  cordee_dossier_add_note (dossier, "Pour moi", CORDEE_NOTE_PRIVATE, NULL, NULL, now ());
  cordee_dossier_add_note (dossier, "Pour tous", CORDEE_NOTE_SHARED, NULL, NULL, now ());
  write_dossier (dossier, "notes.cordee");
  act ("dossiers.reload");
  wait_read ();
  choose ("notes.cordee");
  cordee_book_page_export (CORDEE_BOOK_PAGE (page), target, TRUE);
  cordee_book_page_export (CORDEE_BOOK_PAGE (page), whole, FALSE);
  handed = cordee_dossier_load (target, cordee_session_get_knowledge (session), issues);
  exported = cordee_dossier_load (whole, cordee_session_get_knowledge (session), issues);
  ck_assert_ptr_nonnull (handed);
  ck_assert_ptr_nonnull (exported);
  ck_assert_uint_eq (handed->notes->len, 1);
  ck_assert_uint_eq (exported->notes->len, 2);
}
END_TEST

START_TEST (says_why_an_export_failed)
{
  choose ("quais.cordee");
  cordee_book_page_export (CORDEE_BOOK_PAGE (page), "/nulle/part/x.cordee", FALSE);
  cordee_test_settle (page);
  assert_says ("La copie n’a pas pu être enregistrée");
}
END_TEST

START_TEST (imports)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *from = g_build_filename (g_get_user_cache_dir (), "venu.cordee", NULL);
  g_autofree char *bad = g_build_filename (g_get_user_cache_dir (), "mauvais.cordee", NULL);
  g_autoptr(GFile) good_file = g_file_new_for_path (from);
  g_autoptr(GFile) bad_file = g_file_new_for_path (bad);
  g_autofree char *here = folder;

  folder = g_strdup (g_get_user_cache_dir ());
  write_dossier (new_dossier ("Venu d’ailleurs", 0), "venu.cordee");
  g_free (folder);
  folder = g_steal_pointer (&here);
  ck_assert (g_file_set_contents (bad, "rien", -1, NULL));
  g_list_store_append (files, good_file);
  g_list_store_append (files, bad_file);
  cordee_book_page_import (CORDEE_BOOK_PAGE (page), G_LIST_MODEL (files));
  cordee_test_settle (page);
  ck_assert_uint_eq (n_shown (), 5);
  ck_assert_str_eq (cordee_book_list_get_chosen (list ())->name, "Venu d’ailleurs");
  assert_says ("mauvais.cordee");
}
END_TEST

/* ── the rest ───────────────────────────────────────────────────── */

START_TEST (an_empty_folder_explains_itself)
{
  g_autofree char *empty = g_build_filename (g_get_user_cache_dir (), "vide", NULL);

  ck_assert_int_eq (g_mkdir (empty, 0700), 0);
  cordee_book_page_set_folder (CORDEE_BOOK_PAGE (page), empty);
  wait_read ();
  assert_says ("Aucun dossier ici");
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "Commencer un dossier"));
}
END_TEST

START_TEST (a_folder_that_is_not_there_is_told)
{
  cordee_book_page_set_folder (CORDEE_BOOK_PAGE (page), "/nulle/part");
  wait_read ();
  assert_says ("Rien n’est perdu");
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "Réessayer"));
}
END_TEST

static gboolean
is_statistics (GtkWindow *toplevel)
{
  return CORDEE_IS_STATISTICS_WINDOW (toplevel);
}

START_TEST (counts_what_is_shown)
{
  g_autofree char *csv = g_build_filename (g_get_user_cache_dir (), "s.csv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (csv);
  g_autoptr(GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *statistics = NULL;

  act ("dossiers.statistics");
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) one = g_list_model_get_item (toplevels, i);

      if (is_statistics (one))
        statistics = one;
    }
  ck_assert_ptr_nonnull (statistics);
  cordee_test_present (statistics);
  ck_assert_ptr_nonnull (cordee_test_find (GTK_WIDGET (statistics), says, (gpointer) "3 dossiers"));
  cordee_statistics_window_save (CORDEE_STATISTICS_WINDOW (statistics), file);
  ck_assert (g_file_get_contents (csv, &contents, NULL, NULL));
  ck_assert_uint_gt (strlen (contents), 20);
  ck_assert_ptr_null (strstr (contents, "Vidourle"));
  cordee_test_destroy (statistics);
}
END_TEST

START_TEST (goes_narrow)
{
  cordee_test_resize (window, 720, 600);
  choose ("vidourle.cordee");
  assert_says ("Rappeler l’équipe");
  cordee_test_assert_named (page);
}
END_TEST

static Suite *
book_page_suite (void)
{
  Suite *suite = suite_create ("book-page");
  TCase *look = cordee_test_gui_case (suite, "list");
  TCase *work = cordee_test_gui_case (suite, "work on files");
  TCase *rest = cordee_test_gui_case (suite, "rest");

  tcase_add_checked_fixture (look, begin, end);
  tcase_add_test (look, shows_what_is_live);
  tcase_add_test (look, finds_words_without_accents);
  tcase_add_test (look, filters_by_structure_due_and_silence);
  tcase_add_test (look, filters_by_way);
  tcase_add_test (look, filters_by_verdict);
  tcase_add_test (look, unknown_choices_change_nothing);
  tcase_add_test (look, shows_the_archive_on_demand);
  tcase_add_test (look, tells_why_a_file_cannot_be_read);
  tcase_add_test (look, takes_a_version_in_the_place_of_a_broken_file);
  tcase_add_test (look, follows_the_folder);
  tcase_add_checked_fixture (work, begin, end);
  tcase_add_test (work, opens);
  tcase_add_test (work, duplicates);
  tcase_add_test (work, archives_and_takes_out_again);
  tcase_add_test (work, deletes_with_undo);
  tcase_add_test (work, deletes_the_one_in_hand);
  tcase_add_test (work, hands_over_without_private_notes);
  tcase_add_test (work, says_why_an_export_failed);
  tcase_add_test (work, imports);
  tcase_add_checked_fixture (rest, begin, end);
  tcase_add_test (rest, an_empty_folder_explains_itself);
  tcase_add_test (rest, a_folder_that_is_not_there_is_told);
  tcase_add_test (rest, counts_what_is_shown);
  tcase_add_test (rest, goes_narrow);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (book_page_suite ());
}
