/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-answers-file.h"

#include "cordee-issue.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* More files set aside than that are somebody else's matter. */
#define MOST_ASIDE 999

/* Where the answers are, below the user's data folder. The caller owns it. */
char *
cordee_answers_file_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "cordee", "situation.xml", NULL);
}

/* Gives a file another name, that is free: "situation.xml.bad-1". The caller owns it; NULL where that cannot be done, and then the file is
   where it was. */
static char *
set_aside (const char *path)
{
  for (guint i = 1; i <= MOST_ASIDE; i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.bad-%u", path, i);

      if (g_file_test (aside, G_FILE_TEST_EXISTS) || g_file_test (aside, G_FILE_TEST_IS_SYMLINK))
        continue;
      return g_rename (path, aside) == 0 ? g_steal_pointer (&aside) : NULL;
    }
  return NULL;
}

/* "situation.xml:3 : …" The caller owns it. */
static char *
describe (GPtrArray *issues, const char *path)
{
  const CordeeIssue *issue = issues->len > 0 ? issues->pdata[0] : NULL;
  g_autofree char *place = NULL;

  if (issue == NULL)
    return g_filename_display_name (path);
  place = issue->line > 0 ? g_strdup_printf ("%s:%d", issue->file, issue->line) : g_strdup (issue->file);
  /* TRANSLATORS: %1$s: a file, or a file and a line; %2$s: what is wrong there, and what was expected. */
  return g_strdup_printf (_("%1$s : %2$s."), place, issue->hint);
}

/* The answers in a file, and when they were saved (µs since 1970). NULL where there is no file, and also where it cannot be read: then
   problem is a sentence for the user, and the file has been set aside. If even that was impossible, saved_at is -1, and nothing must be
   saved to path: what is there would be lost. The caller owns the situation and the problem. */
CordeeSituation *
cordee_answers_file_load (const char *path, const CordeeKnowledge *knowledge, gint64 *saved_at, char **problem)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *aside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  CordeeSituation *situation;
  GStatBuf info;

  *saved_at = 0;
  *problem = NULL;
  if (g_stat (path, &info) != 0 && errno == ENOENT)
    return NULL;
  situation = cordee_situation_load (path, knowledge, issues);
  if (situation != NULL)
    {
      *saved_at = (gint64) info.st_mtime * G_USEC_PER_SEC;
      return situation;
    }
  text = describe (issues, path);
  aside = set_aside (path);
  if (aside != NULL)
    {
      name = g_filename_display_name (aside);
      /* TRANSLATORS: %1$s: file, line, what is wrong and what was expected; %2$s: a file. */
      *problem = g_strdup_printf (_("Vos réponses n’ont pas pu être relues. %1$s Le fichier est gardé tel quel : %2$s."), text, name);
      return NULL;
    }
  *saved_at = -1;
  /* TRANSLATORS: %s: file, line, what is wrong and what was expected. */
  *problem = g_strdup_printf (_("Vos réponses n’ont pas pu être relues. Pour ne pas les perdre, rien ne sera enregistré. %s"), text);
  return NULL;
}
