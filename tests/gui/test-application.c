/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-application.h"
#include "cordee-language.h"
#include "cordee-test-gui.h"
#include "cordee-window.h"

#include <stdio.h>
#include <string.h>

/* Each test opens the application in a process of its own: this program again, with --open COMMANDS and the arguments of the
   application. When its window is on show it says how things are, does what COMMANDS say, and closes it. */

/* ── the other process ──────────────────────────────────────────── */

static const char *commands;

static void
obey (CordeeApplication *application, GtkWindow *window)
{
  g_auto(GStrv) list = g_strsplit (commands, ";", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int width, height;

      if (sscanf (list[i], "resize=%dx%d", &width, &height) == 2)
        cordee_test_resize (window, width, height);
      else if (g_str_has_prefix (list[i], "section="))
        cordee_window_show_section (CORDEE_WINDOW (window), list[i] + strlen ("section="));
      else if (g_str_has_prefix (list[i], "region="))
        g_print ("region set %d\n", cordee_session_set_place (cordee_application_get_session (application), list[i] + strlen ("region="), NULL));
      else if (g_str_equal (list[i], "quit"))
        g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
    }
  if (strstr (commands, "quit") == NULL)
    gtk_window_close (window);
}

static gboolean
open_cb (gpointer data)
{
  CordeeApplication *application = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  CordeeSession *session = cordee_application_get_session (application);
  const CordeeContext *context = cordee_session_get_context (session);
  g_autofree char *day = cordee_day_to_iso (context->as_of);
  char *problem = NULL;

  cordee_test_present (window);
  /* There is no bus, and the desktop's answer to that comes when it comes. */
  CORDEE_ITERATE_WHILE ((problem = cordee_appearance_dup_problem (cordee_application_get_appearance (application))) == NULL);
  g_free (problem);
  g_print ("section %s\nday %s\nregion %s\ndepartement %s\nsize %dx%d\n", cordee_window_get_section (CORDEE_WINDOW (window)), day,
           context->region != NULL ? context->region : "-", context->departement != NULL ? context->departement : "-",
           cordee_test_width (window), cordee_test_height (window));
  for (guint i = 0; i < cordee_session_get_notices (session)->len; i++)
    g_print ("notice %s\n", (const char *) cordee_session_get_notices (session)->pdata[i]);
  obey (application, window);
  return G_SOURCE_REMOVE;
}

static int
open_application (int argc, char **argv)
{
  CordeeApplication *application;
  gpointer watched;
  int status;

  gtk_disable_setlocale ();
  cordee_language_init ("fr");
  commands = argv[2];
  argv[2] = argv[0];
  application = watched = cordee_application_new (CORDEE_TEST_TODAY);
  g_object_add_weak_pointer (watched, &watched);
  g_idle_add (open_cb, application);
  status = g_application_run (G_APPLICATION (application), argc - 2, argv + 2);
  g_object_unref (application);
  g_print ("%s\n", watched == NULL ? "gone" : "not gone");
  return status;
}

/* ── this one ───────────────────────────────────────────────────── */

/* Runs argv, whose first is the program. Returns what it said; fails if it fails. */
static char *
run (char **argv, char **environment)
{
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status;

  ck_assert_msg (g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error)
                   && g_spawn_check_wait_status (status, &error),
                 "%s", error != NULL ? error->message : "");
  return out;
}

/* Opens the application, from program or NULL for this one, in environment or NULL for that of the test. */
static char *
open_with (const char *program, char **environment, const char *what, const char *const *arguments)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, program != NULL ? (char *) program : self);
  g_ptr_array_add (argv, (char *) "--open");
  g_ptr_array_add (argv, (char *) what);
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  return run ((char **) argv->pdata, environment);
}

static void
assert_says (const char *out, const char *line)
{
  g_auto(GStrv) lines = g_strsplit (out, "\n", -1);

  ck_assert_msg (g_strv_contains ((const char *const *) lines, line), "not said: %s\nbut:\n%s", line, out);
}

static void
assert_says_with (const char *out, const char *part)
{
  ck_assert_msg (strstr (out, part) != NULL, "not said: %s\nbut:\n%s", part, out);
}

/* ── options ────────────────────────────────────────────────────── */

#define NO_BUS "notice Le bureau ne répond pas (pas de bus de session) : Cordée ne suit pas son thème clair ou sombre."

START_TEST (opens_on_the_first_section_today_and_in_no_region)
{
  g_autofree char *out = open_with (NULL, NULL, "", NULL);

  ck_assert_str_eq (out, "section accueil\nday 2026-11-22\nregion -\ndepartement -\nsize 1280x800\n" NO_BUS "\ngone\n");
}
END_TEST

static const struct
{
  const char *arguments[4];
  const char *section;
  const char *day;
  const char *region;
  const char *departement;
  const char *notice; /* part of it, or NULL: none but that of the bus */
} cases[] = {
  { { "--section=sources" }, "sources", "2026-11-22", "-", "-", NULL },
  { { "--section=source" }, "accueil", "2026-11-22", "-", "-", "La section « source » n’existe pas ; vouliez-vous dire « sources » ?" },
  { { "--section=zzzzzz" }, "accueil", "2026-11-22", "-", "-", "La section « zzzzzz » n’existe pas ; il y a : accueil, comparer, assistant, financement, territoire, parcours, dossiers, sources." },
  { { "--section=" }, "accueil", "2026-11-22", "-", "-", "n’existe pas" },
  { { "--as-of=2024-03-01" }, "accueil", "2024-03-01", "-", "-", NULL },
  { { "--as-of", "2019-01-01" }, "accueil", "2019-01-01", "-", "-", NULL },
  { { "--as-of=hier" }, "accueil", "2026-11-22", "-", "-", "La date « hier » n’est pas comprise" },
  { { "--as-of=2024-02-30" }, "accueil", "2026-11-22", "-", "-", "La date « 2024-02-30 » n’est pas comprise" },
  { { "--as-of=" }, "accueil", "2026-11-22", "-", "-", "n’est pas comprise" },
  { { "--region=76" }, "accueil", "2026-11-22", "76", "-", NULL },
  { { "--region=99" }, "accueil", "2026-11-22", "-", "-", "La région « 99 » n’est pas connue" },
  { { "--region=76", "--departement=34" }, "accueil", "2026-11-22", "76", "34", NULL },
  { { "--departement=67" }, "accueil", "2026-11-22", "44", "67", NULL },
  { { "--departement=999" }, "accueil", "2026-11-22", "-", "-", "Le département « 999 » n’est pas connu" },
  { { "--region=76", "--departement=67" }, "accueil", "2026-11-22", "76", "-", "Le département « 67 » n’est pas connu dans la région « 76 »." },
  { { "--region=99", "--departement=999" }, "accueil", "2026-11-22", "-", "-", "La région « 99 » n’est pas connue" },
  { { "/nonexistent/equipe.cordee" }, "accueil", "2026-11-22", "-", "-", "equipe.cordee" },
  { { "/dev/null" }, "accueil", "2026-11-22", "-", "-", "n’a pas pu être ouvert" },
  { { "--knowledge=/nonexistent/pack.xml" }, "accueil", "2026-11-22", "-", "-", "1 fichier de règles ajouté a été refusé" },
  { { "--knowledge=/dev/null", "--region=76" }, "accueil", "2026-11-22", "76", "-", "1 fichier de règles ajouté a été refusé" },
};

START_TEST (odd_options_open_the_window_and_are_told_of)
{
  g_autofree char *out = open_with (NULL, NULL, "", cases[_i].arguments);
  g_autofree char *section = g_strconcat ("section ", cases[_i].section, NULL);
  g_autofree char *day = g_strconcat ("day ", cases[_i].day, NULL);
  g_autofree char *region = g_strconcat ("region ", cases[_i].region, NULL);
  g_autofree char *departement = g_strconcat ("departement ", cases[_i].departement, NULL);
  const char *notice = strstr (out, "notice ");

  assert_says (out, section);
  assert_says (out, day);
  assert_says (out, region);
  assert_says (out, departement);
  if (cases[_i].notice != NULL)
    assert_says_with (out, cases[_i].notice);
  else
    ck_assert_msg (g_str_has_prefix (notice, NO_BUS) && strstr (notice + 1, "notice ") == NULL, "more is told of than the bus:\n%s", out);
  assert_says (out, "gone");
}
END_TEST

/* ── what may be missing ────────────────────────────────────────── */

/* As on a desktop without a service that keeps settings. */
static char **
lasting_environment (void)
{
  char **environment = g_environ_unsetenv (g_get_environ (), "GSETTINGS_BACKEND");

  return g_environ_setenv (environment, "GIO_MODULE_DIR", "/nonexistent", TRUE);
}

/* A folder cannot be made below a file, whoever asks. */
START_TEST (nowhere_to_write)
{
  static const char *const variables[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };
  g_auto(GStrv) environment = lasting_environment ();
  g_autofree char *out = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    environment = g_environ_setenv (environment, variables[i], "/dev/null/nowhere", TRUE);
  out = open_with (NULL, environment, "section=comparer;section=sources", NULL);
  assert_says (out, "section accueil");
  assert_says_with (out, "notice Vos préférences ne seront pas gardées : le dossier /dev/null/nowhere ne peut pas être écrit.");
  assert_says (out, "gone");
}
END_TEST

START_TEST (no_home_at_all)
{
  static const char *const variables[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };
  g_auto(GStrv) environment = g_get_environ ();
  g_autofree char *out = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    environment = g_environ_unsetenv (environment, variables[i]);
  environment = g_environ_setenv (environment, "HOME", "/nonexistent", TRUE);
  out = open_with (NULL, environment, "section=sources", NULL);
  assert_says (out, "section accueil");
  assert_says (out, "gone");
}
END_TEST

/* A program that lies outside the build finds no schema. */
START_TEST (no_schema)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *copy = g_build_filename (g_get_user_cache_dir (), "elsewhere", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (program);
  g_autoptr(GFile) to = g_file_new_for_path (copy);
  g_autofree char *out = NULL;

  ck_assert (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  out = open_with (copy, NULL, "section=sources", NULL);
  assert_says (out, "section accueil");
  assert_says (out, "size 1280x800");
  assert_says (out, "notice Vos préférences ne seront pas gardées : leur description n’est pas installée avec Cordée.");
  assert_says (out, "gone");
}
END_TEST

/* ── what is remembered ─────────────────────────────────────────── */

static void
test_remembers (const char *what)
{
  g_auto(GStrv) environment = lasting_environment ();
  g_autofree char *first = open_with (NULL, environment, what, NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  assert_says (first, "size 1280x800");
  second = open_with (NULL, environment, "", NULL);
  assert_says (second, "section sources");
  assert_says (second, "region 76");
  assert_says (second, "size 900x700");
  /* What is asked for counts more. */
  third = open_with (NULL, environment, "", (const char *const[]){ "--section=comparer", "--region=11", NULL });
  assert_says (third, "section comparer");
  assert_says (third, "region 11");
}

START_TEST (close_remembers)
{
  test_remembers ("resize=900x700;section=sources;region=76");
}
END_TEST

START_TEST (quit_remembers)
{
  test_remembers ("resize=900x700;section=sources;region=76;quit");
}
END_TEST

/* ── without a window ───────────────────────────────────────────── */

static int
run_cordee (const char *const *arguments, char **out, char **err)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  int status;

  ck_assert_msg (g_getenv ("CORDEE") != NULL, "CORDEE is not set: run the tests through meson");
  g_ptr_array_add (argv, (char *) g_getenv ("CORDEE"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  ck_assert (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status, NULL));
  ck_assert (WIFEXITED (status));
  return WEXITSTATUS (status);
}

START_TEST (says_its_version)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  ck_assert_int_eq (run_cordee ((const char *const[]){ "--version", NULL }, &out, &err), 0);
  ck_assert_str_eq (out, "cordee " PACKAGE_VERSION "\n");
  ck_assert_str_eq (err, "");
}
END_TEST

START_TEST (refuses_what_it_does_not_know)
{
  static const char *const wrong[][3] = { { "--lang=de" }, { "--lnag=fr" }, { "--section" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;

      ck_assert_int_ne (run_cordee (wrong[i], &out, &err), 0);
      ck_assert_str_eq (out, "");
      ck_assert_str_ne (err, "");
    }
}
END_TEST

START_TEST (tells_its_options)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  ck_assert_int_eq (run_cordee ((const char *const[]){ "--help", NULL }, &out, &err), 0);
  for (const char *const *option = (const char *const[]){ "--section", "--region", "--departement", "--as-of", "--knowledge", "--lang", NULL };
       *option != NULL; option++)
    assert_says_with (out, *option);
}
END_TEST

static Suite *
application_suite (void)
{
  Suite *suite = suite_create ("application");
  TCase *options = cordee_test_gui_case (suite, "options");
  TCase *missing = cordee_test_gui_case (suite, "missing");
  TCase *remembered = cordee_test_gui_case (suite, "remembered");
  TCase *windowless = cordee_test_gui_case (suite, "windowless");

  tcase_add_test (options, opens_on_the_first_section_today_and_in_no_region);
  tcase_add_loop_test (options, odd_options_open_the_window_and_are_told_of, 0, G_N_ELEMENTS (cases));

  tcase_add_test (missing, nowhere_to_write);
  tcase_add_test (missing, no_home_at_all);
  tcase_add_test (missing, no_schema);

  tcase_add_test (remembered, close_remembers);
  tcase_add_test (remembered, quit_remembers);

  tcase_add_test (windowless, says_its_version);
  tcase_add_test (windowless, refuses_what_it_does_not_know);
  tcase_add_test (windowless, tells_its_options);

  return suite;
}

int
main (int argc, char **argv)
{
  if (argc >= 3 && strcmp (argv[1], "--open") == 0)
    return open_application (argc, argv);
  return cordee_test_gui_main (application_suite ());
}
