/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-appearance.h"
#include "cordee-session.h"
#include "cordee-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program: one process for all that a person opens, with one window. Whatever is off (no bus, no settings, a bad pack, an odd
   option), the window opens and says so. */
#define CORDEE_TYPE_APPLICATION (cordee_application_get_type ())
G_DECLARE_FINAL_TYPE (CordeeApplication, cordee_application, CORDEE, APPLICATION, GtkApplication)

int cordee_application_run (int argc, char **argv);
CordeeApplication *cordee_application_new (CordeeDay today) G_GNUC_WARN_UNUSED_RESULT;
CordeeSession *cordee_application_get_session (CordeeApplication *self);
CordeeSettings *cordee_application_get_settings (CordeeApplication *self);
CordeeAppearance *cordee_application_get_appearance (CordeeApplication *self);

G_END_DECLS
