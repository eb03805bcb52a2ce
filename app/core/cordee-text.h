/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cordee_text_collapse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_text_number (double value) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_text_nearest (const char *text, const char *const *candidates);

G_END_DECLS
