/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"
/* renameat2() */
#define _GNU_SOURCE 1

#include "config.h"

#include "cordee-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One file put in the place of another, or of none. Two programs of ours take turns by the lock of the folder. Others know no such lock,
   and there may be none: so the new file and the old one change places in one step, and only then is the old one looked at. If it is not
   what it should be, they change back. */

typedef struct
{
  const CordeeDiskFolder *folder;
  const char *path;          /* borrowed: of the folder */
  const char *name;          /* borrowed: of the target */
  GBytes *bytes;             /* borrowed: to be written */
  const CordeeStamp *before; /* borrowed: what the target should be now */
  CordeeStamp after;         /* what was written */
  CordeeStamp there;         /* what the target is */
  struct stat old;           /* of the target, where it is there */
  struct stat new;           /* of the temporary file */
  char *temporary;           /* owned: its name while it is ours, or NULL */
  int fd;                    /* of the temporary file, locked; or -1 */
  gboolean left;             /* something may stay behind */
  gboolean placed;           /* the target is what was written */
} Put;

static gboolean
refuse (int reason)
{
  errno = reason;
  return FALSE;
}

/* Somebody else was there. */
static gboolean
refuse_changed (void)
{
  return refuse (ECANCELED);
}

static gboolean
is_unsupported (int reason)
{
  return reason == EINVAL || reason == ENOSYS || reason == ENOTSUP;
}

/* ── before ─────────────────────────────────────────────────────── */

/* Looks at the target. *same: it has the contents already. */
static gboolean
look (Put *self, gboolean *same)
{
  g_autoptr(GBytes) there = cordee_disk_read (self->folder->fd, self->name, 0, &self->there, &self->old);

  *same = FALSE;
  /* No file any more, or one that cannot be a dossier: not what was there before. */
  if (there == NULL && (errno == EISDIR || errno == EFBIG))
    return refuse_changed ();
  if (there == NULL && errno != ENOENT)
    return FALSE;
  *same = there != NULL && g_bytes_equal (there, self->bytes);
  if (!*same && !cordee_disk_same (&self->there, self->before))
    return refuse_changed ();
  /* Somebody wanted this file to stay as it is: that the folder lets us put another in its place does not matter. */
  return *same || there == NULL || faccessat (self->folder->fd, self->name, W_OK, 0) == 0;
}

/* The target may be as it should be because an earlier write got as far as that. */
static gboolean
flush_target (Put *self)
{
  int fd = cordee_disk_open (self->folder->fd, self->name, O_RDONLY | O_NONBLOCK, 0);
  gboolean done = fd >= 0 && cordee_disk_flush (fd);
  int reason = errno;

  if (fd >= 0)
    cordee_disk_close (fd);
  return done ? cordee_disk_flush (self->folder->fd) : refuse (reason);
}

/* ── the temporary file ─────────────────────────────────────────── */

/* Makes an empty file that is ours: locked, so that nobody takes it for a leftover. */
static gboolean
make_temporary (Put *self)
{
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = cordee_disk_new_part ();
      gboolean lockless;

      self->fd = cordee_disk_open (self->folder->fd, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
      if (self->fd < 0 && errno == EEXIST)
        continue;
      self->temporary = g_steal_pointer (&name);
      self->left = self->fd < 0;
      if (self->left)
        return FALSE;
      if (!cordee_disk_lock (self->fd, &lockless) && !lockless)
        errno = EBUSY;
      else if (fstat (self->fd, &self->new) == 0 && self->new.st_nlink > 0)
        return TRUE;
      else
        errno = EBUSY;
      return FALSE;
    }
  return FALSE;
}

static gboolean
set_mode (Put *self, mode_t mode)
{
  return (self->new.st_mode & 07777) == mode || fchmod (self->fd, mode) == 0 || errno == EPERM || is_unsupported (errno);
}

/* As those of the file that is replaced, where the file system has such things. A new one is open to those to whom its folder is: a person's
   own is closed, a shared one is shared. */
static gboolean
keep_rights (Put *self)
{
  struct stat folder;

  if (!self->there.exists)
    return set_mode (self, 0600 | (fstat (self->folder->fd, &folder) == 0 ? folder.st_mode & 0066 : 0));
  /* Where the group cannot be kept, that of the folder or of the person must do. */
  if (self->old.st_gid != self->new.st_gid && fchown (self->fd, (uid_t) -1, self->old.st_gid) != 0)
    g_debug ("the group of %s is not kept: %s", self->name, g_strerror (errno));
  return set_mode (self, self->old.st_mode & 07777);
}

/* Some file systems tell only when a file is closed that it was not all taken. The lock stays with the copy. */
static gboolean
close_and_keep (Put *self)
{
  int copy = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
  int whole = self->fd;

  if (copy < 0)
    return FALSE;
  self->fd = copy;
  return cordee_disk_close (whole);
}

static gboolean
fill_temporary (Put *self)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  g_autofree char *swap = NULL;

  if (!cordee_disk_write (self->fd, self->bytes) || !keep_rights (self) || !cordee_disk_flush (self->fd) || !close_and_keep (self)
      || !cordee_disk_holds (self->fd, self->bytes))
    return FALSE;

  self->after.exists = TRUE;
  self->after.size = (gint64) g_bytes_get_size (self->bytes);
  g_strlcpy (self->after.sha256, sha256, sizeof self->after.sha256);
  swap = cordee_disk_new_swap (self->before, &self->after);
  if (renameat (self->folder->fd, self->temporary, self->folder->fd, swap) != 0)
    {
      int reason = errno;

      cordee_disk_leave_behind (self->path, swap);
      return refuse (reason);
    }
  g_free (self->temporary);
  self->temporary = g_steal_pointer (&swap);
  return TRUE;
}

/* ── taking its place ───────────────────────────────────────────── */

/* Looks a last time, then replaces: for file systems without an exchange, where the lock of the folder must do. */
static gboolean
replace (Put *self)
{
  gboolean same;

  if (!self->folder->locked && !self->folder->lockless)
    return refuse (EBUSY);
  if (!look (self, &same))
    return FALSE;
  if (renameat (self->folder->fd, self->temporary, self->folder->fd, self->name) != 0)
    return FALSE;
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* What came out is somebody else's: it goes back to its place. If a third file has come there meanwhile, that is shown as another one. */
static gboolean
give_back (Put *self)
{
  CordeeStamp out = { 0 };
  g_autoptr(GBytes) bytes = NULL;

  if (renameat2 (self->folder->fd, self->temporary, self->folder->fd, self->name, RENAME_EXCHANGE) == 0)
    {
      self->placed = FALSE;
      bytes = cordee_disk_read (self->folder->fd, self->temporary, O_NOFOLLOW, &out, NULL);
      if (bytes != NULL && g_bytes_equal (bytes, self->bytes))
        return TRUE;
    }
  if (cordee_disk_show (self->folder->fd, self->temporary))
    g_clear_pointer (&self->temporary, g_free);
  else
    self->left = TRUE;
  return FALSE;
}

static gboolean
exchange (Put *self)
{
  CordeeStamp out = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  int reason;

  if (renameat2 (self->folder->fd, self->temporary, self->folder->fd, self->name, RENAME_EXCHANGE) != 0)
    {
      if (is_unsupported (errno))
        return replace (self);
      return refuse (errno == ENOENT ? ECANCELED : errno);
    }
  self->placed = TRUE;
  bytes = cordee_disk_read (self->folder->fd, self->temporary, O_NOFOLLOW, &out, NULL);
  reason = errno;
  if (bytes != NULL && cordee_disk_same (&out, self->before))
    return TRUE;
  give_back (self);
  /* That it cannot be read says nothing about whose it is; what is no file any more is somebody else's. */
  return refuse (bytes != NULL || reason == EISDIR || reason == ELOOP ? ECANCELED : reason);
}

static gboolean
settle_new (Put *self)
{
  if (renameat2 (self->folder->fd, self->temporary, self->folder->fd, self->name, RENAME_NOREPLACE) == 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  if (is_unsupported (errno))
    {
      if (linkat (self->folder->fd, self->temporary, self->folder->fd, self->name, 0) == 0)
        return TRUE;
      if (is_unsupported (errno) || errno == EPERM || errno == EMLINK)
        return replace (self);
    }
  return refuse (errno == EEXIST ? ECANCELED : errno);
}

/* Takes the temporary name away, unless somebody else's file may stand under it. */
static void
drop_temporary (Put *self)
{
  CordeeStamp out = { 0 };
  g_autoptr(GBytes) bytes = NULL;

  if (self->temporary == NULL || self->left)
    return;
  if (self->after.exists)
    {
      bytes = cordee_disk_read (self->folder->fd, self->temporary, O_NOFOLLOW, &out, NULL);
      self->left = bytes == NULL || (!cordee_disk_same (&out, self->before) && !cordee_disk_same (&out, &self->after));
    }
  if (!self->left && unlinkat (self->folder->fd, self->temporary, 0) != 0)
    self->left = TRUE;
}

/* ── all of it ──────────────────────────────────────────────────── */

/* A drive may say that it failed, and have done it: then the file is ours, and nobody else's. */
static void
look_after_failure (Put *self, CordeeStamp *stamp)
{
  CordeeStamp there = { 0 };
  g_autoptr(GBytes) bytes = cordee_disk_read (self->folder->fd, self->name, 0, &there, NULL);

  if (bytes != NULL && g_bytes_equal (bytes, self->bytes))
    *stamp = there;
  else if (bytes == NULL && self->placed)
    *stamp = self->after;
}

static gboolean
put (Put *self, CordeeStamp *stamp)
{
  gboolean same;
  struct stat info;

  if (!look (self, &same))
    return FALSE;
  if (same)
    {
      *stamp = self->there;
      return flush_target (self);
    }
  if (!make_temporary (self) || !fill_temporary (self))
    return FALSE;
  if (!(self->before->exists ? exchange (self) : settle_new (self)))
    return FALSE;

  if (fstat (self->fd, &info) == 0)
    cordee_disk_stamp (&self->after, &info);
  *stamp = self->after;
  return cordee_disk_flush (self->folder->fd);
}

/* Puts bytes into a file of a folder that was entered (path is its own), as cordee_store_write() says. FALSE with errno: ECANCELED means
   that the file is not what stamp says. */
gboolean
cordee_disk_put (const CordeeDiskFolder *folder, const char *path, const char *name, GBytes *bytes, CordeeStamp *stamp)
{
  CordeeStamp before = *stamp;
  Put self = { .folder = folder, .path = path, .name = name, .bytes = bytes, .before = &before, .fd = -1 };
  gboolean done = put (&self, stamp);
  int reason = errno;

  if (!done && reason != ECANCELED && self.after.exists)
    look_after_failure (&self, stamp);
  drop_temporary (&self);
  if (self.left)
    cordee_disk_leave_behind (path, self.temporary);
  if (self.fd >= 0)
    {
      cordee_disk_clean (folder, path, &self.new);
      cordee_disk_close (self.fd);
    }
  g_free (self.temporary);
  errno = reason;
  return done;
}
