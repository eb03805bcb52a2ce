/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-day-popover.h"
#include "cordee-freshness.h"
#include "cordee-place-popover.h"
#include "cordee-test-gui.h"
#include "cordee-text.h"

/* A popover as the window has it: below a button, open. */
typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  GtkWidget *popover;
} Scene;

static Scene
open_scene (GtkWidget *(*new_popover) (CordeeSession *session))
{
  Scene scene = { .session = cordee_test_session () };
  GtkWidget *button = gtk_menu_button_new ();

  scene.popover = new_popover (scene.session);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), scene.popover);
  scene.window = cordee_test_window (button, 900, 700);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  CORDEE_ITERATE_WHILE (!gtk_widget_get_mapped (scene.popover));
  cordee_test_settle (GTK_WIDGET (scene.window));
  return scene;
}

/* GTK 4.8 keeps a popover that is open when its window goes. */
static void
close_window (Scene *scene)
{
  gtk_popover_popdown (GTK_POPOVER (scene->popover));
  CORDEE_ITERATE_WHILE (gtk_widget_get_mapped (scene->popover));
  cordee_test_destroy (scene->window);
}

static void
close_scene (Scene *scene)
{
  close_window (scene);
  cordee_test_assert_finalized (scene->session);
}

static GtkListBox *
list_of (Scene *scene)
{
  return GTK_LIST_BOX (cordee_test_find_type (scene->popover, GTK_TYPE_LIST_BOX));
}

static void
activate_row (Scene *scene, int i)
{
  g_signal_emit_by_name (list_of (scene), "row-activated", gtk_list_box_get_row_at_index (list_of (scene), i));
}

/* The button with that label. Borrowed. */
static GtkWidget *
find_button (Scene *scene, const char *label)
{
  GtkWidget *text = cordee_test_find_text (scene->popover, label);

  ck_assert_msg (text != NULL, "no button “%s”", label);
  return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
}

static void
assert_place (Scene *scene, const char *region, const char *departement)
{
  const CordeeContext *context = cordee_session_get_context (scene->session);

  ck_assert_pstr_eq (context->region, region);
  ck_assert_pstr_eq (context->departement, departement);
}

static guint
count_rows (Scene *scene)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list_of (scene), (int) n) != NULL)
    n++;
  return n;
}

/* ── regions ────────────────────────────────────────────────────── */

static guint
count_local (CordeeKnowledge *knowledge, const char *code)
{
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    n += g_strcmp0 (((const CordeeStatement *) statements->pdata[i])->region, code) == 0;
  return n;
}

START_TEST (regions_stand_with_their_number_of_rules)
{
  Scene scene = open_scene (cordee_place_popover_new);
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (scene.session);
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);

  ck_assert_uint_eq (count_rows (&scene), regions->len + 1);
  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];
      guint n = count_local (knowledge, region->code);
      g_autofree char *rules = g_strdup_printf (n == 1 ? "%u règle locale" : "%u règles locales", n);
      g_autofree char *name = g_strdup_printf ("%s, %s", region->name, n == 0 ? "aucune règle locale trouvée" : rules);

      ck_assert_msg (cordee_test_find_name (scene.popover, name) != NULL, "no row is named “%s”", name);
    }
  close_scene (&scene);
}
END_TEST

/* « Île-de-France » has its place among the I. */
START_TEST (regions_are_sorted_as_read)
{
  Scene scene = open_scene (cordee_place_popover_new);
  g_autofree char *last = g_strdup ("");

  cordee_test_name_is (GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (&scene), 0)),
                       "Règles nationales seules, sans ce que chaque région ajoute, choix actuel");
  for (int i = 1; i < (int) count_rows (&scene); i++)
    {
      const CordeeRegion *region;
      g_autofree char *name = NULL;

      activate_row (&scene, i);
      region = cordee_knowledge_find_region (cordee_session_get_knowledge (scene.session), cordee_session_get_context (scene.session)->region);
      ck_assert_ptr_nonnull (region);
      name = cordee_text_fold (region->name);
      ck_assert_str_lt (last, name);
      g_free (last);
      last = g_steal_pointer (&name);
    }
  close_scene (&scene);
}
END_TEST

static int
row_of (Scene *scene, const char *code)
{
  for (int i = 0; i < (int) count_rows (scene); i++)
    {
      activate_row (scene, i);
      if (g_strcmp0 (cordee_session_get_context (scene->session)->region, code) == 0)
        return i;
    }
  ck_abort_msg ("no row chooses %s", code);
}

START_TEST (choice_holds_at_once_and_is_told)
{
  Scene scene = open_scene (cordee_place_popover_new);
  int occitanie = row_of (&scene, "76");
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (&scene), occitanie));
  g_autofree char *name = g_strdup_printf ("Occitanie, %u règles locales, choix actuel",
                                           count_local (cordee_session_get_knowledge (scene.session), "76"));

  assert_place (&scene, "76", NULL);
  cordee_test_name_is (row, name);
  ck_assert (gtk_widget_get_visible (scene.popover));
  activate_row (&scene, 0);
  assert_place (&scene, NULL, NULL);
  ck_assert (!cordee_test_has_name (row, name));
  cordee_session_set_place (scene.session, "76", NULL);
  cordee_test_name_is (row, name);
  close_scene (&scene);
}
END_TEST

START_TEST (search_finds_names_and_departements)
{
  static const struct
  {
    const char *search;
    guint n;            /* rows left */
    const char *region; /* that Enter chooses; NULL: the national rules stay */
  } cases[] = {
    { "occitanie", 1, "76" }, { "OCCI", 1, "76" },     { "ile", 1, "11" },  { "Île-de", 1, "11" }, { "cote azur", 1, "93" },
    { "34", 1, "76" },        { "2a", 1, "94" },       { "zzz", 0, NULL },  { "nationales", 1, NULL },
  };
  Scene scene = open_scene (cordee_place_popover_new);
  GtkWidget *search = cordee_test_find_type (scene.popover, GTK_TYPE_SEARCH_ENTRY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0;

      cordee_session_set_place (scene.session, NULL, NULL);
      gtk_editable_set_text (GTK_EDITABLE (search), cases[i].search);
      for (int j = 0; j < (int) count_rows (&scene); j++)
        n += gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (&scene), j)));
      ck_assert_msg (n == cases[i].n, "“%s” leaves %u rows", cases[i].search, n);
      g_signal_emit_by_name (search, "activate");
      assert_place (&scene, cases[i].region, NULL);
    }
  ck_assert_ptr_nonnull (cordee_test_find_text (scene.popover, "Aucune région ne porte ce nom."));
  close_scene (&scene);
}
END_TEST

START_TEST (all_regions_are_back_when_it_opens_again)
{
  Scene scene = open_scene (cordee_place_popover_new);
  GtkWidget *search = cordee_test_find_type (scene.popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), "bretagne");
  g_signal_emit_by_name (search, "stop-search");
  CORDEE_ITERATE_WHILE (gtk_widget_get_mapped (scene.popover));
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (scene.popover)));
  CORDEE_ITERATE_WHILE (!gtk_widget_get_mapped (scene.popover));
  cordee_test_settle (GTK_WIDGET (scene.window));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (search)), "");
  close_scene (&scene);
}
END_TEST

/* ── départements ───────────────────────────────────────────────── */

static gboolean
collect_chips (GtkWidget *widget, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "chip") && gtk_widget_get_mapped (widget))
    g_ptr_array_add (data, widget);
  return FALSE;
}

static guint
count_chips (Scene *scene)
{
  g_autoptr(GPtrArray) chips = g_ptr_array_new ();

  cordee_test_settle (GTK_WIDGET (scene->window));
  cordee_test_find (scene->popover, collect_chips, chips);
  return chips->len;
}

/* A region of one département has nothing to choose. */
START_TEST (region_offers_its_departements)
{
  Scene scene = open_scene (cordee_place_popover_new);
  GPtrArray *regions = cordee_knowledge_get_regions (cordee_session_get_knowledge (scene.session));

  ck_assert_uint_eq (count_chips (&scene), 0);
  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];
      guint n = g_strv_length (region->departements);

      cordee_session_set_place (scene.session, region->code, NULL);
      ck_assert_uint_eq (count_chips (&scene), n > 1 ? n + 1 : 0);
    }
  close_scene (&scene);
}
END_TEST

static void
assert_checked (Scene *scene, const char *name, gboolean checked)
{
  GtkWidget *chip = cordee_test_find_name (scene->popover, name);
  g_autofree char *actual = NULL;

  ck_assert_msg (chip != NULL, "no chip is named “%s”", name);
  ck_assert_int_eq (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)), checked);
  actual = gtk_test_accessible_check_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_CHECKED,
                                            checked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE);
  ck_assert_msg (actual == NULL, "“%s” is told as %s", name, actual);
}

START_TEST (departement_is_one_of_a_group)
{
  Scene scene = open_scene (cordee_place_popover_new);

  cordee_session_set_place (scene.session, "76", NULL);
  assert_checked (&scene, "Département non précisé", TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cordee_test_find_name (scene.popover, "Département 34")), TRUE);
  assert_place (&scene, "76", "34");
  assert_checked (&scene, "Département 34", TRUE);
  assert_checked (&scene, "Département non précisé", FALSE);
  cordee_session_set_place (scene.session, "76", "30");
  assert_checked (&scene, "Département 30", TRUE);
  assert_checked (&scene, "Département 34", FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cordee_test_find_name (scene.popover, "Département non précisé")), TRUE);
  assert_place (&scene, "76", NULL);
  close_scene (&scene);
}
END_TEST

START_TEST (departement_stays_when_its_region_is_chosen_again)
{
  Scene scene = open_scene (cordee_place_popover_new);
  int occitanie = row_of (&scene, "76");

  cordee_session_set_place (scene.session, "76", "34");
  activate_row (&scene, occitanie);
  assert_place (&scene, "76", "34");
  close_scene (&scene);
}
END_TEST

/* ── dates ──────────────────────────────────────────────────────── */

static GtkWidget *
entry_of (Scene *scene, guint i)
{
  static const char *const captions[] = { "Règles au", "Comparer avec une autre date" };
  GtkWidget *caption = cordee_test_find_text (scene->popover, captions[i]);

  ck_assert_ptr_nonnull (caption);
  return gtk_label_get_mnemonic_widget (GTK_LABEL (caption));
}

static void
type_day (Scene *scene, guint i, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (scene, i)), text);
  g_signal_emit_by_name (entry_of (scene, i), "activate");
}

static gboolean
is_problem (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error") && gtk_widget_get_mapped (widget);
}

static void
assert_invalid (Scene *scene, guint i, gboolean invalid)
{
  GtkWidget *entry = entry_of (scene, i);
  g_autofree char *actual = gtk_test_accessible_check_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                                             invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE);

  ck_assert_msg (actual == NULL, "told as %s", actual);
  ck_assert_int_eq (gtk_widget_has_css_class (entry, "error"), invalid);
  ck_assert_int_eq (cordee_test_find (scene->popover, is_problem, NULL) != NULL, invalid);
  ck_assert (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
}

static const struct
{
  const char *text;
  int year, month, day; /* 0: not a day */
} typed[] = {
  { "01/03/2024", 2024, 3, 1 },    { "1/3/2024", 2024, 3, 1 }, { "2025-12-31", 2025, 12, 31 }, { "22 novembre 2021", 2021, 11, 22 },
  { " 05/06/2030 ", 2030, 6, 5 },  { "", 0, 0, 0 },            { "31/02/2024", 0, 0, 0 },      { "demain", 0, 0, 0 },
  { "22/11/26", 0, 0, 0 },         { "2024", 0, 0, 0 },        { "22/11/2026 ou après", 0, 0, 0 },
};

START_TEST (date_is_taken_as_typed)
{
  Scene scene = open_scene (cordee_day_popover_new);
  CordeeDay expected = CORDEE_TEST_TODAY;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean valid = typed[i].year != 0;
      CordeeDay as_of;

      type_day (&scene, 0, typed[i].text);
      if (valid)
        expected = cordee_day_new (typed[i].year, typed[i].month, typed[i].day);
      as_of = cordee_session_get_context (scene.session)->as_of;
      ck_assert_msg (as_of == expected, "“%s” gives %d", typed[i].text, as_of);
      assert_invalid (&scene, 0, !valid);
      if (!valid)
        ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry_of (&scene, 0))), typed[i].text);
    }
  close_scene (&scene);
}
END_TEST

START_TEST (today_is_one_click_away)
{
  Scene scene = open_scene (cordee_day_popover_new);

  type_day (&scene, 0, "01/03/2024");
  type_day (&scene, 0, "?");
  g_signal_emit_by_name (find_button (&scene, "Aujourd’hui"), "clicked");
  ck_assert_int_eq (cordee_session_get_context (scene.session)->as_of, CORDEE_TEST_TODAY);
  assert_invalid (&scene, 0, FALSE);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry_of (&scene, 0))), "22/11/2026");
  close_scene (&scene);
}
END_TEST

START_TEST (button_does_what_enter_does)
{
  Scene scene = open_scene (cordee_day_popover_new);

  gtk_editable_set_text (GTK_EDITABLE (entry_of (&scene, 0)), "01/03/2024");
  g_signal_emit_by_name (find_button (&scene, "Lire à cette date"), "clicked");
  ck_assert_int_eq (cordee_session_get_context (scene.session)->as_of, cordee_day_new (2024, 3, 1));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (&scene, 1)), "02/03/2024");
  g_signal_emit_by_name (find_button (&scene, "Comparer"), "clicked");
  ck_assert_int_eq (cordee_session_get_other_day (scene.session), cordee_day_new (2024, 3, 2));
  close_scene (&scene);
}
END_TEST

static gboolean
is_future_note (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), "les règles annoncées ne sont jamais comptées.");
}

START_TEST (future_is_allowed_and_explained)
{
  Scene scene = open_scene (cordee_day_popover_new);

  ck_assert_ptr_null (cordee_test_find (scene.popover, is_future_note, NULL));
  type_day (&scene, 0, "23/11/2026");
  ck_assert_ptr_nonnull (cordee_test_find (scene.popover, is_future_note, NULL));
  type_day (&scene, 0, "22/11/2026");
  ck_assert_ptr_null (cordee_test_find (scene.popover, is_future_note, NULL));
  close_scene (&scene);
}
END_TEST

/* ── days on which rules change ─────────────────────────────────── */

static void
assert_turns (Scene *scene)
{
  g_autoptr(GArray) turns = cordee_turns_new (cordee_session_get_knowledge (scene->session), cordee_session_get_context (scene->session));

  ck_assert_uint_gt (turns->len, 0);
  ck_assert_uint_eq (count_rows (scene), turns->len);
  for (guint i = 0; i < turns->len; i++)
    {
      activate_row (scene, (int) i);
      ck_assert_int_eq (cordee_session_get_context (scene->session)->as_of, g_array_index (turns, CordeeTurn, i).day);
    }
}

START_TEST (days_are_those_of_the_place)
{
  Scene scene = open_scene (cordee_day_popover_new);
  guint n_national;

  assert_turns (&scene);
  n_national = count_rows (&scene);
  cordee_session_set_place (scene.session, "76", NULL);
  assert_turns (&scene);
  ck_assert_uint_gt (count_rows (&scene), n_national);
  cordee_session_set_place (scene.session, NULL, NULL);
  assert_turns (&scene);
  close_scene (&scene);
}
END_TEST

START_TEST (row_tells_what_changes)
{
  Scene scene = open_scene (cordee_day_popover_new);
  g_autoptr(GArray) turns = cordee_turns_new (cordee_session_get_knowledge (scene.session), cordee_session_get_context (scene.session));

  for (guint i = 0; i < turns->len; i++)
    {
      const CordeeTurn *turn = &g_array_index (turns, CordeeTurn, i);
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (&scene), (int) i));
      g_autoptr(GString) name = g_string_new (NULL);
      g_autofree char *day = cordee_day_to_words (turn->day);

      g_string_append (name, day);
      if (turn->n_began > 0)
        g_string_append_printf (name, turn->n_began == 1 ? ", %u règle commence" : ", %u règles commencent", turn->n_began);
      if (turn->n_ended > 0)
        g_string_append_printf (name, turn->n_ended == 1 ? ", %u règle cesse" : ", %u règles cessent", turn->n_ended);
      if (turn->day > CORDEE_TEST_TODAY)
        g_string_append (name, ", à venir");
      cordee_test_name_is (row, name->str);
      cordee_session_set_as_of (scene.session, turn->day);
      g_string_append (name, ", choix actuel");
      cordee_test_name_is (row, name->str);
      cordee_session_set_as_of (scene.session, CORDEE_TEST_TODAY);
    }
  close_scene (&scene);
}
END_TEST

/* ── the second date ────────────────────────────────────────────── */

START_TEST (second_date_comes_and_goes)
{
  Scene scene = open_scene (cordee_day_popover_new);
  GtkWidget *remove = cordee_test_find_name (scene.popover, "Retirer la deuxième date");

  ck_assert (!gtk_widget_get_visible (remove));
  type_day (&scene, 1, "nulle");
  assert_invalid (&scene, 1, TRUE);
  ck_assert_int_eq (cordee_session_get_other_day (scene.session), CORDEE_DAY_NONE);
  type_day (&scene, 1, "01/01/2024");
  assert_invalid (&scene, 1, FALSE);
  ck_assert_int_eq (cordee_session_get_other_day (scene.session), cordee_day_new (2024, 1, 1));
  ck_assert_int_eq (cordee_session_get_context (scene.session)->as_of, CORDEE_TEST_TODAY);
  ck_assert (gtk_widget_get_visible (remove));
  g_signal_emit_by_name (remove, "clicked");
  ck_assert_int_eq (cordee_session_get_other_day (scene.session), CORDEE_DAY_NONE);
  ck_assert (!gtk_widget_get_visible (remove));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry_of (&scene, 1))), "");
  close_scene (&scene);
}
END_TEST

START_TEST (date_is_not_compared_with_itself)
{
  Scene scene = open_scene (cordee_day_popover_new);

  type_day (&scene, 1, "22/11/2026");
  assert_invalid (&scene, 1, TRUE);
  ck_assert_int_eq (cordee_session_get_other_day (scene.session), CORDEE_DAY_NONE);
  close_scene (&scene);
}
END_TEST

/* ── both ───────────────────────────────────────────────────────── */

START_TEST (whatever_takes_the_focus_has_a_name)
{
  GtkWidget *(*const makers[]) (CordeeSession *) = { cordee_place_popover_new, cordee_day_popover_new };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      Scene scene = open_scene (makers[i]);

      cordee_session_set_place (scene.session, "76", NULL);
      cordee_session_set_other_day (scene.session, cordee_day_new (2024, 1, 1));
      cordee_test_settle (GTK_WIDGET (scene.window));
      cordee_test_assert_named (scene.popover);
      close_scene (&scene);
    }
}
END_TEST

/* A session outlives the window when the language changes. */
START_TEST (session_goes_on_without_them)
{
  GtkWidget *(*const makers[]) (CordeeSession *) = { cordee_place_popover_new, cordee_day_popover_new };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      Scene scene = open_scene (makers[i]);

      close_window (&scene);
      cordee_session_set_place (scene.session, "76", "34");
      cordee_session_set_as_of (scene.session, cordee_day_new (2024, 1, 1));
      cordee_test_assert_finalized (scene.session);
    }
}
END_TEST

static Suite *
popovers_suite (void)
{
  Suite *suite = suite_create ("popovers");
  TCase *regions = cordee_test_gui_case (suite, "regions");
  TCase *departements = cordee_test_gui_case (suite, "departements");
  TCase *dates = cordee_test_gui_case (suite, "dates");
  TCase *turns = cordee_test_gui_case (suite, "turns");
  TCase *second = cordee_test_gui_case (suite, "second");
  TCase *life = cordee_test_gui_case (suite, "life");

  tcase_add_test (regions, regions_stand_with_their_number_of_rules);
  tcase_add_test (regions, regions_are_sorted_as_read);
  tcase_add_test (regions, choice_holds_at_once_and_is_told);
  tcase_add_test (regions, search_finds_names_and_departements);
  tcase_add_test (regions, all_regions_are_back_when_it_opens_again);
  tcase_add_test (departements, region_offers_its_departements);
  tcase_add_test (departements, departement_is_one_of_a_group);
  tcase_add_test (departements, departement_stays_when_its_region_is_chosen_again);
  tcase_add_test (dates, date_is_taken_as_typed);
  tcase_add_test (dates, today_is_one_click_away);
  tcase_add_test (dates, button_does_what_enter_does);
  tcase_add_test (dates, future_is_allowed_and_explained);
  tcase_add_test (turns, days_are_those_of_the_place);
  tcase_add_test (turns, row_tells_what_changes);
  tcase_add_test (second, second_date_comes_and_goes);
  tcase_add_test (second, date_is_not_compared_with_itself);
  tcase_add_test (life, whatever_takes_the_focus_has_a_name);
  tcase_add_test (life, session_goes_on_without_them);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (popovers_suite ());
}
