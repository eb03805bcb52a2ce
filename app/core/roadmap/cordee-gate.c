/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gate"

#include "config.h"

#include "cordee-roadmap-private.h"

/* What is asked for before a step may end, tested against the answers as a rulebook tests its rules. */

void
cordee_roadmap_check_free (gpointer data)
{
  CordeeCheck *self = data;

  g_ptr_array_unref (self->questions);
  g_free (self);
}

/* The number of the rule that a requirement is at this date and place: the rule that is named, or the one that stands for it here. -1 where
   none holds. */
static int
find_rule (const CordeeRulebook *rulebook, const char *id)
{
  int found = -1;

  for (guint i = 0; i < cordee_rulebook_get_n_rules (rulebook); i++)
    {
      const CordeeRule *rule = cordee_rulebook_get_rule (rulebook, i);

      if (g_str_equal (rule->id, id))
        return (int) i;
      if (found < 0 && g_strcmp0 (rule->replaces, id) == 0)
        found = (int) i;
    }
  return found;
}

static void
take_bits (const CordeeRulebook *rulebook, const guint8 *bits, const CordeeSlot *slots, gboolean answered_only, GPtrArray *questions)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    if ((bits[i / 8] >> i % 8 & 1) != 0 && (!answered_only || slots[i].known))
      g_ptr_array_add (questions, (gpointer) cordee_rulebook_get_question (rulebook, i));
}

/* Where it is not known: the questions that are to be answered. Else those that are answered and that it may ask, or, where the answers came
   by another way (a list of members), all that it may ask. In the order of the base. */
static void
add_questions (const CordeeRoadmapWork *work, const CordeeCheck *check, int rule, GPtrArray *questions)
{
  const CordeeRulebook *rulebook = work->roadmap->rulebook;
  g_autofree guint8 *bits = g_new0 (guint8, cordee_rulebook_get_n_questions (rulebook) / 8 + 1);
  gboolean open = check->state == CORDEE_CHECK_UNSURE;

  if (rule >= 0 && open)
    cordee_rulebook_add_open_questions (rulebook, (guint) rule, work->slots, bits);
  else if (rule >= 0)
    cordee_rulebook_add_questions (rulebook, (guint) rule, bits);
  else
    cordee_rulebook_add_condition_questions (rulebook, check->requirement->met, open ? work->slots : NULL, bits);
  take_bits (rulebook, bits, work->slots, !open, questions);
  if (questions->len == 0)
    take_bits (rulebook, bits, work->slots, FALSE, questions);
}

static CordeeCheckState
state_of (CordeeTruth truth)
{
  return truth == CORDEE_TRUTH_TRUE ? CORDEE_CHECK_MET : truth == CORDEE_TRUTH_FALSE ? CORDEE_CHECK_MISSING : CORDEE_CHECK_UNSURE;
}

/* NULL where it is not asked for: its condition is false, or the rule that it is does not hold here, or not for this project. */
static CordeeCheck *
check_new (const CordeeRoadmapWork *work, const CordeeRoadmapStep *step, const CordeeRequirement *requirement)
{
  const CordeeRulebook *rulebook = work->roadmap->rulebook;
  CordeeCheck check = { .requirement = requirement, .state = CORDEE_CHECK_UNSURE };
  int rule = -1;

  if (cordee_rulebook_test (rulebook, requirement->when, work->slots) == CORDEE_TRUTH_FALSE)
    return NULL;
  if (requirement->rule != NULL)
    {
      CordeeOutcome outcome;

      rule = find_rule (rulebook, requirement->rule);
      if (rule < 0)
        return NULL;
      check.rule = cordee_rulebook_get_rule (rulebook, (guint) rule);
      outcome = cordee_rulebook_evaluate_rule (rulebook, (guint) rule, work->slots);
      if (outcome == CORDEE_OUTCOME_NOT_APPLICABLE)
        return NULL;
      check.state = state_of ((CordeeTruth) outcome);
    }
  else if (requirement->met != NULL)
    check.state = state_of (cordee_rulebook_test (rulebook, requirement->met, work->slots));

  check.questions = g_ptr_array_new ();
  if (rule >= 0 || requirement->met != NULL)
    add_questions (work, &check, rule, check.questions);
  if (check.state == CORDEE_CHECK_UNSURE && cordee_course_step_is_met (step->kept, requirement->id))
    {
      check.state = CORDEE_CHECK_MET;
      check.ticked = TRUE;
    }
  return g_memdup2 (&check, sizeof check);
}

/* Fills the checks of a step, in the order of the base. A tick of the user counts where the answers tell nothing; it does not weigh against
   what they tell. */
void
cordee_roadmap_add_checks (const CordeeRoadmapWork *work, CordeeRoadmapStep *step)
{
  GPtrArray *requirements = step->step->requirements;

  step->checks = g_ptr_array_new_with_free_func (cordee_roadmap_check_free);
  for (guint i = 0; i < requirements->len; i++)
    {
      CordeeCheck *check = check_new (work, step, requirements->pdata[i]);

      if (check != NULL)
        g_ptr_array_add (step->checks, check);
    }
}
