/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What each year would bring: a legend and a bar for each year, or two side by side where a second plan is looked at. Tab leads to one bar,
   the arrows, Home and End from bar to bar. "year-activated" (guint plan, guint year: both from 0) is emitted when one is asked for. Nothing
   moves by itself. It copies what it shows: views may go at any time. */
#define CORDEE_TYPE_FUNDING_CHART (cordee_funding_chart_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingChart, cordee_funding_chart, CORDEE, FUNDING_CHART, GtkWidget)

GtkWidget *cordee_funding_chart_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_chart_set_views (CordeeFundingChart      *self,
                                     const CordeeFundingView *first,
                                     const CordeeFundingView *second,
                                     const char              *first_title,
                                     const char              *second_title);
void cordee_funding_chart_select (CordeeFundingChart *self, guint plan, guint year);
gboolean cordee_funding_chart_focus (CordeeFundingChart *self);

G_END_DECLS
