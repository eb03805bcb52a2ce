/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-calendar.h"
#include "cordee-course.h"
#include "cordee-rulebook.h"

G_BEGIN_DECLS

/* The way to one structure with its dates: a pure function of the rules of one date and place, the answers, what was done, today and the
   date aimed at. Without a word of its own: report/ and view/ say it. Immutable; what it points to is borrowed from the base, which it
   keeps alive by its rulebook. */

typedef enum
{
  CORDEE_DURATION_OF_DELAY,    /* a source gives it: delay */
  CORDEE_DURATION_OF_ESTIMATE, /* no source does: the base supposes it */
  CORDEE_DURATION_OF_USER,     /* the user's own estimate */
  CORDEE_DURATION_OF_REUSE,    /* what an earlier structure made is brought up to date: supposed */
  CORDEE_DURATION_OF_NONE,     /* it takes no time: a day */
} CordeeDurationOrigin;

typedef enum
{
  CORDEE_CHECK_MET,
  CORDEE_CHECK_MISSING,
  CORDEE_CHECK_UNSURE, /* nobody answered, or only the user can tell and did not */
} CordeeCheckState;

/* One requirement, tested against the answers. */
typedef struct
{
  const CordeeRequirement *requirement;
  const CordeeRule *rule; /* that it is; or NULL */
  CordeeCheckState state;
  gboolean ticked;        /* it is met because the user says so */
  GPtrArray *questions;   /* const CordeeQuestion *, owned array: those whose answers prove it, or that are to be answered */
} CordeeCheck;

typedef struct
{
  const CordeeStep *step;
  int occurrence; /* 0; of a yearly one from 1 */
  char *id;       /* owned: "x", "x-2" */
  const CordeeCourseStep *kept; /* what the user did; borrowed from the course; or NULL */
  CordeeStepStatus status;      /* that of kept; else done where the answers tell, or an earlier structure left nothing to do */
  gboolean from_answers;        /* done: the answers tell */
  const CordeeReuse *reuse;     /* what an earlier structure made of it; or NULL */
  gboolean maybe;               /* its condition is not known: it may not be needed */
  gboolean after_goal;          /* it does not lead to the goal, and comes after it */

  CordeeDuration duration;
  CordeeDurationOrigin origin;
  const CordeeDelay *delay;         /* or NULL */
  const CordeeStatement *statement; /* of the delay; or NULL */
  GPtrArray *other_delays;          /* const CordeeDelay *, owned array: others that hold: examples, other readings */
  const CordeeCommittee *committee; /* whose session ends it; or NULL */

  /* All days inside. Earliest: with the likely delays, from today or the start; of what is done, the days it was done on (both
     CORDEE_DAY_NONE where nobody said). Latest: back from the target; without one, from the earliest end of the goal. */
  CordeeDay earliest_start, earliest_end;
  CordeeDay latest_start, latest_end; /* CORDEE_DAY_NONE: nothing bounds it */
  CordeeDay best_end, worst_end;      /* the earliest end with the shortest and with the longest delays */
  const CordeeDeadline *deadline;     /* that bounds the latest end more than what follows; or NULL */
  CordeeDay aimed_at; /* the answer to its anchor where it is not done and not the goal: its own deadline; or CORDEE_DAY_NONE */
  int slack;          /* days by which it may be late without moving the goal; 0 exactly on the critical path; -1: nothing bounds it */
  gboolean critical;
  gboolean late;      /* not done, and it should have begun, or ended, before today */
  gboolean open;      /* all that it requires is done */
  guint *requires;    /* owned: indices of the steps that it requires, in this roadmap */
  guint n_requires;
  int driver;         /* the step whose end makes it start when it does; -1: today, the start, or the user's wish */
  GPtrArray *checks;  /* CordeeCheck, owned */
} CordeeRoadmapStep;

typedef struct
{
  CordeeRulebook *rulebook;   /* borrowed by the input, referenced by the roadmap */
  const char *structure;
  CordeeHow how;
  const char *from;           /* or NULL: that of the course */
  const CordeeSituation *situation; /* or NULL */
  const CordeeCourse *course; /* or NULL: nothing is done */
  CordeeDay today;
  CordeeDay start;            /* CORDEE_DAY_NONE: that of the course, else today */
  CordeeDay target;           /* CORDEE_DAY_NONE: the answer to the anchor of the goal, else none */
} CordeeRoadmapInput;

typedef struct
{
  CordeeRulebook *rulebook;  /* owned */
  CordeeCalendar *calendar;  /* owned */
  const CordeeStructure *structure;
  const CordeeStructure *from; /* or NULL */
  CordeeHow how;
  CordeeDay today, start;
  CordeeDay target;       /* or CORDEE_DAY_NONE */
  CordeeDay earliest_end; /* of the goal, with the likely delays; CORDEE_DAY_NONE without steps */
  CordeeDay best_end, worst_end; /* with the shortest, with the longest */
  int margin;             /* days between earliest_end and target; negative: too late; 0 without target */
  int goal;               /* index of the goal; -1: none */
  GPtrArray *steps;       /* CordeeRoadmapStep, owned: each after all that it requires, then by day */
} CordeeRoadmap;

/* Never NULL for a structure of the base; without steps for that way, steps is empty. */
CordeeRoadmap *cordee_roadmap_new (const CordeeRoadmapInput *input) G_GNUC_WARN_UNUSED_RESULT;
void cordee_roadmap_free (CordeeRoadmap *self);
int cordee_roadmap_find (const CordeeRoadmap *self, const char *id);
/* The step to do next: of those that are open, not done and the team's own, the one that must begin first; else what is waited for;
   -1: nothing is left. */
int cordee_roadmap_get_next (const CordeeRoadmap *self);
/* done, steps: up to the goal; late, waiting: all. */
void cordee_roadmap_count (const CordeeRoadmap *self, guint *n_done, guint *n_steps, guint *n_late, guint *n_waiting);
gboolean cordee_roadmap_is_action (const CordeeRoadmap *self, guint index); /* the team itself leads it */
/* Whether the base has a way to that structure, and from which others one may come. */
gboolean cordee_roadmap_exists (const CordeeKnowledge *knowledge, const char *structure, CordeeHow how);
GPtrArray *cordee_roadmap_origins (const CordeeKnowledge *knowledge, const char *structure) G_GNUC_WARN_UNUSED_RESULT; /* const CordeeStructure * */
/* The contacts for a structure and a place, the regional ones first. */
GPtrArray *cordee_contacts_select (const CordeeKnowledge *knowledge, const char *structure, const char *region, const char *departement,
                                   const char *actor) G_GNUC_WARN_UNUSED_RESULT; /* const CordeeContact *; actor NULL: all */
/* What the linter cannot tell of one pack: circles, steps that nothing leads to the goal, and the like. */
void cordee_roadmap_check (CordeeKnowledge *knowledge, GPtrArray *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeRoadmap, cordee_roadmap_free)

G_END_DECLS
