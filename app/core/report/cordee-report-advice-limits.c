/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-advice-private.h"

#include "cordee-report-territory.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* What the reader of an advice must know of it: answers that do not fit together, what is not known or disputed, what it is not. */

/* Takes text. */
static void
add (GPtrArray *limits, char *text)
{
  g_ptr_array_add (limits, cordee_report_typeset (text));
  g_free (text);
}

/* ── answers that do not fit together ───────────────────────────── */

static void
add_contradictions (GPtrArray *limits, const CordeeAdvice *advice)
{
  for (guint i = 0; i < advice->contradictions->len; i++)
    add (limits, cordee_advice_fill (advice, cordee_report_word (((const CordeeContradiction *) advice->contradictions->pdata[i])->text)));
}

/* The list of members, as it was given; NULL without. */
static const CordeeValue *
find_members (const CordeeAdvice *advice)
{
  GPtrArray *answers = cordee_situation_get_answers (advice->situation);

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];

      if (answer->value->kind == CORDEE_VALUE_MEMBERS)
        return answer->value;
    }
  return NULL;
}

/* A count that was typed and that the list of members tells otherwise. */
static void
add_counts (GPtrArray *limits, const CordeeAdvice *advice)
{
  const CordeeValue *members = find_members (advice);
  GPtrArray *questions = cordee_knowledge_get_questions (advice->knowledge);

  for (guint i = 0; members != NULL && i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      const CordeeValue *typed = question->member ? cordee_situation_get_value (advice->situation, question->id) : NULL;
      g_autofree char *name = cordee_report_question_name (question);
      guint n = 0;

      for (guint j = 0; j < members->members->len; j++)
        n += g_strcmp0 (((const CordeeMember *) members->members->pdata[j])->profession, question->id) == 0;
      if (typed == NULL || typed->kind != CORDEE_VALUE_NUMBER || (typed->number >= n && typed->number <= n))
        continue;
      /* TRANSLATORS: %1$s names a question, %2$.0f is the answer to it, %3$u what the list of members comes to. */
      add (limits, g_strdup_printf (_("%1$s : la réponse donne %2$.0f, la liste des membres %3$u ; la liste l’emporte."), name, typed->number, n));
    }
}

/* A number that was typed beside the communes that it could be computed from. */
static void
add_populations (GPtrArray *limits, const CordeeAdvice *advice)
{
  GPtrArray *derivations = cordee_knowledge_get_derivations (advice->knowledge);

  for (guint i = 0; i < derivations->len; i++)
    {
      const CordeeDerivation *derivation = derivations->pdata[i];
      const CordeeQuestion *typed = NULL;

      for (guint j = 0; j < derivation->cases->len; j++)
        {
          const CordeeDerivationCase *one = derivation->cases->pdata[j];
          const char *communes = one->term->kind == CORDEE_TERM_POPULATION && one->term->variables != NULL ? one->term->variables[0] : NULL;
          g_autofree char *name = NULL;
          g_autofree char *other = NULL;

          if (one->when != NULL && one->when->test == CORDEE_TEST_KNOWN
              && cordee_situation_get_value (advice->situation, one->when->variable) != NULL)
            typed = cordee_knowledge_find_question (advice->knowledge, one->when->variable);
          if (typed == NULL || communes == NULL || cordee_situation_get_value (advice->situation, communes) == NULL
              || cordee_knowledge_find_question (advice->knowledge, communes) == NULL)
            continue;
          name = cordee_report_question_name (typed);
          other = cordee_report_question_name (cordee_knowledge_find_question (advice->knowledge, communes));
          /* TRANSLATORS: both name questions: Habitants du territoire, Communes du territoire. */
          add (limits, g_strdup_printf (_("« %1$s » : le nombre donné l’emporte sur celui que donnerait « %2$s »."), name, other));
        }
    }
}

/* What is to be known of communes that were answered: which are called otherwise today, of which year their inhabitants are. */
static void
add_communes (GPtrArray *limits, const CordeeAdvice *advice)
{
  GPtrArray *answers = cordee_situation_get_answers (advice->situation);

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (advice->knowledge, answer->id);
      g_autoptr(CordeeTerritory) territory = NULL;

      if (question == NULL || !g_str_equal (question->type, "communes") || answer->value->kind != CORDEE_VALUE_SET)
        continue;
      territory = cordee_territory_new (cordee_atlas_get_default (), (const char *const *) answer->value->ids, NULL);
      for (guint j = 0; j < territory->warnings->len; j++)
        add (limits, cordee_report_territory_warning (territory->warnings->pdata[j]));
    }
}

/* ── what is not sure ───────────────────────────────────────────── */

static void
add_disputes (GPtrArray *limits, const CordeeAdvice *advice)
{
  for (guint i = 0; i < advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = advice->ranked->pdata[i];

      for (guint j = 0; j < candidate->findings->len; j++)
        {
          const CordeeFinding *finding = candidate->findings->pdata[j];
          g_autofree char *readings = NULL;

          if (!finding->decides || finding->outcome == CORDEE_OUTCOME_UNKNOWN || finding->rule->dispute == NULL)
            continue;
          readings = cordee_advice_fill (advice, cordee_report_word (finding->rule->dispute));
          /* TRANSLATORS: %1$s is the id of a structure, %2$s how a rule is read by some and by others. */
          add (limits, g_strdup_printf (_("Point discuté (%1$s) : %2$s"), candidate->structure->id, readings));
        }
    }
}

static void
add_unsure_answers (GPtrArray *limits, const CordeeAdvice *advice)
{
  GPtrArray *answers = cordee_situation_get_answers (advice->situation);
  guint n_estimated = 0, n_confirm = 0, n_strange = 0, n_unknown = advice->unasked->len;

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      gboolean known = answer->value->kind != CORDEE_VALUE_UNKNOWN;

      n_estimated += known && answer->provenance == CORDEE_PROVENANCE_ESTIMATED;
      n_confirm += known && answer->confirm;
      n_strange += cordee_knowledge_find_question (advice->knowledge, answer->id) == NULL;
    }
  if (n_unknown > 0)
    add (limits, g_strdup_printf (ngettext ("%u réponse n’est pas connue et pourrait changer un verdict.",
                                            "%u réponses ne sont pas connues et pourraient changer un verdict.", n_unknown),
                                  n_unknown));
  if (n_estimated > 0)
    add (limits, g_strdup_printf (ngettext ("%u réponse est une estimation.", "%u réponses sont des estimations.", n_estimated), n_estimated));
  if (n_confirm > 0)
    add (limits, g_strdup_printf (ngettext ("%u réponse est à confirmer : une réponse donnée avant elle a changé depuis.",
                                            "%u réponses sont à confirmer : une réponse donnée avant elles a changé depuis.", n_confirm),
                                  n_confirm));
  if (n_strange > 0)
    add (limits, g_strdup_printf (ngettext ("%u réponse porte sur une question que la base ne pose pas ; elle n’est pas comptée.",
                                            "%u réponses portent sur des questions que la base ne pose pas ; elles ne sont pas comptées.",
                                            n_strange),
                                  n_strange));
}

/* ── what it is not ─────────────────────────────────────────────── */

static void
add_scope (GPtrArray *limits, const CordeeAdvice *advice)
{
  g_autofree char *version = cordee_knowledge_dup_version (advice->knowledge);
  g_autofree char *day = cordee_day_to_words (advice->context.as_of);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *checked = NULL;
  guint n = advice->candidates->len;
  CordeeDay known;

  if (cordee_day_parse (version, &known) && advice->context.as_of != known)
    {
      checked = cordee_day_to_words (known);
      if (advice->context.as_of < known)
        /* TRANSLATORS: %s is the date of the rules. */
        add (limits, g_strdup_printf (_("Les règles sont celles du %s ; elles ont pu changer depuis."), day));
      else
        /* TRANSLATORS: %s is the day on which the base was checked. */
        add (limits, g_strdup_printf (_("La base a été vérifiée le %s ; ce qui a pu changer depuis n’y est pas."), checked));
    }
  if (advice->context.region == NULL)
    add (limits, g_strdup (_("Aucune région n’est indiquée : seules les règles nationales sont comptées.")));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, (gpointer) ((const CordeeCandidate *) advice->candidates->pdata[i])->structure->id);
  list = cordee_advice_enumerate (ids);
  /* TRANSLATORS: %2$s lists the structures. */
  add (limits, g_strdup_printf (ngettext ("Cet outil compare %1$u structure (%2$s) ; il ne couvre aucune autre forme d’exercice et ne remplace ni "
                                          "l’avis d’un juriste ni la décision des autorités.",
                                          "Cet outil compare %1$u structures (%2$s) ; il ne couvre aucune autre forme d’exercice et ne remplace ni "
                                          "l’avis d’un juriste ni la décision des autorités.",
                                          n),
                                n, list));
}

/* What the reader must know of an advice, the gravest first: char *, owned, in an array that the caller owns. */
GPtrArray *
cordee_report_limits (const CordeeAdvice *advice)
{
  GPtrArray *limits = g_ptr_array_new_with_free_func (g_free);

  add_contradictions (limits, advice);
  add_counts (limits, advice);
  add_populations (limits, advice);
  add_communes (limits, advice);
  add_disputes (limits, advice);
  add_unsure_answers (limits, advice);
  add_scope (limits, advice);
  return limits;
}
