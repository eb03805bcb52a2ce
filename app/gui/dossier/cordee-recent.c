/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-recent.h"

static void
recent_free (CordeeRecent *recent)
{
  g_free (recent->file);
  g_free (recent->name);
  g_free (recent);
}

/* ── the list of the desktop ────────────────────────────────────── */

/* GtkRecentManager keeps the same file, but on GTK 4.8 loses memory with each change. */
static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
}

/* The list, empty where there is none yet; NULL where it cannot be read. The caller owns it. */
static GBookmarkFile *
load (const char *path)
{
  GBookmarkFile *list = g_bookmark_file_new ();
  g_autoptr(GError) error = NULL;

  if (g_bookmark_file_load_from_file (list, path, &error) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return list;
  g_info ("%s: %s", path, error->message);
  g_bookmark_file_free (list);
  return NULL;
}

static gboolean
is_wanted (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean wanted = TRUE;

  if (settings != NULL)
    g_object_get (settings, "gtk-recent-files-enabled", &wanted, NULL);
  return wanted;
}

/* Tells the desktop that a dossier was opened, or has another name; unless its settings want no such list. */
void
cordee_recent_add (const char *file, const char *name)
{
  g_autofree char *path = dup_path ();
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  g_autoptr(GBookmarkFile) list = uri != NULL && is_wanted () ? load (path) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;

  if (list == NULL)
    return;
  g_bookmark_file_set_title (list, uri, name);
  g_bookmark_file_set_mime_type (list, uri, CORDEE_MIME_TYPE);
  g_bookmark_file_add_application (list, uri, "Cordée", "cordee %f");
  g_bookmark_file_set_visited_date_time (list, uri, now);
  if (!g_bookmark_file_to_file (list, path, &error))
    g_info ("%s: %s", path, error->message);
}

typedef struct
{
  char *uri; /* borrowed */
  GDateTime *visited; /* borrowed */
} Visit;

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (((const Visit *) b)->visited, ((const Visit *) a)->visited);
}

/* The dossiers of the list, latest first. */
static GArray *
sort_visits (GBookmarkFile *list, char **uris)
{
  GArray *visits = g_array_new (FALSE, FALSE, sizeof (Visit));

  for (; *uris != NULL; uris++)
    {
      g_autofree char *type = g_bookmark_file_get_mime_type (list, *uris, NULL);
      Visit visit = { *uris, g_bookmark_file_get_visited_date_time (list, *uris, NULL) };

      if (g_strcmp0 (type, CORDEE_MIME_TYPE) == 0 && visit.visited != NULL)
        g_array_append_val (visits, visit);
    }
  g_array_sort (visits, compare_visits);
  return visits;
}

/* The latest that are still there, the latest first, without the file but (or NULL), and so many at most. The caller owns them. */
GPtrArray *
cordee_recent_list (const char *but, guint most)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_free);
  g_autofree char *path = dup_path ();
  g_autoptr(GBookmarkFile) list = load (path);
  g_auto(GStrv) uris = list != NULL ? g_bookmark_file_get_uris (list, NULL) : NULL;
  g_autoptr(GArray) visits = uris != NULL ? sort_visits (list, uris) : g_array_new (FALSE, FALSE, sizeof (Visit));

  for (guint i = 0; i < visits->len && recents->len < most; i++)
    {
      const char *uri = g_array_index (visits, Visit, i).uri;
      g_autofree char *file = g_filename_from_uri (uri, NULL, NULL);
      CordeeRecent *recent;

      if (file == NULL || g_strcmp0 (file, but) == 0 || !g_file_test (file, G_FILE_TEST_EXISTS))
        continue;
      recent = g_new0 (CordeeRecent, 1);
      recent->file = g_steal_pointer (&file);
      recent->name = g_bookmark_file_get_title (list, uri, NULL);
      g_ptr_array_add (recents, recent);
    }
  return recents;
}
