/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is otherwise in a second plan: structure, date of the rules, hypotheses. "changed" is emitted when the user changed one. */
#define CORDEE_TYPE_FUNDING_SECOND (cordee_funding_second_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingSecond, cordee_funding_second, CORDEE, FUNDING_SECOND, GtkWidget)

void cordee_funding_second_set_knowledge (CordeeFundingSecond *self, CordeeKnowledge *knowledge);
const CordeeFundingOther *cordee_funding_second_get_other (CordeeFundingSecond *self);
void cordee_funding_second_show (CordeeFundingSecond *self, CordeeInterview *interview, const CordeeFundingView *view);

G_END_DECLS
