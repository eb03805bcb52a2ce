/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one door to the disk for dossiers. A file is whole at any moment, the old one or the new one; what somebody else wrote meanwhile is
   never written over unseen. Every write goes to a file of its own beside the target, is flushed, read again and compared, and only then
   takes its place. Messages are whole sentences for people: what, why, and what to do. */

#define CORDEE_STORE_ERROR (cordee_store_error_quark ())
typedef enum
{
  CORDEE_STORE_ERROR_FAILED,    /* the system refused: the message says what and why */
  CORDEE_STORE_ERROR_CHANGED,   /* somebody else changed, made or removed the file since it was read */
  CORDEE_STORE_ERROR_READ_ONLY, /* this folder or file cannot be written to */
  CORDEE_STORE_ERROR_FULL,      /* no room */
  CORDEE_STORE_ERROR_GONE,      /* the file or the folder is not there: a drive that went away */
  CORDEE_STORE_ERROR_TOO_LARGE,
} CordeeStoreError;
GQuark cordee_store_error_quark (void);

/* What a file was when it was last seen. Contents decide: a clock set back, or a file touched without change, mean nothing. All zero: it
   does not exist. */
typedef struct
{
  gboolean exists;
  char sha256[65]; /* of its contents; "" where it does not exist */

  /* Private: spare reading the contents again. */
  gboolean settled;
  gint64 size, modified, changed; /* times in nanoseconds */
  guint64 inode;
} CordeeStamp;

GBytes *cordee_store_read (const char *file, CordeeStamp *stamp, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_store_write (const char *file, GBytes *bytes, CordeeStamp *stamp, GError **error);
gboolean cordee_store_has_changed (const char *file, const CordeeStamp *stamp);

/* Dated copies of one dossier, below the user's data folder, newest first. */
typedef struct
{
  char *file;  /* owned */
  gint64 at;   /* when it was put there: seconds since 1970, UTC */
  gsize size;  /* bytes */
} CordeeBackup;

GPtrArray *cordee_store_list_backups (const char *id) G_GNUC_WARN_UNUSED_RESULT; /* CordeeBackup, owned */
gboolean cordee_store_back_up (const char *id, GBytes *bytes, gint64 now, GError **error);

/* Where a dossier goes that could not be written to its own place, below the user's data folder. A process writes over its own rescue
   copies only: one that was left by another session stays until it is forgotten. */
typedef struct
{
  char *file; /* owned: the rescue copy, a dossier like any other */
  char *of;   /* owned: the file that it should have become; NULL: not known any more */
  gint64 at;
} CordeeRescue;

gboolean cordee_store_rescue (const char *id, GBytes *bytes, const char *of, GError **error);
char *cordee_store_dup_rescue_path (const char *id, const char *of) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_store_list_rescues (void) G_GNUC_WARN_UNUSED_RESULT; /* CordeeRescue, owned, latest first */
void cordee_store_forget_rescue (const char *id);
void cordee_store_forget_rescue_of (const char *id, const char *of);
void cordee_store_forget_rescue_file (const char *file);

char *cordee_store_dup_default_folder (void) G_GNUC_WARN_UNUSED_RESULT; /* of dossiers */

G_END_DECLS
