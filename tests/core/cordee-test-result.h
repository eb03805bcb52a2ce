/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* A whole advice on answers as the command line takes them, and its parts as text. The caller owns what is returned. */
CordeeAdvice *cordee_test_advise (CordeeRulebook *rulebook, const char *answers) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_change_to_string (const CordeeAnswerChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
