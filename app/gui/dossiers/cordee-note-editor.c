/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-note-editor.h"

#include "cordee-dossier-report.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

/* What is typed goes into the dossier after a pause of so many ms. */
#define PAUSE 500

struct _CordeeNoteEditor
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkBox *where;
  GtkTextView *view;
  GtkLabel *text;
  GtkCheckButton *shared;
  GtkLabel *reach;
  GtkLabel *day;
  GtkWidget *remove;
  GtkBox *removed;

  /* Owned */
  CordeeSession *session;
  char *dossier;               /* the id of the one that it was made for: what is typed goes nowhere else */
  char *id;                    /* of the note; NULL: there is none in the dossier (any more) */
  char *structure, *criterion; /* the cell that it is on; or NULL */
  char *step;                  /* the step that it is on; or NULL */
  char *before;                /* what it said before it was taken away; or NULL */

  guint pause;      /* waiting to keep what is typed */
  gboolean filling; /* the widget is being set, not typed in */
};

G_DEFINE_FINAL_TYPE (CordeeNoteEditor, cordee_note_editor, GTK_TYPE_WIDGET)

/* ── keeping ────────────────────────────────────────────────────── */

static char *
dup_text (CordeeNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static CordeeNoteVisibility
get_visibility (CordeeNoteEditor *self)
{
  return gtk_check_button_get_active (self->shared) ? CORDEE_NOTE_SHARED : CORDEE_NOTE_PRIVATE;
}

/* Puts what is typed into the dossier in hand now, if it is something else. */
void
cordee_note_editor_keep (CordeeNoteEditor *self)
{
  CordeeDossier *dossier = cordee_session_get_dossier (self->session);
  const CordeeDossierNote *note;
  g_autofree char *text = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_if_fail (CORDEE_IS_NOTE_EDITOR (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->view)) || !g_str_equal (dossier->id, self->dossier))
    return;
  text = dup_text (self);
  note = self->id != NULL ? cordee_dossier_find_note (dossier, self->id) : NULL;
  if (note == NULL ? *text == '\0' : g_str_equal (note->text, text) && note->visibility == get_visibility (self))
    return;
  if (note == NULL)
    {
      g_free (self->id);
      self->id = g_strdup (self->step != NULL
                             ? cordee_dossier_add_step_note (dossier, text, get_visibility (self), self->structure, self->step, now)
                             : cordee_dossier_add_note (dossier, text, get_visibility (self), self->structure, self->criterion, now));
    }
  else
    cordee_dossier_set_note (dossier, self->id, text, get_visibility (self), now);
  cordee_session_touch (self->session);
}

static gboolean
keep_cb (gpointer data)
{
  CordeeNoteEditor *self = data;

  self->pause = 0;
  cordee_note_editor_keep (self);
  return G_SOURCE_REMOVE;
}

/* A text view does not know in time how high it is: a label of the same text, unseen below it, makes the room. */
static void
make_room (CordeeNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *room = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* The last line has its height also while it is empty. */
  room = g_strconcat (text, "\302\240", NULL);
  gtk_label_set_text (self->text, room);
}

static void
typed_cb (CordeeNoteEditor *self)
{
  make_room (self);
  if (self->filling)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, keep_cb, self);
}

static void
show_reach (CordeeNoteEditor *self)
{
  gtk_label_set_text (self->reach, gtk_check_button_get_active (self->shared) ? _("Partagée : elle figure dans ce qui est remis à l’équipe.")
                                                                               : _("Privée : jamais dans ce qui est remis."));
}

static void
shared_cb (CordeeNoteEditor *self)
{
  show_reach (self);
  if (!self->filling)
    cordee_note_editor_keep (self);
}

static void
left_cb (CordeeNoteEditor *self)
{
  if (self->pause != 0)
    cordee_note_editor_keep (self);
}

/* ── taking away, and back ──────────────────────────────────────── */

static void
show_removed (CordeeNoteEditor *self, gboolean removed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->root), !removed);
  gtk_widget_set_visible (GTK_WIDGET (self->removed), removed);
}

static void
remove_cb (CordeeNoteEditor *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_free (self->before);
  self->before = dup_text (self);
  show_removed (self, TRUE);
  if (self->id != NULL)
    {
      cordee_dossier_set_note (cordee_session_get_dossier (self->session), self->id, "", get_visibility (self), g_get_real_time () / G_USEC_PER_SEC);
      g_clear_pointer (&self->id, g_free);
      cordee_session_touch (self->session);
    }
}

static void
restore_cb (CordeeNoteEditor *self)
{
  show_removed (self, FALSE);
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->before != NULL ? self->before : "", -1);
  self->filling = FALSE;
  cordee_note_editor_keep (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ── what it shows ──────────────────────────────────────────────── */

/* Of the note; NULL where there is none in the dossier yet, or any more. Borrowed. */
const char *
cordee_note_editor_get_id (CordeeNoteEditor *self)
{
  g_return_val_if_fail (CORDEE_IS_NOTE_EDITOR (self), NULL);
  return self->id;
}

static void
set_text (CordeeNoteEditor *self, const char *text)
{
  g_autofree char *before = dup_text (self);

  if (g_str_equal (before, text))
    return;
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->filling = FALSE;
}

/* Which step of the way it is on. */
static GtkWidget *
new_step_heading (CordeeNoteEditor *self)
{
  g_autofree char *name = cordee_report_step_name (cordee_session_get_knowledge (self->session), self->step);
  /* TRANSLATORS: what a note is on: %1$s is the acronym of a structure, %2$s a step of the way to it. */
  g_autofree char *text = g_strdup_printf (_("Étape %1$s : %2$s"), self->structure != NULL ? self->structure : "", name);
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *label = gtk_label_new (typeset);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
show_where (CordeeNoteEditor *self, const CordeeDossierNote *note)
{
  if (g_strcmp0 (self->structure, note->structure) == 0 && g_strcmp0 (self->criterion, note->criterion) == 0
      && g_strcmp0 (self->step, note->step) == 0)
    return;
  g_free (self->step);
  self->step = g_strdup (note->step);
  g_free (self->structure);
  self->structure = g_strdup (note->structure);
  g_free (self->criterion);
  self->criterion = g_strdup (note->criterion);
  cordee_box_clear (self->where);
  if (self->step != NULL)
    gtk_box_append (self->where, new_step_heading (self));
  else if (self->structure != NULL && self->criterion != NULL)
    gtk_box_append (self->where, cordee_cell_heading_new (self->session, self->structure, self->criterion));
  gtk_widget_set_visible (GTK_WIDGET (self->where), gtk_widget_get_first_child (GTK_WIDGET (self->where)) != NULL);
}

/* Whether the text is read in the label, or typed above it. */
static void
set_seen (CordeeNoteEditor *self, gboolean seen)
{
  gtk_widget_set_opacity (GTK_WIDGET (self->text), seen ? 1.0 : 0.0);
  gtk_label_set_selectable (self->text, seen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_HIDDEN, !seen, -1);
  if (seen)
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "note-room");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "note-room");
}

/* Shows note, which is not kept; live: it is of the dossier in hand. What is being typed stays as it is. */
void
cordee_note_editor_show (CordeeNoteEditor *self, const CordeeDossierNote *note, gboolean live)
{
  g_autoptr(GDateTime) then = note->at > 0 ? g_date_time_new_from_unix_local (note->at) : NULL;
  g_autofree char *day = NULL;

  g_return_if_fail (CORDEE_IS_NOTE_EDITOR (self));

  if (live)
    {
      g_free (self->dossier);
      self->dossier = g_strdup (cordee_session_get_dossier (self->session)->id);
    }
  if (g_strcmp0 (self->id, note->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (note->id);
    }
  show_where (self, note);
  show_removed (self, FALSE);
  if (self->pause == 0)
    set_text (self, note->text);
  self->filling = TRUE;
  gtk_check_button_set_active (self->shared, note->visibility == CORDEE_NOTE_SHARED);
  self->filling = FALSE;
  show_reach (self);
  if (then != NULL)
    day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
  gtk_label_set_text (self->day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), live);
  set_seen (self, !live);
  gtk_widget_set_visible (GTK_WIDGET (self->shared), live);
  gtk_widget_set_visible (self->remove, live);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CORDEE_NOTE_EDITOR (widget)->view));
}

static void
cordee_note_editor_unmap (GtkWidget *widget)
{
  left_cb (CORDEE_NOTE_EDITOR (widget));

  GTK_WIDGET_CLASS (cordee_note_editor_parent_class)->unmap (widget);
}

static void
cordee_note_editor_dispose (GObject *object)
{
  CordeeNoteEditor *self = CORDEE_NOTE_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_NOTE_EDITOR);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_note_editor_parent_class)->dispose (object);
}

static void
cordee_note_editor_finalize (GObject *object)
{
  CordeeNoteEditor *self = CORDEE_NOTE_EDITOR (object);

  g_clear_pointer (&self->dossier, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->structure, g_free);
  g_clear_pointer (&self->criterion, g_free);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (cordee_note_editor_parent_class)->finalize (object);
}

static void
cordee_note_editor_class_init (CordeeNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_note_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_note_editor_finalize;
  widget_class->unmap = cordee_note_editor_unmap;
  widget_class->grab_focus = cordee_note_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, where);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, view);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, shared);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, reach);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, day);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoteEditor, removed);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
cordee_note_editor_init (CordeeNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_reach (self);
  make_room (self);
  set_seen (self, FALSE);
}

/* An empty note of the dossier in hand of session, private until somebody says otherwise; the dossier has it once it says something. A floating
   reference, as of any new widget. */
GtkWidget *
cordee_note_editor_new (CordeeSession *session)
{
  CordeeNoteEditor *self = g_object_new (CORDEE_TYPE_NOTE_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->dossier = g_strdup (cordee_session_get_dossier (session)->id);
  g_signal_connect_object (session, "leaving", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
