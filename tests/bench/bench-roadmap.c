/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-library.h"
#include "cordee-roadmap.h"

#include <stdio.h>
#include <string.h>

/* How long a roadmap takes, against reading every answer once: each way of the base that the program ships, and one of 60 steps made for it;
   and how long it takes to plan again while a step is dragged, which is a new roadmap for each move. */

#define N_SITUATIONS 50
#define N_READS 100000
#define N_MOVES 2000
#define N_STEPS 60
#define PLAN_GOAL 2e-3
#define DRAG_GOAL 16e-3

/* The best of so many counts: what else the machine does meanwhile does not. */
#define N_TRIES 3

/* Where results go, so that none is left uncomputed. */
static volatile double sink;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
time_reading (CordeeRulebook *rulebook, GPtrArray *situations)
{
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_READS; i++)
    {
      cordee_rulebook_read (rulebook, situations->pdata[i % situations->len], slots);
      sink = slots[0].low;
    }
  return seconds_since (start) / N_READS;
}

static double
time_plan (const CordeeRoadmapInput *input)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_TRIES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CordeeRoadmap) roadmap = cordee_roadmap_new (input);

      best = MIN (best, seconds_since (start));
      sink = roadmap->margin;
    }
  return best;
}

/* A move of one step, and all that follows: what a person who drags waits for. */
static double
time_drag (CordeeRoadmapInput *input, const char *step)
{
  g_autoptr(CordeeCourse) course = cordee_course_new (input->structure, input->how);
  g_autoptr(GArray) moves = g_array_new (FALSE, FALSE, sizeof (double));

  input->course = course;
  for (guint i = 0; i < N_MOVES; i++)
    {
      double seconds;
      gint64 start = g_get_monotonic_time ();

      cordee_course_set_not_before (course, step, input->today + (CordeeDay) (i % 365) + 1, i);
      {
        g_autoptr(CordeeRoadmap) roadmap = cordee_roadmap_new (input);

        sink = roadmap->margin;
      }
      seconds = seconds_since (start);
      g_array_append_val (moves, seconds);
    }
  input->course = NULL;
  return bench_median (moves);
}

static void
report_way (CordeeRulebook *rulebook, GPtrArray *situations, const char *structure, CordeeHow how, double reading)
{
  g_autoptr(GArray) plans = g_array_new (FALSE, FALSE, sizeof (double));
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = structure, .how = how, .today = cordee_day_new (2026, 11, 22) };
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  double longest = 0, median, drag;

  for (guint i = 0; i < situations->len; i++)
    {
      double seconds;

      input.situation = situations->pdata[i];
      seconds = time_plan (&input);
      longest = MAX (longest, seconds);
      g_array_append_val (plans, seconds);
    }
  roadmap = cordee_roadmap_new (&input);
  if (roadmap->steps->len == 0)
    return;
  drag = time_drag (&input, ((const CordeeRoadmapStep *) roadmap->steps->pdata[0])->id);
  median = bench_median (plans);
  printf ("%-5s %-8s %3u steps: plan %6.0f µs  × %-5.1f longest %.3f ms, goal ≤ 2 ms: × %.3f of it    "
          "a move of a drag %6.0f µs, goal ≤ 16 ms: × %.4f of it\n",
          structure, cordee_how_id (how), roadmap->steps->len, median * 1e6, median / reading, longest * 1e3, longest / PLAN_GOAL, drag * 1e6,
          drag / DRAG_GOAL);
}

/* A pack with one more structure, whose way has N_STEPS steps, each of which requires three before it. */
static char *
write_pack (const char *folder)
{
  static const char *const durations[] = { "min=\"5\" likely=\"10\" max=\"20\" unit=\"jours\"",
                                           "min=\"3\" likely=\"15\" max=\"30\" unit=\"jours-ouvres\"",
                                           "min=\"1\" likely=\"2\" max=\"4\" unit=\"semaines\"", "min=\"1\" likely=\"2\" max=\"3\" unit=\"mois\"" };
  g_autoptr(GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                         "<pack format=\"1\" id=\"banc\" checked=\"2026-11-22\"><title>t</title>"
                                         "<structures><structure id=\"BANC\" order=\"99\" sign=\"x\" colour=\"#123456\" colour-dark=\"#fedcba\" "
                                         "exists-from=\"2000-01-01\"><name>n</name><summary>s</summary></structure></structures>"
                                         "<sources><source id=\"banc\"><title>t</title><publisher>p</publisher></source></sources><statements>"
                                         "<statement id=\"banc\" structure=\"BANC\" criterion=\"composition\" subject=\"a\" "
                                         "level=\"loi\" confidence=\"texte\" from=\"2020-01-01\"><short>s</short><text>t</text>"
                                         "<source ref=\"banc\"/></statement></statements><steps>");
  char *path = g_build_filename (folder, "banc.xml", NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_string_append_printf (xml, "<step id=\"banc-%u\" structure=\"BANC\" phase=\"rassembler\" who=\"equipe\" statements=\"banc\"%s>"
                                   "<label>l</label><summary>s</summary><why>w</why>",
                              i, i == N_STEPS - 1 ? " goal=\"true\" anchor=\"date-signature\"" : "");
      for (guint j = 1; j <= 5 && j <= i; j += 2)
        g_string_append_printf (xml, "<requires step=\"banc-%u\"%s/>", i - j, j == 3 ? " value=\"2\" unit=\"jours-ouvres\"" : "");
      g_string_append_printf (xml, "<estimate %s/>", durations[i % G_N_ELEMENTS (durations)]);
      for (guint j = 0; j < 3; j++)
        g_string_append_printf (xml, "<requirement id=\"r%u\"><label>l</label><task>T</task>"
                                     "<met><at-least variable=\"medecins-generalistes\" value=\"%u\"/></met></requirement>",
                                j, j + 1);
      g_string_append (xml, "</step>");
    }
  g_string_append (xml, "</steps></pack>");
  if (!g_file_set_contents (path, xml->str, -1, &error))
    g_error ("%s", error->message);
  return path;
}

static CordeeLibrary *
load (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cordee-bench-XXXXXX", &error);
  g_autofree char *pack = folder != NULL ? write_pack (folder) : NULL;
  CordeeLibrary *library = pack != NULL ? cordee_library_new (NULL, (const char *const[]){ pack, NULL }, &error) : NULL;

  if (library == NULL)
    g_error ("%s", error->message);
  if (cordee_knowledge_find_structure (library->knowledge, "BANC") == NULL)
    g_error ("the pack of the bench is refused");
  (void) remove (pack);
  (void) remove (folder);
  return library;
}

int
main (void)
{
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };
  g_autoptr(CordeeLibrary) library = load ();
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (library->knowledge, &context);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (library->knowledge, 76);
  g_autoptr(GPtrArray) situations = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_situation_free);
  GPtrArray *structures = cordee_knowledge_get_structures (library->knowledge);
  double reading;

  while (situations->len < N_SITUATIONS)
    g_ptr_array_add (situations, cordee_test_random_situation (dice, rulebook, situations->len % 2 == 0 ? 0.5 : 1));
  reading = time_reading (rulebook, situations);
  printf ("%d situations; × is against reading every answer once (%.0f ns)\n", N_SITUATIONS, reading * 1e9);
  for (guint i = 0; i < structures->len; i++)
    for (guint how = CORDEE_HOW_CREER; how <= CORDEE_HOW_ADHERER; how++)
      report_way (rulebook, situations, ((const CordeeStructure *) structures->pdata[i])->id, (CordeeHow) how, reading);
  return 0;
}
