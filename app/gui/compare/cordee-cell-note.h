/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The note of the dossier in hand on one cell, or on one step of a way: a button where there is none, an editor where there is. What is typed is kept as answers
   are, without a button for it; an emptied note goes. */
#define CORDEE_TYPE_CELL_NOTE (cordee_cell_note_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCellNote, cordee_cell_note, CORDEE, CELL_NOTE, GtkWidget)

void cordee_cell_note_show (CordeeCellNote *self, CordeeSession *session, const char *structure, const char *criterion);
void cordee_cell_note_show_step (CordeeCellNote *self, CordeeSession *session, const char *structure, const char *step);

G_END_DECLS
