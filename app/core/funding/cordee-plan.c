/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-plan"

#include "config.h"

#include "cordee-plan-private.h"

/* ── what is answered, and what is supposed ─────────────────────── */

/* The base's hypothesis on a question, owned by the caller; NULL without, or where it is none. */
static CordeeValue *
dup_supposed (const CordeePlanWork *work, const CordeeQuestion *question)
{
  return question->suppose != NULL ? cordee_value_parse (work->knowledge, question, question->suppose, NULL) : NULL;
}

static void
read_slots (CordeePlanWork *work, const CordeeSituation *situation)
{
  guint n = cordee_rulebook_get_n_slots (work->rulebook);

  work->answered = g_new0 (CordeeSlot, n);
  cordee_rulebook_read (work->rulebook, situation, work->answered);
  work->slots = g_memdup2 (work->answered, sizeof (CordeeSlot) * n);
  work->supposed = g_memdup2 (work->answered, sizeof (CordeeSlot) * n);
  for (guint i = 0; i < cordee_rulebook_get_n_questions (work->rulebook); i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (work->rulebook, i);
      g_autoptr(CordeeValue) value = dup_supposed (work, question);

      if (value == NULL)
        continue;
      if (!work->answered[i].known || question->section == NULL)
        cordee_rulebook_set_slot (work->rulebook, work->supposed, i, value);
      if (!work->answered[i].known)
        cordee_rulebook_set_slot (work->rulebook, work->slots, i, value);
    }
  cordee_rulebook_derive (work->rulebook, work->slots);
  cordee_rulebook_derive (work->rulebook, work->supposed);
}

static void
hypothesis_free (gpointer data)
{
  CordeePlanHypothesis *self = data;

  g_clear_pointer (&self->value, cordee_value_unref);
  g_free (self);
}

static void
add_hypothesis (CordeePlan *plan, const CordeeQuestion *question, CordeeValue *value, int year)
{
  CordeePlanHypothesis *self = g_new0 (CordeePlanHypothesis, 1);

  self->question = question;
  self->value = value;
  self->year = year;
  g_ptr_array_add (plan->hypotheses, self);
}

static int
find_anchor_year (const CordeePlanWork *work, const CordeeQuestion *question)
{
  for (guint i = 0; i < work->anchors->len; i++)
    if (work->anchors->pdata[i] == question)
      return work->anchor_years[i];
  return 0;
}

static void
list_hypotheses (const CordeePlanWork *work)
{
  CordeePlan *plan = work->plan;

  for (guint i = 0; i < plan->questions->len; i++)
    {
      const CordeeQuestion *question = plan->questions->pdata[i];
      int slot = cordee_rulebook_find_slot (work->rulebook, question->id);
      int year = find_anchor_year (work, question);
      CordeeValue *value;

      if (slot < 0 || work->answered[slot].known)
        continue;
      if (year > 0)
        add_hypothesis (plan, question, NULL, year);
      else if ((value = dup_supposed (work, question)) != NULL)
        add_hypothesis (plan, question, value, 0);
    }
}

/* ── the years ──────────────────────────────────────────────────── */

static void
year_free (gpointer data)
{
  CordeePlanYear *self = data;

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}

static CordeePlanYear *
year_new (int index)
{
  CordeePlanYear *self = g_new0 (CordeePlanYear, 1);

  self->index = index;
  self->items = g_ptr_array_new_with_free_func (cordee_plan_item_free);
  self->payments = g_ptr_array_new_with_free_func (cordee_plan_payment_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
fill_scheme (const CordeePlanWork *work, const CordeePlanScheme *scheme)
{
  CordeePlanSpan span = cordee_plan_get_span (work, scheme->scheme);

  for (int i = 0; i < span.n_years; i++)
    {
      int at = span.first - 1 + i;
      double share = i == 0 ? span.first_share : i == span.n_years - 1 ? span.last_share : 1;

      if (at >= 0 && at < (int) work->plan->years->len)
        cordee_plan_add_scheme_year (work, scheme, i + 1, share, work->plan->years->pdata[at]);
    }
}

static void
fill (CordeePlanWork *work)
{
  CordeePlan *plan = work->plan;
  gboolean any = FALSE;

  for (guint i = 0; i < work->schemes->len; i++)
    {
      const CordeePlanScheme *scheme = work->schemes->pdata[i];

      cordee_plan_add_announced (work, scheme);
      if (!scheme->in_force)
        continue;
      any = TRUE;
      fill_scheme (work, scheme);
      if (cordee_rulebook_test (work->rulebook, scheme->scheme->requires, work->slots) == CORDEE_TRUTH_FALSE)
        g_ptr_array_add (plan->unmet, (gpointer) scheme->scheme);
    }
  for (guint i = 0; i < plan->years->len; i++)
    {
      CordeePlanYear *year = plan->years->pdata[i];

      /* That no rule is known is not that nothing is paid. */
      if (!any)
        year->high = CORDEE_PLAN_UNBOUNDED;
      plan->low += year->low;
      plan->high = plan->high >= CORDEE_PLAN_TOO_MUCH || year->high >= CORDEE_PLAN_TOO_MUCH ? CORDEE_PLAN_UNBOUNDED : plan->high + year->high;
    }
}

/* ── life ───────────────────────────────────────────────────────── */

/* What a structure would receive in n_years years (1 … CORDEE_PLAN_MAX_YEARS; brought into that range) by the rules of a rulebook, in a
   situation. Never NULL for a structure of the base; where nothing is in force its years are empty and not bounded. The caller owns the plan, which keeps
   the rulebook. */
CordeePlan *
cordee_plan_new (CordeeRulebook *rulebook, const char *structure, const CordeeSituation *situation, int n_years)
{
  CordeePlanWork work = { .rulebook = rulebook };
  CordeePlan *plan;

  g_return_val_if_fail (rulebook != NULL && structure != NULL && situation != NULL, NULL);

  work.knowledge = cordee_rulebook_get_knowledge (rulebook);
  work.context = cordee_rulebook_get_context (rulebook);
  g_return_val_if_fail (cordee_knowledge_find_structure (work.knowledge, structure) != NULL, NULL);

  plan = g_new0 (CordeePlan, 1);
  plan->structure = cordee_knowledge_find_structure (work.knowledge, structure);
  plan->rulebook = cordee_rulebook_ref (rulebook);
  plan->years = g_ptr_array_new_with_free_func (year_free);
  plan->hypotheses = g_ptr_array_new_with_free_func (hypothesis_free);
  plan->announced = g_ptr_array_new_with_free_func (cordee_plan_announced_free);
  plan->unmet = g_ptr_array_new ();
  for (int i = 1; i <= CLAMP (n_years, 1, CORDEE_PLAN_MAX_YEARS); i++)
    g_ptr_array_add (plan->years, year_new (i));

  work.plan = plan;
  work.schemes = g_ptr_array_new_with_free_func (cordee_plan_scheme_free);
  work.anchors = g_ptr_array_new ();
  read_slots (&work, situation);
  cordee_plan_find_schemes (&work, structure);
  cordee_plan_place_anchors (&work, situation, structure);
  plan->questions = cordee_plan_list_questions (&work);
  list_hypotheses (&work);
  fill (&work);

  g_ptr_array_unref (work.schemes);
  g_ptr_array_unref (work.anchors);
  g_free (work.anchor_years);
  g_free (work.answered);
  g_free (work.slots);
  g_free (work.supposed);
  return plan;
}

void
cordee_plan_free (CordeePlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->years);
  g_ptr_array_unref (self->hypotheses);
  g_ptr_array_unref (self->announced);
  g_ptr_array_unref (self->unmet);
  g_ptr_array_unref (self->questions);
  cordee_rulebook_unref (self->rulebook);
  g_free (self);
}
