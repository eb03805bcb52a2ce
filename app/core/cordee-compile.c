/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Run when the program is built: reads the packs of the base, validates and lints them, and writes each as a flat document that
   the program reads in place. A base with an error does not build.

     cordee-compile OUTPUT-FOLDER SCHEMA PACK… */

#include "config.h"

#include "cordee-lint.h"
#include "cordee-rule-check.h"

#include <gio/gio.h>
#include <stdio.h>

static gboolean
write_flat (const CordeePack *pack, const char *folder)
{
  g_autofree char *stem = g_path_get_basename (pack->file);
  g_autofree char *name = g_strdup_printf ("%.*s.flat", (int) (strlen (stem) - strlen (".xml")), stem);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (cordee_xml_document_get_flat (pack->document), &size);

  if (g_file_set_contents (path, data, (gssize) size, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr(GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeXmlSchema) schema = NULL;
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (argc > 3, 2);

  mapped = g_mapped_file_new (argv[2], FALSE, &error);
  if (mapped != NULL)
    {
      bytes = g_mapped_file_get_bytes (mapped);
      schema = cordee_xml_schema_new (bytes, &error);
    }
  if (schema == NULL)
    {
      g_printerr ("%s: %s\n", argv[2], error->message);
      return 1;
    }

  for (int i = 3; i < argc; i++)
    {
      CordeePack *pack = cordee_pack_new_from_file (argv[i], schema, issues);

      if (pack != NULL)
        g_ptr_array_add (packs, pack);
    }
  knowledge = cordee_knowledge_new (packs);
  cordee_lint (knowledge, issues);
  if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) == 0)
    cordee_rules_check (knowledge, issues);

  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

      if (((CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
        fprintf (stderr, "%s\n", text);
    }
  if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) > 0)
    return 1;

  for (guint i = 0; i < packs->len; i++)
    if (!write_flat (packs->pdata[i], argv[1]))
      return 1;
  return 0;
}
