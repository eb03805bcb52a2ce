/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Ce que cela change": every structure with its verdict and why, as it is with the answers so far, and what an answer changed. */
#define CORDEE_TYPE_CANDIDATE_PANEL (cordee_candidate_panel_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCandidatePanel, cordee_candidate_panel, CORDEE, CANDIDATE_PANEL, GtkWidget)

void cordee_candidate_panel_set_session (CordeeCandidatePanel *self, CordeeSession *session);

G_END_DECLS
