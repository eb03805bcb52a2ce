/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap-private.h"

/* The way forward: when each step may begin and end at the earliest. */

static int
value_of (const CordeeDuration *duration, CordeePace pace)
{
  return pace == CORDEE_PACE_LIKELY ? duration->likely : pace == CORDEE_PACE_BEST ? duration->min : duration->max;
}

static CordeeDay
later (CordeeDay a, CordeeDay b)
{
  return MAX (a, b);
}

/* ── one step, and what is between two ──────────────────────────── */

/* The session on that day or next; that day where none is known any more. */
static CordeeDay
next_session (const CordeeCommittee *committee, CordeeDay day)
{
  for (guint i = 0; committee != NULL && i < committee->sessions->len; i++)
    if (g_array_index (committee->sessions, CordeeDay, i) >= day)
      return g_array_index (committee->sessions, CordeeDay, i);
  return day;
}

/* The day on which a step ends that begins on start. */
CordeeDay
cordee_roadmap_end_of (const CordeeRoadmapWork *work, const CordeeRoadmapStep *step, CordeeDay start, CordeePace pace)
{
  return next_session (step->committee, cordee_calendar_add (work->roadmap->calendar, start, value_of (&step->duration, pace), step->duration.unit));
}

/* The first day, be it a day off, that a step may begin on once another has ended. */
CordeeDay
cordee_roadmap_ready_after (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, CordeeDay end)
{
  CordeeDay ready = end + 1;

  if (link->link != NULL && link->link->has_lag)
    ready = later (ready, cordee_calendar_after (work->roadmap->calendar, end, link->link->lag.likely, link->link->lag.unit));
  return ready;
}

/* ── forward ────────────────────────────────────────────────────── */

/* The end of what a link requires, as the step that requires it counts from it: what comes after the goal counts from the day aimed at, where
   that is later than the goal could be reached. */
CordeeDay
cordee_roadmap_end_for (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, CordeePace pace)
{
  const CordeeRoadmapNode *required = cordee_roadmap_node (work, link->node);

  if ((int) link->node == work->goal && !cordee_roadmap_is_done (required) && !required->out)
    return later (required->finish[pace], work->roadmap->target);
  return required->finish[pace];
}

/* Yearly: a year after the time before began or was done, else after it should have begun. */
static CordeeDay
year_after (const CordeeRoadmapWork *work, const CordeeRoadmapNode *before, CordeePace pace)
{
  const CordeeCourseStep *kept = before->step->kept;
  CordeeDay day = before->nominal[pace];

  if (kept != NULL && kept->day != CORDEE_DAY_NONE && (before->begun || cordee_roadmap_is_done (before)))
    day = kept->day;
  else if (kept != NULL && kept->not_before != CORDEE_DAY_NONE)
    day = later (day, kept->not_before);
  return cordee_calendar_after (work->roadmap->calendar, day, 1, CORDEE_DURATION_YEARS);
}

/* What is done, and when, so far as somebody said. */
static void
place_done (CordeeRoadmapNode *node)
{
  const CordeeCourseStep *kept = node->step->kept;
  CordeeDay day = kept != NULL && kept->status == CORDEE_STEP_DONE ? kept->day : CORDEE_DAY_NONE;

  if (day == CORDEE_DAY_NONE)
    day = node->answer;
  for (guint pace = 0; pace < CORDEE_N_PACES; pace++)
    node->start[pace] = node->finish[pace] = day;
}

/* What runs: from the day it began or was sent, else from today; its end is not behind us. */
static void
place_begun (const CordeeRoadmapWork *work, CordeeRoadmapNode *node, CordeePace pace)
{
  CordeeDay today = work->roadmap->today;

  node->start[pace] = node->step->kept->day != CORDEE_DAY_NONE ? node->step->kept->day : today;
  node->finish[pace] = cordee_roadmap_end_of (work, node->step, node->start[pace], pace);
  if (node->finish[pace] < today)
    node->finish[pace] = next_session (node->step->committee, today);
}

static void
place_to_come (const CordeeRoadmapWork *work, CordeeRoadmapNode *node, CordeePace pace)
{
  const CordeeCourseStep *kept = node->step->kept;
  CordeeDay day = later (node->nominal[pace], later (work->roadmap->start, work->roadmap->today));

  if (kept != NULL)
    day = later (day, kept->not_before);
  for (guint i = node->first; i < node->end; i++)
    {
      const CordeeRoadmapLink *link = cordee_roadmap_link (work, i);
      CordeeDay end = link->node != CORDEE_ROADMAP_NO_NODE ? cordee_roadmap_end_for (work, link, pace) : CORDEE_DAY_NONE;

      if (end != CORDEE_DAY_NONE)
        day = later (day, cordee_roadmap_ready_after (work, link, end));
    }
  node->start[pace] = cordee_calendar_next_working (work->roadmap->calendar, day);
  node->finish[pace] = cordee_roadmap_end_of (work, node->step, node->start[pace], pace);
}

static void
place_nominal (const CordeeRoadmapWork *work, guint at, CordeePace pace)
{
  CordeeRoadmapNode *node = cordee_roadmap_node (work, at);
  CordeeDay day = CORDEE_DAY_NONE;

  if (node->step->occurrence > 1)
    {
      node->nominal[pace] = year_after (work, cordee_roadmap_node (work, at - 1), pace);
      return;
    }
  for (guint i = node->first; i < node->end; i++)
    {
      const CordeeRoadmapLink *link = cordee_roadmap_link (work, i);
      CordeeDay end = link->node != CORDEE_ROADMAP_NO_NODE ? cordee_roadmap_end_for (work, link, pace) : CORDEE_DAY_NONE;

      if (end != CORDEE_DAY_NONE)
        day = later (day, cordee_roadmap_ready_after (work, link, end));
    }
  node->nominal[pace] = day != CORDEE_DAY_NONE ? day : later (work->roadmap->start, work->roadmap->today);
}

static gboolean visit (CordeeRoadmapWork *work, guint at);

/* What it requires, first; a link that closes a circle is cut. */
static void
visit_required (CordeeRoadmapWork *work, guint at)
{
  CordeeRoadmapNode *node = cordee_roadmap_node (work, at);

  if (node->step->occurrence > 1)
    visit (work, at - 1);
  for (guint i = node->first; i < node->end; i++)
    {
      CordeeRoadmapLink *link = cordee_roadmap_link (work, i);

      if (!visit (work, link->node))
        {
          link->node = CORDEE_ROADMAP_NO_NODE;
          continue;
        }
      node->step->after_goal = node->step->after_goal || (int) link->node == work->goal || cordee_roadmap_node (work, link->node)->step->after_goal;
      node->order = later (node->order, cordee_roadmap_node (work, link->node)->order);
    }
}

/* FALSE where that step is being looked at already. */
static gboolean
visit (CordeeRoadmapWork *work, guint at)
{
  CordeeRoadmapNode *node = cordee_roadmap_node (work, at);

  if (node->visit > 0)
    return node->visit == 2;
  node->visit = 1;
  visit_required (work, at);
  for (guint pace = 0; pace < CORDEE_N_PACES; pace++)
    {
      place_nominal (work, at, (CordeePace) pace);
      if (node->begun)
        place_begun (work, node, (CordeePace) pace);
      else if (!node->out && !cordee_roadmap_is_done (node))
        place_to_come (work, node, (CordeePace) pace);
    }
  if (cordee_roadmap_is_done (node))
    place_done (node);
  if (node->start[CORDEE_PACE_LIKELY] != CORDEE_DAY_NONE)
    node->order = node->start[CORDEE_PACE_LIKELY];
  node->visit = 2;
  return TRUE;
}

/* Each step begins on the first working day on which all lets it: what it requires has ended, with the lag; today, the start of the plan and
   the user's own wish have come. It ends when its duration is over, or on the next session of its committee. Fills start, finish, nominal and
   order of the nodes, and after_goal of the steps. */
void
cordee_roadmap_go_forward (CordeeRoadmapWork *work)
{
  for (guint i = 0; i < work->nodes->len; i++)
    visit (work, i);
}

