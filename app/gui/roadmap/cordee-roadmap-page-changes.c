/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-page-private.h"

#include "cordee-report.h"

#include <glib/gi18n.h>

/* ── a change ───────────────────────────────────────────────────── */

static void
answer_free (gpointer data)
{
  CordeeRoadmapAnswer *self = data;

  g_free (self->question);
  g_clear_pointer (&self->before, cordee_value_unref);
  g_clear_pointer (&self->after, cordee_value_unref);
  g_free (self);
}

/* Nothing changed yet; text, which it takes, says what it is. Its after is for the caller to change. The caller owns it. */
CordeeRoadmapChange *
cordee_roadmap_change_new (CordeeRoadmapPage *self, char *text)
{
  CordeeRoadmapChange *change = g_new0 (CordeeRoadmapChange, 1);

  change->text = cordee_report_take_typeset (text);
  change->before = cordee_course_copy (self->plan.course);
  change->after = cordee_course_copy (self->plan.course);
  change->answers = g_ptr_array_new_with_free_func (answer_free);
  return change;
}

void
cordee_roadmap_change_free (CordeeRoadmapChange *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->key);
  g_clear_pointer (&self->before, cordee_course_free);
  g_clear_pointer (&self->after, cordee_course_free);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/* Adds an answer to change; value NULL: the answer is taken away. Nothing happens where that is the answer already. */
void
cordee_roadmap_change_answer (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const char *question, CordeeValue *value,
                              CordeeProvenance provenance)
{
  const CordeeAnswer *answer = cordee_situation_get (cordee_session_get_situation (self->session), question);
  CordeeRoadmapAnswer *one;

  if (cordee_knowledge_find_question (cordee_session_get_knowledge (self->session), question) == NULL)
    return;
  if (answer == NULL ? value == NULL : value != NULL && cordee_value_equal (answer->value, value) && answer->provenance == provenance)
    return;
  one = g_new0 (CordeeRoadmapAnswer, 1);
  one->question = g_strdup (question);
  one->before = answer != NULL ? cordee_value_ref (answer->value) : NULL;
  one->was = answer != NULL ? answer->provenance : CORDEE_PROVENANCE_DECLARED;
  one->after = value != NULL ? cordee_value_ref (value) : NULL;
  one->is = provenance;
  g_ptr_array_add (change->answers, one);
}

/* ── what it does ───────────────────────────────────────────────── */

static gboolean
same_step (const CordeeCourseStep *a, const CordeeCourseStep *b)
{
  return a == NULL || b == NULL ? a == b : cordee_course_step_equal (a, b);
}

/* Step id as it is in from, into course; its links, of which this page knows nothing, stay. */
static void
put_step (CordeeCourse *course, const char *id, const CordeeCourseStep *from)
{
  for (guint i = 0; i < course->steps->len; i++)
    {
      CordeeCourseStep *there = course->steps->pdata[i];
      CordeeCourseStep *copy;

      if (!g_str_equal (there->step, id))
        continue;
      if (from == NULL && there->links->len == 0)
        {
          g_ptr_array_remove_index (course->steps, i);
          return;
        }
      copy = from != NULL ? cordee_course_step_copy (from) : g_new0 (CordeeCourseStep, 1);
      if (from == NULL)
        {
          copy->step = g_strdup (id);
          copy->met = g_ptr_array_new_with_free_func (g_free);
        }
      g_clear_pointer (&copy->links, g_ptr_array_unref);
      copy->links = g_ptr_array_ref (there->links);
      course->steps->pdata[i] = copy;
      cordee_course_step_free (there);
      return;
    }
  if (from != NULL)
    g_ptr_array_add (course->steps, cordee_course_step_copy (from));
}

/* What differs between two courses, into a copy of the one in hand: what others changed meanwhile stays. */
static void
apply_course (CordeeRoadmapPage *self, const CordeeCourse *before, const CordeeCourse *after, gint64 now)
{
  CordeeDossier *dossier = cordee_session_get_dossier (self->session);
  const CordeeCourse *there = cordee_dossier_find_course (dossier, after->structure, after->how);
  g_autoptr(CordeeCourse) course = there != NULL ? cordee_course_copy (there) : cordee_course_new (after->structure, after->how);

  if (g_strcmp0 (before->from, after->from) != 0)
    cordee_course_set_from (course, after->from, now);
  if (before->start != after->start)
    cordee_course_set_start (course, after->start, now);
  for (guint i = 0; i < before->steps->len; i++)
    {
      const CordeeCourseStep *step = before->steps->pdata[i];

      if (!same_step (step, cordee_course_find (after, step->step)))
        put_step (course, step->step, cordee_course_find (after, step->step));
    }
  for (guint i = 0; i < after->steps->len; i++)
    {
      const CordeeCourseStep *step = after->steps->pdata[i];

      if (cordee_course_find (before, step->step) == NULL)
        put_step (course, step->step, step);
    }
  course->at = now;
  cordee_dossier_set_course (dossier, course, now);
}

/* Each is a step of undo of the assistant too, and never one with what is typed there. */
static void
apply_answer (CordeeInterview *interview, const CordeeRoadmapAnswer *answer, gboolean forward)
{
  const CordeeQuestion *current = cordee_interview_get_current (interview);
  CordeeValue *value = forward ? answer->after : answer->before;

  if (current != NULL && g_str_equal (current->id, answer->question))
    cordee_interview_go_to (interview, answer->question);
  if (value != NULL)
    cordee_interview_answer (interview, answer->question, value, forward ? answer->is : answer->was);
  else
    cordee_interview_forget (interview, answer->question);
}

static void
apply (CordeeRoadmapPage *self, const CordeeRoadmapChange *change, gboolean forward)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean course = !cordee_course_equal (change->before, change->after);

  self->changing = TRUE;
  if (course)
    apply_course (self, forward ? change->before : change->after, forward ? change->after : change->before, now);
  for (guint i = 0; i < change->answers->len; i++)
    apply_answer (cordee_session_get_interview (self->session), change->answers->pdata[i], forward);
  if (course)
    cordee_session_touch (self->session);
  if (change->answers->len > 0)
    cordee_session_answered (self->session);
  self->changing = FALSE;
  cordee_roadmap_page_refresh (self);
}

static CordeeRoadmapAnswer *
find_answer (GPtrArray *answers, const char *question)
{
  for (guint i = 0; i < answers->len; i++)
    if (g_str_equal (((CordeeRoadmapAnswer *) answers->pdata[i])->question, question))
      return answers->pdata[i];
  return NULL;
}

/* Takes later, which comes right after earlier, into it. */
static void
join (CordeeRoadmapChange *earlier, CordeeRoadmapChange *later)
{
  cordee_course_free (earlier->after);
  earlier->after = g_steal_pointer (&later->after);
  while (later->answers->len > 0)
    {
      CordeeRoadmapAnswer *answer = g_ptr_array_steal_index (later->answers, 0);
      CordeeRoadmapAnswer *same = find_answer (earlier->answers, answer->question);

      if (same == NULL)
        {
          g_ptr_array_add (earlier->answers, answer);
          continue;
        }
      g_clear_pointer (&same->after, cordee_value_unref);
      same->after = g_steal_pointer (&answer->after);
      same->is = answer->is;
      answer_free (answer);
    }
}

/* Makes change, which it takes, and shows what comes of it; it can be undone. What has the key of the change before is one step with it. */
void
cordee_roadmap_page_do (CordeeRoadmapPage *self, CordeeRoadmapChange *change)
{
  CordeeRoadmapChange *last = self->past->len > 0 ? self->past->pdata[self->past->len - 1] : NULL;

  if (cordee_course_equal (change->before, change->after) && change->answers->len == 0)
    {
      cordee_roadmap_change_free (change);
      return;
    }
  apply (self, change, TRUE);
  g_ptr_array_set_size (self->future, 0);
  if (last != NULL && change->key != NULL && g_strcmp0 (last->key, change->key) == 0)
    {
      join (last, change);
      cordee_roadmap_change_free (change);
    }
  else
    g_ptr_array_add (self->past, change);
  cordee_roadmap_page_show_undo (self);
}

/* ── undo ───────────────────────────────────────────────────────── */

static void
cross (CordeeRoadmapPage *self, GPtrArray *from, GPtrArray *to, gboolean forward)
{
  CordeeRoadmapChange *change;

  if (from->len == 0)
    return;
  change = g_ptr_array_steal_index (from, from->len - 1);
  g_clear_pointer (&change->key, g_free);
  g_ptr_array_add (to, change);
  apply (self, change, forward);
  cordee_roadmap_page_show_undo (self);
  /* TRANSLATORS: what was undone, or done again. */
  cordee_roadmap_page_say (self, g_strdup_printf (forward ? _("Rétabli : %s") : _("Annulé : %s"), change->text));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);

  cross (self, self->past, self->future, FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);

  cross (self, self->future, self->past, TRUE);
}

static void
name_button (GtkWidget *button, const char *name, GPtrArray *changes, const char *keys)
{
  const CordeeRoadmapChange *change = changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;
  /* TRANSLATORS: %1$s: Annuler or Rétablir; %2$s: what is undone or done again: an answer. */
  g_autofree char *text = change != NULL ? g_strdup_printf (_("%1$s : %2$s"), name, change->text) : g_strdup (name);
  g_autofree char *tip = g_strdup_printf ("%s (%s)", text, keys);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (button, tip);
}

/* What the buttons would do. */
void
cordee_roadmap_page_show_undo (CordeeRoadmapPage *self)
{
  name_button (self->undo, _("Annuler"), self->past, _("Ctrl+Z"));
  name_button (self->redo, _("Rétablir"), self->future, _("Ctrl+Maj+Z"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roadmap.undo", self->past->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roadmap.redo", self->future->len > 0);
}

void
cordee_roadmap_page_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "roadmap.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "roadmap.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "roadmap.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "roadmap.redo", NULL);
}
