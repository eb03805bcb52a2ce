/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include "cordee-formula-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* Whether the amounts of schemes say what their statements say: formulas that compute money, with numbers that are sourced. */

/* The period of what is due each year. */
#define YEARLY "an"

/* ── statements ─────────────────────────────────────────────────── */

/* Appends a statement that an amount names to those found, if it is one of the scheme's structure; tells if not. */
static void
check_statement (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeScheme *scheme, const char *id, GPtrArray *found)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (self->knowledge, id);

  if (statement == NULL)
    cordee_lint_unknown (self, "unknown-statement", spot->pack->file, spot->line, spot->id, id, cordee_knowledge_get_statements (self->knowledge));
  else
    {
      cordee_lint_same_structure (self, spot, statement->structure, scheme->structure);
      g_ptr_array_add (found, (gpointer) statement);
    }
}

/* ── numbers ────────────────────────────────────────────────────── */

static gboolean
is_bound (const CordeeAmount *amount, const CordeeFormulaNumber *number)
{
  if (number->unit != NULL && g_strcmp0 (number->unit, amount->unit) != 0)
    return FALSE;
  return (amount->has_min && amount->min >= number->value && amount->min <= number->value)
         || (amount->has_max && amount->max >= number->value && amount->max <= number->value);
}

/* Nothing (« from 0 € », « not below 0 patients ») is no claim of a source. */
static gboolean
is_nothing (const CordeeFormulaNumber *number)
{
  return number->value <= 0;
}

/* Whether some amount of the statements has the number as a bound; the periods of all that have are added to periods. */
static gboolean
is_sourced (GPtrArray *statements, const CordeeFormulaNumber *number, GHashTable *periods)
{
  gboolean found = FALSE;

  for (guint i = 0; i < statements->len; i++)
    {
      GArray *amounts = ((const CordeeStatement *) statements->pdata[i])->amounts;

      for (guint j = 0; j < amounts->len; j++)
        {
          const CordeeAmount *amount = &g_array_index (amounts, CordeeAmount, j);

          if (!is_bound (amount, number))
            continue;
          found = TRUE;
          if (amount->period != NULL)
            g_hash_table_add (periods, (gpointer) amount->period);
        }
    }
  return found;
}

static char *
number_to_string (double value, const CordeeUnit *unit)
{
  g_autofree char *number = cordee_text_number (value);
  const char *word = unit == NULL ? "" : unit->symbol != NULL ? unit->symbol : _(cordee_text_is_one (value) ? unit->one : unit->many);

  return g_strconcat (number, unit != NULL ? "\u00a0" : "", word, NULL);
}

static gboolean
counts_nothing (const CordeeFormula *formula)
{
  g_autoptr(GArray) numbers = cordee_formula_get_numbers (formula);
  gboolean nothing = TRUE;

  for (guint i = 0; i < numbers->len; i++)
    nothing = nothing && is_nothing (&g_array_index (numbers, CordeeFormulaNumber, i));
  return nothing;
}

/* Tells of each number that no statement gives. Returns whether there is none. */
static gboolean
check_numbers (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeFormula *formula, GPtrArray *statements, GHashTable *periods)
{
  g_autoptr(GArray) numbers = cordee_formula_get_numbers (formula);
  gboolean good = TRUE;

  for (guint i = 0; i < numbers->len; i++)
    {
      const CordeeFormulaNumber *number = &g_array_index (numbers, CordeeFormulaNumber, i);
      const CordeeUnit *unit = cordee_knowledge_find_unit (self->knowledge, number->unit);
      g_autofree char *value = NULL;
      g_autofree char *hint = NULL;

      if (is_sourced (statements, number, periods) || is_nothing (number))
        continue;
      good = FALSE;
      value = number_to_string (number->value, unit);
      /* TRANSLATORS: %s is a number of a formula, with its unit. */
      hint = g_strdup_printf (_("aucun montant des énoncés nommés ne donne %s ; attendu : un nombre de l’énoncé, ou d’un énoncé de with"), value);
      cordee_lint_tell (self, "formula-number", spot, hint);
    }
  return good;
}

/* Of a line: whether what its formula counts with, where that is more than nothing, is due as often as the line is. */
static void
check_period (CordeeLinter *self, const CordeeLintSpot *spot, CordeeMoneyKind kind, GHashTable *periods, gboolean only_nothing)
{
  gboolean yearly = g_hash_table_contains (periods, YEARLY);

  if (g_hash_table_size (periods) == 0 && only_nothing)
    return;
  if (kind != CORDEE_MONEY_UNIQUE && !yearly)
    cordee_lint_tell (self, "line-period", spot, _("la ligne revient chaque année, ses montants non ; attendu : un montant par an, ou kind=\"unique\""));
  else if (kind == CORDEE_MONEY_UNIQUE && g_hash_table_size (periods) == (yearly ? 1 : 0))
    cordee_lint_tell (self, "line-period", spot, _("la ligne est due une fois, ses montants chaque année ; attendu : un montant d’une autre période que l’année"));
}

/* ── formulas ───────────────────────────────────────────────────── */

static const char *
tag_of (const GError *error)
{
  if (g_error_matches (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_NAME))
    return "formula-name";
  if (g_error_matches (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_UNITS))
    return "formula-units";
  return "formula-syntax";
}

static CordeeFormula *
parse (CordeeLinter *self, const CordeeLintSpot *spot, const char *text)
{
  const CordeeUnit *money = cordee_formula_find_money (self->knowledge);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeFormula) formula = cordee_formula_parse (self->knowledge, text, &error);

  if (formula != NULL && cordee_formula_check_units (formula, self->knowledge, money != NULL ? money->id : NULL, &error))
    return g_steal_pointer (&formula);
  cordee_lint_tell (self, tag_of (error), spot, error->message);
  return NULL;
}

/* Whether the formula names a variable. */
static gboolean
names (const CordeeFormula *formula, const char *variable)
{
  g_autoptr(GPtrArray) variables = cordee_formula_get_variables (formula);

  return g_ptr_array_find_with_equal_func (variables, variable, g_str_equal, NULL);
}

/* Checks one way to compute a line; first: no line stands above it. */
void
cordee_lint_line_amount (CordeeLinter           *self,
                         const CordeeScheme     *scheme,
                         const CordeeSchemeLine *line,
                         const CordeeLineAmount *amount,
                         gboolean                first)
{
  const CordeeLintSpot spot = { scheme->pack, line->id, amount->line };
  g_autoptr(GPtrArray) statements = g_ptr_array_new ();
  g_autoptr(GHashTable) periods = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CordeeFormula) formula = NULL;
  guint n_named = 1 + (amount->with != NULL ? g_strv_length (amount->with) : 0);

  check_statement (self, &spot, scheme, amount->statement, statements);
  for (guint i = 0; amount->with != NULL && amount->with[i] != NULL; i++)
    check_statement (self, &spot, scheme, amount->with[i], statements);
  formula = parse (self, &spot, amount->formula);
  if (formula == NULL)
    return;

  if (names (formula, "base"))
    cordee_lint_tell (self, "formula-base", &spot, _("« base » n’a de sens que dans un versement ; attendu : une question, un calcul ou un nombre"));
  if (first && names (formula, "sous-total"))
    cordee_lint_tell (self, "formula-subtotal", &spot, _("aucune ligne ne précède celle-ci ; attendu : « sous-total » dans une ligne suivante"));
  /* What is not there has no numbers to compare with. */
  if (statements->len < n_named)
    return;
  if (check_numbers (self, &spot, formula, statements, periods) && !names (formula, "sous-total") && !names (formula, "base"))
    check_period (self, &spot, line->kind, periods, counts_nothing (formula));
}

/* Checks where a payment comes from and how it is computed. */
void
cordee_lint_payment_formula (CordeeLinter *self, const CordeeScheme *scheme, const CordeePayment *payment)
{
  const CordeeLintSpot spot = { scheme->pack, payment->id, payment->line };
  g_autoptr(GPtrArray) statements = g_ptr_array_new ();
  g_autoptr(GHashTable) periods = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CordeeFormula) formula = NULL;
  guint n_named = 1 + (payment->with != NULL ? g_strv_length (payment->with) : 0);

  check_statement (self, &spot, scheme, payment->statement, statements);
  for (guint i = 0; payment->with != NULL && payment->with[i] != NULL; i++)
    check_statement (self, &spot, scheme, payment->with[i], statements);
  formula = payment->formula != NULL ? parse (self, &spot, payment->formula) : NULL;
  if (formula == NULL)
    return;

  if (names (formula, "sous-total"))
    cordee_lint_tell (self, "formula-subtotal", &spot, _("« sous-total » n’a de sens que dans une ligne ; attendu : « base »"));
  if (names (formula, "base") && payment->roles == NULL)
    cordee_lint_tell (self, "formula-base", &spot, _("rien ne dit de quelles lignes « base » est la somme ; attendu : roles=\"…\""));
  if (statements->len == n_named)
    check_numbers (self, &spot, formula, statements, periods);
}
