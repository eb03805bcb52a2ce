/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-plan.h"

#include "cordee-report-text-private.h"

#include <glib/gi18n-lib.h>

/* A funding plan to be read, aloud too: year by year, each line with how it is computed and where it comes from. */

static void
write_heading (CordeeTextReport *self, const char *text)
{
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, "", "", text);
}

/* Takes text. */
static void
write_item (CordeeTextReport *self, const char *first, const char *next, char *text)
{
  cordee_text_report_paragraph (self, first, next, text);
  g_free (text);
}

/* ── a line ─────────────────────────────────────────────────────── */

/* « 7 €/point × 800 points = 5 600 € [3] ». A formula that is one number says nothing more. */
static void
write_reading (CordeeTextReport *self, const CordeePlan *plan, const CordeePlanItem *item, const CordeePlanReading *reading)
{
  g_autofree char *amount = cordee_report_money_between (reading->low, reading->high);
  g_autofree char *share = cordee_report_share_text (item->share);
  g_autofree char *note = cordee_report_reading_note (plan, item, reading);
  g_autoptr(GString) text = g_string_new (NULL);

  if (g_str_equal (reading->computed, amount))
    g_string_append (text, amount);
  else
    /* TRANSLATORS: %1$s is how an amount is computed, %2$s what comes out. */
    g_string_append_printf (text, _("%1$s = %2$s"), reading->computed, amount);
  if (share != NULL)
    g_string_append_printf (text, " (%s)", share);
  cordee_text_report_cite (self, text, reading->statement);
  if (note != NULL)
    g_string_append_printf (text, ", %s", note);
  cordee_text_report_paragraph (self, "      ", "      ", text->str);
  if (item->conflict)
    cordee_text_report_paragraph (self, "      ", "      ", reading->statement->short_text);
}

static void
write_plan_item (CordeeTextReport *self, const CordeePlan *plan, const CordeePlanItem *item)
{
  g_autofree char *amount = cordee_report_money_between (item->low, item->high);
  g_autoptr(GString) text = g_string_new (NULL);

  /* TRANSLATORS: a line of funding: %1$s is its name, %2$s fixed or variable, %3$s its amount. */
  g_string_append_printf (text, _("%1$s, %2$s : %3$s"), cordee_report_word (item->line->label), cordee_report_money_kind_label (item->line->kind),
                          amount);
  if (item->conflict)
    g_string_append (text, _(", les sources ne disent pas la même chose"));
  cordee_text_report_paragraph (self, "  - ", "    ", text->str);
  if (item->line->condition != NULL)
    /* TRANSLATORS: %s is on what condition money is paid. */
    write_item (self, "      ", "      ", g_strdup_printf (_("Condition : %s"), cordee_report_word (item->line->condition)));
  for (guint i = 0; i < item->readings->len; i++)
    write_reading (self, plan, item, item->readings->pdata[i]);
}

static void
write_payment (CordeeTextReport *self, const CordeePlan *plan, const CordeePlanPayment *payment)
{
  const CordeeStatement *statement
    = cordee_knowledge_find_statement (cordee_rulebook_get_knowledge (plan->rulebook), payment->payment->statement);
  g_autofree char *amount = payment->has_amount ? cordee_report_money_between (payment->low, payment->high) : NULL;
  g_autoptr(GString) text = g_string_new (cordee_report_word (payment->payment->label));

  if (amount != NULL)
    /* TRANSLATORS: after the name of a payment: %s is its amount. */
    g_string_append_printf (text, _(" : %s"), amount);
  if (payment->computed != NULL)
    g_string_append_printf (text, " (%s)", payment->computed);
  if (payment->payment->condition != NULL)
    g_string_append_printf (text, ", %s", cordee_report_word (payment->payment->condition));
  if (statement != NULL)
    cordee_text_report_cite (self, text, statement);
  /* TRANSLATORS: an advance or an instalment follows. */
  cordee_text_report_paragraph (self, _("  Versement, déjà compté : "), "    ", text->str);
}

/* ── a year ─────────────────────────────────────────────────────── */

static void
write_year (CordeeTextReport *self, const CordeePlan *plan, guint at)
{
  const CordeePlanYear *year = plan->years->pdata[at];
  const CordeePlanYear *before = at > 0 ? plan->years->pdata[at - 1] : NULL;
  const CordeeScheme *scheme = NULL;
  g_autofree char *name = cordee_report_year_name (year);
  g_autofree char *amount = cordee_report_money_between (year->low, year->high);
  /* TRANSLATORS: %1$s is a year, %2$s the amount of it. */
  g_autofree char *title = g_strdup_printf (_("%1$s : %2$s"), name, amount);

  write_heading (self, title);
  if (year->items->len == 0 && year->unknown->len == 0)
    {
      cordee_text_report_paragraph (self, "  ", "  ", _("Rien de connu pour cette année."));
      return;
    }
  if (before != NULL && cordee_report_same_year (before, year))
    {
      g_autofree char *other = cordee_report_year_name (before);

      /* TRANSLATORS: %s is the year before. */
      write_item (self, "  ", "  ", g_strdup_printf (_("Mêmes lignes que : %s."), other));
      return;
    }
  for (guint i = 0; i < year->items->len; i++)
    {
      const CordeePlanItem *item = year->items->pdata[i];

      if (item->scheme != scheme)
        /* TRANSLATORS: %1$s is a funding scheme, %2$s who pays. */
        write_item (self, "  ", "    ",
                    g_strdup_printf (_("%1$s (%2$s)"), cordee_report_word (item->scheme->label), cordee_report_payer_label (plan, item->scheme)));
      scheme = item->scheme;
      write_plan_item (self, plan, item);
    }
  for (guint i = 0; i < year->unknown->len; i++)
    {
      const CordeePlanUnknown *unknown = year->unknown->pdata[i];

      /* TRANSLATORS: both are followed by what is not known. */
      write_item (self, unknown->gap != NULL ? _("  Aucune source ne donne : ") : _("  Réponse qui manque : "), "    ",
                  cordee_report_unknown_text (plan, unknown));
    }
  for (guint i = 0; i < year->payments->len; i++)
    write_payment (self, plan, year->payments->pdata[i]);
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
write_announced (CordeeTextReport *self, const CordeePlan *plan)
{
  if (plan->announced->len > 0)
    write_heading (self, _("Annoncé ou à vérifier, non compté"));
  for (guint i = 0; i < plan->announced->len; i++)
    {
      const CordeePlanAnnounced *announced = plan->announced->pdata[i];
      g_autofree char *amount = cordee_report_money_between (announced->low, announced->high);
      g_autoptr(GString) text = g_string_new (NULL);

      /* TRANSLATORS: %1$s is a line of funding, %2$s its amount, %3$s who says so in a few words. */
      g_string_append_printf (text, _("%1$s : %2$s. %3$s"), cordee_report_word (announced->line->label), amount, announced->statement->short_text);
      cordee_text_report_cite (self, text, announced->statement);
      cordee_text_report_paragraph (self, "  - ", "    ", text->str);
    }
}

/* The plan in lines of at most width columns (0: without end). The caller owns it. */
char *
cordee_report_plan_to_text (const CordeePlan *plan, int width)
{
  CordeeTextReport self;
  const CordeeContext *context = cordee_rulebook_get_context (plan->rulebook);
  g_autofree char *day = cordee_day_to_words (context->as_of);
  /* TRANSLATORS: %1$s is the id of a structure, %2$s its name, %3$s the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Financement de ce projet en %1$s (%2$s), règles au %3$s"), plan->structure->id,
                                            cordee_report_word (plan->structure->name), day);
  g_autofree char *total = cordee_report_plan_total (plan);

  cordee_text_report_init (&self, cordee_rulebook_get_knowledge (plan->rulebook), width);
  cordee_text_report_header (&self, title, context->region, context->departement);
  write_heading (&self, total);
  for (guint i = 0; i < plan->unmet->len; i++)
    write_item (&self, "  - ", "    ", cordee_report_unmet_text (plan->unmet->pdata[i]));
  if (plan->hypotheses->len > 0)
    write_heading (&self, _("Ce que ce plan suppose"));
  for (guint i = 0; i < plan->hypotheses->len; i++)
    write_item (&self, "  - ", "    ", cordee_report_hypothesis_text (plan, plan->hypotheses->pdata[i]));
  for (guint i = 0; i < plan->years->len; i++)
    write_year (&self, plan, i);
  write_announced (&self, plan);
  cordee_text_report_sources (&self);
  g_string_append_c (self.out, '\n');
  cordee_text_report_paragraph (&self, "", "", _("Estimation, pas un engagement : seuls les textes cités et le contrat signé font foi."));
  return cordee_text_report_finish (&self);
}
