/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-interview"

#include "config.h"

#include "cordee-interview-private.h"

/* Where one is among the questions: the two paths, the way back, and how many are left. */

static CordeeKnowledge *
get_knowledge (const CordeeInterview *self)
{
  return cordee_rulebook_get_knowledge (self->rulebook);
}

/* ── questions ──────────────────────────────────────────────────── */

/* Fills order: section by section, each in the order of the base. */
void
cordee_interview_find_order (CordeeInterview *self)
{
  GPtrArray *sections = cordee_knowledge_get_sections (get_knowledge (self));
  GPtrArray *questions = cordee_knowledge_get_questions (get_knowledge (self));

  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < sections->len; i++)
    for (guint j = 0; j < questions->len; j++)
      if (g_strcmp0 (((const CordeeQuestion *) questions->pdata[j])->section, ((const CordeeSection *) sections->pdata[i])->id) == 0)
        g_ptr_array_add (self->order, questions->pdata[j]);
}

/* Whether a question makes sense, or may do, as things are. */
gboolean
cordee_interview_applies (const CordeeInterview *self, const CordeeQuestion *question)
{
  int slot = cordee_rulebook_find_slot (self->rulebook, question->id);

  return slot < 0 || cordee_rulebook_question_applies (self->rulebook, (guint) slot, self->slots) != CORDEE_TRUTH_FALSE;
}

/* What the list of members tells of a question, whatever was answered to it; NULL where it tells nothing. The caller owns it. */
CordeeValue *
cordee_interview_dup_derived (const CordeeInterview *self, const CordeeQuestion *question)
{
  const CordeeQuestion *list = cordee_interview_find_list (self);
  int slot = cordee_rulebook_find_slot (self->rulebook, question->id);
  g_autoptr(CordeeSituation) rest = NULL;
  g_autofree CordeeSlot *slots = NULL;

  if (list == NULL || slot < 0 || cordee_situation_get_value (self->situation, list->id) == NULL)
    return NULL;
  if (!question->member && g_strcmp0 (question->id, list->status) != 0)
    return NULL;
  rest = cordee_situation_copy (self->situation);
  cordee_situation_unset (rest, question->id);
  slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (self->rulebook));
  cordee_rulebook_read (self->rulebook, rest, slots);
  return slots[slot].known ? cordee_rulebook_dup_value (self->rulebook, slots, (guint) slot) : NULL;
}

/* Whether there is nothing more to ask here: an answer, be it that it is not known, or the list of members tells it. */
static gboolean
is_asked (const CordeeInterview *self, const CordeeQuestion *question)
{
  g_autoptr(CordeeValue) derived = NULL;

  if (cordee_situation_get (self->situation, question->id) != NULL)
    return TRUE;
  derived = cordee_interview_dup_derived (self, question);
  return derived != NULL;
}

/* Whether it is still to be asked, on one path or the other. */
static gboolean
is_open (const CordeeInterview *self, const CordeeQuestion *question)
{
  return question->section != NULL && !g_hash_table_contains (self->skipped, question->id) && cordee_interview_applies (self, question)
         && !is_asked (self, question);
}

static const CordeeQuestion *
get_place (const CordeeInterview *self)
{
  return self->place != NULL ? cordee_knowledge_find_question (get_knowledge (self), self->place) : NULL;
}

/* ── the paths ──────────────────────────────────────────────────── */

static gboolean
is_useful (const CordeeAdvice *advice, const CordeeQuestion *question)
{
  for (guint i = 0; i < advice->next_questions->len; i++)
    if (((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question == question)
      return TRUE;
  return FALSE;
}

/* The first of the few that decide which can still change something. They come in the author's order, in which people think of them:
   so few, the order that settles fastest would gain little. What they leave open is for the full path. */
static const CordeeQuestion *
find_next_brief (CordeeInterview *self, const CordeeQuestion *after)
{
  const CordeeAdvice *advice = cordee_interview_get_advice (self);

  for (guint i = 0; i < self->order->len; i++)
    {
      const CordeeQuestion *question = self->order->pdata[i];

      if (question->brief && question != after && is_useful (advice, question) && is_open (self, question))
        return question;
    }
  return NULL;
}

static const CordeeQuestion *
find_next_full (CordeeInterview *self, const CordeeQuestion *after)
{
  guint n = self->order->len, start = 0;

  if (after != NULL && g_ptr_array_find (self->order, after, &start))
    start++;
  for (guint i = 0; i < n; i++)
    {
      const CordeeQuestion *question = self->order->pdata[(start + i) % n];

      if (question != after && is_open (self, question))
        return question;
    }
  return NULL;
}

/* The question that comes after one on this path, or the first of all; NULL where nothing is left. */
static const CordeeQuestion *
find_next (CordeeInterview *self, const CordeeQuestion *after)
{
  return self->path == CORDEE_PATH_BRIEF ? find_next_brief (self, after) : find_next_full (self, after);
}

CordeePath
cordee_interview_get_path (const CordeeInterview *self)
{
  return self->path;
}

/* Goes on by the other path, from the same question; what was gone past without an answer comes again. */
void
cordee_interview_set_path (CordeeInterview *self, CordeePath path)
{
  if (path == self->path)
    return;
  self->path = path;
  g_hash_table_remove_all (self->skipped);
}

/* The question on show, borrowed from the base; NULL: nothing is left to ask on this path. */
const CordeeQuestion *
cordee_interview_get_current (CordeeInterview *self)
{
  const CordeeQuestion *current = get_place (self);

  if (current == NULL)
    {
      current = find_next (self, NULL);
      self->place = current != NULL ? g_intern_string (current->id) : NULL;
    }
  return current;
}

/* Leaves the question on show, to which one can go back. */
static void
leave (CordeeInterview *self)
{
  if (self->place != NULL && (self->visited->len == 0 || self->visited->pdata[self->visited->len - 1] != (gpointer) self->place))
    g_ptr_array_add (self->visited, (gpointer) self->place);
  self->place = NULL;
  self->answering = FALSE;
}

/* Shows any question of the base, whether or not it applies or is on this path. Nothing happens where there is no such question. */
void
cordee_interview_go_to (CordeeInterview *self, const char *question)
{
  const CordeeQuestion *asked = cordee_knowledge_find_question (get_knowledge (self), question);

  if (asked == NULL)
    return;
  g_hash_table_remove (self->skipped, asked->id);
  self->answering = FALSE;
  if (g_strcmp0 (asked->id, self->place) == 0)
    return;
  leave (self);
  self->place = g_intern_string (asked->id);
}

/* Whether there was another question before this one. */
gboolean
cordee_interview_can_go_back (const CordeeInterview *self)
{
  for (guint i = 0; i < self->visited->len; i++)
    if (g_strcmp0 (self->visited->pdata[i], self->place) != 0)
      return TRUE;
  return FALSE;
}

/* Shows the question that was on show before. */
void
cordee_interview_go_back (CordeeInterview *self)
{
  const char *place = self->place;

  if (!cordee_interview_can_go_back (self))
    return;
  while (g_strcmp0 (place, self->place) == 0 || place == NULL)
    place = g_ptr_array_steal_index (self->visited, self->visited->len - 1);
  g_hash_table_remove (self->skipped, place);
  self->place = place;
  self->answering = FALSE;
}

/* Shows the next question of this path. One that is left without an answer is not asked again on the way. */
void
cordee_interview_go_on (CordeeInterview *self)
{
  const CordeeQuestion *current = cordee_interview_get_current (self);
  const CordeeQuestion *next;

  if (current == NULL)
    return;
  if (is_open (self, current))
    g_hash_table_add (self->skipped, (gpointer) self->place);
  next = find_next (self, current);
  leave (self);
  self->place = next != NULL ? g_intern_string (next->id) : NULL;
}

/* Forgets places that the base no longer has. */
void
cordee_interview_prune (CordeeInterview *self)
{
  if (get_place (self) == NULL)
    self->place = NULL;
  for (guint i = self->visited->len; i > 0; i--)
    if (cordee_knowledge_find_question (get_knowledge (self), self->visited->pdata[i - 1]) == NULL)
      g_ptr_array_remove_index (self->visited, i - 1);
}

/* ── how many are left ──────────────────────────────────────────── */

static void
add_open (const CordeeInterview *self, const CordeeQuestion *question, GHashTable *questions)
{
  if (is_open (self, question))
    g_hash_table_add (questions, (gpointer) question);
}

/* Whether a structure may still turn out to be complete, so that what is to be done for it matters. */
static gboolean
may_be_complete (const CordeeCandidate *candidate)
{
  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->rule->force != CORDEE_FORCE_INDICATIF && finding->outcome == CORDEE_OUTCOME_FALSE)
        return FALSE;
    }
  return TRUE;
}

/* What the short path may still ask for one structure, whatever is answered: an answer only ever takes rules away from those that are
   not known, and questions from those that they hang on. */
static void
add_brief (const CordeeInterview *self, const CordeeCandidate *candidate, GHashTable *questions)
{
  gboolean complete = may_be_complete (candidate);

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->outcome != CORDEE_OUTCOME_UNKNOWN || finding->rule->force == CORDEE_FORCE_INDICATIF
          || (finding->rule->kind == CORDEE_RULE_FORMALITE && !complete))
        continue;
      for (guint j = 0; j < finding->missing->len; j++)
        if (((const CordeeQuestion *) finding->missing->pdata[j])->brief)
          add_open (self, finding->missing->pdata[j], questions);
    }
}

/* At most so many questions are left on this path, the one on show included; 0 where nothing is left. Only a change of an answer makes
   it grow. */
guint
cordee_interview_count_left (CordeeInterview *self)
{
  g_autoptr(GHashTable) questions = g_hash_table_new (NULL, NULL);
  const CordeeQuestion *current = cordee_interview_get_current (self);

  if (current == NULL)
    return 0;
  g_hash_table_add (questions, (gpointer) current);
  if (is_asked (self, current) && find_next (self, current) == NULL)
    return 1;
  if (self->path == CORDEE_PATH_FULL)
    for (guint i = 0; i < self->order->len; i++)
      add_open (self, self->order->pdata[i], questions);
  else
    {
      const CordeeAdvice *advice = cordee_interview_get_advice (self);

      for (guint i = 0; i < advice->candidates->len; i++)
        {
          const CordeeCandidate *candidate = advice->candidates->pdata[i];

          if (candidate->verdict == CORDEE_VERDICT_INDETERMINEE || candidate->verdict == CORDEE_VERDICT_A_COMPLETER)
            add_brief (self, candidate, questions);
        }
    }
  return g_hash_table_size (questions);
}
