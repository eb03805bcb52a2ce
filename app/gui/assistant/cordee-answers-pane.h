/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All questions under their headings, with the answers, to go to any of them; those to be confirmed first to the eye. */
#define CORDEE_TYPE_ANSWERS_PANE (cordee_answers_pane_get_type ())
G_DECLARE_FINAL_TYPE (CordeeAnswersPane, cordee_answers_pane, CORDEE, ANSWERS_PANE, GtkWidget)

void cordee_answers_pane_set_session (CordeeAnswersPane *self, CordeeSession *session);

G_END_DECLS
