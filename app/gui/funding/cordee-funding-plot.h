/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ground of a chart of years: its bars on one scale, round amounts beside them where there is room. Each bar is a button; one of them can be
   reached by Tab, the others from it by the arrows, Home and End. "activated" (guint plan, guint year: both from 0). */
#define CORDEE_TYPE_FUNDING_PLOT (cordee_funding_plot_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingPlot, cordee_funding_plot, CORDEE, FUNDING_PLOT, GtkWidget)

/* The signs of two plans side by side. */
extern const char *const cordee_funding_plan_signs[2];

GtkWidget *cordee_funding_plot_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_plot_set_views (CordeeFundingPlot *self, const CordeeFundingView *const views[2], const char *const titles[2]);
void cordee_funding_plot_select (CordeeFundingPlot *self, guint plan, guint year);
gboolean cordee_funding_plot_focus_current (CordeeFundingPlot *self);

double cordee_funding_plot_step (double highest);

G_END_DECLS
