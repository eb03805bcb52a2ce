/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-calendar.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* Days of work on the base of tests/data/roadmap/base.xml, whose holidays are few, and on the one that the program ships. */

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("roadmap/base.xml");
  return knowledge;
}

static CordeeDay
day (const char *iso)
{
  CordeeDay result = CORDEE_DAY_NONE;

  ck_assert_msg (cordee_day_parse (iso, &result), "%s is no day", iso);
  return result;
}

#define check_day(value, iso)                                                                                                             \
  G_STMT_START                                                                                                                            \
    {                                                                                                                                     \
      g_autofree char *checked = cordee_day_to_iso (value);                                                                               \
      ck_assert_str_eq (checked, iso);                                                                                                    \
    }                                                                                                                                     \
  G_STMT_END

/* ── Easter ─────────────────────────────────────────────────────── */

/* Published dates, the earliest and the latest possible among them. */
START_TEST (easter)
{
  check_day (cordee_easter (1818), "1818-03-22");
  check_day (cordee_easter (1943), "1943-04-25");
  check_day (cordee_easter (1954), "1954-04-18");
  check_day (cordee_easter (1981), "1981-04-19");
  check_day (cordee_easter (2000), "2000-04-23");
  check_day (cordee_easter (2024), "2024-03-31");
  check_day (cordee_easter (2025), "2025-04-20");
  check_day (cordee_easter (2026), "2026-04-05");
  check_day (cordee_easter (2027), "2027-03-28");
  check_day (cordee_easter (2038), "2038-04-25");
  check_day (cordee_easter (2049), "2049-04-18");
  ck_assert_int_eq (cordee_easter (0), CORDEE_DAY_NONE);
  ck_assert_int_eq (cordee_easter (10000), CORDEE_DAY_NONE);
}
END_TEST

START_TEST (easter_is_a_sunday_of_spring)
{
  for (int year = 1583; year <= 9999; year++)
    {
      CordeeDay sunday = cordee_easter (year);

      ck_assert_int_eq ((sunday - 1) % 7, 6);
      ck_assert_int_ge (sunday, cordee_day_new (year, 3, 22));
      ck_assert_int_le (sunday, cordee_day_new (year, 4, 25));
    }
}
END_TEST

/* ── holidays ───────────────────────────────────────────────────── */

START_TEST (holidays_of_a_place)
{
  g_autoptr(CordeeCalendar) nation = cordee_calendar_new (base (), NULL, NULL);
  g_autoptr(CordeeCalendar) alsace = cordee_calendar_new (base (), NULL, "67");
  g_autoptr(CordeeCalendar) vosges = cordee_calendar_new (base (), "44", "88");
  g_autoptr(CordeeCalendar) guyane = cordee_calendar_new (base (), "03", NULL);
  g_autoptr(CordeeCalendar) guyane_too = cordee_calendar_new (base (), NULL, "973");

  ck_assert (!cordee_calendar_is_working (nation, day ("2027-01-01")));
  ck_assert_str_eq (cordee_calendar_find_holiday (nation, day ("2027-03-29"))->id, "lundi-de-paques");
  ck_assert_str_eq (cordee_calendar_find_holiday (nation, day ("2027-05-06"))->id, "ascension");
  ck_assert_ptr_null (cordee_calendar_find_holiday (nation, day ("2027-03-28")));
  ck_assert (cordee_calendar_is_working (nation, day ("2027-03-26")));
  ck_assert (!cordee_calendar_is_working (alsace, day ("2027-03-26")));
  ck_assert (cordee_calendar_is_working (vosges, day ("2027-03-26")));
  ck_assert (!cordee_calendar_is_working (alsace, day ("2028-12-26")));
  ck_assert (cordee_calendar_is_working (vosges, day ("2028-12-26")));
  ck_assert (!cordee_calendar_is_working (guyane, day ("2027-06-10")));
  ck_assert (!cordee_calendar_is_working (guyane_too, day ("2027-06-10")));
  ck_assert (cordee_calendar_is_working (nation, day ("2027-06-10")));
}
END_TEST

START_TEST (holiday_since)
{
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), NULL, NULL);

  ck_assert (cordee_calendar_is_working (calendar, day ("2026-09-15")));
  ck_assert (!cordee_calendar_is_working (calendar, day ("2027-09-15")));
}
END_TEST

START_TEST (next_and_previous)
{
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), NULL, NULL);

  check_day (cordee_calendar_next_working (calendar, day ("2026-11-22")), "2026-11-23");
  check_day (cordee_calendar_next_working (calendar, day ("2026-11-23")), "2026-11-23");
  check_day (cordee_calendar_next_working (calendar, day ("2027-03-27")), "2027-03-30");
  check_day (cordee_calendar_previous_working (calendar, day ("2027-03-29")), "2027-03-26");
  check_day (cordee_calendar_next_working (calendar, day ("2027-01-01")), "2027-01-04");
}
END_TEST

/* The legal holidays of 2027 and nothing else: those of the whole country, of Alsace and Moselle, of the overseas regions. */
START_TEST (holidays_of_the_base)
{
  static const struct
  {
    const char *region, *departement, *days;
  } places[] = {
    { NULL, NULL, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25" },
    { "44", "68", "01-01 03-26 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25 12-26" },
    { "44", "54", "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25" },
    { "03", NULL, "01-01 03-29 05-01 05-06 05-08 05-17 06-10 07-14 08-15 11-01 11-11 12-25" },
    { "02", NULL, "01-01 03-29 05-01 05-06 05-08 05-17 05-22 07-14 08-15 11-01 11-11 12-25" },
    { "04", NULL, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-20 12-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (cordee_test_knowledge (), places[i].region, places[i].departement);
      g_autoptr(GString) found = g_string_new (NULL);

      for (CordeeDay at = day ("2027-01-01"); at <= day ("2027-12-31"); at++)
        if (cordee_calendar_find_holiday (calendar, at) != NULL)
          {
            g_autofree char *iso = cordee_day_to_iso (at);

            g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", iso + strlen ("2027-"));
          }
      ck_assert_str_eq (found->str, places[i].days);
    }
}
END_TEST

/* ── so long after, so long before ──────────────────────────────── */

START_TEST (durations)
{
  static const struct
  {
    const char *from;
    int value;
    CordeeDurationUnit unit;
    const char *to;
  } cases[] = {
    { "2027-03-01", 0, CORDEE_DURATION_MONTHS, "2027-03-01" },
    { "2027-03-01", 1, CORDEE_DURATION_DAYS, "2027-03-01" },
    { "2027-03-01", 10, CORDEE_DURATION_DAYS, "2027-03-10" },
    { "2027-03-01", 2, CORDEE_DURATION_WEEKS, "2027-03-14" },
    { "2027-03-01", 1, CORDEE_DURATION_WORKING_DAYS, "2027-03-01" },
    { "2027-03-06", 1, CORDEE_DURATION_WORKING_DAYS, "2027-03-08" },
    { "2027-03-24", 4, CORDEE_DURATION_WORKING_DAYS, "2027-03-30" },
    { "2027-03-01", 2, CORDEE_DURATION_MONTHS, "2027-05-01" },
    { "2026-12-31", 2, CORDEE_DURATION_MONTHS, "2027-02-28" },
    { "2027-12-31", 2, CORDEE_DURATION_MONTHS, "2028-02-29" },
    { "2027-11-15", 3, CORDEE_DURATION_MONTHS, "2028-02-15" },
    { "2028-02-29", 1, CORDEE_DURATION_YEARS, "2029-02-28" },
    { "2028-02-29", 4, CORDEE_DURATION_YEARS, "2032-02-29" },
    { "2027-09-15", 5, CORDEE_DURATION_YEARS, "2032-09-15" },
    { "9999-12-01", 40000, CORDEE_DURATION_YEARS, "9999-12-31" },
    { "9999-12-01", 60000, CORDEE_DURATION_WORKING_DAYS, "9999-12-31" },
  };
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_day (cordee_calendar_add (calendar, day (cases[i].from), cases[i].value, cases[i].unit), cases[i].to);
}
END_TEST

START_TEST (last_days)
{
  static const struct
  {
    const char *to;
    int value;
    CordeeDurationUnit unit;
    const char *from;
  } cases[] = {
    { "2027-03-10", 10, CORDEE_DURATION_DAYS, "2027-03-01" },
    { "2027-03-30", 4, CORDEE_DURATION_WORKING_DAYS, "2027-03-24" },
    { "2027-02-28", 2, CORDEE_DURATION_MONTHS, "2026-12-31" },
    { "2027-02-27", 2, CORDEE_DURATION_MONTHS, "2026-12-27" },
    { "2027-03-30", 1, CORDEE_DURATION_MONTHS, "2027-02-28" },
    { "2029-02-28", 1, CORDEE_DURATION_YEARS, "2028-02-29" },
    { "0001-02-01", 1, CORDEE_DURATION_YEARS, "0001-01-01" },
    { "0001-01-02", 9, CORDEE_DURATION_WORKING_DAYS, "0001-01-01" },
  };
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_day (cordee_calendar_subtract (calendar, day (cases[i].to), cases[i].value, cases[i].unit), cases[i].from);
}
END_TEST

START_TEST (after_an_end)
{
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), NULL, NULL);

  check_day (cordee_calendar_after (calendar, day ("2027-03-01"), 10, CORDEE_DURATION_DAYS), "2027-03-11");
  check_day (cordee_calendar_after (calendar, day ("2027-03-01"), 1, CORDEE_DURATION_MONTHS), "2027-04-01");
  check_day (cordee_calendar_after (calendar, day ("2027-03-05"), 1, CORDEE_DURATION_WORKING_DAYS), "2027-03-08");
  check_day (cordee_calendar_of_year (day ("2027-09-15"), 1, 1, 31), "2028-01-31");
  check_day (cordee_calendar_of_year (day ("2027-09-15"), 0, 2, 29), "2027-02-28");
}
END_TEST

/* Subtracting is the upper adjoint of adding: a day comes to another or before it exactly where it is not after the last day of which that is
   so. Every day of five years, in every unit. */
START_TEST (adding_and_subtracting_agree)
{
  static const int values[] = { 0, 1, 2, 5, 13 };
  g_autoptr(CordeeCalendar) calendar = cordee_calendar_new (base (), "44", "67");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint unit = CORDEE_DURATION_DAYS; unit <= CORDEE_DURATION_YEARS; unit++)
      for (CordeeDay at = day ("2026-01-01"); at < day ("2030-12-31"); at++)
        {
          CordeeDay last = cordee_calendar_subtract (calendar, at, values[i], (CordeeDurationUnit) unit);
          CordeeDay before = cordee_calendar_before (calendar, at, values[i], (CordeeDurationUnit) unit);

          ck_assert_int_le (cordee_calendar_add (calendar, last, values[i], (CordeeDurationUnit) unit), at);
          ck_assert_int_gt (cordee_calendar_add (calendar, last + 1, values[i], (CordeeDurationUnit) unit), at);
          ck_assert_int_le (cordee_calendar_after (calendar, before, values[i], (CordeeDurationUnit) unit), at);
          ck_assert_int_gt (cordee_calendar_after (calendar, before + 1, values[i], (CordeeDurationUnit) unit), at);
        }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("calendar");
  TCase *tcase = tcase_create ("calendar");

  tcase_add_test (tcase, easter);
  tcase_add_test (tcase, easter_is_a_sunday_of_spring);
  tcase_add_test (tcase, holidays_of_a_place);
  tcase_add_test (tcase, holiday_since);
  tcase_add_test (tcase, next_and_previous);
  tcase_add_test (tcase, holidays_of_the_base);
  tcase_add_test (tcase, durations);
  tcase_add_test (tcase, last_days);
  tcase_add_test (tcase, after_an_end);
  tcase_add_test (tcase, adding_and_subtracting_agree);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
