/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-report-advice.h"

G_BEGIN_DECLS

/* The parts that the words of an advice are made of. Nothing here is typeset yet; the caller owns what comes back. */

char *cordee_advice_quantity (const CordeeKnowledge *knowledge, const char *unit, double value) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_fill (const CordeeAdvice *advice, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_enumerate (GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_lower_first (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_finish (GString *out) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_fit_text (const CordeeAdvice *advice, const CordeeCandidate *candidate) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_changes_text (const CordeeAdvice *advice, const CordeeRemedy *remedy) G_GNUC_WARN_UNUSED_RESULT;

/* const CordeeFinding *, borrowed, in an owned array, the most binding first: all of an outcome, or those of them that decide. */
GPtrArray *cordee_advice_list_findings (const CordeeCandidate *candidate,
                                        CordeeRuleKind         kind,
                                        CordeeOutcome          outcome,
                                        gboolean               decides) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
