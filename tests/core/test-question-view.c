/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-question-view.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"

#include <string.h>

static CordeeInterview *
small_new (const char *answers)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_small_rulebook ();
  CordeeInterview *interview = cordee_interview_new (rulebook, NULL);

  if (*answers != '\0')
    cordee_test_answer (interview, answers);
  return interview;
}

static CordeeQuestionView *
view_of (CordeeInterview *interview, const char *question)
{
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview));

  return cordee_question_view_new (interview, cordee_knowledge_find_question (knowledge, question));
}

static void
check_text (const char *text, const char *expected)
{
  g_autofree char *plain = text != NULL ? cordee_test_plain_spaces (text) : NULL;

  ck_assert_msg (g_strcmp0 (plain, expected) == 0, "“%s” instead of “%s”", plain, expected);
}

/* ── a question ─────────────────────────────────────────────────── */

START_TEST (words_of_a_question)
{
  g_autoptr(CordeeInterview) interview = small_new ("");
  g_autoptr(CordeeQuestionView) first = view_of (interview, "couvert");
  g_autoptr(CordeeQuestionView) number = view_of (interview, "medecins");

  check_text (first->eyebrow, "Le projet · reste au plus 4 questions");
  check_text (first->title, "Le lieu est-il couvert ?");
  check_text (first->why, "Parce que : oui.");
  ck_assert_ptr_nonnull (strstr (first->why, "que\u00a0:"));
  check_text (first->settles, "Cette réponse peut trancher pour A.");
  check_text (first->unknown, "La réponse restera à préciser, sans rien exclure.");
  ck_assert_ptr_null (first->help);
  ck_assert_ptr_null (first->unit);
  ck_assert_ptr_null (first->expected);
  ck_assert_ptr_null (first->confirm);
  ck_assert_ptr_null (first->idle);
  ck_assert_ptr_null (first->derived);
  ck_assert_ptr_null (first->answer);
  ck_assert (first->first && !first->last);

  check_text (number->help, "Tous.");
  check_text (number->unit, "médecins");
  check_text (number->expected, "un nombre entier de 0 à 9 999");
  check_text (number->settles, "Cette réponse peut trancher pour A.");
  ck_assert_uint_eq (number->options->len, 0);
}
END_TEST

START_TEST (what_is_expected)
{
  g_autoptr(CordeeInterview) interview = small_new ("");
  static const struct
  {
    const char *question, *expected;
  } cases[] = {
    { "patients", "un nombre entier, 0 au moins" },
    { "part", "un nombre de 0 à 100, avec ou sans décimales" },
    { "debut", "une date, comme 22/11/2026 ou 22 novembre 2026" },
    { "membres", "les membres, un par un ou plusieurs semblables à la fois" },
    { "detail", NULL },
    { "buts", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeQuestionView) view = view_of (interview, cases[i].question);

      check_text (view->expected, cases[i].expected);
    }
}
END_TEST

START_TEST (last_question)
{
  g_autoptr(CordeeInterview) interview = small_new ("couvert=non medecins=2");
  g_autoptr(CordeeQuestionView) two = NULL, one = NULL, answered = NULL, hors = NULL;

  ck_assert_str_eq (cordee_interview_get_current (interview)->id, "infirmiers");
  two = view_of (interview, "infirmiers");
  check_text (two->eyebrow, "L’équipe · reste au plus 2 questions");
  ck_assert (!two->last);
  cordee_test_answer (interview, "infirmiers=1");
  cordee_interview_go_on (interview);
  one = view_of (interview, "forme");
  check_text (one->eyebrow, "Le projet · dernière question");
  ck_assert (one->last && !one->first);
  cordee_test_answer (interview, "forme=aucune");
  answered = view_of (interview, "forme");
  check_text (answered->eyebrow, "Le projet · dernière question");
  ck_assert (answered->last);
  ck_assert_ptr_eq (answered->answer, cordee_situation_get (cordee_interview_get_situation (interview), "forme"));

  /* Nothing is left, nor has this one a heading. */
  cordee_interview_go_on (interview);
  ck_assert_ptr_null (cordee_interview_get_current (interview));
  hors = view_of (interview, "argent");
  check_text (hors->eyebrow, "");
  ck_assert (hors->last);
}
END_TEST

START_TEST (notes)
{
  g_autoptr(CordeeInterview) interview = small_new ("medecins=1 specialites=1 medecins=2");
  g_autoptr(CordeeQuestionView) confirm = view_of (interview, "specialites");
  g_autoptr(CordeeQuestionView) idle = NULL, derived = NULL, status = NULL;

  check_text (confirm->confirm, "Une réponse dont celle-ci dépend a changé depuis : est-elle toujours juste ?");
  ck_assert_ptr_null (confirm->idle);
  cordee_test_answer (interview, "specialites=3 medecins=1");
  g_clear_pointer (&confirm, cordee_question_view_free);
  confirm = view_of (interview, "specialites");
  check_text (confirm->confirm, "Plus de spécialités (3) que de médecins.");

  cordee_test_answer (interview, "medecins=0");
  idle = view_of (interview, "specialites");
  check_text (idle->idle, "Ne se pose que si l’équipe compte un médecin. La réponse est gardée.");
  ck_assert_ptr_null (idle->confirm);

  cordee_test_answer (interview, "membres=3*medecins/liberal,infirmiers/salarie");
  derived = view_of (interview, "medecins");
  check_text (derived->derived, "D’après la liste des membres : 3.");
  status = view_of (interview, "mode");
  check_text (status->derived, "D’après la liste des membres : Les deux.");
}
END_TEST

static const CordeeOption *
find_option (const CordeeQuestionView *view, const char *id)
{
  for (guint i = 0; i < view->options->len; i++)
    if (g_str_equal (((const CordeeOption *) view->options->pdata[i])->id, id))
      return view->options->pdata[i];
  ck_abort_msg ("no option %s", id);
  return NULL;
}

START_TEST (options)
{
  g_autoptr(CordeeInterview) interview = small_new ("couvert=oui detail=petit");
  g_autoptr(CordeeQuestionView) yes_no = view_of (interview, "couvert");
  g_autoptr(CordeeQuestionView) choice = view_of (interview, "detail");

  ck_assert_uint_eq (yes_no->options->len, 2);
  check_text (find_option (yes_no, "oui")->label, "Oui");
  ck_assert (find_option (yes_no, "oui")->chosen);
  ck_assert (!find_option (yes_no, "non")->chosen);

  ck_assert_uint_eq (choice->options->len, 3);
  check_text (find_option (choice, "grand")->label, "Grand");
  check_text (find_option (choice, "grand")->barred, "Un grand détail ne va pas avec un lieu couvert.");
  ck_assert_ptr_null (find_option (choice, "petit")->barred);
  ck_assert_ptr_null (find_option (choice, "aucun")->barred);

  /* What is chosen is never barred, and what contradicts already bars nothing more. */
  cordee_test_answer (interview, "detail=grand");
  g_clear_pointer (&choice, cordee_question_view_free);
  choice = view_of (interview, "detail");
  ck_assert (find_option (choice, "grand")->chosen);
  ck_assert_ptr_null (find_option (choice, "grand")->barred);
  g_clear_pointer (&yes_no, cordee_question_view_free);
  cordee_test_answer (interview, "couvert=non");
  yes_no = view_of (interview, "couvert");
  check_text (find_option (yes_no, "oui")->barred, "Un grand détail ne va pas avec un lieu couvert.");
}
END_TEST

/* Of several choices, one more is what is tried. */
START_TEST (options_of_several)
{
  g_autoptr(CordeeInterview) interview = small_new ("couvert=oui buts=aucun");
  g_autoptr(CordeeQuestionView) none = view_of (interview, "buts");
  g_autoptr(CordeeQuestionView) one = NULL, unknown = NULL;

  ck_assert_ptr_null (find_option (none, "soins")->barred);
  ck_assert_ptr_null (find_option (none, "recherche")->barred);
  cordee_test_answer (interview, "buts=recherche");
  one = view_of (interview, "buts");
  ck_assert (find_option (one, "recherche")->chosen);
  ck_assert_ptr_null (find_option (one, "recherche")->barred);
  check_text (find_option (one, "soins")->barred, "Un lieu couvert n’a qu’un but.");
  cordee_test_answer (interview, "buts=?");
  unknown = view_of (interview, "buts");
  ck_assert (!find_option (unknown, "recherche")->chosen);
  ck_assert_ptr_null (find_option (unknown, "soins")->barred);
}
END_TEST

/* ── candidates ─────────────────────────────────────────────────── */

static const CordeeCandidateView *
candidate_of (GPtrArray *views, const char *structure)
{
  for (guint i = 0; i < views->len; i++)
    if (g_str_equal (((const CordeeCandidateView *) views->pdata[i])->structure->id, structure))
      return views->pdata[i];
  ck_abort_msg ("no candidate %s", structure);
  return NULL;
}

START_TEST (candidates)
{
  g_autoptr(CordeeInterview) interview = small_new ("");
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  const CordeeCandidateView *a = candidate_of (views, "A");
  const CordeeCandidateView *b = candidate_of (views, "B");
  g_autofree char *expected = g_strdup_printf ("A, indéterminée. %s", a->phrase);

  ck_assert_uint_eq (views->len, 2);
  ck_assert_ptr_eq (views->pdata[0], a);
  ck_assert_int_eq (a->verdict, CORDEE_VERDICT_INDETERMINEE);
  check_text (a->verdict_text, "indéterminée");
  ck_assert_ptr_nonnull (a->phrase);
  ck_assert_ptr_null (a->change);
  ck_assert_ptr_null (a->trial);
  ck_assert_ptr_null (a->try_text);
  ck_assert_ptr_null (a->remedy);
  ck_assert_str_eq (a->name, expected);
  /* The best question of those that settle this one. */
  ck_assert_str_eq (a->question->id, "couvert");
  ck_assert_str_eq (b->question->id, "medecins");
  ck_assert_ptr_null (cordee_candidate_views_dup_news (views));
}
END_TEST

START_TEST (candidates_tell_what_changed)
{
  g_autoptr(CordeeInterview) interview = small_new ("");
  g_autoptr(GPtrArray) views = NULL, later = NULL;
  g_autofree char *news = NULL;
  g_autofree char *none = NULL;

  cordee_test_answer (interview, "couvert=oui");
  views = cordee_candidate_views_new (interview);
  check_text (candidate_of (views, "A")->change, "était indéterminée");
  ck_assert_ptr_null (candidate_of (views, "B")->change);
  ck_assert_ptr_null (candidate_of (views, "A")->question);
  /* Nothing that a team can act on. */
  ck_assert_ptr_null (candidate_of (views, "A")->try_text);
  ck_assert (g_str_has_prefix (candidate_of (views, "A")->name, "A, exclue, était indéterminée. "));
  news = cordee_candidate_views_dup_news (views);
  check_text (news, "A : exclue (était indéterminée).");

  cordee_test_answer (interview, "part=1");
  later = cordee_candidate_views_new (interview);
  ck_assert_ptr_null (candidate_of (later, "A")->change);
  none = cordee_candidate_views_dup_news (later);
  ck_assert_ptr_null (none);
}
END_TEST

START_TEST (candidates_offer_a_trial)
{
  g_autoptr(CordeeInterview) interview = small_new ("couvert=non medecins=1 infirmiers=9 forme=association detail=aucun");
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  g_autoptr(GPtrArray) tried = NULL;
  const CordeeCandidateView *a = candidate_of (views, "A");
  const CordeeCandidateView *b = candidate_of (views, "B");

  check_text (a->try_text, "Et avec 2 médecins au lieu de 1 ?");
  ck_assert_int_eq (b->verdict, CORDEE_VERDICT_A_NEGOCIER);
  ck_assert (g_str_has_prefix (b->try_text, "Et avec une autre réponse"));
  ck_assert_ptr_nonnull (strstr (b->try_text, "Détail"));

  cordee_interview_try (interview, a->remedy->changes);
  tried = cordee_candidate_views_new (interview);
  a = candidate_of (tried, "A");
  ck_assert_int_eq (a->verdict, CORDEE_VERDICT_EXCLUE);
  ck_assert_int_eq (a->trial_verdict, CORDEE_VERDICT_POSSIBLE);
  check_text (a->trial, "avec cet essai : possible");
  ck_assert_ptr_nonnull (strstr (a->name, "avec cet essai"));
  check_text (candidate_of (tried, "B")->trial, "avec cet essai : à négocier");
}
END_TEST

/* What was answered that it is not known comes after what was not asked. */
START_TEST (candidates_ask_what_is_new)
{
  g_autoptr(CordeeInterview) interview = small_new ("couvert=? medecins=2");
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  g_autoptr(GPtrArray) later = NULL;

  ck_assert_str_eq (candidate_of (views, "A")->question->id, "couvert");
  ck_assert_str_eq (candidate_of (views, "B")->question->id, "infirmiers");
  cordee_test_answer (interview, "infirmiers=?");
  later = cordee_candidate_views_new (interview);
  ck_assert_str_eq (candidate_of (later, "B")->question->id, "detail");
}
END_TEST

/* ── the base ───────────────────────────────────────────────────── */

/* Every question and structure of the base, whatever was answered, has its words. */
START_TEST (the_base_has_words)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_base_rulebook ("76");
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_test_knowledge ());

  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr(CordeeInterview) interview = cordee_interview_new (rulebook, NULL);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(GPtrArray) views = NULL;

      for (guint i = 0; i < questions->len; i++)
        {
          const CordeeQuestion *question = questions->pdata[i];
          g_autoptr(CordeeValue) value = cordee_test_any_value (cordee_test_knowledge (), question, rand);
          g_autoptr(CordeeQuestionView) view = NULL;

          if (g_rand_int_range (rand, 0, 3) > 0)
            cordee_interview_answer (interview, question->id, value, CORDEE_PROVENANCE_DECLARED);
          view = cordee_question_view_new (interview, question);
          ck_assert (view->title != NULL && view->why != NULL && view->eyebrow != NULL && view->unknown != NULL);
          ck_assert_msg (view->options->len > 0 || view->expected != NULL, "%s: nothing to answer", question->id);
          ck_assert_int_eq (view->answer != NULL, cordee_situation_get (cordee_interview_get_situation (interview), question->id) != NULL);
        }
      views = cordee_candidate_views_new (interview);
      ck_assert_uint_eq (views->len, cordee_rulebook_get_n_structures (rulebook));
      for (guint i = 0; i < views->len; i++)
        {
          const CordeeCandidateView *view = views->pdata[i];

          ck_assert (view->phrase != NULL && *view->phrase != '\0' && *view->verdict_text != '\0');
          ck_assert_int_eq (view->try_text != NULL, view->remedy != NULL);
          ck_assert (view->verdict == CORDEE_VERDICT_INDETERMINEE || view->question == NULL);
        }
    }
}
END_TEST

/* What is only to be known bars no answer, contradictions do. */
START_TEST (cautions_bar_nothing)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (cordee_test_knowledge (), &(CordeeContext) { .as_of = cordee_day_new (2026, 11, 22) });
  g_autoptr(CordeeInterview) interview = cordee_interview_new (rulebook, NULL);
  g_autoptr(CordeeQuestionView) forms = NULL, joined = NULL;

  cordee_test_answer (interview, "medecins-generalistes=2 infirmiers=3 financements=amorcage,fonctionnement-perenne forme-juridique=aucune");
  cordee_test_answer (interview, "echelle=population cpts-existante=non formes-acceptees=sisa");
  forms = cordee_question_view_new (interview, cordee_knowledge_find_question (cordee_test_knowledge (), "formes-acceptees"));
  for (guint i = 0; i < forms->options->len; i++)
    ck_assert_ptr_null (((const CordeeOption *) forms->options->pdata[i])->barred);
  joined = cordee_question_view_new (interview, cordee_knowledge_find_question (cordee_test_knowledge (), "adhesion-cpts"));
  ck_assert_ptr_nonnull (find_option (joined, "oui")->barred);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("question-view");
  TCase *tcase = tcase_create ("question-view");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, words_of_a_question);
  tcase_add_test (tcase, what_is_expected);
  tcase_add_test (tcase, last_question);
  tcase_add_test (tcase, notes);
  tcase_add_test (tcase, options);
  tcase_add_test (tcase, options_of_several);
  tcase_add_test (tcase, candidates);
  tcase_add_test (tcase, candidates_tell_what_changed);
  tcase_add_test (tcase, candidates_offer_a_trial);
  tcase_add_test (tcase, candidates_ask_what_is_new);
  tcase_add_test (tcase, the_base_has_words);
  tcase_add_test (tcase, cautions_bar_nothing);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
