/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-interview.h"

G_BEGIN_DECLS

/* The page of one question and its effect on the candidates, as words. Strings are owned and typeset. */

/* One of the answers on offer. */
typedef struct
{
  const char *id; /* borrowed: of the choice, or "oui", "non" */
  char *label;
  gboolean chosen;
  char *barred; /* why it cannot be chosen as things are; NULL: it can */
} CordeeOption;

typedef struct
{
  const CordeeQuestion *question;
  char *eyebrow;   /* "Votre équipe · reste au plus 6 questions" */
  char *title;
  char *why;
  char *settles;   /* "Cette réponse peut trancher pour A et B."; or NULL */
  char *help;      /* or NULL */
  char *unit;      /* "infirmiers"; or NULL */
  char *expected;  /* "un nombre entier de 0 à 9 999"; NULL for choices */
  char *unknown;   /* what "je ne sais pas encore" means here */
  char *confirm;   /* why the answer is to be looked at again; or NULL */
  char *idle;      /* why the question does not apply as things are; or NULL */
  char *derived;   /* that it follows from the list of members, and what it is then; or NULL */
  GPtrArray *options; /* CordeeOption, owned; empty where there are none */
  const CordeeAnswer *answer; /* borrowed from the situation; NULL: none yet */
  gboolean first, last; /* nothing to go back to; nothing behind it on this path */
} CordeeQuestionView;

CordeeQuestionView *cordee_question_view_new (CordeeInterview *interview, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
void cordee_question_view_free (CordeeQuestionView *self);

/* One structure beside the question. */
typedef struct
{
  const CordeeStructure *structure;
  CordeeVerdict verdict;
  char *verdict_text; /* "à compléter" */
  char *phrase;       /* why, in a sentence or two */
  char *change;       /* "était indéterminée"; NULL: the latest answer changed nothing here */
  char *trial;        /* the verdict with what is tried: "avec cet essai : possible"; or NULL */
  CordeeVerdict trial_verdict;
  char *try_text;     /* "Et avec 2 médecins généralistes ?"; NULL: nothing to try */
  const CordeeRemedy *remedy; /* borrowed from the advice: what is tried then; or NULL */
  const CordeeQuestion *question; /* the answer that would help most, for an undetermined one; or NULL */
  char *name;         /* for a screen reader: structure, verdict, change, phrase */
} CordeeCandidateView;

GPtrArray *cordee_candidate_views_new (CordeeInterview *interview) G_GNUC_WARN_UNUSED_RESULT; /* CordeeCandidateView, owned */

/* What the latest answer changed, in a sentence to be told: "A : à compléter (était exclue)."; NULL where nothing. Owned. */
char *cordee_candidate_views_dup_news (GPtrArray *views) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeQuestionView, cordee_question_view_free)

G_END_DECLS
