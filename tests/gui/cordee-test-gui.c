/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-gui.h"

#include "cordee-language.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

/* Seconds that a condition may take to come true, and turns of the main loop. */
#define PATIENCE 20
#define MOST_TURNS 20000

/* A selection is offered and asked about in fewer turns than that. */
#define SELECTION_TURNS 8

static char *folder; /* of the program: home, data, configuration */
static CordeeSettings *settings;
static CordeeAppearance *appearance;
static int dpi; /* of the display, in GTK's measure, before any text was made larger */

/* ── the run ────────────────────────────────────────────────────── */

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

/* Points variable to a folder of the program. GLib reads it once in a process, so all tests of a program share it: each finds it
   empty. */
static void
redirect (const char *variable, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_setenv (variable, path, TRUE);
}

/* Runs a suite, which it takes over, as on a desktop that has a display and nothing else. Returns the status of the program. */
int
cordee_test_gui_main (Suite *suite)
{
  static const char *const unset[] = { "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LC_CTYPE", "GTK_THEME", "XDG_CURRENT_DESKTOP" };
  g_autoptr(GError) error = NULL;
  SRunner *runner;
  int n_failed;

  folder = g_dir_make_tmp ("cordee-gui-XXXXXX", &error);
  if (folder == NULL)
    g_error ("no folder to write into: %s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (unset); i++)
    g_unsetenv (unset[i]);
  redirect ("HOME", "home");
  redirect ("XDG_DATA_HOME", "data");
  redirect ("XDG_CONFIG_HOME", "config");
  redirect ("XDG_CACHE_HOME", "cache");
  redirect ("XDG_STATE_HOME", "state");
  redirect ("XDG_RUNTIME_DIR", "runtime");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  /* Once: tests that do not fork start GTK only once too. */
  gtk_disable_setlocale ();

  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* GTK begins in the process of each test: a display connection does not survive a fork. */
static void
setup (void)
{
  static const char *const folders[] = { "home", "data", "config", "cache", "state", "runtime" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], NULL);

      remove_tree (path);
      ck_assert_int_eq (g_mkdir (path, 0700), 0);
    }
  cordee_language_init ("fr");
  ck_assert_msg (gtk_init_check (), "no display: run the tests through meson");
  /* An entry that selects its text where the focus comes offers it to other programs: GDK 4.8 loses the stream of such an offer now and then,
     when it is taken back at once, and the leak checker would call it ours. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-entry-select-on-focus", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), "/fr/cordee/Cordee/icons");
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  settings = cordee_settings_new ();
  appearance = cordee_appearance_new (settings, gdk_display_get_default ());
}

/* Where tests do not fork, what one of them preferred must not be there for the next. It is put back by others than those that a test
   may have listened to. */
static void
reset_preferences (void)
{
  static const char *const strings[][2] = { { "theme", "system" }, { "section", "accueil" }, { "region", "" }, { "language", "system" },
                                             { "book-folder", "" }, { "dossier", "" } };
  g_autoptr(CordeeSettings) fresh = cordee_settings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    cordee_settings_set_string (fresh, strings[i][0], strings[i][1]);
  cordee_settings_set_double (fresh, "text-scale", 1.0);
  cordee_settings_set_int (fresh, "window-width", 1280);
  cordee_settings_set_int (fresh, "window-height", 800);
  cordee_settings_set_boolean (fresh, "window-maximized", FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, "gtk-application-prefer-dark-theme", FALSE, NULL);
}

/* What is selected in an entry is offered to other programs, over several turns with the display: one that ends meanwhile has leaked it. */
static void
end_selections (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  for (guint i = 0; display != NULL && i < SELECTION_TURNS; i++)
    {
      gdk_display_sync (display);
      cordee_test_drain ();
    }
}

static void
teardown (void)
{
  end_selections ();
  g_clear_object (&appearance);
  g_clear_object (&settings);
  reset_preferences ();
}

/* A new case of suite with what its tests stand on: GTK, the stylesheet, empty folders. The suite owns it. */
TCase *
cordee_test_gui_case (Suite *suite, const char *name)
{
  TCase *tcase = tcase_create (name);

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_set_timeout (tcase, 2 * PATIENCE);
  suite_add_tcase (suite, tcase);
  return tcase;
}

/* The preferences of the running test: in memory, at first the defaults. Borrowed. */
CordeeSettings *
cordee_test_settings (void)
{
  return settings;
}

/* The appearance of the running test, which has loaded the stylesheet. Borrowed. */
CordeeAppearance *
cordee_test_appearance (void)
{
  return appearance;
}

/* ── waiting ────────────────────────────────────────────────────── */

static guint deadline;
static gboolean late;
static guint turns;

static gboolean
late_cb (gpointer data)
{
  late = TRUE;
  deadline = 0;
  return G_SOURCE_REMOVE;
}

/* For CORDEE_ITERATE_WHILE() alone. */
void
cordee_test_wait_begin (void)
{
  late = FALSE;
  turns = 0;
  g_clear_handle_id (&deadline, g_source_remove);
  deadline = g_timeout_add_seconds (PATIENCE, late_cb, NULL);
}

/* Whatever waits may also run in a program that a test starts: nothing is asserted there, since nobody listens. */
G_GNUC_PRINTF (1, 2) static void
give_up (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", text);
  ck_abort_msg ("%s", text);
}

/* For CORDEE_ITERATE_WHILE() alone. */
void
cordee_test_wait_step (const char *condition, const char *file, int line)
{
  if (late || turns++ > MOST_TURNS)
    give_up ("%s:%d: after %s still: %s", file, line, late ? "all patience" : "many turns", condition);
  g_main_context_iteration (NULL, TRUE);
}

/* For CORDEE_ITERATE_WHILE() alone. */
void
cordee_test_wait_end (void)
{
  g_clear_handle_id (&deadline, g_source_remove);
}

/* Lets everything that is ready run: idles, queued frees. Fails if that never ends. */
void
cordee_test_drain (void)
{
  for (guint i = 0; g_main_context_pending (NULL); i++)
    {
      if (i > MOST_TURNS)
        give_up ("the main loop never comes to rest");
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
after_paint_cb (GdkFrameClock *clock, guint *frames)
{
  (*frames)++;
}

/* Lets a widget on show be styled, sized and drawn, and what follows from its size as well (a change of layout makes another
   frame). */
void
cordee_test_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint frames = 0;
  gulong handler;

  if (clock == NULL)
    give_up ("%s is not in a window on show", G_OBJECT_TYPE_NAME (widget));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  for (guint wanted = 1; wanted <= 4; wanted++)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      CORDEE_ITERATE_WHILE (frames < wanted);
      cordee_test_drain ();
    }
  g_signal_handler_disconnect (clock, handler);
}

/* ── sessions ───────────────────────────────────────────────────── */

/* Puts a pack (XML) into the data folder, where sessions that are made after it find it. */
void
cordee_test_add_pack (const char *name, const char *xml)
{
  g_autofree char *packs = g_build_filename (g_get_user_data_dir (), "cordee", "knowledge", NULL);
  g_autofree char *path = g_build_filename (packs, name, NULL);
  g_autoptr(GError) error = NULL;

  ck_assert_int_eq (g_mkdir_with_parents (packs, 0700), 0);
  ck_assert_msg (g_file_set_contents (path, xml, -1, &error), "%s", error != NULL ? error->message : path);
}

/* A session of CORDEE_TEST_TODAY on the base and the packs that were added. The caller owns it. */
CordeeSession *
cordee_test_session (void)
{
  g_autoptr(GError) error = NULL;
  CordeeSession *session = cordee_session_new (NULL, CORDEE_TEST_TODAY, &error);

  ck_assert_msg (session != NULL, "the base does not load: %s", error != NULL ? error->message : "no reason given");
  return session;
}

/* A file of the project, from its root: "tests/data/cells/y_fifth.xml". The caller owns it. */
char *
cordee_test_gui_source (const char *name)
{
  const char *root = g_getenv ("CORDEE_SOURCE_DIR");

  ck_assert_msg (root != NULL, "CORDEE_SOURCE_DIR is not set: run the tests through meson");
  return g_build_filename (root, name, NULL);
}

/* ── windows ────────────────────────────────────────────────────── */

/* A plain window of that size on show, with child. Borrowed: cordee_test_destroy() lets go of it. */
GtkWindow *
cordee_test_window (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  cordee_test_present (window);
  return window;
}

/* Presents a window and waits until it is on show and drawn. */
void
cordee_test_present (GtkWindow *window)
{
  gtk_window_present (window);
  CORDEE_ITERATE_WHILE (!gtk_widget_get_mapped (GTK_WIDGET (window)));
  cordee_test_settle (GTK_WIDGET (window));
}

/* The width of a window on show, with the frame that GTK draws around it where nobody else does. */
int
cordee_test_width (GtkWindow *window)
{
  return gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window)));
}

/* The height of a window on show, likewise. */
int
cordee_test_height (GtkWindow *window)
{
  return gdk_surface_get_height (gtk_native_get_surface (GTK_NATIVE (window)));
}

/* Gives a window on show another size, frame included, and waits until it has it. */
void
cordee_test_resize (GtkWindow *window, int width, int height)
{
  gtk_window_set_default_size (window, width, height);
  CORDEE_ITERATE_WHILE (cordee_test_width (window) != width || cordee_test_height (window) != height);
  cordee_test_settle (GTK_WIDGET (window));
}

typedef struct
{
  gpointer object; /* weak */
  const char *type;
} Watch;

static void
watch (GPtrArray *watches, gpointer object)
{
  Watch *one = g_new0 (Watch, 1);

  one->object = object;
  one->type = G_OBJECT_TYPE_NAME (object);
  g_object_add_weak_pointer (object, &one->object);
  g_ptr_array_add (watches, one);
}

/* What GTK keeps for itself is its own matter. */
static gboolean
watch_ours (GtkWidget *widget, gpointer data)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Cordee"))
    watch (data, widget);
  return FALSE;
}

static void
assert_gone (GPtrArray *watches)
{
  cordee_test_drain ();
  for (guint i = 0; i < watches->len; i++)
    {
      Watch *one = watches->pdata[i];

      ck_assert_msg (one->object == NULL, "%s is still there, with %u references", one->type, one->object != NULL ? G_OBJECT (one->object)->ref_count : 0);
    }
}

/* Destroys a window and asserts that it and all widgets of ours in it are finalised. */
void
cordee_test_destroy (GtkWindow *window)
{
  g_autoptr(GPtrArray) watches = g_ptr_array_new_with_free_func (g_free);

  cordee_test_find (GTK_WIDGET (window), watch_ours, watches);
  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (window), "Cordee"))
    watch (watches, window);
  gtk_window_destroy (window);
  assert_gone (watches);
}

/* Drops the last reference to object, and asserts that it was the last. */
void
cordee_test_assert_finalized (gpointer object)
{
  g_autoptr(GPtrArray) watches = g_ptr_array_new_with_free_func (g_free);

  watch (watches, object);
  g_object_unref (object);
  assert_gone (watches);
}

/* ── actions ────────────────────────────────────────────────────── */

static void
recorded_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_autofree char *name = g_action_print_detailed_name (g_action_get_name (G_ACTION (action)), value);

  g_string_append_printf (data, "%s\n", name);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* Gives widget the actions that the real window would have ("win."), which do nothing but write one line each into the string that
   is returned: "section::sources", "show-cell(('a', 'b'))", "search". The string is borrowed and lives as long as widget. */
GString *
cordee_test_record_actions (GtkWidget *widget)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {
    { "section", "s" }, { "show-cell", "(ss)" }, { "show-source", "s" }, { "show-term", "s" }, { "show-files", NULL }, { "show-conflicts", NULL },
    { "show-question", "s" }, { "new-dossier", NULL }, { "rename-dossier", "s" }, { "open-file", "s" }, { "restore", NULL }, { "restore-file", "s" }, { "report", "s" },
    { "say", "s" },     { "search", NULL },      { "print", NULL },      { "copy", NULL },     { "next-pane", NULL },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GString *record = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i].name, actions[i].type != NULL ? G_VARIANT_TYPE (actions[i].type) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (recorded_cb), record);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_object_set_data_full (G_OBJECT (widget), "cordee-test-record", record, free_string);
  gtk_widget_insert_action_group (widget, "win", G_ACTION_GROUP (group));
  return record;
}
