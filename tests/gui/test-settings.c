/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-settings.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const keys[] = { "theme", "text-scale", "window-width", "window-height", "window-maximized", "section", "region", "language" };

static void
count_cb (CordeeSettings *settings, guint *n)
{
  (*n)++;
}

/* A program that lies outside the build finds no schema: this one runs itself again from a place that has none. The caller owns what
   it says. */
static char *
run_elsewhere (const char *argument, char **environment)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *copy = g_build_filename (g_get_user_cache_dir (), "elsewhere", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (program);
  g_autoptr(GFile) to = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;
  char *argv[] = { copy, (char *) argument, NULL };
  char *out = NULL;
  int status;

  ck_assert (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  ck_assert_msg (g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error)
                   && g_spawn_check_wait_status (status, &error),
                 "%s", error != NULL ? error->message : "");
  return out;
}

/* ── what the other program says ────────────────────────────────── */

static void
print_value (CordeeSettings *settings, const char *key)
{
  if (g_str_equal (key, "text-scale"))
    g_print ("%s %.2f\n", key, cordee_settings_get_double (settings, key));
  else if (g_str_equal (key, "window-maximized"))
    g_print ("%s %d\n", key, cordee_settings_get_boolean (settings, key));
  else if (g_str_has_prefix (key, "window-"))
    g_print ("%s %d\n", key, cordee_settings_get_int (settings, key));
  else
    {
      g_autofree char *value = cordee_settings_dup_string (settings, key);

      g_print ("%s %s\n", key, value);
    }
}

/* The values, whether a problem is told of, and what happens to a change. */
static int
tell (void)
{
  g_autoptr(CordeeSettings) settings = cordee_settings_new ();
  g_autofree char *problem = cordee_settings_dup_problem (settings);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    print_value (settings, keys[i]);
  g_signal_connect (settings, "changed::region", G_CALLBACK (count_cb), &n);
  cordee_settings_set_string (settings, "region", "76");
  cordee_settings_set_string (settings, "region", "76");
  cordee_settings_set_int (settings, "window-width", 900);
  g_print ("then ");
  print_value (settings, "region");
  g_print ("changed %u\n%s\n", n, problem != NULL ? "problem" : "no problem");
  return 0;
}

/* Changes the region, as the first of two runs. */
static int
keep (void)
{
  g_autoptr(CordeeSettings) settings = cordee_settings_new ();
  g_autofree char *problem = cordee_settings_dup_problem (settings);

  cordee_settings_set_string (settings, "region", "76");
  g_settings_sync ();
  g_print ("%s\n", problem != NULL ? "problem" : "no problem");
  return 0;
}

/* ── with a schema ──────────────────────────────────────────────── */

START_TEST (begin_with_the_defaults)
{
  CordeeSettings *settings = cordee_test_settings ();
  g_autofree char *theme = cordee_settings_dup_string (settings, "theme");
  g_autofree char *region = cordee_settings_dup_string (settings, "region");
  g_autofree char *problem = cordee_settings_dup_problem (settings);

  ck_assert_str_eq (theme, "system");
  ck_assert_str_eq (region, "");
  ck_assert_int_eq (cordee_settings_get_int (settings, "window-width"), 1280);
  ck_assert_double_eq (cordee_settings_get_double (settings, "text-scale"), 1.0);
  ck_assert (!cordee_settings_get_boolean (settings, "window-maximized"));
  ck_assert_msg (problem == NULL, "%s", problem);
}
END_TEST

START_TEST (tell_of_a_change_once)
{
  CordeeSettings *settings = cordee_test_settings ();
  g_autofree char *region = NULL;
  guint n_region = 0, n_all = 0;

  g_signal_connect (settings, "changed::region", G_CALLBACK (count_cb), &n_region);
  g_signal_connect (settings, "changed", G_CALLBACK (count_cb), &n_all);
  cordee_settings_set_string (settings, "region", "76");
  cordee_settings_set_string (settings, "region", "76");
  ck_assert_uint_eq (n_region, 1);
  cordee_settings_set_int (settings, "window-height", 700);
  ck_assert_uint_eq (n_region, 1);
  ck_assert_uint_eq (n_all, 2);
  region = cordee_settings_dup_string (settings, "region");
  ck_assert_str_eq (region, "76");
  ck_assert_int_eq (cordee_settings_get_int (settings, "window-height"), 700);

  /* The settings outlive the counters: they change once more when the test is over. */
  g_signal_handlers_disconnect_by_data (settings, &n_region);
  g_signal_handlers_disconnect_by_data (settings, &n_all);
}
END_TEST

/* ── without ────────────────────────────────────────────────────── */

/* The defaults in the code are those of the schema. */
START_TEST (without_a_schema_the_defaults_hold)
{
  g_auto(GStrv) environment = g_get_environ ();
  g_autofree char *nowhere = run_elsewhere ("tell", environment);
  g_autofree char *here = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { program, (char *) "tell", NULL };
  char *values;

  ck_assert (g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &here, NULL, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (nowhere, "\nproblem\n"));
  ck_assert_ptr_nonnull (strstr (here, "\nno problem\n"));
  ck_assert_ptr_nonnull (strstr (nowhere, "then region 76\nchanged 1\n"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *wanted = g_strconcat (keys[i], " ", NULL);

      ck_assert_msg (strstr (here, wanted) != NULL, "%s is not told", keys[i]);
    }
  values = strstr (here, "no problem");
  *values = '\0';
  ck_assert_msg (g_str_has_prefix (nowhere, here), "without the schema:\n%s\nwith it:\n%s", nowhere, here);
}
END_TEST

/* ── kept ───────────────────────────────────────────────────────── */

static char **
lasting_environment (void)
{
  char **environment = g_environ_unsetenv (g_get_environ (), "GSETTINGS_BACKEND");

  /* As on a desktop without a service that keeps settings. */
  environment = g_environ_setenv (environment, "GIO_EXTRA_MODULES", "/nonexistent", TRUE);
  return g_environ_setenv (environment, "GIO_MODULE_DIR", "/nonexistent", TRUE);
}

static char *
run_here (const char *argument, char **environment)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { program, (char *) argument, NULL };
  char *out = NULL;
  int status;

  ck_assert (g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, NULL));
  ck_assert (g_spawn_check_wait_status (status, NULL));
  return out;
}

START_TEST (last_where_the_desktop_keeps_none)
{
  g_auto(GStrv) environment = lasting_environment ();
  g_autofree char *first = run_here ("keep", environment);
  g_autofree char *second = run_here ("tell", environment);

  ck_assert_str_eq (first, "no problem\n");
  ck_assert_msg (strstr (second, "\nregion 76\n") != NULL, "%s", second);
}
END_TEST

/* A folder cannot be made below a file, whoever asks. */
START_TEST (tell_when_they_cannot_be_kept)
{
  g_auto(GStrv) environment = lasting_environment ();
  g_autofree char *file = g_build_filename (g_get_user_cache_dir (), "file", NULL);
  g_autofree char *out = NULL;

  ck_assert (g_file_set_contents (file, "", 0, NULL));
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", file, TRUE);
  out = run_here ("tell", environment);
  ck_assert_msg (strstr (out, "\nproblem\n") != NULL, "%s", out);
  ck_assert_ptr_nonnull (strstr (out, "then region 76\nchanged 1\n"));
}
END_TEST

static Suite *
settings_suite (void)
{
  Suite *suite = suite_create ("settings");
  TCase *schema = cordee_test_gui_case (suite, "schema");
  TCase *none = cordee_test_gui_case (suite, "none");
  TCase *kept = cordee_test_gui_case (suite, "kept");

  tcase_add_test (schema, begin_with_the_defaults);
  tcase_add_test (schema, tell_of_a_change_once);
  tcase_add_test (none, without_a_schema_the_defaults_hold);
  tcase_add_test (kept, last_where_the_desktop_keeps_none);
  tcase_add_test (kept, tell_when_they_cannot_be_kept);

  return suite;
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "tell") == 0)
    return tell ();
  if (argc == 2 && strcmp (argv[1], "keep") == 0)
    return keep ();
  return cordee_test_gui_main (settings_suite ());
}
