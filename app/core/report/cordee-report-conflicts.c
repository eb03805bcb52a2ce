/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-conflicts.h"

static const CordeeStatement *
statement_at (const CordeeSubject *subject, guint i)
{
  return g_array_index (subject->readings, CordeeReading, i).statement;
}

static gboolean
has_scope (const CordeeStatement *statement, const CordeeStatement *scope)
{
  return scope == NULL ? statement->region == NULL && statement->departements == NULL : cordee_statement_same_scope (statement, scope);
}

/* One of the statements that contradict each other in a subject; where any is FALSE, only if they hold exactly where scope does
   (NULL: nationally). NULL where there is none. */
static const CordeeStatement *
find_contradiction (const CordeeSubject *subject, const CordeeStatement *scope, gboolean any)
{
  for (guint i = 0; i < subject->readings->len; i++)
    for (guint j = i + 1; j < subject->readings->len; j++)
      {
        const CordeeStatement *a = statement_at (subject, i), *b = statement_at (subject, j);

        if (cordee_statement_same_scope (a, b) && cordee_statement_differs (a, b) && (any || has_scope (a, scope)))
          return a;
      }
  return NULL;
}

static void
add_conflicts (CordeeConflicts *self, const CordeeContext *context, const CordeeStatement *scope, gboolean any)
{
  CordeeComparison *comparison = cordee_comparison_new (self->knowledge, context, NULL, NULL);

  g_ptr_array_add (self->comparisons, comparison);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];

          for (guint k = 0; k < cell->subjects->len; k++)
            {
              CordeeConflict conflict = { .cell = cell, .subject = cell->subjects->pdata[k] };
              const CordeeStatement *found = find_contradiction (conflict.subject, scope, any);

              if (found == NULL)
                continue;
              conflict.region = found->region;
              conflict.departements = (const char *const *) found->departements;
              g_array_append_val (self->items, conflict);
            }
        }
    }
}

/* One statement for each territory that the base has rules of its own for. */
static GPtrArray *
list_scopes (const CordeeKnowledge *knowledge)
{
  GPtrArray *scopes = g_ptr_array_new ();
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];
      gboolean known = has_scope (statement, NULL);

      for (guint j = 0; j < scopes->len && !known; j++)
        known = cordee_statement_same_scope (statement, scopes->pdata[j]);
      if (!known)
        g_ptr_array_add (scopes, (gpointer) statement);
    }
  return scopes;
}

/* The subjects in conflict at the date: those of the place asked for, or without a region the national ones and then those of
   each territory by itself. The caller owns the result. */
CordeeConflicts *
cordee_conflicts_new (CordeeKnowledge *knowledge, const CordeeContext *context)
{
  CordeeConflicts *self = g_new0 (CordeeConflicts, 1);
  g_autoptr(GPtrArray) scopes = NULL;

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->as_of = context->as_of;
  self->region = context->region;
  self->departement = context->departement;
  self->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_comparison_free);
  self->items = g_array_new (FALSE, TRUE, sizeof (CordeeConflict));
  if (context->region != NULL)
    {
      add_conflicts (self, context, NULL, TRUE);
      return self;
    }

  add_conflicts (self, context, NULL, FALSE);
  scopes = list_scopes (knowledge);
  for (guint i = 0; i < scopes->len; i++)
    {
      const CordeeStatement *scope = scopes->pdata[i];
      CordeeContext there = { .as_of = context->as_of, .region = scope->region };

      if (scope->departements != NULL)
        there.departement = scope->departements[0];
      add_conflicts (self, &there, scope, FALSE);
    }
  return self;
}

void
cordee_conflicts_free (CordeeConflicts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_ptr_array_unref (self->comparisons);
  cordee_knowledge_unref (self->knowledge);
  g_free (self);
}
