/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory-view.h"

G_BEGIN_DECLS

/* How communes are found: by what is typed, and by lists that somebody has. Strings are owned and typeset unless it says otherwise; what is
   borrowed is of the atlas. */

typedef struct
{
  CordeePlaceKind kind; /* a commune or an EPCI */
  const char *code;     /* borrowed */
  const char *title;    /* borrowed */
  char *text;           /* what it is, where, how many inhabitants */
  char *note;           /* why it is found under another name, or that it is there already; or NULL */
  char *name;           /* all of it, as a screen reader says it */
} CordeeTerritorySuggestion;

#define CORDEE_TERRITORY_MOST_SUGGESTIONS 9

GPtrArray *cordee_territory_suggestions_new (const CordeeTerritoryView *view, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A line of a list, and what to do about it. */
typedef struct
{
  guint line;
  CordeeListState state;
  gboolean present;   /* found, and in the territory already */
  char *text;         /* what stands there */
  char *message;      /* what becomes of it, a sentence */
  char *name;         /* both, with the number of the line: as a screen reader says it */
  GPtrArray *labels;  /* char *: of AMBIGUOUS, what it may mean */
  GPtrArray *codes;   /* const char *, borrowed: their codes, or the one that was found */
  int chosen;         /* which of them; -1: none */
} CordeeTerritoryLine;

/* Mutable: choices are made in it. Borrows from the view, which must outlive it. */
typedef struct
{
  const CordeeTerritoryView *view;
  GPtrArray *lines;   /* CordeeTerritoryLine: first those that want a look, then those that were found */
  char *summary;      /* how many of each */
  char *note;         /* what became of the file; or NULL */
  guint n_new;        /* communes that it would add */
  char *action;       /* the button that adds them */
} CordeeTerritoryImport;

CordeeTerritoryImport *cordee_territory_import_new (const CordeeTerritoryView *view, const CordeeList *list) G_GNUC_WARN_UNUSED_RESULT;
void cordee_territory_import_free (CordeeTerritoryImport *self);
void cordee_territory_import_choose (CordeeTerritoryImport *self, guint line, int choice);
char **cordee_territory_import_dup_codes (const CordeeTerritoryImport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTerritoryImport, cordee_territory_import_free)

G_END_DECLS
