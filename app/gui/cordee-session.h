/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-interview.h"
#include "cordee-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What all pages look at: the base, the place, the date of the rules, a second date to compare with, and what is off. "changed" is
   emitted once for each change of any of them but the notices; results are computed when first asked for and dropped on change. */
#define CORDEE_TYPE_SESSION (cordee_session_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSession, cordee_session, CORDEE, SESSION, GObject)

CordeeSession *cordee_session_new (const char *const *packs, CordeeDay today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

CordeeLibrary *cordee_session_get_library (CordeeSession *self);
CordeeKnowledge *cordee_session_get_knowledge (CordeeSession *self);
const CordeeContext *cordee_session_get_context (CordeeSession *self);
CordeeDay cordee_session_get_today (CordeeSession *self);
CordeeDay cordee_session_get_other_day (CordeeSession *self);

void cordee_session_set_as_of (CordeeSession *self, CordeeDay day);
void cordee_session_set_other_day (CordeeSession *self, CordeeDay day);
gboolean cordee_session_set_place (CordeeSession *self, const char *region, const char *departement);

const CordeeComparison *cordee_session_get_comparison (CordeeSession *self);
GPtrArray *cordee_session_get_changes (CordeeSession *self);

char *cordee_session_dup_place_text (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;

/* The answers of the team in hand, and where the assistant is. Whoever changes it says so afterwards: "answered" is emitted once, and
   the answers are kept in the user's data folder, of which "saved" tells. A change of place or date, of which "changed" tells, is told
   to it before. */
CordeeInterview *cordee_session_get_interview (CordeeSession *self);
const CordeeSituation *cordee_session_get_situation (CordeeSession *self);
void cordee_session_answered (CordeeSession *self);
void cordee_session_save (CordeeSession *self);
char *cordee_session_dup_saved_text (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;

/* Sentences for the user on what is off. "noticed" is emitted when there is one more, or none any more. */
void cordee_session_add_notice (CordeeSession *self, const char *text);
GPtrArray *cordee_session_get_notices (CordeeSession *self);
void cordee_session_clear_notices (CordeeSession *self);

G_END_DECLS
