/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-report-csv.h"
#include "cordee-report-table.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

#define TODAY "2026-11-22"

/* What is copied of the matrix. */

static char **
to_lines (const CordeeComparison *comparison)
{
  g_autofree char *tsv = cordee_report_comparison_to_tsv (comparison);

  ck_assert (g_str_has_suffix (tsv, "\n"));
  tsv[strlen (tsv) - 1] = '\0';
  return g_strsplit (tsv, "\n", -1);
}

/* ── for spreadsheets ───────────────────────────────────────────── */

START_TEST (lines_of_the_small_base)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_auto(GStrv) lines = to_lines (comparison);

  ck_assert_str_eq (lines[0], "Critère\tA (Structure A)\tB (Structure B)\tC (Structure C)");
  ck_assert_str_eq (lines[1], "L’œuvre <commune>\tŒuvre de l’équipe médicale <1 000 €> ; Deuxième ; Troisième ; Quatrième ; Cinquième\t'=1+1\t"
                              "Inconnu au 22/11/2026");
  ck_assert_str_eq (lines[2], "Lectures\tPremière phrase ; Seconde phrase ; Côté un ; Côté deux ; Côté trois ; Côté quatre (4 lectures)\t"
                              "Rien à dire (sans objet)\tPremière phrase");
  ck_assert_str_eq (lines[4], "Vide\tInconnu au 22/11/2026\tInconnu au 22/11/2026\t"
                              "Inconnu au 22/11/2026 ; Au plus près, à partir du 01/01/2028 : « À venir & bien »");
  ck_assert_str_eq (lines[5], "Règles au 22/11/2026, France entière, sans règle régionale");
  ck_assert (g_str_has_prefix (lines[6], "Base vérifiée le 22/11/2026, empreinte "));
  ck_assert_ptr_null (lines[7]);
}
END_TEST

START_TEST (lines_of_the_base)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), "2024-03-01", "76");
  g_auto(GStrv) lines = to_lines (comparison);
  guint n = comparison->rows->len;
  gboolean found = FALSE;

  ck_assert_uint_eq (g_strv_length (lines), n + 3);
  for (guint i = 0; i <= n; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], "\t", -1);

      ck_assert_uint_eq (g_strv_length (fields), 6);
      for (guint j = 0; fields[j] != NULL; j++)
        ck_assert_msg (*fields[j] != '\0' && !cordee_csv_begins_formula (fields[j]), "line %u, field %u: %s", i, j, fields[j]);
      if (g_str_equal (fields[0], "Financements"))
        {
          found = TRUE;
          ck_assert_ptr_nonnull (strstr (fields[1], "30 000 €"));
          ck_assert (g_str_has_suffix (fields[2], "(en attente)"));
          ck_assert_str_eq (fields[5], "Jusqu’à 10 000 € par an");
        }
    }
  ck_assert (found);
  ck_assert_str_eq (lines[n + 1], "Règles au 01/03/2024, Occitanie");
}
END_TEST

/* ── for texts and letters ──────────────────────────────────────── */

typedef struct
{
  guint n_tables, n_captions, n_columns, n_groups, n_rows, n_cells;
  GString *text;
} Seen;

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer user_data, GError **error)
{
  Seen *seen = user_data;
  const char *scope = find_attribute (names, values, "scope");
  const char *href = find_attribute (names, values, "href");

  seen->n_tables += g_str_equal (element, "table") ? 1 : 0;
  seen->n_captions += g_str_equal (element, "caption") ? 1 : 0;
  seen->n_columns += g_strcmp0 (scope, "col") == 0 ? 1 : 0;
  seen->n_groups += g_strcmp0 (scope, "rowgroup") == 0 ? 1 : 0;
  seen->n_rows += g_strcmp0 (scope, "row") == 0 ? 1 : 0;
  seen->n_cells += g_str_equal (element, "td") ? 1 : 0;
  ck_assert_int_eq (scope != NULL, g_str_equal (element, "th"));

  /* Nothing needs the rest of a page. */
  ck_assert_ptr_null (find_attribute (names, values, "class"));
  ck_assert_ptr_null (find_attribute (names, values, "id"));
  ck_assert_ptr_null (find_attribute (names, values, "style"));
  ck_assert (href == NULL || g_str_has_prefix (href, "https://") || g_str_has_prefix (href, "http://"));
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  g_string_append_len (seen->text, text, (gssize) length);
}

/* Reads the fragment as XML, once the one element without an end has one. */
static void
read_table (const CordeeComparison *comparison, Seen *seen)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  g_autofree char *html = cordee_report_comparison_to_html_table (comparison);
  g_auto(GStrv) parts = g_strsplit (html, "<br>", -1);
  g_autofree char *joined = g_strjoinv ("<br/>", parts);
  g_autofree char *whole = g_strconcat ("<div>", joined, "</div>", NULL);
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autoptr(GError) error = NULL;

  *seen = (Seen) { .text = g_string_new (NULL) };
  context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  ck_assert_msg (g_markup_parse_context_parse (context, whole, -1, &error) && g_markup_parse_context_end_parse (context, &error), "%s",
                 error != NULL ? error->message : "");
  g_string_replace (seen->text, "\u00a0", " ", 0);
  g_string_replace (seen->text, "\u202f", " ", 0);
}

START_TEST (table_has_heads_and_context)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), TODAY, "76");
  guint n = comparison->rows->len;
  Seen seen;

  read_table (comparison, &seen);
  ck_assert_uint_eq (seen.n_tables, 1);
  ck_assert_uint_eq (seen.n_captions, 1);
  ck_assert_uint_eq (seen.n_columns, 6);
  ck_assert_uint_eq (seen.n_groups, cordee_knowledge_get_groups (cordee_test_fifth ())->len);
  ck_assert_uint_eq (seen.n_rows, n);
  ck_assert_uint_eq (seen.n_cells, 5 * n);
  ck_assert_ptr_nonnull (strstr (seen.text->str, "Comparaison. Règles au 22/11/2026, Occitanie"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "Règles au 22/11/2026, Occitanie. Base vérifiée le 22/11/2026, empreinte "));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "CDS (Centre de santé)"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "382 500 €"));
  g_string_free (seen.text, TRUE);
}
END_TEST

START_TEST (table_is_escaped_and_cites)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  Seen seen;

  read_table (comparison, &seen);
  ck_assert_ptr_nonnull (strstr (seen.text->str, "L’œuvre <commune>"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "Œuvre de l’équipe médicale <1 000 €> [1]"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "Loi <n° 1>, Éditeur & fils, 05/2024"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "https://example.org/?a=1&b=2"));
  ck_assert_ptr_nonnull (strstr (seen.text->str, "sans objet"));
  g_string_free (seen.text, TRUE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-table");
  TCase *lines = tcase_create ("lines"), *table = tcase_create ("table");

  tcase_add_test (lines, lines_of_the_small_base);
  tcase_add_test (lines, lines_of_the_base);
  suite_add_tcase (suite, lines);
  tcase_add_test (table, table_has_heads_and_context);
  tcase_add_test (table, table_is_escaped_and_cites);
  suite_add_tcase (suite, table);
  return cordee_test_main (suite);
}
