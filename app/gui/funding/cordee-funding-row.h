/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The texts of one row of a table of amounts, side by side in columns that are the same in every row or, where there is little room, one below
   the other. A decoration: the row of the list around it has the name. */
#define CORDEE_TYPE_FUNDING_ROW (cordee_funding_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingRow, cordee_funding_row, CORDEE, FUNDING_ROW, GtkWidget)

typedef enum
{
  CORDEE_FUNDING_ROW_HEAD,    /* the titles of the columns */
  CORDEE_FUNDING_ROW_GROUP,   /* what is paid together */
  CORDEE_FUNDING_ROW_LINE,
  CORDEE_FUNDING_ROW_UNKNOWN, /* what no source gives */
  CORDEE_FUNDING_ROW_TOTAL,
} CordeeFundingRowKind;

/* Texts are copied, each may be NULL. Without condition and source, what goes over their columns. */
typedef struct
{
  const char *title;
  const char *condition;
  const char *source;
  const char *low, *high;
  const char *amount; /* both in words, where there are no columns */
  gboolean conflict;  /* who says it does not agree */
} CordeeFundingRowTexts;

GtkWidget *cordee_funding_row_new (CordeeFundingRowKind         kind,
                                   const CordeeFundingRowTexts *texts,
                                   GtkSizeGroup                *amounts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
