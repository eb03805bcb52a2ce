/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* cordee-cli report: which documents, as which files, what they hold, and what is refused. */

#define NOON 1795348800

/* ── a dossier ──────────────────────────────────────────────────── */

/* A dossier with answers, a choice and notes in the folder of the test. The caller owns its path. */
static char *
write_dossier (const char *name)
{
  CordeeKnowledge *knowledge = cordee_test_knowledge ();
  const CordeeContext context = { cordee_day_new (2026, 11, 22), "76", NULL };
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe du Vidourle", NOON);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  g_autoptr(CordeeValue) one = cordee_value_new_number (1);
  g_autoptr(CordeeValue) three = cordee_value_new_number (3);
  g_autoptr(GBytes) bytes = NULL;
  char *file = cordee_test_file (name);

  cordee_situation_set (situation, "medecins-generalistes", one, CORDEE_PROVENANCE_DECLARED);
  cordee_situation_set (situation, "infirmiers", three, CORDEE_PROVENANCE_ESTIMATED);
  cordee_dossier_set_rules (dossier, &context, NOON);
  cordee_dossier_set_situation (dossier, situation, NOON);
  cordee_dossier_set_next (dossier, "Rencontrer les trois infirmières", cordee_day_new (2026, 12, 12));
  cordee_dossier_add_note (dossier, "Note pour tout le monde", CORDEE_NOTE_SHARED, NULL, NULL, NOON);
  cordee_dossier_add_note (dossier, "Note que personne ne lit", CORDEE_NOTE_PRIVATE, NULL, NULL, NOON);
  bytes = cordee_dossier_to_bytes (dossier, knowledge);
  ck_assert (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return file;
}

static char *
content_of (const char *file, gsize *length)
{
  char *content = NULL;

  ck_assert_msg (g_file_get_contents (file, &content, length, NULL), "%s cannot be read", file);
  return content;
}

/* The words of a report as HTML, spaces made plain. The caller owns them. */
static char *
report_as_html (const char *kind, const char *dossier, const char *options)
{
  g_autofree char *file = cordee_test_file ("report.html");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("report %s '%s' --output '%s' %s", kind, dossier, file, options);
  g_autofree char *html = NULL;

  cordee_test_check_status (run, 0);
  ck_assert_str_eq (run->out, "");
  ck_assert_str_eq (run->err, "");
  html = content_of (file, NULL);
  return cordee_test_plain (html);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the files in the folder of the test, sorted; the data folder left out. */
static char *
list_files (void)
{
  g_autofree char *folder = cordee_test_file ("");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "data"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

/* ── documents as files ─────────────────────────────────────────── */

static const char *const kinds[] = { "comparison", "interview", "handover", "funding" };

static const struct
{
  const char *suffix;
  const char *start;
} sorts[] = {
  { ".pdf", "%PDF-1." },
  { ".odt", "PK\003\004" },
  { ".html", "<!DOCTYPE html>" },
  { ".csv", "\357\273\277" },
  { ".PDF", "%PDF-1." },
};

START_TEST (suffix_decides_what_is_written)
{
  const char *kind = kinds[_i % (int) G_N_ELEMENTS (kinds)];
  guint sort = (guint) _i / G_N_ELEMENTS (kinds);
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *name = g_strconcat ("out", sorts[sort].suffix, NULL);
  g_autofree char *file = cordee_test_file (name);
  g_autoptr(CordeeTestRun) run = cordee_test_run ("report %s '%s' --output '%s'", kind, dossier, file);
  g_autofree char *content = NULL;
  g_autofree char *files = NULL;
  g_autofree char *expected = g_strdup_printf ("a.cordee %s", name);
  gsize length;
  mode_t mask = umask (022);
  GStatBuf info;

  umask (mask);
  cordee_test_check_status (run, 0);
  ck_assert_str_eq (run->out, "");
  ck_assert_str_eq (run->err, "");
  content = content_of (file, &length);
  ck_assert_uint_gt (length, 1000);
  ck_assert_msg (memcmp (content, sorts[sort].start, strlen (sorts[sort].start)) == 0, "%s is none", name);
  files = list_files ();
  ck_assert_str_eq (files, expected);

  /* It is there to be passed on. */
  ck_assert_int_eq (g_stat (file, &info), 0);
  ck_assert_int_eq ((int) (info.st_mode & 0777), 0666 & ~(int) mask);
}
END_TEST

START_TEST (interview_is_on_this_dossier)
{
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *html = report_as_html ("interview", dossier, "");
  g_autofree char *later = report_as_html ("interview", dossier, "--as-of 2027-03-01 --region 84");
  g_autofree char *english = report_as_html ("interview", dossier, "--lang en");

  cordee_test_check_contains (html, "Équipe du Vidourle");
  cordee_test_check_contains (html, "Rencontrer les trois infirmières");
  cordee_test_check_contains (html, "12/12/2026");
  cordee_test_check_contains (html, "Note pour tout le monde");
  cordee_test_check_contains (html, "règles au 22/11/2026");
  cordee_test_check_contains (html, "Occitanie");
  cordee_test_check_contains (html, "à compléter");
  cordee_test_check_contains (later, "règles au 01/03/2027");
  cordee_test_check_contains (later, "Auvergne-Rhône-Alpes");
  ck_assert_ptr_null (strstr (later, "Occitanie"));
  cordee_test_check_contains (english, "lang=\"en\"");
}
END_TEST

START_TEST (private_notes_need_to_be_asked_for)
{
  g_autofree char *dossier = write_dossier ("a.cordee");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *html = report_as_html (kinds[i], dossier, "");

      ck_assert_msg (strstr (html, "Note que personne ne lit") == NULL, "%s tells a private note", kinds[i]);
    }
  g_autofree char *asked = report_as_html ("handover", dossier, "--private");
  cordee_test_check_contains (asked, "Note que personne ne lit");
}
END_TEST

START_TEST (answers_of_an_older_version_are_reported_too)
{
  g_autofree char *old = cordee_test_write ("old.xml", "<situation format=\"1\"><answer id=\"infirmiers\" value=\"7\"/>"
                                                       "<answer id=\"region\" value=\"76\"/></situation>");
  g_autofree char *html = report_as_html ("interview", old, "--as-of " TODAY);

  cordee_test_check_contains (html, "Infirmiers");
  cordee_test_check_contains (html, "Occitanie");
  ck_assert_ptr_null (strstr (html, "que cette base ne pose pas"));
}
END_TEST

/* White space taken out, so that line ends do not matter. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* What stands in the CSV stands in the PDF: they are one document. */
START_TEST (paper_says_the_same)
{
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *pdf = cordee_test_file ("out.pdf");
  g_autofree char *csv = cordee_test_file ("out.csv");
  g_autoptr(CordeeTestRun) first = cordee_test_run ("report %s '%s' --output '%s'", kinds[_i], dossier, pdf);
  g_autoptr(CordeeTestRun) second = cordee_test_run ("report %s '%s' --output '%s'", kinds[_i], dossier, csv);
  char *argv[] = { (char *) g_getenv ("PDFTOTEXT"), pdf, (char *) "-", NULL };
  g_autoptr(CordeeTestRun) read = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *table = content_of (csv, NULL);
  g_auto(GStrv) lines = g_strsplit_set (table, "\n\r", -1);
  guint n = 0;

  cordee_test_check_status (first, 0);
  cordee_test_check_status (second, 0);
  ck_assert_ptr_nonnull (argv[0]);
  read = cordee_test_run_argv (argv, NULL);
  cordee_test_check_status (read, 0);
  paper = squeeze (read->out);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ";", -1);

      /* What stands in quotes may hold a semicolon, and a long text may go over to another page, with its foot between. */
      for (guint j = 0; strchr (lines[i], '"') == NULL && cells[j] != NULL && j < 4; j++)
        {
          g_autofree char *words = squeeze (cells[j]);

          if (g_utf8_strlen (words, -1) < 8 || g_utf8_strlen (words, -1) > 40)
            continue;
          n++;
          ck_assert_msg (strstr (paper, words) != NULL, "« %s » is not on paper", cells[j]);
        }
    }
  ck_assert_uint_ge (n, 20);
}
END_TEST

/* The page for the team is one page, also where names and plans are long: the details begin the second. */
START_TEST (page_for_the_team_is_one)
{
  g_autofree char *file = write_dossier ("a.cordee");
  g_autofree char *pdf = cordee_test_file ("out.pdf");
  g_autoptr(GPtrArray) issues = g_ptr_array_new ();
  g_autoptr(CordeeDossier) dossier = cordee_dossier_load (file, cordee_test_knowledge (), issues);
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_test_knowledge ());
  char *argv[] = { (char *) g_getenv ("PDFTOTEXT"), (char *) "-f", (char *) "2", (char *) "-l", (char *) "2", pdf, (char *) "-", NULL };
  g_autoptr(CordeeTestRun) run = NULL;
  g_autoptr(CordeeTestRun) read = NULL;

  ck_assert_ptr_nonnull (dossier);
  if (_i > 0)
    {
      g_autoptr(GString) name = g_string_new (NULL);
      g_autoptr(GString) next = g_string_new (NULL);
      g_autoptr(GBytes) bytes = NULL;

      while (name->len < 180)
        g_string_append (name, "Équipe de la vallée du Vidourle ");
      while (next->len < 400)
        g_string_append (next, "Relire le projet avec toute l’équipe. ");
      cordee_dossier_set_name (dossier, name->str, NOON);
      cordee_dossier_set_advisor (dossier, "Claire Martin-Delacroix de la Fontaine");
      cordee_dossier_set_next (dossier, next->str, cordee_day_new (2026, 12, 12));
      for (guint i = 0; i < structures->len; i++)
        cordee_dossier_choose (dossier, ((const CordeeStructure *) structures->pdata[i])->id, CORDEE_HOW_CREER, NOON);
      bytes = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());
      ck_assert (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
    }
  run = cordee_test_run ("report interview '%s' --output '%s'", file, pdf);
  cordee_test_check_status (run, 0);
  read = cordee_test_run_argv (argv, NULL);
  cordee_test_check_status (read, 0);
  ck_assert_msg (g_str_has_prefix (read->out, "Les réponses"), "the second page begins with %.200s", read->out);
}
END_TEST

/* ── what is there already ──────────────────────────────────────── */

START_TEST (report_replaces_an_older_one)
{
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *file = cordee_test_write ("out.html", "vieux");
  g_autoptr(CordeeTestRun) run = cordee_test_run ("report interview '%s' --output '%s'", dossier, file);
  g_autofree char *content = content_of (file, NULL);

  cordee_test_check_status (run, 0);
  ck_assert_ptr_null (strstr (content, "vieux"));
  cordee_test_check_contains (content, "<!DOCTYPE html>");
}
END_TEST

START_TEST (report_never_replaces_the_dossier)
{
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *before = content_of (dossier, NULL);
  g_autofree char *file = cordee_test_file ("a.pdf");
  g_autoptr(CordeeTestRun) run = NULL;
  g_autofree char *after = NULL;

  ck_assert_int_eq (_i == 0 ? link (dossier, file) : symlink (dossier, file), 0);
  run = cordee_test_run ("report interview '%s' --output '%s'", dossier, file);
  cordee_test_check_status (run, 2);
  cordee_test_check_contains (run->err, "le dossier lui-même");
  after = content_of (file, NULL);
  ck_assert_str_eq (after, before);
}
END_TEST

/* Where it fails, what was there stays as it was, and nothing is left behind. */
START_TEST (failure_leaves_all_as_it_was)
{
  static const struct
  {
    const char *dossier, *output;
    int status;
    const char *error;
  } cases[] = {
    { "broken.cordee", "out.html", 1, "broken.cordee" },
    { "missing.cordee", "out.html", 1, "missing.cordee" },
    { "a.cordee", "pas-la/out.html", 1, "pas-la" },
    { "a.cordee", "out.html/out.pdf", 1, "out.html" },
    { "a.cordee", "folder.pdf", 2, "répertoire" },
  };
  g_autofree char *good = write_dossier ("a.cordee");
  g_autofree char *broken = cordee_test_write ("broken.cordee", "<dossier format=\"1\">\n<project>\n");
  g_autofree char *old = cordee_test_write ("out.html", "vieux");
  g_autofree char *folder = cordee_test_file ("folder.pdf");
  g_autofree char *dossier = cordee_test_file (cases[_i].dossier);
  g_autofree char *output = cordee_test_file (cases[_i].output);
  g_autoptr(CordeeTestRun) run = NULL;
  g_autofree char *content = NULL;
  g_autofree char *files = NULL;

  ck_assert (g_file_test (good, G_FILE_TEST_EXISTS) && g_file_test (broken, G_FILE_TEST_EXISTS));
  ck_assert_int_eq (g_mkdir (folder, 0755), 0);
  run = cordee_test_run ("report interview '%s' --output '%s'", dossier, output);
  cordee_test_check_status (run, cases[_i].status);
  cordee_test_check_contains (run->err, cases[_i].error);
  ck_assert_str_eq (run->out, "");
  content = content_of (old, NULL);
  ck_assert_str_eq (content, "vieux");
  files = list_files ();
  ck_assert_str_eq (files, "a.cordee broken.cordee folder.pdf out.html");
}
END_TEST

/* ── wrong use ──────────────────────────────────────────────────── */

static const struct
{
  const char *line;
  const char *error;
} refused[] = {
  { "report", "GENRE DOSSIER" },
  { "report interview", "GENRE DOSSIER" },
  { "report interview %s", "--output=FICHIER" },
  { "report interview %s --output", "attend une valeur" },
  { "report interview %s --output out.doc", ".pdf, .odt, .html, .csv" },
  { "report interview %s --output out", ".pdf, .odt, .html, .csv" },
  { "report interwiew %s --output out.pdf", "peut-être « interview »" },
  { "report interview %s --output out.pdf --private", "--private ne va qu’avec handover" },
  { "report comparison %s --output out.pdf --private", "--private ne va qu’avec handover" },
  { "report interview %s --output out.pdf --set infirmiers=3", "--set ne va pas avec report" },
  { "report interview %s --output out.pdf --format json", "--format ne va pas avec report" },
  { "report interview %s --output out.pdf --name x", "--name ne va pas avec report" },
  { "report interview %s %s --output out.pdf", "de trop" },
  { "report interview %s --output out.pdf --as-of hier", "AAAA-MM-JJ" },
  { "report interview %s --output out.pdf --region 999", "région inconnue" },
  { "compare --output out.pdf", "--output ne va pas avec compare" },
  { "advise --private", "--private ne va pas avec advise" },
};

START_TEST (wrong_use_is_told_and_nothing_is_written)
{
  g_autofree char *dossier = write_dossier ("a.cordee");
  g_autofree char *folder = cordee_test_file ("");
  g_auto(GStrv) parts = g_strsplit (refused[_i].line, "%s", -1);
  g_autofree char *line = g_strjoinv (dossier, parts);
  g_autofree char *here = g_get_current_dir ();
  g_autoptr(CordeeTestRun) run = NULL;
  g_autofree char *files = NULL;

  ck_assert_int_eq (g_chdir (folder), 0);
  run = cordee_test_run_in (NULL, line);
  ck_assert_int_eq (g_chdir (here), 0);
  cordee_test_check_status (run, 2);
  ck_assert_str_eq (run->out, "");
  cordee_test_check_contains (run->err, refused[_i].error);
  files = list_files ();
  ck_assert_str_eq (files, "a.cordee");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli-report");
  TCase *tcase = tcase_create ("report");

  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (tcase, suffix_decides_what_is_written, 0, (int) (G_N_ELEMENTS (kinds) * G_N_ELEMENTS (sorts)));
  tcase_add_test (tcase, interview_is_on_this_dossier);
  tcase_add_test (tcase, private_notes_need_to_be_asked_for);
  tcase_add_test (tcase, answers_of_an_older_version_are_reported_too);
  tcase_add_loop_test (tcase, paper_says_the_same, 1, (int) G_N_ELEMENTS (kinds));
  tcase_add_loop_test (tcase, page_for_the_team_is_one, 0, 2);
  tcase_add_test (tcase, report_replaces_an_older_one);
  tcase_add_loop_test (tcase, report_never_replaces_the_dossier, 0, 2);
  tcase_add_loop_test (tcase, failure_leaves_all_as_it_was, 0, 5);
  tcase_add_loop_test (tcase, wrong_use_is_told_and_nothing_is_written, 0, (int) G_N_ELEMENTS (refused));
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
