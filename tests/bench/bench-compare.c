/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>

/* The command line as a whole process, in turns with one that does nothing, so that both see the same machine.

     bench-compare CORDEE-CLI NOTHING */

#define N_ROUNDS 61

typedef struct
{
  const char *name;
  const char *arguments[8];
} Case;

static const Case cases[] = {
  { "nothing (GLib and GIO)", { NULL } },
  { "--version", { "--version", NULL } },
  { "compare", { "compare", "--as-of", "2026-11-22", NULL } },
  { "compare, one cell", { "compare", "--as-of", "2026-11-22", "--structures=MSP", "--criteria=composition", NULL } },
  { "compare, a region", { "compare", "--as-of", "2026-11-22", "--region", "76", NULL } },
  { "compare, JSON", { "compare", "--as-of", "2026-11-22", "--format", "json", NULL } },
  { "compare, HTML", { "compare", "--as-of", "2026-11-22", "--format", "html", NULL } },
  { "questions", { "questions", NULL } },
  { "knowledge check", { "knowledge", "check", NULL } },
  { "knowledge diff", { "knowledge", "diff", "2019-01-01", "2026-11-22", NULL } },
};

static double
time_case (guint i, const char *cli, const char *nothing)
{
  char *argv[G_N_ELEMENTS (cases[0].arguments) + 1] = { (char *) (i == 0 ? nothing : cli) };

  for (guint j = 0; cases[i].arguments[j] != NULL; j++)
    argv[j + 1] = (char *) cases[i].arguments[j];
  return bench_spawn (argv);
}

int
main (int argc, char **argv)
{
  GArray *figures[G_N_ELEMENTS (cases)];
  double medians[G_N_ELEMENTS (cases)];

  if (argc != 3)
    {
      fprintf (stderr, "bench-compare CORDEE-CLI NOTHING\n");
      return 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      figures[i] = g_array_new (FALSE, FALSE, sizeof (double));
      time_case (i, argv[1], argv[2]);
    }
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        double elapsed = time_case (i, argv[1], argv[2]);

        g_array_append_val (figures[i], elapsed);
      }

  printf ("whole processes, median of %d in turns\n", N_ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      medians[i] = bench_median (figures[i]);
      printf ("%-24s %8.2f ms  × %.2f\n", cases[i].name, medians[i], medians[i] / medians[0]);
      g_array_unref (figures[i]);
    }
  return 0;
}
