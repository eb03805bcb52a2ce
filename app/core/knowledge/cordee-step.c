/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-step"

#include "config.h"

#include "cordee-step.h"

#include "cordee-element.h"
#include "cordee-pack.h"

static const char *const units[] = { "jours", "jours-ouvres", "semaines", "mois", "ans", NULL };
static const char *const delay_kinds[] = { "legal", "usuel", "exemple", NULL };

/* The stable id of a unit, static: "jours-ouvres". */
const char *
cordee_duration_unit_id (CordeeDurationUnit unit)
{
  return units[unit];
}

/* Reads the stable id of a unit. Returns FALSE, unit untouched, for anything else and for NULL. */
gboolean
cordee_duration_unit_parse (const char *text, CordeeDurationUnit *unit)
{
  for (guint i = 0; text != NULL && units[i] != NULL; i++)
    if (g_str_equal (units[i], text))
      {
        *unit = (CordeeDurationUnit) i;
        return TRUE;
      }
  return FALSE;
}

/* The stable id of what a delay is worth, static: "legal". */
const char *
cordee_delay_kind_id (CordeeDelayKind kind)
{
  return delay_kinds[kind];
}

/* ── durations ──────────────────────────────────────────────────── */

/* What a plan takes where nobody says what is likely: of a legal delay its end, since whoever has it may use it up; else the middle,
   upwards. */
static int
default_likely (const CordeeDuration *duration, gboolean legal)
{
  return legal ? duration->max : (duration->min + duration->max + 1) / 2;
}

static CordeeDuration
read_duration (const CordeeXmlNode *node, gboolean legal)
{
  CordeeDuration duration = { .min = cordee_read_int (node, "min"), .max = cordee_read_int (node, "max") };

  duration.unit = (CordeeDurationUnit) cordee_read_enum (node, "unit", units, CORDEE_DURATION_DAYS);
  duration.likely = cordee_xml_attribute (node, "likely") != NULL ? cordee_read_int (node, "likely") : default_likely (&duration, legal);
  return duration;
}

static void
write_duration (CordeeXmlElement *node, const CordeeDuration *duration, gboolean legal)
{
  cordee_write_int (node, "min", duration->min);
  if (duration->likely != default_likely (duration, legal))
    cordee_write_int (node, "likely", duration->likely);
  cordee_write_int (node, "max", duration->max);
  cordee_xml_set (node, "unit", cordee_duration_unit_id (duration->unit));
}

/* value and unit; nothing where one of them is missing, which the linter tells. */
static CordeeDuration
read_value (const CordeeXmlNode *node)
{
  CordeeDuration duration = { 0 };

  if (cordee_xml_attribute (node, "value") == NULL || !cordee_duration_unit_parse (cordee_xml_attribute (node, "unit"), &duration.unit))
    return duration;
  duration.min = duration.likely = duration.max = cordee_read_int (node, "value");
  return duration;
}

static void
write_value (CordeeXmlElement *node, const CordeeDuration *duration)
{
  cordee_write_int (node, "value", duration->max);
  cordee_xml_set (node, "unit", cordee_duration_unit_id (duration->unit));
}

/* ── the parts of a step ────────────────────────────────────────── */

static CordeeStepLink *
link_new_from_xml (const CordeeXmlNode *node)
{
  CordeeStepLink *self = g_new0 (CordeeStepLink, 1);

  self->step = cordee_xml_attribute (node, "step");
  self->has_lag = cordee_xml_attribute (node, "value") != NULL || cordee_xml_attribute (node, "unit") != NULL;
  self->lag = read_value (node);
  self->line = cordee_xml_line (node);
  return self;
}

static void
link_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeStepLink *self = part;

  cordee_xml_set (node, "step", self->step);
  if (self->has_lag)
    write_value (node, &self->lag);
}

static CordeeDelay *
delay_new_from_xml (const CordeeXmlNode *node)
{
  CordeeDelay *self = g_new0 (CordeeDelay, 1);

  self->statement = cordee_xml_attribute (node, "statement");
  self->kind = (CordeeDelayKind) cordee_read_enum (node, "kind", delay_kinds, CORDEE_DELAY_EXAMPLE);
  self->duration = read_duration (node, self->kind == CORDEE_DELAY_LEGAL);
  self->line = cordee_xml_line (node);
  return self;
}

static void
delay_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeDelay *self = part;

  cordee_xml_set (node, "statement", self->statement);
  cordee_xml_set (node, "kind", cordee_delay_kind_id (self->kind));
  write_duration (node, &self->duration, self->kind == CORDEE_DELAY_LEGAL);
}

static CordeeDeadline *
deadline_new_from_xml (const CordeeXmlNode *node)
{
  CordeeDeadline *self = g_new0 (CordeeDeadline, 1);

  self->step = cordee_xml_attribute (node, "step");
  self->statement = cordee_xml_attribute (node, "statement");
  self->duration = read_value (node);
  self->month = cordee_read_int (node, "month");
  self->day = cordee_read_int (node, "day");
  self->years = cordee_read_int (node, "years");
  self->line = cordee_xml_line (node);
  return self;
}

static void
write_positive (CordeeXmlElement *node, const char *name, int value)
{
  if (value > 0)
    cordee_write_int (node, name, value);
}

static void
deadline_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeDeadline *self = part;

  cordee_xml_set (node, "step", self->step);
  if (self->duration.max > 0)
    write_value (node, &self->duration);
  write_positive (node, "month", self->month);
  write_positive (node, "day", self->day);
  write_positive (node, "years", self->years);
  cordee_xml_set (node, "statement", self->statement);
}

static CordeeRequirement *
requirement_new_from_xml (const CordeeXmlNode *node)
{
  CordeeRequirement *self = g_new0 (CordeeRequirement, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->piece = cordee_read_flag (node, "piece");
  self->statement = cordee_xml_attribute (node, "statement");
  self->rule = cordee_xml_attribute (node, "rule");
  self->template = cordee_xml_attribute (node, "template");
  self->label = cordee_read_text (node, "label");
  self->task = cordee_read_text (node, "task");
  self->when = cordee_read_condition (node, "when");
  self->met = cordee_read_condition (node, "met");
  self->line = cordee_xml_line (node);
  return self;
}

static void
requirement_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeRequirement *self = part;

  cordee_xml_set (node, "id", self->id);
  cordee_write_flag (node, "piece", self->piece);
  cordee_xml_set (node, "statement", self->statement);
  cordee_xml_set (node, "rule", self->rule);
  cordee_xml_set (node, "template", self->template);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "task", self->task);
  cordee_write_condition (node, "when", self->when);
  cordee_write_condition (node, "met", self->met);
}

static void
requirement_free (CordeeRequirement *self)
{
  cordee_condition_free (self->when);
  cordee_condition_free (self->met);
  g_free (self);
}

static CordeeStepAid *
aid_new_from_xml (const CordeeXmlNode *node)
{
  CordeeStepAid *self = g_new0 (CordeeStepAid, 1);

  self->scheme = cordee_xml_attribute (node, "scheme");
  self->line_id = cordee_xml_attribute (node, "line");
  self->line = cordee_xml_line (node);
  return self;
}

static void
aid_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeStepAid *self = part;

  cordee_xml_set (node, "scheme", self->scheme);
  cordee_xml_set (node, "line", self->line_id);
}

static CordeeReuse *
reuse_new_from_xml (const CordeeXmlNode *node)
{
  CordeeReuse *self = g_new0 (CordeeReuse, 1);

  self->structure = cordee_xml_attribute (node, "structure");
  self->step = cordee_xml_attribute (node, "step");
  self->whole = cordee_read_flag (node, "whole");
  if (cordee_xml_attribute (node, "unit") != NULL)
    self->duration = read_duration (node, FALSE);
  self->text = cordee_xml_text (node);
  self->line = cordee_xml_line (node);
  return self;
}

static void
reuse_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeReuse *self = part;

  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "step", self->step);
  cordee_write_flag (node, "whole", self->whole);
  if (self->duration.max > 0)
    write_duration (node, &self->duration, FALSE);
  cordee_xml_add_text (node, self->text);
}

static CordeeStepAnswer *
answer_new_from_xml (const CordeeXmlNode *node)
{
  CordeeStepAnswer *self = g_new0 (CordeeStepAnswer, 1);

  self->variable = cordee_xml_attribute (node, "id");
  self->value = cordee_xml_attribute (node, "value");
  self->line = cordee_xml_line (node);
  return self;
}

static void
answer_to_xml (gconstpointer part, CordeeXmlElement *node)
{
  const CordeeStepAnswer *self = part;

  cordee_xml_set (node, "id", self->variable);
  cordee_xml_set (node, "value", self->value);
}

/* ── steps ──────────────────────────────────────────────────────── */

static void
read_parts (CordeeStep *self, const CordeeXmlNode *node)
{
  self->requires = g_ptr_array_new_with_free_func (g_free);
  self->delays = g_ptr_array_new_with_free_func (g_free);
  self->deadlines = g_ptr_array_new_with_free_func (g_free);
  self->requirements = g_ptr_array_new_with_free_func ((GDestroyNotify) requirement_free);
  self->aids = g_ptr_array_new_with_free_func (g_free);
  self->reuses = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "requires"))
      g_ptr_array_add (self->requires, link_new_from_xml (child));
    else if (cordee_xml_is (child, "delay"))
      g_ptr_array_add (self->delays, delay_new_from_xml (child));
    else if (cordee_xml_is (child, "deadline"))
      g_ptr_array_add (self->deadlines, deadline_new_from_xml (child));
    else if (cordee_xml_is (child, "requirement"))
      g_ptr_array_add (self->requirements, requirement_new_from_xml (child));
    else if (cordee_xml_is (child, "aid"))
      g_ptr_array_add (self->aids, aid_new_from_xml (child));
    else if (cordee_xml_is (child, "reuse"))
      g_ptr_array_add (self->reuses, reuse_new_from_xml (child));
    else if (cordee_xml_is (child, "answer"))
      g_ptr_array_add (self->answers, answer_new_from_xml (child));
    else if (cordee_xml_is (child, "estimate"))
      {
        self->has_estimate = TRUE;
        self->estimate = read_duration (child, FALSE);
      }
}

/* Reads a <step> of a valid document into a step of its pack. The caller owns it; its strings live with the pack. */
CordeeStep *
cordee_step_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeStep *self = g_new0 (CordeeStep, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  cordee_how_parse (cordee_xml_attribute (node, "how"), &self->how);
  self->from = cordee_xml_attribute (node, "from");
  self->phase = cordee_xml_attribute (node, "phase");
  self->who = cordee_read_words (node, "who");
  self->goal = cordee_read_flag (node, "goal");
  self->anchor = cordee_xml_attribute (node, "anchor");
  self->repeats = cordee_read_int (node, "repeats");
  self->committee = cordee_xml_attribute (node, "committee");
  self->templates = cordee_read_words (node, "templates");
  self->statements = cordee_read_words (node, "statements");
  self->region = cordee_xml_attribute (node, "region");
  self->replaces = cordee_xml_attribute (node, "replaces");

  self->label = cordee_read_text (node, "label");
  self->summary = cordee_read_text (node, "summary");
  self->why = cordee_read_text (node, "why");
  self->when = cordee_read_condition (node, "when");
  self->done = cordee_read_condition (node, "done");
  read_parts (self, node);
  return self;
}

static void
write_parts (CordeeXmlElement *node, const char *name, GPtrArray *parts, void (*write) (gconstpointer part, CordeeXmlElement *node))
{
  for (guint i = 0; i < parts->len; i++)
    write (parts->pdata[i], cordee_xml_add (node, name, NULL));
}

/* Fills a new <step> so that it reads back the same. */
void
cordee_step_to_xml (const CordeeStep *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  if (self->how != CORDEE_HOW_CREER)
    cordee_xml_set (node, "how", cordee_how_id (self->how));
  cordee_xml_set (node, "from", self->from);
  cordee_xml_set (node, "phase", self->phase);
  cordee_write_words (node, "who", self->who);
  cordee_write_flag (node, "goal", self->goal);
  cordee_xml_set (node, "anchor", self->anchor);
  write_positive (node, "repeats", self->repeats);
  cordee_xml_set (node, "committee", self->committee);
  cordee_write_words (node, "templates", self->templates);
  cordee_write_words (node, "statements", self->statements);
  cordee_xml_set (node, "region", self->region);
  cordee_xml_set (node, "replaces", self->replaces);

  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "summary", self->summary);
  cordee_write_text (node, "why", self->why);
  cordee_write_condition (node, "when", self->when);
  cordee_write_condition (node, "done", self->done);
  write_parts (node, "requires", self->requires, link_to_xml);
  write_parts (node, "delay", self->delays, delay_to_xml);
  if (self->has_estimate)
    write_duration (cordee_xml_add (node, "estimate", NULL), &self->estimate, FALSE);
  write_parts (node, "deadline", self->deadlines, deadline_to_xml);
  write_parts (node, "requirement", self->requirements, requirement_to_xml);
  write_parts (node, "aid", self->aids, aid_to_xml);
  write_parts (node, "reuse", self->reuses, reuse_to_xml);
  write_parts (node, "answer", self->answers, answer_to_xml);
}

void
cordee_step_free (CordeeStep *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->who);
  g_strfreev (self->templates);
  g_strfreev (self->statements);
  cordee_condition_free (self->when);
  cordee_condition_free (self->done);
  g_ptr_array_unref (self->requires);
  g_ptr_array_unref (self->delays);
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->requirements);
  g_ptr_array_unref (self->aids);
  g_ptr_array_unref (self->reuses);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/* Whether the step asks for something that must be so, and not only for pieces to join. */
gboolean
cordee_step_is_gate (const CordeeStep *self)
{
  for (guint i = 0; i < self->requirements->len; i++)
    if (!((const CordeeRequirement *) self->requirements->pdata[i])->piece)
      return TRUE;
  return FALSE;
}
