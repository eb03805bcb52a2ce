/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to be done next in the dossiers of the book, soonest first, a line each. */
#define CORDEE_TYPE_HOME_ACTIONS (cordee_home_actions_get_type ())
G_DECLARE_FINAL_TYPE (CordeeHomeActions, cordee_home_actions, CORDEE, HOME_ACTIONS, GtkWidget)

void cordee_home_actions_set_session (CordeeHomeActions *self, CordeeSession *session);

G_END_DECLS
