/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-interview"

#include "config.h"

#include "cordee-interview-private.h"

/* Which answers hang together, so that a change of one leaves another in doubt. */

static CordeeKnowledge *
get_knowledge (const CordeeInterview *self)
{
  return cordee_rulebook_get_knowledge (self->rulebook);
}

static void add_variable (const CordeeKnowledge *knowledge, const char *id, GHashTable *variables);

static const CordeeQuestion *
find_list (const CordeeKnowledge *knowledge)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "membres"))
      return questions->pdata[i];
  return NULL;
}

/* The question that lists the members, borrowed, or NULL. */
const CordeeQuestion *
cordee_interview_find_list (const CordeeInterview *self)
{
  return find_list (get_knowledge (self));
}

static void
add_term (const CordeeKnowledge *knowledge, const CordeeTermTree *term, GHashTable *variables)
{
  const CordeeQuestion *list = term->kind == CORDEE_TERM_MEMBERS ? find_list (knowledge) : NULL;

  if (list != NULL)
    {
      add_variable (knowledge, list->id, variables);
      add_variable (knowledge, list->status, variables);
    }
  for (guint i = 0; term->variables != NULL && term->variables[i] != NULL; i++)
    add_variable (knowledge, term->variables[i], variables);
  for (guint i = 0; i < term->children->len; i++)
    add_term (knowledge, term->children->pdata[i], variables);
}

static void
add_variable (const CordeeKnowledge *knowledge, const char *id, GHashTable *variables)
{
  const CordeeDerivation *derivation;

  if (id == NULL || !g_hash_table_add (variables, (gpointer) id))
    return;
  derivation = cordee_knowledge_find_derivation (knowledge, id);
  for (guint i = 0; derivation != NULL && i < derivation->cases->len; i++)
    {
      const CordeeDerivationCase *one = derivation->cases->pdata[i];

      cordee_interview_add_variables (knowledge, one->when, variables);
      add_term (knowledge, one->term, variables);
    }
}

/* Adds all variables that a condition may ask, through derivations too; a NULL condition asks none. Ids are borrowed from the base. */
void
cordee_interview_add_variables (const CordeeKnowledge *knowledge, const CordeeCondition *condition, GHashTable *variables)
{
  if (condition == NULL)
    return;
  add_variable (knowledge, condition->variable, variables);
  add_variable (knowledge, condition->than, variables);
  for (guint i = 0; i < condition->children->len; i++)
    cordee_interview_add_variables (knowledge, condition->children->pdata[i], variables);
}

static void
mark (CordeeInterview *self, const char *id, const CordeeQuestion *cause)
{
  if (!g_str_equal (id, cause->id) && cordee_situation_get_value (self->situation, id) != NULL)
    cordee_situation_set_confirm (self->situation, id, TRUE);
}

/* Marks as to be confirmed the answers to questions that make sense only by the answer to cause, which has changed. */
void
cordee_interview_mark_dependents (CordeeInterview *self, const CordeeQuestion *cause)
{
  const CordeeKnowledge *knowledge = get_knowledge (self);
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      g_autoptr(GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);

      cordee_interview_add_variables (knowledge, question->when, variables);
      if (g_hash_table_contains (variables, cause->id))
        mark (self, question->id, cause);
    }
}

/* Marks as to be confirmed the other answers of the contradictions that the answer to cause now stands in. */
void
cordee_interview_mark_contradicted (CordeeInterview *self, const CordeeQuestion *cause)
{
  const CordeeKnowledge *knowledge = get_knowledge (self);
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (knowledge);

  for (guint i = 0; i < contradictions->len; i++)
    {
      const CordeeContradiction *contradiction = contradictions->pdata[i];
      g_autoptr(GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);
      GHashTableIter iter;
      gpointer id;

      if (contradiction->caution || cordee_rulebook_test (self->rulebook, contradiction->when, self->slots) != CORDEE_TRUTH_TRUE)
        continue;
      cordee_interview_add_variables (knowledge, contradiction->when, variables);
      if (!g_hash_table_contains (variables, cause->id))
        continue;
      g_hash_table_iter_init (&iter, variables);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        mark (self, id, cause);
    }
}
