/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-private.h"

#include <math.h>
#include <string.h>

/* ── text ───────────────────────────────────────────────────────── */

/* What no file may hold: controls, surrogates, what is not a character. */
static gboolean
is_forbidden (gunichar c)
{
  return g_unichar_iscntrl (c) || !g_unichar_validate (c) || (c & 0xfffe) == 0xfffe || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef);
}

/* n_bytes of text (-1: all) as every file can hold it: UTF-8; ends of lines are "\n", tabs spaces, other controls gone. The caller owns it. */
char *
cordee_document_clean (const char *text, gssize n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, n_bytes);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || (c == '\r' && p[1] != '\n') || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, '\n');
      else if (c == '\t')
        g_string_append_c (out, ' ');
      else if (!is_forbidden (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* The same on one line; text may be NULL. The caller owns it. */
char *
cordee_document_clean_line (const char *text)
{
  char *clean = cordee_document_clean (text != NULL ? text : "", -1);

  return g_strdelimit (clean, "\n", ' ');
}

/* Tells run of each stretch of text, in order, those that are plain too. A span that does not fit the text is left out. */
void
cordee_rich_each (const CordeeRich *self, CordeeRunFunc run, gpointer user_data)
{
  gsize at = 0;

  for (guint i = 0; i <= self->spans->len; i++)
    {
      const CordeeRichSpan *span = i < self->spans->len ? &g_array_index (self->spans, CordeeRichSpan, i) : NULL;
      gsize start = span != NULL ? span->start : self->text->len;

      if (span != NULL && (span->start < at || span->end > self->text->len || span->end <= span->start))
        continue;
      if (start > at)
        {
          g_autofree char *plain = cordee_document_clean (self->text->str + at, (gssize) (start - at));

          run (plain, NULL, user_data);
        }
      if (span != NULL)
        {
          g_autofree char *styled = cordee_document_clean (self->text->str + span->start, (gssize) (span->end - span->start));

          run (styled, span, user_data);
          at = span->end;
        }
    }
}

/* The words, clean. The caller owns them. */
char *
cordee_rich_to_text (const CordeeRich *self)
{
  return cordee_document_clean (self->text->str, (gssize) self->text->len);
}

static gboolean
is_blank (const char *text, gssize n_bytes)
{
  g_autofree char *clean = cordee_document_clean (text, n_bytes);

  return g_strstrip (clean)[0] == '\0';
}

/* Whether there is nothing to read in it. self may be NULL. */
gboolean
cordee_rich_is_empty (const CordeeRich *self)
{
  return self == NULL || is_blank (self->text->str, (gssize) self->text->len);
}

/* Whether there is nothing to read in a part, no mark either; it is then left out. A table and a break are never empty. */
gboolean
cordee_part_is_empty (const CordeePart *self)
{
  if (self->kind == CORDEE_PART_TABLE || self->kind == CORDEE_PART_BREAK)
    return FALSE;
  return cordee_rich_is_empty (self->text) && (self->mark == NULL || is_blank (self->mark, -1));
}

/* Whether a part is a fact that says what it is. One that does not is a paragraph. */
gboolean
cordee_part_is_fact (const CordeePart *self)
{
  return self->kind == CORDEE_PART_FACT && self->mark != NULL && !is_blank (self->mark, -1);
}

/* The language of the words, as a tag: "fr", "en", "pt-BR"; "und" where what is given is none. The caller owns it. */
char *
cordee_document_dup_language (const CordeeDocument *self)
{
  gsize n = strspn (self->language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");

  return g_strdup (n >= 2 && self->language[n] == '\0' ? self->language : "und");
}

/* ── marks, anchors and links ───────────────────────────────────── */

/* Reads the digits at text, which must be a number as it is written from an integer. Returns what follows, or NULL. */
static const char *
read_number (const char *text, guint *number)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 || n > 6 || text[0] == '0')
    return NULL;
  *number = (guint) g_ascii_strtoull (text, NULL, 10);
  return text + n;
}

/* What mark (or NULL) makes of a list, and, where it numbers, the number. */
CordeeMarkKind
cordee_document_mark_kind (const char *mark, guint *number)
{
  const char *rest;

  *number = 0;
  if (mark == NULL || is_blank (mark, -1) || g_str_equal (mark, "•"))
    return CORDEE_MARK_BULLET;
  if (mark[0] == '[' && (rest = read_number (mark + 1, number)) != NULL && g_str_equal (rest, "]"))
    return CORDEE_MARK_CITED;
  if ((rest = read_number (mark, number)) != NULL && g_str_equal (rest, "."))
    return CORDEE_MARK_NUMBER;
  return CORDEE_MARK_SIGN;
}

/* anchor as an identifier that every format takes: letters, digits and "-" as they are, other bytes as "_" and two digits, so that two
   anchors stay two. The caller owns it. */
char *
cordee_document_dup_id (const char *anchor)
{
  GString *out = g_string_new (NULL);

  for (const char *p = anchor; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "_%02x", (guint) (guchar) *p);
  return g_string_free (out, FALSE);
}

/* The anchors of a document, each with the part that has it (the first, if two claim it). The caller owns the table; it borrows. */
GHashTable *
cordee_document_list_anchors (const CordeeDocument *self)
{
  GHashTable *anchors = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->parts->len; i++)
    {
      CordeePart *part = self->parts->pdata[i];

      if (part->anchor != NULL && part->anchor[0] != '\0' && part->kind != CORDEE_PART_BREAK && !cordee_part_is_empty (part)
          && !g_hash_table_contains (anchors, part->anchor))
        g_hash_table_insert (anchors, part->anchor, part);
    }
  return anchors;
}

/* Where link (or NULL) leads. Nothing but the web, a mailbox and parts that are there is a link: a file says what a dossier holds, and a
   dossier may hold anything. */
CordeeDocumentLink
cordee_document_link_kind (GHashTable *anchors, const char *link)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  if (link == NULL)
    return CORDEE_LINK_NONE;
  if (link[0] == '#')
    return g_hash_table_contains (anchors, link + 1) ? CORDEE_LINK_INSIDE : CORDEE_LINK_NONE;
  for (const char *p = link; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("\"<>\\^`{|}", *p) != NULL)
      return CORDEE_LINK_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (link, schemes[i], strlen (schemes[i])) == 0 && link[strlen (schemes[i])] != '\0')
      return g_utf8_validate (link, -1, NULL) ? CORDEE_LINK_OUTSIDE : CORDEE_LINK_NONE;
  return CORDEE_LINK_NONE;
}

/* ── tables ─────────────────────────────────────────────────────── */

/* How many columns the longest row has, the head too; at least one. */
guint
cordee_table_count_columns (const CordeeTable *self)
{
  guint n = MAX (self->head->len, 1);

  for (guint i = 0; i < self->rows->len; i++)
    n = MAX (n, ((const CordeeTableRow *) self->rows->pdata[i])->cells->len);
  return n;
}

/* ── colours ────────────────────────────────────────────────────── */

static gboolean
parse_colour (const char *text, double rgb[3])
{
  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]), low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      rgb[i] = (high * 16 + low) / 255.0;
    }
  return TRUE;
}

/* As WCAG has it. */
static double
luminance (const double rgb[3])
{
  static const double shares[3] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += shares[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : pow ((rgb[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
contrast (const double one[3], const double other[3])
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* colour, as dark or as light as it must be to be read on paper (4.5 to 1, and a little); NULL for what is no colour. The caller owns it. */
char *
cordee_document_dup_colour (const char *colour, const char *paper)
{
  double rgb[3], ground[3], goal;

  if (!parse_colour (colour, rgb) || !parse_colour (paper, ground))
    return NULL;
  goal = luminance (ground) > 0.18 ? 0 : 1;
  for (guint step = 0; step < 40 && contrast (rgb, ground) < 4.6; step++)
    for (guint i = 0; i < 3; i++)
      rgb[i] += (goal - rgb[i]) * 0.08;
  return g_strdup_printf ("#%02x%02x%02x", (guint) round (rgb[0] * 255), (guint) round (rgb[1] * 255), (guint) round (rgb[2] * 255));
}
