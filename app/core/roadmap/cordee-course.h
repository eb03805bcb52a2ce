/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-step.h"

G_BEGIN_DECLS

/* What a team did on its way to one structure, and what it decided about it: a plain value that a dossier keeps. Ids are those of the
   base; what the base no longer knows is kept and shown nowhere. The date that the team aims at is no part of it: it is an answer, that to
   the date question of the goal. */

/* Where a step stands, as the user says. */
typedef enum
{
  CORDEE_STEP_TODO,           /* "a-faire" */
  CORDEE_STEP_UNDER_WAY,      /* "en-cours" */
  CORDEE_STEP_WAITING,        /* "en-attente": somebody else has it */
  CORDEE_STEP_DONE,           /* "fait" */
  CORDEE_STEP_NOT_APPLICABLE, /* "sans-objet" */
  CORDEE_N_STEP_STATUSES,
} CordeeStepStatus;

/* A file or a page that belongs to a step: never copied into the dossier. */
typedef struct
{
  char *title; /* owned; or NULL: the address */
  char *uri;   /* owned */
} CordeeCourseLink;

/* What is known of one step; each part may be missing. */
typedef struct
{
  char *step;               /* owned: its id, with "-2" for the second time of a yearly one */
  CordeeStepStatus status;
  CordeeDay day;            /* since when: the day it ended, began or was sent; or CORDEE_DAY_NONE */
  CordeeDay not_before;     /* the day that the team wants to begin it, or CORDEE_DAY_NONE */
  gboolean has_duration;
  CordeeDuration duration;          /* the user's own estimate */
  GPtrArray *met;           /* char *, owned: requirements that the user says are met */
  GPtrArray *links;         /* CordeeCourseLink, owned */
  gint64 at;                /* changed last: seconds since 1970, UTC */
} CordeeCourseStep;

typedef struct
{
  char *structure; /* owned */
  CordeeHow how;
  char *from;      /* owned: the structure that the team comes from; or NULL */
  CordeeDay start; /* or CORDEE_DAY_NONE: today */
  GPtrArray *steps; /* CordeeCourseStep, owned, in the order in which they were touched first */
  gint64 at;
} CordeeCourse;

CordeeCourse *cordee_course_new (const char *structure, CordeeHow how) G_GNUC_WARN_UNUSED_RESULT;
CordeeCourse *cordee_course_copy (const CordeeCourse *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_course_free (CordeeCourse *self);
gboolean cordee_course_equal (const CordeeCourse *a, const CordeeCourse *b);
const CordeeCourseStep *cordee_course_find (const CordeeCourse *self, const char *step);
CordeeCourseStep *cordee_course_get (CordeeCourse *self, const char *step); /* made where it is not there */
gboolean cordee_course_step_is_met (const CordeeCourseStep *self, const char *requirement); /* NULL: FALSE */
gboolean cordee_course_step_equal (const CordeeCourseStep *a, const CordeeCourseStep *b);
CordeeCourseStep *cordee_course_step_copy (const CordeeCourseStep *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_course_step_free (CordeeCourseStep *self);
void cordee_course_step_set_met (CordeeCourseStep *self, const char *requirement, gboolean met);
void cordee_course_step_add_link (CordeeCourseStep *self, const char *title, const char *uri);
void cordee_course_step_remove_link (CordeeCourseStep *self, guint index);

/* Changes, each with the second it is made; one that changes nothing leaves the times. */
void cordee_course_set_status (CordeeCourse *self, const char *step, CordeeStepStatus status, CordeeDay day, gint64 now);
void cordee_course_set_not_before (CordeeCourse *self, const char *step, CordeeDay day, gint64 now);
void cordee_course_set_duration (CordeeCourse *self, const char *step, const CordeeDuration *duration, gint64 now); /* NULL: the base's again */
void cordee_course_set_met (CordeeCourse *self, const char *step, const char *requirement, gboolean met, gint64 now);
void cordee_course_set_start (CordeeCourse *self, CordeeDay start, gint64 now);
void cordee_course_set_from (CordeeCourse *self, const char *from, gint64 now);

const char *cordee_step_status_id (CordeeStepStatus status);
gboolean cordee_step_status_parse (const char *text, CordeeStepStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCourse, cordee_course_free)

G_END_DECLS
