/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one child and tells when there is little room. "narrow" is TRUE below "narrow-below" em of width, "small" below "small-below":
   200 % text makes a window narrow earlier. It never keeps a window from getting smaller. */
#define CORDEE_TYPE_ADAPTIVE (cordee_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (CordeeAdaptive, cordee_adaptive, CORDEE, ADAPTIVE, GtkWidget)

gboolean cordee_adaptive_get_narrow (CordeeAdaptive *self);
gboolean cordee_adaptive_get_small (CordeeAdaptive *self);

G_END_DECLS
