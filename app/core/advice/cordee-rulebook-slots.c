/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rulebook"

#include "config.h"

#include "cordee-rulebook-private.h"

#include <string.h>

/* ── choices ────────────────────────────────────────────────────── */

static const char *const yes_no[] = { "oui", "non" };

static gboolean
is_boolean (const CordeeQuestion *question)
{
  return g_str_equal (question->type, "boolean");
}

guint
cordee_question_count_choices (const CordeeQuestion *question)
{
  return is_boolean (question) ? G_N_ELEMENTS (yes_no) : MIN (question->choices->len, 64);
}

const char *
cordee_question_get_choice (const CordeeQuestion *question, guint choice)
{
  return is_boolean (question) ? yes_no[choice] : ((const CordeeChoice *) question->choices->pdata[choice])->id;
}

/* The bits of a list of choices that ends with NULL; those that the question does not have count for nothing. */
guint64
cordee_question_get_mask (const CordeeQuestion *question, const char *const *ids)
{
  guint n = cordee_question_count_choices (question);
  guint64 mask = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < n; j++)
      if (g_str_equal (cordee_question_get_choice (question, j), ids[i]))
        mask |= G_GUINT64_CONSTANT (1) << j;
  return mask;
}

/* ── the list of members ────────────────────────────────────────── */

static guint
count_members (const CordeeValue *value, const char *profession)
{
  guint n = 0;

  for (guint i = 0; i < value->members->len; i++)
    n += g_strcmp0 (((const CordeeMember *) value->members->pdata[i])->profession, profession) == 0;
  return n;
}

/* The status of the members as one answer, where the list tells it: the one that all have, or that they are not alike. */
static void
set_status (const CordeeRulebook *self, CordeeSlot *slots, const CordeeValue *value)
{
  const CordeeQuestion *question = self->questions->pdata[self->status];
  const char *told = NULL;
  gboolean alike = TRUE, all = value->members->len > 0;
  guint64 mask = 0;

  for (guint i = 0; i < value->members->len; i++)
    {
      const char *status = ((const CordeeMember *) value->members->pdata[i])->status;

      all = all && status != NULL;
      alike = alike && (status == NULL || told == NULL || g_str_equal (status, told));
      told = status != NULL ? status : told;
    }
  if (alike && all)
    mask = cordee_question_get_mask (question, (const char *const[]){ told, NULL });
  else if (!alike)
    mask = self->mixed;
  if (mask == 0)
    return;
  slots[self->status].set = mask;
  slots[self->status].known = TRUE;
}

static gboolean
term_counts (const CordeeFlatTerm *term, const CordeeMember *member)
{
  return term->source->variables == NULL
         || (member->profession != NULL && g_strv_contains ((const char *const *) term->source->variables, member->profession));
}

/* How many members have the status of a term: those who told so, and at most those who told nothing besides. */
static void
set_members_term (const CordeeFlatTerm *term, CordeeSlot *slot, const CordeeValue *value)
{
  slot->low = slot->high = 0;
  for (guint i = 0; i < value->members->len; i++)
    {
      const CordeeMember *member = value->members->pdata[i];
      gboolean counted;

      if (!term_counts (term, member))
        continue;
      counted = term->source->status == NULL || g_strcmp0 (member->status, term->source->status) == 0;
      slot->low += counted;
      slot->high += counted || member->status == NULL;
    }
  slot->known = slot->low >= slot->high;
}

static void
set_members (const CordeeRulebook *self, CordeeSlot *slots, const CordeeValue *value)
{
  gboolean told = value->kind == CORDEE_VALUE_MEMBERS;

  for (guint i = 0; told && i < self->n_questions; i++)
    {
      const CordeeQuestion *question = self->questions->pdata[i];

      if (!question->member)
        continue;
      slots[i].low = slots[i].high = count_members (value, question->id);
      slots[i].known = TRUE;
    }
  if (told && self->status != CORDEE_NOWHERE)
    set_status (self, slots, value);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, i);

      if (term->kind != CORDEE_TERM_MEMBERS)
        continue;
      if (told)
        set_members_term (term, &slots[term->extra], value);
      else
        slots[term->extra] = self->nothing[term->extra];
    }
}

/* ── communes ───────────────────────────────────────────────────── */

static void
set_communes (const CordeeRulebook *self, CordeeSlot *slots, guint slot, const CordeeValue *value)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, i);
      CordeeSlot *extra;
      double population;

      if (term->kind != CORDEE_TERM_POPULATION || term->first >= term->end || g_array_index (self->variables, guint32, term->first) != slot)
        continue;
      extra = &slots[term->extra];
      *extra = self->nothing[term->extra];
      if (value->kind == CORDEE_VALUE_SET && cordee_knowledge_find_population (self->knowledge, (const char *const *) value->ids, &population))
        {
          extra->low = extra->high = population;
          extra->known = TRUE;
        }
    }
}

/* ── slots ──────────────────────────────────────────────────────── */

/* Writes an answer into its slot; of a list of members, into those of the counts and of the status too, which its being unknown does
   not take back. What is computed is not: call cordee_rulebook_derive() then. */
void
cordee_rulebook_set_slot (const CordeeRulebook *self, CordeeSlot *slots, guint slot, const CordeeValue *value)
{
  const CordeeQuestion *question;
  CordeeSlot *it;

  g_return_if_fail (slot < self->n_questions);

  question = self->questions->pdata[slot];
  it = &slots[slot];
  *it = self->nothing[slot];
  switch (self->kinds[slot])
    {
    case CORDEE_SLOT_NUMBER:
      if (value->kind != CORDEE_VALUE_NUMBER)
        return;
      it->low = it->high = value->number;
      break;
    case CORDEE_SLOT_DAY:
      if (value->kind != CORDEE_VALUE_DAY)
        return;
      it->low = it->high = value->day;
      break;
    case CORDEE_SLOT_CHOICE:
      {
        guint64 mask = value->kind == CORDEE_VALUE_CHOICE ? cordee_question_get_mask (question, (const char *const[]){ value->text, NULL }) : 0;

        if (mask == 0)
          return;
        it->set = mask;
      }
      break;
    case CORDEE_SLOT_SET:
      if (value->kind != CORDEE_VALUE_SET)
        return;
      it->set = cordee_question_get_mask (question, (const char *const *) value->ids);
      break;
    case CORDEE_SLOT_MEMBERS:
      set_members (self, slots, value);
      if (value->kind != CORDEE_VALUE_MEMBERS)
        return;
      break;
    case CORDEE_SLOT_COMMUNES:
      set_communes (self, slots, slot, value);
      if (value->kind != CORDEE_VALUE_SET)
        return;
      break;
    case CORDEE_SLOT_OTHER:
      if (value->kind == CORDEE_VALUE_UNKNOWN)
        return;
      break;
    }
  it->known = TRUE;
}

/* Fills n_slots slots from a situation and computes what follows. Where the members are listed one by one, their counts and status
   come from the list. */
void
cordee_rulebook_read (const CordeeRulebook *self, const CordeeSituation *situation, CordeeSlot *slots)
{
  const CordeeValue *members = NULL;

  g_return_if_fail (situation != NULL && slots != NULL);

  memcpy (slots, self->nothing, sizeof (CordeeSlot) * self->n_slots);
  for (guint i = 0; i < self->n_questions; i++)
    {
      const CordeeValue *value = cordee_situation_get_value (situation, ((const CordeeQuestion *) self->questions->pdata[i])->id);

      if (i == self->list)
        members = value;
      else if (value != NULL && value->kind != CORDEE_VALUE_UNKNOWN)
        cordee_rulebook_set_slot (self, slots, i, value);
    }
  if (members != NULL && members->kind == CORDEE_VALUE_MEMBERS)
    cordee_rulebook_set_slot (self, slots, self->list, members);
  cordee_rulebook_derive (self, slots);
}

static CordeeValue *
dup_set (const CordeeQuestion *question, guint64 set)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < cordee_question_count_choices (question); i++)
    if ((set >> i & 1) != 0)
      g_ptr_array_add (ids, (gpointer) cordee_question_get_choice (question, i));
  g_ptr_array_add (ids, NULL);
  return cordee_value_new_set ((const char *const *) ids->pdata);
}

/* The answer in a slot of a question. Texts, communes and lists of members do not fit into one: they come back as unknown. The caller
   owns it. */
CordeeValue *
cordee_rulebook_dup_value (const CordeeRulebook *self, const CordeeSlot *slots, guint slot)
{
  const CordeeQuestion *question;

  g_return_val_if_fail (slot < self->n_questions, NULL);

  question = self->questions->pdata[slot];
  if (!slots[slot].known)
    return cordee_value_new_unknown ();
  switch (self->kinds[slot])
    {
    case CORDEE_SLOT_NUMBER:
      return cordee_value_new_number (slots[slot].low);
    case CORDEE_SLOT_DAY:
      return cordee_value_new_day ((CordeeDay) slots[slot].low);
    case CORDEE_SLOT_CHOICE:
      return cordee_value_new_choice (cordee_question_get_choice (question, (guint) __builtin_ctzll (slots[slot].set)));
    case CORDEE_SLOT_SET:
      return dup_set (question, slots[slot].set);
    case CORDEE_SLOT_MEMBERS:
    case CORDEE_SLOT_COMMUNES:
    case CORDEE_SLOT_OTHER:
      break;
    }
  return cordee_value_new_unknown ();
}
