/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap-view"

#include "config.h"

#include "cordee-roadmap-view-private.h"

#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* ── words of one row ───────────────────────────────────────────── */

static void
count_pieces (const CordeeRoadmapStep *step, guint *n_ready, guint *n_pieces)
{
  *n_ready = *n_pieces = 0;
  for (guint i = 0; i < step->checks->len; i++)
    {
      const CordeeCheck *check = step->checks->pdata[i];

      if (!check->requirement->piece)
        continue;
      *n_pieces += 1;
      *n_ready += check->state == CORDEE_CHECK_MET ? 1 : 0;
    }
}

/* Who acts, and what is the matter now: the pieces that are ready, or how long somebody else takes. */
static char *
row_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step, guint index)
{
  g_autofree char *who = cordee_report_step_who_text (roadmap, step);
  g_autofree char *more = NULL;
  guint n_ready, n_pieces;

  count_pieces (step, &n_ready, &n_pieces);
  if (n_pieces > 0 && step->open && !cordee_roadmap_step_is_closed (step))
    /* TRANSLATORS: documents to join: %1$u of %2$u are ready. */
    more = g_strdup_printf (ngettext ("%1$u pièce prête sur %2$u", "%1$u pièces prêtes sur %2$u", n_ready), n_ready, n_pieces);
  else if (!cordee_roadmap_is_action (roadmap, index) && !cordee_roadmap_step_is_closed (step))
    more = cordee_report_step_delay_text (roadmap, step);
  if (who == NULL || more == NULL)
    return cordee_report_take_typeset (who != NULL ? g_steal_pointer (&who) : g_strdup (more != NULL ? more : ""));
  return cordee_report_take_typeset (g_strdup_printf ("%s · %s", who, more));
}

static char *
status_text (const CordeeRoadmapStep *step)
{
  const char *word = cordee_report_step_status_text (step->status);
  CordeeDay since = step->kept != NULL ? step->kept->day : CORDEE_DAY_NONE;
  g_autofree char *day = since != CORDEE_DAY_NONE ? cordee_day_to_words (since) : NULL;

  if (step->status == CORDEE_STEP_DONE && step->from_answers)
    /* TRANSLATORS: %s: "fait". */
    return cordee_report_take_typeset (g_strdup_printf (_("%s, d’après les réponses"), word));
  if (day == NULL)
    return cordee_report_typeset (word);
  if (step->status == CORDEE_STEP_DONE)
    /* TRANSLATORS: %1$s: "fait"; %2$s: a day. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s le %2$s"), word, day));
  /* TRANSLATORS: %1$s: "en cours", "en attente"; %2$s: a day. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s depuis le %2$s"), word, day));
}

/* By how much it is late; NULL: it is not. */
static char *
late_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  CordeeDay due = CORDEE_DAY_NONE;

  if (!step->late)
    return NULL;
  if (step->latest_end != CORDEE_DAY_NONE && step->latest_end < roadmap->today)
    due = step->latest_end;
  else if (step->status == CORDEE_STEP_TODO && step->latest_start != CORDEE_DAY_NONE && step->latest_start < roadmap->today)
    due = step->latest_start;
  if (due == CORDEE_DAY_NONE)
    return cordee_report_typeset (step->status == CORDEE_STEP_WAITING ? _("l’attente dépasse le délai") : _("en retard"));
  /* TRANSLATORS: by so many days. */
  return cordee_report_take_typeset (g_strdup_printf (
      ngettext ("en retard de %i jour", "en retard de %i jours", (gulong) (roadmap->today - due)), roadmap->today - due));
}

static char *
hint_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  g_autofree char *day = NULL;

  if (cordee_roadmap_step_is_closed (step))
    return NULL;
  if (step->after_goal)
    {
      CordeeDay when = step->latest_end != CORDEE_DAY_NONE ? step->latest_end : step->earliest_start;

      if (when == CORDEE_DAY_NONE)
        return NULL;
      day = cordee_day_to_words (when);
      /* TRANSLATORS: %s is a day. */
      return cordee_report_take_typeset (g_strdup_printf (step->latest_end != CORDEE_DAY_NONE ? _("au plus tard le %s") : _("vers le %s"), day));
    }
  if (step->latest_end == CORDEE_DAY_NONE || (roadmap->target == CORDEE_DAY_NONE && step->deadline == NULL))
    return NULL;
  day = cordee_day_to_words (step->latest_end);
  return cordee_report_take_typeset (g_strdup_printf (_("au plus tard le %s"), day));
}

static void
add_part (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, text);
}

/* All that the row shows, for whoever hears it. */
static char *
name_text (const CordeeRoadmapRow *row)
{
  GString *out = g_string_new (row->title);

  add_part (out, row->status);
  if (row->next)
    add_part (out, _("prochaine action"));
  add_part (out, row->warning);
  add_part (out, row->dates);
  if (!row->done && row->critical)
    add_part (out, _("sur le chemin critique"));
  else if (!row->done && row->step->slack > 0)
    {
      /* TRANSLATORS: by how much a step may slip. */
      g_autofree char *slack = g_strdup_printf (ngettext ("%i jour de marge", "%i jours de marge", (gulong) row->step->slack), row->step->slack);

      add_part (out, slack);
    }
  if (row->estimated)
    add_part (out, _("délai estimé"));
  add_part (out, row->text);
  return cordee_report_take_typeset (g_string_free (out, FALSE));
}

static void
row_free (gpointer data)
{
  CordeeRoadmapRow *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self->hint);
  g_free (self->status);
  g_free (self->warning);
  g_free (self->dates);
  g_free (self->name);
  g_free (self);
}

static CordeeRoadmapRow *
row_new (const CordeeRoadmap *roadmap, guint index, gboolean next)
{
  const CordeeRoadmapStep *step = roadmap->steps->pdata[index];
  CordeeRoadmapRow *self = g_new0 (CordeeRoadmapRow, 1);

  self->index = index;
  self->step = step;
  self->next = next;
  self->done = cordee_roadmap_step_is_closed (step);
  self->critical = step->critical && !self->done;
  self->late = step->late;
  self->estimated = !self->done && step->origin == CORDEE_DURATION_OF_ESTIMATE;
  self->after_goal = step->after_goal;
  self->title = cordee_report_step_label (step);
  self->text = row_text (roadmap, step, index);
  self->status = status_text (step);
  self->warning = late_text (roadmap, step);
  self->hint = hint_text (roadmap, step);
  self->dates = cordee_report_step_dates_text (roadmap, step);
  self->name = name_text (self);
  return self;
}

/* ── their order ────────────────────────────────────────────────── */

static int
phase_order (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  const CordeePhase *phase = step->step->phase != NULL ? cordee_knowledge_find_phase (cordee_roadmap_knowledge (roadmap), step->step->phase) : NULL;

  return phase != NULL ? phase->order : G_MAXINT;
}

/* By phase, what comes after the goal last; inside, as the roadmap has them. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const CordeeRoadmap *roadmap = data;
  const CordeeRoadmapRow *one = *(CordeeRoadmapRow *const *) a, *other = *(CordeeRoadmapRow *const *) b;
  int first, second;

  if (one->after_goal != other->after_goal)
    return one->after_goal ? 1 : -1;
  if (one->after_goal)
    return one->index < other->index ? -1 : 1;
  first = phase_order (roadmap, one->step);
  second = phase_order (roadmap, other->step);
  if (first != second)
    return first < second ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

static gboolean
same_band (const CordeeRoadmapRow *a, const CordeeRoadmapRow *b)
{
  return a->after_goal == b->after_goal && (a->after_goal || g_strcmp0 (a->step->step->phase, b->step->step->phase) == 0);
}

static char *
band_title (const CordeeRoadmap *roadmap, const CordeeRoadmapRow *row)
{
  const CordeePhase *phase
      = row->step->step->phase != NULL ? cordee_knowledge_find_phase (cordee_roadmap_knowledge (roadmap), row->step->step->phase) : NULL;

  if (row->after_goal || phase == NULL)
    return cordee_report_typeset (row->after_goal ? _("Après le contrat") : _("Autres étapes"));
  return cordee_roadmap_word (phase->label);
}

/* The rows of roadmap (CordeeRoadmapRow, owned), not yet on a scale; bands gets their headings. The caller owns them. */
GPtrArray *
cordee_roadmap_rows_new (const CordeeRoadmap *roadmap, GPtrArray *bands)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  int next = cordee_roadmap_get_next (roadmap);

  for (guint i = 0; i < roadmap->steps->len; i++)
    g_ptr_array_add (rows, row_new (roadmap, i, (int) i == next));
  g_ptr_array_sort_with_data (rows, compare_rows, (gpointer) roadmap);
  for (guint i = 0; i < rows->len; i++)
    {
      CordeeRoadmapBand *band = bands->len > 0 ? bands->pdata[bands->len - 1] : NULL;

      if (band == NULL || !same_band (rows->pdata[i - 1], rows->pdata[i]))
        {
          band = g_new0 (CordeeRoadmapBand, 1);
          band->title = band_title (roadmap, rows->pdata[i]);
          band->first = i;
          g_ptr_array_add (bands, band);
        }
      band->n++;
    }
  return rows;
}
