/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-advice.h"

#include "cordee-report-json-private.h"

/* ── parts ──────────────────────────────────────────────────────── */

/* Takes text, which may be NULL. */
static void
add_text (JsonBuilder *builder, const char *name, char *text)
{
  cordee_json_string (builder, name, text);
  g_free (text);
}

static void
add_questions (JsonBuilder *builder, const char *name, GPtrArray *questions)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; i < questions->len; i++)
    cordee_json_string (builder, NULL, ((const CordeeQuestion *) questions->pdata[i])->id);
  json_builder_end_array (builder);
}

/* A number, a text as --set takes it, a list of them for several choices, null where it is not known. question may be NULL: the base has none
   of that name. */
void
cordee_json_value (JsonBuilder *builder, const char *name, const CordeeQuestion *question, const CordeeValue *value)
{
  switch (value->kind)
    {
    case CORDEE_VALUE_UNKNOWN:
      cordee_json_string (builder, name, NULL);
      break;
    case CORDEE_VALUE_NUMBER:
      cordee_json_number (builder, name, TRUE, value->number);
      break;
    case CORDEE_VALUE_SET:
      cordee_json_strv (builder, name, (const char *const *) value->ids);
      break;
    case CORDEE_VALUE_CHOICE:
    case CORDEE_VALUE_DAY:
    case CORDEE_VALUE_MEMBERS:
    default:
      add_text (builder, name, cordee_value_to_string (value, question));
      break;
    }
}

static void
add_change (JsonBuilder *builder, const CordeeAnswerChange *change)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "variable", change->question->id);
  cordee_json_value (builder, "from", change->question, change->from);
  cordee_json_value (builder, "to", change->question, change->to);
  json_builder_end_object (builder);
}

/* ── structures ─────────────────────────────────────────────────── */

static void
add_outcome (JsonBuilder *builder, CordeeOutcome outcome)
{
  if (outcome == CORDEE_OUTCOME_UNKNOWN)
    cordee_json_string (builder, "outcome", NULL);
  else
    cordee_json_bool (builder, "outcome", outcome == CORDEE_OUTCOME_TRUE);
}

static void
add_finding (JsonBuilder *builder, const CordeeAdvice *advice, const CordeeFinding *finding, CordeeCited *cited)
{
  const CordeeRule *rule = finding->rule;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", rule->id);
  cordee_json_string (builder, "force", cordee_force_id (rule->force));
  cordee_json_string (builder, "kind", cordee_rule_kind_id (rule->kind));
  cordee_json_string (builder, "criterion", rule->criterion);
  cordee_json_string (builder, "region", rule->region);
  add_outcome (builder, finding->outcome);
  cordee_json_bool (builder, "decides", finding->decides);
  cordee_json_number (builder, "weight", rule->force == CORDEE_FORCE_INDICATIF, rule->weight);
  add_text (builder, "label", cordee_report_fill (advice, rule->label));
  add_text (builder, "text", cordee_report_finding_text (advice, finding));
  add_text (builder, "dispute", rule->dispute != NULL ? cordee_report_fill (advice, rule->dispute) : NULL);
  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < rule->citations->len; i++)
    {
      const char *source = g_array_index (rule->citations, CordeeCitation, i).source;

      cordee_json_string (builder, NULL, source);
      cordee_cited_add (cited, source);
    }
  json_builder_end_array (builder);
  add_questions (builder, "missing", finding->missing);
  json_builder_end_object (builder);
}

/* The rules that play a part; those that do not are only named. */
static void
add_findings (JsonBuilder *builder, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  cordee_json_begin_list (builder, "rules");
  for (guint i = 0; i < candidate->findings->len; i++)
    if (((const CordeeFinding *) candidate->findings->pdata[i])->outcome != CORDEE_OUTCOME_NOT_APPLICABLE)
      add_finding (builder, advice, candidate->findings->pdata[i], cited);
  json_builder_end_array (builder);
  cordee_json_begin_list (builder, "not_applicable");
  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->outcome == CORDEE_OUTCOME_NOT_APPLICABLE)
        cordee_json_string (builder, NULL, finding->rule->id);
    }
  json_builder_end_array (builder);
}

static void
add_remedies (JsonBuilder *builder, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  cordee_json_begin_list (builder, "remedies");
  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      const CordeeRemedy *remedy = candidate->remedies->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_begin_list (builder, "changes");
      for (guint j = 0; j < remedy->changes->len; j++)
        add_change (builder, remedy->changes->pdata[j]);
      json_builder_end_array (builder);
      cordee_json_string (builder, "verdict_after", cordee_verdict_id (remedy->verdict_after));
      add_text (builder, "text", cordee_report_remedy_text (advice, remedy));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_text (builder, "no_remedy", cordee_report_no_remedy_text (advice, candidate));
}

static void
add_candidate (JsonBuilder *builder, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", candidate->structure->id);
  cordee_json_string (builder, "name", cordee_report_word (candidate->structure->name));
  cordee_json_bool (builder, "exists", candidate->exists);
  cordee_json_string (builder, "verdict", cordee_verdict_id (candidate->verdict));
  cordee_json_number (builder, "fit", TRUE, candidate->fit);
  cordee_json_int (builder, "rank", candidate->rank);
  add_findings (builder, advice, candidate, cited);
  add_remedies (builder, advice, candidate);
  add_questions (builder, "missing", candidate->missing);
  add_text (builder, "joining", candidate->joining != NULL ? cordee_report_fill (advice, candidate->joining->text) : NULL);
  add_text (builder, "phrase", cordee_report_candidate_phrase (advice, candidate));
  add_text (builder, "text", cordee_report_candidate_paragraph (advice, candidate));
  json_builder_end_object (builder);
}

/* ── the recommendation ─────────────────────────────────────────── */

static void
add_companions (JsonBuilder *builder, const CordeeAdvice *advice, const char *name, GPtrArray *companions, CordeeCited *cited)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; i < companions->len; i++)
    {
      const CordeeCompanion *companion = companions->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", companion->candidate->structure->id);
      cordee_json_string (builder, "how", cordee_how_id (companion->how));
      add_text (builder, "text", cordee_report_companion_text (advice, companion));
      json_builder_end_object (builder);
      for (guint j = 0; companion->link != NULL && j < companion->link->citations->len; j++)
        cordee_cited_add (cited, g_array_index (companion->link->citations, CordeeCitation, j).source);
    }
  json_builder_end_array (builder);
}

static void
add_recommendation (JsonBuilder *builder, const CordeeAdvice *advice, CordeeCited *cited)
{
  json_builder_set_member_name (builder, "recommendation");
  json_builder_begin_object (builder);
  cordee_json_string (builder, "primary", advice->primary != NULL ? advice->primary->structure->id : NULL);
  cordee_json_string (builder, "how", advice->primary != NULL ? cordee_how_id (advice->how) : NULL);
  add_companions (builder, advice, "complements", advice->complements, cited);
  add_companions (builder, advice, "trajectory", advice->trajectory, cited);
  add_text (builder, "text", cordee_report_recommendation_text (advice));
  json_builder_end_object (builder);
}

/* ── the rest ───────────────────────────────────────────────────── */

static void
add_answers (JsonBuilder *builder, const CordeeAdvice *advice)
{
  GPtrArray *answers = cordee_situation_get_answers (advice->situation);

  cordee_json_begin_list (builder, "answers");
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", answer->id);
      cordee_json_value (builder, "value", cordee_knowledge_find_question (advice->knowledge, answer->id), answer->value);
      cordee_json_string (builder, "provenance", cordee_provenance_id (answer->provenance));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_next_questions (JsonBuilder *builder, const CordeeAdvice *advice)
{
  cordee_json_begin_list (builder, "next_questions");
  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeNextQuestion *next = advice->next_questions->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", next->question->id);
      cordee_json_begin_list (builder, "settles");
      for (guint j = 0; j < next->settles->len; j++)
        cordee_json_string (builder, NULL, ((const CordeeStructure *) next->settles->pdata[j])->id);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_hinges (JsonBuilder *builder, const CordeeAdvice *advice)
{
  cordee_json_begin_list (builder, "hinges");
  for (guint i = 0; i < advice->hinges->len; i++)
    {
      const CordeeHinge *hinge = advice->hinges->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "change");
      add_change (builder, &hinge->change);
      cordee_json_string (builder, "primary", hinge->primary != NULL ? hinge->primary->structure->id : NULL);
      cordee_json_string (builder, "structure", hinge->candidate != NULL ? hinge->candidate->structure->id : NULL);
      cordee_json_string (builder, "verdict_after", hinge->candidate != NULL ? cordee_verdict_id (hinge->verdict_after) : NULL);
      add_text (builder, "text", cordee_report_hinge_text (advice, hinge));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder, const CordeeAdvice *advice, const CordeeCited *cited)
{
  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < cited->ids->len; i++)
    {
      const CordeeSource *source = cordee_knowledge_find_source (advice->knowledge, cited->ids->pdata[i]);

      if (source == NULL)
        continue;
      json_builder_begin_object (builder);
      cordee_json_source (builder, source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The whole advice, as the contract has it: structures in the order of the base, what each text says beside its codes. The caller owns
   it. */
char *
cordee_report_advice_to_json (const CordeeAdvice *advice)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  g_autoptr(GPtrArray) limits = cordee_report_limits (advice);

  json_builder_begin_object (builder);
  cordee_json_day (builder, "as_of", advice->context.as_of);
  cordee_json_place (builder, advice->context.region, advice->context.departement);
  cordee_json_knowledge (builder, advice->knowledge);
  add_answers (builder, advice);
  cordee_json_begin_list (builder, "structures");
  for (guint i = 0; i < advice->candidates->len; i++)
    add_candidate (builder, advice, advice->candidates->pdata[i], cited);
  json_builder_end_array (builder);
  add_recommendation (builder, advice, cited);
  add_next_questions (builder, advice);
  add_hinges (builder, advice);
  cordee_json_begin_list (builder, "limits");
  for (guint i = 0; i < limits->len; i++)
    cordee_json_string (builder, NULL, limits->pdata[i]);
  json_builder_end_array (builder);
  add_sources (builder, advice, cited);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
