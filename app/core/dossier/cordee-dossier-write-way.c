/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

/* Writes the ways that a dossier follows, and its contacts. */

/* ── steps ──────────────────────────────────────────────────────── */

/* What cannot be read as a duration is held as a whole. */
static void
put_duration (CordeeDossierWriter *self, const CordeeDossierElement *element, const CordeeCourseStep *step)
{
  const CordeeDuration *duration = step->has_duration ? &step->duration : NULL;
  g_autofree char *min = duration != NULL ? g_strdup_printf ("%d", duration->min) : NULL;
  g_autofree char *likely = NULL;
  g_autofree char *max = duration != NULL ? g_strdup_printf ("%d", duration->max) : NULL;

  if (duration != NULL && duration->likely != (duration->min + duration->max) / 2)
    likely = g_strdup_printf ("%d", duration->likely);
  cordee_dossier_writer_put (self, element, "min", min, NULL);
  if (likely != NULL || duration == NULL)
    cordee_dossier_writer_put (self, element, "likely", likely, NULL);
  cordee_dossier_writer_put (self, element, "max", max, NULL);
  cordee_dossier_writer_put (self, element, "unit", duration != NULL ? cordee_duration_unit_id (duration->unit) : NULL, NULL);
}

static void
write_step_parts (CordeeDossierWriter *self, const CordeeDossierElement *element, const CordeeCourseStep *step)
{
  for (guint i = 0; i < step->met->len; i++)
    {
      const char *id = step->met->pdata[i];
      g_autofree char *key = g_strconcat ("met:", id, NULL);
      g_autofree char *where = g_strconcat (element->where, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement met = cordee_dossier_writer_begin (self, "met", where);

      cordee_dossier_writer_put (self, &met, "id", id, NULL);
      cordee_dossier_writer_end_empty (self, &met);
      cordee_dossier_writer_write_slot (self, element->place, key);
    }
  for (guint i = 0; i < step->links->len; i++)
    {
      const CordeeCourseLink *link = step->links->pdata[i];
      g_autofree char *key = g_strconcat ("link:", link->uri, NULL);
      g_autofree char *where = g_strconcat (element->where, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement part = cordee_dossier_writer_begin (self, "link", where);

      cordee_dossier_writer_put (self, &part, "title", link->title, NULL);
      cordee_dossier_writer_put (self, &part, "uri", link->uri, NULL);
      cordee_dossier_writer_end_empty (self, &part);
      cordee_dossier_writer_write_slot (self, element->place, key);
    }
}

static void
write_step (CordeeDossierWriter *self, const CordeeDossierElement *course, const CordeeCourseStep *step)
{
  g_autofree char *key = g_strconcat ("step:", step->step, NULL);
  g_autofree char *where = g_strconcat (course->where, CORDEE_HELD_SEPARATOR, key, NULL);
  CordeeDossierElement element = cordee_dossier_writer_begin (self, "step", where);
  const char *status = step->status != CORDEE_STEP_TODO ? cordee_step_status_id (step->status) : NULL;

  cordee_dossier_writer_put (self, &element, "id", step->step, NULL);
  cordee_dossier_writer_put (self, &element, "status", status, NULL);
  cordee_dossier_writer_put_day (self, &element, "day", step->day);
  cordee_dossier_writer_put_day (self, &element, "not-before", step->not_before);
  put_duration (self, &element, step);
  cordee_dossier_writer_put_time (self, &element, step->at);
  if (cordee_dossier_writer_open (self, &element, step->met->len + step->links->len > 0))
    {
      write_step_parts (self, &element, step);
      cordee_dossier_writer_close (self, &element);
    }
  cordee_dossier_writer_write_slot (self, course->place, key);
}

/* ── courses and contacts ───────────────────────────────────────── */

/* Writes <courses>, which is its name. */
void
cordee_dossier_writer_write_courses (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, self->dossier->courses->len > 0))
    return;
  for (guint i = 0; i < self->dossier->courses->len; i++)
    {
      const CordeeCourse *course = self->dossier->courses->pdata[i];
      g_autofree char *key = cordee_dossier_course_key (course);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "course", where);

      cordee_dossier_writer_put (self, &element, "structure", course->structure, NULL);
      cordee_dossier_writer_put (self, &element, "how", cordee_how_id (course->how), NULL);
      cordee_dossier_writer_put (self, &element, "from", course->from, NULL);
      cordee_dossier_writer_put_day (self, &element, "start", course->start);
      cordee_dossier_writer_put_time (self, &element, course->at);
      if (cordee_dossier_writer_open (self, &element, course->steps->len > 0))
        {
          for (guint k = 0; k < course->steps->len; k++)
            write_step (self, &element, course->steps->pdata[k]);
          cordee_dossier_writer_close (self, &element);
        }
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
}

/* Writes <contacts>, which is its name. */
void
cordee_dossier_writer_write_contacts (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, self->dossier->contacts->len > 0))
    return;
  for (guint i = 0; i < self->dossier->contacts->len; i++)
    {
      const CordeeDossierContact *contact = self->dossier->contacts->pdata[i];
      g_autofree char *key = g_strconcat ("contact:", contact->id, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "contact", where);

      cordee_dossier_writer_put (self, &element, "id", contact->id, NULL);
      cordee_dossier_writer_put (self, &element, "actor", contact->actor, NULL);
      cordee_dossier_writer_put (self, &element, "name", contact->name, NULL);
      cordee_dossier_writer_put (self, &element, "phone", contact->phone, NULL);
      cordee_dossier_writer_put (self, &element, "email", contact->email, NULL);
      cordee_dossier_writer_put (self, &element, "url", contact->url, NULL);
      cordee_dossier_writer_put (self, &element, "shared", contact->shared ? "true" : NULL, NULL);
      cordee_dossier_writer_put_time (self, &element, contact->at);
      cordee_dossier_writer_end_text (self, &element, contact->text);
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
}
