/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one door to libxml2. No other file of the project includes its headers.

   A document that was read is a flat, relocatable block of memory: nodes point at one another by distances, white space in
   texts is collapsed, every distinct string stands once. So the base can be parsed, validated and laid out when the program is
   built, and be read in place when it runs; an extra pack goes the same way in one go. */

typedef struct _CordeeXmlNode CordeeXmlNode;
typedef struct _CordeeXmlDocument CordeeXmlDocument;
typedef struct _CordeeXmlSchema CordeeXmlSchema;

/* An element that is being written. */
typedef struct _xmlNode CordeeXmlElement;
typedef struct _CordeeXmlWriter CordeeXmlWriter;

/* No document larger than this is read. */
#define CORDEE_XML_MAX_BYTES (32u * 1024u * 1024u)

typedef enum
{
  CORDEE_XML_TOO_LARGE,
  CORDEE_XML_MALFORMED,
  CORDEE_XML_DOCTYPE,
  CORDEE_XML_INVALID,
} CordeeXmlProblem;

/* Told once for each problem of a document, in the order of lines. line is 0 where there is none to tell; what says what is
   wrong and what was expected, in the language of the reader. */
typedef void (*CordeeXmlReport) (CordeeXmlProblem problem, int line, const char *what, gpointer user_data);

void cordee_xml_init (void);

CordeeXmlSchema *cordee_xml_schema_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordee_xml_schema_free (CordeeXmlSchema *schema);

CordeeXmlDocument *cordee_xml_parse (GBytes          *bytes,
                                     CordeeXmlSchema *schema,
                                     CordeeXmlReport  report,
                                     gpointer         user_data) G_GNUC_WARN_UNUSED_RESULT;
CordeeXmlDocument *cordee_xml_document_new_from_flat (GBytes *flat) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cordee_xml_document_get_flat (const CordeeXmlDocument *document);
const char *cordee_xml_document_get_sha256 (const CordeeXmlDocument *document);
const CordeeXmlNode *cordee_xml_document_get_root (const CordeeXmlDocument *document);
void cordee_xml_document_free (CordeeXmlDocument *document);

/* Reading. What is given back is borrowed from the document. */
gboolean cordee_xml_is (const CordeeXmlNode *node, const char *name);
int cordee_xml_line (const CordeeXmlNode *node);
const char *cordee_xml_attribute (const CordeeXmlNode *node, const char *name);
const char *cordee_xml_text (const CordeeXmlNode *node);
void cordee_xml_span (const CordeeXmlNode *node, guint *start, guint *end);
const CordeeXmlNode *cordee_xml_first_child (const CordeeXmlNode *node);
const CordeeXmlNode *cordee_xml_next (const CordeeXmlNode *node);

/* Writing. */
CordeeXmlWriter *cordee_xml_writer_new (const char *root) G_GNUC_WARN_UNUSED_RESULT;
CordeeXmlElement *cordee_xml_writer_get_root (CordeeXmlWriter *writer);
char *cordee_xml_writer_to_string (CordeeXmlWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_xml_writer_to_compact_string (CordeeXmlWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
void cordee_xml_writer_free (CordeeXmlWriter *writer);
CordeeXmlElement *cordee_xml_add (CordeeXmlElement *parent, const char *name, const char *text);
void cordee_xml_add_text (CordeeXmlElement *parent, const char *text);
void cordee_xml_set (CordeeXmlElement *element, const char *attribute, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeXmlDocument, cordee_xml_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeXmlWriter, cordee_xml_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeXmlSchema, cordee_xml_schema_free)

G_END_DECLS
