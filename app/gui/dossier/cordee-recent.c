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

/* Tells the desktop that a dossier was opened, or has another name. */
void
cordee_recent_add (const char *file, const char *name)
{
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  GtkRecentData data = {
    .display_name = (char *) name,
    .mime_type = (char *) CORDEE_MIME_TYPE,
    .app_name = (char *) "Cordée",
    .app_exec = (char *) "cordee %f",
    .is_private = FALSE,
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited (*(GtkRecentInfo *const *) b), gtk_recent_info_get_visited (*(GtkRecentInfo *const *) a));
}

/* The latest that are still there, the latest first, without the file but (or NULL), and so many at most. The caller owns them. */
GPtrArray *
cordee_recent_list (const char *but, guint most)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  g_autoptr(GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_free);

  for (GList *item = items; item != NULL; item = item->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (item->data), CORDEE_MIME_TYPE) == 0)
      g_ptr_array_add (infos, gtk_recent_info_ref (item->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (infos, compare_visited);
  for (guint i = 0; i < infos->len && list->len < most; i++)
    {
      g_autofree char *file = g_filename_from_uri (gtk_recent_info_get_uri (infos->pdata[i]), NULL, NULL);
      CordeeRecent *recent;

      if (file == NULL || g_strcmp0 (file, but) == 0 || !g_file_test (file, G_FILE_TEST_EXISTS))
        continue;
      recent = g_new0 (CordeeRecent, 1);
      recent->file = g_steal_pointer (&file);
      recent->name = g_strdup (gtk_recent_info_get_display_name (infos->pdata[i]));
      g_ptr_array_add (list, recent);
    }
  return list;
}
