/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dossiers of the book that were worked on last, a line each, and the way to all of them. */
#define CORDEE_TYPE_HOME_DOSSIERS (cordee_home_dossiers_get_type ())
G_DECLARE_FINAL_TYPE (CordeeHomeDossiers, cordee_home_dossiers, CORDEE, HOME_DOSSIERS, GtkWidget)

void cordee_home_dossiers_set_session (CordeeHomeDossiers *self, CordeeSession *session);

G_END_DECLS
