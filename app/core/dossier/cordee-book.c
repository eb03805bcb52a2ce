/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include <gio/gio.h>
#include <string.h>

/* ── life ───────────────────────────────────────────────────────── */

/* The book of a folder, of which nothing is read yet. today is what tells whether the rules changed for a dossier. The caller owns a
   reference; all of a book is used from one thread. */
CordeeBook *
cordee_book_new (CordeeKnowledge *knowledge, const char *folder, CordeeDay today)
{
  CordeeBook *self;

  g_return_val_if_fail (knowledge != NULL && folder != NULL, NULL);

  self = g_new0 (CordeeBook, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->rules = cordee_book_rules_new (knowledge, today);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_entry_unref);
  self->by_file = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

CordeeBook *
cordee_book_ref (CordeeBook *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* The last one also ends a reading that is under way. */
void
cordee_book_unref (CordeeBook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  cordee_book_cancel (self);
  cordee_book_forget_order (self);
  g_hash_table_unref (self->by_file);
  g_ptr_array_unref (self->entries);
  g_free (self->problem);
  g_free (self->folder);
  cordee_book_rules_unref (self->rules);
  g_free (self);
}

/* An absolute path, borrowed. */
const char *
cordee_book_get_folder (const CordeeBook *self)
{
  return self->folder;
}

/* Borrowed. */
CordeeKnowledge *
cordee_book_get_knowledge (const CordeeBook *self)
{
  return self->rules->knowledge;
}

CordeeDay
cordee_book_get_today (const CordeeBook *self)
{
  return self->rules->today;
}

/* Why the folder could not be read the last time, for people; NULL where it could. Borrowed until it is read again. */
const char *
cordee_book_get_problem (const CordeeBook *self)
{
  return self->problem;
}

gboolean
cordee_book_is_reading (const CordeeBook *self)
{
  return self->reading != NULL;
}

/* All entries (CordeeBookEntry), borrowed, in no order; others after each reading. */
GPtrArray *
cordee_book_get_entries (const CordeeBook *self)
{
  return self->entries;
}

/* The entry of a file, borrowed until the file is read again; NULL where it is none of the book. */
const CordeeBookEntry *
cordee_book_find (const CordeeBook *self, const char *file)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);

  return g_hash_table_lookup (self->by_file, path);
}

/* ── entries ────────────────────────────────────────────────────── */

static void
remove_entry (CordeeBook *self, CordeeBookEntry *entry)
{
  cordee_book_forget_order (self);
  g_hash_table_remove (self->by_file, entry->file);
  g_ptr_array_remove_fast (self->entries, entry);
}

/* Takes the reference. */
static void
put_entry (CordeeBook *self, CordeeBookEntry *entry)
{
  CordeeBookEntry *before = g_hash_table_lookup (self->by_file, entry->file);

  if (before == entry)
    {
      cordee_book_entry_unref (entry);
      return;
    }
  if (before != NULL)
    remove_entry (self, before);
  cordee_book_forget_order (self);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_file, entry->file, entry);
}

static void
set_same (CordeeBookEntry *entry, const CordeeBookEntry *other)
{
  if (g_strcmp0 (entry->same_as, other != NULL ? other->file : NULL) == 0)
    return;
  g_free (entry->same_as);
  entry->same_as = other != NULL ? g_strdup (other->file) : NULL;
}

/* Files of one id know one another: each the one whose name comes first, and that one the next. */
static void
find_same (CordeeBook *self)
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) second = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      CordeeBookEntry *entry = self->entries->pdata[i];
      CordeeBookEntry *before = entry->id != NULL ? g_hash_table_lookup (first, entry->id) : NULL;
      CordeeBookEntry *next = before != NULL ? g_hash_table_lookup (second, entry->id) : NULL;

      if (entry->id == NULL)
        continue;
      if (before == NULL || strcmp (entry->file, before->file) < 0)
        g_hash_table_insert (first, entry->id, entry);
      else
        before = entry;
      if (before != NULL && (next == NULL || strcmp (before->file, next->file) < 0))
        g_hash_table_insert (second, entry->id, before);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      CordeeBookEntry *entry = self->entries->pdata[i];
      CordeeBookEntry *other = entry->id != NULL ? g_hash_table_lookup (first, entry->id) : NULL;

      set_same (entry, other != entry ? other : entry->id != NULL ? g_hash_table_lookup (second, entry->id) : NULL);
    }
}

/* Reads one file again. Returns whether the list changed by it: another entry stands for it, or none. */
gboolean
cordee_book_refresh (CordeeBook *self, const char *file)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  CordeeBookEntry *before = g_hash_table_lookup (self->by_file, path);
  CordeeBookEntry *entry;

  if (!g_str_equal (folder, self->folder) || !cordee_book_is_file (name) || (before != NULL && cordee_book_entry_is_fresh (before)))
    return FALSE;
  entry = cordee_book_entry_new (self->rules, path);
  if (self->listed != NULL)
    g_hash_table_add (self->listed, g_strdup (path));
  if (entry != NULL)
    put_entry (self, entry);
  else if (before != NULL)
    remove_entry (self, before);
  else
    return FALSE;
  find_same (self);
  return TRUE;
}

/* ── reading ────────────────────────────────────────────────────── */

static void
end_reading (CordeeBook *self, const GError *error)
{
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  else
    for (guint i = self->entries->len; i > 0; i--)
      {
        CordeeBookEntry *entry = self->entries->pdata[i - 1];

        if (!g_hash_table_contains (self->listed, entry->file))
          remove_entry (self, entry);
      }
  find_same (self);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_clear_pointer (&self->reading, cordee_book_reading_unref);
}

static void
deliver_cb (GPtrArray *entries, guint n_read, guint n_files, const GError *error, gpointer data)
{
  CordeeBook *self = cordee_book_ref (data);
  CordeeBookProgress progress = self->progress;
  gpointer user_data = self->user_data;

  for (guint i = 0; i < entries->len; i++)
    {
      CordeeBookEntry *entry = entries->pdata[i];

      /* What was refreshed meanwhile is newer. */
      if (g_hash_table_add (self->listed, g_strdup (entry->file)))
        put_entry (self, cordee_book_entry_ref (entry));
    }
  if (n_read == n_files)
    end_reading (self, error);
  if (progress != NULL)
    progress (self, n_read, n_files, user_data);
  cordee_book_unref (self);
}

static void
begin_reading (CordeeBook *self, CordeeBookProgress progress, gpointer user_data)
{
  cordee_book_cancel (self);
  self->progress = progress;
  self->user_data = user_data;
  self->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reading = cordee_book_reading_new (self->rules, self->folder, self->entries->len > 0 ? self->entries : NULL, deliver_cb, self);
}

/* Reads the folder before it returns; FALSE with error where it cannot be listed: then the entries are those of before. A file that cannot
   be read is no error here. */
gboolean
cordee_book_read (CordeeBook *self, GError **error)
{
  g_autoptr(CordeeBookReading) reading = NULL;

  begin_reading (self, NULL, NULL);
  reading = cordee_book_reading_ref (self->reading);
  cordee_book_reading_run (reading);
  if (self->problem != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, self->problem);
  return self->problem == NULL;
}

/* Reads the folder without holding anybody up. progress (or NULL) is called as entries come in, at least once, and the last time with all
   files read; never after a cancel, or after the book has gone. Whether the folder could be read, cordee_book_get_problem() tells then. */
void
cordee_book_read_async (CordeeBook *self, CordeeBookProgress progress, gpointer user_data)
{
  begin_reading (self, progress, user_data);
  cordee_book_reading_start (self->reading);
}

/* Ends a reading that is under way: what was read stays. */
void
cordee_book_cancel (CordeeBook *self)
{
  if (self->reading == NULL)
    return;
  cordee_book_reading_cancel (self->reading);
  g_clear_pointer (&self->reading, cordee_book_reading_unref);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  self->progress = NULL;
}
