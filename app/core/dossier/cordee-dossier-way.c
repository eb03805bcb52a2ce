/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

/* The ways that a dossier follows, and who the team speaks to. */

/* ── courses ────────────────────────────────────────────────────── */

/* Whether two steps say the same, whenever that was. Either may be NULL: a step that nobody touched. */
gboolean
cordee_dossier_same_step (const CordeeCourseStep *a, const CordeeCourseStep *b)
{
  const CordeeCourseStep *one = a != NULL ? a : b;

  if (a != NULL && b != NULL)
    return cordee_course_step_equal (a, b);
  return one == NULL || (one->status == CORDEE_STEP_TODO && one->day == CORDEE_DAY_NONE && one->not_before == CORDEE_DAY_NONE && !one->has_duration
                         && one->met->len == 0 && one->links->len == 0);
}

/* Whether two courses say the same, also of when. */
gboolean
cordee_dossier_same_course (gconstpointer a, gconstpointer b)
{
  const CordeeCourse *one = a, *other = b;

  if (!g_str_equal (one->structure, other->structure) || one->how != other->how || g_strcmp0 (one->from, other->from) != 0
      || one->start != other->start || one->at != other->at || one->steps->len != other->steps->len)
    return FALSE;
  for (guint i = 0; i < one->steps->len; i++)
    {
      const CordeeCourseStep *step = one->steps->pdata[i], *there = other->steps->pdata[i];

      if (!g_str_equal (step->step, there->step) || step->at != there->at || !cordee_dossier_same_step (step, there))
        return FALSE;
    }
  return TRUE;
}

/* Borrowed until the courses change; NULL where it does not follow that way. */
const CordeeCourse *
cordee_dossier_find_course (const CordeeDossier *self, const char *structure, CordeeHow how)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      const CordeeCourse *course = self->courses->pdata[i];

      if (g_str_equal (course->structure, structure) && course->how == how)
        return course;
    }
  return NULL;
}

/* The course that was touched last. Borrowed until the courses change; NULL where it follows no way. */
const CordeeCourse *
cordee_dossier_get_course (const CordeeDossier *self)
{
  const CordeeCourse *latest = NULL;

  for (guint i = 0; i < self->courses->len; i++)
    {
      const CordeeCourse *course = self->courses->pdata[i];

      if (latest == NULL || course->at >= latest->at)
        latest = course;
    }
  return latest;
}

static CordeeStepStatus
status_of (const CordeeCourse *course, const char *step)
{
  const CordeeCourseStep *kept = course != NULL ? cordee_course_find (course, step) : NULL;

  return kept != NULL ? kept->status : CORDEE_STEP_TODO;
}

/* Each step whose status is another than before is an event, in the order of the steps. */
static void
add_step_events (CordeeDossier *self, const CordeeCourse *before, const CordeeCourse *after, const CordeeCourse *steps_of, gint64 now)
{
  for (guint i = 0; steps_of != NULL && i < steps_of->steps->len; i++)
    {
      const char *step = ((const CordeeCourseStep *) steps_of->steps->pdata[i])->step;
      CordeeStepStatus status = status_of (after, step);
      g_autofree char *detail = NULL;

      if (status_of (before, step) == status || (steps_of == before && cordee_course_find (after, step) != NULL))
        continue;
      detail = g_strdup_printf ("%s/%s/%s", after->structure, step, cordee_step_status_id (status));
      cordee_dossier_add_event (self, CORDEE_EVENT_STEP, detail, now);
    }
}

/* All texts as a file can have them. */
static void
clean_course (CordeeCourse *course)
{
  for (guint i = 0; i < course->steps->len; i++)
    {
      const CordeeCourseStep *step = course->steps->pdata[i];

      for (guint k = 0; k < step->links->len; k++)
        {
          CordeeCourseLink *link = step->links->pdata[k];
          char *title = cordee_xml_dup_clean (link->title), *uri = cordee_xml_dup_clean (link->uri);

          g_free (link->title);
          g_free (link->uri);
          link->title = title;
          link->uri = uri;
        }
    }
}

/* Follows the way of course, of which a copy is taken, as it stands there; one that says nothing new changes nothing. The journal has each
   step whose status changed. */
void
cordee_dossier_set_course (CordeeDossier *self, const CordeeCourse *course, gint64 now)
{
  const CordeeCourse *before = cordee_dossier_find_course (self, course->structure, course->how);
  CordeeCourse *copy;

  if (before != NULL && (before == course || cordee_dossier_same_course (before, course)))
    return;
  copy = cordee_course_copy (course);
  clean_course (copy);
  copy->at = MAX (copy->at, now);
  add_step_events (self, before, copy, copy, now);
  add_step_events (self, before, copy, before, now);
  for (guint i = 0; i < self->courses->len; i++)
    if (self->courses->pdata[i] == before)
      {
        g_ptr_array_remove_index (self->courses, i);
        g_ptr_array_insert (self->courses, (int) i, copy);
        return;
      }
  g_ptr_array_add (self->courses, copy);
}

/* Makes a course that of another team: what was done, ticked and linked goes, and the day it began; where the team comes from and how long
   it supposes that steps take stay. */
void
cordee_dossier_restart_course (CordeeCourse *course, gint64 now)
{
  course->start = CORDEE_DAY_NONE;
  course->at = now;
  for (guint i = course->steps->len; i > 0; i--)
    {
      CordeeCourseStep *step = course->steps->pdata[i - 1];

      if (!step->has_duration)
        {
          g_ptr_array_remove_index (course->steps, i - 1);
          continue;
        }
      step->status = CORDEE_STEP_TODO;
      step->day = step->not_before = CORDEE_DAY_NONE;
      g_ptr_array_set_size (step->met, 0);
      g_ptr_array_set_size (step->links, 0);
      step->at = now;
    }
}

/* ── contacts ───────────────────────────────────────────────────── */

void
cordee_dossier_contact_free (CordeeDossierContact *self)
{
  g_free (self->id);
  g_free (self->actor);
  g_free (self->name);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->url);
  g_free (self->text);
  g_free (self);
}

/* The caller owns the copy. */
CordeeDossierContact *
cordee_dossier_contact_copy (const CordeeDossierContact *self)
{
  CordeeDossierContact *copy = g_new0 (CordeeDossierContact, 1);

  copy->id = g_strdup (self->id);
  copy->at = self->at;
  cordee_dossier_contact_take (copy, self);
  return copy;
}

static char *
dup_text (const char *text)
{
  return text != NULL && *text != '\0' ? cordee_xml_dup_clean (text) : NULL;
}

/* Makes self say what from says; its id and time stay. */
void
cordee_dossier_contact_take (CordeeDossierContact *self, const CordeeDossierContact *from)
{
  CordeeDossierContact old = *self;

  self->actor = dup_text (from->actor);
  self->name = cordee_xml_dup_clean (from->name);
  self->phone = dup_text (from->phone);
  self->email = dup_text (from->email);
  self->url = dup_text (from->url);
  self->text = dup_text (from->text);
  self->shared = from->shared;
  g_free (old.actor);
  g_free (old.name);
  g_free (old.phone);
  g_free (old.email);
  g_free (old.url);
  g_free (old.text);
}

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* Whether two contacts say the same; their ids and times do not count. */
gboolean
cordee_dossier_contact_equal (const CordeeDossierContact *a, const CordeeDossierContact *b)
{
  return a->shared == b->shared && same_text (a->actor, b->actor) && same_text (a->name, b->name) && same_text (a->phone, b->phone)
         && same_text (a->email, b->email) && same_text (a->url, b->url) && same_text (a->text, b->text);
}

/* Borrowed until the contacts change; NULL where there is none. */
const CordeeDossierContact *
cordee_dossier_find_contact (const CordeeDossier *self, const char *id)
{
  for (guint i = 0; i < self->contacts->len; i++)
    if (g_str_equal (((const CordeeDossierContact *) self->contacts->pdata[i])->id, id))
      return self->contacts->pdata[i];
  return NULL;
}

/* Adds somebody: contact is copied, and has a name; its id and at do not count. Returns its new id, borrowed; NULL without a name. */
const char *
cordee_dossier_add_contact (CordeeDossier *self, const CordeeDossierContact *contact, gint64 now)
{
  CordeeDossierContact *copy;

  g_return_val_if_fail (contact != NULL && contact->name != NULL && *contact->name != '\0', NULL);

  copy = cordee_dossier_contact_copy (contact);
  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  copy->at = now;
  g_ptr_array_add (self->contacts, copy);
  return copy->id;
}

/* Makes a contact say what contact says (its id and at do not count), or takes it away: NULL, or without a name. Does nothing where there is
   no such contact, or nothing changes. */
void
cordee_dossier_set_contact_card (CordeeDossier *self, const char *id, const CordeeDossierContact *contact, gint64 now)
{
  CordeeDossierContact *there = (CordeeDossierContact *) cordee_dossier_find_contact (self, id);

  if (there == NULL)
    return;
  if (contact == NULL || contact->name == NULL || *contact->name == '\0')
    {
      g_ptr_array_remove (self->contacts, there);
      return;
    }
  if (cordee_dossier_contact_equal (there, contact))
    return;
  cordee_dossier_contact_take (there, contact);
  there->at = now;
}
