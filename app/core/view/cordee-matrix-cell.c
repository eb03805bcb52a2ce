/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-matrix-cell"

#include "config.h"

#include "cordee-matrix-cell.h"

#include "cordee-highlight.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* So many phrases stand on a face, unless the sides of a conflict are more. */
#define MAX_PHRASES 3

/* ── the face ───────────────────────────────────────────────────── */

static guint
count_shown (const CordeeSubject *subject)
{
  guint n = 0;

  for (guint i = 0; i < subject->readings->len; i++)
    n += g_array_index (subject->readings, CordeeReading, i).shown ? 1 : 0;
  return n;
}

/* Whether statement is one of the sides of a conflict that the face shows. */
static gboolean
is_side (const CordeeCell *cell, const CordeeStatement *statement)
{
  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      if (!subject->conflict || count_shown (subject) < 2)
        continue;
      for (guint j = 0; j < subject->readings->len; j++)
        if (g_array_index (subject->readings, CordeeReading, j).statement == statement)
          return TRUE;
    }
  return FALSE;
}

/* The statements to quote on a face, in its order: the best one, every side of a conflict, and others while there is room. The caller
   owns the list. */
static GPtrArray *
choose_shown (const CordeeCell *cell)
{
  GPtrArray *chosen = g_ptr_array_new ();
  guint n_due = 0, n_spare;

  for (guint i = 0; i < cell->shown->len; i++)
    n_due += i == 0 || is_side (cell, cell->shown->pdata[i]) ? 1 : 0;
  n_spare = n_due < MAX_PHRASES ? MAX_PHRASES - n_due : 0;

  for (guint i = 0; i < cell->shown->len; i++)
    {
      gboolean due = i == 0 || is_side (cell, cell->shown->pdata[i]);

      if (!due && n_spare == 0)
        continue;
      n_spare -= due ? 0 : 1;
      g_ptr_array_add (chosen, cell->shown->pdata[i]);
    }
  return chosen;
}

/* A face while it is composed: the same words as markup and plain. */
typedef struct
{
  const char *folded_search; /* borrowed */
  GString *markup;           /* owned */
  GString *plain;            /* owned */
} Face;

static void
add_phrase (Face *self, const char *text, GArray *emphasis)
{
  g_autofree char *markup = cordee_highlight_markup (text, emphasis, self->folded_search);

  g_string_append_printf (self->markup, "%s%s", self->markup->len > 0 ? "\n" : "", markup);
  g_string_append_printf (self->plain, "%s%s", self->plain->len > 0 ? " ; " : "", text);
}

static void
add_more (Face *self, guint n)
{
  /* TRANSLATORS: phrases of a cell that there is no room for. */
  g_autofree char *more = g_strdup_printf (ngettext ("… et %u autre", "… et %u autres", n), n);
  g_autofree char *typeset = cordee_report_typeset (more);

  if (n == 0)
    return;
  g_string_append_printf (self->markup, "\n%s", typeset);
  g_string_append_printf (self->plain, " %s", more);
}

static void
compose_known (Face *self, const CordeeCell *cell)
{
  g_autoptr(GPtrArray) chosen = choose_shown (cell);

  for (guint i = 0; i < chosen->len; i++)
    {
      const CordeeStatement *statement = chosen->pdata[i];

      add_phrase (self, statement->short_text, statement->emphasis);
    }
  add_more (self, cell->shown->len - chosen->len);
}

/* The first of lines (cordee_report_cell_lines()) says that it is unknown; the next quotes the nearest in time. */
static void
compose_unknown (Face *self, const CordeeCell *cell, GPtrArray *lines)
{
  guint n_quoted = MIN (cell->searched->len, MAX_PHRASES - (lines->len - 1));

  for (guint i = 1; i < lines->len; i++)
    add_phrase (self, ((const CordeeReportLine *) lines->pdata[i])->text, NULL);
  for (guint i = 0; i < n_quoted; i++)
    add_phrase (self, ((const CordeeLeftOut *) cell->searched->pdata[i])->text, NULL);
  add_more (self, cell->searched->len - n_quoted);
}

/* Appends what a search looks in: what stands on the face, or would if there were room, and what leads behind it. */
void
cordee_matrix_cell_add_words (const CordeeCell *cell, GString *words)
{
  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        {
          const CordeeReading *reading = &g_array_index (subject->readings, CordeeReading, j);

          if (reading->shown || reading->leading)
            g_string_append_printf (words, " %s", reading->statement->short_text);
        }
    }
  if (cell->shown->len > 0)
    return;
  if (cell->nearest != NULL)
    g_string_append_printf (words, " %s", cell->nearest->short_text);
  for (guint i = 0; i < cell->searched->len; i++)
    g_string_append_printf (words, " %s", ((const CordeeLeftOut *) cell->searched->pdata[i])->text);
}

/* ── around the face ────────────────────────────────────────────── */

static char *
state_text (const CordeeCell *cell, GPtrArray *lines)
{
  if (cell->shown->len == 0)
    return cordee_report_typeset (((const CordeeReportLine *) lines->pdata[0])->text);
  switch (cell->state)
    {
    case CORDEE_STATE_EN_ATTENTE:
      return g_strdup (_("En attente"));
    case CORDEE_STATE_SANS_OBJET:
      return g_strdup (_("Sans objet"));
    case CORDEE_STATE_CONNU:
    case CORDEE_STATE_INCONNU:
    default:
      return NULL;
    }
}

static gboolean
same_face (const CordeeCell *a, const CordeeCell *b)
{
  if (a->shown->len != b->shown->len)
    return FALSE;
  for (guint i = 0; i < a->shown->len; i++)
    if (a->shown->pdata[i] != b->shown->pdata[i])
      return FALSE;
  return TRUE;
}

/* What differs between as_of and the other day; change is known to be one. */
static char *
change_text (const CordeeChange *change, CordeeDay as_of, CordeeDay other_day)
{
  gboolean detail = same_face (change->before, change->after);
  g_autofree char *day = cordee_day_to_words (other_day);

  if (other_day <= as_of)
    /* TRANSLATORS: %s is the earlier of two days that are compared. */
    return g_strdup_printf (detail ? _("un détail a changé depuis le %s") : _("changé depuis le %s"), day);
  /* TRANSLATORS: %s is the later of two days that are compared. */
  return g_strdup_printf (detail ? _("un détail change d’ici au %s") : _("change d’ici au %s"), day);
}

static void
add_part (GString *out, const char *separator, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", text);
}

static char *
foot_text (const CordeeKnowledge *knowledge, const CordeeCell *cell)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *local = cordee_report_local_text (knowledge, cell);
  g_autofree char *elsewhere = cordee_report_elsewhere_text (cell);
  guint n_speak = 0, n_announced = cell->announced->len;

  for (guint i = 0; i < cell->subjects->len; i++)
    n_speak += ((const CordeeSubject *) cell->subjects->pdata[i])->readings->len;

  if (cell->shown->len > 0)
    {
      g_autofree char *level = cordee_text_capitalise (cordee_report_level_label (((const CordeeStatement *) cell->shown->pdata[0])->level));

      add_part (out, " · ", level);
    }
  if (n_speak > 0)
    {
      /* TRANSLATORS: statements that speak in a cell. */
      g_autofree char *speak = g_strdup_printf (ngettext ("%u énoncé", "%u énoncés", n_speak), n_speak);

      add_part (out, " · ", speak);
    }
  add_part (out, " · ", local);
  if (n_announced > 0)
    {
      /* TRANSLATORS: rules of a cell that are announced only. */
      g_autofree char *announced = g_strdup_printf (ngettext ("%u annonce", "%u annonces", n_announced), n_announced);

      add_part (out, " · ", announced);
    }
  add_part (out, " · ", elsewhere);
  return cordee_report_typeset (out->str);
}

/* ── the cell ───────────────────────────────────────────────────── */

/* How it stands for the project. Adds to name. */
static void
set_standing (CordeeMatrixCell *self, const CordeeMatrixProject *project, GString *name)
{
  CordeeMatrixStanding standing;
  g_autofree char *told = NULL;

  if (project == NULL || !cordee_matrix_project_find (project, self->cell->structure->id, self->cell->criterion->id, &standing))
    return;
  told = cordee_matrix_standing_to_name (&standing);
  self->standing = cordee_matrix_standing_to_face (&standing);
  self->tone = standing.tone;
  self->news = standing.changed;
  self->question = standing.question;
  add_part (name, ", ", told);
}

/* A cell of comparison as it is drawn; change (or NULL) is what differs from other_day, project (or NULL) what answers make of it. The
   caller owns it; it borrows from comparison and change, and nothing from project. */
CordeeMatrixCell *
cordee_matrix_cell_new (const CordeeComparison    *comparison,
                        const CordeeCell          *cell,
                        const CordeeChange        *change,
                        CordeeDay                  other_day,
                        const CordeeMatrixProject *project,
                        const char                *folded_search)
{
  CordeeMatrixCell *self = g_new0 (CordeeMatrixCell, 1);
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, comparison->as_of);
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GString) name = g_string_new (NULL);
  Face face = { folded_search, g_string_new (NULL), plain };

  self->cell = cell;
  self->change = change;
  if (cell->shown->len > 0)
    compose_known (&face, cell);
  else
    compose_unknown (&face, cell, lines);
  self->face = g_string_free (face.markup, FALSE);
  self->state = state_text (cell, lines);
  self->warning = cordee_report_conflict_text (cell);
  self->changed = change != NULL ? change_text (change, comparison->as_of, other_day) : NULL;
  self->foot = foot_text (comparison->knowledge, cell);

  add_part (name, ", ", cordee_report_word (cell->criterion->label));
  add_part (name, ", ", cell->structure->id);
  add_part (name, ", ", plain->str);
  add_part (name, ", ", self->state);
  add_part (name, ", ", self->warning);
  add_part (name, ", ", self->changed);
  set_standing (self, project, name);
  self->name = g_string_free (g_steal_pointer (&name), FALSE);
  return self;
}

void
cordee_matrix_cell_free (CordeeMatrixCell *self)
{
  if (self == NULL)
    return;
  g_free (self->face);
  g_free (self->state);
  g_free (self->warning);
  g_free (self->changed);
  g_free (self->standing);
  g_free (self->foot);
  g_free (self->name);
  g_free (self);
}
