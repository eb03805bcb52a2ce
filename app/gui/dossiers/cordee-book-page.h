/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The advisor's book: the dossiers of a folder with what is asked of the list, and beside it the one that is chosen. */
#define CORDEE_TYPE_BOOK_PAGE (cordee_book_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookPage, cordee_book_page, CORDEE, BOOK_PAGE, GtkWidget)

GtkWidget *cordee_book_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
CordeeBook *cordee_book_page_get_book (CordeeBookPage *self);
gboolean cordee_book_page_is_reading (CordeeBookPage *self);
void cordee_book_page_set_folder (CordeeBookPage *self, const char *folder);
void cordee_book_page_choose (CordeeBookPage *self, const char *file);

/* What its dialogs lead to. */
void cordee_book_page_import (CordeeBookPage *self, GListModel *files);
void cordee_book_page_export (CordeeBookPage *self, const char *target, gboolean handover);

G_END_DECLS
