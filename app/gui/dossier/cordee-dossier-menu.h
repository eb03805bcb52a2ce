/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dossier in hand: its name, on a button that opens what can be done with it, and a small form that changes the name. */
#define CORDEE_TYPE_DOSSIER_MENU (cordee_dossier_menu_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDossierMenu, cordee_dossier_menu, CORDEE, DOSSIER_MENU, GtkWidget)

void cordee_dossier_menu_set_session (CordeeDossierMenu *self, CordeeSession *session);
void cordee_dossier_menu_set_brief (CordeeDossierMenu *self, gboolean brief);
void cordee_dossier_menu_rename (CordeeDossierMenu *self);

G_END_DECLS
