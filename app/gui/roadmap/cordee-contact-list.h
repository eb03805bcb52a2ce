/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"
#include "cordee-step-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whom to speak to for a step: the roles of the base with their public pages, and the user's own, which can be added, changed and taken away
   here: kept in the dossier in hand, and left out of what is handed over unless they are shared. */
#define CORDEE_TYPE_CONTACT_LIST (cordee_contact_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeContactList, cordee_contact_list, CORDEE, CONTACT_LIST, GtkWidget)

void cordee_contact_list_show (CordeeContactList *self, CordeeSession *session, const CordeeStepView *view);

G_END_DECLS
