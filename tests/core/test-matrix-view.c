/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-highlight.h"
#include "cordee-matrix-notes.h"
#include "cordee-matrix-view.h"
#include "cordee-test-view.h"
#include "cordee-test.h"
#include "cordee-text.h"

#include <string.h>

#define TODAY "2026-11-22"
#define HIT(text) "<span weight=\"bold\" underline=\"single\">" text "</span>"

/* What the matrix shows, without a widget. */

static const CordeeMatrixLine *
find_line (const CordeeMatrixView *view, const char *criterion)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const CordeeMatrixLine *line = view->lines->pdata[i];

      if (line->row != NULL && g_str_equal (line->row->criterion->id, criterion))
        return line;
    }
  return NULL;
}

static const CordeeMatrixLine *
find_heading (const CordeeMatrixView *view, const char *group)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const CordeeMatrixLine *line = view->lines->pdata[i];

      if (line->row == NULL && g_str_equal (line->group->id, group))
        return line;
    }
  return NULL;
}

static const CordeeMatrixCell *
find_cell (const CordeeMatrixView *view, const char *structure, const char *criterion)
{
  const CordeeMatrixLine *line = find_line (view, criterion);

  ck_assert_msg (line != NULL, "%s is not shown", criterion);
  for (guint i = 0; i < line->cells->len; i++)
    {
      const CordeeMatrixCell *cell = line->cells->pdata[i];

      if (g_str_equal (cell->cell->structure->id, structure))
        return cell;
    }
  ck_abort_msg ("%s is not shown", structure);
  return NULL;
}

static guint
count_rows (const CordeeMatrixView *view)
{
  guint n = 0;

  for (guint i = 0; i < view->lines->len; i++)
    n += ((const CordeeMatrixLine *) view->lines->pdata[i])->row != NULL ? 1 : 0;
  return n;
}

static CordeeMatrixChoice *
choose (CordeeKnowledge *knowledge, const char *first, const char *second)
{
  CordeeMatrixChoice *choice = cordee_matrix_choice_new (knowledge);
  g_autoptr(GPtrArray) all = cordee_matrix_choice_dup_visible (choice, 99);

  for (guint i = 0; i < all->len; i++)
    if (!g_str_equal (all->pdata[i], first) && !g_str_equal (all->pdata[i], second))
      ck_assert (cordee_matrix_choice_toggle_structure (choice, all->pdata[i]));
  return choice;
}

static void
check_plain (const char *text, const char *expected)
{
  g_autofree char *plain = cordee_test_plain_spaces (text);

  ck_assert_str_eq (plain, expected);
}

static void
check_face (const CordeeMatrixCell *cell, const char *expected)
{
  g_autofree char *text = cordee_test_markup_to_text (cell->face);

  ck_assert_str_eq (text, expected);
}

/* ── words that stand out ───────────────────────────────────────── */

static void
check_highlight (const char *text, const char *search, const char *expected)
{
  g_autofree char *folded = cordee_text_fold (search);
  g_autofree char *markup = cordee_highlight_markup (text, NULL, folded);
  g_autofree char *plain = cordee_test_markup_to_text (markup);

  ck_assert_str_eq (plain, text);
  ck_assert_str_eq (markup, expected);
}

START_TEST (what_was_found_stands_out)
{
  check_highlight ("Médecins", "medecin", HIT ("Médecin") "s");
  check_highlight ("Les médecins, l’équipe médicale", "MED l'equ", "Les " HIT ("méd") "ecins, " HIT ("l’équ") "ipe " HIT ("méd") "icale");
  check_highlight ("L’œuvre & <l’Œuvre>", "oeuvre", "L’" HIT ("œuvre") " &amp; &lt;l’" HIT ("Œuvre") "&gt;");
  check_highlight ("bœuf", "o", "b" HIT ("œ") "uf");
  /* An accent that is a character of its own is not parted from its letter. */
  check_highlight ("me\u0301decin", "me", HIT ("me\u0301") "decin");
  check_highlight ("Grand‑Est – 2", "grand-est -", HIT ("Grand‑Est") " " HIT ("–") " 2");
  check_highlight ("aaaa", "aa", HIT ("aaaa"));
  check_highlight ("rien", "autre", "rien");
}
END_TEST

/* Emphasis and a find that overlap, where typesetting changes bytes before both. */
START_TEST (emphasis_keeps_its_place)
{
  const char *text = "Été : 1 000 € à l’équipe médicale";
  const CordeeSpan span = { (guint) (strstr (text, "1 000") - text), (guint) (strstr (text, " médicale") - text) };
  g_autoptr(GArray) emphasis = g_array_new (FALSE, FALSE, sizeof (CordeeSpan));
  g_autofree char *bold = NULL;
  g_autofree char *both = NULL;

  g_array_append_val (emphasis, span);
  bold = cordee_highlight_markup (text, emphasis, "");
  ck_assert_str_eq (bold, "Été\u00a0: <b>1\u202f000\u00a0€ à l’équipe</b> médicale");
  both = cordee_highlight_markup (text, emphasis, "ipe med");
  ck_assert_str_eq (both, "Été\u00a0: <b>1\u202f000\u00a0€ à l’équ</b>" HIT ("ipe") " " HIT ("méd") "icale");
}
END_TEST

/* ── faces ──────────────────────────────────────────────────────── */

START_TEST (face_has_three_phrases)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  const CordeeMatrixCell *cell = find_cell (view, "A", "oeuvre");

  ck_assert_str_eq (cell->face, "Œuvre de <b>l’équipe médicale</b> &lt;1\u202f000\u00a0€&gt;\nDeuxième\nTroisième\n… et 2\u00a0autres");
  ck_assert_ptr_null (cell->state);
  ck_assert_ptr_null (cell->warning);
  ck_assert_ptr_null (cell->changed);
  check_plain (cell->foot, "Loi · 5 énoncés");
  check_plain (cell->name, "L’œuvre <commune>, A, Œuvre de l’équipe médicale <1 000 €> ; Deuxième ; Troisième … et 2 autres");
}
END_TEST

START_TEST (face_shows_all_sides_of_a_conflict)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  const CordeeMatrixCell *cell = find_cell (view, "A", "sides");

  check_face (cell, "Première phrase\nCôté un\nCôté deux\nCôté trois\nCôté quatre\n… et 1 autre");
  ck_assert_str_eq (cell->warning, "4 lectures");
  ck_assert (g_str_has_suffix (cell->name, ", 4 lectures"));
}
END_TEST

START_TEST (states_are_told)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  const CordeeMatrixCell *cell = find_cell (view, "B", "sides");

  ck_assert_str_eq (cell->state, "Sans objet");
  check_face (cell, "Rien à dire");
  check_plain (cell->name, "Lectures, B, Rien à dire, Sans objet");

  check_plain (find_cell (view, "C", "sides")->foot, "Loi · 1 énoncé · 1 annonce");

  cell = find_cell (view, "A", "empty");
  check_plain (cell->state, "Inconnu au 22/11/2026");
  ck_assert_str_eq (cell->face, "");
  ck_assert_str_eq (cell->foot, "");
  check_plain (cell->name, "Vide, A, Inconnu au 22/11/2026");

  cell = find_cell (view, "C", "empty");
  check_plain (cell->state, "Inconnu au 22/11/2026");
  check_face (cell, "Au plus près, à partir du 01/01/2028 : « À venir & bien »");
}
END_TEST

/* The base itself: a conflict, what is awaited, a regional amount, what was looked for. */
START_TEST (base_cells_are_told)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), TODAY, "76");
  g_autoptr(CordeeComparison) national = cordee_test_compare (cordee_test_fifth (), TODAY, NULL);
  g_autoptr(CordeeComparison) earlier = cordee_test_compare (cordee_test_fifth (), "2024-03-01", NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_fifth ());
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 5);
  g_autoptr(CordeeMatrixView) national_view = cordee_matrix_view_new (national, NULL, CORDEE_DAY_NONE, NULL, choice, 5);
  g_autoptr(CordeeMatrixView) earlier_view = cordee_matrix_view_new (earlier, NULL, CORDEE_DAY_NONE, NULL, choice, 5);
  const CordeeMatrixCell *cell = find_cell (view, "CPTS", "financements");
  g_autofree char *conflict = cordee_test_markup_to_text (cell->face);
  g_autofree char *regional = cordee_test_markup_to_text (find_cell (view, "ESP", "financements")->face);

  ck_assert_ptr_nonnull (strstr (conflict, "382 500 €"));
  ck_assert_ptr_nonnull (strstr (conflict, "330 000 €"));
  ck_assert_str_eq (cell->warning, "deux lectures");
  ck_assert_ptr_nonnull (strstr (cell->name, "Financements, CPTS, "));

  ck_assert_ptr_nonnull (strstr (regional, "30 000 €"));
  ck_assert_ptr_nonnull (strstr (find_cell (view, "ESP", "financements")->foot, " · règle locale\u00a0: Occitanie"));
  ck_assert_ptr_null (strstr (find_cell (national_view, "ESP", "financements")->foot, "règle locale"));
  ck_assert_ptr_nonnull (strstr (find_cell (national_view, "ESP", "composition")->foot, "régions ont leur propre règle"));

  ck_assert_str_eq (find_cell (earlier_view, "ESS", "financements")->state, "En attente");
  ck_assert_ptr_null (find_cell (view, "ESS", "financements")->state);
  check_face (find_cell (view, "CDS", "financements"), "Jusqu’à 10 000 € par an");
  ck_assert_str_eq (find_cell (view, "CDS", "financements")->face, "Jusqu’à <b>10\u202f000\u00a0€</b> par an");
}
END_TEST

/* Every text of the whole matrix, everywhere, with a search. */
START_TEST (markup_is_well_formed)
{
  CordeeKnowledge *bases[] = { cordee_test_fifth (), cordee_test_small () };

  for (guint b = 0; b < 2; b++)
    {
      g_autoptr(CordeeComparison) comparison = cordee_test_compare (bases[b], TODAY, NULL);
      g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (bases[b]);
      g_autoptr(CordeeMatrixView) view = NULL;

      cordee_matrix_choice_set_search (choice, "e");
      view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 5);
      ck_assert_uint_gt (count_rows (view), 2);
      for (guint i = 0; i < view->lines->len; i++)
        {
          const CordeeMatrixLine *line = view->lines->pdata[i];
          g_autofree char *label = cordee_test_markup_to_text (line->label);
          g_autofree char *hint = cordee_test_markup_to_text (line->hint != NULL ? line->hint : "");

          if (line->row == NULL)
            {
              ck_assert_str_eq (label, line->group->label);
              ck_assert_ptr_null (line->cells);
              continue;
            }
          ck_assert_str_eq (label, line->row->criterion->label);
          ck_assert_str_eq (hint, line->row->criterion->hint != NULL ? line->row->criterion->hint : "");
          ck_assert_uint_eq (line->cells->len, view->columns->len);
          for (guint j = 0; j < line->cells->len; j++)
            {
              const CordeeMatrixCell *cell = line->cells->pdata[j];
              g_autofree char *face = cordee_test_markup_to_text (cell->face);
              g_auto(GStrv) phrases = g_strsplit (face, "\n", -1);

              ck_assert (cell->cell->structure == ((CordeeMatrixColumn *) view->columns->pdata[j])->structure);
              for (guint k = 0; phrases[k] != NULL; k++)
                ck_assert (g_str_has_prefix (phrases[k], "… et ") || strstr (cell->name, phrases[k]) != NULL);
            }
        }
    }
}
END_TEST

/* ── columns ────────────────────────────────────────────────────── */

START_TEST (columns_are_told)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_fifth ());
  g_autoptr(CordeeMatrixView) view = NULL;
  const CordeeMatrixColumn *column;

  ck_assert (cordee_matrix_choice_toggle_pin (choice, "CDS"));
  view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  ck_assert_uint_eq (view->chosen->len, 5);
  ck_assert_uint_eq (view->columns->len, 3);
  column = view->columns->pdata[0];
  ck_assert_str_eq (column->name, "CDS, Centre de santé, colonne 1 sur 3, épinglée");
  ck_assert (column->pinned && !column->can_move_left && !column->can_move_right);
  column = view->columns->pdata[1];
  ck_assert_str_eq (column->name, "ESP, Équipe de soins primaires, colonne 2 sur 3");
  ck_assert (!column->pinned && !column->can_move_left && column->can_move_right);
  column = view->columns->pdata[2];
  ck_assert_str_eq (column->structure->id, "ESS");
  ck_assert (!column->pinned && column->can_move_left && !column->can_move_right);
}
END_TEST

/* ── which rows ─────────────────────────────────────────────────── */

/* A and B say the same on one criterion, and C does not: it counts only while it is chosen, with room for it or not. */
START_TEST (agreement_is_of_the_chosen)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) two = choose (cordee_test_small (), "A", "B");
  g_autoptr(CordeeMatrixChoice) three = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) view = NULL;
  g_autoptr(CordeeMatrixView) narrow = NULL;

  two->filter = CORDEE_ROWS_COMMON;
  view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, two, 3);
  ck_assert_uint_eq (count_rows (view), 2);
  ck_assert_str_eq (find_line (view, "same")->mark, "identique partout");
  ck_assert_str_eq (find_line (view, "same")->name, "Pareil, identique partout");
  ck_assert_str_eq (find_line (view, "empty")->mark, "inconnu partout");
  ck_assert_ptr_null (find_heading (view, "un"));
  ck_assert_uint_eq (find_heading (view, "deux")->n_rows, 2);
  ck_assert_uint_eq (view->n_hidden, 2);
  check_plain (view->summary, "2 critères affichés, 2 masqués (filtre)");

  three->filter = CORDEE_ROWS_DIFFERENCES;
  narrow = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, three, 2);
  ck_assert_uint_eq (narrow->columns->len, 2);
  ck_assert_ptr_nonnull (find_line (narrow, "same"));
  ck_assert_ptr_null (find_line (narrow, "same")->mark);
}
END_TEST

/* Two of five: differences and common points part the rows. */
START_TEST (filters_part_the_rows)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), TODAY, "76");
  g_autoptr(CordeeMatrixChoice) choice = choose (cordee_test_fifth (), "MSP", "CDS");
  g_autoptr(CordeeMatrixView) all = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 4);
  g_autoptr(CordeeMatrixView) differences = NULL;
  g_autoptr(CordeeMatrixView) common = NULL;
  guint n_common = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const char *id = ((const CordeeRow *) comparison->rows->pdata[i])->criterion->id;

      n_common += cordee_cell_same (cordee_test_cell_of (comparison, "MSP", id), cordee_test_cell_of (comparison, "CDS", id)) ? 1 : 0;
    }
  choice->filter = CORDEE_ROWS_DIFFERENCES;
  differences = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 4);
  choice->filter = CORDEE_ROWS_COMMON;
  common = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 4);

  ck_assert_uint_gt (n_common, 0);
  ck_assert_uint_eq (all->n_rows, comparison->rows->len);
  ck_assert_uint_eq (all->n_hidden, 0);
  ck_assert_uint_eq (count_rows (all), all->n_rows);
  ck_assert_uint_eq (count_rows (common), n_common);
  ck_assert_uint_eq (common->n_hidden, all->n_rows - n_common);
  ck_assert_uint_eq (count_rows (differences), all->n_rows - n_common);
  ck_assert_uint_eq (differences->n_hidden, n_common);
  ck_assert_ptr_nonnull (find_line (differences, "y-cds-tutelle"));
}
END_TEST

START_TEST (search_finds_whatever_the_accents)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_knowledge (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_knowledge ());
  static const char *const words[] = { "medecin", "Médecin", "  MÉDECIN " };

  cordee_matrix_choice_fold_all (choice, cordee_test_knowledge (), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(CordeeMatrixView) view = NULL;

      cordee_matrix_choice_set_search (choice, words[i]);
      view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 4);
      ck_assert_ptr_nonnull (strstr (find_cell (view, "MSP", "composition")->face, HIT ("médecin")));
      ck_assert (!find_heading (view, "composition")->folded);
      ck_assert_uint_eq (view->n_folded, 0);
      ck_assert_uint_gt (view->n_hidden, 0);
      ck_assert_uint_eq (count_rows (view) + view->n_hidden, view->n_rows);
      for (guint j = 0; j < view->lines->len; j++)
        ck_assert (((const CordeeMatrixLine *) view->lines->pdata[j])->n_rows > 0 || ((const CordeeMatrixLine *) view->lines->pdata[j])->row != NULL);
    }
}
END_TEST

/* All words, wherever in the row: label, hint, group, a face, what leads behind it. */
START_TEST (search_wants_all_words)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  static const struct
  {
    const char *search;
    const char *found; /* criteria */
  } cases[] = {
    { "l'oeuvre", "oeuvre" },
    { "d’où medecins", "oeuvre" },
    { "l'un", "oeuvre sides" },
    { "lectures rien phrase", "sides" },
    { "quatrieme", "oeuvre" },
    { "seconde un", "sides" },
    { "facade", "sides" },
    { "venir", "empty" },
    { "pareil medecins", "" },
    { "jadis", "" },
    { "jour", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
      g_autoptr(CordeeMatrixView) view = NULL;
      g_autoptr(GString) found = g_string_new (NULL);

      cordee_matrix_choice_set_search (choice, cases[i].search);
      view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
      for (guint j = 0; j < view->criteria->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? " " : "", ((const CordeeCriterion *) view->criteria->pdata[j])->id);
      ck_assert_msg (g_str_equal (found->str, cases[i].found), "%s finds %s", cases[i].search, found->str);
    }
}
END_TEST

/* A column that is not on the screen has no words there. */
START_TEST (search_is_in_what_is_seen)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) wide = NULL;
  g_autoptr(CordeeMatrixView) narrow = NULL;

  cordee_matrix_choice_set_search (choice, "autrement");
  wide = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  narrow = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 2);
  ck_assert_uint_eq (count_rows (wide), 1);
  ck_assert_uint_eq (count_rows (narrow), 0);
}
END_TEST

START_TEST (folding_hides_and_counts)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_small ());
  g_autoptr(CordeeMatrixView) view = NULL;
  const CordeeMatrixLine *heading;

  cordee_matrix_choice_toggle_group (choice, "deux");
  cordee_matrix_choice_drop_row (choice, "oeuvre");
  view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  ck_assert_uint_eq (view->lines->len, 3);
  ck_assert_uint_eq (view->n_rows, 4);
  ck_assert_uint_eq (view->n_hidden, 1);
  ck_assert_uint_eq (view->n_folded, 2);
  check_plain (view->summary, "3 critères affichés, 1 masqué (mis de côté), 2 repliés");
  check_plain (view->left_out, "3 critères affichés, 1 masqué (mis de côté)");
  ck_assert_ptr_null (view->empty);

  heading = find_heading (view, "deux");
  ck_assert (heading->folded);
  ck_assert_uint_eq (heading->n_rows, 2);
  check_plain (heading->hint, "2 critères");
  ck_assert_str_eq (heading->name, "Deux, 2 critères, replié");
  heading = find_heading (view, "un");
  ck_assert (!heading->folded);
  ck_assert_ptr_null (heading->hint);
  ck_assert_str_eq (heading->label, "L’un &amp; l’autre");
  ck_assert_str_eq (heading->name, "L’un & l’autre, 1 critère, déplié");
}
END_TEST

START_TEST (reasons_are_counted_together)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = choose (cordee_test_small (), "A", "B");
  g_autoptr(CordeeMatrixView) view = NULL;

  choice->filter = CORDEE_ROWS_DIFFERENCES;
  cordee_matrix_choice_set_search (choice, "phrase");
  cordee_matrix_choice_drop_row (choice, "empty");
  view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 3);
  check_plain (view->summary, "1 critère affiché, 3 masqués (mis de côté, filtre, recherche)");
}
END_TEST

/* ── nothing left ───────────────────────────────────────────────── */

static void
check_empty (const CordeeComparison *comparison, GPtrArray *changes, const char *other_day, const CordeeMatrixChoice *choice, const char *expected)
{
  CordeeContext other = cordee_test_context (other_day, NULL);
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, changes, other.as_of, NULL, choice, 3);

  ck_assert_uint_eq (view->lines->len, 0);
  ck_assert_uint_eq (view->n_hidden, view->n_rows);
  ck_assert (g_str_has_prefix (view->summary, "Aucun critère affiché, "));
  check_plain (view->empty, expected);
}

START_TEST (nothing_left_is_explained)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = choose (cordee_test_small (), "A", "C");
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  cordee_matrix_choice_set_search (choice, " zz  top");
  check_empty (comparison, NULL, TODAY, choice, "Aucun critère ne contient « zz top ». Effacez la recherche, ou essayez un autre mot.");
  cordee_matrix_choice_set_search (choice, "pareil");
  choice->filter = CORDEE_ROWS_CHANGES;
  check_empty (comparison, NULL, TODAY, choice, "Choisissez une deuxième date pour voir ce qui change entre les deux.");
  cordee_matrix_choice_set_search (choice, "");
  check_empty (comparison, none, "2024-03-01", choice,
               "Entre le 01/03/2024 et le 22/11/2026, rien ne change pour les structures choisies. Choisissez une autre date, ou affichez tous les "
               "critères.");
  choice->filter = CORDEE_ROWS_COMMON;
  cordee_matrix_choice_drop_row (choice, "empty");
  cordee_matrix_choice_drop_row (choice, "sides");
  check_empty (comparison, NULL, TODAY, choice,
               "Les structures choisies ne disent la même chose nulle part. Affichez tous les critères, ou les différences.");
  choice->filter = CORDEE_ROWS_ALL;
  cordee_matrix_choice_drop_row (choice, "oeuvre");
  cordee_matrix_choice_drop_row (choice, "same");
  check_empty (comparison, NULL, TODAY, choice, "Tous les critères sont mis de côté. Remettez-les pour les comparer.");
}
END_TEST

START_TEST (no_difference_is_explained)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_small (), TODAY, NULL);
  g_autoptr(CordeeMatrixChoice) choice = choose (cordee_test_small (), "A", "B");

  choice->filter = CORDEE_ROWS_DIFFERENCES;
  cordee_matrix_choice_drop_row (choice, "oeuvre");
  cordee_matrix_choice_drop_row (choice, "sides");
  check_empty (comparison, NULL, TODAY, choice, "Les structures choisies disent la même chose partout. Affichez tous les critères pour les lire.");
  cordee_matrix_choice_set_search (choice, "pareil");
  choice->filter = CORDEE_ROWS_COMMON;
  cordee_matrix_choice_drop_row (choice, "same");
  check_empty (comparison, NULL, TODAY, choice, "Aucun critère ne contient « pareil ». Effacez la recherche, ou essayez un autre mot.");
}
END_TEST

/* ── two dates ──────────────────────────────────────────────────── */

/* A note marks its cell, for the eye and for a screen reader, and no other. */
START_TEST (notes_mark_their_cell)
{
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (cordee_test_fifth (), TODAY, "76");
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (cordee_test_fifth ());
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 99);
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe", 100);
  const CordeeMatrixCell *noted = find_cell (view, "MSP", "composition"), *other = find_cell (view, "ESP", "composition");
  g_autofree char *foot = g_strdup (other->foot);

  cordee_dossier_add_note (dossier, "Tout le dossier", CORDEE_NOTE_SHARED, NULL, NULL, 200);
  cordee_dossier_add_note (dossier, "Voir\navec Léa", CORDEE_NOTE_PRIVATE, "MSP", "composition", 200);
  cordee_matrix_view_add_notes (view, dossier);
  ck_assert_msg (g_str_has_suffix (noted->foot, "· ✎\u00a0note"), "%s", noted->foot);
  ck_assert_msg (g_str_has_suffix (noted->name, ", note : Voir avec Léa"), "%s", noted->name);
  ck_assert_str_eq (other->foot, foot);
  ck_assert_ptr_null (strstr (other->name, "note :"));
}
END_TEST

START_TEST (changes_are_marked)
{
  CordeeKnowledge *knowledge = cordee_test_small ();
  CordeeContext before = cordee_test_context ("2019-06-01", NULL), after = cordee_test_context (TODAY, NULL);
  g_autoptr(CordeeComparison) now = cordee_comparison_new (knowledge, &after, NULL, NULL);
  g_autoptr(CordeeComparison) then = cordee_comparison_new (knowledge, &before, NULL, NULL);
  g_autoptr(GPtrArray) changes = cordee_changes_new (knowledge, &before, &after);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (knowledge);
  g_autoptr(CordeeMatrixView) view = NULL;
  g_autoptr(CordeeMatrixView) past = NULL;

  choice->filter = CORDEE_ROWS_CHANGES;
  view = cordee_matrix_view_new (now, changes, before.as_of, NULL, choice, 3);
  ck_assert_uint_eq (count_rows (view), 3);
  ck_assert_ptr_null (find_line (view, "empty"));
  ck_assert_str_eq (find_cell (view, "A", "same")->changed, "changé depuis le 01/06/2019");
  ck_assert (find_cell (view, "A", "same")->change->after->criterion == find_cell (view, "A", "same")->cell->criterion);
  ck_assert (g_str_has_suffix (find_cell (view, "A", "same")->name, ", changé depuis le 01/06/2019"));
  ck_assert_ptr_null (find_cell (view, "C", "oeuvre")->changed);
  ck_assert_ptr_null (find_cell (view, "C", "oeuvre")->change);

  past = cordee_matrix_view_new (then, changes, after.as_of, NULL, choice, 3);
  ck_assert_str_eq (find_cell (past, "A", "same")->changed, "change d’ici au 22/11/2026");
}
END_TEST

/* What is behind a face may change without it; and a change counts only in a structure that is chosen. */
START_TEST (details_change_in_the_base)
{
  CordeeKnowledge *knowledge = cordee_test_fifth ();
  CordeeContext before = cordee_test_context ("2024-03-01", "76"), after = cordee_test_context (TODAY, "76");
  g_autoptr(CordeeComparison) now = cordee_comparison_new (knowledge, &after, NULL, NULL);
  g_autoptr(GPtrArray) changes = cordee_changes_new (knowledge, &before, &after);
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (knowledge);
  g_autoptr(CordeeMatrixChoice) two = choose (knowledge, "ESP", "CDS");
  g_autoptr(CordeeMatrixView) view = cordee_matrix_view_new (now, changes, before.as_of, NULL, choice, 5);
  g_autoptr(CordeeMatrixView) pair = NULL;
  guint n_changed = 0, n_rows = 0;

  for (guint i = 0; i < view->lines->len; i++)
    {
      const CordeeMatrixLine *line = view->lines->pdata[i];
      gboolean counts = FALSE;

      for (guint j = 0; line->row != NULL && j < line->cells->len; j++)
        {
          const CordeeMatrixCell *cell = line->cells->pdata[j];
          const char *id = cell->cell->structure->id;

          ck_assert_int_eq (cell->changed != NULL, cell->change != NULL);
          n_changed += cell->change != NULL ? 1 : 0;
          counts |= cell->change != NULL && (g_str_equal (id, "ESP") || g_str_equal (id, "CDS"));
        }
      n_rows += counts ? 1 : 0;
    }
  ck_assert_uint_eq (n_changed, changes->len);
  ck_assert_str_eq (find_cell (view, "ESS", "financements")->changed, "changé depuis le 01/03/2024");
  ck_assert_str_eq (find_cell (view, "CPTS", "financements")->changed, "changé depuis le 01/03/2024");

  two->filter = CORDEE_ROWS_CHANGES;
  pair = cordee_matrix_view_new (now, changes, before.as_of, NULL, two, 5);
  ck_assert_uint_eq (count_rows (pair), n_rows);
  ck_assert_uint_lt (n_rows, view->n_rows);
}
END_TEST

/* ── to copy and print ──────────────────────────────────────────── */

START_TEST (what_is_copied_is_what_is_compared)
{
  CordeeKnowledge *knowledge = cordee_test_small ();
  g_autoptr(CordeeComparison) comparison = cordee_test_compare (knowledge, TODAY, "76");
  g_autoptr(CordeeMatrixChoice) choice = cordee_matrix_choice_new (knowledge);
  g_autoptr(CordeeMatrixView) view = NULL;
  g_autoptr(CordeeComparison) copy = NULL;

  ck_assert (cordee_matrix_choice_toggle_pin (choice, "C"));
  cordee_matrix_choice_drop_row (choice, "oeuvre");
  cordee_matrix_choice_fold_all (choice, knowledge, TRUE);
  view = cordee_matrix_view_new (comparison, NULL, CORDEE_DAY_NONE, NULL, choice, 2);
  ck_assert_uint_eq (view->lines->len, 2);
  copy = cordee_matrix_view_dup_comparison (view, comparison);

  ck_assert_int_eq (copy->as_of, comparison->as_of);
  ck_assert_str_eq (copy->region, "76");
  ck_assert_uint_eq (view->columns->len, 2);
  ck_assert_uint_eq (copy->structures->len, 3);
  ck_assert_str_eq (((const CordeeStructure *) copy->structures->pdata[0])->id, "C");
  ck_assert_str_eq (((const CordeeStructure *) copy->structures->pdata[1])->id, "A");
  ck_assert_str_eq (((const CordeeStructure *) copy->structures->pdata[2])->id, "B");
  ck_assert_uint_eq (copy->rows->len, 3);
  ck_assert_str_eq (((const CordeeRow *) copy->rows->pdata[0])->criterion->id, "sides");
  ck_assert_str_eq (((const CordeeRow *) copy->rows->pdata[2])->criterion->id, "empty");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("matrix-view");
  TCase *faces = tcase_create ("faces"), *rows = tcase_create ("rows"), *dates = tcase_create ("dates");

  tcase_add_test (faces, what_was_found_stands_out);
  tcase_add_test (faces, emphasis_keeps_its_place);
  tcase_add_test (faces, face_has_three_phrases);
  tcase_add_test (faces, face_shows_all_sides_of_a_conflict);
  tcase_add_test (faces, states_are_told);
  tcase_add_test (faces, base_cells_are_told);
  tcase_add_test (faces, markup_is_well_formed);
  tcase_add_test (faces, columns_are_told);
  suite_add_tcase (suite, faces);
  tcase_add_test (rows, agreement_is_of_the_chosen);
  tcase_add_test (rows, filters_part_the_rows);
  tcase_add_test (rows, search_finds_whatever_the_accents);
  tcase_add_test (rows, search_wants_all_words);
  tcase_add_test (rows, search_is_in_what_is_seen);
  tcase_add_test (rows, folding_hides_and_counts);
  tcase_add_test (rows, reasons_are_counted_together);
  tcase_add_test (rows, nothing_left_is_explained);
  tcase_add_test (rows, no_difference_is_explained);
  suite_add_tcase (suite, rows);
  tcase_add_test (faces, notes_mark_their_cell);
  tcase_add_test (dates, changes_are_marked);
  tcase_add_test (dates, details_change_in_the_base);
  tcase_add_test (dates, what_is_copied_is_what_is_compared);
  suite_add_tcase (suite, dates);
  return cordee_test_main (suite);
}
