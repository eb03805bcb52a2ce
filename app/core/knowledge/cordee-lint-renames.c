/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include "cordee-question.h"

#include <glib/gi18n-lib.h>

/* Renames: from an id that is no more, straight to one that is. */

/* The choices of a question; NULL without a question or choices. */
static GPtrArray *
choices_of (CordeeLinter *self, const char *question)
{
  const CordeeQuestion *owner = cordee_knowledge_find_question (self->knowledge, question);

  return owner != NULL && owner->choices->len > 0 ? owner->choices : NULL;
}

static gboolean
counts_members (CordeeLinter *self, const char *id)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, id);

  return question != NULL && question->member;
}

/* Whether the base has something of that kind and id. */
static gboolean
exists (CordeeLinter *self, const CordeeRename *item, const char *id)
{
  const CordeeQuestion *owner;

  switch (item->kind)
    {
    case CORDEE_RENAME_CHOICE:
      owner = cordee_knowledge_find_question (self->knowledge, item->of);
      return owner != NULL && cordee_question_find_choice (owner, id) != NULL;
    case CORDEE_RENAME_STRUCTURE:
      return cordee_knowledge_find_structure (self->knowledge, id) != NULL;
    case CORDEE_RENAME_CRITERION:
      return cordee_knowledge_find_criterion (self->knowledge, id) != NULL;
    case CORDEE_RENAME_PROFESSION:
      return counts_members (self, id);
    case CORDEE_RENAME_QUESTION:
    default:
      return cordee_knowledge_find_question (self->knowledge, id) != NULL;
    }
}

/* Tells that nothing has the new id. */
static void
tell_missing (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeRename *item)
{
  const char *tag = "unknown-variable";
  GPtrArray *candidates = cordee_knowledge_get_questions (self->knowledge);

  if (item->kind == CORDEE_RENAME_CHOICE)
    {
      tag = "unknown-choice";
      candidates = choices_of (self, item->of);
    }
  else if (item->kind == CORDEE_RENAME_STRUCTURE)
    {
      tag = "unknown-structure";
      candidates = cordee_knowledge_get_structures (self->knowledge);
    }
  else if (item->kind == CORDEE_RENAME_CRITERION)
    {
      tag = "unknown-criterion";
      candidates = cordee_knowledge_get_criteria (self->knowledge);
    }
  cordee_lint_unknown (self, tag, spot->pack->file, spot->line, item->from, item->to, candidates);
}

static void
check_rename (CordeeLinter *self, const CordeePack *pack, const CordeeRename *item, GHashTable *seen)
{
  CordeeLintSpot spot = { pack, item->from, item->line };
  const char *next = cordee_knowledge_find_rename (self->knowledge, item->kind, item->of, item->to);
  g_autofree char *hint = NULL;
  char *key = g_strdup_printf ("%s\n%s\n%s", cordee_rename_kind_id (item->kind), item->of != NULL ? item->of : "", item->from);

  if (!g_hash_table_add (seen, key))
    cordee_lint_tell (self, "duplicate-id", &spot, _("cet ancien identifiant a déjà un nouveau nom ; attendu : un seul"));
  if ((item->kind == CORDEE_RENAME_CHOICE) != (item->of != NULL))
    {
      cordee_lint_tell (self, "rename-of", &spot, _("attendu : of=\"…\" pour un choix, et pour lui seul"));
      return;
    }
  if (item->of != NULL && cordee_knowledge_find_question (self->knowledge, item->of) == NULL)
    {
      cordee_lint_unknown (self, "unknown-variable", pack->file, item->line, item->from, item->of,
                           cordee_knowledge_get_questions (self->knowledge));
      return;
    }
  if (exists (self, item, item->from)
      || (item->kind == CORDEE_RENAME_QUESTION && cordee_knowledge_find_derivation (self->knowledge, item->from) != NULL))
    {
      /* TRANSLATORS: %s is an id. */
      hint = g_strdup_printf (_("« %s » est encore dans la base ; attendu : un identifiant qui n’y est plus"), item->from);
      cordee_lint_tell (self, "rename-existing", &spot, hint);
    }
  else if (next != NULL)
    {
      /* TRANSLATORS: two ids: %1$s has become %2$s. */
      hint = g_strdup_printf (_("« %1$s » a changé de nom à son tour ; attendu : directement l’identifiant d’aujourd’hui, peut-être « %2$s »"), item->to,
                              next);
      cordee_lint_tell (self, "rename-chain", &spot, hint);
    }
  else if (!exists (self, item, item->to))
    tell_missing (self, &spot, item);
}

/* Checks all renames of the base. */
void
cordee_lint_renames (CordeeLinter *self)
{
  GPtrArray *packs = cordee_knowledge_get_packs (self->knowledge);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];

      for (guint j = 0; j < pack->renames->len; j++)
        check_rename (self, pack, pack->renames->pdata[j], seen);
    }
}
