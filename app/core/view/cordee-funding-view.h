/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-interview.h"
#include "cordee-plan.h"

G_BEGIN_DECLS

/* The funding page as words: what a plan supposes, what each year brings and why, what no source gives. Strings are owned and typeset;
   everything borrowed is of the plan, which must outlive this. */

/* What a part of a bar stands for, in the order in which parts are stacked. Each has a CSS class: cordee_funding_part_class(). */
typedef enum
{
  CORDEE_FUNDING_PART_FIXE,
  CORDEE_FUNDING_PART_VARIABLE,
  CORDEE_FUNDING_PART_UNIQUE,
  CORDEE_FUNDING_PART_UNCERTAIN, /* between the low and the high of the year */
  CORDEE_FUNDING_N_PARTS,
} CordeeFundingPart;

/* One part of a bar. */
typedef struct
{
  CordeeFundingPart part;
  double amount; /* in euros, above 0; of an open uncertain part: what is known of it, maybe 0 */
  gboolean open; /* no source bounds it: it is drawn as going on */
  char *label;   /* "part fixe" */
  char *text;    /* "part fixe : 90 000 €"; "selon résultats ou sources : jusqu’à 52 500 €" */
} CordeeFundingSegment;

/* One way to compute a line, and who says so. */
typedef struct
{
  const CordeePlanReading *reading;
  const char *statement; /* borrowed: its id */
  const char *source_id; /* borrowed; or NULL */
  char *amount;   /* "330 000 €" */
  char *formula;  /* as it is read, with names */
  char *computed; /* with its numbers; or NULL: the same as formula */
  char *text;     /* what the statement says */
  char *source;   /* "La Gazette, mars 2026, page 4" */
  char *validity; /* since when it holds; or NULL */
  char *note;     /* "lecture préférée", "si ses conditions sont remplies"; or NULL */
} CordeeFundingReading;

/* One line of a scheme in one year. */
typedef struct
{
  const CordeePlanItem *item;
  CordeeFundingPart part; /* fixe, variable or unique */
  char *scheme;    /* label of the scheme */
  char *label;     /* of the line */
  char *kind;      /* "part fixe" */
  char *condition; /* in words; or NULL */
  char *explain;   /* or NULL */
  char *source;    /* "La Gazette, 2026"; "2 sources en désaccord" */
  char *low, *high; /* "60 000 €"; high "non borné" where no source bounds it */
  char *amount;    /* "de 330 000 à 382 500 €", "60 000 €", "au plus 50 000 €", "au moins …" */
  char *share;     /* "4 mois sur 12"; or NULL: the whole year */
  gboolean zero;   /* gives nothing as things are: left out of short lists */
  char *name;      /* for a screen reader: scheme, line, condition, amount, source */
  GPtrArray *readings; /* CordeeFundingReading, owned; preferred first */
} CordeeFundingItem;

/* The lines of one scheme and role, in one year. */
typedef struct
{
  const CordeeScheme *scheme;
  const char *role; /* borrowed id; or NULL */
  char *title;      /* "Contrat … : socle" */
  char *payer;      /* who pays; or NULL */
  char *low, *high, *amount; /* of all its lines, as those of an item */
  GPtrArray *items; /* CordeeFundingItem, borrowed from the year, in its order */
} CordeeFundingGroup;

/* One year: one bar. */
typedef struct
{
  const CordeePlanYear *year;
  char *title;     /* "2028"; "Année 1" where no date is known */
  char *label;     /* over the bar: "330 000 – 382 500 €", "≤ 50 000 €", "≥ 60 000 €"; "0 €" */
  char *low, *high; /* as those of an item */
  char *amount;    /* in words: "de 330 000 à 382 500 €" */
  double low_amount, high_amount; /* euros; high_amount is finite: where open, what is known of it */
  gboolean open;
  char *name;      /* for a screen reader: "2028 : de 330 000 à 382 500 €. Part fixe : …" */
  GPtrArray *segments; /* CordeeFundingSegment, owned, from the ground up */
  GPtrArray *items;    /* CordeeFundingItem, owned */
  GPtrArray *groups;   /* CordeeFundingGroup, owned */
  GPtrArray *unknown;  /* char *, owned: what no source gives, or what is not answered */
} CordeeFundingYear;

/* Something beside the amounts: a payment, what is announced, what is unknown. */
typedef struct
{
  char *title;  /* "Avance"; what is announced; what is unknown */
  char *text;   /* or NULL */
  char *source; /* or NULL */
  const char *source_id; /* borrowed; or NULL */
  const char *statement; /* borrowed id; or NULL */
  const CordeeQuestion *question; /* of an unknown: whose answer is missing; or NULL */
} CordeeFundingNote;

typedef enum
{
  CORDEE_FUNDING_ANSWERED,
  CORDEE_FUNDING_SUPPOSED, /* the base's hypothesis, or the year in which a date is put */
  CORDEE_FUNDING_COMPUTED, /* from other answers: the inhabitants of the communes */
  CORDEE_FUNDING_MISSING,
} CordeeFundingState;

/* What the amounts hang on, and what is taken for it. */
typedef struct
{
  const CordeeQuestion *question;
  CordeeFundingState state;
  CordeeValue *value; /* owned: the answer, or what is supposed; or NULL */
  char *label;
  char *explain;      /* what it is for: of its line, or of the question; or NULL */
  char *text;         /* the value in words: "80 %", "48 219 habitants", "supposé en 2028"; or NULL */
  char *note;         /* "taille 2 : de 40 000 à 80 000 habitants"; or NULL */
  char *state_text;   /* "supposé", "calculé", "à dire"; NULL: answered */
} CordeeFundingField;

/* Hypotheses that go together: dates and numbers, or the indicators of a role. */
typedef struct
{
  char *title;       /* NULL: the first ones */
  gboolean folded;   /* many of one sort: behind a button that says how many are attained */
  char *summary;     /* of a folded one: "12 atteints sur 15, dont 12 supposés"; or NULL */
  GPtrArray *fields; /* CordeeFundingField, owned */
} CordeeFundingSection;

typedef struct
{
  const CordeePlan *plan;
  char *title;    /* "Alpha · règles au 22/11/2026, Bretagne" */
  char *total;    /* "En 5 ans : de 1 200 000 à 1 400 000 €" */
  char *lead;     /* "À partir de 2027, règles au 22 novembre 2026." */
  char *empty;    /* why there is nothing to show; or NULL */
  double highest; /* of all years: the scale of the chart; never 0 */
  GPtrArray *years;     /* CordeeFundingYear, owned */
  GPtrArray *legend;    /* CordeeFundingSegment, owned: each part that occurs, once (amount 0) */
  GPtrArray *sections;  /* CordeeFundingSection, owned */
  GPtrArray *unknown;   /* CordeeFundingNote, owned: each once */
  GPtrArray *announced; /* CordeeFundingNote, owned */
  GPtrArray *payments;  /* CordeeFundingNote, owned: each once */
  GPtrArray *unmet;     /* char *, owned: schemes of which nothing is due, and why */
} CordeeFundingView;

CordeeFundingView *cordee_funding_view_new (const CordeePlan *plan, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_view_free (CordeeFundingView *self);

const char *cordee_funding_part_class (CordeeFundingPart part); /* "fixe", "variable", "unique", "incertain" */
char *cordee_funding_bar_label (double low, double high) G_GNUC_WARN_UNUSED_RESULT;

/* A second plan beside the first: what is otherwise in it. */
typedef struct
{
  char *structure;          /* owned; NULL: the same */
  CordeeDay as_of;          /* CORDEE_DAY_NONE: the same */
  CordeeSituation *answers; /* owned: those that are otherwise */
} CordeeFundingOther;

CordeeFundingOther *cordee_funding_other_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_funding_other_free (CordeeFundingOther *self);
void cordee_funding_other_set_structure (CordeeFundingOther *self, const char *structure);
CordeeSituation *cordee_funding_other_situation (const CordeeFundingOther *self,
                                                 const CordeeSituation    *situation) G_GNUC_WARN_UNUSED_RESULT;
CordeeRulebook *cordee_funding_other_rulebook (const CordeeFundingOther *self, CordeeRulebook *rulebook) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_funding_other_to_text (const CordeeFundingOther *self, const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;

/* Two plans, said in words: "Avec …, ce projet recevrait 52 500 € de plus en 5 ans." and one line a year. Owned char *. */
GPtrArray *cordee_funding_difference (const CordeeFundingView *first, const CordeeFundingView *second) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeFundingView, cordee_funding_view_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeFundingOther, cordee_funding_other_free)

G_END_DECLS
