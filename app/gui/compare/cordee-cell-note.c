/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-cell-note.h"

#include <glib/gi18n.h>

/* What is typed goes into the dossier after a pause of so many ms. */
#define PAUSE 500

struct _CordeeCellNote
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *add;
  GtkWidget *editor;
  GtkLabel *title;
  GtkTextView *view;
  GtkCheckButton *shared;
  GtkLabel *reach;

  /* Owned */
  CordeeSession *session; /* NULL before the first cell */
  char *dossier;          /* the id of the one that it shows: what is typed goes nowhere else */
  char *structure;
  char *criterion; /* of a cell; NULL: it is on a step */
  char *step;      /* of the way to structure; NULL: it is on a cell */

  guint pause;      /* waiting to keep what is typed */
  gboolean filling; /* the widget is being set, not typed in */
};

G_DEFINE_FINAL_TYPE (CordeeCellNote, cordee_cell_note, GTK_TYPE_WIDGET)

/* ── keeping ────────────────────────────────────────────────────── */

static void
show_reach (CordeeCellNote *self)
{
  gtk_label_set_text (self->reach, gtk_check_button_get_active (self->shared)
                                       ? _("Partagée : elle figure dans ce qui est remis à l’équipe.")
                                       : _("Privée : elle ne figure jamais dans ce qui est remis."));
}

/* Borrowed from dossier; NULL where there is none yet. */
static const CordeeDossierNote *
find_note (const CordeeCellNote *self, const CordeeDossier *dossier)
{
  return self->step != NULL ? cordee_dossier_find_step_note (dossier, self->structure, self->step)
                            : cordee_dossier_find_cell_note (dossier, self->structure, self->criterion);
}

/* Puts what is typed into the dossier, if it is something else. */
static void
keep (CordeeCellNote *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  CordeeDossier *dossier;
  const CordeeDossierNote *note;
  CordeeNoteVisibility visibility = gtk_check_button_get_active (self->shared) ? CORDEE_NOTE_SHARED : CORDEE_NOTE_PRIVATE;
  g_autofree char *text = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkTextIter start, end;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->session == NULL)
    return;
  dossier = cordee_session_get_dossier (self->session);
  if (!g_str_equal (dossier->id, self->dossier))
    return;
  note = find_note (self, dossier);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (note == NULL ? *text == '\0' : g_str_equal (note->text, text) && note->visibility == visibility)
    return;
  if (note == NULL && self->step != NULL)
    cordee_dossier_add_step_note (dossier, text, visibility, self->structure, self->step, now);
  else if (note == NULL)
    cordee_dossier_add_note (dossier, text, visibility, self->structure, self->criterion, now);
  else
    cordee_dossier_set_note (dossier, note->id, text, visibility, now);
  cordee_session_touch (self->session);
}

static gboolean
keep_cb (gpointer data)
{
  CordeeCellNote *self = data;

  self->pause = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* ── callbacks ──────────────────────────────────────────────────── */

static void
typed_cb (CordeeCellNote *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, keep_cb, self);
}

static void
shared_cb (CordeeCellNote *self)
{
  show_reach (self);
  if (!self->filling)
    keep (self);
}

static void
add_cb (CordeeCellNote *self)
{
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
left_cb (CordeeCellNote *self)
{
  if (self->pause != 0)
    keep (self);
}

/* ── public ─────────────────────────────────────────────────────── */

/* Either criterion or step is NULL. */
static void
show (CordeeCellNote *self, CordeeSession *session, const char *structure, const char *criterion, const char *step)
{
  const CordeeDossier *dossier = cordee_session_get_dossier (session);
  const CordeeDossierNote *note;
  gboolean same = g_strcmp0 (self->dossier, dossier->id) == 0 && g_strcmp0 (self->structure, structure) == 0
                  && g_strcmp0 (self->criterion, criterion) == 0 && g_strcmp0 (self->step, step) == 0;

  if (self->pause != 0)
    keep (self);
  if (!same)
    {
      if (g_set_object (&self->session, session))
        g_signal_connect_object (session, "leaving", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
      g_free (self->dossier);
      self->dossier = g_strdup (dossier->id);
      g_free (self->structure);
      self->structure = g_strdup (structure);
      g_free (self->criterion);
      self->criterion = g_strdup (criterion);
      g_free (self->step);
      self->step = g_strdup (step);
    }
  note = find_note (self, dossier);
  if (same && note == NULL && gtk_widget_get_visible (self->editor) && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  self->filling = TRUE;
  if (!same || note == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), note != NULL ? note->text : "", -1);
  gtk_check_button_set_active (self->shared, note != NULL && note->visibility == CORDEE_NOTE_SHARED);
  self->filling = FALSE;
  show_reach (self);
  gtk_widget_set_visible (self->editor, note != NULL);
  gtk_widget_set_visible (self->add, note == NULL);
}

/* Shows the note on a cell in the dossier in hand; what was being typed on another is kept first, and what is being typed on this one
   stays as it is. */
void
cordee_cell_note_show (CordeeCellNote *self, CordeeSession *session, const char *structure, const char *criterion)
{
  g_return_if_fail (CORDEE_IS_CELL_NOTE (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (structure != NULL && criterion != NULL);

  show (self, session, structure, criterion, NULL);
}

/* The same of a step of the way to structure. */
void
cordee_cell_note_show_step (CordeeCellNote *self, CordeeSession *session, const char *structure, const char *step)
{
  g_return_if_fail (CORDEE_IS_CELL_NOTE (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (structure != NULL && step != NULL);

  gtk_button_set_label (GTK_BUTTON (self->add), _("Ajouter une note sur cette étape"));
  gtk_label_set_text (self->title, _("Note sur cette étape"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note sur cette étape"), -1);
  show (self, session, structure, NULL, step);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_cell_note_unmap (GtkWidget *widget)
{
  left_cb (CORDEE_CELL_NOTE (widget));

  GTK_WIDGET_CLASS (cordee_cell_note_parent_class)->unmap (widget);
}

static void
cordee_cell_note_dispose (GObject *object)
{
  CordeeCellNote *self = CORDEE_CELL_NOTE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_cell_note_parent_class)->dispose (object);
}

static void
cordee_cell_note_finalize (GObject *object)
{
  CordeeCellNote *self = CORDEE_CELL_NOTE (object);

  g_free (self->dossier);
  g_free (self->structure);
  g_free (self->criterion);
  g_free (self->step);

  G_OBJECT_CLASS (cordee_cell_note_parent_class)->finalize (object);
}

static void
cordee_cell_note_class_init (CordeeCellNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_cell_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_cell_note_finalize;
  widget_class->unmap = cordee_cell_note_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-cell-note.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, add);
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, editor);
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, view);
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, shared);
  gtk_widget_class_bind_template_child (widget_class, CordeeCellNote, reach);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
cordee_cell_note_init (CordeeCellNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
