/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-issue.h"
#include "cordee-keeper.h"
#include "cordee-library.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* How long it takes to open a dossier and to save one answer, against reading the same bytes and against GLib writing them durably. On the
   disk, where the time is that of its flushes, and in memory, where it is ours.

     bench-dossier [RUNS] */

#define NOW G_GINT64_CONSTANT (1795000000)

/* A dossier as it is after some consultations: nearly all answered, notes on it and on cells, a journal of some months. */
static CordeeDossier *
make_dossier (CordeeKnowledge *knowledge)
{
  CordeeDossier *dossier = cordee_dossier_new ("Équipe du Vidourle", NOW);
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };
  g_autoptr(CordeeTestRandom) random = cordee_test_random_new (knowledge, 1);
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, &context);
  g_autoptr(CordeeSituation) situation = cordee_test_random_situation (random, rulebook, 0.9);
  GPtrArray *answers = cordee_situation_get_answers (situation);

  cordee_dossier_set_rules (dossier, &context, NOW);
  cordee_dossier_set_situation (dossier, situation, NOW);
  for (guint i = 0; i < 20; i++)
    cordee_dossier_add_note (dossier, "L’équipe se réunit le premier jeudi du mois ; le projet avance, il reste à trouver des locaux.",
                             i % 2 == 0 ? CORDEE_NOTE_PRIVATE : CORDEE_NOTE_SHARED, NULL, NULL, NOW + i);
  for (guint i = 0; i < 100; i++)
    cordee_dossier_add_event (dossier, CORDEE_EVENT_ANSWERED, ((const CordeeAnswer *) answers->pdata[i % answers->len])->id, NOW + i);
  return dossier;
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
add (GArray *figures, double elapsed)
{
  g_array_append_val (figures, elapsed);
}

/* Everything in one folder, which is made and removed. */
static void
measure (CordeeKnowledge *knowledge, const char *parent, const char *what, guint n_runs)
{
  g_autofree char *folder = g_build_filename (parent, "cordee-bench-XXXXXX", NULL);
  g_autofree char *file = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *problem = NULL;
  g_autoptr(CordeeKeeper) keeper = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GArray) opens = g_array_new (FALSE, FALSE, sizeof (double)), reads = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) saves = g_array_new (FALSE, FALSE, sizeof (double)), writes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (double));
  double open, read, save, write;

  if (g_mkdtemp (folder) == NULL)
    g_error ("no folder to write into in %s", parent);
  file = g_build_filename (folder, "dossier.cordee", NULL);
  bare = g_build_filename (folder, "bare", NULL);
  keeper = cordee_keeper_new (knowledge, make_dossier (knowledge), file);
  if (cordee_keeper_save (keeper, NOW, &problem) != CORDEE_KEPT)
    g_error ("%s", problem);
  bytes = cordee_dossier_to_bytes (cordee_keeper_get_dossier (keeper), knowledge);

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(CordeeKeeper) opened = NULL;
      g_autoptr(GBytes) text = NULL;
      g_autofree char *contents = NULL;
      g_autofree char *next = g_strdup_printf ("Appeler la mairie, %u", i);
      gint64 start = g_get_monotonic_time ();

      opened = cordee_keeper_open (knowledge, file, issues);
      add (opens, since (start));
      start = g_get_monotonic_time ();
      if (opened == NULL || !g_file_get_contents (file, &contents, NULL, NULL))
        g_error ("what was saved cannot be read");
      add (reads, since (start));

      cordee_dossier_set_next (cordee_keeper_get_dossier (keeper), next, cordee_day_new (2026, 12, 1));
      start = g_get_monotonic_time ();
      if (cordee_keeper_save (keeper, NOW + 1, &problem) != CORDEE_KEPT)
        g_error ("%s", problem);
      add (saves, since (start));
      start = g_get_monotonic_time ();
      if (!g_file_set_contents_full (bare, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
        g_error ("%s cannot be written", bare);
      add (writes, since (start));
      start = g_get_monotonic_time ();
      text = cordee_dossier_to_bytes (cordee_keeper_get_dossier (keeper), knowledge);
      add (texts, since (start));
    }
  g_unlink (file);
  g_unlink (bare);
  g_rmdir (folder);

  open = bench_median (opens);
  read = bench_median (reads);
  save = bench_median (saves);
  write = bench_median (writes);
  printf ("%s, %zu bytes, median of %u\n", what, g_bytes_get_size (bytes), n_runs);
  printf ("open               %8.3f ms  × %.1f of reading the bytes (%.3f ms)\n", open, open / read, read);
  printf ("save               %8.3f ms  × %.2f of GLib writing them durably (%.3f ms)\n", save, save / write, write);
  printf ("  of which text    %8.3f ms\n", bench_median (texts));
}

int
main (int argc, char **argv)
{
  guint n_runs = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 101;
  g_autofree char *home = g_dir_make_tmp ("cordee-bench-XXXXXX", NULL);
  g_autoptr(CordeeLibrary) library = NULL;
  char *argv_remove[] = { (char *) "rm", (char *) "-r", home, NULL };

  /* Backups are written as well: not where those of a person are. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  library = cordee_library_new (NULL, NULL, NULL);
  measure (library->knowledge, g_get_tmp_dir (), "on the disk", n_runs);
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    measure (library->knowledge, "/dev/shm", "in memory", n_runs);
  g_spawn_sync (NULL, argv_remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
