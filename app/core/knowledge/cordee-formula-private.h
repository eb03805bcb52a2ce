/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-formula.h"

G_BEGIN_DECLS

/* The tree of a formula, between the files that read, compute and write it. */

typedef enum
{
  CORDEE_NODE_NUMBER,
  CORDEE_NODE_VARIABLE,
  CORDEE_NODE_ADD,
  CORDEE_NODE_SUBTRACT,
  CORDEE_NODE_MULTIPLY,
  CORDEE_NODE_DIVIDE,
  CORDEE_NODE_MIN,
  CORDEE_NODE_MAX,
  CORDEE_NODE_BETWEEN,
} CordeeNodeKind;

typedef struct _CordeeFormulaNode CordeeFormulaNode;

struct _CordeeFormulaNode
{
  CordeeNodeKind kind;
  gboolean parentheses;  /* as it was written */
  double value;          /* of a number: as written, 25 for 25 % */
  GPtrArray *units;      /* of a number: const CordeeUnit *, the first counts, each of the others is "for each"; owned, or NULL */
  const char *variable;  /* borrowed from the base, or static */
  const CordeeUnit *unit; /* of a variable, or NULL */
  gboolean percent;      /* of a number or a variable: 25 is 0.25 */
  CordeeFormulaNode *a, *b; /* owned: of an operation and of a function; NULL of a leaf */
  gboolean more;         /* of a function: a is the same function of all arguments but the last */
};

struct _CordeeFormula
{
  CordeeFormulaNode *root;
};

gboolean cordee_formula_unit_is_percent (const CordeeUnit *unit);
const CordeeUnit *cordee_formula_find_money (const CordeeKnowledge *knowledge);

/* As cordee_formula_evaluate(), but with infinities. */
CordeeRange cordee_formula_node_evaluate (const CordeeFormulaNode *node, CordeeFormulaLookup lookup, gpointer user_data);

G_END_DECLS
