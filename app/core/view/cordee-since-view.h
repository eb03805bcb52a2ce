/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-since.h"

G_BEGIN_DECLS

/* What changed for a dossier under other rules, as words. Strings are owned and typeset; what is borrowed is of the base. */

typedef struct
{
  char *sign;   /* one character that says what sort of change it is, never alone; never NULL */
  char *text;   /* a whole sentence with both dates */
  char *detail; /* more about it, with who says so; or NULL */
  const CordeeStructure *structure; /* borrowed; or NULL: of no one structure */
  const char *source_id;            /* borrowed: the source to look at; or NULL */
} CordeeSinceRow;

typedef struct
{
  char *title;     /* "Verdicts" */
  GPtrArray *rows; /* CordeeSinceRow, owned: at least one */
} CordeeSinceGroup;

typedef struct
{
  char *title;       /* "Ce qui a changé depuis le 22/11/2026" */
  char *summary;     /* in a sentence or two, also that nothing changed */
  GPtrArray *groups; /* CordeeSinceGroup, owned: those with something in them */
} CordeeSinceView;

CordeeSinceView *cordee_since_view_new (const CordeeSince *since) G_GNUC_WARN_UNUSED_RESULT;
void cordee_since_view_free (CordeeSinceView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeSinceView, cordee_since_view_free)

G_END_DECLS
