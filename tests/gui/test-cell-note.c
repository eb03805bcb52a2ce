/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-cell-note.h"
#include "cordee-issue.h"
#include "cordee-test-gui.h"

typedef struct
{
  CordeeSession *session;
  GtkWindow *window;
  CordeeCellNote *note;
  guint n_touched;
} Fixture;

static void
touched_cb (Fixture *self)
{
  self->n_touched++;
}

static void
open_note (Fixture *self)
{
  self->session = cordee_test_session ();
  self->note = g_object_new (CORDEE_TYPE_CELL_NOTE, NULL);
  self->window = cordee_test_window (GTK_WIDGET (self->note), 600, 300);
  g_signal_connect_swapped (self->session, "dossier", G_CALLBACK (touched_cb), self);
  cordee_cell_note_show (self->note, self->session, "MSP", "composition");
  cordee_test_settle (GTK_WIDGET (self->window));
}

static void
close_note (Fixture *self)
{
  cordee_test_destroy (self->window);
  g_signal_handlers_disconnect_by_func (self->session, touched_cb, self);
  cordee_test_assert_finalized (self->session);
}

static GtkTextBuffer *
buffer (Fixture *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (cordee_test_find_type (GTK_WIDGET (self->note), GTK_TYPE_TEXT_VIEW)));
}

static const CordeeDossierNote *
find (Fixture *self, const char *structure)
{
  return cordee_dossier_find_cell_note (cordee_session_get_dossier (self->session), structure, "composition");
}

static void
begin (Fixture *self)
{
  GtkWidget *add = cordee_test_find_text (GTK_WIDGET (self->note), "Ajouter une note sur cette case");

  ck_assert_ptr_nonnull (add);
  g_signal_emit_by_name (gtk_widget_get_ancestor (add, GTK_TYPE_BUTTON), "clicked");
  cordee_test_settle (GTK_WIDGET (self->window));
}

/* What is typed is kept by itself, once, privately; with every control named. */
START_TEST (what_is_typed_is_kept)
{
  Fixture self = { 0 };

  open_note (&self);
  begin (&self);
  cordee_test_assert_named (GTK_WIDGET (self.note));
  gtk_text_buffer_set_text (buffer (&self), "Voir avec Léa\nlundi\n", -1);
  ck_assert_ptr_null (find (&self, "MSP"));
  CORDEE_ITERATE_WHILE (self.n_touched == 0);
  ck_assert_str_eq (find (&self, "MSP")->text, "Voir avec Léa\nlundi");
  ck_assert_int_eq (find (&self, "MSP")->visibility, CORDEE_NOTE_PRIVATE);
  ck_assert_uint_eq (self.n_touched, 1);
  close_note (&self);
}
END_TEST

/* To share a note is one choice, kept at once. */
START_TEST (sharing_is_chosen)
{
  Fixture self = { 0 };
  GtkWidget *shared;

  open_note (&self);
  begin (&self);
  gtk_text_buffer_set_text (buffer (&self), "Pour tous", -1);
  shared = cordee_test_find_type (GTK_WIDGET (self.note), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (shared), TRUE);
  ck_assert_int_eq (find (&self, "MSP")->visibility, CORDEE_NOTE_SHARED);
  ck_assert_ptr_nonnull (cordee_test_find_text (GTK_WIDGET (self.note), "Partagée : elle figure dans ce qui est remis à l’équipe."));
  close_note (&self);
}
END_TEST

/* Going to another cell keeps what was being typed on the one before, and shows the other's. */
START_TEST (another_cell_loses_nothing)
{
  Fixture self = { 0 };

  open_note (&self);
  begin (&self);
  gtk_text_buffer_set_text (buffer (&self), "À moitié écrit", -1);
  cordee_cell_note_show (self.note, self.session, "ESP", "composition");
  ck_assert_str_eq (find (&self, "MSP")->text, "À moitié écrit");
  ck_assert_ptr_null (find (&self, "ESP"));
  ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer (&self)), 0);
  cordee_cell_note_show (self.note, self.session, "MSP", "composition");
  ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer (&self)), 14);
  close_note (&self);
}
END_TEST

/* What is being typed when another dossier is begun is of the first one, and goes there. */
START_TEST (another_dossier_takes_nothing)
{
  Fixture self = { 0 };
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) first = NULL;
  g_autofree char *file = NULL;

  open_note (&self);
  begin (&self);
  gtk_text_buffer_set_text (buffer (&self), "Pour la première équipe", -1);
  cordee_session_start_dossier (self.session, "Une autre équipe");
  file = g_build_filename (g_get_user_data_dir (), "cordee", "dossiers", "Sans nom.cordee", NULL);
  first = cordee_dossier_load (file, cordee_session_get_knowledge (self.session), issues);
  ck_assert_ptr_nonnull (first);
  ck_assert_str_eq (((const CordeeDossierNote *) first->notes->pdata[0])->text, "Pour la première équipe");
  cordee_cell_note_show (self.note, self.session, "MSP", "composition");
  ck_assert_uint_eq (cordee_session_get_dossier (self.session)->notes->len, 0);
  ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer (&self)), 0);
  close_note (&self);
}
END_TEST

/* An emptied note goes; closing the window keeps what is typed. */
START_TEST (empty_notes_go)
{
  Fixture self = { 0 };
  CordeeDossier *dossier;

  open_note (&self);
  dossier = cordee_session_get_dossier (self.session);
  cordee_dossier_add_note (dossier, "Ancienne", CORDEE_NOTE_SHARED, "MSP", "composition", 5);
  cordee_cell_note_show (self.note, self.session, "MSP", "composition");
  gtk_text_buffer_set_text (buffer (&self), "  ", -1);
  gtk_widget_set_visible (GTK_WIDGET (self.note), FALSE);
  ck_assert_ptr_null (find (&self, "MSP"));
  close_note (&self);
}
END_TEST

static Suite *
cell_note_suite (void)
{
  Suite *suite = suite_create ("cell-note");
  TCase *notes = cordee_test_gui_case (suite, "notes");

  tcase_add_test (notes, what_is_typed_is_kept);
  tcase_add_test (notes, sharing_is_chosen);
  tcase_add_test (notes, another_cell_loses_nothing);
  tcase_add_test (notes, another_dossier_takes_nothing);
  tcase_add_test (notes, empty_notes_go);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (cell_note_suite ());
}
