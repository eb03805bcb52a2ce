/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-since-view.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* What changed for a dossier under newer rules: on a base made for it, tests/data/since/base.xml, and on the base that is shipped. */

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("since/base.xml");
  return knowledge;
}

/* A dossier as it is saved under the rules of a day. region may be NULL. */
static CordeeDossier *
dossier_of (CordeeKnowledge *knowledge, const char *day, const char *region, const char *answers)
{
  CordeeDossier *dossier = cordee_dossier_new ("Équipe", 1000);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (knowledge, answers);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, day, region, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

  cordee_dossier_set_rules (dossier, cordee_rulebook_get_context (rulebook), 1000);
  cordee_dossier_set_situation (dossier, situation, 1000);
  cordee_dossier_set_results (dossier, advice);
  return dossier;
}

static CordeeSince *
since_of (CordeeKnowledge *knowledge, const CordeeDossier *dossier, const char *day)
{
  CordeeDay parsed;

  ck_assert (cordee_day_parse (day, &parsed));
  return cordee_since_new (knowledge, dossier, parsed);
}

static const CordeeSinceRule *
find_rule (const CordeeSince *since, const char *id)
{
  for (guint i = 0; i < since->rules->len; i++)
    {
      const CordeeSinceRule *rule = since->rules->pdata[i];

      if (g_str_equal (rule->rule->id, id))
        return rule;
    }
  return NULL;
}

static const CordeeSinceGroup *
find_group (const CordeeSinceView *view, const char *title)
{
  for (guint i = 0; i < view->groups->len; i++)
    {
      const CordeeSinceGroup *group = view->groups->pdata[i];

      if (g_str_equal (group->title, title))
        return group;
    }
  ck_abort_msg ("no group « %s »", title);
}

/* Spaces that do not break as plain ones. */
static char *
plain (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\u00a0", " ", 0);
  g_string_replace (out, "\u202f", " ", 0);
  return g_string_free (out, FALSE);
}

static void
assert_row (const CordeeSinceGroup *group, guint index, const char *sign, const char *text)
{
  const CordeeSinceRow *row;
  g_autofree char *told = NULL;

  ck_assert_msg (index < group->rows->len, "« %s » has %u rows", group->title, group->rows->len);
  row = group->rows->pdata[index];
  told = plain (row->text);
  ck_assert_str_eq (told, text);
  ck_assert_str_eq (row->sign, sign);
}

/* ── the base made for it ───────────────────────────────────────── */

START_TEST (nothing_changes_between_days_of_the_same_rules)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2026-11-22", "76", "sites=1 medecins=2");
  g_autoptr(CordeeSince) same = since_of (base (), dossier, "2026-11-22");
  g_autoptr(CordeeSince) later = since_of (base (), dossier, "2026-12-31");
  g_autoptr(CordeeSinceView) view = cordee_since_view_new (later);

  ck_assert (cordee_since_is_empty (same));
  ck_assert (cordee_since_is_empty (later));
  ck_assert (!later->other_base);
  ck_assert_uint_eq (view->groups->len, 0);
  ck_assert_ptr_nonnull (strstr (view->summary, "Rien ne change"));
}
END_TEST

START_TEST (verdicts_rules_cells_and_questions_that_change)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2026-11-22", "76", "sites=1 medecins=2");
  g_autoptr(CordeeSince) since = since_of (base (), dossier, "2027-02-01");
  const CordeeSinceVerdict *verdict;
  const CordeeSinceRule *rule;

  ck_assert (!cordee_since_is_empty (since));
  ck_assert_uint_eq (since->verdicts->len, 2);
  verdict = since->verdicts->pdata[0];
  ck_assert_str_eq (verdict->structure->id, "T");
  ck_assert_int_eq (verdict->before, CORDEE_VERDICT_POSSIBLE);
  ck_assert_int_eq (verdict->after, CORDEE_VERDICT_EXCLUE);
  ck_assert (!verdict->base_changed);
  verdict = since->verdicts->pdata[1];
  ck_assert_int_eq (verdict->after, CORDEE_VERDICT_INDETERMINEE);

  ck_assert_uint_eq (since->rules->len, 3);
  rule = find_rule (since, "t-sites");
  ck_assert_int_eq (rule->kind, CORDEE_SINCE_ENDED);
  ck_assert_int_eq (rule->before, CORDEE_OUTCOME_TRUE);
  ck_assert_int_eq (rule->after, CORDEE_OUTCOME_NOT_APPLICABLE);
  rule = find_rule (since, "t-medecins");
  ck_assert_int_eq (rule->kind, CORDEE_SINCE_BEGAN);
  ck_assert_int_eq (rule->after, CORDEE_OUTCOME_FALSE);
  ck_assert (rule->decides);
  ck_assert_ptr_null (find_rule (since, "v-nord"));

  ck_assert_uint_eq (since->cells->len, 2);
  ck_assert_uint_eq (((CordeeChange *) since->cells->pdata[1])->began->len, 1); /* not the one of another region */
  ck_assert_uint_eq (since->questions->len, 1);
  ck_assert_str_eq (((const CordeeQuestion *) since->questions->pdata[0])->id, "couvert");
  ck_assert_uint_eq (since->idle->len, 1);
  ck_assert_str_eq (((const CordeeQuestion *) since->idle->pdata[0])->id, "sites");
}
END_TEST

START_TEST (the_place_of_the_dossier_counts)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2026-11-22", "84", "medecins=1");
  g_autoptr(CordeeSince) since = since_of (base (), dossier, "2027-02-01");

  ck_assert_int_eq (find_rule (since, "v-nord")->after, CORDEE_OUTCOME_FALSE);
  ck_assert_uint_eq (((CordeeChange *) since->cells->pdata[1])->began->len, 2);
}
END_TEST

START_TEST (an_older_day_is_compared_too)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2027-02-01", "76", "sites=1 medecins=2");
  g_autoptr(CordeeSince) since = since_of (base (), dossier, "2026-11-22");

  ck_assert_int_eq (find_rule (since, "t-sites")->kind, CORDEE_SINCE_BEGAN);
  ck_assert_int_eq (find_rule (since, "t-medecins")->kind, CORDEE_SINCE_ENDED);
}
END_TEST

START_TEST (a_base_that_was_corrected_is_told_from_rules_that_changed)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2026-11-22", "76", "sites=1 medecins=3 couvert=oui");
  g_autoptr(CordeeSince) same = NULL, since = NULL;
  g_autoptr(CordeeSinceView) view = NULL;
  const CordeeSinceVerdict *verdict;

  same = since_of (base (), dossier, "2027-02-01");
  ck_assert_uint_eq (same->verdicts->len, 0);
  ((CordeeDossierResult *) dossier->results->pdata[0])->verdict = CORDEE_VERDICT_EXCLUE;
  g_free (dossier->base_sha256);
  dossier->base_sha256 = g_strdup ("another");
  since = since_of (base (), dossier, "2026-11-22");
  ck_assert (since->other_base);
  ck_assert_uint_eq (since->verdicts->len, 1);
  verdict = since->verdicts->pdata[0];
  ck_assert (verdict->base_changed);
  ck_assert_int_eq (verdict->before, CORDEE_VERDICT_EXCLUE);
  ck_assert_int_eq (verdict->after, CORDEE_VERDICT_POSSIBLE);
  view = cordee_since_view_new (since);
  assert_row (find_group (view, "Verdicts"), 0, "✓",
              "T : exclue dans le dossier enregistré (règles au 22/11/2026), possible au 22/11/2026 ; la base a été corrigée ou complétée depuis");
  ck_assert_ptr_nonnull (strstr (view->summary, "La base a été mise à jour"));
}
END_TEST

START_TEST (a_dossier_without_a_day_or_results_is_compared_with_itself)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("", 1000);
  g_autoptr(CordeeSince) since = since_of (base (), dossier, "2027-02-01");

  ck_assert (cordee_since_is_empty (since));
  ck_assert (!since->other_base);
}
END_TEST

/* ── in words ───────────────────────────────────────────────────── */

START_TEST (changes_are_told_with_both_days)
{
  g_autoptr(CordeeDossier) dossier = dossier_of (base (), "2026-11-22", "76", "sites=1 medecins=2");
  g_autoptr(CordeeSince) since = since_of (base (), dossier, "2027-02-01");
  g_autoptr(CordeeSinceView) view = cordee_since_view_new (since);
  const CordeeSinceGroup *group;
  g_autofree char *summary = plain (view->summary);

  ck_assert_str_eq (view->title, "Ce qui a changé depuis les règles au 22/11/2026");
  ck_assert_str_eq (summary, "Entre les règles au 22/11/2026 et celles au 01/02/2027, ce qui change pour ce projet : 2 verdicts, 3 règles, 2 cases "
                             "de la comparaison, 1 réponse attendue et 1 réponse sans effet.");
  group = find_group (view, "Verdicts");
  ck_assert_uint_eq (group->rows->len, 2);
  assert_row (group, 0, "✕", "T : possible au 22/11/2026, exclue au 01/02/2027");
  assert_row (group, 1, "?", "V : possible au 22/11/2026, indéterminée au 01/02/2027");
  group = find_group (view, "Règles qui décident");
  assert_row (group, 0, "−", "T, règle en vigueur au 22/11/2026 et non au 01/02/2027 : un site au moins (rempli)");
  assert_row (group, 1, "+", "T, règle en vigueur au 01/02/2027 et non au 22/11/2026 : trois médecins au moins (pas rempli)");
  ck_assert_str_eq (((CordeeSinceRow *) group->rows->pdata[1])->source_id, "s");
  ck_assert_str_eq (((CordeeSinceRow *) group->rows->pdata[1])->structure->id, "T");
  ck_assert_ptr_nonnull (strstr (((CordeeSinceRow *) group->rows->pdata[1])->detail, "Décret"));
  group = find_group (view, "Montants et autres énoncés");
  ck_assert_uint_eq (group->rows->len, 2);
  assert_row (group, 0, "→", "T, Aides : « Aide : 1 000 € » au 22/11/2026, « Aide : 2 000 € » au 01/02/2027");
  assert_row (group, 1, "+", "V, Aides : « Deux mois » vaut au 01/02/2027, et non au 22/11/2026");
  assert_row (find_group (view, "Réponses qui comptent maintenant"), 0, "?",
              "Couverture : sans effet au 22/11/2026, une réponse peut changer un verdict au 01/02/2027");
  assert_row (find_group (view, "Réponses qui ne comptent plus"), 0, "−",
              "Sites (1) : la réponse comptait au 22/11/2026, aucune règle ne la demande au 01/02/2027");
}
END_TEST

/* ── the base that is shipped ───────────────────────────────────── */

#define TEAM "medecins-generalistes=2 medecins-specialistes=12 infirmiers=3 specialites=1 specialistes-presents=40 part-specialite=30"

START_TEST (rules_of_the_real_base_changed_in_2025)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  g_autoptr(CordeeDossier) dossier = dossier_of (knowledge, "2024-06-01", "76", TEAM);
  g_autoptr(CordeeSince) since = since_of (knowledge, dossier, "2026-11-22");
  g_autoptr(CordeeSinceView) view = cordee_since_view_new (since);
  CordeeContext before = { .as_of = dossier->as_of, .region = "76" }, after = { .as_of = since->after->context.as_of, .region = "76" };
  g_autoptr(GPtrArray) changes = cordee_changes_new (knowledge, &before, &after);

  ck_assert_uint_gt (since->cells->len, 0);
  ck_assert_uint_eq (since->cells->len, changes->len);
  ck_assert_int_eq (find_rule (since, "ess-dix-presents")->kind, CORDEE_SINCE_BEGAN);
  ck_assert_int_eq (find_rule (since, "ess-association-pour-aide") == NULL, FALSE);
  ck_assert_uint_gt (since->questions->len, 0);
  for (guint i = 0; i < view->groups->len; i++)
    {
      const CordeeSinceGroup *group = view->groups->pdata[i];

      ck_assert_uint_gt (group->rows->len, 0);
      for (guint j = 0; j < group->rows->len; j++)
        {
          const CordeeSinceRow *row = group->rows->pdata[j];

          ck_assert_msg (strstr (row->text, "01/06/2024") != NULL && strstr (row->text, "22/11/2026") != NULL, "%s", row->text);
          ck_assert_msg (strchr (row->text, '{') == NULL, "%s", row->text);
        }
    }
}
END_TEST

/* Whatever the day, deciding rules come first, and a verdict that changed has a rule that changed. */
START_TEST (a_verdict_that_changed_has_a_rule_that_changed)
{
  static const char *const days[] = { "2017-01-01", "2020-01-01", "2022-06-01", "2024-06-01", "2025-03-01", "2026-11-22" };
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  guint n_verdicts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      {
        g_autoptr(CordeeDossier) dossier = dossier_of (knowledge, days[i], "76", TEAM);
        g_autoptr(CordeeSince) since = since_of (knowledge, dossier, days[j]);

        n_verdicts += since->verdicts->len;
        ck_assert (i != j || cordee_since_is_empty (since));
        for (guint k = 1; k < since->rules->len; k++)
          ck_assert (((CordeeSinceRule *) since->rules->pdata[k - 1])->decides >= ((CordeeSinceRule *) since->rules->pdata[k])->decides);
        for (guint k = 0; k < since->verdicts->len; k++)
          {
            const CordeeSinceVerdict *verdict = since->verdicts->pdata[k];
            gboolean found = FALSE;

            for (guint l = 0; l < since->rules->len && !found; l++)
              found = ((CordeeSinceRule *) since->rules->pdata[l])->structure == verdict->structure;
            ck_assert_msg (found || !cordee_advice_find (since->before, verdict->structure->id)->exists
                             || !cordee_advice_find (since->after, verdict->structure->id)->exists,
                           "%s from %s to %s", verdict->structure->id, days[i], days[j]);
          }
      }
  ck_assert_uint_gt (n_verdicts, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("since");
  TCase *made = tcase_create ("the base made for it");
  TCase *words = tcase_create ("in words");
  TCase *shipped = tcase_create ("the base that is shipped");

  tcase_add_test (made, nothing_changes_between_days_of_the_same_rules);
  tcase_add_test (made, verdicts_rules_cells_and_questions_that_change);
  tcase_add_test (made, the_place_of_the_dossier_counts);
  tcase_add_test (made, an_older_day_is_compared_too);
  tcase_add_test (made, a_base_that_was_corrected_is_told_from_rules_that_changed);
  tcase_add_test (made, a_dossier_without_a_day_or_results_is_compared_with_itself);
  tcase_add_test (words, changes_are_told_with_both_days);
  tcase_add_test (shipped, rules_of_the_real_base_changed_in_2025);
  tcase_add_test (shipped, a_verdict_that_changed_has_a_rule_that_changed);
  suite_add_tcase (suite, made);
  suite_add_tcase (suite, words);
  suite_add_tcase (suite, shipped);
  return cordee_test_main (suite);
}
