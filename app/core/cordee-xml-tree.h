/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-xml.h"

G_BEGIN_DECLS

/* A document as it stands: texts with their white space, comments, instructions, attributes in their order. For files that are changed
   and written again with what is not understood in them, where the flat form of cordee-xml is for packs, which are only read. Everything
   is borrowed from the tree. */

typedef struct _CordeeXmlTree CordeeXmlTree;
typedef struct _CordeeXmlPart CordeeXmlPart;

typedef enum
{
  CORDEE_XML_ELEMENT,
  CORDEE_XML_TEXT,
  CORDEE_XML_COMMENT,
  CORDEE_XML_INSTRUCTION,
} CordeeXmlPartKind;

typedef struct
{
  const char *name; /* with its prefix */
  const char *value;
} CordeeXmlPair;

struct _CordeeXmlPart
{
  CordeeXmlPartKind kind;
  int line;         /* of an element: on which its start tag ends, from 1 */
  const char *name; /* of an element, with its prefix, and of an instruction */
  const char *text; /* of all but an element */
  const CordeeXmlPair *attributes; /* declarations of name spaces first */
  guint n_attributes;
  CordeeXmlPart *parent, *first_child, *last_child, *next; /* or NULL */
};

/* No document is deeper, or has more parts and attributes together, texts not counted. */
#define CORDEE_XML_MAX_DEPTH 100
#define CORDEE_XML_MAX_PARTS 300000

CordeeXmlTree *cordee_xml_parse_tree (GBytes *bytes, CordeeXmlReport report, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void cordee_xml_tree_free (CordeeXmlTree *self);
guint cordee_xml_tree_count (const CordeeXmlTree *self);
const CordeeXmlPart *cordee_xml_tree_get_top (const CordeeXmlTree *self);
const CordeeXmlPart *cordee_xml_tree_get_root (const CordeeXmlTree *self);

gboolean cordee_xml_part_is (const CordeeXmlPart *part, const char *name);
gboolean cordee_xml_part_is_blank (const CordeeXmlPart *part);
const char *cordee_xml_part_get (const CordeeXmlPart *part, const char *attribute);
char *cordee_xml_part_to_string (const CordeeXmlPart *part) G_GNUC_WARN_UNUSED_RESULT;

/* Writing. */
char *cordee_xml_dup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_xml_append_text (GString *out, const char *text);
void cordee_xml_append_attribute (GString *out, const char *name, const char *value);

/* Building, for the door. */
CordeeXmlTree *cordee_xml_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_xml_tree_copy (CordeeXmlTree *self, const char *text, gsize length);
const char *cordee_xml_tree_name (CordeeXmlTree *self, const char *prefix, const char *name);
CordeeXmlPair *cordee_xml_tree_open (CordeeXmlTree *self, const char *name, guint n_attributes, int line);
void cordee_xml_tree_close (CordeeXmlTree *self);
void cordee_xml_tree_add_text (CordeeXmlTree *self, const char *text, gsize length);
void cordee_xml_tree_add (CordeeXmlTree *self, CordeeXmlPartKind kind, const char *name, const char *text, int line);
gboolean cordee_xml_tree_is_full (const CordeeXmlTree *self);
gboolean cordee_xml_tree_is_deep (const CordeeXmlTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeXmlTree, cordee_xml_tree_free)

G_END_DECLS
