/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-candidate-card.h"
#include "cordee-candidate-panel.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeInterview *interview;
static CordeeCandidatePanel *panel;
static GtkWindow *window;
static GString *asked; /* what the assistant around the panel was asked */

static void
asked_cb (GSimpleAction *action, GVariant *value)
{
  g_autofree char *name = g_action_print_detailed_name (g_action_get_name (G_ACTION (action)), value);

  g_string_append_printf (asked, "%s\n", name);
}

static void
add_action (GSimpleActionGroup *group, const char *name, const char *type)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
begin (void)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  session = cordee_test_session ();
  interview = cordee_session_get_interview (session);
  asked = g_string_new (NULL);
  panel = g_object_new (CORDEE_TYPE_CANDIDATE_PANEL, NULL);
  cordee_candidate_panel_set_session (panel, session);
  window = cordee_test_window (GTK_WIDGET (panel), 320, 900);
  add_action (group, "go", "s");
  add_action (group, "try", "(si)");
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
answer (const char *id, const char *text)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, cordee_knowledge_find_question (knowledge, id), text, NULL);

  ck_assert_ptr_nonnull (value);
  cordee_interview_answer (interview, id, value, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (session);
}

/* One doctor and three nurses with patients in common. */
static void
answer_team (void)
{
  static const char *const team[][2] = {
    { "medecins-specialistes", "0" }, { "infirmiers", "3" },           { "mode-exercice", "liberal" }, { "echelle", "patientele-commune" },
    { "forme-juridique", "aucune" },  { "projet-sante", "aucun" },     { "financements", "amorcage" }, { "medecins-generalistes", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (team); i++)
    answer (team[i][0], team[i][1]);
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
collect_card (GtkWidget *widget, gpointer data)
{
  if (CORDEE_IS_CANDIDATE_CARD (widget))
    g_ptr_array_add (data, widget);
  return FALSE;
}

static GPtrArray *
dup_cards (void)
{
  GPtrArray *cards = g_ptr_array_new ();

  cordee_test_find (GTK_WIDGET (panel), collect_card, cards);
  return cards;
}

static gboolean
is_status (GtkWidget *widget, gpointer data)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_STATUS;
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  GtkWidget *label = cordee_test_find_text (root, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
has_action (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

/* ── cards ──────────────────────────────────────────────────────── */

static void
assert_shows_all (void)
{
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  g_autoptr(GPtrArray) cards = dup_cards ();

  ck_assert_uint_eq (cards->len, views->len);
  for (guint i = 0; i < views->len; i++)
    {
      const CordeeCandidateView *view = views->pdata[i];

      cordee_test_name_is (cards->pdata[i], view->name);
      ck_assert (shows (cards->pdata[i], view->structure->id));
      ck_assert (shows (cards->pdata[i], view->phrase));
      ck_assert (view->try_text == NULL || shows (cards->pdata[i], view->try_text));
      ck_assert_int_eq (view->change != NULL,
                        gtk_widget_has_css_class (gtk_widget_get_first_child (cards->pdata[i]), "changed"));
    }
}

START_TEST (structures_stand_in_the_order_of_the_base)
{
  assert_shows_all ();
  cordee_test_assert_named (GTK_WIDGET (window));
  answer_team ();
  assert_shows_all ();
  cordee_test_assert_named (GTK_WIDGET (window));
}
END_TEST

START_TEST (cards_stay_and_only_their_words_change)
{
  g_autoptr(GPtrArray) before = dup_cards ();
  g_autoptr(GPtrArray) after = NULL;

  answer_team ();
  after = dup_cards ();
  ck_assert_uint_eq (after->len, before->len);
  for (guint i = 0; i < before->len; i++)
    ck_assert_ptr_eq (after->pdata[i], before->pdata[i]);
}
END_TEST

/* What a screen reader hears is the whole, while the line keeps its height. */
START_TEST (what_an_answer_changed_is_told)
{
  GtkWidget *status = cordee_test_find (GTK_WIDGET (panel), is_status, NULL);
  int height = gtk_widget_get_height (status);
  g_autoptr(GPtrArray) views = NULL;
  g_autofree char *news = NULL;

  ck_assert (shows (GTK_WIDGET (panel), "Chaque réponse précise les verdicts."));
  answer_team ();
  answer ("medecins-specialistes", "20");
  answer ("medecins-generalistes", "0");
  cordee_test_settle (GTK_WIDGET (window));
  views = cordee_candidate_views_new (interview);
  news = cordee_candidate_views_dup_news (views);
  ck_assert_msg (news != NULL, "the answer changes nothing");
  cordee_test_name_is (status, news);
  ck_assert_int_eq (gtk_widget_get_height (status), height);
}
END_TEST

START_TEST (a_trial_shows_both_verdicts)
{
  g_autoptr(GPtrArray) cards = NULL;
  const CordeeCandidate *barred = NULL;
  const CordeeAdvice *advice;
  guint at = 0;

  answer_team ();
  advice = cordee_interview_get_advice (interview);
  for (guint i = 0; i < advice->candidates->len && barred == NULL; i++)
    if (((const CordeeCandidate *) advice->candidates->pdata[i])->remedies->len > 0)
      {
        barred = advice->candidates->pdata[i];
        at = i;
      }
  ck_assert_ptr_nonnull (barred);
  cordee_interview_try (interview, ((const CordeeRemedy *) barred->remedies->pdata[0])->changes);
  cordee_session_answered (session);
  cordee_test_settle (GTK_WIDGET (window));
  cards = dup_cards ();
  ck_assert (shows (cards->pdata[at], "Avec cet essai"));
  assert_shows_all ();
  cordee_interview_drop_trial (interview);
  cordee_session_answered (session);
  ck_assert (!shows (cards->pdata[at], "Avec cet essai"));
}
END_TEST

/* ── ways on ────────────────────────────────────────────────────── */

START_TEST (what_would_open_a_structure_can_be_tried)
{
  GtkWidget *button;

  ck_assert_ptr_null (cordee_test_find (GTK_WIDGET (panel), has_action, (gpointer) "assistant.try"));
  answer_team ();
  button = cordee_test_find (GTK_WIDGET (panel), has_action, (gpointer) "assistant.try");
  ck_assert_ptr_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ck_assert_msg (g_str_has_prefix (asked->str, "try(("), "it asks for %s", asked->str);
}
END_TEST

START_TEST (an_undetermined_one_leads_to_its_question)
{
  GtkWidget *button = cordee_test_find (GTK_WIDGET (panel), has_action, (gpointer) "assistant.go");
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  const CordeeQuestion *current = cordee_interview_get_current (interview);

  ck_assert_ptr_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  for (guint i = 0; i < views->len; i++)
    {
      const CordeeCandidateView *view = views->pdata[i];
      g_autofree char *expected = view->question != NULL ? g_strdup_printf ("go::%s\n", view->question->id) : NULL;

      if (view->question != NULL && view->question != current)
        {
          ck_assert_str_eq (asked->str, expected);
          return;
        }
    }
  ck_abort_msg ("no structure waits for a question");
}
END_TEST

/* ── time ───────────────────────────────────────────────────────── */

#define ROUNDS 200

/* Our own work from an answer to words on the cards; drawing is GTK's. */
START_TEST (an_answer_is_soon_on_the_cards)
{
  g_autoptr(CordeeValue) one = cordee_value_new_number (1);
  g_autoptr(CordeeValue) two = cordee_value_new_number (2);
  gint64 worst = 0, all = 0;

  answer_team ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time (), took;

      cordee_interview_answer (interview, "medecins-generalistes", i % 2 == 0 ? two : one, CORDEE_PROVENANCE_DECLARED);
      g_signal_emit_by_name (session, "answered");
      took = g_get_monotonic_time () - start;
      worst = MAX (worst, took);
      all += took;
    }
  g_print ("an answer to the words on the cards: %.2f ms on average, %.2f ms at worst\n", (double) all / ROUNDS / 1000, (double) worst / 1000);
  assert_shows_all ();
}
END_TEST

static Suite *
candidate_panel_suite (void)
{
  Suite *suite = suite_create ("candidate-panel");
  TCase *cards = cordee_test_gui_case (suite, "cards");
  TCase *ways = cordee_test_gui_case (suite, "ways");

  tcase_add_checked_fixture (cards, begin, end);
  tcase_add_test (cards, structures_stand_in_the_order_of_the_base);
  tcase_add_test (cards, cards_stay_and_only_their_words_change);
  tcase_add_test (cards, what_an_answer_changed_is_told);
  tcase_add_test (cards, a_trial_shows_both_verdicts);
  tcase_add_test (cards, an_answer_is_soon_on_the_cards);
  tcase_add_checked_fixture (ways, begin, end);
  tcase_add_test (ways, what_would_open_a_structure_can_be_tried);
  tcase_add_test (ways, an_undetermined_one_leads_to_its_question);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (candidate_panel_suite ());
}
