/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-advice.h"
#include "cordee-test-random.h"
#include "cordee-test-result.h"
#include "cordee-test.h"

#define PACK "advice/advice.xml"
#define DATE "2026-11-22"

static void
append_companions (GString *text, const GPtrArray *companions, const char *sign)
{
  for (guint i = 0; i < companions->len; i++)
    {
      const CordeeCompanion *companion = companions->pdata[i];

      g_string_append_printf (text, " %s %s %s", sign, cordee_how_id (companion->how), companion->candidate->structure->id);
    }
}

/* "creer S + adherer F > creer S > creer P" */
static char *
recommendation_to_string (const CordeeAdvice *advice)
{
  GString *text = g_string_new (NULL);

  if (advice->primary != NULL)
    g_string_append_printf (text, "%s %s", cordee_how_id (advice->how), advice->primary->structure->id);
  append_companions (text, advice->complements, "+");
  append_companions (text, advice->trajectory, ">");
  return g_string_free (text, FALSE);
}

#define ALL_WELL \
  "medecins=2 specialistes=1 infirmiers=1 kines=1 sages-femmes=0 forme=association perimetre=commune mode=liberal buts=soins,prevention part=10"
#define NOBODY "medecins=0 specialistes=0 infirmiers=0 kines=0 sages-femmes=0"

typedef struct
{
  const char *answers;
  const char *recommendation;
} Example;

static const Example examples[] = {
  /* Even what is undetermined is proposed; a step whose condition is not known is left out, one that comes too early too. */
  { "", "creer S + creer N > creer S > creer D" },
  /* Beside it what is there is joined, else made; after it, one step leads to the next and never back. */
  { ALL_WELL " couvert=non limite=non detail=0", "creer S + creer F + creer N > creer S > creer P > creer D" },
  { ALL_WELL " couvert=oui limite=non detail=0", "creer S + adherer F + creer N > creer S > creer P > creer D" },
  /* What is shut out is no complement unless it can be joined. */
  { ALL_WELL " couvert=oui limite=oui detail=1", "creer S + adherer F > creer S > creer P > creer D" },
  { NOBODY " specialistes=1 couvert=non limite=oui detail=2 part=10 mode=liberal", "creer N > creer N" },
  /* Where all are shut out, the one that can be joined. */
  { NOBODY " couvert=oui part=12 limite=oui detail=0", "adherer F > adherer F" },
  { NOBODY " couvert=non part=12 limite=oui detail=0", "" },
};

START_TEST (test_recommendation)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, examples[_i].answers);
  g_autofree char *recommendation = recommendation_to_string (advice);

  ck_assert_str_eq (recommendation, examples[_i].recommendation);
}
END_TEST

/* ── what it hangs on ───────────────────────────────────────────── */

/* "medecins=1 N S exclue; …": the answer, what is proposed then, whose verdict changes and to what. */
static char *
hinges_to_string (const CordeeAdvice *advice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < advice->hinges->len; i++)
    {
      const CordeeHinge *hinge = advice->hinges->pdata[i];
      g_autofree char *change = cordee_test_change_to_string (&hinge->change);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", change);
      if (hinge->primary != NULL)
        g_string_append_printf (text, " %s", hinge->primary->structure->id);
      if (hinge->candidate != NULL)
        g_string_append_printf (text, " %s-%s", hinge->candidate->structure->id, cordee_verdict_id (hinge->verdict_after));
    }
  return g_string_free (text, FALSE);
}

static const Example hinges[] = {
  { "", "" },
  { "couvert=oui", "couvert=non F-indeterminee" },
  /* Another structure proposed comes first, eight in all. */
  { ALL_WELL " couvert=non limite=non detail=0",
    "medecins=1 N S-exclue; specialistes=0 N S-exclue; kines=0 N S-exclue; perimetre=departement D; forme=aucune N S-a-completer; "
    "infirmiers=2 D-exclue; part=9 N-a-negocier; mode=salarie D-exclue" },
  /* Facts count too, and what nobody can join any more is shut out. */
  { NOBODY " couvert=oui part=12 limite=oui detail=0", "medecins=5 S S-a-completer; limite=non N N-possible; couvert=non F-exclue" },
};

START_TEST (test_hinges)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge (PACK);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, DATE, NULL, NULL);
  g_autoptr(CordeeAdvice) advice = cordee_test_advise (rulebook, hinges[_i].answers);
  g_autofree char *text = hinges_to_string (advice);

  ck_assert_str_eq (text, hinges[_i].recommendation);
}
END_TEST

/* On the base that is shipped, each hinge really turns what it says: a whole advice on the other answer tells the same. */
START_TEST (test_turns)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), DATE, NULL, NULL);
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 5);
  guint n_hinges = 0, n_primaries = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, i % 2 == 0 ? 1 : 0.7);
      g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

      ck_assert_uint_le (advice->hinges->len, 8);
      for (guint j = 0; j < advice->hinges->len; j++)
        {
          const CordeeHinge *hinge = advice->hinges->pdata[j];
          g_autoptr(CordeeSituation) changed = cordee_situation_copy (situation);
          g_autoptr(CordeeAdvice) after = NULL;

          cordee_situation_set (changed, hinge->change.question->id, hinge->change.to, CORDEE_PROVENANCE_DECLARED);
          after = cordee_advice_new (rulebook, changed);
          n_hinges++;
          ck_assert (hinge->primary != NULL || hinge->candidate != NULL);
          if (hinge->candidate != NULL)
            ck_assert_int_eq (cordee_advice_find (after, hinge->candidate->structure->id)->verdict, hinge->verdict_after);
          if (hinge->primary == NULL)
            continue;
          n_primaries++;
          ck_assert_ptr_ne (hinge->primary, advice->primary);
          ck_assert_ptr_eq (after->primary->structure, hinge->primary->structure);
        }
    }
  ck_assert_uint_gt (n_hinges, 100);
  ck_assert_uint_gt (n_primaries, 20);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("recommendation");
  TCase *tcase = tcase_create ("recommendation");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_recommendation, 0, G_N_ELEMENTS (examples));
  tcase_add_loop_test (tcase, test_hinges, 0, G_N_ELEMENTS (hinges));
  tcase_add_test (tcase, test_turns);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
