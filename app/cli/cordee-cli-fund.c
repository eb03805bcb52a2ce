/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-report-plan.h"

#include <glib/gi18n.h>

/* How many years; FALSE, and why on stderr, where that is no number of years. */
static gboolean
read_years (const CordeeCliOptions *options, int *n_years)
{
  guint64 years = CORDEE_PLAN_DEFAULT_YEARS;

  if (options->years != NULL && !g_ascii_string_to_unsigned (options->years, 10, 1, CORDEE_PLAN_MAX_YEARS, &years, NULL))
    {
      /* TRANSLATORS: %1$s is what was typed, %2$i the most years that a plan may have. */
      cordee_cli_complain (_("--years : « %1$s » ne convient pas (attendu : un nombre d’années, de 1 à %2$i)"), options->years,
                           CORDEE_PLAN_MAX_YEARS);
      return FALSE;
    }
  *n_years = (int) years;
  return TRUE;
}

/* fund: what a structure would receive, year by year, with where each amount comes from. */
CordeeCliStatus
cordee_cli_fund (const CordeeCliOptions *options)
{
  int n_years;
  CordeeCliStatus status;
  CordeeContext context;
  const CordeeStructure *structure;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeePlan) plan = NULL;
  g_autofree char *text = NULL;

  if (!read_years (options, &n_years))
    return CORDEE_CLI_USAGE;
  dossier = cordee_cli_load_dossier (options, options->arguments[1], &knowledge, &context, &status);
  if (dossier == NULL)
    return status;
  structure = cordee_cli_find_structure (knowledge, options->arguments[0]);
  if (structure == NULL)
    return CORDEE_CLI_USAGE;
  rulebook = cordee_rulebook_new (knowledge, &context);
  plan = cordee_plan_new (rulebook, structure->id, dossier->situation, n_years);
  switch (options->format)
    {
    case CORDEE_CLI_JSON:
      text = cordee_report_plan_to_json (plan);
      break;
    case CORDEE_CLI_CSV:
      text = cordee_report_plan_to_csv (plan);
      break;
    case CORDEE_CLI_TEXT:
    case CORDEE_CLI_HTML:
    case CORDEE_CLI_ICS:
    default:
      text = cordee_report_plan_to_text (plan, cordee_cli_width ());
      break;
    }
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
