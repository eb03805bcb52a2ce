/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-question-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where an answer is given: a number, one choice, several, a day, communes, a list of members. "edited" is emitted when the user gave
   another valid answer, or emptied it; what cannot be understood stays as it was typed, with a message below it. */
#define CORDEE_TYPE_ANSWER_EDITOR (cordee_answer_editor_get_type ())
G_DECLARE_FINAL_TYPE (CordeeAnswerEditor, cordee_answer_editor, CORDEE, ANSWER_EDITOR, GtkWidget)

void cordee_answer_editor_show (CordeeAnswerEditor *self, CordeeKnowledge *knowledge, const CordeeQuestionView *view);
CordeeValue *cordee_answer_editor_dup_value (CordeeAnswerEditor *self) G_GNUC_WARN_UNUSED_RESULT; /* NULL: nothing valid */
gboolean cordee_answer_editor_is_valid (CordeeAnswerEditor *self);

G_END_DECLS
