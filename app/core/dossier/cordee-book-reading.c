/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A reading happens in threads of its own; what it finds is handed over in the main context of whoever asked, at most so often
   (milliseconds), since each time makes a list anew. */
#define MAX_THREADS 4
#define HAND_OVER_EACH 60

/* So many are shown before the rest that is known is looked at. */
#define FIRST_SCREEN 200

struct _CordeeBookReading
{
  gatomicrefcount ref_count;
  CordeeBookRules *rules; /* owned reference */
  char *folder;           /* owned */
  GHashTable *known;      /* owned: file, borrowed from its entry → CordeeBookEntry, owned reference */
  gboolean threaded;      /* started, not run */
  gboolean cached;        /* known is to be looked up in the cache */
  GMainContext *context;  /* owned reference */
  gint cancelled;         /* atomic */

  /* In the main context only; NULL after the last, and after it was cancelled. */
  CordeeBookDeliver deliver;
  gpointer user_data;

  /* Under the mutex. */
  GMutex mutex;
  GPtrArray *files;   /* char *, owned: all, once they are listed */
  GPtrArray *waiting; /* CordeeBookEntry, owned references: not handed over yet */
  GPtrArray *all;     /* the same, all of them */
  guint n_read;
  guint n_parsed;
  gboolean scheduled;
  gboolean over;
  GError *error;
};

/* ── life ───────────────────────────────────────────────────────── */

/* known: CordeeBookEntry of an earlier reading, or NULL: what the cache has. The caller owns a reference. */
CordeeBookReading *
cordee_book_reading_new (CordeeBookRules *rules, const char *folder, GPtrArray *known, CordeeBookDeliver deliver, gpointer user_data)
{
  CordeeBookReading *self = g_new0 (CordeeBookReading, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = cordee_book_rules_ref (rules);
  self->folder = g_strdup (folder);
  self->cached = known == NULL;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cordee_book_entry_unref);
  for (guint i = 0; known != NULL && i < known->len; i++)
    g_hash_table_insert (self->known, ((CordeeBookEntry *) known->pdata[i])->file, cordee_book_entry_ref (known->pdata[i]));
  self->context = g_main_context_ref_thread_default ();
  self->deliver = deliver;
  self->user_data = user_data;
  g_mutex_init (&self->mutex);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_entry_unref);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_entry_unref);
  return self;
}

CordeeBookReading *
cordee_book_reading_ref (CordeeBookReading *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_book_reading_unref (CordeeBookReading *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  cordee_book_rules_unref (self->rules);
  g_free (self->folder);
  g_hash_table_unref (self->known);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->all);
  g_clear_error (&self->error);
  g_free (self);
}

/* Nothing is handed over from now on. In the main context only. */
void
cordee_book_reading_cancel (CordeeBookReading *self)
{
  g_atomic_int_set (&self->cancelled, 1);
  self->deliver = NULL;
}

/* ── handing over ───────────────────────────────────────────────── */

static gboolean
hand_over_cb (gpointer data)
{
  CordeeBookReading *self = data;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  CordeeBookDeliver deliver = self->deliver;
  guint n_read, n_files;

  g_mutex_lock (&self->mutex);
  entries = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_entry_unref);
  error = g_steal_pointer (&self->error);
  n_read = self->n_read;
  n_files = self->files->len;
  /* Files that went away meanwhile have no entry: only at the end are all read. */
  if (self->over)
    {
      n_read = n_files;
      self->deliver = NULL;
    }
  else if (n_read >= n_files)
    n_read = n_files > 0 ? n_files - 1 : 0;
  self->scheduled = FALSE;
  g_mutex_unlock (&self->mutex);

  if (deliver != NULL)
    deliver (entries, n_read, n_files, error, self->user_data);
  return G_SOURCE_REMOVE;
}

/* The mutex is held. The first and the last are handed over at once. */
static void
schedule (CordeeBookReading *self, guint delay)
{
  g_autoptr(GSource) source = NULL;

  if (!self->threaded || (self->scheduled && !self->over))
    return;
  self->scheduled = TRUE;
  source = g_timeout_source_new (delay);
  g_source_set_callback (source, hand_over_cb, cordee_book_reading_ref (self), (GDestroyNotify) cordee_book_reading_unref);
  g_source_attach (source, self->context);
}

static void
take_entry (CordeeBookReading *self, CordeeBookEntry *entry, gboolean parsed)
{
  g_mutex_lock (&self->mutex);
  self->n_read++;
  self->n_parsed += parsed;
  if (entry != NULL)
    {
      g_ptr_array_add (self->all, cordee_book_entry_ref (entry));
      g_ptr_array_add (self->waiting, entry);
      if (parsed || self->all->len >= FIRST_SCREEN)
        schedule (self, !parsed && self->all->len == FIRST_SCREEN ? 0 : HAND_OVER_EACH);
    }
  g_mutex_unlock (&self->mutex);
}

/* ── reading ────────────────────────────────────────────────────── */

/* Whether a file of this name is a dossier of the book: not what is hidden, as unfinished files are. */
gboolean
cordee_book_is_file (const char *name)
{
  return *name != '.' && g_str_has_suffix (name, CORDEE_DOSSIER_SUFFIX) && strlen (name) > strlen (CORDEE_DOSSIER_SUFFIX);
}

/* Why the folder cannot be listed, in words for people. */
static GError *
explain (const char *folder, const GError *error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    /* TRANSLATORS: %s is the path of a folder. */
    return g_error_new (error->domain, error->code, _("Le répertoire « %s » n’existe pas, ou son lecteur n’est pas accessible."), name);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    /* TRANSLATORS: %s is the path of a folder. */
    return g_error_new (error->domain, error->code, _("Le répertoire « %s » n’est pas ouvert à la lecture."), name);
  /* TRANSLATORS: %1$s is the path of a folder, %2$s what the system says. */
  return g_error_new (error->domain, error->code, _("Le répertoire « %1$s » ne peut pas être lu : %2$s"), name, error->message);
}

static gboolean
list_files (CordeeBookReading *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, &error);
  const char *name;

  if (folder == NULL)
    {
      g_mutex_lock (&self->mutex);
      self->error = explain (self->folder, error);
      g_mutex_unlock (&self->mutex);
      return FALSE;
    }
  g_mutex_lock (&self->mutex);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (cordee_book_is_file (name))
      g_ptr_array_add (self->files, g_build_filename (self->folder, name, NULL));
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static void
parse_cb (gpointer file, gpointer data)
{
  CordeeBookReading *self = data;

  if (!g_atomic_int_get (&self->cancelled))
    take_entry (self, cordee_book_entry_new (self->rules, file), TRUE);
}

/* The same entry where nothing that it holds can have changed. */
static gboolean
is_up_to_date (const CordeeBookEntry *entry)
{
  return entry != NULL && cordee_book_entry_is_fresh (entry);
}

/* Takes what is known as it is, and reads the rest in some threads. */
static void
read_files (CordeeBookReading *self)
{
  int n_threads = (int) CLAMP (g_get_num_processors (), 1, MAX_THREADS);
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  GThreadPool *pool;

  for (guint i = 0; i < self->files->len && !g_atomic_int_get (&self->cancelled); i++)
    {
      CordeeBookEntry *entry = g_hash_table_lookup (self->known, self->files->pdata[i]);

      if (is_up_to_date (entry))
        take_entry (self, cordee_book_entry_ref (entry), FALSE);
      else
        g_ptr_array_add (others, self->files->pdata[i]);
    }
  if (others->len == 0)
    return;
  if (self->all->len > 0)
    {
      g_mutex_lock (&self->mutex);
      schedule (self, 0);
      g_mutex_unlock (&self->mutex);
    }
  pool = g_thread_pool_new (parse_cb, self, n_threads, FALSE, NULL);
  for (guint i = 0; i < others->len; i++)
    g_thread_pool_push (pool, others->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static void
run (CordeeBookReading *self)
{
  if (self->cached)
    {
      g_hash_table_unref (self->known);
      self->known = cordee_book_cache_load (self->rules, self->folder);
    }
  if (list_files (self))
    read_files (self);
}

static void
keep (CordeeBookReading *self)
{
  if (!g_atomic_int_get (&self->cancelled) && (self->n_parsed > 0 || self->all->len != g_hash_table_size (self->known)))
    cordee_book_cache_save (self->rules, self->folder, self->all);
}

/* All of it before it returns; what it finds is handed over once. */
void
cordee_book_reading_run (CordeeBookReading *self)
{
  run (self);
  self->over = TRUE;
  hand_over_cb (self);
  keep (self);
}

static gpointer
thread_cb (gpointer data)
{
  g_autoptr(CordeeBookReading) self = data;

  run (self);
  g_mutex_lock (&self->mutex);
  self->over = TRUE;
  schedule (self, 0);
  g_mutex_unlock (&self->mutex);
  keep (self);
  return NULL;
}

/* The same in a thread of its own. */
void
cordee_book_reading_start (CordeeBookReading *self)
{
  self->threaded = TRUE;
  g_thread_unref (g_thread_new ("cordee-book", thread_cb, cordee_book_reading_ref (self)));
}
