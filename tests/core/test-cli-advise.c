/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

/* cordee-cli advise: how answers are given, what it says, its JSON, and what it refuses. */

#define ADVISE "advise --as-of " TODAY
#define ONE_DOCTOR                                                                                                              \
  " --set medecins-generalistes=1 --set medecins-specialistes=0 --set infirmiers=3 --set mode-exercice=liberal --set echelle=" \
  "patientele-commune --region 76"
#define HEART                                                                                                                     \
  " --set medecins-generalistes=0 --set medecins-specialistes=13 --set specialites=1 --set mode-exercice=liberal --set echelle=" \
  "patientele-specialite --set perimetre=region --set specialistes-presents=108 --set part-specialite=12 --set "                   \
  "projet-mono-pathologie=non --set ess-existante=non"
#define PEOPLE                                                                                                                \
  " --set echelle=population --set medecins-generalistes=12 --set infirmiers=30 --set pharmaciens=14 --set partenaires=hopital," \
  "ehpad --set cpts-existante=non"

/* Members one by one: the list wins over counts, so that remedies must speak of it. */
#define LISTED " --set membres=medecins-generalistes/liberal,3*infirmiers/liberal --set echelle=patientele-commune"
#define EMPLOYED " --set membres=2*medecins-generalistes/salarie,infirmiers/salarie,pharmaciens/liberal --set echelle=patientele-commune"

/* ── the JSON ───────────────────────────────────────────────────── */

static JsonObject *
find_structure (JsonNode *root, const char *id)
{
  JsonObject *structure = cordee_test_find_object (cordee_test_array (json_node_get_object (root), "structures"), "id", id);

  ck_assert_msg (structure != NULL, "no structure %s", id);
  return structure;
}

static void
check_verdict (JsonNode *root, const char *id, const char *verdicts)
{
  const char *verdict = cordee_test_string (find_structure (root, id), "verdict");
  g_auto(GStrv) any = g_strsplit (verdicts, " ", -1);

  ck_assert_msg (g_strv_contains ((const char *const *) any, verdict), "%s: %s, not %s", id, verdict, verdicts);
}

static void
check_strings (JsonObject *object, const char *name)
{
  JsonArray *array = cordee_test_array (object, name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    ck_assert (json_node_get_value_type (json_array_get_element (array, i)) == G_TYPE_STRING);
}

static void
check_rules (JsonObject *structure, JsonArray *sources)
{
  JsonArray *rules = cordee_test_array (structure, "rules");

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);
      JsonArray *cited = cordee_test_array (rule, "sources");

      cordee_test_check_keys (rule, "id:s force:s kind:s outcome:B text:s sources:a missing:a decides:b label:s criterion:s");
      check_strings (rule, "missing");
      for (guint j = 0; j < json_array_get_length (cited); j++)
        ck_assert_ptr_nonnull (cordee_test_find_object (sources, "id", json_array_get_string_element (cited, j)));
      /* Only what is not known hangs on an answer. */
      ck_assert_msg (JSON_NODE_HOLDS_NULL (json_object_get_member (rule, "outcome"))
                         == (json_array_get_length (cordee_test_array (rule, "missing")) > 0),
                     "%s", cordee_test_string (rule, "id"));
    }
}

static void
check_remedies (JsonObject *structure)
{
  JsonArray *remedies = cordee_test_array (structure, "remedies");

  for (guint i = 0; i < json_array_get_length (remedies); i++)
    {
      JsonObject *remedy = json_array_get_object_element (remedies, i);
      JsonArray *changes = cordee_test_array (remedy, "changes");

      cordee_test_check_keys (remedy, "changes:a verdict_after:s text:s");
      ck_assert_uint_ge (json_array_get_length (changes), 1);
      ck_assert_uint_le (json_array_get_length (changes), 3);
      for (guint j = 0; j < json_array_get_length (changes); j++)
        {
          JsonObject *change = json_array_get_object_element (changes, j);

          cordee_test_check_keys (change, "variable:s");
          ck_assert (json_object_has_member (change, "from"));
          ck_assert (json_object_has_member (change, "to"));
        }
    }
}

START_TEST (json_is_that_of_the_contract)
{
  static const char *const lines[] = { ADVISE, ADVISE ONE_DOCTOR, ADVISE HEART, ADVISE PEOPLE, "advise --as-of 2006-06-01" };
  g_autoptr(JsonNode) root = cordee_test_run_json (lines[_i]);
  JsonObject *object = json_node_get_object (root);
  JsonArray *structures = cordee_test_array (object, "structures");
  JsonObject *recommendation = json_object_get_object_member (object, "recommendation");
  JsonArray *next = cordee_test_array (object, "next_questions");
  guint ranks = 0;

  cordee_test_check_keys (object, "as_of:s region:S knowledge:o structures:a recommendation:o next_questions:a limits:a sources:a answers:a");
  cordee_test_check_keys (json_object_get_object_member (object, "knowledge"), "version:s sha256:s");
  check_strings (object, "limits");
  for (guint i = 0; i < json_array_get_length (structures); i++)
    {
      JsonObject *structure = json_array_get_object_element (structures, i);

      cordee_test_check_keys (structure, "id:s verdict:s fit:i rank:i rules:a remedies:a missing:a text:s");
      ck_assert (json_object_get_double_member (structure, "fit") >= 0 && json_object_get_double_member (structure, "fit") <= 1);
      ranks |= 1u << json_object_get_int_member (structure, "rank");
      check_strings (structure, "missing");
      check_rules (structure, cordee_test_array (object, "sources"));
      check_remedies (structure);
    }
  ck_assert_uint_eq (ranks, (1u << (json_array_get_length (structures) + 1)) - 2);
  cordee_test_check_keys (recommendation, "primary:S how:S complements:a trajectory:a text:s");
  for (guint i = 0; i < json_array_get_length (next); i++)
    {
      cordee_test_check_keys (json_array_get_object_element (next, i), "id:s settles:a");
      check_strings (json_array_get_object_element (next, i), "settles");
    }
}
END_TEST

/* ── the teams that everybody knows ─────────────────────────────── */

/* The remedy of a structure that is exactly one change, to a whole number. */
static gboolean
has_remedy (JsonObject *structure, const char *variable, gint64 to)
{
  JsonArray *remedies = cordee_test_array (structure, "remedies");

  for (guint i = 0; i < json_array_get_length (remedies); i++)
    {
      JsonArray *changes = cordee_test_array (json_array_get_object_element (remedies, i), "changes");
      JsonObject *change = json_array_get_object_element (changes, 0);

      if (json_array_get_length (changes) == 1 && g_str_equal (cordee_test_string (change, "variable"), variable)
          && json_object_get_int_member (change, "to") == to)
        return TRUE;
    }
  return FALSE;
}

START_TEST (one_doctor_makes_a_small_team)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (ADVISE ONE_DOCTOR);

  check_verdict (root, "ESP", "a-completer");
  check_verdict (root, "MSP", "exclue a-negocier");
  check_verdict (root, "CPTS", "indeterminee");
  check_verdict (root, "ESS", "exclue");
  ck_assert (has_remedy (find_structure (root, "MSP"), "medecins-generalistes", 2));
}
END_TEST

START_TEST (unknown_everything_is_undetermined)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (ADVISE);
  JsonArray *next = cordee_test_array (json_node_get_object (root), "next_questions");

  check_verdict (root, "ESP", "indeterminee");
  check_verdict (root, "ESS", "indeterminee");
  check_verdict (root, "MSP", "indeterminee");
  check_verdict (root, "CPTS", "indeterminee");
  ck_assert_uint_ge (json_array_get_length (next), 1);
  ck_assert_uint_ge (json_array_get_length (cordee_test_array (json_array_get_object_element (next, 0), "settles")), 1);
}
END_TEST

static const char *
primary_of (JsonNode *root)
{
  return json_object_get_string_member (json_object_get_object_member (json_node_get_object (root), "recommendation"), "primary");
}

START_TEST (specialists_and_territories_are_proposed_theirs)
{
  g_autoptr(JsonNode) heart = cordee_test_run_json (ADVISE HEART);
  g_autoptr(JsonNode) people = cordee_test_run_json (ADVISE PEOPLE);

  ck_assert_str_eq (primary_of (heart), "ESS");
  ck_assert_str_eq (primary_of (people), "CPTS");
}
END_TEST

/* What --set takes for a value of the JSON. The caller owns it. */
static char *
as_typed (JsonNode *value)
{
  GString *out = g_string_new (NULL);

  if (JSON_NODE_HOLDS_NULL (value))
    return g_string_free (g_string_append (out, "?"), FALSE);
  if (JSON_NODE_HOLDS_ARRAY (value))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", json_array_get_string_element (json_node_get_array (value), i));
  else if (json_node_get_value_type (value) == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (value));
  else
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (out, g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (value)));
    }
  return g_string_free (out, FALSE);
}

/* Every change that is shown may be typed, and gives the verdict that it promises. */
START_TEST (remedy_may_be_typed)
{
  static const char *const lines[] = { ADVISE ONE_DOCTOR, ADVISE HEART, ADVISE PEOPLE, ADVISE LISTED, ADVISE EMPLOYED };
  g_autoptr(JsonNode) root = cordee_test_run_json (lines[_i]);
  JsonArray *structures = cordee_test_array (json_node_get_object (root), "structures");

  for (guint i = 0; i < json_array_get_length (structures); i++)
    {
      JsonObject *structure = json_array_get_object_element (structures, i);
      JsonArray *remedies = cordee_test_array (structure, "remedies");

      for (guint j = 0; j < json_array_get_length (remedies) && j < 3; j++)
        {
          JsonObject *remedy = json_array_get_object_element (remedies, j);
          JsonArray *changes = cordee_test_array (remedy, "changes");
          g_autoptr(GString) line = g_string_new (lines[_i]);
          g_autoptr(JsonNode) after = NULL;

          for (guint k = 0; k < json_array_get_length (changes); k++)
            {
              JsonObject *change = json_array_get_object_element (changes, k);
              g_autofree char *to = as_typed (json_object_get_member (change, "to"));

              g_string_append_printf (line, " --set '%s=%s'", cordee_test_string (change, "variable"), to);
            }
          after = cordee_test_run_json (line->str);
          check_verdict (after, cordee_test_string (structure, "id"), cordee_test_string (remedy, "verdict_after"));
        }
    }
}
END_TEST

/* ── how answers are given ──────────────────────────────────────── */

static JsonObject *
answer_of (JsonNode *root, const char *id)
{
  return cordee_test_find_object (cordee_test_array (json_node_get_object (root), "answers"), "id", id);
}

START_TEST (last_answer_counts)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (ADVISE " --set infirmiers=3 --set sites=? --set infirmiers=4");

  ck_assert_int_eq (json_object_get_int_member (answer_of (root, "infirmiers"), "value"), 4);
  ck_assert (JSON_NODE_HOLDS_NULL (json_object_get_member (answer_of (root, "sites"), "value")));
}
END_TEST

static const struct
{
  const char *options;
  const char *region;      /* NULL: none */
  const char *departement; /* idem */
} places[] = {
  { "", NULL, NULL },
  { "--set region=76", "76", NULL },
  { "--set departement=34", "76", "34" },
  { "--set region=76 --set departement=34", "76", "34" },
  { "--region 24 --set region=76", "24", NULL },
  { "--set region=76 --set departement=67", "76", NULL },
  { "--region 24 --set departement=67", "24", NULL },
  { "--departement 67 --set region=76", "76", NULL },
  { "--set region=? --set departement=", NULL, NULL },
  { "--set region=24 --set region=76", "76", NULL },
};

START_TEST (place_is_an_answer_too)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run (ADVISE " --format json %s", places[_i].options);
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;

  cordee_test_check_status (result, 0);
  root = cordee_test_parse_json (result);
  object = json_node_get_object (root);
  ck_assert_pstr_eq (json_node_get_string (cordee_test_member (object, "region", 'S')), places[_i].region);
  ck_assert_pstr_eq (json_object_get_string_member_with_default (object, "departement", NULL), places[_i].departement);
  ck_assert_ptr_null (answer_of (root, "region"));
}
END_TEST

START_TEST (answers_of_a_file_are_read)
{
  g_autofree char *file = cordee_test_write ("réponses.xml",
                                             "<situation format=\"1\"><answer id=\"infirmiers\" value=\"3\" provenance=\"estimated\"/>"
                                             "<answer id=\"region\" value=\"76\"/><answer id=\"ipa\" value=\"1\"/></situation>");
  g_autofree char *line = g_strdup_printf (ADVISE " '%s' --set ipa=2", file);
  g_autoptr(JsonNode) root = cordee_test_run_json (line);

  ck_assert_int_eq (json_object_get_int_member (answer_of (root, "infirmiers"), "value"), 3);
  ck_assert_str_eq (cordee_test_string (answer_of (root, "infirmiers"), "provenance"), "estimated");
  ck_assert_int_eq (json_object_get_int_member (answer_of (root, "ipa"), "value"), 2);
  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "region"), "76");
}
END_TEST

START_TEST (ten_thousand_members_are_counted)
{
  g_autoptr(JsonNode) root
      = cordee_test_run_json (ADVISE " --set 'membres=9997*infirmiers/liberal/signe,3*medecins-generalistes' --set infirmiers=2");
  JsonArray *array = cordee_test_array (json_node_get_object (root), "limits");
  gboolean told = FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    told = told || strstr (json_array_get_string_element (array, i), "9997") != NULL;
  ck_assert (told);
  check_verdict (root, "ESP", "indeterminee a-completer possible");
}
END_TEST

/* ── what is refused ────────────────────────────────────────────── */

static const struct
{
  const char *line;
  int status;
  const char *says;
} refusals[] = {
  { ADVISE " --set infirmier=3", 2, "peut-être « infirmiers »" },
  { ADVISE " --set infirmiers", 2, "ID=VALEUR" },
  { ADVISE " --set =3", 2, "variable inconnue" },
  { ADVISE " --set infirmiers=trois", 2, "de 0 à 9999" },
  { ADVISE " --set infirmiers=-1", 2, "« -1 »" },
  { ADVISE " --set infirmiers=1e9", 2, "« 1e9 »" },
  { ADVISE " --set infirmiers=10000", 2, "de 0 à 9999" },
  { ADVISE " --set sites=monosit", 2, "peut-être « monosite »" },
  { ADVISE " --set objectifs=prevention,rien", 2, "« rien »" },
  { ADVISE " --set membres=10001*infirmiers", 2, "10000 membres" },
  { ADVISE " --set region=34", 2, "76, Occitanie" },
  { ADVISE " --set departement=999", 2, "département inconnu" },
  { ADVISE " --set medecins=3", 2, "variable inconnue" },
  { ADVISE " --set infirmiers=3 --set infirmiers=x --set infirmiers=4", 2, "« x »" },
  { ADVISE " --format csv", 2, "format" },
  { ADVISE " --structures MSP", 2, "--structures" },
  { ADVISE " un deux", 2, "« deux »" },
  { "compare --set infirmiers=3", 2, "--set" },
  { ADVISE " il-n-y-en-a-pas.xml", 1, "il-n-y-en-a-pas.xml" },
  { ADVISE " .", 1, "n’est pas un fichier" },
};

START_TEST (nonsense_is_refused)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run ("%s", refusals[_i].line);

  cordee_test_check_status (result, refusals[_i].status);
  ck_assert_str_eq (result->out, "");
  cordee_test_check_contains (result->err, refusals[_i].says);
}
END_TEST

START_TEST (broken_file_is_a_failure)
{
  g_autofree char *file = cordee_test_write ("cassé.xml",
                                             "<situation format=\"1\">\n<answer id=\"infirmiers\" value=\"beaucoup\"/>\n</situation>\n");
  g_autoptr(CordeeTestRun) result = cordee_test_run (ADVISE " '%s'", file);

  cordee_test_check_status (result, 1);
  ck_assert_str_eq (result->out, "");
  cordee_test_check_contains (result->err, "cassé.xml:2");
  cordee_test_check_contains (result->err, "de 0 à 9999");
}
END_TEST

/* ── the text ───────────────────────────────────────────────────── */

START_TEST (text_is_worth_reading)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run_in ("COLUMNS=72", ADVISE ONE_DOCTOR);
  g_auto(GStrv) lines = NULL;

  cordee_test_check_status (result, 0);
  ck_assert_str_eq (result->err, "");
  cordee_test_check_contains (result->out, "règles au 22/11/2026");
  cordee_test_check_contains (result->out, "Occitanie");
  cordee_test_check_contains (result->out, "Proposition : Équipe de soins primaires (ESP)");
  cordee_test_check_contains (result->out, "Le plus petit changement : 2 médecins généralistes au lieu de 1");
  cordee_test_check_contains (result->out, "La question suivante");
  cordee_test_check_contains (result->out, "Ce qu’il faut savoir");
  cordee_test_check_contains (result->out, "\n[1] ");
  lines = g_strsplit (result->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    ck_assert_msg (g_utf8_strlen (lines[i], -1) <= 72 || strstr (lines[i], "http") != NULL, "too long: %s", lines[i]);
}
END_TEST

/* A form that the team refuses excludes nothing, and is told. */
START_TEST (refused_form_is_told)
{
  static const char *const forms[] = { "association", "sisa" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *command = g_strconcat (
        ADVISE " --format json --set medecins-generalistes=2 --set infirmiers=1 --set mode-exercice=liberal --set "
               "financements=fonctionnement-perenne --set forme-juridique=aucune --set formes-acceptees=",
        forms[i], NULL);
      g_autoptr(JsonNode) root = cordee_test_run_json (command);
      JsonArray *limits = cordee_test_array (json_node_get_object (root), "limits");
      gboolean told = FALSE;

      for (guint j = 0; j < json_array_get_length (limits); j++)
        told = told || strstr (json_array_get_string_element (limits, j), "pas prête à créer une SISA") != NULL;
      ck_assert_int_eq (told, i == 0);
      check_verdict (root, "MSP", "a-completer");
    }
}
END_TEST

START_TEST (help_lists_the_command)
{
  g_autoptr(CordeeTestRun) all = cordee_test_run ("--help");
  g_autoptr(CordeeTestRun) own = cordee_test_run ("advise --help");
  g_autoptr(CordeeTestRun) other = cordee_test_run ("compare --help");

  cordee_test_check_contains (all->out, "advise");
  cordee_test_check_contains (all->out, "--set");
  cordee_test_check_contains (own->out, "--set ID=VALEUR");
  ck_assert_ptr_null (strstr (own->out, "--structures"));
  ck_assert_ptr_null (strstr (other->out, "--set"));
}
END_TEST

static Suite *
advise_suite (void)
{
  Suite *suite = suite_create ("cli-advise");
  TCase *json = tcase_create ("json"), *answers = tcase_create ("answers"), *refused = tcase_create ("refused"), *text = tcase_create ("text");
  TCase *const all[] = { json, answers, refused, text };

  tcase_add_loop_test (json, json_is_that_of_the_contract, 0, 5);
  tcase_add_test (json, one_doctor_makes_a_small_team);
  tcase_add_test (json, unknown_everything_is_undetermined);
  tcase_add_test (json, specialists_and_territories_are_proposed_theirs);
  tcase_add_loop_test (json, remedy_may_be_typed, 0, 5);
  tcase_add_test (answers, last_answer_counts);
  tcase_add_loop_test (answers, place_is_an_answer_too, 0, G_N_ELEMENTS (places));
  tcase_add_test (answers, answers_of_a_file_are_read);
  tcase_add_test (answers, ten_thousand_members_are_counted);
  tcase_add_loop_test (refused, nonsense_is_refused, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (refused, broken_file_is_a_failure);
  tcase_add_test (text, text_is_worth_reading);
  tcase_add_test (text, refused_form_is_told);
  tcase_add_test (text, help_lists_the_command);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      tcase_add_checked_fixture (all[i], cordee_test_folder_setup, cordee_test_folder_teardown);
      tcase_set_timeout (all[i], 60);
      suite_add_tcase (suite, all[i]);
    }
  return suite;
}

int
main (void)
{
  return cordee_test_main (advise_suite ());
}
