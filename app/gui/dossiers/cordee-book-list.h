/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dossiers that are asked for, one of which may be chosen. "chosen" is emitted when it is another one, or none; "opened" when it is
   to be opened (Enter, a double click). */
#define CORDEE_TYPE_BOOK_LIST (cordee_book_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookList, cordee_book_list, CORDEE, BOOK_LIST, GtkWidget)

void cordee_book_list_set_book (CordeeBookList *self, CordeeBook *book);
void cordee_book_list_set_entries (CordeeBookList *self, const GPtrArray *entries);
const CordeeBookEntry *cordee_book_list_get_chosen (CordeeBookList *self);
void cordee_book_list_choose (CordeeBookList *self, const char *file, gboolean focus);
GListModel *cordee_book_list_get_model (CordeeBookList *self);
const CordeeBookEntry *cordee_book_list_get_entry (CordeeBookList *self, guint position);
void cordee_book_list_set_menu (CordeeBookList *self, GMenuModel *menu);

G_END_DECLS
