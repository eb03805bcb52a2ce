/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier.h"
#include "cordee-report-roadmap.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

/* A roadmap told as text, JSON and calendar, with steps in every state. That a calendar program reads it is for check-calendar.py. */

#define NOON 1795348800
#define DONE "cpts-rassembler"
#define GONE "cpts-aide-demarrage"
#define SENT "cpts-lettre-intention"

static CordeeRoadmap *
plan (const CordeeCourse *course, CordeeSituation *situation, CordeeDay target)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), TODAY, "76", NULL);
  const CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "CPTS", .how = CORDEE_HOW_CREER, .situation = situation, .course = course,
                                     .today = cordee_day_new (2026, 11, 22), .target = target };

  return cordee_roadmap_new (&input);
}

static CordeeCourse *
make_course (void)
{
  CordeeCourse *course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);

  cordee_course_set_status (course, DONE, CORDEE_STEP_DONE, cordee_day_new (2026, 11, 10), NOON);
  cordee_course_set_status (course, GONE, CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, NOON);
  cordee_course_set_status (course, SENT, CORDEE_STEP_WAITING, cordee_day_new (2026, 11, 16), NOON);
  return course;
}

/* The event of a step, from its UID to its end, lines unfolded. The caller owns it. */
static char *
event_of (const char *ics, const char *step)
{
  g_auto(GStrv) pieces = g_strsplit (ics, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv (NULL, pieces);
  g_autofree char *uid = g_strdup_printf ("UID:dossier-CPTS-%s@cordee\r\n", step);
  const char *start = strstr (whole, uid);
  const char *end = start != NULL ? strstr (start, "END:VEVENT") : NULL;

  ck_assert_msg (end != NULL, "no event for %s", step);
  return g_strndup (start, (gsize) (end - start));
}

/* ── the calendar ───────────────────────────────────────────────── */

START_TEST (calendar_of_every_state)
{
  g_autoptr(CordeeCourse) course = make_course ();
  g_autoptr(CordeeRoadmap) roadmap = plan (course, NULL, cordee_day_new (2027, 9, 15));
  g_autofree char *ics = cordee_report_roadmap_to_ics (roadmap, "dossier", 7, NOON);
  g_autofree char *done = event_of (ics, DONE);
  g_autofree char *gone = event_of (ics, GONE);
  g_autofree char *sent = event_of (ics, SENT);
  g_autofree char *own = event_of (ics, "cpts-projet-sante");
  g_autofree char *others = event_of (ics, "cpts-validation-projet");

  cordee_test_check_contains (done, "DTSTART;VALUE=DATE:20261110\r\n");
  cordee_test_check_contains (done, "STATUS:CONFIRMED");
  ck_assert_ptr_null (strstr (done, "VALARM"));
  cordee_test_check_contains (gone, "STATUS:CANCELLED");
  ck_assert_ptr_null (strstr (gone, "VALARM"));
  ck_assert_ptr_null (strstr (sent, "VALARM"));
  cordee_test_check_contains (own, "BEGIN:VALARM");
  cordee_test_check_contains (own, "TRIGGER:-P");
  cordee_test_check_contains (own, "SEQUENCE:7\r\n");
  cordee_test_check_contains (own, "DTSTAMP:20261122T120000Z");
  cordee_test_check_contains (own, "SUMMARY:Au plus tard");
  cordee_test_check_contains (others, "L. 1434-12");
  ck_assert_ptr_null (strstr (others, "VALARM"));
  ck_assert_ptr_null (strstr (ics, "(null)"));
}
END_TEST

/* The same plan is the same text; without a target, nothing says that it must not be later. */
START_TEST (calendar_is_pure)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (NULL, NULL, CORDEE_DAY_NONE);
  g_autofree char *first = cordee_report_roadmap_to_ics (roadmap, "dossier", 1, NOON);
  g_autofree char *second = cordee_report_roadmap_to_ics (roadmap, "dossier", 1, NOON);
  g_autofree char *event = event_of (first, "cpts-projet-sante");

  ck_assert_str_eq (first, second);
  ck_assert_ptr_null (strstr (event, "SUMMARY:Au plus tard"));
}
END_TEST

/* Lines of every length are folded before 75 octets, between characters, and none between CR and LF. */
START_TEST (calendar_is_folded)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (NULL, NULL, CORDEE_DAY_NONE);

  for (guint n = 1; n <= 80; n++)
    {
      g_autofree char *uid = g_strnfill (n, 'x');
      g_autofree char *ics = cordee_report_roadmap_to_ics (roadmap, uid, 1, NOON);
      g_auto(GStrv) lines = g_strsplit (ics, "\r\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          ck_assert_uint_le (strlen (lines[i]), 75);
          ck_assert (g_utf8_validate (lines[i], -1, NULL));
          ck_assert_msg (strpbrk (lines[i], "\r\n") == NULL, "n = %u: %s", n, lines[i]);
        }
    }
}
END_TEST

/* What changes a dossier makes the sequence grow. */
START_TEST (sequence_grows)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("D", NOON);
  g_autoptr(CordeeCourse) course = make_course ();
  int before = cordee_report_roadmap_sequence (dossier), after;

  ck_assert_int_gt (before, 0);
  ck_assert_int_eq (cordee_report_roadmap_sequence (dossier), before);
  cordee_course_set_not_before (course, "cpts-diagnostic", cordee_day_new (2027, 1, 4), NOON + 60);
  cordee_dossier_set_course (dossier, course, NOON + 60);
  after = cordee_report_roadmap_sequence (dossier);
  ck_assert_int_gt (after, before);
}
END_TEST

/* ── text and JSON ──────────────────────────────────────────────── */

START_TEST (text_of_every_state)
{
  static const char *const parts[] = { "terminée le 10/11/2026", "en attente", "sans objet", "chemin critique", "1 étape faite sur 10" };
  g_autoptr(CordeeCourse) course = make_course ();
  g_autoptr(CordeeRoadmap) roadmap = plan (course, NULL, CORDEE_DAY_NONE);
  g_autofree char *text = cordee_report_roadmap_to_text (roadmap, NULL);
  g_autofree char *plain = cordee_test_plain (text);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    cordee_test_check_contains (plain, parts[i]);
  ck_assert_ptr_null (strstr (plain, "Marge avant la date visée"));
  ck_assert_ptr_null (strstr (plain, "(null)"));
}
END_TEST

/* What nobody knows is null. */
START_TEST (json_of_every_state)
{
  g_autoptr(CordeeCourse) course = make_course ();
  g_autoptr(CordeeRoadmap) roadmap = plan (course, NULL, CORDEE_DAY_NONE);
  g_autofree char *json = cordee_report_roadmap_to_json (roadmap, NULL);
  g_autoptr(JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *steps = cordee_test_array (object, "steps");
  JsonObject *done = cordee_test_find_object (steps, "id", DONE);
  JsonObject *gone = cordee_test_find_object (steps, "id", GONE);
  JsonObject *sent = cordee_test_find_object (steps, "id", SENT);

  ck_assert (json_object_get_null_member (object, "target") && json_object_get_null_member (object, "margin_days"));
  ck_assert_str_eq (cordee_test_string (done, "status"), "fait");
  ck_assert_str_eq (cordee_test_string (done, "earliest_end"), "2026-11-10");
  ck_assert_str_eq (cordee_test_string (gone, "status"), "sans-objet");
  ck_assert (json_object_get_null_member (gone, "earliest_end"));
  ck_assert_str_eq (cordee_test_string (sent, "status"), "en-attente");
  ck_assert_str_eq (cordee_test_string (sent, "earliest_start"), "2026-11-16");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-roadmap");
  TCase *tcase = tcase_create ("roadmap");

  tcase_add_test (tcase, calendar_of_every_state);
  tcase_add_test (tcase, calendar_is_pure);
  tcase_add_test (tcase, calendar_is_folded);
  tcase_add_test (tcase, sequence_grows);
  tcase_add_test (tcase, text_of_every_state);
  tcase_add_test (tcase, json_of_every_state);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
