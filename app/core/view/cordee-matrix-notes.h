/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-matrix-view.h"

G_BEGIN_DECLS

void cordee_matrix_view_add_notes (CordeeMatrixView *self, const CordeeDossier *dossier);

G_END_DECLS
