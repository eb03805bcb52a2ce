/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A document laid out on paper. Sizes are in points (1/72 inch). */
typedef struct _CordeePages CordeePages;

CordeePages *cordee_pages_new (const CordeeDocument *document, PangoContext *context, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void cordee_pages_free (CordeePages *self);
guint cordee_pages_get_n (const CordeePages *self);
void cordee_pages_draw (const CordeePages *self, guint page, cairo_t *cr);
double cordee_pages_get_margin (const CordeeDocument *document);

/* A document as PDF: A4, tagged, with an outline, links and metadata; the same document is the same file, byte for byte. */
GBytes *cordee_pages_to_pdf (const CordeeDocument *document, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeePages, cordee_pages_free)

G_END_DECLS
