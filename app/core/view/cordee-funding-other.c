/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-funding-view"

#include "config.h"

#include "cordee-funding-private.h"

#include "cordee-report-advice-private.h"
#include "cordee-report-plan.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A second plan: what is otherwise in it, and how the two differ. */

/* Nothing is otherwise yet. The caller owns it. */
CordeeFundingOther *
cordee_funding_other_new (void)
{
  CordeeFundingOther *self = g_new0 (CordeeFundingOther, 1);

  self->answers = cordee_situation_new ();
  return self;
}

void
cordee_funding_other_free (CordeeFundingOther *self)
{
  if (self == NULL)
    return;
  cordee_situation_free (self->answers);
  g_free (self->structure);
  g_free (self);
}

/* structure may be NULL: the same as in the first plan. */
void
cordee_funding_other_set_structure (CordeeFundingOther *self, const char *structure)
{
  g_return_if_fail (self != NULL);

  if (g_strcmp0 (structure, self->structure) == 0)
    return;
  g_free (self->structure);
  self->structure = g_strdup (structure);
}

/* situation with what is otherwise in the second plan. The caller owns it. */
CordeeSituation *
cordee_funding_other_situation (const CordeeFundingOther *self, const CordeeSituation *situation)
{
  CordeeSituation *mixed = cordee_situation_copy (situation);
  GPtrArray *answers = cordee_situation_get_answers (self->answers);

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];

      cordee_situation_set (mixed, answer->id, answer->value, answer->provenance);
    }
  return mixed;
}

/* The rules that the second plan is made by: those of the first, or of another date in the same place. The caller owns a reference. */
CordeeRulebook *
cordee_funding_other_rulebook (const CordeeFundingOther *self, CordeeRulebook *rulebook)
{
  CordeeContext context = *cordee_rulebook_get_context (rulebook);

  if (self->as_of == CORDEE_DAY_NONE || self->as_of == context.as_of)
    return cordee_rulebook_ref (rulebook);
  context.as_of = self->as_of;
  return cordee_rulebook_new (cordee_rulebook_get_knowledge (rulebook), &context);
}

/* What is otherwise, as a list: « MSP, règles au 01/01/2025, objectifs atteints : 60 % »; "" where nothing is. The caller owns it. */
char *
cordee_funding_other_to_text (const CordeeFundingOther *self, const CordeeKnowledge *knowledge)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *answers = cordee_situation_get_answers (self->answers);

  if (self->structure != NULL)
    g_ptr_array_add (parts, g_strdup (self->structure));
  if (self->as_of != CORDEE_DAY_NONE)
    {
      g_autofree char *day = cordee_day_to_words (self->as_of);

      /* TRANSLATORS: %s is the day of the rules. */
      g_ptr_array_add (parts, g_strdup_printf (_("règles au %s"), day));
    }
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, answer->id);
      g_autofree char *name = question != NULL ? cordee_report_question_name (question) : NULL;
      g_autofree char *lower = name != NULL ? cordee_advice_lower_first (name) : NULL;
      g_autofree char *words = question != NULL ? cordee_report_value_to_words (knowledge, question, answer->value) : NULL;

      if (question != NULL)
        /* TRANSLATORS: a question as a noun, and an answer: population : 48 219. */
        g_ptr_array_add (parts, g_strdup_printf (_("%1$s : %2$s"), lower, words));
    }
  g_ptr_array_add (parts, NULL);
  return cordee_report_take_typeset (g_strjoinv (", ", (char **) parts->pdata));
}

/* ── how they differ ────────────────────────────────────────────── */

/* How second differs from first, both ranges; NULL where nothing can be said. */
static char *
difference_text (CordeeRange first, CordeeRange second)
{
  gboolean open = first.high >= G_MAXDOUBLE || second.high >= G_MAXDOUBLE;
  double least = open ? second.low - first.low : MIN (second.low - first.low, second.high - first.high);
  double most = open ? least : MAX (second.low - first.low, second.high - first.high);
  g_autofree char *a = cordee_report_money (MIN (fabs (least), fabs (most)));
  g_autofree char *b = cordee_report_money (MAX (fabs (least), fabs (most)));
  gboolean same = fabs (least - most) < 0.5;

  if (open)
    return fabs (least) < 0.5 ? g_strdup (_("autant de montants connus, sans plafond connu"))
           : least > 0        /* TRANSLATORS: of amounts that no source bounds from above. */
             ? g_strdup_printf (_("%s de plus de montants connus, sans plafond connu"), b)
             /* TRANSLATORS: of amounts that no source bounds from above. */
             : g_strdup_printf (_("%s de moins de montants connus, sans plafond connu"), b);
  if (same && fabs (most) < 0.5)
    return g_strdup (_("autant"));
  if (same)
    /* TRANSLATORS: how much more or less money there is. */
    return g_strdup_printf (most > 0 ? _("%s de plus") : _("%s de moins"), b);
  if (least >= -0.5)
    /* TRANSLATORS: how much more money there is, at least and at most. */
    return g_strdup_printf (_("de %1$s à %2$s de plus"), a, b);
  if (most <= 0.5)
    /* TRANSLATORS: how much less money there is, at least and at most. */
    return g_strdup_printf (_("de %1$s à %2$s de moins"), a, b);
  g_free (a);
  g_free (b);
  a = cordee_report_money (-least);
  b = cordee_report_money (most);
  /* TRANSLATORS: between so much less and so much more. */
  return g_strdup_printf (_("entre %1$s de moins et %2$s de plus"), a, b);
}

static char *
year_line (const CordeeFundingView *first, const CordeeFundingView *second, guint i)
{
  const CordeeFundingYear *a = first->years->pdata[i], *b = second->years->pdata[i];
  g_autofree char *text = difference_text ((CordeeRange){ a->year->low, a->year->high }, (CordeeRange){ b->year->low, b->year->high });
  g_autofree char *title = g_str_equal (a->title, b->title) ? g_strdup (a->title) : g_strdup_printf ("%s / %s", a->title, b->title);

  /* TRANSLATORS: %1$s is a year, then the amounts of two plans in it, then how the second differs from the first. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s, contre %3$s : %4$s."), title, b->amount, a->amount, text));
}

/* How second differs from first: over all years, then year by year, as sentences. Both have the same number of years. The caller owns the
   array and its char *. */
GPtrArray *
cordee_funding_difference (const CordeeFundingView *first, const CordeeFundingView *second)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint n;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, lines);

  n = MIN (first->years->len, second->years->len);
  whole = difference_text ((CordeeRange){ first->plan->low, first->plan->high }, (CordeeRange){ second->plan->low, second->plan->high });
  g_ptr_array_add (lines, cordee_report_take_typeset (g_strdup_printf (
                            /* TRANSLATORS: %1$u years, %2$s how much more or less the second plan gives: 52 500 € de plus. */
                            ngettext ("En %1$u an, le second plan donne %2$s.", "En %1$u ans, le second plan donne %2$s.", n), n, whole)));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, year_line (first, second, i));
  return lines;
}
