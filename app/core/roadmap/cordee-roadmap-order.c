/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap-private.h"

/* In which order steps are listed: each after all that it requires; of those that may come next, those that do not come after the goal
   first, then by day, then as the base has them. */

static gboolean
comes_before (const CordeeRoadmapNode *a, const CordeeRoadmapNode *b)
{
  if (a->step->after_goal != b->step->after_goal)
    return !a->step->after_goal;
  if (a->order != b->order)
    return a->order < b->order;
  if (a->step->step->rank != b->step->step->rank)
    return a->step->step->rank < b->step->step->rank;
  return a->step->occurrence < b->step->occurrence;
}

/* Of the nodes that are not placed and wait for nothing, the one that comes first. Links that were part of a circle are cut, so there is one. */
static guint
find_next (const CordeeRoadmapWork *work, const guint *waits, const guint *places)
{
  guint best = CORDEE_ROADMAP_NO_NODE;

  for (guint i = 0; i < work->nodes->len; i++)
    if (places[i] == CORDEE_ROADMAP_NO_NODE && waits[i] == 0
        && (best == CORDEE_ROADMAP_NO_NODE || comes_before (cordee_roadmap_node (work, i), cordee_roadmap_node (work, best))))
      best = i;
  g_assert (best != CORDEE_ROADMAP_NO_NODE);
  return best;
}

/* Puts nodes in the order of the list, with their links; the forward pass has been made. */
void
cordee_roadmap_order_steps (CordeeRoadmapWork *work)
{
  guint n = work->nodes->len;
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (CordeeRoadmapNode), n);
  g_autofree guint *waits = g_new0 (guint, n + 1);
  g_autofree guint *places = g_new (guint, n + 1);
  g_autofree guint *owners = g_new (guint, work->links->len + 1);

  for (guint i = 0; i < n; i++)
    {
      const CordeeRoadmapNode *node = cordee_roadmap_node (work, i);

      places[i] = CORDEE_ROADMAP_NO_NODE;
      for (guint j = node->first; j < node->end; j++)
        {
          owners[j] = i;
          waits[i] += cordee_roadmap_link (work, j)->node != CORDEE_ROADMAP_NO_NODE;
        }
    }
  for (guint place = 0; place < n; place++)
    {
      guint next = find_next (work, waits, places);

      places[next] = place;
      g_array_append_val (ordered, *cordee_roadmap_node (work, next));
      for (guint j = 0; j < work->links->len; j++)
        waits[owners[j]] -= cordee_roadmap_link (work, j)->node == next;
    }
  for (guint j = 0; j < work->links->len; j++)
    {
      CordeeRoadmapLink *link = cordee_roadmap_link (work, j);

      if (link->node != CORDEE_ROADMAP_NO_NODE)
        link->node = places[link->node];
    }
  if (work->goal >= 0)
    work->goal = (int) places[work->goal];
  g_array_unref (work->nodes);
  work->nodes = ordered;
}
