/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-document.h"
#include "cordee-dossier.h"
#include "cordee-plan.h"
#include "cordee-report.h"
#include "cordee-roadmap.h"

G_BEGIN_DECLS

/* What a team or another advisor takes home. Pure functions of a dossier and of the rules that it was worked with; the caller owns the
   document. Each carries answers, results, reasons, numbered sources, the date and place of the rules, the base's fingerprint, limits; what
   is missing is marked "à compléter". Private notes are never in them, but in the hand-over to an advisor, and only where asked for. */

typedef enum
{
  CORDEE_REPORT_COMPARISON,
  CORDEE_REPORT_INTERVIEW,
  CORDEE_REPORT_HANDOVER,
  CORDEE_REPORT_FUNDING,
  CORDEE_REPORT_ROADMAP,
  CORDEE_REPORT_LETTER,
  CORDEE_N_REPORTS,
} CordeeReportKind;

typedef struct
{
  CordeeKnowledge *knowledge;
  const CordeeDossier *dossier;       /* NULL: a comparison without a project */
  const CordeeAdvice *advice;         /* of its situation, at its date and place; NULL with dossier */
  const CordeeComparison *comparison; /* for a comparison; else NULL */
  GPtrArray *plans;                   /* const CordeePlan *, for funding; NULL: those of the structures chosen, else of all that are not excluded */
  const CordeeRoadmap *roadmap;       /* for a roadmap and a letter; NULL: that of the course touched last, else of the structure chosen or first in rank */
  const char *template;               /* for a letter: its id; NULL: the first letter of the base for that structure */
  const char *note;                   /* what the comparison leaves out and why; or NULL */
  gboolean private_notes;
  CordeeDay today;
  gint64 now;
} CordeeReportInput;

CordeeDocument *cordee_report_new (CordeeReportKind kind, const CordeeReportInput *input) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_report_kind_id (CordeeReportKind kind);    /* "interview" */
const char *cordee_report_kind_label (CordeeReportKind kind); /* "Compte rendu d’entretien" */
gboolean cordee_report_kind_parse (const char *text, CordeeReportKind *kind);
gboolean cordee_report_find_way (const CordeeReportInput *input, const char **structure, CordeeHow *how);
char *cordee_report_dup_file_name (const char *what, const CordeeDossier *dossier, CordeeDay day, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_dossier_to_json (const CordeeKnowledge *knowledge, const CordeeDossier *dossier, int format) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_event_text (const CordeeKnowledge *knowledge, const CordeeDossierEvent *event) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_step_name (const CordeeKnowledge *knowledge, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* The sections that several have. */
CordeeDocument *cordee_report_comparison_document (const CordeeReportInput *input) G_GNUC_WARN_UNUSED_RESULT;
void cordee_report_add_project (CordeeDocument *document, const CordeeReportInput *input);
void cordee_report_add_answers (CordeeDocument *document, const CordeeReportInput *input);
void cordee_report_add_result (CordeeDocument *document, const CordeeReportInput *input, CordeeCited *cited);
void cordee_report_add_limits (CordeeDocument *document, const CordeeReportInput *input);
void cordee_report_add_sources (CordeeDocument *document, const CordeeReportInput *input, const CordeeCited *cited);
void cordee_report_add_rules (CordeeDocument *document, const CordeeReportInput *input);

G_END_DECLS
