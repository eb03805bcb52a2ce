/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-advice.h"
#include "cordee-test-random.h"
#include "cordee-test-result.h"
#include "cordee-test.h"

#define PACK "advice/advice.xml"
#define DATE "2026-11-22"

/* "medecins: S D; limite: D; …", those that settle something only. */
static char *
next_to_string (const CordeeAdvice *advice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeNextQuestion *next = advice->next_questions->pdata[i];

      if (next->settles->len == 0)
        continue;
      g_string_append_printf (text, "%s%s:", text->len > 0 ? "; " : "", next->question->id);
      for (guint j = 0; j < next->settles->len; j++)
        g_string_append_printf (text, " %s", ((const CordeeStructure *) next->settles->pdata[j])->id);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *answers;
  const char *next;
} Example;

static const Example examples[] = {
  /* What can settle most comes first, then what settles more often. */
  { "", "medecins: S D; limite: D; couvert: F; mode: D; kines: D; specialistes: D; infirmiers: D" },
  /* What is settled is no longer asked for. */
  { "couvert=oui limite=oui medecins=0", "detail: N; sages-femmes: P; infirmiers: P; kines: P" },
  /* Only what is missing. */
  { "medecins=2 specialistes=1 infirmiers=1 kines=1 sages-femmes=0 mode=liberal perimetre=commune part=10 limite=non couvert=non forme=aucune",
    "buts: D P" },
  { "medecins=2 specialistes=1 infirmiers=1 kines=1 sages-femmes=0 mode=liberal perimetre=commune part=10 limite=non couvert=non forme=aucune "
    "buts=soins,formation",
    "" },
};

START_TEST (test_example)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, examples[_i].answers);
  g_autofree char *next = next_to_string (advice);

  ck_assert_str_eq (next, examples[_i].next);
}
END_TEST

/* A question that makes no sense yet is not asked, even where it will decide. */
START_TEST (test_applies)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) closed = cordee_test_advise (rulebook, "specialistes=0");
  g_autoptr(CordeeAdvice) open = cordee_test_advise (rulebook, "specialistes=1");
  gboolean asked = FALSE;

  for (guint i = 0; i < closed->next_questions->len; i++)
    ck_assert_str_ne (((const CordeeNextQuestion *) closed->next_questions->pdata[i])->question->id, "detail");
  for (guint i = 0; i < open->next_questions->len; i++)
    asked |= g_str_equal (((const CordeeNextQuestion *) open->next_questions->pdata[i])->question->id, "detail");
  ck_assert (asked);
}
END_TEST

/* Where nothing is known, the first question of the base that is shipped can settle something. */
START_TEST (test_first)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, "");
  const CordeeNextQuestion *first;

  ck_assert_uint_gt (advice->next_questions->len, 0);
  first = advice->next_questions->pdata[0];
  ck_assert_uint_ge (first->settles->len, 1);
  ck_assert_double_gt (first->power, 0);
}
END_TEST

/* ── questions until all is settled ─────────────────────────────── */

static gboolean
is_settled (const CordeeAdvice *advice)
{
  for (guint i = 0; i < advice->candidates->len; i++)
    if (((const CordeeCandidate *) advice->candidates->pdata[i])->verdict == CORDEE_VERDICT_INDETERMINEE)
      return FALSE;
  return TRUE;
}

/* What is asked next of a team whose answers are all in truth; NULL: nothing that it could answer. */
static const CordeeQuestion *
ask_next (const CordeeAdvice *advice, const CordeeSituation *truth)
{
  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeQuestion *question = ((const CordeeNextQuestion *) advice->next_questions->pdata[i])->question;

      if (cordee_situation_get_value (truth, question->id) != NULL)
        return question;
    }
  return NULL;
}

static const CordeeQuestion *
ask_in_order (const CordeeAdvice *advice, const CordeeSituation *truth, guint *at)
{
  while (*at < cordee_rulebook_get_n_questions (advice->rulebook))
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (advice->rulebook, *at);
      CordeeTruth applies = cordee_rulebook_question_applies (advice->rulebook, *at, advice->slots);

      (*at)++;
      if (question->section != NULL && applies != CORDEE_TRUTH_FALSE && cordee_situation_get_value (truth, question->id) != NULL)
        return question;
    }
  return NULL;
}

static guint
count_questions (CordeeRulebook *rulebook, const CordeeSituation *truth, gboolean in_order)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  guint at = 0;

  for (guint n = 0;; n++)
    {
      g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);
      const CordeeQuestion *question;

      if (is_settled (advice))
        return n;
      question = in_order ? ask_in_order (advice, truth, &at) : ask_next (advice, truth);
      if (question == NULL)
        return n;
      cordee_situation_set (situation, question->id, (CordeeValue *) cordee_situation_get_value (truth, question->id),
                            CORDEE_PROVENANCE_DECLARED);
    }
}

/* Three questions are enough where the order of the base takes five. */
START_TEST (test_fewer)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), DATE, NULL, NULL);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 7);
  guint asked = 0, in_order = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(CordeeSituation) truth = cordee_test_random_situation (dice, rulebook, 1);

      asked += count_questions (rulebook, truth, FALSE);
      in_order += count_questions (rulebook, truth, TRUE);
    }
  ck_assert_uint_gt (asked, 60);
  ck_assert_uint_le (asked * 5, in_order * 3);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("next-question");
  TCase *tcase = tcase_create ("next-question");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_example, 0, G_N_ELEMENTS (examples));
  tcase_add_test (tcase, test_applies);
  tcase_add_test (tcase, test_first);
  tcase_add_test (tcase, test_fewer);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
