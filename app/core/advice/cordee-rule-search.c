/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rule-check"

#include "config.h"

#include "cordee-rule-search-private.h"

#include <math.h>
#include <string.h>

/* Of one search: how many random situations are tried first, and how many boxes are opened before it gives up. */
#define N_SAMPLES 300
#define N_BOXES 20000

/* What is asked of the answer to one question. */
typedef struct
{
  GArray *turns; /* double: where a comparison turns */
  GArray *masks; /* guint64: choices that are asked together */
  gboolean asked;
  gboolean presence; /* whether there is an answer is asked */
  GArray *cells;     /* CordeeSlot: what the answer may be, split */
} Variable;

struct _CordeeRuleSearch
{
  CordeeRulebook *rulebook; /* owned reference */
  Variable *variables;      /* owned; one for each question */
  guint8 *visited;          /* owned; of derivations, in the present search */
  gboolean vague;           /* asks what a box cannot tell */

  guint32 applies, requires;
  gboolean truth;
  GArray *asked; /* guint: questions, in the order in which they are split */
  CordeeSlot *slots;
  guint n_boxes;
  gboolean found, lost;
};

/* ── what is asked ──────────────────────────────────────────────── */

static void visit_slot (CordeeRuleSearch *self, guint32 slot, double turn);

static void
visit_nodes (CordeeRuleSearch *self, guint32 root)
{
  const CordeeRulebook *rulebook = self->rulebook;

  if (root == CORDEE_NOWHERE)
    return;
  for (guint32 i = root; i < g_array_index (rulebook->nodes, CordeeNode, root).end; i++)
    {
      const CordeeNode *node = &g_array_index (rulebook->nodes, CordeeNode, i);

      if (node->slot == CORDEE_NOWHERE)
        continue;
      visit_slot (self, node->slot, node->test == CORDEE_TEST_AT_LEAST || node->test == CORDEE_TEST_AT_MOST ? node->value : NAN);
      if (node->than != CORDEE_NOWHERE)
        visit_slot (self, node->than, NAN);
      if (node->test == CORDEE_TEST_KNOWN && node->slot >= rulebook->n_questions)
        self->vague = TRUE;
      if (node->slot >= rulebook->n_questions)
        continue;
      if (node->test == CORDEE_TEST_KNOWN)
        self->variables[node->slot].presence = TRUE;
      if (node->mask != 0)
        g_array_append_val (self->variables[node->slot].masks, node->mask);
    }
}

static void
visit_term (CordeeRuleSearch *self, guint32 at, double turn)
{
  const CordeeRulebook *rulebook = self->rulebook;
  const CordeeFlatTerm *term = &g_array_index (rulebook->terms, CordeeFlatTerm, at);

  for (guint32 i = term->first; i < term->end; i++)
    visit_slot (self, g_array_index (rulebook->variables, guint32, i), term->kind == CORDEE_TERM_PRESENT ? 1 : turn);
  if (term->kind == CORDEE_TERM_BETWEEN)
    for (guint i = 0; i < G_N_ELEMENTS (term->children); i++)
      visit_term (self, term->children[i], turn);
  if (term->kind == CORDEE_TERM_MEMBERS && rulebook->list != CORDEE_NOWHERE)
    visit_slot (self, rulebook->list, NAN);
  if (term->kind == CORDEE_TERM_MEMBERS && term->status != 0)
    visit_slot (self, rulebook->status, NAN);
}

static void
visit_slot (CordeeRuleSearch *self, guint32 slot, double turn)
{
  const CordeeRulebook *rulebook = self->rulebook;
  const CordeeDerived *derived;

  if (slot < rulebook->n_questions)
    {
      if (!self->variables[slot].asked)
        g_array_append_val (self->asked, slot);
      self->variables[slot].asked = TRUE;
      if (!isnan (turn))
        g_array_append_val (self->variables[slot].turns, turn);
      return;
    }
  /* Derivations are few; a circle among them would never end. */
  if (slot >= rulebook->n_questions + rulebook->derivations->len || self->visited[slot - rulebook->n_questions])
    return;
  self->visited[slot - rulebook->n_questions] = TRUE;
  derived = &g_array_index (rulebook->derived, CordeeDerived, slot - rulebook->n_questions);
  for (guint32 i = derived->first; i < derived->end; i++)
    {
      visit_nodes (self, g_array_index (rulebook->cases, CordeeFlatCase, i).when);
      visit_term (self, g_array_index (rulebook->cases, CordeeFlatCase, i).term, turn);
    }
  self->visited[slot - rulebook->n_questions] = FALSE;
}

/* ── cells ──────────────────────────────────────────────────────── */

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
add_number_cells (Variable *variable, const CordeeSlot *all, gboolean whole)
{
  guint n = variable->turns->len;
  CordeeSlot cell = { .low = all->low, .known = TRUE };

  for (guint i = 0; i < n; i++)
    {
      double turn = g_array_index (variable->turns, double, i);
      double after = whole ? floor (turn) + 1 : nextafter (turn, HUGE_VAL);

      if (whole)
        g_array_index (variable->turns, double, i) = ceil (turn);
      g_array_append_val (variable->turns, after);
    }
  g_array_sort (variable->turns, compare_turns);
  for (guint i = 0; i < variable->turns->len; i++)
    {
      double turn = g_array_index (variable->turns, double, i);

      if (turn <= cell.low || turn > all->high)
        continue;
      cell.high = whole ? turn - 1 : nextafter (turn, -HUGE_VAL);
      g_array_append_val (variable->cells, cell);
      cell.low = turn;
    }
  cell.high = all->high;
  g_array_append_val (variable->cells, cell);
}

/* Choices that are always asked together, as masks. */
static GArray *
find_classes (const Variable *variable, guint64 all)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_array_append_val (classes, all);
  for (guint i = 0; i < variable->masks->len; i++)
    for (guint j = classes->len; j > 0; j--)
      {
        guint64 *class = &g_array_index (classes, guint64, j - 1);
        guint64 inside = *class & g_array_index (variable->masks, guint64, i);

        if (inside == 0 || inside == *class)
          continue;
        *class &= ~inside;
        g_array_append_val (classes, inside);
      }
  return classes;
}

static void
add_choice_cells (Variable *variable, guint64 all)
{
  g_autoptr(GArray) classes = find_classes (variable, all);

  for (guint i = 0; i < classes->len; i++)
    {
      guint64 class = g_array_index (classes, guint64, i);
      CordeeSlot cell = { .set = class & (~class + 1), .known = TRUE };

      g_array_append_val (variable->cells, cell);
    }
}

/* Of a set only how many of each class are chosen matters: the first ones stand for all. */
static void
add_set_cells (Variable *variable, guint64 all)
{
  g_autoptr(GArray) classes = find_classes (variable, all);
  CordeeSlot none = { .known = TRUE };

  g_array_append_val (variable->cells, none);
  for (guint i = 0; i < classes->len; i++)
    {
      guint64 chosen = 0;
      guint n_cells = variable->cells->len;

      for (guint64 left = g_array_index (classes, guint64, i); left != 0; left &= left - 1)
        {
          chosen |= left & (~left + 1);
          for (guint j = 0; j < n_cells && variable->cells->len < N_BOXES; j++)
            {
              CordeeSlot cell = g_array_index (variable->cells, CordeeSlot, j);

              cell.set |= chosen;
              g_array_append_val (variable->cells, cell);
            }
        }
    }
}

static void
split (CordeeRuleSearch *self, guint slot)
{
  const CordeeSlot *all = &self->rulebook->nothing[slot];
  const CordeeQuestion *question = self->rulebook->questions->pdata[slot];
  Variable *variable = &self->variables[slot];
  CordeeSlot known = *all;

  known.known = TRUE;
  switch (self->rulebook->kinds[slot])
    {
    case CORDEE_SLOT_NUMBER:
      add_number_cells (variable, all, g_str_equal (question->type, "integer"));
      break;
    case CORDEE_SLOT_CHOICE:
      add_choice_cells (variable, all->set);
      break;
    case CORDEE_SLOT_SET:
      add_set_cells (variable, all->set);
      break;
    case CORDEE_SLOT_DAY:
    case CORDEE_SLOT_MEMBERS:
    case CORDEE_SLOT_COMMUNES:
    case CORDEE_SLOT_OTHER:
      g_array_append_val (variable->cells, known);
      break;
    }
  if (variable->presence)
    g_array_append_val (variable->cells, *all);
}

/* ── boxes ──────────────────────────────────────────────────────── */

/* Whether the present slots make it so for sure; possible: whether they leave it possible. */
static gboolean
is_so (CordeeRuleSearch *self, gboolean *possible)
{
  CordeeTruth applies = CORDEE_TRUTH_TRUE, wanted = self->truth ? CORDEE_TRUTH_TRUE : CORDEE_TRUTH_FALSE;
  CordeeTruth requires;

  cordee_rulebook_derive (self->rulebook, self->slots);
  if (self->applies != CORDEE_NOWHERE)
    applies = cordee_rulebook_test_node (self->rulebook, self->applies, self->slots);
  requires = cordee_rulebook_test_node (self->rulebook, self->requires, self->slots);
  *possible = applies != CORDEE_TRUTH_FALSE && (requires == wanted || requires == CORDEE_TRUTH_UNKNOWN);
  return applies == CORDEE_TRUTH_TRUE && requires == wanted;
}

static void
take_nothing (CordeeRuleSearch *self)
{
  memcpy (self->slots, self->rulebook->nothing, sizeof (CordeeSlot) * self->rulebook->n_slots);
}

/* Random answers, always the same ones. */
static gboolean
try_samples (CordeeRuleSearch *self)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (76);
  gboolean possible;

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      take_nothing (self);
      for (guint j = 0; j < self->asked->len; j++)
        {
          guint slot = g_array_index (self->asked, guint, j);
          GArray *cells = self->variables[slot].cells;
          CordeeSlot *it = &self->slots[slot];

          *it = g_array_index (cells, CordeeSlot, (guint) g_rand_int_range (random, 0, (gint32) cells->len));
          if (it->known && g_rand_boolean (random))
            it->high = it->low;
          else if (it->known)
            it->low = it->high;
        }
      if (is_so (self, &possible))
        return TRUE;
    }
  return FALSE;
}

/* Opens the box that the slots are now: splits it by the question at the place next. */
static void
open_box (CordeeRuleSearch *self, guint next)
{
  gboolean possible;
  guint slot;
  CordeeSlot before;

  if (is_so (self, &possible))
    self->found = TRUE;
  if (self->found || !possible)
    return;
  if (next == self->asked->len || ++self->n_boxes > N_BOXES)
    {
      self->lost = TRUE;
      return;
    }
  slot = g_array_index (self->asked, guint, next);
  before = self->slots[slot];
  for (guint i = 0; i < self->variables[slot].cells->len && !self->found && !self->lost; i++)
    {
      self->slots[slot] = g_array_index (self->variables[slot].cells, CordeeSlot, i);
      open_box (self, next + 1);
    }
  self->slots[slot] = before;
}

/* ── the search ─────────────────────────────────────────────────── */

CordeeRuleSearch *
cordee_rule_search_new (CordeeRulebook *rulebook)
{
  CordeeRuleSearch *self = g_new0 (CordeeRuleSearch, 1);

  self->rulebook = cordee_rulebook_ref (rulebook);
  self->variables = g_new0 (Variable, rulebook->n_questions + 1);
  for (guint i = 0; i < rulebook->n_questions; i++)
    {
      self->variables[i].turns = g_array_new (FALSE, FALSE, sizeof (double));
      self->variables[i].masks = g_array_new (FALSE, FALSE, sizeof (guint64));
      self->variables[i].cells = g_array_new (FALSE, FALSE, sizeof (CordeeSlot));
    }
  self->visited = g_new0 (guint8, rulebook->derivations->len + 1);
  self->asked = g_array_new (FALSE, FALSE, sizeof (guint));
  self->slots = g_new0 (CordeeSlot, rulebook->n_slots + 1);
  return self;
}

void
cordee_rule_search_free (CordeeRuleSearch *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->rulebook->n_questions; i++)
    {
      g_array_unref (self->variables[i].turns);
      g_array_unref (self->variables[i].masks);
      g_array_unref (self->variables[i].cells);
    }
  g_free (self->variables);
  g_free (self->visited);
  g_array_unref (self->asked);
  g_free (self->slots);
  cordee_rulebook_unref (self->rulebook);
  g_free (self);
}

/* Whether no answers whatever make a rule applicable (applies, NULL: always) and what it requires true, or false. FALSE where some
   do and where that cannot be told. */
gboolean
cordee_rule_search_is_never (CordeeRuleSearch *self, const CordeeCondition *applies, const CordeeCondition *requires, gboolean truth)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      Variable *variable = &self->variables[g_array_index (self->asked, guint, i)];

      g_array_set_size (variable->turns, 0);
      g_array_set_size (variable->masks, 0);
      g_array_set_size (variable->cells, 0);
      variable->asked = variable->presence = FALSE;
    }
  g_array_set_size (self->asked, 0);
  self->n_boxes = 0;
  self->found = self->lost = self->vague = FALSE;
  self->truth = truth;
  self->applies = cordee_rulebook_add_condition (self->rulebook, applies);
  self->requires = cordee_rulebook_add_condition (self->rulebook, requires);

  visit_nodes (self, self->applies);
  visit_nodes (self, self->requires);
  for (guint i = 0; i < self->asked->len; i++)
    split (self, g_array_index (self->asked, guint, i));
  if (self->vague || try_samples (self))
    return FALSE;
  take_nothing (self);
  open_box (self, 0);
  return !self->found && !self->lost;
}
