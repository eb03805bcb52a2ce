/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rule.h"
#include "cordee-step-lists.h"

G_BEGIN_DECLS

/* What a pack says of the way from the first meeting to the contract, and after it. A step has no dates of its own: its delays hold where
   and when the statements hold that they come from. Strings are borrowed from the pack; words for the reader are French, as the pack has them. */

/* How long something takes. */
typedef enum
{
  CORDEE_DURATION_DAYS,         /* "jours": of the calendar */
  CORDEE_DURATION_WORKING_DAYS, /* "jours-ouvres": neither week-end nor public holiday */
  CORDEE_DURATION_WEEKS,        /* "semaines" */
  CORDEE_DURATION_MONTHS,       /* "mois": from a day to the same day, or the last of the month */
  CORDEE_DURATION_YEARS,        /* "ans" */
} CordeeDurationUnit;

typedef struct
{
  int min, likely, max; /* 0 ≤ min ≤ likely ≤ max; plans are made with likely */
  CordeeDurationUnit unit;
} CordeeDuration;

/* How much a delay is worth: most binding first. */
typedef enum
{
  CORDEE_DELAY_LEGAL,   /* "legal": a text bounds it */
  CORDEE_DELAY_USUAL,   /* "usuel": a source tells how long it takes */
  CORDEE_DELAY_EXAMPLE, /* "exemple": one published team */
} CordeeDelayKind;

/* A delay that a source gives. It holds where and when its statement does; its numbers are an amount of that statement. Regional ones
   stand before the national ones. */
typedef struct
{
  const char *statement;
  CordeeDelayKind kind;
  CordeeDuration duration;
  int line;
} CordeeDelay;

/* What must have ended before. */
typedef struct
{
  const char *step;
  gboolean has_lag;
  CordeeDuration lag; /* all three equal: no sooner than so long after its end */
  int line;
} CordeeStepLink;

/* At the latest so long after the end of another step; or on a day of the year, so many years after the year in which it ended. */
typedef struct
{
  const char *step;
  const char *statement; /* that says so; or NULL */
  CordeeDuration duration;       /* where month is 0; all three equal */
  int month, day, years; /* of the year: 31, 1, 1: on 31 January of the year after */
  int line;
} CordeeDeadline;

/* Something asked for before a step may end: a piece to join, or what must be so. Where met says nothing, only the user can tell. */
typedef struct
{
  const char *id;        /* unique in its step */
  gboolean piece;        /* a document to join; else something that must be so */
  const char *label;     /* a noun phrase in lower case */
  const char *task;      /* what to do where it is missing: an infinitive */
  const char *statement; /* that asks for it; or NULL */
  const char *rule;      /* the rule that it is; met is NULL then; or NULL */
  const char *template;  /* a document that Cordée prepares for it; or NULL */
  CordeeCondition *when; /* owned: asked for only where it is true; NULL: always */
  CordeeCondition *met;  /* owned; or NULL */
  int line;
} CordeeRequirement;

/* Money that a step opens. */
typedef struct
{
  const char *scheme;
  const char *line_id; /* one of its lines; NULL: the scheme */
  int line;
} CordeeStepAid;

/* What an earlier structure already made of it. */
typedef struct
{
  const char *structure; /* that the team comes from */
  const char *step;      /* of that structure; or NULL */
  gboolean whole;        /* nothing is left to do; else it is brought up to date */
  CordeeDuration duration;       /* of bringing it up to date: an estimate, like that of the step */
  const char *text;      /* what is kept, a sentence */
  int line;
} CordeeReuse;

/* What to answer once it is done. */
typedef struct
{
  const char *variable;
  const char *value; /* as the command line has it */
  int line;
} CordeeStepAnswer;

typedef struct
{
  const char *id;
  const char *structure;
  CordeeHow how;
  const char *from;      /* only for teams that come from that structure; or NULL */
  const char *phase;
  char **who;            /* owned: actors, who leads first */
  gboolean goal;         /* what the way leads to: one for each structure and how */
  const char *anchor;    /* the date question that its end answers; or NULL */
  int repeats;           /* once a year, so many times; 0: once */
  const char *committee; /* its end is a session of that committee, where sessions are known; or NULL */
  const char *label;     /* a noun phrase: "Lettre d’intention" */
  const char *summary;   /* what is done, in one to three sentences */
  const char *why;       /* one or two sentences */
  CordeeCondition *when; /* owned: it is there only where this is not false; NULL: always */
  CordeeCondition *done; /* owned: answers that tell that it is done; or NULL */
  GPtrArray *requires;   /* CordeeStepLink, owned */
  GPtrArray *delays;     /* CordeeDelay, owned */
  gboolean has_estimate;
  CordeeDuration estimate;   /* supposed where no source gives a delay: told as such, and the user's to change */
  GPtrArray *deadlines;  /* CordeeDeadline, owned */
  GPtrArray *requirements; /* CordeeRequirement, owned; with some that are no piece: a gate */
  GPtrArray *aids;       /* CordeeStepAid, owned */
  GPtrArray *reuses;     /* CordeeReuse, owned */
  GPtrArray *answers;    /* CordeeStepAnswer, owned */
  char **templates;      /* owned: documents that Cordée prepares; or NULL */
  char **statements;     /* owned: what it comes from, at least one */
  const char *region;    /* NULL: everywhere */
  const char *replaces;  /* the national step that is not there where this one is; or NULL */
  const CordeePack *pack;
  guint rank; /* its place in the whole base */
  int line;
} CordeeStep;

CordeeStep *cordee_step_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_step_to_xml (const CordeeStep *self, CordeeXmlElement *node);
void cordee_step_free (CordeeStep *self);
gboolean cordee_step_is_gate (const CordeeStep *self);

const char *cordee_duration_unit_id (CordeeDurationUnit unit); /* "jours-ouvres" */
gboolean cordee_duration_unit_parse (const char *text, CordeeDurationUnit *unit);
const char *cordee_delay_kind_id (CordeeDelayKind kind);

G_END_DECLS
