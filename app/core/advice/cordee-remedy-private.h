/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-turning-private.h"

G_BEGIN_DECLS

/* Changes are looked for where a rule says no: each comparison that is not as it has to be names the answers that it hangs on, and
   how far each would have to go. The sets are tried by size, so that whatever contains a set that was found is left alone. */

#define CORDEE_REMEDY_CHANGES 3
/* A later step may overwrite an earlier one, where another rule needs more. */
#define CORDEE_REMEDY_STEPS 6
/* What bounds the work on one structure: answers tried. */
#define CORDEE_REMEDY_TRIES 2500

typedef enum
{
  CORDEE_WANT_NOT_FALSE,
  CORDEE_WANT_TRUE,
  CORDEE_WANT_NOT_TRUE,
  CORDEE_WANT_FALSE,
} CordeeWant;

/* Something that has to become otherwise: a condition, and where a rule is tied to another one, that one instead. */
typedef struct
{
  guint32 node;
  CordeeWant want;
  guint32 applies; /* or nowhere */
} CordeeNeed;

/* Changes that lift what they have to. */
typedef struct
{
  guint n;
  CordeeAnswerSlot changes[CORDEE_REMEDY_CHANGES]; /* in the order of the base */
  CordeeVerdict verdict;
  double distance;
} CordeeFoundSet;

/* The work on one structure. */
typedef struct
{
  const CordeeRulebook *rulebook; /* borrowed, like the two below */
  const CordeeTurning *turning;
  const CordeeSlot *before;
  guint structure;
  CordeeVerdict from;
  guint64 *changeable; /* owned: the questions that may be changed */
  guint64 *set, *taken; /* owned, for a moment */
  CordeeSlot *states[CORDEE_REMEDY_STEPS + 2]; /* owned: slots after as many steps, the last one for trials */
  GArray *options[CORDEE_REMEDY_STEPS + 1]; /* CordeeAnswerSlot, owned: what is tried after as many steps */
  GArray *needs;       /* CordeeNeed, owned, for a moment */
  GArray *values;      /* CordeeSlot, owned, for a moment */
  GArray *found;       /* CordeeFoundSet, owned */
  GHashTable *visited; /* owned: hashes of what was tried */
  guint size;          /* of the sets looked for now */
  guint tries;
} CordeeSearch;

void cordee_search_find_needs (CordeeSearch *search,
                               CordeeVerdict worst,
                               const CordeeAnswerSlot *changes,
                               guint n,
                               const CordeeSlot *slots);
void cordee_search_find_questions (const CordeeSearch *search, const CordeeNeed *need, const CordeeSlot *slots, guint64 *set);
gboolean cordee_search_choose_need (CordeeSearch *search,
                                    const CordeeAnswerSlot *changes,
                                    guint n,
                                    const CordeeSlot *slots,
                                    CordeeNeed *out);
void cordee_search_find_options (CordeeSearch *search,
                                 const CordeeNeed *need,
                                 const CordeeSlot *slots,
                                 const guint64 *allowed,
                                 GArray *options);
gboolean cordee_search_meets (const guint64 *a, const guint64 *b, guint words);

G_END_DECLS
