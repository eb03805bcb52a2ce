/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-print.h"

#include "cordee-pages.h"

#include <glib/gi18n.h>

/* One job. It lives as long as its operation, which holds it. */
typedef struct
{
  const CordeeDocument *document; /* borrowed, or see owned */
  CordeeDocument *owned;          /* or NULL */
  CordeePages *pages;             /* owned; NULL before printing begins */
  GtkWindow *parent;              /* weak, or NULL */
  gboolean had_parent;
  CordeePrintDone done; /* NULL once it was called, or without */
  gpointer user_data;
} Job;

/* What was chosen in the dialog last for upright documents, and for broad ones; kept for as long as the program runs. Owned, or NULL. */
typedef struct
{
  GtkPrintSettings *settings;
  GtkPageSetup *setup;
} Chosen;

static Chosen chosen_upright, chosen_broad;

static Chosen *
get_chosen (const CordeeDocument *document)
{
  return document->landscape ? &chosen_broad : &chosen_upright;
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_weak_pointer (&self->parent);
  cordee_pages_free (self->pages);
  cordee_document_free (self->owned);
  g_free (self);
}

/* Tells once how it went, unless the window that asked is gone. */
static void
job_finish (Job *self, const GError *error)
{
  CordeePrintDone done = self->done;
  g_autofree char *problem = NULL;

  self->done = NULL;
  if (done == NULL || (self->had_parent && self->parent == NULL))
    return;
  if (error != NULL)
    /* TRANSLATORS: %s says why, in the words of the system. */
    problem = g_strdup_printf (_("L’impression n’a pas abouti : %s"), error->message);
  done (problem, self->user_data);
}

/* ── callbacks ──────────────────────────────────────────────────── */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *self = data;
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->pages, cordee_pages_free);
  self->pages = cordee_pages_new (self->document, pango, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) cordee_pages_get_n (self->pages));
  g_object_unref (pango);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const Job *self = data;

  cordee_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* The last that is heard of an operation: lets it go. */
static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *self = data;
  g_autoptr(GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      Chosen *chosen = get_chosen (self->document);

      g_set_object (&chosen->settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&chosen->setup, gtk_print_operation_get_default_page_setup (operation));
    }
  job_finish (self, error);
  g_object_unref (operation);
}

/* ── the operation ──────────────────────────────────────────────── */

static GtkPageOrientation
get_orientation (const CordeeDocument *document)
{
  return document->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;
}

/* A4, as the document wants it. The caller owns it. */
static GtkPageSetup *
page_setup_new (const CordeeDocument *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double margin = cordee_pages_get_margin (document);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, get_orientation (document));
  gtk_page_setup_set_top_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, margin, GTK_UNIT_MM);
  return setup;
}

/* An operation that takes job. The caller owns it. */
static GtkPrintOperation *
operation_new (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = page_setup_new (job->document);

  gtk_print_operation_set_job_name (operation, job->document->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "cordee-job", job, job_free);
  return operation;
}

/* What the dialog begins with: what was chosen in it before, and a name for a file of this document. The caller owns it. */
static GtkPrintSettings *
print_settings_new (const CordeeDocument *document)
{
  GtkPrintSettings *before = get_chosen (document)->settings;
  GtkPrintSettings *settings = before != NULL ? gtk_print_settings_copy (before) : gtk_print_settings_new ();
  g_autofree char *name = g_strdelimit (g_strdup (document->title), "/\\:*?\"<>|\n", '-');

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  if (before == NULL)
    gtk_print_settings_set_orientation (settings, get_orientation (document));
  return settings;
}

/* Asks how to print a document and prints it. document is taken, since printing goes on after this returns. done (or NULL) is called once,
   perhaps before this returns, but not after parent (or NULL) is gone. */
void
cordee_print_document (GtkWindow *parent, CordeeDocument *document, CordeePrintDone done, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GtkPrintSettings) settings = print_settings_new (document);
  GtkPageSetup *setup = get_chosen (document)->setup;
  g_autoptr(GError) error = NULL;

  job->document = job->owned = document;
  job->had_parent = parent != NULL;
  g_set_weak_pointer (&job->parent, parent);
  job->done = done;
  job->user_data = user_data;

  operation = operation_new (job);
  gtk_print_operation_set_print_settings (operation, settings);
  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (g_object_ref (operation), "done", G_CALLBACK (done_cb), job);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    job_finish (job, error);
}

/* Writes what would be printed on A4 into a file, as PDF, without asking. Returns FALSE with error where it cannot. */
gboolean
cordee_print_document_to_file (const CordeeDocument *document, const char *file, GError **error)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr(GtkPrintOperation) operation = NULL;

  job->document = document;
  operation = operation_new (job);
  gtk_print_operation_set_export_filename (operation, file);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) == GTK_PRINT_OPERATION_RESULT_APPLY;
}
