/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

/* A source as a list shows it: what it is, and what it says in the base. Strings are owned. */
typedef struct
{
  const CordeeSource *source; /* borrowed */
  char *title;
  char *about;           /* publisher and date: "Agence d’Occitanie, 06/2024 (date estimée)" */
  char *key;             /* folded text that a search looks in */
  guint rank;            /* its place when sorted by title */
  CordeeDay checked;     /* the latest reading of what it says; CORDEE_DAY_NONE where it says nothing */
  GPtrArray *statements; /* const CordeeStatement *, owned array: those that cite it, in the order of the base */
  GPtrArray *notes;      /* const CordeeNote *, owned array */
} CordeeSourceView;

GPtrArray *cordee_source_views_new (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_source_view_matches (const CordeeSourceView *self, const char *folded_search);

G_END_DECLS
