/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-entry-field.h"

#include "cordee-focus.h"
#include "cordee-question.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the entry, in characters. */
#define NUMBER_CHARS 6
#define DAY_CHARS 12
#define TEXT_CHARS 24

struct _CordeeEntryField
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *less; /* or NULL: not a number */
  GtkWidget *more; /* idem */
  GtkWidget *problem;

  CordeeKnowledge *knowledge;     /* owned reference */
  const CordeeQuestion *question; /* borrowed from it */
  char *expected;                 /* owned; or NULL */
  CordeeValue *value;             /* owned; NULL: nothing, or nothing valid */
  gboolean valid;
  gboolean updating; /* what changes now is not the user's doing */
};

enum
{
  EDITED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeEntryField, cordee_entry_field, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* ── text and value ─────────────────────────────────────────────── */

static gboolean
is_percent (CordeeEntryField *self)
{
  return g_str_equal (self->question->type, "percent");
}

static gboolean
is_day (CordeeEntryField *self)
{
  return g_str_equal (self->question->type, "date");
}

/* A number as the core reads it: without spaces, with a point. The caller owns it. */
static char *
plain_number (CordeeEntryField *self, const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  if (is_percent (self))
    {
      g_string_replace (plain, ",", ".", 0);
      if (g_str_has_suffix (plain->str, "%"))
        g_string_truncate (plain, plain->len - 1);
    }
  else
    g_string_replace (plain, C_("thousands separator", "\u202f"), "", 0);
  return g_string_free (plain, FALSE);
}

/* What text says, or NULL. The caller owns it. */
static CordeeValue *
parse (CordeeEntryField *self, const char *text)
{
  g_autofree char *plain = NULL;
  g_autoptr(CordeeValue) value = NULL;
  CordeeDay day;

  if (is_day (self))
    return cordee_day_parse_typed (text, &day) ? cordee_value_new_day (day) : NULL;
  plain = cordee_question_is_number (self->question) ? plain_number (self, text) : cordee_text_collapse (text);
  value = cordee_value_parse (self->knowledge, self->question, plain, NULL);
  return value != NULL && value->kind != CORDEE_VALUE_UNKNOWN ? g_steal_pointer (&value) : NULL;
}

/* What is typed for value. The caller owns it. */
static char *
value_text (CordeeEntryField *self, const CordeeValue *value)
{
  if (value == NULL || value->kind == CORDEE_VALUE_UNKNOWN)
    return g_strdup ("");
  if (value->kind == CORDEE_VALUE_NUMBER)
    return cordee_text_number (value->number);
  if (value->kind == CORDEE_VALUE_DAY)
    return cordee_day_to_words (value->day);
  return cordee_value_to_string (value, self->question);
}

static double
get_max (CordeeEntryField *self)
{
  return self->question->has_max ? self->question->max : G_MAXINT;
}

static double
get_min (CordeeEntryField *self)
{
  return self->question->has_min ? self->question->min : 0.0;
}

/* ── state ──────────────────────────────────────────────────────── */

static void
show_problem (CordeeEntryField *self)
{
  g_autofree char *text = NULL;
  g_autofree char *typeset = NULL;

  if (!self->valid)
    text = self->expected != NULL
               /* TRANSLATORS: what a field takes: “un nombre entier de 0 à 9 999”. */
               ? g_strdup_printf (_("Cette réponse n’est pas comprise. Attendu : %s."), self->expected)
               : g_strdup (_("Cette réponse n’est pas comprise."));
  typeset = cordee_report_typeset (text != NULL ? text : "");
  gtk_label_set_text (GTK_LABEL (self->problem), typeset);
  gtk_widget_set_visible (self->problem, !self->valid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               self->valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (self->valid)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
}

static void
show_bounds (CordeeEntryField *self)
{
  double number = self->value != NULL ? self->value->number : -1.0;

  if (self->less == NULL)
    return;
  gtk_widget_set_sensitive (self->less, self->value == NULL || number > get_min (self));
  gtk_widget_set_sensitive (self->more, self->value == NULL || number < get_max (self));
}

/* Reads what is typed. Returns whether it says something else than before. */
static gboolean
read_text (CordeeEntryField *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(CordeeValue) before = g_steal_pointer (&self->value);
  gboolean was_valid = self->valid;

  self->value = *text != '\0' ? parse (self, text) : NULL;
  self->valid = *text == '\0' || self->value != NULL;
  show_problem (self);
  show_bounds (self);
  if (self->value == NULL || before == NULL)
    return self->value != before || self->valid != was_valid;
  return !cordee_value_equal (self->value, before);
}

static void
changed_cb (CordeeEntryField *self)
{
  if (!self->updating && read_text (self) && self->valid)
    g_signal_emit (self, signals[EDITED], 0);
}

/* Shows value in the place of whatever was typed; NULL and what is not known leave the field empty. "edited" is not emitted. */
void
cordee_entry_field_set_value (CordeeEntryField *self, const CordeeValue *value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CORDEE_IS_ENTRY_FIELD (self));

  text = value_text (self, value);
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
  read_text (self);
}

/* What it holds; NULL where that is nothing, or nothing valid. The caller owns it. */
CordeeValue *
cordee_entry_field_dup_value (CordeeEntryField *self)
{
  g_return_val_if_fail (CORDEE_IS_ENTRY_FIELD (self), NULL);
  return self->value != NULL ? cordee_value_ref (self->value) : NULL;
}

/* FALSE where something is typed that cannot be understood. */
gboolean
cordee_entry_field_is_valid (CordeeEntryField *self)
{
  g_return_val_if_fail (CORDEE_IS_ENTRY_FIELD (self), FALSE);
  return self->valid;
}

/* ── counting ───────────────────────────────────────────────────── */

/* From an empty field it counts from the least. */
static void
step (CordeeEntryField *self, double by)
{
  double number = (self->value != NULL ? self->value->number : get_min (self)) + by;
  g_autoptr(CordeeValue) value = cordee_value_new_number (CLAMP (number, get_min (self), get_max (self)));
  g_autofree char *text = value_text (self, value);

  /* It passes through nothing on its way. */
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->updating = FALSE;
  changed_cb (self);
}

static void
less_cb (CordeeEntryField *self)
{
  step (self, -1.0);
}

static void
more_cb (CordeeEntryField *self)
{
  step (self, 1.0);
}

static gboolean
key_cb (CordeeEntryField *self, guint keyval, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step (self, 1.0);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step (self, -1.0);
  else
    return FALSE;
  return TRUE;
}

static void
activate_cb (CordeeEntryField *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "assistant.next", NULL);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_entry_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CORDEE_ENTRY_FIELD (widget)->entry);
}

static void
cordee_entry_field_dispose (GObject *object)
{
  CordeeEntryField *self = CORDEE_ENTRY_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_entry_field_parent_class)->dispose (object);
}

static void
cordee_entry_field_finalize (GObject *object)
{
  CordeeEntryField *self = CORDEE_ENTRY_FIELD (object);

  g_clear_pointer (&self->expected, g_free);
  g_clear_pointer (&self->value, cordee_value_unref);

  G_OBJECT_CLASS (cordee_entry_field_parent_class)->finalize (object);
}

static void
cordee_entry_field_class_init (CordeeEntryFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_entry_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_entry_field_finalize;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_entry_field_grab_focus;

  signals[EDITED] = g_signal_new ("edited", CORDEE_TYPE_ENTRY_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_entry_field_init (CordeeEntryField *self)
{
  self->valid = TRUE;
}

static GtkWidget *
new_step_button (CordeeEntryField *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  /* The arrow keys do the same from the field, so that Tab goes on to what comes next. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_counter (CordeeEntryField *self, GtkWidget *line)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->less = new_step_button (self, "value-decrease-symbolic", _("Un de moins"), G_CALLBACK (less_cb));
  self->more = new_step_button (self, "value-increase-symbolic", _("Un de plus"), G_CALLBACK (more_cb));
  gtk_box_prepend (GTK_BOX (line), self->less);
  gtk_box_append (GTK_BOX (line), self->more);
  gtk_widget_add_css_class (line, "counter");
  gtk_widget_add_css_class (line, "linked");
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0.5f);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), is_percent (self) ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_DIGITS);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

static void
add_key (GtkShortcutController *keys, guint keyval, GdkModifierType state, const char *action)
{
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_keyval_trigger_new (keyval, state), gtk_named_action_new (action)));
}

/* Undoing is the assistant's: the answers, not the characters. GTK's text takes the keys even where it undoes nothing, so that they are
   taken before. */
static void
hand_undo_on (CordeeEntryField *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_z, GDK_CONTROL_MASK, "assistant.undo");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "assistant.redo");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), keys);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
}

static int
entry_chars (CordeeEntryField *self)
{
  return self->less != NULL ? NUMBER_CHARS : is_day (self) ? DAY_CHARS : TEXT_CHARS;
}

/* A field for the question of view, empty. A floating reference, as of any new widget. */
GtkWidget *
cordee_entry_field_new (CordeeKnowledge *knowledge, const CordeeQuestionView *view)
{
  CordeeEntryField *self = g_object_new (CORDEE_TYPE_ENTRY_FIELD, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *unit = gtk_label_new (view->unit);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->question = view->question;
  self->expected = g_strdup (view->expected);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_entry_new ();
  self->problem = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (line), self->entry);
  if (cordee_question_is_number (self->question))
    make_counter (self, line);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), entry_chars (self));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), entry_chars (self));
  hand_undo_on (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, view->title, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem, unit, NULL, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (unit, view->unit != NULL);
  gtk_label_set_xalign (GTK_LABEL (unit), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (unit), TRUE);
  gtk_widget_set_hexpand (unit, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_box_append (GTK_BOX (whole), line);
  gtk_box_append (GTK_BOX (whole), unit);
  gtk_box_append (GTK_BOX (self->box), whole);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_problem (self);
  return GTK_WIDGET (self);
}
