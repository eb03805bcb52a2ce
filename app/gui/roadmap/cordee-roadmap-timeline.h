/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps as a list that is walked by keyboard, each with its bar on a scale of months. Up and down go from step to step, Enter opens one
   ("roadmap.select"), Space asks for its status. Bars are dragged, or moved by Alt and arrows (a working day) or Page keys (a week): "move"
   (s: the step, i: the day not before which it is to begin, b: for good) tells of each; "put-back" that a drag was given up. */
#define CORDEE_TYPE_ROADMAP_TIMELINE (cordee_roadmap_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CordeeRoadmapTimeline, cordee_roadmap_timeline, CORDEE, ROADMAP_TIMELINE, GtkWidget)

GtkWidget *cordee_roadmap_timeline_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_roadmap_timeline_set_view (CordeeRoadmapTimeline *self, const CordeeRoadmapView *view);
void cordee_roadmap_timeline_select (CordeeRoadmapTimeline *self, const char *step);
gboolean cordee_roadmap_timeline_focus_step (CordeeRoadmapTimeline *self, const char *step);
void cordee_roadmap_timeline_set_brief (CordeeRoadmapTimeline *self, gboolean brief);
gboolean cordee_roadmap_timeline_is_dragging (CordeeRoadmapTimeline *self);

G_END_DECLS
