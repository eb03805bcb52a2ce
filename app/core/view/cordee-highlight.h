/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cordee_highlight_markup (const char *text, GArray *emphasis, const char *folded_search) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
