/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test.h"
#include "cordee-text.h"

#include <string.h>

typedef char *(*Change) (const char *text);

static void
check_change (Change change, const char *text, const char *expected)
{
  g_autofree char *result = change (text);

  ck_assert_msg (strcmp (result, expected) == 0, "« %s » became « %s » ; expected « %s »", text, result, expected);
}

/* ── collapse ───────────────────────────────────────────────────── */

START_TEST (collapse_white_space)
{
  check_change (cordee_text_collapse, "", "");
  check_change (cordee_text_collapse, " \t\r\n ", "");
  check_change (cordee_text_collapse, "un", "un");
  check_change (cordee_text_collapse, "  un \n\t deux\r\n", "un deux");
}
END_TEST

/* A no-break space is a choice of the writer, not white space of the file. */
START_TEST (collapse_keeps_no_break_spaces)
{
  check_change (cordee_text_collapse, " 30\u202f000\u00a0€ \u00a0 ", "30\u202f000\u00a0€ \u00a0");
}
END_TEST

START_TEST (collapse_twice_changes_nothing)
{
  g_autofree char *once = cordee_text_collapse ("\n  l’équipe  \u00a0 de soins\t");

  check_change (cordee_text_collapse, once, once);
}
END_TEST

/* ── fold ───────────────────────────────────────────────────────── */

START_TEST (fold_case_and_accents)
{
  check_change (cordee_text_fold, "", "");
  check_change (cordee_text_fold, "ÉQUIPE DE SOINS", "equipe de soins");
  check_change (cordee_text_fold, "Maïs, Noël, garçon, où, crû, Ÿ", "mais, noel, garcon, ou, cru, y");
}
END_TEST

/* A letter with its accent apart is the same letter. */
START_TEST (fold_decomposed)
{
  check_change (cordee_text_fold, "e\u0301quipe", "equipe");
}
END_TEST

START_TEST (fold_ligatures_and_signs)
{
  check_change (cordee_text_fold, "Œuvre, cœur, Ægide, cæcum", "oeuvre, coeur, aegide, caecum");
  check_change (cordee_text_fold, "l’aide", "l'aide");
  check_change (cordee_text_fold, "Saint\u2011Étienne\u2010du\u2013Bois", "saint-etienne-du-bois");
}
END_TEST

START_TEST (fold_every_space)
{
  check_change (cordee_text_fold, " 30\u202f000\u00a0€\n", "30 000 €");
}
END_TEST

/* What is not UTF-8 finds nothing, and breaks nothing. */
START_TEST (fold_what_is_no_text)
{
  g_autofree char *result = cordee_text_fold ("caf\xe9");

  ck_assert (g_utf8_validate (result, -1, NULL));
}
END_TEST

/* ── numbers ────────────────────────────────────────────────────── */

static void
check_number (double value, const char *expected)
{
  g_autofree char *result = cordee_text_number (value);

  ck_assert_msg (strcmp (result, expected) == 0, "%f became « %s » ; expected « %s »", value, result, expected);
}

START_TEST (number_groups_thousands)
{
  check_number (0, "0");
  check_number (7, "7");
  check_number (999, "999");
  check_number (1000, "1\u202f000");
  check_number (30000, "30\u202f000");
  check_number (382500, "382\u202f500");
  check_number (1000000, "1\u202f000\u202f000");
  check_number (1e12, "1\u202f000\u202f000\u202f000\u202f000");
}
END_TEST

START_TEST (number_has_a_comma)
{
  check_number (0.5, "0,5");
  check_number (1234.5, "1\u202f234,5");
  check_number (12.25, "12,25");
  check_number (0.1234, "0,1234");
  check_number (0.12345678, "0,1235");
  check_number (100.0001, "100,0001");
  check_number (2.99999, "3");
}
END_TEST

START_TEST (number_below_zero)
{
  check_number (-1500, "-1\u202f500");
  check_number (-0.5, "-0,5");
}
END_TEST

/* Nobody reads « -0 ». */
START_TEST (number_almost_zero)
{
  check_number (-0.00001, "0");
  check_number (-0.0, "0");
}
END_TEST

/* ── nearest ────────────────────────────────────────────────────── */

static const char *const structures[] = { "ESP", "ESS", "MSP", "CPTS", NULL };
static const char *const criteria[] = { "composition", "forme-juridique", "territoire", "financements", NULL };

START_TEST (nearest_is_the_same)
{
  for (guint i = 0; structures[i] != NULL; i++)
    ck_assert_ptr_eq (cordee_text_nearest (structures[i], structures), structures[i]);
}
END_TEST

START_TEST (nearest_without_case_or_accents)
{
  ck_assert_str_eq (cordee_text_nearest ("cpts", structures), "CPTS");
  ck_assert_str_eq (cordee_text_nearest ("Térritoire", criteria), "territoire");
}
END_TEST

START_TEST (nearest_with_one_slip)
{
  ck_assert_str_eq (cordee_text_nearest ("CPT", structures), "CPTS");
  ck_assert_str_eq (cordee_text_nearest ("financement", criteria), "financements");
  ck_assert_str_eq (cordee_text_nearest ("fniancements", criteria), "financements");
  ck_assert_str_eq (cordee_text_nearest ("formejuridique", criteria), "forme-juridique");
}
END_TEST

/* Of two that are as near, the first of the list: the answer does not depend on chance. */
START_TEST (nearest_of_equals_is_the_first)
{
  static const char *const names[] = { "ab", "ac", NULL };

  ck_assert_str_eq (cordee_text_nearest ("ad", names), "ab");
}
END_TEST

START_TEST (nearest_of_nothing)
{
  static const char *const none[] = { NULL };

  ck_assert_ptr_null (cordee_text_nearest ("ESP", none));
  ck_assert_ptr_null (cordee_text_nearest ("xylophone", structures));
  ck_assert_ptr_null (cordee_text_nearest ("0123456789", criteria));
}
END_TEST

/* A text of any length costs nothing. */
START_TEST (nearest_of_a_novel)
{
  g_autofree char *novel = g_strnfill (1000000, 'a');

  ck_assert_ptr_null (cordee_text_nearest (novel, criteria));
}
END_TEST

static Suite *
text_suite (void)
{
  Suite *suite = suite_create ("text");
  TCase *collapse = tcase_create ("collapse");
  TCase *fold = tcase_create ("fold");
  TCase *number = tcase_create ("number");
  TCase *nearest = tcase_create ("nearest");

  tcase_add_test (collapse, collapse_white_space);
  tcase_add_test (collapse, collapse_keeps_no_break_spaces);
  tcase_add_test (collapse, collapse_twice_changes_nothing);
  suite_add_tcase (suite, collapse);

  tcase_add_test (fold, fold_case_and_accents);
  tcase_add_test (fold, fold_decomposed);
  tcase_add_test (fold, fold_ligatures_and_signs);
  tcase_add_test (fold, fold_every_space);
  tcase_add_test (fold, fold_what_is_no_text);
  suite_add_tcase (suite, fold);

  tcase_add_test (number, number_groups_thousands);
  tcase_add_test (number, number_has_a_comma);
  tcase_add_test (number, number_below_zero);
  tcase_add_test (number, number_almost_zero);
  suite_add_tcase (suite, number);

  tcase_add_test (nearest, nearest_is_the_same);
  tcase_add_test (nearest, nearest_without_case_or_accents);
  tcase_add_test (nearest, nearest_with_one_slip);
  tcase_add_test (nearest, nearest_of_equals_is_the_first);
  tcase_add_test (nearest, nearest_of_nothing);
  tcase_add_test (nearest, nearest_of_a_novel);
  suite_add_tcase (suite, nearest);

  return suite;
}

int
main (void)
{
  return cordee_test_main (text_suite ());
}
