/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-evidence-drawer.h"
#include "cordee-evidence-row.h"
#include "cordee-glossary.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

/* A drawer in a window, and what it tells the window to do. */
typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  CordeeEvidenceDrawer *drawer;
  GString *record;
} Fixture;

static void
open_drawer (Fixture *self, int width)
{
  GtkWidget *drawer = cordee_evidence_drawer_new ();

  self->session = cordee_test_session ();
  self->drawer = CORDEE_EVIDENCE_DRAWER (drawer);
  self->window = cordee_test_window (drawer, width, 700);
  self->record = cordee_test_record_actions (GTK_WIDGET (self->window));
}

static void
close_drawer (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_test_assert_finalized (self->session);
}

typedef gboolean (*CellFunc) (const CordeeCell *cell);

/* The first cell that func says yes to: the base changes, and with it which one that is. */
static const CordeeCell *
find_cell (Fixture *self, CellFunc func)
{
  const CordeeComparison *comparison = cordee_session_get_comparison (self->session);

  for (guint i = 0; i < comparison->rows->len; i++)
    for (guint j = 0; j < comparison->structures->len; j++)
      {
        const CordeeCell *cell = ((const CordeeRow *) comparison->rows->pdata[i])->cells->pdata[j];

        if (func (cell))
          return cell;
      }
  ck_abort_msg ("the base has no such cell any more");
}

static CordeeEvidence *
evidence_of (Fixture *self, const CordeeCell *cell)
{
  return cordee_evidence_new (cordee_session_get_knowledge (self->session), cell, cordee_session_get_context (self->session), NULL, CORDEE_DAY_NONE);
}

static void
show (Fixture *self, CordeeEvidence *evidence)
{
  cordee_evidence_drawer_set_evidence (self->drawer, cordee_session_get_knowledge (self->session), evidence);
  cordee_test_settle (GTK_WIDGET (self->window));
}

static gboolean
is_disputed (const CordeeCell *cell)
{
  return g_str_equal (cell->structure->id, "CPTS") && g_str_equal (cell->criterion->id, "financements");
}

static gboolean
is_only_searched (const CordeeCell *cell)
{
  return cell->subjects->len == 0 && cell->searched->len > 0;
}

static gboolean
is_ahead_of_time (const CordeeCell *cell)
{
  return cell->subjects->len > 0 && cell->announced->len > 0;
}

static gboolean
add_row (GtkWidget *widget, gpointer data)
{
  if (CORDEE_IS_EVIDENCE_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (data, widget);
  return FALSE;
}

/* Rows on show, that of the headings first; the caller owns the list. */
static GPtrArray *
rows (Fixture *self)
{
  GPtrArray *found = g_ptr_array_new ();

  cordee_test_find (GTK_WIDGET (self->drawer), add_row, found);
  return found;
}

static guint
n_labels (GtkWidget *row)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static gboolean
has_link (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

/* The first label on show whose markup has that in it, or NULL. */
static GtkWidget *
find_link (Fixture *self, const char *markup)
{
  return cordee_test_find (GTK_WIDGET (self->drawer), has_link, (gpointer) markup);
}

/* ── rows ───────────────────────────────────────────────────────── */

START_TEST (each_statement_is_a_row_with_its_name)
{
  Fixture f;
  CordeeEvidence *evidence;
  g_autoptr(GPtrArray) found = NULL;
  guint n = 1;

  open_drawer (&f, 1200);
  evidence = evidence_of (&f, find_cell (&f, is_disputed));
  show (&f, evidence);
  found = rows (&f);
  cordee_test_name_is (GTK_WIDGET (f.drawer), evidence->title);
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (f.drawer), "⚠ les sources ne disent pas la même chose"));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (f.drawer), evidence->summary));
  for (guint i = 0; i < evidence->groups->len; i++)
    {
      const CordeeEvidenceGroup *group = evidence->groups->pdata[i];

      for (guint j = 0; group->kind == CORDEE_EVIDENCE_SPEAKS && j < group->items->len; j++, n++)
        {
          ck_assert_uint_lt (n, found->len);
          cordee_test_name_is (found->pdata[n], ((const CordeeEvidenceItem *) group->items->pdata[j])->name);
        }
    }
  ck_assert_uint_eq (n, found->len);
  cordee_test_assert_named (GTK_WIDGET (f.window));
  close_drawer (&f);
}
END_TEST

START_TEST (columns_line_up_and_become_cards)
{
  Fixture f;
  g_autoptr(GPtrArray) wide = NULL;
  g_autoptr(GPtrArray) narrow = NULL;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  wide = rows (&f);
  for (guint i = 1; i < wide->len; i++)
    {
      GtkWidget *heading = gtk_widget_get_first_child (wide->pdata[0]), *label = gtk_widget_get_first_child (wide->pdata[i]);

      for (; heading != NULL; heading = gtk_widget_get_next_sibling (heading), label = gtk_widget_get_next_sibling (label))
        {
          graphene_rect_t one, other;

          ck_assert_ptr_nonnull (label);
          ck_assert (gtk_widget_compute_bounds (heading, GTK_WIDGET (f.drawer), &one));
          ck_assert (gtk_widget_compute_bounds (label, GTK_WIDGET (f.drawer), &other));
          ck_assert_int_eq ((int) one.origin.x, (int) other.origin.x);
        }
      ck_assert_ptr_null (label);
    }

  cordee_test_resize (f.window, 500, 700);
  narrow = rows (&f);
  ck_assert_uint_eq (narrow->len, wide->len - 1);
  ck_assert_uint_lt (n_labels (narrow->pdata[0]), n_labels (wide->pdata[0]));
  close_drawer (&f);
}
END_TEST

START_TEST (what_is_not_in_force_is_folded)
{
  Fixture f;
  CordeeEvidence *evidence;
  GtkWidget *expander;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  guint n = 0;

  open_drawer (&f, 1200);
  evidence = evidence_of (&f, find_cell (&f, is_ahead_of_time));
  for (guint i = 0; i < evidence->groups->len; i++)
    if (((const CordeeEvidenceGroup *) evidence->groups->pdata[i])->kind == CORDEE_EVIDENCE_ANNOUNCED)
      n = ((const CordeeEvidenceGroup *) evidence->groups->pdata[i])->items->len;
  show (&f, evidence);
  before = rows (&f);
  expander = cordee_test_find_type (GTK_WIDGET (f.drawer), GTK_TYPE_EXPANDER);
  ck_assert (!gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  cordee_test_settle (GTK_WIDGET (f.window));
  after = rows (&f);
  ck_assert_uint_gt (n, 0);
  ck_assert_uint_eq (after->len, before->len + n);
  cordee_test_assert_named (GTK_WIDGET (f.window));
  close_drawer (&f);
}
END_TEST

START_TEST (nothing_known_shows_what_was_looked_for)
{
  Fixture f;
  const CordeeCell *cell;
  g_autoptr(GPtrArray) found = NULL;

  open_drawer (&f, 1200);
  cell = find_cell (&f, is_only_searched);
  show (&f, evidence_of (&f, cell));
  found = rows (&f);
  ck_assert_uint_eq (found->len, cell->searched->len);
  close_drawer (&f);
}
END_TEST

/* ── keyboard ───────────────────────────────────────────────────── */

START_TEST (the_focus_goes_to_rows_and_then_to_their_links)
{
  Fixture f;
  g_autoptr(GPtrArray) found = NULL;
  GtkWidget *row, *focus;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  found = rows (&f);
  row = found->pdata[1];
  ck_assert (cordee_evidence_drawer_focus (f.drawer));
  ck_assert_ptr_eq (gtk_window_get_focus (f.window), row);
  for (guint i = 2; i < found->len; i++)
    {
      for (guint j = 0; gtk_window_get_focus (f.window) != found->pdata[i]; j++)
        {
          ck_assert_msg (j < 50, "the focus never comes to row %u", i);
          ck_assert (gtk_widget_child_focus (GTK_WIDGET (f.drawer), GTK_DIR_TAB_FORWARD));
          focus = gtk_window_get_focus (f.window);
          ck_assert (focus == found->pdata[i] || gtk_widget_is_ancestor (focus, found->pdata[i - 1]));
        }
    }
  while (gtk_window_get_focus (f.window) != row)
    {
      ck_assert (gtk_widget_child_focus (GTK_WIDGET (f.drawer), GTK_DIR_TAB_BACKWARD));
      ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (f.window), GTK_WIDGET (f.drawer)));
    }
  close_drawer (&f);
}
END_TEST

/* ── links ──────────────────────────────────────────────────────── */

START_TEST (a_term_is_told_in_place)
{
  Fixture f;
  GtkWidget *label, *popover, *more;
  const CordeeTerm *term;
  g_autofree char *word = NULL;
  gboolean taken;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  label = find_link (&f, "\"term:avenant\"");
  ck_assert_ptr_nonnull (label);
  term = cordee_glossary_find (cordee_session_get_knowledge (f.session), "avenant");
  word = cordee_report_typeset (term->word);

  g_signal_emit_by_name (label, "activate-link", "term:avenant", &taken);
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (taken);
  popover = cordee_test_find_type (GTK_WIDGET (f.drawer), GTK_TYPE_POPOVER);
  ck_assert (gtk_widget_get_mapped (popover));
  cordee_test_name_is (popover, word);
  ck_assert_ptr_nonnull (cordee_test_find_text (popover, word));

  more = cordee_test_find_type (popover, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (more, "clicked");
  ck_assert_str_eq (f.record->str, "show-term::avenant\n");
  ck_assert (!gtk_widget_get_visible (popover));
  close_drawer (&f);
}
END_TEST

START_TEST (a_source_leads_to_all_that_it_says)
{
  Fixture f;
  GtkWidget *label;
  gboolean taken;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  label = find_link (&f, "\"source:");
  ck_assert_ptr_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", "source:une-source", &taken);
  ck_assert (taken);
  ck_assert_str_eq (f.record->str, "show-source::une-source\n");
  close_drawer (&f);
}
END_TEST

START_TEST (an_address_that_nothing_opens_is_told)
{
  Fixture f;
  GtkWidget *label;
  gboolean taken;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  label = find_link (&f, "<a ");
  g_signal_emit_by_name (label, "activate-link", "x-cordee-nobody:page", &taken);
  ck_assert (taken);
  CORDEE_ITERATE_WHILE (f.record->len == 0);
  ck_assert_ptr_nonnull (strstr (f.record->str, "x-cordee-nobody:page"));
  close_drawer (&f);
}
END_TEST

START_TEST (a_drawer_may_go_before_the_answer_comes)
{
  Fixture f;
  GtkWidget *label;
  gboolean taken;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  label = find_link (&f, "<a ");
  g_signal_emit_by_name (label, "activate-link", "x-cordee-nobody:page", &taken);
  g_object_add_weak_pointer (G_OBJECT (f.drawer), (gpointer *) &f.drawer);
  gtk_window_destroy (f.window);
  CORDEE_ITERATE_WHILE (f.drawer != NULL);
  cordee_test_assert_finalized (f.session);
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

START_TEST (evidence_is_copied)
{
  Fixture f;
  CordeeEvidence *evidence;
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;

  open_drawer (&f, 1200);
  evidence = evidence_of (&f, find_cell (&f, is_disputed));
  wanted = cordee_evidence_to_text (evidence);
  show (&f, evidence);
  g_signal_emit_by_name (cordee_test_find_name (GTK_WIDGET (f.drawer), "Copier les preuves"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f.drawer)), NULL, text_read_cb, &text);
  CORDEE_ITERATE_WHILE (text == NULL);
  ck_assert_str_eq (text, wanted);
  ck_assert_ptr_nonnull (strstr (f.record->str, evidence->title));
  close_drawer (&f);
}
END_TEST

START_TEST (other_evidence_takes_the_place_of_the_first)
{
  Fixture f;
  CordeeEvidence *evidence;
  g_autoptr(GPtrArray) found = NULL;

  open_drawer (&f, 1200);
  show (&f, evidence_of (&f, find_cell (&f, is_disputed)));
  evidence = evidence_of (&f, find_cell (&f, is_only_searched));
  show (&f, evidence);
  found = rows (&f);
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (f.drawer), evidence->title));
  ck_assert_ptr_null (find_link (&f, "382"));
  cordee_test_name_is (found->pdata[0], ((const CordeeEvidenceItem *) ((const CordeeEvidenceGroup *) evidence->groups->pdata[0])->items->pdata[0])->name);
  close_drawer (&f);
}
END_TEST

static Suite *
evidence_drawer_suite (void)
{
  Suite *suite = suite_create ("evidence-drawer");
  TCase *look = cordee_test_gui_case (suite, "rows");
  TCase *keyboard = cordee_test_gui_case (suite, "keyboard");
  TCase *links = cordee_test_gui_case (suite, "links");
  TCase *out = cordee_test_gui_case (suite, "out");

  tcase_add_test (look, each_statement_is_a_row_with_its_name);
  tcase_add_test (look, columns_line_up_and_become_cards);
  tcase_add_test (look, what_is_not_in_force_is_folded);
  tcase_add_test (look, nothing_known_shows_what_was_looked_for);

  tcase_add_test (keyboard, the_focus_goes_to_rows_and_then_to_their_links);

  tcase_add_test (links, a_term_is_told_in_place);
  tcase_add_test (links, a_source_leads_to_all_that_it_says);
  tcase_add_test (links, an_address_that_nothing_opens_is_told);
  tcase_add_test (links, a_drawer_may_go_before_the_answer_comes);

  tcase_add_test (out, evidence_is_copied);
  tcase_add_test (out, other_evidence_takes_the_place_of_the_first);

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (evidence_drawer_suite ());
}
