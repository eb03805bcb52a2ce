/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-matrix-project"

#include "config.h"

#include "cordee-matrix-project.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* A question of more characters is told by its short name in a menu or on a button. */
#define SHORT_QUESTION 64

/* ── one rule ───────────────────────────────────────────────────── */

static const char *
status_of_tone (CordeeVerdict tone)
{
  switch (tone)
    {
    case CORDEE_VERDICT_POSSIBLE:
      return _("rempli");
    case CORDEE_VERDICT_A_COMPLETER:
      return _("reste à faire");
    case CORDEE_VERDICT_A_NEGOCIER:
      return _("à négocier");
    case CORDEE_VERDICT_EXCLUE:
      return _("pas rempli");
    case CORDEE_VERDICT_INDETERMINEE:
    default:
      return _("à préciser");
    }
}

/* How a rule stands, in a word or two; static, in the language of the reader. */
const char *
cordee_finding_get_status (const CordeeFinding *finding)
{
  if (finding->rule->force == CORDEE_FORCE_INDICATIF && finding->outcome == CORDEE_OUTCOME_FALSE)
    return _("moins adapté");
  return status_of_tone (cordee_finding_get_tone (finding));
}

/* The question that would decide a rule which is not known: the most useful one, of those that were not asked yet first. Of the base;
   NULL where it does not hang on any. */
const CordeeQuestion *
cordee_finding_get_question (const CordeeAdvice *advice, const CordeeFinding *finding)
{
  const CordeeQuestion *asked = NULL;

  if (finding->outcome != CORDEE_OUTCOME_UNKNOWN || finding->missing->len == 0)
    return NULL;
  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeQuestion *question = ((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question;

      if (!g_ptr_array_find (finding->missing, question, NULL))
        continue;
      if (cordee_situation_get (advice->situation, question->id) == NULL)
        return question;
      asked = asked != NULL ? asked : question;
    }
  return asked != NULL ? asked : finding->missing->pdata[0];
}

/* « Répondre : … ? », for what leads to a question. The caller owns it. */
char *
cordee_question_dup_invitation (const CordeeQuestion *question)
{
  const char *label = cordee_report_word (question->label);
  g_autofree char *name = g_utf8_strlen (label, -1) > SHORT_QUESTION ? cordee_report_question_name (question) : g_strdup (label);
  /* TRANSLATORS: %s is a question, or its short name. */
  g_autofree char *text = g_strdup_printf (_("Répondre : %s"), name);

  return cordee_report_typeset (text);
}

/* « d’après 5 réponses »; the caller owns it. */
char *
cordee_advice_dup_answers_text (const CordeeAdvice *advice)
{
  guint n = cordee_situation_count_known (advice->situation);
  /* TRANSLATORS: what verdicts stand on; behind something else. */
  g_autofree char *text = g_strdup_printf (ngettext ("d’après %u réponse", "d’après %u réponses", n), n);

  return cordee_report_typeset (text);
}

/* ── a cell ─────────────────────────────────────────────────────── */

/* The higher, the more it has to do with the verdict. What is still to be done never makes that unknown. */
static int
weigh (const CordeeFinding *finding)
{
  switch (cordee_finding_get_tone (finding))
    {
    case CORDEE_VERDICT_EXCLUE:
      return 5;
    case CORDEE_VERDICT_INDETERMINEE:
      return finding->rule->kind == CORDEE_RULE_FORMALITE ? 1 : 4;
    case CORDEE_VERDICT_A_NEGOCIER:
      return 3;
    case CORDEE_VERDICT_A_COMPLETER:
      return 2;
    case CORDEE_VERDICT_POSSIBLE:
    default:
      return 0;
    }
}

/* The worst of the rules that count in a cell; NULL where none does. */
static const CordeeFinding *
find_worst (const CordeeAdvice *advice, const char *structure, const char *criterion)
{
  const CordeeCandidate *candidate = cordee_advice_find (advice, structure);
  const CordeeFinding *worst = NULL;

  for (guint i = 0; candidate != NULL && i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->rule->force == CORDEE_FORCE_INDICATIF || finding->outcome == CORDEE_OUTCOME_NOT_APPLICABLE
          || !g_str_equal (finding->rule->criterion, criterion))
        continue;
      if (worst == NULL || weigh (finding) > weigh (worst))
        worst = finding;
    }
  return worst;
}

/* How a cell stands; FALSE, and nothing in out, where no rule touches it. out may be NULL. */
gboolean
cordee_matrix_project_find (const CordeeMatrixProject *self, const char *structure, const char *criterion, CordeeMatrixStanding *out)
{
  const CordeeFinding *worst = find_worst (self->advice, structure, criterion), *earlier;

  if (worst == NULL || out == NULL)
    return worst != NULL;
  earlier = self->before != NULL ? find_worst (self->before, structure, criterion) : NULL;
  out->tone = cordee_finding_get_tone (worst);
  out->changed = self->before != NULL && (earlier == NULL || cordee_finding_get_tone (earlier) != out->tone);
  out->question = cordee_finding_get_question (self->advice, worst);
  return TRUE;
}

/* « ✓ rempli », « ✓ nouveau : rempli »; the caller owns it. */
char *
cordee_matrix_standing_to_face (const CordeeMatrixStanding *self)
{
  const char *sign = cordee_report_verdict_sign (self->tone), *status = status_of_tone (self->tone);
  /* TRANSLATORS: since the latest answer; %s is how a rule stands: rempli. */
  g_autofree char *news = self->changed ? g_strdup_printf (_("nouveau : %s"), status) : NULL;
  g_autofree char *text = g_strdup_printf ("%s\302\240%s", sign, news != NULL ? news : status);

  return cordee_report_typeset (text);
}

/* The same for who hears it; the caller owns it. */
char *
cordee_matrix_standing_to_name (const CordeeMatrixStanding *self)
{
  const char *status = status_of_tone (self->tone);

  /* TRANSLATORS: of a cell, since the latest answer; %s is how a rule stands: rempli. */
  return self->changed ? g_strdup_printf (_("nouveau pour ce projet : %s"), status)
                       /* TRANSLATORS: of a cell; %s is how a rule stands: rempli. */
                       : g_strdup_printf (_("pour ce projet : %s"), status);
}
