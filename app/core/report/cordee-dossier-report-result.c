/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-advice-private.h"

#include <glib/gi18n-lib.h>

/* Every structure with its reasons: what decides with its sources, what is left to see to, what would change it. */

/* ── a reason ───────────────────────────────────────────────────── */

/* What a line on a rule begins with, since its sign does not stand alone; "" where its sentence says itself that something is not known. */
static const char *
describe_finding (const CordeeFinding *finding)
{
  gboolean formality = finding->rule->kind == CORDEE_RULE_FORMALITE;

  if (finding->outcome == CORDEE_OUTCOME_UNKNOWN)
    return "";
  if (finding->outcome == CORDEE_OUTCOME_TRUE)
    /* TRANSLATORS: something that is done already, or a reason for, follows. */
    return formality ? _("Fait : ") : _("Pour : ");
  /* TRANSLATORS: something still to do, or a reason against, follows. */
  return formality ? _("À faire : ") : _("Contre : ");
}

static void
add_finding (CordeeDocument *document, const CordeeAdvice *advice, const CordeeFinding *finding, CordeeCited *cited)
{
  const CordeeRule *rule = finding->rule;
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, cordee_report_verdict_sign (cordee_finding_get_tone (finding)));

  cordee_rich_append_typeset (rich, describe_finding (finding), CORDEE_RICH_BOLD);
  cordee_rich_take (rich, cordee_report_finding_text (advice, finding), CORDEE_RICH_PLAIN);
  if (rule->force != CORDEE_FORCE_OBLIGATOIRE)
    /* TRANSLATORS: %s says how binding a rule is. */
    cordee_rich_take (rich, g_strdup_printf (_(" (%s)"), cordee_report_force_label (rule->force)), CORDEE_RICH_SOFT);
  cordee_rich_cite (rich, rule->citations, cited);
  /* The limits have the readings of a rule whose outcome is known. */
  if (finding->decides && finding->outcome == CORDEE_OUTCOME_UNKNOWN && rule->dispute != NULL)
    {
      g_autofree char *readings = cordee_report_fill (advice, rule->dispute);

      /* TRANSLATORS: %s is how a rule is read by some and by others. */
      cordee_rich_take (rich, g_strdup_printf (_(" Point discuté : %s"), readings), CORDEE_RICH_SOFT);
    }
}

/* Adds the rules of a kind and an outcome but the indicative ones: each by itself where it counts for the verdict, else only named after
   first. */
static void
add_findings (CordeeDocument        *document,
              const CordeeAdvice    *advice,
              const CordeeCandidate *candidate,
              CordeeRuleKind         kind,
              CordeeOutcome          outcome,
              const char            *first,
              CordeeCited           *cited)
{
  g_autoptr(GPtrArray) findings = cordee_advice_list_findings (candidate, kind, outcome, FALSE);
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CordeeRich *rich;

  for (guint i = 0; i < findings->len; i++)
    {
      const CordeeFinding *finding = findings->pdata[i];

      if (finding->rule->force == CORDEE_FORCE_INDICATIF)
        continue;
      if (first == NULL || finding->decides)
        add_finding (document, advice, finding, cited);
      else
        g_ptr_array_add (labels, cordee_report_fill (advice, finding->rule->label));
    }
  if (labels->len == 0)
    return;
  rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
  cordee_rich_append_typeset (rich, first, CORDEE_RICH_BOLD);
  cordee_rich_take (rich, cordee_advice_enumerate (labels), CORDEE_RICH_PLAIN);
}

/* What must be, what must still be done, and of a structure that is excluded no more than what would be left to look at. */
static void
add_reasons (CordeeDocument *document, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  gboolean excluded = candidate->verdict == CORDEE_VERDICT_EXCLUE;
  gboolean settled = candidate->verdict == CORDEE_VERDICT_A_COMPLETER || candidate->verdict == CORDEE_VERDICT_POSSIBLE;

  add_findings (document, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, NULL, cited);
  add_findings (document, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_UNKNOWN,
                /* TRANSLATORS: what would have to be looked at if something else changed follows. */
                excluded ? _("Resterait à vérifier : ") : NULL, cited);
  add_findings (document, advice, candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_TRUE, NULL, cited);
  if (excluded)
    return;
  /* TRANSLATORS: formalities that will have to be seen to follow. */
  add_findings (document, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_FALSE, settled ? NULL : _("Ensuite, à faire : "), cited);
  add_findings (document, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_UNKNOWN, settled ? NULL : _("Ensuite, à préciser : "), cited);
  add_findings (document, advice, candidate, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_TRUE, NULL, cited);
}

/* ── a structure ────────────────────────────────────────────────── */

/* What the verdict rests on as a whole; the reasons tell the rest. */
static char *
make_summary (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);
  guint n_missing = candidate->missing->len;

  switch (candidate->verdict)
    {
    case CORDEE_VERDICT_EXCLUE:
      if (candidate->exists && false_ones->len > 0)
        return g_strdup_printf (ngettext ("%u condition qui s’impose n’est pas remplie.", "%u conditions qui s’imposent ne sont pas remplies.",
                                          false_ones->len),
                                false_ones->len);
      break;
    case CORDEE_VERDICT_A_NEGOCIER:
      if (candidate->joining == NULL)
        return g_strdup_printf (ngettext ("Les conditions qui s’imposent sont remplies ; %u point d’usage reste à négocier.",
                                          "Les conditions qui s’imposent sont remplies ; %u points d’usage restent à négocier.", false_ones->len),
                                false_ones->len);
      break;
    case CORDEE_VERDICT_INDETERMINEE:
      return g_strdup_printf (ngettext ("Rien ne l’écarte, mais %u réponse manque pour conclure.",
                                        "Rien ne l’écarte, mais %u réponses manquent pour conclure.", n_missing),
                              n_missing);
    case CORDEE_VERDICT_A_COMPLETER:
      return g_strdup (_("Les conditions sont remplies."));
    case CORDEE_VERDICT_POSSIBLE:
    default:
      break;
    }
  return cordee_report_candidate_phrase (advice, candidate);
}

static void
add_remedies (CordeeDocument *document, const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  char *none = candidate->exists ? cordee_report_no_remedy_text (advice, candidate) : NULL;
  CordeeRich *rich;

  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "→");
      /* TRANSLATORS: what would have to change follows. */
      cordee_rich_append_typeset (rich, i == 0 ? _("Le plus petit changement : ") : _("Ou bien : "), CORDEE_RICH_BOLD);
      cordee_rich_take (rich, cordee_report_remedy_text (advice, candidate->remedies->pdata[i]), CORDEE_RICH_PLAIN);
    }
  if (none == NULL)
    return;
  rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "→");
  /* TRANSLATORS: why nothing would help follows. */
  cordee_rich_append_typeset (rich, _("Aucun changement à proposer. "), CORDEE_RICH_BOLD);
  cordee_rich_take (rich, none, CORDEE_RICH_PLAIN);
}

static void
add_candidate (CordeeDocument *document, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  const CordeeStructure *structure = candidate->structure;
  CordeeRich *rich = cordee_rich_new (NULL);
  CordeePart *part = cordee_document_add (document, CORDEE_PART_SUBHEADING, NULL, rich);

  part->anchor = g_strconcat ("structure-", structure->id, NULL);
  cordee_rich_append_structure (rich, structure, CORDEE_RICH_BOLD, FALSE);
  /* TRANSLATORS: after the id of a structure: %1$s is its name, %2$s a verdict. */
  cordee_rich_take (rich, g_strdup_printf (_(", %1$s : %2$s"), cordee_report_word (structure->name), cordee_report_verdict_label (candidate->verdict)),
                    CORDEE_RICH_PLAIN);
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_PLAIN, make_summary (advice, candidate));
  add_reasons (document, advice, candidate, cited);
  if (candidate->joining != NULL && candidate->verdict != CORDEE_VERDICT_A_NEGOCIER)
    {
      rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "→");
      /* TRANSLATORS: what speaks for joining a structure that is there already follows. */
      cordee_rich_append_typeset (rich, _("À rejoindre : "), CORDEE_RICH_BOLD);
      cordee_rich_take (rich, cordee_report_fill (advice, candidate->joining->text), CORDEE_RICH_PLAIN);
    }
  add_remedies (document, advice, candidate);
  if (candidate->exists)
    {
      g_autofree char *fit = cordee_advice_fit_text (advice, candidate);

      cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SOFT | CORDEE_RICH_SMALL,
                                 /* TRANSLATORS: %s tells how well a structure fits the project, and what makes that up. */
                                 g_strdup_printf (_("Affinité avec le projet : %s"), fit));
    }
}

/* ── beside and after ───────────────────────────────────────────── */

static void
add_companions (CordeeDocument     *document,
                const CordeeAdvice *advice,
                GPtrArray          *companions,
                const char         *create,
                const char         *join,
                CordeeCited        *cited)
{
  for (guint i = 0; i < companions->len; i++)
    {
      const CordeeCompanion *companion = companions->pdata[i];
      CordeeRich *rich;

      if (companion->link == NULL)
        continue;
      rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
      cordee_rich_append_typeset (rich, companion->how == CORDEE_HOW_ADHERER ? join : create, CORDEE_RICH_BOLD);
      cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
      cordee_rich_append_structure (rich, companion->candidate->structure, CORDEE_RICH_BOLD, TRUE);
      cordee_rich_append (rich, ". ", CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, cordee_report_companion_text (advice, companion), CORDEE_RICH_PLAIN);
      cordee_rich_cite (rich, companion->link->citations, cited);
    }
}

static void
add_ways (CordeeDocument *document, const CordeeAdvice *advice, CordeeCited *cited)
{
  guint at = document->parts->len;

  cordee_document_add_subheading (document, _("En complément, et plus tard"));
  /* TRANSLATORS: both before a structure that goes together with the one proposed. */
  add_companions (document, advice, advice->complements, _("En complément, à créer :"), _("En complément, à rejoindre :"), cited);
  /* TRANSLATORS: both before a structure that comes after the one proposed. */
  add_companions (document, advice, advice->trajectory, _("Ensuite, à créer :"), _("Ensuite, à rejoindre :"), cited);
  if (document->parts->len == at + 1)
    g_ptr_array_set_size (document->parts, (int) at);
}

/* Adds every structure, the first in rank first, with its reasons, and what goes beside and after the one proposed. Nothing without an
   advice, or where nothing is answered yet. */
void
cordee_report_add_result (CordeeDocument *document, const CordeeReportInput *input, CordeeCited *cited)
{
  const CordeeAdvice *advice = input->advice;

  if (advice == NULL || cordee_dossier_report_is_empty (input))
    return;
  cordee_document_add_heading (document, _("Les structures, une par une"));
  for (guint i = 0; i < advice->ranked->len; i++)
    add_candidate (document, advice, advice->ranked->pdata[i], cited);
  add_ways (document, advice, cited);
}
