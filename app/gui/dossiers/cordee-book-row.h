/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dossier in the list: its name, where it stands, what comes next. */
#define CORDEE_TYPE_BOOK_ROW (cordee_book_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookRow, cordee_book_row, CORDEE, BOOK_ROW, GtkWidget)

GtkWidget *cordee_book_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_row_show (CordeeBookRow *self, CordeeBookView *view);
GtkWidget *cordee_book_badge_new (const CordeeBookBadge *badge) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
