/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-appearance.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCES "/fr/cordee/Cordee/"

/* The desktop's portal, which tells what the user prefers everywhere. */
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define PORTAL_NAMESPACE "org.freedesktop.appearance"

/* Of GtkSettings:gtk-xft-dpi: 1024ths of a dot per inch. */
#define USUAL_DPI (96 * 1024)

struct _CordeeAppearance
{
  GObject parent_instance;

  /* Owned */
  CordeeSettings *settings;
  GtkCssProvider *colours;
  GtkCssProvider *style;
  GCancellable *cancellable;
  GDBusConnection *bus; /* or NULL: not yet, or none */
  char *problem;        /* or NULL */

  GdkDisplay *display; /* borrowed: it outlives the application */
  GtkSettings *gtk;    /* idem */
  guint subscription;
  int dpi;                  /* of the desktop, before our scale */
  gboolean desktop_dark;    /* what the desktop wants */
  gboolean desktop_contrast;
  const char *colours_name; /* the file loaded, static */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeAppearance, cordee_appearance, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* ── what it comes to ───────────────────────────────────────────── */

/* A theme forced on GTK from outside, or NULL. Borrowed. */
static const char *
forced_theme (void)
{
  const char *theme = g_getenv ("GTK_THEME");

  return theme != NULL && theme[0] != '\0' ? theme : NULL;
}

/* Whether light stands on dark. */
gboolean
cordee_appearance_is_dark (CordeeAppearance *self)
{
  g_autofree char *theme = NULL;

  g_return_val_if_fail (CORDEE_IS_APPEARANCE (self), FALSE);

  if (forced_theme () != NULL)
    return strstr (forced_theme (), "dark") != NULL;
  theme = cordee_settings_dup_string (self->settings, "theme");
  return g_str_equal (theme, "dark") || (g_str_equal (theme, "system") && self->desktop_dark);
}

/* Whether the desktop asks for high contrast. */
gboolean
cordee_appearance_is_contrast (CordeeAppearance *self)
{
  g_return_val_if_fail (CORDEE_IS_APPEARANCE (self), FALSE);

  if (forced_theme () != NULL)
    return strstr (forced_theme (), "hc") != NULL || strstr (forced_theme (), "HighContrast") != NULL;
  return self->desktop_contrast;
}

/* GTK reads its theme again, which takes time, even where what is set was so already. */
static void
set_theme (CordeeAppearance *self, gboolean dark, gboolean contrast)
{
  g_autofree char *theme = NULL;
  gboolean is_dark;

  g_object_get (self->gtk, "gtk-application-prefer-dark-theme", &is_dark, "gtk-theme-name", &theme, NULL);
  if (is_dark != dark)
    g_object_set (self->gtk, "gtk-application-prefer-dark-theme", dark, NULL);
  if (g_strcmp0 (theme, contrast ? "Default-hc" : "Default") != 0)
    g_object_set (self->gtk, "gtk-theme-name", contrast ? "Default-hc" : "Default", NULL);
}

static void
apply_colours (CordeeAppearance *self)
{
  static const char *const files[2][2] = { { "colours-light.css", "colours-dark.css" }, { "colours-contrast.css", "colours-contrast-dark.css" } };
  gboolean dark = cordee_appearance_is_dark (self);
  gboolean contrast = cordee_appearance_is_contrast (self);
  const char *name = files[contrast ? 1 : 0][dark ? 1 : 0];
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  if (name == self->colours_name)
    return;
  self->colours_name = name;
  gtk_css_provider_load_from_resource (self->colours, path);
  set_theme (self, dark, contrast);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
apply_text_scale (CordeeAppearance *self)
{
  int dpi = (int) (self->dpi * cordee_settings_get_double (self->settings, "text-scale") + 0.5);
  int present;

  g_object_get (self->gtk, "gtk-xft-dpi", &present, NULL);
  if (present != dpi)
    g_object_set (self->gtk, "gtk-xft-dpi", dpi, NULL);
}

/* ── the desktop ────────────────────────────────────────────────── */

static void
take_preference (CordeeAppearance *self, const char *key, GVariant *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  if (g_str_equal (key, "color-scheme"))
    self->desktop_dark = g_variant_get_uint32 (inner) == 1;
  else if (g_str_equal (key, "contrast"))
    self->desktop_contrast = g_variant_get_uint32 (inner) == 1;
  apply_colours (self);
}

static void
preference_changed_cb (GDBusConnection *bus,
                       const char      *sender,
                       const char      *path,
                       const char      *interface,
                       const char      *signal,
                       GVariant        *parameters,
                       gpointer         data)
{
  const char *space, *key;
  g_autoptr(GVariant) value = NULL;

  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, PORTAL_NAMESPACE))
    take_preference (data, key, value);
}

/* A desktop without a portal, or with one that knows nothing of it, is none that wants anything special. */
static void
preferences_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr(GVariant) spaces = NULL;
  g_autoptr(GVariant) ours = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (reply == NULL)
    return;
  spaces = g_variant_get_child_value (reply, 0);
  ours = g_variant_lookup_value (spaces, PORTAL_NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (ours == NULL)
    return;
  g_variant_iter_init (&iter, ours);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_preference (data, key, value);
}

static void
bus_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  CordeeAppearance *self;
  const char *spaces[] = { PORTAL_NAMESPACE, NULL };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (bus == NULL)
    {
      self->problem = g_strdup (_("Le bureau ne répond pas (pas de bus de session) : Cordée ne suit pas son thème clair ou sombre."));
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged", PORTAL_PATH, PORTAL_NAMESPACE,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, preference_changed_cb, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "ReadAll", g_variant_new ("(^as)", spaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, preferences_read_cb, self);
}

/* What GTK itself was told of the desktop, before we touch it. */
static void
read_gtk (CordeeAppearance *self)
{
  g_autofree char *theme = NULL;

  g_object_get (self->gtk, "gtk-theme-name", &theme, "gtk-application-prefer-dark-theme", &self->desktop_dark, "gtk-xft-dpi", &self->dpi, NULL);
  if (self->dpi <= 0)
    self->dpi = USUAL_DPI;
  if (theme == NULL)
    return;
  self->desktop_dark = self->desktop_dark || g_str_has_suffix (theme, "-dark") || g_str_equal (theme, "HighContrastInverse");
  self->desktop_contrast = g_str_has_prefix (theme, "HighContrast") || strstr (theme, "-hc") != NULL;
}

/* ── object ─────────────────────────────────────────────────────── */

/* What of the desktop cannot be followed, in a sentence for the user; NULL where nothing is known to be off. It is known some time
   after the start: "changed" tells. The caller owns it. */
char *
cordee_appearance_dup_problem (CordeeAppearance *self)
{
  g_return_val_if_fail (CORDEE_IS_APPEARANCE (self), NULL);
  return g_strdup (self->problem);
}

static void
cordee_appearance_dispose (GObject *object)
{
  CordeeAppearance *self = CORDEE_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (self->style != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->colours));
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style));
      gtk_settings_reset_property (self->gtk, "gtk-application-prefer-dark-theme");
      gtk_settings_reset_property (self->gtk, "gtk-theme-name");
      gtk_settings_reset_property (self->gtk, "gtk-xft-dpi");
    }
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_clear_object (&self->colours);
  g_clear_object (&self->style);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (cordee_appearance_parent_class)->dispose (object);
}

static void
cordee_appearance_class_init (CordeeAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_appearance_dispose;

  signals[CHANGED] = g_signal_new ("changed", CORDEE_TYPE_APPEARANCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordee_appearance_init (CordeeAppearance *self)
{
  self->cancellable = g_cancellable_new ();
  self->colours = gtk_css_provider_new ();
  self->style = gtk_css_provider_new ();
}

/* Dresses the application on display, and keeps it so until it is let go of. The caller owns it. */
CordeeAppearance *
cordee_appearance_new (CordeeSettings *settings, GdkDisplay *display)
{
  CordeeAppearance *self = g_object_new (CORDEE_TYPE_APPEARANCE, NULL);

  self->settings = g_object_ref (settings);
  self->display = display;
  self->gtk = gtk_settings_get_for_display (display);
  read_gtk (self);
  apply_colours (self);
  apply_text_scale (self);
  gtk_css_provider_load_from_resource (self->style, RESOURCES "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->colours), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (settings, "changed::theme", G_CALLBACK (apply_colours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::text-scale", G_CALLBACK (apply_text_scale), self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_found_cb, self);
  return self;
}
