/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sources of the base, and what the chosen one says. */
#define CORDEE_TYPE_SOURCE_LIST (cordee_source_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSourceList, cordee_source_list, CORDEE, SOURCE_LIST, GtkWidget)

GtkWidget *cordee_source_list_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_source_list_set_search (CordeeSourceList *self, const char *search);
void cordee_source_list_set_narrow (CordeeSourceList *self, gboolean narrow);
gboolean cordee_source_list_show (CordeeSourceList *self, const char *source);

G_END_DECLS
