/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-advice.h"
#include "cordee-book-private.h"
#include "cordee-book-statistics.h"
#include "cordee-book-view.h"
#include "cordee-library.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <utime.h>

/* How long it takes to list ten thousand dossiers, for the first time and again, and to look through them as somebody types. Something to
   compare with: only reading all bytes of all files. */

#define N_DOSSIERS 10000
#define N_KINDS 200
#define N_ROUNDS 9

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* ── a folder ───────────────────────────────────────────────────── */

static const char *const words[] = { "équipe", "Vidourle", "maison", "santé", "quartier", "gare", "rendez-vous", "mairie", "pharmacie", "projet",
                                     "écrit", "relire", "convention", "médecin", "infirmière", "réunion", "mardi", "territoire", "contrat", "délai" };

static char *
draw_text (CordeeTestRandom *dice, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (dice->random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (out, FALSE);
}

static CordeeDossier *
draw_dossier (CordeeTestRandom *dice, CordeeRulebook *rulebook, CordeeAdvice *advice, guint number)
{
  g_autofree char *name = g_strdup_printf ("Équipe %u de %s", number, words[number % G_N_ELEMENTS (words)]);
  gint64 at = 1795348800 - number * 600;
  CordeeDossier *dossier = cordee_dossier_new (name, at);
  g_autofree char *next = draw_text (dice, 4);

  cordee_dossier_set_rules (dossier, cordee_rulebook_get_context (rulebook), at);
  cordee_dossier_set_situation (dossier, advice->situation, at);
  cordee_dossier_set_results (dossier, advice);
  cordee_dossier_set_contact (dossier, "Mme Roux, 04 66 00 00 00");
  cordee_dossier_set_next (dossier, next, cordee_day_new (2026, 11, 1) + (CordeeDay) (number % 90));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = draw_text (dice, 25);

      cordee_dossier_add_note (dossier, text, i % 2, NULL, NULL, at);
    }
  return dossier;
}

/* Files that were last changed long ago. Returns how many bytes they have. */
static gsize
make_folder (CordeeKnowledge *knowledge, const char *folder)
{
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, &context);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (knowledge, 76);
  g_autoptr(GPtrArray) advices = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_advice_free);
  struct utimbuf times = { 0 };
  gsize all = 0;

  for (guint i = 0; i < N_KINDS; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, 0.6);

      g_ptr_array_add (advices, cordee_advice_new (rulebook, situation));
    }
  times.actime = times.modtime = g_get_real_time () / G_USEC_PER_SEC - 3600;
  for (guint i = 0; i < N_DOSSIERS; i++)
    {
      g_autoptr(CordeeDossier) dossier = draw_dossier (dice, rulebook, advices->pdata[i % N_KINDS], i);
      g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, knowledge);
      g_autofree char *name = g_strdup_printf ("%05u.cordee", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      all += g_bytes_get_size (bytes);
      if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL)
          || g_utime (path, &times) != 0)
        g_error ("%s cannot be written", path);
    }
  return all;
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* ── listing ────────────────────────────────────────────────────── */

static volatile gsize sink;

/* Reads all bytes of all files: the floor of anything that reads them. */
static double
time_bytes (const char *folder)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &content, &length, NULL))
        sink += length;
    }
  return seconds_since (start);
}

typedef struct
{
  GMainLoop *loop;
  gint64 start;
  double first, all, busy;
  clock_t clock;
  guint n_calls;
} Watch;

static void
progress_cb (CordeeBook *book, guint n_read, guint n_files, gpointer data)
{
  Watch *watch = data;

  if (watch->n_calls++ == 0)
    watch->first = seconds_since (watch->start);
  if (n_read < n_files)
    return;
  watch->all = seconds_since (watch->start);
  watch->busy = (double) (clock () - watch->clock) / CLOCKS_PER_SEC;
  g_main_loop_quit (watch->loop);
}

/* Reads the book as the window does: the seconds until there is something to show, and until all is there. */
static Watch
time_reading (CordeeBook *book)
{
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE), .start = g_get_monotonic_time (), .clock = clock () };

  cordee_book_read_async (book, progress_cb, &watch);
  g_main_loop_run (watch.loop);
  g_main_loop_unref (watch.loop);
  return watch;
}

static void
report_listing (const char *what, CordeeKnowledge *knowledge, const char *folder, gboolean forget, double floor)
{
  g_autoptr(GArray) first = g_array_new (FALSE, FALSE, sizeof (double)), all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_entries = 0;

  for (guint i = 0; i < (forget ? 3 : N_ROUNDS); i++)
    {
      g_autoptr(CordeeBook) book = cordee_book_new (knowledge, folder, cordee_day_new (2026, 11, 22));
      g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "cordee", NULL);
      Watch watch;

      if (forget)
        remove_folder (cache);
      watch = time_reading (book);
      g_array_append_val (first, watch.first);
      g_array_append_val (all, watch.all);
      g_array_append_val (busy, watch.busy);
      n_entries = cordee_book_get_entries (book)->len;
      g_usleep (G_USEC_PER_SEC); /* until the cache is written */
    }
  printf ("%-34s %8.0f ms × %-6.2f all %u in %.0f ms × %.2f (%.0f ms of processor)\n", what, bench_median (first) * 1e3,
          bench_median (first) / floor, n_entries, bench_median (all) * 1e3, bench_median (all) / floor, bench_median (busy) * 1e3);
}

/* ── looking through ────────────────────────────────────────────── */

static void
report_typing (CordeeBook *book)
{
  static const char *const typed = "équipe 12 pharmacie";
  CordeeBookQuery query = { .verdict = -1 };
  double longest = 0, sum = 0;
  clock_t busy = clock ();
  guint n = 0;

  for (CordeeBookSort sort = CORDEE_BOOK_BY_TOUCHED; sort <= CORDEE_BOOK_BY_CREATED; sort++)
    for (const char *p = typed;; p = g_utf8_next_char (p))
      {
        g_autofree char *search = g_strndup (typed, (gsize) (p - typed));
        gint64 start = g_get_monotonic_time ();
        double taken;

        query.search = search;
        query.sort = sort;
        g_ptr_array_unref (cordee_book_select (book, &query));
        taken = seconds_since (start);
        longest = MAX (longest, taken);
        sum += taken;
        n++;
        if (*p == '\0')
          break;
      }
  printf ("%-34s %8.2f ms, longest %.2f ms, goal ≤ 16 ms (%.2f ms of processor)\n", "a letter typed", sum / n * 1e3, longest * 1e3,
          (double) (clock () - busy) / CLOCKS_PER_SEC / n * 1e3);
}

static void
report_words (CordeeBook *book)
{
  GPtrArray *entries = cordee_book_get_entries (book);
  gint64 start = g_get_monotonic_time ();
  double views, statistics;

  for (guint i = 0; i < entries->len; i++)
    cordee_book_view_free (cordee_book_view_new (book, entries->pdata[i]));
  views = seconds_since (start) / entries->len;
  start = g_get_monotonic_time ();
  cordee_book_statistics_free (cordee_book_statistics_new (book, entries));
  statistics = seconds_since (start);
  printf ("%-34s %8.1f µs\n", "one row in words", views * 1e6);
  printf ("%-34s %8.1f ms\n", "statistics of all", statistics * 1e3);
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, NULL, &error);
  g_autofree char *folder = g_dir_make_tmp ("cordee-bench-XXXXXX", NULL);
  g_autofree char *cache = g_build_filename (folder, "cache", NULL);
  g_autofree char *dossiers = g_build_filename (folder, "dossiers", NULL);
  g_autoptr(CordeeBook) book = NULL;
  gsize size;
  double floor;

  if (library == NULL)
    g_error ("%s", error->message);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  if (g_mkdir (dossiers, 0700) != 0)
    g_error ("no folder to write into");
  size = make_folder (library->knowledge, dossiers);
  time_bytes (dossiers);
  floor = time_bytes (dossiers);

  printf ("%d dossiers of %.1f KiB; × is against reading all their bytes (%.0f ms)\n", N_DOSSIERS, (double) size / N_DOSSIERS / 1024, floor * 1e3);
  report_listing ("first rows, never read before", library->knowledge, dossiers, TRUE, floor);
  report_listing ("first rows, as of last time", library->knowledge, dossiers, FALSE, floor);
  book = cordee_book_new (library->knowledge, dossiers, cordee_day_new (2026, 11, 22));
  if (!cordee_book_read (book, &error))
    g_error ("%s", error->message);
  report_typing (book);
  report_words (book);
  remove_folder (folder);
  return 0;
}
