/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first page: what Cordée is for, the structures in a line each, and the doors to the rest. */
#define CORDEE_TYPE_HOME_PAGE (cordee_home_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeHomePage, cordee_home_page, CORDEE, HOME_PAGE, GtkWidget)

GtkWidget *cordee_home_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
