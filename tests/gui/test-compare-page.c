/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-compare-page.h"
#include "cordee-evidence-drawer.h"
#include "cordee-evidence-row.h"
#include "cordee-matrix.h"
#include "cordee-test-gui.h"

#include <string.h>

/* A page in a window, and what it tells the window to do. */
typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  CordeeComparePage *page;
  CordeeMatrix *matrix;
  GString *record;
} Fixture;

static void
open_page (Fixture *self, int width, int height)
{
  GtkWidget *page;

  self->session = cordee_test_session ();
  page = cordee_compare_page_new (self->session);
  self->page = CORDEE_COMPARE_PAGE (page);
  self->matrix = CORDEE_MATRIX (cordee_test_find_type (page, CORDEE_TYPE_MATRIX));
  self->window = cordee_test_window (page, width, height);
  self->record = cordee_test_record_actions (GTK_WIDGET (self->window));
}

static void
close_page (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_test_assert_finalized (self->session);
}

static void
act (Fixture *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert_msg (g_action_parse_detailed_name (detailed, &name, &target, &error), "%s", error != NULL ? error->message : detailed);
  ck_assert_msg (gtk_widget_activate_action_variant (GTK_WIDGET (self->page), name, target), "no action: %s", detailed);
  cordee_test_settle (GTK_WIDGET (self->window));
}

static const CordeeMatrixView *
view (Fixture *self)
{
  return cordee_matrix_get_view (self->matrix);
}

static gboolean
add_text (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

/* All labels below root, with plain spaces only. */
static char *
text_of (GtkWidget *root)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cordee_test_find (root, add_text, text);
  g_string_replace (text, "\u00a0", " ", 0);
  g_string_replace (text, "\u202f", " ", 0);
  return g_strdup (text->str);
}

static void
assert_text (GtkWidget *root, const char *expected, gboolean present)
{
  g_autofree char *text = text_of (root);

  ck_assert_msg ((strstr (text, expected) != NULL) == present, "%s “%s” in: %s", present ? "no" : "still", expected, text);
}

static GtkWidget *
drawer (Fixture *self)
{
  GtkWidget *found = cordee_test_find_type (GTK_WIDGET (self->page), CORDEE_TYPE_EVIDENCE_DRAWER);

  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

static gboolean
is_statement (GtkWidget *widget, gpointer data)
{
  return CORDEE_IS_EVIDENCE_ROW (widget) && gtk_widget_get_focusable (widget);
}

static gboolean
has_column (Fixture *self, const char *structure)
{
  for (guint i = 0; i < view (self)->columns->len; i++)
    if (g_str_equal (((const CordeeMatrixColumn *) view (self)->columns->pdata[i])->structure->id, structure))
      return TRUE;
  return FALSE;
}

static const char *
column_id (Fixture *self, guint i)
{
  return ((const CordeeMatrixColumn *) view (self)->columns->pdata[i])->structure->id;
}

static gboolean
has_row (Fixture *self, const char *criterion)
{
  for (guint i = 0; i < view (self)->criteria->len; i++)
    if (g_str_equal (((const CordeeCriterion *) view (self)->criteria->pdata[i])->id, criterion))
      return TRUE;
  return FALSE;
}

static gboolean
is_checked (GtkWidget *widget)
{
  g_autofree char *other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);

  return other == NULL;
}

static CordeeDay
day (const char *iso)
{
  CordeeDay parsed;

  ck_assert (cordee_day_parse (iso, &parsed));
  return parsed;
}

/* ── rows ───────────────────────────────────────────────────────── */

START_TEST (filters_are_radio_buttons)
{
  Fixture f;
  GtkWidget *all, *differences;

  open_page (&f, 1280, 800);
  all = cordee_test_find_name (GTK_WIDGET (f.page), "Tout");
  differences = cordee_test_find_name (GTK_WIDGET (f.page), "Différences");
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (differences)), GTK_ACCESSIBLE_ROLE_RADIO);
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
  ck_assert (is_checked (all) && !is_checked (differences));

  act (&f, "compare.filter::differences");
  ck_assert_uint_gt (view (&f)->n_hidden, 0);
  ck_assert (!is_checked (all) && is_checked (differences));
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (differences)) && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (all)));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (f.page), view (&f)->summary));
  close_page (&f);
}
END_TEST

START_TEST (common_points_are_the_rest_of_the_differences)
{
  Fixture f;
  guint n_differences;

  open_page (&f, 1280, 800);
  act (&f, "compare.filter::differences");
  n_differences = view (&f)->criteria->len;
  act (&f, "compare.filter::communs");
  ck_assert_uint_eq (view (&f)->criteria->len, view (&f)->n_rows - n_differences);
  act (&f, "compare.filter::inconnu");
  ck_assert_uint_eq (view (&f)->criteria->len, view (&f)->n_rows - n_differences);
  act (&f, "compare.show-all");
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
  close_page (&f);
}
END_TEST

START_TEST (search_leaves_what_has_the_word)
{
  Fixture f;
  GtkWidget *entry;

  open_page (&f, 1280, 800);
  entry = cordee_test_find_type (GTK_WIDGET (f.page), GTK_TYPE_SEARCH_ENTRY);
  act (&f, "page.search");
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (f.window), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "secrétaire de séance introuvable");
  CORDEE_ITERATE_WHILE (view (&f)->criteria->len > 0);
  ck_assert_ptr_nonnull (view (&f)->empty);

  g_signal_emit_by_name (entry, "stop-search");
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (entry)), "");
  CORDEE_ITERATE_WHILE (view (&f)->n_hidden > 0);
  g_signal_emit_by_name (entry, "stop-search");
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (f.window), GTK_WIDGET (f.matrix)));
  close_page (&f);
}
END_TEST

START_TEST (rows_can_be_put_aside_and_groups_folded)
{
  Fixture f;
  guint n_lines;

  open_page (&f, 1280, 800);
  n_lines = view (&f)->lines->len;
  act (&f, "compare.drop-row::financements");
  ck_assert (!has_row (&f, "financements"));
  ck_assert_ptr_nonnull (strstr (f.record->str, "say("));
  act (&f, "compare.show-rows");
  ck_assert (has_row (&f, "financements"));
  ck_assert_uint_eq (view (&f)->lines->len, n_lines);

  act (&f, "compare.fold::composition");
  ck_assert_uint_lt (view (&f)->lines->len, n_lines);
  act (&f, "compare.fold-all(true)");
  ck_assert_uint_eq (view (&f)->n_folded, view (&f)->n_rows);
  act (&f, "compare.fold-all(false)");
  ck_assert_uint_eq (view (&f)->lines->len, n_lines);
  close_page (&f);
}
END_TEST

/* ── columns ────────────────────────────────────────────────────── */

START_TEST (fewer_than_two_are_refused)
{
  Fixture f;
  GtkWidget *chip;

  open_page (&f, 1280, 800);
  chip = cordee_test_find_name (GTK_WIDGET (f.page), "ESP, Équipe de soins primaires");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  act (&f, "compare.toggle-structure::CPTS");
  act (&f, "compare.leave-out::MSP");
  ck_assert_uint_eq (view (&f)->columns->len, 2);
  ck_assert_str_eq (f.record->str, "");

  g_signal_emit_by_name (chip, "clicked");
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert_uint_eq (view (&f)->columns->len, 2);
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  ck_assert_ptr_nonnull (strstr (f.record->str, "deux structures"));

  act (&f, "compare.toggle-structure::CPTS");
  g_signal_emit_by_name (chip, "clicked");
  ck_assert (!has_column (&f, "ESP") && has_column (&f, "CPTS"));
  ck_assert (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  close_page (&f);
}
END_TEST

START_TEST (columns_move_and_go_back)
{
  Fixture f;
  g_autofree char *first = NULL;

  open_page (&f, 1280, 800);
  first = g_strdup (column_id (&f, 0));
  act (&f, "compare.move(('MSP', int32 -1))");
  ck_assert_str_eq (column_id (&f, 1), "MSP");
  act (&f, "compare.pin::CPTS");
  ck_assert_str_eq (column_id (&f, 0), "CPTS");
  act (&f, "compare.reset-columns");
  ck_assert_str_eq (column_id (&f, 0), first);
  ck_assert_str_eq (column_id (&f, 2), "MSP");
  close_page (&f);
}
END_TEST

START_TEST (a_fifth_structure_is_one_more)
{
  g_autofree char *path = cordee_test_gui_source ("tests/data/packs/y_fifth-structure.xml");
  g_autofree char *xml = NULL;
  Fixture f;

  ck_assert (g_file_get_contents (path, &xml, NULL, NULL));
  cordee_test_add_pack ("fifth.xml", xml);
  open_page (&f, 1600, 1000);
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (f.page), "CDS, Centre de santé"));
  cordee_compare_page_show_cell (f.page, "CDS", "composition");
  ck_assert (has_column (&f, "CDS"));
  assert_text (drawer (&f), "soignants salariés", TRUE);
  close_page (&f);
}
END_TEST

/* ── two dates ──────────────────────────────────────────────────── */

START_TEST (a_second_date_shows_what_changes)
{
  Fixture f;
  GtkWidget *filter;

  open_page (&f, 1280, 800);
  filter = cordee_test_find_name (GTK_WIDGET (f.page), "Changements");
  ck_assert (!gtk_widget_get_visible (filter));
  ck_assert_ptr_null (strstr (f.record->str, "say"));

  cordee_session_set_other_day (f.session, day ("2021-06-01"));
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (gtk_widget_get_visible (filter));
  assert_text (GTK_WIDGET (f.page), "cases changent entre le 01/06/2021 et le 22/11/2026", TRUE);
  act (&f, "compare.filter::changements");
  ck_assert_uint_gt (view (&f)->n_hidden, 0);
  ck_assert_uint_gt (view (&f)->criteria->len, 0);

  act (&f, "compare.one-date");
  ck_assert_int_eq (cordee_session_get_other_day (f.session), CORDEE_DAY_NONE);
  ck_assert (!gtk_widget_get_visible (filter));
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
  ck_assert (is_checked (cordee_test_find_name (GTK_WIDGET (f.page), "Tout")));
  close_page (&f);
}
END_TEST

START_TEST (a_page_out_of_sight_waits)
{
  Fixture f;

  open_page (&f, 1280, 800);
  gtk_widget_set_visible (GTK_WIDGET (f.page), FALSE);
  cordee_session_set_other_day (f.session, day ("2021-06-01"));
  cordee_test_drain ();
  ck_assert_ptr_null (view (&f));
  gtk_widget_set_visible (GTK_WIDGET (f.page), TRUE);
  cordee_test_settle (GTK_WIDGET (f.window));
  assert_text (GTK_WIDGET (f.page), "cases changent", TRUE);
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
  close_page (&f);
}
END_TEST

/* ── evidence ───────────────────────────────────────────────────── */

START_TEST (a_cell_is_shown_whatever_hides_it)
{
  Fixture f;

  open_page (&f, 1280, 800);
  act (&f, "compare.toggle-structure::CPTS");
  act (&f, "compare.filter::communs");
  act (&f, "compare.fold-all(true)");
  act (&f, "compare.drop-row::financements");
  ck_assert_ptr_null (drawer (&f));

  cordee_compare_page_show_cell (f.page, "CPTS", "financements");
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (has_column (&f, "CPTS") && has_row (&f, "financements"));
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (f.window), GTK_WIDGET (f.matrix)));
  assert_text (drawer (&f), "382 500", TRUE);
  assert_text (drawer (&f), "330 000", TRUE);
  assert_text (drawer (&f), "les sources ne disent pas la même chose", TRUE);

  cordee_compare_page_show_cell (f.page, "CPTS", "rien-de-tel");
  assert_text (drawer (&f), "382 500", TRUE);
  close_page (&f);
}
END_TEST

START_TEST (escape_goes_back_to_the_cell)
{
  Fixture f;
  GtkWidget *focus;

  open_page (&f, 1280, 800);
  ck_assert (!cordee_test_key (GTK_WIDGET (f.matrix), GDK_KEY_Escape, 0));
  act (&f, "compare.open(('MSP', 'composition'))");
  focus = gtk_window_get_focus (f.window);
  ck_assert_ptr_eq (focus, cordee_test_find (drawer (&f), is_statement, NULL));

  ck_assert (cordee_test_key (focus, GDK_KEY_Escape, 0));
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert_ptr_null (drawer (&f));
  focus = gtk_window_get_focus (f.window);
  ck_assert (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f.matrix)));
  ck_assert (!cordee_test_key (focus, GDK_KEY_Escape, 0));
  close_page (&f);
}
END_TEST

START_TEST (another_region_has_other_evidence)
{
  Fixture f;

  open_page (&f, 1280, 800);
  act (&f, "compare.open(('ESP', 'financements'))");
  assert_text (drawer (&f), "sans règle régionale", TRUE);
  ck_assert (cordee_session_set_place (f.session, "76", NULL));
  cordee_test_settle (GTK_WIDGET (f.window));
  assert_text (drawer (&f), "sans règle régionale", FALSE);
  assert_text (drawer (&f), "Occitanie", TRUE);
  close_page (&f);
}
END_TEST

START_TEST (where_there_is_no_room_evidence_stands_alone)
{
  Fixture f;
  GtkScrolledWindow *scroller;
  GtkWidget *back;

  open_page (&f, 800, 300);
  scroller = GTK_SCROLLED_WINDOW (cordee_test_find_type (GTK_WIDGET (f.page), GTK_TYPE_SCROLLED_WINDOW));
  act (&f, "compare.open(('CPTS', 'financements'))");
  back = gtk_widget_get_ancestor (cordee_test_find_text (drawer (&f), "Retour au tableau"), GTK_TYPE_BUTTON);
  ck_assert (gtk_widget_get_mapped (back));
  ck_assert (!gtk_widget_get_mapped (GTK_WIDGET (f.matrix)));
  cordee_test_assert_named (GTK_WIDGET (f.window));

  cordee_test_resize (f.window, 800, 900);
  ck_assert (!gtk_widget_get_mapped (back));
  ck_assert (gtk_widget_get_mapped (GTK_WIDGET (f.matrix)));
  cordee_test_resize (f.window, 800, 300);
  ck_assert (gtk_widget_get_mapped (back));

  g_signal_emit_by_name (back, "clicked");
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert_ptr_null (drawer (&f));
  ck_assert (gtk_widget_get_mapped (GTK_WIDGET (f.matrix)));
  ck_assert_msg (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller)) > 0, "the table is below what is on show");
  close_page (&f);
}
END_TEST

START_TEST (the_pane_stays_where_it_was_put)
{
  Fixture f;
  GtkPaned *panes;

  open_page (&f, 1280, 800);
  panes = GTK_PANED (cordee_test_find_type (GTK_WIDGET (f.page), GTK_TYPE_PANED));
  act (&f, "compare.open(('CPTS', 'financements'))");
  gtk_paned_set_position (panes, 222);
  act (&f, "compare.close-evidence");
  act (&f, "compare.open(('ESP', 'financements'))");
  ck_assert_int_eq (gtk_paned_get_position (panes), 222);
  close_page (&f);
}
END_TEST

/* ── out of the window ──────────────────────────────────────────── */

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  ck_assert_ptr_nonnull (*text);
}

static void
html_written_cb (GObject *provider, GAsyncResult *result, gpointer data)
{
  gboolean *written = data;

  ck_assert (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, NULL));
  *written = TRUE;
}

START_TEST (the_table_is_copied_as_text_and_as_html)
{
  Fixture f;
  GdkClipboard *clipboard;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  gboolean written = FALSE;

  open_page (&f, 1280, 800);
  act (&f, "compare.filter::differences");
  act (&f, "compare.fold-all(true)");
  act (&f, "page.copy");
  ck_assert_ptr_nonnull (strstr (f.record->str, "Copié"));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f.page));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  CORDEE_ITERATE_WHILE (text == NULL);
  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard), "text/html", stream, G_PRIORITY_DEFAULT, NULL, html_written_cb,
                                              &written);
  CORDEE_ITERATE_WHILE (!written);
  html = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));

  ck_assert_ptr_nonnull (strstr (html, "<table"));
  ck_assert_ptr_nonnull (strchr (text, '\t'));
  for (guint i = 0; i < view (&f)->criteria->len; i++)
    {
      const char *label = ((const CordeeCriterion *) view (&f)->criteria->pdata[i])->label;
      g_autofree char *escaped = g_markup_escape_text (label, -1);

      ck_assert_msg (strstr (text, label) != NULL, "“%s” is not in the text", label);
      ck_assert_msg (strstr (html, label) != NULL || strstr (html, escaped) != NULL, "“%s” is not in the table", label);
    }
  gdk_clipboard_set_content (clipboard, NULL);
  close_page (&f);
}
END_TEST

START_TEST (controls_have_names)
{
  Fixture f;

  open_page (&f, 1280, 800);
  cordee_session_set_other_day (f.session, day ("2021-06-01"));
  act (&f, "compare.filter::differences");
  cordee_test_assert_named (GTK_WIDGET (f.window));
  act (&f, "compare.open(('CPTS', 'financements'))");
  cordee_test_assert_named (GTK_WIDGET (f.window));
  close_page (&f);
}
END_TEST

static Suite *
compare_page_suite (void)
{
  Suite *suite = suite_create ("compare-page");
  TCase *rows = cordee_test_gui_case (suite, "rows");
  TCase *columns = cordee_test_gui_case (suite, "columns");
  TCase *dates = cordee_test_gui_case (suite, "dates");
  TCase *evidence = cordee_test_gui_case (suite, "evidence");
  TCase *out = cordee_test_gui_case (suite, "out");

  tcase_add_test (rows, filters_are_radio_buttons);
  tcase_add_test (rows, common_points_are_the_rest_of_the_differences);
  tcase_add_test (rows, search_leaves_what_has_the_word);
  tcase_add_test (rows, rows_can_be_put_aside_and_groups_folded);

  tcase_add_test (columns, fewer_than_two_are_refused);
  tcase_add_test (columns, columns_move_and_go_back);
  tcase_add_test (columns, a_fifth_structure_is_one_more);

  tcase_add_test (dates, a_second_date_shows_what_changes);
  tcase_add_test (dates, a_page_out_of_sight_waits);

  tcase_add_test (evidence, a_cell_is_shown_whatever_hides_it);
  tcase_add_test (evidence, escape_goes_back_to_the_cell);
  tcase_add_test (evidence, another_region_has_other_evidence);
  tcase_add_test (evidence, where_there_is_no_room_evidence_stands_alone);
  tcase_add_test (evidence, the_pane_stays_where_it_was_put);

  tcase_add_test (out, the_table_is_copied_as_text_and_as_html);
  tcase_add_test (out, controls_have_names);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (compare_page_suite ());
}
