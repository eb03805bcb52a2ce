/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-colour-edge.h"
#include "cordee-report-advice.h"
#include "cordee-result-pane.h"
#include "cordee-result-view.h"
#include "cordee-test-gui.h"

#include <string.h>

/* The result in a window of its own: the assistant around it only writes down what it is asked to do. */

typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  CordeeResultPane *pane;
  GString *record;    /* what the window was asked, borrowed */
  GString *assistant; /* what the assistant was asked */
} Fixture;

/* One doctor and three nurses with patients in common. */
static const char *const team[][2] = {
  { "medecins-generalistes", "1" },         { "medecins-specialistes", "0" }, { "infirmiers", "3" },  { "mode-exercice", "liberal" },
  { "echelle", "patientele-commune" },      { "forme-juridique", "aucune" },  { "projet-sante", "aucun" },
  { "financements", "amorcage" },
};

static void
asked_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_autofree char *name = g_action_print_detailed_name (g_action_get_name (G_ACTION (action)), value);

  g_string_append_printf (data, "%s\n", name);
}

static void
add_assistant (Fixture *self)
{
  static const char *const actions[][2] = { { "view", "s" }, { "go", "s" }, { "try", "(si)" } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  self->assistant = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i][0], G_VARIANT_TYPE (actions[i][1]));

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), self->assistant);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "assistant", G_ACTION_GROUP (group));
}

static void
open_pane (Fixture *self, int width)
{
  GtkWidget *pane = g_object_new (CORDEE_TYPE_RESULT_PANE, NULL);

  self->session = cordee_test_session ();
  self->pane = CORDEE_RESULT_PANE (pane);
  self->window = cordee_test_window (pane, width, 800);
  self->record = cordee_test_record_actions (GTK_WIDGET (self->window));
  add_assistant (self);
  cordee_result_pane_set_session (self->pane, self->session);
  cordee_test_settle (GTK_WIDGET (self->window));
}

static void
close_pane (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_test_assert_finalized (self->session);
  g_string_free (self->assistant, TRUE);
}

static void
answer (Fixture *self, const char *id, const char *text)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, cordee_knowledge_find_question (knowledge, id), text, &error);

  ck_assert_msg (value != NULL, "%s", error != NULL ? error->message : id);
  cordee_interview_answer (cordee_session_get_interview (self->session), id, value, CORDEE_PROVENANCE_DECLARED);
}

static void
answer_all (Fixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (team); i++)
    answer (self, team[i][0], team[i][1]);
  cordee_session_answered (self->session);
  cordee_test_settle (GTK_WIDGET (self->window));
}

static const CordeeAdvice *
advice_of (Fixture *self)
{
  return cordee_interview_get_advice (cordee_session_get_interview (self->session));
}

/* The first control that does so, whatever it does it with; NULL where there is none. */
static gboolean
has_action (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

static GtkWidget *
find_action (Fixture *self, const char *name)
{
  GtkWidget *found = cordee_test_find (GTK_WIDGET (self->pane), has_action, (gpointer) name);

  ck_assert_msg (found != NULL, "nothing does %s", name);
  return found;
}

static void
activate (GtkWidget *button)
{
  ck_assert (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  cordee_test_drain ();
}

/* ── what it shows ──────────────────────────────────────────────── */

START_TEST (without_answers_it_offers_the_first_question)
{
  Fixture self;
  const CordeeQuestion *first;
  g_autofree char *expected = NULL;

  open_pane (&self, 1000);
  first = cordee_interview_get_current (cordee_session_get_interview (self.session));
  expected = g_strdup_printf ("go::%s\n", first->id);

  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), "Pas encore de résultat"));
  ck_assert_ptr_null (cordee_test_find_type (GTK_WIDGET (self.pane), CORDEE_TYPE_COLOUR_EDGE));
  activate (find_action (&self, "assistant.go"));
  ck_assert_str_eq (self.assistant->str, expected);
  cordee_test_assert_named (GTK_WIDGET (self.pane));
  close_pane (&self);
}
END_TEST

START_TEST (tells_the_result)
{
  Fixture self;
  g_autoptr(CordeeResultView) view = NULL;
  GtkWidget *heading;

  open_pane (&self, 1000);
  answer_all (&self);
  view = cordee_result_view_new (advice_of (&self));

  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), view->title));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), view->subtitle));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), view->hero->text));
  heading = cordee_test_find_text (GTK_WIDGET (self.pane), view->hero->title);
  ck_assert_ptr_nonnull (heading);
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (heading)), GTK_ACCESSIBLE_ROLE_HEADING);
  for (guint i = 0; i < view->others->len; i++)
    {
      const CordeeResultCard *card = view->others->pdata[i];

      ck_assert_msg (cordee_test_find_text (GTK_WIDGET (self.pane), card->title) != NULL, "%s is not there", card->title);
      ck_assert_msg (cordee_test_find_text (GTK_WIDGET (self.pane), card->text) != NULL, "%s is not there", card->text);
    }
  for (guint i = 0; i < view->limits->len; i++)
    ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), view->limits->pdata[i]));
  cordee_test_assert_named (GTK_WIDGET (self.pane));
  close_pane (&self);
}
END_TEST

/* How a rule stands is said in words, not by the sign alone. */
START_TEST (reasons_say_how_they_stand)
{
  Fixture self;
  g_autoptr(CordeeResultView) view = NULL;

  open_pane (&self, 1000);
  answer_all (&self);
  view = cordee_result_view_new (advice_of (&self));
  ck_assert_uint_gt (view->hero->reasons->len, 1);
  for (guint i = 0; i < view->hero->reasons->len; i++)
    {
      const CordeeReason *reason = view->hero->reasons->pdata[i];
      g_autofree char *told = g_strdup_printf ("%s : %s", reason->status, reason->text);
      GtkWidget *row = cordee_test_find_name (GTK_WIDGET (self.pane), told);

      ck_assert_msg (row != NULL, "« %s » is not there", told);
      ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    }
  close_pane (&self);
}
END_TEST

static char *
subtitle_of (Fixture *self)
{
  g_autoptr(CordeeResultView) view = cordee_result_view_new (advice_of (self));

  return g_strdup (view->subtitle);
}

/* Not on show, it is made again when it is. */
START_TEST (follows_the_answers)
{
  Fixture self;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_pane (&self, 1000);
  answer_all (&self);
  before = subtitle_of (&self);
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), before));

  gtk_widget_set_visible (GTK_WIDGET (self.pane), FALSE);
  answer (&self, "pharmaciens", "1");
  cordee_session_answered (self.session);
  after = subtitle_of (&self);
  ck_assert_str_ne (before, after);
  gtk_widget_set_visible (GTK_WIDGET (self.pane), TRUE);
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_ptr_null (cordee_test_find_text (GTK_WIDGET (self.pane), before));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), after));
  close_pane (&self);
}
END_TEST

/* ── what it leads to ───────────────────────────────────────────── */

START_TEST (leads_to_sources_cells_answers)
{
  Fixture self;

  open_pane (&self, 1000);
  answer_all (&self);
  activate (find_action (&self, "win.show-source"));
  ck_assert_msg (g_str_has_prefix (self.record->str, "show-source::"), "%s", self.record->str);
  g_string_truncate (self.record, 0);
  activate (find_action (&self, "win.show-cell"));
  ck_assert_msg (g_str_has_prefix (self.record->str, "show-cell(("), "%s", self.record->str);
  activate (find_action (&self, "assistant.view"));
  ck_assert_str_eq (self.assistant->str, "view::reponses\n");
  close_pane (&self);
}
END_TEST

/* The change that a button tries is the one beside it. */
START_TEST (tries_the_change_beside_the_button)
{
  Fixture self;
  GtkWidget *button;
  const CordeeCandidate *candidate;
  const char *structure;
  int index;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *expected = NULL;

  open_pane (&self, 1000);
  answer_all (&self);
  button = find_action (&self, "assistant.try");
  g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), "(&si)", &structure, &index);
  candidate = cordee_advice_find (advice_of (&self), structure);
  text = cordee_report_remedy_text (advice_of (&self), candidate->remedies->pdata[index]);
  name = g_strdup_printf ("Essayer : %s", text);
  expected = g_strdup_printf ("try(('%s', %d))\n", structure, index);
  cordee_test_name_is (button, name);
  activate (button);
  ck_assert_str_eq (self.assistant->str, expected);
  close_pane (&self);
}
END_TEST

START_TEST (tells_what_is_tried)
{
  Fixture self;
  CordeeInterview *interview;
  GtkWidget *button;
  const char *structure;
  int index;
  const CordeeCandidate *candidate;
  g_autofree char *text = NULL;

  open_pane (&self, 1000);
  answer_all (&self);
  button = find_action (&self, "assistant.try");
  g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), "(&si)", &structure, &index);
  candidate = cordee_advice_find (advice_of (&self), structure);
  interview = cordee_session_get_interview (self.session);
  ck_assert_ptr_null (cordee_test_find_name (GTK_WIDGET (self.pane), "Avec cet essai"));
  ck_assert (gtk_widget_grab_focus (button));
  cordee_interview_try (interview, ((const CordeeRemedy *) candidate->remedies->pdata[index])->changes);
  cordee_session_answered (self.session);
  cordee_test_settle (GTK_WIDGET (self.window));

  text = cordee_report_recommendation_text (cordee_interview_get_trial (interview));
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (self.pane), "Avec cet essai"));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.pane), text));
  /* All controls are new; the one that does the same has the focus. */
  ck_assert (gtk_window_get_focus (self.window) == find_action (&self, "assistant.try"));

  cordee_interview_drop_trial (interview);
  cordee_session_answered (self.session);
  ck_assert_ptr_null (cordee_test_find_name (GTK_WIDGET (self.pane), "Avec cet essai"));
  close_pane (&self);
}
END_TEST

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

START_TEST (copies_the_result_as_text)
{
  Fixture self;
  g_autofree char *copied = NULL;
  g_autofree char *expected = NULL;

  open_pane (&self, 1000);
  answer_all (&self);
  expected = cordee_report_advice_to_text (advice_of (&self), 0);
  activate (find_action (&self, "page.copy"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self.pane)), NULL, read_cb, &copied);
  CORDEE_ITERATE_WHILE (copied == NULL);
  ck_assert_str_eq (copied, expected);
  ck_assert_str_eq (self.record->str, "say('Résultat copié')\n");
  close_pane (&self);
}
END_TEST

/* ── room ───────────────────────────────────────────────────────── */

START_TEST (fits_a_narrow_window)
{
  Fixture self;
  int minimum;

  open_pane (&self, 1000);
  answer_all (&self);
  gtk_widget_measure (GTK_WIDGET (self.pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  ck_assert_int_le (minimum, 420);
  close_pane (&self);
}
END_TEST

static Suite *
result_pane_suite (void)
{
  Suite *suite = suite_create ("result-pane");
  TCase *look = cordee_test_gui_case (suite, "look");
  TCase *ways = cordee_test_gui_case (suite, "ways");

  tcase_add_test (look, without_answers_it_offers_the_first_question);
  tcase_add_test (look, tells_the_result);
  tcase_add_test (look, reasons_say_how_they_stand);
  tcase_add_test (look, follows_the_answers);
  tcase_add_test (look, fits_a_narrow_window);

  tcase_add_test (ways, leads_to_sources_cells_answers);
  tcase_add_test (ways, tries_the_change_beside_the_button);
  tcase_add_test (ways, tells_what_is_tried);
  tcase_add_test (ways, copies_the_result_as_text);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (result_pane_suite ());
}
