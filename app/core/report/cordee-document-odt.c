/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* ── what the file says of itself ───────────────────────────────── */

static void
add_property (CordeeXmlElement *meta, const char *name, const char *value)
{
  g_autofree char *clean = cordee_document_clean_line (value);

  if (clean[0] != '\0')
    cordee_xml_add (meta, name, clean);
}

static char *
write_meta (const CordeeDocument *document)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_odt_writer_new ("office:document-meta");
  CordeeXmlElement *meta = cordee_xml_add (cordee_xml_writer_get_root (writer), "office:meta", NULL);
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (document->created);
  g_autofree char *when = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *language = cordee_document_dup_language (document);

  add_property (meta, "meta:generator", "Cordée/" PACKAGE_VERSION);
  add_property (meta, "dc:title", document->title);
  add_property (meta, "dc:subject", document->subject);
  add_property (meta, "meta:initial-creator", document->author);
  add_property (meta, "dc:creator", document->author);
  add_property (meta, "meta:creation-date", when);
  add_property (meta, "dc:date", when);
  add_property (meta, "dc:language", language);
  return cordee_xml_writer_to_compact_string (writer);
}

/* How it is laid out, where word processors differ: a row of a table keeps with the next where its text does. The others are what LibreOffice
   has for a new document; it takes those of old ones for what is not said here. */
static char *
write_settings (void)
{
  static const char *const settings[][2] = {
    { "TableRowKeep", "true" },
    { "AddParaTableSpacing", "true" },
    { "AddParaTableSpacingAtStart", "true" },
    { "AddParaSpacingToTableCells", "true" },
    { "AddParaLineSpacingToTableCells", "true" },
    { "PropLineSpacingShrinksFirstLine", "true" },
    { "UseOldNumbering", "false" },
    { "UseFormerLineSpacing", "false" },
    { "UseFormerObjectPositioning", "false" },
    { "UseFormerTextWrapping", "false" },
    { "IgnoreFirstLineIndentInNumbering", "false" },
    { "DoNotCaptureDrawObjsOnPage", "false" },
    { "CollapseEmptyCellPara", "true" },
    { "TabsRelativeToIndent", "true" },
  };
  g_autoptr(CordeeXmlWriter) writer = cordee_odt_writer_new ("office:document-settings");
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);
  CordeeXmlElement *set;

  cordee_odt_set (root, (const char *const[]){ "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0", "xmlns:ooo",
                                               "http://openoffice.org/2004/office", NULL });
  set = cordee_xml_add (cordee_xml_add (root, "office:settings", NULL), "config:config-item-set", NULL);
  cordee_xml_set (set, "config:name", "ooo:configuration-settings");
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    cordee_odt_set (cordee_xml_add (set, "config:config-item", settings[i][1]),
                    (const char *const[]){ "config:name", settings[i][0], "config:type", "boolean", NULL });
  return cordee_xml_writer_to_compact_string (writer);
}

static char *
write_manifest (void)
{
  static const char *const files[][2] = {
    { "/", MIME_TYPE },
    { "content.xml", "text/xml" },
    { "styles.xml", "text/xml" },
    { "meta.xml", "text/xml" },
    { "settings.xml", "text/xml" },
  };
  g_autoptr(CordeeXmlWriter) writer = cordee_xml_writer_new ("manifest:manifest");
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);

  cordee_odt_set (root, (const char *const[]){ "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                                               "manifest:version", "1.3", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    cordee_odt_set (cordee_xml_add (root, "manifest:file-entry", NULL),
                    (const char *const[]){ "manifest:full-path", files[i][0], "manifest:media-type", files[i][1], NULL });
  return cordee_xml_writer_to_compact_string (writer);
}

/* ── the file ───────────────────────────────────────────────────── */

/* A report as an OpenDocument text. The same document gives the same bytes. NULL with error where it cannot be packed; the caller owns it. */
GBytes *
cordee_document_to_odt (const CordeeDocument *self, GError **error)
{
  g_autofree char *manifest = write_manifest ();
  g_autofree char *content = cordee_odt_content (self);
  g_autofree char *styles = cordee_odt_styles (self);
  g_autofree char *meta = write_meta (self);
  g_autofree char *settings = write_settings ();
  const CordeeOdtFile files[] = {
    { "mimetype", MIME_TYPE, FALSE }, /* the first, and not packed: by it a file is known */
    { "META-INF/manifest.xml", manifest, TRUE },
    { "content.xml", content, TRUE },
    { "styles.xml", styles, TRUE },
    { "meta.xml", meta, TRUE },
    { "settings.xml", settings, TRUE },
  };

  return cordee_odt_archive (files, G_N_ELEMENTS (files), self->created, error);
}
