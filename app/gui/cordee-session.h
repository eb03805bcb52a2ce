/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-interview.h"
#include "cordee-keeper.h"
#include "cordee-library.h"
#include "cordee-settings.h"
#include "cordee-since.h"

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

/* The dossier in hand: there is always one, which gets a file once there is something in it. Whoever changes it outside the answers says
   so afterwards (touch): "dossier" is emitted, as it is when another one is in hand, and it is saved soon. "saved" tells of each attempt.
   "apart" is emitted when somebody else changed its file: the keeper then has their version. Where nothing of ours waited, theirs is
   simply taken, and "reloaded" is emitted. "leaving" comes before another dossier may be put in hand: whoever holds something that is being
   typed puts it into this one now. */
CordeeDossier *cordee_session_get_dossier (CordeeSession *self);
CordeeKeeper *cordee_session_get_keeper (CordeeSession *self);
void cordee_session_touch (CordeeSession *self);
void cordee_session_rename_dossier (CordeeSession *self, const char *name);
gboolean cordee_session_open_dossier (CordeeSession *self, const char *file, char **problem);
void cordee_session_start_dossier (CordeeSession *self, const char *name);
void cordee_session_set_dossier (CordeeSession *self, CordeeDossier *dossier);
const char *cordee_session_get_file (CordeeSession *self);
gboolean cordee_session_is_blank (CordeeSession *self);
char *cordee_session_dup_name (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_session_dup_book_folder (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_session_set_book_folder (CordeeSession *self, const char *folder);
void cordee_session_resume (CordeeSession *self, CordeeSettings *settings);

/* What became of it on the disk. */
CordeeKept cordee_session_get_kept (CordeeSession *self);
const char *cordee_session_get_problem (CordeeSession *self);
void cordee_session_look (CordeeSession *self);
void cordee_session_put_back (CordeeSession *self);
gboolean cordee_session_move (CordeeSession *self, const char *folder);
GPtrArray *cordee_session_list_rescues (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;
CordeeDossier *cordee_session_open_rescue (CordeeSession *self, const CordeeRescue *rescue, char **problem) G_GNUC_WARN_UNUSED_RESULT;

/* Rules that changed since the dossier was worked with. */
gboolean cordee_session_asks_about_rules (CordeeSession *self);
CordeeSince *cordee_session_dup_since (CordeeSession *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_session_settle_rules (CordeeSession *self, gboolean adopt);

/* The answers of the team in hand, and where the assistant is. Whoever changes it says so afterwards: "answered" is emitted once, and
   the answers are kept in the dossier. A change of place or date, of which "changed" tells, is told to it before. */
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
