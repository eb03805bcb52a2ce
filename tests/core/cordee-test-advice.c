/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-advice.h"

#include "cordee-issue.h"
#include "cordee-lint.h"
#include "cordee-test.h"

/* A base of one pack of tests/data, in which the linter finds no error. The caller owns it. */
CordeeKnowledge *
cordee_test_pack_knowledge (const char *file)
{
  g_autofree char *path = cordee_test_data (file);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *why = NULL;
  CordeeKnowledge *knowledge;

  ck_assert_msg (g_file_get_contents (path, &content, NULL, &error), "%s", error != NULL ? error->message : path);
  knowledge = cordee_test_knowledge_of ((const char *const[]){ content, NULL });
  cordee_lint (knowledge, issues);
  for (guint i = 0; i < issues->len && why == NULL; i++)
    if (((CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      why = cordee_issue_to_string (issues->pdata[i]);
  ck_assert_msg (why == NULL, "%s: %s", file, why);
  return knowledge;
}

/* Answers as the command line takes them, "id=value id=value". The caller owns the situation. */
CordeeSituation *
cordee_test_situation (CordeeKnowledge *knowledge, const char *answers)
{
  CordeeSituation *situation = cordee_situation_new ();
  g_auto(GStrv) parts = g_strsplit (answers, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_auto(GStrv) sides = g_strsplit (*part, "=", 2);
      const CordeeQuestion *question;
      g_autoptr(CordeeValue) value = NULL;
      g_autoptr(GError) error = NULL;

      if (**part == '\0')
        continue;
      question = cordee_knowledge_find_question (knowledge, sides[0]);
      ck_assert_msg (question != NULL && sides[1] != NULL, "%s answers nothing", *part);
      value = cordee_value_parse (knowledge, question, sides[1], &error);
      ck_assert_msg (value != NULL, "%s", error != NULL ? error->message : *part);
      cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
    }
  return situation;
}

CordeeRulebook *
cordee_test_rulebook (CordeeKnowledge *knowledge, const char *date, const char *region, const char *departement)
{
  CordeeContext context = { .region = region, .departement = departement };

  ck_assert_msg (cordee_day_parse (date, &context.as_of), "%s is no day", date);
  return cordee_rulebook_new (knowledge, &context);
}

/* The ids of questions, between spaces. */
char *
cordee_test_questions_to_string (GPtrArray *questions)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeQuestion *) questions->pdata[i])->id);
  return g_string_free (out, FALSE);
}

/* The same of those whose bits are set. */
char *
cordee_test_bits_to_string (const CordeeRulebook *rulebook, const guint8 *bits)
{
  g_autoptr(GPtrArray) questions = g_ptr_array_new ();

  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    if ((bits[i / 8] >> i % 8 & 1) != 0)
      g_ptr_array_add (questions, (gpointer) cordee_rulebook_get_question (rulebook, i));
  return cordee_test_questions_to_string (questions);
}

/* For messages: the answers, as the command line takes them. The caller owns it. */
char *
cordee_test_describe (const CordeeRulebook *rulebook, const CordeeSituation *situation)
{
  GPtrArray *answers = cordee_situation_get_answers (situation);
  const CordeeContext *context = cordee_rulebook_get_context (rulebook);
  GString *out = g_string_new (context->region != NULL ? context->region : "-");

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (cordee_rulebook_get_knowledge (rulebook), answer->id);
      g_autofree char *value = cordee_value_to_string (answer->value, question);

      g_string_append_printf (out, " %s=%s", answer->id, value);
    }
  return g_string_free (out, FALSE);
}
