/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-contact-list.h"
#include "cordee-step-links.h"
#include "cordee-step-pane.h"
#include "cordee-step-timing.h"
#include "cordee-test-gui.h"

/* One step of the base that ships beside the line of time, with what the page would do recorded. */
typedef struct
{
  CordeeSession *session;
  CordeeRulebook *rulebook;
  CordeeRoadmap *roadmap;
  GtkWindow *window;
  GtkWidget *pane;
  GString *actions;
} Fixture;

static void
record_cb (GSimpleAction *action, GVariant *parameter, Fixture *self)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append_printf (self->actions, "%s %s\n", g_action_get_name (G_ACTION (action)), text);
}

static void
plan (Fixture *self)
{
  const CordeeCourse *course = cordee_dossier_get_course (cordee_session_get_dossier (self->session));

  g_clear_pointer (&self->roadmap, cordee_roadmap_free);
  self->roadmap = cordee_roadmap_new (&(CordeeRoadmapInput) { .rulebook = self->rulebook, .structure = "CPTS",
                                                             .situation = cordee_session_get_situation (self->session), .course = course,
                                                             .today = CORDEE_TEST_TODAY, .target = cordee_day_new (2027, 9, 15) });
}

static void
show (Fixture *self, const char *step)
{
  plan (self);
  cordee_step_pane_show (CORDEE_STEP_PANE (self->pane), self->roadmap, (guint) cordee_roadmap_find (self->roadmap, step));
  cordee_test_settle (GTK_WIDGET (self->window));
}

static void
open_pane (Fixture *self, const char *step)
{
  static const char *const names[][2] = {
    { "status", "(ss)" }, { "day", "(ss)" }, { "begin", "(ss)" }, { "duration", "(siis)" }, { "tick", "(ssb)" }, { "answer", "s" },
    { "document", "s" }, { "select", "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  CordeeContext context = { .as_of = CORDEE_TEST_TODAY, .region = "76" };
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rest = gtk_label_new ("…");
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->session = cordee_test_session ();
  self->actions = g_string_new (NULL);
  self->rulebook = cordee_rulebook_new (cordee_session_get_knowledge (self->session), &context);
  self->pane = cordee_step_pane_new (self->session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GVariantType) type = g_variant_type_new (names[i][1]);
      g_autoptr(GSimpleAction) action = g_simple_action_new (names[i][0], type);

      g_signal_connect (action, "activate", G_CALLBACK (record_cb), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->pane, "roadmap", G_ACTION_GROUP (group));
  /* As it stands in the page: beside something that takes all the room it can get. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (side), self->pane);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), side);
  gtk_widget_set_hexpand (rest, TRUE);
  gtk_box_append (GTK_BOX (page), rest);
  gtk_box_append (GTK_BOX (page), scrolled);
  self->window = cordee_test_window (page, 700, 600);
  show (self, step);
}

static void
close_pane (Fixture *self)
{
  cordee_test_destroy (self->window);
  cordee_roadmap_free (self->roadmap);
  cordee_rulebook_unref (self->rulebook);
  g_string_free (self->actions, TRUE);
  cordee_test_assert_finalized (self->session);
}

static void
check_actions (Fixture *self, const char *expected)
{
  ck_assert_str_eq (self->actions->str, expected);
  g_string_truncate (self->actions, 0);
}

static gboolean
is_entry (GtkWidget *widget, gpointer name)
{
  return GTK_IS_ENTRY (widget) && cordee_test_has_name (widget, name);
}

static GtkWidget *
find_entry (Fixture *self, const char *name)
{
  GtkWidget *entry = cordee_test_find (self->pane, is_entry, (gpointer) name);

  ck_assert_msg (entry != NULL, "no entry is called “%s”", name);
  return entry;
}

static void
type_into (GtkWidget *entry, const char *text)
{
  ck_assert_ptr_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
press (Fixture *self, const char *label)
{
  GtkWidget *found = cordee_test_find_text (self->pane, label);

  ck_assert_msg (found != NULL, "nothing says “%s”", label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* All is named; each control asks for what it says, once, and showing a step asks for nothing. */
START_TEST (controls_ask_the_page)
{
  Fixture self = { 0 };
  GtkWidget *radio, *tick;

  open_pane (&self, "cpts-lettre-intention");
  cordee_test_assert_named (self.pane);
  check_actions (&self, "");

  radio = cordee_test_find_name (self.pane, "En cours");
  ck_assert_ptr_nonnull (radio);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
  check_actions (&self, "status ('cpts-lettre-intention', 'en-cours')\n");

  tick = cordee_test_find_name (self.pane, "les premiers éléments de diagnostic");
  ck_assert_ptr_nonnull (tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  check_actions (&self, "tick ('cpts-lettre-intention', 'diagnostic', true)\n");

  ck_assert (cordee_test_key (self.pane, GDK_KEY_Escape, 0));
  check_actions (&self, "select ''\n");
  close_pane (&self);
}
END_TEST

/* Days and durations as people type them; what is not understood stays, is told, and asks for nothing. */
START_TEST (days_and_durations_are_typed)
{
  Fixture self = { 0 };
  GtkWidget *begin, *duration;

  open_pane (&self, "cpts-lettre-intention");
  begin = find_entry (&self, "Ne pas commencer avant le");
  duration = find_entry (&self, "Durée prévue");
  type_into (begin, "4/1/2027");
  check_actions (&self, "begin ('cpts-lettre-intention', '2027-01-04')\n");
  type_into (duration, "de 2 à 3 semaines");
  check_actions (&self, "duration ('cpts-lettre-intention', 2, 3, 'semaines')\n");
  type_into (duration, "bientôt");
  check_actions (&self, "");
  ck_assert (gtk_widget_has_css_class (duration, "error"));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (duration)), "bientôt");
  close_pane (&self);
}
END_TEST

/* A delay of the law is told and not asked for. */
START_TEST (law_is_not_changed)
{
  Fixture self = { 0 };

  open_pane (&self, "cpts-validation-projet");
  ck_assert (!gtk_widget_get_mapped (find_entry (&self, "Durée prévue")));
  close_pane (&self);
}
END_TEST

/* A contact of one's own: added, shown, changed, taken away; not shared unless that is chosen. */
START_TEST (own_contact)
{
  Fixture self = { 0 };
  const CordeeDossier *dossier;
  const CordeeDossierContact *contact;

  open_pane (&self, "cpts-lettre-intention");
  dossier = cordee_session_get_dossier (self.session);
  press (&self, "Ajouter un contact");
  press (&self, "Garder");
  ck_assert_uint_eq (dossier->contacts->len, 0);
  ck_assert_ptr_nonnull (cordee_test_find_text (self.pane, "Il manque un nom : une personne, un service."));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&self, "Téléphone")), "04 00 00 00 00");
  type_into (find_entry (&self, "Nom"), " Mme Roux ");
  ck_assert_uint_eq (dossier->contacts->len, 1);
  contact = dossier->contacts->pdata[0];
  ck_assert_str_eq (contact->name, "Mme Roux");
  ck_assert_ptr_null (contact->email);
  ck_assert_str_eq (contact->actor, "equipe");
  ck_assert (!contact->shared);

  show (&self, "cpts-lettre-intention");
  g_signal_emit_by_name (cordee_test_find_name (self.pane, "Modifier le contact : Mme Roux"), "clicked");
  press (&self, "Retirer");
  ck_assert_uint_eq (dossier->contacts->len, 0);
  close_pane (&self);
}
END_TEST

/* A link: a page or a file that is there; anything else is told and kept nowhere. */
START_TEST (links)
{
  Fixture self = { 0 };
  CordeeStepLinks *list;
  const CordeeCourseStep *step;

  open_pane (&self, "cpts-lettre-intention");
  list = CORDEE_STEP_LINKS (cordee_test_find_type (self.pane, CORDEE_TYPE_STEP_LINKS));
  cordee_step_links_add (list, "n’importe quoi");
  ck_assert_ptr_null (cordee_dossier_get_course (cordee_session_get_dossier (self.session)));
  cordee_step_links_add (list, "https://example.org/statuts.odt");
  step = cordee_course_find (cordee_dossier_find_course (cordee_session_get_dossier (self.session), "CPTS", CORDEE_HOW_CREER),
                             "cpts-lettre-intention");
  ck_assert_uint_eq (step->links->len, 1);
  ck_assert_ptr_nonnull (cordee_test_find_text (self.pane, "https://example.org/statuts.odt"));
  cordee_test_assert_named (self.pane);
  g_signal_emit_by_name (cordee_test_find_name (self.pane, "Retirer le lien : https://example.org/statuts.odt"), "clicked");
  step = cordee_course_find (cordee_dossier_find_course (cordee_session_get_dossier (self.session), "CPTS", CORDEE_HOW_CREER),
                             "cpts-lettre-intention");
  ck_assert_uint_eq (step->links->len, 0);
  close_pane (&self);
}
END_TEST

/* The note of a step is one of its own. */
START_TEST (note_of_the_step)
{
  Fixture self = { 0 };
  GtkWidget *view;
  CordeeDossier *dossier;

  open_pane (&self, "cpts-lettre-intention");
  dossier = cordee_session_get_dossier (self.session);
  press (&self, "Ajouter une note sur cette étape");
  view = cordee_test_find_type (self.pane, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Voir la mairie", -1);
  show (&self, "cpts-association");
  ck_assert_str_eq (cordee_dossier_find_step_note (dossier, "CPTS", "cpts-lettre-intention")->text, "Voir la mairie");
  ck_assert_ptr_null (cordee_dossier_find_step_note (dossier, "CPTS", "cpts-association"));
  close_pane (&self);
}
END_TEST

/* What has the focus keeps it while the same step is shown again. */
START_TEST (focus_stays)
{
  Fixture self = { 0 };
  GtkWidget *tick;

  open_pane (&self, "cpts-lettre-intention");
  gtk_widget_grab_focus (cordee_test_find_name (self.pane, "les premiers éléments de diagnostic"));
  show (&self, "cpts-lettre-intention");
  tick = cordee_test_find_name (self.pane, "les premiers éléments de diagnostic");
  ck_assert (gtk_widget_has_focus (tick));
  close_pane (&self);
}
END_TEST

/* The parts stand one below the other, whole, also in a narrow pane. */
START_TEST (nothing_overlaps)
{
  Fixture self = { 0 };
  GtkWidget *frame;
  int below = 0;

  open_pane (&self, "cpts-rassembler");
  frame = gtk_widget_get_last_child (gtk_widget_get_first_child (self.pane));
  for (GtkWidget *part = gtk_widget_get_first_child (frame); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      graphene_rect_t bounds;
      int least;

      if (!gtk_widget_get_mapped (part))
        continue;
      ck_assert (gtk_widget_compute_bounds (part, frame, &bounds));
      gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, (int) bounds.size.width, &least, NULL, NULL, NULL);
      ck_assert_int_ge ((int) bounds.origin.y, below);
      ck_assert_int_ge ((int) bounds.size.height, least);
      below = (int) (bounds.origin.y + bounds.size.height);
      for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_mapped (child) && gtk_widget_compute_bounds (child, frame, &bounds))
          ck_assert_int_le ((int) (bounds.origin.y + bounds.size.height), below + 1);
    }
  close_pane (&self);
}
END_TEST

static Suite *
step_pane_suite (void)
{
  Suite *suite = suite_create ("step-pane");
  TCase *pane = cordee_test_gui_case (suite, "pane");

  tcase_add_test (pane, controls_ask_the_page);
  tcase_add_test (pane, days_and_durations_are_typed);
  tcase_add_test (pane, law_is_not_changed);
  tcase_add_test (pane, own_contact);
  tcase_add_test (pane, links);
  tcase_add_test (pane, note_of_the_step);
  tcase_add_test (pane, focus_stays);
  tcase_add_test (pane, nothing_overlaps);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (step_pane_suite ());
}
