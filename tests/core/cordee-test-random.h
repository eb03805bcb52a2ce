/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

G_BEGIN_DECLS

/* Random answers, the same ones for the same seed. Counts are as teams are, other numbers near to where the rules of the base turn. */
typedef struct
{
  GRand *random;    /* owned */
  GArray *turns;    /* double: the numbers that the base compares with; owned */
  GPtrArray *questions; /* borrowed from the base */
} CordeeTestRandom;

CordeeTestRandom *cordee_test_random_new (CordeeKnowledge *knowledge, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void cordee_test_random_free (CordeeTestRandom *self);
gboolean cordee_test_random_chance (CordeeTestRandom *self, double probability);
CordeeValue *cordee_test_random_value (CordeeTestRandom *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
CordeeSituation *cordee_test_random_situation (CordeeTestRandom     *self,
                                               const CordeeRulebook *rulebook,
                                               double                probability) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTestRandom, cordee_test_random_free)

G_END_DECLS
