/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-random.h"

#include <math.h>

static void
collect_turns (const CordeeCondition *condition, GArray *turns)
{
  if (condition == NULL)
    return;
  if (condition->test == CORDEE_TEST_AT_LEAST || condition->test == CORDEE_TEST_AT_MOST)
    g_array_append_val (turns, condition->value);
  for (guint i = 0; i < condition->children->len; i++)
    collect_turns (condition->children->pdata[i], turns);
}

CordeeTestRandom *
cordee_test_random_new (CordeeKnowledge *knowledge, guint32 seed)
{
  CordeeTestRandom *self = g_new0 (CordeeTestRandom, 1);
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge);

  self->random = g_rand_new_with_seed (seed);
  self->turns = g_array_new (FALSE, FALSE, sizeof (double));
  self->questions = cordee_knowledge_get_questions (knowledge);
  for (guint i = 0; i < rules->len; i++)
    {
      collect_turns (((const CordeeRule *) rules->pdata[i])->applies, self->turns);
      collect_turns (((const CordeeRule *) rules->pdata[i])->requires, self->turns);
    }
  return self;
}

void
cordee_test_random_free (CordeeTestRandom *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->random);
  g_array_unref (self->turns);
  g_free (self);
}

gboolean
cordee_test_random_chance (CordeeTestRandom *self, double probability)
{
  return g_rand_double (self->random) < probability;
}

static guint
below (CordeeTestRandom *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static double
random_number (CordeeTestRandom *self, const CordeeQuestion *question)
{
  double min = question->has_min ? question->min : 0, max = question->has_max ? question->max : 1e6;
  double number;

  if (question->member)
    number = cordee_test_random_chance (self, 0.55) ? 0 : cordee_test_random_chance (self, 0.8) ? 1 + below (self, 4) : below (self, 60);
  else if (self->turns->len > 0 && cordee_test_random_chance (self, 0.5))
    number = g_array_index (self->turns, double, below (self, self->turns->len)) + below (self, 3) - 1;
  else
    number = floor (exp (g_rand_double_range (self->random, 0, log (max - min + 2)))) - 1 + min;
  return CLAMP (number, min, max);
}

static CordeeValue *
random_set (CordeeTestRandom *self, const CordeeQuestion *question)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  double probability = g_rand_double (self->random);

  for (guint i = 0; i < question->choices->len; i++)
    if (cordee_test_random_chance (self, probability))
      g_ptr_array_add (ids, (gpointer) ((const CordeeChoice *) question->choices->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  return cordee_value_new_set ((const char *const *) ids->pdata);
}

static const CordeeQuestion *
find_status (CordeeTestRandom *self, const CordeeQuestion *list)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_strcmp0 (((const CordeeQuestion *) self->questions->pdata[i])->id, list->status) == 0)
      return self->questions->pdata[i];
  return NULL;
}

static CordeeValue *
random_members (CordeeTestRandom *self, const CordeeQuestion *list)
{
  const CordeeQuestion *status = find_status (self, list);
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);
  guint n = below (self, 9);

  while (members->len < n)
    {
      const CordeeQuestion *profession = self->questions->pdata[below (self, self->questions->len)];
      const CordeeChoice *choice = status != NULL ? status->choices->pdata[below (self, status->choices->len)] : NULL;

      if (profession->member)
        g_ptr_array_add (members, cordee_member_new (profession->id, choice == NULL || choice->mixed ? NULL : choice->id, -1, NULL));
    }
  return cordee_value_new_members (members);
}

/* An answer to a question, never that it is unknown but where its type has nothing to draw from. The caller owns it. */
CordeeValue *
cordee_test_random_value (CordeeTestRandom *self, const CordeeQuestion *question)
{
  if (g_str_equal (question->type, "integer") || g_str_equal (question->type, "percent"))
    return cordee_value_new_number (random_number (self, question));
  if (g_str_equal (question->type, "boolean"))
    return cordee_value_new_choice (g_rand_boolean (self->random) ? "oui" : "non");
  if (g_str_equal (question->type, "choice"))
    return cordee_value_new_choice (((const CordeeChoice *) question->choices->pdata[below (self, question->choices->len)])->id);
  if (g_str_equal (question->type, "multiple"))
    return random_set (self, question);
  if (g_str_equal (question->type, "membres"))
    return random_members (self, question);
  if (g_str_equal (question->type, "communes"))
    return cordee_value_new_set ((const char *const[]){ "31555", NULL });
  return cordee_value_new_unknown ();
}

static gboolean
contradicts_itself (const CordeeRulebook *rulebook, const CordeeSituation *situation)
{
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (cordee_rulebook_get_knowledge (rulebook));
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  cordee_rulebook_read (rulebook, situation, slots);
  for (guint i = 0; i < contradictions->len; i++)
    if (cordee_rulebook_test (rulebook, ((const CordeeContradiction *) contradictions->pdata[i])->when, slots) == CORDEE_TRUTH_TRUE)
      return TRUE;
  return FALSE;
}

/* A situation in which every question is answered with a probability, the list of members never, and nothing contradicts itself. The
   caller owns it. */
CordeeSituation *
cordee_test_random_situation (CordeeTestRandom *self, const CordeeRulebook *rulebook, double probability)
{
  CordeeSituation *situation = cordee_situation_new ();

  do
    {
      cordee_situation_clear (situation);
      for (guint i = 0; i < self->questions->len; i++)
        {
          const CordeeQuestion *question = self->questions->pdata[i];
          g_autoptr(CordeeValue) value = NULL;

          if (g_str_equal (question->type, "membres") || !cordee_test_random_chance (self, probability))
            continue;
          value = cordee_test_random_value (self, question);
          cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
        }
    }
  while (contradicts_itself (rulebook, situation));
  return situation;
}
