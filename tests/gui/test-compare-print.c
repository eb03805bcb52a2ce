/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-report.h"
#include "cordee-print.h"
#include "cordee-test-gui.h"

static CordeeDocument *
comparison_of (CordeeSession *session)
{
  CordeeReportInput input = {
    .knowledge = cordee_session_get_knowledge (session),
    .comparison = cordee_session_get_comparison (session),
    .note = "32 critères",
    .today = cordee_session_get_today (session),
  };

  return cordee_report_comparison_document (&input);
}

/* GTK's own way to the printer, as far as a file: what stands on the pages is tested without it. */
START_TEST (what_is_printed_is_written)
{
  CordeeSession *session = cordee_test_session ();
  g_autoptr(CordeeDocument) document = comparison_of (session);
  g_autofree char *file = g_build_filename (g_getenv ("XDG_DATA_HOME"), "comparaison.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length = 0;

  ck_assert_msg (cordee_print_document_to_file (document, file, &error), "%s",
                 error != NULL ? error->message : "no reason given");
  ck_assert (g_file_get_contents (file, &content, &length, NULL));
  ck_assert (g_str_has_prefix (content, "%PDF-"));
  ck_assert_uint_gt (length, 20000);
  cordee_test_drain ();
  cordee_test_assert_finalized (session);
}
END_TEST

START_TEST (where_it_cannot_be_written_is_told)
{
  CordeeSession *session = cordee_test_session ();
  g_autoptr(CordeeDocument) document = comparison_of (session);
  g_autofree char *file = g_build_filename (g_getenv ("XDG_DATA_HOME"), "nowhere", "comparaison.pdf", NULL);
  g_autoptr(GError) error = NULL;

  ck_assert (!cordee_print_document_to_file (document, file, &error));
  ck_assert_ptr_nonnull (error);
  cordee_test_drain ();
  cordee_test_assert_finalized (session);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("compare-print");
  TCase *files = cordee_test_gui_case (suite, "files");

  tcase_add_test (files, what_is_printed_is_written);
  tcase_add_test (files, where_it_cannot_be_written_is_told);
  return cordee_test_gui_main (suite);
}
