/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line above the page for what is off, until it is closed by hand: "closed" is emitted then. Hidden while it has nothing to say. */
#define CORDEE_TYPE_NOTICE_BAR (cordee_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeNoticeBar, cordee_notice_bar, CORDEE, NOTICE_BAR, GtkWidget)

void cordee_notice_bar_set_texts (CordeeNoticeBar *self, GPtrArray *texts);

G_END_DECLS
