/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-roadmap.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

/* The ways to a contract that the program ships: that they carry what the fact sheets tell of them, and lead where published teams came. */

#define TODAY "2026-11-22"

static CordeeDay
day (const char *text)
{
  CordeeDay parsed = CORDEE_DAY_NONE;

  ck_assert_msg (cordee_day_parse (text, &parsed), "%s is no day", text);
  return parsed;
}

static CordeeRoadmap *
plan_of (const CordeeRoadmapInput *input)
{
  CordeeRoadmap *plan = cordee_roadmap_new (input);

  ck_assert_ptr_nonnull (plan);
  return plan;
}

/* The step with that id, or the one of the region that stands for it. */
static const CordeeRoadmapStep *
step_of (const CordeeRoadmap *plan, const char *id)
{
  int index = cordee_roadmap_find (plan, id);

  for (guint i = 0; i < plan->steps->len && index < 0; i++)
    if (g_strcmp0 (((const CordeeRoadmapStep *) plan->steps->pdata[i])->step->replaces, id) == 0)
      index = (int) i;
  ck_assert_msg (index >= 0, "the way has no %s", id);
  return plan->steps->pdata[index];
}

static const CordeeCheck *
check_of (const CordeeRoadmapStep *step, const char *id)
{
  for (guint i = 0; i < step->checks->len; i++)
    if (g_str_equal (((const CordeeCheck *) step->checks->pdata[i])->requirement->id, id))
      return step->checks->pdata[i];
  return NULL;
}

/* ── the sheets, both ways ──────────────────────────────────────── */

/* The lines of tests/data/roadmap/journeys.txt: structure, then a fact (capitals) or the statement that tells a stage without an id. */
static char **
read_journeys (void)
{
  g_autofree char *path = cordee_test_data ("roadmap/journeys.txt");
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert_msg (g_file_get_contents (path, &content, NULL, &error), "%s", error != NULL ? error->message : path);
  return g_strsplit (g_strstrip (content), "\n", -1);
}

static gboolean
carries_fact (const CordeeStep *step, const char *fact)
{
  for (guint i = 0; step->statements[i] != NULL; i++)
    {
      const CordeeStatement *statement = cordee_knowledge_find_statement (cordee_test_knowledge (), step->statements[i]);

      ck_assert_msg (statement != NULL, "%s: no statement %s", step->id, step->statements[i]);
      if (statement->facts != NULL && (fact == NULL || g_strv_contains ((const char *const *) statement->facts, fact)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
carries (const CordeeStep *step, const char *what)
{
  return g_ascii_isupper (*what) ? carries_fact (step, what) : g_strv_contains ((const char *const *) step->statements, what);
}

START_TEST (each_stage_of_the_sheets_is_a_step)
{
  GPtrArray *steps = cordee_knowledge_get_steps (cordee_test_knowledge ());
  g_auto(GStrv) lines = read_journeys ();
  g_autoptr(GString) missing = g_string_new (NULL);
  guint n_stages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 2);
      gboolean found = FALSE;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      ck_assert_msg (words[1] != NULL, "“%s” is no stage", lines[i]);
      n_stages++;
      for (guint j = 0; j < steps->len && !found; j++)
        found = g_str_equal (((const CordeeStep *) steps->pdata[j])->structure, words[0]) && carries (steps->pdata[j], words[1]);
      if (!found)
        g_string_append_printf (missing, " %s", words[1]);
    }
  ck_assert_msg (missing->len == 0, "no step carries%s", missing->str);
  ck_assert_uint_ge (n_stages, 13 + 11 + 2 + 8 + 7);
}
END_TEST

/* A step that carries no fact of the sheets carries a statement that journeys.txt names for want of an id. */
START_TEST (each_step_comes_from_the_sheets)
{
  GPtrArray *steps = cordee_knowledge_get_steps (cordee_test_knowledge ());
  g_auto(GStrv) lines = read_journeys ();
  g_autoptr(GString) missing = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      gboolean found = carries_fact (step, NULL);

      for (guint j = 0; lines[j] != NULL && !found; j++)
        {
          g_auto(GStrv) words = g_strsplit (lines[j], " ", 2);

          found = words[0] != NULL && words[1] != NULL && g_str_equal (words[0], step->structure)
                  && g_strv_contains ((const char *const *) step->statements, words[1]);
        }
      if (!found)
        g_string_append_printf (missing, " %s", step->id);
    }
  ck_assert_msg (missing->len == 0, "nothing of the sheets is behind%s", missing->str);
}
END_TEST

/* ── published teams ────────────────────────────────────────────── */

/* Guyane, as its ARS tells it: pre-project, aid to write, project validated, contract of five years, a dialogue each year. */
START_TEST (guyane_goes_in_that_order)
{
  static const char *const order[] = {
    "cpts-lettre-intention", "cpts-validation-lettre", "cpts-aide-demarrage", "cpts-validation-projet", "cpts-contrat", "cpts-dialogue-gestion",
    "cpts-dialogue-gestion-2", "cpts-dialogue-gestion-5",
  };
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), TODAY, "03", "973");
  const CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "CPTS", .how = CORDEE_HOW_CREER, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    {
      const CordeeRoadmapStep *before = step_of (plan, order[i - 1]);
      const CordeeRoadmapStep *after = step_of (plan, order[i]);

      ck_assert_msg (before->earliest_end < after->earliest_end, "%s does not come before %s", before->id, after->id);
    }
}
END_TEST

/* Accès Santé Nord Cantal: the CPTS was created in November 2018 after years of common work, and signed on 21 February 2020. Read as: on
   1 November 2018 the team and its territory were there, and the association was being founded. */
START_TEST (nord_cantal_signed_within_the_interval)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2020-02-21", "84", "15");
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "CPTS", .how = CORDEE_HOW_CREER, .course = course };
  g_autoptr(CordeeRoadmap) plan = NULL;

  input.today = input.start = day ("2018-11-01");
  cordee_course_set_status (course, "cpts-rassembler", CORDEE_STEP_DONE, CORDEE_DAY_NONE, 0);
  cordee_course_set_status (course, "cpts-territoire", CORDEE_STEP_DONE, CORDEE_DAY_NONE, 0);
  plan = plan_of (&input);
  ck_assert_int_le (plan->best_end, day ("2020-02-21"));
  ck_assert_int_ge (plan->worst_end, day ("2020-02-21"));
}
END_TEST

/* E-Rhôny, 17 communes of the Gard, as if it aimed at 15 September 2027: the two months of the ARS are on the critical path, with the article. */
START_TEST (rhony_waits_two_months_for_the_ars)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base, TODAY, "76", "30");
  g_autoptr(CordeeSituation) situation = cordee_test_situation (
    base, "communes=30004,30019,30043,30062,30075,30082,30083,30091,30123,30138,30185,30186,30245,30249,30333,30344,30347 echelle=population "
          "objectifs=etat-de-sante date-signature=2027-09-15");
  const CordeeRoadmapInput input
    = { .rulebook = rulebook, .structure = "CPTS", .how = CORDEE_HOW_CREER, .situation = situation, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);
  const CordeeRoadmapStep *validation = step_of (plan, "cpts-validation-projet");
  const CordeeRoadmapStep *letter = step_of (plan, "cpts-lettre-intention");

  ck_assert_int_eq (plan->target, day ("2027-09-15"));
  ck_assert (validation->critical && validation->slack == 0);
  ck_assert_int_eq (validation->origin, CORDEE_DURATION_OF_DELAY);
  ck_assert_int_eq (validation->delay->kind, CORDEE_DELAY_LEGAL);
  ck_assert_int_eq (validation->duration.likely, 2);
  ck_assert_int_eq (validation->duration.unit, CORDEE_DURATION_MONTHS);
  ck_assert_str_eq (validation->statement->id, "cpts-delais-validation-tacite");
  ck_assert_str_eq (g_array_index (validation->statement->citations, CordeeCitation, 0).place, "art. L. 1434-12");

  ck_assert (cordee_step_is_gate (letter->step));
  ck_assert_int_eq (check_of (letter, "territoire")->state, CORDEE_CHECK_MET);
  ck_assert_int_eq (check_of (letter, "orientations")->state, CORDEE_CHECK_MISSING);
  ck_assert_int_eq (check_of (letter, "calendrier")->state, CORDEE_CHECK_UNSURE);
}
END_TEST

/* ── from a primary care team to a health centre ────────────────── */

START_TEST (a_health_centre_takes_over_what_the_team_has)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base, TODAY, NULL, NULL);
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "MSP", .how = CORDEE_HOW_CREER, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) alone = plan_of (&input);
  g_autoptr(CordeeRoadmap) plan = NULL;

  input.from = "ESP";
  plan = plan_of (&input);
  ck_assert_ptr_nonnull (plan->from);
  ck_assert_int_eq (step_of (plan, "msp-association")->status, CORDEE_STEP_DONE);
  ck_assert (step_of (plan, "msp-association")->reuse->whole);
  ck_assert_int_eq (step_of (plan, "msp-diagnostic")->origin, CORDEE_DURATION_OF_REUSE);
  ck_assert_int_eq (step_of (plan, "msp-projet-sante")->origin, CORDEE_DURATION_OF_REUSE);
  ck_assert_int_lt (plan->earliest_end, alone->earliest_end);
  ck_assert_int_lt (plan->best_end, alone->best_end);

  /* The second GP is what a team still lacks: it is asked of nobody else. */
  ck_assert (!step_of (plan, "msp-second-generaliste")->from_answers && step_of (plan, "msp-second-generaliste")->open);
  ck_assert_int_lt (cordee_roadmap_find (alone, "msp-second-generaliste"), 0);
  ck_assert_ptr_null (step_of (alone, "msp-association")->reuse);
}
END_TEST

/* With the second GP found, it is done, and the way is shorter still. */
START_TEST (a_second_gp_is_not_looked_for_twice)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base, TODAY, NULL, NULL);
  g_autoptr(CordeeSituation) one = cordee_test_situation (base, "medecins-generalistes=1 infirmiers=1");
  g_autoptr(CordeeSituation) two = cordee_test_situation (base, "medecins-generalistes=2 infirmiers=1");
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "MSP", .how = CORDEE_HOW_CREER, .from = "ESP", .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) early = NULL;
  g_autoptr(CordeeRoadmap) late = NULL;

  input.situation = one;
  late = plan_of (&input);
  input.situation = two;
  early = plan_of (&input);
  ck_assert_int_eq (step_of (late, "msp-second-generaliste")->status, CORDEE_STEP_TODO);
  ck_assert_int_eq (step_of (early, "msp-second-generaliste")->status, CORDEE_STEP_DONE);
  ck_assert_int_lt (early->earliest_end, late->earliest_end);
}
END_TEST

/* The company is paid, so it must be there six months after the contract; the orders have its statutes a month before. */
START_TEST (the_company_is_founded_in_time)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), TODAY, NULL, NULL);
  CordeeRoadmapInput input
    = { .rulebook = rulebook, .structure = "MSP", .how = CORDEE_HOW_CREER, .today = day (TODAY), .target = day ("2028-09-15") };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);
  const CordeeRoadmapStep *company = step_of (plan, "msp-sisa");
  const CordeeRoadmapStep *proofs = step_of (plan, "msp-justificatifs");

  ck_assert_int_eq (company->delay->kind, CORDEE_DELAY_LEGAL);
  ck_assert_str_eq (company->statement->id, "msp-delai-statuts-sisa");
  ck_assert_ptr_nonnull (company->deadline);
  ck_assert_str_eq (company->deadline->step, "msp-contrat");
  ck_assert_int_ge (company->latest_end, company->earliest_end);
  ck_assert_int_eq (proofs->latest_end, day ("2029-01-31"));
  ck_assert_int_eq (step_of (plan, "msp-justificatifs-5")->latest_end, day ("2033-01-31"));
  ck_assert_int_eq (step_of (plan, "msp-solde")->latest_end, day ("2029-04-30"));
}
END_TEST

/* ── regions ────────────────────────────────────────────────────── */

/* Each region's own steps are there and only there; those that they stand for are not. */
START_TEST (regions_have_their_own_steps)
{
  GPtrArray *steps = cordee_knowledge_get_steps (cordee_test_knowledge ());
  guint n_regional = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];
      g_autoptr(CordeeRulebook) here = NULL;
      g_autoptr(CordeeRulebook) nowhere = NULL;
      CordeeRoadmapInput input = { .structure = step->structure, .how = step->how, .from = step->from, .today = day (TODAY) };
      g_autoptr(CordeeRoadmap) inside = NULL;
      g_autoptr(CordeeRoadmap) outside = NULL;

      if (step->region == NULL)
        continue;
      n_regional++;
      here = cordee_test_rulebook (cordee_test_knowledge (), TODAY, step->region, NULL);
      nowhere = cordee_test_rulebook (cordee_test_knowledge (), TODAY, NULL, NULL);
      input.rulebook = here;
      inside = plan_of (&input);
      input.rulebook = nowhere;
      outside = plan_of (&input);
      ck_assert_msg (cordee_roadmap_find (inside, step->id) >= 0, "%s is not there", step->id);
      ck_assert_msg (cordee_roadmap_find (outside, step->id) < 0, "%s is everywhere", step->id);
      if (step->replaces == NULL)
        continue;
      ck_assert_msg (cordee_roadmap_find (inside, step->replaces) < 0, "%s stands beside %s", step->id, step->replaces);
      step_of (outside, step->replaces);
    }
  ck_assert_uint_ge (n_regional, 15);
}
END_TEST

/* Grand Est asks for a letter of intent, whose gate tells what is there; elsewhere nobody asks a health centre for it. */
START_TEST (grand_est_asks_for_a_letter)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base, TODAY, "44", "67");
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base, "medecins-generalistes=2 infirmiers=0 sites=monosite");
  const CordeeRoadmapInput input
    = { .rulebook = rulebook, .structure = "MSP", .how = CORDEE_HOW_CREER, .situation = situation, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);
  const CordeeRoadmapStep *letter = step_of (plan, "msp-lettre-intention");

  ck_assert (letter->critical);
  ck_assert_int_eq (check_of (letter, "generalistes")->state, CORDEE_CHECK_MET);
  ck_assert_int_eq (check_of (letter, "immobilier")->state, CORDEE_CHECK_MET);
  ck_assert_int_eq (check_of (letter, "genese")->state, CORDEE_CHECK_UNSURE);
  ck_assert_int_le (letter->earliest_end, step_of (plan, "msp-diagnostic")->earliest_start);
}
END_TEST

/* ESP-CLAP, in the Pays de la Loire: nothing to found, and a contract with the regional association. */
START_TEST (pays_de_la_loire_founds_nothing)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), TODAY, "52", NULL);
  const CordeeRoadmapInput input = { .rulebook = rulebook, .structure = "ESP", .how = CORDEE_HOW_CREER, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);

  ck_assert_int_lt (cordee_roadmap_find (plan, "esp-association"), 0);
  ck_assert_str_eq (((const CordeeRoadmapStep *) plan->steps->pdata[plan->goal])->id, "esp-clap-convention-pays-de-la-loire");
}
END_TEST

/* ── all of them ────────────────────────────────────────────────── */

static void
check_days (const CordeeRoadmap *plan, const char *what)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const CordeeRoadmapStep *step = plan->steps->pdata[i];

      if (step->status == CORDEE_STEP_DONE)
        continue;
      ck_assert_msg (step->earliest_start >= plan->today && step->earliest_end >= step->earliest_start, "%s: %s has no place", what, step->id);
      ck_assert_msg (step->best_end <= step->earliest_end && step->earliest_end <= step->worst_end, "%s: %s ends out of its interval", what,
                     step->id);
      ck_assert_msg (step->duration.min >= 0 && step->duration.min <= step->duration.likely && step->duration.likely <= step->duration.max,
                     "%s: %s lasts less than nothing", what, step->id);
      ck_assert_msg (step->slack >= -1 && (step->slack == 0) == step->critical, "%s: %s has the slack %d", what, step->id, step->slack);
      for (guint j = 0; j < step->n_requires; j++)
        ck_assert_msg (step->requires[j] < i, "%s: %s comes before what it requires", what, step->id);
    }
}

static void
check_way (CordeeRulebook *rulebook, const char *structure, CordeeHow how, const char *from)
{
  const CordeeRoadmapInput input = { .rulebook = rulebook, .structure = structure, .how = how, .from = from, .today = day (TODAY) };
  g_autoptr(CordeeRoadmap) plan = plan_of (&input);
  const char *region = cordee_rulebook_get_context (rulebook)->region;
  g_autofree char *what = g_strjoin (" ", structure, cordee_how_id (how), region != NULL ? region : "—", from, NULL);

  ck_assert_msg (plan->goal >= 0, "%s leads nowhere", what);
  ck_assert_msg (plan->best_end <= plan->earliest_end && plan->earliest_end <= plan->worst_end, "%s ends out of its interval", what);
  ck_assert_msg (plan->margin == 0, "%s has a margin without a target", what);
  check_days (plan, what);
}

static void
check_ways (CordeeRulebook *rulebook)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *structures = cordee_knowledge_get_structures (base);

  for (guint i = 0; i < structures->len; i++)
    {
      const char *id = ((const CordeeStructure *) structures->pdata[i])->id;
      g_autoptr(GPtrArray) origins = cordee_roadmap_origins (base, id);

      ck_assert_msg (cordee_roadmap_exists (base, id, CORDEE_HOW_CREER), "no way to %s", id);
      check_way (rulebook, id, CORDEE_HOW_CREER, NULL);
      for (guint j = 0; j < origins->len; j++)
        check_way (rulebook, id, CORDEE_HOW_CREER, ((const CordeeStructure *) origins->pdata[j])->id);
      if (cordee_roadmap_exists (base, id, CORDEE_HOW_ADHERER))
        check_way (rulebook, id, CORDEE_HOW_ADHERER, NULL);
    }
}

START_TEST (each_way_has_days_in_each_region)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *regions = cordee_knowledge_get_regions (base);
  g_autoptr(CordeeRulebook) nowhere = cordee_test_rulebook (base, TODAY, NULL, NULL);

  check_ways (nowhere);
  for (guint i = 0; i < regions->len; i++)
    {
      g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base, TODAY, ((const CordeeRegion *) regions->pdata[i])->code, NULL);

      check_ways (rulebook);
    }
}
END_TEST

/* What one pack cannot tell by itself: conditions that nothing makes true, steps that nothing leads to the goal, and the like. */
START_TEST (nothing_is_wrong_between_the_steps)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *first = NULL;

  cordee_roadmap_check (cordee_test_knowledge (), issues);
  if (issues->len > 0)
    first = cordee_issue_to_string (issues->pdata[0]);
  ck_assert_msg (issues->len == 0, "%u, as this one: %s", issues->len, first);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("base-roadmap");
  TCase *sheets = tcase_create ("sheets");
  TCase *teams = tcase_create ("teams");
  TCase *all = tcase_create ("all");

  tcase_add_test (sheets, each_stage_of_the_sheets_is_a_step);
  tcase_add_test (sheets, each_step_comes_from_the_sheets);
  suite_add_tcase (suite, sheets);
  tcase_add_test (teams, guyane_goes_in_that_order);
  tcase_add_test (teams, nord_cantal_signed_within_the_interval);
  tcase_add_test (teams, rhony_waits_two_months_for_the_ars);
  tcase_add_test (teams, a_health_centre_takes_over_what_the_team_has);
  tcase_add_test (teams, a_second_gp_is_not_looked_for_twice);
  tcase_add_test (teams, the_company_is_founded_in_time);
  suite_add_tcase (suite, teams);
  tcase_add_test (all, regions_have_their_own_steps);
  tcase_add_test (all, grand_est_asks_for_a_letter);
  tcase_add_test (all, pays_de_la_loire_founds_nothing);
  tcase_add_test (all, each_way_has_days_in_each_region);
  tcase_add_test (all, nothing_is_wrong_between_the_steps);
  suite_add_tcase (suite, all);
  return cordee_test_main (suite);
}
