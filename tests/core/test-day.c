/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-day.h"
#include "cordee-test.h"

#include <time.h>

/* ── of the calendar ────────────────────────────────────────────── */

START_TEST (counts_from_the_first_day)
{
  ck_assert_int_eq (cordee_day_new (1, 1, 1), 1);
  ck_assert_int_eq (cordee_day_new (1970, 1, 1), 719163);
  ck_assert_int_eq (cordee_day_new (9999, 12, 31), 3652059);
}
END_TEST

/* The days of 400 years, a whole cycle of the Gregorian calendar, follow one another without gap: so days subtract. */
START_TEST (days_follow_one_another)
{
  CordeeDay previous = cordee_day_new (1899, 12, 31);
  guint n = 0;

  for (int year = 1900; year < 2300; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= 31; day++)
        {
          CordeeDay here = cordee_day_new (year, month, day);

          if (here == CORDEE_DAY_NONE)
            continue;
          ck_assert_int_eq (here, previous + 1);
          previous = here;
          n++;
        }
  ck_assert_uint_eq (n, 146097);
}
END_TEST

START_TEST (leap_years)
{
  ck_assert_int_ne (cordee_day_new (2024, 2, 29), CORDEE_DAY_NONE);
  ck_assert_int_ne (cordee_day_new (2000, 2, 29), CORDEE_DAY_NONE);
  ck_assert_int_eq (cordee_day_new (1900, 2, 29), CORDEE_DAY_NONE);
  ck_assert_int_eq (cordee_day_new (2023, 2, 29), CORDEE_DAY_NONE);
  ck_assert_int_eq (cordee_day_new (2024, 2, 30), CORDEE_DAY_NONE);
}
END_TEST

START_TEST (no_such_day)
{
  static const int days[][3] = {
    { 0, 1, 1 },      { 10000, 1, 1 },  { -1, 1, 1 },  { 65537, 1, 1 }, { G_MAXINT, 1, 1 }, { G_MININT, 1, 1 },
    { 2024, 0, 1 },   { 2024, 13, 1 },  { 2024, -1, 1 }, { 2024, 257, 1 }, { 2024, 1, 0 }, { 2024, 1, 32 },
    { 2024, 1, 257 }, { 2024, 1, -1 },  { 2024, 4, 31 }, { 2024, G_MAXINT, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    ck_assert_msg (cordee_day_new (days[i][0], days[i][1], days[i][2]) == CORDEE_DAY_NONE, "%d-%d-%d is taken for a day", days[i][0],
                   days[i][1], days[i][2]);
}
END_TEST

/* The clock may pass midnight between two calls, never go back. */
START_TEST (today_is_the_local_day)
{
  time_t now = time (NULL);
  struct tm before, after;
  CordeeDay today;

  localtime_r (&now, &before);
  today = cordee_day_today ();
  now = time (NULL);
  localtime_r (&now, &after);

  ck_assert_int_ge (today, cordee_day_new (before.tm_year + 1900, before.tm_mon + 1, before.tm_mday));
  ck_assert_int_le (today, cordee_day_new (after.tm_year + 1900, after.tm_mon + 1, after.tm_mday));
}
END_TEST

/* ── read and written ───────────────────────────────────────────── */

START_TEST (reads_iso)
{
  CordeeDay day;

  ck_assert (cordee_day_parse ("2026-11-22", &day));
  ck_assert_int_eq (day, cordee_day_new (2026, 11, 22));
  ck_assert (cordee_day_parse ("0001-01-01", &day));
  ck_assert_int_eq (day, 1);
  ck_assert (cordee_day_parse ("9999-12-31", &day));
  ck_assert_int_eq (day, cordee_day_new (9999, 12, 31));
}
END_TEST

START_TEST (reads_nothing_else)
{
  static const char *const texts[] = {
    "",           "2026",       "2026-11",     "2026-11-2",   "2026-11-222", "2026-1-22",   "26-11-22",    "22/11/2026", "2026/11/22",
    "20261122",   " 2026-11-22", "2026-11-22 ", "2026-11-22Z", "2026-11-22T00:00:00",       "+026-11-22", "-026-11-22", "2026-+1-22",
    "2026--1-22", "2026-11--2", "0x26-11-22",  "2026-1e-22",  "2024-02-30",  "2023-02-29",  "2026-00-22", "2026-13-22", "2026-11-00",
    "2026-11-31", "0000-01-01", "2026-11-2\xc2\xb2",          "aaaa-bb-cc",  "----------",  "99999999999999999999-01-01",
  };
  CordeeDay day = 42;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ck_assert_msg (!cordee_day_parse (texts[i], &day), "« %s » is taken for a day", texts[i]);
  ck_assert (!cordee_day_parse (NULL, &day));
  ck_assert_int_eq (day, 42);
}
END_TEST

START_TEST (writes_what_it_reads)
{
  static const char *const texts[] = { "0001-01-01", "0099-12-31", "1999-12-31", "2024-02-29", "2026-11-22", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = NULL;
      CordeeDay day;

      ck_assert (cordee_day_parse (texts[i], &day));
      written = cordee_day_to_iso (day);
      ck_assert_str_eq (written, texts[i]);
    }
}
END_TEST

/* The reader sees days as French has them: day, month, year. */
START_TEST (writes_for_the_reader)
{
  g_autofree char *words = cordee_day_to_words (cordee_day_new (2026, 3, 9));
  g_autofree char *early = cordee_day_to_words (cordee_day_new (987, 7, 3));

  ck_assert_str_eq (words, "09/03/2026");
  ck_assert_str_eq (early, "03/07/0987");
}
END_TEST

START_TEST (no_day_is_no_text)
{
  g_autofree char *iso = cordee_day_to_iso (CORDEE_DAY_NONE);
  g_autofree char *words = cordee_day_to_words (CORDEE_DAY_NONE);

  ck_assert_str_eq (iso, "");
  ck_assert_str_eq (words, "");
}
END_TEST

static Suite *
day_suite (void)
{
  Suite *suite = suite_create ("day");
  TCase *calendar = tcase_create ("calendar");
  TCase *text = tcase_create ("text");

  tcase_add_test (calendar, counts_from_the_first_day);
  tcase_add_test (calendar, days_follow_one_another);
  tcase_add_test (calendar, leap_years);
  tcase_add_test (calendar, no_such_day);
  tcase_add_test (calendar, today_is_the_local_day);
  suite_add_tcase (suite, calendar);

  tcase_add_test (text, reads_iso);
  tcase_add_test (text, reads_nothing_else);
  tcase_add_test (text, writes_what_it_reads);
  tcase_add_test (text, writes_for_the_reader);
  tcase_add_test (text, no_day_is_no_text);
  suite_add_tcase (suite, text);

  return suite;
}

int
main (void)
{
  return cordee_test_main (day_suite ());
}
