/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"

#include "cordee-report-advice.h"
#include "cordee-report-roadmap-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* The way to the contract, to be taken home: where it stands, the steps with their dates, what is asked for before something is sent, whom
   to ask, and what is only supposed. */

/* ── where it stands ────────────────────────────────────────────── */

/* Takes text; NULL is nothing. */
static void
add_fact (CordeeDocument *document, const char *name, char *text)
{
  if (text != NULL && *text != '\0')
    cordee_document_add_words (document, CORDEE_PART_FACT, name, CORDEE_RICH_PLAIN, text);
  else
    g_free (text);
}

/* « Lettre d’intention : du 01/12/2026 au 14/12/2026, au plus tard le 12/01/2027 ». */
static char *
next_text (const CordeeRoadmap *roadmap)
{
  int next = cordee_roadmap_get_next (roadmap);
  const CordeeRoadmapStep *step = next >= 0 ? roadmap->steps->pdata[next] : NULL;
  g_autofree char *label = step != NULL ? cordee_report_step_label (step) : NULL;
  g_autofree char *dates = step != NULL ? cordee_report_step_dates_text (roadmap, step) : NULL;

  if (dates == NULL)
    return g_steal_pointer (&label);
  /* TRANSLATORS: %1$s is a step, %2$s says when. */
  return g_strdup_printf (_("%1$s : %2$s"), label, dates);
}

static void
add_standing (CordeeDocument *document, const CordeeRoadmap *roadmap)
{
  g_autofree char *best = cordee_day_to_words (roadmap->best_end);
  g_autofree char *worst = cordee_day_to_words (roadmap->worst_end);
  guint n_done, n_steps, n_late, n_waiting;

  cordee_roadmap_count (roadmap, &n_done, &n_steps, &n_late, &n_waiting);
  cordee_document_add_words (document, CORDEE_PART_BOX, NULL, CORDEE_RICH_BOLD,
                             roadmap->goal >= 0 ? cordee_report_roadmap_lead (roadmap)
                                                : g_strdup (_("La base ne décrit pas les étapes de ce parcours.")));
  if (roadmap->goal < 0)
    return;
  add_fact (document, _("Prochaine action"), next_text (roadmap));
  add_fact (document, _("Avancement"),
            g_strdup_printf (ngettext ("%1$u étape faite sur %2$u.", "%1$u étapes faites sur %2$u.", n_done), n_done, n_steps));
  if (n_late > 0)
    add_fact (document, _("Retard"), g_strdup_printf (ngettext ("%u étape en retard.", "%u étapes en retard.", n_late), n_late));
  add_fact (document, _("Marge"), cordee_report_roadmap_margin_text (roadmap));
  if (roadmap->earliest_end != CORDEE_DAY_NONE)
    {
      g_autofree char *likely = cordee_day_to_words (roadmap->earliest_end);

      add_fact (document, _("Arrivée"),
                /* TRANSLATORS: all are days: with the delays that are likely, the shortest and the longest. */
                g_strdup_printf (_("au plus tôt le %1$s (le %2$s avec les délais les plus courts, le %3$s avec les plus longs)"), likely, best, worst));
    }
  add_fact (document, _("Chemin critique"), cordee_report_critical_text (roadmap));
}

/* ── the steps ──────────────────────────────────────────────────── */

static CordeeRich *
add_line (GPtrArray *cell)
{
  CordeeRich *rich = cordee_rich_new (NULL);

  cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, rich);
  return rich;
}

static void
add_name_cell (CordeeTableRow *row, const CordeeRoadmapStep *step)
{
  GPtrArray *cell = cordee_table_row_add_cell (row);
  gboolean open = !cordee_report_step_is_closed (step);

  cordee_rich_take (add_line (cell), cordee_report_step_label (step), open ? CORDEE_RICH_BOLD : CORDEE_RICH_PLAIN);
  if (step->critical && open)
    cordee_rich_append_typeset (add_line (cell), _("chemin critique"), CORDEE_RICH_SMALL);
  if (step->maybe)
    cordee_rich_append_typeset (add_line (cell), _("peut-être sans objet"), CORDEE_RICH_SMALL);
  if (step->reuse != NULL)
    cordee_rich_append_typeset (add_line (cell), cordee_report_word (step->reuse->text), CORDEE_RICH_SMALL);
}

/* How long, and who says so, with the number of the source. */
static void
add_delay_cell (CordeeTableRow *row, const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step, CordeeCited *cited)
{
  GPtrArray *cell = cordee_table_row_add_cell (row);
  CordeeRich *rich = add_line (cell);
  g_autofree char *source
    = cordee_report_statement_source (cordee_rulebook_get_knowledge (roadmap->rulebook), step->statement);

  if (cordee_report_step_is_closed (step) || step->origin == CORDEE_DURATION_OF_NONE)
    return;
  cordee_rich_take (rich, cordee_report_step_delay_text (roadmap, step), CORDEE_RICH_PLAIN);
  if (step->origin != CORDEE_DURATION_OF_DELAY || step->statement == NULL)
    return;
  cordee_rich_cite (rich, step->statement->citations, cited);
  if (source != NULL)
    cordee_rich_take (add_line (cell), g_steal_pointer (&source), CORDEE_RICH_SMALL);
}

/* « 12/01/2027 », « du 01/01/2027 au 12/01/2027 ». */
static char *
days_text (CordeeDay first, CordeeDay last)
{
  g_autofree char *from = cordee_day_to_words (first);
  g_autofree char *to = cordee_day_to_words (last);

  if (first == last || first == CORDEE_DAY_NONE)
    return g_steal_pointer (&to);
  /* TRANSLATORS: both are days. */
  return g_strdup_printf (_("du %1$s au %2$s"), from, to);
}

static void
add_day_cell (CordeeTableRow *row, CordeeDay first, CordeeDay last)
{
  GPtrArray *cell = cordee_table_row_add_cell (row);
  CordeeRich *rich = add_line (cell);

  if (last != CORDEE_DAY_NONE)
    cordee_rich_take (rich, days_text (first, last), CORDEE_RICH_PLAIN);
}

static void
add_row (CordeeTable *table, const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step, CordeeCited *cited)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  gboolean open = !cordee_report_step_is_closed (step);
  g_autofree char *who = cordee_report_step_who_text (roadmap, step);
  GPtrArray *status;

  add_name_cell (row, step);
  cordee_rich_append_typeset (add_line (cordee_table_row_add_cell (row)), who != NULL ? who : "", CORDEE_RICH_PLAIN);
  add_delay_cell (row, roadmap, step, cited);
  add_day_cell (row, step->earliest_start, step->status == CORDEE_STEP_NOT_APPLICABLE ? CORDEE_DAY_NONE : step->earliest_end);
  add_day_cell (row, CORDEE_DAY_NONE, open ? step->latest_end : CORDEE_DAY_NONE);
  status = cordee_table_row_add_cell (row);
  cordee_rich_append_typeset (add_line (status), cordee_report_step_status_text (step->status), CORDEE_RICH_PLAIN);
  if (step->late)
    cordee_rich_append_typeset (add_line (status), _("en retard"), CORDEE_RICH_BOLD);
}

static void
add_column (CordeeTable *table, const char *head, double weight)
{
  cordee_table_add_column (table, cordee_rich_new (head), NULL, weight);
}

/* Adds a table of the steps up to the goal, or of those after it; nothing where there are none. */
static void
add_steps (CordeeDocument *document, const CordeeRoadmap *roadmap, gboolean after, CordeeCited *cited)
{
  CordeeTable *table = NULL;
  const char *phase = NULL;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (step->after_goal != after)
        continue;
      if (table == NULL)
        {
          cordee_document_add_heading (document, after ? _("Ensuite") : _("Les étapes"));
          table = cordee_document_add_table (document, after ? _("Ce qui vient après, étape par étape") : _("Les étapes, avec leurs dates"));
          add_column (table, _("Étape"), 2.6);
          add_column (table, _("Qui"), 1.7);
          add_column (table, _("Délai"), 1.9);
          add_column (table, _("Au plus tôt"), 1.5);
          add_column (table, _("Au plus tard"), 1.3);
          add_column (table, _("État"), 1.1);
        }
      if (!after && g_strcmp0 (phase, step->step->phase) != 0)
        {
          const CordeePhase *known = cordee_knowledge_find_phase (cordee_rulebook_get_knowledge (roadmap->rulebook), step->step->phase);

          phase = step->step->phase;
          cordee_rich_append_typeset (add_line (cordee_table_row_add_cell (cordee_table_add_row (table, TRUE))),
                                      known != NULL ? cordee_report_word (known->label) : phase, CORDEE_RICH_BOLD);
        }
      add_row (table, roadmap, step, cited);
    }
}

/* ── what is asked for ──────────────────────────────────────────── */

static void
add_check (CordeeDocument *document, const CordeeReportInput *input, const CordeeRoadmap *roadmap, const CordeeCheck *check, CordeeCited *cited)
{
  static const char *const signs[] = { [CORDEE_CHECK_MET] = "✓", [CORDEE_CHECK_MISSING] = "✗", [CORDEE_CHECK_UNSURE] = "?" };
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, signs[check->state]);
  g_autofree char *label = cordee_text_capitalise (cordee_report_word (check->requirement->label));
  g_autofree char *proof = cordee_report_check_proof_text (roadmap, input->advice->situation, check);
  GArray *citations = cordee_report_check_citations (roadmap, check);

  cordee_rich_append_typeset (rich, label, CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, cordee_report_check_state_text (check->state),
                              check->state == CORDEE_CHECK_MET ? CORDEE_RICH_BOLD : CORDEE_RICH_GAP);
  if (citations != NULL)
    cordee_rich_cite (rich, citations, cited);
  if (proof != NULL)
    cordee_rich_take (rich, g_strdup_printf (" (%s)", proof), CORDEE_RICH_SOFT);
  if (check->state != CORDEE_CHECK_MET)
    {
      cordee_rich_append (rich, ". ", CORDEE_RICH_PLAIN);
      /* TRANSLATORS: %s is what to do, an infinitive. */
      cordee_rich_take (rich, g_strdup_printf (_("À faire : %s"), cordee_report_word (check->requirement->task)), CORDEE_RICH_PLAIN);
    }
}

/* Adds what is asked for at each step that is still to be made: what must be so, and what is to be joined. */
static void
add_gates (CordeeDocument *document, const CordeeReportInput *input, const CordeeRoadmap *roadmap, CordeeCited *cited)
{
  gboolean any = FALSE;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];
      g_autofree char *label = cordee_report_step_label (step);

      if (step->checks->len == 0 || step->after_goal || cordee_report_step_is_closed (step))
        continue;
      if (!any)
        cordee_document_add_heading (document, _("Avant chaque envoi"));
      any = TRUE;
      cordee_document_add_subheading (document, label);
      for (guint piece = 0; piece < 2; piece++)
        for (guint j = 0; j < step->checks->len; j++)
          if (((const CordeeCheck *) step->checks->pdata[j])->requirement->piece == (piece == 1))
            add_check (document, input, roadmap, step->checks->pdata[j], cited);
    }
}

/* ── whom to ask, what is supposed ──────────────────────────────── */

static void
add_contact (CordeeDocument *document, const CordeeKnowledge *knowledge, const CordeeContact *contact, CordeeCited *cited)
{
  const CordeeStatement *statement = contact->statement != NULL ? cordee_knowledge_find_statement (knowledge, contact->statement) : NULL;
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
  CordeeCitation citation = { .source = contact->source, .place = contact->place };
  g_autoptr(GArray) own = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));

  if (contact->source != NULL)
    g_array_append_val (own, citation);
  cordee_rich_append_typeset (rich, cordee_report_word (contact->label), CORDEE_RICH_BOLD);
  /* TRANSLATORS: after who it is: %s says what for. */
  cordee_rich_take (rich, g_strdup_printf (_(" : %s"), cordee_report_word (contact->text)), CORDEE_RICH_PLAIN);
  if (contact->url != NULL)
    {
      cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
      cordee_rich_append_full (rich, contact->url, CORDEE_RICH_SMALL, NULL, contact->url);
    }
  cordee_rich_cite (rich, statement != NULL ? statement->citations : own, cited);
}

/* The user's own contacts that go with what is handed over. */
static void
add_cards (CordeeDocument *document, const CordeeDossier *dossier)
{
  for (guint i = 0; i < dossier->contacts->len; i++)
    {
      const CordeeDossierContact *card = dossier->contacts->pdata[i];
      const char *more[] = { card->text, card->phone, card->email, card->url };
      CordeeRich *rich;

      if (!card->shared)
        continue;
      rich = cordee_document_add_rich (document, CORDEE_PART_ITEM, "•");
      cordee_rich_append_typeset (rich, card->name, CORDEE_RICH_BOLD);
      for (guint j = 0; j < G_N_ELEMENTS (more); j++)
        if (more[j] != NULL)
          cordee_rich_take (rich, g_strdup_printf (", %s", more[j]), CORDEE_RICH_PLAIN);
    }
}

static void
add_contacts (CordeeDocument *document, const CordeeReportInput *input, const CordeeRoadmap *roadmap, CordeeCited *cited)
{
  CordeeContext context = cordee_dossier_report_context (input);
  g_autoptr(GPtrArray) contacts
    = cordee_contacts_select (input->knowledge, roadmap->structure->id, context.region, context.departement, NULL);
  guint at = document->parts->len;

  cordee_document_add_heading (document, _("À qui parler"));
  for (guint i = 0; i < contacts->len; i++)
    add_contact (document, input->knowledge, contacts->pdata[i], cited);
  add_cards (document, input->dossier);
  if (document->parts->len == at + 1)
    g_ptr_array_set_size (document->parts, (int) at);
}

static void
add_notes (CordeeDocument *document, const CordeeRoadmap *roadmap)
{
  g_autoptr(GPtrArray) notes = cordee_report_roadmap_notes (roadmap);

  if (notes->len > 0)
    cordee_document_add_heading (document, _("Ce que ces dates supposent"));
  for (guint i = 0; i < notes->len; i++)
    cordee_document_add_words (document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN, g_strdup (notes->pdata[i]));
}

/* The way of input->roadmap; without it, that of cordee_dossier_report_make_roadmap(). */
void
cordee_dossier_report_fill_roadmap (CordeeDocument *document, const CordeeReportInput *input)
{
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  g_autoptr(CordeeRoadmap) own = input->roadmap == NULL ? cordee_dossier_report_make_roadmap (input) : NULL;
  const CordeeRoadmap *roadmap = input->roadmap != NULL ? input->roadmap : own;
  g_autofree char *title = roadmap != NULL ? cordee_report_roadmap_title (roadmap) : NULL;

  document->landscape = TRUE;
  if (roadmap == NULL)
    cordee_document_add_words (document, CORDEE_PART_BOX, NULL, CORDEE_RICH_PLAIN,
                               g_strdup (_("La base ne décrit de parcours pour aucune structure possible de ce projet.")));
  else
    {
      cordee_document_add_heading (document, title);
      add_standing (document, roadmap);
      add_steps (document, roadmap, FALSE, cited);
      add_gates (document, input, roadmap, cited);
      add_steps (document, roadmap, TRUE, cited);
      add_contacts (document, input, roadmap, cited);
      add_notes (document, roadmap);
    }
  cordee_document_add_words (document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL,
                             g_strdup (_("Prévision, pas un engagement : seuls les textes cités et les réponses des autorités font foi.")));
  cordee_report_add_sources (document, input, cited);
  cordee_report_add_rules (document, input);
}
