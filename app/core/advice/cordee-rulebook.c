/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rulebook"

#include "config.h"

#include "cordee-rulebook-private.h"

#include <string.h>

/* ── conditions ─────────────────────────────────────────────────── */

static guint32
slot_of (const CordeeRulebook *self, const char *variable)
{
  return variable != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->slot_by_id, variable)) - 1 : CORDEE_NOWHERE;
}

static guint64
mask_of (const CordeeRulebook *self, guint32 slot, char **values)
{
  if (slot >= self->n_questions || values == NULL)
    return 0;
  return cordee_question_get_mask (self->questions->pdata[slot], (const char *const *) values);
}

/* Appends the tests of a condition. Returns the number of the first. */
static guint32
add_tests (CordeeRulebook *self, const CordeeCondition *condition)
{
  guint32 at = self->nodes->len;
  CordeeNode node = { .test = condition->test, .count = (guint16) MIN (condition->count, G_MAXUINT16), .value = condition->value };
  gboolean tree = condition->test == CORDEE_TEST_ALL || condition->test == CORDEE_TEST_ANY || condition->test == CORDEE_TEST_NOT;

  node.slot = slot_of (self, condition->variable);
  node.than = slot_of (self, condition->than);
  node.mask = mask_of (self, node.slot, condition->values);
  node.lost = !tree && (node.slot == CORDEE_NOWHERE || (condition->test == CORDEE_TEST_MORE_THAN && node.than == CORDEE_NOWHERE));
  g_array_append_val (self->nodes, node);
  for (guint i = 0; i < condition->children->len; i++)
    add_tests (self, condition->children->pdata[i]);
  g_array_index (self->nodes, CordeeNode, at).end = self->nodes->len;
  return at;
}

/* Lays out a condition, once. Returns the number of its first test; nowhere for NULL. */
guint32
cordee_rulebook_add_condition (CordeeRulebook *self, const CordeeCondition *condition)
{
  guint32 at;

  if (condition == NULL)
    return CORDEE_NOWHERE;
  at = GPOINTER_TO_UINT (g_hash_table_lookup (self->roots, condition));
  if (at > 0)
    return at - 1;
  at = add_tests (self, condition);
  g_hash_table_insert (self->roots, (gpointer) condition, GUINT_TO_POINTER (at + 1));
  return at;
}

/* ── what is computed ───────────────────────────────────────────── */

/* Appends a term and its children. Returns its number. */
static guint32
add_term (CordeeRulebook *self, const CordeeTermTree *tree)
{
  guint32 at = self->terms->len;
  CordeeFlatTerm term = { .kind = tree->kind, .first = self->variables->len, .extra = CORDEE_NOWHERE, .value = tree->value, .source = tree };

  for (guint i = 0; tree->variables != NULL && tree->variables[i] != NULL; i++)
    {
      guint32 slot = slot_of (self, tree->variables[i]);

      if (slot != CORDEE_NOWHERE)
        g_array_append_val (self->variables, slot);
    }
  term.end = self->variables->len;
  if (tree->kind == CORDEE_TERM_MEMBERS || tree->kind == CORDEE_TERM_POPULATION)
    term.extra = self->n_slots++;
  if (tree->status != NULL)
    term.status = mask_of (self, self->status, (char *[]){ (char *) tree->status, NULL });
  g_array_append_val (self->terms, term);
  for (guint i = 0; i < tree->children->len && i < G_N_ELEMENTS (term.children); i++)
    {
      guint32 child = add_term (self, tree->children->pdata[i]);

      g_array_index (self->terms, CordeeFlatTerm, at).children[i] = child;
    }
  return at;
}

static void
add_derivation (CordeeRulebook *self, const CordeeDerivation *derivation)
{
  CordeeDerived derived = { .first = self->cases->len };

  for (guint i = 0; i < derivation->cases->len; i++)
    {
      const CordeeDerivationCase *one = derivation->cases->pdata[i];
      CordeeFlatCase flat;

      flat.when = cordee_rulebook_add_condition (self, one->when);
      flat.term = add_term (self, one->term);
      g_array_append_val (self->cases, flat);
    }
  derived.end = self->cases->len;
  g_array_append_val (self->derived, derived);
}

static void order_derivation (CordeeRulebook *self, guint derivation, guint8 *seen);

/* Puts what a slot is computed from before what follows. */
static void
order_slot (CordeeRulebook *self, guint32 slot, guint8 *seen)
{
  if (slot != CORDEE_NOWHERE && slot >= self->n_questions && slot < self->n_questions + self->derivations->len)
    order_derivation (self, slot - self->n_questions, seen);
}

static void
order_term (CordeeRulebook *self, guint32 at, guint8 *seen)
{
  const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, at);

  for (guint32 i = term->first; i < term->end; i++)
    order_slot (self, g_array_index (self->variables, guint32, i), seen);
  if (term->kind == CORDEE_TERM_BETWEEN)
    for (guint i = 0; i < G_N_ELEMENTS (term->children); i++)
      order_term (self, term->children[i], seen);
}

static void
order_derivation (CordeeRulebook *self, guint derivation, guint8 *seen)
{
  const CordeeDerived *derived = &g_array_index (self->derived, CordeeDerived, derivation);

  if (seen[derivation])
    return;
  seen[derivation] = TRUE;
  for (guint32 i = derived->first; i < derived->end; i++)
    {
      const CordeeFlatCase *one = &g_array_index (self->cases, CordeeFlatCase, i);

      if (one->when != CORDEE_NOWHERE)
        for (guint32 j = one->when; j < g_array_index (self->nodes, CordeeNode, one->when).end; j++)
          {
            order_slot (self, g_array_index (self->nodes, CordeeNode, j).slot, seen);
            order_slot (self, g_array_index (self->nodes, CordeeNode, j).than, seen);
          }
      order_term (self, one->term, seen);
    }
  g_array_append_val (self->order, derivation);
}

static void
add_derivations (CordeeRulebook *self)
{
  g_autofree guint8 *seen = g_new0 (guint8, self->derivations->len + 1);

  for (guint i = 0; i < self->derivations->len; i++)
    add_derivation (self, self->derivations->pdata[i]);
  for (guint i = 0; i < self->derivations->len; i++)
    order_derivation (self, i, seen);
}

/* ── variables ──────────────────────────────────────────────────── */

static CordeeSlotKind
kind_of (const CordeeQuestion *question)
{
  static const struct
  {
    const char *type;
    CordeeSlotKind kind;
  } kinds[] = {
    { "integer", CORDEE_SLOT_NUMBER }, { "percent", CORDEE_SLOT_NUMBER },   { "boolean", CORDEE_SLOT_CHOICE },    { "choice", CORDEE_SLOT_CHOICE },
    { "multiple", CORDEE_SLOT_SET },   { "communes", CORDEE_SLOT_COMMUNES }, { "membres", CORDEE_SLOT_MEMBERS }, { "date", CORDEE_SLOT_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, question->type))
      return kinds[i].kind;
  return CORDEE_SLOT_OTHER;
}

static void
find_mixed (CordeeRulebook *self, const CordeeQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CordeeChoice *choice = question->choices->pdata[i];

      if (choice->mixed)
        self->mixed |= cordee_question_get_mask (question, (const char *const[]){ choice->id, NULL });
    }
}

static void
add_variables (CordeeRulebook *self)
{
  self->questions = cordee_knowledge_get_questions (self->knowledge);
  self->derivations = cordee_knowledge_get_derivations (self->knowledge);
  self->n_questions = self->questions->len;
  self->n_slots = self->n_questions + self->derivations->len;
  self->kinds = g_new0 (CordeeSlotKind, self->n_questions + 1);
  self->list = CORDEE_NOWHERE;

  for (guint i = self->derivations->len; i > 0; i--)
    g_hash_table_insert (self->slot_by_id, (gpointer) ((const CordeeDerivation *) self->derivations->pdata[i - 1])->id,
                         GUINT_TO_POINTER (self->n_questions + i));
  for (guint i = self->n_questions; i > 0; i--)
    {
      const CordeeQuestion *question = self->questions->pdata[i - 1];

      g_hash_table_insert (self->slot_by_id, (gpointer) question->id, GUINT_TO_POINTER (i));
      self->kinds[i - 1] = kind_of (question);
      if (self->kinds[i - 1] == CORDEE_SLOT_MEMBERS)
        self->list = i - 1;
    }
  self->status = self->list != CORDEE_NOWHERE ? slot_of (self, ((const CordeeQuestion *) self->questions->pdata[self->list])->status)
                                              : CORDEE_NOWHERE;
  if (self->status < self->n_questions)
    find_mixed (self, self->questions->pdata[self->status]);
  else
    self->status = CORDEE_NOWHERE;
}

/* The most members that a term may count. */
static double
most_members (const CordeeRulebook *self, const CordeeFlatTerm *term)
{
  double most = 0;

  for (guint32 i = term->first; i < term->end; i++)
    most += self->nothing[g_array_index (self->variables, guint32, i)].high;
  if (term->source->variables == NULL)
    for (guint i = 0; i < self->n_questions; i++)
      if (((const CordeeQuestion *) self->questions->pdata[i])->member)
        most += self->nothing[i].high;
  return most;
}

/* What is known of every variable where there is no answer at all. */
static void
fill_nothing (CordeeRulebook *self)
{
  self->nothing = g_new0 (CordeeSlot, self->n_slots + 1);
  for (guint i = 0; i < self->n_questions; i++)
    {
      const CordeeQuestion *question = self->questions->pdata[i];
      guint n = cordee_question_count_choices (question);

      self->nothing[i].low = question->has_min ? question->min : 0;
      self->nothing[i].high = question->has_max ? question->max : CORDEE_RULEBOOK_CEILING;
      self->nothing[i].set = n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n) - 1;
    }
  for (guint i = self->n_questions; i < self->n_slots; i++)
    self->nothing[i].high = CORDEE_RULEBOOK_CEILING;
  for (guint i = 0; i < self->terms->len; i++)
    {
      const CordeeFlatTerm *term = &g_array_index (self->terms, CordeeFlatTerm, i);

      if (term->kind == CORDEE_TERM_MEMBERS)
        self->nothing[term->extra].high = most_members (self, term);
    }
}

/* ── rules ──────────────────────────────────────────────────────── */

/* The ids of the rules that do not hold here because another one stands in their place. */
static GHashTable *
find_replaced (const CordeeRulebook *self, GPtrArray *rules)
{
  GHashTable *replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->len; i++)
    {
      const CordeeRule *rule = rules->pdata[i];

      if (rule->replaces != NULL && cordee_rule_holds_at (rule, self->context.as_of, self->context.region, self->context.departement))
        g_hash_table_add (replaced, (gpointer) rule->replaces);
    }
  return replaced;
}

static void
add_rules (CordeeRulebook *self)
{
  GPtrArray *rules = cordee_knowledge_get_rules (self->knowledge);
  GPtrArray *structures = cordee_knowledge_get_structures (self->knowledge);
  g_autoptr(GHashTable) replaced = find_replaced (self, rules);

  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];
      CordeeStructureEntry entry = { .structure = structure, .first = self->rules->len };

      entry.exists = structure->exists_from <= self->context.as_of;
      for (guint j = 0; entry.exists && j < rules->len; j++)
        {
          const CordeeRule *rule = rules->pdata[j];
          CordeeRuleEntry one = { .rule = rule, .force = rule->force, .kind = rule->kind, .weight = rule->weight };

          if (!g_str_equal (rule->structure, structure->id) || g_hash_table_contains (replaced, rule->id)
              || !cordee_rule_holds_at (rule, self->context.as_of, self->context.region, self->context.departement))
            continue;
          one.applies = cordee_rulebook_add_condition (self, rule->applies);
          one.requires = cordee_rulebook_add_condition (self, rule->requires);
          g_array_append_val (self->rules, one);
        }
      entry.end = self->rules->len;
      g_array_append_val (self->structures, entry);
    }
}

static void
add_gaps (CordeeRulebook *self, GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    cordee_rulebook_add_condition (self, ((const CordeeGap *) gaps->pdata[i])->when);
}

/* What funding hangs on. */
static void
add_scheme (CordeeRulebook *self, const CordeeScheme *scheme)
{
  cordee_rulebook_add_condition (self, scheme->requires);
  for (guint i = 0; i < scheme->lines->len; i++)
    {
      const CordeeSchemeLine *line = scheme->lines->pdata[i];

      cordee_rulebook_add_condition (self, line->when);
      for (guint j = 0; j < line->amounts->len; j++)
        cordee_rulebook_add_condition (self, ((const CordeeLineAmount *) line->amounts->pdata[j])->when);
      add_gaps (self, line->gaps);
    }
  add_gaps (self, scheme->gaps);
  for (guint i = 0; i < scheme->payments->len; i++)
    cordee_rulebook_add_condition (self, ((const CordeePayment *) scheme->payments->pdata[i])->when);
}

/* What a way hangs on. */
static void
add_step (CordeeRulebook *self, const CordeeStep *step)
{
  cordee_rulebook_add_condition (self, step->when);
  cordee_rulebook_add_condition (self, step->done);
  for (guint i = 0; i < step->requirements->len; i++)
    {
      const CordeeRequirement *requirement = step->requirements->pdata[i];

      cordee_rulebook_add_condition (self, requirement->when);
      cordee_rulebook_add_condition (self, requirement->met);
    }
}

/* What a document that is prepared hangs on. */
static void
add_template (CordeeRulebook *self, const CordeeTemplate *template)
{
  for (guint i = 0; i < template->parts->len; i++)
    {
      const CordeeTemplatePart *part = template->parts->pdata[i];

      for (guint j = 0; j < part->items->len; j++)
        cordee_rulebook_add_condition (self, ((const CordeeTemplateItem *) part->items->pdata[j])->when);
    }
}

/* What else asks for a condition: when a question applies, how structures go together, what contradicts itself, who pays what, which steps lead
   to a contract, what a document says. */
static void
add_other_conditions (CordeeRulebook *self)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (self->knowledge);
  GPtrArray *steps = cordee_knowledge_get_steps (self->knowledge);
  GPtrArray *templates = cordee_knowledge_get_templates (self->knowledge);
  GPtrArray *links = cordee_knowledge_get_links (self->knowledge);
  GPtrArray *joinings = cordee_knowledge_get_joinings (self->knowledge);
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (self->knowledge);

  self->whens = g_new0 (guint32, self->n_questions + 1);
  for (guint i = 0; i < self->n_questions; i++)
    self->whens[i] = cordee_rulebook_add_condition (self, ((const CordeeQuestion *) self->questions->pdata[i])->when);
  for (guint i = 0; i < links->len; i++)
    cordee_rulebook_add_condition (self, ((const CordeeLink *) links->pdata[i])->when);
  for (guint i = 0; i < joinings->len; i++)
    cordee_rulebook_add_condition (self, ((const CordeeJoining *) joinings->pdata[i])->when);
  for (guint i = 0; i < contradictions->len; i++)
    cordee_rulebook_add_condition (self, ((const CordeeContradiction *) contradictions->pdata[i])->when);
  for (guint i = 0; i < schemes->len; i++)
    add_scheme (self, schemes->pdata[i]);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, steps->pdata[i]);
  for (guint i = 0; i < templates->len; i++)
    add_template (self, templates->pdata[i]);
}

/* ── life ───────────────────────────────────────────────────────── */

/* The rules of a base that hold at a date and place, both of which are copied. */
CordeeRulebook *
cordee_rulebook_new (CordeeKnowledge *knowledge, const CordeeContext *context)
{
  CordeeRulebook *self;

  g_return_val_if_fail (knowledge != NULL && context != NULL, NULL);

  self = g_new0 (CordeeRulebook, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->knowledge = cordee_knowledge_ref (knowledge);
  self->context.as_of = context->as_of;
  self->context.region = g_strdup (context->region);
  self->context.departement = g_strdup (context->departement);
  self->slot_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (CordeeNode));
  self->roots = g_hash_table_new (NULL, NULL);
  self->variables = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->terms = g_array_new (FALSE, FALSE, sizeof (CordeeFlatTerm));
  self->cases = g_array_new (FALSE, FALSE, sizeof (CordeeFlatCase));
  self->derived = g_array_new (FALSE, FALSE, sizeof (CordeeDerived));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->structures = g_array_new (FALSE, FALSE, sizeof (CordeeStructureEntry));
  self->rules = g_array_new (FALSE, FALSE, sizeof (CordeeRuleEntry));

  add_variables (self);
  add_rules (self);
  add_derivations (self);
  add_other_conditions (self);
  fill_nothing (self);
  return self;
}

CordeeRulebook *
cordee_rulebook_ref (CordeeRulebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_rulebook_unref (CordeeRulebook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->slot_by_id);
  g_hash_table_unref (self->roots);
  g_array_unref (self->nodes);
  g_array_unref (self->variables);
  g_array_unref (self->terms);
  g_array_unref (self->cases);
  g_array_unref (self->derived);
  g_array_unref (self->order);
  g_array_unref (self->structures);
  g_array_unref (self->rules);
  g_free (self->kinds);
  g_free (self->nothing);
  g_free (self->whens);
  g_free ((char *) self->context.region);
  g_free ((char *) self->context.departement);
  cordee_knowledge_unref (self->knowledge);
  g_free (self);
}

/* ── what it is made of ─────────────────────────────────────────── */

CordeeKnowledge *
cordee_rulebook_get_knowledge (const CordeeRulebook *self)
{
  return self->knowledge;
}

const CordeeContext *
cordee_rulebook_get_context (const CordeeRulebook *self)
{
  return &self->context;
}

guint
cordee_rulebook_get_n_slots (const CordeeRulebook *self)
{
  return self->n_slots;
}

guint
cordee_rulebook_get_n_questions (const CordeeRulebook *self)
{
  return self->n_questions;
}

const CordeeQuestion *
cordee_rulebook_get_question (const CordeeRulebook *self, guint slot)
{
  g_return_val_if_fail (slot < self->n_questions, NULL);

  return self->questions->pdata[slot];
}

/* The slot of a question or derivation, or -1. */
int
cordee_rulebook_find_slot (const CordeeRulebook *self, const char *variable)
{
  g_return_val_if_fail (variable != NULL, -1);

  return (int) slot_of (self, variable);
}

guint
cordee_rulebook_get_n_structures (const CordeeRulebook *self)
{
  return self->structures->len;
}

const CordeeStructure *
cordee_rulebook_get_structure (const CordeeRulebook *self, guint structure)
{
  g_return_val_if_fail (structure < self->structures->len, NULL);

  return g_array_index (self->structures, CordeeStructureEntry, structure).structure;
}

/* The number of a structure, or -1. */
int
cordee_rulebook_find_structure (const CordeeRulebook *self, const char *id)
{
  for (guint i = 0; i < self->structures->len; i++)
    if (g_str_equal (g_array_index (self->structures, CordeeStructureEntry, i).structure->id, id))
      return (int) i;
  return -1;
}

/* Whether it has a legal basis at the date. */
gboolean
cordee_rulebook_structure_exists (const CordeeRulebook *self, guint structure)
{
  g_return_val_if_fail (structure < self->structures->len, FALSE);

  return g_array_index (self->structures, CordeeStructureEntry, structure).exists;
}

guint
cordee_rulebook_get_n_rules (const CordeeRulebook *self)
{
  return self->rules->len;
}

/* The rules of a structure: from first up to, and without, end. None where it does not exist. */
void
cordee_rulebook_get_rules_of (const CordeeRulebook *self, guint structure, guint *first, guint *end)
{
  const CordeeStructureEntry *entry;

  g_return_if_fail (structure < self->structures->len);

  entry = &g_array_index (self->structures, CordeeStructureEntry, structure);
  *first = entry->first;
  *end = entry->end;
}

const CordeeRule *
cordee_rulebook_get_rule (const CordeeRulebook *self, guint rule)
{
  g_return_val_if_fail (rule < self->rules->len, NULL);

  return g_array_index (self->rules, CordeeRuleEntry, rule).rule;
}

/* The stable name of a verdict, static. */
const char *
cordee_verdict_id (CordeeVerdict verdict)
{
  static const char *const ids[] = { "possible", "a-completer", "a-negocier", "indeterminee", "exclue" };

  return ids[verdict];
}
