/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dossiers that were opened last, as the desktop remembers them. */
#define CORDEE_MIME_TYPE "application/x-cordee+xml"

typedef struct
{
  char *file; /* owned: its path */
  char *name; /* owned: of the dossier */
} CordeeRecent;

void cordee_recent_add (const char *file, const char *name);
GPtrArray *cordee_recent_list (const char *but, guint most) G_GNUC_WARN_UNUSED_RESULT; /* CordeeRecent, owned */

G_END_DECLS
