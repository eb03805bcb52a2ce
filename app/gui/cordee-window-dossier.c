/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-window-private.h"

#include "cordee-file-dialog.h"
#include "cordee-issue.h"
#include "cordee-merge-window.h"
#include "cordee-recent.h"
#include "cordee-report-window.h"
#include "cordee-report.h"
#include "cordee-restore-window.h"
#include "cordee-since-window.h"

#include <glib/gi18n.h>

static void
say (CordeeWindow *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  cordee_window_say (self, typeset);
}

/* ── files ──────────────────────────────────────────────────────── */

static void
open_file (CordeeWindow *self, const char *file)
{
  g_autofree char *problem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!cordee_session_open_dossier (self->session, file, &problem))
    {
      cordee_session_add_notice (self->session, problem);
      return;
    }
  name = cordee_session_dup_name (self->session);
  /* TRANSLATORS: the name of the dossier. */
  text = g_strdup_printf (_("« %s » est ouvert."), name);
  say (self, text);
}

static void
open_file_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_file (data, g_variant_get_string (value, NULL));
}

/* The path of what was chosen in the dialog, which goes. The caller owns it; NULL: nothing was chosen. */
static char *
take_chosen (CordeeWindow *self, int response)
{
  g_autoptr(GFile) chosen = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->file_dialog)) : NULL;

  cordee_file_dialog_clear (&self->file_dialog);
  return chosen != NULL ? g_file_get_path (chosen) : NULL;
}

/* Shows a dialog that begins in folder, or anywhere where that is NULL. func: of its "response", with the window. */
static void
show_dialog (CordeeWindow *self, GtkFileChooserNative *dialog, const char *folder, GCallback func)
{
  g_autoptr(GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  cordee_file_dialog_clear (&self->file_dialog);
  self->file_dialog = dialog;
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, NULL);
  g_signal_connect_object (dialog, "response", func, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
chosen_file_cb (CordeeWindow *self, int response)
{
  g_autofree char *path = take_chosen (self, response);

  if (path != NULL)
    open_file (self, path);
}

static void
open_dossier_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  GtkFileChooserNative *dialog = cordee_file_dialog_new (data, _("Ouvrir un dossier"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Ouvrir"));
  g_autofree char *folder = cordee_session_dup_book_folder (((CordeeWindow *) data)->session);

  cordee_file_dialog_add_pattern (dialog, _("Dossiers Cordée"), CORDEE_DOSSIER_SUFFIX);
  show_dialog (data, dialog, folder, G_CALLBACK (chosen_file_cb));
}

/* One file at a time: there is one dossier in hand. */
static gboolean
drop_cb (CordeeWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  open_file (self, path);
  return TRUE;
}

static void
chosen_folder_cb (CordeeWindow *self, int response)
{
  g_autofree char *path = take_chosen (self, response);

  if (path != NULL && cordee_session_move (self->session, path))
    say (self, _("Le dossier est enregistré."));
}

static void
choose_folder_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  show_dialog (data, cordee_file_dialog_new (data, _("Où enregistrer ce dossier"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Enregistrer ici")), NULL,
               G_CALLBACK (chosen_folder_cb));
}

static void
save_now_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_session_save (self->session);
  if (cordee_session_get_kept (self->session) == CORDEE_KEPT)
    say (self, _("Tout est enregistré ; Cordée le fait seule, au fil des réponses."));
}

static void
put_back_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_session_put_back (((CordeeWindow *) data)->session);
}

/* ── the dossier in hand ────────────────────────────────────────── */

static void
new_dossier_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_session_start_dossier (self->session, "");
  say (self, _("Nouveau dossier. Le précédent est enregistré."));
  cordee_window_show_section (self, "assistant");
  gtk_widget_grab_focus (cordee_window_get_page (self));
}

static void
rename_dossier_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_session_rename_dossier (((CordeeWindow *) data)->session, g_variant_get_string (value, NULL));
}

static void
name_dossier_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_dossier_menu_rename (((CordeeWindow *) data)->dossier_menu);
}

static void
show_book_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_window_show_section (data, "dossiers");
  gtk_widget_grab_focus (cordee_window_get_page (data));
}

static void
report_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  gtk_window_present (GTK_WINDOW (cordee_report_window_new (self->session, GTK_WINDOW (self), g_variant_get_string (value, NULL))));
}

static void
restore_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_session_save (self->session);
  gtk_window_present (GTK_WINDOW (cordee_restore_window_new (self->session, GTK_WINDOW (self))));
}

static void
restore_file_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  open_file (self, g_variant_get_string (value, NULL));
  if (g_strcmp0 (cordee_session_get_file (self->session), g_variant_get_string (value, NULL)) == 0)
    restore_cb (NULL, NULL, self);
}

/* ── rules that changed ─────────────────────────────────────────── */

static void
show_since_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  gtk_window_present (GTK_WINDOW (cordee_since_window_new (self->session, GTK_WINDOW (self))));
}

static void
settle_rules_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_session_settle_rules (((CordeeWindow *) data)->session, g_variant_get_boolean (value));
}

/* ── other versions ─────────────────────────────────────────────── */

static void
merge_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;
  CordeeKeeper *keeper = cordee_session_get_keeper (self->session);
  const CordeeDossier *theirs = cordee_keeper_get_theirs (keeper);

  if (theirs != NULL)
    gtk_window_present (GTK_WINDOW (cordee_merge_window_new (self->session, GTK_WINDOW (self), cordee_session_get_dossier (self->session), theirs,
                                                             cordee_keeper_get_base (keeper))));
}

static void
rescue_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;
  g_autoptr(GPtrArray) rescues = cordee_session_list_rescues (self->session);
  g_autoptr(CordeeDossier) copy = NULL;
  g_autofree char *problem = NULL;
  const CordeeRescue *rescue = NULL;
  GtkWidget *window;

  for (guint i = 0; i < rescues->len && rescue == NULL; i++)
    if (g_str_equal (((const CordeeRescue *) rescues->pdata[i])->file, g_variant_get_string (value, NULL)))
      rescue = rescues->pdata[i];
  if (rescue == NULL)
    return;
  copy = cordee_session_open_rescue (self->session, rescue, &problem);
  if (problem != NULL)
    cordee_session_add_notice (self->session, problem);
  else if (copy == NULL)
    say (self, _("Cette version est reprise et enregistrée."));
  cordee_dossier_strip_refresh (self->strip);
  if (copy == NULL)
    return;
  window = cordee_merge_window_new (self->session, GTK_WINDOW (self), copy, cordee_session_get_dossier (self->session), NULL);
  cordee_merge_window_set_rescue (CORDEE_MERGE_WINDOW (window), rescue->file);
  gtk_window_present (GTK_WINDOW (window));
}

static void
later_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_dossier_strip_later (((CordeeWindow *) data)->strip);
}

static const GActionEntry entries[] = {
  { "new-dossier", new_dossier_cb },
  { "open-dossier", open_dossier_cb },
  { "open-file", open_file_cb, "s" },
  { "choose-folder", choose_folder_cb },
  { "save-now", save_now_cb },
  { "put-back", put_back_cb },
  { "rename-dossier", rename_dossier_cb, "s" },
  { "name-dossier", name_dossier_cb },
  { "show-book", show_book_cb },
  { "report", report_cb, "s" },
  { "restore", restore_cb },
  { "restore-file", restore_file_cb, "s" },
  { "show-since", show_since_cb },
  { "settle-rules", settle_rules_cb, "b" },
  { "merge", merge_cb },
  { "rescue", rescue_cb, "s" },
  { "later", later_cb },
};

/* ── what happens to it ─────────────────────────────────────────── */

static void
enable (CordeeWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static void
update_actions (CordeeWindow *self)
{
  gboolean apart = cordee_session_get_kept (self->session) == CORDEE_KEPT_APART;

  enable (self, "merge", apart && cordee_keeper_get_theirs (cordee_session_get_keeper (self->session)) != NULL);
  enable (self, "show-since", cordee_session_get_context (self->session)->as_of < cordee_session_get_today (self->session));
  enable (self, "restore", cordee_session_get_file (self->session) != NULL);
}

/* The desktop remembers what was opened; not while it cannot be read there. */
static void
dossier_cb (CordeeWindow *self)
{
  const char *file = cordee_session_get_file (self->session);
  g_autofree char *name = cordee_session_dup_name (self->session);

  update_actions (self);
  if (file != NULL && cordee_session_get_kept (self->session) == CORDEE_KEPT)
    cordee_recent_add (file, name);
}

static void
saved_cb (CordeeWindow *self)
{
  update_actions (self);
  self->told_unsaved = self->told_unsaved && cordee_session_get_kept (self->session) == CORDEE_KEPT_NOWHERE;
}

static void
reloaded_cb (CordeeWindow *self)
{
  say (self, _("Ce dossier a été modifié ailleurs : voici la version la plus récente."));
}

/* Whoever comes back sees what others did meanwhile; whoever goes leaves nothing unsaved. */
static void
active_cb (CordeeWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    cordee_session_look (self->session);
  else
    cordee_session_save (self->session);
}

/* Follows the dossier of the session, and takes files that are dropped. */
void
cordee_window_follow_dossier (CordeeWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  cordee_dossier_menu_set_session (self->dossier_menu, self->session);
  cordee_dossier_strip_set_session (self->strip, self->session);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "dossier", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  dossier_cb (self);
}

/* Gives the window what can be done with the dossier. */
void
cordee_window_add_dossier_actions (CordeeWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
