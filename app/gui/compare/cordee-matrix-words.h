/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of pieces, each with a look of its own, on its way to become one layout. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  int icon; /* where there is room for an icon, in bytes; -1 without */
} CordeeMatrixWords;

void cordee_matrix_words_init (CordeeMatrixWords *self);
void cordee_matrix_words_add_icon (CordeeMatrixWords *self, double size);
void cordee_matrix_words_add (CordeeMatrixWords *self, const char *markup, const GdkRGBA *colour, gboolean bold);
void cordee_matrix_words_add_lines (CordeeMatrixWords *self, const char *markup);
void cordee_matrix_words_add_plain (CordeeMatrixWords *self, const char *text, const GdkRGBA *colour, gboolean bold);
void cordee_matrix_words_separate (CordeeMatrixWords *self, const char *separator, const GdkRGBA *colour);
PangoLayout *cordee_matrix_words_finish (CordeeMatrixWords *self, GtkWidget *widget, double scale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
