/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#include <string.h>

/* ── text ───────────────────────────────────────────────────────── */

typedef struct
{
  CordeeOdt *odt;
  CordeeXmlElement *paragraph;
} Runs;

static void
add_run_cb (const char *text, const CordeeRichSpan *span, gpointer user_data)
{
  Runs *runs = user_data;
  CordeeXmlElement *parent = runs->paragraph;
  CordeeDocumentLink link = span != NULL ? cordee_document_link_kind (runs->odt->anchors, span->link) : CORDEE_LINK_NONE;
  g_autofree char *colour = span != NULL ? cordee_document_dup_colour (span->colour, CORDEE_PAPER_LIGHT) : NULL;

  if (link != CORDEE_LINK_NONE)
    {
      g_autofree char *id = link == CORDEE_LINK_INSIDE ? cordee_document_dup_id (span->link + 1) : NULL;
      g_autofree char *address = id != NULL ? g_strconcat ("#", id, NULL) : g_strdup (span->link);

      parent = cordee_xml_add (parent, "text:a", NULL);
      cordee_odt_set (parent, (const char *const[]){ "xlink:type", "simple", "xlink:href", address, "text:style-name", "Internet_20_link",
                                                     "text:visited-style-name", "Internet_20_link", NULL });
    }
  if (span != NULL && (span->style != CORDEE_RICH_PLAIN || colour != NULL))
    {
      parent = cordee_xml_add (parent, "text:span", NULL);
      cordee_xml_set (parent, "text:style-name", cordee_odt_style_of_run (runs->odt, span->style, colour));
    }
  cordee_odt_add_words (parent, text);
}

/* Adds a text, which may be NULL, to a paragraph. */
void
cordee_odt_add_rich (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeeRich *text)
{
  Runs runs = { self, paragraph };

  if (text != NULL)
    cordee_rich_each (text, add_run_cb, &runs);
}

/* Makes a paragraph the target of links to part, if it is one. */
void
cordee_odt_add_anchor (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeePart *part)
{
  g_autofree char *id = NULL;

  if (part->anchor == NULL || g_hash_table_lookup (self->anchors, part->anchor) != part)
    return;
  id = cordee_document_dup_id (part->anchor);
  cordee_xml_set (cordee_xml_add (paragraph, "text:bookmark", NULL), "text:name", id);
}

/* Adds a paragraph to the parent: on a new page, where one is due. Borrowed. */
CordeeXmlElement *
cordee_odt_add_paragraph (CordeeOdt *self, const char *style)
{
  CordeeXmlElement *paragraph = cordee_xml_add (self->parent, "text:p", NULL);

  cordee_xml_set (paragraph, "text:style-name", cordee_odt_style_of_paragraph (self, style));
  return paragraph;
}

/* Adds the anchor and words of part, its mark too where marked. */
void
cordee_odt_add_part_words (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeePart *part, gboolean marked)
{
  g_autofree char *mark = cordee_document_clean_line (marked ? part->mark : NULL);

  cordee_odt_add_anchor (self, paragraph, part);
  if (mark[0] != '\0')
    {
      cordee_odt_add_words (paragraph, mark);
      cordee_xml_add_text (paragraph, " ");
    }
  cordee_odt_add_rich (self, paragraph, part->text);
}

/* ── lists ──────────────────────────────────────────────────────── */

/* What follows is not in the list that was open. */
void
cordee_odt_close_list (CordeeOdt *self)
{
  self->list = NULL;
  g_clear_pointer (&self->list_style, g_free);
}

/* Adds an item to the list that is open, if it is one of its kind, or begins one. */
void
cordee_odt_add_item (CordeeOdt *self, const CordeePart *part, const char *style, gboolean narrow)
{
  const char *list_style = cordee_odt_style_of_list (self, part->mark, narrow);
  CordeeXmlElement *outer = self->parent;
  CordeeXmlElement *item;
  guint number;

  if (self->list == NULL || !g_str_equal (self->list_style, list_style))
    {
      cordee_odt_close_list (self);
      self->list = cordee_xml_add (outer, "text:list", NULL);
      self->list_style = g_strdup (list_style);
      cordee_xml_set (self->list, "text:style-name", list_style);
    }
  item = cordee_xml_add (self->list, "text:list-item", NULL);
  cordee_document_mark_kind (part->mark, &number);
  if (number > 0)
    {
      g_autofree char *value = g_strdup_printf ("%u", number);

      cordee_xml_set (item, "text:start-value", value);
    }
  self->parent = item;
  cordee_odt_add_part_words (self, cordee_odt_add_paragraph (self, style), part, FALSE);
  self->parent = outer;
}

/* ── the text ───────────────────────────────────────────────────── */

static void
add_heading (CordeeOdt *self, const CordeePart *part)
{
  gboolean main = part->kind == CORDEE_PART_HEADING;
  CordeeXmlElement *heading = cordee_xml_add (self->parent, "text:h", NULL);

  cordee_odt_set (heading, (const char *const[]){ "text:style-name", cordee_odt_style_of_paragraph (self, main ? "Heading_20_1" : "Heading_20_2"),
                                                  "text:outline-level", main ? "1" : "2", NULL });
  cordee_odt_add_part_words (self, heading, part, TRUE);
}

/* Adds a part that is no fact; next, which may be NULL, is the one below. */
static void
add_part (CordeeOdt *self, const CordeePart *part, const CordeePart *next)
{
  gboolean leads = part->kind == CORDEE_PART_PARAGRAPH && next != NULL && next->kind == CORDEE_PART_TABLE;

  if (part->kind != CORDEE_PART_ITEM)
    cordee_odt_close_list (self);
  switch (part->kind)
    {
    case CORDEE_PART_HEADING:
    case CORDEE_PART_SUBHEADING:
      add_heading (self, part);
      break;
    case CORDEE_PART_ITEM:
      cordee_odt_add_item (self, part, "List", FALSE);
      break;
    case CORDEE_PART_TABLE:
      cordee_odt_add_table (self, part);
      break;
    case CORDEE_PART_BREAK:
      self->page = TRUE;
      break;
    case CORDEE_PART_BOX:
      cordee_odt_add_part_words (self, cordee_odt_add_paragraph (self, "Cordee_20_box"), part, TRUE);
      break;
    case CORDEE_PART_PARAGRAPH:
    case CORDEE_PART_FACT:
    default:
      cordee_odt_add_part_words (self, cordee_odt_add_paragraph (self, leads ? "Cordee_20_lead" : "Text_20_body"), part, TRUE);
      break;
    }
}

static void
add_line (CordeeOdt *self, const char *style, const char *text)
{
  g_autofree char *clean = cordee_document_clean (text, -1);

  cordee_odt_add_words (cordee_odt_add_paragraph (self, style), clean);
}

static void
add_parts (CordeeOdt *self)
{
  const CordeeDocument *document = self->document;

  add_line (self, "Title", document->title);
  if (document->lead != NULL && document->lead[0] != '\0')
    add_line (self, "Subtitle", document->lead);
  for (guint i = 0; i < document->parts->len;)
    {
      const CordeePart *part = document->parts->pdata[i];

      if (cordee_part_is_empty (part))
        {
          i++;
          continue;
        }
      if (cordee_part_is_fact (part))
        {
          cordee_odt_close_list (self);
          i += cordee_odt_add_facts (self, i);
          continue;
        }
      i++;
      add_part (self, part, i < document->parts->len ? document->parts->pdata[i] : NULL);
    }
  cordee_odt_close_list (self);
}

/* content.xml: what the document says. The caller owns it. */
char *
cordee_odt_content (const CordeeDocument *document)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_odt_writer_new ("office:document-content");
  g_autoptr(GHashTable) anchors = cordee_document_list_anchors (document);
  g_autoptr(GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);
  CordeeOdt odt = { .document = document, .anchors = anchors, .styles = styles };

  cordee_odt_add_fonts (root);
  odt.automatic = cordee_xml_add (root, "office:automatic-styles", NULL);
  odt.parent = cordee_xml_add (cordee_xml_add (root, "office:body", NULL), "office:text", NULL);
  add_parts (&odt);
  return cordee_xml_writer_to_compact_string (writer);
}
