/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-preferences-window.h"

#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Per cent of the system's size of text. */
#define SMALLEST 80
#define NORMAL 100
#define LARGEST 200
#define STEP 10

struct _CordeePreferencesWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkLabel *problem;
  GtkToggleButton *theme_system;
  GtkToggleButton *theme_light;
  GtkToggleButton *theme_dark;
  GtkWidget *smaller;
  GtkLabel *size;
  GtkWidget *larger;
  GtkWidget *normal;
  GtkCheckButton *language_system;
  GtkCheckButton *language_fr;
  GtkCheckButton *language_en;

  CordeeSettings *settings; /* owned */
  gboolean updating;        /* the controls follow the preferences, not the other way round */
};

G_DEFINE_FINAL_TYPE (CordeePreferencesWindow, cordee_preferences_window, GTK_TYPE_WINDOW)

/* ── theme ──────────────────────────────────────────────────────── */

/* The nick that stands behind a button. Static. */
static const char *
theme_of (CordeePreferencesWindow *self, GtkToggleButton *button)
{
  return button == self->theme_light ? "light" : button == self->theme_dark ? "dark" : "system";
}

static void
theme_toggled_cb (CordeePreferencesWindow *self, GtkToggleButton *button)
{
  gboolean active = gtk_toggle_button_get_active (button);

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (active && !self->updating)
    cordee_settings_set_string (self->settings, "theme", theme_of (self, button));
}

static void
theme_changed_cb (CordeePreferencesWindow *self)
{
  GtkToggleButton *buttons[] = { self->theme_system, self->theme_light, self->theme_dark };
  g_autofree char *theme = cordee_settings_dup_string (self->settings, "theme");

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_strcmp0 (theme_of (self, buttons[i]), theme) == 0)
      gtk_toggle_button_set_active (buttons[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    theme_toggled_cb (self, buttons[i]);
  self->updating = FALSE;
}

/* ── size of the text ───────────────────────────────────────────── */

static int
get_size (CordeePreferencesWindow *self)
{
  return (int) (cordee_settings_get_double (self->settings, "text-scale") * 100 + 0.5);
}

/* To the next step up or down, also from a size in between. */
static void
step_size (CordeePreferencesWindow *self, int direction)
{
  int size = get_size (self);
  int stepped = direction > 0 ? (size / STEP + 1) * STEP : ((size + STEP - 1) / STEP - 1) * STEP;

  cordee_settings_set_double (self->settings, "text-scale", CLAMP (stepped, SMALLEST, LARGEST) / 100.0);
}

static void
smaller_cb (CordeePreferencesWindow *self)
{
  step_size (self, -1);
}

static void
larger_cb (CordeePreferencesWindow *self)
{
  step_size (self, 1);
}

static void
normal_cb (CordeePreferencesWindow *self)
{
  cordee_settings_set_double (self->settings, "text-scale", NORMAL / 100.0);
}

static void
size_changed_cb (CordeePreferencesWindow *self)
{
  int size = get_size (self);
  /* TRANSLATORS: a size, in per cent of the usual one. */
  g_autofree char *text = g_strdup_printf (_("%d %%"), size);
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (self->size, typeset);
  gtk_widget_set_sensitive (self->smaller, size > SMALLEST);
  gtk_widget_set_sensitive (self->larger, size < LARGEST);
  gtk_widget_set_sensitive (self->normal, size != NORMAL);
}

/* ── language ───────────────────────────────────────────────────── */

/* The nick that stands behind a button. Static. */
static const char *
language_of (CordeePreferencesWindow *self, GtkCheckButton *button)
{
  return button == self->language_fr ? "fr" : button == self->language_en ? "en" : "system";
}

static void
language_toggled_cb (CordeePreferencesWindow *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button) && !self->updating)
    cordee_settings_set_string (self->settings, "language", language_of (self, button));
}

static void
language_changed_cb (CordeePreferencesWindow *self)
{
  GtkCheckButton *buttons[] = { self->language_system, self->language_fr, self->language_en };
  g_autofree char *language = cordee_settings_dup_string (self->settings, "language");

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_strcmp0 (language_of (self, buttons[i]), language) == 0)
      gtk_check_button_set_active (buttons[i], TRUE);
  self->updating = FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_preferences_window_dispose (GObject *object)
{
  CordeePreferencesWindow *self = CORDEE_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordee_preferences_window_parent_class)->dispose (object);
}

static void
cordee_preferences_window_class_init (CordeePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_preferences_window_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, theme_system);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, theme_light);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, theme_dark);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, smaller);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, size);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, larger);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, normal);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, language_system);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, language_fr);
  gtk_widget_class_bind_template_child (widget_class, CordeePreferencesWindow, language_en);
  gtk_widget_class_bind_template_callback (widget_class, theme_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_cb);
  gtk_widget_class_bind_template_callback (widget_class, normal_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordee_preferences_window_init (CordeePreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window of its own on settings, above parent (or NULL). GTK owns it, as any window, until it is closed. */
GtkWidget *
cordee_preferences_window_new (CordeeSettings *settings, GtkWindow *parent)
{
  CordeePreferencesWindow *self = g_object_new (CORDEE_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_autofree char *problem = cordee_settings_dup_problem (settings);

  self->settings = g_object_ref (settings);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  g_signal_connect_object (settings, "changed::theme", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::text-scale", G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::language", G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
  theme_changed_cb (self);
  size_changed_cb (self);
  language_changed_cb (self);
  return GTK_WIDGET (self);
}
