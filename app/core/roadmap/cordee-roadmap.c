/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap-private.h"

/* ── life ───────────────────────────────────────────────────────── */

static void
step_free (gpointer data)
{
  CordeeRoadmapStep *self = data;

  g_free (self->id);
  g_free (self->requires);
  g_ptr_array_unref (self->other_delays);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

static void
read_slots (CordeeRoadmapWork *work)
{
  CordeeRulebook *rulebook = work->roadmap->rulebook;
  g_autoptr(CordeeSituation) nothing = work->input->situation == NULL ? cordee_situation_new () : NULL;

  work->slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  cordee_rulebook_read (rulebook, nothing != NULL ? nothing : work->input->situation, work->slots);
}

/* The day aimed at: told, or the answer to the date question of the goal. */
static void
find_target (CordeeRoadmapWork *work)
{
  work->roadmap->target = work->input->target;
  if (work->roadmap->target == CORDEE_DAY_NONE && work->goal >= 0)
    work->roadmap->target = cordee_roadmap_node (work, (guint) work->goal)->answer;
}

/* What the view of a step needs of the others: what it requires, and whether all that is done. */
static void
tell_required (const CordeeRoadmapWork *work, const CordeeRoadmapNode *node)
{
  CordeeRoadmapStep *step = node->step;

  step->requires = g_new (guint, node->end - node->first + 1);
  step->open = TRUE;
  for (guint i = node->first; i < node->end; i++)
    {
      guint required = cordee_roadmap_link (work, i)->node;
      gboolean known = required == CORDEE_ROADMAP_NO_NODE;

      for (guint j = 0; j < step->n_requires && !known; j++)
        known = step->requires[j] == required;
      if (known)
        continue;
      step->requires[step->n_requires++] = required;
      step->open = step->open && cordee_roadmap_node (work, required)->step->status == CORDEE_STEP_DONE;
    }
}

static void
fill (CordeeRoadmapWork *work)
{
  CordeeRoadmap *self = work->roadmap;

  read_slots (work);
  cordee_roadmap_find_steps (work);
  find_target (work);
  cordee_roadmap_go_forward (work);
  cordee_roadmap_order_steps (work);
  cordee_roadmap_go_backward (work);
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const CordeeRoadmapNode *node = cordee_roadmap_node (work, i);

      tell_required (work, node);
      cordee_roadmap_add_checks (work, node->step);
      g_ptr_array_add (self->steps, node->step);
    }
  self->goal = work->goal;
  if (self->goal >= 0)
    {
      const CordeeRoadmapStep *goal = self->steps->pdata[self->goal];

      self->earliest_end = goal->earliest_end;
      self->best_end = goal->best_end;
      self->worst_end = goal->worst_end;
      if (self->target != CORDEE_DAY_NONE && self->earliest_end != CORDEE_DAY_NONE)
        self->margin = self->target - self->earliest_end;
    }
}

static const CordeeCourse *
course_of (const CordeeRoadmapInput *input)
{
  const CordeeCourse *course = input->course;

  return course != NULL && course->how == input->how && g_str_equal (course->structure, input->structure) ? course : NULL;
}

/* The way to a structure of the base, with its dates.

   Steps are there at the date and place of the rulebook where their condition is not false (where it is not known they are marked "maybe", and
   count); those that are replaced, are for teams from elsewhere, or whose condition is false are bridged: what requires them requires what
   they require, and so it is with those that do not apply, which stay in the list. Steps are listed after all that they require, then by
   earliest start, then as the base has them; those that require the goal come last. What comes after the goal counts from the day aimed at
   where that is later than the earliest, and from the day on which it was done.

   A course of another structure or way counts for nothing, and a from that is no structure of the base for none. A target may be before today.
   The caller owns the roadmap, which keeps the rulebook; of the input, the course must outlive it, and nothing else. */
CordeeRoadmap *
cordee_roadmap_new (const CordeeRoadmapInput *input)
{
  CordeeRoadmapWork work = { .input = input, .goal = -1 };
  const char *from;
  CordeeRoadmap *self;

  g_return_val_if_fail (input != NULL && input->rulebook != NULL && input->structure != NULL && input->today != CORDEE_DAY_NONE, NULL);

  work.knowledge = cordee_rulebook_get_knowledge (input->rulebook);
  work.context = cordee_rulebook_get_context (input->rulebook);
  g_return_val_if_fail (cordee_knowledge_find_structure (work.knowledge, input->structure) != NULL, NULL);

  work.course = course_of (input);
  from = input->from != NULL ? input->from : work.course != NULL ? work.course->from : NULL;
  self = g_new0 (CordeeRoadmap, 1);
  self->rulebook = cordee_rulebook_ref (input->rulebook);
  self->calendar = cordee_calendar_new (work.knowledge, work.context->region, work.context->departement);
  self->structure = cordee_knowledge_find_structure (work.knowledge, input->structure);
  self->from = from != NULL ? cordee_knowledge_find_structure (work.knowledge, from) : NULL;
  self->how = input->how;
  self->today = input->today;
  self->start = input->start != CORDEE_DAY_NONE                                     ? input->start
                : work.course != NULL && work.course->start != CORDEE_DAY_NONE ? work.course->start
                                                                                    : input->today;
  self->steps = g_ptr_array_new_with_free_func (step_free);

  work.roadmap = self;
  work.nodes = g_array_new (FALSE, FALSE, sizeof (CordeeRoadmapNode));
  work.links = g_array_new (FALSE, FALSE, sizeof (CordeeRoadmapLink));
  fill (&work);
  g_array_unref (work.nodes);
  g_array_unref (work.links);
  g_free (work.slots);
  return self;
}

void
cordee_roadmap_free (CordeeRoadmap *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  cordee_calendar_free (self->calendar);
  cordee_rulebook_unref (self->rulebook);
  g_free (self);
}

/* ── what it tells ──────────────────────────────────────────────── */

/* The number of a step by its id ("x", of yearly ones "x-2"), or -1. */
int
cordee_roadmap_find (const CordeeRoadmap *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->steps->len; i++)
    if (g_str_equal (((const CordeeRoadmapStep *) self->steps->pdata[i])->id, id))
      return (int) i;
  return -1;
}

/* Whether the team itself leads a step: the first of those who act. */
gboolean
cordee_roadmap_is_action (const CordeeRoadmap *self, guint index)
{
  const CordeeRoadmapStep *step;
  const CordeeActor *actor;

  g_return_val_if_fail (self != NULL && index < self->steps->len, FALSE);

  step = self->steps->pdata[index];
  if (step->step->who == NULL || step->step->who[0] == NULL)
    return FALSE;
  actor = cordee_knowledge_find_actor (cordee_rulebook_get_knowledge (self->rulebook), step->step->who[0]);
  return actor != NULL && actor->team;
}

/* What must begin first is first; what nothing bounds comes last. */
static gboolean
presses_more (const CordeeRoadmapStep *a, const CordeeRoadmapStep *b)
{
  CordeeDay of_a = a->latest_start != CORDEE_DAY_NONE ? a->latest_start : G_MAXINT32;
  CordeeDay of_b = b->latest_start != CORDEE_DAY_NONE ? b->latest_start : G_MAXINT32;

  return of_a != of_b ? of_a < of_b : a->earliest_start < b->earliest_start;
}

/* The step to do next: of those that are open, not done, led by the team and not with somebody else, the one that must begin first (then the
   one that may begin first, then the first of the list). Without any, that of what is waited for which presses most. -1: nothing is left. */
int
cordee_roadmap_get_next (const CordeeRoadmap *self)
{
  int action = -1, waited = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const CordeeRoadmapStep *step = self->steps->pdata[i];
      int *best = step->status != CORDEE_STEP_WAITING && cordee_roadmap_is_action (self, i) ? &action : &waited;

      if (!step->open || step->status == CORDEE_STEP_DONE || step->status == CORDEE_STEP_NOT_APPLICABLE)
        continue;
      if (*best < 0 || presses_more (step, self->steps->pdata[*best]))
        *best = (int) i;
    }
  return action >= 0 ? action : waited;
}

/* n_done of n_steps: up to the goal, without those that do not apply. n_late and n_waiting: of all steps, those after the goal too. Each may be
   NULL. */
void
cordee_roadmap_count (const CordeeRoadmap *self, guint *n_done, guint *n_steps, guint *n_late, guint *n_waiting)
{
  guint done = 0, steps = 0, late = 0, waiting = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const CordeeRoadmapStep *step = self->steps->pdata[i];

      late += step->late;
      waiting += step->status == CORDEE_STEP_WAITING;
      steps += !step->after_goal && step->status != CORDEE_STEP_NOT_APPLICABLE;
      done += !step->after_goal && step->status == CORDEE_STEP_DONE;
    }
  if (n_done != NULL)
    *n_done = done;
  if (n_steps != NULL)
    *n_steps = steps;
  if (n_late != NULL)
    *n_late = late;
  if (n_waiting != NULL)
    *n_waiting = waiting;
}

/* ── which ways there are ───────────────────────────────────────── */

/* Whether the base has steps to that structure by that way, anywhere. */
gboolean
cordee_roadmap_exists (const CordeeKnowledge *knowledge, const char *structure, CordeeHow how)
{
  GPtrArray *steps;

  g_return_val_if_fail (knowledge != NULL && structure != NULL, FALSE);

  steps = cordee_knowledge_get_steps (knowledge);
  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];

      if (step->how == how && g_str_equal (step->structure, structure))
        return TRUE;
    }
  return FALSE;
}

static gboolean
leads_from (const CordeeStep *step, const char *from)
{
  if (step->from != NULL && g_str_equal (step->from, from))
    return TRUE;
  for (guint i = 0; i < step->reuses->len; i++)
    if (g_str_equal (((const CordeeReuse *) step->reuses->pdata[i])->structure, from))
      return TRUE;
  return FALSE;
}

/* The structures from which one may come to that one with a part of the way behind: those that its steps take something over from, or are made
   for. In the order of the base. The caller owns the array, not what is in it. */
GPtrArray *
cordee_roadmap_origins (const CordeeKnowledge *knowledge, const char *structure)
{
  GPtrArray *origins = g_ptr_array_new ();
  GPtrArray *structures, *steps;

  g_return_val_if_fail (knowledge != NULL && structure != NULL, origins);

  structures = cordee_knowledge_get_structures (knowledge);
  steps = cordee_knowledge_get_steps (knowledge);
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *from = structures->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; j < steps->len && !found; j++)
        {
          const CordeeStep *step = steps->pdata[j];

          found = g_str_equal (step->structure, structure) && leads_from (step, from->id);
        }
      if (found)
        g_ptr_array_add (origins, (gpointer) from);
    }
  return origins;
}
