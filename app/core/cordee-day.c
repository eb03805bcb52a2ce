/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-day"

#include "config.h"

#include "cordee-day.h"

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
