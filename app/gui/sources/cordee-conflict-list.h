/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What sources contradict each other on, at the date and the place of the session, and what settles it. */
#define CORDEE_TYPE_CONFLICT_LIST (cordee_conflict_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeConflictList, cordee_conflict_list, CORDEE, CONFLICT_LIST, GtkWidget)

GtkWidget *cordee_conflict_list_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_conflict_list_set_search (CordeeConflictList *self, const char *search);

G_END_DECLS
