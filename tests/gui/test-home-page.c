/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-home-page.h"
#include "cordee-report-conflicts.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-test-gui.h"

#include <string.h>

static gboolean
collect_cards (GtkWidget *widget, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "card-button"))
    g_ptr_array_add (data, widget);
  return FALSE;
}

/* Borrowed widgets in an array that the caller owns. */
static GPtrArray *
find_cards (GtkWidget *page)
{
  GPtrArray *cards = g_ptr_array_new ();

  cordee_test_find (page, collect_cards, cards);
  return cards;
}

static gboolean
has_part (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* Whether a label says text, which is typeset as labels are. */
static gboolean
says (GtkWidget *page, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  return cordee_test_find (page, has_part, typeset) != NULL;
}

static void
assert_cards (GtkWidget *page, CordeeSession *session)
{
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_session_get_knowledge (session));
  g_autoptr(GPtrArray) cards = find_cards (page);

  ck_assert_uint_eq (cards->len, structures->len);
  for (guint i = 0; i < cards->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s, %s : %s", structure->id, structure->name, structure->summary);

      cordee_test_name_is (cards->pdata[i], name);
      ck_assert_ptr_nonnull (cordee_test_find_text (cards->pdata[i], structure->id));
      ck_assert_ptr_nonnull (cordee_test_find_type (cards->pdata[i], CORDEE_TYPE_SIGN));
    }
}

/* ── structures ─────────────────────────────────────────────────── */

START_TEST (has_a_card_for_each_structure)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);

  assert_cards (page, session);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (fifth_structure_of_a_pack_has_its_card)
{
  g_autofree char *path = cordee_test_gui_source ("tests/data/packs/y_fifth-structure.xml");
  g_autofree char *xml = NULL;
  g_autoptr(CordeeSession) session = NULL;
  g_autoptr(GPtrArray) cards = NULL;
  GtkWidget *page;
  GtkWindow *window;

  ck_assert (g_file_get_contents (path, &xml, NULL, NULL));
  cordee_test_add_pack ("fifth.xml", xml);
  session = cordee_test_session ();
  page = cordee_home_page_new (session);
  window = cordee_test_window (page, 1100, 750);
  assert_cards (page, session);
  cards = find_cards (page);
  ck_assert_uint_eq (cards->len, 5);
  ck_assert_ptr_nonnull (cordee_test_find_text (cards->pdata[4], "Centre de santé"));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (card_opens_the_column_of_its_structure)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  const CordeeStructure *structure = cordee_knowledge_get_structures (knowledge)->pdata[1];
  const CordeeCriterion *criterion = cordee_knowledge_get_criteria (knowledge)->pdata[0];
  g_autofree char *expected = g_strdup_printf ("show-cell(('%s', '%s'))\n", structure->id, criterion->id);
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);
  GString *record = cordee_test_record_actions (GTK_WIDGET (window));
  g_autoptr(GPtrArray) cards = find_cards (page);

  g_signal_emit_by_name (cards->pdata[1], "clicked");
  ck_assert_str_eq (record->str, expected);
  cordee_test_destroy (window);
}
END_TEST

/* ── doors ──────────────────────────────────────────────────────── */

static gboolean
count_primary (GtkWidget *widget, gpointer data)
{
  *(guint *) data += gtk_widget_has_css_class (widget, "suggested-action");
  return FALSE;
}

START_TEST (buttons_lead_to_the_sections)
{
  static const struct
  {
    const char *label;
    const char *action;
  } doors[] = {
    { "Trouver notre structure", "section::assistant\n" },
    { "Comparer les structures", "section::comparer\n" },
    { "Voir les sources", "section::sources\n" },
    { "Voir les désaccords", "show-conflicts\n" },
  };
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);
  GString *record = cordee_test_record_actions (GTK_WIDGET (window));
  guint n_primary = 0;

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      GtkWidget *label = cordee_test_find_text (page, doors[i].label);

      ck_assert_msg (label != NULL, "no button “%s”", doors[i].label);
      g_string_truncate (record, 0);
      g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
      ck_assert_str_eq (record->str, doors[i].action);
    }
  cordee_test_find (page, count_primary, &n_primary);
  ck_assert_uint_eq (n_primary, 1);
  cordee_test_destroy (window);
}
END_TEST

static void
answer_nothing (CordeeSession *session)
{
  CordeeInterview *interview = cordee_session_get_interview (session);
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();

  cordee_interview_answer (interview, cordee_interview_get_current (interview)->id, unknown, CORDEE_PROVENANCE_DECLARED);
  cordee_interview_go_on (interview);
  cordee_session_answered (session);
}

/* Whoever has begun sees how far, that it is saved, and goes on. */
START_TEST (answers_are_taken_up_again)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = g_object_ref_sink (cordee_home_page_new (session));
  GtkWidget *label;

  ck_assert (says (page, "Quelques questions sur le projet"));
  answer_nothing (session);
  ck_assert (says (page, "1 réponse donnée. Enregistrement en cours."));
  ck_assert_ptr_null (cordee_test_find_text (page, "Trouver notre structure"));
  answer_nothing (session);
  CORDEE_ITERATE_WHILE (!says (page, "2 réponses données. Enregistré à l’instant."));
  label = cordee_test_find_text (page, "Reprendre");
  ck_assert_ptr_nonnull (label);
  ck_assert_str_eq (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON))), "win.section");
  cordee_test_assert_finalized (page);
}
END_TEST

START_TEST (place_and_date_are_chosen_by_actions_of_the_window)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = g_object_ref_sink (cordee_home_page_new (session));
  GtkWidget *place = gtk_widget_get_ancestor (cordee_test_find_text (page, "Choisir une région"), GTK_TYPE_BUTTON);
  GtkWidget *day = gtk_widget_get_ancestor (cordee_test_find_text (page, "Changer de date"), GTK_TYPE_BUTTON);

  ck_assert_str_eq (gtk_actionable_get_action_name (GTK_ACTIONABLE (place)), "win.choose-place");
  ck_assert_str_eq (gtk_actionable_get_action_name (GTK_ACTIONABLE (day)), "win.choose-day");
  cordee_test_assert_finalized (page);
}
END_TEST

/* ── what is next ───────────────────────────────────────────────── */

static void
put_dossier (CordeeSession *session, const char *name, const char *next, CordeeDay day, gboolean chosen)
{
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  g_autofree char *file = g_strdup_printf ("%s/%s.cordee", folder, name);
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new (name, 1700000000);
  g_autoptr(GBytes) bytes = NULL;

  cordee_dossier_set_next (dossier, next, day);
  if (chosen)
    cordee_dossier_choose (dossier, "CPTS", CORDEE_HOW_CREER, 1700000000);
  bytes = cordee_dossier_to_bytes (dossier, cordee_session_get_knowledge (session));
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static gboolean
opens (GtkWidget *widget, gpointer file)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "section"), file) == 0;
}

START_TEST (next_actions_of_all_dossiers_lead_to_them)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  CordeeDay today = cordee_session_get_today (session);
  g_autofree char *folder = cordee_session_dup_book_folder (session);
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);
  GString *record = cordee_test_record_actions (GTK_WIDGET (window));
  g_autofree char *expected = g_strdup_printf ("open-file('%s/Chemin.cordee')\nsection::parcours\n", folder);
  GtkWidget *row, *none;

  none = gtk_widget_get_parent (cordee_test_find_text (page, "Prochaines actions"));
  none = gtk_widget_get_next_sibling (gtk_widget_get_first_child (none));
  ck_assert (says (none, "Rien à faire pour le moment."));
  CORDEE_ITERATE_WHILE (!gtk_widget_get_visible (none));
  put_dossier (session, "Hier", "Rappeler", today - 1, FALSE);
  put_dossier (session, "Chemin", NULL, CORDEE_DAY_NONE, TRUE);
  put_dossier (session, "Rien", NULL, CORDEE_DAY_NONE, FALSE);
  g_signal_emit_by_name (session, "saved");
  CORDEE_ITERATE_WHILE (!says (page, "En retard, "));
  ck_assert (!gtk_widget_get_visible (none));
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "Rappeler"));
  row = cordee_test_find (page, opens, (gpointer) "assistant");
  ck_assert_ptr_nonnull (cordee_test_find_text (row, "Hier"));
  row = cordee_test_find (page, opens, (gpointer) "parcours");
  ck_assert_ptr_nonnull (row);
  g_string_truncate (record, 0);
  g_signal_emit_by_name (row, "clicked");
  ck_assert_str_eq (record->str, expected);
  cordee_test_destroy (window);
}
END_TEST

/* ── figures ────────────────────────────────────────────────────── */

/* What costs time is counted once the page is on show, and not before. */
START_TEST (counts_once_it_is_on_show)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autoptr(CordeeConflicts) conflicts = cordee_conflicts_new (knowledge, cordee_session_get_context (session));
  g_autofree char *n_conflicts = g_strdup_printf ("%u désaccords", conflicts->items->len);
  g_autofree char *n_statements = g_strdup_printf ("%u énoncés sourcés", cordee_knowledge_get_statements (knowledge)->len);
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window;

  ck_assert (says (page, n_statements));
  ck_assert (!says (page, n_conflicts));
  window = cordee_test_window (page, 1100, 750);
  CORDEE_ITERATE_WHILE (!says (page, n_conflicts));
  ck_assert (says (page, " % lus depuis moins d’un an ; dernière lecture le "));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (follows_the_session)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);
  g_autoptr(CordeeConflicts) now = NULL;
  g_autoptr(CordeeConflicts) long_ago = NULL;
  CordeeContext context;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  ck_assert (says (page, "Règles nationales seules"));
  ck_assert (cordee_session_set_place (session, "76", "34"));
  ck_assert (says (page, "Occitanie, département 34"));
  ck_assert (says (page, "règles locales s’ajoutent aux règles nationales."));
  ck_assert (says (page, "Changer de région"));

  context = *cordee_session_get_context (session);
  now = cordee_conflicts_new (cordee_session_get_knowledge (session), &context);
  first = g_strdup_printf ("%u désaccord", now->items->len);
  context.as_of = cordee_day_new (2017, 1, 1);
  long_ago = cordee_conflicts_new (cordee_session_get_knowledge (session), &context);
  second = g_strdup_printf ("%u désaccord", long_ago->items->len);
  CORDEE_ITERATE_WHILE (!says (page, first));
  ck_assert (!says (page, second));
  cordee_session_set_as_of (session, context.as_of);
  CORDEE_ITERATE_WHILE (!says (page, second));
  cordee_test_destroy (window);
}
END_TEST

START_TEST (says_where_no_local_rule_is_known)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);
  GtkWidget *page = g_object_ref_sink (cordee_home_page_new (session));
  guint n_checked = 0;

  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];
      gboolean local = FALSE;

      for (guint j = 0; j < statements->len; j++)
        local = local || g_strcmp0 (((const CordeeStatement *) statements->pdata[j])->region, region->code) == 0;
      ck_assert (cordee_session_set_place (session, region->code, NULL));
      ck_assert_int_eq (says (page, "Aucune règle locale trouvée"), !local);
      n_checked += !local;
    }
  ck_assert_uint_gt (n_checked, 0);
  cordee_test_assert_finalized (page);
}
END_TEST

/* ── look and life ──────────────────────────────────────────────── */

START_TEST (whatever_takes_the_focus_has_a_name)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = cordee_test_window (page, 1100, 750);

  cordee_test_assert_named (page);
  cordee_test_destroy (window);
}
END_TEST

/* Beside folded sections, in a window of 800 pixels. */
START_TEST (fits_a_narrow_window_with_large_text)
{
  g_autoptr(CordeeSession) session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window;
  int minimum;

  cordee_settings_set_double (cordee_test_settings (), "text-scale", 2.0);
  window = cordee_test_window (page, 700, 500);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  ck_assert_int_le (minimum, 700);
  cordee_test_destroy (window);
}
END_TEST

START_TEST (goes_while_it_waits_to_count)
{
  CordeeSession *session = cordee_test_session ();
  GtkWidget *page = cordee_home_page_new (session);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, page);
  gtk_window_present (window);
  CORDEE_ITERATE_WHILE (!gtk_widget_get_mapped (page));
  cordee_test_destroy (window);
  cordee_test_assert_finalized (session);
}
END_TEST

static Suite *
home_page_suite (void)
{
  Suite *suite = suite_create ("home-page");
  TCase *structures = cordee_test_gui_case (suite, "structures");
  TCase *doors = cordee_test_gui_case (suite, "doors");
  TCase *figures = cordee_test_gui_case (suite, "figures");
  TCase *life = cordee_test_gui_case (suite, "life");

  tcase_add_test (structures, has_a_card_for_each_structure);
  tcase_add_test (structures, fifth_structure_of_a_pack_has_its_card);
  tcase_add_test (structures, card_opens_the_column_of_its_structure);
  tcase_add_test (doors, buttons_lead_to_the_sections);
  tcase_add_test (doors, answers_are_taken_up_again);
  tcase_add_test (doors, next_actions_of_all_dossiers_lead_to_them);
  tcase_add_test (doors, place_and_date_are_chosen_by_actions_of_the_window);
  tcase_add_test (figures, counts_once_it_is_on_show);
  tcase_add_test (figures, follows_the_session);
  tcase_add_test (figures, says_where_no_local_rule_is_known);
  tcase_add_test (life, whatever_takes_the_focus_has_a_name);
  tcase_add_test (life, fits_a_narrow_window_with_large_text);
  tcase_add_test (life, goes_while_it_waits_to_count);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (home_page_suite ());
}
