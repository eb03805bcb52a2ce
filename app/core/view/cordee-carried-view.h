/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-atlas.h"

G_BEGIN_DECLS

/* Data that the program carries besides the base, as Sources shows it: what it is, of which year, whose, and by which licence. Strings are
   owned and typeset, but for addresses. */
typedef struct
{
  char *title;
  char *about;       /* how much of it, and of which years */
  char *publisher;
  char *populations; /* what is certain of the inhabitants; or NULL */
  char *licence;
  char *key;         /* folded text that a search looks in */
  GPtrArray *urls;   /* char *, owned: where it comes from */
} CordeeCarriedView;

CordeeCarriedView *cordee_carried_view_new (const CordeeAtlas *atlas) G_GNUC_WARN_UNUSED_RESULT;
void cordee_carried_view_free (CordeeCarriedView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCarriedView, cordee_carried_view_free)

G_END_DECLS
