/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"

#include "config.h"

#include "cordee-store-private.h"

#include "cordee-xml.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* How long another program of ours may keep a folder locked: it writes one small file. */
#define PATIENCE_US (2 * G_USEC_PER_SEC)
#define PAUSE_US 1000

/* Time stamps of files move on in steps. */
#define SETTLED_NS (2 * G_GINT64_CONSTANT (1000000000))

/* ── one file ───────────────────────────────────────────────────── */

/* As openat(), for a file that is never inherited by another program. */
int
cordee_disk_open (int folder, const char *name, int flags, mode_t mode)
{
  int fd;

  do
    fd = openat (folder, name, flags | O_CLOEXEC | O_NOCTTY, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* Where a network drive says for the first time that it did not take all. An interrupted close is one. */
gboolean
cordee_disk_close (int fd)
{
  return close (fd) == 0 || errno == EINTR;
}

/* Puts what was written to fd, a file or a folder, onto the disk. A file system that has nothing to put there is not in the wrong. */
gboolean
cordee_disk_flush (int fd)
{
  int status;

  do
    status = fsync (fd);
  while (status != 0 && errno == EINTR);
  return status == 0 || errno == EINVAL || errno == ENOTSUP;
}

gboolean
cordee_disk_write (int fd, GBytes *bytes)
{
  gsize left;
  const guint8 *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          errno = n == 0 ? ENOSPC : errno;
          return FALSE;
        }
      data += n;
      left -= (gsize) n;
    }
  return TRUE;
}

/* Reads at most size bytes from an offset. Returns how many there were, or -1. */
static gssize
read_at (int fd, guint8 *data, gsize size, gsize offset)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = pread (fd, data + done, size - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

/* Whether a file that was flushed holds bytes and nothing else, read from the disk where the system lets us. */
gboolean
cordee_disk_holds (int fd, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *again = g_malloc (size + 1);
  gssize n;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  n = read_at (fd, again, size + 1, 0);
  if (n < 0)
    return FALSE;
  if ((gsize) n != size || (size > 0 && memcmp (data, again, size) != 0))
    {
      errno = EIO;
      return FALSE;
    }
  return TRUE;
}

/* ── what a file is ─────────────────────────────────────────────── */

static gint64
to_ns (const struct timespec *time)
{
  return (gint64) time->tv_sec * 1000000000 + time->tv_nsec;
}

/* Notes what spares reading a file again: all but its contents. */
void
cordee_disk_stamp (CordeeStamp *stamp, const struct stat *info)
{
  stamp->size = info->st_size;
  stamp->modified = to_ns (&info->st_mtim);
  stamp->changed = to_ns (&info->st_ctim);
  stamp->inode = info->st_ino;
  /* A file that was changed a moment ago may be changed again within the same step of its time. */
  stamp->settled = g_get_real_time () * 1000 - MAX (stamp->modified, stamp->changed) > SETTLED_NS;
}

/* Whether two stamps tell of the same contents, or both of no file. */
gboolean
cordee_disk_same (const CordeeStamp *a, const CordeeStamp *b)
{
  return a->exists == b->exists && (!a->exists || strcmp (a->sha256, b->sha256) == 0);
}

static GBytes *
read_whole (int fd, struct stat *info)
{
  g_autofree guint8 *data = NULL;
  gssize n;

  if (fstat (fd, info) != 0)
    return NULL;
  if (!S_ISREG (info->st_mode) || info->st_size > (off_t) CORDEE_XML_MAX_BYTES)
    {
      errno = S_ISREG (info->st_mode) ? EFBIG : EISDIR;
      return NULL;
    }
  data = g_malloc ((gsize) info->st_size + 1);
  n = read_at (fd, data, (gsize) info->st_size + 1, 0);
  if (n < 0)
    return NULL;
  /* It grows or shrinks while it is read: what was read is neither of its versions. */
  if (n != info->st_size)
    {
      errno = EBUSY;
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), (gsize) n);
}

/* Reads a whole file, with what it was then; info may be NULL. NULL with errno: EISDIR is whatever is no file, EFBIG a file over the
   limit; where there is none (ENOENT), stamp says so, and else it is as it was. The caller owns the bytes. */
GBytes *
cordee_disk_read (int folder, const char *name, int flags, CordeeStamp *stamp, struct stat *info)
{
  struct stat seen;
  g_autofree char *sha256 = NULL;
  GBytes *bytes;
  int fd = cordee_disk_open (folder, name, O_RDONLY | O_NONBLOCK | flags, 0);
  int reason;

  if (fd < 0)
    {
      if (errno == ENOENT)
        *stamp = (CordeeStamp){ 0 };
      if (errno == ENXIO)
        errno = EISDIR;
      return NULL;
    }
  bytes = read_whole (fd, &seen);
  reason = errno;
  cordee_disk_close (fd);
  errno = reason;
  if (bytes == NULL)
    return NULL;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  stamp->exists = TRUE;
  g_strlcpy (stamp->sha256, sha256, sizeof stamp->sha256);
  cordee_disk_stamp (stamp, &seen);
  if (info != NULL)
    *info = seen;
  return bytes;
}

/* ── one folder ─────────────────────────────────────────────────── */

/* Takes the lock of a file or folder without waiting. *lockless where the file system knows no locks. */
gboolean
cordee_disk_lock (int fd, gboolean *lockless)
{
  int status;

  do
    status = flock (fd, LOCK_EX | LOCK_NB);
  while (status != 0 && errno == EINTR);
  *lockless = status != 0 && errno != EWOULDBLOCK;
  return status == 0;
}

/* Opens a folder, and locks it against other programs of ours; that it cannot be locked is no failure. */
gboolean
cordee_disk_enter (CordeeDiskFolder *folder, const char *path)
{
  gint64 start = g_get_monotonic_time ();

  *folder = (CordeeDiskFolder){ .fd = cordee_disk_open (AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0) };
  if (folder->fd < 0)
    return FALSE;
  while (!(folder->locked = cordee_disk_lock (folder->fd, &folder->lockless)) && !folder->lockless
         && g_get_monotonic_time () - start < PATIENCE_US)
    g_usleep (PAUSE_US);
  return TRUE;
}

/* Gives the folder and its lock back; errno stays. */
void
cordee_disk_leave (CordeeDiskFolder *folder)
{
  int reason = errno;

  if (folder->fd >= 0)
    cordee_disk_close (folder->fd);
  *folder = (CordeeDiskFolder){ .fd = -1 };
  errno = reason;
}
