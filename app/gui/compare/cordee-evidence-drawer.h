/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-cell-note.h"
#include "cordee-evidence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands behind a cell: its statements with source, level, place, validity, day of reading, and why one is kept. Links of its
   texts lead to the glossary (shown in place, in a popover) and to the addresses of sources. Its action is evidence.copy; it is closed
   by compare.close-evidence of the page that holds it. */
#define CORDEE_TYPE_EVIDENCE_DRAWER (cordee_evidence_drawer_get_type ())
G_DECLARE_FINAL_TYPE (CordeeEvidenceDrawer, cordee_evidence_drawer, CORDEE, EVIDENCE_DRAWER, GtkWidget)

GtkWidget *cordee_evidence_drawer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_evidence_drawer_set_evidence (CordeeEvidenceDrawer *self, CordeeKnowledge *knowledge, CordeeEvidence *evidence);
CordeeCellNote *cordee_evidence_drawer_get_note (CordeeEvidenceDrawer *self);
void cordee_evidence_drawer_set_alone (CordeeEvidenceDrawer *self, gboolean alone);
gboolean cordee_evidence_drawer_focus (CordeeEvidenceDrawer *self);

G_END_DECLS
