/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-situation.h"

G_BEGIN_DECLS

/* The rules that hold at one date and place, laid out to be evaluated hundreds of thousands of times a second: every variable is a
   slot with a number, every condition a stretch of one array. Immutable and reference counted. */
typedef struct _CordeeRulebook CordeeRulebook;

/* Strong three-valued logic (Kleene): not known is neither true nor false. */
typedef enum
{
  CORDEE_TRUTH_FALSE,
  CORDEE_TRUTH_UNKNOWN,
  CORDEE_TRUTH_TRUE,
} CordeeTruth;

typedef enum
{
  CORDEE_OUTCOME_FALSE,
  CORDEE_OUTCOME_UNKNOWN,
  CORDEE_OUTCOME_TRUE,
  CORDEE_OUTCOME_NOT_APPLICABLE, /* what it is tied to is not wanted */
} CordeeOutcome;

/* Best first, but for UNDETERMINED, which is no step of a scale. */
typedef enum
{
  CORDEE_VERDICT_POSSIBLE,
  CORDEE_VERDICT_A_COMPLETER,
  CORDEE_VERDICT_A_NEGOCIER,
  CORDEE_VERDICT_INDETERMINEE,
  CORDEE_VERDICT_EXCLUE,
} CordeeVerdict;

/* What is known of one variable: a number between two bounds (equal when it is known), or a set of choices, one bit for each in the
   order of the base (of a choice, those that it may be; of a multiple choice, those that are chosen). */
typedef struct
{
  double low, high;
  guint64 set;
  gboolean known;
} CordeeSlot;

CordeeRulebook *cordee_rulebook_new (CordeeKnowledge *knowledge, const CordeeContext *context) G_GNUC_WARN_UNUSED_RESULT;
CordeeRulebook *cordee_rulebook_ref (CordeeRulebook *self);
void cordee_rulebook_unref (CordeeRulebook *self);
CordeeKnowledge *cordee_rulebook_get_knowledge (const CordeeRulebook *self);
const CordeeContext *cordee_rulebook_get_context (const CordeeRulebook *self);

/* Variables: questions first, in the order of the base, then derivations, then what only the rulebook itself reads. */
guint cordee_rulebook_get_n_slots (const CordeeRulebook *self);
guint cordee_rulebook_get_n_questions (const CordeeRulebook *self);
const CordeeQuestion *cordee_rulebook_get_question (const CordeeRulebook *self, guint slot);
int cordee_rulebook_find_slot (const CordeeRulebook *self, const char *variable);

/* A situation as slots. n_slots of them, of which the caller owns the memory. */
void cordee_rulebook_read (const CordeeRulebook *self, const CordeeSituation *situation, CordeeSlot *slots);
void cordee_rulebook_set_slot (const CordeeRulebook *self, CordeeSlot *slots, guint slot, const CordeeValue *value);
CordeeValue *cordee_rulebook_dup_value (const CordeeRulebook *self, const CordeeSlot *slots, guint slot) G_GNUC_WARN_UNUSED_RESULT;
void cordee_rulebook_derive (const CordeeRulebook *self, CordeeSlot *slots);

/* Structures and their rules. */
guint cordee_rulebook_get_n_structures (const CordeeRulebook *self);
const CordeeStructure *cordee_rulebook_get_structure (const CordeeRulebook *self, guint structure);
int cordee_rulebook_find_structure (const CordeeRulebook *self, const char *id);
gboolean cordee_rulebook_structure_exists (const CordeeRulebook *self, guint structure);
guint cordee_rulebook_get_n_rules (const CordeeRulebook *self);
void cordee_rulebook_get_rules_of (const CordeeRulebook *self, guint structure, guint *first, guint *end);
const CordeeRule *cordee_rulebook_get_rule (const CordeeRulebook *self, guint rule);

/* Evaluation, on slots that were derived. outcomes may be NULL, or has room for all rules. */
CordeeOutcome cordee_rulebook_evaluate_rule (const CordeeRulebook *self, guint rule, const CordeeSlot *slots);
CordeeVerdict cordee_rulebook_evaluate (const CordeeRulebook *self, guint structure, const CordeeSlot *slots, CordeeOutcome *outcomes);
double cordee_rulebook_get_fit (const CordeeRulebook *self, guint structure, const CordeeOutcome *outcomes);
CordeeTruth cordee_rulebook_test (const CordeeRulebook *self, const CordeeCondition *condition, const CordeeSlot *slots);
CordeeTruth cordee_rulebook_question_applies (const CordeeRulebook *self, guint slot, const CordeeSlot *slots);

/* Which questions (slots) an outcome still hangs on: set bits of a bit array of n_questions bits. */
void cordee_rulebook_add_open_questions (const CordeeRulebook *self, guint rule, const CordeeSlot *slots, guint8 *questions);
/* Which questions a rule asks at all, what it is tied to included. */
void cordee_rulebook_add_questions (const CordeeRulebook *self, guint rule, guint8 *questions);
void cordee_rulebook_add_condition_questions (const CordeeRulebook *self, const CordeeCondition *condition, const CordeeSlot *slots,
                                              guint8 *questions);

const char *cordee_verdict_id (CordeeVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeRulebook, cordee_rulebook_unref)

G_END_DECLS
