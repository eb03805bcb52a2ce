/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-remedy-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ── remedies ───────────────────────────────────────────────────── */

/* A new change of the answer to question; takes over both values. */
CordeeAnswerChange *
cordee_change_new (const CordeeQuestion *question, CordeeValue *from, CordeeValue *to)
{
  CordeeAnswerChange *self = g_new0 (CordeeAnswerChange, 1);

  self->question = question;
  self->from = from;
  self->to = to;
  return self;
}

/* Takes NULL too. */
void
cordee_change_free (CordeeAnswerChange *self)
{
  if (self == NULL)
    return;
  cordee_value_unref (self->from);
  cordee_value_unref (self->to);
  g_free (self);
}

/* A new remedy without changes. */
CordeeRemedy *
cordee_remedy_new (void)
{
  CordeeRemedy *self = g_new0 (CordeeRemedy, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_change_free);
  self->lifts = g_ptr_array_new ();
  return self;
}

/* Takes NULL too. */
void
cordee_remedy_free (CordeeRemedy *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->lifts);
  g_free (self);
}

/* ── what was found ─────────────────────────────────────────────── */

static gboolean
is_lifted (const CordeeSearch *search, CordeeVerdict verdict)
{
  return search->from == CORDEE_VERDICT_EXCLUE ? verdict != CORDEE_VERDICT_EXCLUE : verdict < search->from;
}

static gboolean
contains (const CordeeAnswerSlot *changes, guint n, guint question)
{
  for (guint i = 0; i < n; i++)
    if (changes[i].question == question)
      return TRUE;
  return FALSE;
}

static gboolean
contains_all (const CordeeAnswerSlot *changes, guint n, const CordeeFoundSet *found)
{
  for (guint i = 0; i < found->n; i++)
    if (!contains (changes, n, found->changes[i].question))
      return FALSE;
  return TRUE;
}

/* Whether a smaller set does it already, or also the same one. */
static gboolean
is_redundant (const CordeeSearch *search, const CordeeAnswerSlot *changes, guint n, gboolean same)
{
  for (guint i = 0; i < search->found->len; i++)
    {
      const CordeeFoundSet *found = &g_array_index (search->found, CordeeFoundSet, i);

      if (found->n < n + same && contains_all (changes, n, found))
        return TRUE;
    }
  return FALSE;
}

/* The verdict after some changes, and none that lifts anything where one of their questions makes no sense then. */
static CordeeVerdict
judge (CordeeSearch *search, const CordeeAnswerSlot *changes, guint n)
{
  CordeeSlot *trial = search->states[CORDEE_REMEDY_STEPS + 1];

  search->tries++;
  memcpy (trial, search->before, sizeof (CordeeSlot) * search->rulebook->n_slots);
  for (guint i = 0; i < n; i++)
    trial[changes[i].question] = changes[i].slot;
  cordee_rulebook_derive (search->rulebook, trial);
  for (guint i = 0; i < n; i++)
    if (cordee_rulebook_question_applies (search->rulebook, changes[i].question, trial) == CORDEE_TRUTH_FALSE)
      return CORDEE_VERDICT_EXCLUE;
  return cordee_rulebook_evaluate (search->rulebook, search->structure, trial, NULL);
}

/* Takes out every change that the verdict does not need. */
static void
drop_needless (CordeeSearch *search, CordeeFoundSet *found)
{
  for (guint i = 0; i < found->n && found->n > 1; i++)
    {
      CordeeFoundSet less = { .n = found->n - 1 };
      CordeeVerdict verdict;

      for (guint j = 0, k = 0; j < found->n; j++)
        if (j != i)
          less.changes[k++] = found->changes[j];
      verdict = judge (search, less.changes, less.n);
      if (!is_lifted (search, verdict))
        continue;
      less.verdict = verdict;
      *found = less;
      drop_needless (search, found);
      return;
    }
}

static gboolean
works_with (CordeeSearch *search, const CordeeFoundSet *found, guint change, double number)
{
  CordeeFoundSet other = *found;

  other.changes[change].slot.low = other.changes[change].slot.high = number;
  return judge (search, other.changes, other.n) == found->verdict;
}

/* Brings one number as near to the present answer as the verdict allows. TRUE if it was farther. */
static gboolean
bring_one_near (CordeeSearch *search, CordeeFoundSet *found, guint change)
{
  guint question = found->changes[change].question;
  const CordeeSlot *now = &search->before[question];
  double far = found->changes[change].slot.low, step = far > now->low ? 1 : -1, near = now->known ? now->low : now->low - 1;

  if (search->rulebook->kinds[question] != CORDEE_SLOT_NUMBER || ABS (far - near) < 2 || !works_with (search, found, change, far - step))
    return FALSE;
  far -= step;
  while (ABS (far - near) >= 2)
    {
      double middle = near + trunc ((far - near) / 2);

      if (works_with (search, found, change, middle))
        far = middle;
      else
        near = middle;
    }
  found->changes[change].slot.low = found->changes[change].slot.high = far;
  return TRUE;
}

/* What one number gains leaves room to another: until none gains any more. */
static void
bring_near (CordeeSearch *search, CordeeFoundSet *found)
{
  gboolean gained;

  do
    {
      gained = FALSE;
      for (guint i = 0; i < found->n; i++)
        gained |= bring_one_near (search, found, i);
    }
  while (gained);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const CordeeAnswerSlot *one = a, *two = b;

  return one->question < two->question ? -1 : one->question > two->question;
}

static double
measure (const CordeeSearch *search, const CordeeFoundSet *found)
{
  double distance = 0;

  for (guint i = 0; i < found->n; i++)
    distance += cordee_turning_distance (search->turning, found->changes[i].question, &search->before[found->changes[i].question],
                                         &found->changes[i].slot);
  return distance;
}

static gboolean
is_better (const CordeeFoundSet *a, const CordeeFoundSet *b)
{
  return a->verdict != b->verdict ? a->verdict < b->verdict : a->distance < b->distance;
}

/* Keeps one of each set of questions, and no set that contains another. */
static void
keep (CordeeSearch *search, CordeeFoundSet *found)
{
  if (is_redundant (search, found->changes, found->n, FALSE))
    return;
  qsort (found->changes, found->n, sizeof (CordeeAnswerSlot), compare_changes);
  found->distance = measure (search, found);
  for (guint i = search->found->len; i-- > 0;)
    {
      CordeeFoundSet *other = &g_array_index (search->found, CordeeFoundSet, i);

      if (other->n == found->n && contains_all (found->changes, found->n, other))
        {
          if (is_better (found, other))
            *other = *found;
          return;
        }
      if (other->n > found->n && contains_all (other->changes, other->n, found))
        g_array_remove_index (search->found, i);
    }
  g_array_append_val (search->found, *found);
}

/* Other answers to the same questions may bring more than the first that lifted anything. */
static void
improve (CordeeSearch *search, CordeeFoundSet *found)
{
  guint words = search->turning->words;
  g_autofree guint64 *allowed = g_new0 (guint64, words);
  g_autoptr(GArray) options = g_array_new (FALSE, FALSE, sizeof (CordeeAnswerSlot));
  g_autoptr(GArray) needs = NULL;
  g_autofree CordeeSlot *slots = g_memdup2 (search->before, sizeof (CordeeSlot) * search->rulebook->n_slots);
  CordeeFoundSet best = *found;

  for (guint i = 0; i < best.n; i++)
    {
      allowed[best.changes[i].question / 64] |= G_GUINT64_CONSTANT (1) << (best.changes[i].question % 64);
      slots[best.changes[i].question] = best.changes[i].slot;
    }
  cordee_rulebook_derive (search->rulebook, slots);
  cordee_search_find_needs (search, best.verdict, NULL, 0, slots);
  needs = g_array_copy (search->needs);
  for (guint i = 0; i < needs->len; i++)
    {
      const CordeeNeed *need = &g_array_index (needs, CordeeNeed, i);

      cordee_search_find_questions (search, need, slots, search->set);
      if (!cordee_search_meets (search->set, allowed, words))
        continue;
      cordee_search_find_options (search, need, slots, allowed, options);
      for (guint j = 0; j < options->len; j++)
        {
          const CordeeAnswerSlot *option = &g_array_index (options, CordeeAnswerSlot, j);
          CordeeFoundSet other = *found;

          for (guint k = 0; k < other.n; k++)
            if (other.changes[k].question == option->question)
              other.changes[k].slot = option->slot;
          other.verdict = judge (search, other.changes, other.n);
          other.distance = measure (search, &other);
          if (is_lifted (search, other.verdict) && other.verdict < found->verdict && is_better (&other, &best))
            best = other;
        }
    }
  if (best.verdict == found->verdict)
    return;
  *found = best;
  improve (search, found);
}

static void
record (CordeeSearch *search, const CordeeAnswerSlot *changes, guint n, CordeeVerdict verdict)
{
  CordeeFoundSet found = { .n = n, .verdict = verdict };

  memcpy (found.changes, changes, sizeof (CordeeAnswerSlot) * n);
  drop_needless (search, &found);
  if (is_redundant (search, found.changes, found.n, FALSE))
    return;
  if (found.verdict != CORDEE_VERDICT_POSSIBLE)
    improve (search, &found);
  bring_near (search, &found);
  keep (search, &found);
}

/* ── the way ────────────────────────────────────────────────────── */

static gboolean
is_new (CordeeSearch *search, const CordeeAnswerSlot *changes, guint n)
{
  CordeeAnswerSlot sorted[CORDEE_REMEDY_CHANGES];
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  memcpy (sorted, changes, sizeof (CordeeAnswerSlot) * n);
  qsort (sorted, n, sizeof (CordeeAnswerSlot), compare_changes);
  for (guint i = 0; i < n; i++)
    {
      guint64 parts[] = { sorted[i].question, (guint64) (gint64) (sorted[i].slot.low * 1000), sorted[i].slot.set };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        hash = (hash ^ parts[j]) * G_GUINT64_CONSTANT (1099511628211) ^ hash >> 29;
    }
  return g_hash_table_add (search->visited, GSIZE_TO_POINTER ((gsize) hash));
}

static void
explore (CordeeSearch *search, guint step, const CordeeAnswerSlot *changes, guint n)
{
  const CordeeSlot *slots = search->states[step];
  GArray *options = search->options[step];
  CordeeVerdict verdict = cordee_rulebook_evaluate (search->rulebook, search->structure, slots, NULL);
  CordeeNeed need;

  if (search->tries >= CORDEE_REMEDY_TRIES)
    return;
  cordee_search_find_needs (search, search->from, changes, n, slots);
  if (search->needs->len == 0)
    {
      if (n > 0 && is_lifted (search, verdict))
        record (search, changes, n, verdict);
      return;
    }
  if (step == CORDEE_REMEDY_STEPS || !cordee_search_choose_need (search, changes, n, slots, &need))
    return;

  cordee_search_find_options (search, &need, slots, search->changeable, options);
  for (guint i = 0; i < options->len; i++)
    {
      const CordeeAnswerSlot *option = &g_array_index (options, CordeeAnswerSlot, i);
      CordeeAnswerSlot next[CORDEE_REMEDY_CHANGES];
      guint n_next = n, at = 0;

      memcpy (next, changes, sizeof (CordeeAnswerSlot) * n);
      while (at < n && next[at].question != option->question)
        at++;
      if (at == search->size)
        continue;
      next[at] = *option;
      n_next = MAX (n, at + 1);
      if (is_redundant (search, next, n_next, n_next < search->size) || !is_new (search, next, n_next))
        continue;
      memcpy (search->states[step + 1], slots, sizeof (CordeeSlot) * search->rulebook->n_slots);
      search->states[step + 1][option->question] = option->slot;
      cordee_rulebook_derive (search->rulebook, search->states[step + 1]);
      explore (search, step + 1, next, n_next);
    }
}

static void
search_init (CordeeSearch *search, const CordeeTurning *turning, const CordeeSlot *slots, guint structure, CordeeVerdict from)
{
  const CordeeRulebook *rulebook = turning->rulebook;

  *search = (CordeeSearch) { .rulebook = rulebook, .turning = turning, .before = slots, .structure = structure, .from = from };
  search->changeable = g_new0 (guint64, turning->words);
  search->set = g_new0 (guint64, turning->words);
  search->taken = g_new0 (guint64, turning->words);
  search->needs = g_array_new (FALSE, FALSE, sizeof (CordeeNeed));
  search->values = g_array_new (FALSE, FALSE, sizeof (CordeeSlot));
  search->found = g_array_new (FALSE, FALSE, sizeof (CordeeFoundSet));
  search->visited = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (search->states); i++)
    search->states[i] = g_memdup2 (slots, sizeof (CordeeSlot) * rulebook->n_slots);
  for (guint i = 0; i < G_N_ELEMENTS (search->options); i++)
    search->options[i] = g_array_new (FALSE, FALSE, sizeof (CordeeAnswerSlot));
  for (guint i = 0; i < rulebook->n_questions; i++)
    if (!cordee_rulebook_get_question (rulebook, i)->fixed && rulebook->kinds[i] != CORDEE_SLOT_DAY
        && rulebook->kinds[i] < CORDEE_SLOT_MEMBERS)
      search->changeable[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static void
search_clear (CordeeSearch *search)
{
  g_free (search->changeable);
  g_free (search->set);
  g_free (search->taken);
  g_array_unref (search->needs);
  g_array_unref (search->values);
  g_array_unref (search->found);
  g_hash_table_unref (search->visited);
  for (guint i = 0; i < G_N_ELEMENTS (search->states); i++)
    g_free (search->states[i]);
  for (guint i = 0; i < G_N_ELEMENTS (search->options); i++)
    g_array_unref (search->options[i]);
}

/* ── what a candidate gets ──────────────────────────────────────── */

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const CordeeFoundSet *one = a, *two = b;

  if (one->verdict != two->verdict)
    return one->verdict < two->verdict ? -1 : 1;
  if (one->n != two->n)
    return one->n < two->n ? -1 : 1;
  if (one->distance < two->distance || one->distance > two->distance)
    return one->distance < two->distance ? -1 : 1;
  for (guint i = 0; i < one->n; i++)
    if (one->changes[i].question != two->changes[i].question)
      return one->changes[i].question < two->changes[i].question ? -1 : 1;
  return 0;
}

static CordeeRemedy *
make_remedy (CordeeSearch *search, const CordeeFoundSet *found)
{
  CordeeRulebook *rulebook = (CordeeRulebook *) search->rulebook;
  CordeeRemedy *remedy = cordee_remedy_new ();
  const CordeeSlot *after = search->states[CORDEE_REMEDY_STEPS + 1];
  guint first, end;

  remedy->verdict_after = judge (search, found->changes, found->n);
  for (guint i = 0; i < found->n; i++)
    {
      guint question = found->changes[i].question;

      g_ptr_array_add (remedy->changes,
                       cordee_change_new (cordee_rulebook_get_question (rulebook, question),
                                          cordee_rulebook_dup_value (rulebook, search->before, question),
                                          cordee_rulebook_dup_value (rulebook, after, question)));
    }
  cordee_rulebook_get_rules_of (rulebook, search->structure, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CordeeRuleEntry *rule = &g_array_index (rulebook->rules, CordeeRuleEntry, i);
      CordeeOutcome outcome = cordee_rulebook_evaluate_rule (rulebook, i, after);

      if (rule->force != CORDEE_FORCE_INDICATIF && cordee_rulebook_evaluate_rule (rulebook, i, search->before) == CORDEE_OUTCOME_FALSE
          && (outcome == CORDEE_OUTCOME_TRUE || outcome == CORDEE_OUTCOME_NOT_APPLICABLE))
        g_ptr_array_add (remedy->lifts, (gpointer) rule->rule);
    }
  return remedy;
}

/* Adds to the candidate all sets of at most three changes that lift its exclusion or what is to negotiate, best first; for one set of
   questions there is one, with the best verdict and then the nearest answers. Nothing for other verdicts. */
void
cordee_remedies_find (CordeeRulebook *rulebook, const CordeeSlot *slots, guint structure, CordeeCandidate *candidate)
{
  const CordeeAnswerSlot nothing[CORDEE_REMEDY_CHANGES] = { { .question = 0 } };
  g_autoptr(CordeeTurning) turning = NULL;
  CordeeSearch search;

  if (!candidate->exists || (candidate->verdict != CORDEE_VERDICT_EXCLUE && candidate->verdict != CORDEE_VERDICT_A_NEGOCIER))
    return;
  turning = cordee_turning_new (rulebook);
  search_init (&search, turning, slots, structure, candidate->verdict);
  for (search.size = 1; search.size <= CORDEE_REMEDY_CHANGES; search.size++)
    {
      g_hash_table_remove_all (search.visited);
      explore (&search, 0, nothing, 0);
    }
  g_array_sort (search.found, compare_found);
  for (guint i = 0; i < search.found->len; i++)
    g_ptr_array_add (candidate->remedies, make_remedy (&search, &g_array_index (search.found, CordeeFoundSet, i)));
  search_clear (&search);
}
