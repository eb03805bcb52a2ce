/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The versions of the dossier in hand that were put by, with their answers, to go back to one of them. */
#define CORDEE_TYPE_RESTORE_WINDOW (cordee_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeRestoreWindow, cordee_restore_window, CORDEE, RESTORE_WINDOW, GtkWindow)

GtkWidget *cordee_restore_window_new (CordeeSession *session, GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
