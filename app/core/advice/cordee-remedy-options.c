/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-remedy-private.h"

#include <math.h>
#include <string.h>

/* ── wishes ─────────────────────────────────────────────────────── */

static gboolean
is_as_wanted (CordeeTruth truth, CordeeWant want)
{
  switch (want)
    {
    case CORDEE_WANT_NOT_FALSE:
      return truth != CORDEE_TRUTH_FALSE;
    case CORDEE_WANT_TRUE:
      return truth == CORDEE_TRUTH_TRUE;
    case CORDEE_WANT_NOT_TRUE:
      return truth != CORDEE_TRUTH_TRUE;
    case CORDEE_WANT_FALSE:
      return truth == CORDEE_TRUTH_FALSE;
    }
  g_return_val_if_reached (TRUE);
}

static CordeeWant
opposite (CordeeWant want)
{
  switch (want)
    {
    case CORDEE_WANT_NOT_FALSE:
      return CORDEE_WANT_NOT_TRUE;
    case CORDEE_WANT_TRUE:
      return CORDEE_WANT_FALSE;
    case CORDEE_WANT_NOT_TRUE:
      return CORDEE_WANT_NOT_FALSE;
    case CORDEE_WANT_FALSE:
      return CORDEE_WANT_TRUE;
    }
  g_return_val_if_reached (want);
}

static const CordeeNode *
get_node (const CordeeSearch *search, guint32 node)
{
  return &g_array_index (search->rulebook->nodes, CordeeNode, node);
}

static gboolean
satisfies (const CordeeSearch *search, guint32 node, CordeeWant want, const CordeeSlot *slots)
{
  return is_as_wanted (cordee_rulebook_test_node (search->rulebook, node, slots), want);
}

/* Whether all children have to be as wanted for the node to be, and not just one. */
static gboolean
needs_all (const CordeeNode *node, CordeeWant want)
{
  return (node->test == CORDEE_TEST_ALL) == (want == CORDEE_WANT_NOT_FALSE || want == CORDEE_WANT_TRUE);
}

/* ── what has to change ─────────────────────────────────────────── */

/* The comparisons below that are not as wanted, by the questions that they hang on and that may be changed. */
static void
add_questions (const CordeeSearch *search, guint32 at, CordeeWant want, const CordeeSlot *slots, guint64 *set)
{
  const CordeeNode *node = get_node (search, at);

  if (satisfies (search, at, want, slots))
    return;
  switch (node->test)
    {
    case CORDEE_TEST_NOT:
      add_questions (search, at + 1, opposite (want), slots, set);
      break;
    case CORDEE_TEST_ALL:
    case CORDEE_TEST_ANY:
      for (guint32 child = at + 1; child < node->end; child = get_node (search, child)->end)
        add_questions (search, child, want, slots, set);
      break;
    default:
      for (guint i = 0; i < search->turning->words && !node->lost; i++)
        {
          set[i] |= cordee_turning_get_questions (search->turning, node->slot)[i] & search->changeable[i];
          if (node->test == CORDEE_TEST_MORE_THAN)
            set[i] |= cordee_turning_get_questions (search->turning, node->than)[i] & search->changeable[i];
        }
      break;
    }
}

void
cordee_search_find_questions (const CordeeSearch *search, const CordeeNeed *need, const CordeeSlot *slots, guint64 *set)
{
  memset (set, 0, sizeof (guint64) * search->turning->words);
  add_questions (search, need->node, need->want, slots, set);
  if (need->applies != CORDEE_NOWHERE)
    add_questions (search, need->applies, need->want == CORDEE_WANT_TRUE ? CORDEE_WANT_FALSE : CORDEE_WANT_NOT_TRUE, slots, set);
}

/* Taken apart into what has to hold together. */
static void
add_need (CordeeSearch *search, guint32 at, CordeeWant want, const CordeeSlot *slots)
{
  const CordeeNode *node = get_node (search, at);
  CordeeNeed need = { .node = at, .want = want, .applies = CORDEE_NOWHERE };

  if (satisfies (search, at, want, slots))
    return;
  if (node->test == CORDEE_TEST_NOT)
    add_need (search, at + 1, opposite (want), slots);
  else if ((node->test == CORDEE_TEST_ALL || node->test == CORDEE_TEST_ANY) && needs_all (node, want))
    for (guint32 child = at + 1; child < node->end; child = get_node (search, child)->end)
      add_need (search, child, want, slots);
  else
    g_array_append_val (search->needs, need);
}

/* Whether a rule with that outcome keeps the verdict from being better than worst. */
static gboolean
is_blocking (const CordeeRuleEntry *rule, CordeeOutcome outcome, CordeeVerdict worst)
{
  if (outcome == CORDEE_OUTCOME_TRUE || outcome == CORDEE_OUTCOME_NOT_APPLICABLE || rule->force == CORDEE_FORCE_INDICATIF)
    return FALSE;
  if (worst == CORDEE_VERDICT_EXCLUE)
    return rule->kind == CORDEE_RULE_CONDITION && outcome == CORDEE_OUTCOME_FALSE && rule->force != CORDEE_FORCE_USAGE;
  return (rule->kind == CORDEE_RULE_FORMALITE) == (worst == CORDEE_VERDICT_A_COMPLETER);
}

/* What keeps the verdict from being better than worst. */
void
cordee_search_find_needs (CordeeSearch *search, CordeeVerdict worst, const CordeeAnswerSlot *changes, guint n, const CordeeSlot *slots)
{
  CordeeWant want = worst == CORDEE_VERDICT_EXCLUE ? CORDEE_WANT_NOT_FALSE : CORDEE_WANT_TRUE;
  guint first, end;

  g_array_set_size (search->needs, 0);
  cordee_rulebook_get_rules_of (search->rulebook, search->structure, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CordeeRuleEntry *rule = &g_array_index (search->rulebook->rules, CordeeRuleEntry, i);
      CordeeNeed need = { .node = rule->requires, .want = want, .applies = rule->applies };

      if (!is_blocking (rule, cordee_rulebook_evaluate_rule (search->rulebook, i, slots), worst))
        continue;
      if (rule->applies == CORDEE_NOWHERE)
        add_need (search, rule->requires, want, slots);
      else
        g_array_append_val (search->needs, need);
    }
  for (guint i = 0; i < n; i++)
    if (search->rulebook->whens[changes[i].question] != CORDEE_NOWHERE)
      add_need (search, search->rulebook->whens[changes[i].question], CORDEE_WANT_NOT_FALSE, slots);
}

/* Whether two sets of questions have one in common. */
gboolean
cordee_search_meets (const guint64 *a, const guint64 *b, guint words)
{
  for (guint i = 0; i < words; i++)
    if ((a[i] & b[i]) != 0)
      return TRUE;
  return FALSE;
}

static guint
count_bits (const guint64 *set, guint words)
{
  guint n = 0;

  for (guint i = 0; i < words; i++)
    n += (guint) __builtin_popcountll (set[i]);
  return n;
}

/* The need that fewest questions can serve; FALSE where more changes would be needed than are left. */
gboolean
cordee_search_choose_need (CordeeSearch *search, const CordeeAnswerSlot *changes, guint n, const CordeeSlot *slots, CordeeNeed *out)
{
  guint words = search->turning->words, fewest = G_MAXUINT, apart = 0;

  memset (search->taken, 0, sizeof (guint64) * words);
  for (guint i = 0; i < n; i++)
    search->taken[changes[i].question / 64] |= G_GUINT64_CONSTANT (1) << (changes[i].question % 64);
  for (guint i = 0; i < search->needs->len; i++)
    {
      const CordeeNeed *need = &g_array_index (search->needs, CordeeNeed, i);
      guint questions;

      cordee_search_find_questions (search, need, slots, search->set);
      questions = count_bits (search->set, words);
      if (questions == 0)
        return FALSE;
      if (questions < fewest)
        {
          fewest = questions;
          *out = *need;
        }
      /* Needs that share no question with one another nor with what was changed take a change each. */
      if (cordee_search_meets (search->set, search->taken, words))
        continue;
      apart++;
      for (guint j = 0; j < words; j++)
        search->taken[j] |= search->set[j];
    }
  return n + apart <= search->size;
}

/* ── what an answer would have to be ────────────────────────────── */

/* How far a comparison of numbers is from being as wanted; no number for others. */
static double
get_gap (const CordeeNode *node, CordeeWant want, const CordeeSlot *slots)
{
  const CordeeSlot *slot = &slots[node->slot];
  gboolean most = want == CORDEE_WANT_NOT_FALSE || want == CORDEE_WANT_NOT_TRUE;

  if (want == CORDEE_WANT_FALSE || want == CORDEE_WANT_NOT_TRUE)
    most = !most;
  switch (node->test)
    {
    case CORDEE_TEST_AT_LEAST:
      return fabs (node->value - (most ? slot->high : slot->low));
    case CORDEE_TEST_AT_MOST:
      return fabs (node->value - (most ? slot->low : slot->high));
    case CORDEE_TEST_MORE_THAN:
      return fabs ((most ? slots[node->than].low : slots[node->than].high) - (most ? slot->high : slot->low));
    default:
      return NAN;
    }
}

static const CordeeSlot *
try_answer (CordeeSearch *search, const CordeeSlot *slots, const CordeeAnswerSlot *answer)
{
  CordeeSlot *trial = search->states[CORDEE_REMEDY_STEPS + 1];

  search->tries++;
  memcpy (trial, slots, sizeof (CordeeSlot) * search->rulebook->n_slots);
  trial[answer->question] = answer->slot;
  cordee_rulebook_derive (search->rulebook, trial);
  return trial;
}

/* Adds the answers to one question that make a comparison as wanted, of numbers the nearest one on each side; where none does, the
   one that brings it nearest. */
static void
add_options_of (CordeeSearch *search, guint32 leaf, CordeeWant want, const CordeeSlot *slots, guint question, GArray *options)
{
  const CordeeSlot *now = &slots[question];
  gboolean number = search->rulebook->kinds[question] == CORDEE_SLOT_NUMBER, turned = FALSE;
  CordeeAnswerSlot near[2] = { { .question = G_MAXUINT }, { .question = G_MAXUINT } }, closer = { .question = G_MAXUINT };
  double gap = get_gap (get_node (search, leaf), want, slots);

  g_array_set_size (search->values, 0);
  cordee_turning_add_values (search->turning, slots, leaf, question, search->values);
  for (guint i = 0; i < search->values->len; i++)
    {
      CordeeAnswerSlot answer = { .question = question, .slot = g_array_index (search->values, CordeeSlot, i) };
      const CordeeSlot *trial = try_answer (search, slots, &answer);
      guint side = answer.slot.low < now->low;

      if (satisfies (search, leaf, want, trial))
        {
          turned = TRUE;
          if (!number)
            g_array_append_val (options, answer);
          else if (near[side].question == G_MAXUINT || fabs (answer.slot.low - now->low) < fabs (near[side].slot.low - now->low))
            near[side] = answer;
        }
      else if (get_gap (get_node (search, leaf), want, trial) < gap)
        {
          gap = get_gap (get_node (search, leaf), want, trial);
          closer = answer;
        }
    }
  for (guint side = 0; side < G_N_ELEMENTS (near); side++)
    if (near[side].question != G_MAXUINT)
      g_array_append_val (options, near[side]);
  if (!turned && closer.question != G_MAXUINT)
    g_array_append_val (options, closer);
}

static void
add_options (CordeeSearch *search, guint32 at, CordeeWant want, const CordeeSlot *slots, const guint64 *allowed, GArray *options)
{
  const CordeeNode *node = get_node (search, at);

  if (satisfies (search, at, want, slots) || node->lost)
    return;
  if (node->test == CORDEE_TEST_NOT)
    {
      add_options (search, at + 1, opposite (want), slots, allowed, options);
      return;
    }
  if (node->test == CORDEE_TEST_ALL || node->test == CORDEE_TEST_ANY)
    {
      gboolean first = needs_all (node, want);

      for (guint32 child = at + 1; child < node->end; child = get_node (search, child)->end)
        if (!satisfies (search, child, want, slots))
          {
            add_options (search, child, want, slots, allowed, options);
            if (first)
              return;
          }
      return;
    }
  for (guint i = 0; i < search->rulebook->n_questions; i++)
    if ((allowed[i / 64] >> (i % 64) & 1) != 0
        && (cordee_turning_hangs (search->turning, node->slot, i)
            || (node->test == CORDEE_TEST_MORE_THAN && cordee_turning_hangs (search->turning, node->than, i))))
      add_options_of (search, at, want, slots, i, options);
}

void
cordee_search_find_options (CordeeSearch *search, const CordeeNeed *need, const CordeeSlot *slots, const guint64 *allowed, GArray *options)
{
  g_array_set_size (options, 0);
  add_options (search, need->node, need->want, slots, allowed, options);
  if (need->applies != CORDEE_NOWHERE)
    add_options (search, need->applies, need->want == CORDEE_WANT_TRUE ? CORDEE_WANT_FALSE : CORDEE_WANT_NOT_TRUE, slots, allowed, options);
}
