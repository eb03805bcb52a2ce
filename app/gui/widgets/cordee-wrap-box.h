/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays its children side by side and goes on below where there is no more room. Children keep their natural width, or less where the
   line is shorter; in a line, those that expand share what is left. "equal" gives all of a line the same width,
   and lines of about as many. */
#define CORDEE_TYPE_WRAP_BOX (cordee_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (CordeeWrapBox, cordee_wrap_box, CORDEE, WRAP_BOX, GtkWidget)

GtkWidget *cordee_wrap_box_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;
void cordee_wrap_box_append (CordeeWrapBox *self, GtkWidget *child);
void cordee_wrap_box_clear (CordeeWrapBox *self);

G_END_DECLS
