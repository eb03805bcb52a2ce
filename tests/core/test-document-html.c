/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-document.h"
#include "cordee-test.h"

#include <string.h>

/* A report as a page: valid, whole, and telling the same as the report. */

static CordeeDocument *
make (int i)
{
  return i == 0 ? cordee_test_document () : i == 1 ? cordee_test_document_of_rows (40) : cordee_test_document_hostile ();
}

/* Tells found of each match of pattern, its first group. */
static GPtrArray *
match_all (const char *text, const char *pattern)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  ck_assert_ptr_nonnull (regex);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (found, g_match_info_fetch (match, 1));
  return found;
}

/* ── the page as a whole ────────────────────────────────────────── */

START_TEST (a_validator_has_nothing_to_say)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autofree char *html = cordee_document_to_html (document);
  g_autofree char *file = cordee_test_write ("rapport.html", html);
  g_autofree char *said = cordee_test_file ("said");
  const char *const argv[] = { "tidy", "-q", "-e", "--show-info", "yes", "-f", said, file, NULL };
  g_autofree char *printed = cordee_test_program (argv);
  g_autofree char *errors = NULL;

  ck_assert_ptr_nonnull (printed);
  ck_assert (g_file_get_contents (said, &errors, NULL, NULL));
  ck_assert_str_eq (errors, "");
}
END_TEST

START_TEST (the_page_stands_by_itself)
{
  static const char *const banned[] = { "<script", "<link", "<img", "<iframe", "<object", "<form",
                                        "@import", "url(", " src=", " srcset=", "http-equiv" };
  g_autoptr(CordeeDocument) document = make (_i);
  g_autofree char *html = cordee_document_to_html (document);
  g_autoptr(GPtrArray) tags = match_all (html, "<([a-z][^>]*)>");

  ck_assert (g_utf8_validate (html, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (banned); i++)
    ck_assert_msg (strstr (html, banned[i]) == NULL, "%s", banned[i]);
  /* No attribute but ours: what a text says never becomes one. */
  for (guint i = 0; i < tags->len; i++)
    ck_assert_msg (g_regex_match_simple ("^[a-z0-9]+( (lang|class|id|href|name|content|charset|scope|colspan|value|style|role|tabindex"
                                         "|aria-labelledby)"
                                         "=\"[^\"<>]*\")*$",
                                         tags->pdata[i], 0, 0),
                   "<%s>", (const char *) tags->pdata[i]);
}
END_TEST

START_TEST (what_the_page_says_of_itself)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autofree char *html = cordee_document_to_html (document);
  g_autoptr(CordeeDocument) wide = cordee_test_document_of_rows (1);
  g_autofree char *wide_html = cordee_document_to_html (wide);

  ck_assert (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"fr\">\n"));
  ck_assert_ptr_nonnull (strstr (html, "<title>Compte rendu d’entretien</title>\n"));
  ck_assert_ptr_nonnull (strstr (html, "<meta name=\"description\" content=\"Ce qui convient au projet de l’équipe du Vidourle\">\n"));
  ck_assert_ptr_nonnull (strstr (html, "<meta name=\"author\" content=\"Guichet CPTS\">\n"));
  ck_assert_ptr_nonnull (strstr (html, "<meta name=\"dcterms.created\" content=\"2026-11-22T12:00:00Z\">\n"));
  ck_assert_ptr_nonnull (strstr (html, "@page{size:A4 portrait;"));
  ck_assert_ptr_nonnull (strstr (wide_html, "@page{size:A4 landscape;"));
}
END_TEST

/* ── what it is made of ─────────────────────────────────────────── */

START_TEST (headings_go_down_by_one)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autofree char *html = cordee_document_to_html (document);
  g_autoptr(GPtrArray) headings = match_all (html, "<h([1-6])[ >]");
  guint level = 0;

  ck_assert_uint_gt (headings->len, 0);
  for (guint i = 0; i < headings->len; i++)
    {
      guint next = (guint) (((const char *) headings->pdata[i])[0] - '0');

      ck_assert_msg (next <= level + 1 && (i == 0) == (next == 1), "heading %u is h%u below h%u", i, next, level);
      level = next;
    }
}
END_TEST

START_TEST (identifiers_are_unique_and_links_lead_to_them)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autofree char *html = cordee_document_to_html (document);
  g_autoptr(GPtrArray) ids = match_all (html, " id=\"([^\"]*)\"");
  g_autoptr(GPtrArray) labels = match_all (html, " aria-labelledby=\"([^\"]*)\"");
  g_autoptr(GPtrArray) links = match_all (html, " href=\"([^\"]*)\"");
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_inside = 0;

  for (guint i = 0; i < ids->len; i++)
    ck_assert_msg (g_hash_table_add (seen, ids->pdata[i]), "%s twice", (const char *) ids->pdata[i]);
  for (guint i = 0; i < labels->len; i++)
    ck_assert (g_hash_table_contains (seen, labels->pdata[i]));
  for (guint i = 0; i < links->len; i++)
    {
      const char *link = links->pdata[i];

      n_inside += link[0] == '#';
      if (link[0] == '#')
        ck_assert_msg (g_hash_table_contains (seen, link + 1), "%s leads nowhere", link);
      else
        ck_assert_msg (g_regex_match_simple ("^(https?://|mailto:)[^ ]+$", link, G_REGEX_CASELESS, 0), "%s", link);
    }
  if (_i == 0)
    {
      ck_assert_uint_eq (n_inside, 5);
      ck_assert_uint_eq (links->len, 6);
    }
  if (_i == 2)
    {
      /* Of the hostile ones, one mailbox and one address are links. */
      ck_assert_uint_gt (links->len, n_inside);
      ck_assert_ptr_nonnull (strstr (html, "href=\"HTTPS://exemple.fr/%C3%A9?a=1&amp;b=2#c\""));
      ck_assert_ptr_null (strstr (html, "href=\"javascript"));
    }
}
END_TEST

START_TEST (parts_are_what_they_are_called)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autofree char *html = cordee_document_to_html (document);
  static const char *const expected[] = {
    ("<h1>Compte rendu d’entretien</h1>\n<p class=\"lead\">Équipe du Vidourle, entretien du 22/11/2026</p>\n<h2>Le projet</h2>\n"
     "<dl>\n<dt>Équipe</dt><dd>Équipe du Vidourle</dd>\n"),
    "<dt>Pharmaciens</dt><dd><mark>à compléter</mark></dd>\n",
    "</dl>\n<h2 id=\"resultat\">Ce qui convient au projet</h2>\n<p class=\"box\"><strong>Ce projet",
    "<caption id=\"table_1\">Chaque structure, son verdict, et ce qui manque</caption>\n",
    "<thead>\n<tr>\n<th scope=\"col\">Structure</th>\n<th scope=\"col\">Verdict <span class=\"note\">règles au 22/11/2026</span></th>\n",
    "<th scope=\"row\"><span class=\"c\" style=\"--c:#0069a6;--d:#",
    "<td>✓ possible</td>\n<td><ul>\n<li>Rien.</li>\n",
    "<ul class=\"signs\">\n<li><span class=\"sign\">✓</span> Au moins un médecin généraliste",
    "<h2 class=\"page\">Les étapes</h2>\n<ol>\n<li value=\"1\">Écrire la lettre d’intention.</li>\n",
    "</ol>\n<p>Puis, une fois l’accord reçu :</p>\n<ol>\n<li value=\"3\">",
    "<span class=\"soft\">En passant, </span>voir <a href=\"#resultat\">ce qui convient</a>",
    "<a href=\"#source-1\"><strong><small>sources</small></strong></a>",
    "<ol class=\"cited\">\n<li value=\"1\" id=\"source-1\">Code de la santé publique",
    "<footer><p>Équipe du Vidourle · règles au",
  };
  const char *at = html;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *found = strstr (at, expected[i]);

      ck_assert_msg (found != NULL, "not there, or not here: %s", expected[i]);
      at = found + 1;
    }
}
END_TEST

START_TEST (rows_stand_below_the_head_of_their_group)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_of_rows (13);
  g_autofree char *html = cordee_document_to_html (document);
  g_autoptr(GPtrArray) groups = match_all (html, "<tbody>\n<tr>\n<th scope=\"rowgroup\" colspan=\"5\">(Groupe [0-9])</th>\n"
                                                 "</tr>\n<tr>\n<th scope=\"row\">");
  g_autoptr(GPtrArray) rows = match_all (html, "<th scope=\"row\">(Critère [0-9]+)</th>");
  g_autoptr(GPtrArray) bodies = match_all (html, "<(tbody)>");
  g_autoptr(GPtrArray) cells = match_all (html, "<(td)>");

  ck_assert_uint_eq (groups->len, 3);
  ck_assert_uint_eq (bodies->len, 3);
  ck_assert_uint_eq (rows->len, 13);
  ck_assert_uint_eq (cells->len, 13 * 4);
  ck_assert_ptr_nonnull (strstr (html, "<col style=\"width:15%\">"));
}
END_TEST

/* ── the same words ─────────────────────────────────────────────── */

/* The value of an attribute of a tag, or NULL. */
static char *
attribute (const char *tag, const char *name)
{
  g_autofree char *pattern = g_strdup_printf (" %s=\"([^\"]*)\"", name);
  g_autoptr(GPtrArray) found = match_all (tag, pattern);

  return found->len > 0 ? g_strdup (found->pdata[0]) : NULL;
}

/* What a reader of the page sees, with the marks that a browser draws before items. */
static char *
read_page (const char *html)
{
  GString *text = g_string_new (NULL);
  g_autofree char *list = NULL;
  const char *p = strstr (html, "<main>");

  ck_assert_ptr_nonnull (p);
  while (*p != '\0' && !g_str_has_prefix (p, "<footer>"))
    {
      const char *end = *p == '<' ? strchr (p, '>') + 1 : p + strcspn (p, "<");
      g_autofree char *piece = g_strndup (p, (gsize) (end - p));
      g_autofree char *value = attribute (piece, "value");

      if (g_str_has_prefix (piece, "<caption"))
        end = strstr (end, "</caption>");
      else if (g_str_has_prefix (piece, "<ul") || g_str_has_prefix (piece, "<ol"))
        {
          g_free (list);
          list = g_strdup (piece);
        }
      else if (g_str_has_prefix (piece, "<li") && strstr (list, "cited") != NULL)
        g_string_append_printf (text, "[%s]", value);
      else if (g_str_has_prefix (piece, "<li") && value != NULL)
        g_string_append_printf (text, "%s.", value);
      else if (g_str_has_prefix (piece, "<li") && strstr (list, "signs") == NULL)
        g_string_append (text, "•");
      else if (*p != '<')
        g_string_append (text, piece);
      p = end;
    }
  return g_string_free (text, FALSE);
}

static char *
unescape (const char *text)
{
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&amp;", "&" } };
  g_autoptr(GString) out = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (out, entities[i][0], entities[i][1], 0);
  return g_strdup (out->str);
}

START_TEST (the_page_says_what_the_report_says)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autofree char *html = cordee_document_to_html (document);
  g_autofree char *text = cordee_document_to_text (document);
  g_autofree char *seen = read_page (html);
  g_autofree char *plain = unescape (seen);

  cordee_test_check_same_words (plain, text);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("document-html");
  TCase *tcase = tcase_create ("page");

  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (tcase, a_validator_has_nothing_to_say, 0, 3);
  tcase_add_loop_test (tcase, the_page_stands_by_itself, 0, 3);
  tcase_add_test (tcase, what_the_page_says_of_itself);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("parts");
  tcase_add_loop_test (tcase, headings_go_down_by_one, 0, 3);
  tcase_add_loop_test (tcase, identifiers_are_unique_and_links_lead_to_them, 0, 3);
  tcase_add_test (tcase, parts_are_what_they_are_called);
  tcase_add_test (tcase, rows_stand_below_the_head_of_their_group);
  tcase_add_loop_test (tcase, the_page_says_what_the_report_says, 0, 3);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
