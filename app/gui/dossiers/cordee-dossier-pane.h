/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One dossier: who it is, where it stands, what comes next, notes and journal. That in hand is edited in place; another one is read, and
   the way to have it in hand offered. */
#define CORDEE_TYPE_DOSSIER_PANE (cordee_dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDossierPane, cordee_dossier_pane, CORDEE, DOSSIER_PANE, GtkWidget)

void cordee_dossier_pane_set_session (CordeeDossierPane *self, CordeeSession *session);
void cordee_dossier_pane_set_menu (CordeeDossierPane *self, GMenuModel *menu);
void cordee_dossier_pane_show (CordeeDossierPane *self, CordeeBook *book, const CordeeBookEntry *entry);
gboolean cordee_dossier_pane_is_live (CordeeDossierPane *self);

G_END_DECLS
