/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-test.h"

G_BEGIN_DECLS

/* What the tests of the door to XML share. */

/* One thing that the door said of a document. */
typedef struct
{
  CordeeXmlProblem problem;
  int line;
  char *what; /* owned */
} CordeeTestFinding;

/* The first two lines of a pack. */
#define CORDEE_TEST_PACK_HEAD "<pack format=\"1\" id=\"petit\" checked=\"2026-11-22\">\n  <title>Petit</title>\n"

/* A valid pack with something of everything that is easily broken. */
extern const char cordee_test_small_pack[];

GPtrArray *cordee_test_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
const CordeeTestFinding *cordee_test_finding_at (GPtrArray *findings, guint index);

CordeeXmlDocument *cordee_test_parse (const void      *data,
                                      gsize            size,
                                      CordeeXmlSchema *schema,
                                      GPtrArray       *findings) G_GNUC_WARN_UNUSED_RESULT;
CordeeXmlDocument *cordee_test_parse_good (const char *text, CordeeXmlSchema *schema) G_GNUC_WARN_UNUSED_RESULT;
void cordee_test_check_refused (const void *data, gsize size, CordeeXmlSchema *schema, CordeeXmlProblem problem, int line);

G_END_DECLS
