/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

G_BEGIN_DECLS

/* Counts over the entries of a book, with nothing in them that could tell which team it was. Strings are owned, for people. */

typedef struct
{
  char *label; /* owned */
  guint count;
  const CordeeStructure *structure; /* borrowed from the base: for its sign and colour; or NULL */
} CordeeBookBar;

typedef struct
{
  char *title;     /* owned: "Structure proposée", "Dossiers commencés, par mois" */
  GPtrArray *bars; /* CordeeBookBar, owned: at least one */
} CordeeBookChart;

typedef struct
{
  guint n_dossiers;  /* that could be read */
  guint n_unreadable;
  char *note;        /* owned: what was put together and why; or NULL */
  GPtrArray *charts; /* CordeeBookChart, owned: proposed, its verdict, chosen, regions, months, archived; those with something in them */
} CordeeBookStatistics;

CordeeBookStatistics *cordee_book_statistics_new (const CordeeBook *book, const GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_statistics_free (CordeeBookStatistics *self);
char *cordee_book_statistics_to_csv (const CordeeBookStatistics *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookStatistics, cordee_book_statistics_free)

G_END_DECLS
