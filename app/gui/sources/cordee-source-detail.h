/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"
#include "cordee-source-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *cordee_address_new (const char *url) G_GNUC_WARN_UNUSED_RESULT;
void cordee_source_detail_fill (GtkBox *box, CordeeSession *session, const CordeeSourceView *view);

G_END_DECLS
