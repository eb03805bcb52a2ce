/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-json.h"

#include "cordee-report-json-private.h"

/* ── questions ──────────────────────────────────────────────────── */

static void
add_question (JsonBuilder *builder, const CordeeQuestion *question)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", question->id);
  cordee_json_string (builder, "section", question->section);
  cordee_json_string (builder, "label", cordee_report_word (question->label));
  cordee_json_string (builder, "short", cordee_report_word (question->short_label));
  cordee_json_string (builder, "why", cordee_report_word (question->why));
  cordee_json_string (builder, "help", cordee_report_word (question->help));
  cordee_json_string (builder, "type", question->type);
  cordee_json_begin_list (builder, "choices");
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CordeeChoice *choice = question->choices->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", choice->id);
      cordee_json_string (builder, "label", cordee_report_word (choice->label));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  cordee_json_number (builder, "min", question->has_min, question->min);
  cordee_json_number (builder, "max", question->has_max, question->max);
  cordee_json_string (builder, "unit", question->unit);
  cordee_json_string (builder, "applies", cordee_report_word (question->applies));
  cordee_json_bool (builder, "brief", question->brief);
  json_builder_end_object (builder);
}

char *
cordee_report_questions_to_json (const CordeeKnowledge *knowledge)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);

  json_builder_begin_object (builder);
  cordee_json_knowledge (builder, knowledge);
  cordee_json_begin_list (builder, "questions");
  for (guint i = 0; i < questions->len; i++)
    add_question (builder, questions->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

/* ── sources ────────────────────────────────────────────────────── */

/* Every source of the base, with the number of statements that cite it and the day on which its pack was last checked. */
char *
cordee_report_sources_to_json (const CordeeKnowledge *knowledge)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GHashTable) counts = cordee_report_count_citations (knowledge);
  GPtrArray *sources = cordee_knowledge_get_sources (knowledge);

  json_builder_begin_object (builder);
  cordee_json_knowledge (builder, knowledge);
  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < sources->len; i++)
    {
      const CordeeSource *source = sources->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_source (builder, source);
      cordee_json_int (builder, "statements", GPOINTER_TO_UINT (g_hash_table_lookup (counts, source->id)));
      cordee_json_day (builder, "checked", source->pack->checked);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

static void
add_cited (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeCited *cited)
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

/* ── conflicts ──────────────────────────────────────────────────── */

char *
cordee_report_conflicts_to_json (const CordeeConflicts *conflicts)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CordeeCited) cited = cordee_cited_new ();

  json_builder_begin_object (builder);
  cordee_json_day (builder, "as_of", conflicts->as_of);
  cordee_json_place (builder, conflicts->region, conflicts->departement);
  cordee_json_knowledge (builder, conflicts->knowledge);
  cordee_json_begin_list (builder, "conflicts");
  for (guint i = 0; i < conflicts->items->len; i++)
    {
      const CordeeConflict *conflict = &g_array_index (conflicts->items, CordeeConflict, i);

      json_builder_begin_object (builder);
      cordee_json_string (builder, "structure", conflict->cell->structure->id);
      cordee_json_string (builder, "criterion", conflict->cell->criterion->id);
      cordee_json_string (builder, "subject", conflict->subject->subject);
      cordee_json_string (builder, "region", conflict->region);
      cordee_json_strv (builder, "departements", conflict->departements);
      cordee_json_bool (builder, "settled", conflict->subject->settled);
      cordee_json_begin_list (builder, "statements");
      cordee_json_readings (builder, conflicts->knowledge, conflict->subject);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      for (guint j = 0; j < conflict->subject->readings->len; j++)
        cordee_cited_add_statement (cited, g_array_index (conflict->subject->readings, CordeeReading, j).statement);
    }
  json_builder_end_array (builder);
  add_cited (builder, conflicts->knowledge, cited);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

/* ── two dates ──────────────────────────────────────────────────── */

static void
add_side (JsonBuilder *builder, const char *name, const CordeeCell *cell, CordeeDay as_of)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  cordee_json_face (builder, cell, as_of);
  cordee_json_bool (builder, "conflict", cell->conflict);
  json_builder_end_object (builder);
}

static void
add_statements (JsonBuilder           *builder,
                const char            *name,
                const CordeeKnowledge *knowledge,
                const CordeeCell      *cell,
                GPtrArray             *statements,
                CordeeCited           *cited)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; i < statements->len; i++)
    {
      cordee_json_statement (builder, knowledge, cell, statements->pdata[i]);
      cordee_cited_add_statement (cited, statements->pdata[i]);
    }
  json_builder_end_array (builder);
}

/* What changed between the two contexts that changes were computed for. */
char *
cordee_report_changes_to_json (const CordeeKnowledge *knowledge,
                               const CordeeContext   *before,
                               const CordeeContext   *after,
                               GPtrArray             *changes)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CordeeCited) cited = cordee_cited_new ();

  json_builder_begin_object (builder);
  cordee_json_day (builder, "from", before->as_of);
  cordee_json_day (builder, "to", after->as_of);
  cordee_json_place (builder, after->region, after->departement);
  cordee_json_knowledge (builder, knowledge);
  cordee_json_begin_list (builder, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      const CordeeChange *change = changes->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "structure", change->after->structure->id);
      cordee_json_string (builder, "criterion", change->after->criterion->id);
      add_side (builder, "before", change->before, before->as_of);
      add_side (builder, "after", change->after, after->as_of);
      add_statements (builder, "began", knowledge, change->after, change->began, cited);
      add_statements (builder, "ended", knowledge, change->before, change->ended, cited);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_cited (builder, knowledge, cited);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

/* ── a check ────────────────────────────────────────────────────── */

char *
cordee_report_issues_to_json (GPtrArray *issues)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cordee_json_begin_list (builder, "issues");
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "tag", issue->kind->tag);
      cordee_json_string (builder, "severity", cordee_severity_name (issue->kind->severity));
      cordee_json_string (builder, "file", issue->file);
      cordee_json_number (builder, "line", issue->line > 0, issue->line);
      cordee_json_string (builder, "id", issue->id);
      cordee_json_string (builder, "hint", issue->hint);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
