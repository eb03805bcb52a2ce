/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include "cordee-settings.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SCHEMA_ID "fr.cordee.Cordee"

/* The defaults of the schema again, for a program that was installed without it. A test holds both together. */
static const struct
{
  const char *key;
  const char *value; /* GVariant text */
} defaults[] = {
  { "theme", "'system'" },       { "text-scale", "1.0" },         { "window-width", "1280" },
  { "window-height", "800" },    { "window-maximized", "false" }, { "section", "'accueil'" },
  { "region", "''" },            { "language", "'system'" },      { "book-folder", "''" },
  { "dossier", "''" },
};

struct _CordeeSettings
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings; /* or NULL: no schema */
  GHashTable *values;  /* key → GVariant: for this run, where there are no settings */
  char *problem;       /* or NULL */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeSettings, cordee_settings, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* ── where they are kept ────────────────────────────────────────── */

/* The schema as it is installed, or as it lies in the build beside an uninstalled program. The caller owns it. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = installed != NULL ? g_settings_schema_source_lookup (installed, SCHEMA_ID, TRUE) : NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "..", "resources", "desktop", NULL) : NULL;
  g_autoptr(GSettingsSchemaSource) source = NULL;

  if (schema != NULL || built == NULL)
    return schema;
  source = g_settings_schema_source_new_from_directory (built, NULL, FALSE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, SCHEMA_ID, FALSE) : NULL;
}

/* What the desktop keeps settings in, or nothing but memory where it could not write them, of which it would complain at each change.
   The caller owns it; NULL for what the desktop has. */
static GSettingsBackend *
find_backend (CordeeSettings *self)
{
  const char *folder = g_get_user_config_dir ();

  if (g_getenv ("GSETTINGS_BACKEND") != NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0)
    return NULL;
  self->problem = g_strdup_printf (_("Vos préférences ne seront pas gardées : le dossier %s ne peut pas être écrit."), folder);
  return g_memory_settings_backend_new ();
}

/* ── values ─────────────────────────────────────────────────────── */

/* The caller owns it. */
static GVariant *
get_value (CordeeSettings *self, const char *key)
{
  GVariant *value;

  if (self->settings != NULL)
    return g_settings_get_value (self->settings, key);
  value = g_hash_table_lookup (self->values, key);
  g_return_val_if_fail (value != NULL, NULL);
  return g_variant_ref (value);
}

/* Takes a floating value. One that the schema does not allow is left out. */
static void
set_value (CordeeSettings *self, const char *key, GVariant *value)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (value);
  g_autoptr(GVariant) present = get_value (self, key);

  if (g_variant_equal (present, owned))
    return;
  if (self->settings != NULL)
    {
      g_settings_set_value (self->settings, key, owned);
      return;
    }
  g_hash_table_insert (self->values, (gpointer) g_intern_string (key), g_steal_pointer (&owned));
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key));
}

/* The value of key, a string or the nick of an enumeration. The caller owns it. */
char *
cordee_settings_dup_string (CordeeSettings *self, const char *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (CORDEE_IS_SETTINGS (self), NULL);

  value = get_value (self, key);
  return g_variant_dup_string (value, NULL);
}

/* Sets key to a string, or to the nick of an enumeration. */
void
cordee_settings_set_string (CordeeSettings *self, const char *key, const char *value)
{
  g_return_if_fail (CORDEE_IS_SETTINGS (self));
  g_return_if_fail (value != NULL);

  set_value (self, key, g_variant_new_string (value));
}

/* The value of key, an integer. */
int
cordee_settings_get_int (CordeeSettings *self, const char *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (CORDEE_IS_SETTINGS (self), 0);

  value = get_value (self, key);
  return g_variant_get_int32 (value);
}

/* Sets key to an integer. */
void
cordee_settings_set_int (CordeeSettings *self, const char *key, int value)
{
  g_return_if_fail (CORDEE_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_int32 (value));
}

/* The value of key, a number. */
double
cordee_settings_get_double (CordeeSettings *self, const char *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (CORDEE_IS_SETTINGS (self), 0.0);

  value = get_value (self, key);
  return g_variant_get_double (value);
}

/* Sets key to a number. */
void
cordee_settings_set_double (CordeeSettings *self, const char *key, double value)
{
  g_return_if_fail (CORDEE_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_double (value));
}

/* The value of key, yes or no. */
gboolean
cordee_settings_get_boolean (CordeeSettings *self, const char *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (CORDEE_IS_SETTINGS (self), FALSE);

  value = get_value (self, key);
  return g_variant_get_boolean (value);
}

/* Sets key to yes or no. */
void
cordee_settings_set_boolean (CordeeSettings *self, const char *key, gboolean value)
{
  g_return_if_fail (CORDEE_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_boolean (value));
}

/* Why the preferences are not kept, in a sentence for the user; NULL where they are. The caller owns it. */
char *
cordee_settings_dup_problem (CordeeSettings *self)
{
  g_return_val_if_fail (CORDEE_IS_SETTINGS (self), NULL);
  return g_strdup (self->problem);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
changed_cb (CordeeSettings *self, const char *key)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key));
}

static void
cordee_settings_finalize (GObject *object)
{
  CordeeSettings *self = CORDEE_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (cordee_settings_parent_class)->finalize (object);
}

static void
cordee_settings_class_init (CordeeSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordee_settings_finalize;

  signals[CHANGED] = g_signal_new ("changed", CORDEE_TYPE_SETTINGS, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordee_settings_init (CordeeSettings *self)
{
}

/* The user's preferences, wherever they can be kept. The caller owns them. */
CordeeSettings *
cordee_settings_new (void)
{
  CordeeSettings *self = g_object_new (CORDEE_TYPE_SETTINGS, NULL);
  g_autoptr(GSettingsSchema) schema = find_schema ();

  if (schema != NULL)
    {
      g_autoptr(GSettingsBackend) backend = find_backend (self);

      self->settings = g_settings_new_full (schema, backend, NULL);
      g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      return self;
    }
  self->problem = g_strdup (_("Vos préférences ne seront pas gardées : leur description n’est pas installée avec Cordée."));
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->values, (gpointer) defaults[i].key,
                         g_variant_parse (NULL, defaults[i].value, NULL, NULL, NULL));
  return self;
}
