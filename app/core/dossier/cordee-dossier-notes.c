/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include <glib/gi18n-lib.h>

/* Reads the notes of a dossier. Every note is read, whatever is wrong with it; one whose visibility is not understood is private. */

#define PLACE "notes"

static const char *const note_attributes[] = { "id", "visibility", "structure", "criterion", "step", "at", NULL };

static gboolean
has_parts (const CordeeXmlPart *node)
{
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    if (child->kind != CORDEE_XML_TEXT)
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (CordeeDossierIds *ids, const char *id)
{
  if (ids->taken == NULL)
    {
      ids->taken = g_hash_table_new (g_str_hash, g_str_equal);
      for (const CordeeXmlPart *child = ids->list->first_child; child != NULL; child = child->next)
        if (cordee_xml_part_is (child, ids->element) && cordee_xml_part_get (child, "id") != NULL)
          g_hash_table_add (ids->taken, (gpointer) cordee_xml_part_get (child, "id"));
    }
  return g_hash_table_contains (ids->taken, id) || g_hash_table_contains (ids->seen, id);
}

/* An id like wanted that no other item of the list has. The caller owns it. */
char *
cordee_dossier_ids_make (CordeeDossierIds *ids, const char *wanted)
{
  char *id = g_strdup (wanted);
  guint n;

  if (ids->seen == NULL)
    ids->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (ids->seen, wanted));
  if (g_hash_table_contains (ids->seen, id))
    {
      do
        {
          g_free (id);
          id = g_strdup_printf ("%s-%u", wanted, ++n + 1);
        }
      while (is_taken (ids, id));
      g_hash_table_insert (ids->seen, g_strdup (wanted), GUINT_TO_POINTER (n));
    }
  g_hash_table_insert (ids->seen, g_strdup (id), GUINT_TO_POINTER (0));
  return id;
}

void
cordee_dossier_ids_clear (CordeeDossierIds *ids)
{
  g_clear_pointer (&ids->seen, g_hash_table_unref);
  g_clear_pointer (&ids->taken, g_hash_table_unref);
}

static CordeeNoteVisibility
read_visibility (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where)
{
  const char *text = cordee_xml_part_get (node, "visibility");

  if (g_strcmp0 (text, cordee_note_visibility_id (CORDEE_NOTE_SHARED)) == 0)
    return CORDEE_NOTE_SHARED;
  if (text != NULL && !g_str_equal (text, cordee_note_visibility_id (CORDEE_NOTE_PRIVATE)))
    {
      cordee_dossier_hold (self->dossier, where, NULL, "visibility", g_strdup (text));
      cordee_dossier_reader_tell (self, "dossier-value", node->line, NULL,
                                  /* TRANSLATORS: %s is a word of the file. */
                                  _("« %s » ne dit pas qui voit une note ; attendu : private ou shared ; la note est tenue pour privée"), text);
    }
  return CORDEE_NOTE_PRIVATE;
}

/* Returns the key of the note, which the caller owns. */
static char *
read_note (CordeeDossierReader *self, const CordeeXmlPart *node, CordeeDossierIds *ids)
{
  CordeeDossierNote *note = g_new0 (CordeeDossierNote, 1);
  const char *id = cordee_xml_part_get (node, "id");
  const char *structure = cordee_xml_part_get (node, "structure");
  const char *criterion = cordee_xml_part_get (node, "criterion");
  char *key;
  g_autofree char *where = NULL;

  note->id = cordee_dossier_ids_make (ids, id != NULL && *id != '\0' ? id : "note");
  if (id != NULL && !g_str_equal (id, note->id))
    cordee_dossier_reader_tell (self, "dossier-duplicate", node->line, id,
                                /* TRANSLATORS: two ids of notes: %1$s is taken, %2$s a new one. */
                                _("« %1$s » désigne déjà une note ; attendu : un autre identifiant ; celle-ci s’appelle maintenant « %2$s »"), id, note->id);
  key = g_strconcat ("note:", note->id, NULL);
  where = g_strconcat (PLACE CORDEE_HELD_SEPARATOR, key, NULL);
  note->visibility = read_visibility (self, node, where);
  note->structure = g_strdup (cordee_dossier_reader_rename (self, CORDEE_RENAME_STRUCTURE, NULL, structure, node->line));
  note->criterion = g_strdup (cordee_dossier_reader_rename (self, CORDEE_RENAME_CRITERION, NULL, criterion, node->line));
  note->step = g_strdup (cordee_xml_part_get (node, "step"));
  note->at = cordee_dossier_reader_get_time (self, node, where);
  note->text = has_parts (node) || node->first_child == NULL ? cordee_dossier_reader_read_text (self, node, where) : g_strdup (node->first_child->text);
  cordee_dossier_reader_take_attributes (self, node, where, note_attributes);
  g_ptr_array_add (self->dossier->notes, note);
  return key;
}

/* Reads what is below <notes> into the dossier. */
void
cordee_dossier_reader_read_notes (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  CordeeDossierIds ids = { .list = list, .element = "note" };
  g_autofree char *after = NULL;

  for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is (child, "note"))
      {
        g_free (after);
        after = read_note (self, child, &ids);
      }
    else
      cordee_dossier_reader_hold_foreign (self, PLACE, after, child);
  cordee_dossier_ids_clear (&ids);
}
