/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* Why a statement wants to be read again. */
typedef enum
{
  CORDEE_REREAD_OLD,       /* read more than a year before the date */
  CORDEE_REREAD_DOUBTFUL,  /* we are not sure of having it right */
  CORDEE_REREAD_ANNOUNCED, /* announced: to be read in its text */
  CORDEE_REREAD_ESTIMATED, /* its date is an estimate */
  CORDEE_N_REREAD,
} CordeeReread;

/* A share of the base: so many statements of so many. */
typedef struct
{
  char *label; /* owned, for the reader */
  guint n;
  guint n_fresh; /* of them, read within the year before the date */
  guint n_sure;  /* of them, known from the text itself or an official page */
} CordeeFreshnessShare;

/* How fresh the base is at a date: what was read when, what wants to be read again. A statement is in each of the lists that it
   deserves. */
typedef struct
{
  CordeeDay as_of;
  guint n_statements;
  guint n_sources;
  guint n_fresh;
  CordeeDay oldest, newest;          /* days of reading; CORDEE_DAY_NONE in an empty base */
  GPtrArray *groups;                 /* CordeeFreshnessShare, owned: by group of criteria */
  GPtrArray *levels;                 /* idem, by how binding the document is */
  GPtrArray *places;                 /* idem: national, then each region that has statements */
  GPtrArray *reread[CORDEE_N_REREAD]; /* const CordeeStatement *, oldest reading first */
} CordeeFreshness;

CordeeFreshness *cordee_freshness_new (const CordeeKnowledge *knowledge, CordeeDay as_of) G_GNUC_WARN_UNUSED_RESULT;
void cordee_freshness_free (CordeeFreshness *self);
const char *cordee_reread_label (CordeeReread reason);

/* A day on which rules begin or end. */
typedef struct
{
  CordeeDay day;
  guint n_began;
  guint n_ended; /* the day after their last */
} CordeeTurn;

GArray *cordee_turns_new (const CordeeKnowledge *knowledge, const CordeeContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeFreshness, cordee_freshness_free)

G_END_DECLS
