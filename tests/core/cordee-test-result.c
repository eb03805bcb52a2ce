/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-result.h"

#include "cordee-test-advice.h"

/* The advice on answers, "id=value id=value". */
CordeeAdvice *
cordee_test_advise (CordeeRulebook *rulebook, const char *answers)
{
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_rulebook_get_knowledge (rulebook), answers);

  return cordee_advice_new (rulebook, situation);
}

/* A change as the command line takes it: "medecins=2". */
char *
cordee_test_change_to_string (const CordeeAnswerChange *change)
{
  g_autofree char *to = cordee_value_to_string (change->to, change->question);

  return g_strconcat (change->question->id, "=", to, NULL);
}
