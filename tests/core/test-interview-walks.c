/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-interview.h"
#include "cordee-test-interview.h"

/* Interviews at random: what holds whatever one does. */

/* Of the whole base, whose rules are many. */
#define N_BASE_WALKS 200

/* ── any walk ───────────────────────────────────────────────────── */

/* All answers but one are as they were, whether or not they are to be confirmed. */
static void
check_kept (const CordeeSituation *before, const CordeeSituation *after, const char *except)
{
  GPtrArray *answers = cordee_situation_get_answers (before);

  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeAnswer *kept = cordee_situation_get (after, answer->id);

      if (g_strcmp0 (answer->id, except) == 0)
        continue;
      ck_assert_msg (kept != NULL && kept->provenance == answer->provenance && cordee_value_equal (kept->value, answer->value), "%s is lost",
                     answer->id);
    }
}

static const CordeeQuestion *
any_question (CordeeInterview *interview, GRand *rand)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview)));

  return questions->pdata[g_rand_int_range (rand, 0, (gint32) questions->len)];
}

/* A walk with what undo should find: all situations of the past and of what was undone. */
typedef struct
{
  CordeeInterview *interview;
  GRand *rand;
  GPtrArray *states; /* CordeeSituation, owned */
  guint at;          /* the present one */
  const char *open;  /* the question that is being answered: another answer to it is the same step */
} Walk;

static void
note_change (Walk *self, const char *question, const char *current)
{
  const CordeeSituation *now = cordee_interview_get_situation (self->interview);
  gboolean same = g_strcmp0 (question, self->open) == 0;

  if (cordee_situation_equal (now, self->states->pdata[self->at]))
    return;
  g_ptr_array_set_size (self->states, (int) (self->at + !same));
  g_ptr_array_add (self->states, cordee_situation_copy (now));
  self->at = self->states->len - 1;
  self->open = g_strcmp0 (question, current) == 0 ? question : NULL;
  if (same && cordee_situation_equal (now, self->states->pdata[self->at - 1]))
    {
      g_ptr_array_set_size (self->states, (int) self->at--);
      self->open = NULL;
    }
}

static void
change (Walk *self)
{
  CordeeInterview *interview = self->interview;
  g_autoptr(CordeeSituation) before = cordee_situation_copy (cordee_interview_get_situation (interview));
  const CordeeQuestion *current = cordee_interview_get_current (interview);
  const CordeeQuestion *question = current != NULL && g_rand_boolean (self->rand) ? current : any_question (interview, self->rand);
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview));
  g_autoptr(CordeeValue) value = cordee_test_any_value (knowledge, question, self->rand);
  int kind = g_rand_int_range (self->rand, 0, 6);

  if (kind == 0)
    cordee_interview_confirm (interview, question->id);
  else if (kind == 1)
    {
      cordee_interview_forget (interview, question->id);
      ck_assert_ptr_null (cordee_situation_get (cordee_interview_get_situation (interview), question->id));
    }
  else
    {
      cordee_interview_answer (interview, question->id, value, CORDEE_PROVENANCE_DECLARED);
      ck_assert (cordee_value_equal (cordee_situation_get (cordee_interview_get_situation (interview), question->id)->value, value));
      ck_assert (!cordee_situation_get (cordee_interview_get_situation (interview), question->id)->confirm);
    }
  check_kept (before, cordee_interview_get_situation (interview), kind == 0 ? NULL : question->id);
  note_change (self, question->id, current != NULL ? current->id : NULL);
}

/* One step back or forth, to the situation that was there. */
static void
cross (Walk *self, gboolean back)
{
  ck_assert_int_eq (cordee_interview_can_undo (self->interview), self->at > 0);
  ck_assert_int_eq (cordee_interview_can_redo (self->interview), self->at + 1 < self->states->len);
  if (back ? self->at > 0 : self->at + 1 < self->states->len)
    {
      self->at = back ? self->at - 1 : self->at + 1;
      self->open = NULL;
    }
  if (back)
    cordee_interview_undo (self->interview);
  else
    cordee_interview_redo (self->interview);
  ck_assert (cordee_situation_equal (cordee_interview_get_situation (self->interview), self->states->pdata[self->at]));
}

static void
move (Walk *self)
{
  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      cordee_interview_go_to (self->interview, any_question (self->interview, self->rand)->id);
      break;
    case 1:
      if (!cordee_interview_can_go_back (self->interview))
        return;
      cordee_interview_go_back (self->interview);
      break;
    case 2:
      cordee_interview_go_on (self->interview);
      break;
    default:
      cordee_interview_set_path (self->interview, g_rand_boolean (self->rand) ? CORDEE_PATH_FULL : CORDEE_PATH_BRIEF);
      cordee_interview_go_to (self->interview, any_question (self->interview, self->rand)->id);
      break;
    }
  self->open = NULL;
  ck_assert (cordee_situation_equal (cordee_interview_get_situation (self->interview), self->states->pdata[self->at]));
}

static void
walk (CordeeRulebook *rulebook, guint32 seed)
{
  g_autoptr(CordeeInterview) interview = cordee_interview_new (rulebook, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_situation_free);
  g_autoptr(GPtrArray) groups = NULL;
  Walk self = { .interview = interview, .rand = rand, .states = states };
  guint last;

  g_ptr_array_add (states, cordee_situation_new ());
  for (guint i = 0; i < 30; i++)
    {
      int step = g_rand_int_range (rand, 0, 12);

      if (step < 6)
        change (&self);
      else if (step < 8)
        cross (&self, step == 6);
      else
        move (&self);
    }
  groups = cordee_interview_dup_steps (interview);
  ck_assert_uint_gt (groups->len, 0);
  ck_assert_uint_le (cordee_interview_count_to_confirm (interview), cordee_situation_count_known (cordee_interview_get_situation (interview)));

  last = self.at;
  while (self.at > 0)
    cross (&self, TRUE);
  ck_assert (!cordee_interview_can_undo (interview));
  while (self.at < last)
    cross (&self, FALSE);
}

START_TEST (walks_lose_nothing)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_small_rulebook ();

  for (guint32 seed = 0; seed < 2000; seed++)
    walk (rulebook, seed);
}
END_TEST

START_TEST (walks_of_the_base_lose_nothing)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_base_rulebook ("76");

  for (guint32 seed = 0; seed < N_BASE_WALKS; seed++)
    walk (rulebook, seed);
}
END_TEST

/* Answering question by question, what is left never grows, and no more are asked than was said at first. */
static void
follow (CordeeRulebook *rulebook, CordeePath path, guint32 seed)
{
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (rulebook);
  g_autoptr(CordeeInterview) interview = cordee_interview_new (rulebook, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint promised, left, n = 0;

  cordee_interview_set_path (interview, path);
  promised = left = cordee_interview_count_left (interview);
  for (const CordeeQuestion *current; (current = cordee_interview_get_current (interview)) != NULL; n++)
    {
      gboolean list = g_str_equal (current->type, "membres");
      /* A list of members answers again what was answered. */
      g_autoptr(CordeeValue) value = list ? cordee_value_new_unknown () : cordee_test_any_value (knowledge, current, rand);
      guint now = cordee_interview_count_left (interview);

      ck_assert_msg (now <= left, "seed %u, at %s: %u left, after %u", seed, current->id, now, left);
      ck_assert_msg (cordee_situation_get (cordee_interview_get_situation (interview), current->id) == NULL, "%s is asked twice", current->id);
      cordee_interview_answer (interview, current->id, value, CORDEE_PROVENANCE_DECLARED);
      left = cordee_interview_count_left (interview);
      ck_assert_msg (left <= now, "seed %u, %s answered: %u left, after %u", seed, current->id, left, now);
      cordee_interview_go_on (interview);
    }
  ck_assert_uint_le (n, promised);
}

START_TEST (what_is_left_never_grows)
{
  g_autoptr(CordeeRulebook) small = cordee_test_small_rulebook ();
  g_autoptr(CordeeRulebook) base = cordee_test_base_rulebook ("76");

  for (guint32 seed = 0; seed < 500; seed++)
    {
      follow (small, CORDEE_PATH_BRIEF, seed);
      follow (small, CORDEE_PATH_FULL, seed);
    }
  for (guint32 seed = 0; seed < N_BASE_WALKS; seed++)
    {
      follow (base, CORDEE_PATH_BRIEF, seed);
      follow (base, CORDEE_PATH_FULL, seed);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("interview-walks");
  TCase *tcase = tcase_create ("interview-walks");

  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, walks_lose_nothing);
  tcase_add_test (tcase, walks_of_the_base_lose_nothing);
  tcase_add_test (tcase, what_is_left_never_grows);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
