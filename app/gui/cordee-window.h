/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"
#include "cordee-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A section of the window: its page is made when it is first shown. */
typedef struct
{
  const char *id;    /* as --section has it */
  const char *label; /* to be translated */
  const char *icon;
  GtkWidget *(*new_page) (CordeeSession *session);
} CordeeWindowSection;

/* The window: sections at the side, a page, the place and the date of the rules above.

   Its actions, for the pages: win.section (s), win.show-cell (ss: structure, criterion), win.show-source (s), win.show-term (s),
   win.show-question (s), win.say (s: a short message that goes by itself), win.search, win.print, win.copy. The last three it passes to the page, whose
   class installs page.search, page.print and page.copy where it has them. Of the dossier: win.new-dossier, win.open-dossier, win.open-file (s),
   win.name-dossier (asks), win.rename-dossier (s), win.save-now, win.show-book, win.report (s: its kind), win.restore, win.restore-file (s),
   win.show-since, win.settle-rules (b: those of today), win.merge. */
#define CORDEE_TYPE_WINDOW (cordee_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeWindow, cordee_window, CORDEE, WINDOW, GtkApplicationWindow)

CordeeWindow *cordee_window_new (GtkApplication *application, CordeeSession *session, CordeeSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
const CordeeWindowSection *cordee_window_sections (guint *n_sections);
const CordeeWindowSection *cordee_window_find_section (const char *id);
const char *cordee_window_get_section (CordeeWindow *self);
void cordee_window_show_section (CordeeWindow *self, const char *id);
GtkWidget *cordee_window_get_page (CordeeWindow *self);
void cordee_window_say (CordeeWindow *self, const char *text);

G_END_DECLS
