/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-evidence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One statement: a line of a table whose columns are the same in every row or, where it is "narrow", a card. "link-activated" is
   emitted with the label and the address of a link that is followed. */
#define CORDEE_TYPE_EVIDENCE_ROW (cordee_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeEvidenceRow, cordee_evidence_row, CORDEE, EVIDENCE_ROW, GtkWidget)

GtkWidget *cordee_evidence_row_new (const CordeeEvidenceItem *item) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_evidence_row_new_rule (const CordeeEvidenceRule *rule) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cordee_evidence_row_new_head (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
