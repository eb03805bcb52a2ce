/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-territory.h"

G_BEGIN_DECLS

/* One line of a list as it stands there. */
typedef struct
{
  guint line; /* from 1 */
  GStrv cells; /* owned: white space collapsed; at least one has a letter or a digit */
} CordeeListRecord;

/* The bytes of a list as records. */
typedef struct
{
  GPtrArray *records; /* CordeeListRecord, owned */
  gboolean latin1;
  gboolean truncated;
} CordeeListText;

CordeeListText *cordee_list_text_new (const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_list_record_split (const CordeeListRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void cordee_list_text_free (CordeeListText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeListText, cordee_list_text_free)

G_END_DECLS
