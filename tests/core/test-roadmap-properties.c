/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-roadmap.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* What holds of every way, tried on random ones: steps with durations and lags of all units, committees, holidays, conditions and yearly
   steps; begun, done, put off and taken out as a team might. The seed is fixed, so that a failure comes back. */

#define N_WAYS 40
#define N_COURSES 10

#define TODAY "2026-11-23"

static const char *const units[] = { "jours", "jours-ouvres", "semaines", "mois", "ans" };

/* One random way with what a team did of it. */
typedef struct
{
  GRand *random;             /* owned */
  CordeeKnowledge *knowledge; /* owned */
  CordeeRulebook *rulebook;  /* owned */
  CordeeSituation *situation; /* owned */
  CordeeCourse *course;      /* owned */
  CordeeDay today;
  guint n_steps;             /* up to the goal */
} World;

/* ── random ways ────────────────────────────────────────────────── */

static int
roll (World *world, int from, int to)
{
  return g_rand_int_range (world->random, from, to + 1);
}

static gboolean
chance (World *world, int percent)
{
  return roll (world, 1, 100) <= percent;
}

/* Nothing is long: what has slack must turn up as often as what has none. */
static const char *
random_unit (World *world, int *most)
{
  int unit = chance (world, 3) ? 4 : roll (world, 0, 3);
  static const int longest[] = { 40, 20, 8, 3, 1 };

  *most = longest[unit];
  return units[unit];
}

static void
add_requires (World *world, GString *xml, guint step)
{
  g_string_append_printf (xml, "<requires step=\"s%u\"", step);
  if (chance (world, 25))
    {
      int most;
      const char *unit = random_unit (world, &most);

      g_string_append_printf (xml, " value=\"%d\" unit=\"%s\"", roll (world, 0, most), unit);
    }
  g_string_append (xml, "/>");
}

static void
add_estimate (World *world, GString *xml)
{
  int most, min, likely, max;
  const char *unit = random_unit (world, &most);

  if (chance (world, 15))
    return;
  max = roll (world, 0, most);
  likely = roll (world, 0, max);
  min = roll (world, 0, likely);
  g_string_append_printf (xml, "<estimate min=\"%d\" likely=\"%d\" max=\"%d\" unit=\"%s\"/>", min, likely, max, unit);
}

static void
begin_step (GString *xml, guint step, const char *more)
{
  g_string_append_printf (xml,
                          "<step id=\"s%u\" structure=\"R\" phase=\"p\" who=\"equipe\" statements=\"divers\"%s>"
                          "<label>l</label><summary>s</summary><why>w</why>",
                          step, more);
}

/* Steps up to the goal, then some that come after it. Each requires some before it, so that there is no circle. */
static char *
random_steps (World *world)
{
  GString *xml = g_string_new ("<steps>");
  guint n_after = (guint) roll (world, 0, 4);

  world->n_steps = (guint) roll (world, 3, 25);
  for (guint i = 0; i < world->n_steps + n_after; i++)
    {
      gboolean goal = i == world->n_steps - 1, after = i >= world->n_steps;

      begin_step (xml, i,
                  goal                                  ? " goal=\"true\" anchor=\"date-contrat\""
                  : after && chance (world, 50) ? " repeats=\"4\""
                  : !after && chance (world, 15)        ? " committee=\"k\""
                                                        : "");
      if (!goal && chance (world, 15))
        g_string_append_printf (xml, "<when><is variable=\"option\" values=\"%s\"/></when>", chance (world, 50) ? "oui" : "non");
      if (after)
        add_requires (world, xml, world->n_steps - 1);
      for (guint j = 0; j < i && !after; j++)
        if (j + 3 >= i ? chance (world, 50) : chance (world, 8))
          add_requires (world, xml, j);
      add_estimate (world, xml);
      g_string_append (xml, "</step>");
    }
  g_string_append (xml, "</steps>");
  return g_string_free (xml, FALSE);
}

/* The base of the other tests with random steps instead of its own. */
static CordeeKnowledge *
random_knowledge (World *world)
{
  static char *content;
  g_autofree char *steps = random_steps (world);
  g_autoptr(GString) xml = NULL;
  const char *from, *to;

  if (content == NULL)
    {
      g_autofree char *path = cordee_test_data ("roadmap/base.xml");

      ck_assert (g_file_get_contents (path, &content, NULL, NULL));
    }
  from = strstr (content, "<steps>");
  to = strstr (content, "</steps>");
  ck_assert (from != NULL && to != NULL);
  xml = g_string_new_len (content, from - content);
  g_string_append (xml, steps);
  g_string_append (xml, to + strlen ("</steps>"));
  return cordee_test_knowledge_of ((const char *const[]){ xml->str, NULL });
}

static void
random_course (World *world)
{
  g_clear_pointer (&world->course, cordee_course_free);
  world->course = cordee_course_new ("R", CORDEE_HOW_CREER);
  for (guint i = 0; i < world->n_steps - 1; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      CordeeDay before = world->today - roll (world, 0, 60);

      if (chance (world, 8))
        cordee_course_set_status (world->course, id, CORDEE_STEP_DONE, chance (world, 50) ? before : CORDEE_DAY_NONE, 1);
      else if (chance (world, 6))
        cordee_course_set_status (world->course, id, chance (world, 50) ? CORDEE_STEP_WAITING : CORDEE_STEP_UNDER_WAY,
                                  chance (world, 80) ? before : CORDEE_DAY_NONE, 1);
      else if (chance (world, 6))
        cordee_course_set_status (world->course, id, CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, 1);
      if (chance (world, 10))
        cordee_course_set_not_before (world->course, id, world->today + roll (world, -30, 200), 1);
      if (chance (world, 10))
        {
          CordeeDuration own = { 1, roll (world, 1, 10), 15, CORDEE_DURATION_WORKING_DAYS };

          cordee_course_set_duration (world->course, id, &own, 1);
        }
    }
}

static void
world_clear (World *world)
{
  g_clear_pointer (&world->course, cordee_course_free);
  g_clear_pointer (&world->situation, cordee_situation_free);
  g_clear_pointer (&world->rulebook, cordee_rulebook_unref);
  g_clear_pointer (&world->knowledge, cordee_knowledge_unref);
}

static CordeeRoadmap *
plan (const World *world, const CordeeCourse *course, CordeeDay target)
{
  CordeeRoadmapInput input = { .rulebook = world->rulebook, .structure = "R", .how = CORDEE_HOW_CREER, .situation = world->situation,
                               .course = course, .today = world->today, .target = target };

  return cordee_roadmap_new (&input);
}

/* Calls check for some courses on each of so many ways. */
static void
try_all (void (*check) (World *world))
{
  static const struct
  {
    const char *region, *departement;
  } places[] = { { NULL, NULL }, { "84", NULL }, { "84", "69" }, { "44", "67" } };
  World world = { .random = g_rand_new_with_seed (20261122) };

  ck_assert (cordee_day_parse (TODAY, &world.today));
  for (guint i = 0; i < N_WAYS; i++)
    {
      guint place = (guint) roll (&world, 0, G_N_ELEMENTS (places) - 1);

      world.knowledge = random_knowledge (&world);
      world.rulebook = cordee_test_rulebook (world.knowledge, TODAY, places[place].region, places[place].departement);
      world.situation = cordee_test_situation (world.knowledge, chance (&world, 50) ? "option=oui" : "");
      for (guint j = 0; j < N_COURSES; j++)
        {
          world.today += roll (&world, 0, 9);
          random_course (&world);
          check (&world);
        }
      world_clear (&world);
    }
  g_rand_free (world.random);
}

static const CordeeRoadmapStep *
step_at (const CordeeRoadmap *roadmap, guint at)
{
  return roadmap->steps->pdata[at];
}

static const CordeeRoadmapStep *
goal_of (const CordeeRoadmap *roadmap)
{
  ck_assert_int_ge (roadmap->goal, 0);
  return step_at (roadmap, (guint) roadmap->goal);
}

static gboolean
is_open (const CordeeRoadmapStep *step)
{
  return step->status != CORDEE_STEP_DONE && step->status != CORDEE_STEP_NOT_APPLICABLE;
}

static gboolean
is_to_come (const CordeeRoadmapStep *step)
{
  return step->status == CORDEE_STEP_TODO;
}

/* The link by which one step requires another in so many words; NULL where it was bridged. */
static const CordeeStepLink *
find_link (const CordeeRoadmapStep *step, const CordeeRoadmapStep *required)
{
  for (guint i = 0; i < step->step->requires->len && step->occurrence <= 1; i++)
    if (g_str_equal (((const CordeeStepLink *) step->step->requires->pdata[i])->step, required->step->id))
      return step->step->requires->pdata[i];
  return NULL;
}

static CordeeDay
ready_after (const CordeeRoadmap *roadmap, const CordeeStepLink *link, CordeeDay end)
{
  CordeeDay ready = end + 1;

  if (link->has_lag)
    ready = MAX (ready, cordee_calendar_after (roadmap->calendar, end, link->lag.likely, link->lag.unit));
  return ready;
}

/* ── forward ────────────────────────────────────────────────────── */

static void
check_forward (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);
  gboolean after = FALSE;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (roadmap, i);

      after = after || step->after_goal;
      ck_assert_msg (after == step->after_goal, "%s comes after the goal, and is listed before it", step->id);
      ck_assert_int_le (step->best_end, step->earliest_end);
      ck_assert_int_le (step->earliest_end, step->worst_end);
      for (guint j = 0; j < step->n_requires; j++)
        {
          const CordeeRoadmapStep *required = step_at (roadmap, step->requires[j]);
          const CordeeStepLink *link = find_link (step, required);

          ck_assert_uint_lt (step->requires[j], i);
          if (!is_to_come (step) || required->earliest_end == CORDEE_DAY_NONE)
            continue;
          ck_assert_msg (step->earliest_start > required->earliest_end, "%s begins before %s ends", step->id, required->id);
          if (link != NULL)
            ck_assert_int_ge (step->earliest_start, ready_after (roadmap, link, required->earliest_end));
        }
      if (!is_to_come (step))
        continue;
      ck_assert_int_ge (step->earliest_start, world->today);
      ck_assert (cordee_calendar_is_working (roadmap->calendar, step->earliest_start));
      if (step->kept != NULL)
        ck_assert_int_ge (step->earliest_start, step->kept->not_before);
    }
}

START_TEST (forward)
{
  try_all (check_forward);
}
END_TEST

/* Nothing is later than it must be: something holds each start. */
static void
check_tight (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (roadmap, i);
      CordeeDay floor = world->today;

      if (!is_to_come (step) || step->occurrence > 1)
        continue;
      if (step->kept != NULL)
        floor = MAX (floor, step->kept->not_before);
      ck_assert_msg (step->driver >= 0 || step->earliest_start == cordee_calendar_next_working (roadmap->calendar, floor),
                     "nothing makes %s start when it does", step->id);
    }
}

START_TEST (tight)
{
  try_all (check_tight);
}
END_TEST

/* ── back, and the critical path ────────────────────────────────── */

static void
check_critical (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);

  ck_assert (goal_of (roadmap)->critical);
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (roadmap, i);

      ck_assert_msg (step->critical == (step->slack == 0), "%s: slack %d", step->id, step->slack);
      if (!is_open (step))
        ck_assert (!step->critical && step->latest_end == CORDEE_DAY_NONE);
      if (step->slack < 0)
        continue;
      ck_assert_int_ge (step->latest_start, step->earliest_start);
      ck_assert_int_ge (step->latest_end, step->earliest_end);
      if (is_to_come (step))
        ck_assert_msg (step->critical == (step->latest_start == step->earliest_start), "%s", step->id);
      ck_assert_msg (step->critical == (step->latest_end == step->earliest_end), "%s", step->id);
      for (guint j = 0; j < step->n_requires && step->critical && is_to_come (step); j++)
        {
          const CordeeRoadmapStep *required = step_at (roadmap, step->requires[j]);
          const CordeeStepLink *link = find_link (step, required);

          if (is_open (required) && link != NULL
              && cordee_calendar_next_working (roadmap->calendar, ready_after (roadmap, link, required->earliest_end)) == step->earliest_start)
            ck_assert_msg (required->critical, "%s makes %s start when it does", required->id, step->id);
        }
    }
}

START_TEST (critical)
{
  try_all (check_critical);
}
END_TEST

static void
check_target (World *world)
{
  g_autoptr(CordeeRoadmap) free = plan (world, world->course, CORDEE_DAY_NONE);
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, free->earliest_end + roll (world, -90, 200));

  ck_assert_int_eq (roadmap->margin, roadmap->target - free->earliest_end);
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (roadmap, i);
      const CordeeRoadmapStep *same = step_at (free, (guint) cordee_roadmap_find (free, step->id));

      ck_assert_int_eq (step->slack, same->slack);
      ck_assert_int_eq (step->critical, same->critical);
      if (step->slack < 0)
        continue;
      ck_assert_int_ne (step->latest_end, CORDEE_DAY_NONE);
      if (roadmap->margin >= 0)
        {
          ck_assert_msg (step->latest_start >= step->earliest_start, "%s begins at the latest before the earliest", step->id);
          ck_assert_msg (step->latest_end >= step->earliest_end, "%s ends at the latest before the earliest", step->id);
        }
      if (is_to_come (step))
        ck_assert (cordee_calendar_is_working (roadmap->calendar, step->latest_start));
    }
}

START_TEST (aimed_at_a_day)
{
  try_all (check_target);
}
END_TEST

/* Who begins each step on its latest day still comes to the goal in time; and one day later, some do not. */
static void
check_replay (World *world)
{
  g_autoptr(CordeeRoadmap) free = plan (world, world->course, CORDEE_DAY_NONE);
  CordeeDay target = chance (world, 30) ? CORDEE_DAY_NONE : free->earliest_end + roll (world, 0, 200);
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, target);
  g_autoptr(CordeeCourse) course = cordee_course_copy (world->course);
  g_autoptr(CordeeRoadmap) again = NULL;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (roadmap, i);

      if (is_to_come (step) && step->latest_start != CORDEE_DAY_NONE)
        cordee_course_set_not_before (course, step->id, step->latest_start, 1);
    }
  again = plan (world, course, CORDEE_DAY_NONE);
  ck_assert_int_le (again->earliest_end, target != CORDEE_DAY_NONE ? target : free->earliest_end);
  for (guint i = 0; i < again->steps->len; i++)
    {
      const CordeeRoadmapStep *step = step_at (again, i);
      const CordeeRoadmapStep *before = step_at (roadmap, (guint) cordee_roadmap_find (roadmap, step->id));

      if (is_to_come (step) && before->slack >= 0)
        ck_assert_int_eq (step->earliest_start, before->latest_start);
    }
}

START_TEST (replay)
{
  try_all (check_replay);
}
END_TEST

/* The latest start is the last: of one step alone a day later, and the goal is missed. */
static void
check_last (World *world)
{
  g_autoptr(CordeeRoadmap) free = plan (world, world->course, CORDEE_DAY_NONE);
  CordeeDay target = free->earliest_end + roll (world, 0, 90);
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, target);
  guint at = (guint) roll (world, 0, (int) roadmap->steps->len - 1);
  const CordeeRoadmapStep *step = step_at (roadmap, at);
  g_autoptr(CordeeCourse) course = cordee_course_copy (world->course);
  g_autoptr(CordeeRoadmap) again = NULL;

  if (!is_to_come (step) || step->slack < 0)
    return;
  cordee_course_set_not_before (course, step->id, step->latest_start + 1, 1);
  again = plan (world, course, CORDEE_DAY_NONE);
  ck_assert_msg (again->earliest_end > target, "%s may begin later than its latest day", step->id);
}

START_TEST (latest_is_last)
{
  try_all (check_last);
}
END_TEST

/* A step that is late by its slack moves nothing at the goal. */
static void
check_slack (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);
  const CordeeRoadmapStep *step = step_at (roadmap, (guint) roll (world, 0, (int) roadmap->steps->len - 1));
  g_autoptr(CordeeCourse) course = cordee_course_copy (world->course);
  g_autoptr(CordeeRoadmap) again = NULL;

  if (!is_to_come (step) || step->slack < 0)
    return;
  cordee_course_set_not_before (course, step->id, step->earliest_start + step->slack, 1);
  again = plan (world, course, CORDEE_DAY_NONE);
  ck_assert_msg (again->earliest_end == roadmap->earliest_end, "%s is %d days late, and so is the goal", step->id, step->slack);
}

START_TEST (slack)
{
  try_all (check_slack);
}
END_TEST

/* Without a step, and with one that is done, the goal is not later; but for one that was begun before what it requires had ended. */
static void
check_less (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);
  const CordeeRoadmapStep *step = step_at (roadmap, (guint) roll (world, 0, (int) roadmap->steps->len - 1));
  g_autoptr(CordeeCourse) course = cordee_course_copy (world->course);
  g_autoptr(CordeeRoadmap) again = NULL;

  if (!is_to_come (step) || step->step->goal)
    return;
  cordee_course_set_status (course, step->id, chance (world, 50) ? CORDEE_STEP_DONE : CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, 1);
  again = plan (world, course, CORDEE_DAY_NONE);
  ck_assert_msg (again->earliest_end <= roadmap->earliest_end, "without %s the goal is later", step->id);
}

START_TEST (less_is_not_later)
{
  try_all (check_less);
}
END_TEST

/* A step that slips never makes anything earlier. */
static void
check_slip (World *world)
{
  g_autoptr(CordeeRoadmap) roadmap = plan (world, world->course, CORDEE_DAY_NONE);
  const CordeeRoadmapStep *step = step_at (roadmap, (guint) roll (world, 0, (int) roadmap->steps->len - 1));
  g_autoptr(CordeeCourse) course = cordee_course_copy (world->course);
  g_autoptr(CordeeRoadmap) again = NULL;

  if (!is_to_come (step))
    return;
  cordee_course_set_not_before (course, step->id, step->earliest_start + roll (world, 1, 60), 1);
  again = plan (world, course, CORDEE_DAY_NONE);
  for (guint i = 0; i < again->steps->len; i++)
    {
      const CordeeRoadmapStep *after = step_at (again, i);

      ck_assert_int_ge (after->earliest_end, step_at (roadmap, (guint) cordee_roadmap_find (roadmap, after->id))->earliest_end);
    }
}

START_TEST (slips_push)
{
  try_all (check_slip);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("roadmap-properties");
  TCase *tcase = tcase_create ("roadmap-properties");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, forward);
  tcase_add_test (tcase, tight);
  tcase_add_test (tcase, critical);
  tcase_add_test (tcase, aimed_at_a_day);
  tcase_add_test (tcase, replay);
  tcase_add_test (tcase, latest_is_last);
  tcase_add_test (tcase, slack);
  tcase_add_test (tcase, less_is_not_later);
  tcase_add_test (tcase, slips_push);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
