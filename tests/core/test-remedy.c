/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-advice-private.h"
#include "cordee-test-advice.h"
#include "cordee-test-random.h"
#include "cordee-test-result.h"
#include "cordee-test.h"
#include "cordee-turning-private.h"

#include <math.h>
#include <string.h>

#define PACK "advice/advice.xml"
#define DATE "2026-11-22"

/* Numbers that are tried by force, and choices of a set. */
#define MOST 25
#define MOST_CHOICES 4

/* ── remedies as text ───────────────────────────────────────────── */

/* "medecins=2 forme=association -> possible; …" */
static char *
remedies_to_string (const CordeeCandidate *candidate)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      const CordeeRemedy *remedy = candidate->remedies->pdata[i];

      g_string_append (text, i > 0 ? "; " : "");
      for (guint j = 0; j < remedy->changes->len; j++)
        {
          g_autofree char *change = cordee_test_change_to_string (remedy->changes->pdata[j]);

          g_string_append_printf (text, "%s ", change);
        }
      g_string_append_printf (text, "-> %s", cordee_verdict_id (remedy->verdict_after));
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *answers;
  const char *structure;
  const char *remedies;
} Example;

static const Example examples[] = {
  /* One answer serves two rules: the number is the one that both need, and the best verdict wins over the nearest number. */
  { "medecins=0 specialistes=4 infirmiers=0 kines=0 forme=association", "S", "medecins=2 -> possible" },
  { "medecins=1 specialistes=4 infirmiers=0 kines=0 forme=aucune", "S", "medecins=2 -> a-completer" },
  /* Two rules, two answers; a sum is reached by any of its parts. */
  { "medecins=0 specialistes=1 infirmiers=0 kines=0 forme=association", "S", "medecins=4 -> possible" },
  /* What is not known changes too, and nothing is changed that is possible or only to be completed. */
  { "medecins=2 specialistes=3 infirmiers=0 kines=0 forme=aucune", "S", "" },
  /* Only what the team can act on: nothing lifts what is fixed. */
  { "couvert=oui medecins=1 specialistes=0 infirmiers=0 kines=0", "F", "" },
  { "couvert=non medecins=1 specialistes=2 infirmiers=0 kines=0", "F", "" },
  /* A choice decides what a number is computed from. */
  { "mode=salarie medecins=2 specialistes=1 infirmiers=0 kines=0 limite=non buts=aucun", "D", "mode=liberal -> possible" },
  /* Not more than so many. */
  { "mode=liberal medecins=9 specialistes=1 infirmiers=2 kines=0 limite=non buts=aucun", "D",
    "medecins=8 -> possible; specialistes=0 -> possible; infirmiers=1 -> possible" },
  { "mode=liberal medecins=9 specialistes=1 infirmiers=2 kines=0 limite=oui buts=aucun", "D",
    "medecins=8 limite=non -> possible; specialistes=0 limite=non -> possible; infirmiers=1 limite=non -> possible" },
  /* One way of two; the longer one needs two answers. */
  { "mode=liberal medecins=1 specialistes=1 infirmiers=2 kines=0 limite=non buts=aucun perimetre=commune part=0", "D",
    "medecins=3 -> possible; infirmiers=0 -> possible; part=10 perimetre=region -> possible" },
  /* What a rule is tied to can be given up. */
  { "mode=liberal medecins=3 specialistes=0 infirmiers=0 kines=0 limite=non buts=recherche,soins", "D",
    "specialistes=1 -> possible; buts=soins -> possible" },
  /* Present professions, each of them by its own number. */
  { "medecins=1 infirmiers=1 kines=0 sages-femmes=0 buts=soins,prevention forme=association", "P",
    "kines=1 -> possible; sages-femmes=1 -> possible" },
  { "medecins=1 infirmiers=1 kines=1 sages-femmes=0 buts=soins forme=association", "P", "buts=soins,prevention -> possible" },
  /* A question that makes no sense yet is opened by another change. */
  { "medecins=1 specialistes=0 infirmiers=1 kines=1 part=10 limite=oui detail=0", "N",
    "limite=non -> possible; specialistes=1 detail=2 -> possible" },
  { "medecins=1 specialistes=0 infirmiers=1 kines=25 part=4 limite=non", "N", "kines=18 part=10 -> possible" },
  /* Nothing helps before the law has made it. */
  { "medecins=0", "T", "" },
};

START_TEST (test_example)
{
  const Example *example = &examples[_i];
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, example->answers);
  g_autofree char *remedies = remedies_to_string (cordee_advice_find (advice, example->structure));

  ck_assert_str_eq (remedies, example->remedies);
}
END_TEST

/* ── values that turn something ─────────────────────────────────── */

static const char *const turning[][3] = {
  /* Where sums, numbers of professions and comparisons with other answers turn; nearest first, of two the greater. */
  { "medecins=1 specialistes=1 infirmiers=2 kines=0", "medecins", "2 0 3 8 9 17 18" },
  { "buts=soins,prevention", "buts", "soins prevention soins,prevention,recherche" },
  { "limite=oui", "limite", "non" },
  { "perimetre=commune", "perimetre", "quartier departement region" },
  /* Nothing compares the present answer with itself, nor with what is beyond its bounds. */
  { "medecins=0 infirmiers=0 kines=0 sages-femmes=3", "sages-femmes", "1 0" },
};

/* Values of a question at which something may change, nearest first. */
static GPtrArray *
turning_values (CordeeRulebook *rulebook, const CordeeSlot *slots, guint slot)
{
  g_autoptr(CordeeTurning) found = cordee_turning_new (rulebook);
  g_autoptr(GArray) changed = g_array_new (FALSE, FALSE, sizeof (CordeeSlot));
  g_autofree CordeeSlot *trial = g_memdup2 (slots, sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (rulebook));
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_value_unref);

  cordee_turning_find (found, slots, slot, 12, changed);
  for (guint i = 0; i < changed->len; i++)
    {
      trial[slot] = g_array_index (changed, CordeeSlot, i);
      g_ptr_array_add (values, cordee_rulebook_dup_value (rulebook, trial, slot));
    }
  return values;
}

START_TEST (test_turning)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, turning[_i][0]);
  guint slot = (guint) cordee_rulebook_find_slot (rulebook, turning[_i][1]);
  g_autoptr(GPtrArray) values = turning_values (rulebook, advice->slots, slot);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *value = cordee_value_to_string (values->pdata[i], cordee_rulebook_get_question (rulebook, slot));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", value);
    }
  ck_assert_str_eq (text->str, turning[_i][2]);
}
END_TEST

/* ── by force ───────────────────────────────────────────────────── */

typedef struct
{
  guint question;
  CordeeSlot slot;
  double distance;
} Choice;

/* Questions by their slots, one bit each. */
typedef unsigned __int128 Questions;

#define MOST_QUESTIONS 128

/* The best that changes of one set of questions bring. */
typedef struct
{
  Questions questions;
  CordeeVerdict verdict;
  double distance;
} Best;

static guint
find_choice (const CordeeSlot *slot)
{
  return (guint) __builtin_ctzll (slot->set);
}

static void
add_choice (const CordeeRulebook *rulebook, const CordeeSlot *slots, guint question, CordeeValue *value, GArray *choices)
{
  g_autofree CordeeSlot *changed = g_memdup2 (slots, sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (rulebook));
  Choice choice = { .question = question };

  cordee_rulebook_set_slot (rulebook, changed, question, value);
  choice.slot = changed[question];
  if (value->kind == CORDEE_VALUE_NUMBER)
    choice.distance = fabs (choice.slot.low - slots[question].low);
  else if (value->kind == CORDEE_VALUE_SET)
    choice.distance = __builtin_popcountll ((slots[question].known ? slots[question].set : 0) ^ choice.slot.set);
  else
    choice.distance = 1 + fabs ((slots[question].known ? find_choice (&slots[question]) : 0.0) - find_choice (&choice.slot)) / 100;
  if (!slots[question].known || slots[question].low != choice.slot.low || slots[question].set != choice.slot.set)
    g_array_append_val (choices, choice);
  cordee_value_unref (value);
}

static void
add_choices (const CordeeRulebook *rulebook, const CordeeSlot *slots, guint index, GArray *choices)
{
  const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, index);

  if (question->fixed)
    return;
  if (g_str_equal (question->type, "boolean"))
    {
      add_choice (rulebook, slots, index, cordee_value_new_choice ("oui"), choices);
      add_choice (rulebook, slots, index, cordee_value_new_choice ("non"), choices);
    }
  else if (g_str_equal (question->type, "choice"))
    for (guint i = 0; i < question->choices->len; i++)
      add_choice (rulebook, slots, index, cordee_value_new_choice (((const CordeeChoice *) question->choices->pdata[i])->id), choices);
  else if (g_str_equal (question->type, "multiple"))
    for (guint set = 0; set < 1u << MIN (question->choices->len, MOST_CHOICES); set++)
      {
        g_autoptr(GPtrArray) ids = g_ptr_array_new ();

        for (guint i = 0; i < question->choices->len; i++)
          if ((set >> i & 1) != 0)
            g_ptr_array_add (ids, (gpointer) ((const CordeeChoice *) question->choices->pdata[i])->id);
        g_ptr_array_add (ids, NULL);
        add_choice (rulebook, slots, index, cordee_value_new_set ((const char *const *) ids->pdata), choices);
      }
  else if (g_str_equal (question->type, "integer") || g_str_equal (question->type, "percent"))
    for (int i = 0; i <= MIN (MOST, (int) question->max); i++)
      add_choice (rulebook, slots, index, cordee_value_new_number (i), choices);
}

static void
add_best (GArray *found, Questions questions, CordeeVerdict verdict, double distance)
{
  Best best = { questions, verdict, distance };

  for (guint i = 0; i < found->len; i++)
    {
      Best *other = &g_array_index (found, Best, i);

      if (other->questions != questions)
        continue;
      if (verdict < other->verdict || (verdict == other->verdict && distance < other->distance))
        *other = best;
      return;
    }
  g_array_append_val (found, best);
}

static gboolean
has_less (const GArray *found, Questions questions)
{
  for (guint i = 0; i < found->len; i++)
    {
      Questions other = g_array_index (found, Best, i).questions;

      if (other != questions && (other & ~questions) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const CordeeRulebook *rulebook;
  const CordeeSlot *slots;
  CordeeSlot *trial;
  guint structure;
  CordeeVerdict from;
  GArray *choices; /* Choice */
  GArray *found;   /* Best */
} Force;

/* Tries all sets of up to depth more changes, each question after the ones before. */
static void
try_all (Force *force, guint first, guint depth, const Choice **changes, guint n)
{
  for (guint i = first; i < force->choices->len; i++)
    {
      Questions questions = 0;
      double distance = 0;
      gboolean applies = TRUE;
      CordeeVerdict verdict;

      changes[n] = &g_array_index (force->choices, Choice, i);
      if (n > 0 && changes[n]->question == changes[n - 1]->question)
        continue;
      memcpy (force->trial, force->slots, sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (force->rulebook));
      for (guint j = 0; j <= n; j++)
        {
          force->trial[changes[j]->question] = changes[j]->slot;
          questions |= (Questions) 1 << changes[j]->question;
          distance += changes[j]->distance;
        }
      cordee_rulebook_derive (force->rulebook, force->trial);
      for (guint j = 0; j <= n; j++)
        applies &= cordee_rulebook_question_applies (force->rulebook, changes[j]->question, force->trial) != CORDEE_TRUTH_FALSE;
      verdict = cordee_rulebook_evaluate (force->rulebook, force->structure, force->trial, NULL);
      if (applies && (force->from == CORDEE_VERDICT_EXCLUE ? verdict != force->from : verdict < force->from))
        add_best (force->found, questions, verdict, distance);
      if (depth > 1)
        try_all (force, i + 1, depth - 1, changes, n + 1);
    }
}

static Questions
get_questions (const CordeeRulebook *rulebook, const CordeeRemedy *remedy)
{
  Questions questions = 0;

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];

      questions |= (Questions) 1 << cordee_rulebook_find_slot (rulebook, change->question->id);
    }
  return questions;
}

static const CordeeRemedy *
find_remedy (const CordeeRulebook *rulebook, const CordeeCandidate *candidate, Questions questions)
{
  for (guint i = 0; i < candidate->remedies->len; i++)
    if (get_questions (rulebook, candidate->remedies->pdata[i]) == questions)
      return candidate->remedies->pdata[i];
  return NULL;
}

static double
measure (const CordeeRulebook *rulebook, const CordeeSlot *slots, const CordeeRemedy *remedy)
{
  double distance = 0;

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];
      g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));

      add_choice (rulebook, slots, (guint) cordee_rulebook_find_slot (rulebook, change->question->id), cordee_value_ref (change->to), choices);
      ck_assert_uint_eq (choices->len, 1);
      distance += g_array_index (choices, Choice, 0).distance;
    }
  return distance;
}

/* All that is found by force is found, with the best verdict and the nearest answers; nothing else is, nor anything more than needed. */
static void
compare_with_force (CordeeRulebook *rulebook, const CordeeSituation *situation, guint depth, guint *n_compared)
{
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  g_autofree CordeeSlot *trial = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  ck_assert_uint_le (cordee_rulebook_get_n_questions (rulebook), MOST_QUESTIONS);
  cordee_rulebook_read (rulebook, situation, slots);
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    add_choices (rulebook, slots, i, choices);
  for (guint i = 0; i < advice->candidates->len; i++)
    {
      const CordeeCandidate *candidate = advice->candidates->pdata[i];
      g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Best));
      Force force = { rulebook, slots, trial, i, candidate->verdict, choices, found };
      const Choice *changes[3];
      g_autofree char *text = remedies_to_string (candidate);
      g_autofree char *answers = cordee_test_describe (rulebook, situation);

      if (!candidate->exists || (candidate->verdict != CORDEE_VERDICT_EXCLUE && candidate->verdict != CORDEE_VERDICT_A_NEGOCIER))
        continue;
      try_all (&force, 0, depth, changes, 0);
      for (guint j = 0; j < found->len; j++)
        {
          const Best *best = &g_array_index (found, Best, j);
          const CordeeRemedy *remedy = find_remedy (rulebook, candidate, best->questions);

          if (has_less (found, best->questions))
            {
              ck_assert_msg (remedy == NULL, "%s: a set is more than needed: %s\n%s", candidate->structure->id, text, answers);
              continue;
            }
          ck_assert_msg (remedy != NULL, "%s: %" G_GINT64_MODIFIER "x is not found: %s\n%s", candidate->structure->id, (guint64) best->questions, text,
                         answers);
          /* By force, an answer that makes an open point fail counts for more than one that leaves it open. */
          if (remedy->verdict_after == CORDEE_VERDICT_INDETERMINEE && best->verdict == CORDEE_VERDICT_A_NEGOCIER)
            continue;
          ck_assert_msg (remedy->verdict_after == best->verdict && measure (rulebook, slots, remedy) <= best->distance + 1e-9,
                         "%s: %" G_GINT64_MODIFIER "x could be better (%s, %g): %s\n%s", candidate->structure->id, (guint64) best->questions,
                         cordee_verdict_id (best->verdict), best->distance, text, answers);
          (*n_compared)++;
        }
      for (guint j = 0; j < candidate->remedies->len; j++)
        ck_assert_msg (!has_less (found, get_questions (rulebook, candidate->remedies->pdata[j])), "%s: more than needed: %s\n%s",
                       candidate->structure->id, text, answers);
    }
}

START_TEST (test_two_by_force)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (knowledge, 20261122);
  guint n_compared = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, i % 3 == 0 ? 1 : 0.85);

      compare_with_force (rulebook, situation, 2, &n_compared);
    }
  ck_assert_uint_gt (n_compared, 150);
}
END_TEST

START_TEST (test_shipped_by_force)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), DATE, NULL, NULL);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 11);
  guint n_compared = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, i % 2 == 0 ? 1 : 0.9);

      compare_with_force (rulebook, situation, 2, &n_compared);
    }
  ck_assert_uint_gt (n_compared, 5);
}
END_TEST

START_TEST (test_three_by_force)
{
  static const char *const answers[] = {
    "medecins=0 specialistes=0 infirmiers=0 kines=0 sages-femmes=0 buts=soins forme=aucune "
    "limite=oui mode=salarie part=3 perimetre=commune couvert=non",
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (knowledge, answers[_i]);
  guint n_compared = 0;

  compare_with_force (rulebook, situation, 3, &n_compared);
  ck_assert_uint_gt (n_compared, 5);
}
END_TEST

/* ── the base that is shipped ───────────────────────────────────── */

static CordeeVerdict
judge (CordeeRulebook *rulebook, const CordeeSituation *situation, const CordeeRemedy *remedy, guint without, guint structure)
{
  g_autoptr(CordeeSituation) changed = cordee_situation_copy (situation);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];

      if (i != without)
        cordee_situation_set (changed, change->question->id, change->to, CORDEE_PROVENANCE_DECLARED);
    }
  cordee_rulebook_read (rulebook, changed, slots);
  return cordee_rulebook_evaluate (rulebook, structure, slots, NULL);
}

/* Each remedy gives what it promises, changes nothing that is fixed, and needs each of its changes. */
START_TEST (test_promise)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), DATE, NULL, NULL);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 4);
  guint n_remedies = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, i % 2 == 0 ? 1 : 0.8);
      g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

      for (guint j = 0; j < advice->candidates->len; j++)
        {
          const CordeeCandidate *candidate = advice->candidates->pdata[j];

          for (guint k = 0; k < candidate->remedies->len; k++)
            {
              const CordeeRemedy *remedy = candidate->remedies->pdata[k];

              n_remedies++;
              ck_assert_uint_ge (remedy->changes->len, 1);
              ck_assert_uint_le (remedy->changes->len, 3);
              ck_assert_int_eq (judge (rulebook, situation, remedy, G_MAXUINT, j), remedy->verdict_after);
              for (guint l = 0; l < remedy->changes->len; l++)
                {
                  CordeeVerdict without = judge (rulebook, situation, remedy, l, j);

                  ck_assert (!((const CordeeAnswerChange *) remedy->changes->pdata[l])->question->fixed);
                  ck_assert (candidate->verdict == CORDEE_VERDICT_EXCLUE ? without == CORDEE_VERDICT_EXCLUE : without >= candidate->verdict);
                }
            }
        }
    }
  ck_assert_uint_gt (n_remedies, 300);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("remedy");
  TCase *tcase = tcase_create ("remedy");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_example, 0, G_N_ELEMENTS (examples));
  tcase_add_loop_test (tcase, test_turning, 0, G_N_ELEMENTS (turning));
  tcase_add_test (tcase, test_two_by_force);
  tcase_add_test (tcase, test_shipped_by_force);
  tcase_add_loop_test (tcase, test_three_by_force, 0, 1);
  tcase_add_test (tcase, test_promise);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
