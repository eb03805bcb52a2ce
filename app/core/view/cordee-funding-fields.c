/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-funding-view"

#include "config.h"

#include "cordee-funding-private.h"

#include "cordee-interview-private.h"
#include "cordee-report-advice-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* What the amounts hang on, in the order of reading: first dates and numbers, then what is attained or not, by the role that it plays. */

/* More indicators than these are folded away. */
#define MOST_INDICATORS 6

static void
field_free (gpointer data)
{
  CordeeFundingField *self = data;

  g_clear_pointer (&self->value, cordee_value_unref);
  g_free (self->label);
  g_free (self->explain);
  g_free (self->text);
  g_free (self->note);
  g_free (self->state_text);
  g_free (self);
}

static void
section_free (gpointer data)
{
  CordeeFundingSection *self = data;

  g_ptr_array_unref (self->fields);
  g_free (self->title);
  g_free (self->summary);
  g_free (self);
}

/* ── where a question matters ───────────────────────────────────── */

/* The first line, of those with a role, that asks a question; NULL where there is none. */
typedef struct
{
  const CordeeScheme *scheme;
  const CordeeSchemeLine *line;
} Place;

static gboolean
line_asks (const CordeeSchemeLine *line, const char *question)
{
  if (line->when != NULL && cordee_condition_asks (line->when, question))
    return TRUE;
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeeLineAmount *amount = line->amounts->pdata[i];

      if (amount->when != NULL && cordee_condition_asks (amount->when, question))
        return TRUE;
    }
  return FALSE;
}

static Place
find_place (const CordeePlan *plan, const CordeeQuestion *question)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (cordee_rulebook_get_knowledge (plan->rulebook));

  for (guint i = 0; i < schemes->len; i++)
    {
      const CordeeScheme *scheme = schemes->pdata[i];

      if (!g_str_equal (scheme->structure, plan->structure->id))
        continue;
      for (guint j = 0; j < scheme->lines->len; j++)
        {
          const CordeeSchemeLine *line = scheme->lines->pdata[j];

          if (line->role != NULL && line_asks (line, question->id))
            return (Place){ scheme, line };
        }
    }
  return (Place){ NULL, NULL };
}

static const char *
role_label (const Place *place)
{
  for (guint i = 0; i < place->scheme->roles->len; i++)
    {
      const CordeeRole *role = place->scheme->roles->pdata[i];

      if (g_str_equal (role->id, place->line->role))
        return role->label;
    }
  return place->scheme->label;
}

/* ── fields ─────────────────────────────────────────────────────── */

static const CordeePlanHypothesis *
find_hypothesis (const CordeePlan *plan, const CordeeQuestion *question)
{
  for (guint i = 0; i < plan->hypotheses->len; i++)
    {
      const CordeePlanHypothesis *hypothesis = plan->hypotheses->pdata[i];

      if (hypothesis->question == question)
        return hypothesis;
    }
  return NULL;
}

/* The words for a size class with its bounds. */
static char *
size_text (const CordeeKnowledge *knowledge, const CordeeQuestion *question, const CordeeSizeClass *found)
{
  const char *label = cordee_report_word (found->step->label);
  gboolean open = found->to >= G_MAXDOUBLE;
  g_autofree char *from = cordee_advice_quantity (knowledge, open ? question->unit : NULL, found->from);
  g_autofree char *to = open ? NULL : cordee_advice_quantity (knowledge, question->unit, found->to);

  if (open)
    /* TRANSLATORS: %1$s is a size class, %2$s where it begins: taille 4 : 175 000 habitants et plus. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s et plus"), label, from));
  if (found->from <= 0.0)
    /* TRANSLATORS: %1$s is a size class, %2$s where it ends: taille 1 : moins de 40 000 habitants. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s : moins de %2$s"), label, to));
  /* TRANSLATORS: %1$s is a size class, then its bounds, the second outside: taille 2 : de 40 000 à moins de 80 000 habitants. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s : de %2$s à moins de %3$s"), label, from, to));
}

/* What the size classes of the structure measure, where question has a say in it and it is known. */
static gboolean
find_measured (const CordeePlan *plan, const CordeeSituation *situation, const CordeeQuestion *question, double *value)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);
  g_autoptr(GArray) classes = cordee_size_classes (plan->rulebook, plan->structure->id);
  g_autoptr(GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autofree CordeeSlot *slots = NULL;
  CordeeCondition asks = { .test = CORDEE_TEST_KNOWN, .children = none };
  int slot;

  if (classes->len == 0)
    return FALSE;
  asks.variable = g_array_index (classes, CordeeSizeClass, 0).scale->variable;
  cordee_interview_add_variables (knowledge, &asks, variables);
  slot = cordee_rulebook_find_slot (plan->rulebook, asks.variable);
  if (slot < 0 || !g_hash_table_contains (variables, question->id))
    return FALSE;
  slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (plan->rulebook));
  cordee_rulebook_read (plan->rulebook, situation, slots);
  *value = slots[slot].low;
  return slots[slot].known;
}

/* Which size class an answer makes, with its bounds; NULL where the question measures none, or what it measures is not known. */
static char *
size_note (const CordeePlan *plan, const CordeeSituation *situation, const CordeeQuestion *question)
{
  CordeeSizeClass found;
  double value;

  if (!find_measured (plan, situation, question, &value) || !cordee_size_class_find (plan->rulebook, plan->structure->id, value, &found))
    return NULL;
  return size_text (cordee_rulebook_get_knowledge (plan->rulebook), question, &found);
}

/* The value with the words of its unit. */
static char *
value_text (const CordeePlan *plan, const CordeeQuestion *question, const CordeeValue *value)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);

  if (value->kind == CORDEE_VALUE_NUMBER)
    return cordee_report_take_typeset (cordee_advice_quantity (knowledge, question->unit, value->number));
  return cordee_report_value_to_words (knowledge, question, value);
}

/* What is taken for a question that nobody answered: what other answers give, else the hypothesis of the plan. */
static void
suppose (CordeeFundingField *self, const CordeePlan *plan, const CordeeSituation *situation)
{
  const CordeePlanHypothesis *hypothesis = find_hypothesis (plan, self->question);
  const CordeePlanYear *year = NULL;
  double value;

  if (g_str_equal (self->question->type, "integer") && find_measured (plan, situation, self->question, &value))
    {
      self->state = CORDEE_FUNDING_COMPUTED;
      self->state_text = cordee_report_typeset (_("calculé"));
      self->value = cordee_value_new_number (value);
      self->text = value_text (plan, self->question, self->value);
      return;
    }

  self->state = CORDEE_FUNDING_MISSING;
  self->state_text = cordee_report_typeset (_("à dire"));
  if (hypothesis == NULL)
    return;
  self->state = CORDEE_FUNDING_SUPPOSED;
  g_free (self->state_text);
  self->state_text = cordee_report_typeset (_("supposé"));
  if (hypothesis->value != NULL)
    {
      self->value = cordee_value_ref (hypothesis->value);
      self->text = value_text (plan, self->question, self->value);
      return;
    }
  if (hypothesis->year >= 1 && (guint) hypothesis->year <= plan->years->len)
    year = plan->years->pdata[hypothesis->year - 1];
  if (year != NULL && year->civil != 0)
    /* TRANSLATORS: the year in which a date is put that nobody gave. */
    self->text = cordee_report_take_typeset (g_strdup_printf (_("en %d"), year->civil));
  else if (hypothesis->year >= 1)
    /* TRANSLATORS: the same, counted from 1. */
    self->text = cordee_report_take_typeset (g_strdup_printf (_("en année %d"), hypothesis->year));
}

static CordeeFundingField *
field_new (const CordeePlan *plan, const CordeeSituation *situation, const CordeeQuestion *question, const Place *place)
{
  CordeeFundingField *self = g_new0 (CordeeFundingField, 1);
  const CordeeValue *answer = cordee_situation_get_value (situation, question->id);

  self->question = question;
  self->label = cordee_report_question_name (question);
  self->explain = cordee_funding_word (place->line != NULL && place->line->explain != NULL ? place->line->explain : question->why);
  if (answer != NULL && answer->kind != CORDEE_VALUE_UNKNOWN)
    {
      self->state = CORDEE_FUNDING_ANSWERED;
      self->value = cordee_value_ref ((CordeeValue *) answer);
      self->text = value_text (plan, question, self->value);
    }
  else
    suppose (self, plan, situation);
  if (self->value != NULL && self->value->kind == CORDEE_VALUE_NUMBER)
    self->note = size_note (plan, situation, question);
  return self;
}

/* ── sections ───────────────────────────────────────────────────── */

static CordeeFundingSection *
find_section (GPtrArray *sections, char *title)
{
  CordeeFundingSection *self;

  for (guint i = 0; i < sections->len; i++)
    {
      self = sections->pdata[i];
      if (g_strcmp0 (self->title, title) == 0)
        {
          g_free (title);
          return self;
        }
    }
  self = g_new0 (CordeeFundingSection, 1);
  self->title = title;
  self->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (sections, self);
  return self;
}

static gboolean
is_attained (const CordeeFundingField *field)
{
  return field->value != NULL && field->value->kind == CORDEE_VALUE_CHOICE && !g_str_equal (field->value->text, "non");
}

static char *
summary_text (const CordeeFundingSection *self)
{
  guint n = 0, supposed = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const CordeeFundingField *field = self->fields->pdata[i];

      if (!is_attained (field))
        continue;
      n++;
      supposed += field->state == CORDEE_FUNDING_SUPPOSED ? 1 : 0;
    }
  /* TRANSLATORS: how many indicators of how many are attained. */
  text = g_strdup_printf (ngettext ("%1$u sur %2$u", "%1$u sur %2$u", n), n, self->fields->len);
  if (supposed == 0)
    return cordee_report_typeset (text);
  /* TRANSLATORS: %1$s: 12 sur 15; %2$u of those are supposed. */
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%1$s, dont %2$u supposé", "%1$s, dont %2$u supposés", supposed), text, supposed));
}

static void
finish (GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    n += ((const CordeeFundingSection *) sections->pdata[i])->title != NULL ? ((const CordeeFundingSection *) sections->pdata[i])->fields->len : 0;
  for (guint i = 0; i < sections->len; i++)
    {
      CordeeFundingSection *self = sections->pdata[i];

      if (self->title == NULL)
        continue;
      self->folded = n > MOST_INDICATORS;
      self->summary = summary_text (self);
    }
}

/* Lists are made elsewhere: of communes with the territory, of members with the team. */
static gboolean
is_list (const CordeeQuestion *question)
{
  return g_str_equal (question->type, "communes") || g_str_equal (question->type, "membres");
}

/* What plan hangs on, with what situation answers and the base supposes. The caller owns them. */
GPtrArray *
cordee_funding_sections_new (const CordeePlan *plan, const CordeeSituation *situation)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);

  for (guint i = 0; i < plan->questions->len; i++)
    {
      const CordeeQuestion *question = plan->questions->pdata[i];
      gboolean indicator = g_str_equal (question->type, "boolean") || g_str_equal (question->type, "choice");
      Place place = indicator ? find_place (plan, question) : (Place){ NULL, NULL };
      char *title = place.line != NULL ? cordee_funding_title_of (role_label (&place)) : NULL;

      if (is_list (question))
        continue;
      g_ptr_array_add (find_section (sections, title)->fields, field_new (plan, situation, question, &place));
    }
  finish (sections);
  return sections;
}
