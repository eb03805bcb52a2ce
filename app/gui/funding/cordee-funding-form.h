/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The hypotheses of a plan, to be looked at and changed: dates, numbers, how much is attained, and indicators by the role that they play,
   each explained. What is supposed is said to be. "answered" (string question, pointer CordeeValue or NULL: no answer any more) is emitted
   when the user changed one; nothing is stored here. */
#define CORDEE_TYPE_FUNDING_FORM (cordee_funding_form_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingForm, cordee_funding_form, CORDEE, FUNDING_FORM, GtkWidget)

void cordee_funding_form_show (CordeeFundingForm       *self,
                               CordeeInterview         *interview,
                               const CordeeFundingView *view,
                               const CordeeSituation   *own,
                               const char              *borrowed);

G_END_DECLS
