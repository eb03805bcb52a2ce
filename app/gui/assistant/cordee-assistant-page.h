/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The assistant: one question at a time with its effect on the structures beside it, all answers, and the result.

   Its actions, for what is in it: assistant.view (s: "question", "reponses", "resultat"), assistant.path (s: "court", "complet"),
   assistant.next, assistant.back, assistant.unknown, assistant.go (s: a question), assistant.confirm (s), assistant.undo,
   assistant.redo, assistant.restart, assistant.try (si: structure, which of its remedies), assistant.keep, assistant.drop. */
#define CORDEE_TYPE_ASSISTANT_PAGE (cordee_assistant_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeAssistantPage, cordee_assistant_page, CORDEE, ASSISTANT_PAGE, GtkWidget)

GtkWidget *cordee_assistant_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_assistant_page_show_question (CordeeAssistantPage *self, const char *question);

G_END_DECLS
