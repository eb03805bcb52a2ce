/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-step-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a widget made again finds the focus back: "focus-key", owned by the widget. */
void cordee_step_set_focus_key (GtkWidget *widget, const char *kind, const char *id);

/* What is asked for before the step ends, one row each: how it stands in a sign and a word, the answer that proves it, what to do, and the
   way there: roadmap.tick, roadmap.answer, roadmap.document. What stood in box goes. */
void cordee_step_checks_fill (GtkBox *box, const CordeeStepView *view);

G_END_DECLS
