/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-keeper"

#include "config.h"

#include "cordee-keeper.h"

#include "cordee-issue.h"

#include <glib/gi18n-lib.h>

/* While a dossier is worked on, a backup is added at most so often. */
#define BACKUP_EVERY_S (10 * 60)

struct _CordeeKeeper
{
  CordeeKnowledge *knowledge; /* a reference */
  CordeeDossier *dossier;     /* owned */
  char *file;                 /* owned */
  CordeeStamp stamp;          /* what the file was when it was last read or written */
  GBytes *disk;               /* owned: its contents then; NULL: there was no file */
  GBytes *kept;               /* owned: the dossier as the file has it, or NULL: it has not */
  gint64 saved;               /* 0: not by this keeper */
  gint64 backed_up;           /* 0: not yet */

  gboolean apart;             /* somebody else changed the file, and that is not settled */
  gboolean foreign;           /* and it is another dossier, which is never written over */
  CordeeStamp their_stamp;    /* while apart: what the file was when that was found */
  GBytes *their_bytes;        /* owned: its contents then; NULL: it was gone, or could not be read */
  CordeeDossier *theirs;      /* owned: the dossier in it; NULL: there is none */
  CordeeDossier *base;        /* owned: what the file was before; NULL: not known */
  char *why;                  /* owned: what became of the file, for people */
  GBytes *rescued;            /* owned: what the rescue copy has; NULL: there is none */
};

/* ── life ───────────────────────────────────────────────────────── */

/* Keeps a dossier that has no file yet, in file from the first save on. Takes the dossier over. */
CordeeKeeper *
cordee_keeper_new (CordeeKnowledge *knowledge, CordeeDossier *dossier, const char *file)
{
  CordeeKeeper *self = g_new0 (CordeeKeeper, 1);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->dossier = dossier;
  self->file = g_canonicalize_filename (file, NULL);
  return self;
}

/* Reads a file. NULL: issues tells what is wrong with it; otherwise issues may tell what was not understood and is kept. *bytes is what it
   holds, where it could be read at all; stamp what it is. */
static CordeeDossier *
read_dossier (CordeeKnowledge *knowledge, const char *file, CordeeStamp *stamp, GBytes **bytes, GPtrArray *issues)
{
  g_autofree char *shown = g_filename_display_name (file);
  g_autoptr(GError) error = NULL;

  *bytes = cordee_store_read (file, stamp, &error);
  if (*bytes == NULL)
    {
      const char *tag = g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_TOO_LARGE) ? "file-too-large" : "file-unreadable";

      g_ptr_array_add (issues, cordee_issue_new (tag, shown, 0, NULL, "%s", error->message));
      return NULL;
    }
  return cordee_dossier_new_from_bytes (*bytes, shown, knowledge, issues);
}

/* Opens the dossier in a file. NULL: issues (of cordee_issues_new()) has been given the reasons; otherwise it may tell what was migrated or
   not understood. */
CordeeKeeper *
cordee_keeper_open (CordeeKnowledge *knowledge, const char *file, GPtrArray *issues)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  CordeeDossier *dossier;
  CordeeKeeper *self;

  g_return_val_if_fail (knowledge != NULL && file != NULL && issues != NULL, NULL);

  dossier = read_dossier (knowledge, file, &stamp, &bytes, issues);
  if (dossier == NULL)
    return NULL;
  self = cordee_keeper_new (knowledge, dossier, file);
  self->stamp = stamp;
  self->disk = g_steal_pointer (&bytes);
  self->kept = cordee_dossier_to_bytes (dossier, knowledge);
  return self;
}

static void
clear_conflict (CordeeKeeper *self)
{
  self->apart = self->foreign = FALSE;
  self->their_stamp = (CordeeStamp){ 0 };
  g_clear_pointer (&self->their_bytes, g_bytes_unref);
  g_clear_pointer (&self->theirs, cordee_dossier_free);
  g_clear_pointer (&self->base, cordee_dossier_free);
  g_clear_pointer (&self->why, g_free);
}

/* What is not saved is lost with it, except for its rescue copy. */
void
cordee_keeper_free (CordeeKeeper *self)
{
  if (self == NULL)
    return;
  clear_conflict (self);
  g_clear_pointer (&self->disk, g_bytes_unref);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_clear_pointer (&self->rescued, g_bytes_unref);
  cordee_dossier_free (self->dossier);
  cordee_knowledge_unref (self->knowledge);
  g_free (self->file);
  g_free (self);
}

/* The dossier in hand, to be changed as its functions allow. Borrowed until it is settled or reloaded. */
CordeeDossier *
cordee_keeper_get_dossier (CordeeKeeper *self)
{
  return self->dossier;
}

/* Absolute; borrowed until it is moved. */
const char *
cordee_keeper_get_file (const CordeeKeeper *self)
{
  return self->file;
}

/* When the file was last written by this keeper; 0: never. */
gint64
cordee_keeper_get_saved (const CordeeKeeper *self)
{
  return self->saved;
}

/* Whether the dossier is other than what the file has, by what would be written. */
gboolean
cordee_keeper_needs_save (const CordeeKeeper *self)
{
  g_autoptr(GBytes) bytes = NULL;

  if (self->kept == NULL)
    return TRUE;
  bytes = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  return !g_bytes_equal (bytes, self->kept);
}

/* ── aside ──────────────────────────────────────────────────────── */

/* Puts the dossier aside, which could not go where it belongs for the reason in why. good: what it is called if that works. */
static CordeeKept
put_aside (CordeeKeeper *self, GBytes *bytes, const char *why, CordeeKept good, char **problem)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = cordee_store_dup_rescue_path (self->dossier->id, self->file);
  g_autofree char *shown = NULL;

  if (self->rescued == NULL || !g_bytes_equal (self->rescued, bytes) || file == NULL || !g_file_test (file, G_FILE_TEST_EXISTS))
    {
      if (!cordee_store_rescue (self->dossier->id, bytes, self->file, &error))
        {
          *problem = g_strdup_printf (/* TRANSLATORS: 1 and 2: whole sentences, why the file and why the copy could not be written. */
                                      _("%1$s Vos réponses ne sont gardées que dans cette fenêtre : ne la fermez pas. %2$s"), why, error->message);
          return CORDEE_KEPT_NOWHERE;
        }
      g_clear_pointer (&self->rescued, g_bytes_unref);
      self->rescued = g_bytes_ref (bytes);
      g_free (file);
      file = cordee_store_dup_rescue_path (self->dossier->id, self->file);
    }
  shown = g_filename_display_name (file);
  *problem = g_strdup_printf (/* TRANSLATORS: 1: a whole sentence, why the file could not be written; 2: a path. */
                              _("%1$s Vos réponses sont gardées sur cet ordinateur : %2$s"), why, shown);
  return good;
}

/* The file has it now: nothing of it is aside any more. */
static void
forget_aside (CordeeKeeper *self)
{
  if (self->rescued == NULL)
    return;
  cordee_store_forget_rescue_of (self->dossier->id, self->file);
  g_clear_pointer (&self->rescued, g_bytes_unref);
}

/* Adds a backup of bytes, if there are any; that it fails is no reason not to save. */
static gboolean
back_up (CordeeKeeper *self, GBytes *bytes, gint64 now)
{
  g_autoptr(GError) error = NULL;

  if (bytes == NULL || cordee_store_back_up (self->dossier->id, bytes, now, &error))
    return TRUE;
  g_debug ("no backup: %s", error->message);
  return FALSE;
}

/* ── in the file ────────────────────────────────────────────────── */

/* The file holds disk, as stamp says, and that is the dossier in hand. */
static void
note_kept (CordeeKeeper *self, GBytes *disk, GBytes *kept)
{
  g_bytes_ref (disk);
  g_bytes_ref (kept);
  g_clear_pointer (&self->disk, g_bytes_unref);
  g_clear_pointer (&self->kept, g_bytes_unref);
  self->disk = disk;
  self->kept = kept;
  clear_conflict (self);
  forget_aside (self);
}

static void
note_written (CordeeKeeper *self, GBytes *bytes, gint64 now)
{
  gboolean first = self->backed_up == 0;

  /* What a first save replaced is in the backups already. A clock that was set back is no reason to wait. */
  if (first ? self->disk == NULL : now - self->backed_up >= BACKUP_EVERY_S || now < self->backed_up)
    back_up (self, bytes, now);
  if (first || now - self->backed_up >= BACKUP_EVERY_S || now < self->backed_up)
    self->backed_up = now;
  note_kept (self, bytes, bytes);
  self->saved = now;
}

/* ── apart ──────────────────────────────────────────────────────── */

static char *
dup_first_hint (GPtrArray *issues)
{
  const CordeeIssue *issue = issues->len > 0 ? issues->pdata[issues->len - 1] : NULL;

  for (guint i = 0; i < issues->len; i++)
    if (((const CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      {
        issue = issues->pdata[i];
        break;
      }
  return g_strdup (issue != NULL ? issue->hint : "");
}

/* What became of the file, in a whole sentence. The caller owns it. */
static char *
tell_apart (CordeeKeeper *self, GPtrArray *issues)
{
  g_autofree char *shown = g_filename_display_name (self->file);
  g_autofree char *hint = NULL;

  if (self->foreign)
    return g_strdup_printf (/* TRANSLATORS: %s is a path. */
                            _("Le fichier « %s » est celui d’un autre dossier : choisissez un autre nom."), shown);
  if (self->theirs != NULL)
    return g_strdup_printf (/* TRANSLATORS: %s is a path. */
                            _("Le fichier « %s » a été changé par quelqu’un d’autre : les deux versions sont à réunir."), shown);
  if (!self->their_stamp.exists && self->their_bytes == NULL && !g_file_test (self->file, G_FILE_TEST_EXISTS))
    return g_strdup_printf (/* TRANSLATORS: %s is a path. */
                            _("Le fichier « %s » a été enlevé ou déplacé par quelqu’un d’autre, ou son disque n’est plus branché."), shown);
  hint = dup_first_hint (issues);
  return g_strdup_printf (/* TRANSLATORS: 1: a path, 2: what is wrong with the file. */
                          _("Le fichier « %1$s » a été changé par quelqu’un d’autre et n’est plus lisible (%2$s)."), shown, hint);
}

/* Looks at what somebody else made of the file; bytes is what was to be written. TRUE: that is the same, and the file has it. */
static gboolean
look_at_theirs (CordeeKeeper *self, GBytes *bytes)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GPtrArray) old_issues = cordee_issues_new ();
  g_autofree char *shown = g_filename_display_name (self->file);

  clear_conflict (self);
  self->theirs = read_dossier (self->knowledge, self->file, &self->their_stamp, &self->their_bytes, issues);
  if (self->theirs != NULL && cordee_dossier_equal (self->theirs, self->dossier))
    {
      g_autoptr(GBytes) theirs = g_bytes_ref (self->their_bytes);

      self->stamp = self->their_stamp;
      note_kept (self, theirs, bytes);
      return TRUE;
    }

  self->foreign = self->theirs != NULL && !g_str_equal (self->theirs->id, self->dossier->id);
  if (self->foreign)
    g_clear_pointer (&self->theirs, cordee_dossier_free);
  if (self->theirs != NULL && self->disk != NULL)
    self->base = cordee_dossier_new_from_bytes (self->disk, shown, self->knowledge, old_issues);
  self->why = tell_apart (self, issues);
  self->apart = TRUE;
  return FALSE;
}

/* ── saving ─────────────────────────────────────────────────────── */

/* Writes bytes, the dossier in hand, over what stamp says. */
static CordeeKept
write_file (CordeeKeeper *self, GBytes *bytes, gint64 now, char **problem)
{
  g_autoptr(GError) error = NULL;

  if (self->backed_up == 0)
    back_up (self, self->disk, now);
  if (cordee_store_write (self->file, bytes, &self->stamp, &error))
    {
      note_written (self, bytes, now);
      return CORDEE_KEPT;
    }
  if (!g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED))
    {
      clear_conflict (self);
      return put_aside (self, bytes, error->message, CORDEE_KEPT_ASIDE, problem);
    }
  if (look_at_theirs (self, bytes))
    return CORDEE_KEPT;
  return put_aside (self, bytes, self->why, CORDEE_KEPT_APART, problem);
}

/* Saves what is not saved yet. While somebody else's version waits to be merged the file is not touched, and only the rescue copy is kept up
   to date; a file that was gone or could not be read is looked for again. CORDEE_KEPT_NOWHERE may also come out then: the copy failed as
   well, see cordee_keeper_is_apart(). */
CordeeKept
cordee_keeper_save (CordeeKeeper *self, gint64 now, char **problem)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && problem != NULL, CORDEE_KEPT_NOWHERE);

  *problem = NULL;
  bytes = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  if (self->apart && self->theirs != NULL)
    return put_aside (self, bytes, self->why, CORDEE_KEPT_APART, problem);
  if (!self->apart && self->kept != NULL && g_bytes_equal (bytes, self->kept))
    return CORDEE_KEPT;
  return write_file (self, bytes, now, problem);
}

/* Whether the file is other than when it was last seen: read, written, or found to be somebody else's. Where nothing is unsaved, the caller
   may reload it; else the next save finds out what it is. */
gboolean
cordee_keeper_look (CordeeKeeper *self)
{
  return cordee_store_has_changed (self->file, self->apart ? &self->their_stamp : &self->stamp);
}

/* Whether somebody else changed the file and that is not settled. */
gboolean
cordee_keeper_is_apart (const CordeeKeeper *self)
{
  return self->apart;
}

/* While it is apart: the dossier that is in the file. Borrowed until it is settled, reloaded or moved; NULL: the file is gone, cannot be
   read, or is of another dossier. */
const CordeeDossier *
cordee_keeper_get_theirs (const CordeeKeeper *self)
{
  return self->theirs;
}

/* While it is apart: what the file was when it was last read or written, which both versions come from. Borrowed as theirs is; NULL: not
   known. */
const CordeeDossier *
cordee_keeper_get_base (const CordeeKeeper *self)
{
  return self->base;
}

/* What somebody else wrote may be written over from here on: it was looked at. FALSE: nobody could read it, and no backup can be had. */
static gboolean
accept_theirs (CordeeKeeper *self, GBytes *mine, gint64 now)
{
  gboolean backed_up = back_up (self, self->their_bytes, now);

  back_up (self, mine, now);
  self->backed_up = now;
  if (self->foreign || (self->theirs == NULL && !backed_up))
    return FALSE;
  g_clear_pointer (&self->disk, g_bytes_unref);
  self->disk = g_steal_pointer (&self->their_bytes);
  self->stamp = self->their_stamp;
  return TRUE;
}

/* Takes merged over as the dossier in hand, whatever comes out, and writes it over the version that waited and over no other: if the file
   was changed again, that one waits now. Both old versions go into the backups first. Where the file is gone it is made again; one that
   cannot be read is replaced, and is in the backups; that of another dossier is never written over. merged may be the dossier in hand. */
CordeeKept
cordee_keeper_settle (CordeeKeeper *self, CordeeDossier *merged, gint64 now, char **problem)
{
  g_autoptr(GBytes) mine = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && merged != NULL && problem != NULL, CORDEE_KEPT_NOWHERE);

  *problem = NULL;
  mine = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  if (merged != self->dossier)
    {
      cordee_dossier_free (self->dossier);
      self->dossier = merged;
    }
  bytes = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  if (self->apart && !accept_theirs (self, mine, now))
    return put_aside (self, bytes, self->why, CORDEE_KEPT_APART, problem);
  clear_conflict (self);
  return write_file (self, bytes, now, problem);
}

/* Takes what the file has as the dossier in hand. What was not saved goes into the backups. FALSE: issues tells why it cannot be read, and
   the dossier in hand is as it was. */
gboolean
cordee_keeper_reload (CordeeKeeper *self, GPtrArray *issues)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) mine = NULL;
  g_autoptr(GBytes) kept = NULL;
  CordeeDossier *dossier = read_dossier (self->knowledge, self->file, &stamp, &bytes, issues);

  if (dossier == NULL)
    return FALSE;
  mine = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  if (self->kept == NULL || !g_bytes_equal (mine, self->kept))
    back_up (self, mine, g_get_real_time () / G_USEC_PER_SEC);
  forget_aside (self);
  cordee_dossier_free (self->dossier);
  self->dossier = dossier;
  self->stamp = stamp;
  kept = cordee_dossier_to_bytes (dossier, self->knowledge);
  note_kept (self, bytes, kept);
  return TRUE;
}

/* Keeps the dossier in another file from now on, which must not be there yet. The old file stays as it is. FALSE with problem: it is kept
   where it was. */
gboolean
cordee_keeper_move (CordeeKeeper *self, const char *file, gint64 now, char **problem)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (self != NULL && file != NULL && problem != NULL, FALSE);

  *problem = NULL;
  bytes = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  if (!cordee_store_write (file, bytes, &stamp, &error))
    {
      *problem = g_strdup (error->message);
      return FALSE;
    }
  forget_aside (self);
  g_free (self->file);
  self->file = g_canonicalize_filename (file, NULL);
  self->stamp = stamp;
  note_written (self, bytes, now);
  return TRUE;
}
