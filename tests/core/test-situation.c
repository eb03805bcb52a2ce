/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-situation.h"
#include "cordee-test.h"

/* The answers of a team: given, changed, taken away. Files of them are tested as those of dossiers. */

static CordeeValue *
value_of (const char *id, const char *text)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (cordee_test_knowledge (), id);
  g_autoptr(GError) error = NULL;
  CordeeValue *value = cordee_value_parse (cordee_test_knowledge (), question, text, &error);

  ck_assert_msg (value != NULL, "%s", error != NULL ? error->message : id);
  return value;
}

static void
answer (CordeeSituation *situation, const char *id, const char *text, CordeeProvenance provenance)
{
  g_autoptr(CordeeValue) value = value_of (id, text);

  cordee_situation_set (situation, id, value, provenance);
}

START_TEST (answers_are_given_and_taken_away)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();

  ck_assert_ptr_null (cordee_situation_get (situation, "infirmiers"));
  answer (situation, "infirmiers", "3", CORDEE_PROVENANCE_ESTIMATED);
  answer (situation, "sites", "?", CORDEE_PROVENANCE_DECLARED);
  ck_assert_uint_eq (cordee_situation_get_answers (situation)->len, 2);
  ck_assert_uint_eq (cordee_situation_count_known (situation), 1);
  ck_assert_int_eq (cordee_situation_get (situation, "infirmiers")->provenance, CORDEE_PROVENANCE_ESTIMATED);
  ck_assert_ptr_nonnull (cordee_situation_get (situation, "sites"));
  ck_assert_ptr_null (cordee_situation_get_value (situation, "sites"));

  cordee_situation_set_confirm (situation, "infirmiers", TRUE);
  ck_assert (cordee_situation_get (situation, "infirmiers")->confirm);
  answer (situation, "infirmiers", "4", CORDEE_PROVENANCE_DECLARED);
  ck_assert (!cordee_situation_get (situation, "infirmiers")->confirm);
  ck_assert_double_eq (cordee_situation_get_value (situation, "infirmiers")->number, 4);
  ck_assert_uint_eq (cordee_situation_get_answers (situation)->len, 2);

  cordee_situation_unset (situation, "infirmiers");
  cordee_situation_unset (situation, "infirmiers");
  ck_assert_ptr_null (cordee_situation_get (situation, "infirmiers"));
  ck_assert_uint_eq (cordee_situation_get_answers (situation)->len, 1);
  cordee_situation_clear (situation);
  ck_assert_uint_eq (cordee_situation_get_answers (situation)->len, 0);
}
END_TEST

/* Setting an answer to the very value that it has, and that nobody else holds. */
START_TEST (answer_may_be_set_to_itself)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();

  answer (situation, "infirmiers", "3", CORDEE_PROVENANCE_DECLARED);
  cordee_situation_set (situation, "infirmiers", cordee_situation_get (situation, "infirmiers")->value, CORDEE_PROVENANCE_PROVEN);
  ck_assert_double_eq (cordee_situation_get_value (situation, "infirmiers")->number, 3);
}
END_TEST

START_TEST (copies_are_equal_until_one_changes)
{
  g_autoptr(CordeeSituation) one = cordee_situation_new ();
  g_autoptr(CordeeSituation) other = cordee_situation_new ();
  g_autoptr(CordeeSituation) copy = NULL;

  answer (one, "infirmiers", "3", CORDEE_PROVENANCE_DECLARED);
  answer (one, "sites", "monosite", CORDEE_PROVENANCE_PROVEN);
  cordee_situation_set_confirm (one, "sites", TRUE);
  copy = cordee_situation_copy (one);
  ck_assert (cordee_situation_equal (one, copy));

  /* The order of answers plays no part. */
  answer (other, "sites", "monosite", CORDEE_PROVENANCE_PROVEN);
  cordee_situation_set_confirm (other, "sites", TRUE);
  answer (other, "infirmiers", "3", CORDEE_PROVENANCE_DECLARED);
  ck_assert (cordee_situation_equal (one, other));

  cordee_situation_set_confirm (copy, "sites", FALSE);
  ck_assert (!cordee_situation_equal (one, copy));
  cordee_situation_set_confirm (copy, "sites", TRUE);
  answer (copy, "infirmiers", "3", CORDEE_PROVENANCE_IMPORTED);
  ck_assert (!cordee_situation_equal (one, copy));
  answer (other, "infirmiers", "?", CORDEE_PROVENANCE_DECLARED);
  ck_assert (!cordee_situation_equal (one, other));
  cordee_situation_unset (other, "infirmiers");
  ck_assert (!cordee_situation_equal (one, other));
}
END_TEST

START_TEST (provenance_is_a_word_of_files)
{
  CordeeProvenance provenance = CORDEE_PROVENANCE_PROVEN;

  for (int i = CORDEE_PROVENANCE_DECLARED; i <= CORDEE_PROVENANCE_IMPORTED; i++)
    {
      ck_assert (cordee_provenance_parse (cordee_provenance_id ((CordeeProvenance) i), &provenance));
      ck_assert_int_eq (provenance, i);
    }
  ck_assert (cordee_provenance_parse (NULL, &provenance));
  ck_assert_int_eq (provenance, CORDEE_PROVENANCE_DECLARED);
  provenance = CORDEE_PROVENANCE_PROVEN;
  ck_assert (!cordee_provenance_parse ("rumeur", &provenance));
  ck_assert_int_eq (provenance, CORDEE_PROVENANCE_DECLARED);
}
END_TEST

static Suite *
situation_suite (void)
{
  Suite *suite = suite_create ("situation");
  TCase *answers = tcase_create ("answers");

  tcase_add_test (answers, answers_are_given_and_taken_away);
  tcase_add_test (answers, answer_may_be_set_to_itself);
  tcase_add_test (answers, copies_are_equal_until_one_changes);
  tcase_add_test (answers, provenance_is_a_word_of_files);
  suite_add_tcase (suite, answers);
  return suite;
}

int
main (void)
{
  return cordee_test_main (situation_suite ());
}
