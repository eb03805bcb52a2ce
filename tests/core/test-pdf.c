/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-pages.h"
#include "cordee-test-document.h"
#include "cordee-test.h"

#include <cairo-pdf.h>
#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A document as PDF, as other programs find it: whole, in order, tagged, with an outline and links. */

#define CREATED G_GINT64_CONSTANT (1795348800) /* 2026-11-22 12:00 UTC */
#define POINTS_PER_MM (72 / 25.4)

/* ── helpers ────────────────────────────────────────────────────── */

static GBytes *
to_pdf (const CordeeDocument *document)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = cordee_pages_to_pdf (document, &error);

  ck_assert_msg (bytes != NULL, "%s", error != NULL ? error->message : "no reason given");
  return bytes;
}

/* Writes a document into the folder of the test. */
static char *
write_pdf (const CordeeDocument *document)
{
  g_autoptr(GBytes) bytes = to_pdf (document);
  char *file = cordee_test_file ("document.pdf");

  ck_assert (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return file;
}

/* What a program, named by the environment, prints of file; NULL for options that are not needed. */
static char *
ask (const char *variable, const char *option, const char *other, const char *file, const char *out)
{
  const char *argv[] = { g_getenv (variable), NULL, NULL, NULL, NULL, NULL };
  guint n = 1;

  ck_assert_msg (argv[0] != NULL, "%s is not set: run the tests through meson", variable);
  for (guint i = 0; i < 2; i++)
    if ((i == 0 ? option : other) != NULL)
      argv[n++] = i == 0 ? option : other;
  argv[n++] = file;
  argv[n] = out;
  return cordee_test_program (argv);
}

static char *
read_file (const char *file)
{
  return ask ("PDFTOTEXT", "-raw", NULL, file, "-");
}

static char *
read_text (const CordeeDocument *document)
{
  g_autofree char *file = write_pdf (document);

  return read_file (file);
}

static char **
read_pages (const CordeeDocument *document)
{
  g_autofree char *text = read_text (document);
  char **pages = g_strsplit (text, "\f", -1);

  /* Each page ends in a form feed. */
  g_free (pages[g_strv_length (pages) - 1]);
  pages[g_strv_length (pages) - 1] = NULL;
  return pages;
}

/* text without what line ends take away or add. */
static char *
squeeze (const char *text)
{
  g_autofree char *squeezed = cordee_test_squeeze (text);
  GString *out = g_string_new (NULL);

  for (const char *p = squeezed; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '-' && g_utf8_get_char (p) != 0x2010 && g_utf8_get_char (p) != 0xad)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static gboolean
says (const char *page, const char *text)
{
  g_autofree char *where = squeeze (page);
  g_autofree char *what = squeeze (text);

  return strstr (where, what) != NULL;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + strlen (what), what))
    n++;
  return n;
}

/* Every line of the text of a document stands in its PDF, one below the other. */
static void
assert_says_all (const CordeeDocument *document)
{
  g_autofree char *text = cordee_document_to_text (document);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *read = read_text (document);
  g_autofree char *squeezed = squeeze (read);
  const char *at = squeezed;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = squeeze (lines[i]);
      const char *found = strstr (at, line);

      ck_assert_msg (found != NULL, "“%s” is not on the paper, or not below what is before it", lines[i]);
      at = found + strlen (line);
    }
}

static void
assert_whole (const CordeeDocument *document)
{
  g_autofree char *file = write_pdf (document);
  g_autofree char *said = ask ("QPDF", "--check", NULL, file, NULL);

  ck_assert_ptr_nonnull (strstr (said, "No syntax or stream encoding errors found"));
  ck_assert_ptr_null (strstr (said, "WARNING"));
}

static CordeeDocument *
plain_document (void)
{
  return cordee_document_new ("Titre", "fr", CREATED);
}

static void
add_numbered (CordeeDocument *document, CordeePartKind kind, const char *mark, const char *format, guint i)
{
  g_autofree char *text = g_strdup_printf ("%s %u.", format, i);

  cordee_document_add_text (document, kind, mark, text);
}

/* ── properties ─────────────────────────────────────────────────── */

START_TEST (properties_are_told)
{
  static const char *const lines[] = {
    "Title: Compte rendu d’entretien", "Subject: Ce qui convient au projet de l’équipe du Vidourle", "Author: Guichet CPTS", "Creator: Cordée",
    "CreationDate: 2026-11-22T12:00:00Z", "ModDate: 2026-11-22T12:00:00Z", "Tagged: yes", "Page size: 595.276 x 841.89 pts (A4)", "Encrypted: no",
  };
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(CordeeDocument) broad = cordee_test_document_of_rows (3);
  g_autofree char *file = write_pdf (document);
  g_autofree char *info = ask ("PDFINFO", "-isodates", NULL, file, NULL);
  g_autofree char *broad_file = NULL;
  g_autofree char *broad_info = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    ck_assert_msg (says (info, lines[i]), "%s is not in\n%s", lines[i], info);
  broad_file = write_pdf (broad);
  broad_info = ask ("PDFINFO", "-isodates", NULL, broad_file, NULL);
  ck_assert (says (broad_info, "Page size: 841.89 x 595.276 pts (A4)"));
  ck_assert (says (broad_info, "Pages: 1"));
  ck_assert (!says (broad_info, "Author"));
}
END_TEST

START_TEST (the_same_document_is_the_same_file)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(CordeeDocument) again = cordee_test_document ();
  g_autoptr(GBytes) first = to_pdf (document);
  g_autoptr(GBytes) second = to_pdf (again);
  g_autoptr(GBytes) later = NULL;

  ck_assert (g_bytes_equal (first, second));
  again->created++;
  later = to_pdf (again);
  ck_assert (!g_bytes_equal (first, later));
}
END_TEST

/* ── what is on the paper ───────────────────────────────────────── */

START_TEST (everything_is_there_in_order)
{
  g_autoptr(CordeeDocument) document = _i == 0 ? cordee_test_document () : cordee_test_document_of_rows (_i == 1 ? 12 : 300);
  g_auto(GStrv) pages = read_pages (document);

  assert_whole (document);
  assert_says_all (document);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *foot = g_strdup_printf ("%s Page %u / %u", document->foot, i + 1, g_strv_length (pages));

      ck_assert_msg (says (pages[i], foot), "page %u does not say “%s”", i + 1, foot);
    }
}
END_TEST

/* Whatever somebody wrote, the file is whole, and leads nowhere but to the web. */
START_TEST (hostile_words_are_only_words)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_hostile ();
  g_autofree char *file = NULL;
  g_autofree char *addresses = NULL;
  g_autofree char *lower = NULL;
  CordeeRich *text = cordee_rich_new ("voir ");

  cordee_rich_append_full (text, "une adresse", CORDEE_RICH_PLAIN, NULL, "https://exemple.fr/(a)'b(c");
  cordee_rich_append_full (text, "une autre", CORDEE_RICH_BOLD, NULL, "HTTPS://exemple.fr/é?a=1&b=2#c");
  cordee_document_add (document, CORDEE_PART_PARAGRAPH, NULL, text);
  assert_whole (document);
  file = write_pdf (document);
  addresses = ask ("PDFINFO", "-url", NULL, file, NULL);
  ck_assert_ptr_nonnull (strstr (addresses, "mailto:a@b.fr"));
  ck_assert_ptr_nonnull (strstr (addresses, "https://exemple.fr/%28a%29%27b%28c"));
  ck_assert_ptr_nonnull (strstr (addresses, "HTTPS://exemple.fr/%C3%A9?a=1&b=2#c"));
  lower = g_ascii_strdown (addresses, -1);
  ck_assert_ptr_null (strstr (lower, "javascript"));
  ck_assert_ptr_null (strstr (lower, "file:"));
  ck_assert_ptr_null (strstr (lower, "onclick"));
}
END_TEST

START_TEST (nothing_is_a_page)
{
  g_autoptr(CordeeDocument) document = plain_document ();
  g_auto(GStrv) pages = NULL;

  cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);
  cordee_document_add_table (document, "rien");
  cordee_document_add_text (document, CORDEE_PART_ITEM, NULL, "");
  assert_whole (document);
  pages = read_pages (document);
  ck_assert_ptr_nonnull (pages[0]);
  ck_assert (says (pages[0], "Titre"));
  ck_assert (!says (pages[0], "•"));
}
END_TEST

/* Each page of a long table has its heads; each row is there once; a group that goes on says so. */
START_TEST (a_long_table_has_its_heads_on_each_page)
{
  g_autoptr(CordeeDocument) document = cordee_test_document_of_rows (240);
  GPtrArray *rows = ((const CordeePart *) document->parts->pdata[0])->table->rows;
  g_auto(GStrv) pages = NULL;
  g_autofree char *all = NULL;

  for (guint i = rows->len - 1; i > 0; i--)
    if (((const CordeeTableRow *) rows->pdata[i])->heading)
      g_ptr_array_remove_index (rows, i);
  pages = read_pages (document);
  all = g_strjoinv ("", pages);
  g_strdelimit (all, "\n", ' ');
  ck_assert_uint_ge (g_strv_length (pages), 10);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      ck_assert_msg (says (pages[i], "Critère ● ESP Nom complet de la structure ◆ ESS"), "page %u has no heads", i + 1);
      ck_assert_msg (says (pages[i], i == 0 ? "Groupe 1 Critère 1 " : "Groupe 1 (suite) Critère "), "page %u has no group", i + 1);
    }
  for (guint i = 1; i <= 240; i++)
    {
      g_autofree char *name = g_strdup_printf ("Critère %u ", i);

      ck_assert_msg (count (all, name) == 1, "%sis %u times on the paper", name, count (all, name));
    }
}
END_TEST

/* A word that no line has room for is broken, and neither it nor a row higher than a page leaves the paper or is lost. */
START_TEST (what_has_no_room_is_broken)
{
  g_autoptr(CordeeDocument) document = plain_document ();
  g_autofree char *word = g_strnfill (3000, 'w');
  g_autoptr(GString) paragraphs = g_string_new (NULL);
  CordeeTable *table;
  CordeeTableRow *row;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr(CordeePages) pages = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append (paragraphs, "Z\n");
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, word);
  cordee_document_add_text (document, CORDEE_PART_FACT, word, word);
  cordee_document_add_text (document, CORDEE_PART_BOX, "✓", word);
  table = cordee_document_add_table (document, NULL);
  for (guint i = 0; i < 4; i++)
    cordee_table_add_column (table, cordee_rich_new (word), word, 1);
  row = cordee_table_add_row (table, FALSE);
  for (guint i = 0; i < 4; i++)
    cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_ITEM, "•", cordee_rich_new (i == 2 ? paragraphs->str : word));
  text = read_text (document);
  /* The head again on each page. */
  ck_assert_uint_ge (count (text, "w"), (4 + 4 * 2 + 3) * 3000);
  ck_assert_uint_eq (count (text, "Z"), 150);

  pages = cordee_pages_new (document, context, 400, 600);
  g_object_unref (context);
  ck_assert_uint_gt (cordee_pages_get_n (pages), 10);
  for (guint i = 0; i < cordee_pages_get_n (pages); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      cordee_pages_draw (pages, i, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      ck_assert_msg (x >= -2 && y >= -1 && x + width <= 402, "page %u: ink in %.1f,%.1f %.1f×%.1f", i + 1, x, y, width, height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}
END_TEST

/* A reader who copies a word gets its letters, not the shapes that they make together. */
START_TEST (letters_are_letters)
{
  g_autoptr(CordeeDocument) document = plain_document ();
  g_autofree char *text = NULL;

  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "financement efficace, conflit, affilié");
  text = read_text (document);
  ck_assert_msg (strstr (text, "financement efficace, conflit, affilié") != NULL, "%s", text);
}
END_TEST

/* What is missing is seen on a page without colours too. */
START_TEST (gaps_are_seen)
{
  guint n_inked[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CordeeDocument) document = plain_document ();
      PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 200);
      cairo_t *cr = cairo_create (surface);
      CordeeRich *text = cordee_rich_new (NULL);
      g_autoptr(CordeePages) pages = NULL;

      cordee_rich_append (text, "à compléter", i == 0 ? CORDEE_RICH_BOLD : CORDEE_RICH_GAP);
      cordee_document_add (document, CORDEE_PART_PARAGRAPH, NULL, text);
      pages = cordee_pages_new (document, context, 400, 200);
      cordee_pages_draw (pages, 0, cr);
      cairo_surface_flush (surface);
      for (int j = 0; j < cairo_image_surface_get_stride (surface) * 200; j++)
        n_inked[i] += cairo_image_surface_get_data (surface)[j] > 0;
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_object_unref (context);
    }
  ck_assert_uint_gt (n_inked[1], n_inked[0] + 300);
}
END_TEST

/* ── where pages end ────────────────────────────────────────────── */

/* Wherever a page ends, no heading stands at its foot, nor what leads to a list, and no line of a paragraph alone. */
START_TEST (pages_end_well)
{
  for (guint n = 24; n < 52; n++)
    {
      g_autoptr(CordeeDocument) document = plain_document ();
      g_auto(GStrv) pages = NULL;
      guint n_found = 0;

      for (guint i = 0; i < n; i++)
        add_numbered (document, CORDEE_PART_PARAGRAPH, NULL, "Remplissage", i);
      cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Section");
      cordee_document_add_text (document, CORDEE_PART_SUBHEADING, NULL, "Sous-section");
      cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "Il manque :");
      cordee_document_add_text (document, CORDEE_PART_ITEM, "•", "premier point");
      cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "ligne A\nligne B\nligne C\nligne D\nligne E");
      pages = read_pages (document);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          guint n_lines = count (pages[i], "ligne ");

          ck_assert_msg (n_lines != 1 && n_lines != 4, "%u paragraphs: %u lines on page %u", n, n_lines, i + 1);
          if (strstr (pages[i], "Section") == NULL)
            continue;
          ck_assert_msg (says (pages[i], "Section Sous-section Il manque : • premier point"), "%u paragraphs: page %u ends in a heading", n, i + 1);
          n_found++;
        }
      ck_assert_uint_eq (n_found, 1);
    }
}
END_TEST

/* A heading that nothing follows, and what leads to nothing, are not lost; a break begins a page, and two of them no empty one. */
START_TEST (nothing_that_waits_is_lost)
{
  g_autoptr(CordeeDocument) document = plain_document ();
  g_auto(GStrv) pages = NULL;

  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Seule");
  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Suivie");
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "À savoir :");
  cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);
  cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "Un :");
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "Deux :");
  cordee_document_add_text (document, CORDEE_PART_SUBHEADING, NULL, "Dernière");
  pages = read_pages (document);
  ck_assert_uint_eq (g_strv_length (pages), 2);
  ck_assert (says (pages[0], "Seule Suivie À savoir :"));
  ck_assert (says (pages[1], "Un : Deux : Dernière"));
}
END_TEST

/* ── for who finds the way in it ────────────────────────────────── */

/* The titles of entries, with their pages, those below in brackets. */
static void
describe_outline (GString *out, JsonArray *entries)
{
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      JsonArray *kids = json_object_get_array_member (entry, "kids");

      g_string_append_printf (out, "%s%s %d", i > 0 ? ", " : "", json_object_get_string_member (entry, "title"),
                              (int) json_object_get_int_member (entry, "destpageposfrom1"));
      if (json_array_get_length (kids) > 0)
        {
          g_string_append (out, " (");
          describe_outline (out, kids);
          g_string_append_c (out, ')');
        }
    }
}

static void
assert_outline (const CordeeDocument *document, const char *expected)
{
  g_autofree char *file = write_pdf (document);
  g_autofree char *json = ask ("QPDF", "--json", "--json-key=outlines", file, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GString) found = g_string_new (NULL);

  ck_assert (json_parser_load_from_data (parser, json, -1, NULL));
  describe_outline (found, json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "outlines"));
  ck_assert_str_eq (found->str, expected);
}

START_TEST (headings_are_an_outline)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(CordeeDocument) table = cordee_test_document_of_rows (14);

  assert_outline (document, "Le projet 1, Ce qui convient au projet 1 (Pourquoi 1), Les étapes 2, Sources 2");
  assert_outline (table, "Groupe 1 1, Groupe 2 2, Groupe 3 3");
}
END_TEST

START_TEST (links_lead_there)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autofree char *file = write_pdf (document);
  g_autofree char *anchors = ask ("PDFINFO", "-dests", NULL, file, NULL);
  g_autofree char *addresses = ask ("PDFINFO", "-url", NULL, file, NULL);
  g_autofree char *objects = ask ("QPDF", "--qdf", "--object-streams=disable", file, "-");

  /* The page of each, as it is printed. */
  ck_assert_ptr_nonnull (strstr (anchors, "   1 [ XYZ"));
  ck_assert_ptr_nonnull (strstr (anchors, "\"resultat\""));
  ck_assert_ptr_nonnull (strstr (anchors, "   2 [ XYZ"));
  ck_assert_ptr_nonnull (strstr (anchors, "\"source-1\""));
  ck_assert_ptr_nonnull (strstr (addresses, "   2  Annotation    https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038886462?x=1&y=2"));
  /* Three cells and a sentence lead to a source further on, which goes by its name; the sentence also leads back. */
  ck_assert_uint_eq (count (objects, "/Dest (source-1)"), 4);
  ck_assert_uint_eq (count (objects, "/Subtype /Link"), 4 + 1 + count (objects, "/URI ("));
}
END_TEST

START_TEST (the_structure_is_told)
{
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(CordeeDocument) rows = cordee_test_document_of_rows (14);
  g_autofree char *file = write_pdf (document);
  g_autofree char *structure = ask ("PDFINFO", "-struct-text", NULL, file, NULL);
  g_autofree char *rows_file = NULL;
  g_autofree char *rows_structure = NULL;

  ck_assert_uint_eq (count (structure, "H1 (block)"), 1);
  ck_assert_uint_eq (count (structure, "H2 (block)"), 4);
  ck_assert_uint_eq (count (structure, "H3 (block)"), 1);
  ck_assert_uint_eq (count (structure, "Table (block)"), 1);
  ck_assert_uint_eq (count (structure, " TR"), 4);
  ck_assert_uint_eq (count (structure, " TD"), 6);
  ck_assert_uint_eq (count (structure, " TH"), 3 + 3);
  /* Four facts, four reasons, three steps, two sources, and two items in each of three cells. */
  ck_assert_uint_eq (count (structure, " LI (block)"), 4 + 4 + 3 + 2 + 6);
  ck_assert_uint_eq (count (structure, "Lbl"), count (structure, "LBody"));
  ck_assert (says (structure, "Lbl (block) \"Médecins généralistes\" LBody (block) \"1 (dit par l’équipe le 22/11/2026)\""));
  ck_assert_ptr_nonnull (strstr (structure, "\"Ce qui convient au projet\""));

  /* Each row of a table over three pages is one, and so are the heads of each page. */
  rows_file = write_pdf (rows);
  rows_structure = ask ("PDFINFO", "-struct", NULL, rows_file, NULL);
  ck_assert_uint_eq (count (rows_structure, "Table (block)"), 3);
  ck_assert_uint_eq (count (rows_structure, " TR"), 3 + 3 + 14);
  ck_assert_uint_eq (count (rows_structure, " TD"), 14 * 4);
}
END_TEST

/* What GTK draws on paper is what the file shows. */
START_TEST (paper_and_file_are_alike)
{
  g_autoptr(CordeeDocument) document = _i == 0 ? cordee_test_document () : cordee_test_document_of_rows (60);
  double width = POINTS_PER_MM * (document->landscape ? 297 : 210), height = POINTS_PER_MM * (document->landscape ? 210 : 297);
  double margin = POINTS_PER_MM * cordee_pages_get_margin (document);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr(CordeePages) pages = cordee_pages_new (document, context, width - 2 * margin, height - 2 * margin);
  g_autofree char *file = cordee_test_file ("paper.pdf");
  cairo_surface_t *surface = cairo_pdf_surface_create (file, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *printed = NULL;
  g_autofree char *filed = read_text (document);

  for (guint i = 0; i < cordee_pages_get_n (pages); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, margin, margin);
      cordee_pages_draw (pages, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  printed = read_file (file);
  ck_assert_uint_eq (count (filed, "\f"), cordee_pages_get_n (pages));
  ck_assert_str_eq (printed, filed);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pdf");
  TCase *file = tcase_create ("file");
  TCase *place = tcase_create ("place");
  TCase *way = tcase_create ("way");

  tcase_add_checked_fixture (file, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (file, 60);
  tcase_add_test (file, properties_are_told);
  tcase_add_test (file, the_same_document_is_the_same_file);
  tcase_add_loop_test (file, everything_is_there_in_order, 0, 3);
  tcase_add_test (file, hostile_words_are_only_words);
  tcase_add_test (file, nothing_is_a_page);
  tcase_add_test (file, a_long_table_has_its_heads_on_each_page);
  tcase_add_test (file, what_has_no_room_is_broken);
  tcase_add_test (file, letters_are_letters);
  tcase_add_test (file, gaps_are_seen);
  suite_add_tcase (suite, file);

  tcase_add_checked_fixture (place, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (place, 60);
  tcase_add_test (place, pages_end_well);
  tcase_add_test (place, nothing_that_waits_is_lost);
  suite_add_tcase (suite, place);

  tcase_add_checked_fixture (way, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (way, 60);
  tcase_add_test (way, headings_are_an_outline);
  tcase_add_test (way, links_lead_there);
  tcase_add_test (way, the_structure_is_told);
  tcase_add_loop_test (way, paper_and_file_are_alike, 0, 2);
  suite_add_tcase (suite, way);

  return cordee_test_main (suite);
}
