/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

/* cordee-cli fund: how it is asked, what it says, its JSON and its CSV. */

#define FUND "fund --as-of " TODAY
#define TOWNS " CPTS --region 76 --set population=48219 --set date-lettre-intention=2027-01-12 --set date-signature=2027-09-15"
#define HOUSE " MSP --set patientele=4000 --set medecins-generalistes=4 --set infirmiers=9"

static JsonObject *
find_year (JsonNode *root, guint year)
{
  return json_array_get_object_element (cordee_test_array (json_node_get_object (root), "years"), year - 1);
}

static gboolean
is_null (JsonObject *object, const char *name)
{
  return JSON_NODE_HOLDS_NULL (json_object_get_member (object, name));
}

/* ── the JSON ───────────────────────────────────────────────────── */

static void
check_item (JsonObject *item, JsonArray *sources)
{
  JsonArray *readings = cordee_test_array (item, "readings");

  cordee_test_check_keys (item, "scheme:s label:s payer:s low:i kind:s condition:s statement:S source:S computed:S line:s readings:a");
  ck_assert (json_object_has_member (item, "high"));
  ck_assert_ptr_nonnull (strstr ("fixe variable unique", cordee_test_string (item, "kind")));
  for (guint i = 0; i < json_array_get_length (readings); i++)
    {
      JsonObject *reading = json_array_get_object_element (readings, i);

      cordee_test_check_keys (reading, "statement:s source:s low:i computed:s formula:s preferred:b");
      ck_assert_ptr_nonnull (cordee_test_find_object (sources, "id", cordee_test_string (reading, "source")));
      if (i == 0)
        ck_assert_str_eq (cordee_test_string (reading, "statement"), cordee_test_string (item, "statement"));
    }
}

/* Items add up to their year, years to the whole; what nothing bounds is null. */
START_TEST (json_is_that_of_the_contract)
{
  static const char *const lines[] = { FUND TOWNS, FUND HOUSE, FUND " ESS --years 30", FUND " ESP --region 53", "fund CPTS --as-of 2006-06-01" };
  g_autoptr(JsonNode) root = cordee_test_run_json (lines[_i]);
  JsonObject *object = json_node_get_object (root);
  JsonArray *years = cordee_test_array (object, "years");
  double total = 0;

  cordee_test_check_keys (object, "structure:s as_of:s region:S years:a low:i hypotheses:a announced:a unmet:a sources:a knowledge:o questions:a");
  ck_assert (json_object_has_member (object, "high"));
  for (guint i = 0; i < json_array_get_length (years); i++)
    {
      JsonObject *year = json_array_get_object_element (years, i);
      JsonArray *items = cordee_test_array (year, "items");
      double low = 0;

      cordee_test_check_keys (year, "year:i items:a low:i unknown:a payments:a");
      ck_assert_int_eq (json_object_get_int_member (year, "year"), i + 1);
      ck_assert (json_object_has_member (year, "civil") && json_object_has_member (year, "high"));
      for (guint j = 0; j < json_array_get_length (items); j++)
        {
          JsonObject *item = json_array_get_object_element (items, j);

          check_item (item, cordee_test_array (object, "sources"));
          low += json_object_get_double_member (item, "low");
          if (is_null (item, "high"))
            ck_assert (is_null (year, "high") && is_null (object, "high"));
        }
      ck_assert (ABS (low - json_object_get_double_member (year, "low")) < 0.01);
      total += low;
    }
  ck_assert (ABS (total - json_object_get_double_member (object, "low")) < 0.01);
}
END_TEST

/* ── what everybody asks ────────────────────────────────────────── */

static gboolean
has_high (JsonObject *item, double high)
{
  JsonArray *readings = cordee_test_array (item, "readings");

  for (guint i = 0; i < json_array_get_length (readings); i++)
    {
      JsonObject *reading = json_array_get_object_element (readings, i);

      if (!is_null (reading, "high") && ABS (json_object_get_double_member (reading, "high") - high) < 0.01)
        return TRUE;
    }
  return FALSE;
}

/* First the region's help, then the contract; both totals that sources give. */
START_TEST (letter_then_contract)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (FUND TOWNS);
  JsonObject *first = find_year (root, 1), *second = find_year (root, 2);
  JsonArray *items = cordee_test_array (first, "items"), *later = cordee_test_array (second, "items");
  JsonObject *start = json_array_get_object_element (items, 0);
  gboolean disputed = FALSE;

  ck_assert_int_eq (json_object_get_int_member (first, "civil"), 2027);
  ck_assert_int_eq (json_object_get_int_member (start, "high"), 50000);
  ck_assert_str_eq (cordee_test_string (start, "kind"), "unique");
  ck_assert_int_eq (json_object_get_int_member (second, "low"), 330000);
  ck_assert_int_eq (json_object_get_int_member (second, "high"), 382500);
  for (guint i = 0; i < json_array_get_length (later); i++)
    {
      JsonObject *item = json_array_get_object_element (later, i);
      double above = 382500 - 330000;

      disputed = disputed
                 || (json_object_get_boolean_member (item, "conflict") && has_high (item, json_object_get_double_member (item, "high"))
                     && has_high (item, json_object_get_double_member (item, "high") - above));
    }
  ck_assert (disputed);
}
END_TEST

/* What 4 doctors and 9 nurses with 4 000 patients are sure of: prerequisites and core. */
START_TEST (core_of_a_house)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (FUND HOUSE);
  JsonObject *year = find_year (root, 1);
  JsonArray *items = cordee_test_array (year, "items");
  JsonArray *payments = cordee_test_array (year, "payments");
  double core = 0;
  gboolean advance = FALSE;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *role = is_null (item, "role") ? "" : cordee_test_string (item, "role");

      if (!g_str_equal (role, "prerequis") && !g_str_equal (role, "socle"))
        continue;
      core += json_object_get_double_member (item, "low");
      ck_assert_int_eq (json_object_get_int_member (item, "low"), json_object_get_int_member (item, "high"));
      ck_assert_ptr_nonnull (strstr (cordee_test_string (item, "computed"), "7"));
    }
  ck_assert (ABS (core - 59500) < 0.01);
  for (guint i = 0; i < json_array_get_length (payments); i++)
    {
      JsonObject *payment = json_array_get_object_element (payments, i);

      advance = advance || (!is_null (payment, "low") && json_object_get_int_member (payment, "low") == 35700);
    }
  ck_assert (advance);
}
END_TEST

/* ── text and CSV ───────────────────────────────────────────────── */

START_TEST (text_says_it_all)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run (FUND TOWNS);
  g_autofree char *text = NULL;

  cordee_test_check_status (run, 0);
  text = cordee_test_plain (run->out);
  cordee_test_check_contains (text, "règles au 22/11/2026");
  cordee_test_check_contains (text, "En 5 ans : ");
  cordee_test_check_contains (text, "2027 : ");
  cordee_test_check_contains (text, "au plus 50 000 €");
  cordee_test_check_contains (text, "2028 : de 330 000 € à 382 500 €");
  cordee_test_check_contains (text, "lecture préférée");
  cordee_test_check_contains (text, "Mêmes lignes que : 2028.");
  cordee_test_check_contains (text, "Aucune source ne donne : ");
  cordee_test_check_contains (text, "Sources [1] ");
}
END_TEST

START_TEST (english)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run ("--lang en " FUND TOWNS);

  cordee_test_check_status (run, 0);
  cordee_test_check_contains (run->out, "330,000");
  ck_assert_ptr_null (strstr (run->out, "Aucune source ne donne"));
}
END_TEST

/* One record a line, as many fields in each, and nothing that a spreadsheet would run. */
START_TEST (csv_is_a_table)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run (FUND TOWNS " --format csv");
  g_auto(GStrv) records = NULL;
  guint n_totals = 0;

  cordee_test_check_status (run, 0);
  records = g_strsplit (run->out, "\r\n", -1);
  ck_assert_ptr_nonnull (g_str_has_prefix (records[0], "structure,année,") ? records[0] : NULL);
  for (guint i = 1; records[i] != NULL && records[i][0] != '\0'; i++)
    {
      guint n = 0;
      gboolean quoted = FALSE;

      for (const char *p = records[i]; *p != '\0'; p++)
        {
          quoted = *p == '"' ? !quoted : quoted;
          n += *p == ',' && !quoted;
          ck_assert ((p > records[i] && p[-1] != ',') || quoted || strchr ("=+-@\t", *p) == NULL);
        }
      ck_assert_msg (n == 16, "%u fields: %s", n + 1, records[i]);
      ck_assert (g_str_has_prefix (records[i], "CPTS,"));
      n_totals += strstr (records[i], ",total,") != NULL;
    }
  ck_assert_uint_eq (n_totals, 5);
}
END_TEST

/* ── usage ──────────────────────────────────────────────────────── */

START_TEST (wrong_usage)
{
  static const struct
  {
    const char *line, *says;
  } lines[] = {
    { "fund", "STRUCTURE" },
    { "fund CPST", "CPTS" },
    { "fund CPTS --years 0", "--years" },
    { "fund CPTS --years 31", "30" },
    { "fund CPTS --years deux", "deux" },
    { "fund CPTS --set populasion=3", "population" },
    { "fund CPTS --format html", "csv" },
    { "advise --years 3", "--years" },
    { "fund CPTS a b", "b" },
  };
  g_autoptr(CordeeTestRun) run = cordee_test_run ("%s", lines[_i].line);

  cordee_test_check_status (run, 2);
  ck_assert_str_eq (run->out, "");
  cordee_test_check_contains (run->err, lines[_i].says);
}
END_TEST

START_TEST (dossier_that_is_not_there)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run ("fund CPTS %s", "/nowhere/at/all.cordee");

  cordee_test_check_status (run, 1);
  ck_assert_str_eq (run->out, "");
}
END_TEST

/* A case of an extra pack that does not hold is found by knowledge check. */
START_TEST (check_runs_the_cases)
{
  g_autofree char *path = cordee_test_write ("cases.xml",
                                             "<pack format=\"1\" id=\"mien\" checked=\"2026-11-22\"><title>t</title><funding-cases>"
                                             "<funding-case id=\"faux\" structure=\"CPTS\" as-of=\"2026-11-22\" validated-by=\"moi\">"
                                             "<title>t</title>"
                                             "<expect low=\"123456789\"/><why>parce que</why><source>s</source></funding-case></funding-cases></pack>");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("knowledge check %s", path);

  cordee_test_check_status (run, 3);
  cordee_test_check_contains (run->out, "case-failed");
  cordee_test_check_contains (run->out, "parce que");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli-fund");
  TCase *tc = tcase_create ("fund");

  tcase_add_checked_fixture (tc, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (tc, json_is_that_of_the_contract, 0, 5);
  tcase_add_test (tc, letter_then_contract);
  tcase_add_test (tc, core_of_a_house);
  tcase_add_test (tc, text_says_it_all);
  tcase_add_test (tc, english);
  tcase_add_test (tc, csv_is_a_table);
  tcase_add_loop_test (tc, wrong_usage, 0, 9);
  tcase_add_test (tc, dossier_that_is_not_there);
  tcase_add_test (tc, check_runs_the_cases);
  suite_add_tcase (suite, tc);
  return cordee_test_main (suite);
}
