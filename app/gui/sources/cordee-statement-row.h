/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a statement is told, and other parts that the views of the sources share. All of them come with a floating reference, as any
   new widget. */

/* What a row tells beside the statement itself. */
typedef enum
{
  CORDEE_STATEMENT_ROW_PLAIN = 0,
  CORDEE_STATEMENT_ROW_CELL = 1 << 0,   /* the cell it is in, and the way there */
  CORDEE_STATEMENT_ROW_SOURCE = 1 << 1, /* the source that speaks, and the way there */
} CordeeStatementRowParts;

GtkWidget *cordee_statement_row_new (CordeeSession           *session,
                                     const CordeeStatement   *statement,
                                     CordeeStatementRowParts  parts) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_statement_words_new (CordeeSession *session, const CordeeStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *cordee_wrapped_label_new (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
void cordee_label_wrap_anywhere (GtkLabel *label);
GtkWidget *cordee_heading_new (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_cell_heading_new (CordeeSession *session, const char *structure, const char *criterion) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_source_button_new (const CordeeSource *source) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_group_new (int spacing, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void cordee_box_clear (GtkBox *box);

G_END_DECLS
