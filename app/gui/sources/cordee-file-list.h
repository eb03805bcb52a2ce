/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The files that the base is made of, those that were refused first. */
#define CORDEE_TYPE_FILE_LIST (cordee_file_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFileList, cordee_file_list, CORDEE, FILE_LIST, GtkWidget)

GtkWidget *cordee_file_list_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_file_list_set_search (CordeeFileList *self, const char *search);

G_END_DECLS
