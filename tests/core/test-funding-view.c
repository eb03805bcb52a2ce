/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-funding-view.h"
#include "cordee-test-advice.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

/* What the funding page shows, without a widget, on the base that ships. */

/* The view and what it borrows from. */
typedef struct
{
  CordeeRulebook *rulebook;
  CordeeSituation *situation;
  CordeePlan *plan;
  CordeeFundingView *view;
} Shown;

#define TERRITORY "population=48219 date-lettre-intention=2027-01-12 date-signature=2027-09-15"
#define TEAM "patientele=4000 medecins-generalistes=4 infirmiers=9"

static Shown
show (const char *structure, const char *answers, int n_years)
{
  Shown shown = { .rulebook = cordee_test_base_rulebook ("76") };

  shown.situation = cordee_test_situation (cordee_rulebook_get_knowledge (shown.rulebook), answers);
  shown.plan = cordee_plan_new (shown.rulebook, structure, shown.situation, n_years);
  shown.view = cordee_funding_view_new (shown.plan, shown.situation);
  return shown;
}

static void
shown_clear (Shown *shown)
{
  cordee_funding_view_free (shown->view);
  cordee_plan_free (shown->plan);
  cordee_situation_free (shown->situation);
  cordee_rulebook_unref (shown->rulebook);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static void
check_text (const char *text, const char *expected)
{
  g_autofree char *plain = NULL;

  ck_assert_ptr_nonnull (text);
  plain = cordee_test_plain_spaces (text);
  ck_assert_str_eq (plain, expected);
}

static const CordeeFundingYear *
year_of (const Shown *shown, guint i)
{
  ck_assert_uint_lt (i, shown->view->years->len);
  return shown->view->years->pdata[i];
}

static const CordeeFundingField *
find_field (const Shown *shown, const char *question, const CordeeFundingSection **in)
{
  for (guint i = 0; i < shown->view->sections->len; i++)
    {
      const CordeeFundingSection *section = shown->view->sections->pdata[i];

      for (guint j = 0; j < section->fields->len; j++)
        {
          const CordeeFundingField *field = section->fields->pdata[j];

          if (!g_str_equal (field->question->id, question))
            continue;
          if (in != NULL)
            *in = section;
          return field;
        }
    }
  ck_abort_msg ("no field of %s", question);
}

/* ── amounts ────────────────────────────────────────────────────── */

START_TEST (labels_of_bars_are_short)
{
  static const struct
  {
    double low, high;
    const char *label;
  } cases[] = {
    { 330000, 382500, "330 000 – 382 500 €" },
    { 0, 50000, "≤ 50 000 €" },
    { 60000, 60000, "60 000 €" },
    { 60000, G_MAXDOUBLE, "≥ 60 000 €" },
    { 0, G_MAXDOUBLE, "?" },
    { 0, 0, "0 €" },
    { 59999.6, 60000.2, "60 000 €" },
  };
  g_autofree char *label = cordee_funding_bar_label (cases[_i].low, cases[_i].high);

  check_text (label, cases[_i].label);
}
END_TEST

START_TEST (year_has_its_parts)
{
  g_auto(Shown) shown = show ("CPTS", TERRITORY, 5);
  const CordeeFundingYear *year = year_of (&shown, 1);
  double sum = 0.0;

  ck_assert_str_eq (year_of (&shown, 0)->title, "2027");
  ck_assert_str_eq (year->title, "2028");
  check_text (year->label, "330 000 – 382 500 €");
  check_text (year->amount, "de 330 000 € à 382 500 €");
  ck_assert (!year->open);
  ck_assert_uint_eq (year->segments->len, 3);
  for (guint i = 0; i < year->segments->len; i++)
    {
      const CordeeFundingSegment *segment = year->segments->pdata[i];

      if (i > 0)
        ck_assert_int_gt (segment->part, ((const CordeeFundingSegment *) year->segments->pdata[i - 1])->part);
      sum += segment->amount;
    }
  ck_assert_double_eq_tol (sum, 382500, 0.5);
  ck_assert_double_eq_tol (((const CordeeFundingSegment *) year->segments->pdata[0])->amount, 60000, 0.5);
  ck_assert_ptr_nonnull (strstr (year->name, "2028"));
  ck_assert_double_ge (shown.view->highest, year->high_amount);
}
END_TEST

START_TEST (readings_that_differ_are_all_there)
{
  g_auto(Shown) shown = show ("CPTS", TERRITORY, 5);
  const CordeeFundingYear *year = year_of (&shown, 1);
  const CordeeFundingItem *disputed = NULL;

  for (guint i = 0; i < year->items->len; i++)
    if (((const CordeeFundingItem *) year->items->pdata[i])->item->conflict)
      disputed = year->items->pdata[i];

  ck_assert_ptr_nonnull (disputed);
  ck_assert_uint_ge (disputed->readings->len, 2);
  check_text (disputed->source, "2 lectures en désaccord");
  for (guint i = 0; i < disputed->readings->len; i++)
    {
      const CordeeFundingReading *reading = disputed->readings->pdata[i];

      ck_assert_str_ne (reading->amount, "");
      ck_assert_str_ne (reading->text, "");
      ck_assert_str_ne (reading->source, "");
      ck_assert_ptr_nonnull (reading->source_id);
    }
}
END_TEST

START_TEST (groups_hold_every_line_once)
{
  g_auto(Shown) shown = show ("MSP", TEAM, 3);
  const CordeeFundingYear *year = year_of (&shown, 0);
  guint n = 0;

  ck_assert_uint_gt (year->groups->len, 1);
  for (guint i = 0; i < year->groups->len; i++)
    {
      const CordeeFundingGroup *group = year->groups->pdata[i];

      for (guint j = 0; j < group->items->len; j++, n++)
        ck_assert_ptr_eq (group->items->pdata[j], year->items->pdata[n]);
    }
  ck_assert_uint_eq (n, year->items->len);
}
END_TEST

/* ── hypotheses ─────────────────────────────────────────────────── */

START_TEST (answers_and_hypotheses_are_told_apart)
{
  g_auto(Shown) shown = show ("MSP", TEAM, 3);
  const CordeeFundingField *patients = find_field (&shown, "patientele", NULL);
  const CordeeFundingField *protocols = find_field (&shown, "msp-aci-2022-coord", NULL);
  const CordeeFundingField *date = find_field (&shown, "date-signature", NULL);

  ck_assert_int_eq (patients->state, CORDEE_FUNDING_ANSWERED);
  ck_assert_ptr_null (patients->state_text);
  check_text (patients->text, "4 000 patients");
  ck_assert_int_eq (protocols->state, CORDEE_FUNDING_SUPPOSED);
  check_text (protocols->state_text, "supposé");
  ck_assert_str_eq (protocols->value->text, "oui");
  ck_assert_int_eq (date->state, CORDEE_FUNDING_SUPPOSED);
  ck_assert_ptr_null (date->value);
}
END_TEST

START_TEST (inhabitants_of_the_communes_are_computed)
{
  g_auto(Shown) shown = show ("CPTS", "communes=30344,30333", 1);
  const CordeeFundingField *population = find_field (&shown, "population", NULL);

  ck_assert_int_eq (population->state, CORDEE_FUNDING_COMPUTED);
  check_text (population->state_text, "calculé");
  check_text (population->text, "10 667 habitants");
  check_text (population->note, "taille 1 : moins de 40 000 habitants");
}
END_TEST

START_TEST (indicators_are_folded_by_role_and_explained)
{
  g_auto(Shown) shown = show ("MSP", TEAM, 3);
  const CordeeFundingSection *section = NULL;
  const CordeeFundingField *field = find_field (&shown, "msp-aci-2022-coord", &section);
  const CordeeFundingSection *first = shown.view->sections->pdata[0];

  ck_assert_ptr_null (first->title);
  ck_assert (!first->folded);
  ck_assert_ptr_nonnull (section->title);
  ck_assert (section->folded);
  ck_assert_ptr_nonnull (strstr (section->summary, "supposé"));
  ck_assert_ptr_nonnull (field->explain);
}
END_TEST

START_TEST (population_tells_its_size_class)
{
  g_auto(Shown) shown = show ("CPTS", TERRITORY, 5);

  check_text (find_field (&shown, "population", NULL)->note, "taille 2 : de 40 000 à moins de 80 000 habitants");
}
END_TEST

START_TEST (nothing_answered_is_still_a_page)
{
  static const char *const structures[] = { "ESP", "ESS", "MSP", "CPTS" };
  g_auto(Shown) shown = show (structures[_i], "", 5);

  ck_assert_ptr_null (shown.view->empty);
  ck_assert_uint_eq (shown.view->years->len, 5);
  check_text (year_of (&shown, 0)->title, "Année 1");
  ck_assert_uint_gt (shown.view->sections->len, 0);
  ck_assert_double_ge (shown.view->highest, 1.0);
  ck_assert (g_utf8_validate (shown.view->total, -1, NULL));
}
END_TEST

START_TEST (unknown_is_told_once)
{
  g_auto(Shown) shown = show ("CPTS", "", 5);
  GPtrArray *unknown = shown.view->unknown;

  ck_assert_uint_gt (unknown->len, 0);
  for (guint i = 0; i < unknown->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const CordeeFundingNote *a = unknown->pdata[i], *b = unknown->pdata[j];

        ck_assert (!g_str_equal (a->title, b->title) || g_strcmp0 (a->text, b->text) != 0);
      }
}
END_TEST

/* ── a second plan ──────────────────────────────────────────────── */

START_TEST (second_plan_changes_only_itself)
{
  g_auto(Shown) shown = show ("CPTS", TERRITORY, 5);
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (shown.rulebook);
  g_autoptr(CordeeFundingOther) other = cordee_funding_other_new ();
  g_autoptr(CordeeValue) less = cordee_value_new_number (30000);
  g_autoptr(CordeeSituation) mixed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = cordee_funding_other_to_text (other, knowledge);

  ck_assert_str_eq (nothing, "");
  cordee_situation_set (other->answers, "population", less, CORDEE_PROVENANCE_DECLARED);
  other->as_of = cordee_day_new (2020, 1, 1);
  mixed = cordee_funding_other_situation (other, shown.situation);
  text = cordee_funding_other_to_text (other, knowledge);

  ck_assert_double_eq_tol (cordee_situation_get_value (mixed, "population")->number, 30000, 0.1);
  ck_assert_double_eq_tol (cordee_situation_get_value (shown.situation, "population")->number, 48219, 0.1);
  ck_assert_ptr_nonnull (cordee_situation_get_value (mixed, "date-signature"));
  check_text (text, "règles au 01/01/2020, habitants du territoire : 30 000");
}
END_TEST

START_TEST (rules_of_another_date_are_others)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_base_rulebook ("76");
  g_autoptr(CordeeFundingOther) other = cordee_funding_other_new ();
  g_autoptr(CordeeRulebook) same = cordee_funding_other_rulebook (other, rulebook);
  g_autoptr(CordeeRulebook) earlier = NULL;

  ck_assert_ptr_eq (same, rulebook);
  other->as_of = cordee_day_new (2020, 1, 1);
  earlier = cordee_funding_other_rulebook (other, rulebook);
  ck_assert_int_eq (cordee_rulebook_get_context (earlier)->as_of, cordee_day_new (2020, 1, 1));
  ck_assert_str_eq (cordee_rulebook_get_context (earlier)->region, "76");
}
END_TEST

START_TEST (difference_is_said_in_words)
{
  g_auto(Shown) more = show ("CPTS", TERRITORY, 5);
  g_auto(Shown) less = show ("CPTS", "population=30000 date-lettre-intention=2027-01-12 date-signature=2027-09-15", 5);
  g_autoptr(GPtrArray) same = cordee_funding_difference (more.view, more.view);
  g_autoptr(GPtrArray) down = cordee_funding_difference (more.view, less.view);
  g_autoptr(GPtrArray) up = cordee_funding_difference (less.view, more.view);

  ck_assert_uint_eq (same->len, 6);
  check_text (same->pdata[0], "En 5 ans, le second plan donne autant.");
  ck_assert_ptr_nonnull (strstr (down->pdata[0], "de moins"));
  ck_assert_ptr_nonnull (strstr (up->pdata[0], "de plus"));
  check_text (up->pdata[2], "2028 : de 330 000 € à 382 500 €, contre 287 500 € : de 42 500 € à 95 000 € de plus.");
}
END_TEST

static Suite *
funding_view_suite (void)
{
  Suite *suite = suite_create ("funding-view");
  TCase *amounts = tcase_create ("amounts");
  TCase *hypotheses = tcase_create ("hypotheses");
  TCase *second = tcase_create ("second");

  tcase_add_loop_test (amounts, labels_of_bars_are_short, 0, 7);
  tcase_add_test (amounts, year_has_its_parts);
  tcase_add_test (amounts, readings_that_differ_are_all_there);
  tcase_add_test (amounts, groups_hold_every_line_once);
  tcase_add_test (hypotheses, answers_and_hypotheses_are_told_apart);
  tcase_add_test (hypotheses, inhabitants_of_the_communes_are_computed);
  tcase_add_test (hypotheses, indicators_are_folded_by_role_and_explained);
  tcase_add_test (hypotheses, population_tells_its_size_class);
  tcase_add_loop_test (hypotheses, nothing_answered_is_still_a_page, 0, 4);
  tcase_add_test (hypotheses, unknown_is_told_once);
  tcase_add_test (second, second_plan_changes_only_itself);
  tcase_add_test (second, rules_of_another_date_are_others);
  tcase_add_test (second, difference_is_said_in_words);
  suite_add_tcase (suite, amounts);
  suite_add_tcase (suite, hypotheses);
  suite_add_tcase (suite, second);
  return suite;
}

int
main (void)
{
  return cordee_test_main (funding_view_suite ());
}
