/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-interview"

#include "config.h"

#include "cordee-interview-private.h"

#include "cordee-report-advice-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* All questions with what was answered, and why one is to be looked at again or does not apply. */

static CordeeKnowledge *
get_knowledge (const CordeeInterview *self)
{
  return cordee_rulebook_get_knowledge (self->rulebook);
}

/* ── notes ──────────────────────────────────────────────────────── */

char *
cordee_interview_typeset (char *text)
{
  char *typeset = text != NULL ? cordee_report_typeset (text) : NULL;

  g_free (text);
  return typeset;
}

/* Why an answer is to be looked at again. */
char *
cordee_interview_dup_confirm_note (CordeeInterview *self, const CordeeQuestion *question)
{
  const CordeeAdvice *advice = cordee_interview_get_advice (self);

  for (guint i = 0; i < advice->contradictions->len; i++)
    {
      const CordeeContradiction *contradiction = advice->contradictions->pdata[i];
      g_autoptr(GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);

      if (contradiction->caution)
        continue;
      cordee_interview_add_variables (advice->knowledge, contradiction->when, variables);
      if (g_hash_table_contains (variables, question->id))
        return cordee_report_fill (advice, contradiction->text);
    }
  return cordee_interview_typeset (g_strdup (_("Une réponse dont celle-ci dépend a changé depuis : est-elle toujours juste ?")));
}

/* When a question makes sense that does not as things are. */
char *
cordee_interview_dup_idle_note (const CordeeInterview *self, const CordeeQuestion *question)
{
  g_autofree char *when = question->applies != NULL ? cordee_advice_lower_first (cordee_report_word (question->applies)) : NULL;
  gboolean kept = cordee_situation_get_value (self->situation, question->id) != NULL;
  g_autofree char *note = NULL;

  /* TRANSLATORS: %s is when a question is asked, as a sentence with its full stop: si l’équipe compte plusieurs médecins. */
  note = when != NULL ? g_strdup_printf (_("Ne se pose que %s"), when) : g_strdup (_("Ne se pose pas avec les réponses données."));
  if (kept)
    return cordee_interview_typeset (g_strconcat (note, " ", _("La réponse est gardée."), NULL));
  return cordee_report_typeset (note);
}

/* What the list of members tells of a question; NULL where it tells nothing. */
char *
cordee_interview_dup_derived_note (const CordeeInterview *self, const CordeeQuestion *question)
{
  g_autoptr(CordeeValue) value = cordee_interview_dup_derived (self, question);
  g_autofree char *words = value != NULL ? cordee_report_value_to_words (get_knowledge (self), question, value) : NULL;

  if (words == NULL)
    return NULL;
  /* TRANSLATORS: %s is an answer that follows from the list of the members: 3. */
  return cordee_interview_typeset (g_strdup_printf (_("D’après la liste des membres : %s."), words));
}

/* ── the list of all ────────────────────────────────────────────── */

static void
step_free (gpointer data)
{
  CordeeInterviewStep *self = data;

  g_free (self->name);
  g_free (self->answer);
  g_free (self->note);
  g_free (self);
}

static void
group_free (gpointer data)
{
  CordeeStepGroup *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static CordeeInterviewStepState
find_state (const CordeeInterview *self, const CordeeQuestion *question, gboolean derived)
{
  const CordeeAnswer *answer = cordee_situation_get (self->situation, question->id);

  if (!cordee_interview_applies (self, question))
    return CORDEE_INTERVIEW_STEP_IDLE;
  if (derived)
    return CORDEE_INTERVIEW_STEP_ANSWERED;
  if (answer == NULL)
    return CORDEE_INTERVIEW_STEP_OPEN;
  if (answer->value->kind == CORDEE_VALUE_UNKNOWN)
    return CORDEE_INTERVIEW_STEP_UNKNOWN;
  return answer->confirm ? CORDEE_INTERVIEW_STEP_CONFIRM : CORDEE_INTERVIEW_STEP_ANSWERED;
}

static CordeeInterviewStep *
step_new (CordeeInterview *self, const CordeeQuestion *question, const CordeeQuestion *current)
{
  CordeeInterviewStep *step = g_new0 (CordeeInterviewStep, 1);
  const CordeeAnswer *answer = cordee_situation_get (self->situation, question->id);
  g_autoptr(CordeeValue) derived = cordee_interview_dup_derived (self, question);
  const CordeeValue *value = derived;

  if (derived == NULL && answer != NULL)
    value = answer->value;
  step->question = question;
  step->state = find_state (self, question, derived != NULL);
  step->current = question == current;
  step->name = cordee_report_question_name (question);
  step->answer = value != NULL ? cordee_report_value_to_words (get_knowledge (self), question, value) : NULL;

  if (step->state == CORDEE_INTERVIEW_STEP_IDLE)
    step->note = cordee_interview_dup_idle_note (self, question);
  else if (step->state == CORDEE_INTERVIEW_STEP_CONFIRM)
    step->note = cordee_interview_dup_confirm_note (self, question);
  else if (derived != NULL)
    step->note = cordee_report_typeset (_("d’après la liste des membres"));
  else if (answer != NULL && answer->provenance != CORDEE_PROVENANCE_DECLARED)
    step->note = cordee_report_typeset (cordee_report_provenance_label (answer->provenance));
  return step;
}

/* All questions with their answers, under their headings (CordeeStepGroup). The caller owns them; they are of this moment. */
GPtrArray *
cordee_interview_dup_steps (CordeeInterview *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  const CordeeQuestion *current = cordee_interview_get_current (self);
  CordeeStepGroup *group = NULL;

  for (guint i = 0; i < self->order->len; i++)
    {
      const CordeeQuestion *question = self->order->pdata[i];

      if (group == NULL || !g_str_equal (group->section->id, question->section))
        {
          group = g_new0 (CordeeStepGroup, 1);
          group->section = cordee_knowledge_find_section (get_knowledge (self), question->section);
          group->label = cordee_report_typeset (cordee_report_word (group->section->label));
          group->steps = g_ptr_array_new_with_free_func (step_free);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->steps, step_new (self, question, current));
    }
  return groups;
}

/* How many answers are to be looked at again; those to questions that do not apply can wait. */
guint
cordee_interview_count_to_confirm (const CordeeInterview *self)
{
  guint n = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      g_autoptr(CordeeValue) derived = cordee_interview_dup_derived (self, self->order->pdata[i]);

      n += find_state (self, self->order->pdata[i], derived != NULL) == CORDEE_INTERVIEW_STEP_CONFIRM;
    }
  return n;
}
