/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-day"

#include "config.h"

#include "cordee-day.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The day of a date of the calendar, or CORDEE_DAY_NONE where there is no such day (2024-02-30) or it is outside 0001…9999. */
CordeeDay
cordee_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return CORDEE_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return CORDEE_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (CordeeDay) g_date_get_julian (&date);
}

/* Today in the local time zone. The only clock of the core: everything else is told the day. */
CordeeDay
cordee_day_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return cordee_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static gboolean
parse_digits (const char *text, guint n_digits, int *out)
{
  *out = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *out = *out * 10 + g_ascii_digit_value (text[i]);
    }
  return TRUE;
}

/* Reads YYYY-MM-DD, and nothing else, into out. Returns FALSE, out untouched, where text is not a day of the calendar. */
gboolean
cordee_day_parse (const char *text, CordeeDay *out)
{
  int year, month, day;
  CordeeDay result;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!parse_digits (text, 4, &year) || !parse_digits (text + 5, 2, &month) || !parse_digits (text + 8, 2, &day))
    return FALSE;
  result = cordee_day_new (year, month, day);
  if (result == CORDEE_DAY_NONE)
    return FALSE;

  *out = result;
  return TRUE;
}

/* ── as a person types it ───────────────────────────────────────── */

/* Moves at past a number of at most max_digits digits. Returns how many there are, 0 where there is none or it is longer. */
static guint
take_number (const char **at, guint max_digits, int *out)
{
  guint n = (guint) strspn (*at, "0123456789");

  if (n == 0 || n > max_digits)
    return 0;
  (void) parse_digits (*at, n, out);
  *at += n;
  return n;
}

/* Moves at past what stands between two parts of a date. Returns it, 0 where nothing does. */
static char
take_separator (const char **at)
{
  char separator = **at == ' ' ? ' ' : 0;

  *at += strspn (*at, " ");
  if (**at != '\0' && strchr ("/-.", **at) != NULL)
    {
      separator = **at;
      *at += 1;
      *at += strspn (*at, " ");
    }
  return separator;
}

/* Moves at past the name of a month, folded, and the point of its abbreviation. Returns its number, 0 where none is there. */
static int
take_month (const char **at)
{
  /* French as people type it here, and English. */
  static const char *const names[][5] = {
    { "janvier", "janv", "jan", "january" },  { "fevrier", "fevr", "fev", "february", "feb" }, { "mars", "march", "mar" },
    { "avril", "avr", "april", "apr" },       { "mai", "may" },                                { "juin", "june", "jun" },
    { "juillet", "juil", "juill", "july", "jul" }, { "aout", "august", "aug" },                { "septembre", "sept", "sep", "september" },
    { "octobre", "oct", "october" },          { "novembre", "nov", "november" },               { "decembre", "dec", "december" },
  };
  size_t length = strspn (*at, "abcdefghijklmnopqrstuvwxyz");

  for (guint month = 0; month < G_N_ELEMENTS (names); month++)
    for (guint i = 0; i < G_N_ELEMENTS (names[month]) && names[month][i] != NULL; i++)
      if (strlen (names[month][i]) == length && strncmp (*at, names[month][i], length) == 0)
        {
          *at += length;
          *at += **at == '.';
          return (int) month + 1;
        }
  return 0;
}

/* Reads a day as a person types it into out: 22/11/2026, 22-11-2026, 22.11.2026, 22 11 2026, 2026-11-22, 22 novembre 2026, 1er mars
   2024, 3 févr. 2025, also in English in that order. The year has four digits. Returns FALSE, out untouched, for anything else and for
   what is not a day of the calendar. NULL is no day. */
gboolean
cordee_day_parse_typed (const char *text, CordeeDay *out)
{
  g_autofree char *folded = text != NULL ? cordee_text_fold (text) : NULL;
  const char *at = folded;
  gboolean first = FALSE;
  char separator;
  int year, month, day;
  CordeeDay result;

  g_return_val_if_fail (out != NULL, FALSE);

  if (folded == NULL)
    return FALSE;
  if (cordee_day_parse (folded, out))
    return TRUE;

  if (take_number (&at, 2, &day) == 0)
    return FALSE;
  if (day == 1 && g_str_has_prefix (at, "er"))
    {
      first = TRUE;
      at += strlen ("er");
    }
  separator = take_separator (&at);
  if (g_ascii_isdigit (*at) && !first)
    {
      if (take_number (&at, 2, &month) == 0)
        return FALSE;
    }
  else if (separator != ' ' || (month = take_month (&at)) == 0)
    return FALSE;
  if (take_separator (&at) != separator || take_number (&at, 4, &year) != 4 || *at != '\0')
    return FALSE;

  result = cordee_day_new (year, month, day);
  if (result == CORDEE_DAY_NONE)
    return FALSE;
  *out = result;
  return TRUE;
}

/* ── written ────────────────────────────────────────────────────── */

static void
split_day (CordeeDay day, int *year, int *month, int *of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *of_month = g_date_get_day (&date);
}

/* YYYY-MM-DD; "" for no day. The caller owns it. */
char *
cordee_day_to_iso (CordeeDay day)
{
  int year, month, of_month;

  if (day == CORDEE_DAY_NONE)
    return g_strdup ("");
  split_day (day, &year, &month, &of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, of_month);
}

/* The day as the reader writes it, in figures: 22/11/2026. "" for no day. The caller owns it. */
char *
cordee_day_to_words (CordeeDay day)
{
  int year, month, of_month;

  if (day == CORDEE_DAY_NONE)
    return g_strdup ("");
  split_day (day, &year, &month, &of_month);
  /* TRANSLATORS: a date in figures: %1$02d is the day, %2$02d the month, %3$04d the year. */
  return g_strdup_printf (_("%1$02d/%2$02d/%3$04d"), of_month, month, year);
}
