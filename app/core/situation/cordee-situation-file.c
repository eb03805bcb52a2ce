/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-situation"

#include "config.h"

#include "cordee-situation-private.h"

#include "cordee-issue.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FORMAT "1"

/* ── writing ────────────────────────────────────────────────────── */

/* Whether any member of a list (CordeeMember) has a name: then a file needs more than what cordee_value_to_string() gives. */
gboolean
cordee_members_have_names (const GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (((const CordeeMember *) members->pdata[i])->name != NULL)
      return TRUE;
  return FALSE;
}

static void
write_members (CordeeXmlElement *node, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const CordeeMember *member = members->pdata[i];
      CordeeXmlElement *element = cordee_xml_add (node, "member", NULL);

      cordee_xml_set (element, "profession", member->profession);
      cordee_xml_set (element, "status", member->status);
      cordee_xml_set (element, "signs", member->signs > 0 ? "true" : member->signs == 0 ? "false" : NULL);
      cordee_xml_set (element, "name", member->name);
    }
}

/* The situation as a document that reads back the same. The caller owns it. */
char *
cordee_situation_to_xml (const CordeeSituation *self, const CordeeKnowledge *knowledge)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_xml_writer_new ("situation");
  GPtrArray *answers = cordee_situation_get_answers (self);

  cordee_xml_set (cordee_xml_writer_get_root (writer), "format", FORMAT);
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      g_autofree char *value = cordee_value_to_string (answer->value, cordee_knowledge_find_question (knowledge, answer->id));
      CordeeXmlElement *node = cordee_xml_add (cordee_xml_writer_get_root (writer), "answer", NULL);

      cordee_xml_set (node, "id", answer->id);
      cordee_xml_set (node, "value", value);
      cordee_xml_set (node, "provenance", cordee_provenance_id (answer->provenance));
      cordee_xml_set (node, "confirm", answer->confirm ? "true" : NULL);
      if (answer->value->kind == CORDEE_VALUE_MEMBERS && cordee_members_have_names (answer->value->members))
        write_members (node, answer->value->members);
    }
  return cordee_xml_writer_to_string (writer);
}

/* Writes the situation to a file, and makes its folder where there is none. The file is whole at any moment: the old one, or the
   new one. Returns FALSE with an error that names the file. */
gboolean
cordee_situation_save (const CordeeSituation *self, const CordeeKnowledge *knowledge, const char *file, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autoptr(GError) reason = NULL;

  g_return_val_if_fail (self != NULL && knowledge != NULL && file != NULL, FALSE);

  shown = g_filename_display_name (file);
  folder = g_path_get_dirname (file);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                   /* TRANSLATORS: %1$s is a file, %2$s the system's reason. */
                   _("les réponses n’ont pas pu être enregistrées dans %1$s : le dossier ne peut pas être créé (%2$s)"), shown,
                   g_strerror (code));
      return FALSE;
    }
  text = cordee_situation_to_xml (self, knowledge);
  if (g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code,
               /* TRANSLATORS: %1$s is a file, %2$s the system's reason. */
               _("les réponses n’ont pas pu être enregistrées dans %1$s : %2$s"), shown, reason->message);
  return FALSE;
}

/* ── reading ────────────────────────────────────────────────────── */

typedef struct
{
  const char *file;
  const CordeeKnowledge *knowledge;
  GPtrArray *issues;
  CordeeSituation *situation;
  gboolean failed;
} Reader;

/* Takes hint. */
static void
blame (Reader *self, const char *tag, int line, const char *id, char *hint)
{
  g_ptr_array_add (self->issues, cordee_issue_new (tag, self->file, line, id, "%s", hint));
  self->failed = TRUE;
  g_free (hint);
}

static void
report_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  static const char *const tags[] = { "file-too-large", "xml-malformed", "xml-doctype", "situation-invalid" };

  blame (user_data, tags[problem], line, NULL, g_strdup (what));
}

static const CordeeXmlPart *
next_element (const CordeeXmlPart *part)
{
  while (part != NULL && part->kind != CORDEE_XML_ELEMENT)
    part = part->next;
  return part;
}

/* The member that a <member> tells of. NULL for an element that does not. The caller owns it. */
CordeeMember *
cordee_member_new_from_xml (const CordeeXmlPart *part)
{
  const char *profession = cordee_xml_part_get (part, "profession");
  const char *signs = cordee_xml_part_get (part, "signs");

  if (!cordee_xml_part_is (part, "member") || profession == NULL || *profession == '\0')
    return NULL;
  return cordee_member_new (profession, cordee_xml_part_get (part, "status"), signs == NULL ? -1 : g_str_equal (signs, "true") ? 1 : 0,
                            cordee_xml_part_get (part, "name"));
}

/* The members that stand below an answer; NULL where one of them makes no sense. */
static CordeeValue *
read_members (Reader *self, const CordeeXmlPart *node)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);

  for (const CordeeXmlPart *child = next_element (node->first_child); child != NULL; child = next_element (child->next))
    {
      CordeeMember *member = cordee_member_new_from_xml (child);

      if (member == NULL)
        {
          blame (self, "situation-invalid", child->line, cordee_xml_part_get (node, "id"),
                 g_strdup (_("un membre est illisible ; attendu : <member profession=\"…\"/>")));
          return NULL;
        }
      g_ptr_array_add (members, member);
    }
  return cordee_value_new_members (members);
}

/* The value of an answer. The members below it must be those that its value tells of. A question that the base does not have keeps
   what was answered, as text. */
static CordeeValue *
read_value (Reader *self, const CordeeXmlPart *node, const char *id, const char *text)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, id);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = NULL;

  if (question == NULL)
    {
      if (next_element (node->first_child) != NULL)
        return read_members (self, node);
      return g_str_equal (text, "?") ? cordee_value_new_unknown () : cordee_value_new_choice (text);
    }
  value = cordee_value_parse (self->knowledge, question, text, &error);
  if (value == NULL)
    {
      blame (self, "situation-invalid", node->line, id, g_strdup (error->message));
      return NULL;
    }
  if (value->kind == CORDEE_VALUE_MEMBERS && next_element (node->first_child) != NULL)
    {
      g_autoptr(CordeeValue) named = read_members (self, node);
      g_autofree char *told = named != NULL ? cordee_value_to_string (named, question) : NULL;
      g_autofree char *counted = cordee_value_to_string (value, question);

      if (named == NULL)
        return NULL;
      if (g_strcmp0 (told, counted) == 0)
        return g_steal_pointer (&named);
      /* TRANSLATORS: %s is what a list of members should have been. */
      blame (self, "situation-invalid", node->line, id,
             g_strdup_printf (_("les membres ne sont pas ceux de la liste ; attendu : %s"), counted));
      return NULL;
    }
  return g_steal_pointer (&value);
}

/* Reads the word that files have for a provenance into out; NULL is that of an answer that was given here. Returns FALSE, with the same
   in out, for any other. */
gboolean
cordee_provenance_parse (const char *text, CordeeProvenance *out)
{
  *out = CORDEE_PROVENANCE_DECLARED;
  for (int i = CORDEE_PROVENANCE_DECLARED; text != NULL && i <= CORDEE_PROVENANCE_IMPORTED; i++)
    if (g_str_equal (text, cordee_provenance_id ((CordeeProvenance) i)))
      {
        *out = (CordeeProvenance) i;
        return TRUE;
      }
  return text == NULL;
}

static void
read_answer (Reader *self, const CordeeXmlPart *node)
{
  const char *id = cordee_xml_part_get (node, "id");
  const char *text = cordee_xml_part_get (node, "value");
  g_autoptr(CordeeValue) value = NULL;
  CordeeProvenance provenance;

  if (!cordee_xml_part_is (node, "answer") || id == NULL || *id == '\0' || strlen (id) > CORDEE_SITUATION_MAX_ID || text == NULL)
    {
      blame (self, "situation-invalid", node->line, NULL,
             g_strdup (_("une réponse est illisible ; attendu : <answer id=\"…\" value=\"…\"/>")));
      return;
    }
  if (cordee_situation_get (self->situation, id) != NULL)
    {
      blame (self, "situation-invalid", node->line, id,
             g_strdup (_("la question a déjà une réponse plus haut ; attendu : une seule réponse par question")));
      return;
    }
  if (!cordee_provenance_parse (cordee_xml_part_get (node, "provenance"), &provenance))
    {
      blame (self, "situation-invalid", node->line, id,
             /* TRANSLATORS: %s is what stands there. */
             g_strdup_printf (_("« %s » n’est pas une provenance ; attendu : declared, estimated, proven ou imported"),
                              cordee_xml_part_get (node, "provenance")));
      return;
    }
  value = read_value (self, node, id, text);
  if (value == NULL)
    return;
  cordee_situation_set (self->situation, id, value, provenance);
  cordee_situation_set_confirm (self->situation, id, g_strcmp0 (cordee_xml_part_get (node, "confirm"), "true") == 0);
}

static gboolean
check_root (Reader *self, const CordeeXmlPart *root)
{
  if (cordee_xml_part_is (root, "situation") && g_strcmp0 (cordee_xml_part_get (root, "format"), FORMAT) == 0)
    return TRUE;
  blame (self, "situation-invalid", root->line, NULL,
         g_strdup (cordee_xml_part_is (root, "situation")
                       ? _("ces réponses sont d’un autre format ; attendu : format=\"1\"")
                       : _("ce n’est pas un fichier de réponses ; attendu : un document dont la racine est <situation>")));
  return FALSE;
}

/* Reads a situation; file is what messages call it. Answers to questions that knowledge does not have are kept as they are. Returns
   NULL where anything in it cannot be read, so that nothing is lost by saving the rest over it: then issues has been given the
   reasons. The caller owns it. */
CordeeSituation *
cordee_situation_new_from_xml (GBytes *bytes, const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  Reader self = { file, knowledge, issues, situation, FALSE };
  g_autoptr(CordeeXmlTree) tree = NULL;
  const CordeeXmlPart *root;

  g_return_val_if_fail (bytes != NULL && file != NULL && knowledge != NULL && issues != NULL, NULL);

  tree = cordee_xml_parse_tree (bytes, report_cb, &self);
  if (tree == NULL)
    return NULL;
  root = cordee_xml_tree_get_root (tree);
  if (!check_root (&self, root))
    return NULL;
  for (const CordeeXmlPart *node = next_element (root->first_child); node != NULL; node = next_element (node->next))
    read_answer (&self, node);
  return self.failed ? NULL : g_steal_pointer (&situation);
}

/* What is wrong with a file before it is read; NULL where nothing is. The caller owns it. */
static char *
find_unreadable (const char *file, const char **tag)
{
  GStatBuf info;

  *tag = "file-unreadable";
  if (g_stat (file, &info) != 0 || g_access (file, R_OK) != 0)
    /* TRANSLATORS: %s is the system's reason. */
    return g_strdup_printf (_("le fichier ne peut pas être lu (%s) ; attendu : un fichier de réponses lisible"), g_strerror (errno));
  if (!S_ISREG (info.st_mode))
    return g_strdup (_("ce n’est pas un fichier ; attendu : un fichier de réponses"));
  *tag = "file-too-large";
  return info.st_size > CORDEE_XML_MAX_BYTES ? g_strdup (_("le fichier est trop grand ; attendu : 32 Mio au plus")) : NULL;
}

/* Reads a situation from a file, as above. A file over the limit is not read at all. */
CordeeSituation *
cordee_situation_load (const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  const char *tag;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length;

  g_return_val_if_fail (file != NULL && knowledge != NULL && issues != NULL, NULL);

  shown = g_filename_display_name (file);
  wrong = find_unreadable (file, &tag);
  if (wrong == NULL && !g_file_get_contents (file, &text, &length, &error))
    {
      tag = "file-unreadable";
      wrong = g_strdup (error->message);
    }
  if (wrong != NULL)
    {
      g_ptr_array_add (issues, cordee_issue_new (tag, shown, 0, NULL, "%s", wrong));
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return cordee_situation_new_from_xml (bytes, shown, knowledge, issues);
}
