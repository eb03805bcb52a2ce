/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-interview.h"

/* ── rules ──────────────────────────────────────────────────────── */

static CordeeRulebook *
rulebook_new (CordeeKnowledge *knowledge, const char *region)
{
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = region };

  return cordee_rulebook_new (knowledge, &context);
}

CordeeRulebook *
cordee_test_small_rulebook (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    {
      g_autofree char *path = cordee_test_data ("view/interview.xml");
      g_autofree char *content = NULL;

      ck_assert (g_file_get_contents (path, &content, NULL, NULL));
      knowledge = cordee_test_knowledge_of ((const char *const[]){ content, NULL });
    }
  return rulebook_new (knowledge, NULL);
}

CordeeRulebook *
cordee_test_base_rulebook (const char *region)
{
  return rulebook_new (cordee_test_knowledge (), region);
}

/* ── answers ────────────────────────────────────────────────────── */

void
cordee_test_answer (CordeeInterview *interview, const char *answers)
{
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview));
  g_auto(GStrv) parts = g_strsplit (answers, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_auto(GStrv) sides = g_strsplit (*part, "=", 2);
      const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, sides[0]);
      g_autoptr(CordeeValue) value = NULL;
      g_autoptr(GError) error = NULL;

      ck_assert_msg (question != NULL && sides[1] != NULL, "%s answers nothing", *part);
      value = cordee_value_parse (knowledge, question, sides[1], &error);
      ck_assert_msg (value != NULL, "%s", error != NULL ? error->message : *part);
      cordee_interview_answer (interview, question->id, value, CORDEE_PROVENANCE_DECLARED);
    }
}

char *
cordee_test_get_answer (CordeeInterview *interview, const char *question)
{
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview));
  const CordeeAnswer *answer = cordee_situation_get (cordee_interview_get_situation (interview), question);
  g_autofree char *text = NULL;

  if (answer == NULL)
    return g_strdup ("");
  text = cordee_value_to_string (answer->value, cordee_knowledge_find_question (knowledge, question));
  return g_strconcat (text, answer->confirm ? "!" : "", NULL);
}

static CordeeValue *
any_members (CordeeKnowledge *knowledge, const CordeeQuestion *question, GRand *rand)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  const CordeeQuestion *status = question->status != NULL ? cordee_knowledge_find_question (knowledge, question->status) : NULL;
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);

  for (guint i = 0; i < questions->len; i++)
    if (((const CordeeQuestion *) questions->pdata[i])->member && g_rand_boolean (rand))
      {
        guint choice = status != NULL ? (guint) g_rand_int_range (rand, 0, (gint32) status->choices->len + 1) : 0;
        const char *told = status != NULL && choice < status->choices->len ? ((const CordeeChoice *) status->choices->pdata[choice])->id : NULL;

        g_ptr_array_add (members, cordee_member_new (((const CordeeQuestion *) questions->pdata[i])->id, told, -1, NULL));
      }
  return cordee_value_new_members (members);
}

CordeeValue *
cordee_test_any_value (CordeeKnowledge *knowledge, const CordeeQuestion *question, GRand *rand)
{
  static const int numbers[] = { 0, 1, 2, 3, 5, 10, 12, 50, 5000, 50000 };
  guint n = question->choices->len;

  if (g_rand_int_range (rand, 0, 6) == 0)
    return cordee_value_new_unknown ();
  if (g_str_equal (question->type, "boolean"))
    return cordee_value_new_choice (g_rand_boolean (rand) ? "oui" : "non");
  if (g_str_equal (question->type, "choice"))
    return cordee_value_new_choice (((const CordeeChoice *) question->choices->pdata[g_rand_int_range (rand, 0, (gint32) n)])->id);
  if (g_str_equal (question->type, "multiple"))
    {
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();

      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 3) == 0)
          g_ptr_array_add (ids, (gpointer) ((const CordeeChoice *) question->choices->pdata[i])->id);
      g_ptr_array_add (ids, NULL);
      return cordee_value_new_set ((const char *const *) ids->pdata);
    }
  if (g_str_equal (question->type, "communes"))
    return cordee_value_new_set ((const char *const[]){ "34172", "30189", NULL });
  if (g_str_equal (question->type, "membres"))
    return any_members (knowledge, question, rand);
  if (g_str_equal (question->type, "date"))
    return cordee_value_new_day (cordee_day_new (2026, 1, 1) + g_rand_int_range (rand, 0, 400));
  if (g_str_equal (question->type, "integer") || g_str_equal (question->type, "percent"))
    {
      double number = numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];

      return cordee_value_new_number (question->has_max ? MIN (number, question->max) : number);
    }
  return cordee_value_new_choice ("x");
}
