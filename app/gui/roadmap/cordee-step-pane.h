/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One step of the way beside the line of time: what it is, how long it takes and who says so, what is asked for before it ends, documents,
   aids, sources, contacts, notes, links. It changes nothing itself: it activates the actions of the page (roadmap.…), but for notes, links
   and contacts, which it puts into the dossier and tells the session of. */
#define CORDEE_TYPE_STEP_PANE (cordee_step_pane_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStepPane, cordee_step_pane, CORDEE, STEP_PANE, GtkWidget)

GtkWidget *cordee_step_pane_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* The roadmap is borrowed for the call only; NULL hides all. Where the same step is shown again, what has the focus keeps it. */
void cordee_step_pane_show (CordeeStepPane *self, const CordeeRoadmap *roadmap, guint index);
gboolean cordee_step_pane_focus (CordeeStepPane *self);

G_END_DECLS
