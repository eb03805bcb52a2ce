/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-merge-view.h"

#include "cordee-dossier-report.h"
#include "cordee-report-advice.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* A note is shown up to so many characters. */
#define NOTE_LENGTH 160

static void
row_free (gpointer data)
{
  CordeeMergeRow *self = data;

  g_free (self->title);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->base);
  g_free (self->mine_when);
  g_free (self->theirs_when);
  g_free (self->note);
  g_free (self);
}

/* ── what a difference is about ─────────────────────────────────── */

static char *
shorten (const char *text)
{
  g_autofree char *line = cordee_text_collapse (text);

  if (g_utf8_strlen (line, -1) > NOTE_LENGTH)
    {
      g_autofree char *start = g_utf8_substring (line, 0, NOTE_LENGTH);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&line);
}

static char *
note_title (const CordeeMerge *merge, const CordeeKnowledge *knowledge, const char *id)
{
  const CordeeDossierNote *note = cordee_dossier_find_note (merge->mine, id);
  const CordeeCriterion *criterion;

  if (note == NULL)
    note = cordee_dossier_find_note (merge->theirs, id);
  if (note != NULL && note->step != NULL)
    {
      g_autofree char *step = cordee_report_step_name (knowledge, note->step);

      /* TRANSLATORS: what a note is on: %s is a step of the way to a structure. */
      return g_strdup_printf (_("Note sur l’étape « %s »"), step);
    }
  if (note == NULL || note->structure == NULL || note->criterion == NULL)
    return g_strdup (_("Note"));
  criterion = cordee_knowledge_find_criterion (knowledge, note->criterion);
  /* TRANSLATORS: what a note is on: %1$s is the acronym of a structure, %2$s a criterion. */
  return g_strdup_printf (_("Note sur %1$s, %2$s"), note->structure, criterion != NULL ? cordee_report_word (criterion->label) : note->criterion);
}

/* Of a way, or of one of its steps: id is "structure/way" or "structure/way/step". */
static char *
course_title (const CordeeKnowledge *knowledge, const char *id)
{
  g_auto(GStrv) parts = g_strsplit (id, "/", 3);
  g_autofree char *step = parts[0] != NULL && parts[1] != NULL && parts[2] != NULL ? cordee_report_step_name (knowledge, parts[2]) : NULL;

  if (step == NULL)
    /* TRANSLATORS: %s is the acronym of a structure. */
    return g_strdup_printf (_("Départ du parcours : %s"), parts[0]);
  /* TRANSLATORS: %1$s is the acronym of a structure, %2$s a step of the way to it. */
  return g_strdup_printf (_("Étape %1$s : %2$s"), parts[0], step);
}

static char *
card_title (const CordeeMerge *merge, const char *id)
{
  const CordeeDossierContact *card = cordee_dossier_find_contact (merge->mine, id);

  if (card == NULL)
    card = cordee_dossier_find_contact (merge->theirs, id);
  /* TRANSLATORS: %s is the name of somebody whom the team speaks to. */
  return card != NULL ? g_strdup_printf (_("Contact : %s"), card->name) : g_strdup (_("Contact"));
}

static char *
dup_title (const CordeeMerge *merge, const CordeeKnowledge *knowledge, const CordeeDifference *difference)
{
  const CordeeQuestion *question;

  switch (difference->kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      question = cordee_knowledge_find_question (knowledge, difference->id);
      return question != NULL ? cordee_report_question_name (question) : g_strdup (difference->id);
    case CORDEE_DIFFERENCE_NAME:
      return g_strdup (_("Nom du dossier"));
    case CORDEE_DIFFERENCE_CONTACT:
      return g_strdup (_("Contact"));
    case CORDEE_DIFFERENCE_ADVISOR:
      return g_strdup (_("Suivi par"));
    case CORDEE_DIFFERENCE_RULES:
      return g_strdup (_("Date et lieu des règles"));
    case CORDEE_DIFFERENCE_NEXT:
      return g_strdup (_("Prochaine action"));
    case CORDEE_DIFFERENCE_CHOICE:
      /* TRANSLATORS: whether the team chose the structure %s. */
      return cordee_report_take_typeset (g_strdup_printf (_("Choix de l’équipe : %s"), difference->id));
    case CORDEE_DIFFERENCE_ARCHIVED:
      return g_strdup (_("Archivage"));
    case CORDEE_DIFFERENCE_COURSE:
    case CORDEE_DIFFERENCE_STEP:
      return cordee_report_take_typeset (course_title (knowledge, difference->id));
    case CORDEE_DIFFERENCE_CARD:
      return cordee_report_take_typeset (card_title (merge, difference->id));
    case CORDEE_DIFFERENCE_NOTE:
      return cordee_report_take_typeset (note_title (merge, knowledge, difference->id));
    }
  g_return_val_if_reached (g_strdup (""));
}

/* ── what a version has ─────────────────────────────────────────── */

static char *
answer_text (const CordeeDossier *dossier, const CordeeKnowledge *knowledge, const char *id)
{
  const CordeeAnswer *answer = cordee_situation_get (dossier->situation, id);
  const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, id);
  g_autofree char *words = NULL;

  if (answer == NULL)
    return g_strdup (_("pas de réponse"));
  if (question == NULL)
    return g_strdup (_("une réponse à une question que cette base ne pose pas"));
  words = cordee_report_value_to_words (knowledge, question, answer->value);
  if (answer->value->kind == CORDEE_VALUE_UNKNOWN || answer->provenance == CORDEE_PROVENANCE_DECLARED)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s (%s)", words, cordee_report_provenance_label (answer->provenance));
}

static char *
rules_text (const CordeeDossier *dossier, const CordeeKnowledge *knowledge)
{
  const char *departements[] = { dossier->departement, NULL };
  g_autofree char *place = cordee_report_place (knowledge, dossier->region, dossier->departement != NULL ? departements : NULL);
  g_autofree char *day = cordee_day_to_words (dossier->as_of);

  /* TRANSLATORS: %1$s is a day, %2$s a place: « règles au 22/11/2026, Occitanie ». */
  return dossier->as_of != CORDEE_DAY_NONE ? g_strdup_printf (_("règles au %1$s, %2$s"), day, place) : g_steal_pointer (&place);
}

static char *
next_text (const CordeeDossier *dossier)
{
  g_autofree char *day = cordee_day_to_words (dossier->next_day);

  if (dossier->next_day == CORDEE_DAY_NONE)
    return g_strdup (dossier->next_text != NULL ? dossier->next_text : _("rien"));
  /* TRANSLATORS: %1$s is what comes next, %2$s the day: « Rappeler l’équipe, le 03/12/2026 ». */
  return g_strdup_printf (_("%1$s, le %2$s"), dossier->next_text != NULL ? dossier->next_text : _("échéance"), day);
}

static char *
note_text (const CordeeDossier *dossier, const char *id)
{
  const CordeeDossierNote *note = cordee_dossier_find_note (dossier, id);
  g_autofree char *text = note != NULL ? shorten (note->text) : NULL;

  if (note == NULL)
    return g_strdup (_("note retirée"));
  /* TRANSLATORS: %1$s is the text of a note, %2$s who may read it: privée, partagée. */
  return g_strdup_printf (_("« %1$s » (%2$s)"), text, note->visibility == CORDEE_NOTE_PRIVATE ? _("privée") : _("partagée"));
}

static char *
course_text (const CordeeDossier *dossier, const char *id)
{
  const CordeeCourse *course = cordee_merge_find_course (dossier, id, NULL);
  g_autofree char *day = course != NULL ? cordee_day_to_words (course->start) : NULL;
  g_autofree char *start = NULL;

  if (course == NULL)
    return g_strdup (_("pas de parcours"));
  if (course->start == CORDEE_DAY_NONE)
    start = g_strdup (_("à partir d’aujourd’hui"));
  else
    /* TRANSLATORS: when the team sets out; %s is a day. */
    start = g_strdup_printf (_("à partir du %s"), day);
  if (course->from == NULL)
    return g_steal_pointer (&start);
  /* TRANSLATORS: %1$s tells when the team sets out, %2$s is the acronym of the structure that it comes from. */
  return g_strdup_printf (_("%1$s, en venant de : %2$s"), start, course->from);
}

/* Takes text. */
static void
add_words (GString *out, char *text)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
  g_free (text);
}

static char *
step_text (const CordeeDossier *dossier, const char *id)
{
  const char *name;
  const CordeeCourse *course = cordee_merge_find_course (dossier, id, &name);
  const CordeeCourseStep *step = course != NULL ? cordee_course_find (course, name) : NULL;
  g_autoptr(GString) out = g_string_new (NULL);

  if (step == NULL)
    return g_strdup (cordee_report_step_status_text (CORDEE_STEP_TODO));
  g_string_append (out, cordee_report_step_status_text (step->status));
  if (step->day != CORDEE_DAY_NONE)
    {
      g_autofree char *day = cordee_day_to_words (step->day);

      /* TRANSLATORS: %s is a day: « fait, le 12/01/2027 ». */
      add_words (out, g_strdup_printf (_("le %s"), day));
    }
  if (step->not_before != CORDEE_DAY_NONE)
    {
      g_autofree char *day = cordee_day_to_words (step->not_before);

      /* TRANSLATORS: of a step; %s is a day. */
      add_words (out, g_strdup_printf (_("pas avant le %s"), day));
    }
  if (step->has_duration)
    {
      g_autofree char *duration = cordee_report_duration_text (&step->duration);

      /* TRANSLATORS: how long the team supposes that a step takes; %s is « de 2 à 4 mois ». */
      add_words (out, g_strdup_printf (_("durée estimée par l’équipe : %s"), duration));
    }
  if (step->met->len > 0)
    /* TRANSLATORS: of what a step asks for, so much is ticked. */
    add_words (out, g_strdup_printf (ngettext ("%u point coché", "%u points cochés", step->met->len), step->met->len));
  if (step->links->len > 0)
    add_words (out, g_strdup_printf (ngettext ("%u lien", "%u liens", step->links->len), step->links->len));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
card_text (const CordeeDossier *dossier, const char *id)
{
  const CordeeDossierContact *card = cordee_dossier_find_contact (dossier, id);
  const char *parts[] = { card != NULL ? card->phone : NULL, card != NULL ? card->email : NULL, card != NULL ? card->url : NULL };
  g_autoptr(GString) out = g_string_new (NULL);

  if (card == NULL)
    return g_strdup (_("contact retiré"));
  add_words (out, g_strdup (card->name));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      add_words (out, g_strdup (parts[i]));
  if (card->text != NULL)
    add_words (out, shorten (card->text));
  /* TRANSLATORS: %1$s is a contact, %2$s who may read it: privé, partagé. */
  return g_strdup_printf (_("%1$s (%2$s)"), out->str, card->shared ? _("partagé") : _("privé"));
}

static char *
dup_text (const CordeeDossier *dossier, const CordeeKnowledge *knowledge, const CordeeDifference *difference)
{
  const CordeeDossierChoice *choice;

  switch (difference->kind)
    {
    case CORDEE_DIFFERENCE_ANSWER:
      return answer_text (dossier, knowledge, difference->id);
    case CORDEE_DIFFERENCE_NAME:
      return g_strdup (*dossier->name != '\0' ? dossier->name : _("Sans nom"));
    case CORDEE_DIFFERENCE_CONTACT:
      return g_strdup (dossier->contact != NULL ? dossier->contact : _("personne"));
    case CORDEE_DIFFERENCE_ADVISOR:
      return g_strdup (dossier->advisor != NULL ? dossier->advisor : _("personne"));
    case CORDEE_DIFFERENCE_RULES:
      return rules_text (dossier, knowledge);
    case CORDEE_DIFFERENCE_NEXT:
      return next_text (dossier);
    case CORDEE_DIFFERENCE_CHOICE:
      choice = cordee_dossier_find_choice (dossier, difference->id);
      return g_strdup (choice == NULL ? _("pas choisie") : choice->how == CORDEE_HOW_ADHERER ? _("à rejoindre") : _("à créer"));
    case CORDEE_DIFFERENCE_ARCHIVED:
      return g_strdup (dossier->archived ? _("archivé") : _("en cours"));
    case CORDEE_DIFFERENCE_COURSE:
      return course_text (dossier, difference->id);
    case CORDEE_DIFFERENCE_STEP:
      return step_text (dossier, difference->id);
    case CORDEE_DIFFERENCE_CARD:
      return card_text (dossier, difference->id);
    case CORDEE_DIFFERENCE_NOTE:
      return note_text (dossier, difference->id);
    }
  g_return_val_if_reached (g_strdup (""));
}

static char *
dup_when (gint64 at)
{
  g_autoptr(GDateTime) time = at > 0 ? g_date_time_new_from_unix_local (at) : NULL;
  g_autofree char *hour = NULL;
  g_autofree char *day = NULL;

  if (time == NULL)
    return NULL;
  hour = g_date_time_format (time, "%H:%M");
  day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time)));
  /* TRANSLATORS: %1$s is a day, %2$s a time of the day. */
  return g_strdup_printf (_("le %1$s à %2$s"), day, hour);
}

/* ── rows ───────────────────────────────────────────────────────── */

static const char *
note_of (const CordeeMerge *merge, const CordeeDifference *difference)
{
  if (merge->base == NULL)
    return _("la version commune n’est pas connue");
  if (difference->both)
    return _("les deux ont changé");
  return difference->mine_changed ? _("changé ici seulement") : _("changé ailleurs seulement");
}

static CordeeMergeRow *
row_new (const CordeeMerge *merge, const CordeeKnowledge *knowledge, CordeeDifference *difference)
{
  CordeeMergeRow *self = g_new0 (CordeeMergeRow, 1);

  self->difference = difference;
  self->title = dup_title (merge, knowledge, difference);
  self->mine = cordee_report_take_typeset (dup_text (merge->mine, knowledge, difference));
  self->theirs = cordee_report_take_typeset (dup_text (merge->theirs, knowledge, difference));
  self->base = merge->base != NULL ? cordee_report_take_typeset (dup_text (merge->base, knowledge, difference)) : NULL;
  self->mine_when = difference->mine_changed ? dup_when (difference->mine_at) : NULL;
  self->theirs_when = difference->theirs_changed ? dup_when (difference->theirs_at) : NULL;
  self->note = cordee_report_take_typeset (g_strdup (note_of (merge, difference)));
  return self;
}

static char *
dup_summary (const CordeeMerge *merge)
{
  guint n = merge->differences->len, open = cordee_merge_count_open (merge);
  g_autoptr(GString) out = g_string_new (NULL);

  if (n == 0)
    return cordee_report_take_typeset (g_strdup (_("Les réponses sont les mêmes dans les deux versions. Les notes et l’historique des deux sont gardés.")));
  g_string_append_printf (out, ngettext ("%u différence", "%u différences", n), n);
  if (open > 0)
    /* TRANSLATORS: after « 4 différences »: of these, only a person can decide so many. */
    g_string_append_printf (out, ngettext (", dont %u à trancher", ", dont %u à trancher", open), open);
  else
    g_string_append (out, _(", aucune à trancher"));
  g_string_append (out, _(". Les notes et l’historique des deux versions sont gardés."));
  return cordee_report_typeset (out->str);
}

/* A merge in words. What the reader chooses is set in the differences. The caller owns it; merge must outlive it. */
CordeeMergeView *
cordee_merge_view_new (const CordeeMerge *merge, const CordeeKnowledge *knowledge)
{
  CordeeMergeView *self = g_new0 (CordeeMergeView, 1);
  const char *name = merge->mine->name;

  /* TRANSLATORS: %s is the name of a dossier. */
  self->title = cordee_report_take_typeset (g_strdup_printf (_("« %s » a été modifié ailleurs"), *name != '\0' ? name : _("Sans nom")));
  self->summary = dup_summary (merge);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (int open = 1; open >= 0; open--)
    for (guint i = 0; i < merge->differences->len; i++)
      {
        CordeeDifference *difference = merge->differences->pdata[i];

        if (difference->both == open)
          g_ptr_array_add (self->rows, row_new (merge, knowledge, difference));
      }
  return self;
}

void
cordee_merge_view_free (CordeeMergeView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->summary);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
