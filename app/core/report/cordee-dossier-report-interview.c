/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-advice-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first page has no more than this of each. */
#define MAX_QUESTIONS 5
#define MAX_REASONS 2
#define MAX_STEPS 6
/* So many characters take the place of a question. */
#define LONG 90

/* ── what is proposed ───────────────────────────────────────────── */

/* Adds what is proposed, its first sentence in bold; or, where nothing is answered yet, what to begin with. */
void
cordee_dossier_report_add_summary (CordeeDocument *document, const CordeeReportInput *input)
{
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_BOX, NULL);
  g_autofree char *text = NULL;
  const char *end;

  if (cordee_dossier_report_is_empty (input))
    {
      cordee_rich_append_typeset (rich, _("Aucune réponse n’est encore notée."), CORDEE_RICH_BOLD);
      cordee_rich_append_typeset (rich, _(" Quelques réponses suffisent pour un premier résultat, et chaque question admet « je ne sais pas "
                                          "encore » : ce qui n’est pas su n’écarte aucune structure."),
                                  CORDEE_RICH_PLAIN);
      return;
    }
  text = cordee_report_recommendation_text (input->advice);
  end = strstr (text, ". ");
  end = end != NULL ? end + 1 : text + strlen (text);
  cordee_rich_take (rich, g_strndup (text, (gsize) (end - text)), CORDEE_RICH_BOLD);
  cordee_rich_append_typeset (rich, end, CORDEE_RICH_PLAIN);
}

/* ── verdicts ───────────────────────────────────────────────────── */

/* The rule that the phrase on a structure quotes, where it is one that does not hold; NULL otherwise. */
static const CordeeRule *
find_quoted (const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) false_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_FALSE, TRUE);
  gboolean quoted = candidate->verdict == CORDEE_VERDICT_EXCLUE || (candidate->verdict == CORDEE_VERDICT_A_NEGOCIER && candidate->joining == NULL);

  return quoted && false_ones->len > 0 ? ((const CordeeFinding *) false_ones->pdata[0])->rule : NULL;
}

/* What speaks for the structure proposed: what is left is told above the table. FALSE where no condition holds yet. */
static gboolean
append_for (CordeeRich *rich, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  g_autoptr(GPtrArray) true_ones = cordee_advice_list_findings (candidate, CORDEE_RULE_CONDITION, CORDEE_OUTCOME_TRUE, FALSE);
  guint n = 0;

  for (guint i = 0; i < true_ones->len && n < MAX_REASONS; i++)
    {
      const CordeeFinding *finding = true_ones->pdata[i];

      if (finding->rule->force == CORDEE_FORCE_INDICATIF)
        continue;
      cordee_rich_append (rich, n++ > 0 ? " " : "", CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, cordee_report_finding_text (advice, finding), CORDEE_RICH_PLAIN);
      cordee_rich_cite (rich, finding->rule->citations, cited);
    }
  return n > 0;
}

static void
add_verdict (CordeeTable *table, const CordeeAdvice *advice, const CordeeCandidate *candidate, CordeeCited *cited)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  CordeeRich *name = cordee_rich_new (NULL);
  CordeeRich *verdict = cordee_rich_new (NULL);
  CordeeRich *why = cordee_rich_new (NULL);
  const CordeeRule *quoted = find_quoted (candidate);

  cordee_rich_append_structure (name, candidate->structure, CORDEE_RICH_BOLD, TRUE);
  cordee_rich_take (name, g_strdup_printf (" %s", cordee_report_word (candidate->structure->name)), CORDEE_RICH_SMALL);
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, name);
  cordee_rich_take (verdict,
                    g_strdup_printf ("%s\u00a0%s", cordee_report_verdict_sign (candidate->verdict),
                                     cordee_report_verdict_label (candidate->verdict)),
                    CORDEE_RICH_BOLD);
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, verdict);
  if (candidate != advice->primary || advice->how != CORDEE_HOW_CREER || !append_for (why, advice, candidate, cited))
    {
      cordee_rich_take (why, cordee_report_candidate_phrase (advice, candidate), CORDEE_RICH_PLAIN);
      if (quoted != NULL)
        cordee_rich_cite (why, quoted->citations, cited);
    }
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, why);
}

/* « D’après 2 réponses ; 17 à préciser. » */
static char *
make_basis (const CordeeAdvice *advice)
{
  guint n = cordee_situation_count_known (advice->situation), n_open = advice->unasked->len;
  g_autofree char *known = g_strdup_printf (ngettext ("D’après %u réponse", "D’après %u réponses", n), n);
  g_autofree char *open = n_open > 0 ? g_strdup_printf (ngettext (" ; %u à préciser", " ; %u à préciser", n_open), n_open) : g_strdup ("");

  return g_strconcat (known, open, ".", NULL);
}

/* Adds the table of all structures, the first in rank first, and how many answers it rests on; nothing where nothing is answered yet. */
void
cordee_dossier_report_add_verdicts (CordeeDocument *document, const CordeeReportInput *input, CordeeCited *cited)
{
  CordeeTable *table;

  if (cordee_dossier_report_is_empty (input))
    return;
  table = cordee_document_add_table (document, _("Les structures comparées, la plus adaptée d’abord"));
  cordee_table_add_column (table, cordee_rich_new (_("Structure")), NULL, 3);
  cordee_table_add_column (table, cordee_rich_new (_("Verdict")), NULL, 2);
  cordee_table_add_column (table, cordee_rich_new (_("Pourquoi")), NULL, 6);
  for (guint i = 0; i < input->advice->ranked->len; i++)
    add_verdict (table, input->advice, input->advice->ranked->pdata[i], cited);
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SOFT, make_basis (input->advice));
}

/* ── what comes next ────────────────────────────────────────────── */

/* « ESP, à créer ». */
static char *
choice_text (const CordeeReportInput *input, const CordeeDossierChoice *choice)
{
  g_autofree char *name = cordee_dossier_report_structure_name (input->knowledge, choice->structure);

  /* TRANSLATORS: %s is the id and the name of a structure that a team chose. */
  return g_strdup_printf (choice->how == CORDEE_HOW_ADHERER ? _("%s, à rejoindre") : _("%s, à créer"), name);
}

/* Adds what was chosen and what is agreed on next, or the gaps. */
void
cordee_dossier_report_add_decisions (CordeeDocument *document, const CordeeReportInput *input)
{
  const CordeeDossier *dossier = input->dossier;
  CordeeRich *rich;

  rich = cordee_document_add_rich (document, CORDEE_PART_FACT, _("Choix de l’équipe"));
  for (guint i = 0; i < dossier->choices->len; i++)
    {
      if (i > 0)
        cordee_rich_append_typeset (rich, _(" ; "), CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, choice_text (input, dossier->choices->pdata[i]), CORDEE_RICH_PLAIN);
    }
  if (dossier->choices->len == 0)
    cordee_rich_append_gap (rich);

  rich = cordee_document_add_rich (document, CORDEE_PART_FACT, _("Prochaine action"));
  if (dossier->next_text != NULL)
    cordee_rich_append_typeset (rich, dossier->next_text, CORDEE_RICH_PLAIN);
  else
    cordee_rich_append_gap (rich);
  if (dossier->next_text == NULL && dossier->next_day == CORDEE_DAY_NONE)
    return;
  rich = cordee_document_add_rich (document, CORDEE_PART_FACT, _("Date prévue"));
  if (dossier->next_day != CORDEE_DAY_NONE)
    cordee_rich_take (rich, cordee_day_to_words (dossier->next_day), CORDEE_RICH_PLAIN);
  else
    cordee_rich_append_gap (rich);
}

/* Adds what is still to be done for the structure proposed, in the words of its rules. */
static void
add_formalities (CordeeDocument *document, const CordeeAdvice *advice)
{
  g_autoptr(GPtrArray) undone = cordee_advice_list_findings (advice->primary, CORDEE_RULE_FORMALITE, CORDEE_OUTCOME_FALSE, TRUE);

  for (guint i = 0; i < undone->len && i < MAX_STEPS; i++)
    {
      const CordeeRule *rule = ((const CordeeFinding *) undone->pdata[i])->rule;

      cordee_document_add_words (document, CORDEE_PART_ITEM, "□", CORDEE_RICH_PLAIN,
                                 cordee_report_fill (advice, rule->remedy != NULL ? rule->remedy : rule->label));
    }
}

/* Whether a structure comes after the one proposed. */
static gboolean
is_later (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  for (guint i = 0; i < advice->trajectory->len; i++)
    {
      const CordeeCompanion *companion = advice->trajectory->pdata[i];

      if (companion->link != NULL && companion->candidate == candidate)
        return TRUE;
    }
  return FALSE;
}

/* Adds what would open each structure that is barred: its smallest change. Of one that is not barred and comes later, the answer that
   would bring it to the front. */
static void
add_changes (CordeeDocument *document, const CordeeAdvice *advice)
{
  for (guint i = 0; i < advice->hinges->len; i++)
    {
      const CordeeHinge *hinge = advice->hinges->pdata[i];

      if (hinge->primary != NULL && hinge->primary->remedies->len == 0 && is_later (advice, hinge->primary))
        cordee_document_add_words (document, CORDEE_PART_ITEM, "→", CORDEE_RICH_PLAIN, cordee_report_hinge_text (advice, hinge));
    }
  for (guint i = 0; i < advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = advice->ranked->pdata[i];
      CordeeRich *rich;

      if (candidate->remedies->len == 0)
        continue;
      rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "→");
      cordee_rich_append_structure (rich, candidate->structure, CORDEE_RICH_BOLD, TRUE);
      cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, cordee_report_remedy_text (advice, candidate->remedies->pdata[0]), CORDEE_RICH_PLAIN);
    }
}

/* Adds what is left to do for the structure proposed, and the smallest change that would open each of those that are barred. */
void
cordee_dossier_report_add_steps (CordeeDocument *document, const CordeeReportInput *input)
{
  const CordeeAdvice *advice = input->advice;
  guint at = document->parts->len;

  if (cordee_dossier_report_is_empty (input))
    return;
  if (advice->primary != NULL && advice->how == CORDEE_HOW_CREER)
    {
      g_autofree char *title = g_strdup_printf (_("À faire pour : %s"), advice->primary->structure->id);

      cordee_document_add_subheading (document, title);
      add_formalities (document, advice);
      if (document->parts->len == at + 1)
        g_ptr_array_set_size (document->parts, (int) at);
    }
  at = document->parts->len;
  cordee_document_add_subheading (document, _("Ce qui ouvrirait une autre voie"));
  add_changes (document, advice);
  if (document->parts->len == at + 1)
    g_ptr_array_set_size (document->parts, (int) at);
}

/* ── open questions ─────────────────────────────────────────────── */

/* The questions that are open: those that the structure proposed hangs on first, then those whose answers tell most. Borrowed, in an owned
   array. */
static GPtrArray *
list_questions (const CordeeAdvice *advice)
{
  GPtrArray *missing = advice->primary != NULL ? advice->primary->missing : NULL;
  GPtrArray *questions = g_ptr_array_new ();

  for (int own = 1; own >= 0; own--)
    for (guint i = 0; i < advice->next_questions->len; i++)
      {
        gpointer question = (gpointer) ((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question;

        if ((missing != NULL && g_ptr_array_find (missing, question, NULL)) == own)
          g_ptr_array_add (questions, question);
      }
  return questions;
}

/* Adds the questions that are open, at most max of them, each with a gap; nothing where none is. */
void
cordee_dossier_report_add_questions (CordeeDocument *document, const CordeeReportInput *input, guint max)
{
  g_autoptr(GPtrArray) questions = list_questions (input->advice);
  guint n = MIN (questions->len, max), n_left = questions->len - n;

  if (n == 0)
    return;
  cordee_document_add_subheading (document, cordee_dossier_report_is_empty (input) ? _("Pour commencer") : _("Questions ouvertes"));
  for (guint i = 0; i < n; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "?");

      cordee_rich_append_typeset (rich, cordee_report_word (question->label), CORDEE_RICH_PLAIN);
      cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
      cordee_rich_append_gap (rich);
    }
  if (n_left > 0)
    cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SOFT,
                               g_strdup_printf (ngettext ("Et %u autre, marquée « à compléter » dans la liste des réponses.",
                                                          "Et %u autres, marquées « à compléter » dans la liste des réponses.", n_left),
                                                n_left));
}

/* Adds what the result hangs on; nothing where it hangs on no single answer. */
void
cordee_dossier_report_add_hinges (CordeeDocument *document, const CordeeReportInput *input)
{
  const CordeeAdvice *advice = input->advice;

  if (cordee_dossier_report_is_empty (input) || advice->hinges->len == 0)
    return;
  cordee_document_add_heading (document, _("À quoi tient ce résultat"));
  for (guint i = 0; i < advice->hinges->len; i++)
    cordee_document_add_words (document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN, cordee_report_hinge_text (advice, advice->hinges->pdata[i]));
}

/* ── the report ─────────────────────────────────────────────────── */

/* How many questions the first page has room for, beside what was typed without any limit. */
static guint
count_questions (const CordeeDossier *dossier)
{
  glong typed = g_utf8_strlen (dossier->name, -1) + (dossier->next_text != NULL ? g_utf8_strlen (dossier->next_text, -1) : 0);

  return MAX_QUESTIONS - MIN ((guint) (typed / LONG), MAX_QUESTIONS - 1);
}

/* The last lines of the first page: by which rules, what follows, and what it is not. */
static char *
make_small_print (const CordeeReportInput *input)
{
  g_autofree char *day = cordee_day_to_words (input->advice->context.as_of);
  g_autofree char *known = cordee_dossier_report_place (input);
  const char *place = known != NULL ? known : _("sans règle régionale");

  if (cordee_dossier_report_is_empty (input))
    /* TRANSLATORS: %1$s is the date of the rules, %2$s the place. */
    return g_strdup_printf (_("Règles au %1$s, %2$s. Les questions à préparer suivent. Information, pas un conseil juridique."), day, place);
  /* TRANSLATORS: %1$s is the date of the rules, %2$s the place. */
  return g_strdup_printf (_("Règles au %1$s, %2$s. Les raisons, les sources et les limites suivent. Information, pas un conseil juridique."), day,
                          place);
}

/* One page for the team, then the details. */
void
cordee_dossier_report_fill_interview (CordeeDocument *document, const CordeeReportInput *input)
{
  g_autoptr(CordeeCited) cited = cordee_cited_new ();

  cordee_dossier_report_add_summary (document, input);
  cordee_dossier_report_add_verdicts (document, input, cited);
  cordee_document_add_heading (document, _("La suite"));
  cordee_dossier_report_add_decisions (document, input);
  cordee_dossier_report_add_steps (document, input);
  cordee_dossier_report_add_questions (document, input, count_questions (input->dossier));
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL, make_small_print (input));
  cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);

  cordee_report_add_answers (document, input);
  cordee_report_add_result (document, input, cited);
  cordee_dossier_report_add_hinges (document, input);
  cordee_dossier_report_add_notes (document, input, FALSE);
  cordee_report_add_limits (document, input);
  cordee_report_add_sources (document, input, cited);
  cordee_report_add_rules (document, input);
}
