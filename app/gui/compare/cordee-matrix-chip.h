/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The verdict in the header of a column, or how a cell stands, drawn as the chip of a verdict is elsewhere; and what it was, beside it
   or below. All zero: nothing. */
typedef struct
{
  PangoLayout *verdict, *was; /* owned, or NULL */
  int width, height;          /* of the chip */
  int was_x, was_y;           /* from its corner */
} CordeeMatrixChip;

void cordee_matrix_chip_init (CordeeMatrixChip *self, GtkWidget *widget, const char *verdict, const char *was, CordeeVerdict tone);
void cordee_matrix_chip_clear (CordeeMatrixChip *self);
int cordee_matrix_chip_lay_out (CordeeMatrixChip *self, int width, double em);
void cordee_matrix_chip_snapshot (const CordeeMatrixChip *self, GtkWidget *widget, GtkSnapshot *snapshot, CordeeVerdict tone, int x, int y);

G_END_DECLS
