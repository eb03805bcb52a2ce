/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-report.h"
#include "cordee-value.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The parts that the JSON reports are made of. Each writes one member of the object being built, or one value. */

void cordee_json_string (JsonBuilder *builder, const char *name, const char *value);
void cordee_json_bool (JsonBuilder *builder, const char *name, gboolean value);
void cordee_json_int (JsonBuilder *builder, const char *name, gint64 value);
void cordee_json_number (JsonBuilder *builder, const char *name, gboolean known, double value);
void cordee_json_day (JsonBuilder *builder, const char *name, CordeeDay day);
void cordee_json_strv (JsonBuilder *builder, const char *name, const char *const *values);

void cordee_json_begin_list (JsonBuilder *builder, const char *name);
void cordee_json_amount (JsonBuilder *builder, const CordeeAmount *amount);
void cordee_json_statement (JsonBuilder           *builder,
                            const CordeeKnowledge *knowledge,
                            const CordeeCell      *cell,
                            const CordeeStatement *statement);
void cordee_json_readings (JsonBuilder *builder, const CordeeKnowledge *knowledge, const CordeeSubject *subject);
void cordee_json_face (JsonBuilder *builder, const CordeeCell *cell, CordeeDay as_of);
void cordee_json_source (JsonBuilder *builder, const CordeeSource *source);
void cordee_json_knowledge (JsonBuilder *builder, const CordeeKnowledge *knowledge);
void cordee_json_value (JsonBuilder *builder, const char *name, const CordeeQuestion *question, const CordeeValue *value);
void cordee_json_place (JsonBuilder *builder, const char *region, const char *departement);
char *cordee_json_finish (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
