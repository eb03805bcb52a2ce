/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The size classes of a structure side by side, filled as far as the territory goes, and in words what that means. */
GtkWidget *cordee_size_gauge_new (const CordeeTerritoryScale *scale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
