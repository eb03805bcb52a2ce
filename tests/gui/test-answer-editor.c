/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-answer-editor.h"
#include "cordee-option-list.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeInterview *interview;
static const CordeeQuestion *question;
static CordeeAnswerEditor *editor;
static GtkWindow *window;
static GString *record; /* of what the page around the editor was asked to do */
static guint n_edited;

/* ── around the editor ──────────────────────────────────────────── */

/* The first question of that type. */
static const CordeeQuestion *
find_question (const char *type)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, type))
      return questions->pdata[i];
  ck_abort_msg ("the base has no question of type %s", type);
}

static void
show (void)
{
  g_autoptr(CordeeQuestionView) view = cordee_question_view_new (interview, question);

  cordee_answer_editor_show (editor, cordee_session_get_knowledge (session), view);
}

static void
count_cb (void)
{
  n_edited++;
}

static void
next_cb (GSimpleAction *action, GVariant *value, GString *out)
{
  g_string_append (out, "next\n");
}

static void
begin (void)
{
  session = cordee_test_session ();
  interview = cordee_session_get_interview (session);
}

static void
open_editor (const char *type)
{
  static const GActionEntry entries[] = { { "next", (void (*) (GSimpleAction *, GVariant *, gpointer)) next_cb } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  question = find_question (type);
  editor = g_object_new (CORDEE_TYPE_ANSWER_EDITOR, NULL);
  n_edited = 0;
  record = g_string_new (NULL);
  g_signal_connect (editor, "edited", G_CALLBACK (count_cb), NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), record);
  gtk_widget_insert_action_group (GTK_WIDGET (editor), "assistant", G_ACTION_GROUP (group));
  show ();
  window = cordee_test_window (GTK_WIDGET (editor), 600, 700);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  g_string_free (record, TRUE);
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static GtkEditable *
get_entry (void)
{
  return GTK_EDITABLE (cordee_test_find_type (GTK_WIDGET (editor), GTK_TYPE_ENTRY));
}

static void
type (const char *text)
{
  gtk_editable_set_text (get_entry (), text);
}

static void
type_more (const char *text)
{
  int end = -1;

  gtk_editable_insert_text (get_entry (), text, -1, &end);
}

/* NULL: nothing. As --set takes it. */
static void
assert_value (const char *expected)
{
  g_autoptr(CordeeValue) value = cordee_answer_editor_dup_value (editor);
  g_autofree char *text = value != NULL ? cordee_value_to_string (value, question) : NULL;

  ck_assert_msg (g_strcmp0 (text, expected) == 0, "the editor holds %s, not %s", text != NULL ? text : "nothing", expected != NULL ? expected : "nothing");
}

static gboolean
is_error (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error") && gtk_widget_get_visible (widget);
}

static const char *
get_problem (void)
{
  GtkWidget *label = cordee_test_find (GTK_WIDGET (editor), is_error, NULL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
collect (GtkWidget *root, GPtrArray *checks)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      g_ptr_array_add (checks, child);
    else
      collect (child, checks);
}

static GtkCheckButton *
get_row (int i)
{
  g_autoptr(GPtrArray) checks = g_ptr_array_new ();

  collect (GTK_WIDGET (editor), checks);
  return checks->pdata[i >= 0 ? (guint) i : checks->len - 1];
}

static void
choose (int i, gboolean active)
{
  gtk_check_button_set_active (get_row (i), active);
}

/* ── numbers ────────────────────────────────────────────────────── */

static const struct
{
  const char *type;
  const char *typed;
  const char *value; /* NULL: it cannot be understood */
} typed[] = {
  { "integer", "3", "3" },
  { "integer", " 12 ", "12" },
  { "integer", "1 234", "1234" },
  { "integer", "1\u202f234", "1234" },
  { "integer", "deux", NULL },
  { "integer", "3,5", NULL },
  { "integer", "-1", NULL },
  { "integer", "100000", NULL },
  { "integer", "99999999999999999999", NULL },
  { "integer", "3 infirmiers et 2 médecins", NULL },
  { "integer", "?", NULL },
  { "percent", "12,5", "12.5" },
  { "percent", "12.5 %", "12.5" },
  { "percent", "100", "100" },
  { "percent", "101", NULL },
  { "percent", "%", NULL },
  { "date", "22/11/2026", "2026-11-22" },
  { "date", "31/02/2026", NULL },
  { "communes", "34057, 34172", "34057,34172" },
  { "communes", "Montpellier et autour", NULL },
};

/* Whatever cannot be understood stays as it was typed, and is told of at the field. */
START_TEST (typed_text_is_read)
{
  open_editor (typed[_i].type);
  type (typed[_i].typed);
  assert_value (typed[_i].value);
  ck_assert_int_eq (cordee_answer_editor_is_valid (editor), typed[_i].value != NULL);
  ck_assert_uint_eq (n_edited, typed[_i].value != NULL);
  ck_assert_str_eq (gtk_editable_get_text (get_entry ()), typed[_i].typed);
  if (typed[_i].value == NULL)
    {
      ck_assert_msg (get_problem () != NULL && strstr (get_problem (), "Attendu") != NULL, "“%s” is not said to be wrong", typed[_i].typed);
      gtk_test_accessible_assert_state (get_entry (), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
    }
  else
    ck_assert_ptr_null (get_problem ());
}
END_TEST

START_TEST (emptied_field_is_no_answer)
{
  open_editor ("integer");
  type ("3");
  type_more ("x");
  ck_assert_uint_eq (n_edited, 1);
  type ("");
  assert_value (NULL);
  ck_assert (cordee_answer_editor_is_valid (editor));
  ck_assert_ptr_null (get_problem ());
  ck_assert_uint_eq (n_edited, 2);
}
END_TEST

START_TEST (arrows_count_within_bounds)
{
  GtkWidget *entry;
  g_autofree char *most = NULL;

  open_editor ("integer");
  entry = GTK_WIDGET (get_entry ());
  ck_assert (cordee_test_key (entry, GDK_KEY_Up, 0));
  assert_value ("1");
  ck_assert (cordee_test_key (entry, GDK_KEY_Down, 0));
  ck_assert (cordee_test_key (entry, GDK_KEY_Down, 0));
  assert_value ("0");
  ck_assert (!gtk_widget_get_sensitive (cordee_test_find_name (GTK_WIDGET (editor), "Un de moins")));
  most = g_strdup_printf ("%.0f", question->max);
  type (most);
  ck_assert (!gtk_widget_get_sensitive (cordee_test_find_name (GTK_WIDGET (editor), "Un de plus")));
  ck_assert (cordee_test_key (entry, GDK_KEY_Up, 0));
  assert_value (most);
}
END_TEST

START_TEST (buttons_count_too)
{
  open_editor ("integer");
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (cordee_test_find_name (GTK_WIDGET (editor), "Un de plus"), "clicked");
  g_signal_emit_by_name (cordee_test_find_name (GTK_WIDGET (editor), "Un de moins"), "clicked");
  assert_value ("2");
  ck_assert_uint_eq (n_edited, 4);
}
END_TEST

START_TEST (return_goes_on)
{
  open_editor ("integer");
  g_signal_emit_by_name (get_entry (), "activate");
  ck_assert_str_eq (record->str, "next\n");
}
END_TEST

/* The interview repeats the answer while one types: what is typed stays. */
START_TEST (same_answer_again_leaves_what_is_typed)
{
  g_autoptr(CordeeValue) three = cordee_value_new_number (3);
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();

  open_editor ("integer");
  type ("03");
  cordee_interview_answer (interview, question->id, three, CORDEE_PROVENANCE_DECLARED);
  show ();
  ck_assert_str_eq (gtk_editable_get_text (get_entry ()), "03");
  type_more ("x");
  show ();
  ck_assert_str_eq (gtk_editable_get_text (get_entry ()), "03x");
  ck_assert (!cordee_answer_editor_is_valid (editor));

  cordee_interview_answer (interview, question->id, unknown, CORDEE_PROVENANCE_DECLARED);
  show ();
  ck_assert_str_eq (gtk_editable_get_text (get_entry ()), "");
  ck_assert (cordee_answer_editor_is_valid (editor));
  cordee_interview_answer (interview, question->id, three, CORDEE_PROVENANCE_DECLARED);
  show ();
  ck_assert_str_eq (gtk_editable_get_text (get_entry ()), "3");
  ck_assert_uint_eq (n_edited, 1);
}
END_TEST

/* ── choices ────────────────────────────────────────────────────── */

START_TEST (one_of_several_is_chosen)
{
  open_editor ("choice");
  assert_value (NULL);
  choose (1, TRUE);
  assert_value (((const CordeeChoice *) question->choices->pdata[1])->id);
  choose (0, TRUE);
  assert_value (((const CordeeChoice *) question->choices->pdata[0])->id);
  ck_assert_uint_eq (n_edited, 2);
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_row (0))), GTK_ACCESSIBLE_ROLE_RADIO);
  cordee_test_assert_named (GTK_WIDGET (window));
}
END_TEST

START_TEST (yes_or_no)
{
  open_editor ("boolean");
  choose (1, TRUE);
  assert_value ("non");
  choose (0, TRUE);
  assert_value ("oui");
}
END_TEST

/* None is an answer, and excludes the others; nothing chosen is no answer. */
START_TEST (several_or_none)
{
  g_autofree char *two = NULL;

  open_editor ("multiple");
  assert_value (NULL);
  choose (0, TRUE);
  choose (1, TRUE);
  two = g_strdup_printf ("%s,%s", ((const CordeeChoice *) question->choices->pdata[0])->id, ((const CordeeChoice *) question->choices->pdata[1])->id);
  assert_value (two);
  choose (-1, TRUE);
  assert_value ("aucun");
  ck_assert (!gtk_check_button_get_active (get_row (0)));
  choose (0, TRUE);
  assert_value (((const CordeeChoice *) question->choices->pdata[0])->id);
  ck_assert (!gtk_check_button_get_active (get_row (-1)));
  choose (0, FALSE);
  assert_value (NULL);
  ck_assert_uint_eq (n_edited, 5);
}
END_TEST

START_TEST (answer_is_shown_without_being_given)
{
  g_autoptr(CordeeValue) none = cordee_value_new_set (NULL);

  question = find_question ("multiple");
  cordee_interview_answer (interview, question->id, none, CORDEE_PROVENANCE_DECLARED);
  open_editor ("multiple");
  ck_assert (gtk_check_button_get_active (get_row (-1)));
  cordee_interview_forget (interview, question->id);
  show ();
  assert_value (NULL);
  ck_assert_uint_eq (n_edited, 0);
}
END_TEST

/* On a row that is not chosen it chooses, as GTK has it. The keys of the rows come first there, and those of the list first on a
   display: so they are asked apart. */
START_TEST (return_goes_on_from_the_row_that_is_chosen)
{
  GtkWidget *row, *list;

  open_editor ("choice");
  row = GTK_WIDGET (get_row (0));
  list = gtk_widget_get_ancestor (row, CORDEE_TYPE_OPTION_LIST);
  gtk_widget_grab_focus (row);
  cordee_test_key (list, GDK_KEY_Return, 0);
  ck_assert_str_eq (record->str, "");
  ck_assert (cordee_test_key (row, GDK_KEY_Return, 0));
  assert_value (((const CordeeChoice *) question->choices->pdata[0])->id);
  ck_assert_str_eq (record->str, "");
  ck_assert (cordee_test_key (list, GDK_KEY_Return, 0));
  ck_assert_str_eq (record->str, "next\n");
}
END_TEST

/* The first option, as if the answers barred it. */
START_TEST (barred_option_says_why_to_everybody)
{
  g_autoptr(CordeeQuestionView) view = NULL;
  GtkWidget *reason;
  CordeeOption *first;
  g_autofree char *name = NULL;

  open_editor ("choice");
  view = cordee_question_view_new (interview, question);
  first = view->options->pdata[0];
  first->barred = g_strdup ("Ce projet n’a pas de membre.");
  name = g_strdup_printf ("%s : pas possible ici. %s", first->label, first->barred);
  cordee_answer_editor_show (editor, cordee_session_get_knowledge (session), view);
  ck_assert (!gtk_widget_get_sensitive (GTK_WIDGET (get_row (0))));
  ck_assert (gtk_widget_get_sensitive (GTK_WIDGET (get_row (1))));
  reason = cordee_test_find_text (GTK_WIDGET (editor), "Ce projet n’a pas de membre.");
  ck_assert_ptr_nonnull (reason);
  cordee_test_name_is (reason, name);
  ck_assert (gtk_widget_grab_focus (reason));
  ck_assert (gtk_widget_grab_focus (GTK_WIDGET (editor)));
  ck_assert (gtk_widget_has_focus (GTK_WIDGET (get_row (1))));
}
END_TEST

/* ── all of them ────────────────────────────────────────────────── */

/* Made, shown, named, narrow, and gone for the next. */
START_TEST (every_question_can_be_answered)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));
  int minimum;

  for (guint i = 0; i < questions->len; i++)
    {
      question = questions->pdata[i];
      if (i == 0)
        open_editor (question->type);
      show ();
      cordee_test_settle (GTK_WIDGET (window));
      ck_assert_msg (gtk_widget_grab_focus (GTK_WIDGET (editor)), "%s cannot be answered", question->id);
      cordee_test_assert_named (GTK_WIDGET (window));
      gtk_widget_measure (GTK_WIDGET (editor), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      ck_assert_msg (minimum <= 400, "%s wants %d pixels", question->id, minimum);
    }
  ck_assert_uint_eq (n_edited, 0);
}
END_TEST

static Suite *
answer_editor_suite (void)
{
  Suite *suite = suite_create ("answer-editor");
  TCase *numbers = cordee_test_gui_case (suite, "typed");
  TCase *choices = cordee_test_gui_case (suite, "choices");
  TCase *all = cordee_test_gui_case (suite, "all");

  tcase_add_checked_fixture (numbers, begin, end);
  tcase_add_checked_fixture (choices, begin, end);
  tcase_add_checked_fixture (all, begin, end);

  tcase_add_loop_test (numbers, typed_text_is_read, 0, G_N_ELEMENTS (typed));
  tcase_add_test (numbers, emptied_field_is_no_answer);
  tcase_add_test (numbers, arrows_count_within_bounds);
  tcase_add_test (numbers, buttons_count_too);
  tcase_add_test (numbers, return_goes_on);
  tcase_add_test (numbers, same_answer_again_leaves_what_is_typed);

  tcase_add_test (choices, one_of_several_is_chosen);
  tcase_add_test (choices, yes_or_no);
  tcase_add_test (choices, several_or_none);
  tcase_add_test (choices, answer_is_shown_without_being_given);
  tcase_add_test (choices, return_goes_on_from_the_row_that_is_chosen);
  tcase_add_test (choices, barred_option_says_why_to_everybody);

  tcase_add_test (all, every_question_can_be_answered);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (answer_editor_suite ());
}
