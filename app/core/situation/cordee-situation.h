/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-value.h"

G_BEGIN_DECLS

/* The answers of a team. Mutable, one owner; copies share their values. Answers to questions that the base no longer asks are kept. */

/* How an answer is known. */
typedef enum
{
  CORDEE_PROVENANCE_DECLARED,
  CORDEE_PROVENANCE_ESTIMATED,
  CORDEE_PROVENANCE_PROVEN,
  CORDEE_PROVENANCE_IMPORTED,
} CordeeProvenance;

typedef struct
{
  const char *id;     /* of the question; borrowed from the situation */
  CordeeValue *value; /* owned; UNKNOWN: asked, and not known yet */
  CordeeProvenance provenance;
  gboolean confirm; /* an earlier answer changed since: it may no longer fit */
  gint64 at;        /* when it was given: seconds since 1970, UTC; 0: not known */
} CordeeAnswer;

typedef struct _CordeeSituation CordeeSituation;

CordeeSituation *cordee_situation_new (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeSituation *cordee_situation_copy (const CordeeSituation *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_situation_free (CordeeSituation *self);
gboolean cordee_situation_equal (const CordeeSituation *a, const CordeeSituation *b);

const CordeeAnswer *cordee_situation_get (const CordeeSituation *self, const char *id);
const CordeeValue *cordee_situation_get_value (const CordeeSituation *self, const char *id);
GPtrArray *cordee_situation_get_answers (const CordeeSituation *self);
guint cordee_situation_count_known (const CordeeSituation *self);

void cordee_situation_set (CordeeSituation *self, const char *id, CordeeValue *value, CordeeProvenance provenance);
void cordee_situation_set_confirm (CordeeSituation *self, const char *id, gboolean confirm);
void cordee_situation_set_at (CordeeSituation *self, const char *id, gint64 at);
void cordee_situation_unset (CordeeSituation *self, const char *id);
void cordee_situation_clear (CordeeSituation *self);

const char *cordee_provenance_id (CordeeProvenance provenance);
gboolean cordee_provenance_parse (const char *text, CordeeProvenance *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeSituation, cordee_situation_free)

G_END_DECLS
