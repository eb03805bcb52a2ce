/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap-private.h"

#include <string.h>

/* The way back: from the goal, or from the day aimed at, to the days by which each step must begin and end. Each function here is the upper
   adjoint of one of the way forward (f (x) ≤ y exactly where x ≤ g (y)), so that the latest days are the last that still lead to the target:
   never before the earliest ones where the target can be met, and a plan that begins each step on its latest day meets it. */

/* No day is later than any. */
static CordeeDay
sooner (CordeeDay a, CordeeDay b)
{
  return a == CORDEE_DAY_NONE ? b : b == CORDEE_DAY_NONE ? a : MIN (a, b);
}

/* ── one step, and what is between two ──────────────────────────── */

/* The last day of which the next session comes on day or before; day itself where there is none, since the first session known is later. */
static CordeeDay
last_session (const CordeeCommittee *committee, CordeeDay day)
{
  CordeeDay found = day;

  for (guint i = 0; committee != NULL && i < committee->sessions->len; i++)
    {
      CordeeDay session = g_array_index (committee->sessions, CordeeDay, i);

      if (session > day)
        return found;
      found = session;
    }
  return day;
}

static CordeeDay
latest_start_of (const CordeeRoadmapWork *work, const CordeeRoadmapStep *step, CordeeDay end)
{
  const CordeeCalendar *calendar = work->roadmap->calendar;
  CordeeDay start
    = cordee_calendar_subtract (calendar, last_session (step->committee, end), step->duration.likely, step->duration.unit);

  return cordee_calendar_previous_working (calendar, start);
}

static CordeeDay
latest_end_before (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, CordeeDay start)
{
  CordeeDay end = MAX (1, start - 1);

  if (link->link != NULL && link->link->has_lag)
    end = MIN (end, cordee_calendar_before (work->roadmap->calendar, start, link->link->lag.likely, link->link->lag.unit));
  return end;
}

/* ── the critical path ──────────────────────────────────────────── */

/* Steps of which the days are still open. */
static gboolean
is_open (const CordeeRoadmapNode *node)
{
  return !node->out && !cordee_roadmap_is_done (node);
}

/* Which end makes a step start when it does: of several the first of the list. */
static gboolean
drives (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, const CordeeRoadmapNode *node)
{
  CordeeDay end = cordee_roadmap_end_for (work, link, CORDEE_PACE_LIKELY);

  return end != CORDEE_DAY_NONE && !node->out && !node->begun && !cordee_roadmap_is_done (node)
         && cordee_calendar_next_working (work->roadmap->calendar, cordee_roadmap_ready_after (work, link, end)) == node->start[CORDEE_PACE_LIKELY];
}

/* The days by which a step may be late without moving the goal, and the critical path: from the goal, what drives the start of a step that
   is on it, rounded as starts are to working days (what ends on a Friday, a Saturday or a Sunday makes the next start on Monday), and
   whatever has no day left. What is on it may not be late at all. Targets and deadlines play no part. */
static void
find_slack (const CordeeRoadmapWork *work)
{
  g_autofree CordeeDay *ends = g_new0 (CordeeDay, work->nodes->len + 1);

  if (work->goal < 0 || !is_open (cordee_roadmap_node (work, (guint) work->goal)))
    return;
  ends[work->goal] = cordee_roadmap_node (work, (guint) work->goal)->finish[CORDEE_PACE_LIKELY];
  for (guint i = (guint) work->goal + 1; i > 0; i--)
    {
      CordeeRoadmapNode *node = cordee_roadmap_node (work, i - 1);
      CordeeRoadmapStep *step = node->step;
      CordeeDay start;

      if (!is_open (node) || ends[i - 1] == CORDEE_DAY_NONE)
        continue;
      start = node->begun ? node->start[CORDEE_PACE_LIKELY] : latest_start_of (work, step, ends[i - 1]);
      step->slack = ends[i - 1] - node->finish[CORDEE_PACE_LIKELY];
      if (!node->begun)
        step->slack = MIN (step->slack, start - node->start[CORDEE_PACE_LIKELY]);
      step->critical = step->critical || step->slack <= 0 || (int) i - 1 == work->goal;
      if (step->critical)
        {
          step->slack = 0;
          start = node->start[CORDEE_PACE_LIKELY];
        }
      for (guint j = node->first; j < node->end && !node->begun; j++)
        {
          const CordeeRoadmapLink *link = cordee_roadmap_link (work, j);

          if (link->node == CORDEE_ROADMAP_NO_NODE)
            continue;
          ends[link->node] = sooner (ends[link->node], latest_end_before (work, link, start));
          if (step->critical && drives (work, link, node))
            cordee_roadmap_node (work, link->node)->step->critical = TRUE;
        }
    }
  /* What is done is on no path any more. */
  for (guint i = 0; i < work->nodes->len; i++)
    {
      CordeeRoadmapStep *step = cordee_roadmap_node (work, i)->step;

      step->critical = step->critical && is_open (cordee_roadmap_node (work, i));
    }
}

/* ── the latest days ────────────────────────────────────────────── */

/* The step of the base with that id, or the one that stands for it here. A yearly one: its first time. -1: none. */
static int
find_node (const CordeeRoadmapWork *work, const char *step)
{
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const CordeeStep *base = cordee_roadmap_node (work, i)->step->step;

      if (g_str_equal (base->id, step) || g_strcmp0 (base->replaces, step) == 0)
        return (int) i;
    }
  return -1;
}

/* other: the step that it counts from. CORDEE_DAY_NONE where nobody knows when that one ends, or where what says so does not hold here and
   now. */
static CordeeDay
get_deadline (const CordeeRoadmapWork *work, const CordeeRoadmapNode *node, const CordeeDeadline *deadline, guint other)
{
  int years = MAX (0, node->step->occurrence - 1);
  CordeeRoadmapLink link = { .node = other };
  CordeeDay end;

  if (deadline->statement != NULL && cordee_roadmap_find_in_force (work, deadline->statement) == NULL)
    return CORDEE_DAY_NONE;
  end = node->step->after_goal ? cordee_roadmap_end_for (work, &link, CORDEE_PACE_LIKELY)
                               : cordee_roadmap_node (work, other)->finish[CORDEE_PACE_LIKELY];
  if (end == CORDEE_DAY_NONE)
    return CORDEE_DAY_NONE;
  if (deadline->month > 0)
    return cordee_calendar_of_year (end, deadline->years + years, deadline->month, deadline->day);
  end = cordee_calendar_after (work->roadmap->calendar, end, deadline->duration.likely, deadline->duration.unit);
  return cordee_calendar_after (work->roadmap->calendar, end, years, CORDEE_DURATION_YEARS);
}

/* Marks a step and all that it requires. */
static void
mark_before (const CordeeRoadmapWork *work, guint at, guint8 *marks)
{
  marks[at] = TRUE;
  for (guint i = at + 1; i > 0; i--)
    for (guint j = cordee_roadmap_node (work, i - 1)->first; marks[i - 1] && j < cordee_roadmap_node (work, i - 1)->end; j++)
      if (cordee_roadmap_link (work, j)->node != CORDEE_ROADMAP_NO_NODE)
        marks[cordee_roadmap_link (work, j)->node] = TRUE;
}

/* How the latest days come about. */
typedef struct
{
  CordeeDay *own;   /* owned: by the deadlines of the step itself */
  CordeeDay *other; /* owned: by what follows */
  CordeeDay *ends;  /* owned: of one sweep */
} Latest;

static CordeeDay
start_for (const CordeeRoadmapWork *work, const CordeeRoadmapNode *node, CordeeDay end)
{
  if (node->begun)
    return node->start[CORDEE_PACE_LIKELY];
  /* Without a target, what is critical has no day left, be its end before a week-end. */
  if (work->roadmap->target == CORDEE_DAY_NONE && node->step->critical && end >= node->finish[CORDEE_PACE_LIKELY])
    return node->start[CORDEE_PACE_LIKELY];
  return latest_start_of (work, node->step, end);
}

/* Back from the day by which one step must have ended, to all that leads to it. What comes after the goal bounds only what comes after it
   too. stop: steps that would move that day with them, and are not bounded by it; or NULL. */
static void
sweep (const CordeeRoadmapWork *work, Latest *latest, guint from, CordeeDay day, const guint8 *stop)
{
  memset (latest->ends, 0, sizeof (CordeeDay) * work->nodes->len);
  latest->ends[from] = day;
  for (guint i = from + 1; i > 0; i--)
    {
      const CordeeRoadmapNode *node = cordee_roadmap_node (work, i - 1);
      CordeeDay end = latest->ends[i - 1], start;

      if (end == CORDEE_DAY_NONE || !is_open (node))
        continue;
      if (i - 1 != from)
        latest->other[i - 1] = sooner (latest->other[i - 1], end);
      start = start_for (work, node, end);
      for (guint j = node->first; j < node->end && !node->begun; j++)
        {
          const CordeeRoadmapLink *link = cordee_roadmap_link (work, j);

          if (link->node != CORDEE_ROADMAP_NO_NODE && (stop == NULL || !stop[link->node])
              && cordee_roadmap_node (work, link->node)->step->after_goal == node->step->after_goal)
            latest->ends[link->node] = sooner (latest->ends[link->node], latest_end_before (work, link, start));
        }
    }
}

/* Those of the base, and the date that the team told for the step. One that counts from a step that is not done bounds nothing that leads to
   that step: it would move with it. */
static void
sweep_deadlines (const CordeeRoadmapWork *work, Latest *latest, guint at)
{
  const CordeeRoadmapNode *node = cordee_roadmap_node (work, at);
  CordeeRoadmapStep *step = node->step;
  GPtrArray *deadlines = step->step->deadlines;

  if ((int) at != work->goal && node->answer != CORDEE_DAY_NONE)
    {
      step->aimed_at = latest->own[at] = node->answer;
      sweep (work, latest, at, node->answer, NULL);
    }
  for (guint i = 0; i < deadlines->len; i++)
    {
      const CordeeDeadline *deadline = deadlines->pdata[i];
      int other = find_node (work, deadline->step);
      CordeeDay day = other >= 0 ? get_deadline (work, node, deadline, (guint) other) : CORDEE_DAY_NONE;
      g_autofree guint8 *stop = NULL;

      if (day == CORDEE_DAY_NONE)
        continue;
      if (!cordee_roadmap_is_done (cordee_roadmap_node (work, (guint) other)))
        {
          stop = g_new0 (guint8, work->nodes->len);
          mark_before (work, (guint) other, stop);
        }
      sweep (work, latest, at, day, stop);
      if (latest->own[at] == CORDEE_DAY_NONE || day < latest->own[at])
        {
          latest->own[at] = day;
          step->deadline = deadline;
        }
    }
}

/* The latest days: back from the target, or without one from the earliest end of the goal, where the critical path has no day left; and from
   the deadlines. */
static void
find_latest (const CordeeRoadmapWork *work)
{
  guint n = work->nodes->len;
  Latest latest = { .own = g_new0 (CordeeDay, n + 1), .other = g_new0 (CordeeDay, n + 1), .ends = g_new0 (CordeeDay, n + 1) };

  if (work->goal >= 0 && is_open (cordee_roadmap_node (work, (guint) work->goal)))
    {
      CordeeDay target = work->roadmap->target;

      if (target == CORDEE_DAY_NONE)
        target = cordee_roadmap_node (work, (guint) work->goal)->finish[CORDEE_PACE_LIKELY];
      latest.other[work->goal] = target;
      sweep (work, &latest, (guint) work->goal, target, NULL);
    }
  for (guint i = 0; i < n; i++)
    if (is_open (cordee_roadmap_node (work, i)))
      sweep_deadlines (work, &latest, i);
  for (guint i = 0; i < n; i++)
    {
      const CordeeRoadmapNode *node = cordee_roadmap_node (work, i);
      CordeeRoadmapStep *step = node->step;

      if (work->roadmap->target == CORDEE_DAY_NONE && step->critical)
        latest.other[i] = sooner (latest.other[i], node->finish[CORDEE_PACE_LIKELY]);
      if (latest.other[i] != CORDEE_DAY_NONE && latest.own[i] >= latest.other[i])
        step->deadline = NULL;
      step->latest_end = sooner (latest.own[i], latest.other[i]);
      if (step->latest_end != CORDEE_DAY_NONE)
        step->latest_start = start_for (work, node, step->latest_end);
    }
  g_free (latest.own);
  g_free (latest.other);
  g_free (latest.ends);
}

/* ── late ───────────────────────────────────────────────────────── */

static gboolean
is_late (const CordeeRoadmapWork *work, const CordeeRoadmapNode *node)
{
  const CordeeRoadmapStep *step = node->step;
  CordeeDay today = work->roadmap->today;

  if (!is_open (node))
    return FALSE;
  if (step->latest_end != CORDEE_DAY_NONE && step->latest_end < today)
    return TRUE;
  if (!node->begun)
    return step->latest_start != CORDEE_DAY_NONE && step->latest_start < today;
  return step->status == CORDEE_STEP_WAITING && step->kept->day != CORDEE_DAY_NONE
         && cordee_roadmap_end_of (work, step, step->kept->day, CORDEE_PACE_WORST) < today;
}

/* Fills the latest days, slack, critical and late of the steps, which are in the order of the list, and their earliest days. */
void
cordee_roadmap_go_backward (CordeeRoadmapWork *work)
{
  find_slack (work);
  find_latest (work);
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const CordeeRoadmapNode *node = cordee_roadmap_node (work, i);
      CordeeRoadmapStep *step = node->step;

      step->earliest_start = node->start[CORDEE_PACE_LIKELY];
      step->earliest_end = node->finish[CORDEE_PACE_LIKELY];
      step->best_end = node->finish[CORDEE_PACE_BEST];
      step->worst_end = node->finish[CORDEE_PACE_WORST];
      step->late = is_late (work, node);
      for (guint j = node->first; j < node->end && step->driver < 0; j++)
        if (cordee_roadmap_link (work, j)->node != CORDEE_ROADMAP_NO_NODE && drives (work, cordee_roadmap_link (work, j), node))
          step->driver = (int) cordee_roadmap_link (work, j)->node;
    }
}
