/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pack"

#include "config.h"

#include "cordee-pack.h"

#include "cordee-issue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *file;
  GPtrArray *issues;
} Report;

static void
report_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  static const char *const tags[] = {
    [CORDEE_XML_TOO_LARGE] = "file-too-large",
    [CORDEE_XML_MALFORMED] = "xml-malformed",
    [CORDEE_XML_DOCTYPE] = "xml-doctype",
    [CORDEE_XML_INVALID] = "schema-invalid",
  };
  Report *report = user_data;

  g_ptr_array_add (report->issues, cordee_issue_new (tags[problem], report->file, line, NULL, "%s", what));
}

/* A pack of a valid document, which it takes over. */
static CordeePack *
pack_new (CordeeXmlDocument *document, const char *file)
{
  const CordeeXmlNode *root = cordee_xml_document_get_root (document);
  CordeePack *self = g_new0 (CordeePack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->document = document;
  self->file = g_strdup (file);
  self->sha256 = cordee_xml_document_get_sha256 (document);
  self->line = cordee_xml_line (root);
  cordee_catalogue_init (self);
  cordee_day_parse (cordee_xml_attribute (root, "checked"), &self->checked);

  if (cordee_xml_is (root, "left-out"))
    {
      cordee_catalogue_read_left_out (self, root);
      return self;
    }

  self->id = cordee_xml_attribute (root, "id");
  self->region = cordee_xml_attribute (root, "region");
  for (const CordeeXmlNode *node = cordee_xml_first_child (root); node != NULL; node = cordee_xml_next (node))
    if (cordee_xml_is (node, "title"))
      self->title = cordee_xml_text (node);
    else
      cordee_catalogue_read (self, node);

  return self;
}

/* Reads a pack or a left-out list from bytes; file is what messages call it. Returns a new reference, or NULL where it is
   refused: then issues has been given the reasons. */
CordeePack *
cordee_pack_new_from_bytes (GBytes *bytes, const char *file, CordeeXmlSchema *schema, GPtrArray *issues)
{
  Report report = { .file = file, .issues = issues };
  CordeeXmlDocument *document;

  g_return_val_if_fail (bytes != NULL && file != NULL && schema != NULL && issues != NULL, NULL);

  document = cordee_xml_parse (bytes, schema, report_cb, &report);
  return document != NULL ? pack_new (document, file) : NULL;
}

/* Reads a pack in place from a block that was valid when the program was built. Returns a new reference, or NULL where the
   block is of another build. */
CordeePack *
cordee_pack_new_from_flat (GBytes *flat, const char *file)
{
  CordeeXmlDocument *document = cordee_xml_document_new_from_flat (flat);

  return document != NULL ? pack_new (document, file) : NULL;
}

/* Reads a pack from a file. Returns a new reference, or NULL where it cannot be read or is refused: then issues has been given
   the reasons. A file over the limit is not read at all. */
CordeePack *
cordee_pack_new_from_file (const char *file, CordeeXmlSchema *schema, GPtrArray *issues)
{
  g_autoptr(GFile) handle = g_file_new_for_path (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (file != NULL && schema != NULL && issues != NULL, NULL);

  info = g_file_query_info (handle, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_ptr_array_add (issues, cordee_issue_new ("file-unreadable", file, 0, NULL, "%s", _("ce n’est pas un fichier ; attendu : un fichier XML")));
      return NULL;
    }
  if (info != NULL && g_file_info_get_size (info) > CORDEE_XML_MAX_BYTES)
    {
      g_autofree char *size = g_strdup_printf ("%" G_GOFFSET_FORMAT, g_file_info_get_size (info));

      g_ptr_array_add (issues, cordee_issue_new ("file-too-large", file, 0, NULL, _("le fichier fait %s octets ; attendu : 32 Mio au plus"), size));
      return NULL;
    }
  if (info != NULL)
    bytes = g_file_load_bytes (handle, NULL, NULL, &error);
  if (bytes == NULL)
    {
      g_ptr_array_add (issues,
                       cordee_issue_new ("file-unreadable", file, 0, NULL, _("le fichier ne peut pas être lu (%s) ; attendu : un fichier XML lisible"),
                                         error->message));
      return NULL;
    }

  return cordee_pack_new_from_bytes (bytes, file, schema, issues);
}

/* The pack as an XML document that reads back the same. The caller owns it. */
char *
cordee_pack_to_xml (const CordeePack *self)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_xml_writer_new (self->id != NULL ? "pack" : "left-out");
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);
  g_autofree char *checked = cordee_day_to_iso (self->checked);

  cordee_xml_set (root, "format", "1");
  cordee_xml_set (root, "id", self->id);
  cordee_xml_set (root, "region", self->region);
  cordee_xml_set (root, "checked", checked);
  if (self->id != NULL)
    {
      cordee_xml_add (root, "title", self->title);
      cordee_catalogue_write (self, root);
    }
  else
    cordee_catalogue_write_left_out (self, root);

  return cordee_xml_writer_to_string (writer);
}

CordeePack *
cordee_pack_ref (CordeePack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_pack_unref (CordeePack *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  cordee_catalogue_clear (self);
  cordee_xml_document_free (self->document);
  g_free (self->file);
  g_free (self);
}
