/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include "cordee-issue.h"
#include "cordee-store.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define SCHEMA "/fr/cordee/Cordee/dossier.xsd"

/* Reads a dossier from a file. Returns NULL where it cannot be read: then issues has been given the reasons. The caller owns it. */
CordeeDossier *
cordee_dossier_load (const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  g_autofree char *shown = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CordeeStamp stamp;

  g_return_val_if_fail (file != NULL && knowledge != NULL && issues != NULL, NULL);

  shown = g_filename_display_name (file);
  bytes = cordee_store_read (file, &stamp, &error);
  if (bytes == NULL)
    {
      gboolean large = g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_TOO_LARGE);

      g_ptr_array_add (issues, cordee_issue_new (large ? "file-too-large" : "file-unreadable", shown, 0, NULL,
                                                 /* TRANSLATORS: %s is the reason. */
                                                 _("%s ; attendu : le fichier d’un dossier, qui se laisse lire"), error->message));
      return NULL;
    }
  return cordee_dossier_new_from_bytes (bytes, shown, knowledge, issues);
}

/* ── checking ───────────────────────────────────────────────────── */

typedef struct
{
  const char *file;
  GPtrArray *issues;
} Report;

static void
report_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  Report *report = user_data;

  g_ptr_array_add (report->issues, cordee_issue_new ("dossier-schema", report->file, line, NULL, "%s", what));
}

static void
check_schema (GBytes *bytes, const char *file, GPtrArray *issues)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = g_resources_lookup_data (SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr(CordeeXmlSchema) schema = text != NULL ? cordee_xml_schema_new (text, &error) : NULL;
  Report report = { file, issues };

  if (schema == NULL)
    g_error ("the schema of dossiers is broken: %s", error->message);
  cordee_xml_document_free (cordee_xml_parse (bytes, schema, report_cb, &report));
}

/* Tells of everything in a file that is not as it should be, in the order of lines: what reading it finds, and where a file of this format
   departs from the schema. Returns whether it can be read. */
gboolean
cordee_dossier_check (GBytes *bytes, const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  g_autoptr(CordeeDossier) dossier = NULL;

  g_return_val_if_fail (bytes != NULL && file != NULL && knowledge != NULL && issues != NULL, FALSE);

  dossier = cordee_dossier_new_from_bytes (bytes, file, knowledge, issues);
  if (dossier != NULL && cordee_dossier_get_format_of (bytes) == CORDEE_DOSSIER_FORMAT)
    check_schema (bytes, file, issues);
  cordee_issues_sort (issues);
  return dossier != NULL;
}
