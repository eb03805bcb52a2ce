/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-advice.h"
#include "cordee-library.h"

#include <stdio.h>
#include <string.h>

/* How long rules and advice take on the base that the program ships, and how many questions it takes to settle all verdicts: asked as
   the advice says, against the order of the author. */

#define N_EVALUATIONS 400000
#define N_ADVICES 2000
#define N_RULEBOOKS 2000
#define N_INTERVIEWS 10000
#define N_READS 400000

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* ── time ───────────────────────────────────────────────────────── */

static GPtrArray *
draw_situations (CordeeTestRandom *dice, CordeeRulebook *rulebook, guint n, double probability)
{
  GPtrArray *situations = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_situation_free);

  while (situations->len < n)
    g_ptr_array_add (situations, cordee_test_random_situation (dice, rulebook, probability));
  return situations;
}

/* Where results go, so that none is left uncomputed. */
static volatile double sink;

/* All verdicts with their fit, from slots that were read: the seconds that one takes. */
static double
time_evaluation (CordeeRulebook *rulebook, GPtrArray *situations)
{
  guint n_slots = cordee_rulebook_get_n_slots (rulebook);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, n_slots * situations->len);
  g_autofree CordeeOutcome *outcomes = g_new0 (CordeeOutcome, cordee_rulebook_get_n_rules (rulebook));
  gint64 start;

  for (guint i = 0; i < situations->len; i++)
    cordee_rulebook_read (rulebook, situations->pdata[i], slots + i * n_slots);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_EVALUATIONS; i++)
    {
      CordeeSlot *now = slots + i % situations->len * n_slots;

      cordee_rulebook_derive (rulebook, now);
      for (guint j = 0; j < cordee_rulebook_get_n_structures (rulebook); j++)
        sink += cordee_rulebook_evaluate (rulebook, j, now, outcomes) + cordee_rulebook_get_fit (rulebook, j, outcomes);
    }
  return seconds_since (start) / N_EVALUATIONS;
}

static double
time_advice (CordeeRulebook *rulebook, GPtrArray *situations, double *longest)
{
  gint64 start = g_get_monotonic_time ();

  *longest = 0;
  for (guint i = 0; i < N_ADVICES; i++)
    {
      gint64 one = g_get_monotonic_time ();

      cordee_advice_free (cordee_advice_new (rulebook, situations->pdata[i % situations->len]));
      *longest = MAX (*longest, seconds_since (one));
    }
  return seconds_since (start) / N_ADVICES;
}

static double
time_rulebook (CordeeKnowledge *knowledge, const CordeeContext *context)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_RULEBOOKS; i++)
    cordee_rulebook_unref (cordee_rulebook_new (knowledge, context));
  return seconds_since (start) / N_RULEBOOKS;
}

/* Something to compare with: as many additions as there are slots, the floor of anything that looks at every answer. */
static double
time_reading (CordeeRulebook *rulebook)
{
  guint n_slots = cordee_rulebook_get_n_slots (rulebook);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, n_slots);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_READS; i++)
    for (guint j = 0; j < n_slots; j++)
      sink += slots[j].low + slots[j].high;
  return seconds_since (start) / N_READS;
}

/* ── questions ──────────────────────────────────────────────────── */

static gboolean
is_settled (const CordeeRulebook *rulebook, const CordeeSlot *slots)
{
  for (guint i = 0; i < cordee_rulebook_get_n_structures (rulebook); i++)
    if (cordee_rulebook_evaluate (rulebook, i, slots, NULL) == CORDEE_VERDICT_INDETERMINEE)
      return FALSE;
  return TRUE;
}

/* The author's order, without the questions that make no sense by then. */
static int
next_in_order (const CordeeRulebook *rulebook, const CordeeSlot *slots, const CordeeSituation *asked)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, i);

      if (question->section != NULL && cordee_situation_get (asked, question->id) == NULL
          && cordee_rulebook_question_applies (rulebook, i, slots) != CORDEE_TRUTH_FALSE)
        return (int) i;
    }
  return -1;
}

static int
next_advised (CordeeRulebook *rulebook, const CordeeSituation *asked)
{
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, asked);

  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeNextQuestion *next = advice->next_questions->pdata[i];

      if (cordee_situation_get (asked, next->question->id) == NULL)
        return cordee_rulebook_find_slot (rulebook, next->question->id);
    }
  return -1;
}

/* How many questions it takes, of a team whose whole answers are truth, until no verdict is open. */
static guint
interview (CordeeRulebook *rulebook, const CordeeSituation *truth, gboolean advised)
{
  g_autoptr(CordeeSituation) asked = cordee_situation_new ();
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  for (guint n = 0;; n++)
    {
      const CordeeQuestion *question;
      const CordeeValue *value;
      int next;

      cordee_rulebook_read (rulebook, asked, slots);
      if (is_settled (rulebook, slots))
        return n;
      next = advised ? next_advised (rulebook, asked) : next_in_order (rulebook, slots, asked);
      if (next < 0)
        g_error ("nothing is left to ask, and a verdict is open");
      question = cordee_rulebook_get_question (rulebook, (guint) next);
      value = cordee_situation_get_value (truth, question->id);
      cordee_situation_set (asked, question->id, value != NULL ? (CordeeValue *) value : unknown, CORDEE_PROVENANCE_DECLARED);
    }
}

/* Whole answers that settle all verdicts: some do not, of a team whose members are not alike and not listed. */
static CordeeSituation *
draw_truth (CordeeTestRandom *dice, CordeeRulebook *rulebook)
{
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  for (;;)
    {
      g_autoptr(CordeeSituation) truth = cordee_test_random_situation (dice, rulebook, 1);

      cordee_rulebook_read (rulebook, truth, slots);
      if (is_settled (rulebook, slots))
        return g_steal_pointer (&truth);
    }
}

static void
report_interviews (CordeeTestRandom *dice, CordeeRulebook *rulebook)
{
  double means[2] = { 0 };

  for (guint i = 0; i < N_INTERVIEWS; i++)
    {
      g_autoptr(CordeeSituation) truth = draw_truth (dice, rulebook);

      for (guint advised = 0; advised < 2; advised++)
        means[advised] += (double) interview (rulebook, truth, advised != 0) / N_INTERVIEWS;
    }
  printf ("\nquestions until all verdicts are settled, mean of %d situations\n", N_INTERVIEWS);
  printf ("%-28s %8.2f\n", "in the author's order", means[0]);
  printf ("%-28s %8.2f     × %.3f, goal ≤ 0.60\n", "as advised", means[1], means[1] / means[0]);
}

int
main (void)
{
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, NULL, &error);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeTestRandom) dice = NULL;
  g_autoptr(GPtrArray) half = NULL, whole = NULL;
  double evaluation[2], advice[2], longest[2], rules, reading;

  if (library == NULL)
    g_error ("%s", error->message);
  rulebook = cordee_rulebook_new (library->knowledge, &context);
  dice = cordee_test_random_new (library->knowledge, 76);
  half = draw_situations (dice, rulebook, 200, 0.5);
  whole = draw_situations (dice, rulebook, 200, 1);

  reading = time_reading (rulebook);
  rules = time_rulebook (library->knowledge, &context);
  evaluation[0] = time_evaluation (rulebook, half);
  evaluation[1] = time_evaluation (rulebook, whole);
  advice[0] = time_advice (rulebook, half, &longest[0]);
  advice[1] = time_advice (rulebook, whole, &longest[1]);

  printf ("%u rules in force, %u structures; × is against reading every answer once (%.0f ns)\n", cordee_rulebook_get_n_rules (rulebook),
          cordee_rulebook_get_n_structures (rulebook), reading * 1e9);
  printf ("%-28s %8.1f µs  × %.0f\n", "laying the rules out", rules * 1e6, rules / reading);
  for (guint i = 0; i < 2; i++)
    {
      const char *what = i == 0 ? "half answered" : "all answered";

      printf ("%-14s %-13s %8.2f µs  × %-6.1f %.0f a second, goal ≥ 200000\n", "all verdicts,", what, evaluation[i] * 1e6, evaluation[i] / reading,
              1 / evaluation[i]);
      printf ("%-14s %-13s %8.1f µs  × %-6.0f longest %.2f ms, goal ≤ 10 ms\n", "whole advice,", what, advice[i] * 1e6, advice[i] / reading,
              longest[i] * 1e3);
    }
  report_interviews (dice, rulebook);
  return 0;
}
