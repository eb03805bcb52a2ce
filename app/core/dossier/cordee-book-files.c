/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include "cordee-issue.h"
#include "cordee-store.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A file that somebody else makes or changes between a look and a write is looked at again so many times. */
#define MAX_TRIES 8

/* ── names ──────────────────────────────────────────────────────── */

/* Names that mean a device on another system, which may share the folder. */
static gboolean
is_reserved (const char *name)
{
  static const char *const names[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (name, names[i], 3) == 0 && (i < 4 ? length == 3 : length == 4 && g_ascii_isdigit (name[3])))
      return TRUE;
  return FALSE;
}

/* A character that every file system and every reader can do with. */
static gboolean
is_safe (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_SURROGATE && type != G_UNICODE_UNASSIGNED
         && type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* The name of a file, without its ending, for the name of a dossier: at most CORDEE_BOOK_MAX_NAME bytes. The caller owns it. */
char *
cordee_book_dup_file_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize before = out->len;

      if (g_unichar_isspace (c))
        c = ' ';
      else if (c < 0x80 && strchr ("/\\:*?\"<>|", (char) c) != NULL)
        c = '-';
      else if (!is_safe (c))
        continue;
      if ((out->len == 0 && (c == '.' || c == ' ')) || (c == ' ' && out->str[out->len - 1] == ' '))
        continue;
      g_string_append_unichar (out, c);
      if (out->len > CORDEE_BOOK_MAX_NAME)
        {
          g_string_truncate (out, before);
          break;
        }
    }
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '.'))
    g_string_truncate (out, out->len - 1);
  if (out->len == 0)
    g_string_append (out, _("Sans nom"));
  if (is_reserved (out->str))
    g_string_prepend_c (out, '_');
  return g_string_free (out, FALSE);
}

/* A path in a folder that no file has: stem and suffix, with a number between them where that is taken. The caller owns it. */
static char *
dup_free_file (const char *folder, const char *stem, const char *suffix)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strconcat (stem, suffix, NULL) : g_strdup_printf ("%s (%u)%s", stem, n, suffix);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf buffer;

      if (g_lstat (path, &buffer) != 0)
        return g_steal_pointer (&path);
    }
}

/* Where a dossier of that name could be put: a path in folder that no file has. The caller owns it. */
char *
cordee_book_dup_free_path (const char *folder, const char *name)
{
  g_autofree char *stem = cordee_book_dup_file_name (name);

  return dup_free_file (folder, stem, CORDEE_DOSSIER_SUFFIX);
}

/* ── reading and writing ────────────────────────────────────────── */

static CordeeDossier *
read_dossier (CordeeBook *self, const char *file, CordeeStamp *stamp, GError **error)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GBytes) bytes = cordee_store_read (file, stamp, error);
  CordeeDossier *dossier;

  if (bytes == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Ce fichier n’existe plus."));
      return NULL;
    }
  dossier = cordee_dossier_new_from_bytes (bytes, file, self->rules->knowledge, issues);
  if (dossier == NULL)
    {
      g_autofree char *why = cordee_book_dup_error (issues);

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, why);
    }
  return dossier;
}

/* Writes a new file into the folder, under its own name or the next one that is free. Returns its path, which the caller owns. */
static char *
write_new (CordeeBook *self, const CordeeDossier *dossier, GError **error)
{
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, self->rules->knowledge);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *file = cordee_book_dup_free_path (self->folder, dossier->name);
      g_autoptr(GError) refused = NULL;
      CordeeStamp stamp = { .exists = FALSE };

      if (cordee_store_write (file, bytes, &stamp, &refused))
        {
          cordee_book_refresh (self, file);
          return g_steal_pointer (&file);
        }
      if (!g_error_matches (refused, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED) || i + 1 == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&refused));
          return NULL;
        }
    }
  g_return_val_if_reached (NULL);
}

/* Puts a file where none is, in one step, and never over one that appears meanwhile. */
static gboolean
move_file (const char *from, const char *to, GError **error)
{
  g_autoptr(GFile) source = NULL, target = NULL;

  if (link (from, to) == 0)
    {
      if (g_unlink (from) == 0)
        return TRUE;
      g_unlink (to);
    }
  else if (errno == EEXIST)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, g_strerror (EEXIST));
      return FALSE;
    }
  /* Not every file system has links. */
  source = g_file_new_for_path (from);
  target = g_file_new_for_path (to);
  return g_file_move (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* Moves a file into folder under its own name, or with a number where that is taken. The caller owns the path that it has then. */
static char *
move_into (const char *file, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (file);
  const char *suffix = g_str_has_suffix (name, CORDEE_DOSSIER_SUFFIX) ? CORDEE_DOSSIER_SUFFIX : "";
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffix));

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Ce fichier n’existe plus."));
      return NULL;
    }
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *target = dup_free_file (folder, stem, suffix);
      g_autoptr(GError) refused = NULL;

      if (move_file (file, target, &refused))
        return g_steal_pointer (&target);
      if (!g_error_matches (refused, G_IO_ERROR, G_IO_ERROR_EXISTS) || i + 1 == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&refused));
          return NULL;
        }
    }
  g_return_val_if_reached (NULL);
}

/* ── work on files ──────────────────────────────────────────────── */

/* Makes another dossier of one, with the same answers and a life of its own. */
char *
cordee_book_duplicate (CordeeBook *self, const char *file, gint64 now, GError **error)
{
  CordeeStamp stamp = { 0 };
  g_autoptr(CordeeDossier) dossier = read_dossier (self, file, &stamp, error);
  g_autoptr(CordeeDossier) copy = NULL;
  g_autofree char *name = NULL;

  if (dossier == NULL)
    return NULL;
  /* TRANSLATORS: the name of a copy of the dossier %s. */
  name = g_strdup_printf (_("%s (copie)"), *dossier->name != '\0' ? dossier->name : _("Sans nom"));
  copy = cordee_dossier_duplicate (dossier, name, now);
  return write_new (self, copy, error);
}

/* Takes a copy of a file from elsewhere into the folder; a file of the folder itself is there already. */
char *
cordee_book_import (CordeeBook *self, const char *file, gint64 now, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  CordeeStamp stamp = { 0 };
  g_autoptr(CordeeDossier) dossier = read_dossier (self, path, &stamp, error);

  if (dossier == NULL)
    return NULL;
  if (g_str_equal (folder, self->folder) && cordee_book_is_file (base))
    return g_steal_pointer (&path);
  if (*dossier->name == '\0')
    {
      char *dot = strrchr (name, '.');

      g_free (dossier->name);
      dossier->name = dot != NULL && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
    }
  cordee_dossier_add_event (dossier, CORDEE_EVENT_IMPORTED, name, now);
  return write_new (self, dossier, error);
}

/* Moves a file into the bin of the folder, where it keeps its name or gets a number. */
char *
cordee_book_delete (CordeeBook *self, const char *file, GError **error)
{
  g_autofree char *bin = g_build_filename (self->folder, CORDEE_BOOK_BIN, NULL);
  char *deleted;

  if (g_mkdir (bin, 0777) != 0 && errno != EEXIST)
    {
      /* TRANSLATORS: %1$s is the path of a folder, %2$s what the system says. */
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("Le répertoire « %1$s » ne peut pas être créé : %2$s"), bin,
                   g_strerror (errno));
      return NULL;
    }
  deleted = move_into (file, bin, error);
  cordee_book_refresh (self, file);
  return deleted;
}

/* Takes a file out of the bin again; where another has its name by now, it gets a number. */
char *
cordee_book_undelete (CordeeBook *self, const char *deleted, GError **error)
{
  char *file = move_into (deleted, self->folder, error);

  if (file != NULL)
    cordee_book_refresh (self, file);
  return file;
}

/* Archives a dossier, or takes it back. What somebody else does to the file meanwhile is kept. */
gboolean
cordee_book_set_archived (CordeeBook *self, const char *file, gboolean archived, gint64 now, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      CordeeStamp stamp = { 0 };
      g_autoptr(CordeeDossier) dossier = read_dossier (self, file, &stamp, error);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) refused = NULL;

      if (dossier == NULL)
        return FALSE;
      if (!dossier->archived == !archived)
        return TRUE;
      cordee_dossier_set_archived (dossier, archived, now);
      bytes = cordee_dossier_to_bytes (dossier, self->rules->knowledge);
      if (cordee_store_write (file, bytes, &stamp, &refused))
        {
          cordee_book_refresh (self, file);
          return TRUE;
        }
      if (!g_error_matches (refused, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED) || i + 1 == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&refused));
          return FALSE;
        }
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf one, other;

  return g_stat (a, &one) == 0 && g_stat (b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static gboolean
export (CordeeBook *self, const char *file, const char *target, gboolean handover, gboolean over, gint64 now, GError **error)
{
  CordeeStamp stamp = { 0 }, there = { .exists = FALSE };
  g_autoptr(CordeeDossier) dossier = read_dossier (self, file, &stamp, error);
  g_autoptr(CordeeDossier) copy = NULL;
  g_autoptr(GBytes) bytes = NULL, before = NULL;
  g_autoptr(GError) refused = NULL;

  if (dossier == NULL)
    return FALSE;
  if (is_same_file (file, target))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Un dossier ne peut pas être exporté sur lui-même."));
      return FALSE;
    }
  copy = handover ? cordee_dossier_dup_for_handover (dossier, now) : cordee_dossier_copy (dossier);
  bytes = cordee_dossier_to_bytes (copy, self->rules->knowledge);
  if (over)
    before = cordee_store_read (target, &there, NULL);
  if (cordee_store_write (target, bytes, &there, &refused))
    {
      cordee_book_refresh (self, target);
      return TRUE;
    }
  if (!over && g_error_matches (refused, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED))
    {
      g_autofree char *name = g_filename_display_basename (target);

      /* TRANSLATORS: %s is the name of a file. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("Un fichier « %s » existe déjà."), name);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Writes a copy of a dossier to target, without private notes where it is handed over. Where a file is there already, the error is
   G_IO_ERROR_EXISTS and nothing happened. */
gboolean
cordee_book_export (CordeeBook *self, const char *file, const char *target, gboolean handover, gint64 now, GError **error)
{
  return export (self, file, target, handover, FALSE, now, error);
}

/* The same, in the place of a file that the reader said may go. */
gboolean
cordee_book_export_over (CordeeBook *self, const char *file, const char *target, gboolean handover, gint64 now, GError **error)
{
  return export (self, file, target, handover, TRUE, now, error);
}
