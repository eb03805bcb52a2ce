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
  GPtrArray *variables;             /* all CordeeQuestion and CordeeDerivation */
  GHashTable *places;               /* CordeeDerivation → its place in the base, from 1 */
} CordeeLinter;

/* The element that is looked at, for messages and for what all elements share. */
typedef struct
{
  const CordeePack *pack;
  const char *id; /* or NULL */
  int line;
} CordeeLintSpot;

void cordee_lint_tell (CordeeLinter *self, const char *tag, const CordeeLintSpot *spot, const char *hint);
void cordee_lint_unknown (CordeeLinter *self,
                          const char   *tag,
                          const char   *file,
                          int           line,
                          const char   *id,
                          const char   *missing,
                          GPtrArray    *candidates);
void cordee_lint_cell (CordeeLinter *self, const CordeeLintSpot *spot, const char *structure, const char *criterion);
void cordee_lint_place (CordeeLinter *self, const CordeeLintSpot *spot, const char *region, char **departements);
void cordee_lint_period (CordeeLinter *self, const CordeeLintSpot *spot, const char *structure, CordeeDay from, CordeeDay until);
void cordee_lint_citations (CordeeLinter *self, const CordeeLintSpot *spot, GArray *citations);
void cordee_lint_facts (CordeeLinter *self, char **facts);
void cordee_lint_own_ids (CordeeLinter *self, const CordeePack *pack, GPtrArray *items, goffset line, GHashTable *seen);
void cordee_lint_statement (CordeeLinter *self, const CordeeLintSpot *spot, const char *statement);
void cordee_lint_actor (CordeeLinter *self, const CordeeLintSpot *spot, const char *actor);
void cordee_lint_template (CordeeLinter *self, const CordeeTemplate *template);
void cordee_lint_step_lists (CordeeLinter *self, const CordeePack *pack);

void cordee_lint_condition (CordeeLinter *self, const CordeeLintSpot *element, const CordeeCondition *condition, guint before);
gboolean cordee_lint_accepts (const CordeeQuestion *question, const char *text);
void cordee_lint_placeholders (CordeeLinter *self, const CordeeLintSpot *spot, const char *text);

void cordee_lint_same_structure (CordeeLinter *self, const CordeeLintSpot *spot, const char *found, const char *expected);
void cordee_lint_line_amount (CordeeLinter           *self,
                              const CordeeScheme     *scheme,
                              const CordeeSchemeLine *line,
                              const CordeeLineAmount *amount,
                              gboolean                first);
void cordee_lint_payment_formula (CordeeLinter *self, const CordeeScheme *scheme, const CordeePayment *payment);

void cordee_lint_questions (CordeeLinter *self, const CordeePack *pack);
void cordee_lint_rules (CordeeLinter *self, const CordeePack *pack);
void cordee_lint_renames (CordeeLinter *self);
void cordee_lint_schemes (CordeeLinter *self);
void cordee_lint_statements (CordeeLinter *self);
void cordee_lint_steps (CordeeLinter *self, const CordeePack *pack);
void cordee_lint_ways (CordeeLinter *self);

G_END_DECLS
