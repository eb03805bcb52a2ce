/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-rulebook.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <string.h>

/* Rules as they are laid out and evaluated, on a base made for it: tests/data/rulebook/base.xml. */

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("rulebook/base.xml");
  return knowledge;
}

typedef struct
{
  CordeeRulebook *rulebook;
  CordeeSlot *slots;
} Bench;

static Bench
bench_new (const char *date, const char *region, const char *departement, const char *answers)
{
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), answers);
  Bench bench = { .rulebook = cordee_test_rulebook (base (), date, region, departement) };

  bench.slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (bench.rulebook));
  cordee_rulebook_read (bench.rulebook, situation, bench.slots);
  return bench;
}

static void
bench_clear (Bench *bench)
{
  g_free (bench->slots);
  cordee_rulebook_unref (bench->rulebook);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static guint
find_rule (const CordeeRulebook *rulebook, const char *id)
{
  for (guint i = 0; i < cordee_rulebook_get_n_rules (rulebook); i++)
    if (strcmp (cordee_rulebook_get_rule (rulebook, i)->id, id) == 0)
      return i;
  ck_abort_msg ("no rule %s", id);
}

/* ── one rule ───────────────────────────────────────────────────── */

#define NO CORDEE_OUTCOME_FALSE
#define OPEN CORDEE_OUTCOME_UNKNOWN
#define YES CORDEE_OUTCOME_TRUE
#define NOT_TIED CORDEE_OUTCOME_NOT_APPLICABLE

typedef struct
{
  const char *rule;
  const char *answers;
  CordeeOutcome outcome;
  const char *open; /* the questions that it hangs on */
} Scenario;

static const Scenario tests[] = {
  /* Bounds are inside; a count that nobody told may be anything between the bounds of its question. */
  { "t-at-least", "", OPEN, "medecins" },
  { "t-at-least", "medecins=1", NO, "" },
  { "t-at-least", "medecins=2", YES, "" },
  { "t-at-most", "", OPEN, "medecins" },
  { "t-at-most", "medecins=2", YES, "" },
  { "t-at-most", "medecins=3", NO, "" },
  { "t-more-than", "", OPEN, "medecins infirmiers" },
  { "t-more-than", "medecins=3", OPEN, "infirmiers" },
  { "t-more-than", "medecins=0", NO, "" },
  { "t-more-than", "infirmiers=99", NO, "" },
  { "t-more-than", "medecins=3 infirmiers=3", NO, "" },
  { "t-more-than", "medecins=4 infirmiers=3", YES, "" },
  { "t-is", "", OPEN, "mode" },
  { "t-is", "mode=?", OPEN, "mode" },
  { "t-is", "mode=liberal", YES, "" },
  { "t-is", "mode=salarie", NO, "" },
  /* Whatever the answer, it is one of these. */
  { "t-is-any", "", YES, "" },
  { "t-yes", "", OPEN, "couvert" },
  { "t-yes", "couvert=oui", YES, "" },
  { "t-yes", "couvert=non", NO, "" },
  /* Nothing chosen is an answer; no answer is none. */
  { "t-includes", "", OPEN, "argent" },
  { "t-includes", "argent=aucun", NO, "" },
  { "t-includes", "argent=murs", NO, "" },
  { "t-includes", "argent=murs,fonds", YES, "" },
  { "t-includes-two", "argent=murs", NO, "" },
  { "t-includes-two", "argent=murs,amorcage", YES, "" },
};

/* Strong Kleene logic, and what still matters in it. */
static const Scenario logic[] = {
  { "t-all", "", OPEN, "medecins infirmiers" },
  { "t-all", "medecins=1", OPEN, "infirmiers" },
  { "t-all", "infirmiers=0", NO, "" },
  { "t-all", "medecins=1 infirmiers=1", YES, "" },
  { "t-any", "", OPEN, "medecins infirmiers" },
  { "t-any", "medecins=0", OPEN, "infirmiers" },
  { "t-any", "infirmiers=1", YES, "" },
  { "t-any", "medecins=0 infirmiers=0", NO, "" },
  { "t-not", "", OPEN, "medecins" },
  { "t-not", "medecins=0", YES, "" },
  { "t-not", "medecins=1", NO, "" },
  { "t-nested", "", OPEN, "medecins infirmiers couvert" },
  { "t-nested", "couvert=oui", OPEN, "infirmiers" },
  { "t-nested", "couvert=non", OPEN, "medecins" },
  { "t-nested", "couvert=non medecins=1", YES, "" },
  { "t-nested", "couvert=non medecins=0", NO, "" },
  { "t-nested", "infirmiers=1", OPEN, "medecins couvert" },
  { "t-nested", "infirmiers=1 medecins=0", NO, "" },
  /* What it is tied to: not applicable where that is not wanted, open where that is not known. */
  { "t-tied", "", OPEN, "couvert argent" },
  { "t-tied", "argent=murs", NOT_TIED, "" },
  { "t-tied", "argent=murs couvert=non", NOT_TIED, "" },
  { "t-tied", "couvert=oui", OPEN, "argent" },
  { "t-tied", "couvert=non", OPEN, "argent" },
  { "t-tied", "argent=fonds", OPEN, "couvert" },
  { "t-tied", "argent=fonds couvert=oui", YES, "" },
  { "t-tied", "argent=fonds couvert=non", NO, "" },
};

/* Derivations are resolved to the questions behind them. */
static const Scenario computed[] = {
  { "t-sum", "", OPEN, "medecins infirmiers" },
  { "t-sum", "medecins=1", OPEN, "infirmiers" },
  { "t-sum", "medecins=3", YES, "" },
  { "t-sum", "medecins=1 infirmiers=1", NO, "" },
  { "t-present", "medecins=4", OPEN, "infirmiers psychologues" },
  { "t-present", "medecins=4 psychologues=1", YES, "" },
  { "t-present", "medecins=4 psychologues=0 infirmiers=0", NO, "" },
  { "t-liberal", "", OPEN, "medecins infirmiers mode" },
  { "t-liberal", "medecins=3 infirmiers=0", OPEN, "mode" },
  { "t-liberal", "mode=salarie", NO, "" },
  { "t-liberal", "mode=liberal", OPEN, "medecins infirmiers" },
  { "t-liberal", "mode=liberal medecins=2", YES, "" },
  { "t-liberal", "medecins=1 infirmiers=0", NO, "" },
  /* Of a team that is not alike only the list tells how many of each there are. */
  { "t-liberal", "mode=mixte medecins=2 infirmiers=4", OPEN, "membres" },
  { "t-liberal", "mode=mixte medecins=2", OPEN, "infirmiers membres" },
  { "t-liberal", "mode=mixte medecins=1 infirmiers=0", NO, "" },
  { "t-liberal", "medecins=3 membres=3*medecins", OPEN, "mode" },
  /* Communes of which nobody knows how many live there tell nothing. */
  { "t-population", "", OPEN, "habitants" },
  { "t-population", "communes=31555", OPEN, "habitants" },
  { "t-population", "habitants=1000", YES, "" },
  { "t-population", "habitants=999 communes=31555", NO, "" },
};

static void
check_scenarios (const Scenario *scenarios, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, scenarios[i].answers);
      guint rule = find_rule (bench.rulebook, scenarios[i].rule);
      guint8 bits[8] = { 0 };
      CordeeOutcome outcome = cordee_rulebook_evaluate_rule (bench.rulebook, rule, bench.slots);
      g_autofree char *open = NULL;

      cordee_rulebook_add_open_questions (bench.rulebook, rule, bench.slots, bits);
      open = cordee_test_bits_to_string (bench.rulebook, bits);
      ck_assert_msg (outcome == scenarios[i].outcome, "%s, « %s »: %d, not %d", scenarios[i].rule, scenarios[i].answers, outcome,
                     scenarios[i].outcome);
      ck_assert_msg (strcmp (open, scenarios[i].open) == 0, "%s, « %s »: hangs on « %s », not « %s »", scenarios[i].rule, scenarios[i].answers,
                     open, scenarios[i].open);
    }
}

START_TEST (rule_tests)
{
  check_scenarios (tests, G_N_ELEMENTS (tests));
}
END_TEST

START_TEST (rule_logic)
{
  check_scenarios (logic, G_N_ELEMENTS (logic));
}
END_TEST

START_TEST (rule_computed)
{
  check_scenarios (computed, G_N_ELEMENTS (computed));
}
END_TEST

/* All that a rule may ask, whatever is answered. */
START_TEST (rule_questions)
{
  static const char *const expected[][2] = {
    { "t-nested", "medecins infirmiers couvert" },
    { "t-tied", "couvert argent" },
    { "t-liberal", "medecins infirmiers mode membres" },
    { "t-population", "habitants communes" },
  };
  g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, "medecins=3");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint8 bits[8] = { 0 };
      g_autofree char *all = NULL;

      cordee_rulebook_add_questions (bench.rulebook, find_rule (bench.rulebook, expected[i][0]), bits);
      all = cordee_test_bits_to_string (bench.rulebook, bits);
      ck_assert_msg (strcmp (all, expected[i][1]) == 0, "%s asks « %s », not « %s »", expected[i][0], all, expected[i][1]);
    }
}
END_TEST

/* ── numbers ────────────────────────────────────────────────────── */

typedef struct
{
  const char *variable;
  const char *answers;
  double low, high;
} Interval;

static const Interval intervals[] = {
  { "medecins", "", 0, 99 },
  { "medecins", "medecins=7", 7, 7 },
  { "professionnels", "", 0, 198 },
  { "professionnels", "medecins=7", 7, 106 },
  { "professions", "medecins=7 infirmiers=0", 1, 2 },
  { "liberaux", "medecins=7 infirmiers=1", 0, 8 },
  { "liberaux", "medecins=7 infirmiers=1 mode=liberal", 8, 8 },
  { "liberaux", "medecins=7 infirmiers=1 mode=salarie", 0, 0 },
  { "liberaux", "medecins=7 infirmiers=1 mode=mixte", 0, 8 },
  /* The first case that holds; where that is not known, all that may come out; where none holds, anything. */
  { "tranche", "medecins=12", 3, 3 },
  { "tranche", "medecins=9", 2, 2 },
  { "tranche", "medecins=1", 1, 1 },
  { "tranche", "", 0, 99999999 },
  { "tranche", "medecins=0", 0, 99999999 },
  { "population", "habitants=12 communes=31555", 12, 12 },
  { "population", "communes=31555", 0, 99999999 },
  /* The list of members stands above the counts, and tells how many have each status as far as it says so. */
  { "medecins", "medecins=7 membres=2*medecins/liberal,infirmiers", 2, 2 },
  { "psychologues", "psychologues=7 membres=medecins", 0, 0 },
  { "liberaux", "mode=mixte membres=2*medecins/liberal,infirmiers/salarie", 2, 2 },
  { "liberaux", "mode=mixte membres=2*medecins/liberal,infirmiers", 2, 3 },
  { "liberaux", "mode=mixte membres=medecins/liberal,2*psychologues/liberal", 1, 1 },
  { "liberaux", "mode=mixte membres=aucun", 0, 0 },
  /* Those of whom nothing is told are as the team is said to be. */
  { "liberaux", "mode=liberal membres=2*medecins/liberal,infirmiers", 3, 3 },
  { "liberaux", "mode=salarie membres=2*medecins,infirmiers", 0, 0 },
  { "liberaux", "mode=liberal membres=medecins/liberal,medecins/salarie,infirmiers", 1, 2 },
};

START_TEST (intervals_of_variables)
{
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, intervals[i].answers);
      int slot = cordee_rulebook_find_slot (bench.rulebook, intervals[i].variable);

      ck_assert_int_ge (slot, 0);
      ck_assert_msg (bench.slots[slot].low == intervals[i].low && bench.slots[slot].high == intervals[i].high,
                     "%s, « %s »: %g to %g, not %g to %g", intervals[i].variable, intervals[i].answers, bench.slots[slot].low,
                     bench.slots[slot].high, intervals[i].low, intervals[i].high);
      ck_assert_int_eq (bench.slots[slot].known, intervals[i].low == intervals[i].high);
    }
}
END_TEST

/* The status that the members of a list have together. */
START_TEST (status_of_a_list)
{
  static const char *const expected[][2] = {
    { "membres=2*medecins/liberal", "liberal" },
    { "mode=salarie membres=2*medecins/liberal", "liberal" },
    { "membres=medecins/liberal,infirmiers/salarie", "mixte" },
    { "membres=medecins/liberal,infirmiers/salarie,infirmiers", "mixte" },
    { "mode=salarie membres=medecins/liberal,infirmiers", "salarie" },
    { "membres=medecins/liberal,infirmiers", "?" },
    { "mode=liberal membres=aucun", "liberal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, expected[i][0]);
      guint slot = (guint) cordee_rulebook_find_slot (bench.rulebook, "mode");
      g_autoptr(CordeeValue) value = cordee_rulebook_dup_value (bench.rulebook, bench.slots, slot);
      g_autofree char *text = cordee_value_to_string (value, cordee_rulebook_get_question (bench.rulebook, slot));

      ck_assert_msg (strcmp (text, expected[i][1]) == 0, "« %s »: %s, not %s", expected[i][0], text, expected[i][1]);
    }
}
END_TEST

/* ── slots ──────────────────────────────────────────────────────── */

/* What goes into a slot comes out again, but for what does not fit. */
START_TEST (slots_round_trip)
{
  static const char *const answers[][2] = {
    { "medecins=0", "0" },           { "medecins=12", "12" },     { "part=12.5", "12.5" },
    { "mode=salarie", "salarie" },   { "couvert=non", "non" },    { "argent=amorcage,murs", "amorcage,murs" },
    { "argent=aucun", "aucun" },     { "jour=2024-02-29", "2024-02-29" }, { "mode=?", "?" },
    { "medecins=?", "?" },           { "argent=?", "?" },         { "communes=31555", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, answers[i][0]);
      g_autofree char *id = g_strndup (answers[i][0], strcspn (answers[i][0], "="));
      guint slot = (guint) cordee_rulebook_find_slot (bench.rulebook, id);
      g_autoptr(CordeeValue) value = cordee_rulebook_dup_value (bench.rulebook, bench.slots, slot);
      g_autofree char *text = cordee_value_to_string (value, cordee_rulebook_get_question (bench.rulebook, slot));

      ck_assert_msg (strcmp (text, answers[i][1]) == 0, "%s comes back as %s", answers[i][0], text);
    }
}
END_TEST

/* One slot that is set, and what follows computed, is the same as a situation that is read. */
START_TEST (slots_set_as_read)
{
  static const char *const answers[] = { "medecins=12", "mode=mixte", "couvert=oui", "argent=fonds", "part=3", "habitants=7", "mode=?",
                                         "membres=medecins/liberal,infirmiers" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, "psychologues=1");
      g_autofree char *both = g_strconcat ("psychologues=1 ", answers[i], NULL);
      g_auto(Bench) read = bench_new ("2026-11-22", NULL, NULL, both);
      g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), answers[i]);
      const CordeeAnswer *answer = cordee_situation_get_answers (situation)->pdata[0];

      cordee_rulebook_set_slot (bench.rulebook, bench.slots, (guint) cordee_rulebook_find_slot (bench.rulebook, answer->id), answer->value);
      cordee_rulebook_derive (bench.rulebook, bench.slots);
      for (guint j = 0; j < cordee_rulebook_get_n_slots (bench.rulebook); j++)
        ck_assert_msg (bench.slots[j].low == read.slots[j].low && bench.slots[j].high == read.slots[j].high
                           && bench.slots[j].set == read.slots[j].set && bench.slots[j].known == read.slots[j].known,
                       "%s: slot %u differs", answers[i], j);
    }
}
END_TEST

static gboolean
populations_cb (const char *const *communes, double *population, gpointer user_data)
{
  *population = 100 * g_strv_length ((char **) communes);
  return g_strcmp0 (communes[0], user_data) != 0;
}

/* Communes count where somebody knows their inhabitants; what was stated stands above. */
START_TEST (populations_of_communes)
{
  static const struct
  {
    const char *answers;
    double low, high;
    const char *open;
  } expected[] = {
    { "communes=31555,34172", 200, 200, "" },
    { "communes=34172", 0, 99999999, "habitants" },
    { "communes=31555 habitants=7", 7, 7, "" },
    { "", 0, 99999999, "habitants communes" },
  };
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), "2026-11-22", NULL, NULL);
  g_autofree CordeeSlot *slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  guint slot = (guint) cordee_rulebook_find_slot (rulebook, "population");

  cordee_knowledge_set_populations (base (), populations_cb, (gpointer) "34172");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), expected[i].answers);
      guint8 bits[8] = { 0 };
      g_autofree char *open = NULL;

      cordee_rulebook_read (rulebook, situation, slots);
      ck_assert_msg (slots[slot].low == expected[i].low && slots[slot].high == expected[i].high, "« %s »: %g to %g", expected[i].answers,
                     slots[slot].low, slots[slot].high);
      cordee_rulebook_add_open_questions (rulebook, find_rule (rulebook, "t-population"), slots, bits);
      open = cordee_test_bits_to_string (rulebook, bits);
      ck_assert_msg (strcmp (open, expected[i].open) == 0, "« %s »: hangs on « %s »", expected[i].answers, open);
    }
  cordee_knowledge_set_populations (base (), NULL, NULL);
}
END_TEST

START_TEST (questions_that_apply)
{
  static const struct
  {
    const char *answers;
    CordeeTruth applies;
  } expected[] = { { "", CORDEE_TRUTH_UNKNOWN }, { "argent=murs", CORDEE_TRUTH_TRUE }, { "argent=fonds", CORDEE_TRUTH_FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", NULL, NULL, expected[i].answers);
      guint part = (guint) cordee_rulebook_find_slot (bench.rulebook, "part");

      ck_assert_int_eq (cordee_rulebook_question_applies (bench.rulebook, part, bench.slots), expected[i].applies);
      ck_assert_int_eq (cordee_rulebook_question_applies (bench.rulebook, 0, bench.slots), CORDEE_TRUTH_TRUE);
    }
}
END_TEST

/* ── rules at a date and place ──────────────────────────────────── */

static const struct
{
  const char *date, *region, *departement;
  gboolean exists;
  const char *rules;
} places[] = {
  { "2009-12-31", NULL, NULL, FALSE, "" },
  { "2010-01-01", NULL, NULL, TRUE, "w-always w-until w-replaced" },
  { "2019-12-31", NULL, NULL, TRUE, "w-always w-until w-replaced" },
  { "2020-01-01", NULL, NULL, TRUE, "w-always w-later w-replaced" },
  { "2020-01-01", "76", NULL, TRUE, "w-always w-later w-region" },
  { "2020-01-01", "84", NULL, TRUE, "w-always w-later w-replaced" },
  { "2020-01-01", "84", "74", TRUE, "w-always w-later w-replaced" },
  { "2020-01-01", "84", "69", TRUE, "w-always w-later w-departement w-replaced" },
};

START_TEST (rules_that_hold)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_auto(Bench) bench = bench_new (places[i].date, places[i].region, places[i].departement, "");
      g_autoptr(GString) rules = g_string_new (NULL);
      guint structure = (guint) cordee_rulebook_find_structure (bench.rulebook, "W");
      guint first, end;

      cordee_rulebook_get_rules_of (bench.rulebook, structure, &first, &end);
      for (guint j = first; j < end; j++)
        g_string_append_printf (rules, "%s%s", j > first ? " " : "", cordee_rulebook_get_rule (bench.rulebook, j)->id);
      ck_assert_msg (strcmp (rules->str, places[i].rules) == 0, "%u: « %s », not « %s »", i, rules->str, places[i].rules);
      ck_assert_int_eq (cordee_rulebook_structure_exists (bench.rulebook, structure), places[i].exists);
      ck_assert_int_eq (cordee_rulebook_evaluate (bench.rulebook, structure, bench.slots, NULL),
                        places[i].exists ? CORDEE_VERDICT_INDETERMINEE : CORDEE_VERDICT_EXCLUE);
    }
}
END_TEST

/* ── verdicts ───────────────────────────────────────────────────── */

static const struct
{
  const char *region;
  const char *answers;
  CordeeVerdict verdict;
  double fit;
} verdicts[] = {
  { NULL, "", CORDEE_VERDICT_INDETERMINEE, 0.5 },
  /* Exclusion stands above what is not known. */
  { NULL, "medecins=0", CORDEE_VERDICT_EXCLUE, 0.5 },
  { NULL, "medecins=1", CORDEE_VERDICT_A_NEGOCIER, 0.5 },
  { NULL, "medecins=2", CORDEE_VERDICT_A_COMPLETER, 0.5 },
  { NULL, "medecins=2 couvert=non argent=aucun", CORDEE_VERDICT_A_COMPLETER, 0.5 },
  { NULL, "medecins=2 couvert=oui", CORDEE_VERDICT_A_COMPLETER, 0.5 },
  { NULL, "medecins=2 couvert=oui argent=murs", CORDEE_VERDICT_POSSIBLE, 0.63 },
  { NULL, "medecins=2 couvert=oui argent=fonds", CORDEE_VERDICT_A_COMPLETER, 0.5 },
  { NULL, "medecins=2 couvert=oui argent=fonds mode=salarie", CORDEE_VERDICT_A_COMPLETER, 0 },
  { NULL, "medecins=2 couvert=oui argent=fonds mode=liberal", CORDEE_VERDICT_POSSIBLE, 0 },
  { NULL, "medecins=2 couvert=oui argent=aucun", CORDEE_VERDICT_POSSIBLE, 0.5 },
  { NULL, "medecins=2 couvert=oui argent=murs mode=salarie", CORDEE_VERDICT_POSSIBLE, 0.25 },
  { NULL, "medecins=2 couvert=non argent=murs mode=mixte", CORDEE_VERDICT_A_COMPLETER, 0.75 },
  /* What a region asks for excludes as the law does, and what is not known of it stands above a point to negotiate. */
  { "76", "medecins=1", CORDEE_VERDICT_INDETERMINEE, 0.5 },
  { "76", "medecins=1 infirmiers=0", CORDEE_VERDICT_EXCLUE, 0.5 },
  { "76", "infirmiers=0", CORDEE_VERDICT_EXCLUE, 0.5 },
  { "76", "medecins=1 infirmiers=1", CORDEE_VERDICT_A_NEGOCIER, 0.5 },
};

START_TEST (verdicts_and_fit)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_auto(Bench) bench = bench_new ("2026-11-22", verdicts[i].region, NULL, verdicts[i].answers);
      guint structure = (guint) cordee_rulebook_find_structure (bench.rulebook, "V");
      g_autofree CordeeOutcome *outcomes = g_new0 (CordeeOutcome, cordee_rulebook_get_n_rules (bench.rulebook));
      CordeeVerdict verdict = cordee_rulebook_evaluate (bench.rulebook, structure, bench.slots, outcomes);
      double fit = cordee_rulebook_get_fit (bench.rulebook, structure, outcomes);

      ck_assert_msg (verdict == verdicts[i].verdict, "« %s »: %s, not %s", verdicts[i].answers, cordee_verdict_id (verdict),
                     cordee_verdict_id (verdicts[i].verdict));
      ck_assert_int_eq (cordee_rulebook_evaluate (bench.rulebook, structure, bench.slots, NULL), verdict);
      ck_assert_msg (fit > verdicts[i].fit - 1e-9 && fit < verdicts[i].fit + 1e-9, "« %s »: fit %g, not %g", verdicts[i].answers, fit,
                     verdicts[i].fit);
    }
}
END_TEST

START_TEST (lookups)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), "2026-11-22", "84", "69");
  const CordeeContext *context = cordee_rulebook_get_context (rulebook);

  ck_assert_str_eq (context->region, "84");
  ck_assert_str_eq (context->departement, "69");
  ck_assert_ptr_eq (cordee_rulebook_get_knowledge (rulebook), base ());
  ck_assert_int_eq (cordee_rulebook_find_slot (rulebook, "nulle-part"), -1);
  ck_assert_int_eq (cordee_rulebook_find_structure (rulebook, "Z"), -1);
  ck_assert_uint_eq (cordee_rulebook_get_n_structures (rulebook), 3);
  ck_assert_str_eq (cordee_rulebook_get_structure (rulebook, 1)->id, "V");
  ck_assert_str_eq (cordee_rulebook_get_question (rulebook, 0)->id, "medecins");
}
END_TEST

static Suite *
rulebook_suite (void)
{
  Suite *suite = suite_create ("rulebook");
  TCase *rules = tcase_create ("rules");
  TCase *slots = tcase_create ("slots");

  tcase_add_test (rules, rule_tests);
  tcase_add_test (rules, rule_logic);
  tcase_add_test (rules, rule_computed);
  tcase_add_test (rules, rule_questions);
  tcase_add_test (rules, rules_that_hold);
  tcase_add_test (rules, verdicts_and_fit);
  tcase_add_test (rules, lookups);
  suite_add_tcase (suite, rules);

  tcase_add_test (slots, intervals_of_variables);
  tcase_add_test (slots, status_of_a_list);
  tcase_add_test (slots, slots_round_trip);
  tcase_add_test (slots, slots_set_as_read);
  tcase_add_test (slots, populations_of_communes);
  tcase_add_test (slots, questions_that_apply);
  suite_add_tcase (suite, slots);
  return suite;
}

int
main (void)
{
  return cordee_test_main (rulebook_suite ());
}
