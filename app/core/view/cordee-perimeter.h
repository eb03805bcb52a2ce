/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-territory.h"

G_BEGIN_DECLS

/* The territory of somebody else, to be compared with: a neighbour's dossier, or a list of communes. */
typedef struct
{
  char *name;   /* owned: of the dossier, else of the file */
  char **codes; /* owned: INSEE codes, NULL-terminated; maybe none */
} CordeePerimeter;

CordeePerimeter *cordee_perimeter_load (CordeeAtlas           *atlas,
                                        const CordeeKnowledge *knowledge,
                                        const char            *path,
                                        GPtrArray             *issues,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void cordee_perimeter_free (CordeePerimeter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeePerimeter, cordee_perimeter_free)

G_END_DECLS
