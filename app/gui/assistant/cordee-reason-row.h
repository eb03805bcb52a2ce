/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-result-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One rule on the project: how it stands, in words of the base, and who says so; the ways to its cell and to its source. An item of a
   list. Of reason it needs nothing later. */
GtkWidget *cordee_reason_row_new (const CordeeReason *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
