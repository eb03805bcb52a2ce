/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test.h"

/* The fact sheets that the base was written from, both ways: each fact of tests/data/fact-ids.txt is carried by a statement or a
   note, or left out for a reason, never both; and the base names no fact that the list does not have. */

/* The ids of the list, checked to be there once each. The caller owns it. */
static GHashTable *
read_ids (void)
{
  g_autofree char *path = cordee_test_data ("fact-ids.txt");
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ck_assert_msg (g_file_get_contents (path, &content, NULL, &error), "%s", error != NULL ? error->message : path);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (lines[i][0] != '\0' && lines[i][0] != '#')
        ck_assert_msg (g_hash_table_add (ids, g_strdup (lines[i])), "%s is in the list twice", lines[i]);
    }
  ck_assert_uint_gt (g_hash_table_size (ids), 500);
  return ids;
}

static void
add_words (GHashTable *ids, char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_hash_table_add (ids, words[i]);
}

/* The ids that statements and notes carry, and those that are left out. The caller owns both. */
static void
collect (GHashTable **carried, GHashTable **left_out)
{
  GPtrArray *packs = cordee_knowledge_get_packs (cordee_test_knowledge ());

  *carried = g_hash_table_new (g_str_hash, g_str_equal);
  *left_out = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];

      for (guint j = 0; j < pack->statements->len; j++)
        add_words (*carried, ((const CordeeStatement *) pack->statements->pdata[j])->facts);
      for (guint j = 0; j < pack->notes->len; j++)
        add_words (*carried, ((const CordeeNote *) pack->notes->pdata[j])->facts);
      for (guint j = 0; j < pack->left_out->len; j++)
        ck_assert_msg (g_hash_table_add (*left_out, (gpointer) ((const CordeeLeftOut *) pack->left_out->pdata[j])->fact), "%s is left out twice",
                       ((const CordeeLeftOut *) pack->left_out->pdata[j])->fact);
    }
}

/* The ids of some that are in others, or that are not, in their order and between spaces. */
static char *
list_ids (GHashTable *some, GHashTable *others, gboolean in)
{
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (some), (GCompareFunc) g_strcmp0);
  GString *out = g_string_new (NULL);

  for (GList *key = keys; key != NULL; key = key->next)
    if (g_hash_table_contains (others, key->data) == in)
      g_string_append_printf (out, " %s", (const char *) key->data);
  return g_string_free (out, FALSE);
}

START_TEST (every_fact_is_carried_or_left_out)
{
  g_autoptr(GHashTable) ids = read_ids ();
  g_autoptr(GHashTable) carried = NULL;
  g_autoptr(GHashTable) left_out = NULL;
  g_autoptr(GHashTable) either = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *missing = NULL;
  GHashTableIter iter;
  gpointer id;

  collect (&carried, &left_out);
  g_hash_table_iter_init (&iter, carried);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (either, id);
  g_hash_table_iter_init (&iter, left_out);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (either, id);

  missing = list_ids (ids, either, FALSE);
  ck_assert_str_eq (missing, "");
}
END_TEST

START_TEST (no_fact_is_both_carried_and_left_out)
{
  g_autoptr(GHashTable) carried = NULL;
  g_autoptr(GHashTable) left_out = NULL;
  g_autofree char *both = NULL;

  collect (&carried, &left_out);
  both = list_ids (left_out, carried, TRUE);
  ck_assert_str_eq (both, "");
}
END_TEST

START_TEST (base_names_no_unknown_fact)
{
  g_autoptr(GHashTable) ids = read_ids ();
  g_autoptr(GHashTable) carried = NULL;
  g_autoptr(GHashTable) left_out = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *unknown_left_out = NULL;

  collect (&carried, &left_out);
  unknown = list_ids (carried, ids, FALSE);
  unknown_left_out = list_ids (left_out, ids, FALSE);
  ck_assert_str_eq (unknown, "");
  ck_assert_str_eq (unknown_left_out, "");
}
END_TEST

/* What is left out has one of the schema's reasons and says something; what was looked for in vain in a cell is told there. */
START_TEST (left_out_facts_have_a_reason)
{
  static const char *const reasons[] = { "non-trouve", "refute", "hors-perimetre", "calcul", "doublon", NULL };
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *packs = cordee_knowledge_get_packs (base);
  guint n = 0, n_searched = 0;

  for (guint i = 0; i < packs->len; i++)
    for (guint j = 0; j < ((const CordeePack *) packs->pdata[i])->left_out->len; j++, n++)
      {
        const CordeeLeftOut *fact = ((const CordeePack *) packs->pdata[i])->left_out->pdata[j];
        gboolean in_cell;

        ck_assert_msg (g_strv_contains (reasons, fact->reason), "%s: %s", fact->fact, fact->reason);
        ck_assert_str_ne (fact->text, "");
        ck_assert_msg ((fact->structure == NULL) == (fact->criterion == NULL), "%s names half a cell", fact->fact);
        if (fact->structure == NULL)
          continue;
        in_cell = g_ptr_array_find (cordee_knowledge_get_searched (base, fact->structure, fact->criterion), fact, NULL);
        ck_assert_msg (in_cell == g_str_equal (fact->reason, "non-trouve"), "%s: told in its cell: %d", fact->fact, in_cell);
        n_searched += in_cell;
      }
  ck_assert_uint_gt (n, 0);
  ck_assert_uint_gt (n_searched, 0);
}
END_TEST

static Suite *
facts_suite (void)
{
  Suite *suite = suite_create ("facts");
  TCase *coverage = tcase_create ("coverage"), *reasons = tcase_create ("reasons");

  tcase_add_test (coverage, every_fact_is_carried_or_left_out);
  tcase_add_test (coverage, no_fact_is_both_carried_and_left_out);
  tcase_add_test (coverage, base_names_no_unknown_fact);
  tcase_add_test (reasons, left_out_facts_have_a_reason);

  suite_add_tcase (suite, coverage);
  suite_add_tcase (suite, reasons);
  return suite;
}

int
main (void)
{
  return cordee_test_main (facts_suite ());
}
