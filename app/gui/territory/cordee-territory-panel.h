/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the communes of a territory come to: its size, the intercommunalités it cuts, where it is, what to mind, whose figures these are.
   What is offered there goes to "page.add-commune", "page.add-epci" (s) and "page.use-place". */
#define CORDEE_TYPE_TERRITORY_PANEL (cordee_territory_panel_get_type ())
G_DECLARE_FINAL_TYPE (CordeeTerritoryPanel, cordee_territory_panel, CORDEE, TERRITORY_PANEL, GtkWidget)

void cordee_territory_panel_show (CordeeTerritoryPanel *self, const CordeeTerritoryView *view);

G_END_DECLS
