/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"

#include "config.h"

#include "cordee-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Rescue copies: ID.cordee, or ID-2.cordee and so on where one is there that is not ours, each with NAME.of beside it, which holds the path
   that it belongs to, as the system spells it. */

#define SUFFIX ".cordee"
#define OF_SUFFIX ".of"
#define MANY 10000

static GMutex own_lock;
static GHashTable *own; /* id, line end, where it belongs → the rescue copy: both owned; those that this process made */

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "cordee", "rescue", NULL);
}

static char *
dup_key (const char *id, const char *of)
{
  return g_strconcat (id, "\n", of, NULL);
}

static void
rescue_free (gpointer data)
{
  CordeeRescue *self = data;

  g_free (self->file);
  g_free (self->of);
  g_free (self);
}

/* "….cordee" → "….of". The caller owns it. */
static char *
dup_of_file (const char *file)
{
  g_autofree char *stem = g_strndup (file, strlen (file) - strlen (SUFFIX));

  return g_strconcat (stem, OF_SUFFIX, NULL);
}

/* Writes over what is there, which is ours or does not matter. */
static gboolean
write_over (const char *file, GBytes *bytes, GError **error)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) G_GNUC_UNUSED before = cordee_store_read (file, &stamp, NULL);

  return cordee_store_write (file, bytes, &stamp, error);
}

/* ── writing ────────────────────────────────────────────────────── */

/* Claims a rescue copy that nobody has: its place is told first, so that none is without. Returns its path, or NULL with error. */
static char *
make_rescue (const char *id, GBytes *bytes, const char *of, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *safe = cordee_disk_dup_safe_id (id);
  g_autoptr(GBytes) place = g_bytes_new (of, strlen (of));

  for (int i = 1; i < MANY; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (safe, number, SUFFIX, NULL);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *of_file = dup_of_file (file);
      g_autoptr(GError) problem = NULL;
      CordeeStamp none = { 0 };

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        continue;
      if (!cordee_store_write (file, bytes, &none, &problem))
        {
          if (g_error_matches (problem, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED))
            continue;
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (!write_over (of_file, place, &problem))
        g_debug ("%s", problem->message);
      return g_steal_pointer (&file);
    }
  g_set_error (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_FAILED, "%s", g_strerror (ENOSPC));
  return NULL;
}

/* Puts a dossier aside that could not be written to of: over what this process put aside of it before, never over what another session
   left. Fails with error. */
gboolean
cordee_store_rescue (const char *id, GBytes *bytes, const char *of, GError **error)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&own_lock);
  g_autofree char *key = NULL;
  char *file;

  g_return_val_if_fail (id != NULL && bytes != NULL && of != NULL, FALSE);

  if (own == NULL)
    own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  key = dup_key (id, of);
  file = g_hash_table_lookup (own, key);
  if (file != NULL)
    return write_over (file, bytes, error);
  file = make_rescue (id, bytes, of, error);
  if (file != NULL)
    g_hash_table_insert (own, g_steal_pointer (&key), file);
  return file != NULL;
}

/* Where this process put a dossier aside that belongs to of. The caller owns the path; NULL where it did not. */
char *
cordee_store_dup_rescue_path (const char *id, const char *of)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&own_lock);
  g_autofree char *key = dup_key (id, of);

  return own != NULL ? g_strdup (g_hash_table_lookup (own, key)) : NULL;
}

/* ── what is there ──────────────────────────────────────────────── */

static int
compare_rescues (gconstpointer a, gconstpointer b)
{
  const CordeeRescue *one = *(const CordeeRescue *const *) a, *other = *(const CordeeRescue *const *) b;

  if (one->at != other->at)
    return one->at > other->at ? -1 : 1;
  return strcmp (one->file, other->file);
}

/* All rescue copies of this machine, latest first: CordeeRescue, owned. */
GPtrArray *
cordee_store_list_rescues (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (rescue_free);
  g_autofree char *folder = dup_folder ();
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *of_file = NULL;
      CordeeRescue *rescue;
      GStatBuf info;

      if (name[0] == '.' || !g_str_has_suffix (name, SUFFIX) || g_stat (file, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      of_file = dup_of_file (file);
      rescue = g_new0 (CordeeRescue, 1);
      rescue->file = g_steal_pointer (&file);
      rescue->at = info.st_mtim.tv_sec;
      if (!g_file_get_contents (of_file, &rescue->of, NULL, NULL))
        rescue->of = NULL;
      g_ptr_array_add (all, rescue);
    }
  g_ptr_array_sort (all, compare_rescues);
  return all;
}

/* ── forgetting ─────────────────────────────────────────────────── */

static void
take_away (const char *file)
{
  g_autofree char *of_file = dup_of_file (file);

  if (g_unlink (file) != 0 && errno != ENOENT)
    g_debug ("%s stays: %s", file, g_strerror (errno));
  else
    g_unlink (of_file);
}

static gboolean
is_file_cb (gpointer key, gpointer value, gpointer user_data)
{
  return g_str_equal (value, user_data);
}

/* Takes one rescue copy away, as it is listed. */
void
cordee_store_forget_rescue_file (const char *file)
{
  g_autoptr(GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&own_lock);
  g_autofree char *folder = dup_folder ();
  g_autofree char *in = g_path_get_dirname (file);

  g_return_if_fail (g_str_has_suffix (file, SUFFIX) && g_str_equal (in, folder));

  take_away (file);
  if (own != NULL)
    g_hash_table_foreach_remove (own, is_file_cb, (gpointer) file);
}

/* Takes away what this process put aside of a dossier that belongs to of, after it was written there. */
void
cordee_store_forget_rescue_of (const char *id, const char *of)
{
  g_autofree char *file = cordee_store_dup_rescue_path (id, of);

  if (file != NULL)
    cordee_store_forget_rescue_file (file);
}

/* Takes all rescue copies of a dossier away, also those of other sessions and places. */
void
cordee_store_forget_rescue (const char *id)
{
  g_autoptr(GPtrArray) all = cordee_store_list_rescues ();
  g_autofree char *safe = cordee_disk_dup_safe_id (id);

  for (guint i = 0; i < all->len; i++)
    {
      const CordeeRescue *rescue = all->pdata[i];
      g_autofree char *name = g_path_get_basename (rescue->file);
      const char *rest = g_str_has_prefix (name, safe) ? name + strlen (safe) : NULL;

      if (rest != NULL && (g_str_equal (rest, SUFFIX) || (rest[0] == '-' && g_str_equal (rest + 1 + strspn (rest + 1, "0123456789"), SUFFIX))))
        cordee_store_forget_rescue_file (rescue->file);
    }
}
