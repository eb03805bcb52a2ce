/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-advice-private.h"
#include "cordee-report-roadmap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the journal, the latest so many. */
#define MAX_EVENTS 30

/* ── notes ──────────────────────────────────────────────────────── */

/* « MSP, Financements », « MSP, Lettre d’intention »; NULL for a note on the dossier as a whole. */
static char *
make_cell (const CordeeReportInput *input, const CordeeDossierNote *note)
{
  const CordeeCriterion *criterion = note->criterion != NULL ? cordee_knowledge_find_criterion (input->knowledge, note->criterion) : NULL;
  g_autofree char *step = note->step != NULL ? cordee_report_step_name (input->knowledge, note->step) : NULL;

  if (step != NULL)
    return note->structure != NULL ? g_strdup_printf ("%s, %s", note->structure, step) : g_steal_pointer (&step);
  if (note->structure == NULL || note->criterion == NULL)
    return g_strdup (note->structure);
  return g_strdup_printf ("%s, %s", note->structure, criterion != NULL ? cordee_report_word (criterion->label) : note->criterion);
}

/* When, on what, and for whom where it is not for everybody; then its lines. */
static void
add_note (CordeeDocument *document, const CordeeReportInput *input, const CordeeDossierNote *note)
{
  g_autofree char *day = cordee_dossier_report_day (note->at);
  g_autofree char *cell = make_cell (input, note);
  g_autoptr(GPtrArray) about = g_ptr_array_new ();
  g_autofree char *head = NULL;
  g_auto(GStrv) lines = g_strsplit (note->text, "\n", -1);
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
  gboolean first = TRUE;

  if (*day != '\0')
    g_ptr_array_add (about, day);
  if (cell != NULL)
    g_ptr_array_add (about, cell);
  if (note->visibility == CORDEE_NOTE_PRIVATE)
    g_ptr_array_add (about, (gpointer) _("note privée"));
  g_ptr_array_add (about, NULL);
  head = g_strjoinv (" · ", (char **) about->pdata);
  if (*head != '\0')
    /* TRANSLATORS: what a note is about; its text follows. */
    cordee_rich_take (rich, g_strdup_printf (_("%s : "), head), CORDEE_RICH_SOFT);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      if (!first)
        rich = cordee_document_add_rich (document, CORDEE_PART_PARAGRAPH, NULL);
      first = FALSE;
      cordee_rich_append_typeset (rich, lines[i], CORDEE_RICH_PLAIN);
    }
}

/* Adds the notes, oldest first: those that are shared, and private ones only where they are asked for. */
void
cordee_dossier_report_add_notes (CordeeDocument *document, const CordeeReportInput *input, gboolean private_notes)
{
  guint at = document->parts->len;

  cordee_document_add_heading (document, _("Notes"));
  for (guint i = 0; i < input->dossier->notes->len; i++)
    {
      const CordeeDossierNote *note = input->dossier->notes->pdata[i];

      if (note->visibility == CORDEE_NOTE_SHARED || private_notes)
        add_note (document, input, note);
    }
  if (document->parts->len == at + 1)
    g_ptr_array_set_size (document->parts, (int) at);
}

/* ── the journal ────────────────────────────────────────────────── */

/* A moment or a day of a file in words: a day where it begins with one. */
static char *
day_in_words (const char *text)
{
  g_autofree char *start = g_strndup (text, strlen ("2026-11-22"));
  CordeeDay day;

  return cordee_day_parse (start, &day) ? cordee_day_to_words (day) : g_strdup (text);
}

/* Name of a question; its id where the base has none. */
static char *
question_name (const CordeeKnowledge *knowledge, const char *id)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, id);

  return question != NULL ? cordee_report_question_name (question) : g_strdup (id);
}

/* What a step became; detail has its structure, itself and its status. */
static char *
step_text (const CordeeKnowledge *knowledge, const char *detail)
{
  g_auto(GStrv) parts = g_strsplit (detail, "/", -1);
  g_autofree char *name = NULL;
  CordeeStepStatus status;

  if (g_strv_length (parts) != 3 || !cordee_step_status_parse (parts[2], &status))
    return g_strdup (_("Étape du parcours changée"));
  name = cordee_report_step_name (knowledge, parts[1]);
  /* TRANSLATORS: a step of the way to a structure: %1$s is the acronym of the structure, %2$s the step, %3$s what it is now: « fait ». */
  return g_strdup_printf (_("Étape %1$s « %2$s » : %3$s"), parts[0], name, cordee_report_step_status_text (status));
}

static char *
event_text (const CordeeKnowledge *knowledge, const CordeeDossierEvent *event)
{
  const char *detail = event->detail != NULL ? event->detail : "";
  g_autofree char *name = NULL;

  switch (event->kind)
    {
    case CORDEE_EVENT_CREATED:
      return g_strdup (_("Dossier créé"));
    case CORDEE_EVENT_ANSWERED:
      name = question_name (knowledge, detail);
      /* TRANSLATORS: %s names one question. */
      return g_strdup_printf (ngettext ("Réponse donnée ou changée : %s", "Réponses données ou changées : %s", 1), name);
    case CORDEE_EVENT_RENAMED:
      /* TRANSLATORS: %s is the name that a dossier had before. */
      return *detail != '\0' ? g_strdup_printf (_("Renommé ; s’appelait « %s »"), detail) : g_strdup (_("Nommé"));
    case CORDEE_EVENT_CHOSE:
      name = cordee_dossier_report_structure_name (knowledge, detail);
      /* TRANSLATORS: %s is the id and the name of a structure. */
      return g_strdup_printf (_("Structure choisie : %s"), name);
    case CORDEE_EVENT_NOTED:
      return g_strdup (_("Note écrite ou changée"));
    case CORDEE_EVENT_RULES:
      name = day_in_words (detail);
      /* TRANSLATORS: %s is the day of the rules before. */
      return g_strdup_printf (_("Date des règles changée ; c’était le %s"), name);
    case CORDEE_EVENT_MERGED:
      /* TRANSLATORS: %s tells where another version of a dossier came from. */
      return *detail != '\0' ? g_strdup_printf (_("Réuni avec une autre version (%s)"), detail) : g_strdup (_("Réuni avec une autre version"));
    case CORDEE_EVENT_RESTORED:
      name = day_in_words (detail);
      /* TRANSLATORS: %s is the day of a backup. */
      return *name != '\0' ? g_strdup_printf (_("Rétabli d’après la sauvegarde du %s"), name) : g_strdup (_("Rétabli d’après une sauvegarde"));
    case CORDEE_EVENT_IMPORTED:
      /* TRANSLATORS: %s is the name of a file. */
      return g_strdup_printf (_("Importé du fichier « %s »"), detail);
    case CORDEE_EVENT_DUPLICATED:
      /* TRANSLATORS: %s is the name of a dossier. */
      return g_strdup_printf (_("Copié du dossier « %s »"), detail);
    case CORDEE_EVENT_MIGRATED:
      return g_strdup (_("Fichier mis au format actuel"));
    case CORDEE_EVENT_ARCHIVED:
      return g_strdup (_("Archivé"));
    case CORDEE_EVENT_UNARCHIVED:
      return g_strdup (_("Sorti des archives"));
    case CORDEE_EVENT_HANDED_OVER:
      /* TRANSLATORS: %s is the name of a file or of a report. */
      return *detail != '\0' ? g_strdup_printf (_("Transmis : %s"), detail) : g_strdup (_("Transmis"));
    case CORDEE_EVENT_STEP:
      return step_text (knowledge, detail);
    case CORDEE_N_EVENTS:
    default:
      return g_strdup ("");
    }
}

/* What happened, in words: « Réponse donnée ou changée : Infirmiers ». The caller owns it. */
char *
cordee_report_event_text (const CordeeKnowledge *knowledge, const CordeeDossierEvent *event)
{
  g_autofree char *text = event_text (knowledge, event);

  return cordee_report_typeset (text);
}

/* Answers that follow one another on one day are one line. */
static guint
add_answered (CordeeDocument *document, const CordeeReportInput *input, const char *day, guint at, guint first)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint n = 0;

  for (; at - n + 1 > first; n++)
    {
      const CordeeDossierEvent *event = input->dossier->journal->pdata[at - n];
      g_autofree char *same = cordee_dossier_report_day (event->at);
      g_autofree char *name = event->detail != NULL ? question_name (input->knowledge, event->detail) : NULL;

      if (event->kind != CORDEE_EVENT_ANSWERED || !g_str_equal (same, day))
        break;
      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_insert (names, 0, g_steal_pointer (&name));
    }
  list = cordee_advice_enumerate (names);
  /* TRANSLATORS: %s names questions. */
  cordee_document_add_words (document, CORDEE_PART_FACT, day, CORDEE_RICH_PLAIN,
                             g_strdup_printf (ngettext ("Réponse donnée ou changée : %s", "Réponses données ou changées : %s", names->len), list));
  return n;
}

/* Adds what happened, latest first. */
void
cordee_dossier_report_add_journal (CordeeDocument *document, const CordeeReportInput *input)
{
  GPtrArray *journal = input->dossier->journal;
  guint first = journal->len > MAX_EVENTS ? journal->len - MAX_EVENTS : 0;

  if (journal->len == 0)
    return;
  cordee_document_add_heading (document, _("Ce qui s’est passé"));
  for (guint i = journal->len; i > first;)
    {
      const CordeeDossierEvent *event = journal->pdata[i - 1];
      g_autofree char *day = cordee_dossier_report_day (event->at);

      if (event->kind == CORDEE_EVENT_ANSWERED)
        {
          i -= add_answered (document, input, day, i - 1, first);
          continue;
        }
      cordee_document_add_words (document, CORDEE_PART_FACT, *day != '\0' ? day : _("sans date"), CORDEE_RICH_PLAIN,
                                 cordee_report_event_text (input->knowledge, event));
      i--;
    }
  if (first > 0)
    cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SOFT,
                               g_strdup_printf (ngettext ("%u événement plus ancien n’est pas repris ici.",
                                                          "%u événements plus anciens ne sont pas repris ici.", first),
                                                first));
}

/* ── the note ───────────────────────────────────────────────────── */

/* Whom to speak to is a gap where it is not told. */
static void
add_contacts (CordeeDocument *document, const CordeeDossier *dossier)
{
  if (dossier->contact == NULL)
    cordee_rich_append_gap (cordee_document_add_rich (document, CORDEE_PART_FACT, _("Contact")));
  if (dossier->advisor == NULL)
    cordee_rich_append_gap (cordee_document_add_rich (document, CORDEE_PART_FACT, _("Suivi par")));
}

/* All that another advisor needs to go on. */
void
cordee_dossier_report_fill_handover (CordeeDocument *document, const CordeeReportInput *input)
{
  g_autoptr(CordeeCited) cited = cordee_cited_new ();

  cordee_report_add_project (document, input);
  add_contacts (document, input->dossier);
  cordee_document_add_heading (document, _("Où en est le projet"));
  cordee_dossier_report_add_decisions (document, input);
  cordee_dossier_report_add_summary (document, input);
  cordee_dossier_report_add_verdicts (document, input, cited);
  cordee_dossier_report_add_steps (document, input);
  cordee_dossier_report_add_questions (document, input, G_MAXUINT);
  cordee_dossier_report_add_notes (document, input, input->private_notes);
  cordee_report_add_answers (document, input);
  cordee_report_add_result (document, input, cited);
  cordee_dossier_report_add_hinges (document, input);
  cordee_dossier_report_add_journal (document, input);
  cordee_report_add_limits (document, input);
  cordee_report_add_sources (document, input, cited);
  cordee_report_add_rules (document, input);
}
