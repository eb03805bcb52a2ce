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
