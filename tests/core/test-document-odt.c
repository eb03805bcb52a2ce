/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-letter.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test-document.h"
#include "cordee-test.h"

#include <string.h>
#include <zip.h>

/* A report as an OpenDocument text: how the file is made, and what LibreOffice makes of it. */

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

#define N_DOCUMENTS 6
#define LETTER 5

/* A letter to be completed. */
static CordeeDocument *
make_letter (void)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, TODAY, "76", NULL);
  g_autoptr(CordeeSituation) situation
    = cordee_test_situation (knowledge, "communes=30004,30019 objectifs=prevention medecins-generalistes=12 partenaires=hopital");
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("CPTS du Vidourle", 0);
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);
  CordeeReportInput input = { .knowledge = knowledge, .dossier = dossier, .advice = advice, .today = cordee_day_new (2026, 11, 22) };

  return cordee_letter_new (cordee_knowledge_find_template (knowledge, "cpts-lettre-intention"), &input);
}

static CordeeDocument *
make (int i)
{
  if (i == LETTER)
    return make_letter ();
  if (i >= 3)
    return cordee_test_document_of_tall_rows (i == 4);
  return i == 0 ? cordee_test_document () : i == 1 ? cordee_test_document_of_rows (40) : cordee_test_document_hostile ();
}

static GBytes *
write_odt (const CordeeDocument *document)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = cordee_document_to_odt (document, &error);

  ck_assert_msg (bytes != NULL, "%s", error != NULL ? error->message : "no reason given");
  return bytes;
}

/* ── the archive ────────────────────────────────────────────────── */

static zip_t *
open_archive (GBytes *bytes)
{
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  zip_t *archive;

  ck_assert_ptr_nonnull (source);
  archive = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  ck_assert_ptr_nonnull (archive);
  return archive;
}

static char *
read_entry (zip_t *archive, const char *name, gsize *size)
{
  zip_stat_t stat;
  zip_file_t *file;
  char *data;

  ck_assert_int_eq (zip_stat (archive, name, 0, &stat), 0);
  file = zip_fopen (archive, name, 0);
  ck_assert_ptr_nonnull (file);
  data = g_malloc0 (stat.size + 1);
  ck_assert_int_eq (zip_fread (file, data, stat.size), (zip_int64_t) stat.size);
  ck_assert_int_eq (zip_fclose (file), 0);
  *size = stat.size;
  return data;
}

static CordeeXmlDocument *
parse_entry (zip_t *archive, const char *name)
{
  gsize size;
  g_autofree char *data = read_entry (archive, name, &size);

  return cordee_test_parse_file (data, size);
}

START_TEST (the_type_can_be_read_without_unpacking)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autoptr(GBytes) bytes = write_odt (document);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  ck_assert_uint_gt (size, 100);
  ck_assert_mem_eq (data, "PK\003\004", 4);
  ck_assert_uint_eq (data[8] | data[9] << 8, 0);                       /* stored */
  ck_assert_uint_eq (data[26] | data[27] << 8, strlen ("mimetype"));
  ck_assert_uint_eq (data[28] | data[29] << 8, 0);                     /* nothing between its name and what it says */
  ck_assert_mem_eq (data + 30, "mimetype" MIME_TYPE, strlen ("mimetype" MIME_TYPE));
}
END_TEST

START_TEST (the_manifest_names_all_parts_and_each_is_well_formed)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autoptr(GBytes) bytes = write_odt (document);
  zip_t *archive = open_archive (bytes);
  g_autoptr(CordeeXmlDocument) manifest = parse_entry (archive, "META-INF/manifest.xml");
  guint n = 0;

  for (const CordeeXmlNode *entry = cordee_xml_first_child (cordee_xml_document_get_root (manifest)); entry != NULL; entry = cordee_xml_next (entry))
    {
      const char *name = cordee_xml_attribute (entry, "full-path");
      g_autoptr(CordeeXmlDocument) part = NULL;

      if (g_str_equal (name, "/"))
        {
          ck_assert_str_eq (cordee_xml_attribute (entry, "media-type"), MIME_TYPE);
          continue;
        }
      part = parse_entry (archive, name);
      ck_assert (g_str_has_prefix (cordee_xml_attribute (entry, "media-type"), "text/xml"));
      n++;
    }
  ck_assert_int_eq (zip_get_num_entries (archive, 0), n + 2);
  ck_assert_uint_eq (n, 4);
  zip_discard (archive);
}
END_TEST

START_TEST (the_same_report_is_the_same_file)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autoptr(GBytes) one = write_odt (document);
  g_autoptr(GBytes) other = NULL;
  g_autoptr(GBytes) later = NULL;

  /* Elsewhere, too. */
  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  tzset ();
  other = write_odt (document);
  ck_assert (g_bytes_equal (one, other));
  document->created += 24 * 60 * 60;
  later = write_odt (document);
  ck_assert (!g_bytes_equal (one, later));
}
END_TEST

START_TEST (any_time_can_be_said)
{
  static const gint64 times[] = { 0, -1, G_MAXINT64, G_MININT64, G_GINT64_CONSTANT (5000000000) };
  g_autoptr(CordeeDocument) document = cordee_test_document ();
  g_autoptr(GBytes) bytes = NULL;

  document->created = times[_i];
  bytes = write_odt (document);
  ck_assert_uint_gt (g_bytes_get_size (bytes), 1000);
}
END_TEST

/* ── what is inside ─────────────────────────────────────────────── */

typedef struct
{
  GHashTable *styles, *lists, *bookmarks; /* those that there are; owned; they borrow */
  GPtrArray *links;                       /* addresses, borrowed */
  guint n_gaps, n_header_rows;
} Inside;

static void
collect (Inside *self, const CordeeXmlNode *node)
{
  const char *name = cordee_xml_attribute (node, "name");

  if (cordee_xml_is (node, "style"))
    ck_assert_msg (g_hash_table_add (self->styles, (gpointer) name), "style %s twice", name);
  else if (cordee_xml_is (node, "list-style"))
    ck_assert_msg (g_hash_table_add (self->lists, (gpointer) name), "list style %s twice", name);
  else if (cordee_xml_is (node, "bookmark"))
    ck_assert_msg (g_hash_table_add (self->bookmarks, (gpointer) name), "bookmark %s twice", name);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    collect (self, child);
}

static void
check (Inside *self, const CordeeXmlNode *node)
{
  const char *style = cordee_xml_attribute (node, "style-name");
  const char *parent = cordee_xml_attribute (node, "parent-style-name");
  const char *address = cordee_xml_attribute (node, "href");

  if (style != NULL)
    ck_assert_msg (g_hash_table_contains (cordee_xml_is (node, "list") ? self->lists : self->styles, style), "no style %s", style);
  if (parent != NULL)
    ck_assert_msg (g_hash_table_contains (self->styles, parent), "no style %s", parent);
  if (address != NULL && address[0] == '#')
    ck_assert_msg (g_hash_table_contains (self->bookmarks, address + 1), "%s leads nowhere", address);
  if (address != NULL)
    g_ptr_array_add (self->links, (gpointer) address);
  self->n_gaps += style != NULL && g_str_equal (style, "Cordee_20_gap");
  self->n_header_rows += cordee_xml_is (node, "table-header-rows");
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    check (self, child);
}

START_TEST (styles_and_bookmarks_are_there)
{
  g_autoptr(CordeeDocument) document = make (_i);
  g_autoptr(GBytes) bytes = write_odt (document);
  zip_t *archive = open_archive (bytes);
  g_autoptr(CordeeXmlDocument) content = parse_entry (archive, "content.xml");
  g_autoptr(CordeeXmlDocument) styles = parse_entry (archive, "styles.xml");
  g_autoptr(GHashTable) style_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) list_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) bookmarks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) links = g_ptr_array_new ();
  Inside inside = { .styles = style_names, .lists = list_names, .bookmarks = bookmarks, .links = links };

  collect (&inside, cordee_xml_document_get_root (styles));
  collect (&inside, cordee_xml_document_get_root (content));
  check (&inside, cordee_xml_document_get_root (styles));
  check (&inside, cordee_xml_document_get_root (content));
  ck_assert (g_hash_table_contains (style_names, "Heading_20_1"));
  if (_i == 0)
    {
      ck_assert_uint_eq (inside.n_gaps, 3);
      ck_assert_uint_eq (g_hash_table_size (bookmarks), 3);
      ck_assert_uint_eq (links->len, 6);
    }
  if (_i == 1)
    ck_assert_uint_eq (inside.n_header_rows, 1);
  /* What is to be completed is found by its style, too. */
  if (_i == LETTER)
    ck_assert_uint_ge (inside.n_gaps, 15);
  if (_i == 2)
    for (guint i = 0; i < links->len; i++)
      ck_assert_msg (g_regex_match_simple ("^(#|https://exemple\\.fr/|mailto:a@b\\.fr$)", links->pdata[i], G_REGEX_CASELESS, 0), "%s",
                     (const char *) links->pdata[i]);
  zip_discard (archive);
}
END_TEST

/* ── in LibreOffice ─────────────────────────────────────────────── */

/* Writes all documents, and has them converted. The paths of what came out. */
static char **
convert (const char *filter, const char *suffix)
{
  char **out = g_new0 (char *, N_DOCUMENTS + 1);
  g_auto(GStrv) in = g_new0 (char *, N_DOCUMENTS + 1);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr(CordeeDocument) document = make (i);
      g_autoptr(GBytes) bytes = write_odt (document);
      g_autofree char *name = g_strdup_printf ("rapport-%d.odt", i);
      g_autofree char *result = g_strdup_printf ("rapport-%d.%s", i, suffix);

      in[i] = cordee_test_file (name);
      out[i] = cordee_test_file (result);
      ck_assert (g_file_set_contents (in[i], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
    }
  cordee_test_office (NULL, filter, (const char *const *) in);
  return out;
}

START_TEST (its_words_are_those_of_the_report)
{
  g_auto(GStrv) files = convert ("txt:Text (encoded):UTF8", "txt");

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr(CordeeDocument) document = make (i);
      g_autofree char *text = cordee_document_to_text (document);
      g_autofree char *read = NULL;

      ck_assert_msg (g_file_get_contents (files[i], &read, NULL, NULL), "%s was not made", files[i]);
      cordee_test_check_same_words (read, text);
    }
}
END_TEST

static char *
pdf_info (const char *file)
{
  return cordee_test_program ((const char *const[]){ "pdfinfo", file, NULL });
}

/* Rows go to the next page whole; but one that fits on none must not lose its end. */
static void
check_nothing_is_cut_off (const char *pdf, int i)
{
  g_autoptr(CordeeDocument) document = make (i);
  g_autofree char *text = cordee_document_to_text (document);
  g_autofree char *read = cordee_test_program ((const char *const[]){ "pdftotext", "-raw", "-enc", "UTF-8", pdf, "-", NULL });
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint j = 0; lines[j] != NULL; j++)
    {
      g_autofree char *line = g_strconcat (lines[j], "\n", NULL);

      n += lines[j][0] == 'r';
      ck_assert_msg (lines[j][0] != 'r' || strstr (read, line) != NULL, "%s is not on a page", lines[j]);
    }
  ck_assert_uint_gt (n, 100);
}

START_TEST (its_pages_are_those_that_were_asked_for)
{
  g_auto(GStrv) files = convert ("pdf", "pdf");
  g_autofree char *upright = pdf_info (files[0]);
  g_autofree char *landscape = pdf_info (files[1]);
  g_autofree char *hostile = pdf_info (files[2]);
  g_autofree char *first = cordee_test_program ((const char *const[]){ "pdftotext", "-l", "1", "-enc", "UTF-8", files[0], "-", NULL });
  g_autofree char *rows = cordee_test_program ((const char *const[]){ "pdftotext", "-enc", "UTF-8", files[1], "-", NULL });
  g_autofree char *letter = cordee_test_program ((const char *const[]){ "pdftotext", "-enc", "UTF-8", files[LETTER], "-", NULL });
  g_auto(GStrv) heads = g_strsplit (rows, "▲ CPTS", -1);
  g_auto(GStrv) pages = g_strsplit (rows, "\f", -1);

  ck_assert_ptr_nonnull (strstr (upright, "Compte rendu d’entretien"));
  ck_assert_ptr_nonnull (strstr (upright, "Guichet CPTS"));
  ck_assert_ptr_nonnull (strstr (upright, "Pages:           2\n"));
  ck_assert_ptr_nonnull (strstr (upright, "(A4)"));
  ck_assert (g_regex_match_simple ("Page size: +841\\.[0-9]+ x 595\\.", landscape, 0, 0));
  ck_assert_ptr_nonnull (strstr (hostile, "<Titre> & \"autre\""));
  /* The break is where it was put, and the foot on each page. */
  ck_assert_ptr_nonnull (strstr (first, "Lettre d’intention"));
  ck_assert_ptr_null (strstr (first, "Les étapes"));
  ck_assert_ptr_nonnull (strstr (first, "règles au 22/11/2026, Occitanie"));
  ck_assert (g_regex_match_simple ("1\\s*/\\s*2", first, 0, 0));
  /* The head of the table is on each page. */
  ck_assert_uint_ge (g_strv_length (pages), 6);
  ck_assert_uint_eq (g_strv_length (heads), g_strv_length (pages));
  check_nothing_is_cut_off (files[3], 3);
  check_nothing_is_cut_off (files[4], 4);
  /* What the team takes out before it sends a letter is a page of its own. */
  ck_assert (g_regex_match_simple ("signature\\s*[^\\f]*\\f\\s*Pour l’équipe, à retirer avant l’envoi", letter, 0, 0));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("document-odt");
  TCase *tcase = tcase_create ("archive");

  tcase_add_loop_test (tcase, the_type_can_be_read_without_unpacking, 0, N_DOCUMENTS);
  tcase_add_loop_test (tcase, the_manifest_names_all_parts_and_each_is_well_formed, 0, N_DOCUMENTS);
  tcase_add_loop_test (tcase, the_same_report_is_the_same_file, 0, N_DOCUMENTS);
  tcase_add_loop_test (tcase, any_time_can_be_said, 0, 5);
  tcase_add_loop_test (tcase, styles_and_bookmarks_are_there, 0, N_DOCUMENTS);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("office");
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (tcase, its_words_are_those_of_the_report);
  tcase_add_test (tcase, its_pages_are_those_that_were_asked_for);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
