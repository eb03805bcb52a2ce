/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-xml"

#include "config.h"

#include "cordee-xml-private.h"

#include <string.h>

/* The flat form of a document: how it is laid out and how it is read. No libxml2 here. */

/* One element of a flat document. What points is a distance in bytes from the start of this very node; 0 stands for none. */
struct _CordeeXmlNode
{
  gint32 name;
  gint32 text;
  gint32 attributes;
  gint32 n_attributes;
  gint32 first_child;
  gint32 next;
  gint32 line;
  guint32 start; /* where its text stands in that of its parent, in bytes */
  guint32 end;
};

/* Distances from the start of the attribute. */
typedef struct
{
  gint32 name;
  gint32 value;
} Attribute;

/* Before the nodes, of which the first is the root. Attributes follow the nodes, then strings. */
typedef struct
{
  guint32 magic;
  guint32 size;
  char sha256[72]; /* of the XML that it was made from; padded */
} Header;

/* Changes whenever the layout does; also tells a foreign byte order. */
#define MAGIC 0x43644631u

struct _CordeeXmlDocument
{
  GBytes *flat;
};

struct _CordeeXmlLayout
{
  GArray *nodes;       /* CordeeXmlNode, with indices and pool offsets plus one in place of distances */
  GArray *attributes;  /* Attribute, idem */
  GString *pool;       /* strings, each ending in a zero byte */
  GHashTable *strings; /* string → its offset in the pool plus one */
};

/* ── laying out ─────────────────────────────────────────────────── */

/* An empty layout. The caller owns it, until it is finished. */
CordeeXmlLayout *
cordee_xml_layout_new (void)
{
  CordeeXmlLayout *self = g_new0 (CordeeXmlLayout, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (CordeeXmlNode));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  self->pool = g_string_new (NULL);
  self->strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static gint32
layout_string (CordeeXmlLayout *self, const char *text)
{
  gpointer known = g_hash_table_lookup (self->strings, text);
  gint32 offset;

  if (known != NULL)
    return GPOINTER_TO_INT (known);
  offset = (gint32) self->pool->len + 1;
  g_string_append_len (self->pool, text, (gssize) strlen (text) + 1);
  g_hash_table_insert (self->strings, g_strdup (text), GINT_TO_POINTER (offset));
  return offset;
}

static CordeeXmlNode *
node_at (CordeeXmlLayout *self, guint index)
{
  return &g_array_index (self->nodes, CordeeXmlNode, index);
}

/* Adds an element below parent and after previous, its last child so far (G_MAXUINT: none). Elements are added in the order of the
   document, the root first; attributes of one before the next. Returns its index. */
guint
cordee_xml_layout_add (CordeeXmlLayout *self, guint parent, guint previous, const char *name, int line)
{
  CordeeXmlNode node = { .name = layout_string (self, name), .text = layout_string (self, ""), .line = line };
  guint index = self->nodes->len;

  node.attributes = (gint32) self->attributes->len + 1;
  g_array_append_val (self->nodes, node);
  if (previous != G_MAXUINT)
    node_at (self, previous)->next = (gint32) index + 1;
  else if (parent != G_MAXUINT)
    node_at (self, parent)->first_child = (gint32) index + 1;
  return index;
}

/* Adds an attribute to the element that was added last. */
void
cordee_xml_layout_add_attribute (CordeeXmlLayout *self, const char *name, const char *value)
{
  Attribute attribute = { .name = layout_string (self, name), .value = layout_string (self, value) };

  g_array_append_val (self->attributes, attribute);
  node_at (self, self->nodes->len - 1)->n_attributes++;
}

/* Gives an element its text, and says where that stands in the text of its parent. */
void
cordee_xml_layout_set_text (CordeeXmlLayout *self, guint index, const char *text, gsize start, gsize end)
{
  gint32 offset = layout_string (self, text);

  node_at (self, index)->text = offset;
  node_at (self, index)->start = (guint32) start;
  node_at (self, index)->end = (guint32) end;
}

/* Puts the three parts one behind the other and makes distances of indices. */
static GBytes *
layout_to_bytes (CordeeXmlLayout *self, const char *sha256)
{
  gsize nodes_at = sizeof (Header);
  gsize attributes_at = nodes_at + self->nodes->len * sizeof (CordeeXmlNode);
  gsize pool_at = attributes_at + self->attributes->len * sizeof (Attribute);
  gsize size = pool_at + self->pool->len;
  Header header = { .magic = MAGIC, .size = (guint32) size };
  char *block = g_malloc (size);

  g_strlcpy (header.sha256, sha256, sizeof header.sha256);
  memcpy (block, &header, sizeof header);
  memcpy (block + pool_at, self->pool->str, self->pool->len);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      CordeeXmlNode node = g_array_index (self->nodes, CordeeXmlNode, i);
      gint32 here = (gint32) (nodes_at + i * sizeof node);

      node.name += (gint32) pool_at - 1 - here;
      node.text += (gint32) pool_at - 1 - here;
      node.attributes = (gint32) (attributes_at + (gsize) (node.attributes - 1) * sizeof (Attribute)) - here;
      if (node.first_child != 0)
        node.first_child = (gint32) (nodes_at + (gsize) (node.first_child - 1) * sizeof node) - here;
      if (node.next != 0)
        node.next = (gint32) (nodes_at + (gsize) (node.next - 1) * sizeof node) - here;
      memcpy (block + here, &node, sizeof node);
    }
  for (guint i = 0; i < self->attributes->len; i++)
    {
      Attribute attribute = g_array_index (self->attributes, Attribute, i);
      gint32 here = (gint32) (attributes_at + i * sizeof attribute);

      attribute.name += (gint32) pool_at - 1 - here;
      attribute.value += (gint32) pool_at - 1 - here;
      memcpy (block + here, &attribute, sizeof attribute);
    }

  return g_bytes_new_take (block, size);
}

/* Makes a document of a layout, which is freed. sha256 is the fingerprint of the XML. The caller owns the document. */
CordeeXmlDocument *
cordee_xml_layout_finish (CordeeXmlLayout *self, const char *sha256)
{
  CordeeXmlDocument *document = g_new0 (CordeeXmlDocument, 1);

  document->flat = layout_to_bytes (self, sha256);
  g_array_unref (self->nodes);
  g_array_unref (self->attributes);
  g_string_free (self->pool, TRUE);
  g_hash_table_unref (self->strings);
  g_free (self);
  return document;
}

/* ── the document ───────────────────────────────────────────────── */

/* A document read in place from the block that cordee_xml_document_get_flat() gave, in this or another process of the same
   build: a resource of the program, never a file of the user. Returns NULL where the block is of another layout. */
CordeeXmlDocument *
cordee_xml_document_new_from_flat (GBytes *flat)
{
  CordeeXmlDocument *self;
  const Header *header;
  gsize size;

  g_return_val_if_fail (flat != NULL, NULL);

  header = g_bytes_get_data (flat, &size);
  if (size < sizeof *header + sizeof (CordeeXmlNode) || GPOINTER_TO_SIZE (header) % sizeof (gint32) != 0 || header->magic != MAGIC
      || header->size != size)
    return NULL;

  self = g_new0 (CordeeXmlDocument, 1);
  self->flat = g_bytes_ref (flat);
  return self;
}

/* The block of a document, borrowed. */
GBytes *
cordee_xml_document_get_flat (const CordeeXmlDocument *document)
{
  return document->flat;
}

/* The fingerprint of the XML that it was made from, as 64 hexadecimal digits, borrowed. */
const char *
cordee_xml_document_get_sha256 (const CordeeXmlDocument *document)
{
  return ((const Header *) g_bytes_get_data (document->flat, NULL))->sha256;
}

/* The root element, borrowed from the document. */
const CordeeXmlNode *
cordee_xml_document_get_root (const CordeeXmlDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return (const CordeeXmlNode *) ((const char *) g_bytes_get_data (document->flat, NULL) + sizeof (Header));
}

void
cordee_xml_document_free (CordeeXmlDocument *document)
{
  if (document == NULL)
    return;
  g_bytes_unref (document->flat);
  g_free (document);
}

/* ── reading ────────────────────────────────────────────────────── */

static const char *
at (gconstpointer from, gint32 distance)
{
  return (const char *) from + distance;
}

/* Whether the element has that name. */
gboolean
cordee_xml_is (const CordeeXmlNode *node, const char *name)
{
  return strcmp (at (node, node->name), name) == 0;
}

/* The line on which the start tag of the element ends, from 1: libxml2 keeps no other. */
int
cordee_xml_line (const CordeeXmlNode *node)
{
  return node->line;
}

/* The value of an attribute, white space collapsed, borrowed; NULL without it. */
const char *
cordee_xml_attribute (const CordeeXmlNode *node, const char *name)
{
  const Attribute *attributes = (const Attribute *) (gconstpointer) at (node, node->attributes);

  for (gint32 i = 0; i < node->n_attributes; i++)
    if (strcmp (at (&attributes[i], attributes[i].name), name) == 0)
      return at (&attributes[i], attributes[i].value);
  return NULL;
}

/* All text inside an element, white space collapsed, borrowed. */
const char *
cordee_xml_text (const CordeeXmlNode *node)
{
  return at (node, node->text);
}

/* Where the text of an element stands in that of its parent, in bytes: from start up to, not with, end. */
void
cordee_xml_span (const CordeeXmlNode *node, guint *start, guint *end)
{
  *start = node->start;
  *end = node->end;
}

/* The first child element, borrowed, or NULL. */
const CordeeXmlNode *
cordee_xml_first_child (const CordeeXmlNode *node)
{
  return node->first_child != 0 ? (const CordeeXmlNode *) (gconstpointer) at (node, node->first_child) : NULL;
}

/* The next sibling element, borrowed, or NULL. */
const CordeeXmlNode *
cordee_xml_next (const CordeeXmlNode *node)
{
  return node->next != 0 ? (const CordeeXmlNode *) (gconstpointer) at (node, node->next) : NULL;
}
