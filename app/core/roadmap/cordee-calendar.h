/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"
#include "cordee-step.h"

G_BEGIN_DECLS

/* The days on which people work in one place, from the holidays of the base. Immutable; what it points to is borrowed from the base, which
   must outlive it. */
typedef struct _CordeeCalendar CordeeCalendar;

CordeeCalendar *cordee_calendar_new (CordeeKnowledge *knowledge, const char *region, const char *departement) G_GNUC_WARN_UNUSED_RESULT;
void cordee_calendar_free (CordeeCalendar *self);
CordeeDay cordee_easter (int year);
const CordeeHoliday *cordee_calendar_find_holiday (const CordeeCalendar *self, CordeeDay day);
gboolean cordee_calendar_is_working (const CordeeCalendar *self, CordeeDay day);
CordeeDay cordee_calendar_next_working (const CordeeCalendar *self, CordeeDay day);     /* that day or after */
CordeeDay cordee_calendar_previous_working (const CordeeCalendar *self, CordeeDay day); /* that day or before */

/* The last day of something that begins on day and takes value units. Days, weeks, working days: day is the first of them (1 day: that day;
   of working days the first that is one). Months and years run from a day to the same day, from the 31st to the last of a shorter month.
   0 of any unit: that day. */
CordeeDay cordee_calendar_add (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit);
/* The last day from which cordee_calendar_add() comes to day or before. */
CordeeDay cordee_calendar_subtract (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit);
/* So long after the end of something, and its adjoint: "10 days after the 1st" is the 11th, "1 month after the 1st" the 1st. */
CordeeDay cordee_calendar_after (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit);
CordeeDay cordee_calendar_before (const CordeeCalendar *self, CordeeDay day, int value, CordeeDurationUnit unit);
CordeeDay cordee_calendar_of_year (CordeeDay day, int years, int month, int of_month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCalendar, cordee_calendar_free)

G_END_DECLS
