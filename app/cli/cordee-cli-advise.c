/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-report-advice.h"

/* advise: which structure, why, why not, and what would change it. */
CordeeCliStatus
cordee_cli_advise (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) dossier = cordee_cli_load_dossier (options, options->arguments[0], &knowledge, &context, &status);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeAdvice) advice = NULL;
  g_autofree char *text = NULL;

  if (dossier == NULL)
    return status;
  rulebook = cordee_rulebook_new (knowledge, &context);
  advice = cordee_advice_new (rulebook, dossier->situation);
  text = options->format == CORDEE_CLI_JSON ? cordee_report_advice_to_json (advice) : cordee_report_advice_to_text (advice, cordee_cli_width ());
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
