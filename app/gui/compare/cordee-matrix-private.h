/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-matrix-layout.h"
#include "cordee-matrix-row.h"
#include "cordee-matrix.h"

G_BEGIN_DECLS

/* Where the focus is, or was last: what it stands for, to find it in another view, and its place, for when that is gone. */
typedef struct
{
  const char *structure; /* interned; NULL in a row header */
  const char *criterion; /* interned; NULL in a column header or the heading of a group */
  const char *group;     /* interned; NULL in a column header */
  CordeeMatrixPlace place;
  gboolean known; /* FALSE: it was never there */
} CordeeMatrixSpot;

struct _CordeeMatrix
{
  GtkWidget parent_instance;

  /* Owned */
  CordeeMatrixView *view;     /* or NULL */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation, each or NULL */
  GPtrArray *rows;            /* CordeeMatrixRow, borrowed children: one for each line */
  GHashTable *by_line;        /* what a line is of, interned → its row, borrowed */
  GHashTable *spare;          /* the same, of hidden rows that are kept for a later view */
  CordeeMatrixLayout layout;

  /* Children, borrowed */
  CordeeMatrixRow *head;
  CordeeMatrixRow *empty;
  GtkWidget *menu; /* or NULL */

  /* Borrowed */
  GtkWidget *focused;    /* the tile that has the focus, or NULL */
  GtkWidget *pressed;    /* the tile that the button went down on; compared only */

  GtkScrollablePolicy policies[2];
  CordeeMatrixSpot spot;
  const char *selected_structure, *selected_criterion; /* interned; or NULL */
  gconstpointer anchor;    /* of by_line: what is to stay where it is; or NULL */
  double anchor_offset;
  gboolean reveal; /* the spot, with the next allocation */
  gboolean stale;  /* the layout is of another view */
  gboolean allocating;
  guint capacity;
  guint capacity_idle;
  guint measure_idle; /* measures the rows that are out of sight */
};

/* Rows and tiles: cordee-matrix-fill.c */
CordeeMatrixRow *cordee_matrix_find_row (CordeeMatrix *self, guint row);
CordeeMatrixTile *cordee_matrix_find_tile (CordeeMatrix *self, CordeeMatrixPlace place);
gboolean cordee_matrix_find_place (CordeeMatrix *self, GtkWidget *tile, CordeeMatrixPlace *place);
const CordeeMatrixLine *cordee_matrix_get_line (CordeeMatrix *self, CordeeMatrixPlace place);
const CordeeMatrixColumn *cordee_matrix_get_column (CordeeMatrix *self, CordeeMatrixPlace place);
gboolean cordee_matrix_is_focused (CordeeMatrix *self);
void cordee_matrix_remember (CordeeMatrix *self, CordeeMatrixPlace place);
void cordee_matrix_drop_anchor (CordeeMatrix *self);
double cordee_matrix_weigh_anchor (CordeeMatrix *self, double value);

/* Sizes and scrolling: cordee-matrix-room.c */
void cordee_matrix_update_capacity (CordeeMatrix *self, int width);
void cordee_matrix_lay_out (CordeeMatrix *self, int width, int height);
double cordee_matrix_get_value (CordeeMatrix *self, GtkOrientation orientation);

/* The focus: cordee-matrix.c */
gboolean cordee_matrix_focus_place (CordeeMatrix *self, CordeeMatrixPlace place);

/* Keys, pointer and menu: cordee-matrix-input.c, cordee-matrix-menu.c */
void cordee_matrix_install_input (GtkWidgetClass *klass);
void cordee_matrix_init_input (CordeeMatrix *self);
void cordee_matrix_show_menu (CordeeMatrix *self, CordeeMatrixPlace place, const graphene_point_t *at);

G_END_DECLS
