/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-roadmap-private.h"

#include "cordee-report-text-private.h"

#include <glib/gi18n-lib.h>

/* A roadmap to be read, aloud too: what to do next, then step by step when, who, how long and who says so. */

#define WIDTH 100

typedef struct
{
  CordeeTextReport report;
  const CordeeRoadmap *roadmap;
  const CordeeSituation *situation; /* or NULL */
} Text;

/* Takes text; NULL is nothing. */
static void
write_line (Text *self, const char *first, const char *next, char *text)
{
  if (text != NULL && *text != '\0')
    cordee_text_report_paragraph (&self->report, first, next, text);
  g_free (text);
}

static void
write_heading (Text *self, const char *text)
{
  g_string_append_c (self->report.out, '\n');
  cordee_text_report_paragraph (&self->report, "", "", text);
}

static const CordeeStatement *
find_statement (const Text *self, const char *id)
{
  return id != NULL ? cordee_knowledge_find_statement (self->report.knowledge, id) : NULL;
}

static void
cite (Text *self, GString *out, GArray *citations)
{
  for (guint i = 0; citations != NULL && i < citations->len; i++)
    g_string_append_printf (out, "%s%u%s", i == 0 ? " [" : ",\u00a0",
                            cordee_cited_add (self->report.cited, g_array_index (citations, CordeeCitation, i).source),
                            i + 1 == citations->len ? "]" : "");
}

/* ── a step ─────────────────────────────────────────────────────── */

/* How long, and which text or experience says so; NULL for what takes no time of its own. */
static char *
delay_text (Text *self, const CordeeRoadmapStep *step)
{
  g_autofree char *delay = cordee_report_step_delay_text (self->roadmap, step);
  GString *out;

  if (delay == NULL)
    return NULL;
  out = g_string_new (NULL);
  /* TRANSLATORS: %s says how long a step takes. */
  g_string_append_printf (out, _("Délai : %s"), delay);
  if (step->statement != NULL && step->origin == CORDEE_DURATION_OF_DELAY)
    {
      g_autofree char *source = cordee_report_statement_source (self->report.knowledge, step->statement);

      if (source != NULL)
        g_string_append_printf (out, " (%s)", source);
      cordee_text_report_cite (&self->report, out, step->statement);
    }
  return g_string_free (out, FALSE);
}

/* « Lettre d’intention, en cours, en retard, chemin critique ». */
static char *
title_of (const CordeeRoadmapStep *step)
{
  g_autofree char *label = cordee_report_step_label (step);
  GString *out = g_string_new (label);

  g_string_append_printf (out, ", %s", cordee_report_step_status_text (step->status));
  if (step->late)
    g_string_append (out, _(", en retard"));
  if (step->critical && !cordee_report_step_is_closed (step))
    g_string_append (out, _(", chemin critique"));
  if (step->maybe)
    g_string_append (out, _(", peut-être sans objet"));
  return g_string_free (out, FALSE);
}

/* What is asked for at a step: pieces and conditions, with how they stand. */
static char *
pieces_text (const CordeeRoadmapStep *step)
{
  GString *out = g_string_new (NULL);
  char *text;

  for (guint i = 0; i < step->checks->len; i++)
    {
      const CordeeCheck *check = step->checks->pdata[i];

      if (!check->requirement->piece)
        continue;
      g_string_append (out, out->len > 0 ? " ; " : "");
      /* TRANSLATORS: %1$s is a document to join, %2$s how it stands: rempli, il manque. */
      g_string_append_printf (out, _("%1$s (%2$s)"), cordee_report_word (check->requirement->label), cordee_report_check_state_text (check->state));
    }
  /* TRANSLATORS: %s lists documents to join. */
  text = out->len > 0 ? g_strdup_printf (_("À joindre : %s"), out->str) : NULL;
  g_string_free (out, TRUE);
  return text;
}

/* The money that a step opens. */
static char *
aids_text (const Text *self, const CordeeRoadmapStep *step)
{
  GString *out = g_string_new (NULL);
  char *text;

  for (guint i = 0; i < step->step->aids->len; i++)
    {
      const CordeeStepAid *aid = step->step->aids->pdata[i];
      const CordeeScheme *scheme = cordee_knowledge_find_scheme (self->report.knowledge, aid->scheme);

      if (scheme != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " ; " : "", cordee_report_word (scheme->label));
    }
  /* TRANSLATORS: %s lists funding schemes. */
  text = out->len > 0 ? g_strdup_printf (_("Ouvre une aide : %s"), out->str) : NULL;
  g_string_free (out, TRUE);
  return text;
}

/* Why it must end sooner than what follows asks for. */
static char *
deadline_text (Text *self, const CordeeRoadmapStep *step)
{
  const CordeeStatement *statement = step->deadline != NULL ? find_statement (self, step->deadline->statement) : NULL;
  GString *out;

  if (statement == NULL)
    return NULL;
  out = g_string_new (NULL);
  /* TRANSLATORS: %s is a rule in a few words. */
  g_string_append_printf (out, _("Échéance : %s"), statement->short_text);
  cordee_text_report_cite (&self->report, out, statement);
  return g_string_free (out, FALSE);
}

static void
write_step (Text *self, const CordeeRoadmapStep *step, guint number)
{
  gboolean open = !cordee_report_step_is_closed (step);
  g_autofree char *first = g_strdup_printf ("%2u. ", number);
  g_autofree char *who = cordee_report_step_who_text (self->roadmap, step);

  write_line (self, first, "    ", title_of (step));
  write_line (self, "    ", "    ", cordee_report_step_dates_text (self->roadmap, step));
  if (step->reuse != NULL)
    write_line (self, "    ", "    ", g_strdup (cordee_report_word (step->reuse->text)));
  if (!open)
    return;
  /* TRANSLATORS: %s lists who acts. */
  write_line (self, "    ", "    ", who != NULL ? g_strdup_printf (_("Qui : %s"), who) : NULL);
  write_line (self, "    ", "    ", delay_text (self, step));
  write_line (self, "    ", "    ", deadline_text (self, step));
  if (!step->critical && step->slack > 0)
    write_line (self, "    ", "    ",
                g_strdup_printf (ngettext ("Peut attendre %d jour sans rien retarder.", "Peut attendre %d jours sans rien retarder.",
                                           (gulong) step->slack), step->slack));
  write_line (self, "    ", "    ", pieces_text (step));
  write_line (self, "    ", "    ", aids_text (self, step));
}

static void
write_steps (Text *self)
{
  gboolean after = FALSE;

  write_heading (self, _("Les étapes"));
  for (guint i = 0; i < self->roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = self->roadmap->steps->pdata[i];

      if (!step->after_goal)
        write_step (self, step, i + 1);
      after = after || step->after_goal;
    }
  if (!after)
    return;
  write_heading (self, _("Ensuite"));
  for (guint i = 0; i < self->roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = self->roadmap->steps->pdata[i];

      if (step->after_goal)
        write_step (self, step, i + 1);
    }
}

/* ── the gate ───────────────────────────────────────────────────── */

static void
write_gate (Text *self)
{
  int index = cordee_report_next_gate (self->roadmap);
  const CordeeRoadmapStep *step = index >= 0 ? self->roadmap->steps->pdata[index] : NULL;
  g_autofree char *label = step != NULL ? cordee_report_step_label (step) : NULL;
  /* TRANSLATORS: %s is a step at whose end something is sent. */
  g_autofree char *heading = step != NULL ? g_strdup_printf (_("Avant l’envoi : %s"), label) : NULL;

  if (step == NULL)
    return;
  write_heading (self, heading);
  for (guint i = 0; i < step->checks->len; i++)
    {
      const CordeeCheck *check = step->checks->pdata[i];
      g_autofree char *proof = cordee_report_check_proof_text (self->roadmap, self->situation, check);
      GString *out = g_string_new (NULL);

      /* TRANSLATORS: %1$s: rempli, il manque, à vérifier; %2$s is what is asked for. */
      g_string_append_printf (out, _("%1$s : %2$s"), cordee_report_check_state_text (check->state), cordee_report_word (check->requirement->label));
      cite (self, out, cordee_report_check_citations (self->roadmap, check));
      write_line (self, "  - ", "    ", g_string_free (out, FALSE));
      write_line (self, "    ", "    ", g_steal_pointer (&proof));
      if (check->state != CORDEE_CHECK_MET)
        /* TRANSLATORS: %s is what to do, an infinitive. */
        write_line (self, "    ", "    ", g_strdup_printf (_("À faire : %s"), cordee_report_word (check->requirement->task)));
    }
}

/* ── above and below ────────────────────────────────────────────── */

static void
write_next (Text *self)
{
  int index = cordee_roadmap_get_next (self->roadmap);
  const CordeeRoadmapStep *step = index >= 0 ? self->roadmap->steps->pdata[index] : NULL;
  g_autofree char *label = step != NULL ? cordee_report_step_label (step) : NULL;
  g_autofree char *dates = step != NULL ? cordee_report_step_dates_text (self->roadmap, step) : NULL;

  if (step == NULL)
    return;
  if (dates == NULL)
    dates = g_strdup (cordee_report_step_status_text (step->status));
  g_string_append_c (self->report.out, '\n');
  if (cordee_roadmap_is_action (self->roadmap, (guint) index))
    /* TRANSLATORS: %1$s is a step, %2$s says when. */
    write_line (self, "", "", g_strdup_printf (_("Prochaine action : %1$s, %2$s."), label, dates));
  else
    /* TRANSLATORS: %1$s is a step that others do, %2$s says when. */
    write_line (self, "", "", g_strdup_printf (_("En attente : %1$s, %2$s."), label, dates));
  write_line (self, "", "", g_strdup (cordee_report_word (step->step->why)));
}

static void
write_margin (Text *self)
{
  const CordeeRoadmap *roadmap = self->roadmap;
  g_autofree char *margin = cordee_report_roadmap_margin_text (roadmap);
  g_autofree char *path = cordee_report_critical_text (roadmap);
  g_autofree char *best = cordee_day_to_words (roadmap->best_end);
  g_autofree char *likely = cordee_day_to_words (roadmap->earliest_end);
  g_autofree char *worst = cordee_day_to_words (roadmap->worst_end);
  guint n_done, n_steps, n_late, n_waiting;

  cordee_roadmap_count (roadmap, &n_done, &n_steps, &n_late, &n_waiting);
  g_string_append_c (self->report.out, '\n');
  write_line (self, "", "",
              /* TRANSLATORS: %1$u steps of %2$u are done. */
              g_strdup_printf (ngettext ("%1$u étape faite sur %2$u.", "%1$u étapes faites sur %2$u.", n_done), n_done, n_steps));
  if (n_late > 0)
    write_line (self, "", "", g_strdup_printf (ngettext ("%u étape en retard.", "%u étapes en retard.", n_late), n_late));
  /* TRANSLATORS: %s is how many days are left. */
  write_line (self, "", "", margin != NULL ? g_strdup_printf (_("Marge avant la date visée : %s."), margin) : NULL);
  if (roadmap->earliest_end != CORDEE_DAY_NONE && path != NULL)
    {
      write_line (self, "", "",
                  /* TRANSLATORS: all are days: with the delays that are likely, the shortest and the longest. */
                  g_strdup_printf (_("Arrivée au plus tôt le %1$s ; le %2$s avec les délais les plus courts, le %3$s avec les plus longs."), likely,
                                   best, worst));
      /* TRANSLATORS: %s lists the steps that decide when all is done. */
      write_line (self, "", "", g_strdup_printf (_("Chemin critique : %s."), path));
    }
}

static void
write_contacts (Text *self)
{
  const CordeeContext *context = cordee_rulebook_get_context (self->roadmap->rulebook);
  g_autoptr(GPtrArray) contacts
    = cordee_contacts_select (self->report.knowledge, self->roadmap->structure->id, context->region, context->departement, NULL);

  if (contacts->len > 0)
    write_heading (self, _("À qui parler"));
  for (guint i = 0; i < contacts->len; i++)
    {
      const CordeeContact *contact = contacts->pdata[i];
      const CordeeStatement *statement = find_statement (self, contact->statement);
      CordeeCitation citation = { .source = contact->source, .place = contact->place };
      g_autoptr(GArray) own = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));
      GString *out = g_string_new (NULL);

      if (contact->source != NULL)
        g_array_append_val (own, citation);
      /* TRANSLATORS: %1$s is a role, %2$s what for. */
      g_string_append_printf (out, _("%1$s : %2$s"), cordee_report_word (contact->label), cordee_report_word (contact->text));
      cite (self, out, statement != NULL ? statement->citations : own);
      write_line (self, "  - ", "    ", g_string_free (out, FALSE));
      write_line (self, "    ", "    ", g_strdup (contact->url));
    }
}

static void
write_notes (Text *self)
{
  g_autoptr(GPtrArray) notes = cordee_report_roadmap_notes (self->roadmap);

  if (notes->len > 0)
    write_heading (self, _("Ce que ces dates supposent"));
  for (guint i = 0; i < notes->len; i++)
    write_line (self, "  - ", "    ", g_strdup (notes->pdata[i]));
}

/* The roadmap in lines of at most 100 columns. situation: the answers that it was made from, or NULL. The caller owns it. */
char *
cordee_report_roadmap_to_text (const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  Text self = { .roadmap = roadmap, .situation = situation };
  const CordeeContext *context = cordee_rulebook_get_context (roadmap->rulebook);
  g_autofree char *name = cordee_report_roadmap_title (roadmap);
  g_autofree char *day = cordee_day_to_words (context->as_of);
  /* TRANSLATORS: %1$s is what a roadmap leads to, %2$s the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("%1$s, règles au %2$s"), name, day);

  cordee_text_report_init (&self.report, cordee_rulebook_get_knowledge (roadmap->rulebook), WIDTH);
  cordee_text_report_header (&self.report, title, context->region, context->departement);
  g_string_append_c (self.report.out, '\n');
  write_line (&self, "", "", roadmap->goal >= 0 ? cordee_report_roadmap_lead (roadmap)
                                                : g_strdup (_("La base ne décrit pas les étapes de ce parcours.")));
  if (roadmap->goal >= 0)
    {
      write_next (&self);
      write_margin (&self);
      write_steps (&self);
      write_gate (&self);
    }
  write_contacts (&self);
  write_notes (&self);
  cordee_text_report_sources (&self.report);
  g_string_append_c (self.report.out, '\n');
  cordee_text_report_paragraph (&self.report, "", "", _("Prévision, pas un engagement : seuls les textes cités et les réponses des autorités font foi."));
  return cordee_text_report_finish (&self.report);
}
