/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the steps of all packs hang together: what each way leads to, and that none leads round in a circle. */

/* ── goals ──────────────────────────────────────────────────────── */

/* The ways that have steps, by structure and how; the first step of each, or its goal. */
typedef struct
{
  const CordeeStep *first, *goal;
} Way;

static void
check_goal (CordeeLinter *self, Way *way, const CordeeStep *step)
{
  const CordeeLintSpot spot = { step->pack, step->id, step->line };

  if (step->from != NULL || step->when != NULL || (step->region != NULL && step->replaces == NULL))
    cordee_lint_tell (self, "step-goal", &spot, _("ce but n’est pas celui de tous ; attendu : sans from ni <when>, et national ou à sa place"));
  else if (step->region == NULL && way->goal != NULL)
    {
      g_autofree char *hint = g_strdup_printf (_("« %s » est déjà le but de ce parcours ; attendu : un seul"), way->goal->id);

      cordee_lint_tell (self, "step-goal", &spot, hint);
    }
  else if (step->region == NULL)
    way->goal = step;
}

static void
check_goals (CordeeLinter *self, GPtrArray *steps)
{
  g_autoptr(GHashTable) ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      g_autofree char *key = g_strconcat (cordee_how_id (step->how), " ", step->structure, NULL);
      Way *way = g_hash_table_lookup (ways, key);

      if (way == NULL)
        {
          way = g_new0 (Way, 1);
          way->first = step;
          g_hash_table_insert (ways, g_steal_pointer (&key), way);
          g_ptr_array_add (order, way);
        }
      if (step->goal)
        check_goal (self, way, step);
    }
  for (guint i = 0; i < order->len; i++)
    {
      const Way *way = order->pdata[i];
      const CordeeLintSpot spot = { way->first->pack, way->first->id, way->first->line };

      if (way->goal == NULL)
        cordee_lint_tell (self, "step-goal", &spot, _("ce parcours ne mène à rien ; attendu : une étape avec goal=\"true\""));
    }
}

/* ── circles ────────────────────────────────────────────────────── */

/* The steps of one region as a graph: those that replace others stand for them; beside them, where they do so for some teams only. */
typedef struct
{
  GPtrArray *steps;     /* borrowed: of the base */
  guint *stands;        /* by rank: the step that stands there, by rank; G_MAXUINT: none does */
  guint *beside;        /* by rank: the next step that stands there for some teams only; G_MAXUINT: no other */
  guint *n_left;        /* how many steps it still waits for */
  GArray **followers;   /* owned: ranks of those that wait for it; or NULL */
} Graph;

static gboolean
is_there (const CordeeStep *step, const char *region)
{
  return step->region == NULL || g_strcmp0 (step->region, region) == 0;
}

/* The ranks of the steps that a step waits for (owned), each as often as it says so. */
static GArray *
list_required (const CordeeLinter *self, const Graph *graph, guint rank)
{
  const CordeeStep *step = graph->steps->pdata[rank];
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < step->requires->len; i++)
    {
      const CordeeStep *other = cordee_knowledge_find_step (self->knowledge, ((const CordeeStepLink *) step->requires->pdata[i])->step);

      if (other == NULL || graph->stands[other->rank] == G_MAXUINT)
        continue;
      g_array_append_val (ranks, graph->stands[other->rank]);
      for (guint at = other->region == NULL ? graph->beside[other->rank] : G_MAXUINT; at != G_MAXUINT; at = graph->beside[at])
        g_array_append_val (ranks, at);
    }
  return ranks;
}

/* Puts the steps of the region where those stand that they replace. */
static void
replace (const CordeeLinter *self, Graph *graph, guint rank)
{
  const CordeeStep *step = graph->steps->pdata[rank];
  const CordeeStep *other = cordee_knowledge_find_step (self->knowledge, step->replaces);

  if (step->region == NULL || other == NULL || other->region != NULL || graph->stands[rank] != rank)
    return;
  if (g_strcmp0 (step->from, other->from) == 0)
    {
      graph->stands[other->rank] = rank;
      return;
    }
  graph->beside[rank] = graph->beside[other->rank];
  graph->beside[other->rank] = rank;
}

static Graph *
graph_new (const CordeeLinter *self, GPtrArray *steps, const char *region)
{
  Graph *graph = g_new0 (Graph, 1);

  graph->steps = steps;
  graph->stands = g_new (guint, steps->len);
  graph->beside = g_new (guint, steps->len);
  graph->n_left = g_new0 (guint, steps->len);
  graph->followers = g_new0 (GArray *, steps->len);
  for (guint i = 0; i < steps->len; i++)
    {
      graph->stands[i] = is_there (steps->pdata[i], region) ? i : G_MAXUINT;
      graph->beside[i] = G_MAXUINT;
    }
  for (guint i = 0; i < steps->len; i++)
    replace (self, graph, i);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr(GArray) required = graph->stands[i] == i ? list_required (self, graph, i) : NULL;

      for (guint j = 0; required != NULL && j < required->len; j++)
        {
          GArray **followers = &graph->followers[g_array_index (required, guint, j)];

          if (*followers == NULL)
            *followers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (*followers, i);
          graph->n_left[i]++;
        }
    }
  return graph;
}

static void
graph_free (Graph *graph)
{
  for (guint i = 0; i < graph->steps->len; i++)
    g_clear_pointer (&graph->followers[i], g_array_unref);
  g_free (graph->followers);
  g_free (graph->n_left);
  g_free (graph->beside);
  g_free (graph->stands);
  g_free (graph);
}

/* Takes out of the graph all that waits for nothing any more, from the steps in ready (ranks) on. */
static void
settle (Graph *graph, GArray *ready)
{
  while (ready->len > 0)
    {
      guint rank = g_array_index (ready, guint, ready->len - 1);
      const GArray *followers = graph->followers[rank];

      g_array_set_size (ready, ready->len - 1);
      for (guint i = 0; followers != NULL && i < followers->len; i++)
        {
          guint next = g_array_index (followers, guint, i);

          if (graph->n_left[next] > 0 && --graph->n_left[next] == 0)
            g_array_append_val (ready, next);
        }
    }
}

/* The first step that rank requires and that waits itself, by rank. */
static guint
find_waiting (const CordeeLinter *self, const Graph *graph, guint rank)
{
  g_autoptr(GArray) required = list_required (self, graph, rank);

  for (guint i = 0; i < required->len; i++)
    if (graph->n_left[g_array_index (required, guint, i)] > 0)
      return g_array_index (required, guint, i);
  g_assert_not_reached ();
}

/* Tells of the circle that a waiting step comes to, unless that was told for another place, and takes it apart. */
static void
tell_circle (CordeeLinter *self, Graph *graph, guint rank, GHashTable *told, GArray *ready)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GString) circle = g_string_new (NULL);
  guint first;

  while (g_hash_table_add (seen, GUINT_TO_POINTER (rank)))
    rank = find_waiting (self, graph, rank);
  /* Now on the circle; it is named from the step that stands first in the base. */
  first = rank;
  for (guint at = find_waiting (self, graph, rank); at != rank; at = find_waiting (self, graph, at))
    first = MIN (first, at);
  rank = first;
  do
    {
      g_string_append_printf (circle, "%s → ", ((const CordeeStep *) graph->steps->pdata[rank])->id);
      rank = find_waiting (self, graph, rank);
    }
  while (rank != first);
  g_string_append (circle, ((const CordeeStep *) graph->steps->pdata[first])->id);

  graph->n_left[first] = 0;
  g_array_append_val (ready, first);
  settle (graph, ready);
  if (!g_hash_table_contains (told, circle->str))
    {
      const CordeeStep *step = graph->steps->pdata[first];
      const CordeeLintSpot spot = { step->pack, step->id, step->line };
      /* TRANSLATORS: %s is a chain of ids with arrows between, which ends where it begins. */
      g_autofree char *hint = g_strdup_printf (_("les étapes s’attendent en rond : %s ; attendu : une première étape"), circle->str);

      cordee_lint_tell (self, "step-circle", &spot, hint);
      g_hash_table_add (told, g_strdup (circle->str));
    }
}

static void
check_circles (CordeeLinter *self, GPtrArray *steps, const char *region, GHashTable *told)
{
  Graph *graph = graph_new (self, steps, region);
  g_autoptr(GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < steps->len; i++)
    if (graph->n_left[i] == 0)
      g_array_append_val (ready, i);
  settle (graph, ready);
  for (guint i = 0; i < steps->len; i++)
    while (graph->n_left[i] > 0)
      tell_circle (self, graph, i, told, ready);
  graph_free (graph);
}

/* ── regional steps ─────────────────────────────────────────────── */

/* Checks that one step only stands for another in one place, for the same teams. */
static void
check_stand_ins (CordeeLinter *self, GPtrArray *steps)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      const CordeeLintSpot spot = { step->pack, step->id, step->line };

      if (step->replaces != NULL && step->region != NULL
          && !g_hash_table_add (taken, g_strjoin (" ", step->replaces, step->region, step->from, NULL)))
        cordee_lint_tell (self, "step-replaces", &spot, _("une autre étape remplace déjà celle-ci dans la région ; attendu : une seule"));
    }
}

/* ── steps that nothing holds ───────────────────────────────────── */

static void
check_apart (CordeeLinter *self, GPtrArray *steps)
{
  g_autoptr(GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];

      for (guint j = 0; j < step->requires->len; j++)
        g_hash_table_add (named, (gpointer) ((const CordeeStepLink *) step->requires->pdata[j])->step);
      for (guint j = 0; j < step->deadlines->len; j++)
        g_hash_table_add (named, (gpointer) ((const CordeeDeadline *) step->deadlines->pdata[j])->step);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      const CordeeLintSpot spot = { step->pack, step->id, step->line };

      if (step->requires->len == 0 && step->deadlines->len == 0 && !step->goal && step->replaces == NULL
          && !g_hash_table_contains (named, step->id))
        cordee_lint_tell (self, "step-apart", &spot, _("rien ne relie cette étape aux autres ; attendu : un <requires>, ici ou ailleurs"));
    }
}

/* ── all of them ────────────────────────────────────────────────── */

/* Checks how the steps of all packs hang together. */
void
cordee_lint_ways (CordeeLinter *self)
{
  GPtrArray *steps = cordee_knowledge_get_steps (self->knowledge);
  g_autoptr(GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  check_goals (self, steps);
  check_circles (self, steps, NULL, told);
  for (guint i = 0; i < steps->len; i++)
    {
      const char *region = ((const CordeeStep *) steps->pdata[i])->region;

      if (region != NULL && g_hash_table_add (regions, (gpointer) region))
        check_circles (self, steps, region, told);
    }
  check_stand_ins (self, steps);
  check_apart (self, steps);
}
