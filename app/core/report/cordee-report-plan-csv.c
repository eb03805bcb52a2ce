/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-plan.h"

#include "cordee-report-csv.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One record for each line of each year, and one for its total; then what stands beside the amounts. */

typedef struct
{
  GString *out;
  const CordeePlan *plan;
  char *as_of;
} Csv;

/* One record; what is NULL stays empty. */
typedef struct
{
  const CordeePlanYear *year;
  const char *sort; /* what the record is: an id, the same in every language */
  const CordeeScheme *scheme;
  const char *line;
  const char *label, *kind, *condition;
  gboolean has_low, has_high;
  double low, high;
  const CordeeStatement *statement;
  const char *computed;
} Record;

/* Plain digits, that a spreadsheet takes for a number. */
static void
add_number (GString *out, gboolean known, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (known && value < G_MAXDOUBLE)
    g_ascii_formatd (digits, sizeof digits, value >= 1e15 ? "%.0f" : "%.2f", value);
  if (g_str_has_suffix (digits, ".00"))
    digits[strlen (digits) - 3] = '\0';
  cordee_csv_add_field (out, ',', FALSE, digits);
}

static void
add_text (GString *out, const char *text)
{
  cordee_csv_add_field (out, ',', FALSE, text != NULL ? text : "");
}

static void
add_word (GString *out, const char *word)
{
  add_text (out, word != NULL ? cordee_report_word (word) : "");
}

static void
add_record (const Csv *self, const Record *record)
{
  const CordeeContext *context = cordee_rulebook_get_context (self->plan->rulebook);
  const CordeeStatement *statement = record->statement;

  cordee_csv_add_field (self->out, ',', TRUE, self->plan->structure->id);
  add_number (self->out, record->year != NULL, record->year != NULL ? record->year->index : 0);
  add_number (self->out, record->year != NULL && record->year->civil > 0, record->year != NULL ? record->year->civil : 0);
  add_text (self->out, record->sort);
  add_text (self->out, record->scheme != NULL ? record->scheme->id : NULL);
  add_text (self->out, record->line);
  add_word (self->out, record->label);
  add_text (self->out, record->scheme != NULL ? cordee_report_payer_label (self->plan, record->scheme) : NULL);
  add_text (self->out, record->kind);
  add_word (self->out, record->condition);
  add_number (self->out, record->has_low, record->low);
  add_number (self->out, record->has_high, record->high);
  add_text (self->out, record->computed);
  add_text (self->out, statement != NULL ? statement->id : NULL);
  add_text (self->out, statement != NULL && statement->citations->len > 0 ? cordee_statement_get_source (statement) : NULL);
  add_text (self->out, self->as_of);
  add_text (self->out, context->region);
  cordee_csv_end_record (self->out);
}

static void
add_header (const Csv *self)
{
  static const char *const heads[] = {
    N_("structure"), N_("année"),  N_("année civile"), N_("genre"),     N_("dispositif"),          N_("ligne"),
    N_("libellé"),   N_("payeur"), N_("nature"),       N_("condition"), N_("au moins, en euros"), N_("au plus, en euros"),
    N_("calcul"),    N_("énoncé"), N_("source"),       N_("règles au"), N_("région"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    cordee_csv_add_field (self->out, ',', i == 0, _(heads[i]));
  cordee_csv_end_record (self->out);
}

static void
add_item (const Csv *self, const CordeePlanYear *year, const CordeePlanItem *item)
{
  const CordeePlanReading *first = item->readings->len > 0 ? item->readings->pdata[0] : NULL;
  Record record = {
    .year = year,
    .sort = "ligne",
    .scheme = item->scheme,
    .line = item->line->id,
    .label = item->line->label,
    .kind = cordee_money_kind_id (item->line->kind),
    .condition = item->line->condition,
    .has_low = TRUE,
    .has_high = TRUE,
    .low = item->low,
    .high = item->high,
    .statement = first != NULL ? first->statement : NULL,
    .computed = first != NULL ? first->computed : NULL,
  };

  add_record (self, &record);
  record.sort = "lecture";
  for (guint i = 0; item->readings->len > 1 && i < item->readings->len; i++)
    {
      const CordeePlanReading *reading = item->readings->pdata[i];

      record.low = reading->low;
      record.high = reading->high;
      record.statement = reading->statement;
      record.computed = reading->computed;
      add_record (self, &record);
    }
}

static void
add_year (const Csv *self, const CordeePlanYear *year)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (self->plan->rulebook);

  for (guint i = 0; i < year->items->len; i++)
    add_item (self, year, year->items->pdata[i]);
  add_record (self, &(Record){ .year = year, .sort = "total", .has_low = TRUE, .has_high = TRUE, .low = year->low, .high = year->high });
  for (guint i = 0; i < year->unknown->len; i++)
    {
      const CordeePlanUnknown *unknown = year->unknown->pdata[i];
      g_autofree char *text = cordee_report_unknown_text (self->plan, unknown);

      add_record (self, &(Record){ .year = year, .sort = "inconnu", .scheme = unknown->scheme,
                                   .line = unknown->line != NULL ? unknown->line->id : NULL, .label = text });
    }
  for (guint i = 0; i < year->payments->len; i++)
    {
      const CordeePlanPayment *payment = year->payments->pdata[i];

      add_record (self, &(Record){ .year = year, .sort = "versement", .scheme = payment->scheme, .line = payment->payment->id,
                                   .label = payment->payment->label, .condition = payment->payment->condition, .has_low = payment->has_amount,
                                   .has_high = payment->has_amount, .low = payment->low, .high = payment->high,
                                   .statement = cordee_knowledge_find_statement (knowledge, payment->payment->statement),
                                   .computed = payment->computed });
    }
}

/* The plan as RFC 4180 has it: comma, CRLF, UTF-8, a header row. Amounts are plain numbers of euros, the column of the upper bound is empty
   where no source gives one; lines of the sorts "ligne" add up to those of the sort "total". The caller owns it. */
char *
cordee_report_plan_to_csv (const CordeePlan *plan)
{
  Csv self = { .out = g_string_new (NULL), .plan = plan };
  g_autofree char *as_of = cordee_day_to_iso (cordee_rulebook_get_context (plan->rulebook)->as_of);

  self.as_of = as_of;
  add_header (&self);
  for (guint i = 0; i < plan->years->len; i++)
    add_year (&self, plan->years->pdata[i]);
  for (guint i = 0; i < plan->hypotheses->len; i++)
    {
      const CordeePlanHypothesis *hypothesis = plan->hypotheses->pdata[i];
      g_autofree char *text = cordee_report_hypothesis_text (plan, hypothesis);

      add_record (&self, &(Record){ .sort = "hypothese", .line = hypothesis->question->id, .label = text });
    }
  for (guint i = 0; i < plan->announced->len; i++)
    {
      const CordeePlanAnnounced *announced = plan->announced->pdata[i];

      add_record (&self, &(Record){ .sort = "annonce", .scheme = announced->scheme, .line = announced->line->id, .label = announced->line->label,
                                    .has_low = TRUE, .has_high = TRUE, .low = announced->low, .high = announced->high,
                                    .statement = announced->statement, .computed = announced->formula });
    }
  return g_string_free (self.out, FALSE);
}
