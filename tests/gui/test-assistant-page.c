/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-answers-pane.h"
#include "cordee-assistant-page.h"
#include "cordee-candidate-panel.h"
#include "cordee-question-card.h"
#include "cordee-report.h"
#include "cordee-result-pane.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeInterview *interview;
static GtkWidget *page;
static GtkWindow *window;

static void
begin (void)
{
  session = cordee_test_session ();
  interview = cordee_session_get_interview (session);
  page = cordee_assistant_page_new (session);
  window = cordee_test_window (page, 1070, 750);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static const CordeeQuestion *
find_number (guint skip)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "integer") && skip-- == 0)
      return questions->pdata[i];
  ck_abort_msg ("the base asks for too few numbers");
}

static void
act (const char *name)
{
  ck_assert_msg (gtk_widget_activate_action (page, name, NULL), "there is no %s", name);
  cordee_test_settle (GTK_WIDGET (window));
}

static void
act_on (const char *name, const char *target)
{
  ck_assert_msg (gtk_widget_activate_action (page, name, "s", target), "there is no %s", name);
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
does (GtkWidget *widget, gpointer action)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

/* Whether the button for an action can be pressed. */
static gboolean
can (const char *action)
{
  GtkWidget *button = cordee_test_find (page, does, (gpointer) action);

  ck_assert_msg (button != NULL, "no button for %s", action);
  return gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static GtkWidget *
get_entry (void)
{
  return cordee_test_find_type (page, GTK_TYPE_ENTRY);
}

static double
get_number (const CordeeQuestion *question)
{
  const CordeeValue *value = cordee_situation_get_value (cordee_session_get_situation (session), question->id);

  return value != NULL ? value->number : -1;
}

static char *
get_view (void)
{
  char *view = NULL;

  g_object_get (page, "view", &view, NULL);
  return view;
}

static void
assert_view (const char *expected, GType type)
{
  g_autofree char *view = get_view ();
  GtkWidget *shown = cordee_test_find_type (page, type);

  ck_assert_str_eq (view, expected);
  ck_assert_ptr_nonnull (shown);
  ck_assert (gtk_widget_get_mapped (shown));
}

/* ── among questions ────────────────────────────────────────────── */

/* Whoever goes on can answer at once. */
START_TEST (focus_goes_with_the_question)
{
  const CordeeQuestion *first = find_number (0);
  const CordeeQuestion *second = find_number (1);
  GtkWidget *focus;

  act_on ("assistant.go", first->id);
  ck_assert_ptr_eq (cordee_interview_get_current (interview), first);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "2");
  act_on ("assistant.go", second->id);
  ck_assert_ptr_eq (cordee_interview_get_current (interview), second);
  focus = gtk_window_get_focus (window);
  ck_assert (focus != NULL && gtk_widget_is_ancestor (focus, get_entry ()));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (get_entry ())), "");

  act ("assistant.back");
  ck_assert_ptr_eq (cordee_interview_get_current (interview), first);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (get_entry ())), "2");
  act ("assistant.next");
  ck_assert_ptr_ne (cordee_interview_get_current (interview), first);
}
END_TEST

/* Out of any sort of field: of the first questions of each type. */
START_TEST (shift_tab_leaves_the_question)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));
  GtkWidget *card = cordee_test_find_type (page, CORDEE_TYPE_QUESTION_CARD);
  g_autoptr(GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      guint steps = 0;

      if (!g_hash_table_add (types, (gpointer) question->type))
        continue;
      cordee_assistant_page_show_question (CORDEE_ASSISTANT_PAGE (page), question->id);
      cordee_test_settle (GTK_WIDGET (window));
      ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), card));
      while (gtk_widget_is_ancestor (gtk_window_get_focus (window), card) && steps++ < 20)
        gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
      ck_assert_msg (steps < 20, "no way back from %s", question->id);
    }
  ck_assert_uint_gt (g_hash_table_size (types), 3);
}
END_TEST

START_TEST (nobody_goes_on_from_what_cannot_be_understood)
{
  const CordeeQuestion *question = find_number (0);

  act_on ("assistant.go", question->id);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "deux");
  act ("assistant.next");
  ck_assert_ptr_eq (cordee_interview_get_current (interview), question);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (get_entry ())), "deux");
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), get_entry ()));
  act ("assistant.unknown");
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (get_entry ())), "");
  act ("assistant.next");
  ck_assert_ptr_ne (cordee_interview_get_current (interview), question);
}
END_TEST

START_TEST (question_that_the_base_lacks_changes_nothing)
{
  const CordeeQuestion *question = cordee_interview_get_current (interview);

  act_on ("assistant.go", "nulle-question");
  ck_assert_ptr_eq (cordee_interview_get_current (interview), question);
}
END_TEST

START_TEST (keys_go_on_and_back_and_undo)
{
  const CordeeQuestion *question = find_number (0);

  act_on ("assistant.go", question->id);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "2");
  ck_assert (cordee_test_key (get_entry (), GDK_KEY_Right, GDK_ALT_MASK));
  ck_assert_ptr_ne (cordee_interview_get_current (interview), question);
  ck_assert (cordee_test_key (page, GDK_KEY_Left, GDK_ALT_MASK));
  ck_assert_ptr_eq (cordee_interview_get_current (interview), question);
  ck_assert (cordee_test_key (get_entry (), GDK_KEY_z, GDK_CONTROL_MASK));
  ck_assert_double_eq (get_number (question), -1);
  ck_assert (cordee_test_key (get_entry (), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  ck_assert_double_eq (get_number (question), 2);
}
END_TEST

/* What can be undone is told, and what cannot is off. */
START_TEST (undo_and_redo_say_what)
{
  const CordeeQuestion *question = find_number (0);
  g_autofree char *undo = NULL;
  g_autofree char *name = NULL;

  ck_assert (!can ("assistant.undo") && !can ("assistant.redo"));
  act_on ("assistant.go", question->id);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "2");
  undo = cordee_interview_dup_undo_text (interview);
  name = g_strdup_printf ("Annuler : %s", undo);
  ck_assert_ptr_nonnull (cordee_test_find_name (page, name));
  ck_assert (can ("assistant.undo") && !can ("assistant.redo"));
  act ("assistant.undo");
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (get_entry ())), "");
  ck_assert (!can ("assistant.undo") && can ("assistant.redo"));
  act ("assistant.redo");
  ck_assert_double_eq (get_number (question), 2);
}
END_TEST

START_TEST (path_is_switched)
{
  g_autofree char *path = NULL;

  ck_assert_int_eq (cordee_interview_get_path (interview), CORDEE_PATH_BRIEF);
  act_on ("assistant.path", "complet");
  ck_assert_int_eq (cordee_interview_get_path (interview), CORDEE_PATH_FULL);
  act_on ("assistant.path", "détourné");
  ck_assert_int_eq (cordee_interview_get_path (interview), CORDEE_PATH_FULL);
  g_object_get (page, "path", &path, NULL);
  ck_assert_str_eq (path, "complet");
}
END_TEST

/* Nothing is lost for good. */
START_TEST (starting_anew_can_be_undone)
{
  const CordeeQuestion *question = find_number (0);
  GString *record = cordee_test_record_actions (GTK_WIDGET (window));

  act_on ("assistant.go", question->id);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "2");
  act ("assistant.restart");
  ck_assert_double_eq (get_number (question), -1);
  ck_assert_ptr_nonnull (strstr (record->str, "say("));
  act ("assistant.undo");
  ck_assert_double_eq (get_number (question), 2);
}
END_TEST

START_TEST (answer_is_confirmed)
{
  const CordeeQuestion *question = find_number (0);
  g_autoptr(CordeeSituation) doubtful = NULL;

  act_on ("assistant.go", question->id);
  gtk_editable_set_text (GTK_EDITABLE (get_entry ()), "2");
  doubtful = cordee_situation_copy (cordee_session_get_situation (session));
  cordee_situation_set_confirm (doubtful, question->id, TRUE);
  cordee_interview_replace (interview, doubtful);
  cordee_session_answered (session);
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "Mes réponses (1 à confirmer)"));
  act_on ("assistant.confirm", question->id);
  ck_assert_uint_eq (cordee_interview_count_to_confirm (interview), 0);
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "Mes réponses"));
}
END_TEST

/* ── views ──────────────────────────────────────────────────────── */

START_TEST (views_are_made_when_first_shown)
{
  assert_view ("question", CORDEE_TYPE_QUESTION_CARD);
  ck_assert_ptr_null (cordee_test_find_type (page, CORDEE_TYPE_ANSWERS_PANE));
  ck_assert_ptr_null (cordee_test_find_type (page, CORDEE_TYPE_RESULT_PANE));
  act_on ("assistant.view", "reponses");
  assert_view ("reponses", CORDEE_TYPE_ANSWERS_PANE);
  ck_assert (!gtk_widget_get_mapped (cordee_test_find_type (page, CORDEE_TYPE_QUESTION_CARD)));
  act_on ("assistant.view", "resultat");
  assert_view ("resultat", CORDEE_TYPE_RESULT_PANE);
  act_on ("assistant.view", "ailleurs");
  assert_view ("resultat", CORDEE_TYPE_RESULT_PANE);
  act_on ("assistant.go", find_number (0)->id);
  assert_view ("question", CORDEE_TYPE_QUESTION_CARD);
}
END_TEST

/* Beside the question where there is room; else below it, and nearer, without the latest answers between them. */
START_TEST (panel_goes_where_there_is_room)
{
  GtkWidget *panel = cordee_test_find_type (page, CORDEE_TYPE_CANDIDATE_PANEL);
  GtkWidget *card = cordee_test_find_type (page, CORDEE_TYPE_QUESTION_CARD);
  GtkWidget *parent = gtk_widget_get_parent (card);
  GtkWidget *latest = cordee_test_find_name (card, "Dernières réponses");
  g_autoptr(CordeeValue) one = cordee_value_new_number (1);

  cordee_interview_answer (interview, cordee_interview_get_current (interview)->id, one, CORDEE_PROVENANCE_DECLARED);
  cordee_interview_go_on (interview);
  cordee_session_answered (session);
  ck_assert (gtk_widget_get_visible (latest));
  ck_assert (gtk_widget_get_parent (panel) != parent);
  cordee_test_resize (window, 560, 700);
  CORDEE_ITERATE_WHILE (gtk_widget_get_parent (panel) != parent);
  ck_assert (!gtk_widget_get_visible (latest));
  cordee_test_resize (window, 1070, 750);
  CORDEE_ITERATE_WHILE (gtk_widget_get_parent (panel) == parent);
  ck_assert (gtk_widget_get_visible (latest));
}
END_TEST

START_TEST (whatever_takes_the_focus_has_a_name)
{
  static const char *const views[] = { "question", "reponses", "resultat" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      act_on ("assistant.view", views[i]);
      cordee_test_assert_named (page);
    }
}
END_TEST

/* ── trial ──────────────────────────────────────────────────────── */

/* The first structure that something would open, and the first question that would. Answers are none yet: so an answer bars one first. */
static const CordeeCandidate *
find_remedy (void)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));
  g_autoptr(CordeeValue) zero = cordee_value_new_number (0);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      const CordeeAdvice *advice;

      if (!g_str_equal (question->type, "integer") || question->fixed)
        continue;
      cordee_interview_answer (interview, question->id, zero, CORDEE_PROVENANCE_DECLARED);
      advice = cordee_interview_get_advice (interview);
      for (guint j = 0; j < advice->candidates->len; j++)
        if (((const CordeeCandidate *) advice->candidates->pdata[j])->remedies->len > 0)
          return advice->candidates->pdata[j];
    }
  ck_abort_msg ("nothing can be tried");
}

static void
try_remedy (const CordeeCandidate *candidate, int remedy)
{
  g_autofree char *structure = g_strdup (candidate->structure->id);

  ck_assert (gtk_widget_activate_action (page, "assistant.try", "(si)", structure, remedy));
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
tells_of_trial (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Essai");
}

START_TEST (trial_is_kept_or_dropped)
{
  const CordeeCandidate *candidate = find_remedy ();
  const char *changed = g_intern_string (((const CordeeAnswerChange *) ((const CordeeRemedy *) candidate->remedies->pdata[0])->changes->pdata[0])->question->id);
  g_autoptr(CordeeSituation) before = NULL;

  cordee_session_answered (session);
  before = cordee_situation_copy (cordee_session_get_situation (session));
  ck_assert (!can ("assistant.keep") && !can ("assistant.drop"));
  try_remedy (candidate, 999);
  ck_assert_ptr_null (cordee_interview_get_trial (interview));

  try_remedy (candidate, 0);
  ck_assert_ptr_nonnull (cordee_interview_get_trial (interview));
  ck_assert_ptr_nonnull (cordee_test_find (page, tells_of_trial, NULL));
  ck_assert (cordee_situation_equal (cordee_session_get_situation (session), before));
  cordee_test_assert_named (page);
  ck_assert (can ("assistant.keep") && can ("assistant.drop"));
  act ("assistant.drop");
  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  ck_assert_ptr_null (cordee_test_find (page, tells_of_trial, NULL));
  ck_assert (cordee_situation_equal (cordee_session_get_situation (session), before));

  try_remedy (find_remedy (), 0);
  act ("assistant.keep");
  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  ck_assert (!cordee_value_equal (cordee_situation_get (cordee_session_get_situation (session), changed)->value,
                                  cordee_situation_get (before, changed)->value));
}
END_TEST

static Suite *
assistant_page_suite (void)
{
  Suite *suite = suite_create ("assistant-page");
  TCase *questions = cordee_test_gui_case (suite, "questions");
  TCase *views = cordee_test_gui_case (suite, "views");
  TCase *trial = cordee_test_gui_case (suite, "trial");

  tcase_add_checked_fixture (questions, begin, end);
  tcase_add_checked_fixture (views, begin, end);
  tcase_add_checked_fixture (trial, begin, end);

  tcase_add_test (questions, focus_goes_with_the_question);
  tcase_add_test (questions, shift_tab_leaves_the_question);
  tcase_add_test (questions, nobody_goes_on_from_what_cannot_be_understood);
  tcase_add_test (questions, question_that_the_base_lacks_changes_nothing);
  tcase_add_test (questions, keys_go_on_and_back_and_undo);
  tcase_add_test (questions, undo_and_redo_say_what);
  tcase_add_test (questions, path_is_switched);
  tcase_add_test (questions, starting_anew_can_be_undone);
  tcase_add_test (questions, answer_is_confirmed);

  tcase_add_test (views, views_are_made_when_first_shown);
  tcase_add_test (views, panel_goes_where_there_is_room);
  tcase_add_test (views, whatever_takes_the_focus_has_a_name);

  tcase_add_test (trial, trial_is_kept_or_dropped);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (assistant_page_suite ());
}
