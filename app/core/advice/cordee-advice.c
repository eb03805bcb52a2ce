/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-advice-private.h"

/* ── life ───────────────────────────────────────────────────────── */

static void
finding_free (gpointer data)
{
  CordeeFinding *self = data;

  g_ptr_array_unref (self->missing);
  g_free (self);
}

static void
candidate_free (gpointer data)
{
  CordeeCandidate *self = data;

  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->remedies);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static void
next_question_free (gpointer data)
{
  CordeeNextQuestion *self = data;

  g_ptr_array_unref (self->settles);
  g_free (self);
}

static void
hinge_free (gpointer data)
{
  CordeeHinge *self = data;

  cordee_value_unref (self->change.from);
  cordee_value_unref (self->change.to);
  g_free (self);
}

static CordeeCandidate *
candidate_new (const CordeeStructure *structure)
{
  CordeeCandidate *self = g_new0 (CordeeCandidate, 1);

  self->structure = structure;
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->remedies = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_remedy_free);
  self->missing = g_ptr_array_new ();
  return self;
}

static CordeeAdvice *
advice_new (CordeeRulebook *rulebook, const CordeeSituation *situation)
{
  CordeeAdvice *self = g_new0 (CordeeAdvice, 1);
  const CordeeContext *context = cordee_rulebook_get_context (rulebook);

  self->knowledge = cordee_knowledge_ref (cordee_rulebook_get_knowledge (rulebook));
  self->rulebook = cordee_rulebook_ref (rulebook);
  self->context.as_of = context->as_of;
  self->context.region = g_intern_string (context->region);
  self->context.departement = g_intern_string (context->departement);
  self->situation = cordee_situation_copy (situation);
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->ranked = g_ptr_array_new ();
  self->complements = g_ptr_array_new_with_free_func (g_free);
  self->trajectory = g_ptr_array_new_with_free_func (g_free);
  self->next_questions = g_ptr_array_new_with_free_func (next_question_free);
  self->hinges = g_ptr_array_new_with_free_func (hinge_free);
  self->contradictions = g_ptr_array_new ();
  self->unasked = g_ptr_array_new ();
  return self;
}

void
cordee_advice_free (CordeeAdvice *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->unasked);
  g_ptr_array_unref (self->contradictions);
  g_ptr_array_unref (self->hinges);
  g_ptr_array_unref (self->next_questions);
  g_ptr_array_unref (self->trajectory);
  g_ptr_array_unref (self->complements);
  g_ptr_array_unref (self->ranked);
  g_ptr_array_unref (self->candidates);
  cordee_situation_free (self->situation);
  g_free (self->slots);
  cordee_rulebook_unref (self->rulebook);
  cordee_knowledge_unref (self->knowledge);
  g_free (self);
}

/* ── candidates ─────────────────────────────────────────────────── */

/* Appends the questions whose bits are set. */
static void
take_questions (const CordeeRulebook *rulebook, const guint8 *bits, GPtrArray *questions)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    if ((bits[i / 8] >> i % 8 & 1) != 0)
      g_ptr_array_add (questions, (gpointer) cordee_rulebook_get_question (rulebook, i));
}

static gboolean
decides (CordeeVerdict verdict, const CordeeRule *rule, CordeeOutcome outcome)
{
  gboolean condition = rule->kind == CORDEE_RULE_CONDITION;

  if (rule->force == CORDEE_FORCE_INDICATIF)
    return FALSE;
  switch (verdict)
    {
    case CORDEE_VERDICT_EXCLUE:
      return condition && outcome == CORDEE_OUTCOME_FALSE && rule->force != CORDEE_FORCE_USAGE;
    case CORDEE_VERDICT_INDETERMINEE:
      return condition && outcome == CORDEE_OUTCOME_UNKNOWN;
    case CORDEE_VERDICT_A_NEGOCIER:
      return condition && outcome == CORDEE_OUTCOME_FALSE;
    case CORDEE_VERDICT_A_COMPLETER:
      return !condition && (outcome == CORDEE_OUTCOME_FALSE || outcome == CORDEE_OUTCOME_UNKNOWN);
    case CORDEE_VERDICT_POSSIBLE:
      return condition && outcome == CORDEE_OUTCOME_TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* What could still change a verdict: what the unknown ones of the rules that decide hang on, unless one of these is false for good. */
static void
find_missing (const CordeeRulebook *rulebook, const CordeeSlot *slots, guint first, CordeeCandidate *candidate)
{
  g_autofree guint8 *bits = g_new0 (guint8, cordee_rulebook_get_n_questions (rulebook) / 8 + 1);

  if (candidate->verdict != CORDEE_VERDICT_INDETERMINEE && candidate->verdict != CORDEE_VERDICT_A_COMPLETER)
    return;
  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (!finding->decides)
        continue;
      if (finding->outcome == CORDEE_OUTCOME_FALSE)
        return;
      cordee_rulebook_add_open_questions (rulebook, first + i, slots, bits);
    }
  take_questions (rulebook, bits, candidate->missing);
}

static void
find_findings (const CordeeRulebook *rulebook, const CordeeSlot *slots, guint structure, CordeeCandidate *candidate)
{
  g_autofree CordeeOutcome *outcomes = g_new0 (CordeeOutcome, cordee_rulebook_get_n_rules (rulebook) + 1);
  guint n_bytes = cordee_rulebook_get_n_questions (rulebook) / 8 + 1;
  guint first, end;

  candidate->verdict = cordee_rulebook_evaluate (rulebook, structure, slots, outcomes);
  candidate->fit = cordee_rulebook_get_fit (rulebook, structure, outcomes);
  cordee_rulebook_get_rules_of (rulebook, structure, &first, &end);
  for (guint i = first; i < end; i++)
    {
      CordeeFinding *finding = g_new0 (CordeeFinding, 1);
      g_autofree guint8 *bits = g_new0 (guint8, n_bytes);

      finding->rule = cordee_rulebook_get_rule (rulebook, i);
      finding->outcome = outcomes[i];
      finding->decides = decides (candidate->verdict, finding->rule, finding->outcome);
      finding->missing = g_ptr_array_new ();
      cordee_rulebook_add_open_questions (rulebook, i, slots, bits);
      take_questions (rulebook, bits, finding->missing);
      g_ptr_array_add (candidate->findings, finding);
    }
  find_missing (rulebook, slots, first, candidate);
}

static void
find_joining (const CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeCandidate *candidate)
{
  GPtrArray *joinings = cordee_knowledge_get_joinings (cordee_rulebook_get_knowledge (rulebook));

  for (guint i = 0; i < joinings->len; i++)
    {
      const CordeeJoining *joining = joinings->pdata[i];

      if (g_str_equal (joining->id, candidate->structure->id) && cordee_rulebook_test (rulebook, joining->when, slots) == CORDEE_TRUTH_TRUE)
        candidate->joining = joining;
    }
}

static void
find_candidates (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *self)
{
  for (guint i = 0; i < cordee_rulebook_get_n_structures (rulebook); i++)
    {
      CordeeCandidate *candidate = candidate_new (cordee_rulebook_get_structure (rulebook, i));

      g_ptr_array_add (self->candidates, candidate);
      candidate->exists = cordee_rulebook_structure_exists (rulebook, i);
      find_findings (rulebook, slots, i, candidate);
      if (!candidate->exists)
        continue;
      find_joining (rulebook, slots, candidate);
      if (candidate->verdict == CORDEE_VERDICT_EXCLUE || candidate->verdict == CORDEE_VERDICT_A_NEGOCIER)
        cordee_remedies_find (rulebook, slots, i, candidate);
    }
}

/* ── order ──────────────────────────────────────────────────────── */

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const CordeeCandidate *one = *(CordeeCandidate *const *) a, *other = *(CordeeCandidate *const *) b;
  gboolean excluded = one->verdict == CORDEE_VERDICT_EXCLUE, other_excluded = other->verdict == CORDEE_VERDICT_EXCLUE;

  if (excluded != other_excluded)
    return excluded ? 1 : -1;
  if (one->fit < other->fit || one->fit > other->fit)
    return one->fit > other->fit ? -1 : 1;
  return (int) one->verdict - (int) other->verdict;
}

/* Ranks the candidates from 1. Those that nothing tells apart keep the order of the base. */
void
cordee_advice_rank (CordeeAdvice *advice)
{
  g_ptr_array_set_size (advice->ranked, 0);
  for (guint i = 0; i < advice->candidates->len; i++)
    {
      guint at = i;

      while (at > 0 && compare_candidates (&advice->candidates->pdata[i], &advice->ranked->pdata[at - 1]) < 0)
        at--;
      g_ptr_array_insert (advice->ranked, (int) at, advice->candidates->pdata[i]);
    }
  for (guint i = 0; i < advice->ranked->len; i++)
    ((CordeeCandidate *) advice->ranked->pdata[i])->rank = i + 1;
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
find_contradictions (const CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *self)
{
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (self->knowledge);

  for (guint i = 0; i < contradictions->len; i++)
    if (cordee_rulebook_test (rulebook, ((const CordeeContradiction *) contradictions->pdata[i])->when, slots) == CORDEE_TRUTH_TRUE)
      g_ptr_array_add (self->contradictions, contradictions->pdata[i]);
}

static void
find_unasked (const CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *self)
{
  for (guint i = 0; i < cordee_rulebook_get_n_questions (rulebook); i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (rulebook, i);
      gboolean missing = FALSE;

      for (guint j = 0; j < self->candidates->len && !missing; j++)
        missing = g_ptr_array_find (((const CordeeCandidate *) self->candidates->pdata[j])->missing, question, NULL);
      if (missing && cordee_rulebook_question_applies (rulebook, i, slots) != CORDEE_TRUTH_FALSE)
        g_ptr_array_add (self->unasked, (gpointer) question);
    }
}

/* What the rules say of a situation, which is copied. The caller owns the result. */
CordeeAdvice *
cordee_advice_new (CordeeRulebook *rulebook, const CordeeSituation *situation)
{
  CordeeSlot *slots;
  CordeeAdvice *self;

  g_return_val_if_fail (rulebook != NULL && situation != NULL, NULL);

  self = advice_new (rulebook, situation);
  slots = self->slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  cordee_rulebook_read (rulebook, situation, slots);
  find_candidates (rulebook, slots, self);
  cordee_remedies_follow_members (rulebook, self);
  cordee_advice_rank (self);
  find_contradictions (rulebook, slots, self);
  find_unasked (rulebook, slots, self);
  cordee_next_questions_find (rulebook, slots, self);
  cordee_recommendation_find (rulebook, slots, self);
  cordee_hinges_find (rulebook, slots, self);
  return self;
}

/* The candidate of a structure, borrowed, or NULL. */
const CordeeCandidate *
cordee_advice_find (const CordeeAdvice *self, const char *structure)
{
  g_return_val_if_fail (self != NULL && structure != NULL, NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    if (g_str_equal (((const CordeeCandidate *) self->candidates->pdata[i])->structure->id, structure))
      return self->candidates->pdata[i];
  return NULL;
}

/* The verdict that a rule alone would give, as it stands: for a sign and a colour. */
CordeeVerdict
cordee_finding_get_tone (const CordeeFinding *finding)
{
  const CordeeRule *rule = finding->rule;

  if (finding->outcome == CORDEE_OUTCOME_TRUE)
    return CORDEE_VERDICT_POSSIBLE;
  if (finding->outcome != CORDEE_OUTCOME_FALSE)
    return CORDEE_VERDICT_INDETERMINEE;
  if (rule->kind == CORDEE_RULE_FORMALITE)
    return CORDEE_VERDICT_A_COMPLETER;
  return rule->force == CORDEE_FORCE_OBLIGATOIRE || rule->force == CORDEE_FORCE_REGIONAL ? CORDEE_VERDICT_EXCLUE : CORDEE_VERDICT_A_NEGOCIER;
}
