/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report.h"

#include "cordee-report-json-private.h"

/* A dossier as scripts read it: all of it, private notes too, as its file has it. */

/* A moment as 2026-11-22T14:05:00Z; null where it is not known. */
static void
add_time (JsonBuilder *builder, const char *name, gint64 at)
{
  g_autoptr(GDateTime) moment = at > 0 ? g_date_time_new_from_unix_utc (at) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  cordee_json_string (builder, name, text);
}

static void
add_rules (JsonBuilder *builder, const CordeeDossier *dossier)
{
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_object (builder);
  cordee_json_day (builder, "as_of", dossier->as_of);
  cordee_json_string (builder, "region", dossier->region);
  cordee_json_string (builder, "departement", dossier->departement);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "knowledge");
  json_builder_begin_object (builder);
  cordee_json_string (builder, "version", dossier->base_version);
  cordee_json_string (builder, "sha256", dossier->base_sha256);
  json_builder_end_object (builder);
}

static void
add_answers (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  GPtrArray *answers = cordee_situation_get_answers (dossier->situation);

  cordee_json_begin_list (builder, "answers");
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", answer->id);
      cordee_json_value (builder, "value", cordee_knowledge_find_question (knowledge, answer->id), answer->value);
      cordee_json_string (builder, "provenance", cordee_provenance_id (answer->provenance));
      cordee_json_bool (builder, "confirm", answer->confirm);
      add_time (builder, "at", answer->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_results (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "results");
  for (guint i = 0; i < dossier->results->len; i++)
    {
      const CordeeDossierResult *result = dossier->results->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "structure", result->structure);
      cordee_json_string (builder, "verdict", cordee_verdict_id (result->verdict));
      cordee_json_int (builder, "rank", result->rank);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_decisions (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "choices");
  for (guint i = 0; i < dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = dossier->choices->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "structure", choice->structure);
      cordee_json_string (builder, "how", cordee_how_id (choice->how));
      add_time (builder, "at", choice->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "next");
  json_builder_begin_object (builder);
  cordee_json_string (builder, "text", dossier->next_text);
  cordee_json_day (builder, "day", dossier->next_day);
  json_builder_end_object (builder);
}

static void
add_notes (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "notes");
  for (guint i = 0; i < dossier->notes->len; i++)
    {
      const CordeeDossierNote *note = dossier->notes->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", note->id);
      cordee_json_string (builder, "text", note->text);
      cordee_json_string (builder, "visibility", cordee_note_visibility_id (note->visibility));
      cordee_json_string (builder, "structure", note->structure);
      cordee_json_string (builder, "criterion", note->criterion);
      add_time (builder, "at", note->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_journal (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "journal");
  for (guint i = 0; i < dossier->journal->len; i++)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "kind", cordee_event_id (event->kind));
      cordee_json_string (builder, "detail", event->detail);
      add_time (builder, "at", event->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* All that a dossier holds, private notes too; format is that of its file. The caller owns it. */
char *
cordee_report_dossier_to_json (const CordeeKnowledge *knowledge, const CordeeDossier *dossier, int format)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", dossier->id);
  cordee_json_string (builder, "name", dossier->name);
  cordee_json_int (builder, "format", format);
  cordee_json_string (builder, "contact", dossier->contact);
  cordee_json_string (builder, "advisor", dossier->advisor);
  cordee_json_bool (builder, "archived", dossier->archived);
  add_time (builder, "created", cordee_dossier_get_created (dossier));
  add_time (builder, "touched", cordee_dossier_get_touched (dossier));
  add_rules (builder, dossier);
  add_answers (builder, knowledge, dossier);
  add_results (builder, dossier);
  add_decisions (builder, dossier);
  add_notes (builder, dossier);
  add_journal (builder, dossier);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
