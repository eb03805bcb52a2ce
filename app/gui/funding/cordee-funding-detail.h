/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands behind one line of a year: how its amount is computed, with its numbers, who says so, where and since when, readings that differ
   side by side with why one is preferred, and what no source gives. Links lead to sources and terms (win.…). Escape and its button activate
   page.close-detail. It copies what it shows. */
#define CORDEE_TYPE_FUNDING_DETAIL (cordee_funding_detail_get_type ())
G_DECLARE_FINAL_TYPE (CordeeFundingDetail, cordee_funding_detail, CORDEE, FUNDING_DETAIL, GtkWidget)

GtkWidget *cordee_funding_detail_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_detail_show_item (CordeeFundingDetail     *self,
                                      CordeeSession           *session,
                                      const CordeeFundingYear *year,
                                      const CordeeFundingItem *item);
gboolean cordee_funding_detail_focus (CordeeFundingDetail *self);

G_END_DECLS
