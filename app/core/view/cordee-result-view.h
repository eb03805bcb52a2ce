/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* The result page as words. Strings are owned and typeset; everything borrowed is of the advice, which must outlive this. */

/* A reason: what was asked, how it stands, who says so. */
typedef struct
{
  const CordeeFinding *finding;
  CordeeVerdict tone; /* the verdict that this rule alone would give: for a sign and a colour */
  char *status;       /* how it stands, in a word or two: "rempli", "reste à faire", "à préciser" */
  char *text;
  char *source;  /* who says so, in short: "Légifrance, art. L. 4041-4"; or NULL */
  char *about;   /* the same in full; or NULL */
  char *dispute; /* both readings, where it is not met; or NULL */
  const char *source_id; /* borrowed; or NULL */
} CordeeReason;

/* A smallest change. */
typedef struct
{
  const CordeeRemedy *remedy;
  guint index; /* which of the candidate's remedies */
  char *text;
} CordeeWayOut;

/* A question still to be answered. */
typedef struct
{
  const CordeeQuestion *question;
  char *title; /* what is asked */
  char *text;  /* what it would settle */
} CordeeResultQuestion;

/* One structure with its reasons: the one proposed, or another one. */
typedef struct
{
  const CordeeCandidate *candidate;
  gboolean joined;    /* told as to be joined: verdict and reasons are of making one */
  char *eyebrow;      /* "Aujourd’hui", "À rejoindre"; or NULL */
  char *title;        /* its name and acronym; of another one "Pourquoi pas : … ?", "Aussi possible : …" */
  char *verdict_text;
  char *text;         /* what the verdict comes to; the reasons tell the rest */
  GPtrArray *reasons; /* CordeeReason, owned: those that matter to the verdict, those that decide first */
  GPtrArray *more;    /* CordeeReason, owned: the other rules that apply */
  GPtrArray *ways;    /* CordeeWayOut, owned, best first */
  char *no_way;       /* why there is none, where one would be expected; or NULL */
  CordeeResultQuestion *question; /* owned: the answer that would help most, of an undetermined one; or NULL */
  char *fit;          /* "Affinité avec le projet : 82 % (…)", with what it is made of */
} CordeeResultCard;

/* A box of the trajectory. */
typedef struct
{
  const CordeeStructure *structure;
  char *link;  /* how one comes to it: "avec 2 médecins généralistes au lieu de 1", "en même temps"; NULL for the first */
  char *title; /* the acronym; "rejoindre : …" */
  char *text;
  gboolean beside; /* a complement, not a later step */
} CordeeResultStep;

typedef struct
{
  gboolean empty;      /* nothing is answered yet: there is a title, a summary and what is missing, and nothing else */
  char *title;
  char *subtitle;      /* "D’après 11 réponses · 2 à préciser · règles au 22/11/2026, Occitanie" */
  char *summary;       /* the recommendation in a paragraph */
  CordeeResultCard *hero; /* or NULL: nothing can be proposed; summary says why */
  GPtrArray *steps;    /* CordeeResultStep, owned: none where there is nothing after or beside the one proposed */
  GPtrArray *others;   /* CordeeResultCard, owned: every other structure, best first */
  GPtrArray *missing;  /* CordeeResultQuestion, owned, most useful first */
  GPtrArray *hinges;   /* char *, owned */
  GPtrArray *limits;   /* char *, owned */
  GPtrArray *words;    /* char *, owned: words and acronyms of the reasons, each with what it means */
} CordeeResultView;

CordeeResultView *cordee_result_view_new (const CordeeAdvice *advice) G_GNUC_WARN_UNUSED_RESULT;
void cordee_result_view_free (CordeeResultView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeResultView, cordee_result_view_free)

G_END_DECLS
