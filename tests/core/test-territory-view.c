/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-territory-list.h"
#include "cordee-test.h"

#include <string.h>

/* What the page of a territory shows, on the real atlas and the real base. */

/* Two communes of the Gard and a whole EPCI that is found by a part of its name. */
#define NIMES "30189"
#define CAVEIRAC "30075"

static CordeeRulebook *
rulebook_in (const char *region)
{
  const CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = region };

  return cordee_rulebook_new (cordee_test_knowledge (), &context);
}

/* The view of communes (comma-separated) and of a number typed by hand (-1: none). */
static CordeeTerritoryView *
view_of (const char *codes, double stated, const char *region)
{
  g_autoptr(CordeeRulebook) rulebook = rulebook_in (region);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  g_auto(GStrv) ids = g_strsplit (codes, ",", -1);
  g_autoptr(CordeeValue) communes = cordee_value_new_set ((const char *const *) ids);
  g_autoptr(CordeeValue) number = cordee_value_new_number (stated);

  if (*codes != '\0')
    cordee_situation_set (situation, "communes", communes, CORDEE_PROVENANCE_DECLARED);
  if (stated >= 0)
    cordee_situation_set (situation, "population", number, CORDEE_PROVENANCE_DECLARED);
  return cordee_territory_view_new (rulebook, cordee_atlas_get_default (), situation, NULL);
}

static CordeePlace
find_commune (const char *code)
{
  CordeePlace place;

  ck_assert (cordee_atlas_find (cordee_atlas_get_default (), CORDEE_PLACE_COMMUNE, code, &place));
  return place;
}

/* ── what is shown ──────────────────────────────────────────────── */

START_TEST (rows_and_total_are_those_of_the_atlas)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES "," CAVEIRAC, -1, NULL);
  CordeePlace one = find_commune (NIMES), other = find_commune (CAVEIRAC);
  const CordeeTerritoryRow *row = view->rows->pdata[0];

  ck_assert_str_eq (view->communes->id, "communes");
  ck_assert_str_eq (view->population->id, "population");
  ck_assert_uint_eq (view->rows->len, 2);
  ck_assert_str_eq (row->cells[CORDEE_COLUMN_NAME], "Nîmes");
  ck_assert_str_eq (row->cells[CORDEE_COLUMN_CODE], NIMES);
  ck_assert_str_eq (row->cells[CORDEE_COLUMN_DEPARTEMENT], "Gard (30)");
  ck_assert_double_eq (view->territory->population, one.population + other.population);
  ck_assert_ptr_nonnull (strstr (view->total, "2\u00a0communes"));
  ck_assert_str_eq (view->departements, "Gard (30)");
  ck_assert_ptr_null (strstr (view->regions, ","));
  ck_assert_uint_eq (view->warnings->len, 0);
}
END_TEST

/* What stands below the bar agrees with the bar. */
START_TEST (scale_says_where_the_territory_stands)
{
  g_autoptr(CordeeTerritoryView) view = view_of ("", 48219, "76");
  const CordeeTerritoryScale *scale;
  guint here = 0;

  ck_assert_uint_ge (view->scales->len, 1);
  scale = view->scales->pdata[0];
  ck_assert_uint_ge (scale->steps->len, 2);
  for (guint i = 0; i < scale->steps->len; i++)
    {
      const CordeeTerritoryStep *step = scale->steps->pdata[i];

      if (step->here)
        here = i;
      ck_assert (i == 0 || ((const CordeeTerritoryStep *) scale->steps->pdata[i - 1])->fill >= step->fill);
    }
  ck_assert_uint_eq (here, 1);
  ck_assert_double_eq_tol (((const CordeeTerritoryStep *) scale->steps->pdata[1])->fill, 8219.0 / 40000.0, 1e-9);
  ck_assert_ptr_nonnull (strstr (scale->missing, "31\u202f781"));
  ck_assert_ptr_nonnull (strstr (scale->margin, "8\u202f219"));
  ck_assert_ptr_nonnull (scale->source);
}
END_TEST

/* A commune that makes the size another one is marked, and the effect is that of adding it. */
START_TEST (one_more_commune_tells_its_effect)
{
  CordeePlace place = find_commune (CAVEIRAC);
  g_autoptr(CordeeTerritoryView) view = view_of (CAVEIRAC, -1, NULL);
  const CordeeTerritoryEpci *epci;
  const CordeeTerritoryAddition *first;

  ck_assert_uint_eq (view->epci->len, 1);
  epci = view->epci->pdata[0];
  ck_assert (!epci->complete);
  ck_assert_uint_gt (epci->n_missing, CORDEE_TERRITORY_MOST_ADDITIONS);
  ck_assert_uint_eq (epci->additions->len, CORDEE_TERRITORY_MOST_ADDITIONS);
  ck_assert_ptr_nonnull (epci->others);
  first = epci->additions->pdata[0];
  ck_assert_str_eq (first->code, NIMES);
  ck_assert (first->changes);
  {
    g_autofree char *total = g_strdup_printf ("%.0f", place.population + find_commune (NIMES).population);
    g_autoptr(GString) digits = g_string_new (NULL);

    for (const char *at = first->effect; *at != '\0' && *at != ','; at++)
      if (g_ascii_isdigit (*at))
        g_string_append_c (digits, *at);
    ck_assert_str_eq (digits->str, total);
  }
}
END_TEST

START_TEST (whole_epci_is_complete)
{
  g_autoptr(CordeeTerritoryView) part = view_of (CAVEIRAC, -1, NULL);
  const CordeeTerritoryEpci *cut = part->epci->pdata[0];
  g_auto(GStrv) codes = cordee_territory_view_add_epci (part, cut->code);
  g_autofree char *joined = g_strjoinv (",", codes);
  g_autoptr(CordeeTerritoryView) whole = view_of (joined, -1, NULL);
  const CordeeTerritoryEpci *complete = whole->epci->pdata[0];

  ck_assert_uint_eq (g_strv_length (codes), cut->n_missing + 1);
  ck_assert_uint_eq (whole->epci->len, 1);
  ck_assert (complete->complete);
  ck_assert_ptr_null (complete->completion);
  ck_assert_uint_eq (complete->additions->len, 0);
  ck_assert_ptr_null (cordee_territory_view_add_epci (part, "000000000"));
}
END_TEST

START_TEST (typed_number_wins_and_says_so)
{
  g_autoptr(CordeeTerritoryView) view = view_of (CAVEIRAC, 90000, NULL);
  g_autoptr(CordeeTerritoryView) alone = view_of ("", 90000, NULL);
  const CordeeTerritoryScale *scale = view->scales->pdata[0];

  ck_assert (view->has_stated);
  ck_assert_ptr_nonnull (strstr (view->stated_text, "90\u202f000"));
  ck_assert (((const CordeeTerritoryStep *) scale->steps->pdata[2])->here);
  ck_assert_ptr_null (alone->stated_text);
}
END_TEST

/* The place of the communes is offered where none is chosen, and only where it is one. */
START_TEST (place_is_offered)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES, -1, NULL);
  g_autoptr(CordeeTerritoryView) chosen = view_of (NIMES, -1, "76");
  g_autoptr(CordeeTerritoryView) both = view_of (NIMES ",13004", -1, NULL);

  ck_assert_str_eq (view->place_region, "76");
  ck_assert_str_eq (view->place_departement, "30");
  ck_assert_ptr_nonnull (view->use_place);
  ck_assert_ptr_null (chosen->use_place);
  ck_assert_ptr_null (both->use_place);
  ck_assert_uint_ge (both->warnings->len, 1);
}
END_TEST

/* A code that nobody knows is told, and can be taken out. */
START_TEST (unknown_code_stays_until_it_is_taken_out)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES ",99999", -1, NULL);
  g_auto(GStrv) more = cordee_territory_view_add (view, (const char *const[]){ CAVEIRAC, NIMES, NULL });
  g_auto(GStrv) fewer = cordee_territory_view_remove (view, (const char *const[]){ "99999", "75056", NULL });
  g_autofree char *added = g_strjoinv (" ", more), *left = g_strjoinv (" ", fewer);

  ck_assert_uint_eq (view->rows->len, 2);
  ck_assert_ptr_nonnull (strstr (view->warnings->pdata[0], "99999"));
  ck_assert_str_eq (added, CAVEIRAC " " NIMES " 99999");
  ck_assert_str_eq (left, NIMES);
}
END_TEST

START_TEST (rows_are_compared_by_each_column)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES "," CAVEIRAC ",99999", -1, NULL);
  const CordeeTerritoryRow *nimes = view->rows->pdata[0], *caveirac = view->rows->pdata[1], *unknown = view->rows->pdata[2];

  ck_assert_int_lt (cordee_territory_row_compare (caveirac, nimes, CORDEE_COLUMN_NAME), 0);
  ck_assert_int_lt (cordee_territory_row_compare (caveirac, nimes, CORDEE_COLUMN_CODE), 0);
  ck_assert_int_gt (cordee_territory_row_compare (nimes, caveirac, CORDEE_COLUMN_POPULATION), 0);
  ck_assert_int_lt (cordee_territory_row_compare (unknown, caveirac, CORDEE_COLUMN_POPULATION), 0);
  /* The same département and EPCI: by name. */
  ck_assert_int_lt (cordee_territory_row_compare (caveirac, nimes, CORDEE_COLUMN_EPCI), 0);
  ck_assert_int_eq (cordee_territory_row_compare (nimes, nimes, CORDEE_COLUMN_DEPARTEMENT), 0);
}
END_TEST

START_TEST (csv_has_the_table)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES ",99999", -1, NULL);
  g_autofree char *csv = cordee_territory_view_to_csv (view);
  g_autofree char *line = g_strdup_printf ("Nîmes;" NIMES ";Gard (30);CA de Nîmes Métropole;%.0f\r\n", find_commune (NIMES).population);

  ck_assert_ptr_eq (strstr (csv, "\xef\xbb\xbf" "commune;code;"), csv);
  ck_assert_msg (strstr (csv, line) != NULL, "%s is not in %s", line, csv);
  ck_assert_ptr_nonnull (strstr (csv, ";99999;;;\r\n"));
}
END_TEST

/* ── what is typed and pasted ───────────────────────────────────── */

static const CordeeTerritorySuggestion *
find_suggestion (GPtrArray *suggestions, const char *code)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (((const CordeeTerritorySuggestion *) suggestions->pdata[i])->code, code))
      return suggestions->pdata[i];
  return NULL;
}

START_TEST (suggestions_tell_what_is_there)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES, -1, NULL);
  g_autoptr(GPtrArray) nimes = cordee_territory_suggestions_new (view, "nimes");
  g_autoptr(GPtrArray) rhony = cordee_territory_suggestions_new (view, "rhony");
  g_autoptr(GPtrArray) nothing = cordee_territory_suggestions_new (view, "zzzzzz");
  const CordeeTerritorySuggestion *there = find_suggestion (nimes, NIMES);
  gboolean epci = FALSE;

  ck_assert_ptr_nonnull (there);
  ck_assert_str_eq (there->note, "déjà dans le territoire");
  ck_assert_ptr_nonnull (strstr (there->text, "Gard (30)"));
  for (guint i = 0; i < rhony->len; i++)
    epci = epci || ((const CordeeTerritorySuggestion *) rhony->pdata[i])->kind == CORDEE_PLACE_EPCI;
  ck_assert (epci);
  ck_assert_uint_eq (nothing->len, 0);
}
END_TEST

static CordeeTerritoryImport *
import_of (const CordeeTerritoryView *view, const char *text)
{
  g_autoptr(CordeeList) list = cordee_list_parse (cordee_atlas_get_default (), text, strlen (text));

  return cordee_territory_import_new (view, list);
}

/* What wants a look comes first, and what is good is kept. */
START_TEST (import_sorts_good_from_bad)
{
  g_autoptr(CordeeTerritoryView) view = view_of (NIMES, -1, NULL);
  g_autoptr(CordeeTerritoryImport) import = import_of (view, "Nîmes\n" CAVEIRAC "\nNulle-Part-les-Oies\nSaint-Denis\n" CAVEIRAC "\n");
  const CordeeTerritoryLine *ambiguous, *unknown, *repeated;
  g_auto(GStrv) before = cordee_territory_import_dup_codes (import);

  ck_assert_uint_eq (import->lines->len, 5);
  ambiguous = import->lines->pdata[0];
  unknown = import->lines->pdata[1];
  repeated = import->lines->pdata[2];
  ck_assert_int_eq (ambiguous->state, CORDEE_LIST_AMBIGUOUS);
  ck_assert_uint_eq (ambiguous->line, 4);
  ck_assert_int_eq (unknown->state, CORDEE_LIST_UNKNOWN);
  ck_assert_ptr_nonnull (strstr (unknown->name, "Ligne 3,"));
  ck_assert_int_eq (repeated->state, CORDEE_LIST_REPEATED);
  ck_assert (((const CordeeTerritoryLine *) import->lines->pdata[3])->present);
  ck_assert_uint_eq (import->n_new, 1);
  ck_assert_uint_eq (g_strv_length (before), 2);

  cordee_territory_import_choose (import, 0, 1);
  ck_assert_uint_eq (import->n_new, 2);
  ck_assert_ptr_nonnull (strstr (import->action, "2"));
  cordee_territory_import_choose (import, 0, -1);
  ck_assert_uint_eq (import->n_new, 1);
  /* What is not known has nothing to choose from. */
  cordee_territory_import_choose (import, 1, 0);
  ck_assert_uint_eq (import->n_new, 1);
}
END_TEST

START_TEST (empty_list_explains_itself)
{
  g_autoptr(CordeeTerritoryView) view = view_of ("", -1, NULL);
  g_autoptr(CordeeTerritoryImport) import = import_of (view, "\n\n");
  g_autoptr(CordeeTerritoryImport) latin1 = import_of (view, "N\xeemes\n");

  ck_assert_uint_eq (import->n_new, 0);
  ck_assert_ptr_nonnull (strstr (import->summary, "Aucune ligne"));
  ck_assert_ptr_null (import->note);
  ck_assert_uint_eq (latin1->n_new, 1);
  ck_assert_ptr_nonnull (strstr (latin1->note, "latin-1"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("territory-view");
  TCase *shown = tcase_create ("shown");
  TCase *found = tcase_create ("found");

  tcase_add_test (shown, rows_and_total_are_those_of_the_atlas);
  tcase_add_test (shown, scale_says_where_the_territory_stands);
  tcase_add_test (shown, one_more_commune_tells_its_effect);
  tcase_add_test (shown, whole_epci_is_complete);
  tcase_add_test (shown, typed_number_wins_and_says_so);
  tcase_add_test (shown, place_is_offered);
  tcase_add_test (shown, unknown_code_stays_until_it_is_taken_out);
  tcase_add_test (shown, rows_are_compared_by_each_column);
  tcase_add_test (shown, csv_has_the_table);
  tcase_add_test (found, suggestions_tell_what_is_there);
  tcase_add_test (found, import_sorts_good_from_bad);
  tcase_add_test (found, empty_list_explains_itself);
  suite_add_tcase (suite, shown);
  suite_add_tcase (suite, found);
  return cordee_test_main (suite);
}
