/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-view.h"
#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The way to the contract: what to do next and why, the steps on a line of time that can be dragged, one step beside it. All that changes
   goes through these actions, which can be undone:
   roadmap.structure (s: "STRUCTURE/creer"), roadmap.from (s: a structure or ""), roadmap.target (s: ISO day or ""), roadmap.start (s: idem),
   roadmap.select (s: a step, "" closes), roadmap.status ((ss): step, status), roadmap.day ((ss): step, ISO day since which its status holds),
   roadmap.begin ((ss): step, ISO day not before which it begins, or ""), roadmap.duration ((siis): step, min, max, unit; unit "": the base's),
   roadmap.tick ((ssb): step, requirement, met), roadmap.answer (s: a question, in the assistant), roadmap.document (s: a template),
   roadmap.report-dates (writes the dates of milestones into the answers), roadmap.undo, roadmap.redo, roadmap.prepare (the document of the next
   sending),    page.export (calendar), page.print, page.copy. */
#define CORDEE_TYPE_ROADMAP_PAGE (cordee_roadmap_page_get_type ())
G_DECLARE_FINAL_TYPE (CordeeRoadmapPage, cordee_roadmap_page, CORDEE, ROADMAP_PAGE, GtkWidget)

GtkWidget *cordee_roadmap_page_new (CordeeSession *session) G_GNUC_WARN_UNUSED_RESULT;
const CordeeRoadmapView *cordee_roadmap_page_get_view (CordeeRoadmapPage *self);
void cordee_roadmap_page_save (CordeeRoadmapPage *self, GFile *file); /* .ics, .pdf, .odt, .html, .csv by its ending */

G_END_DECLS
