/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-plan"

#include "config.h"

#include "cordee-plan-private.h"

#include <math.h>

/* What the lines of a scheme give in one of its years. Every amount is a range, since answers may be missing and sources may differ; the low
   bound is what is sure. */

/* As many bits as there are for steps. */
#define MAX_STEPS 64

/* How much apart two sums must be to differ. */
#define HALF_A_CENT 0.005

/* ── what a formula asks ────────────────────────────────────────── */

typedef struct
{
  const CordeePlanWork *work;
  const CordeeSlot *slots;
  int scheme_year;
  CordeeRange above[MAX_STEPS]; /* what the lines above give, at each step that is possible */
  CordeeRange subtotal;         /* the same at the step in question, or at any */
  CordeeRange base;     /* of a payment */
  gboolean has_base;
} Scope;

/* Questions without a bound of their own are bounded by the field that they are typed into: 9999 or 9999999 tells nothing of the world. */
static gboolean
bounds_nothing (const CordeeQuestion *question)
{
  double max = question->max;

  if (!g_str_equal (question->type, "integer"))
    return FALSE;
  if (!question->has_max)
    return TRUE;
  if (max < 999)
    return FALSE;
  while (max >= 1)
    {
      if (fmod (max, 10) < 9)
        return FALSE;
      max = floor (max / 10);
    }
  return TRUE;
}

static void
find_unbounded_cb (const CordeeQuestion *question, gpointer user_data)
{
  const CordeeQuestion **found = ((gpointer *) user_data)[0];
  const Scope *scope = ((gpointer *) user_data)[1];
  int slot = cordee_rulebook_find_slot (scope->work->rulebook, question->id);

  if (*found == NULL && slot >= 0 && !scope->slots[slot].known && bounds_nothing (question))
    *found = question;
}

/* The first question without an answer because of which a variable has no upper bound; NULL where it has one. */
static const CordeeQuestion *
find_unbounded (const Scope *scope, const char *variable)
{
  int slot = cordee_rulebook_find_slot (scope->work->rulebook, variable);
  const CordeeQuestion *question = NULL;
  gpointer data[] = { &question, (gpointer) scope };

  if (slot >= 0 && scope->slots[slot].low < scope->slots[slot].high)
    cordee_plan_each_question (scope->work->knowledge, variable, find_unbounded_cb, data);
  return question;
}

static CordeeRange
range_of_boolean (const CordeeSlot *slot)
{
  /* The choices of a boolean are yes, then no. */
  return (CordeeRange){ .low = (slot->set & 2) == 0, .high = (slot->set & 1) != 0 };
}

static gboolean
lookup_cb (const char *variable, CordeeRange *range, gpointer user_data)
{
  const Scope *scope = user_data;
  const CordeeQuestion *question;
  int slot;

  if (g_str_equal (variable, "annee"))
    *range = (CordeeRange){ scope->scheme_year, scope->scheme_year };
  else if (g_str_equal (variable, "sous-total"))
    *range = scope->subtotal;
  else if (scope->has_base && g_str_equal (variable, "base"))
    *range = scope->base;
  else if ((slot = cordee_rulebook_find_slot (scope->work->rulebook, variable)) < 0)
    return FALSE;
  else if ((question = cordee_knowledge_find_question (scope->work->knowledge, variable)) != NULL && g_str_equal (question->type, "boolean"))
    *range = range_of_boolean (&scope->slots[slot]);
  else if (find_unbounded (scope, variable) != NULL)
    *range = (CordeeRange){ scope->slots[slot].low, G_MAXDOUBLE };
  else
    *range = (CordeeRange){ scope->slots[slot].low, scope->slots[slot].high };
  return TRUE;
}

/* ── sums of money ──────────────────────────────────────────────── */

static double
to_cents (double value)
{
  return value >= CORDEE_PLAN_TOO_MUCH ? CORDEE_PLAN_UNBOUNDED : floor (value * 100 + 0.5) / 100;
}

/* In whole cents; what cannot be a sum of money any more is not bounded. */
static CordeeRange
to_money (CordeeRange range, double share)
{
  CordeeRange money = { .low = range.low, .high = range.high };

  if (isnan (money.low) || isinf (money.low))
    money.low = 0;
  if (isnan (money.high))
    money.high = CORDEE_PLAN_UNBOUNDED;
  money.low = to_cents (MIN (money.low, CORDEE_PLAN_TOO_MUCH) * share);
  money.high = to_cents (money.high >= CORDEE_PLAN_TOO_MUCH ? money.high : money.high * share);
  return money;
}

static double
add_up (double a, double b)
{
  return a >= CORDEE_PLAN_TOO_MUCH || b >= CORDEE_PLAN_TOO_MUCH ? CORDEE_PLAN_UNBOUNDED : a + b;
}

static gboolean
differ (CordeeRange a, CordeeRange b)
{
  return fabs (a.low - b.low) > HALF_A_CENT || fabs (a.high - b.high) > HALF_A_CENT;
}

/* ── one line ───────────────────────────────────────────────────── */

/* One amount of a line, evaluated. */
typedef struct
{
  const CordeePlanAmount *amount;
  CordeeRange range; /* at any step at which it is used */
  CordeeTruth when;
  gboolean used; /* it may be what is due */
  guint64 at;    /* the steps at which it may be */
  gboolean sure; /* whatever the step */
} Reading;

/* What a line may give in a whole year. */
typedef struct
{
  CordeeRange range;               /* at any step */
  CordeeRange at_step[MAX_STEPS];
  gboolean conflict;
  gboolean due;      /* some amount may be, or something is not bounded */
  GArray *readings;  /* Reading, owned */
  GPtrArray *gaps;   /* const CordeeGap *, owned: those that may matter */
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->readings, g_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static guint64
steps_of_gap (const CordeePlanScheme *scheme, const CordeeGap *gap)
{
  guint64 steps = 0;

  if (gap->steps == NULL || scheme->scale == NULL)
    return G_MAXUINT64;
  for (guint i = 0; i < MIN (scheme->scale->steps->len, 63); i++)
    if (g_strv_contains ((const char *const *) gap->steps, ((const CordeeScaleStep *) scheme->scale->steps->pdata[i])->id))
      steps |= G_GUINT64_CONSTANT (1) << i;
  return steps;
}

/* Adds the gaps that may matter at some of steps to found. Returns the steps at which one of them leaves the amount without an upper bound. */
static guint64
find_gaps (const Scope *scope, const CordeePlanScheme *scheme, GPtrArray *gaps, guint64 steps, GPtrArray *found)
{
  guint64 open = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const CordeeGap *gap = gaps->pdata[i];
      guint64 matters = steps_of_gap (scheme, gap) & steps;

      if (matters == 0 || cordee_rulebook_test (scope->work->rulebook, gap->when, scope->slots) == CORDEE_TRUTH_FALSE)
        continue;
      open |= gap->open ? matters : 0;
      if (!g_ptr_array_find (found, gap, NULL))
        g_ptr_array_add (found, (gpointer) gap);
    }
  return open;
}

/* The narrowest territory that an amount is for which is due for sure at a step: wider ones stand aside. */
static guint
find_narrowest (const GArray *readings, guint64 step)
{
  guint narrowest = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = &g_array_index (readings, Reading, i);

      if ((reading->amount->steps & step) != 0 && reading->when == CORDEE_TRUTH_TRUE)
        narrowest = MAX (narrowest, reading->amount->narrowness);
    }
  return narrowest;
}

static gboolean
counts_at (const Reading *reading, guint64 step, guint narrowest)
{
  return (reading->amount->steps & step) != 0 && reading->when != CORDEE_TRUTH_FALSE && reading->amount->narrowness >= narrowest;
}

static CordeeRange
unite (CordeeRange a, CordeeRange b)
{
  return (CordeeRange){ MIN (a.low, b.low), MAX (a.high, b.high) };
}

static const CordeeRange nothing = { 0, 0 };
static const CordeeRange empty = { HUGE_VAL, -HUGE_VAL };

/* The hull of all that may be due at one step. Where no amount is sure to be, it may be nothing. scope has what the lines above give there. */
static CordeeRange
evaluate_step (const Scope *scope, Outcome *self, guint64 step)
{
  CordeeRange range = empty, first = empty;
  guint narrowest = find_narrowest (self->readings, step);
  gboolean sure = FALSE;

  for (guint i = 0; i < self->readings->len; i++)
    {
      Reading *reading = &g_array_index (self->readings, Reading, i);
      CordeeRange money;

      if (!counts_at (reading, step, narrowest))
        {
          reading->sure = FALSE;
          continue;
        }
      money = to_money (cordee_formula_evaluate (reading->amount->formula, lookup_cb, (gpointer) scope), 1);
      reading->range = reading->used ? unite (reading->range, money) : money;
      reading->used = TRUE;
      reading->at |= step;
      range = unite (range, money);
      if (reading->when != CORDEE_TRUTH_TRUE)
        continue;
      self->conflict = self->conflict || (sure && differ (first, money));
      first = sure ? first : money;
      sure = TRUE;
    }
  return sure ? range : unite (range, nothing);
}

static gboolean
is_due_in (int scheme_year, int from, int to)
{
  return scheme_year >= from && (to == 0 || scheme_year <= to);
}

/* What a line gives in a year, before its share is taken. due is FALSE where it is not there. Leaves in scope what the lines above give. */
static void
evaluate_line (Scope *scope, const CordeePlanScheme *scheme, const CordeePlanLine *line, guint64 steps, CordeeTruth required, Outcome *out)
{
  CordeeTruth when = cordee_rulebook_test (scope->work->rulebook, line->line->when, scope->slots);
  CordeeRange above = empty;
  guint64 open;

  *out = (Outcome){ .readings = g_array_new (FALSE, TRUE, sizeof (Reading)), .gaps = g_ptr_array_new () };
  if (line->line->whatever)
    required = CORDEE_TRUTH_TRUE;
  if (when == CORDEE_TRUTH_FALSE || required == CORDEE_TRUTH_FALSE || (line->line->kind == CORDEE_MONEY_UNIQUE && scope->scheme_year > 1))
    return;

  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeePlanAmount *amount = line->amounts->pdata[i];
      Reading reading = { .amount = amount, .sure = TRUE };

      if (!is_due_in (scope->scheme_year, amount->amount->from_year, amount->amount->to_year))
        continue;
      reading.when = cordee_rulebook_test (scope->work->rulebook, amount->amount->when, scope->slots);
      reading.sure = reading.when == CORDEE_TRUTH_TRUE;
      g_array_append_val (out->readings, reading);
    }

  open = find_gaps (scope, scheme, line->gaps, steps, out->gaps);
  out->range = empty;
  for (guint i = 0; i < MAX_STEPS; i++)
    if ((steps >> i & 1) != 0)
      {
        scope->subtotal = scope->above[i];
        out->at_step[i] = evaluate_step (scope, out, G_GUINT64_CONSTANT (1) << i);
        if ((open >> i & 1) != 0)
          out->at_step[i].high = CORDEE_PLAN_UNBOUNDED;
        if (when == CORDEE_TRUTH_UNKNOWN || required == CORDEE_TRUTH_UNKNOWN)
          out->at_step[i] = unite (out->at_step[i], nothing);
        out->range = unite (out->range, out->at_step[i]);
        above = unite (above, scope->above[i]);
      }
  scope->subtotal = above;
  out->due = open != 0;
  for (guint i = 0; i < out->readings->len; i++)
    out->due = out->due || g_array_index (out->readings, Reading, i).used;
}

/* Counts a line among those above the next ones. */
static void
add_above (Scope *scope, const Outcome *outcome, guint64 steps)
{
  for (guint i = 0; i < MAX_STEPS; i++)
    if ((steps >> i & 1) != 0)
      {
        scope->above[i].low += outcome->at_step[i].low;
        scope->above[i].high = add_up (scope->above[i].high, outcome->at_step[i].high);
      }
}

/* ── what a year gets of it ─────────────────────────────────────── */

static void
reading_free (gpointer data)
{
  CordeePlanReading *self = data;

  g_free (self->formula);
  g_free (self->computed);
  g_free (self);
}

void
cordee_plan_item_free (gpointer data)
{
  CordeePlanItem *self = data;

  g_ptr_array_unref (self->readings);
  g_free (self);
}

void
cordee_plan_payment_free (gpointer data)
{
  CordeePlanPayment *self = data;

  g_free (self->formula);
  g_free (self->computed);
  g_free (self);
}

void
cordee_plan_announced_free (gpointer data)
{
  CordeePlanAnnounced *self = data;

  g_free (self->formula);
  g_free (self);
}

/* Whether the base prefers a reading over another one of the line that differs, and none over it. */
static gboolean
is_preferred (const GArray *readings, const Reading *reading)
{
  gboolean preferred = FALSE;

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *other = &g_array_index (readings, Reading, i);

      if (other == reading || !other->used || !differ (other->range, reading->range))
        continue;
      if (cordee_statement_find_relation (other->amount->statement->prefers, reading->amount->statement->id) != NULL)
        return FALSE;
      if (cordee_statement_find_relation (reading->amount->statement->prefers, other->amount->statement->id) != NULL)
        preferred = TRUE;
    }
  return preferred;
}

/* With what the lines above give at the steps at which the reading may be due. */
static char *
write_computed (const Scope *scope, const Reading *reading)
{
  Scope there = *scope;

  there.subtotal = empty;
  for (guint i = 0; i < MAX_STEPS; i++)
    if ((reading->at >> i & 1) != 0)
      there.subtotal = unite (there.subtotal, scope->above[i]);
  return cordee_formula_to_string (reading->amount->formula, scope->work->knowledge, lookup_cb, &there);
}

static GPtrArray *
make_readings (const Scope *scope, const Outcome *outcome, double share)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (reading_free);
  guint n_preferred = 0;

  for (guint i = 0; i < outcome->readings->len; i++)
    {
      const Reading *reading = &g_array_index (outcome->readings, Reading, i);
      CordeeRange money = to_money (reading->range, share);
      CordeePlanReading *self;

      if (!reading->used)
        continue;
      self = g_new0 (CordeePlanReading, 1);
      self->amount = reading->amount->amount;
      self->statement = reading->amount->statement;
      self->low = money.low;
      self->high = money.high;
      self->sure = reading->sure;
      self->preferred = is_preferred (outcome->readings, reading);
      self->formula = g_strdup (reading->amount->text);
      self->computed = write_computed (scope, reading);
      g_ptr_array_insert (readings, self->preferred ? (int) n_preferred++ : -1, self);
    }
  return readings;
}

static void
add_unknown (CordeePlanYear *year, const CordeeScheme *scheme, const CordeeSchemeLine *line, const CordeeGap *gap, const char *variable)
{
  CordeePlanUnknown *unknown;

  for (guint i = 0; i < year->unknown->len; i++)
    {
      const CordeePlanUnknown *other = year->unknown->pdata[i];

      if (gap != NULL ? other->gap == gap : g_strcmp0 (other->variable, variable) == 0)
        return;
    }
  unknown = g_new0 (CordeePlanUnknown, 1);
  unknown->scheme = scheme;
  unknown->line = line;
  unknown->gap = gap;
  unknown->variable = variable;
  g_ptr_array_add (year->unknown, unknown);
}

/* Names the answers for want of which a reading has no upper bound. */
static void
add_unknown_variables (const Scope *scope, const CordeeScheme *scheme, const CordeeSchemeLine *line, const Outcome *outcome, CordeePlanYear *year)
{
  for (guint i = 0; i < outcome->readings->len; i++)
    {
      const Reading *reading = &g_array_index (outcome->readings, Reading, i);
      g_autoptr(GPtrArray) variables = NULL;

      if (!reading->used || reading->range.high < CORDEE_PLAN_TOO_MUCH)
        continue;
      variables = cordee_formula_get_variables (reading->amount->formula);
      for (guint j = 0; j < variables->len; j++)
        {
          const CordeeQuestion *question = find_unbounded (scope, variables->pdata[j]);

          if (question != NULL)
            add_unknown (year, scheme, line, NULL, question->id);
        }
    }
}

static void
add_item (const Scope *scope, const CordeeScheme *scheme, const CordeeSchemeLine *line, const Outcome *outcome, double share, CordeePlanYear *year)
{
  CordeeRange money = to_money (outcome->range, share);
  CordeePlanItem *item = g_new0 (CordeePlanItem, 1);

  item->scheme = scheme;
  item->line = line;
  item->low = money.low;
  item->high = money.high;
  item->conflict = outcome->conflict;
  item->scheme_year = scope->scheme_year;
  item->share = share;
  item->readings = make_readings (scope, outcome, share);
  g_ptr_array_add (year->items, item);
  year->low += item->low;
  year->high = add_up (year->high, item->high);
}

/* ── payments ───────────────────────────────────────────────────── */

static gboolean
has_role (const CordeePayment *payment, const CordeeSchemeLine *line)
{
  return payment->roles == NULL || (line->role != NULL && g_strv_contains ((const char *const *) payment->roles, line->role));
}

/* What the lines that a payment is for give with everything as it is supposed, in this year's share. */
static CordeeRange
compute_base (const CordeePlanWork *work, const CordeePlanScheme *scheme, const CordeePayment *payment, int scheme_year, double share)
{
  Scope scope = { .work = work, .slots = work->supposed, .scheme_year = scheme_year };
  guint64 steps = cordee_plan_possible_steps (work, scheme, work->supposed);
  CordeeTruth required = cordee_rulebook_test (work->rulebook, scheme->scheme->requires, work->supposed);
  CordeeRange base = { 0, 0 };

  for (guint i = 0; i < scheme->lines->len; i++)
    {
      const CordeePlanLine *line = scheme->lines->pdata[i];
      g_auto(Outcome) outcome = { 0 };

      evaluate_line (&scope, scheme, line, steps, required, &outcome);
      if (!outcome.due)
        continue;
      add_above (&scope, &outcome, steps);
      if (has_role (payment, line->line))
        {
          CordeeRange money = to_money (outcome.range, line->line->kind == CORDEE_MONEY_UNIQUE ? 1 : share);

          base.low += money.low;
          base.high = add_up (base.high, money.high);
        }
    }
  return base;
}

static void
add_payment (const CordeePlanWork       *work,
             const CordeePlanScheme     *scheme,
             const CordeePlanInstalment *instalment,
             CordeeTruth                 required,
             int                         scheme_year,
             double                      share,
             CordeePlanYear             *year)
{
  const CordeePayment *payment = instalment->payment;
  CordeeTruth when = MIN (required, cordee_rulebook_test (work->rulebook, payment->when, work->slots));
  CordeePlanPayment *self;

  if (when == CORDEE_TRUTH_FALSE || !is_due_in (scheme_year, payment->from_year, payment->to_year))
    return;
  self = g_new0 (CordeePlanPayment, 1);
  self->scheme = scheme->scheme;
  self->payment = payment;
  if (instalment->formula != NULL)
    {
      Scope scope = { .work = work, .slots = work->slots, .scheme_year = scheme_year, .has_base = TRUE };
      CordeeRange money;

      scope.base = compute_base (work, scheme, payment, scheme_year, share);
      money = to_money (cordee_formula_evaluate (instalment->formula, lookup_cb, &scope), 1);
      self->has_amount = TRUE;
      self->low = when == CORDEE_TRUTH_TRUE ? money.low : MIN (money.low, 0);
      self->high = money.high;
      self->formula = g_strdup (instalment->text);
      self->computed = cordee_formula_to_string (instalment->formula, work->knowledge, lookup_cb, &scope);
    }
  g_ptr_array_add (year->payments, self);
}

/* ── a scheme in a year ─────────────────────────────────────────── */

/* Adds to a year of the plan what a scheme gives in its own year number scheme_year, of which share is counted: items, payments, what is
   unknown, and the bounds of the year. */
void
cordee_plan_add_scheme_year (const CordeePlanWork *work, const CordeePlanScheme *scheme, int scheme_year, double share, CordeePlanYear *year)
{
  Scope scope = { .work = work, .slots = work->slots, .scheme_year = scheme_year };
  guint64 steps = cordee_plan_possible_steps (work, scheme, work->slots);
  CordeeTruth required = cordee_rulebook_test (work->rulebook, scheme->scheme->requires, work->slots);
  g_autoptr(GPtrArray) gaps = g_ptr_array_new ();

  for (guint i = 0; i < scheme->lines->len; i++)
    {
      const CordeePlanLine *line = scheme->lines->pdata[i];
      double counted = line->line->kind == CORDEE_MONEY_UNIQUE ? 1 : share;
      g_auto(Outcome) outcome = { 0 };

      evaluate_line (&scope, scheme, line, steps, required, &outcome);
      for (guint j = 0; j < outcome.gaps->len; j++)
        add_unknown (year, scheme->scheme, line->line, outcome.gaps->pdata[j], NULL);
      if (!outcome.due)
        continue;
      add_unknown_variables (&scope, scheme->scheme, line->line, &outcome, year);
      add_item (&scope, scheme->scheme, line->line, &outcome, counted, year);
      add_above (&scope, &outcome, steps);
    }
  if (required == CORDEE_TRUTH_FALSE)
    return;
  if (find_gaps (&scope, scheme, scheme->gaps, steps, gaps) != 0)
    year->high = CORDEE_PLAN_UNBOUNDED;
  for (guint i = 0; i < gaps->len; i++)
    add_unknown (year, scheme->scheme, NULL, gaps->pdata[i], NULL);
  for (guint i = 0; i < scheme->payments->len; i++)
    add_payment (work, scheme, scheme->payments->pdata[i], required, scheme_year, share, year);
}

/* Adds what is announced of a scheme and may be for this project: as its first year would be. */
void
cordee_plan_add_announced (const CordeePlanWork *work, const CordeePlanScheme *scheme)
{
  Scope scope = { .work = work, .slots = work->slots, .scheme_year = 1 };
  guint64 steps = cordee_plan_possible_steps (work, scheme, work->slots);

  for (guint i = 0; i < scheme->lines->len; i++)
    {
      const CordeePlanLine *line = scheme->lines->pdata[i];

      if (cordee_rulebook_test (work->rulebook, line->line->when, work->slots) == CORDEE_TRUTH_FALSE)
        continue;
      for (guint j = 0; j < line->announced->len; j++)
        {
          const CordeePlanAmount *amount = line->announced->pdata[j];
          CordeePlanAnnounced *self;
          CordeeRange money;

          if ((amount->steps & steps) == 0 || cordee_rulebook_test (work->rulebook, amount->amount->when, work->slots) == CORDEE_TRUTH_FALSE)
            continue;
          money = to_money (cordee_formula_evaluate (amount->formula, lookup_cb, &scope), 1);
          self = g_new0 (CordeePlanAnnounced, 1);
          self->scheme = scheme->scheme;
          self->line = line->line;
          self->amount = amount->amount;
          self->statement = amount->statement;
          self->low = money.low;
          self->high = money.high;
          self->formula = g_strdup (amount->text);
          g_ptr_array_add (work->plan->announced, self);
        }
    }
}
