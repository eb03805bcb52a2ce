/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long it takes from the start of the process to the first frame on the screen, and how much memory it then holds; in turns with
   an empty window of GTK 4, both seen from the outside, by the X server.

     bench-window EMPTY CORDEE */

#define N_ROUNDS 21

/* Seconds after which a program is held to be stuck. */
#define PATIENCE 30

/* Milliseconds between two looks at the memory, and looks without a change after which it is at rest. */
#define LOOK 25
#define AT_REST 12

typedef struct
{
  const char *name;
  gboolean is_cordee;
  const char *argument; /* or NULL */
} Case;

static const Case cases[] = {
  { "empty window", FALSE, NULL },
  { "home page", TRUE, "--section=accueil" },
  { "comparison", TRUE, "--section=comparer" },
  { "sources", TRUE, "--section=sources" },
};

typedef enum
{
  FIRST_FRAME, /* ms */
  PSS,         /* MiB: pages that others map too are shared out */
  RSS,         /* MiB */
  N_FIGURES,
} Figure;

static const char *const figure_names[] = { "first frame", "memory (PSS)", "memory (RSS)" };
static const char *const figure_units[] = { "ms", "MiB", "MiB" };
static const double goals[] = { 1.60, 1.35, 1.35 };

/* ── the screen ─────────────────────────────────────────────────── */

static int
ignore_error (Display *display, XErrorEvent *event)
{
  /* Windows may be gone when we ask for them. */
  return 0;
}

/* Waits until a window that was made since has been drawn into. */
static void
wait_for_frame (Display *display, int damage_event)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      struct pollfd fd = { .fd = ConnectionNumber (display), .events = POLLIN };

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
            XDamageCreate (display, event.xcreatewindow.window, XDamageReportNonEmpty);
          else if (event.type == damage_event + XDamageNotify && ((XDamageNotifyEvent *) &event)->area.width > 100)
            return;
        }
      poll (&fd, 1, 100);
    }
  g_error ("nothing was drawn");
}

/* ── memory ─────────────────────────────────────────────────────── */

static gboolean
read_memory (pid_t child, double *figures)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", child);
  g_autofree char *text = NULL;
  const char *pss, *rss;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (rss = strstr (text, "\nRss:")) == NULL || (pss = strstr (text, "\nPss:")) == NULL)
    return FALSE;
  figures[RSS] = g_ascii_strtod (rss + strlen ("\nRss:"), NULL) / 1024;
  figures[PSS] = g_ascii_strtod (pss + strlen ("\nPss:"), NULL) / 1024;
  return TRUE;
}

/* What it holds when it has come to rest. */
static void
measure_memory (pid_t child, double *figures)
{
  guint same = 0;
  double last = 0;

  for (guint looks = 0; same < AT_REST && looks < PATIENCE * 1000 / LOOK; looks++)
    {
      if (!read_memory (child, figures))
        g_error ("it ended");
      same = figures[RSS] > last || figures[RSS] < last ? 0 : same + 1;
      last = figures[RSS];
      g_usleep (LOOK * 1000);
    }
}

/* ── one run ────────────────────────────────────────────────────── */

static void
measure (Display *display, int damage_event, const Case *one, const char *empty, const char *cordee, double *figures)
{
  char *argv[] = { (char *) (one->is_cordee ? cordee : empty), (char *) one->argument, NULL };
  g_auto(GStrv) environment = g_get_environ ();
  gint64 start = g_get_monotonic_time ();
  int wait_status;
  pid_t child;

  if (posix_spawn (&child, argv[0], NULL, NULL, argv, environment) != 0)
    g_error ("%s does not run", argv[0]);
  wait_for_frame (display, damage_event);
  figures[FIRST_FRAME] = (double) (g_get_monotonic_time () - start) / 1000;
  measure_memory (child, figures);
  kill (child, SIGTERM);
  waitpid (child, &wait_status, 0);
  /* What the end of the program made happen on the screen. */
  XSync (display, True);
}

int
main (int argc, char **argv)
{
  GArray *figures[G_N_ELEMENTS (cases)][N_FIGURES];
  double least[G_N_ELEMENTS (cases)][N_FIGURES], medians[G_N_ELEMENTS (cases)][N_FIGURES];
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;

  if (argc != 3 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      fprintf (stderr, "bench-window EMPTY CORDEE, on a display that tells of damage\n");
      return 2;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < N_FIGURES; j++)
      figures[i][j] = g_array_new (FALSE, FALSE, sizeof (double));
  /* The first round only fills the caches. */
  for (guint round = 0; round <= N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        double one[N_FIGURES];

        measure (display, damage_event, &cases[i], argv[1], argv[2], one);
        for (guint j = 0; round > 0 && j < N_FIGURES; j++)
          g_array_append_val (figures[i][j], one[j]);
      }

  printf ("the window, least and median of %d in turns, against an empty one\n", N_ROUNDS);
  for (guint j = 0; j < N_FIGURES; j++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        medians[i][j] = bench_median (figures[i][j]);
        least[i][j] = g_array_index (figures[i][j], double, 0);
        printf ("%-13s  %-13s %8.1f %8.1f %-3s  × %.2f  × %.2f", figure_names[j], cases[i].name, least[i][j], medians[i][j], figure_units[j],
                least[i][j] / least[0][j], medians[i][j] / medians[0][j]);
        if (i > 0)
          printf ("  (goal × %.2f)", goals[j]);
        printf ("\n");
        g_array_unref (figures[i][j]);
      }
  XCloseDisplay (display);
  return 0;
}
