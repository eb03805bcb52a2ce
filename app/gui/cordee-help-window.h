/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How to read what Cordée shows, and the keys that it knows. */
#define CORDEE_TYPE_HELP_WINDOW (cordee_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeHelpWindow, cordee_help_window, CORDEE, HELP_WINDOW, GtkWindow)

GtkWidget *cordee_help_window_new (GtkWindow *parent, const char *topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
