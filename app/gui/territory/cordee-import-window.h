/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"
#include "cordee-territory-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of communes that is pasted or read from a file, line by line: what was found, what is to be chosen, what is not known. What is taken
   goes to the page's "page.add-communes" (as).

   Its actions: import.file (asks for one), import.choose (uu: a line on show, a commune of those that it may mean), import.add. */
#define CORDEE_TYPE_IMPORT_WINDOW (cordee_import_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeImportWindow, cordee_import_window, CORDEE, IMPORT_WINDOW, GtkWindow)

GtkWidget *cordee_import_window_new (CordeeSession *session, GtkWidget *page) G_GNUC_WARN_UNUSED_RESULT;
void cordee_import_window_set_text (CordeeImportWindow *self, const char *text);
void cordee_import_window_load (CordeeImportWindow *self, GFile *file);
const CordeeTerritoryImport *cordee_import_window_get_import (CordeeImportWindow *self);

G_END_DECLS
