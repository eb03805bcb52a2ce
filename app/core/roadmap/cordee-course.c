/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-course"

#include "config.h"

#include "cordee-course.h"

/* ── links ──────────────────────────────────────────────────────── */

static CordeeCourseLink *
link_new (const char *title, const char *uri)
{
  CordeeCourseLink *self = g_new0 (CordeeCourseLink, 1);

  self->title = title != NULL && *title != '\0' ? g_strdup (title) : NULL;
  self->uri = g_strdup (uri);
  return self;
}

static void
link_free (gpointer data)
{
  CordeeCourseLink *self = data;

  g_free (self->title);
  g_free (self->uri);
  g_free (self);
}

static gboolean
link_equal (gconstpointer a, gconstpointer b)
{
  const CordeeCourseLink *one = a, *other = b;

  return g_strcmp0 (one->title, other->title) == 0 && g_str_equal (one->uri, other->uri);
}

/* ── one step ───────────────────────────────────────────────────── */

static CordeeCourseStep *
step_new (const char *id)
{
  CordeeCourseStep *self = g_new0 (CordeeCourseStep, 1);

  self->step = g_strdup (id);
  self->met = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (link_free);
  return self;
}

/* A deep copy, with its time. The caller owns it. */
CordeeCourseStep *
cordee_course_step_copy (const CordeeCourseStep *self)
{
  CordeeCourseStep *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = step_new (self->step);
  copy->status = self->status;
  copy->day = self->day;
  copy->not_before = self->not_before;
  copy->has_duration = self->has_duration;
  copy->duration = self->duration;
  copy->at = self->at;
  for (guint i = 0; i < self->met->len; i++)
    g_ptr_array_add (copy->met, g_strdup (self->met->pdata[i]));
  for (guint i = 0; i < self->links->len; i++)
    {
      const CordeeCourseLink *link = self->links->pdata[i];

      g_ptr_array_add (copy->links, link_new (link->title, link->uri));
    }
  return copy;
}

void
cordee_course_step_free (CordeeCourseStep *self)
{
  if (self == NULL)
    return;
  g_free (self->step);
  g_ptr_array_unref (self->met);
  g_ptr_array_unref (self->links);
  g_free (self);
}

static gboolean
duration_equal (const CordeeDuration *a, const CordeeDuration *b)
{
  return a->min == b->min && a->likely == b->likely && a->max == b->max && a->unit == b->unit;
}

/* Whether both say the same of the same step. What is met counts as a set; the times do not count. */
gboolean
cordee_course_step_equal (const CordeeCourseStep *a, const CordeeCourseStep *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!g_str_equal (a->step, b->step) || a->status != b->status || a->day != b->day || a->not_before != b->not_before
      || a->has_duration != b->has_duration || (a->has_duration && !duration_equal (&a->duration, &b->duration))
      || a->met->len != b->met->len || a->links->len != b->links->len)
    return FALSE;
  for (guint i = 0; i < a->met->len; i++)
    if (!cordee_course_step_is_met (b, a->met->pdata[i]))
      return FALSE;
  for (guint i = 0; i < a->links->len; i++)
    if (!link_equal (a->links->pdata[i], b->links->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Whether the user ticked a requirement. FALSE for a step that is not there (NULL). */
gboolean
cordee_course_step_is_met (const CordeeCourseStep *self, const char *requirement)
{
  return self != NULL && g_ptr_array_find_with_equal_func (self->met, requirement, g_str_equal, NULL);
}

/* Ticks a requirement, or takes the tick away. The time is the caller's. */
void
cordee_course_step_set_met (CordeeCourseStep *self, const char *requirement, gboolean met)
{
  guint at;
  gboolean found;

  g_return_if_fail (self != NULL && requirement != NULL);

  found = g_ptr_array_find_with_equal_func (self->met, requirement, g_str_equal, &at);
  if (met && !found)
    g_ptr_array_add (self->met, g_strdup (requirement));
  else if (!met && found)
    g_ptr_array_remove_index (self->met, at);
}

/* title: NULL or empty where the address is all there is. An address that the step has already only gets its new title. */
void
cordee_course_step_add_link (CordeeCourseStep *self, const char *title, const char *uri)
{
  g_return_if_fail (self != NULL && uri != NULL && *uri != '\0');

  for (guint i = 0; i < self->links->len; i++)
    {
      CordeeCourseLink *link = self->links->pdata[i];

      if (!g_str_equal (link->uri, uri))
        continue;
      if (title != NULL && *title != '\0')
        {
          g_free (link->title);
          link->title = g_strdup (title);
        }
      return;
    }
  g_ptr_array_add (self->links, link_new (title, uri));
}

void
cordee_course_step_remove_link (CordeeCourseStep *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->links->len);

  g_ptr_array_remove_index (self->links, index);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* A course on which nothing is done. The caller owns it. */
CordeeCourse *
cordee_course_new (const char *structure, CordeeHow how)
{
  CordeeCourse *self;

  g_return_val_if_fail (structure != NULL, NULL);

  self = g_new0 (CordeeCourse, 1);
  self->structure = g_strdup (structure);
  self->how = how;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_course_step_free);
  return self;
}

/* A deep copy, with its times. The caller owns it. NULL gives NULL. */
CordeeCourse *
cordee_course_copy (const CordeeCourse *self)
{
  CordeeCourse *copy;

  if (self == NULL)
    return NULL;
  copy = cordee_course_new (self->structure, self->how);
  copy->from = g_strdup (self->from);
  copy->start = self->start;
  copy->at = self->at;
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (copy->steps, cordee_course_step_copy (self->steps->pdata[i]));
  return copy;
}

void
cordee_course_free (CordeeCourse *self)
{
  if (self == NULL)
    return;
  g_free (self->structure);
  g_free (self->from);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* A step of which nothing is known is as good as none. */
static gboolean
says_something (const CordeeCourseStep *step)
{
  return step->status != CORDEE_STEP_TODO || step->day != CORDEE_DAY_NONE || step->not_before != CORDEE_DAY_NONE || step->has_duration
         || step->met->len > 0 || step->links->len > 0;
}

static gboolean
steps_within (const CordeeCourse *a, const CordeeCourse *b)
{
  for (guint i = 0; i < a->steps->len; i++)
    {
      const CordeeCourseStep *one = a->steps->pdata[i];
      const CordeeCourseStep *other = cordee_course_find (b, one->step);

      if (other == NULL ? says_something (one) : !cordee_course_step_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

/* Whether both say the same. The order of the steps and the times do not count, nor do steps of which nothing is known. */
gboolean
cordee_course_equal (const CordeeCourse *a, const CordeeCourse *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->structure, b->structure) && a->how == b->how && g_strcmp0 (a->from, b->from) == 0 && a->start == b->start
         && steps_within (a, b) && steps_within (b, a);
}

/* What is known of a step, borrowed; NULL where nothing is, and for no course (NULL). */
const CordeeCourseStep *
cordee_course_find (const CordeeCourse *self, const char *step)
{
  for (guint i = 0; self != NULL && i < self->steps->len; i++)
    if (g_str_equal (((const CordeeCourseStep *) self->steps->pdata[i])->step, step))
      return self->steps->pdata[i];
  return NULL;
}

/* The same, made where it is not there; borrowed. */
CordeeCourseStep *
cordee_course_get (CordeeCourse *self, const char *step)
{
  CordeeCourseStep *found;

  g_return_val_if_fail (self != NULL && step != NULL, NULL);

  found = (CordeeCourseStep *) cordee_course_find (self, step);
  if (found == NULL)
    {
      found = step_new (step);
      g_ptr_array_add (self->steps, found);
    }
  return found;
}

/* ── changes ────────────────────────────────────────────────────── */

static void
touch (CordeeCourse *self, CordeeCourseStep *step, gint64 now)
{
  if (step != NULL)
    step->at = now;
  self->at = now;
}

/* day: that on which it ended, began or was sent; CORDEE_DAY_NONE where nobody says. Of a step to do, and of one that does not apply, it is
   not kept. */
void
cordee_course_set_status (CordeeCourse *self, const char *step, CordeeStepStatus status, CordeeDay day, gint64 now)
{
  const CordeeCourseStep *known;
  CordeeCourseStep *at;

  g_return_if_fail (self != NULL && step != NULL && status < CORDEE_N_STEP_STATUSES);

  if (status == CORDEE_STEP_TODO || status == CORDEE_STEP_NOT_APPLICABLE)
    day = CORDEE_DAY_NONE;
  known = cordee_course_find (self, step);
  if (known == NULL ? status == CORDEE_STEP_TODO : known->status == status && known->day == day)
    return;
  at = cordee_course_get (self, step);
  at->status = status;
  at->day = day;
  touch (self, at, now);
}

/* day: CORDEE_DAY_NONE where the team leaves it open. */
void
cordee_course_set_not_before (CordeeCourse *self, const char *step, CordeeDay day, gint64 now)
{
  const CordeeCourseStep *known;
  CordeeCourseStep *at;

  g_return_if_fail (self != NULL && step != NULL);

  known = cordee_course_find (self, step);
  if ((known != NULL ? known->not_before : CORDEE_DAY_NONE) == day)
    return;
  at = cordee_course_get (self, step);
  at->not_before = day;
  touch (self, at, now);
}

/* The user's own estimate, its numbers put in order; NULL: the delay of the base again. */
void
cordee_course_set_duration (CordeeCourse *self, const char *step, const CordeeDuration *duration, gint64 now)
{
  const CordeeCourseStep *known;
  CordeeCourseStep *at;
  CordeeDuration clean = { 0 };

  g_return_if_fail (self != NULL && step != NULL);

  if (duration != NULL)
    {
      clean = *duration;
      clean.min = MAX (clean.min, 0);
      clean.max = MAX (clean.max, clean.min);
      clean.likely = CLAMP (clean.likely, clean.min, clean.max);
    }
  known = cordee_course_find (self, step);
  if (duration == NULL ? known == NULL || !known->has_duration
                       : known != NULL && known->has_duration && duration_equal (&known->duration, &clean))
    return;
  at = cordee_course_get (self, step);
  at->has_duration = duration != NULL;
  at->duration = clean;
  touch (self, at, now);
}

void
cordee_course_set_met (CordeeCourse *self, const char *step, const char *requirement, gboolean met, gint64 now)
{
  CordeeCourseStep *at;

  g_return_if_fail (self != NULL && step != NULL && requirement != NULL);

  met = met != FALSE;
  if (cordee_course_step_is_met (cordee_course_find (self, step), requirement) == met)
    return;
  at = cordee_course_get (self, step);
  cordee_course_step_set_met (at, requirement, met);
  touch (self, at, now);
}

/* start: CORDEE_DAY_NONE: today, each time. */
void
cordee_course_set_start (CordeeCourse *self, CordeeDay start, gint64 now)
{
  g_return_if_fail (self != NULL);

  if (self->start == start)
    return;
  self->start = start;
  touch (self, NULL, now);
}

/* from: a structure, copied; NULL: none. */
void
cordee_course_set_from (CordeeCourse *self, const char *from, gint64 now)
{
  g_return_if_fail (self != NULL);

  if (g_strcmp0 (self->from, from) == 0)
    return;
  g_free (self->from);
  self->from = g_strdup (from);
  touch (self, NULL, now);
}

/* ── names ──────────────────────────────────────────────────────── */

static const char *const statuses[] = { "a-faire", "en-cours", "en-attente", "fait", "sans-objet" };
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == CORDEE_N_STEP_STATUSES);

/* The stable name of a status, static. */
const char *
cordee_step_status_id (CordeeStepStatus status)
{
  g_return_val_if_fail (status < CORDEE_N_STEP_STATUSES, NULL);

  return statuses[status];
}

/* FALSE, status untouched, where text is none (or NULL). */
gboolean
cordee_step_status_parse (const char *text, CordeeStepStatus *status)
{
  g_return_val_if_fail (status != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i], text))
      {
        *status = (CordeeStepStatus) i;
        return TRUE;
      }
  return FALSE;
}
