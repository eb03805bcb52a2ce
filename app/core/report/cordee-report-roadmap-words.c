/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-roadmap.h"

#include "cordee-report-advice.h"
#include "cordee-report-territory.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static CordeeKnowledge *
get_knowledge (const CordeeRoadmap *roadmap)
{
  return cordee_rulebook_get_knowledge (roadmap->rulebook);
}

/* ── durations ──────────────────────────────────────────────────── */

/* « 3 semaines ». */
static char *
one_duration (int n, CordeeDurationUnit unit)
{
  switch (unit)
    {
    case CORDEE_DURATION_WORKING_DAYS:
      return g_strdup_printf (ngettext ("%d jour ouvré", "%d jours ouvrés", (gulong) n), n);
    case CORDEE_DURATION_WEEKS:
      return g_strdup_printf (ngettext ("%d semaine", "%d semaines", (gulong) n), n);
    case CORDEE_DURATION_MONTHS:
      /* TRANSLATORS: a duration in months. */
      return g_strdup_printf (ngettext ("%d mois", "%d mois", (gulong) n), n);
    case CORDEE_DURATION_YEARS:
      return g_strdup_printf (ngettext ("%d an", "%d ans", (gulong) n), n);
    case CORDEE_DURATION_DAYS:
    default:
      return g_strdup_printf (ngettext ("%d jour", "%d jours", (gulong) n), n);
    }
}

/* « 2 mois », « de 3 à 5 mois ». duration is not NULL; the caller owns the text. */
char *
cordee_report_duration_text (const CordeeDuration *duration)
{
  g_autofree char *most = NULL;

  g_return_val_if_fail (duration != NULL, NULL);

  most = one_duration (duration->max, duration->unit);
  if (duration->min == duration->max)
    return cordee_report_typeset (most);
  /* TRANSLATORS: a duration: %1$d is the least number, %2$s the most with its unit: de 3 à 5 mois. */
  return cordee_report_take_typeset (g_strdup_printf (_("de %1$d à %2$s"), duration->min, most));
}

/* How long a step takes and how much that is worth: « 2 mois au plus, délai légal », « de 2 à 6 semaines, estimation ». NULL for a step that
   takes no time of its own. The caller owns it. */
char *
cordee_report_step_delay_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (roadmap != NULL && step != NULL, NULL);

  if (step->origin == CORDEE_DURATION_OF_NONE)
    return NULL;
  text = cordee_report_duration_text (&step->duration);
  switch (step->origin)
    {
    case CORDEE_DURATION_OF_DELAY:
      if (step->delay->kind != CORDEE_DELAY_LEGAL)
        /* TRANSLATORS: %s is a duration that a source tells. */
        return cordee_report_take_typeset (g_strdup_printf (_("%s, délai constaté"), text));
      /* TRANSLATORS: %s is a duration that a text bounds. */
      return cordee_report_take_typeset (g_strdup_printf (_("%s au plus, délai légal"), text));
    case CORDEE_DURATION_OF_USER:
      /* TRANSLATORS: %s is a duration that the user supposes. */
      return cordee_report_take_typeset (g_strdup_printf (_("%s, estimation de ce projet"), text));
    case CORDEE_DURATION_OF_REUSE:
      /* TRANSLATORS: %s is a duration that it is supposed to take to bring something up to date. */
      return cordee_report_take_typeset (g_strdup_printf (_("%s, mise à jour estimée"), text));
    case CORDEE_DURATION_OF_ESTIMATE:
    case CORDEE_DURATION_OF_NONE:
    default:
      /* TRANSLATORS: %s is a duration that no source gives. */
      return cordee_report_take_typeset (g_strdup_printf (_("%s, estimation sans source"), text));
    }
}

/* ── steps ──────────────────────────────────────────────────────── */

/* Its name; of a yearly one with the year. The caller owns it. */
char *
cordee_report_step_label (const CordeeRoadmapStep *step)
{
  const char *label;

  g_return_val_if_fail (step != NULL, NULL);

  label = cordee_report_word (step->step->label);
  if (step->occurrence == 0)
    return cordee_report_typeset (label);
  if (step->occurrence == 1)
    /* TRANSLATORS: %s is a step that comes back every year. */
    return cordee_report_take_typeset (g_strdup_printf (_("%s (1re année)"), label));
  /* TRANSLATORS: %1$s is a step that comes back every year, %2$d which year: from the second on. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s (%2$de année)"), label, step->occurrence));
}

/* Who acts, who leads first: « équipe · préfecture ». The caller owns it. */
char *
cordee_report_step_who_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  g_return_val_if_fail (roadmap != NULL && step != NULL, NULL);

  for (guint i = 0; step->step->who[i] != NULL; i++)
    {
      const CordeeActor *actor = cordee_knowledge_find_actor (get_knowledge (roadmap), step->step->who[i]);

      if (actor != NULL)
        g_ptr_array_add (labels, (gpointer) cordee_report_word (actor->label));
    }
  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv (" · ", (char **) labels->pdata);
  return cordee_report_typeset (joined);
}

static char *
done_text (const CordeeRoadmapStep *step)
{
  g_autofree char *day = NULL;

  if (step->earliest_end == CORDEE_DAY_NONE)
    return cordee_report_typeset (_("jour non indiqué"));
  day = cordee_day_to_words (step->earliest_end);
  /* TRANSLATORS: %s is the day on which a step ended. */
  return cordee_report_take_typeset (g_strdup_printf (_("terminée le %s"), day));
}

/* When: « du 04/01/2027 au 29/01/2027, au plus tard le 20/02/2027 »; of what is done, the day it ended. NULL where the step does not
   apply. The caller owns it. */
char *
cordee_report_step_dates_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (roadmap != NULL && step != NULL, NULL);

  if (step->status == CORDEE_STEP_NOT_APPLICABLE || (step->earliest_end == CORDEE_DAY_NONE && step->status != CORDEE_STEP_DONE))
    return NULL;
  if (step->status == CORDEE_STEP_DONE)
    return done_text (step);
  start = cordee_day_to_words (step->earliest_start);
  end = cordee_day_to_words (step->earliest_end);
  if (step->earliest_start == step->earliest_end)
    /* TRANSLATORS: %s is a day. */
    when = g_strdup_printf (_("le %s"), end);
  else
    /* TRANSLATORS: from a day to another. */
    when = g_strdup_printf (_("du %1$s au %2$s"), start, end);
  if (step->latest_end == CORDEE_DAY_NONE || step->latest_end == step->earliest_end)
    return cordee_report_typeset (when);
  latest = cordee_day_to_words (step->latest_end);
  /* TRANSLATORS: %1$s is when a step takes place, %2$s the last day on which it may end. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s, au plus tard le %2$s"), when, latest));
}

/* Static, in the language of the reader. */
const char *
cordee_report_step_status_text (CordeeStepStatus status)
{
  switch (status)
    {
    case CORDEE_STEP_UNDER_WAY:
      return C_("step", "en cours");
    case CORDEE_STEP_WAITING:
      return C_("step", "en attente");
    case CORDEE_STEP_DONE:
      return C_("step", "fait");
    case CORDEE_STEP_NOT_APPLICABLE:
      return C_("step", "sans objet");
    case CORDEE_STEP_TODO:
    case CORDEE_N_STEP_STATUSES:
    default:
      return C_("step", "à faire");
    }
}

/* ── gates ──────────────────────────────────────────────────────── */

/* Static, in the language of the reader. */
const char *
cordee_report_check_state_text (CordeeCheckState state)
{
  switch (state)
    {
    case CORDEE_CHECK_MET:
      return C_("requirement", "rempli");
    case CORDEE_CHECK_MISSING:
      return C_("requirement", "il manque");
    case CORDEE_CHECK_UNSURE:
    default:
      return C_("requirement", "à vérifier");
    }
}

/* Codes prove nothing to a reader: of a territory, how many communes. */
static char *
proof_value (const CordeeRoadmap *roadmap, const CordeeQuestion *question, const CordeeValue *value)
{
  if (g_str_equal (question->type, "communes") && value->kind == CORDEE_VALUE_SET)
    return cordee_report_communes (g_strv_length (value->ids));
  return cordee_report_value_to_words (get_knowledge (roadmap), question, value);
}

/* The answers behind a check, with how they are known: « Médecins généralistes : 2 (déclaré) ». situation may be NULL. NULL where no answer
   speaks. The caller owns it. */
char *
cordee_report_check_proof_text (const CordeeRoadmap *roadmap, const CordeeSituation *situation, const CordeeCheck *check)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (roadmap != NULL && check != NULL, NULL);

  if (check->ticked)
    return cordee_report_typeset (_("coché par l’équipe"));
  for (guint i = 0; situation != NULL && i < check->questions->len; i++)
    {
      const CordeeQuestion *question = check->questions->pdata[i];
      const CordeeAnswer *answer = cordee_situation_get (situation, question->id);
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (answer == NULL || answer->value->kind == CORDEE_VALUE_UNKNOWN)
        continue;
      name = cordee_report_question_name (question);
      value = proof_value (roadmap, question, answer->value);
      if (text->len > 0)
        g_string_append (text, " ; ");
      /* TRANSLATORS: %1$s is a question in short, %2$s the answer, %3$s how it is known: declared, estimated … */
      g_string_append_printf (text, _("%1$s : %2$s (%3$s)"), name, value, cordee_report_provenance_label (answer->provenance));
    }
  return text->len > 0 ? cordee_report_typeset (text->str) : NULL;
}

/* ── the whole ──────────────────────────────────────────────────── */

/* « Du projet au contrat · Alpha », « Rejoindre · Alpha », « Du projet au contrat · Beta (déjà en Alpha) ». The caller owns it. */
char *
cordee_report_roadmap_title (const CordeeRoadmap *roadmap)
{
  g_return_val_if_fail (roadmap != NULL, NULL);

  if (roadmap->how == CORDEE_HOW_ADHERER)
    /* TRANSLATORS: %s is a structure to be joined. */
    return cordee_report_take_typeset (g_strdup_printf (_("Rejoindre · %s"), roadmap->structure->id));
  if (roadmap->from != NULL)
    /* TRANSLATORS: %1$s is a structure, %2$s the one that the team already is. */
    return cordee_report_take_typeset (g_strdup_printf (_("Du projet au contrat · %1$s (déjà en %2$s)"), roadmap->structure->id,
                                                        roadmap->from->id));
  /* TRANSLATORS: %s is a structure. */
  return cordee_report_take_typeset (g_strdup_printf (_("Du projet au contrat · %s"), roadmap->structure->id));
}

/* What the dates are computed from. NULL where there is no step. The caller owns it. */
char *
cordee_report_roadmap_lead (const CordeeRoadmap *roadmap)
{
  g_autofree char *target = NULL;
  g_autofree char *start = NULL;
  g_autofree char *goal = NULL;

  g_return_val_if_fail (roadmap != NULL, NULL);

  if (roadmap->goal < 0)
    return NULL;
  goal = cordee_report_step_label (roadmap->steps->pdata[roadmap->goal]);
  if (roadmap->target != CORDEE_DAY_NONE)
    {
      target = cordee_day_to_words (roadmap->target);
      /* TRANSLATORS: %1$s is the step that a way leads to: the signature; %2$s is a day. */
      return cordee_report_take_typeset (g_strdup_printf (_("%1$s : visée le %2$s. Les dates au plus tard sont calculées à rebours."), goal,
                                                          target));
    }
  start = cordee_day_to_words (roadmap->start);
  /* TRANSLATORS: %1$s is a day, %2$s the step that a way leads to. */
  return cordee_report_take_typeset (g_strdup_printf (_("Calculé depuis le %1$s, sans date visée pour l’étape « %2$s »."), start, goal));
}

/* « 38 jours », « 12 jours de retard ». NULL without a target. The caller owns it. */
char *
cordee_report_roadmap_margin_text (const CordeeRoadmap *roadmap)
{
  int days;

  g_return_val_if_fail (roadmap != NULL, NULL);

  if (roadmap->target == CORDEE_DAY_NONE || roadmap->goal < 0)
    return NULL;
  days = abs (roadmap->margin);
  if (roadmap->margin < 0)
    return cordee_report_take_typeset (g_strdup_printf (ngettext ("%d jour de retard", "%d jours de retard", (gulong) days), days));
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%d jour", "%d jours", (gulong) days), days));
}
