/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-advice-private.h"

#include <math.h>

/* Where the members are listed one by one, the list wins over counts and status: what the search says of those is said of the list. */

static const CordeeQuestion *
find_list (const CordeeAdvice *advice)
{
  GPtrArray *questions = cordee_knowledge_get_questions (advice->knowledge);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      const CordeeValue *value = question->status != NULL ? cordee_situation_get_value (advice->situation, question->id) : NULL;

      if (value != NULL && value->kind == CORDEE_VALUE_MEMBERS)
        return question;
    }
  return NULL;
}

static gboolean
follows (const CordeeQuestion *question, const CordeeQuestion *list)
{
  return question->member || g_str_equal (question->id, list->status);
}

/* Adds members of a profession, with that status (or NULL), or takes the last ones away. */
static void
change_count (GPtrArray *members, const char *profession, const char *status, int by)
{
  for (; by > 0; by--)
    g_ptr_array_add (members, cordee_member_new (profession, status, -1, NULL));
  for (guint i = members->len; i > 0 && by < 0; i--)
    if (g_str_equal (((const CordeeMember *) members->pdata[i - 1])->profession, profession))
      {
        g_ptr_array_remove_index (members, i - 1);
        by++;
      }
}

static void
change_status (GPtrArray *members, const char *status)
{
  for (guint i = 0; i < members->len; i++)
    {
      CordeeMember *member = members->pdata[i];

      g_free (member->status);
      member->status = g_strdup (status);
    }
}

/* The list after the changes of a remedy; new members have that status. The caller owns it. */
static CordeeValue *
change_list (const CordeeRemedy *remedy, const CordeeQuestion *list, const CordeeValue *from, const char *status)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);

  for (guint i = 0; i < from->members->len; i++)
    g_ptr_array_add (members, cordee_member_copy (from->members->pdata[i]));
  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];

      if (change->question->member && change->to->kind == CORDEE_VALUE_NUMBER)
        change_count (members, change->question->id, status, (int) lround (change->to->number - change->from->number));
      else if (g_str_equal (change->question->id, list->status))
        change_status (members, change->to->text);
    }
  return cordee_value_new_members (members);
}

static CordeeVerdict
judge (CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, const CordeeRemedy *remedy, const CordeeQuestion *list,
       CordeeValue *members)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (advice->situation);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];

      if (!follows (change->question, list))
        cordee_situation_set (situation, change->question->id, change->to, CORDEE_PROVENANCE_DECLARED);
    }
  cordee_situation_set (situation, list->id, members, CORDEE_PROVENANCE_DECLARED);
  cordee_rulebook_read (rulebook, situation, slots);
  return cordee_rulebook_evaluate (rulebook, structure, slots, NULL);
}

/* The list that gives the verdict of the remedy, or else the best one that lifts it; NULL where there is none. The caller owns it. */
static CordeeValue *
find_members (CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, CordeeRemedy *remedy, const CordeeQuestion *list)
{
  const CordeeCandidate *candidate = advice->candidates->pdata[structure];
  const CordeeQuestion *status = cordee_knowledge_find_question (advice->knowledge, list->status);
  const CordeeValue *from = cordee_situation_get_value (advice->situation, list->id);
  CordeeVerdict best = candidate->verdict;
  CordeeValue *found = NULL;

  for (guint i = 0; status != NULL && i <= status->choices->len; i++)
    {
      const CordeeChoice *choice = i < status->choices->len ? status->choices->pdata[i] : NULL;
      g_autoptr(CordeeValue) members = NULL;
      CordeeVerdict verdict;

      if (choice != NULL && choice->mixed)
        continue;
      members = change_list (remedy, list, from, choice != NULL ? choice->id : NULL);
      verdict = judge (rulebook, advice, structure, remedy, list, members);
      if (verdict == best || (candidate->verdict == CORDEE_VERDICT_A_NEGOCIER && verdict > CORDEE_VERDICT_A_COMPLETER)
          || verdict == CORDEE_VERDICT_EXCLUE || (found != NULL && verdict > best))
        continue;
      best = verdict;
      g_clear_pointer (&found, cordee_value_unref);
      found = cordee_value_ref (members);
    }
  remedy->verdict_after = best;
  return found;
}

/* Puts one change of the list into the place of those that the list would win over. Returns FALSE where no list does. */
static gboolean
translate (CordeeRulebook *rulebook, const CordeeAdvice *advice, guint structure, CordeeRemedy *remedy, const CordeeQuestion *list)
{
  g_autoptr(CordeeValue) to = NULL;
  guint n = 0;

  for (guint i = 0; i < remedy->changes->len; i++)
    n += follows (((const CordeeAnswerChange *) remedy->changes->pdata[i])->question, list);
  if (n == 0)
    return TRUE;
  to = find_members (rulebook, advice, structure, remedy, list);
  if (to == NULL)
    return FALSE;
  for (guint i = remedy->changes->len; i > 0; i--)
    if (follows (((const CordeeAnswerChange *) remedy->changes->pdata[i - 1])->question, list))
      g_ptr_array_remove_index (remedy->changes, i - 1);
  g_ptr_array_add (remedy->changes, cordee_change_new (list,
                                                       cordee_value_ref ((CordeeValue *) cordee_situation_get_value (advice->situation, list->id)),
                                                       g_steal_pointer (&to)));
  return TRUE;
}

/* Says the remedies of all structures of the list of members, where there is one. */
void
cordee_remedies_follow_members (CordeeRulebook *rulebook, CordeeAdvice *advice)
{
  const CordeeQuestion *list = find_list (advice);

  for (guint i = 0; list != NULL && i < advice->candidates->len; i++)
    {
      CordeeCandidate *candidate = advice->candidates->pdata[i];

      for (guint j = candidate->remedies->len; j > 0; j--)
        if (!translate (rulebook, advice, i, candidate->remedies->pdata[j - 1], list))
          g_ptr_array_remove_index (candidate->remedies, j - 1);
    }
}
