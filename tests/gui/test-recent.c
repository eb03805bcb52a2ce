/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-recent.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>

static char *
make_file (const char *name)
{
  char *file = g_build_filename (g_get_user_data_dir (), name, NULL);

  ck_assert_int_eq (g_mkdir_with_parents (g_get_user_data_dir (), 0700), 0);
  ck_assert (g_file_set_contents (file, "", 0, NULL));
  return file;
}

static char *
dup_list_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
}

static void
forget (void)
{
  g_autofree char *path = dup_list_path ();

  g_remove (path);
}

static const CordeeRecent *
nth (GPtrArray *recents, guint i)
{
  return recents->pdata[i];
}

/* The latest first, by the name that they had last; not the one in hand, and not what is gone. */
START_TEST (the_latest_come_first)
{
  g_autofree char *a = make_file ("a.cordee"), *b = make_file ("b é.cordee"), *gone = make_file ("gone.cordee");
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GPtrArray) one = NULL;

  forget ();
  cordee_recent_add (a, "Ancien nom");
  cordee_recent_add (b, "Équipe <B>");
  cordee_recent_add (gone, "Partie");
  cordee_recent_add (a, "Équipe A");
  ck_assert_int_eq (g_remove (gone), 0);
  all = cordee_recent_list (NULL, 9);
  ck_assert_uint_eq (all->len, 2);
  ck_assert_str_eq (nth (all, 0)->file, a);
  ck_assert_str_eq (nth (all, 0)->name, "Équipe A");
  ck_assert_str_eq (nth (all, 1)->file, b);
  ck_assert_str_eq (nth (all, 1)->name, "Équipe <B>");
  others = cordee_recent_list (a, 9);
  ck_assert_uint_eq (others->len, 1);
  ck_assert_str_eq (nth (others, 0)->file, b);
  one = cordee_recent_list (NULL, 1);
  ck_assert_uint_eq (one->len, 1);
}
END_TEST

/* Files of other programs stay in the list, and are not offered. */
START_TEST (files_of_others_stay)
{
  g_autofree char *path = dup_list_path ();
  g_autofree char *file = make_file ("a.cordee");
  g_autoptr(GBookmarkFile) list = g_bookmark_file_new ();
  g_autoptr(GBookmarkFile) after = g_bookmark_file_new ();
  g_autoptr(GPtrArray) recents = NULL;

  forget ();
  g_bookmark_file_set_mime_type (list, "file:///lettre.odt", "application/vnd.oasis.opendocument.text");
  g_bookmark_file_add_application (list, "file:///lettre.odt", "Autre", "autre %f");
  ck_assert (g_bookmark_file_to_file (list, path, NULL));
  cordee_recent_add (file, "Équipe");
  recents = cordee_recent_list (NULL, 9);
  ck_assert_uint_eq (recents->len, 1);
  ck_assert (g_bookmark_file_load_from_file (after, path, NULL));
  ck_assert (g_bookmark_file_has_item (after, "file:///lettre.odt"));
}
END_TEST

/* A list that cannot be read is not written over. */
START_TEST (a_damaged_list_is_left_alone)
{
  g_autofree char *path = dup_list_path ();
  g_autofree char *file = make_file ("a.cordee");
  g_autofree char *content = NULL;
  g_autoptr(GPtrArray) recents = NULL;

  ck_assert (g_file_set_contents (path, "<xbel", -1, NULL));
  cordee_recent_add (file, "Équipe");
  ck_assert (g_file_get_contents (path, &content, NULL, NULL));
  ck_assert_str_eq (content, "<xbel");
  recents = cordee_recent_list (NULL, 9);
  ck_assert_uint_eq (recents->len, 0);
}
END_TEST

/* Whoever wants no such list has none. */
START_TEST (settings_of_the_desktop_are_obeyed)
{
  g_autofree char *path = dup_list_path ();
  g_autofree char *file = make_file ("a.cordee");

  forget ();
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  cordee_recent_add (file, "Équipe");
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", TRUE, NULL);
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
}
END_TEST

static Suite *
recent_suite (void)
{
  Suite *suite = suite_create ("recent");
  TCase *list = cordee_test_gui_case (suite, "list");

  tcase_add_test (list, the_latest_come_first);
  tcase_add_test (list, files_of_others_stay);
  tcase_add_test (list, a_damaged_list_is_left_alone);
  tcase_add_test (list, settings_of_the_desktop_are_obeyed);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (recent_suite ());
}
