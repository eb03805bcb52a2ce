/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line that stays until it is closed: what happened, and what can be done about it. Hidden while it has nothing to say. */
#define CORDEE_TYPE_MESSAGE_BAR (cordee_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMessageBar, cordee_message_bar, CORDEE, MESSAGE_BAR, GtkWidget)

void cordee_message_bar_say (CordeeMessageBar *self, const char *text, gboolean problem);
void cordee_message_bar_set_action (CordeeMessageBar *self, const char *label, const char *action);
gboolean cordee_message_bar_save_table (CordeeMessageBar *self, GFile *file, const char *csv);
const char *cordee_message_bar_get_text (CordeeMessageBar *self);

G_END_DECLS
