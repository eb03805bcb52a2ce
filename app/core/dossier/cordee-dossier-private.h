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

/* Parts of courses and contacts. */
gboolean cordee_dossier_same_step (const CordeeCourseStep *a, const CordeeCourseStep *b);
gboolean cordee_dossier_same_course (gconstpointer a, gconstpointer b); /* CordeeCourse */
void cordee_dossier_restart_course (CordeeCourse *course, gint64 now);
void cordee_dossier_contact_free (CordeeDossierContact *self);
CordeeDossierContact *cordee_dossier_contact_copy (const CordeeDossierContact *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_dossier_contact_take (CordeeDossierContact *self, const CordeeDossierContact *from);
gboolean cordee_dossier_contact_equal (const CordeeDossierContact *a, const CordeeDossierContact *b);

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
char *cordee_dossier_course_key (const CordeeCourse *course) G_GNUC_WARN_UNUSED_RESULT;

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
gboolean cordee_dossier_reader_parse_how (const char *text, CordeeHow *out);
void cordee_dossier_reader_hold_value (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *name, char *hint);
CordeeDay cordee_dossier_reader_get_day (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *name);
const char *cordee_dossier_reader_get_structure (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after);
void cordee_dossier_reader_hold_item (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after, const char *tag,
                                      char *hint);
void cordee_dossier_reader_hold_second (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where);
void cordee_dossier_reader_take_item (CordeeDossierReader *self, const CordeeXmlPart *node, const char *list, const char *key,
                                      const char *const *known);

/* Reads an item of a list and returns its key, which the caller owns; NULL where the item is held behind after. */
typedef char *(*CordeeDossierReadItem) (CordeeDossierReader *self, const CordeeXmlPart *node, const char *after);
void cordee_dossier_reader_read_list (CordeeDossierReader *self, const CordeeXmlPart *list, const char *element, CordeeDossierReadItem read);

/* The ids of the items of a list of a file. */
typedef struct
{
  const CordeeXmlPart *list; /* borrowed */
  const char *element;       /* that an item is */
  GHashTable *seen;          /* owned: id, owned → the number behind it that was tried last; or NULL */
  GHashTable *taken;         /* owned: all that the file has, borrowed; NULL while none was there twice */
} CordeeDossierIds;

char *cordee_dossier_ids_make (CordeeDossierIds *ids, const char *wanted) G_GNUC_WARN_UNUSED_RESULT;
void cordee_dossier_ids_clear (CordeeDossierIds *ids);

void cordee_dossier_reader_read_courses (CordeeDossierReader *self, const CordeeXmlPart *list);
void cordee_dossier_reader_read_contacts (CordeeDossierReader *self, const CordeeXmlPart *list);
void cordee_dossier_reader_read_notes (CordeeDossierReader *self, const CordeeXmlPart *list);
void cordee_dossier_reader_read_answers (CordeeDossierReader *self, const CordeeXmlPart *list);

/* ── writing ────────────────────────────────────────────────────── */

/* What is held in one place. */
typedef struct
{
  GPtrArray *all;   /* CordeeDossierHeld, borrowed, in order */
  GHashTable *next; /* the sibling, or "", borrowed → GPtrArray of those behind it, owned */
} CordeeDossierPlace;

typedef struct
{
  GString *out;
  const CordeeDossier *dossier;
  const CordeeKnowledge *knowledge;
  GHashTable *places;  /* its name, borrowed → CordeeDossierPlace; NULL: nothing is held */
  GHashTable *written; /* set of CordeeDossierHeld; NULL: nothing is held */
  guint depth;
} CordeeDossierWriter;

/* An element whose start tag is being written. */
typedef struct
{
  const char *name;
  const char *where; /* borrowed: its place */
  CordeeDossierPlace *place; /* borrowed; NULL: nothing is held in it */
} CordeeDossierElement;

CordeeDossierElement cordee_dossier_writer_begin (CordeeDossierWriter *self, const char *name, const char *where);
void cordee_dossier_writer_put (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *name, const char *value,
                                const char *fallback);
void cordee_dossier_writer_put_time (CordeeDossierWriter *self, const CordeeDossierElement *element, gint64 at);
void cordee_dossier_writer_put_day (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *name, CordeeDay day);
gboolean cordee_dossier_writer_open (CordeeDossierWriter *self, const CordeeDossierElement *element, gboolean filled);
void cordee_dossier_writer_close (CordeeDossierWriter *self, const CordeeDossierElement *element);
void cordee_dossier_writer_end_empty (CordeeDossierWriter *self, const CordeeDossierElement *element);
void cordee_dossier_writer_end_text (CordeeDossierWriter *self, const CordeeDossierElement *element, const char *text);
void cordee_dossier_writer_write_slot (CordeeDossierWriter *self, const CordeeDossierPlace *place, const char *after);
void cordee_dossier_writer_write_courses (CordeeDossierWriter *self, const char *name);
void cordee_dossier_writer_write_contacts (CordeeDossierWriter *self, const char *name);

G_END_DECLS
