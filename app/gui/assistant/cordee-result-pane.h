/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The result: what is proposed and why, in which order, why not each other structure and what would open it, what is still missing,
   what the result hangs on, and what it does not cover. */
#define CORDEE_TYPE_RESULT_PANE (cordee_result_pane_get_type ())
G_DECLARE_FINAL_TYPE (CordeeResultPane, cordee_result_pane, CORDEE, RESULT_PANE, GtkWidget)

void cordee_result_pane_set_session (CordeeResultPane *self, CordeeSession *session);

G_END_DECLS
