/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-matrix-layout.h"
#include "cordee-matrix-tile.h"
#include "cordee-matrix-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the matrix: a header and its cells; the first one has the column headers. Where it stands and how tall it is is decided by
   the matrix, which alone knows all rows. */
#define CORDEE_TYPE_MATRIX_ROW (cordee_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMatrixRow, cordee_matrix_row, CORDEE, MATRIX_ROW, GtkWidget)

GtkWidget *cordee_matrix_row_new_head (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_matrix_row_new_line (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_matrix_row_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;

void cordee_matrix_row_set_columns (CordeeMatrixRow *self, const CordeeMatrixView *view);
void cordee_matrix_row_set_line (CordeeMatrixRow *self, const CordeeMatrixLine *line);
void cordee_matrix_row_set_empty (CordeeMatrixRow *self, const char *text);

CordeeMatrixTile *cordee_matrix_row_get_tile (CordeeMatrixRow *self, guint column);
gboolean cordee_matrix_row_find_tile (CordeeMatrixRow *self, GtkWidget *tile, guint *column);

gboolean cordee_matrix_row_is_measured (CordeeMatrixRow *self, const CordeeMatrixLayout *layout);
int cordee_matrix_row_guess_height (CordeeMatrixRow *self, const CordeeMatrixLayout *layout);
int cordee_matrix_row_get_height (CordeeMatrixRow *self, const CordeeMatrixLayout *layout);
void cordee_matrix_row_place (CordeeMatrixRow *self, const CordeeMatrixLayout *layout, int y, int height, int scrolled, int covered);

G_END_DECLS
