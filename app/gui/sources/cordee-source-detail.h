/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"
#include "cordee-source-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cordee_source_detail_fill (GtkBox *box, CordeeSession *session, const CordeeSourceView *view);

G_END_DECLS
