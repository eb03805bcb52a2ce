/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Chooses the date of the rules, and a second one to compare with. */
GtkWidget *cordee_day_popover_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
