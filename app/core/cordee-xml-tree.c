/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-xml"

#include "config.h"

#include "cordee-xml-tree.h"

#include <string.h>

/* No libxml2 here: the door (cordee-xml.c) calls what is below "building" as it reads. */

/* Everything of a tree lies in a few blocks of memory, which go at once. */
typedef struct _Block Block;
struct _Block
{
  Block *next;
  gsize used, size;
  char data[];
};

#define FIRST_BLOCK ((gsize) 16 * 1024)
#define LARGEST_BLOCK ((gsize) 1024 * 1024)

struct _CordeeXmlTree
{
  Block *blocks; /* the one in use first */
  CordeeXmlPart top;
  CordeeXmlPart *open; /* the element that is being read, or the top */
  GString *text;       /* read, and not yet a part */
  guint depth, n_parts;
};

/* ── memory ─────────────────────────────────────────────────────── */

static gpointer
allocate (CordeeXmlTree *self, gsize size)
{
  Block *block = self->blocks;
  gpointer result;

  size = (size + 7) & ~(gsize) 7;
  if (block == NULL || block->size - block->used < size)
    {
      gsize next = block == NULL ? FIRST_BLOCK : MIN (block->size * 2, LARGEST_BLOCK);

      next = MAX (next, size);
      block = g_malloc (sizeof *block + next);
      block->next = self->blocks;
      block->used = 0;
      block->size = next;
      self->blocks = block;
    }
  result = block->data + block->used;
  block->used += size;
  return result;
}

void
cordee_xml_tree_free (CordeeXmlTree *self)
{
  if (self == NULL)
    return;
  for (Block *block = self->blocks; block != NULL;)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* ── building ───────────────────────────────────────────────────── */

/* An empty tree. The caller owns it. */
CordeeXmlTree *
cordee_xml_tree_new (void)
{
  CordeeXmlTree *self = g_new0 (CordeeXmlTree, 1);

  self->top.kind = CORDEE_XML_ELEMENT;
  self->open = &self->top;
  self->text = g_string_new (NULL);
  return self;
}

/* A copy that lives with the tree. */
const char *
cordee_xml_tree_copy (CordeeXmlTree *self, const char *text, gsize length)
{
  char *copy = allocate (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* A name as it is written, which lives with the tree. prefix may be NULL. */
const char *
cordee_xml_tree_name (CordeeXmlTree *self, const char *prefix, const char *name)
{
  gsize n_prefix, n_name = strlen (name);
  char *copy;

  if (prefix == NULL)
    return cordee_xml_tree_copy (self, name, n_name);
  n_prefix = strlen (prefix);
  copy = allocate (self, n_prefix + n_name + 2);
  memcpy (copy, prefix, n_prefix);
  copy[n_prefix] = ':';
  memcpy (copy + n_prefix + 1, name, n_name + 1);
  return copy;
}

static CordeeXmlPart *
append_part (CordeeXmlTree *self, CordeeXmlPartKind kind, int line)
{
  CordeeXmlPart *part = allocate (self, sizeof *part);

  memset (part, 0, sizeof *part);
  part->kind = kind;
  part->line = line;
  part->parent = self->open;
  if (self->open->last_child != NULL)
    self->open->last_child->next = part;
  else
    self->open->first_child = part;
  self->open->last_child = part;
  self->n_parts += kind != CORDEE_XML_TEXT;
  return part;
}

/* What was read of a text becomes a part of its own. */
static void
flush_text (CordeeXmlTree *self)
{
  if (self->text->len == 0)
    return;
  append_part (self, CORDEE_XML_TEXT, 0)->text = cordee_xml_tree_copy (self, self->text->str, self->text->len);
  if (self->text->allocated_len > LARGEST_BLOCK)
    {
      g_string_free (self->text, TRUE);
      self->text = g_string_new (NULL);
    }
  g_string_truncate (self->text, 0);
}

/* Begins an element. Returns the room for its attributes, to be filled. */
CordeeXmlPair *
cordee_xml_tree_open (CordeeXmlTree *self, const char *name, guint n_attributes, int line)
{
  CordeeXmlPair *attributes = allocate (self, n_attributes * sizeof *attributes);
  CordeeXmlPart *part;

  flush_text (self);
  part = append_part (self, CORDEE_XML_ELEMENT, line);
  part->name = name;
  part->attributes = attributes;
  part->n_attributes = n_attributes;
  self->n_parts += n_attributes;
  self->open = part;
  self->depth++;
  return attributes;
}

void
cordee_xml_tree_close (CordeeXmlTree *self)
{
  g_return_if_fail (self->depth > 0);

  flush_text (self);
  self->open = self->open->parent;
  self->depth--;
}

/* Adds to a text, which may come in pieces. */
void
cordee_xml_tree_add_text (CordeeXmlTree *self, const char *text, gsize length)
{
  if (self->depth > 0)
    g_string_append_len (self->text, text, (gssize) length);
}

/* Adds a comment or an instruction, which has a name. */
void
cordee_xml_tree_add (CordeeXmlTree *self, CordeeXmlPartKind kind, const char *name, const char *text, int line)
{
  CordeeXmlPart *part;

  flush_text (self);
  part = append_part (self, kind, line);
  part->name = name != NULL ? cordee_xml_tree_copy (self, name, strlen (name)) : NULL;
  part->text = cordee_xml_tree_copy (self, text, strlen (text));
}

/* How many parts and attributes it has; texts, which stand between others, are not counted. */
guint
cordee_xml_tree_count (const CordeeXmlTree *self)
{
  return self->n_parts;
}

gboolean
cordee_xml_tree_is_full (const CordeeXmlTree *self)
{
  return self->n_parts > CORDEE_XML_MAX_PARTS;
}

gboolean
cordee_xml_tree_is_deep (const CordeeXmlTree *self)
{
  return self->depth > CORDEE_XML_MAX_DEPTH;
}

/* ── reading ────────────────────────────────────────────────────── */

/* What is around the root: its children are the root, and the comments and instructions before and behind it. */
const CordeeXmlPart *
cordee_xml_tree_get_top (const CordeeXmlTree *self)
{
  return &self->top;
}

/* The root element. */
const CordeeXmlPart *
cordee_xml_tree_get_root (const CordeeXmlTree *self)
{
  for (const CordeeXmlPart *part = self->top.first_child; part != NULL; part = part->next)
    if (part->kind == CORDEE_XML_ELEMENT)
      return part;
  return NULL;
}

/* Whether it is an element of that name. */
gboolean
cordee_xml_part_is (const CordeeXmlPart *part, const char *name)
{
  return part->kind == CORDEE_XML_ELEMENT && strcmp (part->name, name) == 0;
}

/* Whether it is a text of white space alone. */
gboolean
cordee_xml_part_is_blank (const CordeeXmlPart *part)
{
  return part->kind == CORDEE_XML_TEXT && part->text[strspn (part->text, " \t\r\n")] == '\0';
}

/* The value of an attribute as it stands; NULL without it. */
const char *
cordee_xml_part_get (const CordeeXmlPart *part, const char *attribute)
{
  for (guint i = 0; i < part->n_attributes; i++)
    if (strcmp (part->attributes[i].name, attribute) == 0)
      return part->attributes[i].value;
  return NULL;
}

/* ── writing ────────────────────────────────────────────────────── */

/* Whether the character at p may stand in a document; p is UTF-8. */
static gboolean
is_character (const char *p)
{
  const guchar *c = (const guchar *) p;

  if (*c < 0x20)
    return *c == '\t' || *c == '\n' || *c == '\r';
  return *c != 0xef || c[1] != 0xbf || c[2] < 0xbe;
}

/* text as a document can have it: each character that XML knows no way to write (control characters, as they come with a paste from a
   PDF) is a space, and what is not UTF-8 is marked. NULL stays NULL. The caller owns it. */
char *
cordee_xml_dup_clean (const char *text)
{
  char *clean;
  gsize from = 0, to = 0;

  if (text == NULL)
    return NULL;
  clean = g_utf8_make_valid (text, -1);
  while (clean[from] != '\0')
    {
      gsize length = (gsize) g_utf8_skip[(guchar) clean[from]];

      if (is_character (clean + from))
        {
          memmove (clean + to, clean + from, length);
          to += length;
        }
      else
        clean[to++] = ' ';
      from += length;
    }
  clean[to] = '\0';
  return clean;
}

/* What stands for a character in a document; NULL: itself. */
static const char *
escape (char c, gboolean attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : NULL;
    case '\n':
      return attribute ? "&#10;" : NULL;
    case '\t':
      return attribute ? "&#9;" : NULL;
    default:
      return NULL;
    }
}

static gboolean
is_clean (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (((guchar) *p < 0x20 || (guchar) *p == 0xef) && !is_character (p))
      return FALSE;
  return TRUE;
}

static void
append_escaped (GString *out, const char *text, gboolean attribute)
{
  g_autofree char *clean = is_clean (text) ? NULL : cordee_xml_dup_clean (text);
  const char *start = clean != NULL ? clean : text;
  const char *p;

  for (p = start; *p != '\0'; p++)
    {
      const char *escaped = escape (*p, attribute);

      if (escaped == NULL)
        continue;
      g_string_append_len (out, start, p - start);
      g_string_append (out, escaped);
      start = p + 1;
    }
  g_string_append_len (out, start, p - start);
}

/* Appends text as content, cleaned where it has to be. It reads back the same. */
void
cordee_xml_append_text (GString *out, const char *text)
{
  append_escaped (out, text, FALSE);
}

/* Appends a space, and the attribute with its value, cleaned where it has to be. It reads back the same. */
void
cordee_xml_append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  append_escaped (out, value, TRUE);
  g_string_append_c (out, '"');
}

static void
append_part_string (GString *out, const CordeeXmlPart *part)
{
  switch (part->kind)
    {
    case CORDEE_XML_TEXT:
      cordee_xml_append_text (out, part->text);
      return;
    case CORDEE_XML_COMMENT:
      g_string_append_printf (out, "<!--%s-->", part->text);
      return;
    case CORDEE_XML_INSTRUCTION:
      g_string_append_printf (out, *part->text != '\0' ? "<?%s %s?>" : "<?%s%s?>", part->name, part->text);
      return;
    case CORDEE_XML_ELEMENT:
    default:
      break;
    }
  g_string_append_c (out, '<');
  g_string_append (out, part->name);
  for (guint i = 0; i < part->n_attributes; i++)
    cordee_xml_append_attribute (out, part->attributes[i].name, part->attributes[i].value);
  if (part->first_child == NULL)
    {
      g_string_append (out, "/>");
      return;
    }
  g_string_append_c (out, '>');
  for (const CordeeXmlPart *child = part->first_child; child != NULL; child = child->next)
    append_part_string (out, child);
  g_string_append_printf (out, "</%s>", part->name);
}

/* The part as a document has it, with all that is below it and its white space. The caller owns it. */
char *
cordee_xml_part_to_string (const CordeeXmlPart *part)
{
  GString *out = g_string_new (NULL);

  append_part_string (out, part);
  return g_string_free (out, FALSE);
}
