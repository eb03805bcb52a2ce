/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The preferences, which hold as soon as they are changed. */
#define CORDEE_TYPE_PREFERENCES_WINDOW (cordee_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeePreferencesWindow, cordee_preferences_window, CORDEE, PREFERENCES_WINDOW, GtkWindow)

GtkWidget *cordee_preferences_window_new (CordeeSettings *settings, GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
