/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

G_BEGIN_DECLS

/* Which structure fits, why, why not, what would change it: a pure function of the rules at a date and place and of a situation.
   Without words: report/ says it. Everything borrowed is of the base, which must outlive this. */

/* One rule on this situation. */
typedef struct
{
  const CordeeRule *rule;
  CordeeOutcome outcome;
  gboolean decides;   /* the verdict is what it is because of it */
  GPtrArray *missing; /* const CordeeQuestion *, owned array: what its outcome hangs on, where it is not known */
} CordeeFinding;

/* Another answer to one question. (CordeeChange is a cell that differs between two dates.) */
typedef struct
{
  const CordeeQuestion *question;
  CordeeValue *from; /* owned */
  CordeeValue *to;   /* owned */
} CordeeAnswerChange;

/* Changes that together lift an exclusion or a point to negotiate; none of them could be left out. */
typedef struct
{
  GPtrArray *changes; /* CordeeAnswerChange, owned: one to three */
  CordeeVerdict verdict_after;
  GPtrArray *lifts; /* const CordeeRule *, owned array: the rules that it makes true */
} CordeeRemedy;

typedef struct
{
  const CordeeStructure *structure;
  gboolean exists; /* at the date; otherwise excluded, without rules */
  CordeeVerdict verdict;
  double fit; /* 0 to 1, to two decimals */
  guint rank; /* from 1 */
  const CordeeJoining *joining; /* it is there already and may be joined; or NULL */
  GPtrArray *findings; /* CordeeFinding, owned: all rules that hold at the date and place, in the order of the base */
  GPtrArray *remedies; /* CordeeRemedy, owned, best first */
  GPtrArray *missing;  /* const CordeeQuestion *, owned array: could still change the verdict */
} CordeeCandidate;

/* A structure beside or after the one proposed. */
typedef struct
{
  const CordeeCandidate *candidate; /* borrowed from the advice */
  CordeeHow how;
  const CordeeLink *link;
} CordeeCompanion;

typedef struct
{
  const CordeeQuestion *question;
  GPtrArray *settles; /* const CordeeStructure *, owned array: their verdict could be settled by one answer to it */
  double power;       /* how many verdicts it settles, on average over its answers */
} CordeeNextQuestion;

/* An answer that the result hangs on. */
typedef struct
{
  CordeeAnswerChange change;               /* the nearest other answer that changes something */
  const CordeeCandidate *primary;    /* the one proposed then, where that changes; or NULL */
  const CordeeCandidate *candidate;  /* whose verdict changes; or NULL */
  CordeeVerdict verdict_after;       /* of candidate */
} CordeeHinge;

typedef struct
{
  CordeeKnowledge *knowledge;  /* owned reference */
  CordeeRulebook *rulebook;    /* owned reference */
  CordeeSlot *slots;           /* owned: the situation as the rulebook reads it, derived */
  CordeeContext context;
  CordeeSituation *situation;  /* owned copy */
  GPtrArray *candidates;       /* CordeeCandidate, owned: in the order of the base */
  GPtrArray *ranked;           /* the same, borrowed, best first */
  const CordeeCandidate *primary; /* or NULL: nothing can be made or joined */
  CordeeHow how;               /* of primary */
  GPtrArray *complements;      /* CordeeCompanion, owned */
  GPtrArray *trajectory;       /* CordeeCompanion, owned: the first is primary, without a link */
  GPtrArray *next_questions;   /* CordeeNextQuestion, owned, best first */
  GPtrArray *hinges;           /* CordeeHinge, owned */
  GPtrArray *contradictions;   /* const CordeeContradiction *, owned array: that are true */
  GPtrArray *unasked;          /* const CordeeQuestion *, owned array: applies, could change a verdict, and has no known answer */
} CordeeAdvice;

CordeeAdvice *cordee_advice_new (CordeeRulebook *rulebook, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
void cordee_advice_free (CordeeAdvice *self);
const CordeeCandidate *cordee_advice_find (const CordeeAdvice *self, const char *structure);
CordeeVerdict cordee_finding_get_tone (const CordeeFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeAdvice, cordee_advice_free)

G_END_DECLS
