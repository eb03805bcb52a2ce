/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-report.h"
#include "cordee-glossary.h"
#include "cordee-library.h"
#include "cordee-pages.h"
#include "cordee-report.h"
#include "cordee-test.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A comparison on paper: nothing is lost between the base and the page, and nothing leaves the page. What is read is the text of a
   PDF, as pdftotext finds it. */

#define TODAY "2026-11-22"
#define OCCITANIE "76"
#define MARGIN 34

typedef struct
{
  const char *name;
  double width, height;
} Paper;

static const Paper landscape = { "A4 landscape", 842, 595 };
static const Paper portrait = { "A4 portrait", 595, 842 };
static const Paper small = { "A5 portrait", 420, 595 };
static const Paper small_landscape = { "A5 landscape", 595, 420 };
/* On the last, rows are divided. */
static const Paper *const papers[] = { &landscape, &portrait, &small, &small_landscape };

/* ── helpers ────────────────────────────────────────────────────── */

/* The base with a fifth structure; kept for the process. */
static CordeeKnowledge *
five_structures (void)
{
  static CordeeLibrary *library;

  if (library == NULL)
    {
      g_autofree char *pack = cordee_test_data ("packs/y_fifth-structure.xml");
      const char *const files[] = { pack, NULL };
      g_autoptr(GError) error = NULL;

      library = cordee_library_new (NULL, files, &error);
      ck_assert_msg (library != NULL && library->refused->len == 0, "%s", error != NULL ? error->message : "the pack is refused");
    }
  return library->knowledge;
}

/* The whole base for its first n structures. */
static CordeeComparison *
compare (CordeeKnowledge *base, const char *date, const char *region, guint n)
{
  CordeeContext context = { .region = region };
  GPtrArray *all = cordee_knowledge_get_structures (base);
  g_autoptr(GPtrArray) structures = g_ptr_array_new ();

  ck_assert (cordee_day_parse (date, &context.as_of));
  ck_assert_uint_ge (all->len, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (structures, all->pdata[i]);
  return cordee_comparison_new (base, &context, structures, NULL);
}

static CordeePages *
lay_out (const CordeeComparison *comparison, const char *note, double width, double height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  CordeeReportInput input = { .knowledge = comparison->knowledge, .comparison = comparison, .note = note, .today = comparison->as_of };
  g_autoptr(CordeeDocument) document = cordee_report_comparison_document (&input);
  CordeePages *pages = cordee_pages_new (document, context, width, height);

  g_object_unref (context);
  return pages;
}

static CordeePages *
lay_out_on (const CordeeComparison *comparison, const Paper *paper)
{
  return lay_out (comparison, NULL, paper->width - 2 * MARGIN, paper->height - 2 * MARGIN);
}

/* text without what line ends add or take away: white space, hyphens, ligatures. */
static char *
squeeze (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  ck_assert_msg (plain != NULL, "not UTF-8");
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\f' || (!g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0xad))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* What stands on each page, squeezed, in the order in which it was drawn. */
static char **
read_pages (const CordeePages *pages, double width, double height)
{
  g_autofree char *file = cordee_test_file ("pages.pdf");
  const char *argv[] = { g_getenv ("PDFTOTEXT"), "-raw", "-enc", "UTF-8", file, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;
  g_autoptr(GError) error = NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create (file, width, height);
  cairo_t *cr = cairo_create (surface);
  char **result;
  int status;

  for (guint i = 0; i < cordee_pages_get_n (pages); i++)
    {
      cordee_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  ck_assert_int_eq (cairo_surface_status (surface), CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  ck_assert_msg (argv[0] != NULL, "PDFTOTEXT is not set: run the tests through meson");
  ck_assert_msg (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert_int_eq (status, 0);
  squeezed = squeeze (text);
  result = g_strsplit (squeezed, "\f", -1);
  /* Each page ends in a form feed. */
  ck_assert_uint_eq (g_strv_length (result), cordee_pages_get_n (pages) + 1);
  return result;
}

static gboolean
says (const char *page, const char *text)
{
  g_autofree char *squeezed = squeeze (text);

  return strstr (page, squeezed) != NULL;
}

static void
assert_says (const char *page, const char *text)
{
  ck_assert_msg (says (page, text), "“%s” is not on the paper", text);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + strlen (what), what))
    n++;
  return n;
}

/* The sources that the lines of the comparison cite, in the order in which they are read. */
static CordeeCited *
cite (const CordeeComparison *comparison)
{
  CordeeCited *cited = cordee_cited_new ();

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          g_autoptr(GPtrArray) lines = cordee_report_cell_lines (row->cells->pdata[j], comparison->as_of);
          g_autoptr(GPtrArray) marks = cordee_report_cell_marks (comparison->knowledge, row->cells->pdata[j]);

          g_ptr_array_extend_and_steal (lines, g_ptr_array_ref (marks));
          for (guint k = 0; k < lines->len; k++)
            {
              const CordeeReportLine *line = lines->pdata[k];

              if (line->statement != NULL)
                cordee_cited_add_statement (cited, line->statement);
            }
        }
    }
  return cited;
}

/* ── what is on the paper ───────────────────────────────────────── */

START_TEST (everything_is_printed)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, papers[_i]);
  g_auto(GStrv) read = read_pages (pages, papers[_i]->width, papers[_i]->height);
  g_autofree char *all = g_strjoinv ("", read);
  g_autofree char *base = cordee_report_base_text (comparison->knowledge);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (comparison->knowledge);

  ck_assert_uint_ge (cordee_pages_get_n (pages), 2);
  assert_says (read[0], "Comparaison, règles au 22/11/2026");
  assert_says (read[0], "Occitanie");
  assert_says (read[0], base);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];
      g_autofree char *label = g_strconcat (row->criterion->label, row->criterion->hint, NULL);

      assert_says (all, label);
      assert_says (all, row->group->label);
      for (guint j = 0; j < row->cells->len; j++)
        {
          g_autoptr(GPtrArray) lines = cordee_report_cell_lines (row->cells->pdata[j], comparison->as_of);

          for (guint k = 0; k < lines->len; k++)
            assert_says (all, ((CordeeReportLine *) lines->pdata[k])->text);
        }
    }
  assert_says (all, "382 500 €");
  assert_says (all, "330 000 €");
  assert_says (all, "Deux lectures");
  assert_says (all, "Règle locale : Occitanie");
  assert_says (all, "Information, pas un conseil juridique. Seuls les textes cités font foi.");
  assert_says (all, sha256);
}
END_TEST

/* Whatever page is taken out of the pile says what its columns are, of when and of where it is. */
START_TEST (each_page_stands_alone)
{
  g_autoptr(CordeeComparison) comparison = compare (five_structures (), TODAY, OCCITANIE, 5);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, papers[_i]);
  g_auto(GStrv) read = read_pages (pages, papers[_i]->width, papers[_i]->height);
  guint n = cordee_pages_get_n (pages);
  gboolean in_matrix = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("Comparaison, règles au 22/11/2026 · Occitanie Page %u / %u", i + 1, n);
      g_autofree char *foot = squeeze (number);

      ck_assert_msg (g_str_has_suffix (read[i], foot), "page %u ends in “%.60s”", i + 1, read[i] + MAX (strlen (read[i]), 60) - 60);
      in_matrix &= strstr (read[i], "https:") == NULL;
      /* No page has heads alone. */
      ck_assert_msg (strchr (read[i], '[') != NULL || says (read[i], "Mots et sigles") || says (read[i], "font foi"), "page %u cites nothing",
                     i + 1);
      for (guint j = 0; in_matrix && j < comparison->structures->len; j++)
        {
          const CordeeStructure *structure = comparison->structures->pdata[j];
          g_autofree char *head = g_strdup_printf ("%s %s %s", structure->sign, structure->id, structure->name);

          ck_assert_msg (says (read[i], head), "page %u does not say “%s”", i + 1, head);
        }
    }
  ck_assert (!in_matrix);
}
END_TEST

/* The list has each source once, by the number that the cells cite. */
START_TEST (sources_are_numbered)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, papers[_i]);
  g_auto(GStrv) read = read_pages (pages, papers[_i]->width, papers[_i]->height);
  g_autofree char *all = g_strjoinv ("", read);
  g_autoptr(CordeeCited) cited = cite (comparison);

  ck_assert_uint_ge (cited->ids->len, 100);
  for (guint i = 0; i < cited->ids->len; i++)
    {
      const CordeeSource *source = cordee_knowledge_find_source (comparison->knowledge, cited->ids->pdata[i]);
      g_autofree char *text = cordee_report_source_text (source);
      g_autoptr(GString) entry = g_string_new (NULL);
      g_autofree char *squeezed = NULL;

      g_string_printf (entry, "[%u] %s", i + 1, text);
      for (guint j = 0; j < source->urls->len; j++)
        g_string_append (entry, source->urls->pdata[j]);
      squeezed = squeeze (entry->str);
      ck_assert_msg (count (all, squeezed) == 1, "“%s” is %u times on the paper", squeezed, count (all, squeezed));
    }
  for (guint i = cited->ids->len + 1; i < cited->ids->len + 20; i++)
    {
      g_autofree char *number = g_strdup_printf ("[%u]", i);

      ck_assert_msg (!says (all, number), "%s is cited and not listed", number);
    }
}
END_TEST

/* The words of the glossary that the cells use are explained once, and no others. */
START_TEST (words_are_explained)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, papers[0]);
  g_auto(GStrv) read = read_pages (pages, papers[0]->width, papers[0]->height);
  g_autofree char *all = g_strjoinv ("", read);
  g_autoptr(GString) said = g_string_new (NULL);
  g_autoptr(GPtrArray) used = NULL, terms = cordee_glossary_search (comparison->knowledge, "");

  for (guint i = 0; i < comparison->rows->len; i++)
    for (guint j = 0; j < comparison->structures->len; j++)
      {
        g_autoptr(GPtrArray) lines = cordee_report_cell_lines (((const CordeeRow *) comparison->rows->pdata[i])->cells->pdata[j], comparison->as_of);

        for (guint k = 0; k < lines->len; k++)
          g_string_append_printf (said, "%s\n", ((const CordeeReportLine *) lines->pdata[k])->text);
      }
  used = cordee_glossary_terms_of (comparison->knowledge, said->str);
  ck_assert_uint_ge (used->len, 20);
  ck_assert_uint_lt (used->len, terms->len);
  for (guint i = 0; i < terms->len; i++)
    {
      const CordeeTerm *term = terms->pdata[i];
      g_autofree char *entry = g_strdup_printf ("%s : %s", term->word, term->meaning);
      g_autofree char *squeezed = squeeze (entry);
      guint expected = g_ptr_array_find (used, term, NULL) ? 1 : 0;

      ck_assert_msg (count (all, squeezed) == expected, "“%s” is %u times on the paper, not %u", entry, count (all, squeezed), expected);
    }
}
END_TEST

/* What was left out is told; nothing left, no table. */
START_TEST (hidden_rows_are_counted)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, NULL, 4);
  g_autoptr(CordeePages) some = lay_out (comparison, "9 critères affichés, 23 masqués (filtre)", 700, 500);
  g_auto(GStrv) read = read_pages (some, 700, 500);
  g_autoptr(CordeePages) none = NULL;
  g_auto(GStrv) nothing = NULL;

  assert_says (read[0], "9 critères affichés, 23 masqués (filtre)");
  assert_says (read[0], "France entière, sans règle régionale");

  g_ptr_array_set_size (comparison->rows, 0);
  none = lay_out (comparison, "Aucun critère affiché, 32 masqués (recherche)", 700, 500);
  nothing = read_pages (none, 700, 500);
  ck_assert_uint_eq (cordee_pages_get_n (none), 1);
  assert_says (nothing[0], "Aucun critère affiché, 32 masqués (recherche)");
  ck_assert (!says (nothing[0], "Critère") && !says (nothing[0], "Sources"));
}
END_TEST

/* Where nothing was known yet, the page says so and has no sources to list. */
START_TEST (unknown_is_said)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), "1990-01-01", NULL, 4);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, &landscape);
  g_auto(GStrv) read = read_pages (pages, landscape.width, landscape.height);

  assert_says (read[0], "Inconnu au 01/01/1990");
}
END_TEST

/* ── where it is on the paper ───────────────────────────────────── */

static void
assert_inside (const CordeePages *pages, const Paper *paper, guint n_columns)
{
  for (guint i = 0; i < cordee_pages_get_n (pages); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      cordee_pages_draw (pages, i, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      /* Cairo rounds them outwards. */
      ck_assert_msg (x >= -1 && y >= -1 && x + width <= paper->width - 2 * MARGIN + 1 && y + height <= paper->height - 2 * MARGIN + 1,
                     "%s, %u columns, page %u: ink in %.1f,%.1f %.1f×%.1f", paper->name, n_columns, i + 1, x, y, width, height);
      /* It reaches down to the foot. */
      ck_assert_double_gt (y + height, paper->height - 2 * MARGIN - 12);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

START_TEST (nothing_leaves_the_page)
{
  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr(CordeeComparison) comparison = compare (five_structures (), TODAY, OCCITANIE, n);
      g_autoptr(CordeePages) pages = lay_out_on (comparison, papers[_i]);

      assert_inside (pages, papers[_i], n);
    }
}
END_TEST

/* Rows that a page has room for are not divided; on a strip of paper all are, and nothing of them is lost. */
START_TEST (rows_are_divided_only_where_they_must)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeePages) roomy = lay_out_on (comparison, &landscape);
  g_autoptr(CordeePages) strip = lay_out (comparison, NULL, 774, 150);
  g_auto(GStrv) whole = read_pages (roomy, landscape.width, landscape.height);
  g_auto(GStrv) divided = read_pages (strip, 774, 150);
  g_autofree char *all = g_strjoinv ("", whole);
  g_autofree char *parts = g_strjoinv ("", divided);
  guint n_divided = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];
      g_autofree char *again = g_strdup_printf ("%s (suite)", row->criterion->label);

      if (!g_str_equal (row->criterion->label, row->group->label))
        {
          ck_assert_msg (!says (all, again), "“%s” is divided", row->criterion->label);
          n_divided += says (parts, again) ? 1 : 0;
        }
    }
  ck_assert_uint_ge (n_divided, 5);
  ck_assert_uint_gt (cordee_pages_get_n (strip), cordee_pages_get_n (roomy));
  ck_assert_uint_eq (count (parts, "["), count (all, "["));
  ck_assert_uint_eq (count (parts, "•"), count (all, "•"));
  ck_assert_uint_gt (count (all, "•"), 50);
}
END_TEST

/* Paper that nobody has is no reason to hang or to drop anything. */
START_TEST (any_size_will_do)
{
  static const double sizes[][2] = { { 200, 140 }, { 40, 800 }, { 900, 20 }, { 3000, 3000 } };
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeeCited) cited = cite (comparison);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(CordeePages) pages = lay_out (comparison, NULL, sizes[i][0], sizes[i][1]);
      g_auto(GStrv) read = read_pages (pages, 3000, 3000);
      g_autofree char *all = g_strjoinv ("", read);

      for (guint j = 1; j <= cited->ids->len; j++)
        {
          g_autofree char *number = g_strdup_printf ("[%u]", j);

          assert_says (all, number);
        }
    }
}
END_TEST

/* ── the same each time ─────────────────────────────────────────── */

static cairo_surface_t *
paint (const CordeePages *pages, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 774, 527);
  cairo_t *cr = cairo_create (surface);

  cordee_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

START_TEST (a_page_is_drawn_alike)
{
  g_autoptr(CordeeComparison) comparison = compare (cordee_test_knowledge (), TODAY, OCCITANIE, 4);
  g_autoptr(CordeePages) pages = lay_out_on (comparison, &landscape);
  g_autoptr(CordeePages) other = lay_out_on (comparison, &landscape);

  for (guint i = 0; i < cordee_pages_get_n (pages); i++)
    {
      cairo_surface_t *first = paint (pages, i);
      cairo_surface_t *second = paint (pages, i);
      cairo_surface_t *third = paint (other, i);
      size_t n_bytes = (size_t) cairo_image_surface_get_stride (first) * (size_t) cairo_image_surface_get_height (first);
      const guchar *data = cairo_image_surface_get_data (first);
      size_t n_inked = 0;

      ck_assert_mem_eq (data, cairo_image_surface_get_data (second), n_bytes);
      ck_assert_mem_eq (data, cairo_image_surface_get_data (third), n_bytes);
      for (size_t j = 0; j < n_bytes; j++)
        n_inked += data[j] != 0 ? 1 : 0;
      ck_assert_uint_gt (n_inked, 1000);
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
      cairo_surface_destroy (third);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pages");
  TCase *text = tcase_create ("text");
  TCase *place = tcase_create ("place");

  tcase_add_checked_fixture (text, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (text, 30);
  tcase_add_loop_test (text, everything_is_printed, 0, G_N_ELEMENTS (papers) - 1);
  tcase_add_loop_test (text, each_page_stands_alone, 0, G_N_ELEMENTS (papers));
  tcase_add_loop_test (text, sources_are_numbered, 0, G_N_ELEMENTS (papers));
  tcase_add_test (text, words_are_explained);
  tcase_add_test (text, hidden_rows_are_counted);
  tcase_add_test (text, unknown_is_said);
  suite_add_tcase (suite, text);

  tcase_add_checked_fixture (place, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_set_timeout (place, 60);
  tcase_add_loop_test (place, nothing_leaves_the_page, 0, G_N_ELEMENTS (papers));
  tcase_add_test (place, rows_are_divided_only_where_they_must);
  tcase_add_test (place, any_size_will_do);
  tcase_add_test (place, a_page_is_drawn_alike);
  suite_add_tcase (suite, place);

  return cordee_test_main (suite);
}
