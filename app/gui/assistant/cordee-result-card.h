/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-result-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cards of the result and their parts. Of what they are made from they need nothing later; all come with a floating reference, as
   any new widget. They use the actions of the assistant and of the window. trial: the result of answers that are only tried, told where it
   differs; or NULL. */
GtkWidget *cordee_result_hero_new (const CordeeResultView *view, const CordeeAdvice *trial) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_result_card_new (const CordeeResultCard *card, const CordeeAdvice *trial) G_GNUC_WARN_UNUSED_RESULT;

/* Lists: items of one sort as rows, told by that name. Where there are more than most, the others are folded away under a title. */
typedef GtkWidget *(*CordeeResultRowFunc) (gconstpointer item);
GtkWidget *cordee_result_list_new (const char          *name,
                                   GPtrArray           *items,
                                   guint                most,
                                   const char          *more,
                                   CordeeResultRowFunc  func) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *cordee_result_question_row_new (gconstpointer question) G_GNUC_WARN_UNUSED_RESULT; /* CordeeResultQuestion */
GtkWidget *cordee_result_text_row_new (gconstpointer text) G_GNUC_WARN_UNUSED_RESULT;         /* char */

G_END_DECLS
