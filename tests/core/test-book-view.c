/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-book-statistics.h"
#include "cordee-book-view.h"
#include "cordee-test-book.h"
#include "cordee-test-home.h"
#include "cordee-test.h"

#include <string.h>

/* A book in figures and in words. */

/* ── counts ─────────────────────────────────────────────────────── */

static const CordeeBookBar *
find_bar (const CordeeBookStatistics *statistics, const char *title, const char *label)
{
  for (guint i = 0; i < statistics->charts->len; i++)
    {
      const CordeeBookChart *chart = statistics->charts->pdata[i];

      for (guint j = 0; g_str_equal (chart->title, title) && j < chart->bars->len; j++)
        if (g_str_equal (((const CordeeBookBar *) chart->bars->pdata[j])->label, label))
          return chart->bars->pdata[j];
    }
  return NULL;
}

START_TEST (counts_tell_of_no_team)
{
  static const char *const regions[] = { "76", "76", "76", "84", "84", "11", NULL };
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeBookStatistics) statistics = NULL;
  g_autofree char *broken = cordee_test_book_path ("cassé.cordee"), *csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autofree char *file = g_strdup_printf ("%u.cordee", i);
      g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("=Secret", "2026-11-22", "infirmiers=2 medecins-generalistes=2", NOW - 40 * DAY * (i % 2));
      CordeeContext context = { .as_of = TODAY, .region = regions[i] };

      cordee_dossier_set_rules (dossier, &context, NOW);
      if (i < 2)
        cordee_dossier_choose (dossier, "MSP", CORDEE_HOW_CREER, NOW);
      cordee_dossier_set_archived (dossier, i == 3, NOW);
      cordee_test_book_save (dossier, file);
    }
  ck_assert (g_file_set_contents (broken, "rien", -1, NULL));
  book = cordee_test_book_new ();
  statistics = cordee_book_statistics_new (book, cordee_book_get_entries (book));
  ck_assert_uint_eq (statistics->n_dossiers, 7);
  ck_assert_uint_eq (statistics->n_unreadable, 1);
  ck_assert_uint_eq (find_bar (statistics, "Région", "Occitanie")->count, 3);
  ck_assert_uint_eq (find_bar (statistics, "Région", "autres")->count, 4);
  ck_assert_ptr_null (find_bar (statistics, "Région", "Auvergne-Rhône-Alpes"));
  ck_assert_ptr_nonnull (strstr (statistics->note, "reconnue"));
  ck_assert_uint_eq (find_bar (statistics, "Structure choisie par l’équipe", "MSP")->count, 2);
  ck_assert_str_eq (find_bar (statistics, "Structure choisie par l’équipe", "MSP")->structure->id, "MSP");
  ck_assert_uint_eq (find_bar (statistics, "Structure choisie par l’équipe", "pas encore de choix")->count, 5);
  ck_assert_uint_eq (find_bar (statistics, "Dossiers commencés, par mois", "11/2026")->count, 4);
  ck_assert_uint_eq (find_bar (statistics, "Dossiers commencés, par mois", "10/2026")->count, 3);
  ck_assert_uint_eq (find_bar (statistics, "Dossiers en cours et archivés", "archivés")->count, 1);

  for (guint i = 0; i < statistics->charts->len; i++)
    {
      const CordeeBookChart *chart = statistics->charts->pdata[i];
      guint sum = 0;

      for (guint j = 0; j < chart->bars->len; j++)
        sum += ((const CordeeBookBar *) chart->bars->pdata[j])->count;
      ck_assert_msg (sum == 7 || strstr (chart->title, "Verdict") != NULL, "%s: %u", chart->title, sum);
    }

  csv = cordee_book_statistics_to_csv (statistics);
  ck_assert_ptr_eq (strstr (csv, "\xef\xbb\xbfindicateur;groupe;nombre\r\n"), csv);
  ck_assert_ptr_nonnull (strstr (csv, "Région;Occitanie;3\r\n"));
  ck_assert_ptr_null (strstr (csv, "Secret"));
}
END_TEST

START_TEST (no_count_is_taken_for_a_formula)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeBookStatistics) statistics = NULL;
  g_autofree char *csv = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *file = g_strdup_printf ("%u.cordee", i);
      g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
      CordeeContext context = { .as_of = TODAY, .region = "=1+1;\"x\"" };

      cordee_dossier_set_rules (dossier, &context, NOW);
      cordee_test_book_save (dossier, file);
    }
  book = cordee_test_book_new ();
  statistics = cordee_book_statistics_new (book, cordee_book_get_entries (book));
  csv = cordee_book_statistics_to_csv (statistics);
  ck_assert_ptr_null (strstr (csv, ";="));
  ck_assert_ptr_null (strstr (csv, "\n="));
}
END_TEST

/* ── in words ───────────────────────────────────────────────────── */

static gboolean
has_badge (const CordeeBookView *view, CordeeBadgeKind kind)
{
  for (guint i = 0; i < view->badges->len; i++)
    if (((const CordeeBookBadge *) view->badges->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

/* Spaces that do not break as plain ones. */
static char *
plain (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\u00a0", " ", 0);
  g_string_replace (out, "\u202f", " ", 0);
  return g_string_free (out, FALSE);
}

START_TEST (an_entry_is_told_in_words)
{
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier ("Équipe du Vidourle", "2026-11-22", "infirmiers=2 medecins-generalistes=2", NOW - 100 * DAY);
  g_autoptr(CordeeBookView) view = NULL, empty = NULL, unreadable = NULL;
  g_autofree char *subtitle = NULL, *broken = cordee_test_book_path ("cassé.cordee"), *list = NULL, *none = NULL;
  g_autoptr(CordeeDossier) bare = cordee_dossier_new ("", NOW);
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();

  cordee_dossier_set_next (dossier, "Rappeler l’équipe", cordee_day_new (2026, 11, 3));
  cordee_dossier_choose (dossier, "MSP", CORDEE_HOW_CREER, NOW - 100 * DAY);
  cordee_dossier_choose (dossier, "CPTS", CORDEE_HOW_ADHERER, NOW - 100 * DAY);
  cordee_test_book_save (dossier, "a.cordee");
  cordee_test_book_save (bare, "b.cordee");
  ck_assert (g_file_set_contents (broken, "rien", -1, NULL));
  book = cordee_test_book_new ();
  view = cordee_book_view_new (book, cordee_test_book_entry (book, "a.cordee"));
  subtitle = plain (view->subtitle);
  ck_assert_str_eq (view->title, "Équipe du Vidourle");
  ck_assert_str_eq (subtitle, "Occitanie · 2 réponses · modifié le 14/08/2026");
  ck_assert_ptr_nonnull (view->structure);
  ck_assert_ptr_eq (strstr (view->verdict_text, view->structure->id), view->verdict_text);
  ck_assert_ptr_nonnull (strstr (view->chosen, "MSP à créer et CPTS à rejoindre"));
  ck_assert_ptr_nonnull (strstr (view->next, "Rappeler l’équipe, le 03/11/2026"));
  ck_assert (view->late);
  ck_assert (has_badge (view, CORDEE_BADGE_STALLED));
  ck_assert (!has_badge (view, CORDEE_BADGE_RULES) && !has_badge (view, CORDEE_BADGE_ARCHIVED) && !has_badge (view, CORDEE_BADGE_UNREADABLE));
  ck_assert_ptr_nonnull (strstr (view->name, "en retard"));

  empty = cordee_book_view_new (book, cordee_test_book_entry (book, "b.cordee"));
  ck_assert_str_eq (empty->title, "Sans nom");
  ck_assert_ptr_null (empty->structure);
  ck_assert_ptr_null (empty->next);
  ck_assert_uint_eq (empty->badges->len, 0);

  unreadable = cordee_book_view_new (book, cordee_test_book_entry (book, "cassé.cordee"));
  ck_assert (has_badge (unreadable, CORDEE_BADGE_UNREADABLE));
  list = cordee_book_list_text (book, cordee_book_get_entries (book));
  ck_assert_ptr_nonnull (strstr (list, "1\u00a0en retard, 1\u00a0illisible"));
  none = cordee_book_list_text (book, nothing);
  ck_assert_str_eq (none, "Aucun dossier");
}
END_TEST

/* What is late comes first, whatever its next day; then the soonest. */
START_TEST (next_actions_of_all_dossiers_are_soonest_first)
{
  static const struct
  {
    const char *name;
    const char *next;
    int day; /* of December 2026; 0: none */
    gboolean chosen;
  } dossiers[] = { { "Trois", "Relire", 3, FALSE }, { "Retard", NULL, 0, TRUE }, { "Un jour", "Écrire", 0, FALSE }, { "Rien", NULL, 0, FALSE } };
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_autoptr(CordeeDossier) waiting = NULL;
  g_autoptr(CordeeBook) book = NULL;
  g_autoptr(GPtrArray) views = NULL;
  const CordeeBookView *view;
  g_autofree char *next = NULL;
  guint n_all;

  for (guint i = 0; i < G_N_ELEMENTS (dossiers); i++)
    {
      g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier (dossiers[i].name, "2026-11-22", "date-signature=2026-12-15", NOW);
      g_autofree char *file = g_strconcat (dossiers[i].name, ".cordee", NULL);

      cordee_dossier_set_next (dossier, dossiers[i].next, dossiers[i].day > 0 ? cordee_day_new (2026, 12, dossiers[i].day) : CORDEE_DAY_NONE);
      if (dossiers[i].chosen)
        cordee_dossier_choose (dossier, "CPTS", CORDEE_HOW_CREER, NOW);
      cordee_test_book_save (dossier, file);
    }
  waiting = cordee_test_book_dossier ("Attente", "2026-11-22", "date-signature=2029-12-15", NOW);
  cordee_course_set_status (course, "cpts-rassembler", CORDEE_STEP_WAITING, cordee_day_new (2026, 2, 1), NOW);
  cordee_dossier_set_course (waiting, course, NOW);
  cordee_test_book_save (waiting, "Attente.cordee");
  book = cordee_test_book_new ();
  views = cordee_book_next_views (book, 3, &n_all);
  ck_assert_uint_eq (n_all, 4);
  ck_assert_uint_eq (views->len, 3);
  ck_assert_str_eq (((const CordeeBookView *) views->pdata[1])->title, "Attente");
  ck_assert (has_badge (views->pdata[1], CORDEE_BADGE_LATE) || ((const CordeeBookView *) views->pdata[1])->late);
  view = views->pdata[0];
  ck_assert_str_eq (view->title, "Retard");
  ck_assert (view->late);
  next = plain (view->next);
  ck_assert_ptr_nonnull (strstr (next, ", à commencer au plus tard le "));
  ck_assert_ptr_eq (strstr (view->next, view->next_what), view->next);
  ck_assert (!has_badge (view, CORDEE_BADGE_LATE)); /* the line says it */
  view = views->pdata[2];
  ck_assert_str_eq (view->title, "Trois");
  ck_assert_str_eq (view->next_what, "Relire");
  ck_assert_str_eq (view->next_when, "03/12/2026");
  ck_assert (!view->late);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("book-view");
  TCase *counts = tcase_create ("counts");
  TCase *words = tcase_create ("in words");

  tcase_add_checked_fixture (counts, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (counts, 60);
  tcase_add_test (counts, counts_tell_of_no_team);
  tcase_add_test (counts, no_count_is_taken_for_a_formula);
  tcase_add_checked_fixture (words, cordee_test_book_setup, cordee_test_folder_teardown);
  tcase_set_timeout (words, 60);
  tcase_add_test (words, an_entry_is_told_in_words);
  tcase_add_test (words, next_actions_of_all_dossiers_are_soonest_first);
  suite_add_tcase (suite, counts);
  suite_add_tcase (suite, words);
  return cordee_test_main_with_home (suite);
}
