/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier-report.h"

G_BEGIN_DECLS

/* What the files of the reports on a dossier share. Everything that is given back is typeset, and owned by the caller. */

/* Small words. */
CordeeContext cordee_dossier_report_context (const CordeeReportInput *input);
char *cordee_dossier_report_day (gint64 at) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_dossier_report_name (const CordeeDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_dossier_report_place (const CordeeReportInput *input) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_dossier_report_structure_name (const CordeeKnowledge *knowledge, const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_dossier_report_is_empty (const CordeeReportInput *input);

/* Pieces of text. */
void cordee_rich_take (CordeeRich *rich, char *text, CordeeRichStyle style);
void cordee_rich_append_typeset (CordeeRich *rich, const char *text, CordeeRichStyle style);
void cordee_rich_append_gap (CordeeRich *rich);
void cordee_rich_append_structure (CordeeRich *rich, const CordeeStructure *structure, CordeeRichStyle style, gboolean link);
void cordee_rich_cite (CordeeRich *rich, GArray *citations, CordeeCited *cited);

/* Parts. */
void cordee_document_add_heading (CordeeDocument *document, const char *text);
void cordee_document_add_subheading (CordeeDocument *document, const char *text);
CordeeRich *cordee_document_add_rich (CordeeDocument *document, CordeePartKind kind, const char *mark);
void cordee_document_add_words (CordeeDocument *document, CordeePartKind kind, const char *mark, CordeeRichStyle style, char *text);

/* What the interview report and the hand-over have in common. */
void cordee_dossier_report_add_summary (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_add_verdicts (CordeeDocument *document, const CordeeReportInput *input, CordeeCited *cited);
void cordee_dossier_report_add_decisions (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_add_steps (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_add_questions (CordeeDocument *document, const CordeeReportInput *input, guint max);
void cordee_dossier_report_add_hinges (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_add_notes (CordeeDocument *document, const CordeeReportInput *input, gboolean private_notes);
void cordee_dossier_report_add_journal (CordeeDocument *document, const CordeeReportInput *input);

/* Beside the amounts of a plan. */
void cordee_dossier_report_add_hypotheses (CordeeDocument *document, const CordeePlan *plan);
void cordee_dossier_report_add_unknown (CordeeDocument *document, const CordeePlan *plan);

/* The kinds. */
void cordee_dossier_report_fill_interview (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_fill_handover (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_fill_funding (CordeeDocument *document, const CordeeReportInput *input);
void cordee_dossier_report_fill_roadmap (CordeeDocument *document, const CordeeReportInput *input);

/* The way that a document is on which is not told; NULL: none. */
CordeeRoadmap *cordee_dossier_report_make_roadmap (const CordeeReportInput *input) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
