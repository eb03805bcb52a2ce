/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-member-row.h"
#include "cordee-members-editor.h"
#include "cordee-profession-field.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeKnowledge *knowledge;
static const CordeeQuestion *question;
static CordeeMembersEditor *editor;
static GtkWindow *window;
static guint n_edited;

static void
count_cb (void)
{
  n_edited++;
}

static void
begin (void)
{
  GPtrArray *questions;

  session = cordee_test_session ();
  knowledge = cordee_session_get_knowledge (session);
  questions = cordee_knowledge_get_questions (knowledge);
  question = NULL;
  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "membres"))
      question = questions->pdata[i];
  ck_assert_ptr_nonnull (question);
  editor = CORDEE_MEMBERS_EDITOR (cordee_members_editor_new (knowledge, question));
  window = cordee_test_window (GTK_WIDGET (editor), 640, 800);
  cordee_test_settle (GTK_WIDGET (window));
  n_edited = 0;
  g_signal_connect (editor, "edited", G_CALLBACK (count_cb), NULL);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

/* ── helpers ────────────────────────────────────────────────────── */

static GtkWidget *
search (void)
{
  return cordee_test_find_type (GTK_WIDGET (editor), GTK_TYPE_SEARCH_ENTRY);
}

static GtkWidget *
count_entry (void)
{
  GtkWidget *entry = cordee_test_find_name (GTK_WIDGET (editor), "Nombre de membres à ajouter");

  ck_assert_ptr_nonnull (entry);
  return entry;
}

static gboolean
is_match (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget);
}

static gboolean
add_match (GtkWidget *widget, gpointer data)
{
  if (is_match (widget, NULL))
    g_string_append_printf (data, "%s;", gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)))));
  return FALSE;
}

/* What is found, each with a semicolon behind it. The caller owns it. */
static char *
find (const char *typed)
{
  GString *found = g_string_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (search ()), typed);
  cordee_test_settle (GTK_WIDGET (window));
  cordee_test_find (GTK_WIDGET (editor), add_match, found);
  return g_string_free (found, FALSE);
}

static void
assert_found (const char *typed, const char *expected)
{
  g_autofree char *found = find (typed);

  ck_assert_msg (strcmp (found, expected) == 0, "“%s” finds %s", typed, found);
}

static void
add (const char *typed, const char *count)
{
  gtk_editable_set_text (GTK_EDITABLE (search ()), typed);
  g_signal_emit_by_name (search (), "activate");
  gtk_editable_set_text (GTK_EDITABLE (count_entry ()), count);
  g_signal_emit_by_name (count_entry (), "activate");
  cordee_test_drain ();
}

static void
assert_value (const char *expected)
{
  g_autoptr(CordeeValue) value = cordee_members_editor_dup_value (editor);
  g_autofree char *text = value != NULL ? cordee_value_to_string (value, question) : NULL;

  ck_assert_str_eq (text != NULL ? text : "", expected);
}

static void
set_value (const char *text)
{
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, question, text, NULL);

  ck_assert_ptr_nonnull (value);
  cordee_members_editor_set_value (editor, value);
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
count_rows (GtkWidget *widget, gpointer data)
{
  *(guint *) data += CORDEE_IS_MEMBER_ROW (widget);
  return FALSE;
}

static guint
n_rows (void)
{
  guint n = 0;

  cordee_test_find (GTK_WIDGET (editor), count_rows, &n);
  return n;
}

static GtkWidget *
row (void)
{
  return cordee_test_find_type (GTK_WIDGET (editor), CORDEE_TYPE_MEMBER_ROW);
}

static gboolean
says (const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *label = cordee_test_find_text (GTK_WIDGET (editor), typeset);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
starts (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static void
press (GtkWidget *button)
{
  ck_assert (GTK_IS_BUTTON (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  cordee_test_settle (GTK_WIDGET (window));
}

static GtkWidget *
named (const char *name)
{
  g_autofree char *typeset = cordee_report_typeset (name);
  GtkWidget *found = cordee_test_find_name (GTK_WIDGET (editor), name);

  if (found == NULL)
    found = cordee_test_find_name (GTK_WIDGET (editor), typeset);
  ck_assert_msg (found != NULL, "nothing is named %s", name);
  return found;
}

/* ── finding a profession ───────────────────────────────────────── */

START_TEST (professions_are_found_by_name_without_accents)
{
  assert_found ("kiné", "Masseurs-kinésithérapeutes;");
  assert_found ("KINE", "Masseurs-kinésithérapeutes;");
  assert_found ("dentiste", "Chirurgiens-dentistes;");
  assert_found ("sage femme", "Sages-femmes;");
}
END_TEST

/* A description names other professions too: it only helps where no name does. */
START_TEST (descriptions_help_where_no_name_does)
{
  assert_found ("psychologue", "Autres professionnels;");
  assert_found ("podologue", "Autres auxiliaires médicaux;");
  assert_found ("orthophoniste", "Orthophonistes;");
}
END_TEST

START_TEST (what_is_not_found_is_said_at_the_field)
{
  assert_found ("astronaute", "");
  ck_assert (says ("Aucune profession ne porte ce nom. « Toutes » en donne la liste."));
  g_signal_emit_by_name (search (), "activate");
  assert_value ("");
  ck_assert_uint_eq (n_edited, 0);
}
END_TEST

START_TEST (arrows_go_through_what_is_found)
{
  g_autofree char *found = find ("infirm");
  GtkWidget *first;

  gtk_widget_grab_focus (GTK_WIDGET (editor));
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), search ()));
  ck_assert (cordee_test_key (search (), GDK_KEY_Down, 0));
  first = gtk_root_get_focus (GTK_ROOT (window));
  ck_assert (GTK_IS_LIST_BOX_ROW (first));
  ck_assert (cordee_test_key (gtk_widget_get_parent (first), GDK_KEY_Up, 0));
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), search ()));
  g_signal_emit_by_name (gtk_widget_get_parent (first), "row-activated", first);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (search ())), "Infirmiers");
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), count_entry ()));
  ck_assert_str_ne (found, "");
}
END_TEST

START_TEST (all_professions_can_be_seen)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autoptr(GString) found = g_string_new (NULL);
  guint n = 0, n_found = 0;

  for (guint i = 0; i < questions->len; i++)
    n += ((const CordeeQuestion *) questions->pdata[i])->member;
  press (named ("Toutes les professions"));
  cordee_test_find (GTK_WIDGET (editor), add_match, found);
  for (const char *at = found->str; *at != '\0'; at++)
    n_found += *at == ';';
  ck_assert_uint_eq (n_found, n);
  ck_assert (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (window))));
}
END_TEST

/* ── adding ─────────────────────────────────────────────────────── */

START_TEST (adding_needs_only_return)
{
  add ("infirm", "3");
  assert_value ("3*infirmiers");
  ck_assert_uint_eq (n_edited, 1);
  ck_assert (says ("3 membres : 3 infirmiers."));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (search ())), "");
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (count_entry ())), "1");
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), search ()));
}
END_TEST

START_TEST (members_alike_are_one_row)
{
  add ("infirm", "3");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (named ("Libéral")), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (named ("Oui")), TRUE);
  add ("infirm", "2");
  add ("infirm", "2");
  ck_assert_uint_eq (n_rows (), 2);
  assert_value ("3*infirmiers,4*infirmiers/liberal/signe");
  ck_assert (says ("7 membres : 7 infirmiers, dont 4 libéraux."));
  cordee_test_assert_named (GTK_WIDGET (window));
}
END_TEST

/* Nothing that was typed is lost, nor anything before it. */
START_TEST (wrong_numbers_are_said_at_the_field)
{
  static const char *const wrong[] = { "", "abc", "0", "-1", "1,5", "10001", "99999999999999999999" };

  add ("infirm", "3");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      add ("pharm", wrong[i]);
      ck_assert_msg (cordee_test_find (GTK_WIDGET (editor), starts, (gpointer) "Ce n’est pas un nombre de membres.") != NULL,
                     "“%s” is taken", wrong[i]);
      ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (count_entry ())), wrong[i]);
      assert_value ("3*infirmiers");
    }
  ck_assert_uint_eq (n_edited, 1);
  add ("pharm", "1 000");
  assert_value ("3*infirmiers,1000*pharmaciens");
}
END_TEST

START_TEST (adding_nobody_asks_for_a_profession)
{
  g_signal_emit_by_name (count_entry (), "activate");
  ck_assert (says ("Choisissez d’abord une profession dans la liste."));
  ck_assert_uint_eq (n_edited, 0);
}
END_TEST

/* ── rows ───────────────────────────────────────────────────────── */

START_TEST (a_row_changes_what_it_tells)
{
  set_value ("pharmaciens");
  ck_assert_uint_eq (n_edited, 0);
  ck_assert (gtk_widget_activate_action (row (), "member.status", "s", "salarie"));
  ck_assert (gtk_widget_activate_action (row (), "member.signs", "s", "non"));
  assert_value ("pharmaciens/salarie/ne-signe-pas");
  gtk_editable_set_text (GTK_EDITABLE (named ("Pharmaciens : nombre")), "4");
  assert_value ("4*pharmaciens/salarie/ne-signe-pas");
  gtk_editable_set_text (GTK_EDITABLE (named ("Pharmaciens : nombre")), "4x");
  assert_value ("4*pharmaciens/salarie/ne-signe-pas");
  ck_assert (gtk_widget_has_css_class (named ("Pharmaciens : nombre"), "error"));
  ck_assert (gtk_widget_activate_action (row (), "member.status", "s", ""));
  assert_value ("4*pharmaciens/ne-signe-pas");
  ck_assert_uint_eq (n_edited, 4);
}
END_TEST

START_TEST (one_of_several_can_be_named_apart)
{
  g_autoptr(CordeeValue) value = NULL;

  set_value ("3*pharmaciens/liberal");
  press (named ("Pharmaciens : Mettre un membre à part, pour lui donner un nom"));
  ck_assert_uint_eq (n_rows (), 2);
  assert_value ("3*pharmaciens/liberal");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_ENTRY)), "Mme A.");
  value = cordee_members_editor_dup_value (editor);
  ck_assert_uint_eq (value->members->len, 3);
  ck_assert_str_eq (((const CordeeMember *) value->members->pdata[2])->name, "Mme A.");
  ck_assert_ptr_null (((const CordeeMember *) value->members->pdata[1])->name);

  cordee_members_editor_set_value (editor, value);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_uint_eq (n_rows (), 2);
}
END_TEST

START_TEST (a_row_is_duplicated_and_removed)
{
  set_value ("pharmaciens/liberal");
  press (named ("Pharmaciens : Dupliquer"));
  assert_value ("2*pharmaciens/liberal");
  ck_assert_uint_eq (n_rows (), 2);
  press (named ("Pharmaciens : retirer"));
  assert_value ("pharmaciens/liberal");
  press (named ("Pharmaciens : retirer"));
  assert_value ("");
  ck_assert (says ("Pas encore de membre dans la liste."));
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), search ()));
  ck_assert_uint_eq (n_edited, 3);
}
END_TEST

/* ── many ───────────────────────────────────────────────────────── */

START_TEST (ten_thousand_members_alike_are_one_row)
{
  gint64 start = g_get_monotonic_time ();

  set_value ("9000*infirmiers/liberal,1000*pharmaciens");
  g_print ("10 000 members on show after %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
  ck_assert_uint_eq (n_rows (), 2);
  assert_value ("9000*infirmiers/liberal,1000*pharmaciens");
  add ("kine", "1");
  ck_assert (says ("La liste est pleine : elle ne prend pas plus de membres."));
  assert_value ("9000*infirmiers/liberal,1000*pharmaciens");
}
END_TEST

/* Rows come as they are asked for, and what has none yet is kept. */
START_TEST (thousands_of_names_do_not_make_thousands_of_rows)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);
  g_autoptr(CordeeValue) value = NULL;
  g_autoptr(CordeeValue) after = NULL;
  guint n;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("N° %u", i);

      g_ptr_array_add (members, cordee_member_new ("infirmiers", NULL, -1, name));
    }
  value = cordee_value_new_members (members);
  cordee_members_editor_set_value (editor, value);
  cordee_test_settle (GTK_WIDGET (window));
  n = n_rows ();
  ck_assert_uint_le (n, 100);
  after = cordee_members_editor_dup_value (editor);
  ck_assert (cordee_value_equal (value, after));
  press (gtk_widget_get_ancestor (cordee_test_find (GTK_WIDGET (editor), starts, (gpointer) "Montrer la suite"), GTK_TYPE_BUTTON));
  ck_assert_uint_eq (n_rows (), 2 * n);
}
END_TEST

static Suite *
members_editor_suite (void)
{
  Suite *suite = suite_create ("members-editor");
  TCase *finding = cordee_test_gui_case (suite, "finding");
  TCase *adding = cordee_test_gui_case (suite, "adding");
  TCase *rows = cordee_test_gui_case (suite, "rows");
  TCase *many = cordee_test_gui_case (suite, "many");

  tcase_add_checked_fixture (finding, begin, end);
  tcase_add_test (finding, professions_are_found_by_name_without_accents);
  tcase_add_test (finding, descriptions_help_where_no_name_does);
  tcase_add_test (finding, what_is_not_found_is_said_at_the_field);
  tcase_add_test (finding, arrows_go_through_what_is_found);
  tcase_add_test (finding, all_professions_can_be_seen);
  tcase_add_checked_fixture (adding, begin, end);
  tcase_add_test (adding, adding_needs_only_return);
  tcase_add_test (adding, members_alike_are_one_row);
  tcase_add_test (adding, wrong_numbers_are_said_at_the_field);
  tcase_add_test (adding, adding_nobody_asks_for_a_profession);
  tcase_add_checked_fixture (rows, begin, end);
  tcase_add_test (rows, a_row_changes_what_it_tells);
  tcase_add_test (rows, one_of_several_can_be_named_apart);
  tcase_add_test (rows, a_row_is_duplicated_and_removed);
  tcase_add_checked_fixture (many, begin, end);
  tcase_add_test (many, ten_thousand_members_alike_are_one_row);
  tcase_add_test (many, thousands_of_names_do_not_make_thousands_of_rows);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (members_editor_suite ());
}
