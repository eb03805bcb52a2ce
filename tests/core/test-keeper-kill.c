/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-faults.h"
#include "cordee-test-home.h"

#include "cordee-issue.h"
#include "cordee-keeper.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A program that saves one answer after the other, and is killed at any moment: what it was told to be kept is there. */

#define N_KILLS 70
#define MIN_SAVES 1000
#define NOW G_GINT64_CONSTANT (1795000000)

/* ── the program that is killed ─────────────────────────────────── */

/* Counts on from what the file has, and tells of each number that is kept. Does not return. */
static void
count_on (const char *file, int out)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeKeeper *keeper = g_file_test (file, G_FILE_TEST_EXISTS)
                             ? cordee_keeper_open (cordee_test_knowledge (), file, issues)
                             : cordee_keeper_new (cordee_test_knowledge (), cordee_dossier_new ("Équipe du Vidourle", NOW), file);
  guint number;

  if (keeper == NULL)
    _exit (2);
  for (number = cordee_test_get_number (cordee_keeper_get_dossier (keeper)) + 1;; number++)
    {
      g_autofree char *problem = NULL;

      cordee_test_set_number (cordee_keeper_get_dossier (keeper), number, NOW + number);
      if (cordee_keeper_save (keeper, NOW + number, &problem) != CORDEE_KEPT || write (out, &number, sizeof number) != sizeof number)
        _exit (3);
    }
}

/* ── who kills it ───────────────────────────────────────────────── */

/* Reads numbers until there are so many, or no more. Returns how many there were; *last is the last one. */
static guint
read_numbers (int in, guint n_wanted, guint *last)
{
  guint n = 0, number;

  while (n < n_wanted)
    {
      gssize size = read (in, &number, sizeof number);

      if (size < 0 && errno == EINTR)
        continue;
      if (size != sizeof number)
        break;
      *last = number;
      n++;
    }
  return n;
}

/* One life and death. Returns how many saves were told of; *last is the number that was told of last. */
static guint
live_and_die (const char *file, guint *last)
{
  gint64 end;
  guint n_saves;
  int ends[2], wait_status;
  pid_t child;

  ck_assert_int_eq (pipe (ends), 0);
  child = fork ();
  ck_assert_int_ge (child, 0);
  if (child == 0)
    {
      close (ends[0]);
      count_on (file, ends[1]);
    }
  close (ends[1]);
  n_saves = read_numbers (ends[0], (guint) g_random_int_range (10, 26), last);
  ck_assert_msg (n_saves > 0, "the program does not save");
  /* Any moment of a save: they take less than this. */
  for (end = g_get_monotonic_time () + g_random_int_range (0, 2000); g_get_monotonic_time () < end;)
    ;
  kill (child, SIGKILL);
  ck_assert_int_eq (waitpid (child, &wait_status, 0), child);
  ck_assert_msg (WIFSIGNALED (wait_status) && WTERMSIG (wait_status) == SIGKILL, "it ended by itself: %d", wait_status);
  n_saves += read_numbers (ends[0], G_MAXUINT, last);
  close (ends[0]);
  return n_saves;
}

static const FaultLacks file_systems[] = { LACK_NOTHING, LACK_EXCHANGE };

START_TEST (nothing_that_was_kept_is_lost)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) again = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GPtrArray) others = NULL;
  g_autofree char *problem = NULL;
  guint n_saves = 0, n_leftovers = 0, n_newer = 0;

  faults_lack (file_systems[_i]);
  ck_assert_ptr_nonnull (cordee_test_knowledge ());
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr(CordeeDossier) dossier = NULL;
      g_autoptr(GPtrArray) left = NULL;
      guint last = 0, there;

      n_saves += live_and_die (file, &last);
      dossier = cordee_test_load (file);
      there = cordee_test_get_number (dossier);
      ck_assert_msg (there == last || there == last + 1, "%u was kept, and %u is there", last, there);
      left = cordee_test_list_others (file);
      /* What the one before left, it has taken away. */
      ck_assert_uint_le (left->len, 1);
      n_leftovers += left->len;
      n_newer += there > last;
    }
  ck_assert_msg (n_saves >= MIN_SAVES, "only %u saves", n_saves);
  g_print ("%u saves, %u kills: %u in the middle of a write, %u just after; 0 lost\n", n_saves, N_KILLS, n_leftovers, n_newer);

  again = cordee_keeper_open (cordee_test_knowledge (), file, issues);
  ck_assert_ptr_nonnull (again);
  cordee_test_set_number (cordee_keeper_get_dossier (again), 1, NOW);
  ck_assert_int_eq (cordee_keeper_save (again, NOW, &problem), CORDEE_KEPT);
  others = cordee_test_list_others (file);
  ck_assert_uint_eq (others->len, 0);
}
END_TEST

/* ── at each moment in turn ─────────────────────────────────────── */

/* Saves one number more, and is killed before its system call of number at. Returns whether it came to that. */
static gboolean
save_until (const char *file, guint number, guint at)
{
  int wait_status;
  pid_t child = fork ();

  ck_assert_int_ge (child, 0);
  if (child == 0)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      CordeeKeeper *keeper = cordee_keeper_open (cordee_test_knowledge (), file, issues);
      g_autofree char *problem = NULL;

      if (keeper == NULL)
        _exit (2);
      cordee_test_set_number (cordee_keeper_get_dossier (keeper), number, NOW + number);
      faults_arm (at, 0, FAULT_KILL);
      if (cordee_keeper_save (keeper, NOW + number, &problem) != CORDEE_KEPT)
        g_printerr ("before call %u: %s\n", at, problem);
      _exit (problem == NULL ? 0 : 3);
    }
  ck_assert_int_eq (waitpid (child, &wait_status, 0), child);
  ck_assert_msg (WIFSIGNALED (wait_status) || WEXITSTATUS (wait_status) == 0, "it ended with %d", wait_status);
  return WIFSIGNALED (wait_status);
}

START_TEST (no_moment_is_a_bad_one)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeDossier) first = cordee_dossier_new ("Équipe du Vidourle", NOW);
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (first, cordee_test_knowledge ());
  guint number = 0, at, n_old = 0, n_new = 0, n_leftovers = 0;
  gboolean killed = TRUE;

  ck_assert (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  faults_lack (file_systems[_i]);
  for (at = 1; killed; at++)
    {
      g_autoptr(CordeeDossier) dossier = NULL;
      g_autoptr(GPtrArray) left = NULL;
      guint there;

      killed = save_until (file, number + 1, at);
      dossier = cordee_test_load (file);
      there = cordee_test_get_number (dossier);
      ck_assert_msg (there == number + 1 || (killed && there == number), "call %u: %u, after %u", at, there, number);
      n_new += there == number + 1;
      n_old += there == number;
      number = there;
      left = cordee_test_list_others (file);
      n_leftovers += left->len;
    }
  ck_assert_uint_gt (n_old, 20);
  ck_assert_uint_gt (n_new, 2);
  ck_assert_uint_gt (n_leftovers, 5);
  ck_assert (!save_until (file, number + 1, 0));
  {
    g_autoptr(GPtrArray) others = cordee_test_list_others (file);

    ck_assert_uint_eq (others->len, 0);
  }
  g_print ("killed before each of %u calls: %u times the old file, %u times the new one\n", at - 2, n_old, n_new);
}
END_TEST

static Suite *
kill_suite (void)
{
  Suite *suite = suite_create ("keeper-kill");
  TCase *kills = tcase_create ("kills");

  tcase_set_timeout (kills, 120);
  tcase_add_checked_fixture (kills, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (kills, nothing_that_was_kept_is_lost, 0, G_N_ELEMENTS (file_systems));
  tcase_add_loop_test (kills, no_moment_is_a_bad_one, 0, G_N_ELEMENTS (file_systems));
  suite_add_tcase (suite, kills);
  return suite;
}

int
main (void)
{
  return cordee_test_main_with_home (kill_suite ());
}
