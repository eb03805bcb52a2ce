/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-roadmap.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* The way to a structure, rule by rule, on a base made for it: tests/data/roadmap/base.xml. Today is a Monday. */

#define TODAY "2026-11-23"

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("roadmap/base.xml");
  return knowledge;
}

static CordeeDay
day (const char *iso)
{
  CordeeDay result = CORDEE_DAY_NONE;

  ck_assert_msg (iso == NULL || cordee_day_parse (iso, &result), "%s is no day", iso);
  return result;
}

/* Where and when a way is planned, and what is known of it; all may be NULL. */
typedef struct
{
  const char *region, *departement, *answers, *from, *start, *target, *today;
  const CordeeCourse *course;
  CordeeHow how;
} Case;

static CordeeRoadmap *
plan (Case what)
{
  const char *today = what.today != NULL ? what.today : TODAY;
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), today, what.region, what.departement);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), what.answers != NULL ? what.answers : "option=non");
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "R", .how = what.how, .from = what.from, .situation = situation,
                               .course = what.course, .today = day (today), .start = day (what.start), .target = day (what.target) };

  return cordee_roadmap_new (&input);
}

static const CordeeRoadmapStep *
find (const CordeeRoadmap *roadmap, const char *id)
{
  int at = cordee_roadmap_find (roadmap, id);

  ck_assert_msg (at >= 0, "%s is not there", id);
  return roadmap->steps->pdata[at];
}

#define check_day(value, iso)                                                                                                             \
  G_STMT_START                                                                                                                            \
    {                                                                                                                                     \
      g_autofree char *checked = cordee_day_to_iso (value);                                                                               \
      ck_assert_str_eq (checked, iso);                                                                                                    \
    }                                                                                                                                     \
  G_STMT_END

#define check_earliest(roadmap, id, from, to)                                                                                             \
  G_STMT_START                                                                                                                            \
    {                                                                                                                                     \
      check_day (find (roadmap, id)->earliest_start, from);                                                                               \
      check_day (find (roadmap, id)->earliest_end, to);                                                                                   \
    }                                                                                                                                     \
  G_STMT_END

#define check_latest(roadmap, id, from, to)                                                                                               \
  G_STMT_START                                                                                                                            \
    {                                                                                                                                     \
      check_day (find (roadmap, id)->latest_start, from);                                                                                 \
      check_day (find (roadmap, id)->latest_end, to);                                                                                     \
    }                                                                                                                                     \
  G_STMT_END

static char *
list_steps (const CordeeRoadmap *roadmap)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < roadmap->steps->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", ((const CordeeRoadmapStep *) roadmap->steps->pdata[i])->id);
  return g_string_free (list, FALSE);
}

static char *
list_requires (const CordeeRoadmap *roadmap, const char *id)
{
  const CordeeRoadmapStep *step = find (roadmap, id);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < step->n_requires; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", ((const CordeeRoadmapStep *) roadmap->steps->pdata[step->requires[i]])->id);
  return g_string_free (list, FALSE);
}

static char *
list_critical (const CordeeRoadmap *roadmap)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < roadmap->steps->len; i++)
    if (((const CordeeRoadmapStep *) roadmap->steps->pdata[i])->critical)
      g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", ((const CordeeRoadmapStep *) roadmap->steps->pdata[i])->id);
  return g_string_free (list, FALSE);
}

#define check_list(list, expected)                                                                                                        \
  G_STMT_START                                                                                                                            \
    {                                                                                                                                     \
      g_autofree char *checked = list;                                                                                                    \
      ck_assert_str_eq (checked, expected);                                                                                               \
    }                                                                                                                                     \
  G_STMT_END

/* ── which steps ────────────────────────────────────────────────── */

START_TEST (steps_in_order)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { 0 });

  check_list (list_steps (roadmap), "r-debut r-avis r-aide r-depot r-contrat r-bilan r-bilan-2 r-bilan-3 r-suite");
  ck_assert_int_eq (roadmap->goal, cordee_roadmap_find (roadmap, "r-contrat"));
  ck_assert (find (roadmap, "r-bilan")->after_goal && find (roadmap, "r-suite")->after_goal);
  ck_assert (!find (roadmap, "r-aide")->after_goal && !find (roadmap, "r-contrat")->after_goal);
  ck_assert_int_eq (cordee_roadmap_find (roadmap, "r-projet"), -1);
}
END_TEST

/* What is not there is bridged; where nobody answered it is there, and marked. */
START_TEST (conditions)
{
  g_autoptr(CordeeRoadmap) no = plan ((Case) { .answers = "option=non" });
  g_autoptr(CordeeRoadmap) yes = plan ((Case) { .answers = "option=oui" });
  g_autoptr(CordeeRoadmap) maybe = plan ((Case) { .answers = "" });

  check_list (list_requires (no, "r-depot"), "r-avis r-debut");
  check_list (list_requires (yes, "r-depot"), "r-avis r-projet r-debut");
  ck_assert (!find (yes, "r-projet")->maybe);
  ck_assert (find (maybe, "r-projet")->maybe);
  check_earliest (maybe, "r-projet", "2026-12-03", "2026-12-09");
}
END_TEST

START_TEST (regional_step_stands_for_the_national_one)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .region = "84", .answers = "option=oui" });

  ck_assert_int_eq (cordee_roadmap_find (roadmap, "r-projet"), -1);
  ck_assert_int_eq (cordee_roadmap_find (roadmap, "r-depot"), -1);
  check_list (list_requires (roadmap, "r-depot-84"), "r-avis r-projet-84");
  check_list (list_requires (roadmap, "r-contrat"), "r-depot-84");
  check_earliest (roadmap, "r-projet-84", "2026-12-03", "2027-01-03");
}
END_TEST

START_TEST (joining)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .how = CORDEE_HOW_ADHERER });

  check_list (list_steps (roadmap), "r-venir r-entrer");
  check_earliest (roadmap, "r-entrer", "2026-11-24", "2026-11-24");
}
END_TEST

START_TEST (without_steps)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), TODAY, NULL, NULL);
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "W", .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) roadmap = cordee_roadmap_new (&input);

  ck_assert_uint_eq (roadmap->steps->len, 0);
  ck_assert_int_eq (roadmap->goal, -1);
  ck_assert_int_eq (roadmap->earliest_end, CORDEE_DAY_NONE);
  ck_assert_int_eq (cordee_roadmap_get_next (roadmap), -1);
  ck_assert (!cordee_roadmap_exists (base (), "W", CORDEE_HOW_CREER));
  ck_assert (cordee_roadmap_exists (base (), "R", CORDEE_HOW_ADHERER));
  ck_assert (!cordee_roadmap_exists (base (), "O", CORDEE_HOW_ADHERER));
}
END_TEST

/* What another structure made: whole, nothing is left; else it is brought up to date. Steps for teams from there appear. */
START_TEST (coming_from_elsewhere)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .from = "O", .answers = "option=oui" });
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) by_course = NULL;
  g_autoptr(GPtrArray) origins = cordee_roadmap_origins (base (), "R");
  CordeeDuration some = { 1, 2, 3, CORDEE_DURATION_DAYS };

  ck_assert_uint_eq (find (roadmap, "r-debut")->status, CORDEE_STEP_DONE);
  ck_assert_int_eq (find (roadmap, "r-debut")->earliest_end, CORDEE_DAY_NONE);
  ck_assert (!find (roadmap, "r-debut")->from_answers);
  ck_assert_uint_eq (find (roadmap, "r-projet")->origin, CORDEE_DURATION_OF_REUSE);
  check_earliest (roadmap, "r-projet", "2026-11-23", "2026-12-06");
  check_earliest (roadmap, "r-reprise", "2026-11-23", "2026-11-23");
  ck_assert_uint_eq (find (roadmap, "r-reprise")->origin, CORDEE_DURATION_OF_NONE);
  check_earliest (roadmap, "r-avis", "2026-11-23", "2027-01-23");
  ck_assert_uint_eq (origins->len, 1);
  ck_assert_str_eq (((const CordeeStructure *) origins->pdata[0])->id, "O");

  cordee_course_set_from (course, "O", 1);
  cordee_course_set_duration (course, "r-debut", &some, 2);
  by_course = plan ((Case) { .course = course });
  ck_assert_str_eq (by_course->from->id, "O");
  ck_assert_uint_eq (find (by_course, "r-debut")->status, CORDEE_STEP_TODO);
}
END_TEST

/* ── how long ───────────────────────────────────────────────────── */

START_TEST (delays_of_sources)
{
  g_autoptr(CordeeRoadmap) nation = plan ((Case) { 0 });
  g_autoptr(CordeeRoadmap) region = plan ((Case) { .region = "76" });
  g_autoptr(CordeeRoadmap) before = plan ((Case) { .region = "76", .today = "2023-11-22" });
  const CordeeRoadmapStep *step = find (nation, "r-avis");

  ck_assert_str_eq (step->statement->id, "avis-national");
  ck_assert_uint_eq (step->origin, CORDEE_DURATION_OF_DELAY);
  ck_assert_uint_eq (step->other_delays->len, 1);
  check_earliest (nation, "r-avis", "2026-12-03", "2027-02-03");
  check_day (step->best_end, "2026-11-30");

  step = find (region, "r-avis");
  ck_assert_str_eq (step->statement->id, "avis-76");
  ck_assert_uint_eq (step->other_delays->len, 3);
  check_earliest (region, "r-avis", "2026-12-03", "2027-04-03");
  ck_assert_str_eq (find (before, "r-avis")->statement->id, "avis-national");
}
END_TEST

START_TEST (estimates)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  CordeeDuration own = { 1, 1, 1, CORDEE_DURATION_WORKING_DAYS };
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  g_autoptr(CordeeRoadmap) plain = plan ((Case) { 0 });

  ck_assert_uint_eq (find (plain, "r-debut")->origin, CORDEE_DURATION_OF_ESTIMATE);
  check_earliest (plain, "r-debut", "2026-11-23", "2026-12-02");
  check_day (find (plain, "r-debut")->best_end, "2026-11-27");
  check_day (find (plain, "r-debut")->worst_end, "2026-12-12");
  cordee_course_set_duration (course, "r-avis", &own, 1);
  roadmap = plan ((Case) { .course = course });
  ck_assert_uint_eq (find (roadmap, "r-avis")->origin, CORDEE_DURATION_OF_USER);
  ck_assert_str_eq (find (roadmap, "r-avis")->statement->id, "avis-national");
  check_earliest (roadmap, "r-avis", "2026-12-03", "2026-12-03");
}
END_TEST

/* ── forward ────────────────────────────────────────────────────── */

START_TEST (forward)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { 0 });

  check_earliest (roadmap, "r-depot", "2027-02-04", "2027-02-04");
  check_earliest (roadmap, "r-contrat", "2027-02-05", "2027-02-11");
  check_day (roadmap->earliest_end, "2027-02-11");
  check_day (roadmap->best_end, "2026-12-08");
  check_day (roadmap->worst_end, "2027-03-01");
  check_day (roadmap->start, TODAY);
}
END_TEST

START_TEST (start_and_wishes)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) told = plan ((Case) { .start = "2027-01-01" });
  g_autoptr(CordeeRoadmap) past = plan ((Case) { .start = "2026-01-01" });
  g_autoptr(CordeeRoadmap) wished = NULL;

  check_day (find (told, "r-debut")->earliest_start, "2027-01-04");
  check_day (past->start, "2026-01-01");
  check_day (find (past, "r-debut")->earliest_start, TODAY);
  cordee_course_set_start (course, day ("2026-12-01"), 1);
  cordee_course_set_not_before (course, "r-avis", day ("2027-01-02"), 2);
  wished = plan ((Case) { .course = course });
  check_earliest (wished, "r-debut", "2026-12-01", "2026-12-10");
  check_earliest (wished, "r-avis", "2027-01-04", "2027-03-04");
}
END_TEST

/* So many working days after the end: 5 working days from 3 December, then 3 more. */
START_TEST (lags)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  CordeeDuration day_only = { 1, 1, 1, CORDEE_DURATION_DAYS };
  g_autoptr(CordeeRoadmap) roadmap = NULL;

  cordee_course_set_duration (course, "r-avis", &day_only, 1);
  roadmap = plan ((Case) { .course = course, .answers = "option=oui" });
  check_earliest (roadmap, "r-projet", "2026-12-03", "2026-12-09");
  check_day (find (roadmap, "r-depot")->earliest_start, "2026-12-14");
  check_list (list_critical (roadmap), "r-debut r-projet r-depot r-contrat");
  ck_assert_int_eq (find (roadmap, "r-depot")->driver, cordee_roadmap_find (roadmap, "r-projet"));
}
END_TEST

/* A committee sits on known days; without sessions, or elsewhere, it bounds nothing. */
START_TEST (committees)
{
  g_autoptr(CordeeRoadmap) here = plan ((Case) { .region = "84" });
  g_autoptr(CordeeRoadmap) elsewhere = plan ((Case) { .region = "76" });
  g_autoptr(CordeeRoadmap) aimed = plan ((Case) { .region = "84", .target = "2027-05-31" });
  g_autoptr(CordeeRoadmap) beyond = plan ((Case) { .region = "84", .start = "2027-06-01" });

  ck_assert_str_eq (find (here, "r-depot-84")->committee->id, "k");
  check_earliest (here, "r-depot-84", "2027-02-04", "2027-03-16");
  check_earliest (here, "r-contrat", "2027-03-17", "2027-03-23");
  ck_assert_ptr_null (find (elsewhere, "r-depot")->committee);
  ck_assert_ptr_null (find (here, "r-bilan")->committee);
  check_latest (aimed, "r-depot-84", "2027-03-16", "2027-05-24");
  check_earliest (beyond, "r-depot-84", "2027-08-12", "2027-08-12");
}
END_TEST

START_TEST (public_holidays)
{
  g_autoptr(CordeeRoadmap) nation = plan ((Case) { .today = "2027-03-16" });
  g_autoptr(CordeeRoadmap) alsace = plan ((Case) { .today = "2027-03-16", .departement = "67", .region = "44" });

  check_day (find (nation, "r-avis")->earliest_start, "2027-03-26");
  check_day (find (alsace, "r-avis")->earliest_start, "2027-03-30");
}
END_TEST

/* Once a year, from the day on which what it requires lets it begin; the last time is what others wait for. */
START_TEST (yearly)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { 0 });
  g_autoptr(CordeeRoadmap) later = NULL;

  check_earliest (roadmap, "r-bilan", "2027-08-11", "2027-08-17");
  check_earliest (roadmap, "r-bilan-2", "2028-08-11", "2028-08-17");
  check_earliest (roadmap, "r-bilan-3", "2029-08-13", "2029-08-19");
  check_list (list_requires (roadmap, "r-bilan-2"), "r-bilan");
  check_list (list_requires (roadmap, "r-suite"), "r-bilan-3");
  ck_assert_int_eq (find (roadmap, "r-bilan-2")->occurrence, 2);
  check_day (find (roadmap, "r-bilan")->latest_end, "2028-01-31");
  check_day (find (roadmap, "r-bilan-3")->latest_end, "2030-01-31");
  ck_assert_int_eq (find (roadmap, "r-bilan-3")->deadline->month, 1);
  ck_assert_int_eq (find (roadmap, "r-bilan")->slack, -1);

  cordee_course_set_status (course, "r-bilan", CORDEE_STEP_DONE, day ("2027-10-01"), 1);
  cordee_course_set_status (course, "r-bilan-3", CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, 2);
  later = plan ((Case) { .course = course });
  check_earliest (later, "r-bilan-2", "2028-10-02", "2028-10-08");
  check_list (list_requires (later, "r-suite"), "r-bilan-2");
}
END_TEST

/* ── status ─────────────────────────────────────────────────────── */

START_TEST (begun)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  g_autoptr(CordeeRoadmap) overdue = NULL;

  cordee_course_set_status (course, "r-debut", CORDEE_STEP_UNDER_WAY, day ("2026-11-20"), 1);
  roadmap = plan ((Case) { .course = course });
  check_earliest (roadmap, "r-debut", "2026-11-20", "2026-11-29");
  check_day (find (roadmap, "r-avis")->earliest_start, "2026-11-30");
  overdue = plan ((Case) { .course = course, .today = "2027-01-04" });
  check_earliest (overdue, "r-debut", "2026-11-20", "2027-01-04");
  check_day (find (overdue, "r-avis")->earliest_start, "2027-01-05");
}
END_TEST

START_TEST (done)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  g_autoptr(CordeeRoadmap) by_answers = plan ((Case) { .answers = "option=oui projet=redige" });

  cordee_course_set_status (course, "r-debut", CORDEE_STEP_DONE, day ("2026-10-01"), 1);
  roadmap = plan ((Case) { .course = course });
  check_earliest (roadmap, "r-debut", "2026-10-01", "2026-10-01");
  check_earliest (roadmap, "r-avis", "2026-11-23", "2027-01-23");
  ck_assert (find (roadmap, "r-avis")->open && !find (roadmap, "r-depot")->open);
  ck_assert (!find (roadmap, "r-debut")->critical && find (roadmap, "r-avis")->critical);
  ck_assert_int_eq (find (roadmap, "r-debut")->latest_end, CORDEE_DAY_NONE);

  ck_assert (find (by_answers, "r-projet")->from_answers);
  ck_assert_uint_eq (find (by_answers, "r-projet")->status, CORDEE_STEP_DONE);
  ck_assert_int_eq (find (by_answers, "r-projet")->earliest_end, CORDEE_DAY_NONE);
}
END_TEST

/* What the user says goes before what the answers tell. */
START_TEST (the_user_has_the_last_word)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;

  cordee_course_set_status (course, "r-projet", CORDEE_STEP_UNDER_WAY, day (TODAY), 1);
  roadmap = plan ((Case) { .course = course, .answers = "option=oui projet=redige" });
  ck_assert_uint_eq (find (roadmap, "r-projet")->status, CORDEE_STEP_UNDER_WAY);
  ck_assert (!find (roadmap, "r-projet")->from_answers);
}
END_TEST

START_TEST (does_not_apply)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  guint n_done, n_steps;

  cordee_course_set_status (course, "r-avis", CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, 1);
  roadmap = plan ((Case) { .course = course });
  check_list (list_requires (roadmap, "r-depot"), "r-debut");
  check_list (list_requires (roadmap, "r-avis"), "r-debut");
  ck_assert_int_eq (find (roadmap, "r-avis")->earliest_start, CORDEE_DAY_NONE);
  check_day (find (roadmap, "r-depot")->earliest_start, "2026-12-03");
  cordee_roadmap_count (roadmap, &n_done, &n_steps, NULL, NULL);
  ck_assert_uint_eq (n_done, 0);
  ck_assert_uint_eq (n_steps, 4);
}
END_TEST

/* A course of another way says nothing of this one. */
START_TEST (course_of_another_way)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_ADHERER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;

  cordee_course_set_status (course, "r-debut", CORDEE_STEP_DONE, day (TODAY), 1);
  roadmap = plan ((Case) { .course = course });
  ck_assert_uint_eq (find (roadmap, "r-debut")->status, CORDEE_STEP_TODO);
}
END_TEST

START_TEST (goal_done)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) roadmap = NULL;

  cordee_course_set_status (course, "r-contrat", CORDEE_STEP_DONE, day ("2026-09-15"), 1);
  roadmap = plan ((Case) { .course = course, .target = "2027-06-30" });
  check_earliest (roadmap, "r-bilan", "2027-03-15", "2027-03-21");
  check_list (list_critical (roadmap), "");
  ck_assert_int_eq (find (roadmap, "r-debut")->latest_start, CORDEE_DAY_NONE);
}
END_TEST

/* ── back ───────────────────────────────────────────────────────── */

START_TEST (without_target)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .answers = "option=oui" });

  check_list (list_critical (roadmap), "r-debut r-avis r-depot r-contrat");
  check_latest (roadmap, "r-debut", "2026-11-23", "2026-12-02");
  check_latest (roadmap, "r-contrat", "2027-02-05", "2027-02-11");
  /* Three working days before 4 February are 2, 3 and 4; five before the 1st. */
  check_latest (roadmap, "r-projet", "2027-01-26", "2027-02-01");
  ck_assert_int_eq (find (roadmap, "r-projet")->slack, 54);
  ck_assert_int_eq (roadmap->target, CORDEE_DAY_NONE);
  ck_assert_int_eq (roadmap->margin, 0);
}
END_TEST

/* Aimed at by the call, or by the answer; the critical path and the slack stay. */
START_TEST (with_target)
{
  g_autoptr(CordeeRoadmap) told = plan ((Case) { .answers = "option=oui", .target = "2027-03-11" });
  g_autoptr(CordeeRoadmap) answered = plan ((Case) { .answers = "option=oui date-contrat=2027-03-11" });
  g_autoptr(CordeeRoadmap) both = plan ((Case) { .answers = "option=oui date-contrat=2027-05-11", .target = "2027-03-11" });

  ck_assert_int_eq (told->margin, 28);
  ck_assert_int_eq (answered->target, told->target);
  ck_assert_int_eq (both->target, told->target);
  check_list (list_critical (told), "r-debut r-avis r-depot r-contrat");
  ck_assert_int_eq (find (told, "r-projet")->slack, 54);
  check_latest (told, "r-contrat", "2027-03-05", "2027-03-11");
  check_latest (told, "r-depot", "2027-03-04", "2027-03-04");
  check_latest (told, "r-avis", "2026-12-31", "2027-03-03");
  check_day (find (told, "r-bilan")->earliest_start, "2027-09-13");
}
END_TEST

START_TEST (too_late)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .target = "2026-06-30" });
  guint n_late;

  ck_assert_int_lt (roadmap->margin, 0);
  ck_assert_int_eq (roadmap->margin, day ("2026-06-30") - day ("2027-02-11"));
  ck_assert (find (roadmap, "r-debut")->late);
  ck_assert (!find (roadmap, "r-aide")->late);
  cordee_roadmap_count (roadmap, NULL, NULL, &n_late, NULL);
  ck_assert_uint_eq (n_late, 4);
}
END_TEST

START_TEST (deadlines)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { 0 });
  g_autoptr(CordeeRoadmap) told = plan ((Case) { .answers = "option=non date-avis=2027-01-15" });

  check_latest (roadmap, "r-aide", "2026-12-31", "2027-01-02");
  ck_assert_int_eq (find (roadmap, "r-aide")->deadline->duration.likely, 1);
  ck_assert_int_eq (find (roadmap, "r-aide")->slack, -1);
  ck_assert_int_eq (find (roadmap, "r-avis")->aimed_at, CORDEE_DAY_NONE);
  check_day (find (told, "r-avis")->aimed_at, "2027-01-15");
  check_day (find (told, "r-avis")->latest_end, "2027-01-15");
  check_day (find (told, "r-avis")->latest_start, "2026-11-13");
  ck_assert (find (told, "r-avis")->late && find (told, "r-avis")->critical);
  /* What leads to it is bounded too; by the deadline of the help, which counts from the beginning, the beginning is not. */
  check_latest (told, "r-debut", "2026-11-03", "2026-11-12");
  check_latest (roadmap, "r-debut", "2026-11-23", "2026-12-02");
}
END_TEST

START_TEST (waiting_too_long)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) soon = NULL, late = NULL;
  guint n_waiting;

  cordee_course_set_status (course, "r-debut", CORDEE_STEP_DONE, day ("2026-09-01"), 1);
  cordee_course_set_status (course, "r-avis", CORDEE_STEP_WAITING, day ("2026-10-01"), 1);
  soon = plan ((Case) { .course = course, .today = "2026-12-01" });
  late = plan ((Case) { .course = course, .today = "2026-12-02" });
  check_earliest (soon, "r-avis", "2026-10-01", "2026-12-01");
  ck_assert (!find (soon, "r-avis")->late);
  ck_assert (find (late, "r-avis")->late);
  cordee_roadmap_count (soon, NULL, NULL, NULL, &n_waiting);
  ck_assert_uint_eq (n_waiting, 1);
}
END_TEST

/* ── what to do ─────────────────────────────────────────────────── */

START_TEST (next_action)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) first = plan ((Case) { 0 });
  g_autoptr(CordeeRoadmap) second = NULL, third = NULL, last = NULL;

  ck_assert_int_eq (cordee_roadmap_get_next (first), cordee_roadmap_find (first, "r-debut"));
  cordee_course_set_status (course, "r-debut", CORDEE_STEP_DONE, day (TODAY), 1);
  second = plan ((Case) { .course = course, .answers = "option=oui" });
  /* The help must be asked for within a month; the project has until February. */
  ck_assert_int_eq (cordee_roadmap_get_next (second), cordee_roadmap_find (second, "r-aide"));
  cordee_course_set_status (course, "r-aide", CORDEE_STEP_DONE, day (TODAY), 1);
  third = plan ((Case) { .course = course });
  ck_assert_int_eq (cordee_roadmap_get_next (third), cordee_roadmap_find (third, "r-avis"));
  ck_assert (!cordee_roadmap_is_action (third, (guint) cordee_roadmap_find (third, "r-avis")));
  for (guint i = 0; i < third->steps->len; i++)
    cordee_course_set_status (course, ((const CordeeRoadmapStep *) third->steps->pdata[i])->id, CORDEE_STEP_DONE, CORDEE_DAY_NONE, 2);
  last = plan ((Case) { .course = course });
  ck_assert_int_eq (cordee_roadmap_get_next (last), -1);
}
END_TEST

/* ── what is asked for ──────────────────────────────────────────── */

static const CordeeCheck *
find_check (const CordeeRoadmap *roadmap, const char *requirement)
{
  GPtrArray *checks = find (roadmap, "r-depot")->checks;

  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (((const CordeeCheck *) checks->pdata[i])->requirement->id, requirement))
      return checks->pdata[i];
  return NULL;
}

static void
check_question (const CordeeCheck *check, const char *question)
{
  ck_assert_uint_eq (check->questions->len, 1);
  ck_assert_str_eq (((const CordeeQuestion *) check->questions->pdata[0])->id, question);
}

START_TEST (gate)
{
  g_autoptr(CordeeRoadmap) met = plan ((Case) { .answers = "projet=redige membres=2" });
  g_autoptr(CordeeRoadmap) missing = plan ((Case) { .answers = "projet=redige membres=1" });
  g_autoptr(CordeeRoadmap) unsure = plan ((Case) { .answers = "projet=redige" });
  g_autoptr(CordeeRoadmap) nothing = plan ((Case) { .answers = "" });
  g_autoptr(CordeeRoadmap) other = plan ((Case) { .answers = "projet=aucun option=non" });

  ck_assert_uint_eq (find_check (met, "membres")->state, CORDEE_CHECK_MET);
  ck_assert_str_eq (find_check (met, "membres")->rule->id, "deux-membres");
  ck_assert_uint_eq (find_check (missing, "membres")->state, CORDEE_CHECK_MISSING);
  ck_assert_uint_eq (find_check (unsure, "membres")->state, CORDEE_CHECK_UNSURE);
  check_question (find_check (unsure, "membres"), "membres");
  ck_assert_uint_eq (find_check (nothing, "membres")->state, CORDEE_CHECK_UNSURE);
  ck_assert_ptr_null (find_check (other, "membres"));

  ck_assert_uint_eq (find_check (met, "ecrit")->state, CORDEE_CHECK_MET);
  check_question (find_check (met, "ecrit"), "projet");
  ck_assert_uint_eq (find_check (other, "ecrit")->state, CORDEE_CHECK_MISSING);
  check_question (find_check (other, "ecrit"), "projet");
  ck_assert_ptr_null (find_check (met, "option"));
  ck_assert_uint_eq (find_check (other, "option")->state, CORDEE_CHECK_MISSING);
}
END_TEST

START_TEST (gate_of_a_region)
{
  g_autoptr(CordeeRoadmap) roadmap = plan ((Case) { .region = "76", .answers = "projet=redige membres=2" });

  ck_assert_str_eq (find_check (roadmap, "membres")->rule->id, "trois-membres");
  ck_assert_uint_eq (find_check (roadmap, "membres")->state, CORDEE_CHECK_MISSING);
}
END_TEST

/* The user ticks what the answers do not tell, and nothing against them. */
START_TEST (ticked)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("R", CORDEE_HOW_CREER);
  g_autoptr(CordeeRoadmap) before = NULL, after = NULL;

  before = plan ((Case) { .course = course, .answers = "projet=aucun" });
  ck_assert_uint_eq (find_check (before, "plan")->state, CORDEE_CHECK_UNSURE);
  ck_assert_uint_eq (find_check (before, "plan")->questions->len, 0);
  cordee_course_set_met (course, "r-depot", "plan", TRUE, 1);
  cordee_course_set_met (course, "r-depot", "ecrit", TRUE, 1);
  after = plan ((Case) { .course = course, .answers = "projet=aucun" });
  ck_assert_uint_eq (find_check (after, "plan")->state, CORDEE_CHECK_MET);
  ck_assert (find_check (after, "plan")->ticked);
  ck_assert_uint_eq (find_check (after, "ecrit")->state, CORDEE_CHECK_MISSING);
  ck_assert (!find_check (after, "ecrit")->ticked);
}
END_TEST

/* ── contacts ───────────────────────────────────────────────────── */

static char *
contacts_of (const char *structure, const char *region, const char *departement, const char *actor)
{
  g_autoptr(GPtrArray) contacts = cordee_contacts_select (base (), structure, region, departement, actor);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", ((const CordeeContact *) contacts->pdata[i])->id);
  return g_string_free (list, FALSE);
}

START_TEST (contacts_of_a_place)
{
  check_list (contacts_of ("R", NULL, NULL, NULL), "partout r-partout");
  check_list (contacts_of ("R", "76", NULL, NULL), "region autre partout r-partout");
  check_list (contacts_of ("R", "76", "34", "agence"), "ici region partout r-partout");
  check_list (contacts_of ("O", NULL, "31", "agence"), "region partout o-partout");
  check_list (contacts_of (NULL, "84", NULL, "equipe"), "");
}
END_TEST

/* ── a base with a circle ───────────────────────────────────────── */

/* Nobody should write it, and the linter refuses it; a plan comes out all the same. */
START_TEST (circle)
{
  g_autofree char *path = cordee_test_data ("roadmap/base.xml");
  g_autofree char *content = NULL;
  g_autoptr(GString) text = NULL;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  CordeeRoadmapInput input = { .structure = "R", .how = CORDEE_HOW_ADHERER, .today = day (TODAY) };

  ck_assert (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (content);
  ck_assert_uint_eq (g_string_replace (text, "<label>Venir</label><summary>s</summary><why>w</why>",
                                       "<label>Venir</label><summary>s</summary><why>w</why><requires step=\"r-entrer\"/>", 0),
                     1);
  knowledge = cordee_test_knowledge_of ((const char *const[]){ text->str, NULL });
  input.rulebook = rulebook = cordee_test_rulebook (knowledge, TODAY, NULL, NULL);
  roadmap = cordee_roadmap_new (&input);
  ck_assert_uint_eq (roadmap->steps->len, 2);
  ck_assert_int_ne (roadmap->earliest_end, CORDEE_DAY_NONE);
}
END_TEST

/* What is wrong with steps is in tests/data/packs/c_steps.xml; with these nothing is. */
START_TEST (nothing_to_complain_of)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_roadmap_check (base (), issues);
  ck_assert_uint_eq (issues->len, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("roadmap");
  TCase *tcase = tcase_create ("roadmap");

  tcase_add_test (tcase, steps_in_order);
  tcase_add_test (tcase, conditions);
  tcase_add_test (tcase, regional_step_stands_for_the_national_one);
  tcase_add_test (tcase, joining);
  tcase_add_test (tcase, without_steps);
  tcase_add_test (tcase, coming_from_elsewhere);
  tcase_add_test (tcase, delays_of_sources);
  tcase_add_test (tcase, estimates);
  tcase_add_test (tcase, forward);
  tcase_add_test (tcase, start_and_wishes);
  tcase_add_test (tcase, lags);
  tcase_add_test (tcase, committees);
  tcase_add_test (tcase, public_holidays);
  tcase_add_test (tcase, yearly);
  tcase_add_test (tcase, begun);
  tcase_add_test (tcase, done);
  tcase_add_test (tcase, the_user_has_the_last_word);
  tcase_add_test (tcase, does_not_apply);
  tcase_add_test (tcase, course_of_another_way);
  tcase_add_test (tcase, goal_done);
  tcase_add_test (tcase, without_target);
  tcase_add_test (tcase, with_target);
  tcase_add_test (tcase, too_late);
  tcase_add_test (tcase, deadlines);
  tcase_add_test (tcase, waiting_too_long);
  tcase_add_test (tcase, next_action);
  tcase_add_test (tcase, gate);
  tcase_add_test (tcase, gate_of_a_region);
  tcase_add_test (tcase, ticked);
  tcase_add_test (tcase, contacts_of_a_place);
  tcase_add_test (tcase, circle);
  tcase_add_test (tcase, nothing_to_complain_of);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
