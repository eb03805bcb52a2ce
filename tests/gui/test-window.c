/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-adaptive.h"
#include "cordee-application.h"
#include "cordee-assistant-page.h"
#include "cordee-compare-page.h"
#include "cordee-home-page.h"
#include "cordee-notice-bar.h"
#include "cordee-question-card.h"
#include "cordee-shortcuts.h"
#include "cordee-sources-page.h"
#include "cordee-test-gui.h"
#include "cordee-toast.h"
#include "cordee-window.h"

static CordeeApplication *application;
static CordeeSession *session;
static CordeeWindow *window;

/* The application of the real program, with its actions, but with a window of the test's own making. It never runs, so that it stays
   for as long as the process does. */
static void
begin (void)
{
  if (application == NULL)
    {
      application = cordee_application_new (CORDEE_TEST_TODAY);
      ck_assert (g_application_register (G_APPLICATION (application), NULL, NULL));
    }
  session = cordee_test_session ();
  window = cordee_window_new (GTK_APPLICATION (application), session, cordee_test_settings ());
}

static void
end (void)
{
  cordee_test_destroy (GTK_WINDOW (g_steal_pointer (&window)));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static void
open_section (const char *id)
{
  cordee_window_show_section (window, id);
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    cordee_test_settle (GTK_WIDGET (window));
  else
    cordee_test_present (GTK_WINDOW (window));
}

static GtkWidget *
find (GType type)
{
  GtkWidget *widget = cordee_test_find_type (GTK_WIDGET (window), type);

  ck_assert_msg (widget != NULL, "no %s", g_type_name (type));
  return widget;
}

static void
activate (const char *name, GVariant *value)
{
  ck_assert_msg (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, value), "there is no %s", name);
}

/* ── sections ───────────────────────────────────────────────────── */

START_TEST (pages_are_made_when_first_shown)
{
  GtkWidget *home;

  open_section ("accueil");
  home = find (CORDEE_TYPE_HOME_PAGE);
  ck_assert_ptr_null (cordee_test_find_type (GTK_WIDGET (window), CORDEE_TYPE_COMPARE_PAGE));
  ck_assert_ptr_null (cordee_test_find_type (GTK_WIDGET (window), CORDEE_TYPE_SOURCES_PAGE));
  open_section ("sources");
  ck_assert_ptr_null (cordee_test_find_type (GTK_WIDGET (window), CORDEE_TYPE_COMPARE_PAGE));
  open_section ("accueil");
  ck_assert_ptr_eq (find (CORDEE_TYPE_HOME_PAGE), home);
}
END_TEST

static void
assert_section (const CordeeWindowSection *section)
{
  GtkWidget *sidebar = cordee_test_find_name (GTK_WIDGET (window), "Sections");
  g_autofree char *kept = cordee_settings_dup_string (cordee_test_settings (), "section");
  g_autofree char *title = g_strdup_printf ("%s — Cordée", section->label);
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "section");
  guint n_current = 0;

  ck_assert_str_eq (cordee_window_get_section (window), section->id);
  ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), title);
  ck_assert_str_eq (kept, section->id);
  ck_assert_str_eq (g_variant_get_string (state, NULL), section->id);
  for (GtkWidget *row = gtk_widget_get_first_child (sidebar); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean current = gtk_widget_has_css_class (row, "current");

      gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, current);
      if (current)
        cordee_test_name_is (row, section->label);
      n_current += current;
    }
  ck_assert_uint_eq (n_current, 1);
}

START_TEST (each_section_is_told_everywhere)
{
  guint n;
  const CordeeWindowSection *sections = cordee_window_sections (&n);

  ck_assert_uint_eq (n, 8);
  for (guint i = 0; i < n; i++)
    {
      activate ("win.section", g_variant_new_string (sections[i].id));
      assert_section (&sections[i]);
      ck_assert_ptr_eq (cordee_window_find_section (sections[i].id), &sections[i]);
    }
}
END_TEST

START_TEST (row_of_the_sidebar_opens_its_section)
{
  GtkListBox *sidebar;

  open_section ("accueil");
  sidebar = GTK_LIST_BOX (cordee_test_find_name (GTK_WIDGET (window), "Sections"));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (sidebar, 7)));
  assert_section (cordee_window_find_section ("sources"));
}
END_TEST

/* Whoever goes to the assistant can answer at once; a page without a place to begin leaves the focus where it is. */
START_TEST (assistant_takes_the_focus_to_its_question)
{
  GtkWidget *before, *focus;

  open_section ("accueil");
  activate ("win.section", g_variant_new_string ("assistant"));
  cordee_test_settle (GTK_WIDGET (window));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  ck_assert_ptr_nonnull (focus);
  ck_assert (gtk_widget_is_ancestor (focus, find (CORDEE_TYPE_QUESTION_CARD)));

  before = cordee_test_find_name (GTK_WIDGET (window), "Menu principal");
  gtk_widget_grab_focus (before);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  activate ("win.section", g_variant_new_string ("sources"));
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), focus);
}
END_TEST

START_TEST (unknown_section_changes_nothing)
{
  open_section ("sources");
  activate ("win.section", g_variant_new_string ("nulle-part"));
  assert_section (cordee_window_find_section ("sources"));
  ck_assert_ptr_null (cordee_window_find_section ("nulle-part"));
}
END_TEST

/* ── actions ────────────────────────────────────────────────────── */

static const struct
{
  const char *action;
  const char *value; /* GVariant text, or NULL */
  const char *section;
} ways[] = {
  { "win.show-cell", "('MSP', 'composition')", "comparer" },
  { "win.show-cell", "('XYZ', 'rien')", "comparer" },
  { "win.show-source", "'nulle-source'", "sources" },
  { "win.show-term", "'nul-terme'", "sources" },
  { "win.show-question", "'nulle-question'", "assistant" },
  { "win.show-files", NULL, "sources" },
  { "win.show-conflicts", NULL, "sources" },
  { "win.search", NULL, "comparer" },
  { "win.copy", NULL, "comparer" },
};

/* Even where what is asked for is not there. */
START_TEST (actions_lead_to_their_section)
{
  g_autoptr(GVariant) value = ways[_i].value != NULL ? g_variant_parse (NULL, ways[_i].value, NULL, NULL, NULL) : NULL;

  open_section ("accueil");
  activate (ways[_i].action, value);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_str_eq (cordee_window_get_section (window), ways[_i].section);
}
END_TEST

/* One that the path would not have shown first. */
START_TEST (question_is_shown_wherever_it_stands)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));
  const CordeeQuestion *question = NULL;

  for (guint i = 0; i < questions->len; i++)
    if (((const CordeeQuestion *) questions->pdata[i])->section != NULL)
      question = questions->pdata[i];
  open_section ("accueil");
  activate ("win.show-question", g_variant_new_string (question->id));
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_ptr_nonnull (find (CORDEE_TYPE_ASSISTANT_PAGE));
  ck_assert_ptr_eq (cordee_interview_get_current (cordee_session_get_interview (session)), question);
}
END_TEST

START_TEST (every_shortcut_leads_somewhere)
{
  guint n;
  const CordeeShortcut *shortcuts = cordee_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);
      g_autofree char *name = NULL;
      g_autoptr(GVariant) target = NULL;

      for (guint j = 0; keys[j] != NULL; j++)
        {
          guint keyval;
          GdkModifierType state;

          ck_assert_msg (gtk_accelerator_parse (keys[j], &keyval, &state), "%s is no key", keys[j]);
          if (shortcuts[i].action != NULL)
            {
              g_auto(GStrv) actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (application), keys[j]);

              ck_assert_msg (g_strv_length (actions) == 1 && g_str_equal (actions[0], shortcuts[i].action), "%s is taken twice", keys[j]);
            }
        }
      if (shortcuts[i].action == NULL)
        continue;
      ck_assert (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "win."))
        ck_assert_msg (g_action_group_has_action (G_ACTION_GROUP (window), name + 4), "no action: %s", name);
      else if (g_str_has_prefix (name, "app."))
        ck_assert_msg (g_action_group_has_action (G_ACTION_GROUP (application), name + 4), "no action: %s", name);
      else
        ck_assert_str_eq (name, "window.close");
    }
}
END_TEST

static void
assert_focus_in (GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  ck_assert_msg (focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane)), "the focus is in %s",
                 focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

START_TEST (panes_follow_one_another)
{
  GtkWidget *sidebar, *place;

  open_section ("comparer");
  sidebar = cordee_test_find_name (GTK_WIDGET (window), "Sections");
  place = cordee_test_find_name (GTK_WIDGET (window), "Région : Règles nationales seules");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint round = 0; round < 2; round++)
    {
      activate ("win.next-pane", NULL);
      assert_focus_in (sidebar);
      activate ("win.next-pane", NULL);
      assert_focus_in (cordee_window_get_page (window));
      activate ("win.next-pane", NULL);
      assert_focus_in (place);
    }
}
END_TEST

/* ── what the header and the foot say ───────────────────────────── */

START_TEST (place_and_date_are_told)
{
  g_autofree char *kept = NULL;

  open_section ("accueil");
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Région : Règles nationales seules"));
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Règles au : 22/11/2026"));

  ck_assert (cordee_session_set_place (session, "76", NULL));
  cordee_session_set_as_of (session, cordee_day_new (2024, 3, 1));
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Région : Occitanie"));
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (window), "Occitanie"));
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Règles au : 01/03/2024"));
  cordee_session_set_other_day (session, CORDEE_TEST_TODAY);
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Règles au : 01/03/2024 et 22/11/2026"));
  kept = cordee_settings_dup_string (cordee_test_settings (), "region");
  ck_assert_str_eq (kept, "76");
}
END_TEST

START_TEST (notices_stay_until_they_are_closed)
{
  GtkWidget *bar, *close;

  cordee_session_add_notice (session, "Une phrase.");
  open_section ("accueil");
  bar = find (CORDEE_TYPE_NOTICE_BAR);
  ck_assert (gtk_widget_get_mapped (bar));
  cordee_session_add_notice (session, "Une autre.");
  ck_assert_ptr_nonnull (cordee_test_find_text (bar, "Une phrase.\nUne autre."));

  close = cordee_test_find_name (bar, "Fermer ce message");
  g_signal_emit_by_name (close, "clicked");
  CORDEE_ITERATE_WHILE (gtk_widget_get_mapped (bar));
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_uint_eq (cordee_session_get_notices (session)->len, 0);
}
END_TEST

START_TEST (short_messages_are_told)
{
  CordeeToast *toast;

  open_section ("accueil");
  toast = CORDEE_TOAST (find (CORDEE_TYPE_TOAST));
  activate ("win.say", g_variant_new_string ("C’est copié."));
  ck_assert_str_eq (cordee_toast_get_text (toast), "C’est copié.");
  cordee_test_name_is (GTK_WIDGET (toast), "C’est copié.");
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (toast)), GTK_ACCESSIBLE_ROLE_STATUS);
  cordee_window_say (window, "Autre chose.");
  ck_assert_str_eq (cordee_toast_get_text (toast), "Autre chose.");
}
END_TEST

/* ── room ───────────────────────────────────────────────────────── */

static gboolean
is_narrow (void)
{
  return gtk_widget_has_css_class (GTK_WIDGET (window), "narrow");
}

START_TEST (sections_fold_to_icons_where_there_is_little_room)
{
  GtkWidget *label, *row;

  open_section ("accueil");
  row = gtk_widget_get_first_child (cordee_test_find_name (GTK_WIDGET (window), "Sections"));
  label = cordee_test_find_text (row, "Accueil");
  ck_assert (!is_narrow ());
  ck_assert (gtk_widget_get_mapped (label));

  cordee_test_resize (GTK_WINDOW (window), 800, 600);
  ck_assert (is_narrow ());
  ck_assert (!gtk_widget_get_mapped (label));
  ck_assert_str_eq (gtk_widget_get_tooltip_text (row), "Accueil");
  cordee_test_name_is (row, "Accueil");
  ck_assert (gtk_widget_get_mapped (cordee_test_find_text (GTK_WIDGET (window), "Information, pas un conseil juridique : les textes font foi.")));

  cordee_test_resize (GTK_WINDOW (window), 1280, 800);
  ck_assert (!is_narrow ());
  ck_assert (gtk_widget_get_mapped (label));
}
END_TEST

/* Whoever goes by the sections on the way elsewhere sees which one is on show. */
START_TEST (the_mark_stays_with_the_section_on_show)
{
  GtkWidget *first, *last;

  open_section ("accueil");
  first = gtk_widget_get_first_child (cordee_test_find_name (GTK_WIDGET (window), "Sections"));
  last = gtk_widget_get_last_child (gtk_widget_get_parent (first));
  ck_assert (gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD));
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert_str_eq (cordee_window_get_section (window), "accueil");
  ck_assert (gtk_widget_has_css_class (first, "current"));
  ck_assert (!(gtk_widget_get_state_flags (last) & GTK_STATE_FLAG_SELECTED) && !gtk_widget_has_css_class (last, "current"));

  open_section ("sources");
  ck_assert (gtk_widget_has_css_class (last, "current") && !gtk_widget_has_css_class (first, "current"));
}
END_TEST

START_TEST (larger_text_leaves_less_room)
{
  open_section ("accueil");
  ck_assert (!is_narrow ());
  cordee_settings_set_double (cordee_test_settings (), "text-scale", 2.0);
  CORDEE_ITERATE_WHILE (!is_narrow ());
  cordee_settings_set_double (cordee_test_settings (), "text-scale", 1.0);
  CORDEE_ITERATE_WHILE (is_narrow ());
}
END_TEST

static const struct
{
  int width;
  int height;
  double text_scale;
  const char *theme;
  gboolean contrast;
} looks[] = {
  { 1280, 800, 1.0, "light", FALSE }, { 1280, 800, 1.0, "dark", FALSE },  { 1280, 800, 2.0, "light", FALSE }, { 1280, 800, 2.0, "dark", TRUE },
  { 800, 600, 1.0, "light", FALSE },  { 800, 600, 2.0, "light", FALSE },  { 800, 600, 2.0, "dark", FALSE },   { 1280, 800, 1.0, "light", TRUE },
  { 800, 600, 1.0, "dark", TRUE },    { 1600, 1000, 1.0, "light", FALSE },
};

/* No part of a window may want more than there is: what is beyond the edge can be neither seen nor reached. */
static void
assert_fits (GtkWidget *widget, const char *what)
{
  int least_width, least_height, width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  ck_assert_msg (least_width <= width, "%s wants %d pixels of width and has %d", what, least_width, width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  ck_assert_msg (least_height <= height, "%s wants %d pixels of height and has %d", what, least_height, height);
}

/* The adaptive part gives its child what it needs, even beyond the edge: so the child must need no more than the part has. */
static gboolean
check_adaptive (GtkWidget *widget, gpointer data)
{
  GtkWidget *child = CORDEE_IS_ADAPTIVE (widget) && gtk_widget_get_mapped (widget) ? gtk_widget_get_first_child (widget) : NULL;
  g_autofree char *what = NULL;

  if (child == NULL)
    return FALSE;
  what = g_strdup_printf ("%s: what is in the %s below %s", (const char *) data, G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  ck_assert_msg (gtk_widget_get_width (child) <= gtk_widget_get_width (widget), "%s has %d pixels of width, and there are %d", what,
                 gtk_widget_get_width (child), gtk_widget_get_width (widget));
  ck_assert_msg (gtk_widget_get_height (child) <= gtk_widget_get_height (widget), "%s has %d pixels of height, and there are %d", what,
                 gtk_widget_get_height (child), gtk_widget_get_height (widget));
  return FALSE;
}

/* What folds where there is little room folds a moment after the room is known. */
static gboolean
is_too_wide (void)
{
  GtkWidget *adaptive = find (CORDEE_TYPE_ADAPTIVE);

  return gtk_widget_get_width (gtk_widget_get_first_child (adaptive)) > gtk_widget_get_width (adaptive);
}

/* Looks _i in each section: size of the window, of the text, colours. */
START_TEST (every_section_fits_and_is_named)
{
  g_autoptr(CordeeAppearance) appearance = NULL;
  GtkSettings *gtk = gtk_settings_get_default ();
  guint n;
  const CordeeWindowSection *sections = cordee_window_sections (&n);

  if (looks[_i].contrast)
    g_object_set (gtk, "gtk-theme-name", "HighContrast", NULL);
  appearance = cordee_appearance_new (cordee_test_settings (), gdk_display_get_default ());
  cordee_settings_set_string (cordee_test_settings (), "theme", looks[_i].theme);
  cordee_settings_set_double (cordee_test_settings (), "text-scale", looks[_i].text_scale);
  ck_assert_int_eq (cordee_appearance_is_contrast (appearance), looks[_i].contrast);
  ck_assert_int_eq (cordee_appearance_is_dark (appearance), g_str_equal (looks[_i].theme, "dark"));

  gtk_window_set_default_size (GTK_WINDOW (window), looks[_i].width, looks[_i].height);
  for (guint i = 0; i < n; i++)
    {
      open_section (sections[i].id);
      CORDEE_ITERATE_WHILE (is_too_wide ());
      ck_assert_msg (cordee_test_width (GTK_WINDOW (window)) == looks[_i].width && cordee_test_height (GTK_WINDOW (window)) == looks[_i].height,
                     "%s: the window is %d×%d, not %d×%d", sections[i].id, cordee_test_width (GTK_WINDOW (window)),
                     cordee_test_height (GTK_WINDOW (window)), looks[_i].width, looks[_i].height);
      cordee_test_find (GTK_WIDGET (window), check_adaptive, (gpointer) sections[i].id);
      assert_fits (gtk_window_get_titlebar (GTK_WINDOW (window)), "the header");
      cordee_test_assert_named (GTK_WIDGET (window));
    }
  g_object_set (gtk, "gtk-theme-name", "Default", NULL);
}
END_TEST

/* Below the sections, once there is something to save, and where there is room for words. */
START_TEST (saving_is_told)
{
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();
  CordeeInterview *interview = cordee_session_get_interview (session);
  GtkWidget *label;

  open_section ("accueil");
  ck_assert_ptr_null (cordee_test_find_text (GTK_WIDGET (window), "Enregistré à l’instant"));
  cordee_interview_answer (interview, cordee_interview_get_current (interview)->id, unknown, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (session);
  CORDEE_ITERATE_WHILE ((label = cordee_test_find_text (GTK_WIDGET (window), "Enregistré à l’instant")) == NULL);
  cordee_test_settle (GTK_WIDGET (window));
  ck_assert (gtk_widget_get_mapped (label));
}
END_TEST

static Suite *
window_suite (void)
{
  Suite *suite = suite_create ("window");
  TCase *sections = cordee_test_gui_case (suite, "sections");
  TCase *actions = cordee_test_gui_case (suite, "actions");
  TCase *told = cordee_test_gui_case (suite, "told");
  TCase *room = cordee_test_gui_case (suite, "room");

  tcase_add_checked_fixture (sections, begin, end);
  tcase_add_test (sections, pages_are_made_when_first_shown);
  tcase_add_test (sections, each_section_is_told_everywhere);
  tcase_add_test (sections, row_of_the_sidebar_opens_its_section);
  tcase_add_test (sections, assistant_takes_the_focus_to_its_question);
  tcase_add_test (sections, unknown_section_changes_nothing);

  tcase_add_checked_fixture (actions, begin, end);
  tcase_add_loop_test (actions, actions_lead_to_their_section, 0, G_N_ELEMENTS (ways));
  tcase_add_test (actions, question_is_shown_wherever_it_stands);
  tcase_add_test (actions, every_shortcut_leads_somewhere);
  tcase_add_test (actions, panes_follow_one_another);

  tcase_add_checked_fixture (told, begin, end);
  tcase_add_test (told, place_and_date_are_told);
  tcase_add_test (told, notices_stay_until_they_are_closed);
  tcase_add_test (told, short_messages_are_told);
  tcase_add_test (told, saving_is_told);

  tcase_add_checked_fixture (room, begin, end);
  tcase_add_test (room, sections_fold_to_icons_where_there_is_little_room);
  tcase_add_test (room, larger_text_leaves_less_room);
  tcase_add_test (sections, the_mark_stays_with_the_section_on_show);
  tcase_add_loop_test (room, every_section_fits_and_is_named, 0, G_N_ELEMENTS (looks));

  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (window_suite ());
}
