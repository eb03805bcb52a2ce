/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-element"

#include "config.h"

#include "cordee-element.h"

#include "cordee-statement.h"

#include <stdlib.h>
#include <string.h>

/* ── reading ────────────────────────────────────────────────────── */

/* A boolean of the schema; FALSE without the attribute. */
gboolean
cordee_read_flag (const CordeeXmlNode *node, const char *name)
{
  const char *text = cordee_xml_attribute (node, name);

  return text != NULL && (strcmp (text, "true") == 0 || strcmp (text, "1") == 0);
}

/* A whole number; 0 without the attribute. */
int
cordee_read_int (const CordeeXmlNode *node, const char *name)
{
  const char *text = cordee_xml_attribute (node, name);

  return text != NULL ? atoi (text) : 0;
}

/* Reads a decimal number. Returns FALSE, out untouched, for NULL. */
gboolean
cordee_read_number (const char *text, double *out)
{
  if (text == NULL)
    return FALSE;
  *out = g_ascii_strtod (text, NULL);
  return TRUE;
}

/* A day; CORDEE_DAY_NONE without the attribute. */
CordeeDay
cordee_read_day (const CordeeXmlNode *node, const char *name)
{
  CordeeDay day = CORDEE_DAY_NONE;

  cordee_day_parse (cordee_xml_attribute (node, name), &day);
  return day;
}

/* The place of the attribute among ids (ended by NULL); fallback where it is not there or none of them. */
guint
cordee_read_enum (const CordeeXmlNode *node, const char *name, const char *const *ids, guint fallback)
{
  const char *text = cordee_xml_attribute (node, name);

  if (text != NULL)
    for (guint i = 0; ids[i] != NULL; i++)
      if (strcmp (ids[i], text) == 0)
        return i;
  return fallback;
}

/* A list of words, or NULL without the attribute. The caller owns it. */
char **
cordee_read_words (const CordeeXmlNode *node, const char *name)
{
  const char *text = cordee_xml_attribute (node, name);

  return text != NULL ? g_strsplit (text, " ", -1) : NULL;
}

static const CordeeXmlNode *
find_child (const CordeeXmlNode *node, const char *name)
{
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, name))
      return child;
  return NULL;
}

/* The text of the first child of that name, borrowed from the document; NULL without one. */
const char *
cordee_read_text (const CordeeXmlNode *node, const char *name)
{
  const CordeeXmlNode *child = find_child (node, name);

  return child != NULL ? cordee_xml_text (child) : NULL;
}

/* The condition inside the first child of that name (<when>, <requires> …); NULL without one. The caller owns it. */
CordeeCondition *
cordee_read_condition (const CordeeXmlNode *node, const char *name)
{
  const CordeeXmlNode *child = find_child (node, name);

  return child != NULL ? cordee_condition_new_from_xml (cordee_xml_first_child (child)) : NULL;
}

/* All <source> children, as CordeeCitation. The caller owns the list; its strings live with the document. */
GArray *
cordee_read_citations (const CordeeXmlNode *node)
{
  GArray *citations = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));

  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "source"))
      {
        CordeeCitation citation;

        citation.source = cordee_xml_attribute (child, "ref");
        citation.place = cordee_xml_attribute (child, "place");
        g_array_append_val (citations, citation);
      }
  return citations;
}

/* ── writing ────────────────────────────────────────────────────── */

/* A number as the packs write it: no grouping, no needless decimals. The caller owns it. */
char *
cordee_number_to_string (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/* Writes a boolean whose default is false. */
void
cordee_write_flag (CordeeXmlElement *node, const char *name, gboolean flag)
{
  cordee_xml_set (node, name, flag ? "true" : NULL);
}

void
cordee_write_int (CordeeXmlElement *node, const char *name, int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  cordee_xml_set (node, name, text);
}

/* Writes a number; without has, nothing. */
void
cordee_write_number (CordeeXmlElement *node, const char *name, gboolean has, double value)
{
  g_autofree char *text = has ? cordee_number_to_string (value) : NULL;

  cordee_xml_set (node, name, text);
}

/* Writes a day; CORDEE_DAY_NONE writes nothing. */
void
cordee_write_day (CordeeXmlElement *node, const char *name, CordeeDay day)
{
  g_autofree char *text = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : NULL;

  cordee_xml_set (node, name, text);
}

/* Writes a list of words; NULL writes nothing. */
void
cordee_write_words (CordeeXmlElement *node, const char *name, char **words)
{
  g_autofree char *text = words != NULL ? g_strjoinv (" ", words) : NULL;

  cordee_xml_set (node, name, text);
}

/* Appends a child with text; NULL appends none. */
void
cordee_write_text (CordeeXmlElement *node, const char *name, const char *text)
{
  if (text != NULL)
    cordee_xml_add (node, name, text);
}

/* Appends a child with a condition inside; NULL appends none. */
void
cordee_write_condition (CordeeXmlElement *node, const char *name, const CordeeCondition *condition)
{
  if (condition != NULL)
    cordee_condition_to_xml (condition, cordee_xml_add (node, name, NULL));
}

/* Appends each citation (CordeeCitation) as a <source>. */
void
cordee_write_citations (CordeeXmlElement *node, GArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const CordeeCitation *citation = &g_array_index (citations, CordeeCitation, i);
      CordeeXmlElement *source = cordee_xml_add (node, "source", NULL);

      cordee_xml_set (source, "ref", citation->source);
      cordee_xml_set (source, "place", citation->place);
    }
}
