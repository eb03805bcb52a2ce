/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

/* ── parts ──────────────────────────────────────────────────────── */

static void
note_free (CordeeDossierNote *note)
{
  g_free (note->id);
  g_free (note->text);
  g_free (note->structure);
  g_free (note->criterion);
  g_free (note->step);
  g_free (note);
}

static gpointer
note_copy (gconstpointer source, gpointer data)
{
  const CordeeDossierNote *note = source;
  CordeeDossierNote *copy = g_new0 (CordeeDossierNote, 1);

  copy->id = g_strdup (note->id);
  copy->text = g_strdup (note->text);
  copy->visibility = note->visibility;
  copy->structure = g_strdup (note->structure);
  copy->criterion = g_strdup (note->criterion);
  copy->step = g_strdup (note->step);
  copy->at = note->at;
  return copy;
}

static void
choice_free (CordeeDossierChoice *choice)
{
  g_free (choice->structure);
  g_free (choice);
}

static gpointer
choice_copy (gconstpointer source, gpointer data)
{
  CordeeDossierChoice *copy = g_memdup2 (source, sizeof (CordeeDossierChoice));

  copy->structure = g_strdup (copy->structure);
  return copy;
}

static void
result_free (CordeeDossierResult *result)
{
  g_free (result->structure);
  g_free (result);
}

static gpointer
result_copy (gconstpointer source, gpointer data)
{
  CordeeDossierResult *copy = g_memdup2 (source, sizeof (CordeeDossierResult));

  copy->structure = g_strdup (copy->structure);
  return copy;
}

static void
event_free (CordeeDossierEvent *event)
{
  g_free (event->detail);
  g_free (event);
}

static gpointer
event_copy (gconstpointer source, gpointer data)
{
  CordeeDossierEvent *copy = g_memdup2 (source, sizeof (CordeeDossierEvent));

  copy->detail = g_strdup (copy->detail);
  return copy;
}

static gpointer
course_copy (gconstpointer source, gpointer data)
{
  return cordee_course_copy (source);
}

static gpointer
contact_copy (gconstpointer source, gpointer data)
{
  return cordee_dossier_contact_copy (source);
}

/* A dossier with nothing in it, not even an id and a name: for the reader. The caller owns it. */
CordeeDossier *
cordee_dossier_new_empty (void)
{
  CordeeDossier *self = g_new0 (CordeeDossier, 1);

  self->situation = cordee_situation_new ();
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_course_free);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_dossier_contact_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->journal = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  return self;
}

/* A dossier without an answer. name may be empty. The caller owns it. All texts that a dossier is given are kept as a file can have them
   (cordee_xml_dup_clean()), so that they read back the same. */
CordeeDossier *
cordee_dossier_new (const char *name, gint64 now)
{
  CordeeDossier *self = cordee_dossier_new_empty ();

  g_return_val_if_fail (name != NULL, self);

  self->id = g_uuid_string_random ();
  self->name = cordee_xml_dup_clean (name);
  cordee_dossier_add_event (self, CORDEE_EVENT_CREATED, NULL, now);
  return self;
}

/* The caller owns the copy, which shares the values of answers and what is held of a newer version. */
CordeeDossier *
cordee_dossier_copy (const CordeeDossier *self)
{
  CordeeDossier *copy = g_memdup2 (self, sizeof (CordeeDossier));

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->contact = g_strdup (self->contact);
  copy->advisor = g_strdup (self->advisor);
  copy->region = g_strdup (self->region);
  copy->departement = g_strdup (self->departement);
  copy->base_version = g_strdup (self->base_version);
  copy->base_sha256 = g_strdup (self->base_sha256);
  copy->situation = cordee_situation_copy (self->situation);
  copy->results = g_ptr_array_copy (self->results, result_copy, NULL);
  copy->choices = g_ptr_array_copy (self->choices, choice_copy, NULL);
  copy->next_text = g_strdup (self->next_text);
  copy->courses = g_ptr_array_copy (self->courses, course_copy, NULL);
  copy->contacts = g_ptr_array_copy (self->contacts, contact_copy, NULL);
  copy->notes = g_ptr_array_copy (self->notes, note_copy, NULL);
  copy->journal = g_ptr_array_copy (self->journal, event_copy, NULL);
  copy->held = self->held != NULL ? g_ptr_array_ref (self->held) : NULL;
  g_ptr_array_set_free_func (copy->results, (GDestroyNotify) result_free);
  g_ptr_array_set_free_func (copy->choices, (GDestroyNotify) choice_free);
  g_ptr_array_set_free_func (copy->courses, (GDestroyNotify) cordee_course_free);
  g_ptr_array_set_free_func (copy->contacts, (GDestroyNotify) cordee_dossier_contact_free);
  g_ptr_array_set_free_func (copy->notes, (GDestroyNotify) note_free);
  g_ptr_array_set_free_func (copy->journal, (GDestroyNotify) event_free);
  return copy;
}

void
cordee_dossier_free (CordeeDossier *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->contact);
  g_free (self->advisor);
  g_free (self->region);
  g_free (self->departement);
  g_free (self->base_version);
  g_free (self->base_sha256);
  cordee_situation_free (self->situation);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->choices);
  g_free (self->next_text);
  g_ptr_array_unref (self->courses);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->journal);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_free (self);
}

/* ── equality ───────────────────────────────────────────────────── */

static gboolean
same_note (gconstpointer a, gconstpointer b)
{
  const CordeeDossierNote *one = a, *other = b;

  return g_str_equal (one->id, other->id) && g_str_equal (one->text, other->text) && one->visibility == other->visibility
         && g_strcmp0 (one->structure, other->structure) == 0 && g_strcmp0 (one->criterion, other->criterion) == 0
         && g_strcmp0 (one->step, other->step) == 0 && one->at == other->at;
}

static gboolean
same_contact (gconstpointer a, gconstpointer b)
{
  const CordeeDossierContact *one = a, *other = b;

  return g_str_equal (one->id, other->id) && cordee_dossier_contact_equal (one, other) && one->at == other->at;
}

static gboolean
same_choice (gconstpointer a, gconstpointer b)
{
  const CordeeDossierChoice *one = a, *other = b;

  return g_str_equal (one->structure, other->structure) && one->how == other->how && one->at == other->at;
}

static gboolean
same_result (gconstpointer a, gconstpointer b)
{
  const CordeeDossierResult *one = a, *other = b;

  return g_str_equal (one->structure, other->structure) && one->verdict == other->verdict && one->rank == other->rank;
}

static gboolean
same_event (gconstpointer a, gconstpointer b)
{
  const CordeeDossierEvent *one = a, *other = b;

  return one->kind == other->kind && g_strcmp0 (one->detail, other->detail) == 0 && one->at == other->at;
}

static gboolean
same_lists (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Whether both have the same answers, given at the same time; in whichever order. */
static gboolean
same_answers (const CordeeSituation *a, const CordeeSituation *b)
{
  GPtrArray *answers = cordee_situation_get_answers (a);

  if (!cordee_situation_equal (a, b))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];

      if (cordee_situation_get (b, answer->id)->at != answer->at)
        return FALSE;
    }
  return TRUE;
}

/* Whether both say the same of everything, also of what is held of a newer version; only the order in which questions were answered first
   does not matter. */
gboolean
cordee_dossier_equal (const CordeeDossier *a, const CordeeDossier *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b
         || (g_str_equal (a->id, b->id) && g_str_equal (a->name, b->name) && g_strcmp0 (a->contact, b->contact) == 0
             && g_strcmp0 (a->advisor, b->advisor) == 0 && a->archived == b->archived && a->as_of == b->as_of
             && g_strcmp0 (a->region, b->region) == 0 && g_strcmp0 (a->departement, b->departement) == 0
             && g_strcmp0 (a->base_version, b->base_version) == 0 && g_strcmp0 (a->base_sha256, b->base_sha256) == 0
             && g_strcmp0 (a->next_text, b->next_text) == 0 && a->next_day == b->next_day && same_answers (a->situation, b->situation)
             && same_lists (a->results, b->results, same_result) && same_lists (a->choices, b->choices, same_choice)
             && same_lists (a->courses, b->courses, cordee_dossier_same_course) && same_lists (a->contacts, b->contacts, same_contact)
             && same_lists (a->notes, b->notes, same_note) && same_lists (a->journal, b->journal, same_event)
             && cordee_dossier_held_equal (a->held, b->held));
}

/* ── what happened ──────────────────────────────────────────────── */

/* Puts down what happened; the same as the latest only moves that to now. detail may be NULL. */
void
cordee_dossier_add_event (CordeeDossier *self, CordeeEventKind kind, const char *detail, gint64 now)
{
  CordeeDossierEvent *event = self->journal->len > 0 ? self->journal->pdata[self->journal->len - 1] : NULL;

  if (event == NULL || event->kind != kind || g_strcmp0 (event->detail, detail) != 0)
    {
      event = g_new0 (CordeeDossierEvent, 1);
      event->kind = kind;
      event->detail = cordee_xml_dup_clean (detail);
      g_ptr_array_add (self->journal, event);
    }
  event->at = now;
}

/* When it was begun (seconds since 1970, UTC); 0 where that is not known. */
gint64
cordee_dossier_get_created (const CordeeDossier *self)
{
  return self->journal->len > 0 ? ((const CordeeDossierEvent *) self->journal->pdata[0])->at : 0;
}

/* When something last happened in it (seconds since 1970, UTC); 0 where that is not known. */
gint64
cordee_dossier_get_touched (const CordeeDossier *self)
{
  gint64 latest = 0;

  for (guint i = 0; i < self->journal->len; i++)
    latest = MAX (latest, ((const CordeeDossierEvent *) self->journal->pdata[i])->at);
  for (guint i = 0; i < self->notes->len; i++)
    latest = MAX (latest, ((const CordeeDossierNote *) self->notes->pdata[i])->at);
  for (guint i = 0; i < self->courses->len; i++)
    latest = MAX (latest, ((const CordeeCourse *) self->courses->pdata[i])->at);
  for (guint i = 0; i < self->contacts->len; i++)
    latest = MAX (latest, ((const CordeeDossierContact *) self->contacts->pdata[i])->at);
  return latest;
}

/* ── who, where, by which rules ─────────────────────────────────── */

void
cordee_dossier_set_name (CordeeDossier *self, const char *name, gint64 now)
{
  g_autofree char *before = self->name;

  self->name = cordee_xml_dup_clean (name);
  if (!g_str_equal (before, self->name))
    cordee_dossier_add_event (self, CORDEE_EVENT_RENAMED, before, now);
}

/* Sets *text; nothing and "" are nothing. */
static void
set_text (char **text, const char *value)
{
  char *clean = value != NULL && *value != '\0' ? cordee_xml_dup_clean (value) : NULL;

  g_free (*text);
  *text = clean;
}

/* NULL or "": nobody. */
void
cordee_dossier_set_contact (CordeeDossier *self, const char *contact)
{
  set_text (&self->contact, contact);
}

/* NULL or "": nobody. */
void
cordee_dossier_set_advisor (CordeeDossier *self, const char *advisor)
{
  set_text (&self->advisor, advisor);
}

void
cordee_dossier_set_archived (CordeeDossier *self, gboolean archived, gint64 now)
{
  if (self->archived == archived)
    return;
  self->archived = archived;
  cordee_dossier_add_event (self, archived ? CORDEE_EVENT_ARCHIVED : CORDEE_EVENT_UNARCHIVED, NULL, now);
}

/* The day and the place of the rules that it is worked with from now on. */
void
cordee_dossier_set_rules (CordeeDossier *self, const CordeeContext *context, gint64 now)
{
  if (self->as_of != CORDEE_DAY_NONE && self->as_of != context->as_of)
    {
      g_autofree char *before = cordee_day_to_iso (self->as_of);

      cordee_dossier_add_event (self, CORDEE_EVENT_RULES, before, now);
    }
  self->as_of = context->as_of;
  set_text (&self->region, context->region);
  set_text (&self->departement, context->departement);
}

/* What comes next, and on which day or CORDEE_DAY_NONE. NULL or "": nothing. */
void
cordee_dossier_set_next (CordeeDossier *self, const char *text, CordeeDay day)
{
  set_text (&self->next_text, text);
  self->next_day = day;
}

/* ── answers and what they come to ──────────────────────────────── */

/* Takes the answers; those that are others than before are of now, and the journal has their questions. */
void
cordee_dossier_set_situation (CordeeDossier *self, const CordeeSituation *situation, gint64 now)
{
  CordeeSituation *before = self->situation;
  GPtrArray *answers;

  self->situation = cordee_situation_copy (situation);
  answers = cordee_situation_get_answers (self->situation);
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeAnswer *old = cordee_situation_get (before, answer->id);
      gboolean same = old != NULL && cordee_value_equal (old->value, answer->value) && old->provenance == answer->provenance;

      cordee_situation_set_at (self->situation, answer->id, same ? old->at : now);
      if (!same)
        cordee_dossier_add_event (self, CORDEE_EVENT_ANSWERED, answer->id, now);
    }
  answers = cordee_situation_get_answers (before);
  for (guint i = 0; i < answers->len; i++)
    {
      const char *id = ((const CordeeAnswer *) answers->pdata[i])->id;

      if (cordee_situation_get (self->situation, id) == NULL)
        cordee_dossier_add_event (self, CORDEE_EVENT_ANSWERED, id, now);
    }
  cordee_situation_free (before);
}

/* Notes what the answers come to, and by which base. */
void
cordee_dossier_set_results (CordeeDossier *self, const CordeeAdvice *advice)
{
  g_ptr_array_set_size (self->results, 0);
  for (guint i = 0; i < advice->candidates->len; i++)
    {
      const CordeeCandidate *candidate = advice->candidates->pdata[i];
      CordeeDossierResult *result = g_new0 (CordeeDossierResult, 1);

      result->structure = g_strdup (candidate->structure->id);
      result->verdict = candidate->verdict;
      result->rank = candidate->rank;
      g_ptr_array_add (self->results, result);
    }
  g_free (self->base_version);
  g_free (self->base_sha256);
  self->base_version = cordee_knowledge_dup_version (advice->knowledge);
  self->base_sha256 = cordee_knowledge_dup_sha256 (advice->knowledge);
}

/* ── choices ────────────────────────────────────────────────────── */

/* Borrowed until the choices change; NULL where the structure is not chosen. */
const CordeeDossierChoice *
cordee_dossier_find_choice (const CordeeDossier *self, const char *structure)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (((const CordeeDossierChoice *) self->choices->pdata[i])->structure, structure))
      return self->choices->pdata[i];
  return NULL;
}

/* The team goes for this structure, beside others that it may have chosen. */
void
cordee_dossier_choose (CordeeDossier *self, const char *structure, CordeeHow how, gint64 now)
{
  CordeeDossierChoice *choice = (CordeeDossierChoice *) cordee_dossier_find_choice (self, structure);

  if (choice == NULL)
    {
      choice = g_new0 (CordeeDossierChoice, 1);
      choice->structure = g_strdup (structure);
      g_ptr_array_add (self->choices, choice);
    }
  choice->how = how;
  choice->at = now;
  cordee_dossier_add_event (self, CORDEE_EVENT_CHOSE, structure, now);
}

void
cordee_dossier_unchoose (CordeeDossier *self, const char *structure)
{
  g_ptr_array_remove (self->choices, (gpointer) cordee_dossier_find_choice (self, structure));
}

/* ── notes ──────────────────────────────────────────────────────── */

/* Borrowed until the notes change; NULL where there is none. */
const CordeeDossierNote *
cordee_dossier_find_note (const CordeeDossier *self, const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_str_equal (((const CordeeDossierNote *) self->notes->pdata[i])->id, id))
      return self->notes->pdata[i];
  return NULL;
}

/* The note on a cell of the matrix. Borrowed until the notes change; NULL where there is none. */
const CordeeDossierNote *
cordee_dossier_find_cell_note (const CordeeDossier *self, const char *structure, const char *criterion)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const CordeeDossierNote *note = self->notes->pdata[i];

      if (note->step == NULL && g_strcmp0 (note->structure, structure) == 0 && g_strcmp0 (note->criterion, criterion) == 0)
        return note;
    }
  return NULL;
}

/* The note on a step of the way to a structure. Borrowed until the notes change; NULL where there is none. */
const CordeeDossierNote *
cordee_dossier_find_step_note (const CordeeDossier *self, const char *structure, const char *step)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const CordeeDossierNote *note = self->notes->pdata[i];

      if (g_strcmp0 (note->structure, structure) == 0 && g_strcmp0 (note->step, step) == 0)
        return note;
    }
  return NULL;
}

static CordeeDossierNote *
add_note (CordeeDossier *self, const char *text, CordeeNoteVisibility visibility, const char *structure, gint64 now)
{
  CordeeDossierNote *note = g_new0 (CordeeDossierNote, 1);

  note->id = g_uuid_string_random ();
  note->text = cordee_xml_dup_clean (text);
  note->visibility = visibility;
  note->structure = g_strdup (structure);
  note->at = now;
  g_ptr_array_add (self->notes, note);
  cordee_dossier_add_event (self, CORDEE_EVENT_NOTED, NULL, now);
  return note;
}

/* Adds a note: on a cell, or on the dossier as a whole where structure and criterion are NULL. Returns its id, borrowed. */
const char *
cordee_dossier_add_note (CordeeDossier *self, const char *text, CordeeNoteVisibility visibility, const char *structure, const char *criterion,
                         gint64 now)
{
  CordeeDossierNote *note = add_note (self, text, visibility, structure, now);

  note->criterion = g_strdup (criterion);
  return note->id;
}

/* Adds a note on a step of the way to a structure. Returns its id, borrowed. */
const char *
cordee_dossier_add_step_note (CordeeDossier *self, const char *text, CordeeNoteVisibility visibility, const char *structure, const char *step,
                              gint64 now)
{
  CordeeDossierNote *note = add_note (self, text, visibility, structure, now);

  note->step = g_strdup (step);
  return note->id;
}

/* Changes a note, or takes it away where text is empty. Does nothing where there is no such note, or nothing changes. */
void
cordee_dossier_set_note (CordeeDossier *self, const char *id, const char *text, CordeeNoteVisibility visibility, gint64 now)
{
  CordeeDossierNote *note = (CordeeDossierNote *) cordee_dossier_find_note (self, id);

  if (note == NULL || (g_str_equal (note->text, text) && note->visibility == visibility))
    return;
  if (*text == '\0')
    g_ptr_array_remove (self->notes, note);
  else
    {
      char *clean = cordee_xml_dup_clean (text);

      g_free (note->text);
      note->text = clean;
      note->visibility = visibility;
      note->at = now;
    }
  cordee_dossier_add_event (self, CORDEE_EVENT_NOTED, NULL, now);
}

/* ── other dossiers made of it ──────────────────────────────────── */

/* Another dossier with the same answers, notes, contacts and choices, a life of its own, and this name. The ways that it follows begin
   anew: of a course only the structure that the team comes from and its own estimates stay, not what was done. The caller owns it. */
CordeeDossier *
cordee_dossier_duplicate (const CordeeDossier *self, const char *name, gint64 now)
{
  CordeeDossier *copy = cordee_dossier_copy (self);

  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  g_free (copy->name);
  copy->name = cordee_xml_dup_clean (name);
  copy->archived = FALSE;
  for (guint i = 0; i < copy->courses->len; i++)
    cordee_dossier_restart_course (copy->courses->pdata[i], now);
  g_ptr_array_set_size (copy->journal, 0);
  cordee_dossier_add_event (copy, CORDEE_EVENT_DUPLICATED, self->name, now);
  return copy;
}

/* The same dossier as it may be handed over: without private notes and contacts, and without what a newer version put into it, since nobody
   here knows whom that is for. The caller owns it. */
CordeeDossier *
cordee_dossier_dup_for_handover (const CordeeDossier *self, gint64 now)
{
  CordeeDossier *copy = cordee_dossier_copy (self);

  for (guint i = copy->notes->len; i > 0; i--)
    if (((const CordeeDossierNote *) copy->notes->pdata[i - 1])->visibility == CORDEE_NOTE_PRIVATE)
      g_ptr_array_remove_index (copy->notes, i - 1);
  for (guint i = copy->contacts->len; i > 0; i--)
    if (!((const CordeeDossierContact *) copy->contacts->pdata[i - 1])->shared)
      g_ptr_array_remove_index (copy->contacts, i - 1);
  g_clear_pointer (&copy->held, g_ptr_array_unref);
  copy->held = cordee_dossier_held_without_foreign (self->held);
  cordee_dossier_add_event (copy, CORDEE_EVENT_HANDED_OVER, NULL, now);
  return copy;
}

/* ── words of files ─────────────────────────────────────────────── */

/* Static. */
const char *
cordee_event_id (CordeeEventKind kind)
{
  static const char *const ids[] = { "created",  "answered",   "renamed",  "chose",    "noted",      "rules",      "merged",
                                     "restored", "imported",   "duplicated", "migrated", "archived", "unarchived", "handed-over",
                                     "step" };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == CORDEE_N_EVENTS);
  return ids[kind];
}

/* Static. */
const char *
cordee_note_visibility_id (CordeeNoteVisibility visibility)
{
  return visibility == CORDEE_NOTE_SHARED ? "shared" : "private";
}
