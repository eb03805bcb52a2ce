/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-candidate-view"

#include "config.h"

#include "cordee-question-view.h"

#include "cordee-interview-private.h"
#include "cordee-report-advice-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* The structures beside a question, with what the latest answer changed for each. */

static void
candidate_view_free (gpointer data)
{
  CordeeCandidateView *self = data;

  g_free (self->name);
  g_free (self->try_text);
  g_free (self->trial);
  g_free (self->change);
  g_free (self->phrase);
  g_free (self->verdict_text);
  g_free (self);
}

/* Whether a change is told as a number of something, without the name of its question. */
static gboolean
is_counted (const CordeeAdvice *advice, const CordeeAnswerChange *change)
{
  const CordeeUnit *unit = change->question->unit != NULL ? cordee_knowledge_find_unit (advice->knowledge, change->question->unit) : NULL;

  return change->to->kind == CORDEE_VALUE_NUMBER && unit != NULL && unit->symbol == NULL;
}

static char *
dup_try_text (const CordeeAdvice *advice, const CordeeRemedy *remedy)
{
  g_autofree char *words = cordee_advice_changes_text (advice, remedy);
  guint n = remedy->changes->len;

  for (guint i = 0; i < n; i++)
    if (!is_counted (advice, remedy->changes->pdata[i]))
      /* TRANSLATORS: %s are other answers: Forme juridique : association au lieu d’aucune. */
      return cordee_interview_typeset (
        g_strdup_printf (ngettext ("Et avec une autre réponse ? %s.", "Et avec d’autres réponses ? %s.", n), words));
  /* TRANSLATORS: %s is another number: 2 médecins généralistes au lieu de 1. */
  return cordee_interview_typeset (g_strdup_printf (_("Et avec %s ?"), words));
}

/* Of the questions that may come next, the first that settles a structure, or that it waits for; those already asked come last. */
static const CordeeQuestion *
find_question (const CordeeInterview *interview, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  const CordeeQuestion *found = NULL;
  int best = G_MAXINT;

  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeNextQuestion *next = advice->next_questions->pdata[i];
      gboolean settles = g_ptr_array_find (next->settles, candidate->structure, NULL);
      gboolean asked = cordee_situation_get (interview->situation, next->question->id) != NULL;
      int rank = 2 * asked + !settles;

      if (rank < best && (settles || g_ptr_array_find (candidate->missing, next->question, NULL)))
        {
          found = next->question;
          best = rank;
        }
    }
  return found;
}

/* What a screen reader says of it. */
static char *
dup_name (const CordeeCandidateView *self)
{
  GString *name = g_string_new (self->structure->id);

  g_string_append_printf (name, ", %s", self->verdict_text);
  if (self->change != NULL)
    g_string_append_printf (name, ", %s", self->change);
  if (self->trial != NULL)
    g_string_append_printf (name, ", %s", self->trial);
  g_string_append_printf (name, ". %s", self->phrase);
  return g_string_free (name, FALSE);
}

static CordeeCandidateView *
candidate_view_new (CordeeInterview *interview, const CordeeCandidate *candidate)
{
  CordeeCandidateView *self = g_new0 (CordeeCandidateView, 1);
  const char *id = candidate->structure->id;
  const CordeeAdvice *advice = cordee_interview_get_advice (interview);
  const CordeeAdvice *before = cordee_interview_get_before (interview);
  const CordeeAdvice *trial = cordee_interview_get_trial (interview);
  const CordeeCandidate *earlier = before != NULL ? cordee_advice_find (before, id) : NULL;
  const CordeeCandidate *tried = trial != NULL ? cordee_advice_find (trial, id) : NULL;

  self->structure = candidate->structure;
  self->verdict = self->trial_verdict = candidate->verdict;
  self->verdict_text = cordee_report_typeset (cordee_report_verdict_label (candidate->verdict));
  self->phrase = cordee_report_candidate_phrase (advice, candidate);
  if (earlier != NULL && earlier->verdict != candidate->verdict)
    /* TRANSLATORS: %s is a verdict: indéterminée. */
    self->change = cordee_interview_typeset (g_strdup_printf (_("était %s"), cordee_report_verdict_label (earlier->verdict)));
  if (tried != NULL)
    {
      self->trial_verdict = tried->verdict;
      /* TRANSLATORS: %s is a verdict: possible. */
      self->trial = cordee_interview_typeset (g_strdup_printf (_("avec cet essai : %s"), cordee_report_verdict_label (tried->verdict)));
    }
  if (candidate->remedies->len > 0)
    {
      self->remedy = candidate->remedies->pdata[0];
      self->try_text = dup_try_text (advice, self->remedy);
    }
  if (candidate->verdict == CORDEE_VERDICT_INDETERMINEE)
    self->question = find_question (interview, advice, candidate);
  self->name = dup_name (self);
  return self;
}

/* All structures, in the order of the base, as the interview stands now. The caller owns them; they hold until the next change. */
GPtrArray *
cordee_candidate_views_new (CordeeInterview *interview)
{
  const CordeeAdvice *advice = cordee_interview_get_advice (interview);
  GPtrArray *views = g_ptr_array_new_full (advice->candidates->len, candidate_view_free);

  for (guint i = 0; i < advice->candidates->len; i++)
    g_ptr_array_add (views, candidate_view_new (interview, advice->candidates->pdata[i]));
  return views;
}

/* The structures whose verdict the latest answer changed, in a sentence for each; NULL for none. The caller owns it. */
char *
cordee_candidate_views_dup_news (GPtrArray *views)
{
  g_autoptr(GString) news = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    {
      const CordeeCandidateView *view = views->pdata[i];

      if (view->change == NULL)
        continue;
      if (news->len > 0)
        g_string_append_c (news, ' ');
      /* TRANSLATORS: %1$s is the acronym of a structure, %2$s its verdict, %3$s what it was before: à compléter (était exclue). */
      g_string_append_printf (news, _("%1$s : %2$s (%3$s)."), view->structure->id, view->verdict_text, view->change);
    }
  return news->len > 0 ? cordee_report_typeset (news->str) : NULL;
}
