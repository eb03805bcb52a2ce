/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-plan"

#include "config.h"

#include "cordee-plan-private.h"

#include "cordee-cell.h"

/* Which amounts of the base are in force at the date and place of a plan, and what they ask. */

/* The step of a scheme whose number falls in no class: amounts that are for any step are still due. */
#define NO_STEP (G_GUINT64_CONSTANT (1) << 63)

/* ── freeing ────────────────────────────────────────────────────── */

static void
amount_free (gpointer data)
{
  CordeePlanAmount *self = data;

  g_clear_pointer (&self->formula, cordee_formula_free);
  g_free (self->text);
  g_free (self);
}

static void
line_free (gpointer data)
{
  CordeePlanLine *self = data;

  g_ptr_array_unref (self->amounts);
  g_ptr_array_unref (self->announced);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

static void
instalment_free (gpointer data)
{
  CordeePlanInstalment *self = data;

  g_clear_pointer (&self->formula, cordee_formula_free);
  g_free (self->text);
  g_free (self);
}

void
cordee_plan_scheme_free (gpointer data)
{
  CordeePlanScheme *self = data;

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

/* ── steps ──────────────────────────────────────────────────────── */

static guint64
bit_of (guint step)
{
  return step < 63 ? G_GUINT64_CONSTANT (1) << step : 0;
}

/* One bit for each step that an amount or a gap is for. Without any, all. */
static guint64
steps_of (const CordeeScale *scale, char **ids)
{
  guint64 steps = 0;

  if (ids == NULL || scale == NULL)
    return G_MAXUINT64;
  for (guint i = 0; i < scale->steps->len; i++)
    if (g_strv_contains ((const char *const *) ids, ((const CordeeScaleStep *) scale->steps->pdata[i])->id))
      steps |= bit_of (i);
  return steps;
}

/* The steps that the number may fall in, one bit each; a bit of its own where it falls in none, or where the scheme has no scale. */
guint64
cordee_plan_possible_steps (const CordeePlanWork *work, const CordeePlanScheme *scheme, const CordeeSlot *slots)
{
  int slot = scheme->scale != NULL ? cordee_rulebook_find_slot (work->rulebook, scheme->scale->variable) : -1;
  guint64 steps = 0;

  for (guint i = 0; slot >= 0 && i < scheme->scale->steps->len; i++)
    {
      CordeeSizeClass step;

      if (cordee_size_step_find (work->rulebook, scheme->scale, scheme->scale->steps->pdata[i], &step) && slots[slot].high >= step.from
          && slots[slot].low < step.to)
        steps |= bit_of (i);
    }
  return steps != 0 ? steps : NO_STEP;
}

/* ── what is in force ───────────────────────────────────────────── */

static guint
narrowness_of (const CordeeStatement *statement)
{
  return statement->departements != NULL ? 2 : statement->region != NULL ? 1 : 0;
}

/* Borrowed; NULL where it does not hold here and now, or is announced only. */
static const CordeeStatement *
find_in_force (const CordeePlanWork *work, const char *id)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (work->knowledge, id);

  if (statement == NULL || statement->announced || !cordee_statement_applies_in (statement, work->context)
      || !cordee_statement_holds_at (statement, work->context->as_of))
    return NULL;
  return statement;
}

/* Borrowed; NULL where it is not announced for this place, or over. */
static const CordeeStatement *
find_announced (const CordeePlanWork *work, const char *id)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (work->knowledge, id);

  if (statement == NULL || !statement->announced || !cordee_statement_applies_in (statement, work->context)
      || (statement->until != CORDEE_DAY_NONE && statement->until < work->context->as_of))
    return NULL;
  return statement;
}

/* A formula that the linter took. */
static CordeeFormula *
parse (const CordeePlanWork *work, const char *text)
{
  g_autoptr(GError) error = NULL;
  CordeeFormula *formula = cordee_formula_parse (work->knowledge, text, &error);

  if (formula == NULL)
    g_warning ("%s: %s", text, error->message);
  return formula;
}

static void
add_amount (const CordeePlanWork   *work,
            GPtrArray              *amounts,
            const CordeeScale      *scale,
            const CordeeLineAmount *amount,
            const CordeeStatement  *statement)
{
  CordeeFormula *formula = parse (work, amount->formula);
  CordeePlanAmount *self;

  if (formula == NULL)
    return;
  self = g_new0 (CordeePlanAmount, 1);
  self->amount = amount;
  self->statement = statement;
  self->formula = formula;
  self->text = cordee_formula_to_string (formula, work->knowledge, NULL, NULL);
  self->narrowness = narrowness_of (statement);
  self->steps = steps_of (scale, amount->steps);
  g_ptr_array_add (amounts, self);
}

static gboolean
is_any_regional (GPtrArray *amounts)
{
  for (guint i = 0; i < amounts->len; i++)
    if (((const CordeePlanAmount *) amounts->pdata[i])->narrowness > 0)
      return TRUE;
  return FALSE;
}

/* What no source gives in this place by the rules of the date. A gap of a regional pack is one of its region; regional says that a regional
   amount holds for the same matter, which fills those that are there only elsewhere. */
static GPtrArray *
list_gaps (const CordeePlanWork *work, const CordeeScheme *scheme, GPtrArray *gaps, gboolean regional)
{
  GPtrArray *in_force = g_ptr_array_new ();
  const char *region = scheme->pack->region;

  for (guint i = 0; i < gaps->len && (region == NULL || g_strcmp0 (region, work->context->region) == 0); i++)
    {
      const CordeeGap *gap = gaps->pdata[i];

      if ((gap->from == CORDEE_DAY_NONE || gap->from <= work->context->as_of)
          && (gap->until == CORDEE_DAY_NONE || gap->until >= work->context->as_of) && !(gap->elsewhere && regional))
        g_ptr_array_add (in_force, (gpointer) gap);
    }
  return in_force;
}

static CordeePlanLine *
find_line (const CordeePlanWork *work, const CordeePlanScheme *scheme, const CordeeSchemeLine *line)
{
  CordeePlanLine *self = g_new0 (CordeePlanLine, 1);

  self->line = line;
  self->amounts = g_ptr_array_new_with_free_func (amount_free);
  self->announced = g_ptr_array_new_with_free_func (amount_free);
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeeLineAmount *amount = line->amounts->pdata[i];
      const CordeeStatement *statement = find_in_force (work, amount->statement);

      if (statement != NULL)
        add_amount (work, self->amounts, scheme->scale, amount, statement);
      else if ((statement = find_announced (work, amount->statement)) != NULL)
        add_amount (work, self->announced, scheme->scale, amount, statement);
    }
  self->gaps = list_gaps (work, scheme->scheme, line->gaps, is_any_regional (self->amounts));
  return self;
}

static void
find_payments (const CordeePlanWork *work, CordeePlanScheme *self)
{
  for (guint i = 0; i < self->scheme->payments->len; i++)
    {
      const CordeePayment *payment = self->scheme->payments->pdata[i];
      CordeePlanInstalment *instalment;

      if (find_in_force (work, payment->statement) == NULL)
        continue;
      instalment = g_new0 (CordeePlanInstalment, 1);
      instalment->payment = payment;
      instalment->formula = payment->formula != NULL ? parse (work, payment->formula) : NULL;
      instalment->text = instalment->formula != NULL ? cordee_formula_to_string (instalment->formula, work->knowledge, NULL, NULL) : NULL;
      g_ptr_array_add (self->payments, instalment);
    }
}

/* Lists the schemes of a structure of which something is in force or announced; none where it does not exist yet. */
void
cordee_plan_find_schemes (CordeePlanWork *work, const char *structure)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (work->knowledge);
  int at = cordee_rulebook_find_structure (work->rulebook, structure);

  for (guint i = 0; i < schemes->len && at >= 0 && cordee_rulebook_structure_exists (work->rulebook, (guint) at); i++)
    {
      const CordeeScheme *scheme = schemes->pdata[i];
      CordeePlanScheme *self;
      gboolean announced = FALSE, regional = FALSE;

      if (!g_str_equal (scheme->structure, structure))
        continue;
      self = g_new0 (CordeePlanScheme, 1);
      self->scheme = scheme;
      self->scale = scheme->scale != NULL ? cordee_knowledge_find_scale (work->knowledge, scheme->scale) : NULL;
      self->lines = g_ptr_array_new_with_free_func (line_free);
      self->payments = g_ptr_array_new_with_free_func (instalment_free);
      for (guint j = 0; j < scheme->lines->len; j++)
        {
          CordeePlanLine *line = find_line (work, self, scheme->lines->pdata[j]);

          self->in_force = self->in_force || line->amounts->len > 0 || line->gaps->len > 0;
          announced = announced || line->announced->len > 0;
          regional = regional || is_any_regional (line->amounts);
          g_ptr_array_add (self->lines, line);
        }
      self->gaps = list_gaps (work, scheme, scheme->gaps, regional);
      self->in_force = self->in_force || self->gaps->len > 0;
      if (self->in_force || announced)
        {
          find_payments (work, self);
          g_ptr_array_add (work->schemes, self);
        }
      else
        cordee_plan_scheme_free (self);
    }
}

/* ── questions ──────────────────────────────────────────────────── */

typedef struct
{
  const CordeeKnowledge *knowledge;
  void (*found) (const CordeeQuestion *question, gpointer user_data);
  gpointer user_data;
  guint depth;
} Walk;

/* More derivations than ever follow from one another: the linter refuses circles. */
#define MAX_DEPTH 32

static void walk_variable (Walk *self, const char *variable);

/* Whether it is known how something is answered is no question by itself. */
static void
walk_condition (Walk *self, const CordeeCondition *condition)
{
  if (condition == NULL || condition->test == CORDEE_TEST_KNOWN)
    return;
  if (condition->variable != NULL)
    walk_variable (self, condition->variable);
  if (condition->than != NULL)
    walk_variable (self, condition->than);
  for (guint i = 0; i < condition->children->len; i++)
    walk_condition (self, condition->children->pdata[i]);
}

/* The professions that a list of members counts are no questions of their own. */
static void
walk_term (Walk *self, const CordeeTermTree *term)
{
  for (guint i = 0; term->kind != CORDEE_TERM_MEMBERS && term->variables != NULL && term->variables[i] != NULL; i++)
    walk_variable (self, term->variables[i]);
  for (guint i = 0; i < term->children->len; i++)
    walk_term (self, term->children->pdata[i]);
}

static void
walk_variable (Walk *self, const char *variable)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, variable);
  const CordeeDerivation *derivation = question == NULL ? cordee_knowledge_find_derivation (self->knowledge, variable) : NULL;

  if (question != NULL)
    self->found (question, self->user_data);
  if (derivation == NULL || self->depth >= MAX_DEPTH)
    return;
  self->depth++;
  for (guint i = 0; i < derivation->cases->len; i++)
    {
      const CordeeDerivationCase *one = derivation->cases->pdata[i];

      walk_condition (self, one->when);
      walk_term (self, one->term);
    }
  self->depth--;
}

/* Calls found for each question that a variable is, or that a derivation is computed from, in the order of reading. */
void
cordee_plan_each_question (const CordeeKnowledge *knowledge,
                           const char            *variable,
                           void (*found) (const CordeeQuestion *question, gpointer user_data),
                           gpointer               user_data)
{
  Walk walk = { .knowledge = knowledge, .found = found, .user_data = user_data };

  walk_variable (&walk, variable);
}

static void
add_question_cb (const CordeeQuestion *question, gpointer user_data)
{
  GPtrArray *questions = user_data;

  if (!g_ptr_array_find (questions, question, NULL))
    g_ptr_array_add (questions, (gpointer) question);
}

static void
walk_formula (Walk *walk, const CordeeFormula *formula)
{
  g_autoptr(GPtrArray) variables = cordee_formula_get_variables (formula);

  for (guint i = 0; i < variables->len; i++)
    walk_variable (walk, variables->pdata[i]);
}

static void
walk_gaps (Walk *walk, GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    walk_condition (walk, ((const CordeeGap *) gaps->pdata[i])->when);
}

static void
walk_line (Walk *walk, const CordeePlanLine *line)
{
  if (line->amounts->len == 0 && line->gaps->len == 0)
    return;
  walk_condition (walk, line->line->when);
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeePlanAmount *amount = line->amounts->pdata[i];

      walk_condition (walk, amount->amount->when);
      walk_formula (walk, amount->formula);
    }
  walk_gaps (walk, line->gaps);
}

/* The questions that the amounts in force hang on: dates first, then in the order of reading. const CordeeQuestion *, borrowed, in an array
   that the caller owns. */
GPtrArray *
cordee_plan_list_questions (const CordeePlanWork *work)
{
  GPtrArray *questions = g_ptr_array_new ();
  Walk walk = { .knowledge = work->knowledge, .found = add_question_cb, .user_data = questions };

  for (guint i = 0; i < work->anchors->len; i++)
    for (guint j = 0; j < work->schemes->len; j++)
      {
        const CordeePlanScheme *scheme = work->schemes->pdata[j];
        const CordeeQuestion *anchor = work->anchors->pdata[i];

        if (g_str_equal (scheme->scheme->anchor, anchor->id) && scheme->in_force)
          add_question_cb (anchor, questions);
      }
  for (guint i = 0; i < work->schemes->len; i++)
    {
      const CordeePlanScheme *scheme = work->schemes->pdata[i];

      if (!scheme->in_force)
        continue;
      if (scheme->scale != NULL)
        walk_variable (&walk, scheme->scale->variable);
      walk_condition (&walk, scheme->scheme->requires);
      for (guint j = 0; j < scheme->lines->len; j++)
        walk_line (&walk, scheme->lines->pdata[j]);
      walk_gaps (&walk, scheme->gaps);
      for (guint j = 0; j < scheme->payments->len; j++)
        {
          const CordeePlanInstalment *instalment = scheme->payments->pdata[j];

          walk_condition (&walk, instalment->payment->when);
          if (instalment->formula != NULL)
            walk_formula (&walk, instalment->formula);
        }
    }
  return questions;
}
