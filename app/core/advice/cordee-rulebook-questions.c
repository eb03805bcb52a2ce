/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rulebook"

#include "config.h"

#include "cordee-rulebook-private.h"

/* Which questions stand behind a condition: all that it may ask, or only those that it still hangs on in a situation (slots not
   NULL). */

static void add_node (const CordeeRulebook *self, guint32 at, const CordeeSlot *slots, guint8 *questions);

static void
add_question (guint32 slot, const CordeeSlot *slots, guint8 *questions)
{
  if (slots == NULL || !slots[slot].known)
    questions[slot / 8] |= (guint8) (1 << slot % 8);
}

static void add_slot (const CordeeRulebook *self, guint32 slot, const CordeeSlot *slots, guint8 *questions);

/* The professions that a list counts are no questions of its own; communes tell nothing where nobody knows how many live there. */
static gboolean
asks_variables (const CordeeRulebook *self, const CordeeFlatTerm *term, const CordeeSlot *slots)
{
  return term->kind != CORDEE_TERM_MEMBERS && (term->kind != CORDEE_TERM_POPULATION || cordee_knowledge_has_populations (self->knowledge) || slots == NULL);
}

/* only: this case is the one that holds, so that what it leaves open is open for want of the list of members. */
static void
add_term (const CordeeRulebook *self, guint32 at, gboolean only, const CordeeSlot *slots, guint8 *questions)
{
  const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, at);
  gboolean listed = term->kind == CORDEE_TERM_BETWEEN || term->kind == CORDEE_TERM_MEMBERS;

  for (guint32 i = term->first; i < term->end && asks_variables (self, term, slots); i++)
    {
      guint32 slot = g_array_index (self->variables, guint32, i);

      if (slots == NULL || term->kind != CORDEE_TERM_PRESENT || slots[slot].low <= 0)
        add_slot (self, slot, slots, questions);
    }
  if (term->kind == CORDEE_TERM_BETWEEN)
    for (guint i = 0; i < G_N_ELEMENTS (term->children); i++)
      add_term (self, term->children[i], FALSE, slots, questions);
  if (listed && only && self->list != CORDEE_NOWHERE)
    add_question (self->list, slots, questions);
  if (term->kind == CORDEE_TERM_MEMBERS && term->status != 0)
    add_question (self->status, slots, questions);
}

/* A case that does not hold for want of an answer: with it, it might. The list of members is left to the terms that need it. */
static void
add_absent (const CordeeRulebook *self, guint32 when, const CordeeSlot *slots, guint8 *questions)
{
  for (guint32 i = when; i < g_array_index (self->nodes, CordeeNode, when).end; i++)
    {
      const CordeeNode *node = &g_array_index (self->nodes, CordeeNode, i);

      if (node->test == CORDEE_TEST_KNOWN && node->slot < self->n_questions && node->slot != self->list)
        add_question (node->slot, slots, questions);
    }
}

static void
add_derived (const CordeeRulebook *self, guint derivation, const CordeeSlot *slots, guint8 *questions)
{
  const CordeeDerived *derived = &g_array_index (self->derived, CordeeDerived, derivation);
  gboolean sure = TRUE;

  for (guint32 i = derived->first; i < derived->end; i++)
    {
      const CordeeFlatCase *one = &g_array_index (self->cases, CordeeFlatCase, i);
      CordeeTruth when = CORDEE_TRUTH_TRUE;

      if (one->when != CORDEE_NOWHERE && slots != NULL)
        when = cordee_rulebook_test_node (self, one->when, slots);
      if (when == CORDEE_TRUTH_FALSE)
        {
          add_absent (self, one->when, slots, questions);
          continue;
        }
      if (one->when != CORDEE_NOWHERE)
        add_node (self, one->when, slots, questions);
      sure = sure && when == CORDEE_TRUTH_TRUE;
      add_term (self, one->term, sure || slots == NULL, slots, questions);
      if (slots != NULL && when == CORDEE_TRUTH_TRUE)
        break;
    }
}

static void
add_slot (const CordeeRulebook *self, guint32 slot, const CordeeSlot *slots, guint8 *questions)
{
  if (slot < self->n_questions)
    add_question (slot, slots, questions);
  else if (slot < self->n_questions + self->derivations->len && (slots == NULL || !slots[slot].known))
    add_derived (self, slot - self->n_questions, slots, questions);
}

static void
add_node (const CordeeRulebook *self, guint32 at, const CordeeSlot *slots, guint8 *questions)
{
  const CordeeNode *node = &g_array_index (self->nodes, CordeeNode, at);

  if (slots != NULL && cordee_rulebook_test_node (self, at, slots) != CORDEE_TRUTH_UNKNOWN)
    return;
  for (guint32 child = at + 1; child < node->end; child = g_array_index (self->nodes, CordeeNode, child).end)
    add_node (self, child, slots, questions);
  if (node->slot != CORDEE_NOWHERE)
    add_slot (self, node->slot, slots, questions);
  if (node->than != CORDEE_NOWHERE)
    add_slot (self, node->than, slots, questions);
}

/* Sets the bits of the questions that have no answer and that the outcome of a rule hangs on: none where it is known. questions has
   room for one bit for each question. slots were derived. */
void
cordee_rulebook_add_open_questions (const CordeeRulebook *self, guint rule, const CordeeSlot *slots, guint8 *questions)
{
  const CordeeRuleEntry *entry;

  g_return_if_fail (rule < self->rules->len && slots != NULL);

  entry = &g_array_index (self->rules, CordeeRuleEntry, rule);
  if (cordee_rulebook_evaluate_rule (self, rule, slots) != CORDEE_OUTCOME_UNKNOWN)
    return;
  if (entry->applies != CORDEE_NOWHERE)
    add_node (self, entry->applies, slots, questions);
  add_node (self, entry->requires, slots, questions);
}

/* Sets the bits of all questions that a rule may ask, what it is tied to included. */
void
cordee_rulebook_add_questions (const CordeeRulebook *self, guint rule, guint8 *questions)
{
  const CordeeRuleEntry *entry;

  g_return_if_fail (rule < self->rules->len);

  entry = &g_array_index (self->rules, CordeeRuleEntry, rule);
  if (entry->applies != CORDEE_NOWHERE)
    add_node (self, entry->applies, NULL, questions);
  add_node (self, entry->requires, NULL, questions);
}

/* The same of a condition of the base that no rule has: with slots, the questions that it still hangs on (none where it is known); NULL: all
   that it may ask. */
void
cordee_rulebook_add_condition_questions (const CordeeRulebook *self, const CordeeCondition *condition, const CordeeSlot *slots, guint8 *questions)
{
  guint32 root;

  g_return_if_fail (condition != NULL);

  root = GPOINTER_TO_UINT (g_hash_table_lookup (self->roots, condition));
  g_return_if_fail (root > 0);

  add_node (self, root - 1, slots, questions);
}
