/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"
#include "cordee-wrap-box.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cards of the page. What they show is copied. */

void cordee_roadmap_fill_tiles (CordeeWrapBox *box, GPtrArray *tiles);                      /* CordeeRoadmapTile */
guint cordee_roadmap_fill_tasks (GtkBox *box, const CordeeRoadmapView *view, guint n_shown); /* how many are left out */
void cordee_roadmap_fill_notes (GtkBox *box, GPtrArray *notes);                             /* char * */
void cordee_roadmap_fill_legend (CordeeWrapBox *box);

G_END_DECLS
