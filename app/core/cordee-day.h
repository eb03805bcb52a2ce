/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar day as a number of days (the proleptic Gregorian calendar, 1 for 0001-01-01), so that days compare and subtract.
   0 stands for no day. */
typedef gint32 CordeeDay;

#define CORDEE_DAY_NONE ((CordeeDay) 0)

CordeeDay cordee_day_new (int year, int month, int day);
CordeeDay cordee_day_today (void);
gboolean cordee_day_parse (const char *text, CordeeDay *out);
gboolean cordee_day_parse_typed (const char *text, CordeeDay *out);
char *cordee_day_to_iso (CordeeDay day) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_day_to_words (CordeeDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
