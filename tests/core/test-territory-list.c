/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-territory.h"
#include "cordee-test.h"

#include <string.h>

static CordeeList *
parse (const char *text)
{
  return cordee_list_parse (cordee_atlas_get_default (), text, strlen (text));
}

/* A list as "line:state:code", joined by spaces; an ambiguous line has how many it may be, one that is unknown has nothing. */
static char *
dup_summary (const CordeeList *list)
{
  static const char *const states[] = { "found", "ambiguous", "unknown", "repeated" };
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < list->lines->len; i++)
    {
      const CordeeListLine *line = list->lines->pdata[i];

      g_string_append_printf (out, "%s%u:%s", i > 0 ? " " : "", line->line, states[line->state]);
      if (line->candidates->len == 1)
        g_string_append_printf (out, ":%s", g_array_index (line->candidates, CordeeMatch, 0).place.code);
      else if (line->candidates->len > 1)
        g_string_append_printf (out, ":%u", line->candidates->len);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check_list (const char *text, const char *expected)
{
  g_autoptr(CordeeList) list = parse (text);
  g_autofree char *summary = dup_summary (list);

  ck_assert_msg (strcmp (summary, expected) == 0, "« %s » is read as « %s », not « %s »", text, summary, expected);
}

/* ── forms ──────────────────────────────────────────────────────── */

START_TEST (one_a_line)
{
  check_list ("Nîmes\nvergeze\n\n30007\n", "1:found:30189 2:found:30344 4:found:30007");
  check_list ("Nîmes\r\nVergèze\r\n", "1:found:30189 2:found:30344");
  check_list ("Nîmes\rVergèze", "1:found:30189 2:found:30344");
  check_list ("St Étienne\n2a004\n  L’Haÿ les Roses ", "1:found:42218 2:found:2A004 3:found:94038");
  check_list ("", "");
  check_list (" \n;;\n\t\n", "");
}
END_TEST

START_TEST (columns_with_a_heading)
{
  check_list ("code_insee;nom;population\n30189;\"Nîmes\";151839\n30344;Vergèze;-5\n", "2:found:30189 3:found:30344");
  check_list ("Nom,Département,CP\nSaint-Aubin,Jura,\nSaint-Aubin,39,\nVergèze,Gard,30310\n", "2:found:39476 3:repeated:39476 4:found:30344");
  check_list ("Code postal\tCommune\n30310\tVergèze\n30000\tNîmes\n", "2:found:30344 3:found:30189");
  check_list ("Code postal\n30310\n30000\n", "2:found:30344 3:found:30189");
  check_list ("population,libellé\n30189,Vergèze\n", "2:found:30344");
  check_list ("Code commune,Commune\n30189,Vergèze\n", "2:found:30189");
  check_list ("Ville;nom_departement\nSaint-Aubin;Jura\n", "2:found:39476");
  check_list ("Commune\nNîmes\n", "2:found:30189");
}
END_TEST

START_TEST (columns_without_a_heading)
{
  check_list ("Villeneuve-les-Rien\nNîmes\n", "1:unknown 2:found:30189");
  check_list ("Popian\nNîmes\n", "1:found:34208 2:found:30189");
  check_list ("Nîmes;151839\nAlès;46125\nVergèze;5788\n", "1:found:30189 2:found:30007 3:found:30344");
  check_list ("1;30189;Nîmes\n2;30344;Vergèze\n", "1:found:30189 2:found:30344");
  check_list ("Saint-Aubin;39\nVergèze;30\nNîmes;30\n", "1:found:39476 2:found:30344 3:found:30189");
  check_list ("30310;Vergèze\n30000;Nîmes\n", "1:found:30344 2:found:30189");
}
END_TEST

START_TEST (numbers_beside_names)
{
  check_list ("30310 Vergèze\n30189 Nîmes\nBellegarde (30)\nBellegarde (45)\n", "1:found:30344 2:found:30189 3:found:30034 4:found:45031");
  check_list ("Nîmes 30000\nNîmes (75)\n", "1:found:30189 2:unknown");
}
END_TEST

START_TEST (leading_zeros_that_a_spreadsheet_lost)
{
  check_list ("1004\n1002\n", "1:found:01004 2:found:01002");
}
END_TEST

START_TEST (postcodes_alone)
{
  check_list ("30310\n30000\n30670\n", "1:found:30344 2:found:30189 3:found:30004");
}
END_TEST

START_TEST (many_in_one_line)
{
  check_list ("30189, 30007;30344", "1:found:30189 1:found:30007 1:found:30344");
  check_list ("30189,30007, 30344", "1:found:30189 1:found:30007 1:found:30344");
  check_list ("Nîmes ; Alès ; Vergèze", "1:found:30189 1:found:30007 1:found:30344");
  check_list ("30189;Nîmes", "1:found:30189");
}
END_TEST

START_TEST (quotes)
{
  check_list ("\"30189\",\"Nîmes, la ville\"\n\"30344\",\"a \"\"b\"\" c\"\n", "1:found:30189 2:found:30344");
  check_list ("\"Nîmes\n\"\nVergèze\n", "1:found:30189 3:found:30344");
  check_list ("\"Nîmes\nVergèze\n", "1:found:30189 2:found:30344");
}
END_TEST

/* ── what goes wrong ────────────────────────────────────────────── */

START_TEST (good_lines_are_kept)
{
  g_autoptr(CordeeList) list = parse ("30189\nzzzzz\nSainte-Colombe\n30189\n99999\n30344\n");
  g_autofree char *summary = dup_summary (list);
  const CordeeListLine *unknown = list->lines->pdata[1], *ambiguous = list->lines->pdata[2];

  ck_assert_uint_gt (ambiguous->candidates->len, 5);
  ck_assert_str_eq (ambiguous->text, "Sainte-Colombe");
  ck_assert_str_eq (unknown->text, "zzzzz");
  g_array_set_size (ambiguous->candidates, 2);
  g_clear_pointer (&summary, g_free);
  summary = dup_summary (list);
  ck_assert_str_eq (summary, "1:found:30189 2:unknown 3:ambiguous:2 4:repeated:30189 5:unknown 6:found:30344");
}
END_TEST

START_TEST (former_communes)
{
  g_autoptr(CordeeList) list = parse ("Saint-Bois\n01126\n");
  const CordeeListLine *one = list->lines->pdata[0], *other = list->lines->pdata[1];

  ck_assert_int_eq (g_array_index (one->candidates, CordeeMatch, 0).kind, CORDEE_MATCH_DELEGUEE);
  ck_assert_str_eq (g_array_index (one->candidates, CordeeMatch, 0).place.code, "01015");
  ck_assert_int_eq (g_array_index (other->candidates, CordeeMatch, 0).kind, CORDEE_MATCH_OLD_CODE);
}
END_TEST

START_TEST (encodings)
{
  g_autoptr(CordeeList) marked = parse ("\xef\xbb\xbfNîmes\n"), latin1 = parse ("N\xeemes\nVerg\xe8ze\nL\x92Ha\xff-les-Roses\n");
  g_autoptr(CordeeList) undefined = parse ("N\xeemes\n\x81\x8d\n"), zero = cordee_list_parse (cordee_atlas_get_default (), "30189\0\n30344", 12);
  g_autofree char *summary = dup_summary (marked);

  ck_assert_str_eq (summary, "1:found:30189");
  ck_assert (!marked->latin1);
  g_free (summary);
  summary = dup_summary (latin1);
  ck_assert_str_eq (summary, "1:found:30189 2:found:30344 3:found:94038");
  ck_assert (latin1->latin1);
  ck_assert_str_eq (((const CordeeListLine *) latin1->lines->pdata[1])->text, "Vergèze");
  g_free (summary);
  summary = dup_summary (undefined);
  ck_assert (g_str_has_prefix (summary, "1:found:30189"));
  g_free (summary);
  summary = dup_summary (zero);
  ck_assert_str_eq (summary, "1:found:30189 2:found:30344");
}
END_TEST

/* ── size ───────────────────────────────────────────────────────── */

START_TEST (no_more_lines_than_may_be)
{
  g_autoptr(GString) text = g_string_new ("code\n");
  g_autoptr(CordeeList) all = NULL;
  g_autoptr(CordeeList) more = NULL;

  for (guint i = 0; i < CORDEE_LIST_MAX_LINES; i++)
    g_string_append (text, "30189\n");
  all = parse (text->str);
  ck_assert_uint_eq (all->lines->len, CORDEE_LIST_MAX_LINES);
  ck_assert (!all->truncated);
  g_string_append (text, "30189\n");
  more = parse (text->str);
  ck_assert_uint_eq (more->lines->len, CORDEE_LIST_MAX_LINES);
  ck_assert (more->truncated);
}
END_TEST

/* 100 MB, and what is just too much, of which only the beginning is looked at: in lines, in one line, in one cell. */
START_TEST (a_file_of_any_size)
{
  static const char *const fillers[] = { "30344;Vergèze;some words that take room and more of it\n", "30344;", "é" };
  g_autofree char *path = cordee_test_file ("long.csv");
  g_autoptr(GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      g_autoptr(GString) text = g_string_new ("30189;Nîmes;\n");
      g_autoptr(GError) error = NULL;
      g_autoptr(CordeeList) list = NULL;

      while (text->len < (i == 0 ? 100 : 17) * 1000 * 1000)
        g_string_append (text, fillers[i]);
      ck_assert (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      list = cordee_list_load (cordee_atlas_get_default (), file, &error);
      ck_assert_msg (list != NULL, "%s", error != NULL ? error->message : "");
      ck_assert (list->truncated);
      ck_assert (!list->latin1);
      ck_assert_uint_ge (list->lines->len, 1);
      ck_assert_str_eq (g_array_index (((const CordeeListLine *) list->lines->pdata[0])->candidates, CordeeMatch, 0).place.code, "30189");
    }
}
END_TEST

START_TEST (a_file_that_is_not_there)
{
  g_autofree char *path = cordee_test_file ("none.csv");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_null (cordee_list_load (cordee_atlas_get_default (), file, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}
END_TEST

/* Any bytes end in a list, whose lines are text and in order. */
START_TEST (any_bytes)
{
  g_autoptr(GRand) dice = g_rand_new_with_seed (30344);
  static const char alphabet[] = "\";,\t\n\r 0123489aAbBNimesVergzst\xc3\xa9\xe8\x00(-";

  for (guint i = 0; i < 400; i++)
    {
      gsize length = (gsize) g_rand_int_range (dice, 0, 400);
      g_autofree char *data = g_malloc (length + 1);
      g_autoptr(CordeeList) list = NULL;
      guint previous = 0;

      for (gsize j = 0; j < length; j++)
        data[j] = alphabet[g_rand_int_range (dice, 0, sizeof alphabet - 1)];
      list = cordee_list_parse (cordee_atlas_get_default (), data, length);
      for (guint j = 0; j < list->lines->len; j++)
        {
          const CordeeListLine *line = list->lines->pdata[j];

          ck_assert (g_utf8_validate (line->text, -1, NULL));
          ck_assert_str_ne (line->text, "");
          ck_assert_uint_ge (line->line, previous);
          ck_assert ((line->state == CORDEE_LIST_UNKNOWN) == (line->candidates->len == 0));
          ck_assert ((line->state == CORDEE_LIST_AMBIGUOUS) == (line->candidates->len > 1));
          previous = line->line;
        }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("territory-list");
  TCase *tcase = tcase_create ("forms");

  tcase_add_test (tcase, one_a_line);
  tcase_add_test (tcase, columns_with_a_heading);
  tcase_add_test (tcase, columns_without_a_heading);
  tcase_add_test (tcase, numbers_beside_names);
  tcase_add_test (tcase, leading_zeros_that_a_spreadsheet_lost);
  tcase_add_test (tcase, postcodes_alone);
  tcase_add_test (tcase, many_in_one_line);
  tcase_add_test (tcase, quotes);
  tcase_add_test (tcase, good_lines_are_kept);
  tcase_add_test (tcase, former_communes);
  tcase_add_test (tcase, encodings);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("size");
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (tcase, no_more_lines_than_may_be);
  tcase_add_test (tcase, a_file_of_any_size);
  tcase_add_test (tcase, a_file_that_is_not_there);
  tcase_add_test (tcase, any_bytes);
  suite_add_tcase (suite, tcase);

  return cordee_test_main (suite);
}
