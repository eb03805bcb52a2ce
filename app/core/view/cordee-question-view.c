/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-question-view"

#include "config.h"

#include "cordee-question-view.h"

#include "cordee-interview-private.h"
#include "cordee-report-advice-private.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

static gboolean
is_type (const CordeeQuestion *question, const char *type)
{
  return g_str_equal (question->type, type);
}

/* A text of the base in the language of the reader; NULL is NULL. */
static char *
base_text (const char *text)
{
  return text != NULL ? cordee_report_typeset (cordee_report_word (text)) : NULL;
}

/* ── words ──────────────────────────────────────────────────────── */

static char *
dup_eyebrow (CordeeInterview *interview, const CordeeKnowledge *knowledge, const CordeeQuestion *question)
{
  const CordeeSection *section = question->section != NULL ? cordee_knowledge_find_section (knowledge, question->section) : NULL;
  guint n = cordee_interview_count_left (interview);
  g_autofree char *left = NULL;

  if (n == 1)
    left = g_strdup (_("dernière question"));
  else if (n > 1)
    left = g_strdup_printf (ngettext ("reste au plus %u question", "reste au plus %u questions", n), n);
  if (section == NULL || left == NULL)
    return cordee_interview_typeset (section != NULL ? g_strdup (cordee_report_word (section->label)) : g_strdup (left != NULL ? left : ""));
  /* TRANSLATORS: %1$s is the heading of a question, %2$s how many are left: Votre équipe · reste au plus 6 questions. */
  return cordee_interview_typeset (g_strdup_printf (_("%1$s · %2$s"), cordee_report_word (section->label), left));
}

static const CordeeNextQuestion *
find_next_question (const CordeeAdvice *advice, const CordeeQuestion *question)
{
  for (guint i = 0; i < advice->next_questions->len; i++)
    if (((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question == question)
      return advice->next_questions->pdata[i];
  return NULL;
}

static char *
dup_settles (const CordeeAdvice *advice, const CordeeQuestion *question)
{
  const CordeeNextQuestion *next = find_next_question (advice, question);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; next != NULL && i < next->settles->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const CordeeStructure *) next->settles->pdata[i])->id);
  if (ids->len == 0)
    return NULL;
  list = cordee_advice_enumerate (ids);
  /* TRANSLATORS: %s are the acronyms of structures: A, B et C. */
  return cordee_interview_typeset (g_strdup_printf (_("Cette réponse peut trancher pour %s."), list));
}

static char *
dup_unit (const CordeeKnowledge *knowledge, const CordeeQuestion *question)
{
  const CordeeUnit *unit = question->unit != NULL ? cordee_knowledge_find_unit (knowledge, question->unit) : NULL;

  return unit != NULL ? base_text (unit->symbol != NULL ? unit->symbol : unit->many) : NULL;
}

/* The words for what a number may be. */
static char *
dup_bounds (const CordeeQuestion *question, gboolean whole)
{
  g_autofree char *min = cordee_text_number (question->min);
  g_autofree char *max = cordee_text_number (question->max);

  if (question->has_min && question->has_max)
    /* TRANSLATORS: %1$s and %2$s are the least and the greatest number that is taken. */
    return g_strdup_printf (whole ? _("un nombre entier de %1$s à %2$s") : _("un nombre de %1$s à %2$s, avec ou sans décimales"), min, max);
  if (question->has_min)
    /* TRANSLATORS: %s is the least number that is taken. */
    return g_strdup_printf (whole ? _("un nombre entier, %s au moins") : _("un nombre, %s au moins, avec ou sans décimales"), min);
  if (question->has_max)
    /* TRANSLATORS: %s is the greatest number that is taken. */
    return g_strdup_printf (whole ? _("un nombre entier, %s au plus") : _("un nombre, %s au plus, avec ou sans décimales"), max);
  return g_strdup (whole ? _("un nombre entier") : _("un nombre, avec ou sans décimales"));
}

static char *
dup_expected (const CordeeQuestion *question)
{
  if (is_type (question, "integer") || is_type (question, "percent"))
    return cordee_interview_typeset (dup_bounds (question, is_type (question, "integer")));
  if (is_type (question, "date"))
    return cordee_report_typeset (_("une date, comme 22/11/2026 ou 22 novembre 2026"));
  if (is_type (question, "communes"))
    return cordee_report_typeset (_("des codes de communes à cinq caractères, séparés par des virgules"));
  if (is_type (question, "membres"))
    return cordee_report_typeset (_("les membres, un par un ou plusieurs semblables à la fois"));
  if (is_type (question, "text") || is_type (question, "code"))
    return cordee_report_typeset (_("quelques mots"));
  return NULL;
}

/* ── options ────────────────────────────────────────────────────── */

static void
option_free (gpointer data)
{
  CordeeOption *self = data;

  g_free (self->label);
  g_free (self->barred);
  g_free (self);
}

static gboolean
is_chosen (const CordeeValue *value, const char *id)
{
  if (value == NULL)
    return FALSE;
  if (value->kind == CORDEE_VALUE_SET)
    return g_strv_contains ((const char *const *) value->ids, id);
  return value->kind == CORDEE_VALUE_CHOICE && g_str_equal (value->text, id);
}

/* The answer with one option chosen: the only one, or of several one more. */
static CordeeValue *
choose (const CordeeQuestion *question, const CordeeValue *value, const char *id)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  if (!is_type (question, "multiple"))
    return cordee_value_new_choice (id);
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CordeeChoice *choice = question->choices->pdata[i];

      if (g_str_equal (choice->id, id) || is_chosen (value, choice->id))
        g_ptr_array_add (ids, (gpointer) choice->id);
    }
  g_ptr_array_add (ids, NULL);
  return cordee_value_new_set ((const char *const *) ids->pdata);
}

/* What an option would contradict that nothing contradicts now, as the base says it; NULL: nothing. */
static char *
dup_barred (CordeeInterview *interview, const CordeeQuestion *question, const char *id)
{
  const CordeeRulebook *rulebook = interview->rulebook;
  const CordeeAdvice *advice = cordee_interview_get_advice (interview);
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (advice->knowledge);
  g_autoptr(CordeeValue) value = choose (question, cordee_situation_get_value (interview->situation, question->id), id);
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (interview->situation);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));

  cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
  cordee_rulebook_read (rulebook, situation, slots);
  for (guint i = 0; i < contradictions->len; i++)
    {
      const CordeeContradiction *contradiction = contradictions->pdata[i];

      if (!contradiction->caution && cordee_rulebook_test (rulebook, contradiction->when, slots) == CORDEE_TRUTH_TRUE
          && cordee_rulebook_test (rulebook, contradiction->when, interview->slots) != CORDEE_TRUTH_TRUE)
        return cordee_report_fill (advice, contradiction->text);
    }
  return NULL;
}

static void
add_option (CordeeInterview *interview, const CordeeQuestion *question, const char *id, const char *label, GPtrArray *options)
{
  CordeeOption *option = g_new0 (CordeeOption, 1);

  option->id = id;
  option->label = base_text (label);
  option->chosen = is_chosen (cordee_situation_get_value (interview->situation, question->id), id);
  option->barred = option->chosen ? NULL : dup_barred (interview, question, id);
  g_ptr_array_add (options, option);
}

static GPtrArray *
dup_options (CordeeInterview *interview, const CordeeQuestion *question)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (option_free);

  if (is_type (question, "boolean"))
    {
      add_option (interview, question, "oui", _("Oui"), options);
      add_option (interview, question, "non", _("Non"), options);
    }
  else if (is_type (question, "choice") || is_type (question, "multiple"))
    for (guint i = 0; i < question->choices->len; i++)
      {
        const CordeeChoice *choice = question->choices->pdata[i];

        add_option (interview, question, choice->id, choice->label, options);
      }
  return options;
}

/* ── the whole ──────────────────────────────────────────────────── */

/* The page of a question of the base, as the interview stands now. The caller owns it; the base and the interview's answers must stay
   as they are while it lives. */
CordeeQuestionView *
cordee_question_view_new (CordeeInterview *interview, const CordeeQuestion *question)
{
  CordeeQuestionView *self;
  const CordeeKnowledge *knowledge;

  g_return_val_if_fail (interview != NULL && question != NULL, NULL);

  self = g_new0 (CordeeQuestionView, 1);
  knowledge = cordee_rulebook_get_knowledge (interview->rulebook);
  self->question = question;
  self->answer = cordee_situation_get (interview->situation, question->id);
  self->eyebrow = dup_eyebrow (interview, knowledge, question);
  self->title = base_text (question->label);
  self->why = base_text (question->why);
  self->help = base_text (question->help);
  self->settles = dup_settles (cordee_interview_get_advice (interview), question);
  self->unit = dup_unit (knowledge, question);
  self->expected = dup_expected (question);
  self->unknown = cordee_report_typeset (_("La réponse restera à préciser, sans rien exclure."));
  self->derived = cordee_interview_dup_derived_note (interview, question);
  if (!cordee_interview_applies (interview, question))
    self->idle = cordee_interview_dup_idle_note (interview, question);
  else if (self->answer != NULL && self->answer->confirm && self->answer->value->kind != CORDEE_VALUE_UNKNOWN)
    self->confirm = cordee_interview_dup_confirm_note (interview, question);
  self->options = dup_options (interview, question);
  self->first = !cordee_interview_can_go_back (interview);
  self->last = cordee_interview_count_left (interview) <= 1;
  return self;
}

void
cordee_question_view_free (CordeeQuestionView *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->options);
  g_free (self->derived);
  g_free (self->idle);
  g_free (self->confirm);
  g_free (self->unknown);
  g_free (self->expected);
  g_free (self->unit);
  g_free (self->help);
  g_free (self->settles);
  g_free (self->why);
  g_free (self->title);
  g_free (self->eyebrow);
  g_free (self);
}
