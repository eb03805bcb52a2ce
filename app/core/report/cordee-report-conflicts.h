/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

/* One subject on which statements of one territory say different things. Borrowed from its list. */
typedef struct
{
  const CordeeCell *cell;
  const CordeeSubject *subject;
  const char *region;              /* where they contradict each other; NULL: nationally */
  const char *const *departements; /* idem; NULL: in the whole of it */
} CordeeConflict;

/* Every conflict of the base at a date, in a place or in all. */
typedef struct
{
  CordeeKnowledge *knowledge; /* owned reference */
  CordeeDay as_of;
  const char *region;      /* borrowed from the base; NULL: all */
  const char *departement; /* idem; NULL: not told */
  GPtrArray *comparisons;  /* CordeeComparison, owned */
  GArray *items;           /* CordeeConflict, owned */
} CordeeConflicts;

CordeeConflicts *cordee_conflicts_new (CordeeKnowledge *knowledge, const CordeeContext *context) G_GNUC_WARN_UNUSED_RESULT;
void cordee_conflicts_free (CordeeConflicts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeConflicts, cordee_conflicts_free)

G_END_DECLS
