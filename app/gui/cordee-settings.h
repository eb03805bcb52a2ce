/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user's preferences are kept in: GSettings where its schema is found; without, the defaults, for as long as the program
   runs. "changed" is emitted with the key as its detail. */
#define CORDEE_TYPE_SETTINGS (cordee_settings_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSettings, cordee_settings, CORDEE, SETTINGS, GObject)

CordeeSettings *cordee_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_settings_dup_problem (CordeeSettings *self) G_GNUC_WARN_UNUSED_RESULT;

/* Enumerated keys are read and written by their nicks. */
char *cordee_settings_dup_string (CordeeSettings *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
void cordee_settings_set_string (CordeeSettings *self, const char *key, const char *value);
int cordee_settings_get_int (CordeeSettings *self, const char *key);
void cordee_settings_set_int (CordeeSettings *self, const char *key, int value);
double cordee_settings_get_double (CordeeSettings *self, const char *key);
void cordee_settings_set_double (CordeeSettings *self, const char *key, double value);
gboolean cordee_settings_get_boolean (CordeeSettings *self, const char *key);
void cordee_settings_set_boolean (CordeeSettings *self, const char *key, gboolean value);

G_END_DECLS
