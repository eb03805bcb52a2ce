/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-condition.h"
#include "cordee-statement.h"

G_BEGIN_DECLS

/* What a pack says of money: who pays, to which structure, from when, and how each amount is computed. A scheme has no dates or region of
   its own: an amount holds where and when the statement holds that it comes from. Strings are borrowed from the pack; words for the reader
   are French, as the pack has them. */

/* Who pays. */
typedef struct
{
  const char *id;
  const char *label;
  int line;
} CordeePayer;

/* One size class: a step of a scale, half-open. Its bounds are those of the statement's amount that has a bracket. */
typedef struct
{
  const char *id;        /* "2" */
  const char *label;     /* "taille 2" */
  const char *statement; /* that gives the bounds */
  int line;
} CordeeScaleStep;

/* A scale that funding and territory speak of. Steps are in rising order and leave no gap. */
typedef struct
{
  const char *id;
  const char *structure;
  const char *variable; /* a question or a derivation */
  const char *label;    /* "taille" */
  GPtrArray *steps;     /* CordeeScaleStep, owned */
  int line;
} CordeeScale;

typedef enum
{
  CORDEE_MONEY_FIXE,     /* due as soon as the conditions hold */
  CORDEE_MONEY_VARIABLE, /* follows results, numbers or a decision */
  CORDEE_MONEY_UNIQUE,   /* once */
} CordeeMoneyKind;

/* In which year of the plan the years of a scheme are counted. */
typedef enum
{
  CORDEE_COUNT_ANNIVERSARY, /* its year k whole, in the civil year in which it begins */
  CORDEE_COUNT_CIVIL,       /* civil years, the first and the last in proportion to the months covered, the month begun included */
} CordeeCount;

/* One way to compute a line, with where it comes from. Those of one line that hold together and differ are readings of one matter: the
   line is then an interval and each is shown. A regional one stands before the national ones. */
typedef struct
{
  const char *statement;
  char **with;          /* owned: statements that give the other numbers; or NULL */
  char **steps;         /* owned: of the scheme's scale; NULL: whatever the step */
  int from_year, to_year; /* of the scheme, both inside; 0: open */
  CordeeCondition *when; /* owned; NULL: always */
  const char *formula;  /* as cordee_formula_parse() reads it */
  int line;
} CordeeLineAmount;

/* What no source gives. */
typedef struct
{
  char **steps;         /* owned; or NULL */
  CordeeCondition *when; /* owned; NULL: always */
  CordeeDay from, until; /* the days of the rules on which it is unknown, both inside; CORDEE_DAY_NONE: no bound */
  gboolean elsewhere;   /* only where no regional amount of the line holds; of the scheme, where it stands beside the lines */
  const char *text;     /* a noun phrase: "le total de la taille 3" */
  gboolean open;        /* the amount has no upper bound because of it */
  int line;
} CordeeGap;

typedef struct
{
  const char *id;
  CordeeMoneyKind kind;
  const char *role;      /* "prerequis", "socle", "optionnel": one of the scheme's roles; or NULL */
  gboolean whatever;     /* due even where the scheme's requirements fail */
  const char *label;
  const char *condition; /* in words, or NULL */
  const char *explain;   /* what it is for and what is counted, or NULL */
  CordeeCondition *when; /* owned; NULL: always */
  GPtrArray *amounts;    /* CordeeLineAmount, owned */
  GPtrArray *gaps;       /* CordeeGap, owned */
  int line;
} CordeeSchemeLine;

/* When what is due is paid: an advance, a number of instalments. Said beside the amounts, never added to them. */
typedef struct
{
  const char *id;
  const char *label;
  const char *condition; /* when it is paid, in words; or NULL */
  const char *statement;
  char **with;           /* owned; or NULL */
  char **roles;          /* owned: "base" in its formula is the sum of the lines of these roles, with everything as it is supposed */
  int from_year, to_year; /* of the scheme, both inside; 0: open */
  CordeeCondition *when; /* owned; NULL: always */
  const char *formula;   /* or NULL: words only */
  int line;
} CordeePayment;

typedef struct
{
  const char *id;
  const char *label;
  int line;
} CordeeRole;

typedef struct
{
  const char *id;
  const char *structure;
  const char *payer;
  const char *label;
  const char *summary;  /* one sentence, or NULL */
  const char *anchor;   /* the date question from which it counts */
  int lasts;            /* years; 0: once, in the year of the anchor */
  CordeeCount count;
  const char *scale;    /* or NULL */
  GPtrArray *roles;     /* CordeeRole, owned; in the order of reading */
  CordeeCondition *requires; /* owned: without it nothing is due; NULL: nothing is asked */
  const char *unmet;    /* said where it fails; or NULL */
  GPtrArray *lines;     /* CordeeSchemeLine, owned */
  GPtrArray *gaps;      /* CordeeGap, owned: of the scheme as a whole */
  GPtrArray *payments;  /* CordeePayment, owned */
  const CordeePack *pack;
  guint rank; /* its place in the whole base */
  int line;
} CordeeScheme;

/* What a plan must give: knowledge check runs it. */
typedef struct
{
  const char *line;      /* id of a line or a payment; NULL: the whole year */
  int year;              /* from 1 */
  gboolean has_low, has_high;
  double low, high;
  gboolean open;         /* no upper bound */
  const char *reading;   /* a statement that is among the readings of that line; or NULL */
  const char *unknown;   /* part of a named unknown of that year; or NULL */
  int at;                /* line in the file */
} CordeeFundingExpectation;

typedef struct
{
  const char *id;
  const char *title;
  const char *structure;
  const char *validated_by;
  const char *why;
  const char *source;
  CordeeDay as_of;
  const char *region, *departement; /* or NULL */
  int years;
  GPtrArray *answers;      /* CordeeCaseAnswer, owned */
  GPtrArray *expectations; /* CordeeFundingExpectation, owned */
  const CordeePack *pack;
  int line;
} CordeeFundingCase;

CordeePayer *cordee_payer_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_payer_to_xml (const CordeePayer *self, CordeeXmlElement *node);
CordeeScale *cordee_scale_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_scale_to_xml (const CordeeScale *self, CordeeXmlElement *node);
void cordee_scale_free (CordeeScale *self);
const CordeeScaleStep *cordee_scale_find_step (const CordeeScale *self, const char *id);
CordeeScheme *cordee_scheme_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_scheme_to_xml (const CordeeScheme *self, CordeeXmlElement *node);
void cordee_scheme_free (CordeeScheme *self);
const CordeeRole *cordee_scheme_find_role (const CordeeScheme *self, const char *id);
const CordeeSchemeLine *cordee_scheme_find_line (const CordeeScheme *self, const char *id);
const CordeePayment *cordee_scheme_find_payment (const CordeeScheme *self, const char *id);
CordeeFundingCase *cordee_funding_case_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_case_to_xml (const CordeeFundingCase *self, CordeeXmlElement *node);
void cordee_funding_case_free (CordeeFundingCase *self);

const char *cordee_money_kind_id (CordeeMoneyKind kind); /* "fixe" */

G_END_DECLS
