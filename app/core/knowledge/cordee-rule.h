/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-condition.h"
#include "cordee-statement.h"

G_BEGIN_DECLS

/* What a pack says about which structure fits: rules, how structures go together, what is computed from answers, and which
   answers contradict one another. Strings are borrowed from the pack; words for the reader are French,
   as the pack has them, and may hold placeholders: {id} stands for the answer to that variable. */

/* How binding a rule is: what it does to the verdict. Most binding first. */
typedef enum
{
  CORDEE_FORCE_OBLIGATOIRE, /* law or national agreement */
  CORDEE_FORCE_REGIONAL,    /* a region's published rule */
  CORDEE_FORCE_USAGE,       /* practice, or a rule whose own text allows a derogation: negotiable */
  CORDEE_FORCE_INDICATIF,   /* weighs on the fit only */
} CordeeForce;

typedef enum
{
  CORDEE_RULE_CONDITION, /* who and where */
  CORDEE_RULE_FORMALITE, /* something still to do */
} CordeeRuleKind;

typedef struct
{
  const char *id;
  const char *structure;
  const char *criterion; /* the row of the matrix that it touches */
  const char *replaces;  /* the rule that does not hold where this one does, or NULL */
  CordeeForce force;
  CordeeRuleKind kind;
  double weight;       /* of an indicative rule; 0 otherwise */
  const char *region;  /* NULL: national */
  char **departements; /* owned; NULL: everywhere in its region */
  CordeeDay from, until; /* both inside; CORDEE_DAY_NONE: open */
  gboolean estimated;    /* from is an estimate */
  char **facts;          /* owned; NULL without */
  CordeeCondition *applies; /* owned; NULL: always */
  CordeeCondition *requires; /* owned */
  const char *label;  /* a noun phrase in lower case: what is asked for */
  const char *holds;  /* said when it is true */
  const char *fails;  /* when it is false */
  const char *open;   /* when it is not known */
  const char *remedy; /* what would make it true, an infinitive; NULL: the changes alone tell */
  const char *dispute; /* the readings, where it is disputed; or NULL */
  GArray *citations;  /* CordeeCitation, owned */
  const CordeePack *pack;
  guint rank; /* its place in the whole base */
  int line;
} CordeeRule;

/* How two structures go together. */
typedef enum
{
  CORDEE_LINK_COMBINES, /* one beside the other */
  CORDEE_LINK_JOINS,    /* structure becomes a member of with */
  CORDEE_LINK_LEADS_TO, /* structure today, with later */
} CordeeLinkKind;

typedef enum
{
  CORDEE_HOW_CREER,
  CORDEE_HOW_ADHERER,
} CordeeHow;

typedef struct
{
  const char *id;
  CordeeLinkKind kind;
  const char *structure;
  const char *with;
  CordeeHow how;         /* how one comes to with */
  CordeeCondition *when; /* owned; NULL: always */
  const char *text;      /* what it brings, or when the step is taken */
  GArray *citations;     /* CordeeCitation, owned */
  const CordeePack *pack;
  int line;
} CordeeLink;

/* A structure that is there already and may be joined instead of made. */
typedef struct
{
  const char *id; /* of the structure: at most one for each */
  CordeeCondition *when; /* owned */
  const char *text;
  int line;
} CordeeJoining;

/* ── what is computed ───────────────────────────────────────────── */

typedef enum
{
  CORDEE_TERM_SUM,        /* of variables */
  CORDEE_TERM_PRESENT,    /* how many of variables are above 0 */
  CORDEE_TERM_NUMBER,     /* value */
  CORDEE_TERM_BETWEEN,    /* somewhere between its two children, both inside */
  CORDEE_TERM_MEMBERS,    /* members of the list with that status */
  CORDEE_TERM_POPULATION, /* inhabitants of the communes that a variable lists */
} CordeeTermKind;

typedef struct _CordeeTermTree CordeeTermTree;

struct _CordeeTermTree
{
  CordeeTermKind kind;
  char **variables;    /* owned; or NULL */
  double value;
  const char *status;  /* of MEMBERS: a choice of the status question; or NULL: any */
  GPtrArray *children; /* CordeeTermTree, owned */
  int line;
};

typedef struct
{
  CordeeCondition *when; /* owned; NULL: always */
  CordeeTermTree *term;  /* owned */
} CordeeDerivationCase;

/* A number computed from answers: that of the first case whose condition is true. Asked for like a variable. */
typedef struct
{
  const char *id;
  const char *label;
  const char *unit; /* or NULL */
  GPtrArray *cases; /* CordeeDerivationCase, owned */
  int line;
} CordeeDerivation;

/* Answers that cannot all be right. */
typedef struct
{
  const char *id;
  CordeeCondition *when; /* owned */
  const char *text;
  gboolean caution; /* only to be known: it bars no answer and has none confirmed */
  int line;
} CordeeContradiction;

/* A heading under which questions are asked. */
typedef struct
{
  const char *id;
  const char *label;
  int order;
  int line;
} CordeeSection;

/* ── reading and writing ────────────────────────────────────────── */

CordeeRule *cordee_rule_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_rule_to_xml (const CordeeRule *self, CordeeXmlElement *node);
void cordee_rule_free (CordeeRule *self);
gboolean cordee_rule_holds_at (const CordeeRule *self, CordeeDay day, const char *region, const char *departement);

CordeeLink *cordee_link_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_link_to_xml (const CordeeLink *self, CordeeXmlElement *node);
void cordee_link_free (CordeeLink *self);
CordeeJoining *cordee_joining_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_joining_to_xml (const CordeeJoining *self, CordeeXmlElement *node);
void cordee_joining_free (CordeeJoining *self);

CordeeDerivation *cordee_derivation_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_derivation_to_xml (const CordeeDerivation *self, CordeeXmlElement *node);
void cordee_derivation_free (CordeeDerivation *self);
CordeeContradiction *cordee_contradiction_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_contradiction_to_xml (const CordeeContradiction *self, CordeeXmlElement *node);
void cordee_contradiction_free (CordeeContradiction *self);

const char *cordee_force_id (CordeeForce force);
const char *cordee_rule_kind_id (CordeeRuleKind kind);
const char *cordee_link_kind_id (CordeeLinkKind kind);
const char *cordee_how_id (CordeeHow how);
gboolean cordee_how_parse (const char *text, CordeeHow *how);

G_END_DECLS
