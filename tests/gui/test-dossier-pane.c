/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-pane.h"
#include "cordee-issue.h"
#include "cordee-note-editor.h"
#include "cordee-test-gui.h"

#include <glib/gstdio.h>
#include <string.h>

static CordeeSession *session;
static CordeeBook *book;
static GtkWidget *pane;
static GtkWindow *window;
static char *folder;
static char *mine, *other; /* files: of the one in hand, and of another */

/* ── a folder of two dossiers ───────────────────────────────────── */

/* Takes dossier. Returns its file, which the caller owns. */
static char *
write_dossier (CordeeDossier *dossier, const char *name)
{
  char *file = g_build_filename (folder, name, NULL);
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, cordee_session_get_knowledge (session));
  CordeeStamp stamp = { 0 };
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_store_write (file, bytes, &stamp, &error), "%s", error != NULL ? error->message : file);
  cordee_dossier_free (dossier);
  return file;
}

static CordeeDossier *
load (const char *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier = cordee_dossier_load (file, cordee_session_get_knowledge (session), issues);

  ck_assert_ptr_nonnull (dossier);
  return dossier;
}

static void
show (const char *file)
{
  cordee_dossier_pane_show (CORDEE_DOSSIER_PANE (pane), book, file != NULL ? cordee_book_find (book, file) : NULL);
  cordee_test_settle (pane);
}

static void
begin (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *problem = NULL;
  CordeeDossier *dossier;

  session = cordee_test_session ();
  folder = cordee_session_dup_book_folder (session);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  mine = write_dossier (cordee_dossier_new ("Équipe du Vidourle", 1000000000), "vidourle.cordee");
  dossier = cordee_dossier_new ("Cabinet des Quais", 1000000000);
  cordee_dossier_set_contact (dossier, "Dr Martin");
  cordee_dossier_add_note (dossier, "Une note d’avant", CORDEE_NOTE_PRIVATE, NULL, NULL, 1000000000);
  other = write_dossier (dossier, "quais.cordee");
  ck_assert (cordee_session_open_dossier (session, mine, &problem));
  book = cordee_book_new (cordee_session_get_knowledge (session), folder, CORDEE_TEST_TODAY);
  ck_assert (cordee_book_read (book, &error));
  pane = g_object_new (CORDEE_TYPE_DOSSIER_PANE, NULL);
  cordee_dossier_pane_set_session (CORDEE_DOSSIER_PANE (pane), session);
  window = cordee_test_window (pane, 600, 900);
}

static void
end (void)
{
  cordee_test_destroy (g_steal_pointer (&window));
  g_clear_pointer (&book, cordee_book_unref);
  cordee_test_assert_finalized (g_steal_pointer (&session));
  g_clear_pointer (&mine, g_free);
  g_clear_pointer (&other, g_free);
  g_clear_pointer (&folder, g_free);
}

/* ── helpers ────────────────────────────────────────────────────── */

static gboolean
says (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_opacity (widget) > 0.5
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
is_said (const char *part)
{
  return cordee_test_find (pane, says, (gpointer) part) != NULL;
}

static gboolean
is_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ENTRY (widget) && cordee_test_has_name (widget, data);
}

static GtkWidget *
entry (const char *name)
{
  GtkWidget *found = cordee_test_find (pane, is_entry, (gpointer) name);

  ck_assert_msg (found != NULL, "there is no “%s”", name);
  return found;
}

/* Enter keeps it at once. */
static void
type (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "activate");
  cordee_test_settle (pane);
}

static gboolean
is_next_day (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ENTRY (widget) && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), data) == 0;
}

static GtkWidget *
find_hint (const char *hint)
{
  GtkWidget *found = cordee_test_find (pane, is_next_day, (gpointer) hint);

  ck_assert_ptr_nonnull (found);
  return found;
}

static gboolean
is_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static void
click (const char *label)
{
  GtkWidget *button = cordee_test_find (pane, is_button, (gpointer) label);

  ck_assert_msg (button != NULL, "there is no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  cordee_test_settle (pane);
}

/* ── that in hand ───────────────────────────────────────────────── */

START_TEST (edits_what_is_in_hand)
{
  g_autoptr(CordeeDossier) saved = NULL;

  show (mine);
  ck_assert (cordee_dossier_pane_is_live (CORDEE_DOSSIER_PANE (pane)));
  type (entry ("Nom du projet"), "Maison du Vidourle ");
  type (entry ("Contact"), "Dr Durand");
  type (entry ("Suivi par"), "Claire");
  type (find_hint ("Rappeler l’équipe, relire le projet…"), "Envoyer la liste");
  type (find_hint ("jj/mm/aaaa"), "3/12/2026");
  ck_assert (is_said ("Maison du Vidourle"));
  cordee_session_save (session);
  saved = load (mine);
  ck_assert_str_eq (saved->name, "Maison du Vidourle");
  ck_assert_str_eq (saved->contact, "Dr Durand");
  ck_assert_str_eq (saved->advisor, "Claire");
  ck_assert_str_eq (saved->next_text, "Envoyer la liste");
  ck_assert_int_eq (saved->next_day, cordee_day_new (2026, 12, 3));
}
END_TEST

START_TEST (a_day_that_cannot_be_read_is_told_and_not_kept)
{
  GtkWidget *day;

  show (mine);
  day = find_hint ("jj/mm/aaaa");
  type (day, "3/12/2026");
  type (day, "un de ces jours");
  ck_assert (is_said ("Cette date ne se lit pas"));
  ck_assert (gtk_widget_has_css_class (day, "error"));
  ck_assert_int_eq (cordee_session_get_dossier (session)->next_day, cordee_day_new (2026, 12, 3));
  type (day, "");
  ck_assert (!is_said ("Cette date ne se lit pas"));
  ck_assert_int_eq (cordee_session_get_dossier (session)->next_day, CORDEE_DAY_NONE);
}
END_TEST

START_TEST (what_is_typed_is_kept_after_a_pause)
{
  show (mine);
  gtk_editable_set_text (GTK_EDITABLE (entry ("Contact")), "Dr Durand");
  ck_assert_ptr_null (cordee_session_get_dossier (session)->contact);
  CORDEE_ITERATE_WHILE (cordee_session_get_dossier (session)->contact == NULL);
  ck_assert_str_eq (cordee_session_get_dossier (session)->contact, "Dr Durand");
}
END_TEST

START_TEST (what_is_typed_is_kept_when_another_is_shown)
{
  show (mine);
  gtk_editable_set_text (GTK_EDITABLE (entry ("Contact")), "Dr Durand");
  show (other);
  ck_assert_str_eq (cordee_session_get_dossier (session)->contact, "Dr Durand");
}
END_TEST

START_TEST (nothing_goes_into_another_dossier)
{
  g_autofree char *problem = NULL;

  show (mine);
  gtk_editable_set_text (GTK_EDITABLE (entry ("Contact")), "Dr Durand");
  ck_assert (cordee_session_open_dossier (session, other, &problem));
  cordee_test_settle (pane);
  ck_assert_str_eq (cordee_session_get_dossier (session)->contact, "Dr Martin");
  ck_assert (!cordee_dossier_pane_is_live (CORDEE_DOSSIER_PANE (pane)));
}
END_TEST

static gboolean
is_check_of (GtkWidget *widget, gpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && cordee_test_has_name (widget, data);
}

START_TEST (the_team_chooses)
{
  GtkWidget *check;

  show (mine);
  check = cordee_test_find (pane, is_check_of, (gpointer) "MSP choisie par l’équipe");
  ck_assert_ptr_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  cordee_test_settle (pane);
  ck_assert_ptr_nonnull (cordee_dossier_find_choice (cordee_session_get_dossier (session), "MSP"));
  check = cordee_test_find (pane, is_check_of, (gpointer) "MSP choisie par l’équipe");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  ck_assert_ptr_null (cordee_dossier_find_choice (cordee_session_get_dossier (session), "MSP"));
}
END_TEST

/* ── notes ──────────────────────────────────────────────────────── */

static CordeeNoteEditor *
editor (void)
{
  GtkWidget *found = cordee_test_find_type (pane, CORDEE_TYPE_NOTE_EDITOR);

  ck_assert_ptr_nonnull (found);
  return CORDEE_NOTE_EDITOR (found);
}

static void
write_note (const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (cordee_test_find_type (GTK_WIDGET (editor ()), GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  cordee_note_editor_keep (editor ());
  cordee_test_settle (pane);
}

START_TEST (notes_are_private_until_said_otherwise)
{
  const CordeeDossierNote *note;

  show (mine);
  click ("Ajouter une note");
  ck_assert_uint_eq (cordee_session_get_dossier (session)->notes->len, 0);
  write_note ("Le local n’est pas trouvé");
  ck_assert_uint_eq (cordee_session_get_dossier (session)->notes->len, 1);
  note = cordee_session_get_dossier (session)->notes->pdata[0];
  ck_assert_str_eq (note->text, "Le local n’est pas trouvé");
  ck_assert_int_eq (note->visibility, CORDEE_NOTE_PRIVATE);
  ck_assert (is_said ("Privée"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cordee_test_find_type (GTK_WIDGET (editor ()), GTK_TYPE_CHECK_BUTTON)), TRUE);
  cordee_test_settle (pane);
  note = cordee_session_get_dossier (session)->notes->pdata[0];
  ck_assert_int_eq (note->visibility, CORDEE_NOTE_SHARED);
  ck_assert (is_said ("Partagée"));
}
END_TEST

START_TEST (a_note_is_taken_away_and_comes_back)
{
  show (mine);
  click ("Ajouter une note");
  write_note ("À garder");
  click ("Supprimer");
  ck_assert_uint_eq (cordee_session_get_dossier (session)->notes->len, 0);
  click ("Rétablir la note");
  ck_assert_uint_eq (cordee_session_get_dossier (session)->notes->len, 1);
  ck_assert_str_eq (((const CordeeDossierNote *) cordee_session_get_dossier (session)->notes->pdata[0])->text, "À garder");
}
END_TEST

/* ── another ────────────────────────────────────────────────────── */

START_TEST (another_is_only_read)
{
  show (other);
  ck_assert (!cordee_dossier_pane_is_live (CORDEE_DOSSIER_PANE (pane)));
  ck_assert (is_said ("Cabinet des Quais"));
  ck_assert (is_said ("Dr Martin"));
  ck_assert (is_said ("Une note d’avant"));
  ck_assert (is_said ("ouvrez-le pour le modifier"));
  ck_assert_ptr_null (cordee_test_find (pane, is_button, (gpointer) "Ajouter une note"));
  ck_assert (!gtk_widget_get_mapped (entry ("Contact")));
}
END_TEST

START_TEST (becomes_live_when_it_is_opened)
{
  g_autofree char *problem = NULL;

  show (other);
  ck_assert (cordee_session_open_dossier (session, other, &problem));
  cordee_test_settle (pane);
  ck_assert (cordee_dossier_pane_is_live (CORDEE_DOSSIER_PANE (pane)));
  write_note ("Une note d’après");
  ck_assert_str_eq (((const CordeeDossierNote *) cordee_session_get_dossier (session)->notes->pdata[0])->text, "Une note d’après");
}
END_TEST

START_TEST (says_so_where_none_is_chosen)
{
  show (NULL);
  ck_assert (is_said ("Choisissez un dossier"));
  show (mine);
  ck_assert (is_said ("Dossier créé"));
  ck_assert (is_said ("Aucune donnée de patient"));
  cordee_test_assert_named (pane);
}
END_TEST

static Suite *
dossier_pane_suite (void)
{
  Suite *suite = suite_create ("dossier-pane");
  TCase *hand = cordee_test_gui_case (suite, "in hand");
  TCase *notes = cordee_test_gui_case (suite, "notes");
  TCase *another = cordee_test_gui_case (suite, "another");

  tcase_add_checked_fixture (hand, begin, end);
  tcase_add_test (hand, edits_what_is_in_hand);
  tcase_add_test (hand, a_day_that_cannot_be_read_is_told_and_not_kept);
  tcase_add_test (hand, what_is_typed_is_kept_after_a_pause);
  tcase_add_test (hand, what_is_typed_is_kept_when_another_is_shown);
  tcase_add_test (hand, nothing_goes_into_another_dossier);
  tcase_add_test (hand, the_team_chooses);
  tcase_add_checked_fixture (notes, begin, end);
  tcase_add_test (notes, notes_are_private_until_said_otherwise);
  tcase_add_test (notes, a_note_is_taken_away_and_comes_back);
  tcase_add_checked_fixture (another, begin, end);
  tcase_add_test (another, another_is_only_read);
  tcase_add_test (another, becomes_live_when_it_is_opened);
  tcase_add_test (another, says_so_where_none_is_chosen);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (dossier_pane_suite ());
}
