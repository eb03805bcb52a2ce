/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-page-private.h"

#include "cordee-dossier-report.h"
#include "cordee-statistics-window.h"

#include <glib/gi18n.h>

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* What the pane shows; NULL where nothing is chosen. Borrowed. */
static const CordeeBookEntry *
get_entry (CordeeBookPage *self)
{
  return self->chosen != NULL ? cordee_book_find (self->book, self->chosen) : NULL;
}

static gboolean
is_in_hand (CordeeBookPage *self, const char *file)
{
  return g_strcmp0 (cordee_session_get_file (self->session), file) == 0;
}

/* Nothing of what is in hand waits when its file is worked on. */
static void
save_in_hand (CordeeBookPage *self, const char *file)
{
  if (is_in_hand (self, file))
    cordee_session_save (self->session);
}

G_GNUC_PRINTF (2, 3) static void
fail (CordeeBookPage *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  cordee_book_page_say (self, text);
}

/* Which actions make sense with what is chosen. */
void
cordee_book_page_update_actions (CordeeBookPage *self)
{
  const CordeeBookEntry *entry = get_entry (self);
  gboolean readable = entry != NULL && entry->problem == NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "dossiers.open", readable);
  gtk_widget_action_set_enabled (widget, "dossiers.duplicate", readable);
  gtk_widget_action_set_enabled (widget, "dossiers.archive", readable && !entry->archived);
  gtk_widget_action_set_enabled (widget, "dossiers.unarchive", readable && entry->archived);
  gtk_widget_action_set_enabled (widget, "dossiers.export", readable);
  gtk_widget_action_set_enabled (widget, "dossiers.hand-over", readable);
  gtk_widget_action_set_enabled (widget, "dossiers.delete", entry != NULL);
  gtk_widget_action_set_enabled (widget, "dossiers.undo", self->deleted != NULL);
  gtk_widget_action_set_enabled (widget, "dossiers.statistics", self->shown != NULL && self->shown->len > 0);
}

/* ── open, duplicate, archive ───────────────────────────────────── */

static void
open_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);

  if (is_in_hand (self, self->chosen))
    gtk_widget_activate_action (widget, "win.section", "s", "assistant");
  else
    gtk_widget_activate_action (widget, "win.open-file", "s", self->chosen);
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = NULL;

  save_in_hand (self, self->chosen);
  copy = cordee_book_duplicate (self->book, self->chosen, get_now (), &error);
  if (copy == NULL)
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("Ce dossier n’a pas pu être dupliqué : %s"), error->message);
      return;
    }
  cordee_book_page_refresh (self, copy);
  cordee_book_page_choose (self, copy);
  gtk_widget_activate_action (widget, "win.say", "s", _("Dossier dupliqué : la copie est choisie dans la liste"));
}

static void
set_archived (CordeeBookPage *self, gboolean archived)
{
  g_autoptr(GError) error = NULL;

  if (is_in_hand (self, self->chosen))
    {
      cordee_dossier_set_archived (cordee_session_get_dossier (self->session), archived, get_now ());
      cordee_session_touch (self->session);
      cordee_session_save (self->session);
    }
  else if (!cordee_book_set_archived (self->book, self->chosen, archived, get_now (), &error))
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, archived ? _("Ce dossier n’a pas pu être archivé : %s") : _("Ce dossier n’a pas pu être sorti des archives : %s"), error->message);
      return;
    }
  cordee_book_page_refresh (self, self->chosen);
  cordee_book_page_choose (self, self->chosen);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              archived ? _("Dossier archivé : le filtre « Archivés » le montre") : _("Dossier sorti des archives"));
}

static void
archive_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  set_archived (CORDEE_BOOK_PAGE (widget), TRUE);
}

static void
unarchive_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  set_archived (CORDEE_BOOK_PAGE (widget), FALSE);
}

/* ── delete, and undo ───────────────────────────────────────────── */

static void
forget_deleted (CordeeBookPage *self)
{
  g_clear_pointer (&self->deleted, g_free);
  cordee_message_bar_say (self->undo_bar, NULL, FALSE);
  cordee_book_page_update_actions (self);
}

/* What comes after it in the list is chosen then, so that the keyboard goes on from there. */
static char *
dup_next (CordeeBookPage *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (((const CordeeBookEntry *) self->shown->pdata[i])->file, self->chosen))
      {
        guint next = i + 1 < self->shown->len ? i + 1 : i - 1;

        return next < self->shown->len ? g_strdup (((const CordeeBookEntry *) self->shown->pdata[next])->file) : NULL;
      }
  return NULL;
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);
  const CordeeBookEntry *entry = get_entry (self);
  g_autofree char *file = g_strdup (self->chosen);
  g_autofree char *title = g_strdup (entry->name[0] != '\0' ? entry->name : _("Sans nom"));
  g_autofree char *next = dup_next (self);
  gboolean in_hand = is_in_hand (self, file);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  char *deleted;

  if (in_hand)
    {
      cordee_session_start_dossier (self->session, "");
      if (is_in_hand (self, file))
        return;
    }
  deleted = cordee_book_delete (self->book, file, &error);
  if (deleted == NULL)
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("Ce dossier n’a pas pu être supprimé : %s"), error->message);
      return;
    }
  g_free (self->deleted);
  self->deleted = deleted;
  self->deleted_in_hand = in_hand;
  /* TRANSLATORS: %s is the name of a dossier. */
  text = g_strdup_printf (_("« %s » est à la corbeille."), title);
  cordee_message_bar_say (self->undo_bar, text, FALSE);
  cordee_book_page_refresh (self, file);
  cordee_book_page_choose (self, next);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *file = cordee_book_undelete (self->book, self->deleted, &error);

  if (file == NULL)
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("Ce dossier n’a pas pu être repris de la corbeille : %s"), error->message);
      return;
    }
  forget_deleted (self);
  cordee_book_page_refresh (self, file);
  cordee_book_page_choose (self, file);
  if (self->deleted_in_hand)
    gtk_widget_activate_action (widget, "win.open-file", "s", file);
}

/* ── import and export ──────────────────────────────────────────── */

static char *
import_one (CordeeBookPage *self, GFile *file, GString *problems)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr(GError) error = NULL;
  char *made = path != NULL ? cordee_book_import (self->book, path, get_now (), &error) : NULL;

  if (made != NULL)
    cordee_book_refresh (self->book, made);
  else
    g_string_append_printf (problems, "%s« %s » : %s", problems->len > 0 ? "\n" : "", shown,
                            error != NULL ? error->message : _("ce fichier n’est pas sur cet ordinateur"));
  return made;
}

/* Copies files (GFile) into the folder, and tells of those that could not be read. */
void
cordee_book_page_import (CordeeBookPage *self, GListModel *files)
{
  g_autoptr(GString) problems = g_string_new (NULL);
  g_autofree char *last = NULL;
  guint n = 0;

  g_return_if_fail (CORDEE_IS_BOOK_PAGE (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      char *made = import_one (self, file, problems);

      if (made == NULL)
        continue;
      g_free (last);
      last = made;
      n++;
    }
  if (problems->len > 0)
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s", _("Ces fichiers n’ont pas été importés."), problems->str);

      cordee_book_page_say (self, text);
    }
  if (n == 0)
    return;
  cordee_book_page_refresh (self, last);
  cordee_book_page_choose (self, last);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u dossier importé", "%u dossiers importés", n), n);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", said);
    }
}

static void
import_response_cb (CordeeBookPage *self, int response)
{
  g_autoptr(GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->dialog)) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (files != NULL)
    cordee_book_page_import (self, files);
}

static void
show_dialog (CordeeBookPage *self, GtkFileChooserNative *dialog, GCallback response_cb)
{
  cordee_file_dialog_clear (&self->dialog);
  self->dialog = dialog;
  g_signal_connect_object (dialog, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  GtkFileChooserNative *dialog = cordee_file_dialog_new (widget, _("Importer des dossiers"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Importer"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  cordee_file_dialog_add_pattern (dialog, _("Dossiers"), CORDEE_DOSSIER_SUFFIX);
  show_dialog (CORDEE_BOOK_PAGE (widget), dialog, G_CALLBACK (import_response_cb));
}

/* Writes the dossier that is chosen to target, over whatever is there; handover: without private notes. */
void
cordee_book_page_export (CordeeBookPage *self, const char *target, gboolean handover)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (CORDEE_IS_BOOK_PAGE (self));
  g_return_if_fail (target != NULL);

  save_in_hand (self, self->chosen);
  if (!cordee_book_export_over (self->book, self->chosen, target, handover, get_now (), &error))
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("La copie n’a pas pu être enregistrée : %s"), error->message);
      return;
    }
  name = g_filename_display_basename (target);
  /* TRANSLATORS: %s is the name of a file. */
  text = g_strdup_printf (handover ? _("Copie sans notes privées enregistrée : %s") : _("Copie enregistrée : %s"), name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
  cordee_book_page_refresh (self, self->chosen);
}

static void
export_response (CordeeBookPage *self, int response, gboolean handover)
{
  gboolean taken;
  g_autoptr(GFile) target = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    target = cordee_file_dialog_dup_target (self->dialog, CORDEE_DOSSIER_SUFFIX, &taken);
  cordee_file_dialog_clear (&self->dialog);
  if (target == NULL)
    return;
  path = g_file_get_path (target);
  if (path == NULL)
    cordee_book_page_say (self, _("La copie n’a pas pu être enregistrée : cet emplacement n’est pas sur cet ordinateur."));
  else if (taken)
    {
      g_autofree char *shown = g_filename_display_name (path);

      /* TRANSLATORS: %s is a file. */
      fail (self, _("Rien n’a été enregistré : il y a déjà un fichier %s."), shown);
    }
  else
    cordee_book_page_export (self, path, handover);
}

static void
export_response_cb (CordeeBookPage *self, int response)
{
  export_response (self, response, FALSE);
}

static void
hand_over_response_cb (CordeeBookPage *self, int response)
{
  export_response (self, response, TRUE);
}

static void
ask_target (CordeeBookPage *self, const char *title, GCallback response_cb)
{
  GtkFileChooserNative *dialog = cordee_file_dialog_new (GTK_WIDGET (self), title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Enregistrer"));
  g_autofree char *name = g_filename_display_basename (self->chosen);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  cordee_file_dialog_add_pattern (dialog, _("Dossiers"), CORDEE_DOSSIER_SUFFIX);
  show_dialog (self, dialog, response_cb);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  ask_target (CORDEE_BOOK_PAGE (widget), _("Exporter le dossier entier, notes privées comprises"), G_CALLBACK (export_response_cb));
}

static void
hand_over_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  ask_target (CORDEE_BOOK_PAGE (widget), _("Copie à remettre, sans notes privées"), G_CALLBACK (hand_over_response_cb));
}

/* ── folder, statistics ─────────────────────────────────────────── */

static void
folder_response_cb (CordeeBookPage *self, int response)
{
  g_autoptr(GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog)) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (path != NULL)
    cordee_book_page_set_folder (self, path);
  else if (folder != NULL)
    cordee_book_page_say (self, _("Cet emplacement n’est pas sur cet ordinateur, ni sur un lecteur qui y est branché."));
}

static void
choose_folder_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);
  GtkFileChooserNative *dialog = cordee_file_dialog_new (widget, _("Où sont rangés les dossiers"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                         _("_Choisir"));
  g_autoptr(GFile) folder = g_file_new_for_path (cordee_book_get_folder (self->book));

  if (g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  show_dialog (self, dialog, G_CALLBACK (folder_response_cb));
}

static void
statistics_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);

  gtk_window_present (GTK_WINDOW (cordee_statistics_window_new (self->book, self->shown, self->window)));
}

static void
reload_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  cordee_book_page_read (CORDEE_BOOK_PAGE (widget));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  cordee_book_filter_focus_search (CORDEE_BOOK_PAGE (widget)->filter);
}

/* Of the dossier in hand. */
static void
print_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  gtk_widget_activate_action (widget, "win.report", "s", cordee_report_kind_id (CORDEE_REPORT_INTERVIEW));
}

/* Gives the page its actions. */
void
cordee_book_page_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "dossiers.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.unarchive", NULL, unarchive_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.hand-over", NULL, hand_over_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.choose-folder", NULL, choose_folder_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.statistics", NULL, statistics_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "dossiers.reload", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "dossiers.undo", NULL);
}
