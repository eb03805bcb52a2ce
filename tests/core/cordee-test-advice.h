/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

G_BEGIN_DECLS

/* What the tests of rules and advice share. A failure here ends the test that asked. */

CordeeKnowledge *cordee_test_pack_knowledge (const char *file) G_GNUC_WARN_UNUSED_RESULT;
CordeeSituation *cordee_test_situation (CordeeKnowledge *knowledge, const char *answers) G_GNUC_WARN_UNUSED_RESULT;
CordeeRulebook *cordee_test_rulebook (CordeeKnowledge *knowledge, const char *date, const char *region, const char *departement)
    G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_bits_to_string (const CordeeRulebook *rulebook, const guint8 *bits) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_describe (const CordeeRulebook *rulebook, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_questions_to_string (GPtrArray *questions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
