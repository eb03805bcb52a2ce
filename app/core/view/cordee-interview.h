/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* The interview: the answers so far, the question on show, what was undone, and an answer that is only tried. It knows the rules of one
   date and place at a time, which cordee_interview_set_rulebook() changes; answers stay.

   Two paths, both in the author's order: the short one asks, of the questions marked brief, those that can still change something; the
   full one asks everything that applies. Any question can be gone to at any time. */

typedef enum
{
  CORDEE_PATH_BRIEF,
  CORDEE_PATH_FULL,
} CordeePath;

typedef enum
{
  CORDEE_INTERVIEW_STEP_OPEN,     /* not asked yet */
  CORDEE_INTERVIEW_STEP_ANSWERED,
  CORDEE_INTERVIEW_STEP_UNKNOWN,  /* "je ne sais pas encore" */
  CORDEE_INTERVIEW_STEP_CONFIRM,  /* answered, but an earlier answer has changed since: to be looked at again */
  CORDEE_INTERVIEW_STEP_IDLE,     /* does not apply as things are; an answer is kept */
} CordeeInterviewStepState;

/* A question in the list of all. */
typedef struct
{
  const CordeeQuestion *question;
  CordeeInterviewStepState state;
  gboolean current;
  char *name;   /* owned: "Infirmiers" */
  char *answer; /* owned: in words, with its unit; NULL: none */
  char *note;   /* owned: why it is to be confirmed or does not apply; provenance where it is not declared; or NULL */
} CordeeInterviewStep;

typedef struct
{
  const CordeeSection *section;
  char *label;      /* owned */
  GPtrArray *steps; /* CordeeInterviewStep, owned */
} CordeeStepGroup;

typedef struct _CordeeInterview CordeeInterview;

CordeeInterview *cordee_interview_new (CordeeRulebook *rulebook, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
void cordee_interview_free (CordeeInterview *self);
void cordee_interview_set_rulebook (CordeeInterview *self, CordeeRulebook *rulebook);
CordeeRulebook *cordee_interview_get_rulebook (const CordeeInterview *self);

/* Answers. A change of one marks later answers that may no longer fit as to be confirmed; each is one step of undo. Answers to the
   question on show that follow one another before it is left (go_to, go_back, go_on, undo) are one step together, since a number that
   is typed answers with each key; what get_before() gives is then that of before the first of them. */
const CordeeSituation *cordee_interview_get_situation (const CordeeInterview *self);
void cordee_interview_answer (CordeeInterview *self, const char *question, CordeeValue *value, CordeeProvenance provenance);
void cordee_interview_confirm (CordeeInterview *self, const char *question);
void cordee_interview_forget (CordeeInterview *self, const char *question);
void cordee_interview_replace (CordeeInterview *self, const CordeeSituation *situation);
gboolean cordee_interview_can_undo (const CordeeInterview *self);
gboolean cordee_interview_can_redo (const CordeeInterview *self);
char *cordee_interview_dup_undo_text (const CordeeInterview *self) G_GNUC_WARN_UNUSED_RESULT; /* "Infirmiers : 3"; NULL where there is none */
char *cordee_interview_dup_redo_text (const CordeeInterview *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_interview_undo (CordeeInterview *self);
void cordee_interview_redo (CordeeInterview *self);

/* The result of the answers: of those that are tried, where there are any, by get_trial. Borrowed until the next change. */
const CordeeAdvice *cordee_interview_get_advice (CordeeInterview *self);
const CordeeAdvice *cordee_interview_get_before (CordeeInterview *self); /* before the latest change of an answer; or NULL */

/* Answers that are tried beside the present ones. */
void cordee_interview_try (CordeeInterview *self, GPtrArray *changes); /* CordeeAnswerChange */
const CordeeAdvice *cordee_interview_get_trial (CordeeInterview *self); /* NULL: nothing is tried */
char *cordee_interview_dup_trial_text (CordeeInterview *self) G_GNUC_WARN_UNUSED_RESULT; /* "2 médecins généralistes au lieu de 1" */
void cordee_interview_keep_trial (CordeeInterview *self);
void cordee_interview_drop_trial (CordeeInterview *self);

/* Where one is. */
CordeePath cordee_interview_get_path (const CordeeInterview *self);
void cordee_interview_set_path (CordeeInterview *self, CordeePath path);
const CordeeQuestion *cordee_interview_get_current (CordeeInterview *self); /* NULL: nothing more to ask on this path */
void cordee_interview_go_to (CordeeInterview *self, const char *question);
gboolean cordee_interview_can_go_back (const CordeeInterview *self);
void cordee_interview_go_back (CordeeInterview *self);
void cordee_interview_go_on (CordeeInterview *self);
guint cordee_interview_count_left (CordeeInterview *self); /* at most so many questions are left on this path, the current one included */
GPtrArray *cordee_interview_dup_steps (CordeeInterview *self) G_GNUC_WARN_UNUSED_RESULT; /* CordeeStepGroup, owned */
guint cordee_interview_count_to_confirm (const CordeeInterview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeInterview, cordee_interview_free)

G_END_DECLS
