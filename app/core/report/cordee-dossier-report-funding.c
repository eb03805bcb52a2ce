/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"

#include "cordee-report-advice-private.h"
#include "cordee-report-plan.h"

#include <glib/gi18n-lib.h>

/* What a structure would receive, to be taken home: what is supposed, a table of the years, how each amount comes out, what no source gives. */

/* So many years stand side by side in one table. */
#define MAX_COLUMNS 4

/* ── which plans ────────────────────────────────────────────────── */

static void
plan_free (gpointer data)
{
  cordee_plan_free (data);
}

/* Whether there is anything to tell of a structure. */
static gboolean
says_something (const CordeePlan *plan)
{
  if (plan->announced->len > 0 || plan->unmet->len > 0)
    return TRUE;
  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      if (year->items->len > 0 || year->unknown->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_plan (GPtrArray *plans, const CordeeReportInput *input, const char *structure)
{
  CordeePlan *plan;

  if (cordee_knowledge_find_structure (input->knowledge, structure) == NULL)
    return;
  plan = cordee_plan_new (input->advice->rulebook, structure, input->advice->situation, CORDEE_PLAN_DEFAULT_YEARS);
  if (says_something (plan))
    g_ptr_array_add (plans, plan);
  else
    cordee_plan_free (plan);
}

/* The plans of the structures that the team chose; where it chose none, of all that are not excluded, the best first. */
static GPtrArray *
make_plans (const CordeeReportInput *input)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (plan_free);

  for (guint i = 0; i < input->dossier->choices->len; i++)
    add_plan (plans, input, ((const CordeeDossierChoice *) input->dossier->choices->pdata[i])->structure);
  for (guint i = 0; input->dossier->choices->len == 0 && i < input->advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = input->advice->ranked->pdata[i];

      if (candidate->verdict != CORDEE_VERDICT_EXCLUE)
        add_plan (plans, input, candidate->structure->id);
    }
  return plans;
}

/* ── columns: years that say the same stand together ────────────── */

typedef struct
{
  const CordeePlanYear *first, *last;
} Column;

static GArray *
list_columns (const CordeePlan *plan)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];
      Column *before = columns->len > 0 ? &g_array_index (columns, Column, columns->len - 1) : NULL;
      Column one = { year, year };

      if (before != NULL && cordee_report_same_year (before->first, year))
        before->last = year;
      else
        g_array_append_val (columns, one);
    }
  return columns;
}

/* « 2027 », « de 2028 à 2031 ». */
static char *
name_column (const Column *column)
{
  g_autofree char *first = cordee_report_year_name (column->first);
  g_autofree char *last = cordee_report_year_name (column->last);

  if (column->first == column->last)
    return g_steal_pointer (&first);
  /* TRANSLATORS: both are years. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s à %2$s, chaque année"), first, last));
}

static const CordeePlanItem *
find_item (const CordeePlanYear *year, const CordeeSchemeLine *line)
{
  for (guint i = 0; i < year->items->len; i++)
    {
      const CordeePlanItem *item = year->items->pdata[i];

      if (item->line == line)
        return item;
    }
  return NULL;
}

static gboolean
has_line (GPtrArray *items, const CordeeSchemeLine *line)
{
  for (guint i = 0; i < items->len; i++)
    if (((const CordeePlanItem *) items->pdata[i])->line == line)
      return TRUE;
  return FALSE;
}

/* Where the lines of a scheme end among items, or would. */
static guint
find_end (GPtrArray *items, const CordeeScheme *scheme)
{
  guint at = items->len;

  while (at > 0 && ((const CordeePlanItem *) items->pdata[at - 1])->scheme->rank > scheme->rank)
    at--;
  return at;
}

/* The items of all years, one for each line, the schemes in the order of the base. Borrowed, in an owned array. */
static GPtrArray *
list_lines (const CordeePlan *plan)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      for (guint j = 0; j < year->items->len; j++)
        {
          CordeePlanItem *item = year->items->pdata[j];

          if (!has_line (items, item->line))
            g_ptr_array_insert (items, (int) find_end (items, item->scheme), item);
        }
    }
  return items;
}

/* ── the table ──────────────────────────────────────────────────── */

static void
add_cell (CordeeTableRow *row, CordeeRich *rich)
{
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, rich);
}

static void
add_money_cell (CordeeTableRow *row, const CordeePlanItem *item, double low, double high, CordeeRichStyle style)
{
  GPtrArray *cell = cordee_table_row_add_cell (row);
  CordeeRich *rich = cordee_rich_new (NULL);
  g_autofree char *share = item != NULL ? cordee_report_share_text (item->share) : NULL;

  cordee_rich_take (rich, cordee_report_money_between (low, high), style);
  cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, rich);
  if (share == NULL)
    return;
  rich = cordee_rich_new (NULL);
  cordee_rich_append (rich, share, CORDEE_RICH_SMALL | CORDEE_RICH_SOFT);
  cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, rich);
}

/* Every source that is cited for a line, whichever the year. */
static void
cite_line (CordeeRich *rich, const CordeePlan *plan, const CordeeSchemeLine *line, CordeeCited *cited)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new ();
  g_autoptr(GArray) citations = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanItem *item = find_item (plan->years->pdata[i], line);

      for (guint j = 0; item != NULL && j < item->readings->len; j++)
        {
          const CordeeStatement *statement = ((const CordeePlanReading *) item->readings->pdata[j])->statement;

          for (guint k = 0; k < statement->citations->len; k++)
            {
              CordeeCitation citation = g_array_index (statement->citations, CordeeCitation, k);

              if (g_ptr_array_find_with_equal_func (told, citation.source, g_str_equal, NULL))
                continue;
              g_ptr_array_add (told, (gpointer) citation.source);
              g_array_append_val (citations, citation);
            }
        }
    }
  cordee_rich_cite (rich, citations, cited);
}

static void
add_line (CordeeTable *table, const CordeePlan *plan, const CordeeSchemeLine *line, const GArray *columns, guint from, guint to, CordeeCited *cited)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  CordeeRich *label = cordee_rich_new (NULL);
  CordeeRich *condition = cordee_rich_new (NULL);
  CordeeRich *source = cordee_rich_new (NULL);

  cordee_rich_append_typeset (label, cordee_report_word (line->label), CORDEE_RICH_PLAIN);
  cordee_rich_take (label, g_strdup_printf (", %s", cordee_report_money_kind_label (line->kind)), CORDEE_RICH_SOFT | CORDEE_RICH_SMALL);
  add_cell (row, label);
  cordee_rich_append_typeset (condition, line->condition != NULL ? cordee_report_word (line->condition) : "", CORDEE_RICH_PLAIN);
  add_cell (row, condition);
  cite_line (source, plan, line, cited);
  add_cell (row, source);
  for (guint i = from; i < to; i++)
    {
      const CordeePlanItem *item = find_item (g_array_index (columns, Column, i).first, line);

      if (item != NULL)
        add_money_cell (row, item, item->low, item->high, CORDEE_RICH_PLAIN);
      else
        add_cell (row, cordee_rich_new ("–"));
    }
}

static void
add_scheme_heading (CordeeTable *table, const CordeePlan *plan, const CordeeScheme *scheme)
{
  CordeeRich *rich = cordee_rich_new (NULL);

  cordee_rich_append_typeset (rich, cordee_report_word (scheme->label), CORDEE_RICH_BOLD);
  /* TRANSLATORS: %s is who pays. */
  cordee_rich_take (rich, g_strdup_printf (_(" (payeur : %s)"), cordee_report_payer_label (plan, scheme)), CORDEE_RICH_PLAIN);
  add_cell (cordee_table_add_row (table, TRUE), rich);
}

static void
add_total (CordeeTable *table, const GArray *columns, guint from, guint to)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  CordeeRich *label = cordee_rich_new (NULL);

  cordee_rich_append_typeset (label, _("Total de l’année"), CORDEE_RICH_BOLD);
  add_cell (row, label);
  add_cell (row, cordee_rich_new (""));
  add_cell (row, cordee_rich_new (""));
  for (guint i = from; i < to; i++)
    {
      const CordeePlanYear *year = g_array_index (columns, Column, i).first;

      add_money_cell (row, NULL, year->low, year->high, CORDEE_RICH_BOLD);
    }
}

static void
add_table (CordeeDocument *document, const CordeePlan *plan, const GArray *columns, guint from, guint to, CordeeCited *cited)
{
  g_autoptr(GPtrArray) lines = list_lines (plan);
  /* TRANSLATORS: %s is a structure. */
  g_autofree char *caption = g_strdup_printf (_("Ce que ce projet recevrait en %s, ligne par ligne et année par année"), plan->structure->id);
  CordeeTable *table = cordee_document_add_table (document, caption);
  const CordeeScheme *scheme = NULL;

  cordee_table_add_column (table, cordee_rich_new (_("Ligne")), NULL, 3);
  cordee_table_add_column (table, cordee_rich_new (_("Condition")), NULL, 3);
  cordee_table_add_column (table, cordee_rich_new (_("Sources")), NULL, 1);
  for (guint i = from; i < to; i++)
    {
      g_autofree char *name = name_column (&g_array_index (columns, Column, i));

      cordee_table_add_column (table, cordee_rich_new (name), NULL, 2);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const CordeePlanItem *item = lines->pdata[i];
      gboolean there = FALSE;

      for (guint j = from; j < to && !there; j++)
        there = find_item (g_array_index (columns, Column, j).first, item->line) != NULL;
      if (!there)
        continue;
      if (item->scheme != scheme)
        add_scheme_heading (table, plan, item->scheme);
      scheme = item->scheme;
      add_line (table, plan, item->line, columns, from, to, cited);
    }
  add_total (table, columns, from, to);
}

/* ── how it is computed ─────────────────────────────────────────── */

static void
add_reading (CordeeDocument *document, const CordeePlan *plan, const CordeePlanItem *item, const CordeePlanReading *reading, CordeeCited *cited)
{
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
  g_autofree char *amount = cordee_report_money_between (reading->low, reading->high);
  g_autofree char *share = cordee_report_share_text (item->share);
  g_autofree char *note = cordee_report_reading_note (plan, item, reading);

  cordee_rich_append_typeset (rich, cordee_report_word (item->line->label), CORDEE_RICH_BOLD);
  cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
  if (!g_str_equal (reading->computed, amount))
    cordee_rich_take (rich, g_strdup_printf ("%s = ", reading->computed), CORDEE_RICH_PLAIN);
  cordee_rich_append (rich, amount, CORDEE_RICH_PLAIN);
  if (share != NULL)
    cordee_rich_take (rich, g_strdup_printf (" (%s)", share), CORDEE_RICH_PLAIN);
  if (item->conflict)
    cordee_rich_take (rich, g_strdup_printf (" ; « %s »", reading->statement->short_text), CORDEE_RICH_SOFT);
  if (note != NULL)
    cordee_rich_take (rich, g_strdup_printf (", %s", note), CORDEE_RICH_SOFT);
  cordee_rich_cite (rich, reading->statement->citations, cited);
}

/* Each line once, as the first year that has it whole, or at all, computes it. */
static void
add_computed (CordeeDocument *document, const CordeePlan *plan, CordeeCited *cited)
{
  g_autoptr(GPtrArray) lines = list_lines (plan);

  if (lines->len == 0)
    return;
  cordee_document_add_subheading (document, _("Comment chaque montant est calculé"));
  for (guint i = 0; i < lines->len; i++)
    {
      const CordeePlanItem *item = lines->pdata[i];

      for (guint j = 0; j < plan->years->len && item->share < 1; j++)
        {
          const CordeePlanItem *other = find_item (plan->years->pdata[j], item->line);

          if (other != NULL && other->share >= 1)
            item = other;
        }
      for (guint j = 0; j < item->readings->len; j++)
        add_reading (document, plan, item, item->readings->pdata[j], cited);
    }
}

/* ── beside the amounts ─────────────────────────────────────────── */

/* Adds what no source gives, and what nobody answered: each once. */
void
cordee_dossier_report_add_unknown (CordeeDocument *document, const CordeePlan *plan)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      for (guint j = 0; j < year->unknown->len; j++)
        {
          const CordeePlanUnknown *unknown = year->unknown->pdata[j];
          char *text = cordee_report_unknown_text (plan, unknown);
          CordeeRich *rich;

          if (g_ptr_array_find_with_equal_func (told, text, g_str_equal, NULL))
            {
              g_free (text);
              continue;
            }
          if (told->len == 0)
            cordee_document_add_subheading (document, _("Ce qui reste inconnu"));
          g_ptr_array_add (told, text);
          rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "?");
          /* TRANSLATORS: both are followed by what is not known. */
          cordee_rich_append_typeset (rich, unknown->gap != NULL ? _("Aucune source ne donne : ") : _("Réponse qui manque : "), CORDEE_RICH_BOLD);
          cordee_rich_append (rich, text, CORDEE_RICH_PLAIN);
          if (unknown->gap == NULL)
            {
              cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
              cordee_rich_append_gap (rich);
            }
        }
    }
}

static void
add_payment (CordeeDocument *document, const CordeePlan *plan, const CordeePlanYear *year, const CordeePlanPayment *payment, CordeeCited *cited)
{
  const CordeeStatement *statement
    = cordee_knowledge_find_statement (cordee_rulebook_get_knowledge (plan->rulebook), payment->payment->statement);
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
  g_autofree char *name = cordee_report_year_name (year);

  cordee_rich_append_typeset (rich, cordee_report_word (payment->payment->label), CORDEE_RICH_BOLD);
  if (payment->has_amount)
    {
      g_autofree char *amount = cordee_report_money_between (payment->low, payment->high);

      /* TRANSLATORS: after the name of a payment: %1$s is its amount, %2$s a year. */
      cordee_rich_take (rich, g_strdup_printf (_(" : %1$s (%2$s)"), amount, name), CORDEE_RICH_PLAIN);
    }
  if (payment->payment->condition != NULL)
    cordee_rich_take (rich, g_strdup_printf (", %s", cordee_report_word (payment->payment->condition)), CORDEE_RICH_PLAIN);
  if (statement != NULL)
    cordee_rich_cite (rich, statement->citations, cited);
}

/* Each payment as the first year has it in which it is, and again where its amount changes. */
static void
add_payments (CordeeDocument *document, const CordeePlan *plan, CordeeCited *cited)
{
  gboolean any = FALSE;

  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      for (guint j = 0; j < year->payments->len; j++)
        {
          const CordeePlanPayment *payment = year->payments->pdata[j];
          const CordeePlanYear *before = i > 0 ? plan->years->pdata[i - 1] : NULL;
          gboolean told = FALSE;

          for (guint k = 0; before != NULL && k < before->payments->len; k++)
            {
              const CordeePlanPayment *other = before->payments->pdata[k];

              told = told || (other->payment == payment->payment && g_strcmp0 (other->computed, payment->computed) == 0);
            }
          if (told)
            continue;
          if (!any)
            cordee_document_add_subheading (document, _("Quand c’est versé (déjà compté ci-dessus)"));
          any = TRUE;
          add_payment (document, plan, year, payment, cited);
        }
    }
}

static void
add_announced (CordeeDocument *document, const CordeePlan *plan, CordeeCited *cited)
{
  if (plan->announced->len > 0)
    cordee_document_add_subheading (document, _("Annoncé ou à vérifier, non compté"));
  for (guint i = 0; i < plan->announced->len; i++)
    {
      const CordeePlanAnnounced *announced = plan->announced->pdata[i];
      CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");

      cordee_rich_append_typeset (rich, cordee_report_word (announced->line->label), CORDEE_RICH_BOLD);
      cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, cordee_report_money_between (announced->low, announced->high), CORDEE_RICH_PLAIN);
      cordee_rich_take (rich, g_strdup_printf (". %s", announced->statement->short_text), CORDEE_RICH_PLAIN);
      cordee_rich_cite (rich, announced->statement->citations, cited);
    }
}

/* Adds what a plan supposes because nobody answered. */
void
cordee_dossier_report_add_hypotheses (CordeeDocument *document, const CordeePlan *plan)
{
  if (plan->hypotheses->len > 0)
    cordee_document_add_subheading (document, _("Ce que ce plan suppose"));
  for (guint i = 0; i < plan->hypotheses->len; i++)
    cordee_document_add_words (document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN, cordee_report_hypothesis_text (plan, plan->hypotheses->pdata[i]));
}

/* ── a structure ────────────────────────────────────────────────── */

static void
add_structure (CordeeDocument *document, const CordeePlan *plan, CordeeCited *cited)
{
  g_autoptr(GArray) columns = list_columns (plan);
  CordeeRich *rich = cordee_rich_new (NULL);
  CordeePart *part = cordee_document_add (document, CORDEE_PART_HEADING, NULL, rich);

  part->anchor = g_strconcat ("structure-", plan->structure->id, NULL);
  cordee_rich_append_structure (rich, plan->structure, CORDEE_RICH_BOLD, FALSE);
  cordee_rich_take (rich, g_strdup_printf (", %s", cordee_report_word (plan->structure->name)), CORDEE_RICH_PLAIN);
  cordee_rich_take (cordee_document_add_rich (document, CORDEE_PART_BOX, NULL), cordee_report_plan_total (plan), CORDEE_RICH_BOLD);
  for (guint i = 0; i < plan->unmet->len; i++)
    cordee_document_add_words (document, CORDEE_PART_ITEM, "✗", CORDEE_RICH_PLAIN, cordee_report_unmet_text (plan->unmet->pdata[i]));
  cordee_dossier_report_add_hypotheses (document, plan);
  cordee_document_add_subheading (document, _("Année par année"));
  for (guint i = 0; i < columns->len; i += MAX_COLUMNS)
    add_table (document, plan, columns, i, MIN (columns->len, i + MAX_COLUMNS), cited);
  cordee_dossier_report_add_unknown (document, plan);
  add_computed (document, plan, cited);
  add_payments (document, plan, cited);
  add_announced (document, plan, cited);
}

/* What each structure would bring: input->plans, or those that make_plans() finds. */
void
cordee_dossier_report_fill_funding (CordeeDocument *document, const CordeeReportInput *input)
{
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  g_autoptr(GPtrArray) own = input->plans == NULL ? make_plans (input) : NULL;
  GPtrArray *plans = input->plans != NULL ? input->plans : own;

  document->landscape = TRUE;
  cordee_document_add_heading (document, _("Le projet"));
  cordee_report_add_project (document, input);
  if (plans->len == 0)
    cordee_document_add_words (document, CORDEE_PART_BOX, NULL, CORDEE_RICH_PLAIN,
                               g_strdup (_("À cette date et en ce lieu, la base ne connaît aucun financement pour ce projet.")));
  for (guint i = 0; i < plans->len; i++)
    add_structure (document, plans->pdata[i], cited);
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL,
                             g_strdup (_("Estimation, pas un engagement : seuls les textes cités et le contrat signé font foi.")));
  cordee_report_add_sources (document, input, cited);
  cordee_report_add_rules (document, input);
}
