/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <glib/gstdio.h>

/* cordee-cli roadmap: how it is asked, what it says, its JSON; and report roadmap, report letter. The calendar is read by check-calendar.py. */

#define ROADMAP "roadmap --as-of " TODAY
#define TOWNS " CPTS --region 76 --set population=48219 --target 2027-09-15"

static JsonObject *
find_step (JsonNode *root, const char *id)
{
  JsonObject *step = cordee_test_find_object (cordee_test_array (json_node_get_object (root), "steps"), "id", id);

  ck_assert_msg (step != NULL, "no step %s", id);
  return step;
}

static gboolean
is_null (JsonObject *object, const char *name)
{
  return JSON_NODE_HOLDS_NULL (json_object_get_member (object, name));
}

/* ── the JSON ───────────────────────────────────────────────────── */

static void
check_sources (JsonObject *object, JsonArray *sources)
{
  JsonArray *ids = cordee_test_array (object, "sources");

  for (guint i = 0; i < json_array_get_length (ids); i++)
    ck_assert_ptr_nonnull (cordee_test_find_object (sources, "id", json_array_get_string_element (ids, i)));
}

static void
check_gate (JsonObject *step, JsonArray *sources)
{
  JsonArray *gate = cordee_test_array (step, "gate");

  for (guint i = 0; i < json_array_get_length (gate); i++)
    {
      JsonObject *check = json_array_get_object_element (gate, i);

      cordee_test_check_keys (check, "id:s label:s state:s proof:S task:S sources:a questions:a");
      ck_assert_ptr_nonnull (strstr ("rempli manque a-verifier", cordee_test_string (check, "state")));
      ck_assert_int_eq (g_str_equal (cordee_test_string (check, "state"), "rempli"), is_null (check, "task"));
      check_sources (check, sources);
    }
}

/* What must end before comes before; days are in order; what has no slack is critical. */
static void
check_step (JsonObject *step, JsonObject *root, JsonArray *steps, guint index)
{
  JsonArray *requires = cordee_test_array (step, "requires");

  cordee_test_check_keys (step, "id:s label:s who:a actors:a earliest_start:S earliest_end:S latest_start:S latest_end:S duration_days:o "
                                "duration:o requires:a documents:a aids:a status:s sources:a critical:b gate:a phase:s after_goal:b late:b "
                                "anchor:S summary:s why:S");
  ck_assert (json_object_has_member (step, "slack_days"));
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (step, "who")), json_array_get_length (cordee_test_array (step, "actors")));
  cordee_test_check_keys (json_object_get_object_member (step, "duration"), "min:i likely:i max:i unit:s origin:s statement:S");
  check_sources (step, cordee_test_array (root, "sources"));
  check_gate (step, cordee_test_array (root, "sources"));
  for (guint i = 0; i < json_array_get_length (requires); i++)
    {
      JsonObject *before = cordee_test_find_object (steps, "id", json_array_get_string_element (requires, i));

      ck_assert_ptr_nonnull (before);
      if (!is_null (before, "earliest_end") && !is_null (step, "earliest_start"))
        ck_assert_str_le (cordee_test_string (before, "earliest_end"), cordee_test_string (step, "earliest_start"));
      for (guint j = index; j < json_array_get_length (steps); j++)
        ck_assert (json_array_get_object_element (steps, j) != before);
    }
  if (!is_null (step, "slack_days") && !json_object_get_boolean_member (step, "after_goal"))
    ck_assert_int_eq (json_object_get_int_member (step, "slack_days") == 0, json_object_get_boolean_member (step, "critical"));
}

START_TEST (json_is_that_of_the_contract)
{
  static const char *const lines[] = {
    ROADMAP TOWNS, ROADMAP " MSP --from ESP --region 76", ROADMAP " ESP --region 53 --start 2027-01-04", ROADMAP " CPTS --how adherer", ROADMAP " ESS",
  };
  g_autoptr(JsonNode) root = cordee_test_run_json (lines[_i]);
  JsonObject *object = json_node_get_object (root);
  JsonArray *steps = cordee_test_array (object, "steps");

  cordee_test_check_keys (object, "structure:s how:s from:S as_of:s region:S start:s target:S earliest_end:s best_end:s worst_end:s steps:a "
                                  "contacts:a sources:a knowledge:o");
  ck_assert_int_eq (is_null (object, "target"), is_null (object, "margin_days"));
  ck_assert_str_le (cordee_test_string (object, "best_end"), cordee_test_string (object, "earliest_end"));
  ck_assert_str_le (cordee_test_string (object, "earliest_end"), cordee_test_string (object, "worst_end"));
  ck_assert_uint_gt (json_array_get_length (steps), 2);
  for (guint i = 0; i < json_array_get_length (steps); i++)
    check_step (json_array_get_object_element (steps, i), object, steps, i);
}
END_TEST

/* The two months in which silence is consent are on the critical path, with their article; two months from a day to the same day. */
START_TEST (tacit_months_are_critical)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (ROADMAP TOWNS);
  JsonObject *step = find_step (root, "cpts-validation-projet");
  JsonObject *duration = json_object_get_object_member (step, "duration");
  JsonObject *days = json_object_get_object_member (step, "duration_days");

  ck_assert (json_object_get_boolean_member (step, "critical"));
  ck_assert_str_eq (cordee_test_string (duration, "unit"), "mois");
  ck_assert_int_eq (json_object_get_int_member (duration, "max"), 2);
  ck_assert_str_eq (cordee_test_string (duration, "kind"), "legal");
  cordee_test_check_contains (cordee_test_string (duration, "article"), "L. 1434-12");
  ck_assert_int_ge (json_object_get_int_member (days, "max"), 59);
  ck_assert_int_le (json_object_get_int_member (days, "max"), 62);
  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "target"), "2027-09-15");
}
END_TEST

/* What proves a requirement is told with how it is known; what nobody answered is not met. */
START_TEST (gate_tells_what_proves_it)
{
  g_autoptr(JsonNode) root = cordee_test_run_json (ROADMAP TOWNS);
  JsonArray *gate = cordee_test_array (find_step (root, "cpts-lettre-intention"), "gate");
  JsonObject *territory = cordee_test_find_object (gate, "id", "territoire");
  JsonObject *authors = cordee_test_find_object (gate, "id", "acteurs");

  ck_assert_str_eq (cordee_test_string (territory, "state"), "rempli");
  cordee_test_check_contains (cordee_test_string (territory, "proof"), "48");
  cordee_test_check_contains (cordee_test_string (territory, "proof"), "déclaré");
  ck_assert_str_eq (cordee_test_string (authors, "state"), "a-verifier");
  ck_assert (!is_null (authors, "task"));
}
END_TEST

/* An earlier structure leaves less to do. */
START_TEST (earlier_structure_is_used_again)
{
  g_autoptr(JsonNode) fresh = cordee_test_run_json (ROADMAP " MSP --region 76");
  g_autoptr(JsonNode) from = cordee_test_run_json (ROADMAP " MSP --region 76 --from ESP");
  JsonObject *diagnosis = find_step (from, "msp-diagnostic");

  ck_assert_str_eq (cordee_test_string (json_node_get_object (from), "from"), "ESP");
  ck_assert_str_eq (cordee_test_string (find_step (fresh, "msp-association"), "status"), "a-faire");
  ck_assert_str_eq (cordee_test_string (find_step (from, "msp-association"), "status"), "fait");
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (diagnosis, "duration"), "origin"), "reprise");
  ck_assert (!is_null (diagnosis, "reuse"));
}
END_TEST

/* ── dates ──────────────────────────────────────────────────────── */

/* The answer to the question of the signature is the date aimed at, and an option wins over it; a start moves all. */
START_TEST (options_win)
{
  g_autoptr(JsonNode) answered = cordee_test_run_json (ROADMAP " CPTS --set date-signature=2027-09-15");
  g_autoptr(JsonNode) aimed = cordee_test_run_json (ROADMAP " CPTS --set date-signature=2027-09-15 --target 2027-12-01");
  g_autoptr(JsonNode) begun = cordee_test_run_json (ROADMAP " CPTS --start 2027-02-01");

  ck_assert_str_eq (cordee_test_string (json_node_get_object (answered), "target"), "2027-09-15");
  ck_assert_str_eq (cordee_test_string (json_node_get_object (aimed), "target"), "2027-12-01");
  ck_assert_int_eq (json_object_get_int_member (json_node_get_object (aimed), "margin_days")
                      - json_object_get_int_member (json_node_get_object (answered), "margin_days"), 77);
  ck_assert_str_eq (cordee_test_string (find_step (begun, "cpts-rassembler"), "earliest_start"), "2027-02-01");
  ck_assert_str_eq (cordee_test_string (json_node_get_object (begun), "today"), TODAY);
}
END_TEST

/* ── the text ───────────────────────────────────────────────────── */

START_TEST (text_says_it_all)
{
  static const char *const parts[] = {
    "Du projet au contrat · CPTS", "Prochaine action", "Marge avant la date visée", "délais les plus courts", "chemin critique", "2 mois au plus",
    "art. L. 1434-12", "estimation sans source", "Avant l’envoi : Lettre d’intention", "rempli : le territoire", "à vérifier :", "À faire :",
    "À qui parler", "Aucune source ne donne ces délais", "[1]", "Prévision, pas un engagement",
  };
  g_autoptr(CordeeTestRun) run = cordee_test_run (ROADMAP TOWNS);
  g_autofree char *plain = NULL;
  g_auto(GStrv) lines = NULL;

  cordee_test_check_status (run, 0);
  plain = cordee_test_plain (run->out);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    cordee_test_check_contains (plain, parts[i]);
  ck_assert_ptr_null (strstr (plain, "(null)"));
  lines = g_strsplit (plain, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    ck_assert_msg (g_utf8_strlen (lines[i], -1) <= 100 || strstr (lines[i], "http") != NULL, "too long: %s", lines[i]);
}
END_TEST

/* A way that the base does not have is told, and is no error. */
START_TEST (way_that_is_not_there)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run (ROADMAP " ESS --how adherer --from ESP");

  cordee_test_check_status (run, 0);
  if (strstr (run->out, "Rejoindre") == NULL)
    ck_abort_msg ("%s", run->out);
}
END_TEST

/* ── files ──────────────────────────────────────────────────────── */

static char *
make_dossier (void)
{
  char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) run
    = cordee_test_run ("dossier new '%s' --as-of " TODAY " --region 76 --set population=48219 --set date-signature=2027-09-15", file);

  cordee_test_check_status (run, 0);
  return file;
}

/* The words of a report as HTML, spaces made plain. The caller owns them. */
static char *
report_as_html (const char *dossier, const char *line)
{
  g_autofree char *file = cordee_test_file ("report.html");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("report %s '%s' --output '%s' --as-of " TODAY, line, dossier, file);
  g_autofree char *html = NULL;

  cordee_test_check_status (run, 0);
  ck_assert_str_eq (run->out, "");
  ck_assert_str_eq (run->err, "");
  ck_assert (g_file_get_contents (file, &html, NULL, NULL));
  return cordee_test_plain (html);
}

/* A dossier gives answers, place and the date aimed at. */
START_TEST (dossier_is_read)
{
  g_autofree char *dossier = make_dossier ();
  g_autofree char *line = g_strdup_printf (ROADMAP " CPTS '%s'", dossier);
  g_autoptr(JsonNode) root = cordee_test_run_json (line);

  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "region"), "76");
  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "target"), "2027-09-15");
}
END_TEST

START_TEST (report_of_the_way)
{
  g_autofree char *dossier = make_dossier ();
  g_autofree char *html = report_as_html (dossier, "roadmap --structure CPTS");
  g_autofree char *other = report_as_html (dossier, "roadmap --structure MSP --from ESP --target 2028-06-30");

  cordee_test_check_contains (html, "Du projet au contrat · CPTS");
  cordee_test_check_contains (html, "15/09/2027");
  cordee_test_check_contains (html, "art. L. 1434-12");
  cordee_test_check_contains (html, "Avant chaque envoi");
  cordee_test_check_contains (html, "Empreinte de la base");
  cordee_test_check_contains (other, "Du projet au contrat · MSP (déjà en ESP)");
  cordee_test_check_contains (other, "30/06/2028");
}
END_TEST

START_TEST (letter_of_the_structure)
{
  g_autofree char *dossier = make_dossier ();
  g_autofree char *letter = report_as_html (dossier, "letter --structure CPTS");
  g_autofree char *project = report_as_html (dossier, "letter --structure CPTS --template cpts-projet-sante");

  cordee_test_check_contains (letter, "<title>Lettre d’intention");
  cordee_test_check_contains (letter, "48 219");
  cordee_test_check_contains (project, "<title>Projet de santé");
}
END_TEST

/* As what is completed in a word processor, and as paper. */
START_TEST (files_of_the_way)
{
  static const struct
  {
    const char *kind;
    const char *name;
    const char *start;
  } files[] = { { "letter", "out.odt", "PK\003\004" }, { "roadmap", "out.pdf", "%PDF-1." } };
  g_autofree char *dossier = make_dossier ();
  g_autofree char *file = cordee_test_file (files[_i].name);
  g_autoptr(CordeeTestRun) run = cordee_test_run ("report %s '%s' --output '%s'", files[_i].kind, dossier, file);
  g_autofree char *content = NULL;
  gsize length;

  cordee_test_check_status (run, 0);
  ck_assert (g_file_get_contents (file, &content, &length, NULL));
  ck_assert_uint_gt (length, 1000);
  ck_assert_msg (memcmp (content, files[_i].start, strlen (files[_i].start)) == 0, "%s is none", files[_i].name);
}
END_TEST

/* ── wrong use ──────────────────────────────────────────────────── */

static const struct
{
  const char *line;
  const char *says;
} refused[] = {
  { "roadmap", "STRUCTURE" },
  { "roadmap CPST", "peut-être « CPTS »" },
  { "roadmap CPTS --start 2026-12-01 --target 2027-01-01", "--start et --target" },
  { "roadmap CPTS --target 2027-02-30", "AAAA-MM-JJ" },
  { "roadmap CPTS --start demain", "AAAA-MM-JJ" },
  { "roadmap CPTS --how crer", "creer, adherer" },
  { "roadmap CPTS --from MPS", "peut-être « MSP »" },
  { "roadmap CPTS --set populasion=3", "population" },
  { "roadmap CPTS --format csv", "ics" },
  { "roadmap CPTS --structure MSP", "--structure ne va pas avec roadmap" },
  { "advise --target 2027-09-15", "--target ne va pas avec advise" },
  { "report interview %s --output out.pdf --target 2027-09-15", "ne vont qu’avec roadmap et letter" },
  { "report roadmap %s --output out.pdf --template statuts", "--template ne va qu’avec letter" },
  { "report roadmap %s --output out.pdf --structure CPST", "peut-être « CPTS »" },
  { "report roadmap %s --output out.pdf --how crer", "creer, adherer" },
  { "report letter %s --output out.odt --structure CPTS --template cpts-lettre", "cpts-lettre-intention" },
  { "report letter %s --output out.odt --structure MSP --template cpts-lettre-intention", "msp-lettre-intention" },
};

START_TEST (wrong_use_is_told_and_nothing_is_written)
{
  g_autofree char *dossier = make_dossier ();
  g_auto(GStrv) parts = g_strsplit (refused[_i].line, "%s", -1);
  g_autofree char *line = g_strjoinv (dossier, parts);
  g_autofree char *folder = cordee_test_file ("");
  g_autofree char *here = g_get_current_dir ();
  g_autoptr(CordeeTestRun) run = NULL;

  ck_assert_int_eq (g_chdir (folder), 0);
  run = cordee_test_run_in (NULL, line);
  ck_assert (!g_file_test ("out.pdf", G_FILE_TEST_EXISTS) && !g_file_test ("out.odt", G_FILE_TEST_EXISTS));
  ck_assert_int_eq (g_chdir (here), 0);
  cordee_test_check_status (run, 2);
  ck_assert_str_eq (run->out, "");
  cordee_test_check_contains (run->err, refused[_i].says);
}
END_TEST

START_TEST (dossier_that_is_not_there)
{
  g_autoptr(CordeeTestRun) run = cordee_test_run ("roadmap CPTS %s", "/nowhere/at/all.cordee");

  cordee_test_check_status (run, 1);
  ck_assert_str_eq (run->out, "");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli-roadmap");
  TCase *tcase = tcase_create ("roadmap");

  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (tcase, json_is_that_of_the_contract, 0, 5);
  tcase_add_test (tcase, tacit_months_are_critical);
  tcase_add_test (tcase, gate_tells_what_proves_it);
  tcase_add_test (tcase, earlier_structure_is_used_again);
  tcase_add_test (tcase, options_win);
  tcase_add_test (tcase, text_says_it_all);
  tcase_add_test (tcase, way_that_is_not_there);
  tcase_add_test (tcase, dossier_is_read);
  tcase_add_test (tcase, report_of_the_way);
  tcase_add_test (tcase, letter_of_the_structure);
  tcase_add_loop_test (tcase, files_of_the_way, 0, 2);
  tcase_add_loop_test (tcase, wrong_use_is_told_and_nothing_is_written, 0, (int) G_N_ELEMENTS (refused));
  tcase_add_test (tcase, dossier_that_is_not_there);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
