/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-cli.h"

#include "cordee-test.h"

#include <string.h>
#include <sys/wait.h>

/* ── a run ──────────────────────────────────────────────────────── */

void
cordee_test_run_free (CordeeTestRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

/* The environment of a run: without settings, a data folder of the test, and one variable more (NAME=VALUE, or NULL). */
static char **
environment_with (const char *extra)
{
  g_autofree char *data = cordee_test_file ("data");
  g_autofree char *name = extra != NULL ? g_strndup (extra, strcspn (extra, "=")) : NULL;
  char **environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", data, TRUE);

  environment = g_environ_setenv (environment, "COLUMNS", "100", TRUE);
  if (extra != NULL)
    environment = g_environ_setenv (environment, name, extra + strlen (name) + 1, TRUE);
  return environment;
}

CordeeTestRun *
cordee_test_run_argv (char **argv, const char *extra)
{
  g_auto(GStrv) environment = environment_with (extra);
  g_autoptr(GError) error = NULL;
  CordeeTestRun *self = g_new0 (CordeeTestRun, 1);
  int wait_status;

  ck_assert_msg (g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &self->out, &self->err, &wait_status, &error),
                 "%s does not run: %s", argv[0], error != NULL ? error->message : "no reason given");
  ck_assert_msg (WIFEXITED (wait_status), "%s ended by a signal: %s", argv[0], self->err);
  self->status = WEXITSTATUS (wait_status);
  ck_assert_msg (g_utf8_validate (self->out, -1, NULL), "what is on stdout is not UTF-8");
  ck_assert_msg (g_utf8_validate (self->err, -1, NULL), "what is on stderr is not UTF-8");
  return self;
}

static const char *
program (void)
{
  const char *path = g_getenv ("CORDEE_CLI");

  ck_assert_msg (path != NULL, "CORDEE_CLI is not set: run the tests through meson");
  return path;
}

/* Runs the program with a line of arguments, quoted as in a shell, and one variable more. The caller owns the result. */
CordeeTestRun *
cordee_test_run_in (const char *extra, const char *line)
{
  g_autofree char *command = g_strconcat ("cordee-cli ", line, NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;

  ck_assert_msg (g_shell_parse_argv (command, NULL, &argv, &error), "%s", error != NULL ? error->message : line);
  g_free (argv[0]);
  argv[0] = g_strdup (program ());
  return cordee_test_run_argv (argv, extra);
}

CordeeTestRun *
cordee_test_run (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  return cordee_test_run_in (NULL, line);
}

/* ── its JSON ───────────────────────────────────────────────────── */

JsonNode *
cordee_test_parse_json (const CordeeTestRun *self)
{
  g_autoptr(GError) error = NULL;
  JsonNode *root = json_from_string (self->out, &error);

  ck_assert_msg (root != NULL, "no JSON: %s", error != NULL ? error->message : self->out);
  return root;
}

JsonNode *
cordee_test_run_json (const char *line)
{
  g_autoptr(CordeeTestRun) result = cordee_test_run ("%s --format json", line);

  cordee_test_check_status (result, 0);
  ck_assert_str_eq (result->err, "");
  return cordee_test_parse_json (result);
}

/* Member name of an object, which must be there. kind: s string, i integer or real, b boolean, a array, o object; capital: or
   null. */
JsonNode *
cordee_test_member (JsonObject *object, const char *name, char kind)
{
  JsonNode *node = json_object_get_member (object, name);

  ck_assert_msg (node != NULL, "no key « %s »", name);
  if (g_ascii_isupper (kind) && JSON_NODE_HOLDS_NULL (node))
    return node;
  switch (g_ascii_tolower (kind))
    {
    case 'a':
      ck_assert_msg (JSON_NODE_HOLDS_ARRAY (node), "%s is no array", name);
      break;
    case 'o':
      ck_assert_msg (JSON_NODE_HOLDS_OBJECT (node), "%s is no object", name);
      break;
    case 's':
      ck_assert_msg (json_node_get_value_type (node) == G_TYPE_STRING, "%s is no string", name);
      break;
    case 'b':
      ck_assert_msg (json_node_get_value_type (node) == G_TYPE_BOOLEAN, "%s is no boolean", name);
      break;
    case 'i':
    default:
      ck_assert_msg (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE, "%s is no number", name);
      break;
    }
  return node;
}

const char *
cordee_test_string (JsonObject *object, const char *name)
{
  return json_node_get_string (cordee_test_member (object, name, 'S'));
}

JsonArray *
cordee_test_array (JsonObject *object, const char *name)
{
  return json_node_get_array (cordee_test_member (object, name, 'a'));
}

/* Checks keys given as "name:kind name:kind". */
void
cordee_test_check_keys (JsonObject *object, const char *keys)
{
  g_auto(GStrv) words = g_strsplit (keys, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *colon = strchr (words[i], ':');

      *colon = '\0';
      cordee_test_member (object, words[i], colon[1]);
    }
}

/* The element of an array of objects whose member key is value, or NULL. */
JsonObject *
cordee_test_find_object (JsonArray *array, const char *key, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (cordee_test_string (object, key), value) == 0)
        return object;
    }
  return NULL;
}

JsonObject *
cordee_test_find_cell (JsonNode *root, const char *structure, const char *criterion)
{
  JsonObject *row = cordee_test_find_object (cordee_test_array (json_node_get_object (root), "criteria"), "id", criterion);
  JsonObject *cell = row != NULL ? cordee_test_find_object (cordee_test_array (row, "cells"), "structure", structure) : NULL;

  ck_assert_msg (cell != NULL, "no cell %s × %s", structure, criterion);
  return cell;
}

gboolean
cordee_test_has_maximum (JsonObject *object, gint64 max, const char *period)
{
  JsonArray *amounts = cordee_test_array (object, "amounts");

  for (guint i = 0; i < json_array_get_length (amounts); i++)
    {
      JsonObject *amount = json_array_get_object_element (amounts, i);

      if (!JSON_NODE_HOLDS_NULL (cordee_test_member (amount, "max", 'I')) && json_object_get_int_member (amount, "max") == max
          && g_strcmp0 (cordee_test_string (amount, "period"), period) == 0 && g_strcmp0 (cordee_test_string (amount, "unit"), "EUR") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The members key of an array of objects, between spaces. */
char *
cordee_test_join (JsonArray *array, const char *key)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", cordee_test_string (json_array_get_object_element (array, i), key));
  return g_string_free (out, FALSE);
}

/* A text in which every kind of space is a plain one, so that « 382 500 » is found however it is typeset. */
char *
cordee_test_plain (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_isspace (c) || c == 0x202f || c == 0xa0 ? ' ' : c);
    }
  return g_string_free (out, FALSE);
}

/* ── a pack ─────────────────────────────────────────────────────── */

/* A pack with a statement whose words are a trap for forms: a formula, quotes, a comma, tags. */
char *
cordee_test_write_trap (void)
{
  return cordee_test_write ("trap.xml",
                            "<pack format=\"1\" id=\"trap\" checked=\"2026-11-22\"><title>Un piège</title>"
                            "<criteria><criterion id=\"piege\" group=\"composition\" order=\"99\"><label>+Un piège</label></criterion></criteria>"
                            "<statements><statement id=\"msp-piege\" structure=\"MSP\" criterion=\"piege\" subject=\"s\" value=\"v\" headline=\"true\""
                            " level=\"doctrine\" confidence=\"officiel\" from=\"2020-01-01\">"
                            "<short>=HYPERLINK(\"http://example.org\"),&lt;b&gt; &amp; l’esperluette</short><text>Un texte.</text>"
                            "<source ref=\"guichet-cpts-faq-4\"/></statement></statements></pack>");
}
