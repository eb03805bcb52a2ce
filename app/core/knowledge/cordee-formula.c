/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-formula"

#include "config.h"

#include "cordee-formula-private.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* ── ranges ─────────────────────────────────────────────────────── */

/* Inside, what is not bounded is infinite. */
static CordeeRange
open_ends (CordeeRange range)
{
  if (range.low <= -G_MAXDOUBLE)
    range.low = -INFINITY;
  if (range.high >= G_MAXDOUBLE)
    range.high = INFINITY;
  return range;
}

/* The least and the greatest of four, where what has no value (nothing times infinity) is 0. */
static CordeeRange
hull (double a, double b, double c, double d)
{
  double values[] = { a, b, c, d };
  CordeeRange range = { INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double value = isnan (values[i]) ? 0 : values[i];

      range.low = MIN (range.low, value);
      range.high = MAX (range.high, value);
    }
  return range;
}

static CordeeRange
add (CordeeRange a, CordeeRange b)
{
  CordeeRange range = { a.low + b.low, a.high + b.high };

  if (isnan (range.low))
    range.low = -INFINITY;
  if (isnan (range.high))
    range.high = INFINITY;
  return range;
}

/* With a divisor that may be 0, whatever it comes near to. */
static CordeeRange
divide (CordeeRange a, CordeeRange b)
{
  if ((b.low < 0 && b.high > 0) || (b.low >= 0 && b.high <= 0))
    return (CordeeRange){ -INFINITY, INFINITY };
  if (b.low <= 0 && b.high <= 0)
    return divide ((CordeeRange){ -a.high, -a.low }, (CordeeRange){ -b.high, -b.low });
  if (b.low <= 0)
    return hull (a.low / b.high, a.high / b.high, a.low < 0 ? -INFINITY : 0, a.high > 0 ? INFINITY : 0);
  return hull (a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);
}

static CordeeRange
look_up (const CordeeFormulaNode *node, CordeeFormulaLookup lookup, gpointer user_data)
{
  CordeeRange range = { 0, INFINITY };

  if (lookup == NULL || !lookup (node->variable, &range, user_data))
    return (CordeeRange){ 0, INFINITY };
  range = open_ends (range);
  if (node->percent)
    {
      range.low /= 100;
      range.high /= 100;
    }
  return range;
}

CordeeRange
cordee_formula_node_evaluate (const CordeeFormulaNode *node, CordeeFormulaLookup lookup, gpointer user_data)
{
  CordeeRange a = { 0, 0 }, b = { 0, 0 };

  if (node->a != NULL)
    a = cordee_formula_node_evaluate (node->a, lookup, user_data);
  if (node->b != NULL)
    b = cordee_formula_node_evaluate (node->b, lookup, user_data);

  switch (node->kind)
    {
    case CORDEE_NODE_NUMBER:
      a.low = a.high = node->percent ? node->value / 100 : node->value;
      return a;
    case CORDEE_NODE_VARIABLE:
      return look_up (node, lookup, user_data);
    case CORDEE_NODE_ADD:
      return add (a, b);
    case CORDEE_NODE_SUBTRACT:
      return add (a, (CordeeRange){ -b.high, -b.low });
    case CORDEE_NODE_MULTIPLY:
      return hull (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
    case CORDEE_NODE_DIVIDE:
      return divide (a, b);
    case CORDEE_NODE_MIN:
      return (CordeeRange){ MIN (a.low, b.low), MIN (a.high, b.high) };
    case CORDEE_NODE_MAX:
      return (CordeeRange){ MAX (a.low, b.low), MAX (a.high, b.high) };
    case CORDEE_NODE_BETWEEN:
    default:
      return (CordeeRange){ MIN (a.low, b.low), MAX (a.high, b.high) };
    }
}

/* What the formula gives where its variables are in the ranges that lookup tells; a variable that lookup does not know is anything from 0
   on. Never NaN; what nothing bounds is G_MAXDOUBLE, or -G_MAXDOUBLE below. */
CordeeRange
cordee_formula_evaluate (const CordeeFormula *self, CordeeFormulaLookup lookup, gpointer user_data)
{
  CordeeRange range;

  g_return_val_if_fail (self != NULL, ((CordeeRange){ 0, 0 }));

  range = cordee_formula_node_evaluate (self->root, lookup, user_data);
  range.low = CLAMP (range.low, -G_MAXDOUBLE, G_MAXDOUBLE);
  range.high = CLAMP (range.high, -G_MAXDOUBLE, G_MAXDOUBLE);
  return range;
}

/* ── units ──────────────────────────────────────────────────────── */

typedef struct
{
  const CordeeUnit *unit;
  int power;
} Factor;

/* Multiplies by a unit to a power. Percentages and what has no unit count for nothing. */
static void
multiply_by (GArray *dimension, const CordeeUnit *unit, int power)
{
  Factor factor = { unit, power };

  if (unit == NULL || cordee_formula_unit_is_percent (unit))
    return;
  for (guint i = 0; i < dimension->len; i++)
    {
      Factor *known = &g_array_index (dimension, Factor, i);

      if (known->unit != unit)
        continue;
      known->power += power;
      if (known->power == 0)
        g_array_remove_index (dimension, i);
      return;
    }
  g_array_append_val (dimension, factor);
}

static gboolean
same_dimension (GArray *a, GArray *b)
{
  g_autoptr(GArray) quotient = g_array_copy (a);

  for (guint i = 0; i < b->len; i++)
    multiply_by (quotient, g_array_index (b, Factor, i).unit, -g_array_index (b, Factor, i).power);
  return quotient->len == 0;
}

/* « euros/points », for who writes the base. */
static char *
dimension_to_string (GArray *dimension)
{
  GString *out = g_string_new (NULL);

  for (int sign = 1; sign >= -1; sign -= 2)
    for (guint i = 0; i < dimension->len; i++)
      {
        const Factor *factor = &g_array_index (dimension, Factor, i);

        for (int power = factor->power * sign; power > 0; power--)
          g_string_append_printf (out, "%s%s", sign < 0 ? "/" : out->len > 0 ? " × " : "", _(factor->unit->many));
      }
  if (out->len == 0)
    /* TRANSLATORS: stands for the unit of a number that has none. */
    g_string_append (out, _("un nombre sans unité"));
  return g_string_free (out, FALSE);
}

static void
fail_units (GError **error, GArray *found, GArray *expected)
{
  g_autofree char *one = dimension_to_string (found);
  g_autofree char *other = dimension_to_string (expected);

  /* TRANSLATORS: of a formula; both are units, in words: euros, points/patients. */
  g_set_error (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_UNITS, _("un calcul donne « %1$s » ; attendu : « %2$s »"), one, other);
}

/* The unit that a node comes out in, owned; NULL with an error where two terms do not go together. */
static GArray *
dimension_of (const CordeeFormulaNode *node, GError **error)
{
  g_autoptr(GArray) a = node->a != NULL ? dimension_of (node->a, error) : g_array_new (FALSE, FALSE, sizeof (Factor));
  g_autoptr(GArray) b = a != NULL && node->b != NULL ? dimension_of (node->b, error) : NULL;

  if (a == NULL || (b == NULL && node->b != NULL))
    return NULL;

  switch (node->kind)
    {
    case CORDEE_NODE_NUMBER:
      for (guint i = 0; node->units != NULL && i < node->units->len; i++)
        multiply_by (a, node->units->pdata[i], i == 0 ? 1 : -1);
      return g_steal_pointer (&a);
    case CORDEE_NODE_VARIABLE:
      multiply_by (a, node->unit, 1);
      return g_steal_pointer (&a);
    case CORDEE_NODE_MULTIPLY:
    case CORDEE_NODE_DIVIDE:
      for (guint i = 0; i < b->len; i++)
        multiply_by (a, g_array_index (b, Factor, i).unit, g_array_index (b, Factor, i).power * (node->kind == CORDEE_NODE_MULTIPLY ? 1 : -1));
      return g_steal_pointer (&a);
    case CORDEE_NODE_ADD:
    case CORDEE_NODE_SUBTRACT:
    case CORDEE_NODE_MIN:
    case CORDEE_NODE_MAX:
    case CORDEE_NODE_BETWEEN:
    default:
      if (same_dimension (a, b))
        return g_steal_pointer (&a);
      fail_units (error, b, a);
      return NULL;
    }
}

/* Whether the formula computes with units that go together, and comes out in unit (NULL: a bare number). FALSE with an error of UNITS. */
gboolean
cordee_formula_check_units (const CordeeFormula *self, const CordeeKnowledge *knowledge, const char *unit, GError **error)
{
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Factor));
  g_autoptr(GArray) found = NULL;

  g_return_val_if_fail (self != NULL && knowledge != NULL, FALSE);

  found = dimension_of (self->root, error);
  if (found == NULL)
    return FALSE;
  multiply_by (expected, cordee_knowledge_find_unit (knowledge, unit), 1);
  if (same_dimension (found, expected))
    return TRUE;
  fail_units (error, found, expected);
  return FALSE;
}

/* ── in words ───────────────────────────────────────────────────── */

typedef struct
{
  const CordeeKnowledge *knowledge;
  CordeeFormulaLookup lookup; /* or NULL */
  gpointer user_data;
  GString *out;
} Writer;

static const char *
unit_word (const CordeeUnit *unit, double value)
{
  return unit->symbol != NULL ? unit->symbol : _(cordee_text_is_one (value) ? unit->one : unit->many);
}

static void
write_number (Writer *self, const CordeeFormulaNode *node)
{
  g_autofree char *number = cordee_text_number (node->value);

  g_string_append (self->out, number);
  for (guint i = 0; node->units != NULL && i < node->units->len; i++)
    g_string_append_printf (self->out, "%s%s", i == 0 ? "\u00a0" : "/", unit_word (node->units->pdata[i], i == 0 ? node->value : 1));
}

/* The name of a variable as it stands inside a sentence: an acronym keeps its capitals. */
static void
write_name (Writer *self, const char *variable)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, variable);
  const CordeeDerivation *derivation = cordee_knowledge_find_derivation (self->knowledge, variable);
  const char *label = variable, *rest;

  if (g_str_equal (variable, "annee"))
    /* TRANSLATORS: of a formula: the year of a funding, counted from 1. */
    label = _("année");
  else if (g_str_equal (variable, "sous-total"))
    /* TRANSLATORS: of a formula: the sum of the lines above. */
    label = _("sous-total");
  else if (g_str_equal (variable, "base"))
    /* TRANSLATORS: of a formula: the amount that an advance is computed from. */
    label = C_("formula", "base");
  else if (question != NULL)
    label = _(question->short_label != NULL ? question->short_label : question->label);
  else if (derivation != NULL)
    label = _(derivation->label);

  rest = g_utf8_next_char (label);
  if (question == NULL || g_unichar_isupper (g_utf8_get_char (rest)))
    g_string_append (self->out, label);
  else
    {
      g_autofree char *first = g_utf8_strdown (label, rest - label);

      g_string_append_printf (self->out, "%s%s", first, rest);
    }
}

static void
write_variable (Writer *self, const CordeeFormulaNode *node)
{
  CordeeRange range = { 0, 0 };
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gboolean bounded_below, bounded;

  if (self->lookup == NULL || !self->lookup (node->variable, &range, self->user_data))
    {
      write_name (self, node->variable);
      return;
    }
  bounded_below = range.low > -G_MAXDOUBLE;
  bounded = range.high < G_MAXDOUBLE;
  low = cordee_text_number (bounded_below ? range.low : 0);
  high = cordee_text_number (bounded ? range.high : 0);

  if (!bounded && !bounded_below)
    {
      write_name (self, node->variable);
      return;
    }
  if (!bounded)
    /* TRANSLATORS: %s is a number, a unit follows: at least 2 médecins. */
    g_string_append_printf (self->out, _("au moins %s"), low);
  else if (!bounded_below)
    /* TRANSLATORS: %s is a number, a unit follows: at most 30 000 €. */
    g_string_append_printf (self->out, _("jusqu’à %s"), high);
  else if (range.low < range.high)
    /* TRANSLATORS: two numbers, a unit follows: 50 000 to 100 000 €. */
    g_string_append_printf (self->out, _("de %1$s à %2$s"), low, high);
  else
    g_string_append (self->out, high);
  if (node->percent)
    g_string_append (self->out, "\u00a0%");
  else if (node->unit != NULL)
    g_string_append_printf (self->out, "\u00a0%s", unit_word (node->unit, bounded ? range.high : range.low));
}

static void write_node (Writer *self, const CordeeFormulaNode *node);

static void
write_arguments (Writer *self, const CordeeFormulaNode *node)
{
  if (node->more)
    write_arguments (self, node->a);
  else
    write_node (self, node->a);
  g_string_append (self->out, "; ");
  write_node (self, node->b);
}

static void
write_node (Writer *self, const CordeeFormulaNode *node)
{
  static const char *const operators[] = { [CORDEE_NODE_ADD] = " + ", [CORDEE_NODE_SUBTRACT] = " − ", [CORDEE_NODE_MULTIPLY] = " × ", [CORDEE_NODE_DIVIDE] = " / " };
  /* TRANSLATORS: functions of a formula; « entre(0 €; 8 €) » is somewhere between the two. */
  static const char *const functions[] = { [CORDEE_NODE_MIN] = NC_ ("formula", "min"),
                                           [CORDEE_NODE_MAX] = NC_ ("formula", "max"),
                                           [CORDEE_NODE_BETWEEN] = NC_ ("formula", "entre") };

  if (node->parentheses)
    g_string_append_c (self->out, '(');
  switch (node->kind)
    {
    case CORDEE_NODE_NUMBER:
      write_number (self, node);
      break;
    case CORDEE_NODE_VARIABLE:
      write_variable (self, node);
      break;
    case CORDEE_NODE_ADD:
    case CORDEE_NODE_SUBTRACT:
    case CORDEE_NODE_MULTIPLY:
    case CORDEE_NODE_DIVIDE:
      write_node (self, node->a);
      g_string_append (self->out, operators[node->kind]);
      write_node (self, node->b);
      break;
    case CORDEE_NODE_MIN:
    case CORDEE_NODE_MAX:
    case CORDEE_NODE_BETWEEN:
    default:
      g_string_append_printf (self->out, "%s(", g_dpgettext2 (GETTEXT_PACKAGE, "formula", functions[node->kind]));
      write_arguments (self, node);
      g_string_append_c (self->out, ')');
      break;
    }
  if (node->parentheses)
    g_string_append_c (self->out, ')');
}

/* The formula as a person reads it, in the current language: with the numbers of lookup in the place of names, a range that is no point as
   « de 0 à 8 », with the unit of the variable; or, lookup being NULL or not knowing a variable, with its name. The caller owns it. */
char *
cordee_formula_to_string (const CordeeFormula *self, const CordeeKnowledge *knowledge, CordeeFormulaLookup lookup, gpointer user_data)
{
  Writer writer = { .knowledge = knowledge, .lookup = lookup, .user_data = user_data };

  g_return_val_if_fail (self != NULL && knowledge != NULL, NULL);

  writer.out = g_string_new (NULL);
  write_node (&writer, self->root);
  return g_string_free (writer.out, FALSE);
}

/* ── what it asks and counts with ───────────────────────────────── */

static void
collect_variables (const CordeeFormulaNode *node, GPtrArray *variables)
{
  if (node == NULL)
    return;
  if (node->kind == CORDEE_NODE_VARIABLE && !g_ptr_array_find_with_equal_func (variables, node->variable, g_str_equal, NULL))
    g_ptr_array_add (variables, (gpointer) node->variable);
  collect_variables (node->a, variables);
  collect_variables (node->b, variables);
}

/* Each variable once (const char *, borrowed from the base), in the order of the text. The caller frees the list. */
GPtrArray *
cordee_formula_get_variables (const CordeeFormula *self)
{
  GPtrArray *variables = g_ptr_array_new ();

  collect_variables (self->root, variables);
  return variables;
}

static gboolean
has_number (GArray *numbers, const CordeeFormulaNumber *number)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const CordeeFormulaNumber *known = &g_array_index (numbers, CordeeFormulaNumber, i);

      if (known->value >= number->value && known->value <= number->value && g_strcmp0 (known->unit, number->unit) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
collect_numbers (const CordeeFormulaNode *node, GArray *numbers)
{
  if (node == NULL)
    return;
  if (node->kind == CORDEE_NODE_NUMBER)
    {
      CordeeFormulaNumber number = { node->value, node->units != NULL ? ((const CordeeUnit *) node->units->pdata[0])->id : NULL };

      if (!has_number (numbers, &number))
        g_array_append_val (numbers, number);
    }
  collect_numbers (node->a, numbers);
  collect_numbers (node->b, numbers);
}

/* Each number with its first unit once (CordeeFormulaNumber), in the order of the text. The caller frees the list. */
GArray *
cordee_formula_get_numbers (const CordeeFormula *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (CordeeFormulaNumber));

  collect_numbers (self->root, numbers);
  return numbers;
}
