/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How fresh the base is today, and what wants to be read again. */
#define CORDEE_TYPE_FRESHNESS_VIEW (cordee_freshness_view_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFreshnessView, cordee_freshness_view, CORDEE, FRESHNESS_VIEW, GtkWidget)

GtkWidget *cordee_freshness_view_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_freshness_view_set_search (CordeeFreshnessView *self, const char *search);

G_END_DECLS
