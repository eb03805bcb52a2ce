/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-text"

#include "config.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* text without leading and trailing white space, each run of it inside made one space, as XML's token type and gettext's ITS
   rules do, so that what is read and what was translated are the same. The caller owns it. */
char *
cordee_text_collapse (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean pending = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
        {
          pending = out->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (out, ' ');
      pending = FALSE;
      g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* Appends a character as cordee_text_fold() has it: nothing for an accent by itself, two letters for œ. */
void
cordee_text_fold_character (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80)
    {
      g_string_append_c (out, g_ascii_isspace ((char) c) ? ' ' : g_ascii_tolower ((char) c));
      return;
    }

  n_parts = g_unichar_fully_decompose (g_unichar_tolower (c), TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar part = parts[i];

      if (g_unichar_ismark (part))
        continue;
      else if (part == 0x0153)
        g_string_append (out, "oe");
      else if (part == 0x00e6)
        g_string_append (out, "ae");
      else if (part == 0x2019)
        g_string_append_c (out, '\'');
      else if (part == 0x2010 || part == 0x2011 || part == 0x2013)
        g_string_append_c (out, '-');
      else if (g_unichar_isspace (part))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, part);
    }
}

/* text for searching: lower case, accents taken off, œ and æ spelt out, typographic apostrophes and hyphens made plain, white
   space collapsed. "" for what is not UTF-8. The caller owns it. */
char *
cordee_text_fold (const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    cordee_text_fold_character (out, g_utf8_get_char (p));
  return cordee_text_collapse (out->str);
}

/* Whether all words of a search stand in a text, in any order and inside others too; both are folded. An empty search is in every
   text. */
gboolean
cordee_text_has_words (const char *folded, const char *folded_search)
{
  for (const char *word = folded_search; *word != '\0';)
    {
      size_t length = strcspn (word, " ");
      g_autofree char *alone = g_strndup (word, length);

      if (strstr (folded, alone) == NULL)
        return FALSE;
      word += length + (word[length] != '\0' ? 1 : 0);
    }
  return TRUE;
}

/* text, which is not empty, with a capital first letter. The caller owns it. */
char *
cordee_text_capitalise (const char *text)
{
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, NULL);
}

/* value as a person reads it: thousands apart, at most four decimals and no trailing zero. The caller owns it. */
char *
cordee_text_number (double value)
{
  /* TRANSLATORS: what stands between thousands: in French a narrow no-break space, in English a comma. */
  const char *thousands = C_("thousands separator", "\u202f");
  /* TRANSLATORS: what stands before decimals: in French a comma, in English a point. */
  const char *decimal = C_("decimal separator", ",");
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GString *out = g_string_new (NULL);
  char *point;
  size_t whole;

  g_ascii_formatd (digits, sizeof digits, "%.4f", fabs (value));
  point = strchr (digits, '.');
  for (size_t i = strlen (digits); i > 0 && digits[i - 1] == '0'; i--)
    digits[i - 1] = '\0';
  whole = (size_t) (point - digits);

  /* Not for what rounds to nothing. */
  if (value < 0 && strspn (digits, "0.") < strlen (digits))
    g_string_append_c (out, '-');
  for (size_t i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, thousands);
      g_string_append_c (out, digits[i]);
    }
  if (point[1] != '\0')
    g_string_append_printf (out, "%s%s", decimal, point + 1);

  return g_string_free (out, FALSE);
}

/* The number of single-character insertions, deletions, replacements and swaps of neighbours between two short texts, in bytes. */
static guint
edit_distance (const char *a, const char *b)
{
  size_t n = strlen (b);
  g_autofree guint *rows = g_new (guint, 3 * (n + 1));
  guint *before = rows, *above = rows + n + 1, *row = rows + 2 * (n + 1);

  for (size_t j = 0; j <= n; j++)
    row[j] = (guint) j;

  for (size_t i = 1; a[i - 1] != '\0'; i++)
    {
      guint *spare = before;

      before = above;
      above = row;
      row = spare;
      row[0] = (guint) i;
      for (size_t j = 1; j <= n; j++)
        {
          guint best = above[j - 1] + (a[i - 1] != b[j - 1]);

          best = MIN (best, MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, before[j - 2] + 1);
          row[j] = best;
        }
    }

  return row[n];
}

/* The candidate (a NULL-terminated list) that text most likely meant, borrowed from the list: the one at the smallest edit
   distance when case does not count, or NULL where none is near. */
const char *
cordee_text_nearest (const char *text, const char *const *candidates)
{
  g_autofree char *folded = NULL;
  const char *best = NULL;
  guint best_distance = G_MAXUINT;

  g_return_val_if_fail (text != NULL && candidates != NULL, NULL);

  if (strlen (text) > 200)
    return NULL;
  folded = cordee_text_fold (text);
  for (guint i = 0; candidates[i] != NULL; i++)
    {
      g_autofree char *candidate = cordee_text_fold (candidates[i]);
      guint distance = edit_distance (folded, candidate);

      if (distance < best_distance)
        {
          best_distance = distance;
          best = candidates[i];
        }
    }

  return best_distance <= MAX (2, strlen (folded) / 2) ? best : NULL;
}

/* Whether the language of the reader counts value in the singular: 0 is in French, and is not in English. */
gboolean
cordee_text_is_one (double value)
{
  /* TRANSLATORS: only tells which numbers your language counts in the singular: two different words. */
  const char *many = ngettext ("singulier", "pluriel", 1000);

  return strcmp (ngettext ("singulier", "pluriel", (gulong) fmin (fabs (value), 1000)), many) != 0;
}
