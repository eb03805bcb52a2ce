/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"

#include "config.h"

#include "cordee-store-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* Temporary files, and what a program that died leaves of them.

   A file being written is .cordee-HOST-RANDOM.part. Once it is whole it becomes .cordee-HOST-RANDOM-BEFORE-AFTER.part, with the beginnings
   of two checksums: of what it replaces, and of itself. So whoever finds one later can tell what it is: a part, which nobody was told is
   kept; one of the two versions; or, if the program died between changing places with somebody else's file and giving it back, that file,
   which is then shown. Whoever writes a file keeps it locked: where the lock can be had, the program is dead. The suffix is one that
   programs which synchronise folders leave alone. */

#define PREFIX ".cordee-"
#define SUFFIX ".part"
#define SHORT 16

/* Where locks do not tell whether a program lives, a file that is as old as this does. */
#define OLD_S (24 * 60 * 60)

/* ── names ──────────────────────────────────────────────────────── */

/* Unlike that of another machine. The caller owns it. */
static char *
dup_host (void)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_get_host_name (), -1);

  return g_strndup (sum, 8);
}

/* Unlike any other, also in a program that was forked. */
static guint64
draw_number (void)
{
  guint64 number;

  if (getrandom (&number, sizeof number, GRND_NONBLOCK) != sizeof number)
    number = ((guint64) g_random_int () << 32) ^ (guint64) g_get_real_time () ^ ((guint64) getpid () << 40);
  return number;
}

/* A name for a file that is being written. The caller owns it. */
char *
cordee_disk_new_part (void)
{
  g_autofree char *host = dup_host ();

  return g_strdup_printf (PREFIX "%s-%016" G_GINT64_MODIFIER "x" SUFFIX, host, draw_number ());
}

/* A name for a whole file that is about to take the place of another, or of none. The caller owns it. */
char *
cordee_disk_new_swap (const CordeeStamp *before, const CordeeStamp *after)
{
  g_autofree char *host = dup_host ();

  return g_strdup_printf (PREFIX "%s-%016" G_GINT64_MODIFIER "x-%.*s-%.*s" SUFFIX, host, draw_number (), SHORT,
                          before->exists ? before->sha256 : "none", SHORT, after->sha256);
}

/* Gives a hidden file, in which somebody else's answers may be, a name that people see. */
gboolean
cordee_disk_show (int folder, const char *name)
{
  /* TRANSLATORS: the beginning of a file name, for a version of a dossier that was found again. */
  g_autofree char *shown = g_strdup_printf ("%s %016" G_GINT64_MODIFIER "x.cordee", _("Version retrouvée"), draw_number ());

  return renameat (folder, name, folder, shown) == 0;
}

/* ── what is known of folders ───────────────────────────────────── */

static GMutex known_lock;
static GHashTable *clean_folders; /* char *, owned: nothing is left there */
static GHashTable *own_leftovers; /* char *, owned: names of files that this process could not take away */

static gboolean
is_known (GHashTable **set, const char *key)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&known_lock);

  return *set != NULL && g_hash_table_contains (*set, key);
}

static void
know (GHashTable **set, const char *key)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&known_lock);

  if (*set == NULL)
    *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (*set, g_strdup (key));
}

static void
forget (GHashTable **set, const char *key)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&known_lock);

  if (*set != NULL)
    g_hash_table_remove (*set, key);
}

/* This file of ours was left in a folder: the next write there takes it away. */
void
cordee_disk_leave_behind (const char *path, const char *name)
{
  know (&own_leftovers, name);
  forget (&clean_folders, path);
}

/* ── cleaning ───────────────────────────────────────────────────── */

/* Takes a swap away that is dead: what it tells of goes, anything else is somebody's and is shown. */
static gboolean
clean_swap (int folder, const char *name, const char *sums)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) bytes = cordee_disk_read (folder, name, O_NOFOLLOW, &stamp, NULL);
  const char *after = strchr (sums, '-');

  if (bytes == NULL && errno != EISDIR)
    return errno == ENOENT;
  if (bytes != NULL && after != NULL && (strncmp (sums, stamp.sha256, SHORT) == 0 || strncmp (after + 1, stamp.sha256, SHORT) == 0))
    return unlinkat (folder, name, 0) == 0;
  return cordee_disk_show (folder, name);
}

/* Takes one leftover away. FALSE: it stays, since its program may live, or the system refuses. */
static gboolean
clean_one (const CordeeDiskFolder *folder, const char *name, const char *host, const struct stat *now)
{
  const char *rest = name + strlen (PREFIX);
  const char *random = strchr (rest, '-');
  const char *sums = random != NULL ? strchr (random + 1, '-') : NULL;
  struct stat info;
  gboolean known = is_known (&own_leftovers, name), mine = g_str_has_prefix (rest, host);
  gboolean lockless, locked, old, gone = FALSE;
  int fd;

  fd = cordee_disk_open (folder->fd, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
  if (fd < 0)
    return errno == ENOENT;
  locked = cordee_disk_lock (fd, &lockless);
  old = fstat (fd, &info) == 0 && now->st_mtim.tv_sec - info.st_mtim.tv_sec > OLD_S;
  if (known || (locked && mine) || ((locked || lockless) && old))
    gone = sums != NULL ? clean_swap (folder->fd, name, sums + 1) : unlinkat (folder->fd, name, 0) == 0;
  cordee_disk_close (fd);
  if (gone && known)
    forget (&own_leftovers, name);
  return gone;
}

/* Looks once for what dead programs left in a folder, and again after something was left there. now is the time of the file system, as
   that of a file just written. Nothing of this is needed for a write to be good: whatever fails is tried another time. */
void
cordee_disk_clean (const CordeeDiskFolder *folder, const char *path, const struct stat *now)
{
  g_autofree char *host = NULL;
  gboolean clean = TRUE;
  DIR *entries;
  int fd;

  if (is_known (&clean_folders, path))
    return;
  fd = cordee_disk_open (folder->fd, ".", O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0)
    return;
  entries = fdopendir (fd);
  if (entries == NULL)
    {
      cordee_disk_close (fd);
      return;
    }
  host = dup_host ();
  for (struct dirent *entry = readdir (entries); entry != NULL; entry = readdir (entries))
    if (g_str_has_prefix (entry->d_name, PREFIX) && g_str_has_suffix (entry->d_name, SUFFIX))
      clean = clean_one (folder, entry->d_name, host, now) && clean;
  closedir (entries);
  if (clean)
    know (&clean_folders, path);
}
