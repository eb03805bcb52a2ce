/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A word of the glossary, explained where it stands. The owner parents it and unparents it when it is disposed of. */
#define CORDEE_TYPE_TERM_POPOVER (cordee_term_popover_get_type ())
G_DECLARE_FINAL_TYPE (CordeeTermPopover, cordee_term_popover, CORDEE, TERM_POPOVER, GtkPopover)

CordeeTermPopover *cordee_term_popover_new (GtkWidget *owner) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_term_popover_follow (CordeeTermPopover *self, CordeeKnowledge *knowledge, GtkWidget *label, const char *uri);

G_END_DECLS
