/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"
#include "cordee-course.h"

G_BEGIN_DECLS

/* One team's file: who it is (never a patient), its answers, what was found, chosen and noted, what happened, and the rules that it was
   worked with. Mutable, one owner. It knows no clock: whoever changes it says when (seconds since 1970, UTC; 0: not known), and no disk:
   cordee-store does. What a newer version wrote and this one does not know is kept, and written again where it stood. */

typedef enum
{
  CORDEE_NOTE_PRIVATE, /* the advisor's own: left out of everything that is handed over */
  CORDEE_NOTE_SHARED,
} CordeeNoteVisibility;

typedef struct
{
  char *id;   /* owned: unlike any other in this dossier, also after a merge */
  char *text; /* owned, with its line ends */
  CordeeNoteVisibility visibility;
  char *structure; /* owned: the cell that it is on; NULL, both: the dossier as a whole */
  char *criterion; /* owned */
  char *step;      /* owned: the step of the way to structure that it is on; criterion is NULL then; or NULL */
  gint64 at;       /* written or changed last */
} CordeeDossierNote;

/* Somebody that the team speaks to: the user's own, beside those of the base. */
typedef struct
{
  char *id;       /* owned: unlike any other in this dossier, also after a merge */
  char *actor;    /* owned: the role, of the base; or NULL */
  char *name;     /* owned: never empty */
  char *phone, *email, *url, *text; /* owned, or NULL */
  gboolean shared; /* goes with what is handed over; FALSE: the advisor's own */
  gint64 at;
} CordeeDossierContact;

typedef struct
{
  char *structure; /* owned */
  CordeeHow how;
  gint64 at;
} CordeeDossierChoice;

/* What the answers came to under the rules of the dossier, as it was saved: for a list, and to tell what changed since. */
typedef struct
{
  char *structure; /* owned */
  CordeeVerdict verdict;
  guint rank;
} CordeeDossierResult;

typedef enum
{
  CORDEE_EVENT_CREATED,
  CORDEE_EVENT_ANSWERED,   /* detail: the question */
  CORDEE_EVENT_RENAMED,    /* detail: the name before */
  CORDEE_EVENT_CHOSE,      /* detail: the structure */
  CORDEE_EVENT_NOTED,
  CORDEE_EVENT_RULES,      /* detail: the day of the rules before */
  CORDEE_EVENT_MERGED,     /* detail: where the other version came from */
  CORDEE_EVENT_RESTORED,   /* detail: the time of the backup */
  CORDEE_EVENT_IMPORTED,   /* detail: the name of the file */
  CORDEE_EVENT_DUPLICATED, /* detail: the name of the dossier that it comes from */
  CORDEE_EVENT_MIGRATED,   /* detail: the format before */
  CORDEE_EVENT_ARCHIVED,
  CORDEE_EVENT_UNARCHIVED,
  CORDEE_EVENT_HANDED_OVER, /* detail: the name of the file or of the report */
  CORDEE_EVENT_STEP,        /* detail: structure, step and status: "STRUCTURE/step/fait" */
  CORDEE_N_EVENTS,
} CordeeEventKind;

typedef struct
{
  CordeeEventKind kind;
  char *detail; /* owned, or NULL */
  gint64 at;
} CordeeDossierEvent;

/* Fields are read as they are and changed by the functions below, which keep what must hold. */
typedef struct
{
  char *id;      /* owned: a UUID, for ever; copies made by hand have the same, duplicates another */
  char *name;    /* owned: "Équipe du Vidourle"; never NULL, may be empty */
  char *contact; /* owned: who to speak to, in the team's own words; or NULL */
  char *advisor; /* owned: who follows it; or NULL */
  gboolean archived;

  CordeeDay as_of;               /* of the rules that it was worked with */
  char *region, *departement;    /* owned, or NULL */
  char *base_version, *base_sha256; /* owned: the base that was in use when it was saved last; or NULL */

  CordeeSituation *situation; /* owned; answers carry their time */
  GPtrArray *results;         /* CordeeDossierResult, owned, in the order of the base */
  GPtrArray *choices;         /* CordeeDossierChoice, owned, one for each structure at most */
  char *next_text;            /* owned: what comes next; or NULL */
  CordeeDay next_day;         /* and when, or CORDEE_DAY_NONE */
  GPtrArray *courses;         /* CordeeCourse, owned: one for each structure and how */
  GPtrArray *contacts;        /* CordeeDossierContact, owned */
  GPtrArray *notes;           /* CordeeDossierNote, owned, oldest first */
  GPtrArray *journal;         /* CordeeDossierEvent, owned, oldest first */

  GPtrArray *held; /* CordeeDossierHeld, private to the reader and the writer: what is not known here, to be written again; or NULL */
} CordeeDossier;

CordeeDossier *cordee_dossier_new (const char *name, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
CordeeDossier *cordee_dossier_copy (const CordeeDossier *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_dossier_free (CordeeDossier *self);
gboolean cordee_dossier_equal (const CordeeDossier *a, const CordeeDossier *b);
gint64 cordee_dossier_get_created (const CordeeDossier *self);
gint64 cordee_dossier_get_touched (const CordeeDossier *self);

void cordee_dossier_set_name (CordeeDossier *self, const char *name, gint64 now);
void cordee_dossier_set_contact (CordeeDossier *self, const char *contact);
void cordee_dossier_set_advisor (CordeeDossier *self, const char *advisor);
void cordee_dossier_set_archived (CordeeDossier *self, gboolean archived, gint64 now);
void cordee_dossier_set_rules (CordeeDossier *self, const CordeeContext *context, gint64 now);
void cordee_dossier_set_situation (CordeeDossier *self, const CordeeSituation *situation, gint64 now);
void cordee_dossier_set_results (CordeeDossier *self, const CordeeAdvice *advice);
void cordee_dossier_set_next (CordeeDossier *self, const char *text, CordeeDay day);
void cordee_dossier_choose (CordeeDossier *self, const char *structure, CordeeHow how, gint64 now);
void cordee_dossier_unchoose (CordeeDossier *self, const char *structure);
const CordeeDossierChoice *cordee_dossier_find_choice (const CordeeDossier *self, const char *structure);
void cordee_dossier_add_event (CordeeDossier *self, CordeeEventKind kind, const char *detail, gint64 now);

/* Notes. An empty text takes the note away. */
const CordeeDossierNote *cordee_dossier_find_note (const CordeeDossier *self, const char *id);
const CordeeDossierNote *cordee_dossier_find_cell_note (const CordeeDossier *self, const char *structure, const char *criterion);
const char *cordee_dossier_add_note (CordeeDossier *self, const char *text, CordeeNoteVisibility visibility, const char *structure,
                                     const char *criterion, gint64 now);
void cordee_dossier_set_note (CordeeDossier *self, const char *id, const char *text, CordeeNoteVisibility visibility, gint64 now);

const CordeeDossierNote *cordee_dossier_find_step_note (const CordeeDossier *self, const char *structure, const char *step);
const char *cordee_dossier_add_step_note (CordeeDossier *self, const char *text, CordeeNoteVisibility visibility, const char *structure,
                                          const char *step, gint64 now);

/* The ways that it follows. A course that changed is put back whole; each step whose status changed is an event. */
const CordeeCourse *cordee_dossier_find_course (const CordeeDossier *self, const char *structure, CordeeHow how);
const CordeeCourse *cordee_dossier_get_course (const CordeeDossier *self); /* the one touched last; or NULL */
void cordee_dossier_set_course (CordeeDossier *self, const CordeeCourse *course, gint64 now);

/* Contacts. set: NULL or empty name takes it away. */
const CordeeDossierContact *cordee_dossier_find_contact (const CordeeDossier *self, const char *id);
const char *cordee_dossier_add_contact (CordeeDossier *self, const CordeeDossierContact *contact, gint64 now); /* its id and at do not count */
void cordee_dossier_set_contact_card (CordeeDossier *self, const char *id, const CordeeDossierContact *contact, gint64 now);

/* Other dossiers made of it. */
CordeeDossier *cordee_dossier_duplicate (const CordeeDossier *self, const char *name, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
CordeeDossier *cordee_dossier_dup_for_handover (const CordeeDossier *self, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* Files. */
#define CORDEE_DOSSIER_FORMAT 1
#define CORDEE_DOSSIER_SUFFIX ".cordee"
CordeeDossier *cordee_dossier_new_from_bytes (GBytes                *bytes,
                                              const char            *file,
                                              const CordeeKnowledge *knowledge,
                                              GPtrArray             *issues) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cordee_dossier_to_bytes (const CordeeDossier *self, const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
int cordee_dossier_get_format_of (GBytes *bytes);
CordeeDossier *cordee_dossier_load (const char            *file,
                                    const CordeeKnowledge *knowledge,
                                    GPtrArray             *issues) G_GNUC_WARN_UNUSED_RESULT;

gboolean cordee_dossier_check (GBytes *bytes, const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues);
void cordee_dossier_adopt_held (CordeeDossier *self, const CordeeDossier *other);

const char *cordee_event_id (CordeeEventKind kind);
const char *cordee_note_visibility_id (CordeeNoteVisibility visibility);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeDossier, cordee_dossier_free)

G_END_DECLS
