/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-merge"

#include "config.h"

#include "cordee-merge.h"

#include "cordee-dossier-private.h"

/* ── answers ────────────────────────────────────────────────────── */

static void
take_answer (CordeeDossier *into, const CordeeDossier *from, const char *id)
{
  const CordeeAnswer *answer = cordee_situation_get (from->situation, id);

  if (answer == NULL)
    {
      cordee_situation_unset (into->situation, id);
      return;
    }
  cordee_situation_set (into->situation, id, answer->value, answer->provenance);
  cordee_situation_set_confirm (into->situation, id, answer->confirm);
  cordee_situation_set_at (into->situation, id, answer->at);
}

/* An answer that both give alike: it was confirmed where either side confirmed it, and is of the later time. */
static void
unite_answer (const CordeeMerge *self, CordeeDossier *into, const CordeeAnswer *mine, const CordeeAnswer *theirs)
{
  const CordeeAnswer *base = self->base != NULL ? cordee_situation_get (self->base->situation, mine->id) : NULL;
  gboolean confirm = base != NULL && base->confirm ? mine->confirm && theirs->confirm : mine->confirm || theirs->confirm;
  gint64 at = MAX (mine->at, theirs->at);

  cordee_situation_set_confirm (into->situation, mine->id, confirm);
  cordee_situation_set_at (into->situation, mine->id, at);
}

static void
unite_answers (const CordeeMerge *self, CordeeDossier *into)
{
  GPtrArray *answers = cordee_situation_get_answers (self->mine->situation);

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *mine = answers->pdata[i];
      const CordeeAnswer *theirs = cordee_situation_get (self->theirs->situation, mine->id);

      if (theirs != NULL && cordee_merge_find (self, CORDEE_DIFFERENCE_ANSWER, mine->id) == NULL)
        unite_answer (self, into, mine, theirs);
    }
}

/* ── what is chosen between ─────────────────────────────────────── */

static void
take_text (char **into, const char *from)
{
  g_free (*into);
  *into = g_strdup (from);
}

static void
take_choice (CordeeDossier *into, const CordeeDossier *from, const char *structure)
{
  const CordeeDossierChoice *choice = cordee_dossier_find_choice (from, structure);
  CordeeDossierChoice *there = (CordeeDossierChoice *) cordee_dossier_find_choice (into, structure);

  if (choice == NULL)
    {
      cordee_dossier_unchoose (into, structure);
      return;
    }
  if (there == NULL)
    {
      there = g_new0 (CordeeDossierChoice, 1);
      there->structure = g_strdup (structure);
      g_ptr_array_add (into->choices, there);
    }
  there->how = choice->how;
  there->at = choice->at;
}

/* Where the team comes from and when it began. Both sides follow that way. */
static void
take_course (CordeeDossier *into, const CordeeDossier *from, const char *id)
{
  CordeeCourse *there = (CordeeCourse *) cordee_merge_find_course (into, id, NULL);
  const CordeeCourse *course = cordee_merge_find_course (from, id, NULL);

  there->start = course->start;
  take_text (&there->from, course->from);
}

/* Notes, contacts and steps are put together apart. */
static void
take_part (CordeeDossier *into, const CordeeDossier *from, const CordeeDifference *difference)
{
  switch (difference->kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      take_answer (into, from, difference->id);
      break;
    case CORDEE_DIFFERENCE_NAME:
      take_text (&into->name, from->name);
      break;
    case CORDEE_DIFFERENCE_CONTACT:
      take_text (&into->contact, from->contact);
      break;
    case CORDEE_DIFFERENCE_ADVISOR:
      take_text (&into->advisor, from->advisor);
      break;
    case CORDEE_DIFFERENCE_RULES:
      into->as_of = from->as_of;
      take_text (&into->region, from->region);
      take_text (&into->departement, from->departement);
      break;
    case CORDEE_DIFFERENCE_NEXT:
      take_text (&into->next_text, from->next_text);
      into->next_day = from->next_day;
      break;
    case CORDEE_DIFFERENCE_CHOICE:
      take_choice (into, from, difference->id);
      break;
    case CORDEE_DIFFERENCE_ARCHIVED:
      into->archived = from->archived;
      break;
    case CORDEE_DIFFERENCE_COURSE:
      take_course (into, from, difference->id);
      break;
    case CORDEE_DIFFERENCE_STEP:
    case CORDEE_DIFFERENCE_CARD:
    case CORDEE_DIFFERENCE_NOTE:
      break;
    }
}

/* ── courses and contacts ───────────────────────────────────────── */

/* Puts a copy of step in the place of the step of that name. */
static void
put_step (CordeeCourse *into, const CordeeCourseStep *step)
{
  CordeeCourseStep *copy = cordee_course_step_copy (step);
  guint place = 0;

  while (place < into->steps->len && !g_str_equal (((const CordeeCourseStep *) into->steps->pdata[place])->step, step->step))
    place++;
  if (place < into->steps->len)
    g_ptr_array_remove_index (into->steps, place);
  g_ptr_array_insert (into->steps, (int) place, copy);
}

/* Both sides' steps; of one that differs, the version that was chosen; of one that does not, the later time. */
static void
unite_steps (const CordeeMerge *self, CordeeCourse *into, const CordeeCourse *mine, const CordeeCourse *theirs)
{
  for (guint i = 0; i < theirs->steps->len; i++)
    {
      const CordeeCourseStep *step = theirs->steps->pdata[i];
      g_autofree char *id = g_strconcat (theirs->structure, "/", cordee_how_id (theirs->how), "/", step->step, NULL);
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_STEP, id);
      const CordeeCourseStep *there = cordee_course_find (mine, step->step);

      if (difference != NULL ? difference->side == CORDEE_SIDE_THEIRS : there == NULL || step->at > there->at)
        put_step (into, step);
    }
  for (guint i = into->steps->len; i > 0; i--)
    {
      const CordeeCourseStep *step = into->steps->pdata[i - 1];
      g_autofree char *id = g_strconcat (theirs->structure, "/", cordee_how_id (theirs->how), "/", step->step, NULL);
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_STEP, id);

      if (difference != NULL && difference->side == CORDEE_SIDE_THEIRS && cordee_course_find (theirs, step->step) == NULL)
        g_ptr_array_remove_index (into->steps, i - 1);
    }
}

static void
unite_courses (const CordeeMerge *self, CordeeDossier *into)
{
  for (guint i = 0; i < self->theirs->courses->len; i++)
    {
      const CordeeCourse *theirs = self->theirs->courses->pdata[i];
      const CordeeCourse *mine = cordee_dossier_find_course (self->mine, theirs->structure, theirs->how);
      CordeeCourse *there = (CordeeCourse *) cordee_dossier_find_course (into, theirs->structure, theirs->how);

      if (mine == NULL)
        {
          g_ptr_array_add (into->courses, cordee_course_copy (theirs));
          continue;
        }
      unite_steps (self, there, mine, theirs);
      there->at = MAX (mine->at, theirs->at);
    }
}

/* Both sides' contacts, as with notes. */
static void
unite_cards (const CordeeMerge *self, CordeeDossier *into)
{
  for (guint i = into->contacts->len; i > 0; i--)
    {
      CordeeDossierContact *card = into->contacts->pdata[i - 1];
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_CARD, card->id);
      const CordeeDossierContact *theirs = cordee_dossier_find_contact (self->theirs, card->id);

      if (difference == NULL || difference->side == CORDEE_SIDE_MINE)
        continue;
      if (theirs == NULL)
        {
          g_ptr_array_remove_index (into->contacts, i - 1);
          continue;
        }
      cordee_dossier_contact_take (card, theirs);
      card->at = theirs->at;
    }
  for (guint i = 0; i < self->theirs->contacts->len; i++)
    {
      const CordeeDossierContact *card = self->theirs->contacts->pdata[i];
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_CARD, card->id);

      if (cordee_dossier_find_contact (self->mine, card->id) == NULL && (difference == NULL || difference->side == CORDEE_SIDE_THEIRS))
        g_ptr_array_add (into->contacts, cordee_dossier_contact_copy (card));
    }
}

/* ── notes and journal ──────────────────────────────────────────── */

static CordeeDossierNote *
note_copy (const CordeeDossierNote *note)
{
  CordeeDossierNote *copy = g_memdup2 (note, sizeof (CordeeDossierNote));

  copy->id = g_strdup (note->id);
  copy->text = g_strdup (note->text);
  copy->structure = g_strdup (note->structure);
  copy->criterion = g_strdup (note->criterion);
  copy->step = g_strdup (note->step);
  return copy;
}

/* Where an element of time at goes in a list of elements that are oldest first. */
static guint
find_place (const GPtrArray *list, gint64 (*time_of) (gconstpointer element), gint64 at)
{
  guint place = list->len;

  while (place > 0 && time_of (list->pdata[place - 1]) > at)
    place--;
  return place;
}

static gint64
note_time (gconstpointer element)
{
  return ((const CordeeDossierNote *) element)->at;
}

static gint64
event_time (gconstpointer element)
{
  return ((const CordeeDossierEvent *) element)->at;
}

/* Both sides' notes, but for those that were taken away, and of one that differs the version that was chosen. */
static void
unite_notes (const CordeeMerge *self, CordeeDossier *into)
{
  for (guint i = into->notes->len; i > 0; i--)
    {
      CordeeDossierNote *note = into->notes->pdata[i - 1];
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_NOTE, note->id);
      const CordeeDossierNote *theirs = cordee_dossier_find_note (self->theirs, note->id);

      if (difference == NULL || difference->side == CORDEE_SIDE_MINE)
        continue;
      if (theirs == NULL)
        {
          g_ptr_array_remove_index (into->notes, i - 1);
          continue;
        }
      take_text (&note->text, theirs->text);
      note->visibility = theirs->visibility;
      note->at = theirs->at;
    }
  for (guint i = 0; i < self->theirs->notes->len; i++)
    {
      const CordeeDossierNote *note = self->theirs->notes->pdata[i];
      const CordeeDifference *difference = cordee_merge_find (self, CORDEE_DIFFERENCE_NOTE, note->id);

      if (cordee_dossier_find_note (self->mine, note->id) == NULL && (difference == NULL || difference->side == CORDEE_SIDE_THEIRS))
        g_ptr_array_insert (into->notes, (int) find_place (into->notes, note_time, note->at), note_copy (note));
    }
}

static gboolean
has_event (const GPtrArray *journal, const CordeeDossierEvent *event)
{
  for (guint i = 0; i < journal->len; i++)
    {
      const CordeeDossierEvent *other = journal->pdata[i];

      if (other->at == event->at && other->kind == event->kind && g_strcmp0 (other->detail, event->detail) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
unite_journal (const CordeeMerge *self, CordeeDossier *into)
{
  for (guint i = 0; i < self->theirs->journal->len; i++)
    {
      const CordeeDossierEvent *event = self->theirs->journal->pdata[i];
      CordeeDossierEvent *copy;

      if (has_event (self->mine->journal, event))
        continue;
      copy = g_memdup2 (event, sizeof (CordeeDossierEvent));
      copy->detail = g_strdup (event->detail);
      g_ptr_array_insert (into->journal, (int) find_place (into->journal, event_time, event->at), copy);
    }
}

/* Whether a dossier has contacts or follows ways that the other does not. */
static gboolean
goes_further (const CordeeDossier *result, const CordeeDossier *mine)
{
  if (result->contacts->len > mine->contacts->len || result->courses->len > mine->courses->len)
    return TRUE;
  for (guint i = 0; i < mine->courses->len; i++)
    if (!cordee_course_equal (result->courses->pdata[i], mine->courses->pdata[i]))
      return TRUE;
  return FALSE;
}

/* One dossier of both, by the sides that are chosen: mine, with what is taken of theirs. Its results are still those of mine: who saves it
   computes them. Where it is another than mine, its journal says that it was merged, now. The caller owns it. */
CordeeDossier *
cordee_merge_dup_result (const CordeeMerge *self, gint64 now)
{
  CordeeDossier *result = cordee_dossier_copy (self->mine);

  for (guint i = 0; i < self->differences->len; i++)
    {
      const CordeeDifference *difference = self->differences->pdata[i];

      if (difference->side == CORDEE_SIDE_THEIRS)
        take_part (result, self->theirs, difference);
    }
  unite_answers (self, result);
  unite_courses (self, result);
  unite_cards (self, result);
  unite_notes (self, result);
  unite_journal (self, result);
  cordee_dossier_adopt_held (result, self->theirs);
  if (self->differences->len > 0 || result->journal->len > self->mine->journal->len || goes_further (result, self->mine))
    cordee_dossier_add_event (result, CORDEE_EVENT_MERGED, NULL, now);
  return result;
}
