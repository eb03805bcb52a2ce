/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include <string.h>

/* Writes a dossier in the order of resources/dossier.xsd, with what is held in its place. The same dossier always gives the same bytes. */

/* What is held in one place. */
typedef struct
{
  GPtrArray *all;   /* CordeeDossierHeld, borrowed, in order */
  GHashTable *next; /* the sibling, or "", borrowed → GPtrArray of those behind it, owned */
} Place;

typedef struct
{
  GString *out;
  const CordeeDossier *dossier;
  const CordeeKnowledge *knowledge;
  GHashTable *places;  /* its name, borrowed → Place; NULL: nothing is held */
  GHashTable *written; /* set of CordeeDossierHeld; NULL: nothing is held */
  guint depth;
} Writer;

/* An element whose start tag is being written. */
typedef struct
{
  const char *name;
  const char *where; /* borrowed: its place */
  Place *place;      /* borrowed; NULL: nothing is held in it */
} Element;

/* ── what is held ───────────────────────────────────────────────── */

static void
place_free (Place *place)
{
  g_ptr_array_unref (place->all);
  g_hash_table_unref (place->next);
  g_free (place);
}

static void
sort_held (Writer *self, const GPtrArray *held)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) place_free);
  self->written = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < held->len; i++)
    {
      CordeeDossierHeld *item = held->pdata[i];
      const char *after = item->after != NULL ? item->after : "";
      Place *place = g_hash_table_lookup (self->places, item->where);
      GPtrArray *slot;

      if (place == NULL)
        {
          place = g_new0 (Place, 1);
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

static Place *
find_place (const Writer *self, const char *where)
{
  return self->places != NULL ? g_hash_table_lookup (self->places, where) : NULL;
}

static GPtrArray *
find_slot (const Place *place, const char *after)
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
find_attribute (const Place *place, const char *name)
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
indent (Writer *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
write_part (Writer *self, CordeeDossierHeld *held)
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
static void
write_slot (Writer *self, const Place *place, const char *after)
{
  GPtrArray *slot = find_slot (place, after);

  for (guint i = 0; slot != NULL && i < slot->len; i++)
    write_part (self, slot->pdata[i]);
}

/* Writes the parts of a place whose sibling is gone. */
static void
write_orphans (Writer *self, const Place *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    write_part (self, place->all->pdata[i]);
}

/* ── elements ───────────────────────────────────────────────────── */

static void
write_attributes (Writer *self, const Element *element, const char *after)
{
  GPtrArray *slot = find_slot (element->place, after);

  for (guint i = 0; slot != NULL && i < slot->len; i++)
    {
      CordeeDossierHeld *held = slot->pdata[i];

      if (held->name != NULL && g_hash_table_add (self->written, held))
        cordee_xml_append_attribute (self->out, held->name, held->text);
    }
}

static Element
begin (Writer *self, const char *name, const char *where)
{
  Element element = { name, where, find_place (self, where) };

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
static void
put (Writer *self, const Element *element, const char *name, const char *value, const char *fallback)
{
  const CordeeDossierHeld *held = g_strcmp0 (value, fallback) == 0 ? find_attribute (element->place, name) : NULL;

  if (held != NULL)
    cordee_xml_append_attribute (self->out, name, held->text);
  else if (value != NULL)
    cordee_xml_append_attribute (self->out, name, value);
  if (element->place != NULL)
    write_attributes (self, element, name);
}

static void
put_time (Writer *self, const Element *element, gint64 at)
{
  g_autofree char *text = cordee_dossier_time_to_string (at);

  put (self, element, "at", text, NULL);
}

static void
put_day (Writer *self, const Element *element, const char *name, CordeeDay day)
{
  g_autofree char *text = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : NULL;

  put (self, element, name, text, NULL);
}

static void
put_rest (Writer *self, const Element *element)
{
  for (guint i = 0; element->place != NULL && i < element->place->all->len; i++)
    {
      CordeeDossierHeld *held = element->place->all->pdata[i];

      if (held->name != NULL && g_hash_table_add (self->written, held))
        cordee_xml_append_attribute (self->out, held->name, held->text);
    }
}

static gboolean
has_parts (const Place *place)
{
  for (guint i = 0; place != NULL && i < place->all->len; i++)
    if (is_part (place->all->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Ends the start tag. Returns whether the element has something inside: then it is to be ended too. */
static gboolean
open_element (Writer *self, const Element *element, gboolean filled)
{
  put_rest (self, element);
  if (!filled && !has_parts (element->place))
    {
      g_string_append (self->out, "/>\n");
      return FALSE;
    }
  g_string_append (self->out, ">\n");
  self->depth++;
  write_slot (self, element->place, NULL);
  return TRUE;
}

static void
close_element (Writer *self, const Element *element)
{
  write_orphans (self, element->place);
  self->depth--;
  indent (self);
  g_string_append_printf (self->out, "</%s>\n", element->name);
}

/* Ends the start tag of an element with nothing inside but what is held. */
static void
end_empty (Writer *self, const Element *element)
{
  if (open_element (self, element, FALSE))
    close_element (self, element);
}

/* How far into a text of length bytes a part is held; its end where the text is shorter than it was. */
static gsize
offset_of (const CordeeDossierHeld *held, const char *text, gsize length)
{
  gsize offset = held->after != NULL && *held->after == '@' ? (gsize) g_ascii_strtoull (held->after + 1, NULL, 10) : length;

  return offset <= length && (text[offset] & 0xc0) != 0x80 ? offset : length;
}

/* Ends an element with text inside; what was held in it stands in the text where it stood. */
static void
end_text (Writer *self, const Element *element, const char *text)
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
join_members (const Place *place, const GPtrArray *members, const CordeeQuestion *question)
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
has_strangers (const Place *place)
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
write_members (Writer *self, const Element *answer, const GPtrArray *members)
{
  CordeeKeyer keyer = { .items = members, .key_of = cordee_dossier_member_key };

  for (guint i = 0; i < members->len; i++)
    {
      const CordeeMember *member = members->pdata[i];
      const char *key = answer->place != NULL || self->places != NULL ? cordee_keyer_get (&keyer, i) : "";
      g_autofree char *where = g_strconcat (answer->where, CORDEE_HELD_SEPARATOR, key, NULL);
      Element element = begin (self, "member", where);

      put (self, &element, "profession", member->profession, NULL);
      put (self, &element, "status", member->status, NULL);
      put (self, &element, "signs", member->signs > 0 ? "true" : member->signs == 0 ? "false" : NULL, NULL);
      put (self, &element, "name", member->name, NULL);
      end_empty (self, &element);
      write_slot (self, answer->place, key);
    }
  cordee_keyer_clear (&keyer);
}

/* Whether members that are not known were held below an answer: then the others stand there too. */
static gboolean
has_held_members (const Place *place)
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
write_answer (Writer *self, const Element *list, const CordeeAnswer *answer)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, answer->id);
  g_autofree char *key = g_strconcat ("answer:", answer->id, NULL);
  g_autofree char *where = g_strconcat (list->where, CORDEE_HELD_SEPARATOR, key, NULL);
  Element element = begin (self, "answer", where);
  gboolean members = answer->value->kind == CORDEE_VALUE_MEMBERS;
  g_autofree char *value = members && has_strangers (element.place) ? join_members (element.place, answer->value->members, question)
                                                                    : cordee_value_to_string (answer->value, question);

  put (self, &element, "id", answer->id, NULL);
  put (self, &element, "value", value, NULL);
  put (self, &element, "provenance", cordee_provenance_id (answer->provenance), cordee_provenance_id (CORDEE_PROVENANCE_DECLARED));
  put_time (self, &element, answer->at);
  put (self, &element, "confirm", answer->confirm ? "true" : NULL, NULL);
  members = members && (have_names (answer->value->members) || has_held_members (element.place));
  if (open_element (self, &element, members))
    {
      if (members)
        write_members (self, &element, answer->value->members);
      close_element (self, &element);
    }
  write_slot (self, list->place, key);
}

/* ── parts of a dossier ─────────────────────────────────────────── */

static void
write_name (Writer *self, const Element *project, const char *name, const char *text)
{
  g_autofree char *where = g_strconcat ("project" CORDEE_HELD_SEPARATOR, name, NULL);
  Element element = begin (self, name, where);

  end_text (self, &element, text);
  write_slot (self, project->place, name);
}

static void
write_project (Writer *self, const char *name)
{
  Element element = begin (self, name, name);

  put (self, &element, "archived", self->dossier->archived ? "true" : NULL, NULL);
  if (open_element (self, &element, TRUE))
    {
      write_name (self, &element, "name", self->dossier->name);
      write_name (self, &element, "contact", self->dossier->contact);
      write_name (self, &element, "advisor", self->dossier->advisor);
      close_element (self, &element);
    }
}

static void
write_rules (Writer *self, const char *name)
{
  Element element = begin (self, name, name);

  put_day (self, &element, "as-of", self->dossier->as_of);
  put (self, &element, "region", self->dossier->region, NULL);
  put (self, &element, "departement", self->dossier->departement, NULL);
  put (self, &element, "version", self->dossier->base_version, NULL);
  put (self, &element, "sha256", self->dossier->base_sha256, NULL);
  end_empty (self, &element);
}

static void
write_situation (Writer *self, const char *name)
{
  GPtrArray *answers = cordee_situation_get_answers (self->dossier->situation);
  Element element = begin (self, name, name);

  if (!open_element (self, &element, answers->len > 0))
    return;
  for (guint i = 0; i < answers->len; i++)
    write_answer (self, &element, answers->pdata[i]);
  close_element (self, &element);
}

static void
write_results (Writer *self, const char *name)
{
  Element list = begin (self, name, name);

  if (!open_element (self, &list, self->dossier->results->len > 0))
    return;
  for (guint i = 0; i < self->dossier->results->len; i++)
    {
      const CordeeDossierResult *result = self->dossier->results->pdata[i];
      g_autofree char *rank = g_strdup_printf ("%u", result->rank);
      g_autofree char *key = g_strconcat ("result:", result->structure, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      Element element = begin (self, "result", where);

      put (self, &element, "structure", result->structure, NULL);
      put (self, &element, "verdict", cordee_verdict_id (result->verdict), NULL);
      put (self, &element, "rank", rank, "0");
      end_empty (self, &element);
      write_slot (self, list.place, key);
    }
  close_element (self, &list);
}

static void
write_choices (Writer *self, const char *name)
{
  Element list = begin (self, name, name);

  if (!open_element (self, &list, self->dossier->choices->len > 0))
    return;
  for (guint i = 0; i < self->dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = self->dossier->choices->pdata[i];
      g_autofree char *key = g_strconcat ("choice:", choice->structure, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      Element element = begin (self, "choice", where);

      put (self, &element, "structure", choice->structure, NULL);
      put (self, &element, "how", cordee_how_id (choice->how), NULL);
      put_time (self, &element, choice->at);
      end_empty (self, &element);
      write_slot (self, list.place, key);
    }
  close_element (self, &list);
}

static void
write_next (Writer *self, const char *name)
{
  Element element = begin (self, name, name);

  put_day (self, &element, "day", self->dossier->next_day);
  end_text (self, &element, self->dossier->next_text);
}

static void
write_notes (Writer *self, const char *name)
{
  Element list = begin (self, name, name);

  if (!open_element (self, &list, self->dossier->notes->len > 0))
    return;
  for (guint i = 0; i < self->dossier->notes->len; i++)
    {
      const CordeeDossierNote *note = self->dossier->notes->pdata[i];
      g_autofree char *key = g_strconcat ("note:", note->id, NULL);
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      Element element = begin (self, "note", where);

      put (self, &element, "id", note->id, NULL);
      put (self, &element, "visibility", cordee_note_visibility_id (note->visibility), cordee_note_visibility_id (CORDEE_NOTE_PRIVATE));
      put (self, &element, "structure", note->structure, NULL);
      put (self, &element, "criterion", note->criterion, NULL);
      put_time (self, &element, note->at);
      end_text (self, &element, note->text);
      write_slot (self, list.place, key);
    }
  close_element (self, &list);
}

static void
write_journal (Writer *self, const char *name)
{
  GPtrArray *journal = self->dossier->journal;
  CordeeKeyer keyer = { .items = journal, .key_of = cordee_dossier_event_key };
  Element list = begin (self, name, name);

  if (!open_element (self, &list, journal->len > 0))
    return;
  for (guint i = 0; i < journal->len; i++)
    {
      const CordeeDossierEvent *event = journal->pdata[i];
      const char *key = self->places != NULL ? cordee_keyer_get (&keyer, i) : "";
      g_autofree char *where = g_strconcat (name, CORDEE_HELD_SEPARATOR, key, NULL);
      Element element = begin (self, "event", where);

      put (self, &element, "kind", cordee_event_id (event->kind), NULL);
      put (self, &element, "detail", event->detail, NULL);
      put_time (self, &element, event->at);
      end_empty (self, &element);
      write_slot (self, list.place, key);
    }
  close_element (self, &list);
  cordee_keyer_clear (&keyer);
}

/* ── the document ───────────────────────────────────────────────── */

static void
write_root (Writer *self)
{
  static const struct
  {
    const char *name;
    void (*write) (Writer *self, const char *name);
  } parts[] = {
    { "project", write_project }, { "rules", write_rules }, { "situation", write_situation }, { "results", write_results },
    { "choices", write_choices }, { "next", write_next },   { "notes", write_notes },         { "journal", write_journal },
  };
  g_autofree char *format = g_strdup_printf ("%d", CORDEE_DOSSIER_FORMAT);
  Element root = begin (self, "dossier", "dossier");

  put (self, &root, "format", format, format);
  put (self, &root, "id", self->dossier->id, NULL);
  if (open_element (self, &root, TRUE))
    {
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          parts[i].write (self, parts[i].name);
          write_slot (self, root.place, parts[i].name);
        }
      close_element (self, &root);
    }
}

/* The dossier as a file has it, which reads back the same with this base. The caller owns the bytes. */
GBytes *
cordee_dossier_to_bytes (const CordeeDossier *self, const CordeeKnowledge *knowledge)
{
  Writer writer = { .dossier = self, .knowledge = knowledge };
  const Place *around;
  gsize length;

  g_return_val_if_fail (self != NULL && knowledge != NULL, NULL);

  writer.out = g_string_sized_new (4096);
  if (self->held != NULL)
    sort_held (&writer, self->held);
  around = find_place (&writer, "");
  g_string_append (writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  write_slot (&writer, around, NULL);
  write_root (&writer);
  write_slot (&writer, around, "dossier");
  g_clear_pointer (&writer.places, g_hash_table_unref);
  g_clear_pointer (&writer.written, g_hash_table_unref);
  length = writer.out->len;
  return g_bytes_new_take (g_string_free (writer.out, FALSE), length);
}
