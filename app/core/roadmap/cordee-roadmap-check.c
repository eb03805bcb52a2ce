/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-roadmap"

#include "config.h"

#include "cordee-roadmap.h"

#include "cordee-issue.h"
#include "cordee-rule-search-private.h"

#include <glib/gi18n-lib.h>

/* ── conditions ─────────────────────────────────────────────────── */

static void
tell_never (GPtrArray *issues, const CordeeStep *step, int line, const char *element)
{
  g_ptr_array_add (issues, cordee_issue_new ("step-never", step->pack->file, line, step->id,
                                             /* TRANSLATORS: %s is an element of a pack: <when>, <done> or <met>. */
                                             _("aucune réponse ne rend vrai ce %s ; attendu : une condition qui peut l’être"), element));
}

static void
check_conditions (CordeeRuleSearch *search, const CordeeStep *step, GPtrArray *issues)
{
  if (step->when != NULL && cordee_rule_search_is_never (search, NULL, step->when, TRUE))
    tell_never (issues, step, step->line, "<when>");
  if (step->done != NULL && cordee_rule_search_is_never (search, step->when, step->done, TRUE))
    tell_never (issues, step, step->line, "<done>");
  for (guint i = 0; i < step->requirements->len; i++)
    {
      const CordeeRequirement *requirement = step->requirements->pdata[i];

      if (requirement->when != NULL && cordee_rule_search_is_never (search, NULL, requirement->when, TRUE))
        tell_never (issues, step, requirement->line, "<when>");
      else if (requirement->met != NULL && cordee_rule_search_is_never (search, requirement->when, requirement->met, TRUE))
        tell_never (issues, step, requirement->line, "<met>");
    }
}

/* ── ways ───────────────────────────────────────────────────────── */

/* Whether an error was told already: a step is on the ways of many places. */
static gboolean
is_told (GPtrArray *issues, const char *tag, const char *id)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (g_str_equal (issue->kind->tag, tag) && g_strcmp0 (issue->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a contract waits for cannot come back year after year. */
static void
check_yearly (const CordeeRoadmap *roadmap, GPtrArray *issues)
{
  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (step->occurrence > 0 && step->slack >= 0 && !is_told (issues, "step-repeats", step->step->id))
        g_ptr_array_add (issues, cordee_issue_new ("step-repeats", step->step->pack->file, step->step->line, step->step->id, "%s",
                                                   _("le but attend cette étape, qui revient chaque année ; attendu : une étape qui suit le but")));
    }
}

/* The ways to a structure from everywhere that one may come from, by the rules of one place. */
static void
check_ways (CordeeRulebook *rulebook, const CordeeStructure *structure, GPtrArray *issues)
{
  g_autoptr(GPtrArray) origins = cordee_roadmap_origins (cordee_rulebook_get_knowledge (rulebook), structure->id);
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = structure->id, .today = cordee_rulebook_get_context (rulebook)->as_of };

  for (guint how = CORDEE_HOW_CREER; how <= CORDEE_HOW_ADHERER; how++)
    for (guint i = 0; i <= origins->len; i++)
      {
        g_autoptr(CordeeRoadmap) roadmap = NULL;

        input.how = (CordeeHow) how;
        input.from = i < origins->len ? ((const CordeeStructure *) origins->pdata[i])->id : NULL;
        roadmap = cordee_roadmap_new (&input);
        check_yearly (roadmap, issues);
      }
}

static void
check_place (CordeeKnowledge *knowledge, CordeeDay day, const char *region, GPtrArray *issues)
{
  CordeeContext context = { .as_of = day, .region = region };
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, &context);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);

  for (guint i = 0; i < structures->len; i++)
    check_ways (rulebook, structures->pdata[i], issues);
}

/* The last day on which a pack was read again: the day by which its ways are tried. */
static CordeeDay
find_day (const CordeeKnowledge *knowledge)
{
  GPtrArray *packs = cordee_knowledge_get_packs (knowledge);
  CordeeDay day = 1;

  for (guint i = 0; i < packs->len; i++)
    day = MAX (day, ((const CordeePack *) packs->pdata[i])->checked);
  return day;
}

/* The regions that have steps of their own. */
static GHashTable *
find_regions (GPtrArray *steps)
{
  GHashTable *regions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeStep *step = steps->pdata[i];

      if (step->region != NULL)
        g_hash_table_add (regions, (gpointer) step->region);
    }
  return regions;
}

/* Appends what evaluation tells of the steps of a base, in which the linter finds no error: conditions that no answers make true, yearly steps
   that a goal waits for in some region or for some teams. Nothing is said that is not sure. */
void
cordee_roadmap_check (CordeeKnowledge *knowledge, GPtrArray *issues)
{
  CordeeContext context = { .as_of = CORDEE_DAY_NONE };
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeRuleSearch) search = NULL;
  g_autoptr(GHashTable) with_steps = NULL;
  GPtrArray *steps, *regions;
  CordeeDay day;

  g_return_if_fail (knowledge != NULL && issues != NULL);

  rulebook = cordee_rulebook_new (knowledge, &context);
  search = cordee_rule_search_new (rulebook);
  steps = cordee_knowledge_get_steps (knowledge);
  for (guint i = 0; i < steps->len; i++)
    check_conditions (search, steps->pdata[i], issues);
  day = find_day (knowledge);
  check_place (knowledge, day, NULL, issues);
  regions = cordee_knowledge_get_regions (knowledge);
  with_steps = find_regions (steps);
  for (guint i = 0; i < regions->len; i++)
    if (g_hash_table_contains (with_steps, ((const CordeeRegion *) regions->pdata[i])->code))
      check_place (knowledge, day, ((const CordeeRegion *) regions->pdata[i])->code, issues);
}
