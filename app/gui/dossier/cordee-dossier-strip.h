/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line above the page for what the dossier in hand needs somebody to decide: it was changed elsewhere, it cannot be saved, a copy of
   another day waits, the rules changed. One matter at a time, the gravest first; hidden while there is none. */
#define CORDEE_TYPE_DOSSIER_STRIP (cordee_dossier_strip_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDossierStrip, cordee_dossier_strip, CORDEE, DOSSIER_STRIP, GtkWidget)

void cordee_dossier_strip_set_session (CordeeDossierStrip *self, CordeeSession *session);
void cordee_dossier_strip_refresh (CordeeDossierStrip *self);
void cordee_dossier_strip_later (CordeeDossierStrip *self);

G_END_DECLS
