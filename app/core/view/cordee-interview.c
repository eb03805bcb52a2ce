/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-interview"

#include "config.h"

#include "cordee-interview-private.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* Answers: given, changed, undone, tried. Where one is among the questions is in cordee-interview-path.c, which answers no longer fit in
   cordee-interview-marks.c, the list of all in cordee-interview-steps.c. */

static CordeeKnowledge *
get_knowledge (const CordeeInterview *self)
{
  return cordee_rulebook_get_knowledge (self->rulebook);
}

/* ── life ───────────────────────────────────────────────────────── */

static void
change_free (gpointer data)
{
  CordeeInterviewChange *self = data;

  cordee_situation_free (self->situation);
  g_free (self->text);
  g_free (self);
}

static void
tried_free (gpointer data)
{
  CordeeTriedAnswer *self = data;

  cordee_value_unref (self->value);
  g_free (self);
}

/* The answers or the rules are others now. */
static void
forget_results (CordeeInterview *self)
{
  g_clear_pointer (&self->advice, cordee_advice_free);
  g_clear_pointer (&self->trial_advice, cordee_advice_free);
  cordee_rulebook_read (self->rulebook, self->situation, self->slots);
}

static void
forget_before (CordeeInterview *self)
{
  g_clear_pointer (&self->before_advice, cordee_advice_free);
  g_clear_pointer (&self->before, cordee_situation_free);
}

/* Takes the rules and lays out what hangs on them. */
static void
take_rulebook (CordeeInterview *self, CordeeRulebook *rulebook)
{
  self->rulebook = cordee_rulebook_ref (rulebook);
  self->slots = g_renew (CordeeSlot, self->slots, cordee_rulebook_get_n_slots (rulebook));
  cordee_interview_find_order (self);
}

/* An interview by these rules; situation is copied, NULL is none yet. The caller owns it. */
CordeeInterview *
cordee_interview_new (CordeeRulebook *rulebook, const CordeeSituation *situation)
{
  CordeeInterview *self;

  g_return_val_if_fail (rulebook != NULL, NULL);

  self = g_new0 (CordeeInterview, 1);
  self->situation = situation != NULL ? cordee_situation_copy (situation) : cordee_situation_new ();
  self->order = g_ptr_array_new ();
  self->past = g_ptr_array_new_with_free_func (change_free);
  self->future = g_ptr_array_new_with_free_func (change_free);
  self->visited = g_ptr_array_new ();
  self->skipped = g_hash_table_new (g_str_hash, g_str_equal);
  take_rulebook (self, rulebook);
  forget_results (self);
  return self;
}

void
cordee_interview_free (CordeeInterview *self)
{
  if (self == NULL)
    return;

  forget_before (self);
  cordee_advice_free (self->advice);
  cordee_advice_free (self->trial_advice);
  g_clear_pointer (&self->trial, g_ptr_array_unref);
  g_hash_table_unref (self->skipped);
  g_ptr_array_unref (self->visited);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  g_ptr_array_unref (self->order);
  g_free (self->slots);
  cordee_situation_free (self->situation);
  cordee_rulebook_unref (self->rulebook);
  g_free (self);
}

/* Goes on by other rules: another date, place or base. All answers stay, also those to questions that are no longer asked. */
void
cordee_interview_set_rulebook (CordeeInterview *self, CordeeRulebook *rulebook)
{
  CordeeRulebook *earlier = self->rulebook;

  g_return_if_fail (rulebook != NULL);

  self->answering = FALSE;
  forget_before (self);
  take_rulebook (self, rulebook);
  forget_results (self);
  cordee_interview_prune (self);
  cordee_rulebook_unref (earlier);
}

/* Borrowed. */
CordeeRulebook *
cordee_interview_get_rulebook (const CordeeInterview *self)
{
  return self->rulebook;
}

/* All answers, borrowed until the next change. */
const CordeeSituation *
cordee_interview_get_situation (const CordeeInterview *self)
{
  return self->situation;
}

/* ── changes ────────────────────────────────────────────────────── */

/* The answers as they are become those before the change that follows. */
static void
keep_before (CordeeInterview *self)
{
  forget_before (self);
  self->before = cordee_situation_copy (self->situation);
  self->before_advice = g_steal_pointer (&self->advice);
}

/* Another answer to the question on show takes the place of the latest change: things are again as they were before that one. */
static gboolean
resume_change (CordeeInterview *self, const char *question, char *text)
{
  CordeeInterviewChange *latest = self->past->len > 0 ? self->past->pdata[self->past->len - 1] : NULL;

  if (!self->answering || latest == NULL || question == NULL || latest->question != question)
    return FALSE;
  g_free (latest->text);
  latest->text = text;
  cordee_situation_free (self->situation);
  self->situation = cordee_situation_copy (latest->situation);
  forget_results (self);
  return TRUE;
}

/* Before every change. text is taken. */
static void
begin_change (CordeeInterview *self, const char *question, char *text)
{
  CordeeInterviewChange *change;

  if (resume_change (self, question, text))
    return;
  change = g_new0 (CordeeInterviewChange, 1);
  change->situation = cordee_situation_copy (self->situation);
  change->question = question;
  change->text = text;
  g_ptr_array_add (self->past, change);
  g_ptr_array_set_size (self->future, 0);
  self->answering = question != NULL && question == self->place;
  keep_before (self);
}

/* After an answer: one that was typed and taken back again is no change. */
static void
end_change (CordeeInterview *self)
{
  const CordeeInterviewChange *latest = self->past->pdata[self->past->len - 1];

  if (!cordee_situation_equal (latest->situation, self->situation))
    return;
  self->answering = FALSE;
  g_ptr_array_set_size (self->past, (int) self->past->len - 1);
}

static void
drop_trial_of (CordeeInterview *self, const char *question)
{
  for (guint i = 0; self->trial != NULL && i < self->trial->len; i++)
    if (question == NULL || g_str_equal (((const CordeeTriedAnswer *) self->trial->pdata[i])->question, question))
      {
        cordee_interview_drop_trial (self);
        return;
      }
}

/* What a new answer is to the ones before it. */
typedef enum
{
  NEWS_NONE = 0,
  NEWS_FIRST = 1 << 0,   /* nothing was known */
  NEWS_CHANGED = 1 << 1, /* something else was known */
  NEWS_GONE = 1 << 2,    /* nothing is known any more */
} News;

/* Sets one answer, or takes it away (value NULL). */
static News
set_answer (CordeeInterview *self, const CordeeQuestion *question, CordeeValue *value, CordeeProvenance provenance)
{
  const CordeeValue *known = cordee_situation_get_value (self->situation, question->id);
  gboolean tells = value != NULL && value->kind != CORDEE_VALUE_UNKNOWN;
  News news = NEWS_NONE;

  if (known == NULL)
    news = tells ? NEWS_FIRST : NEWS_NONE;
  else if (!cordee_value_equal (known, value))
    news = tells ? NEWS_CHANGED : NEWS_GONE;

  if (value != NULL)
    cordee_situation_set (self->situation, question->id, value, provenance);
  else
    cordee_situation_unset (self->situation, question->id);
  g_hash_table_remove (self->skipped, question->id);
  return news;
}

/* Marks the other answers that may no longer fit. The results are those of all answers that were set. */
static void
mark_others (CordeeInterview *self, const CordeeQuestion *question, News news)
{
  if (news == NEWS_CHANGED || news == NEWS_GONE)
    cordee_interview_mark_dependents (self, question);
  if (news == NEWS_CHANGED || news == NEWS_FIRST)
    cordee_interview_mark_contradicted (self, question);
}

/* What one answer tells of other questions: a list of members of their counts. */
static void
mark_carried (CordeeInterview *self, const CordeeSlot *earlier)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (self->rulebook); i++)
    {
      const CordeeSlot *before = &earlier[i], *after = &self->slots[i];
      News news = NEWS_NONE;

      if (!before->known)
        news = after->known ? NEWS_FIRST : NEWS_NONE;
      else if (!after->known)
        news = NEWS_GONE;
      else if (before->low < after->low || before->low > after->low || before->set != after->set)
        news = NEWS_CHANGED;
      mark_others (self, cordee_rulebook_get_question (self->rulebook, i), news);
    }
}

static void
change_answer (CordeeInterview *self, const CordeeQuestion *question, CordeeValue *value, CordeeProvenance provenance)
{
  g_autofree CordeeSlot *earlier = g_memdup2 (self->slots, sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (self->rulebook));
  News news = set_answer (self, question, value, provenance);

  forget_results (self);
  mark_carried (self, earlier);
  mark_others (self, question, news);

  /* Its own answer is as new as can be. */
  cordee_situation_set_confirm (self->situation, question->id, FALSE);
}

static char *
change_text (const CordeeInterview *self, const CordeeQuestion *question, const CordeeValue *value)
{
  g_autofree char *name = cordee_report_question_name (question);
  g_autofree char *words = cordee_report_value_to_words (get_knowledge (self), question, value);

  /* TRANSLATORS: a question, as a noun, and the answer to it: Infirmiers : 3. */
  return cordee_interview_typeset (g_strdup_printf (_("%s : %s"), name, words));
}

/* Answers a question of the base; value is shared with the caller. The same answer again is no change, but confirms it. */
void
cordee_interview_answer (CordeeInterview *self, const char *question, CordeeValue *value, CordeeProvenance provenance)
{
  const CordeeQuestion *asked = cordee_knowledge_find_question (get_knowledge (self), question);
  const CordeeAnswer *answer;

  g_return_if_fail (asked != NULL && value != NULL);

  answer = cordee_situation_get (self->situation, asked->id);
  if (answer != NULL && !answer->confirm && answer->provenance == provenance && cordee_value_equal (answer->value, value))
    return;
  drop_trial_of (self, asked->id);
  begin_change (self, g_intern_string (asked->id), change_text (self, asked, value));
  change_answer (self, asked, value, provenance);
  end_change (self);
}

/* The answer still fits. Nothing happens where it is not to be confirmed. */
void
cordee_interview_confirm (CordeeInterview *self, const char *question)
{
  const CordeeAnswer *answer = cordee_situation_get (self->situation, question);
  const CordeeQuestion *asked = cordee_knowledge_find_question (get_knowledge (self), question);
  g_autofree char *name = NULL;

  if (answer == NULL || !answer->confirm || asked == NULL)
    return;
  name = cordee_report_question_name (asked);
  /* TRANSLATORS: what is undone: %s is a question, as a noun. */
  begin_change (self, g_intern_string (asked->id), cordee_interview_typeset (g_strdup_printf (_("%s : réponse confirmée"), name)));
  cordee_situation_set_confirm (self->situation, asked->id, FALSE);
  forget_results (self);
}

/* Takes an answer away, as if the question had never been asked. Nothing happens where there is none. */
void
cordee_interview_forget (CordeeInterview *self, const char *question)
{
  const CordeeQuestion *asked = cordee_knowledge_find_question (get_knowledge (self), question);
  g_autofree char *name = NULL;

  if (asked == NULL || cordee_situation_get (self->situation, asked->id) == NULL)
    return;
  name = cordee_report_question_name (asked);
  drop_trial_of (self, asked->id);
  /* TRANSLATORS: what is undone: %s is a question, as a noun. */
  begin_change (self, g_intern_string (asked->id), cordee_interview_typeset (g_strdup_printf (_("%s : réponse retirée"), name)));
  change_answer (self, asked, NULL, CORDEE_PROVENANCE_DECLARED);
  end_change (self);
}

/* Puts other answers in the place of all; situation is copied. One starts anew then: the way so far is forgotten. */
void
cordee_interview_replace (CordeeInterview *self, const CordeeSituation *situation)
{
  g_autoptr(CordeeSituation) copy = cordee_situation_copy (situation);

  cordee_interview_drop_trial (self);
  begin_change (self, NULL, g_strdup (_("Remplacement de toutes les réponses")));
  cordee_situation_free (self->situation);
  self->situation = g_steal_pointer (&copy);
  self->place = NULL;
  g_ptr_array_set_size (self->visited, 0);
  g_hash_table_remove_all (self->skipped);
  forget_results (self);
}

/* ── undo ───────────────────────────────────────────────────────── */

gboolean
cordee_interview_can_undo (const CordeeInterview *self)
{
  return self->past->len > 0;
}

gboolean
cordee_interview_can_redo (const CordeeInterview *self)
{
  return self->future->len > 0;
}

static char *
dup_text (GPtrArray *changes)
{
  return changes->len > 0 ? g_strdup (((const CordeeInterviewChange *) changes->pdata[changes->len - 1])->text) : NULL;
}

/* What undoing takes back: the answer that was given last. NULL where there is nothing to undo. The caller owns it. */
char *
cordee_interview_dup_undo_text (const CordeeInterview *self)
{
  return dup_text (self->past);
}

/* What redoing brings back, or NULL. The caller owns it. */
char *
cordee_interview_dup_redo_text (const CordeeInterview *self)
{
  return dup_text (self->future);
}

/* Exchanges the answers with those on the other side of a change, and goes where it was made. */
static void
cross (CordeeInterview *self, GPtrArray *from, GPtrArray *to)
{
  CordeeInterviewChange *change;
  CordeeSituation *other;

  if (from->len == 0)
    return;
  self->answering = FALSE;
  cordee_interview_drop_trial (self);
  keep_before (self);
  change = g_ptr_array_steal_index (from, from->len - 1);
  other = change->situation;
  change->situation = self->situation;
  self->situation = other;
  g_ptr_array_add (to, change);
  forget_results (self);
  if (change->question != NULL)
    cordee_interview_go_to (self, change->question);
}

/* Takes the latest change back. Nothing happens where there is none. */
void
cordee_interview_undo (CordeeInterview *self)
{
  cross (self, self->past, self->future);
}

void
cordee_interview_redo (CordeeInterview *self)
{
  cross (self, self->future, self->past);
}

/* ── results ────────────────────────────────────────────────────── */

/* Computed once after each change. */
const CordeeAdvice *
cordee_interview_get_advice (CordeeInterview *self)
{
  if (self->advice == NULL)
    self->advice = cordee_advice_new (self->rulebook, self->situation);
  return self->advice;
}

/* The result of the answers before the latest change, undone ones included; NULL where there was none since the rules are these. */
const CordeeAdvice *
cordee_interview_get_before (CordeeInterview *self)
{
  if (self->before_advice == NULL && self->before != NULL)
    self->before_advice = cordee_advice_new (self->rulebook, self->before);
  return self->before_advice;
}

/* ── trial ──────────────────────────────────────────────────────── */

/* Tries other answers (CordeeAnswerChange: their questions and what they are changed to) beside the present ones, in the place of what
   was tried before. Answering one of these questions ends the trial. */
void
cordee_interview_try (CordeeInterview *self, GPtrArray *changes)
{
  g_autoptr(GPtrArray) trial = g_ptr_array_new_with_free_func (tried_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const CordeeAnswerChange *change = changes->pdata[i];
      CordeeTriedAnswer *tried = g_new0 (CordeeTriedAnswer, 1);

      tried->question = g_intern_string (change->question->id);
      tried->value = cordee_value_ref (change->to);
      g_ptr_array_add (trial, tried);
    }
  cordee_interview_drop_trial (self);
  if (trial->len > 0)
    self->trial = g_steal_pointer (&trial);
}

/* The result with what is tried; NULL where nothing is. */
const CordeeAdvice *
cordee_interview_get_trial (CordeeInterview *self)
{
  if (self->trial != NULL && self->trial_advice == NULL)
    {
      g_autoptr(CordeeSituation) situation = cordee_situation_copy (self->situation);

      for (guint i = 0; i < self->trial->len; i++)
        {
          const CordeeTriedAnswer *tried = self->trial->pdata[i];

          cordee_situation_set (situation, tried->question, tried->value, CORDEE_PROVENANCE_DECLARED);
        }
      self->trial_advice = cordee_advice_new (self->rulebook, situation);
    }
  return self->trial_advice;
}

/* What is tried, in words, beside what is answered; NULL where nothing is. The caller owns it. */
char *
cordee_interview_dup_trial_text (CordeeInterview *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; self->trial != NULL && i < self->trial->len; i++)
    {
      const CordeeTriedAnswer *tried = self->trial->pdata[i];
      const CordeeAnswer *answer = cordee_situation_get (self->situation, tried->question);
      g_autoptr(CordeeValue) from = answer != NULL ? cordee_value_ref (answer->value) : cordee_value_new_unknown ();
      CordeeAnswerChange change = {
        .question = cordee_knowledge_find_question (get_knowledge (self), tried->question),
        .from = from,
        .to = tried->value,
      };
      g_autofree char *words = change.question != NULL ? cordee_report_change_text (cordee_interview_get_advice (self), &change) : NULL;

      if (words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? _(" ; ") : "", words);
    }
  return text->len > 0 ? cordee_report_typeset (text->str) : NULL;
}

/* What is tried becomes the answers, as one change. */
void
cordee_interview_keep_trial (CordeeInterview *self)
{
  g_autoptr(GPtrArray) trial = NULL;
  g_autofree News *news = NULL;
  g_autofree CordeeSlot *earlier = NULL;
  g_autofree char *words = NULL;

  if (self->trial == NULL)
    return;
  words = cordee_interview_dup_trial_text (self);
  trial = g_steal_pointer (&self->trial);
  /* TRANSLATORS: what is undone: %s are answers that were tried. */
  begin_change (self, NULL, cordee_interview_typeset (g_strdup_printf (_("Essai : %s"), words != NULL ? words : "")));
  news = g_new0 (News, trial->len);
  earlier = g_memdup2 (self->slots, sizeof (CordeeSlot) * cordee_rulebook_get_n_slots (self->rulebook));
  for (guint i = 0; i < trial->len; i++)
    {
      const CordeeTriedAnswer *tried = trial->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (get_knowledge (self), tried->question);

      if (question != NULL)
        news[i] = set_answer (self, question, tried->value, CORDEE_PROVENANCE_DECLARED);
    }
  forget_results (self);
  mark_carried (self, earlier);
  for (guint i = 0; i < trial->len; i++)
    if (news[i] != NEWS_NONE)
      mark_others (self, cordee_knowledge_find_question (get_knowledge (self), ((const CordeeTriedAnswer *) trial->pdata[i])->question), news[i]);

  /* They were chosen together: none of them is in doubt. */
  for (guint i = 0; i < trial->len; i++)
    cordee_situation_set_confirm (self->situation, ((const CordeeTriedAnswer *) trial->pdata[i])->question, FALSE);
}

void
cordee_interview_drop_trial (CordeeInterview *self)
{
  g_clear_pointer (&self->trial_advice, cordee_advice_free);
  g_clear_pointer (&self->trial, g_ptr_array_unref);
}
