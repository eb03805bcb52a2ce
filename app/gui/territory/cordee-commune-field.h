/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where communes and intercommunalités are found: what is typed may mean those in a list below. Enter takes the first, Down goes into the
   list, Escape closes it. What is taken goes to "page.add-commune" or "page.add-epci" (s). */
#define CORDEE_TYPE_COMMUNE_FIELD (cordee_commune_field_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCommuneField, cordee_commune_field, CORDEE, COMMUNE_FIELD, GtkWidget)

void cordee_commune_field_set_view (CordeeCommuneField *self, const CordeeTerritoryView *view);

G_END_DECLS
