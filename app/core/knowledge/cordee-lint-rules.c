/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include <glib/gi18n-lib.h>

/* ── rules ──────────────────────────────────────────────────────── */

static void
check_force (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeRule *rule)
{
  gboolean weighs = rule->force == CORDEE_FORCE_INDICATIF;

  if (weighs && rule->weight <= 0)
    cordee_lint_tell (self, "rule-weight", spot, _("une règle indicative ne pèse rien ; attendu : weight=\"…\", plus que 0"));
  if (!weighs && (rule->weight < 0 || rule->weight > 0))
    cordee_lint_tell (self, "rule-weight", spot, _("seule une règle indicative pèse ; attendu : aucun weight"));
  if (weighs && rule->kind != CORDEE_RULE_CONDITION)
    cordee_lint_tell (self, "rule-kind", spot, _("une règle indicative n’est pas une formalité ; attendu : kind=\"condition\""));
}

static void
check_replaces (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeRule *rule)
{
  const CordeeRule *other = cordee_knowledge_find_rule (self->knowledge, rule->replaces);

  if (rule->replaces == NULL)
    return;
  if (other == NULL)
    cordee_lint_unknown (self, "unknown-rule", spot->pack->file, spot->line, spot->id, rule->replaces, cordee_knowledge_get_rules (self->knowledge));
  else if (other == rule || !g_str_equal (other->structure, rule->structure))
    cordee_lint_tell (self, "rule-replaces", spot, _("la règle remplacée n’est pas de la même structure ; attendu : une autre règle de celle-ci"));
}

static void
check_rule (CordeeLinter *self, const CordeeRule *rule)
{
  const CordeeLintSpot spot = { rule->pack, rule->id, rule->line };
  const char *const texts[] = { rule->label, rule->holds, rule->fails, rule->open, rule->remedy, rule->dispute };

  cordee_lint_cell (self, &spot, rule->structure, rule->criterion);
  cordee_lint_place (self, &spot, rule->region, rule->departements);
  if (rule->from == CORDEE_DAY_NONE)
    cordee_lint_tell (self, "period-missing", &spot, _("aucun début de validité ; attendu : from=\"AAAA-MM-JJ\", au besoin estimé"));
  cordee_lint_period (self, &spot, rule->structure, rule->from, rule->until);
  if (rule->citations->len == 0)
    cordee_lint_tell (self, "rule-without-source", &spot, _("aucune source n’est citée ; attendu : au moins un <source ref=\"…\">"));
  cordee_lint_citations (self, &spot, rule->citations);
  cordee_lint_facts (self, rule->facts);
  check_force (self, &spot, rule);
  check_replaces (self, &spot, rule);
  cordee_lint_condition (self, &spot, rule->applies, G_MAXUINT);
  cordee_lint_condition (self, &spot, rule->requires, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cordee_lint_placeholders (self, &spot, texts[i]);
}

/* ── how structures go together ─────────────────────────────────── */

static void
check_link (CordeeLinter *self, const CordeeLink *link)
{
  const CordeeLintSpot spot = { link->pack, link->id, link->line };

  cordee_lint_cell (self, &spot, link->structure, NULL);
  cordee_lint_cell (self, &spot, link->with, NULL);
  if (g_str_equal (link->structure, link->with))
    cordee_lint_tell (self, "link-with-itself", &spot, _("le lien va d’une structure à elle-même ; attendu : deux structures"));
  cordee_lint_citations (self, &spot, link->citations);
  cordee_lint_condition (self, &spot, link->when, G_MAXUINT);
  cordee_lint_placeholders (self, &spot, link->text);
}

static void
check_joining (CordeeLinter *self, const CordeePack *pack, const CordeeJoining *joining)
{
  const CordeeLintSpot spot = { pack, joining->id, joining->line };

  cordee_lint_cell (self, &spot, joining->id, NULL);
  cordee_lint_condition (self, &spot, joining->when, G_MAXUINT);
  cordee_lint_placeholders (self, &spot, joining->text);
}

/* ── cases ──────────────────────────────────────────────────────── */

static void
check_asked (CordeeLinter *self, const CordeeLintSpot *spot, const char *question)
{
  if (cordee_knowledge_find_question (self->knowledge, question) == NULL)
    cordee_lint_unknown (self, "unknown-variable", spot->pack->file, spot->line, spot->id, question,
                         cordee_knowledge_get_questions (self->knowledge));
}

static void
check_expectation (CordeeLinter *self, const CordeeCase *owner, const CordeeCaseExpectation *expectation)
{
  const CordeeLintSpot spot = { owner->pack, owner->id, expectation->line };

  cordee_lint_cell (self, &spot, expectation->structure, NULL);
  for (guint i = 0; expectation->decided_by != NULL && expectation->decided_by[i] != NULL; i++)
    if (cordee_knowledge_find_rule (self->knowledge, expectation->decided_by[i]) == NULL)
      cordee_lint_unknown (self, "unknown-rule", spot.pack->file, spot.line, spot.id, expectation->decided_by[i],
                           cordee_knowledge_get_rules (self->knowledge));
  for (guint i = 0; expectation->missing != NULL && expectation->missing[i] != NULL; i++)
    check_asked (self, &spot, expectation->missing[i]);
  if (expectation->remedy_variable != NULL)
    check_asked (self, &spot, expectation->remedy_variable);
  if ((expectation->remedy_variable == NULL) != (expectation->remedy_to == NULL))
    cordee_lint_tell (self, "case-remedy", &spot, _("un changement n’est dit qu’à moitié ; attendu : remedy et to ensemble"));
}

static void
check_case (CordeeLinter *self, const CordeeCase *item)
{
  const CordeeLintSpot spot = { item->pack, item->id, item->line };
  const CordeeRegion *owner = cordee_knowledge_find_region_of (self->knowledge, item->departement);

  if (item->region != NULL && cordee_knowledge_find_region (self->knowledge, item->region) == NULL)
    cordee_lint_unknown (self, "unknown-region", spot.pack->file, spot.line, spot.id, item->region, cordee_knowledge_get_regions (self->knowledge));
  if (item->departement != NULL && (owner == NULL || (item->region != NULL && !g_str_equal (owner->code, item->region))))
    cordee_lint_tell (self, "unknown-departement", &spot, _("le département n’est pas de cette région ; attendu : un département de la région"));
  for (guint i = 0; item->primary != NULL && item->primary[i] != NULL; i++)
    cordee_lint_cell (self, &spot, item->primary[i], NULL);
  for (guint i = 0; i < item->answers->len; i++)
    {
      const CordeeCaseAnswer *answer = item->answers->pdata[i];
      const CordeeLintSpot at = { item->pack, item->id, answer->line };

      check_asked (self, &at, answer->id);
    }
  for (guint i = 0; i < item->expectations->len; i++)
    check_expectation (self, item, item->expectations->pdata[i]);
}

/* ── all of them ────────────────────────────────────────────────── */

/* Checks the rules of a pack, how it says that structures go together, and its cases. */
void
cordee_lint_rules (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->rules->len; i++)
    check_rule (self, pack->rules->pdata[i]);
  for (guint i = 0; i < pack->links->len; i++)
    check_link (self, pack->links->pdata[i]);
  for (guint i = 0; i < pack->joinings->len; i++)
    check_joining (self, pack, pack->joinings->pdata[i]);
  for (guint i = 0; i < pack->cases->len; i++)
    check_case (self, pack->cases->pdata[i]);
}
