/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card for the inhabitants that somebody types instead of those of the communes. What is typed goes to "page.set-population" (d) with Enter or
   when the field is left, and nothing in it to "page.clear-population". */
#define CORDEE_TYPE_STATED_FIELD (cordee_stated_field_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStatedField, cordee_stated_field, CORDEE, STATED_FIELD, GtkWidget)

void cordee_stated_field_show (CordeeStatedField    *self,
                               CordeeKnowledge      *knowledge,
                               const CordeeQuestion *question,
                               gboolean              has_number,
                               double                number);

G_END_DECLS
