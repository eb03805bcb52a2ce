/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* Which rows the reader wants to see. */
typedef enum
{
  CORDEE_ROWS_ALL,
  CORDEE_ROWS_DIFFERENCES, /* the structures on show do not all say the same */
  CORDEE_ROWS_COMMON,      /* they do */
  CORDEE_ROWS_CHANGES,     /* a cell differs between the two dates */
  CORDEE_ROWS_PROJECT,     /* a rule touches it that has a say in the verdict on the project */
} CordeeRowFilter;

/* What the reader chose to see of the matrix: columns, their order, rows. Ids are those of the base; one that the base no longer
   has is forgotten by cordee_matrix_choice_follow(). */
typedef struct
{
  GPtrArray *columns;  /* char *, owned: every structure, in the reader's order, pinned ones first */
  GPtrArray *chosen;   /* char *, owned: those to compare, the latest chosen first */
  GHashTable *pinned;  /* ids, owned */
  GHashTable *folded;  /* ids of groups, owned */
  GHashTable *dropped; /* ids of criteria put aside by hand, owned */
  CordeeRowFilter filter;
  char *asked;  /* the structure that was asked for last, owned: has room before all others; or NULL */
  char *search; /* owned; "" without */
} CordeeMatrixChoice;

/* Fewer than these, and there is nothing to compare. */
#define CORDEE_MIN_COMPARED 2

CordeeMatrixChoice *cordee_matrix_choice_new (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_choice_free (CordeeMatrixChoice *self);
void cordee_matrix_choice_follow (CordeeMatrixChoice *self, const CordeeKnowledge *knowledge);

gboolean cordee_matrix_choice_is_chosen (const CordeeMatrixChoice *self, const char *structure);
gboolean cordee_matrix_choice_can_drop_structure (const CordeeMatrixChoice *self, const char *structure);
gboolean cordee_matrix_choice_toggle_structure (CordeeMatrixChoice *self, const char *structure);
gboolean cordee_matrix_choice_show (CordeeMatrixChoice *self, const char *structure);
gboolean cordee_matrix_choice_set_visible (CordeeMatrixChoice *self, const char *structure, gboolean on, guint capacity);
gboolean cordee_matrix_choice_move (CordeeMatrixChoice *self, const char *structure, int by, guint capacity);
gboolean cordee_matrix_choice_is_pinned (const CordeeMatrixChoice *self, const char *structure);
gboolean cordee_matrix_choice_toggle_pin (CordeeMatrixChoice *self, const char *structure);
GPtrArray *cordee_matrix_choice_dup_visible (const CordeeMatrixChoice *self, guint capacity) G_GNUC_WARN_UNUSED_RESULT;

void cordee_matrix_choice_toggle_group (CordeeMatrixChoice *self, const char *group);
void cordee_matrix_choice_fold_all (CordeeMatrixChoice *self, const CordeeKnowledge *knowledge, gboolean fold);
void cordee_matrix_choice_drop_row (CordeeMatrixChoice *self, const char *criterion);
void cordee_matrix_choice_show_rows (CordeeMatrixChoice *self);
void cordee_matrix_choice_set_search (CordeeMatrixChoice *self, const char *search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMatrixChoice, cordee_matrix_choice_free)

G_END_DECLS
