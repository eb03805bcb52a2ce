/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"

G_BEGIN_DECLS

/* A folder of dossiers: the advisor's book. Any folder, also one that others write to. Reading it touches nothing; what cannot be read is
   listed with the reason. Entries are summaries: the dossier itself is opened by its file. Counts over them are in
   cordee-book-statistics. */

/* Immutable but for same_as, and reference counted: what a list shows outlives a file that is read again. */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  char *name_key;  /* owned: what the name is sorted by */
  guint64 seen[5]; /* what the file was when it was read: size, times, inode, mode; all 0: it may have changed since */
  CordeeDay way_day; /* as of which it is on its way as it says; CORDEE_DAY_NONE: it follows none */

  /*< public, read only >*/
  char *file;      /* owned: its path */
  char *id, *name; /* owned; of a file that cannot be read: NULL, and the name of the file */
  char *problem;   /* owned: why it cannot be read, with line and what was expected; or NULL */
  char *folded;    /* owned: what a search looks in: name, contact, advisor, next action, place, shared and private notes */
  char *region, *departement; /* owned, or NULL */
  char *advisor;   /* owned, or NULL */
  CordeeDay as_of;
  gint64 created, touched; /* seconds since 1970, UTC */
  gboolean archived;
  guint n_answers;         /* that are known */
  GPtrArray *results;      /* CordeeDossierResult, owned */
  GPtrArray *choices;      /* CordeeDossierChoice, owned */
  char *next_text;         /* owned, or NULL */
  CordeeDay next_day;      /* or CORDEE_DAY_NONE */
  gboolean late, waiting;  /* on the way that it follows: a step is late; somebody else has one */
  char *step_id;           /* owned: the step to do next on that way, with "-2" for the second time of a yearly one; or NULL */
  char *step_text;         /* owned: its label, in the language of the base; or NULL */
  CordeeStepStatus step_status;
  CordeeDay step_day;      /* the last day to begin it; under way: to end it; of one that somebody else has: when it is expected back; or
                              CORDEE_DAY_NONE */
  gboolean rules_changed;  /* the rules of today, or this base, give it other verdicts than it was saved with */
  char *same_as;           /* owned: another file of this book with the same id, which a sync tool made; or NULL */
} CordeeBookEntry;

CordeeBookEntry *cordee_book_entry_ref (CordeeBookEntry *self);
void cordee_book_entry_unref (CordeeBookEntry *self);
const CordeeDossierResult *cordee_book_entry_get_first (const CordeeBookEntry *self);
CordeeDay cordee_book_entry_get_next_day (const CordeeBookEntry *self); /* of the next action; where none was typed, of the next step */
gboolean cordee_book_entry_is_step_next (const CordeeBookEntry *self);

typedef struct _CordeeBook CordeeBook;

/* Told from the thread that asked (its default main context), as files are read: so many of so many are. All are read when both are the
   same; the list changed at each call. */
typedef void (*CordeeBookProgress) (CordeeBook *book, guint n_read, guint n_files, gpointer user_data);

CordeeBook *cordee_book_new (CordeeKnowledge *knowledge, const char *folder, CordeeDay today) G_GNUC_WARN_UNUSED_RESULT;
CordeeBook *cordee_book_ref (CordeeBook *self);
void cordee_book_unref (CordeeBook *self);
const char *cordee_book_get_folder (const CordeeBook *self);
CordeeKnowledge *cordee_book_get_knowledge (const CordeeBook *self);
CordeeDay cordee_book_get_today (const CordeeBook *self);
const char *cordee_book_get_problem (const CordeeBook *self);
gboolean cordee_book_is_reading (const CordeeBook *self);
gboolean cordee_book_read (CordeeBook *self, GError **error); /* all, before it returns */
void cordee_book_read_async (CordeeBook *self, CordeeBookProgress progress, gpointer user_data);
void cordee_book_cancel (CordeeBook *self);
GPtrArray *cordee_book_get_entries (const CordeeBook *self); /* CordeeBookEntry, borrowed */
const CordeeBookEntry *cordee_book_find (const CordeeBook *self, const char *file);
gboolean cordee_book_refresh (CordeeBook *self, const char *file); /* one file again, or gone */

/* What is asked of the list. NULL, 0 and NONE: whatever. */
typedef enum
{
  CORDEE_BOOK_BY_TOUCHED, /* latest first */
  CORDEE_BOOK_BY_NAME,
  CORDEE_BOOK_BY_NEXT,    /* by the next action, else the next step: soonest first, those without at the end */
  CORDEE_BOOK_BY_CREATED, /* latest first */
} CordeeBookSort;

typedef enum
{
  CORDEE_BOOK_LIVE,
  CORDEE_BOOK_ARCHIVED,
  CORDEE_BOOK_ALL,
} CordeeBookShelf;

typedef struct
{
  const char *search;    /* all its words must be there, whatever their accents */
  const char *structure; /* first in rank, or chosen */
  int verdict;           /* CordeeVerdict of that structure, of the first in rank where none is named; -1: whatever */
  CordeeDay due_by;      /* the next action, or the next step where none was typed, is due by then */
  guint stalled_days;    /* nothing happened for so many days */
  gboolean rules_changed;
  gboolean late, waiting; /* on the way that it follows */
  gboolean unreadable;
  CordeeBookShelf shelf;
  CordeeBookSort sort;
} CordeeBookQuery;

/* CordeeBookEntry, with a reference of their own. */
GPtrArray *cordee_book_select (CordeeBook *self, const CordeeBookQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* Where deleted dossiers go, in the folder itself; the same name in all languages, since others may use the folder too. */
#define CORDEE_BOOK_BIN "Corbeille"

/* Work on files. All give the path of what they made, which the caller owns, or NULL with error; none writes over a file. */
#define CORDEE_BOOK_MAX_NAME 80 /* bytes of the name of a file, without its ending and a number */
char *cordee_book_dup_file_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_book_dup_free_path (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_book_duplicate (CordeeBook *self, const char *file, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_book_import (CordeeBook *self, const char *file, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_book_delete (CordeeBook *self, const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* where it lies now */
char *cordee_book_undelete (CordeeBook *self, const char *deleted, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_book_set_archived (CordeeBook *self, const char *file, gboolean archived, gint64 now, GError **error);
gboolean cordee_book_export (CordeeBook *self, const char *file, const char *target, gboolean handover, gint64 now, GError **error);
gboolean cordee_book_export_over (CordeeBook *self, const char *file, const char *target, gboolean handover, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBook, cordee_book_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookEntry, cordee_book_entry_unref)

G_END_DECLS
