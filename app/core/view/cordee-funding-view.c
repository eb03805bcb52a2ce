/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-funding-view"

#include "config.h"

#include "cordee-funding-private.h"

#include "cordee-report-advice.h"
#include "cordee-report-plan.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ── words ──────────────────────────────────────────────────────── */

/* A text of the base in the language of the reader; NULL is NULL. The caller owns it. */
char *
cordee_funding_word (const char *text)
{
  return text != NULL ? cordee_report_typeset (cordee_report_word (text)) : NULL;
}

/* The same with a capital. */
char *
cordee_funding_title_of (const char *text)
{
  g_autofree char *word = cordee_funding_word (text);

  return cordee_text_capitalise (word);
}

static gboolean
is_same (double a, double b)
{
  return fabs (round (a) - round (b)) < 0.5;
}

/* What lies between two bounds in euros, in a form that fits over a bar: « 330 000 – 382 500 € », « ≤ 50 000 € », « ≥ 60 000 € », « ? »;
   high may be G_MAXDOUBLE. The caller owns it. */
char *
cordee_funding_bar_label (double low, double high)
{
  g_autofree char *least = cordee_report_money (low);
  g_autofree char *most = high < G_MAXDOUBLE ? cordee_report_money (high) : NULL;
  g_autofree char *number = cordee_text_number (round (low));

  if (most == NULL)
    return is_same (low, 0.0) ? g_strdup ("?") : g_strdup_printf ("≥\u00a0%s", least);
  if (is_same (low, high))
    return g_steal_pointer (&least);
  if (is_same (low, 0.0))
    return g_strdup_printf ("≤\u00a0%s", most);
  /* TRANSLATORS: two amounts over a bar: the first is a number alone, the second has the sign of euros. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s – %2$s"), number, most));
}

/* The CSS class and colour of a part, static. */
const char *
cordee_funding_part_class (CordeeFundingPart part)
{
  static const char *const classes[] = { "fixe", "variable", "unique", "incertain" };

  g_return_val_if_fail (part < CORDEE_FUNDING_N_PARTS, NULL);
  return classes[part];
}

/* Who says a statement, in short: its publisher, and where. source_id may be NULL; it gets the id of the source. The caller owns the text. */
char *
cordee_funding_source_in_short (const CordeeKnowledge *knowledge, const CordeeStatement *statement, const char **source_id)
{
  const CordeeCitation *first = statement->citations->len > 0 ? &g_array_index (statement->citations, CordeeCitation, 0) : NULL;
  const CordeeSource *source = first != NULL ? cordee_knowledge_find_source (knowledge, first->source) : NULL;

  if (source_id != NULL)
    *source_id = source != NULL ? source->id : NULL;
  if (source == NULL)
    return g_strdup ("");
  return cordee_report_take_typeset (first->place != NULL ? g_strdup_printf ("%s, %s", source->publisher, first->place)
                                                          : g_strdup_printf ("%s, %s", source->publisher, source->title));
}

/* ── beside the amounts ─────────────────────────────────────────── */

static void
note_free (gpointer data)
{
  CordeeFundingNote *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self->source);
  g_free (self);
}

/* Takes title and text. Nothing happens where the same is there already. */
static CordeeFundingNote *
add_note (GPtrArray *notes, char *title, char *text)
{
  CordeeFundingNote *self;

  for (guint i = 0; i < notes->len; i++)
    {
      self = notes->pdata[i];
      if (g_strcmp0 (self->title, title) == 0 && g_strcmp0 (self->text, text) == 0)
        {
          g_free (title);
          g_free (text);
          return self;
        }
    }
  self = g_new0 (CordeeFundingNote, 1);
  self->title = title;
  self->text = text;
  g_ptr_array_add (notes, self);
  return self;
}

static void
cite (CordeeFundingNote *self, const CordeeKnowledge *knowledge, const CordeeStatement *statement)
{
  if (statement == NULL || self->source != NULL)
    return;
  self->statement = statement->id;
  self->source = cordee_funding_source_in_short (knowledge, statement, &self->source_id);
}

/* What is unknown of a line or of a whole scheme. */
static void
add_unknown (CordeeFundingView *self, const CordeePlanUnknown *unknown, const CordeeKnowledge *knowledge)
{
  const CordeeQuestion *question = unknown->variable != NULL ? cordee_knowledge_find_question (knowledge, unknown->variable) : NULL;
  CordeeFundingNote *note;

  if (unknown->gap != NULL)
    note = add_note (self->unknown, cordee_funding_title_of (unknown->gap->text), cordee_funding_word (unknown->scheme->label));
  else if (question != NULL)
    note = add_note (self->unknown, cordee_report_question_name (question),
                     cordee_report_typeset (_("Pas encore dit : rien ne borne ce montant d’ici là.")));
  else
    return;
  note->question = question;
}

static void
add_payment (CordeeFundingView *self, const CordeePlanPayment *payment, const CordeeKnowledge *knowledge)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (knowledge, payment->payment->statement);
  g_autofree char *label = cordee_funding_title_of (payment->payment->label);
  g_autofree char *amount = payment->has_amount ? cordee_report_money_between (payment->low, payment->high) : NULL;
  g_autofree char *condition = cordee_funding_word (payment->payment->condition);
  g_autofree char *text = NULL;

  if (condition != NULL && payment->computed != NULL)
    /* TRANSLATORS: %1$s is when an amount is paid, %2$s how it is computed. */
    text = g_strdup_printf (_("%1$s. Calcul : %2$s"), condition, payment->computed);
  else if (payment->computed != NULL)
    /* TRANSLATORS: how an amount is computed. */
    text = g_strdup_printf (_("Calcul : %s"), payment->computed);
  cite (add_note (self->payments,
                  /* TRANSLATORS: %1$s is a payment, %2$s an amount: Avance : 35 700 €. */
                  amount != NULL ? cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), label, amount)) : g_strdup (label),
                  text != NULL ? cordee_report_typeset (text) : g_strdup (condition)),
        knowledge, statement);
}

static void
add_announced (CordeeFundingView *self, const CordeePlanAnnounced *announced, const CordeeKnowledge *knowledge)
{
  g_autofree char *amount = cordee_report_money_between (announced->low, announced->high);
  g_autofree char *label = cordee_funding_title_of (announced->line->label);

  cite (add_note (self->announced, cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), label, amount)),
                  cordee_report_typeset (announced->statement->text)),
        knowledge, announced->statement);
}

static void
add_notes (CordeeFundingView *self, const CordeePlan *plan)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      for (guint j = 0; j < year->unknown->len; j++)
        add_unknown (self, year->unknown->pdata[j], knowledge);
      for (guint j = 0; j < year->payments->len; j++)
        add_payment (self, year->payments->pdata[j], knowledge);
    }
  for (guint i = 0; i < plan->announced->len; i++)
    add_announced (self, plan->announced->pdata[i], knowledge);
  for (guint i = 0; i < plan->unmet->len; i++)
    g_ptr_array_add (self->unmet, cordee_report_unmet_text (plan->unmet->pdata[i]));
}

/* ── the whole ──────────────────────────────────────────────────── */

static char *
title_text (const CordeePlan *plan)
{
  const CordeeContext *context = cordee_rulebook_get_context (plan->rulebook);
  const char *const departements[] = { context->departement, NULL };
  g_autofree char *day = cordee_day_to_words (context->as_of);
  g_autofree char *place = cordee_report_place (cordee_rulebook_get_knowledge (plan->rulebook), context->region,
                                                context->departement != NULL ? departements : NULL);

  /* TRANSLATORS: %1$s is the acronym of a structure, %2$s the day of the rules, %3$s where. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s · règles au %2$s · %3$s"), plan->structure->id, day, place));
}

static char *
lead_text (const CordeePlan *plan)
{
  const CordeePlanYear *first = plan->years->len > 0 ? plan->years->pdata[0] : NULL;
  g_autofree char *day = cordee_day_to_words (cordee_rulebook_get_context (plan->rulebook)->as_of);

  if (first == NULL || first->civil == 0)
    /* TRANSLATORS: %s is the day of the rules. */
    return cordee_report_take_typeset (g_strdup_printf (_("Sans date de départ, règles au %s"), day));
  /* TRANSLATORS: %1$d is the first year of the plan, %2$s the day of the rules. */
  return cordee_report_take_typeset (g_strdup_printf (_("À partir de %1$d, règles au %2$s"), first->civil, day));
}

/* Why there is nothing to show; NULL where there is something. */
static char *
empty_text (const CordeePlan *plan)
{
  const CordeeContext *context = cordee_rulebook_get_context (plan->rulebook);
  g_autofree char *day = cordee_day_to_words (context->as_of);

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      if (year->items->len > 0 || year->unknown->len > 0)
        return NULL;
    }
  if (plan->structure->exists_from > context->as_of)
    /* TRANSLATORS: %1$s is the acronym of a structure, %2$s a day. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s n’existait pas encore au %2$s."), plan->structure->id, day));
  /* TRANSLATORS: %1$s is the acronym of a structure, %2$s the day of the rules. */
  return cordee_report_take_typeset (g_strdup_printf (_("Aucun financement de %1$s n’est connu par les règles au %2$s en ce lieu."),
                                                      plan->structure->id, day));
}

/* What plan gives, as words, with the answers of situation, which it was made of. The caller owns it; plan must outlive it. */
CordeeFundingView *
cordee_funding_view_new (const CordeePlan *plan, const CordeeSituation *situation)
{
  CordeeFundingView *self;

  g_return_val_if_fail (plan != NULL && situation != NULL, NULL);

  self = g_new0 (CordeeFundingView, 1);
  self->plan = plan;
  self->title = title_text (plan);
  self->total = cordee_report_plan_total (plan);
  self->lead = lead_text (plan);
  self->empty = empty_text (plan);
  self->years = cordee_funding_years_new (plan);
  self->legend = cordee_funding_legend_new (self->years);
  self->sections = cordee_funding_sections_new (plan, situation);
  self->unknown = g_ptr_array_new_with_free_func (note_free);
  self->announced = g_ptr_array_new_with_free_func (note_free);
  self->payments = g_ptr_array_new_with_free_func (note_free);
  self->unmet = g_ptr_array_new_with_free_func (g_free);
  self->highest = 1.0;
  for (guint i = 0; i < self->years->len; i++)
    self->highest = MAX (self->highest, ((const CordeeFundingYear *) self->years->pdata[i])->high_amount);
  add_notes (self, plan);
  return self;
}

void
cordee_funding_view_free (CordeeFundingView *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->unmet);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->announced);
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->legend);
  g_ptr_array_unref (self->years);
  g_free (self->empty);
  g_free (self->lead);
  g_free (self->total);
  g_free (self->title);
  g_free (self);
}
