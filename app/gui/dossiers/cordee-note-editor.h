/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One note of a dossier: typed in where it is that in hand, read otherwise. What is typed is kept as answers are, without a button for it. */
#define CORDEE_TYPE_NOTE_EDITOR (cordee_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (CordeeNoteEditor, cordee_note_editor, CORDEE, NOTE_EDITOR, GtkWidget)

GtkWidget *cordee_note_editor_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_note_editor_show (CordeeNoteEditor *self, const CordeeDossierNote *note, gboolean live);
const char *cordee_note_editor_get_id (CordeeNoteEditor *self);
void cordee_note_editor_keep (CordeeNoteEditor *self);

G_END_DECLS
