/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-option-list.h"

#include "cordee-focus.h"

#include <glib/gi18n.h>

/* One row. Its widgets are owned by the widget tree. */
typedef struct
{
  char *id; /* owned; NULL: none of the others */
  GtkWidget *check;
  GtkWidget *reason;
} Option;

struct _CordeeOptionList
{
  GtkWidget parent_instance;

  GtkWidget *box;     /* owned by the widget tree */
  GPtrArray *options; /* Option, owned */
  gboolean several;
  gboolean updating; /* what changes now is not the user's doing */
};

enum
{
  EDITED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeOptionList, cordee_option_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->id);
  g_free (option);
}

static gboolean
is_active (const Option *option)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (option->check));
}

/* ── choosing ───────────────────────────────────────────────────── */

/* None excludes the others, and the others exclude none. */
static void
keep_apart (CordeeOptionList *self, GtkWidget *check)
{
  const Option *none = self->options->pdata[self->options->len - 1];

  if (!self->several || !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
    return;
  for (guint i = 0; i < self->options->len; i++)
    {
      const Option *option = self->options->pdata[i];

      if (check == none->check ? option != none : option == none)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (option->check), FALSE);
    }
}

static void
toggled_cb (CordeeOptionList *self, GtkWidget *check)
{
  /* Of the two that change when another is chosen, one tells of it. */
  if (self->updating || (!self->several && !gtk_check_button_get_active (GTK_CHECK_BUTTON (check))))
    return;
  self->updating = TRUE;
  keep_apart (self, check);
  self->updating = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
}

/* Return goes on to the next question, but where it would leave a row unchosen that the user is on. */
static gboolean
key_cb (CordeeOptionList *self, guint keyval, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  if (!self->several && GTK_IS_CHECK_BUTTON (focus) && !gtk_check_button_get_active (GTK_CHECK_BUTTON (focus)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "assistant.next", NULL);
}

/* What is chosen; NULL where the question is not answered. The caller owns it. */
CordeeValue *
cordee_option_list_dup_value (CordeeOptionList *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  gboolean answered = FALSE;

  g_return_val_if_fail (CORDEE_IS_OPTION_LIST (self), NULL);

  for (guint i = 0; i < self->options->len; i++)
    {
      const Option *option = self->options->pdata[i];

      if (!is_active (option))
        continue;
      answered = TRUE;
      if (option->id != NULL)
        g_strv_builder_add (ids, option->id);
    }
  list = g_strv_builder_end (ids);
  if (!answered)
    return NULL;
  return self->several ? cordee_value_new_set ((const char *const *) list) : cordee_value_new_choice (list[0]);
}

/* ── rows ───────────────────────────────────────────────────────── */

static void
add_row (CordeeOptionList *self, const char *id, const char *label)
{
  Option *option = g_new0 (Option, 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0.0f);
  gtk_widget_set_hexpand (words, TRUE);

  option->id = g_strdup (id);
  option->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", self->several ? GTK_ACCESSIBLE_ROLE_CHECKBOX : GTK_ACCESSIBLE_ROLE_RADIO,
                                "child", words, NULL);
  if (!self->several && self->options->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (option->check), GTK_CHECK_BUTTON (((const Option *) self->options->pdata[0])->check));
  gtk_widget_add_css_class (option->check, "option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (option->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (option->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  /* A row that cannot be chosen cannot have the focus; its reason can, for those who go by it. */
  option->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (option->reason), TRUE);
  gtk_label_set_xalign (GTK_LABEL (option->reason), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (option->reason), TRUE);
  gtk_widget_add_css_class (option->reason, "secondary");
  gtk_widget_add_css_class (option->reason, "option-reason");

  gtk_box_append (GTK_BOX (row), option->check);
  gtk_box_append (GTK_BOX (row), option->reason);
  gtk_box_append (GTK_BOX (self->box), row);
  g_ptr_array_add (self->options, option);
}

static void
show_option (const Option *option, const char *label, gboolean chosen, const char *barred)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (option->check), chosen);
  gtk_widget_set_sensitive (option->check, barred == NULL);
  gtk_label_set_text (GTK_LABEL (option->reason), barred != NULL ? barred : "");
  gtk_widget_set_visible (option->reason, barred != NULL);
  if (barred != NULL)
    {
      /* TRANSLATORS: an answer, and why it cannot be chosen; for a screen reader. */
      g_autofree char *name = g_strdup_printf (_("%1$s : pas possible ici. %2$s"), label, barred);

      gtk_accessible_update_property (GTK_ACCESSIBLE (option->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static gboolean
has_none (const CordeeQuestionView *view)
{
  const CordeeAnswer *answer = view->answer;

  return answer != NULL && answer->value->kind == CORDEE_VALUE_SET && answer->value->ids[0] == NULL;
}

/* Shows what is chosen now and what cannot be. view is of the question that the list was made for. "edited" is not emitted. */
void
cordee_option_list_show (CordeeOptionList *self, const CordeeQuestionView *view)
{
  g_return_if_fail (CORDEE_IS_OPTION_LIST (self));
  g_return_if_fail (view->options->len <= self->options->len);

  self->updating = TRUE;
  for (guint i = 0; i < view->options->len; i++)
    {
      const CordeeOption *option = view->options->pdata[i];

      show_option (self->options->pdata[i], option->label, option->chosen, option->barred);
    }
  if (self->several)
    show_option (self->options->pdata[view->options->len], "", has_none (view), NULL);
  self->updating = FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

/* The row that is chosen, or the first that can be. */
static gboolean
cordee_option_list_grab_focus (GtkWidget *widget)
{
  CordeeOptionList *self = CORDEE_OPTION_LIST (widget);

  for (guint i = 0; i < self->options->len && !self->several; i++)
    if (is_active (self->options->pdata[i]) && gtk_widget_grab_focus (((const Option *) self->options->pdata[i])->check))
      return TRUE;
  for (guint i = 0; i < self->options->len; i++)
    if (gtk_widget_grab_focus (((const Option *) self->options->pdata[i])->check))
      return TRUE;
  return FALSE;
}

static void
cordee_option_list_dispose (GObject *object)
{
  CordeeOptionList *self = CORDEE_OPTION_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_option_list_parent_class)->dispose (object);
}

static void
cordee_option_list_finalize (GObject *object)
{
  CordeeOptionList *self = CORDEE_OPTION_LIST (object);

  g_clear_pointer (&self->options, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_option_list_parent_class)->finalize (object);
}

static void
cordee_option_list_class_init (CordeeOptionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_option_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_option_list_finalize;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_option_list_grab_focus;

  signals[EDITED] = g_signal_new ("edited", CORDEE_TYPE_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordee_option_list_init (CordeeOptionList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->options = g_ptr_array_new_with_free_func (option_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A list of what can be answered to the question of view. A floating reference, as of any new widget. */
GtkWidget *
cordee_option_list_new (const CordeeQuestionView *view)
{
  CordeeOptionList *self = g_object_new (CORDEE_TYPE_OPTION_LIST, NULL);

  self->several = g_str_equal (view->question->type, "multiple");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->title, -1);
  for (guint i = 0; i < view->options->len; i++)
    {
      const CordeeOption *option = view->options->pdata[i];

      add_row (self, option->id, option->label);
    }
  if (self->several)
    add_row (self, NULL, _("Rien de tout cela"));
  cordee_option_list_show (self, view);
  return GTK_WIDGET (self);
}
