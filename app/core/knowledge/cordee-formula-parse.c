/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-formula"

#include "config.h"

#include "cordee-formula-private.h"

#include "cordee-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (cordee-formula-error-quark, cordee_formula_error)

/* What the schema lets through; with it no tree is deeper than the stack. */
#define MAX_CHARACTERS 400
#define MAX_DEPTH 40
#define MAX_DIGITS 15

static const char *const plan_variables[] = { "annee", "sous-total", "base", NULL };

typedef struct
{
  const CordeeKnowledge *knowledge;
  const char *text;
  const char *p;
  guint depth;
  GError **error;
} Parser;

/* What a formula may name besides questions and derivations, ended by NULL; static. */
const char *const *
cordee_formula_plan_variables (void)
{
  return plan_variables;
}

static void
node_free (CordeeFormulaNode *node)
{
  if (node == NULL)
    return;
  node_free (node->a);
  node_free (node->b);
  g_clear_pointer (&node->units, g_ptr_array_unref);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeFormulaNode, node_free)

static CordeeFormulaNode *
node_new (CordeeNodeKind kind, CordeeFormulaNode *a, CordeeFormulaNode *b)
{
  CordeeFormulaNode *node = g_new0 (CordeeFormulaNode, 1);

  node->kind = kind;
  node->a = a;
  node->b = b;
  return node;
}

/* ── characters and words ───────────────────────────────────────── */

static int
place (const Parser *self)
{
  return (int) g_utf8_pointer_to_offset (self->text, self->p) + 1;
}

static void
skip_spaces (Parser *self)
{
  while (*self->p == ' ')
    self->p++;
}

static gboolean
is_word_character (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c != 0 && (g_unichar_isalnum (c) || c == '_');
}

/* The end of the word at p: letters and digits, also with single hyphens inside. */
static const char *
word_end (const char *p)
{
  while (is_word_character (p) || (*p == '-' && is_word_character (p + 1)))
    p = g_utf8_next_char (p);
  return p;
}

/* Takes text where it stands next, after spaces. */
static gboolean
take (Parser *self, const char *text)
{
  skip_spaces (self);
  if (!g_str_has_prefix (self->p, text))
    return FALSE;
  self->p += strlen (text);
  return TRUE;
}

/* Fails at the place that was reached; expected is a noun phrase. Always NULL. */
static gpointer
fail (Parser *self, const char *expected)
{
  const char *end = word_end (self->p);
  g_autofree char *found = g_strndup (self->p, (gsize) ((end > self->p || *self->p == '\0' ? end : g_utf8_next_char (self->p)) - self->p));

  if (found[0] == '\0')
    /* TRANSLATORS: of a formula; %2$s is a noun phrase, what should stand there. */
    g_set_error (self->error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_SYNTAX, _("la formule s’arrête au caractère %1$d ; attendu : %2$s"), place (self),
                 expected);
  else
    /* TRANSLATORS: of a formula; %1$d counts characters from 1, %2$s is what stands there, %3$s a noun phrase, what should. */
    g_set_error (self->error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_SYNTAX, _("au caractère %1$d, « %2$s » ; attendu : %3$s"), place (self), found,
                 expected);
  return NULL;
}

/* ── units ──────────────────────────────────────────────────────── */

/* Whether a unit is said in hundredths. */
gboolean
cordee_formula_unit_is_percent (const CordeeUnit *unit)
{
  return unit != NULL && g_strcmp0 (unit->symbol, "%") == 0;
}

/* The unit that amounts are paid in, borrowed; NULL where the base has none. */
const CordeeUnit *
cordee_formula_find_money (const CordeeKnowledge *knowledge)
{
  GPtrArray *packs = cordee_knowledge_get_packs (knowledge);

  for (guint i = 0; i < packs->len; i++)
    {
      GPtrArray *units = ((const CordeePack *) packs->pdata[i])->units;

      for (guint j = 0; j < units->len; j++)
        if (g_strcmp0 (((const CordeeUnit *) units->pdata[j])->symbol, "€") == 0)
          return cordee_knowledge_find_unit (knowledge, ((const CordeeUnit *) units->pdata[j])->id);
    }
  return NULL;
}

static gsize
match_word (const char *p, const char *word)
{
  gsize length;

  if (word == NULL || word[0] == '\0' || word[0] != *p)
    return 0;
  length = strlen (word);
  if (strncmp (p, word, length) != 0)
    return 0;
  p += length;
  return is_word_character (p) || (*p == '-' && is_word_character (p + 1)) ? 0 : length;
}

/* The unit whose symbol or word stands at p, the longest that fits; NULL without one. */
static const CordeeUnit *
match_unit (const Parser *self, const char *p, gsize *length)
{
  GPtrArray *packs = cordee_knowledge_get_packs (self->knowledge);
  const CordeeUnit *best = NULL;

  *length = 0;
  for (guint i = 0; i < packs->len; i++)
    {
      GPtrArray *units = ((const CordeePack *) packs->pdata[i])->units;

      for (guint j = 0; j < units->len; j++)
        {
          const CordeeUnit *unit = units->pdata[j];
          gsize fits = MAX (match_word (p, unit->symbol), MAX (match_word (p, unit->one), match_word (p, unit->many)));

          if (fits > *length)
            {
              *length = fits;
              best = unit;
            }
        }
    }
  return best != NULL ? cordee_knowledge_find_unit (self->knowledge, best->id) : NULL;
}

/* Takes the unit of a number, if any: « € », « €/point ». FALSE with an error for a word that is none. */
static gboolean
take_unit (Parser *self, CordeeFormulaNode *number)
{
  const char *start = self->p;
  const CordeeUnit *unit;
  gsize length;

  skip_spaces (self);
  unit = match_unit (self, self->p, &length);
  if (unit == NULL)
    {
      const char *end = word_end (self->p);
      g_autofree char *word = g_strndup (self->p, (gsize) (end - self->p));

      if (word[0] != '\0' && !g_ascii_isdigit (word[0]))
        g_set_error (self->error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_NAME,
                     /* TRANSLATORS: of a formula; %1$d counts characters from 1, %2$s is a word behind a number. */
                     _("au caractère %1$d, « %2$s » n’est pas une unité ; attendu : le mot ou le signe d’une unité de la base"), place (self), word);
      else
        self->p = start;
      return word[0] == '\0' || g_ascii_isdigit (word[0]);
    }

  number->units = g_ptr_array_new ();
  number->percent = cordee_formula_unit_is_percent (unit);
  do
    {
      g_ptr_array_add (number->units, (gpointer) unit);
      self->p += length;
      unit = *self->p == '/' ? match_unit (self, self->p + 1, &length) : NULL;
      if (unit != NULL)
        self->p++;
    }
  while (unit != NULL && !cordee_formula_unit_is_percent (unit));
  return unit == NULL || fail (self, _("une autre unité")) != NULL;
}

/* ── leaves ─────────────────────────────────────────────────────── */

static guint
count_digits (const char *p)
{
  guint n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* « 1 700 », « 48 219,5 »: thousands may be apart. */
static CordeeFormulaNode *
parse_number (Parser *self)
{
  g_autoptr(CordeeFormulaNode) node = node_new (CORDEE_NODE_NUMBER, NULL, NULL);
  g_autoptr(GString) digits = g_string_new (NULL);
  guint n = count_digits (self->p);
  gboolean grouped = n <= 3;

  g_string_append_len (digits, self->p, n);
  self->p += n;
  while (grouped && *self->p == ' ' && count_digits (self->p + 1) == 3)
    {
      g_string_append_len (digits, self->p + 1, 3);
      self->p += 4;
    }
  if (*self->p == ',')
    {
      self->p++;
      n = count_digits (self->p);
      if (n == 0)
        return fail (self, _("une décimale"));
      g_string_append_c (digits, '.');
      g_string_append_len (digits, self->p, n);
      self->p += n;
    }
  if (digits->len > MAX_DIGITS)
    return fail (self, _("un nombre moins long"));
  node->value = g_ascii_strtod (digits->str, NULL);
  return take_unit (self, node) ? g_steal_pointer (&node) : NULL;
}

static gpointer
fail_name (Parser *self, const char *start, const char *name, const char *expected)
{
  self->p = start;
  /* TRANSLATORS: of a formula; %1$d counts characters from 1, %2$s is a name that stands there, %3$s a noun phrase, what should. */
  g_set_error (self->error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_NAME, _("au caractère %1$d, le nom « %2$s » ; attendu : %3$s"), place (self), name,
               expected);
  return NULL;
}

static CordeeFormulaNode *
parse_variable (Parser *self)
{
  const char *start = self->p, *end = word_end (start);
  g_autofree char *name = g_strndup (start, (gsize) (end - start));
  g_autoptr(CordeeFormulaNode) node = node_new (CORDEE_NODE_VARIABLE, NULL, NULL);
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, name);
  const CordeeDerivation *derivation = cordee_knowledge_find_derivation (self->knowledge, name);

  self->p = end;
  for (guint i = 0; plan_variables[i] != NULL; i++)
    if (g_str_equal (plan_variables[i], name))
      {
        node->variable = plan_variables[i];
        node->unit = i > 0 ? cordee_formula_find_money (self->knowledge) : NULL;
        return g_steal_pointer (&node);
      }

  if (question != NULL && cordee_question_is_number (question))
    {
      node->variable = question->id;
      node->unit = cordee_knowledge_find_unit (self->knowledge, question->unit);
      node->percent = g_str_equal (question->type, "percent") || cordee_formula_unit_is_percent (node->unit);
      return g_steal_pointer (&node);
    }
  if (question != NULL)
    return fail_name (self, start, name, _("une question dont la réponse est un nombre"));
  if (derivation != NULL)
    {
      node->variable = derivation->id;
      node->unit = cordee_knowledge_find_unit (self->knowledge, derivation->unit);
      node->percent = cordee_formula_unit_is_percent (node->unit);
      return g_steal_pointer (&node);
    }
  return fail_name (self, start, name, _("une question, un calcul ou une unité de la base"));
}

/* ── operations ─────────────────────────────────────────────────── */

static CordeeFormulaNode *parse_sum (Parser *self);

/* The arguments, from behind the opening parenthesis on. */
static CordeeFormulaNode *
parse_arguments (Parser *self, CordeeNodeKind kind)
{
  g_autoptr(CordeeFormulaNode) node = parse_sum (self);
  gboolean more = FALSE;

  if (node == NULL)
    return NULL;
  do
    {
      CordeeFormulaNode *next;

      if (!take (self, ";"))
        return fail (self, _("un point-virgule et un second terme"));
      next = parse_sum (self);
      if (next == NULL)
        return NULL;
      node = node_new (kind, g_steal_pointer (&node), next);
      node->more = more;
      more = TRUE;
      skip_spaces (self);
    }
  while (kind != CORDEE_NODE_BETWEEN && *self->p == ';');

  if (!take (self, ")"))
    return fail (self, _("une parenthèse fermante"));
  return g_steal_pointer (&node);
}

static CordeeFormulaNode *
parse_operand (Parser *self)
{
  static const struct
  {
    const char *name;
    CordeeNodeKind kind;
  } functions[] = { { "min", CORDEE_NODE_MIN }, { "max", CORDEE_NODE_MAX }, { "entre", CORDEE_NODE_BETWEEN } };

  skip_spaces (self);
  if (g_ascii_isdigit (*self->p))
    return parse_number (self);
  if (*self->p == '(')
    {
      g_autoptr(CordeeFormulaNode) node = NULL;

      self->p++;
      node = parse_sum (self);
      if (node == NULL)
        return NULL;
      if (!take (self, ")"))
        return fail (self, _("une parenthèse fermante"));
      node->parentheses = TRUE;
      return g_steal_pointer (&node);
    }

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (match_word (self->p, functions[i].name) > 0)
      {
        self->p += strlen (functions[i].name);
        return take (self, "(") ? parse_arguments (self, functions[i].kind) : fail (self, _("une parenthèse ouvrante"));
      }
  return is_word_character (self->p) ? parse_variable (self) : fail (self, _("un nombre, un nom ou une parenthèse"));
}

static gboolean
is_constant (const CordeeFormulaNode *node)
{
  return node == NULL || (node->kind != CORDEE_NODE_VARIABLE && is_constant (node->a) && is_constant (node->b));
}

static CordeeFormulaNode *
parse_product (Parser *self)
{
  g_autoptr(CordeeFormulaNode) node = parse_operand (self);

  while (node != NULL)
    {
      gboolean multiplied = take (self, "×") || take (self, "*");
      const char *at;
      CordeeFormulaNode *next;

      if (!multiplied && !take (self, "/"))
        break;
      skip_spaces (self);
      at = self->p;
      next = parse_operand (self);
      if (next == NULL)
        return NULL;
      node = node_new (multiplied ? CORDEE_NODE_MULTIPLY : CORDEE_NODE_DIVIDE, g_steal_pointer (&node), next);
      if (!multiplied && is_constant (next))
        {
          CordeeRange divisor = cordee_formula_node_evaluate (next, NULL, NULL);

          if (divisor.low <= 0 && divisor.high >= 0)
            {
              self->p = at;
              return fail (self, _("un diviseur qui n’est pas nul"));
            }
        }
    }
  return g_steal_pointer (&node);
}

/* Takes a sign that has a space on both sides, as ids have hyphens. FALSE where none comes next; then failed tells of one without. */
static gboolean
take_sign (Parser *self, const char *sign, gboolean *failed)
{
  gsize length = strlen (sign);

  skip_spaces (self);
  if (!g_str_has_prefix (self->p, sign))
    return FALSE;
  if (self->p[-1] != ' ' || self->p[length] != ' ')
    {
      *failed = TRUE;
      fail (self, _("une espace avant et après ce signe"));
      return FALSE;
    }
  self->p += length;
  return TRUE;
}

static CordeeFormulaNode *
parse_sum (Parser *self)
{
  g_autoptr(CordeeFormulaNode) node = NULL;

  if (++self->depth > MAX_DEPTH)
    return fail (self, _("moins de parenthèses les unes dans les autres"));
  node = parse_product (self);
  while (node != NULL)
    {
      gboolean failed = FALSE;
      gboolean plus = take_sign (self, "+", &failed);
      gboolean minus = !plus && !failed && (take_sign (self, "−", &failed) || (!failed && take_sign (self, "-", &failed)));
      CordeeFormulaNode *next;

      if (failed)
        return NULL;
      if (!plus && !minus)
        break;
      next = parse_product (self);
      if (next == NULL)
        return NULL;
      node = node_new (plus ? CORDEE_NODE_ADD : CORDEE_NODE_SUBTRACT, g_steal_pointer (&node), next);
    }
  self->depth--;
  return g_steal_pointer (&node);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Spaces that do not break are spaces here. */
static char *
normalise (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, g_unichar_isspace (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* Reads a formula. Whether it computes with units that go together is cordee_formula_check_units()'s business. The caller owns it; it
   borrows from knowledge, which must live as long. NULL with an error of SYNTAX or NAME, whose message is for who writes the base. */
CordeeFormula *
cordee_formula_parse (const CordeeKnowledge *knowledge, const char *text, GError **error)
{
  g_autofree char *normal = NULL;
  g_autoptr(CordeeFormulaNode) root = NULL;
  CordeeFormula *self;
  Parser parser;

  g_return_val_if_fail (knowledge != NULL && text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      g_set_error (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_SYNTAX, _("la formule ne se lit pas ; attendu : %d caractères au plus, en UTF-8"),
                   MAX_CHARACTERS);
      return NULL;
    }

  normal = normalise (text);
  parser = (Parser){ .knowledge = knowledge, .text = normal, .p = normal, .error = error };
  root = parse_sum (&parser);
  if (root == NULL)
    return NULL;
  skip_spaces (&parser);
  if (*parser.p != '\0')
    return fail (&parser, _("une opération, ou la fin"));

  self = g_new0 (CordeeFormula, 1);
  self->root = g_steal_pointer (&root);
  return self;
}

void
cordee_formula_free (CordeeFormula *self)
{
  if (self == NULL)
    return;
  node_free (self->root);
  g_free (self);
}
