/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-answers-pane.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeInterview *interview;
static CordeeAnswersPane *pane;
static GtkWindow *window;
static GString *asked; /* what the assistant around the pane was asked */

static void
asked_cb (GSimpleAction *action, GVariant *value)
{
  g_autofree char *name = g_action_print_detailed_name (g_action_get_name (G_ACTION (action)), value);

  g_string_append_printf (asked, "%s\n", name);
}

static void
begin (void)
{
  static const char *const actions[][2] = { { "view", "s" }, { "go", "s" }, { "confirm", "s" }, { "restart", NULL } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  session = cordee_test_session ();
  interview = cordee_session_get_interview (session);
  asked = g_string_new (NULL);
  pane = g_object_new (CORDEE_TYPE_ANSWERS_PANE, NULL);
  cordee_answers_pane_set_session (pane, session);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i][0], actions[i][1] != NULL ? G_VARIANT_TYPE (actions[i][1]) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), NULL);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  window = cordee_test_window (GTK_WIDGET (pane), 800, 900);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "assistant", G_ACTION_GROUP (group));
  cordee_test_settle (GTK_WIDGET (window));
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
  g_string_free (g_steal_pointer (&asked), TRUE);
}

/* ── helpers ────────────────────────────────────────────────────── */

static void
answer_as (const char *id, const char *text, CordeeProvenance provenance)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, cordee_knowledge_find_question (knowledge, id), text, NULL);

  ck_assert_ptr_nonnull (value);
  cordee_interview_answer (interview, id, value, provenance);
  cordee_session_answered (session);
  cordee_test_settle (GTK_WIDGET (window));
}

static void
answer (const char *id, const char *text)
{
  answer_as (id, text, CORDEE_PROVENANCE_DECLARED);
}

/* Gives the answer to id as one that is to be looked at again. */
static void
answer_doubtfully (const char *id, double number)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (cordee_interview_get_situation (interview));
  g_autoptr(CordeeValue) value = cordee_value_new_number (number);

  cordee_situation_set (situation, id, value, CORDEE_PROVENANCE_DECLARED);
  cordee_situation_set_confirm (situation, id, TRUE);
  cordee_interview_replace (interview, situation);
  cordee_session_answered (session);
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
shows (const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *label = cordee_test_find_text (GTK_WIDGET (pane), text);

  if (label == NULL)
    label = cordee_test_find_text (GTK_WIDGET (pane), typeset);
  return label != NULL && gtk_widget_get_mapped (label);
}

static GtkWidget *
named (const char *name)
{
  GtkWidget *widget = cordee_test_find_name (GTK_WIDGET (pane), name);

  ck_assert_msg (widget != NULL && gtk_widget_get_mapped (widget), "nothing on show is named “%s”", name);
  return widget;
}

static GtkWidget *
button (const char *label)
{
  GtkWidget *found = cordee_test_find_text (GTK_WIDGET (pane), label);

  ck_assert_msg (found != NULL && gtk_widget_get_mapped (found), "nothing on show says “%s”", label);
  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

static void
press (GtkWidget *widget)
{
  ck_assert (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
  cordee_test_settle (GTK_WIDGET (window));
}

static GtkWidget *
find_fold (const char *prefix)
{
  GtkWidget *found = NULL;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (cordee_test_find_type (GTK_WIDGET (pane), GTK_TYPE_EXPANDER)));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_EXPANDER (child) && gtk_widget_get_visible (child) && g_str_has_prefix (gtk_expander_get_label (GTK_EXPANDER (child)), prefix))
      found = child;
  ck_assert_msg (found != NULL, "nothing is folded under “%s”", prefix);
  return found;
}

/* ── what it shows ──────────────────────────────────────────────── */

START_TEST (without_answers_it_says_so)
{
  ck_assert (shows ("Pas encore de réponse. Elles se rangent ici au fur et à mesure, et se modifient à tout moment."));
  ck_assert (!gtk_widget_is_sensitive (button ("Recommencer…")));
  cordee_test_assert_named (GTK_WIDGET (window));
  press (button ("Continuer les questions"));
  press (button ("Voir le résultat"));
  ck_assert_str_eq (asked->str, "view::question\nview::resultat\n");
}
END_TEST

START_TEST (answers_stand_under_their_headings)
{
  answer ("infirmiers", "3");
  answer_as ("medecins-generalistes", "1", CORDEE_PROVENANCE_ESTIMATED);
  answer ("mode-exercice", "liberal");
  ck_assert (shows ("3 réponses données"));
  ck_assert (shows ("Votre équipe"));
  ck_assert (shows ("Tous en libéral"));
  ck_assert (shows (cordee_report_provenance_label (CORDEE_PROVENANCE_ESTIMATED)));
  cordee_test_assert_named (GTK_WIDGET (window));
  press (named ("Modifier : Infirmiers"));
  ck_assert_str_eq (asked->str, "go::infirmiers\n");
}
END_TEST

START_TEST (what_is_not_known_is_to_be_found_out)
{
  answer ("infirmiers", "3");
  answer ("pharmaciens", "?");
  ck_assert (shows ("1 réponse donnée · 1 à trouver"));
  ck_assert (shows ("À trouver"));
  ck_assert (shows ("je ne sais pas encore"));
}
END_TEST

START_TEST (answers_to_be_confirmed_come_first)
{
  answer ("pharmaciens", "?");
  answer_doubtfully ("infirmiers", 3);
  ck_assert (shows ("1 réponse donnée, dont 1 à confirmer · 1 à trouver"));
  ck_assert (shows ("À confirmer"));
  cordee_test_assert_named (GTK_WIDGET (window));
  press (named ("C’est toujours juste : Infirmiers"));
  press (named ("Modifier : Infirmiers"));
  ck_assert_str_eq (asked->str, "confirm::infirmiers\ngo::infirmiers\n");

  /* Where it stands then, the focus is too. */
  gtk_widget_grab_focus (named ("C’est toujours juste : Infirmiers"));
  cordee_interview_confirm (interview, "infirmiers");
  cordee_session_answered (session);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (!shows ("À confirmer"));
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), named ("Modifier : Infirmiers"));
}
END_TEST

START_TEST (questions_not_asked_yet_are_folded_away)
{
  GtkWidget *fold = find_fold ("Questions pas encore posées (");

  ck_assert_ptr_null (cordee_test_find_name (GTK_WIDGET (pane), "Répondre : Infirmiers"));
  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  cordee_test_settle (GTK_WIDGET (window));
  press (named ("Répondre : Infirmiers"));
  ck_assert_str_eq (asked->str, "go::infirmiers\n");
  cordee_test_assert_named (GTK_WIDGET (window));

  /* It stays open while answers come. */
  answer ("pharmaciens", "1");
  ck_assert (gtk_expander_get_expanded (GTK_EXPANDER (fold)));
  named ("Répondre : Infirmiers");
}
END_TEST

START_TEST (questions_that_do_not_apply_say_why)
{
  answer ("medecins-specialistes", "0");
  gtk_expander_set_expanded (GTK_EXPANDER (find_fold ("Question")), TRUE);
  gtk_expander_set_expanded (GTK_EXPANDER (find_fold ("Questions sans objet pour ce projet (")), TRUE);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (shows ("Ne se pose que si l’équipe compte des médecins d’une autre spécialité que la médecine générale."));
}
END_TEST

/* ── what it does ───────────────────────────────────────────────── */

START_TEST (beginning_anew_asks_first)
{
  answer ("infirmiers", "3");
  press (button ("Recommencer…"));
  ck_assert_str_eq (asked->str, "");
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), button ("Les garder"));
  press (button ("Les garder"));
  ck_assert_str_eq (asked->str, "");
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), button ("Recommencer…"));

  press (button ("Recommencer…"));
  ck_assert (cordee_test_key (GTK_WIDGET (pane), GDK_KEY_Escape, 0));
  press (button ("Recommencer…"));
  press (button ("Effacer les réponses"));
  ck_assert_str_eq (asked->str, "restart\n");
}
END_TEST

/* What nobody looks at is not made. */
START_TEST (out_of_sight_it_waits)
{
  gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
  answer ("infirmiers", "3");
  ck_assert_ptr_null (cordee_test_find_name (GTK_WIDGET (pane), "Modifier : Infirmiers"));
  gtk_widget_set_visible (GTK_WIDGET (pane), TRUE);
  cordee_test_settle (GTK_WIDGET (window));
  named ("Modifier : Infirmiers");
}
END_TEST

static Suite *
answers_pane_suite (void)
{
  Suite *suite = suite_create ("answers-pane");
  TCase *look = cordee_test_gui_case (suite, "look");
  TCase *use = cordee_test_gui_case (suite, "use");

  tcase_add_checked_fixture (look, begin, end);
  tcase_add_test (look, without_answers_it_says_so);
  tcase_add_test (look, answers_stand_under_their_headings);
  tcase_add_test (look, what_is_not_known_is_to_be_found_out);
  tcase_add_test (look, answers_to_be_confirmed_come_first);
  tcase_add_test (look, questions_not_asked_yet_are_folded_away);
  tcase_add_test (look, questions_that_do_not_apply_say_why);
  tcase_add_checked_fixture (use, begin, end);
  tcase_add_test (use, beginning_anew_asks_first);
  tcase_add_test (use, out_of_sight_it_waits);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (answers_pane_suite ());
}
