/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the project would receive: hypotheses, years as bars and as a table, what stands behind a line, what no source gives, and a second
   plan beside the first, which is kept here only. Actions: funding.structure (s), funding.years (i), funding.compare (toggles),
   funding.other-structure (s), page.export, page.print, page.copy,
   page.close-detail. */
#define CORDEE_TYPE_FUNDING_PAGE (cordee_funding_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingPage, cordee_funding_page, CORDEE, FUNDING_PAGE, GtkWidget)

GtkWidget *cordee_funding_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;

const CordeeFundingView *cordee_funding_page_get_view (CordeeFundingPage *self, gboolean second); /* NULL: there is one plan only */
void cordee_funding_page_save (CordeeFundingPage *self, GFile *file);

G_END_DECLS
