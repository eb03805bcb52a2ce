/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-step-view.h"
#include "cordee-test-advice.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

/* What the page of one step shows, without a widget, on the base that ships. */

#define TERRITORY "population=48219 date-lettre-intention=2027-01-12 date-signature=2027-09-15"

/* The view and what it borrows from. */
typedef struct
{
  CordeeRulebook *rulebook;
  CordeeSituation *situation;
  CordeeDossier *dossier;
  CordeeRoadmap *roadmap;
  CordeeStepView *view;
} Shown;

/* course: what was done; or NULL. */
static Shown
show (const char *structure, const char *step, const char *answers, const CordeeCourse *course)
{
  Shown shown = { .rulebook = cordee_test_base_rulebook ("76"), .dossier = cordee_dossier_new ("Équipe", 0) };
  int index;

  shown.situation = cordee_test_situation (cordee_rulebook_get_knowledge (shown.rulebook), answers);
  shown.roadmap = cordee_roadmap_new (&(CordeeRoadmapInput) { .rulebook = shown.rulebook, .structure = structure, .situation = shown.situation,
                                                             .course = course, .today = cordee_day_new (2026, 11, 23) });
  index = cordee_roadmap_find (shown.roadmap, step);
  ck_assert_int_ge (index, 0);
  cordee_dossier_add_contact (shown.dossier, &(CordeeDossierContact) { .actor = (char *) "ars-delegation", .name = (char *) "Mme Roux",
                                                                      .phone = (char *) "04 00 00 00 00" }, 1);
  shown.view = cordee_step_view_new (shown.roadmap, (guint) index, shown.dossier, shown.situation);
  return shown;
}

static void
shown_clear (Shown *shown)
{
  cordee_step_view_free (shown->view);
  cordee_roadmap_free (shown->roadmap);
  cordee_dossier_free (shown->dossier);
  cordee_situation_free (shown->situation);
  cordee_rulebook_unref (shown->rulebook);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static void
check_has (const char *text, const char *part)
{
  g_autofree char *plain = NULL;

  ck_assert_ptr_nonnull (text);
  plain = cordee_test_plain_spaces (text);
  ck_assert_msg (strstr (plain, part) != NULL, "“%s” is not in “%s”", part, plain);
}

static const CordeeStepCheckView *
find_check (const CordeeStepView *view, const char *id)
{
  for (guint i = 0; i < view->checks->len; i++)
    {
      const CordeeStepCheckView *check = view->checks->pdata[i];

      if (g_str_equal (check->check->requirement->id, id))
        return check;
    }
  ck_abort_msg ("no requirement %s", id);
}

/* A delay of the law is told with its article, stands first among the sources, and cannot be changed. */
START_TEST (legal_delay)
{
  g_auto(Shown) shown = show ("CPTS", "cpts-validation-projet", TERRITORY, NULL);

  check_has (shown.view->delay, "2 mois");
  check_has (shown.view->delay_note, "Délai légal : ");
  check_has (shown.view->delay_note, "L. 1434-12");
  ck_assert (!shown.view->delay_editable);
  check_has (shown.view->critical, "chemin critique");
  ck_assert_str_eq (((const CordeeStepSourceView *) shown.view->sources->pdata[0])->statement, shown.view->step->statement->id);
}
END_TEST

/* What no source gives is told as an estimate, to be changed; the user's own is told as that. */
START_TEST (estimate_is_told)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_auto(Shown) before = show ("CPTS", "cpts-lettre-intention", TERRITORY, NULL);
  g_auto(Shown) after = { 0 };

  check_has (before.view->delay_note, "Aucune source ne donne ce délai");
  ck_assert (before.view->delay_editable);
  cordee_course_set_duration (course, "cpts-lettre-intention", &(CordeeDuration) { 3, 3, 3, CORDEE_DURATION_WEEKS }, 1);
  after = show ("CPTS", "cpts-lettre-intention", TERRITORY, course);
  check_has (after.view->delay, "3 semaines");
  check_has (after.view->delay_note, "L’estimation de ce projet.");
}
END_TEST

/* The gate: what an answer proves is met, with the answer; what nobody answered leads to its question; what only the user can tell is
   ticked. */
START_TEST (gate)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_auto(Shown) shown = { 0 };
  const CordeeStepCheckView *check;

  cordee_course_set_met (course, "cpts-lettre-intention", "calendrier", TRUE, 1);
  shown = show ("CPTS", "cpts-lettre-intention", TERRITORY, course);
  check = find_check (shown.view, "territoire");
  ck_assert_int_eq (check->check->state, CORDEE_CHECK_MET);
  check_has (check->proof, "48 219");
  ck_assert_ptr_null (check->task);
  ck_assert (!check->can_tick);

  check = find_check (shown.view, "orientations");
  ck_assert_int_eq (check->check->state, CORDEE_CHECK_UNSURE);
  ck_assert_ptr_nonnull (check->question);
  ck_assert_str_eq (check->question->id, "objectifs");
  ck_assert_ptr_nonnull (check->task);

  check = find_check (shown.view, "calendrier");
  ck_assert (check->can_tick);
  ck_assert_int_eq (check->check->state, CORDEE_CHECK_MET);
  check = find_check (shown.view, "diagnostic");
  ck_assert (check->can_tick);
  ck_assert_int_ne (check->check->state, CORDEE_CHECK_MET);
  check_has (shown.view->gate, "avant l’envoi");
}
END_TEST

/* A territory is proven by how many communes it has, not by their codes. */
START_TEST (communes_are_counted)
{
  g_auto(Shown) shown = show ("CPTS", "cpts-lettre-intention", "communes=30019,30043,30344", NULL);

  check_has (find_check (shown.view, "territoire")->proof, "3 communes (");
}
END_TEST

/* An objective that is none of those asked for: it is missing, not unsure. */
START_TEST (missing_is_not_unsure)
{
  g_auto(Shown) shown = show ("CPTS", "cpts-lettre-intention", TERRITORY " objectifs=qualite-pertinence", NULL);

  ck_assert_int_eq (find_check (shown.view, "orientations")->check->state, CORDEE_CHECK_MISSING);
}
END_TEST

/* The user's own contact stands before those of the base, with a number that a program dials. */
START_TEST (contacts)
{
  g_auto(Shown) shown = show ("CPTS", "cpts-lettre-intention", TERRITORY, NULL);
  guint own = 0, public = G_MAXUINT;

  for (guint i = 0; i < shown.view->contacts->len; i++)
    {
      const CordeeStepContactView *contact = shown.view->contacts->pdata[i];

      if (contact->card != NULL)
        {
          own = i;
          ck_assert_str_eq (contact->title, "Mme Roux");
          ck_assert_str_eq (contact->uri, "tel:0400000000");
        }
      else if (g_str_equal (contact->contact->actor, "ars-delegation") && public == G_MAXUINT)
        public = i;
    }
  ck_assert_uint_lt (own, public);
  ck_assert_uint_ne (public, G_MAXUINT);
}
END_TEST

/* Money that a step opens is told with its amount and condition. */
START_TEST (aids)
{
  g_auto(Shown) shown = show ("CPTS", "cpts-aide-demarrage", TERRITORY, NULL);

  ck_assert_uint_gt (shown.view->aids->len, 0);
  check_has (((const CordeeStepAidView *) shown.view->aids->pdata[0])->text, "50 000 €");
}
END_TEST

static const struct
{
  const char *text;
  CordeeDuration expected; /* max 0: not understood */
} durations[] = {
  { "3 semaines", { 3, 3, 3, CORDEE_DURATION_WEEKS } },
  { "De 2 à 6 mois", { 2, 4, 6, CORDEE_DURATION_MONTHS } },
  { "10 jours ouvrés", { 10, 10, 10, CORDEE_DURATION_WORKING_DAYS } },
  { "1 jour", { 1, 1, 1, CORDEE_DURATION_DAYS } },
  { "2-3 ans", { 2, 3, 3, CORDEE_DURATION_YEARS } },
  { " 4 à 5 sem. ", { 4, 5, 5, CORDEE_DURATION_WEEKS } },
  { "trois semaines", { 0 } },
  { "6 à 2 mois", { 0 } },
  { "2", { 0 } },
  { "1 à 2 à 3 mois", { 0 } },
  { "12345 jours", { 0 } },
  { "0 mois", { 0 } },
  { "", { 0 } },
};

START_TEST (typed_duration)
{
  const CordeeDuration untouched = { 7, 7, 7, CORDEE_DURATION_DAYS };
  CordeeDuration duration = untouched;
  gboolean taken = durations[_i].expected.max != 0;
  const CordeeDuration *expected = taken ? &durations[_i].expected : &untouched;

  ck_assert_int_eq (cordee_step_parse_duration (durations[_i].text, &duration), taken);
  ck_assert_int_eq (duration.min, expected->min);
  ck_assert_int_eq (duration.likely, expected->likely);
  ck_assert_int_eq (duration.max, expected->max);
  ck_assert_int_eq (duration.unit, expected->unit);
}
END_TEST

static Suite *
step_view_suite (void)
{
  Suite *suite = suite_create ("step-view");
  TCase *look = tcase_create ("look");

  tcase_add_test (look, legal_delay);
  tcase_add_test (look, estimate_is_told);
  tcase_add_test (look, gate);
  tcase_add_test (look, communes_are_counted);
  tcase_add_test (look, missing_is_not_unsure);
  tcase_add_test (look, contacts);
  tcase_add_test (look, aids);
  tcase_add_loop_test (look, typed_duration, 0, G_N_ELEMENTS (durations));
  suite_add_tcase (suite, look);
  return suite;
}

int
main (void)
{
  return cordee_test_main (step_view_suite ());
}
