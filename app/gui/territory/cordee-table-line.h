/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of a table: shares its width among the children that are on show, in proportion to their weights, so that the lines of one width,
   the heading among them, have the same columns. GTK's table tells screen readers nothing of its cells on the baseline, and its headings are
   not for the keyboard. */
#define CORDEE_TYPE_TABLE_LINE (cordee_table_line_get_type ())
G_DECLARE_FINAL_TYPE (CordeeTableLine, cordee_table_line, CORDEE, TABLE_LINE, GtkWidget)

GtkWidget *cordee_table_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_table_line_append (CordeeTableLine *self, GtkWidget *child, guint weight);

G_END_DECLS
