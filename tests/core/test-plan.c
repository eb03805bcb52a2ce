/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-plan.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* What a structure would receive, on a base made for it: tests/data/funding/base.xml. */

#define TODAY "2026-11-22"

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("funding/base.xml");
  return knowledge;
}

static CordeePlan *
plan_at (const char *date, const char *region, const char *departement, const char *answers, int n_years)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), date, region, departement);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), answers);

  return cordee_plan_new (rulebook, "F", situation, n_years);
}

static CordeePlan *
plan_of (const char *answers, int n_years)
{
  return plan_at (TODAY, NULL, NULL, answers, n_years);
}

static const CordeePlanYear *
year_at (const CordeePlan *plan, int year)
{
  ck_assert_int_le (year, (int) plan->years->len);
  return plan->years->pdata[year - 1];
}

/* The line of a year; NULL where it is not there. */
static const CordeePlanItem *
find_item (const CordeePlan *plan, int year, const char *line)
{
  GPtrArray *items = year_at (plan, year)->items;

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((const CordeePlanItem *) items->pdata[i])->line->id, line))
      return items->pdata[i];
  return NULL;
}

#define check_item(plan, year, line, least, most)                                                                                        \
  G_STMT_START                                                                                                                           \
    {                                                                                                                                    \
      const CordeePlanItem *checked = find_item (plan, year, line);                                                                      \
      ck_assert_msg (checked != NULL, "%s is not in year %d", line, year);                                                               \
      ck_assert_msg (ABS (checked->low - (least)) < 0.006 && (checked->high >= G_MAXDOUBLE ? (most) >= G_MAXDOUBLE                       \
                                                                                          : ABS (checked->high - (most)) < 0.006),      \
                     "%s in year %d: %g … %g", line, year, checked->low, checked->high);                                                 \
    }                                                                                                                                    \
  G_STMT_END

static gboolean
is_unknown (const CordeePlan *plan, int year, const char *what)
{
  GPtrArray *unknown = year_at (plan, year)->unknown;

  for (guint i = 0; i < unknown->len; i++)
    {
      const CordeePlanUnknown *one = unknown->pdata[i];

      if (g_str_equal (one->gap != NULL ? one->gap->text : one->variable, what))
        return TRUE;
    }
  return FALSE;
}

/* ── what is in force ───────────────────────────────────────────── */

START_TEST (region_puts_the_nation_aside)
{
  g_autoptr(CordeePlan) nation = plan_of ("", 1);
  g_autoptr(CordeePlan) region = plan_at (TODAY, "76", NULL, "", 1);
  g_autoptr(CordeePlan) elsewhere = plan_at (TODAY, "84", NULL, "", 1);

  check_item (nation, 1, "demarrage", 0, 10000);
  check_item (region, 1, "demarrage", 0, 4000);
  check_item (elsewhere, 1, "demarrage", 0, 10000);
  ck_assert (is_unknown (nation, 1, "l’aide de cette région"));
  ck_assert (!is_unknown (region, 1, "l’aide de cette région"));
}
END_TEST

/* A narrower amount sets the wider one aside only where it is sure to be due. */
START_TEST (condition_of_an_amount)
{
  g_autoptr(CordeePlan) yes = plan_at (TODAY, "76", "34", "option=oui", 1);
  g_autoptr(CordeePlan) no = plan_at (TODAY, "76", "34", "option=non", 1);
  g_autoptr(CordeePlan) maybe = plan_at (TODAY, "76", "34", "", 1);

  check_item (yes, 1, "demarrage", 700, 700);
  check_item (no, 1, "demarrage", 0, 4000);
  check_item (maybe, 1, "demarrage", 0, 4000);
  ck_assert_uint_eq (find_item (maybe, 1, "demarrage")->readings->len, 2);
  ck_assert_uint_eq (find_item (no, 1, "demarrage")->readings->len, 1);
}
END_TEST

START_TEST (date_of_the_rules)
{
  g_autoptr(CordeePlan) before = plan_at ("2024-12-31", NULL, NULL, "", 1);
  g_autoptr(CordeePlan) after = plan_at ("2025-01-01", NULL, NULL, "", 1);
  g_autoptr(CordeePlan) ancient = plan_at ("2001-01-01", NULL, NULL, "", 2);
  g_autoptr(CordeePlan) unborn = plan_at ("1999-01-01", NULL, NULL, "", 2);

  check_item (before, 1, "bilan", 111, 111);
  check_item (after, 1, "bilan", 222, 222);
  ck_assert_uint_eq (year_at (ancient, 1)->items->len, 0);
  ck_assert (is_unknown (ancient, 1, "l’aide de cette région"));
  ck_assert_uint_eq (year_at (unborn, 1)->items->len, 0);
  ck_assert_uint_eq (unborn->questions->len, 0);
}
END_TEST

START_TEST (announced_is_never_counted)
{
  g_autoptr(CordeePlan) plan = plan_of ("patients=0 associes=0 habitants=10", 3);
  const CordeePlanAnnounced *announced;

  ck_assert_uint_eq (plan->announced->len, 1);
  announced = plan->announced->pdata[0];
  ck_assert_str_eq (announced->statement->id, "annonce");
  ck_assert (announced->low > 8999 && announced->high < 9001);
  ck_assert_ptr_null (find_item (plan, 1, "annoncee"));
  ck_assert (plan->high < 9000 * 3);
}
END_TEST

/* ── one line ───────────────────────────────────────────────────── */

START_TEST (steps_of_a_scale)
{
  static const struct
  {
    const char *answers;
    double low, high;
    gboolean gap, no_total;
  } cases[] = {
    { "habitants=999", 1000, 1000, FALSE, TRUE },  { "habitants=1000", 2000, 2000, FALSE, FALSE },
    { "habitants=4999", 2000, 2000, FALSE, FALSE }, { "habitants=5000", 0, G_MAXDOUBLE, TRUE, TRUE },
    { "", 0, G_MAXDOUBLE, TRUE, TRUE },
  };
  g_autoptr(CordeePlan) plan = plan_of (cases[_i].answers, 1);

  check_item (plan, 1, "socle", cases[_i].low, cases[_i].high);
  ck_assert_int_eq (is_unknown (plan, 1, "le socle de la taille 3"), cases[_i].gap);
  ck_assert_int_eq (is_unknown (plan, 1, "le total des tailles 1 et 3"), cases[_i].no_total);
  if (cases[_i].gap)
    ck_assert (year_at (plan, 1)->high >= G_MAXDOUBLE && plan->high >= G_MAXDOUBLE);
}
END_TEST

/* Sources that differ make an interval; the preferred one stands first, and lines above are taken off. */
START_TEST (readings_that_differ)
{
  g_autoptr(CordeePlan) plan = plan_of ("habitants=3000", 1);
  const CordeePlanItem *item = find_item (plan, 1, "reste");
  const CordeePlanReading *first, *second;

  check_item (plan, 1, "reste", 3000, 5000);
  ck_assert (item->conflict);
  ck_assert_uint_eq (item->readings->len, 2);
  first = item->readings->pdata[0];
  second = item->readings->pdata[1];
  ck_assert_str_eq (first->statement->id, "total-2-haut");
  ck_assert (first->preferred && first->sure && !second->preferred && second->sure);
  ck_assert (first->low > 4999 && second->high < 3001);
  ck_assert_ptr_nonnull (strstr (first->formula, "7"));
  ck_assert_ptr_nonnull (strstr (first->computed, "2"));
  ck_assert (!find_item (plan, 1, "socle")->conflict);
}
END_TEST

/* What is left of a total is left of the total of one size, whichever that is: in all, 220 or 450. */
START_TEST (rest_goes_with_its_size)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), TODAY, NULL, NULL);
  g_autoptr(CordeeSituation) nothing = cordee_situation_new ();
  g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, "H", nothing, 1);

  check_item (plan, 1, "h-socle", 50, 90);
  check_item (plan, 1, "h-reste", 170, 360);
  ck_assert (plan->low > 219.99 && plan->high < 450.01);
  ck_assert (!find_item (plan, 1, "h-reste")->conflict);
}
END_TEST

/* Two amounts that may both be due because a number is missing do not contradict each other. */
START_TEST (missing_number_is_no_conflict)
{
  g_autoptr(CordeePlan) plan = plan_of ("", 1);

  ck_assert (!find_item (plan, 1, "socle")->conflict);
  ck_assert (!((const CordeePlanReading *) find_item (plan, 1, "socle")->readings->pdata[0])->sure);
}
END_TEST

START_TEST (condition_of_a_line)
{
  g_autoptr(CordeePlan) yes = plan_of ("option=oui", 1);
  g_autoptr(CordeePlan) no = plan_of ("option=non", 1);
  g_autoptr(CordeePlan) maybe = plan_of ("option=?", 1);

  check_item (yes, 1, "option", 600, 600);
  ck_assert_ptr_null (find_item (no, 1, "option"));
  check_item (maybe, 1, "option", 0, 600);
}
END_TEST

/* The field that a number is typed into bounds nothing: 9 999 999 patients is no estimate. */
START_TEST (missing_answer_leaves_the_amount_open)
{
  g_autoptr(CordeePlan) plan = plan_of ("habitants=10", 1);

  check_item (plan, 1, "coeur", 0, G_MAXDOUBLE);
  check_item (plan, 1, "plafonne", 0, 300);
  check_item (plan, 1, "associes", 0, 200);
  ck_assert (is_unknown (plan, 1, "patients"));
  ck_assert (!is_unknown (plan, 1, "associes"));
  ck_assert (year_at (plan, 1)->high >= G_MAXDOUBLE);
}
END_TEST

/* ── what is supposed ───────────────────────────────────────────── */

START_TEST (hypotheses_are_told)
{
  g_autoptr(CordeePlan) plan = plan_of ("patients=400", 1);
  g_autoptr(CordeePlan) told = plan_of ("patients=400 realisation=50", 1);
  gboolean supposed = FALSE;

  check_item (plan, 1, "coeur", 800, 800);
  check_item (told, 1, "coeur", 400, 400);
  for (guint i = 0; i < plan->hypotheses->len; i++)
    {
      const CordeePlanHypothesis *hypothesis = plan->hypotheses->pdata[i];

      if (g_str_equal (hypothesis->question->id, "realisation"))
        supposed = hypothesis->value != NULL && hypothesis->value->number > 99 && hypothesis->value->number < 101;
    }
  ck_assert (supposed);
  for (guint i = 0; i < told->hypotheses->len; i++)
    ck_assert_str_ne (((const CordeePlanHypothesis *) told->hypotheses->pdata[i])->question->id, "realisation");
}
END_TEST

/* The base of an advance is what the lines of its roles give with everything as it is supposed, whatever was answered. */
START_TEST (payments_stand_beside)
{
  g_autoptr(CordeePlan) plan = plan_of ("habitants=10 patients=400 associes=0 option=non realisation=10", 1);
  const CordeePlanYear *year = year_at (plan, 1);
  const CordeePlanPayment *advance;
  double sum = 0;

  ck_assert_uint_eq (year->payments->len, 2);
  advance = year->payments->pdata[0];
  ck_assert (advance->has_amount && advance->low > 999.99 && advance->high < 1000.01);
  ck_assert_ptr_nonnull (advance->computed);
  ck_assert (!((const CordeePlanPayment *) year->payments->pdata[1])->has_amount);
  for (guint i = 0; i < year->items->len; i++)
    sum += ((const CordeePlanItem *) year->items->pdata[i])->low;
  ck_assert (ABS (sum - year->low) < 0.01);
}
END_TEST

START_TEST (requirement_that_fails)
{
  g_autoptr(CordeePlan) plan = plan_of ("habitants=10 prerequis=non patients=400", 1);
  g_autoptr(CordeePlan) kept = plan_of ("habitants=10 prerequis=oui patients=400", 1);

  ck_assert_uint_eq (plan->unmet->len, 1);
  ck_assert_str_eq (((const CordeeScheme *) plan->unmet->pdata[0])->id, "annuel");
  ck_assert_ptr_null (find_item (plan, 1, "pre"));
  check_item (plan, 1, "fidele", 50, 50);
  ck_assert_uint_eq (year_at (plan, 1)->payments->len, 0);
  ck_assert_uint_eq (kept->unmet->len, 0);
}
END_TEST

START_TEST (questions_in_the_order_of_reading)
{
  g_autoptr(CordeePlan) plan = plan_of ("", 1);
  g_autofree char *ids = cordee_test_questions_to_string (plan->questions);
  g_autoptr(CordeePlan) located = plan_at (TODAY, "76", "34", "", 1);
  g_autofree char *more = cordee_test_questions_to_string (located->questions);

  ck_assert_str_eq (ids, "date-depot date-contrat date-bilan habitants prerequis patients realisation associes option");
  ck_assert_str_eq (more, "date-depot date-contrat date-bilan option habitants prerequis patients realisation associes");
}
END_TEST

/* ── years ──────────────────────────────────────────────────────── */

START_TEST (without_any_date)
{
  g_autoptr(CordeePlan) plan = plan_of ("habitants=10 patients=0", 4);

  for (int i = 1; i <= 4; i++)
    ck_assert_int_eq (year_at (plan, i)->civil, 0);
  ck_assert_ptr_nonnull (find_item (plan, 1, "demarrage"));
  ck_assert_ptr_nonnull (find_item (plan, 1, "socle"));
  ck_assert_ptr_nonnull (find_item (plan, 3, "socle"));
  ck_assert_ptr_null (find_item (plan, 4, "socle"));
  check_item (plan, 1, "anciennete", 100, 100);
  check_item (plan, 2, "anciennete", 200, 200);
  ck_assert_ptr_null (find_item (plan, 3, "anciennete"));
  ck_assert_ptr_null (find_item (plan, 2, "demarrage"));
  ck_assert_ptr_null (find_item (plan, 2, "entree"));
}
END_TEST

static int
supposed_year (const CordeePlan *plan, const char *id)
{
  for (guint i = 0; i < plan->hypotheses->len; i++)
    {
      const CordeePlanHypothesis *hypothesis = plan->hypotheses->pdata[i];

      if (g_str_equal (hypothesis->question->id, id))
        return hypothesis->value == NULL ? hypothesis->year : -1;
    }
  return 0;
}

/* A date that is missing comes the year after the latest known earlier one, else with the earliest known later one. */
START_TEST (dates_that_are_missing)
{
  g_autoptr(CordeePlan) first = plan_of ("date-depot=2027-05-01", 3);
  g_autoptr(CordeePlan) second = plan_of ("date-contrat=2028-02-01", 3);
  g_autoptr(CordeePlan) both = plan_of ("date-depot=2027-05-01 date-bilan=2029-01-01", 3);

  ck_assert_int_eq (year_at (first, 1)->civil, 2027);
  ck_assert_int_eq (supposed_year (first, "date-depot"), 0);
  ck_assert_int_eq (supposed_year (first, "date-contrat"), 2);
  ck_assert_int_eq (supposed_year (first, "date-bilan"), 2);
  ck_assert_ptr_nonnull (find_item (first, 1, "demarrage"));
  ck_assert_ptr_null (find_item (first, 1, "socle"));
  ck_assert_int_eq (year_at (second, 1)->civil, 2028);
  ck_assert_int_eq (supposed_year (second, "date-depot"), 1);
  ck_assert_int_eq (supposed_year (second, "date-bilan"), 2);
  ck_assert_int_eq (supposed_year (both, "date-contrat"), 2);
  ck_assert_ptr_nonnull (find_item (both, 3, "bilan"));
}
END_TEST

/* Civil years count by the month, the one begun included; years that go from one anniversary to the next count whole. */
START_TEST (civil_years_and_anniversaries)
{
  g_autoptr(CordeePlan) plan = plan_of ("date-contrat=2027-10-20 habitants=10 patients=0", 5);
  g_autoptr(CordeePlan) january = plan_of ("date-contrat=2027-01-31 habitants=10 patients=0", 5);

  check_item (plan, 1, "socle", 1000, 1000);
  check_item (plan, 1, "pre", 300, 300);
  check_item (plan, 2, "pre", 1200, 1200);
  check_item (plan, 3, "pre", 900, 900);
  ck_assert_ptr_null (find_item (plan, 4, "pre"));
  check_item (plan, 1, "entree", 240, 240);
  ck_assert (ABS (find_item (plan, 1, "pre")->share - 0.25) < 1e-9);
  ck_assert_int_eq (find_item (plan, 3, "pre")->scheme_year, 3);
  ck_assert (ABS (((const CordeePlanPayment *) year_at (plan, 1)->payments->pdata[0])->low - 150) < 0.01);
  check_item (january, 1, "pre", 1200, 1200);
  check_item (january, 2, "pre", 1200, 1200);
  ck_assert_ptr_null (find_item (january, 3, "pre"));
}
END_TEST

START_TEST (number_of_years)
{
  static const struct
  {
    int asked;
    guint given;
  } cases[] = { { -3, 1 }, { 0, 1 }, { 1, 1 }, { CORDEE_PLAN_MAX_YEARS, CORDEE_PLAN_MAX_YEARS }, { G_MAXINT, CORDEE_PLAN_MAX_YEARS } };
  g_autoptr(CordeePlan) plan = plan_of ("date-depot=9998-12-31", cases[_i].asked);

  ck_assert_uint_eq (plan->years->len, cases[_i].given);
}
END_TEST

START_TEST (structure_without_schemes)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), TODAY, NULL, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), "date-depot=2027-05-01");
  g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, "G", situation, 2);

  ck_assert_uint_eq (plan->years->len, 2);
  ck_assert_uint_eq (year_at (plan, 1)->items->len, 0);
  ck_assert_uint_eq (plan->questions->len, 0);
  /* Nobody says that it receives nothing. */
  ck_assert (year_at (plan, 1)->low <= 0 && year_at (plan, 1)->high >= G_MAXDOUBLE);
  ck_assert (plan->low <= 0 && plan->high >= G_MAXDOUBLE);
}
END_TEST

/* ── size classes ───────────────────────────────────────────────── */

START_TEST (size_classes)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), TODAY, NULL, NULL);
  g_autoptr(CordeeRulebook) before = cordee_test_rulebook (base (), "2010-01-01", NULL, NULL);
  g_autoptr(GArray) classes = cordee_size_classes (rulebook, "F");
  g_autoptr(GArray) none = cordee_size_classes (rulebook, "G");
  CordeeSizeClass found;

  ck_assert_uint_eq (classes->len, 3);
  ck_assert_uint_eq (none->len, 0);
  ck_assert (cordee_size_class_find (rulebook, "F", 999.5, &found));
  ck_assert_str_eq (found.step->id, "1");
  ck_assert (cordee_size_class_find (rulebook, "F", 1000, &found));
  ck_assert_str_eq (found.step->id, "2");
  ck_assert (found.from > 999 && found.to < 5001);
  ck_assert (cordee_size_class_find (rulebook, "F", 1e9, &found));
  ck_assert (found.to >= G_MAXDOUBLE);
  ck_assert (!cordee_size_class_find (rulebook, "F", -1, &found));
  ck_assert (!cordee_size_class_find (before, "F", 1000, &found));
}
END_TEST

/* ── properties ─────────────────────────────────────────────────── */

/* Answers drawn by number: each may be missing. */
static char *
draw_answers (guint seed)
{
  static const char *const dates[] = { "date-depot", "date-contrat", "date-bilan" };
  g_autoptr(GRand) dice = g_rand_new_with_seed (seed);
  GString *out = g_string_new (NULL);

  if (g_rand_boolean (dice))
    g_string_append_printf (out, " habitants=%d", g_rand_int_range (dice, 0, 8000));
  if (g_rand_boolean (dice))
    g_string_append_printf (out, " patients=%d", g_rand_int_range (dice, 0, 9999999));
  if (g_rand_boolean (dice))
    g_string_append_printf (out, " associes=%d", g_rand_int_range (dice, 0, 21));
  if (g_rand_boolean (dice))
    g_string_append_printf (out, " option=%s", g_rand_boolean (dice) ? "oui" : "non");
  if (g_rand_boolean (dice))
    g_string_append_printf (out, " prerequis=%s", g_rand_boolean (dice) ? "oui" : "non");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_rand_boolean (dice))
      g_string_append_printf (out, " %s=20%02d-%02d-28", dates[i], g_rand_int_range (dice, 24, 31), g_rand_int_range (dice, 1, 13));
  return g_string_free (out, FALSE);
}

/* Items add up to their year and years to the plan; no low bound is above its high one; each reading is in the hull of its item. */
START_TEST (bounds_add_up)
{
  g_autofree char *answers = draw_answers ((guint) _i);
  g_autoptr(CordeePlan) plan = plan_at (TODAY, _i % 2 == 0 ? "76" : NULL, _i % 4 == 0 ? "34" : NULL, answers, 6);
  double total = 0;

  for (int i = 1; i <= 6; i++)
    {
      const CordeePlanYear *year = year_at (plan, i);
      double low = 0, high = 0;

      for (guint j = 0; j < year->items->len; j++)
        {
          const CordeePlanItem *item = year->items->pdata[j];

          ck_assert_msg (item->low <= item->high, "%s:%s: %g > %g", answers, item->line->id, item->low, item->high);
          low += item->low;
          high = high >= G_MAXDOUBLE || item->high >= G_MAXDOUBLE ? G_MAXDOUBLE : high + item->high;
          for (guint k = 0; k < item->readings->len; k++)
            {
              const CordeePlanReading *reading = item->readings->pdata[k];

              ck_assert_msg (reading->low <= reading->high && reading->low >= item->low - 0.01 && reading->high <= item->high + 0.01, "%s:%s",
                             answers, item->line->id);
            }
        }
      ck_assert_msg (ABS (low - year->low) < 0.01, "%s: %g, not %g", answers, year->low, low);
      ck_assert_msg (high >= G_MAXDOUBLE ? year->high >= G_MAXDOUBLE : ABS (high - year->high) < 0.01, "%s: %g, not %g", answers, year->high, high);
      total += low;
    }
  ck_assert (ABS (total - plan->low) < 0.01);
}
END_TEST

/* To attain more never brings less; to know more never widens. */
START_TEST (more_is_never_less)
{
  g_autofree char *answers = draw_answers ((guint) _i);
  double before = -1;

  for (int percent = 0; percent <= 100; percent += 20)
    {
      g_autofree char *more = g_strdup_printf ("%s realisation=%d", answers, percent);
      g_autoptr(CordeePlan) plan = plan_of (more, 6);

      ck_assert_msg (plan->low >= before, "%s: %g after %g", more, plan->low, before);
      before = plan->low;
    }
}
END_TEST

/* The plan without an answer holds for whatever that answer turns out to be. */
START_TEST (unknown_covers_every_answer)
{
  static const char *const more[] = { "habitants=10", "habitants=1000", "habitants=90000", "option=oui", "option=non",
                                      "associes=0",   "associes=20",    "patients=0",      "patients=123456" };
  g_autofree char *dated = g_strdup_printf ("date-depot=2027-01-01 date-contrat=2027-%02d-01 date-bilan=2028-01-01", _i % 12 + 1);
  g_autoptr(CordeePlan) open = plan_of (dated, 4);

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *answers = g_strconcat (dated, " ", more[i], NULL);
      g_autoptr(CordeePlan) plan = plan_of (answers, 4);

      for (int year = 1; year <= 4; year++)
        {
          ck_assert_msg (year_at (plan, year)->low >= year_at (open, year)->low - 0.01, "%s in year %d", answers, year);
          ck_assert_msg (year_at (plan, year)->high <= year_at (open, year)->high, "%s in year %d", answers, year);
        }
    }
}
END_TEST

/* ── cases ──────────────────────────────────────────────────────── */

START_TEST (cases_that_hold)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_funding_check (base (), issues);
  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

      ck_abort_msg ("%s", text);
    }
  ck_assert_uint_eq (cordee_knowledge_get_funding_cases (base ())->len, 2);
}
END_TEST

/* Each expectation that is not met is told by what came out, what was expected and why. */
START_TEST (cases_that_fail)
{
  static const struct
  {
    const char *was, *is, *says;
  } cases[] = {
    { "line=\"demarrage\" low=\"0\" high=\"4000\"", "line=\"demarrage\" low=\"0\" high=\"4001\"", "4\u202f000" },
    { "line=\"demarrage\" low=\"0\" high=\"4000\"", "line=\"demarrage\" open=\"true\"", "4\u202f000" },
    { "line=\"avance\" low=\"1000\"", "line=\"avance\" low=\"999\"", "1\u202f000" },
    { "reading=\"total-2-bas\"", "reading=\"socle-1\"", "total-2-haut, total-2-bas" },
    { "unknown=\"Patients\"", "unknown=\"autre chose\"", "Patients" },
    { "year=\"2\" low=\"7822\"", "year=\"9\" low=\"7822\"", "3 années" },
    { "line=\"avance\" low=\"1000\"", "line=\"rien\" low=\"1000\"", "« rien »" },
    { "id=\"associes\" value=\"5\"", "id=\"associes\" value=\"500\"", "associes" },
  };
  g_autofree char *path = cordee_test_data ("funding/base.xml");
  g_autofree char *xml = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &xml, NULL, NULL));
  changed = g_string_new (xml);
  ck_assert_uint_eq (g_string_replace (changed, cases[_i].was, cases[_i].is, 1), 1);
  knowledge = cordee_test_knowledge_of ((const char *const[]){ changed->str, NULL });
  cordee_funding_check (knowledge, issues);
  ck_assert_uint_eq (issues->len, 1);
  text = cordee_issue_to_string (issues->pdata[0]);
  ck_assert_str_eq (((CordeeIssue *) issues->pdata[0])->kind->tag, "case-failed");
  ck_assert_msg (strstr (text, cases[_i].says) != NULL, "%s", text);
}
END_TEST

/* ── the base that the program ships ────────────────────────────── */

/* Whatever is answered, no plan of the base has a bound the wrong way round, and each amount leads to a statement. */
START_TEST (base_is_sound)
{
  static const char *const regions[] = { NULL, "76", "84", "03", "53", "11" };
  static const char *const dates[] = { "2007-01-01", "2018-06-01", "2021-01-01", TODAY, "2030-01-01" };
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, dates[_i % 5], regions[_i % 6], NULL);
  g_autoptr(CordeeSituation) situation
    = cordee_test_situation (knowledge, _i % 2 == 0 ? "" : "population=48219 patientele=4000 medecins-generalistes=4 infirmiers=9");

  for (guint i = 0; i < structures->len; i++)
    {
      g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, ((const CordeeStructure *) structures->pdata[i])->id, situation, 6);

      for (int j = 1; j <= 6; j++)
        for (guint k = 0; k < year_at (plan, j)->items->len; k++)
          {
            const CordeePlanItem *item = year_at (plan, j)->items->pdata[k];

            ck_assert_msg (item->low <= item->high, "%s", item->line->id);
            for (guint l = 0; l < item->readings->len; l++)
              ck_assert_uint_gt (((const CordeePlanReading *) item->readings->pdata[l])->statement->citations->len, 0);
          }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan");
  TCase *tc = tcase_create ("plan");

  tcase_add_test (tc, region_puts_the_nation_aside);
  tcase_add_test (tc, condition_of_an_amount);
  tcase_add_test (tc, date_of_the_rules);
  tcase_add_test (tc, announced_is_never_counted);
  tcase_add_loop_test (tc, steps_of_a_scale, 0, 5);
  tcase_add_test (tc, readings_that_differ);
  tcase_add_test (tc, rest_goes_with_its_size);
  tcase_add_test (tc, missing_number_is_no_conflict);
  tcase_add_test (tc, condition_of_a_line);
  tcase_add_test (tc, missing_answer_leaves_the_amount_open);
  tcase_add_test (tc, hypotheses_are_told);
  tcase_add_test (tc, payments_stand_beside);
  tcase_add_test (tc, requirement_that_fails);
  tcase_add_test (tc, questions_in_the_order_of_reading);
  tcase_add_test (tc, without_any_date);
  tcase_add_test (tc, dates_that_are_missing);
  tcase_add_test (tc, civil_years_and_anniversaries);
  tcase_add_loop_test (tc, number_of_years, 0, 5);
  tcase_add_test (tc, structure_without_schemes);
  tcase_add_test (tc, size_classes);
  tcase_add_loop_test (tc, bounds_add_up, 0, 200);
  tcase_add_loop_test (tc, more_is_never_less, 0, 60);
  tcase_add_loop_test (tc, unknown_covers_every_answer, 0, 12);
  tcase_add_test (tc, cases_that_hold);
  tcase_add_loop_test (tc, cases_that_fail, 0, 8);
  tcase_add_loop_test (tc, base_is_sound, 0, 30);
  suite_add_tcase (suite, tc);
  return cordee_test_main (suite);
}
