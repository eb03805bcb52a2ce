/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place and the day that everything is told for, each on a button that opens what changes it. */
#define CORDEE_TYPE_CONTEXT_BAR (cordee_context_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeContextBar, cordee_context_bar, CORDEE, CONTEXT_BAR, GtkBox)

void cordee_context_bar_set_session (CordeeContextBar *self, CordeeSession *session);
void cordee_context_bar_set_brief (CordeeContextBar *self, gboolean brief);
void cordee_context_bar_choose_place (CordeeContextBar *self);
void cordee_context_bar_choose_day (CordeeContextBar *self);

G_END_DECLS
