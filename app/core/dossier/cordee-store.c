/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-store"

#include "config.h"

#include "cordee-store-private.h"

#include "cordee-xml.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (cordee-store-error-quark, cordee_store_error)

/* ── what went wrong, for people ────────────────────────────────── */

static CordeeStoreError
code_of (int reason)
{
  switch (reason)
    {
    case ENOSPC:
    case EDQUOT:
      return CORDEE_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return CORDEE_STORE_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case ENOTCONN:
    case ESTALE:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT:
    case ECONNABORTED:
    case ECONNRESET:
      return CORDEE_STORE_ERROR_GONE;
    case EFBIG:
      return CORDEE_STORE_ERROR_TOO_LARGE;
    default:
      return CORDEE_STORE_ERROR_FAILED;
    }
}

/* Why a file could not be read. */
static void
fail_reading (const char *file, int reason, GError **error)
{
  g_autofree char *shown = g_filename_display_name (file);
  const char *why = g_strerror (reason);

  if (reason == EISDIR)
    g_set_error (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_FAILED,
                 /* TRANSLATORS: %s is a path. */
                 _("« %s » n’est pas un fichier. Choisissez un fichier de dossier."), shown);
  else if (code_of (reason) == CORDEE_STORE_ERROR_TOO_LARGE)
    g_set_error (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_TOO_LARGE,
                 /* TRANSLATORS: %s is a path. */
                 _("Le fichier « %s » est trop grand : 32 Mio au plus étaient attendus. Ce n’est sans doute pas un dossier."), shown);
  else if (code_of (reason) == CORDEE_STORE_ERROR_GONE)
    g_set_error (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_GONE,
                 /* TRANSLATORS: 1: a path, 2: the system's reason. */
                 _("Le fichier « %1$s » n’est pas là (%2$s). Vérifiez que le disque ou le partage est branché."), shown, why);
  else
    g_set_error (error, CORDEE_STORE_ERROR, code_of (reason),
                 /* TRANSLATORS: 1: a path, 2: the system's reason. */
                 _("Le fichier « %1$s » ne peut pas être lu (%2$s). Vérifiez que vous avez le droit de le lire."), shown, why);
}

/* Why a file could not be written. */
static void
fail_writing (const char *file, CordeeStoreError code, int reason, GError **error)
{
  g_autofree char *shown = g_filename_display_name (file);
  const char *why = g_strerror (reason);

  switch (code)
    {
    case CORDEE_STORE_ERROR_CHANGED:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: %s is a path. */
                   _("Le fichier « %s » a été changé, créé ou enlevé par quelqu’un d’autre. Rien n’a été écrit par-dessus."), shown);
      break;
    case CORDEE_STORE_ERROR_FULL:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: 1: a path, 2: the system's reason. */
                   _("Le fichier « %1$s » ne peut pas être enregistré : il n’y a plus de place (%2$s). Libérez de la place ou choisissez un autre "
                     "emplacement."),
                   shown, why);
      break;
    case CORDEE_STORE_ERROR_READ_ONLY:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: 1: a path, 2: the system's reason. */
                   _("Le fichier « %1$s » ne peut pas être enregistré : il n’est pas permis d’écrire à cet endroit (%2$s). Choisissez un autre "
                     "emplacement."),
                   shown, why);
      break;
    case CORDEE_STORE_ERROR_GONE:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: 1: a path, 2: the system's reason. */
                   _("Le fichier « %1$s » ne peut pas être enregistré : son emplacement n’est plus là (%2$s). Rebranchez le disque ou le partage, ou "
                     "choisissez un autre emplacement."),
                   shown, why);
      break;
    case CORDEE_STORE_ERROR_TOO_LARGE:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: %s is a path. */
                   _("Le fichier « %s » ne peut pas être enregistré : il dépasserait 32 Mio. Raccourcissez les notes."), shown);
      break;
    case CORDEE_STORE_ERROR_FAILED:
    default:
      g_set_error (error, CORDEE_STORE_ERROR, code,
                   /* TRANSLATORS: 1: a path, 2: the system's reason. */
                   _("Le fichier « %1$s » ne peut pas être enregistré (%2$s). Réessayez, ou choisissez un autre emplacement."), shown, why);
      break;
    }
}

/* ── reading ────────────────────────────────────────────────────── */

/* Reads a file as it is, whole; stamp is what it was then. Whatever is no file (a folder, a pipe) is refused without waiting for it.
   Returns bytes that the caller owns, or NULL with error; where there is no such file, stamp says so, and else it is not touched. */
GBytes *
cordee_store_read (const char *file, CordeeStamp *stamp, GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (file != NULL && stamp != NULL, NULL);

  bytes = cordee_disk_read (AT_FDCWD, file, 0, stamp, NULL);
  if (bytes == NULL)
    fail_reading (file, errno, error);
  return bytes;
}

/* Whether the contents of a file are others than they were; also where it was made or removed. FALSE where the system does not tell. */
gboolean
cordee_store_has_changed (const char *file, const CordeeStamp *stamp)
{
  CordeeStamp now = { 0 };
  struct stat info;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (file != NULL && stamp != NULL, FALSE);

  if (stat (file, &info) != 0)
    return (errno == ENOENT || errno == ENOTDIR) && stamp->exists;
  cordee_disk_stamp (&now, &info);
  if (!stamp->exists || !S_ISREG (info.st_mode) || now.size != stamp->size)
    return TRUE;
  if (stamp->settled && now.modified == stamp->modified && now.changed == stamp->changed && now.inode == stamp->inode)
    return FALSE;
  bytes = cordee_disk_read (AT_FDCWD, file, 0, &now, NULL);
  if (bytes == NULL && errno != ENOENT)
    return FALSE;
  return !cordee_disk_same (&now, stamp);
}

/* ── writing ────────────────────────────────────────────────────── */

/* The folder where dossiers go unless somebody says otherwise. It may not be there yet. The caller owns the path. */
char *
cordee_store_dup_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "cordee", "dossiers", NULL);
}

/* The file that links lead to; it need not be there. The caller owns the path. */
static char *
follow_links (const char *file)
{
  char *real = realpath (file, NULL);
  g_autofree char *path = g_canonicalize_filename (file, NULL);

  if (real != NULL)
    {
      g_free (path);
      path = g_strdup (real);
      free (real);
      return g_steal_pointer (&path);
    }
  /* A link whose file is not there yet. */
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *target = g_file_read_link (path, NULL);
      g_autofree char *folder = g_path_get_dirname (path);

      if (target == NULL)
        break;
      g_free (path);
      path = g_canonicalize_filename (target, folder);
    }
  return g_steal_pointer (&path);
}

/* Opens the folder of a file. One that is ours is made where it is missing; any other that is missing is a drive that went away. */
static gboolean
enter (CordeeDiskFolder *folder, const char *path)
{
  g_autofree char *ours = g_build_filename (g_get_user_data_dir (), "cordee", NULL);

  if (cordee_disk_enter (folder, path))
    return TRUE;
  if (errno != ENOENT || !g_str_has_prefix (path, ours) || (path[strlen (ours)] != G_DIR_SEPARATOR && path[strlen (ours)] != '\0')
      || g_mkdir_with_parents (path, 0700) != 0)
    return FALSE;
  return cordee_disk_enter (folder, path);
}

/* Writes bytes to a file, unless that is no longer what stamp says; {0} is one that must not be there yet. The mode of an existing file
   and the file that a link leads to stay. stamp is then what was written. Fails with error, and then
   - the file is whole: as it was, or (only where the system refused after the new one had taken its place) as it should be;
   - CHANGED: stamp is as it was, so that cordee_store_has_changed() goes on telling; otherwise it is what is there.
   A file that has these contents already is only flushed. */
gboolean
cordee_store_write (const char *file, GBytes *bytes, CordeeStamp *stamp, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder_path = NULL;
  g_autofree char *name = NULL;
  CordeeDiskFolder folder = { .fd = -1 };
  CordeeStoreError code = CORDEE_STORE_ERROR_FAILED;
  gboolean done = FALSE;

  g_return_val_if_fail (file != NULL && bytes != NULL && stamp != NULL, FALSE);

  path = follow_links (file);
  folder_path = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  if (g_bytes_get_size (bytes) > CORDEE_XML_MAX_BYTES)
    errno = EFBIG;
  else if (enter (&folder, folder_path))
    done = cordee_disk_put (&folder, folder_path, name, bytes, stamp);
  if (!done)
    {
      /* ECANCELED is ours: the file is not what it was. */
      code = errno == ECANCELED ? CORDEE_STORE_ERROR_CHANGED : code_of (errno);
      fail_writing (file, code, errno, error);
    }
  cordee_disk_leave (&folder);
  return done;
}
