/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* An amount as the base writes it, in a form that can be read aloud:

     7 €/point × (1000 points + 1700 points × min(patientele; 8000 patients) / 4000 patients)

   Numbers carry their unit (the symbol or the word of a unit of the base, in the singular or the plural; "€/point" is one unit for
   each of another); a bare number has none; "25 %" is 0.25. Names are variables: questions, derivations, and what the plan itself knows
   (cordee_formula_plan_variables). Operators + − × /, functions min(a; b; …), max(a; b; …) and entre(a; b): somewhere from a to b. A space
   stands around + and −, since ids have hyphens. Decimals have a comma, thousands may be apart by a space. Immutable. */
typedef struct _CordeeFormula CordeeFormula;

/* A value that is known between two bounds, both inside. high may be G_MAXDOUBLE: no source bounds it. */
typedef struct
{
  double low, high;
} CordeeRange;

#define CORDEE_FORMULA_ERROR (cordee_formula_error_quark ())
GQuark cordee_formula_error_quark (void);
typedef enum
{
  CORDEE_FORMULA_ERROR_SYNTAX, /* the message says at which character and what was expected */
  CORDEE_FORMULA_ERROR_NAME,   /* neither a variable nor a unit */
  CORDEE_FORMULA_ERROR_UNITS,  /* euros plus patients */
} CordeeFormulaError;

/* What a formula may name besides questions and derivations: "annee" (of the scheme, from 1, without a unit), "sous-total" (what the lines
   above in the same scheme give in that year, in money) and, in a payment, "base" (the sum of the lines of its roles, in money).
   NULL-terminated. */
const char *const *cordee_formula_plan_variables (void);

/* The range of a variable; FALSE where the variable does not exist. Percentages are given as they are answered: 80 for 80 %. */
typedef gboolean (*CordeeFormulaLookup) (const char *variable, CordeeRange *range, gpointer user_data);

CordeeFormula *cordee_formula_parse (const CordeeKnowledge *knowledge, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordee_formula_free (CordeeFormula *self);

/* The dimension must come out as that unit. */
gboolean cordee_formula_check_units (const CordeeFormula *self, const CordeeKnowledge *knowledge, const char *unit, GError **error);
CordeeRange cordee_formula_evaluate (const CordeeFormula *self, CordeeFormulaLookup lookup, gpointer user_data);

/* With the numbers in the place of names, and words from the base in the current language: "7 €/point × (1 000 points + 1 700 points ×
   min(4 000 patients; 8 000 patients) / 4 000 patients)". With a NULL lookup, as it is read, with the short labels of variables as names. */
char *cordee_formula_to_string (const CordeeFormula  *self,
                                const CordeeKnowledge *knowledge,
                                CordeeFormulaLookup    lookup,
                                gpointer               user_data) G_GNUC_WARN_UNUSED_RESULT;

/* For the linter and for forms. Each variable and each number once, in the order of the text; GPtrArray of const char * borrowed from the
   formula, GArray of CordeeFormulaNumber. The caller frees the arrays. */
typedef struct
{
  double value;     /* as written: 25 for 25 % */
  const char *unit; /* id of the first unit: EUR of "€/point"; NULL without; borrowed from the base */
} CordeeFormulaNumber;
GPtrArray *cordee_formula_get_variables (const CordeeFormula *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *cordee_formula_get_numbers (const CordeeFormula *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeFormula, cordee_formula_free)

G_END_DECLS
