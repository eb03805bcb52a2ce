/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-freshness"

#include "config.h"

#include "cordee-freshness.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>

#define FRESH_DAYS 365

/* ── shares ─────────────────────────────────────────────────────── */

static void
share_free (gpointer data)
{
  CordeeFreshnessShare *self = data;

  g_free (self->label);
  g_free (self);
}

static gboolean
is_fresh (const CordeeStatement *statement, CordeeDay as_of)
{
  return statement->checked != CORDEE_DAY_NONE && as_of - statement->checked <= FRESH_DAYS;
}

static gboolean
is_of_group (const CordeeKnowledge *knowledge, const CordeeStatement *statement, gconstpointer group)
{
  const CordeeCriterion *criterion = cordee_knowledge_find_criterion (knowledge, statement->criterion);

  return criterion != NULL && g_str_equal (criterion->group, ((const CordeeGroup *) group)->id);
}

static gboolean
is_of_level (const CordeeKnowledge *knowledge, const CordeeStatement *statement, gconstpointer level)
{
  return statement->level == (CordeeLevel) GPOINTER_TO_UINT (level);
}

/* region: NULL for what is national. */
static gboolean
is_of_region (const CordeeKnowledge *knowledge, const CordeeStatement *statement, gconstpointer region)
{
  return g_strcmp0 (statement->region, region != NULL ? ((const CordeeRegion *) region)->code : NULL) == 0;
}

typedef gboolean (*IsOf) (const CordeeKnowledge *knowledge, const CordeeStatement *statement, gconstpointer part);

/* Adds the share of the statements that are of a part of the base, if there are any. */
static void
add_share (GPtrArray *shares, const CordeeKnowledge *knowledge, CordeeDay as_of, const char *label, IsOf is_of, gconstpointer part)
{
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  CordeeFreshnessShare share = { NULL };

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];

      if (!is_of (knowledge, statement, part))
        continue;
      share.n++;
      share.n_fresh += is_fresh (statement, as_of);
      share.n_sure += statement->confidence <= CORDEE_CONFIDENCE_OFFICIEL;
    }

  if (share.n == 0)
    return;
  share.label = g_strdup (label);
  g_ptr_array_add (shares, g_memdup2 (&share, sizeof share));
}

static void
add_shares (CordeeFreshness *self, const CordeeKnowledge *knowledge)
{
  GPtrArray *groups = cordee_knowledge_get_groups (knowledge);
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);

  for (guint i = 0; i < groups->len; i++)
    {
      const CordeeGroup *group = groups->pdata[i];

      add_share (self->groups, knowledge, self->as_of, cordee_report_word (group->label), is_of_group, group);
    }

  for (guint level = CORDEE_LEVEL_LOI; level <= CORDEE_LEVEL_SECONDAIRE; level++)
    add_share (self->levels, knowledge, self->as_of, cordee_report_level_label (level), is_of_level, GUINT_TO_POINTER (level));

  /* TRANSLATORS: the statements that hold in the whole country, beside those of each region. */
  add_share (self->places, knowledge, self->as_of, _("France entière"), is_of_region, NULL);
  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];

      add_share (self->places, knowledge, self->as_of, cordee_report_word (region->name), is_of_region, region);
    }
}

/* ── to be read again ───────────────────────────────────────────── */

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const CordeeStatement *one = *(CordeeStatement *const *) a, *other = *(CordeeStatement *const *) b;

  if (one->checked != other->checked)
    return one->checked < other->checked ? -1 : 1;
  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

static void
add_statement (CordeeFreshness *self, CordeeStatement *statement)
{
  gboolean fresh = is_fresh (statement, self->as_of);

  self->n_fresh += fresh;
  if (statement->checked != CORDEE_DAY_NONE && (self->oldest == CORDEE_DAY_NONE || statement->checked < self->oldest))
    self->oldest = statement->checked;
  self->newest = MAX (self->newest, statement->checked);

  if (!fresh)
    g_ptr_array_add (self->reread[CORDEE_REREAD_OLD], statement);
  if (statement->confidence == CORDEE_CONFIDENCE_DOUTEUX)
    g_ptr_array_add (self->reread[CORDEE_REREAD_DOUBTFUL], statement);
  if (statement->announced)
    g_ptr_array_add (self->reread[CORDEE_REREAD_ANNOUNCED], statement);
  if (statement->estimated)
    g_ptr_array_add (self->reread[CORDEE_REREAD_ESTIMATED], statement);
}

/* How fresh the base is at a day: what was read within the 365 days before it is fresh, and so is what was read after it. Parts of
   the base that have no statement have no share. The caller frees it with cordee_freshness_free(); the base must outlive it. */
CordeeFreshness *
cordee_freshness_new (const CordeeKnowledge *knowledge, CordeeDay as_of)
{
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  CordeeFreshness *self = g_new0 (CordeeFreshness, 1);

  self->as_of = as_of;
  self->n_statements = statements->len;
  self->n_sources = cordee_knowledge_get_sources (knowledge)->len;
  self->groups = g_ptr_array_new_with_free_func (share_free);
  self->levels = g_ptr_array_new_with_free_func (share_free);
  self->places = g_ptr_array_new_with_free_func (share_free);
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    self->reread[i] = g_ptr_array_new ();

  add_shares (self, knowledge);
  for (guint i = 0; i < statements->len; i++)
    add_statement (self, statements->pdata[i]);
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    g_ptr_array_sort (self->reread[i], compare_readings);
  return self;
}

/* NULL is allowed. */
void
cordee_freshness_free (CordeeFreshness *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->places);
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    g_ptr_array_unref (self->reread[i]);
  g_free (self);
}

/* Why a statement wants to be read again, static, in the language of the reader: the heading of a list or a mark on one statement. */
const char *
cordee_reread_label (CordeeReread reason)
{
  static const char *const labels[CORDEE_N_REREAD] = {
    N_("Lecture de plus d’un an"),
    N_("Lecture douteuse"),
    N_("Annonce à lire dans son texte"),
    N_("Date d’effet estimée"),
  };

  g_return_val_if_fail (reason < CORDEE_N_REREAD, NULL);

  return _(labels[reason]);
}

/* ── days on which rules turn ───────────────────────────────────── */

static CordeeTurn *
turn_at (GHashTable *turns, CordeeDay day)
{
  CordeeTurn *turn = g_hash_table_lookup (turns, GINT_TO_POINTER (day));

  if (turn == NULL)
    {
      turn = g_new0 (CordeeTurn, 1);
      turn->day = day;
      g_hash_table_insert (turns, GINT_TO_POINTER (day), turn);
    }
  return turn;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const CordeeTurn *one = a, *other = b;

  return one->day > other->day ? -1 : one->day < other->day;
}

/* The days (CordeeTurn, in an array that the caller owns) on which rules of the context's place begin or have ended, gone by and to
   come, the latest first. Announced rules are left out, and beginnings whose day is an estimate. The date of the context has no part
   in it. */
GArray *
cordee_turns_new (const CordeeKnowledge *knowledge, const CordeeContext *context)
{
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  g_autoptr(GHashTable) turns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *result = g_array_new (FALSE, FALSE, sizeof (CordeeTurn));
  CordeeDay last = cordee_day_new (9999, 12, 31);
  GHashTableIter iter;
  gpointer turn;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];

      if (statement->announced || !cordee_statement_applies_in (statement, context))
        continue;
      if (statement->from != CORDEE_DAY_NONE && !statement->estimated)
        turn_at (turns, statement->from)->n_began++;
      if (statement->until != CORDEE_DAY_NONE && statement->until < last)
        turn_at (turns, statement->until + 1)->n_ended++;
    }

  g_hash_table_iter_init (&iter, turns);
  while (g_hash_table_iter_next (&iter, NULL, &turn))
    g_array_append_vals (result, turn, 1);
  g_array_sort (result, compare_turns);
  return result;
}
