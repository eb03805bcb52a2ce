/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-session-private.h"

#include "cordee-issue.h"
#include "cordee-report.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* More files set aside than that are somebody else's matter. */
#define MOST_ASIDE 999

/* ── answers of before there were dossiers ──────────────────────── */

/* Gives a file another name, that is free: "situation.xml.bad-1". The caller owns it; NULL where that cannot be done, and then the file is
   where it was. */
static char *
set_aside (const char *path, const char *why)
{
  for (guint i = 0; i <= MOST_ASIDE; i++)
    {
      g_autofree char *aside = i == 0 ? g_strdup_printf ("%s.%s", path, why) : g_strdup_printf ("%s.%s-%u", path, why, i);

      if (g_file_test (aside, G_FILE_TEST_EXISTS) || g_file_test (aside, G_FILE_TEST_IS_SYMLINK))
        continue;
      return g_rename (path, aside) == 0 ? g_steal_pointer (&aside) : NULL;
    }
  return NULL;
}

/* What cannot be read is kept, under another name. */
static void
tell_unreadable (CordeeSession *self, const char *path, const GPtrArray *issues)
{
  const CordeeIssue *issue = issues->len > 0 ? issues->pdata[0] : NULL;
  g_autofree char *aside = set_aside (path, "bad");
  g_autofree char *where = issue != NULL && issue->line > 0 ? g_strdup_printf ("%s:%d", issue->file, issue->line) : g_strdup (path);
  /* TRANSLATORS: %1$s: a file, or a file and a line; %2$s: what is wrong there, and what was expected; %3$s: a file. */
  g_autofree char *text = g_strdup_printf (_("Vos réponses précédentes n’ont pas pu être relues. %1$s : %2$s. Le fichier est gardé tel quel : %3$s."),
                                           where, issue != NULL ? issue->hint : "?", aside != NULL ? aside : path);
  g_autofree char *typeset = cordee_report_typeset (text);

  cordee_session_add_notice (self, typeset);
}

/* Makes a dossier of the answers of a version without dossiers, and keeps their file under another name once it is saved. Returns
   whether there were any. */
static gboolean
migrate (CordeeSession *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cordee", "situation.xml", NULL);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  dossier = cordee_dossier_load (path, self->library->knowledge, issues);
  if (dossier == NULL)
    {
      tell_unreadable (self, path, issues);
      return FALSE;
    }
  cordee_dossier_set_rules (dossier, &self->context, g_get_real_time () / G_USEC_PER_SEC);
  cordee_session_take (self, cordee_session_new_keeper (self, dossier), FALSE);
  cordee_session_save (self);
  if (self->kept == CORDEE_KEPT)
    {
      g_autofree char *kept = set_aside (path, "migrated");

      if (kept == NULL)
        g_message ("%s cannot be renamed", path);
    }
  return TRUE;
}

/* ── the last dossier ───────────────────────────────────────────── */

/* The dossier of the folder that was written last: what is opened where no preference says which. The caller owns it; NULL: there is
   none. */
static char *
find_latest (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *latest = NULL;
  gint64 at = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!g_str_has_suffix (name, CORDEE_DOSSIER_SUFFIX) || name[0] == '.' || g_stat (file, &info) != 0 || (gint64) info.st_mtime <= at)
        continue;
      at = info.st_mtime;
      g_free (latest);
      latest = g_steal_pointer (&file);
    }
  return g_steal_pointer (&latest);
}

static void
open_last (CordeeSession *self)
{
  g_autofree char *last = cordee_settings_dup_string (self->settings, "dossier");
  g_autofree char *folder = cordee_session_dup_book_folder (self);
  g_autofree char *file = last[0] != '\0' ? g_steal_pointer (&last) : find_latest (folder);
  g_autofree char *problem = NULL;

  if (file != NULL && !cordee_session_open_dossier (self, file, &problem))
    cordee_session_add_notice (self, problem);
}

/* Goes on where the last session ended: with its dossier, or with the answers of a version without dossiers. From now on the session
   remembers in settings what it has in hand. To be called once. */
void
cordee_session_resume (CordeeSession *self, CordeeSettings *settings)
{
  g_autofree char *region = NULL;

  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  /* One that a base of another day knew is no news. */
  region = cordee_settings_dup_string (settings, "region");
  cordee_session_set_place (self, region, NULL);
  if (!migrate (self))
    open_last (self);
}

/* ── rescue copies ──────────────────────────────────────────────── */

/* CordeeRescue of all dossiers that could not be written to their files, but for what waits in this session. The caller owns it. */
GPtrArray *
cordee_session_list_rescues (CordeeSession *self)
{
  GPtrArray *rescues = cordee_store_list_rescues ();

  g_return_val_if_fail (CORDEE_IS_SESSION (self), rescues);

  for (guint i = rescues->len; i > 0 && self->kept != CORDEE_KEPT; i--)
    if (g_strcmp0 (((const CordeeRescue *) rescues->pdata[i - 1])->of, cordee_session_get_file (self)) == 0)
      g_ptr_array_remove_index (rescues, i - 1);
  return rescues;
}

/* Puts the dossier that a rescue copy is of in hand. Returns what the copy has, where that differs from what its file has by now: both are
   to be merged, and the caller owns it. NULL where there is nothing to merge: the copy is in its file, and gone; or, with problem, which
   the caller owns, nothing could be done. */
CordeeDossier *
cordee_session_open_rescue (CordeeSession *self, const CordeeRescue *rescue, char **problem)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) copy = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  *problem = NULL;
  copy = cordee_dossier_load (rescue->file, self->library->knowledge, issues);
  if (copy == NULL)
    {
      *problem = cordee_session_describe (issues, rescue->file);
      return NULL;
    }
  if (rescue->of != NULL && g_file_test (rescue->of, G_FILE_TEST_EXISTS))
    {
      if (!cordee_session_open_dossier (self, rescue->of, problem))
        return NULL;
      if (g_str_equal (cordee_session_get_dossier (self)->id, copy->id))
        {
          if (!cordee_dossier_equal (cordee_session_get_dossier (self), copy))
            return g_steal_pointer (&copy);
          cordee_store_forget_rescue_file (rescue->file);
          return NULL;
        }
    }
  if (!cordee_session_can_leave (self, problem))
    return NULL;
  cordee_session_take (self, cordee_session_new_keeper (self, g_steal_pointer (&copy)), FALSE);
  cordee_session_save (self);
  if (self->kept == CORDEE_KEPT)
    cordee_store_forget_rescue_file (rescue->file);
  cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
  return NULL;
}
