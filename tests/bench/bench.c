/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The median of figures (double), which it sorts. */
double
bench_median (GArray *figures)
{
  g_return_val_if_fail (figures->len > 0, 0);

  g_array_sort (figures, compare_figures);
  return g_array_index (figures, double, figures->len / 2);
}

/* Runs a program with its output thrown away and returns the milliseconds from before its start to after its end. A program that
   fails ends the bench: its time would mean nothing. */
double
bench_spawn (char **argv)
{
  g_auto(GStrv) environment = g_get_environ ();
  posix_spawn_file_actions_t actions;
  gint64 start;
  double elapsed;
  int wait_status;
  pid_t child;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  start = g_get_monotonic_time ();
  if (posix_spawn (&child, argv[0], &actions, NULL, argv, environment) != 0 || waitpid (child, &wait_status, 0) != child)
    g_error ("%s does not run", argv[0]);
  elapsed = (double) (g_get_monotonic_time () - start) / 1000;
  posix_spawn_file_actions_destroy (&actions);
  if (!WIFEXITED (wait_status) || WEXITSTATUS (wait_status) != 0)
    g_error ("%s failed", argv[0]);
  return elapsed;
}
