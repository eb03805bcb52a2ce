/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-library.h"
#include "cordee-test.h"

#include <string.h>

#define HEAD(id) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pack format=\"1\" id=\"" id "\" checked=\"2026-11-22\"><title>Essai</title>"

#define SOURCE HEAD ("essai-source") "<sources><source id=\"essai-s\"><title>T</title><publisher>P</publisher></source></sources></pack>"
#define NOTE HEAD ("essai-note") "<notes><note source=\"essai-s\">Une note.</note></notes></pack>"

static CordeeLibrary *
load (const char *folder, const char *const *files)
{
  g_autoptr(GError) error = NULL;
  CordeeLibrary *library = cordee_library_new (folder, files, &error);

  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

/* One pack cites a source that the other declares: both load, whichever is named first. */
START_TEST (extra_packs_build_on_each_other)
{
  g_autofree char *source = cordee_test_write ("a.xml", SOURCE);
  g_autofree char *note = cordee_test_write ("b.xml", NOTE);
  const char *orders[2][3] = { { source, note, NULL }, { note, source, NULL } };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CordeeLibrary) library = load (NULL, orders[i]);

      ck_assert_uint_eq (library->refused->len, 0);
      ck_assert_ptr_nonnull (cordee_knowledge_find_source (library->knowledge, "essai-s"));
    }
}
END_TEST

/* Without the other it is refused, told of, and the base is whole. */
START_TEST (extra_bad_pack_leaves_the_rest)
{
  g_autofree char *note = cordee_test_write ("b.xml", NOTE);
  const char *files[] = { note, NULL };
  g_autoptr(CordeeLibrary) library = load (NULL, files);
  const CordeeIssue *issue;

  ck_assert (cordee_library_is_refused (library, note));
  ck_assert_uint_eq (library->issues->len, 1);
  issue = library->issues->pdata[0];
  ck_assert_str_eq (issue->kind->tag, "unknown-source");
  ck_assert_str_eq (issue->file, note);
  ck_assert_int_eq (issue->line, 2);
  ck_assert_uint_eq (cordee_knowledge_get_statements (library->knowledge)->len, cordee_knowledge_get_statements (cordee_test_knowledge ())->len);
}
END_TEST

/* A pack that carries a fact which the base leaves out makes an error appear in the base: the pack is refused, and the error told
   as its own. */
START_TEST (extra_pack_that_breaks_the_base)
{
  g_autofree char *file = cordee_test_write ("c.xml", HEAD ("essai-fait") "<notes><note source=\"guichet-cpts-faq-4\" fact=\"ACI-AV1\">Essai.</note></notes></pack>");
  const char *files[] = { file, NULL };
  g_autoptr(CordeeLibrary) library = load (NULL, files);
  const CordeeIssue *issue;

  ck_assert (cordee_library_is_refused (library, file));
  issue = library->issues->pdata[0];
  ck_assert_str_eq (issue->kind->tag, "fact-both-ways");
  ck_assert_str_eq (issue->file, file);
  ck_assert_ptr_nonnull (strstr (issue->hint, "left-out.xml"));
}
END_TEST

/* A region of a pack cannot take a département away from one of the base. */
START_TEST (extra_region_takes_nothing)
{
  g_autofree char *file = cordee_test_data ("packs/n_departement-taken.xml");
  const char *files[] = { file, NULL };
  g_autoptr(CordeeLibrary) library = load (NULL, files);

  ck_assert (cordee_library_is_refused (library, file));
  ck_assert_str_eq (cordee_knowledge_find_region_of (library->knowledge, "34")->code, "76");
}
END_TEST

/* The data folder: only .xml, hidden ones not, in the order of names; a folder that is not there is no error. */
START_TEST (folder_is_read_by_name)
{
  g_autofree char *b = cordee_test_write ("b.xml", NOTE);
  g_autofree char *a = cordee_test_write ("a.xml", SOURCE);
  g_autofree char *folder = g_path_get_dirname (a);
  g_autoptr(CordeeLibrary) library = NULL;
  g_autoptr(CordeeLibrary) nothing = load ("/nonexistent/cordee", NULL);

  g_free (cordee_test_write ("lisez-moi.txt", "rien"));
  g_free (cordee_test_write (".c.xml", "rien"));
  library = load (folder, NULL);
  ck_assert_uint_eq (library->folder->len, 2);
  ck_assert_str_eq (library->folder->pdata[0], a);
  ck_assert_str_eq (library->folder->pdata[1], b);
  ck_assert_uint_eq (library->refused->len, 0);
  ck_assert_uint_eq (nothing->folder->len, 0);
}
END_TEST

static Suite *
library_suite (void)
{
  Suite *suite = suite_create ("library");
  TCase *extra = tcase_create ("extra packs");

  tcase_add_checked_fixture (extra, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (extra, extra_packs_build_on_each_other);
  tcase_add_test (extra, extra_bad_pack_leaves_the_rest);
  tcase_add_test (extra, extra_pack_that_breaks_the_base);
  tcase_add_test (extra, extra_region_takes_nothing);
  tcase_add_test (extra, folder_is_read_by_name);
  suite_add_tcase (suite, extra);
  return suite;
}

int
main (void)
{
  return cordee_test_main (library_suite ());
}
