/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-lint.h"

G_BEGIN_DECLS

/* The state of one run of the linter. */
typedef struct
{
  const CordeeKnowledge *knowledge; /* borrowed */
  GPtrArray *issues;                /* borrowed: of the caller */
  GHashTable *used_sources;         /* set of CordeeSource */
  GHashTable *carried_facts;        /* set of fact ids */
} CordeeLinter;

void cordee_lint_unknown (CordeeLinter *self,
                          const char   *tag,
                          const char   *file,
                          int           line,
                          const char   *id,
                          const char   *missing,
                          GPtrArray    *candidates);
void cordee_lint_statements (CordeeLinter *self);

G_END_DECLS
