/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-funding-bar.h"
#include "cordee-funding-chart.h"
#include "cordee-funding-detail.h"
#include "cordee-funding-plot.h"
#include "cordee-funding-row.h"
#include "cordee-funding-table.h"
#include "cordee-test-gui.h"
#include "cordee-text.h"

#include <string.h>

#define STRUCTURE "CDS"
#define N_YEARS 5

/* Places in the years of the plan: see tests/data/funding/widgets.xml. */
enum
{
  OPEN_YEAR,  /* nothing bounds its only line */
  FIRST_YEAR, /* of the contract, with what is paid once */
  NEXT_YEAR,
};

/* A plan of the pack, and the widgets that show it. */
typedef struct
{
  CordeeSession *session;
  CordeeRulebook *rulebook;
  CordeePlan *plan;
  CordeeFundingView *view;
  GtkWindow *window;
  GtkWidget *shown;
  GString *record;
} Fixture;

static void
answer (CordeeSession *session, CordeeSituation *situation, const char *id, const char *text)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = cordee_value_parse (knowledge, cordee_knowledge_find_question (knowledge, id), text, &error);

  ck_assert_msg (value != NULL, "%s: %s", id, error != NULL ? error->message : "not parsed");
  cordee_situation_set (situation, id, value, CORDEE_PROVENANCE_DECLARED);
}

/* shown: a floating reference. */
static void
open_widget (Fixture *self, GtkWidget *shown, int width, int n_years)
{
  g_autofree char *path = cordee_test_gui_source ("tests/data/funding/widgets.xml");
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new (); /* as on the page */
  g_autofree char *xml = NULL;

  ck_assert (g_file_get_contents (path, &xml, NULL, NULL));
  cordee_test_add_pack ("widgets.xml", xml);
  self->session = cordee_test_session ();
  self->rulebook = cordee_rulebook_new (cordee_session_get_knowledge (self->session), cordee_session_get_context (self->session));
  answer (self->session, situation, "date-lettre-intention", "2027-01-12");
  answer (self->session, situation, "date-signature", "2028-03-15");
  answer (self->session, situation, "msp-precarite", "0");
  self->plan = cordee_plan_new (self->rulebook, STRUCTURE, situation, n_years);
  self->view = cordee_funding_view_new (self->plan, situation);
  ck_assert_uint_eq (self->view->years->len, (guint) n_years);

  self->shown = shown;
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("avant"));
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("après"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  self->window = cordee_test_window (scrolled, width, 700);
  self->record = cordee_test_record_actions (GTK_WIDGET (self->window));
}

static void
close_widget (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_funding_view_free (self->view);
  cordee_plan_free (self->plan);
  cordee_rulebook_unref (self->rulebook);
  cordee_test_assert_finalized (self->session);
}

static const CordeeFundingYear *
get_year (Fixture *self, guint year)
{
  return self->view->years->pdata[year];
}

static gboolean
add_mapped (GtkWidget *widget, gpointer data)
{
  gpointer *search = data;

  if (g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (search[0])) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (search[1], widget);
  return FALSE;
}

/* All widgets of a type that are on show. The caller owns the list. */
static GPtrArray *
find_all (Fixture *self, GType type)
{
  GPtrArray *found = g_ptr_array_new ();
  gpointer search[] = { GSIZE_TO_POINTER (type), found };

  cordee_test_find (self->shown, add_mapped, search);
  return found;
}

static graphene_rect_t
bounds_in (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds;

  ck_assert (gtk_widget_compute_bounds (widget, root, &bounds));
  return bounds;
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_window_get_focus (self->window);
}

static gboolean
has_class (GtkWidget *widget, gpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

/* The first widget of that class, or NULL. */
static GtkWidget *
find_class (GtkWidget *root, const char *css_class)
{
  return cordee_test_find (root, has_class, (gpointer) css_class);
}

/* ── the axis ───────────────────────────────────────────────────── */

START_TEST (amounts_of_the_axis_are_round)
{
  static const struct
  {
    double highest, step;
  } axes[] = { { 0, 1 },          { 1, 1 },           { 4, 1 },           { 9, 2.5 },         { 59500, 20000 },
               { 100000, 25000 }, { 382500, 100000 }, { 400000, 100000 }, { 432500, 200000 }, { 580000, 200000 } };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    ck_assert_msg (cordee_funding_plot_step (axes[i].highest) == axes[i].step, "%g: %g", axes[i].highest, cordee_funding_plot_step (axes[i].highest));
}
END_TEST

/* ── the chart ──────────────────────────────────────────────────── */

static void
activated_cb (GtkWidget *chart, guint plan, guint year, GString *told)
{
  g_string_append_printf (told, "%u/%u ", plan, year);
}

static void
open_chart (Fixture *self, int width, int n_years)
{
  open_widget (self, cordee_funding_chart_new (), width, n_years);
  cordee_funding_chart_set_views (CORDEE_FUNDING_CHART (self->shown), self->view, NULL, NULL, NULL);
  cordee_test_settle (GTK_WIDGET (self->window));
}

START_TEST (each_year_is_a_button_that_says_all)
{
  Fixture f;
  g_autoptr(GPtrArray) bars = NULL;

  open_chart (&f, 1000, N_YEARS);
  bars = find_all (&f, CORDEE_TYPE_FUNDING_BAR);
  ck_assert_uint_eq (bars->len, N_YEARS);
  for (guint i = 0; i < bars->len; i++)
    {
      GtkWidget *button = gtk_widget_get_parent (bars->pdata[i]);

      gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
      cordee_test_name_is (button, get_year (&f, i)->name);
      ck_assert_ptr_nonnull (cordee_test_find_text (button, get_year (&f, i)->label));
      ck_assert_ptr_nonnull (cordee_test_find_text (button, get_year (&f, i)->title));
      ck_assert_ptr_nonnull (strstr (gtk_widget_get_tooltip_text (button), get_year (&f, i)->amount));
    }
  cordee_test_assert_named (f.shown);
  close_widget (&f);
}
END_TEST

/* The part of a bar in that class. */
static graphene_rect_t
part_of (GtkWidget *bar, const char *css_class)
{
  GtkWidget *part = find_class (bar, css_class);

  ck_assert_msg (part != NULL, "no part “%s”", css_class);
  return bounds_in (part, bar);
}

START_TEST (heights_are_in_proportion)
{
  Fixture f;
  g_autoptr(GPtrArray) bars = NULL;
  graphene_rect_t fixed, variable, uncertain, next;
  double scale;

  open_chart (&f, 1000, N_YEARS);
  bars = find_all (&f, CORDEE_TYPE_FUNDING_BAR);
  fixed = part_of (bars->pdata[FIRST_YEAR], "fixe");
  variable = part_of (bars->pdata[FIRST_YEAR], "variable");
  uncertain = part_of (bars->pdata[FIRST_YEAR], "incertain");
  scale = fixed.size.height / 60000.0;
  ck_assert_double_eq_tol (variable.size.height, 270000 * scale, 5);
  ck_assert_double_eq_tol (uncertain.size.height, 102500 * scale, 5);
  ck_assert_float_lt (variable.origin.y + variable.size.height, fixed.origin.y + 0.5f);
  ck_assert_float_lt (uncertain.origin.y + uncertain.size.height, variable.origin.y + 0.5f);

  /* One scale and one ground for all. */
  next = part_of (bars->pdata[NEXT_YEAR], "fixe");
  ck_assert_float_eq (next.size.height, fixed.size.height);
  ck_assert_float_eq (next.origin.y, fixed.origin.y);
  close_widget (&f);
}
END_TEST

START_TEST (what_nothing_bounds_goes_on)
{
  Fixture f;
  g_autoptr(GPtrArray) bars = NULL;
  GtkWidget *open;

  open_chart (&f, 1000, N_YEARS);
  bars = find_all (&f, CORDEE_TYPE_FUNDING_BAR);
  open = find_class (bars->pdata[OPEN_YEAR], "open");
  ck_assert_ptr_nonnull (open);
  ck_assert_int_gt (gtk_widget_get_height (open), 20);
  ck_assert_ptr_nonnull (cordee_test_find_type (bars->pdata[OPEN_YEAR], GTK_TYPE_IMAGE));
  ck_assert_ptr_null (find_class (bars->pdata[NEXT_YEAR], "open"));
  ck_assert_ptr_null (cordee_test_find_type (bars->pdata[NEXT_YEAR], GTK_TYPE_IMAGE));
  close_widget (&f);
}
END_TEST

START_TEST (arrows_walk_from_bar_to_bar)
{
  Fixture f;
  GtkWidget *before, *after;

  open_chart (&f, 1000, N_YEARS);
  before = gtk_widget_get_prev_sibling (f.shown);
  after = gtk_widget_get_next_sibling (f.shown);
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_TAB_FORWARD);
  cordee_test_name_is (get_focus (&f), get_year (&f, 0)->name);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_LEFT);
  cordee_test_name_is (get_focus (&f), get_year (&f, 0)->name);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_RIGHT);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_RIGHT);
  cordee_test_name_is (get_focus (&f), get_year (&f, 2)->name);
  ck_assert (cordee_test_key (get_focus (&f), GDK_KEY_End, 0));
  cordee_test_name_is (get_focus (&f), get_year (&f, N_YEARS - 1)->name);
  ck_assert (cordee_test_key (get_focus (&f), GDK_KEY_Home, 0));
  cordee_test_name_is (get_focus (&f), get_year (&f, 0)->name);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_RIGHT);

  /* Tab leaves all bars, and comes back to the one that was left. */
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_TAB_FORWARD);
  ck_assert_ptr_eq (get_focus (&f), after);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_TAB_BACKWARD);
  cordee_test_name_is (get_focus (&f), get_year (&f, 1)->name);
  gtk_widget_child_focus (GTK_WIDGET (f.window), GTK_DIR_TAB_BACKWARD);
  ck_assert_ptr_eq (get_focus (&f), before);
  close_widget (&f);
}
END_TEST

START_TEST (a_bar_is_asked_for_and_marked)
{
  Fixture f;
  g_autoptr(GString) told = g_string_new (NULL);
  GtkWidget *button;

  open_chart (&f, 1000, N_YEARS);
  g_signal_connect (f.shown, "year-activated", G_CALLBACK (activated_cb), told);
  button = cordee_test_find_name (f.shown, get_year (&f, NEXT_YEAR)->name);
  g_signal_emit_by_name (button, "clicked");
  ck_assert_str_eq (told->str, "0/2 ");
  cordee_funding_chart_select (CORDEE_FUNDING_CHART (f.shown), 0, NEXT_YEAR);
  ck_assert (gtk_widget_has_css_class (button, "selected"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  cordee_funding_chart_select (CORDEE_FUNDING_CHART (f.shown), 0, FIRST_YEAR);
  ck_assert (!gtk_widget_has_css_class (button, "selected"));
  ck_assert (cordee_funding_chart_focus (CORDEE_FUNDING_CHART (f.shown)));
  cordee_test_name_is (get_focus (&f), get_year (&f, FIRST_YEAR)->name);

  /* A bar keeps the focus when amounts change; without any, nobody has it. */
  cordee_funding_chart_set_views (CORDEE_FUNDING_CHART (f.shown), f.view, NULL, NULL, NULL);
  cordee_test_name_is (get_focus (&f), get_year (&f, FIRST_YEAR)->name);
  cordee_funding_chart_set_views (CORDEE_FUNDING_CHART (f.shown), NULL, NULL, NULL, NULL);
  ck_assert (!cordee_funding_chart_focus (CORDEE_FUNDING_CHART (f.shown)));
  cordee_test_settle (GTK_WIDGET (f.window));
  close_widget (&f);
}
END_TEST

START_TEST (two_plans_stand_side_by_side)
{
  Fixture f;
  g_autoptr(GPtrArray) bars = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  g_autofree char *name = NULL;
  GtkWidget *button;

  open_chart (&f, 1000, 2);
  cordee_funding_chart_set_views (CORDEE_FUNDING_CHART (f.shown), f.view, f.view, "Ce plan", "L’autre plan");
  cordee_test_settle (GTK_WIDGET (f.window));
  bars = find_all (&f, CORDEE_TYPE_FUNDING_BAR);
  ck_assert_uint_eq (bars->len, 4);
  for (guint i = 0; i < bars->len; i++)
    ck_assert_ptr_nonnull (cordee_test_find_text (bars->pdata[i], cordee_funding_plan_signs[i % 2]));
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, "L’autre plan"));

  name = g_strdup_printf ("L’autre plan, %s", get_year (&f, 0)->name);
  button = cordee_test_find_name (f.shown, name);
  ck_assert_ptr_nonnull (button);
  g_signal_connect (f.shown, "year-activated", G_CALLBACK (activated_cb), told);
  g_signal_emit_by_name (button, "clicked");
  ck_assert_str_eq (told->str, "1/0 ");
  cordee_test_assert_named (f.shown);
  close_widget (&f);
}
END_TEST

/* Each amount has the room of its longest number, whatever the size of the text and the number of years. */
static void
assert_numbers_whole (Fixture *self)
{
  g_autoptr(GPtrArray) bars = find_all (self, CORDEE_TYPE_FUNDING_BAR);

  ck_assert_uint_gt (bars->len, 0);
  for (guint i = 0; i < bars->len; i++)
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (find_class (bars->pdata[i], "money-amount")));
      const char *text = pango_layout_get_text (layout);

      for (int line = 1; line < pango_layout_get_line_count (layout); line++)
        {
          int start = pango_layout_get_line_readonly (layout, line)->start_index;

          ck_assert_msg (text[start - 1] == ' ', "“%s” is broken before byte %d", text, start);
        }
    }
}

START_TEST (a_number_is_never_broken)
{
  static const struct
  {
    int width, n_years;
    double scale;
  } rooms[] = { { 1000, N_YEARS, 1 }, { 420, N_YEARS, 1 }, { 700, 12, 1 }, { 700, N_YEARS, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      Fixture f;

      cordee_settings_set_double (cordee_test_settings (), "text-scale", rooms[i].scale);
      open_chart (&f, rooms[i].width, rooms[i].n_years);
      assert_numbers_whole (&f);
      ck_assert_int_le (gtk_widget_get_width (f.shown), rooms[i].width);
      close_widget (&f);
    }
}
END_TEST

START_TEST (what_has_no_room_is_scrolled_to)
{
  Fixture f;
  GtkWidget *scroller;

  open_chart (&f, 420, 12);
  scroller = cordee_test_find_type (f.shown, GTK_TYPE_SCROLLED_WINDOW);
  cordee_funding_chart_focus (CORDEE_FUNDING_CHART (f.shown));
  ck_assert (cordee_test_key (get_focus (&f), GDK_KEY_End, 0));
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert_double_gt (gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller))), 0);
  close_widget (&f);
}
END_TEST

/* ── the table ──────────────────────────────────────────────────── */

static void
open_table (Fixture *self, int width, guint year)
{
  open_widget (self, cordee_funding_table_new (), width, N_YEARS);
  cordee_funding_table_set_year (CORDEE_FUNDING_TABLE (self->shown), get_year (self, year));
  cordee_test_settle (GTK_WIDGET (self->window));
}

START_TEST (each_line_is_a_row_with_its_name)
{
  Fixture f;
  g_autoptr(GPtrArray) rows = NULL;
  guint n_lines = 0;

  open_table (&f, 1000, FIRST_YEAR);
  gtk_test_accessible_assert_role (cordee_test_find_type (f.shown, GTK_TYPE_LIST_BOX), GTK_ACCESSIBLE_ROLE_TABLE);
  rows = find_all (&f, GTK_TYPE_LIST_BOX_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      gtk_test_accessible_assert_role (rows->pdata[i], GTK_ACCESSIBLE_ROLE_ROW);
      n_lines += gtk_list_box_row_get_activatable (rows->pdata[i]) ? 1 : 0;
    }
  ck_assert_uint_eq (n_lines, 3);
  for (guint i = 0; i < get_year (&f, FIRST_YEAR)->items->len; i++)
    {
      const CordeeFundingItem *item = get_year (&f, FIRST_YEAR)->items->pdata[i];
      GtkWidget *row = cordee_test_find_name (f.shown, item->name);

      ck_assert_msg (row != NULL && gtk_widget_get_mapped (row) == !item->zero, "%s", item->name);
      ck_assert_ptr_nonnull (cordee_test_find_text (row, item->low));
      ck_assert_ptr_nonnull (cordee_test_find_text (row, item->high));
      ck_assert_ptr_nonnull (cordee_test_find_text (row, item->source));
    }
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, get_year (&f, FIRST_YEAR)->high));
  cordee_test_assert_named (f.shown);
  close_widget (&f);
}
END_TEST

START_TEST (amounts_stand_below_one_another)
{
  Fixture f;
  g_autoptr(GPtrArray) rows = NULL;
  float right = 0;

  open_table (&f, 1000, FIRST_YEAR);
  rows = find_all (&f, CORDEE_TYPE_FUNDING_ROW);
  ck_assert_uint_gt (rows->len, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *amount = NULL;
      graphene_rect_t bounds;

      for (GtkWidget *child = gtk_widget_get_first_child (rows->pdata[i]); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_has_css_class (child, "number") && gtk_widget_get_mapped (child))
          amount = child;
      ck_assert_ptr_nonnull (amount);
      ck_assert_float_eq (gtk_label_get_xalign (GTK_LABEL (amount)), 1);
      bounds = bounds_in (amount, f.shown);
      ck_assert (i == 0 || bounds.origin.x + bounds.size.width == right);
      right = bounds.origin.x + bounds.size.width;
    }
  close_widget (&f);
}
END_TEST

START_TEST (what_gives_nothing_is_asked_for)
{
  Fixture f;
  GtkWidget *more, *nothing;

  open_table (&f, 1000, FIRST_YEAR);
  nothing = cordee_test_find_text (f.shown, "Rien à ce jour");
  ck_assert (!gtk_widget_get_mapped (nothing));
  more = cordee_test_find_text (f.shown, "Montrer aussi 1 ligne qui ne donne rien");
  ck_assert_ptr_nonnull (more);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (more, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  cordee_test_settle (GTK_WIDGET (f.window));
  ck_assert (gtk_widget_get_mapped (nothing));
  close_widget (&f);
}
END_TEST

START_TEST (what_is_unknown_is_said)
{
  Fixture f;
  g_autofree char *title = NULL;
  GtkWidget *row;

  open_table (&f, 1000, OPEN_YEAR);
  ck_assert_uint_eq (get_year (&f, OPEN_YEAR)->unknown->len, 1);
  title = cordee_text_capitalise (get_year (&f, OPEN_YEAR)->unknown->pdata[0]);
  row = gtk_widget_get_ancestor (cordee_test_find_text (f.shown, title), GTK_TYPE_LIST_BOX_ROW);
  ck_assert_ptr_nonnull (cordee_test_find_text (row, "inconnu"));
  ck_assert (!gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  close_widget (&f);
}
END_TEST

static void
item_cb (GtkWidget *table, guint item, GString *told)
{
  g_string_append_printf (told, "%u ", item);
}

START_TEST (a_line_is_asked_for_and_marked)
{
  Fixture f;
  g_autoptr(GString) told = g_string_new (NULL);
  const CordeeFundingItem *item;
  GtkWidget *row;

  open_table (&f, 1000, NEXT_YEAR);
  item = get_year (&f, NEXT_YEAR)->items->pdata[1];
  row = cordee_test_find_name (f.shown, item->name);
  g_signal_connect (f.shown, "item-activated", G_CALLBACK (item_cb), told);
  g_signal_emit_by_name (row, "activate");
  ck_assert_str_eq (told->str, "1 ");
  ck_assert (cordee_funding_table_focus (CORDEE_FUNDING_TABLE (f.shown)));
  cordee_test_name_is (get_focus (&f), ((const CordeeFundingItem *) get_year (&f, NEXT_YEAR)->items->pdata[0])->name);
  cordee_funding_table_select (CORDEE_FUNDING_TABLE (f.shown), 1);
  ck_assert (gtk_widget_has_css_class (row, "current"));
  ck_assert (cordee_funding_table_focus (CORDEE_FUNDING_TABLE (f.shown)));
  ck_assert_ptr_eq (get_focus (&f), row);

  /* The same year anew: the row keeps the focus, and none is marked. */
  cordee_funding_table_set_year (CORDEE_FUNDING_TABLE (f.shown), get_year (&f, NEXT_YEAR));
  cordee_test_name_is (get_focus (&f), item->name);
  ck_assert_ptr_null (find_class (f.shown, "current"));
  cordee_funding_table_set_year (CORDEE_FUNDING_TABLE (f.shown), NULL);
  ck_assert (!cordee_funding_table_focus (CORDEE_FUNDING_TABLE (f.shown)));
  close_widget (&f);
}
END_TEST

START_TEST (little_room_makes_cards)
{
  Fixture f;
  const CordeeFundingItem *item;
  GtkWidget *row, *amount;

  open_table (&f, 420, NEXT_YEAR);
  item = get_year (&f, NEXT_YEAR)->items->pdata[1];
  row = cordee_test_find_name (f.shown, item->name);
  amount = cordee_test_find_text (row, item->amount);
  ck_assert (gtk_widget_get_mapped (amount));
  ck_assert (!gtk_widget_get_mapped (cordee_test_find_text (row, item->low)));
  ck_assert (!gtk_widget_get_mapped (cordee_test_find_text (f.shown, "Dispositif")));
  ck_assert_float_gt (bounds_in (amount, row).origin.y, bounds_in (cordee_test_find_text (row, item->label), row).origin.y);
  close_widget (&f);
}
END_TEST

/* ── behind a line ──────────────────────────────────────────────── */

static void
close_detail_cb (GSimpleAction *action, GVariant *value, gboolean *closed)
{
  *closed = TRUE;
}

static void
open_detail (Fixture *self, int width, guint year, guint item)
{
  open_widget (self, cordee_funding_detail_new (), width, N_YEARS);
  cordee_funding_detail_show_item (CORDEE_FUNDING_DETAIL (self->shown), self->session, get_year (self, year),
                                   get_year (self, year)->items->pdata[item]);
  cordee_test_settle (GTK_WIDGET (self->window));
}

START_TEST (readings_that_differ_stand_side_by_side)
{
  Fixture f;
  const CordeeFundingItem *item;
  const CordeeFundingReading *one, *other;
  graphene_rect_t first, second;

  open_detail (&f, 1000, NEXT_YEAR, 1);
  item = get_year (&f, NEXT_YEAR)->items->pdata[1];
  ck_assert_uint_eq (item->readings->len, 2);
  one = item->readings->pdata[0];
  other = item->readings->pdata[1];
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, "⚠ les sources ne disent pas la même chose"));
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, item->amount));
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, one->formula));
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, "Pourquoi\302\240: la source est plus récente"));
  first = bounds_in (find_class (f.shown, "reading"), f.shown);
  second = bounds_in (gtk_widget_get_ancestor (cordee_test_find_text (f.shown, other->note), GTK_TYPE_BOX), f.shown);
  ck_assert_float_eq (first.origin.y, second.origin.y);
  ck_assert_float_gt (second.origin.x, first.origin.x + first.size.width - 1);
  cordee_test_assert_named (f.shown);
  close_widget (&f);
}
END_TEST

START_TEST (a_source_is_followed)
{
  Fixture f;
  GtkWidget *link;

  open_detail (&f, 1000, FIRST_YEAR, 0);
  ck_assert_ptr_nonnull (cordee_test_find_text (f.shown, "page 4"));
  link = find_class (f.shown, "link");
  ck_assert_ptr_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  ck_assert_str_eq (f.record->str, "show-source::widgets-source\n");
  close_widget (&f);
}
END_TEST

START_TEST (escape_and_a_button_close_it)
{
  Fixture f;
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("close-detail", NULL);
  gboolean closed = FALSE;

  open_detail (&f, 1000, FIRST_YEAR, 0);
  g_signal_connect (action, "activate", G_CALLBACK (close_detail_cb), &closed);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (f.window), "page", G_ACTION_GROUP (group));
  ck_assert (cordee_funding_detail_focus (CORDEE_FUNDING_DETAIL (f.shown)));
  cordee_test_name_is (get_focus (&f), "Fermer le détail");
  ck_assert (cordee_test_key (get_focus (&f), GDK_KEY_Escape, 0));
  ck_assert (closed);
  closed = FALSE;
  g_signal_emit_by_name (get_focus (&f), "clicked");
  ck_assert (closed);
  gtk_widget_insert_action_group (GTK_WIDGET (f.window), "page", NULL);
  close_widget (&f);
}
END_TEST

static Suite *
funding_widgets_suite (void)
{
  Suite *suite = suite_create ("funding-widgets");
  TCase *chart = cordee_test_gui_case (suite, "chart");
  TCase *table = cordee_test_gui_case (suite, "table");
  TCase *detail = cordee_test_gui_case (suite, "detail");

  tcase_add_test (chart, amounts_of_the_axis_are_round);
  tcase_add_test (chart, each_year_is_a_button_that_says_all);
  tcase_add_test (chart, heights_are_in_proportion);
  tcase_add_test (chart, what_nothing_bounds_goes_on);
  tcase_add_test (chart, arrows_walk_from_bar_to_bar);
  tcase_add_test (chart, a_bar_is_asked_for_and_marked);
  tcase_add_test (chart, two_plans_stand_side_by_side);
  tcase_add_test (chart, a_number_is_never_broken);
  tcase_add_test (chart, what_has_no_room_is_scrolled_to);
  tcase_add_test (table, each_line_is_a_row_with_its_name);
  tcase_add_test (table, amounts_stand_below_one_another);
  tcase_add_test (table, what_gives_nothing_is_asked_for);
  tcase_add_test (table, what_is_unknown_is_said);
  tcase_add_test (table, a_line_is_asked_for_and_marked);
  tcase_add_test (table, little_room_makes_cards);
  tcase_add_test (detail, readings_that_differ_stand_side_by_side);
  tcase_add_test (detail, a_source_is_followed);
  tcase_add_test (detail, escape_and_a_button_close_it);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (funding_widgets_suite ());
}
