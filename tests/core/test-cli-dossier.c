/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <glib/gstdio.h>

/* cordee-cli dossier: made, shown, checked, brought to the current format; and the dossier as what other commands answer for. */

#define OLD                                                                                                       \
  "<situation format=\"1\"><answer id=\"infirmiers\" value=\"3\" provenance=\"estimated\"/>\n"                     \
  "<answer id=\"region\" value=\"76\"/><answer id=\"medecins-generalistes\" value=\"1\"/></situation>\n"

static JsonObject *
show (const char *file, JsonNode **root)
{
  g_autofree char *line = g_strdup_printf ("dossier show '%s'", file);

  *root = cordee_test_run_json (line);
  return json_node_get_object (*root);
}

static char *
content_of (const char *file)
{
  char *content = NULL;

  ck_assert_msg (g_file_get_contents (file, &content, NULL, NULL), "%s cannot be read", file);
  return content;
}

/* How many files there are in the folder of the test, those of the data folder left out. */
static guint
count_files (void)
{
  g_autofree char *folder = cordee_test_file ("");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  ck_assert_ptr_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_equal (name, "data");
  return n;
}

/* ── new and show ───────────────────────────────────────────────── */

START_TEST (new_dossier_has_what_was_told)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --name 'Équipe du Vidourle' --region 76 --as-of 2026-01-31 --set infirmiers=3 "
                                                   "--set objectifs=prevention,acces-direct --set sites=?",
                                                   file);
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object, *rules, *answer;

  cordee_test_check_status (made, 0);
  ck_assert_str_eq (made->err, "");
  cordee_test_check_contains (made->out, "Équipe du Vidourle");
  object = show (file, &root);
  ck_assert_str_eq (cordee_test_string (object, "name"), "Équipe du Vidourle");
  ck_assert_int_eq (json_object_get_int_member (object, "format"), CORDEE_DOSSIER_FORMAT);
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (object, "knowledge"), "version"), TODAY);
  rules = json_object_get_object_member (object, "rules");
  ck_assert_str_eq (cordee_test_string (rules, "as_of"), "2026-01-31");
  ck_assert_str_eq (cordee_test_string (rules, "region"), "76");
  ck_assert (JSON_NODE_HOLDS_NULL (json_object_get_member (rules, "departement")));
  answer = cordee_test_find_object (cordee_test_array (object, "answers"), "id", "infirmiers");
  ck_assert_int_eq (json_object_get_int_member (answer, "value"), 3);
  ck_assert_str_eq (cordee_test_string (answer, "provenance"), "declared");
  ck_assert (g_str_has_suffix (cordee_test_string (answer, "at"), "Z"));
  answer = cordee_test_find_object (cordee_test_array (object, "answers"), "id", "sites");
  ck_assert (JSON_NODE_HOLDS_NULL (json_object_get_member (answer, "value")));
  answer = cordee_test_find_object (cordee_test_array (object, "answers"), "id", "objectifs");
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (answer, "value")), 2);
  ck_assert_ptr_nonnull (cordee_test_find_object (cordee_test_array (object, "journal"), "kind", "created"));
  ck_assert_uint_ge (json_array_get_length (cordee_test_array (object, "results")), 4);
}
END_TEST

START_TEST (new_dossier_is_named_after_its_file)
{
  g_autofree char *file = cordee_test_file ("Équipe de Lunel.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --format json", file);
  g_autoptr(CordeeTestRun) shown = cordee_test_run ("dossier show '%s'", file);
  g_autoptr(CordeeTestRun) again = cordee_test_run ("dossier new '%s'", file);
  g_autofree char *before = NULL;
  g_autoptr(JsonNode) root = NULL;

  cordee_test_check_status (made, 0);
  ck_assert_str_eq (made->out, shown->out);
  root = cordee_test_parse_json (made);
  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "name"), "Équipe de Lunel");

  /* What is there already stays. */
  cordee_test_check_status (again, 1);
  ck_assert_str_eq (again->out, "");
  cordee_test_check_contains (again->err, "existe déjà");
  before = content_of (file);
  cordee_test_check_contains (before, cordee_test_string (json_node_get_object (root), "id"));
}
END_TEST

static const struct
{
  const char *line;
  int status;
  const char *error;
} refused[] = {
  { "dossier new '%s' --set infirmiers=beaucoup", 2, "un nombre entier de 0 à 9999" },
  { "dossier new '%s' --set infirmier=3", 2, "peut-être « infirmiers »" },
  { "dossier new '%s' --region 99", 2, "région inconnue" },
  { "dossier new '%s' --as-of hier", 2, "AAAA-MM-JJ" },
  { "dossier new '%s' --output x.pdf", 2, "--output ne va pas avec dossier new" },
  { "dossier new '%s' b.cordee", 2, "de trop" },
  { "dossier new", 2, "FICHIER" },
  { "dossier show '%s'", 1, "a.cordee" },
  { "dossier show '%s' --name x", 2, "--name ne va pas avec dossier show" },
  { "dossier show '%s' --set infirmiers=3", 2, "--set ne va pas avec dossier show" },
  { "dossier show '%s' --format text", 2, "attendu : json" },
  { "dossier check", 2, "FICHIER" },
  { "dossier check '%s'", 1, "a.cordee" },
  { "dossier migrate", 2, "FICHIER" },
  { "dossier migrate '%s'", 1, "a.cordee" },
  { "dossier migrate '%s' --format json", 2, "--format ne va pas avec dossier migrate" },
  { "dossier", 2, "dossier migrate" },
  { "dossier nwe '%s'", 2, "peut-être « dossier new »" },
  { "advise '%s'", 1, "a.cordee" },
};

START_TEST (wrong_use_is_told_and_nothing_is_written)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_auto(GStrv) parts = g_strsplit (refused[_i].line, "%s", 2);
  g_autofree char *line = parts[1] != NULL ? g_strconcat (parts[0], file, parts[1], NULL) : g_strdup (parts[0]);
  g_autoptr(CordeeTestRun) run = cordee_test_run_in (NULL, line);

  cordee_test_check_status (run, refused[_i].status);
  cordee_test_check_contains (run->err, refused[_i].error);
  ck_assert_uint_eq (count_files (), 0);
}
END_TEST

START_TEST (new_dossier_needs_a_folder)
{
  g_autofree char *file = cordee_test_file ("pas-la/a.cordee");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("dossier new '%s'", file);

  cordee_test_check_status (run, 1);
  cordee_test_check_contains (run->err, "pas-la");
  ck_assert_str_eq (run->out, "");
  ck_assert_uint_eq (count_files (), 0);
}
END_TEST

/* ── check ──────────────────────────────────────────────────────── */

START_TEST (sound_dossier_has_nothing_to_tell)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --set infirmiers=3 --region 76", file);
  g_autoptr(CordeeTestRun) run = cordee_test_run ("dossier check '%s'", file);
  g_autofree char *line = g_strdup_printf ("dossier check '%s'", file);
  g_autoptr(JsonNode) root = NULL;

  cordee_test_check_status (made, 0);
  cordee_test_check_status (run, 0);
  ck_assert_str_eq (run->err, "");
  root = cordee_test_run_json (line);
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (json_node_get_object (root), "issues")), 0);
}
END_TEST

/* An answer that is none is an error, told with file, line and what was expected; no result is given that would leave it out unseen. */
START_TEST (bad_answer_is_an_error)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --set infirmiers=3", file);
  g_autofree char *content = content_of (file);
  g_auto(GStrv) sides = g_strsplit (content, "value=\"3\"", 2);
  g_autofree char *spoilt = g_strjoinv ("value=\"beaucoup\"", sides);
  g_autoptr(CordeeTestRun) run = NULL;
  g_autoptr(CordeeTestRun) json = NULL;
  g_autoptr(CordeeTestRun) advise = NULL;
  g_autoptr(CordeeTestRun) shown = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *issues;

  cordee_test_check_status (made, 0);
  ck_assert_uint_eq (g_strv_length (sides), 2);
  ck_assert (g_file_set_contents (file, spoilt, -1, NULL));
  run = cordee_test_run ("dossier check '%s'", file);
  json = cordee_test_run ("dossier check '%s' --format json", file);
  cordee_test_check_contains (run->out, "beaucoup");
  cordee_test_check_contains (run->out, "attendu : un nombre entier de 0 à 9999");
  root = cordee_test_parse_json (json);
  issues = cordee_test_array (json_node_get_object (root), "issues");
  ck_assert_uint_ge (json_array_get_length (issues), 1);
  for (guint i = 0; i < json_array_get_length (issues); i++)
    {
      JsonObject *issue = json_array_get_object_element (issues, i);

      ck_assert_str_eq (cordee_test_string (issue, "file"), file);
      ck_assert_int_gt (json_object_get_int_member (issue, "line"), 1);
    }
  cordee_test_check_status (run, 3);
  cordee_test_check_status (json, 3);

  advise = cordee_test_run ("advise '%s'", file);
  cordee_test_check_status (advise, 1);
  ck_assert_str_eq (advise->out, "");
  cordee_test_check_contains (advise->err, "attendu : un nombre entier de 0 à 9999");
  shown = cordee_test_run ("dossier show '%s'", file);
  cordee_test_check_status (shown, 0);
}
END_TEST

START_TEST (unreadable_file_does_not_hide_the_others)
{
  g_autofree char *broken = cordee_test_write ("broken.cordee", "<dossier format=\"1\">\n<project>\n");
  g_autofree char *missing = cordee_test_file ("missing.cordee");
  g_autofree char *other = cordee_test_write ("other.cordee", "<livre/>");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("dossier check '%s' '%s' '%s' --format json", broken, missing, other);
  g_autoptr(JsonNode) root = NULL;
  JsonArray *issues;

  cordee_test_check_status (run, 1);
  root = cordee_test_parse_json (run);
  issues = cordee_test_array (json_node_get_object (root), "issues");
  ck_assert_ptr_nonnull (cordee_test_find_object (issues, "file", broken));
  ck_assert_ptr_nonnull (cordee_test_find_object (issues, "file", missing));
  ck_assert_ptr_nonnull (cordee_test_find_object (issues, "file", other));
  ck_assert_str_eq (cordee_test_string (cordee_test_find_object (issues, "file", broken), "severity"), "error");
  cordee_test_check_contains (run->err, "broken.cordee");
  cordee_test_check_contains (run->err, "missing.cordee");
}
END_TEST

/* ── migrate ────────────────────────────────────────────────────── */

/* Whether some file below a folder has this content. */
static gboolean
is_kept_below (const char *folder, const char *content)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *other = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = is_kept_below (path, content);
      else
        found = g_file_get_contents (path, &other, NULL, NULL) && g_str_equal (other, content);
    }
  return found;
}

START_TEST (old_file_is_migrated_once_after_a_backup)
{
  g_autofree char *file = cordee_test_write ("old.cordee", OLD);
  g_autofree char *data = cordee_test_file ("data");
  g_autoptr(CordeeTestRun) first = cordee_test_run ("dossier migrate '%s'", file);
  g_autofree char *after = content_of (file);
  g_autofree char *later = NULL;
  g_autoptr(CordeeTestRun) second = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object, *answer, *event;

  cordee_test_check_status (first, 0);
  ck_assert_str_eq (first->err, "");
  cordee_test_check_contains (first->out, "mis du format 0 au format 1");
  ck_assert_msg (is_kept_below (data, OLD), "the old file is nowhere");
  object = show (file, &root);
  ck_assert_int_eq (json_object_get_int_member (object, "format"), 1);
  answer = cordee_test_find_object (cordee_test_array (object, "answers"), "id", "infirmiers");
  ck_assert_int_eq (json_object_get_int_member (answer, "value"), 3);
  ck_assert_str_eq (cordee_test_string (answer, "provenance"), "estimated");
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (object, "rules"), "region"), "76");
  event = cordee_test_find_object (cordee_test_array (object, "journal"), "kind", "migrated");
  cordee_test_check_keys (event, "kind:s detail:s at:s");

  second = cordee_test_run ("dossier migrate '%s'", file);
  cordee_test_check_status (second, 0);
  cordee_test_check_contains (second->out, "déjà au format 1");
  later = content_of (file);
  ck_assert_str_eq (later, after);
}
END_TEST

START_TEST (file_that_fails_does_not_keep_the_others)
{
  g_autofree char *file = cordee_test_write ("old.cordee", OLD);
  g_autofree char *broken = cordee_test_write ("broken.cordee", "<situation");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("dossier migrate '%s' '%s'", broken, file);
  g_autofree char *still = content_of (broken);
  g_autofree char *after = content_of (file);

  cordee_test_check_status (run, 1);
  cordee_test_check_contains (run->err, "broken.cordee");
  cordee_test_check_contains (run->out, "old.cordee");
  ck_assert_str_eq (still, "<situation");
  ck_assert_str_ne (after, OLD);
}
END_TEST

/* ── a dossier as an argument ───────────────────────────────────── */

static const struct
{
  const char *options;
  const char *as_of, *region;
} overridden[] = {
  { "", "2025-06-30", "24" },
  { "--as-of 2026-11-22", "2026-11-22", "24" },
  { "--region 76", "2025-06-30", "76" },
  { "--set region=84", "2025-06-30", "84" },
};

START_TEST (dossier_gives_date_and_place_unless_options_do)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --as-of 2025-06-30 --region 24 --set infirmiers=3", file);
  g_autofree char *line = g_strdup_printf ("advise '%s' %s", file, overridden[_i].options);
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;

  cordee_test_check_status (made, 0);
  root = cordee_test_run_json (line);
  object = json_node_get_object (root);
  ck_assert_str_eq (cordee_test_string (object, "as_of"), overridden[_i].as_of);
  ck_assert_str_eq (cordee_test_string (object, "region"), overridden[_i].region);
  ck_assert_ptr_nonnull (cordee_test_find_object (cordee_test_array (object, "answers"), "id", "infirmiers"));
}
END_TEST

/* --set is over the answers of the file, which stays as it is. */
START_TEST (set_answers_do_not_touch_the_file)
{
  g_autofree char *file = cordee_test_file ("a.cordee");
  g_autoptr(CordeeTestRun) made = cordee_test_run ("dossier new '%s' --set infirmiers=3", file);
  g_autofree char *before = content_of (file);
  g_autofree char *line = g_strdup_printf ("advise '%s' --set infirmiers=7", file);
  g_autoptr(JsonNode) root = cordee_test_run_json (line);
  g_autofree char *after = content_of (file);
  JsonObject *answer = cordee_test_find_object (cordee_test_array (json_node_get_object (root), "answers"), "id", "infirmiers");

  cordee_test_check_status (made, 0);
  ck_assert_int_eq (json_object_get_int_member (answer, "value"), 7);
  ck_assert_str_eq (before, after);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli-dossier");
  TCase *tcase = tcase_create ("dossier");

  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (tcase, new_dossier_has_what_was_told);
  tcase_add_test (tcase, new_dossier_is_named_after_its_file);
  tcase_add_loop_test (tcase, wrong_use_is_told_and_nothing_is_written, 0, (int) G_N_ELEMENTS (refused));
  tcase_add_test (tcase, new_dossier_needs_a_folder);
  tcase_add_test (tcase, sound_dossier_has_nothing_to_tell);
  tcase_add_test (tcase, bad_answer_is_an_error);
  tcase_add_test (tcase, unreadable_file_does_not_hide_the_others);
  tcase_add_test (tcase, old_file_is_migrated_once_after_a_backup);
  tcase_add_test (tcase, file_that_fails_does_not_keep_the_others);
  tcase_add_loop_test (tcase, dossier_gives_date_and_place_unless_options_do, 0, (int) G_N_ELEMENTS (overridden));
  tcase_add_test (tcase, set_answers_do_not_touch_the_file);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
