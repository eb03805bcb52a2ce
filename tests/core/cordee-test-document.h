/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"
#include "cordee-xml.h"

G_BEGIN_DECLS

/* Documents to be written as files. The caller owns them. */

/* One of each kind of part, as a report has them: upright. */
CordeeDocument *cordee_test_document (void) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing but a table over several pages, with five columns. */
CordeeDocument *cordee_test_document_of_rows (guint n_rows) G_GNUC_WARN_UNUSED_RESULT;
/* Tables with a row from a little less to a little more than a page, each line of which can be told from all others: "r12l34". */
CordeeDocument *cordee_test_document_of_tall_rows (gboolean landscape) G_GNUC_WARN_UNUSED_RESULT;
/* What somebody might type, or a broken program pass on. */
CordeeDocument *cordee_test_document_hostile (void) G_GNUC_WARN_UNUSED_RESULT;

/* text without white space, composed, so that line ends do not matter. */
char *cordee_test_squeeze (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Fails where two texts differ in more than that, with what stands around the first difference. */
void cordee_test_check_same_words (const char *found, const char *wanted);
/* Runs a program, which must end well, and gives what it printed. */
char *cordee_test_program (const char *const *argv) G_GNUC_WARN_UNUSED_RESULT;
/* Has LibreOffice convert files into the folder of the test, with options (or NULL), as "pdf" or another of its filters. */
void cordee_test_office (const char *const *options, const char *filter, const char *const *files);
/* XML that must be well-formed. */
CordeeXmlDocument *cordee_test_parse_file (const char *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
