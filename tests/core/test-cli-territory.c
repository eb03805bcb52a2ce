/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

/* cordee-cli territory: what a territory comes to, what is said of it, what is searched, and what is refused. */

#define SHOW "territory show --as-of " TODAY " "
#define JSON " --format json"
/* Two communes of the Gard and one of the Hérault; one whole EPCI. */
#define SOME "30347,34145,30344"
#define RHONY "243000569"

static JsonObject *
show (JsonNode **root, const char *arguments)
{
  g_autofree char *line = g_strconcat (SHOW, arguments, JSON, NULL);

  *root = cordee_test_run_json (line);
  return json_node_get_object (*root);
}

/* ── the JSON ───────────────────────────────────────────────────── */

START_TEST (keys_are_those_of_the_contract)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = show (&root, "--communes " SOME " --epci " RHONY " --region 76");
  JsonObject *commune, *epci, *size;

  cordee_test_check_keys (object, "as_of:s region:s knowledge:o communes:a population:i population_year:i stated_population:I departements:a "
                                  "regions:a epci:a departement_parts:a region_parts:a size:o sizes:a warnings:a data:o");
  commune = json_array_get_object_element (cordee_test_array (object, "communes"), 0);
  cordee_test_check_keys (commune, "code:s name:s population:i population_year:i departement:s region:s epci:s");
  epci = json_array_get_object_element (cordee_test_array (object, "epci"), 0);
  cordee_test_check_keys (epci, "code:s name:s complete:b communes_inside:i communes:i population:i");
  size = json_object_get_object_member (object, "size");
  cordee_test_check_keys (size, "structure:s class:i label:s from:i to:i missing_for_next:i margin_over_lower:i statement:s classes:a");
}
END_TEST

/* In the order given; inhabitants are those of the communes, an EPCI is whole only with all of them. */
START_TEST (communes_add_up)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = show (&root, "--communes " SOME);
  JsonArray *communes = cordee_test_array (object, "communes");
  g_autofree char *codes = cordee_test_join (communes, "code");
  gint64 sum = 0;

  ck_assert_str_eq (codes, "30347 34145 30344");
  for (guint i = 0; i < json_array_get_length (communes); i++)
    sum += json_object_get_int_member (json_array_get_object_element (communes, i), "population");
  ck_assert_int_gt (sum, 10000);
  ck_assert_int_eq (json_object_get_int_member (object, "population"), sum);
  ck_assert_int_eq (json_object_get_int_member (object, "population_year"), 2023);
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (object, "departements")), 2);
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (object, "regions")), 1);
  ck_assert (!json_object_get_boolean_member (cordee_test_find_object (cordee_test_array (object, "epci"), "code", RHONY), "complete"));
}
END_TEST

START_TEST (an_epci_is_whole)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = show (&root, "--epci " RHONY);
  JsonObject *epci = cordee_test_find_object (cordee_test_array (object, "epci"), "code", RHONY);

  ck_assert (json_object_get_boolean_member (epci, "complete"));
  ck_assert_int_eq (json_object_get_int_member (epci, "population"), json_object_get_int_member (object, "population"));
  ck_assert_int_eq (json_object_get_int_member (epci, "communes"), json_array_get_length (cordee_test_array (object, "communes")));
}
END_TEST

/* The distances are those of the contract; at the threshold itself, the next size. A number that was typed wins. */
static const struct
{
  const char *stated;
  int class;
  gint64 from, to, missing, margin; /* to and missing -1: null */
} sizes[] = {
  { "48219", 2, 40000, 80000, 31781, 8219 }, { "0", 1, 0, 40000, 40000, 0 },         { "39999", 1, 0, 40000, 1, 39999 },
  { "40000", 2, 40000, 80000, 40000, 0 },    { "175000", 4, 175000, -1, -1, 0 },     { "80000", 3, 80000, 175000, 95000, 0 },
};

static void
check_number (JsonObject *object, const char *name, gint64 expected)
{
  if (expected < 0)
    ck_assert_msg (JSON_NODE_HOLDS_NULL (json_object_get_member (object, name)), "%s is not null", name);
  else
    ck_assert_int_eq (json_object_get_int_member (object, name), expected);
}

START_TEST (size_has_its_distances)
{
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *arguments = g_strconcat ("--communes 30347 --set population=", sizes[_i].stated, NULL);
  JsonObject *object = show (&root, arguments);
  JsonObject *size = json_object_get_object_member (object, "size");

  check_number (size, "class", sizes[_i].class);
  check_number (size, "from", sizes[_i].from);
  check_number (size, "to", sizes[_i].to);
  check_number (size, "missing_for_next", sizes[_i].missing);
  check_number (size, "margin_over_lower", sizes[_i].margin);
  check_number (object, "stated_population", g_ascii_strtoll (sizes[_i].stated, NULL, 10));
  ck_assert_ptr_nonnull (cordee_test_find_object (cordee_test_array (object, "warnings"), "kind", "stated"));
}
END_TEST

/* Before there were size classes, none is given. */
START_TEST (no_size_before_the_rules)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("territory show --as-of 2010-01-01 --communes 30347 --format json");
  JsonObject *object = json_node_get_object (root);

  ck_assert (JSON_NODE_HOLDS_NULL (json_object_get_member (object, "size")));
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (object, "sizes")), 0);
}
END_TEST

/* ── warnings ───────────────────────────────────────────────────── */

static const struct
{
  const char *arguments;
  const char *kind;
  const char *says;
} warnings[] = {
  { "--communes 30347,30347", "twice", "Vestric-et-Candiac" },
  { "--communes 69385", "arrondissement", "Lyon 5e" },
  { "--communes 69385,69123", "arrondissement", "comptée en entier" },
  { "--communes 14697", "moved", "Saint-Pierre-en-Auge, qui est comptée en entier" },
  { "--communes 01091", "part", "Valserhône, qui est comptée en entier" },
  { "--communes 97601", "other-year", "2017" },
  { "--communes 30347,26362", "many-regions", "régions" },
};

START_TEST (what_to_mind_is_said)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = show (&root, warnings[_i].arguments);
  JsonObject *warning = cordee_test_find_object (cordee_test_array (object, "warnings"), "kind", warnings[_i].kind);

  ck_assert_msg (warning != NULL, "%s: no warning %s", warnings[_i].arguments, warnings[_i].kind);
  cordee_test_check_contains (cordee_test_string (warning, "text"), warnings[_i].says);
}
END_TEST

START_TEST (plain_territory_has_no_warning)
{
  g_autoptr(JsonNode) root = NULL;

  ck_assert_uint_eq (json_array_get_length (cordee_test_array (show (&root, "--epci " RHONY), "warnings")), 0);
}
END_TEST

/* ── text and CSV ───────────────────────────────────────────────── */

START_TEST (text_tells_size_and_year)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run (SHOW "--epci " RHONY " --communes 34145 --region 76");
  g_autofree char *plain = NULL;

  cordee_test_check_status (run, 0);
  plain = cordee_test_plain (run->out);
  cordee_test_check_contains (plain, "11 communes, 55 534 habitants");
  cordee_test_check_contains (plain, "taille 2, de 40 000 à moins de 80 000 habitants");
  cordee_test_check_contains (plain, "la taille 3 (80 000)");
  cordee_test_check_contains (plain, "en entier, 10 communes");
  cordee_test_check_contains (plain, "2023");
  cordee_test_check_contains (plain, "Licence Ouverte");
  cordee_test_check_contains (plain, "34145 Lunel");
}
END_TEST

START_TEST (csv_has_a_record_for_each_commune)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run (SHOW "--communes " SOME " --format csv");
  g_auto(GStrv) lines = NULL;

  cordee_test_check_status (run, 0);
  lines = g_strsplit (run->out, "\r\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 5);
  ck_assert_str_eq (lines[1], "30347,Vestric-et-Candiac,30,243000569,\"CC Rhony, Vistre, Vidourle\",1354,2023");
  ck_assert_str_eq (lines[4], "");
}
END_TEST

/* ── lists and other perimeters ─────────────────────────────────── */

/* The good lines are kept; each of the others is said, by its number. */
START_TEST (list_is_taken_line_by_line)
{
  g_autofree char *file = cordee_test_write ("liste.csv", "\xef\xbb\xbf" "Commune;Code\nVestric-et-Candiac;30347\nNulle-Part-en-Bas;\nVergèze;30344\n"
                                                          "Vergèze;30344\n");
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *arguments = g_strconcat ("--file ", file, NULL);
  JsonObject *object = show (&root, arguments);
  g_autofree char *codes = cordee_test_join (cordee_test_array (object, "communes"), "code");
  JsonObject *unknown = cordee_test_find_object (cordee_test_array (object, "warnings"), "kind", "list-unknown");

  ck_assert_str_eq (codes, "30347 30344");
  ck_assert_ptr_nonnull (unknown);
  cordee_test_check_contains (cordee_test_string (unknown, "text"), "Nulle-Part-en-Bas");
  cordee_test_check_contains (cordee_test_string (unknown, "text"), "Ligne");
  ck_assert_ptr_nonnull (cordee_test_find_object (cordee_test_array (object, "warnings"), "kind", "list-repeated"));
}
END_TEST

START_TEST (name_that_several_have_is_not_taken)
{
  g_autofree char *file = cordee_test_write ("liste.txt", "Vestric-et-Candiac\nAigues-Vives\n");
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *arguments = g_strconcat ("--file ", file, NULL);
  JsonObject *object = show (&root, arguments);
  JsonObject *warning = cordee_test_find_object (cordee_test_array (object, "warnings"), "kind", "list-ambiguous");

  ck_assert_uint_eq (json_array_get_length (cordee_test_array (object, "communes")), 1);
  ck_assert_ptr_nonnull (warning);
  cordee_test_check_contains (cordee_test_string (warning, "text"), "30004");
  cordee_test_check_contains (cordee_test_string (warning, "text"), "34007");
}
END_TEST

START_TEST (perimeters_that_overlap_are_said)
{
  g_autofree char *list = cordee_test_write ("voisine.txt", "30344\n30347\n34172\n");
  g_autofree char *dossier = cordee_test_write ("projet.cordee", "<dossier format=\"1\" id=\"a\"><project><name>Équipe d’à côté</name></project>"
                                                                 "<situation><answer id=\"communes\" value=\"30347\"/></situation></dossier>");
  g_autoptr(CordeeTestRun) run = cordee_test_run (SHOW "--communes " SOME " --overlap %s --overlap %s", list, dossier);
  g_autofree char *plain = NULL;

  cordee_test_check_status (run, 0);
  plain = cordee_test_plain (run->out);
  cordee_test_check_contains (plain, "2 communes sont aussi dans « voisine.txt »");
  cordee_test_check_contains (plain, "1 commune est aussi dans « Équipe d’à côté »");
}
END_TEST

/* ── search ─────────────────────────────────────────────────────── */

static const struct
{
  const char *typed;
  const char *kind, *code; /* of the first; NULL: nothing is found */
} searches[] = {
  { "rhony", "epci", RHONY },          { "RHÔNY", "epci", RHONY },       { "vergeze", "commune", "30344" },
  { "st omer", "commune", "62765" },   { "34590", "commune", "34151" },  { "30347", "commune", "30347" },
  { "nimes", "commune", "30189" },     { "lyon 5", "commune", "69385" }, { "zzzzzz", NULL, NULL },
};

START_TEST (places_are_found)
{
  g_autofree char *line = g_strconcat ("territory search ", searches[_i].typed, JSON, NULL);
  g_autoptr(JsonNode) root = cordee_test_run_json (line);
  JsonArray *results = cordee_test_array (json_node_get_object (root), "results");
  JsonObject *first;

  if (searches[_i].code == NULL)
    {
      ck_assert_uint_eq (json_array_get_length (results), 0);
      return;
    }
  ck_assert_uint_ge (json_array_get_length (results), 1);
  first = json_array_get_object_element (results, 0);
  cordee_test_check_keys (first, "kind:s code:s name:s departement:s population:i population_year:i match:s old_code:S old_name:S");
  ck_assert_str_eq (cordee_test_string (first, "kind"), searches[_i].kind);
  ck_assert_str_eq (cordee_test_string (first, "code"), searches[_i].code);
}
END_TEST

START_TEST (search_without_a_hit_is_no_failure)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run ("territory search zzzzzz");

  cordee_test_check_status (run, 0);
  cordee_test_check_contains (run->out, "Aucune");
}
END_TEST

/* ── what is refused ────────────────────────────────────────────── */

static const struct
{
  const char *line;
  int status;
  const char *says;
} refused[] = {
  { "territory", 2, "territory show" },
  { "territory show", 2, "--communes, --epci ou --file" },
  { "territory show --communes 99999", 2, "« 99999 »" },
  { "territory show --communes 30399", 2, "peut-être" },
  { "territory show --communes 34590", 2, "34151, Marsillargues" },
  { "territory show --communes Vergèze", 2, "30344, Vergèze" },
  { "territory show --epci 243000568", 2, "243000569" },
  { "territory show --epci rhony", 2, "243000569, CC Rhony" },
  { "territory show --file il-n-y-en-a-pas.csv", 1, "il-n-y-en-a-pas.csv" },
  { "territory show --communes 30347 --overlap il-n-y-en-a-pas.csv", 1, "il-n-y-en-a-pas.csv" },
  { "territory show --communes 30347 --set population=-5", 2, "population" },
  { "territory show --communes 30347 --format html", 2, "format" },
  { "territory search", 2, "TEXTE" },
  { "compare --communes 30347", 2, "--communes ne va pas avec compare" },
  { "advise --set communes=30347,99999", 2, "« 99999 »" },
};

START_TEST (bad_values_are_refused)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run ("%s", refused[_i].line);
  g_autofree char *plain = cordee_test_plain (run->err);

  ck_assert_msg (run->status == refused[_i].status, "%s: status %d: %s", refused[_i].line, run->status, run->err);
  ck_assert_str_eq (run->out, "");
  cordee_test_check_contains (plain, refused[_i].says);
}
END_TEST

/* ── the answer ─────────────────────────────────────────────────── */

/* Communes give the population, as if it had been typed; what was typed wins, and that is said; an old code is said too. */
START_TEST (communes_answer_the_population)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("advise --as-of " TODAY " --set echelle=population --set communes=30347,14697 --format json");
  g_autoptr(CordeeTestRun) typed = cordee_test_run ("advise --as-of " TODAY " --set echelle=population --set communes=30347 --set population=48219");
  g_autoptr(GString) limits = g_string_new (NULL);
  JsonArray *array = cordee_test_array (json_node_get_object (root), "limits");
  JsonArray *structures = cordee_test_array (json_node_get_object (root), "structures");
  g_autofree char *plain = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append (limits, json_array_get_string_element (array, i));
  cordee_test_check_contains (limits->str, "comptée en entier");
  for (guint i = 0; i < json_array_get_length (structures); i++)
    {
      JsonArray *missing = cordee_test_array (json_array_get_object_element (structures, i), "missing");

      for (guint j = 0; j < json_array_get_length (missing); j++)
        ck_assert_str_ne (json_array_get_string_element (missing, j), "population");
    }
  cordee_test_check_status (typed, 0);
  plain = cordee_test_plain (typed->out);
  cordee_test_check_contains (plain, "l’emporte");
}
END_TEST

static Suite *
cli_territory_suite (void)
{
  Suite *suite = suite_create ("cli-territory");
  TCase *cases = tcase_create ("territory");

  tcase_add_checked_fixture (cases, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (cases, 60);
  tcase_add_test (cases, keys_are_those_of_the_contract);
  tcase_add_test (cases, communes_add_up);
  tcase_add_test (cases, an_epci_is_whole);
  tcase_add_loop_test (cases, size_has_its_distances, 0, G_N_ELEMENTS (sizes));
  tcase_add_test (cases, no_size_before_the_rules);
  tcase_add_loop_test (cases, what_to_mind_is_said, 0, G_N_ELEMENTS (warnings));
  tcase_add_test (cases, plain_territory_has_no_warning);
  tcase_add_test (cases, text_tells_size_and_year);
  tcase_add_test (cases, csv_has_a_record_for_each_commune);
  tcase_add_test (cases, list_is_taken_line_by_line);
  tcase_add_test (cases, name_that_several_have_is_not_taken);
  tcase_add_test (cases, perimeters_that_overlap_are_said);
  tcase_add_loop_test (cases, places_are_found, 0, G_N_ELEMENTS (searches));
  tcase_add_test (cases, search_without_a_hit_is_no_failure);
  tcase_add_loop_test (cases, bad_values_are_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (cases, communes_answer_the_population);
  suite_add_tcase (suite, cases);
  return suite;
}

int
main (void)
{
  return cordee_test_main (cli_territory_suite ());
}
