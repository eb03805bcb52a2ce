/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-issue.h"
#include "cordee-report-conflicts.h"

G_BEGIN_DECLS

/* Results as plain text for a terminal, worth reading aloud: no table, no rule drawn in signs. Lines hold at most width columns
   (0: each paragraph on one line). The caller owns the text. */

char *cordee_report_comparison_to_text (const CordeeComparison *comparison, guint n_hidden, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_questions_to_text (const CordeeKnowledge *knowledge, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_sources_to_text (const CordeeKnowledge *knowledge, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_conflicts_to_text (const CordeeConflicts *conflicts, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_changes_to_text (const CordeeKnowledge *knowledge,
                                     const CordeeContext   *before,
                                     const CordeeContext   *after,
                                     GPtrArray             *changes,
                                     int                    width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_issues_to_text (GPtrArray *issues) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
