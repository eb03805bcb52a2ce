/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-question-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The answers on offer, one row each: one of them, or several, and then also none. What cannot be chosen says why below it. "edited" is
   emitted when the user chose otherwise. */
#define CORDEE_TYPE_OPTION_LIST (cordee_option_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeOptionList, cordee_option_list, CORDEE, OPTION_LIST, GtkWidget)

GtkWidget *cordee_option_list_new (const CordeeQuestionView *view) G_GNUC_WARN_UNUSED_RESULT;
void cordee_option_list_show (CordeeOptionList *self, const CordeeQuestionView *view);
CordeeValue *cordee_option_list_dup_value (CordeeOptionList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
