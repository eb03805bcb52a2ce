/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test.h"

#include "cordee-issue.h"
#include "cordee-library.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static char *folder;

/* ── the run ────────────────────────────────────────────────────── */

/* Runs a suite, which it takes over, as if there were no home, no display and no locale. Returns the status of the program. */
int
cordee_test_main (Suite *suite)
{
  static const char *const unset[] = { "HOME",   "DISPLAY",     "WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
                                       "LANG",   "LANGUAGE",    "LC_ALL",          "LC_MESSAGES",   "LC_NUMERIC",      "LC_CTYPE" };
  SRunner *runner;
  int n_failed;

  for (guint i = 0; i < G_N_ELEMENTS (unset); i++)
    g_unsetenv (unset[i]);
  setlocale (LC_ALL, "");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* ── the base ───────────────────────────────────────────────────── */

/* The base that the program ships, nothing added. */
CordeeKnowledge *
cordee_test_knowledge (void)
{
  static CordeeLibrary *library;

  if (library == NULL)
    {
      g_autoptr(GError) error = NULL;

      library = cordee_library_new (NULL, NULL, &error);
      ck_assert_msg (library != NULL, "the base does not load: %s", error != NULL ? error->message : "no reason given");
    }
  return library->knowledge;
}

/* The schema of packs. */
CordeeXmlSchema *
cordee_test_schema (void)
{
  static CordeeXmlSchema *schema;

  if (schema == NULL)
    {
      g_autoptr(GError) error = NULL;

      schema = cordee_library_load_schema (&error);
      ck_assert_msg (schema != NULL, "the schema does not load: %s", error != NULL ? error->message : "no reason given");
    }
  return schema;
}

/* A base of nothing but packs (a NULL-terminated list of XML documents), in their order; the linter is not asked. */
CordeeKnowledge *
cordee_test_knowledge_of (const char *const *packs)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);

  for (guint i = 0; packs[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (packs[i], strlen (packs[i]));
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autofree char *file = g_strdup_printf ("pack %u", i);
      CordeePack *pack = cordee_pack_new_from_bytes (bytes, file, cordee_test_schema (), issues);
      g_autofree char *why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;

      ck_assert_msg (pack != NULL && issues->len == 0, "%s is refused: %s", file, why != NULL ? why : "no reason given");
      g_ptr_array_add (list, pack);
    }
  return cordee_knowledge_new (list);
}

/* ── paths ──────────────────────────────────────────────────────── */

static char *
build_path (const char *variable, const char *middle, const char *name)
{
  const char *root = g_getenv (variable);

  ck_assert_msg (root != NULL, "%s is not set: run the tests through meson", variable);
  return g_build_filename (root, middle, name, NULL);
}

/* A file of tests/data. */
char *
cordee_test_data (const char *name)
{
  return build_path ("G_TEST_SRCDIR", "data", name);
}

/* A file of the project, from its root: "resources/knowledge/common.xml". */
char *
cordee_test_source (const char *name)
{
  return build_path ("CORDEE_SOURCE_DIR", "", name);
}

/* ── a folder to write into ─────────────────────────────────────── */

void
cordee_test_folder_setup (void)
{
  g_autoptr(GError) error = NULL;

  folder = g_dir_make_tmp ("cordee-test-XXXXXX", &error);
  ck_assert_msg (folder != NULL, "no folder to write into: %s", error != NULL ? error->message : "no reason given");
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
cordee_test_folder_teardown (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

/* A path inside the folder. */
char *
cordee_test_file (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Writes a file into the folder. Returns its path. */
char *
cordee_test_write (const char *name, const char *content)
{
  char *path = cordee_test_file (name);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (g_file_set_contents (path, content, -1, &error), "%s", error != NULL ? error->message : path);
  return path;
}
