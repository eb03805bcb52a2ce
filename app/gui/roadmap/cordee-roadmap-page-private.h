/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-roadmap-page.h"

#include "cordee-adaptive.h"
#include "cordee-day-button.h"
#include "cordee-file-dialog.h"
#include "cordee-roadmap-timeline.h"
#include "cordee-step-pane.h"
#include "cordee-wrap-box.h"

G_BEGIN_DECLS

/* An answer that a change gives, or takes away. */
typedef struct
{
  char *question;                      /* owned */
  CordeeValue *before, *after;         /* owned; NULL: no answer */
  CordeeProvenance was, is;            /* of before, of after */
} CordeeRoadmapAnswer;

/* One change that can be undone: of the course, of answers, or of both. */
typedef struct
{
  char *text;           /* owned: what it is, in words */
  char *key;            /* owned: of what is changed together with what comes before it; or NULL */
  CordeeCourse *before; /* owned; NULL, both: the course stays as it is */
  CordeeCourse *after;
  GPtrArray *answers;   /* CordeeRoadmapAnswer, owned */
} CordeeRoadmapChange;

/* A plan with the course that it borrows, and what is shown of it. */
typedef struct
{
  CordeeCourse *course;
  CordeeRoadmap *roadmap;
  CordeeRoadmapView *view;
} CordeeRoadmapPlan;

struct _CordeeRoadmapPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkWidget *main_scroll;
  GtkLabel *title;
  GtkLabel *lead;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *prepare;
  GtkMenuButton *way_button;
  GtkMenuButton *from_button;
  GtkMenuButton *menu_button;
  CordeeDayButton *target_button;
  CordeeDayButton *start_button;
  GtkLabel *warning;
  GtkStack *stack;
  GtkLabel *empty;
  CordeeWrapBox *tiles;
  GtkBox *tasks;
  GtkButton *more_tasks;
  CordeeWrapBox *legend;
  CordeeRoadmapTimeline *timeline;
  GtkBox *notes;
  GtkWidget *side;
  GtkBox *side_box;

  CordeeStepPane *pane; /* owned by the widget tree */

  /* Owned */
  CordeeSession *session;
  CordeeRoadmapPlan plan;  /* of the answers and the course in hand */
  CordeeRoadmapPlan trial; /* while a bar is dragged; or empty */
  char *chosen;            /* the way that the user chose: "STRUCTURE/creer"; or NULL */
  char *dossier;           /* the id of the dossier that what follows is about */
  char *selected;          /* the step that is open; or NULL */
  GPtrArray *past, *future; /* CordeeRoadmapChange */
  GtkFileChooserNative *file_dialog; /* or NULL */
  char *document;          /* the template that file_dialog is about; NULL: the calendar */

  const char *structure; /* borrowed from the base */
  CordeeHow how;
  gboolean stale;      /* to be made again when it is next on show */
  gboolean changing;   /* signals of the session are those of a change of ours */
  gboolean all_tasks;
};

/* cordee-roadmap-page.c */
void cordee_roadmap_page_refresh (CordeeRoadmapPage *self);
void cordee_roadmap_page_select (CordeeRoadmapPage *self, const char *step);
void cordee_roadmap_page_say (CordeeRoadmapPage *self, char *text);
void cordee_roadmap_page_make_plan (CordeeRoadmapPage *self, CordeeCourse *course, CordeeRoadmapPlan *plan);
void cordee_roadmap_plan_clear (CordeeRoadmapPlan *plan);

/* cordee-roadmap-page-changes.c */
CordeeRoadmapChange *cordee_roadmap_change_new (CordeeRoadmapPage *self, char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_roadmap_change_free (CordeeRoadmapChange *self);
void cordee_roadmap_change_answer (CordeeRoadmapPage *self, CordeeRoadmapChange *change, const char *question, CordeeValue *value,
                                   CordeeProvenance provenance);
void cordee_roadmap_page_do (CordeeRoadmapPage *self, CordeeRoadmapChange *change);
void cordee_roadmap_page_install_undo (GtkWidgetClass *widget_class);
void cordee_roadmap_page_show_undo (CordeeRoadmapPage *self);

/* cordee-roadmap-page-actions.c */
void cordee_roadmap_page_install_actions (GtkWidgetClass *widget_class);
void cordee_roadmap_page_set_target (CordeeRoadmapPage *self, CordeeDay day);
void cordee_roadmap_page_set_start (CordeeRoadmapPage *self, CordeeDay day);
void cordee_roadmap_page_set_from (CordeeRoadmapPage *self, const char *from);
void cordee_roadmap_page_begin (CordeeRoadmapPage *self, const char *step, CordeeDay day);

/* cordee-roadmap-page-export.c */
void cordee_roadmap_page_install_export (GtkWidgetClass *widget_class);

G_END_DECLS
