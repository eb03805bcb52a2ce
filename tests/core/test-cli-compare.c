/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <glib/gstdio.h>

/* cordee-cli compare: the JSON of the contract, and its other forms. */

/* ── compare ────────────────────────────────────────────────────── */

static void
check_amounts (JsonArray *amounts)
{
  for (guint i = 0; i < json_array_get_length (amounts); i++)
    cordee_test_check_keys (json_array_get_object_element (amounts, i), "min:I max:I unit:s period:S condition:S");
}

static void
check_statement (JsonObject *statement, JsonArray *sources)
{
  cordee_test_check_keys (statement, "id:s text:s source:s level:s region:S from:S until:S checked:s confidence:s preferred:b because:S subject:s short:s "
                         "amounts:a place:S fact:S announced:b headline:b departements:A");
  check_amounts (cordee_test_array (statement, "amounts"));
  ck_assert_msg (cordee_test_find_object (sources, "id", cordee_test_string (statement, "source")) != NULL, "%s: its source is not listed", cordee_test_string (statement, "id"));
}

/* Every key of the contract, of its type, in every cell; every source listed once; everything announced never preferred. */
START_TEST (json_has_the_keys_of_the_contract)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --as-of " TODAY);
  JsonObject *top = json_node_get_object (root);
  JsonArray *sources = cordee_test_array (top, "sources"), *criteria = cordee_test_array (top, "criteria");
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *structures = cordee_test_join (cordee_test_array (top, "structures"), "id");
  guint n_statements = 0;

  cordee_test_check_keys (top, "as_of:s region:S structures:a criteria:a sources:a");
  ck_assert_str_eq (cordee_test_string (top, "as_of"), TODAY);
  ck_assert_ptr_null (cordee_test_string (top, "region"));
  ck_assert_str_eq (structures, "ESP ESS MSP CPTS");
  cordee_test_check_keys (json_array_get_object_element (cordee_test_array (top, "structures"), 0), "id:s name:s");
  for (guint i = 0; i < json_array_get_length (sources); i++)
    ck_assert (g_hash_table_add (seen, (gpointer) cordee_test_string (json_array_get_object_element (sources, i), "id")));

  ck_assert_uint_ge (json_array_get_length (criteria), 8);
  for (guint i = 0; i < json_array_get_length (criteria); i++)
    {
      JsonObject *row = json_array_get_object_element (criteria, i);
      g_autofree char *columns = cordee_test_join (cordee_test_array (row, "cells"), "structure");

      cordee_test_check_keys (row, "id:s label:s group:s differs:b cells:a");
      ck_assert_str_eq (columns, structures);
      for (guint j = 0; j < 4; j++)
        {
          JsonObject *cell = json_array_get_object_element (cordee_test_array (row, "cells"), j);
          JsonArray *statements = cordee_test_array (cell, "statements");
          static const char *const states[] = { "connu", "inconnu", "sans-objet", "en-attente", NULL };

          cordee_test_check_keys (cell, "structure:s state:s text:a amounts:a statements:a conflict:b");
          ck_assert (g_strv_contains (states, cordee_test_string (cell, "state")));
          ck_assert_uint_gt (json_array_get_length (cordee_test_array (cell, "text")), 0);
          check_amounts (cordee_test_array (cell, "amounts"));
          for (guint k = 0; k < json_array_get_length (statements); k++, n_statements++)
            {
              JsonObject *statement = json_array_get_object_element (statements, k);

              check_statement (statement, sources);
              ck_assert (!json_object_get_boolean_member (statement, "announced") || !json_object_get_boolean_member (statement, "preferred"));
            }
        }
    }
  ck_assert_uint_gt (n_statements, 200);
}
END_TEST

/* The ids of the criteria that the contract names are there. */
START_TEST (json_has_the_criteria_of_the_contract)
{
  static const char *const ids[] = { "composition", "forme-juridique", "territoire",   "objectifs", "projet-sante", "validation", "financements",
                                     "references",  "missions",        "gouvernance", "engagement", "avantages",    "delais" };
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --as-of " TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ck_assert_msg (cordee_test_find_object (cordee_test_array (json_node_get_object (root), "criteria"), "id", ids[i]) != NULL, "no criterion %s", ids[i]);
}
END_TEST

/* Both amounts of a conflict are told, each by its source, one preferred for a reason. */
START_TEST (conflict_is_told_whole)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --structures CPTS");
  JsonObject *cell = cordee_test_find_cell (root, "CPTS", "financements");
  JsonObject *guichet = cordee_test_find_object (cordee_test_array (cell, "statements"), "source", "guichet-cpts-faq-4");
  JsonObject *press = cordee_test_find_object (cordee_test_array (cell, "statements"), "source", "presse-gard-rhony-2024");

  ck_assert (json_object_get_boolean_member (cell, "conflict"));
  ck_assert (cordee_test_has_maximum (cell, 382500, "an") && cordee_test_has_maximum (cell, 330000, "an"));
  ck_assert (guichet != NULL && press != NULL);
  ck_assert (json_object_get_boolean_member (guichet, "preferred"));
  ck_assert (!json_object_get_boolean_member (press, "preferred"));
  ck_assert_ptr_nonnull (cordee_test_string (guichet, "because"));
  ck_assert_ptr_null (cordee_test_string (guichet, "region"));
}
END_TEST

START_TEST (as_of_is_obeyed)
{
  g_autoptr(JsonNode) before = cordee_test_run_json ("compare --as-of 2024-03-01 --criteria financements");
  g_autoptr(JsonNode) after = cordee_test_run_json ("--as-of=2025-06-01 compare --criteria financements");
  g_autoptr(JsonNode) early = cordee_test_run_json ("compare --as-of 2015-12-31 --structures ESP --criteria composition");
  JsonObject *cell = cordee_test_find_cell (after, "ESS", "financements");
  JsonObject *unknown = cordee_test_find_cell (early, "ESP", "composition");

  ck_assert_str_eq (cordee_test_string (json_node_get_object (before), "as_of"), "2024-03-01");
  ck_assert_str_eq (cordee_test_string (cordee_test_find_cell (before, "ESS", "financements"), "state"), "en-attente");
  ck_assert_str_eq (cordee_test_string (cell, "state"), "connu");
  ck_assert (cordee_test_has_maximum (cell, 80000, "unique") && cordee_test_has_maximum (cell, 100000, "an"));
  ck_assert_str_eq (cordee_test_string (unknown, "state"), "inconnu");
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (unknown, "amounts")), 0);
}
END_TEST

START_TEST (region_is_obeyed)
{
  g_autoptr(JsonNode) nation = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements");
  g_autoptr(JsonNode) occitanie = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --region 76");
  g_autoptr(JsonNode) loire = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --region=52");
  g_autoptr(JsonNode) herault = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --departement 34");
  g_autoptr(JsonNode) both = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --departement 34 --region 76");

  ck_assert (!cordee_test_has_maximum (cordee_test_find_cell (nation, "ESP", "financements"), 30000, "total"));
  ck_assert (cordee_test_has_maximum (cordee_test_find_cell (occitanie, "ESP", "financements"), 30000, "total"));
  ck_assert (cordee_test_has_maximum (cordee_test_find_cell (loire, "ESP", "financements"), 10000, "an"));
  ck_assert (!cordee_test_has_maximum (cordee_test_find_cell (loire, "ESP", "financements"), 30000, "total"));
  ck_assert_str_eq (cordee_test_string (json_node_get_object (occitanie), "region"), "76");
  /* The region of a département is that of the département. */
  ck_assert_str_eq (cordee_test_string (json_node_get_object (herault), "region"), "76");
  ck_assert (cordee_test_has_maximum (cordee_test_find_cell (herault, "ESP", "financements"), 30000, "total"));
  ck_assert_str_eq (cordee_test_string (json_node_get_object (both), "region"), "76");
}
END_TEST

/* Local law needs the département: 76 as a département is in Normandie, never the region 76. */
START_TEST (departement_is_no_region)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --as-of " TODAY " --criteria financements --departement 76");

  ck_assert_str_eq (cordee_test_string (json_node_get_object (root), "region"), "28");
}
END_TEST

/* Structures come in the order asked for, in every row; criteria are those asked for. */
START_TEST (structures_and_criteria_are_chosen)
{
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --as-of " TODAY " --structures MSP,ESP --criteria references,composition");
  JsonObject *top = json_node_get_object (root);
  g_autofree char *structures = cordee_test_join (cordee_test_array (top, "structures"), "id");

  ck_assert_str_eq (structures, "MSP ESP");
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (top, "criteria")), 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *columns = cordee_test_join (cordee_test_array (json_array_get_object_element (cordee_test_array (top, "criteria"), i), "cells"), "structure");

      ck_assert_str_eq (columns, "MSP ESP");
    }
  cordee_test_find_cell (root, "MSP", "references");
  cordee_test_find_cell (root, "ESP", "composition");
}
END_TEST

/* --differences keeps the rows that differ, all of them and no other. */
START_TEST (differences_are_kept)
{
  g_autoptr(JsonNode) all = cordee_test_run_json ("compare --as-of " TODAY " --structures ESP,MSP");
  g_autoptr(JsonNode) some = cordee_test_run_json ("compare --as-of " TODAY " --structures ESP,MSP --differences");
  g_autoptr(JsonNode) none = cordee_test_run_json ("compare --as-of " TODAY " --structures ESP --differences");
  JsonArray *rows = cordee_test_array (json_node_get_object (all), "criteria"), *kept = cordee_test_array (json_node_get_object (some), "criteria");
  guint n_differ = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      gboolean differs = json_object_get_boolean_member (row, "differs");

      n_differ += differs;
      ck_assert_int_eq (cordee_test_find_object (kept, "id", cordee_test_string (row, "id")) != NULL, differs);
    }
  ck_assert_uint_eq (json_array_get_length (kept), n_differ);
  ck_assert_uint_gt (n_differ, 0);
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (json_node_get_object (none), "criteria")), 0);
}
END_TEST

/* Same question, same bytes. */
START_TEST (output_is_reproducible)
{
  static const char *const formats[] = { "text", "json", "csv", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(CordeeTestRun) one = cordee_test_run ("compare --as-of " TODAY " --region 84 --format %s", formats[i]);
      g_autoptr(CordeeTestRun) other = cordee_test_run ("--format=%s --region=84 --as-of=" TODAY " compare", formats[i]);

      cordee_test_check_status (one, 0);
      ck_assert_uint_gt (strlen (one->out), 1000);
      ck_assert_str_eq (one->out, other->out);
    }
}
END_TEST

/* Without --as-of the date is today's. */
START_TEST (default_date_is_today)
{
  g_autoptr(GDateTime) before = g_date_time_new_now_local ();
  g_autoptr(JsonNode) root = cordee_test_run_json ("compare --criteria composition");
  g_autoptr(GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *next = g_date_time_format (after, "%Y-%m-%d");
  const char *told = cordee_test_string (json_node_get_object (root), "as_of");

  ck_assert (g_str_equal (told, day) || g_str_equal (told, next));
}
END_TEST

/* ── its other forms ────────────────────────────────────────────── */

/* The records of a CSV text, read strictly by RFC 4180: GPtrArray of GPtrArray of char *. */
static GPtrArray *
parse_csv (const char *text)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  const char *p = text;

  while (*p != '\0')
    {
      GPtrArray *record = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (records, record);
      while (TRUE)
        {
          g_autoptr(GString) field = g_string_new (NULL);

          if (*p == '"')
            for (p++; *p != '"' || p[1] == '"'; p++)
              {
                ck_assert_msg (*p != '\0', "a quoted field does not end");
                g_string_append_c (field, *p);
                p += *p == '"';
              }
          else
            for (; *p != ',' && *p != '\r'; p++)
              {
                ck_assert_msg (*p != '"' && *p != '\n' && *p != '\0', "a field needs quotes: %.40s", p);
                g_string_append_c (field, *p);
              }
          p += *p == '"';
          g_ptr_array_add (record, g_strdup (field->str));
          if (*p != ',')
            break;
          p++;
        }
      ck_assert_msg (g_str_has_prefix (p, "\r\n"), "a record does not end in CR LF: %.40s", p);
      p += 2;
    }
  return records;
}

/* RFC 4180: CR LF, as many fields in each record as in the header, quotes doubled; no field begins a formula. */
START_TEST (csv_is_strict_and_harmless)
{
  g_autofree char *trap = cordee_test_write_trap ();
  g_autoptr(CordeeTestRun) result = cordee_test_run ("compare --as-of " TODAY " --format csv --knowledge %s", trap);
  g_autoptr(GPtrArray) records = NULL;
  gboolean found = FALSE;

  cordee_test_check_status (result, 0);
  records = parse_csv (result->out);
  ck_assert_uint_gt (records->len, 8);
  for (guint i = 0; i < records->len; i++)
    {
      GPtrArray *record = records->pdata[i];

      ck_assert_uint_eq (record->len, ((GPtrArray *) records->pdata[0])->len);
      for (guint j = 0; j < record->len; j++)
        {
          const char *field = record->pdata[j];

          ck_assert_msg (field[0] == '\0' || strchr ("=+-@\t\r", field[0]) == NULL, "a formula: %s", field);
          found |= strstr (field, "=HYPERLINK(\"http://example.org\"),<b> & l’esperluette") != NULL;
        }
    }
  ck_assert (found);
}
END_TEST

/* The elements of HTML that have no end. */
static char *
close_void_elements (const char *html)
{
  g_autoptr(GRegex) regex = g_regex_new ("<(meta|link|br|hr|img|col|input|wbr)\\b([^<>]*[^<>/])?>", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace (regex, html, -1, 0, "<\\1\\2/>", G_REGEX_MATCH_DEFAULT, NULL);
}

static void
fail_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  ck_abort_msg ("line %d: %s", line, what);
}

static guint
count_elements (const CordeeXmlNode *node, const char *name, const char *attribute)
{
  guint n = cordee_xml_is (node, name) && (attribute == NULL || cordee_xml_attribute (node, attribute) != NULL);

  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    n += count_elements (child, name, attribute);
  return n;
}

/* Every element is closed, everything is escaped; a language, a title, a caption, a scope on each header; nothing is fetched. */
START_TEST (html_is_well_formed)
{
  g_autofree char *trap = cordee_test_write_trap ();
  g_autoptr(CordeeTestRun) result = cordee_test_run ("compare --as-of " TODAY " --region 76 --format html --knowledge %s", trap);
  g_autofree char *closed = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CordeeXmlDocument) document = NULL;
  const CordeeXmlNode *root;

  cordee_test_check_status (result, 0);
  ck_assert (g_str_has_prefix (result->out, "<!DOCTYPE html>"));
  closed = close_void_elements (result->out + strlen ("<!DOCTYPE html>"));
  bytes = g_bytes_new (closed, strlen (closed));
  document = cordee_xml_parse (bytes, NULL, fail_cb, NULL);
  ck_assert_ptr_nonnull (document);
  root = cordee_xml_document_get_root (document);

  ck_assert (cordee_xml_is (root, "html"));
  ck_assert_str_eq (cordee_xml_attribute (root, "lang"), "fr");
  ck_assert_uint_eq (count_elements (root, "title", NULL), 1);
  ck_assert_uint_ge (count_elements (root, "caption", NULL), 1);
  ck_assert_uint_gt (count_elements (root, "th", NULL), 8);
  ck_assert_uint_eq (count_elements (root, "th", NULL), count_elements (root, "th", "scope"));
  ck_assert_uint_eq (count_elements (root, "script", NULL), 0);
  ck_assert_uint_eq (count_elements (root, "link", NULL) + count_elements (root, "img", NULL) + count_elements (root, "iframe", NULL), 0);
  /* On a narrow screen each cell names its structure itself. */
  ck_assert_uint_gt (count_elements (root, "td", NULL), 100);
  ck_assert_uint_eq (count_elements (root, "td", NULL), count_elements (root, "td", "data-name"));
  cordee_test_check_contains (result->out, "&lt;b&gt; &amp; l’esperluette");
}
END_TEST

/* The text for a terminal tells both amounts of a conflict and who says them, within its width. */
START_TEST (text_tells_both_amounts)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run ("compare --as-of " TODAY " --structures CPTS --criteria financements");
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  cordee_test_check_status (result, 0);
  text = cordee_test_plain (result->out);
  cordee_test_check_contains (text, "382 500");
  cordee_test_check_contains (text, "330 000");
  cordee_test_check_contains (text, "Guichet CPTS");
  cordee_test_check_contains (text, "presse locale gardoise");
  lines = g_strsplit (result->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    ck_assert_msg (g_utf8_strlen (lines[i], -1) <= 100 || strchr (g_strchug (lines[i]), ' ') == NULL, "too wide: %s", lines[i]);
}
END_TEST

static Suite *
compare_suite (void)
{
  Suite *suite = suite_create ("cli-compare");
  TCase *compare = tcase_create ("compare"), *forms = tcase_create ("forms");
  TCase *const all[] = { compare, forms };

  tcase_add_test (compare, json_has_the_keys_of_the_contract);
  tcase_add_test (compare, json_has_the_criteria_of_the_contract);
  tcase_add_test (compare, conflict_is_told_whole);
  tcase_add_test (compare, as_of_is_obeyed);
  tcase_add_test (compare, region_is_obeyed);
  tcase_add_test (compare, departement_is_no_region);
  tcase_add_test (compare, structures_and_criteria_are_chosen);
  tcase_add_test (compare, differences_are_kept);
  tcase_add_test (compare, output_is_reproducible);
  tcase_add_test (compare, default_date_is_today);
  tcase_add_test (forms, csv_is_strict_and_harmless);
  tcase_add_test (forms, html_is_well_formed);
  tcase_add_test (forms, text_tells_both_amounts);

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
  return cordee_test_main (compare_suite ());
}
