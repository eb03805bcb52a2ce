/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The file: the sum of what follows, then numbers of eight bytes and strings with their length before them, as this machine has them: what
   it was made with, and the entries that could be read. Only this program on this machine reads it, and only to save time. */
#define FORMAT 3
#define NO_STRING G_MAXUINT64

static char *
dup_file (const char *folder)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folder, -1);
  g_autofree char *name = g_strdup_printf ("book-%.32s.cache", sum);

  return g_build_filename (g_get_user_cache_dir (), "cordee", name, NULL);
}

/* FNV-1a over words of eight bytes. */
static guint64
sum_of (const guint8 *data, gsize size)
{
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037) ^ size;

  while (size > 0)
    {
      guint64 word = 0;
      gsize n = MIN (size, sizeof word);

      memcpy (&word, data, n);
      sum = (sum ^ word) * G_GUINT64_CONSTANT (1099511628211);
      data += n;
      size -= n;
    }
  return sum;
}

/* ── reading ────────────────────────────────────────────────────── */

/* What is left to be read; nothing where anything was wrong. */
typedef struct
{
  const char *data;
  gsize size;
} Reader;

static gint64
read_number (Reader *reader)
{
  gint64 number = 0;

  if (reader->size < sizeof number)
    {
      reader->size = 0;
      return 0;
    }
  memcpy (&number, reader->data, sizeof number);
  reader->data += sizeof number;
  reader->size -= sizeof number;
  return number;
}

/* NULL for no string. The caller owns it. */
static char *
read_string (Reader *reader)
{
  guint64 length = (guint64) read_number (reader);
  char *text;

  if (length == NO_STRING)
    return NULL;
  if (length > reader->size)
    {
      reader->size = 0;
      return g_strdup ("");
    }
  text = g_strndup (reader->data, length);
  reader->data += length;
  reader->size -= length;
  return text;
}

static void
read_results (Reader *reader, CordeeBookEntry *entry)
{
  for (gint64 n = read_number (reader); n > 0 && reader->size > 0; n--)
    {
      g_autofree char *structure = read_string (reader);
      CordeeVerdict verdict = (CordeeVerdict) read_number (reader);

      cordee_book_entry_add_result (entry, structure, verdict, (guint) read_number (reader));
    }
}

static void
read_choices (Reader *reader, CordeeBookEntry *entry)
{
  for (gint64 n = read_number (reader); n > 0 && reader->size > 0; n--)
    {
      g_autofree char *structure = read_string (reader);
      CordeeHow how = (CordeeHow) read_number (reader);

      cordee_book_entry_add_choice (entry, structure, how, read_number (reader));
    }
}

static CordeeBookEntry *
read_entry (Reader *reader, const char *folder)
{
  g_autofree char *name = read_string (reader);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  CordeeBookEntry *self = cordee_book_entry_new_empty (file);

  for (guint i = 0; i < G_N_ELEMENTS (self->seen); i++)
    self->seen[i] = (guint64) read_number (reader);
  self->id = read_string (reader);
  self->name = read_string (reader);
  self->name_key = read_string (reader);
  self->folded = read_string (reader);
  self->region = read_string (reader);
  self->departement = read_string (reader);
  self->advisor = read_string (reader);
  self->as_of = (CordeeDay) read_number (reader);
  self->created = read_number (reader);
  self->touched = read_number (reader);
  self->archived = read_number (reader) != 0;
  self->n_answers = (guint) read_number (reader);
  self->next_text = read_string (reader);
  self->next_day = (CordeeDay) read_number (reader);
  self->way_day = (CordeeDay) read_number (reader);
  self->late = read_number (reader) != 0;
  self->waiting = read_number (reader) != 0;
  self->step_id = read_string (reader);
  self->step_text = read_string (reader);
  self->step_status = (CordeeStepStatus) read_number (reader);
  self->step_day = (CordeeDay) read_number (reader);
  self->rules_changed = read_number (reader) != 0;
  read_results (reader, self);
  read_choices (reader, self);
  return self;
}

/* Whether a cache was made by this program, of this base and of the rules of these days. */
static gboolean
read_head (Reader *reader, const CordeeBookRules *rules)
{
  gint64 format = read_number (reader), era = read_number (reader);
  g_autofree char *version = read_string (reader);
  g_autofree char *base = read_string (reader);

  return format == FORMAT && era == rules->era && g_strcmp0 (version, PACKAGE_VERSION) == 0 && g_strcmp0 (base, rules->base) == 0;
}

/* The entries of last time that may still be right: what is not of these rules, this base or this program is not taken, nor what
   was on its way on another day. The caller owns the table: file, borrowed → CordeeBookEntry, owned reference. */
GHashTable *
cordee_book_cache_load (const CordeeBookRules *rules, const char *folder)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cordee_book_entry_unref);
  g_autofree char *file = dup_file (folder);
  g_autofree char *data = NULL;
  Reader reader;
  guint64 sum;
  gsize size;

  if (!g_file_get_contents (file, &data, &size, NULL))
    return entries;
  reader = (Reader){ .data = data, .size = size };
  sum = (guint64) read_number (&reader);
  if (reader.size == 0 || sum != sum_of ((const guint8 *) reader.data, reader.size) || !read_head (&reader, rules))
    return entries;
  while (reader.size > 0)
    {
      CordeeBookEntry *entry = read_entry (&reader, folder);

      if (entry->way_day == CORDEE_DAY_NONE || entry->way_day == rules->today)
        g_hash_table_replace (entries, entry->file, entry);
      else
        cordee_book_entry_unref (entry);
    }
  return entries;
}

/* ── writing ────────────────────────────────────────────────────── */

static void
write_number (GByteArray *out, gint64 number)
{
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

/* text may be NULL. */
static void
write_string (GByteArray *out, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  write_number (out, (gint64) (text != NULL ? length : NO_STRING));
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
write_entry (GByteArray *out, const CordeeBookEntry *self)
{
  g_autofree char *name = g_path_get_basename (self->file);

  write_string (out, name);
  for (guint i = 0; i < G_N_ELEMENTS (self->seen); i++)
    write_number (out, (gint64) self->seen[i]);
  write_string (out, self->id);
  write_string (out, self->name);
  write_string (out, self->name_key);
  write_string (out, self->folded);
  write_string (out, self->region);
  write_string (out, self->departement);
  write_string (out, self->advisor);
  write_number (out, self->as_of);
  write_number (out, self->created);
  write_number (out, self->touched);
  write_number (out, self->archived);
  write_number (out, self->n_answers);
  write_string (out, self->next_text);
  write_number (out, self->next_day);
  write_number (out, self->way_day);
  write_number (out, self->late);
  write_number (out, self->waiting);
  write_string (out, self->step_id);
  write_string (out, self->step_text);
  write_number (out, self->step_status);
  write_number (out, self->step_day);
  write_number (out, self->rules_changed);
  write_number (out, self->results->len);
  for (guint i = 0; i < self->results->len; i++)
    {
      const CordeeDossierResult *result = self->results->pdata[i];

      write_string (out, result->structure);
      write_number (out, result->verdict);
      write_number (out, result->rank);
    }
  write_number (out, self->choices->len);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const CordeeDossierChoice *choice = self->choices->pdata[i];

      write_string (out, choice->structure);
      write_number (out, choice->how);
      write_number (out, choice->at);
    }
}

/* Keeps the entries for the next time; those that cannot be read, or are too young to be told apart from a later version, are read again
   then. Where it cannot be written, reading takes longer, no more. */
void
cordee_book_cache_save (const CordeeBookRules *rules, const char *folder, const GPtrArray *entries)
{
  g_autofree char *file = dup_file (folder);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autoptr(GByteArray) data = g_byte_array_new ();
  g_autoptr(GError) error = NULL;
  guint64 sum;

  write_number (data, 0);
  write_number (data, FORMAT);
  write_number (data, rules->era);
  write_string (data, PACKAGE_VERSION);
  write_string (data, rules->base);
  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeBookEntry *entry = entries->pdata[i];

      if (entry->problem == NULL && entry->seen[4] != 0)
        write_entry (data, entry);
    }
  sum = sum_of (data->data + sizeof sum, data->len - sizeof sum);
  memcpy (data->data, &sum, sizeof sum);
  if (g_mkdir_with_parents (parent, 0700) != 0
      || !g_file_set_contents_full (file, (const char *) data->data, data->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_info ("%s is not written: %s", file, error != NULL ? error->message : g_strerror (errno));
}
