/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with the keyboard: the one list that sets the accelerators and that the window of shortcuts shows. */
typedef struct
{
  const char *group;  /* to be translated */
  const char *label;  /* to be translated */
  const char *action; /* detailed; NULL: keys of a widget, told only */
  const char *keys;   /* accelerators, separated by spaces */
} CordeeShortcut;

const CordeeShortcut *cordee_shortcuts (guint *n_shortcuts);
void cordee_shortcuts_apply (GtkApplication *application);

G_END_DECLS
