/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A comparison laid out on paper: the matrix, then its sources, numbered. Sizes are in points (1/72 inch). */
typedef struct _CordeePages CordeePages;

CordeePages *cordee_pages_new (const CordeeComparison *comparison,
                               const char             *note,
                               PangoContext           *context,
                               double                  width,
                               double                  height) G_GNUC_WARN_UNUSED_RESULT;
void cordee_pages_free (CordeePages *self);
guint cordee_pages_get_n (const CordeePages *self);
void cordee_pages_draw (const CordeePages *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeePages, cordee_pages_free)

G_END_DECLS
