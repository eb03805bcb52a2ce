/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-roadmap-view.h"
#include "cordee-test-advice.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <math.h>
#include <string.h>

/* What the page of the way shows, without a widget, on the base that ships. */

#define TODAY cordee_day_new (2026, 11, 23)
#define TERRITORY "population=48219"
#define AIMED TERRITORY " date-signature=2027-09-15"

/* The view and what it borrows from. */
typedef struct
{
  CordeeRulebook *rulebook;
  CordeeSituation *situation;
  CordeeRoadmap *roadmap;
  CordeeRoadmapView *view;
} Shown;

/* course: what was done; or NULL. */
static Shown
show (const char *answers, const CordeeCourse *course, CordeeDay today)
{
  Shown shown = { .rulebook = cordee_test_base_rulebook ("76") };

  shown.situation = cordee_test_situation (cordee_rulebook_get_knowledge (shown.rulebook), answers);
  shown.roadmap = cordee_roadmap_new (&(CordeeRoadmapInput) { .rulebook = shown.rulebook, .structure = "CPTS", .situation = shown.situation,
                                                             .course = course, .today = today });
  shown.view = cordee_roadmap_view_new (shown.roadmap, shown.situation);
  return shown;
}

static void
shown_clear (Shown *shown)
{
  cordee_roadmap_view_free (shown->view);
  cordee_roadmap_free (shown->roadmap);
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

static const CordeeRoadmapRow *
row_of (const CordeeRoadmapView *view, const char *id)
{
  for (guint i = 0; i < view->rows->len; i++)
    {
      const CordeeRoadmapRow *row = view->rows->pdata[i];

      if (g_str_equal (row->step->id, id))
        return row;
    }
  ck_abort_msg ("no row %s", id);
}

static const CordeeRoadmapTile *
tile_of (const CordeeRoadmapView *view, guint i)
{
  ck_assert_uint_lt (i, view->tiles->len);
  return view->tiles->pdata[i];
}

/* ── rows ───────────────────────────────────────────────────────── */

/* Every step has one row, every row is in one band, and what comes after the goal is in the last. */
START_TEST (rows_and_bands)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  guint next = 0, n_next = 0;

  ck_assert_uint_eq (shown.view->rows->len, shown.roadmap->steps->len);
  ck_assert_uint_ge (shown.view->bands->len, 3);
  for (guint i = 0; i < shown.view->bands->len; i++)
    {
      const CordeeRoadmapBand *band = shown.view->bands->pdata[i];

      ck_assert_uint_eq (band->first, next);
      ck_assert_uint_gt (band->n, 0);
      for (guint j = band->first; j < band->first + band->n; j++)
        {
          const CordeeRoadmapRow *row = shown.view->rows->pdata[j];

          ck_assert_int_eq (row->after_goal, i == shown.view->bands->len - 1);
          n_next += row->next ? 1 : 0;
        }
      next += band->n;
    }
  ck_assert_uint_eq (next, shown.view->rows->len);
  ck_assert_uint_eq (n_next, 1);
}
END_TEST

/* A row says by words what its bar says by colour. */
START_TEST (row_in_words)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  const CordeeRoadmapRow *row = row_of (shown.view, "cpts-validation-projet");

  ck_assert (row->critical);
  check_has (row->name, row->title);
  check_has (row->name, "à faire");
  check_has (row->name, "sur le chemin critique");
  check_has (row->hint, "au plus tard le ");
  check_has (row->text, "2 mois");
  ck_assert_ptr_nonnull (row->dates);
}
END_TEST

/* Bars are where the days are, and no bar ends before it begins. */
START_TEST (bars_are_days)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  guint n = 0;

  for (guint i = 0; i < shown.view->rows->len; i++)
    {
      const CordeeRoadmapRow *row = shown.view->rows->pdata[i];

      if (!row->has_bar)
        continue;
      n++;
      ck_assert (row->start < row->end && row->end <= row->latest);
      ck_assert_int_eq (cordee_roadmap_view_get_day (shown.view, row->start + 1e-9), row->step->earliest_start);
      ck_assert_int_eq (cordee_roadmap_view_get_day (shown.view, row->end - 1e-9), row->step->earliest_end);
    }
  ck_assert_uint_ge (n, 8);
  ck_assert (fabs (cordee_roadmap_view_get_place (shown.view, shown.view->first)) < 1e-9);
  ck_assert (fabs (cordee_roadmap_view_get_place (shown.view, shown.view->last + 1) - 1) < 1e-9);
}
END_TEST

/* The scale has whole months, one tick each, and keeps to the way to the goal: what follows for years is told in words. */
START_TEST (scale)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  const CordeeRoadmapTick *first = shown.view->ticks->pdata[0];

  ck_assert_int_eq (shown.view->first, cordee_day_new (2026, 11, 1));
  ck_assert_int_le (shown.view->last, cordee_day_new (2027, 12, 31));
  ck_assert_int_ge (shown.view->last, cordee_day_new (2027, 9, 30));
  ck_assert_str_eq (first->label, "nov. 2026");
  for (guint i = 1; i < shown.view->ticks->len; i++)
    ck_assert (((CordeeRoadmapTick *) shown.view->ticks->pdata[i])->start > ((CordeeRoadmapTick *) shown.view->ticks->pdata[i - 1])->start);
  ck_assert (shown.view->today > 0.0 && shown.view->today < shown.view->target && shown.view->target <= 1.0);
  cordee_roadmap_view_set_scale (shown.view, cordee_day_new (2026, 11, 1), cordee_day_new (2026, 12, 31));
  ck_assert_uint_eq (shown.view->ticks->len, 2);
  ck_assert (shown.view->target > 1.0);
}
END_TEST

/* ── cards ──────────────────────────────────────────────────────── */

START_TEST (tiles)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  guint n_done, n_steps, n_late, n_waiting;
  g_autofree char *count = NULL;

  cordee_roadmap_count (shown.roadmap, &n_done, &n_steps, &n_late, &n_waiting);
  count = g_strdup_printf ("sur %u", n_steps);
  ck_assert_uint_eq (shown.view->tiles->len, 4);
  check_has (tile_of (shown.view, 0)->title, "Prochaine action");
  ck_assert_str_eq (tile_of (shown.view, 0)->step, ((CordeeRoadmapStep *) shown.roadmap->steps->pdata[cordee_roadmap_get_next (shown.roadmap)])->id);
  check_has (tile_of (shown.view, 1)->value, count);
  check_has (tile_of (shown.view, 1)->text, "aucun retard");
  check_has (tile_of (shown.view, 2)->title, "Marge");
  check_has (tile_of (shown.view, 2)->text, "chemin critique : Validation du projet");
  ck_assert (!tile_of (shown.view, 2)->warning);
  ck_assert_ptr_null (shown.view->warning);
}
END_TEST

/* The aid of the region before the contract: what it may come to, how often, on what condition. */
START_TEST (aids_tile)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);

  check_has (tile_of (shown.view, 3)->value, "jusqu’à 50 000 €");
  check_has (tile_of (shown.view, 3)->text, "une fois");
  check_has (tile_of (shown.view, 3)->text, "sur décision");
}
END_TEST

START_TEST (without_target)
{
  g_auto(Shown) shown = show (TERRITORY, NULL, TODAY);

  check_has (tile_of (shown.view, 2)->title, "Au plus tôt");
  ck_assert (shown.view->target < 0.0);
  ck_assert_ptr_null (shown.view->warning);
}
END_TEST

START_TEST (target_too_soon)
{
  g_auto(Shown) shown = show (TERRITORY " date-signature=2027-01-15", NULL, TODAY);

  check_has (shown.view->warning, "trop proche");
  ck_assert (tile_of (shown.view, 2)->warning);
}
END_TEST

/* ── tasks ──────────────────────────────────────────────────────── */

/* What comes next is among the tasks of the week, with its reason; so is what is asked for before it ends. */
START_TEST (tasks)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);
  const CordeeRoadmapTask *first;

  ck_assert_uint_gt (shown.view->tasks->len, 0);
  first = shown.view->tasks->pdata[0];
  ck_assert_int_eq ((int) first->index, cordee_roadmap_get_next (shown.roadmap));
  check_has (first->text, "Commencer : ");
  check_has (first->reason, "au plus tard le ");
  for (guint i = 0; i < shown.view->tasks->len; i++)
    ck_assert_uint_gt (strlen (((CordeeRoadmapTask *) shown.view->tasks->pdata[i])->reason), 0);
}
END_TEST

/* Whoever has had a step for longer than it takes is to be reminded; before that there is nothing to do. */
START_TEST (waiting_too_long)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  g_auto(Shown) shown = { 0 };
  const CordeeRoadmapTask *first;

  cordee_course_set_status (course, "cpts-rassembler", CORDEE_STEP_WAITING, cordee_day_new (2026, 3, 2), 1);
  shown = show (AIMED, course, TODAY);
  first = shown.view->tasks->pdata[0];
  check_has (first->text, "Relancer : Tour de table");
  check_has (first->reason, "l’attente dépasse le délai");
  shown_clear (&shown);

  cordee_course_set_status (course, "cpts-rassembler", CORDEE_STEP_WAITING, cordee_day_new (2026, 11, 20), 2);
  shown = show (AIMED, course, TODAY);
  for (guint i = 0; i < shown.view->tasks->len; i++)
    ck_assert_ptr_null (strstr (((CordeeRoadmapTask *) shown.view->tasks->pdata[i])->text, "Relancer"));
}
END_TEST

/* A step that was forgotten is late, says by how much, and leads the tasks. */
START_TEST (late)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  CordeeDay today = cordee_day_new (2027, 8, 2);
  g_auto(Shown) shown = show (AIMED, course, today);
  const CordeeRoadmapRow *row = row_of (shown.view, "cpts-lettre-intention");

  ck_assert (row->late);
  check_has (row->warning, "en retard de ");
  check_has (row->name, "en retard de ");
  ck_assert (tile_of (shown.view, 1)->warning);
}
END_TEST

/* What is done says so, has no hint any more, and is no task. */
START_TEST (done)
{
  g_autoptr(CordeeCourse) course = cordee_course_new ("CPTS", CORDEE_HOW_CREER);
  const char *id = "cpts-rassembler";

  cordee_course_set_status (course, id, CORDEE_STEP_DONE, cordee_day_new (2026, 11, 20), 1);
  {
    g_auto(Shown) shown = show (AIMED, course, TODAY);
    const CordeeRoadmapRow *row = row_of (shown.view, id);

    ck_assert (row->done && !row->critical && row->hint == NULL);
    check_has (row->status, "fait le 20/11/2026");
    check_has (tile_of (shown.view, 1)->value, "1 étape");
    for (guint i = 0; i < shown.view->tasks->len; i++)
      ck_assert_uint_ne (((CordeeRoadmapTask *) shown.view->tasks->pdata[i])->index, row->index);
  }
}
END_TEST

/* ── the rest ───────────────────────────────────────────────────── */

START_TEST (next_document)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);

  ck_assert_ptr_nonnull (shown.view->prepare);
  check_has (shown.view->prepare_label, "Préparer : ");
}
END_TEST

/* Delays without a source are said to be estimates. */
START_TEST (notes)
{
  g_auto(Shown) shown = show (AIMED, NULL, TODAY);

  ck_assert_uint_gt (shown.view->notes->len, 0);
  check_has (shown.view->notes->pdata[0], "estimation");
}
END_TEST

/* A structure whose way the base does not tell is not an empty page. */
START_TEST (empty)
{
  g_auto(Shown) shown = { .rulebook = cordee_test_small_rulebook () };
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_rulebook_get_knowledge (shown.rulebook));

  shown.situation = cordee_situation_new ();
  shown.roadmap = cordee_roadmap_new (&(CordeeRoadmapInput) { .rulebook = shown.rulebook,
                                                             .structure = ((CordeeStructure *) structures->pdata[0])->id, .today = TODAY });
  shown.view = cordee_roadmap_view_new (shown.roadmap, shown.situation);
  ck_assert_uint_eq (shown.view->rows->len, 0);
  check_has (shown.view->empty, "pas encore d’étapes");
}
END_TEST

static Suite *
roadmap_view_suite (void)
{
  Suite *suite = suite_create ("roadmap-view");
  TCase *rows = tcase_create ("rows"), *cards = tcase_create ("cards"), *rest = tcase_create ("rest");

  tcase_add_test (rows, rows_and_bands);
  tcase_add_test (rows, row_in_words);
  tcase_add_test (rows, bars_are_days);
  tcase_add_test (rows, scale);
  tcase_add_test (cards, tiles);
  tcase_add_test (cards, aids_tile);
  tcase_add_test (cards, without_target);
  tcase_add_test (cards, target_too_soon);
  tcase_add_test (cards, tasks);
  tcase_add_test (cards, waiting_too_long);
  tcase_add_test (cards, late);
  tcase_add_test (cards, done);
  tcase_add_test (rest, next_document);
  tcase_add_test (rest, notes);
  tcase_add_test (rest, empty);
  suite_add_tcase (suite, rows);
  suite_add_tcase (suite, cards);
  suite_add_tcase (suite, rest);
  return suite;
}

int
main (void)
{
  return cordee_test_main (roadmap_view_suite ());
}
