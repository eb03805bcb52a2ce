/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

G_BEGIN_DECLS

/* A dossier as a row of a list, in words. Strings are owned and typeset; what is borrowed is of the base and of the entry. */

typedef enum
{
  CORDEE_BADGE_UNREADABLE,
  CORDEE_BADGE_RULES,    /* the rules of today give it other verdicts */
  CORDEE_BADGE_SAME,     /* another file is the same dossier: they can be merged */
  CORDEE_BADGE_STALLED,  /* nothing happened for a long time */
  CORDEE_BADGE_ARCHIVED,
} CordeeBadgeKind;

typedef struct
{
  CordeeBadgeKind kind;
  char *text; /* "règles changées" */
  char *tip;  /* the same in a sentence */
} CordeeBookBadge;

typedef struct
{
  const CordeeBookEntry *entry; /* borrowed */
  char *title;      /* its name; "Sans nom"; of what cannot be read, the name of the file */
  char *subtitle;   /* "Occitanie · 8 réponses · modifié le 22/11/2026"; the reason, of what cannot be read */
  const CordeeStructure *structure; /* borrowed: the first in rank; or NULL: no result */
  CordeeVerdict verdict;            /* of that structure */
  char *sign;       /* of the verdict; NULL without a structure */
  char *verdict_text; /* "… : possible"; NULL without a structure */
  char *chosen;     /* the structures that the team chose; or NULL */
  char *next;       /* "Rappeler l’équipe, le 03/12/2026"; or NULL */
  gboolean late;    /* the next action was due before today */
  GPtrArray *badges; /* CordeeBookBadge, owned */
  char *name;       /* all of it, as a screen reader says it */
} CordeeBookView;

/* Nothing happened for so many days: a dossier stalls. */
#define CORDEE_BOOK_STALLED_DAYS 90

CordeeBookView *cordee_book_view_new (const CordeeBook *book, const CordeeBookEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_view_free (CordeeBookView *self);
char *cordee_book_list_text (const CordeeBook *book, const GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookView, cordee_book_view_free)

G_END_DECLS
