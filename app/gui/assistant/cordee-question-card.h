/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One question: what is asked, why, the answer, what comes next. It shows the current question of the session's interview and answers
   it as soon as there is a valid answer. */
#define CORDEE_TYPE_QUESTION_CARD (cordee_question_card_get_type ())
G_DECLARE_FINAL_TYPE (CordeeQuestionCard, cordee_question_card, CORDEE, QUESTION_CARD, GtkWidget)

void cordee_question_card_set_session (CordeeQuestionCard *self, CordeeSession *session);
void cordee_question_card_set_brief (CordeeQuestionCard *self, gboolean brief);
void cordee_question_card_refresh (CordeeQuestionCard *self);
gboolean cordee_question_card_is_valid (CordeeQuestionCard *self);

G_END_DECLS
