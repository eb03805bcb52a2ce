/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-cell.h"

G_BEGIN_DECLS

/* One row of the matrix: a criterion for every structure compared. */
typedef struct
{
  const CordeeCriterion *criterion;
  const CordeeGroup *group;
  gboolean differs; /* its cells do not all say the same */
  GPtrArray *cells; /* CordeeCell, owned, in the order of the structures */
} CordeeRow;

/* Structures × criteria at a date and in a region. */
typedef struct
{
  CordeeKnowledge *knowledge; /* owned reference */
  CordeeDay as_of;
  char *region;          /* owned, or NULL */
  char *departement;     /* owned, or NULL */
  GPtrArray *structures; /* const CordeeStructure * */
  GPtrArray *rows;       /* CordeeRow, owned */
} CordeeComparison;

/* A cell that differs between two dates. */
typedef struct
{
  CordeeCell *before;
  CordeeCell *after;
  GPtrArray *began; /* const CordeeStatement *: speak after and not before */
  GPtrArray *ended; /* const CordeeStatement *: speak before and not after */
} CordeeChange;

CordeeComparison *cordee_comparison_new (CordeeKnowledge     *knowledge,
                                         const CordeeContext *context,
                                         GPtrArray           *structures,
                                         GPtrArray           *criteria) G_GNUC_WARN_UNUSED_RESULT;
void cordee_comparison_free (CordeeComparison *self);
gboolean cordee_cells_differ (GPtrArray *cells);
GPtrArray *cordee_comparison_dup_sources (const CordeeComparison *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *cordee_changes_new (CordeeKnowledge     *knowledge,
                               const CordeeContext *before,
                               const CordeeContext *after) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeComparison, cordee_comparison_free)

G_END_DECLS
