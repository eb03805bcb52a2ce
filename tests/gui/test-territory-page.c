/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-commune-field.h"
#include "cordee-commune-table.h"
#include "cordee-import-window.h"
#include "cordee-message-bar.h"
#include "cordee-test-gui.h"
#include "cordee-territory-page.h"
#include "cordee-territory-panel.h"

#include <glib/gstdio.h>
#include <string.h>

/* Communes of the Gard. */
#define NIMES "30189"
#define CAVEIRAC "30075"
#define BERNIS "30036"

static CordeeSession *session;
static GtkWidget *page;
static GtkWindow *window;

static void
begin (void)
{
  session = cordee_test_session ();
  page = cordee_territory_page_new (session);
  window = cordee_test_window (page, 1070, 750);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static void
act (const char *name, const char *target)
{
  gboolean done = target != NULL ? gtk_widget_activate_action (page, name, "s", target) : gtk_widget_activate_action (page, name, NULL);

  ck_assert_msg (done, "there is no %s", name);
  cordee_test_settle (GTK_WIDGET (window));
}

static CordeeCommuneTable *
get_table (void)
{
  return CORDEE_COMMUNE_TABLE (cordee_test_find_type (page, CORDEE_TYPE_COMMUNE_TABLE));
}

/* The codes on show, in their order, apart by a space. The caller owns it. */
static char *
dup_shown (void)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; cordee_commune_table_get_row (get_table (), i) != NULL; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", cordee_commune_table_get_row (get_table (), i)->code);
  return g_string_free (codes, FALSE);
}

static void
assert_shown (const char *expected)
{
  g_autofree char *shown = dup_shown ();

  ck_assert_str_eq (shown, expected);
}

/* The answer of the dossier in hand, apart by a space; "" where there is none. The caller owns it. */
static char *
dup_answer (void)
{
  const CordeeValue *value = cordee_situation_get_value (cordee_session_get_situation (session), "communes");

  return value != NULL && value->kind == CORDEE_VALUE_SET ? g_strjoinv (" ", value->ids) : g_strdup ("");
}

static void
assert_answer (const char *expected)
{
  g_autofree char *answer = dup_answer ();

  ck_assert_str_eq (answer, expected);
}

static void
select_row (guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (cordee_commune_table_get_model (get_table ())), position, TRUE);
}

static void
sort_by (const char *column)
{
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (get_table ()), "communes.sort", "s", column));
  cordee_test_settle (GTK_WIDGET (window));
}

static gboolean
does (GtkWidget *widget, gpointer action)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
can (const char *action)
{
  GtkWidget *button = cordee_test_find (page, does, (gpointer) action);

  return button != NULL && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

/* ── the answer ─────────────────────────────────────────────────── */

START_TEST (empty_page_offers_the_search)
{
  ck_assert (can ("page.search"));
  ck_assert (!can ("page.export"));
  ck_assert (!gtk_widget_get_mapped (GTK_WIDGET (get_table ())));
  act ("page.search", NULL);
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), cordee_test_find_type (page, CORDEE_TYPE_COMMUNE_FIELD)));
}
END_TEST

START_TEST (communes_are_the_answer)
{
  act ("page.add-commune", NIMES);
  act ("page.add-commune", CAVEIRAC);
  assert_answer (CAVEIRAC " " NIMES);
  assert_shown (CAVEIRAC " " NIMES);
  act ("page.add-commune", NIMES);
  assert_answer (CAVEIRAC " " NIMES);
  ck_assert (can ("page.export"));
  ck_assert (gtk_widget_get_mapped (GTK_WIDGET (get_table ())));
}
END_TEST

START_TEST (whole_epci_adds_its_communes)
{
  CordeePlace place;
  guint n;

  ck_assert (cordee_atlas_find (cordee_atlas_get_default (), CORDEE_PLACE_COMMUNE, NIMES, &place));
  cordee_atlas_get_members (cordee_atlas_get_default (), (guint) place.epci, &n);
  cordee_atlas_get (cordee_atlas_get_default (), CORDEE_PLACE_EPCI, (guint) place.epci, &place);
  act ("page.add-epci", place.code);
  ck_assert_uint_eq (g_list_model_get_n_items (cordee_commune_table_get_model (get_table ())), n);
  /* It is whole: nothing more is offered. */
  ck_assert (!can ("page.add-epci"));
}
END_TEST

/* Each change is a step of its own, also where the assistant asks the same. */
START_TEST (undo_takes_one_change_back)
{
  cordee_interview_go_to (cordee_session_get_interview (session), "communes");
  ck_assert (!can ("page.undo"));
  act ("page.add-commune", NIMES);
  act ("page.add-commune", CAVEIRAC);
  act ("page.undo", NULL);
  assert_answer (NIMES);
  assert_shown (NIMES);
  act ("page.undo", NULL);
  assert_answer ("");
  ck_assert (cordee_test_key (page, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  assert_answer (NIMES);
}
END_TEST

START_TEST (page_follows_the_session)
{
  g_autoptr(CordeeValue) value = cordee_value_new_set ((const char *const[]){ BERNIS, NULL });

  cordee_interview_answer (cordee_session_get_interview (session), "communes", value, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (session);
  assert_shown (BERNIS);
  cordee_session_start_dossier (session, "Autre");
  assert_shown ("");
}
END_TEST

START_TEST (selected_communes_are_taken_out)
{
  ck_assert (gtk_widget_activate_action (page, "page.add-communes", "^as", (const char *const[]){ NIMES, CAVEIRAC, BERNIS, NULL }));
  cordee_test_settle (GTK_WIDGET (window));
  assert_shown (BERNIS " " CAVEIRAC " " NIMES);
  ck_assert (!can ("page.remove"));
  select_row (1);
  ck_assert (can ("page.remove"));
  ck_assert (cordee_test_key (GTK_WIDGET (get_table ()), GDK_KEY_Delete, 0));
  cordee_test_settle (GTK_WIDGET (window));
  assert_answer (BERNIS " " NIMES);
  /* The next one is selected. */
  ck_assert_uint_eq (cordee_commune_table_get_first_selected (get_table ()), 1);
  act ("page.remove", NULL);
  act ("page.remove", NULL);
  assert_answer ("");
  ck_assert_ptr_null (cordee_situation_get_value (cordee_session_get_situation (session), "communes"));
  act ("page.undo", NULL);
  assert_answer (BERNIS);
}
END_TEST

START_TEST (columns_order_the_table)
{
  ck_assert (gtk_widget_activate_action (page, "page.add-communes", "^as", (const char *const[]){ NIMES, CAVEIRAC, BERNIS, NULL }));
  sort_by ("population");
  assert_shown (NIMES " " CAVEIRAC " " BERNIS);
  select_row (0);
  sort_by ("population");
  assert_shown (BERNIS " " CAVEIRAC " " NIMES);
  /* What was selected still is. */
  ck_assert_uint_eq (cordee_commune_table_get_first_selected (get_table ()), 2);
  sort_by ("code");
  assert_shown (BERNIS " " CAVEIRAC " " NIMES);
  sort_by ("nom");
  sort_by ("nom");
  assert_shown (NIMES " " CAVEIRAC " " BERNIS);
}
END_TEST

START_TEST (place_of_the_communes_is_taken)
{
  act ("page.add-commune", NIMES);
  ck_assert (can ("page.use-place"));
  act ("page.use-place", NULL);
  ck_assert_str_eq (cordee_session_get_context (session)->region, "76");
  ck_assert_str_eq (cordee_session_get_context (session)->departement, "30");
  ck_assert (!can ("page.use-place"));
}
END_TEST

START_TEST (number_typed_by_hand_is_an_answer)
{
  GtkWidget *entry = cordee_test_find_name (page, "Population saisie à la main");
  const CordeeValue *value;

  ck_assert_ptr_nonnull (entry);
  if (!GTK_IS_ENTRY (entry))
    entry = cordee_test_find_type (entry, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "-5");
  g_signal_emit_by_name (entry, "activate");
  ck_assert_ptr_null (cordee_situation_get_value (cordee_session_get_situation (session), "population"));
  ck_assert (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "48 219");
  g_signal_emit_by_name (entry, "activate");
  value = cordee_situation_get_value (cordee_session_get_situation (session), "population");
  ck_assert_ptr_nonnull (value);
  ck_assert_double_eq (value->number, 48219);
  ck_assert (!gtk_widget_has_css_class (entry, "error"));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry)), "48\u202f219");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  ck_assert_ptr_null (cordee_situation_get_value (cordee_session_get_situation (session), "population"));
}
END_TEST

/* ── the search ─────────────────────────────────────────────────── */

START_TEST (enter_adds_what_is_found)
{
  GtkWidget *field = cordee_test_find_type (page, CORDEE_TYPE_COMMUNE_FIELD);
  GtkWidget *search = cordee_test_find_type (field, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (search), "caveirac");
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (gtk_widget_get_visible (cordee_test_find_type (field, GTK_TYPE_POPOVER)));
  g_signal_emit_by_name (search, "activate");
  cordee_test_settle (GTK_WIDGET (window));
  assert_answer (CAVEIRAC);
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (search)), "");
  ck_assert (!gtk_widget_get_visible (cordee_test_find_type (field, GTK_TYPE_POPOVER)));
  gtk_editable_set_text (GTK_EDITABLE (search), "zzzzzz");
  ck_assert (gtk_widget_has_css_class (search, "error"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  ck_assert (!gtk_widget_has_css_class (search, "error"));
}
END_TEST

START_TEST (down_goes_into_the_list_and_escape_out)
{
  GtkWidget *field = cordee_test_find_type (page, CORDEE_TYPE_COMMUNE_FIELD);
  GtkWidget *search = cordee_test_find_type (field, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (search), "nimes");
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (cordee_test_key (search, GDK_KEY_Down, 0));
  ck_assert (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (window)));
  ck_assert (cordee_test_key (gtk_widget_get_parent (gtk_window_get_focus (window)), GDK_KEY_Escape, 0));
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), search));
  ck_assert (!gtk_widget_get_visible (cordee_test_find_type (field, GTK_TYPE_POPOVER)));
}
END_TEST

/* ── lists and files ────────────────────────────────────────────── */

START_TEST (good_lines_of_a_list_are_added)
{
  CordeeImportWindow *import = CORDEE_IMPORT_WINDOW (cordee_import_window_new (session, page));
  const CordeeTerritoryImport *read;

  gtk_window_present (GTK_WINDOW (import));
  cordee_import_window_set_text (import, "Caveirac\nNulle-Part-les-Oies\nSaint-Denis\n");
  cordee_test_settle (GTK_WIDGET (import));
  read = cordee_import_window_get_import (import);
  ck_assert_uint_eq (read->n_new, 1);
  cordee_test_assert_named (GTK_WIDGET (import));
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (import), "import.choose", "(uu)", 0, 0));
  ck_assert_uint_eq (cordee_import_window_get_import (import)->n_new, 2);
  cordee_test_settle (GTK_WIDGET (import));
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (import), "import.add", NULL));
  CORDEE_ITERATE_WHILE (import != NULL);
  {
    g_autofree char *answer = dup_answer ();

    ck_assert_ptr_nonnull (strstr (answer, CAVEIRAC));
    ck_assert_uint_eq (strlen (answer), 11);
  }
}
END_TEST

START_TEST (typed_list_is_read_and_a_missing_file_is_told)
{
  CordeeImportWindow *import = CORDEE_IMPORT_WINDOW (cordee_import_window_new (session, page));
  g_autoptr(GFile) file = g_file_new_for_path ("/nonexistent/communes.csv");
  CordeeMessageBar *message;
  GtkWidget *text;

  gtk_window_present (GTK_WINDOW (import));
  text = cordee_test_find_type (GTK_WIDGET (import), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), NIMES, -1);
  CORDEE_ITERATE_WHILE (cordee_import_window_get_import (import)->n_new == 0);
  cordee_import_window_load (import, file);
  message = CORDEE_MESSAGE_BAR (cordee_test_find_type (GTK_WIDGET (import), CORDEE_TYPE_MESSAGE_BAR));
  ck_assert_ptr_nonnull (strstr (cordee_message_bar_get_text (message), "communes.csv"));
  ck_assert_uint_eq (cordee_import_window_get_import (import)->n_new, 1);
  cordee_test_destroy (GTK_WINDOW (import));
}
END_TEST

START_TEST (territory_of_others_is_compared)
{
  g_autofree char *folder = g_dir_make_tmp ("cordee-territory-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "voisins.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  CordeeMessageBar *message = CORDEE_MESSAGE_BAR (cordee_test_find_type (page, CORDEE_TYPE_MESSAGE_BAR));

  act ("page.add-commune", NIMES);
  act ("page.add-commune", CAVEIRAC);
  ck_assert (g_file_set_contents (path, NIMES "\n" BERNIS "\n", -1, NULL));
  ck_assert (cordee_territory_page_compare (CORDEE_TERRITORY_PAGE (page), file));
  ck_assert_str_eq (cordee_message_bar_get_text (message), "1\u00a0commune en commun avec «\u00a0voisins.csv\u00a0».");
  cordee_test_settle (page);
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "1\u00a0commune est aussi dans «\u00a0voisins.csv\u00a0»."));
  /* It follows what is done next. */
  act ("page.add-commune", BERNIS);
  cordee_test_settle (page);
  ck_assert_ptr_nonnull (cordee_test_find_text (page, "2\u00a0communes sont aussi dans «\u00a0voisins.csv\u00a0»."));

  ck_assert (g_file_set_contents (path, "rien qui soit une commune\n", -1, NULL));
  ck_assert (!cordee_territory_page_compare (CORDEE_TERRITORY_PAGE (page), file));
  ck_assert_ptr_nonnull (strstr (cordee_message_bar_get_text (message), "voisins.csv"));
  ck_assert_int_eq (g_remove (path), 0);
  ck_assert_int_eq (g_rmdir (folder), 0);
}
END_TEST

START_TEST (table_is_saved)
{
  g_autofree char *folder = g_dir_make_tmp ("cordee-territory-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  /* Below a file, where even who may do anything can write nothing. */
  g_autoptr(GFile) nowhere = g_file_get_child (file, "t.csv");
  g_autofree char *csv = NULL;

  act ("page.add-commune", NIMES);
  ck_assert (cordee_territory_page_export (CORDEE_TERRITORY_PAGE (page), file));
  ck_assert (g_file_get_contents (path, &csv, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (csv, "Nîmes;" NIMES ";"));
  ck_assert (!cordee_territory_page_export (CORDEE_TERRITORY_PAGE (page), nowhere));
  ck_assert_int_eq (g_remove (path), 0);
  ck_assert_int_eq (g_rmdir (folder), 0);
}
END_TEST

/* ── room and names ─────────────────────────────────────────────── */

START_TEST (panel_goes_below_where_there_is_little_room)
{
  GtkWidget *panel = cordee_test_find_type (page, CORDEE_TYPE_TERRITORY_PANEL);
  GtkWidget *before = gtk_widget_get_parent (panel);

  act ("page.add-commune", NIMES);
  cordee_test_resize (window, 700, 600);
  ck_assert_ptr_ne (gtk_widget_get_parent (panel), before);
  cordee_test_resize (window, 1070, 750);
  ck_assert_ptr_eq (gtk_widget_get_parent (panel), before);
}
END_TEST

START_TEST (whatever_takes_the_focus_has_a_name)
{
  cordee_test_assert_named (page);
  act ("page.add-commune", NIMES);
  cordee_test_assert_named (page);
}
END_TEST

static Suite *
territory_page_suite (void)
{
  Suite *suite = suite_create ("territory-page");
  TCase *answer = cordee_test_gui_case (suite, "answer");
  TCase *search = cordee_test_gui_case (suite, "search");
  TCase *lists = cordee_test_gui_case (suite, "lists");
  TCase *room = cordee_test_gui_case (suite, "room");

  tcase_add_checked_fixture (answer, begin, end);
  tcase_add_checked_fixture (search, begin, end);
  tcase_add_checked_fixture (lists, begin, end);
  tcase_add_checked_fixture (room, begin, end);

  tcase_add_test (answer, empty_page_offers_the_search);
  tcase_add_test (answer, communes_are_the_answer);
  tcase_add_test (answer, whole_epci_adds_its_communes);
  tcase_add_test (answer, undo_takes_one_change_back);
  tcase_add_test (answer, page_follows_the_session);
  tcase_add_test (answer, selected_communes_are_taken_out);
  tcase_add_test (answer, columns_order_the_table);
  tcase_add_test (answer, place_of_the_communes_is_taken);
  tcase_add_test (answer, number_typed_by_hand_is_an_answer);

  tcase_add_test (search, enter_adds_what_is_found);
  tcase_add_test (search, down_goes_into_the_list_and_escape_out);

  tcase_add_test (lists, good_lines_of_a_list_are_added);
  tcase_add_test (lists, typed_list_is_read_and_a_missing_file_is_told);
  tcase_add_test (lists, territory_of_others_is_compared);
  tcase_add_test (lists, table_is_saved);

  tcase_add_test (room, panel_goes_below_where_there_is_little_room);
  tcase_add_test (room, whatever_takes_the_focus_has_a_name);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (territory_page_suite ());
}
