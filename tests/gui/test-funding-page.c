/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-entry-field.h"
#include "cordee-funding-chart.h"
#include "cordee-funding-detail.h"
#include "cordee-funding-form.h"
#include "cordee-funding-page.h"
#include "cordee-funding-second.h"
#include "cordee-funding-table.h"
#include "cordee-report.h"
#include "cordee-test-gui.h"

#include <string.h>

/* The funding page in a window of its own, on the base that ships. */

typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  CordeeFundingPage *page;
  GString *record; /* what the window was asked, borrowed */
} Fixture;

static void
open_page (Fixture *self, int width)
{
  GtkWidget *page;

  self->session = cordee_test_session ();
  page = cordee_funding_page_new (self->session);
  self->page = CORDEE_FUNDING_PAGE (page);
  self->window = cordee_test_window (page, width, 800);
  self->record = cordee_test_record_actions (GTK_WIDGET (self->window));
  cordee_test_settle (GTK_WIDGET (self->window));
}

static void
close_page (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_test_assert_finalized (self->session);
}

static void
activate (Fixture *self, const char *action, GVariant *value)
{
  g_autoptr(GVariant) target = value != NULL ? g_variant_ref_sink (value) : NULL;

  ck_assert (gtk_widget_activate_action_variant (GTK_WIDGET (self->page), action, target));
  cordee_test_settle (GTK_WIDGET (self->window));
}

static GtkWidget *
find_form (Fixture *self, gboolean second)
{
  GtkWidget *root = second ? cordee_test_find_type (GTK_WIDGET (self->page), CORDEE_TYPE_FUNDING_SECOND) : GTK_WIDGET (self->page);

  return cordee_test_find_type (root, CORDEE_TYPE_FUNDING_FORM);
}

/* The entry of the hypothesis of that name. */
static gboolean
is_entry_of (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ENTRY (widget) && cordee_test_has_name (widget, data);
}

static GtkEditable *
find_entry (Fixture *self, gboolean second, const char *question)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  g_autofree char *name = cordee_report_typeset (cordee_knowledge_find_question (knowledge, question)->label);
  GtkWidget *entry = cordee_test_find (find_form (self, second), is_entry_of, name);

  ck_assert_msg (entry != NULL, "no entry for %s", question);
  return GTK_EDITABLE (entry);
}

static const CordeeValue *
answer_to (Fixture *self, const char *question)
{
  return cordee_situation_get_value (cordee_session_get_situation (self->session), question);
}

static const CordeeFundingView *
first_view (Fixture *self)
{
  return cordee_funding_page_get_view (self->page, FALSE);
}

static const CordeeFundingView *
second_view (Fixture *self)
{
  return cordee_funding_page_get_view (self->page, TRUE);
}

/* ── one plan ───────────────────────────────────────────────────── */

START_TEST (without_answers_every_structure_has_a_page)
{
  Fixture self;
  GPtrArray *structures;

  open_page (&self, 1000);
  structures = cordee_knowledge_get_structures (cordee_session_get_knowledge (self.session));
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      activate (&self, "funding.structure", g_variant_new_string (structure->id));
      ck_assert_str_eq (first_view (&self)->plan->structure->id, structure->id);
      ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.page), first_view (&self)->total));
      cordee_test_assert_named (GTK_WIDGET (self.page));
    }
  close_page (&self);
}
END_TEST

START_TEST (what_is_typed_is_an_answer_of_the_dossier)
{
  Fixture self;
  GtkEditable *entry;
  g_autofree char *before = NULL;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  before = g_strdup (first_view (&self)->total);
  entry = find_entry (&self, FALSE, "population");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "48219");
  cordee_test_settle (GTK_WIDGET (self.window));

  ck_assert_ptr_nonnull (answer_to (&self, "population"));
  ck_assert_double_eq_tol (answer_to (&self, "population")->number, 48219, 0.1);
  ck_assert_str_ne (first_view (&self)->total, before);
  /* The same entry, with what was typed and with the focus. */
  ck_assert_ptr_eq (find_entry (&self, FALSE, "population"), entry);
  ck_assert_str_eq (gtk_editable_get_text (entry), "48219");
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (self.window), GTK_WIDGET (entry)));

  gtk_editable_set_text (entry, "");
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_ptr_null (answer_to (&self, "population"));
  ck_assert_str_eq (first_view (&self)->total, before);

  /* Nothing that was answered here is lost for good. */
  activate (&self, "assistant.undo", NULL);
  ck_assert_double_eq_tol (answer_to (&self, "population")->number, 48219, 0.1);
  ck_assert_str_ne (gtk_editable_get_text (entry), "");
  close_page (&self);
}
END_TEST

START_TEST (what_cannot_be_understood_answers_nothing)
{
  Fixture self;
  GtkEditable *entry;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  entry = find_entry (&self, FALSE, "population");
  gtk_editable_set_text (entry, "-4");
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_ptr_null (answer_to (&self, "population"));
  ck_assert_str_eq (gtk_editable_get_text (entry), "-4");
  ck_assert (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  close_page (&self);
}
END_TEST

/* A check, and the button that takes the answer back. */
START_TEST (supposed_indicator_is_changed_and_supposed_again)
{
  Fixture self;
  GtkWidget *check, *reset;
  const CordeeQuestion *question;
  g_autofree char *name = NULL;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  question = cordee_knowledge_find_question (cordee_session_get_knowledge (self.session), "cpts-mission-parcours");
  name = cordee_report_take_typeset (g_strdup_printf ("Ne plus répondre : %s", question->short_label));
  check = cordee_test_find_name (find_form (&self, FALSE), question->short_label);
  ck_assert (GTK_IS_CHECK_BUTTON (check));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  ck_assert_ptr_null (answer_to (&self, question->id));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_str_eq (answer_to (&self, question->id)->text, "non");

  reset = cordee_test_find_name (find_form (&self, FALSE), name);
  ck_assert_ptr_nonnull (reset);
  ck_assert (gtk_widget_get_visible (reset));
  g_signal_emit_by_name (reset, "clicked");
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_ptr_null (answer_to (&self, question->id));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  ck_assert (!gtk_widget_get_visible (reset));
  close_page (&self);
}
END_TEST

START_TEST (years_are_between_one_and_ten)
{
  static const struct
  {
    int asked;
    guint shown;
  } cases[] = { { 1, 1 }, { 10, 10 }, { 5, 5 } };
  Fixture self;

  open_page (&self, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      activate (&self, "funding.years", g_variant_new_int32 (cases[i].asked));
      ck_assert_uint_eq (first_view (&self)->years->len, cases[i].shown);
    }
  activate (&self, "funding.more-years", NULL);
  ck_assert_uint_eq (first_view (&self)->years->len, 6);
  activate (&self, "funding.fewer-years", NULL);
  ck_assert_uint_eq (first_view (&self)->years->len, 5);
  close_page (&self);
}
END_TEST

START_TEST (line_leads_to_what_is_behind_it)
{
  Fixture self;
  GtkWidget *detail, *table;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  detail = cordee_test_find_type (GTK_WIDGET (self.page), CORDEE_TYPE_FUNDING_DETAIL);
  table = cordee_test_find_type (GTK_WIDGET (self.page), CORDEE_TYPE_FUNDING_TABLE);
  ck_assert (!gtk_widget_get_visible (detail));
  ck_assert_uint_gt (((const CordeeFundingYear *) first_view (&self)->years->pdata[0])->items->len, 0);

  g_signal_emit_by_name (table, "item-activated", 0);
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert (gtk_widget_get_visible (detail));
  activate (&self, "page.close-detail", NULL);
  ck_assert (!gtk_widget_get_visible (detail));

  /* A line that the next structure has not is no longer looked at. */
  g_signal_emit_by_name (table, "item-activated", 0);
  activate (&self, "funding.structure", g_variant_new_string ("MSP"));
  ck_assert (!gtk_widget_get_visible (detail));
  close_page (&self);
}
END_TEST

/* ── two plans ──────────────────────────────────────────────────── */

START_TEST (second_plan_stays_on_the_page)
{
  Fixture self;
  GtkWidget *second;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  gtk_editable_set_text (find_entry (&self, FALSE, "population"), "48219");
  second = cordee_test_find_type (GTK_WIDGET (self.page), CORDEE_TYPE_FUNDING_SECOND);
  ck_assert_ptr_null (second_view (&self));
  ck_assert (!gtk_widget_get_visible (second));

  activate (&self, "funding.compare", NULL);
  ck_assert (gtk_widget_get_visible (second));
  ck_assert_str_eq (second_view (&self)->total, first_view (&self)->total);
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.page), "Ce qui change d’un plan à l’autre"));
  cordee_test_assert_named (GTK_WIDGET (self.page));

  gtk_editable_set_text (find_entry (&self, TRUE, "population"), "100000");
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_str_ne (second_view (&self)->total, first_view (&self)->total);
  ck_assert_double_eq_tol (answer_to (&self, "population")->number, 48219, 0.1);

  ck_assert (gtk_widget_activate_action (second, "second.structure", "s", "MSP"));
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_str_eq (second_view (&self)->plan->structure->id, "MSP");
  ck_assert_str_eq (first_view (&self)->plan->structure->id, "CPTS");

  activate (&self, "funding.compare", NULL);
  ck_assert_ptr_null (second_view (&self));
  ck_assert (!gtk_widget_get_visible (second));
  close_page (&self);
}
END_TEST

START_TEST (second_plan_has_a_date_of_its_own)
{
  Fixture self;
  GtkWidget *day;
  int at = -1;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  activate (&self, "funding.compare", NULL);
  day = cordee_test_find_name (GTK_WIDGET (self.page), "Date des règles du second plan");
  ck_assert (GTK_IS_ENTRY (day));
  gtk_editable_set_text (GTK_EDITABLE (day), "01/01/2020");
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert_int_eq (cordee_rulebook_get_context (second_view (&self)->plan->rulebook)->as_of, cordee_day_new (2020, 1, 1));
  ck_assert_int_eq (cordee_rulebook_get_context (first_view (&self)->plan->rulebook)->as_of, CORDEE_TEST_TODAY);

  /* What is no date changes nothing, and says so. */
  gtk_editable_insert_text (GTK_EDITABLE (day), " ou hier", -1, &at);
  cordee_test_settle (GTK_WIDGET (self.window));
  ck_assert (gtk_widget_has_css_class (day, "error"));
  ck_assert_int_eq (cordee_rulebook_get_context (second_view (&self)->plan->rulebook)->as_of, cordee_day_new (2020, 1, 1));
  close_page (&self);
}
END_TEST

/* ── out of the page ────────────────────────────────────────────── */

static const CordeeSchemeLine *
first_line (Fixture *self)
{
  const CordeeFundingYear *year = first_view (self)->years->pdata[0];

  return ((const CordeeFundingItem *) year->items->pdata[0])->item->line;
}

static gboolean
is_said (Fixture *self)
{
  return strstr (self->record->str, "say") != NULL;
}

START_TEST (plan_is_written_as_csv)
{
  Fixture self;
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("cordee-funding-XXXXXX.csv", &stream, NULL);
  g_autofree char *content = NULL;

  open_page (&self, 1000);
  activate (&self, "funding.structure", g_variant_new_string ("CPTS"));
  cordee_funding_page_save (self.page, file);
  CORDEE_ITERATE_WHILE (!is_said (&self));
  ck_assert (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (content, first_line (&self)->label));
  g_file_delete (file, NULL, NULL);
  close_page (&self);
}
END_TEST

START_TEST (printing_asks_for_the_report)
{
  Fixture self;

  open_page (&self, 1000);
  activate (&self, "page.print", NULL);
  ck_assert_ptr_nonnull (strstr (self.record->str, "report::"));
  close_page (&self);
}
END_TEST

START_TEST (fits_a_small_window)
{
  Fixture self;

  open_page (&self, 560);
  activate (&self, "funding.structure", g_variant_new_string ("MSP"));
  activate (&self, "funding.compare", NULL);
  ck_assert_int_le (cordee_test_width (self.window), 560);
  close_page (&self);
}
END_TEST

static Suite *
funding_page_suite (void)
{
  Suite *suite = suite_create ("funding-page");
  TCase *one = cordee_test_gui_case (suite, "one plan");
  TCase *two = cordee_test_gui_case (suite, "two plans");
  TCase *out = cordee_test_gui_case (suite, "out of the page");

  tcase_add_test (one, without_answers_every_structure_has_a_page);
  tcase_add_test (one, what_is_typed_is_an_answer_of_the_dossier);
  tcase_add_test (one, what_cannot_be_understood_answers_nothing);
  tcase_add_test (one, supposed_indicator_is_changed_and_supposed_again);
  tcase_add_test (one, years_are_between_one_and_ten);
  tcase_add_test (one, line_leads_to_what_is_behind_it);
  tcase_add_test (two, second_plan_stays_on_the_page);
  tcase_add_test (two, second_plan_has_a_date_of_its_own);
  tcase_add_test (out, plan_is_written_as_csv);
  tcase_add_test (out, printing_asks_for_the_report);
  tcase_add_test (out, fits_a_small_window);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (funding_page_suite ());
}
