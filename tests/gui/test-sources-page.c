/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-carried-view.h"
#include "cordee-conflict-list.h"
#include "cordee-file-list.h"
#include "cordee-freshness-view.h"
#include "cordee-freshness.h"
#include "cordee-glossary-list.h"
#include "cordee-glossary.h"
#include "cordee-issue.h"
#include "cordee-report-conflicts.h"
#include "cordee-report.h"
#include "cordee-source-list.h"
#include "cordee-source-view.h"
#include "cordee-sources-page.h"
#include "cordee-test-gui.h"
#include "cordee-text.h"

#include <string.h>

static CordeeSession *session;
static GtkWidget *page;
static GtkWindow *window;
static GString *record; /* what the window was asked for */

static void
open_page (const char *const *packs)
{
  g_autoptr(GError) error = NULL;

  session = cordee_session_new (packs, CORDEE_TEST_TODAY, &error);
  ck_assert_ptr_nonnull (session);
  page = cordee_sources_page_new (session);
  record = cordee_test_record_actions (page);
  window = cordee_test_window (page, 1280, 800);
}

static void
begin (void)
{
  open_page (NULL);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

/* ── helpers ────────────────────────────────────────────────────── */

static GtkWidget *
show_view (const char *id, GType type)
{
  GtkWidget *view;

  ck_assert (gtk_widget_activate_action (page, "page.view", "s", id));
  cordee_test_settle (page);
  view = cordee_test_find_type (page, type);
  ck_assert_ptr_nonnull (view);
  ck_assert (gtk_widget_get_mapped (view));
  return view;
}

typedef struct
{
  const char *part;
  gboolean mapped;
} Wanted;

static gboolean
contains (GtkWidget *widget, gpointer data)
{
  const Wanted *wanted = data;

  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), wanted->part) != NULL
         && (!wanted->mapped || gtk_widget_get_mapped (widget));
}

/* A label on show that contains part; or NULL. */
static GtkWidget *
find_part (GtkWidget *root, const char *part)
{
  Wanted wanted = { part, TRUE };

  return cordee_test_find (root, contains, &wanted);
}

static void
assert_says (GtkWidget *root, const char *part)
{
  ck_assert_msg (find_part (root, part) != NULL, "nothing on show says “%s”", part);
}

static void
search (const char *text)
{
  GtkWidget *entry = cordee_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);

  ck_assert (gtk_widget_activate_action (page, "page.search", NULL));
  ck_assert (gtk_widget_is_ancestor (gtk_window_get_focus (window), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  cordee_test_settle (page);
}

static GListModel *
sources_model (void)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (cordee_test_find_type (page, GTK_TYPE_LIST_VIEW))));
}

static guint
n_sources (void)
{
  return cordee_knowledge_get_sources (cordee_session_get_knowledge (session))->len;
}

/* ── sources ────────────────────────────────────────────────────── */

START_TEST (search_narrows_the_sources_whatever_the_accents)
{
  g_autofree char *all = g_strdup_printf ("%u sources", n_sources ());
  g_autofree char *part = NULL;
  guint n_plain, n_accented;

  assert_says (page, all);
  ck_assert_uint_eq (g_list_model_get_n_items (sources_model ()), n_sources ());
  search ("FEDERATION");
  n_plain = g_list_model_get_n_items (sources_model ());
  search ("fédération");
  n_accented = g_list_model_get_n_items (sources_model ());
  ck_assert_uint_eq (n_plain, n_accented);
  ck_assert_uint_gt (n_plain, 1);
  ck_assert_uint_lt (n_plain, n_sources ());
  part = g_strdup_printf ("%u sources sur %u", n_plain, n_sources ());
  assert_says (page, part);

  search ("zzzz");
  ck_assert_uint_eq (g_list_model_get_n_items (sources_model ()), 0);
  assert_says (page, "Aucune source ne contient ces mots.");
  search ("");
  ck_assert_uint_eq (g_list_model_get_n_items (sources_model ()), n_sources ());
}
END_TEST

/* A search that hides the source does not hinder. */
START_TEST (a_source_is_shown_with_all_that_it_says)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (cordee_session_get_knowledge (session));
  const CordeeSourceView *last = views->pdata[views->len - 1];
  const CordeeStatement *statement;
  g_autofree char *cell = NULL;
  GtkWidget *button = NULL;

  for (guint i = views->len; i-- > 0 && last->statements->len == 0;)
    last = views->pdata[i];
  statement = last->statements->pdata[0];
  search ("zzzz");
  cordee_sources_page_show_source (CORDEE_SOURCES_PAGE (page), last->source->id);
  cordee_test_settle (page);
  assert_says (page, last->title);
  assert_says (page, last->about);
  ck_assert_uint_gt (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (sources_model ())), 0);

  cell = g_strdup_printf ("Voir %s · %s dans le tableau", statement->structure,
                          cordee_knowledge_find_criterion (cordee_session_get_knowledge (session), statement->criterion)->label);
  button = cordee_test_find_name (page, cell);
  ck_assert_ptr_nonnull (button);
  gtk_widget_activate (button);
  CORDEE_ITERATE_WHILE (record->len == 0);
  g_clear_pointer (&cell, g_free);
  cell = g_strdup_printf ("show-cell(('%s', '%s'))\n", statement->structure, statement->criterion);
  ck_assert_str_eq (record->str, cell);
}
END_TEST

/* Straight from elsewhere, before anything is on show: the source is scrolled to. */
START_TEST (a_source_is_scrolled_to_at_once)
{
  g_autoptr(GPtrArray) views = cordee_source_views_new (cordee_session_get_knowledge (session));
  const CordeeSourceView *last = views->pdata[views->len - 1];
  GtkWidget *other = cordee_sources_page_new (session);
  GtkWidget *list, *label;
  GtkWindow *late;
  graphene_rect_t bounds;

  cordee_sources_page_show_source (CORDEE_SOURCES_PAGE (other), last->source->id);
  late = cordee_test_window (other, 1280, 800);
  list = cordee_test_find_type (other, GTK_TYPE_LIST_VIEW);
  label = find_part (list, last->title);
  ck_assert_ptr_nonnull (label);
  ck_assert (gtk_widget_compute_bounds (label, other, &bounds));
  ck_assert_int_ge ((int) bounds.origin.y, 0);
  ck_assert_int_le ((int) (bounds.origin.y + bounds.size.height), gtk_widget_get_height (other));
  ck_assert (gtk_widget_is_ancestor (label, gtk_window_get_focus (late)));
  cordee_test_destroy (late);
}
END_TEST

START_TEST (an_unknown_source_changes_nothing)
{
  guint before = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (sources_model ()));

  cordee_sources_page_show_source (CORDEE_SOURCES_PAGE (page), "no-such-source");
  ck_assert_uint_eq (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (sources_model ())), before);
}
END_TEST

static void
assert_first (const char *expected)
{
  g_autoptr(GObject) item = g_list_model_get_item (sources_model (), 0);
  g_autofree char *title = NULL;

  g_object_get (item, "title", &title, NULL);
  ck_assert_str_eq (title, expected);
}

START_TEST (the_most_cited_source_comes_first_where_asked)
{
  GtkWidget *list = cordee_test_find_type (page, CORDEE_TYPE_SOURCE_LIST);
  g_autoptr(GPtrArray) views = cordee_source_views_new (cordee_session_get_knowledge (session));
  const CordeeSourceView *most = views->pdata[0];

  for (guint i = 1; i < views->len; i++)
    if (((CordeeSourceView *) views->pdata[i])->statements->len > most->statements->len)
      most = views->pdata[i];
  assert_first (((CordeeSourceView *) views->pdata[0])->title);
  ck_assert (gtk_widget_activate_action (list, "source-list.sort", "s", "statements"));
  assert_first (most->title);
  ck_assert (gtk_widget_activate_action (list, "source-list.sort", "s", "title"));
  assert_first (((CordeeSourceView *) views->pdata[0])->title);
}
END_TEST

/* ── disagreements ──────────────────────────────────────────────── */

START_TEST (both_sides_of_a_disagreement_are_on_show)
{
  GtkWidget *list = show_view ("desaccords", CORDEE_TYPE_CONFLICT_LIST);
  g_autoptr(CordeeConflicts) conflicts = cordee_conflicts_new (cordee_session_get_knowledge (session), cordee_session_get_context (session));
  g_autofree char *count = g_strdup_printf ("%u désaccords entre les sources", conflicts->items->len);

  ck_assert_uint_gt (conflicts->items->len, 1);
  assert_says (list, count);
  assert_says (list, "382\u202f500");
  assert_says (list, "330\u202f000");
  assert_says (list, "Rien ne tranche");
  search ("382 500");
  assert_says (list, "382\u202f500");
  assert_says (list, "330\u202f000");
  assert_says (list, "désaccord sur");
}
END_TEST

START_TEST (disagreements_follow_date_and_place)
{
  GtkWidget *list = show_view ("desaccords", CORDEE_TYPE_CONFLICT_LIST);

  assert_says (list, "France entière et chaque région");
  cordee_session_set_as_of (session, cordee_day_new (1990, 1, 1));
  assert_says (list, "Aucun désaccord");
  assert_says (list, "Règles au 01/01/1990");

  ck_assert (gtk_widget_activate_action (page, "page.view", "s", "fichiers"));
  cordee_test_settle (page);
  ck_assert (cordee_session_set_place (session, "76", NULL));
  cordee_session_set_as_of (session, CORDEE_TEST_TODAY);
  show_view ("desaccords", CORDEE_TYPE_CONFLICT_LIST);
  assert_says (list, "Règles au 22/11/2026, Occitanie");
}
END_TEST

/* ── freshness ──────────────────────────────────────────────────── */

START_TEST (freshness_figures_are_those_of_the_base)
{
  GtkWidget *view = show_view ("fraicheur", CORDEE_TYPE_FRESHNESS_VIEW);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (cordee_session_get_knowledge (session), CORDEE_TEST_TODAY);
  g_autofree char *statements = cordee_text_number (freshness->n_statements);
  g_autofree char *sources = cordee_text_number (freshness->n_sources);
  g_autofree char *share = g_strdup_printf ("%u énoncés sur %u", freshness->n_fresh, freshness->n_statements);
  g_autofree char *fresh = cordee_report_typeset (share);
  g_autofree char *oldest = cordee_day_to_words (freshness->oldest);

  ck_assert_ptr_nonnull (cordee_test_find_text (view, statements));
  ck_assert_ptr_nonnull (cordee_test_find_text (view, sources));
  ck_assert_ptr_nonnull (cordee_test_find_text (view, oldest));
  assert_says (view, fresh);
  for (guint i = 0; i < freshness->places->len; i++)
    assert_says (view, ((CordeeFreshnessShare *) freshness->places->pdata[i])->label);
  for (guint reason = 0; reason < CORDEE_N_REREAD; reason++)
    {
      g_autofree char *title = g_strdup_printf ("%s : %u", cordee_reread_label (reason), freshness->reread[reason]->len);

      assert_says (view, title);
      ck_assert_ptr_nonnull (cordee_test_find_name (view, title));
    }
}
END_TEST

START_TEST (what_is_to_be_read_again_unfolds)
{
  GtkWidget *view = show_view ("fraicheur", CORDEE_TYPE_FRESHNESS_VIEW);
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (cordee_session_get_knowledge (session), CORDEE_TEST_TODAY);
  guint n = freshness->reread[CORDEE_REREAD_ANNOUNCED]->len;
  g_autofree char *title = g_strdup_printf ("%s : %u", cordee_reread_label (CORDEE_REREAD_ANNOUNCED), n);
  g_autofree char *narrowed = g_strdup_printf ("%s : 0 sur %u", cordee_reread_label (CORDEE_REREAD_ANNOUNCED), n);
  GtkWidget *expander = cordee_test_find_name (view, title);

  ck_assert_uint_gt (n, 0);
  ck_assert_ptr_null (cordee_test_find_text (expander, "Voir dans le tableau"));
  ck_assert (gtk_widget_activate (expander));
  ck_assert (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  cordee_test_settle (page);
  assert_says (expander, "Voir dans le tableau");
  search ("zzzz");
  assert_says (view, narrowed);
  ck_assert_ptr_null (cordee_test_find_text (expander, "Voir dans le tableau"));
}
END_TEST

/* ── files ──────────────────────────────────────────────────────── */

START_TEST (a_refused_file_tells_where_and_what_was_expected)
{
  g_autofree char *bad = cordee_test_gui_source ("tests/data/packs/n_schema-dates.xml");
  const char *packs[] = { bad, NULL };
  GtkWidget *files;
  const CordeeIssue *issue;
  g_autofree char *line = NULL;

  open_page (packs);
  issue = cordee_session_get_library (session)->issues->pdata[0];
  cordee_sources_page_show_files (CORDEE_SOURCES_PAGE (page));
  cordee_test_settle (page);
  files = cordee_test_find_type (page, CORDEE_TYPE_FILE_LIST);
  ck_assert (gtk_widget_get_mapped (files));
  line = g_strdup_printf ("Ligne %d", issue->line);
  assert_says (files, "n_schema-dates.xml");
  assert_says (files, bad);
  assert_says (files, line);
  assert_says (files, "attendu");
  assert_says (files, issue->kind->tag);

  ck_assert (gtk_widget_activate_action (files, "files.copy-issues", NULL));
  ck_assert_str_eq (record->str, "say('Erreurs copiées')\n");
  end ();
}
END_TEST

START_TEST (files_of_the_base_are_listed)
{
  CordeeLibrary *library = cordee_session_get_library (session);
  GPtrArray *packs = cordee_knowledge_get_packs (library->knowledge);
  GtkWidget *files = show_view ("fichiers", CORDEE_TYPE_FILE_LIST);
  /* The packs, and the list of communes. */
  g_autofree char *count = g_strdup_printf ("%u fichiers", packs->len + 1);

  ck_assert_uint_eq (library->n_base, packs->len);
  assert_says (files, count);
  assert_says (files, "Pour ajouter les règles");
  for (guint i = 0; i < packs->len; i++)
    {
      g_autofree char *print = g_strndup (((CordeePack *) packs->pdata[i])->sha256, 12);

      assert_says (files, print);
    }
  ck_assert_ptr_null (find_part (files, "Copier les erreurs"));
}
END_TEST

START_TEST (communes_tell_their_year_and_their_licence)
{
  g_autoptr(CordeeCarriedView) view = cordee_carried_view_new (cordee_atlas_get_default ());
  GtkWidget *files = show_view ("fichiers", CORDEE_TYPE_FILE_LIST);

  assert_says (files, "Les communes et leurs habitants");
  assert_says (files, view->title);
  assert_says (files, view->about);
  assert_says (files, view->licence);
  for (guint i = 0; i < view->urls->len; i++)
    assert_says (files, view->urls->pdata[i]);
  search ("licence ouverte");
  assert_says (files, view->licence);
  search ("zzzz");
  ck_assert_ptr_null (find_part (files, view->licence));
}
END_TEST

START_TEST (a_file_of_ones_own_stands_apart)
{
  static const char pack[] = "<pack format=\"1\" id=\"mon-guichet\" checked=\"2026-11-22\"><title>Ce que nous ajoutons</title></pack>";
  GtkWidget *files;

  cordee_test_add_pack ("mon-guichet.xml", pack);
  open_page (NULL);
  files = show_view ("fichiers", CORDEE_TYPE_FILE_LIST);
  ck_assert_uint_eq (cordee_session_get_library (session)->n_base + 1,
                     cordee_knowledge_get_packs (cordee_session_get_knowledge (session))->len);
  assert_says (files, "Ce que nous ajoutons");
  end ();
}
END_TEST

/* ── glossary ───────────────────────────────────────────────────── */

START_TEST (glossary_is_searched_and_shows_a_term)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  GPtrArray *terms = cordee_knowledge_get_terms (knowledge);
  const CordeeTerm *last = terms->pdata[terms->len - 1];
  g_autoptr(GPtrArray) found = cordee_glossary_search (knowledge, "amorçage");
  g_autofree char *part = NULL;
  GtkWidget *list = show_view ("glossaire", CORDEE_TYPE_GLOSSARY_LIST);

  ck_assert_uint_gt (found->len, 0);
  ck_assert_uint_lt (found->len, terms->len);
  search ("AMORCAGE");
  part = g_strdup_printf (found->len > 1 ? "%u termes sur %u" : "%u terme sur %u", found->len, terms->len);
  assert_says (list, part);

  cordee_sources_page_show_term (CORDEE_SOURCES_PAGE (page), last->id);
  cordee_test_settle (page);
  ck_assert (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (window)));
  ck_assert_ptr_nonnull (cordee_test_find_text (gtk_window_get_focus (window), last->word));
  cordee_sources_page_show_term (CORDEE_SOURCES_PAGE (page), "no-such-term");
}
END_TEST

/* Straight from elsewhere, before anything is on show: the term is scrolled to. */
START_TEST (a_term_is_scrolled_to_at_once)
{
  GPtrArray *terms = cordee_knowledge_get_terms (cordee_session_get_knowledge (session));
  g_autoptr(GPtrArray) sorted = cordee_glossary_search (cordee_session_get_knowledge (session), "");
  const CordeeTerm *last = sorted->pdata[sorted->len - 1];
  graphene_rect_t bounds;

  ck_assert_uint_eq (sorted->len, terms->len);
  cordee_sources_page_show_term (CORDEE_SOURCES_PAGE (page), last->id);
  cordee_test_settle (page);
  ck_assert (gtk_widget_compute_bounds (gtk_window_get_focus (window), page, &bounds));
  ck_assert_int_ge ((int) bounds.origin.y, 0);
  ck_assert_int_le ((int) (bounds.origin.y + bounds.size.height), gtk_widget_get_height (page));
}
END_TEST

/* ── the whole ──────────────────────────────────────────────────── */

static const struct
{
  int width;
  int height;
} sizes[] = { { 1280, 800 }, { 800, 600 }, { 480, 500 } };

/* Every view at every size: names for whatever can have the focus, and nothing wider than its room. */
START_TEST (every_view_is_named_and_fits)
{
  static const char *const ids[] = { "sources", "desaccords", "fraicheur", "fichiers", "glossaire" };
  GtkWidget *scroll = cordee_test_find_type (page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroll));

  cordee_test_resize (window, sizes[_i].width, sizes[_i].height);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ck_assert (gtk_widget_activate_action (page, "page.view", "s", ids[i]));
      cordee_test_settle (page);
      cordee_test_assert_named (page);
      ck_assert_msg (gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across), "%s is %g wide in %g at %d×%d", ids[i],
                     gtk_adjustment_get_upper (across), gtk_adjustment_get_page_size (across), sizes[_i].width, sizes[_i].height);
    }
}
END_TEST

START_TEST (the_view_on_show_is_told)
{
  g_autofree char *view = NULL;
  g_autofree char *wrong = NULL;

  ck_assert (gtk_widget_activate_action (page, "page.view", "s", "glossaire"));
  ck_assert (gtk_widget_activate_action (page, "page.view", "s", "no-such-view"));
  g_object_get (page, "view", &view, NULL);
  ck_assert_str_eq (view, "glossaire");
  wrong = gtk_test_accessible_check_state (GTK_ACCESSIBLE (gtk_widget_get_parent (cordee_test_find_text (page, "Glossaire"))),
                                           GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  ck_assert_msg (wrong == NULL, "selected is %s", wrong);
}
END_TEST

static Suite *
sources_page_suite (void)
{
  Suite *suite = suite_create ("sources-page");
  TCase *views = cordee_test_gui_case (suite, "views");
  TCase *packs = cordee_test_gui_case (suite, "packs");

  tcase_add_checked_fixture (views, begin, end);
  tcase_add_test (views, search_narrows_the_sources_whatever_the_accents);
  tcase_add_test (views, a_source_is_shown_with_all_that_it_says);
  tcase_add_test (views, a_source_is_scrolled_to_at_once);
  tcase_add_test (views, an_unknown_source_changes_nothing);
  tcase_add_test (views, the_most_cited_source_comes_first_where_asked);
  tcase_add_test (views, both_sides_of_a_disagreement_are_on_show);
  tcase_add_test (views, disagreements_follow_date_and_place);
  tcase_add_test (views, freshness_figures_are_those_of_the_base);
  tcase_add_test (views, what_is_to_be_read_again_unfolds);
  tcase_add_test (views, files_of_the_base_are_listed);
  tcase_add_test (views, communes_tell_their_year_and_their_licence);
  tcase_add_test (views, glossary_is_searched_and_shows_a_term);
  tcase_add_test (views, a_term_is_scrolled_to_at_once);
  tcase_add_loop_test (views, every_view_is_named_and_fits, 0, (int) G_N_ELEMENTS (sizes));
  tcase_add_test (views, the_view_on_show_is_told);

  tcase_add_test (packs, a_refused_file_tells_where_and_what_was_expected);
  tcase_add_test (packs, a_file_of_ones_own_stands_apart);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (sources_page_suite ());
}
