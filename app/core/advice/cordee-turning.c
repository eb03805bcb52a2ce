/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-turning-private.h"

#include <math.h>


static inline const CordeeNode *
get_node (const CordeeTurning *self, guint32 node)
{
  return &g_array_index (self->rulebook->nodes, CordeeNode, node);
}

static inline gboolean
is_leaf (const CordeeNode *node)
{
  return node->test != CORDEE_TEST_ALL && node->test != CORDEE_TEST_ANY && node->test != CORDEE_TEST_NOT;
}

/* ── what hangs on what ─────────────────────────────────────────── */

static void
join (const CordeeTurning *self, guint64 *set, guint slot)
{
  const guint64 *other = cordee_turning_get_questions (self, slot);

  for (guint i = 0; i < self->words; i++)
    set[i] |= other[i];
}

static void
join_condition (const CordeeTurning *self, guint64 *set, guint32 root)
{
  if (root == CORDEE_NOWHERE)
    return;
  for (guint32 i = root; i < get_node (self, root)->end; i++)
    {
      const CordeeNode *node = get_node (self, i);

      if (!is_leaf (node) || node->lost)
        continue;
      join (self, set, node->slot);
      if (node->test == CORDEE_TEST_MORE_THAN)
        join (self, set, node->than);
    }
}

/* What only the list of members or of communes can tell hangs on no answer that has values to try. */
static void
join_term (const CordeeTurning *self, guint64 *set, guint32 index)
{
  const CordeeFlatTerm *term = &g_array_index (self->rulebook->terms, CordeeFlatTerm, index);

  if (term->kind == CORDEE_TERM_SUM || term->kind == CORDEE_TERM_PRESENT)
    for (guint32 i = term->first; i < term->end; i++)
      join (self, set, g_array_index (self->rulebook->variables, guint32, i));
  if (term->kind == CORDEE_TERM_BETWEEN)
    for (guint i = 0; i < G_N_ELEMENTS (term->children); i++)
      join_term (self, set, term->children[i]);
}

static void
find_dependencies (CordeeTurning *self)
{
  const CordeeRulebook *rulebook = self->rulebook;

  for (guint i = 0; i < rulebook->n_questions; i++)
    self->hangs[i * self->words + i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
  for (guint i = 0; i < rulebook->order->len; i++)
    {
      guint index = g_array_index (rulebook->order, guint, i);
      const CordeeDerived *derived = &g_array_index (rulebook->derived, CordeeDerived, index);
      guint64 *set = self->hangs + (rulebook->n_questions + index) * self->words;

      for (guint32 j = derived->first; j < derived->end; j++)
        {
          const CordeeFlatCase *flat = &g_array_index (rulebook->cases, CordeeFlatCase, j);

          join_condition (self, set, flat->when);
          join_term (self, set, flat->term);
        }
    }
}

static gboolean
same_leaf (const CordeeNode *a, const CordeeNode *b)
{
  return a->test == b->test && a->slot == b->slot && a->than == b->than && a->mask == b->mask && a->count == b->count
         && !(a->value < b->value) && !(a->value > b->value);
}

static void
add_leaves (CordeeTurning *self, guint32 root)
{
  if (root == CORDEE_NOWHERE)
    return;
  for (guint32 i = root; i < get_node (self, root)->end; i++)
    {
      const CordeeNode *node = get_node (self, i);
      gboolean found = !is_leaf (node) || node->lost;

      for (guint j = 0; j < self->leaves->len && !found; j++)
        found = same_leaf (node, get_node (self, g_array_index (self->leaves, guint32, j)));
      if (!found)
        g_array_append_val (self->leaves, i);
    }
}

static void
add_root (CordeeTurning *self, const CordeeCondition *condition)
{
  gpointer root = condition != NULL ? g_hash_table_lookup (self->rulebook->roots, condition) : NULL;

  if (root != NULL)
    add_leaves (self, GPOINTER_TO_UINT (root) - 1);
}

static void
find_leaves (CordeeTurning *self)
{
  const CordeeRulebook *rulebook = self->rulebook;
  GPtrArray *joinings = cordee_knowledge_get_joinings (rulebook->knowledge);

  for (guint i = 0; i < rulebook->rules->len; i++)
    {
      const CordeeRuleEntry *entry = &g_array_index (rulebook->rules, CordeeRuleEntry, i);

      add_leaves (self, entry->applies);
      add_leaves (self, entry->requires);
    }
  for (guint i = 0; i < joinings->len; i++)
    add_root (self, ((CordeeJoining *) g_ptr_array_index (joinings, i))->when);
}

CordeeTurning *
cordee_turning_new (const CordeeRulebook *rulebook)
{
  CordeeTurning *self = g_new0 (CordeeTurning, 1);

  self->rulebook = rulebook;
  self->words = MAX ((rulebook->n_questions + 63) / 64, 1);
  self->hangs = g_new0 (guint64, (gsize) rulebook->n_slots * self->words);
  self->leaves = g_array_new (FALSE, FALSE, sizeof (guint32));
  find_dependencies (self);
  find_leaves (self);
  return self;
}

/* Takes NULL too. */
void
cordee_turning_free (CordeeTurning *self)
{
  if (self == NULL)
    return;
  g_free (self->hangs);
  g_array_unref (self->leaves);
  g_free (self);
}

/* The questions that the variable of a slot hangs on, as a set of self->words words; borrowed. */
const guint64 *
cordee_turning_get_questions (const CordeeTurning *self, guint slot)
{
  return self->hangs + (gsize) slot * self->words;
}

gboolean
cordee_turning_hangs (const CordeeTurning *self, guint slot, guint question)
{
  return (cordee_turning_get_questions (self, slot)[question / 64] >> (question % 64) & 1) != 0;
}

/* ── values ─────────────────────────────────────────────────────── */

static gboolean
same_value (const CordeeSlot *a, const CordeeSlot *b)
{
  return a->set == b->set && !(a->low < b->low) && !(a->low > b->low);
}

static void
add_value (const CordeeTurning *self, const CordeeSlot *slots, guint question, CordeeSlot value, GArray *values)
{
  const CordeeSlot *now = &slots[question];

  if (now->known && same_value (now, &value))
    return;
  for (guint i = 0; i < values->len; i++)
    if (same_value (&g_array_index (values, CordeeSlot, i), &value))
      return;
  value.known = TRUE;
  g_array_append_val (values, value);
}

static void
add_number (const CordeeTurning *self, const CordeeSlot *slots, guint question, double number, GArray *values)
{
  const CordeeSlot *nothing = &self->rulebook->nothing[question];
  double whole = ceil (number - 1e-9) + 0.0;

  if (whole >= nothing->low && whole <= nothing->high)
    add_value (self, slots, question, (CordeeSlot) { .low = whole, .high = whole }, values);
}

/* The answer at which a variable that follows it step by step gets to value. */
static void
add_step (const CordeeTurning *self, const CordeeSlot *slots, guint question, guint slot, double value, GArray *values)
{
  const CordeeSlot *answer = &slots[question];

  if (slot == question)
    {
      add_number (self, slots, question, value, values);
      return;
    }
  add_number (self, slots, question, answer->low + value - slots[slot].low, values);
  add_number (self, slots, question, answer->high + value - slots[slot].high, values);
  if (!answer->known)
    return;
  add_number (self, slots, question, 0, values);
  add_number (self, slots, question, 1, values);
}

static void
add_choices (const CordeeTurning *self, const CordeeSlot *slots, guint question, GArray *values)
{
  guint n = cordee_question_count_choices (cordee_rulebook_get_question (self->rulebook, question));

  for (guint i = 0; i < n; i++)
    add_value (self, slots, question, (CordeeSlot) { .set = G_GUINT64_CONSTANT (1) << i }, values);
}

/* With a few more of those asked for, and with a few less: one at a time where one is enough, else the first ones. */
static void
add_sets (const CordeeTurning *self, const CordeeSlot *slots, guint question, const CordeeNode *node, GArray *values)
{
  guint64 now = slots[question].known ? slots[question].set : 0;
  guint chosen = (guint) __builtin_popcountll (now & node->mask);
  gboolean more = chosen < node->count;
  guint moves = more ? node->count - chosen : chosen - node->count + 1;
  guint64 all = 0;
  guint taken = 0;

  for (guint i = 0; i < 64 && moves > 0; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if ((node->mask & bit) == 0 || ((now & bit) == 0) != more)
        continue;
      if (moves == 1)
        add_value (self, slots, question, (CordeeSlot) { .set = now ^ bit }, values);
      else if (taken++ < moves)
        all |= bit;
    }
  if (moves > 1 && taken >= moves)
    add_value (self, slots, question, (CordeeSlot) { .set = now ^ all }, values);
  if (!slots[question].known)
    add_value (self, slots, question, (CordeeSlot) { .set = 0 }, values);
}

static void add_of_derivation (const CordeeTurning *self, const CordeeSlot *slots, guint slot, guint question, GArray *values);

static void
add_of_term (const CordeeTurning *self, const CordeeSlot *slots, guint32 index, guint question, GArray *values)
{
  const CordeeFlatTerm *term = &g_array_index (self->rulebook->terms, CordeeFlatTerm, index);

  if (term->kind == CORDEE_TERM_SUM || term->kind == CORDEE_TERM_PRESENT)
    for (guint32 i = term->first; i < term->end; i++)
      add_of_derivation (self, slots, g_array_index (self->rulebook->variables, guint32, i), question, values);
  if (term->kind == CORDEE_TERM_BETWEEN)
    for (guint i = 0; i < G_N_ELEMENTS (term->children); i++)
      add_of_term (self, slots, term->children[i], question, values);
}

/* Values of an answer that choose another case of what is computed. */
static void
add_of_derivation (const CordeeTurning *self, const CordeeSlot *slots, guint slot, guint question, GArray *values)
{
  const CordeeRulebook *rulebook = self->rulebook;
  const CordeeDerived *derived;

  if (slot < rulebook->n_questions || slot >= rulebook->n_questions + rulebook->derived->len || !cordee_turning_hangs (self, slot, question))
    return;
  derived = &g_array_index (rulebook->derived, CordeeDerived, slot - rulebook->n_questions);
  for (guint32 i = derived->first; i < derived->end; i++)
    {
      const CordeeFlatCase *flat = &g_array_index (rulebook->cases, CordeeFlatCase, i);

      if (flat->when != CORDEE_NOWHERE)
        for (guint32 j = flat->when; j < get_node (self, flat->when)->end; j++)
          if (is_leaf (get_node (self, j)))
            cordee_turning_add_values (self, slots, j, question, values);
      add_of_term (self, slots, flat->term, question, values);
    }
}

/* Adds to values what may turn a comparison if question is answered so and all the rest stays as it is: neither tried nor ordered,
   without the present answer, within the bounds. */
void
cordee_turning_add_values (const CordeeTurning *self, const CordeeSlot *slots, guint32 leaf, guint question, GArray *values)
{
  const CordeeNode *node = get_node (self, leaf);
  CordeeSlotKind kind = self->rulebook->kinds[question];
  gboolean on = !node->lost && cordee_turning_hangs (self, node->slot, question);
  gboolean than = !node->lost && node->test == CORDEE_TEST_MORE_THAN && cordee_turning_hangs (self, node->than, question);

  if (!on && !than)
    return;
  if (kind == CORDEE_SLOT_CHOICE)
    add_choices (self, slots, question, values);
  else if (kind == CORDEE_SLOT_SET && node->test == CORDEE_TEST_INCLUDES && node->slot == question)
    add_sets (self, slots, question, node, values);
  else if (kind == CORDEE_SLOT_NUMBER && on)
    {
      double value = node->test == CORDEE_TEST_AT_MOST ? floor (node->value) + 1 : ceil (node->value);

      if (node->test == CORDEE_TEST_MORE_THAN)
        {
          add_step (self, slots, question, node->slot, slots[node->than].low + 1, values);
          value = slots[node->than].high + 1;
        }
      add_step (self, slots, question, node->slot, value, values);
      add_step (self, slots, question, node->slot, value - 1, values);
    }
  if (kind == CORDEE_SLOT_NUMBER && than)
    {
      add_step (self, slots, question, node->than, slots[node->slot].high - 1, values);
      add_step (self, slots, question, node->than, slots[node->slot].low - 1, values);
      add_step (self, slots, question, node->than, slots[node->slot].low, values);
    }
  add_of_derivation (self, slots, node->slot, question, values);
  if (than)
    add_of_derivation (self, slots, node->than, question, values);
}

/* How far one answer is from another: units of a number, members that come or go, one for another choice, and a little more the
   farther it stands in the list. From where nothing is known, a number is as far as it is from its lower bound. */
double
cordee_turning_distance (const CordeeTurning *self, guint question, const CordeeSlot *from, const CordeeSlot *to)
{
  guint64 past = from->known ? from->set : 0;

  if (self->rulebook->kinds[question] == CORDEE_SLOT_NUMBER)
    return fabs (to->low - from->low);
  if (self->rulebook->kinds[question] == CORDEE_SLOT_CHOICE)
    {
      int steps = __builtin_ctzll (to->set) - (past != 0 ? __builtin_ctzll (past) : 0);

      return 1 + ABS (steps) / 100.0;
    }
  return __builtin_popcountll (past ^ to->set);
}

typedef struct
{
  const CordeeTurning *turning;
  const CordeeSlot *now;
  guint question;
} Near;

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const Near *near = data;
  double left = cordee_turning_distance (near->turning, near->question, near->now, a);
  double right = cordee_turning_distance (near->turning, near->question, near->now, b);
  const CordeeSlot *one = a, *two = b;

  if (left < right || left > right)
    return left < right ? -1 : 1;
  if (one->low < two->low || one->low > two->low)
    return one->low > two->low ? -1 : 1;
  return one->set < two->set ? -1 : one->set > two->set;
}

/* Adds the values of question at which some comparison of the rules may turn, nearest first, at most as many as most. */
void
cordee_turning_find (const CordeeTurning *self, const CordeeSlot *slots, guint question, guint most, GArray *values)
{
  Near near = { .turning = self, .now = &slots[question], .question = question };
  guint first = values->len;

  g_assert (first == 0);
  for (guint i = 0; i < self->leaves->len; i++)
    cordee_turning_add_values (self, slots, g_array_index (self->leaves, guint32, i), question, values);
  g_array_sort_with_data (values, compare_values, &near);
  if (values->len > most)
    g_array_set_size (values, most);
}
