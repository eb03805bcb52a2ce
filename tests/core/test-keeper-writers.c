/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-faults.h"
#include "cordee-test-home.h"

#include "cordee-issue.h"
#include "cordee-keeper.h"

#include <stdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Two programs that save into one file, each after the other's changes: whatever one of them was told to be kept is in the end there. */

/* The other one is dead, or waits for a very busy machine. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define NOW G_GINT64_CONSTANT (1795000000)

static const char *const names[] = { "a", "b" };

/* ── one of the two ─────────────────────────────────────────────── */

static void
note (CordeeDossier *dossier, const char *event, guint i)
{
  cordee_dossier_add_event (dossier, CORDEE_EVENT_HANDED_OVER, event, NOW + i);
}

/* Saves one event more, in whatever version the other made meanwhile. Returns how often they had to be merged. */
static guint
save_event (CordeeKeeper *keeper, const char *event, guint i)
{
  guint n_merges = 0;
  CordeeKept kept;
  g_autofree char *problem = NULL;

  note (cordee_keeper_get_dossier (keeper), event, i);
  kept = cordee_keeper_save (keeper, NOW + i, &problem);
  while (kept != CORDEE_KEPT)
    {
      const CordeeDossier *theirs = cordee_keeper_get_theirs (keeper);

      g_clear_pointer (&problem, g_free);
      if (theirs != NULL)
        {
          CordeeDossier *merged = cordee_dossier_copy (theirs);

          note (merged, event, i);
          kept = cordee_keeper_settle (keeper, merged, NOW + i, &problem);
          n_merges++;
        }
      else
        kept = cordee_keeper_save (keeper, NOW + i, &problem);
    }
  return n_merges;
}

/* Both begin a round together: each races with the other, and what one of them saved last it cannot have seen. */
static void
meet_other (volatile int *rounds, guint self, guint round)
{
  gint64 start = g_get_monotonic_time ();

  g_atomic_int_set (&rounds[self], (int) round);
  while (g_atomic_int_get (&rounds[1 - self]) < (int) round && g_get_monotonic_time () - start < PATIENCE_US)
    sched_yield ();
}

/* Saves events of its own and ends; tells how often it had to merge. Does not return. */
static void
write_events (const char *file, guint self, guint n_events, volatile int *rounds, int out)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeKeeper *keeper = cordee_keeper_open (cordee_test_knowledge (), file, issues);
  guint n_merges = 0;

  if (keeper == NULL)
    _exit (2);
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *event = g_strdup_printf ("%s-%u", names[self], i);

      meet_other (rounds, self, i + 1);
      n_merges += save_event (keeper, event, i);
    }
  _exit (write (out, &n_merges, sizeof n_merges) == sizeof n_merges ? 0 : 3);
}

/* ── both ───────────────────────────────────────────────────────── */

static pid_t
start (const char *file, guint self, guint n_events, volatile int *rounds, int out)
{
  pid_t child = fork ();

  ck_assert_int_ge (child, 0);
  if (child == 0)
    write_events (file, self, n_events, rounds, out);
  return child;
}

/* Adds the events that a file has. */
static void
gather (GHashTable *events, const char *file)
{
  g_autoptr(CordeeDossier) dossier = cordee_test_load (file);

  for (guint i = 0; i < dossier->journal->len; i++)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i];

      if (event->kind == CORDEE_EVENT_HANDED_OVER)
        g_hash_table_add (events, g_strdup (event->detail));
    }
}

static const struct
{
  FaultLacks lacks;
  guint n_events; /* of each */
} file_systems[] = { { LACK_NOTHING, 500 }, { LACK_EXCHANGE, 150 }, { LACK_LOCKS, 50 } };

START_TEST (nothing_is_written_over)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr(CordeeKeeper) keeper = cordee_keeper_new (cordee_test_knowledge (), cordee_dossier_new ("À deux", NOW), file);
  g_autoptr(GHashTable) events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) others = NULL;
  g_autofree char *problem = NULL;
  guint n_events = file_systems[_i].n_events, n_merges = 0, n_found = 0;
  int *rounds = mmap (NULL, 2 * sizeof (int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int out[2], wait_status;
  pid_t children[2];

  faults_lack (file_systems[_i].lacks);
  ck_assert_int_eq (cordee_keeper_save (keeper, NOW, &problem), CORDEE_KEPT);
  ck_assert (rounds != MAP_FAILED);
  ck_assert_int_eq (pipe (out), 0);
  for (guint i = 0; i < 2; i++)
    children[i] = start (file, i, n_events, rounds, out[1]);
  for (guint i = 0; i < 2; i++)
    {
      guint n;

      ck_assert_int_eq (waitpid (children[i], &wait_status, 0), children[i]);
      ck_assert_msg (WIFEXITED (wait_status) && WEXITSTATUS (wait_status) == 0, "writer %s ended with %d", names[i], wait_status);
      ck_assert_int_eq (read (out[0], &n, sizeof n), sizeof n);
      n_merges += n;
    }

  gather (events, file);
  others = cordee_test_list_others (file);
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, others->pdata[i], NULL);

      /* Where there are no locks, what came between an exchange and its return is shown as another file. */
      ck_assert_msg ((file_systems[_i].lacks & LACK_LOCKS) != 0, "%s is left", (const char *) others->pdata[i]);
      if (g_str_has_suffix (path, ".cordee"))
        {
          gather (events, path);
          n_found++;
        }
    }
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < n_events; j++)
      {
        g_autofree char *event = g_strdup_printf ("%s-%u", names[i], j);

        ck_assert_msg (g_hash_table_contains (events, event), "%s was kept, and written over", event);
      }
  /* In each round, one of them finds what the other one made last. */
  ck_assert_msg (n_merges >= n_events - 1, "they met only %u times", n_merges);
  g_print ("%u saves by two writers: %u merged, %u shown apart, 0 written over\n", 2 * n_events, n_merges, n_found);
}
END_TEST

static Suite *
writers_suite (void)
{
  Suite *suite = suite_create ("keeper-writers");
  TCase *writers = tcase_create ("writers");

  tcase_set_timeout (writers, 180);
  tcase_add_checked_fixture (writers, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (writers, nothing_is_written_over, 0, G_N_ELEMENTS (file_systems));
  suite_add_tcase (suite, writers);
  return suite;
}

int
main (void)
{
  return cordee_test_main_with_home (writers_suite ());
}
