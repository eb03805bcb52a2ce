/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-view.h"

#include "cordee-library.h"
#include "cordee-test.h"

/* ── bases ──────────────────────────────────────────────────────── */

CordeeKnowledge *
cordee_test_fifth (void)
{
  static CordeeLibrary *library;

  if (library == NULL)
    {
      g_autofree char *path = cordee_test_data ("packs/y_fifth-structure.xml");
      const char *files[] = { path, NULL };
      g_autoptr(GError) error = NULL;

      library = cordee_library_new (NULL, files, &error);
      ck_assert_msg (library != NULL && library->refused->len == 0, "the fifth structure does not load");
    }
  return library->knowledge;
}

#define STRUCTURE(id, order) \
  "<structure id=\"" id "\" order=\"" order "\" sign=\"●\" colour=\"#0069a6\" colour-dark=\"#5cb3ea\" exists-from=\"2010-01-01\">" \
  "<name>Structure " id "</name><summary>Pour les essais.</summary></structure>"

#define STATEMENT(id, structure, criterion, more, short, text) \
  "<statement id=\"" id "\" structure=\"" structure "\" criterion=\"" criterion "\" " more ">" \
  "<short>" short "</short><text>" text "</text><source ref=\"s-1\" place=\"art. 1 &amp; 2\"/></statement>"

#define LAW "level=\"loi\" confidence=\"texte\" from=\"2020-01-01\" "
#define PRESS "level=\"presse\" confidence=\"presse\" from=\"2020-01-01\" "

static const char small[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><pack format=\"1\" id=\"petit\" checked=\"2026-11-22\"><title>Petit</title>"
    "<structures>" STRUCTURE ("A", "1") STRUCTURE ("B", "2") STRUCTURE ("C", "3") "</structures>"
    "<groups><group id=\"un\" order=\"1\"><label>L’un &amp; l’autre</label></group>"
    "<group id=\"deux\" order=\"2\"><label>Deux</label></group></groups>"
    "<criteria><criterion id=\"oeuvre\" group=\"un\" order=\"1\"><label>L’œuvre &lt;commune&gt;</label><hint>d’où : médecins</hint></criterion>"
    "<criterion id=\"sides\" group=\"un\" order=\"2\"><label>Lectures</label></criterion>"
    "<criterion id=\"same\" group=\"deux\" order=\"1\"><label>Pareil</label></criterion>"
    "<criterion id=\"empty\" group=\"deux\" order=\"2\"><label>Vide</label></criterion></criteria>"
    "<sources><source id=\"s-1\" date=\"2024-05\"><title>Loi &lt;n° 1&gt;</title><publisher>Éditeur &amp; fils</publisher>"
    "<url>https://example.org/?a=1&amp;b=2</url><url>https://www.example.net/second</url></source></sources>"
    "<statements>"
    /* Five phrases, without headline: three on the face, two more. */
    STATEMENT ("a-1", "A", "oeuvre", "subject=\"s1\" " LAW, "Œuvre de <em>l’équipe médicale</em> &lt;1 000 €&gt;", "Une œuvre &amp; une équipe.")
    STATEMENT ("a-2", "A", "oeuvre", "subject=\"s2\" " LAW, "Deuxième", "Deuxième texte.")
    STATEMENT ("a-3", "A", "oeuvre", "subject=\"s3\" " LAW, "Troisième", "Troisième texte.")
    STATEMENT ("a-4", "A", "oeuvre", "subject=\"s4\" " LAW, "Quatrième", "Quatrième texte.")
    STATEMENT ("a-5", "A", "oeuvre", "subject=\"s5\" " LAW, "Cinquième", "Cinquième texte.")
    STATEMENT ("b-1", "B", "oeuvre", "subject=\"s1\" value=\"x\" " LAW, "=1+1", "Commence comme une formule.")
    /* A conflict that comes last, of four sides: the first phrase and all sides are on the face, the second is not. */
    STATEMENT ("a-c1", "A", "sides", "subject=\"t1\" headline=\"true\" value=\"p\" " LAW, "Première phrase", "Première.")
    STATEMENT ("a-c2", "A", "sides", "subject=\"t2\" headline=\"true\" value=\"q\" " LAW, "Seconde phrase", "Seconde.")
    STATEMENT ("a-c3", "A", "sides", "subject=\"t3\" headline=\"true\" value=\"r\" " PRESS, "Côté un", "Côté un.")
    STATEMENT ("a-c4", "A", "sides", "subject=\"t3\" headline=\"true\" value=\"s\" " PRESS, "Côté deux", "Côté deux.")
    STATEMENT ("a-c5", "A", "sides", "subject=\"t3\" headline=\"true\" value=\"t\" " PRESS, "Côté trois", "Côté trois.")
    STATEMENT ("a-c6", "A", "sides", "subject=\"t3\" headline=\"true\" value=\"u\" " PRESS, "Côté quatre", "Côté quatre.")
    STATEMENT ("a-c7", "A", "sides", "subject=\"t4\" " LAW, "Derrière la façade", "Derrière.")
    STATEMENT ("b-c1", "B", "sides", "subject=\"t1\" state=\"sans-objet\" " LAW, "Rien à dire", "Rien.")
    STATEMENT ("c-c1", "C", "sides", "subject=\"t1\" headline=\"true\" value=\"p\" " LAW, "Première phrase", "Première.")
    STATEMENT ("c-c2", "C", "sides", "subject=\"t9\" announced=\"true\" " LAW, "Un jour", "Un jour peut-être.")
    STATEMENT ("c-c3", "C", "sides", "subject=\"t8\" level=\"loi\" confidence=\"texte\" from=\"2012-01-01\" until=\"2019-12-31\"", "Jadis", "Jadis, ainsi.")
    STATEMENT ("a-s", "A", "same", "subject=\"u\" value=\"v\" " LAW, "Pareil", "Pareil.")
    STATEMENT ("b-s", "B", "same", "subject=\"u\" value=\"v\" " LAW, "Pareil", "Pareil.")
    STATEMENT ("c-s", "C", "same", "subject=\"u\" value=\"w\" " LAW, "Autrement", "Autrement.")
    STATEMENT ("c-e", "C", "empty", "subject=\"w\" value=\"v\" level=\"loi\" confidence=\"texte\" from=\"2028-01-01\"", "À <em>venir</em> &amp; bien", "À venir.")
    "</statements></pack>";

CordeeKnowledge *
cordee_test_small (void)
{
  static CordeeKnowledge *knowledge;
  const char *packs[] = { small, NULL };

  if (knowledge == NULL)
    knowledge = cordee_test_knowledge_of (packs);
  return knowledge;
}

/* ── results ────────────────────────────────────────────────────── */

CordeeContext
cordee_test_context (const char *date, const char *region)
{
  CordeeContext context = { .region = region };

  ck_assert_msg (cordee_day_parse (date, &context.as_of), "%s is no day", date);
  return context;
}

CordeeComparison *
cordee_test_compare (CordeeKnowledge *knowledge, const char *date, const char *region)
{
  CordeeContext context = cordee_test_context (date, region);

  return cordee_comparison_new (knowledge, &context, NULL, NULL);
}

const CordeeCell *
cordee_test_cell_of (const CordeeComparison *comparison, const char *structure, const char *criterion)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];

          if (g_str_equal (cell->structure->id, structure) && g_str_equal (cell->criterion->id, criterion))
            return cell;
        }
    }
  ck_abort_msg ("no cell %s × %s", structure, criterion);
  return NULL;
}

/* ── texts ──────────────────────────────────────────────────────── */

char *
cordee_test_plain_spaces (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\u00a0", " ", 0);
  g_string_replace (out, "\u202f", " ", 0);
  return g_string_free (out, FALSE);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

char *
cordee_test_markup_to_text (const char *markup)
{
  static const GMarkupParser parser = { .text = text_cb };
  g_autofree char *whole = g_strconcat ("<markup>", markup, "</markup>", NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, text, NULL);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (g_markup_parse_context_parse (context, whole, -1, &error) && g_markup_parse_context_end_parse (context, &error), "%s: %s", whole,
                 error != NULL ? error->message : "");
  return cordee_test_plain_spaces (text->str);
}
