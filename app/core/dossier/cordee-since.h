/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-comparison.h"

G_BEGIN_DECLS

/* What changed for a dossier between the rules that it was worked with and those of another day: its verdicts, the rules behind them, the
   cells of the matrix with their amounts, the questions that matter now. A pure function. Borrowed things are of the base. */

typedef struct
{
  const CordeeStructure *structure;
  CordeeVerdict before, after;
  gboolean base_changed; /* the dossier was saved with another verdict for the same day: it is the base that changed */
} CordeeSinceVerdict;

typedef enum
{
  CORDEE_SINCE_BEGAN,   /* the rule holds now, and did not */
  CORDEE_SINCE_ENDED,
  CORDEE_SINCE_OUTCOME, /* it holds on both days, with another outcome */
} CordeeSinceKind;

typedef struct
{
  const CordeeStructure *structure;
  const CordeeRule *rule;
  CordeeSinceKind kind;
  CordeeOutcome before, after; /* NOT_APPLICABLE where it does not hold */
  gboolean decides;            /* the verdict is, or was, what it is because of it */
} CordeeSinceRule;

typedef struct
{
  CordeeAdvice *before, *after; /* owned */
  gboolean other_base;          /* saved with another base than this one */
  GPtrArray *verdicts;          /* CordeeSinceVerdict, owned: those that differ */
  GPtrArray *rules;             /* CordeeSinceRule, owned: deciding ones first */
  GPtrArray *cells;             /* CordeeChange, owned: of the matrix, in this place */
  GPtrArray *questions;         /* const CordeeQuestion *, owned array: not answered, mattered not, and matter now */
  GPtrArray *idle;              /* const CordeeQuestion *, owned array: answered, mattered, and matter no longer */
} CordeeSince;

CordeeSince *cordee_since_new (CordeeKnowledge *knowledge, const CordeeDossier *dossier, CordeeDay day) G_GNUC_WARN_UNUSED_RESULT;
void cordee_since_free (CordeeSince *self);
gboolean cordee_since_is_empty (const CordeeSince *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeSince, cordee_since_free)

G_END_DECLS
