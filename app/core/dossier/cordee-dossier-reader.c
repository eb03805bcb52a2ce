/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include "cordee-issue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What all parts of a dossier are read with. */

/* More findings than this on one file help nobody. */
#define MAX_TOLD 100

/* Tells of a finding; the rest is the hint: what stands there, what was expected, what becomes of it. */
void
cordee_dossier_reader_tell (CordeeDossierReader *self, const char *tag, int line, const char *id, const char *format, ...)
{
  g_autofree char *hint = NULL;
  va_list args;

  if (self->n_told++ >= MAX_TOLD)
    return;
  va_start (args, format);
  hint = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->issues, cordee_issue_new (tag, self->file, line, id, "%s", hint));
}

static char *
strip_ends (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL)
    length--;
  text[length] = '\0';
  memmove (text, text + strspn (text, " \t\r\n"), strlen (text + strspn (text, " \t\r\n")) + 1);
  return text;
}

/* Holds a part as it stands; a text without the white space around it. Returns it, borrowed. */
CordeeDossierHeld *
cordee_dossier_reader_hold (CordeeDossierReader *self, const char *where, const char *after, const CordeeXmlPart *part)
{
  char *text = cordee_xml_part_to_string (part);

  return cordee_dossier_hold (self->dossier, where, after, NULL, part->kind == CORDEE_XML_TEXT ? strip_ends (text) : text);
}

/* Holds a part that this version does not know, and tells of it where it is more than a comment. */
void
cordee_dossier_reader_hold_foreign (CordeeDossierReader *self, const char *where, const char *after, const CordeeXmlPart *part)
{
  if (cordee_xml_part_is_blank (part))
    return;
  cordee_dossier_reader_hold (self, where, after, part)->foreign = TRUE;
  if (part->kind == CORDEE_XML_ELEMENT)
    cordee_dossier_reader_tell (self, "dossier-foreign", part->line, NULL,
                                /* TRANSLATORS: %s is the name of an element. */
                                _("<%s> n’est pas connu de cette version ; attendu : un élément du schéma ; il est gardé à sa place"), part->name);
  else if (part->kind == CORDEE_XML_TEXT)
    cordee_dossier_reader_tell (self, "dossier-foreign", part->parent->line, NULL,
                                _("<%s> contient du texte ; attendu : des éléments seulement ; il est gardé à sa place"), part->parent->name);
}

static gboolean
is_known (const char *name, const char *const *known)
{
  for (; *known != NULL; known++)
    if (strcmp (*known, name) == 0)
      return TRUE;
  return FALSE;
}

/* Whether an element has attributes that are not known. */
gboolean
cordee_dossier_reader_has_foreign (const CordeeXmlPart *part, const char *const *known)
{
  for (guint i = 0; i < part->n_attributes; i++)
    if (!is_known (part->attributes[i].name, known))
      return TRUE;
  return FALSE;
}

/* Holds the attributes of an element that are not known, where being its place. */
void
cordee_dossier_reader_take_attributes (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where, const char *const *known)
{
  const char *after = NULL;

  for (guint i = 0; i < part->n_attributes; i++)
    {
      const CordeeXmlPair *pair = &part->attributes[i];

      if (is_known (pair->name, known))
        {
          after = pair->name;
          continue;
        }
      cordee_dossier_hold (self->dossier, where, after, pair->name, g_strdup (pair->value))->foreign = TRUE;
      cordee_dossier_reader_tell (self, "dossier-foreign", part->line, NULL,
                                  /* TRANSLATORS: %1$s is the name of an attribute, %2$s that of its element. */
                                  _("l’attribut « %1$s » de <%2$s> n’est pas connu de cette version ; attendu : un attribut du schéma ; il est gardé à sa place"),
                                  pair->name, part->name);
    }
}

/* The time that an element says in its attribute at; 0 where it says none, or none that is one: then that is held. */
gint64
cordee_dossier_reader_get_time (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where)
{
  const char *text = cordee_xml_part_get (part, "at");
  gint64 at = 0;

  if (text == NULL || cordee_dossier_time_parse (text, &at))
    return at;
  cordee_dossier_hold (self->dossier, where, NULL, "at", g_strdup (text));
  cordee_dossier_reader_tell (self, "dossier-value", part->line, NULL,
                              _("« %s » n’est pas un moment ; attendu : AAAA-MM-JJThh:mm:ssZ ; c’est gardé tel quel, sans être employé"), text);
  return 0;
}

/* The text of an element, as it stands: what is directly inside. Everything else inside is held, where being its place. The caller owns
   it. */
char *
cordee_dossier_reader_read_text (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where)
{
  GString *text = g_string_new (NULL);

  for (const CordeeXmlPart *child = part->first_child; child != NULL; child = child->next)
    if (child->kind == CORDEE_XML_TEXT)
      g_string_append (text, child->text);
    else
      {
        g_autofree char *after = g_strdup_printf ("@%" G_GSIZE_FORMAT, text->len);

        cordee_dossier_reader_hold_foreign (self, where, after, child);
      }
  return g_string_free (text, FALSE);
}

/* The id that the base has now for an id of the file, borrowed; mostly the same. Told once. */
const char *
cordee_dossier_reader_rename (CordeeDossierReader *self, CordeeRenameKind kind, const char *of, const char *id, int line)
{
  const char *to = cordee_knowledge_find_rename (self->knowledge, kind, of, id);

  if (to == NULL)
    return id;
  if (self->renamed == NULL)
    self->renamed = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_add (self->renamed, (gpointer) to))
    return to;
  cordee_dossier_reader_tell (self, "dossier-renamed", line, to,
                              /* TRANSLATORS: two ids of the base: %1$s the old one, %2$s the new one. */
                              _("« %1$s » s’appelle « %2$s » dans la base d’aujourd’hui ; attendu : %2$s ; c’est lu ainsi"), id, to);
  return to;
}

/* ── values and items ───────────────────────────────────────────── */

/* Whether text is the word for a way of being in a structure; then it is put into out. text may be NULL. */
gboolean
cordee_dossier_reader_parse_how (const char *text, CordeeHow *out)
{
  for (int i = CORDEE_HOW_CREER; text != NULL && i <= CORDEE_HOW_ADHERER; i++)
    if (g_str_equal (text, cordee_how_id ((CordeeHow) i)))
      {
        *out = (CordeeHow) i;
        return TRUE;
      }
  return FALSE;
}

/* Holds the value of a known attribute that cannot be used. Takes hint. */
void
cordee_dossier_reader_hold_value (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *name, char *hint)
{
  cordee_dossier_hold (self->dossier, where, NULL, name, g_strdup (cordee_xml_part_get (node, name)));
  /* TRANSLATORS: %s: what is wrong, and what was expected. */
  cordee_dossier_reader_tell (self, "dossier-value", node->line, NULL, _("%s ; c’est gardé tel quel, sans être employé"), hint);
  g_free (hint);
}

/* A day that an element says in an attribute; CORDEE_DAY_NONE where it says none, or none that is one: then that is held. */
CordeeDay
cordee_dossier_reader_get_day (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *name)
{
  const char *text = cordee_xml_part_get (node, name);
  CordeeDay day = CORDEE_DAY_NONE;

  if (text != NULL && !cordee_day_parse (text, &day))
    cordee_dossier_reader_hold_value (self, node, where, name, g_strdup_printf (_("« %s » n’est pas un jour ; attendu : AAAA-MM-JJ"), text));
  return day;
}

/* The structure that an item of a list names, as it is called today; NULL, and held behind after, where the base has none of that name. */
const char *
cordee_dossier_reader_get_structure (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after)
{
  const char *text = cordee_xml_part_get (node, "structure");
  const char *id = text != NULL ? cordee_dossier_reader_rename (self, CORDEE_RENAME_STRUCTURE, NULL, text, node->line) : NULL;

  if (id != NULL && cordee_knowledge_find_structure (self->knowledge, id) != NULL)
    return id;
  cordee_dossier_reader_hold (self, where, after, node);
  cordee_dossier_reader_tell (self, "dossier-value", node->line, text,
                              /* TRANSLATORS: %s is the id of a structure. */
                              _("« %s » n’est pas une structure de la base ; attendu : une structure connue ; c’est gardé tel quel, sans être employé"),
                              text != NULL ? text : "");
  return NULL;
}

/* Holds an item of a list as it stands. Takes hint. */
void
cordee_dossier_reader_hold_item (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after, const char *tag,
                                 char *hint)
{
  cordee_dossier_reader_hold (self, where, after, node);
  cordee_dossier_reader_tell (self, tag, node->line, NULL, _("%s ; c’est gardé tel quel, sans être employé"), hint);
  g_free (hint);
}

/* Holds an element that is there already. Behind the one that was read, wherever it stood: else the next reader would take this one. */
void
cordee_dossier_reader_hold_second (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where)
{
  cordee_dossier_reader_hold_item (self, node, where, node->name, "dossier-duplicate",
                                   /* TRANSLATORS: %s is the name of an element. */
                                   g_strdup_printf (_("<%s> est déjà plus haut ; attendu : une seule fois"), node->name));
}

/* Holds what an item of a list has besides what is known of it. */
void
cordee_dossier_reader_take_item (CordeeDossierReader *self, const CordeeXmlPart *node, const char *list, const char *key, const char *const *known)
{
  g_autofree char *where = NULL;

  if (node->first_child == NULL && !cordee_dossier_reader_has_foreign (node, known))
    return;
  where = g_strconcat (list, CORDEE_HELD_SEPARATOR, key, NULL);
  cordee_dossier_reader_take_attributes (self, node, where, known);
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    cordee_dossier_reader_hold_foreign (self, where, NULL, child);
}

/* Reads all items of a list, called element; what is between them is held. */
void
cordee_dossier_reader_read_list (CordeeDossierReader *self, const CordeeXmlPart *list, const char *element, CordeeDossierReadItem read)
{
  g_autofree char *after = NULL;

  for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is (child, element))
      {
        char *key = read (self, child, after);

        if (key != NULL)
          {
            g_free (after);
            after = key;
          }
      }
    else
      cordee_dossier_reader_hold_foreign (self, list->name, after, child);
}
