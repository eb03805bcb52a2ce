/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lines of one year with their conditions, sources and amounts, by scheme, and their total. Lines that give nothing as things are stand
   behind a button. "item-activated" (guint: place in the items of the year) is emitted when a line is asked for. It copies what it shows. */
#define CORDEE_TYPE_FUNDING_TABLE (cordee_funding_table_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingTable, cordee_funding_table, CORDEE, FUNDING_TABLE, GtkWidget)

GtkWidget *cordee_funding_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_table_set_year (CordeeFundingTable *self, const CordeeFundingYear *year);
void cordee_funding_table_select (CordeeFundingTable *self, int item);
gboolean cordee_funding_table_focus (CordeeFundingTable *self);

G_END_DECLS
