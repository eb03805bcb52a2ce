/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-json.h"

#include "cordee-report-json-private.h"

static void
add_structures (JsonBuilder *builder, const CordeeComparison *comparison)
{
  cordee_json_begin_list (builder, "structures");
  for (guint i = 0; i < comparison->structures->len; i++)
    {
      const CordeeStructure *structure = comparison->structures->pdata[i];

      json_builder_begin_object (builder);
      cordee_json_string (builder, "id", structure->id);
      cordee_json_string (builder, "name", cordee_report_word (structure->name));
      cordee_json_string (builder, "summary", cordee_report_word (structure->summary));
      cordee_json_string (builder, "sign", structure->sign);
      cordee_json_string (builder, "colour", structure->colour);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder, const CordeeComparison *comparison)
{
  g_autoptr(GPtrArray) sources = cordee_comparison_dup_sources (comparison);

  cordee_json_begin_list (builder, "sources");
  for (guint i = 0; i < sources->len; i++)
    {
      json_builder_begin_object (builder);
      cordee_json_source (builder, sources->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* First what speaks, then what is announced; what is not in force stands by itself. */
static void
add_statements (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeCell *cell)
{
  cordee_json_begin_list (builder, "statements");
  for (guint i = 0; i < cell->subjects->len; i++)
    cordee_json_readings (builder, knowledge, cell->subjects->pdata[i]);
  for (guint i = 0; i < cell->announced->len; i++)
    cordee_json_statement (builder, knowledge, cell, cell->announced->pdata[i]);
  json_builder_end_array (builder);

  cordee_json_begin_list (builder, "not_in_force");
  for (guint i = 0; i < cell->dormant->len; i++)
    cordee_json_statement (builder, knowledge, cell, cell->dormant->pdata[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "nearest");
  if (cell->nearest != NULL)
    cordee_json_statement (builder, knowledge, cell, cell->nearest);
  else
    json_builder_add_null_value (builder);
}

static void
add_cell (JsonBuilder *builder, const CordeeComparison *comparison, const CordeeCell *cell)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "structure", cell->structure->id);
  cordee_json_face (builder, cell, comparison->as_of);
  add_statements (builder, comparison->knowledge, cell);
  cordee_json_bool (builder, "conflict", cell->conflict);
  cordee_json_bool (builder, "local", cell->local);
  cordee_json_int (builder, "announced", cell->announced->len);
  cordee_json_begin_list (builder, "searched");
  for (guint i = 0; i < cell->searched->len; i++)
    cordee_json_string (builder, NULL, ((const CordeeLeftOut *) cell->searched->pdata[i])->text);
  json_builder_end_array (builder);
  cordee_json_int (builder, "regions_elsewhere", cell->n_regions_elsewhere);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, const CordeeComparison *comparison, const CordeeRow *row)
{
  json_builder_begin_object (builder);
  cordee_json_string (builder, "id", row->criterion->id);
  cordee_json_string (builder, "label", cordee_report_word (row->criterion->label));
  cordee_json_string (builder, "hint", cordee_report_word (row->criterion->hint));
  cordee_json_string (builder, "group", row->criterion->group);
  cordee_json_string (builder, "group_label", row->group != NULL ? cordee_report_word (row->group->label) : NULL);
  cordee_json_bool (builder, "differs", row->differs);
  cordee_json_begin_list (builder, "cells");
  for (guint i = 0; i < row->cells->len; i++)
    add_cell (builder, comparison, row->cells->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* The matrix. n_hidden rows were left out of it because they do not differ. */
char *
cordee_report_comparison_to_json (const CordeeComparison *comparison, guint n_hidden)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cordee_json_day (builder, "as_of", comparison->as_of);
  cordee_json_place (builder, comparison->region, comparison->departement);
  cordee_json_knowledge (builder, comparison->knowledge);
  add_structures (builder, comparison);
  cordee_json_begin_list (builder, "criteria");
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (builder, comparison, comparison->rows->pdata[i]);
  json_builder_end_array (builder);
  cordee_json_int (builder, "hidden", n_hidden);
  add_sources (builder, comparison);
  json_builder_end_object (builder);

  return cordee_json_finish (builder);
}
