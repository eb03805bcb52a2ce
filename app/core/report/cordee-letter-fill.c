/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"
#include "cordee-question.h"
#include "cordee-report-advice.h"
#include "cordee-report-roadmap.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── what was chosen ────────────────────────────────────────────── */

/* The name of a question, and one item for each of its choices; FALSE where none is known. */
static gboolean
fill_choices (CordeeLetter *self, const CordeeTemplateItem *item)
{
  const char *id = item->uses != NULL ? item->uses[0] : NULL;
  const CordeeQuestion *question = id != NULL ? cordee_knowledge_find_question (self->input->knowledge, id) : NULL;
  const CordeeValue *value = question != NULL ? cordee_situation_get_value (self->input->advice->situation, id) : NULL;
  CordeeBasis basis = { 0 };
  CordeeRich *rich;

  if (value == NULL || value->kind != CORDEE_VALUE_SET || value->ids[0] == NULL)
    return FALSE;
  rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  cordee_rich_take (rich, cordee_report_question_name (question), CORDEE_RICH_BOLD);
  cordee_basis_add_variable (&basis, self, id);
  cordee_rich_append_basis (rich, &basis);
  for (guint i = 0; value->ids[i] != NULL; i++)
    {
      const CordeeChoice *choice = cordee_question_find_choice (question, value->ids[i]);

      cordee_document_add_words (self->document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN,
                                 g_strdup (choice != NULL ? cordee_report_word (choice->label) : value->ids[i]));
    }
  return TRUE;
}

/* ── the calendar ───────────────────────────────────────────────── */

static void
add_cell (CordeeTableRow *row, CordeeRich *rich)
{
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, rich);
}

/* Takes text, typeset or NULL. */
static void
add_text_cell (CordeeTableRow *row, char *text)
{
  add_cell (row, cordee_rich_new (text != NULL ? text : ""));
  g_free (text);
}

static void
add_step (CordeeLetter *self, CordeeTable *table, const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  CordeeRich *delay = cordee_rich_new (NULL);
  char *text = cordee_report_step_delay_text (roadmap, step);

  add_text_cell (row, cordee_report_step_label (step));
  if (!self->template->letter)
    add_text_cell (row, cordee_report_step_who_text (roadmap, step));
  add_text_cell (row, step->status == CORDEE_STEP_DONE ? cordee_report_typeset (cordee_report_step_status_text (step->status))
                                                       : cordee_report_step_dates_text (roadmap, step));
  if (text != NULL && step->status != CORDEE_STEP_DONE)
    {
      cordee_rich_append (delay, text, CORDEE_RICH_PLAIN);
      if (step->statement != NULL)
        cordee_rich_cite (delay, step->statement->citations, self->cited);
    }
  g_free (text);
  add_cell (row, delay);
}

/* The steps to the goal with their dates, and who acts but in a letter, which is to be short; FALSE where the base knows no way. */
static gboolean
fill_calendar (CordeeLetter *self)
{
  const CordeeRoadmap *roadmap = cordee_letter_get_roadmap (self);
  g_autofree char *lead = NULL;
  CordeeTable *table;
  CordeeRich *rich;

  if (roadmap == NULL || roadmap->steps->len == 0)
    return FALSE;
  lead = cordee_report_roadmap_lead (roadmap);
  rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  if (lead != NULL)
    cordee_rich_append (rich, lead, CORDEE_RICH_PLAIN);
  cordee_rich_append_mark (rich, C_("mark of a paragraph", "calculé"));
  table = cordee_document_add_table (self->document, _("Les étapes jusqu’au contrat, avec leurs dates"));
  cordee_table_add_column (table, cordee_rich_new (_("Étape")), NULL, 4);
  if (!self->template->letter)
    cordee_table_add_column (table, cordee_rich_new (_("Qui")), NULL, 3);
  cordee_table_add_column (table, cordee_rich_new (_("Dates")), NULL, 4);
  cordee_table_add_column (table, cordee_rich_new (_("Durée")), NULL, 3);
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (!step->after_goal && step->status != CORDEE_STEP_NOT_APPLICABLE)
        add_step (self, table, roadmap, step);
    }
  return TRUE;
}

/* ── contacts ───────────────────────────────────────────────────── */

static void
add_public_contact (CordeeLetter *self, const CordeeContact *contact)
{
  const CordeeKnowledge *knowledge = self->input->knowledge;
  const CordeeActor *actor = cordee_knowledge_find_actor (knowledge, contact->actor);
  const CordeeStatement *statement = contact->statement != NULL ? cordee_knowledge_find_statement (knowledge, contact->statement) : NULL;
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_ITEM, "•");

  cordee_rich_append_typeset (rich, cordee_report_word (contact->label), CORDEE_RICH_BOLD);
  if (actor != NULL)
    cordee_rich_take (rich, g_strdup_printf (" (%s)", cordee_report_word (actor->label)), CORDEE_RICH_SOFT);
  if (contact->text != NULL)
    /* TRANSLATORS: after whom to speak to: what for, a sentence. */
    cordee_rich_take (rich, g_strdup_printf (_(" : %s"), cordee_report_word (contact->text)), CORDEE_RICH_PLAIN);
  if (contact->url != NULL)
    {
      cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
      cordee_rich_append_full (rich, contact->url, CORDEE_RICH_SMALL, NULL, contact->url);
    }
  if (statement != NULL)
    cordee_rich_cite (rich, statement->citations, self->cited);
  else if (contact->source != NULL)
    {
      CordeeCitation citation = { .source = contact->source, .place = contact->place };
      g_autoptr(GArray) citations = g_array_new (FALSE, FALSE, sizeof (CordeeCitation));

      g_array_append_val (citations, citation);
      cordee_rich_cite (rich, citations, self->cited);
    }
}

static void
add_own_contact (CordeeLetter *self, const CordeeDossierContact *contact)
{
  const CordeeActor *actor = contact->actor != NULL ? cordee_knowledge_find_actor (self->input->knowledge, contact->actor) : NULL;
  const char *const details[] = { contact->text, contact->phone, contact->email, contact->url };
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_ITEM, "•");
  CordeeBasis declared = { .any = TRUE, .provenance = CORDEE_PROVENANCE_DECLARED };

  cordee_rich_append_typeset (rich, contact->name, CORDEE_RICH_BOLD);
  if (actor != NULL)
    cordee_rich_take (rich, g_strdup_printf (" (%s)", cordee_report_word (actor->label)), CORDEE_RICH_SOFT);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (details[i] != NULL)
      {
        cordee_rich_append (rich, ", ", CORDEE_RICH_PLAIN);
        cordee_rich_append (rich, details[i], CORDEE_RICH_PLAIN);
      }
  cordee_rich_append_basis (rich, &declared);
}

/* The contacts of the base for the structure and the place, then those that the team shares; its others stay with the advisor. */
static gboolean
fill_contacts (CordeeLetter *self)
{
  CordeeContext context = cordee_dossier_report_context (self->input);
  GPtrArray *own = self->input->dossier != NULL ? self->input->dossier->contacts : NULL;
  g_autoptr(GPtrArray) contacts = NULL;
  gboolean any = FALSE;

  if (self->structure != NULL)
    contacts = cordee_contacts_select (self->input->knowledge, self->structure->id, context.region, context.departement, NULL);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    add_public_contact (self, contacts->pdata[i]);
  any = contacts != NULL && contacts->len > 0;
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const CordeeDossierContact *contact = own->pdata[i];

      if (contact->shared)
        add_own_contact (self, contact);
      any = any || contact->shared;
    }
  return any;
}

/* ── what is asked for ──────────────────────────────────────────── */

static gboolean
is_this_template (const CordeeLetter *self, const char *id)
{
  return g_str_equal (id, self->template->id) || g_strcmp0 (id, self->template->replaces) == 0;
}

/* Whether this document is prepared for a step. */
static gboolean
is_used_by (const CordeeLetter *self, const CordeeStep *step)
{
  for (guint i = 0; step->templates != NULL && step->templates[i] != NULL; i++)
    if (is_this_template (self, step->templates[i]))
      return TRUE;
  return FALSE;
}

static void
add_check (CordeeLetter *self, const CordeeRoadmap *roadmap, const CordeeCheck *check)
{
  static const char *const signs[] = { [CORDEE_CHECK_MET] = "✓", [CORDEE_CHECK_MISSING] = "✗", [CORDEE_CHECK_UNSURE] = "?" };
  const CordeeStatement *statement
    = check->requirement->statement != NULL ? cordee_knowledge_find_statement (self->input->knowledge, check->requirement->statement) : NULL;
  g_autofree char *label = cordee_text_capitalise (cordee_report_word (check->requirement->label));
  g_autofree char *proof = cordee_report_check_proof_text (roadmap, self->input->advice->situation, check);
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_ITEM, signs[check->state]);

  cordee_rich_append_typeset (rich, label, CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, cordee_report_check_state_text (check->state),
                              check->state == CORDEE_CHECK_MET ? CORDEE_RICH_BOLD : CORDEE_RICH_GAP);
  if (proof != NULL)
    cordee_rich_take (rich, g_strdup_printf (" (%s)", proof), CORDEE_RICH_SOFT);
  if (statement != NULL)
    cordee_rich_cite (rich, statement->citations, self->cited);
}

/* What is asked for in the steps that this document is prepared for, met or not. */
static gboolean
fill_requirements (CordeeLetter *self)
{
  const CordeeRoadmap *roadmap = cordee_letter_get_roadmap (self);
  gboolean any = FALSE;

  for (guint i = 0; roadmap != NULL && i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      for (guint j = 0; is_used_by (self, step->step) && j < step->checks->len; j++)
        {
          const CordeeCheck *check = step->checks->pdata[j];

          /* This very document is no news in itself. */
          if (check->requirement->template != NULL && is_this_template (self, check->requirement->template))
            continue;
          add_check (self, roadmap, check);
          any = TRUE;
        }
    }
  return any;
}

/* ── all of them ────────────────────────────────────────────────── */

static gboolean
fill (CordeeLetter *self, const CordeeTemplateItem *item)
{
  switch (item->fill)
    {
    case CORDEE_FILL_MEMBERS:
      return cordee_letter_fill_members (self);
    case CORDEE_FILL_OBJECTIVES:
      return fill_choices (self, item);
    case CORDEE_FILL_COMMUNES:
      return cordee_letter_fill_communes (self, item);
    case CORDEE_FILL_CALENDAR:
      return fill_calendar (self);
    case CORDEE_FILL_CONTACTS:
      return fill_contacts (self);
    case CORDEE_FILL_FUNDING:
      return cordee_letter_fill_funding (self);
    case CORDEE_FILL_REQUIREMENTS:
    default:
      return fill_requirements (self);
    }
}

/* Adds what item is filled with; where the dossier has nothing of it, what to write, or nothing where the template does not say. */
CordeeWritten
cordee_letter_fill (CordeeLetter *self, const CordeeTemplateItem *item)
{
  if (fill (self, item))
    return CORDEE_WRITTEN_YES;
  return item->otherwise != NULL ? cordee_letter_todo (self, item->otherwise) : CORDEE_WRITTEN_NOTHING;
}
