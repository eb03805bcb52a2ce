/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-gui.h"

/* ── finding ────────────────────────────────────────────────────── */

/* The first widget of the tree, root included and parents first, that func says yes to; NULL where there is none. With a func that
   always says no, a walk over all of them. Borrowed. */
GtkWidget *
cordee_test_find (GtkWidget *root, CordeeTestWidgetFunc func, gpointer data)
{
  if (func (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;)
    {
      /* func may take the child away. */
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      GtkWidget *found = cordee_test_find (child, func, data);

      if (found != NULL)
        return found;
      child = next;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

/* The first widget of that type; NULL where there is none. Borrowed. */
GtkWidget *
cordee_test_find_type (GtkWidget *root, GType type)
{
  return cordee_test_find (root, is_type, GSIZE_TO_POINTER (type));
}

static gboolean
has_text (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

/* The first label that shows exactly text; NULL where there is none. Borrowed. */
GtkWidget *
cordee_test_find_text (GtkWidget *root, const char *text)
{
  return cordee_test_find (root, has_text, (gpointer) text);
}

static gboolean
is_named (GtkWidget *widget, gpointer data)
{
  return cordee_test_has_name (widget, data);
}

/* The first widget with that accessible label; NULL where there is none. Borrowed. */
GtkWidget *
cordee_test_find_name (GtkWidget *root, const char *name)
{
  return cordee_test_find (root, is_named, (gpointer) name);
}

/* ── names ──────────────────────────────────────────────────────── */

/* Whether expected is the accessible label that was set on widget. GTK computes more names than that, which only the e2e tests see. */
gboolean
cordee_test_has_name (GtkWidget *widget, const char *expected)
{
  g_autofree char *actual = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  actual = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
  return actual == NULL;
}

/* Asserts that the accessible label of widget is expected. */
void
cordee_test_name_is (GtkWidget *widget, const char *expected)
{
  g_autofree char *actual = NULL;

  ck_assert_msg (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL), "%s has no name, not “%s”",
                 G_OBJECT_TYPE_NAME (widget), expected);
  actual = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
  ck_assert_msg (actual == NULL, "%s is named “%s”, not “%s”", G_OBJECT_TYPE_NAME (widget), actual, expected);
}

static gboolean
is_nameless (GtkWidget *widget, gpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_focusable (widget) || role == GTK_ACCESSIBLE_ROLE_PRESENTATION)
    return FALSE;
  /* What these show is their name, or they only hold others. */
  if (GTK_IS_LABEL (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_STACK (widget) || GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  /* Parts of a control that has its name itself. */
  if (GTK_IS_TEXT (widget) || gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_MENU_BUTTON) != NULL
      || gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return FALSE;
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* GTK 4.8 names a button after its icon, that is: “GtkImage”. */
  return !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget))));
}

/* Asserts that whatever can have the focus below root, and is on show, has a name for a screen reader. */
void
cordee_test_assert_named (GtkWidget *root)
{
  GtkWidget *nameless = cordee_test_find (root, is_nameless, NULL);
  g_autoptr(GString) path = g_string_new (NULL);

  for (GtkWidget *at = nameless; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_string_prepend (path, G_OBJECT_TYPE_NAME (at));
      g_string_prepend (path, " > ");
    }
  ck_assert_msg (nameless == NULL, "has the focus and no name: %s", path->str);
}

/* ── keys ───────────────────────────────────────────────────────── */

static gboolean
trigger_is (GtkShortcutTrigger *trigger, guint keyval, GdkModifierType state)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return trigger_is (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keyval, state)
           || trigger_is (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keyval, state);
  return GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == gdk_keyval_to_lower (keyval)
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state;
}

static gboolean
run_shortcut (GtkWidget *widget, GListModel *shortcuts, guint keyval, GdkModifierType state)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (trigger_is (gtk_shortcut_get_trigger (shortcut), keyval, state)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* Gives a key to widget and, until it is taken, to those around it, as if widget had the focus. Returns whether it was taken. It goes
   to key controllers and shortcuts, not through the display: what GTK itself makes of a key belongs to the e2e tests. */
gboolean
cordee_test_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean taken = FALSE;

          if (gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_NONE)
            continue;
          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &taken);
          else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            taken = run_shortcut (at, G_LIST_MODEL (controller), keyval, state);
          if (taken)
            return TRUE;
        }
    }
  return FALSE;
}
