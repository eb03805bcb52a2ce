/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee"

#include "config.h"

#include "cordee-language.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define CATALOGUE "en" G_DIR_SEPARATOR_S "LC_MESSAGES" G_DIR_SEPARATOR_S GETTEXT_PACKAGE ".mo"

/* Whether we speak it: fr or en. */
gboolean
cordee_language_is_known (const char *lang)
{
  return g_str_equal (lang, "fr") || g_str_equal (lang, "en");
}

/* The language asked for on the command line, borrowed; NULL for none or one that is unknown, of which the parser tells later, in
   words that must have a language by then. */
const char *
cordee_language_find_asked (int argc, char **argv)
{
  const char *asked = NULL;

  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], "--lang="))
      asked = argv[i] + strlen ("--lang=");
    else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
      asked = argv[i + 1];
  return asked != NULL && cordee_language_is_known (asked) ? asked : NULL;
}

/* French is the source language: it is spoken to everybody but those whose first language that we know is English. Found once,
   since the choice then hides what the desktop asked for. */
static const char *
find_preferred (void)
{
  static const char *preferred;
  const char *const *names = g_get_language_names ();

  if (preferred != NULL)
    return preferred;
  preferred = "fr";
  for (guint i = 0; names[i] != NULL; i++)
    for (const char *const *known = (const char *const[]){ "fr", "en", NULL }; *known != NULL; known++)
      if (g_str_has_prefix (names[i], *known) && !g_ascii_isalpha (names[i][2]))
        return preferred = *known;
  return preferred;
}

/* Where the translations are: beside an uninstalled build, beside an installation that was moved, or where it was configured.
   The caller owns it. */
static char *
find_catalogues (void)
{
  static const char *const places[] = { "../../po", "../share/locale" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_build_filename (folder, places[i], NULL);
      g_autofree char *catalogue = g_build_filename (place, CATALOGUE, NULL);

      if (g_file_test (catalogue, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&place);
    }
  return g_strdup (LOCALEDIR);
}

static gboolean
is_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.") || g_str_equal (locale, "POSIX");
}

/* The C locale in UTF-8, which every Debian has, under a name that gettext does not know for it: the glibc of Debian 13 translates
   nothing in C.UTF-8 either. The country is not looked for where there is no locale of it. */
static void
set_c_utf8 (void)
{
  if (setlocale (LC_ALL, "C_FR.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
}

/* Chooses the language of all words, before the first of them is said: asked, or NULL for that of the desktop. In the C locale
   gettext would say nothing but msgids, and GLib nothing but ASCII. Not before any thread but the first has started. */
void
cordee_language_init (const char *asked)
{
  g_autofree char *catalogues = find_catalogues ();
  const char *preferred = find_preferred ();

  setlocale (LC_ALL, "");
  if (is_c (setlocale (LC_CTYPE, NULL)) || is_c (setlocale (LC_MESSAGES, NULL)))
    set_c_utf8 ();
  g_setenv ("LANGUAGE", asked != NULL ? asked : preferred, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
