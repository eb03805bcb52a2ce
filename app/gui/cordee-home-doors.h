/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ways in from the first page: what fits the project (and how far one has come with that), and what differs. */
#define CORDEE_TYPE_HOME_DOORS (cordee_home_doors_get_type ())
G_DECLARE_FINAL_TYPE (CordeeHomeDoors, cordee_home_doors, CORDEE, HOME_DOORS, GtkWidget)

void cordee_home_doors_set_session (CordeeHomeDoors *self, CordeeSession *session);

G_END_DECLS
