/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

/* What all reports share: words for what the base holds as codes, and the lines that a cell is told in. Pure functions of the
   results: no clock, no file. Words are in the language of the reader, statements in that of the base. */

/* A line of a cell, with the statement that says it, so that a report can cite its sources. */
typedef struct
{
  char *text;                       /* owned */
  const CordeeStatement *statement; /* borrowed, or NULL: the report itself speaks */
} CordeeReportLine;

/* The sources that a report cites, numbered from 1 in the order in which it first cites them. */
typedef struct
{
  GPtrArray *ids;      /* const char *, borrowed from the base */
  GHashTable *numbers; /* id → its number */
} CordeeCited;

const char *cordee_report_level_label (CordeeLevel level);
const char *cordee_report_confidence_label (CordeeConfidence confidence);
const char *cordee_report_state_label (CordeeState state);
const char *cordee_report_word (const char *msgid);

char *cordee_report_because_text (const CordeeKnowledge *knowledge, const CordeeReading *reading) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_outcome_text (const CordeeKnowledge *knowledge,
                                  const CordeeSubject   *subject,
                                  const CordeeReading   *reading) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_validity (const CordeeStatement *statement, CordeeDay as_of) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_partial_date (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_place (const CordeeKnowledge *knowledge, const char *region, const char *const *departements) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_source_text (const CordeeSource *source) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_base_text (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_hidden_text (guint n_rows, guint n_hidden) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *cordee_report_cell_lines (const CordeeCell *cell, CordeeDay as_of) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_report_cell_marks (const CordeeKnowledge *knowledge, const CordeeCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_conflict_text (const CordeeCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_local_text (const CordeeKnowledge *knowledge, const CordeeCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_elsewhere_text (const CordeeCell *cell) G_GNUC_WARN_UNUSED_RESULT;

char *cordee_report_typeset (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_take_typeset (char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_report_wrap (GString *out, const char *first, const char *next, const char *text, int width);

CordeeCited *cordee_cited_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_cited_free (CordeeCited *self);
guint cordee_cited_add (CordeeCited *self, const char *source);
void cordee_cited_add_statement (CordeeCited *self, const CordeeStatement *statement);
GHashTable *cordee_report_count_citations (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCited, cordee_cited_free)

G_END_DECLS
