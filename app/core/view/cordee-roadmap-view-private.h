/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"

G_BEGIN_DECLS

/* What the files of the view share. Texts are typeset; the caller owns them. */

char *cordee_roadmap_word (const char *text) G_GNUC_WARN_UNUSED_RESULT;
CordeeKnowledge *cordee_roadmap_knowledge (const CordeeRoadmap *roadmap);
gboolean cordee_roadmap_step_is_closed (const CordeeRoadmapStep *step);
GPtrArray *cordee_roadmap_rows_new (const CordeeRoadmap *roadmap, GPtrArray *bands) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_roadmap_tiles_new (const CordeeRoadmap *roadmap, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_roadmap_tasks_new (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
