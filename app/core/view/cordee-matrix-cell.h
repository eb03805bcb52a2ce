/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-matrix-project.h"

G_BEGIN_DECLS

/* A cell on the screen. Strings are owned. */
typedef struct
{
  const CordeeCell *cell;     /* borrowed from the comparison */
  const CordeeChange *change; /* borrowed; NULL: the same at both dates, or there is one date */
  char *face;                 /* markup: the short phrases, a line each; "" where there is nothing to quote */
  char *state;                /* "Sans objet", "En attente", "Inconnu au …"; NULL where it is known */
  char *warning;              /* "deux lectures" …; NULL where the sources agree */
  char *changed;              /* "changé depuis le …"; NULL where nothing did */
  char *standing;             /* of the project: "✓ rempli", "✓ nouveau : rempli"; NULL where no rule touches it */
  CordeeVerdict tone;         /* of standing */
  gboolean news;              /* standing is due to the latest answer */
  const CordeeQuestion *question; /* of the base: what standing hangs on, where that is not known; or NULL */
  char *foot;                 /* who says so and what else there is: "Loi · 3 énoncés · règle locale : Occitanie"; "" for nothing */
  char *name;                 /* for a screen reader: criterion, structure, value, state, warning, change, standing */
} CordeeMatrixCell;

CordeeMatrixCell *cordee_matrix_cell_new (const CordeeComparison    *comparison,
                                          const CordeeCell          *cell,
                                          const CordeeChange        *change,
                                          CordeeDay                  other_day,
                                          const CordeeMatrixProject *project,
                                          const char                *folded_search) G_GNUC_WARN_UNUSED_RESULT;
void cordee_matrix_cell_free (CordeeMatrixCell *self);
void cordee_matrix_cell_add_words (const CordeeCell *cell, GString *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMatrixCell, cordee_matrix_cell_free)

G_END_DECLS
