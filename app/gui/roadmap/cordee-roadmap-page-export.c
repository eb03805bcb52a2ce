/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-page-private.h"

#include "cordee-document.h"
#include "cordee-letter.h"
#include "cordee-pages.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"

#include <glib/gi18n.h>
#include <string.h>

/* ── what is written ────────────────────────────────────────────── */

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static CordeeReportInput
get_input (CordeeRoadmapPage *self)
{
  return (CordeeReportInput){
    .knowledge = cordee_session_get_knowledge (self->session),
    .dossier = cordee_session_get_dossier (self->session),
    .advice = cordee_interview_get_advice (cordee_session_get_interview (self->session)),
    .roadmap = self->plan.roadmap,
    .template = self->document,
    .today = cordee_session_get_today (self->session),
    .now = get_now (),
  };
}

/* The document that the user asked for, or the report of the way. The caller owns it. */
static CordeeDocument *
new_document (CordeeRoadmapPage *self)
{
  CordeeReportInput input = get_input (self);
  const CordeeTemplate *template = self->document != NULL ? cordee_knowledge_find_template (input.knowledge, self->document) : NULL;

  return template != NULL ? cordee_letter_new (template, &input) : cordee_report_new (CORDEE_REPORT_ROADMAP, &input);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* What belongs into a file of that name. The caller owns it; NULL with error. */
static GBytes *
new_bytes (CordeeRoadmapPage *self, const char *file, GError **error)
{
  CordeeDossier *dossier = cordee_session_get_dossier (self->session);
  g_autoptr(CordeeDocument) document = NULL;

  if (g_str_has_suffix (file, ".ics"))
    return take_text (cordee_report_roadmap_to_ics (self->plan.roadmap, dossier->id, cordee_report_roadmap_sequence (dossier), get_now ()));
  document = new_document (self);
  if (g_str_has_suffix (file, ".html"))
    return take_text (cordee_document_to_html (document));
  if (g_str_has_suffix (file, ".csv"))
    return take_text (cordee_document_to_csv (document));
  if (g_str_has_suffix (file, ".pdf"))
    return cordee_pages_to_pdf (document, error);
  return cordee_document_to_odt (document, error);
}

static void
fail (CordeeRoadmapPage *self, const GError *error)
{
  /* TRANSLATORS: %s says why, in the words of the system. */
  cordee_roadmap_page_say (self, g_strdup_printf (_("Le document n’a pas pu être enregistré : %s"), error->message));
}

/* The page goes only where its window does; the result may come after that. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(CordeeRoadmapPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_file_get_parse_name (G_FILE (source));
  gboolean saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (saved)
    /* TRANSLATORS: %s is a file. */
    cordee_roadmap_page_say (self, g_strdup_printf (_("Enregistré : %s"), shown));
  else
    fail (self, error);
}

/* Writes the calendar (.ics) or the report of the way (.odt, .pdf, .html, .csv) into file, over what is there; the window then says what
   became of it. While the dialog of roadmap.document is open it is that document. */
void
cordee_roadmap_page_save (CordeeRoadmapPage *self, GFile *file)
{
  g_autofree char *name = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CORDEE_IS_ROADMAP_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  bytes = new_bytes (self, name, &error);
  if (bytes == NULL)
    fail (self, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb, g_object_ref (self));
}

/* ── where to ───────────────────────────────────────────────────── */

static void
response_cb (CordeeRoadmapPage *self, int response)
{
  gboolean taken = FALSE;
  const char *suffix = self->document != NULL ? ".odt" : ".ics";
  g_autoptr(GFile) target = response == GTK_RESPONSE_ACCEPT ? cordee_file_dialog_dup_target (self->file_dialog, suffix, &taken) : NULL;
  g_autofree char *shown = target != NULL ? g_file_get_parse_name (target) : NULL;

  cordee_file_dialog_clear (&self->file_dialog);
  if (taken)
    /* TRANSLATORS: %s is a file. */
    cordee_roadmap_page_say (self, g_strdup_printf (_("Rien n’a été enregistré : il y a déjà un fichier %s."), shown));
  else if (target != NULL)
    cordee_roadmap_page_save (self, target);
  g_clear_pointer (&self->document, g_free);
}

static void
open_dialog (CordeeRoadmapPage *self, const char *title, const char *kind, const char *what, const char *suffix)
{
  g_autofree char *file = cordee_report_dup_file_name (what, cordee_session_get_dossier (self->session),
                                                       cordee_session_get_today (self->session), suffix);

  cordee_file_dialog_clear (&self->file_dialog);
  self->file_dialog = cordee_file_dialog_new (GTK_WIDGET (self), title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Enregistrer"));
  cordee_file_dialog_add_pattern (self->file_dialog, kind, suffix);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->file_dialog), file);
  g_signal_connect_object (self->file_dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_dialog));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);

  g_clear_pointer (&self->document, g_free);
  open_dialog (self, _("Enregistrer l’agenda"), _("Agenda (.ics)"), cordee_report_kind_label (CORDEE_REPORT_ROADMAP), ".ics");
}

static void
document_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  const CordeeTemplate *template
      = cordee_knowledge_find_template (cordee_session_get_knowledge (self->session), g_variant_get_string (value, NULL));
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  if (template == NULL)
    return;
  g_free (self->document);
  self->document = g_strdup (template->id);
  label = cordee_report_typeset (cordee_report_word (template->label));
  /* TRANSLATORS: the title of a dialog that saves a file: %s is a document, such as a letter. */
  title = g_strdup_printf (_("Préparer : %s"), label);
  open_dialog (self, title, _("Texte à compléter (ODT)"), cordee_report_word (template->label), ".odt");
}

/* The document of the next sending. */
static void
prepare_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);

  if (self->plan.view->prepare != NULL)
    gtk_widget_activate_action (widget, "roadmap.document", "s", self->plan.view->prepare->id);
}

/* What is printed is the report that the team takes home. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *value)
{
  gtk_widget_activate_action (widget, "win.report", "s", cordee_report_kind_id (CORDEE_REPORT_ROADMAP));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);
  g_autofree char *text = cordee_report_roadmap_to_text (self->plan.roadmap, cordee_session_get_situation (self->session));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  cordee_roadmap_page_say (self, g_strdup (_("Parcours copié")));
}

/* What leads out of the page. */
void
cordee_roadmap_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "roadmap.document", "s", document_action);
  gtk_widget_class_install_action (widget_class, "roadmap.prepare", NULL, prepare_action);
}
