/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rule-check"

#include "config.h"

#include "cordee-rule-check.h"

#include "cordee-issue.h"
#include "cordee-rule-search-private.h"

#include <glib/gi18n-lib.h>

/* ── rules ──────────────────────────────────────────────────────── */

static void
check_rule (CordeeRuleSearch *search, const CordeeRule *rule, GPtrArray *issues)
{
  if (cordee_rule_search_is_never (search, rule->applies, rule->requires, TRUE))
    g_ptr_array_add (issues, cordee_issue_new ("rule-never-true", rule->pack->file, rule->line, rule->id,
                                               /* TRANSLATORS: %s is a rule. */
                                               _("aucune réponse ne remplit la règle « %s » ; attendu : une condition qui peut être vraie"),
                                               rule->id));
  if (cordee_rule_search_is_never (search, rule->applies, rule->requires, FALSE))
    g_ptr_array_add (issues, cordee_issue_new ("rule-never-false", rule->pack->file, rule->line, rule->id,
                                               /* TRANSLATORS: %s is a rule. */
                                               _("aucune réponse ne met en défaut la règle « %s » ; attendu : une condition qui peut être fausse"),
                                               rule->id));
}

/* ── questions ──────────────────────────────────────────────────── */

static void
use_condition (const CordeeCondition *condition, GHashTable *used)
{
  if (condition == NULL)
    return;
  if (condition->variable != NULL)
    g_hash_table_add (used, (gpointer) condition->variable);
  if (condition->than != NULL)
    g_hash_table_add (used, (gpointer) condition->than);
  for (guint i = 0; i < condition->children->len; i++)
    use_condition (condition->children->pdata[i], used);
}

static void
use_term (const CordeeTermTree *term, GHashTable *used)
{
  for (guint i = 0; term->variables != NULL && term->variables[i] != NULL; i++)
    g_hash_table_add (used, term->variables[i]);
  for (guint i = 0; i < term->children->len; i++)
    use_term (term->children->pdata[i], used);
}

/* What steps ask and answer, and documents say. */
static void
use_ways (const CordeeKnowledge *knowledge, GHashTable *used)
{
  GPtrArray *steps = cordee_knowledge_get_steps (knowledge), *templates = cordee_knowledge_get_templates (knowledge);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];

      use_condition (step->when, used);
      use_condition (step->done, used);
      if (step->anchor != NULL)
        g_hash_table_add (used, (gpointer) step->anchor);
      for (guint j = 0; j < step->requirements->len; j++)
        {
          use_condition (((const CordeeRequirement *) step->requirements->pdata[j])->when, used);
          use_condition (((const CordeeRequirement *) step->requirements->pdata[j])->met, used);
        }
    }
  for (guint i = 0; i < templates->len; i++)
    {
      GPtrArray *parts = ((const CordeeTemplate *) templates->pdata[i])->parts;

      for (guint j = 0; j < parts->len; j++)
        {
          GPtrArray *items = ((const CordeeTemplatePart *) parts->pdata[j])->items;

          for (guint k = 0; k < items->len; k++)
            {
              const CordeeTemplateItem *item = items->pdata[k];

              use_condition (item->when, used);
              for (guint n = 0; item->uses != NULL && item->uses[n] != NULL; n++)
                g_hash_table_add (used, item->uses[n]);
            }
        }
    }
}

/* The variables that anything asks for. */
static GHashTable *
find_used (const CordeeKnowledge *knowledge)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge), *links = cordee_knowledge_get_links (knowledge);
  GPtrArray *joinings = cordee_knowledge_get_joinings (knowledge), *derivations = cordee_knowledge_get_derivations (knowledge);
  GPtrArray *contradictions = cordee_knowledge_get_contradictions (knowledge), *questions = cordee_knowledge_get_questions (knowledge);

  for (guint i = 0; i < rules->len; i++)
    {
      use_condition (((const CordeeRule *) rules->pdata[i])->applies, used);
      use_condition (((const CordeeRule *) rules->pdata[i])->requires, used);
    }
  for (guint i = 0; i < links->len; i++)
    use_condition (((const CordeeLink *) links->pdata[i])->when, used);
  for (guint i = 0; i < joinings->len; i++)
    use_condition (((const CordeeJoining *) joinings->pdata[i])->when, used);
  for (guint i = 0; i < contradictions->len; i++)
    use_condition (((const CordeeContradiction *) contradictions->pdata[i])->when, used);
  use_ways (knowledge, used);
  for (guint i = 0; i < derivations->len; i++)
    {
      GPtrArray *cases = ((const CordeeDerivation *) derivations->pdata[i])->cases;

      for (guint j = 0; j < cases->len; j++)
        {
          use_condition (((const CordeeDerivationCase *) cases->pdata[j])->when, used);
          use_term (((const CordeeDerivationCase *) cases->pdata[j])->term, used);
        }
    }
  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];

      use_condition (question->when, used);
      if (question->status != NULL)
        {
          g_hash_table_add (used, (gpointer) question->id);
          g_hash_table_add (used, (gpointer) question->status);
        }
    }
  return used;
}

static void
check_question (CordeeRuleSearch *search, GHashTable *used, const CordeePack *pack, const CordeeQuestion *question, GPtrArray *issues)
{
  if (question->section != NULL && !g_hash_table_contains (used, question->id))
    g_ptr_array_add (issues, cordee_issue_new ("question-unused", pack->file, question->line, question->id,
                                               /* TRANSLATORS: %s is a question. */
                                               _("la question « %s » est posée, mais rien ne s’en sert ; attendu : une règle ou un calcul qui la lit"),
                                               question->id));
  if (question->when != NULL && cordee_rule_search_is_never (search, NULL, question->when, TRUE))
    g_ptr_array_add (issues, cordee_issue_new ("question-unreachable", pack->file, question->line, question->id,
                                               /* TRANSLATORS: %s is a question. */
                                               _("aucune réponse ne mène à la question « %s » ; attendu : un <when> qui peut être vrai"),
                                               question->id));
}

/* ── all ────────────────────────────────────────────────────────── */

/* Appends what evaluation tells of the rules and questions of a base: what is never true, never false, never asked, never used. Nothing
   is said that is not sure. */
void
cordee_rules_check (CordeeKnowledge *knowledge, GPtrArray *issues)
{
  CordeeContext context = { .as_of = CORDEE_DAY_NONE };
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, &context);
  g_autoptr(CordeeRuleSearch) search = cordee_rule_search_new (rulebook);
  g_autoptr(GHashTable) used = find_used (knowledge);
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge);
  GPtrArray *packs = cordee_knowledge_get_packs (knowledge);

  for (guint i = 0; i < rules->len; i++)
    check_rule (search, rules->pdata[i], issues);
  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];

      for (guint j = 0; j < pack->questions->len; j++)
        check_question (search, used, pack, pack->questions->pdata[j], issues);
    }
}
