/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FONT "Liberation Sans"

/* One style. Attributes are lists of names and values. */
typedef struct
{
  const char *name;
  const char *display; /* for people; NULL: name, with its spaces */
  const char *family;
  const char *parent;
  const char *next;
  const char *outline;
  const char *paragraph[24];
  const char *text[16];
} Style;

/* Those that every word processor knows have its names, so that a person finds them where they are looked for. */
static const Style styles[] = {
  { "Standard", NULL, "paragraph", NULL, NULL, NULL, { NULL }, { NULL } },
  { "Text_20_body", NULL, "paragraph", "Standard", NULL, NULL,
    { "fo:margin-top", "1mm", "fo:margin-bottom", "2mm", "fo:line-height", "120%", "fo:orphans", "2", "fo:widows", "2", NULL }, { NULL } },
  { "Heading", NULL, "paragraph", "Standard", "Text_20_body", NULL,
    { "fo:keep-with-next", "always", "fo:line-height", "115%", "fo:text-align", "start", "fo:hyphenation-ladder-count", "no-limit", NULL },
    { "fo:font-weight", "bold", "fo:hyphenate", "false", NULL } },
  { "Title", NULL, "paragraph", "Heading", "Subtitle", NULL, { "fo:margin-top", "0mm", "fo:margin-bottom", "1mm", NULL },
    { "fo:font-size", "20pt", NULL } },
  { "Subtitle", NULL, "paragraph", "Heading", "Text_20_body", NULL,
    { "fo:margin-top", "0mm", "fo:margin-bottom", "4mm", NULL },
    { "fo:font-size", "11pt", "fo:font-weight", "normal", "fo:color", CORDEE_ODT_SOFT, NULL } },
  { "Heading_20_1", NULL, "paragraph", "Heading", "Text_20_body", "1", { "fo:margin-top", "6mm", "fo:margin-bottom", "2mm", NULL },
    { "fo:font-size", "14pt", "fo:color", CORDEE_ODT_ACCENT, NULL } },
  { "Heading_20_2", NULL, "paragraph", "Heading", "Text_20_body", "2", { "fo:margin-top", "4mm", "fo:margin-bottom", "1.5mm", NULL },
    { "fo:font-size", "11.5pt", NULL } },
  { "List", NULL, "paragraph", "Text_20_body", NULL, NULL, { "fo:margin-top", "0mm", "fo:margin-bottom", "1mm", NULL }, { NULL } },
  { "Table_20_Contents", NULL, "paragraph", "Standard", NULL, NULL,
    { "fo:margin-top", "0mm", "fo:margin-bottom", "0.8mm", "fo:line-height", "115%", "fo:orphans", "2", "fo:widows", "2", NULL }, { NULL } },
  { "Table_20_Heading", NULL, "paragraph", "Table_20_Contents", NULL, NULL, { "fo:keep-with-next", "always", NULL },
    { "fo:font-weight", "bold", NULL } },
  { "Header", NULL, "paragraph", "Standard", NULL, NULL, { NULL }, { "fo:font-size", "8.5pt", "fo:color", CORDEE_ODT_SOFT, NULL } },
  { "Footer", NULL, "paragraph", "Standard", NULL, NULL, { "fo:padding-top", "2mm", "fo:border-top", "0.5pt solid " CORDEE_ODT_LINE, NULL },
    { "fo:font-size", "8.5pt", "fo:color", CORDEE_ODT_SOFT, NULL } },
  /* TRANSLATORS: the names of styles, as a word processor lists them. */
  { "Cordee_20_box", N_("Encadré"), "paragraph", "Text_20_body", "Text_20_body", NULL,
    { "fo:margin-top", "3mm", "fo:margin-bottom", "4mm", "fo:padding", "2.5mm", "fo:border", "0.75pt solid " CORDEE_ODT_ACCENT, "fo:border-left",
      "3pt solid " CORDEE_ODT_ACCENT, "fo:background-color", CORDEE_ODT_BAND, "style:join-border", "false", "fo:keep-together", "always", NULL },
    { NULL } },
  { "Cordee_20_lead", N_("Phrase au-dessus d’un tableau"), "paragraph", "Text_20_body", "Text_20_body", NULL, { "fo:keep-with-next", "always", NULL },
    { NULL } },
  { "Cordee_20_fact", N_("Intitulé d’un fait"), "paragraph", "Table_20_Contents", NULL, NULL, { NULL }, { "fo:font-weight", "bold", NULL } },
  { "Cordee_20_note", N_("Précision sous un titre"), "paragraph", "Table_20_Heading", NULL, NULL, { NULL },
    { "fo:font-weight", "normal", "fo:font-size", "8pt", "fo:color", CORDEE_ODT_SOFT, NULL } },
  { "Strong_20_Emphasis", NULL, "text", NULL, NULL, NULL, { NULL }, { "fo:font-weight", "bold", NULL } },
  { "Internet_20_link", NULL, "text", NULL, NULL, NULL, { NULL },
    { "fo:color", "#00569c", "style:text-underline-style", "solid", "style:text-underline-width", "auto", "style:text-underline-color", "font-color",
      NULL } },
  { "Cordee_20_gap", N_("À compléter"), "text", NULL, NULL, NULL, { NULL },
    { "fo:font-weight", "bold", "fo:color", "#4a3500", "fo:background-color", "#ffe9a8", NULL } },
  { "Cordee_20_soft", N_("Dit en passant"), "text", NULL, NULL, NULL, { NULL }, { "fo:font-weight", "normal", "fo:color", CORDEE_ODT_SOFT, NULL } },
  { "Cordee_20_small", N_("Petit"), "text", NULL, NULL, NULL, { NULL }, { "fo:font-size", "85%", "fo:font-weight", "normal", NULL } },
};

/* ── what the parts share ───────────────────────────────────────── */

/* Sets attributes: names and values in turn, ended by NULL. */
void
cordee_odt_set (CordeeXmlElement *element, const char *const *attributes)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    cordee_xml_set (element, attributes[i], attributes[i + 1]);
}

/* An empty part of a file. The caller owns it. */
CordeeXmlWriter *
cordee_odt_writer_new (const char *root)
{
  static const char *const names[] = {
    "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xmlns:xlink", "http://www.w3.org/1999/xlink",
    "xmlns:dc", "http://purl.org/dc/elements/1.1/",
    "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office:version", "1.3",
    NULL,
  };
  CordeeXmlWriter *writer = cordee_xml_writer_new (root);

  cordee_odt_set (cordee_xml_writer_get_root (writer), names);
  return writer;
}

/* The one font, with those that stand in for it where it is missing: they have the same widths, or more signs. */
void
cordee_odt_add_fonts (CordeeXmlElement *root)
{
  CordeeXmlElement *fonts = cordee_xml_add (root, "office:font-face-decls", NULL);

  cordee_odt_set (cordee_xml_add (fonts, "style:font-face", NULL),
                  (const char *const[]){ "style:name", FONT, "svg:font-family", "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans'",
                                         "style:font-family-generic", "swiss", "style:font-pitch", "variable", NULL });
}

/* Adds words with the ends of their lines and all of their spaces. */
void
cordee_odt_add_words (CordeeXmlElement *parent, const char *text)
{
  const char *at = text;

  for (const char *p = text;; p++)
    {
      gboolean space = *p == ' ' && (p == text || p[-1] == ' ' || p[-1] == '\n');
      g_autofree char *words = NULL;

      if (*p != '\0' && *p != '\n' && !space)
        continue;
      words = g_strndup (at, (gsize) (p - at));
      if (words[0] != '\0')
        cordee_xml_add_text (parent, words);
      if (*p == '\0')
        return;
      cordee_xml_add (parent, space ? "text:s" : "text:line-break", NULL);
      at = p + 1;
    }
}

/* ── styles ─────────────────────────────────────────────────────── */

static void
add_style (CordeeXmlElement *parent, const Style *style)
{
  CordeeXmlElement *element = cordee_xml_add (parent, "style:style", NULL);
  g_auto(GStrv) pieces = g_strsplit (style->name, "_20_", -1);
  g_autofree char *name = g_strjoinv (" ", pieces);

  cordee_odt_set (element, (const char *const[]){ "style:name", style->name, "style:display-name", style->display != NULL ? _(style->display) : name,
                                                  "style:family", style->family, "style:parent-style-name", style->parent, "style:next-style-name",
                                                  style->next, "style:default-outline-level", style->outline, NULL });
  if (style->paragraph[0] != NULL)
    cordee_odt_set (cordee_xml_add (element, "style:paragraph-properties", NULL), style->paragraph);
  if (style->text[0] != NULL)
    cordee_odt_set (cordee_xml_add (element, "style:text-properties", NULL), style->text);
}

static const char *
country_of (const char *language)
{
  if (g_str_has_prefix (language, "fr"))
    return "FR";
  return g_str_has_prefix (language, "en") ? "GB" : NULL;
}

static void
add_defaults (CordeeXmlElement *parent, const CordeeDocument *document)
{
  CordeeXmlElement *element = cordee_xml_add (parent, "style:default-style", NULL);
  g_autofree char *language = cordee_document_dup_language (document);
  const char *country = country_of (language);

  language[strcspn (language, "-")] = '\0';
  cordee_xml_set (element, "style:family", "paragraph");
  cordee_odt_set (cordee_xml_add (element, "style:paragraph-properties", NULL),
                  (const char *const[]){ "style:tab-stop-distance", "12.5mm", "style:writing-mode", "lr-tb", NULL });
  cordee_odt_set (cordee_xml_add (element, "style:text-properties", NULL),
                  (const char *const[]){ "style:font-name", FONT, "fo:color", CORDEE_ODT_INK,
                                         "fo:font-size", document->landscape ? "8.5pt" : "10.5pt",
                                         "fo:language", language, "fo:country", country != NULL ? country : "none", "style:letter-kerning", "true",
                                         "fo:hyphenate", "false", NULL });
  element = cordee_xml_add (parent, "style:default-style", NULL);
  cordee_xml_set (element, "style:family", "table");
  cordee_xml_set (cordee_xml_add (element, "style:table-properties", NULL), "table:border-model", "collapsing");
}

static void
add_page (CordeeXmlElement *root, const CordeeDocument *document)
{
  CordeeXmlElement *automatic = cordee_xml_add (root, "office:automatic-styles", NULL);
  CordeeXmlElement *masters = cordee_xml_add (root, "office:master-styles", NULL);
  CordeeXmlElement *layout = cordee_xml_add (automatic, "style:page-layout", NULL);
  CordeeXmlElement *foot = cordee_xml_add (automatic, "style:style", NULL);
  CordeeXmlElement *properties, *master, *paragraph;
  g_autofree char *right = g_strdup_printf ("%dmm", (int) ((document->landscape ? CORDEE_ODT_LONG : CORDEE_ODT_SHORT) - 2 * CORDEE_ODT_MARGIN));
  g_autofree char *words = cordee_document_clean_line (document->foot);

  cordee_xml_set (layout, "style:name", "Page");
  cordee_odt_set (cordee_xml_add (layout, "style:page-layout-properties", NULL),
                  (const char *const[]){ "fo:page-width", document->landscape ? "297mm" : "210mm",
                                         "fo:page-height", document->landscape ? "210mm" : "297mm",
                                         "style:print-orientation", document->landscape ? "landscape" : "portrait", "fo:margin-top", "20mm",
                                         "fo:margin-bottom", "12mm", "fo:margin-left", "20mm", "fo:margin-right", "20mm", NULL });
  cordee_odt_set (cordee_xml_add (cordee_xml_add (layout, "style:footer-style", NULL), "style:header-footer-properties", NULL),
                  (const char *const[]){ "fo:min-height", "11mm", "fo:margin-top", "5mm", NULL });

  cordee_odt_set (foot, (const char *const[]){ "style:name", "Foot", "style:family", "paragraph", "style:parent-style-name", "Footer", NULL });
  properties = cordee_xml_add (foot, "style:paragraph-properties", NULL);
  cordee_odt_set (cordee_xml_add (cordee_xml_add (properties, "style:tab-stops", NULL), "style:tab-stop", NULL),
                  (const char *const[]){ "style:position", right, "style:type", "right", NULL });

  master = cordee_xml_add (masters, "style:master-page", NULL);
  cordee_odt_set (master, (const char *const[]){ "style:name", "Standard", "style:page-layout-name", "Page", NULL });
  paragraph = cordee_xml_add (cordee_xml_add (master, "style:footer", NULL), "text:p", NULL);
  cordee_xml_set (paragraph, "text:style-name", "Foot");
  cordee_odt_add_words (paragraph, words);
  cordee_xml_add (paragraph, "text:tab", NULL);
  cordee_xml_set (cordee_xml_add (paragraph, "text:page-number", "1"), "text:select-page", "current");
  cordee_xml_add_text (paragraph, "\302\240/\302\240");
  cordee_xml_add (paragraph, "text:page-count", "1");
}

/* styles.xml: what a style looks like, and the page. The caller owns it. */
char *
cordee_odt_styles (const CordeeDocument *document)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_odt_writer_new ("office:document-styles");
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);
  CordeeXmlElement *common;

  cordee_odt_add_fonts (root);
  common = cordee_xml_add (root, "office:styles", NULL);
  add_defaults (common, document);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (common, &styles[i]);
  add_page (root, document);
  return cordee_xml_writer_to_compact_string (writer);
}
