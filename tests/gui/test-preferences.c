/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-preferences-window.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

static GtkWindow *
new_window (void)
{
  GtkWindow *window = GTK_WINDOW (cordee_preferences_window_new (cordee_test_settings (), NULL));

  cordee_test_present (window);
  return window;
}

/* The control that a text stands on. Borrowed. */
static GtkWidget *
find_control (GtkWindow *window, const char *label, GType type)
{
  GtkWidget *text = cordee_test_find_text (GTK_WIDGET (window), label);

  ck_assert_msg (text != NULL, "nothing says “%s”", label);
  return gtk_widget_get_ancestor (text, type);
}

static void
assert_checked (GtkWidget *widget, gboolean checked)
{
  g_autofree char *actual = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_CHECKED,
                                                             checked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE);

  ck_assert_msg (actual == NULL, "told as %s", actual);
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
assert_size (GtkWindow *window, double scale, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  ck_assert_double_eq_tol (cordee_settings_get_double (cordee_test_settings (), "text-scale"), scale, 0.001);
  ck_assert_msg (cordee_test_find_text (GTK_WIDGET (window), typeset) != NULL, "%s is not shown", text);
}

static void
click (GtkWindow *window, const char *name)
{
  GtkWidget *button = cordee_test_find_name (GTK_WIDGET (window), name);

  ck_assert_msg (button != NULL, "no button named “%s”", name);
  g_signal_emit_by_name (button, "clicked");
}

/* ── theme ──────────────────────────────────────────────────────── */

static const struct
{
  const char *label;
  const char *nick;
} themes[] = { { "Sombre", "dark" }, { "Clair", "light" }, { "Système", "system" } };

START_TEST (theme_holds_at_once)
{
  GtkWindow *window = new_window ();

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *theme = NULL;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_control (window, themes[i].label, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
      theme = cordee_settings_dup_string (cordee_test_settings (), "theme");
      ck_assert_str_eq (theme, themes[i].nick);
      for (guint j = 0; j < G_N_ELEMENTS (themes); j++)
        assert_checked (find_control (window, themes[j].label, GTK_TYPE_TOGGLE_BUTTON), i == j);
    }
  cordee_test_destroy (window);
}
END_TEST

START_TEST (theme_follows_the_settings)
{
  GtkWindow *window = new_window ();

  assert_checked (find_control (window, "Système", GTK_TYPE_TOGGLE_BUTTON), TRUE);
  assert_checked (find_control (window, "Sombre", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  cordee_settings_set_string (cordee_test_settings (), "theme", "dark");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_control (window, "Sombre", GTK_TYPE_TOGGLE_BUTTON))));
  assert_checked (find_control (window, "Système", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  cordee_test_destroy (window);
}
END_TEST

/* ── size ───────────────────────────────────────────────────────── */

START_TEST (text_grows_and_shrinks_by_steps)
{
  GtkWindow *window = new_window ();

  assert_size (window, 1.0, "100 %");
  click (window, "Texte plus grand");
  assert_size (window, 1.1, "110 %");
  click (window, "Texte plus petit");
  click (window, "Texte plus petit");
  assert_size (window, 0.9, "90 %");
  g_signal_emit_by_name (find_control (window, "Taille normale", GTK_TYPE_BUTTON), "clicked");
  assert_size (window, 1.0, "100 %");
  ck_assert (!gtk_widget_get_sensitive (find_control (window, "Taille normale", GTK_TYPE_BUTTON)));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (text_has_a_smallest_and_a_largest_size)
{
  GtkWindow *window = new_window ();

  for (guint i = 0; i < 12; i++)
    click (window, "Texte plus grand");
  assert_size (window, 2.0, "200 %");
  ck_assert (!gtk_widget_get_sensitive (cordee_test_find_name (GTK_WIDGET (window), "Texte plus grand")));
  ck_assert (gtk_widget_get_sensitive (cordee_test_find_name (GTK_WIDGET (window), "Texte plus petit")));
  for (guint i = 0; i < 14; i++)
    click (window, "Texte plus petit");
  assert_size (window, 0.8, "80 %");
  ck_assert (!gtk_widget_get_sensitive (cordee_test_find_name (GTK_WIDGET (window), "Texte plus petit")));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (size_in_between_goes_to_the_next_step)
{
  GtkWindow *window;

  cordee_settings_set_double (cordee_test_settings (), "text-scale", 1.24);
  window = new_window ();
  assert_size (window, 1.24, "124 %");
  click (window, "Texte plus petit");
  assert_size (window, 1.2, "120 %");
  cordee_settings_set_double (cordee_test_settings (), "text-scale", 1.24);
  click (window, "Texte plus grand");
  assert_size (window, 1.3, "130 %");
  cordee_test_destroy (window);
}
END_TEST

/* ── language ───────────────────────────────────────────────────── */

START_TEST (language_is_written)
{
  static const struct
  {
    const char *label;
    const char *nick;
  } languages[] = { { "English", "en" }, { "Français", "fr" }, { "Celle du système", "system" } };
  GtkWindow *window = new_window ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GtkWidget *radio = find_control (window, languages[i].label, GTK_TYPE_CHECK_BUTTON);
      g_autofree char *language = NULL;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
      language = cordee_settings_dup_string (cordee_test_settings (), "language");
      ck_assert_str_eq (language, languages[i].nick);
      assert_checked (radio, TRUE);
    }
  cordee_settings_set_string (cordee_test_settings (), "language", "en");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_control (window, "English", GTK_TYPE_CHECK_BUTTON))));
  cordee_test_destroy (window);
}
END_TEST

/* ── the window ─────────────────────────────────────────────────── */

/* Only the choice of whoever opens it changes anything. */
START_TEST (opening_it_changes_nothing)
{
  g_autofree char *theme = NULL;
  g_autofree char *language = NULL;
  GtkWindow *window;

  cordee_settings_set_string (cordee_test_settings (), "theme", "dark");
  cordee_settings_set_string (cordee_test_settings (), "language", "fr");
  window = new_window ();
  theme = cordee_settings_dup_string (cordee_test_settings (), "theme");
  language = cordee_settings_dup_string (cordee_test_settings (), "language");
  ck_assert_str_eq (theme, "dark");
  ck_assert_str_eq (language, "fr");
  cordee_test_destroy (window);
}
END_TEST

START_TEST (whatever_takes_the_focus_has_a_name)
{
  GtkWindow *window = new_window ();

  cordee_test_assert_named (GTK_WIDGET (window));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (goes_with_its_parent)
{
  GtkWindow *parent = cordee_test_window (gtk_label_new (""), 600, 400);
  GtkWidget *window = cordee_preferences_window_new (cordee_test_settings (), parent);

  ck_assert (!gtk_window_get_modal (GTK_WINDOW (window)));
  ck_assert_ptr_eq (gtk_window_get_transient_for (GTK_WINDOW (window)), parent);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  cordee_test_present (GTK_WINDOW (window));
  cordee_test_destroy (parent);
  ck_assert_ptr_null (window);
}
END_TEST

START_TEST (escape_closes_it)
{
  GtkWidget *window = GTK_WIDGET (new_window ());

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ck_assert (cordee_test_key (window, GDK_KEY_Escape, 0));
  CORDEE_ITERATE_WHILE (window != NULL);
}
END_TEST

static Suite *
preferences_suite (void)
{
  Suite *suite = suite_create ("preferences");
  TCase *theme = cordee_test_gui_case (suite, "theme");
  TCase *size = cordee_test_gui_case (suite, "size");
  TCase *language = cordee_test_gui_case (suite, "language");
  TCase *life = cordee_test_gui_case (suite, "life");

  tcase_add_test (theme, theme_holds_at_once);
  tcase_add_test (theme, theme_follows_the_settings);
  tcase_add_test (size, text_grows_and_shrinks_by_steps);
  tcase_add_test (size, text_has_a_smallest_and_a_largest_size);
  tcase_add_test (size, size_in_between_goes_to_the_next_step);
  tcase_add_test (language, language_is_written);
  tcase_add_test (life, opening_it_changes_nothing);
  tcase_add_test (life, whatever_takes_the_focus_has_a_name);
  tcase_add_test (life, goes_with_its_parent);
  tcase_add_test (life, escape_closes_it);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (preferences_suite ());
}
