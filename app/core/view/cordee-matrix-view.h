/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-matrix-cell.h"
#include "cordee-matrix-choice.h"

G_BEGIN_DECLS

/* What the matrix shows, computed without a widget: the widget draws it and no more. Words are in the language of the reader, ready
   to be shown; texts called markup are Pango markup. */

/* A row of the screen: the heading of a group, or a criterion. */
typedef struct
{
  const CordeeGroup *group;
  const CordeeRow *row; /* borrowed; NULL for the heading of a group */
  gboolean folded;      /* of a heading: its rows are hidden */
  guint n_rows;         /* of a heading: rows that it has to show, folded or not */
  char *label;          /* markup: what was searched for stands out */
  char *hint;           /* markup, or NULL; of a heading, how many rows it hides where it is folded, or NULL */
  char *mark;           /* "identique partout", or NULL */
  char *news;           /* that the latest answer changed a cell on the screen, or NULL */
  char *name;           /* for a screen reader */
  GPtrArray *cells;     /* CordeeMatrixCell, owned: one for each column; NULL for a heading */
} CordeeMatrixLine;

typedef struct
{
  const CordeeStructure *structure;
  gboolean pinned;
  gboolean can_move_left, can_move_right;
  gboolean judged;       /* the project has answers: there is a verdict */
  CordeeVerdict verdict; /* where judged */
  char *verdict_text;    /* "◐ à compléter"; NULL unless judged */
  char *was;             /* "était indéterminée": before the latest answer; NULL where that changed nothing */
  char *name;            /* for a screen reader: id, name, verdict, place among the columns */
} CordeeMatrixColumn;

typedef struct
{
  GPtrArray *columns; /* CordeeMatrixColumn, owned: those that there is room for */
  GPtrArray *lines;   /* CordeeMatrixLine, owned */
  GPtrArray *criteria; /* const CordeeCriterion *, those left by filter, search and hand, in folded groups too */
  GPtrArray *chosen;  /* const CordeeStructure *, owned array: all that are compared, in their order, with room for them or not */
  guint n_rows;       /* criteria of the base */
  guint n_hidden;     /* of them, hidden by filter, search or hand; not by folding */
  guint n_folded;     /* of those that are left, hidden in folded groups */
  char *left_out;     /* "9 critères affichés, 23 masqués (filtre)"; NULL where nothing is hidden */
  char *summary;      /* the same with what is folded, or "32 critères" */
  char *answers;      /* "d’après 5 réponses": what verdicts stand on; NULL where there are none */
  char *verdicts;     /* those of all that are compared, in a sentence, with what they stand on; or NULL */
  char *empty;        /* why there is no line, and what to do about it; NULL where there are */
} CordeeMatrixView;

CordeeMatrixView *cordee_matrix_view_new (const CordeeComparison    *comparison,
                                          GPtrArray                 *changes,
                                          CordeeDay                  other_day,
                                          const CordeeMatrixProject *project,
                                          const CordeeMatrixChoice  *choice,
                                          guint                      capacity) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_view_free (CordeeMatrixView *self);
char *cordee_matrix_view_dup_note (const CordeeMatrixView *self) G_GNUC_WARN_UNUSED_RESULT;
CordeeComparison *cordee_matrix_view_dup_comparison (const CordeeMatrixView *self,
                                                     const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMatrixView, cordee_matrix_view_free)

G_END_DECLS
