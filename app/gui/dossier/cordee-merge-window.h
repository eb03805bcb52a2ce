/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two versions of the dossier in hand side by side: for each thing that differs, which one is taken. Until somebody has merged them both
   are kept. */
#define CORDEE_TYPE_MERGE_WINDOW (cordee_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMergeWindow, cordee_merge_window, CORDEE, MERGE_WINDOW, GtkWindow)

GtkWidget *cordee_merge_window_new (CordeeSession       *session,
                                    GtkWindow           *parent,
                                    const CordeeDossier *mine,
                                    const CordeeDossier *theirs,
                                    const CordeeDossier *base) G_GNUC_WARN_UNUSED_RESULT;
void cordee_merge_window_set_rescue (CordeeMergeWindow *self, const char *file);

G_END_DECLS
