/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-json-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ── plain values ───────────────────────────────────────────────── */

/* name may be NULL for an element of a list. */
void
cordee_json_string (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

void
cordee_json_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
cordee_json_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Whole numbers as integers, null where it is not known. The base counts no further than a million million. */
void
cordee_json_number (JsonBuilder *builder, const char *name, gboolean known, double value)
{
  json_builder_set_member_name (builder, name);
  if (!known)
    json_builder_add_null_value (builder);
  else if (fabs (value - rint (value)) < 1e-9)
    json_builder_add_int_value (builder, (gint64) rint (value));
  else
    json_builder_add_double_value (builder, value);
}

void
cordee_json_day (JsonBuilder *builder, const char *name, CordeeDay day)
{
  g_autofree char *text = day != CORDEE_DAY_NONE ? cordee_day_to_iso (day) : NULL;

  cordee_json_string (builder, name, text);
}

void
cordee_json_begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/* values may be NULL: an empty list. */
void
cordee_json_strv (JsonBuilder *builder, const char *name, const char *const *values)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    cordee_json_string (builder, NULL, values[i]);
  json_builder_end_array (builder);
}

/* ── statements ─────────────────────────────────────────────────── */

void
cordee_json_amount (JsonBuilder *builder, const CordeeAmount *amount)
{
  json_builder_begin_object (builder);
  cordee_json_number (builder, "min", amount->has_min, amount->min);
  cordee_json_number (builder, "max", amount->has_max, amount->max);
  cordee_json_string (builder, "unit", amount->unit);
  cordee_json_string (builder, "period", amount->period);
  cordee_json_string (builder, "condition", amount->condition);
  json_builder_end_object (builder);
}

static void
add_amounts (JsonBuilder *builder, const CordeeStatement *statement)
{
  cordee_json_begin_list (builder, "amounts");
  for (guint i = 0; i < statement->amounts->len; i++)
    cordee_json_amount (builder, &g_array_index (statement->amounts, CordeeAmount, i));
  json_builder_end_array (builder);
}

static void
add_citations (JsonBuilder *builder, const CordeeStatement *statement)
{
  gboolean any = statement->citations->len > 0;
  const CordeeCitation *first = any ? &g_array_index (statement->citations, CordeeCitation, 0) : NULL;

  cordee_json_string (builder, "source", any ? first->source : NULL);
  cordee_json_string (builder, "place", any ? first->place : NULL);
  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < statement->citations->len; i++)
    {
      const CordeeCitation *citation = &g_array_index (statement->citations, CordeeCitation, i);

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", citation->source);
      cordee_json_string (builder, "place", citation->place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* subject and reading are NULL for a statement that does not speak. */
static void
add_statement (JsonBuilder           *builder,
               const CordeeKnowledge *knowledge,
               const CordeeStatement *statement,
               const CordeeSubject   *subject,
               const CordeeReading   *reading)
{
  g_autofree char *because = reading != NULL       ? cordee_report_outcome_text (knowledge, subject, reading)
                             : statement->announced ? g_strdup (_("annoncé : montré à part, jamais compté"))
                                                    : NULL;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", statement->id);
  cordee_json_string (builder, "subject", statement->subject);
  cordee_json_string (builder, "short", statement->short_text);
  cordee_json_string (builder, "text", statement->text);
  cordee_json_string (builder, "value", statement->value);
  cordee_json_string (builder, "state", cordee_state_id (statement->state));
  add_amounts (builder, statement);
  add_citations (builder, statement);
  cordee_json_string (builder, "level", cordee_level_id (statement->level));
  cordee_json_string (builder, "confidence", cordee_confidence_id (statement->confidence));
  cordee_json_string (builder, "region", statement->region);
  cordee_json_strv (builder, "departements", (const char *const *) statement->departements);
  cordee_json_day (builder, "from", statement->from);
  cordee_json_day (builder, "until", statement->until);
  cordee_json_bool (builder, "from_estimated", statement->estimated);
  cordee_json_day (builder, "checked", statement->checked);
  cordee_json_bool (builder, "preferred", reading != NULL && reading->preferred);
  cordee_json_string (builder, "because", because);
  cordee_json_string (builder, "fact", statement->facts != NULL ? statement->facts[0] : NULL);
  cordee_json_strv (builder, "facts", (const char *const *) statement->facts);
  cordee_json_bool (builder, "announced", statement->announced);
  cordee_json_bool (builder, "headline", statement->headline);
  json_builder_end_object (builder);
}

/* A statement, as it speaks in the cell or not. */
void
cordee_json_statement (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeCell *cell, const CordeeStatement *statement)
{
  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        {
          const CordeeReading *reading = &g_array_index (subject->readings, CordeeReading, j);

          if (reading->statement == statement)
            {
              add_statement (builder, knowledge, statement, subject, reading);
              return;
            }
        }
    }
  add_statement (builder, knowledge, statement, NULL, NULL);
}

/* All statements of a subject, as values of the list being built. */
void
cordee_json_readings (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeSubject *subject)
{
  for (guint i = 0; i < subject->readings->len; i++)
    {
      const CordeeReading *reading = &g_array_index (subject->readings, CordeeReading, i);

      add_statement (builder, knowledge, reading->statement, subject, reading);
    }
}

/* What the face of a cell says: its state, lines and amounts, as members. */
void
cordee_json_face (JsonBuilder *builder, const CordeeCell *cell, CordeeDay as_of)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, as_of);

  cordee_json_string (builder, "state", cordee_state_id (cell->state));
  cordee_json_begin_list (builder, "text");
  for (guint i = 0; i < lines->len; i++)
    cordee_json_string (builder, NULL, ((const CordeeReportLine *) lines->pdata[i])->text);
  json_builder_end_array (builder);
  cordee_json_begin_list (builder, "amounts");
  for (guint i = 0; i < cell->amounts->len; i++)
    cordee_json_amount (builder, cell->amounts->pdata[i]);
  json_builder_end_array (builder);
}

/* ── the base ───────────────────────────────────────────────────── */

/* The members of a source; the object is the caller's. */
void
cordee_json_source (JsonBuilder *builder, const CordeeSource *source)
{
  cordee_json_string (builder, "id", source->id);
  cordee_json_string (builder, "title", source->title);
  cordee_json_string (builder, "publisher", source->publisher);
  cordee_json_string (builder, "date", source->date);
  cordee_json_bool (builder, "estimated", source->estimated);
  cordee_json_string (builder, "dated", source->dated);
  cordee_json_begin_list (builder, "urls");
  for (guint i = 0; i < source->urls->len; i++)
    cordee_json_string (builder, NULL, source->urls->pdata[i]);
  json_builder_end_array (builder);
}

void
cordee_json_knowledge (JsonBuilder *builder, const CordeeKnowledge *knowledge)
{
  g_autofree char *version = cordee_knowledge_dup_version (knowledge);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (knowledge);

  json_builder_set_member_name (builder, "knowledge");
  json_builder_begin_object (builder);
  cordee_json_string (builder, "version", version);
  cordee_json_string (builder, "sha256", sha256);
  json_builder_end_object (builder);
}

/* The region (null for none), and the département where it was told. */
void
cordee_json_place (JsonBuilder *builder, const char *region, const char *departement)
{
  cordee_json_string (builder, "region", region);
  if (departement != NULL)
    cordee_json_string (builder, "departement", departement);
}

/* ── text ───────────────────────────────────────────────────────── */

static void
new_line (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/* As few digits as read back the same: json-glib's own writer gives 17, and 4.9 would come out as 4.9000000000000004. */
static void
write_double (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) < value || g_ascii_strtod (text, NULL) > value)
    g_ascii_dtostr (text, sizeof text, value);
  g_string_append (out, text);
}

static void write_node (GString *out, JsonNode *node, guint depth);

static void
write_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  guint n = 0;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (n++ > 0)
        g_string_append_c (out, ',');
      new_line (out, depth + 1);
      /* Names are ours and plain. */
      g_string_append_printf (out, "\"%s\": ", name);
      write_node (out, member, depth + 1);
    }
  if (n > 0)
    new_line (out, depth);
  g_string_append_c (out, '}');
}

static void
write_array (GString *out, JsonArray *array, guint depth)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      new_line (out, depth + 1);
      write_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (n > 0)
    new_line (out, depth);
  g_string_append_c (out, ']');
}

static void
write_node (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else
    {
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append (out, text);
    }
}

/* The text of what was built, indented, with a new line at its end. The caller owns it. */
char *
cordee_json_finish (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  GString *out = g_string_new (NULL);

  write_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
