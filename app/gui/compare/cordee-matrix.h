/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-matrix-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The matrix: a GtkScrollable table that draws a CordeeMatrixView and no more. Both headers stay in sight; where there is room for one
   structure only, each row becomes a card. Cells can be walked with the arrows; each has the role of a table cell and the name that
   the view composed.

   "capacity" is how many structures there is room for; when it changes, whoever made the view makes another. What a person does with
   it are actions of the page that holds it: compare.open (ss: structure, criterion), compare.fold (s: group), compare.move (si:
   structure, by), compare.pin (s), compare.leave-out (s: structure), compare.drop-row (s: criterion). */
#define CORDEE_TYPE_MATRIX (cordee_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMatrix, cordee_matrix, CORDEE, MATRIX, GtkWidget)

GtkWidget *cordee_matrix_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_set_view (CordeeMatrix *self, CordeeMatrixView *view);
const CordeeMatrixView *cordee_matrix_get_view (CordeeMatrix *self);
guint cordee_matrix_get_capacity (CordeeMatrix *self);
gboolean cordee_matrix_select (CordeeMatrix *self, const char *structure, const char *criterion);
gboolean cordee_matrix_focus (CordeeMatrix *self);

G_END_DECLS
