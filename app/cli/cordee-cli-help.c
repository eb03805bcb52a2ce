/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include <glib/gi18n.h>

/* Appends a term and what it means, in two columns. Written by hand: GLib's own help would be in GLib's language. */
static void
append_term (GString *out, const char *term, const char *meaning)
{
  glong pad = 28 - g_utf8_strlen (term, -1);

  g_string_append_printf (out, "  %s%*s%s\n", term, (int) MAX (pad, 1), "", meaning);
}

/* Whether a command, or else any of a family or of the program, takes an option. */
static gboolean
is_taken (const char *option, const CordeeCliCommand *command, const char *family)
{
  guint n;
  const CordeeCliCommand *commands = cordee_cli_commands (&n);
  g_autofree char *start = family != NULL ? g_strconcat (family, " ", NULL) : g_strdup ("");

  if (command != NULL)
    return cordee_cli_option_is_for (option, command);
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].name, start) && cordee_cli_option_is_for (option, &commands[i]))
      return TRUE;
  return FALSE;
}

static void
append_options (GString *out, const CordeeCliCommand *command, const char *family)
{
  CordeeCliOptions none = { 0 };
  const GOptionEntry *entries = cordee_cli_option_entries (&none);

  g_string_append_printf (out, "\n%s\n", _("Options :"));
  for (guint i = 0; entries[i].long_name != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("--", entries[i].long_name, entries[i].short_name != 0 ? ", -h" : "", NULL);
      g_autofree char *term = NULL;

      if (!is_taken (entries[i].long_name, command, family))
        continue;
      term = entries[i].arg_description != NULL ? g_strdup_printf ("%s %s", name, _(entries[i].arg_description)) : g_strdup (name);
      append_term (out, term, _(entries[i].description));
    }
}

static void
append_formats (GString *out, guint formats)
{
  static const char *const names[] = { "text", "json", "csv", "html", "ics" };
  const char *before = " ";

  g_string_append_printf (out, "\n%s", _("Formats :"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (formats & (1u << i))
      {
        g_string_append_printf (out, "%s%s", before, names[i]);
        before = ", ";
      }
  g_string_append_c (out, '\n');
}

static void
append_commands (GString *out, const char *family)
{
  guint n;
  const CordeeCliCommand *commands = cordee_cli_commands (&n);
  g_autofree char *start = family != NULL ? g_strconcat (family, " ", NULL) : g_strdup ("");

  g_string_append_printf (out, "\n%s\n", _("Commandes :"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *term = NULL;

      if (!g_str_has_prefix (commands[i].name, start))
        continue;
      term = commands[i].arguments != NULL ? g_strdup_printf ("%s %s", commands[i].name, _(commands[i].arguments))
                                           : g_strdup (commands[i].name);
      append_term (out, term, _(commands[i].summary));
    }
}

/* The help of a command; without one, that of a family of commands (its first word) or of the program. The caller owns it. */
char *
cordee_cli_help (const CordeeCliCommand *command, const char *family)
{
  GString *out = g_string_new (NULL);
  const char *name = command != NULL ? command->name : family;

  g_string_append_printf (out, "%s cordee-cli %s%s%s%s%s\n", _("Utilisation :"), name != NULL ? name : "", name != NULL ? " " : "",
                          command != NULL ? "" : _("COMMANDE "), _("[OPTION…]"),
                          command != NULL && command->arguments != NULL ? " " : "");
  if (command != NULL && command->arguments != NULL)
    {
      g_string_truncate (out, out->len - 1);
      g_string_append_printf (out, "%s\n", _(command->arguments));
    }
  if (command != NULL)
    g_string_append_printf (out, "\n%s.\n", _(command->summary));
  else
    append_commands (out, family);
  append_options (out, command, family);
  if (command != NULL && command->formats != 0)
    append_formats (out, command->formats);
  g_string_append_printf (out, "\n%s\n", _("Codes de retour : 0 fait ; 1 fichier invalide ou illisible ; 2 mauvais usage ; 3 une vérification a\ntrouvé des erreurs."));
  return g_string_free (out, FALSE);
}
