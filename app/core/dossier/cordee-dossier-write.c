/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include <string.h>

/* Writes a dossier in the order of resources/dossier.xsd, with what is held in its place. The same dossier always gives the same bytes. */

/* ── what is held ───────────────────────────────────────────────── */

static void
place_free (CordeeDossierPlace *place)
{
  g_ptr_array_unref (place->all);
  g_hash_table_unref (place->next);
  g_free (place);
}

static void
sort_held (CordeeDossierWriter *self, const GPtrArray *held)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) place_free);
  self->written = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < held->len; i++)
    {
      CordeeDossierHeld *item = held->pdata[i];
      const char *after = item->after != NULL ? item->after : "";
      CordeeDossierPlace *place = g_hash_table_lookup (self->places, item->where);
      GPtrArray *slot;

      if (place == NULL)
        {
          place = g_new0 (CordeeDossierPlace, 1);
          place->all = g_ptr_array_new ();
          place->next = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
          g_hash_table_insert (self->places, item->where, place);
        }
      slot = g_hash_table_lookup (place->next, after);
      if (slot == NULL)
        {
          slot = g_ptr_array_new ();
          g_hash_table_insert (place->next, (gpointer) after, slot);
        }
      g_ptr_array_add (place->all, item);
      g_ptr_array_add (slot, item);
    }
}

static CordeeDossierPlace *
find_place (const CordeeDossierWriter *self, const char *where)
{
  return self->places != NULL ? g_hash_table_lookup (self->places, where) : NULL;
}

static GPtrArray *
find_slot (const CordeeDossierPlace *place, const char *after)
{
  return place != NULL ? g_hash_table_lookup (place->next, after != NULL ? after : "") : NULL;
}

/* Whether it is a part of the document, and stands in a list of elements. */
static gboolean
is_part (const CordeeDossierHeld *held)
{
  return held->name == NULL && (held->after == NULL || *held->after != '#');
}

/* The held attribute of that name; NULL without one. */
static const CordeeDossierHeld *
find_attribute (const CordeeDossierPlace *place, const char *name)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    {
      const CordeeDossierHeld *held = place->all->pdata[i];

      if (held->name != NULL && strcmp (held->name, name) == 0)
        return held;
    }
  return NULL;
}

static void
indent (CordeeDossierWriter *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
write_part (CordeeDossierWriter *self, CordeeDossierHeld *held)
{
  if (!is_part (held) || !g_hash_table_add (self->written, held))
    return;
  if (held->stands_for != NULL && cordee_situation_get (self->dossier->situation, held->stands_for) != NULL)
    return;
  indent (self);
  g_string_append (self->out, held->text);
  g_string_append_c (self->out, '\n');
}

/* Writes the parts that are held behind a sibling; NULL: before the first. */
void
cordee_dossier_writer_write_slot (CordeeDossierWriter *self, const CordeeDossierPlace *place, const char *after)
{
  GPtrArray *slot = find_slot (place, after);

  for (guint i = 0; slot != NULL && i < slot->len; i++)
    write_part (self, slot->pdata[i]);
}

/* Writes the parts of a place whose sibling is gone. */
static void
write_orphans (CordeeDossierWriter *self, const CordeeDossierPlace *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    write_part (self, place->all->pdata[i]);
}

/* ── elements ───────────────────────────────────────────────────── */

static void
write_attributes (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *after)
{
  GPtrArray *slot = find_slot (element->place, after);

  for (guint i = 0; slot != NULL && i < slot->len; i++)
    {
      CordeeDossierHeld *held = slot->pdata[i];

      if (held->name != NULL && g_hash_table_add (self->written, held))
        cordee_xml_append_attribute (self->out, held->name, held->text);
    }
}

/* Begins the start tag of an element; where is its place, which must outlive it. */
CordeeDossierElement
cordee_dossier_writer_begin (CordeeDossierWriter *self, const char *name, const char *where)
{
  CordeeDossierElement element = { name, where, find_place (self, where) };

  indent (self);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  if (element.place != NULL)
    for (guint i = 0; i < element.place->all->len; i++)
      {
        /* What stands in for an attribute of ours is written by put(), whatever it stood behind. */
        CordeeDossierHeld *held = element.place->all->pdata[i];

        if (held->name != NULL && !held->foreign)
          g_hash_table_add (self->written, held);
      }
  write_attributes (self, &element, NULL);
  return element;
}

/* Writes an attribute; a NULL value is none. Where the value is what is meant by fallback, what the file had there instead is written. */
void
cordee_dossier_writer_put (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *name, const char *value, const char *fallback)
{
  const CordeeDossierHeld *held = g_strcmp0 (value, fallback) == 0 ? find_attribute (element->place, name) : NULL;

  if (held != NULL)
    cordee_xml_append_attribute (self->out, name, held->text);
  else if (value != NULL)
    cordee_xml_append_attribute (self->out, name, value);
  if (element->place != NULL)
    write_attributes (self, element, name);
}

/* The time at (seconds since 1970, UTC; 0: none) as the attribute of that name. */
void
cordee_dossier_writer_put_time (CordeeDossierWriter *self, const CordeeDossierElement *element, gint64 at)
{
  g_autofree char *text = cordee_dossier_time_to_string (at);

  cordee_dossier_writer_put (self, element, "at", text, NULL);
}

/* A day as an attribute; CORDEE_DAY_NONE is none. */
void
cordee_dossier_writer_put_day (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *name, CordeeDay day)
{
  g_autofree char *text = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : NULL;

  cordee_dossier_writer_put (self, element, name, text, NULL);
}

static void
put_rest (CordeeDossierWriter *self, const CordeeDossierElement *element)
{
  for (guint i = 0; element->place != NULL && i < element->place->all->len; i++)
    {
      CordeeDossierHeld *held = element->place->all->pdata[i];

      if (held->name != NULL && g_hash_table_add (self->written, held))
        cordee_xml_append_attribute (self->out, held->name, held->text);
    }
}

static gboolean
has_parts (const CordeeDossierPlace *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    if (is_part (place->all->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Ends the start tag. Returns whether the element has something inside: then it is to be ended too. */
gboolean
cordee_dossier_writer_open (CordeeDossierWriter *self, const CordeeDossierElement *element, gboolean filled)
{
  put_rest (self, element);
  if (!filled && !has_parts (element->place))
    {
      g_string_append (self->out, "/>\n");
      return FALSE;
    }
  g_string_append (self->out, ">\n");
  self->depth++;
  cordee_dossier_writer_write_slot (self, element->place, NULL);
  return TRUE;
}

/* Ends an element that has something inside. */
void
cordee_dossier_writer_close (CordeeDossierWriter *self, const CordeeDossierElement *element)
{
  write_orphans (self, element->place);
  self->depth--;
  indent (self);
  g_string_append_printf (self->out, "</%s>\n", element->name);
}

/* Ends the start tag of an element with nothing inside but what is held. */
void
cordee_dossier_writer_end_empty (CordeeDossierWriter *self, const CordeeDossierElement *element)
{
  if (cordee_dossier_writer_open (self, element, FALSE))
    cordee_dossier_writer_close (self, element);
}

/* How far into a text of length bytes a part is held; its end where the text is shorter than it was. */
static gsize
offset_of (const CordeeDossierHeld *held, const char *text, gsize length)
{
  gsize offset = held->after != NULL && *held->after == '@' ? (gsize) g_ascii_strtoull (held->after + 1, NULL, 10) : length;

  return offset <= length && (text[offset] & 0xc0) != 0x80 ? offset : length;
}

/* Ends an element with text inside; what was held in it stands in the text where it stood. */
void
cordee_dossier_writer_end_text (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *text)
{
  g_autofree char *clean = NULL;
  gsize length, written = 0;

  put_rest (self, element);
  if ((text == NULL || *text == '\0') && !has_parts (element->place))
    {
      g_string_append (self->out, "/>\n");
      return;
    }
  g_string_append_c (self->out, '>');
  if (!has_parts (element->place))
    {
      cordee_xml_append_text (self->out, text);
      g_string_append_printf (self->out, "</%s>\n", element->name);
      return;
    }
  clean = cordee_xml_dup_clean (text != NULL ? text : "");
  length = strlen (clean);
  for (guint i = 0; i < element->place->all->len; i++)
    {
      const CordeeDossierHeld *held = element->place->all->pdata[i];
      gsize offset;
      g_autofree char *piece = NULL;

      if (!is_part (held))
        continue;
      offset = MAX (offset_of (held, clean, length), written);
      piece = g_strndup (clean + written, offset - written);
      cordee_xml_append_text (self->out, piece);
      g_string_append (self->out, held->text);
      written = offset;
    }
  cordee_xml_append_text (self->out, clean + written);
  g_string_append_printf (self->out, "</%s>\n", element->name);
}

/* ── answers ────────────────────────────────────────────────────── */

static char *
members_to_string (const GPtrArray *members, guint from, guint to, const CordeeQuestion *question)
{
  g_autoptr(GPtrArray) slice = g_ptr_array_new ();
  g_autoptr(CordeeValue) value = NULL;

  for (guint i = from; i < to; i++)
    g_ptr_array_add (slice, members->pdata[i]);
  value = cordee_value_new_members (slice);
  return cordee_value_to_string (value, question);
}

/* A list of members as a value, with those that the base does not know where they stood. */
static char *
join_members (const CordeeDossierPlace *place, const GPtrArray *members, const CordeeQuestion *question)
{
  GString *out = g_string_new (NULL);
  guint from = 0;

  for (guint i = 0; i <= place->all->len; i++)
    {
      const CordeeDossierHeld *held = i < place->all->len ? place->all->pdata[i] : NULL;
      guint to = members->len;

      if (held != NULL && (held->after == NULL || *held->after != '#'))
        continue;
      if (held != NULL)
        to = MAX (from, (guint) MIN (g_ascii_strtoull (held->after + 1, NULL, 10), members->len));
      if (to > from)
        {
          g_autofree char *slice = members_to_string (members, from, to, question);

          g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", slice);
        }
      if (held != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", held->text);
      from = to;
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_strangers (const CordeeDossierPlace *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    {
      const CordeeDossierHeld *held = place->all->pdata[i];

      if (held->name == NULL && held->after != NULL && *held->after == '#')
        return TRUE;
    }
  return FALSE;
}

static void
write_members (CordeeDossierWriter *self, const CordeeDossierElement *answer, const GPtrArray *members)
{
  CordeeKeyer keyer = { .items = members, .key_of = cordee_dossier_member_key };

  for (guint i = 0; i < members->len; i++)
    {
      const CordeeMember *member = members->pdata[i];
      const char *key = answer->place != NULL || self->places != NULL ? cordee_keyer_get (&keyer, i) : "";
      g_autofree char *where = g_strconcat (answer->where, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "member", where);

      cordee_dossier_writer_put (self, &element, "profession", member->profession, NULL);
      cordee_dossier_writer_put (self, &element, "status", member->status, NULL);
      cordee_dossier_writer_put (self, &element, "signs", member->signs > 0 ? "true" : member->signs == 0 ? "false" : NULL, NULL);
      cordee_dossier_writer_put (self, &element, "name", member->name, NULL);
      cordee_dossier_writer_end_empty (self, &element);
      cordee_dossier_writer_write_slot (self, answer->place, key);
    }
  cordee_keyer_clear (&keyer);
}

/* Whether members that are not known were held below an answer: then the others stand there too. */
static gboolean
has_held_members (const CordeeDossierPlace *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    {
      const CordeeDossierHeld *held = place->all->pdata[i];

      if (is_part (held) && !held->foreign)
        return TRUE;
    }
  return FALSE;
}

/* Whether any member has a name: then a file needs more than what cordee_value_to_string() gives. */
static gboolean
have_names (const GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (((const CordeeMember *) members->pdata[i])->name != NULL)
      return TRUE;
  return FALSE;
}

static void
write_answer (CordeeDossierWriter *self, const CordeeDossierElement *list, const CordeeAnswer *answer)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, answer->id);
  g_autofree char *key = g_strconcat ("answer:", answer->id, NULL);
  g_autofree char *where = g_strconcat (list->where, CORDEE_HELD_SEPARATOR, key, NULL);
  CordeeDossierElement element = cordee_dossier_writer_begin (self, "answer", where);
  gboolean members = answer->value->kind == CORDEE_VALUE_MEMBERS;
  g_autofree char *value = members && has_strangers (element.place) ? join_members (element.place, answer->value->members, question)
                                                                    : cordee_value_to_string (answer->value, question);

  cordee_dossier_writer_put (self, &element, "id", answer->id, NULL);
  cordee_dossier_writer_put (self, &element, "value", value, NULL);
  cordee_dossier_writer_put (self, &element, "provenance", cordee_provenance_id (answer->provenance), cordee_provenance_id (CORDEE_PROVENANCE_DECLARED));
  cordee_dossier_writer_put_time (self, &element, answer->at);
  cordee_dossier_writer_put (self, &element, "confirm", answer->confirm ? "true" : NULL, NULL);
  members = members && (have_names (answer->value->members) || has_held_members (element.place));
  if (cordee_dossier_writer_open (self, &element, members))
    {
      if (members)
        write_members (self, &element, answer->value->members);
      cordee_dossier_writer_close (self, &element);
    }
  cordee_dossier_writer_write_slot (self, list->place, key);
}

/* ── parts of a dossier ─────────────────────────────────────────── */

static void
write_name (CordeeDossierWriter *self, const CordeeDossierElement *project, const char *name, const char *text)
{
  g_autofree char *where = g_strconcat ("project" CORDEE_HELD_SEPARATOR, name, NULL);
  CordeeDossierElement element = cordee_dossier_writer_begin (self, name, where);

  cordee_dossier_writer_end_text (self, &element, text);
  cordee_dossier_writer_write_slot (self, project->place, name);
}

static void
write_project (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement element = cordee_dossier_writer_begin (self, name, name);

  cordee_dossier_writer_put (self, &element, "archived", self->dossier->archived ? "true" : NULL, NULL);
  if (cordee_dossier_writer_open (self, &element, TRUE))
    {
      write_name (self, &element, "name", self->dossier->name);
      write_name (self, &element, "contact", self->dossier->contact);
      write_name (self, &element, "advisor", self->dossier->advisor);
      cordee_dossier_writer_close (self, &element);
    }
}

static void
write_rules (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement element = cordee_dossier_writer_begin (self, name, name);

  cordee_dossier_writer_put_day (self, &element, "as-of", self->dossier->as_of);
  cordee_dossier_writer_put (self, &element, "region", self->dossier->region, NULL);
  cordee_dossier_writer_put (self, &element, "departement", self->dossier->departement, NULL);
  cordee_dossier_writer_put (self, &element, "version", self->dossier->base_version, NULL);
  cordee_dossier_writer_put (self, &element, "sha256", self->dossier->base_sha256, NULL);
  cordee_dossier_writer_end_empty (self, &element);
}

static void
write_situation (CordeeDossierWriter *self, const char *name)
{
  GPtrArray *answers = cordee_situation_get_answers (self->dossier->situation);
  CordeeDossierElement element = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &element, answers->len > 0))
    return;
  for (guint i = 0; i < answers->len; i++)
    write_answer (self, &element, answers->pdata[i]);
  cordee_dossier_writer_close (self, &element);
}

static void
write_results (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, self->dossier->results->len > 0))
    return;
  for (guint i = 0; i < self->dossier->results->len; i++)
    {
      const CordeeDossierResult *result = self->dossier->results->pdata[i];
      g_autofree char *rank = g_strdup_printf ("%u", result->rank);
      g_autofree char *key = g_strconcat ("result:", result->structure, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "result", where);

      cordee_dossier_writer_put (self, &element, "structure", result->structure, NULL);
      cordee_dossier_writer_put (self, &element, "verdict", cordee_verdict_id (result->verdict), NULL);
      cordee_dossier_writer_put (self, &element, "rank", rank, "0");
      cordee_dossier_writer_end_empty (self, &element);
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
}

static void
write_choices (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, self->dossier->choices->len > 0))
    return;
  for (guint i = 0; i < self->dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = self->dossier->choices->pdata[i];
      g_autofree char *key = g_strconcat ("choice:", choice->structure, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "choice", where);

      cordee_dossier_writer_put (self, &element, "structure", choice->structure, NULL);
      cordee_dossier_writer_put (self, &element, "how", cordee_how_id (choice->how), NULL);
      cordee_dossier_writer_put_time (self, &element, choice->at);
      cordee_dossier_writer_end_empty (self, &element);
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
}

static void
write_next (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement element = cordee_dossier_writer_begin (self, name, name);

  cordee_dossier_writer_put_day (self, &element, "day", self->dossier->next_day);
  cordee_dossier_writer_end_text (self, &element, self->dossier->next_text);
}

static void
write_notes (CordeeDossierWriter *self, const char *name)
{
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, self->dossier->notes->len > 0))
    return;
  for (guint i = 0; i < self->dossier->notes->len; i++)
    {
      const CordeeDossierNote *note = self->dossier->notes->pdata[i];
      g_autofree char *key = g_strconcat ("note:", note->id, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "note", where);

      cordee_dossier_writer_put (self, &element, "id", note->id, NULL);
      cordee_dossier_writer_put (self, &element, "visibility", cordee_note_visibility_id (note->visibility), cordee_note_visibility_id (CORDEE_NOTE_PRIVATE));
      cordee_dossier_writer_put (self, &element, "structure", note->structure, NULL);
      cordee_dossier_writer_put (self, &element, "criterion", note->criterion, NULL);
      cordee_dossier_writer_put (self, &element, "step", note->step, NULL);
      cordee_dossier_writer_put_time (self, &element, note->at);
      cordee_dossier_writer_end_text (self, &element, note->text);
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
}

static void
write_journal (CordeeDossierWriter *self, const char *name)
{
  GPtrArray *journal = self->dossier->journal;
  CordeeKeyer keyer = { .items = journal, .key_of = cordee_dossier_event_key };
  CordeeDossierElement list = cordee_dossier_writer_begin (self, name, name);

  if (!cordee_dossier_writer_open (self, &list, journal->len > 0))
    return;
  for (guint i = 0; i < journal->len; i++)
    {
      const CordeeDossierEvent *event = journal->pdata[i];
      const char *key = self->places != NULL ? cordee_keyer_get (&keyer, i) : "";
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      CordeeDossierElement element = cordee_dossier_writer_begin (self, "event", where);

      cordee_dossier_writer_put (self, &element, "kind", cordee_event_id (event->kind), NULL);
      cordee_dossier_writer_put (self, &element, "detail", event->detail, NULL);
      cordee_dossier_writer_put_time (self, &element, event->at);
      cordee_dossier_writer_end_empty (self, &element);
      cordee_dossier_writer_write_slot (self, list.place, key);
    }
  cordee_dossier_writer_close (self, &list);
  cordee_keyer_clear (&keyer);
}

/* ── the document ───────────────────────────────────────────────── */

/* Whether a part that earlier versions did not have is written: also where a second one is held behind it, which the next reader would take
   for it. */
static gboolean
says_anything (const CordeeDossierWriter *self, const CordeeDossierElement *root, const char *name)
{
  const GPtrArray *items = g_str_equal (name, "courses") ? self->dossier->courses : self->dossier->contacts;

  return items->len > 0 || find_place (self, name) != NULL || find_slot (root->place, name) != NULL;
}

static void
write_root (CordeeDossierWriter *self)
{
  static const struct
  {
    const char *name;
    void (*write) (CordeeDossierWriter *self, const char *name);
    gboolean optional; /* left out where it says nothing: earlier versions did not have it */
  } parts[] = {
    { "project", write_project, FALSE },
    { "rules", write_rules, FALSE },
    { "situation", write_situation, FALSE },
    { "results", write_results, FALSE },
    { "choices", write_choices, FALSE },
    { "next", write_next, FALSE },
    { "notes", write_notes, FALSE },
    { "journal", write_journal, FALSE },
    { "courses", cordee_dossier_writer_write_courses, TRUE },
    { "contacts", cordee_dossier_writer_write_contacts, TRUE },
  };
  g_autofree char *format = g_strdup_printf ("%d", CORDEE_DOSSIER_FORMAT);
  CordeeDossierElement root = cordee_dossier_writer_begin (self, "dossier", "dossier");

  cordee_dossier_writer_put (self, &root, "format", format, format);
  cordee_dossier_writer_put (self, &root, "id", self->dossier->id, NULL);
  if (cordee_dossier_writer_open (self, &root, TRUE))
    {
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          if (!parts[i].optional || says_anything (self, &root, parts[i].name))
            parts[i].write (self, parts[i].name);
          cordee_dossier_writer_write_slot (self, root.place, parts[i].name);
        }
      cordee_dossier_writer_close (self, &root);
    }
}

/* The dossier as a file has it, which reads back the same with this base. The caller owns the bytes. */
GBytes *
cordee_dossier_to_bytes (const CordeeDossier *self, const CordeeKnowledge *knowledge)
{
  CordeeDossierWriter writer = { .dossier = self, .knowledge = knowledge };
  const CordeeDossierPlace *around;
  gsize length;

  g_return_val_if_fail (self != NULL && knowledge != NULL, NULL);

  writer.out = g_string_sized_new (4096);
  if (self->held != NULL)
    sort_held (&writer, self->held);
  around = find_place (&writer, "");
  g_string_append (writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  cordee_dossier_writer_write_slot (&writer, around, NULL);
  write_root (&writer);
  cordee_dossier_writer_write_slot (&writer, around, "dossier");
  g_clear_pointer (&writer.places, g_hash_table_unref);
  g_clear_pointer (&writer.written, g_hash_table_unref);
  length = writer.out->len;
  return g_bytes_new_take (g_string_free (writer.out, FALSE), length);
}
