/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkContentProvider *cordee_compare_copy_new_content (const CordeeComparison *comparison, const char *verdicts) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_compare_copy_dup_told (const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
