/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-plan.h"

#include "cordee-report-json-private.h"

/* Takes text, which may be NULL. */
static void
add_text (JsonBuilder *builder, const char *name, char *text)
{
  cordee_json_string (builder, name, text);
  g_free (text);
}

/* null where nothing bounds it. */
static void
add_money (JsonBuilder *builder, const char *name, double value)
{
  cordee_json_number (builder, name, value < G_MAXDOUBLE, value);
}

static void
add_bounds (JsonBuilder *builder, double low, double high)
{
  add_money (builder, "low", low);
  add_money (builder, "high", high);
}

/* ── an item ────────────────────────────────────────────────────── */

static void
add_source (JsonBuilder *builder, const CordeeStatement *statement, CordeeCited *cited)
{
  cordee_json_string (builder, "statement", statement != NULL ? statement->id : NULL);
  cordee_json_string (builder, "source", statement != NULL && statement->citations->len > 0 ? cordee_statement_get_source (statement) : NULL);
  if (statement != NULL)
    cordee_cited_add_statement (cited, statement);
}

static void
add_reading (JsonBuilder *builder, const CordeePlanReading *reading, CordeeCited *cited)
{
  json_builder_begin_object (builder);
  add_source (builder, reading->statement, cited);
  cordee_json_string (builder, "text", reading->statement->short_text);
  add_bounds (builder, reading->low, reading->high);
  cordee_json_string (builder, "computed", reading->computed);
  cordee_json_string (builder, "formula", reading->formula);
  cordee_json_bool (builder, "preferred", reading->preferred);
  cordee_json_bool (builder, "sure", reading->sure);
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder *builder, const CordeePlan *plan, const CordeePlanItem *item, CordeeCited *cited)
{
  const CordeePlanReading *first = item->readings->len > 0 ? item->readings->pdata[0] : NULL;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "scheme", item->scheme->id);
  add_text (builder, "scheme_label", cordee_report_typeset (cordee_report_word (item->scheme->label)));
  cordee_json_string (builder, "line", item->line->id);
  add_text (builder, "label", cordee_report_typeset (cordee_report_word (item->line->label)));
  cordee_json_string (builder, "role", item->line->role);
  cordee_json_string (builder, "payer", item->scheme->payer);
  add_text (builder, "payer_label", cordee_report_typeset (cordee_report_payer_label (plan, item->scheme)));
  add_bounds (builder, item->low, item->high);
  cordee_json_string (builder, "kind", cordee_money_kind_id (item->line->kind));
  add_text (builder, "condition", cordee_report_typeset (item->line->condition != NULL ? cordee_report_word (item->line->condition) : ""));
  add_source (builder, first != NULL ? first->statement : NULL, cited);
  cordee_json_string (builder, "computed", first != NULL ? first->computed : NULL);
  cordee_json_bool (builder, "conflict", item->conflict);
  cordee_json_int (builder, "scheme_year", item->scheme_year);
  cordee_json_number (builder, "share", TRUE, item->share);
  cordee_json_begin_list (builder, "readings");
  for (guint i = 0; i < item->readings->len; i++)
    add_reading (builder, item->readings->pdata[i], cited);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_payment (JsonBuilder *builder, const CordeePlan *plan, const CordeePlanPayment *payment, CordeeCited *cited)
{
  const char *condition = payment->payment->condition;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "scheme", payment->scheme->id);
  cordee_json_string (builder, "payment", payment->payment->id);
  add_text (builder, "label", cordee_report_typeset (cordee_report_word (payment->payment->label)));
  add_text (builder, "condition", cordee_report_typeset (condition != NULL ? cordee_report_word (condition) : ""));
  cordee_json_number (builder, "low", payment->has_amount, payment->low);
  cordee_json_number (builder, "high", payment->has_amount && payment->high < G_MAXDOUBLE, payment->high);
  cordee_json_string (builder, "computed", payment->computed);
  cordee_json_string (builder, "formula", payment->formula);
  add_source (builder, cordee_knowledge_find_statement (cordee_rulebook_get_knowledge (plan->rulebook), payment->payment->statement), cited);
  json_builder_end_object (builder);
}

/* ── a year ─────────────────────────────────────────────────────── */

static void
add_year (JsonBuilder *builder, const CordeePlan *plan, const CordeePlanYear *year, CordeeCited *cited)
{
  json_builder_begin_object (builder);
  cordee_json_int (builder, "year", year->index);
  cordee_json_number (builder, "civil", year->civil > 0, year->civil);
  cordee_json_begin_list (builder, "items");
  for (guint i = 0; i < year->items->len; i++)
    add_item (builder, plan, year->items->pdata[i], cited);
  json_builder_end_array (builder);
  add_bounds (builder, year->low, year->high);
  cordee_json_begin_list (builder, "unknown");
  for (guint i = 0; i < year->unknown->len; i++)
    add_text (builder, NULL, cordee_report_unknown_text (plan, year->unknown->pdata[i]));
  json_builder_end_array (builder);
  cordee_json_begin_list (builder, "payments");
  for (guint i = 0; i < year->payments->len; i++)
    add_payment (builder, plan, year->payments->pdata[i], cited);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* ── beside the years ───────────────────────────────────────────── */

static void
add_hypotheses (JsonBuilder *builder, const CordeePlan *plan)
{
  cordee_json_begin_list (builder, "hypotheses");
  for (guint i = 0; i < plan->hypotheses->len; i++)
    {
      const CordeePlanHypothesis *hypothesis = plan->hypotheses->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "variable", hypothesis->question->id);
      if (hypothesis->value != NULL)
        cordee_json_value (builder, "value", hypothesis->question, hypothesis->value);
      else
        cordee_json_string (builder, "value", NULL);
      cordee_json_number (builder, "year", hypothesis->year > 0, hypothesis->year);
      add_text (builder, "text", cordee_report_hypothesis_text (plan, hypothesis));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_announced (JsonBuilder *builder, const CordeePlan *plan, CordeeCited *cited)
{
  cordee_json_begin_list (builder, "announced");
  for (guint i = 0; i < plan->announced->len; i++)
    {
      const CordeePlanAnnounced *announced = plan->announced->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "scheme", announced->scheme->id);
      cordee_json_string (builder, "line", announced->line->id);
      add_text (builder, "label", cordee_report_typeset (cordee_report_word (announced->line->label)));
      add_bounds (builder, announced->low, announced->high);
      cordee_json_string (builder, "formula", announced->formula);
      add_source (builder, announced->statement, cited);
      cordee_json_string (builder, "text", announced->statement->short_text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_unmet (JsonBuilder *builder, const CordeePlan *plan)
{
  cordee_json_begin_list (builder, "unmet");
  for (guint i = 0; i < plan->unmet->len; i++)
    {
      const CordeeScheme *scheme = plan->unmet->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "scheme", scheme->id);
      add_text (builder, "text", cordee_report_unmet_text (scheme));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeCited *cited)
{
  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < cited->ids->len; i++)
    {
      const CordeeSource *source = cordee_knowledge_find_source (knowledge, cited->ids->pdata[i]);

      if (source == NULL)
        continue;
      json_builder_begin_object (builder);
      cordee_json_source (builder, source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The whole plan, as the contract has it. A bound that no source gives is null. The caller owns it. */
char *
cordee_report_plan_to_json (const CordeePlan *plan)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);
  const CordeeContext *context = cordee_rulebook_get_context (plan->rulebook);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CordeeCited) cited = cordee_cited_new ();

  json_builder_begin_object (builder);
  cordee_json_string (builder, "structure", plan->structure->id);
  cordee_json_day (builder, "as_of", context->as_of);
  cordee_json_place (builder, context->region, context->departement);
  cordee_json_knowledge (builder, knowledge);
  add_hypotheses (builder, plan);
  cordee_json_begin_list (builder, "years");
  for (guint i = 0; i < plan->years->len; i++)
    add_year (builder, plan, plan->years->pdata[i], cited);
  json_builder_end_array (builder);
  add_bounds (builder, plan->low, plan->high);
  add_announced (builder, plan, cited);
  add_unmet (builder, plan);
  cordee_json_begin_list (builder, "questions");
  for (guint i = 0; i < plan->questions->len; i++)
    cordee_json_string (builder, NULL, ((const CordeeQuestion *) plan->questions->pdata[i])->id);
  json_builder_end_array (builder);
  add_sources (builder, knowledge, cited);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
