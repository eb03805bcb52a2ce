/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cell"

#include "config.h"

#include "cordee-cell.h"

/* How a cell is computed from the statements of its structure and criterion. A pure function of the base, the date and the
   place:

   1. Statements that do not hold in this place are counted, those not in force at the date are kept apart, and so are those
      that are only announced.
   2. The others are grouped by subject. In each subject, statements beat one another: by a preference that the base states;
      else a regional rule beats the national one where both are binding; else the more binding document; else the surer
      reading; else what is local, which specialises what is national. What is left leads: one statement, or several between
      which nothing settles.
   3. The leading statements give the cell its state and its face. */

/* ── the place ──────────────────────────────────────────────────── */

/* Whether the rule holds in the place asked for. Without a region only national rules do; a rule of some départements needs
   the département to be told. */
gboolean
cordee_statement_applies_in (const CordeeStatement *statement, const CordeeContext *context)
{
  if (statement->departements != NULL)
    return context->departement != NULL && g_strv_contains ((const char *const *) statement->departements, context->departement);
  return statement->region == NULL || g_strcmp0 (statement->region, context->region) == 0;
}

/* How narrow the territory is: 0 national, 1 regional, 2 of some départements. */
static int
narrowness (const CordeeStatement *statement)
{
  return statement->departements != NULL ? 2 : statement->region != NULL ? 1 : 0;
}

/* Press and second-hand accounts bind nobody. */
static gboolean
is_binding (const CordeeStatement *statement)
{
  return statement->level < CORDEE_LEVEL_PRESSE;
}

/* ── one subject ────────────────────────────────────────────────── */

static CordeeSubject *
subject_new (const char *name)
{
  CordeeSubject *self = g_new0 (CordeeSubject, 1);

  self->subject = name;
  self->readings = g_array_new (FALSE, TRUE, sizeof (CordeeReading));
  return self;
}

static void
subject_free (gpointer data)
{
  CordeeSubject *self = data;

  g_array_unref (self->readings);
  g_free (self);
}

static CordeeReading *
reading_at (const CordeeSubject *self, guint i)
{
  return &g_array_index (self->readings, CordeeReading, i);
}

/* Whether the base says of one that it is disputed by the other; relation is then given. */
static gboolean
in_dispute (const CordeeStatement *a, const CordeeStatement *b, const CordeeRelation **relation)
{
  *relation = cordee_statement_find_relation (a->disputes, b->id);
  if (*relation == NULL)
    *relation = cordee_statement_find_relation (b->disputes, a->id);
  return *relation != NULL;
}

/* Whether one beats other, and by what. */
static gboolean
beats (const CordeeStatement *one, const CordeeStatement *other, CordeeBecause *because, const CordeeRelation **relation)
{
  const CordeeRelation *dispute;

  *relation = cordee_statement_find_relation (one->prefers, other->id);
  if (*relation != NULL)
    {
      *because = CORDEE_BECAUSE_STATED;
      return TRUE;
    }
  if (cordee_statement_find_relation (other->prefers, one->id) != NULL || in_dispute (one, other, &dispute))
    return FALSE;

  if (narrowness (one) != narrowness (other) && is_binding (one) && is_binding (other))
    {
      *because = CORDEE_BECAUSE_LOCAL;
      return narrowness (one) > narrowness (other);
    }
  if (one->level != other->level)
    {
      *because = CORDEE_BECAUSE_LEVEL;
      return one->level < other->level;
    }
  if (one->confidence != other->confidence)
    {
      *because = CORDEE_BECAUSE_CONFIDENCE;
      return one->confidence < other->confidence;
    }
  *because = CORDEE_BECAUSE_LOCAL;
  return narrowness (one) > narrowness (other);
}

static gboolean
is_beaten (const CordeeSubject *self, const CordeeStatement *statement)
{
  CordeeBecause because;
  const CordeeRelation *relation;

  for (guint i = 0; i < self->readings->len; i++)
    if (reading_at (self, i)->statement != statement && beats (reading_at (self, i)->statement, statement, &because, &relation))
      return TRUE;
  return FALSE;
}

/* Why the only leader leads: the strongest of the reasons by which it beats the others. */
static void
explain_leader (const CordeeSubject *self, CordeeReading *leader)
{
  leader->because = self->readings->len == 1 ? CORDEE_BECAUSE_ALONE : CORDEE_BECAUSE_AGREED;
  leader->relation = NULL;

  for (guint i = 0; i < self->readings->len; i++)
    {
      const CordeeStatement *other = reading_at (self, i)->statement;
      CordeeBecause because;
      const CordeeRelation *relation;

      if (other == leader->statement || !cordee_statement_differs (leader->statement, other)
          || !beats (leader->statement, other, &because, &relation))
        continue;
      if (leader->because == CORDEE_BECAUSE_AGREED || because < leader->because)
        {
          leader->because = because;
          leader->relation = relation;
        }
    }
}

static void
explain_dispute (const CordeeSubject *self, CordeeReading *reading)
{
  reading->because = CORDEE_BECAUSE_DISPUTED;
  for (guint i = 0; i < self->readings->len && reading->relation == NULL; i++)
    in_dispute (reading->statement, reading_at (self, i)->statement, &reading->relation);
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const CordeeReading *one = a, *other = b;

  if (one->preferred != other->preferred)
    return other->preferred - one->preferred;
  if (one->leading != other->leading)
    return other->leading - one->leading;
  if (one->statement->level != other->statement->level)
    return (int) one->statement->level - (int) other->statement->level;
  return one->statement->rank < other->statement->rank ? -1 : 1;
}

static gboolean
has_conflict (const CordeeSubject *self)
{
  for (guint i = 0; i < self->readings->len; i++)
    for (guint j = i + 1; j < self->readings->len; j++)
      {
        const CordeeStatement *a = reading_at (self, i)->statement, *b = reading_at (self, j)->statement;

        if (cordee_statement_same_scope (a, b) && cordee_statement_differs (a, b))
          return TRUE;
      }
  return FALSE;
}

/* Decides who leads in a subject, and why. */
static void
subject_settle (CordeeSubject *self)
{
  g_autoptr(GPtrArray) leaders = g_ptr_array_new ();
  gboolean agreed = TRUE;

  for (guint i = 0; i < self->readings->len; i++)
    {
      CordeeReading *reading = reading_at (self, i);

      self->headline |= reading->statement->headline;
      reading->leading = !is_beaten (self, reading->statement);
      if (reading->leading)
        g_ptr_array_add (leaders, reading);
    }

  /* Where each is beaten by another, in a circle, nothing settles it: all are shown. */
  if (leaders->len == 0)
    for (guint i = 0; i < self->readings->len; i++)
      {
        reading_at (self, i)->leading = TRUE;
        g_ptr_array_add (leaders, reading_at (self, i));
      }

  for (guint i = 1; i < leaders->len; i++)
    agreed &= !cordee_statement_differs (((CordeeReading *) leaders->pdata[0])->statement, ((CordeeReading *) leaders->pdata[i])->statement);

  self->conflict = has_conflict (self);
  self->settled = leaders->len > 0 && agreed;
  for (guint i = 0; i < leaders->len; i++)
    {
      CordeeReading *reading = leaders->pdata[i];

      reading->preferred = self->settled && i == 0;
      if (self->settled)
        explain_leader (self, reading);
      else
        explain_dispute (self, reading);
    }

  g_array_sort (self->readings, compare_readings);
}

/* ── the cell ───────────────────────────────────────────────────── */

static CordeeSubject *
find_subject (CordeeCell *self, GHashTable *subjects, const char *name)
{
  CordeeSubject *subject = g_hash_table_lookup (subjects, name);

  if (subject == NULL)
    {
      subject = subject_new (name);
      g_hash_table_insert (subjects, (gpointer) name, subject);
      g_ptr_array_add (self->subjects, subject);
    }
  return subject;
}

static int
distance (const CordeeStatement *statement, CordeeDay day)
{
  return day < statement->from ? statement->from - day : day - statement->until;
}

static void
sort_out (CordeeCell *self, GPtrArray *statements, const CordeeContext *context)
{
  g_autoptr(GHashTable) elsewhere = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) subjects = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];

      if (!cordee_statement_applies_in (statement, context))
        {
          if (statement->region != NULL && context->region == NULL && !statement->announced
              && cordee_statement_holds_at (statement, context->as_of))
            g_hash_table_add (elsewhere, (gpointer) statement->region);
        }
      else if (statement->announced)
        g_ptr_array_add (self->announced, (gpointer) statement);
      else if (!cordee_statement_holds_at (statement, context->as_of))
        {
          g_ptr_array_add (self->dormant, (gpointer) statement);
          if (self->nearest == NULL || distance (statement, context->as_of) < distance (self->nearest, context->as_of))
            self->nearest = statement;
        }
      else
        {
          CordeeReading reading = { .statement = statement };

          g_array_append_val (find_subject (self, subjects, statement->subject)->readings, reading);
        }
    }
  self->n_regions_elsewhere = g_hash_table_size (elsewhere);
}

/* How much a leading statement decides the state of its cell: the contract's order, headlines first. */
static guint
weight (const CordeeSubject *subject, const CordeeStatement *statement)
{
  guint weight = subject->headline ? 8 : 0;

  switch (statement->state)
    {
    case CORDEE_STATE_CONNU:
      return weight + (cordee_statement_is_typed (statement) ? 4 : 1);
    case CORDEE_STATE_EN_ATTENTE:
      return weight + 3;
    case CORDEE_STATE_SANS_OBJET:
      return weight + 2;
    case CORDEE_STATE_INCONNU:
    default:
      return weight;
    }
}

static void
decide_state (CordeeCell *self)
{
  guint best = 0;

  self->state = CORDEE_STATE_INCONNU;
  for (guint i = 0; i < self->subjects->len; i++)
    {
      const CordeeSubject *subject = self->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        {
          const CordeeReading *reading = reading_at (subject, j);

          if (reading->leading && weight (subject, reading->statement) > best)
            {
              best = weight (subject, reading->statement);
              self->state = reading->statement->state;
            }
        }
    }
}

static gboolean
is_local (const CordeeSubject *subject)
{
  return subject->readings->len > 0 && narrowness (reading_at (subject, 0)->statement) > 0;
}

/* Subjects on the face first, what is local before what is national, then the order of the base. */
static int
compare_subjects (gconstpointer a, gconstpointer b)
{
  const CordeeSubject *one = *(CordeeSubject *const *) a, *other = *(CordeeSubject *const *) b;

  if (one->headline != other->headline)
    return other->headline - one->headline;
  if (is_local (one) != is_local (other))
    return is_local (other) - is_local (one);
  return reading_at (one, 0)->statement->rank < reading_at (other, 0)->statement->rank ? -1 : 1;
}

static void
add_amounts (CordeeCell *self, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->amounts->len; i++)
    {
      const CordeeAmount *amount = &g_array_index (statement->amounts, CordeeAmount, i);
      gboolean known = FALSE;

      for (guint j = 0; j < self->amounts->len && !known; j++)
        known = cordee_amount_equal (self->amounts->pdata[j], amount);
      if (!known)
        g_ptr_array_add (self->amounts, (gpointer) amount);
    }
}

/* A conflict is shown whole: what contradicts the leader in its own territory stands beside it. */
static gboolean
contradicts_leader (const CordeeSubject *subject, const CordeeStatement *statement)
{
  const CordeeStatement *leader = reading_at (subject, 0)->statement;

  return cordee_statement_same_scope (leader, statement) && cordee_statement_differs (leader, statement);
}

/* Whether a reading stands on the face: a leader of a headline, or in a conflict its contradiction. Without any headline, what
   has the state of the cell. Where the headline is that nothing is settled yet, what is known meanwhile is told beside it. */
static gboolean
stands_on_face (const CordeeCell *self, const CordeeSubject *subject, guint i, gboolean any_headline)
{
  const CordeeReading *reading = reading_at (subject, i);
  gboolean speaks = reading->preferred || (!subject->settled && reading->leading) || (i > 0 && contradicts_leader (subject, reading->statement));

  if (!speaks)
    return FALSE;
  if (!any_headline)
    return reading->statement->state == self->state;
  return subject->headline || (self->state != CORDEE_STATE_CONNU && reading->statement->state == CORDEE_STATE_CONNU);
}

static void
compose_face (CordeeCell *self)
{
  gboolean any_headline = self->subjects->len > 0 && ((CordeeSubject *) self->subjects->pdata[0])->headline;

  for (guint i = 0; i < self->subjects->len; i++)
    {
      const CordeeSubject *subject = self->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        {
          CordeeReading *reading = reading_at (subject, j);

          reading->shown = stands_on_face (self, subject, j, any_headline);
          if (!reading->shown)
            continue;
          g_ptr_array_add (self->shown, (gpointer) reading->statement);
          add_amounts (self, reading->statement);
          self->local |= narrowness (reading->statement) > 0;
        }
    }
}

static void
add_searched (CordeeCell *self, GPtrArray *facts, const CordeeContext *context)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CordeeLeftOut *fact = facts->pdata[i];

      if (fact->regions == NULL || (context->region != NULL && g_strv_contains ((const char *const *) fact->regions, context->region)))
        g_ptr_array_add (self->searched, (gpointer) fact);
    }
}

/* Resolves one cell for a date and a place. The caller owns it; it borrows from knowledge. */
CordeeCell *
cordee_cell_new (const CordeeKnowledge *knowledge, const CordeeStructure *structure, const CordeeCriterion *criterion, const CordeeContext *context)
{
  CordeeCell *self = g_new0 (CordeeCell, 1);

  self->structure = structure;
  self->criterion = criterion;
  self->subjects = g_ptr_array_new_with_free_func (subject_free);
  self->shown = g_ptr_array_new ();
  self->amounts = g_ptr_array_new ();
  self->announced = g_ptr_array_new ();
  self->dormant = g_ptr_array_new ();
  self->searched = g_ptr_array_new ();

  add_searched (self, cordee_knowledge_get_searched (knowledge, structure->id, criterion->id), context);
  sort_out (self, cordee_knowledge_get_cell (knowledge, structure->id, criterion->id), context);
  for (guint i = 0; i < self->subjects->len; i++)
    {
      subject_settle (self->subjects->pdata[i]);
      self->conflict |= ((CordeeSubject *) self->subjects->pdata[i])->conflict;
    }
  g_ptr_array_sort (self->subjects, compare_subjects);
  decide_state (self);
  compose_face (self);
  if (self->subjects->len > 0)
    self->nearest = NULL;

  return self;
}

void
cordee_cell_free (CordeeCell *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->amounts);
  g_ptr_array_unref (self->announced);
  g_ptr_array_unref (self->dormant);
  g_ptr_array_unref (self->searched);
  g_free (self);
}

/* ── comparing cells ────────────────────────────────────────────── */

static gboolean
counts (const CordeeCell *self, const CordeeAmount *amount)
{
  for (guint i = 0; i < self->amounts->len; i++)
    if (cordee_amount_equal (self->amounts->pdata[i], amount))
      return TRUE;
  return FALSE;
}

static gboolean
counts_all_of (const CordeeCell *self, const CordeeCell *other)
{
  for (guint i = 0; i < other->amounts->len; i++)
    if (!counts (self, other->amounts->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The word to compare the cell by: that of the first statement on its face. */
static const char *
get_value (const CordeeCell *self)
{
  return self->shown->len > 0 ? ((const CordeeStatement *) self->shown->pdata[0])->value : NULL;
}

static gboolean
is_comparable (const CordeeCell *self)
{
  return self->state != CORDEE_STATE_CONNU || get_value (self) != NULL || self->amounts->len > 0;
}

/* Whether both cells say the same: state, the word of what they say first, and amounts. Prose is never compared: a known cell
   with neither a word nor an amount is the same as nothing. */
gboolean
cordee_cell_same (const CordeeCell *self, const CordeeCell *other)
{
  return self->state == other->state && is_comparable (self) && is_comparable (other) && g_strcmp0 (get_value (self), get_value (other)) == 0
         && counts_all_of (self, other) && counts_all_of (other, self);
}

/* How a statement speaks in the cell, borrowed; NULL where it does not speak (announced, not in force, of another place). */
const CordeeReading *
cordee_cell_find_reading (const CordeeCell *self, const CordeeStatement *statement)
{
  for (guint i = 0; i < self->subjects->len; i++)
    {
      const CordeeSubject *subject = self->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        if (reading_at (subject, j)->statement == statement)
          return reading_at (subject, j);
    }
  return NULL;
}
