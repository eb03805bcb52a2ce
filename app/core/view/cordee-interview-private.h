/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-interview.h"

G_BEGIN_DECLS

/* How an interview is kept. Questions are known by their ids, since another base may come; ids are interned. */

/* A change that was made or undone: the answers on its other side. */
typedef struct
{
  CordeeSituation *situation; /* owned */
  char *text;                 /* owned */
  const char *question;       /* where it was made; NULL: nowhere in particular */
} CordeeInterviewChange;

/* An answer that is tried. */
typedef struct
{
  const char *question;
  CordeeValue *value; /* owned */
} CordeeTriedAnswer;

struct _CordeeInterview
{
  CordeeRulebook *rulebook;   /* owned reference */
  CordeeSituation *situation; /* owned */
  CordeeSlot *slots;          /* owned: of situation */
  GPtrArray *order;           /* const CordeeQuestion *, owned array: as the author asks them */

  GPtrArray *past, *future; /* CordeeInterviewChange, owned, the latest last */
  gboolean answering;       /* the latest change is an answer to the question on show, which has not been left since */

  CordeeAdvice *advice;        /* owned; NULL: not computed yet */
  CordeeSituation *before;     /* owned; NULL: nothing was changed */
  CordeeAdvice *before_advice; /* owned; NULL: not computed yet */
  GPtrArray *trial;            /* CordeeTriedAnswer, owned; or NULL */
  CordeeAdvice *trial_advice;  /* owned; NULL: not computed yet */

  CordeePath path;
  const char *place;   /* the current question; NULL: to be found */
  GPtrArray *visited;  /* const char *, owned array: the way here */
  GHashTable *skipped; /* const char *: gone past without an answer */
};

void cordee_interview_add_variables (const CordeeKnowledge *knowledge, const CordeeCondition *condition, GHashTable *variables);
void cordee_interview_mark_dependents (CordeeInterview *self, const CordeeQuestion *cause);
void cordee_interview_mark_contradicted (CordeeInterview *self, const CordeeQuestion *cause);

const CordeeQuestion *cordee_interview_find_list (const CordeeInterview *self);
gboolean cordee_interview_applies (const CordeeInterview *self, const CordeeQuestion *question);
CordeeValue *cordee_interview_dup_derived (const CordeeInterview *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
void cordee_interview_find_order (CordeeInterview *self);
void cordee_interview_prune (CordeeInterview *self);

/* Typeset, owned by the caller. */
char *cordee_interview_dup_confirm_note (CordeeInterview *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_interview_dup_idle_note (const CordeeInterview *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_interview_dup_derived_note (const CordeeInterview *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_interview_typeset (char *text) G_GNUC_WARN_UNUSED_RESULT; /* takes text; NULL is NULL */

G_END_DECLS
