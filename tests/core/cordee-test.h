/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"
#include "cordee-xml.h"

#include <check.h>

G_BEGIN_DECLS

/* What the tests of the core share. A failure here ends the test that asked. */

int cordee_test_main (Suite *suite) G_GNUC_WARN_UNUSED_RESULT;

/* Kept for the process, borrowed. */
CordeeKnowledge *cordee_test_knowledge (void);
CordeeXmlSchema *cordee_test_schema (void);

/* A base made of packs that are told as XML; the caller owns it. */
CordeeKnowledge *cordee_test_knowledge_of (const char *const *packs) G_GNUC_WARN_UNUSED_RESULT;

/* Paths; the caller owns them. */
char *cordee_test_data (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_source (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* A folder of the running test: made by a checked fixture, taken away with all that is in it after the test. */
void cordee_test_folder_setup (void);
void cordee_test_folder_teardown (void);
char *cordee_test_file (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_write (const char *name, const char *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
