/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-home.h"

#include "cordee-issue.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) names = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* As cordee_test_main(), with a data folder and a cache that are removed at the end. GLib asks the environment for it once. Thousands of writes go to
   memory where that is possible: a busy disk would make them slow, and tells nothing more. */
int
cordee_test_main_with_home (Suite *suite)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *cache = NULL;
  int status;

  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  folder = g_dir_make_tmp ("cordee-home-XXXXXX", &error);
  if (folder == NULL)
    g_error ("no folder to write into: %s", error->message);
  cache = g_build_filename (folder, "cache", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_assert (g_str_equal (g_get_user_data_dir (), folder) && g_str_equal (g_get_user_cache_dir (), cache));
  status = cordee_test_main (suite);
  remove_tree (folder);
  return status;
}

GPtrArray *
cordee_test_list_others (const char *file)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *own = g_path_get_basename (file);
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    if (!g_str_equal (name, own))
      g_ptr_array_add (others, g_strdup (name));
  return others;
}

/* Gives the one answer. */
void
cordee_test_set_number (CordeeDossier *dossier, guint number, gint64 now)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  g_autoptr(CordeeValue) value = cordee_value_new_number (number);

  cordee_situation_set (situation, "patientele", value, CORDEE_PROVENANCE_DECLARED);
  cordee_dossier_set_situation (dossier, situation, now);
}

/* The answer; 0 where there is none. */
guint
cordee_test_get_number (const CordeeDossier *dossier)
{
  const CordeeValue *value = cordee_situation_get_value (dossier->situation, "patientele");

  return value != NULL ? (guint) value->number : 0;
}

CordeeDossier *
cordee_test_load (const char *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier = cordee_dossier_load (file, cordee_test_knowledge (), issues);
  g_autofree char *why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;

  ck_assert_msg (dossier != NULL && issues->len == 0, "%s cannot be read: %s", file, why != NULL ? why : "no reason given");
  return dossier;
}
