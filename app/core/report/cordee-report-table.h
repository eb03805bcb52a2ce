/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

char *cordee_report_comparison_to_tsv (const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_comparison_to_html_table (const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
