/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-question-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field for what is typed: a number, with buttons that count up and down, a day, communes, a text. "edited" is emitted when it holds
   another valid answer, or none any more. What cannot be understood stays, with a message below it. */
#define CORDEE_TYPE_ENTRY_FIELD (cordee_entry_field_get_type ())
G_DECLARE_FINAL_TYPE (CordeeEntryField, cordee_entry_field, CORDEE, ENTRY_FIELD, GtkWidget)

GtkWidget *cordee_entry_field_new (CordeeKnowledge *knowledge, const CordeeQuestionView *view) G_GNUC_WARN_UNUSED_RESULT;
void cordee_entry_field_set_value (CordeeEntryField *self, const CordeeValue *value);
CordeeValue *cordee_entry_field_dup_value (CordeeEntryField *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_entry_field_is_valid (CordeeEntryField *self);

G_END_DECLS
