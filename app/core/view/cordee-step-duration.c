/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee"

#include "config.h"

#include "cordee-step-view.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* Longer than any contract: what is above is a slip of the hand. */
#define MOST 999

/* What people write for a unit: the beginnings of words, longest first where one begins another. */
static const struct
{
  CordeeDurationUnit unit;
  const char *words;
} units[] = {
  /* TRANSLATORS: beginnings of the words that one may type for working days, separated by "|", in lower case and without accents. */
  { CORDEE_DURATION_WORKING_DAYS, N_("jours ouv|jour ouv|jours-ouv") },
  /* TRANSLATORS: the same for days. */
  { CORDEE_DURATION_DAYS, N_("j") },
  /* TRANSLATORS: the same for weeks. */
  { CORDEE_DURATION_WEEKS, N_("sem") },
  /* TRANSLATORS: the same for months. */
  { CORDEE_DURATION_MONTHS, N_("mois") },
  /* TRANSLATORS: the same for years. */
  { CORDEE_DURATION_YEARS, N_("an") },
};

static gboolean
begins_with_any (const char *text, const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && g_str_has_prefix (text, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
parse_unit (const char *text, CordeeDurationUnit *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (begins_with_any (text, _(units[i].words)) || begins_with_any (text, units[i].words))
      {
        *out = units[i].unit;
        return TRUE;
      }
  return FALSE;
}

gboolean
cordee_step_parse_duration (const char *text, CordeeDuration *out)
{
  g_autofree char *folded = NULL;
  int numbers[2] = { 0, 0 };
  guint n = 0;
  const char *at;
  const char *unit = NULL;
  CordeeDuration duration;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  folded = cordee_text_fold (text);
  for (at = folded; *at != '\0';)
    if (g_ascii_isdigit (*at))
      {
        char *end;
        guint64 number = g_ascii_strtoull (at, &end, 10);

        if (n == G_N_ELEMENTS (numbers) || number > MOST)
          return FALSE;
        numbers[n++] = (int) number;
        at = unit = end;
      }
    else
      at++;
  if (n == 0)
    return FALSE;
  while (*unit == ' ')
    unit++;
  duration.min = numbers[0];
  duration.max = n == 2 ? numbers[1] : numbers[0];
  if (duration.min > duration.max || duration.max == 0 || !parse_unit (unit, &duration.unit))
    return FALSE;
  duration.likely = (duration.min + duration.max + 1) / 2;
  *out = duration;
  return TRUE;
}
