/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

gboolean cordee_csv_begins_formula (const char *text);
void cordee_csv_add_field (GString *out, char separator, gboolean first, const char *text);
void cordee_csv_end_record (GString *out);

char *cordee_report_comparison_to_csv (const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
