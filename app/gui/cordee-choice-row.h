/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of a list out of which one is chosen: a name, a detail, and a sign on the one that is. They are plain rows of a GtkListBox. */

GtkWidget *cordee_choice_row_new (const char *name, const char *detail, GtkOrientation orientation) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_choice_row_get_text (GtkListBoxRow *row);
void cordee_choice_row_set_chosen (GtkListBoxRow *row, gboolean chosen);
void cordee_choice_row_reveal (GtkListBoxRow *row);

G_END_DECLS
