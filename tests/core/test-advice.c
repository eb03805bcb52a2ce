/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-advice.h"
#include "cordee-issue.h"
#include "cordee-rule-check.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* The advice as a whole on the base of tests/data/rulebook/base.xml, and what checking the rules and cases of a base finds. What
   would change a verdict, and what to ask next, have tests of their own. */

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("rulebook/base.xml");
  return knowledge;
}

static CordeeAdvice *
advise (const char *date, const char *region, const char *answers)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), date, region, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), answers);

  return cordee_advice_new (rulebook, situation);
}

/* The rules that decide on a candidate, between spaces. */
static char *
deciding (const CordeeCandidate *candidate)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->decides)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", finding->rule->id);
    }
  return g_string_free (out, FALSE);
}

/* ── candidates ─────────────────────────────────────────────────── */

static const struct
{
  const char *region;
  const char *answers;
  CordeeVerdict verdict;
  const char *decided_by;
  const char *missing;
  gboolean joined;
} candidates[] = {
  { NULL, "", CORDEE_VERDICT_INDETERMINEE, "v-law v-usage", "medecins", FALSE },
  { "76", "", CORDEE_VERDICT_INDETERMINEE, "v-law v-region v-usage", "medecins infirmiers", FALSE },
  { "76", "infirmiers=0", CORDEE_VERDICT_EXCLUE, "v-region", "", FALSE },
  { "76", "infirmiers=0 medecins=0", CORDEE_VERDICT_EXCLUE, "v-law v-region", "", FALSE },
  { "76", "medecins=1", CORDEE_VERDICT_INDETERMINEE, "v-region", "infirmiers", FALSE },
  { NULL, "medecins=1", CORDEE_VERDICT_A_NEGOCIER, "v-usage", "", FALSE },
  { NULL, "medecins=1 couvert=non", CORDEE_VERDICT_A_NEGOCIER, "v-usage", "", TRUE },
  /* A formality that nobody spoke of is to do, and may be done: its answers are missing, unless another one is sure to be left. */
  { NULL, "medecins=2", CORDEE_VERDICT_A_COMPLETER, "v-project v-tied", "mode couvert argent", FALSE },
  { NULL, "medecins=2 couvert=oui", CORDEE_VERDICT_A_COMPLETER, "v-tied", "mode argent", FALSE },
  { NULL, "medecins=2 couvert=non", CORDEE_VERDICT_A_COMPLETER, "v-project v-tied", "", TRUE },
  { NULL, "medecins=2 couvert=oui argent=murs", CORDEE_VERDICT_POSSIBLE, "v-law v-usage", "", FALSE },
};

START_TEST (candidate_reasons)
{
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr(CordeeAdvice) advice = advise ("2026-11-22", candidates[i].region, candidates[i].answers);
      const CordeeCandidate *candidate = cordee_advice_find (advice, "V");
      g_autofree char *decided_by = deciding (candidate);
      g_autofree char *missing = cordee_test_questions_to_string (candidate->missing);

      ck_assert_msg (candidate->verdict == candidates[i].verdict, "« %s »: %s", candidates[i].answers, cordee_verdict_id (candidate->verdict));
      ck_assert_msg (strcmp (decided_by, candidates[i].decided_by) == 0, "« %s »: decided by « %s »", candidates[i].answers, decided_by);
      ck_assert_msg (strcmp (missing, candidates[i].missing) == 0, "« %s »: missing « %s »", candidates[i].answers, missing);
      ck_assert_msg ((candidate->joining != NULL) == candidates[i].joined, "« %s »: joining", candidates[i].answers);
    }
}
END_TEST

/* Each finding says what its own outcome hangs on. */
START_TEST (candidate_findings)
{
  g_autoptr(CordeeAdvice) advice = advise ("2026-11-22", NULL, "medecins=2 argent=fonds");
  const CordeeCandidate *candidate = cordee_advice_find (advice, "V");
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];
      g_autofree char *missing = cordee_test_questions_to_string (finding->missing);

      g_string_append_printf (all, "%s %d (%s) ", finding->rule->id, finding->outcome, missing);
    }
  ck_assert_str_eq (all->str, "v-law 2 () v-usage 2 () v-project 1 (couvert) v-tied 1 (mode) v-scale 1 (mode) v-money 3 () ");
}
END_TEST

/* What does not exist yet is listed and excluded, without rules, remedies or a way in. */
START_TEST (candidate_before_its_law)
{
  g_autoptr(CordeeAdvice) advice = advise ("2009-12-31", NULL, "");
  const CordeeCandidate *candidate = cordee_advice_find (advice, "W");

  ck_assert (!candidate->exists);
  ck_assert_int_eq (candidate->verdict, CORDEE_VERDICT_EXCLUE);
  ck_assert_uint_eq (candidate->findings->len + candidate->remedies->len + candidate->missing->len, 0);
  ck_assert_uint_eq (candidate->rank, 3);
  ck_assert_ptr_null (cordee_advice_find (advice, "Z"));
}
END_TEST

static const struct
{
  const char *answers;
  const char *ranked;
} ranks[] = {
  /* Excluded last; then by fit; then by verdict; then as the base has them. */
  { "", "T V W" },
  { "medecins=0", "T V W" },
  { "medecins=1 mode=mixte", "V T W" },
  { "medecins=1 mode=salarie argent=aucun", "W T V" },
};

START_TEST (order_of_candidates)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr(CordeeAdvice) advice = advise ("2026-11-22", NULL, ranks[i].answers);
      g_autoptr(GString) ranked = g_string_new (NULL);

      for (guint j = 0; j < advice->ranked->len; j++)
        {
          const CordeeCandidate *candidate = advice->ranked->pdata[j];

          ck_assert_uint_eq (candidate->rank, j + 1);
          g_string_append_printf (ranked, "%s%s", j > 0 ? " " : "", candidate->structure->id);
        }
      ck_assert_msg (strcmp (ranked->str, ranks[i].ranked) == 0, "« %s »: %s, not %s", ranks[i].answers, ranked->str, ranks[i].ranked);
    }
}
END_TEST

/* Contradictions that are sure, and what nobody answered though it could change a verdict. */
START_TEST (contradictions_and_unasked)
{
  g_autoptr(CordeeAdvice) open = advise ("2026-11-22", "76", "psychologues=3");
  g_autoptr(CordeeAdvice) wrong = advise ("2026-11-22", "76", "psychologues=3 medecins=2 infirmiers=0");
  g_autofree char *unasked = cordee_test_questions_to_string (open->unasked);

  ck_assert_uint_eq (open->contradictions->len, 0);
  ck_assert_str_eq (unasked, "medecins infirmiers");
  ck_assert_uint_eq (wrong->contradictions->len, 1);
  ck_assert_str_eq (((const CordeeContradiction *) wrong->contradictions->pdata[0])->id, "trop");
  ck_assert_uint_eq (wrong->unasked->len, 0);
}
END_TEST

/* An advice keeps what it was asked, whatever becomes of the situation. */
START_TEST (advice_keeps_its_situation)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), "2026-11-22", "76", NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), "medecins=2");
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

  cordee_situation_clear (situation);
  g_clear_pointer (&rulebook, cordee_rulebook_unref);
  ck_assert_uint_eq (cordee_situation_count_known (advice->situation), 1);
  ck_assert_str_eq (advice->context.region, "76");
  ck_assert_ptr_eq (advice->knowledge, base ());
}
END_TEST

/* ── checks ─────────────────────────────────────────────────────── */

/* What is never true or never false is found with its tag, and of no other rule or question is anything said. */
START_TEST (checks_of_rules)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge ("rulebook/checks.xml");
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  guint n_expected = 2;

  cordee_rules_check (knowledge, issues);
  for (guint i = 0; i < rules->len; i++)
    n_expected += g_str_has_prefix (((const CordeeRule *) rules->pdata[i])->id, "never-");
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];
      const char *tag = g_str_has_prefix (issue->kind->tag, "rule-") ? issue->kind->tag + strlen ("rule-") : issue->kind->tag;

      ck_assert_msg (g_str_has_prefix (issue->id, tag), "%s of %s", issue->kind->tag, issue->id);
      ck_assert_int_gt (issue->line, 0);
    }
  ck_assert_uint_eq (n_expected, 2 + 10);
  ck_assert_uint_eq (issues->len, n_expected);
}
END_TEST

/* Every expectation that is not met is told with what came out and why it was expected; what is met is not. */
START_TEST (checks_of_cases)
{
  static const char *const expected[] = {
    "la structure proposée est A ; attendu : l’une de B (w)",
    "A est « indeterminee » ; attendu : l’un de possible, a-completer (w)",
    "A est « indeterminee » ; attendu : tout sauf indeterminee (w)",
    "A est « indeterminee », décidé par : fine-condition ; attendu : décidé par « never-true-bounds » (w)",
    "il manque pour A : n ; attendu : il manque « p » (w)",
    "ce qui changerait la réponse pour A : rien ; attendu : a=2 (w)",
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge ("rulebook/checks.xml");
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_cases_check (knowledge, issues);
  cordee_issues_sort (issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      ck_assert_str_eq (issue->kind->tag, "case-failed");
      ck_assert_str_eq (issue->id, "case-failed");
      ck_assert_uint_lt (i, G_N_ELEMENTS (expected));
      ck_assert_str_eq (issue->hint, expected[i]);
    }
  ck_assert_uint_eq (issues->len, G_N_ELEMENTS (expected));
}
END_TEST

/* The base that the program ships: its rules can hold and fail, its cases come out. */
START_TEST (checks_of_the_base)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *first = NULL;

  cordee_rules_check (knowledge, issues);
  cordee_cases_check (knowledge, issues);
  for (guint i = 0; i < issues->len; i++)
    if (first == NULL && ((CordeeIssue *) issues->pdata[i])->kind->severity >= CORDEE_SEVERITY_WARNING)
      first = cordee_issue_to_string (issues->pdata[i]);
  ck_assert_msg (first == NULL, "%s", first);
  ck_assert_uint_ge (cordee_knowledge_get_cases (knowledge)->len, 33);
}
END_TEST

static Suite *
advice_suite (void)
{
  Suite *suite = suite_create ("advice");
  TCase *advice = tcase_create ("advice");
  TCase *checks = tcase_create ("checks");

  tcase_add_test (advice, candidate_reasons);
  tcase_add_test (advice, candidate_findings);
  tcase_add_test (advice, candidate_before_its_law);
  tcase_add_test (advice, order_of_candidates);
  tcase_add_test (advice, contradictions_and_unasked);
  tcase_add_test (advice, advice_keeps_its_situation);
  suite_add_tcase (suite, advice);

  tcase_set_timeout (checks, 30);
  tcase_add_test (checks, checks_of_rules);
  tcase_add_test (checks, checks_of_cases);
  tcase_add_test (checks, checks_of_the_base);
  suite_add_tcase (suite, checks);
  return suite;
}

int
main (void)
{
  return cordee_test_main (advice_suite ());
}
