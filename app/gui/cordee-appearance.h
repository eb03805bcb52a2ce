/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the application looks: light, dark, high contrast, size of the text. It follows the preferences and, where they leave it to
   the system, the desktop; it loads the stylesheet with the colours that go with it. "changed" is emitted when another set of colours is
   on, or when something is found to be off. */
#define CORDEE_TYPE_APPEARANCE (cordee_appearance_get_type ())
G_DECLARE_FINAL_TYPE (CordeeAppearance, cordee_appearance, CORDEE, APPEARANCE, GObject)

CordeeAppearance *cordee_appearance_new (CordeeSettings *settings, GdkDisplay *display) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_appearance_is_dark (CordeeAppearance *self);
gboolean cordee_appearance_is_contrast (CordeeAppearance *self);
char *cordee_appearance_dup_problem (CordeeAppearance *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
