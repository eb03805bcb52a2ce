/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-since"

#include "config.h"

#include "cordee-since.h"

/* ── verdicts ───────────────────────────────────────────────────── */

static const CordeeDossierResult *
find_saved (const CordeeDossier *dossier, const char *structure)
{
  for (guint i = 0; i < dossier->results->len; i++)
    {
      const CordeeDossierResult *result = dossier->results->pdata[i];

      if (g_str_equal (result->structure, structure))
        return result;
    }
  return NULL;
}

static void
compare_verdicts (CordeeSince *self, const CordeeDossier *dossier)
{
  for (guint i = 0; i < self->after->candidates->len; i++)
    {
      const CordeeCandidate *after = self->after->candidates->pdata[i];
      const CordeeCandidate *before = self->before->candidates->pdata[i];
      const CordeeDossierResult *saved = find_saved (dossier, after->structure->id);
      CordeeVerdict start = saved != NULL ? saved->verdict : before->verdict;
      CordeeSinceVerdict *verdict;

      if (start == after->verdict)
        continue;
      verdict = g_new0 (CordeeSinceVerdict, 1);
      verdict->structure = after->structure;
      verdict->before = start;
      verdict->after = after->verdict;
      verdict->base_changed = start != before->verdict;
      g_ptr_array_add (self->verdicts, verdict);
    }
}

/* ── rules ──────────────────────────────────────────────────────── */

static const CordeeFinding *
find_finding (const CordeeCandidate *candidate, const CordeeRule *rule)
{
  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->rule == rule)
        return finding;
    }
  return NULL;
}

/* before or after is NULL where the rule does not hold. What it is tied to being wanted on neither day, it matters to nobody. */
static void
compare_rule (CordeeSince *self, const CordeeStructure *structure, const CordeeFinding *before, const CordeeFinding *after)
{
  CordeeOutcome was = before != NULL ? before->outcome : CORDEE_OUTCOME_NOT_APPLICABLE;
  CordeeOutcome is = after != NULL ? after->outcome : CORDEE_OUTCOME_NOT_APPLICABLE;
  CordeeSinceRule *rule;

  if (was == is && (was == CORDEE_OUTCOME_NOT_APPLICABLE || (before != NULL && after != NULL)))
    return;
  rule = g_new0 (CordeeSinceRule, 1);
  rule->structure = structure;
  rule->rule = after != NULL ? after->rule : before->rule;
  rule->kind = before == NULL ? CORDEE_SINCE_BEGAN : after == NULL ? CORDEE_SINCE_ENDED : CORDEE_SINCE_OUTCOME;
  rule->before = was;
  rule->after = is;
  rule->decides = (before != NULL && before->decides) || (after != NULL && after->decides);
  g_ptr_array_add (self->rules, rule);
}

static void
compare_rules (CordeeSince *self)
{
  for (guint i = 0; i < self->after->candidates->len; i++)
    {
      const CordeeCandidate *after = self->after->candidates->pdata[i];
      const CordeeCandidate *before = self->before->candidates->pdata[i];

      for (guint j = 0; j < before->findings->len; j++)
        {
          const CordeeFinding *finding = before->findings->pdata[j];

          compare_rule (self, after->structure, finding, find_finding (after, finding->rule));
        }
      for (guint j = 0; j < after->findings->len; j++)
        {
          const CordeeFinding *finding = after->findings->pdata[j];

          if (find_finding (before, finding->rule) == NULL)
            compare_rule (self, after->structure, NULL, finding);
        }
    }
}

/* Those that decide first; otherwise as they are. */
static void
sort_rules (GPtrArray *rules)
{
  g_autofree gpointer *all = g_memdup2 (rules->pdata, rules->len * sizeof (gpointer));
  guint n = 0;

  for (int decides = 1; decides >= 0; decides--)
    for (guint i = 0; i < rules->len; i++)
      if (((const CordeeSinceRule *) all[i])->decides == decides)
        rules->pdata[n++] = all[i];
}

/* ── questions ──────────────────────────────────────────────────── */

/* Not answered, and only now could its answer change a verdict. */
static void
find_questions (CordeeSince *self)
{
  for (guint i = 0; i < self->after->unasked->len; i++)
    if (!g_ptr_array_find (self->before->unasked, self->after->unasked->pdata[i], NULL))
      g_ptr_array_add (self->questions, self->after->unasked->pdata[i]);
}

/* The questions that some rule asks of a project with these answers: one bit for each in the order of the base. */
static guint8 *
find_asked (const CordeeAdvice *advice)
{
  guint n = cordee_rulebook_get_n_questions (advice->rulebook);
  guint8 *bits = g_new0 (guint8, n / 8 + 1);

  for (guint i = 0; i < cordee_rulebook_get_n_rules (advice->rulebook); i++)
    cordee_rulebook_add_questions (advice->rulebook, i, bits);
  for (guint i = 0; i < n; i++)
    if (cordee_rulebook_question_applies (advice->rulebook, i, advice->slots) == CORDEE_TRUTH_FALSE)
      bits[i / 8] &= (guint8) ~(1u << i % 8);
  return bits;
}

static void
find_idle (CordeeSince *self)
{
  g_autofree guint8 *before = find_asked (self->before);
  g_autofree guint8 *after = find_asked (self->after);

  for (guint i = 0; i < cordee_rulebook_get_n_questions (self->after->rulebook); i++)
    {
      const CordeeQuestion *question = cordee_rulebook_get_question (self->after->rulebook, i);
      gboolean lost = (before[i / 8] >> i % 8 & 1) != 0 && (after[i / 8] >> i % 8 & 1) == 0;

      if (lost && cordee_situation_get_value (self->after->situation, question->id) != NULL)
        g_ptr_array_add (self->idle, (gpointer) question);
    }
}

/* ── the whole ──────────────────────────────────────────────────── */

static CordeeAdvice *
advise (CordeeKnowledge *knowledge, const CordeeDossier *dossier, const CordeeContext *context)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, context);

  return cordee_advice_new (rulebook, dossier->situation);
}

/* Compares the rules of the dossier's own day (of day itself, where it has none) with those of day, in the dossier's place. The caller owns
   the result, which borrows nothing of the dossier. */
CordeeSince *
cordee_since_new (CordeeKnowledge *knowledge, const CordeeDossier *dossier, CordeeDay day)
{
  CordeeSince *self = g_new0 (CordeeSince, 1);
  CordeeContext after = { .as_of = day, .region = dossier->region, .departement = dossier->departement };
  CordeeContext before = after;
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (knowledge);

  if (dossier->as_of != CORDEE_DAY_NONE)
    before.as_of = dossier->as_of;
  self->before = advise (knowledge, dossier, &before);
  self->after = advise (knowledge, dossier, &after);
  self->other_base = dossier->base_sha256 != NULL && !g_str_equal (dossier->base_sha256, sha256);
  self->verdicts = g_ptr_array_new_with_free_func (g_free);
  self->rules = g_ptr_array_new_with_free_func (g_free);
  self->cells = cordee_changes_new (knowledge, &before, &after);
  self->questions = g_ptr_array_new ();
  self->idle = g_ptr_array_new ();

  compare_verdicts (self, dossier);
  compare_rules (self);
  sort_rules (self->rules);
  find_questions (self);
  find_idle (self);
  return self;
}

void
cordee_since_free (CordeeSince *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->idle);
  cordee_advice_free (self->before);
  cordee_advice_free (self->after);
  g_free (self);
}

/* Whether nothing changed that this project could notice. That the base is another one does not count by itself. */
gboolean
cordee_since_is_empty (const CordeeSince *self)
{
  return self->verdicts->len == 0 && self->rules->len == 0 && self->cells->len == 0 && self->questions->len == 0 && self->idle->len == 0;
}
