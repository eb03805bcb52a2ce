/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <zip.h>

/* The time of a file in an archive, of which the format knows no zone: UTC, so that it does not hang on where it is made; day first. The first
   day that there is for what it cannot say. */
static guint32
to_dos_time (gint64 seconds)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc (seconds);
  int year = when != NULL ? g_date_time_get_year (when) : 0;
  guint day, time;

  if (year < 1980 || year > 2107)
    return (1u << 5 | 1u) << 16;
  day = (guint) (year - 1980) << 9 | (guint) g_date_time_get_month (when) << 5 | (guint) g_date_time_get_day_of_month (when);
  time = (guint) g_date_time_get_hour (when) << 11 | (guint) g_date_time_get_minute (when) << 5 | (guint) g_date_time_get_second (when) / 2;
  return day << 16 | time;
}

/* Adds a file at the end. Returns whether that was possible; the archive then says why not. */
static gboolean
add_file (zip_t *archive, const CordeeOdtFile *file, guint32 when)
{
  zip_source_t *source = zip_source_buffer (archive, file->text, strlen (file->text), 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (archive, file->name, source, 0);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, (zip_uint64_t) index, file->packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9) == 0
         && zip_file_set_dostime (archive, (zip_uint64_t) index, (zip_uint16_t) when, (zip_uint16_t) (when >> 16), 0) == 0;
}

/* The bytes that were written into buffer. */
static GBytes *
read_back (zip_source_t *buffer, GError **error)
{
  zip_stat_t info;
  g_autofree char *data = NULL;
  zip_int64_t n_read;

  if (zip_source_stat (buffer, &info) != 0 || zip_source_open (buffer) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, zip_error_strerror (zip_source_error (buffer)));
      return NULL;
    }
  data = g_malloc (info.size);
  n_read = zip_source_read (buffer, data, info.size);
  zip_source_close (buffer);
  if (n_read >= 0 && (zip_uint64_t) n_read == info.size)
    return g_bytes_new_take (g_steal_pointer (&data), info.size);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, zip_error_strerror (zip_source_error (buffer)));
  return NULL;
}

/* Files as one, in their order, all of the time created (seconds since 1970, UTC). NULL with error where one cannot be packed. The caller owns it. */
GBytes *
cordee_odt_archive (const CordeeOdtFile *files, guint n_files, gint64 created, GError **error)
{
  guint32 when = to_dos_time (created);
  zip_source_t *buffer = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = buffer != NULL ? zip_open_from_source (buffer, ZIP_TRUNCATE, NULL) : NULL;
  gboolean good = archive != NULL;
  GBytes *bytes = NULL;

  if (archive == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (ENOMEM));
      zip_source_free (buffer);
      return NULL;
    }
  zip_source_keep (buffer);
  for (guint i = 0; i < n_files && good; i++)
    good = add_file (archive, &files[i], when);
  if (good && zip_close (archive) == 0)
    bytes = read_back (buffer, error);
  else
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, zip_strerror (archive));
      zip_discard (archive);
    }
  zip_source_free (buffer);
  return bytes;
}
