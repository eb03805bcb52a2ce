/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-roadmap-private.h"

#include "cordee-report-json-private.h"

/* A roadmap for programs, as the contract has it; what is not known is null. */

typedef struct
{
  const CordeeRoadmap *roadmap;
  const CordeeSituation *situation; /* or NULL */
  const CordeeKnowledge *knowledge;
  JsonBuilder *builder; /* owned */
  CordeeCited *cited;   /* owned */
} Json;

/* Takes text, which may be NULL. */
static void
add_text (Json *self, const char *name, char *text)
{
  cordee_json_string (self->builder, name, text);
  g_free (text);
}

/* A word of the base; NULL is null. */
static void
add_word (Json *self, const char *name, const char *word)
{
  add_text (self, name, word != NULL ? cordee_report_typeset (cordee_report_word (word)) : NULL);
}

static const CordeeStatement *
find_statement (const Json *self, const char *id)
{
  return id != NULL ? cordee_knowledge_find_statement (self->knowledge, id) : NULL;
}

/* ── how long ───────────────────────────────────────────────────── */

static const char *
origin_id (CordeeDurationOrigin origin)
{
  static const char *const ids[] = { "source", "estimation", "equipe", "reprise", "aucun" };

  return ids[origin];
}

/* How many days of the calendar a duration takes from the earliest start of a step: months and years from a day to the same day, all else with
   the first day and the last. */
static void
add_days (Json *self, const char *name, const CordeeRoadmapStep *step, int value)
{
  CordeeDay start = step->earliest_start;
  gboolean known = start != CORDEE_DAY_NONE;
  int both_ends = step->duration.unit == CORDEE_DURATION_MONTHS || step->duration.unit == CORDEE_DURATION_YEARS || value == 0 ? 0 : 1;

  cordee_json_number (self->builder, name, known,
                      known ? cordee_calendar_add (self->roadmap->calendar, start, value, step->duration.unit) - start + both_ends : 0);
}

static void
add_numbers (Json *self, const CordeeDuration *duration)
{
  cordee_json_int (self->builder, "min", duration->min);
  cordee_json_int (self->builder, "likely", duration->likely);
  cordee_json_int (self->builder, "max", duration->max);
  cordee_json_string (self->builder, "unit", cordee_duration_unit_id (duration->unit));
}

/* Who says how long: statement, source and the place in it; null where nobody does. */
static void
add_authority (Json *self, const CordeeStatement *statement)
{
  const CordeeCitation *citation
    = statement != NULL && statement->citations->len > 0 ? &g_array_index (statement->citations, CordeeCitation, 0) : NULL;

  cordee_json_string (self->builder, "statement", statement != NULL ? statement->id : NULL);
  cordee_json_string (self->builder, "source", citation != NULL ? citation->source : NULL);
  cordee_json_string (self->builder, "article", citation != NULL ? citation->place : NULL);
  if (statement != NULL)
    cordee_cited_add_statement (self->cited, statement);
}

static void
add_durations (Json *self, const CordeeRoadmapStep *step)
{
  json_builder_set_member_name (self->builder, "duration_days");
  json_builder_begin_object (self->builder);
  add_days (self, "min", step, step->duration.min);
  add_days (self, "max", step, step->duration.max);
  json_builder_end_object (self->builder);

  json_builder_set_member_name (self->builder, "duration");
  json_builder_begin_object (self->builder);
  add_numbers (self, &step->duration);
  cordee_json_string (self->builder, "origin", origin_id (step->origin));
  cordee_json_string (self->builder, "kind", step->delay != NULL ? cordee_delay_kind_id (step->delay->kind) : NULL);
  add_text (self, "text", cordee_report_step_delay_text (self->roadmap, step));
  add_authority (self, step->statement);
  json_builder_end_object (self->builder);

  cordee_json_begin_list (self->builder, "other_delays");
  for (guint i = 0; i < step->other_delays->len; i++)
    {
      const CordeeDelay *delay = step->other_delays->pdata[i];

      json_builder_begin_object (self->builder);
      add_numbers (self, &delay->duration);
      cordee_json_string (self->builder, "kind", cordee_delay_kind_id (delay->kind));
      add_authority (self, find_statement (self, delay->statement));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* ── what it asks for, what it opens ────────────────────────────── */

static void
add_documents (Json *self, const CordeeRoadmapStep *step)
{
  cordee_json_begin_list (self->builder, "documents");
  for (guint i = 0; i < step->checks->len; i++)
    {
      const CordeeCheck *check = step->checks->pdata[i];

      if (check->requirement->piece)
        add_word (self, NULL, check->requirement->label);
    }
  for (guint i = 0; step->step->templates != NULL && step->step->templates[i] != NULL; i++)
    {
      const CordeeTemplate *template = cordee_knowledge_find_template (self->knowledge, step->step->templates[i]);

      if (template != NULL)
        add_word (self, NULL, template->label);
    }
  json_builder_end_array (self->builder);

  cordee_json_begin_list (self->builder, "aids");
  for (guint i = 0; i < step->step->aids->len; i++)
    {
      const CordeeStepAid *aid = step->step->aids->pdata[i];
      const CordeeScheme *scheme = cordee_knowledge_find_scheme (self->knowledge, aid->scheme);

      if (scheme != NULL)
        add_word (self, NULL, scheme->label);
    }
  json_builder_end_array (self->builder);
}

static const char *
state_id (CordeeCheckState state)
{
  static const char *const ids[] = { "rempli", "manque", "a-verifier" };

  return ids[state];
}

static void
add_gate (Json *self, const CordeeRoadmapStep *step)
{
  cordee_json_begin_list (self->builder, "gate");
  for (guint i = 0; i < step->checks->len; i++)
    {
      const CordeeCheck *check = step->checks->pdata[i];
      GArray *citations = cordee_report_check_citations (self->roadmap, check);

      json_builder_begin_object (self->builder);
      cordee_json_string (self->builder, "id", check->requirement->id);
      add_word (self, "label", check->requirement->label);
      cordee_json_bool (self->builder, "piece", check->requirement->piece);
      cordee_json_string (self->builder, "state", state_id (check->state));
      cordee_json_bool (self->builder, "ticked", check->ticked);
      add_text (self, "proof", cordee_report_check_proof_text (self->roadmap, self->situation, check));
      add_word (self, "task", check->state != CORDEE_CHECK_MET ? check->requirement->task : NULL);
      cordee_json_string (self->builder, "rule", check->rule != NULL ? check->rule->id : NULL);
      cordee_json_string (self->builder, "statement", check->requirement->statement);
      cordee_json_begin_list (self->builder, "questions");
      for (guint j = 0; j < check->questions->len; j++)
        cordee_json_string (self->builder, NULL, ((const CordeeQuestion *) check->questions->pdata[j])->id);
      json_builder_end_array (self->builder);
      cordee_json_begin_list (self->builder, "sources");
      for (guint j = 0; citations != NULL && j < citations->len; j++)
        {
          const char *source = g_array_index (citations, CordeeCitation, j).source;

          cordee_cited_add (self->cited, source);
          cordee_json_string (self->builder, NULL, source);
        }
      json_builder_end_array (self->builder);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* ── a step ─────────────────────────────────────────────────────── */

/* The sources that it comes from, each once, that of its delay first. */
static void
add_sources_of (Json *self, const CordeeRoadmapStep *step)
{
  g_autoptr(CordeeCited) own = cordee_cited_new ();

  if (step->statement != NULL)
    cordee_cited_add_statement (own, step->statement);
  for (guint i = 0; step->step->statements[i] != NULL; i++)
    {
      const CordeeStatement *statement = find_statement (self, step->step->statements[i]);

      if (statement != NULL)
        cordee_cited_add_statement (own, statement);
    }
  cordee_json_begin_list (self->builder, "sources");
  for (guint i = 0; i < own->ids->len; i++)
    {
      cordee_cited_add (self->cited, own->ids->pdata[i]);
      cordee_json_string (self->builder, NULL, own->ids->pdata[i]);
    }
  json_builder_end_array (self->builder);
}

static void
add_dates (Json *self, const CordeeRoadmapStep *step)
{
  cordee_json_day (self->builder, "earliest_start", step->earliest_start);
  cordee_json_day (self->builder, "earliest_end", step->earliest_end);
  cordee_json_day (self->builder, "latest_start", step->latest_start);
  cordee_json_day (self->builder, "latest_end", step->latest_end);
  cordee_json_day (self->builder, "best_end", step->best_end);
  cordee_json_day (self->builder, "worst_end", step->worst_end);
  cordee_json_number (self->builder, "slack_days", step->slack >= 0, step->slack);
}

/* Who acts, as a person reads it, and by the ids of the base. */
static void
add_actors (Json *self, const CordeeRoadmapStep *step)
{
  cordee_json_begin_list (self->builder, "who");
  for (guint i = 0; step->step->who != NULL && step->step->who[i] != NULL; i++)
    {
      const CordeeActor *actor = cordee_knowledge_find_actor (self->knowledge, step->step->who[i]);

      if (actor != NULL)
        add_word (self, NULL, actor->label);
    }
  json_builder_end_array (self->builder);
  cordee_json_strv (self->builder, "actors", (const char *const *) step->step->who);
}

static void
add_step (Json *self, const CordeeRoadmapStep *step)
{
  const CordeeReuse *reuse = step->reuse;

  json_builder_begin_object (self->builder);
  cordee_json_string (self->builder, "id", step->id);
  add_text (self, "label", cordee_report_step_label (step));
  cordee_json_string (self->builder, "phase", step->step->phase);
  add_actors (self, step);
  cordee_json_string (self->builder, "status", cordee_step_status_id (step->status));
  cordee_json_bool (self->builder, "critical", step->critical);
  cordee_json_bool (self->builder, "late", step->late);
  cordee_json_bool (self->builder, "open", step->open);
  cordee_json_bool (self->builder, "maybe", step->maybe);
  cordee_json_bool (self->builder, "after_goal", step->after_goal);
  cordee_json_string (self->builder, "anchor", step->step->anchor);
  add_dates (self, step);
  add_durations (self, step);
  cordee_json_begin_list (self->builder, "requires");
  for (guint i = 0; i < step->n_requires; i++)
    cordee_json_string (self->builder, NULL, ((const CordeeRoadmapStep *) self->roadmap->steps->pdata[step->requires[i]])->id);
  json_builder_end_array (self->builder);
  add_documents (self, step);
  add_gate (self, step);
  add_word (self, "reuse", reuse != NULL ? reuse->text : NULL);
  cordee_json_string (self->builder, "deadline", step->deadline != NULL ? step->deadline->statement : NULL);
  cordee_json_string (self->builder, "committee", step->committee != NULL ? step->committee->id : NULL);
  add_word (self, "summary", step->step->summary);
  add_word (self, "why", step->step->why);
  cordee_json_strv (self->builder, "statements", (const char *const *) step->step->statements);
  add_sources_of (self, step);
  json_builder_end_object (self->builder);
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
add_contacts (Json *self)
{
  const CordeeContext *context = cordee_rulebook_get_context (self->roadmap->rulebook);
  g_autoptr(GPtrArray) contacts
    = cordee_contacts_select (self->knowledge, self->roadmap->structure->id, context->region, context->departement, NULL);

  cordee_json_begin_list (self->builder, "contacts");
  for (guint i = 0; i < contacts->len; i++)
    {
      const CordeeContact *contact = contacts->pdata[i];
      const CordeeStatement *statement = find_statement (self, contact->statement);

      json_builder_begin_object (self->builder);
      cordee_json_string (self->builder, "id", contact->id);
      cordee_json_string (self->builder, "actor", contact->actor);
      add_word (self, "label", contact->label);
      add_word (self, "text", contact->text);
      cordee_json_string (self->builder, "url", contact->url);
      cordee_json_string (self->builder, "region", contact->region);
      cordee_json_string (self->builder, "source", statement != NULL ? cordee_statement_get_source (statement) : contact->source);
      json_builder_end_object (self->builder);
      if (statement != NULL)
        cordee_cited_add_statement (self->cited, statement);
      else if (contact->source != NULL)
        cordee_cited_add (self->cited, contact->source);
    }
  json_builder_end_array (self->builder);
}

static void
add_sources (Json *self)
{
  cordee_json_begin_list (self->builder, "sources");
  for (guint i = 0; i < self->cited->ids->len; i++)
    {
      const CordeeSource *source = cordee_knowledge_find_source (self->knowledge, self->cited->ids->pdata[i]);

      if (source == NULL)
        continue;
      json_builder_begin_object (self->builder);
      cordee_json_source (self->builder, source);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_head (Json *self)
{
  const CordeeRoadmap *roadmap = self->roadmap;
  const CordeeContext *context = cordee_rulebook_get_context (roadmap->rulebook);
  const CordeeRoadmapStep *goal = roadmap->goal >= 0 ? roadmap->steps->pdata[roadmap->goal] : NULL;
  int next = cordee_roadmap_get_next (roadmap);

  cordee_json_string (self->builder, "structure", roadmap->structure->id);
  cordee_json_string (self->builder, "how", cordee_how_id (roadmap->how));
  cordee_json_string (self->builder, "from", roadmap->from != NULL ? roadmap->from->id : NULL);
  cordee_json_day (self->builder, "as_of", context->as_of);
  cordee_json_place (self->builder, context->region, context->departement);
  cordee_json_knowledge (self->builder, self->knowledge);
  cordee_json_day (self->builder, "today", roadmap->today);
  cordee_json_day (self->builder, "start", roadmap->start);
  cordee_json_day (self->builder, "target", roadmap->target);
  cordee_json_string (self->builder, "goal", goal != NULL ? goal->id : NULL);
  cordee_json_number (self->builder, "margin_days", roadmap->target != CORDEE_DAY_NONE && goal != NULL, roadmap->margin);
  cordee_json_day (self->builder, "earliest_end", roadmap->earliest_end);
  cordee_json_day (self->builder, "best_end", roadmap->best_end);
  cordee_json_day (self->builder, "worst_end", roadmap->worst_end);
  cordee_json_string (self->builder, "next", next >= 0 ? ((const CordeeRoadmapStep *) roadmap->steps->pdata[next])->id : NULL);
}

/* The whole roadmap, as the contract has it. situation: the answers that it was made from, or NULL. The caller owns it. */
char *
cordee_report_roadmap_to_json (const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  Json self = { roadmap, situation, cordee_rulebook_get_knowledge (roadmap->rulebook), builder, cited };

  json_builder_begin_object (builder);
  add_head (&self);
  cordee_json_begin_list (builder, "steps");
  for (guint i = 0; i < roadmap->steps->len; i++)
    add_step (&self, roadmap->steps->pdata[i]);
  json_builder_end_array (builder);
  add_contacts (&self);
  add_sources (&self);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}
