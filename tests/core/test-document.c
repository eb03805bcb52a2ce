/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-document-private.h"
#include "cordee-test-document.h"
#include "cordee-test.h"

#include <string.h>

/* What the writers of a document share, and its words alone. */

/* ── words ──────────────────────────────────────────────────────── */

START_TEST (words_in_the_order_of_reading)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autofree char *text = cordee_document_to_text (document);

  ck_assert_str_eq (text, "Compte rendu d’entretien\n"
                          "Équipe du Vidourle, entretien du 22/11/2026\n"
                          "Le projet\n"
                          "Équipe\tÉquipe du Vidourle\n"
                          "Médecins généralistes\t1 (dit par l’équipe le 22/11/2026)\n"
                          "Pharmaciens\tà compléter\n"
                          "Échelle du projet\tune patientèle commune ; l’équipe suit déjà 2 400 patients\n"
                          "Ce qui convient au projet\n"
                          "Ce projet peut devenir une équipe de soins primaires. Une maison de santé s’ouvre avec un second médecin généraliste : "
                          "l’usage en demande deux, et la région n’a pas publié de dérogation.\n"
                          "Structure\nVerdict\nrègles au 22/11/2026\nCe qui manque\n"
                          "● ESP\n✓ possible\n• Rien.\n• Un protocole entre professionnels, dit le texte. [1]\n"
                          "■ MSP\n◐ à compléter\n• Second médecin généraliste : à compléter\n• Un protocole entre professionnels, dit le texte. [1]\n"
                          "▲ CPTS\n✕ exclue\n• Un projet pour la population d’un territoire.\n"
                          "• Un protocole entre professionnels, dit le texte. [1]\n"
                          "Pourquoi\n"
                          "✓ Au moins un médecin généraliste : le projet en compte 1.\n"
                          "✓ Au moins un autre professionnel : le projet compte 3 infirmiers.\n"
                          "✕ Deux médecins généralistes : le projet en compte 1.\n"
                          "◐ Lettre d’intention : à compléter\n"
                          "Les étapes\n1. Écrire la lettre d’intention.\n2. La déposer auprès de l’agence régionale.\n"
                          "Puis, une fois l’accord reçu :\n3. Rédiger le projet de santé.\n"
                          "En passant, voir ce qui convient et les sources.\n"
                          "Sources\n"
                          "[1] Code de la santé publique, article L. 1411-11-1, "
                          "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038886462?x=1&y=2\n"
                          "[2] Accord conventionnel interprofessionnel, 2017\n");
}
END_TEST

START_TEST (a_hostile_document_is_clean_lines)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_hostile ();
  g_autofree char *text = cordee_document_to_text (document);
  g_auto(GStrv) lines = NULL;

  ck_assert (g_utf8_validate (text, -1, NULL));
  ck_assert (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  lines = g_strsplit (text, "\n", -1);
  ck_assert_str_eq (lines[0], "<Titre> & \"autre\" ");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ck_assert_str_ne (g_strstrip (lines[i]), "");
      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        ck_assert_msg (*p == '\t' || !g_unichar_iscntrl (g_utf8_get_char (p)), "line %u: %s", i, lines[i]);
    }
}
END_TEST

static const struct
{
  const char *text, *clean;
} texts[] = {
  { "", "" },
  { "deux  espaces\tet tabulation", "deux  espaces et tabulation" },
  { "a\r\nb\rc\nd\342\200\250e\342\200\251f", "a\nb\nc\nd\ne\nf" },
  { "a\001b\033[0mc\177d\302\205e", "ab[0mcde" },
  { "\357\273\277a\357\277\276b\357\277\277c\357\267\220d", "abcd" },
  { "a\377b\303", "a\357\277\275b\357\277\275" },
  { "\355\240\200", "\357\277\275\357\277\275\357\277\275" },
  { "é\302\240:\342\200\257?", "é\302\240:\342\200\257?" },
};

START_TEST (text_is_cleaned)
{
  g_autofree char *clean = cordee_document_clean (texts[_i].text, -1);

  ck_assert_str_eq (clean, texts[_i].clean);
}
END_TEST

static void
note_run_cb (const char *text, const CordeeRichSpan *span, gpointer user_data)
{
  g_string_append_printf (user_data, "%d[%s]", span != NULL ? (int) span->style : -1, text);
}

START_TEST (runs_cover_the_text_once)
{
  CordeeRich *rich = cordee_rich_new ("avant ");
  g_autoptr(GString) runs = g_string_new (NULL);
  CordeeRichSpan beyond = { .start = 100, .end = 120, .style = CORDEE_RICH_BOLD };
  CordeeRichSpan overlap = { .start = 2, .end = 8, .style = CORDEE_RICH_SMALL };

  cordee_rich_append (rich, "gras", CORDEE_RICH_BOLD);
  cordee_rich_append (rich, "manque", CORDEE_RICH_GAP);
  cordee_rich_append (rich, " après", CORDEE_RICH_PLAIN);
  cordee_rich_each (rich, note_run_cb, runs);
  ck_assert_str_eq (runs->str, "-1[avant ]1[gras]4[manque]-1[ après]");

  /* Spans that no text has are as if they were not there. */
  g_array_append_val (rich->spans, overlap);
  g_array_append_val (rich->spans, beyond);
  g_string_truncate (runs, 0);
  cordee_rich_each (rich, note_run_cb, runs);
  ck_assert_str_eq (runs->str, "-1[avant ]1[gras]4[manque]-1[ après]");
  cordee_rich_free (rich);
}
END_TEST

/* ── marks, anchors and links ───────────────────────────────────── */

static const struct
{
  const char *mark;
  CordeeMarkKind kind;
  guint number;
} marks[] = {
  { NULL, CORDEE_MARK_BULLET, 0 },  { "", CORDEE_MARK_BULLET, 0 },     { "•", CORDEE_MARK_BULLET, 0 },       { "1.", CORDEE_MARK_NUMBER, 1 },
  { "42.", CORDEE_MARK_NUMBER, 42 }, { "[7]", CORDEE_MARK_CITED, 7 },  { "[120]", CORDEE_MARK_CITED, 120 }, { "✓", CORDEE_MARK_SIGN, 0 },
  { "01.", CORDEE_MARK_SIGN, 0 },   { "[01]", CORDEE_MARK_SIGN, 0 },   { "1", CORDEE_MARK_SIGN, 0 },        { "[1", CORDEE_MARK_SIGN, 0 },
  { "1.2", CORDEE_MARK_SIGN, 0 },   { "99999999999999999999.", CORDEE_MARK_SIGN, 0 },
};

START_TEST (marks_make_lists)
{
  guint number = 99;

  ck_assert_int_eq (cordee_document_mark_kind (marks[_i].mark, &number), marks[_i].kind);
  if (marks[_i].kind != CORDEE_MARK_SIGN)
    ck_assert_uint_eq (number, marks[_i].number);
}
END_TEST

START_TEST (identifiers_stay_apart)
{
  static const char *const anchors[] = { "source-1", "source_1", "source 1", "source_201", "a\"b", "é", "É", "", "table_1" };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      char *id = cordee_document_dup_id (anchors[i]);

      ck_assert_uint_eq (strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), strlen (id));
      ck_assert_msg (g_hash_table_add (seen, id), "%s", anchors[i]);
    }
  ck_assert (g_hash_table_contains (seen, "source-1"));
  /* What the page itself names its tables. */
  ck_assert (!g_hash_table_contains (seen, "table_1"));
}
END_TEST

static const struct
{
  const char *link;
  CordeeDocumentLink kind;
} links[] = {
  { NULL, CORDEE_LINK_NONE },
  { "", CORDEE_LINK_NONE },
  { "#la", CORDEE_LINK_INSIDE },
  { "#ailleurs", CORDEE_LINK_NONE },
  { "#", CORDEE_LINK_NONE },
  { "https://exemple.fr/a?b=c&d=e#f", CORDEE_LINK_OUTSIDE },
  { "HTTP://exemple.fr", CORDEE_LINK_OUTSIDE },
  { "mailto:a@exemple.fr", CORDEE_LINK_OUTSIDE },
  { "https://exemple.fr/é", CORDEE_LINK_OUTSIDE },
  { "https://", CORDEE_LINK_NONE },
  { "https://exemple.fr/ a", CORDEE_LINK_NONE },
  { "https://exemple.fr/\"", CORDEE_LINK_NONE },
  { "https://exemple.fr/\377", CORDEE_LINK_NONE },
  { "javascript:alert(1)", CORDEE_LINK_NONE },
  { " https://exemple.fr", CORDEE_LINK_NONE },
  { "data:text/html,x", CORDEE_LINK_NONE },
  { "file:///etc/passwd", CORDEE_LINK_NONE },
  { "//exemple.fr", CORDEE_LINK_NONE },
  { "exemple.fr", CORDEE_LINK_NONE },
};

START_TEST (only_some_links_lead_anywhere)
{
  g_autoptr(CordeeDocument) document = cordee_document_new ("Titre", "fr", 0);
  g_autoptr(GHashTable) anchors = NULL;

  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "ici")->anchor = g_strdup ("la");
  anchors = cordee_document_list_anchors (document);
  ck_assert_int_eq (cordee_document_link_kind (anchors, links[_i].link), links[_i].kind);
}
END_TEST

START_TEST (an_anchor_is_that_of_the_first_part_that_is_shown)
{
  g_autoptr(CordeeDocument) document = cordee_document_new ("Titre", "fr", 0);
  g_autoptr(GHashTable) anchors = NULL;
  CordeePart *first;

  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "\001")->anchor = g_strdup ("la");
  first = cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "un");
  first->anchor = g_strdup ("la");
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "deux")->anchor = g_strdup ("la");
  anchors = cordee_document_list_anchors (document);
  ck_assert_uint_eq (g_hash_table_size (anchors), 1);
  ck_assert_ptr_eq (g_hash_table_lookup (anchors, "la"), first);
}
END_TEST

/* ── colours ────────────────────────────────────────────────────── */

static double
channel (const char *colour, guint i)
{
  double value = (g_ascii_xdigit_value (colour[1 + 2 * i]) * 16 + g_ascii_xdigit_value (colour[2 + 2 * i])) / 255.0;

  /* Near enough to sRGB for a test. */
  return value * value * (0.0125 + 0.9875 * value) / (0.0125 + 0.9875);
}

static double
lightness (const char *colour)
{
  return 0.2126 * channel (colour, 0) + 0.7152 * channel (colour, 1) + 0.0722 * channel (colour, 2);
}

START_TEST (colours_are_made_to_be_read)
{
  static const char *const colours[] = { "#0069a6", "#9a3a78", "#00755a", "#b34700", "#ffffff", "#000000", "#ffff00", "#808080" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *light = cordee_document_dup_colour (colours[i], CORDEE_PAPER_LIGHT);
      g_autofree char *dark = cordee_document_dup_colour (colours[i], CORDEE_PAPER_DARK);

      ck_assert_double_ge ((lightness (CORDEE_PAPER_LIGHT) + 0.05) / (lightness (light) + 0.05), 4.2);
      ck_assert_double_ge ((lightness (dark) + 0.05) / (lightness (CORDEE_PAPER_DARK) + 0.05), 4.2);
      if (i < 4)
        ck_assert_str_eq (light, colours[i]);
    }
}
END_TEST

START_TEST (what_is_no_colour_is_none)
{
  static const char *const colours[] = { NULL, "", "red", "#12", "#0069a", "#0069a6;", "#0069g6", "0069a6#", "#0069a6\" onclick=\"x" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    ck_assert_ptr_null (cordee_document_dup_colour (colours[i], CORDEE_PAPER_LIGHT));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("document");
  TCase *tcase = tcase_create ("words");

  tcase_add_test (tcase, words_in_the_order_of_reading);
  tcase_add_test (tcase, a_hostile_document_is_clean_lines);
  tcase_add_loop_test (tcase, text_is_cleaned, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tcase, runs_cover_the_text_once);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("links");
  tcase_add_loop_test (tcase, marks_make_lists, 0, G_N_ELEMENTS (marks));
  tcase_add_test (tcase, identifiers_stay_apart);
  tcase_add_loop_test (tcase, only_some_links_lead_anywhere, 0, G_N_ELEMENTS (links));
  tcase_add_test (tcase, an_anchor_is_that_of_the_first_part_that_is_shown);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("colours");
  tcase_add_test (tcase, colours_are_made_to_be_read);
  tcase_add_test (tcase, what_is_no_colour_is_none);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
