/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include "cordee-question.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is asked and computed: questions, derivations, contradictions, and the conditions of all that has some. */

/* The choices of one question are bits of one number. */
#define CHOICES_MAX 64

/* ── variables ──────────────────────────────────────────────────── */

/* What a test or a term can make something of. */
typedef enum
{
  WANT_ANY,
  WANT_NUMBER,
  WANT_CHOICE,
  WANT_MULTIPLE,
  WANT_COMMUNES,
  WANT_MEMBER,
} Want;

/* Whether a question (NULL: a derivation) is what is wanted. */
static gboolean
fits (Want want, const CordeeQuestion *question)
{
  if (want == WANT_ANY)
    return TRUE;
  if (question == NULL)
    return want == WANT_NUMBER;
  switch (want)
    {
    case WANT_NUMBER:
      return cordee_question_is_number (question);
    case WANT_CHOICE:
      return g_str_equal (question->type, "choice") || g_str_equal (question->type, "boolean");
    case WANT_MULTIPLE:
      return g_str_equal (question->type, "multiple");
    case WANT_COMMUNES:
      return g_str_equal (question->type, "communes");
    case WANT_MEMBER:
      return question->member;
    case WANT_ANY:
    default:
      return TRUE;
    }
}

static const char *
expected (Want want)
{
  switch (want)
    {
    case WANT_NUMBER:
      return _("un nombre");
    case WANT_CHOICE:
      return _("un choix, ou un oui ou non");
    case WANT_MULTIPLE:
      return _("un choix multiple");
    case WANT_COMMUNES:
      return _("une liste de communes");
    case WANT_MEMBER:
      return _("le nombre de membres d’une profession");
    case WANT_ANY:
    default:
      return _("une question");
    }
}

/* Checks that something declares a variable, that it is what is wanted, and that it is no derivation from the place before on. Returns
   whether all is well. */
static gboolean
check_variable (CordeeLinter *self, const CordeeLintSpot *spot, const char *variable, Want want, guint before)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, variable);
  const CordeeDerivation *derivation = question == NULL ? cordee_knowledge_find_derivation (self->knowledge, variable) : NULL;
  guint place = derivation != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, derivation)) : 0;
  g_autofree char *hint = NULL;

  if (question == NULL && derivation == NULL)
    {
      cordee_lint_unknown (self, "unknown-variable", spot->pack->file, spot->line, spot->id, variable, self->variables);
      return FALSE;
    }
  if (derivation != NULL && place >= before)
    {
      hint = g_strdup_printf (_("« %s » n’est pas encore calculé ici ; attendu : une question, ou un calcul déclaré plus haut"), variable);
      cordee_lint_tell (self, "derivation-order", spot, hint);
      return FALSE;
    }
  if (!fits (want, question))
    {
      /* TRANSLATORS: %1$s is the id of a variable, %2$s what it should be: a number, a choice … */
      hint = g_strdup_printf (_("« %1$s » ne se prête pas à ce test ; attendu : %2$s"), variable, expected (want));
      cordee_lint_tell (self, "condition-type", spot, hint);
      return FALSE;
    }
  return TRUE;
}

static void
check_choices (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeQuestion *question, char **values)
{
  gboolean boolean = g_str_equal (question->type, "boolean");

  for (char **value = values; *value != NULL; value++)
    if (boolean ? !g_str_equal (*value, "oui") && !g_str_equal (*value, "non") : cordee_question_find_choice (question, *value) == NULL)
      cordee_lint_unknown (self, "unknown-choice", spot->pack->file, spot->line, spot->id, *value, question->choices);
}

/* ── conditions ─────────────────────────────────────────────────── */

static void
check_known (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeCondition *condition, guint before)
{
  if (before == G_MAXUINT)
    cordee_lint_tell (self, "condition-known", spot, _("<known> ne vaut que dans un calcul ; attendu : un test de la réponse elle-même"));
  check_variable (self, spot, condition->variable, WANT_ANY, before);
}

/* Checks a condition (NULL: none) of an element, all that is inside included. before: of a derivation, its place, from 1; the condition
   asks only what is computed before. G_MAXUINT: anything. */
void
cordee_lint_condition (CordeeLinter *self, const CordeeLintSpot *element, const CordeeCondition *condition, guint before)
{
  const CordeeLintSpot spot = { element->pack, element->id, condition != NULL ? condition->line : 0 };

  if (condition == NULL)
    return;
  for (guint i = 0; i < condition->children->len; i++)
    cordee_lint_condition (self, element, condition->children->pdata[i], before);

  switch (condition->test)
    {
    case CORDEE_TEST_AT_LEAST:
    case CORDEE_TEST_AT_MOST:
      check_variable (self, &spot, condition->variable, WANT_NUMBER, before);
      break;
    case CORDEE_TEST_MORE_THAN:
      check_variable (self, &spot, condition->variable, WANT_NUMBER, before);
      check_variable (self, &spot, condition->than, WANT_NUMBER, before);
      break;
    case CORDEE_TEST_IS:
    case CORDEE_TEST_INCLUDES:
      if (check_variable (self, &spot, condition->variable, condition->test == CORDEE_TEST_IS ? WANT_CHOICE : WANT_MULTIPLE, before))
        check_choices (self, &spot, cordee_knowledge_find_question (self->knowledge, condition->variable), condition->values);
      if (condition->count > g_strv_length (condition->values))
        cordee_lint_tell (self, "condition-count", &spot, _("il faut plus de valeurs qu’il n’y en a ; attendu : count au plus égal à leur nombre"));
      break;
    case CORDEE_TEST_KNOWN:
      check_known (self, &spot, condition, before);
      break;
    case CORDEE_TEST_ALL:
    case CORDEE_TEST_ANY:
    case CORDEE_TEST_NOT:
    default:
      break;
    }
}

/* ── texts ──────────────────────────────────────────────────────── */

/* Checks the placeholders {variable} of a text; NULL is none. */
void
cordee_lint_placeholders (CordeeLinter *self, const CordeeLintSpot *spot, const char *text)
{
  for (const char *at = text != NULL ? strchr (text, '{') : NULL; at != NULL; at = strchr (at + 1, '{'))
    {
      const char *end = strchr (at, '}');
      g_autofree char *variable = end != NULL ? g_strndup (at + 1, (gsize) (end - at - 1)) : NULL;

      if (variable == NULL)
        cordee_lint_tell (self, "unknown-placeholder", spot, _("une accolade n’est pas refermée ; attendu : {variable}"));
      else if (cordee_knowledge_find_question (self->knowledge, variable) == NULL
               && cordee_knowledge_find_derivation (self->knowledge, variable) == NULL)
        cordee_lint_unknown (self, "unknown-placeholder", spot->pack->file, spot->line, spot->id, variable, self->variables);
    }
}

/* ── questions ──────────────────────────────────────────────────── */

static void
check_status (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeQuestion *question)
{
  const CordeeQuestion *status = cordee_knowledge_find_question (self->knowledge, question->status);
  gboolean list = g_str_equal (question->type, "membres");

  if (!list && question->status != NULL)
    cordee_lint_tell (self, "question-status", spot, _("la question n’est pas une liste de membres ; attendu : aucun status"));
  else if (list && question->status == NULL)
    cordee_lint_tell (self, "question-status", spot, _("rien ne dit le statut d’un membre ; attendu : status=\"…\", une question à choix"));
  else if (list && status == NULL)
    cordee_lint_unknown (self, "unknown-variable", spot->pack->file, spot->line, spot->id, question->status,
                         cordee_knowledge_get_questions (self->knowledge));
  else if (list && !g_str_equal (status->type, "choice"))
    cordee_lint_tell (self, "question-status", spot, _("le statut d’un membre n’est pas une question à choix ; attendu : le type choice"));
  if (question->member && !g_str_equal (question->type, "integer"))
    cordee_lint_tell (self, "question-member", spot, _("des membres se comptent en nombre entier ; attendu : le type integer"));
}

static gboolean
accepts_number (const CordeeQuestion *question, const char *text)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (!g_ascii_isdigit (text[0]) || *end != '\0' || (question->has_min && value < question->min) || (question->has_max && value > question->max))
    return FALSE;
  return g_str_equal (question->type, "percent") || value <= floor (value);
}

static gboolean
accepts_choices (const CordeeQuestion *question, const char *text)
{
  g_auto(GStrv) choices = g_strsplit (text, ",", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    if (cordee_question_find_choice (question, choices[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether a question takes an answer that the base gives it, written as the command line has it. Lists, codes and texts are never given. */
gboolean
cordee_lint_accepts (const CordeeQuestion *question, const char *text)
{
  CordeeDay day;

  if (cordee_question_is_number (question))
    return accepts_number (question, text);
  if (g_str_equal (question->type, "boolean"))
    return g_str_equal (text, "oui") || g_str_equal (text, "non");
  if (g_str_equal (question->type, "choice"))
    return cordee_question_find_choice (question, text) != NULL;
  if (g_str_equal (question->type, "multiple"))
    return g_str_equal (text, "aucun") || accepts_choices (question, text);
  return g_str_equal (question->type, "date") && cordee_day_parse (text, &day);
}

static void
check_question (CordeeLinter *self, const CordeePack *pack, const CordeeQuestion *question)
{
  const CordeeLintSpot spot = { pack, question->id, question->line };
  gboolean chooses = g_str_equal (question->type, "choice") || g_str_equal (question->type, "multiple");

  if (chooses != (question->choices->len > 0))
    g_ptr_array_add (self->issues, cordee_issue_new ("question-choices", pack->file, question->line, question->id,
                                                     chooses ? _("la question « %s » ne propose rien ; attendu : au moins un <choice>")
                                                             : _("la question « %s » n’est pas à choix ; attendu : aucun <choice>"),
                                                     question->id));
  if (question->choices->len > CHOICES_MAX)
    {
      g_autofree char *hint = g_strdup_printf (_("la question propose %1$u choix ; attendu : %2$d au plus"), question->choices->len, CHOICES_MAX);

      cordee_lint_tell (self, "question-too-many", &spot, hint);
    }
  if (question->has_min && question->has_max && question->min > question->max)
    cordee_lint_tell (self, "question-bounds", &spot, _("la borne basse dépasse la borne haute ; attendu : min ≤ max"));
  if (question->unit != NULL && cordee_knowledge_find_unit (self->knowledge, question->unit) == NULL)
    cordee_lint_unknown (self, "unknown-unit", pack->file, question->line, question->id, question->unit, NULL);
  if (question->suppose != NULL && !cordee_lint_accepts (question, question->suppose))
    {
      g_autofree char *hint = g_strdup_printf (_("la question ne prend pas « %s » pour réponse ; attendu : une réponse comme sur la ligne de commande"),
                                               question->suppose);

      cordee_lint_tell (self, "question-suppose", &spot, hint);
    }
  for (guint i = 0; i < question->choices->len; i++)
    {
      const char *unit = ((const CordeeChoice *) question->choices->pdata[i])->unit;

      if (unit != NULL && cordee_knowledge_find_unit (self->knowledge, unit) == NULL)
        cordee_lint_unknown (self, "unknown-unit", pack->file, question->line, question->id, unit, NULL);
    }
  if (question->section != NULL && cordee_knowledge_find_section (self->knowledge, question->section) == NULL)
    cordee_lint_unknown (self, "unknown-section", pack->file, question->line, question->id, question->section,
                         cordee_knowledge_get_sections (self->knowledge));
  check_status (self, &spot, question);
  cordee_lint_condition (self, &spot, question->when, G_MAXUINT);
}

/* ── what is computed ───────────────────────────────────────────── */

/* The question whose choices are the status of one member, or NULL. */
static const CordeeQuestion *
find_status_question (const CordeeLinter *self)
{
  GPtrArray *questions = cordee_knowledge_get_questions (self->knowledge);

  for (guint i = 0; i < questions->len; i++)
    if (((CordeeQuestion *) questions->pdata[i])->status != NULL)
      return cordee_knowledge_find_question (self->knowledge, ((CordeeQuestion *) questions->pdata[i])->status);
  return NULL;
}

static void
check_term (CordeeLinter *self, const CordeeLintSpot *element, const CordeeTermTree *term, guint before)
{
  const CordeeLintSpot spot = { element->pack, element->id, term->line };
  const CordeeQuestion *status = term->kind == CORDEE_TERM_MEMBERS ? find_status_question (self) : NULL;
  Want want = term->kind == CORDEE_TERM_MEMBERS ? WANT_MEMBER : term->kind == CORDEE_TERM_POPULATION ? WANT_COMMUNES : WANT_NUMBER;

  for (guint i = 0; term->variables != NULL && term->variables[i] != NULL; i++)
    check_variable (self, &spot, term->variables[i], want, before);
  if (term->kind == CORDEE_TERM_MEMBERS && status == NULL)
    cordee_lint_tell (self, "question-status", &spot, _("aucune liste de membres ne dit leur statut ; attendu : une question de type membres"));
  else if (term->status != NULL && status != NULL && cordee_question_find_choice (status, term->status) == NULL)
    cordee_lint_unknown (self, "unknown-choice", spot.pack->file, spot.line, spot.id, term->status, status->choices);
  for (guint i = 0; i < term->children->len; i++)
    check_term (self, element, term->children->pdata[i], before);
}

static void
check_derivation (CordeeLinter *self, const CordeePack *pack, const CordeeDerivation *derivation)
{
  const CordeeLintSpot spot = { pack, derivation->id, derivation->line };
  const CordeeDerivation *first = cordee_knowledge_find_derivation (self->knowledge, derivation->id);
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, derivation->id);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, first));

  if (question != NULL)
    {
      g_autofree char *hint = g_strdup_printf (_("« %s » est déjà une question ; attendu : un autre identifiant"), derivation->id);

      cordee_lint_tell (self, "duplicate-id", &spot, hint);
    }
  if (derivation->unit != NULL && cordee_knowledge_find_unit (self->knowledge, derivation->unit) == NULL)
    cordee_lint_unknown (self, "unknown-unit", pack->file, derivation->line, derivation->id, derivation->unit, NULL);
  for (guint i = 0; i < derivation->cases->len; i++)
    {
      const CordeeDerivationCase *item = derivation->cases->pdata[i];

      cordee_lint_condition (self, &spot, item->when, place);
      check_term (self, &spot, item->term, place);
    }
}

/* Checks what a pack asks and computes. */
void
cordee_lint_questions (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->questions->len; i++)
    check_question (self, pack, pack->questions->pdata[i]);
  for (guint i = 0; i < pack->derivations->len; i++)
    check_derivation (self, pack, pack->derivations->pdata[i]);
  for (guint i = 0; i < pack->contradictions->len; i++)
    {
      const CordeeContradiction *contradiction = pack->contradictions->pdata[i];
      const CordeeLintSpot spot = { pack, contradiction->id, contradiction->line };

      cordee_lint_condition (self, &spot, contradiction->when, G_MAXUINT);
      cordee_lint_placeholders (self, &spot, contradiction->text);
    }
}
