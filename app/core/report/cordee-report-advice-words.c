/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-advice-private.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* An upper bound from here on tells a reader nothing. */
#define MANY 9999

/* ── words for codes ────────────────────────────────────────────── */

/* The words for a verdict, static, in the language of the reader. */
const char *
cordee_report_verdict_label (CordeeVerdict verdict)
{
  static const char *const labels[] = {
    NC_("verdict", "possible"),    NC_("verdict", "à compléter"), NC_("verdict", "à négocier"),
    NC_("verdict", "indéterminée"), NC_("verdict", "exclue"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "verdict", labels[verdict]);
}

/* What tells a verdict apart where colours do not, static. */
const char *
cordee_report_verdict_sign (CordeeVerdict verdict)
{
  static const char *const signs[] = { "✓", "◐", "≈", "?", "✕" };

  return signs[verdict];
}

/* How an answer is known, static, in the language of the reader. */
const char *
cordee_report_provenance_label (CordeeProvenance provenance)
{
  static const char *const labels[] = { N_("déclarée"), N_("estimée"), N_("prouvée par une pièce"), N_("importée") };

  return _(labels[provenance]);
}

/* How binding a rule is, static, in the language of the reader. */
const char *
cordee_report_force_label (CordeeForce force)
{
  static const char *const labels[] = { N_("obligatoire"), N_("règle régionale"), N_("usage, négociable"), N_("indicatif") };

  return _(labels[force]);
}

/* ── small parts ────────────────────────────────────────────────── */

/* text with a small first letter, but for an acronym. */
char *
cordee_advice_lower_first (const char *text)
{
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = NULL;

  if (*text == '\0' || g_unichar_isupper (g_utf8_get_char (rest)) || g_unichar_isdigit (g_utf8_get_char (rest)))
    return g_strdup (text);
  first = g_utf8_strdown (text, rest - text);
  return g_strconcat (first, rest, NULL);
}

/* Strings as a person lists them: « a, b et c »; "" for none. */
char *
cordee_advice_enumerate (GPtrArray *parts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        /* TRANSLATORS: between the last two of a list, with its spaces. */
        g_string_append (out, i + 1 < parts->len ? ", " : _(" et "));
      g_string_append (out, parts->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

/* Takes out, and gives its text back typeset. */
char *
cordee_advice_finish (GString *out)
{
  char *text = cordee_report_typeset (out->str);

  g_string_free (out, TRUE);
  return text;
}

/* A number with the words of its unit: « 3 infirmiers », « 12 % »; alone where unit is NULL. */
char *
cordee_advice_quantity (const CordeeKnowledge *knowledge, const char *unit, double value)
{
  const CordeeUnit *known = unit != NULL ? cordee_knowledge_find_unit (knowledge, unit) : NULL;
  g_autofree char *number = cordee_text_number (value);

  if (known == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number,
                          known->symbol != NULL ? known->symbol : cordee_report_word (cordee_text_is_one (value) ? known->one : known->many));
}

/* ── answers ────────────────────────────────────────────────────── */

/* What a question is about, as a list names it. The caller owns it. */
char *
cordee_report_question_name (const CordeeQuestion *question)
{
  return cordee_report_typeset (cordee_report_word (question->short_label != NULL ? question->short_label : question->label));
}

/* The words for a choice, or the id itself where the base has none. */
static const char *
choice_label (const CordeeQuestion *question, const char *id)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CordeeChoice *choice = question->choices->pdata[i];

      if (g_str_equal (choice->id, id))
        return cordee_report_word (choice->label);
    }
  if (g_str_equal (question->type, "boolean"))
    return g_str_equal (id, "oui") ? _("oui") : _("non");
  return id;
}

static char *
set_to_words (const CordeeQuestion *question, char **ids)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *label = choice_label (question, ids[i]);

      g_ptr_array_add (parts, i == 0 ? g_strdup (label) : cordee_advice_lower_first (label));
    }
  return parts->len > 0 ? cordee_advice_enumerate (parts) : g_strdup (_("aucun"));
}

/* How many members of each profession, in the order of the base. */
static char *
members_to_words (const CordeeKnowledge *knowledge, GPtrArray *members)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      guint n = 0;

      for (guint j = 0; question->member && j < members->len; j++)
        n += g_strcmp0 (((const CordeeMember *) members->pdata[j])->profession, question->id) == 0;
      if (n > 0)
        g_ptr_array_add (parts, cordee_advice_quantity (knowledge, question->unit, n));
    }
  return parts->len > 0 ? cordee_advice_enumerate (parts) : g_strdup (_("aucun membre"));
}

/* The unit of a question where a symbol stands for it (%); a name says the others. */
static const char *
symbol_unit (const CordeeKnowledge *knowledge, const CordeeQuestion *question)
{
  const CordeeUnit *unit = question->unit != NULL ? cordee_knowledge_find_unit (knowledge, question->unit) : NULL;

  return unit != NULL && unit->symbol != NULL ? question->unit : NULL;
}

static char *
value_to_words (const CordeeKnowledge *knowledge, const CordeeQuestion *question, const CordeeValue *value)
{
  switch (value != NULL ? value->kind : CORDEE_VALUE_UNKNOWN)
    {
    case CORDEE_VALUE_NUMBER:
      return cordee_advice_quantity (knowledge, symbol_unit (knowledge, question), value->number);
    case CORDEE_VALUE_CHOICE:
      return g_strdup (choice_label (question, value->text));
    case CORDEE_VALUE_SET:
      return set_to_words (question, value->ids);
    case CORDEE_VALUE_DAY:
      return cordee_day_to_words (value->day);
    case CORDEE_VALUE_MEMBERS:
      return members_to_words (knowledge, value->members);
    case CORDEE_VALUE_UNKNOWN:
    default:
      return g_strdup (_("pas encore connu"));
    }
}

/* An answer beside the name of its question: « 3 », « Un département », « 12 % ». value may be NULL: not known. The caller owns it. */
char *
cordee_report_value_to_words (const CordeeKnowledge *knowledge, const CordeeQuestion *question, const CordeeValue *value)
{
  g_autofree char *words = value_to_words (knowledge, question, value);

  return cordee_report_typeset (words);
}

/* ── placeholders ───────────────────────────────────────────────── */

/* A number as far as it is known. */
static char *
slot_to_words (const CordeeKnowledge *knowledge, const CordeeSlot *slot, const char *unit)
{
  g_autofree char *low = cordee_text_number (slot->low);
  g_autofree char *high = NULL;

  if (slot->known || !(slot->low < slot->high))
    return cordee_advice_quantity (knowledge, unit, slot->low);
  if (slot->high >= MANY)
    {
      g_autofree char *least = cordee_advice_quantity (knowledge, unit, slot->low);

      /* TRANSLATORS: %s is a number with its unit. */
      return slot->low > 0 ? g_strdup_printf (_("au moins %s"), least) : g_strdup (_("un nombre encore inconnu"));
    }
  high = cordee_advice_quantity (knowledge, unit, slot->high);
  /* TRANSLATORS: two numbers, the second with its unit: entre 1 et 3 médecins. */
  return g_strdup_printf (_("entre %1$s et %2$s"), low, high);
}

/* The answer to a variable inside a sentence, as the rules read it; NULL for no variable. */
static char *
variable_to_words (const CordeeAdvice *advice, const char *id)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (advice->knowledge, id);
  const CordeeDerivation *derivation = cordee_knowledge_find_derivation (advice->knowledge, id);
  int slot = cordee_rulebook_find_slot (advice->rulebook, id);
  g_autoptr(CordeeValue) value = NULL;
  g_autofree char *words = NULL;

  if (slot < 0)
    return NULL;
  if (derivation != NULL)
    return slot_to_words (advice->knowledge, &advice->slots[slot], derivation->unit);
  if (question->has_min && (g_str_equal (question->type, "integer") || g_str_equal (question->type, "percent")))
    return slot_to_words (advice->knowledge, &advice->slots[slot], question->unit);
  value = cordee_rulebook_dup_value (advice->rulebook, advice->slots, (guint) slot);
  words = value_to_words (advice->knowledge, question, value);
  return cordee_advice_lower_first (words);
}

/* text with the answers in the place of its {variables}; what names none stays as it is. */
char *
cordee_advice_fill (const CordeeAdvice *advice, const char *text)
{
  GString *out = g_string_new (NULL);
  const char *open;

  for (; (open = strchr (text, '{')) != NULL; text = open)
    {
      const char *close = strchr (open, '}');
      g_autofree char *id = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
      g_autofree char *words = id != NULL ? variable_to_words (advice, id) : NULL;

      g_string_append_len (out, text, open - text);
      if (words != NULL)
        {
          g_string_append (out, words);
          open = close + 1;
        }
      else
        g_string_append_c (out, *open++);
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* A text of the base in the language of the reader, with the answers in the place of its {variables}. The caller owns it. */
char *
cordee_report_fill (const CordeeAdvice *advice, const char *text)
{
  g_autofree char *filled = cordee_advice_fill (advice, cordee_report_word (text));

  return cordee_report_typeset (filled);
}

/* ── changes ────────────────────────────────────────────────────── */

/* The choices that are in a and not in b, in words; NULL for none. */
static char *
difference (const CordeeQuestion *question, char **a, char **b)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) b, a[i]))
      /* TRANSLATORS: %s is a choice of a question. */
      g_ptr_array_add (parts, g_strdup_printf (_("« %s »"), choice_label (question, a[i])));
  return parts->len > 0 ? cordee_advice_enumerate (parts) : NULL;
}

static char *
set_change (const CordeeAnswerChange *change, const char *name)
{
  g_autofree char *added = difference (change->question, change->to->ids, change->from->ids);
  g_autofree char *removed = difference (change->question, change->from->ids, change->to->ids);

  if (added != NULL && removed != NULL)
    /* TRANSLATORS: %1$s names a question with several choices, %2$s and %3$s are choices. */
    return g_strdup_printf (_("%1$s : ajouter %2$s et retirer %3$s"), name, added, removed);
  if (added != NULL)
    /* TRANSLATORS: the same, with choices to add. */
    return g_strdup_printf (_("%1$s : ajouter %2$s"), name, added);
  /* TRANSLATORS: the same, with choices to take away. */
  return g_strdup_printf (_("%1$s : retirer %2$s"), name, removed != NULL ? removed : "");
}

static guint
count_members (const CordeeValue *list, const CordeeQuestion *question)
{
  guint n = 0;

  for (guint i = 0; i < list->members->len; i++)
    n += g_str_equal (((const CordeeMember *) list->members->pdata[i])->profession, question->id);
  return n;
}

/* Another list of members: how many of each profession, where that changes; NULL where it does not. */
static char *
members_change (const CordeeKnowledge *knowledge, const CordeeAnswerChange *change)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      guint from = question->member ? count_members (change->from, question) : 0;
      guint to = question->member ? count_members (change->to, question) : 0;
      g_autofree char *quantity = NULL;

      if (from == to)
        continue;
      quantity = cordee_advice_quantity (knowledge, question->unit, to);
      /* TRANSLATORS: %1$s is a number with its unit, %2$u the present number, after the list of members. */
      g_ptr_array_add (parts, g_strdup_printf (_("%1$s au lieu de %2$u dans la liste des membres"), quantity, from));
    }
  return parts->len > 0 ? cordee_advice_enumerate (parts) : NULL;
}

/* Another answer in words, as a part of a sentence. */
static char *
change_text (const CordeeKnowledge *knowledge, const CordeeAnswerChange *change)
{
  const CordeeQuestion *question = change->question;
  gboolean known = change->from->kind != CORDEE_VALUE_UNKNOWN;
  gboolean counted = change->to->kind == CORDEE_VALUE_NUMBER && question->unit != NULL && symbol_unit (knowledge, question) == NULL;
  const char *name = cordee_report_word (question->short_label != NULL ? question->short_label : question->label);
  g_autofree char *to = value_to_words (knowledge, question, change->to);
  g_autofree char *from = value_to_words (knowledge, question, change->from);
  g_autofree char *quantity = counted ? cordee_advice_quantity (knowledge, question->unit, change->to->number) : NULL;

  if (change->to->kind == CORDEE_VALUE_MEMBERS && change->from->kind == CORDEE_VALUE_MEMBERS)
    {
      char *text = members_change (knowledge, change);

      if (text != NULL)
        return text;
    }
  if (known && counted)
    /* TRANSLATORS: %1$s is a number with its unit, %2$s the present number: 2 médecins généralistes au lieu de 1. */
    return g_strdup_printf (_("%1$s au lieu de %2$s"), quantity, from);
  if (counted)
    /* TRANSLATORS: %s is a number with its unit. */
    return g_strdup_printf (_("%s (pas encore dit)"), quantity);
  if (known && change->to->kind == CORDEE_VALUE_SET && change->from->kind == CORDEE_VALUE_SET)
    return set_change (change, name);
  if (known && change->to->kind == CORDEE_VALUE_NUMBER)
    /* TRANSLATORS: %1$s names a question, %2$s is a number, %3$s the present one. */
    return g_strdup_printf (_("%1$s : %2$s au lieu de %3$s"), name, to, from);
  if (known)
    /* TRANSLATORS: %1$s names a question, %2$s is an answer, %3$s the present one. */
    return g_strdup_printf (_("%1$s : « %2$s » au lieu de « %3$s »"), name, to, from);
  /* TRANSLATORS: %1$s names a question, %2$s is an answer. */
  return g_strdup_printf (_("%1$s : « %2$s » (pas encore dit)"), name, to);
}

/* Another answer to one question: « 2 médecins généralistes au lieu de 1 ». The caller owns it. */
char *
cordee_report_change_text (const CordeeAdvice *advice, const CordeeAnswerChange *change)
{
  g_autofree char *text = change_text (advice->knowledge, change);

  return cordee_report_typeset (text);
}

/* All changes of a remedy, as one part of a sentence. */
char *
cordee_advice_changes_text (const CordeeAdvice *advice, const CordeeRemedy *remedy)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      g_autofree char *text = change_text (advice->knowledge, remedy->changes->pdata[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? _(" ; ") : "", text);
    }
  return g_string_free (out, FALSE);
}
