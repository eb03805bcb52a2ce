/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"

G_BEGIN_DECLS

/* Two versions of one dossier side by side, with the version that both come from where it is known: each thing that differs is one
   difference, with the choice that nobody would regret already made where only one side changed it. Notes, contacts and journal are never
   chosen between: both sides' are kept; a note or a contact is only chosen about where both changed it, or one side took away what the other
   left alone. So are steps that only one side touched. */

typedef enum
{
  CORDEE_SIDE_MINE,
  CORDEE_SIDE_THEIRS,
} CordeeSide;

typedef enum
{
  CORDEE_DIFFERENCE_ANSWER,
  CORDEE_DIFFERENCE_NAME,
  CORDEE_DIFFERENCE_CONTACT,
  CORDEE_DIFFERENCE_ADVISOR,
  CORDEE_DIFFERENCE_RULES, /* date, region, département */
  CORDEE_DIFFERENCE_NEXT,  /* the next action and its day */
  CORDEE_DIFFERENCE_CHOICE,
  CORDEE_DIFFERENCE_ARCHIVED,
  CORDEE_DIFFERENCE_COURSE, /* where the team comes from and when it began, on one way: "STRUCTURE/creer" */
  CORDEE_DIFFERENCE_STEP,   /* what was done of one step: "STRUCTURE/creer/step" */
  CORDEE_DIFFERENCE_CARD,   /* one of the contacts */
  CORDEE_DIFFERENCE_NOTE, /* the same note, with another text */
} CordeeDifferenceKind;

typedef struct
{
  CordeeDifferenceKind kind;
  char *id;               /* owned: the question, the structure, the note, the contact, the way, its step; NULL otherwise */
  gboolean both;          /* both sides changed it: only a person can tell */
  gboolean mine_changed, theirs_changed;
  gint64 mine_at, theirs_at; /* of an answer, a choice, a step, a contact or a note; 0: not known */
  CordeeSide side;        /* what is taken */
} CordeeDifference;

typedef struct
{
  CordeeDossier *mine, *theirs; /* owned copies */
  CordeeDossier *base;          /* owned copy, or NULL: not known */
  GPtrArray *differences;       /* CordeeDifference, owned: answers in the order of the base, then the rest */
} CordeeMerge;

CordeeMerge *cordee_merge_new (const CordeeDossier   *mine,
                               const CordeeDossier   *theirs,
                               const CordeeDossier   *base,
                               const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void cordee_merge_free (CordeeMerge *self);
const CordeeDifference *cordee_merge_find (const CordeeMerge *self, CordeeDifferenceKind kind, const char *id);
guint cordee_merge_count_open (const CordeeMerge *self); /* differences that both sides changed */
const CordeeCourse *cordee_merge_find_course (const CordeeDossier *dossier, const char *id, const char **step);
CordeeDossier *cordee_merge_dup_result (const CordeeMerge *self, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMerge, cordee_merge_free)

G_END_DECLS
