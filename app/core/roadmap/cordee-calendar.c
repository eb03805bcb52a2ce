/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-calendar"

#include "config.h"

#include "cordee-calendar.h"

#define DAYS_OF_WEEK 7
#define MONTHS_OF_YEAR 12
#define N_DATES (13 * 32)

/* 9999-12-31: what comes later comes then. */
#define LAST_DAY 3652059

/* No base has so many days off in a row; without a bound, one that had all days off would be searched for ever. */
#define MOST_DAYS_OFF 60

/* A holiday that moves with Easter falls between March and June: 22 March, the first Easter, less a few weeks; 25 April plus 50 days and
   more. Those of the base are told apart by these bounds so that most days cost no Easter. */
typedef struct
{
  int offset; /* days after Easter Sunday */
  const CordeeHoliday *holiday;
} Moving;

struct _CordeeCalendar
{
  GPtrArray *fixed[N_DATES]; /* const CordeeHoliday *; of month × 32 + day; or NULL */
  GArray *moving;            /* Moving, owned */
  int first_offset, last_offset;
};

/* ── days of the year ───────────────────────────────────────────── */

/* The date of a day: the algorithm of days from civil, backwards, in years that begin in March (H. Hinnant, "chrono-compatible low-level
   date algorithms"). GDate does the same, with checks at each call that a plan cannot afford. */
static void
split (CordeeDay day, int *year, int *month, int *of_month)
{
  int since = day + 305; /* since 0000-03-01, which is 306 days before 0001-01-01, day 1 */
  int era = (since >= 0 ? since : since - 146096) / 146097;
  int of_era = since - era * 146097;
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * of_year + 2) / 153;

  *of_month = of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

static CordeeDay
join (int year, int month, int of_month)
{
  int shifted = year - (month <= 2);
  int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int year_of_era = shifted - era * 400;
  int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + of_month - 1;

  return (CordeeDay) (era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 305);
}

static int
length_of_month (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return lengths[month - 1] + (month == 2 && leap);
}

/* Easter Sunday of a year of the Gregorian calendar: the anonymous algorithm (Meeus, "Astronomical Algorithms", chapter 8). CORDEE_DAY_NONE
   outside 1 … 9999. */
CordeeDay
cordee_easter (int year)
{
  int a, b, c, d, e, g, h, i, k, l, m, n;

  if (year < 1 || year > 9999)
    return CORDEE_DAY_NONE;
  a = year % 19;
  b = year / 100;
  c = year % 100;
  d = b / 4;
  e = b % 4;
  g = (b - (b + 8) / 25 + 1) / 3;
  h = (19 * a + b - d - g + 15) % 30;
  i = c / 4;
  k = c % 4;
  l = (32 + 2 * e + 2 * i - h - k) % 7;
  m = (a + 11 * h + 22 * l) / 451;
  n = h + l - 7 * m + 114;
  return join (year, n / 31, n % 31 + 1);
}

/* ── life ───────────────────────────────────────────────────────── */

static gboolean
holds_in (const CordeeHoliday *holiday, const char *region, const char *departement)
{
  if (holiday->regions != NULL && (region == NULL || !g_strv_contains ((const char *const *) holiday->regions, region)))
    return FALSE;
  return holiday->departements == NULL
         || (departement != NULL && g_strv_contains ((const char *const *) holiday->departements, departement));
}

static void
add_holiday (CordeeCalendar *self, const CordeeHoliday *holiday)
{
  if (holiday->month > 0)
    {
      GPtrArray **at = &self->fixed[holiday->month * 32 + holiday->day];

      if (*at == NULL)
        *at = g_ptr_array_new ();
      g_ptr_array_add (*at, (gpointer) holiday);
    }
  else
    {
      Moving moving = { .offset = holiday->easter, .holiday = holiday };

      self->first_offset = self->moving->len == 0 ? holiday->easter : MIN (self->first_offset, holiday->easter);
      self->last_offset = self->moving->len == 0 ? holiday->easter : MAX (self->last_offset, holiday->easter);
      g_array_append_val (self->moving, moving);
    }
}

/* The calendar of one place: of a holiday that names regions or départements, it has those of this region (code, or NULL: that of the
   département) and this département (code, or NULL: not told); of one that names both, those that are of both. The caller owns it; the base
   must outlive it. */
CordeeCalendar *
cordee_calendar_new (CordeeKnowledge *knowledge, const char *region, const char *departement)
{
  CordeeCalendar *self;
  GPtrArray *holidays;

  g_return_val_if_fail (knowledge != NULL, NULL);

  if (region == NULL && departement != NULL)
    {
      const CordeeRegion *of = cordee_knowledge_find_region_of (knowledge, departement);

      region = of != NULL ? of->code : NULL;
    }
  self = g_new0 (CordeeCalendar, 1);
  self->moving = g_array_new (FALSE, FALSE, sizeof (Moving));
  holidays = cordee_knowledge_get_holidays (knowledge);
  for (guint i = 0; i < holidays->len; i++)
    if (holds_in (holidays->pdata[i], region, departement))
      add_holiday (self, holidays->pdata[i]);
  return self;
}

void
cordee_calendar_free (CordeeCalendar *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_DATES; i++)
    g_clear_pointer (&self->fixed[i], g_ptr_array_unref);
  g_array_unref (self->moving);
  g_free (self);
}

/* ── days on which nobody works ─────────────────────────────────── */

static gboolean
is_in_force (const CordeeHoliday *holiday, CordeeDay day)
{
  return holiday->from == CORDEE_DAY_NONE || holiday->from <= day;
}

/* The holiday that a day is in this place, borrowed from the base; NULL where it is none. Week-ends are none. */
const CordeeHoliday *
cordee_calendar_find_holiday (const CordeeCalendar *self, CordeeDay day)
{
  int year, month, of_month;
  GPtrArray *fixed;
  CordeeDay easter;

  g_return_val_if_fail (self != NULL && day != CORDEE_DAY_NONE, NULL);

  split (day, &year, &month, &of_month);
  fixed = self->fixed[month * 32 + of_month];
  for (guint i = 0; fixed != NULL && i < fixed->len; i++)
    if (is_in_force (fixed->pdata[i], day))
      return fixed->pdata[i];
  if (self->moving->len == 0 || day < join (year, 3, 22) + self->first_offset || day > join (year, 4, 25) + self->last_offset)
    return NULL;
  easter = cordee_easter (year);
  for (guint i = 0; i < self->moving->len; i++)
    {
      const Moving *moving = &g_array_index (self->moving, Moving, i);

      if (easter + moving->offset == day && is_in_force (moving->holiday, day))
        return moving->holiday;
    }
  return NULL;
}

/* Whether people work on that day: neither Saturday, Sunday nor holiday. */
gboolean
cordee_calendar_is_working (const CordeeCalendar *self, CordeeDay day)
{
  /* Day 1, 0001-01-01, was a Monday. */
  return (day - 1) % DAYS_OF_WEEK < 5 && cordee_calendar_find_holiday (self, day) == NULL;
}

CordeeDay
cordee_calendar_next_working (const CordeeCalendar *self, CordeeDay day)
{
  for (guint i = 0; i < MOST_DAYS_OFF && day < LAST_DAY && !cordee_calendar_is_working (self, day); i++)
    day++;
  return day;
}

/* The first day of all where none before is one. */
CordeeDay
cordee_calendar_previous_working (const CordeeCalendar *self, CordeeDay day)
{
  for (guint i = 0; i < MOST_DAYS_OFF && day > 1 && !cordee_calendar_is_working (self, day); i++)
    day--;
  return day;
}

/* ── so long after, so long before ──────────────────────────────── */

static CordeeDay
add_months (CordeeDay day, int months)
{
  int year, month, of_month, all;

  split (day, &year, &month, &of_month);
  all = year * MONTHS_OF_YEAR + month - 1 + months;
  if (all >= 10000 * MONTHS_OF_YEAR)
    return LAST_DAY;
  year = all / MONTHS_OF_YEAR;
  month = all % MONTHS_OF_YEAR + 1;
  return join (year, month, MIN (of_month, length_of_month (year, month)));
}

/* All days of a month, the last included, come to the last day of a month or before it. */
static CordeeDay
subtract_months (CordeeDay day, int months)
{
  int year, month, of_month, all, length;
  gboolean last;

  split (day, &year, &month, &of_month);
  last = of_month == length_of_month (year, month);
  all = year * MONTHS_OF_YEAR + month - 1 - months;
  if (all < MONTHS_OF_YEAR)
    return 1;
  year = all / MONTHS_OF_YEAR;
  month = all % MONTHS_OF_YEAR + 1;
  length = length_of_month (year, month);
  return join (year, month, last ? length : MIN (of_month, length));
}

/* See the header. value is at least 0. */
CordeeDay
cordee_calendar_add (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit)
{
  g_return_val_if_fail (self != NULL && day != CORDEE_DAY_NONE && value >= 0, day);

  if (value == 0)
    return day;
  switch (unit)
    {
    case CORDEE_DURATION_DAYS:
      return MIN (LAST_DAY, day + value - 1);
    case CORDEE_DURATION_WEEKS:
      return MIN (LAST_DAY, day + value * DAYS_OF_WEEK - 1);
    case CORDEE_DURATION_WORKING_DAYS:
      day = cordee_calendar_next_working (self, day);
      while (--value > 0 && day < LAST_DAY)
        day = cordee_calendar_next_working (self, day + 1);
      return day;
    case CORDEE_DURATION_MONTHS:
      return add_months (day, value);
    case CORDEE_DURATION_YEARS:
      return add_months (day, value * MONTHS_OF_YEAR);
    }
  g_return_val_if_reached (day);
}

/* See the header: the upper adjoint of cordee_calendar_add(), so that add (x) ≤ day exactly where x ≤ subtract (day). Never before the first
   day of all. */
CordeeDay
cordee_calendar_subtract (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit)
{
  g_return_val_if_fail (self != NULL && day != CORDEE_DAY_NONE && value >= 0, day);

  if (value == 0)
    return day;
  switch (unit)
    {
    case CORDEE_DURATION_DAYS:
      return MAX (1, day - value + 1);
    case CORDEE_DURATION_WEEKS:
      return MAX (1, day - value * DAYS_OF_WEEK + 1);
    case CORDEE_DURATION_WORKING_DAYS:
      day = cordee_calendar_previous_working (self, day);
      while (--value > 0 && day > 1)
        day = cordee_calendar_previous_working (self, day - 1);
      return day;
    case CORDEE_DURATION_MONTHS:
      return subtract_months (day, value);
    case CORDEE_DURATION_YEARS:
      return subtract_months (day, value * MONTHS_OF_YEAR);
    }
  g_return_val_if_reached (day);
}

/* The first day no sooner than so long after day: so many days, weeks or working days later, the same day of a later month or year. 0 of any
   unit: that day. */
CordeeDay
cordee_calendar_after (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit)
{
  if (value == 0 || unit == CORDEE_DURATION_MONTHS || unit == CORDEE_DURATION_YEARS)
    return cordee_calendar_add (self, day, value, unit);
  return cordee_calendar_add (self, MIN (LAST_DAY, day + 1), value, unit);
}

/* The last day of which cordee_calendar_after() comes to day or before. */
CordeeDay
cordee_calendar_before (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit)
{
  CordeeDay result = cordee_calendar_subtract (self, day, value, unit);

  return value == 0 || unit == CORDEE_DURATION_MONTHS || unit == CORDEE_DURATION_YEARS ? result : MAX (1, result - 1);
}

/* A day of the year of another day, so many years later: 29 February is 28 where there is none. */
CordeeDay
cordee_calendar_of_year (CordeeDay day, int years, int month, int of_month)
{
  int year, unused_month, unused_day;

  g_return_val_if_fail (day != CORDEE_DAY_NONE && month >= 1 && month <= MONTHS_OF_YEAR, day);

  split (day, &year, &unused_month, &unused_day);
  year = MIN (9999, year + years);
  return join (year, month, CLAMP (of_month, 1, length_of_month (year, month)));
}
