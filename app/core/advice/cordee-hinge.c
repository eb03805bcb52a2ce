/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-turning-private.h"

#include <string.h>

/* Other answers tried for one question, and hinges told. */
#define HINGE_VALUES 12
#define HINGES 8

typedef struct
{
  CordeeRulebook *rulebook;
  const CordeeAdvice *advice;
  const CordeeSlot *slots;
  CordeeSlot *trial;
  CordeeOutcome *outcomes;
  CordeeVerdict *verdicts; /* of the trial, by structure */
  const CordeeCondition **joinings; /* of each structure, or NULL */
} Search;

/* ── what is proposed after another answer ──────────────────────── */

static gboolean
can_be_joined (const Search *search, guint structure)
{
  return search->joinings[structure] != NULL
         && cordee_rulebook_test (search->rulebook, search->joinings[structure], search->trial) == CORDEE_TRUTH_TRUE;
}

/* Evaluates the trial: its verdicts, and the candidate that would be proposed then, or NULL. */
static const CordeeCandidate *
evaluate (Search *search)
{
  const CordeeCandidate *primary = NULL;
  gboolean primary_excluded = FALSE;
  CordeeVerdict primary_verdict = CORDEE_VERDICT_EXCLUE;
  double primary_fit = 0;

  for (guint i = 0; i < search->advice->candidates->len; i++)
    {
      const CordeeCandidate *candidate = g_ptr_array_index (search->advice->candidates, i);
      CordeeVerdict verdict;
      gboolean excluded, better;
      double fit;

      search->verdicts[i] = CORDEE_VERDICT_EXCLUE;
      if (!candidate->exists)
        continue;
      verdict = search->verdicts[i] = cordee_rulebook_evaluate (search->rulebook, i, search->trial, search->outcomes);
      excluded = verdict == CORDEE_VERDICT_EXCLUE;
      if (excluded && !can_be_joined (search, i))
        continue;
      fit = cordee_rulebook_get_fit (search->rulebook, i, search->outcomes);
      if (primary == NULL)
        better = TRUE;
      else if (excluded != primary_excluded)
        better = primary_excluded;
      else if (fit < primary_fit || fit > primary_fit)
        better = fit > primary_fit;
      else
        better = verdict < primary_verdict;
      if (!better)
        continue;
      primary = candidate;
      primary_excluded = excluded;
      primary_verdict = verdict;
      primary_fit = fit;
    }
  return primary;
}

/* The best ranked candidate whose verdict is another then, or NULL. */
static const CordeeCandidate *
find_changed (const Search *search, CordeeVerdict *verdict)
{
  for (guint i = 0; i < search->advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = g_ptr_array_index (search->advice->ranked, i);
      guint structure;

      if (!g_ptr_array_find (search->advice->candidates, candidate, &structure) || search->verdicts[structure] == candidate->verdict)
        continue;
      *verdict = search->verdicts[structure];
      return candidate;
    }
  return NULL;
}

/* ── hinges ─────────────────────────────────────────────────────── */

static CordeeHinge *
try_values (Search *search, guint slot, const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CordeeCandidate *primary, *changed;
      CordeeVerdict verdict = CORDEE_VERDICT_EXCLUE;
      CordeeHinge *hinge;

      memcpy (search->trial, search->slots, sizeof (CordeeSlot) * search->rulebook->n_slots);
      search->trial[slot] = g_array_index (values, CordeeSlot, i);
      cordee_rulebook_derive (search->rulebook, search->trial);
      primary = evaluate (search);
      changed = find_changed (search, &verdict);
      if (primary == search->advice->primary && changed == NULL)
        continue;
      /* Nothing is proposed any more: what can no longer be joined is shut out. */
      if (primary == NULL && changed == NULL)
        changed = search->advice->primary;

      hinge = g_new0 (CordeeHinge, 1);
      hinge->change.question = cordee_rulebook_get_question (search->rulebook, slot);
      hinge->change.from = cordee_rulebook_dup_value (search->rulebook, search->slots, slot);
      hinge->change.to = cordee_rulebook_dup_value (search->rulebook, search->trial, slot);
      hinge->primary = primary != search->advice->primary ? primary : NULL;
      hinge->candidate = changed;
      hinge->verdict_after = verdict;
      return hinge;
    }
  return NULL;
}

/* Another structure proposed weighs most, then another verdict on the one proposed, then on those behind it. */
static guint
get_weight (const CordeeAdvice *advice, const CordeeHinge *hinge)
{
  if (hinge->primary != NULL || (hinge->candidate == advice->primary && hinge->verdict_after == CORDEE_VERDICT_EXCLUE))
    return 2;
  return hinge->candidate != NULL && hinge->candidate == advice->primary;
}

static void
find_joinings (Search *search)
{
  GPtrArray *joinings = cordee_knowledge_get_joinings (search->advice->knowledge);

  for (guint i = 0; i < joinings->len; i++)
    {
      const CordeeJoining *joining = g_ptr_array_index (joinings, i);
      int structure = cordee_rulebook_find_structure (search->rulebook, joining->id);

      if (structure >= 0)
        search->joinings[structure] = joining->when;
    }
}

static void
insert (CordeeAdvice *advice, CordeeHinge *hinge)
{
  guint at = advice->hinges->len;

  while (at > 0 && get_weight (advice, g_ptr_array_index (advice->hinges, at - 1)) < get_weight (advice, hinge))
    at--;
  g_ptr_array_insert (advice->hinges, (int) at, hinge);
}

/* Adds the answers that the result hangs on, each with the nearest other answer that changes what is proposed or a verdict: those
   first that change what is proposed. The recommendation is made. */
void
cordee_hinges_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice)
{
  g_autoptr(CordeeTurning) turning = cordee_turning_new (rulebook);
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (CordeeSlot));
  g_autofree CordeeSlot *trial = g_new0 (CordeeSlot, rulebook->n_slots);
  g_autofree CordeeOutcome *outcomes = g_new0 (CordeeOutcome, rulebook->rules->len + 1);
  g_autofree CordeeVerdict *verdicts = g_new0 (CordeeVerdict, advice->candidates->len + 1);
  g_autofree const CordeeCondition **joinings = g_new0 (const CordeeCondition *, advice->candidates->len + 1);
  Search search = { rulebook, advice, slots, trial, outcomes, verdicts, joinings };

  find_joinings (&search);
  for (guint i = 0; i < rulebook->n_questions; i++)
    {
      CordeeHinge *hinge;

      if (!slots[i].known || cordee_rulebook_question_applies (rulebook, i, slots) == CORDEE_TRUTH_FALSE)
        continue;
      g_array_set_size (values, 0);
      cordee_turning_find (turning, slots, i, HINGE_VALUES, values);
      hinge = try_values (&search, i, values);
      if (hinge != NULL)
        insert (advice, hinge);
    }
  if (advice->hinges->len > HINGES)
    g_ptr_array_set_size (advice->hinges, HINGES);
}
