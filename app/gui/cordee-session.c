/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-session-private.h"

#include "cordee-report.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CordeeSession, cordee_session, G_TYPE_OBJECT)

static const char *const signal_names[] = { "changed", "answered", "saved", "noticed", "dossier", "apart", "reloaded", "leaving" };
G_STATIC_ASSERT (G_N_ELEMENTS (signal_names) == CORDEE_SESSION_N_SIGNALS);

static guint signals[CORDEE_SESSION_N_SIGNALS];

/* For the files of this class: tells everybody. */
void
cordee_session_tell (CordeeSession *self, CordeeSessionSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

/* ── change ─────────────────────────────────────────────────────── */

/* For the files of this class: place or days are others. Old results live until all have heard of it: views that borrow from them can
   still be looked at. */
void
cordee_session_change (CordeeSession *self)
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
  cordee_session_tell (self, CORDEE_SESSION_CHANGED);
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
  cordee_session_keep_rules (self);
  cordee_session_change (self);
}

/* A second day, to tell what differs between the two; CORDEE_DAY_NONE for one day only. */
void
cordee_session_set_other_day (CordeeSession *self, CordeeDay day)
{
  g_return_if_fail (CORDEE_IS_SESSION (self));

  if (self->other_day == day)
    return;
  self->other_day = day;
  cordee_session_change (self);
}

/* For the files of this class: sets the place of the context, without telling. Returns FALSE where the base does not know it. */
gboolean
cordee_session_find_place (CordeeSession *self, const char *region, const char *departement, CordeeContext *context)
{
  const CordeeRegion *known = NULL;
  const char *part = NULL;

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
  context->region = known != NULL ? known->code : NULL;
  context->departement = part;
  return TRUE;
}

/* The place: codes of a region and of a département in it. NULL or "" for the national rules only, and for a département that is
   not told. Returns FALSE and leaves everything as it was where the base does not know the place. */
gboolean
cordee_session_set_place (CordeeSession *self, const char *region, const char *departement)
{
  CordeeContext context = { 0 };

  g_return_val_if_fail (CORDEE_IS_SESSION (self), FALSE);

  if (!cordee_session_find_place (self, region, departement, &context))
    return FALSE;
  if (g_strcmp0 (self->context.region, context.region) == 0 && g_strcmp0 (self->context.departement, context.departement) == 0)
    return TRUE;
  self->context.region = context.region;
  self->context.departement = context.departement;
  cordee_session_keep_rules (self);
  cordee_session_change (self);
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
  g_signal_emit (self, signals[CORDEE_SESSION_NOTICED], 0);
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
  g_signal_emit (self, signals[CORDEE_SESSION_NOTICED], 0);
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

  if (self->keeper != NULL)
    cordee_session_save (self);
  cordee_session_dossier_dispose (self);

  G_OBJECT_CLASS (cordee_session_parent_class)->dispose (object);
}

static void
cordee_session_finalize (GObject *object)
{
  CordeeSession *self = CORDEE_SESSION (object);

  g_clear_pointer (&self->interview, cordee_interview_free);
  g_clear_pointer (&self->keeper, cordee_keeper_free);
  g_clear_pointer (&self->problem, g_free);
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

  for (guint i = 0; i < CORDEE_SESSION_N_SIGNALS; i++)
    signals[i] = g_signal_new (signal_names[i], CORDEE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordee_session_init (CordeeSession *self)
{
  self->notices = g_ptr_array_new_with_free_func (g_free);
}

/* Loads the base that the program ships, the packs of the data folder and those named (NULL-terminated, or NULL); of packs that are
   refused it tells in the notices, and goes on. The rules are those of today. NULL with error where the base itself does not
   load. The dossier in hand is a new one, until cordee_session_resume(). The caller owns it. */
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
  cordee_session_begin_dossier (self);
  return self;
}
