/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where a step stands, and since when: it activates roadmap.status and roadmap.day. The owner parents it and unparents it when it is
   disposed of. */
#define CORDEE_TYPE_STATUS_POPOVER (cordee_status_popover_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStatusPopover, cordee_status_popover, CORDEE, STATUS_POPOVER, GtkPopover)

CordeeStatusPopover *cordee_status_popover_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_status_popover_show (CordeeStatusPopover *self, const CordeeRoadmapRow *row, CordeeDay today);

G_END_DECLS
