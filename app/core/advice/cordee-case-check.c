/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-case-check"

#include "config.h"

#include "cordee-rule-check.h"

#include "cordee-advice.h"
#include "cordee-issue.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  CordeeKnowledge *knowledge;
  const CordeeCase *item;
  GPtrArray *issues;
} Check;

/* came_out and expected are taken over. */
static void
add_failure (const Check *check, int line, char *came_out, char *expected)
{
  g_ptr_array_add (check->issues, cordee_issue_new ("case-failed", check->item->pack->file, line, check->item->id,
                                                    /* TRANSLATORS: a dated case does not come out as expected: %1$s is what came out, %2$s what
                                                       was expected, %3$s why. */
                                                    _("%1$s ; attendu : %2$s (%3$s)"), came_out, expected, check->item->why));
  g_free (came_out);
  g_free (expected);
}

/* Ends a list of borrowed ids, and gives it in words. */
static char *
finish (GPtrArray *ids)
{
  gboolean empty = ids->len == 0;

  g_ptr_array_add (ids, NULL);
  return empty ? g_strdup (_("rien")) : g_strjoinv (", ", (char **) ids->pdata);
}

static gboolean
contains (GPtrArray *finished, const char *id)
{
  return g_strv_contains ((const char *const *) finished->pdata, id);
}

/* ── one expectation ────────────────────────────────────────────── */

static void
check_verdict (const Check *check, const CordeeCaseExpectation *expectation, const CordeeCandidate *candidate)
{
  const char *verdict = cordee_verdict_id (candidate->verdict);
  gboolean taken = expectation->verdicts == NULL || g_strv_contains ((const char *const *) expectation->verdicts, verdict);
  gboolean refused = expectation->excluded != NULL && g_strv_contains ((const char *const *) expectation->excluded, verdict);
  g_autofree char *list = NULL;

  if (taken && !refused)
    return;
  list = g_strjoinv (", ", taken ? expectation->excluded : expectation->verdicts);
  add_failure (check, expectation->line,
               /* TRANSLATORS: %1$s is a structure, %2$s the verdict on it. */
               g_strdup_printf (_("%1$s est « %2$s »"), expectation->structure, verdict),
               /* TRANSLATORS: %s is a list of verdicts. */
               g_strdup_printf (taken ? _("tout sauf %s") : _("l’un de %s"), list));
}

static void
check_decided_by (const Check *check, const CordeeCaseExpectation *expectation, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) decide = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->decides)
        g_ptr_array_add (decide, (gpointer) finding->rule->id);
    }
  list = finish (decide);
  for (guint i = 0; expectation->decided_by != NULL && expectation->decided_by[i] != NULL; i++)
    if (!contains (decide, expectation->decided_by[i]))
      add_failure (check, expectation->line,
                   /* TRANSLATORS: %1$s is a structure, %2$s the verdict on it, %3$s a list of rules. */
                   g_strdup_printf (_("%1$s est « %2$s », décidé par : %3$s"), expectation->structure, cordee_verdict_id (candidate->verdict), list),
                   /* TRANSLATORS: %s is a rule. */
                   g_strdup_printf (_("décidé par « %s »"), expectation->decided_by[i]));
}

static void
check_missing (const Check *check, const CordeeCaseExpectation *expectation, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < candidate->missing->len; i++)
    g_ptr_array_add (missing, (gpointer) ((const CordeeQuestion *) candidate->missing->pdata[i])->id);
  list = finish (missing);
  for (guint i = 0; expectation->missing != NULL && expectation->missing[i] != NULL; i++)
    if (!contains (missing, expectation->missing[i]))
      add_failure (check, expectation->line,
                   /* TRANSLATORS: %1$s is a structure, %2$s a list of variables whose answer is missing. */
                   g_strdup_printf (_("il manque pour %1$s : %2$s"), expectation->structure, list),
                   /* TRANSLATORS: %s is a variable. */
                   g_strdup_printf (_("il manque « %s »"), expectation->missing[i]));
}

/* A remedy as "variable=value variable=value". */
static char *
remedy_to_string (const CordeeRemedy *remedy)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];
      g_autofree char *to = cordee_value_to_string (change->to, change->question);

      g_string_append_printf (out, "%s%s=%s", i > 0 ? " " : "", change->question->id, to);
    }
  return g_string_free (out, FALSE);
}

static gboolean
makes_change (const CordeeRemedy *remedy, const char *variable, const char *value)
{
  for (guint i = 0; i < remedy->changes->len; i++)
    {
      const CordeeAnswerChange *change = remedy->changes->pdata[i];
      g_autofree char *to = cordee_value_to_string (change->to, change->question);

      if (g_str_equal (change->question->id, variable) && (value == NULL || g_str_equal (to, value)))
        return TRUE;
    }
  return FALSE;
}

static void
check_remedy (const Check *check, const CordeeCaseExpectation *expectation, const CordeeCandidate *candidate)
{
  g_autoptr(GPtrArray) remedies = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (expectation->remedy_variable == NULL)
    return;
  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      if (makes_change (candidate->remedies->pdata[i], expectation->remedy_variable, expectation->remedy_to))
        return;
      g_ptr_array_add (remedies, remedy_to_string (candidate->remedies->pdata[i]));
    }
  list = finish (remedies);
  add_failure (check, expectation->line,
               /* TRANSLATORS: %1$s is a structure, %2$s a list of changes, each as variable=value. */
               g_strdup_printf (_("ce qui changerait la réponse pour %1$s : %2$s"), expectation->structure, list),
               g_strdup_printf ("%s=%s", expectation->remedy_variable, expectation->remedy_to != NULL ? expectation->remedy_to : "…"));
}

static void
check_primary (const Check *check, const CordeeAdvice *advice)
{
  const char *primary = advice->primary != NULL ? advice->primary->structure->id : _("rien");
  g_autofree char *list = NULL;

  if (check->item->primary == NULL || g_strv_contains ((const char *const *) check->item->primary, primary))
    return;
  list = g_strjoinv (", ", check->item->primary);
  add_failure (check, check->item->line,
               /* TRANSLATORS: %s is the structure that is proposed. */
               g_strdup_printf (_("la structure proposée est %s"), primary),
               /* TRANSLATORS: %s is a list of structures. */
               g_strdup_printf (_("l’une de %s"), list));
}

/* ── one case ───────────────────────────────────────────────────── */

/* The answers of a case, or NULL and an issue for each that is none. */
static CordeeSituation *
read_answers (const Check *check)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  gboolean good = TRUE;

  for (guint i = 0; i < check->item->answers->len; i++)
    {
      const CordeeCaseAnswer *answer = check->item->answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (check->knowledge, answer->id);
      g_autoptr(CordeeValue) value = NULL;
      g_autoptr(GError) error = NULL;

      /* The linter tells of a question that there is not. */
      if (question == NULL)
        continue;
      value = cordee_value_parse (check->knowledge, question, answer->value, &error);
      if (value != NULL)
        {
          cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
          continue;
        }
      good = FALSE;
      g_ptr_array_add (check->issues,
                       cordee_issue_new ("case-failed", check->item->pack->file, answer->line, check->item->id, "%s", error->message));
    }
  return good ? g_steal_pointer (&situation) : NULL;
}

static void
check_case (const Check *check, CordeeRulebook *rulebook)
{
  g_autoptr(CordeeSituation) situation = read_answers (check);
  g_autoptr(CordeeAdvice) advice = NULL;

  if (situation == NULL)
    return;
  advice = cordee_advice_new (rulebook, situation);
  for (guint i = 0; i < check->item->expectations->len; i++)
    {
      const CordeeCaseExpectation *expectation = check->item->expectations->pdata[i];
      const CordeeCandidate *candidate = cordee_advice_find (advice, expectation->structure);

      if (candidate == NULL)
        continue;
      check_verdict (check, expectation, candidate);
      check_decided_by (check, expectation, candidate);
      check_missing (check, expectation, candidate);
      check_remedy (check, expectation, candidate);
    }
  check_primary (check, advice);
}

/* The rules at the date and place of a case; kept in rulebooks, borrowed. */
static CordeeRulebook *
find_rulebook (CordeeKnowledge *knowledge, const CordeeCase *item, GHashTable *rulebooks)
{
  CordeeContext context = { .as_of = item->as_of, .region = item->region, .departement = item->departement };
  const CordeeRegion *region = item->region == NULL && item->departement != NULL ? cordee_knowledge_find_region_of (knowledge, item->departement) : NULL;
  g_autofree char *key = NULL;
  CordeeRulebook *rulebook;

  if (region != NULL)
    context.region = region->code;
  key = g_strdup_printf ("%d %s %s", context.as_of, context.region != NULL ? context.region : "-",
                         context.departement != NULL ? context.departement : "-");
  rulebook = g_hash_table_lookup (rulebooks, key);
  if (rulebook == NULL)
    {
      rulebook = cordee_rulebook_new (knowledge, &context);
      g_hash_table_insert (rulebooks, g_steal_pointer (&key), rulebook);
    }
  return rulebook;
}

/* Runs the dated cases of a base. Appends an issue for each expectation that is not met. */
void
cordee_cases_check (CordeeKnowledge *knowledge, GPtrArray *issues)
{
  GPtrArray *cases = cordee_knowledge_get_cases (knowledge);
  g_autoptr(GHashTable) rulebooks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordee_rulebook_unref);

  for (guint i = 0; i < cases->len; i++)
    {
      Check check = { .knowledge = knowledge, .item = cases->pdata[i], .issues = issues };

      check_case (&check, find_rulebook (knowledge, check.item, rulebooks));
    }
}
