/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-xml"

#include "config.h"

#include "cordee-xml-private.h"

#include "cordee-xml-tree.h"

#include <string.h>

/* A look at a document before libxml2 sees it: it compares each attribute with each other of its tag, and needs some 250 bytes for each. */

/* No element of ours has so many attributes. */
#define MAX_ATTRIBUTES 200

/* The first of what behind p, or end. */
static const char *
skip_past (const char *p, const char *end, const char *what)
{
  const char *found = g_strstr_len (p, end - p, what);

  return found != NULL ? found + strlen (what) : end;
}

/* Moves p from behind the < of a start tag to behind its end. Returns how many attributes it seems to have. */
static guint
skip_tag (const char **p, const char *end)
{
  const char *at = *p;
  guint n = 0;

  for (; at < end && *at != '>' && *at != '<'; at++)
    if (*at == '=')
      n++;
    else if (*at == '"' || *at == '\'')
      {
        const char *close = memchr (at + 1, *at, (gsize) (end - at - 1));

        if (close == NULL)
          {
            at = end;
            break;
          }
        at = close;
      }
  *p = at;
  return n;
}

/* Whether a document has no more elements and attributes than one is worth. Sees it as libxml2 does, up to what is malformed. */
gboolean
cordee_xml_has_shape (const char *data, gsize size)
{
  const char *end = data + size;
  guint n_parts = 0, n_attributes = 0;

  for (const char *p = memchr (data, '<', size); p != NULL && p < end; p = memchr (p, '<', (gsize) (end - p)))
    {
      gsize rest = (gsize) (end - p);

      if (rest >= 4 && memcmp (p, "<!--", 4) == 0)
        p = skip_past (p + 4, end, "-->");
      else if (rest >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
        p = skip_past (p + 9, end, "]]>");
      else if (rest >= 2 && p[1] == '?')
        p = skip_past (p + 2, end, "?>");
      else if (rest >= 2 && p[1] == '/')
        {
          p += 2;
          continue;
        }
      else
        {
          p++;
          n_attributes = skip_tag (&p, end);
        }
      n_parts += 1 + n_attributes;
      if (n_parts > CORDEE_XML_MAX_PARTS || n_attributes > MAX_ATTRIBUTES)
        return FALSE;
      n_attributes = 0;
    }
  return TRUE;
}
