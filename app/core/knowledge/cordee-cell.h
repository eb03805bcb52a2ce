/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* Why a statement is preferred, or why none is. */
typedef enum
{
  CORDEE_BECAUSE_ALONE,      /* nothing else speaks of its subject */
  CORDEE_BECAUSE_AGREED,     /* the others say the same */
  CORDEE_BECAUSE_STATED,     /* the base says why: see relation */
  CORDEE_BECAUSE_LOCAL,      /* a regional rule specialises the national one */
  CORDEE_BECAUSE_LEVEL,      /* the more binding document */
  CORDEE_BECAUSE_CONFIDENCE, /* the surer reading */
  CORDEE_BECAUSE_DISPUTED,   /* nothing settles it: shown beside the others, see relation */
} CordeeBecause;

/* A statement as it speaks in a cell. */
typedef struct
{
  const CordeeStatement *statement; /* borrowed */
  gboolean preferred;
  gboolean leading; /* preferred, or one of several between which nothing settles */
  gboolean shown;   /* on the face of the cell */
  CordeeBecause because;
  const CordeeRelation *relation; /* borrowed; the reason in words where the base gives one, or NULL */
} CordeeReading;

/* Statements of one subject. */
typedef struct
{
  const char *subject; /* borrowed */
  gboolean headline;
  gboolean conflict; /* two of one territory carry different typed values */
  gboolean settled;  /* one is preferred */
  GArray *readings;  /* CordeeReading, owned: the preferred first */
} CordeeSubject;

/* One structure on one criterion, at a date and in a region. The base that it was resolved from must outlive it. */
typedef struct
{
  const CordeeStructure *structure;
  const CordeeCriterion *criterion;
  CordeeState state;
  gboolean conflict;
  gboolean local;                 /* a regional statement leads */
  GPtrArray *subjects;            /* CordeeSubject, owned: those on the face first */
  GPtrArray *shown;               /* const CordeeStatement *: what the face says, best first */
  GPtrArray *amounts;             /* const CordeeAmount *: typed, of what is shown; in a conflict, of every side */
  GPtrArray *announced;           /* const CordeeStatement *: never computed with */
  GPtrArray *dormant;             /* const CordeeStatement *: of this place, but not in force at the date */
  GPtrArray *searched;            /* const CordeeLeftOut *: looked for in vain */
  guint n_regions_elsewhere;      /* regions that have a rule of their own, where no region is chosen */
  const CordeeStatement *nearest; /* the nearest in time, where nothing is in force; or NULL */
} CordeeCell;

CordeeCell *cordee_cell_new (const CordeeKnowledge *knowledge,
                             const CordeeStructure *structure,
                             const CordeeCriterion *criterion,
                             const CordeeContext   *context) G_GNUC_WARN_UNUSED_RESULT;
void cordee_cell_free (CordeeCell *self);

gboolean cordee_cell_same (const CordeeCell *self, const CordeeCell *other);
const CordeeReading *cordee_cell_find_reading (const CordeeCell *self, const CordeeStatement *statement);
gboolean cordee_statement_applies_in (const CordeeStatement *statement, const CordeeContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCell, cordee_cell_free)

G_END_DECLS
