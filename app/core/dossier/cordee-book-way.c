/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include "cordee-roadmap.h"

/* Where a dossier is on the way that it follows, by its own rules and as of the day of the book. */

/* ── days on which rules change ─────────────────────────────────── */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  CordeeDay one = *(const CordeeDay *) a, other = *(const CordeeDay *) b;

  return one < other ? -1 : one > other;
}

static void
add_span (GArray *days, CordeeDay from, CordeeDay until)
{
  CordeeDay after = until + 1;

  if (from != CORDEE_DAY_NONE)
    g_array_append_val (days, from);
  if (until != CORDEE_DAY_NONE)
    g_array_append_val (days, after);
}

/* The days on which anything in the base begins or ceases to hold, in order. The caller owns the array. */
GArray *
cordee_book_dup_turns (const CordeeKnowledge *knowledge)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CordeeDay));
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);

  for (guint i = 0; i < statements->len; i++)
    add_span (days, ((const CordeeStatement *) statements->pdata[i])->from, ((const CordeeStatement *) statements->pdata[i])->until);
  for (guint i = 0; i < rules->len; i++)
    add_span (days, ((const CordeeRule *) rules->pdata[i])->from, ((const CordeeRule *) rules->pdata[i])->until);
  for (guint i = 0; i < structures->len; i++)
    add_span (days, ((const CordeeStructure *) structures->pdata[i])->exists_from, CORDEE_DAY_NONE);
  g_array_sort (days, compare_days);
  return days;
}

/* The last of turns on or before day: from then to day, all rules are the same. Day itself where there is none. */
static CordeeDay
era_of (const GArray *turns, CordeeDay day)
{
  guint low = 0, high = turns->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (turns, CordeeDay, middle) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (turns, CordeeDay, low - 1) : day;
}

/* ── the way ────────────────────────────────────────────────────── */

/* The way that a dossier follows: that of the course touched last, else of the latest choice that the base knows a way for. FALSE without
   one. */
static gboolean
find_way (const CordeeKnowledge *knowledge, const CordeeDossier *dossier, CordeeRoadmapInput *input)
{
  const CordeeDossierChoice *latest = NULL;

  input->course = cordee_dossier_get_course (dossier);
  if (input->course != NULL)
    {
      input->structure = input->course->structure;
      input->how = input->course->how;
      return cordee_roadmap_exists (knowledge, input->structure, input->how);
    }
  for (guint i = 0; i < dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = dossier->choices->pdata[i];

      if ((latest == NULL || choice->at >= latest->at) && cordee_roadmap_exists (knowledge, choice->structure, choice->how))
        latest = choice;
    }
  if (latest == NULL)
    return FALSE;
  input->structure = latest->structure;
  input->how = latest->how;
  return TRUE;
}

/* The day by which something has to happen with a step. */
static CordeeDay
day_of (const CordeeRoadmapStep *step)
{
  switch (step->status)
    {
    case CORDEE_STEP_UNDER_WAY:
      return step->latest_end;
    case CORDEE_STEP_WAITING:
      return step->earliest_end;
    case CORDEE_STEP_TODO:
    case CORDEE_STEP_DONE:
    case CORDEE_STEP_NOT_APPLICABLE:
    case CORDEE_N_STEP_STATUSES:
      break;
    }
  return step->latest_start;
}

static void
take_next (CordeeBookEntry *self, const CordeeRoadmap *roadmap)
{
  int next = cordee_roadmap_get_next (roadmap);
  const CordeeRoadmapStep *step = next >= 0 ? roadmap->steps->pdata[next] : NULL;

  if (step == NULL)
    return;
  self->step_id = g_strdup (step->id);
  self->step_text = g_strdup (step->step->label);
  self->step_day = day_of (step);
  self->step_status = step->status;
}

/* Fills what an entry says of the way of its dossier: nothing for one that was put away, or that follows none. */
void
cordee_book_entry_fill_way (CordeeBookEntry *self, CordeeBookRules *rules, const CordeeDossier *dossier)
{
  CordeeRoadmapInput input = { .situation = dossier->situation, .today = rules->today };
  g_autoptr(CordeeRoadmap) roadmap = NULL;

  if (dossier->archived || !find_way (rules->knowledge, dossier, &input))
    return;
  input.rulebook = cordee_book_rules_get_rulebook (rules, dossier, era_of (rules->turns, dossier->as_of != CORDEE_DAY_NONE ? dossier->as_of : rules->today));
  roadmap = cordee_roadmap_new (&input);
  self->way_day = rules->today;
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      self->late |= step->late;
      self->waiting |= step->status == CORDEE_STEP_WAITING;
    }
  take_next (self, roadmap);
}
