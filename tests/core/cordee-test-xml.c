/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-xml.h"

#include <string.h>

/* ── what the door says ─────────────────────────────────────────── */

static void
finding_free (gpointer item)
{
  CordeeTestFinding *self = item;

  g_free (self->what);
  g_free (self);
}

static void
report_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  CordeeTestFinding *self = g_new (CordeeTestFinding, 1);

  self->problem = problem;
  self->line = line;
  self->what = g_strdup (what);
  g_ptr_array_add (user_data, self);
}

GPtrArray *
cordee_test_findings_new (void)
{
  return g_ptr_array_new_with_free_func (finding_free);
}

const CordeeTestFinding *
cordee_test_finding_at (GPtrArray *findings, guint index)
{
  ck_assert_uint_lt (index, findings->len);
  return findings->pdata[index];
}

/* Parses a copy of its own size, so that one byte read too many is seen by the sanitizers. */
CordeeXmlDocument *
cordee_test_parse (const void *data, gsize size, CordeeXmlSchema *schema, GPtrArray *findings)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);

  return cordee_xml_parse (bytes, schema, report_cb, findings);
}

CordeeXmlDocument *
cordee_test_parse_good (const char *text, CordeeXmlSchema *schema)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  CordeeXmlDocument *document = cordee_test_parse (text, strlen (text), schema, findings);

  ck_assert_msg (document != NULL, "refused: %s", findings->len > 0 ? cordee_test_finding_at (findings, 0)->what : "no reason given");
  ck_assert_uint_eq (findings->len, 0);
  return document;
}

/* Refused with one finding, which says what was expected. */
void
cordee_test_check_refused (const void *data, gsize size, CordeeXmlSchema *schema, CordeeXmlProblem problem, int line)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse (data, size, schema, findings);

  ck_assert_ptr_null (document);
  ck_assert_uint_eq (findings->len, 1);
  ck_assert_int_eq (cordee_test_finding_at (findings, 0)->problem, problem);
  ck_assert_int_eq (cordee_test_finding_at (findings, 0)->line, line);
  ck_assert_msg (strstr (cordee_test_finding_at (findings, 0)->what, "attendu : ") != NULL, "does not say what was expected: %s", cordee_test_finding_at (findings, 0)->what);
  ck_assert (g_utf8_validate (cordee_test_finding_at (findings, 0)->what, -1, NULL));
}

/* ── a small pack with everything ───────────────────────────────── */

const char cordee_test_small_pack[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  CORDEE_TEST_PACK_HEAD
  "  <sources>\n"
  "    <source id=\"s\" date=\"2024\"><title>T &amp; <![CDATA[<U>]]></title><publisher>É</publisher><url>https://example.org/?a=1&amp;b=2</url></source>\n"
  "  </sources>\n"
  "  <statements>\n"
  "    <!-- un énoncé -->\n"
  "    <statement id=\"e\" structure=\"ESP\" criterion=\"composition\" subject=\"mg\" level=\"loi\" confidence=\"texte\" from=\"2024-02-29\">\n"
  "      <short>Un <em>médecin</em>, au moins</short>\n"
  "      <text>Au moins un médecin.</text>\n"
  "      <amount min=\"1\" unit=\"generalistes\"><condition>au moins</condition></amount>\n"
  "      <source ref=\"s\" place=\"p. 3 &quot;a&quot;\"/>\n"
  "      <disputes ref=\"f\">Rien ne tranche.</disputes>\n"
  "    </statement>\n"
  "  </statements>\n"
  "  <notes><note source=\"s\">Une note.</note></notes>\n"
  "</pack>";
