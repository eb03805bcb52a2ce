/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test.h"
#include "cordee-value.h"

#include <string.h>

/* Answers as --set takes them and files keep them: read, refused with a reason, written back. */

#define QUESTION(id, rest, inside) "<question id='" id "' " rest "><label>Une question</label><why>Parce que.</why>" inside "</question>"
#define CHOICE(id) "<choice id='" id "'><label>Un choix</label></choice>"

static const char *const small[] = {
  "<pack format='1' id='questions' checked='2026-01-31'><title>Des questions</title><questions>"
  QUESTION ("nombre", "type='integer' min='0' max='9999' member='true'", "")
  QUESTION ("autre-nombre", "type='integer' min='2' max='50' member='true'", "")
  QUESTION ("part", "type='percent' min='0' max='100'", "")
  QUESTION ("vrai", "type='boolean'", "")
  QUESTION ("choix", "type='choice'", CHOICE ("un-seul") CHOICE ("plusieurs") CHOICE ("aucun"))
  QUESTION ("multiple", "type='multiple'", CHOICE ("alpha") CHOICE ("beta") CHOICE ("gamma"))
  QUESTION ("vide", "type='multiple'", CHOICE ("aucun") CHOICE ("tous"))
  QUESTION ("statut", "type='choice'", CHOICE ("dedans") CHOICE ("dehors") "<choice id='melange' mixed='true'><label>Les deux</label></choice>")
  QUESTION ("jour", "type='date'", "")
  QUESTION ("code", "type='code'", "")
  QUESTION ("texte", "type='text'", "")
  QUESTION ("communes", "type='communes'", "")
  QUESTION ("membres", "type='membres' status='statut'", "")
  "</questions></pack>",
  NULL,
};

/* Kept for the process. */
static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_knowledge_of (small);
  return knowledge;
}

static CordeeValue *
parse (const char *id, const char *text, GError **error)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (base (), id);

  ck_assert_msg (question != NULL, "no question %s", id);
  return cordee_value_parse (base (), question, text, error);
}

/* ── what is read ───────────────────────────────────────────────── */

static const struct
{
  const char *id;
  const char *typed;
  CordeeValueKind kind;
  const char *written; /* NULL: as typed */
} accepted[] = {
  { "nombre", "0", CORDEE_VALUE_NUMBER, NULL },
  { "nombre", "9999", CORDEE_VALUE_NUMBER, NULL },
  { "nombre", " 12 ", CORDEE_VALUE_NUMBER, "12" },
  { "nombre", "007", CORDEE_VALUE_NUMBER, "7" },
  { "nombre", "?", CORDEE_VALUE_UNKNOWN, NULL },
  { "autre-nombre", "2", CORDEE_VALUE_NUMBER, NULL },
  { "part", "9.99", CORDEE_VALUE_NUMBER, NULL },
  { "part", "9,999999999", CORDEE_VALUE_NUMBER, "9.999999999" },
  { "part", "0,1", CORDEE_VALUE_NUMBER, "0.1" },
  { "part", "100", CORDEE_VALUE_NUMBER, NULL },
  { "part", "12,50", CORDEE_VALUE_NUMBER, "12.5" },
  { "vrai", "oui", CORDEE_VALUE_CHOICE, NULL },
  { "vrai", "non", CORDEE_VALUE_CHOICE, NULL },
  { "choix", "un-seul", CORDEE_VALUE_CHOICE, NULL },
  { "choix", "aucun", CORDEE_VALUE_CHOICE, NULL },
  { "multiple", "alpha", CORDEE_VALUE_SET, NULL },
  { "multiple", "gamma, alpha,gamma,", CORDEE_VALUE_SET, "alpha,gamma" },
  { "multiple", "", CORDEE_VALUE_SET, "aucun" },
  { "multiple", "aucun", CORDEE_VALUE_SET, NULL },
  { "multiple", "?", CORDEE_VALUE_UNKNOWN, NULL },
  { "vide", "", CORDEE_VALUE_SET, NULL },
  { "vide", "aucun", CORDEE_VALUE_SET, NULL },
  { "jour", "2026-11-22", CORDEE_VALUE_DAY, NULL },
  { "jour", "22/11/2026", CORDEE_VALUE_DAY, "2026-11-22" },
  { "code", "2A-b9", CORDEE_VALUE_CHOICE, NULL },
  { "texte", "Équipe « du Vidourle », <à deux>", CORDEE_VALUE_CHOICE, NULL },
  { "communes", "34172", CORDEE_VALUE_SET, NULL },
  { "communes", "97411,2b033, 34172,34172", CORDEE_VALUE_SET, "2B033,34172,97411" },
  { "communes", "20004", CORDEE_VALUE_SET, NULL },
  { "communes", "", CORDEE_VALUE_SET, "aucun" },
  { "membres", "nombre", CORDEE_VALUE_MEMBERS, NULL },
  { "membres", "3*nombre/dedans/signe,autre-nombre/ne-signe-pas", CORDEE_VALUE_MEMBERS, NULL },
  { "membres", "nombre/signe/dehors, nombre/dehors/signe ,autre-nombre", CORDEE_VALUE_MEMBERS, "2*nombre/dehors/signe,autre-nombre" },
  { "membres", "1*nombre,2 * nombre", CORDEE_VALUE_MEMBERS, "3*nombre" },
  { "membres", "aucun", CORDEE_VALUE_MEMBERS, NULL },
  { "membres", "10000*nombre", CORDEE_VALUE_MEMBERS, NULL },
};

START_TEST (answer_is_read_and_written_back)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = parse (accepted[_i].id, accepted[_i].typed, &error);
  g_autoptr(CordeeValue) again = NULL;
  g_autofree char *written = NULL;
  const char *expected = accepted[_i].written != NULL ? accepted[_i].written : accepted[_i].typed;

  ck_assert_msg (value != NULL, "%s=%s: %s", accepted[_i].id, accepted[_i].typed, error != NULL ? error->message : "");
  ck_assert_int_eq (value->kind, accepted[_i].kind);
  written = cordee_value_to_string (value, cordee_knowledge_find_question (base (), accepted[_i].id));
  ck_assert_str_eq (written, expected);
  again = parse (accepted[_i].id, written, NULL);
  ck_assert (cordee_value_equal (value, again));
}
END_TEST

/* ── what is refused ────────────────────────────────────────────── */

static const struct
{
  const char *id;
  const char *typed;
  const char *says;
} refused[] = {
  { "nombre", "", "attendu : un nombre entier de 0 à 9999" },
  { "nombre", "-1", "« -1 »" },
  { "nombre", "+1", "de 0 à 9999" },
  { "nombre", "10000", "de 0 à 9999" },
  { "nombre", "99999999999999999999999999999999", "de 0 à 9999" },
  { "nombre", "1e9", "« 1e9 »" },
  { "nombre", "1 000", "de 0 à 9999" },
  { "nombre", "3.0", "un nombre entier" },
  { "nombre", "0x10", "un nombre entier" },
  { "nombre", "nan", "un nombre entier" },
  { "nombre", "trois", "nombre : « trois » ne convient pas" },
  { "nombre", "٣", "un nombre entier" },
  { "nombre", "\xff\xfe", "UTF-8" },
  { "autre-nombre", "1", "de 2 à 50" },
  { "part", "100.000000001", "de 0 à 100" },
  { "part", "12%", "sans signe" },
  { "part", "-0", "sans signe" },
  { "part", "9,9999999999", "décimales" },
  { "part", ".5", "de 0 à 100" },
  { "part", "5.", "de 0 à 100" },
  { "part", "1.2.3", "de 0 à 100" },
  { "part", "inf", "de 0 à 100" },
  { "vrai", "true", "oui, non, ?" },
  { "vrai", "ouii", "peut-être « oui »" },
  { "vrai", "", "oui, non, ?" },
  { "choix", "un-seule", "peut-être « un-seul »" },
  { "choix", "un-seul,plusieurs", "un-seul, plusieurs, aucun" },
  { "choix", "", "un-seul, plusieurs, aucun" },
  { "multiple", "alpha,delta", "« delta »" },
  { "multiple", "alpha,aucun", "« aucun »" },
  { "multiple", "alpha,?", "« ? »" },
  { "multiple", "ALPHA", "peut-être « alpha »" },
  { "jour", "2026-02-30", "AAAA-MM-JJ" },
  { "jour", "demain", "AAAA-MM-JJ" },
  { "code", "a b", "lettres" },
  { "texte", "deux\nlignes", "une ligne" },
  { "texte", "", "un texte" },
  { "communes", "3417", "codes INSEE" },
  { "communes", "99999", "« 99999 »" },
  { "communes", "00123", "codes INSEE" },
  { "communes", "20999", "codes INSEE" },
  { "communes", "34172,30399", "« 30399 »" },
  { "communes", "34590", "peut-être « 34151, Marsillargues »" },
  { "communes", "2C004", "codes INSEE" },
  { "communes", "34172;34173", "codes INSEE" },
  { "communes", "Nîmes", "peut-être « 30189, Nîmes »" },
  { "membres", "nombr", "peut-être « nombre »" },
  { "membres", "part", "nombre, autre-nombre" },
  { "membres", "nombre/melange", "dedans, dehors" },
  { "membres", "nombre/dedans/dehors", "« dehors »" },
  { "membres", "nombre/signe/signe", "« signe »" },
  { "membres", "0*nombre", "10000 membres" },
  { "membres", "-1*nombre", "10000 membres" },
  { "membres", "10001*nombre", "10000 membres" },
  { "membres", "9999*nombre,2*autre-nombre", "10000 membres" },
  { "membres", "99999999999999999999*nombre", "10000 membres" },
};

START_TEST (answer_is_refused_with_a_reason)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = parse (refused[_i].id, refused[_i].typed, &error);

  ck_assert_msg (value == NULL, "%s=%s is taken", refused[_i].id, refused[_i].typed);
  ck_assert (g_error_matches (error, CORDEE_VALUE_ERROR, CORDEE_VALUE_ERROR_INVALID));
  ck_assert (g_utf8_validate (error->message, -1, NULL));
  ck_assert_msg (g_str_has_prefix (error->message, refused[_i].id), "the variable is not named: %s", error->message);
  ck_assert_msg (strstr (error->message, refused[_i].says) != NULL, "« %s » is not in: %s", refused[_i].says, error->message);
}
END_TEST

/* A page that was pasted into a field is not poured into the message. */
START_TEST (long_text_is_quoted_in_short)
{
  g_autofree char *page = g_strnfill (100000, 'x');
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = parse ("nombre", page, &error);

  ck_assert_ptr_null (value);
  ck_assert_uint_lt (strlen (error->message), 300);
}
END_TEST

/* ── members ────────────────────────────────────────────────────── */

START_TEST (ten_thousand_members_are_taken_one_by_one)
{
  GString *list = g_string_new (NULL);
  g_autoptr(CordeeValue) value = NULL;
  g_autofree char *written = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (list, i % 2 == 0 ? "nombre/dedans," : "autre-nombre,");
  value = parse ("membres", list->str, NULL);
  ck_assert_ptr_nonnull (value);
  ck_assert_uint_eq (value->members->len, 10000);
  written = cordee_value_to_string (value, NULL);
  ck_assert_uint_eq (strlen (written) + 1, list->len);
  g_string_free (list, TRUE);
}
END_TEST

START_TEST (member_is_read_whole)
{
  g_autoptr(CordeeValue) value = parse ("membres", "nombre/dehors/ne-signe-pas,autre-nombre", NULL);
  const CordeeMember *first = value->members->pdata[0], *second = value->members->pdata[1];

  ck_assert_str_eq (first->profession, "nombre");
  ck_assert_str_eq (first->status, "dehors");
  ck_assert_int_eq (first->signs, 0);
  ck_assert_ptr_null (second->status);
  ck_assert_int_eq (second->signs, -1);
}
END_TEST

/* What a file has no place for is taken out of a name. */
START_TEST (name_of_a_member_is_cleaned)
{
  g_autoptr(CordeeMember) member = cordee_member_new ("nombre", NULL, -1, "  Zoé\t\x01 \"d’Arc\"\n ");
  g_autoptr(CordeeMember) nobody = cordee_member_new ("nombre", NULL, -1, " \n\x02 ");
  g_autoptr(CordeeMember) broken = cordee_member_new ("nombre", NULL, -1, "\xff");

  ck_assert_str_eq (member->name, "Zoé \"d’Arc\"");
  ck_assert_ptr_null (nobody->name);
  ck_assert_ptr_null (broken->name);
}
END_TEST

/* ── equality ───────────────────────────────────────────────────── */

START_TEST (values_are_told_apart)
{
  static const struct
  {
    const char *id, *a, *b;
    gboolean equal;
  } pairs[] = {
    { "nombre", "3", "3", TRUE },           { "nombre", "3", "4", FALSE },          { "nombre", "?", "?", TRUE },
    { "nombre", "?", "0", FALSE },          { "multiple", "", "?", FALSE },         { "multiple", "alpha,beta", "beta,alpha", TRUE },
    { "multiple", "alpha", "beta", FALSE }, { "membres", "aucun", "nombre", FALSE }, { "membres", "nombre/signe", "nombre", FALSE },
    { "membres", "nombre,autre-nombre", "autre-nombre,nombre", FALSE },             { "jour", "2026-01-01", "2026-01-02", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(CordeeValue) a = parse (pairs[i].id, pairs[i].a, NULL);
      g_autoptr(CordeeValue) b = parse (pairs[i].id, pairs[i].b, NULL);

      ck_assert_msg (cordee_value_equal (a, b) == pairs[i].equal, "%s: %s and %s", pairs[i].id, pairs[i].a, pairs[i].b);
    }
}
END_TEST

/* In whichever order a set was put together. */
START_TEST (order_of_a_set_does_not_matter)
{
  const char *const one[] = { "alpha", "beta", NULL }, *const other[] = { "beta", "alpha", NULL }, *const third[] = { "beta", "gamma", NULL };
  g_autoptr(CordeeValue) a = cordee_value_new_set (one);
  g_autoptr(CordeeValue) b = cordee_value_new_set (other);
  g_autoptr(CordeeValue) c = cordee_value_new_set (third);

  ck_assert (cordee_value_equal (a, b));
  ck_assert (!cordee_value_equal (b, c));
}
END_TEST

static Suite *
value_suite (void)
{
  Suite *suite = suite_create ("value");
  TCase *reading = tcase_create ("reading"), *members = tcase_create ("members"), *equality = tcase_create ("equality");

  tcase_add_loop_test (reading, answer_is_read_and_written_back, 0, G_N_ELEMENTS (accepted));
  tcase_add_loop_test (reading, answer_is_refused_with_a_reason, 0, G_N_ELEMENTS (refused));
  tcase_add_test (reading, long_text_is_quoted_in_short);
  tcase_add_test (members, ten_thousand_members_are_taken_one_by_one);
  tcase_add_test (members, member_is_read_whole);
  tcase_add_test (members, name_of_a_member_is_cleaned);
  tcase_add_test (equality, values_are_told_apart);
  tcase_add_test (equality, order_of_a_set_does_not_matter);
  suite_add_tcase (suite, reading);
  suite_add_tcase (suite, members);
  suite_add_tcase (suite, equality);
  return suite;
}

int
main (void)
{
  return cordee_test_main (value_suite ());
}
