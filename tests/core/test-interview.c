/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-interview.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"

static CordeeInterview *
small_new (void)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_small_rulebook ();

  return cordee_interview_new (rulebook, NULL);
}

static void
check_current (CordeeInterview *interview, const char *expected)
{
  const CordeeQuestion *current = cordee_interview_get_current (interview);

  ck_assert_str_eq (current != NULL ? current->id : "", expected);
}

static void
check_answer (CordeeInterview *interview, const char *question, const char *expected)
{
  g_autofree char *answer = cordee_test_get_answer (interview, question);

  ck_assert_msg (g_str_equal (answer, expected), "%s is %s, not %s", question, answer, expected);
}

static CordeeVerdict
verdict_of (const CordeeAdvice *advice, const char *structure)
{
  return cordee_advice_find (advice, structure)->verdict;
}

/* Answers the question on show and goes on. */
static void
reply (CordeeInterview *interview, const char *value)
{
  const CordeeQuestion *current = cordee_interview_get_current (interview);
  g_autofree char *answer = NULL;

  ck_assert_msg (current != NULL, "nothing to answer by %s", value);
  answer = g_strdup_printf ("%s=%s", current->id, value);
  cordee_test_answer (interview, answer);
  cordee_interview_go_on (interview);
}

/* ── the short path ─────────────────────────────────────────────── */

/* Brief questions in the author's order, and then nothing: what is not brief stays open. */
START_TEST (brief_path)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  ck_assert_int_eq (cordee_interview_get_path (interview), CORDEE_PATH_BRIEF);
  check_current (interview, "medecins");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 4);
  reply (interview, "2");
  check_current (interview, "infirmiers");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 3);
  reply (interview, "1");
  check_current (interview, "couvert");
  reply (interview, "non");
  check_current (interview, "forme");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 1);
  reply (interview, "association");
  check_current (interview, "");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 0);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "A"), CORDEE_VERDICT_POSSIBLE);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "B"), CORDEE_VERDICT_INDETERMINEE);
}
END_TEST

/* What no longer matters is not asked: without a doctor A is out, its formality and place with it. */
START_TEST (brief_path_asks_what_matters)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  cordee_test_answer (interview, "medecins=0 infirmiers=9");
  check_current (interview, "");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 0);
}
END_TEST

/* That it is not known is an answer: it is not asked again, though it still matters. */
START_TEST (unknown_is_asked)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  guint n = 0;

  for (; cordee_interview_get_current (interview) != NULL; n++)
    reply (interview, "?");
  ck_assert_uint_eq (n, 3);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "A"), CORDEE_VERDICT_INDETERMINEE);

  cordee_interview_set_path (interview, CORDEE_PATH_FULL);
  for (n = 0; cordee_interview_get_current (interview) != NULL; n++)
    reply (interview, "?");
  ck_assert_uint_eq (n, 9);
}
END_TEST

/* ── the full path ──────────────────────────────────────────────── */

START_TEST (full_path)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  cordee_interview_set_path (interview, CORDEE_PATH_FULL);
  check_current (interview, "medecins");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 12);
  /* Neither specialities nor, without a team, patients are asked for then. */
  reply (interview, "0");
  check_current (interview, "infirmiers");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 10);
  reply (interview, "0");
  check_current (interview, "mode");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 8);
  reply (interview, "liberal");
  reply (interview, "?");
  check_current (interview, "couvert");

  /* On from anywhere: the next one after it, and at the end those that were jumped over. */
  cordee_interview_go_to (interview, "forme");
  reply (interview, "aucune");
  check_current (interview, "buts");
  reply (interview, "aucun");
  reply (interview, "2027-01-31");
  check_current (interview, "couvert");
  reply (interview, "oui");
  check_current (interview, "part");
  reply (interview, "12.5");
  reply (interview, "petit");
  check_current (interview, "");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 0);

  /* Another answer brings questions back. */
  cordee_test_answer (interview, "medecins=1");
  check_current (interview, "specialites");
  ck_assert_uint_eq (cordee_interview_count_left (interview), 2);
}
END_TEST

/* ── going about ────────────────────────────────────────────────── */

START_TEST (back_and_forth)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  check_current (interview, "medecins");
  ck_assert (!cordee_interview_can_go_back (interview));
  cordee_interview_go_back (interview);
  check_current (interview, "medecins");
  reply (interview, "2");
  reply (interview, "1");
  check_current (interview, "couvert");

  /* Also to what does not apply, is off the path, or has no heading; not to what there is not. */
  cordee_interview_go_to (interview, "specialites");
  cordee_interview_go_to (interview, "argent");
  cordee_interview_go_to (interview, "personne");
  cordee_interview_go_to (interview, "argent");
  check_current (interview, "argent");
  cordee_interview_go_back (interview);
  check_current (interview, "specialites");
  cordee_interview_go_back (interview);
  check_current (interview, "couvert");
  cordee_interview_go_back (interview);
  check_current (interview, "infirmiers");
  cordee_interview_go_back (interview);
  check_current (interview, "medecins");
  ck_assert (!cordee_interview_can_go_back (interview));

  /* On goes to what is open, not over what is answered. */
  cordee_interview_go_on (interview);
  check_current (interview, "couvert");
}
END_TEST

/* Going on without an answer leaves the question open, and it is not asked again on the way; going back to it, it is. */
START_TEST (going_past)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  guint n = 0;

  for (guint left = 6; cordee_interview_get_current (interview) != NULL; n++)
    {
      ck_assert_uint_lt (cordee_interview_count_left (interview), left);
      left = cordee_interview_count_left (interview);
      cordee_interview_go_on (interview);
    }
  ck_assert_uint_eq (n, 3);
  ck_assert (cordee_interview_can_go_back (interview));
  cordee_interview_go_back (interview);
  ck_assert_ptr_nonnull (cordee_interview_get_current (interview));
  ck_assert_uint_eq (cordee_situation_get_answers (cordee_interview_get_situation (interview))->len, 0);
}
END_TEST

START_TEST (resumes)
{
  g_autoptr(CordeeInterview) first = small_new ();
  g_autoptr(CordeeInterview) interview = NULL;

  cordee_test_answer (first, "couvert=non medecins=2");
  interview = cordee_interview_new (cordee_interview_get_rulebook (first), cordee_interview_get_situation (first));
  check_current (interview, "infirmiers");
  ck_assert (!cordee_interview_can_undo (interview));
  ck_assert_ptr_null (cordee_interview_get_before (interview));
  cordee_test_answer (first, "medecins=3");
  check_answer (interview, "medecins", "2");
}
END_TEST

/* Other rules: answers and place stay, also answers to what is not asked by them. */
START_TEST (other_rules)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  g_autoptr(CordeeRulebook) small = cordee_test_small_rulebook ();
  g_autoptr(CordeeRulebook) base = cordee_test_base_rulebook ("76");
  guint n;

  cordee_test_answer (interview, "medecins=1 infirmiers=4 detail=grand");
  cordee_interview_go_to (interview, "detail");
  cordee_interview_go_to (interview, "infirmiers");
  ck_assert_ptr_nonnull (cordee_interview_get_before (interview));
  cordee_interview_set_rulebook (interview, base);
  ck_assert_ptr_eq (cordee_interview_get_rulebook (interview), base);
  ck_assert_ptr_null (cordee_interview_get_before (interview));
  check_current (interview, "infirmiers");
  n = cordee_situation_get_answers (cordee_interview_get_situation (interview))->len;
  ck_assert_uint_eq (n, 3);
  ck_assert_uint_eq (cordee_interview_get_advice (interview)->candidates->len, cordee_rulebook_get_n_structures (base));
  /* There is no such question to go back to. */
  ck_assert (!cordee_interview_can_go_back (interview));

  cordee_interview_set_rulebook (interview, small);
  check_answer (interview, "detail", "grand");
  cordee_interview_undo (interview);
  check_answer (interview, "detail", "");
  check_current (interview, "detail");
}
END_TEST

/* ── to be confirmed ────────────────────────────────────────────── */

START_TEST (change_leaves_dependents_in_doubt)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  cordee_test_answer (interview, "specialites=1 medecins=1");
  check_answer (interview, "specialites", "1");
  cordee_test_answer (interview, "patients=100 part=5 medecins=2");
  /* Directly, and through the size of the team. */
  check_answer (interview, "specialites", "1!");
  check_answer (interview, "patients", "100!");
  check_answer (interview, "part", "5");
  check_answer (interview, "medecins", "2");
  ck_assert_uint_eq (cordee_interview_count_to_confirm (interview), 2);

  cordee_interview_confirm (interview, "specialites");
  check_answer (interview, "specialites", "1");
  cordee_test_answer (interview, "patients=100");
  check_answer (interview, "patients", "100");
  ck_assert_uint_eq (cordee_interview_count_to_confirm (interview), 0);

  /* To say the same again changes nothing, nor does what was not known. */
  ck_assert (cordee_interview_can_undo (interview));
  cordee_test_answer (interview, "medecins=2");
  check_answer (interview, "specialites", "1");
  cordee_test_answer (interview, "infirmiers=? infirmiers=3");
  check_answer (interview, "patients", "100");
  cordee_test_answer (interview, "infirmiers=?");
  check_answer (interview, "patients", "100!");
  cordee_interview_forget (interview, "medecins");
  check_answer (interview, "specialites", "1!");
}
END_TEST

START_TEST (contradiction_leaves_others_in_doubt)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  cordee_test_answer (interview, "detail=grand part=3 couvert=oui");
  check_answer (interview, "detail", "grand!");
  check_answer (interview, "part", "3");
  check_answer (interview, "couvert", "oui");
  cordee_interview_confirm (interview, "detail");

  /* It stands, but only answers of its own bring it up again. */
  cordee_test_answer (interview, "part=4");
  check_answer (interview, "detail", "grand");
  cordee_test_answer (interview, "detail=petit detail=grand");
  check_answer (interview, "couvert", "oui!");
  check_answer (interview, "detail", "grand");

  /* Through what is computed. */
  cordee_test_answer (interview, "medecins=0 infirmiers=0 patients=10");
  check_answer (interview, "medecins", "0!");
  check_answer (interview, "infirmiers", "0!");
  check_answer (interview, "patients", "10");
}
END_TEST

static const CordeeInterviewStep *
find_step (GPtrArray *groups, const char *question)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const CordeeStepGroup *group = groups->pdata[i];

      for (guint j = 0; j < group->steps->len; j++)
        if (g_str_equal (((const CordeeInterviewStep *) group->steps->pdata[j])->question->id, question))
          return group->steps->pdata[j];
    }
  ck_abort_msg ("no step %s", question);
  return NULL;
}

static void
check_step (GPtrArray *groups, const char *question, CordeeInterviewStepState state, const char *answer, const char *note)
{
  const CordeeInterviewStep *step = find_step (groups, question);
  g_autofree char *plain = step->note != NULL ? cordee_test_plain_spaces (step->note) : NULL;

  ck_assert_msg (step->state == state, "%s has state %d", question, step->state);
  ck_assert_msg (g_strcmp0 (step->answer, answer) == 0, "%s is answered %s", question, step->answer);
  ck_assert_msg (g_strcmp0 (plain, note) == 0, "%s is noted %s", question, plain);
}

START_TEST (steps)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  g_autoptr(CordeeValue) part = cordee_value_new_number (2.5);
  g_autoptr(GPtrArray) groups = NULL;
  const CordeeStepGroup *group;

  cordee_test_answer (interview, "medecins=1 specialites=1 patients=5 medecins=0 infirmiers=1 detail=grand couvert=oui forme=?");
  cordee_interview_answer (interview, "part", part, CORDEE_PROVENANCE_ESTIMATED);
  cordee_interview_go_to (interview, "buts");
  groups = cordee_interview_dup_steps (interview);
  ck_assert_uint_eq (groups->len, 2);
  group = groups->pdata[0];
  ck_assert_str_eq (group->label, "L’équipe");
  ck_assert_str_eq (group->section->id, "equipe");
  ck_assert_uint_eq (group->steps->len, 5);
  ck_assert_uint_eq (((const CordeeStepGroup *) groups->pdata[1])->steps->len, 7);

  check_step (groups, "medecins", CORDEE_INTERVIEW_STEP_ANSWERED, "0", NULL);
  ck_assert_str_eq (find_step (groups, "medecins")->name, "Médecins");
  check_step (groups, "specialites", CORDEE_INTERVIEW_STEP_IDLE, "1", "Ne se pose que si l’équipe compte un médecin. La réponse est gardée.");
  check_step (groups, "patients", CORDEE_INTERVIEW_STEP_CONFIRM, "5", "Une réponse dont celle-ci dépend a changé depuis : est-elle toujours juste ?");
  check_step (groups, "detail", CORDEE_INTERVIEW_STEP_CONFIRM, "Grand", "Un grand détail ne va pas avec un lieu couvert.");
  check_step (groups, "forme", CORDEE_INTERVIEW_STEP_UNKNOWN, "pas encore connu", NULL);
  check_step (groups, "part", CORDEE_INTERVIEW_STEP_ANSWERED, "2,5\u00a0%", "estimée");
  check_step (groups, "buts", CORDEE_INTERVIEW_STEP_OPEN, NULL, NULL);
  ck_assert (find_step (groups, "buts")->current);
  ck_assert (!find_step (groups, "medecins")->current);
  /* One that does not apply can wait. */
  ck_assert_uint_eq (cordee_interview_count_to_confirm (interview), 2);
}
END_TEST

/* The list of members tells what need not be asked, and takes no answer away. */
START_TEST (members_tell)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  g_autoptr(GPtrArray) groups = NULL;

  cordee_test_answer (interview, "medecins=7 patients=100");
  cordee_interview_set_path (interview, CORDEE_PATH_FULL);
  cordee_interview_go_to (interview, "membres");
  cordee_test_answer (interview, "membres=2*medecins/liberal,infirmiers/liberal");
  check_answer (interview, "medecins", "7");
  check_answer (interview, "patients", "100!");
  groups = cordee_interview_dup_steps (interview);
  check_step (groups, "medecins", CORDEE_INTERVIEW_STEP_ANSWERED, "2", "d’après la liste des membres");
  check_step (groups, "infirmiers", CORDEE_INTERVIEW_STEP_ANSWERED, "1", "d’après la liste des membres");
  check_step (groups, "mode", CORDEE_INTERVIEW_STEP_ANSWERED, "En libéral", "d’après la liste des membres");
  for (; cordee_interview_get_current (interview) != NULL; cordee_interview_go_on (interview))
    {
      const char *id = cordee_interview_get_current (interview)->id;

      ck_assert (!g_str_equal (id, "medecins") && !g_str_equal (id, "infirmiers") && !g_str_equal (id, "mode"));
    }
  cordee_interview_forget (interview, "membres");
  check_answer (interview, "patients", "100!");
  check_answer (interview, "medecins", "7");
}
END_TEST

/* ── undo ───────────────────────────────────────────────────────── */

static void
check_text (char *text, const char *expected)
{
  g_autofree char *plain = text != NULL ? cordee_test_plain_spaces (text) : NULL;

  ck_assert_msg (g_strcmp0 (plain, expected) == 0, "%s instead of %s", plain, expected);
  g_free (text);
}

START_TEST (undo_and_redo)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  ck_assert (!cordee_interview_can_undo (interview));
  check_text (cordee_interview_dup_undo_text (interview), NULL);
  cordee_interview_undo (interview);
  cordee_interview_redo (interview);

  cordee_test_answer (interview, "specialites=1 medecins=1 medecins=3");
  check_text (cordee_interview_dup_undo_text (interview), "Médecins : 3");
  check_answer (interview, "specialites", "1!");
  cordee_interview_confirm (interview, "specialites");
  check_text (cordee_interview_dup_undo_text (interview), "Spécialités : réponse confirmée");
  cordee_interview_confirm (interview, "specialites");
  cordee_interview_forget (interview, "medecins");
  check_text (cordee_interview_dup_undo_text (interview), "Médecins : réponse retirée");
  cordee_interview_forget (interview, "medecins");

  cordee_interview_undo (interview);
  check_text (cordee_interview_dup_redo_text (interview), "Médecins : réponse retirée");
  check_answer (interview, "medecins", "3");
  check_answer (interview, "specialites", "1");
  check_current (interview, "medecins");
  cordee_interview_undo (interview);
  check_answer (interview, "specialites", "1!");
  check_current (interview, "specialites");
  cordee_interview_undo (interview);
  check_answer (interview, "specialites", "1");
  check_answer (interview, "medecins", "1");
  cordee_interview_redo (interview);
  check_answer (interview, "medecins", "3");
  ck_assert (cordee_interview_can_redo (interview));

  /* What is new takes the place of what was undone. */
  cordee_test_answer (interview, "part=1");
  ck_assert (!cordee_interview_can_redo (interview));
  check_text (cordee_interview_dup_redo_text (interview), NULL);
}
END_TEST

/* A number that is typed answers with each key: one step, and what was there before stays what it is compared with. */
START_TEST (typing_is_one_step)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  const CordeeAdvice *before;

  cordee_test_answer (interview, "specialites=1 medecins=1");
  before = cordee_interview_get_advice (interview);
  cordee_interview_go_to (interview, "medecins");
  cordee_test_answer (interview, "medecins=2 medecins=20");
  cordee_interview_forget (interview, "medecins");
  cordee_test_answer (interview, "medecins=3");
  ck_assert_ptr_eq (cordee_interview_get_before (interview), before);
  check_answer (interview, "specialites", "1!");
  check_text (cordee_interview_dup_undo_text (interview), "Médecins : 3");
  cordee_interview_undo (interview);
  check_answer (interview, "medecins", "1");
  check_answer (interview, "specialites", "1");

  /* Typed and taken back again. */
  cordee_interview_go_to (interview, "infirmiers");
  cordee_test_answer (interview, "infirmiers=2");
  check_text (cordee_interview_dup_undo_text (interview), "Infirmiers : 2");
  cordee_interview_forget (interview, "infirmiers");
  check_text (cordee_interview_dup_undo_text (interview), "Médecins : 1");

  /* Having left it, it is another step. */
  cordee_test_answer (interview, "infirmiers=2");
  cordee_interview_go_on (interview);
  cordee_interview_go_back (interview);
  cordee_test_answer (interview, "infirmiers=3");
  cordee_interview_undo (interview);
  check_answer (interview, "infirmiers", "2");
}
END_TEST

START_TEST (undo_has_room)
{
  g_autoptr(CordeeInterview) interview = small_new ();

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *answer = g_strdup_printf ("medecins=%u", i);

      cordee_test_answer (interview, answer);
    }
  for (guint i = 500; i > 0; i--)
    {
      g_autofree char *answer = g_strdup_printf ("%u", i - 1);

      check_answer (interview, "medecins", answer);
      cordee_interview_undo (interview);
    }
  check_answer (interview, "medecins", "");
  ck_assert (!cordee_interview_can_undo (interview));
}
END_TEST

START_TEST (replace_is_undone)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  g_autoptr(CordeeSituation) empty = cordee_situation_new ();

  reply (interview, "4");
  reply (interview, "non");
  cordee_interview_replace (interview, empty);
  check_current (interview, "medecins");
  ck_assert (!cordee_interview_can_go_back (interview));
  check_answer (interview, "medecins", "");
  check_text (cordee_interview_dup_undo_text (interview), "Remplacement de toutes les réponses");
  cordee_interview_undo (interview);
  check_answer (interview, "medecins", "4");
  cordee_interview_redo (interview);
  check_answer (interview, "medecins", "");
}
END_TEST

/* ── results ────────────────────────────────────────────────────── */

START_TEST (advice_is_computed_once)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  const CordeeAdvice *first = cordee_interview_get_advice (interview);
  const CordeeAdvice *second;

  cordee_interview_go_to (interview, "forme");
  ck_assert_ptr_eq (cordee_interview_get_advice (interview), first);
  ck_assert_ptr_null (cordee_interview_get_before (interview));
  ck_assert_int_eq (verdict_of (first, "A"), CORDEE_VERDICT_INDETERMINEE);

  cordee_test_answer (interview, "couvert=oui");
  ck_assert_ptr_eq (cordee_interview_get_before (interview), first);
  second = cordee_interview_get_advice (interview);
  ck_assert_int_eq (verdict_of (second, "A"), CORDEE_VERDICT_EXCLUE);
  ck_assert_ptr_eq (cordee_interview_get_advice (interview), second);

  /* What was never asked for is computed when it is. */
  cordee_test_answer (interview, "medecins=2 couvert=non");
  ck_assert_int_eq (verdict_of (cordee_interview_get_before (interview), "A"), CORDEE_VERDICT_EXCLUE);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "A"), CORDEE_VERDICT_A_COMPLETER);
  cordee_interview_undo (interview);
  ck_assert_int_eq (verdict_of (cordee_interview_get_before (interview), "A"), CORDEE_VERDICT_A_COMPLETER);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "A"), CORDEE_VERDICT_EXCLUE);
}
END_TEST

START_TEST (trial)
{
  g_autoptr(CordeeInterview) interview = small_new ();
  g_autoptr(CordeeSituation) situation = NULL;
  const CordeeCandidate *candidate;
  const CordeeRemedy *remedy;

  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  check_text (cordee_interview_dup_trial_text (interview), NULL);
  cordee_interview_keep_trial (interview);
  ck_assert (!cordee_interview_can_undo (interview));

  cordee_test_answer (interview, "couvert=non medecins=1 specialites=1 forme=association");
  situation = cordee_situation_copy (cordee_interview_get_situation (interview));
  candidate = cordee_advice_find (cordee_interview_get_advice (interview), "A");
  ck_assert_uint_eq (candidate->remedies->len, 1);
  remedy = candidate->remedies->pdata[0];
  cordee_interview_try (interview, remedy->changes);
  ck_assert_int_eq (verdict_of (cordee_interview_get_trial (interview), "A"), remedy->verdict_after);
  ck_assert_int_eq (verdict_of (cordee_interview_get_advice (interview), "A"), CORDEE_VERDICT_EXCLUE);
  check_text (cordee_interview_dup_trial_text (interview), "2 médecins au lieu de 1");
  ck_assert (cordee_situation_equal (situation, cordee_interview_get_situation (interview)));

  /* It stays beside other answers, and ends where its own question is answered. */
  cordee_test_answer (interview, "part=3");
  ck_assert_int_eq (verdict_of (cordee_interview_get_trial (interview), "A"), CORDEE_VERDICT_POSSIBLE);
  cordee_test_answer (interview, "medecins=0");
  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  cordee_interview_undo (interview);

  candidate = cordee_advice_find (cordee_interview_get_advice (interview), "A");
  cordee_interview_try (interview, ((const CordeeRemedy *) candidate->remedies->pdata[0])->changes);
  cordee_interview_drop_trial (interview);
  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  cordee_interview_try (interview, ((const CordeeRemedy *) candidate->remedies->pdata[0])->changes);
  cordee_interview_keep_trial (interview);
  ck_assert_ptr_null (cordee_interview_get_trial (interview));
  check_answer (interview, "medecins", "2");
  check_answer (interview, "specialites", "1!");
  ck_assert_int_eq (verdict_of (cordee_interview_get_before (interview), "A"), CORDEE_VERDICT_EXCLUE);
  check_text (cordee_interview_dup_undo_text (interview), "Essai : 2 médecins au lieu de 1");
  cordee_interview_undo (interview);
  check_answer (interview, "medecins", "1");
  check_answer (interview, "specialites", "1");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("interview");
  TCase *tcase = tcase_create ("interview");

  tcase_add_test (tcase, brief_path);
  tcase_add_test (tcase, brief_path_asks_what_matters);
  tcase_add_test (tcase, unknown_is_asked);
  tcase_add_test (tcase, full_path);
  tcase_add_test (tcase, back_and_forth);
  tcase_add_test (tcase, going_past);
  tcase_add_test (tcase, resumes);
  tcase_add_test (tcase, other_rules);
  tcase_add_test (tcase, change_leaves_dependents_in_doubt);
  tcase_add_test (tcase, contradiction_leaves_others_in_doubt);
  tcase_add_test (tcase, steps);
  tcase_add_test (tcase, members_tell);
  tcase_add_test (tcase, undo_and_redo);
  tcase_add_test (tcase, typing_is_one_step);
  tcase_add_test (tcase, undo_has_room);
  tcase_add_test (tcase, replace_is_undone);
  tcase_add_test (tcase, advice_is_computed_once);
  tcase_add_test (tcase, trial);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
