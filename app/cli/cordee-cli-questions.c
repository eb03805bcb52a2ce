/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-report-json.h"
#include "cordee-report-text.h"

/* questions: every variable of a situation. */
CordeeCliStatus
cordee_cli_questions (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autofree char *text = NULL;

  if (knowledge == NULL)
    return status;
  text = options->format == CORDEE_CLI_JSON ? cordee_report_questions_to_json (knowledge)
                                            : cordee_report_questions_to_text (knowledge, cordee_cli_width ());
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
