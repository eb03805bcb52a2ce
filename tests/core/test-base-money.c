/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-plan.h"
#include "cordee-test.h"

#include <string.h>

/* What the base says of money: that its published cases come out, and that no figure of it was forgotten. */

/* Amounts of regions that no plan computes, each for its reason. */
static const char *const not_computed[] = {
  "cpts-fir-demarrage-bretagne",                 /* the span of what is said by size */
  "msp-immobilier-fmis-2025-nouvelle-aquitaine", /* shared by all projects of a region */
};

/* The worked examples and published totals that must come out. */
static const char *const published[] = {
  "cpts-2019-taille-1", "cpts-2019-taille-2", "cpts-2019-taille-3", "cpts-2019-taille-4",
  "cpts-2019-taille-1-hors-snp", "cpts-2019-taille-4-hors-snp", "cpts-avenant-2-taille-1", "cpts-avenant-2-taille-2",
  "cpts-avenant-2-taille-3", "cpts-avenant-2-taille-4", "cpts-fonctionnement-taille-1", "cpts-fonctionnement-taille-2",
  "cpts-fonctionnement-taille-3", "cpts-fonctionnement-taille-4", "msp-ex-1-2015", "msp-ex-2-2017",
  "msp-ex-3-nouvelle", "msp-socles-4000-patients", "msp-socles-8000-patients", "msp-socles-12000-patients",
  "ess-10-medecins", "ess-40-medecins", "ess-100-medecins", "esp-occitanie", "esp-pays-de-la-loire",
};

static gboolean
names (char **list, const char *id)
{
  return list != NULL && g_strv_contains ((const char *const *) list, id);
}

static gboolean
line_computes (const CordeeSchemeLine *line, const char *statement)
{
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeeLineAmount *amount = line->amounts->pdata[i];

      if (g_str_equal (amount->statement, statement) || names (amount->with, statement))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_computed (const char *statement)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (cordee_test_knowledge ());

  for (guint i = 0; i < schemes->len; i++)
    {
      const CordeeScheme *scheme = schemes->pdata[i];

      for (guint j = 0; j < scheme->lines->len; j++)
        if (line_computes (scheme->lines->pdata[j], statement))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_money (const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->amounts->len; i++)
    if (g_str_equal (g_array_index (statement->amounts, CordeeAmount, i).unit, "EUR"))
      return TRUE;
  return FALSE;
}

START_TEST (funding_cases_come_out)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_funding_check (cordee_test_knowledge (), issues);
  if (issues->len > 0)
    {
      g_autofree char *text = cordee_issue_to_string (issues->pdata[0]);

      ck_abort_msg ("%u: %s", issues->len, text);
    }
}
END_TEST

START_TEST (published_figure_is_a_case)
{
  GPtrArray *cases = cordee_knowledge_get_funding_cases (cordee_test_knowledge ());
  gboolean found = FALSE;

  for (guint i = 0; i < cases->len; i++)
    {
      const CordeeFundingCase *self = cases->pdata[i];

      found = found || (g_str_equal (self->id, published[_i]) && self->expectations->len > 0 && self->source != NULL);
    }
  ck_assert_msg (found, "no case %s", published[_i]);
}
END_TEST

/* Every sum that a region gives is computed by some scheme. */
START_TEST (regional_money_is_computed)
{
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_test_knowledge ());
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *self = statements->pdata[i];
      gboolean left = FALSE;

      if (self->region == NULL || !has_money (self)
          || (!g_str_equal (self->criterion, "financements") && !g_str_equal (self->criterion, "aides-locales")))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (not_computed); j++)
        left = left || g_str_equal (self->id, not_computed[j]);
      ck_assert_msg (left != is_computed (self->id), "%s: computed or left out, not both", self->id);
      n++;
    }
  ck_assert_uint_gt (n, 20);
}
END_TEST

/* Each indicator of the grid of 2022 that the fact sheets tell of has its question, named after the fact, and its amount. */
START_TEST (indicator_has_its_question)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *statements = cordee_knowledge_get_statements (base);
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *self = statements->pdata[i];

      for (guint j = 0; self->facts != NULL && self->facts[j] != NULL; j++)
        {
          g_autofree char *question = g_ascii_strdown (self->facts[j], -1);

          if (!g_str_has_prefix (question, "msp-aci-2022-") || g_str_has_suffix (question, "-mod") || g_str_has_suffix (question, "-hausse"))
            continue;
          ck_assert_msg (cordee_knowledge_find_question (base, question) != NULL, "no question %s", question);
          ck_assert_msg (is_computed (self->id), "%s is not computed", self->id);
          n++;
        }
    }
  ck_assert_uint_ge (n, 19);
}
END_TEST

/* What is only announced is shown apart: no plan of today adds it up. */
START_TEST (announced_money_is_never_counted)
{
  static const char *const structures[] = { "ESP", "ESS", "MSP", "CPTS" };
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  CordeeContext context = { 0 };
  g_autoptr(CordeeRulebook) rulebook = NULL;
  guint n_items = 0, n_announced = 0;

  ck_assert (cordee_day_parse ("2026-11-22", &context.as_of));
  rulebook = cordee_rulebook_new (base, &context);
  for (guint i = 0; i < G_N_ELEMENTS (structures); i++)
    {
      g_autoptr(CordeePlan) plan = cordee_plan_new (rulebook, structures[i], situation, 3);

      n_announced += plan->announced->len;
      for (guint y = 0; y < plan->years->len; y++)
        {
          const CordeePlanYear *year = plan->years->pdata[y];

          for (guint j = 0; j < year->items->len; j++)
            {
              const CordeePlanItem *item = year->items->pdata[j];

              for (guint k = 0; k < item->readings->len; k++)
                ck_assert (!((const CordeePlanReading *) item->readings->pdata[k])->statement->announced);
              n_items++;
            }
        }
    }
  ck_assert_uint_gt (n_items, 20);
  ck_assert_uint_gt (n_announced, 3);
}
END_TEST

static Suite *
base_money_suite (void)
{
  Suite *suite = suite_create ("base-money");
  TCase *cases = tcase_create ("cases"), *whole = tcase_create ("nothing forgotten");

  tcase_add_test (cases, funding_cases_come_out);
  tcase_add_loop_test (cases, published_figure_is_a_case, 0, G_N_ELEMENTS (published));
  tcase_add_test (whole, regional_money_is_computed);
  tcase_add_test (whole, indicator_has_its_question);
  tcase_add_test (whole, announced_money_is_never_counted);
  suite_add_tcase (suite, cases);
  suite_add_tcase (suite, whole);
  return suite;
}

int
main (void)
{
  return cordee_test_main (base_money_suite ());
}
