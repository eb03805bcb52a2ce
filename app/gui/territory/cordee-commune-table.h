/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The communes of a territory in a table that any of its columns orders: "communes.sort" (s) does, and the same again turns the order round.
   Several can be selected; Delete activates "page.remove". "selected" is emitted when others are. */
#define CORDEE_TYPE_COMMUNE_TABLE (cordee_commune_table_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCommuneTable, cordee_commune_table, CORDEE, COMMUNE_TABLE, GtkWidget)

void cordee_commune_table_set_rows (CordeeCommuneTable *self, const GPtrArray *rows);
void cordee_commune_table_set_brief (CordeeCommuneTable *self, gboolean brief);
char **cordee_commune_table_dup_selected (CordeeCommuneTable *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_commune_table_select_near (CordeeCommuneTable *self, guint position);
guint cordee_commune_table_get_first_selected (CordeeCommuneTable *self);
GListModel *cordee_commune_table_get_model (CordeeCommuneTable *self);
const CordeeTerritoryRow *cordee_commune_table_get_row (CordeeCommuneTable *self, guint position);

G_END_DECLS
