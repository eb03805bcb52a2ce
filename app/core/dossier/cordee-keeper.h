/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-store.h"

G_BEGIN_DECLS

/* Keeps one dossier on the disk: knows its file, what that was when it was last seen, and what to do where it cannot be written. Without
   a display, a timer or a thread of its own: whoever has those calls it. Times are seconds since 1970, UTC; problem is set to whole sentences
   for people, which the caller owns, whenever something other than CORDEE_KEPT comes out. */
typedef struct _CordeeKeeper CordeeKeeper;

typedef enum
{
  CORDEE_KEPT,         /* the file has it (also: nothing was to be saved) */
  CORDEE_KEPT_ASIDE,   /* the file could not be written; a rescue copy on this machine has it */
  CORDEE_KEPT_NOWHERE, /* not even that: only memory has it */
  CORDEE_KEPT_APART,   /* somebody else changed the file: nothing was written over, a rescue copy has it, and their version waits to be merged */
} CordeeKept;

CordeeKeeper *cordee_keeper_new (CordeeKnowledge *knowledge, CordeeDossier *dossier, const char *file) G_GNUC_WARN_UNUSED_RESULT;
CordeeKeeper *cordee_keeper_open (CordeeKnowledge *knowledge, const char *file, GPtrArray *issues) G_GNUC_WARN_UNUSED_RESULT;
void cordee_keeper_free (CordeeKeeper *self);

CordeeDossier *cordee_keeper_get_dossier (CordeeKeeper *self);
const char *cordee_keeper_get_file (const CordeeKeeper *self);
gint64 cordee_keeper_get_saved (const CordeeKeeper *self);
gboolean cordee_keeper_needs_save (const CordeeKeeper *self);
CordeeKept cordee_keeper_save (CordeeKeeper *self, gint64 now, char **problem);

/* What somebody else did to the file. */
gboolean cordee_keeper_look (CordeeKeeper *self);
gboolean cordee_keeper_is_apart (const CordeeKeeper *self);
const CordeeDossier *cordee_keeper_get_theirs (const CordeeKeeper *self);
const CordeeDossier *cordee_keeper_get_base (const CordeeKeeper *self);
CordeeKept cordee_keeper_settle (CordeeKeeper *self, CordeeDossier *merged, gint64 now, char **problem);
gboolean cordee_keeper_reload (CordeeKeeper *self, GPtrArray *issues);
gboolean cordee_keeper_move (CordeeKeeper *self, const char *file, gint64 now, char **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeKeeper, cordee_keeper_free)

G_END_DECLS
