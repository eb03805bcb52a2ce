/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap-view"

#include "config.h"

#include "cordee-roadmap-view-private.h"

#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far back what is done is drawn, and how much room is left after the goal, in days. */
#define LONGEST_PAST 92
#define AFTER_GOAL 14

/* TRANSLATORS: months above a line of time, as short as they can be read. */
static const char *const months[] = {
  NC_ ("month", "janv."), NC_ ("month", "févr."), NC_ ("month", "mars"),  NC_ ("month", "avr."), NC_ ("month", "mai"),  NC_ ("month", "juin"),
  NC_ ("month", "juil."), NC_ ("month", "août"),  NC_ ("month", "sept."), NC_ ("month", "oct."), NC_ ("month", "nov."), NC_ ("month", "déc."),
};

/* ── shared ─────────────────────────────────────────────────────── */

/* A text of the base in the language of the reader. */
char *
cordee_roadmap_word (const char *text)
{
  return cordee_report_typeset (cordee_report_word (text));
}

/* Borrowed. */
CordeeKnowledge *
cordee_roadmap_knowledge (const CordeeRoadmap *roadmap)
{
  return cordee_rulebook_get_knowledge (roadmap->rulebook);
}

/* Whether nothing is left to do of it. */
gboolean
cordee_roadmap_step_is_closed (const CordeeRoadmapStep *step)
{
  return step->status == CORDEE_STEP_DONE || step->status == CORDEE_STEP_NOT_APPLICABLE;
}

/* ── the scale ──────────────────────────────────────────────────── */

static void
split (CordeeDay day, int *year, int *month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
}

static CordeeDay
month_start (CordeeDay day, int months_on)
{
  int year, month;

  split (day, &year, &month);
  month += months_on;
  year += (month - 1) / 12;
  return cordee_day_new (year, (month - 1) % 12 + 1, 1);
}

/* The day at a place of the scale (0: the beginning of its first day); outside of the scale too. */
CordeeDay
cordee_roadmap_view_get_day (const CordeeRoadmapView *self, double place)
{
  g_return_val_if_fail (self != NULL, CORDEE_DAY_NONE);
  return self->first + (CordeeDay) floor (place * (self->last - self->first + 1));
}

/* Where a day begins on the scale: 0 is the beginning of its first day, 1 the end of its last. */
double
cordee_roadmap_view_get_place (const CordeeRoadmapView *self, CordeeDay day)
{
  g_return_val_if_fail (self != NULL, 0.0);
  return (double) (day - self->first) / (self->last - self->first + 1);
}

/* From the first of what is drawn to the goal, the target and what may be late by then: what comes after is told in words, for five years
   on one line would leave nothing to see of the months that count. */
static void
find_scale (CordeeRoadmapView *self)
{
  const CordeeRoadmap *roadmap = self->roadmap;
  CordeeDay first = MIN (roadmap->today, roadmap->start != CORDEE_DAY_NONE ? roadmap->start : roadmap->today);
  CordeeDay last = MAX (MAX (roadmap->earliest_end, roadmap->target), roadmap->today + 60);

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (step->earliest_start != CORDEE_DAY_NONE)
        first = MIN (first, step->earliest_start);
      if (!step->after_goal && step->status != CORDEE_STEP_NOT_APPLICABLE)
        last = MAX (last, step->earliest_end);
    }
  self->first = month_start (MAX (first, roadmap->today - LONGEST_PAST), 0);
  self->last = month_start (last + AFTER_GOAL, 1) - 1;
}

static void
tick_free (gpointer data)
{
  CordeeRoadmapTick *self = data;

  g_free (self->label);
  g_free (self);
}

static void
make_ticks (CordeeRoadmapView *self)
{
  g_ptr_array_set_size (self->ticks, 0);
  for (CordeeDay day = self->first; day <= self->last; day = month_start (day, 1))
    {
      CordeeRoadmapTick *tick = g_new0 (CordeeRoadmapTick, 1);
      int year, month;
      const char *name;

      split (day, &year, &month);
      name = g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
      tick->start = cordee_roadmap_view_get_place (self, day);
      tick->year = month == 1;
      /* TRANSLATORS: a month and its year, above a line of time: "janv. 2027". */
      tick->label = month == 1 || day == self->first ? g_strdup_printf (_("%1$s %2$i"), name, year) : g_strdup (name);
      g_ptr_array_add (self->ticks, tick);
    }
}

static void
place_row (const CordeeRoadmapView *self, CordeeRoadmapRow *row)
{
  const CordeeRoadmapStep *step = row->step;

  row->has_bar = step->status != CORDEE_STEP_NOT_APPLICABLE && step->earliest_start != CORDEE_DAY_NONE && step->earliest_end >= self->first
                 && step->earliest_start <= self->last;
  if (!row->has_bar)
    return;
  row->start = cordee_roadmap_view_get_place (self, step->earliest_start);
  row->end = cordee_roadmap_view_get_place (self, step->earliest_end + 1);
  row->latest = row->end;
  if (!row->done && step->latest_end > step->earliest_end)
    row->latest = cordee_roadmap_view_get_place (self, step->latest_end + 1);
}

/* Shows first to last, both inside, instead of what the plan spans: bars may then reach out of it. */
void
cordee_roadmap_view_set_scale (CordeeRoadmapView *self, CordeeDay first, CordeeDay last)
{
  g_return_if_fail (self != NULL && first <= last);

  self->first = first;
  self->last = last;
  make_ticks (self);
  for (guint i = 0; i < self->rows->len; i++)
    place_row (self, self->rows->pdata[i]);
  self->today = cordee_roadmap_view_get_place (self, self->roadmap->today);
  self->target = self->roadmap->target != CORDEE_DAY_NONE ? cordee_roadmap_view_get_place (self, self->roadmap->target + 1) : -1.0;
}

/* ── words ──────────────────────────────────────────────────────── */

static char *
warning_text (const CordeeRoadmap *roadmap)
{
  g_autofree char *earliest = cordee_day_to_words (roadmap->earliest_end);

  if (roadmap->goal < 0 || cordee_roadmap_step_is_closed (roadmap->steps->pdata[roadmap->goal]))
    return NULL;
  if (roadmap->target == CORDEE_DAY_NONE || roadmap->margin >= 0)
    return NULL;
  /* TRANSLATORS: %s is a day. */
  return cordee_report_take_typeset (
      g_strdup_printf (_("La date visée est trop proche : avec les délais vraisemblables, ce sera au plus tôt le %s."), earliest));
}

static void
add_notes (CordeeRoadmapView *self)
{
  const CordeeRoadmap *roadmap = self->roadmap;
  g_autoptr(GHashTable) committees = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint n_estimates = 0, n_maybe = 0;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (cordee_roadmap_step_is_closed (step) || step->after_goal)
        continue;
      n_estimates += step->origin == CORDEE_DURATION_OF_ESTIMATE || step->origin == CORDEE_DURATION_OF_REUSE ? 1 : 0;
      n_maybe += step->maybe ? 1 : 0;
      if (step->committee != NULL && step->committee->sessions->len == 0 && g_hash_table_add (committees, (gpointer) step->committee))
        {
          g_autofree char *name = cordee_roadmap_word (step->committee->label);

          /* TRANSLATORS: %s is a committee. */
          g_ptr_array_add (self->notes, cordee_report_take_typeset (g_strdup_printf (_("Aucune source ne donne les séances : %s."), name)));
        }
    }
  if (n_estimates > 0)
    g_ptr_array_insert (
        self->notes, 0,
        cordee_report_take_typeset (g_strdup_printf (
            /* TRANSLATORS: steps of the way. */
            ngettext ("Le délai de %u étape est une estimation, sans source : il s’ajuste en ouvrant l’étape.",
                      "Les délais de %u étapes sont des estimations, sans source : ils s’ajustent en ouvrant l’étape.", n_estimates),
            n_estimates)));
  if (n_maybe > 0)
    g_ptr_array_add (self->notes, cordee_report_take_typeset (g_strdup_printf (
                                      /* TRANSLATORS: steps of the way. */
                                      ngettext ("%u étape n’est peut-être pas nécessaire : une réponse manque pour le dire.",
                                                "%u étapes ne sont peut-être pas nécessaires : des réponses manquent pour le dire.", n_maybe),
                                      n_maybe)));
}

static const CordeeTemplate *
step_template (const CordeeRoadmap *roadmap, const CordeeStep *step)
{
  if (step->templates != NULL && step->templates[0] != NULL)
    return cordee_knowledge_find_template (cordee_roadmap_knowledge (roadmap), step->templates[0]);
  for (guint i = 0; i < step->requirements->len; i++)
    {
      const CordeeRequirement *requirement = step->requirements->pdata[i];

      if (requirement->template != NULL)
        return cordee_knowledge_find_template (cordee_roadmap_knowledge (roadmap), requirement->template);
    }
  return NULL;
}

/* The document of the first step that is not done and has one, letters and what is sent with a gate before others. */
static void
find_document (CordeeRoadmapView *self)
{
  for (guint only_gates = 2; only_gates-- > 0 && self->prepare == NULL;)
    for (guint i = 0; i < self->roadmap->steps->len && self->prepare == NULL; i++)
      {
        const CordeeRoadmapStep *step = self->roadmap->steps->pdata[i];

        if (!cordee_roadmap_step_is_closed (step) && !step->after_goal && (only_gates == 0 || cordee_step_is_gate (step->step)))
          self->prepare = step_template (self->roadmap, step->step);
      }
  if (self->prepare != NULL)
    {
      g_autofree char *label = cordee_roadmap_word (self->prepare->label);

      /* TRANSLATORS: a button: %s is a document, such as a letter. */
      self->prepare_label = cordee_report_take_typeset (g_strdup_printf (_("Préparer : %s"), label));
    }
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
band_free (gpointer data)
{
  CordeeRoadmapBand *self = data;

  g_free (self->title);
  g_free (self);
}

/* What the page of roadmap shows, which it borrows; situation: the answers, for the amounts; or NULL. The caller owns it. */
CordeeRoadmapView *
cordee_roadmap_view_new (const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  CordeeRoadmapView *self;

  g_return_val_if_fail (roadmap != NULL, NULL);

  self = g_new0 (CordeeRoadmapView, 1);
  self->roadmap = roadmap;
  self->title = cordee_report_roadmap_title (roadmap);
  self->lead = cordee_report_roadmap_lead (roadmap);
  self->ticks = g_ptr_array_new_with_free_func (tick_free);
  self->bands = g_ptr_array_new_with_free_func (band_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->rows = cordee_roadmap_rows_new (roadmap, self->bands);
  self->tiles = cordee_roadmap_tiles_new (roadmap, situation);
  self->tasks = cordee_roadmap_tasks_new (roadmap);
  if (roadmap->steps->len == 0)
    self->empty = cordee_report_typeset (_("La base ne décrit pas encore d’étapes pour cette structure, à cette date et en ce lieu."));
  self->warning = warning_text (roadmap);
  find_document (self);
  add_notes (self);
  find_scale (self);
  cordee_roadmap_view_set_scale (self, self->first, self->last);
  return self;
}

void
cordee_roadmap_view_free (CordeeRoadmapView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->lead);
  g_free (self->empty);
  g_free (self->warning);
  g_free (self->prepare_label);
  g_ptr_array_unref (self->tiles);
  g_ptr_array_unref (self->ticks);
  g_ptr_array_unref (self->bands);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->notes);
  g_free (self);
}
