/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-comparison"

#include "config.h"

#include "cordee-comparison.h"

static void
row_free (gpointer data)
{
  CordeeRow *self = data;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* Whether cells (CordeeCell) do not all say the same. */
gboolean
cordee_cells_differ (GPtrArray *cells)
{
  for (guint i = 1; i < cells->len; i++)
    if (!cordee_cell_same (cells->pdata[0], cells->pdata[i]))
      return TRUE;
  return FALSE;
}

static CordeeRow *
row_new (const CordeeKnowledge *knowledge, const CordeeCriterion *criterion, GPtrArray *structures, const CordeeContext *context)
{
  CordeeRow *self = g_new0 (CordeeRow, 1);

  self->criterion = criterion;
  self->group = cordee_knowledge_find_group (knowledge, criterion->group);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_cell_free);
  for (guint i = 0; i < structures->len; i++)
    g_ptr_array_add (self->cells, cordee_cell_new (knowledge, structures->pdata[i], criterion, context));
  self->differs = cordee_cells_differ (self->cells);
  return self;
}

/* Resolves the matrix for a date and a place. structures and criteria (borrowed from knowledge, in the order to be shown) may
   be NULL for all. The caller owns the result, which keeps knowledge. */
CordeeComparison *
cordee_comparison_new (CordeeKnowledge *knowledge, const CordeeContext *context, GPtrArray *structures, GPtrArray *criteria)
{
  CordeeComparison *self = g_new0 (CordeeComparison, 1);

  g_return_val_if_fail (knowledge != NULL && context != NULL, NULL);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->as_of = context->as_of;
  self->region = g_strdup (context->region);
  self->departement = g_strdup (context->departement);
  self->structures = g_ptr_array_ref (structures != NULL ? structures : cordee_knowledge_get_structures (knowledge));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (criteria == NULL)
    criteria = cordee_knowledge_get_criteria (knowledge);
  for (guint i = 0; i < criteria->len; i++)
    g_ptr_array_add (self->rows, row_new (knowledge, criteria->pdata[i], self->structures, context));

  return self;
}

void
cordee_comparison_free (CordeeComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->structures);
  g_free (self->region);
  g_free (self->departement);
  cordee_knowledge_unref (self->knowledge);
  g_free (self);
}

static void
add_sources (const CordeeKnowledge *knowledge, const CordeeStatement *statement, GHashTable *seen, GPtrArray *sources)
{
  for (guint i = 0; i < statement->citations->len; i++)
    {
      const CordeeCitation *citation = &g_array_index (statement->citations, CordeeCitation, i);
      const CordeeSource *source = cordee_knowledge_find_source (knowledge, citation->source);

      if (source != NULL && g_hash_table_add (seen, (gpointer) source))
        g_ptr_array_add (sources, (gpointer) source);
    }
}

/* The sources (CordeeSource, borrowed) of every statement that speaks, is announced or is quoted in the matrix, in the order
   of their first appearance: the numbering of notes. The caller owns the list. */
GPtrArray *
cordee_comparison_dup_sources (const CordeeComparison *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CordeeRow *row = self->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];

          for (guint k = 0; k < cell->subjects->len; k++)
            {
              const CordeeSubject *subject = cell->subjects->pdata[k];

              for (guint l = 0; l < subject->readings->len; l++)
                add_sources (self->knowledge, g_array_index (subject->readings, CordeeReading, l).statement, seen, sources);
            }
          for (guint k = 0; k < cell->announced->len; k++)
            add_sources (self->knowledge, cell->announced->pdata[k], seen, sources);
          for (guint k = 0; k < cell->dormant->len; k++)
            add_sources (self->knowledge, cell->dormant->pdata[k], seen, sources);
        }
    }

  return sources;
}

/* ── two dates ──────────────────────────────────────────────────── */

static void
change_free (gpointer data)
{
  CordeeChange *self = data;

  cordee_cell_free (self->before);
  cordee_cell_free (self->after);
  g_ptr_array_unref (self->began);
  g_ptr_array_unref (self->ended);
  g_free (self);
}

/* The statements that speak in cell and not in other. */
static GPtrArray *
only_in (const CordeeCell *cell, const CordeeCell *other)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        {
          const CordeeStatement *statement = g_array_index (subject->readings, CordeeReading, j).statement;

          if (cordee_cell_find_reading (other, statement) == NULL)
            g_ptr_array_add (result, (gpointer) statement);
        }
    }
  return result;
}

/* The cells (CordeeChange) in which another statement speaks under after than under before: two dates, as a rule, but also two
   regions. knowledge must outlive the list, which the caller owns. */
GPtrArray *
cordee_changes_new (CordeeKnowledge *knowledge, const CordeeContext *before, const CordeeContext *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  GPtrArray *criteria = cordee_knowledge_get_criteria (knowledge);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);

  for (guint i = 0; i < criteria->len; i++)
    for (guint j = 0; j < structures->len; j++)
      {
        CordeeChange *change = g_new0 (CordeeChange, 1);

        change->before = cordee_cell_new (knowledge, structures->pdata[j], criteria->pdata[i], before);
        change->after = cordee_cell_new (knowledge, structures->pdata[j], criteria->pdata[i], after);
        change->began = only_in (change->after, change->before);
        change->ended = only_in (change->before, change->after);
        if (change->began->len > 0 || change->ended->len > 0)
          g_ptr_array_add (changes, change);
        else
          change_free (change);
      }

  return changes;
}
