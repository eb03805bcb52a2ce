/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-view.h"

G_BEGIN_DECLS

/* The parts that a view of funding is made of. Texts are typeset; the caller owns what comes back. */

char *cordee_funding_word (const char *text) G_GNUC_WARN_UNUSED_RESULT; /* of the base; NULL is NULL */
char *cordee_funding_title_of (const char *text) G_GNUC_WARN_UNUSED_RESULT; /* with a capital */
char *cordee_funding_source_in_short (const CordeeKnowledge *knowledge,
                                      const CordeeStatement *statement,
                                      const char           **source_id) G_GNUC_WARN_UNUSED_RESULT;

/* cordee-funding-years.c */
GPtrArray *cordee_funding_years_new (const CordeePlan *plan) G_GNUC_WARN_UNUSED_RESULT;  /* CordeeFundingYear */
GPtrArray *cordee_funding_legend_new (GPtrArray *years) G_GNUC_WARN_UNUSED_RESULT;       /* CordeeFundingSegment */

/* cordee-funding-fields.c */
GPtrArray *cordee_funding_sections_new (const CordeePlan      *plan,
                                        const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT; /* CordeeFundingSection */

G_END_DECLS
