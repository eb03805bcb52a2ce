/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-plan.h"

#include <glib/gi18n-lib.h>

/* ── the table ──────────────────────────────────────────────────── */

static void
add_cell (CordeeTableRow *row, CordeeRich *rich)
{
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, rich);
}

/* Every source that an amount comes from, each once. */
static void
cite_item (CordeeRich *rich, const CordeePlanItem *item, CordeeCited *cited)
{
  g_autoptr(GArray) citations = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));

  for (guint i = 0; i < item->readings->len; i++)
    {
      const CordeeStatement *statement = ((const CordeePlanReading *) item->readings->pdata[i])->statement;

      for (guint j = 0; j < statement->citations->len; j++)
        {
          CordeeCitation citation = g_array_index (statement->citations, CordeeCitation, j);
          gboolean told = FALSE;

          for (guint k = 0; k < citations->len && !told; k++)
            told = g_str_equal (g_array_index (citations, CordeeCitation, k).source, citation.source);
          if (!told)
            g_array_append_val (citations, citation);
        }
    }
  cordee_rich_cite (rich, citations, cited);
}

static void
add_amount (CordeeLetter *self, CordeeTable *table, const CordeePlan *plan, const CordeePlanItem *item)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  CordeeRich *label = cordee_rich_new (NULL);
  CordeeRich *amount = cordee_rich_new (NULL);
  CordeeRich *condition = cordee_rich_new (NULL);
  g_autofree char *share = cordee_report_share_text (item->share);

  cordee_rich_append_typeset (label, cordee_report_word (item->line->label), CORDEE_RICH_PLAIN);
  cordee_rich_take (label,
                    g_strdup_printf (", %s, %s", cordee_report_payer_label (plan, item->scheme), cordee_report_money_kind_label (item->line->kind)),
                    CORDEE_RICH_SOFT | CORDEE_RICH_SMALL);
  add_cell (row, label);
  cordee_rich_take (amount, cordee_report_money_between (item->low, item->high), CORDEE_RICH_PLAIN);
  if (share != NULL)
    cordee_rich_take (amount, g_strdup_printf (" (%s)", share), CORDEE_RICH_SOFT | CORDEE_RICH_SMALL);
  cite_item (amount, item, self->cited);
  add_cell (row, amount);
  if (item->line->condition != NULL)
    cordee_rich_append_typeset (condition, cordee_report_word (item->line->condition), CORDEE_RICH_PLAIN);
  add_cell (row, condition);
}

/* The last of the years from first on that say the same. */
static guint
find_last_alike (const CordeePlan *plan, guint first)
{
  guint last = first;

  while (last + 1 < plan->years->len && cordee_report_same_year (plan->years->pdata[first], plan->years->pdata[last + 1]))
    last++;
  return last;
}

/* « 2027 : de 50 000 € à 60 000 € »; years that say the same stand together. */
static void
add_years (CordeeLetter *self, CordeeTable *table, const CordeePlan *plan, guint first, guint last)
{
  const CordeePlanYear *year = plan->years->pdata[first];
  g_autofree char *name = cordee_report_year_name (year);
  g_autofree char *end = cordee_report_year_name (plan->years->pdata[last]);
  g_autofree char *amount = cordee_report_money_between (year->low, year->high);
  CordeeRich *rich = cordee_rich_new (NULL);

  /* TRANSLATORS: %1$s and %2$s are years, %3$s the amount of each of them. */
  cordee_rich_take (rich, last > first ? g_strdup_printf (_("De %1$s à %2$s, chaque année : %3$s"), name, end, amount)
                                       /* TRANSLATORS: %1$s is a year, %2$s its amount. */
                                       : g_strdup_printf (_("%1$s : %2$s"), name, amount),
                    CORDEE_RICH_BOLD);
  add_cell (cordee_table_add_row (table, TRUE), rich);
  for (guint i = 0; i < year->items->len; i++)
    add_amount (self, table, plan, year->items->pdata[i]);
}

/* Whether there is anything to tell. */
static gboolean
says_something (const CordeePlan *plan)
{
  for (guint i = 0; i < plan->years->len; i++)
    {
      const CordeePlanYear *year = plan->years->pdata[i];

      if (year->items->len > 0 || year->unknown->len > 0)
        return TRUE;
    }
  return FALSE;
}

/* ── all of it ──────────────────────────────────────────────────── */

/* What the structure would receive, year by year, with condition and source; what is supposed and what is unknown. FALSE where the base knows
   no money for it. */
gboolean
cordee_letter_fill_funding (CordeeLetter *self)
{
  const CordeeAdvice *advice = self->input->advice;
  CordeePlan *plan;
  gboolean any;

  if (self->structure == NULL)
    return FALSE;
  plan = cordee_plan_new (advice->rulebook, self->structure->id, advice->situation, CORDEE_PLAN_DEFAULT_YEARS);
  any = says_something (plan);
  if (any)
    {
      CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
      CordeeTable *table;

      cordee_rich_take (rich, cordee_report_plan_total (plan), CORDEE_RICH_BOLD);
      cordee_rich_append_mark (rich, C_("mark of a paragraph", "calculé"));
      cordee_rich_append_typeset (rich, _(" Estimation, pas un engagement : seuls les textes cités et le contrat signé font foi."), CORDEE_RICH_SOFT);
      table = cordee_document_add_table (self->document, _("Les montants, année par année"));
      cordee_table_add_column (table, cordee_rich_new (_("Ligne")), NULL, 5);
      cordee_table_add_column (table, cordee_rich_new (_("Montant")), NULL, 4);
      cordee_table_add_column (table, cordee_rich_new (_("Condition")), NULL, 4);
      for (guint i = 0; i < plan->years->len; i = find_last_alike (plan, i) + 1)
        add_years (self, table, plan, i, find_last_alike (plan, i));
      cordee_dossier_report_add_hypotheses (self->document, plan);
      cordee_dossier_report_add_unknown (self->document, plan);
    }
  cordee_plan_free (plan);
  return any;
}
