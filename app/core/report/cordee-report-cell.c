/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* So many announced rules of a cell are quoted; the others are counted. */
#define MAX_QUOTED 3

/* ── lines ──────────────────────────────────────────────────────── */

static void
line_free (gpointer data)
{
  CordeeReportLine *line = data;

  g_free (line->text);
  g_free (line);
}

/* Takes text. */
static void
add_line (GPtrArray *lines, char *text, const CordeeStatement *statement)
{
  CordeeReportLine *line = g_new0 (CordeeReportLine, 1);

  line->text = text;
  line->statement = statement;
  g_ptr_array_add (lines, line);
}

/* What a cell says, as CordeeReportLine: the short phrases on its face; where nothing stands there, that it is unknown at the
   date, and the nearest statement in time quoted with its dates. The caller unrefs it; statements are borrowed. */
GPtrArray *
cordee_report_cell_lines (const CordeeCell *cell, CordeeDay as_of)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < cell->shown->len; i++)
    {
      const CordeeStatement *statement = cell->shown->pdata[i];

      add_line (lines, g_strdup (statement->short_text), statement);
    }
  if (cell->shown->len == 0)
    {
      g_autofree char *day = cordee_day_to_words (as_of);

      /* TRANSLATORS: %s is the date of the rules. */
      add_line (lines, g_strdup_printf (_("Inconnu au %s"), day), NULL);
      if (cell->nearest != NULL)
        {
          g_autofree char *validity = cordee_report_validity (cell->nearest, as_of);

          /* TRANSLATORS: a rule of another time: %1$s says when it holds (du … au …), %2$s is its phrase. */
          add_line (lines, g_strdup_printf (_("Au plus près, %1$s : « %2$s »"), validity, cell->nearest->short_text), cell->nearest);
        }
    }
  return lines;
}

/* ── marks ──────────────────────────────────────────────────────── */

static guint
count_shown (const CordeeSubject *subject)
{
  guint n = 0;

  for (guint i = 0; i < subject->readings->len; i++)
    n += g_array_index (subject->readings, CordeeReading, i).shown ? 1 : 0;
  return n;
}

/* How the sources of a cell disagree, in a few words: on its face, or behind it; NULL where they do not. The
   caller owns it. */
char *
cordee_report_conflict_text (const CordeeCell *cell)
{
  guint n_readings = 0;

  if (!cell->conflict)
    return NULL;
  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      if (subject->conflict)
        n_readings = MAX (n_readings, count_shown (subject));
    }
  if (n_readings < 2)
    return g_strdup (_("les sources divergent sur un détail"));
  if (n_readings == 2)
    return g_strdup (_("deux lectures"));
  /* TRANSLATORS: so many sources say different things. */
  return g_strdup_printf (ngettext ("%u lecture", "%u lectures", n_readings), n_readings);
}

/* Where the rules on the face of a cell hold, if not nationally: « règle locale : Occitanie »; or NULL. The caller owns it. */
char *
cordee_report_local_text (const CordeeKnowledge *knowledge, const CordeeCell *cell)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < cell->shown->len; i++)
    {
      const CordeeStatement *statement = cell->shown->pdata[i];
      g_autofree char *place = NULL;

      if (statement->region == NULL && statement->departements == NULL)
        continue;
      place = cordee_report_place (knowledge, statement->region, (const char *const *) statement->departements);
      if (!g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
        g_ptr_array_add (places, g_steal_pointer (&place));
    }
  if (places->len == 0)
    return NULL;
  g_ptr_array_add (places, NULL);
  joined = g_strjoinv (" ; ", (char **) places->pdata);
  /* TRANSLATORS: %s is where the rule holds: a region, départements. */
  return g_strdup_printf (_("règle locale : %s"), joined);
}

/* How many regions have a rule that is not told, since no region is chosen; or NULL. The caller owns it. */
char *
cordee_report_elsewhere_text (const CordeeCell *cell)
{
  if (cell->n_regions_elsewhere == 0)
    return NULL;
  /* TRANSLATORS: no region is chosen; so many have a rule that is not told here. */
  return g_strdup_printf (ngettext ("%u région a sa propre règle", "%u régions ont leur propre règle", cell->n_regions_elsewhere),
                          cell->n_regions_elsewhere);
}

/* Takes text; NULL adds nothing. */
static void
add_mark (GPtrArray *marks, char *text)
{
  if (text != NULL)
    add_line (marks, text, NULL);
}

static void
mark_announced (GPtrArray *marks, const CordeeCell *cell)
{
  guint n_more = cell->announced->len > MAX_QUOTED ? cell->announced->len - MAX_QUOTED : 0;

  for (guint i = 0; i < cell->announced->len && i < MAX_QUOTED; i++)
    {
      const CordeeStatement *statement = cell->announced->pdata[i];

      /* TRANSLATORS: %s is the phrase of a rule that is announced only. */
      add_line (marks, g_strdup_printf (_("annoncé : %s (jamais compté)"), statement->short_text), statement);
    }
  if (n_more > 0)
    /* TRANSLATORS: rules that are announced only, after those that were quoted. */
    add_line (marks, g_strdup_printf (ngettext ("%u autre annonce (jamais comptée)", "%u autres annonces (jamais comptées)", n_more), n_more),
              NULL);
}

static void
mark_counts (GPtrArray *marks, const CordeeCell *cell)
{
  guint n_behind = 0;

  for (guint i = 0; i < cell->subjects->len; i++)
    n_behind += count_shown (cell->subjects->pdata[i]) == 0 ? 1 : 0;
  if (n_behind > 0 && cell->shown->len > 0)
    /* TRANSLATORS: points on which the base has statements, besides those on the face of the cell. */
    add_line (marks, g_strdup_printf (ngettext ("%u autre point documenté", "%u autres points documentés", n_behind), n_behind), NULL);
  add_mark (marks, cordee_report_elsewhere_text (cell));
}

/* An unknown cell says what was looked for; beside an answer, a long list of what else was not found would hide it. */
static void
mark_searched (GPtrArray *marks, const CordeeCell *cell)
{
  guint n = cell->searched->len;

  if (n > 0 && cell->shown->len > 0)
    /* TRANSLATORS: points of a cell that were looked for in vain. */
    add_line (marks, g_strdup_printf (ngettext ("%u point cherché, non trouvé", "%u points cherchés, non trouvés", n), n), NULL);
  for (guint i = 0; i < n && cell->shown->len == 0; i++)
    add_line (marks, g_strdup (((const CordeeLeftOut *) cell->searched->pdata[i])->text), NULL);
}

/* What a reader must know beside the lines of a cell, as CordeeReportLine: readings that differ, where a rule is local, what is
   announced, what lies behind, regions with a rule of their own, what was looked for in vain. The caller unrefs it. */
GPtrArray *
cordee_report_cell_marks (const CordeeKnowledge *knowledge, const CordeeCell *cell)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (line_free);

  add_mark (marks, cordee_report_conflict_text (cell));
  add_mark (marks, cordee_report_local_text (knowledge, cell));
  mark_announced (marks, cell);
  mark_counts (marks, cell);
  mark_searched (marks, cell);
  return marks;
}
