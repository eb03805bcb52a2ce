/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-formula.h"
#include "cordee-rulebook.h"
#include "cordee-scheme.h"

G_BEGIN_DECLS

/* What a structure would receive, year by year: a pure function of the rules of one date and place and of a situation. Every amount is a
   range, traced to its formula, its numbers and its statement; what no source gives is named. Without a word of its own: report/ and view/
   say it. Immutable; what it points to is borrowed from the base, which it keeps alive. */

/* One way to compute an item, where it comes from, and what it gives. */
typedef struct
{
  const CordeeLineAmount *amount;
  const CordeeStatement *statement;
  double low, high;
  gboolean sure;      /* its conditions hold; FALSE: they may */
  gboolean preferred; /* the base prefers it among those that differ */
  char *formula;      /* owned: as it is read, with names */
  char *computed;     /* owned: with its numbers; in the language of the process */
} CordeePlanReading;

/* One line of a scheme in one year. */
typedef struct
{
  const CordeeScheme *scheme;
  const CordeeSchemeLine *line;
  double low, high;   /* high G_MAXDOUBLE: not bounded by any source */
  gboolean conflict;  /* readings differ */
  int scheme_year;    /* of the scheme, from 1 */
  double share;       /* of that year that is counted here: 1, or the months covered over 12 */
  GPtrArray *readings; /* CordeePlanReading, owned; preferred first */
} CordeePlanItem;

/* What is paid in advance, or how what is due is split. Never part of a total. */
typedef struct
{
  const CordeeScheme *scheme;
  const CordeePayment *payment;
  gboolean has_amount;
  double low, high;
  char *formula, *computed; /* owned, or NULL */
} CordeePlanPayment;

typedef struct
{
  const CordeeScheme *scheme;
  const CordeeSchemeLine *line; /* or NULL: the scheme as a whole */
  const CordeeGap *gap;         /* NULL: variable */
  const char *variable;         /* whose answer is missing, so that nothing bounds the amount; or NULL */
} CordeePlanUnknown;

typedef struct
{
  int index; /* from 1 */
  int civil; /* 2027; 0 where no date is known */
  GPtrArray *items;    /* CordeePlanItem, owned */
  GPtrArray *payments; /* CordeePlanPayment, owned */
  GPtrArray *unknown;  /* CordeePlanUnknown, owned */
  double low, high;    /* high G_MAXDOUBLE: at least low */
} CordeePlanYear;

/* What the plan supposes because nobody answered. */
typedef struct
{
  const CordeeQuestion *question;
  CordeeValue *value;       /* owned: the base's hypothesis; or NULL: a date that was not given */
  int year;                 /* of a date: the year of the plan in which it is put */
} CordeePlanHypothesis;

/* Announced, or not yet verified: shown apart, never added. */
typedef struct
{
  const CordeeScheme *scheme;
  const CordeeSchemeLine *line;
  const CordeeLineAmount *amount;
  const CordeeStatement *statement;
  double low, high;
  char *formula; /* owned */
} CordeePlanAnnounced;

typedef struct
{
  const CordeeStructure *structure;
  CordeeRulebook *rulebook;   /* owned */
  GPtrArray *years;           /* CordeePlanYear, owned */
  GPtrArray *hypotheses;      /* CordeePlanHypothesis, owned */
  GPtrArray *announced;       /* CordeePlanAnnounced, owned */
  GPtrArray *unmet;           /* const CordeeScheme *, whose requirements fail: nothing is due of them but what is due whatever happens */
  GPtrArray *questions;       /* const CordeeQuestion *: what the amounts hang on, in the order of reading; dates first */
  double low, high;           /* of all years */
} CordeePlan;

#define CORDEE_PLAN_DEFAULT_YEARS 5
#define CORDEE_PLAN_MAX_YEARS 30

/* structure: an id of the base. Never NULL for one that exists; without any scheme its years are empty. */
CordeePlan *cordee_plan_new (CordeeRulebook        *rulebook,
                             const char            *structure,
                             const CordeeSituation *situation,
                             int                    n_years) G_GNUC_WARN_UNUSED_RESULT;
void cordee_plan_free (CordeePlan *self);

/* The size class (scale of that structure) that a number falls in, with its bounds. */
typedef struct
{
  const CordeeScale *scale;
  const CordeeScaleStep *step;
  const CordeeStatement *statement; /* that gives the bounds */
  double from, to;                  /* to G_MAXDOUBLE: open above */
} CordeeSizeClass;
gboolean cordee_size_class_find (const CordeeRulebook *rulebook, const char *structure, double value, CordeeSizeClass *out);
GArray *cordee_size_classes (const CordeeRulebook *rulebook, const char *structure) G_GNUC_WARN_UNUSED_RESULT; /* CordeeSizeClass, rising */

/* The funding cases of the base, run: an issue for each expectation that is not met. */
void cordee_funding_check (CordeeKnowledge *knowledge, GPtrArray *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeePlan, cordee_plan_free)

G_END_DECLS
