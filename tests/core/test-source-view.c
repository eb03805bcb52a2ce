/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-carried-view.h"
#include "cordee-source-view.h"
#include "cordee-test.h"
#include "cordee-text.h"

#include <string.h>

/* Sources as a list shows them, on a small base and on the one that ships. */

#define STATEMENT(id, structure, criterion, checked, sources)                                                                             \
  "<statement id='" id "' structure='" structure "' criterion='" criterion "' subject='s' level='loi' confidence='texte' checked='"       \
  checked "'><short>Bref</short><text>Texte.</text>" sources "</statement>"

static const char *const small[] = {
  "<pack format='1' id='liste' checked='2026-01-31'><title>Liste</title>"
  "<structures><structure id='A' order='1' sign='●' colour='#000000' colour-dark='#ffffff' exists-from='2010-01-01'><name>Équipe première</name>"
  "<summary>Une.</summary></structure>"
  "<structure id='B' order='2' sign='◆' colour='#000000' colour-dark='#ffffff' exists-from='2010-01-01'><name>Maison</name>"
  "<summary>Deux.</summary></structure></structures>"
  "<groups><group id='g' order='1'><label>Groupe</label></group></groups>"
  "<criteria><criterion id='argent' group='g' order='1'><label>Financements</label></criterion>"
  "<criterion id='forme' group='g' order='2'><label>Forme juridique</label></criterion></criteria>"
  "<sources>"
  "<source id='zebre' date='2024-06' estimated='true'><title>Zèbre</title><publisher>Le zoo</publisher></source>"
  "<source id='echo' date='2024-06-05'><title>Écho : le bulletin</title><publisher>La grotte</publisher><url>https://exemple.fr/Echo.pdf</url>"
  "<url>https://exemple.fr/autre</url></source>"
  "<source id='abeille'><title>abeille</title><publisher>La ruche</publisher><dated>vers le printemps</dated></source>"
  "<source id='fin' date='2020'><title>Fin</title><publisher>Quelqu’un</publisher><dated>mis à jour depuis</dated></source>"
  "<source id='double-b'><title>Double</title><publisher>Personne</publisher></source>"
  "<source id='double-a'><title>Double</title><publisher>Personne</publisher></source>"
  "</sources><statements>"
  STATEMENT ("s1", "B", "argent", "2025-03-01", "<source ref='echo' place='page 1'/><source ref='zebre'/><source ref='echo' place='page 2'/>")
  STATEMENT ("s2", "A", "argent", "2025-09-01", "<source ref='echo'/>")
  STATEMENT ("s3", "A", "forme", "2024-01-01", "<source ref='zebre'/><source ref='echo'/>")
  STATEMENT ("s4", "B", "forme", "2026-01-01", "<source ref='inconnue'/>")
  "</statements><notes><note source='fin'>Une première note.</note><note source='echo'>Une note.</note></notes></pack>",

  "<pack format='1' id='ajout' checked='2026-01-31'><title>Ajout</title>"
  "<notes><note source='inconnue'>Rien.</note><note source='fin'>Une seconde note.</note></notes></pack>",
  NULL,
};

static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_knowledge_of (small);
  return knowledge;
}

static const CordeeSourceView *
find (GPtrArray *views, const char *id)
{
  for (guint i = 0; i < views->len; i++)
    if (g_str_equal (((const CordeeSourceView *) views->pdata[i])->source->id, id))
      return views->pdata[i];
  ck_abort_msg ("no source %s", id);
}

static char *
statements_of (const CordeeSourceView *view)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < view->statements->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeStatement *) view->statements->pdata[i])->id);
  return g_string_free (out, FALSE);
}

START_TEST (sorted_by_title)
{
  static const char *const expected[] = { "abeille", "double-a", "double-b", "echo", "fin", "zebre" };
  g_autoptr(GPtrArray) views = cordee_source_views_new (base ());

  ck_assert_uint_eq (views->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < views->len; i++)
    {
      const CordeeSourceView *view = views->pdata[i];

      ck_assert_str_eq (view->source->id, expected[i]);
      ck_assert_uint_eq (view->rank, i);
    }
}
END_TEST

START_TEST (tells_what_it_is)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (base ());

  ck_assert_str_eq (find (views, "echo")->title, "Écho\u00a0: le bulletin");
  ck_assert_str_eq (find (views, "echo")->about, "La grotte, 05/06/2024");
  ck_assert_str_eq (find (views, "zebre")->about, "Le zoo, 06/2024 (date estimée)");
  ck_assert_str_eq (find (views, "abeille")->about, "La ruche, vers le printemps");
  ck_assert_str_eq (find (views, "fin")->about, "Quelqu’un, 2020");
  ck_assert_str_eq (find (views, "double-a")->about, "Personne, sans date");
}
END_TEST

/* Once each, though one cites two places of a source; what it cites second counts too. */
START_TEST (has_the_statements_that_cite_it)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (base ());
  g_autofree char *echo = statements_of (find (views, "echo"));
  g_autofree char *zebre = statements_of (find (views, "zebre"));

  ck_assert_str_eq (echo, "s1 s2 s3");
  ck_assert_int_eq (find (views, "echo")->checked, cordee_day_new (2025, 9, 1));
  ck_assert_str_eq (zebre, "s1 s3");
  ck_assert_int_eq (find (views, "zebre")->checked, cordee_day_new (2025, 3, 1));
  ck_assert_uint_eq (find (views, "fin")->statements->len, 0);
  ck_assert_int_eq (find (views, "fin")->checked, CORDEE_DAY_NONE);
}
END_TEST

START_TEST (has_the_notes_of_all_packs)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (base ());
  const CordeeSourceView *fin = find (views, "fin");

  ck_assert_uint_eq (fin->notes->len, 2);
  ck_assert_str_eq (((const CordeeNote *) fin->notes->pdata[0])->text, "Une première note.");
  ck_assert_str_eq (((const CordeeNote *) fin->notes->pdata[1])->text, "Une seconde note.");
  ck_assert_uint_eq (find (views, "echo")->notes->len, 1);
  ck_assert_uint_eq (find (views, "zebre")->notes->len, 0);
}
END_TEST

static void
check_found (const char *search, const char *expected)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (base ());
  g_autofree char *folded = cordee_text_fold (search);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    if (cordee_source_view_matches (views->pdata[i], folded))
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", ((const CordeeSourceView *) views->pdata[i])->source->id);
  ck_assert_msg (g_str_equal (out->str, expected), "« %s » finds « %s », not « %s »", search, out->str, expected);
}

START_TEST (found_by_what_it_is)
{
  check_found ("ZEBRE", "zebre");
  check_found ("écho", "echo");
  check_found ("ruche", "abeille");
  check_found ("printemps", "abeille");
  check_found ("mis à jour", "fin");
  check_found ("06/2024", "echo zebre");
  check_found ("2024-06", "echo zebre");
  check_found ("05/06/2024", "echo");
  check_found ("exemple.fr/autre", "echo");
  check_found ("Echo.pdf", "echo");
  check_found ("sans date", "double-a double-b");
}
END_TEST

START_TEST (found_by_what_it_speaks_of)
{
  check_found ("équipe", "echo zebre");
  check_found ("juridique", "echo zebre");
  check_found ("maison financements", "echo zebre");
  check_found ("maison zoo", "zebre");
  check_found ("maison ruche", "");
}
END_TEST

/* No word is found across two texts, and nothing typed finds all. */
START_TEST (found_by_whole_texts)
{
  check_found ("zebrele", "");
  check_found ("", "abeille double-a double-b echo fin zebre");
}
END_TEST

/* A criterion that has the id of a structure is another thing. */
START_TEST (structure_and_criterion_of_one_id)
{
  static const char *const packs[] = {
    "<pack format='1' id='p' checked='2026-01-31'><title>P</title>"
    "<structures><structure id='xyz' order='1' sign='●' colour='#000000' colour-dark='#ffffff' exists-from='2010-01-01'><name>Lune</name>"
    "<summary>S.</summary></structure></structures><groups><group id='g' order='1'><label>G</label></group></groups>"
    "<criteria><criterion id='xyz' group='g' order='1'><label>Soleil</label></criterion></criteria>"
    "<sources><source id='s'><title>T</title><publisher>P</publisher></source></sources><statements>" STATEMENT ("a", "xyz", "xyz", "2025-01-01", "<source ref='s'/>")
    "</statements></pack>",
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autoptr(GPtrArray) views = cordee_source_views_new (knowledge);

  ck_assert (cordee_source_view_matches (views->pdata[0], "xyz lune soleil"));
}
END_TEST

/* In the base that ships, each citation is found from its source, and nothing else is. */
START_TEST (sources_of_the_shipped_base)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  g_autoptr(GPtrArray) views = cordee_source_views_new (knowledge);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_cited = 0, n_listed = 0;

  ck_assert_uint_eq (views->len, cordee_knowledge_get_sources (knowledge)->len);
  for (guint i = 0; i < views->len; i++)
    {
      CordeeSourceView *view = views->pdata[i];

      g_hash_table_insert (by_id, (gpointer) view->source->id, view);
      n_listed += view->statements->len;
      ck_assert_str_ne (view->about, "");
    }

  for (guint i = 0; i < statements->len; i++)
    {
      CordeeStatement *statement = statements->pdata[i];
      g_autoptr(GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < statement->citations->len; j++)
        {
          const char *source = g_array_index (statement->citations, CordeeCitation, j).source;
          const CordeeSourceView *view = g_hash_table_lookup (by_id, source);

          ck_assert_msg (view != NULL && g_ptr_array_find (view->statements, statement, NULL), "%s is not listed under %s", statement->id,
                         source);
          n_cited += g_hash_table_add (cited, (gpointer) source);
        }
    }
  ck_assert_uint_eq (n_listed, n_cited);
}
END_TEST

/* ── what is no pack ────────────────────────────────────────────── */

START_TEST (communes_tell_their_year_and_their_licence)
{
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autoptr(CordeeCarriedView) view = cordee_carried_view_new (atlas);
  g_autofree char *code = g_strdup_printf ("%d", cordee_atlas_get_code_year (atlas));
  g_autofree char *population = g_strdup_printf ("%d", cordee_atlas_get_population_year (atlas));

  ck_assert_ptr_nonnull (strstr (view->about, code));
  ck_assert_ptr_nonnull (strstr (view->about, population));
  ck_assert_msg (g_str_has_prefix (view->about, "34\u202f969\u00a0communes"), "%s", view->about);
  ck_assert_ptr_nonnull (strstr (view->licence, "Licence Ouverte"));
  ck_assert_ptr_nonnull (strstr (view->publisher, "Insee"));
  ck_assert_ptr_nonnull (view->title);
  ck_assert_ptr_nonnull (view->populations);
  ck_assert_uint_ge (view->urls->len, 2);
  for (guint i = 0; i < view->urls->len; i++)
    ck_assert (g_str_has_prefix (view->urls->pdata[i], "https://"));
  ck_assert (cordee_text_has_words (view->key, "licence ouverte"));
  ck_assert (!cordee_text_has_words (view->key, "licence fermee"));
}
END_TEST

static Suite *
source_view_suite (void)
{
  Suite *suite = suite_create ("source-view");
  TCase *list = tcase_create ("list");
  TCase *search = tcase_create ("search");
  TCase *carried = tcase_create ("carried");

  tcase_add_test (list, sorted_by_title);
  tcase_add_test (list, tells_what_it_is);
  tcase_add_test (list, has_the_statements_that_cite_it);
  tcase_add_test (list, has_the_notes_of_all_packs);
  tcase_add_test (list, sources_of_the_shipped_base);
  suite_add_tcase (suite, list);

  tcase_add_test (search, found_by_what_it_is);
  tcase_add_test (search, found_by_what_it_speaks_of);
  tcase_add_test (search, found_by_whole_texts);
  tcase_add_test (search, structure_and_criterion_of_one_id);
  suite_add_tcase (suite, search);

  tcase_add_test (carried, communes_tell_their_year_and_their_licence);
  suite_add_tcase (suite, carried);

  return suite;
}

int
main (void)
{
  return cordee_test_main (source_view_suite ());
}
