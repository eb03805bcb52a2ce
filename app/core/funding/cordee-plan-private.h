/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-plan.h"

G_BEGIN_DECLS

/* A plan while it is made. Everything is borrowed from the base but what says otherwise. */

/* An amount that is in force, or announced, in this place. */
typedef struct
{
  const CordeeLineAmount *amount;
  const CordeeStatement *statement;
  CordeeFormula *formula; /* owned */
  char *text;             /* owned: as it is read, with names */
  guint narrowness;       /* 0 national, 1 of a region, 2 of départements: the narrower sets the wider aside */
  guint64 steps;          /* one bit for each step of the scale that it is for */
} CordeePlanAmount;

typedef struct
{
  const CordeeSchemeLine *line;
  GPtrArray *amounts;   /* CordeePlanAmount, owned */
  GPtrArray *announced; /* CordeePlanAmount, owned */
  GPtrArray *gaps;      /* const CordeeGap *, in force */
} CordeePlanLine;

typedef struct
{
  const CordeePayment *payment;
  CordeeFormula *formula; /* owned, or NULL */
  char *text;             /* owned, or NULL */
} CordeePlanInstalment;

/* A scheme of which something is in force or announced. */
typedef struct
{
  const CordeeScheme *scheme;
  gboolean in_force;   /* and not only announced */
  const CordeeScale *scale; /* or NULL */
  GPtrArray *lines;    /* CordeePlanLine, owned */
  GPtrArray *gaps;     /* const CordeeGap *, in force */
  GPtrArray *payments; /* CordeePlanInstalment, owned: in force */
} CordeePlanScheme;

/* In which years of a plan a scheme runs. */
typedef struct
{
  int first;            /* year of the plan in which it begins, from 1 */
  int n_years;          /* civil years that it touches */
  double first_share, last_share;
} CordeePlanSpan;

/* What is answered, where a plan looks at it. */
typedef struct
{
  CordeePlan *plan;
  const CordeeRulebook *rulebook;
  CordeeKnowledge *knowledge;
  const CordeeContext *context;
  CordeeSlot *answered; /* owned: what was answered, and no more */
  CordeeSlot *slots;    /* owned: with what is supposed where nobody answered */
  CordeeSlot *supposed; /* owned: with everything as it is supposed */
  GPtrArray *schemes;   /* CordeePlanScheme, owned */
  GPtrArray *anchors;   /* const CordeeQuestion *: dates that schemes count from, in the order of the base */
  int *anchor_years;    /* owned: of each anchor, the year of the plan */
} CordeePlanWork;

/* cordee-plan-rules.c: what is in force */
void cordee_plan_find_schemes (CordeePlanWork *work, const char *structure);
void cordee_plan_scheme_free (gpointer data);
guint64 cordee_plan_possible_steps (const CordeePlanWork *work, const CordeePlanScheme *scheme, const CordeeSlot *slots);
GPtrArray *cordee_plan_list_questions (const CordeePlanWork *work) G_GNUC_WARN_UNUSED_RESULT;
void cordee_plan_each_question (const CordeeKnowledge *knowledge,
                                const char            *variable,
                                void (*found) (const CordeeQuestion *question, gpointer user_data),
                                gpointer               user_data);

/* cordee-plan-years.c: when */
void cordee_plan_place_anchors (CordeePlanWork *work, const CordeeSituation *situation, const char *structure);
CordeePlanSpan cordee_plan_get_span (const CordeePlanWork *work, const CordeeScheme *scheme);

/* cordee-plan-line.c: how much. What one scheme gives in one of its years is added to a year of the plan. */
void cordee_plan_add_scheme_year (const CordeePlanWork *work, const CordeePlanScheme *scheme, int scheme_year, double share, CordeePlanYear *year);
void cordee_plan_add_announced (const CordeePlanWork *work, const CordeePlanScheme *scheme);
void cordee_plan_item_free (gpointer data);
void cordee_plan_payment_free (gpointer data);
void cordee_plan_announced_free (gpointer data);

/* cordee-size-class.c */
gboolean cordee_size_step_find (const CordeeRulebook *rulebook, const CordeeScale *scale, const CordeeScaleStep *step, CordeeSizeClass *out);

/* A number that nothing bounds. */
#define CORDEE_PLAN_UNBOUNDED G_MAXDOUBLE

/* Beyond it, nothing is a sum of money any more: it came of what nothing bounds. */
#define CORDEE_PLAN_TOO_MUCH 1e15

G_END_DECLS
