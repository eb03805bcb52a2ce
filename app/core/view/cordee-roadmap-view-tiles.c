/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap-view"

#include "config.h"

#include "cordee-roadmap-view-private.h"

#include "cordee-plan.h"
#include "cordee-report-plan.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

static void
tile_free (gpointer data)
{
  CordeeRoadmapTile *self = data;

  g_free (self->title);
  g_free (self->value);
  g_free (self->text);
  g_free (self);
}

/* Takes value and text. */
static CordeeRoadmapTile *
add (GPtrArray *tiles, const char *title, char *value, char *text)
{
  CordeeRoadmapTile *self = g_new0 (CordeeRoadmapTile, 1);

  self->title = cordee_report_typeset (title);
  self->value = cordee_report_take_typeset (value);
  self->text = cordee_report_take_typeset (text);
  g_ptr_array_add (tiles, self);
  return self;
}

/* ── what comes next, how far, how much time is left ────────────── */

static void
add_next (GPtrArray *tiles, const CordeeRoadmap *roadmap)
{
  int next = cordee_roadmap_get_next (roadmap);
  const CordeeRoadmapStep *step = next >= 0 ? roadmap->steps->pdata[next] : NULL;
  CordeeRoadmapTile *tile;
  gboolean begun;
  CordeeDay by;
  char *text;

  if (step == NULL)
    {
      add (tiles, _("Prochaine action"), g_strdup (_("Tout est fait")), g_strdup (_("aucune étape ne reste")));
      return;
    }
  begun = step->status != CORDEE_STEP_TODO;
  by = begun ? step->latest_end : step->latest_start;
  if (by == CORDEE_DAY_NONE)
    text = g_strdup (begun ? cordee_report_step_status_text (step->status) : _("dès maintenant"));
  else
    {
      g_autofree char *day = cordee_day_to_words (by);

      /* TRANSLATORS: %s is a day. */
      text = g_strdup_printf (begun ? _("à finir au plus tard le %s") : _("à commencer au plus tard le %s"), day);
    }
  tile = add (tiles, cordee_roadmap_is_action (roadmap, (guint) next) ? _("Prochaine action") : _("En attente"),
              cordee_report_step_label (step), text);
  tile->step = step->id;
  tile->warning = step->late;
}

static void
add_progress (GPtrArray *tiles, const CordeeRoadmap *roadmap)
{
  guint n_done, n_steps, n_late, n_waiting;
  g_autofree char *late = NULL;
  g_autofree char *waiting = NULL;
  CordeeRoadmapTile *tile;

  cordee_roadmap_count (roadmap, &n_done, &n_steps, &n_late, &n_waiting);
  /* TRANSLATORS: steps of the way. */
  late = n_late > 0 ? g_strdup_printf (ngettext ("%u étape en retard", "%u étapes en retard", n_late), n_late) : g_strdup (_("aucun retard"));
  if (n_waiting > 0)
    /* TRANSLATORS: steps that somebody else has. */
    waiting = g_strdup_printf (ngettext ("%u en attente", "%u en attente", n_waiting), n_waiting);
  tile = add (tiles, _("Avancement"),
              /* TRANSLATORS: %1$u of %2$u steps are done. */
              g_strdup_printf (ngettext ("%1$u étape sur %2$u", "%1$u étapes sur %2$u", n_done), n_done, n_steps),
              waiting != NULL ? g_strdup_printf ("%s, %s", late, waiting) : g_steal_pointer (&late));
  tile->warning = n_late > 0;
}

/* What takes longest of what moves the goal: somebody else’s time first, which the team cannot shorten. */
static const CordeeRoadmapStep *
find_longest (const CordeeRoadmap *roadmap)
{
  const CordeeRoadmapStep *longest = NULL;
  gboolean longest_waits = FALSE;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];
      gboolean waits = !cordee_roadmap_is_action (roadmap, i);

      if (!step->critical || step->after_goal || cordee_roadmap_step_is_closed (step))
        continue;
      if (longest == NULL || (waits && !longest_waits)
          || (waits == longest_waits && step->earliest_end - step->earliest_start > longest->earliest_end - longest->earliest_start))
        {
          longest = step;
          longest_waits = waits;
        }
    }
  return longest;
}

static void
add_margin (GPtrArray *tiles, const CordeeRoadmap *roadmap)
{
  const CordeeRoadmapStep *longest = find_longest (roadmap);
  g_autofree char *label = longest != NULL ? cordee_report_step_label (longest) : NULL;
  /* TRANSLATORS: %s is the step that takes longest of those that decide when all is done. */
  g_autofree char *path = label != NULL ? g_strdup_printf (_("chemin critique : %s"), label) : g_strdup ("");
  g_autofree char *margin = cordee_report_roadmap_margin_text (roadmap);
  CordeeRoadmapTile *tile;

  if (roadmap->target == CORDEE_DAY_NONE)
    {
      g_autofree char *day = cordee_day_to_words (roadmap->earliest_end);

      tile = add (tiles, _("Au plus tôt"), g_strdup (roadmap->earliest_end != CORDEE_DAY_NONE ? day : "—"), g_steal_pointer (&path));
    }
  else
    tile = add (tiles, _("Marge"), g_strdup (margin != NULL ? margin : "—"), g_steal_pointer (&path));
  tile->step = longest != NULL ? longest->id : NULL;
  tile->warning = roadmap->target != CORDEE_DAY_NONE && roadmap->margin < 0;
}

/* ── aids ───────────────────────────────────────────────────────── */

/* What the steps before the goal open. */
typedef struct
{
  GPtrArray *schemes; /* const CordeeScheme *, borrowed array: each once */
  GPtrArray *known;   /* those of them with an amount; idem */
  GHashTable *lines;  /* ids of lines already counted */
  const CordeeSchemeLine *line; /* the only one that is counted; or NULL: none, or several */
  guint n_lines;
  guint n_unknown;    /* schemes of which no amount is known */
  double low, high;
} Aids;

/* Adds the lines of one aid that are paid once; FALSE: no amount is known. */
static gboolean
add_lines (Aids *aids, const CordeePlan *plan, const CordeeStepAid *aid)
{
  gboolean any = FALSE;

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      for (guint j = 0; j < year->items->len; j++)
        {
          const CordeePlanItem *item = year->items->pdata[j];

          if (item->line->kind != CORDEE_MONEY_UNIQUE || !g_str_equal (item->scheme->id, aid->scheme))
            continue;
          if (aid->line_id != NULL && !g_str_equal (item->line->id, aid->line_id))
            continue;
          any = TRUE;
          if (!g_hash_table_add (aids->lines, (gpointer) item->line->id))
            continue;
          aids->line = item->line;
          aids->n_lines++;
          aids->low += item->low;
          aids->high = item->high < G_MAXDOUBLE && aids->high < G_MAXDOUBLE ? aids->high + item->high : G_MAXDOUBLE;
        }
    }
  return any;
}

static void
collect (Aids *aids, const CordeeRoadmap *roadmap, const CordeePlan *plan)
{
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (step->after_goal || (int) i == roadmap->goal || step->status == CORDEE_STEP_NOT_APPLICABLE)
        continue;
      for (guint j = 0; j < step->step->aids->len; j++)
        {
          const CordeeStepAid *aid = step->step->aids->pdata[j];
          const CordeeScheme *scheme = cordee_knowledge_find_scheme (cordee_roadmap_knowledge (roadmap), aid->scheme);
          gboolean known = add_lines (aids, plan, aid);

          if (scheme == NULL || g_ptr_array_find (aids->schemes, scheme, NULL))
            continue;
          g_ptr_array_add (aids->schemes, (gpointer) scheme);
          if (known)
            g_ptr_array_add (aids->known, (gpointer) scheme);
          else
            aids->n_unknown++;
        }
    }
}

static char *
amount_text (const Aids *aids)
{
  g_autofree char *most = aids->high < G_MAXDOUBLE ? cordee_report_money (aids->high) : NULL;

  if (aids->n_lines == 0 || (aids->high >= G_MAXDOUBLE && aids->low < 1.0))
    return g_strdup (_("montant inconnu"));
  if (aids->high < G_MAXDOUBLE && aids->low < 1.0 && aids->high >= 1.0)
    /* TRANSLATORS: %s is an amount. */
    return g_strdup_printf (_("jusqu’à %s"), most);
  return cordee_report_money_between (aids->low, aids->high);
}

/* Which aids have an amount, and what it hangs on; those without are counted. */
static char *
aids_text (const Aids *aids)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < aids->schemes->len; i++)
    {
      g_autofree char *label = cordee_roadmap_word (((const CordeeScheme *) aids->schemes->pdata[i])->label);

      if (aids->n_lines == 0 || g_ptr_array_find (aids->known, aids->schemes->pdata[i], NULL))
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", label);
    }
  if (aids->n_lines > 0)
    g_string_append_printf (out, ", %s", _("une fois"));
  if (aids->n_lines == 1 && aids->line->condition != NULL)
    {
      g_autofree char *condition = cordee_roadmap_word (aids->line->condition);

      /* TRANSLATORS: behind an aid: %s is its condition. */
      g_string_append_printf (out, C_("aid", " : %s"), condition);
    }
  if (aids->n_lines > 0 && aids->n_unknown > 0)
    g_string_append_printf (out,
                            /* TRANSLATORS: aids besides those that were named. */
                            ngettext (" ; %u autre de montant inconnu", " ; %u autres de montant inconnu", aids->n_unknown), aids->n_unknown);
  return g_string_free (out, FALSE);
}

static void
add_aids (GPtrArray *tiles, const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  g_autoptr(CordeeSituation) none = situation == NULL ? cordee_situation_new () : NULL;
  g_autoptr(CordeePlan) plan
      = cordee_plan_new (roadmap->rulebook, roadmap->structure->id, none != NULL ? none : situation, CORDEE_PLAN_DEFAULT_YEARS);
  g_autoptr(GPtrArray) schemes = g_ptr_array_new ();
  g_autoptr(GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  Aids aids = { schemes, known, lines, NULL, 0, 0, 0.0, 0.0 };

  collect (&aids, roadmap, plan);
  if (schemes->len == 0)
    add (tiles, _("Aides avant le contrat"), g_strdup (_("aucune connue")), g_strdup (_("aucune étape de ce parcours n’en ouvre dans la base")));
  else
    add (tiles, _("Aides avant le contrat"), amount_text (&aids), aids_text (&aids));
}

/* The four cards above the line of time (CordeeRoadmapTile, owned). The caller owns it. */
GPtrArray *
cordee_roadmap_tiles_new (const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  GPtrArray *tiles = g_ptr_array_new_with_free_func (tile_free);

  add_next (tiles, roadmap);
  add_progress (tiles, roadmap);
  add_margin (tiles, roadmap);
  add_aids (tiles, roadmap, situation);
  return tiles;
}
