/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-report-territory.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <math.h>
#include <stdio.h>

/* Territories that are known, with the inhabitants that were published of them: what the communes add up to is near that, and gives the same
   size. Where it does not, the reason stands beside it, and it must be true that it does not. year is that of the publication or of its
   figure, where either is known. */

#define MOST_GAP 8.0

enum
{
  ID,
  NAME,
  COMMUNES,
  EPCI,
  YEAR,
  POPULATION,
  SIZE,
  AGREES,
  WHY,
  N_FIELDS,
};

typedef struct
{
  char **fields; /* owned */
  CordeeTerritory *territory;
  double published, gap; /* gap in percent */
  const char *computed_size, *published_size; /* ids of steps */
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_strfreev (row->fields);
  cordee_territory_free (row->territory);
}

/* The step of the first scale that so many inhabitants fall in. */
static const char *
size_of (const CordeeRulebook *rulebook, double population)
{
  g_autoptr(GPtrArray) sizes = cordee_territory_sizes_new (rulebook, population);
  const CordeeTerritorySize *size;

  ck_assert_uint_ge (sizes->len, 1);
  size = sizes->pdata[0];
  ck_assert_int_ge (size->here, 0);
  return g_array_index (size->classes, CordeeSizeClass, size->here).step->id;
}

static CordeeTerritory *
make_territory (char **fields)
{
  g_auto(GStrv) communes = g_strsplit (fields[COMMUNES], " ", -1);
  g_auto(GStrv) epci = g_strsplit (fields[EPCI], " ", -1);

  return cordee_territory_new (cordee_atlas_get_default (), (const char *const *) communes, (const char *const *) epci);
}

static GArray *
load (const CordeeRulebook *rulebook)
{
  g_autofree char *path = cordee_test_data ("territory/cases.csv");
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      Row row = { .fields = g_strsplit (lines[i], ";", -1) };

      ck_assert_msg (g_strv_length (row.fields) == N_FIELDS, "line %u", i + 1);
      row.territory = make_territory (row.fields);
      row.published = g_ascii_strtod (row.fields[POPULATION], NULL);
      row.gap = 100 * (row.territory->population / row.published - 1);
      row.computed_size = size_of (rulebook, row.territory->population);
      row.published_size = size_of (rulebook, row.published);
      g_array_append_val (rows, row);
    }
  return rows;
}

static void
print_row (const Row *row)
{
  printf ("%-28s %3u communes  published %7.0f (%4s)  computed in %d %7.0f  %+6.1f %%  size %s/%s  %s\n", row->fields[ID],
          row->territory->communes->len, row->published, *row->fields[YEAR] != '\0' ? row->fields[YEAR] : "?",
          cordee_atlas_get_population_year (row->territory->atlas), row->territory->population, row->gap, row->published_size, row->computed_size,
          row->fields[WHY]);
}

/* Nothing is named that is not found, and nothing is counted twice. */
static void
check_codes (const Row *row)
{
  for (guint i = 0; i < row->territory->warnings->len; i++)
    {
      const CordeeTerritoryWarning *warning = row->territory->warnings->pdata[i];

      ck_assert_msg (warning->kind == CORDEE_TERRITORY_MANY_REGIONS || warning->kind == CORDEE_TERRITORY_ARRONDISSEMENT, "%s: warning %d (%s)",
                     row->fields[ID], warning->kind, warning->text != NULL ? warning->text : warning->place.name);
    }
}

START_TEST (published_territories_are_found_again)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2026-11-22", NULL, NULL);
  g_autoptr(GArray) rows = load (rulebook);
  guint n_agree = 0;

  for (guint i = 0; i < rows->len; i++)
    print_row (&g_array_index (rows, Row, i));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gboolean near = fabs (row->gap) <= MOST_GAP;
      gboolean alike = g_str_equal (row->computed_size, row->published_size)
                       && (*row->fields[SIZE] == '\0' || g_str_equal (row->computed_size, row->fields[SIZE]));

      check_codes (row);
      if (g_str_equal (row->fields[AGREES], "yes"))
        {
          ck_assert_msg (near && alike, "%s: %+.1f %%, size %s for %s", row->fields[ID], row->gap, row->computed_size, row->published_size);
          ck_assert_str_eq (row->fields[WHY], "");
          n_agree++;
        }
      else
        {
          ck_assert_msg (!near || !alike, "%s agrees", row->fields[ID]);
          ck_assert_str_ne (row->fields[WHY], "");
        }
    }
  ck_assert_uint_ge (n_agree, 15);
}
END_TEST

/* The territory of seventeen communes, with its size and its distances. */
START_TEST (seventeen_communes_have_a_size)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2026-11-22", "76", NULL);
  g_autoptr(GArray) rows = load (rulebook);
  g_autoptr(GPtrArray) sizes = NULL;
  const Row *row = NULL;
  const CordeeTerritorySize *size;
  const CordeeSizeClass *here;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (g_array_index (rows, Row, i).fields[ID], "cpts-erhony-30"))
      row = &g_array_index (rows, Row, i);
  ck_assert_ptr_nonnull (row);
  ck_assert_uint_eq (row->territory->communes->len, 17);
  ck_assert_uint_eq (row->territory->epci->len, 3);

  sizes = cordee_territory_sizes_new (rulebook, row->territory->population);
  ck_assert_uint_eq (sizes->len, 1);
  size = sizes->pdata[0];
  ck_assert_int_eq (size->here, 1);
  here = &g_array_index (size->classes, CordeeSizeClass, size->here);
  ck_assert_str_eq (here->step->id, "2");
  ck_assert_double_eq (here->from, 40000);
  ck_assert_double_eq (here->to, 80000);
  ck_assert_double_eq (size->missing, 80000 - row->territory->population);
  ck_assert_double_eq (size->margin, row->territory->population - 40000);
}
END_TEST

static Suite *
territory_cases_suite (void)
{
  Suite *suite = suite_create ("territory-cases");
  TCase *cases = tcase_create ("cases");

  tcase_add_test (cases, published_territories_are_found_again);
  tcase_add_test (cases, seventeen_communes_have_a_size);
  suite_add_tcase (suite, cases);
  return suite;
}

int
main (void)
{
  return cordee_test_main (territory_cases_suite ());
}
