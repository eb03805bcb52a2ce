/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-list"

#include "config.h"

#include "cordee-list-private.h"

#include "cordee-text.h"

#include <string.h>

/* What no name and no code is longer than, in bytes, and more columns than any list has use for. */
#define MAX_CELL 300
#define MAX_CELLS 1000
/* A quote that is not closed by then was no quote. */
#define MAX_QUOTED 1000

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* ── text ───────────────────────────────────────────────────────── */

/* The bytes as UTF-8, without a mark and with plain line breaks. Where they are not UTF-8 they are Windows' Latin-1, or any Latin-1. */
static char *
dup_utf8 (const char *data, gsize length, gboolean *latin1)
{
  g_autofree char *copy = NULL;
  char *text;

  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  copy = g_malloc (length + 1);
  for (gsize i = 0; i < length; i++)
    if (data[i] == '\0' || (data[i] == '\r' && i + 1 < length && data[i + 1] == '\n'))
      copy[i] = ' ';
    else
      copy[i] = data[i] == '\r' ? '\n' : data[i];
  copy[length] = '\0';

  *latin1 = !g_utf8_validate (copy, (gssize) length, NULL);
  if (!*latin1)
    return g_steal_pointer (&copy);
  text = g_convert (copy, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : g_convert (copy, (gssize) length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/* What is read of so many bytes: whole lines, at most CORDEE_LIST_MAX_BYTES. A line that is longer than that is cut where a character
   ends. */
static gsize
cap (const char *data, gsize length)
{
  gsize n = CORDEE_LIST_MAX_BYTES;

  if (length <= n)
    return length;
  while (n > 0 && data[n - 1] != '\n' && data[n - 1] != '\r')
    n--;
  if (n == 0)
    for (n = CORDEE_LIST_MAX_BYTES; n > 0 && ((guchar) data[n] & 0xc0) == 0x80; n--)
      ;
  return n;
}

/* ── cells ──────────────────────────────────────────────────────── */

/* What stands between cells: a tab, else a semicolon, else a comma, if the first lines have any outside of quotes. */
static char
guess_separator (const char *text)
{
  const char *candidates = "\t;,";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint n_lines = 0;

  for (const char *p = text; *p != '\0' && n_lines < 20; p++)
    {
      const char *candidate = strchr (candidates, *p);

      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\n')
        {
          quoted = FALSE;
          n_lines++;
        }
      else if (!quoted && candidate != NULL)
        counts[candidate - candidates]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      return candidates[i];
  return ';';
}

static gboolean
ends_cell (char c, char separator)
{
  return c == '\0' || c == '\n' || c == separator;
}

/* Where the quote that closes what begins at text stands, or NULL: it is no quote but a part of the text. */
static const char *
find_closing_quote (const char *text, char separator)
{
  for (const char *p = text; *p != '\0' && p - text < MAX_QUOTED; p++)
    {
      const char *after = p + 1;

      if (*p != '"')
        continue;
      if (*after == '"')
        {
          p++;
          continue;
        }
      while (*after == ' ')
        after++;
      return ends_cell (*after, separator) ? p : NULL;
    }
  return NULL;
}

/* One cell; *position goes to what ends it, and *line on by the line breaks in it. The caller owns it. */
static char *
read_cell (const char **position, char separator, guint *line)
{
  const char *start = *position, *closing = NULL, *end;
  g_autofree char *raw = NULL;
  g_autofree char *cell = NULL;

  while (*start == ' ')
    start++;
  if (*start == '"')
    closing = find_closing_quote (start + 1, separator);
  if (closing != NULL)
    {
      g_auto(GStrv) parts = NULL;

      raw = g_strndup (start + 1, (gsize) (closing - start - 1));
      parts = g_strsplit (raw, "\"\"", -1);
      g_free (raw);
      raw = g_strjoinv ("\"", parts);
      for (const char *p = raw; *p != '\0'; p++)
        *line += *p == '\n';
      end = closing + 1;
    }
  else
    end = start;
  while (!ends_cell (*end, separator))
    end++;
  if (closing == NULL)
    raw = g_strndup (start, (gsize) (end - start));

  *position = end;
  cell = cordee_text_collapse (raw);
  if (strlen (cell) > MAX_CELL)
    {
      char *cut = g_utf8_find_prev_char (cell, cell + MAX_CELL);

      *cut = '\0';
    }
  return g_strstrip (g_steal_pointer (&cell));
}

static void
record_free (CordeeListRecord *record)
{
  g_strfreev (record->cells);
  g_free (record);
}

static gboolean
is_empty (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* One line, or NULL if it is empty. */
static CordeeListRecord *
read_record (const char **position, char separator, guint *line)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  CordeeListRecord *record;
  guint first = *line;
  gboolean empty = TRUE;

  for (gboolean more = TRUE; more;)
    {
      char *cell = read_cell (position, separator, line);

      empty = empty && is_empty (cell);
      g_ptr_array_add (cells, cell);
      more = **position == separator && cells->len < MAX_CELLS;
      if (more)
        ++*position;
      else
        *position += strcspn (*position, "\n");
    }
  if (**position == '\n')
    {
      ++*position;
      ++*line;
    }
  if (empty)
    return NULL;

  g_ptr_array_add (cells, NULL);
  record = g_new0 (CordeeListRecord, 1);
  record->line = first;
  record->cells = (GStrv) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
  return record;
}

/* ── public ─────────────────────────────────────────────────────── */

/* The lines of a list, of any bytes: those that are empty left out, at most CORDEE_LIST_MAX_LINES of them and one for a heading. The caller
   owns it. */
CordeeListText *
cordee_list_text_new (const char *data, gsize length)
{
  CordeeListText *self;
  g_autofree char *text = NULL;
  const char *position;
  char separator;
  guint line = 1;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  self = g_new0 (CordeeListText, 1);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) record_free);
  self->truncated = length > CORDEE_LIST_MAX_BYTES;
  text = dup_utf8 (data, cap (data, length), &self->latin1);
  separator = guess_separator (text);
  for (position = text; *position != '\0' && self->records->len <= CORDEE_LIST_MAX_LINES;)
    {
      CordeeListRecord *record = read_record (&position, separator, &line);

      if (record != NULL)
        g_ptr_array_add (self->records, record);
    }
  if (*position != '\0')
    self->truncated = TRUE;
  return self;
}

/* The cells of a record, and what stands between commas, semicolons and tabs in them, each as a record of its own. */
GPtrArray *
cordee_list_record_split (const CordeeListRecord *record)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) record_free);

  g_return_val_if_fail (record != NULL, parts);

  for (guint i = 0; record->cells[i] != NULL; i++)
    {
      g_auto(GStrv) texts = g_strsplit_set (record->cells[i], ",;\t", -1);

      for (guint j = 0; texts[j] != NULL; j++)
        if (!is_empty (texts[j]))
          {
            CordeeListRecord *part = g_new0 (CordeeListRecord, 1);

            part->line = record->line;
            part->cells = g_new0 (char *, 2);
            part->cells[0] = cordee_text_collapse (texts[j]);
            g_ptr_array_add (parts, part);
          }
    }
  return parts;
}

void
cordee_list_text_free (CordeeListText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->records);
  g_free (self);
}
