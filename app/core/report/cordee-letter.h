/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier-report.h"
#include "cordee-template.h"

G_BEGIN_DECLS

/* Documents that the team completes: a letter of intent, an outline of the health project, and what goes with them, from the templates of the
   base and the answers of a dossier. Every paragraph is marked: what was declared, estimated or proven, and what is still to be written. A
   part that a statement on another structure asks for is left out. */

/* The templates (const CordeeTemplate *) for a structure and a place, in the order of the base; a regional one stands for the one that it
   replaces. */
GPtrArray *cordee_templates_select (const CordeeKnowledge *knowledge, const char *structure, const char *region) G_GNUC_WARN_UNUSED_RESULT;

/* input->roadmap tells the structure; NULL: as cordee_report_new() finds it. The caller owns the document. */
CordeeDocument *cordee_letter_new (const CordeeTemplate *template, const CordeeReportInput *input) G_GNUC_WARN_UNUSED_RESULT;

/* How much of it is written: paragraphs and lists that the answers fill, and all that there are to fill. input->dossier may be NULL. */
void cordee_letter_count (const CordeeTemplate *template, const CordeeReportInput *input, guint *n_written, guint *n_all);

G_END_DECLS
