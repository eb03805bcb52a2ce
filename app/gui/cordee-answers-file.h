/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-situation.h"

G_BEGIN_DECLS

/* The answers in hand, as they are kept from one time to the next: cordee_situation_save() writes them. */

char *cordee_answers_file_dup_path (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeSituation *cordee_answers_file_load (const char            *path,
                                           const CordeeKnowledge *knowledge,
                                           gint64                *saved_at,
                                           char                 **problem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
