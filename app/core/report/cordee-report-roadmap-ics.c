/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-roadmap-private.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

/* A roadmap for a calendar program (RFC 5545): one event that lasts a day for each step, on the last day on which it may end, so that what
   stands in a calendar is what must not be missed. A step keeps its UID for ever: what is imported again takes the place of what was there.
   So a step that was done meanwhile is an event too, on the day on which it ended, and one that the user took out is cancelled. */

/* A reminder comes so many days before what the team itself has to begin, at this hour. */
#define REMINDER_DAYS 7
#define REMINDER_HOUR 9
/* What RFC 5545 lets a line hold, its end not counted. */
#define MAX_OCTETS 75
#define SECONDS_OF_HOUR (60 * 60)
/* 1 January 2020, before the first dossier: what RFC 5545 calls a sequence has 31 bits. */
#define SEQUENCE_EPOCH G_GINT64_CONSTANT (1577836800)
#define SECONDS_OF_DAY (24 * SECONDS_OF_HOUR)

typedef struct
{
  const CordeeRoadmap *roadmap;
  const CordeeKnowledge *knowledge;
  icalcomponent *calendar; /* owned */
  char *uid;               /* owned: what all UIDs begin with */
  int sequence;
  gint64 now;
} Ics;

/* ── values ─────────────────────────────────────────────────────── */

static struct icaltimetype
date_of (CordeeDay day)
{
  struct icaltimetype date = icaltime_null_date ();
  GDate calendar;

  g_date_clear (&calendar, 1);
  g_date_set_julian (&calendar, (guint32) day);
  date.year = g_date_get_year (&calendar);
  date.month = (int) g_date_get_month (&calendar);
  date.day = g_date_get_day (&calendar);
  return date;
}

/* The end of a day is the start of the next one. */
static void
add_days (icalcomponent *event, CordeeDay day)
{
  icalcomponent_add_property (event, icalproperty_new_dtstart (date_of (day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (date_of (day + 1)));
}

/* Appends a sentence or a line; takes text, which may be NULL. */
static void
append_line (GString *out, char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
  g_free (text);
}

/* ── a step ─────────────────────────────────────────────────────── */

/* Whether the day of its event is the last on which it may end; else it is when it is expected to end. */
static gboolean
has_last_day (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  return step->latest_end != CORDEE_DAY_NONE && (roadmap->target != CORDEE_DAY_NONE || step->deadline != NULL);
}

/* The day of its event; CORDEE_DAY_NONE: it has none. */
static CordeeDay
day_of (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  switch (step->status)
    {
    case CORDEE_STEP_DONE:
      return step->earliest_end != CORDEE_DAY_NONE ? step->earliest_end : roadmap->today;
    case CORDEE_STEP_NOT_APPLICABLE:
      return roadmap->today;
    case CORDEE_STEP_TODO:
    case CORDEE_STEP_UNDER_WAY:
    case CORDEE_STEP_WAITING:
    case CORDEE_N_STEP_STATUSES:
    default:
      return has_last_day (roadmap, step) ? step->latest_end : step->earliest_end;
    }
}

/* Whether its event is there only to take away what an earlier import put into the calendar. */
static gboolean
is_cancelled (const CordeeRoadmapStep *step)
{
  return step->status == CORDEE_STEP_NOT_APPLICABLE || (step->status == CORDEE_STEP_DONE && step->earliest_end == CORDEE_DAY_NONE);
}

static char *
summary_of (const Ics *self, const CordeeRoadmapStep *step, guint index)
{
  gboolean aimed = (int) index == self->roadmap->goal && self->roadmap->target != CORDEE_DAY_NONE;
  g_autofree char *label = cordee_report_step_label (step);

  if (step->status == CORDEE_STEP_DONE)
    /* TRANSLATORS: in a calendar: %s is a step. */
    return cordee_report_take_typeset (g_strdup_printf (_("Fait : %s"), label));
  if (step->status == CORDEE_STEP_NOT_APPLICABLE)
    /* TRANSLATORS: in a calendar: %s is a step. */
    return cordee_report_take_typeset (g_strdup_printf (_("Sans objet : %s"), label));
  if (aimed)
    /* TRANSLATORS: in a calendar, on the day aimed at: %s is the step that the way leads to. */
    return cordee_report_take_typeset (g_strdup_printf (_("Date visée : %s"), label));
  if (!has_last_day (self->roadmap, step))
    /* TRANSLATORS: in a calendar, on the day on which it is expected to end: %s is a step. */
    return cordee_report_take_typeset (g_strdup_printf (_("Prévu : %s"), label));
  /* TRANSLATORS: in a calendar, on the last day on which it may end: %s is a step. */
  return cordee_report_take_typeset (g_strdup_printf (_("Au plus tard : %s"), label));
}

/* What, who, when, how long, and who says so. */
static char *
description_of (const Ics *self, const CordeeRoadmapStep *step)
{
  g_autofree char *who = cordee_report_step_who_text (self->roadmap, step);
  g_autofree char *dates = cordee_report_step_dates_text (self->roadmap, step);
  g_autofree char *delay = cordee_report_step_delay_text (self->roadmap, step);
  const CordeeStatement *statement = step->statement;
  g_autofree char *source = NULL;
  GString *out = g_string_new (NULL);

  if (statement == NULL)
    statement = cordee_knowledge_find_statement (self->knowledge, step->step->statements[0]);
  source = cordee_report_statement_source (self->knowledge, statement);
  append_line (out, g_strdup (cordee_report_word (step->step->summary)));
  /* TRANSLATORS: %s lists who acts. */
  append_line (out, who != NULL ? g_strdup_printf (_("Qui : %s"), who) : NULL);
  /* TRANSLATORS: %s says when. */
  append_line (out, dates != NULL ? g_strdup_printf (_("Quand : %s"), dates) : NULL);
  /* TRANSLATORS: %s says how long it takes. */
  append_line (out, delay != NULL && !cordee_report_step_is_closed (step) && delay != NULL ? g_strdup_printf (_("Délai : %s"), delay) : NULL);
  if (!cordee_report_step_is_closed (step) && step->critical)
    append_line (out, g_strdup (_("Sur le chemin critique : un jour de retard ici retarde la fin du parcours.")));
  if (step->maybe)
    append_line (out, g_strdup (_("Peut-être sans objet : cela dépend de réponses qui manquent.")));
  /* TRANSLATORS: %s is a document and a place in it. */
  append_line (out, source != NULL ? g_strdup_printf (_("Source : %s"), source) : NULL);
  return cordee_report_take_typeset (g_string_free (out, FALSE));
}

/* The page of the first source of a step that has one; NULL: none has. Borrowed. */
static const char *
url_of (const Ics *self, const CordeeRoadmapStep *step)
{
  for (guint i = 0; step->step->statements[i] != NULL; i++)
    {
      const CordeeStatement *statement = i == 0 && step->statement != NULL
                                           ? step->statement
                                           : cordee_knowledge_find_statement (self->knowledge, step->step->statements[i]);

      for (guint j = 0; statement != NULL && j < statement->citations->len; j++)
        {
          const CordeeSource *source
            = cordee_knowledge_find_source (self->knowledge, g_array_index (statement->citations, CordeeCitation, j).source);

          if (source != NULL && source->urls->len > 0 && g_str_has_prefix (source->urls->pdata[0], "http"))
            return source->urls->pdata[0];
        }
    }
  return NULL;
}

/* ── the reminder ───────────────────────────────────────────────── */

/* Adds a reminder before the last day to begin what the team does itself and did not begin (the first one, where its event is on the day on which
   it is expected to end): today at the earliest, and none where that day is over. */
static void
add_alarm (const Ics *self, icalcomponent *event, const CordeeRoadmapStep *step, guint index, CordeeDay day)
{
  gboolean last = has_last_day (self->roadmap, step);
  CordeeDay from = last ? step->latest_start : step->earliest_start;
  CordeeDay on = MAX (from - REMINDER_DAYS, self->roadmap->today);
  g_autofree char *label = cordee_report_step_label (step);
  g_autofree char *begin = cordee_day_to_words (from);
  g_autofree char *text = NULL;
  struct icaltriggertype trigger = { 0 };
  icalcomponent *alarm;

  if (step->status != CORDEE_STEP_TODO || from < self->roadmap->today || !cordee_roadmap_is_action (self->roadmap, index))
    return;
  if (last)
    /* TRANSLATORS: a reminder: %1$s is a step, %2$s the last day to begin it. */
    text = g_strdup_printf (_("%1$s : à commencer au plus tard le %2$s"), label, begin);
  else
    /* TRANSLATORS: a reminder: %1$s is a step, %2$s the day on which it begins. */
    text = g_strdup_printf (_("%1$s : à commencer le %2$s"), label, begin);
  text = cordee_report_take_typeset (text);
  trigger.time = icaltime_null_time ();
  trigger.duration = icaldurationtype_from_int ((on - day) * SECONDS_OF_DAY + REMINDER_HOUR * SECONDS_OF_HOUR);
  alarm = icalcomponent_new_valarm ();
  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
  icalcomponent_add_property (alarm, icalproperty_new_description (text));
  icalcomponent_add_component (event, alarm);
}

/* ── events ─────────────────────────────────────────────────────── */

static void
add_event (const Ics *self, const CordeeRoadmapStep *step, guint index)
{
  CordeeDay day = day_of (self->roadmap, step);
  const CordeePhase *phase = cordee_knowledge_find_phase (self->knowledge, step->step->phase);
  const char *url = url_of (self, step);
  g_autofree char *uid = g_strdup_printf ("%s-%s-%s@cordee", self->uid, self->roadmap->structure->id, step->id);
  g_autofree char *summary = NULL;
  g_autofree char *description = NULL;
  icalcomponent *event;

  if (day == CORDEE_DAY_NONE)
    return;
  summary = summary_of (self, step, index);
  description = description_of (self, step);
  event = icalcomponent_new_vevent ();
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone ((time_t) self->now, 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_sequence (self->sequence));
  add_days (event, day);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  icalcomponent_add_property (event, icalproperty_new_categories (self->roadmap->structure->id));
  if (phase != NULL)
    icalcomponent_add_property (event, icalproperty_new_categories (cordee_report_word (phase->label)));
  if (url != NULL)
    icalcomponent_add_property (event, icalproperty_new_url (url));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (event, icalproperty_new_status (is_cancelled (step) ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (!cordee_report_step_is_closed (step))
    add_alarm (self, event, step, index, day);
  icalcomponent_add_component (self->calendar, event);
}

/* Adds a property that RFC 5545 does not have. */
static void
add_x (icalcomponent *calendar, const char *name, const char *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (calendar, property);
}

/* Folds lines anew, each of at most 75 octets, between characters: libical 3.0 folds between CR and LF where a line is just so long. The caller
   owns the text. */
static char *
fold (const char *text)
{
  g_auto(GStrv) pieces = g_strsplit (text, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv (NULL, pieces);
  GString *out = g_string_new (NULL);
  guint octets = 0;

  for (const char *p = whole; *p != '\0';)
    {
      gboolean end = *p == '\r' || *p == '\n';
      guint length = (guint) (g_utf8_next_char (p) - p);

      if (!end && octets + length > MAX_OCTETS)
        {
          g_string_append (out, "\r\n ");
          octets = 1;
        }
      g_string_append_len (out, p, (gssize) length);
      octets = end ? 0 : octets + length;
      p += length;
    }
  return g_string_free (out, FALSE);
}

/* A calendar of the steps. uid: what the ids of events begin with, for ever the same for one dossier; NULL: a plan of no dossier, whose ids are
   made of what it leads to and when. sequence grows with each change of the plan; now: seconds since 1970, UTC. The caller owns it. */
char *
cordee_report_roadmap_to_ics (const CordeeRoadmap *roadmap, const char *uid, int sequence, gint64 now)
{
  Ics self = { .roadmap = roadmap, .sequence = sequence, .now = now };
  g_autofree char *title = cordee_report_roadmap_title (roadmap);
  g_autofree char *target = cordee_day_to_iso (roadmap->target != CORDEE_DAY_NONE ? roadmap->target : roadmap->start);
  char *text;
  char *result;

  self.knowledge = cordee_rulebook_get_knowledge (roadmap->rulebook);
  self.uid = uid != NULL ? g_strdup (uid) : g_strdup_printf ("cordee-%s", target);
  self.calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (self.calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self.calendar, icalproperty_new_prodid ("-//Cordee//Cordee " PACKAGE_VERSION "//FR"));
  icalcomponent_add_property (self.calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (self.calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  add_x (self.calendar, "X-WR-CALNAME", title);
  for (guint i = 0; i < roadmap->steps->len; i++)
    add_event (&self, roadmap->steps->pdata[i], i);
  text = icalcomponent_as_ical_string_r (self.calendar);
  result = fold (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (self.calendar);
  g_free (self.uid);
  return result;
}

/* A number that grows with each change of a dossier, and never falls while it has its history: when it was touched last. */
int
cordee_report_roadmap_sequence (const CordeeDossier *dossier)
{
  return (int) CLAMP (cordee_dossier_get_touched (dossier) - SEQUENCE_EPOCH, 0, G_MAXINT);
}
