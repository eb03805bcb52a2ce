/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-menu.h"
#include "cordee-dossier-strip.h"
#include "cordee-merge-window.h"
#include "cordee-restore-window.h"
#include "cordee-since-window.h"
#include "cordee-test-gui.h"

static CordeeSession *session;

static void
begin (void)
{
  session = cordee_test_session ();
  cordee_session_resume (session, cordee_test_settings ());
}

static void
end (void)
{
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static const char *
find_number (void)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "integer"))
      return ((const CordeeQuestion *) questions->pdata[i])->id;
  ck_abort_msg ("the base asks for no number");
}

static void
answer_in (CordeeSession *in, double number)
{
  g_autoptr(CordeeValue) value = cordee_value_new_number (number);

  cordee_interview_answer (cordee_session_get_interview (in), find_number (), value, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (in);
  cordee_session_save (in);
}

static double
get_answer (void)
{
  return cordee_situation_get (cordee_session_get_situation (session), find_number ())->value->number;
}

/* Both sides answered otherwise, and the session knows. */
static void
make_conflict (void)
{
  g_autoptr(CordeeSession) other = cordee_test_session ();

  answer_in (session, 3);
  ck_assert (cordee_session_open_dossier (other, cordee_session_get_file (session), NULL));
  answer_in (other, 8);
  answer_in (session, 5);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT_APART);
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *found = cordee_test_find_text (root, label);

  ck_assert_msg (found != NULL, "nothing says “%s”", label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* ── strip ──────────────────────────────────────────────────────── */

/* The action behind the button of that label; "" where there is none. Borrowed. */
static const char *
action_of (GtkWidget *strip, const char *label)
{
  GtkWidget *found = cordee_test_find_text (strip, label);
  GtkWidget *button = found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;

  return button != NULL && gtk_widget_get_visible (button) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) : "";
}

START_TEST (strip_tells_what_is_to_be_decided)
{
  GtkWidget *strip = g_object_new (CORDEE_TYPE_DOSSIER_STRIP, NULL);
  GtkWindow *window = cordee_test_window (strip, 800, 200);

  cordee_dossier_strip_set_session (CORDEE_DOSSIER_STRIP (strip), session);
  ck_assert (!gtk_widget_get_visible (strip));
  make_conflict ();
  ck_assert (gtk_widget_get_visible (strip));
  ck_assert_str_eq (action_of (strip, "Comparer et fusionner…"), "win.merge");
  cordee_test_settle (GTK_WIDGET (window));
  cordee_test_assert_named (strip);
  cordee_session_set_dossier (session, cordee_dossier_copy (cordee_session_get_dossier (session)));
  ck_assert (!gtk_widget_get_visible (strip));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (strip_asks_about_old_rules)
{
  GtkWidget *strip = g_object_ref_sink (g_object_new (CORDEE_TYPE_DOSSIER_STRIP, NULL));
  g_autofree char *file = NULL;

  answer_in (session, 3);
  cordee_session_set_as_of (session, cordee_day_new (2022, 3, 1));
  cordee_session_save (session);
  file = g_strdup (cordee_session_get_file (session));
  cordee_session_start_dossier (session, "");
  ck_assert (cordee_session_open_dossier (session, file, NULL));
  cordee_dossier_strip_set_session (CORDEE_DOSSIER_STRIP (strip), session);
  ck_assert (gtk_widget_get_visible (strip));
  ck_assert_str_eq (action_of (strip, "Voir ce qui a changé"), "win.show-since");
  ck_assert_str_eq (action_of (strip, "Adopter les règles d’aujourd’hui"), "win.settle-rules");
  cordee_session_settle_rules (session, FALSE);
  ck_assert (!gtk_widget_get_visible (strip));
  cordee_test_assert_finalized (strip);
}
END_TEST

/* ── merge ──────────────────────────────────────────────────────── */

static GtkWindow *
open_merge (void)
{
  CordeeKeeper *keeper = cordee_session_get_keeper (session);
  GtkWidget *window = cordee_merge_window_new (session, NULL, cordee_session_get_dossier (session), cordee_keeper_get_theirs (keeper),
                                               cordee_keeper_get_base (keeper));

  cordee_test_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

static const struct
{
  const char *choice;
  double expected;
} choices[] = { { "Tout prendre d’ici", 5 }, { "Tout prendre d’ailleurs", 8 } };

START_TEST (versions_are_merged_as_chosen)
{
  GtkWindow *window;

  make_conflict ();
  window = open_merge ();
  cordee_test_assert_named (GTK_WIDGET (window));
  press (GTK_WIDGET (window), choices[_i].choice);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  press (GTK_WIDGET (window), "Fusionner");
  cordee_test_drain ();
  ck_assert_ptr_null (window);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  ck_assert_double_eq (get_answer (), choices[_i].expected);
}
END_TEST

START_TEST (later_keeps_both)
{
  g_autoptr(GPtrArray) rescues = NULL;
  GtkWindow *window;

  make_conflict ();
  window = open_merge ();
  cordee_test_destroy (window);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT_APART);
  ck_assert_double_eq (get_answer (), 5);
  rescues = cordee_store_list_rescues ();
  ck_assert_uint_eq (rescues->len, 1);
}
END_TEST

/* ── versions ───────────────────────────────────────────────────── */

/* Going back is a version like any other: what was there before can be had again. */
START_TEST (version_is_restored_and_the_present_one_put_by)
{
  const char *id;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  GtkWindow *window;

  answer_in (session, 3);
  answer_in (session, 9);
  id = cordee_session_get_dossier (session)->id;
  before = cordee_store_list_backups (id);
  ck_assert_uint_ge (before->len, 1);
  window = GTK_WINDOW (cordee_restore_window_new (session, NULL));
  cordee_test_present (window);
  cordee_test_assert_named (GTK_WIDGET (window));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (window), "1 différence avec maintenant"));
  press (GTK_WIDGET (window), "Revenir à cette version");
  cordee_test_drain ();
  ck_assert_double_eq (get_answer (), 3);
  ck_assert_int_eq (cordee_session_get_kept (session), CORDEE_KEPT);
  after = cordee_store_list_backups (cordee_session_get_dossier (session)->id);
  ck_assert_uint_gt (after->len, before->len);
}
END_TEST

/* ── rules ──────────────────────────────────────────────────────── */

START_TEST (rules_of_today_are_adopted)
{
  GtkWindow *window;

  answer_in (session, 3);
  cordee_session_set_as_of (session, cordee_day_new (2022, 3, 1));
  window = GTK_WINDOW (cordee_since_window_new (session, NULL));
  cordee_test_present (window);
  cordee_test_assert_named (GTK_WIDGET (window));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (window), "Garder les règles du 01/03/2022"));
  press (GTK_WIDGET (window), "Adopter les règles d’aujourd’hui");
  cordee_test_drain ();
  ck_assert_int_eq (cordee_session_get_context (session)->as_of, CORDEE_TEST_TODAY);
}
END_TEST

/* ── menu ───────────────────────────────────────────────────────── */

START_TEST (menu_has_the_name)
{
  GtkWidget *menu = g_object_new (CORDEE_TYPE_DOSSIER_MENU, NULL);
  GtkWindow *window = cordee_test_window (menu, 400, 100);
  GString *record = cordee_test_record_actions (GTK_WIDGET (window));
  GtkWidget *entry;

  cordee_dossier_menu_set_session (CORDEE_DOSSIER_MENU (menu), session);
  ck_assert_ptr_nonnull (cordee_test_find_text (menu, "Sans nom"));
  cordee_session_rename_dossier (session, "Équipe du Vidourle");
  ck_assert_ptr_nonnull (cordee_test_find_text (menu, "Équipe du Vidourle"));
  cordee_test_assert_named (menu);

  cordee_dossier_menu_rename (CORDEE_DOSSIER_MENU (menu));
  entry = cordee_test_find_type (menu, GTK_TYPE_ENTRY);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry)), "Équipe du Vidourle");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Équipe du Lez");
  press (menu, "Renommer");
  ck_assert_str_eq (record->str, "rename-dossier('Équipe du Lez')\n");
  cordee_test_destroy (window);
}
END_TEST

static Suite *
dossier_windows_suite (void)
{
  Suite *suite = suite_create ("dossier-windows");
  TCase *strip = cordee_test_gui_case (suite, "strip");
  TCase *versions = cordee_test_gui_case (suite, "versions");

  tcase_add_checked_fixture (strip, begin, end);
  tcase_add_checked_fixture (versions, begin, end);

  tcase_add_test (strip, strip_tells_what_is_to_be_decided);
  tcase_add_test (strip, strip_asks_about_old_rules);
  tcase_add_test (strip, menu_has_the_name);

  tcase_add_loop_test (versions, versions_are_merged_as_chosen, 0, G_N_ELEMENTS (choices));
  tcase_add_test (versions, later_keeps_both);
  tcase_add_test (versions, version_is_restored_and_the_present_one_put_by);
  tcase_add_test (versions, rules_of_today_are_adopted);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (dossier_windows_suite ());
}
