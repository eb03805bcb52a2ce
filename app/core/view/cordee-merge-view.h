/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-merge.h"

G_BEGIN_DECLS

/* Two versions of one dossier side by side, as words. Strings are owned and typeset. */

typedef struct
{
  CordeeDifference *difference; /* borrowed from the merge: its side is what the reader chooses */
  char *title;                  /* "Infirmiers", "Nom du dossier", "Note sur …" */
  char *mine, *theirs;          /* what each version has: "3 infirmiers", "rien" */
  char *base;                   /* what both come from; NULL: not known */
  char *mine_when, *theirs_when; /* "le 22/11/2026 à 14:03"; NULL: not known, or not changed there */
  char *note;                   /* "les deux ont changé", "changé ici seulement", "changé ailleurs seulement" */
} CordeeMergeRow;

typedef struct
{
  char *title;     /* "« Équipe du Vidourle » a été modifié ailleurs" */
  char *summary;   /* "4 différences, dont 1 à trancher. Les notes et l’historique des deux versions sont gardés." */
  GPtrArray *rows; /* CordeeMergeRow, owned: those to be decided first, then in the order of the merge */
} CordeeMergeView;

CordeeMergeView *cordee_merge_view_new (const CordeeMerge *merge, const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void cordee_merge_view_free (CordeeMergeView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMergeView, cordee_merge_view_free)

G_END_DECLS
