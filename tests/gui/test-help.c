/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-help-window.h"
#include "cordee-library.h"
#include "cordee-report.h"
#include "cordee-shortcuts.h"
#include "cordee-test-gui.h"

#include <string.h>

static GtkWindow *
new_window (const char *topic)
{
  GtkWindow *window = GTK_WINDOW (cordee_help_window_new (NULL, topic));

  cordee_test_present (window);
  return window;
}

static const char *
shown_topic (GtkWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (cordee_test_find_type (GTK_WIDGET (window), GTK_TYPE_STACK)));
}

static gboolean
collect_rows (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    g_ptr_array_add (data, widget);
  return FALSE;
}

static gboolean
count_keycaps (GtkWidget *widget, gpointer data)
{
  *(guint *) data += gtk_widget_has_css_class (widget, "keycap");
  return FALSE;
}

static gboolean
says_part (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* ── shortcuts ──────────────────────────────────────────────────── */

START_TEST (lists_every_shortcut_in_its_order)
{
  GtkWindow *window = new_window ("shortcuts");
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  guint n;
  const CordeeShortcut *shortcuts = cordee_shortcuts (&n);

  cordee_test_find (GTK_WIDGET (window), collect_rows, rows);
  ck_assert_uint_eq (rows->len, n);
  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);
      guint n_keycaps = 0;

      ck_assert_msg (cordee_test_find_text (rows->pdata[i], shortcuts[i].label) != NULL, "“%s” is not in its place", shortcuts[i].label);
      cordee_test_find (rows->pdata[i], count_keycaps, &n_keycaps);
      ck_assert_uint_eq (n_keycaps, g_strv_length (keys));
      ck_assert (cordee_test_find_text (GTK_WIDGET (window), shortcuts[i].group) != NULL);
    }
  cordee_test_destroy (window);
}
END_TEST

START_TEST (keys_are_told_as_on_a_keyboard)
{
  static const char *const names[] = {
    "Chercher : Ctrl+F",
    "Aide : F1",
    "Préférences : Ctrl+,",
    "Comparer : Alt+2",
    "Aller d’une case à l’autre : Gauche, Droite, Haut, Bas",
    "Déplacer la colonne : Ctrl+Maj+Gauche, Ctrl+Maj+Droite",
    "Revenir au tableau : Échap",
  };
  GtkWindow *window = new_window ("shortcuts");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_msg (cordee_test_find_name (GTK_WIDGET (window), names[i]) != NULL, "nothing is named “%s”", names[i]);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (every_shortcut_is_an_accelerator)
{
  guint n;
  const CordeeShortcut *shortcuts = cordee_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          guint keyval = 0;
          GdkModifierType modifiers = 0;

          ck_assert_msg (gtk_accelerator_parse (keys[j], &keyval, &modifiers) && keyval != 0, "%s: “%s”", shortcuts[i].label, keys[j]);
        }
    }
}
END_TEST

/* ── help ───────────────────────────────────────────────────────── */

START_TEST (explains_every_level_and_confidence)
{
  GtkWindow *window = new_window ("help");

  for (guint i = CORDEE_LEVEL_LOI; i <= CORDEE_LEVEL_SECONDAIRE; i++)
    ck_assert (cordee_test_find (GTK_WIDGET (window), says_part, (gpointer) cordee_report_level_label (i)) != NULL);
  for (guint i = CORDEE_CONFIDENCE_TEXTE; i <= CORDEE_CONFIDENCE_DOUTEUX; i++)
    ck_assert (cordee_test_find (GTK_WIDGET (window), says_part, (gpointer) cordee_report_confidence_label (i)) != NULL);
  ck_assert (cordee_test_find (GTK_WIDGET (window), says_part, (gpointer) "%s") == NULL);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (tells_where_packs_of_ones_own_go)
{
  g_autofree char *folder = cordee_library_dup_default_folder ();
  GtkWindow *window = new_window ("help");
  GtkWidget *label = cordee_test_find_text (GTK_WIDGET (window), folder);

  ck_assert_msg (label != NULL, "%s is not told", folder);
  ck_assert (gtk_label_get_selectable (GTK_LABEL (label)));
  cordee_test_destroy (window);
}
END_TEST

/* ── the window ─────────────────────────────────────────────────── */

START_TEST (opens_on_what_was_asked)
{
  GtkWindow *help = new_window ("help");
  GtkWindow *shortcuts = new_window ("shortcuts");

  ck_assert_str_eq (shown_topic (help), "help");
  ck_assert_str_eq (shown_topic (shortcuts), "shortcuts");
  cordee_test_destroy (help);
  cordee_test_destroy (shortcuts);
}
END_TEST

START_TEST (whatever_takes_the_focus_has_a_name)
{
  static const char *const topics[] = { "help", "shortcuts" };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWindow *window = new_window (topics[i]);

      cordee_test_assert_named (GTK_WIDGET (window));
      cordee_test_destroy (window);
    }
}
END_TEST

START_TEST (escape_closes_it)
{
  GtkWidget *window = GTK_WIDGET (new_window ("help"));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ck_assert (cordee_test_key (window, GDK_KEY_Escape, 0));
  CORDEE_ITERATE_WHILE (window != NULL);
}
END_TEST

static Suite *
help_suite (void)
{
  Suite *suite = suite_create ("help");
  TCase *shortcuts = cordee_test_gui_case (suite, "shortcuts");
  TCase *help = cordee_test_gui_case (suite, "help");
  TCase *life = cordee_test_gui_case (suite, "life");

  tcase_add_test (shortcuts, lists_every_shortcut_in_its_order);
  tcase_add_test (shortcuts, keys_are_told_as_on_a_keyboard);
  tcase_add_test (shortcuts, every_shortcut_is_an_accelerator);
  tcase_add_test (help, explains_every_level_and_confidence);
  tcase_add_test (help, tells_where_packs_of_ones_own_go);
  tcase_add_test (life, opens_on_what_was_asked);
  tcase_add_test (life, whatever_takes_the_focus_has_a_name);
  tcase_add_test (life, escape_closes_it);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (help_suite ());
}
