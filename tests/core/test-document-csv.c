/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-report-csv.h"
#include "cordee-test-document.h"
#include "cordee-test.h"

#include <string.h>

/* A report for a spreadsheet: as RFC 4180 reads it, and as LibreOffice Calc with French settings opens it. */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* ── reading back ───────────────────────────────────────────────── */

/* The fields of a quoted or plain field list, strictly: rows of strings. */
static GPtrArray *
parse (const char *csv)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = NULL;
  const char *p = csv;

  while (*p != '\0')
    {
      g_autoptr(GString) field = g_string_new (NULL);

      if (row == NULL)
        g_ptr_array_add (rows, row = g_ptr_array_new_with_free_func (g_free));
      if (*p == '"')
        {
          for (p++; *p != '"' || p[1] == '"'; p++)
            {
              ck_assert_msg (*p != '\0', "a quote does not end");
              g_string_append_c (field, *p);
              p += *p == '"';
            }
          p++;
        }
      else
        for (; *p != '\0' && strchr (";\r", *p) == NULL; p++)
          {
            ck_assert_msg (*p != '"' && *p != '\n', "not quoted: %s", p);
            g_string_append_c (field, *p);
          }
      g_ptr_array_add (row, g_strdup (field->str));
      if (*p == ';')
        {
          p++;
          continue;
        }
      ck_assert_msg (g_str_has_prefix (p, "\r\n"), "a line ends wrong: %.40s", p);
      p += 2;
      row = NULL;
    }
  return rows;
}

/* The rows of a document, all of the same length; the head among them. */
static GPtrArray *
to_rows (const CordeeDocument *document)
{
  g_autofree char *csv = cordee_document_to_csv (document);
  GPtrArray *rows;

  ck_assert (g_str_has_prefix (csv, BYTE_ORDER_MARK));
  ck_assert (g_utf8_validate (csv, -1, NULL));
  rows = parse (csv + strlen (BYTE_ORDER_MARK));
  ck_assert_uint_ge (rows->len, 2);
  for (guint i = 1; i < rows->len; i++)
    ck_assert_uint_eq (((GPtrArray *) rows->pdata[i])->len, ((GPtrArray *) rows->pdata[0])->len);
  return rows;
}

static const char *
field (GPtrArray *rows, guint row, guint column)
{
  ck_assert_uint_lt (row, rows->len);
  return g_ptr_array_index ((GPtrArray *) rows->pdata[row], column);
}

static void
check_row (GPtrArray *rows, guint row, const char *const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    ck_assert_msg (g_str_equal (field (rows, row, i), expected[i]), "row %u, column %u: “%s”, not “%s”", row, i, field (rows, row, i), expected[i]);
}

#define CHECK_ROW(rows, row, ...) check_row (rows, row, (const char *const[]){ __VA_ARGS__, NULL })

/* ── what stands where ──────────────────────────────────────────── */

START_TEST (lines_say_under_which_headings_they_stand)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(GPtrArray) rows = to_rows (document);

  CHECK_ROW (rows, 0, "Rubrique", "Sous-rubrique", "Élément", "Contenu", "Verdict", "Ce qui manque", "À compléter", "Liens");
  CHECK_ROW (rows, 1, "Compte rendu d’entretien", "", "", "Équipe du Vidourle, entretien du 22/11/2026", "", "", "", "");
  CHECK_ROW (rows, 3, "Le projet", "", "Médecins généralistes", "1 (dit par l’équipe le 22/11/2026)", "", "", "", "");
  CHECK_ROW (rows, 4, "Le projet", "", "Pharmaciens", "à compléter", "", "", "oui", "");
  CHECK_ROW (rows, 8, "Ce qui convient au projet", "", "■ MSP", "", "◐ à compléter",
             "• Second médecin généraliste : à compléter\n• Un protocole entre professionnels, dit le texte. [1]", "oui", "");
  CHECK_ROW (rows, 10, "Ce qui convient au projet", "Pourquoi", "✓", "Au moins un médecin généraliste : le projet en compte 1.", "", "", "", "");
  CHECK_ROW (rows, 14, "Les étapes", "", "1.", "Écrire la lettre d’intention.", "", "", "", "");
  ck_assert_str_eq (field (rows, 19, 7), "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038886462?x=1&y=2");
  CHECK_ROW (rows, 21, "Compte rendu d’entretien", "", "", document->foot, "", "", "", "");
  ck_assert_uint_eq (rows->len, 22);
}
END_TEST

START_TEST (a_table_is_its_rows_and_columns)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_of_rows (8);
  g_autoptr(GPtrArray) rows = to_rows (document);

  CHECK_ROW (rows, 0, "Rubrique", "Sous-rubrique", "Élément", "● ESP", "◆ ESS", "■ MSP", "▲ CPTS", "Contenu", "À compléter", "Liens");
  ck_assert_uint_eq (rows->len, 1 + 1 + 8 + 1);
  CHECK_ROW (rows, 2, "Comparaison des structures", "Groupe 1", "Critère 1");
  CHECK_ROW (rows, 8, "Comparaison des structures", "Groupe 2", "Critère 7");
  ck_assert_str_ne (field (rows, 2, 3), "");
  ck_assert_str_eq (field (rows, 2, 7), "");
}
END_TEST

/* Each part is a line and is told the same, wherever it stands. */
START_TEST (no_word_is_lost)
{
  g_autoptr(CordeeDocument) document = _i == 0 ? cordee_test_document () : cordee_test_document_of_rows (40);
  g_autofree char *csv = cordee_document_to_csv (document);
  g_autofree char *text = cordee_document_to_text (document);
  g_autoptr(GPtrArray) rows = parse (csv + strlen (BYTE_ORDER_MARK));
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *squeezed = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < ((GPtrArray *) rows->pdata[i])->len; j++)
      g_string_append (all, field (rows, i, j));
  squeezed = cordee_test_squeeze (all->str);
  lines = g_strsplit_set (text, "\n\t", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = cordee_test_squeeze (words[j]);

          /* The notes and the first head of a table are not told: they say what a table is, which a list of lines is not. */
          if (strstr (squeezed, word) != NULL)
            continue;
          ck_assert_msg (g_str_equal (lines[i], "Structure") || g_str_equal (lines[i], "Critère") || g_str_has_prefix (lines[i], "règles au")
                           || g_str_equal (lines[i], "Nom complet de la structure"),
                         "%s", lines[i]);
        }
    }
}
END_TEST

START_TEST (no_field_is_a_formula_or_a_control)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_hostile ();
  g_autoptr(GPtrArray) rows = to_rows (document);
  guint n_guarded = 0, n_lines = 0;

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < ((GPtrArray *) rows->pdata[i])->len; j++)
      {
        const char *text = field (rows, i, j);

        ck_assert_msg (!cordee_csv_begins_formula (text), "row %u, column %u: %s", i, j, text);
        n_guarded += text[0] == '\'' && cordee_csv_begins_formula (text + 1);
        n_lines += strchr (text, '\n') != NULL;
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
          ck_assert_msg (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)), "row %u, column %u: %s", i, j, text);
      }
  ck_assert_uint_ge (n_guarded, 20);
  ck_assert_uint_ge (n_lines, 5);
}
END_TEST

/* ── in a spreadsheet ───────────────────────────────────────────── */

static CordeeDocument *
document_for_calc (void)
{
  CordeeDocument *document = cordee_document_new ("Équipe « du Vidourle »", "fr", 0);

  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Œuvre ; « à » \"l’ouest\"");
  cordee_document_add_text (document, CORDEE_PART_FACT, "formule", "=1+1");
  cordee_document_add_text (document, CORDEE_PART_FACT, "appel", "=HYPERLINK(\"http://x\";\"y\")");
  cordee_document_add_text (document, CORDEE_PART_FACT, "-négatif", "@somme");
  cordee_document_add_text (document, CORDEE_PART_FACT, "lignes", "une\ndeux ; trois\n\"quatre\"");
  cordee_document_add_text (document, CORDEE_PART_FACT, "montant", "30\342\200\257000\302\240€ par an");
  cordee_document_add_text (document, CORDEE_PART_FACT, "jour", "le 22/11/2026");
  cordee_document_add_text (document, CORDEE_PART_FACT, "décimale", "1,5 ETP");
  cordee_document_add_text (document, CORDEE_PART_FACT, "nombre", "76");
  cordee_document_add_text (document, CORDEE_PART_FACT, "signes", "✓ ◐ ✕ ● ■ 😀");
  return document;
}

/* The text of a cell of a flat OpenDocument spreadsheet, its paragraphs one after another. */
static char *
cell_text (const CordeeXmlNode *cell)
{
  GString *text = g_string_new (NULL);

  for (const CordeeXmlNode *p = cordee_xml_first_child (cell); p != NULL; p = cordee_xml_next (p))
    if (cordee_xml_is (p, "p"))
      g_string_append (text, cordee_xml_text (p));
  return g_string_free (text, FALSE);
}

static const CordeeXmlNode *
find (const CordeeXmlNode *node, const char *name)
{
  if (cordee_xml_is (node, name))
    return node;
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    {
      const CordeeXmlNode *found = find (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
check_cells (const CordeeXmlNode *row, const GPtrArray *expected)
{
  guint column = 0;

  for (const CordeeXmlNode *cell = cordee_xml_first_child (row); cell != NULL; cell = cordee_xml_next (cell))
    {
      const char *repeated = cordee_xml_attribute (cell, "number-columns-repeated");
      g_autofree char *text = cell_text (cell);
      g_autofree char *found = cordee_test_squeeze (text);

      ck_assert_ptr_null (cordee_xml_attribute (cell, "formula"));
      for (guint n = repeated != NULL ? (guint) g_ascii_strtoull (repeated, NULL, 10) : 1; n > 0 && column < expected->len; n--, column++)
        {
          g_autofree char *wanted = cordee_test_squeeze (expected->pdata[column]);

          ck_assert_str_eq (found, wanted);
        }
    }
  ck_assert_uint_eq (column, expected->len);
}

START_TEST (calc_reads_what_was_written)
{
  g_autoptr(CordeeDocument) document = document_for_calc ();
  g_autofree char *csv = cordee_document_to_csv (document);
  g_autofree char *in = cordee_test_write ("rapport.csv", csv);
  g_autofree char *out = cordee_test_file ("rapport.fods");
  /* As its dialog has it for a French locale: semicolon, quotes, UTF-8, from the first line on, texts of any kind, French. */
  const char *const options[] = { "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1036,false,false", NULL };
  g_autoptr(CordeeXmlDocument) sheet = NULL;
  g_autoptr(GPtrArray) rows = to_rows (document);
  g_autofree char *data = NULL;
  const CordeeXmlNode *table;
  guint n = 0;
  gsize size;

  cordee_test_office (options, "fods", (const char *const[]){ in, NULL });
  ck_assert (g_file_get_contents (out, &data, &size, NULL));
  sheet = cordee_test_parse_file (data, size);
  table = find (cordee_xml_document_get_root (sheet), "table");
  ck_assert_ptr_nonnull (table);
  for (const CordeeXmlNode *row = cordee_xml_first_child (table); row != NULL && n < rows->len; row = cordee_xml_next (row))
    if (cordee_xml_is (row, "table-row"))
      check_cells (row, rows->pdata[n++]);
  ck_assert_uint_eq (n, rows->len);
  ck_assert_str_eq (field (rows, 2, 3), "'=1+1");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("document-csv");
  TCase *tcase = tcase_create ("lines");

  tcase_add_test (tcase, lines_say_under_which_headings_they_stand);
  tcase_add_test (tcase, a_table_is_its_rows_and_columns);
  tcase_add_loop_test (tcase, no_word_is_lost, 0, 2);
  tcase_add_test (tcase, no_field_is_a_formula_or_a_control);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("calc");
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (tcase, calc_reads_what_was_written);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
