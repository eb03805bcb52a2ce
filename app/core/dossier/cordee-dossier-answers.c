/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include "cordee-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads the answers of a dossier. Whatever stands there, one answer that cannot be read does not touch the others. */

#define PLACE "situation"

/* A value longer than this is not looked at: no question takes one. */
#define MAX_VALUE (1024 * 1024)
#define MAX_ID 100

static const char *const answer_attributes[] = { "id", "value", "provenance", "at", "confirm", NULL };
static const char *const member_attributes[] = { "profession", "status", "signs", "name", NULL };

/* An answer on its way into the situation. */
typedef struct
{
  const CordeeXmlPart *node;
  const char *id; /* that it has today */
  char *where;    /* owned: its place */
  const CordeeQuestion *question; /* NULL: the base has none of that id */
  gboolean done;                  /* what stands below it is read */
} Answer;

/* ── ids that have changed ──────────────────────────────────────── */

/* A part of a list of members ("3*infirmiers/liberal/signe") with the ids of today. The caller owns it. */
static char *
rename_member (CordeeDossierReader *self, const Answer *answer, const char *part)
{
  const char *star = strchr (part, '*');
  g_auto(GStrv) words = g_strsplit (star != NULL ? star + 1 : part, "/", -1);
  g_autofree char *factor = g_strndup (part, star != NULL ? (gsize) (star + 1 - part) : 0);
  g_autofree char *joined = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *to = cordee_dossier_reader_rename (self, i == 0 ? CORDEE_RENAME_PROFESSION : CORDEE_RENAME_CHOICE,
                                                     i == 0 ? NULL : answer->question->status, g_strstrip (words[i]), answer->node->line);

      if (to != words[i])
        {
          g_free (words[i]);
          words[i] = g_strdup (to);
        }
    }
  joined = g_strjoinv ("/", words);
  return g_strconcat (factor, joined, NULL);
}

/* A value of the file with the ids of today. The caller owns it. */
static char *
rename_value (CordeeDossierReader *self, const Answer *answer, const char *text)
{
  const char *type = answer->question != NULL ? answer->question->type : "";
  gboolean list = g_str_equal (type, "multiple") || g_str_equal (type, "membres");
  g_auto(GStrv) parts = NULL;

  if (!cordee_knowledge_has_renames (self->knowledge) || strlen (text) > MAX_VALUE)
    return g_strdup (text);
  if (!list)
    return g_strdup (g_str_equal (type, "choice")
                         ? cordee_dossier_reader_rename (self, CORDEE_RENAME_CHOICE, answer->id, text, answer->node->line)
                         : text);
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *before = parts[i];

      parts[i] = g_str_equal (type, "membres")
                     ? rename_member (self, answer, before)
                     : g_strdup (cordee_dossier_reader_rename (self, CORDEE_RENAME_CHOICE, answer->id, before, answer->node->line));
      g_free (before);
    }
  return g_strjoinv (",", parts);
}

/* ── members ────────────────────────────────────────────────────── */

static GPtrArray *
new_members (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);
}

/* The member that a <member> tells of. NULL for an element that does not. The caller owns it. */
static CordeeMember *
read_member (const CordeeXmlPart *part)
{
  const char *profession = cordee_xml_part_get (part, "profession");
  const char *signs = cordee_xml_part_get (part, "signs");

  if (!cordee_xml_part_is (part, "member") || profession == NULL || *profession == '\0')
    return NULL;
  return cordee_member_new (profession, cordee_xml_part_get (part, "status"), signs == NULL ? -1 : g_str_equal (signs, "true") ? 1 : 0,
                            cordee_xml_part_get (part, "name"));
}

/* Adds the members that a part of a value tells of. Returns FALSE where the base does not know them. */
static gboolean
add_typed (CordeeDossierReader *self, const Answer *answer, const char *part, GPtrArray *members)
{
  g_autoptr(CordeeValue) value = cordee_value_parse (self->knowledge, answer->question, part, NULL);

  if (value == NULL || value->kind != CORDEE_VALUE_MEMBERS || value->members->len == 0
      || members->len + value->members->len > CORDEE_VALUE_MAX_MEMBERS)
    return FALSE;
  for (guint i = 0; i < value->members->len; i++)
    g_ptr_array_add (members, cordee_member_copy (value->members->pdata[i]));
  return TRUE;
}

/* Adds a member that stands below an answer. Returns FALSE where it is none that the base knows. */
static gboolean
add_named (CordeeDossierReader *self, const Answer *answer, const CordeeXmlPart *node, GPtrArray *members)
{
  g_autoptr(CordeeMember) member = read_member (node);
  g_autoptr(GPtrArray) alone = NULL;
  g_autoptr(GPtrArray) known = new_members ();
  g_autoptr(CordeeValue) value = NULL;
  g_autofree char *typed = NULL;
  const char *profession, *status;

  if (member == NULL)
    return FALSE;
  profession = cordee_dossier_reader_rename (self, CORDEE_RENAME_PROFESSION, NULL, member->profession, node->line);
  status = member->status != NULL
               ? cordee_dossier_reader_rename (self, CORDEE_RENAME_CHOICE, answer->question->status, member->status, node->line)
               : NULL;
  alone = new_members ();
  g_ptr_array_add (alone, cordee_member_new (profession, status, member->signs, member->name));
  value = cordee_value_new_members (alone);
  typed = cordee_value_to_string (value, answer->question);
  if (strpbrk (profession, ",*/") != NULL || (status != NULL && strpbrk (status, ",*/") != NULL) || !add_typed (self, answer, typed, known)
      || known->len != 1)
    return FALSE;
  g_ptr_array_add (members, g_ptr_array_steal_index (alone, 0));
  return TRUE;
}

/* What a list of members consists of. */
typedef struct
{
  GPtrArray *members;   /* owned: those that the base knows */
  GPtrArray *strangers; /* owned strings: the others */
  GArray *at;           /* guint: how many members stand before each of these */
} Listed;

static void
listed_clear (Listed *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->strangers, g_ptr_array_unref);
  g_clear_pointer (&self->at, g_array_unref);
}

/* Reads a list of members, as it was typed, part by part. Returns FALSE where it has none that the base knows, or far too many parts. */
static gboolean
read_typed (CordeeDossierReader *self, const Answer *answer, const char *text, Listed *out)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", CORDEE_VALUE_MAX_MEMBERS + 1);

  out->members = new_members ();
  out->strangers = g_ptr_array_new_with_free_func (g_free);
  out->at = g_array_new (FALSE, FALSE, sizeof (guint));
  if (g_strv_length (parts) > CORDEE_VALUE_MAX_MEMBERS)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !add_typed (self, answer, parts[i], out->members))
      {
        g_ptr_array_add (out->strangers, g_strdup (parts[i]));
        g_array_append_val (out->at, out->members->len);
      }
  return out->members->len > 0;
}

/* Reads the members that stand below an answer into members. Where take, holds what is none that the base knows, and what is not known of
   those that are; the first pass only looks. Returns whether all are known. */
static gboolean
read_named (CordeeDossierReader *self, const Answer *answer, GPtrArray *members, gboolean take)
{
  CordeeKeyer keyer = { .items = members, .key_of = cordee_dossier_member_key };
  gboolean all = TRUE;

  for (const CordeeXmlPart *child = answer->node->first_child; child != NULL; child = child->next)
    {
      gboolean is_member = cordee_xml_part_is (child, "member");

      if (is_member && add_named (self, answer, child, members))
        {
          if (take && cordee_dossier_reader_has_foreign (child, member_attributes))
            {
              g_autofree char *where = g_strconcat (answer->where, CORDEE_HELD_SEPARATOR, cordee_keyer_get (&keyer, members->len - 1), NULL);

              cordee_dossier_reader_take_attributes (self, child, where, member_attributes);
            }
          for (const CordeeXmlPart *inner = child->first_child; take && inner != NULL; inner = inner->next)
            if (!cordee_xml_part_is_blank (inner))
              {
                g_autofree char *where = g_strconcat (answer->where, CORDEE_HELD_SEPARATOR, cordee_keyer_get (&keyer, members->len - 1), NULL);

                cordee_dossier_reader_hold_foreign (self, where, NULL, inner);
              }
          continue;
        }
      all = all && !is_member;
      if (!take || cordee_xml_part_is_blank (child))
        continue;
      if (is_member)
        cordee_dossier_reader_hold (self, answer->where, members->len > 0 ? cordee_keyer_get (&keyer, members->len - 1) : NULL, child);
      else
        cordee_dossier_reader_hold_foreign (self, answer->where, members->len > 0 ? cordee_keyer_get (&keyer, members->len - 1) : NULL, child);
    }
  cordee_keyer_clear (&keyer);
  return all;
}

/* The quick way for a list that the base takes whole: the members below the answer, where they are those of the value, and nothing else is
   there. NULL in any other case. */
static CordeeValue *
read_plain (CordeeDossierReader *self, const Answer *answer, const CordeeValue *counted)
{
  g_autoptr(GPtrArray) members = new_members ();
  g_autoptr(CordeeValue) value = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  for (const CordeeXmlPart *child = answer->node->first_child; child != NULL; child = child->next)
    {
      CordeeMember *member;

      if (cordee_xml_part_is_blank (child))
        continue;
      if (child->kind != CORDEE_XML_ELEMENT || child->first_child != NULL || cordee_dossier_reader_has_foreign (child, member_attributes)
          || (member = read_member (child)) == NULL)
        return NULL;
      g_ptr_array_add (members, member);
    }
  if (members->len != counted->members->len || cordee_knowledge_has_renames (self->knowledge))
    return NULL;
  value = cordee_value_new_members (members);
  one = cordee_value_to_string (value, answer->question);
  other = cordee_value_to_string (counted, answer->question);
  return g_str_equal (one, other) ? g_steal_pointer (&value) : NULL;
}

static void
tell_stranger (CordeeDossierReader *self, const Answer *answer, const char *member)
{
  cordee_dossier_reader_tell (self, "dossier-value", answer->node->line, answer->id,
                              /* TRANSLATORS: %1$s is a question, %2$s a member of the team as the file has it. */
                              _("%1$s : le membre « %2$s » n’est pas connu de la base ; attendu : une profession et un statut de la base ; il est "
                                "gardé tel quel, sans être compté"),
                              answer->id, member);
}

static gboolean
has_members (const CordeeXmlPart *node)
{
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is (child, "member"))
      return TRUE;
  return FALSE;
}

/* The members that the base knows, all others being held. NULL where there is none, or where the two ways in which an answer tells its
   members do not agree: then nothing is held. */
static CordeeValue *
read_members (CordeeDossierReader *self, const Answer *answer, const char *text)
{
  Listed listed = { NULL };
  g_autoptr(CordeeValue) value = NULL;

  if (!read_typed (self, answer, text, &listed))
    {
      listed_clear (&listed);
      return NULL;
    }
  value = cordee_value_new_members (listed.members);
  if (has_members (answer->node))
    {
      g_autoptr(GPtrArray) named = new_members ();
      g_autoptr(CordeeValue) told = NULL;
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;

      read_named (self, answer, named, FALSE);
      told = cordee_value_new_members (named);
      one = cordee_value_to_string (value, answer->question);
      other = cordee_value_to_string (told, answer->question);
      cordee_value_unref (value);
      value = g_str_equal (one, other) ? g_steal_pointer (&told) : NULL;
    }
  for (guint i = 0; value != NULL && i < listed.strangers->len; i++)
    {
      g_autofree char *after = g_strdup_printf ("#%u", g_array_index (listed.at, guint, i));

      cordee_dossier_hold (self->dossier, answer->where, after, NULL, g_strdup (listed.strangers->pdata[i]));
      tell_stranger (self, answer, listed.strangers->pdata[i]);
    }
  listed_clear (&listed);
  return g_steal_pointer (&value);
}

/* ── answers ────────────────────────────────────────────────────── */

/* Holds an answer as it stands: it is none. */
static void
refuse (CordeeDossierReader *self, const Answer *answer, const char *after, const char *why)
{
  CordeeDossierHeld *held = cordee_dossier_reader_hold (self, PLACE, after, answer->node);

  held->stands_for = g_strdup (answer->id);
  cordee_dossier_reader_tell (self, "dossier-value", answer->node->line, answer->id,
                              /* TRANSLATORS: %s: what is wrong, and what was expected. */
                              _("%s ; la réponse est gardée telle quelle, sans être employée"), why);
}

/* The value of an answer; NULL, and why, where it is none. What stands below a list of members is held, but for the members. */
static CordeeValue *
read_value (CordeeDossierReader *self, Answer *answer, const char *text, char **why)
{
  g_autoptr(GError) error = NULL;
  CordeeValue *value;

  if (answer->question == NULL)
    return g_str_equal (text, "?") ? cordee_value_new_unknown () : cordee_value_new_choice (text);
  if (strlen (text) > MAX_VALUE)
    {
      *why = g_strdup_printf (_("%s : la valeur est trop longue ; attendu : 1 Mio au plus"), answer->id);
      return NULL;
    }
  value = cordee_value_parse (self->knowledge, answer->question, text, &error);
  if (g_str_equal (answer->question->type, "membres") && (value == NULL || has_members (answer->node)))
    {
      CordeeValue *plain = value != NULL ? read_plain (self, answer, value) : NULL;

      g_clear_pointer (&value, cordee_value_unref);
      answer->done = plain != NULL;
      value = plain != NULL ? plain : read_members (self, answer, text);
      if (value == NULL && error == NULL)
        {
          *why = g_strdup_printf (_("%1$s : les membres ne sont pas ceux de la liste ; attendu : %2$s"), answer->id, text);
          return NULL;
        }
    }
  if (value == NULL)
    *why = g_strdup (error->message);
  return value;
}

/* Holds what an answer has besides its value. */
static void
take_rest (CordeeDossierReader *self, const Answer *answer, const CordeeValue *value)
{
  cordee_dossier_reader_take_attributes (self, answer->node, answer->where, answer_attributes);
  if (answer->done)
    return;
  if (value->kind == CORDEE_VALUE_MEMBERS && has_members (answer->node))
    {
      g_autoptr(GPtrArray) members = new_members ();

      if (!read_named (self, answer, members, TRUE))
        cordee_dossier_reader_tell (self, "dossier-value", answer->node->line, answer->id,
                                    _("%s : un membre n’est pas connu de la base ; attendu : une profession et un statut de la base ; il est gardé tel quel, "
                                      "sans être compté"),
                                    answer->id);
      return;
    }
  for (const CordeeXmlPart *child = answer->node->first_child; child != NULL; child = child->next)
    cordee_dossier_reader_hold_foreign (self, answer->where, NULL, child);
}

/* Whether another answer of the file has that id. */
static gboolean
is_answered_as (CordeeDossierReader *self, const CordeeXmlPart *list, const char *id)
{
  if (self->answered == NULL)
    {
      self->answered = g_hash_table_new (g_str_hash, g_str_equal);
      for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
        if (cordee_xml_part_is (child, "answer") && cordee_xml_part_get (child, "id") != NULL)
          g_hash_table_add (self->answered, (gpointer) cordee_xml_part_get (child, "id"));
    }
  return g_hash_table_contains (self->answered, id);
}

static void
set_answer (CordeeDossierReader *self, const Answer *answer, CordeeValue *value)
{
  CordeeSituation *situation = self->dossier->situation;
  const char *confirm = cordee_xml_part_get (answer->node, "confirm");
  const char *provenance = cordee_xml_part_get (answer->node, "provenance");
  CordeeProvenance known;

  if (!cordee_provenance_parse (provenance, &known))
    {
      cordee_dossier_hold (self->dossier, answer->where, NULL, "provenance", g_strdup (provenance));
      cordee_dossier_reader_tell (self, "dossier-value", answer->node->line, answer->id,
                                  _("« %s » n’est pas une provenance ; attendu : declared, estimated, proven ou imported ; c’est gardé tel quel, sans être "
                                    "employé"),
                                  provenance);
    }
  cordee_situation_set (situation, answer->id, value, known);
  cordee_situation_set_confirm (situation, answer->id, g_strcmp0 (confirm, "true") == 0);
  cordee_situation_set_at (situation, answer->id, cordee_dossier_reader_get_time (self, answer->node, answer->where));
  if (confirm != NULL && !g_str_equal (confirm, "true") && !g_str_equal (confirm, "false"))
    cordee_dossier_hold (self->dossier, answer->where, NULL, "confirm", g_strdup (confirm));
}

/* Reads an <answer>. Returns its place in the situation where it is one, which the caller owns; NULL where it is held. */
static char *
read_answer (CordeeDossierReader *self, const CordeeXmlPart *list, const CordeeXmlPart *node, const char *after)
{
  const char *id = cordee_xml_part_get (node, "id");
  const char *text = cordee_xml_part_get (node, "value");
  const char *today;
  g_autofree char *typed = NULL;
  g_autofree char *why = NULL;
  g_autoptr(CordeeValue) value = NULL;
  Answer answer = { .node = node };
  char *key;

  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID || text == NULL)
    {
      refuse (self, &answer, after, _("une réponse est illisible ; attendu : <answer id=\"…\" value=\"…\"/>"));
      return NULL;
    }
  today = cordee_dossier_reader_rename (self, CORDEE_RENAME_QUESTION, NULL, id, node->line);
  if (cordee_situation_get (self->dossier->situation, today) != NULL || (today != id && is_answered_as (self, list, today)))
    {
      cordee_dossier_reader_hold (self, PLACE, after, node);
      cordee_dossier_reader_tell (self, "dossier-duplicate", node->line, today,
                                  /* TRANSLATORS: %s is a question. */
                                  _("%s : la question a déjà une réponse ; attendu : une seule réponse par question ; celle-ci est gardée telle quelle, sans "
                                    "être employée"),
                                  today);
      return NULL;
    }
  answer.id = today;
  answer.question = cordee_knowledge_find_question (self->knowledge, today);
  key = g_strconcat ("answer:", today, NULL);
  answer.where = g_strconcat (PLACE CORDEE_HELD_SEPARATOR, key, NULL);
  typed = rename_value (self, &answer, text);
  value = read_value (self, &answer, typed, &why);
  if (value == NULL)
    {
      refuse (self, &answer, after, why);
      g_clear_pointer (&key, g_free);
    }
  else
    {
      set_answer (self, &answer, value);
      take_rest (self, &answer, value);
    }
  g_free (answer.where);
  return key;
}

/* Reads what is below <situation> into the dossier. */
void
cordee_dossier_reader_read_answers (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  g_autofree char *after = NULL;

  for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is (child, "answer"))
      {
        char *key = read_answer (self, list, child, after);

        if (key != NULL)
          {
            g_free (after);
            after = key;
          }
      }
    else
      cordee_dossier_reader_hold_foreign (self, PLACE, after, child);
}
