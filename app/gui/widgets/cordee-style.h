/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What widgets that draw themselves need of the stylesheet: the one door to GtkStyleContext, for which newer GTK has other ways
   that the baseline lacks. */

double cordee_style_get_em (GtkWidget *widget);
gboolean cordee_style_is_dark (GtkWidget *widget);
void cordee_style_get_ink (GtkWidget *widget, GdkRGBA *out);
void cordee_style_get_colour (GtkWidget *widget, const char *name, GdkRGBA *out);

G_END_DECLS
