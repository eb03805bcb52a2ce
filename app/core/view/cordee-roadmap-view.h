/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-roadmap.h"
#include "cordee-template.h"

G_BEGIN_DECLS

/* The page of the way as words and places on a line of time. Strings are owned and typeset; what is borrowed is of the roadmap, which must
   outlive this. Made again at each move of a drag: no more than that is computed here. */

/* What a row says by a sign, besides its words. */
typedef enum
{
  CORDEE_ROW_TODO,
  CORDEE_ROW_UNDER_WAY,
  CORDEE_ROW_WAITING,
  CORDEE_ROW_DONE,
  CORDEE_ROW_NOT_APPLICABLE,
} CordeeRowState; /* as CordeeStepStatus */

typedef struct
{
  guint index; /* of the step in the roadmap */
  const CordeeRoadmapStep *step;
  char *title;   /* "Lettre d’intention" */
  char *text;    /* below: "équipe · préfecture"; "4 pièces sur 6 prêtes"; "2 mois, tacite" */
  char *hint;    /* beside the bar: "au plus tard le 12/01"; or NULL */
  char *status;  /* "à faire", "fait le 12/01/2027" */
  char *warning; /* "en retard de 3 jours"; or NULL */
  char *dates;   /* "du 1er au 12 janvier 2027, …"; or NULL */
  char *name;    /* for a screen reader: all of it, with dates, status, whether it is critical */
  gboolean next; /* the next action */
  gboolean done, critical, late, estimated, after_goal;
  gboolean has_bar;         /* it has days to draw */
  double start, end, latest; /* of the scale, 0 to 1: first day, after the last day, after the last allowed day (end where nothing is left) */
} CordeeRoadmapRow;

typedef struct
{
  char *label; /* "janv."; with the year in January and at the left: "janv. 2027" */
  double start; /* of the scale */
  gboolean year; /* the first of a year */
} CordeeRoadmapTick;

typedef struct
{
  char *title; /* of the phase, or "Après le contrat" */
  guint first, n; /* rows */
} CordeeRoadmapBand;

/* One of the four cards above. */
typedef struct
{
  char *title; /* "Prochaine action" */
  char *value; /* "Lettre d’intention" */
  char *text;  /* "à déposer avant le 12/01/2027" */
  const char *step; /* to open; or NULL */
  gboolean warning;
} CordeeRoadmapTile;

/* What to do within the week, and why. */
typedef struct
{
  guint index;  /* of the step */
  char *text;   /* "Commencer : Lettre d’intention"; a missing requirement’s task */
  char *reason; /* "au plus tard le 12/01/2027, sur le chemin critique"; "il manque pour la lettre d’intention" */
  const CordeeQuestion *question; /* to answer; or NULL */
  const char *template; /* to prepare; or NULL */
} CordeeRoadmapTask;

typedef struct
{
  const CordeeRoadmap *roadmap;
  char *title, *lead;
  char *empty;   /* why there is nothing to show; or NULL */
  char *warning; /* "Visée trop tôt : au plus tôt le 12/10/2027, avec les délais vraisemblables"; or NULL */
  const CordeeTemplate *prepare; /* of the next sending; or NULL */
  char *prepare_label;           /* "Préparer : Lettre d’intention"; or NULL */
  CordeeDay first, last; /* of the scale, both inside: whole months */
  double today;          /* of the scale; below 0: outside */
  double target;         /* idem */
  GPtrArray *tiles; /* CordeeRoadmapTile, owned: next action, progress, margin, aids */
  GPtrArray *ticks; /* CordeeRoadmapTick, owned */
  GPtrArray *bands; /* CordeeRoadmapBand, owned */
  GPtrArray *rows;  /* CordeeRoadmapRow, owned */
  GPtrArray *tasks; /* CordeeRoadmapTask, owned: most urgent first */
  GPtrArray *notes; /* char *, owned: hypotheses and limits: which delays are estimates, committees without sessions */
} CordeeRoadmapView;

CordeeRoadmapView *cordee_roadmap_view_new (const CordeeRoadmap *roadmap, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
void cordee_roadmap_view_free (CordeeRoadmapView *self);
CordeeDay cordee_roadmap_view_get_day (const CordeeRoadmapView *self, double place); /* of the scale */
double cordee_roadmap_view_get_place (const CordeeRoadmapView *self, CordeeDay day);
void cordee_roadmap_view_set_scale (CordeeRoadmapView *self, CordeeDay first, CordeeDay last); /* while a bar is dragged, the scale stays */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeRoadmapView, cordee_roadmap_view_free)

G_END_DECLS
