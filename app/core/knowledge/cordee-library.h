/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where packs come from: the base that the program ships, the packs of the user's data folder, and those named by hand. A bad
   extra pack is refused and told of, and the rest goes on. */
typedef struct
{
  CordeeKnowledge *knowledge; /* owned reference */
  guint n_base;               /* its first packs are those that the program ships */
  GPtrArray *issues;          /* CordeeIssue, owned: of refused packs, why */
  GPtrArray *refused;         /* char *, owned: the files of refused packs */
  GPtrArray *folder;          /* char *, owned: the files of the data folder, in the order they were tried */
} CordeeLibrary;

CordeeKnowledge *cordee_library_combine (GPtrArray *packs) G_GNUC_WARN_UNUSED_RESULT;
CordeeLibrary *cordee_library_new (const char *folder, const char *const *files, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordee_library_free (CordeeLibrary *self);
gboolean cordee_library_is_refused (const CordeeLibrary *self, const char *file);
char *cordee_library_dup_default_folder (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeXmlSchema *cordee_library_load_schema (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeLibrary, cordee_library_free)

G_END_DECLS
