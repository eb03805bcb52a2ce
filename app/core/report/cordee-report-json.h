/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-issue.h"
#include "cordee-report-conflicts.h"

G_BEGIN_DECLS

/* Results as JSON for scripts: indented, a new line at the end, keys that are never renamed. What is absent is null, an empty
   list is one. The caller owns the text. */

char *cordee_report_comparison_to_json (const CordeeComparison *comparison, guint n_hidden) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_questions_to_json (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_sources_to_json (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_conflicts_to_json (const CordeeConflicts *conflicts) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_changes_to_json (const CordeeKnowledge *knowledge,
                                     const CordeeContext   *before,
                                     const CordeeContext   *after,
                                     GPtrArray             *changes) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_issues_to_json (GPtrArray *issues) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
