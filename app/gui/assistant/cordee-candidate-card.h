/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-question-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One structure beside the question: its verdict and why, what the latest answer changed, what is tried, and the ways on. */
#define CORDEE_TYPE_CANDIDATE_CARD (cordee_candidate_card_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCandidateCard, cordee_candidate_card, CORDEE, CANDIDATE_CARD, GtkWidget)

GtkWidget *cordee_candidate_card_new (const CordeeStructure *structure) G_GNUC_WARN_UNUSED_RESULT;
void cordee_candidate_card_show (CordeeCandidateCard *self, const CordeeCandidateView *view, const CordeeQuestion *current);

G_END_DECLS
