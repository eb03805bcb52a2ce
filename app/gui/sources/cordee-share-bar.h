/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar filled for a share of its length. A decoration: the figure always stands beside it. */
#define CORDEE_TYPE_SHARE_BAR (cordee_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeShareBar, cordee_share_bar, CORDEE, SHARE_BAR, GtkWidget)

GtkWidget *cordee_share_bar_new (double share) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
