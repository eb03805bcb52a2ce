/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* problem says in words why nothing was printed; NULL where all went well, or where somebody changed their mind. */
typedef void (*CordeePrintDone) (const char *problem, gpointer user_data);

void cordee_print_document (GtkWindow *parent, CordeeDocument *document, CordeePrintDone done, gpointer user_data);
gboolean cordee_print_document_to_file (const CordeeDocument *document, const char *file, GError **error);

G_END_DECLS
