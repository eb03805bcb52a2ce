/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-focus.h"

/* For GtkWidgetClass.focus of a widget with one child whose grab_focus hands the focus to something inside. Where Shift+Tab finds nothing
   more in a widget, GTK asks the widget itself to take the focus: this one would give it back, and nobody would ever get out. */
gboolean
cordee_focus_only_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
