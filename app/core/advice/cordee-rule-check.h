/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* What only evaluation can tell of the rules of a base: conditions that are never true or never false whatever the answers, questions
   that nothing needs or that can never be reached, expectations of dated cases that are not met. */
void cordee_rules_check (CordeeKnowledge *knowledge, GPtrArray *issues);
void cordee_cases_check (CordeeKnowledge *knowledge, GPtrArray *issues);

G_END_DECLS
