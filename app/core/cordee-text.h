/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cordee_text_collapse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_text_fold_character (GString *out, gunichar c);
gboolean cordee_text_has_words (const char *folded, const char *folded_search);
char *cordee_text_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_text_number (double value) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_text_is_one (double value);
const char *cordee_text_nearest (const char *text, const char *const *candidates);

G_END_DECLS
