/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice-private.h"
#include "cordee-rulebook-private.h"

G_BEGIN_DECLS

/* Where answers turn conditions: which questions each variable hangs on, and which values of an answer may change a comparison.
   Borrows the rulebook, which must outlive it. */
typedef struct
{
  const CordeeRulebook *rulebook; /* borrowed */
  guint words;    /* of 64 bits, in a set of questions */
  guint64 *hangs; /* owned; for each slot the set of questions that it hangs on */
  GArray *leaves; /* guint32: the comparisons of all that holds at the date and place, each once */
} CordeeTurning;

/* One answer as a slot holds it. */
typedef struct
{
  guint question;
  CordeeSlot slot;
} CordeeAnswerSlot;

CordeeTurning *cordee_turning_new (const CordeeRulebook *rulebook) G_GNUC_WARN_UNUSED_RESULT;
void cordee_turning_free (CordeeTurning *self);

const guint64 *cordee_turning_get_questions (const CordeeTurning *self, guint slot);
gboolean cordee_turning_hangs (const CordeeTurning *self, guint slot, guint question);

/* Values are CordeeSlot. Of one comparison: unordered, not tried. Of a question: all comparisons, nearest first. */
void cordee_turning_add_values (const CordeeTurning *self, const CordeeSlot *slots, guint32 leaf, guint question, GArray *values);
void cordee_turning_find (const CordeeTurning *self, const CordeeSlot *slots, guint question, guint most, GArray *values);

double cordee_turning_distance (const CordeeTurning *self, guint question, const CordeeSlot *from, const CordeeSlot *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTurning, cordee_turning_free)

G_END_DECLS
