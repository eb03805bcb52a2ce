/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-session-private.h"

#include "cordee-book.h"
#include "cordee-issue.h"
#include "cordee-report.h"

#include <glib/gi18n.h>

/* For the files of this class: seconds since 1970, UTC. */
gint64
cordee_session_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ── the dossier in hand ────────────────────────────────────────── */

/* Borrowed, and valid until "dossier". */
CordeeDossier *
cordee_session_get_dossier (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return cordee_keeper_get_dossier (self->keeper);
}

/* Borrowed, and valid until "dossier". */
CordeeKeeper *
cordee_session_get_keeper (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->keeper;
}

/* Whether there is nothing in the dossier that would be worth a file. */
gboolean
cordee_session_is_blank (CordeeSession *self)
{
  const CordeeDossier *dossier;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), TRUE);

  dossier = cordee_keeper_get_dossier (self->keeper);
  return !self->has_file && cordee_situation_get_answers (cordee_session_get_situation (self))->len == 0
         && dossier->name[0] == '\0' && dossier->contact == NULL && dossier->advisor == NULL && dossier->next_text == NULL
         && dossier->notes->len == 0 && dossier->choices->len == 0;
}

/* The file of the dossier; NULL where it has none yet. Borrowed, and valid until "dossier" or "saved". */
const char *
cordee_session_get_file (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->has_file ? cordee_keeper_get_file (self->keeper) : NULL;
}

/* Its name, or what stands for one. The caller owns it. */
char *
cordee_session_dup_name (CordeeSession *self)
{
  const char *name;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  name = cordee_keeper_get_dossier (self->keeper)->name;
  return g_strdup (name[0] != '\0' ? name : _("Sans nom"));
}

/* The folder that new dossiers go to, as it is preferred. The caller owns it. */
char *
cordee_session_dup_book_folder (CordeeSession *self)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  folder = self->settings != NULL ? cordee_settings_dup_string (self->settings, "book-folder") : NULL;
  return folder != NULL && folder[0] != '\0' ? g_steal_pointer (&folder) : cordee_store_dup_default_folder ();
}

/* Where new dossiers go from now on. */
void
cordee_session_set_book_folder (CordeeSession *self, const char *folder)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (folder != NULL);

  if (self->settings != NULL && g_utf8_validate (folder, -1, NULL))
    cordee_settings_set_string (self->settings, "book-folder", folder);
}

/* ── answers ────────────────────────────────────────────────────── */

/* The interview on the answers in hand, by the rules of the day and the place. Borrowed until "dossier" or "reloaded". */
CordeeInterview *
cordee_session_get_interview (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->interview == NULL)
    {
      g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (self->library->knowledge, &self->context);

      self->interview = cordee_interview_new (rulebook, cordee_keeper_get_dossier (self->keeper)->situation);
    }
  return self->interview;
}

/* The answers in hand. Borrowed until the next change. */
const CordeeSituation *
cordee_session_get_situation (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->interview != NULL ? cordee_interview_get_situation (self->interview) : cordee_keeper_get_dossier (self->keeper)->situation;
}

/* For the files of this class: the dossier gets what the interview has and it does not. */
void
cordee_session_take_answers (CordeeSession *self)
{
  CordeeDossier *dossier = cordee_keeper_get_dossier (self->keeper);

  if (self->interview != NULL && !cordee_situation_equal (cordee_interview_get_situation (self->interview), dossier->situation))
    {
      cordee_dossier_set_situation (dossier, cordee_interview_get_situation (self->interview), cordee_session_now ());
      self->only_read = FALSE;
    }
}

/* Tells of a change of the interview, and saves the answers soon if they are others. */
void
cordee_session_answered (CordeeSession *self)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  cordee_session_take_answers (self);
  cordee_session_schedule (self);
  cordee_session_tell (self, CORDEE_SESSION_ANSWERED);
}

/* Tells of a change of the dossier outside the answers, and saves it soon. */
void
cordee_session_touch (CordeeSession *self)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  self->only_read = FALSE;
  cordee_session_schedule (self);
  cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
}

/* ── rules ──────────────────────────────────────────────────────── */

/* The dossier is worked with by the rules of the session from now on. */
void
cordee_session_keep_rules (CordeeSession *self)
{
  CordeeDossier *dossier = cordee_keeper_get_dossier (self->keeper);

  /* A dossier with nothing in it has no history either. */
  if (cordee_session_is_blank (self))
    dossier->as_of = CORDEE_DAY_NONE;
  cordee_dossier_set_rules (dossier, &self->context, cordee_session_now ());
  self->asks_rules = self->asks_rules && self->context.as_of < self->today;
  self->only_read = FALSE;
  cordee_session_schedule (self);
}

/* Whether the rules changed since those that the dossier was opened with, and nobody has said yet which are to be used. */
gboolean
cordee_session_asks_about_rules (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), FALSE);
  return self->asks_rules;
}

/* What changed between the rules of the dossier and those of today; NULL where it is worked with those of today, or later ones. The caller
   owns it. */
CordeeSince *
cordee_session_dup_since (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->context.as_of >= self->today)
    return NULL;
  return cordee_since_new (self->library->knowledge, cordee_keeper_get_dossier (self->keeper), self->today);
}

/* Somebody said which rules are to be used: those of today, or those of the dossier. */
void
cordee_session_settle_rules (CordeeSession *self, gboolean adopt)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  self->asks_rules = FALSE;
  if (adopt)
    cordee_session_set_as_of (self, self->today);
  cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
}

/* The place and the day of the dossier become those of the session; the day is today where that changes nothing, for which alone the file is
   not written: whoever only reads leaves no trace. */
static void
take_rules (CordeeSession *self)
{
  CordeeDossier *dossier = cordee_keeper_get_dossier (self->keeper);
  CordeeContext context = { 0 };
  g_autoptr(CordeeSince) since = NULL;

  if (!cordee_session_find_place (self, dossier->region, dossier->departement, &context))
    {
      /* TRANSLATORS: codes of a region and of a département. */
      g_autofree char *text = g_strdup_printf (_("Le lieu de ce dossier (%s, %s) n’est pas connu : ce sont les règles nationales qui s’affichent."),
                                               dossier->region != NULL ? dossier->region : "?",
                                               dossier->departement != NULL ? dossier->departement : "?");
      g_autofree char *typeset = cordee_report_typeset (text);

      cordee_session_add_notice (self, typeset);
    }
  self->asks_rules = FALSE;
  self->only_read = FALSE;
  self->context.region = context.region;
  self->context.departement = context.departement;
  self->context.as_of = dossier->as_of != CORDEE_DAY_NONE ? dossier->as_of : self->today;
  if (self->context.as_of >= self->today)
    return;
  since = cordee_session_dup_since (self);
  self->asks_rules = !cordee_since_is_empty (since);
  if (self->asks_rules)
    return;
  self->context.as_of = self->today;
  cordee_dossier_set_rules (dossier, &self->context, cordee_session_now ());
  self->only_read = TRUE;
}

/* ── another one ────────────────────────────────────────────────── */

/* Everything that hangs on the dossier is made anew; what was lives until all have heard of it. question: where the assistant was, or
   NULL. */
static void
renew (CordeeSession *self, const CordeeContext *before, const char *question)
{
  CordeeInterview *interview = g_steal_pointer (&self->interview);

  if (question != NULL)
    cordee_interview_go_to (cordee_session_get_interview (self), question);
  if (before->as_of != self->context.as_of || g_strcmp0 (before->region, self->context.region) != 0
      || g_strcmp0 (before->departement, self->context.departement) != 0)
    cordee_session_change (self);
  cordee_session_tell (self, CORDEE_SESSION_ANSWERED);
  cordee_session_tell (self, CORDEE_SESSION_DOSSIER);
  cordee_session_tell (self, CORDEE_SESSION_SAVED);
  g_clear_pointer (&interview, cordee_interview_free);
}

/* Takes over keeper, whose dossier is in hand from now on, with a file or without one yet. The one before has been saved. */
void
cordee_session_take (CordeeSession *self, CordeeKeeper *keeper, gboolean has_file)
{
  CordeeKeeper *old = g_steal_pointer (&self->keeper);
  CordeeContext before = self->context;

  cordee_session_stop_waiting (self);
  g_clear_pointer (&self->problem, g_free);
  self->kept = CORDEE_KEPT;
  self->keeper = keeper;
  self->has_file = has_file;
  take_rules (self);
  cordee_session_watch_file (self);
  cordee_session_remember (self);
  renew (self, &before, NULL);
  cordee_keeper_free (old);
}

/* For the files of this class: where a dossier of that name would go. The caller owns it. */
char *
cordee_session_dup_new_file (CordeeSession *self, const char *name)
{
  g_autofree char *folder = cordee_session_dup_book_folder (self);

  return cordee_book_dup_free_path (folder, name[0] != '\0' ? name : _("Sans nom"));
}

/* For the files of this class: a keeper for a dossier, which it takes over, that has no file yet. The caller owns it. */
CordeeKeeper *
cordee_session_new_keeper (CordeeSession *self, CordeeDossier *dossier)
{
  g_autofree char *file = cordee_session_dup_new_file (self, dossier->name);

  return cordee_keeper_new (self->library->knowledge, dossier, file);
}

/* A dossier without anything in it, in the place that is on show and by the rules of today. */
static CordeeKeeper *
new_keeper (CordeeSession *self, const char *name)
{
  CordeeDossier *dossier = cordee_dossier_new (name, cordee_session_now ());
  CordeeContext context = self->context;

  context.as_of = self->today;
  cordee_dossier_set_rules (dossier, &context, cordee_session_now ());
  return cordee_session_new_keeper (self, dossier);
}

/* Of a new session. */
void
cordee_session_begin_dossier (CordeeSession *self)
{
  self->keeper = new_keeper (self, "");
}

/* For the files of this class: whether the dossier in hand may be left, since it is on some disk. */
gboolean
cordee_session_can_leave (CordeeSession *self, char **problem)
{
  cordee_session_tell (self, CORDEE_SESSION_LEAVING);
  cordee_session_save (self);
  if (self->kept != CORDEE_KEPT_NOWHERE)
    return TRUE;
  if (problem != NULL)
    *problem = g_strdup (_("Le dossier en main n’a pu être enregistré nulle part : le quitter le perdrait. Choisissez d’abord un autre emplacement "
                           "où l’enregistrer."));
  return FALSE;
}

/* Puts a new dossier in hand, in the place that is on show. name may be "". Where the present one is nowhere but in memory, nothing
   happens but that the user is told. */
void
cordee_session_start_dossier (CordeeSession *self, const char *name)
{
  g_autofree char *problem = NULL;

  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  if (cordee_session_can_leave (self, &problem))
    {
      cordee_session_take (self, new_keeper (self, name), FALSE);
      cordee_session_schedule (self);
    }
  else
    cordee_session_add_notice (self, problem);
}

/* For the files of this class: why a file cannot be read, in whole sentences. The caller owns it. */
char *
cordee_session_describe (const GPtrArray *issues, const char *file)
{
  const CordeeIssue *issue = NULL;
  g_autofree char *name = g_filename_display_basename (file);
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < issues->len && issue == NULL; i++)
    if (((const CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      issue = issues->pdata[i];
  if (issue != NULL)
    /* TRANSLATORS: the number of a line, and what is wrong there. */
    where = issue->line > 0 ? g_strdup_printf (_("Ligne %d : %s."), issue->line, issue->hint) : g_strdup_printf ("%s.", issue->hint);
  /* TRANSLATORS: %1$s: the name of a file; %2$s: what is wrong there, perhaps with a line, and what was expected. */
  text = g_strdup_printf (_("« %1$s » n’a pas pu être ouvert. %2$s Le dossier en main reste ouvert."), name, where != NULL ? where : "");
  return cordee_report_typeset (text);
}

/* Whether both name one file. */
static gboolean
is_same_file (const char *one, const char *other)
{
  g_autofree char *a = one != NULL ? g_canonicalize_filename (one, NULL) : NULL;
  g_autofree char *b = other != NULL ? g_canonicalize_filename (other, NULL) : NULL;

  return g_strcmp0 (a, b) == 0;
}

/* Puts the dossier of a file in hand; the present one is saved before. Returns FALSE and leaves it in hand where the file cannot be read:
   problem, which the caller owns, then says in whole sentences what is wrong, where, and what was expected. */
gboolean
cordee_session_open_dossier (CordeeSession *self, const char *file, char **problem)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeKeeper *keeper;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  if (problem != NULL)
    *problem = NULL;
  if (is_same_file (file, cordee_session_get_file (self)) && g_file_test (file, G_FILE_TEST_EXISTS))
    {
      cordee_session_save (self);
      cordee_session_look (self);
      return TRUE;
    }
  if (!cordee_session_can_leave (self, problem))
    return FALSE;
  keeper = cordee_keeper_open (self->library->knowledge, file, issues);
  if (keeper == NULL)
    {
      if (problem != NULL)
        *problem = cordee_session_describe (issues, file);
      return FALSE;
    }
  cordee_session_take (self, keeper, TRUE);
  return TRUE;
}

/* Gives the dossier in hand another name. */
void
cordee_session_rename_dossier (CordeeSession *self, const char *name)
{
  g_autofree char *stripped = NULL;
  CordeeDossier *dossier;

  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  stripped = g_strstrip (g_strdup (name));
  dossier = cordee_keeper_get_dossier (self->keeper);
  if (g_str_equal (stripped, dossier->name))
    return;
  cordee_dossier_set_name (dossier, stripped, cordee_session_now ());
  cordee_session_touch (self);
}

/* For the files of this class: the dossier of the keeper is another version of the same: a merge, a version that was
   restored, what somebody else saved. */
void
cordee_session_take_version (CordeeSession *self)
{
  const CordeeQuestion *current = self->interview != NULL ? cordee_interview_get_current (self->interview) : NULL;
  CordeeContext before = self->context;

  take_rules (self);
  renew (self, &before, current != NULL ? current->id : NULL);
}
