/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-report.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <string.h>

/* The plan that a team takes home: what is supposed, year by year what comes and why, what no source gives. */

/* 22 November 2026, at noon. */
#define NOON 1795348800

typedef struct
{
  CordeeDossier *dossier;
  CordeeAdvice *advice;
  CordeeReportInput input;
} Made;

static void
made_clear (Made *self)
{
  cordee_dossier_free (self->dossier);
  cordee_advice_free (self->advice);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static Made
make (const char *date, const char *answers)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, date, "76", NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (knowledge, answers);
  Made made = { .dossier = cordee_dossier_new ("Équipe du Vidourle", NOON), .advice = cordee_advice_new (rulebook, situation) };

  cordee_dossier_set_situation (made.dossier, situation, NOON);
  made.input = (CordeeReportInput){
    .knowledge = knowledge, .dossier = made.dossier, .advice = made.advice, .today = cordee_day_new (2026, 11, 22), .now = NOON
  };
  return made;
}

/* Whether the report says this, spaces made plain on both sides. */
static gboolean
says (const CordeeDocument *document, const char *part)
{
  g_autofree char *text = cordee_document_to_text (document);
  g_autofree char *plain = cordee_test_plain (text);
  g_autofree char *words = cordee_test_plain (part);

  return strstr (plain, words) != NULL;
}

/* The table whose head has this column; NULL where there is none. */
static const CordeeTable *
find_table (const CordeeDocument *document, const char *column)
{
  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];

      for (guint j = 0; part->table != NULL && j < part->table->head->len; j++)
        {
          g_autofree char *head = cordee_test_plain (((const CordeeRich *) part->table->head->pdata[j])->text->str);

          if (g_str_equal (head, column))
            return part->table;
        }
    }
  return NULL;
}

/* What was chosen, and no more: totals, conditions, sources by their numbers, hypotheses, what is unknown, what is paid when. */
START_TEST (plan_of_what_was_chosen)
{
  static const char *const parts[] = {
    "En 5 ans : ",
    "(supposé)",
    "? Aucune source ne donne : ",
    "[1] ",
    "au plus 50 000 €",
    "de 330 000 € à 382 500 €",
    "lecture préférée",
    "Total de l’année",
    "Quand c’est versé",
    "Estimation, pas un engagement",
    "Date des règles",
  };
  g_auto(Made) made = make (TODAY, "population=48219 date-lettre-intention=2027-01-12 date-signature=2027-09-15");
  g_autoptr(CordeeDocument) document = NULL;
  const CordeeTable *table;

  cordee_dossier_choose (made.dossier, "CPTS", CORDEE_HOW_CREER, NOON);
  document = cordee_report_new (CORDEE_REPORT_FUNDING, &made.input);
  ck_assert (document->landscape);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    ck_assert_msg (says (document, parts[i]), "« %s » is not said", parts[i]);
  ck_assert (!says (document, "Maison de santé pluriprofessionnelle"));
  table = find_table (document, "2028 à 2031, chaque année");
  ck_assert_ptr_nonnull (table);
  ck_assert (table == find_table (document, "2027"));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const CordeeTableRow *row = table->rows->pdata[i];

      ck_assert_uint_eq (row->cells->len, row->heading ? 1 : table->head->len);
    }
}
END_TEST

START_TEST (plans_that_are_given)
{
  g_auto(Made) made = make (TODAY, "population=48219 patientele=4000 medecins-generalistes=4 infirmiers=9");
  g_autoptr(GPtrArray) plans = g_ptr_array_new ();
  g_autoptr(CordeePlan) house = cordee_plan_new (made.advice->rulebook, "MSP", made.advice->situation, 2);
  g_autoptr(CordeePlan) towns = cordee_plan_new (made.advice->rulebook, "CPTS", made.advice->situation, 12);
  g_autoptr(CordeeDocument) document = NULL;

  g_ptr_array_add (plans, house);
  g_ptr_array_add (plans, towns);
  made.input.plans = plans;
  document = cordee_report_new (CORDEE_REPORT_FUNDING, &made.input);
  ck_assert (says (document, "En 2 ans : "));
  ck_assert (says (document, "En 12 ans : "));
  ck_assert (says (document, "Avance : 35 700 € (Année 1)"));
  ck_assert (says (document, "7 €/point × 800 points = 5 600 €"));
}
END_TEST

/* Without a size, each amount says for which size it is. */
START_TEST (sizes_are_named)
{
  g_auto(Made) made = make (TODAY, "");
  g_autoptr(CordeeDocument) document = NULL;

  cordee_dossier_choose (made.dossier, "CPTS", CORDEE_HOW_CREER, NOON);
  document = cordee_report_new (CORDEE_REPORT_FUNDING, &made.input);
  ck_assert (says (document, "60 000 €, si le projet est de taille 2"));
}
END_TEST

START_TEST (without_any_scheme)
{
  g_auto(Made) made = make ("2003-01-01", "");
  g_autoptr(CordeeDocument) document = cordee_report_new (CORDEE_REPORT_FUNDING, &made.input);

  ck_assert (says (document, "la base ne connaît aucun financement pour ce projet"));
  ck_assert_ptr_null (find_table (document, "Ligne"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("funding-report");
  TCase *tc = tcase_create ("report");

  tcase_add_test (tc, plan_of_what_was_chosen);
  tcase_add_test (tc, plans_that_are_given);
  tcase_add_test (tc, sizes_are_named);
  tcase_add_test (tc, without_any_scheme);
  suite_add_tcase (suite, tc);
  return cordee_test_main (suite);
}
