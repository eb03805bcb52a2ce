/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"

#include "config.h"

#include "cordee-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Backups of a dossier: TIME-NUMBER.cordee in a folder of its own. The number tells the order, whatever the clock said; the time is for
   people. What is taken away is told by counting as well: a clock that was wrong for a day takes nothing along. */

#define KEEP_LATEST 10
#define KEEP_DAYS 30
#define KEEP_MONTHS 12

typedef struct
{
  CordeeBackup public;
  guint64 number;
  char day[9]; /* "20261122" */
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  g_free (self->public.file);
  g_free (self);
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const Backup *one = *(const Backup *const *) a, *other = *(const Backup *const *) b;

  return one->number > other->number ? -1 : one->number < other->number;
}

/* Reads a name of ours; FALSE: another. */
static gboolean
parse_name (const char *name, Backup *out)
{
  int year, month, day, hour, minute, second, length = 0;
  g_autoptr(GDateTime) time = NULL;

  if (sscanf (name, "%4d%2d%2dT%2d%2d%2dZ-%" G_GUINT64_FORMAT ".cordee%n", &year, &month, &day, &hour, &minute, &second, &out->number, &length) != 7
      || length == 0 || name[length] != '\0')
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  out->public.at = g_date_time_to_unix (time);
  g_strlcpy (out->day, name, sizeof out->day);
  return TRUE;
}

/* ── folders ────────────────────────────────────────────────────── */

/* What stands for an id in a path: the id, if it is one of ours; something safe that is made of it, if it comes from elsewhere. The
   caller owns it. */
char *
cordee_disk_dup_safe_id (const char *id)
{
  if (g_uuid_string_is_valid (id))
    return g_strdup (id);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

static char *
dup_folder (const char *id)
{
  g_autofree char *safe = cordee_disk_dup_safe_id (id);

  return g_build_filename (g_get_user_data_dir (), "cordee", "backups", safe, NULL);
}

/* All backups in a folder, newest first: Backup, owned. */
static GPtrArray *
list (const char *folder)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (backup_free);
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      Backup backup = { 0 };
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!parse_name (name, &backup) || g_stat (file, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      backup.public.file = g_steal_pointer (&file);
      backup.public.size = (gsize) info.st_size;
      g_ptr_array_add (all, g_memdup2 (&backup, sizeof backup));
    }
  g_ptr_array_sort (all, compare_backups);
  return all;
}

/* The backups of a dossier, newest first, whatever the clock said when they were made: CordeeBackup, owned; empty where there is none. */
GPtrArray *
cordee_store_list_backups (const char *id)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (id != NULL, g_ptr_array_new_with_free_func (backup_free));

  folder = dup_folder (id);
  return list (folder);
}

/* ── making and taking away ─────────────────────────────────────── */

/* Notes that a day or month (the first length characters) is there, of at most limit. TRUE: it is a new one among these. */
static gboolean
is_new_among (GHashTable *seen, const char *day, int length, guint limit)
{
  g_autofree char *key = g_strndup (day, (gsize) length);

  if (g_hash_table_contains (seen, key) || g_hash_table_size (seen) >= limit)
    return FALSE;
  return g_hash_table_add (seen, g_steal_pointer (&key));
}

/* Keeps the newest ones, the newest of each day of the last days that have any, and so for months. */
static void
rotate (const char *folder)
{
  g_autoptr(GPtrArray) all = list (folder);
  g_autoptr(GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const Backup *backup = all->pdata[i];
      gboolean of_day = is_new_among (days, backup->day, 8, KEEP_DAYS);
      gboolean of_month = is_new_among (months, backup->day, 6, KEEP_MONTHS);

      if (i >= KEEP_LATEST && !of_day && !of_month && g_unlink (backup->public.file) != 0)
        g_debug ("%s stays: %s", backup->public.file, g_strerror (errno));
    }
}

/* Whether the newest backup has these contents and can be read. */
static gboolean
is_there (const GPtrArray *all, GBytes *bytes)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) newest = NULL;

  if (all->len == 0)
    return FALSE;
  newest = cordee_disk_read (AT_FDCWD, ((const Backup *) all->pdata[0])->public.file, 0, &stamp, NULL);
  return newest != NULL && g_bytes_equal (newest, bytes);
}

/* Adds a backup (now: seconds since 1970, UTC), verified as every write is, and takes away those that are one too many. What the newest one
   has is not put down twice. FALSE with error: none was added, and none taken away. */
gboolean
cordee_store_back_up (const char *id, GBytes *bytes, gint64 now, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *time = NULL;
  g_autoptr(GDateTime) date = NULL;
  g_autoptr(GPtrArray) all = NULL;
  guint64 number;

  g_return_val_if_fail (id != NULL && bytes != NULL, FALSE);

  folder = dup_folder (id);
  all = list (folder);
  if (is_there (all, bytes))
    return TRUE;

  date = g_date_time_new_from_unix_utc (now);
  if (date == NULL || g_date_time_get_year (date) > 9999)
    {
      g_clear_pointer (&date, g_date_time_unref);
      date = g_date_time_new_from_unix_utc (0);
    }
  time = g_date_time_format (date, "%Y%m%dT%H%M%SZ");
  number = all->len > 0 ? ((const Backup *) all->pdata[0])->number + 1 : 1;
  for (;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%06" G_GUINT64_FORMAT ".cordee", time, number);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr(GError) problem = NULL;
      CordeeStamp stamp = { 0 };

      if (cordee_store_write (file, bytes, &stamp, &problem))
        break;
      /* Another program made one of that number at the same moment. */
      if (!g_error_matches (problem, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED) || !g_file_test (file, G_FILE_TEST_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  rotate (folder);
  return TRUE;
}
