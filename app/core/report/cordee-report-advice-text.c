/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-advice-private.h"

#include "cordee-report-text-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* An advice to be read, aloud too: every line says by a word of its own what it is. */

/* ── parts ──────────────────────────────────────────────────────── */

static void
write_heading (CordeeTextReport *self, const char *text)
{
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, "", "", text);
}

/* Takes text. */
static void
write_item (CordeeTextReport *self, const char *first, char *text)
{
  cordee_text_report_paragraph (self, first, "    ", text);
  g_free (text);
}

/* Appends the numbers of sources: " [1, 4]", which no line end parts. */
static void
cite (CordeeTextReport *self, GString *out, GArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    g_string_append_printf (out, "%s%u", i == 0 ? " [" : ",\u00a0",
                            cordee_cited_add (self->cited, g_array_index (citations, CordeeCitation, i).source));
  if (citations->len > 0)
    g_string_append_c (out, ']');
}

/* ── a structure ────────────────────────────────────────────────── */

/* What a line on a rule begins with. */
static const char *
describe_finding (const CordeeFinding *finding)
{
  gboolean formality = finding->rule->kind == CORDEE_RULE_FORMALITE;

  if (finding->outcome == CORDEE_OUTCOME_UNKNOWN)
    /* TRANSLATORS: what an answer would have to tell follows. */
    return _("  À savoir : ");
  if (formality && finding->outcome == CORDEE_OUTCOME_TRUE)
    /* TRANSLATORS: something that is done already follows. */
    return _("  Fait : ");
  if (formality)
    /* TRANSLATORS: something still to do follows. */
    return _("  À faire : ");
  if (finding->outcome == CORDEE_OUTCOME_TRUE)
    /* TRANSLATORS: a reason for follows. */
    return _("  Pour : ");
  /* TRANSLATORS: a reason against follows. */
  return _("  Contre : ");
}

/* What is not binding on everybody is said to be so. */
static void
write_finding (CordeeTextReport *self, const CordeeAdvice *advice, const CordeeFinding *finding)
{
  g_autofree char *says = cordee_report_finding_text (advice, finding);
  g_autoptr(GString) text = g_string_new (says);

  if (finding->rule->force != CORDEE_FORCE_OBLIGATOIRE)
    /* TRANSLATORS: %s says how binding a rule is. */
    g_string_append_printf (text, _(" (%s)"), cordee_report_force_label (finding->rule->force));
  cite (self, text, finding->rule->citations);
  cordee_text_report_paragraph (self, describe_finding (finding), "    ", text->str);
  if (finding->decides && finding->rule->dispute != NULL)
    /* TRANSLATORS: how a rule is read by some and by others follows. */
    write_item (self, _("  Point discuté : "), cordee_report_fill (advice, finding->rule->dispute));
}

/* The rules of an outcome and a kind but the indicative ones: each in a line where they count for the verdict, else only named after
   first. */
static void
write_findings (CordeeTextReport     *self,
                const CordeeAdvice   *advice,
                const CordeeCandidate *candidate,
                CordeeRuleKind        kind,
                CordeeOutcome         outcome,
                const char           *first)
{
  g_autoptr(GPtrArray) findings = cordee_advice_list_findings (candidate, kind, outcome, FALSE);
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const CordeeFinding *finding = findings->pdata[i];

      if (finding->rule->force == CORDEE_FORCE_INDICATIF)
        continue;
      if (first == NULL)
        write_finding (self, advice, finding);
      else
        g_ptr_array_add (labels, cordee_advice_fill (advice, cordee_report_word (finding->rule->label)));
    }
  if (labels->len > 0)
    write_item (self, first, cordee_advice_enumerate (labels));
}

/* What must be, what must still be done, and of a structure that is excluded no more than what would be left to look at. */
static void
write_reasons (CordeeTextReport *self, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  gboolean excluded = candidate->verdict == CORDEE_VERDICT_EXCLUE;
  gboolean settled = candidate->verdict == CORDEE_VERDICT_A_COMPLETER || candidate->verdict == CORDEE_VERDICT_POSSIBLE;

  write_findings (self, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, NULL);
  write_findings (self, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_UNKNOWN,
                  /* TRANSLATORS: what would have to be looked at if something else changed follows. */
                  excluded ? _("  Resterait à vérifier : ") : NULL);
  write_findings (self, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_TRUE, NULL);
  if (excluded)
    return;
  /* TRANSLATORS: formalities that will have to be seen to follow. */
  write_findings (self, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_FALSE, settled ? NULL : _("  Ensuite, à faire : "));
  write_findings (self, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_UNKNOWN, settled ? NULL : _("  Ensuite, à préciser : "));
  write_findings (self, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_TRUE, NULL);
}

/* How well a structure fits, and what makes that up: the indicative rules with their weights, by what became of them. */
char *
cordee_advice_fit_text (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  static const struct
  {
    CordeeOutcome outcome;
    const char *word;
  } parts[] = {
    { CORDEE_OUTCOME_TRUE, N_("pour") },
    { CORDEE_OUTCOME_FALSE, N_("contre") },
    { CORDEE_OUTCOME_UNKNOWN, N_("à préciser") },
  };
  g_autofree char *fit = cordee_text_number (candidate->fit * 100);
  /* TRANSLATORS: %s is a number of per cent. */
  g_autofree char *share = g_strdup_printf (_("%s %%"), fit);
  GString *text = g_string_new (share);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *list = NULL;

      for (guint j = 0; j < candidate->findings->len; j++)
        {
          const CordeeFinding *finding = candidate->findings->pdata[j];
          g_autofree char *label = cordee_advice_fill (advice, cordee_report_word (finding->rule->label));
          g_autofree char *weight = cordee_text_number (finding->rule->weight);

          if (finding->rule->force == CORDEE_FORCE_INDICATIF && finding->outcome == parts[i].outcome)
            /* TRANSLATORS: %1$s is what a rule asks for, %2$s how much it weighs. */
            g_ptr_array_add (labels, g_strdup_printf (_("%1$s (poids %2$s)"), label, weight));
        }
      list = cordee_advice_enumerate (labels);
      if (labels->len > 0)
        /* TRANSLATORS: %1$s is pour, contre or à préciser, %2$s lists what it is said of. */
        g_string_append_printf (text, _(" ; %1$s : %2$s"), _(parts[i].word), list);
    }
  return g_string_free (text, FALSE);
}

static void
write_remedies (CordeeTextReport *self, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  char *none = candidate->exists ? cordee_report_no_remedy_text (advice, candidate) : NULL;

  for (guint i = 0; i < candidate->remedies->len; i++)
    /* TRANSLATORS: what would have to change follows. */
    write_item (self, i == 0 ? _("  Le plus petit changement : ") : _("  Ou bien : "),
                cordee_report_remedy_text (advice, candidate->remedies->pdata[i]));
  if (none != NULL)
    /* TRANSLATORS: why nothing would help follows. */
    write_item (self, _("  Aucun changement à proposer. "), none);
}

static void
write_candidate (CordeeTextReport *self, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  const CordeeStructure *structure = candidate->structure;
  /* TRANSLATORS: %1$s is the sign of a structure, %2$s its id, %3$s its name, %4$s the sign of a verdict, %5$s the verdict. */
  g_autofree char *title = g_strdup_printf (_("%1$s %2$s, %3$s : %4$s %5$s"), structure->sign, structure->id, cordee_report_word (structure->name),
                                            cordee_report_verdict_sign (candidate->verdict), cordee_report_verdict_label (candidate->verdict));

  write_heading (self, title);
  write_item (self, "  ", cordee_report_candidate_phrase (advice, candidate));
  write_remedies (self, advice, candidate);
  write_reasons (self, advice, candidate);
  if (candidate->exists)
    /* TRANSLATORS: how well a structure fits the project follows, and what makes that up. */
    write_item (self, _("  Affinité avec le projet : "), cordee_advice_fit_text (advice, candidate));
  if (candidate->missing->len > 0)
    {
      g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < candidate->missing->len; i++)
        g_ptr_array_add (names, cordee_report_question_name (candidate->missing->pdata[i]));
      /* TRANSLATORS: names of questions follow. */
      write_item (self, _("  Réponses qui manquent : "), cordee_advice_enumerate (names));
    }
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
write_answers (CordeeTextReport *self, const CordeeAdvice *advice)
{
  guint n = cordee_situation_count_known (advice->situation);
  guint n_open = advice->unasked->len;
  g_autofree char *known = n > 0 ? g_strdup_printf (ngettext ("D’après %u réponse", "D’après %u réponses", n), n)
                                 : g_strdup (_("Pas encore de réponse"));
  g_autofree char *open = n_open > 0 ? g_strdup_printf (ngettext (" ; %u à préciser", " ; %u à préciser", n_open), n_open) : g_strdup ("");
  g_autofree char *text = g_strconcat (known, open, ".", NULL);

  cordee_text_report_paragraph (self, "", "", text);
}

static void
write_next_question (CordeeTextReport *self, const CordeeAdvice *advice)
{
  const CordeeNextQuestion *next = advice->next_questions->len > 0 ? advice->next_questions->pdata[0] : NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (next == NULL)
    return;
  for (guint i = 0; i < next->settles->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const CordeeStructure *) next->settles->pdata[i])->id);
  list = cordee_advice_enumerate (ids);
  write_heading (self, _("La question suivante"));
  /* TRANSLATORS: %1$s is a question, %2$s its id. */
  text = g_strdup_printf (_("%1$s (%2$s)"), cordee_report_word (next->question->label), next->question->id);
  cordee_text_report_paragraph (self, "  ", "    ", text);
  if (ids->len > 0)
    /* TRANSLATORS: %s lists structures. */
    write_item (self, "  ", g_strdup_printf (_("La réponse peut trancher pour %s."), list));
  cordee_text_report_paragraph (self, _("  Pourquoi : "), "    ", cordee_report_word (next->question->why));
}

static void
write_hinges (CordeeTextReport *self, const CordeeAdvice *advice)
{
  if (advice->hinges->len == 0)
    return;
  write_heading (self, _("À quoi tient ce résultat"));
  for (guint i = 0; i < advice->hinges->len; i++)
    write_item (self, "  - ", cordee_report_hinge_text (advice, advice->hinges->pdata[i]));
}

static void
write_limits (CordeeTextReport *self, const CordeeAdvice *advice)
{
  g_autoptr(GPtrArray) limits = cordee_report_limits (advice);

  write_heading (self, _("Ce qu’il faut savoir"));
  for (guint i = 0; i < limits->len; i++)
    cordee_text_report_paragraph (self, "  - ", "    ", limits->pdata[i]);
}

/* The advice in lines of at most width columns (0: without end), the structures from the first in rank. The caller owns it. */
char *
cordee_report_advice_to_text (const CordeeAdvice *advice, int width)
{
  CordeeTextReport self;
  g_autofree char *day = cordee_day_to_words (advice->context.as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Quelle structure pour ce projet, règles au %s"), day);
  g_autofree char *recommendation = cordee_report_recommendation_text (advice);

  cordee_text_report_init (&self, advice->knowledge, width);
  cordee_text_report_header (&self, title, advice->context.region, advice->context.departement);
  write_answers (&self, advice);
  write_heading (&self, recommendation);
  for (guint i = 0; i < advice->ranked->len; i++)
    write_candidate (&self, advice, advice->ranked->pdata[i]);
  write_next_question (&self, advice);
  write_hinges (&self, advice);
  write_limits (&self, advice);
  cordee_text_report_sources (&self);
  return cordee_text_report_finish (&self);
}
