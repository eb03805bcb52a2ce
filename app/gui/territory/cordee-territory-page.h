/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The territory of the dossier in hand: its communes, which are an answer, and what they come to.

   Its actions: page.add-commune, page.add-epci (s), page.add-communes, page.remove-communes (as), page.remove (those that are selected), page.paste,
   page.import, page.export, page.undo, page.redo, page.use-place, page.set-population (d), page.clear-population, page.compare, page.search. */
#define CORDEE_TYPE_TERRITORY_PAGE (cordee_territory_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeTerritoryPage, cordee_territory_page, CORDEE, TERRITORY_PAGE, GtkWidget)

GtkWidget *cordee_territory_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_territory_page_export (CordeeTerritoryPage *self, GFile *file);
gboolean cordee_territory_page_compare (CordeeTerritoryPage *self, GFile *file);

G_END_DECLS
