/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-statement"

#include "config.h"

#include "cordee-statement.h"

#include "cordee-element.h"
#include "cordee-pack.h"

#include <math.h>
#include <string.h>

static const char *const levels[] = {
  "loi", "reglement", "accord", "cahier-des-charges", "instruction", "doctrine", "presse", "secondaire", NULL,
};
static const char *const confidences[] = { "texte", "officiel", "presse", "secondaire", "douteux", NULL };
static const char *const states[] = { "connu", "en-attente", "sans-objet", "inconnu", NULL };

/* The stable ids of the contract, static. */
const char *
cordee_level_id (CordeeLevel level)
{
  return levels[level];
}

const char *
cordee_confidence_id (CordeeConfidence confidence)
{
  return confidences[confidence];
}

const char *
cordee_state_id (CordeeState state)
{
  return states[state];
}

/* ── reading ────────────────────────────────────────────────────── */

static void
read_short (CordeeStatement *self, const CordeeXmlNode *node)
{
  self->short_text = cordee_xml_text (node);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    {
      CordeeSpan span;

      cordee_xml_span (child, &span.start, &span.end);
      g_array_append_val (self->emphasis, span);
    }
}

static void
read_amount (CordeeStatement *self, const CordeeXmlNode *node)
{
  const CordeeXmlNode *condition = cordee_xml_first_child (node);
  CordeeAmount amount = { 0 };

  amount.has_min = cordee_read_number (cordee_xml_attribute (node, "min"), &amount.min);
  amount.has_max = cordee_read_number (cordee_xml_attribute (node, "max"), &amount.max);
  amount.unit = cordee_xml_attribute (node, "unit");
  amount.period = cordee_xml_attribute (node, "period");
  amount.bracket = cordee_xml_attribute (node, "bracket");
  amount.condition = condition != NULL ? cordee_xml_text (condition) : NULL;
  amount.line = cordee_xml_line (node);
  g_array_append_val (self->amounts, amount);
}

static void
read_relation (GArray *relations, const CordeeXmlNode *node)
{
  CordeeRelation relation;

  relation.statement = cordee_xml_attribute (node, "ref");
  relation.because = cordee_xml_text (node);
  relation.line = cordee_xml_line (node);
  g_array_append_val (relations, relation);
}

/* Reads a <statement> of a valid document into a statement of its pack. The caller owns it; its strings live with the pack. */
CordeeStatement *
cordee_statement_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeStatement *self = g_new0 (CordeeStatement, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  self->criterion = cordee_xml_attribute (node, "criterion");
  self->subject = cordee_xml_attribute (node, "subject");
  self->value = cordee_xml_attribute (node, "value");
  self->state = (CordeeState) cordee_read_enum (node, "state", states, CORDEE_STATE_CONNU);
  self->level = (CordeeLevel) cordee_read_enum (node, "level", levels, CORDEE_LEVEL_SECONDAIRE);
  self->confidence = (CordeeConfidence) cordee_read_enum (node, "confidence", confidences, CORDEE_CONFIDENCE_DOUTEUX);
  self->headline = cordee_read_flag (node, "headline");
  self->announced = cordee_read_flag (node, "announced");
  self->estimated = cordee_read_flag (node, "estimated");
  self->region = cordee_xml_attribute (node, "region");
  if (self->region == NULL)
    self->region = pack->region;
  self->departements = cordee_read_words (node, "departements");
  self->facts = cordee_read_words (node, "fact");
  self->from = cordee_read_day (node, "from");
  self->until = cordee_read_day (node, "until");
  if (!cordee_day_parse (cordee_xml_attribute (node, "checked"), &self->checked))
    self->checked = pack->checked;

  self->emphasis = g_array_new (FALSE, FALSE, sizeof (CordeeSpan));
  self->amounts = g_array_new (FALSE, FALSE, sizeof (CordeeAmount));
  self->citations = cordee_read_citations (node);
  self->prefers = g_array_new (FALSE, FALSE, sizeof (CordeeRelation));
  self->disputes = g_array_new (FALSE, FALSE, sizeof (CordeeRelation));

  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "short"))
      read_short (self, child);
    else if (cordee_xml_is (child, "text"))
      self->text = cordee_xml_text (child);
    else if (cordee_xml_is (child, "amount"))
      read_amount (self, child);
    else if (cordee_xml_is (child, "prefers"))
      read_relation (self->prefers, child);
    else if (cordee_xml_is (child, "disputes"))
      read_relation (self->disputes, child);

  return self;
}

void
cordee_statement_free (CordeeStatement *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->departements);
  g_strfreev (self->facts);
  g_array_unref (self->emphasis);
  g_array_unref (self->amounts);
  g_array_unref (self->citations);
  g_array_unref (self->prefers);
  g_array_unref (self->disputes);
  g_free (self);
}

/* ── writing ────────────────────────────────────────────────────── */

static void
write_short (const CordeeStatement *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "short", NULL);
  guint at = 0;

  for (guint i = 0; i < self->emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (self->emphasis, CordeeSpan, i);
      g_autofree char *plain = g_strndup (self->short_text + at, span->start - at);
      g_autofree char *strong = g_strndup (self->short_text + span->start, span->end - span->start);

      cordee_xml_add_text (node, plain);
      cordee_xml_add (node, "em", strong);
      at = span->end;
    }
  cordee_xml_add_text (node, self->short_text + at);
}

static void
write_amount (const CordeeAmount *amount, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "amount", NULL);

  cordee_write_number (node, "min", amount->has_min, amount->min);
  cordee_write_number (node, "max", amount->has_max, amount->max);
  cordee_xml_set (node, "unit", amount->unit);
  cordee_xml_set (node, "period", amount->period);
  cordee_xml_set (node, "bracket", amount->bracket);
  cordee_write_text (node, "condition", amount->condition);
}

static void
write_relations (GArray *relations, const char *name, CordeeXmlElement *parent)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const CordeeRelation *relation = &g_array_index (relations, CordeeRelation, i);
      CordeeXmlElement *node = cordee_xml_add (parent, name, relation->because);

      cordee_xml_set (node, "ref", relation->statement);
    }
}

/* Fills a new <statement> so that it reads back the same. */
void
cordee_statement_to_xml (const CordeeStatement *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "criterion", self->criterion);
  cordee_xml_set (node, "subject", self->subject);
  cordee_xml_set (node, "value", self->value);
  if (self->state != CORDEE_STATE_CONNU)
    cordee_xml_set (node, "state", cordee_state_id (self->state));
  cordee_write_flag (node, "headline", self->headline);
  cordee_write_flag (node, "announced", self->announced);
  cordee_xml_set (node, "level", cordee_level_id (self->level));
  cordee_xml_set (node, "confidence", cordee_confidence_id (self->confidence));
  if (g_strcmp0 (self->region, self->pack->region) != 0)
    cordee_xml_set (node, "region", self->region);
  cordee_write_words (node, "departements", self->departements);
  cordee_write_day (node, "from", self->from);
  cordee_write_day (node, "until", self->until);
  cordee_write_flag (node, "estimated", self->estimated);
  if (self->checked != self->pack->checked)
    cordee_write_day (node, "checked", self->checked);
  cordee_write_words (node, "fact", self->facts);

  write_short (self, node);
  cordee_xml_add (node, "text", self->text);
  for (guint i = 0; i < self->amounts->len; i++)
    write_amount (&g_array_index (self->amounts, CordeeAmount, i), node);
  cordee_write_citations (node, self->citations);
  write_relations (self->prefers, "prefers", node);
  write_relations (self->disputes, "disputes", node);
}

/* ── asking ─────────────────────────────────────────────────────── */

/* Whether day is inside its validity, both ends included. */
gboolean
cordee_statement_holds_at (const CordeeStatement *self, CordeeDay day)
{
  return (self->from == CORDEE_DAY_NONE || self->from <= day) && (self->until == CORDEE_DAY_NONE || day <= self->until);
}

/* Whether some day is inside the validity of both. */
gboolean
cordee_statement_overlaps (const CordeeStatement *self, const CordeeStatement *other)
{
  return (self->from == CORDEE_DAY_NONE || other->until == CORDEE_DAY_NONE || self->from <= other->until)
         && (other->from == CORDEE_DAY_NONE || self->until == CORDEE_DAY_NONE || other->from <= self->until);
}

static gboolean
share_departement (char **a, char **b)
{
  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) b, a[i]))
      return TRUE;
  return FALSE;
}

/* Whether both speak of the same kind of place: both national, both of one region, or both of départements that they share. */
gboolean
cordee_statement_same_scope (const CordeeStatement *self, const CordeeStatement *other)
{
  if ((self->departements == NULL) != (other->departements == NULL))
    return FALSE;
  if (self->departements != NULL)
    return share_departement (self->departements, other->departements);
  return g_strcmp0 (self->region, other->region) == 0;
}

/* Whether it carries something to compare by. */
gboolean
cordee_statement_is_typed (const CordeeStatement *self)
{
  return self->value != NULL || self->amounts->len > 0;
}

static gboolean
same_bound (gboolean has, double value, gboolean other_has, double other)
{
  return has == other_has && (!has || fabs (value - other) < 1e-9);
}

/* Whether two amounts say the same: bounds, unit and period; conditions are prose and do not count. */
gboolean
cordee_amount_equal (const CordeeAmount *a, const CordeeAmount *b)
{
  return same_bound (a->has_min, a->min, b->has_min, b->min) && same_bound (a->has_max, a->max, b->has_max, b->max)
         && g_str_equal (a->unit, b->unit) && g_strcmp0 (a->period, b->period) == 0;
}

/* Whether amounts has one equal to amount (0), none of its unit (-1), or only others of its unit (1). */
static int
look_up_amount (GArray *amounts, const CordeeAmount *amount)
{
  int result = -1;

  for (guint i = 0; i < amounts->len; i++)
    {
      const CordeeAmount *other = &g_array_index (amounts, CordeeAmount, i);

      if (cordee_amount_equal (amount, other))
        return 0;
      if (g_str_equal (amount->unit, other->unit))
        result = 1;
    }
  return result;
}

static gboolean
amounts_differ (GArray *some, GArray *others)
{
  for (guint i = 0; i < some->len; i++)
    if (look_up_amount (others, &g_array_index (some, CordeeAmount, i)) > 0)
      return TRUE;
  return FALSE;
}

/* Whether the typed values of both exclude each other: two different words, two states, or amounts of one unit of which one
   side knows a figure that the other does not have. What only one of them says is no difference; prose is never compared. */
gboolean
cordee_statement_differs (const CordeeStatement *self, const CordeeStatement *other)
{
  if (self->state != other->state)
    return TRUE;
  if (self->value != NULL && other->value != NULL && !g_str_equal (self->value, other->value))
    return TRUE;
  return amounts_differ (self->amounts, other->amounts) || amounts_differ (other->amounts, self->amounts);
}

/* The relation (of prefers or disputes) to the statement of that id, borrowed, or NULL. */
const CordeeRelation *
cordee_statement_find_relation (GArray *relations, const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (g_array_index (relations, CordeeRelation, i).statement, id))
      return &g_array_index (relations, CordeeRelation, i);
  return NULL;
}

/* The id of the source that speaks, borrowed; NULL only in a pack that the linter refuses. */
const char *
cordee_statement_get_source (const CordeeStatement *self)
{
  return self->citations->len > 0 ? g_array_index (self->citations, CordeeCitation, 0).source : NULL;
}
