/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-statistics-window.h"

#include "cordee-bar-chart.h"
#include "cordee-file-dialog.h"
#include "cordee-message-bar.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeStatisticsWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *about;
  GtkBox *charts;
  CordeeMessageBar *message;

  /* Owned */
  CordeeBookStatistics *statistics;
  GtkFileChooserNative *dialog; /* or NULL: the one on show */
};

G_DEFINE_FINAL_TYPE (CordeeStatisticsWindow, cordee_statistics_window, GTK_TYPE_WINDOW)

/* ── copying and saving ─────────────────────────────────────────── */

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeStatisticsWindow *self = CORDEE_STATISTICS_WINDOW (widget);
  g_autofree char *csv = cordee_book_statistics_to_csv (self->statistics);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), csv);
  cordee_message_bar_say (self->message, _("Copié : le tableau peut être collé dans un tableur."), FALSE);
}

/* Writes the counts into file, over what is there; the message then says what became of it. */
void
cordee_statistics_window_save (CordeeStatisticsWindow *self, GFile *file)
{
  g_autofree char *csv = NULL;

  g_return_if_fail (CORDEE_IS_STATISTICS_WINDOW (self));

  csv = cordee_book_statistics_to_csv (self->statistics);
  cordee_message_bar_save_table (self->message, file, csv);
}

static void
response_cb (CordeeStatisticsWindow *self, int response)
{
  gboolean taken = FALSE;
  g_autoptr(GFile) target = response == GTK_RESPONSE_ACCEPT ? cordee_file_dialog_dup_target (self->dialog, ".csv", &taken) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (taken)
    cordee_message_bar_say (self->message, _("Rien n’a été enregistré : il y a déjà un fichier de ce nom."), TRUE);
  else if (target != NULL)
    cordee_statistics_window_save (self, target);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeStatisticsWindow *self = CORDEE_STATISTICS_WINDOW (widget);

  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (widget, _("Enregistrer les statistiques"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Enregistrer"));
  /* TRANSLATORS: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), _("statistiques-dossiers.csv"));
  cordee_file_dialog_add_pattern (self->dialog, "CSV", ".csv");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_statistics_window_dispose (GObject *object)
{
  CordeeStatisticsWindow *self = CORDEE_STATISTICS_WINDOW (object);

  cordee_file_dialog_clear (&self->dialog);
  g_clear_pointer (&self->statistics, cordee_book_statistics_free);

  G_OBJECT_CLASS (cordee_statistics_window_parent_class)->dispose (object);
}

static void
cordee_statistics_window_class_init (CordeeStatisticsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_statistics_window_dispose;

  gtk_widget_class_install_action (widget_class, "statistics.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "statistics.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "statistics.save", NULL);
  g_type_ensure (CORDEE_TYPE_MESSAGE_BAR);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-statistics-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeStatisticsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeStatisticsWindow, about);
  gtk_widget_class_bind_template_child (widget_class, CordeeStatisticsWindow, charts);
  gtk_widget_class_bind_template_child (widget_class, CordeeStatisticsWindow, message);
}

static void
cordee_statistics_window_init (CordeeStatisticsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Over what it was counted, and what was put together. */
static void
tell (CordeeStatisticsWindow *self)
{
  guint n = self->statistics->n_dossiers, n_unreadable = self->statistics->n_unreadable;
  /* TRANSLATORS: dossiers of which statistics are made. */
  g_autofree char *text = g_strdup_printf (ngettext ("Sur %u dossier, celui que montre la liste", "Sur les %u dossiers que montre la liste", n), n);
  g_autoptr(GString) about = g_string_new (_("Ni nom ni note n’y figurent."));

  gtk_label_set_text (self->title, text);
  if (n_unreadable > 0)
    /* TRANSLATORS: dossiers that could not be read. */
    g_string_append_printf (about, ngettext (" %u dossier illisible n’est pas compté.", " %u dossiers illisibles ne sont pas comptés.", n_unreadable),
                            n_unreadable);
  if (self->statistics->note != NULL)
    g_string_append_printf (about, " %s", self->statistics->note);
  gtk_label_set_text (self->about, about->str);
}

/* Counts over entries (CordeeBookEntry) of book, neither of which is kept, in a window above parent (or NULL). GTK owns it. */
GtkWidget *
cordee_statistics_window_new (const CordeeBook *book, const GPtrArray *entries, GtkWindow *parent)
{
  CordeeStatisticsWindow *self = g_object_new (CORDEE_TYPE_STATISTICS_WINDOW, "transient-for", parent, NULL);

  self->statistics = cordee_book_statistics_new (book, entries);
  tell (self);
  for (guint i = 0; i < self->statistics->charts->len; i++)
    gtk_box_append (self->charts, cordee_bar_chart_new (self->statistics->charts->pdata[i]));
  return GTK_WIDGET (self);
}
