/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-library.h"
#include "cordee-plan.h"
#include "cordee-report-plan.h"

#include <stdio.h>

/* How long a funding plan of ten years takes on the base that the program ships, structure by structure, against reading every answer once. */

#define N_YEARS 10
#define N_SITUATIONS 100
#define N_READS 200000
#define GOAL 5e-3

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
time_plan (CordeeRulebook *rulebook, const CordeeSituation *situation, const CordeeStructure *structure)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_TRIES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, structure->id, situation, N_YEARS);

      best = MIN (best, seconds_since (start));
      sink = plan->low;
    }
  return best;
}

static void
report_structure (CordeeRulebook *rulebook, GPtrArray *situations, const CordeeStructure *structure, double reading)
{
  g_autoptr(GArray) plans = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (double));
  double longest = 0, median;

  for (guint i = 0; i < situations->len; i++)
    {
      double seconds = time_plan (rulebook, situations->pdata[i], structure);
      g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, structure->id, situations->pdata[i], N_YEARS);
      gint64 start;
      g_autofree char *json = NULL;

      longest = MAX (longest, seconds);
      g_array_append_val (plans, seconds);
      start = g_get_monotonic_time ();
      json = cordee_report_plan_to_json (plan);
      seconds = seconds_since (start);
      sink = json[0];
      g_array_append_val (texts, seconds);
    }
  median = bench_median (plans);
  printf ("%-6s plan %8.0f µs  × %-6.0f longest %.2f ms, goal ≤ 5 ms: × %.2f of it    its JSON %8.0f µs\n", structure->id, median * 1e6,
          median / reading, longest * 1e3, longest / GOAL, bench_median (texts) * 1e6);
}

int
main (void)
{
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, NULL, &error);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeTestRandom) dice = NULL;
  g_autoptr(GPtrArray) situations = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_situation_free);
  GPtrArray *structures;
  double reading;

  if (library == NULL)
    g_error ("%s", error->message);
  rulebook = cordee_rulebook_new (library->knowledge, &context);
  dice = cordee_test_random_new (library->knowledge, 76);
  while (situations->len < N_SITUATIONS)
    g_ptr_array_add (situations, cordee_test_random_situation (dice, rulebook, situations->len % 2 == 0 ? 0.5 : 1));
  reading = time_reading (rulebook, situations);
  printf ("%d years, %d situations; × is against reading every answer once (%.0f ns)\n", N_YEARS, N_SITUATIONS, reading * 1e9);
  structures = cordee_knowledge_get_structures (library->knowledge);
  for (guint i = 0; i < structures->len; i++)
    report_structure (rulebook, situations, structures->pdata[i], reading);
  return 0;
}
