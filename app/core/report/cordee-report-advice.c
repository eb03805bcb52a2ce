/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-advice-private.h"

#include "cordee-report-text-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* A paragraph tells no more reasons than this; the list behind it has all. */
#define MAX_REASONS 3

/* ── findings ───────────────────────────────────────────────────── */

GPtrArray *
cordee_advice_list_findings (const CordeeCandidate *candidate, CordeeRuleKind kind, CordeeOutcome outcome, gboolean decides)
{
  GPtrArray *list = g_ptr_array_new ();

  for (int force = CORDEE_FORCE_OBLIGATOIRE; force <= CORDEE_FORCE_INDICATIF; force++)
    for (guint i = 0; i < candidate->findings->len; i++)
      {
        const CordeeFinding *finding = candidate->findings->pdata[i];

        if ((int) finding->rule->force == force && finding->rule->kind == kind && finding->outcome == outcome
            && (finding->decides || !decides))
          g_ptr_array_add (list, (gpointer) finding);
      }
  return list;
}

/* What a rule says of this project, filled and not typeset. */
static char *
finding_text (const CordeeAdvice *advice, const CordeeFinding *finding)
{
  const CordeeRule *rule = finding->rule;

  switch (finding->outcome)
    {
    case CORDEE_OUTCOME_TRUE:
      return cordee_advice_fill (advice, cordee_report_word (rule->holds));
    case CORDEE_OUTCOME_FALSE:
      return cordee_advice_fill (advice, cordee_report_word (rule->fails));
    case CORDEE_OUTCOME_UNKNOWN:
      return cordee_advice_fill (advice, cordee_report_word (rule->open));
    case CORDEE_OUTCOME_NOT_APPLICABLE:
    default:
      /* TRANSLATORS: %s is what a rule asks for, which plays no part in this project. */
      return g_strdup_printf (_("Sans objet ici : %s."), cordee_report_word (rule->label));
    }
}

/* What a rule says of this project: one sentence or two, of the base. The caller owns it. */
char *
cordee_report_finding_text (const CordeeAdvice *advice, const CordeeFinding *finding)
{
  g_autofree char *text = finding_text (advice, finding);

  return cordee_report_typeset (text);
}

static void
add_findings (GString *out, const CordeeAdvice *advice, GPtrArray *findings, guint max)
{
  for (guint i = 0; i < findings->len && i < max; i++)
    {
      g_autofree char *text = finding_text (advice, findings->pdata[i]);

      cordee_text_append_sentence (out, text);
    }
}

/* What the rules of a list ask for, as nouns: « un projet de santé écrit et une association ». */
static char *
enumerate_labels (const CordeeAdvice *advice, GPtrArray *findings)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (labels, cordee_advice_fill (advice, cordee_report_word (((const CordeeFinding *) findings->pdata[i])->rule->label)));
  return cordee_advice_enumerate (labels);
}

/* The names of questions, those that the next ones are first; no more than max of them. */
static char *
enumerate_questions (const CordeeAdvice *advice, GPtrArray *questions, guint max)
{
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_left;

  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      gconstpointer question = ((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question;

      if (g_ptr_array_find (questions, question, NULL))
        g_ptr_array_add (ordered, (gpointer) question);
    }
  for (guint i = 0; i < questions->len; i++)
    if (!g_ptr_array_find (ordered, questions->pdata[i], NULL))
      g_ptr_array_add (ordered, questions->pdata[i]);
  for (guint i = 0; i < ordered->len && i < max; i++)
    {
      g_autofree char *name = cordee_report_question_name (ordered->pdata[i]);

      /* TRANSLATORS: %s names a question. */
      g_ptr_array_add (names, g_strdup_printf (_("« %s »"), name));
    }
  n_left = ordered->len - names->len;
  if (n_left > 0)
    /* TRANSLATORS: the last part of a list: and so many other questions. */
    g_ptr_array_add (names, g_strdup_printf (ngettext ("%u autre", "%u autres", n_left), n_left));
  return cordee_advice_enumerate (names);
}

/* What remains to be done, and what may. */
static void
add_formalities (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) undone = cordee_advice_list_findings (candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_FALSE, TRUE);
  g_autoptr(GPtrArray) open = cordee_advice_list_findings (candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_UNKNOWN, TRUE);
  g_autofree char *left = enumerate_labels (advice, undone);
  g_autofree char *maybe = enumerate_labels (advice, open);
  g_autofree char *text = NULL;
  g_autofree char *also = NULL;

  /* TRANSLATORS: %s lists what is still to be done: un projet de santé écrit et une association. */
  text = undone->len > 0 ? g_strdup_printf (_("Il reste : %s."), left) : g_strdup ("");
  /* TRANSLATORS: %s lists what may still be to be done. */
  also = open->len > 0 ? g_strdup_printf (_("À préciser : %s."), maybe) : g_strdup ("");
  cordee_text_append_sentence (out, text);
  cordee_text_append_sentence (out, also);
}

/* ── remedies ───────────────────────────────────────────────────── */

/* What changes and what it gives, not typeset. */
static char *
remedy_text (const CordeeAdvice *advice, const CordeeRemedy *remedy)
{
  const CordeeRule *rule = remedy->lifts->len == 1 ? remedy->lifts->pdata[0] : NULL;
  g_autofree char *changes = cordee_advice_changes_text (advice, remedy);
  g_autofree char *way = rule != NULL && rule->remedy != NULL ? cordee_advice_fill (advice, cordee_report_word (rule->remedy)) : NULL;
  g_autofree char *then = NULL;
  GString *out = g_string_new (NULL);

  cordee_text_append_sentence (out, way != NULL ? way : changes);
  if (way != NULL && g_str_has_suffix (out->str, "."))
    {
      g_string_truncate (out, out->len - 1);
      /* TRANSLATORS: in brackets, %s are answers instead of those given: 2 médecins au lieu de 1. */
      g_string_append_printf (out, _(" (%s)."), changes);
    }
  /* TRANSLATORS: %s is a verdict: à compléter. */
  then = g_strdup_printf (_("Le verdict deviendrait « %s »."), cordee_report_verdict_label (remedy->verdict_after));
  cordee_text_append_sentence (out, then);
  return g_string_free (out, FALSE);
}

/* What would have to change, and the verdict then. The caller owns it. */
char *
cordee_report_remedy_text (const CordeeAdvice *advice, const CordeeRemedy *remedy)
{
  g_autofree char *text = remedy_text (advice, remedy);

  return cordee_report_typeset (text);
}

/* The questions that a team cannot change and that a condition which is false asks; borrowed, in an owned array. */
static GPtrArray *
list_fixed (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  GPtrArray *questions = cordee_knowledge_get_questions (advice->knowledge);
  GPtrArray *fixed = g_ptr_array_new ();

  for (guint i = 0; i < questions->len; i++)
    for (guint j = 0; ((const CordeeQuestion *) questions->pdata[i])->fixed && j < candidate->findings->len; j++)
      {
        const CordeeQuestion *question = questions->pdata[i];
        const CordeeFinding *finding = candidate->findings->pdata[j];

        if (finding->decides && finding->outcome == CORDEE_OUTCOME_FALSE && cordee_condition_asks (finding->rule->requires, question->id)
            && !g_ptr_array_find (fixed, question, NULL))
          g_ptr_array_add (fixed, (gpointer) question);
      }
  return fixed;
}

static char *
absent_text (const CordeeAdvice *advice, const CordeeStructure *structure)
{
  g_autofree char *day = cordee_day_to_words (advice->context.as_of);
  g_autofree char *since = cordee_day_to_words (structure->exists_from);

  /* TRANSLATORS: %1$s is the date of the rules, %2$s the day since which there is such a structure. */
  return g_strdup_printf (_("Cette forme n’existe pas au %1$s : elle n’a de base légale que depuis le %2$s."), day, since);
}

static char *
no_remedy_text (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) fixed = NULL;
  g_autoptr(GPtrArray) false_ones = NULL;
  g_autofree char *names = NULL;

  if (candidate->remedies->len > 0 || (candidate->verdict != CORDEE_VERDICT_EXCLUE && candidate->verdict != CORDEE_VERDICT_A_NEGOCIER))
    return NULL;
  if (!candidate->exists)
    return absent_text (advice, candidate->structure);
  fixed = list_fixed (advice, candidate);
  if (fixed->len > 0)
    {
      names = enumerate_questions (advice, fixed, G_MAXUINT);
      /* TRANSLATORS: %s names questions on what a team cannot change. */
      return g_strdup_printf (_("Cela tient à ce qu’une équipe ne peut pas changer : %s."), names);
    }
  false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);
  names = enumerate_labels (advice, false_ones);
  /* TRANSLATORS: %s lists what a project lacks, as nouns. */
  return g_strdup_printf (_("Il faudrait plus de trois changements. Il manque : %s."), names);
}

/* Why there is no remedy; NULL where there is one or none is needed. The caller owns it. */
char *
cordee_report_no_remedy_text (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autofree char *text = no_remedy_text (advice, candidate);

  return text != NULL ? cordee_report_typeset (text) : NULL;
}

/* ── a candidate, short ─────────────────────────────────────────── */

/* The unknown condition that the best next question would decide; else the first that is unknown; or NULL. */
static const CordeeFinding *
find_open (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  const CordeeFinding *first = NULL;

  for (guint i = 0; i < advice->next_questions->len; i++)
    for (guint j = 0; j < candidate->findings->len; j++)
      {
        const CordeeNextQuestion *next = advice->next_questions->pdata[i];
        const CordeeFinding *finding = candidate->findings->pdata[j];

        if (!finding->decides || finding->outcome != CORDEE_OUTCOME_UNKNOWN)
          continue;
        if (g_ptr_array_find (finding->missing, next->question, NULL))
          return finding;
        if (first == NULL)
          first = finding;
      }
  for (guint j = 0; first == NULL && j < candidate->findings->len; j++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[j];

      if (finding->decides && finding->outcome == CORDEE_OUTCOME_UNKNOWN)
        first = finding;
    }
  return first;
}

static void
add_phrase (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);
  const CordeeFinding *open;
  g_autofree char *text = NULL;

  switch (candidate->verdict)
    {
    case CORDEE_VERDICT_EXCLUE:
      if (!candidate->exists)
        text = absent_text (advice, candidate->structure);
      cordee_text_append_sentence (out, text != NULL ? text : "");
      add_findings (out, advice, false_ones, 1);
      break;
    case CORDEE_VERDICT_A_NEGOCIER:
      if (candidate->joining != NULL)
        {
          cordee_text_append_sentence (out, cordee_report_word (candidate->joining->text));
          cordee_text_append_sentence (out, _("En créer une autre serait à négocier."));
          break;
        }
      add_findings (out, advice, false_ones, 1);
      cordee_text_append_sentence (out, _("C’est un usage, qui se négocie."));
      break;
    case CORDEE_VERDICT_INDETERMINEE:
      open = find_open (advice, candidate);
      text = open != NULL ? finding_text (advice, open) : g_strdup ("");
      cordee_text_append_sentence (out, text);
      break;
    case CORDEE_VERDICT_A_COMPLETER:
      cordee_text_append_sentence (out, _("Les conditions sont remplies."));
      add_formalities (out, advice, candidate);
      break;
    case CORDEE_VERDICT_POSSIBLE:
    default:
      cordee_text_append_sentence (out, _("Ce projet remplit toutes les conditions connues."));
      break;
    }
}

static void
add_joining (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autofree char *text = candidate->joining != NULL ? cordee_advice_fill (advice, cordee_report_word (candidate->joining->text)) : g_strdup ("");

  cordee_text_append_sentence (out, text);
}

/* One or two short sentences on where a structure stands. The caller owns it. */
char *
cordee_report_candidate_phrase (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  GString *out = g_string_new (NULL);

  add_phrase (out, advice, candidate);
  if (candidate->verdict == CORDEE_VERDICT_EXCLUE)
    add_joining (out, advice, candidate);
  return cordee_advice_finish (out);
}

/* ── a candidate, in full ───────────────────────────────────────── */

/* The verdict with what it rests on as a whole. */
static void
add_verdict (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);
  guint n = candidate->missing->len;
  g_autofree char *label = g_strdup_printf (_("%s : %s"), candidate->structure->id, cordee_report_verdict_label (candidate->verdict));
  g_autofree char *missing = enumerate_questions (advice, candidate->missing, MAX_REASONS);
  g_autofree char *text = NULL;

  cordee_text_append_sentence (out, label);
  switch (candidate->verdict)
    {
    case CORDEE_VERDICT_EXCLUE:
      if (candidate->exists)
        text = g_strdup_printf (ngettext ("%u condition qui s’impose n’est pas remplie.",
                                          "%u conditions qui s’imposent ne sont pas remplies.", false_ones->len),
                                false_ones->len);
      else
        text = absent_text (advice, candidate->structure);
      break;
    case CORDEE_VERDICT_A_NEGOCIER:
      text = g_strdup_printf (ngettext ("Les conditions qui s’imposent sont remplies ; %u point d’usage reste à négocier.",
                                        "Les conditions qui s’imposent sont remplies ; %u points d’usage restent à négocier.",
                                        false_ones->len),
                              false_ones->len);
      break;
    case CORDEE_VERDICT_INDETERMINEE:
      /* TRANSLATORS: %2$s names the questions. */
      text = g_strdup_printf (ngettext ("Rien ne l’écarte, mais %1$u réponse manque pour conclure : %2$s.",
                                        "Rien ne l’écarte, mais %1$u réponses manquent pour conclure : %2$s.", n),
                              n, missing);
      break;
    case CORDEE_VERDICT_A_COMPLETER:
    case CORDEE_VERDICT_POSSIBLE:
    default:
      add_phrase (out, advice, candidate);
      return;
    }
  cordee_text_append_sentence (out, text);
}

/* Why against, and the readings where one of these rules is disputed. */
static void
add_against (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);

  add_findings (out, advice, false_ones, MAX_REASONS);
  for (guint i = 0; i < false_ones->len && i < MAX_REASONS; i++)
    {
      const CordeeRule *rule = ((const CordeeFinding *) false_ones->pdata[i])->rule;
      g_autofree char *readings = rule->dispute != NULL ? cordee_advice_fill (advice, cordee_report_word (rule->dispute)) : g_strdup ("");

      cordee_text_append_sentence (out, readings);
    }
}

/* What speaks for it: conditions that hold. */
static void
add_for (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) true_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_TRUE, FALSE);

  if (candidate->verdict != CORDEE_VERDICT_EXCLUE)
    add_findings (out, advice, true_ones, 2);
}

/* What to do: the best remedy or why there is none; what the formalities that are left come to. */
static void
add_way (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) undone = cordee_advice_list_findings (candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_FALSE, TRUE);
  g_autofree char *none = candidate->exists ? no_remedy_text (advice, candidate) : NULL;

  for (guint i = 0; i < undone->len && i < MAX_REASONS; i++)
    {
      const CordeeRule *rule = ((const CordeeFinding *) undone->pdata[i])->rule;
      g_autofree char *way = rule->remedy != NULL ? cordee_advice_fill (advice, cordee_report_word (rule->remedy)) : g_strdup ("");

      cordee_text_append_sentence (out, way);
    }
  if (candidate->remedies->len > 0)
    {
      g_autofree char *remedy = remedy_text (advice, candidate->remedies->pdata[0]);
      /* TRANSLATORS: %s is what would have to change, and what the verdict would be then. */
      g_autofree char *text = g_strdup_printf (_("Le plus petit changement : %s"), remedy);

      cordee_text_append_sentence (out, text);
    }
  cordee_text_append_sentence (out, none != NULL ? none : "");
  add_joining (out, advice, candidate);
}

/* Who says so: the publishers of the sources of the rules that decide. */
static void
add_publishers (GString *out, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      for (guint j = 0; finding->decides && j < finding->rule->citations->len && names->len < MAX_REASONS; j++)
        {
          const char *id = g_array_index (finding->rule->citations, CordeeCitation, j).source;
          const CordeeSource *source = cordee_knowledge_find_source (advice->knowledge, id);

          if (source != NULL && source->publisher != NULL && !g_ptr_array_find_with_equal_func (names, source->publisher, g_str_equal, NULL))
            g_ptr_array_add (names, (gpointer) source->publisher);
        }
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_(" ; "), (char **) names->pdata);
  /* TRANSLATORS: %s lists who publishes the sources. */
  text = g_strdup_printf (_("D’après : %s."), list);
  cordee_text_append_sentence (out, text);
}

/* The verdict, why, why not, what to do and who says so: a paragraph. The caller owns it. */
char *
cordee_report_candidate_paragraph (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  GString *out = g_string_new (NULL);

  add_verdict (out, advice, candidate);
  add_against (out, advice, candidate);
  add_for (out, advice, candidate);
  add_way (out, advice, candidate);
  add_publishers (out, advice, candidate);
  return cordee_advice_finish (out);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* What a structure beside or after the one proposed brings, or when the step is taken; of the first step, where it stands. The caller
   owns it. */
char *
cordee_report_companion_text (const CordeeAdvice *advice, const CordeeCompanion *companion)
{
  if (companion->link == NULL)
    return cordee_report_candidate_phrase (advice, companion->candidate);
  return cordee_report_fill (advice, companion->link->text);
}

static void
add_companions (GString *out, const CordeeAdvice *advice, GPtrArray *companions, const char *create, const char *join)
{
  for (guint i = 0; i < companions->len; i++)
    {
      const CordeeCompanion *companion = companions->pdata[i];
      g_autofree char *says = NULL;
      GString *text;

      if (companion->link == NULL)
        continue;
      says = cordee_advice_fill (advice, cordee_report_word (companion->link->text));
      text = g_string_new (companion->how == CORDEE_HOW_ADHERER ? join : create);
      g_string_append_printf (text, " %s", companion->candidate->structure->id);
      if (companion->how == CORDEE_HOW_CREER && companions == advice->complements)
        g_string_append_printf (text, " (%s)", cordee_report_verdict_label (companion->candidate->verdict));
      cordee_text_append_sentence (out, text->str);
      cordee_text_append_sentence (out, says);
      g_string_free (text, TRUE);
    }
}

/* What is proposed, beside and after it: a paragraph. The caller owns it. */
char *
cordee_report_recommendation_text (const CordeeAdvice *advice)
{
  const CordeeCandidate *primary = advice->primary;
  GString *out = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (primary == NULL)
    {
      cordee_text_append_sentence (out, _("Aucune des structures comparées ne peut être créée ni rejointe par ce projet, à cette date et avec ces "
                                          "réponses."));
      return cordee_advice_finish (out);
    }
  if (advice->how == CORDEE_HOW_ADHERER)
    /* TRANSLATORS: %1$s is the name of a structure, %2$s its id. */
    text = g_strdup_printf (_("Proposition : %1$s (%2$s), à rejoindre."), cordee_report_word (primary->structure->name), primary->structure->id);
  else if (primary->verdict == CORDEE_VERDICT_INDETERMINEE)
    /* TRANSLATORS: %1$s is the name of a structure, %2$s its id; more must be known before it can be proposed. */
    text = g_strdup_printf (_("Piste à confirmer : %1$s (%2$s), à créer."), cordee_report_word (primary->structure->name), primary->structure->id);
  else
    /* TRANSLATORS: %1$s is the name of a structure, %2$s its id, %3$s a verdict. */
    text = g_strdup_printf (_("Proposition : %1$s (%2$s), à créer ; verdict : %3$s."), cordee_report_word (primary->structure->name),
                            primary->structure->id, cordee_report_verdict_label (primary->verdict));
  cordee_text_append_sentence (out, text);
  if (advice->how == CORDEE_HOW_ADHERER)
    add_joining (out, advice, primary);
  else
    add_phrase (out, advice, primary);
  /* TRANSLATORS: both before a structure that goes together with the one proposed. */
  add_companions (out, advice, advice->complements, _("En complément, à créer :"), _("En complément, à rejoindre :"));
  /* TRANSLATORS: both before a structure that comes after the one proposed. */
  add_companions (out, advice, advice->trajectory, _("Ensuite, à créer :"), _("Ensuite, à rejoindre :"));
  return cordee_advice_finish (out);
}

/* What another answer would change in the result. The caller owns it. */
char *
cordee_report_hinge_text (const CordeeAdvice *advice, const CordeeHinge *hinge)
{
  g_autofree char *change = cordee_report_change_text (advice, &hinge->change);
  GString *out = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (hinge->primary != NULL)
    /* TRANSLATORS: %1$s is another answer, %2$s the id of the structure that would then be proposed. */
    text = g_strdup_printf (_("%1$s : la proposition deviendrait %2$s."), change, hinge->primary->structure->id);
  else if (hinge->candidate != NULL)
    /* TRANSLATORS: %1$s is another answer, %2$s the id of a structure, %3$s a verdict. */
    text = g_strdup_printf (_("%1$s : %2$s passerait à « %3$s »."), change, hinge->candidate->structure->id,
                            cordee_report_verdict_label (hinge->verdict_after));
  cordee_text_append_sentence (out, text != NULL ? text : change);
  return cordee_advice_finish (out);
}
