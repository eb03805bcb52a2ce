/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one child, with an edge in the colour of a structure: a bar where a line begins, or a line all around. A decoration: the name
   of the structure always stands inside. */
#define CORDEE_TYPE_COLOUR_EDGE (cordee_colour_edge_get_type ())
G_DECLARE_FINAL_TYPE (CordeeColourEdge, cordee_colour_edge, CORDEE, COLOUR_EDGE, GtkWidget)

GtkWidget *cordee_colour_edge_new (const CordeeStructure *structure, gboolean around, GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
