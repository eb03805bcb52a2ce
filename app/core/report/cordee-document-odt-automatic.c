/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#include <string.h>

/* Whether a style like key is to be made: *name is then that of the new one, else that of the one there is. Borrowed. */
static gboolean
need_style (CordeeOdt *self, const char *prefix, const char *key, const char **name)
{
  char *made;

  *name = g_hash_table_lookup (self->styles, key);
  if (*name != NULL)
    return FALSE;
  made = g_strdup_printf ("%s%u", prefix, g_hash_table_size (self->styles) + 1);
  g_hash_table_insert (self->styles, g_strdup (key), made);
  *name = made;
  return TRUE;
}

/* Adds a style of one use; parent may be NULL. Borrowed. */
CordeeXmlElement *
cordee_odt_add_style (CordeeOdt *self, const char *name, const char *family, const char *parent)
{
  CordeeXmlElement *style = cordee_xml_add (self->automatic, "style:style", NULL);

  cordee_odt_set (style, (const char *const[]){ "style:name", name, "style:family", family, "style:parent-style-name", parent, NULL });
  return style;
}

/* The style of a stretch of text: one that has a name for people where that is all, else one of its own. */
const char *
cordee_odt_style_of_run (CordeeOdt *self, CordeeRichStyle style, const char *colour)
{
  static const struct
  {
    CordeeRichStyle style;
    const char *name;
  } named[] = {
    { CORDEE_RICH_GAP, "Cordee_20_gap" },
    { CORDEE_RICH_BOLD, "Strong_20_Emphasis" },
    { CORDEE_RICH_SOFT, "Cordee_20_soft" },
    { CORDEE_RICH_SMALL, "Cordee_20_small" },
  };
  g_autofree char *key = g_strdup_printf ("T %d %s", (int) style, colour != NULL ? colour : "");
  const char *parent = NULL;
  const char *name;
  CordeeXmlElement *properties;

  for (guint i = 0; i < G_N_ELEMENTS (named) && parent == NULL; i++)
    {
      if (style == named[i].style && colour == NULL)
        return named[i].name;
      if (style & named[i].style)
        parent = named[i].name;
    }
  if (!need_style (self, "T", key, &name))
    return name;

  properties = cordee_xml_add (cordee_odt_add_style (self, name, "text", parent), "style:text-properties", NULL);
  if (style & CORDEE_RICH_BOLD)
    cordee_xml_set (properties, "fo:font-weight", "bold");
  if (style & CORDEE_RICH_SMALL)
    cordee_xml_set (properties, "fo:font-size", "85%");
  if (colour != NULL)
    cordee_xml_set (properties, "fo:color", colour);
  else if ((style & CORDEE_RICH_SOFT) && !(style & CORDEE_RICH_GAP))
    cordee_xml_set (properties, "fo:color", CORDEE_ODT_SOFT);
  return name;
}

/* The style of a paragraph: parent itself, or one that begins a page. */
const char *
cordee_odt_style_of_paragraph (CordeeOdt *self, const char *parent)
{
  g_autofree char *key = g_strconcat ("P ", parent, NULL);
  const char *name;

  if (!self->page)
    return parent;
  self->page = FALSE;
  if (need_style (self, "P", key, &name))
    cordee_xml_set (cordee_xml_add (cordee_odt_add_style (self, name, "paragraph", parent), "style:paragraph-properties", NULL),
                    "fo:break-before", "page");
  return name;
}

/* The style of a list whose items have marks like mark. */
const char *
cordee_odt_style_of_list (CordeeOdt *self, const char *mark, gboolean narrow)
{
  guint number;
  CordeeMarkKind kind = cordee_document_mark_kind (mark, &number);
  g_autofree char *sign = cordee_document_clean_line (kind == CORDEE_MARK_BULLET ? "•" : mark);
  g_autofree char *key = g_strdup_printf ("L %d %d %s", kind, narrow, kind == CORDEE_MARK_SIGN ? sign : "");
  const char *indent = narrow ? (kind == CORDEE_MARK_CITED ? "7mm" : "4mm") : kind == CORDEE_MARK_CITED ? "9mm" : "6mm";
  g_autofree char *back = g_strconcat ("-", indent, NULL);
  const char *name;
  CordeeXmlElement *style, *level, *properties;

  if (!need_style (self, "L", key, &name))
    return name;
  style = cordee_xml_add (self->automatic, "text:list-style", NULL);
  cordee_xml_set (style, "style:name", name);
  if (kind == CORDEE_MARK_BULLET)
    {
      level = cordee_xml_add (style, "text:list-level-style-bullet", NULL);
      cordee_odt_set (level, (const char *const[]){ "text:level", "1", "text:bullet-char", sign, NULL });
    }
  else
    {
      /* A sign is a number that is not shown, with words before it: so that it may be longer than one character. */
      level = cordee_xml_add (style, "text:list-level-style-number", NULL);
      cordee_odt_set (level, (const char *const[]){ "text:level", "1", "style:num-format", kind == CORDEE_MARK_SIGN ? "" : "1", NULL });
      if (kind == CORDEE_MARK_SIGN)
        cordee_xml_set (level, "style:num-prefix", sign);
      else if (kind == CORDEE_MARK_CITED)
        cordee_xml_set (level, "style:num-prefix", "[");
      if (kind != CORDEE_MARK_SIGN)
        cordee_xml_set (level, "style:num-suffix", kind == CORDEE_MARK_CITED ? "]" : ".");
    }
  properties = cordee_xml_add (level, "style:list-level-properties", NULL);
  cordee_xml_set (properties, "text:list-level-position-and-space-mode", "label-alignment");
  cordee_odt_set (cordee_xml_add (properties, "style:list-level-label-alignment", NULL),
                  (const char *const[]){ "text:label-followed-by", "listtab", "text:list-tab-stop-position", indent, "fo:text-indent", back,
                                         "fo:margin-left", indent, NULL });
  if (kind == CORDEE_MARK_BULLET)
    cordee_xml_set (cordee_xml_add (level, "style:text-properties", NULL), "style:font-name", "Liberation Sans");
  return name;
}

/* The style of a cell: of a head ('h'), of the rows below a heading ('g'), of all others ('c'). */
const char *
cordee_odt_style_of_cell (CordeeOdt *self, char kind)
{
  const char key[] = { 'C', ' ', kind, '\0' };
  const char *name;
  CordeeXmlElement *properties;

  if (!need_style (self, "C", key, &name))
    return name;
  properties = cordee_xml_add (cordee_odt_add_style (self, name, "table-cell", NULL), "style:table-cell-properties", NULL);
  cordee_odt_set (properties, (const char *const[]){ "fo:padding-left", "1.5mm", "fo:padding-right", "2.5mm", "fo:padding-top", "1.2mm",
                                                     "fo:padding-bottom", "0.6mm", "fo:border-left", "none", "fo:border-right", "none",
                                                     "fo:border-top", "none", "fo:border-bottom",
                                                     kind == 'h' ? "1.5pt solid " CORDEE_ODT_ACCENT : "0.5pt solid " CORDEE_ODT_LINE, NULL });
  cordee_xml_set (properties, "style:vertical-align", "top");
  if (kind == 'g')
    cordee_xml_set (properties, "fo:background-color", CORDEE_ODT_BAND);
  return name;
}

/* The style of a row that goes to the next page whole. */
const char *
cordee_odt_style_of_row (CordeeOdt *self)
{
  const char *name;

  if (need_style (self, "R", "R", &name))
    cordee_xml_set (cordee_xml_add (cordee_odt_add_style (self, name, "table-row", NULL), "style:table-row-properties", NULL),
                    "fo:keep-together", "always");
  return name;
}

