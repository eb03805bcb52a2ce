/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"
#include "cordee-rulebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One field of the matrix: a cell or a header. It draws its words itself and has no children, so that some two hundred of them are
   cheap. Its layouts are made when first measured and kept until words, width or style change. */
#define CORDEE_TYPE_MATRIX_TILE (cordee_matrix_tile_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMatrixTile, cordee_matrix_tile, CORDEE, MATRIX_TILE, GtkWidget)

typedef enum
{
  CORDEE_TILE_CORNER,
  CORDEE_TILE_COLUMN,
  CORDEE_TILE_ROW,
  CORDEE_TILE_GROUP,
  CORDEE_TILE_CELL,
  CORDEE_TILE_EMPTY,
} CordeeMatrixTileKind;

typedef enum
{
  CORDEE_TILE_STATE,   /* above the face: plain */
  CORDEE_TILE_FACE,    /* what it says first: markup */
  CORDEE_TILE_STANDING, /* of the project, as a chip: of a column, the verdict; of a cell, how it stands: plain */
  CORDEE_TILE_NEWS,    /* of the latest answer: of a column, what the verdict was; of a row, that it changed something: plain */
  CORDEE_TILE_WARNING, /* plain */
  CORDEE_TILE_CHANGED, /* plain */
  CORDEE_TILE_FOOT,    /* secondary: markup */
  CORDEE_TILE_MARK,    /* on a line of its own: plain */
  CORDEE_TILE_NAME,    /* for a screen reader: plain */
  CORDEE_TILE_N_TEXTS,
} CordeeMatrixTileText;

/* What a tile shows; texts may be NULL, all is copied. */
typedef struct
{
  CordeeMatrixTileKind kind;
  const char *texts[CORDEE_TILE_N_TEXTS];
  const CordeeStructure *structure; /* of a column header; or NULL */
  gboolean folded;                  /* of a group */
  CordeeVerdict tone;               /* of what stands for the project, where it does */
} CordeeMatrixTileContent;

GtkWidget *cordee_matrix_tile_new (CordeeMatrixTileKind kind) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_tile_set_content (CordeeMatrixTile *self, const CordeeMatrixTileContent *content);
void cordee_matrix_tile_set_selected (CordeeMatrixTile *self, gboolean selected);
void cordee_matrix_tile_set_covered (CordeeMatrixTile *self, int left, int top);
void cordee_matrix_tile_set_stacked (CordeeMatrixTile *self, gboolean stacked);
gboolean cordee_matrix_tile_is_measured (CordeeMatrixTile *self, int width);
int cordee_matrix_tile_get_height (CordeeMatrixTile *self, int width);
CordeeMatrixTileKind cordee_matrix_tile_get_kind (CordeeMatrixTile *self);
void cordee_matrix_tile_get_button (CordeeMatrixTile *self, graphene_rect_t *out);

G_END_DECLS
