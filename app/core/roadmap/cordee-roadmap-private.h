/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap.h"

G_BEGIN_DECLS

/* A roadmap while it is made. Everything is borrowed from the base but what says otherwise. */

/* With which of the three numbers of a duration days are computed. */
typedef enum
{
  CORDEE_PACE_LIKELY,
  CORDEE_PACE_BEST,
  CORDEE_PACE_WORST,
  CORDEE_N_PACES,
} CordeePace;

/* What must have ended before a step. */
typedef struct
{
  guint node;
  const CordeeStepLink *link; /* with its lag; NULL: the time before of a yearly step */
} CordeeRoadmapLink;

/* One step, or one time of a yearly one. */
typedef struct
{
  CordeeRoadmapStep *step; /* owned by the roadmap */
  guint first, end;        /* of links */
  gboolean out;            /* does not apply: taken out of the chain */
  gboolean begun;          /* under way, or waiting */
  const char *anchor;      /* the question that its end answers, where the answer is its own; or NULL */
  CordeeDay answer;        /* to it, or CORDEE_DAY_NONE */
  CordeeDay start[CORDEE_N_PACES], finish[CORDEE_N_PACES]; /* all CORDEE_DAY_NONE where not known */
  CordeeDay nominal[CORDEE_N_PACES]; /* when what it requires lets it begin, be it a day off or over: what yearly steps count from */
  CordeeDay order;         /* the day that it is listed by */
  guint8 visit;            /* of the forward pass: 0 to come, 1 under way, 2 done */
} CordeeRoadmapNode;

typedef struct
{
  CordeeRoadmap *roadmap;
  const CordeeRoadmapInput *input;
  CordeeKnowledge *knowledge;
  const CordeeContext *context;
  const CordeeCourse *course; /* of this way; or NULL */
  CordeeSlot *slots;          /* owned: the answers */
  GArray *nodes;              /* CordeeRoadmapNode, owned */
  GArray *links;              /* CordeeRoadmapLink, owned */
  int goal;                   /* a node; -1: none */
} CordeeRoadmapWork;

static inline CordeeRoadmapNode *
cordee_roadmap_node (const CordeeRoadmapWork *work, guint node)
{
  return &g_array_index (work->nodes, CordeeRoadmapNode, node);
}

static inline CordeeRoadmapLink *
cordee_roadmap_link (const CordeeRoadmapWork *work, guint link)
{
  return &g_array_index (work->links, CordeeRoadmapLink, link);
}

/* A link that was part of a circle, and counts no more. */
#define CORDEE_ROADMAP_NO_NODE G_MAXUINT

/* cordee-roadmap-steps.c: which steps, how long, and what they require */
void cordee_roadmap_find_steps (CordeeRoadmapWork *work);
const CordeeStatement *cordee_roadmap_find_in_force (const CordeeRoadmapWork *work, const char *statement);

/* cordee-roadmap-order.c */
void cordee_roadmap_order_steps (CordeeRoadmapWork *work);

static inline gboolean
cordee_roadmap_is_done (const CordeeRoadmapNode *node)
{
  return node->step->status == CORDEE_STEP_DONE;
}

/* cordee-roadmap-days.c: the earliest days */
CordeeDay cordee_roadmap_end_of (const CordeeRoadmapWork *work, const CordeeRoadmapStep *step, CordeeDay start, CordeePace pace);
CordeeDay cordee_roadmap_end_for (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, CordeePace pace);
CordeeDay cordee_roadmap_ready_after (const CordeeRoadmapWork *work, const CordeeRoadmapLink *link, CordeeDay end);
void cordee_roadmap_go_forward (CordeeRoadmapWork *work);

/* cordee-roadmap-latest.c: the latest days, slack and the critical path */
void cordee_roadmap_go_backward (CordeeRoadmapWork *work);

/* cordee-gate.c: what is asked for */
void cordee_roadmap_add_checks (const CordeeRoadmapWork *work, CordeeRoadmapStep *step);
void cordee_roadmap_check_free (gpointer data);

G_END_DECLS
