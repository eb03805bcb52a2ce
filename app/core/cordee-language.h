/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of a program's words. Only the start of a program calls this: everything else takes the language as it finds it. */

gboolean cordee_language_is_known (const char *lang);
const char *cordee_language_find_asked (int argc, char **argv);
void cordee_language_init (const char *asked);

G_END_DECLS
