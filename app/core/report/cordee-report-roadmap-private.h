/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-report-roadmap.h"

G_BEGIN_DECLS

/* What the tellings of a roadmap share. What is owned belongs to the caller. */
char *cordee_report_critical_text (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT;              /* or NULL */
char *cordee_report_statement_source (const CordeeKnowledge *knowledge, const CordeeStatement *statement) G_GNUC_WARN_UNUSED_RESULT; /* or NULL */
gboolean cordee_report_step_is_closed (const CordeeRoadmapStep *step); /* done, or taken out */
int cordee_report_next_gate (const CordeeRoadmap *roadmap); /* index of a step; -1: none */
GArray *cordee_report_check_citations (const CordeeRoadmap *roadmap, const CordeeCheck *check); /* CordeeCitation, borrowed; or NULL */
GPtrArray *cordee_report_roadmap_notes (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT; /* char *, owned: what is supposed */

G_END_DECLS
