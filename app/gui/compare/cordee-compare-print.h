/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* problem says in words why nothing was printed; NULL where all went well, or where somebody changed their mind. */
typedef void (*CordeePrintDone) (const char *problem, gpointer user_data);

void cordee_compare_print (GtkWindow *parent, CordeeComparison *comparison, const char *note, CordeePrintDone done, gpointer user_data);
gboolean cordee_compare_print_to_file (const CordeeComparison *comparison, const char *note, const char *file, GError **error);

G_END_DECLS
