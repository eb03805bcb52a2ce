/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-question.h"
#include "cordee-test.h"

#include <string.h>

/* Reads a pack that must be good. The caller owns it. */
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

#define PACK(attributes, lists) "<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"" attributes "><title>t</title>" lists "</pack>"
#define RULE(attributes, conditions) \
  "<rule id=\"r\" structure=\"ESP\" criterion=\"c\" force=\"usage\"" attributes "><label>l</label>" conditions \
  "<holds>h</holds><fails>f</fails><open>o</open></rule>"
#define ANY "<requires><is variable=\"a\" values=\"oui\"/></requires>"
#define ONE_RULE(pack_attributes, attributes, conditions) PACK (pack_attributes, "<rules>" RULE (attributes, conditions) "</rules>")

static const CordeeRule *
only_rule (const CordeePack *pack)
{
  ck_assert_uint_eq (pack->rules->len, 1);
  return pack->rules->pdata[0];
}

/* ── conditions ─────────────────────────────────────────────────── */

static const CordeeCondition *
child (const CordeeCondition *condition, guint i)
{
  ck_assert_uint_lt (i, condition->children->len);
  return condition->children->pdata[i];
}

START_TEST (condition_every_test)
{
  g_autoptr(CordeePack) pack = read_good (ONE_RULE ("", "",
                                                    "<requires><all>"
                                                    "<any><at-least variable=\"n\" value=\"2.5\"/><at-most variable=\"n\" value=\"-3\"/></any>"
                                                    "<not><more-than variable=\"n\" than=\"m\"/></not>"
                                                    "<is variable=\"c\" values=\" un \n deux \"/>"
                                                    "<includes variable=\"s\" values=\"un deux\"/>"
                                                    "<includes variable=\"s\" values=\"un deux\" count=\"2\"/>"
                                                    "<known variable=\"k\"/>"
                                                    "</all></requires>"));
  const CordeeCondition *all = only_rule (pack)->requires;

  ck_assert_int_eq (all->test, CORDEE_TEST_ALL);
  ck_assert_ptr_null (all->variable);
  ck_assert_uint_eq (all->children->len, 6);

  ck_assert_int_eq (child (all, 0)->test, CORDEE_TEST_ANY);
  ck_assert_int_eq (child (child (all, 0), 0)->test, CORDEE_TEST_AT_LEAST);
  ck_assert_str_eq (child (child (all, 0), 0)->variable, "n");
  ck_assert_double_eq_tol (child (child (all, 0), 0)->value, 2.5, 1e-12);
  ck_assert_int_eq (child (child (all, 0), 1)->test, CORDEE_TEST_AT_MOST);
  ck_assert_double_eq_tol (child (child (all, 0), 1)->value, -3, 1e-12);

  ck_assert_int_eq (child (all, 1)->test, CORDEE_TEST_NOT);
  ck_assert_int_eq (child (child (all, 1), 0)->test, CORDEE_TEST_MORE_THAN);
  ck_assert_str_eq (child (child (all, 1), 0)->than, "m");

  ck_assert_int_eq (child (all, 2)->test, CORDEE_TEST_IS);
  ck_assert_uint_eq (g_strv_length (child (all, 2)->values), 2);
  ck_assert_str_eq (child (all, 2)->values[0], "un");
  ck_assert_str_eq (child (all, 2)->values[1], "deux");
  ck_assert_uint_eq (child (all, 2)->children->len, 0);

  ck_assert_int_eq (child (all, 3)->test, CORDEE_TEST_INCLUDES);
  ck_assert_uint_eq (child (all, 3)->count, 1);
  ck_assert_uint_eq (child (all, 4)->count, 2);
  ck_assert_int_eq (child (all, 5)->test, CORDEE_TEST_KNOWN);
  ck_assert_str_eq (child (all, 5)->variable, "k");

  ck_assert (cordee_condition_asks (all, "n"));
  ck_assert (cordee_condition_asks (all, "m"));
  ck_assert (cordee_condition_asks (all, "k"));
  ck_assert (!cordee_condition_asks (all, "un"));
  ck_assert (!cordee_condition_asks (NULL, "n"));
}
END_TEST

/* ── rules ──────────────────────────────────────────────────────── */

START_TEST (rule_defaults)
{
  g_autoptr(CordeePack) pack = read_good (ONE_RULE ("", "", ANY));
  const CordeeRule *rule = only_rule (pack);

  ck_assert_int_eq (rule->force, CORDEE_FORCE_USAGE);
  ck_assert_int_eq (rule->kind, CORDEE_RULE_CONDITION);
  ck_assert_double_eq_tol (rule->weight, 0, 1e-12);
  ck_assert_ptr_null (rule->applies);
  ck_assert_ptr_null (rule->replaces);
  ck_assert_ptr_null (rule->region);
  ck_assert_ptr_null (rule->departements);
  ck_assert_ptr_null (rule->facts);
  ck_assert_ptr_null (rule->remedy);
  ck_assert_ptr_null (rule->dispute);
  ck_assert_int_eq (rule->from, CORDEE_DAY_NONE);
  ck_assert_int_eq (rule->until, CORDEE_DAY_NONE);
  ck_assert (!rule->estimated);
  ck_assert_uint_eq (rule->citations->len, 0);
  ck_assert_ptr_eq (rule->pack, pack);
}
END_TEST

/* A rule without a region takes that of its layer, and is written back without one. */
START_TEST (rule_of_a_layer)
{
  g_autoptr(CordeePack) layer = read_good (ONE_RULE (" region=\"76\"", "", ANY));
  g_autoptr(CordeePack) own = read_good (ONE_RULE ("", " region=\"03\"", ANY));
  g_autofree char *layer_text = cordee_pack_to_xml (layer);
  g_autofree char *own_text = cordee_pack_to_xml (own);

  ck_assert_str_eq (only_rule (layer)->region, "76");
  ck_assert_ptr_null (strstr (strstr (layer_text, "<rule "), "region="));
  ck_assert_str_eq (only_rule (own)->region, "03");
  ck_assert_ptr_nonnull (strstr (strstr (own_text, "<rule "), "region=\"03\""));
}
END_TEST

START_TEST (rule_holds_in_its_period)
{
  g_autoptr(CordeePack) pack = read_good (ONE_RULE ("", " from=\"2024-01-01\" until=\"2025-12-31\"", ANY));
  g_autoptr(CordeePack) open = read_good (ONE_RULE ("", "", ANY));
  const CordeeRule *rule = only_rule (pack);

  ck_assert (!cordee_rule_holds_at (rule, cordee_day_new (2023, 12, 31), NULL, NULL));
  ck_assert (cordee_rule_holds_at (rule, cordee_day_new (2024, 1, 1), NULL, NULL));
  ck_assert (cordee_rule_holds_at (rule, cordee_day_new (2025, 12, 31), "76", "34"));
  ck_assert (!cordee_rule_holds_at (rule, cordee_day_new (2026, 1, 1), NULL, NULL));
  ck_assert (cordee_rule_holds_at (only_rule (open), cordee_day_new (1, 1, 1), NULL, NULL));
  ck_assert (cordee_rule_holds_at (only_rule (open), cordee_day_new (9999, 12, 31), NULL, NULL));
}
END_TEST

START_TEST (rule_holds_in_its_place)
{
  const CordeeDay day = cordee_day_new (2026, 11, 22);
  g_autoptr(CordeePack) layer = read_good (ONE_RULE (" region=\"44\"", "", ANY));
  g_autoptr(CordeePack) few = read_good (ONE_RULE ("", " departements=\"67 68\"", ANY));
  g_autoptr(CordeePack) both = read_good (ONE_RULE (" region=\"44\"", " departements=\"67 68\"", ANY));

  ck_assert (cordee_rule_holds_at (only_rule (layer), day, "44", NULL));
  ck_assert (!cordee_rule_holds_at (only_rule (layer), day, "76", NULL));
  ck_assert (!cordee_rule_holds_at (only_rule (layer), day, NULL, NULL));
  ck_assert (cordee_rule_holds_at (only_rule (few), day, NULL, "68"));
  ck_assert (!cordee_rule_holds_at (only_rule (few), day, NULL, "57"));
  ck_assert (!cordee_rule_holds_at (only_rule (few), day, NULL, NULL));
  ck_assert (cordee_rule_holds_at (only_rule (both), day, "44", "67"));
  ck_assert (!cordee_rule_holds_at (only_rule (both), day, "76", "67"));
  ck_assert (!cordee_rule_holds_at (only_rule (both), day, "44", "34"));
}
END_TEST

START_TEST (rule_ids_of_the_contract)
{
  ck_assert_str_eq (cordee_force_id (CORDEE_FORCE_OBLIGATOIRE), "obligatoire");
  ck_assert_str_eq (cordee_force_id (CORDEE_FORCE_REGIONAL), "regional");
  ck_assert_str_eq (cordee_force_id (CORDEE_FORCE_USAGE), "usage");
  ck_assert_str_eq (cordee_force_id (CORDEE_FORCE_INDICATIF), "indicatif");
  ck_assert_str_eq (cordee_rule_kind_id (CORDEE_RULE_CONDITION), "condition");
  ck_assert_str_eq (cordee_rule_kind_id (CORDEE_RULE_FORMALITE), "formalite");
  ck_assert_str_eq (cordee_link_kind_id (CORDEE_LINK_COMBINES), "combines");
  ck_assert_str_eq (cordee_link_kind_id (CORDEE_LINK_JOINS), "joins");
  ck_assert_str_eq (cordee_link_kind_id (CORDEE_LINK_LEADS_TO), "leads-to");
  ck_assert_str_eq (cordee_how_id (CORDEE_HOW_CREER), "creer");
  ck_assert_str_eq (cordee_how_id (CORDEE_HOW_ADHERER), "adherer");
}
END_TEST

/* ── what is computed, and cases ────────────────────────────────── */

START_TEST (derivation_terms)
{
  g_autoptr(CordeePack) pack = read_good (PACK ("", "<derivations><derivation id=\"d\"><label>l</label>"
                                                    "<case><when><known variable=\"a\"/></when>"
                                                    "<between><sum variables=\"a b\"/><number value=\"7\"/></between></case>"
                                                    "<case><members status=\"x\"/></case>"
                                                    "</derivation></derivations>"));
  const CordeeDerivation *derivation = pack->derivations->pdata[0];
  const CordeeDerivationCase *first, *second;
  const CordeeTermTree *low, *high;

  ck_assert_str_eq (derivation->label, "l");
  ck_assert_ptr_null (derivation->unit);
  ck_assert_uint_eq (derivation->cases->len, 2);
  first = derivation->cases->pdata[0];
  second = derivation->cases->pdata[1];

  ck_assert_int_eq (first->when->test, CORDEE_TEST_KNOWN);
  ck_assert_int_eq (first->term->kind, CORDEE_TERM_BETWEEN);
  ck_assert_uint_eq (first->term->children->len, 2);
  low = first->term->children->pdata[0];
  high = first->term->children->pdata[1];
  ck_assert_int_eq (low->kind, CORDEE_TERM_SUM);
  ck_assert_str_eq (low->variables[1], "b");
  ck_assert_int_eq (high->kind, CORDEE_TERM_NUMBER);
  ck_assert_double_eq_tol (high->value, 7, 1e-12);

  ck_assert_ptr_null (second->when);
  ck_assert_int_eq (second->term->kind, CORDEE_TERM_MEMBERS);
  ck_assert_str_eq (second->term->status, "x");
  ck_assert_ptr_null (second->term->variables);
}
END_TEST

START_TEST (case_expectations)
{
  g_autoptr(CordeePack) pack = read_good (PACK ("", "<cases><case id=\"k\" as-of=\"2024-06-30\" departement=\"2A\" validated-by=\"v\">"
                                                    "<title>t</title>"
                                                    "<answer id=\"a\" value=\"x,y\"/><answer id=\"b\" value=\"?\"/>"
                                                    "<expect structure=\"ESP\" verdict=\"possible exclue\" remedy=\"a\" to=\"z\"/>"
                                                    "<expect structure=\"MSP\" never=\"exclue\" decided-by=\"r s\" missing=\"b\"/>"
                                                    "<why>w</why><source>s</source></case></cases>"));
  const CordeeCase *item = pack->cases->pdata[0];
  const CordeeCaseExpectation *first, *second;

  ck_assert_int_eq (item->as_of, cordee_day_new (2024, 6, 30));
  ck_assert_ptr_null (item->region);
  ck_assert_str_eq (item->departement, "2A");
  ck_assert_ptr_null (item->primary);
  ck_assert_str_eq (item->validated_by, "v");
  ck_assert_str_eq (item->source, "s");
  ck_assert_uint_eq (item->answers->len, 2);
  ck_assert_str_eq (((CordeeCaseAnswer *) item->answers->pdata[0])->value, "x,y");

  ck_assert_uint_eq (item->expectations->len, 2);
  first = item->expectations->pdata[0];
  second = item->expectations->pdata[1];
  ck_assert_str_eq (first->verdicts[1], "exclue");
  ck_assert_ptr_null (first->excluded);
  ck_assert_str_eq (first->remedy_variable, "a");
  ck_assert_str_eq (first->remedy_to, "z");
  ck_assert_ptr_null (second->verdicts);
  ck_assert_str_eq (second->excluded[0], "exclue");
  ck_assert_str_eq (second->decided_by[1], "s");
  ck_assert_str_eq (second->missing[0], "b");
  ck_assert_ptr_null (second->remedy_variable);
}
END_TEST

/* ── in the whole base ──────────────────────────────────────────── */

/* Lists keep the order of the packs, sections their own; of two with one id the first holds; rules know their place. */
START_TEST (knowledge_lists)
{
  static const char *const packs[] = {
    PACK ("", "<sections><section id=\"late\" order=\"9\"><label>l</label></section></sections>"
              "<questions><question id=\"q\" type=\"integer\"><label>first</label><why>w</why></question></questions>"
              "<rules>" RULE ("", ANY) "</rules>"),
    "<pack format=\"1\" id=\"p2\" checked=\"2026-11-22\"><title>t</title>"
    "<sections><section id=\"early\" order=\"1\"><label>l</label></section></sections>"
    "<questions><question id=\"q\" type=\"integer\"><label>second</label><why>w</why></question></questions>"
    "<rules><rule id=\"r2\" structure=\"ESP\" criterion=\"c\" force=\"usage\"><label>l</label>" ANY
    "<holds>h</holds><fails>f</fails><open>o</open></rule></rules></pack>",
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  GPtrArray *sections = cordee_knowledge_get_sections (knowledge), *rules = cordee_knowledge_get_rules (knowledge);

  ck_assert_uint_eq (sections->len, 2);
  ck_assert_str_eq (((CordeeSection *) sections->pdata[0])->id, "early");
  ck_assert_ptr_eq (cordee_knowledge_find_section (knowledge, "late"), sections->pdata[1]);

  ck_assert_uint_eq (cordee_knowledge_get_questions (knowledge)->len, 1);
  ck_assert_str_eq (cordee_knowledge_find_question (knowledge, "q")->label, "first");
  ck_assert_ptr_null (cordee_knowledge_find_question (knowledge, NULL));

  ck_assert_uint_eq (rules->len, 2);
  ck_assert_uint_eq (((CordeeRule *) rules->pdata[0])->rank, 0);
  ck_assert_uint_eq (((CordeeRule *) rules->pdata[1])->rank, 1);
  ck_assert_ptr_eq (cordee_knowledge_find_rule (knowledge, "r2"), rules->pdata[1]);
  ck_assert_ptr_null (cordee_knowledge_find_derivation (knowledge, "q"));
  ck_assert_uint_eq (cordee_knowledge_get_links (knowledge)->len + cordee_knowledge_get_joinings (knowledge)->len
                       + cordee_knowledge_get_cases (knowledge)->len + cordee_knowledge_get_contradictions (knowledge)->len,
                     0);
}
END_TEST

START_TEST (question_helpers)
{
  g_autoptr(CordeePack) pack = read_good (PACK ("", "<questions>"
                                                    "<question id=\"n\" type=\"percent\"><label>l</label><why>w</why></question>"
                                                    "<question id=\"c\" type=\"choice\"><label>l</label><why>w</why>"
                                                    "<choice id=\"a\"><label>A</label></choice>"
                                                    "<choice id=\"b\" mixed=\"1\"><label>B</label></choice></question>"
                                                    "</questions>"));
  const CordeeQuestion *number = pack->questions->pdata[0], *choice = pack->questions->pdata[1];

  ck_assert (cordee_question_is_number (number));
  ck_assert (!cordee_question_is_number (choice));
  ck_assert_str_eq (cordee_question_find_choice (choice, "b")->label, "B");
  ck_assert (cordee_question_find_choice (choice, "b")->mixed);
  ck_assert (!cordee_question_find_choice (choice, "a")->mixed);
  ck_assert_ptr_null (cordee_question_find_choice (choice, "z"));
  ck_assert_ptr_null (cordee_question_find_choice (number, "a"));
}
END_TEST

static Suite *
rule_suite (void)
{
  Suite *suite = suite_create ("rule");
  TCase *conditions = tcase_create ("conditions");
  TCase *rules = tcase_create ("rules");
  TCase *others = tcase_create ("derivations and cases");
  TCase *knowledge = tcase_create ("knowledge");

  tcase_add_test (conditions, condition_every_test);
  suite_add_tcase (suite, conditions);

  tcase_add_test (rules, rule_defaults);
  tcase_add_test (rules, rule_of_a_layer);
  tcase_add_test (rules, rule_holds_in_its_period);
  tcase_add_test (rules, rule_holds_in_its_place);
  tcase_add_test (rules, rule_ids_of_the_contract);
  suite_add_tcase (suite, rules);

  tcase_add_test (others, derivation_terms);
  tcase_add_test (others, case_expectations);
  suite_add_tcase (suite, others);

  tcase_add_test (knowledge, knowledge_lists);
  tcase_add_test (knowledge, question_helpers);
  suite_add_tcase (suite, knowledge);
  return suite;
}

int
main (void)
{
  return cordee_test_main (rule_suite ());
}
