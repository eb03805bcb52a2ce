/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"

#include "cordee-xml-tree.h"

G_BEGIN_DECLS

/* What the reader and the writer of dossiers share: how what is not understood finds its place again.

   Everything that is written has a key among its siblings ("project", "answer:infirmiers", "note:…"), and a place: the keys on the way to
   it, with a separator that no document can contain. What is held names the place that it stands in and the sibling that it stands behind; a key that is gone leaves it at
   the end of its place. Inside an element with text, the sibling is "@" and how many bytes of the text stand before it; in a list of
   members that was typed as one value, "#" and how many members do. */

#define CORDEE_HELD_SEPARATOR "\037"

typedef struct
{
  char *where;      /* a reference (GRefString): the place; "" for the document */
  char *after;      /* idem: the sibling that it stands behind, an attribute for an attribute; NULL: the first */
  char *name;       /* owned: of an attribute; NULL: it is a part of the document, or a member in a value */
  char *text;       /* owned: the value of the attribute; the part, as the document has it; the member */
  char *stands_for; /* owned: the question that it would answer: not written while there is another answer; or NULL */
  gboolean foreign; /* not of this version: who knows what it tells, so it is not handed over */
} CordeeDossierHeld;

CordeeDossierHeld *cordee_dossier_hold (CordeeDossier *self,
                                        const char    *where,
                                        const char    *after,
                                        const char    *name,
                                        char          *text);
gboolean cordee_dossier_held_equal (const GPtrArray *a, const GPtrArray *b);
GPtrArray *cordee_dossier_held_without_foreign (const GPtrArray *held) G_GNUC_WARN_UNUSED_RESULT;

CordeeDossier *cordee_dossier_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;

/* Keys of items that have no id of their own: by what they say, and which of those that say the same. Asked in order. */
typedef char *(*CordeeKeyOf) (gconstpointer item);

typedef struct
{
  const GPtrArray *items; /* borrowed */
  CordeeKeyOf key_of;
  GHashTable *counts; /* owned: key → how many so far; NULL: not asked yet */
  guint done;         /* how many of items are counted */
  char *last;         /* owned: the key of the last of these */
} CordeeKeyer;

const char *cordee_keyer_get (CordeeKeyer *self, guint index);
void cordee_keyer_clear (CordeeKeyer *self);
char *cordee_dossier_event_key (gconstpointer event) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_dossier_member_key (gconstpointer member) G_GNUC_WARN_UNUSED_RESULT;

/* Times as files have them: 2026-11-22T14:05:00Z. */
char *cordee_dossier_time_to_string (gint64 at) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_dossier_time_parse (const char *text, gint64 *out);

/* What reads one file. Reading changes the dossier alone. */
typedef struct
{
  const char *file;                 /* borrowed: what messages call it */
  const CordeeKnowledge *knowledge; /* borrowed */
  GPtrArray *issues;                /* borrowed */
  CordeeDossier *dossier;           /* borrowed */
  guint n_told;
  GHashTable *answered;             /* owned: ids of all answers of the file, where it was asked for; or NULL */
  GHashTable *renamed;              /* owned: old ids that were told of; or NULL */
} CordeeDossierReader;

void cordee_dossier_reader_tell (CordeeDossierReader *self,
                                 const char          *tag,
                                 int                  line,
                                 const char          *id,
                                 const char          *format,
                                 ...) G_GNUC_PRINTF (5, 6);
CordeeDossierHeld *cordee_dossier_reader_hold (CordeeDossierReader *self, const char *where, const char *after, const CordeeXmlPart *part);
void cordee_dossier_reader_hold_foreign (CordeeDossierReader *self, const char *where, const char *after, const CordeeXmlPart *part);
gboolean cordee_dossier_reader_has_foreign (const CordeeXmlPart *part, const char *const *known);
void cordee_dossier_reader_take_attributes (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where, const char *const *known);
gint64 cordee_dossier_reader_get_time (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where);
char *cordee_dossier_reader_read_text (CordeeDossierReader *self, const CordeeXmlPart *part, const char *where) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_dossier_reader_rename (CordeeDossierReader *self, CordeeRenameKind kind, const char *of, const char *id, int line);
void cordee_dossier_reader_read_notes (CordeeDossierReader *self, const CordeeXmlPart *list);
void cordee_dossier_reader_read_answers (CordeeDossierReader *self, const CordeeXmlPart *list);

G_END_DECLS
