/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In the place of a list without dossiers: why, and what to do. */
#define CORDEE_TYPE_BOOK_EMPTY (cordee_book_empty_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookEmpty, cordee_book_empty, CORDEE, BOOK_EMPTY, GtkWidget)

void cordee_book_empty_set_book (CordeeBookEmpty *self, const CordeeBook *book);

G_END_DECLS
