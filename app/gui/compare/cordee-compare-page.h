/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The comparison: what to compare, the matrix, and the evidence of a cell. */
#define CORDEE_TYPE_COMPARE_PAGE (cordee_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeComparePage, cordee_compare_page, CORDEE, COMPARE_PAGE, GtkWidget)

GtkWidget *cordee_compare_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_compare_page_show_cell (CordeeComparePage *self, const char *structure, const char *criterion);

G_END_DECLS
