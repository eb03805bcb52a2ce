/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "cordee-roadmap-page.h"
#include "cordee-roadmap-timeline.h"

#include <stdio.h>
#include <time.h>

/* What one step costs while a bar of the way is dragged: the plan anew, what to show of it, the widgets, and the frame that is drawn. The
   frame clock waits between frames, so that it is the time of the processor that counts. */

#define N_STEPS 61
#define GOAL 16.0

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
after_paint_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Lets the frame that was asked for be drawn. */
static void
draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static double
milliseconds_since (clock_t start)
{
  return (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeSession) session = NULL;
  g_autoptr(GArray) own = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *window, *page, *timeline;
  const CordeeRoadmapView *view;
  g_autofree char *step = NULL;

  gtk_init ();
  session = cordee_session_new (NULL, cordee_day_new (2026, 11, 23), &error);
  if (session == NULL)
    g_error ("%s", error->message);
  page = cordee_roadmap_page_new (session);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  if (!gtk_widget_activate_action (page, "roadmap.structure", "s", "CPTS/creer"))
    g_error ("no such way");
  for (guint i = 0; i < 3; i++)
    draw (window);
  timeline = find_type (page, CORDEE_TYPE_ROADMAP_TIMELINE);
  view = cordee_roadmap_page_get_view (CORDEE_ROADMAP_PAGE (page));
  step = g_strdup (((const CordeeRoadmapRow *) view->rows->pdata[0])->step->id);
  for (int i = 0; i < N_STEPS; i++)
    {
      clock_t start = clock ();
      double taken;

      g_signal_emit_by_name (timeline, "move", step, cordee_day_new (2026, 11, 23) + 1 + i, FALSE);
      taken = milliseconds_since (start);
      g_array_append_val (own, taken);
      draw (window);
      taken = milliseconds_since (start);
      g_array_append_val (drawn, taken);
    }
  printf ("%u steps; a move of a drag: own work %.2f ms, until drawn %.2f ms, goal ≤ %.0f ms: × %.2f of it\n", view->rows->len, bench_median (own),
          bench_median (drawn), GOAL, bench_median (drawn) / GOAL);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
