/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-highlight"

#include "config.h"

#include "cordee-highlight.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <string.h>

/* How a character stands out. What was found does so by form, never by colour alone. */
enum
{
  STYLE_BOLD = 1,
  STYLE_FOUND = 2,
};

#define FOUND_OPEN "<span weight=\"bold\" underline=\"single\">"
#define FOUND_CLOSE "</span>"

/* text as cordee_text_fold() gives it, but for runs of spaces, and for each byte of that the character of text that it comes from. */
static char *
fold_with_places (const char *text, GArray *places)
{
  GString *folded = g_string_new (NULL);
  guint at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gsize start = folded->len;

      cordee_text_fold_character (folded, g_utf8_get_char (p));
      for (gsize i = start; i < folded->len; i++)
        g_array_append_val (places, at);
    }
  return g_string_free (folded, FALSE);
}

/* Marks every stretch of text that is a word of the search, with the accents that follow it as characters of their own. */
static void
mark_found (const char *text, guint n_chars, const char *folded_search, guint8 *styles)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = fold_with_places (text, places);
  g_auto(GStrv) words = g_strsplit (folded_search, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      for (const char *found = length > 0 ? strstr (folded, words[i]) : NULL; found != NULL; found = strstr (found + length, words[i]))
        {
          gsize first = (gsize) (found - folded);
          guint from = g_array_index (places, guint, first);
          guint to = g_array_index (places, guint, first + length - 1);

          for (guint at = from; at <= to; at++)
            styles[at] |= STYLE_FOUND;
          for (guint at = to + 1; at < n_chars && g_unichar_ismark (g_utf8_get_char (g_utf8_offset_to_pointer (text, at))); at++)
            styles[at] |= STYLE_FOUND;
        }
    }
}

static void
mark_bold (const char *text, GArray *emphasis, guint8 *styles)
{
  for (guint i = 0; i < emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (emphasis, CordeeSpan, i);
      glong from = g_utf8_pointer_to_offset (text, text + span->start);
      glong to = g_utf8_pointer_to_offset (text, text + span->end);

      for (glong at = from; at < to; at++)
        styles[at] |= STYLE_BOLD;
    }
}

static void
append_run (GString *out, const char *start, const char *end, guint8 style)
{
  g_autofree char *escaped = g_markup_escape_text (start, end - start);

  if (style & STYLE_FOUND)
    g_string_append_printf (out, FOUND_OPEN "%s" FOUND_CLOSE, escaped);
  else if (style & STYLE_BOLD)
    g_string_append_printf (out, "<b>%s</b>", escaped);
  else
    g_string_append (out, escaped);
}

/* text as Pango markup, typeset and escaped: what emphasis (CordeeSpan, in bytes of text; or NULL) says is bold, and the words of
   folded_search (cordee_text_fold(); or "") stand out wherever text has them, whatever their accents and case. The caller owns it. */
char *
cordee_highlight_markup (const char *text, GArray *emphasis, const char *folded_search)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  g_autofree guint8 *styles = NULL;
  GString *out;
  guint n_chars, at = 0;

  if ((emphasis == NULL || emphasis->len == 0) && *folded_search == '\0')
    return g_markup_escape_text (typeset, -1);

  /* Typesetting changes bytes but not the count of characters. */
  n_chars = (guint) g_utf8_strlen (typeset, -1);
  styles = g_new0 (guint8, n_chars + 1);
  if (emphasis != NULL)
    mark_bold (text, emphasis, styles);
  if (*folded_search != '\0')
    mark_found (text, n_chars, folded_search, styles);

  out = g_string_new (NULL);
  for (const char *start = typeset, *end; *start != '\0'; start = end)
    {
      guint8 style = styles[at];

      for (end = start; *end != '\0' && styles[at] == style; at++)
        end = g_utf8_next_char (end);
      append_run (out, start, end, style);
    }
  return g_string_free (out, FALSE);
}
