/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-book-private.h"
#include "cordee-test-book.h"
#include "cordee-test-home.h"
#include "cordee-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

/* A folder of dossiers: what is listed, how it is read, and what is found in it. */

static char *
names_of (GPtrArray *entries)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", ((const CordeeBookEntry *) entries->pdata[i])->name);
  return g_string_free (out, FALSE);
}

static void
assert_found (CordeeBook *book, CordeeBookQuery query, const char *expected)
{
  g_autoptr(GPtrArray) found = cordee_book_select (book, &query);
  g_autofree char *names = names_of (found);

  ck_assert_str_eq (names, expected);
}

/* ── listing ────────────────────────────────────────────────────── */

START_TEST (dossiers_are_listed_and_nothing_else)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autofree char *bin = cordee_test_book_path (CORDEE_BOOK_BIN), *folder = cordee_test_book_path ("dossier.cordee"), *pipe = cordee_test_book_path ("tube.cordee");
  const CordeeBookEntry *entry;

  cordee_test_book_put ("a.cordee", "Équipe du Vidourle", NOW - DAY);
  cordee_test_book_put (".cache.cordee", "caché", NOW);
  cordee_test_book_put ("a.cordee.bak", "copie", NOW);
  cordee_test_book_put (".cordee", "rien", NOW);
  ck_assert_int_eq (g_mkdir (bin, 0700), 0);
  cordee_test_book_put (CORDEE_BOOK_BIN "/b.cordee", "supprimé", NOW);
  book = cordee_test_book_new ();
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 1);
  entry = cordee_test_book_entry (book, "a.cordee");
  ck_assert_str_eq (entry->name, "Équipe du Vidourle");
  ck_assert_ptr_null (entry->problem);
  ck_assert_str_eq (entry->region, "76");
  ck_assert_uint_eq (entry->n_answers, 2);
  ck_assert_int_eq (entry->as_of, TODAY);
  ck_assert_int_eq (entry->created, NOW - DAY);
  ck_assert_int_eq (entry->touched, NOW - DAY);
  ck_assert_uint_eq (entry->results->len, cordee_knowledge_get_structures (cordee_test_knowledge ())->len);
  ck_assert (!entry->rules_changed);
  ck_assert_ptr_null (entry->same_as);

  /* What has the name of a dossier and is no file neither hangs nor shows. */
  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  ck_assert_int_eq (mkfifo (pipe, 0600), 0);
  ck_assert (cordee_book_read (book, NULL));
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 1);
}
END_TEST

START_TEST (what_cannot_be_read_is_listed_with_the_reason)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autofree char *broken = cordee_test_book_path ("cassé.cordee");
  const CordeeBookEntry *entry;

  ck_assert (g_file_set_contents (broken, "<dossier><pas-fini>", -1, NULL));
  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  book = cordee_test_book_new ();
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 2);
  entry = cordee_test_book_entry (book, "cassé.cordee");
  ck_assert_ptr_null (entry->id);
  ck_assert_str_eq (entry->name, "cassé.cordee");
  ck_assert_ptr_nonnull (entry->problem);
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .unreadable = TRUE }, "cassé.cordee");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "casse" }, "cassé.cordee");

  /* Mended, it is a dossier again. */
  cordee_test_book_put ("cassé.cordee", "Réparé", NOW);
  ck_assert (cordee_book_refresh (book, broken));
  ck_assert_ptr_null (cordee_test_book_entry (book, "cassé.cordee")->problem);
  ck_assert (!cordee_book_refresh (book, broken));
  ck_assert_int_eq (g_unlink (broken), 0);
  ck_assert (cordee_book_refresh (book, broken));
  ck_assert_ptr_null (cordee_book_find (book, broken));
}
END_TEST

START_TEST (a_folder_that_is_not_there_is_told_and_hides_nothing)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = cordee_test_file ("book"), *away = cordee_test_file ("away");

  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  book = cordee_test_book_new ();
  ck_assert_ptr_null (cordee_book_get_problem (book));
  ck_assert_int_eq (g_rename (folder, away), 0);
  ck_assert (!cordee_book_read (book, &error));
  ck_assert_ptr_nonnull (strstr (error->message, folder));
  ck_assert_str_eq (cordee_book_get_problem (book), error->message);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 1);
  ck_assert_int_eq (g_rename (away, folder), 0);
  ck_assert (cordee_book_read (book, NULL));
  ck_assert_ptr_null (cordee_book_get_problem (book));
}
END_TEST

START_TEST (a_copy_that_a_sync_tool_made_knows_its_other)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("Équipe", "2026-11-22", "infirmiers=2", NOW);
  g_autofree char *first = cordee_test_book_path ("Équipe (conflicted copy 2026-11-20 101112).cordee"), *second = cordee_test_book_path ("Équipe.cordee");

  cordee_test_book_save (dossier, "Équipe.cordee");
  cordee_test_book_save (dossier, "Équipe.sync-conflict-20261120-101112-ABCDEFG.cordee");
  cordee_test_book_save (dossier, "Équipe (conflicted copy 2026-11-20 101112).cordee");
  cordee_test_book_put ("autre.cordee", "Autre", NOW);
  book = cordee_test_book_new ();
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 4);
  ck_assert_ptr_null (cordee_test_book_entry (book, "autre.cordee")->same_as);
  ck_assert_str_eq (cordee_test_book_entry (book, "Équipe.cordee")->same_as, first);
  ck_assert_str_eq (cordee_test_book_entry (book, "Équipe.sync-conflict-20261120-101112-ABCDEFG.cordee")->same_as, first);
  ck_assert_str_eq (cordee_book_find (book, first)->same_as, second);
  ck_assert_int_eq (g_unlink (first), 0);
  ck_assert (cordee_book_refresh (book, first));
  ck_assert_ptr_nonnull (strstr (cordee_test_book_entry (book, "Équipe.cordee")->same_as, "sync-conflict"));
}
END_TEST

START_TEST (rules_that_changed_are_told)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) now = cordee_test_book_dossier ("Aujourd’hui", "2026-11-22", "medecins-specialistes=12", NOW);
  g_autoptr(CordeeDossier) old = cordee_test_book_dossier ("Ancien", "2015-01-01", "medecins-specialistes=12", NOW);
  g_autoptr(CordeeDossier) corrected = cordee_dossier_duplicate (now, "Base corrigée", NOW);
  g_autoptr(CordeeDossier) empty = cordee_dossier_new ("Vide", NOW);
  CordeeDossierResult *result = corrected->results->pdata[0];

  result->verdict = result->verdict == CORDEE_VERDICT_EXCLUE ? CORDEE_VERDICT_POSSIBLE : CORDEE_VERDICT_EXCLUE;
  cordee_test_book_save (now, "a.cordee");
  cordee_test_book_save (old, "b.cordee");
  cordee_test_book_save (corrected, "c.cordee");
  cordee_test_book_save (empty, "d.cordee");
  book = cordee_test_book_new ();
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .rules_changed = TRUE, .sort = CORDEE_BOOK_BY_NAME }, "Ancien|Base corrigée");
}
END_TEST

/* ── reading without waiting, and again ─────────────────────────── */

typedef struct
{
  GMainLoop *loop;
  guint n_calls, n_ends, last, n_files;
} Watch;

static void
progress_cb (CordeeBook *book, guint n_read, guint n_files, gpointer data)
{
  Watch *watch = data;

  ck_assert_uint_ge (n_read, watch->last);
  watch->last = n_read;
  watch->n_files = n_files;
  watch->n_calls++;
  ck_assert_int_eq (cordee_book_is_reading (book), n_read < n_files);
  if (n_read == n_files)
    {
      watch->n_ends++;
      g_main_loop_quit (watch->loop);
    }
}

static void
read_async (CordeeBook *book, guint n_files)
{
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE) };

  cordee_book_read_async (book, progress_cb, &watch);
  g_main_loop_run (watch.loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ck_assert_uint_eq (watch.n_ends, 1);
  ck_assert_uint_eq (watch.n_files, n_files);
  g_main_loop_unref (watch.loop);
}

START_TEST (reading_in_threads_finds_the_same)
{
  g_autoptr(CordeeBook) book = cordee_test_book_new_at (TODAY);
  g_autofree char *gone = cordee_test_book_path ("7.cordee");

  read_async (book, 0);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.cordee", i);

      cordee_test_book_put (name, name, NOW + i);
    }
  read_async (book, 60);
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 60);

  /* Again: the same entries where nothing changed, another where a file did, and none where it is gone. */
  {
    CordeeBookEntry *same = cordee_book_entry_ref ((CordeeBookEntry *) cordee_test_book_entry (book, "5.cordee"));
    CordeeBookEntry *other = cordee_book_entry_ref ((CordeeBookEntry *) cordee_test_book_entry (book, "6.cordee"));

    cordee_test_book_put ("6.cordee", "changé", NOW);
    ck_assert_int_eq (g_unlink (gone), 0);
    read_async (book, 59);
    ck_assert_uint_eq (cordee_book_get_entries (book)->len, 59);
    ck_assert_ptr_null (cordee_book_find (book, gone));
    ck_assert_str_eq (cordee_test_book_entry (book, "6.cordee")->name, "changé");
    ck_assert_str_eq (cordee_test_book_entry (book, "5.cordee")->name, same->name);
    ck_assert_str_eq (other->name, "6.cordee"); /* what a list still shows lives on */
    cordee_book_entry_unref (same);
    cordee_book_entry_unref (other);
  }
}
END_TEST

static void
never_cb (CordeeBook *book, guint n_read, guint n_files, gpointer data)
{
  ck_abort_msg ("told after the end");
}

START_TEST (what_is_refreshed_while_all_is_read_stays)
{
  g_autoptr(CordeeBook) book = cordee_test_book_new_at (TODAY);
  g_autofree char *changed = cordee_test_book_path ("3.cordee"), *gone = cordee_test_book_path ("4.cordee");
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE) };

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.cordee", i);

      cordee_test_book_put (name, name, NOW);
    }
  cordee_book_read_async (book, progress_cb, &watch);
  cordee_test_book_put ("3.cordee", "changé", NOW);
  cordee_book_refresh (book, changed);
  ck_assert_int_eq (g_unlink (gone), 0);
  cordee_book_refresh (book, gone);
  g_main_loop_run (watch.loop);
  g_main_loop_unref (watch.loop);
  ck_assert_str_eq (cordee_test_book_entry (book, "3.cordee")->name, "changé");
  ck_assert_ptr_null (cordee_book_find (book, gone));
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 19);
}
END_TEST

START_TEST (nothing_is_told_after_a_cancel_or_the_end_of_a_book)
{
  g_autoptr(CordeeBook) book = cordee_test_book_new_at (TODAY);
  CordeeBook *short_lived = cordee_test_book_new_at (TODAY);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.cordee", i);

      cordee_test_book_put (name, name, NOW);
    }
  cordee_book_read_async (short_lived, never_cb, NULL);
  cordee_book_unref (short_lived);
  cordee_book_read_async (book, never_cb, NULL);
  cordee_book_cancel (book);
  ck_assert (!cordee_book_is_reading (book));
  cordee_book_read_async (book, never_cb, NULL);
  read_async (book, 20); /* takes the place of the one before */
  ck_assert_uint_eq (cordee_book_get_entries (book)->len, 20);
}
END_TEST

/* ── the way ────────────────────────────────────────────────────── */

/* A dossier that goes for a CPTS, signed on a day or not, and what was done of a step of its way, if anything. */
static void
put_on_its_way (const char *file, const char *signature, const char *step, CordeeStepStatus status)
{
  g_autofree char *answers = g_strdup_printf ("infirmiers=2%s%s", signature != NULL ? " date-signature=" : "", signature != NULL ? signature : "");
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier (file, "2026-11-22", answers, NOW);
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_autofree char *name = g_strconcat (file, ".cordee", NULL);

  cordee_dossier_choose (dossier, "CPTS", CORDEE_HOW_CREER, NOW);
  if (step != NULL)
    {
      cordee_course_set_status (course, step, status, TODAY, NOW);
      cordee_dossier_set_course (dossier, course, NOW);
    }
  cordee_test_book_save (dossier, name);
}

START_TEST (where_dossiers_are_on_their_way)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeBook) later = NULL;
  g_autoptr(CordeeDossier) away = NULL;
  g_autofree char *path = cordee_test_book_path ("rangé.cordee");
  const CordeeBookEntry *entry;

  cordee_test_book_put ("sans.cordee", "sans", NOW);
  put_on_its_way ("choisi", NULL, NULL, CORDEE_STEP_TODO);
  put_on_its_way ("tard", "2026-12-15", NULL, CORDEE_STEP_TODO);
  put_on_its_way ("rangé", "2026-12-15", NULL, CORDEE_STEP_TODO);
  put_on_its_way ("attente", "2028-12-15", "cpts-validation-lettre", CORDEE_STEP_WAITING);
  away = cordee_test_book_load (path);
  cordee_dossier_set_archived (away, TRUE, NOW);
  cordee_test_book_save (away, "rangé.cordee");
  book = cordee_test_book_new ();

  entry = cordee_test_book_entry (book, "sans.cordee");
  ck_assert (!entry->late && !entry->waiting);
  ck_assert_ptr_null (entry->step_text);
  ck_assert_int_eq (entry->way_day, CORDEE_DAY_NONE);
  entry = cordee_test_book_entry (book, "choisi.cordee");
  ck_assert (!entry->late && !entry->waiting);
  ck_assert_ptr_nonnull (entry->step_text);
  ck_assert_int_ge (entry->step_day, TODAY);
  ck_assert_int_eq (entry->way_day, TODAY);
  ck_assert_str_eq (cordee_knowledge_find_step (cordee_test_knowledge (), entry->step_id)->label, entry->step_text);
  entry = cordee_test_book_entry (book, "tard.cordee");
  ck_assert (entry->late);
  ck_assert_int_lt (entry->step_day, TODAY);
  entry = cordee_test_book_entry (book, "rangé.cordee");
  ck_assert (!entry->late);
  ck_assert_ptr_null (entry->step_text);
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .late = TRUE }, "tard");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .waiting = TRUE }, "attente");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .due_by = TODAY - 1 }, "tard");

  /* On another day it is elsewhere on its way, whatever a cache says. */
  later = cordee_test_book_new_at (cordee_day_new (2028, 12, 1));
  ck_assert (cordee_book_read (later, NULL));
  ck_assert (cordee_test_book_entry (later, "attente.cordee")->late);
  ck_assert_int_eq (cordee_test_book_entry (later, "attente.cordee")->way_day, cordee_day_new (2028, 12, 1));
}
END_TEST

START_TEST (the_next_step_stands_in_for_an_action_that_nobody_typed)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) typed = NULL;
  g_autofree char *path = cordee_test_book_path ("écrit.cordee");
  const CordeeBookEntry *step, *action;

  put_on_its_way ("étape", NULL, NULL, CORDEE_STEP_TODO);
  put_on_its_way ("écrit", NULL, NULL, CORDEE_STEP_TODO);
  typed = cordee_test_book_load (path);
  cordee_dossier_set_next (typed, "Rappeler", cordee_day_new (2031, 1, 1));
  cordee_test_book_save (typed, "écrit.cordee");
  cordee_test_book_put ("rien.cordee", "rien", NOW);
  book = cordee_test_book_new ();
  step = cordee_test_book_entry (book, "étape.cordee");
  action = cordee_test_book_entry (book, "écrit.cordee");
  ck_assert (cordee_book_entry_is_step_next (step));
  ck_assert_int_eq (cordee_book_entry_get_next_day (step), step->step_day);
  ck_assert (!cordee_book_entry_is_step_next (action));
  ck_assert_int_eq (cordee_book_entry_get_next_day (action), cordee_day_new (2031, 1, 1));
  ck_assert (!cordee_book_entry_is_step_next (cordee_test_book_entry (book, "rien.cordee")));
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .sort = CORDEE_BOOK_BY_NEXT }, "étape|écrit|rien");
}
END_TEST

/* ── the cache ──────────────────────────────────────────────────── */

static char *
find_cache (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cordee", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  ck_assert_ptr_nonnull (name);
  return g_build_filename (folder, name, NULL);
}

static CordeeBookRules *
rules_of (CordeeDay today)
{
  return cordee_book_rules_new (cordee_test_knowledge (), today);
}

static guint
count_cached (CordeeDay today)
{
  g_autoptr(CordeeBookRules) rules = rules_of (today);
  g_autofree char *folder = cordee_test_file ("book");
  g_autoptr(GHashTable) cached = cordee_book_cache_load (rules, folder);

  return g_hash_table_size (cached);
}

START_TEST (a_cache_has_what_was_read)
{
  g_autoptr(CordeeBookRules) rules = rules_of (TODAY);
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GHashTable) cached = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("Équipe du Vidourle", "2015-01-01", "infirmiers=2 medecins-specialistes=12", NOW);
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_autofree char *folder = cordee_test_file ("book"), *path = cordee_test_book_path ("a.cordee"), *broken = cordee_test_book_path ("cassé.cordee");
  const CordeeBookEntry *read, *kept;

  cordee_dossier_set_contact (dossier, "Mme Lœwe");
  cordee_dossier_set_advisor (dossier, "A. Roux");
  cordee_dossier_set_next (dossier, "Rappeler", cordee_day_new (2026, 12, 3));
  cordee_dossier_choose (dossier, "MSP", CORDEE_HOW_ADHERER, NOW + 1);
  cordee_course_set_status (course, "cpts-validation-lettre", CORDEE_STEP_WAITING, TODAY, NOW + 1);
  cordee_dossier_set_course (dossier, course, NOW + 1);
  cordee_test_book_save (dossier, "a.cordee");
  cordee_test_book_put ("b.cordee", "", NOW);
  ck_assert (g_file_set_contents (broken, "rien", -1, NULL));
  cordee_test_book_age (broken);
  book = cordee_test_book_new ();
  cached = cordee_book_cache_load (rules, folder);
  ck_assert_uint_eq (g_hash_table_size (cached), 2); /* what cannot be read is read again */
  read = cordee_book_find (book, path);
  kept = g_hash_table_lookup (cached, path);
  ck_assert_mem_eq (kept->seen, read->seen, sizeof kept->seen);
  ck_assert_str_eq (kept->file, read->file);
  ck_assert_str_eq (kept->id, read->id);
  ck_assert_str_eq (kept->name, read->name);
  ck_assert_str_eq (kept->name_key, read->name_key);
  ck_assert_str_eq (kept->folded, read->folded);
  ck_assert_str_eq (kept->region, read->region);
  ck_assert_ptr_null (kept->departement);
  ck_assert_str_eq (kept->advisor, "A. Roux");
  ck_assert_int_eq (kept->as_of, read->as_of);
  ck_assert_int_eq (kept->created, read->created);
  ck_assert_int_eq (kept->touched, read->touched);
  ck_assert_int_eq (kept->archived, read->archived);
  ck_assert_uint_eq (kept->n_answers, read->n_answers);
  ck_assert_str_eq (kept->next_text, "Rappeler");
  ck_assert_int_eq (kept->next_day, read->next_day);
  ck_assert (kept->rules_changed && read->rules_changed);
  ck_assert_int_eq (kept->way_day, TODAY);
  ck_assert_int_eq (kept->late, read->late);
  ck_assert (kept->waiting && read->waiting);
  ck_assert_str_eq (kept->step_id, read->step_id);
  ck_assert_str_eq (kept->step_text, read->step_text);
  ck_assert_int_eq (kept->step_status, read->step_status);
  ck_assert_int_eq (kept->step_day, read->step_day);
  ck_assert_uint_eq (kept->results->len, read->results->len);
  for (guint i = 0; i < kept->results->len; i++)
    {
      const CordeeDossierResult *one = kept->results->pdata[i], *other = read->results->pdata[i];

      ck_assert_str_eq (one->structure, other->structure);
      ck_assert_int_eq (one->verdict, other->verdict);
      ck_assert_uint_eq (one->rank, other->rank);
    }
  ck_assert_uint_eq (kept->choices->len, 1);
  ck_assert_int_eq (((CordeeDossierChoice *) kept->choices->pdata[0])->how, CORDEE_HOW_ADHERER);
  ck_assert_int_eq (((CordeeDossierChoice *) kept->choices->pdata[0])->at, NOW + 1);
  ck_assert (cordee_book_entry_is_fresh (kept));

  /* A file of the same name, size and day is another one. */
  g_clear_pointer (&dossier->name, g_free);
  dossier->name = g_strdup ("Équipe du Gardonne");
  cordee_test_book_save (dossier, "a.cordee");
  ck_assert (!cordee_book_entry_is_fresh (kept));
  cordee_book_unref (g_steal_pointer (&book));
  book = cordee_test_book_new ();
  ck_assert_str_eq (cordee_test_book_entry (book, "a.cordee")->name, "Équipe du Gardonne");
}
END_TEST

START_TEST (a_file_of_just_now_is_not_in_a_cache)
{
  g_autofree char *path = cordee_test_book_path ("b.cordee");

  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  cordee_test_book_put ("b.cordee", "Équipe", NOW);
  ck_assert_int_eq (g_utime (path, NULL), 0);
  cordee_book_unref (cordee_test_book_new ());
  ck_assert_uint_eq (count_cached (TODAY), 1);
}
END_TEST

START_TEST (a_cache_is_for_days_of_the_same_rules)
{
  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  cordee_book_unref (cordee_test_book_new ());
  ck_assert_uint_eq (count_cached (TODAY), 1);
  ck_assert_uint_eq (count_cached (TODAY + 1), 1);
  put_on_its_way ("b", NULL, NULL, CORDEE_STEP_TODO);
  cordee_book_unref (cordee_test_book_new ());
  ck_assert_uint_eq (count_cached (TODAY), 2);
  ck_assert_uint_eq (count_cached (TODAY + 1), 1); /* where it is on its way depends on the day */
  ck_assert_uint_eq (count_cached (cordee_day_new (2025, 12, 31)), 0);
  ck_assert_uint_eq (count_cached (cordee_day_new (2026, 1, 1)), 1);
}
END_TEST

START_TEST (a_damaged_cache_is_as_good_as_none)
{
  g_autofree char *cache = NULL, *content = NULL;
  gsize length;

  cordee_test_book_put ("a.cordee", "Équipe", NOW);
  cordee_book_unref (cordee_test_book_new ());
  cache = find_cache ();
  ck_assert (g_file_get_contents (cache, &content, &length, NULL));
  ck_assert_uint_eq (count_cached (TODAY), 1);
  for (gsize i = 0; i < length; i += 5)
    {
      g_autofree char *damaged = g_memdup2 (content, length);

      damaged[i] = (char) (damaged[i] ^ 0x55);
      ck_assert (g_file_set_contents_full (cache, damaged, i % 2 == 0 ? (gssize) length : (gssize) i, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
      ck_assert_msg (count_cached (TODAY) == 0, "byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, i, length);
    }
  cordee_book_unref (cordee_test_book_new ());
  ck_assert_uint_eq (count_cached (TODAY), 1);
}
END_TEST

/* ── asking ─────────────────────────────────────────────────────── */

START_TEST (the_list_is_searched_filtered_and_sorted)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) one = cordee_test_book_dossier ("Équipe du Vidourle", "2026-11-22", "infirmiers=2", NOW - 200 * DAY);
  g_autoptr(CordeeDossier) two = cordee_test_book_dossier ("Alès", "2026-11-22", "medecins-generalistes=4 infirmiers=2", NOW - 10 * DAY);
  g_autoptr(CordeeDossier) three = cordee_test_book_dossier ("Zénith", "2026-11-22", "infirmiers=1", NOW - 20 * DAY);
  const CordeeBookEntry *entry;

  cordee_dossier_set_contact (one, "Mme Lœwe");
  cordee_dossier_set_next (one, "Rappeler l’équipe", cordee_day_new (2026, 12, 3));
  cordee_dossier_choose (one, "MSP", CORDEE_HOW_CREER, NOW - 200 * DAY);
  cordee_dossier_add_note (two, "Projet écrit à deux mains", CORDEE_NOTE_PRIVATE, NULL, NULL, NOW - 9 * DAY);
  cordee_dossier_set_next (two, "Envoyer la note", cordee_day_new (2026, 11, 1));
  cordee_dossier_set_archived (three, TRUE, NOW - 5 * DAY);
  cordee_test_book_save (one, "1.cordee");
  cordee_test_book_save (two, "2.cordee");
  cordee_test_book_save (three, "3.cordee");
  book = cordee_test_book_new ();

  assert_found (book, (CordeeBookQuery){ .verdict = -1, .sort = CORDEE_BOOK_BY_NAME }, "Alès|Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .sort = CORDEE_BOOK_BY_TOUCHED }, "Alès|Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .shelf = CORDEE_BOOK_ALL, .sort = CORDEE_BOOK_BY_TOUCHED },
                "Zénith|Alès|Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .shelf = CORDEE_BOOK_ALL, .sort = CORDEE_BOOK_BY_CREATED },
                "Alès|Zénith|Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .shelf = CORDEE_BOOK_ALL, .sort = CORDEE_BOOK_BY_NEXT },
                "Alès|Équipe du Vidourle|Zénith");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .shelf = CORDEE_BOOK_ARCHIVED }, "Zénith");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .due_by = TODAY }, "Alès");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .stalled_days = 90 }, "Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "  vidourle EQUIPE " }, "Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "loewe" }, "Équipe du Vidourle");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "mains" }, "Alès");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "occitanie alès" }, "Alès");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .search = "vidourle mains" }, "");
  assert_found (book, (CordeeBookQuery){ .verdict = -1, .structure = "MSP", .search = "vidourle" }, "Équipe du Vidourle");

  entry = cordee_test_book_entry (book, "2.cordee");
  for (guint i = 0; i < entry->results->len; i++)
    {
      const CordeeDossierResult *result = entry->results->pdata[i];
      CordeeBookQuery query = { .verdict = (int) result->verdict, .search = "alès" };

      if (result->rank == 1)
        {
          assert_found (book, query, "Alès");
          query.structure = result->structure;
          assert_found (book, query, "Alès");
          query.verdict = result->verdict == CORDEE_VERDICT_EXCLUE ? CORDEE_VERDICT_POSSIBLE : CORDEE_VERDICT_EXCLUE;
          assert_found (book, query, "");
        }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("book");
  TCase *listing = tcase_create ("listing");
  TCase *reading = tcase_create ("reading");
  TCase *asking = tcase_create ("asking");

  tcase_add_checked_fixture (listing, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (listing, 60);
  tcase_add_test (listing, dossiers_are_listed_and_nothing_else);
  tcase_add_test (listing, what_cannot_be_read_is_listed_with_the_reason);
  tcase_add_test (listing, a_folder_that_is_not_there_is_told_and_hides_nothing);
  tcase_add_test (listing, a_copy_that_a_sync_tool_made_knows_its_other);
  tcase_add_test (listing, rules_that_changed_are_told);
  tcase_add_checked_fixture (reading, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (reading, 60);
  tcase_add_test (reading, reading_in_threads_finds_the_same);
  tcase_add_test (reading, what_is_refreshed_while_all_is_read_stays);
  tcase_add_test (reading, nothing_is_told_after_a_cancel_or_the_end_of_a_book);
  tcase_add_test (reading, a_cache_has_what_was_read);
  tcase_add_test (reading, a_file_of_just_now_is_not_in_a_cache);
  tcase_add_test (reading, a_cache_is_for_days_of_the_same_rules);
  tcase_add_test (reading, a_damaged_cache_is_as_good_as_none);
  tcase_add_checked_fixture (asking, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (asking, 60);
  tcase_add_test (asking, the_list_is_searched_filtered_and_sorted);
  tcase_add_test (asking, where_dossiers_are_on_their_way);
  tcase_add_test (asking, the_next_step_stands_in_for_an_action_that_nobody_typed);
  suite_add_tcase (suite, listing);
  suite_add_tcase (suite, reading);
  suite_add_tcase (suite, asking);
  return cordee_test_main_with_home (suite);
}
