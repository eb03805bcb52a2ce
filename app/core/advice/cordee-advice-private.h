/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* The parts of an advice, each from the rules and from what the parts before it have found. slots are read and derived. The lists of
   advice and candidate are there already, empty and owning: what is found is added to them. */

/* The candidate under work while its remedies are looked for: everything is changed on a copy of the slots. */
void cordee_remedies_find (CordeeRulebook *rulebook, const CordeeSlot *slots, guint structure, CordeeCandidate *candidate);

/* Where members are listed, the list wins over counts: what the remedies say of counts they say of the list then. */
void cordee_remedies_follow_members (CordeeRulebook *rulebook, CordeeAdvice *advice);

void cordee_next_questions_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice);
void cordee_recommendation_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice);
void cordee_hinges_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice);

/* The order of structures: excluded last, then fit, verdict, order of the base. Sets rank and ranked. */
void cordee_advice_rank (CordeeAdvice *advice);

CordeeRemedy *cordee_remedy_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_remedy_free (CordeeRemedy *self);
CordeeAnswerChange *cordee_change_new (const CordeeQuestion *question, CordeeValue *from, CordeeValue *to) G_GNUC_WARN_UNUSED_RESULT;
void cordee_change_free (CordeeAnswerChange *self);

G_END_DECLS
