/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rulebook"

#include "config.h"

#include "cordee-rulebook-private.h"

#include <math.h>

/* ── conditions ─────────────────────────────────────────────────── */

static CordeeTruth
truth_of (gboolean surely, gboolean never)
{
  return surely ? CORDEE_TRUTH_TRUE : never ? CORDEE_TRUTH_FALSE : CORDEE_TRUTH_UNKNOWN;
}

static CordeeTruth
test_leaf (const CordeeNode *node, const CordeeSlot *slots)
{
  const CordeeSlot *slot = &slots[node->slot];

  switch ((CordeeTest) node->test)
    {
    case CORDEE_TEST_AT_LEAST:
      return truth_of (slot->low >= node->value, slot->high < node->value);
    case CORDEE_TEST_AT_MOST:
      return truth_of (slot->high <= node->value, slot->low > node->value);
    case CORDEE_TEST_MORE_THAN:
      return truth_of (slot->low > slots[node->than].high, slot->high <= slots[node->than].low);
    case CORDEE_TEST_IS:
      return truth_of ((slot->set & ~node->mask) == 0, (slot->set & node->mask) == 0);
    case CORDEE_TEST_INCLUDES:
      if (!slot->known)
        return CORDEE_TRUTH_UNKNOWN;
      if (node->count == 1)
        return (slot->set & node->mask) != 0 ? CORDEE_TRUTH_TRUE : CORDEE_TRUTH_FALSE;
      return __builtin_popcountll (slot->set & node->mask) >= node->count ? CORDEE_TRUTH_TRUE : CORDEE_TRUTH_FALSE;
    case CORDEE_TEST_KNOWN:
      return slot->known ? CORDEE_TRUTH_TRUE : CORDEE_TRUTH_FALSE;
    case CORDEE_TEST_ALL:
    case CORDEE_TEST_ANY:
    case CORDEE_TEST_NOT:
      break;
    }
  g_return_val_if_reached (CORDEE_TRUTH_UNKNOWN);
}

static CordeeTruth
test_nodes (const CordeeNode *nodes, guint32 at, const CordeeSlot *slots)
{
  const CordeeNode *node = &nodes[at];
  CordeeTruth truth;

  switch (node->test)
    {
    case CORDEE_TEST_ALL:
      truth = CORDEE_TRUTH_TRUE;
      for (guint32 child = at + 1; child < node->end && truth != CORDEE_TRUTH_FALSE; child = nodes[child].end)
        truth = MIN (truth, test_nodes (nodes, child, slots));
      return truth;
    case CORDEE_TEST_ANY:
      truth = CORDEE_TRUTH_FALSE;
      for (guint32 child = at + 1; child < node->end && truth != CORDEE_TRUTH_TRUE; child = nodes[child].end)
        truth = MAX (truth, test_nodes (nodes, child, slots));
      return truth;
    case CORDEE_TEST_NOT:
      return CORDEE_TRUTH_TRUE - test_nodes (nodes, at + 1, slots);
    default:
      return node->lost ? CORDEE_TRUTH_UNKNOWN : test_leaf (node, slots);
    }
}

CordeeTruth
cordee_rulebook_test_node (const CordeeRulebook *self, guint32 node, const CordeeSlot *slots)
{
  return test_nodes (&g_array_index (self->nodes, CordeeNode, 0), node, slots);
}

/* Whether a condition of the base is true: of a rule that holds, of a question, derivation, link, joining or contradiction. NULL is
   true. */
CordeeTruth
cordee_rulebook_test (const CordeeRulebook *self, const CordeeCondition *condition, const CordeeSlot *slots)
{
  guint32 root;

  if (condition == NULL)
    return CORDEE_TRUTH_TRUE;
  root = GPOINTER_TO_UINT (g_hash_table_lookup (self->roots, condition));
  g_return_val_if_fail (root > 0, CORDEE_TRUTH_UNKNOWN);

  return cordee_rulebook_test_node (self, root - 1, slots);
}

/* Whether it makes sense to ask a question. */
CordeeTruth
cordee_rulebook_question_applies (const CordeeRulebook *self, guint slot, const CordeeSlot *slots)
{
  g_return_val_if_fail (slot < self->n_questions, CORDEE_TRUTH_FALSE);

  return self->whens[slot] == CORDEE_NOWHERE ? CORDEE_TRUTH_TRUE : cordee_rulebook_test_node (self, self->whens[slot], slots);
}

/* ── what is computed ───────────────────────────────────────────── */

/* Members of whom the list does not tell the status have the one that the whole team is said to have. */
static void
count_members (const CordeeRulebook *self, const CordeeFlatTerm *term, const CordeeSlot *slots, double *low, double *high)
{
  *low = slots[term->extra].low;
  *high = slots[term->extra].high;
  if (term->status == 0 || !slots[self->list].known || !slots[self->status].known || (slots[self->status].set & self->mixed) != 0)
    return;
  if (slots[self->status].set == term->status)
    *low = *high;
  else
    *high = *low;
}

static void
compute_term (const CordeeRulebook *self, guint32 at, const CordeeSlot *slots, double *low, double *high)
{
  const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, at);
  const guint32 *variables = &g_array_index (self->variables, guint32, 0);
  double a, b;

  *low = *high = 0;
  switch (term->kind)
    {
    case CORDEE_TERM_SUM:
      for (guint32 i = term->first; i < term->end; i++)
        {
          *low += slots[variables[i]].low;
          *high += slots[variables[i]].high;
        }
      break;
    case CORDEE_TERM_PRESENT:
      for (guint32 i = term->first; i < term->end; i++)
        {
          *low += slots[variables[i]].low > 0;
          *high += slots[variables[i]].high > 0;
        }
      break;
    case CORDEE_TERM_NUMBER:
      *low = *high = term->value;
      break;
    case CORDEE_TERM_BETWEEN:
      compute_term (self, term->children[0], slots, low, &a);
      compute_term (self, term->children[1], slots, &b, high);
      *low = MIN (*low, b);
      *high = MAX (*high, a);
      break;
    case CORDEE_TERM_MEMBERS:
      count_members (self, term, slots, low, high);
      break;
    case CORDEE_TERM_POPULATION:
      *low = slots[term->extra].low;
      *high = slots[term->extra].high;
      break;
    }
}

/* Computes what follows from the answers: to be called after each change of a slot, before anything is evaluated. */
void
cordee_rulebook_derive (const CordeeRulebook *self, CordeeSlot *slots)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      guint derivation = g_array_index (self->order, guint, i);
      const CordeeDerived *derived = &g_array_index (self->derived, CordeeDerived, derivation);
      CordeeSlot *slot = &slots[self->n_questions + derivation];
      CordeeTruth truth = CORDEE_TRUTH_FALSE;
      double low = HUGE_VAL, high = -HUGE_VAL;

      for (guint32 j = derived->first; j < derived->end && truth != CORDEE_TRUTH_TRUE; j++)
        {
          const CordeeFlatCase *one = &g_array_index (self->cases, CordeeFlatCase, j);
          double a, b;

          truth = one->when == CORDEE_NOWHERE ? CORDEE_TRUTH_TRUE : cordee_rulebook_test_node (self, one->when, slots);
          if (truth == CORDEE_TRUTH_FALSE)
            continue;
          compute_term (self, one->term, slots, &a, &b);
          low = MIN (low, a);
          high = MAX (high, b);
        }
      /* Where no case is sure to hold, anything may. */
      if (truth != CORDEE_TRUTH_TRUE)
        {
          low = 0;
          high = CORDEE_RULEBOOK_CEILING;
        }
      slot->low = low;
      slot->high = high;
      slot->known = low >= high;
    }
}

/* ── rules ──────────────────────────────────────────────────────── */

static CordeeOutcome
evaluate_entry (const CordeeRulebook *self, const CordeeRuleEntry *entry, const CordeeSlot *slots)
{
  CordeeTruth applies = entry->applies == CORDEE_NOWHERE ? CORDEE_TRUTH_TRUE : cordee_rulebook_test_node (self, entry->applies, slots);

  if (applies == CORDEE_TRUTH_FALSE)
    return CORDEE_OUTCOME_NOT_APPLICABLE;
  if (applies == CORDEE_TRUTH_UNKNOWN)
    return CORDEE_OUTCOME_UNKNOWN;
  return (CordeeOutcome) cordee_rulebook_test_node (self, entry->requires, slots);
}

CordeeOutcome
cordee_rulebook_evaluate_rule (const CordeeRulebook *self, guint rule, const CordeeSlot *slots)
{
  g_return_val_if_fail (rule < self->rules->len, CORDEE_OUTCOME_UNKNOWN);

  return evaluate_entry (self, &g_array_index (self->rules, CordeeRuleEntry, rule), slots);
}

/* The verdict on a structure. outcomes, which may be NULL, has room for all rules: those of the structure are written at their
   numbers. */
CordeeVerdict
cordee_rulebook_evaluate (const CordeeRulebook *self, guint structure, const CordeeSlot *slots, CordeeOutcome *outcomes)
{
  const CordeeStructureEntry *entry;
  gboolean excluded = FALSE, open = FALSE, negotiable = FALSE, incomplete = FALSE;

  g_return_val_if_fail (structure < self->structures->len, CORDEE_VERDICT_INDETERMINEE);

  entry = &g_array_index (self->structures, CordeeStructureEntry, structure);
  if (!entry->exists)
    return CORDEE_VERDICT_EXCLUE;
  for (guint i = entry->first; i < entry->end; i++)
    {
      const CordeeRuleEntry *rule = &g_array_index (self->rules, CordeeRuleEntry, i);
      CordeeOutcome outcome;

      if (rule->force == CORDEE_FORCE_INDICATIF && outcomes == NULL)
        continue;
      outcome = evaluate_entry (self, rule, slots);
      if (outcomes != NULL)
        outcomes[i] = outcome;
      if (rule->force == CORDEE_FORCE_INDICATIF || outcome == CORDEE_OUTCOME_TRUE || outcome == CORDEE_OUTCOME_NOT_APPLICABLE)
        continue;

      if (rule->kind == CORDEE_RULE_FORMALITE)
        incomplete = TRUE;
      else if (outcome == CORDEE_OUTCOME_UNKNOWN)
        open = TRUE;
      else if (rule->force == CORDEE_FORCE_USAGE)
        negotiable = TRUE;
      else
        excluded = TRUE;
      if (excluded && outcomes == NULL)
        break;
    }

  return excluded     ? CORDEE_VERDICT_EXCLUE
         : open       ? CORDEE_VERDICT_INDETERMINEE
         : negotiable ? CORDEE_VERDICT_A_NEGOCIER
         : incomplete ? CORDEE_VERDICT_A_COMPLETER
                      : CORDEE_VERDICT_POSSIBLE;
}

/* How well a structure fits, from 0 to 1 in hundredths: the weight of what speaks for it over the weight of all that applies. */
double
cordee_rulebook_get_fit (const CordeeRulebook *self, guint structure, const CordeeOutcome *outcomes)
{
  const CordeeStructureEntry *entry;
  double all = 0, held = 0;

  g_return_val_if_fail (structure < self->structures->len && outcomes != NULL, 0.5);

  entry = &g_array_index (self->structures, CordeeStructureEntry, structure);
  for (guint i = entry->first; i < entry->end; i++)
    {
      const CordeeRuleEntry *rule = &g_array_index (self->rules, CordeeRuleEntry, i);

      if (rule->force != CORDEE_FORCE_INDICATIF || outcomes[i] == CORDEE_OUTCOME_NOT_APPLICABLE)
        continue;
      all += rule->weight;
      held += outcomes[i] == CORDEE_OUTCOME_TRUE ? rule->weight : outcomes[i] == CORDEE_OUTCOME_UNKNOWN ? rule->weight / 2 : 0;
    }
  return all > 0 ? floor (held / all * 100 + 0.5) / 100 : 0.5;
}
