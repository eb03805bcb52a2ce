/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Wider lines are hard to follow, however wide the terminal. */
#define MAX_WIDTH 100
#define DEFAULT_WIDTH 80
#define MIN_WIDTH 20

/* Says on stderr what is wrong, as one line that begins with the name of the program. g_printerr() would recode it for the
   locale, and what we write is UTF-8. */
void
cordee_cli_complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  valid = g_utf8_make_valid (text, -1);
  /* TRANSLATORS: %s is what is wrong. */
  fprintf (stderr, _("cordee-cli : %s\n"), valid);
}

/* The candidates in one line, a few of them where there are many. The caller owns it. */
static char *
enumerate (GPtrArray *candidates)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < candidates->len && i < 12; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", (const char *) candidates->pdata[i]);
  if (candidates->len > 12)
    g_string_append (out, ", …");
  return g_string_free (out, FALSE);
}

/* The candidate that text most likely meant, borrowed, or NULL: one that it begins, else one that it resembles. */
static const char *
guess (const char *text, GPtrArray *candidates)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    {
      if (strlen (text) > 2 && g_str_has_prefix (candidates->pdata[i], text))
        return candidates->pdata[i];
      g_ptr_array_add (list, candidates->pdata[i]);
    }
  g_ptr_array_add (list, NULL);
  return cordee_text_nearest (text, (const char *const *) list->pdata);
}

/* Says that text is no known what (a sentence beginning: « structure inconnue »), what was expected among candidates (strings),
   and the nearest of them. */
void
cordee_cli_complain_unknown (const char *what, const char *text, GPtrArray *candidates)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *expected = enumerate (candidates);
  const char *nearest = guess (valid, candidates);

  if (nearest != NULL)
    /* TRANSLATORS: %1$s says what is unknown (structure inconnue), %2$s what was typed, %3$s what it may have meant, %4$s what
       could be typed. */
    cordee_cli_complain (_("%1$s : « %2$s » ; peut-être « %3$s » ? (attendu : %4$s)"), what, valid, nearest, expected);
  else
    /* TRANSLATORS: the same without a guess. */
    cordee_cli_complain (_("%1$s : « %2$s » (attendu : %3$s)"), what, valid, expected);
}

/* Writes a whole result to stdout. Returns status, or a failure where not all of it could be written. */
CordeeCliStatus
cordee_cli_write (const char *text, CordeeCliStatus status)
{
  size_t length = strlen (text);

  errno = 0;
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return status;
  /* TRANSLATORS: %s is the system's reason. */
  cordee_cli_complain (_("le résultat n’a pas pu être écrit : %s"), g_strerror (errno));
  return CORDEE_CLI_FAILED;
}

/* How many columns a line of text may take: what COLUMNS says, else the terminal, else 80. */
int
cordee_cli_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 asked;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, MIN_WIDTH, 10000, &asked, NULL))
    return (int) asked;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return CLAMP (size.ws_col, MIN_WIDTH, MAX_WIDTH);
  return DEFAULT_WIDTH;
}
