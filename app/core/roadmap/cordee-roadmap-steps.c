/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap-private.h"

#include "cordee-cell.h"

/* Which steps of the base are on the way, how long each takes, and what it requires once those that are not there are bridged. */

/* A step of the base for this structure and this way, there or not. */
typedef struct
{
  const CordeeStep *step;
  guint first, n;   /* of nodes: its times; n is 0 where it is not there */
  gboolean there;
  gboolean maybe;
  gboolean replaced; /* others that are there stand for it */
  guint stamp;      /* of the search that came by last */
} Entry;

typedef struct
{
  CordeeRoadmapWork *work;
  GArray *entries;     /* Entry */
  GHashTable *by_id;   /* borrowed id → number of an entry + 1 */
  guint stamp;
  guint from;          /* the first link of the node that is looked at */
} Finder;

static Entry *
entry_at (const Finder *finder, guint at)
{
  return &g_array_index (finder->entries, Entry, at);
}

static Entry *
find_entry (const Finder *finder, const char *id)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (finder->by_id, id));

  return at > 0 ? entry_at (finder, at - 1) : NULL;
}

/* ── which are there ────────────────────────────────────────────── */

static gboolean
is_there (const CordeeRoadmapWork *work, const CordeeStep *step, gboolean *maybe)
{
  const CordeeStructure *from = work->roadmap->from;
  CordeeTruth when;

  if (step->from != NULL && (from == NULL || !g_str_equal (step->from, from->id)))
    return FALSE;
  if (step->region != NULL && g_strcmp0 (step->region, work->context->region) != 0)
    return FALSE;
  when = cordee_rulebook_test (work->roadmap->rulebook, step->when, work->slots);
  *maybe = when == CORDEE_TRUTH_UNKNOWN;
  return when != CORDEE_TRUTH_FALSE;
}

/* Steps that are there put aside those that they replace: regional ones, and those for teams that come from another structure. */
static void
find_entries (Finder *finder)
{
  const CordeeRoadmapWork *work = finder->work;
  GPtrArray *steps = cordee_knowledge_get_steps (work->knowledge);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      Entry entry = { .step = step };

      if (step->how != work->input->how || !g_str_equal (step->structure, work->input->structure))
        continue;
      entry.there = is_there (work, step, &entry.maybe);
      g_array_append_val (finder->entries, entry);
      g_hash_table_insert (finder->by_id, (gpointer) step->id, GUINT_TO_POINTER (finder->entries->len));
    }
  for (guint i = 0; i < finder->entries->len; i++)
    {
      const Entry *entry = entry_at (finder, i);
      Entry *other = entry->there && entry->step->replaces != NULL ? find_entry (finder, entry->step->replaces) : NULL;

      if (other != NULL && other != entry)
        other->replaced = TRUE;
    }
}

/* ── how long ───────────────────────────────────────────────────── */

/* A statement that holds at the date and place; borrowed; NULL otherwise, and where it is only announced. */
const CordeeStatement *
cordee_roadmap_find_in_force (const CordeeRoadmapWork *work, const char *id)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (work->knowledge, id);

  if (statement == NULL || statement->announced || !cordee_statement_applies_in (statement, work->context)
      || !cordee_statement_holds_at (statement, work->context->as_of))
    return NULL;
  return statement;
}

static guint
narrowness_of (const CordeeStatement *statement)
{
  return statement->departements != NULL ? 2 : statement->region != NULL ? 1 : 0;
}

/* The delay to plan with: of the narrowest place, then the most binding, then the first of the base. Examples are never it. */
static void
choose_delay (const CordeeRoadmapWork *work, CordeeRoadmapStep *self)
{
  GPtrArray *delays = self->step->delays;

  self->other_delays = g_ptr_array_new ();
  for (guint i = 0; i < delays->len; i++)
    {
      const CordeeDelay *delay = delays->pdata[i];
      const CordeeStatement *statement = cordee_roadmap_find_in_force (work, delay->statement);

      if (statement == NULL)
        continue;
      g_ptr_array_add (self->other_delays, (gpointer) delay);
      if (delay->kind == CORDEE_DELAY_EXAMPLE)
        continue;
      if (self->delay == NULL || narrowness_of (statement) > narrowness_of (self->statement)
          || (narrowness_of (statement) == narrowness_of (self->statement) && delay->kind < self->delay->kind))
        {
          self->delay = delay;
          self->statement = statement;
        }
    }
  if (self->delay != NULL)
    g_ptr_array_remove (self->other_delays, (gpointer) self->delay);
}

static void
find_reuse (const CordeeRoadmapWork *work, CordeeRoadmapStep *self)
{
  const CordeeStructure *from = work->roadmap->from;
  GPtrArray *reuses = self->step->reuses;

  for (guint i = 0; from != NULL && self->reuse == NULL && i < reuses->len; i++)
    if (g_str_equal (((const CordeeReuse *) reuses->pdata[i])->structure, from->id))
      self->reuse = reuses->pdata[i];
}

/* The first that exists: the user's own, bringing up to date what an earlier structure made (where the base supposes how long that takes),
   a source's delay, the base's estimate; else a day. The delay stays told where something else comes before it. */
static void
find_duration (CordeeRoadmapStep *self)
{
  if (self->kept != NULL && self->kept->has_duration)
    {
      self->origin = CORDEE_DURATION_OF_USER;
      self->duration = self->kept->duration;
    }
  else if (self->reuse != NULL && !self->reuse->whole && self->reuse->duration.max > 0)
    {
      self->origin = CORDEE_DURATION_OF_REUSE;
      self->duration = self->reuse->duration;
    }
  else if (self->delay != NULL)
    {
      self->origin = CORDEE_DURATION_OF_DELAY;
      self->duration = self->delay->duration;
    }
  else if (self->step->has_estimate)
    {
      self->origin = CORDEE_DURATION_OF_ESTIMATE;
      self->duration = self->step->estimate;
    }
  else
    {
      self->origin = CORDEE_DURATION_OF_NONE;
      self->duration = (CordeeDuration) { 1, 1, 1, CORDEE_DURATION_DAYS };
    }
}

/* A committee of this place of which sessions are known. */
static void
find_committee (const CordeeRoadmapWork *work, CordeeRoadmapStep *self)
{
  const CordeeCommittee *committee;

  if (self->step->committee == NULL)
    return;
  committee = cordee_knowledge_find_committee (work->knowledge, self->step->committee);
  if (committee != NULL && committee->sessions->len > 0
      && (committee->region == NULL || g_strcmp0 (committee->region, work->context->region) == 0))
    self->committee = committee;
}

/* ── where it stands ────────────────────────────────────────────── */

/* "a-faire" is what the user says of a step by saying nothing: the answers, and what an earlier structure made, speak then. A duration of the
   user's own says that something is left of what could be taken over whole. */
static void
find_status (const CordeeRoadmapWork *work, CordeeRoadmapStep *self)
{
  if (self->kept != NULL && self->kept->status != CORDEE_STEP_TODO)
    self->status = self->kept->status;
  else if (self->occurrence <= 1 && self->step->done != NULL
           && cordee_rulebook_test (work->roadmap->rulebook, self->step->done, work->slots) == CORDEE_TRUTH_TRUE)
    {
      self->status = CORDEE_STEP_DONE;
      self->from_answers = TRUE;
    }
  else if (self->reuse != NULL && self->reuse->whole && (self->kept == NULL || !self->kept->has_duration))
    self->status = CORDEE_STEP_DONE;
}

static CordeeDay
find_answer (const CordeeRoadmapWork *work, const char *question)
{
  const CordeeValue *value = work->input->situation != NULL ? cordee_situation_get_value (work->input->situation, question) : NULL;

  return value != NULL && value->kind == CORDEE_VALUE_DAY ? value->day : CORDEE_DAY_NONE;
}

static void
add_node (CordeeRoadmapWork *work, const Entry *entry, int occurrence, GHashTable *kept)
{
  CordeeRoadmapStep *self = g_new0 (CordeeRoadmapStep, 1);
  CordeeRoadmapNode node = { .step = self };

  self->step = entry->step;
  self->occurrence = occurrence;
  self->maybe = entry->maybe;
  self->id = occurrence > 1 ? g_strdup_printf ("%s-%d", entry->step->id, occurrence) : g_strdup (entry->step->id);
  self->kept = kept != NULL ? g_hash_table_lookup (kept, self->id) : NULL;
  self->slack = -1;
  self->driver = -1;
  choose_delay (work, self);
  find_reuse (work, self);
  find_duration (self);
  find_committee (work, self);
  find_status (work, self);

  node.out = self->status == CORDEE_STEP_NOT_APPLICABLE;
  node.begun = self->status == CORDEE_STEP_UNDER_WAY || self->status == CORDEE_STEP_WAITING;
  if (occurrence <= 1 && entry->step->anchor != NULL)
    {
      node.anchor = entry->step->anchor;
      node.answer = find_answer (work, node.anchor);
    }
  if (entry->step->goal && work->goal < 0)
    work->goal = (int) work->nodes->len;
  g_array_append_val (work->nodes, node);
}

static GHashTable *
index_course (const CordeeCourse *course)
{
  GHashTable *kept;

  if (course == NULL || course->steps->len == 0)
    return NULL;
  kept = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = course->steps->len; i > 0; i--)
    {
      CordeeCourseStep *step = course->steps->pdata[i - 1];

      g_hash_table_insert (kept, step->step, step);
    }
  return kept;
}

static void
add_nodes (Finder *finder)
{
  CordeeRoadmapWork *work = finder->work;
  GHashTable *kept = index_course (work->course);

  for (guint i = 0; i < finder->entries->len; i++)
    {
      Entry *entry = entry_at (finder, i);

      if (!entry->there || entry->replaced)
        continue;
      entry->first = work->nodes->len;
      if (entry->step->repeats == 0)
        add_node (work, entry, 0, kept);
      for (int occurrence = 1; occurrence <= entry->step->repeats; occurrence++)
        add_node (work, entry, occurrence, kept);
      entry->n = work->nodes->len - entry->first;
    }
  g_clear_pointer (&kept, g_hash_table_unref);
}

/* ── what they require ──────────────────────────────────────────── */

static void require (Finder *finder, const CordeeStepLink *link);

static void
require_all (Finder *finder, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    require (finder, links->pdata[i]);
}

/* What requires a step that does not apply requires what that one required: of a yearly one, of its first time, since the others come
   after it. */
static void
require_node (Finder *finder, const Entry *entry, guint node, const CordeeStepLink *link)
{
  CordeeRoadmapLink new = { .node = node, .link = link };

  while (cordee_roadmap_node (finder->work, new.node)->out && new.node > entry->first)
    new.node--;
  if (cordee_roadmap_node (finder->work, new.node)->out)
    require_all (finder, entry->step->requires);
  else
    g_array_append_val (finder->work->links, new);
}

/* A link to a step that is not there becomes links to those that stand for it, else to what it requires itself. The lag of a link that is
   bridged falls away: those of what is required instead count. A link to a yearly step means its last time. */
static void
require (Finder *finder, const CordeeStepLink *link)
{
  Entry *entry = find_entry (finder, link->step);

  if (entry == NULL)
    return;
  if (entry->n > 0 && !cordee_roadmap_node (finder->work, entry->first + entry->n - 1)->out)
    {
      require_node (finder, entry, entry->first + entry->n - 1, link);
      return;
    }
  if (entry->stamp == finder->stamp)
    return;
  entry->stamp = finder->stamp;
  if (entry->n > 0)
    require_node (finder, entry, entry->first + entry->n - 1, link);
  else if (entry->replaced)
    {
      for (guint i = 0; i < finder->entries->len; i++)
        {
          const Entry *other = entry_at (finder, i);

          if (other->n > 0 && g_strcmp0 (other->step->replaces, entry->step->id) == 0)
            require_node (finder, other, other->first + other->n - 1, link);
        }
    }
  else
    require_all (finder, entry->step->requires);
}

static void
link_node (Finder *finder, const Entry *entry, guint node)
{
  CordeeRoadmapWork *work = finder->work;

  finder->stamp++;
  cordee_roadmap_node (work, node)->first = work->links->len;
  if (node > entry->first)
    require_node (finder, entry, node - 1, NULL);
  else
    require_all (finder, entry->step->requires);
  cordee_roadmap_node (work, node)->end = work->links->len;
}

/* Fills nodes, links and goal: the steps of a structure and a way that are there at this date and place with these answers, what is known of
   each, and what each requires of the others. */
void
cordee_roadmap_find_steps (CordeeRoadmapWork *work)
{
  Finder finder = { .work = work };

  finder.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  finder.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  find_entries (&finder);
  add_nodes (&finder);
  for (guint i = 0; i < finder.entries->len; i++)
    {
      const Entry *entry = entry_at (&finder, i);

      for (guint j = 0; j < entry->n; j++)
        link_node (&finder, entry, entry->first + j);
    }
  g_array_unref (finder.entries);
  g_hash_table_unref (finder.by_id);
}
