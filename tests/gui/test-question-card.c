/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-answer-editor.h"
#include "cordee-question-card.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeInterview *interview;
static CordeeQuestionCard *card;
static GtkWindow *window;
static guint n_answered;

static void
count_cb (void)
{
  n_answered++;
}

static void
unknown_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();

  cordee_interview_answer (interview, cordee_interview_get_current (interview)->id, unknown, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (session);
}

static void
nothing_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
}

/* What the page would do that the card is part of. */
static const GActionEntry entries[] = {
  { "unknown", unknown_cb },
  { "view", nothing_cb, "s" },
};

static void
begin (void)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  session = cordee_test_session ();
  interview = cordee_session_get_interview (session);
  card = g_object_new (CORDEE_TYPE_QUESTION_CARD, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (card), "assistant", G_ACTION_GROUP (group));
  cordee_question_card_set_session (card, session);
  window = cordee_test_window (GTK_WIDGET (card), 800, 900);
  n_answered = 0;
  g_signal_connect (session, "answered", G_CALLBACK (count_cb), NULL);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static const CordeeQuestion *
find_question (const char *type)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, type))
      return questions->pdata[i];
  ck_abort_msg ("the base has no question of type %s", type);
}

static const CordeeQuestion *
show (const char *type)
{
  const CordeeQuestion *question = find_question (type);

  cordee_interview_go_to (interview, question->id);
  cordee_question_card_refresh (card);
  cordee_test_settle (GTK_WIDGET (window));
  return question;
}

static void
type (const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (cordee_test_find_type (GTK_WIDGET (card), GTK_TYPE_ENTRY)), text);
}

static gboolean
says (const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *label = cordee_test_find_text (GTK_WIDGET (card), typeset);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* ── question ───────────────────────────────────────────────────── */

/* Why it is asked is never hidden. */
START_TEST (question_says_what_and_why)
{
  static const char *const types[] = { "integer", "choice", "multiple", "boolean", "percent", "date" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const CordeeQuestion *question = show (types[i]);

      ck_assert_msg (says (question->label) && says (question->why), "%s does not say what it is", question->id);
      ck_assert (question->help == NULL || says (question->help));
      cordee_test_assert_named (GTK_WIDGET (window));
    }
}
END_TEST

START_TEST (each_edit_is_an_answer)
{
  const CordeeQuestion *question = show ("integer");
  const CordeeSituation *situation = cordee_session_get_situation (session);

  ck_assert (says ("Passer") && !says ("Suivant"));
  type ("2");
  ck_assert_uint_eq (n_answered, 1);
  ck_assert_double_eq (cordee_situation_get_value (situation, question->id)->number, 2);
  ck_assert (says ("Suivant") && !says ("Passer"));
  ck_assert (cordee_question_card_is_valid (card));

  type ("");
  ck_assert_ptr_null (cordee_situation_get (cordee_session_get_situation (session), question->id));
  ck_assert (says ("Passer"));
  type ("x");
  ck_assert (!cordee_question_card_is_valid (card));
  ck_assert_uint_eq (n_answered, 2);
}
END_TEST

/* However many keys it took, and what was there before comes back. */
START_TEST (one_visit_is_one_step_of_undo)
{
  const CordeeQuestion *question = show ("integer");

  type ("1");
  type ("12");
  type ("123");
  cordee_interview_go_on (interview);
  cordee_interview_go_to (interview, question->id);
  cordee_question_card_refresh (card);
  type ("4");
  type ("45");
  ck_assert_double_eq (cordee_situation_get_value (cordee_session_get_situation (session), question->id)->number, 45);
  cordee_interview_undo (interview);
  ck_assert_double_eq (cordee_situation_get_value (cordee_session_get_situation (session), question->id)->number, 123);
  cordee_interview_undo (interview);
  ck_assert_ptr_null (cordee_situation_get (cordee_session_get_situation (session), question->id));
  ck_assert (!cordee_interview_can_undo (interview));
  cordee_interview_redo (interview);
  ck_assert_double_eq (cordee_situation_get_value (cordee_session_get_situation (session), question->id)->number, 123);
  cordee_session_answered (session);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (cordee_test_find_type (GTK_WIDGET (card), GTK_TYPE_ENTRY))), "123");
}
END_TEST

static gboolean
is_unknown (GtkWidget *widget, gpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && cordee_test_find_type (widget, GTK_TYPE_LABEL) != NULL
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (cordee_test_find_type (widget, GTK_TYPE_LABEL))), "Je ne sais pas encore");
}

/* It takes the answer away, and an answer takes it away. */
START_TEST (not_knowing_is_an_answer)
{
  const CordeeQuestion *question = show ("integer");
  GtkWidget *check = cordee_test_find (GTK_WIDGET (card), is_unknown, NULL);

  ck_assert_ptr_nonnull (check);
  type ("2");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ck_assert_int_eq (cordee_situation_get (cordee_session_get_situation (session), question->id)->value->kind, CORDEE_VALUE_UNKNOWN);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (cordee_test_find_type (GTK_WIDGET (card), GTK_TYPE_ENTRY))), "");
  ck_assert (says ("Suivant"));
  type ("5");
  ck_assert (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  ck_assert_double_eq (cordee_situation_get_value (cordee_session_get_situation (session), question->id)->number, 5);
}
END_TEST

START_TEST (provenance_is_of_the_answer)
{
  const CordeeQuestion *question = show ("integer");

  ck_assert (says ("Réponse : déclarée"));
  gtk_widget_activate_action (GTK_WIDGET (card), "question.provenance", "s", "estimated");
  ck_assert (says ("Réponse : estimée"));
  type ("2");
  ck_assert_int_eq (cordee_situation_get (cordee_session_get_situation (session), question->id)->provenance, CORDEE_PROVENANCE_ESTIMATED);
  gtk_widget_activate_action (GTK_WIDGET (card), "question.provenance", "s", "proven");
  ck_assert_int_eq (cordee_situation_get (cordee_session_get_situation (session), question->id)->provenance, CORDEE_PROVENANCE_PROVEN);

  show ("choice");
  ck_assert (says ("Réponse : déclarée"));
  show ("integer");
  ck_assert (!says ("Réponse : déclarée"));
}
END_TEST

/* ── around it ──────────────────────────────────────────────────── */

static gboolean
leads_to (GtkWidget *widget, gpointer data)
{
  GVariant *target = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  return target != NULL && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "assistant.go") == 0
         && g_strcmp0 (g_variant_get_string (target, NULL), data) == 0;
}

START_TEST (latest_answers_can_be_changed)
{
  const CordeeQuestion *question = show ("integer");
  g_autofree char *name = cordee_report_question_name (question);
  g_autofree char *button_name = g_strdup_printf ("Modifier : %s", name);
  GtkWidget *button;

  type ("1234");
  ck_assert_ptr_null (cordee_test_find (GTK_WIDGET (card), leads_to, (gpointer) question->id));
  show ("choice");
  button = cordee_test_find (GTK_WIDGET (card), leads_to, (gpointer) question->id);
  ck_assert_ptr_nonnull (button);
  cordee_test_name_is (button, button_name);
  ck_assert_ptr_nonnull (cordee_test_find_text (gtk_widget_get_parent (button), name));
}
END_TEST

START_TEST (answer_in_doubt_can_be_confirmed)
{
  const CordeeQuestion *question = show ("integer");
  g_autoptr(CordeeSituation) doubtful = NULL;
  GtkWidget *button;

  type ("2");
  doubtful = cordee_situation_copy (cordee_session_get_situation (session));
  cordee_situation_set_confirm (doubtful, question->id, TRUE);
  cordee_interview_replace (interview, doubtful);
  show ("integer");
  button = gtk_widget_get_ancestor (cordee_test_find_text (GTK_WIDGET (card), "C’est toujours juste"), GTK_TYPE_BUTTON);
  ck_assert (gtk_widget_get_mapped (button));
  ck_assert_str_eq (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "assistant.confirm");
  ck_assert_str_eq (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL), question->id);
  cordee_interview_confirm (interview, question->id);
  cordee_session_answered (session);
  ck_assert (!gtk_widget_get_mapped (button));
}
END_TEST

/* Whoever passes over everything comes to an end too. */
START_TEST (end_leads_to_the_result)
{
  guint n = 0;

  while (cordee_interview_get_current (interview) != NULL && n++ < 200)
    cordee_interview_go_on (interview);
  ck_assert_ptr_null (cordee_interview_get_current (interview));
  cordee_session_answered (session);
  ck_assert (says ("Plus rien à demander sur ce parcours"));
  ck_assert (says ("Voir le résultat"));
  ck_assert (says ("Continuer par le parcours complet"));
  ck_assert (!says ("Passer") && !says ("Suivant"));
  cordee_test_assert_named (GTK_WIDGET (window));

  cordee_interview_set_path (interview, CORDEE_PATH_FULL);
  cordee_session_answered (session);
  ck_assert (!says ("Continuer par le parcours complet"));
}
END_TEST

/* What is being typed survives a change of the place. */
START_TEST (follows_the_rules)
{
  show ("integer");
  type ("3x");
  ck_assert (cordee_session_set_place (session, "76", NULL));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (cordee_test_find_type (GTK_WIDGET (card), GTK_TYPE_ENTRY))), "3x");
  ck_assert (!cordee_question_card_is_valid (card));
}
END_TEST

static Suite *
question_card_suite (void)
{
  Suite *suite = suite_create ("question-card");
  TCase *question = cordee_test_gui_case (suite, "question");
  TCase *around = cordee_test_gui_case (suite, "around");

  tcase_add_checked_fixture (question, begin, end);
  tcase_add_checked_fixture (around, begin, end);

  tcase_add_test (question, question_says_what_and_why);
  tcase_add_test (question, each_edit_is_an_answer);
  tcase_add_test (question, one_visit_is_one_step_of_undo);
  tcase_add_test (question, not_knowing_is_an_answer);
  tcase_add_test (question, provenance_is_of_the_answer);

  tcase_add_test (around, latest_answers_can_be_changed);
  tcase_add_test (around, answer_in_doubt_can_be_confirmed);
  tcase_add_test (around, end_leads_to_the_result);
  tcase_add_test (around, follows_the_rules);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (question_card_suite ());
}
