/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-session.h"

#include "cordee-answers-file.h"
#include "cordee-report.h"

#include <glib/gi18n.h>

/* Milliseconds after a change of an answer at which it is saved, and seconds for which that was just now. */
#define SAVE_AFTER 500
#define JUST_NOW 60

struct _CordeeSession
{
  GObject parent_instance;

  /* Owned */
  CordeeLibrary *library;
  CordeeComparison *comparison; /* or NULL: not asked for since the last change */
  GPtrArray *changes;           /* idem */
  GPtrArray *notices;           /* char * */
  CordeeInterview *interview;   /* or NULL: not asked for yet */
  CordeeSituation *saved;       /* the answers as the file has them */
  char *file;                   /* of the answers */

  CordeeContext context; /* its strings are borrowed from the base */
  CordeeDay today;
  CordeeDay other_day; /* CORDEE_DAY_NONE: one date only */

  gint64 saved_at;      /* µs since 1970; 0: never; -1: nothing must be saved, since what the file has could not be read */
  gboolean save_failed; /* and the user knows */
  guint save;           /* waiting to save */
  guint just_now;       /* waiting for that to be no longer just now */
};

enum
{
  CHANGED,
  ANSWERED,
  SAVED,
  NOTICED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeSession, cordee_session, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* ── change ─────────────────────────────────────────────────────── */

/* Old results live until all have heard of it: views that borrow from them can still be looked at. */
static void
change (CordeeSession *self)
{
  CordeeComparison *comparison = g_steal_pointer (&self->comparison);
  GPtrArray *changes = g_steal_pointer (&self->changes);

  if (self->interview != NULL)
    {
      const CordeeContext *asked = cordee_rulebook_get_context (cordee_interview_get_rulebook (self->interview));
      g_autoptr(CordeeRulebook) rulebook = NULL;

      if (asked->as_of != self->context.as_of || g_strcmp0 (asked->region, self->context.region) != 0
          || g_strcmp0 (asked->departement, self->context.departement) != 0)
        {
          rulebook = cordee_rulebook_new (self->library->knowledge, &self->context);
          cordee_interview_set_rulebook (self->interview, rulebook);
        }
    }
  g_signal_emit (self, signals[CHANGED], 0);
  g_clear_pointer (&comparison, cordee_comparison_free);
  g_clear_pointer (&changes, g_ptr_array_unref);
}

/* The day of the rules. */
void
cordee_session_set_as_of (CordeeSession *self, CordeeDay day)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (day != CORDEE_DAY_NONE);

  if (self->context.as_of == day)
    return;
  self->context.as_of = day;
  change (self);
}

/* A second day, to tell what differs between the two; CORDEE_DAY_NONE for one day only. */
void
cordee_session_set_other_day (CordeeSession *self, CordeeDay day)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  if (self->other_day == day)
    return;
  self->other_day = day;
  change (self);
}

/* The place: codes of a region and of a département in it. NULL or "" for the national rules only, and for a département that is
   not told. Returns FALSE and leaves everything as it was where the base does not know the place. */
gboolean
cordee_session_set_place (CordeeSession *self, const char *region, const char *departement)
{
  const CordeeRegion *known = NULL;
  const char *part = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), FALSE);

  if (region != NULL && region[0] != '\0')
    {
      known = cordee_knowledge_find_region (self->library->knowledge, region);
      if (known == NULL)
        return FALSE;
    }
  if (departement != NULL && departement[0] != '\0')
    {
      for (char **code = known != NULL ? known->departements : NULL; code != NULL && *code != NULL && part == NULL; code++)
        part = g_str_equal (*code, departement) ? *code : NULL;
      if (part == NULL)
        return FALSE;
    }
  if (g_strcmp0 (self->context.region, known != NULL ? known->code : NULL) == 0 && g_strcmp0 (self->context.departement, part) == 0)
    return TRUE;
  self->context.region = known != NULL ? known->code : NULL;
  self->context.departement = part;
  change (self);
  return TRUE;
}

/* ── results ────────────────────────────────────────────────────── */

/* All structures on all criteria, at the day and the place. Borrowed until the next change. */
const CordeeComparison *
cordee_session_get_comparison (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->comparison == NULL)
    self->comparison = cordee_comparison_new (self->library->knowledge, &self->context, NULL, NULL);
  return self->comparison;
}

/* CordeeChange: what differs between the second day (before) and the day of the rules (after), whichever comes first in time.
   NULL where there is one day only. Borrowed until the next change. */
GPtrArray *
cordee_session_get_changes (CordeeSession *self)
{
  CordeeContext before;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->other_day == CORDEE_DAY_NONE)
    return NULL;
  before = self->context;
  before.as_of = self->other_day;
  if (self->changes == NULL)
    self->changes = cordee_changes_new (self->library->knowledge, &before, &self->context);
  return self->changes;
}

/* "Occitanie", "Grand Est, département 67", "Règles nationales seules". The caller owns it. */
char *
cordee_session_dup_place_text (CordeeSession *self)
{
  const CordeeRegion *region;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->context.region == NULL)
    return g_strdup (_("Règles nationales seules"));
  region = cordee_knowledge_find_region (self->library->knowledge, self->context.region);
  if (self->context.departement == NULL)
    return g_strdup (cordee_report_word (region->name));
  /* TRANSLATORS: a region and the code of one of its départements. */
  return g_strdup_printf (_("%s, département %s"), cordee_report_word (region->name), self->context.departement);
}

/* ── answers ────────────────────────────────────────────────────── */

/* The interview on the answers in hand, by the rules of the day and the place. Borrowed. */
CordeeInterview *
cordee_session_get_interview (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->interview == NULL)
    {
      g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (self->library->knowledge, &self->context);

      self->interview = cordee_interview_new (rulebook, self->saved);
    }
  return self->interview;
}

/* The answers in hand. Borrowed until the next change. */
const CordeeSituation *
cordee_session_get_situation (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->interview != NULL ? cordee_interview_get_situation (self->interview) : self->saved;
}

static gboolean
is_saved (CordeeSession *self)
{
  return cordee_situation_equal (cordee_session_get_situation (self), self->saved);
}

static gboolean
just_now_cb (gpointer data)
{
  CordeeSession *self = data;

  self->just_now = 0;
  g_signal_emit (self, signals[SAVED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_failure (CordeeSession *self, const GError *error)
{
  /* TRANSLATORS: %s: why, with the name of the file. */
  g_autofree char *text = g_strdup_printf (_("Vos réponses ne sont pas gardées : %s."), error->message);

  if (!self->save_failed)
    cordee_session_add_notice (self, text);
  self->save_failed = TRUE;
}

/* Saves now what waits to be saved. The user is told once where that fails. */
void
cordee_session_save (CordeeSession *self)
{
  const CordeeSituation *situation = cordee_session_get_situation (self);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CORDEE_IS_SESSION (self));

  g_clear_handle_id (&self->save, g_source_remove);
  if (self->saved_at < 0 || is_saved (self))
    return;
  if (cordee_situation_save (situation, self->library->knowledge, self->file, &error))
    {
      cordee_situation_free (self->saved);
      self->saved = cordee_situation_copy (situation);
      self->saved_at = g_get_real_time ();
      self->save_failed = FALSE;
      g_clear_handle_id (&self->just_now, g_source_remove);
      self->just_now = g_timeout_add_seconds (JUST_NOW, just_now_cb, self);
    }
  else
    tell_failure (self, error);
  g_signal_emit (self, signals[SAVED], 0);
}

static gboolean
save_cb (gpointer data)
{
  CordeeSession *self = data;

  self->save = 0;
  cordee_session_save (self);
  return G_SOURCE_REMOVE;
}

/* Tells of a change of the interview, and saves the answers soon if they are others. */
void
cordee_session_answered (CordeeSession *self)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  if (self->save == 0 && self->saved_at >= 0 && !is_saved (self))
    self->save = g_timeout_add_full (G_PRIORITY_LOW, SAVE_AFTER, save_cb, self, NULL);
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* "Enregistré à 14 h 05": when the answers were saved last. The caller owns it. */
char *
cordee_session_dup_saved_text (CordeeSession *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);

  if (self->saved_at <= 0 || !is_saved (self))
    return g_strdup (_("Pas encore enregistré"));
  if (g_get_real_time () - self->saved_at < JUST_NOW * G_USEC_PER_SEC)
    return g_strdup (_("Enregistré à l’instant"));
  then = g_date_time_new_from_unix_local (self->saved_at / G_USEC_PER_SEC);
  if (g_date_time_get_year (then) == g_date_time_get_year (now) && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* TRANSLATORS: hours and minutes: “Enregistré à 14 h 05”. */
    return g_strdup_printf (_("Enregistré à %1$d h %2$02d"), g_date_time_get_hour (then), g_date_time_get_minute (then));
  day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
  /* TRANSLATORS: a date. */
  return g_strdup_printf (_("Enregistré le %s"), day);
}

/* What was answered the last time. */
static void
load_answers (CordeeSession *self)
{
  g_autofree char *problem = NULL;

  self->file = cordee_answers_file_dup_path ();
  self->saved = cordee_answers_file_load (self->file, self->library->knowledge, &self->saved_at, &problem);
  if (self->saved == NULL)
    self->saved = cordee_situation_new ();
  if (problem != NULL)
    cordee_session_add_notice (self, problem);
}

/* ── what is off ────────────────────────────────────────────────── */

/* Tells the user, in a whole sentence. The same is told once. */
void
cordee_session_add_notice (CordeeSession *self, const char *text)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  if (g_ptr_array_find_with_equal_func (self->notices, text, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->notices, g_strdup (text));
  g_signal_emit (self, signals[NOTICED], 0);
}

/* Sentences, borrowed, oldest first. */
GPtrArray *
cordee_session_get_notices (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->notices;
}

/* The user has read them. */
void
cordee_session_clear_notices (CordeeSession *self)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  g_ptr_array_set_size (self->notices, 0);
  g_signal_emit (self, signals[NOTICED], 0);
}

/* ── getters ────────────────────────────────────────────────────── */

/* Borrowed. */
CordeeLibrary *
cordee_session_get_library (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->library;
}

/* Borrowed. */
CordeeKnowledge *
cordee_session_get_knowledge (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return self->library->knowledge;
}

/* The day and the place. Borrowed; its strings live as long as the base. */
const CordeeContext *
cordee_session_get_context (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), NULL);
  return &self->context;
}

/* The day on which the session began. */
CordeeDay
cordee_session_get_today (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), CORDEE_DAY_NONE);
  return self->today;
}

/* CORDEE_DAY_NONE where there is one day only. */
CordeeDay
cordee_session_get_other_day (CordeeSession *self)
{
  g_return_val_if_fail (CORDEE_IS_SESSION (self), CORDEE_DAY_NONE);
  return self->other_day;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_session_dispose (GObject *object)
{
  CordeeSession *self = CORDEE_SESSION (object);

  if (self->save != 0)
    cordee_session_save (self);
  g_clear_handle_id (&self->just_now, g_source_remove);

  G_OBJECT_CLASS (cordee_session_parent_class)->dispose (object);
}

static void
cordee_session_finalize (GObject *object)
{
  CordeeSession *self = CORDEE_SESSION (object);

  g_clear_pointer (&self->interview, cordee_interview_free);
  g_clear_pointer (&self->saved, cordee_situation_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->comparison, cordee_comparison_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->library, cordee_library_free);

  G_OBJECT_CLASS (cordee_session_parent_class)->finalize (object);
}

static void
cordee_session_class_init (CordeeSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", CORDEE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", CORDEE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", CORDEE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICED] = g_signal_new ("noticed", CORDEE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordee_session_init (CordeeSession *self)
{
  self->notices = g_ptr_array_new_with_free_func (g_free);
}

/* Loads the base that the program ships, the packs of the data folder and those named (NULL-terminated, or NULL); of packs that are
   refused it tells in the notices, and goes on. The rules are those of today. NULL with error where the base itself does not
   load. The caller owns it. */
CordeeSession *
cordee_session_new (const char *const *packs, CordeeDay today, GError **error)
{
  g_autofree char *folder = cordee_library_dup_default_folder ();
  CordeeLibrary *library = cordee_library_new (folder, packs, error);
  CordeeSession *self;

  if (library == NULL)
    return NULL;
  self = g_object_new (CORDEE_TYPE_SESSION, NULL);
  self->library = library;
  self->today = today;
  self->context.as_of = today;
  if (library->refused->len > 0)
    {
      /* TRANSLATORS: files of knowledge that the user added and that have errors. */
      g_autofree char *text = g_strdup_printf (ngettext ("%u fichier de règles ajouté a été refusé : voir Sources, Fichiers.",
                                                         "%u fichiers de règles ajoutés ont été refusés : voir Sources, Fichiers.",
                                                         library->refused->len),
                                               library->refused->len);

      cordee_session_add_notice (self, text);
    }
  load_answers (self);
  return self;
}
