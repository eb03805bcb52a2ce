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

/* The user's own estimate of how long a step takes; null where there is none. */
static void
add_duration (JsonBuilder *builder, const CordeeCourseStep *step)
{
  json_builder_set_member_name (builder, "duration");
  if (!step->has_duration)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  cordee_json_int (builder, "min", step->duration.min);
  cordee_json_int (builder, "likely", step->duration.likely);
  cordee_json_int (builder, "max", step->duration.max);
  cordee_json_string (builder, "unit", cordee_duration_unit_id (step->duration.unit));
  json_builder_end_object (builder);
}

static void
add_step (JsonBuilder *builder, const CordeeCourseStep *step)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", step->step);
  cordee_json_string (builder, "status", cordee_step_status_id (step->status));
  cordee_json_day (builder, "day", step->day);
  cordee_json_day (builder, "not_before", step->not_before);
  add_duration (builder, step);
  cordee_json_begin_list (builder, "met");
  for (guint i = 0; i < step->met->len; i++)
    json_builder_add_string_value (builder, step->met->pdata[i]);
  json_builder_end_array (builder);
  cordee_json_begin_list (builder, "links");
  for (guint i = 0; i < step->links->len; i++)
    {
      const CordeeCourseLink *link = step->links->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "title", link->title);
      cordee_json_string (builder, "uri", link->uri);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_time (builder, "at", step->at);
  json_builder_end_object (builder);
}

static void
add_courses (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "courses");
  for (guint i = 0; i < dossier->courses->len; i++)
    {
      const CordeeCourse *course = dossier->courses->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "structure", course->structure);
      cordee_json_string (builder, "how", cordee_how_id (course->how));
      cordee_json_string (builder, "from", course->from);
      cordee_json_day (builder, "start", course->start);
      cordee_json_begin_list (builder, "steps");
      for (guint k = 0; k < course->steps->len; k++)
        add_step (builder, course->steps->pdata[k]);
      json_builder_end_array (builder);
      add_time (builder, "at", course->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_contacts (JsonBuilder *builder, const CordeeDossier *dossier)
{
  cordee_json_begin_list (builder, "contacts");
  for (guint i = 0; i < dossier->contacts->len; i++)
    {
      const CordeeDossierContact *contact = dossier->contacts->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", contact->id);
      cordee_json_string (builder, "actor", contact->actor);
      cordee_json_string (builder, "name", contact->name);
      cordee_json_string (builder, "phone", contact->phone);
      cordee_json_string (builder, "email", contact->email);
      cordee_json_string (builder, "url", contact->url);
      cordee_json_string (builder, "text", contact->text);
      cordee_json_bool (builder, "shared", contact->shared);
      add_time (builder, "at", contact->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
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
      cordee_json_string (builder, "step", note->step);
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
  add_courses (builder, dossier);
  add_contacts (builder, dossier);
  add_notes (builder, dossier);
  add_journal (builder, dossier);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
