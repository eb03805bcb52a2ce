/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-condition.h"
#include "cordee-day.h"

G_BEGIN_DECLS

/* What the readers and writers of all elements of a pack share: attributes and children of one type each. What is read is there and well
   formed where the schema asks for it; what is written is left out where there is nothing to say. */

gboolean cordee_read_flag (const CordeeXmlNode *node, const char *name);
int cordee_read_int (const CordeeXmlNode *node, const char *name);
gboolean cordee_read_number (const char *text, double *out);
CordeeDay cordee_read_day (const CordeeXmlNode *node, const char *name);
guint cordee_read_enum (const CordeeXmlNode *node, const char *name, const char *const *ids, guint fallback);
char **cordee_read_words (const CordeeXmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_read_text (const CordeeXmlNode *node, const char *name);
CordeeCondition *cordee_read_condition (const CordeeXmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GArray *cordee_read_citations (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

char *cordee_number_to_string (double value) G_GNUC_WARN_UNUSED_RESULT;
void cordee_write_flag (CordeeXmlElement *node, const char *name, gboolean flag);
void cordee_write_int (CordeeXmlElement *node, const char *name, int value);
void cordee_write_number (CordeeXmlElement *node, const char *name, gboolean has, double value);
void cordee_write_day (CordeeXmlElement *node, const char *name, CordeeDay day);
void cordee_write_words (CordeeXmlElement *node, const char *name, char **words);
void cordee_write_text (CordeeXmlElement *node, const char *name, const char *text);
void cordee_write_condition (CordeeXmlElement *node, const char *name, const CordeeCondition *condition);
void cordee_write_citations (CordeeXmlElement *node, GArray *citations);

G_END_DECLS
