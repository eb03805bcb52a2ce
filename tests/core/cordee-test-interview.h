/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-interview.h"
#include "cordee-test.h"

G_BEGIN_DECLS

/* What the tests of the interview and of its questions share. */

/* The rules of tests/data/view/interview.xml, and those of the base in a region (or NULL); the caller owns them. */
CordeeRulebook *cordee_test_small_rulebook (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeRulebook *cordee_test_base_rulebook (const char *region) G_GNUC_WARN_UNUSED_RESULT;

/* Answers, as the command line takes them: "medecins=2 couvert=non forme=?". */
void cordee_test_answer (CordeeInterview *interview, const char *answers);

/* The answer to a question as the command line takes it, "!" behind it where it is to be confirmed; "" for none. The caller owns it. */
char *cordee_test_get_answer (CordeeInterview *interview, const char *question) G_GNUC_WARN_UNUSED_RESULT;

/* Some answer to a question of any type, now and then that it is not known; the caller owns it. */
CordeeValue *cordee_test_any_value (CordeeKnowledge *knowledge, const CordeeQuestion *question, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
