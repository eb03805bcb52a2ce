/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-matrix-choice.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

/* What the reader chose to see of the matrix. */

static char *
join (GPtrArray *ids)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) ids->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
check_columns (const CordeeMatrixChoice *choice, const char *expected)
{
  g_autofree char *columns = join (choice->columns);

  ck_assert_str_eq (columns, expected);
}

static void
check_visible (const CordeeMatrixChoice *choice, guint capacity, const char *expected)
{
  g_autoptr(GPtrArray) visible = cordee_matrix_choice_dup_visible (choice, capacity);
  g_autofree char *ids = join (visible);

  ck_assert_str_eq (ids, expected);
}

/* ── which columns ──────────────────────────────────────────────── */

START_TEST (all_structures_are_chosen)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_fifth ());

  check_columns (choice, "ESP ESS MSP CPTS CDS");
  check_visible (choice, 5, "ESP ESS MSP CPTS CDS");
  check_visible (choice, 9, "ESP ESS MSP CPTS CDS");
  check_visible (choice, 2, "ESP ESS");
  check_visible (choice, 0, "ESP");
  ck_assert (cordee_matrix_choice_is_chosen (choice, "CDS"));
  ck_assert (!cordee_matrix_choice_is_chosen (choice, "XYZ"));
}
END_TEST

START_TEST (two_are_left_to_compare)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (!cordee_matrix_choice_toggle_structure (choice, "XYZ"));
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESP"));
  ck_assert (cordee_matrix_choice_can_drop_structure (choice, "ESS"));
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESS"));
  ck_assert (!cordee_matrix_choice_can_drop_structure (choice, "MSP"));
  ck_assert (!cordee_matrix_choice_can_drop_structure (choice, "ESP"));
  ck_assert (!cordee_matrix_choice_toggle_structure (choice, "MSP"));
  check_visible (choice, 4, "MSP CPTS");

  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESP"));
  check_visible (choice, 4, "ESP MSP CPTS");
  ck_assert_str_eq (choice->chosen->pdata[0], "ESP");
}
END_TEST

/* Where room is short, what was pinned is seen, then what was chosen last. */
START_TEST (the_latest_have_room)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (cordee_matrix_choice_toggle_structure (choice, "CPTS"));
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "CPTS"));
  check_visible (choice, 2, "ESP CPTS");
  check_visible (choice, 1, "CPTS");
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "MSP"));
  check_columns (choice, "MSP ESP ESS CPTS");
  check_visible (choice, 1, "MSP");
  check_visible (choice, 2, "MSP CPTS");
  check_visible (choice, 3, "MSP ESP CPTS");

  /* One that is pinned and not chosen has no room. */
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "MSP"));
  check_visible (choice, 2, "ESP CPTS");
}
END_TEST

/* The chips of the page: pressed while visible. */
START_TEST (chips_show_and_drop)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  /* There is room for two: pressing another shows it, and nothing is taken out of the comparison. */
  ck_assert (cordee_matrix_choice_set_visible (choice, "CPTS", TRUE, 2));
  check_visible (choice, 2, "ESP CPTS");
  ck_assert_uint_eq (choice->chosen->len, 4);
  ck_assert (cordee_matrix_choice_set_visible (choice, "CPTS", TRUE, 2));
  ck_assert (cordee_matrix_choice_set_visible (choice, "MSP", FALSE, 2));
  ck_assert_uint_eq (choice->chosen->len, 4);

  /* Releasing takes out; the next one has its place, until too few are left. */
  ck_assert (cordee_matrix_choice_set_visible (choice, "ESP", FALSE, 2));
  check_visible (choice, 2, "ESS CPTS");
  ck_assert (cordee_matrix_choice_set_visible (choice, "ESS", FALSE, 2));
  check_visible (choice, 2, "MSP CPTS");
  ck_assert (!cordee_matrix_choice_set_visible (choice, "MSP", FALSE, 2));
  check_visible (choice, 2, "MSP CPTS");

  ck_assert (cordee_matrix_choice_set_visible (choice, "ESP", TRUE, 4));
  check_visible (choice, 4, "ESP MSP CPTS");
  ck_assert (!cordee_matrix_choice_set_visible (choice, "XYZ", TRUE, 4));
}
END_TEST

/* One card at a time: another takes its place, even that of a pinned one; it is never put away for nothing. */
START_TEST (one_card_is_replaced)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (!cordee_matrix_choice_set_visible (choice, "ESP", FALSE, 1));
  check_visible (choice, 1, "ESP");
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "ESP"));
  ck_assert (cordee_matrix_choice_set_visible (choice, "MSP", TRUE, 1));
  check_visible (choice, 1, "MSP");
  ck_assert (cordee_matrix_choice_is_pinned (choice, "ESP"));
  check_visible (choice, 2, "ESP MSP");

  /* What is taken out has no room, though it was asked for last. */
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "MSP"));
  check_visible (choice, 1, "ESP");
}
END_TEST

/* Two pinned ones fill the room: the one that is asked for is seen, and pinning another takes that back. */
START_TEST (asking_beats_pins)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (cordee_matrix_choice_toggle_pin (choice, "ESP"));
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "ESS"));
  ck_assert (cordee_matrix_choice_set_visible (choice, "CPTS", TRUE, 2));
  check_visible (choice, 2, "ESP CPTS");
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "MSP"));
  check_columns (choice, "ESP ESS MSP CPTS");
  check_visible (choice, 3, "ESP ESS MSP");
}
END_TEST

/* ── their order ────────────────────────────────────────────────── */

START_TEST (pinned_columns_come_first)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (cordee_matrix_choice_toggle_pin (choice, "CPTS"));
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "ESS"));
  check_columns (choice, "CPTS ESS ESP MSP");
  ck_assert (!cordee_matrix_choice_move (choice, "ESS", 1, 4));
  ck_assert (!cordee_matrix_choice_move (choice, "ESP", -1, 4));
  ck_assert (!cordee_matrix_choice_move (choice, "CPTS", -1, 4));
  ck_assert (!cordee_matrix_choice_move (choice, "MSP", 1, 4));
  check_columns (choice, "CPTS ESS ESP MSP");
  ck_assert (cordee_matrix_choice_move (choice, "ESS", -3, 4));
  check_columns (choice, "ESS CPTS ESP MSP");
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "ESS"));
  check_columns (choice, "CPTS ESS ESP MSP");
  ck_assert (!cordee_matrix_choice_is_pinned (choice, "ESS"));
  ck_assert (!cordee_matrix_choice_toggle_pin (choice, "XYZ"));
}
END_TEST

/* One press changes the screen: columns that are not on it are passed over. */
START_TEST (moving_passes_over_hidden_columns)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESS"));
  ck_assert (cordee_matrix_choice_move (choice, "ESP", 1, 4));
  check_visible (choice, 4, "MSP ESP CPTS");
  ck_assert (cordee_matrix_choice_move (choice, "ESP", -1, 4));
  check_visible (choice, 4, "ESP MSP CPTS");
  ck_assert (!cordee_matrix_choice_move (choice, "ESS", 1, 4));
  ck_assert (!cordee_matrix_choice_move (choice, "ESP", 0, 4));
  ck_assert (cordee_matrix_choice_move (choice, "ESP", 2, 4));
  check_visible (choice, 4, "MSP CPTS ESP");
  ck_assert (!cordee_matrix_choice_move (choice, "MSP", 1, 1));
}
END_TEST

/* ── another base ───────────────────────────────────────────────── */

START_TEST (follows_another_base)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());

  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESP"));
  ck_assert (cordee_matrix_choice_move (choice, "CPTS", -1, 4));
  cordee_matrix_choice_follow (choice, cordee_test_fifth ());
  check_columns (choice, "ESP ESS CPTS MSP CDS");
  check_visible (choice, 5, "ESS CPTS MSP CDS");

  cordee_matrix_choice_toggle_group (choice, "composition");
  cordee_matrix_choice_toggle_group (choice, "un");
  cordee_matrix_choice_drop_row (choice, "y-cds-tutelle");
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "ESS"));
  ck_assert (cordee_matrix_choice_toggle_structure (choice, "MSP"));
  ck_assert (cordee_matrix_choice_toggle_pin (choice, "CDS"));
  ck_assert (cordee_matrix_choice_show (choice, "CDS"));
  cordee_matrix_choice_follow (choice, cordee_test_knowledge ());
  check_columns (choice, "ESP ESS CPTS MSP");
  check_visible (choice, 4, "ESP CPTS");
  ck_assert_uint_eq (g_hash_table_size (choice->pinned), 0);
  ck_assert_uint_eq (g_hash_table_size (choice->dropped), 0);
  ck_assert_uint_eq (g_hash_table_size (choice->folded), 1);
  ck_assert_ptr_null (choice->asked);

  cordee_matrix_choice_follow (choice, cordee_test_small ());
  check_columns (choice, "A B C");
  check_visible (choice, 3, "A B C");
}
END_TEST

/* ── rows ───────────────────────────────────────────────────────── */

START_TEST (rows_are_folded_dropped_searched)
{
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());

  cordee_matrix_choice_toggle_group (choice, "deux");
  ck_assert (g_hash_table_contains (choice->folded, "deux"));
  cordee_matrix_choice_toggle_group (choice, "deux");
  ck_assert_uint_eq (g_hash_table_size (choice->folded), 0);
  cordee_matrix_choice_fold_all (choice, cordee_test_small (), TRUE);
  ck_assert_uint_eq (g_hash_table_size (choice->folded), 2);
  cordee_matrix_choice_fold_all (choice, cordee_test_small (), FALSE);
  ck_assert_uint_eq (g_hash_table_size (choice->folded), 0);

  cordee_matrix_choice_drop_row (choice, "same");
  cordee_matrix_choice_drop_row (choice, "same");
  ck_assert_uint_eq (g_hash_table_size (choice->dropped), 1);
  cordee_matrix_choice_show_rows (choice);
  ck_assert_uint_eq (g_hash_table_size (choice->dropped), 0);

  cordee_matrix_choice_set_search (choice, "œuvre");
  cordee_matrix_choice_set_search (choice, choice->search);
  ck_assert_str_eq (choice->search, "œuvre");
  cordee_matrix_choice_set_search (choice, NULL);
  ck_assert_str_eq (choice->search, "");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("matrix-choice");
  TCase *columns = tcase_create ("columns"), *order = tcase_create ("order"), *rows = tcase_create ("rows");

  tcase_add_test (columns, all_structures_are_chosen);
  tcase_add_test (columns, two_are_left_to_compare);
  tcase_add_test (columns, the_latest_have_room);
  tcase_add_test (columns, chips_show_and_drop);
  tcase_add_test (columns, one_card_is_replaced);
  tcase_add_test (columns, asking_beats_pins);
  suite_add_tcase (suite, columns);
  tcase_add_test (order, pinned_columns_come_first);
  tcase_add_test (order, moving_passes_over_hidden_columns);
  tcase_add_test (order, follows_another_base);
  suite_add_tcase (suite, order);
  tcase_add_test (rows, rows_are_folded_dropped_searched);
  suite_add_tcase (suite, rows);
  return cordee_test_main (suite);
}
