/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Dialogs for files and folders. Whoever asks keeps the dialog until it answered, and lets go of it. */

GtkFileChooserNative *cordee_file_dialog_new (GtkWidget            *owner,
                                              const char           *title,
                                              GtkFileChooserAction  action,
                                              const char           *accept) G_GNUC_WARN_UNUSED_RESULT;
void cordee_file_dialog_add_pattern (GtkFileChooserNative *self, const char *name, const char *suffix);
GFile *cordee_file_dialog_dup_target (GtkFileChooserNative *self, const char *suffix, gboolean *taken) G_GNUC_WARN_UNUSED_RESULT;
void cordee_file_dialog_clear (GtkFileChooserNative **self);

G_END_DECLS
