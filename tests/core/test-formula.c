/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-formula.h"
#include "cordee-test.h"

#include <math.h>
#include <string.h>

#define NBSP "\u00a0"
#define THIN "\u202f"

static CordeeKnowledge *base;

static void
setup (void)
{
  static const char *const packs[] = {
    "<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"><title>t</title><units>"
    "<unit id=\"EUR\" symbol=\"€\"><one>euro</one><many>euros</many></unit>"
    "<unit id=\"pourcent\" symbol=\"%\"><one>pour cent</one><many>pour cent</many></unit>"
    "<unit id=\"points\"><one>point</one><many>points</many></unit>"
    "<unit id=\"patients\"><one>patient</one><many>patients</many></unit>"
    "<unit id=\"medecins\"><one>médecin</one><many>médecins</many></unit>"
    "<unit id=\"generalistes\"><one>médecin généraliste</one><many>médecins généralistes</many></unit>"
    "<unit id=\"sages-femmes\"><one>sage-femme</one><many>sages-femmes</many></unit></units>"
    "<questions>"
    "<question id=\"patientele\" type=\"integer\" unit=\"patients\"><label>Combien ?</label><short>Patientèle</short><why>w</why></question>"
    "<question id=\"part-x\" type=\"percent\" unit=\"pourcent\"><label>Part</label><why>w</why></question>"
    "<question id=\"ipa\" type=\"integer\"><label>Combien ?</label><short>IPA</short><why>w</why></question>"
    "<question id=\"medecins\" type=\"integer\" unit=\"generalistes\"><label>Médecins</label><why>w</why></question>"
    "<question id=\"si\" type=\"boolean\"><label>Si</label><why>w</why></question></questions>"
    "<derivations><derivation id=\"equipe\" unit=\"medecins\"><label>Équipe entière</label>"
    "<case><sum variables=\"medecins\"/></case></derivation></derivations></pack>",
    NULL,
  };

  base = cordee_test_knowledge_of (packs);
}

static void
teardown (void)
{
  g_clear_pointer (&base, cordee_knowledge_unref);
}

/* What a test supposes of variables; the list ends with a NULL name. */
typedef struct
{
  const char *variable;
  CordeeRange range;
} Answer;

static gboolean
look_up_cb (const char *variable, CordeeRange *range, gpointer user_data)
{
  for (const Answer *answer = user_data; answer->variable != NULL; answer++)
    if (strcmp (answer->variable, variable) == 0)
      {
        *range = answer->range;
        return TRUE;
      }
  return FALSE;
}

static CordeeFormula *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  CordeeFormula *formula = cordee_formula_parse (base, text, &error);

  ck_assert_msg (formula != NULL, "%s: %s", text, error != NULL ? error->message : "no reason given");
  ck_assert_ptr_null (error);
  return formula;
}

static void
check_value (const char *text, const Answer *answers, double low, double high)
{
  g_autoptr(CordeeFormula) formula = parse (text);
  CordeeRange range = cordee_formula_evaluate (formula, look_up_cb, (gpointer) answers);

  ck_assert_msg (fabs (range.low - low) <= 1e-9 * fabs (low) && fabs (range.high - high) <= 1e-9 * fabs (high), "%s: [%.17g; %.17g] and not [%.17g; %.17g]", text,
                 range.low, range.high, low, high);
}

static const Answer nothing[] = { { NULL, { 0, 0 } } };

/* ── values ─────────────────────────────────────────────────────── */

START_TEST (value_of_constants)
{
  static const struct
  {
    const char *text;
    double value;
  } samples[] = {
    { "7", 7 },
    { "1 700", 1700 },
    { "1" NBSP "234" THIN "567,25", 1234567.25 },
    { "25 %", 0.25 },
    { "2 + 3 × 4", 14 },
    { "(2 + 3) × 4", 20 },
    { "10 − 4 − 3", 3 },
    { "10 - 4", 6 },
    { "24 / 4 / 3", 2 },
    { "24 / 4 × 3", 18 },
    { "min(3; 2; 5)", 2 },
    { "max(3; 2; 5)", 5 },
    { "min (3;max(1;2))", 2 },
    { "60 % × 20000 €", 12000 },
    { "7 €/point × 1000 points", 7000 },
    { "8 sages-femmes", 8 },
    { "80 €/médecin généraliste × 2 médecins généralistes", 160 },
    { "0 − 3", -3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    check_value (samples[i].text, nothing, samples[i].value, samples[i].value);
}
END_TEST

/* The worked example of the header: 4 000 patients give 18 900 €; above 8 000 nothing more. */
START_TEST (value_of_an_answer)
{
  const char *text = "7 €/point × (1000 points + 1700 points × min(patientele; 8000 patients) / 4000 patients)";
  const Answer four[] = { { "patientele", { 4000, 4000 } }, { NULL, { 0, 0 } } };
  const Answer nine[] = { { "patientele", { 9000, 9000 } }, { NULL, { 0, 0 } } };
  const Answer some[] = { { "patientele", { 4000, 9000 } }, { NULL, { 0, 0 } } };
  const Answer open[] = { { "patientele", { 0, G_MAXDOUBLE } }, { NULL, { 0, 0 } } };

  check_value (text, four, 18900, 18900);
  check_value (text, nine, 30800, 30800);
  check_value (text, some, 18900, 30800);
  check_value (text, open, 7000, 30800);
}
END_TEST

/* 80 % is answered as 80 and counts as 0.8; names with a hyphen are one word. */
START_TEST (value_of_percentages)
{
  const Answer answers[] = { { "part-x", { 80, 100 } }, { "sous-total", { 1000, 2000 } }, { "annee", { 3, 3 } }, { "base", { 500, 500 } }, { NULL, { 0, 0 } } };

  check_value ("part-x × 10 €", answers, 8, 10);
  check_value ("min(part-x; 25 %) × sous-total", answers, 250, 500);
  check_value ("sous-total × annee", answers, 3000, 6000);
  check_value ("60 % × base", answers, 300, 300);
}
END_TEST

/* What is not known has no upper bound, and never becomes a NaN. */
START_TEST (value_without_bounds)
{
  const Answer open[] = { { "patientele", { 0, G_MAXDOUBLE } }, { "ipa", { 0, 0 } }, { "medecins", { -G_MAXDOUBLE, G_MAXDOUBLE } }, { NULL, { 0, 0 } } };

  check_value ("patientele", nothing, 0, G_MAXDOUBLE);
  check_value ("patientele × 2", open, 0, G_MAXDOUBLE);
  check_value ("patientele × ipa", open, 0, 0);
  check_value ("patientele − patientele", open, -G_MAXDOUBLE, G_MAXDOUBLE);
  check_value ("patientele / patientele", open, 0, G_MAXDOUBLE);
  check_value ("min(patientele; 5 patients)", open, 0, 5);
  check_value ("medecins + medecins", open, -G_MAXDOUBLE, G_MAXDOUBLE);
  check_value ("0 × medecins", open, 0, 0);
  check_value ("1 / patientele", open, 0, G_MAXDOUBLE);
  check_value ("999999999999999 × 999999999999999 × patientele", open, 0, G_MAXDOUBLE);
}
END_TEST

/* Over all signs, against every pair of points inside: nothing escapes the range, and its ends are reached. */
START_TEST (value_of_ranges_over_signs)
{
  static const CordeeRange ranges[] = { { -3, -1 }, { -2, 0 }, { -2, 5 }, { 0, 0 }, { 0, 4 }, { 1, 4 }, { 2, 2 } };
  static const char operators[][4] = { "+", "−", "×", "/" };

  for (guint o = 0; o < G_N_ELEMENTS (operators); o++)
    for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
      for (guint j = 0; j < G_N_ELEMENTS (ranges); j++)
        {
          const Answer answers[] = { { "ipa", ranges[i] }, { "annee", ranges[j] }, { NULL, { 0, 0 } } };
          g_autofree char *text = g_strdup_printf ("ipa %s annee", operators[o]);
          g_autoptr(CordeeFormula) formula = parse (text);
          CordeeRange found = cordee_formula_evaluate (formula, look_up_cb, (gpointer) answers);
          double low = INFINITY, high = -INFINITY;

          for (guint k = 0; k <= 40; k++)
            for (guint l = 0; l <= 40; l++)
              {
                double a = ranges[i].low + (ranges[i].high - ranges[i].low) * k / 40, b = ranges[j].low + (ranges[j].high - ranges[j].low) * l / 40;
                double value = o == 0 ? a + b : o == 1 ? a - b : o == 2 ? a * b : a / b;

                if (o == 3 && b == 0)
                  continue;
                low = MIN (low, value);
                high = MAX (high, value);
              }
          ck_assert_msg (!isnan (found.low) && !isnan (found.high) && found.low <= found.high, "%s", text);
          if (o == 3 && ranges[j].low <= 0 && ranges[j].high >= 0)
            {
              ck_assert (!(found.low > low) && !(found.high < high));
              if (ranges[i].low > 0 || ranges[i].high < 0)
                ck_assert_msg (found.low <= -G_MAXDOUBLE || found.high >= G_MAXDOUBLE, "%s is bounded", text);
            }
          else
            ck_assert_msg (fabs (found.low - low) < 1e-9 && fabs (found.high - high) < 1e-9, "[%g; %g] %s [%g; %g] gives [%g; %g] and not [%g; %g]", ranges[i].low,
                           ranges[i].high, operators[o], ranges[j].low, ranges[j].high, found.low, found.high, low, high);
        }
}
END_TEST

/* Somewhere between two amounts, in whatever order. */
START_TEST (value_between)
{
  const Answer answers[] = { { "ipa", { 2, 6 } }, { NULL, { 0, 0 } } };

  check_value ("entre(0 €; 50 000 €)", nothing, 0, 50000);
  check_value ("entre(50000 €; 0 €)", nothing, 0, 50000);
  check_value ("entre(4; ipa)", answers, 2, 6);
  check_value ("max(4; ipa)", answers, 4, 6);
  check_value ("min(4; ipa)", answers, 2, 4);
}
END_TEST

/* ── errors ─────────────────────────────────────────────────────── */

START_TEST (errors_say_where_and_what)
{
  static const struct
  {
    const char *text;
    CordeeFormulaError code;
    const char *message;
  } samples[] = {
    { "", CORDEE_FORMULA_ERROR_SYNTAX, "la formule s’arrête au caractère 1 ; attendu : un nombre, un nom ou une parenthèse" },
    { "7 € ×", CORDEE_FORMULA_ERROR_SYNTAX, "la formule s’arrête au caractère 6 ; attendu : un nombre, un nom ou une parenthèse" },
    { "7 7", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 3, « 7 » ; attendu : une opération, ou la fin" },
    { "(7", CORDEE_FORMULA_ERROR_SYNTAX, "la formule s’arrête au caractère 3 ; attendu : une parenthèse fermante" },
    { "7)", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 2, « ) » ; attendu : une opération, ou la fin" },
    { "× 7", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 1, « × » ; attendu : un nombre, un nom ou une parenthèse" },
    { "7,€", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 3, « € » ; attendu : une décimale" },
    { "7.5", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 2, « . » ; attendu : une opération, ou la fin" },
    { "min 7", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 5, « 7 » ; attendu : une parenthèse ouvrante" },
    { "min(7)", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 6, « ) » ; attendu : un point-virgule et un second terme" },
    { "entre(1; 2; 3)", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 11, « ; » ; attendu : une parenthèse fermante" },
    { "7 +3", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 3, « + » ; attendu : une espace avant et après ce signe" },
    { "7 −3", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 3, « − » ; attendu : une espace avant et après ce signe" },
    { "7 €- 3 €", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 4, « - » ; attendu : une espace avant et après ce signe" },
    { "patientele / 0 patients", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 14, « 0 » ; attendu : un diviseur qui n’est pas nul" },
    { "7 / (4 − 4)", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 5, « ( » ; attendu : un diviseur qui n’est pas nul" },
    { "7 / entre(1 − 2; 3)", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 5, « entre » ; attendu : un diviseur qui n’est pas nul" },
    { "1234567890123456", CORDEE_FORMULA_ERROR_SYNTAX, "la formule s’arrête au caractère 17 ; attendu : un nombre moins long" },
    { "7 €/%", CORDEE_FORMULA_ERROR_SYNTAX, "au caractère 5, « % » ; attendu : une autre unité" },
    { "7 parsecs", CORDEE_FORMULA_ERROR_NAME, "au caractère 3, « parsecs » n’est pas une unité ; attendu : le mot ou le signe d’une unité de la base" },
    { "7 pointsx", CORDEE_FORMULA_ERROR_NAME, "au caractère 3, « pointsx » n’est pas une unité ; attendu : le mot ou le signe d’une unité de la base" },
    { "7 × patience", CORDEE_FORMULA_ERROR_NAME, "au caractère 5, le nom « patience » ; attendu : une question, un calcul ou une unité de la base" },
    { "7 × si", CORDEE_FORMULA_ERROR_NAME, "au caractère 5, le nom « si » ; attendu : une question dont la réponse est un nombre" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CordeeFormula) formula = cordee_formula_parse (base, samples[i].text, &error);

      ck_assert_msg (formula == NULL, "« %s » is read", samples[i].text);
      ck_assert_str_eq (error->message, samples[i].message);
      ck_assert_msg (g_error_matches (error, CORDEE_FORMULA_ERROR, samples[i].code), "« %s »: %s", samples[i].text, error->message);
    }
}
END_TEST

/* Neither length nor depth nor bytes that are no text get through. */
START_TEST (errors_of_hostile_texts)
{
  g_autofree char *deep = g_strnfill (300, '(');
  g_autofree char *long_text = g_strnfill (401, '7');
  const char *const texts[] = { deep, long_text, "\xff\xfe", "7 \xe2\x82" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CordeeFormula) formula = cordee_formula_parse (base, texts[i], &error);

      ck_assert_ptr_null (formula);
      ck_assert (g_error_matches (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_SYNTAX));
    }
}
END_TEST

/* Any prefix of a formula, and any character of it made another, is read or refused with a reason. */
START_TEST (errors_of_spoilt_texts)
{
  const char *good = "entre(1 000 €; 7 €/point × min(25 points; patientele × 1 point / 2 patients)) − (part-x × sous-total)";
  const char *const spoilers[] = { " ", "(", ")", ";", "/", "-", "0", "é", "%" };
  guint n_refused = 0, n_read = 0;

  for (const char *p = good; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; i <= G_N_ELEMENTS (spoilers); i++)
      {
        const char *rest = i < G_N_ELEMENTS (spoilers) ? g_utf8_next_char (p) : "";
        g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int) (p - good), good, i < G_N_ELEMENTS (spoilers) ? spoilers[i] : "", rest);
        g_autoptr(GError) error = NULL;
        g_autoptr(CordeeFormula) formula = cordee_formula_parse (base, text, &error);
        g_autofree char *read = formula != NULL ? cordee_formula_to_string (formula, base, NULL, NULL) : NULL;

        ck_assert_msg ((formula == NULL) == (error != NULL), "%s", text);
        n_refused += formula == NULL;
        n_read += formula != NULL && read[0] != '\0';
      }
  ck_assert_uint_gt (n_refused, 100);
  ck_assert_uint_gt (n_read, 20);
}
END_TEST

/* ── units ──────────────────────────────────────────────────────── */

START_TEST (units_that_go_together)
{
  static const struct
  {
    const char *text, *unit;
  } samples[] = {
    { "7 €/point × (1000 points + 1700 points × min(patientele; 8000 patients) / 4000 patients)", "EUR" },
    { "7 €", "EUR" },
    { "7 euros + 1 euro", "EUR" },
    { "25 % × sous-total", "EUR" },
    { "part-x × base", "EUR" },
    { "100 €/médecin généraliste × medecins", "EUR" },
    { "100 €/médecin × equipe", "EUR" },
    { "annee × 5 €", "EUR" },
    { "patientele / 4000 patients", NULL },
    { "80 €/point/patient × 3 points × patientele", "EUR" },
    { "part-x", NULL },
    { "patientele", "patients" },
    { "3 points × 2 points / 1 point", "points" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(CordeeFormula) formula = parse (samples[i].text);
      g_autoptr(GError) error = NULL;

      ck_assert_msg (cordee_formula_check_units (formula, base, samples[i].unit, &error), "%s: %s", samples[i].text, error->message);
    }
}
END_TEST

START_TEST (units_that_do_not)
{
  static const struct
  {
    const char *text, *message;
  } samples[] = {
    { "7 € + 3 patients", "un calcul donne « patients » ; attendu : « euros »" },
    { "7 € + 3", "un calcul donne « un nombre sans unité » ; attendu : « euros »" },
    { "min(7 €; 5 points)", "un calcul donne « points » ; attendu : « euros »" },
    { "entre(7 €; 25 %)", "un calcul donne « un nombre sans unité » ; attendu : « euros »" },
    { "7 €/point × patientele", "un calcul donne « euros × patients/points » ; attendu : « euros »" },
    { "100 €/médecin × medecins", "un calcul donne « euros × médecins généralistes/médecins » ; attendu : « euros »" },
    { "annee", "un calcul donne « un nombre sans unité » ; attendu : « euros »" },
    { "sous-total × sous-total", "un calcul donne « euros × euros » ; attendu : « euros »" },
    { "1 / 7 €", "un calcul donne « /euros » ; attendu : « euros »" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(CordeeFormula) formula = parse (samples[i].text);
      g_autoptr(GError) error = NULL;

      ck_assert_msg (!cordee_formula_check_units (formula, base, "EUR", &error), "%s", samples[i].text);
      ck_assert (g_error_matches (error, CORDEE_FORMULA_ERROR, CORDEE_FORMULA_ERROR_UNITS));
      ck_assert_str_eq (error->message, samples[i].message);
    }
}
END_TEST

/* ── in words ───────────────────────────────────────────────────── */

static void
check_words (const char *text, const Answer *answers, const char *expected)
{
  g_autoptr(CordeeFormula) formula = parse (text);
  g_autofree char *words = cordee_formula_to_string (formula, base, answers != NULL ? look_up_cb : NULL, (gpointer) answers);

  ck_assert_str_eq (words, expected);
}

START_TEST (words_with_names)
{
  check_words ("7 €/points × (1000 points + 1700 points × min( patientele;8000 patients )/4000 patients)", NULL,
               "7" NBSP "€/point × (1" THIN "000" NBSP "points + 1" THIN "700" NBSP "points × min(patientèle; 8" THIN "000" NBSP "patients) / 4" THIN "000" NBSP
               "patients)");
  check_words ("ipa × annee × sous-total - base", NULL, "IPA × année × sous-total − base");
  check_words ("25 % × equipe", NULL, "25" NBSP "% × Équipe entière");
  check_words ("max(1; 2; 3)", NULL, "max(1; 2; 3)");
  check_words ("min(min(1; 2); max(3; min(4; 5; 6)))", NULL, "min(min(1; 2); max(3; min(4; 5; 6)))");
  check_words ("1 points", NULL, "1" NBSP "point");
  check_words ("10 − (4 − 3)", NULL, "10 − (4 − 3)");
  check_words ("entre(0 €; 1,5 €)", NULL, "entre(0" NBSP "€; 1,5" NBSP "€)");
}
END_TEST

START_TEST (words_with_numbers)
{
  const Answer some[] = { { "patientele", { 0, 8000 } }, { "part-x", { 80, 80 } }, { "ipa", { 1, G_MAXDOUBLE } }, { "medecins", { -G_MAXDOUBLE, G_MAXDOUBLE } },
                          { "sous-total", { 20000, 20000 } }, { "annee", { 2, 2 } }, { "equipe", { 1, 1 } }, { NULL, { 0, 0 } } };

  check_words ("patientele", some, "de 0 à 8" THIN "000" NBSP "patients");
  check_words ("part-x × sous-total", some, "80" NBSP "% × 20" THIN "000" NBSP "€");
  check_words ("ipa × annee", some, "au moins 1 × 2");
  check_words ("medecins", some, "médecins");
  check_words ("equipe", some, "1" NBSP "médecin");
  check_words ("base", some, "base");
}
END_TEST

/* ── what it asks ───────────────────────────────────────────────── */

START_TEST (lists_in_the_order_of_the_text)
{
  g_autoptr(CordeeFormula) formula = parse ("7 €/point × (patientele × 25 % + part-x × 4000 patients) + 7 € × annee × patientele + 7 + 4000");
  g_autoptr(GPtrArray) variables = cordee_formula_get_variables (formula);
  g_autoptr(GArray) numbers = cordee_formula_get_numbers (formula);
  static const char *const names[] = { "patientele", "part-x", "annee" };
  static const CordeeFormulaNumber expected[] = { { 7, "EUR" }, { 25, "pourcent" }, { 4000, "patients" }, { 7, NULL }, { 4000, NULL } };

  ck_assert_uint_eq (variables->len, G_N_ELEMENTS (names));
  for (guint i = 0; i < variables->len; i++)
    ck_assert_str_eq (variables->pdata[i], names[i]);
  ck_assert_uint_eq (numbers->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < numbers->len; i++)
    {
      const CordeeFormulaNumber *number = &g_array_index (numbers, CordeeFormulaNumber, i);

      ck_assert_double_eq (number->value, expected[i].value);
      ck_assert_msg (g_strcmp0 (number->unit, expected[i].unit) == 0, "%g counts %s", number->value, number->unit);
    }
}
END_TEST

START_TEST (lists_plan_variables)
{
  const char *const *names = cordee_formula_plan_variables ();

  ck_assert_uint_eq (g_strv_length ((char **) names), 3);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(CordeeFormula) formula = parse (names[i]);

      ck_assert_ptr_nonnull (formula);
    }
}
END_TEST

static Suite *
formula_suite (void)
{
  Suite *suite = suite_create ("formula");
  TCase *all = tcase_create ("formula");

  tcase_add_checked_fixture (all, setup, teardown);
  tcase_add_test (all, value_of_constants);
  tcase_add_test (all, value_of_an_answer);
  tcase_add_test (all, value_of_percentages);
  tcase_add_test (all, value_without_bounds);
  tcase_add_test (all, value_of_ranges_over_signs);
  tcase_add_test (all, value_between);
  tcase_add_test (all, errors_say_where_and_what);
  tcase_add_test (all, errors_of_hostile_texts);
  tcase_add_test (all, errors_of_spoilt_texts);
  tcase_add_test (all, units_that_go_together);
  tcase_add_test (all, units_that_do_not);
  tcase_add_test (all, words_with_names);
  tcase_add_test (all, words_with_numbers);
  tcase_add_test (all, lists_in_the_order_of_the_text);
  tcase_add_test (all, lists_plan_variables);
  suite_add_tcase (suite, all);
  return suite;
}

int
main (void)
{
  return cordee_test_main (formula_suite ());
}
