/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-plan"

#include "config.h"

#include "cordee-plan-private.h"

/* When a scheme runs: which civil year is the first of a plan, and in which year each date falls. */

static GDate
date_of (CordeeDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return date;
}

/* ── dates ──────────────────────────────────────────────────────── */

/* Whether a scheme of the structure that is in force, or any of its schemes at all, counts from a date. */
static gboolean
is_anchor (const CordeePlanWork *work, const char *structure, const char *question, gboolean in_force)
{
  GPtrArray *all = cordee_knowledge_get_schemes (work->knowledge);

  for (guint i = 0; in_force && i < work->schemes->len; i++)
    {
      const CordeePlanScheme *scheme = work->schemes->pdata[i];

      if (scheme->in_force && g_str_equal (scheme->scheme->anchor, question))
        return TRUE;
    }
  for (guint i = 0; !in_force && i < all->len; i++)
    {
      const CordeeScheme *scheme = all->pdata[i];

      if (g_str_equal (scheme->structure, structure) && g_str_equal (scheme->anchor, question))
        return TRUE;
    }
  return FALSE;
}

static CordeeDay
find_day (const CordeeSituation *situation, const CordeeQuestion *question)
{
  const CordeeValue *value = cordee_situation_get_value (situation, question->id);

  return value != NULL && value->kind == CORDEE_VALUE_DAY ? value->day : CORDEE_DAY_NONE;
}

/* The civil years of the anchors; one that is not known comes the year after the latest earlier one that is, else in the year of the
   earliest later one that is. All 0 where none is known. */
static void
guess_years (const CordeeSituation *situation, GPtrArray *anchors, int *years)
{
  for (guint i = 0; i < anchors->len; i++)
    {
      CordeeDay day = find_day (situation, anchors->pdata[i]);
      int before = 0, after = 0;

      if (day != CORDEE_DAY_NONE)
        {
          GDate date = date_of (day);

          years[i] = g_date_get_year (&date);
          continue;
        }
      for (guint j = 0; j < anchors->len; j++)
        {
          CordeeDay other = find_day (situation, anchors->pdata[j]);
          GDate date;
          int year;

          if (other == CORDEE_DAY_NONE)
            continue;
          date = date_of (other);
          year = g_date_get_year (&date);
          if (j < i)
            before = MAX (before, year);
          else
            after = after == 0 ? year : MIN (after, year);
        }
      years[i] = before > 0 ? before + 1 : after;
    }
}

/* Lists the dates that schemes of the structure count from, and puts each into a year of the plan. The civil years of the plan follow from
   those that are answered and that a scheme in force counts from. */
void
cordee_plan_place_anchors (CordeePlanWork *work, const CordeeSituation *situation, const char *structure)
{
  GPtrArray *questions = cordee_knowledge_get_questions (work->knowledge);
  CordeePlan *plan = work->plan;
  int first = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];

      if (g_str_equal (question->type, "date") && is_anchor (work, structure, question->id, FALSE))
        g_ptr_array_add (work->anchors, (gpointer) question);
    }
  work->anchor_years = g_new0 (int, work->anchors->len + 1);
  guess_years (situation, work->anchors, work->anchor_years);

  for (guint i = 0; i < work->anchors->len; i++)
    {
      const CordeeQuestion *question = work->anchors->pdata[i];

      if (work->anchor_years[i] > 0 && is_anchor (work, structure, question->id, TRUE) && (first == 0 || work->anchor_years[i] < first))
        first = work->anchor_years[i];
    }
  for (guint i = 0; i < work->anchors->len; i++)
    work->anchor_years[i] = work->anchor_years[i] > 0 && first > 0 ? work->anchor_years[i] - first + 1 : 1;
  for (guint i = 0; first > 0 && i < plan->years->len; i++)
    ((CordeePlanYear *) plan->years->pdata[i])->civil = first + (int) i;
}

/* ── spans ──────────────────────────────────────────────────────── */

/* The month of an answered date, 1 … 12; 1 where it is not known, so that the year counts whole. */
static int
find_month (const CordeePlanWork *work, const char *anchor)
{
  int slot = cordee_rulebook_find_slot (work->rulebook, anchor);
  GDate date;

  if (slot < 0 || !work->answered[slot].known)
    return 1;
  date = date_of ((CordeeDay) work->answered[slot].low);
  return (int) g_date_get_month (&date);
}

/* The years in which a scheme runs, by its anchor, its length and how its years are counted. */
CordeePlanSpan
cordee_plan_get_span (const CordeePlanWork *work, const CordeeScheme *scheme)
{
  CordeePlanSpan span = { .first = 1, .n_years = MAX (scheme->lasts, 1), .first_share = 1, .last_share = 1 };
  int month = 1;

  for (guint i = 0; i < work->anchors->len; i++)
    if (g_str_equal (((const CordeeQuestion *) work->anchors->pdata[i])->id, scheme->anchor))
      span.first = work->anchor_years[i];
  if (scheme->count == CORDEE_COUNT_CIVIL && scheme->lasts > 0)
    month = find_month (work, scheme->anchor);
  if (month > 1)
    {
      span.n_years++;
      span.first_share = (13 - month) / 12.0;
      span.last_share = (month - 1) / 12.0;
    }
  return span;
}
