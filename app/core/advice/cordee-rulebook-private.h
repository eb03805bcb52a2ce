/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

G_BEGIN_DECLS

/* How a rulebook is laid out. Everything refers to everything by number; NOWHERE is none. */

#define CORDEE_NOWHERE G_MAXUINT32

/* More than any count in this field: the upper bound of what has none. */
#define CORDEE_RULEBOOK_CEILING 99999999.0

/* One test. Conditions are in prefix order: the children of a test follow it, each up to its own end. */
typedef struct
{
  guint8 test;   /* CordeeTest */
  guint8 lost;   /* asks what the base does not have: never known */
  guint16 count; /* of INCLUDES */
  guint32 end;   /* the test after this one and all below it */
  guint32 slot;
  guint32 than; /* of MORE_THAN: a slot */
  double value; /* of AT_LEAST and AT_MOST */
  guint64 mask; /* of IS and INCLUDES */
} CordeeNode;

/* One term. extra is the slot that reading a situation fills where slots of questions cannot tell. */
typedef struct
{
  CordeeTermKind kind;
  guint32 first, end; /* of variables: slots */
  guint32 extra;      /* of MEMBERS and POPULATION */
  guint64 status;     /* of MEMBERS: the bit of the status that it counts; 0: any */
  guint32 children[2]; /* of BETWEEN */
  double value;
  const CordeeTermTree *source; /* borrowed */
} CordeeFlatTerm;

typedef struct
{
  guint32 when; /* a condition, or nowhere: always */
  guint32 term;
} CordeeFlatCase;

typedef struct
{
  guint32 first, end; /* of cases */
} CordeeDerived;

typedef struct
{
  const CordeeRule *rule; /* borrowed */
  guint32 applies;        /* or nowhere: always */
  guint32 requires;
  guint8 force;  /* CordeeForce */
  guint8 kind;   /* CordeeRuleKind */
  double weight;
} CordeeRuleEntry;

typedef struct
{
  const CordeeStructure *structure; /* borrowed */
  gboolean exists;
  guint first, end; /* of rules */
} CordeeStructureEntry;

/* What a slot holds of the answer to a question. */
typedef enum
{
  CORDEE_SLOT_NUMBER,
  CORDEE_SLOT_DAY,     /* low and high, a day */
  CORDEE_SLOT_CHOICE,  /* set: what it may be */
  CORDEE_SLOT_SET,     /* set: what is chosen */
  CORDEE_SLOT_MEMBERS, /* known only; the list goes into the slots of counts, status and terms */
  CORDEE_SLOT_COMMUNES, /* known only; the list goes into the slots of terms */
  CORDEE_SLOT_OTHER,   /* known only */
} CordeeSlotKind;

struct _CordeeRulebook
{
  gatomicrefcount ref_count;

  CordeeKnowledge *knowledge; /* owned reference */
  CordeeContext context;      /* region and département owned */

  guint n_questions, n_slots; /* slots: questions, derivations, extra ones of terms */
  GPtrArray *questions;       /* borrowed from the base */
  GPtrArray *derivations;     /* borrowed from the base */
  GHashTable *slot_by_id;     /* borrowed id → slot + 1 */
  CordeeSlotKind *kinds;      /* owned; of questions */
  CordeeSlot *nothing;        /* owned; n_slots: what is known where nothing is answered */
  guint list;                 /* the question that lists the members, or nowhere */
  guint status;               /* the question of their status, or nowhere */
  guint64 mixed;              /* the choices of that one that stand for several */

  GArray *nodes;     /* CordeeNode */
  GHashTable *roots; /* const CordeeCondition * → its first node + 1 */
  GArray *variables; /* guint32, of terms */
  GArray *terms;     /* CordeeFlatTerm */
  GArray *cases;     /* CordeeFlatCase */
  GArray *derived;   /* CordeeDerived, in the order of derivations */
  GArray *order;     /* guint: derivations, each after those that it needs */
  guint32 *whens;    /* owned; of questions: a condition or nowhere */

  GArray *structures; /* CordeeStructureEntry */
  GArray *rules;      /* CordeeRuleEntry, those of one structure side by side */
};

/* Lays out a condition of the base that none of the rules has; nowhere for NULL. */
guint32 cordee_rulebook_add_condition (CordeeRulebook *self, const CordeeCondition *condition);

/* The truth of a condition by the number of its first node. */
CordeeTruth cordee_rulebook_test_node (const CordeeRulebook *self, guint32 node, const CordeeSlot *slots);

/* The choices of a question, in the order of their bits: the number of them, and the id of one. */
guint cordee_question_count_choices (const CordeeQuestion *question);
const char *cordee_question_get_choice (const CordeeQuestion *question, guint choice);
guint64 cordee_question_get_mask (const CordeeQuestion *question, const char *const *ids);

G_END_DECLS
