/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"
#include "cordee-question.h"
#include "cordee-report-advice-private.h"
#include "cordee-report-territory.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

static void
add_cell (CordeeTableRow *row, CordeeRich *rich)
{
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, rich);
}

static void
add_text_cell (CordeeTableRow *row, const char *text)
{
  CordeeRich *rich = cordee_rich_new (NULL);

  cordee_rich_append_typeset (rich, text, CORDEE_RICH_PLAIN);
  add_cell (row, rich);
}

static void
add_gap_cell (CordeeTableRow *row)
{
  CordeeRich *rich = cordee_rich_new (NULL);

  cordee_rich_append_gap (rich);
  add_cell (row, rich);
}

/* The first question of a type whose answer is known; NULL where there is none. */
static const CordeeQuestion *
find_answered (const CordeeLetter *self, const char *type)
{
  GPtrArray *questions = cordee_knowledge_get_questions (self->input->knowledge);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      const CordeeValue *value = cordee_situation_get_value (self->input->advice->situation, question->id);

      if (g_str_equal (question->type, type) && value != NULL && value->kind != CORDEE_VALUE_UNKNOWN)
        return question;
    }
  return NULL;
}

/* ── members ────────────────────────────────────────────────────── */

/* The word for a choice of the question that id names; NULL where there is none. */
static const char *
choice_word (const CordeeKnowledge *knowledge, const char *id, const char *choice)
{
  const CordeeQuestion *question = id != NULL ? cordee_knowledge_find_question (knowledge, id) : NULL;
  const CordeeChoice *found = question != NULL && choice != NULL ? cordee_question_find_choice (question, choice) : NULL;

  return found != NULL ? cordee_report_word (found->label) : NULL;
}

static void
add_member (CordeeLetter *self, CordeeTable *table, const CordeeQuestion *list, const CordeeMember *member)
{
  const CordeeKnowledge *knowledge = self->input->knowledge;
  const CordeeQuestion *profession = cordee_knowledge_find_question (knowledge, member->profession);
  g_autofree char *profession_name = profession != NULL ? cordee_report_question_name (profession) : g_strdup (member->profession);
  const char *status = choice_word (knowledge, list->status, member->status);
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);

  if (member->name != NULL && *member->name != '\0')
    add_text_cell (row, member->name);
  else
    add_gap_cell (row);
  add_text_cell (row, profession_name);
  if (status != NULL)
    add_text_cell (row, status);
  else
    add_gap_cell (row);
  if (member->signs >= 0)
    add_text_cell (row, member->signs > 0 ? _("oui") : _("non"));
  else
    add_gap_cell (row);
}

/* The members one by one. */
static void
add_members (CordeeLetter *self, const CordeeQuestion *list, GPtrArray *members)
{
  const CordeeValue *value = cordee_situation_get_value (self->input->advice->situation, list->id);
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  CordeeBasis basis = { 0 };
  CordeeTable *table;

  cordee_basis_add_variable (&basis, self, list->id);
  cordee_rich_take (rich, cordee_report_value_to_words (self->input->knowledge, list, value), CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, ".", CORDEE_RICH_PLAIN);
  cordee_rich_append_basis (rich, &basis);
  table = cordee_document_add_table (self->document, _("Les membres, un par un"));
  cordee_table_add_column (table, cordee_rich_new (_("Nom")), NULL, 4);
  cordee_table_add_column (table, cordee_rich_new (_("Profession")), NULL, 4);
  cordee_table_add_column (table, cordee_rich_new (_("Exercice")), NULL, 3);
  cordee_table_add_column (table, cordee_rich_new (_("Signe le projet")), NULL, 2);
  for (guint i = 0; i < members->len; i++)
    add_member (self, table, list, members->pdata[i]);
}

/* How many there are of each profession; FALSE where no number is known. */
static gboolean
add_professions (CordeeLetter *self)
{
  const CordeeAdvice *advice = self->input->advice;
  GPtrArray *questions = cordee_knowledge_get_questions (self->input->knowledge);
  CordeeTable *table = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      int slot = question->member ? cordee_rulebook_find_slot (advice->rulebook, question->id) : -1;
      CordeeBasis basis = { 0 };
      CordeeTableRow *row;
      CordeeRich *rich;

      if (slot < 0 || !cordee_letter_is_known (self, question->id) || advice->slots[slot].low <= 0)
        continue;
      if (table == NULL)
        {
          table = cordee_document_add_table (self->document, _("Les membres, par profession"));
          cordee_table_add_column (table, cordee_rich_new (_("Profession")), NULL, 5);
          cordee_table_add_column (table, cordee_rich_new (_("Noms")), NULL, 4);
        }
      row = cordee_table_add_row (table, FALSE);
      rich = cordee_rich_new (NULL);
      cordee_rich_take (rich, cordee_advice_quantity (self->input->knowledge, question->unit, advice->slots[slot].low), CORDEE_RICH_PLAIN);
      cordee_basis_add_variable (&basis, self, question->id);
      cordee_rich_append_basis (rich, &basis);
      add_cell (row, rich);
      add_gap_cell (row);
    }
  return table != NULL;
}

/* The members as the answers know them: one by one, or by profession. FALSE where nobody told. */
gboolean
cordee_letter_fill_members (CordeeLetter *self)
{
  const CordeeQuestion *list = find_answered (self, "membres");
  const CordeeValue *value = list != NULL ? cordee_situation_get_value (self->input->advice->situation, list->id) : NULL;

  if (value != NULL && value->members->len > 0)
    {
      add_members (self, list, value->members);
      return TRUE;
    }
  return add_professions (self);
}

/* ── communes ───────────────────────────────────────────────────── */

static void
add_commune (CordeeTable *table, const CordeePlace *place)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  g_autofree char *inhabitants = place->population >= 0 ? cordee_text_number (place->population) : NULL;

  add_text_cell (row, place->name);
  add_text_cell (row, place->code);
  if (inhabitants != NULL)
    add_text_cell (row, inhabitants);
  else
    add_gap_cell (row);
}

static void
add_communes_in_rows (CordeeLetter *self, const CordeeTerritory *territory)
{
  CordeeTable *table = cordee_document_add_table (self->document, _("Les communes du territoire et leurs habitants"));

  cordee_table_add_column (table, cordee_rich_new (_("Commune")), NULL, 4);
  cordee_table_add_column (table, cordee_rich_new (_("Code")), NULL, 2);
  cordee_table_add_column (table, cordee_rich_new (_("Habitants")), NULL, 3);
  for (guint i = 0; i < territory->communes->len; i++)
    add_commune (table, &g_array_index (territory->communes, CordeePlace, i));
}

/* « Aubais (2 925), Boissières (588)… » : in a letter, a table would stand in the way. */
static void
add_communes_in_words (CordeeLetter *self, const CordeeTerritory *territory)
{
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);

  for (guint i = 0; i < territory->communes->len; i++)
    {
      const CordeePlace *place = &g_array_index (territory->communes, CordeePlace, i);
      g_autofree char *number = place->population >= 0 ? cordee_text_number (place->population) : NULL;

      cordee_rich_append (rich, i > 0 ? ", " : "", CORDEE_RICH_PLAIN);
      cordee_rich_append_typeset (rich, place->name, CORDEE_RICH_PLAIN);
      if (number != NULL)
        cordee_rich_take (rich, g_strdup_printf (" (%s)", number), CORDEE_RICH_SOFT);
    }
  cordee_rich_append (rich, ".", CORDEE_RICH_PLAIN);
}

/* Adds the inhabitants that somebody stated: they stand above those that the communes add up to. */
static void
add_stated (CordeeLetter *self, const CordeeTerritory *territory)
{
  const CordeeQuestion *question = cordee_territory_find_stated (self->input->knowledge);
  const CordeeValue *value = question != NULL ? cordee_situation_get_value (self->input->advice->situation, question->id) : NULL;
  CordeeBasis basis = { 0 };
  CordeeRich *rich;

  if (value == NULL || value->kind != CORDEE_VALUE_NUMBER)
    return;
  rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  if (territory != NULL)
    cordee_rich_take (rich, cordee_report_stated_population (value->number, territory->population), CORDEE_RICH_PLAIN);
  else
    {
      cordee_rich_take (rich, cordee_report_inhabitants (value->number), CORDEE_RICH_PLAIN);
      cordee_rich_append_typeset (rich, ".", CORDEE_RICH_PLAIN);
    }
  cordee_basis_add_variable (&basis, self, question->id);
  cordee_rich_append_basis (rich, &basis);
}

/* The communes with their inhabitants; FALSE where none is known. */
gboolean
cordee_letter_fill_communes (CordeeLetter *self, const CordeeTemplateItem *item)
{
  const CordeeQuestion *question
    = item->uses != NULL ? cordee_knowledge_find_question (self->input->knowledge, item->uses[0]) : find_answered (self, "communes");
  const CordeeValue *value = question != NULL ? cordee_situation_get_value (self->input->advice->situation, question->id) : NULL;
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autoptr(CordeeTerritory) territory = NULL;
  g_autofree char *communes = NULL, *inhabitants = NULL;
  CordeeBasis basis = { .computed = TRUE };
  CordeeRich *rich;

  if (value == NULL || value->kind != CORDEE_VALUE_SET || value->ids[0] == NULL)
    {
      add_stated (self, NULL);
      return FALSE;
    }
  territory = cordee_territory_new (atlas, (const char *const *) value->ids, NULL);
  communes = cordee_report_communes (territory->communes->len);
  inhabitants = cordee_report_inhabitants (territory->population);
  cordee_basis_add_variable (&basis, self, question->id);
  rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  cordee_rich_take (rich, g_strdup_printf ("%s, %s", communes, inhabitants), CORDEE_RICH_BOLD);
  cordee_rich_append_basis (rich, &basis);
  add_stated (self, territory);
  if (self->template->letter)
    add_communes_in_words (self, territory);
  else
    add_communes_in_rows (self, territory);
  for (guint i = 0; i < territory->warnings->len; i++)
    cordee_document_add_words (self->document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL,
                               cordee_report_territory_warning (territory->warnings->pdata[i]));
  cordee_document_add_words (self->document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_SMALL | CORDEE_RICH_SOFT, cordee_report_vintage (atlas));
  return TRUE;
}
