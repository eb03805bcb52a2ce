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
  char *name;           /* for a screen reader */
  GPtrArray *cells;     /* CordeeMatrixCell, owned: one for each column; NULL for a heading */
} CordeeMatrixLine;

typedef struct
{
  const CordeeStructure *structure;
  gboolean pinned;
  gboolean can_move_left, can_move_right;
  char *name; /* for a screen reader: id, name, place among the columns */
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
  char *empty;        /* why there is no line, and what to do about it; NULL where there are */
} CordeeMatrixView;

CordeeMatrixView *cordee_matrix_view_new (const CordeeComparison   *comparison,
                                          GPtrArray                *changes,
                                          CordeeDay                 other_day,
                                          const CordeeMatrixChoice *choice,
                                          guint                     capacity) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_view_free (CordeeMatrixView *self);
CordeeComparison *cordee_matrix_view_dup_comparison (const CordeeMatrixView *self,
                                                     const CordeeComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMatrixView, cordee_matrix_view_free)

G_END_DECLS
