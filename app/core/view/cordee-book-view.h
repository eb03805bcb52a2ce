/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

G_BEGIN_DECLS

/* A dossier as a row of a list, in words. Strings are owned and typeset; what is borrowed is of the base and of the entry. */

typedef enum
{
  CORDEE_BADGE_UNREADABLE,
  CORDEE_BADGE_LATE,     /* a step of its way is late, and next does not say so */
  CORDEE_BADGE_WAITING,  /* somebody else has a step of its way */
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
  char *next;       /* "Rappeler l’équipe, le 03/12/2026"; where nobody typed one, the next step of its way; or NULL */
  char *next_what, *next_when; /* the same in two: "Rappeler l’équipe", "03/12/2026"; or NULL */
  gboolean late;    /* that was due before today */
  GPtrArray *badges; /* CordeeBookBadge, owned */
  char *name;       /* all of it, as a screen reader says it */
} CordeeBookView;

/* Nothing happened for so many days: a dossier stalls. */
#define CORDEE_BOOK_STALLED_DAYS 90

CordeeBookView *cordee_book_view_new (const CordeeBook *book, const CordeeBookEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_view_free (CordeeBookView *self);
/* What comes next in the live dossiers of a book: CordeeBookView, owned, soonest first, most at most; of n_all in all. */
GPtrArray *cordee_book_next_views (CordeeBook *book, guint most, guint *n_all) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_book_list_text (const CordeeBook *book, const GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookView, cordee_book_view_free)

G_END_DECLS
