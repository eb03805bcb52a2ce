/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-issue.h"
#include "cordee-knowledge.h"

G_BEGIN_DECLS

void cordee_lint (const CordeeKnowledge *knowledge, GPtrArray *issues);

G_END_DECLS
