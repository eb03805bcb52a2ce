/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A short message over the page that goes by itself. A screen reader is told of it as a status. */
#define CORDEE_TYPE_TOAST (cordee_toast_get_type ())
G_DECLARE_FINAL_TYPE (CordeeToast, cordee_toast, CORDEE, TOAST, GtkWidget)

void cordee_toast_say (CordeeToast *self, const char *text);
const char *cordee_toast_get_text (CordeeToast *self);

G_END_DECLS
