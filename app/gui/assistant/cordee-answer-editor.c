/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-answer-editor.h"

#include "cordee-entry-field.h"
#include "cordee-focus.h"
#include "cordee-members-editor.h"
#include "cordee-option-list.h"

struct _CordeeAnswerEditor
{
  GtkWidget parent_instance;

  GtkWidget *field;               /* owned by the widget tree; or NULL */
  const CordeeQuestion *question; /* borrowed from the base; what field was made for */
  CordeeValue *value;             /* owned: what field was told or told last; or NULL */
};

enum
{
  EDITED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeAnswerEditor, cordee_answer_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* ── what is answered ───────────────────────────────────────────── */

/* What the field holds; NULL where that is nothing, or nothing valid. The caller owns it. */
CordeeValue *
cordee_answer_editor_dup_value (CordeeAnswerEditor *self)
{
  g_return_val_if_fail (CORDEE_IS_ANSWER_EDITOR (self), NULL);

  if (CORDEE_IS_ENTRY_FIELD (self->field))
    return cordee_entry_field_dup_value (CORDEE_ENTRY_FIELD (self->field));
  if (CORDEE_IS_OPTION_LIST (self->field))
    return cordee_option_list_dup_value (CORDEE_OPTION_LIST (self->field));
  if (CORDEE_IS_MEMBERS_EDITOR (self->field))
    return cordee_members_editor_dup_value (CORDEE_MEMBERS_EDITOR (self->field));
  return NULL;
}

/* FALSE where something is typed that cannot be understood. */
gboolean
cordee_answer_editor_is_valid (CordeeAnswerEditor *self)
{
  g_return_val_if_fail (CORDEE_IS_ANSWER_EDITOR (self), FALSE);
  return !CORDEE_IS_ENTRY_FIELD (self->field) || cordee_entry_field_is_valid (CORDEE_ENTRY_FIELD (self->field));
}

static void
edited_cb (CordeeAnswerEditor *self)
{
  g_clear_pointer (&self->value, cordee_value_unref);
  self->value = cordee_answer_editor_dup_value (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* ── showing a question ─────────────────────────────────────────── */

static GtkWidget *
new_field (CordeeKnowledge *knowledge, const CordeeQuestionView *view)
{
  if (view->options->len > 0)
    return cordee_option_list_new (view);
  if (g_str_equal (view->question->type, "membres"))
    return cordee_members_editor_new (knowledge, view->question);
  return cordee_entry_field_new (knowledge, view);
}

/* What was typed and cannot be understood is not taken away by an answer that is the same as before. */
static void
show_value (CordeeAnswerEditor *self, const CordeeQuestionView *view)
{
  CordeeValue *value = view->answer != NULL ? view->answer->value : NULL;

  if (CORDEE_IS_OPTION_LIST (self->field))
    cordee_option_list_show (CORDEE_OPTION_LIST (self->field), view);
  else if (value == self->value || (value != NULL && self->value != NULL && cordee_value_equal (value, self->value)))
    return;
  else if (CORDEE_IS_MEMBERS_EDITOR (self->field))
    cordee_members_editor_set_value (CORDEE_MEMBERS_EDITOR (self->field), value);
  else
    cordee_entry_field_set_value (CORDEE_ENTRY_FIELD (self->field), value);
  g_clear_pointer (&self->value, cordee_value_unref);
  self->value = value != NULL ? cordee_value_ref (value) : NULL;
}

/* Shows the answer to the question of view. For the same question as before, what is being typed and the focus stay. */
void
cordee_answer_editor_show (CordeeAnswerEditor *self, CordeeKnowledge *knowledge, const CordeeQuestionView *view)
{
  g_return_if_fail (CORDEE_IS_ANSWER_EDITOR (self));
  g_return_if_fail (knowledge != NULL && view != NULL);

  if (self->question != view->question)
    {
      g_clear_pointer (&self->field, gtk_widget_unparent);
      g_clear_pointer (&self->value, cordee_value_unref);
      self->question = view->question;
      self->field = new_field (knowledge, view);
      gtk_widget_set_parent (self->field, GTK_WIDGET (self));
      g_signal_connect_object (self->field, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }
  show_value (self, view);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_answer_editor_grab_focus (GtkWidget *widget)
{
  CordeeAnswerEditor *self = CORDEE_ANSWER_EDITOR (widget);

  return self->field != NULL && (gtk_widget_grab_focus (self->field) || gtk_widget_child_focus (self->field, GTK_DIR_TAB_FORWARD));
}

static void
cordee_answer_editor_dispose (GObject *object)
{
  CordeeAnswerEditor *self = CORDEE_ANSWER_EDITOR (object);

  g_clear_pointer (&self->field, gtk_widget_unparent);
  g_clear_pointer (&self->value, cordee_value_unref);

  G_OBJECT_CLASS (cordee_answer_editor_parent_class)->dispose (object);
}

static void
cordee_answer_editor_class_init (CordeeAnswerEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_answer_editor_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_answer_editor_grab_focus;

  signals[EDITED] = g_signal_new ("edited", CORDEE_TYPE_ANSWER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_answer_editor_init (CordeeAnswerEditor *self)
{
}
