/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-step-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a step stands, since when, when it begins and how long it takes, each to be changed: it activates roadmap.status, roadmap.day,
   roadmap.begin and roadmap.duration. What is typed counts with Enter or when the field is left. */
#define CORDEE_TYPE_STEP_TIMING (cordee_step_timing_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStepTiming, cordee_step_timing, CORDEE, STEP_TIMING, GtkWidget)

void cordee_step_timing_show (CordeeStepTiming *self, const CordeeStepView *view);

G_END_DECLS
