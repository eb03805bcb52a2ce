/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where everything comes from: the sources and what they say, their disagreements, how fresh the base is, its files, the glossary. */
#define CORDEE_TYPE_SOURCES_PAGE (cordee_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSourcesPage, cordee_sources_page, CORDEE, SOURCES_PAGE, GtkWidget)

GtkWidget *cordee_sources_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_sources_page_show_source (CordeeSourcesPage *self, const char *source);
void cordee_sources_page_show_term (CordeeSourcesPage *self, const char *term);
void cordee_sources_page_show_files (CordeeSourcesPage *self);

G_END_DECLS
