/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-situation.h"
#include "cordee-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* The answers of a team: given, changed, taken away, kept in a file and read back. */

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

/* ── answers ────────────────────────────────────────────────────── */

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

/* ── files ──────────────────────────────────────────────────────── */

static CordeeSituation *
read_text (const char *text, GPtrArray *issues)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return cordee_situation_new_from_xml (bytes, "réponses.xml", cordee_test_knowledge (), issues);
}

/* Every type of answer, names of members that XML must escape, an answer to a question of another base. */
static CordeeSituation *
make_full (void)
{
  static const char *const answers[][2] = {
    { "medecins-generalistes", "1" }, { "part-specialite", "9.999999999" }, { "mode-exercice", "mixte" },   { "cpts-existante", "non" },
    { "objectifs", "aucun" },         { "partenaires", "hopital,ehpad" },   { "communes", "2A004,34172" },  { "date-signature", "2027-01-31" },
    { "infirmiers", "?" },
  };
  CordeeSituation *situation = cordee_situation_new ();
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);
  g_autoptr(CordeeValue) strange = cordee_value_new_choice ("a <b> & \"c\"");
  g_autoptr(CordeeValue) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    answer (situation, answers[i][0], answers[i][1], (CordeeProvenance) (i % 4));
  g_ptr_array_add (members, cordee_member_new ("infirmiers", "liberal", 1, "Zoé & \"<co>\""));
  g_ptr_array_add (members, cordee_member_new ("infirmiers", "liberal", 1, NULL));
  g_ptr_array_add (members, cordee_member_new ("pharmaciens", NULL, -1, "D’Arc"));
  list = cordee_value_new_members (members);
  cordee_situation_set (situation, "membres", list, CORDEE_PROVENANCE_PROVEN);
  cordee_situation_set (situation, "question-d-une-autre-base", strange, CORDEE_PROVENANCE_IMPORTED);
  cordee_situation_set_confirm (situation, "mode-exercice", TRUE);
  return situation;
}

START_TEST (situation_is_kept_whole)
{
  g_autoptr(CordeeSituation) situation = make_full ();
  g_autoptr(CordeeSituation) again = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *file = cordee_test_file ("sous/dossier/réponses.xml");
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_situation_save (situation, cordee_test_knowledge (), file, &error), "%s", error != NULL ? error->message : "");
  again = cordee_situation_load (file, cordee_test_knowledge (), issues);
  ck_assert_uint_eq (issues->len, 0);
  ck_assert (cordee_situation_equal (situation, again));
  for (guint i = 0; i < cordee_situation_get_answers (situation)->len; i++)
    ck_assert_str_eq (((const CordeeAnswer *) cordee_situation_get_answers (situation)->pdata[i])->id,
                      ((const CordeeAnswer *) cordee_situation_get_answers (again)->pdata[i])->id);
}
END_TEST

#define START "<situation format=\"1\">\n"
#define END "\n</situation>\n"

static const struct
{
  const char *text;
  const char *tag;
  int line;
  const char *says;
} broken[] = {
  { "", "xml-malformed", 0, "vide" },
  { "texte", "xml-malformed", 1, "mal formé" },
  { START "<answer id=\"infirmiers\"", "xml-malformed", 2, "mal formé" },
  { "<!DOCTYPE situation>\n" START END, "xml-doctype", 1, "DOCTYPE" },
  { "<pack format=\"1\"/>", "situation-invalid", 1, "<situation>" },
  { "<situation format=\"2\"/>", "situation-invalid", 1, "format=\"1\"" },
  { "<situation/>", "situation-invalid", 1, "format=\"1\"" },
  { START "<answer id=\"infirmiers\"/>" END, "situation-invalid", 2, "value" },
  { START "<answer value=\"3\"/>" END, "situation-invalid", 2, "id" },
  { START "<reponse id=\"infirmiers\" value=\"3\"/>" END, "situation-invalid", 2, "<answer" },
  { START "<answer id=\"infirmiers\" value=\"trois\"/>" END, "situation-invalid", 2, "de 0 à 9999" },
  { START "<answer id=\"infirmiers\" value=\"3\"/>\n<answer id=\"infirmiers\" value=\"4\"/>" END, "situation-invalid", 3, "une seule réponse" },
  { START "<answer id=\"infirmiers\" value=\"3\" provenance=\"rumeur\"/>" END, "situation-invalid", 2, "« rumeur »" },
  { START "<answer id=\"membres\" value=\"infirmiers\"><member profession=\"pharmaciens\"/></answer>" END, "situation-invalid", 2, "infirmiers" },
  { START "<answer id=\"membres\" value=\"infirmiers\"><member/></answer>" END, "situation-invalid", 2, "<member" },
};

START_TEST (broken_file_is_told_of)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeSituation) situation = read_text (broken[_i].text, issues);
  const CordeeIssue *issue;

  ck_assert_msg (situation == NULL, "%s is taken", broken[_i].text);
  ck_assert_uint_ge (issues->len, 1);
  issue = issues->pdata[0];
  ck_assert_str_eq (issue->kind->tag, broken[_i].tag);
  ck_assert_str_eq (issue->file, "réponses.xml");
  ck_assert_int_eq (issue->line, broken[_i].line);
  ck_assert_msg (strstr (issue->hint, broken[_i].says) != NULL, "« %s » is not in: %s", broken[_i].says, issue->hint);
  ck_assert_ptr_nonnull (strstr (issue->hint, "attendu"));
}
END_TEST

/* All that is wrong, not only the first. */
START_TEST (all_that_is_broken_is_told)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeSituation) situation
      = read_text (START "<answer id=\"infirmiers\" value=\"x\"/>\n<answer id=\"sites\" value=\"y\"/>\n<answer id=\"ipa\" value=\"1\"/>" END, issues);

  ck_assert_ptr_null (situation);
  ck_assert_uint_eq (issues->len, 2);
}
END_TEST

START_TEST (file_that_is_none_is_told_of)
{
  static const char *const names[] = { ".", "il-n-y-en-a-pas.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autofree char *file = cordee_test_file (names[i]);
      g_autoptr(CordeeSituation) situation = cordee_situation_load (file, cordee_test_knowledge (), issues);

      ck_assert_ptr_null (situation);
      ck_assert_uint_eq (issues->len, 1);
      ck_assert_str_eq (((const CordeeIssue *) issues->pdata[0])->kind->tag, "file-unreadable");
    }
}
END_TEST

/* Where a file cannot be written, the one that was there stays, and the message names it. */
START_TEST (failed_save_says_where)
{
  g_autoptr(CordeeSituation) situation = make_full ();
  g_autofree char *taken = cordee_test_write ("fichier", "déjà là");
  g_autofree char *below = g_build_filename (taken, "réponses.xml", NULL);
  g_autofree char *folder = cordee_test_file ("dossier");
  g_autofree char *inside = g_build_filename (folder, "plein", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (!cordee_situation_save (situation, cordee_test_knowledge (), below, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "réponses.xml"));
  ck_assert (g_file_get_contents (taken, &kept, NULL, NULL));
  ck_assert_str_eq (kept, "déjà là");
  g_clear_error (&error);

  ck_assert_int_eq (g_mkdir_with_parents (inside, 0700), 0);
  ck_assert (!cordee_situation_save (situation, cordee_test_knowledge (), folder, &error));
  ck_assert_ptr_nonnull (strstr (error->message, folder));
  ck_assert (g_file_test (inside, G_FILE_TEST_IS_DIR));
}
END_TEST

static Suite *
situation_suite (void)
{
  Suite *suite = suite_create ("situation");
  TCase *answers = tcase_create ("answers"), *files = tcase_create ("files");

  tcase_add_test (answers, answers_are_given_and_taken_away);
  tcase_add_test (answers, answer_may_be_set_to_itself);
  tcase_add_test (answers, copies_are_equal_until_one_changes);
  tcase_add_checked_fixture (files, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (files, situation_is_kept_whole);
  tcase_add_loop_test (files, broken_file_is_told_of, 0, G_N_ELEMENTS (broken));
  tcase_add_test (files, all_that_is_broken_is_told);
  tcase_add_test (files, file_that_is_none_is_told_of);
  tcase_add_test (files, failed_save_says_where);
  suite_add_tcase (suite, answers);
  suite_add_tcase (suite, files);
  return suite;
}

int
main (void)
{
  return cordee_test_main (situation_suite ());
}
