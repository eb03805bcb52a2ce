/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-glossary.h"
#include "cordee-report.h"
#include "cordee-test.h"

#include <string.h>

/* Words of the glossary: looked up, searched for, found in texts and made links, on a small base and on the one that ships. */

#define TERM(id, word, meaning) "<term id='" id "'><word>" word "</word><meaning>" meaning "</meaning></term>"

static const char *const small[] = {
  "<pack format='1' id='mots' checked='2026-01-31'><title>Des mots</title><glossary>"
  TERM ("ars", "ARS", "Agence : l’État &amp; la \"région\" &lt;santé&gt;.")
  TERM ("avance", "consultation avancée", "Une visite.")
  TERM ("caesium", "cæsium", "Un métal.")
  TERM ("caisse", "Cnam", "Caisse nationale.")
  TERM ("coeur", "cœur de métier", "Ce qui compte.")
  TERM ("convention", "convention", "Texte signé.")
  TERM ("convention-medicale", "convention médicale", "Celui des médecins ; une Élite.")
  TERM ("dd", "DD-ARS", "Délégation en projet.")
  TERM ("elan", "élan", "Un départ.")
  TERM ("jeu", "jeu", "Un mot en x.")
  TERM ("local", "droit local", "Celui d’un lieu.")
  TERM ("offre", "L’Offre", "Ce qu’il y a.")
  TERM ("projet", "projet de santé", "Un écrit.")
  TERM ("relance", "relance", "Un second élan, donné par la Cnam.")
  TERM ("si", "SI", "Système.")
  TERM ("trimestres", "T1 à T4", "Quatre.")
  TERM ("zele", "Zèle", "De l’élan.")
  "</glossary></pack>",
  NULL,
};

/* Kept for the process. */
static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_knowledge_of (small);
  return knowledge;
}

/* The ids of terms, between spaces. Takes the array over. */
static char *
ids_of (GPtrArray *terms)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeTerm *) terms->pdata[i])->id);
  g_ptr_array_unref (terms);
  return g_string_free (out, FALSE);
}

static void
check_search (const char *search, const char *expected)
{
  g_autofree char *ids = ids_of (cordee_glossary_search (base (), search));

  ck_assert_msg (g_str_equal (ids, expected), "« %s » finds « %s », not « %s »", search, ids, expected);
}

static void
check_terms (const char *text, const char *expected)
{
  g_autofree char *ids = ids_of (cordee_glossary_terms_of (base (), text));

  ck_assert_msg (g_str_equal (ids, expected), "« %s » has « %s », not « %s »", text, ids, expected);
}

static void
check_markup (const char *text, const char *expected)
{
  g_autofree char *markup = cordee_glossary_markup (base (), text);

  ck_assert_str_eq (markup, expected);
}

/* ── looked up ──────────────────────────────────────────────────── */

START_TEST (finds_by_id)
{
  const CordeeTerm *term = cordee_glossary_find (base (), "elan");

  ck_assert_ptr_nonnull (term);
  ck_assert_str_eq (term->word, "élan");
  ck_assert_ptr_null (cordee_glossary_find (base (), "élan"));
  ck_assert_ptr_null (cordee_glossary_find (base (), ""));
  ck_assert_ptr_null (cordee_glossary_find (base (), NULL));
}
END_TEST

START_TEST (finds_words_before_meanings)
{
  check_search ("elan", "elan relance zele");
  check_search ("ÉLAN", "elan relance zele");
  check_search ("projet", "projet dd");
  check_search ("cnam", "caisse relance");
  check_search ("ar", "ars dd elan relance");
}
END_TEST

/* All words, in any order, some of them in the word and some in the meaning. */
START_TEST (finds_all_words)
{
  check_search ("santé projet", "projet");
  check_search ("  SANTE   projet  ", "projet");
  check_search ("zele elan", "zele");
  check_search ("projet absent", "");
  check_search ("convention", "convention convention-medicale");
  check_search ("convention elite", "convention-medicale");
  check_search ("coeur", "coeur");
  check_search ("l'etat", "ars");
}
END_TEST

/* No word is found across a word and its meaning. */
START_TEST (does_not_find_across)
{
  check_search ("jeuun", "");
  check_search ("introuvable", "");
}
END_TEST

START_TEST (empty_search_gives_all_by_the_alphabet)
{
  const char *all = "ars caesium caisse coeur avance convention convention-medicale dd local elan jeu offre projet relance si trimestres zele";

  check_search ("", all);
  check_search (" ", all);
}
END_TEST

/* ── in a text ──────────────────────────────────────────────────── */

START_TEST (finds_whole_words)
{
  check_terms ("L’ARS, (Élan) relance.", "ars elan relance");
  check_terms ("ARS", "ars");
  check_terms ("ARSENAL élancé brelan relancer", "");
  check_terms ("ÉARS ARSÉ 2ARS ARS2 àélan élanà", "");
  check_terms ("ex-ARS/élan", "ars elan");
  check_terms ("", "");
}
END_TEST

START_TEST (case_counts_in_acronyms_only)
{
  check_terms ("si l’ars", "");
  check_terms ("Si", "");
  check_terms ("de l'offre", "offre");
  check_terms ("un SI", "si");
  check_terms ("CNAM", "caisse");
  check_terms ("cnam", "caisse");
  check_terms ("PROJET DE SANTÉ", "projet");
  check_terms ("t1 à t4", "");
  check_terms ("T1 a T4", "trimestres");
}
END_TEST

START_TEST (accents_and_typography_do_not_count)
{
  check_terms ("projet de sante", "projet");
  check_terms ("projet\u00a0de\u202fsanté", "projet");
  check_terms ("projet de sante\u0301", "projet");
  check_terms ("DD\u2011ARS", "dd");
  check_terms ("coeur de métier", "coeur");
  check_terms ("CŒUR DE MÉTIER", "coeur");
  check_terms ("cœ", "");
  check_terms ("CAESIUM", "caesium");
  check_terms ("CÆSIUM", "caesium");
}
END_TEST

START_TEST (plurals_are_found)
{
  check_terms ("les projets de santé", "projet");
  check_terms ("consultations avancées", "avance");
  check_terms ("conventions médicales", "convention-medicale");
  check_terms ("des jeux", "jeu");
  check_terms ("droits locaux", "local");
  check_terms ("droit locau", "");
  check_terms ("droit locaud", "");
  check_terms ("jeuxs", "");
  check_terms ("ARSs", "");
  check_terms ("projetons de santé", "");
}
END_TEST

START_TEST (longest_wins)
{
  check_terms ("la DD-ARS", "dd");
  check_terms ("convention médicale", "convention-medicale");
  check_terms ("convention des médecins", "convention");
  check_terms ("convention médicale, convention médicale et convention", "convention-medicale convention");
}
END_TEST

START_TEST (each_once_in_the_order_of_the_text)
{
  check_terms ("relance, élan, ARS, élans, relance", "relance elan ars");
}
END_TEST

/* Of two terms that share a word, the one that stands first in the base. */
START_TEST (shared_word_is_the_first_terms)
{
  static const char *const packs[] = {
    "<pack format='1' id='a' checked='2026-01-31'><title>A</title><glossary>" TERM ("b", "mot", "Un.") "</glossary></pack>",
    "<pack format='1' id='b' checked='2026-01-31'><title>B</title><glossary>" TERM ("a", "Mot", "Deux.") "</glossary></pack>",
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autofree char *ids = ids_of (cordee_glossary_terms_of (knowledge, "mot mot"));

  ck_assert_str_eq (ids, ((const CordeeTerm *) cordee_knowledge_get_terms (knowledge)->pdata[0])->id);
}
END_TEST

START_TEST (base_without_words)
{
  static const char *const packs[] = { NULL };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autofree char *ids = ids_of (cordee_glossary_terms_of (knowledge, "ARS"));
  g_autofree char *all = ids_of (cordee_glossary_search (knowledge, ""));
  g_autofree char *markup = cordee_glossary_markup (knowledge, "R&D");

  ck_assert_str_eq (ids, "");
  ck_assert_str_eq (all, "");
  ck_assert_str_eq (markup, "R&amp;D");
}
END_TEST

/* ── markup ─────────────────────────────────────────────────────── */

#define ARS_LINK(text)                                                                                                                    \
  "<a href=\"term:ars\" title=\"ARS\u00a0: Agence\u00a0: l’État &amp; la &quot;région&quot; &lt;santé&gt;.\">" text "</a>"

START_TEST (first_occurrence_is_a_link)
{
  check_markup ("ARS & ARS", ARS_LINK ("ARS") " &amp; ARS");
  check_markup ("<l’ARS>", "&lt;l’" ARS_LINK ("ARS") "&gt;");
  check_markup ("5 < 6 & \"si\"", "5 &lt; 6 &amp; &quot;si&quot;");
  check_markup ("", "");
}
END_TEST

/* As it was written, spaces and accents included, whatever the letters that they fold to. */
START_TEST (text_is_kept)
{
  check_markup ("Élans", "<a href=\"term:elan\" title=\"élan\u00a0: Un départ.\">Élans</a>");
  check_markup ("à DD\u2011ARS ?", "à <a href=\"term:dd\" title=\"DD-ARS\u00a0: Délégation en projet.\">DD\u2011ARS</a> ?");
  check_markup ("projet\u00a0de sante\u0301, œ", "<a href=\"term:projet\" title=\"projet de santé\u00a0: Un écrit.\">"
                                                 "projet\u00a0de sante\u0301</a>, œ");
  check_markup ("CŒUR de métier", "<a href=\"term:coeur\" title=\"cœur de métier\u00a0: Ce qui compte.\">CŒUR de métier</a>");
}
END_TEST

/* What a reader of markup sees: its text, the links and bold stretches. */
typedef struct
{
  GString *text;
  GPtrArray *links; /* char *, owned */
  guint n_bold;
} Seen;

static void
start_element_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Seen *seen = data;

  if (g_str_equal (element, "b"))
    seen->n_bold++;
  if (g_str_equal (element, "a"))
    {
      ck_assert_str_eq (names[0], "href");
      ck_assert_str_eq (names[1], "title");
      ck_assert_str_ne (values[1], "");
      g_ptr_array_add (seen->links, g_strdup (values[0]));
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  g_string_append_len (((Seen *) data)->text, text, (gssize) n_bytes);
}

static void
see (const char *markup, Seen *seen)
{
  static const GMarkupParser parser = { .start_element = start_element_cb, .text = text_cb };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);
  g_autoptr(GError) error = NULL;

  seen->text = g_string_new (NULL);
  seen->links = g_ptr_array_new_with_free_func (g_free);
  seen->n_bold = 0;
  ck_assert_msg (g_markup_parse_context_parse (context, whole, -1, &error) && g_markup_parse_context_end_parse (context, &error), "%s: %s",
                 markup, error != NULL ? error->message : "no reason given");
}

static void
seen_clear (Seen *seen)
{
  g_string_free (seen->text, TRUE);
  g_ptr_array_unref (seen->links);
}

/* In every statement of the base the text is kept and the links are its terms. */
START_TEST (statements_of_the_base_are_kept)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  guint n_links = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];
      g_autofree char *markup = cordee_glossary_markup (knowledge, statement->text);
      g_autoptr(GPtrArray) terms = cordee_glossary_terms_of (knowledge, statement->text);
      Seen seen;

      see (markup, &seen);
      ck_assert_str_eq (seen.text->str, statement->text);
      ck_assert_uint_eq (seen.links->len, terms->len);
      for (guint j = 0; j < terms->len; j++)
        {
          const char *link = seen.links->pdata[j];

          ck_assert (g_str_has_prefix (link, "term:"));
          ck_assert_ptr_eq (cordee_glossary_find (knowledge, link + strlen ("term:")), terms->pdata[j]);
        }
      n_links += terms->len;
      seen_clear (&seen);
    }
  ck_assert_uint_gt (n_links, statements->len / 2);
}
END_TEST

/* ── short phrases ──────────────────────────────────────────────── */

static char *
short_markup (const char *phrase)
{
  g_autofree char *xml = g_strconcat ("<pack format='1' id='phrase' checked='2026-01-31'><title>Une phrase</title><statements>"
                                      "<statement id='a' structure='A' criterion='c' subject='s' level='loi' confidence='texte'><short>",
                                      phrase, "</short><text>Un texte.</text><source ref='texte'/></statement></statements></pack>", NULL);
  const char *const packs[] = { xml, NULL };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);

  return cordee_statement_short_markup (cordee_knowledge_find_statement (knowledge, "a"));
}

static void
check_short (const char *phrase, const char *expected)
{
  g_autofree char *markup = short_markup (phrase);

  ck_assert_str_eq (markup, expected);
}

/* Spaces that do not break are wider in bytes than those that they stand for, and some stand at the border of a stretch. */
START_TEST (emphasis_is_bold)
{
  check_short ("Rien", "Rien");
  check_short ("<em>Tout</em>", "<b>Tout</b>");
  check_short ("Matériel : <em>2 000 €</em> au plus ; <em>une fois</em> !",
               "Matériel\u00a0: <b>2\u202f000\u00a0€</b> au plus\u202f; <b>une fois</b>\u202f!");
  check_short ("<em>80 000</em> € puis 2 <em>ans</em>", "<b>80\u202f000</b>\u00a0€ puis 2\u00a0<b>ans</b>");
  check_short ("a &lt; b &amp; <em>« c &amp; d »</em>", "a &lt; b &amp; <b>«\u00a0c &amp; d\u00a0»</b>");
}
END_TEST

START_TEST (short_phrases_of_the_base_are_kept)
{
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_test_knowledge ());

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];
      g_autofree char *markup = cordee_statement_short_markup (statement);
      g_autofree char *typeset = cordee_report_typeset (statement->short_text);
      Seen seen;

      see (markup, &seen);
      ck_assert_str_eq (seen.text->str, typeset);
      ck_assert_uint_eq (seen.n_bold, statement->emphasis->len);
      seen_clear (&seen);
    }
}
END_TEST

static Suite *
glossary_suite (void)
{
  Suite *suite = suite_create ("glossary");
  TCase *lookup = tcase_create ("lookup");
  TCase *text = tcase_create ("text");
  TCase *markup = tcase_create ("markup");

  tcase_add_test (lookup, finds_by_id);
  tcase_add_test (lookup, finds_words_before_meanings);
  tcase_add_test (lookup, finds_all_words);
  tcase_add_test (lookup, does_not_find_across);
  tcase_add_test (lookup, empty_search_gives_all_by_the_alphabet);
  suite_add_tcase (suite, lookup);

  tcase_add_test (text, finds_whole_words);
  tcase_add_test (text, case_counts_in_acronyms_only);
  tcase_add_test (text, accents_and_typography_do_not_count);
  tcase_add_test (text, plurals_are_found);
  tcase_add_test (text, longest_wins);
  tcase_add_test (text, each_once_in_the_order_of_the_text);
  tcase_add_test (text, shared_word_is_the_first_terms);
  tcase_add_test (text, base_without_words);
  suite_add_tcase (suite, text);

  tcase_set_timeout (markup, 20);
  tcase_add_test (markup, first_occurrence_is_a_link);
  tcase_add_test (markup, text_is_kept);
  tcase_add_test (markup, statements_of_the_base_are_kept);
  tcase_add_test (markup, emphasis_is_bold);
  tcase_add_test (markup, short_phrases_of_the_base_are_kept);
  suite_add_tcase (suite, markup);

  return suite;
}

int
main (void)
{
  return cordee_test_main (glossary_suite ());
}
