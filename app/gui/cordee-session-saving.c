/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-session-private.h"

#include "cordee-book.h"
#include "cordee-issue.h"

#include <glib/gi18n.h>

/* Milliseconds after a change at which it is saved, and after a change of the file at which that is looked at; seconds for which
   that was just now, and after which what failed is tried again. */
#define SAVE_AFTER 500
#define LOOK_AFTER 200
#define JUST_NOW 60
#define TRY_AGAIN 20

/* ── what others do ─────────────────────────────────────────────── */

static gboolean
look_cb (gpointer data)
{
  CordeeSession *self = data;

  self->look = 0;
  cordee_session_look (self);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, CordeeSession *self)
{
  if (self->look == 0)
    self->look = g_timeout_add (LOOK_AFTER, look_cb, self);
}

static void
stop_watching (CordeeSession *self)
{
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}

/* For the files of this class: what others do to the file is looked at when the window gets the focus, when it is saved, and as soon as the
   system tells of it. */
void
cordee_session_watch_file (CordeeSession *self)
{
  const char *path = cordee_session_get_file (self);
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  stop_watching (self);
  if (file == NULL)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

/* For the files of this class: the program begins with it the next time. */
void
cordee_session_remember (CordeeSession *self)
{
  const char *file = cordee_session_get_file (self);

  if (self->settings != NULL && file != NULL && g_utf8_validate (file, -1, NULL))
    cordee_settings_set_string (self->settings, "dossier", file);
}

/* For the files of this class: what waits for its time waits no longer. */
void
cordee_session_stop_waiting (CordeeSession *self)
{
  g_clear_handle_id (&self->save, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_handle_id (&self->just_now, g_source_remove);
}

/* ── saving ─────────────────────────────────────────────────────── */

static gboolean
just_now_cb (gpointer data)
{
  CordeeSession *self = data;

  self->just_now = 0;
  cordee_session_tell (self, CORDEE_SESSION_SAVED);
  return G_SOURCE_REMOVE;
}

static gboolean
save_cb (gpointer data)
{
  CordeeSession *self = data;

  self->save = 0;
  cordee_session_save (self);
  return G_SOURCE_REMOVE;
}

static gboolean
retry_cb (gpointer data)
{
  CordeeSession *self = data;

  self->retry = 0;
  cordee_session_look (self);
  cordee_session_save (self);
  return G_SOURCE_REMOVE;
}

static gboolean
needs_save (CordeeSession *self)
{
  return !self->only_read && !cordee_session_is_blank (self) && cordee_keeper_needs_save (self->keeper);
}

/* Saves soon, if there is something to save. */
void
cordee_session_schedule (CordeeSession *self)
{
  if (self->save == 0 && needs_save (self))
    self->save = g_timeout_add_full (G_PRIORITY_LOW, SAVE_AFTER, save_cb, self, NULL);
}

/* Tells what became of an attempt to write. Takes problem. */
static void
tell_kept (CordeeSession *self, CordeeKept kept, char *problem)
{
  gboolean news = kept == CORDEE_KEPT_APART && self->kept != CORDEE_KEPT_APART;

  g_free (self->problem);
  self->problem = problem;
  self->kept = kept;
  g_clear_handle_id (&self->just_now, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (kept == CORDEE_KEPT)
    {
      self->just_now = g_timeout_add_seconds (JUST_NOW, just_now_cb, self);
      cordee_session_remember (self);
    }
  else if (kept != CORDEE_KEPT_APART || cordee_keeper_get_theirs (self->keeper) == NULL)
    self->retry = g_timeout_add_seconds (TRY_AGAIN, retry_cb, self);
  cordee_session_tell (self, CORDEE_SESSION_SAVED);
  if (news)
    cordee_session_tell (self, CORDEE_SESSION_APART);
}

/* The first time that there is something to save: it goes to a file of the name that the dossier has by now. */
static CordeeKept
save_first (CordeeSession *self, char **problem)
{
  g_autofree char *own = cordee_store_dup_default_folder ();
  g_autofree char *file = cordee_session_dup_new_file (self, cordee_keeper_get_dossier (self->keeper)->name);
  g_autofree char *folder = g_path_get_dirname (file);

  /* Any other folder that is not there is a drive that went away. */
  if (g_str_equal (folder, own))
    g_mkdir_with_parents (folder, 0700);
  if (g_strcmp0 (file, cordee_keeper_get_file (self->keeper)) != 0)
    {
      CordeeKeeper *old = self->keeper;

      self->keeper = cordee_keeper_new (self->library->knowledge, cordee_dossier_copy (cordee_keeper_get_dossier (old)), file);
      cordee_keeper_free (old);
    }
  self->has_file = TRUE;
  return cordee_keeper_save (self->keeper, cordee_session_now (), problem);
}

/* Saves now what waits to be saved; cordee_session_get_kept() tells what became of it. */
void
cordee_session_save (CordeeSession *self)
{
  char *problem = NULL;
  CordeeKept kept;
  gboolean first;

  g_return_if_fail (CORDEE_IS_SESSION (self));

  g_clear_handle_id (&self->save, g_source_remove);
  cordee_session_take_answers (self);
  if (!needs_save (self))
    return;
  cordee_dossier_set_results (cordee_keeper_get_dossier (self->keeper), cordee_interview_get_advice (cordee_session_get_interview (self)));
  first = !self->has_file;
  kept = first ? save_first (self, &problem) : cordee_keeper_save (self->keeper, cordee_session_now (), &problem);
  if (first)
    cordee_session_watch_file (self);
  tell_kept (self, kept, problem);
  if (first)
    cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
}

/* What became of the latest attempt to save. */
CordeeKept
cordee_session_get_kept (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), CORDEE_KEPT);
  return self->kept;
}

/* Why the dossier is not in its file, in whole sentences for the user; NULL where it is. Borrowed until "saved". */
const char *
cordee_session_get_problem (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->problem;
}

/* "Enregistré à 14 h 05": when the dossier was saved last, or what has become of it instead. The caller owns it. */
char *
cordee_session_dup_saved_text (CordeeSession *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = NULL;
  g_autofree char *day = NULL;
  gint64 saved;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  switch (self->kept)
    {
    case CORDEE_KEPT_ASIDE:
      return g_strdup (_("Gardé dans une copie de secours"));
    case CORDEE_KEPT_NOWHERE:
      return g_strdup (_("Pas enregistré : gardé en mémoire seulement"));
    case CORDEE_KEPT_APART:
      return g_strdup (cordee_keeper_get_theirs (self->keeper) != NULL ? _("Gardé à part : le fichier a été changé ailleurs")
                                                                       : _("Gardé à part : le fichier n’est plus là"));
    case CORDEE_KEPT:
      break;
    }
  saved = cordee_keeper_get_saved (self->keeper);
  if (saved <= 0 && self->has_file)
    saved = cordee_dossier_get_touched (cordee_keeper_get_dossier (self->keeper));
  if (saved <= 0 || self->save != 0)
    return g_strdup (_("Enregistrement en cours"));
  if (cordee_session_now () - saved < JUST_NOW)
    return g_strdup (_("Enregistré à l’instant"));
  then = g_date_time_new_from_unix_local (saved);
  if (g_date_time_get_year (then) == g_date_time_get_year (now) && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* TRANSLATORS: hours and minutes: “Enregistré à 14 h 05”. */
    return g_strdup_printf (_("Enregistré à %1$d h %2$02d"), g_date_time_get_hour (then), g_date_time_get_minute (then));
  day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
  /* TRANSLATORS: a date. */
  return g_strdup_printf (_("Enregistré le %s"), day);
}

/* ── another version of the same ────────────────────────────────── */

/* Looks whether somebody else changed the file. Where nothing of ours waits, their version is in hand afterwards; else both are apart. */
void
cordee_session_look (CordeeSession *self)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  g_return_if_fail (CORDEE_IS_SESSION (self));

  cordee_session_take_answers (self);
  if (!self->has_file || (self->kept == CORDEE_KEPT_APART && cordee_keeper_get_theirs (self->keeper) != NULL))
    return;
  if (!cordee_keeper_look (self->keeper))
    {
      /* It had gone, and is there again. */
      if (self->kept == CORDEE_KEPT_APART && !needs_save (self))
        tell_kept (self, CORDEE_KEPT, NULL);
      return;
    }
  if (needs_save (self))
    cordee_session_save (self);
  else if (cordee_keeper_reload (self->keeper, issues))
    {
      cordee_session_take_version (self);
      tell_kept (self, CORDEE_KEPT, NULL);
      cordee_session_tell (self, CORDEE_SESSION_RELOADED);
    }
  else
    tell_kept (self, CORDEE_KEPT_APART, cordee_session_describe (issues, cordee_keeper_get_file (self->keeper)));
}

/* Takes over dossier, another version of the one in hand, which replaces it in its file also where somebody else changed that: it is a
   merge of both, or what the user chose. What the file had is among the backups. */
void
cordee_session_set_dossier (CordeeSession *self, CordeeDossier *dossier)
{
  char *problem = NULL;
  CordeeKept kept;

  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (dossier != NULL);

  g_clear_handle_id (&self->save, g_source_remove);
  kept = cordee_keeper_settle (self->keeper, dossier, cordee_session_now (), &problem);
  self->has_file = TRUE;
  cordee_session_take_version (self);
  tell_kept (self, kept, problem);
}

/* Writes the dossier in hand to its file again, which somebody else took away or spoilt. */
void
cordee_session_put_back (CordeeSession *self)
{
  char *problem = NULL;
  CordeeKept kept;

  g_return_if_fail (CORDEE_IS_SESSION (self));

  cordee_session_take_answers (self);
  kept = cordee_keeper_settle (self->keeper, cordee_keeper_get_dossier (self->keeper), cordee_session_now (), &problem);
  /* The first time the keeper has to find out itself what became of the file. */
  if (kept == CORDEE_KEPT_APART && cordee_keeper_get_theirs (self->keeper) == NULL)
    {
      g_clear_pointer (&problem, g_free);
      kept = cordee_keeper_settle (self->keeper, cordee_keeper_get_dossier (self->keeper), cordee_session_now (), &problem);
    }
  tell_kept (self, kept, problem);
}

/* Gives the dossier in hand another file, in folder. Returns FALSE where that cannot be written either. */
gboolean
cordee_session_move (CordeeSession *self, const char *folder)
{
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  char *problem = NULL;
  gboolean moved;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  cordee_session_take_answers (self);
  name = cordee_session_dup_name (self);
  file = cordee_book_dup_free_path (folder, name);
  cordee_dossier_set_results (cordee_keeper_get_dossier (self->keeper), cordee_interview_get_advice (cordee_session_get_interview (self)));
  moved = cordee_keeper_move (self->keeper, file, cordee_session_now (), &problem);
  if (!moved)
    {
      g_autofree char *text = problem;

      cordee_session_add_notice (self, text);
      return FALSE;
    }
  self->has_file = TRUE;
  cordee_session_watch_file (self);
  tell_kept (self, CORDEE_KEPT, NULL);
  cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
  return TRUE;
}

/* Lets go of what waits. */
void
cordee_session_dossier_dispose (CordeeSession *self)
{
  stop_watching (self);
  cordee_session_stop_waiting (self);
  g_clear_object (&self->settings);
}
