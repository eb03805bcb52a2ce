/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-view.h"

#include "cordee-report-territory.h"

G_BEGIN_DECLS

char *cordee_territory_departement (const CordeeAtlas *atlas, const char *code) G_GNUC_WARN_UNUSED_RESULT;

/* cordee-territory-size.c; sizes: CordeeTerritorySize. */
void cordee_territory_scale_free (gpointer data);
void cordee_territory_add_scale (CordeeTerritoryView *self, CordeeKnowledge *knowledge, const CordeeTerritorySize *size, double number);
void cordee_territory_epci_free (gpointer data);
void cordee_territory_add_epci (CordeeTerritoryView *self, const CordeeTerritoryPart *part, const GPtrArray *sizes, double total);

G_END_DECLS
