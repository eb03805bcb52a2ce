/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of the list of dossiers: words, structure, verdict, due date, silence, order. "changed" is emitted when it is something
   else. Its properties are actions: "book-filter.structure" with an id, "" for any. */
#define CORDEE_TYPE_BOOK_FILTER (cordee_book_filter_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookFilter, cordee_book_filter, CORDEE, BOOK_FILTER, GtkWidget)

void cordee_book_filter_set_base (CordeeBookFilter *self, CordeeKnowledge *knowledge, CordeeDay today);
void cordee_book_filter_get_query (CordeeBookFilter *self, CordeeBookQuery *query);
gboolean cordee_book_filter_is_plain (CordeeBookFilter *self);
void cordee_book_filter_set_found (CordeeBookFilter *self, const char *text);
void cordee_book_filter_focus_search (CordeeBookFilter *self);

G_END_DECLS
