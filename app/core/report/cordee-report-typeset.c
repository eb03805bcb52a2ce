/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report.h"

#include <string.h>

#define NO_BREAK 0x00a0u
#define NARROW_NO_BREAK 0x202fu

/* ── spaces that do not break ───────────────────────────────────── */

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == NO_BREAK || c == NARROW_NO_BREAK;
}

/* How many digits stand at position at, to the right (step 1) or to the left (step -1). */
static glong
count_digits (const gunichar *text, glong length, glong at, int step)
{
  glong n = 0;

  for (; at >= 0 && at < length && text[at] < 128 && g_ascii_isdigit ((char) text[at]); at += step)
    n++;
  return n;
}

/* Whether the space at position at stands between two groups of a number: 1 to 3 digits, then exactly 3. */
static gboolean
is_between_groups (const gunichar *text, glong length, glong at)
{
  glong before = count_digits (text, length, at - 1, -1);

  return before >= 1 && before <= 3 && count_digits (text, length, at + 1, 1) == 3;
}

/* Whether the number that ends before at is a year, which binds to nothing: four digits that no group precedes. */
static gboolean
is_year (const gunichar *text, glong length, glong at)
{
  return count_digits (text, length, at - 1, -1) == 4 && (text[at - 4] == '1' || text[at - 4] == '2');
}

/* Whether the space at position at stands between a number and a word that it counts. A single letter (« à », « y ») is none. */
static gboolean
is_before_unit (const gunichar *text, glong length, glong at)
{
  return count_digits (text, length, at - 1, -1) > 0 && !is_year (text, length, at) && at + 2 < length
         && g_unichar_isalpha (text[at + 1]) && !is_space (text[at + 2]);
}

/* The space that belongs at position at, where text has one. */
static gunichar
choose_space (const gunichar *text, glong length, glong at)
{
  gunichar before = at > 0 ? text[at - 1] : 0;
  gunichar after = at + 1 < length ? text[at + 1] : 0;

  if (after == ';' || after == '?' || after == '!' || is_between_groups (text, length, at))
    return NARROW_NO_BREAK;
  if (after == ':' || after == '%' || after == 0x20ac || after == 0x00bb || before == 0x00ab || is_before_unit (text, length, at))
    return NO_BREAK;
  return text[at];
}

/* text with no-break spaces where French typography and amounts want them: before € % : » and after «, thin ones before ; ? !
   and between thousands, and between a number and what it counts. Spaces are made so, none is added. The caller owns it. */
char *
cordee_report_typeset (const char *text)
{
  glong length;
  g_autofree gunichar *in = g_utf8_to_ucs4_fast (text, -1, &length);
  GString *out = g_string_sized_new (strlen (text) + 16);

  for (glong i = 0; i < length; i++)
    g_string_append_unichar (out, in[i] == ' ' ? choose_space (in, length, i) : in[i]);
  return g_string_free (out, FALSE);
}

/* The same of a text that it takes over. The caller owns the result. */
char *
cordee_report_take_typeset (char *text)
{
  g_autofree char *owned = text;

  return cordee_report_typeset (owned);
}

/* ── lines of a given width ─────────────────────────────────────── */

/* How many columns of a terminal text takes: marks none, wide characters two. */
static int
columns_of (const char *text, gsize n_bytes)
{
  int n = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        n += g_unichar_iswide (c) ? 2 : 1;
    }
  return n;
}

/* A terminal and a search in it want plain spaces: what must not break was not broken, and that is enough. */
static void
append_plain (GString *out, const char *word, gsize n_bytes)
{
  for (const char *p = word; p < word + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, c == NO_BREAK || c == NARROW_NO_BREAK ? ' ' : c);
    }
}

/* Appends text in lines of at most width columns, each ended: the first after first, the others after next. Amounts and French
   punctuation are not broken; a word longer than a line stands alone on one. width 0 puts all on one line. */
void
cordee_report_wrap (GString *out, const char *first, const char *next, const char *text, int width)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  int column = columns_of (first, strlen (first));
  gboolean fresh = TRUE;

  g_string_append (out, first);
  for (const char *word = typeset; *word != '\0';)
    {
      gsize length = strcspn (word, " \n");
      int columns = columns_of (word, length);

      if (length > 0 && !fresh && width > 0 && column + 1 + columns > width)
        {
          g_string_append_c (out, '\n');
          g_string_append (out, next);
          column = columns_of (next, strlen (next));
          fresh = TRUE;
        }
      if (length > 0)
        {
          g_string_append (out, fresh ? "" : " ");
          append_plain (out, word, length);
          column += columns + (fresh ? 0 : 1);
          fresh = FALSE;
        }
      word += length + (word[length] != '\0' ? 1 : 0);
    }
  g_string_append_c (out, '\n');
}
