/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-page-private.h"

#include "cordee-dossier-report.h"
#include "cordee-report-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".csv"

static void
say (gpointer page, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.say", "s", text);
}

/* ── what is written ────────────────────────────────────────────── */

/* The plan that is looked at, as a table for a spreadsheet. */
static GBytes *
new_bytes (CordeeFundingPage *self)
{
  char *text = cordee_report_plan_to_csv (self->plans[self->plan_shown].plan);

  return g_bytes_new_take (text, strlen (text));
}

/* The page goes only where its window does; the result may come after that. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(CordeeFundingPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_file_get_parse_name (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* TRANSLATORS: %s is a file. */
    text = g_strdup_printf (_("Enregistré : %s"), shown);
  else
    /* TRANSLATORS: %s says why, in the words of the system. */
    text = g_strdup_printf (_("Le document n’a pas pu être enregistré : %s"), error->message);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    say (self, text);
}

/* Writes the plan that is looked at into file, over what is there; the window then says what became of it. */
void
cordee_funding_page_save (CordeeFundingPage *self, GFile *file)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (CORDEE_IS_FUNDING_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  bytes = new_bytes (self);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb, g_object_ref (self));
}

/* ── where to ───────────────────────────────────────────────────── */

static void
response_cb (CordeeFundingPage *self, int response)
{
  gboolean taken = FALSE;
  g_autoptr(GFile) target = response == GTK_RESPONSE_ACCEPT ? cordee_file_dialog_dup_target (self->file_dialog, SUFFIX, &taken) : NULL;
  g_autofree char *shown = target != NULL ? g_file_get_parse_name (target) : NULL;
  /* TRANSLATORS: %s is a file. */
  g_autofree char *text = taken ? g_strdup_printf (_("Rien n’a été enregistré : il y a déjà un fichier %s."), shown) : NULL;

  cordee_file_dialog_clear (&self->file_dialog);
  if (taken)
    say (self, text);
  else if (target != NULL)
    cordee_funding_page_save (self, target);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);
  g_autofree char *file = cordee_report_dup_file_name (cordee_report_kind_label (CORDEE_REPORT_FUNDING), cordee_session_get_dossier (self->session),
                                                       cordee_session_get_today (self->session), SUFFIX);

  cordee_file_dialog_clear (&self->file_dialog);
  self->file_dialog = cordee_file_dialog_new (widget, _("Exporter le plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Exporter"));
  cordee_file_dialog_add_pattern (self->file_dialog, _("Tableau CSV"), SUFFIX);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->file_dialog), file);
  g_signal_connect_object (self->file_dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_dialog));
}

/* What is printed is the report that the team takes home. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *value)
{
  gtk_widget_activate_action (widget, "win.report", "s", cordee_report_kind_id (CORDEE_REPORT_FUNDING));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);
  g_autofree char *text = cordee_report_plan_to_text (self->plans[self->plan_shown].plan, 0);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (self, _("Plan copié"));
}

/* What leads out of the page. */
void
cordee_funding_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
}
