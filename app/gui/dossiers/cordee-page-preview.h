/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of a document as it will be on paper, as large as there is room. */
#define CORDEE_TYPE_PAGE_PREVIEW (cordee_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (CordeePagePreview, cordee_page_preview, CORDEE, PAGE_PREVIEW, GtkWidget)

void cordee_page_preview_set_document (CordeePagePreview *self, CordeeDocument *document);
void cordee_page_preview_set_page (CordeePagePreview *self, guint page);
guint cordee_page_preview_get_page (CordeePagePreview *self);
guint cordee_page_preview_get_n (CordeePagePreview *self);

G_END_DECLS
