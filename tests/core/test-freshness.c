/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-cell.h"
#include "cordee-freshness.h"
#include "cordee-test.h"

#include <string.h>

/* How fresh a base is, what wants to be read again, and the days on which its rules turn. */

#define STATEMENT(id, criterion, attributes)                                                                                              \
  "<statement id='" id "' structure='A' criterion='" criterion "' subject='s' " attributes "><short>Bref</short><text>Texte.</text>"      \
  "<source ref='texte'/></statement>"
#define CATALOGUE                                                                                                                         \
  "<groups><group id='premier' order='2'><label>Premier groupe</label></group><group id='vide' order='3'><label>Vide</label></group>"     \
  "<group id='second' order='1'><label>Second groupe</label></group></groups>"                                                            \
  "<criteria><criterion id='un' group='premier' order='1'><label>Un</label></criterion>"                                                  \
  "<criterion id='deux' group='second' order='1'><label>Deux</label></criterion>"                                                         \
  "<criterion id='trois' group='premier' order='2'><label>Trois</label></criterion></criteria>"                                           \
  "<regions><region code='44' departements='57 67 68'><name>Est</name></region>"                                                          \
  "<region code='76' departements='30 34'><name>Sud</name></region><region code='84' departements='69'><name>Centre</name></region>"      \
  "</regions><sources><source id='texte' date='2020'><title>Un texte</title><publisher>Quelqu’un</publisher></source>"                   \
  "<source id='autre' date='2020'><title>Un autre</title><publisher>Quelqu’un</publisher></source></sources>"

static CordeeDay
day (const char *text)
{
  CordeeDay result;

  ck_assert_msg (cordee_day_parse (text, &result), "%s is no day", text);
  return result;
}

static CordeeKnowledge *
load (const char *statements)
{
  g_autofree char *xml = g_strconcat ("<pack format='1' id='essai' checked='2025-06-15'><title>Essai</title>" CATALOGUE, statements, "</pack>",
                                      NULL);
  const char *const packs[] = { xml, NULL };

  return cordee_test_knowledge_of (packs);
}

/* ── freshness ──────────────────────────────────────────────────── */

/* On 2026-01-01, b was read a day more than a year before. */
static const char readings[] = "<statements>" STATEMENT ("a", "un", "level='loi' confidence='texte' checked='2025-01-01'")
  STATEMENT ("b", "un", "level='doctrine' confidence='officiel' checked='2024-12-31' region='76' from='2020-01-01' estimated='true'")
  STATEMENT ("c", "deux", "level='loi' confidence='presse' announced='true'")
  STATEMENT ("d", "trois", "level='presse' confidence='douteux' checked='2026-03-01' region='44' departements='57'")
  STATEMENT ("e", "trois", "level='presse' confidence='douteux' checked='2020-02-29' region='44' from='2019-01-01' estimated='true' announced='true'")
  STATEMENT ("f", "un", "level='accord' confidence='secondaire' checked='2020-02-29'")
  "</statements>";

static char *
shares_of (GPtrArray *shares)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const CordeeFreshnessShare *share = shares->pdata[i];

      g_string_append_printf (out, "%s%s %u/%u/%u", i > 0 ? ", " : "", share->label, share->n, share->n_fresh, share->n_sure);
    }
  return g_string_free (out, FALSE);
}

static char *
ids_of (GPtrArray *statements)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeStatement *) statements->pdata[i])->id);
  return g_string_free (out, FALSE);
}

static void
check_ids (GPtrArray *statements, const char *expected)
{
  g_autofree char *ids = ids_of (statements);

  ck_assert_str_eq (ids, expected);
}

START_TEST (counts_the_base)
{
  g_autoptr(CordeeKnowledge) knowledge = load (readings);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (knowledge, day ("2026-01-01"));

  ck_assert_int_eq (freshness->as_of, day ("2026-01-01"));
  ck_assert_uint_eq (freshness->n_statements, 6);
  ck_assert_uint_eq (freshness->n_sources, 2);
  ck_assert_int_eq (freshness->oldest, day ("2020-02-29"));
  ck_assert_int_eq (freshness->newest, day ("2026-03-01"));
}
END_TEST

/* The 365 days before count, the day before them does not; what was read later is fresh. */
START_TEST (fresh_for_a_year)
{
  g_autoptr(CordeeKnowledge) knowledge = load (readings);
  g_autoptr(CordeeFreshness) before = cordee_freshness_new (knowledge, day ("2025-12-31"));
  g_autoptr(CordeeFreshness) at = cordee_freshness_new (knowledge, day ("2026-01-01"));
  g_autoptr(CordeeFreshness) after = cordee_freshness_new (knowledge, day ("2026-01-02"));

  ck_assert_uint_eq (before->n_fresh, 4);
  check_ids (before->reread[CORDEE_REREAD_OLD], "e f");
  ck_assert_uint_eq (at->n_fresh, 3);
  check_ids (at->reread[CORDEE_REREAD_OLD], "e f b");
  ck_assert_uint_eq (after->n_fresh, 2);
  check_ids (after->reread[CORDEE_REREAD_OLD], "e f b a");
}
END_TEST

/* In the order of the base, without what has no statement. */
START_TEST (shares_of_the_base)
{
  g_autoptr(CordeeKnowledge) knowledge = load (readings);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (knowledge, day ("2026-01-01"));
  g_autofree char *groups = shares_of (freshness->groups);
  g_autofree char *levels = shares_of (freshness->levels);
  g_autofree char *places = shares_of (freshness->places);

  ck_assert_str_eq (groups, "Second groupe 1/1/0, Premier groupe 5/2/2");
  ck_assert_str_eq (levels, "loi 2/2/1, accord 1/0/0, doctrine 1/0/1, presse 2/1/0");
  ck_assert_str_eq (places, "France entière 3/2/1, Est 2/1/0, Sud 1/0/1");
}
END_TEST

START_TEST (to_be_read_again)
{
  g_autoptr(CordeeKnowledge) knowledge = load (readings);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (knowledge, day ("2026-01-01"));

  check_ids (freshness->reread[CORDEE_REREAD_DOUBTFUL], "e d");
  check_ids (freshness->reread[CORDEE_REREAD_ANNOUNCED], "e c");
  check_ids (freshness->reread[CORDEE_REREAD_ESTIMATED], "e b");
}
END_TEST

START_TEST (empty_base)
{
  static const char *const packs[] = { NULL };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (knowledge, day ("2026-01-01"));

  ck_assert_uint_eq (freshness->n_statements + freshness->n_sources + freshness->n_fresh, 0);
  ck_assert_int_eq (freshness->oldest, CORDEE_DAY_NONE);
  ck_assert_int_eq (freshness->newest, CORDEE_DAY_NONE);
  ck_assert_uint_eq (freshness->groups->len + freshness->levels->len + freshness->places->len, 0);
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    ck_assert_uint_eq (freshness->reread[i]->len, 0);
}
END_TEST

START_TEST (reasons_have_words)
{
  for (CordeeReread reason = 0; reason < CORDEE_N_REREAD; reason++)
    {
      ck_assert_str_ne (cordee_reread_label (reason), "");
      for (CordeeReread other = 0; other < reason; other++)
        ck_assert_str_ne (cordee_reread_label (reason), cordee_reread_label (other));
    }
  ck_assert_ptr_nonnull (strstr (cordee_reread_label (CORDEE_REREAD_ESTIMATED), "estimée"));
}
END_TEST

static void
check_sum (GPtrArray *shares, const CordeeFreshness *freshness)
{
  guint n = 0, n_fresh = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      const CordeeFreshnessShare *share = shares->pdata[i];

      ck_assert_uint_gt (share->n, 0);
      ck_assert_uint_le (share->n_sure, share->n);
      n += share->n;
      n_fresh += share->n_fresh;
    }
  ck_assert_uint_eq (n, freshness->n_statements);
  ck_assert_uint_eq (n_fresh, freshness->n_fresh);
}

/* Each statement of the base that ships is in one group, at one level and in one place. */
START_TEST (shares_of_the_shipped_base_add_up)
{
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (cordee_test_knowledge (), day ("2026-11-22"));

  check_sum (freshness->groups, freshness);
  check_sum (freshness->levels, freshness);
  check_sum (freshness->places, freshness);
  ck_assert_uint_eq (freshness->n_fresh + freshness->reread[CORDEE_REREAD_OLD]->len, freshness->n_statements);
}
END_TEST

/* ── turns ──────────────────────────────────────────────────────── */

static const char turning[] = "<statements>" STATEMENT ("a", "un", "level='loi' confidence='texte' from='2020-01-01' until='2023-12-31'")
  STATEMENT ("b", "un", "level='loi' confidence='texte' from='2024-01-01'")
  STATEMENT ("c", "un", "level='loi' confidence='texte' from='2020-01-01' until='2030-06-30'")
  STATEMENT ("d", "deux", "level='loi' confidence='texte' from='2021-05-05' estimated='true' until='2022-02-28'")
  STATEMENT ("e", "deux", "level='loi' confidence='texte' from='2018-01-01' until='2018-02-01' announced='true'")
  STATEMENT ("f", "trois", "level='loi' confidence='texte' from='2019-07-01' region='76'")
  STATEMENT ("g", "trois", "level='loi' confidence='texte' from='2019-08-01' region='44' departements='57'")
  STATEMENT ("h", "trois", "level='loi' confidence='texte' until='9999-12-31'")
  STATEMENT ("i", "trois", "level='loi' confidence='texte'")
  "</statements>";

static void
check_turns (const char *region, const char *departement, const char *expected)
{
  g_autoptr(CordeeKnowledge) knowledge = load (turning);
  CordeeContext context = { .as_of = day ("2024-06-01"), .region = region, .departement = departement };
  g_autoptr(GArray) turns = cordee_turns_new (knowledge, &context);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < turns->len; i++)
    {
      const CordeeTurn *turn = &g_array_index (turns, CordeeTurn, i);
      g_autofree char *iso = cordee_day_to_iso (turn->day);

      g_string_append_printf (out, "%s%s+%u-%u", i > 0 ? " " : "", iso, turn->n_began, turn->n_ended);
    }
  ck_assert_str_eq (out->str, expected);
}

#define NATIONAL "2030-07-01+0-1 2024-01-01+1-1 2022-03-01+0-1 "

START_TEST (rules_turn)
{
  check_turns (NULL, NULL, NATIONAL "2020-01-01+2-0");
}
END_TEST

START_TEST (rules_turn_in_a_place)
{
  check_turns ("76", NULL, NATIONAL "2020-01-01+2-0 2019-07-01+1-0");
  check_turns ("84", NULL, NATIONAL "2020-01-01+2-0");
  check_turns ("44", NULL, NATIONAL "2020-01-01+2-0");
  check_turns ("44", "57", NATIONAL "2020-01-01+2-0 2019-08-01+1-0");
}
END_TEST

START_TEST (nothing_turns_in_an_empty_base)
{
  static const char *const packs[] = { NULL };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  CordeeContext context = { .as_of = 1 };
  g_autoptr(GArray) turns = cordee_turns_new (knowledge, &context);

  ck_assert_uint_eq (turns->len, 0);
}
END_TEST

/* How many statements of the base that may turn hold at a day. */
static int
count_holding (const CordeeContext *context, CordeeDay at, CordeeDay turn)
{
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_test_knowledge ());
  int n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];
      gboolean unsure = statement->estimated && statement->from == turn;

      n += !statement->announced && !unsure && cordee_statement_applies_in (statement, context) && cordee_statement_holds_at (statement, at);
    }
  return n;
}

/* In the base that ships, as many rules more hold on the day of a turn than on the day before. */
START_TEST (turns_of_the_shipped_base_are_days_of_change)
{
  CordeeContext context = { .as_of = day ("2026-11-22"), .region = "76" };
  g_autoptr(GArray) turns = cordee_turns_new (cordee_test_knowledge (), &context);

  ck_assert_uint_gt (turns->len, 10);
  for (guint i = 0; i < turns->len; i++)
    {
      const CordeeTurn *turn = &g_array_index (turns, CordeeTurn, i);
      int before = count_holding (&context, turn->day - 1, turn->day), after = count_holding (&context, turn->day, turn->day);

      ck_assert_int_eq (after - before, (int) turn->n_began - (int) turn->n_ended);
      ck_assert_uint_gt (turn->n_began + turn->n_ended, 0);
      ck_assert (i == 0 || g_array_index (turns, CordeeTurn, i - 1).day > turn->day);
    }
}
END_TEST

static Suite *
freshness_suite (void)
{
  Suite *suite = suite_create ("freshness");
  TCase *freshness = tcase_create ("freshness");
  TCase *turns = tcase_create ("turns");

  tcase_add_test (freshness, counts_the_base);
  tcase_add_test (freshness, fresh_for_a_year);
  tcase_add_test (freshness, shares_of_the_base);
  tcase_add_test (freshness, to_be_read_again);
  tcase_add_test (freshness, empty_base);
  tcase_add_test (freshness, reasons_have_words);
  tcase_add_test (freshness, shares_of_the_shipped_base_add_up);
  suite_add_tcase (suite, freshness);

  tcase_add_test (turns, rules_turn);
  tcase_add_test (turns, rules_turn_in_a_place);
  tcase_add_test (turns, nothing_turns_in_an_empty_base);
  tcase_add_test (turns, turns_of_the_shipped_base_are_days_of_change);
  suite_add_tcase (suite, turns);

  return suite;
}

int
main (void)
{
  return cordee_test_main (freshness_suite ());
}
