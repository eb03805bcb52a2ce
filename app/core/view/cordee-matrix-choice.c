/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-matrix-choice"

#include "config.h"

#include "cordee-matrix-choice.h"

/* ── lists and sets of ids ──────────────────────────────────────── */

static gboolean
find (GPtrArray *ids, const char *id, guint *index)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, index);
}

static gboolean
holds (GPtrArray *ids, const char *id)
{
  return find (ids, id, NULL);
}

static void
put_first (GPtrArray *ids, const char *id)
{
  guint index;

  if (find (ids, id, &index))
    g_ptr_array_insert (ids, 0, g_ptr_array_steal_index (ids, index));
  else
    g_ptr_array_insert (ids, 0, g_strdup (id));
}

static void
toggle (GHashTable *ids, const char *id)
{
  if (!g_hash_table_remove (ids, id))
    g_hash_table_add (ids, g_strdup (id));
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* ── the base ───────────────────────────────────────────────────── */

/* Everything that knowledge has, in its order: all structures compared, no row hidden. The caller owns it. */
CordeeMatrixChoice *
cordee_matrix_choice_new (const CordeeKnowledge *knowledge)
{
  CordeeMatrixChoice *self = g_new0 (CordeeMatrixChoice, 1);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->pinned = set_new ();
  self->folded = set_new ();
  self->dropped = set_new ();
  self->search = g_strdup ("");
  cordee_matrix_choice_follow (self, knowledge);
  return self;
}

void
cordee_matrix_choice_free (CordeeMatrixChoice *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->chosen);
  g_hash_table_unref (self->pinned);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->dropped);
  g_free (self->asked);
  g_free (self->search);
  g_free (self);
}

static void
forget_columns (GPtrArray *ids, const CordeeKnowledge *knowledge)
{
  for (guint i = ids->len; i > 0; i--)
    if (cordee_knowledge_find_structure (knowledge, ids->pdata[i - 1]) == NULL)
      g_ptr_array_remove_index (ids, i - 1);
}

static gboolean
is_no_structure (gpointer id, gpointer value, gpointer knowledge)
{
  return cordee_knowledge_find_structure (knowledge, id) == NULL;
}

static gboolean
is_no_group (gpointer id, gpointer value, gpointer knowledge)
{
  return cordee_knowledge_find_group (knowledge, id) == NULL;
}

static gboolean
is_no_criterion (gpointer id, gpointer value, gpointer knowledge)
{
  return cordee_knowledge_find_criterion (knowledge, id) == NULL;
}

/* Adapts to another base: forgets what it does not have; a structure that is new to the choice comes last, and is chosen. Where too
   few are left to compare, the first ones not chosen are. */
void
cordee_matrix_choice_follow (CordeeMatrixChoice *self, const CordeeKnowledge *knowledge)
{
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);

  forget_columns (self->columns, knowledge);
  forget_columns (self->chosen, knowledge);
  g_hash_table_foreach_remove (self->pinned, is_no_structure, (gpointer) knowledge);
  g_hash_table_foreach_remove (self->folded, is_no_group, (gpointer) knowledge);
  g_hash_table_foreach_remove (self->dropped, is_no_criterion, (gpointer) knowledge);
  if (self->asked != NULL && !holds (self->columns, self->asked))
    g_clear_pointer (&self->asked, g_free);

  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      if (holds (self->columns, structure->id))
        continue;
      g_ptr_array_add (self->columns, g_strdup (structure->id));
      g_ptr_array_add (self->chosen, g_strdup (structure->id));
    }
  for (guint i = 0; i < self->columns->len && self->chosen->len < CORDEE_MIN_COMPARED; i++)
    if (!holds (self->chosen, self->columns->pdata[i]))
      g_ptr_array_add (self->chosen, g_strdup (self->columns->pdata[i]));
}

/* ── columns ────────────────────────────────────────────────────── */

/* Whether structure is one of those compared, with or without room for it. */
gboolean
cordee_matrix_choice_is_chosen (const CordeeMatrixChoice *self, const char *structure)
{
  return holds (self->chosen, structure);
}

/* Whether enough would be left to compare without structure. */
gboolean
cordee_matrix_choice_can_drop_structure (const CordeeMatrixChoice *self, const char *structure)
{
  return holds (self->chosen, structure) && self->chosen->len > CORDEE_MIN_COMPARED;
}

/* Chooses structure, as the latest, or takes it out of the comparison. FALSE, and no change, where too few would be left or the base
   has no such structure. */
gboolean
cordee_matrix_choice_toggle_structure (CordeeMatrixChoice *self, const char *structure)
{
  guint index;

  if (!holds (self->columns, structure))
    return FALSE;
  if (!find (self->chosen, structure, &index))
    {
      put_first (self->chosen, structure);
      return TRUE;
    }
  if (!cordee_matrix_choice_can_drop_structure (self, structure))
    return FALSE;
  if (g_strcmp0 (self->asked, structure) == 0)
    g_clear_pointer (&self->asked, g_free);
  g_ptr_array_remove_index (self->chosen, index);
  return TRUE;
}

/* Chooses structure and gives it room before all others, pinned ones too, since the reader asked to see it. FALSE where the base has
   no such structure. */
gboolean
cordee_matrix_choice_show (CordeeMatrixChoice *self, const char *structure)
{
  if (!holds (self->columns, structure))
    return FALSE;
  put_first (self->chosen, structure);
  if (g_strcmp0 (self->asked, structure) != 0)
    {
      g_free (self->asked);
      self->asked = g_strdup (structure);
    }
  return TRUE;
}

/* What a page calls when the reader presses (on) or releases the chip of structure, which is drawn pressed while its column is
   visible in a window with room for capacity columns. Pressing shows it, in the place of another where room is short; releasing
   takes it out of the comparison. FALSE, and no change, where nothing to look at or too few to compare would be left: the chip then
   stays as it was. */
gboolean
cordee_matrix_choice_set_visible (CordeeMatrixChoice *self, const char *structure, gboolean on, guint capacity)
{
  g_autoptr(GPtrArray) visible = cordee_matrix_choice_dup_visible (self, capacity);

  if (!holds (self->columns, structure))
    return FALSE;
  if (holds (visible, structure) == !!on)
    return TRUE;
  if (on)
    return cordee_matrix_choice_show (self, structure);
  return visible->len > 1 && cordee_matrix_choice_toggle_structure (self, structure);
}

static void
claim (GPtrArray *visible, const char *structure, guint capacity)
{
  if (visible->len < capacity && !holds (visible, structure))
    g_ptr_array_add (visible, (gpointer) structure);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer columns)
{
  guint one = 0, other = 0;

  find (columns, *(const char *const *) a, &one);
  find (columns, *(const char *const *) b, &other);
  return one < other ? -1 : one > other;
}

/* The columns to draw where there is room for capacity of them (0 is taken as 1): the chosen ones, and where they are too many the
   one that was asked for, then the pinned ones, then the latest chosen. In the order of columns, pinned ones first. const char *,
   borrowed until the choice changes; the caller owns the list. */
GPtrArray *
cordee_matrix_choice_dup_visible (const CordeeMatrixChoice *self, guint capacity)
{
  GPtrArray *visible = g_ptr_array_new ();

  capacity = MAX (capacity, 1);
  if (self->asked != NULL && holds (self->chosen, self->asked))
    claim (visible, self->asked, capacity);
  for (guint i = 0; i < self->chosen->len; i++)
    if (cordee_matrix_choice_is_pinned (self, self->chosen->pdata[i]))
      claim (visible, self->chosen->pdata[i], capacity);
  for (guint i = 0; i < self->chosen->len; i++)
    claim (visible, self->chosen->pdata[i], capacity);
  g_ptr_array_sort_with_data (visible, compare_places, self->columns);
  return visible;
}

/* Moves a column by so many places among those on the screen (to the left where negative), as far as the border between pinned
   columns and others. FALSE where it stays: the screen is then the same. */
gboolean
cordee_matrix_choice_move (CordeeMatrixChoice *self, const char *structure, int by, guint capacity)
{
  g_autoptr(GPtrArray) visible = cordee_matrix_choice_dup_visible (self, capacity);
  gboolean pinned = cordee_matrix_choice_is_pinned (self, structure);
  int step = by < 0 ? -1 : 1;
  guint at, from, to;
  int target;

  if (by == 0 || !find (visible, structure, &at))
    return FALSE;
  target = (int) at;
  while (target != (int) at + by && target + step >= 0 && target + step < (int) visible->len
         && cordee_matrix_choice_is_pinned (self, visible->pdata[target + step]) == pinned)
    target += step;
  if (target == (int) at)
    return FALSE;

  find (self->columns, structure, &from);
  find (self->columns, visible->pdata[target], &to);
  g_ptr_array_insert (self->columns, (int) to, g_ptr_array_steal_index (self->columns, from));
  return TRUE;
}

gboolean
cordee_matrix_choice_is_pinned (const CordeeMatrixChoice *self, const char *structure)
{
  return g_hash_table_contains (self->pinned, structure);
}

/* Pins a column, as the last of the pinned ones, or lets it go, as the first of the others. FALSE where the base has no such
   structure. */
gboolean
cordee_matrix_choice_toggle_pin (CordeeMatrixChoice *self, const char *structure)
{
  guint from, n_pinned;

  if (!find (self->columns, structure, &from))
    return FALSE;
  /* Pinned columns stand first, this one among them or not: with it aside, they are as many as the others that are pinned. */
  n_pinned = g_hash_table_size (self->pinned) - (cordee_matrix_choice_is_pinned (self, structure) ? 1 : 0);
  toggle (self->pinned, structure);
  g_ptr_array_insert (self->columns, (int) n_pinned, g_ptr_array_steal_index (self->columns, from));
  if (g_strcmp0 (self->asked, structure) != 0)
    g_clear_pointer (&self->asked, g_free);
  return TRUE;
}

/* ── rows ───────────────────────────────────────────────────────── */

/* Folds a group, or unfolds it. */
void
cordee_matrix_choice_toggle_group (CordeeMatrixChoice *self, const char *group)
{
  toggle (self->folded, group);
}

/* Folds all groups of the base, or unfolds them. */
void
cordee_matrix_choice_fold_all (CordeeMatrixChoice *self, const CordeeKnowledge *knowledge, gboolean fold)
{
  GPtrArray *groups = cordee_knowledge_get_groups (knowledge);

  g_hash_table_remove_all (self->folded);
  for (guint i = 0; i < groups->len && fold; i++)
    g_hash_table_add (self->folded, g_strdup (((const CordeeGroup *) groups->pdata[i])->id));
}

/* Puts a criterion aside until cordee_matrix_choice_show_rows(). */
void
cordee_matrix_choice_drop_row (CordeeMatrixChoice *self, const char *criterion)
{
  g_hash_table_add (self->dropped, g_strdup (criterion));
}

/* Takes back all criteria that were put aside. */
void
cordee_matrix_choice_show_rows (CordeeMatrixChoice *self)
{
  g_hash_table_remove_all (self->dropped);
}

/* What rows must contain; NULL or "" for no search. */
void
cordee_matrix_choice_set_search (CordeeMatrixChoice *self, const char *search)
{
  char *copy = g_strdup (search != NULL ? search : "");

  g_free (self->search);
  self->search = copy;
}
