/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The bar of one year: its amount, its parts from the ground up in the colours and patterns of the stylesheet, and its foot. A decoration: the
   button around it has the name. It copies what it shows. */
#define CORDEE_TYPE_FUNDING_BAR (cordee_funding_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingBar, cordee_funding_bar, CORDEE, FUNDING_BAR, GtkWidget)

GtkWidget *cordee_funding_bar_new (const CordeeFundingYear *year, const char *foot) G_GNUC_WARN_UNUSED_RESULT;
double cordee_funding_bar_get_amount (CordeeFundingBar *self);
gboolean cordee_funding_bar_is_open (CordeeFundingBar *self);
void cordee_funding_bar_measure_text (CordeeFundingBar *self, int width, int *label, int *foot);
void cordee_funding_bar_set_scale (CordeeFundingBar *self, double pixels_per_euro, int open_height, int foot_height);

GtkWidget *cordee_funding_swatch_new (CordeeFundingPart part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
