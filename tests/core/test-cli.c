/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <glib/gstdio.h>

/* cordee-cli: its other commands, exit statuses, what goes to which stream, packs, languages. */

/* ── questions ──────────────────────────────────────────────────── */

static const struct
{
  const char *id;
  const char *type;
  int max; /* of min 0; -1: none */
  const char *choices;
} variables[] = {
  { "medecins-generalistes", "integer", 9999, "" },
  { "medecins-specialistes", "integer", 9999, "" },
  { "specialites", "integer", 50, "" },
  { "infirmiers", "integer", 9999, "" },
  { "ipa", "integer", 9999, "" },
  { "masseurs-kinesitherapeutes", "integer", 9999, "" },
  { "pharmaciens", "integer", 9999, "" },
  { "sages-femmes", "integer", 9999, "" },
  { "chirurgiens-dentistes", "integer", 9999, "" },
  { "orthophonistes", "integer", 9999, "" },
  { "autres-auxiliaires-medicaux", "integer", 9999, "" },
  { "autres-professionnels", "integer", 9999, "" },
  { "mode-exercice", "choice", -1, "liberal salarie mixte" },
  { "partenaires", "multiple", -1, "hopital clinique ehpad had aide-a-domicile medico-social social collectivite prevention-sante-travail" },
  { "echelle", "choice", -1, "patientele-commune patientele-specialite population" },
  { "sites", "choice", -1, "monosite multisite aucun" },
  { "patientele", "integer", 9999999, "" },
  { "population", "integer", 99999999, "" },
  { "communes", "communes", -1, "" },
  { "perimetre", "choice", -1, "quartier commune intercommunalite bassin departement region" },
  { "specialistes-presents", "integer", 9999, "" },
  { "part-specialite", "percent", 100, "" },
  { "projet-mono-pathologie", "boolean", -1, "" },
  { "ess-existante", "boolean", -1, "" },
  { "cpts-existante", "boolean", -1, "" },
  { "adhesion-cpts", "boolean", -1, "" },
  { "objectifs", "multiple", -1,
    "prevention etat-de-sante reduction-inegalites acces-premier-recours acces-second-recours acces-medecin-traitant soins-non-programmes "
    "parcours-pluriprofessionnels sante-publique education-sante action-sociale crise-sanitaire qualite-pertinence "
    "accompagnement-professionnels avis-specialise acces-direct" },
  { "forme-juridique", "choice", -1, "aucune association sisa autre" },
  { "formes-acceptees", "multiple", -1, "association sisa" },
  { "financements", "multiple", -1, "amorcage coordination fonctionnement-perenne equipement immobilier" },
  { "projet-sante", "choice", -1, "aucun en-cours redige valide" },
  { "lettre-intention", "choice", -1, "aucune deposee validee" },
  { "systeme-information", "choice", -1, "aucun messagerie-securisee logiciel-labellise" },
  { "realisation", "percent", 100, "" },
  { "date-lettre-intention", "date", -1, "" },
  { "date-validation-projet", "date", -1, "" },
  { "date-signature", "date", -1, "" },
  { "membres", "membres", -1, "" },
};

/* Every variable of the contract: id, type, bounds and choices, and why it is asked. Date and place are no answers. */
START_TEST (questions_are_those_of_the_contract)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("questions");
  JsonArray *questions = cordee_test_array (json_node_get_object (root), "questions");

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      JsonObject *question = cordee_test_find_object (questions, "id", variables[i].id);
      g_autofree char *choices = NULL;

      ck_assert_msg (question != NULL, "no question %s", variables[i].id);
      cordee_test_check_keys (question, "id:s label:s why:s type:s choices:a min:I max:I unit:S applies:S");
      ck_assert_str_eq (cordee_test_string (question, "type"), variables[i].type);
      choices = cordee_test_join (cordee_test_array (question, "choices"), "id");
      ck_assert_str_eq (choices, variables[i].choices);
      for (guint j = 0; j < json_array_get_length (cordee_test_array (question, "choices")); j++)
        cordee_test_check_keys (json_array_get_object_element (cordee_test_array (question, "choices"), j), "id:s label:s");
      if (variables[i].max < 0)
        {
          ck_assert (JSON_NODE_HOLDS_NULL (cordee_test_member (question, "max", 'I')));
          continue;
        }
      ck_assert_int_eq (json_object_get_int_member (question, "min"), 0);
      ck_assert_int_eq (json_object_get_int_member (question, "max"), variables[i].max);
    }
  ck_assert_ptr_null (cordee_test_find_object (questions, "id", "region"));
  ck_assert_ptr_null (cordee_test_find_object (questions, "id", "departement"));
}
END_TEST

START_TEST (questions_are_told_as_text)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run ("questions");

  cordee_test_check_status (result, 0);
  cordee_test_check_contains (result->out, "medecins-generalistes");
  cordee_test_check_contains (result->out, "patientele-commune");
}
END_TEST

/* ── knowledge ──────────────────────────────────────────────────── */

#define PACK_START "<pack format=\"1\" id=\"essai\" checked=\"2026-11-22\"><title>Un essai</title>\n<statements>\n"
#define PACK_END "</statements></pack>\n"
#define STATEMENT(rest)                                                                                                      \
  "<statement id=\"msp-essai\" structure=\"MSP\" criterion=\"contacts\" subject=\"essai\" value=\"oui\" level=\"doctrine\" " \
  "confidence=\"officiel\" from=\"2020-01-01\"><short>Un essai</short><text>Un essai.</text>" rest "</statement>\n"

/* Sound; with a source that nobody declares; not valid; not well-formed; no pack at all. */
#define GOOD PACK_START STATEMENT ("<source ref=\"guichet-cpts-faq-4\"/>") PACK_END
#define UNSOURCED                                                                                                                                \
  "<pack format=\"1\" id=\"sans-source\" checked=\"2026-11-22\"><title>Un essai</title>\n<statements>\n"                                          \
  "<statement id=\"esp-essai\" structure=\"ESP\" criterion=\"contacts\" subject=\"essai\" value=\"oui\" level=\"doctrine\" confidence=\"officiel\"" \
  " from=\"2020-01-01\"><short>Un essai</short><text>Un essai.</text><source ref=\"guichet-cpts-faq-5\"/></statement>\n" PACK_END
#define INVALID PACK_START "<statement id=\"msp-essai\"/>\n" PACK_END
#define MALFORMED "<pack>\n<statements>\n</pack>\n"

static void
check_issue (JsonNode *root, const char *tag, const char *file, int line)
{
  JsonArray *issues = cordee_test_array (json_node_get_object (root), "issues");
  JsonObject *issue = cordee_test_find_object (issues, "tag", tag);

  ck_assert_msg (issue != NULL, "no issue %s", tag);
  cordee_test_check_keys (issue, "tag:s severity:s file:s line:i id:S hint:s");
  ck_assert_str_eq (cordee_test_string (issue, "severity"), "error");
  ck_assert_str_eq (cordee_test_string (issue, "file"), file);
  ck_assert_int_eq (json_object_get_int_member (issue, "line"), line);
}

/* The base is without an error; a file has 0, 1 or 3 according to what is wrong with it, and says on which line. */
START_TEST (check_has_its_statuses)
{
  static const struct
  {
    const char *content;
    int status;
    const char *tag;
    int line;
  } cases[] = {
    { GOOD, 0, NULL, 0 },
    { UNSOURCED, 3, "unknown-source", 3 },
    { INVALID, 1, "schema-invalid", 3 },
    { MALFORMED, 1, "xml-malformed", 3 },
  };
  g_autoptr(JsonNode) base = cordee_test_run_json ("knowledge check");

  for (guint i = 0; i < json_array_get_length (cordee_test_array (json_node_get_object (base), "issues")); i++)
    ck_assert_str_ne (cordee_test_string (json_array_get_object_element (cordee_test_array (json_node_get_object (base), "issues"), i), "severity"), "error");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = cordee_test_write ("pack.xml", cases[i].content);
      g_autoptr(CordeeTestRun) text = cordee_test_run ("knowledge check %s", file);
      g_autoptr(CordeeTestRun) json = cordee_test_run ("knowledge check --format json %s", file);
      g_autoptr(JsonNode) root = cordee_test_parse_json (json);

      cordee_test_check_status (text, cases[i].status);
      cordee_test_check_status (json, cases[i].status);
      ck_assert_str_ne (text->out, "");
      if (cases[i].tag == NULL)
        continue;
      check_issue (root, cases[i].tag, file, cases[i].line);
      cordee_test_check_contains (text->out, cases[i].tag);
    }
}
END_TEST

/* Two files: the worst status is told; the good one does not hide the bad one. */
START_TEST (check_takes_many_files)
{
  g_autofree char *good = cordee_test_write ("good.xml", GOOD);
  g_autofree char *bad = cordee_test_write ("bad.xml", MALFORMED);
  g_autofree char *missing = cordee_test_file ("missing.xml");
  g_autoptr(CordeeTestRun) both = cordee_test_run ("knowledge check %s %s", good, bad);
  g_autoptr(CordeeTestRun) none = cordee_test_run ("knowledge check %s", missing);

  cordee_test_check_status (both, 1);
  cordee_test_check_status (none, 1);
  cordee_test_check_contains (none->err, "missing.xml");
}
END_TEST

START_TEST (sources_are_listed)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("knowledge sources");
  g_autoptr(CordeeTestRun) text = cordee_test_run ("knowledge sources");
  JsonArray *sources = cordee_test_array (json_node_get_object (root), "sources");

  ck_assert_uint_eq (json_array_get_length (sources), cordee_knowledge_get_sources (cordee_test_knowledge ())->len);
  ck_assert_ptr_nonnull (cordee_test_find_object (sources, "id", "guichet-cpts-faq-4"));
  cordee_test_check_status (text, 0);
  cordee_test_check_contains (text->out, "Guichet CPTS");
}
END_TEST

START_TEST (conflicts_are_listed)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("knowledge conflicts --as-of " TODAY);
  g_autoptr(JsonNode) before = cordee_test_run_json ("knowledge conflicts --as-of 2015-01-01");
  g_autoptr(CordeeTestRun) result = cordee_test_run ("knowledge conflicts --as-of " TODAY);
  g_autofree char *text = cordee_test_plain (result->out);
  JsonArray *conflicts = cordee_test_array (json_node_get_object (root), "conflicts");

  ck_assert_ptr_nonnull (cordee_test_find_object (conflicts, "subject", "aci-total-taille-2"));
  ck_assert_uint_lt (json_array_get_length (cordee_test_array (json_node_get_object (before), "conflicts")), json_array_get_length (conflicts));
  cordee_test_check_contains (text, "382 500");
  cordee_test_check_contains (text, "330 000");
}
END_TEST

START_TEST (changes_are_listed)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("knowledge diff 2022-03-30 2022-03-31");
  g_autoptr(JsonNode) same = cordee_test_run_json ("knowledge diff 2022-03-31 2022-03-31");
  g_autoptr(CordeeTestRun) text = cordee_test_run ("knowledge diff 2024-12-31 2025-01-01");
  JsonObject *change = cordee_test_find_object (cordee_test_array (json_node_get_object (root), "changes"), "criterion", "missions");

  ck_assert_ptr_nonnull (change);
  ck_assert_str_eq (cordee_test_string (change, "structure"), "CPTS");
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (json_node_get_object (same), "changes")), 0);
  cordee_test_check_status (text, 0);
  cordee_test_check_contains (text->out, "ESS");
}
END_TEST

/* ── packs ──────────────────────────────────────────────────────── */

/* A pack named by hand is read, repeatedly; a fifth structure comes by XML alone. */
START_TEST (fifth_structure_appears)
{
  g_autofree char *fifth = cordee_test_data ("packs/y_fifth-structure.xml");
  g_autofree char *trap = cordee_test_write_trap ();
  g_autofree char *line = g_strdup_printf ("compare --as-of " TODAY " --knowledge %s --knowledge=%s", fifth, trap);
  g_autoptr(JsonNode) root = cordee_test_run_json (line);
  g_autofree char *structures = cordee_test_join (cordee_test_array (json_node_get_object (root), "structures"), "id");

  ck_assert_uint_eq (json_array_get_length (cordee_test_array (json_node_get_object (root), "structures")), 5);
  ck_assert (g_str_has_prefix (structures, "ESP "));
  ck_assert_str_eq (cordee_test_string (cordee_test_find_cell (root, "MSP", "piege"), "state"), "connu");
}
END_TEST

/* A bad pack of the data folder: a warning that names it, and the rest goes on, good packs of the folder included. */
START_TEST (bad_pack_of_the_folder_is_left_out)
{
  g_autofree char *folder = cordee_test_file ("data/cordee/knowledge");
  g_autoptr(CordeeTestRun) alone = cordee_test_run ("compare --as-of " TODAY " --criteria contacts --format json");
  g_autoptr(CordeeTestRun) result = NULL;
  g_autoptr(CordeeTestRun) checked = NULL;
  g_autoptr(JsonNode) root = NULL;

  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  g_free (cordee_test_write ("data/cordee/knowledge/bad.xml", MALFORMED));
  g_free (cordee_test_write ("data/cordee/knowledge/unsourced.xml", UNSOURCED));
  g_free (cordee_test_write ("data/cordee/knowledge/good.xml", GOOD));

  result = cordee_test_run ("compare --as-of " TODAY " --criteria contacts --format json");
  cordee_test_check_status (result, 0);
  cordee_test_check_contains (result->err, "bad.xml");
  cordee_test_check_contains (result->err, "unsourced.xml");
  ck_assert (strstr (result->err, "good.xml") == NULL);
  root = cordee_test_parse_json (result);
  ck_assert_ptr_nonnull (cordee_test_find_object (cordee_test_array (cordee_test_find_cell (root, "MSP", "contacts"), "statements"), "id", "msp-essai"));
  ck_assert (strstr (alone->out, "msp-essai") == NULL);

  /* Where packs are checked, that is an error found. */
  checked = cordee_test_run ("knowledge check --format json");
  cordee_test_check_status (checked, 3);
  cordee_test_check_contains (checked->out, "bad.xml");
}
END_TEST

/* A bad pack named by hand: status 1, file, line and what was expected, and nothing is written. */
START_TEST (bad_pack_named_by_hand_fails)
{
  static const struct
  {
    const char *content;
    const char *line;
  } cases[] = { { MALFORMED, ":3" }, { INVALID, ":3" }, { UNSOURCED, ":3" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = cordee_test_write ("named.xml", cases[i].content);
      g_autoptr(CordeeTestRun) result = cordee_test_run ("compare --knowledge %s", file);
      g_autofree char *place = g_strconcat ("named.xml", cases[i].line, NULL);

      cordee_test_check_status (result, 1);
      ck_assert_str_eq (result->out, "");
      cordee_test_check_contains (result->err, place);
    }
}
END_TEST

/* ── wrong usage ────────────────────────────────────────────────── */

/* Every refusal: status 2, nothing on stdout, what was wrong on stderr and, where there is one, the nearest. */
static const struct
{
  const char *line;
  const char *told[3];
} refusals[] = {
  { "", { "compare" } },
  { "comparer", { "comparer", "compare" } },
  { "fund", { "fund" } },
  { "knowledge", { "knowledge check" } },
  { "knowledge chek", { "chek", "knowledge check" } },
  { "compare too-much", { "too-much" } },
  { "compare --structures MPS", { "MPS", "MSP" } },
  { "compare --structures msp", { "msp", "MSP" } },
  { "compare --structures ''", { "ESP" } },
  { "compare --structures ESP,", { "ESP" } },
  { "compare --criteria compositon", { "compositon", "composition" } },
  { "compare --region 99", { "99" } },
  { "compare --region Ocitanie", { "Ocitanie", "76" } },
  { "compare --region 34", { "34" } },
  { "compare --departement 00", { "00" } },
  { "compare --region 84 --departement 34", { "34", "84", "76" } },
  { "compare --as-of 2024-02-30", { "2024-02-30", "AAAA-MM-JJ" } },
  { "compare --as-of hier", { "hier" } },
  { "compare --as-of 2024-3-1", { "2024-3-1" } },
  { "compare --as-of ''", { "AAAA-MM-JJ" } },
  { "compare --format yaml", { "yaml", "json" } },
  { "questions --format csv", { "csv", "json" } },
  { "compare --lang de", { "de", "fr" } },
  { "compare --regoin 76", { "--regoin", "--region" } },
  { "compare --region", { "--region" } },
  { "compare --differences=oui", { "--differences" } },
  { "questions --structures ESP", { "--structures" } },
  { "knowledge diff 2024-01-01", { "DATE" } },
  { "knowledge diff 2024-01-01 2024-13-01", { "2024-13-01" } },
  { "knowledge diff 2024-01-01 2024-02-01 2024-03-01", { "2024-03-01" } },
};

START_TEST (wrong_usage_is_refused)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run ("%s", refusals[_i].line);

  cordee_test_check_status (result, 2);
  ck_assert_str_eq (result->out, "");
  for (guint i = 0; i < G_N_ELEMENTS (refusals[_i].told) && refusals[_i].told[i] != NULL; i++)
    cordee_test_check_contains (result->err, refusals[_i].told[i]);
}
END_TEST

START_TEST (missing_pack_fails)
{
  g_autofree char *file = cordee_test_file ("missing.xml");
  g_autoptr(CordeeTestRun) result = cordee_test_run ("compare --knowledge %s", file);

  cordee_test_check_status (result, 1);
  ck_assert_str_eq (result->out, "");
  cordee_test_check_contains (result->err, "missing.xml");
}
END_TEST

/* Help and version are results. */
START_TEST (help_and_version_are_told)
{
  static const char *const lines[] = { "--help", "-h", "compare --help", "knowledge --help", "knowledge diff --help", "--version" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(CordeeTestRun) result = cordee_test_run ("%s", lines[i]);

      cordee_test_check_status (result, 0);
      ck_assert_str_ne (result->out, "");
      ck_assert_str_eq (result->err, "");
    }
}
END_TEST

/* ── language and output ────────────────────────────────────────── */

/* French is spoken in the C locale; --lang en gives English names and labels even there, the statements stay French, and ids and
   keys are the same. */
START_TEST (language_is_chosen)
{
  g_autoptr(CordeeTestRun) french = cordee_test_run_in ("LC_ALL=C", "compare --as-of " TODAY " --format json --criteria forme-juridique");
  g_autoptr(CordeeTestRun) english = cordee_test_run_in ("LC_ALL=C", "compare --as-of " TODAY " --format json --criteria forme-juridique --lang en");
  g_autoptr(JsonNode) root = cordee_test_parse_json (french);
  g_autoptr(JsonNode) other = cordee_test_parse_json (english);
  JsonObject *row = json_array_get_object_element (cordee_test_array (json_node_get_object (root), "criteria"), 0);
  JsonObject *other_row = json_array_get_object_element (cordee_test_array (json_node_get_object (other), "criteria"), 0);
  JsonObject *structure = json_array_get_object_element (cordee_test_array (json_node_get_object (root), "structures"), 0);
  JsonObject *other_structure = json_array_get_object_element (cordee_test_array (json_node_get_object (other), "structures"), 0);
  JsonObject *cell = json_array_get_object_element (cordee_test_array (row, "cells"), 0);
  JsonObject *other_cell = json_array_get_object_element (cordee_test_array (other_row, "cells"), 0);

  ck_assert_str_eq (cordee_test_string (row, "label"), "Forme juridique");
  ck_assert_str_eq (cordee_test_string (other_row, "label"), "Legal form");
  ck_assert_str_eq (cordee_test_string (structure, "name"), "Équipe de soins primaires");
  ck_assert (g_str_has_prefix (cordee_test_string (other_structure, "name"), "Primary care team"));
  ck_assert_str_eq (cordee_test_string (row, "id"), cordee_test_string (other_row, "id"));
  ck_assert_str_eq (json_array_get_string_element (cordee_test_array (cell, "text"), 0), json_array_get_string_element (cordee_test_array (other_cell, "text"), 0));
}
END_TEST

static guint
count (const char *text, const char *part)
{
  g_auto(GStrv) pieces = g_strsplit (text, part, -1);

  return g_strv_length (pieces) - 1;
}

/* Who does not read in French is told once that statements are in French, in the terminal and on the page; who does is not. */
START_TEST (language_of_statements_is_told)
{
  static const char *const formats[] = { "text", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("compare --criteria composition --format %s", formats[i]);
      g_autofree char *in_english = g_strconcat (arguments, " --lang en", NULL);
      g_autoptr(CordeeTestRun) french = cordee_test_run_in ("LC_ALL=C", arguments);
      g_autoptr(CordeeTestRun) english = cordee_test_run_in ("LC_ALL=C", in_english);

      ck_assert_uint_eq (count (english->out, "Statements are in French"), 1);
      ck_assert_uint_eq (count (french->out, "énoncés sont en français"), 0);
    }
}
END_TEST

/* Who speaks English first is answered in English; --lang fr goes before that. */
START_TEST (language_follows_the_user)
{
  g_autoptr(CordeeTestRun) english = cordee_test_run_in ("LANG=en_GB.UTF-8", "compare --as-of " TODAY " --criteria forme-juridique");
  g_autoptr(CordeeTestRun) german = cordee_test_run_in ("LANG=de_DE.UTF-8", "compare --as-of " TODAY " --criteria forme-juridique");
  g_autoptr(CordeeTestRun) forced = cordee_test_run_in ("LANG=en_GB.UTF-8", "compare --as-of " TODAY " --criteria forme-juridique --lang fr");

  cordee_test_check_contains (english->out, "Legal form");
  cordee_test_check_contains (german->out, "Forme juridique");
  cordee_test_check_contains (forced->out, "Forme juridique");
}
END_TEST

/* The same bytes in any locale. */
START_TEST (output_is_utf8_in_any_locale)
{
  static const char *const formats[] = { "text", "json", "csv", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *line = g_strdup_printf ("compare --as-of " TODAY " --criteria composition --format %s", formats[i]);
      g_autoptr(CordeeTestRun) c = cordee_test_run_in ("LC_ALL=C", line);
      g_autoptr(CordeeTestRun) posix = cordee_test_run_in ("LC_ALL=POSIX", line);
      g_autoptr(CordeeTestRun) utf8 = cordee_test_run_in ("LC_ALL=C.UTF-8", line);
      g_autoptr(CordeeTestRun) unknown = cordee_test_run_in ("LC_ALL=xx_XX.ISO-8859-1", line);

      cordee_test_check_status (c, 0);
      cordee_test_check_contains (c->out, "généraliste");
      ck_assert_str_eq (c->out, posix->out);
      ck_assert_str_eq (c->out, utf8->out);
      ck_assert_str_eq (c->out, unknown->out);
    }
}
END_TEST

/* Nobody reads stdout, or the disk is full: a failure, said on stderr, be the result long or short. */
START_TEST (closed_stdout_is_a_failure)
{
  static const char *const lines[] = { "compare --as-of " TODAY " >&-", "compare --as-of " TODAY " >/dev/full", "--version >/dev/full", "knowledge check >/dev/full" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *script = g_strdup_printf ("exec \"$CORDEE_CLI\" %s", lines[i]);
      char *argv[] = { (char *) "/bin/sh", (char *) "-c", script, NULL };
      g_autoptr(CordeeTestRun) result = cordee_test_run_argv (argv, NULL);

      cordee_test_check_status (result, 1);
      cordee_test_check_contains (result->err, "cordee-cli");
    }
}
END_TEST

static Suite *
cli_suite (void)
{
  Suite *suite = suite_create ("cli");
  TCase *questions = tcase_create ("questions"), *knowledge = tcase_create ("knowledge"), *packs = tcase_create ("packs"), *usage = tcase_create ("usage"), *output = tcase_create ("output");
  TCase *const all[] = { questions, knowledge, packs, usage, output };

  tcase_add_test (questions, questions_are_those_of_the_contract);
  tcase_add_test (questions, questions_are_told_as_text);
  tcase_add_test (knowledge, check_has_its_statuses);
  tcase_add_test (knowledge, check_takes_many_files);
  tcase_add_test (knowledge, sources_are_listed);
  tcase_add_test (knowledge, conflicts_are_listed);
  tcase_add_test (knowledge, changes_are_listed);
  tcase_add_test (packs, fifth_structure_appears);
  tcase_add_test (packs, bad_pack_of_the_folder_is_left_out);
  tcase_add_test (packs, bad_pack_named_by_hand_fails);
  tcase_add_test (packs, missing_pack_fails);
  tcase_add_loop_test (usage, wrong_usage_is_refused, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (usage, help_and_version_are_told);
  tcase_add_test (output, language_is_chosen);
  tcase_add_test (output, language_of_statements_is_told);
  tcase_add_test (output, language_follows_the_user);
  tcase_add_test (output, output_is_utf8_in_any_locale);
  tcase_add_test (output, closed_stdout_is_a_failure);

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
  return cordee_test_main (cli_suite ());
}
