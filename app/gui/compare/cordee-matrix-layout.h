/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things stand in the matrix, and where an arrow leads: numbers only, no widget. Lengths are in pixels. */

/* Along one axis: of a column from the left edge of the first one, of a line from the top of the first one. */
typedef struct
{
  int start;
  int size;
  gboolean whole; /* of a line: one tile across, the heading of a group */
} CordeeMatrixExtent;

typedef struct
{
  gboolean stacked; /* cards: the cell of a row stands below its header */
  int gap;          /* between cards; 0 in a table */
  int width;        /* of everything, with what must be scrolled to */
  int label_width;  /* of the row headers; all of width where stacked */
  int left;         /* where columns begin: after the row headers; 0 where stacked */
  int head_height;  /* of the column headers, with the gap below them */
  int height;       /* of everything, column headers and lines */
  GArray *columns;  /* CordeeMatrixExtent, owned */
  GArray *lines;    /* CordeeMatrixExtent, owned */
} CordeeMatrixLayout;

/* Row 0 are the column headers, column 0 the row headers. On a heading, or where a header has no place in column 0, the column is
   only kept in mind. */
typedef struct
{
  guint row;
  guint column;
} CordeeMatrixPlace;

typedef enum
{
  CORDEE_WALK_LEFT,
  CORDEE_WALK_RIGHT,
  CORDEE_WALK_UP,
  CORDEE_WALK_DOWN,
  CORDEE_WALK_HOME,
  CORDEE_WALK_END,
  CORDEE_WALK_FIRST,
  CORDEE_WALK_LAST,
  CORDEE_WALK_PAGE_UP,
  CORDEE_WALK_PAGE_DOWN,
} CordeeMatrixWalk;

void cordee_matrix_layout_init (CordeeMatrixLayout *self);
void cordee_matrix_layout_clear (CordeeMatrixLayout *self);

guint cordee_matrix_layout_capacity (int width, double em);
void cordee_matrix_layout_set_width (CordeeMatrixLayout *self, int width, double em, guint n_columns);
void cordee_matrix_layout_start (CordeeMatrixLayout *self, int head_height);
void cordee_matrix_layout_add_line (CordeeMatrixLayout *self, int height, gboolean whole);

guint cordee_matrix_layout_find_line (const CordeeMatrixLayout *self, double y);
gboolean cordee_matrix_layout_is_whole (const CordeeMatrixLayout *self, guint row);
CordeeMatrixPlace cordee_matrix_layout_walk (const CordeeMatrixLayout *self,
                                             CordeeMatrixPlace         place,
                                             CordeeMatrixWalk          walk,
                                             int                       page);
double cordee_matrix_layout_reveal (double value, double page, int start, int size);

G_END_DECLS
