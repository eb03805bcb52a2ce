/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-test.h"

#include <string.h>

#define PACK(id, lists) "<pack format=\"1\" id=\"" id "\" checked=\"2026-11-22\"><title>t</title>" lists "</pack>"
#define IS "<is variable=\"a\" values=\"oui\"/>"

/* Everything that a pack can say of money, each attribute and element once at least. */
static const char full[] = PACK (
  "p",
  "<questions><question id=\"a\" type=\"boolean\" suppose=\"oui\"><label>l</label><why>w</why></question>"
  "<question id=\"b\" type=\"boolean\"><label>l</label><why>w</why></question></questions>"
  "<payers><payer id=\"ars\"><label>ARS</label></payer></payers>"
  "<scales><scale id=\"taille\" structure=\"CPTS\" variable=\"n\"><label>taille</label>"
  "<step id=\"1\" statement=\"s1\"><label>taille 1</label></step><step id=\"2\" statement=\"s2\"><label>taille 2</label></step></scale></scales>"
  "<schemes>"
  "<scheme id=\"aci\" structure=\"CPTS\" payer=\"ars\" anchor=\"d\" lasts=\"5\" count=\"civil\" scale=\"taille\">"
  "<label>ACI</label><summary>Un contrat.</summary><role id=\"socle\"><label>socle</label></role><role id=\"optionnel\"><label>option</label></role>"
  "<requires>" IS "</requires><unmet>Rien.</unmet>"
  "<line id=\"l1\" kind=\"fixe\" role=\"socle\" whatever=\"true\"><label>L</label><condition>c</condition><explain>e</explain><when>" IS "</when>"
  "<amount statement=\"s1\" with=\"s2 s3\" steps=\"1 2\"><when>" IS "</when><formula>50 000 €  ×  2</formula></amount>"
  "<amount statement=\"s2\"><formula>0 €</formula></amount>"
  "<gap steps=\"2\" from=\"2026-01-01\" until=\"2027-12-31\" elsewhere=\"true\" open=\"true\"><when>" IS "</when><text>le total</text></gap></line>"
  "<line id=\"l2\" kind=\"variable\"><label>M</label></line><line id=\"l3\" kind=\"unique\"><label>N</label></line>"
  "<gap><text>le reste</text></gap>"
  "<payment id=\"v1\" statement=\"s3\" with=\"s1\" roles=\"socle optionnel\"><label>Avance</label><condition>à la signature</condition><when>" IS "</when>"
  "<formula>60 % × base</formula></payment><payment id=\"v2\" statement=\"s3\"><label>Solde</label></payment></scheme>"
  "<scheme id=\"fir\" structure=\"MSP\" payer=\"ars\" anchor=\"d\"><label>FIR</label><line id=\"l4\" kind=\"unique\"><label>N</label></line></scheme>"
  "</schemes>"
  "<funding-cases><funding-case id=\"f\" structure=\"MSP\" as-of=\"2026-11-22\" region=\"76\" departement=\"34\" years=\"3\" validated-by=\"v\">"
  "<title>T</title><answer id=\"a\" value=\"oui\"/><expect line=\"l4\" year=\"2\" low=\"0\" high=\"12.5\" reading=\"s1\"/>"
  "<expect open=\"true\" unknown=\"le reste\"/><why>w</why><source>s</source></funding-case></funding-cases>");

static CordeePack *
read_good (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeePack *pack = cordee_pack_new_from_bytes (bytes, "p.xml", cordee_test_schema (), issues);
  g_autofree char *why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;

  ck_assert_msg (pack != NULL, "refused: %s", why != NULL ? why : "no reason given");
  return pack;
}

/* ── reading ────────────────────────────────────────────────────── */

START_TEST (read_question_payer_and_scale)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeScale *scale = pack->scales->pdata[0];

  ck_assert_str_eq (((const CordeeQuestion *) pack->questions->pdata[0])->suppose, "oui");
  ck_assert_ptr_null (((const CordeeQuestion *) pack->questions->pdata[1])->suppose);
  ck_assert_str_eq (((const CordeePayer *) pack->payers->pdata[0])->label, "ARS");

  ck_assert_str_eq (scale->variable, "n");
  ck_assert_str_eq (scale->label, "taille");
  ck_assert_uint_eq (scale->steps->len, 2);
  ck_assert_str_eq (cordee_scale_find_step (scale, "2")->statement, "s2");
  ck_assert_str_eq (cordee_scale_find_step (scale, "2")->label, "taille 2");
  ck_assert_ptr_null (cordee_scale_find_step (scale, "3"));
}
END_TEST

START_TEST (read_scheme)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeScheme *scheme = pack->schemes->pdata[0], *other = pack->schemes->pdata[1];

  ck_assert_str_eq (scheme->structure, "CPTS");
  ck_assert_str_eq (scheme->anchor, "d");
  ck_assert_int_eq (scheme->lasts, 5);
  ck_assert_int_eq (scheme->count, CORDEE_COUNT_CIVIL);
  ck_assert_str_eq (scheme->scale, "taille");
  ck_assert_str_eq (scheme->summary, "Un contrat.");
  ck_assert_str_eq (scheme->unmet, "Rien.");
  ck_assert_int_eq (scheme->requires->test, CORDEE_TEST_IS);
  ck_assert_str_eq (cordee_scheme_find_role (scheme, "optionnel")->label, "option");
  ck_assert_uint_eq (scheme->gaps->len, 1);
  ck_assert_ptr_eq (scheme->pack, pack);

  ck_assert_int_eq (other->lasts, 0);
  ck_assert_int_eq (other->count, CORDEE_COUNT_ANNIVERSARY);
  ck_assert_ptr_null (other->scale);
  ck_assert_ptr_null (other->requires);
  ck_assert_ptr_null (cordee_scheme_find_line (other, "l1"));
}
END_TEST

START_TEST (read_line)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeSchemeLine *line = cordee_scheme_find_line (pack->schemes->pdata[0], "l1");
  const CordeeLineAmount *amount;
  const CordeeGap *gap;

  ck_assert_int_eq (line->kind, CORDEE_MONEY_FIXE);
  ck_assert_str_eq (cordee_money_kind_id (line->kind), "fixe");
  ck_assert_int_eq (cordee_scheme_find_line (pack->schemes->pdata[0], "l2")->kind, CORDEE_MONEY_VARIABLE);
  ck_assert_int_eq (cordee_scheme_find_line (pack->schemes->pdata[0], "l3")->kind, CORDEE_MONEY_UNIQUE);
  ck_assert (line->whatever);
  ck_assert_str_eq (line->condition, "c");
  ck_assert_str_eq (line->explain, "e");
  ck_assert_ptr_nonnull (line->when);

  ck_assert_uint_eq (line->amounts->len, 2);
  amount = line->amounts->pdata[0];
  ck_assert_str_eq (amount->formula, "50 000 € × 2");
  ck_assert_uint_eq (g_strv_length (amount->with), 2);
  ck_assert_str_eq (amount->steps[1], "2");
  ck_assert_ptr_nonnull (amount->when);
  amount = line->amounts->pdata[1];
  ck_assert_ptr_null (amount->with);
  ck_assert_ptr_null (amount->steps);
  ck_assert_ptr_null (amount->when);

  ck_assert_uint_eq (line->gaps->len, 1);
  gap = line->gaps->pdata[0];
  ck_assert (gap->open && gap->elsewhere && gap->when != NULL);
  ck_assert_int_gt (gap->from, CORDEE_DAY_NONE);
  ck_assert_int_gt (gap->until, gap->from);
  ck_assert_str_eq (gap->text, "le total");
  gap = ((const CordeeScheme *) pack->schemes->pdata[0])->gaps->pdata[0];
  ck_assert (!gap->open && !gap->elsewhere && gap->when == NULL && gap->steps == NULL);
  ck_assert_int_eq (gap->from, CORDEE_DAY_NONE);
}
END_TEST

START_TEST (read_payment)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeePayment *first = cordee_scheme_find_payment (pack->schemes->pdata[0], "v1");
  const CordeePayment *second = cordee_scheme_find_payment (pack->schemes->pdata[0], "v2");

  ck_assert_str_eq (first->formula, "60 % × base");
  ck_assert_uint_eq (g_strv_length (first->roles), 2);
  ck_assert_str_eq (first->with[0], "s1");
  ck_assert_ptr_nonnull (first->when);
  ck_assert_ptr_null (second->formula);
  ck_assert_ptr_null (second->roles);
}
END_TEST

START_TEST (read_case)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeFundingCase *item = pack->funding_cases->pdata[0];
  const CordeeFundingExpectation *first = item->expectations->pdata[0], *second = item->expectations->pdata[1];

  ck_assert_int_eq (item->years, 3);
  ck_assert_str_eq (item->departement, "34");
  ck_assert_uint_eq (item->answers->len, 1);
  ck_assert_int_eq (first->year, 2);
  ck_assert (first->has_low && first->has_high && !first->open);
  ck_assert_double_eq_tol (first->high, 12.5, 1e-12);
  ck_assert_str_eq (first->reading, "s1");
  ck_assert_int_eq (second->year, 1);
  ck_assert (!second->has_low && !second->has_high && second->open);
  ck_assert_str_eq (second->unknown, "le reste");
  ck_assert_ptr_null (second->line);
}
END_TEST

/* ── writing ────────────────────────────────────────────────────── */

/* What is written says all that was read, and reads back the same. */
START_TEST (write_and_read_again)
{
  static const char *const words[] = {
    "suppose=\"oui\"", "lasts=\"5\"",      "count=\"civil\"", "scale=\"taille\"", "whatever=\"true\"", "with=\"s2 s3\"",  "steps=\"1 2\"",        "elsewhere=\"true\"",
    "open=\"true\"",   "until=\"2027-12-31\"", "roles=\"socle optionnel\"", "years=\"3\"", "year=\"2\"",     "high=\"12.5\"", "unknown=\"le reste\"", "<unmet>Rien.</unmet>",
  };
  g_autoptr(CordeePack) pack = read_good (full);
  g_autofree char *once = cordee_pack_to_xml (pack);
  g_autoptr(CordeePack) again = read_good (once);
  g_autofree char *twice = cordee_pack_to_xml (again);

  ck_assert_str_eq (once, twice);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    ck_assert_msg (strstr (once, words[i]) != NULL, "%s is lost", words[i]);
  ck_assert_uint_eq (again->schemes->len, 2);
  ck_assert_uint_eq (again->funding_cases->len, 1);
}
END_TEST

/* ── the whole base ─────────────────────────────────────────────── */

START_TEST (found_by_id)
{
  static const char *const packs[] = {
    full,
    PACK ("q", "<payers><payer id=\"ars\"><label>autre</label></payer><payer id=\"b\"><label>B</label></payer></payers>"
               "<schemes><scheme id=\"z\" structure=\"ESP\" payer=\"b\" anchor=\"d\"><label>Z</label><line id=\"l9\" kind=\"unique\"><label>N</label></line></scheme></schemes>"),
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);

  ck_assert_uint_eq (cordee_knowledge_get_payers (knowledge)->len, 2);
  ck_assert_str_eq (cordee_knowledge_find_payer (knowledge, "ars")->label, "ARS");
  ck_assert_str_eq (cordee_knowledge_find_payer (knowledge, "b")->label, "B");
  ck_assert_ptr_null (cordee_knowledge_find_payer (knowledge, "c"));
  ck_assert_ptr_null (cordee_knowledge_find_payer (knowledge, NULL));
  ck_assert_uint_eq (cordee_knowledge_get_scales (knowledge)->len, 1);
  ck_assert_str_eq (cordee_knowledge_find_scale (knowledge, "taille")->structure, "CPTS");
  ck_assert_uint_eq (cordee_knowledge_get_schemes (knowledge)->len, 3);
  ck_assert_uint_eq (cordee_knowledge_find_scheme (knowledge, "aci")->rank, 0);
  ck_assert_uint_eq (cordee_knowledge_find_scheme (knowledge, "z")->rank, 2);
  ck_assert_uint_eq (cordee_knowledge_get_funding_cases (knowledge)->len, 1);
}
END_TEST

static Suite *
scheme_suite (void)
{
  Suite *suite = suite_create ("scheme");
  TCase *all = tcase_create ("scheme");

  tcase_add_test (all, read_question_payer_and_scale);
  tcase_add_test (all, read_scheme);
  tcase_add_test (all, read_line);
  tcase_add_test (all, read_payment);
  tcase_add_test (all, read_case);
  tcase_add_test (all, write_and_read_again);
  tcase_add_test (all, found_by_id);
  suite_add_tcase (suite, all);
  return suite;
}

int
main (void)
{
  return cordee_test_main (scheme_suite ());
}
