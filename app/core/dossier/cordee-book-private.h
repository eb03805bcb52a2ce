/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

G_BEGIN_DECLS

/* What the files of cordee-book share. */

/* The rules of today, and of the days of the dossiers, in every place that dossiers are from; made when first asked for, from any thread. */
typedef struct
{
  gatomicrefcount ref_count;
  CordeeKnowledge *knowledge; /* owned reference */
  CordeeDay today;
  CordeeDay era;    /* since when the rules of today are as they are */
  GArray *turns;    /* CordeeDay, owned: when anything in the base changes, in order */
  char *base;       /* owned: the fingerprint of the base */
  GMutex mutex;
  GHashTable *rulebooks; /* owned: day and place, owned → CordeeRulebook, owned reference */
} CordeeBookRules;

CordeeBookRules *cordee_book_rules_new (CordeeKnowledge *knowledge, CordeeDay today) G_GNUC_WARN_UNUSED_RESULT;
CordeeBookRules *cordee_book_rules_ref (CordeeBookRules *self);
void cordee_book_rules_unref (CordeeBookRules *self);
CordeeRulebook *cordee_book_rules_get_rulebook (CordeeBookRules *self, const CordeeDossier *dossier, CordeeDay as_of);
GArray *cordee_book_dup_turns (const CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_book_rules_differ (CordeeBookRules *self, const CordeeDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookRules, cordee_book_rules_unref)

/* Entries. */
CordeeBookEntry *cordee_book_entry_new_empty (const char *file) G_GNUC_WARN_UNUSED_RESULT;
CordeeBookEntry *cordee_book_entry_new (CordeeBookRules *rules, const char *file) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_entry_fill_way (CordeeBookEntry *self, CordeeBookRules *rules, const CordeeDossier *dossier);
void cordee_book_entry_add_result (CordeeBookEntry *self, const char *structure, CordeeVerdict verdict, guint rank);
void cordee_book_entry_add_choice (CordeeBookEntry *self, const char *structure, CordeeHow how, gint64 at);
char *cordee_book_dup_error (GPtrArray *issues) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_book_entry_is_fresh (const CordeeBookEntry *self);

/* What was read of a folder last time, below the user's cache folder: file → CordeeBookEntry. Whatever is wrong with it, it is empty. */
GHashTable *cordee_book_cache_load (const CordeeBookRules *rules, const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_cache_save (const CordeeBookRules *rules, const char *folder, const GPtrArray *entries);

/* One reading of the folder, in a thread or not. */
typedef struct _CordeeBookReading CordeeBookReading;
typedef void (*CordeeBookDeliver) (GPtrArray *entries, guint n_read, guint n_files, const GError *error, gpointer user_data);

CordeeBookReading *cordee_book_reading_new (CordeeBookRules *rules, const char *folder, GPtrArray *known, CordeeBookDeliver deliver,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void cordee_book_reading_run (CordeeBookReading *self);
void cordee_book_reading_start (CordeeBookReading *self);
void cordee_book_reading_cancel (CordeeBookReading *self);
CordeeBookReading *cordee_book_reading_ref (CordeeBookReading *self);
void cordee_book_reading_unref (CordeeBookReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBookReading, cordee_book_reading_unref)

struct _CordeeBook
{
  gatomicrefcount ref_count;
  CordeeBookRules *rules; /* owned reference */
  char *folder;           /* owned */
  char *problem;          /* owned: why the folder could not be read; or NULL */
  GPtrArray *entries;     /* CordeeBookEntry, owned references */
  GHashTable *by_file;    /* file, borrowed → entry, borrowed */
  GPtrArray *sorted[CORDEE_BOOK_BY_CREATED + 1]; /* owned: entries, borrowed, in each order that was asked for since they changed; or NULL */

  CordeeBookReading *reading; /* owned reference, while it lasts */
  GHashTable *listed;         /* owned while reading: file, owned */
  CordeeBookProgress progress;
  gpointer user_data;
};

void cordee_book_forget_order (CordeeBook *self);
gboolean cordee_book_is_file (const char *name);

G_END_DECLS
