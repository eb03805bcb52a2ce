/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-turning-private.h"

#include <string.h>

/* Answers tried for one question. */
#define NEXT_VALUES 8

typedef struct
{
  const CordeeRulebook *rulebook;
  const CordeeTurning *turning;
  const CordeeAdvice *advice;
  const CordeeSlot *slots;
  CordeeSlot *trial;
  GArray *values; /* CordeeSlot */
} Search;

/* ── answers that stand for all ─────────────────────────────────── */

/* The answers to a question at which something changes, the least and the most of a number or set included. */
static void
find_values (Search *search, guint question)
{
  const CordeeSlot *nothing = &search->rulebook->nothing[question];
  CordeeSlot least = { .known = TRUE }, most = { .known = TRUE };

  g_array_set_size (search->values, 0);
  cordee_turning_find (search->turning, search->slots, question, NEXT_VALUES, search->values);
  if (search->rulebook->kinds[question] == CORDEE_SLOT_NUMBER)
    {
      least.low = least.high = nothing->low;
      most.low = most.high = nothing->high;
    }
  else if (search->rulebook->kinds[question] == CORDEE_SLOT_SET)
    most.set = nothing->set;
  else
    return;
  for (guint i = 0; i < search->values->len; i++)
    {
      const CordeeSlot *value = &g_array_index (search->values, CordeeSlot, i);

      if (!(value->low > least.low) && value->set == least.set)
        {
          g_array_append_val (search->values, most);
          return;
        }
    }
  g_array_append_val (search->values, least);
  g_array_append_val (search->values, most);
}

/* A list has no values to try: the terms that follow it are tried at their least and at their most. */
static gboolean
is_list (const Search *search, guint question)
{
  CordeeSlotKind kind = search->rulebook->kinds[question];

  return kind == CORDEE_SLOT_MEMBERS || kind == CORDEE_SLOT_COMMUNES;
}

static void
set_terms (Search *search, guint question, gboolean most)
{
  CordeeTermKind kind = search->rulebook->kinds[question] == CORDEE_SLOT_MEMBERS ? CORDEE_TERM_MEMBERS : CORDEE_TERM_POPULATION;

  for (guint i = 0; i < search->rulebook->terms->len; i++)
    {
      const CordeeFlatTerm *term = &g_array_index (search->rulebook->terms, CordeeFlatTerm, i);
      CordeeSlot *slot = &search->trial[term->extra];

      if (term->kind != kind)
        continue;
      if (most)
        slot->low = slot->high;
      else
        slot->high = slot->low;
      slot->known = TRUE;
    }
}

/* ── what they settle ───────────────────────────────────────────── */

static gboolean
lacks (const Search *search, guint structure, const CordeeQuestion *question)
{
  const CordeeCandidate *candidate = g_ptr_array_index (search->advice->candidates, structure);

  return g_ptr_array_find (candidate->missing, question, NULL);
}

static CordeeNextQuestion *
weigh (Search *search, guint slot)
{
  const CordeeQuestion *question = cordee_rulebook_get_question (search->rulebook, slot);
  CordeeNextQuestion *next = g_new0 (CordeeNextQuestion, 1);
  guint n_values = 2, settled = 0;

  next->question = question;
  next->settles = g_ptr_array_new ();
  if (!is_list (search, slot))
    {
      find_values (search, slot);
      n_values = search->values->len;
    }
  for (guint i = 0; i < n_values; i++)
    {
      memcpy (search->trial, search->slots, sizeof (CordeeSlot) * search->rulebook->n_slots);
      if (is_list (search, slot))
        set_terms (search, slot, i > 0);
      else
        search->trial[slot] = g_array_index (search->values, CordeeSlot, i);
      cordee_rulebook_derive (search->rulebook, search->trial);
      for (guint j = 0; j < search->advice->candidates->len; j++)
        {
          const CordeeCandidate *candidate = g_ptr_array_index (search->advice->candidates, j);

          if (candidate->verdict != CORDEE_VERDICT_INDETERMINEE || !lacks (search, j, question)
              || cordee_rulebook_evaluate (search->rulebook, j, search->trial, NULL) == CORDEE_VERDICT_INDETERMINEE)
            continue;
          settled++;
          if (!g_ptr_array_find (next->settles, candidate->structure, NULL))
            g_ptr_array_add (next->settles, (gpointer) candidate->structure);
        }
    }
  next->power = n_values > 0 ? (double) settled / n_values : 0;
  return next;
}

static gboolean
comes_before (const CordeeNextQuestion *a, const CordeeNextQuestion *b)
{
  return a->settles->len != b->settles->len ? a->settles->len > b->settles->len : a->power > b->power;
}

/* Adds the questions that make sense and whose answer some structure misses: those first that can settle most verdicts by one answer,
   then those that settle more on average, then as the base has them. */
void
cordee_next_questions_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice)
{
  g_autoptr(CordeeTurning) turning = cordee_turning_new (rulebook);
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (CordeeSlot));
  g_autofree CordeeSlot *trial = g_new0 (CordeeSlot, rulebook->n_slots);
  Search search = { .rulebook = rulebook, .turning = turning, .advice = advice, .slots = slots, .trial = trial, .values = values };

  for (guint i = 0; i < rulebook->n_questions; i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, i);
      CordeeNextQuestion *next;
      guint at = advice->next_questions->len;
      gboolean missing = FALSE;

      for (guint j = 0; j < advice->candidates->len && !missing; j++)
        missing = lacks (&search, j, question);
      if (!missing || cordee_rulebook_question_applies (rulebook, i, slots) == CORDEE_TRUTH_FALSE)
        continue;
      next = weigh (&search, i);
      while (at > 0 && comes_before (next, g_ptr_array_index (advice->next_questions, at - 1)))
        at--;
      g_ptr_array_insert (advice->next_questions, (int) at, next);
    }
}
