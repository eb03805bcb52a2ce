/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-report.h"
#include "cordee-issue.h"
#include "cordee-report-roadmap.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <string.h>

/* The ways that a dossier follows, its contacts, and notes on steps: what changes them, what becomes of them in other dossiers, and that
   files keep them. */

#define NOW 1795348800

static CordeeDossier *
read_text (const char *text, GPtrArray *issues)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  CordeeDossier *dossier = cordee_dossier_new_from_bytes (bytes, "x", cordee_test_knowledge (), issues);

  ck_assert_ptr_nonnull (dossier);
  return dossier;
}

static char *
write_text (const CordeeDossier *dossier)
{
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static CordeeDossier *
load_sample (const char *name, GPtrArray *issues)
{
  g_autofree char *relative = g_build_filename ("dossiers", name, NULL);
  g_autofree char *path = cordee_test_data (relative);
  CordeeDossier *dossier = cordee_dossier_load (path, cordee_test_knowledge (), issues);

  ck_assert_ptr_nonnull (dossier);
  return dossier;
}

/* What the journal says of steps, one a line. */
static char *
step_events (const CordeeDossier *dossier)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dossier->journal->len; i++)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i];

      if (event->kind == CORDEE_EVENT_STEP)
        g_string_append_printf (out, "%s@%d\n", event->detail, (int) (event->at - NOW));
    }
  return g_string_free (out, FALSE);
}

/* ── courses ────────────────────────────────────────────────────── */

START_TEST (each_status_that_changed_is_an_event)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  const CordeeDuration two_weeks = { 2, 2, 2, CORDEE_DURATION_WEEKS };
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  ck_assert_ptr_null (cordee_dossier_get_course (dossier));
  cordee_course_set_status (course, "a", CORDEE_STEP_DONE, cordee_day_new (2026, 11, 20), NOW + 1);
  cordee_course_set_status (course, "b", CORDEE_STEP_WAITING, cordee_day_new (2026, 11, 20), NOW + 1);
  cordee_course_set_duration (course, "c", &two_weeks, NOW + 1);
  cordee_dossier_set_course (dossier, course, NOW + 1);
  first = step_events (dossier);
  ck_assert_str_eq (first, "CPTS/a/fait@1\nCPTS/b/en-attente@1\n");

  /* The same again says nothing; what is no status is no event, and still touches the dossier. */
  cordee_dossier_set_course (dossier, course, NOW + 2);
  ck_assert_int_eq (cordee_dossier_get_touched (dossier), NOW + 1);
  cordee_course_set_not_before (course, "c", cordee_day_new (2027, 1, 4), NOW + 3);
  cordee_dossier_set_course (dossier, course, NOW + 3);
  ck_assert_int_eq (cordee_dossier_get_touched (dossier), NOW + 3);
  second = step_events (dossier);
  ck_assert_str_eq (second, first);
  ck_assert_int_eq (cordee_course_find (cordee_dossier_get_course (dossier), "c")->not_before, cordee_day_new (2027, 1, 4));

  /* A step that is there no longer is to be done again, as an undo makes it. */
  g_ptr_array_remove_index (course->steps, 0);
  cordee_course_set_status (course, "b", CORDEE_STEP_DONE, CORDEE_DAY_NONE, NOW + 4);
  cordee_course_set_status (course, "b", CORDEE_STEP_UNDER_WAY, CORDEE_DAY_NONE, NOW + 5);
  cordee_dossier_set_course (dossier, course, NOW + 5);
  third = step_events (dossier);
  ck_assert_str_eq (third, "CPTS/a/fait@1\nCPTS/b/en-attente@1\nCPTS/b/en-cours@5\nCPTS/a/a-faire@5\n");
  ck_assert_uint_eq (dossier->courses->len, 1);
}
END_TEST

START_TEST (the_course_in_hand_is_the_one_touched_last)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
  g_autoptr(CordeeCourse) make = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_autoptr(CordeeCourse) join = cordee_course_new ("CPTS", CORDEE_HOW_ADHERER);

  cordee_dossier_set_course (dossier, make, NOW + 1);
  cordee_dossier_set_course (dossier, join, NOW + 2);
  ck_assert_int_eq (cordee_dossier_get_course (dossier)->how, CORDEE_HOW_ADHERER);
  cordee_course_set_start (make, cordee_day_new (2027, 1, 1), NOW + 3);
  cordee_dossier_set_course (dossier, make, NOW + 3);
  ck_assert_int_eq (cordee_dossier_get_course (dossier)->how, CORDEE_HOW_CREER);
  ck_assert_uint_eq (dossier->courses->len, 2);
  ck_assert_ptr_null (cordee_dossier_find_course (dossier, "MSP", CORDEE_HOW_CREER));
}
END_TEST

/* ── contacts ───────────────────────────────────────────────────── */

START_TEST (contacts_are_added_changed_and_taken_away)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
  CordeeDossierContact card = { .name = (char *) "Mme Durand", .phone = (char *) "", .text = (char *) "le matin\f", .actor = (char *) "cpam" };
  const CordeeDossierContact *found;
  g_autofree char *id = g_strdup (cordee_dossier_add_contact (dossier, &card, NOW + 1));

  found = cordee_dossier_find_contact (dossier, id);
  ck_assert_str_eq (found->name, "Mme Durand");
  ck_assert_ptr_null (found->phone);
  ck_assert_str_eq (found->actor, "cpam");
  ck_assert (!found->shared);
  ck_assert_ptr_null (strchr (found->text, '\f'));
  ck_assert_int_eq (found->at, NOW + 1);
  cordee_dossier_set_contact_card (dossier, id, found, NOW + 2);
  ck_assert_int_eq (cordee_dossier_find_contact (dossier, id)->at, NOW + 1);
  card.email = (char *) "durand@example.org";
  cordee_dossier_set_contact_card (dossier, id, &card, NOW + 3);
  ck_assert_str_eq (cordee_dossier_find_contact (dossier, id)->email, "durand@example.org");
  ck_assert_int_eq (cordee_dossier_get_touched (dossier), NOW + 3);
  card.name = (char *) "";
  cordee_dossier_set_contact_card (dossier, id, &card, NOW + 4);
  ck_assert_uint_eq (dossier->contacts->len, 0);
  cordee_dossier_set_contact_card (dossier, "personne", &card, NOW + 5);
}
END_TEST

/* ── notes ──────────────────────────────────────────────────────── */

START_TEST (notes_on_steps_are_no_notes_on_cells)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
  g_autofree char *on_step = g_strdup (cordee_dossier_add_step_note (dossier, "étape", CORDEE_NOTE_SHARED, "CPTS", "cpts-contrat", NOW));
  g_autofree char *on_cell = g_strdup (cordee_dossier_add_note (dossier, "case", CORDEE_NOTE_SHARED, "CPTS", "composition", NOW));
  g_autoptr(CordeeDossier) again = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *text = write_text (dossier);

  ck_assert_str_eq (cordee_dossier_find_step_note (dossier, "CPTS", "cpts-contrat")->id, on_step);
  ck_assert_ptr_null (cordee_dossier_find_step_note (dossier, "MSP", "cpts-contrat"));
  ck_assert_ptr_null (cordee_dossier_find_cell_note (dossier, "CPTS", NULL));
  ck_assert_str_eq (cordee_dossier_find_cell_note (dossier, "CPTS", "composition")->id, on_cell);
  again = read_text (text, issues);
  ck_assert_uint_eq (issues->len, 0);
  ck_assert_str_eq (cordee_dossier_find_step_note (again, "CPTS", "cpts-contrat")->text, "étape");
  ck_assert (cordee_dossier_equal (again, dossier));
}
END_TEST

/* ── other dossiers made of it ──────────────────────────────────── */

/* It is another team: it has done nothing yet, but what it supposes is worth as much. */
START_TEST (a_duplicate_begins_its_way_anew)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_course.cordee", issues);
  g_autoptr(CordeeDossier) copy = cordee_dossier_duplicate (dossier, "Autre", NOW);
  const CordeeCourse *course = cordee_dossier_find_course (copy, "CPTS", CORDEE_HOW_CREER);

  ck_assert_str_eq (course->from, "MSP");
  ck_assert_int_eq (course->start, CORDEE_DAY_NONE);
  ck_assert_uint_eq (course->steps->len, 3);
  for (guint i = 0; i < course->steps->len; i++)
    {
      const CordeeCourseStep *step = course->steps->pdata[i];

      ck_assert (step->has_duration);
      ck_assert_int_eq (step->status, CORDEE_STEP_TODO);
      ck_assert_int_eq (step->day, CORDEE_DAY_NONE);
      ck_assert_int_eq (step->not_before, CORDEE_DAY_NONE);
      ck_assert_uint_eq (step->met->len + step->links->len, 0);
    }
  ck_assert_uint_eq (copy->contacts->len, 2);
  ck_assert_uint_eq (copy->notes->len, 1);
  ck_assert_uint_eq (cordee_dossier_find_course (dossier, "CPTS", CORDEE_HOW_CREER)->steps->len, 5);
}
END_TEST

START_TEST (only_shared_contacts_are_handed_over)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_course.cordee", issues);
  g_autoptr(CordeeDossier) strange = load_sample ("y_course-strange.cordee", issues);
  g_autoptr(CordeeDossier) copy = cordee_dossier_dup_for_handover (dossier, NOW);
  g_autoptr(CordeeDossier) strange_copy = cordee_dossier_dup_for_handover (strange, NOW);
  g_autofree char *text = write_text (copy), *strange_text = write_text (strange_copy);

  ck_assert_uint_eq (copy->contacts->len, 1);
  ck_assert_str_eq (((const CordeeDossierContact *) copy->contacts->pdata[0])->name, "Mme Durand");
  ck_assert_ptr_null (strstr (text, "Dr &quot;X&quot;"));
  ck_assert_ptr_null (strstr (text, "À déposer"));
  ck_assert (cordee_course_equal (copy->courses->pdata[0], dossier->courses->pdata[0]));
  ck_assert_ptr_nonnull (strstr (text, "Compte%20rendu.odt"));

  /* Whoever is not understood may be private. */
  ck_assert_ptr_null (strstr (strange_text, "04 66 00 00 00"));
  ck_assert_ptr_null (strstr (strange_text, "<contact "));
  ck_assert_ptr_null (strstr (strange_text, "Quatre"));
}
END_TEST

/* ── files ──────────────────────────────────────────────────────── */

START_TEST (files_say_it_all)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_course.cordee", issues);
  const CordeeCourse *course = cordee_dossier_get_course (dossier);
  const CordeeCourseStep *step = cordee_course_find (course, "cpts-lettre-intention");
  const CordeeDossierContact *card = dossier->contacts->pdata[0];

  ck_assert_str_eq (course->structure, "CPTS");
  ck_assert_int_eq (course->how, CORDEE_HOW_CREER);
  ck_assert_str_eq (course->from, "MSP");
  ck_assert_int_eq (course->start, cordee_day_new (2026, 11, 2));
  ck_assert_int_eq (step->status, CORDEE_STEP_TODO);
  ck_assert_int_eq (step->not_before, cordee_day_new (2027, 1, 4));
  ck_assert_int_eq (step->duration.min, 10);
  ck_assert_int_eq (step->duration.likely, 11);
  ck_assert_int_eq (step->duration.max, 20);
  ck_assert_int_eq (step->duration.unit, CORDEE_DURATION_WORKING_DAYS);
  ck_assert (cordee_course_step_is_met (step, "territoire"));
  ck_assert_str_eq (((const CordeeCourseLink *) step->links->pdata[0])->title, "Compte rendu \"1\" & 2");
  ck_assert_ptr_null (((const CordeeCourseLink *) step->links->pdata[1])->title);
  ck_assert_str_eq (((const CordeeCourseLink *) step->links->pdata[1])->uri, "https://example.org/?a=1&b=2");
  step = cordee_course_find (course, "cpts-validation-lettre");
  ck_assert_int_eq (step->status, CORDEE_STEP_WAITING);
  ck_assert_int_eq (step->duration.likely, 3);
  ck_assert_int_eq (cordee_course_find (course, "etape-d-une-autre-base")->status, CORDEE_STEP_UNDER_WAY);
  ck_assert_str_eq (card->email, "durand@example.org");
  ck_assert_str_eq (card->text, "Le matin ;\npas le mercredi <midi>.");
  ck_assert (card->shared);
  ck_assert (!((const CordeeDossierContact *) dossier->contacts->pdata[1])->shared);
}
END_TEST

/* A status that this version does not know is held while nobody says another; so is a duration. */
START_TEST (what_is_not_understood_waits_for_another_word)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_course-strange.cordee", issues);
  g_autoptr(CordeeCourse) course = cordee_course_copy (cordee_dossier_get_course (dossier));
  const CordeeCourseStep *step = cordee_course_find (course, "cpts-rassembler");
  const CordeeDuration years = { 1, 1, 1, CORDEE_DURATION_YEARS };
  g_autofree char *before = write_text (dossier), *after = NULL;

  ck_assert_int_eq (step->status, CORDEE_STEP_TODO);
  ck_assert (!cordee_course_find (course, "cpts-territoire")->has_duration);
  ck_assert_ptr_null (course->from);
  ck_assert_ptr_nonnull (strstr (before, "status=\"suspendu\" day=\"2026-11-20\" humeur=\"bonne\""));
  ck_assert_ptr_nonnull (strstr (before, "<step id=\"cpts-territoire\" min=\"2\" max=\"4\" unit=\"lunes\"/>"));
  ck_assert_ptr_nonnull (strstr (before, "from=\"SOLO\""));
  cordee_course_set_status (course, "cpts-rassembler", CORDEE_STEP_DONE, cordee_day_new (2026, 11, 21), NOW);
  cordee_course_set_duration (course, "cpts-territoire", &years, NOW);
  cordee_dossier_set_course (dossier, course, NOW);
  after = write_text (dossier);
  ck_assert_ptr_null (strstr (after, "suspendu"));
  ck_assert_ptr_nonnull (strstr (after, "<step id=\"cpts-rassembler\" status=\"fait\" day=\"2026-11-21\" humeur=\"bonne\""));
  ck_assert_ptr_nonnull (strstr (after, "<step id=\"cpts-territoire\" min=\"1\" max=\"1\" unit=\"ans\""));
  ck_assert_ptr_null (strstr (after, "lunes"));
}
END_TEST

/* Many more than anybody has cost no more time than they are worth, and none is lost. */
START_TEST (endless_lists_are_kept)
{
  g_autoptr(GString) text = g_string_new ("<dossier format=\"1\" id=\"a\"><courses><course structure=\"CPTS\" how=\"creer\">");
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autofree char *again = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "<step id=\"s%u\" status=\"fait\"/>", i);
  g_string_append (text, "</course></courses><contacts>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "<contact id=\"c\" name=\"N\"/>");
  g_string_append (text, "</contacts></dossier>");
  dossier = read_text (text->str, issues);
  ck_assert_uint_eq (dossier->contacts->len, 20000);
  again = write_text (dossier);
  ck_assert_ptr_nonnull (strstr (again, "<step id=\"s0\" status=\"fait\"/>"));
  ck_assert_ptr_nonnull (strstr (again, "<step id=\"s19999\" status=\"fait\"/>"));
  ck_assert_int_lt (g_get_monotonic_time () - start, 5 * G_USEC_PER_SEC);
}
END_TEST

/* What was never said is not written: such a file is as earlier versions wrote it. */
START_TEST (dossiers_without_a_way_are_as_before)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", NOW);
  g_autofree char *text = write_text (dossier);

  ck_assert_ptr_null (strstr (text, "courses"));
  ck_assert_ptr_null (strstr (text, "contacts"));
}
END_TEST

/* ── in words, and for scripts ──────────────────────────────────── */

START_TEST (steps_are_told_by_name)
{
  const CordeeDossierEvent event = { .kind = CORDEE_EVENT_STEP, .detail = (char *) "CPTS/cpts-lettre-intention/fait" };
  const CordeeDossierEvent later = { .kind = CORDEE_EVENT_STEP, .detail = (char *) "CPTS/cpts-dialogue-gestion-2/en-attente" };
  const CordeeStep *letter = cordee_knowledge_find_step (cordee_test_knowledge (), "cpts-lettre-intention");
  g_autofree char *text = cordee_report_event_text (cordee_test_knowledge (), &event);
  g_autofree char *second = cordee_report_event_text (cordee_test_knowledge (), &later);
  g_autofree char *unknown = cordee_report_step_name (cordee_test_knowledge (), "une-autre-2");

  ck_assert_ptr_nonnull (strstr (text, letter->label));
  ck_assert_ptr_nonnull (strstr (text, cordee_report_step_status_text (CORDEE_STEP_DONE)));
  ck_assert_ptr_nonnull (strstr (second, ", année"));
  ck_assert_ptr_nonnull (strstr (second, cordee_report_step_status_text (CORDEE_STEP_WAITING)));
  ck_assert_str_eq (unknown, "une-autre-2");
}
END_TEST

START_TEST (json_has_all_of_a_way)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_course.cordee", issues);
  g_autofree char *text = cordee_report_dossier_to_json (cordee_test_knowledge (), dossier, 1);
  g_autoptr(JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonObject *course, *step, *contact, *note;

  course = json_array_get_object_element (cordee_test_array (object, "courses"), 0);
  cordee_test_check_keys (course, "structure:s how:s from:S start:S steps:a at:S");
  step = json_array_get_object_element (cordee_test_array (course, "steps"), 1);
  cordee_test_check_keys (step, "id:s status:s day:S not_before:S duration:o met:a links:a at:S");
  ck_assert_str_eq (cordee_test_string (step, "status"), "en-attente");
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (step, "duration"), "unit"), "mois");
  contact = json_array_get_object_element (cordee_test_array (object, "contacts"), 0);
  cordee_test_check_keys (contact, "id:s actor:S name:s phone:S email:S url:S text:S shared:b at:S");
  note = json_array_get_object_element (cordee_test_array (object, "notes"), 0);
  ck_assert_str_eq (cordee_test_string (note, "step"), "cpts-lettre-intention");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dossier-way");
  TCase *changes = tcase_create ("changes");
  TCase *others = tcase_create ("other dossiers");
  TCase *files = tcase_create ("files");
  TCase *words = tcase_create ("words");

  tcase_add_test (changes, each_status_that_changed_is_an_event);
  tcase_add_test (changes, the_course_in_hand_is_the_one_touched_last);
  tcase_add_test (changes, contacts_are_added_changed_and_taken_away);
  tcase_add_test (changes, notes_on_steps_are_no_notes_on_cells);
  suite_add_tcase (suite, changes);
  tcase_add_test (others, a_duplicate_begins_its_way_anew);
  tcase_add_test (others, only_shared_contacts_are_handed_over);
  suite_add_tcase (suite, others);
  tcase_add_test (files, files_say_it_all);
  tcase_add_test (files, what_is_not_understood_waits_for_another_word);
  tcase_add_test (files, endless_lists_are_kept);
  tcase_add_test (files, dossiers_without_a_way_are_as_before);
  suite_add_tcase (suite, files);
  tcase_add_test (words, steps_are_told_by_name);
  tcase_add_test (words, json_has_all_of_a_way);
  suite_add_tcase (suite, words);
  return cordee_test_main (suite);
}
