/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-territory.h"
#include "cordee-test.h"

#include <string.h>

#define RHONY "243000569"

static CordeeAtlas *
atlas (void)
{
  return cordee_atlas_get_default ();
}

static CordeeTerritory *
territory_of (const char *codes)
{
  g_auto(GStrv) list = g_strsplit (codes, ",", -1);

  return cordee_territory_new (atlas (), (const char *const *) list, NULL);
}

static guint
count (const CordeeTerritory *territory, CordeeTerritoryWarningKind kind)
{
  guint n = 0;

  for (guint i = 0; i < territory->warnings->len; i++)
    n += ((const CordeeTerritoryWarning *) territory->warnings->pdata[i])->kind == kind;
  return n;
}

/* The only warning there is. */
static const CordeeTerritoryWarning *
only (const CordeeTerritory *territory, CordeeTerritoryWarningKind kind)
{
  ck_assert_uint_eq (territory->warnings->len, 1);
  ck_assert_int_eq (((const CordeeTerritoryWarning *) territory->warnings->pdata[0])->kind, kind);
  return territory->warnings->pdata[0];
}

static const CordeeTerritoryPart *
part (GArray *parts, guint index)
{
  ck_assert_uint_lt (index, parts->len);
  return &g_array_index (parts, CordeeTerritoryPart, index);
}

static double
population_of (const char *code)
{
  CordeePlace place;

  ck_assert (cordee_atlas_find (atlas (), CORDEE_PLACE_COMMUNE, code, &place));
  return place.population;
}

/* ── what it adds up to ─────────────────────────────────────────── */

/* Seventeen communes of a published case: 48 219 inhabitants in figures of some years ago. */
START_TEST (a_territory_of_a_case)
{
  g_autoptr(CordeeTerritory) territory = territory_of ("30004,30019,30043,30062,30075,30082,30083,30085,30123,30138,30185,30186,30245,30249,30333,"
                                                       "30344,30347");
  double sum = 0;

  ck_assert_uint_eq (territory->communes->len, 17);
  ck_assert_uint_eq (territory->warnings->len, 0);
  for (guint i = 0; i < territory->communes->len; i++)
    sum += g_array_index (territory->communes, CordeePlace, i).population;
  ck_assert_double_eq (territory->population, sum);
  ck_assert_double_ge (territory->population, 48219 * 0.92);
  ck_assert_double_le (territory->population, 48219 * 1.08);
  ck_assert_str_eq (part (territory->departements, 0)->place.code, "30");
  ck_assert_uint_eq (part (territory->departements, 0)->n_inside, 17);
  ck_assert_uint_eq (territory->regions->len, 1);
}
END_TEST

START_TEST (a_whole_epci)
{
  const char *const epci[] = { RHONY, NULL };
  g_autoptr(CordeeTerritory) territory = cordee_territory_new (atlas (), NULL, epci);
  const CordeeTerritoryPart *rhony = part (territory->epci, 0);
  CordeePlace place;

  ck_assert (cordee_atlas_find (atlas (), CORDEE_PLACE_EPCI, RHONY, &place));
  ck_assert_uint_eq (territory->epci->len, 1);
  ck_assert (rhony->complete);
  ck_assert_uint_eq (rhony->n_inside, rhony->n_all);
  ck_assert_uint_eq (rhony->n_all, territory->communes->len);
  ck_assert_double_eq (territory->population, place.population);
  ck_assert_double_eq (rhony->population, place.population);
  ck_assert (!part (territory->departements, 0)->complete);
  ck_assert_uint_eq (part (territory->departements, 0)->n_all, 350);
}
END_TEST

/* Most inhabitants first. */
START_TEST (a_cut_epci)
{
  g_autoptr(CordeeTerritory) territory = territory_of ("30344,30189");

  ck_assert_uint_eq (territory->epci->len, 2);
  ck_assert_str_eq (part (territory->epci, 0)->place.code, "243000643");
  ck_assert_str_eq (part (territory->epci, 1)->place.code, RHONY);
  ck_assert_uint_eq (part (territory->epci, 1)->n_inside, 1);
  ck_assert_uint_gt (part (territory->epci, 1)->n_all, 1);
  ck_assert (!part (territory->epci, 1)->complete);
  ck_assert_double_eq (part (territory->epci, 1)->population, population_of ("30344"));
  ck_assert_str_eq (g_array_index (territory->communes, CordeePlace, 0).code, "30344");
}
END_TEST

START_TEST (nothing_is_a_territory_too)
{
  g_autoptr(CordeeTerritory) territory = cordee_territory_new (atlas (), NULL, NULL);

  ck_assert_uint_eq (territory->communes->len, 0);
  ck_assert_double_eq (territory->population, 0);
  ck_assert_uint_eq (territory->epci->len + territory->departements->len + territory->regions->len + territory->warnings->len, 0);
}
END_TEST

START_TEST (a_whole_departement)
{
  g_autoptr(GString) codes = g_string_new (NULL);
  g_autoptr(CordeeTerritory) territory = NULL;

  for (guint i = 0; i < cordee_atlas_get_n (atlas (), CORDEE_PLACE_COMMUNE); i++)
    {
      CordeePlace place;

      cordee_atlas_get (atlas (), CORDEE_PLACE_COMMUNE, i, &place);
      if (strcmp (place.departement, "90") == 0)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", place.code);
    }
  territory = territory_of (codes->str);
  ck_assert (part (territory->departements, 0)->complete);
  ck_assert (!part (territory->regions, 0)->complete);
  ck_assert_double_eq (part (territory->departements, 0)->population, part (territory->departements, 0)->place.population);
}
END_TEST

/* ── warnings ───────────────────────────────────────────────────── */

START_TEST (unknown_codes)
{
  const char *const epci[] = { "999999999", NULL };
  const char *const codes[] = { " 30344 ", "99999", "", NULL };
  g_autoptr(CordeeTerritory) territory = cordee_territory_new (atlas (), codes, epci);

  ck_assert_uint_eq (territory->communes->len, 1);
  ck_assert_uint_eq (territory->warnings->len, 3);
  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_UNKNOWN_CODE), 3);
  ck_assert_str_eq (((const CordeeTerritoryWarning *) territory->warnings->pdata[0])->text, "99999");
  ck_assert_str_eq (((const CordeeTerritoryWarning *) territory->warnings->pdata[2])->text, "999999999");
}
END_TEST

/* Told once, however often it is named. */
START_TEST (a_commune_named_again)
{
  const char *const epci[] = { RHONY, NULL };
  const char *const codes[] = { "30344", "30344", "30344", NULL };
  g_autoptr(CordeeTerritory) territory = cordee_territory_new (atlas (), codes, epci);
  g_autoptr(CordeeTerritory) whole = cordee_territory_new (atlas (), NULL, epci);

  ck_assert_str_eq (only (territory, CORDEE_TERRITORY_TWICE)->place.code, "30344");
  ck_assert_uint_eq (territory->communes->len, whole->communes->len);
  ck_assert_double_eq (territory->population, whole->population);
}
END_TEST

START_TEST (communes_that_were)
{
  g_autoptr(CordeeTerritory) moved = territory_of ("01126"), deleguee = territory_of ("01340"), associee = territory_of ("02285");
  g_autoptr(CordeeTerritory) twice = territory_of ("01126,01018");
  const CordeeTerritoryWarning *warning = only (moved, CORDEE_TERRITORY_MOVED);

  ck_assert_str_eq (warning->text, "01126");
  ck_assert (warning->has_place);
  ck_assert_str_eq (warning->place.code, "01033");
  ck_assert_double_eq (moved->population, population_of ("01033"));
  warning = only (deleguee, CORDEE_TERRITORY_PART);
  ck_assert_str_eq (warning->text, "Saint-Bois");
  ck_assert_str_eq (warning->place.code, "01015");
  ck_assert_double_eq (deleguee->population, population_of ("01015"));
  ck_assert_str_eq (only (associee, CORDEE_TERRITORY_PART)->place.code, "59545");
  ck_assert_uint_eq (twice->communes->len, 1);
  ck_assert_uint_eq (count (twice, CORDEE_TERRITORY_MOVED), 2);
  ck_assert_uint_eq (count (twice, CORDEE_TERRITORY_TWICE), 1);
}
END_TEST

START_TEST (an_arrondissement_alone)
{
  g_autoptr(CordeeTerritory) territory = territory_of ("69381,69382");

  ck_assert_double_eq (territory->population, population_of ("69381") + population_of ("69382"));
  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_ARRONDISSEMENT), 2);
  ck_assert_uint_eq (territory->warnings->len, 2);
  ck_assert_double_eq (((const CordeeTerritoryWarning *) territory->warnings->pdata[0])->number, 1);
  ck_assert_str_eq (part (territory->epci, 0)->place.code, "200046977");
  ck_assert_uint_eq (part (territory->epci, 0)->n_inside, 0);
  ck_assert_double_eq (part (territory->epci, 0)->population, territory->population);
}
END_TEST

/* Nobody is counted twice, in whatever order they are named. */
START_TEST (an_arrondissement_beside_its_city)
{
  g_autoptr(CordeeTerritory) before = territory_of ("69381,69123"), after = territory_of ("69123,69381");

  for (guint i = 0; i < 2; i++)
    {
      const CordeeTerritory *territory = i == 0 ? before : after;

      ck_assert_double_eq (territory->population, population_of ("69123"));
      ck_assert_uint_eq (territory->communes->len, 1);
      ck_assert_double_eq (only (territory, CORDEE_TERRITORY_ARRONDISSEMENT)->number, 0);
      ck_assert_uint_eq (part (territory->epci, 0)->n_inside, 1);
    }
}
END_TEST

START_TEST (all_arrondissements_are_the_city)
{
  g_autoptr(CordeeTerritory) city = territory_of ("69123");
  g_autoptr(CordeeTerritory) parts = territory_of ("69381,69382,69383,69384,69385,69386,69387,69388,69389");

  ck_assert_double_eq (parts->population, city->population);
  ck_assert_uint_eq (part (parts->epci, 0)->n_inside, 1);
  ck_assert_uint_eq (part (parts->departements, 0)->n_inside, 1);
  ck_assert_uint_eq (part (parts->departements, 0)->n_all, part (city->departements, 0)->n_all);
}
END_TEST

START_TEST (figures_of_other_years)
{
  g_autoptr(CordeeTerritory) mayotte = territory_of ("97611,97608"), both = territory_of ("97611,98818,98735,75056");
  const CordeeTerritoryWarning *warning = only (mayotte, CORDEE_TERRITORY_OTHER_YEAR);

  ck_assert_double_eq (warning->number, 2017);
  ck_assert_str_eq (warning->text, "Mayotte");
  ck_assert_uint_eq (count (both, CORDEE_TERRITORY_OTHER_YEAR), 3);
  ck_assert_uint_eq (count (both, CORDEE_TERRITORY_MANY_REGIONS), 1);
}
END_TEST

START_TEST (figures_that_nobody_has)
{
  g_autoptr(CordeeTerritory) territory = territory_of ("98412,30344");

  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_NO_POPULATION), 1);
  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_OTHER_YEAR), 0);
  ck_assert_double_eq (territory->population, population_of ("30344"));
  ck_assert_uint_eq (territory->communes->len, 2);
}
END_TEST

START_TEST (several_regions)
{
  g_autoptr(CordeeTerritory) two = territory_of ("30189,13108"), one = territory_of ("30189,34172");

  ck_assert_double_eq (only (two, CORDEE_TERRITORY_MANY_REGIONS)->number, 2);
  ck_assert_uint_eq (two->departements->len, 2);
  ck_assert_uint_eq (one->warnings->len, 0);
  ck_assert_uint_eq (one->departements->len, 2);
}
END_TEST

START_TEST (overlap_with_another_perimeter)
{
  const char *const other[] = { "30344", "30189", "01126", "99999", "30344", NULL }, *const apart[] = { "75056", NULL };
  const char *const parts[] = { "69381", "69382", NULL };
  g_autoptr(CordeeTerritory) territory = territory_of ("30344,01033,30004"), city = territory_of ("69123");
  const CordeeTerritoryWarning *warning;

  cordee_territory_compare (territory, "Ailleurs", apart);
  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_OVERLAP), 0);
  cordee_territory_compare (territory, "Voisins", other);
  ck_assert_uint_eq (count (territory, CORDEE_TERRITORY_OVERLAP), 1);
  warning = territory->warnings->pdata[territory->warnings->len - 1];
  ck_assert_str_eq (warning->text, "Voisins");
  ck_assert_double_eq (warning->number, 2);
  cordee_territory_compare (city, "Quartiers", parts);
  ck_assert_double_eq (only (city, CORDEE_TERRITORY_OVERLAP)->number, 2);
}
END_TEST

START_TEST (what_is_in_it)
{
  g_autoptr(CordeeTerritory) territory = territory_of ("01126");

  ck_assert (cordee_territory_has (territory, "01033"));
  ck_assert (cordee_territory_has (territory, "01126"));
  ck_assert (!cordee_territory_has (territory, "30344"));
  ck_assert (!cordee_territory_has (territory, "x"));
}
END_TEST

/* ── the rulebook's question ────────────────────────────────────── */

START_TEST (population_of_communes)
{
  const char *const two[] = { "30344", "30189", "30344", NULL }, *const unknown[] = { "30344", "99999", NULL };
  const char *const nobody[] = { "98412", NULL }, *const none[] = { NULL };
  double population = -7;

  ck_assert (!cordee_territory_population (unknown, &population, atlas ()));
  ck_assert (!cordee_territory_population (nobody, &population, atlas ()));
  ck_assert (!cordee_territory_population (none, &population, atlas ()));
  ck_assert_double_eq (population, -7);
  ck_assert (cordee_territory_population (two, &population, atlas ()));
  ck_assert_double_eq (population, population_of ("30344") + population_of ("30189"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("territory");
  TCase *tcase = tcase_create ("sums");

  tcase_add_test (tcase, a_territory_of_a_case);
  tcase_add_test (tcase, a_whole_epci);
  tcase_add_test (tcase, a_cut_epci);
  tcase_add_test (tcase, nothing_is_a_territory_too);
  tcase_add_test (tcase, a_whole_departement);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("warnings");
  tcase_add_test (tcase, unknown_codes);
  tcase_add_test (tcase, a_commune_named_again);
  tcase_add_test (tcase, communes_that_were);
  tcase_add_test (tcase, an_arrondissement_alone);
  tcase_add_test (tcase, an_arrondissement_beside_its_city);
  tcase_add_test (tcase, all_arrondissements_are_the_city);
  tcase_add_test (tcase, figures_of_other_years);
  tcase_add_test (tcase, figures_that_nobody_has);
  tcase_add_test (tcase, several_regions);
  tcase_add_test (tcase, overlap_with_another_perimeter);
  tcase_add_test (tcase, what_is_in_it);
  tcase_add_test (tcase, population_of_communes);
  suite_add_tcase (suite, tcase);

  return cordee_test_main (suite);
}
