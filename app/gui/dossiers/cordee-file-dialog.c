/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-file-dialog.h"

#include <glib/gi18n.h>

/* A dialog above the window of owner, with accept on its button; nothing is shown yet. The caller owns it. */
GtkFileChooserNative *
cordee_file_dialog_new (GtkWidget *owner, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *self = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _("A_nnuler"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  return self;
}

/* Offers the files whose names end in suffix, and all. By pattern: some systems know no other filters. */
void
cordee_file_dialog_add_pattern (GtkFileChooserNative *self, const char *name, const char *suffix)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*", suffix, NULL);

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self), filter);
  gtk_file_filter_set_name (all, _("Tous les fichiers"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self), all);
}

/* The file to save to, with suffix behind its name if it had none. taken: whether there is a file of that name, of which the dialog, that
   knew it without suffix, did not ask. The caller owns it; NULL where nothing was chosen. */
GFile *
cordee_file_dialog_dup_target (GtkFileChooserNative *self, const char *suffix, gboolean *taken)
{
  g_autoptr(GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self));
  g_autofree char *name = chosen != NULL ? g_file_get_basename (chosen) : NULL;
  g_autofree char *full = NULL;
  g_autoptr(GFile) folder = NULL;
  GFile *target;

  *taken = FALSE;
  if (chosen == NULL || g_str_has_suffix (name, suffix))
    return g_steal_pointer (&chosen);
  folder = g_file_get_parent (chosen);
  if (folder == NULL)
    return g_steal_pointer (&chosen);
  full = g_strconcat (name, suffix, NULL);
  target = g_file_get_child (folder, full);
  *taken = g_file_query_exists (target, NULL);
  return target;
}

/* Lets go of a dialog, which closes if it is still on show. */
void
cordee_file_dialog_clear (GtkFileChooserNative **self)
{
  if (*self != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (*self));
  g_clear_object (self);
}
