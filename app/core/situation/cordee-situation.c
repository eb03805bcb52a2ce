/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-situation"

#include "config.h"

#include "cordee-situation.h"

struct _CordeeSituation
{
  GPtrArray *answers; /* CordeeAnswer, owned, in the order in which they were first given */
  GHashTable *by_id;  /* id, owned → its answer */
};

static void
answer_free (CordeeAnswer *answer)
{
  cordee_value_unref (answer->value);
  g_free (answer);
}

/* No answer yet. The caller owns it. */
CordeeSituation *
cordee_situation_new (void)
{
  CordeeSituation *self = g_new0 (CordeeSituation, 1);

  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* The caller owns the copy, which shares the values. */
CordeeSituation *
cordee_situation_copy (const CordeeSituation *self)
{
  CordeeSituation *copy = cordee_situation_new ();

  for (guint i = 0; i < self->answers->len; i++)
    {
      const CordeeAnswer *answer = self->answers->pdata[i];

      cordee_situation_set (copy, answer->id, answer->value, answer->provenance);
      cordee_situation_set_confirm (copy, answer->id, answer->confirm);
      cordee_situation_set_at (copy, answer->id, answer->at);
    }
  return copy;
}

void
cordee_situation_free (CordeeSituation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->answers);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/* Whether both have the same answers, known in the same way; in whichever order and whenever they were given. */
gboolean
cordee_situation_equal (const CordeeSituation *a, const CordeeSituation *b)
{
  if (a->answers->len != b->answers->len)
    return FALSE;
  for (guint i = 0; i < a->answers->len; i++)
    {
      const CordeeAnswer *answer = a->answers->pdata[i];
      const CordeeAnswer *other = cordee_situation_get (b, answer->id);

      if (other == NULL || other->provenance != answer->provenance || other->confirm != answer->confirm
          || !cordee_value_equal (other->value, answer->value))
        return FALSE;
    }
  return TRUE;
}

/* The answer to a question, borrowed until the situation changes; NULL where it was not asked. */
const CordeeAnswer *
cordee_situation_get (const CordeeSituation *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* The value alone, borrowed; NULL where the question was not asked or the answer is not known. */
const CordeeValue *
cordee_situation_get_value (const CordeeSituation *self, const char *id)
{
  const CordeeAnswer *answer = cordee_situation_get (self, id);

  return answer != NULL && answer->value->kind != CORDEE_VALUE_UNKNOWN ? answer->value : NULL;
}

/* All answers (CordeeAnswer), borrowed, in the order in which they were first given. */
GPtrArray *
cordee_situation_get_answers (const CordeeSituation *self)
{
  return self->answers;
}

guint
cordee_situation_count_known (const CordeeSituation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->answers->len; i++)
    n += ((const CordeeAnswer *) self->answers->pdata[i])->value->kind != CORDEE_VALUE_UNKNOWN;
  return n;
}

/* Answers a question, in the place of any earlier answer; nothing is left to confirm then, and when is not known. value is shared with the caller. */
void
cordee_situation_set (CordeeSituation *self, const char *id, CordeeValue *value, CordeeProvenance provenance)
{
  CordeeAnswer *answer;
  CordeeValue *before = NULL;

  g_return_if_fail (self != NULL && id != NULL && value != NULL);

  answer = g_hash_table_lookup (self->by_id, id);
  if (answer == NULL)
    {
      char *key = g_strdup (id);

      answer = g_new0 (CordeeAnswer, 1);
      answer->id = key;
      g_hash_table_insert (self->by_id, key, answer);
      g_ptr_array_add (self->answers, answer);
    }
  else
    before = answer->value;
  answer->value = cordee_value_ref (value);
  answer->provenance = provenance;
  answer->confirm = FALSE;
  answer->at = 0;
  cordee_value_unref (before);
}

/* Does nothing where the question has no answer. */
void
cordee_situation_set_confirm (CordeeSituation *self, const char *id, gboolean confirm)
{
  CordeeAnswer *answer = g_hash_table_lookup (self->by_id, id);

  if (answer != NULL)
    answer->confirm = confirm;
}

/* Does nothing where the question has no answer. at: seconds since 1970, UTC. */
void
cordee_situation_set_at (CordeeSituation *self, const char *id, gint64 at)
{
  CordeeAnswer *answer = g_hash_table_lookup (self->by_id, id);

  if (answer != NULL)
    answer->at = at;
}

/* Takes an answer away, as if the question had never been asked. */
void
cordee_situation_unset (CordeeSituation *self, const char *id)
{
  CordeeAnswer *answer = g_hash_table_lookup (self->by_id, id);

  if (answer == NULL)
    return;
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove (self->answers, answer);
}

void
cordee_situation_clear (CordeeSituation *self)
{
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->answers, 0);
}

/* The word that files have for a provenance, static. */
const char *
cordee_provenance_id (CordeeProvenance provenance)
{
  static const char *const ids[] = { "declared", "estimated", "proven", "imported" };

  return ids[provenance];
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
