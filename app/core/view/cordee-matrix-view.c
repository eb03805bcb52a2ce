/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-matrix-view"

#include "config.h"

#include "cordee-matrix-view.h"

#include "cordee-highlight.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* Why a row is not shown; of several reasons the first counts. */
typedef enum
{
  HIDDEN_BY_HAND,
  HIDDEN_BY_FILTER,
  HIDDEN_BY_SEARCH,
  N_HIDDEN,
  SHOWN = N_HIDDEN,
} Hidden;

/* What the making of a view works with. */
typedef struct
{
  const CordeeComparison *comparison; /* borrowed */
  const CordeeMatrixChoice *choice;   /* borrowed */
  GPtrArray *changes;                 /* borrowed, or NULL */
  const CordeeMatrixProject *project; /* borrowed, or NULL */
  CordeeDay other_day;
  char *search;    /* owned, folded */
  GArray *chosen;  /* guint, owned: which cells of a row are compared */
  GArray *visible; /* guint, owned: which are on the screen, in its order */
  guint n_hidden[N_HIDDEN];
} Maker;

/* ── lines and columns ──────────────────────────────────────────── */

static void
column_free (gpointer data)
{
  CordeeMatrixColumn *self = data;

  g_free (self->verdict_text);
  g_free (self->was);
  g_free (self->name);
  g_free (self);
}

static void
line_free (gpointer data)
{
  CordeeMatrixLine *self = data;

  g_free (self->label);
  g_free (self->hint);
  g_free (self->mark);
  g_free (self->news);
  g_free (self->name);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

static void
add_part (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
}

/* ── columns ────────────────────────────────────────────────────── */

static gboolean
find_column (const CordeeComparison *comparison, const char *id, guint *index)
{
  for (guint i = 0; i < comparison->structures->len; i++)
    if (g_str_equal (((const CordeeStructure *) comparison->structures->pdata[i])->id, id))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* The places of ids among the structures of the comparison; one that it does not have is passed over. */
static GArray *
find_columns (const CordeeComparison *comparison, GPtrArray *ids)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint index;

  for (guint i = 0; i < ids->len; i++)
    if (find_column (comparison, ids->pdata[i], &index))
      g_array_append_val (columns, index);
  return columns;
}

static const CordeeStructure *
get_structure (const Maker *maker, guint i)
{
  return maker->comparison->structures->pdata[g_array_index (maker->visible, guint, i)];
}

static gboolean
is_pinned (const Maker *maker, guint i)
{
  return cordee_matrix_choice_is_pinned (maker->choice, get_structure (maker, i)->id);
}

/* The verdict for the project, and what it was. Adds to name. */
static void
judge_column (CordeeMatrixColumn *self, const CordeeMatrixProject *project, GString *name)
{
  const char *id = self->structure->id;
  const CordeeCandidate *candidate = project != NULL ? cordee_advice_find (project->advice, id) : NULL;
  const CordeeCandidate *earlier = project != NULL && project->before != NULL ? cordee_advice_find (project->before, id) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *was = NULL;
  g_autofree char *told = NULL;

  if (candidate == NULL)
    return;
  self->judged = TRUE;
  self->verdict = candidate->verdict;
  text = g_strdup_printf ("%s\302\240%s", cordee_report_verdict_sign (candidate->verdict), cordee_report_verdict_label (candidate->verdict));
  self->verdict_text = cordee_report_typeset (text);
  /* TRANSLATORS: of a column; %s is a verdict: à compléter. */
  told = g_strdup_printf (_("pour ce projet : %s"), cordee_report_verdict_label (candidate->verdict));
  add_part (name, told);
  if (earlier == NULL || earlier->verdict == candidate->verdict)
    return;
  /* TRANSLATORS: %s is a verdict: indéterminée. */
  was = g_strdup_printf (_("était %s"), cordee_report_verdict_label (earlier->verdict));
  self->was = cordee_report_typeset (was);
  add_part (name, self->was);
}

static CordeeMatrixColumn *
column_new (const Maker *maker, guint i)
{
  CordeeMatrixColumn *self = g_new0 (CordeeMatrixColumn, 1);
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *place = NULL;
  guint n = maker->visible->len;

  self->structure = get_structure (maker, i);
  self->pinned = is_pinned (maker, i);
  self->can_move_left = i > 0 && is_pinned (maker, i - 1) == self->pinned;
  self->can_move_right = i + 1 < n && is_pinned (maker, i + 1) == self->pinned;

  /* TRANSLATORS: a column of the table, for who hears it: %1$u is its place, %2$u how many are on the screen. */
  place = g_strdup_printf (_("colonne %1$u sur %2$u"), i + 1, n);
  add_part (name, self->structure->id);
  add_part (name, cordee_report_word (self->structure->name));
  judge_column (self, maker->project, name);
  add_part (name, place);
  /* TRANSLATORS: of a column: it stays first. */
  add_part (name, self->pinned ? _("épinglée") : NULL);
  self->name = g_string_free (g_steal_pointer (&name), FALSE);
  return self;
}

/* ── which rows ─────────────────────────────────────────────────── */

/* The cells of row that are compared. */
static GPtrArray *
dup_chosen (const Maker *maker, const CordeeRow *row)
{
  GPtrArray *cells = g_ptr_array_sized_new (maker->chosen->len);

  for (guint i = 0; i < maker->chosen->len; i++)
    g_ptr_array_add (cells, row->cells->pdata[g_array_index (maker->chosen, guint, i)]);
  return cells;
}

static const CordeeChange *
find_change (const Maker *maker, const CordeeCell *cell)
{
  for (guint i = 0; maker->changes != NULL && i < maker->changes->len; i++)
    {
      const CordeeChange *change = maker->changes->pdata[i];

      if (change->after->structure == cell->structure && change->after->criterion == cell->criterion)
        return change;
    }
  return NULL;
}

static gboolean
has_change (const Maker *maker, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (find_change (maker, cells->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a rule that has a say in the verdict touches one of the structures compared. */
static gboolean
matters (const Maker *maker, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const CordeeCell *cell = cells->pdata[i];

      if (cordee_matrix_project_find (maker->project, cell->structure->id, cell->criterion->id, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes_filter (const Maker *maker, const CordeeRow *row)
{
  g_autoptr(GPtrArray) cells = NULL;

  if (maker->choice->filter == CORDEE_ROWS_ALL || (maker->choice->filter == CORDEE_ROWS_PROJECT && maker->project == NULL))
    return TRUE;
  cells = dup_chosen (maker, row);
  if (maker->choice->filter == CORDEE_ROWS_CHANGES)
    return has_change (maker, cells);
  if (maker->choice->filter == CORDEE_ROWS_PROJECT)
    return matters (maker, cells);
  return cordee_cells_differ (cells) == (maker->choice->filter == CORDEE_ROWS_DIFFERENCES);
}

static gboolean
passes_search (const Maker *maker, const CordeeRow *row)
{
  g_autoptr(GString) words = NULL;
  g_autofree char *folded = NULL;

  if (*maker->search == '\0')
    return TRUE;
  words = g_string_new (cordee_report_word (row->criterion->label));
  if (row->criterion->hint != NULL)
    g_string_append_printf (words, " %s", cordee_report_word (row->criterion->hint));
  if (row->group != NULL)
    g_string_append_printf (words, " %s", cordee_report_word (row->group->label));
  for (guint i = 0; i < maker->visible->len; i++)
    cordee_matrix_cell_add_words (row->cells->pdata[g_array_index (maker->visible, guint, i)], words);
  folded = cordee_text_fold (words->str);
  return cordee_text_has_words (folded, maker->search);
}

static Hidden
judge (const Maker *maker, const CordeeRow *row)
{
  if (g_hash_table_contains (maker->choice->dropped, row->criterion->id))
    return HIDDEN_BY_HAND;
  if (!passes_filter (maker, row))
    return HIDDEN_BY_FILTER;
  return passes_search (maker, row) ? SHOWN : HIDDEN_BY_SEARCH;
}

/* ── lines ──────────────────────────────────────────────────────── */

/* What all compared structures have in common; NULL where they differ, or nothing is compared. */
static const char *
mark_of (const Maker *maker, const CordeeRow *row)
{
  g_autoptr(GPtrArray) cells = dup_chosen (maker, row);

  if (cells->len < CORDEE_MIN_COMPARED || cordee_cells_differ (cells))
    return NULL;
  return ((const CordeeCell *) cells->pdata[0])->state == CORDEE_STATE_INCONNU ? _("inconnu partout") : _("identique partout");
}

static CordeeMatrixLine *
row_line_new (const Maker *maker, const CordeeRow *row)
{
  CordeeMatrixLine *self = g_new0 (CordeeMatrixLine, 1);
  const char *label = cordee_report_word (row->criterion->label), *hint = cordee_report_word (row->criterion->hint);
  g_autoptr(GString) name = g_string_new (NULL);
  gboolean news = FALSE;

  self->group = row->group;
  self->row = row;
  self->label = cordee_highlight_markup (label, NULL, maker->search);
  self->hint = hint != NULL ? cordee_highlight_markup (hint, NULL, maker->search) : NULL;
  self->mark = g_strdup (mark_of (maker, row));
  add_part (name, label);
  add_part (name, hint);
  add_part (name, self->mark);

  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_matrix_cell_free);
  for (guint i = 0; i < maker->visible->len; i++)
    {
      const CordeeCell *cell = row->cells->pdata[g_array_index (maker->visible, guint, i)];

      CordeeMatrixCell *made
        = cordee_matrix_cell_new (maker->comparison, cell, find_change (maker, cell), maker->other_day, maker->project, maker->search);

      g_ptr_array_add (self->cells, made);
      news = news || made->news;
    }
  self->news = news ? g_strdup (_("changé par la dernière réponse")) : NULL;
  add_part (name, self->news);
  self->name = g_string_free (g_steal_pointer (&name), FALSE);
  return self;
}

/* Heads the rows of a group; heading_finish() tells how many they are. */
static CordeeMatrixLine *
heading_new (const Maker *maker, const CordeeGroup *group)
{
  CordeeMatrixLine *self = g_new0 (CordeeMatrixLine, 1);

  self->group = group;
  /* What was searched for is never hidden. */
  self->folded = *maker->search == '\0' && g_hash_table_contains (maker->choice->folded, group->id);
  self->label = cordee_highlight_markup (cordee_report_word (group->label), NULL, maker->search);
  return self;
}

static void
heading_finish (CordeeMatrixLine *self)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *count = NULL;

  /* TRANSLATORS: rows of a group. */
  count = g_strdup_printf (ngettext ("%u critère", "%u critères", self->n_rows), self->n_rows);
  self->hint = self->folded ? cordee_report_typeset (count) : NULL;
  add_part (name, cordee_report_word (self->group->label));
  add_part (name, count);
  /* TRANSLATORS: of a group of rows, for who hears it. */
  add_part (name, self->folded ? _("replié") : _("déplié"));
  self->name = g_string_free (g_steal_pointer (&name), FALSE);
}

static void
add_lines (CordeeMatrixView *self, Maker *maker)
{
  CordeeMatrixLine *heading = NULL;

  for (guint i = 0; i < maker->comparison->rows->len; i++)
    {
      const CordeeRow *row = maker->comparison->rows->pdata[i];
      Hidden hidden = judge (maker, row);

      if (hidden != SHOWN)
        {
          maker->n_hidden[hidden]++;
          continue;
        }
      g_ptr_array_add (self->criteria, (gpointer) row->criterion);
      if (row->group != NULL && (heading == NULL || heading->group != row->group))
        {
          if (heading != NULL)
            heading_finish (heading);
          heading = heading_new (maker, row->group);
          g_ptr_array_add (self->lines, heading);
        }
      if (heading != NULL)
        heading->n_rows++;
      if (heading != NULL && heading->folded)
        self->n_folded++;
      else
        g_ptr_array_add (self->lines, row_line_new (maker, row));
    }
  if (heading != NULL)
    heading_finish (heading);
}

/* ── what is said of the whole ──────────────────────────────────── */

/* Which of the reasons hide a row, in words. */
static char *
reasons_text (const Maker *maker)
{
  static const char *const reasons[N_HIDDEN] = { N_("mis de côté"), N_("filtre"), N_("recherche") };
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < N_HIDDEN; i++)
    add_part (out, maker->n_hidden[i] > 0 ? _(reasons[i]) : NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* How many rows filter, search and hand leave, and how many they hide; the caller owns it. NULL where they hide none. */
static char *
left_out_text (const CordeeMatrixView *self, const Maker *maker)
{
  guint n_left = self->n_rows - self->n_hidden;
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *reasons = reasons_text (maker);

  if (self->n_hidden == 0)
    return NULL;
  /* TRANSLATORS: rows of the table; how many are hidden follows. */
  if (n_left > 0)
    g_string_append_printf (out, ngettext ("%u critère affiché", "%u critères affichés", n_left), n_left);
  else
    g_string_append (out, _("Aucun critère affiché"));
  g_string_append (out, ", ");
  /* TRANSLATORS: %1$u rows of the table are hidden; %2$s is by what: filtre, recherche … */
  g_string_append_printf (out, ngettext ("%1$u masqué (%2$s)", "%1$u masqués (%2$s)", self->n_hidden), self->n_hidden, reasons);
  return cordee_report_typeset (out->str);
}

static char *
summary_text (const CordeeMatrixView *self)
{
  g_autoptr(GString) out = g_string_new (self->left_out);

  if (self->left_out == NULL)
    /* TRANSLATORS: rows of the table. */
    g_string_append_printf (out, ngettext ("%u critère", "%u critères", self->n_rows), self->n_rows);
  if (self->n_folded > 0)
    {
      g_string_append (out, ", ");
      /* TRANSLATORS: rows of the table that stand in groups which are folded. */
      g_string_append_printf (out, ngettext ("%u replié", "%u repliés", self->n_folded), self->n_folded);
    }
  return cordee_report_typeset (out->str);
}

/* « Pour ce projet, d’après 5 réponses : A ✓ possible, B ✕ exclue. »; the caller owns it. */
static char *
verdicts_text (const CordeeMatrixView *self, const CordeeAdvice *advice)
{
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const CordeeStructure *structure = self->chosen->pdata[i];
      const CordeeCandidate *candidate = cordee_advice_find (advice, structure->id);
      g_autofree char *verdict = NULL;

      if (candidate == NULL)
        continue;
      verdict = g_strdup_printf ("%s\302\240%s\302\240%s", structure->id, cordee_report_verdict_sign (candidate->verdict),
                                 cordee_report_verdict_label (candidate->verdict));
      add_part (list, verdict);
    }
  /* TRANSLATORS: %1$s is what verdicts stand on: d’après 5 réponses; %2$s lists structures with their verdicts. */
  told = g_strdup_printf (_("Pour ce projet, %1$s : %2$s."), self->answers, list->str);
  return cordee_report_typeset (told);
}

static char *
no_match_text (const Maker *maker)
{
  g_autofree char *search = cordee_text_collapse (maker->choice->search);

  if (maker->n_hidden[HIDDEN_BY_FILTER] > 0)
    /* TRANSLATORS: %s is what the reader searches for. */
    return g_strdup_printf (_("Aucun critère ne contient « %s » parmi ceux que le filtre laisse. Effacez la recherche, ou affichez tous les "
                              "critères."),
                            search);
  /* TRANSLATORS: %s is what the reader searches for. */
  return g_strdup_printf (_("Aucun critère ne contient « %s ». Effacez la recherche, ou essayez un autre mot."), search);
}

static char *
no_change_text (const Maker *maker)
{
  g_autofree char *day = cordee_day_to_words (maker->comparison->as_of);
  g_autofree char *other_day = cordee_day_to_words (maker->other_day);

  if (maker->changes == NULL)
    return g_strdup (_("Choisissez une deuxième date pour voir ce qui change entre les deux."));
  /* TRANSLATORS: both are days, the earlier first. */
  return g_strdup_printf (_("Entre le %1$s et le %2$s, rien ne change pour les structures choisies. Choisissez une autre date, ou affichez "
                            "tous les critères."),
                          maker->other_day < maker->comparison->as_of ? other_day : day,
                          maker->other_day < maker->comparison->as_of ? day : other_day);
}

/* Why no row is left: the last of the reasons that hid some, and what undoes it. */
static char *
empty_text (const CordeeMatrixView *self, const Maker *maker)
{
  if (self->n_rows == 0)
    return g_strdup (_("La base n’a aucun critère à comparer."));
  if (maker->n_hidden[HIDDEN_BY_SEARCH] > 0)
    return no_match_text (maker);
  if (maker->n_hidden[HIDDEN_BY_FILTER] == 0)
    return g_strdup (_("Tous les critères sont mis de côté. Remettez-les pour les comparer."));
  switch (maker->choice->filter)
    {
    case CORDEE_ROWS_DIFFERENCES:
      return g_strdup (_("Les structures choisies disent la même chose partout. Affichez tous les critères pour les lire."));
    case CORDEE_ROWS_COMMON:
      return g_strdup (_("Les structures choisies ne disent la même chose nulle part. Affichez tous les critères, ou les différences."));
    case CORDEE_ROWS_CHANGES:
      return no_change_text (maker);
    case CORDEE_ROWS_PROJECT:
      return g_strdup (_("Aucune règle ne décide de ce projet pour les structures choisies. Affichez tous les critères pour les lire."));
    case CORDEE_ROWS_ALL:
    default:
      g_assert_not_reached ();
    }
}

/* ── the view ───────────────────────────────────────────────────── */

/* The structures compared, in the reader's order. The caller owns the array. */
static GPtrArray *
dup_structures (const Maker *maker)
{
  g_autoptr(GPtrArray) ids = cordee_matrix_choice_dup_visible (maker->choice, G_MAXUINT);
  g_autoptr(GArray) columns = find_columns (maker->comparison, ids);
  GPtrArray *structures = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (structures, maker->comparison->structures->pdata[g_array_index (columns, guint, i)]);
  return structures;
}

/* What the matrix shows of comparison (all structures and criteria of the base) under choice, where there is room for capacity
   columns. changes (CordeeChange between its date and other_day, or NULL for one date) are marked. What answers
   make of it is told where project (or NULL) is given. Whether structures agree is judged
   over all that are chosen, with room for them or not. The caller owns it; it borrows from comparison and changes, and nothing from
   project and choice. */
CordeeMatrixView *
cordee_matrix_view_new (const CordeeComparison    *comparison,
                        GPtrArray                 *changes,
                        CordeeDay                  other_day,
                        const CordeeMatrixProject *project,
                        const CordeeMatrixChoice  *choice,
                        guint                      capacity)
{
  CordeeMatrixView *self = g_new0 (CordeeMatrixView, 1);
  g_autoptr(GPtrArray) visible = cordee_matrix_choice_dup_visible (choice, capacity);
  Maker maker = { .comparison = comparison, .choice = choice, .changes = changes, .project = project, .other_day = other_day };

  maker.search = cordee_text_fold (choice->search);
  maker.chosen = find_columns (comparison, choice->chosen);
  maker.visible = find_columns (comparison, visible);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->criteria = g_ptr_array_new ();
  self->chosen = dup_structures (&maker);
  self->n_rows = comparison->rows->len;
  for (guint i = 0; i < maker.visible->len; i++)
    g_ptr_array_add (self->columns, column_new (&maker, i));
  add_lines (self, &maker);
  self->n_hidden = self->n_rows - self->criteria->len;
  self->left_out = left_out_text (self, &maker);
  self->summary = summary_text (self);
  if (project != NULL)
    {
      self->answers = cordee_advice_dup_answers_text (project->advice);
      self->verdicts = verdicts_text (self, project->advice);
    }
  if (self->criteria->len == 0)
    {
      g_autofree char *empty = empty_text (self, &maker);

      self->empty = cordee_report_typeset (empty);
    }

  g_array_unref (maker.chosen);
  g_array_unref (maker.visible);
  g_free (maker.search);
  return self;
}

void
cordee_matrix_view_free (CordeeMatrixView *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->chosen);
  g_free (self->left_out);
  g_free (self->summary);
  g_free (self->answers);
  g_free (self->verdicts);
  g_free (self->empty);
  g_free (self);
}

/* What is to be said with the matrix on paper, a line for each: what is left out, and the verdicts with what they stand on, also of
   structures that a narrow window has no room for. The caller owns it; NULL where there is nothing to say. */
char *
cordee_matrix_view_dup_note (const CordeeMatrixView *self)
{
  if (self->left_out == NULL || self->verdicts == NULL)
    return g_strdup (self->left_out != NULL ? self->left_out : self->verdicts);
  return g_strjoin ("\n", self->left_out, self->verdicts, NULL);
}

/* The matrix to copy or print: the structures compared, also those that a narrow window has no room for, in their order, and the rows
   that filter, search and hand leave, with those of folded groups. comparison is the one that the view was made from. The caller owns
   it. */
CordeeComparison *
cordee_matrix_view_dup_comparison (const CordeeMatrixView *self, const CordeeComparison *comparison)
{
  CordeeContext context = { comparison->as_of, comparison->region, comparison->departement };

  return cordee_comparison_new (comparison->knowledge, &context, self->chosen, self->criteria);
}
