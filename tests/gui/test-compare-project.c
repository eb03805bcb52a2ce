/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-compare-page.h"
#include "cordee-evidence-drawer.h"
#include "cordee-evidence-row.h"
#include "cordee-matrix-tile.h"
#include "cordee-matrix.h"
#include "cordee-test-gui.h"

#include <string.h>

/* The comparison once a team has given answers. */
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

/* One answer, as the assistant gives it. */
static void
answer (Fixture *self, const char *question, const char *text)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, cordee_knowledge_find_question (knowledge, question), text, NULL);

  ck_assert_msg (value != NULL, "%s=%s", question, text);
  cordee_interview_answer (cordee_session_get_interview (self->session), question, value, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (self->session);
  cordee_test_settle (GTK_WIDGET (self->window));
}

static const CordeeMatrixView *
view (Fixture *self)
{
  return cordee_matrix_get_view (self->matrix);
}

static const CordeeMatrixColumn *
column (Fixture *self, guint i)
{
  return view (self)->columns->pdata[i];
}

typedef gboolean (*CellFunc) (const CordeeMatrixCell *cell);

/* The first cell that func says yes to: the base changes, and with it which one that is. */
static const CordeeMatrixCell *
find_cell (Fixture *self, CellFunc func)
{
  for (guint i = 0; i < view (self)->lines->len; i++)
    {
      const CordeeMatrixLine *line = view (self)->lines->pdata[i];

      for (guint j = 0; line->cells != NULL && j < line->cells->len; j++)
        if (func (line->cells->pdata[j]))
          return line->cells->pdata[j];
    }
  ck_abort_msg ("there is no such cell any more");
}

static gboolean
is_open (const CordeeMatrixCell *cell)
{
  return cell->question != NULL;
}

static gboolean
lacks (const CordeeMatrixCell *cell)
{
  return cell->standing != NULL && cell->tone == CORDEE_VERDICT_EXCLUE;
}

static gboolean
is_tile (GtkWidget *widget, gpointer name)
{
  return CORDEE_IS_MATRIX_TILE (widget) && gtk_widget_get_visible (widget) && cordee_test_has_name (widget, name);
}

static GtkWidget *
find_tile (Fixture *self, const char *name)
{
  GtkWidget *tile = cordee_test_find (GTK_WIDGET (self->matrix), is_tile, (gpointer) name);

  ck_assert_msg (tile != NULL, "no tile is named “%s”", name);
  return tile;
}

static void
open_cell (Fixture *self, const CordeeMatrixCell *cell)
{
  g_autofree char *action = g_strdup_printf ("compare.open(('%s', '%s'))", cell->cell->structure->id, cell->cell->criterion->id);

  act (self, action);
}

static gboolean
add_text (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

static void
assert_text (GtkWidget *root, const char *expected, gboolean present)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cordee_test_find (root, add_text, text);
  g_string_replace (text, "\u00a0", " ", 0);
  g_string_replace (text, "\u202f", " ", 0);
  ck_assert_msg ((strstr (text->str, expected) != NULL) == present, "%s “%s” in: %s", present ? "no" : "still", expected, text->str);
}

static void
assert_recorded (Fixture *self, const char *expected)
{
  ck_assert_msg (strstr (self->record->str, expected) != NULL, "no “%s” in: %s", expected, self->record->str);
}

/* ── the table ──────────────────────────────────────────────────── */

START_TEST (headers_and_cells_show_how_the_project_stands)
{
  Fixture f;
  g_autofree char *before = NULL;
  const CordeeMatrixCell *cell;
  int head, tall;

  open_page (&f, 1280, 800);
  before = g_strdup (column (&f, 0)->name);
  head = gtk_widget_get_height (find_tile (&f, before));
  assert_text (GTK_WIDGET (f.page), "verdicts d’après", FALSE);

  answer (&f, "medecins-generalistes", "1");
  ck_assert_str_ne (column (&f, 0)->name, before);
  ck_assert_ptr_nonnull (strstr (column (&f, 0)->name, "pour ce projet : "));
  tall = gtk_widget_get_height (find_tile (&f, column (&f, 0)->name));
  ck_assert_int_gt (tall, head);
  assert_text (GTK_WIDGET (f.page), "verdicts d’après 1 réponse", TRUE);
  answer (&f, "medecins-specialistes", "0");
  cell = find_cell (&f, lacks);
  ck_assert_ptr_nonnull (strstr (cell->name, "nouveau pour ce projet : pas rempli"));
  find_tile (&f, cell->name);

  /* All is as it was once the answers are taken back. */
  cordee_interview_undo (cordee_session_get_interview (f.session));
  cordee_interview_undo (cordee_session_get_interview (f.session));
  cordee_session_answered (f.session);
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert_str_eq (column (&f, 0)->name, before);
  ck_assert_int_eq (gtk_widget_get_height (find_tile (&f, before)), head);
  close_page (&f);
}
END_TEST

START_TEST (what_the_answer_changed_is_named)
{
  Fixture f;
  const CordeeMatrixColumn *changed = NULL;

  open_page (&f, 1280, 800);
  answer (&f, "medecins-generalistes", "1");
  answer (&f, "medecins-specialistes", "0");
  for (guint i = 0; i < view (&f)->columns->len && changed == NULL; i++)
    changed = column (&f, i)->was != NULL ? column (&f, i) : NULL;
  ck_assert_ptr_nonnull (changed);
  ck_assert_ptr_nonnull (strstr (changed->name, "était "));
  find_tile (&f, changed->name);
  close_page (&f);
}
END_TEST

/* The table of a page out of sight is left alone, and follows when it is shown. */
START_TEST (a_page_out_of_sight_costs_nothing)
{
  Fixture f;
  const CordeeMatrixView *kept;

  open_page (&f, 1280, 800);
  kept = view (&f);
  gtk_widget_set_visible (GTK_WIDGET (f.page), FALSE);
  answer (&f, "medecins-generalistes", "1");
  ck_assert_ptr_eq (view (&f), kept);
  ck_assert (!column (&f, 0)->judged);
  gtk_widget_set_visible (GTK_WIDGET (f.page), TRUE);
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (column (&f, 0)->judged);
  close_page (&f);
}
END_TEST

/* ── questions ──────────────────────────────────────────────────── */

static gboolean
is_invitation (GtkWidget *widget, gpointer data)
{
  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  return g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Répondre\u00a0: ");
}

START_TEST (the_menu_of_an_open_cell_leads_to_its_question)
{
  Fixture f;
  const CordeeMatrixCell *cell;
  g_autofree char *expected = NULL;
  GtkWidget *item;

  open_page (&f, 1280, 800);
  answer (&f, "medecins-generalistes", "1");
  cell = find_cell (&f, is_open);
  expected = g_strdup_printf ("show-question::%s\n", cell->question->id);
  ck_assert (gtk_widget_grab_focus (find_tile (&f, cell->name)));
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (f.matrix), "matrix.menu", NULL));
  cordee_test_settle (GTK_WIDGET (f.window));
  item = cordee_test_find (GTK_WIDGET (f.matrix), is_invitation, NULL);
  ck_assert_ptr_nonnull (item);
  ck_assert (gtk_widget_activate (gtk_widget_get_parent (item)));
  cordee_test_settle (GTK_WIDGET (f.window));
  assert_recorded (&f, expected);
  close_page (&f);
}
END_TEST

START_TEST (evidence_begins_with_the_project)
{
  Fixture f;
  const CordeeMatrixCell *cell;
  g_autofree char *expected = NULL;
  GtkWidget *drawer, *button;

  open_page (&f, 1280, 800);
  answer (&f, "medecins-generalistes", "1");
  cell = find_cell (&f, is_open);
  expected = g_strdup_printf ("show-question::%s\n", cell->question->id);
  open_cell (&f, cell);
  drawer = cordee_test_find_type (GTK_WIDGET (f.page), CORDEE_TYPE_EVIDENCE_DRAWER);
  assert_text (drawer, "Pour ce projet, d’après 1 réponse", TRUE);
  assert_text (drawer, "à préciser", TRUE);
  /* The reader begins with it. */
  ck_assert (CORDEE_IS_EVIDENCE_ROW (gtk_window_get_focus (f.window)));
  button = cordee_test_find (gtk_window_get_focus (f.window), is_invitation, NULL);
  ck_assert_ptr_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_parent (button), "clicked");
  assert_recorded (&f, expected);
  cordee_test_assert_named (GTK_WIDGET (f.window));
  close_page (&f);
}
END_TEST

START_TEST (evidence_of_what_is_lacking_says_what_would_do)
{
  Fixture f;
  GtkWidget *drawer, *label;

  open_page (&f, 900, 700);
  answer (&f, "medecins-specialistes", "0");
  open_cell (&f, find_cell (&f, lacks));
  drawer = cordee_test_find_type (GTK_WIDGET (f.page), CORDEE_TYPE_EVIDENCE_DRAWER);
  assert_text (drawer, "✕ pas rempli", TRUE);
  assert_text (drawer, "Plus petit changement : ", TRUE);
  label = cordee_test_find_text (drawer, "✕\u00a0pas rempli");
  ck_assert (gtk_widget_has_css_class (label, "excluded"));

  /* A new answer is told there at once. */
  answer (&f, "medecins-specialistes", "5");
  assert_text (drawer, "✕ pas rempli", FALSE);
  close_page (&f);
}
END_TEST

/* ── the filter ─────────────────────────────────────────────────── */

START_TEST (the_filter_waits_for_an_answer)
{
  Fixture f;
  GtkWidget *button;

  open_page (&f, 1280, 800);
  button = cordee_test_find_name (GTK_WIDGET (f.page), "Ce qui compte pour ce projet");
  ck_assert_ptr_nonnull (button);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  ck_assert_ptr_nonnull (strstr (gtk_widget_get_tooltip_text (button), "attend une première réponse"));
  act (&f, "compare.filter::projet");
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
  assert_recorded (&f, "attend une première réponse");
  ck_assert (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  answer (&f, "medecins-generalistes", "1");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_DISABLED, FALSE);
  act (&f, "compare.filter::projet");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  ck_assert_uint_gt (view (&f)->n_hidden, 0);
  ck_assert_uint_gt (view (&f)->criteria->len, 0);
  assert_text (GTK_WIDGET (f.page), "masqués (filtre)", TRUE);

  cordee_interview_undo (cordee_session_get_interview (f.session));
  cordee_session_answered (f.session);
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  ck_assert_uint_eq (view (&f)->n_hidden, 0);
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

START_TEST (copies_carry_the_verdicts)
{
  Fixture f;
  GdkClipboard *clipboard;
  g_autofree char *text = NULL;

  open_page (&f, 1280, 800);
  answer (&f, "medecins-generalistes", "1");
  act (&f, "page.copy");
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f.page));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  CORDEE_ITERATE_WHILE (text == NULL);
  ck_assert_ptr_nonnull (strstr (text, view (&f)->verdicts));
  gdk_clipboard_set_content (clipboard, NULL);
  close_page (&f);
}
END_TEST

static Suite *
compare_project_suite (void)
{
  Suite *suite = suite_create ("compare-project");
  TCase *table = cordee_test_gui_case (suite, "table");
  TCase *questions = cordee_test_gui_case (suite, "questions");
  TCase *out = cordee_test_gui_case (suite, "out");

  tcase_add_test (table, headers_and_cells_show_how_the_project_stands);
  tcase_add_test (table, what_the_answer_changed_is_named);
  tcase_add_test (table, a_page_out_of_sight_costs_nothing);
  tcase_add_test (table, the_filter_waits_for_an_answer);
  tcase_add_test (questions, the_menu_of_an_open_cell_leads_to_its_question);
  tcase_add_test (questions, evidence_begins_with_the_project);
  tcase_add_test (questions, evidence_of_what_is_lacking_says_what_would_do);
  tcase_add_test (out, copies_carry_the_verdicts);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (compare_project_suite ());
}
