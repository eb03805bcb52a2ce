/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-advice.h"
#include "cordee-report-territory.h"
#include "cordee-test-advice.h"
#include "cordee-test-random.h"
#include "cordee-test.h"

#include <string.h>

/* What holds in every situation, tried on the real base in random ones: at several dates and places, with much and with little
   answered. The seed is fixed, so that a failure comes back. */

#define N_SITUATIONS 120000
#define N_WAYS 10
#define N_ADVICES 2400

static const struct
{
  const char *date, *region, *departement;
} places[] = {
  { "2026-11-22", NULL, NULL }, { "2026-11-22", "76", NULL }, { "2026-11-22", "84", NULL }, { "2026-11-22", "53", NULL },
  { "2026-11-22", "44", "67" }, { "2026-11-22", "24", NULL }, { "2022-06-01", "28", NULL }, { "2017-01-01", NULL, NULL },
};

static CordeeRulebook *rulebooks[G_N_ELEMENTS (places)];
static CordeeTestRandom *dice;

static void
setup (void)
{
  dice = cordee_test_random_new (cordee_test_knowledge (), 20261122);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    rulebooks[i] = cordee_test_rulebook (cordee_test_knowledge (), places[i].date, places[i].region, places[i].departement);
}

static void
teardown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_clear_pointer (&rulebooks[i], cordee_rulebook_unref);
  g_clear_pointer (&dice, cordee_test_random_free);
}

/* How much is answered: everything, nothing, or some of it. */
static double
random_share (void)
{
  static const double shares[] = { 0.1, 0.3, 0.5, 0.7, 0.9, 1 };

  return shares[g_rand_int_range (dice->random, 0, G_N_ELEMENTS (shares))];
}

/* ── what an answer adds ────────────────────────────────────────── */

/* Whether a verdict may become another one by more answers alone. */
static gboolean
may_become (CordeeVerdict before, CordeeVerdict after)
{
  return before == after || before == CORDEE_VERDICT_INDETERMINEE
         || (before == CORDEE_VERDICT_A_COMPLETER && after == CORDEE_VERDICT_POSSIBLE);
}

static void
compare_evaluations (const CordeeRulebook *rulebook, const CordeeSlot *before, const CordeeSlot *after, const CordeeSituation *situation)
{
  for (guint i = 0; i < cordee_rulebook_get_n_rules (rulebook); i++)
    {
      CordeeOutcome one = cordee_rulebook_evaluate_rule (rulebook, i, before), other = cordee_rulebook_evaluate_rule (rulebook, i, after);

      if (one != CORDEE_OUTCOME_UNKNOWN && one != other)
        {
          g_autofree char *text = cordee_test_describe (rulebook, situation);

          ck_abort_msg ("%s turns from %d to %d by more answers than %s", cordee_rulebook_get_rule (rulebook, i)->id, one, other, text);
        }
    }
  for (guint i = 0; i < cordee_rulebook_get_n_structures (rulebook); i++)
    {
      CordeeVerdict one = cordee_rulebook_evaluate (rulebook, i, before, NULL), other = cordee_rulebook_evaluate (rulebook, i, after, NULL);

      if (!may_become (one, other))
        {
          g_autofree char *text = cordee_test_describe (rulebook, situation);

          ck_abort_msg ("%s turns from %s to %s by more answers than %s", cordee_rulebook_get_structure (rulebook, i)->id, cordee_verdict_id (one),
                        cordee_verdict_id (other), text);
        }
    }
}

/* Whether an answer to question would stand above another one that is there: inhabitants that are typed, above those of communes. */
static gboolean
would_overrule (const CordeeRulebook *rulebook, const CordeeSlot *slots, const CordeeQuestion *question)
{
  if (question != cordee_territory_find_stated (cordee_rulebook_get_knowledge (rulebook)))
    return FALSE;
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    if (slots[i].known && g_str_equal (cordee_rulebook_get_question (rulebook, i)->type, "communes"))
      return TRUE;
  return FALSE;
}

/* Answers more of the open questions, each with a probability. */
static void
answer_more (const CordeeRulebook *rulebook, CordeeSlot *slots, double share)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, i);
      g_autoptr(CordeeValue) value = NULL;

      if (slots[i].known || g_str_equal (question->type, "membres") || would_overrule (rulebook, slots, question)
          || !cordee_test_random_chance (dice, share))
        continue;
      value = cordee_test_random_value (dice, question);
      cordee_rulebook_set_slot (rulebook, slots, i, value);
    }
  cordee_rulebook_derive (rulebook, slots);
}

/* Unknown never excludes and never satisfies: whatever is answered later, what was true or false stays so, and no verdict that was
   settled is open again. Each situation is continued in several ways. */
START_TEST (more_answers_take_nothing_back)
{
  for (guint i = 0; i < N_SITUATIONS / N_WAYS; i++)
    {
      const CordeeRulebook *rulebook = rulebooks[i % G_N_ELEMENTS (places)];
      guint n_slots = cordee_rulebook_get_n_slots (rulebook);
      g_autofree CordeeSlot *before = g_new0 (CordeeSlot, n_slots), *after = g_new0 (CordeeSlot, n_slots);
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, random_share () - 0.1);

      cordee_rulebook_read (rulebook, situation, before);
      for (guint j = 0; j < N_WAYS; j++)
        {
          memcpy (after, before, sizeof (CordeeSlot) * n_slots);
          answer_more (rulebook, after, random_share ());
          compare_evaluations (rulebook, before, after, situation);
        }
    }
}
END_TEST

/* The same of a list of members that says what the counts said: it only makes known how many have which status. */
START_TEST (a_list_takes_nothing_back)
{
  guint list = 0;

  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebooks[0]); i++)
    if (g_str_equal (cordee_rulebook_get_question (rulebooks[0], i)->type, "membres"))
      list = i;
  for (guint i = 0; i < N_SITUATIONS / 10; i++)
    {
      const CordeeRulebook *rulebook = rulebooks[i % G_N_ELEMENTS (places)];
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, list);
      guint status = (guint) cordee_rulebook_find_slot (rulebook, question->status);
      g_autofree CordeeSlot *before = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
      g_autofree CordeeSlot *after = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, random_share ());
      g_autoptr(CordeeSituation) counted = NULL;
      g_autoptr(CordeeValue) value = cordee_test_random_value (dice, question);

      cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
      cordee_situation_unset (situation, question->status);
      cordee_rulebook_read (rulebook, situation, after);
      counted = cordee_situation_copy (situation);
      cordee_situation_unset (counted, question->id);
      for (guint j = 0; j < cordee_rulebook_get_n_questions (rulebook); j++)
        if (cordee_rulebook_get_question (rulebook, j)->member || j == status)
          {
            g_autoptr(CordeeValue) same = cordee_rulebook_dup_value (rulebook, after, j);

            cordee_situation_unset (counted, cordee_rulebook_get_question (rulebook, j)->id);
            if (cordee_test_random_chance (dice, 0.7))
              cordee_situation_set (counted, cordee_rulebook_get_question (rulebook, j)->id, same, CORDEE_PROVENANCE_DECLARED);
          }
      cordee_rulebook_read (rulebook, counted, before);
      compare_evaluations (rulebook, before, after, situation);
    }
}
END_TEST

/* ── the order of answers ───────────────────────────────────────── */

START_TEST (the_order_of_answers_does_not_matter)
{
  for (guint i = 0; i < N_ADVICES; i++)
    {
      const CordeeRulebook *rulebook = rulebooks[i % G_N_ELEMENTS (places)];
      gsize size = sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (rulebook);
      g_autofree CordeeSlot *one = g_malloc0 (size), *other = g_malloc0 (size);
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, random_share ());
      g_autoptr(CordeeSituation) shuffled = cordee_situation_new ();
      g_autoptr(GPtrArray) answers = g_ptr_array_copy (cordee_situation_get_answers (situation), NULL, NULL);

      while (answers->len > 0)
        {
          const CordeeAnswer *answer = g_ptr_array_steal_index_fast (answers, (guint) g_rand_int_range (dice->random, 0, (gint32) answers->len));
          g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();

          /* Taken back and told again, too. */
          cordee_situation_set (shuffled, answer->id, unknown, CORDEE_PROVENANCE_DECLARED);
          cordee_situation_set (shuffled, answer->id, answer->value, answer->provenance);
        }
      cordee_rulebook_read (rulebook, situation, one);
      cordee_rulebook_read (rulebook, shuffled, other);
      for (guint j = 0; j < cordee_rulebook_get_n_slots (rulebook); j++)
        ck_assert_msg (one[j].low == other[j].low && one[j].high == other[j].high && one[j].set == other[j].set && one[j].known == other[j].known,
                       "slot %u depends on the order of answers", j);
    }
}
END_TEST

/* ── advice ─────────────────────────────────────────────────────── */

/* The verdict on a structure with some of the changes of a remedy made: those whose bits are set. */
static CordeeVerdict
verdict_with (const CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, const CordeeRemedy *remedy, guint bits)
{
  g_autoptr(CordeeSituation) changed = cordee_situation_copy (advice->situation);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];

      if ((bits >> i & 1) != 0)
        cordee_situation_set (changed, change->question->id, change->to, CORDEE_PROVENANCE_DECLARED);
    }
  cordee_rulebook_read (rulebook, changed, slots);
  return cordee_rulebook_evaluate (rulebook, structure, slots, NULL);
}

static gboolean
lifted (CordeeVerdict before, CordeeVerdict after)
{
  return before == CORDEE_VERDICT_EXCLUE ? after != CORDEE_VERDICT_EXCLUE : after == CORDEE_VERDICT_A_COMPLETER || after == CORDEE_VERDICT_POSSIBLE;
}

static void
check_remedy (const CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, const CordeeRemedy *remedy)
{
  const CordeeCandidate *candidate = advice->candidates->pdata[structure];
  g_autofree char *text = cordee_test_describe (rulebook, advice->situation);
  guint all = (1u << remedy->changes->len) - 1;
  CordeeVerdict after = verdict_with (rulebook, advice, structure, remedy, all);

  ck_assert_uint_ge (remedy->changes->len, 1);
  ck_assert_uint_le (remedy->changes->len, 3);
  ck_assert_msg (after == remedy->verdict_after, "%s: a remedy gives %s, not %s: %s", candidate->structure->id, cordee_verdict_id (after),
                 cordee_verdict_id (remedy->verdict_after), text);
  ck_assert_msg (lifted (candidate->verdict, after), "%s: a remedy from %s to %s lifts nothing: %s", candidate->structure->id,
                 cordee_verdict_id (candidate->verdict), cordee_verdict_id (after), text);
  for (guint bits = 1; bits < all; bits++)
    ck_assert_msg (!lifted (candidate->verdict, verdict_with (rulebook, advice, structure, remedy, bits)),
                   "%s: part of a remedy is enough: %s", candidate->structure->id, text);
  for (guint i = 0; i < remedy->changes->len; i++)
    ck_assert (!((const CordeeAnswerChange *) remedy->changes->pdata[i])->question->fixed);
}

static void
check_candidate (const CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, guint *n_remedies)
{
  const CordeeCandidate *candidate = advice->candidates->pdata[structure];
  gboolean decided = FALSE;

  for (guint i = 0; i < candidate->findings->len; i++)
    decided = decided || ((const CordeeFinding *) candidate->findings->pdata[i])->decides;
  if (candidate->exists && candidate->verdict != CORDEE_VERDICT_POSSIBLE)
    ck_assert_msg (decided, "%s is %s, and nothing decides it", candidate->structure->id, cordee_verdict_id (candidate->verdict));
  if (candidate->verdict == CORDEE_VERDICT_INDETERMINEE)
    ck_assert_msg (candidate->missing->len > 0, "%s is undetermined, and nothing is missing", candidate->structure->id);
  for (guint i = 0; i < candidate->missing->len; i++)
    {
      const CordeeQuestion *question = candidate->missing->pdata[i];
      const CordeeValue *value = cordee_situation_get_value (advice->situation, question->id);

      ck_assert_msg (value == NULL || value->kind == CORDEE_VALUE_UNKNOWN, "%s: %s is answered, and yet missing", candidate->structure->id,
                     question->id);
    }
  for (guint i = 0; i < candidate->remedies->len; i++, (*n_remedies)++)
    check_remedy (rulebook, advice, structure, candidate->remedies->pdata[i]);
}

/* Every verdict has what decides it, what is missing is not known, and each remedy does what it promises, with nothing to spare. */
START_TEST (advice_keeps_its_promises)
{
  guint n_remedies = 0;

  for (guint i = 0; i < N_ADVICES; i++)
    {
      CordeeRulebook *rulebook = rulebooks[i % G_N_ELEMENTS (places)];
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, random_share ());
      g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

      for (guint j = 0; j < advice->candidates->len; j++)
        check_candidate (rulebook, advice, j, &n_remedies);
      for (guint j = 0; j < advice->ranked->len; j++)
        ck_assert_uint_eq (((const CordeeCandidate *) advice->ranked->pdata[j])->rank, j + 1);
    }
  ck_assert_uint_gt (n_remedies, N_ADVICES / 2);
}
END_TEST

/* Every question under a heading that some rule asks is put to somebody. */
START_TEST (every_question_is_reached)
{
  guint n = cordee_rulebook_get_n_questions (rulebooks[0]);
  g_autofree guint8 *used = g_new0 (guint8, n / 8 + 1), *asked = g_new0 (guint8, n);

  for (guint i = 0; i < N_ADVICES; i++)
    {
      CordeeRulebook *rulebook = rulebooks[i % G_N_ELEMENTS (places)];
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, random_share ());
      g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

      for (guint j = 0; j < advice->next_questions->len; j++)
        {
          const CordeeNextQuestion *next = advice->next_questions->pdata[j];

          asked[cordee_rulebook_find_slot (rulebook, next->question->id)] = TRUE;
          ck_assert (next->power >= 0 && next->power <= advice->candidates->len);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < cordee_rulebook_get_n_rules (rulebooks[i]); j++)
      if (cordee_rulebook_get_rule (rulebooks[i], j)->force != CORDEE_FORCE_INDICATIF)
        cordee_rulebook_add_questions (rulebooks[i], j, used);
  for (guint i = 0; i < n; i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebooks[0], i);

      if (question->section != NULL && (used[i / 8] >> i % 8 & 1) != 0)
        ck_assert_msg (asked[i], "%s is asked nowhere", question->id);
    }
}
END_TEST

/* ── the table of verdicts ──────────────────────────────────────── */

/* How far a structure is from a verdict: the rules that are not as it needs them. */
static guint
distance (const CordeeRulebook *rulebook, guint structure, const CordeeSlot *slots, CordeeVerdict verdict)
{
  guint first, end, far = 0;

  cordee_rulebook_get_rules_of (rulebook, structure, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CordeeRule *rule = cordee_rulebook_get_rule (rulebook, i);
      CordeeOutcome outcome = cordee_rulebook_evaluate_rule (rulebook, i, slots);
      gboolean good = outcome == CORDEE_OUTCOME_TRUE || outcome == CORDEE_OUTCOME_NOT_APPLICABLE;

      if (rule->force == CORDEE_FORCE_INDICATIF || good)
        continue;
      far += rule->kind == CORDEE_RULE_CONDITION || verdict == CORDEE_VERDICT_POSSIBLE;
    }
  return far;
}

/* Walks from random answers towards a verdict, one answer at a time. */
static gboolean
reach (const CordeeRulebook *rulebook, guint structure, CordeeVerdict verdict)
{
  guint n = cordee_rulebook_get_n_questions (rulebook);
  gsize size = sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (rulebook);
  g_autofree CordeeSlot *slots = g_malloc0 (size), *trial = g_malloc0 (size);

  for (guint start = 0; start < 40; start++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, start == 0 ? 0 : 1);
      guint far;

      cordee_rulebook_read (rulebook, situation, slots);
      far = distance (rulebook, structure, slots, verdict);
      for (guint step = 0; step < 1500; step++)
        {
          guint slot = (guint) g_rand_int_range (dice->random, 0, (gint32) n);
          const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, slot);
          g_autoptr(CordeeValue) value = NULL;
          guint now;

          if (cordee_rulebook_evaluate (rulebook, structure, slots, NULL) == verdict)
            return TRUE;
          if (g_str_equal (question->type, "membres"))
            continue;
          memcpy (trial, slots, size);
          value = cordee_test_random_value (dice, question);
          cordee_rulebook_set_slot (rulebook, trial, slot, value);
          cordee_rulebook_derive (rulebook, trial);
          if (cordee_rulebook_evaluate (rulebook, structure, trial, NULL) == verdict)
            return TRUE;
          now = distance (rulebook, structure, trial, verdict);
          if (now <= far)
            {
              far = now;
              memcpy (slots, trial, size);
            }
        }
    }
  return FALSE;
}

/* Whether the rules of a structure know a verdict at all. */
static gboolean
has_verdict (const CordeeRulebook *rulebook, guint structure, CordeeVerdict verdict)
{
  guint first, end;
  gboolean has = verdict == CORDEE_VERDICT_POSSIBLE;

  cordee_rulebook_get_rules_of (rulebook, structure, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CordeeRule *rule = cordee_rulebook_get_rule (rulebook, i);
      gboolean condition = rule->kind == CORDEE_RULE_CONDITION;

      if (rule->force == CORDEE_FORCE_INDICATIF)
        continue;
      has = has || (verdict == CORDEE_VERDICT_EXCLUE && condition && rule->force != CORDEE_FORCE_USAGE)
            || (verdict == CORDEE_VERDICT_INDETERMINEE && condition)
            || (verdict == CORDEE_VERDICT_A_NEGOCIER && condition && rule->force == CORDEE_FORCE_USAGE)
            || (verdict == CORDEE_VERDICT_A_COMPLETER && !condition);
    }
  return has;
}

/* For every structure some situation gives each verdict that its rules can give, wherever and whenever it exists. */
START_TEST (every_verdict_is_reached)
{
  guint n_reached = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < cordee_rulebook_get_n_structures (rulebooks[i]); j++)
      for (guint verdict = CORDEE_VERDICT_POSSIBLE; verdict <= CORDEE_VERDICT_EXCLUE; verdict++)
        if (cordee_rulebook_structure_exists (rulebooks[i], j) && has_verdict (rulebooks[i], j, verdict))
          {
            ck_assert_msg (reach (rulebooks[i], j, verdict), "place %u: nothing makes %s %s", i, cordee_rulebook_get_structure (rulebooks[i], j)->id,
                           cordee_verdict_id (verdict));
            n_reached++;
          }
  ck_assert_uint_gt (n_reached, 4 * cordee_rulebook_get_n_structures (rulebooks[0]) * (G_N_ELEMENTS (places) - 2));
}
END_TEST

static Suite *
properties_suite (void)
{
  Suite *suite = suite_create ("advice-properties");
  TCase *properties = tcase_create ("properties");

  tcase_set_timeout (properties, 100);
  tcase_add_checked_fixture (properties, setup, teardown);
  tcase_add_test (properties, more_answers_take_nothing_back);
  tcase_add_test (properties, a_list_takes_nothing_back);
  tcase_add_test (properties, the_order_of_answers_does_not_matter);
  tcase_add_test (properties, advice_keeps_its_promises);
  tcase_add_test (properties, every_question_is_reached);
  tcase_add_test (properties, every_verdict_is_reached);
  suite_add_tcase (suite, properties);
  return suite;
}

int
main (void)
{
  return cordee_test_main (properties_suite ());
}
