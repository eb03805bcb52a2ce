/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-merge"

#include "config.h"

#include "cordee-merge.h"

#include "cordee-dossier-private.h"

#include <string.h>

/* ── parts of a dossier ─────────────────────────────────────────── */

static gboolean
same_answer (const CordeeAnswer *a, const CordeeAnswer *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->provenance == b->provenance && cordee_value_equal (a->value, b->value);
}

static gboolean
same_choice (const CordeeDossierChoice *a, const CordeeDossierChoice *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->how == b->how;
}

/* Where a note is does not change. */
static gboolean
same_note (const CordeeDossierNote *a, const CordeeDossierNote *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->visibility == b->visibility && g_str_equal (a->text, b->text);
}

/* The course of a dossier that the id of a difference names ("STRUCTURE/creer", "STRUCTURE/creer/step"), borrowed; NULL where it does not follow
   that way. *step becomes the step, in id, or NULL; step may be NULL. */
const CordeeCourse *
cordee_merge_find_course (const CordeeDossier *dossier, const char *id, const char **step)
{
  const char *how = strchr (id, '/');
  const char *rest = how != NULL ? strchr (how + 1, '/') : NULL;

  if (step != NULL)
    *step = rest != NULL ? rest + 1 : NULL;
  for (guint i = 0; i < dossier->courses->len; i++)
    {
      const CordeeCourse *course = dossier->courses->pdata[i];
      g_autofree char *way = g_strconcat (course->structure, "/", cordee_how_id (course->how), NULL);

      if (g_str_has_prefix (id, way) && (id[strlen (way)] == '\0' || id[strlen (way)] == '/'))
        return course;
    }
  return NULL;
}

static const CordeeCourseStep *
find_step (const CordeeDossier *dossier, const char *id)
{
  const char *step;
  const CordeeCourse *course = cordee_merge_find_course (dossier, id, &step);

  return course != NULL && step != NULL ? cordee_course_find (course, step) : NULL;
}

static gboolean
same_course (const CordeeCourse *a, const CordeeCourse *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->start == b->start && g_strcmp0 (a->from, b->from) == 0;
}

static gboolean
same_card (const CordeeDossierContact *a, const CordeeDossierContact *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return cordee_dossier_contact_equal (a, b);
}

/* Whether two dossiers have the same in what a difference of that kind and id is about. */
static gboolean
same_part (CordeeDifferenceKind kind, const char *id, const CordeeDossier *a, const CordeeDossier *b)
{
  switch (kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      return same_answer (cordee_situation_get (a->situation, id), cordee_situation_get (b->situation, id));
    case CORDEE_DIFFERENCE_NAME:
      return g_str_equal (a->name, b->name);
    case CORDEE_DIFFERENCE_CONTACT:
      return g_strcmp0 (a->contact, b->contact) == 0;
    case CORDEE_DIFFERENCE_ADVISOR:
      return g_strcmp0 (a->advisor, b->advisor) == 0;
    case CORDEE_DIFFERENCE_RULES:
      return a->as_of == b->as_of && g_strcmp0 (a->region, b->region) == 0 && g_strcmp0 (a->departement, b->departement) == 0;
    case CORDEE_DIFFERENCE_NEXT:
      return a->next_day == b->next_day && g_strcmp0 (a->next_text, b->next_text) == 0;
    case CORDEE_DIFFERENCE_CHOICE:
      return same_choice (cordee_dossier_find_choice (a, id), cordee_dossier_find_choice (b, id));
    case CORDEE_DIFFERENCE_ARCHIVED:
      return a->archived == b->archived;
    case CORDEE_DIFFERENCE_COURSE:
      return same_course (cordee_merge_find_course (a, id, NULL), cordee_merge_find_course (b, id, NULL));
    case CORDEE_DIFFERENCE_STEP:
      return cordee_dossier_same_step (find_step (a, id), find_step (b, id));
    case CORDEE_DIFFERENCE_CARD:
      return same_card (cordee_dossier_find_contact (a, id), cordee_dossier_find_contact (b, id));
    case CORDEE_DIFFERENCE_NOTE:
      return same_note (cordee_dossier_find_note (a, id), cordee_dossier_find_note (b, id));
    }
  g_return_val_if_reached (TRUE);
}

/* Whether a dossier has anything there. */
static gboolean
has_part (CordeeDifferenceKind kind, const char *id, const CordeeDossier *dossier)
{
  switch (kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      return cordee_situation_get (dossier->situation, id) != NULL;
    case CORDEE_DIFFERENCE_CHOICE:
      return cordee_dossier_find_choice (dossier, id) != NULL;
    case CORDEE_DIFFERENCE_NOTE:
      return cordee_dossier_find_note (dossier, id) != NULL;
    case CORDEE_DIFFERENCE_NAME:
      return *dossier->name != '\0';
    case CORDEE_DIFFERENCE_CONTACT:
      return dossier->contact != NULL;
    case CORDEE_DIFFERENCE_ADVISOR:
      return dossier->advisor != NULL;
    case CORDEE_DIFFERENCE_NEXT:
      return dossier->next_text != NULL || dossier->next_day != CORDEE_DAY_NONE;
    case CORDEE_DIFFERENCE_RULES:
      return dossier->as_of != CORDEE_DAY_NONE;
    case CORDEE_DIFFERENCE_COURSE:
      return cordee_merge_find_course (dossier, id, NULL) != NULL;
    case CORDEE_DIFFERENCE_STEP:
      return find_step (dossier, id) != NULL;
    case CORDEE_DIFFERENCE_CARD:
      return cordee_dossier_find_contact (dossier, id) != NULL;
    case CORDEE_DIFFERENCE_ARCHIVED:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* When something of that sort happened last; 0: never, or not known. */
static gint64
latest_event (const CordeeDossier *dossier, CordeeEventKind kind)
{
  gint64 latest = 0;

  for (guint i = 0; i < dossier->journal->len; i++)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i];

      if (event->kind == kind)
        latest = MAX (latest, event->at);
    }
  return latest;
}

/* When a dossier came to have what it has there; 0: not known. */
static gint64
time_of_part (CordeeDifferenceKind kind, const char *id, const CordeeDossier *dossier)
{
  const CordeeAnswer *answer;
  const CordeeDossierNote *note;
  const CordeeDossierChoice *choice;
  const CordeeDossierContact *card;
  const CordeeCourse *course;
  const CordeeCourseStep *step;

  switch (kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      answer = cordee_situation_get (dossier->situation, id);
      return answer != NULL ? answer->at : 0;
    case CORDEE_DIFFERENCE_CHOICE:
      choice = cordee_dossier_find_choice (dossier, id);
      return choice != NULL ? choice->at : 0;
    case CORDEE_DIFFERENCE_NOTE:
      note = cordee_dossier_find_note (dossier, id);
      return note != NULL ? note->at : 0;
    case CORDEE_DIFFERENCE_COURSE:
      course = cordee_merge_find_course (dossier, id, NULL);
      return course != NULL ? course->at : 0;
    case CORDEE_DIFFERENCE_STEP:
      step = find_step (dossier, id);
      return step != NULL ? step->at : 0;
    case CORDEE_DIFFERENCE_CARD:
      card = cordee_dossier_find_contact (dossier, id);
      return card != NULL ? card->at : 0;
    case CORDEE_DIFFERENCE_NAME:
      return latest_event (dossier, CORDEE_EVENT_RENAMED);
    case CORDEE_DIFFERENCE_RULES:
      return latest_event (dossier, CORDEE_EVENT_RULES);
    case CORDEE_DIFFERENCE_ARCHIVED:
      return MAX (latest_event (dossier, CORDEE_EVENT_ARCHIVED), latest_event (dossier, CORDEE_EVENT_UNARCHIVED));
    case CORDEE_DIFFERENCE_CONTACT:
    case CORDEE_DIFFERENCE_ADVISOR:
    case CORDEE_DIFFERENCE_NEXT:
      return 0;
    }
  g_return_val_if_reached (0);
}

/* ── differences ────────────────────────────────────────────────── */

static void
difference_free (gpointer data)
{
  CordeeDifference *self = data;

  g_free (self->id);
  g_free (self);
}

/* Where both changed it, something is preset rather than nothing, then the newer, then one's own. */
static CordeeSide
preset_side (const CordeeMerge *merge, const CordeeDifference *difference)
{
  gboolean mine = has_part (difference->kind, difference->id, merge->mine);
  gboolean theirs = has_part (difference->kind, difference->id, merge->theirs);

  if (!difference->mine_changed || mine != theirs)
    return difference->mine_changed && mine ? CORDEE_SIDE_MINE : CORDEE_SIDE_THEIRS;
  return difference->theirs_at > difference->mine_at ? CORDEE_SIDE_THEIRS : CORDEE_SIDE_MINE;
}

/* Adds a difference where there is one. id may be NULL. */
static void
compare_part (CordeeMerge *self, CordeeDifferenceKind kind, const char *id)
{
  CordeeDifference *difference;

  if (same_part (kind, id, self->mine, self->theirs))
    return;
  difference = g_new0 (CordeeDifference, 1);
  difference->kind = kind;
  difference->id = g_strdup (id);
  difference->mine_changed = self->base == NULL || !same_part (kind, id, self->mine, self->base);
  difference->theirs_changed = self->base == NULL || !same_part (kind, id, self->theirs, self->base);
  difference->both = difference->mine_changed && difference->theirs_changed;
  difference->mine_at = time_of_part (kind, id, self->mine);
  difference->theirs_at = time_of_part (kind, id, self->theirs);
  difference->side = difference->theirs_changed ? preset_side (self, difference) : CORDEE_SIDE_MINE;
  g_ptr_array_add (self->differences, difference);
}

/* Those that the base asks in its order, then those of a situation that it does not ask. */
static void
compare_answers (CordeeMerge *self, const CordeeKnowledge *knowledge)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  const CordeeSituation *sides[] = { self->mine->situation, self->theirs->situation };

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];

      g_hash_table_add (seen, (gpointer) question->id);
      compare_part (self, CORDEE_DIFFERENCE_ANSWER, question->id);
    }
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      GPtrArray *answers = cordee_situation_get_answers (sides[side]);

      for (guint i = 0; i < answers->len; i++)
        {
          const CordeeAnswer *answer = answers->pdata[i];

          if (g_hash_table_add (seen, (gpointer) answer->id))
            compare_part (self, CORDEE_DIFFERENCE_ANSWER, answer->id);
        }
    }
}

static void
compare_choices (CordeeMerge *self)
{
  for (guint i = 0; i < self->mine->choices->len; i++)
    compare_part (self, CORDEE_DIFFERENCE_CHOICE, ((const CordeeDossierChoice *) self->mine->choices->pdata[i])->structure);
  for (guint i = 0; i < self->theirs->choices->len; i++)
    {
      const CordeeDossierChoice *choice = self->theirs->choices->pdata[i];

      if (cordee_dossier_find_choice (self->mine, choice->structure) == NULL)
        compare_part (self, CORDEE_DIFFERENCE_CHOICE, choice->structure);
    }
}

/* Whether a note that only one side has was taken away by the other, and stayed there as it was: otherwise it is simply kept. */
static gboolean
was_taken_away (const CordeeMerge *self, const CordeeDossierNote *note)
{
  const CordeeDossierNote *before = self->base != NULL ? cordee_dossier_find_note (self->base, note->id) : NULL;

  return before != NULL && same_note (before, note);
}

static void
compare_notes (CordeeMerge *self)
{
  for (guint i = 0; i < self->mine->notes->len; i++)
    {
      const CordeeDossierNote *note = self->mine->notes->pdata[i];

      if (cordee_dossier_find_note (self->theirs, note->id) != NULL || was_taken_away (self, note))
        compare_part (self, CORDEE_DIFFERENCE_NOTE, note->id);
    }
  for (guint i = 0; i < self->theirs->notes->len; i++)
    {
      const CordeeDossierNote *note = self->theirs->notes->pdata[i];

      if (cordee_dossier_find_note (self->mine, note->id) == NULL && was_taken_away (self, note))
        compare_part (self, CORDEE_DIFFERENCE_NOTE, note->id);
    }
}

/* The same for a contact. */
static gboolean
card_was_taken_away (const CordeeMerge *self, const CordeeDossierContact *card)
{
  const CordeeDossierContact *before = self->base != NULL ? cordee_dossier_find_contact (self->base, card->id) : NULL;

  return before != NULL && cordee_dossier_contact_equal (before, card);
}

static void
compare_cards (CordeeMerge *self)
{
  for (guint i = 0; i < self->mine->contacts->len; i++)
    {
      const CordeeDossierContact *card = self->mine->contacts->pdata[i];

      if (cordee_dossier_find_contact (self->theirs, card->id) != NULL || card_was_taken_away (self, card))
        compare_part (self, CORDEE_DIFFERENCE_CARD, card->id);
    }
  for (guint i = 0; i < self->theirs->contacts->len; i++)
    {
      const CordeeDossierContact *card = self->theirs->contacts->pdata[i];

      if (cordee_dossier_find_contact (self->mine, card->id) == NULL && card_was_taken_away (self, card))
        compare_part (self, CORDEE_DIFFERENCE_CARD, card->id);
    }
}

/* A step that only one side ever touched is simply kept. */
static void
compare_step (CordeeMerge *self, const char *way, const CordeeCourseStep *step, const CordeeCourse *other)
{
  g_autofree char *id = g_strconcat (way, "/", step->step, NULL);

  if (cordee_course_find (other, step->step) != NULL || (self->base != NULL && find_step (self->base, id) != NULL))
    compare_part (self, CORDEE_DIFFERENCE_STEP, id);
}

/* A way that only one side follows is simply kept. */
static void
compare_courses (CordeeMerge *self)
{
  for (guint i = 0; i < self->mine->courses->len; i++)
    {
      const CordeeCourse *mine = self->mine->courses->pdata[i];
      const CordeeCourse *theirs = cordee_dossier_find_course (self->theirs, mine->structure, mine->how);
      g_autofree char *way = g_strconcat (mine->structure, "/", cordee_how_id (mine->how), NULL);

      if (theirs == NULL)
        continue;
      compare_part (self, CORDEE_DIFFERENCE_COURSE, way);
      for (guint k = 0; k < mine->steps->len; k++)
        compare_step (self, way, mine->steps->pdata[k], theirs);
      for (guint k = 0; k < theirs->steps->len; k++)
        if (cordee_course_find (mine, ((const CordeeCourseStep *) theirs->steps->pdata[k])->step) == NULL)
          compare_step (self, way, theirs->steps->pdata[k], mine);
    }
}

/* Compares two versions of a dossier. base, the version that both come from, may be NULL: then nobody can tell who changed what, and
   all that differs is open. The caller owns the result, which borrows nothing. */
CordeeMerge *
cordee_merge_new (const CordeeDossier *mine, const CordeeDossier *theirs, const CordeeDossier *base, const CordeeKnowledge *knowledge)
{
  CordeeMerge *self = g_new0 (CordeeMerge, 1);

  self->mine = cordee_dossier_copy (mine);
  self->theirs = cordee_dossier_copy (theirs);
  self->base = base != NULL ? cordee_dossier_copy (base) : NULL;
  self->differences = g_ptr_array_new_with_free_func (difference_free);

  compare_answers (self, knowledge);
  compare_part (self, CORDEE_DIFFERENCE_NAME, NULL);
  compare_part (self, CORDEE_DIFFERENCE_CONTACT, NULL);
  compare_part (self, CORDEE_DIFFERENCE_ADVISOR, NULL);
  compare_part (self, CORDEE_DIFFERENCE_RULES, NULL);
  compare_part (self, CORDEE_DIFFERENCE_NEXT, NULL);
  compare_choices (self);
  compare_part (self, CORDEE_DIFFERENCE_ARCHIVED, NULL);
  compare_courses (self);
  compare_cards (self);
  compare_notes (self);
  return self;
}

void
cordee_merge_free (CordeeMerge *self)
{
  if (self == NULL)
    return;
  cordee_dossier_free (self->mine);
  cordee_dossier_free (self->theirs);
  cordee_dossier_free (self->base);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/* How many differences only a person can decide. */
guint
cordee_merge_count_open (const CordeeMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < self->differences->len; i++)
    n += ((const CordeeDifference *) self->differences->pdata[i])->both;
  return n;
}

const CordeeDifference *
cordee_merge_find (const CordeeMerge *self, CordeeDifferenceKind kind, const char *id)
{
  for (guint i = 0; i < self->differences->len; i++)
    {
      const CordeeDifference *difference = self->differences->pdata[i];

      if (difference->kind == kind && g_strcmp0 (difference->id, id) == 0)
        return difference;
    }
  return NULL;
}
