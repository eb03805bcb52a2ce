/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-book-view.h"

#include "cordee-dossier-report.h"
#include "cordee-report-advice-private.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* The day of a time, where the reader is. */
static CordeeDay
day_of (gint64 at)
{
  g_autoptr(GDateTime) time = at > 0 ? g_date_time_new_from_unix_local (at) : NULL;

  return time != NULL ? cordee_day_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time))
                      : CORDEE_DAY_NONE;
}

/* ── badges ─────────────────────────────────────────────────────── */

static void
badge_free (gpointer data)
{
  CordeeBookBadge *self = data;

  g_free (self->text);
  g_free (self->tip);
  g_free (self);
}

/* Takes tip. */
static void
add_badge (CordeeBookView *self, CordeeBadgeKind kind, char *text, char *tip)
{
  CordeeBookBadge *badge = g_new0 (CordeeBookBadge, 1);

  badge->kind = kind;
  badge->text = cordee_report_take_typeset (text);
  badge->tip = cordee_report_take_typeset (tip);
  g_ptr_array_add (self->badges, badge);
}

static void
add_stalled (CordeeBookView *self, const CordeeBookEntry *entry, CordeeDay today)
{
  CordeeDay touched = day_of (entry->touched);
  guint months = touched != CORDEE_DAY_NONE && touched < today ? (guint) (today - touched) / 30 : 0;
  g_autofree char *day = cordee_day_to_words (touched);

  if (entry->archived || touched == CORDEE_DAY_NONE || today - touched < CORDEE_BOOK_STALLED_DAYS)
    return;
  /* TRANSLATORS: nothing happened in a dossier for so many months. */
  add_badge (self, CORDEE_BADGE_STALLED, g_strdup_printf (ngettext ("sans nouvelles depuis %u mois", "sans nouvelles depuis %u mois", months), months),
             /* TRANSLATORS: %s is a day. */
             g_strdup_printf (_("Rien n’a été noté dans ce dossier depuis le %s."), day));
}

static void
add_badges (CordeeBookView *self, const CordeeBookEntry *entry, CordeeDay today)
{
  if (entry->problem != NULL)
    add_badge (self, CORDEE_BADGE_UNREADABLE, g_strdup (_("illisible")), g_strdup (entry->problem));
  if (entry->late && !(self->late && cordee_book_entry_is_step_next (entry)))
    add_badge (self, CORDEE_BADGE_LATE, g_strdup (_("étape en retard")),
               g_strdup (_("Une étape du parcours aurait dû commencer ou finir avant aujourd’hui.")));
  if (entry->waiting)
    add_badge (self, CORDEE_BADGE_WAITING, g_strdup (_("en attente")), g_strdup (_("Une étape du parcours attend quelqu’un d’autre que l’équipe.")));
  if (entry->rules_changed)
    add_badge (self, CORDEE_BADGE_RULES, g_strdup (_("règles changées")),
               g_strdup (_("Les règles d’aujourd’hui donnent à ce projet d’autres verdicts que ceux du dossier.")));
  if (entry->same_as != NULL)
    {
      g_autofree char *name = g_filename_display_basename (entry->same_as);

      add_badge (self, CORDEE_BADGE_SAME, g_strdup (_("deux fichiers")),
                 /* TRANSLATORS: %s is the name of a file. */
                 g_strdup_printf (_("Le fichier « %s » est une autre version de ce dossier : les deux peuvent être réunies."), name));
    }
  add_stalled (self, entry, today);
  if (entry->archived)
    add_badge (self, CORDEE_BADGE_ARCHIVED, g_strdup (_("archivé")), g_strdup (_("Ce dossier est archivé.")));
}

/* ── lines ──────────────────────────────────────────────────────── */

static void
add_part (GString *out, const char *part)
{
  if (part != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
}

static char *
dup_subtitle (const CordeeBookEntry *entry, const CordeeKnowledge *knowledge)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *place = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *touched = NULL;
  CordeeDay day = day_of (entry->touched);

  if (entry->problem != NULL)
    return cordee_report_typeset (entry->problem);
  if (entry->region != NULL || entry->departement != NULL)
    {
      const char *departements[] = { entry->departement, NULL };

      place = cordee_report_place (knowledge, entry->region, entry->departement != NULL ? departements : NULL);
    }
  if (entry->n_answers > 0)
    answers = g_strdup_printf (ngettext ("%u réponse", "%u réponses", entry->n_answers), entry->n_answers);
  if (day != CORDEE_DAY_NONE)
    {
      g_autofree char *words = cordee_day_to_words (day);

      /* TRANSLATORS: of a dossier; %s is a day. */
      touched = g_strdup_printf (_("modifié le %s"), words);
    }
  add_part (out, place);
  add_part (out, answers != NULL ? answers : _("aucune réponse"));
  add_part (out, touched);
  return cordee_report_typeset (out->str);
}

static void
set_verdict (CordeeBookView *self, const CordeeBookEntry *entry, const CordeeKnowledge *knowledge)
{
  const CordeeDossierResult *first = cordee_book_entry_get_first (entry);

  self->structure = first != NULL && entry->n_answers > 0 ? cordee_knowledge_find_structure (knowledge, first->structure) : NULL;
  if (self->structure == NULL)
    return;
  self->verdict = first->verdict;
  self->sign = g_strdup (cordee_report_verdict_sign (first->verdict));
  self->verdict_text
    /* TRANSLATORS: %1$s is the acronym of a structure, %2$s its verdict. */
    = cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), self->structure->id, cordee_report_verdict_label (first->verdict)));
}

static char *
dup_chosen (const CordeeBookEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (entry->choices->len == 0)
    return NULL;
  for (guint i = 0; i < entry->choices->len; i++)
    {
      const CordeeDossierChoice *choice = entry->choices->pdata[i];

      /* TRANSLATORS: %s is the acronym of a structure that the team chose. */
      g_ptr_array_add (parts, g_strdup_printf (choice->how == CORDEE_HOW_ADHERER ? _("%s à rejoindre") : _("%s à créer"), choice->structure));
    }
  list = cordee_advice_enumerate (parts);
  /* TRANSLATORS: what the team decided; %s lists structures: « … à créer et … à rejoindre ». */
  return cordee_report_take_typeset (g_strdup_printf (_("Choix de l’équipe : %s"), list));
}

static char *
dup_next (const CordeeBookEntry *entry)
{
  g_autofree char *day = cordee_day_to_words (entry->next_day);

  if (entry->next_text != NULL && entry->next_day != CORDEE_DAY_NONE)
    /* TRANSLATORS: %1$s is what comes next, %2$s the day: « Rappeler l’équipe, le 03/12/2026 ». */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s, le %2$s"), entry->next_text, day));
  if (entry->next_day != CORDEE_DAY_NONE)
    /* TRANSLATORS: something is to be done by the day %s. */
    return cordee_report_take_typeset (g_strdup_printf (_("Échéance le %s"), day));
  return entry->next_text != NULL ? cordee_report_typeset (entry->next_text) : NULL;
}

/* A step by its name, and by when what is to happen with it. */
static char *
step_text (const CordeeKnowledge *knowledge, const CordeeBookEntry *entry)
{
  g_autofree char *name = cordee_report_step_name (knowledge, entry->step_id);
  g_autofree char *day = cordee_day_to_words (entry->step_day);

  if (entry->step_day == CORDEE_DAY_NONE)
    return g_steal_pointer (&name);
  switch (entry->step_status)
    {
    case CORDEE_STEP_UNDER_WAY:
      /* TRANSLATORS: %1$s is a step, %2$s the last day to end it. */
      return g_strdup_printf (_("%1$s, à finir au plus tard le %2$s"), name, day);
    case CORDEE_STEP_WAITING:
      /* TRANSLATORS: %1$s is a step that somebody else has, %2$s the day on which it is expected back. */
      return g_strdup_printf (_("%1$s, réponse attendue le %2$s"), name, day);
    case CORDEE_STEP_TODO:
    case CORDEE_STEP_DONE:
    case CORDEE_STEP_NOT_APPLICABLE:
    case CORDEE_N_STEP_STATUSES:
      break;
    }
  /* TRANSLATORS: %1$s is a step, %2$s the last day to begin it. */
  return g_strdup_printf (_("%1$s, à commencer au plus tard le %2$s"), name, day);
}

/* What comes next, in one and in two. */
static void
set_next (CordeeBookView *self, const CordeeBookEntry *entry, const CordeeKnowledge *knowledge)
{
  CordeeDay day = cordee_book_entry_get_next_day (entry);

  self->next = cordee_book_entry_is_step_next (entry) ? cordee_report_take_typeset (step_text (knowledge, entry)) : dup_next (entry);
  if (cordee_book_entry_is_step_next (entry))
    self->next_what = cordee_report_step_name (knowledge, entry->step_id);
  else if (entry->next_text != NULL)
    self->next_what = cordee_report_typeset (entry->next_text);
  self->next_when = day != CORDEE_DAY_NONE ? cordee_day_to_words (day) : NULL;
}

/* The next action of an archived dossier waits for nobody. */
static gboolean
is_overdue (const CordeeBookEntry *entry, CordeeDay today)
{
  CordeeDay day = cordee_book_entry_get_next_day (entry);

  return !entry->archived && day != CORDEE_DAY_NONE && day < today;
}

static char *
dup_name (const CordeeBookView *self)
{
  g_autoptr(GString) out = g_string_new (self->title);
  const char *parts[] = { self->verdict_text, self->chosen, self->subtitle, self->next };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, ", %s", parts[i]);
  if (self->late)
    g_string_append_printf (out, ", %s", _("en retard"));
  for (guint i = 0; i < self->badges->len; i++)
    g_string_append_printf (out, ", %s", ((const CordeeBookBadge *) self->badges->pdata[i])->text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* An entry of book in words, as of the day of the book. The caller owns it; entry and the base must outlive it. */
CordeeBookView *
cordee_book_view_new (const CordeeBook *book, const CordeeBookEntry *entry)
{
  CordeeBookView *self = g_new0 (CordeeBookView, 1);
  const CordeeKnowledge *knowledge = cordee_book_get_knowledge (book);
  CordeeDay today = cordee_book_get_today (book);

  self->entry = entry;
  self->title = *entry->name != '\0' ? g_strdup (entry->name) : g_strdup (_("Sans nom"));
  self->subtitle = dup_subtitle (entry, knowledge);
  set_verdict (self, entry, knowledge);
  self->chosen = dup_chosen (entry);
  set_next (self, entry, knowledge);
  self->late = is_overdue (entry, today);
  self->badges = g_ptr_array_new_with_free_func (badge_free);
  add_badges (self, entry, today);
  self->name = dup_name (self);
  return self;
}

void
cordee_book_view_free (CordeeBookView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sign);
  g_free (self->verdict_text);
  g_free (self->chosen);
  g_free (self->next);
  g_free (self->next_what);
  g_free (self->next_when);
  g_ptr_array_unref (self->badges);
  g_free (self->name);
  g_free (self);
}

static gboolean
has_next (const CordeeBookEntry *entry)
{
  return entry->next_text != NULL || entry->next_day != CORDEE_DAY_NONE || entry->step_text != NULL;
}

/* What is to be done next in the live dossiers of book: where something is late first, then soonest first, those without a day at the end;
   most of them at most, while *n_all
   becomes how many there are. CordeeBookView, owned, whose entries are borrowed until the book is read again. The caller owns the array. */
GPtrArray *
cordee_book_next_views (CordeeBook *book, guint most, guint *n_all)
{
  const CordeeBookQuery query = { .verdict = -1, .shelf = CORDEE_BOOK_LIVE, .sort = CORDEE_BOOK_BY_NEXT };
  g_autoptr(GPtrArray) entries = cordee_book_select (book, &query);
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_view_free);

  *n_all = 0;
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < entries->len; i++)
      {
        const CordeeBookEntry *entry = entries->pdata[i];
        gboolean late = entry->late || is_overdue (entry, cordee_book_get_today (book));

        if (has_next (entry) && late == (round == 0) && (*n_all)++ < most)
          g_ptr_array_add (views, cordee_book_view_new (book, entry));
      }
  return views;
}

/* What a list of entries (CordeeBookEntry) comes to: "12 dossiers, 3 en retard". The caller owns it. */
char *
cordee_book_list_text (const CordeeBook *book, const GPtrArray *entries)
{
  CordeeDay today = cordee_book_get_today (book);
  g_autoptr(GString) out = g_string_new (NULL);
  guint late = 0, changed = 0, unreadable = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeBookEntry *entry = entries->pdata[i];

      late += entry->late || is_overdue (entry, today);
      changed += entry->rules_changed && !entry->archived;
      unreadable += entry->problem != NULL;
    }
  if (entries->len == 0)
    return g_strdup (_("Aucun dossier"));
  g_string_append_printf (out, ngettext ("%u dossier", "%u dossiers", entries->len), entries->len);
  if (late > 0)
    /* TRANSLATORS: after « 12 dossiers »: of those, so many have a next action or a step that was due before today. */
    g_string_append_printf (out, ngettext (", %u en retard", ", %u en retard", late), late);
  if (changed > 0)
    /* TRANSLATORS: of those, so many have other verdicts under the rules of today. */
    g_string_append_printf (out, ngettext (", %u aux règles changées", ", %u aux règles changées", changed), changed);
  if (unreadable > 0)
    g_string_append_printf (out, ngettext (", %u illisible", ", %u illisibles", unreadable), unreadable);
  return cordee_report_typeset (out->str);
}
