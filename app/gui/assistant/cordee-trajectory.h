/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-result-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which structure first, which later, which beside: boxes with what leads from one to the next. */
GtkWidget *cordee_trajectory_new (GPtrArray *steps) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
