/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The files and pages that the team put beside a step: opened, taken away, added by their address or by choosing a file. Only the address is
   kept, in the dossier in hand; the session is told. */
#define CORDEE_TYPE_STEP_LINKS (cordee_step_links_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStepLinks, cordee_step_links, CORDEE, STEP_LINKS, GtkWidget)

void cordee_step_links_show (CordeeStepLinks *self, CordeeSession *session, const char *structure, CordeeHow how, const char *step);
void cordee_step_links_add (CordeeStepLinks *self, const char *address); /* what is typed or chosen: an address, or the path of a file */

G_END_DECLS
