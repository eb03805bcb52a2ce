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

START_TEST (reads_what_is_typed)
{
  static const struct
  {
    const char *text, *iso;
  } days[] = {
    { "22/11/2026", "2026-11-22" },         { "22-11-2026", "2026-11-22" },        { "22.11.2026", "2026-11-22" },
    { "22 11 2026", "2026-11-22" },         { "2026-11-22", "2026-11-22" },        { "1/3/2024", "2024-03-01" },
    { "01/03/2024", "2024-03-01" },         { "  22/11/2026\t", "2026-11-22" },    { "22 / 11 / 2026", "2026-11-22" },
    { "22\u00a011\u00a02026", "2026-11-22" }, { "22\u201111\u20112026", "2026-11-22" }, { "29/02/2024", "2024-02-29" },
    { "22 novembre 2026", "2026-11-22" },   { "22 NOVEMBRE 2026", "2026-11-22" },  { "1er mars 2024", "2024-03-01" },
    { "1ᵉʳ mars 2024", "2024-03-01" },      { "1 mars 2024", "2024-03-01" },       { "3 janv. 2025", "2025-01-03" },
    { "3 févr. 2025", "2025-02-03" },       { "3 fev 2025", "2025-02-03" },        { "14 août 2025", "2025-08-14" },
    { "14 aout 2025", "2025-08-14" },       { "14 aou\u0302t 2025", "2025-08-14" }, { "2 déc. 2025", "2025-12-02" },
    { "22 November 2026", "2026-11-22" },   { "4 July 2026", "2026-07-04" },       { "31/12/9999", "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *iso = NULL;
      CordeeDay day;

      ck_assert_msg (cordee_day_parse_typed (days[i].text, &day), "« %s » is not taken for a day", days[i].text);
      iso = cordee_day_to_iso (day);
      ck_assert_str_eq (iso, days[i].iso);
    }
}
END_TEST

START_TEST (reads_all_months)
{
  static const char *const names[][12] = {
    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
    { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc." },
    { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" },
    { "jan", "feb", "mar", "apr", "may", "jun", "jul", "august", "sep", "oct", "nov", "dec" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (int month = 1; month <= 12; month++)
      {
        g_autofree char *text = g_strdup_printf ("2 %s 2025", names[i][month - 1]);
        CordeeDay day;

        ck_assert_msg (cordee_day_parse_typed (text, &day), "« %s » is not taken for a day", text);
        ck_assert_int_eq (day, cordee_day_new (2025, month, 2));
      }
}
END_TEST

START_TEST (reads_nothing_else_that_is_typed)
{
  static const char *const texts[] = {
    "",           " ",            "demain",        "1/3/24",        "1/3/024",      "31/02/2026",    "29/02/2023",       "31 avril 2025",
    "32/01/2026", "0/1/2026",     "1/0/2026",      "1/13/2026",     "22/11",        "11/2026",       "2026",             "22/11-2026",
    "22-11/2026", "22/11/20266",  "22/11/2026x",   "x22/11/2026",   "22//11/2026",  "22/11/2026/",   "22/11/2026 12:00", "2026/11/22",
    "2026-11",    "2026-13-01",   "221/1/2026",    "22/111/2026",   "22112026",     "-22/11/2026",   "22/11/-2026",      "+1/3/2024",
    "2er mars 2024",              "1er/03/2024",   "1er 03 2024",   "1er2024",      "22 brumaire 2026",              "22 ma 2026",
    "22 novembres 2026",          "22 novembre",   "novembre 2026", "22novembre2026",                "22 novembre 26",   "22 nov.2026",
    "22  . 2026", "1/3/0000",     "22 11 26",      "99999999999/1/2026",            "1/1/99999999999",                 "\xff/1/2026",
    "001/01/2026", "01/001/2026", "1ermars 2024",  "22novembre 2026",
    "22/novembre/2026",           "22 novembre/2026",
  };
  CordeeDay day = 42;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ck_assert_msg (!cordee_day_parse_typed (texts[i], &day), "« %s » is taken for a day", texts[i]);
  ck_assert (!cordee_day_parse_typed (NULL, &day));
  ck_assert_int_eq (day, 42);
}
END_TEST

/* What the program shows can be typed back. */
START_TEST (reads_typed_what_it_writes_for_the_reader)
{
  for (CordeeDay day = cordee_day_new (2023, 12, 1); day < cordee_day_new (2025, 2, 1); day++)
    {
      g_autofree char *words = cordee_day_to_words (day);
      CordeeDay again;

      ck_assert_msg (cordee_day_parse_typed (words, &again), "« %s » is not taken for a day", words);
      ck_assert_int_eq (again, day);
    }
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
  tcase_add_test (text, reads_what_is_typed);
  tcase_add_test (text, reads_all_months);
  tcase_add_test (text, reads_nothing_else_that_is_typed);
  tcase_add_test (text, reads_typed_what_it_writes_for_the_reader);
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
