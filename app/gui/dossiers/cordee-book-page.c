/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-page-private.h"

#include "cordee-book-view.h"
#include "cordee-stack.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds after a change of the folder at which it is read again, and between two looks at what has been read so far. */
#define READ_AFTER 300
#define LOOK_EVERY 150

G_DEFINE_FINAL_TYPE (CordeeBookPage, cordee_book_page, GTK_TYPE_WIDGET)

/* ── what is on show ────────────────────────────────────────────── */

/* Says what went wrong, in whole sentences, until something else does or it is closed; NULL: nothing. */
void
cordee_book_page_say (CordeeBookPage *self, const char *problem)
{
  cordee_message_bar_say (self->problem_bar, problem, TRUE);
}

static void
update_pane (CordeeBookPage *self)
{
  cordee_dossier_pane_show (self->pane, self->book, self->chosen != NULL ? cordee_book_find (self->book, self->chosen) : NULL);
  cordee_book_page_update_actions (self);
}

static void
update_list (CordeeBookPage *self)
{
  GPtrArray *all = cordee_book_get_entries (self->book);
  CordeeBookQuery query;
  g_autofree char *text = NULL;

  cordee_book_filter_get_query (self->filter, &query);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = cordee_book_select (self->book, &query);
  cordee_book_list_set_entries (self->list, self->shown);
  text = cordee_book_list_text (self->book, self->shown);
  cordee_book_filter_set_found (self->filter, text);
  cordee_stack_show (self->results, self->shown->len > 0 ? "list" : "none");
  cordee_stack_show (self->content, all->len > 0 ? "book" : self->reading ? "reading" : "empty");
  if (all->len == 0 && !self->reading)
    cordee_book_empty_set_book (self->empty, self->book);
}

static void
filter_cb (CordeeBookPage *self)
{
  update_list (self);
  /* What the pane shows is marked again where the list has it again. */
  if (cordee_book_list_get_chosen (self->list) == NULL && self->chosen != NULL)
    cordee_book_list_choose (self->list, self->chosen, FALSE);
  cordee_book_page_update_actions (self);
}

static void
chosen_cb (CordeeBookPage *self)
{
  const CordeeBookEntry *entry = cordee_book_list_get_chosen (self->list);

  /* What is read stays where a search no longer finds it. */
  if (entry == NULL || g_strcmp0 (entry->file, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (entry->file);
  update_pane (self);
}

static void
opened_cb (CordeeBookPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dossiers.open", NULL);
}

/* Shows the dossier of file, if the folder has it. */
void
cordee_book_page_choose (CordeeBookPage *self, const char *file)
{
  g_return_if_fail (CORDEE_IS_BOOK_PAGE (self));

  if (g_strcmp0 (file, self->chosen) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (file);
    }
  cordee_book_list_choose (self->list, file, FALSE);
  update_pane (self);
}

/* ── reading ────────────────────────────────────────────────────── */

static void
finish_reading (CordeeBookPage *self)
{
  self->reading = FALSE;
  update_list (self);
  if (self->chosen == NULL || cordee_book_find (self->book, self->chosen) == NULL)
    {
      const char *in_hand = cordee_session_get_file (self->session);

      g_free (self->chosen);
      self->chosen = in_hand != NULL && cordee_book_find (self->book, in_hand) != NULL ? g_strdup (in_hand) : NULL;
    }
  if (cordee_book_list_get_chosen (self->list) == NULL)
    cordee_book_list_choose (self->list, self->chosen, FALSE);
  update_pane (self);
  if (self->stale)
    cordee_book_page_read (self);
}

static void
progress_cb (CordeeBook *book, guint n_read, guint n_files, gpointer data)
{
  CordeeBookPage *self = data;
  g_autofree char *text = NULL;

  if (n_read == n_files)
    {
      finish_reading (self);
      return;
    }
  /* While it is read for the first time the list grows under the eyes; later, nothing is worth a flicker. */
  if (gtk_stack_get_visible_child_name (self->content) == NULL || g_get_monotonic_time () - self->told < LOOK_EVERY * 1000)
    return;
  self->told = g_get_monotonic_time ();
  if (cordee_book_get_entries (book)->len > 0)
    update_list (self);
  /* TRANSLATORS: files of a folder. */
  text = g_strdup_printf (ngettext ("Lecture : %1$u fichier sur %2$u", "Lecture : %1$u fichiers sur %2$u", n_read), n_read, n_files);
  cordee_book_filter_set_found (self->filter, text);
}

/* Reads the folder again: now if the page is on show, else when it is. */
void
cordee_book_page_read (CordeeBookPage *self)
{
  g_clear_handle_id (&self->reread, g_source_remove);
  self->stale = TRUE;
  if (self->reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  self->reading = TRUE;
  if (cordee_book_get_entries (self->book)->len == 0)
    update_list (self);
  cordee_book_read_async (self->book, progress_cb, self);
}

static gboolean
reread_cb (gpointer data)
{
  CordeeBookPage *self = data;

  self->reread = 0;
  cordee_book_page_read (self);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (CordeeBookPage *self)
{
  if (self->reread == 0)
    self->reread = g_timeout_add (READ_AFTER, reread_cb, self);
}

/* Reads one file again, or takes it off the list where it is gone. */
void
cordee_book_page_refresh (CordeeBookPage *self, const char *file)
{
  gboolean reading = self->reading;

  /* What is being read may be older than this file. */
  if (reading)
    cordee_book_cancel (self->book);
  self->reading = FALSE;
  /* The book may know already: what was done to the file was done by it. */
  cordee_book_refresh (self->book, file);
  update_list (self);
  if (reading)
    cordee_book_page_read (self);
}

/* Whether the folder is being read. */
gboolean
cordee_book_page_is_reading (CordeeBookPage *self)
{
  g_return_val_if_fail (CORDEE_IS_BOOK_PAGE (self), FALSE);
  return self->reading || self->stale;
}

/* Of the folder on show. Borrowed until it is another one. */
CordeeBook *
cordee_book_page_get_book (CordeeBookPage *self)
{
  g_return_val_if_fail (CORDEE_IS_BOOK_PAGE (self), NULL);
  return self->book;
}

/* ── folder ─────────────────────────────────────────────────────── */

static void
stop (CordeeBookPage *self)
{
  g_clear_handle_id (&self->reread, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  if (self->book != NULL)
    cordee_book_cancel (self->book);
  self->reading = FALSE;
}

/* "~/Documents/équipes": as people say where something is. The caller owns it. */
static char *
dup_folder_text (const char *folder)
{
  const char *home = g_get_home_dir ();
  g_autofree char *name = g_filename_display_name (folder);

  if (g_str_has_prefix (folder, home) && folder[strlen (home)] == G_DIR_SEPARATOR)
    {
      g_autofree char *below = g_filename_display_name (folder + strlen (home));

      return g_strconcat ("~", below, NULL);
    }
  return g_steal_pointer (&name);
}

static void
open_folder (CordeeBookPage *self, const char *folder)
{
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autofree char *text = dup_folder_text (folder);
  g_autofree char *full = g_filename_display_name (folder);

  stop (self);
  g_clear_pointer (&self->book, cordee_book_unref);
  g_clear_pointer (&self->chosen, g_free);
  self->book = cordee_book_new (cordee_session_get_knowledge (self->session), folder, cordee_session_get_today (self->session));
  cordee_book_list_set_book (self->list, self->book);
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self);
  gtk_label_set_text (self->folder, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder), full);
  update_list (self);
  update_pane (self);
  cordee_book_page_read (self);
}

/* Shows the dossiers of another folder, where new ones go from now on. */
void
cordee_book_page_set_folder (CordeeBookPage *self, const char *folder)
{
  g_return_if_fail (CORDEE_IS_BOOK_PAGE (self));
  g_return_if_fail (folder != NULL);

  cordee_session_set_book_folder (self->session, folder);
  cordee_book_page_say (self, NULL);
  open_folder (self, folder);
}

/* ── session ────────────────────────────────────────────────────── */

/* What is in hand was written. */
static void
saved_cb (CordeeBookPage *self)
{
  const char *file = cordee_session_get_file (self->session);
  g_autofree char *folder = file != NULL ? g_path_get_dirname (file) : NULL;

  if (g_strcmp0 (folder, cordee_book_get_folder (self->book)) == 0)
    cordee_book_page_refresh (self, file);
}

static void
dossier_cb (CordeeBookPage *self)
{
  cordee_book_page_update_actions (self);
}

static void
active_cb (CordeeBookPage *self)
{
  if (gtk_window_is_active (self->window))
    cordee_book_page_read (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
narrow_cb (CordeeBookPage *self)
{
  gboolean narrow = cordee_adaptive_get_narrow (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
cordee_book_page_map (GtkWidget *widget)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);

  GTK_WIDGET_CLASS (cordee_book_page_parent_class)->map (widget);

  if (self->stale)
    cordee_book_page_read (self);
}

static void
cordee_book_page_root (GtkWidget *widget)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (cordee_book_page_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  g_set_weak_pointer (&self->window, GTK_WINDOW (root));
  g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}

static void
cordee_book_page_unroot (GtkWidget *widget)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, active_cb, self);
  g_clear_weak_pointer (&self->window);

  GTK_WIDGET_CLASS (cordee_book_page_parent_class)->unroot (widget);
}

static gboolean
cordee_book_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CORDEE_BOOK_PAGE (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
cordee_book_page_dispose (GObject *object)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (object);

  stop (self);
  cordee_file_dialog_clear (&self->dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_BOOK_PAGE);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->book, cordee_book_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_book_page_parent_class)->dispose (object);
}

static void
cordee_book_page_finalize (GObject *object)
{
  CordeeBookPage *self = CORDEE_BOOK_PAGE (object);

  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->deleted, g_free);

  G_OBJECT_CLASS (cordee_book_page_parent_class)->finalize (object);
}

static void
cordee_book_page_class_init (CordeeBookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_book_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_book_page_finalize;
  widget_class->map = cordee_book_page_map;
  widget_class->root = cordee_book_page_root;
  widget_class->unroot = cordee_book_page_unroot;
  widget_class->grab_focus = cordee_book_page_grab_focus;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  g_type_ensure (CORDEE_TYPE_BOOK_EMPTY);
  g_type_ensure (CORDEE_TYPE_BOOK_FILTER);
  g_type_ensure (CORDEE_TYPE_BOOK_LIST);
  g_type_ensure (CORDEE_TYPE_DOSSIER_PANE);
  g_type_ensure (CORDEE_TYPE_MESSAGE_BAR);
  cordee_book_page_add_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-book-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, folder);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, undo_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, content);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, panes);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, results);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, list);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, pane);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
cordee_book_page_init (CordeeBookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cordee_message_bar_set_action (self->undo_bar, _("Annuler"), "dossiers.undo");
  cordee_book_list_set_menu (self->list, self->row_menu);
  cordee_dossier_pane_set_menu (self->pane, self->row_menu);
}

/* A page on the folder of dossiers of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_book_page_new (CordeeSession *session)
{
  CordeeBookPage *self;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_BOOK_PAGE, NULL);
  self->session = g_object_ref (session);
  cordee_book_filter_set_base (self->filter, cordee_session_get_knowledge (session), cordee_session_get_today (session));
  cordee_dossier_pane_set_session (self->pane, session);
  g_signal_connect_object (session, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dossier", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  folder = cordee_session_dup_book_folder (session);
  open_folder (self, folder);
  return GTK_WIDGET (self);
}
