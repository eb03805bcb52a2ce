/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that says a day and, in its popover, lets it be typed, picked from a month, or taken away. "chosen" (i: the day, or
   CORDEE_DAY_NONE) tells of each. */
#define CORDEE_TYPE_DAY_BUTTON (cordee_day_button_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDayButton, cordee_day_button, CORDEE, DAY_BUTTON, GtkWidget)

void cordee_day_button_set (CordeeDayButton *self, const char *label, CordeeDay day, CordeeDay today);
void cordee_day_button_set_words (CordeeDayButton *self, const char *title, const char *clear);
void cordee_day_button_offer (CordeeDayButton *self, const char *label, CordeeDay day);
void cordee_day_button_open (CordeeDayButton *self);

G_END_DECLS
