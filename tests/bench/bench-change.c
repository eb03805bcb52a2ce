/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "cordee-application.h"
#include "cordee-language.h"
#include "cordee-window.h"

#include <stdio.h>

/* What a change of the date, of the region or of an answer costs while the comparison is on show: our own work (comparison, what to show, widgets)
   and, apart, all until the next frame is drawn, which is GTK's as well. And what the first show of each section costs. */

#define N_ROUNDS 41

/* What the figures are put against: SHA-256 of so many bytes, on the same machine in the same run. */
#define CALIBRATION (4 * 1024 * 1024)

typedef struct
{
  GArray *own;
  GArray *drawn;
} Figures;

static double
elapsed_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
calibrate (void)
{
  static guchar block[CALIBRATION];
  gint64 start = g_get_monotonic_time ();
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, block, sizeof block);

  g_assert (sum != NULL);
  return elapsed_since (start);
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

/* Everything that was put off is done as well: nothing of a change is left over for the next one. */
static void
rest (GtkWidget *window)
{
  for (guint i = 0; i < 3; i++)
    draw (window);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static Figures
figures_new (void)
{
  return (Figures){ g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
add (GArray *figures, double value)
{
  g_array_append_val (figures, value);
}

static void
print_and_free (const char *name, Figures *figures, double calibration)
{
  double own = bench_median (figures->own), drawn = bench_median (figures->drawn);

  printf ("%-24s own work %7.2f ms  × %.2f   until drawn %7.2f ms  × %.2f\n", name, own, own / calibration, drawn, drawn / calibration);
  g_array_unref (figures->own);
  g_array_unref (figures->drawn);
}

static void
measure_sections (GtkApplication *application, CordeeSession *session, CordeeSettings *settings, double calibration)
{
  guint n;
  const CordeeWindowSection *sections = cordee_window_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      Figures figures = figures_new ();

      for (guint round = 0; round < N_ROUNDS / 4; round++)
        {
          GtkWidget *window = GTK_WIDGET (cordee_window_new (application, session, settings));
          gint64 start;

          cordee_window_show_section (CORDEE_WINDOW (window), sections[i == 0 ? 1 : 0].id);
          gtk_window_present (GTK_WINDOW (window));
          rest (window);
          start = g_get_monotonic_time ();
          cordee_window_show_section (CORDEE_WINDOW (window), sections[i].id);
          add (figures.own, elapsed_since (start));
          draw (window);
          add (figures.drawn, elapsed_since (start));
          gtk_window_destroy (GTK_WINDOW (window));
        }
      print_and_free (sections[i].id, &figures, calibration);
    }
}

static void
measure_changes (GtkWidget *window, CordeeSession *session, double calibration)
{
  static const char *const regions[] = { "76", NULL };
  const CordeeDay days[] = { cordee_day_new (2024, 3, 1), cordee_session_get_today (session) };
  Figures of_day = figures_new (), of_region = figures_new ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      cordee_session_set_as_of (session, days[round % 2]);
      add (of_day.own, elapsed_since (start));
      draw (window);
      add (of_day.drawn, elapsed_since (start));
      rest (window);

      start = g_get_monotonic_time ();
      cordee_session_set_place (session, regions[round % 2], NULL);
      add (of_region.own, elapsed_since (start));
      draw (window);
      add (of_region.drawn, elapsed_since (start));
      rest (window);
    }
  print_and_free ("another date", &of_day, calibration);
  print_and_free ("another region", &of_region, calibration);
}

/* An answer that is changed and one that is taken back, as the assistant does it; before, so many others are given. */
static void
measure_answers (GtkWidget *window, CordeeSession *session, double calibration)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));
  CordeeInterview *interview = cordee_session_get_interview (session);
  Figures shown = figures_new (), hidden = figures_new (), undone = figures_new ();
  const CordeeQuestion *asked = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      g_autoptr(CordeeValue) value = NULL;

      if (!g_str_equal (question->type, "integer") || !question->has_max)
        continue;
      asked = asked != NULL ? asked : question;
      value = cordee_value_new_number (1);
      cordee_interview_answer (interview, question->id, value, CORDEE_PROVENANCE_DECLARED);
    }
  g_assert (asked != NULL);
  cordee_session_answered (session);
  rest (window);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(CordeeValue) value = cordee_value_new_number (2 + round % 3);
      gint64 start;

      cordee_interview_answer (interview, asked->id, value, CORDEE_PROVENANCE_DECLARED);
      start = g_get_monotonic_time ();
      cordee_session_answered (session);
      add (shown.own, elapsed_since (start));
      draw (window);
      add (shown.drawn, elapsed_since (start));
      rest (window);

      cordee_interview_undo (interview);
      start = g_get_monotonic_time ();
      cordee_session_answered (session);
      add (undone.own, elapsed_since (start));
      draw (window);
      add (undone.drawn, elapsed_since (start));
      rest (window);
    }

  cordee_window_show_section (CORDEE_WINDOW (window), "accueil");
  rest (window);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(CordeeValue) value = cordee_value_new_number (2 + round % 3);
      gint64 start;

      cordee_interview_answer (interview, asked->id, value, CORDEE_PROVENANCE_DECLARED);
      start = g_get_monotonic_time ();
      cordee_session_answered (session);
      add (hidden.own, elapsed_since (start));
      draw (window);
      add (hidden.drawn, elapsed_since (start));
      rest (window);
    }
  print_and_free ("an answer", &shown, calibration);
  print_and_free ("an answer taken back", &undone, calibration);
  print_and_free ("an answer, out of sight", &hidden, calibration);
}

int
main (void)
{
  CordeeApplication *application; /* it never runs, so that it stays until the end */
  g_autoptr(CordeeSession) session = NULL;
  g_autoptr(GArray) calibrations = g_array_new (FALSE, FALSE, sizeof (double));
  CordeeSettings *settings;
  GtkWidget *window;
  double calibration;

  gtk_disable_setlocale ();
  cordee_language_init ("fr");
  application = cordee_application_new (cordee_day_new (2026, 11, 22));
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("no display");
  session = cordee_session_new (NULL, cordee_day_new (2026, 11, 22), NULL);
  settings = cordee_application_get_settings (application);
  for (guint i = 0; i < 11; i++)
    add (calibrations, calibrate ());
  calibration = bench_median (calibrations);

  printf ("medians; × is against the SHA-256 of 4 MiB, %.2f ms here\n\na change, with the comparison on show (goal: own work within 16 ms)\n", calibration);
  window = GTK_WIDGET (cordee_window_new (GTK_APPLICATION (application), session, settings));
  cordee_window_show_section (CORDEE_WINDOW (window), "comparer");
  gtk_window_present (GTK_WINDOW (window));
  rest (window);
  measure_changes (window, session, calibration);
  measure_answers (window, session, calibration);
  gtk_window_destroy (GTK_WINDOW (window));

  printf ("\nthe first show of a section\n");
  measure_sections (GTK_APPLICATION (application), session, settings, calibration);
  return 0;
}
