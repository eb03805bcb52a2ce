/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The words of the domain. */
#define CORDEE_TYPE_GLOSSARY_LIST (cordee_glossary_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeGlossaryList, cordee_glossary_list, CORDEE, GLOSSARY_LIST, GtkWidget)

GtkWidget *cordee_glossary_list_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
void cordee_glossary_list_set_search (CordeeGlossaryList *self, const char *search);
gboolean cordee_glossary_list_show (CordeeGlossaryList *self, const char *term);

G_END_DECLS
