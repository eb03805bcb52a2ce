/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap-view"

#include "config.h"

#include "cordee-roadmap-view-private.h"

#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* Today and six days on. */
#define WEEK 7

/* A task before it is put into its order. */
typedef struct
{
  CordeeRoadmapTask *task;
  gboolean late;
  CordeeDay due; /* G_MAXINT32: nothing bounds it */
  guint rank;    /* in which it was found */
} Found;

static void
task_free (gpointer data)
{
  CordeeRoadmapTask *self = data;

  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

/* Takes text and reason. */
static CordeeRoadmapTask *
add (GArray *found, const CordeeRoadmapStep *step, guint index, char *text, char *reason)
{
  Found one = { g_new0 (CordeeRoadmapTask, 1), step->late, step->latest_start != CORDEE_DAY_NONE ? step->latest_start : G_MAXINT32, found->len };

  one.task->index = index;
  one.task->text = cordee_report_take_typeset (text);
  one.task->reason = cordee_report_take_typeset (reason);
  g_array_append_val (found, one);
  return one.task;
}

/* Until when, and why it matters. */
static char *
step_reason (const CordeeRoadmapStep *step, CordeeDay by, CordeeDay today)
{
  g_autofree char *day = by != CORDEE_DAY_NONE ? cordee_day_to_words (by) : NULL;
  g_autofree char *until = NULL;

  if (step->late && by != CORDEE_DAY_NONE && by < today)
    /* TRANSLATORS: %s is a day. */
    until = g_strdup_printf (_("c’était à faire avant le %s"), day);
  else if (by != CORDEE_DAY_NONE)
    until = g_strdup_printf (_("au plus tard le %s"), day);
  if (!step->critical)
    return until != NULL ? g_steal_pointer (&until) : g_strdup (_("rien ne l’empêche plus : ce qui précède est fait"));
  if (until == NULL)
    return g_strdup (_("sur le chemin critique : chaque jour compte"));
  /* TRANSLATORS: %s: "au plus tard le 12/01/2027". */
  return g_strdup_printf (_("%s, sur le chemin critique"), until);
}

static void
add_step (GArray *found, const CordeeRoadmap *roadmap, guint index)
{
  const CordeeRoadmapStep *step = roadmap->steps->pdata[index];
  gboolean action = cordee_roadmap_is_action (roadmap, index);
  g_autofree char *label = cordee_report_step_label (step);

  if (step->status == CORDEE_STEP_UNDER_WAY)
    /* TRANSLATORS: %s is a step of the way. */
    add (found, step, index, g_strdup_printf (_("Finir : %s"), label), step_reason (step, step->latest_end, roadmap->today));
  else if (step->status == CORDEE_STEP_WAITING)
    {
      if (step->late)
        /* TRANSLATORS: %s is a step of the way that somebody else has. */
        add (found, step, index, g_strdup_printf (_("Relancer : %s"), label), g_strdup (_("l’attente dépasse le délai")));
    }
  else if (action)
    add (found, step, index, g_strdup_printf (_("Commencer : %s"), label), step_reason (step, step->latest_start, roadmap->today));
  else
    /* TRANSLATORS: a step of the way that others do, and of which the team notes what becomes of it. */
    add (found, step, index, g_strdup_printf (_("Suivre : %s"), label), step_reason (step, step->latest_start, roadmap->today));
}

static void
add_check (GArray *found, const CordeeRoadmapStep *step, guint index, const CordeeCheck *check)
{
  const CordeeRequirement *requirement = check->requirement;
  const char *words = requirement->task != NULL ? requirement->task : requirement->label;
  g_autofree char *word = cordee_roadmap_word (words);
  g_autofree char *label = cordee_report_step_label (step);
  CordeeRoadmapTask *task;

  task = add (found, step, index, cordee_text_capitalise (word),
              /* TRANSLATORS: %s is a step of the way, such as a letter. */
              g_strdup_printf (check->state == CORDEE_CHECK_MISSING ? _("il manque pour : %s") : _("à vérifier pour : %s"), label));
  if (check->questions->len > 0)
    task->question = check->questions->pdata[0];
  task->template = requirement->template;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->late != other->late)
    return one->late ? -1 : 1;
  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

/* Whether something about it is to be done within the week. */
static gboolean
is_of_the_week (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step, gboolean next)
{
  if (cordee_roadmap_step_is_closed (step))
    return FALSE;
  if (next || step->late || step->status == CORDEE_STEP_UNDER_WAY)
    return TRUE;
  if (!step->open || step->status == CORDEE_STEP_WAITING)
    return FALSE;
  return step->earliest_start < roadmap->today + WEEK;
}

/* What to do within the week (CordeeRoadmapTask, owned), most urgent first: steps, then what is asked for before each ends. The caller owns it. */
GPtrArray *
cordee_roadmap_tasks_new (const CordeeRoadmap *roadmap)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (task_free);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  int next = cordee_roadmap_get_next (roadmap);

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (!is_of_the_week (roadmap, step, (int) i == next))
        continue;
      add_step (found, roadmap, i);
      for (guint j = 0; j < step->checks->len; j++)
        {
          const CordeeCheck *check = step->checks->pdata[j];

          if (check->state != CORDEE_CHECK_MET && g_hash_table_add (told, (gpointer) check->requirement->label))
            add_check (found, step, i, check);
        }
    }
  g_array_sort (found, compare);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (tasks, g_array_index (found, Found, i).task);
  return tasks;
}
