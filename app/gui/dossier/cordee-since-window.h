/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What changed for the dossier in hand between its rules and those of today, and which are to be used. */
#define CORDEE_TYPE_SINCE_WINDOW (cordee_since_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSinceWindow, cordee_since_window, CORDEE, SINCE_WINDOW, GtkWindow)

GtkWidget *cordee_since_window_new (CordeeSession *session, GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
