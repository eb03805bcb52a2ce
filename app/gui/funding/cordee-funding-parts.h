/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"
#include "cordee-wrap-box.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Parts of the funding page that are made anew rather than changed. */

void cordee_funding_fill_chips (CordeeWrapBox *chips, CordeeKnowledge *knowledge, const char *action);
void cordee_funding_add_texts (GtkBox *box, const char *title, const char *hint, GPtrArray *texts);
void cordee_funding_add_notes (GtkBox *box, CordeeKnowledge *knowledge, const char *title, const char *hint, GPtrArray *notes);

G_END_DECLS
