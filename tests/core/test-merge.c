/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-merge-view.h"
#include "cordee-test-advice.h"
#include "cordee-test-random.h"
#include "cordee-test.h"

#include <string.h>

/* Two versions of one dossier become one: what each side changed, what both did, and that nothing is lost on the way. */

#define NOW 1795000000
#define N_RANDOM 400

static CordeeDossier *
dossier_of (const char *answers)
{
  CordeeDossier *dossier = cordee_dossier_new ("Équipe", 1000);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_test_knowledge (), answers);

  cordee_dossier_set_situation (dossier, situation, 2000);
  return dossier;
}

static void
answer (CordeeDossier *dossier, const char *id, const char *text, gint64 at)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  g_autofree char *told = g_strdup_printf ("%s=%s", id, text != NULL ? text : "?");
  g_autoptr(CordeeSituation) one = cordee_test_situation (cordee_test_knowledge (), told);

  if (text == NULL)
    cordee_situation_unset (situation, id);
  else
    cordee_situation_set (situation, id, cordee_situation_get (one, id)->value, CORDEE_PROVENANCE_DECLARED);
  cordee_dossier_set_situation (dossier, situation, at);
}

static double
number_of (const CordeeDossier *dossier, const char *id)
{
  const CordeeValue *value = cordee_situation_get_value (dossier->situation, id);

  ck_assert_ptr_nonnull (value);
  return value->number;
}

static CordeeMerge *
merge_of (const CordeeDossier *mine, const CordeeDossier *theirs, const CordeeDossier *base)
{
  return cordee_merge_new (mine, theirs, base, cordee_test_knowledge ());
}

static gboolean
has_event (const CordeeDossier *dossier, CordeeEventKind kind, const char *detail, gint64 at)
{
  for (guint i = 0; i < dossier->journal->len; i++)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i];

      if (event->kind == kind && event->at == at && g_strcmp0 (event->detail, detail) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ── one side, or both ──────────────────────────────────────────── */

START_TEST (what_one_side_changed_is_taken)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2 pharmaciens=1 masseurs-kinesitherapeutes=1");
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeDossier) result = NULL;

  answer (mine, "infirmiers", "5", 3000);
  answer (theirs, "pharmaciens", "4", 2500);
  answer (theirs, "masseurs-kinesitherapeutes", NULL, 2600);
  cordee_dossier_set_name (theirs, "Équipe du Vidourle", 2700);
  cordee_dossier_set_next (mine, "Rappeler", cordee_day_new (2026, 12, 3));
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (merge->differences->len, 5);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 0);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_ANSWER, "infirmiers")->side, CORDEE_SIDE_MINE);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_ANSWER, "pharmaciens")->side, CORDEE_SIDE_THEIRS);

  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_double_eq (number_of (result, "infirmiers"), 5);
  ck_assert_double_eq (number_of (result, "pharmaciens"), 4);
  ck_assert_int_eq (cordee_situation_get (result->situation, "pharmaciens")->at, 2500);
  ck_assert_ptr_null (cordee_situation_get (result->situation, "masseurs-kinesitherapeutes"));
  ck_assert_str_eq (result->name, "Équipe du Vidourle");
  ck_assert_str_eq (result->next_text, "Rappeler");
  ck_assert_str_eq (result->id, base->id);
}
END_TEST

START_TEST (what_both_changed_is_open)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2");
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeDossier) kept = NULL, taken = NULL;
  CordeeDifference *difference;

  answer (mine, "infirmiers", "5", 3000);
  answer (theirs, "infirmiers", "6", 3500);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 1);
  difference = merge->differences->pdata[0];
  ck_assert (difference->both && difference->mine_changed && difference->theirs_changed);
  ck_assert_int_eq (difference->mine_at, 3000);
  ck_assert_int_eq (difference->theirs_at, 3500);
  ck_assert_int_eq (difference->side, CORDEE_SIDE_THEIRS); /* the newer */
  taken = cordee_merge_dup_result (merge, NOW);
  ck_assert_double_eq (number_of (taken, "infirmiers"), 6);
  difference->side = CORDEE_SIDE_MINE;
  kept = cordee_merge_dup_result (merge, NOW);
  ck_assert_double_eq (number_of (kept, "infirmiers"), 5);
}
END_TEST

START_TEST (both_having_come_to_the_same_is_no_difference)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2");
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeDossier) result = NULL;

  answer (mine, "infirmiers", "5", 3000);
  answer (theirs, "infirmiers", "5", 3500);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (merge->differences->len, 0);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (cordee_situation_get (result->situation, "infirmiers")->at, 3500);
}
END_TEST

START_TEST (an_answer_that_one_changed_and_the_other_took_away_is_open_and_kept)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2");
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base);
  g_autoptr(CordeeMerge) one = NULL, other = NULL;

  answer (mine, "infirmiers", "5", 3000);
  answer (theirs, "infirmiers", NULL, 9000);
  one = merge_of (mine, theirs, base);
  other = merge_of (theirs, mine, base);
  ck_assert_uint_eq (cordee_merge_count_open (one), 1);
  ck_assert_int_eq (((CordeeDifference *) one->differences->pdata[0])->side, CORDEE_SIDE_MINE);
  ck_assert_int_eq (((CordeeDifference *) other->differences->pdata[0])->side, CORDEE_SIDE_THEIRS);
}
END_TEST

START_TEST (without_a_base_all_that_differs_is_open)
{
  g_autoptr(CordeeDossier) mine = dossier_of ("infirmiers=2 pharmaciens=1");
  g_autoptr(CordeeDossier) theirs = cordee_dossier_copy (mine);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeDossier) result = NULL;

  answer (theirs, "infirmiers", "3", 5000);
  answer (theirs, "pharmaciens", NULL, 5000);
  cordee_dossier_set_contact (theirs, "Mme Roux");
  merge = merge_of (mine, theirs, NULL);
  ck_assert_uint_eq (merge->differences->len, 3);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 3);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_double_eq (number_of (result, "infirmiers"), 3);
  ck_assert_double_eq (number_of (result, "pharmaciens"), 1);
  ck_assert_str_eq (result->contact, "Mme Roux");
}
END_TEST

START_TEST (fields_that_belong_together_stay_together)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  CordeeContext here = { .as_of = cordee_day_new (2026, 11, 22), .region = "76", .departement = "30" };
  CordeeContext there = { .as_of = cordee_day_new (2027, 2, 1), .region = "84" };

  cordee_dossier_set_rules (base, &here, 1000);
  cordee_dossier_choose (base, "MSP", CORDEE_HOW_CREER, 1000);
  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  cordee_dossier_set_rules (theirs, &there, 4000);
  cordee_dossier_unchoose (theirs, "MSP");
  cordee_dossier_choose (theirs, "CPTS", CORDEE_HOW_ADHERER, 4000);
  cordee_dossier_set_archived (mine, TRUE, 4100);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (merge->differences->len, 4);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (result->as_of, there.as_of);
  ck_assert_str_eq (result->region, "84");
  ck_assert_ptr_null (result->departement);
  ck_assert_ptr_null (cordee_dossier_find_choice (result, "MSP"));
  ck_assert_int_eq (cordee_dossier_find_choice (result, "CPTS")->how, CORDEE_HOW_ADHERER);
  ck_assert_int_eq (cordee_dossier_find_choice (result, "CPTS")->at, 4000);
  ck_assert (result->archived);
}
END_TEST

/* ── notes and journal ──────────────────────────────────────────── */

START_TEST (notes_and_journal_of_both_are_kept)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  g_autofree char *common = g_strdup (cordee_dossier_add_note (base, "commune", CORDEE_NOTE_SHARED, NULL, NULL, 2100));

  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  cordee_dossier_add_note (theirs, "la leur", CORDEE_NOTE_PRIVATE, NULL, NULL, 3000);
  cordee_dossier_add_note (mine, "la mienne", CORDEE_NOTE_SHARED, "MSP", "composition", 4000);
  cordee_dossier_set_name (theirs, "Autre", 3100);
  merge = merge_of (mine, theirs, base);
  ck_assert_ptr_null (cordee_merge_find (merge, CORDEE_DIFFERENCE_NOTE, common));
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_uint_eq (result->notes->len, 3);
  ck_assert_str_eq (((CordeeDossierNote *) result->notes->pdata[1])->text, "la leur");
  ck_assert_str_eq (((CordeeDossierNote *) result->notes->pdata[2])->text, "la mienne");
  ck_assert (has_event (result, CORDEE_EVENT_RENAMED, "Équipe", 3100));
  ck_assert (has_event (result, CORDEE_EVENT_NOTED, NULL, 4000));
  ck_assert (has_event (result, CORDEE_EVENT_MERGED, NULL, NOW));
  ck_assert_int_eq (cordee_dossier_get_created (result), 1000);
  for (guint i = 1; i < result->journal->len; i++)
    ck_assert_int_le (((CordeeDossierEvent *) result->journal->pdata[i - 1])->at, ((CordeeDossierEvent *) result->journal->pdata[i])->at);
}
END_TEST

START_TEST (a_note_that_both_rewrote_is_open)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  g_autofree char *id = g_strdup (cordee_dossier_add_note (base, "avant", CORDEE_NOTE_SHARED, NULL, NULL, 2100));

  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  cordee_dossier_set_note (mine, id, "chez moi", CORDEE_NOTE_SHARED, 3000);
  cordee_dossier_set_note (theirs, id, "ailleurs", CORDEE_NOTE_PRIVATE, 4000);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 1);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_str_eq (cordee_dossier_find_note (result, id)->text, "ailleurs");
  ck_assert_int_eq (cordee_dossier_find_note (result, id)->visibility, CORDEE_NOTE_PRIVATE);
  ck_assert_uint_eq (result->notes->len, 1);
}
END_TEST

START_TEST (a_note_that_one_took_away_goes_unless_the_other_rewrote_it)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  g_autofree char *gone = g_strdup (cordee_dossier_add_note (base, "à retirer", CORDEE_NOTE_SHARED, NULL, NULL, 2100));
  g_autofree char *kept = g_strdup (cordee_dossier_add_note (base, "à garder", CORDEE_NOTE_SHARED, NULL, NULL, 2200));
  g_autofree char *mine_gone = g_strdup (cordee_dossier_add_note (base, "à retirer aussi", CORDEE_NOTE_SHARED, NULL, NULL, 2300));
  CordeeDifference *difference;

  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  cordee_dossier_set_note (theirs, gone, "", CORDEE_NOTE_SHARED, 3000);
  cordee_dossier_set_note (mine, mine_gone, "", CORDEE_NOTE_SHARED, 3000);
  cordee_dossier_set_note (mine, kept, "", CORDEE_NOTE_SHARED, 3000);
  cordee_dossier_set_note (theirs, kept, "réécrite", CORDEE_NOTE_SHARED, 3000);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 0);
  difference = (CordeeDifference *) cordee_merge_find (merge, CORDEE_DIFFERENCE_NOTE, gone);
  ck_assert_int_eq (difference->side, CORDEE_SIDE_THEIRS);
  difference->side = CORDEE_SIDE_MINE;
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_ptr_nonnull (cordee_dossier_find_note (result, gone));
  difference->side = CORDEE_SIDE_THEIRS;
  cordee_dossier_free (result);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_ptr_null (cordee_dossier_find_note (result, gone));
  ck_assert_ptr_null (cordee_dossier_find_note (result, mine_gone));
  ck_assert_str_eq (cordee_dossier_find_note (result, kept)->text, "réécrite");
}
END_TEST

/* ── the way, and who the team speaks to ────────────────────────── */

#define DONE CORDEE_STEP_DONE, cordee_day_new (2026, 11, 20)

static void
set_status (CordeeDossier *dossier, const char *step, CordeeStepStatus status, CordeeDay day, gint64 at)
{
  const CordeeCourse *there = cordee_dossier_find_course (dossier, "CPTS", CORDEE_HOW_CREER);
  g_autoptr(CordeeCourse) course = there != NULL ? cordee_course_copy (there) : cordee_course_new ("CPTS", CORDEE_HOW_CREER);

  cordee_course_set_status (course, step, status, day, at);
  cordee_dossier_set_course (dossier, course, at);
}

static CordeeStepStatus
status_of (const CordeeDossier *dossier, const char *step)
{
  const CordeeCourseStep *kept = cordee_course_find (cordee_dossier_find_course (dossier, "CPTS", CORDEE_HOW_CREER), step);

  return kept != NULL ? kept->status : CORDEE_STEP_TODO;
}

/* Of each step what one side changed is taken; what both changed is chosen; what only one side ever touched is simply kept. */
START_TEST (steps_of_both_sides_come_together)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  const CordeeDifference *both;

  set_status (base, "a", CORDEE_STEP_UNDER_WAY, CORDEE_DAY_NONE, 2100);
  set_status (base, "b", CORDEE_STEP_UNDER_WAY, CORDEE_DAY_NONE, 2100);
  set_status (base, "c", CORDEE_STEP_UNDER_WAY, CORDEE_DAY_NONE, 2100);
  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  set_status (mine, "a", DONE, 3000);
  set_status (theirs, "b", CORDEE_STEP_WAITING, CORDEE_DAY_NONE, 2900);
  set_status (mine, "c", CORDEE_STEP_NOT_APPLICABLE, CORDEE_DAY_NONE, 3000);
  set_status (theirs, "c", DONE, 3100);
  set_status (mine, "d", DONE, 3000);
  set_status (theirs, "e", DONE, 3200);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 1);
  both = cordee_merge_find (merge, CORDEE_DIFFERENCE_STEP, "CPTS/creer/c");
  ck_assert (both->both);
  ck_assert_int_eq (both->side, CORDEE_SIDE_THEIRS);
  ck_assert_int_eq (both->mine_at, 3000);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_STEP, "CPTS/creer/a")->side, CORDEE_SIDE_MINE);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_STEP, "CPTS/creer/b")->side, CORDEE_SIDE_THEIRS);
  ck_assert_ptr_null (cordee_merge_find (merge, CORDEE_DIFFERENCE_STEP, "CPTS/creer/d"));
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (status_of (result, "a"), CORDEE_STEP_DONE);
  ck_assert_int_eq (status_of (result, "b"), CORDEE_STEP_WAITING);
  ck_assert_int_eq (status_of (result, "c"), CORDEE_STEP_DONE);
  ck_assert_int_eq (status_of (result, "d"), CORDEE_STEP_DONE);
  ck_assert_int_eq (status_of (result, "e"), CORDEE_STEP_DONE);
  ck_assert_int_eq (cordee_dossier_get_course (result)->at, 3200);
  ck_assert (has_event (result, CORDEE_EVENT_STEP, "CPTS/e/fait", 3200));
  ((CordeeDifference *) both)->side = CORDEE_SIDE_MINE;
  cordee_dossier_free (result);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (status_of (result, "c"), CORDEE_STEP_NOT_APPLICABLE);
}
END_TEST

/* The same done on both sides is no difference, and of the later time; without a base, what differs is open. */
START_TEST (steps_that_agree_need_no_choice)
{
  g_autoptr(CordeeDossier) mine = dossier_of ("");
  g_autoptr(CordeeDossier) theirs = cordee_dossier_copy (mine);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeDossier) result = NULL;

  set_status (mine, "a", DONE, 3000);
  set_status (theirs, "a", DONE, 3500);
  set_status (mine, "b", DONE, 3000);
  set_status (theirs, "b", CORDEE_STEP_WAITING, CORDEE_DAY_NONE, 2900);
  merge = merge_of (mine, theirs, NULL);
  ck_assert_uint_eq (merge->differences->len, 1);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 1);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_STEP, "CPTS/creer/b")->side, CORDEE_SIDE_MINE);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (cordee_course_find (cordee_dossier_get_course (result), "a")->at, 3500);
}
END_TEST

/* A step that one side put back, and another way that only one follows. */
START_TEST (ways_of_both_sides_come_together)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
  g_autoptr(CordeeCourse) course = NULL;
  g_autoptr(CordeeCourse) other = cordee_course_new ("MSP", CORDEE_HOW_CREER);
  g_autoptr(CordeeMerge) merge = NULL;

  set_status (base, "a", DONE, 2100);
  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  course = cordee_course_copy (cordee_dossier_get_course (base));
  g_ptr_array_set_size (course->steps, 0);
  cordee_course_set_from (course, "MSP", 3000);
  cordee_dossier_set_course (theirs, course, 3000);
  cordee_dossier_set_course (theirs, other, 3100);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (merge->differences->len, 2);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 0);
  ck_assert_int_eq (cordee_merge_find (merge, CORDEE_DIFFERENCE_COURSE, "CPTS/creer")->side, CORDEE_SIDE_THEIRS);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_int_eq (status_of (result, "a"), CORDEE_STEP_TODO);
  ck_assert_str_eq (cordee_dossier_find_course (result, "CPTS", CORDEE_HOW_CREER)->from, "MSP");
  ck_assert_ptr_nonnull (cordee_dossier_find_course (result, "MSP", CORDEE_HOW_CREER));
}
END_TEST

START_TEST (contacts_of_both_sides_are_kept)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  CordeeDossierContact card = { .name = (char *) "Mme Durand" }, changed = { .name = (char *) "Mme Durand", .phone = (char *) "04" };
  g_autofree char *one = g_strdup (cordee_dossier_add_contact (base, &card, 2100)), *gone = g_strdup (cordee_dossier_add_contact (base, &card, 2100));
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base), result = NULL;
  g_autofree char *added = g_strdup (cordee_dossier_add_contact (theirs, &changed, 3000));
  g_autoptr(CordeeMerge) merge = NULL;

  cordee_dossier_set_contact_card (theirs, one, &changed, 3000);
  cordee_dossier_set_contact_card (theirs, gone, NULL, 3000);
  merge = merge_of (mine, theirs, base);
  ck_assert_uint_eq (merge->differences->len, 2);
  ck_assert_uint_eq (cordee_merge_count_open (merge), 0);
  result = cordee_merge_dup_result (merge, NOW);
  ck_assert_uint_eq (result->contacts->len, 2);
  ck_assert_str_eq (cordee_dossier_find_contact (result, one)->phone, "04");
  ck_assert_int_eq (cordee_dossier_find_contact (result, one)->at, 3000);
  ck_assert_ptr_nonnull (cordee_dossier_find_contact (result, added));
  ck_assert_ptr_null (cordee_dossier_find_contact (result, gone));
  ck_assert (has_event (result, CORDEE_EVENT_MERGED, NULL, NOW));
}
END_TEST

/* ── what always holds ──────────────────────────────────────────── */

START_TEST (a_dossier_merged_with_itself_is_itself)
{
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 5);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2026-11-22", "76", NULL);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, 0.5);
      g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", 1000);
      g_autoptr(CordeeMerge) merge = NULL;
      g_autoptr(CordeeDossier) result = NULL;

      cordee_dossier_set_situation (dossier, situation, 2000 + i);
      cordee_dossier_add_note (dossier, "note", CORDEE_NOTE_PRIVATE, NULL, NULL, 3000);
      merge = merge_of (dossier, dossier, i % 2 == 0 ? dossier : NULL);
      ck_assert_uint_eq (merge->differences->len, 0);
      result = cordee_merge_dup_result (merge, NOW);
      ck_assert (cordee_dossier_equal (result, dossier));
    }
}
END_TEST

/* Changes a random half of the questions whose number is odd, or even, and adds a note. */
static void
edit (CordeeTestRandom *dice, CordeeDossier *dossier, guint odd, gint64 at)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_test_knowledge ());

  for (guint i = odd; i < questions->len; i += 2)
    if (cordee_test_random_chance (dice, 0.5))
      {
        const CordeeQuestion *question = questions->pdata[i];
        g_autoptr(CordeeValue) value = cordee_test_random_value (dice, question);

        if (cordee_test_random_chance (dice, 0.2))
          cordee_situation_unset (situation, question->id);
        else
          cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_ESTIMATED);
      }
  cordee_dossier_set_situation (dossier, situation, at);
  cordee_dossier_add_note (dossier, odd ? "impaire" : "paire", CORDEE_NOTE_SHARED, NULL, NULL, at);
}

static void
assert_same_answer (const CordeeDossier *a, const CordeeDossier *b, const char *id)
{
  const CordeeAnswer *one = cordee_situation_get (a->situation, id), *other = cordee_situation_get (b->situation, id);

  ck_assert_msg ((one == NULL) == (other == NULL), "%s is answered on one side", id);
  ck_assert_msg (one == NULL || (cordee_value_equal (one->value, other->value) && one->at == other->at), "%s is another", id);
}

START_TEST (edits_of_two_sides_to_other_questions_are_all_there)
{
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 7);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2026-11-22", "76", NULL);
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_test_knowledge ());

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, 0.5);
      g_autoptr(CordeeDossier) base = cordee_dossier_new ("Équipe", 1000);
      g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
      g_autoptr(CordeeMerge) merge = NULL;

      cordee_dossier_set_situation (base, situation, 2000);
      mine = cordee_dossier_copy (base);
      theirs = cordee_dossier_copy (base);
      edit (dice, mine, 0, 3000);
      edit (dice, theirs, 1, 4000);
      merge = merge_of (mine, theirs, base);
      ck_assert_uint_eq (cordee_merge_count_open (merge), 0);
      result = cordee_merge_dup_result (merge, NOW);
      for (guint j = 0; j < questions->len; j++)
        assert_same_answer (result, j % 2 == 0 ? mine : theirs, ((const CordeeQuestion *) questions->pdata[j])->id);
      ck_assert_uint_eq (result->notes->len, 2);
    }
}
END_TEST

START_TEST (whatever_is_chosen_no_note_is_lost)
{
  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (cordee_test_knowledge (), 9);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2");
      g_autoptr(CordeeDossier) mine = NULL, theirs = NULL, result = NULL;
      g_autoptr(CordeeMerge) merge = NULL;

      for (guint j = 0; j < 6; j++)
        cordee_dossier_add_note (base, "avant", CORDEE_NOTE_SHARED, NULL, NULL, 2000);
      mine = cordee_dossier_copy (base);
      theirs = cordee_dossier_copy (base);
      for (guint j = 0; j < 6; j++)
        {
          const char *id = ((CordeeDossierNote *) base->notes->pdata[j])->id;

          if (cordee_test_random_chance (dice, 0.5))
            cordee_dossier_set_note (mine, id, cordee_test_random_chance (dice, 0.3) ? "" : "ici", CORDEE_NOTE_SHARED, 3000);
          if (cordee_test_random_chance (dice, 0.5))
            cordee_dossier_set_note (theirs, id, cordee_test_random_chance (dice, 0.3) ? "" : "ailleurs", CORDEE_NOTE_SHARED, 3000);
        }
      merge = merge_of (mine, theirs, base);
      for (guint j = 0; j < merge->differences->len; j++)
        {
          CordeeDifference *difference = merge->differences->pdata[j];

          if (difference->both)
            difference->side = CORDEE_SIDE_MINE;
        }
      result = cordee_merge_dup_result (merge, NOW);
      for (guint j = 0; j < 6; j++)
        {
          const CordeeDossierNote *before = base->notes->pdata[j];
          const CordeeDossierNote *here = cordee_dossier_find_note (mine, before->id), *there = cordee_dossier_find_note (theirs, before->id);
          gboolean rewritten = (here != NULL && here->at != before->at) || (there != NULL && there->at != before->at);

          if (rewritten || (here != NULL && there != NULL))
            ck_assert_ptr_nonnull (cordee_dossier_find_note (result, before->id));
          else
            ck_assert_ptr_null (cordee_dossier_find_note (result, before->id));
        }
    }
}
END_TEST

/* ── in words ───────────────────────────────────────────────────── */

START_TEST (a_merge_is_told_in_words)
{
  g_autoptr(CordeeDossier) base = dossier_of ("infirmiers=2 pharmaciens=1");
  g_autoptr(CordeeDossier) mine = cordee_dossier_copy (base), theirs = cordee_dossier_copy (base);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeMergeView) view = NULL;
  const CordeeMergeRow *row;

  answer (mine, "pharmaciens", "3", 3000);
  answer (mine, "infirmiers", "5", 3000);
  answer (theirs, "infirmiers", "6", 3500);
  cordee_dossier_set_archived (theirs, TRUE, 3600);
  merge = merge_of (mine, theirs, base);
  view = cordee_merge_view_new (merge, cordee_test_knowledge ());
  ck_assert_str_eq (view->title, "«\u00a0Équipe\u00a0» a été modifié ailleurs");
  ck_assert_ptr_nonnull (strstr (view->summary, "3\u00a0différences, dont 1 à trancher"));
  ck_assert_uint_eq (view->rows->len, 3);

  row = view->rows->pdata[0]; /* what is to be decided comes first */
  ck_assert_str_eq (row->difference->id, "infirmiers");
  ck_assert_str_eq (row->title, "Infirmiers");
  ck_assert_ptr_eq (strstr (row->mine, "5"), row->mine);
  ck_assert_ptr_eq (strstr (row->theirs, "6"), row->theirs);
  ck_assert_ptr_eq (strstr (row->base, "2"), row->base);
  ck_assert_ptr_nonnull (strstr (row->mine_when, "01/01/1970"));
  ck_assert_str_eq (row->note, "les deux ont changé");

  row = view->rows->pdata[1];
  ck_assert_str_eq (row->difference->id, "pharmaciens");
  ck_assert_str_eq (row->note, "changé ici seulement");
  ck_assert_ptr_null (row->theirs_when);

  row = view->rows->pdata[2];
  ck_assert_str_eq (row->mine, "en cours");
  ck_assert_str_eq (row->theirs, "archivé");
  ck_assert_str_eq (row->note, "changé ailleurs seulement");
}
END_TEST

START_TEST (steps_and_contacts_are_told_in_words)
{
  g_autoptr(CordeeDossier) base = dossier_of ("");
  CordeeDossierContact card = { .name = (char *) "Mme Durand" }, changed = { .name = (char *) "Mme Durand", .phone = (char *) "04", .shared = TRUE };
  g_autofree char *id = g_strdup (cordee_dossier_add_contact (base, &card, 2100));
  g_autoptr(CordeeDossier) mine = NULL, theirs = NULL;
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeMergeView) view = NULL;
  const CordeeMergeRow *row;

  set_status (base, "étape-inconnue", CORDEE_STEP_WAITING, CORDEE_DAY_NONE, 2100);
  mine = cordee_dossier_copy (base);
  theirs = cordee_dossier_copy (base);
  set_status (theirs, "étape-inconnue", DONE, 3000);
  cordee_dossier_set_contact_card (theirs, id, &changed, 3000);
  merge = merge_of (mine, theirs, base);
  view = cordee_merge_view_new (merge, cordee_test_knowledge ());
  ck_assert_uint_eq (view->rows->len, 2);
  row = view->rows->pdata[0];
  ck_assert_str_eq (row->title, "Étape CPTS\u00a0: étape-inconnue");
  ck_assert_str_eq (row->mine, "en attente");
  ck_assert_str_eq (row->theirs, "fait, le 20/11/2026");
  row = view->rows->pdata[1];
  ck_assert_str_eq (row->title, "Contact\u00a0: Mme Durand");
  ck_assert_str_eq (row->mine, "Mme Durand (privé)");
  ck_assert_str_eq (row->theirs, "Mme Durand, 04 (partagé)");
}
END_TEST

START_TEST (without_a_base_the_words_say_so)
{
  g_autoptr(CordeeDossier) mine = dossier_of ("infirmiers=2");
  g_autoptr(CordeeDossier) theirs = cordee_dossier_copy (mine);
  g_autoptr(CordeeMerge) merge = NULL;
  g_autoptr(CordeeMergeView) view = NULL;

  answer (theirs, "infirmiers", NULL, 5000);
  merge = merge_of (mine, theirs, NULL);
  view = cordee_merge_view_new (merge, cordee_test_knowledge ());
  ck_assert_ptr_null (((CordeeMergeRow *) view->rows->pdata[0])->base);
  ck_assert_str_eq (((CordeeMergeRow *) view->rows->pdata[0])->theirs, "pas de réponse");
  ck_assert_str_eq (((CordeeMergeRow *) view->rows->pdata[0])->note, "la version commune n’est pas connue");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("merge");
  TCase *sides = tcase_create ("sides");
  TCase *notes = tcase_create ("notes and journal");
  TCase *always = tcase_create ("what always holds");
  TCase *words = tcase_create ("in words");

  tcase_add_test (sides, what_one_side_changed_is_taken);
  tcase_add_test (sides, what_both_changed_is_open);
  tcase_add_test (sides, both_having_come_to_the_same_is_no_difference);
  tcase_add_test (sides, an_answer_that_one_changed_and_the_other_took_away_is_open_and_kept);
  tcase_add_test (sides, without_a_base_all_that_differs_is_open);
  tcase_add_test (sides, fields_that_belong_together_stay_together);
  tcase_add_test (notes, notes_and_journal_of_both_are_kept);
  tcase_add_test (notes, a_note_that_both_rewrote_is_open);
  tcase_add_test (notes, a_note_that_one_took_away_goes_unless_the_other_rewrote_it);
  tcase_add_test (notes, steps_of_both_sides_come_together);
  tcase_add_test (notes, steps_that_agree_need_no_choice);
  tcase_add_test (notes, ways_of_both_sides_come_together);
  tcase_add_test (notes, contacts_of_both_sides_are_kept);
  tcase_add_test (always, a_dossier_merged_with_itself_is_itself);
  tcase_add_test (always, edits_of_two_sides_to_other_questions_are_all_there);
  tcase_add_test (always, whatever_is_chosen_no_note_is_lost);
  tcase_set_timeout (always, 60);
  tcase_add_test (words, a_merge_is_told_in_words);
  tcase_add_test (words, steps_and_contacts_are_told_in_words);
  tcase_add_test (words, without_a_base_the_words_say_so);
  suite_add_tcase (suite, sides);
  suite_add_tcase (suite, notes);
  suite_add_tcase (suite, always);
  suite_add_tcase (suite, words);
  return cordee_test_main (suite);
}
