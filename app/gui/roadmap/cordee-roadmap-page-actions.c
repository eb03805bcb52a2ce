/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-page-private.h"

#include "cordee-report-roadmap.h"
#include "cordee-report.h"

#include <glib/gi18n.h>

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* NULL where the way has no such step. Borrowed. */
static const CordeeRoadmapStep *
find_step (CordeeRoadmapPage *self, const char *id)
{
  int index = cordee_roadmap_find (self->plan.roadmap, id);

  return index >= 0 ? self->plan.roadmap->steps->pdata[index] : NULL;
}

/* A change of a step, as "Lettre d’intention : what". The caller owns it. */
static CordeeRoadmapChange *
new_step_change (CordeeRoadmapPage *self, const CordeeRoadmapStep *step, const char *what)
{
  g_autofree char *label = cordee_report_step_label (step);

  /* TRANSLATORS: %1$s is a step, %2$s what became of it. */
  return cordee_roadmap_change_new (self, g_strdup_printf (_("%1$s : %2$s"), label, what));
}

/* ISO, or "" for none. FALSE where it is neither. */
static gboolean
read_day (const char *text, CordeeDay *day)
{
  *day = CORDEE_DAY_NONE;
  return *text == '\0' || cordee_day_parse (text, day);
}

/* ── where a step stands ────────────────────────────────────────── */

/* The day of a milestone is an answer: funding and gates read it there. */
static void
answer_anchor (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const CordeeRoadmapStep *step, CordeeDay day)
{
  g_autoptr(CordeeValue) value = day != CORDEE_DAY_NONE ? cordee_value_new_day (day) : NULL;

  if (step->step->anchor != NULL && step->occurrence <= 1)
    cordee_roadmap_change_answer (self, change, step->step->anchor, value, CORDEE_PROVENANCE_DECLARED);
}

/* What is true now that the step is done. */
static void
answer_done (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const CordeeRoadmapStep *step, CordeeDay day)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);

  for (guint i = 0; i < step->step->answers->len; i++)
    {
      const CordeeStepAnswer *answer = step->step->answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, answer->variable);
      g_autoptr(CordeeValue) value = question != NULL ? cordee_value_parse (knowledge, question, answer->value, NULL) : NULL;

      if (value != NULL)
        cordee_roadmap_change_answer (self, change, question->id, value, CORDEE_PROVENANCE_DECLARED);
    }
  answer_anchor (self, change, step, day);
}

/* Whoever takes back that a milestone is reached takes back its day too, where it is the one that was noted then. */
static void
take_back (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const CordeeRoadmapStep *step)
{
  const CordeeValue *value
      = step->step->anchor != NULL ? cordee_situation_get_value (cordee_session_get_situation (self->session), step->step->anchor) : NULL;

  if (step->status == CORDEE_STEP_DONE && step->kept != NULL && value != NULL && value->kind == CORDEE_VALUE_DAY && value->day == step->kept->day)
    answer_anchor (self, change, step, CORDEE_DAY_NONE);
}

static void
set_status (CordeeRoadmapPage *self, const CordeeRoadmapStep *step, CordeeStepStatus status, CordeeDay day)
{
  CordeeRoadmapChange *change = new_step_change (self, step, cordee_report_step_status_text (status));
  g_autofree char *text = g_strdup (change->text);
  guint n_answers;

  cordee_course_set_status (change->after, step->id, status, day, get_now ());
  if (status == CORDEE_STEP_DONE)
    answer_done (self, change, step, day);
  else
    take_back (self, change, step);
  n_answers = change->answers->len;
  change->key = g_strdup_printf ("status %s", step->id);
  cordee_roadmap_page_do (self, change);
  if (n_answers > 0)
    cordee_roadmap_page_say (
        self,
        /* TRANSLATORS: %1$s is a step and its status; then how many answers follow from it. */
        g_strdup_printf (ngettext ("%1$s ; %2$u réponse notée. « Annuler » le reprend.",
                                   "%1$s ; %2$u réponses notées. « Annuler » le reprend.", n_answers),
                         text, n_answers));
  else
    /* TRANSLATORS: %s is a step and its status. */
    cordee_roadmap_page_say (self, g_strdup_printf (_("%s. « Annuler » le reprend."), text));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  const CordeeRoadmapStep *step;
  const char *id, *word;
  CordeeStepStatus status;

  g_variant_get (value, "(&s&s)", &id, &word);
  step = find_step (self, id);
  if (step == NULL || !cordee_step_status_parse (word, &status))
    return;
  set_status (self, step, status,
              status == CORDEE_STEP_TODO || status == CORDEE_STEP_NOT_APPLICABLE ? CORDEE_DAY_NONE : cordee_session_get_today (self->session));
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  const CordeeRoadmapStep *step;
  const char *id, *text;
  CordeeDay day;

  g_variant_get (value, "(&s&s)", &id, &text);
  step = find_step (self, id);
  if (step == NULL || !read_day (text, &day) || step->status == CORDEE_STEP_TODO || step->status == CORDEE_STEP_NOT_APPLICABLE)
    return;
  if (step->kept == NULL || step->kept->day != day)
    set_status (self, step, step->status, day);
}

/* ── when ───────────────────────────────────────────────────────── */

static char *
dates_text (CordeeRoadmapPage *self, const CordeeRoadmapStep *step)
{
  g_autofree char *label = cordee_report_step_label (step);
  g_autofree char *dates = cordee_report_step_dates_text (self->plan.roadmap, step);

  /* TRANSLATORS: %1$s is a step, %2$s its dates. */
  return g_strdup_printf (_("%1$s : %2$s"), label, dates != NULL ? dates : "");
}

/* Begins step no sooner than day, or as soon as it can (CORDEE_DAY_NONE, or a day before that, which binds nothing and is not kept). */
void
cordee_roadmap_page_begin (CordeeRoadmapPage *self, const char *id, CordeeDay day)
{
  const CordeeRoadmapStep *step = find_step (self, id);
  g_autofree char *key = g_strdup (id);
  CordeeRoadmapChange *change;
  CordeeRoadmapPlan free_plan = { NULL, NULL, NULL };
  CordeeCourse *course;
  int index;

  if (step == NULL)
    return;
  course = cordee_course_copy (self->plan.course);
  cordee_course_set_not_before (course, key, CORDEE_DAY_NONE, 0);
  cordee_roadmap_page_make_plan (self, course, &free_plan);
  index = cordee_roadmap_find (free_plan.roadmap, key);
  if (index >= 0 && day <= ((const CordeeRoadmapStep *) free_plan.roadmap->steps->pdata[index])->earliest_start)
    day = CORDEE_DAY_NONE;
  cordee_roadmap_plan_clear (&free_plan);

  change = new_step_change (self, step, day != CORDEE_DAY_NONE ? _("début déplacé") : _("début au plus tôt"));
  cordee_course_set_not_before (change->after, key, day, get_now ());
  if (cordee_course_equal (change->before, change->after))
    {
      cordee_roadmap_change_free (change);
      cordee_roadmap_page_refresh (self);
      cordee_roadmap_page_say (self, g_strdup (_("Cette étape ne peut pas commencer plus tôt : ce qui la précède n’est pas fini.")));
      return;
    }
  cordee_roadmap_page_do (self, change);
  step = find_step (self, key);
  if (step != NULL)
    cordee_roadmap_page_say (self, dates_text (self, step));
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *value)
{
  const char *id, *text;
  CordeeDay day;

  g_variant_get (value, "(&s&s)", &id, &text);
  if (read_day (text, &day))
    cordee_roadmap_page_begin (CORDEE_ROADMAP_PAGE (widget), id, day);
}

static void
duration_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  const CordeeRoadmapStep *step;
  CordeeRoadmapChange *change;
  CordeeDuration duration = { 0 };
  const char *id, *unit;
  gboolean own;

  g_variant_get (value, "(&sii&s)", &id, &duration.min, &duration.max, &unit);
  step = find_step (self, id);
  own = *unit != '\0';
  if (step == NULL || (own && (!cordee_duration_unit_parse (unit, &duration.unit) || duration.min < 0 || duration.max < duration.min)))
    return;
  duration.likely = (duration.min + duration.max + 1) / 2;
  change = new_step_change (self, step, own ? _("délai estimé par l’équipe") : _("délai de la base"));
  cordee_course_set_duration (change->after, id, own ? &duration : NULL, get_now ());
  cordee_roadmap_page_do (self, change);
}

/* The day aimed at is the answer to the date question of the goal; CORDEE_DAY_NONE takes it away. */
void
cordee_roadmap_page_set_target (CordeeRoadmapPage *self, CordeeDay day)
{
  const CordeeRoadmap *roadmap = self->plan.roadmap;
  const CordeeRoadmapStep *goal = roadmap->goal >= 0 ? roadmap->steps->pdata[roadmap->goal] : NULL;
  g_autofree char *words = day != CORDEE_DAY_NONE ? cordee_day_to_words (day) : NULL;
  CordeeRoadmapChange *change;

  if (goal == NULL || goal->step->anchor == NULL)
    return;
  /* TRANSLATORS: %s is a day. */
  change = cordee_roadmap_change_new (self, words != NULL ? g_strdup_printf (_("Date visée : %s"), words) : g_strdup (_("Sans date visée")));
  answer_anchor (self, change, goal, day);
  cordee_roadmap_page_do (self, change);
}

/* The day from which the plan is made; CORDEE_DAY_NONE: today. */
void
cordee_roadmap_page_set_start (CordeeRoadmapPage *self, CordeeDay day)
{
  g_autofree char *words = day != CORDEE_DAY_NONE ? cordee_day_to_words (day) : NULL;
  CordeeRoadmapChange *change;

  /* TRANSLATORS: %s is a day. */
  change = cordee_roadmap_change_new (self, words != NULL ? g_strdup_printf (_("Départ : %s"), words) : g_strdup (_("Départ : aujourd’hui")));
  cordee_course_set_start (change->after, day, get_now ());
  cordee_roadmap_page_do (self, change);
}

static void
target_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeDay day;

  if (!read_day (g_variant_get_string (value, NULL), &day))
    return;
  if (g_str_equal (name, "roadmap.target"))
    cordee_roadmap_page_set_target (CORDEE_ROADMAP_PAGE (widget), day);
  else
    cordee_roadmap_page_set_start (CORDEE_ROADMAP_PAGE (widget), day);
}

/* The structure that the team comes from; NULL or "": none. */
void
cordee_roadmap_page_set_from (CordeeRoadmapPage *self, const char *from)
{
  const char *origin = from != NULL && *from != '\0' ? from : NULL;
  CordeeRoadmapChange *change;

  if (g_strcmp0 (self->plan.course->from, origin) == 0)
    return;
  change = cordee_roadmap_change_new (self,
                                      /* TRANSLATORS: %s is a structure. */
                                      origin != NULL ? g_strdup_printf (_("L’équipe part d’une structure : %s"), origin)
                                                     : g_strdup (_("Sans structure de départ")));
  cordee_course_set_from (change->after, origin, get_now ());
  cordee_roadmap_page_do (self, change);
}

/* ── milestones ─────────────────────────────────────────────────── */

/* The day that a milestone is planned for: the last that keeps the target. */
static void
report_date (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const CordeeRoadmapStep *step)
{
  const CordeeAnswer *answer
      = step->step->anchor != NULL ? cordee_situation_get (cordee_session_get_situation (self->session), step->step->anchor) : NULL;
  CordeeDay day = step->latest_end != CORDEE_DAY_NONE ? MAX (step->latest_end, step->earliest_end) : step->earliest_end;
  g_autoptr(CordeeValue) value = NULL;

  if (step->step->anchor == NULL || step->occurrence > 1 || step->after_goal || day == CORDEE_DAY_NONE || step->status == CORDEE_STEP_DONE
      || step->status == CORDEE_STEP_NOT_APPLICABLE)
    return;
  /* What somebody said stays. */
  if (answer != NULL && answer->value->kind == CORDEE_VALUE_DAY && answer->provenance != CORDEE_PROVENANCE_ESTIMATED)
    return;
  value = cordee_value_new_day (day);
  cordee_roadmap_change_answer (self, change, step->step->anchor, value, CORDEE_PROVENANCE_ESTIMATED);
}

static void
report_dates_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  CordeeRoadmapChange *change = cordee_roadmap_change_new (self, g_strdup (_("Dates prévues reportées dans les réponses")));
  guint n;

  for (guint i = 0; i < self->plan.roadmap->steps->len; i++)
    report_date (self, change, self->plan.roadmap->steps->pdata[i]);
  n = change->answers->len;
  cordee_roadmap_page_do (self, change);
  if (n == 0)
    cordee_roadmap_page_say (self, g_strdup (_("Les réponses ont déjà ces dates.")));
  else
    cordee_roadmap_page_say (
        self, g_strdup_printf (
                  /* TRANSLATORS: dates of milestones that were written into the answers. */
                  ngettext ("%u date prévue reportée dans les réponses, comme estimation. « Annuler » la retire.",
                            "%u dates prévues reportées dans les réponses, comme estimations. « Annuler » les retire.", n),
                  n));
}

/* ── the rest ───────────────────────────────────────────────────── */

static void
tick_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  const CordeeRoadmapStep *step;
  CordeeRoadmapChange *change;
  const char *id, *requirement;
  gboolean met;

  g_variant_get (value, "(&s&sb)", &id, &requirement, &met);
  step = find_step (self, id);
  if (step == NULL)
    return;
  change = new_step_change (self, step, met ? _("un point est rempli") : _("un point n’est plus rempli"));
  cordee_course_set_met (change->after, id, requirement, met, get_now ());
  cordee_roadmap_page_do (self, change);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *value)
{
  gtk_widget_activate_action (widget, "win.show-question", "s", g_variant_get_string (value, NULL));
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *value)
{
  cordee_roadmap_page_select (CORDEE_ROADMAP_PAGE (widget), g_variant_get_string (value, NULL));
}

void
cordee_roadmap_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "roadmap.select", "s", select_action);
  gtk_widget_class_install_action (widget_class, "roadmap.target", "s", target_action);
  gtk_widget_class_install_action (widget_class, "roadmap.start", "s", target_action);
  gtk_widget_class_install_action (widget_class, "roadmap.status", "(ss)", status_action);
  gtk_widget_class_install_action (widget_class, "roadmap.day", "(ss)", day_action);
  gtk_widget_class_install_action (widget_class, "roadmap.begin", "(ss)", begin_action);
  gtk_widget_class_install_action (widget_class, "roadmap.duration", "(siis)", duration_action);
  gtk_widget_class_install_action (widget_class, "roadmap.tick", "(ssb)", tick_action);
  gtk_widget_class_install_action (widget_class, "roadmap.answer", "s", answer_action);
  gtk_widget_class_install_action (widget_class, "roadmap.report-dates", NULL, report_dates_action);
}
