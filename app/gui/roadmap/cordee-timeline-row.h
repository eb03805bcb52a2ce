/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One step on the line of time: a button with its status, what it is and who acts, and its bar. It keeps what it shows. "menu" is emitted when
   its status is to be changed, "open" when it is to be opened, "drag" (d: by so much of the scale; b: let go) while its bar is dragged. */
#define CORDEE_TYPE_TIMELINE_ROW (cordee_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeTimelineRow, cordee_timeline_row, CORDEE, TIMELINE_ROW, GtkWidget)

GtkWidget *cordee_timeline_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_timeline_row_set (CordeeTimelineRow *self, const CordeeRoadmapRow *row);
void cordee_timeline_row_set_brief (CordeeTimelineRow *self, gboolean brief);
void cordee_timeline_row_set_selected (CordeeTimelineRow *self, gboolean selected);
void cordee_timeline_row_drop (CordeeTimelineRow *self);
const char *cordee_timeline_row_get_id (CordeeTimelineRow *self);
CordeeStepStatus cordee_timeline_row_get_status (CordeeTimelineRow *self);
gboolean cordee_timeline_row_has_menu (CordeeTimelineRow *self);
GtkWidget *cordee_timeline_row_get_button (CordeeTimelineRow *self);

const char *cordee_step_status_icon (CordeeStepStatus status);
double cordee_timeline_get_left (GtkWidget *widget, int width);
double cordee_timeline_get_room (GtkWidget *widget, int width);

G_END_DECLS
