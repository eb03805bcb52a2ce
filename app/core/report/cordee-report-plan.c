/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-plan.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ── money ──────────────────────────────────────────────────────── */

/* An amount in whole euros: « 60 000 € ». */
char *
cordee_report_money (double euros)
{
  g_autofree char *number = cordee_text_number (round (euros));

  /* TRANSLATORS: an amount in euros. */
  return cordee_report_take_typeset (g_strdup_printf (_("%s €"), number));
}

static gboolean
is_same (double a, double b)
{
  return fabs (a - b) < 0.5;
}

/* What lies between two bounds in euros; high may be G_MAXDOUBLE: « 60 000 € », « de 330 000 € à 382 500 € », « au plus … », « au moins … »,
   « montant inconnu ». */
char *
cordee_report_money_between (double low, double high)
{
  g_autofree char *least = cordee_report_money (low);
  g_autofree char *most = high < G_MAXDOUBLE ? cordee_report_money (high) : NULL;

  if (most == NULL && is_same (low, 0.0))
    return cordee_report_typeset (_("montant inconnu"));
  if (most == NULL)
    /* TRANSLATORS: an amount that no source bounds from above. */
    return cordee_report_take_typeset (g_strdup_printf (_("au moins %s"), least));
  if (is_same (low, high))
    return g_steal_pointer (&least);
  if (is_same (low, 0.0))
    /* TRANSLATORS: an amount that may be nothing. */
    return cordee_report_take_typeset (g_strdup_printf (_("au plus %s"), most));
  /* TRANSLATORS: two amounts: de 330 000 € à 382 500 €. */
  return cordee_report_take_typeset (g_strdup_printf (_("de %1$s à %2$s"), least, most));
}

/* What sort of money it is; static. */
const char *
cordee_report_money_kind_label (CordeeMoneyKind kind)
{
  static const char *const labels[] = { N_("part fixe"), N_("part variable"), N_("versement unique") };

  return _(labels[kind]);
}

/* ── years ──────────────────────────────────────────────────────── */

/* « En 5 ans : de 330 000 € à 382 500 €. » */
char *
cordee_report_plan_total (const CordeePlan *plan)
{
  g_autofree char *amount = cordee_report_money_between (plan->low, plan->high);
  guint n = plan->years->len;

  return cordee_report_take_typeset (
      /* TRANSLATORS: %1$u is a number of years, %2$s the amount of all of them. */
      g_strdup_printf (ngettext ("En %1$u an : %2$s.", "En %1$u ans : %2$s.", n), n, amount));
}

/* « 2027 »; « Année 1 » where no date is known. */
char *
cordee_report_year_name (const CordeePlanYear *year)
{
  if (year->civil > 0)
    return g_strdup_printf ("%i", year->civil);
  /* TRANSLATORS: %i is the number of a year of a plan without dates. */
  return cordee_report_take_typeset (g_strdup_printf (_("Année %i"), year->index));
}

/* How much of a year is counted, in months; NULL: the whole of it. */
char *
cordee_report_share_text (double share)
{
  int months = (int) round (share * 12);

  if (months >= 12)
    return NULL;
  /* TRANSLATORS: how many of the twelve months of a year count. */
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%i mois sur 12", "%i mois sur 12", (gulong) months), months));
}

static gboolean
is_same_range (double low, double high, double other_low, double other_high)
{
  return is_same (low, other_low) && (high >= G_MAXDOUBLE ? other_high >= G_MAXDOUBLE : is_same (high, other_high));
}

/* Not by their numbers: the year of a scheme is one of them. */
static gboolean
is_same_item (const CordeePlanItem *a, const CordeePlanItem *b)
{
  if (a->line != b->line || a->readings->len != b->readings->len || fabs (a->share - b->share) > 1e-6
      || !is_same_range (a->low, a->high, b->low, b->high))
    return FALSE;
  for (guint i = 0; i < a->readings->len; i++)
    {
      const CordeePlanReading *one = a->readings->pdata[i], *other = b->readings->pdata[i];

      if (one->amount != other->amount || !is_same_range (one->low, one->high, other->low, other->high))
        return FALSE;
    }
  return TRUE;
}

/* Whether two years of a plan say the same. */
gboolean
cordee_report_same_year (const CordeePlanYear *a, const CordeePlanYear *b)
{
  if (a->items->len != b->items->len || a->payments->len != b->payments->len || a->unknown->len != b->unknown->len)
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    if (!is_same_item (a->items->pdata[i], b->items->pdata[i]))
      return FALSE;
  for (guint i = 0; i < a->payments->len; i++)
    {
      const CordeePlanPayment *one = a->payments->pdata[i], *other = b->payments->pdata[i];

      if (one->payment != other->payment || !is_same_range (one->low, one->high, other->low, other->high))
        return FALSE;
    }
  for (guint i = 0; i < a->unknown->len; i++)
    {
      const CordeePlanUnknown *one = a->unknown->pdata[i], *other = b->unknown->pdata[i];

      if (one->gap != other->gap || g_strcmp0 (one->variable, other->variable) != 0)
        return FALSE;
    }
  return TRUE;
}

/* ── what is not known, what is supposed ────────────────────────── */

/* The steps of the scale that an amount is for: « taille 1 », « taille 1 ou taille 2 »; NULL: for any. The caller owns it. */
static char *
name_steps (const CordeePlan *plan, const CordeeScheme *scheme, const CordeeLineAmount *amount)
{
  const CordeeScale *scale
    = scheme->scale != NULL ? cordee_knowledge_find_scale (cordee_rulebook_get_knowledge (plan->rulebook), scheme->scale) : NULL;
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; scale != NULL && amount->steps != NULL && i < scale->steps->len; i++)
    {
      const CordeeScaleStep *step = scale->steps->pdata[i];

      if (g_strv_contains ((const char *const *) amount->steps, step->id))
        g_ptr_array_add (labels, (gpointer) cordee_report_word (step->label));
    }
  if (labels->len == 0)
    return NULL;
  g_ptr_array_add (labels, NULL);
  /* TRANSLATORS: between two sizes, one of which it is. */
  return g_strjoinv (_(" ou "), (char **) labels->pdata);
}

/* What is to be known of one way to compute a line: that it is preferred, or on what it hangs; NULL where there is nothing to say. */
char *
cordee_report_reading_note (const CordeePlan *plan, const CordeePlanItem *item, const CordeePlanReading *reading)
{
  g_autofree char *steps = reading->sure ? NULL : name_steps (plan, item->scheme, reading->amount);

  if (reading->preferred)
    return cordee_report_typeset (_("lecture préférée"));
  if (reading->sure)
    return NULL;
  if (steps != NULL)
    /* TRANSLATORS: %s is a size: taille 2. */
    return cordee_report_take_typeset (g_strdup_printf (_("si le projet est de %s"), steps));
  return cordee_report_typeset (_("si ses conditions sont remplies"));
}

/* What no source gives, as the base has it; or the short label of the answer that is missing. */
char *
cordee_report_unknown_text (const CordeePlan *plan, const CordeePlanUnknown *unknown)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);
  const CordeeQuestion *question = unknown->gap == NULL ? cordee_knowledge_find_question (knowledge, unknown->variable) : NULL;

  if (unknown->gap != NULL)
    return cordee_report_typeset (cordee_report_word (unknown->gap->text));
  return question != NULL ? cordee_report_question_name (question) : g_strdup (unknown->variable);
}

/* « Objectifs atteints : 100 % (supposé) », « Date de signature du contrat : à préciser, comptée en 2028 ». */
char *
cordee_report_hypothesis_text (const CordeePlan *plan, const CordeePlanHypothesis *hypothesis)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);
  g_autofree char *name = cordee_report_question_name (hypothesis->question);
  g_autofree char *value = hypothesis->value != NULL ? cordee_report_value_to_words (knowledge, hypothesis->question, hypothesis->value) : NULL;
  int civil = plan->years->len > 0 ? ((const CordeePlanYear *) plan->years->pdata[0])->civil : 0;

  if (value != NULL)
    /* TRANSLATORS: %1$s is a question, %2$s the answer that is supposed since nobody gave one. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s (supposé)"), name, value));
  if (civil > 0)
    /* TRANSLATORS: %1$s is a date that nobody gave, %2$i the year that it is supposed to be in. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s : à préciser, supposée en %2$i"), name, civil + hypothesis->year - 1));
  /* TRANSLATORS: the same where no year is known: %2$i is the number of a year of the plan. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s : à préciser, supposée en année %2$i"), name, hypothesis->year));
}

/* Why nothing, or only what is due whatever happens, is due of a scheme. */
char *
cordee_report_unmet_text (const CordeeScheme *scheme)
{
  const char *why = scheme->unmet != NULL ? cordee_report_word (scheme->unmet) : _("Ce que ce dispositif demande n’est pas rempli.");

  /* TRANSLATORS: %1$s is a funding scheme, %2$s a sentence on why it pays nothing. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), cordee_report_word (scheme->label), why));
}

/* Who pays; borrowed, "" where the base does not say. */
const char *
cordee_report_payer_label (const CordeePlan *plan, const CordeeScheme *scheme)
{
  const CordeePayer *payer = cordee_knowledge_find_payer (cordee_rulebook_get_knowledge (plan->rulebook), scheme->payer);

  return payer != NULL ? cordee_report_word (payer->label) : "";
}
