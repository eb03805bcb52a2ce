/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* What the schema cannot say: references between elements and packs, catalogue by catalogue. Statements, conditions
   and rules have files of their own. Every check is linear in the size of the base, but for pairs inside one subject. */

/* ── references ─────────────────────────────────────────────────── */

/* Tells of an id that nothing declares; candidates (elements that begin with their id) serve to suggest the nearest. */
void
cordee_lint_unknown (CordeeLinter *self, const char *tag, const char *file, int line, const char *id, const char *missing, GPtrArray *candidates)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  const char *nearest;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    g_ptr_array_add (names, (gpointer) * (const char *const *) candidates->pdata[i]);
  g_ptr_array_add (names, NULL);
  nearest = cordee_text_nearest (missing, (const char *const *) names->pdata);

  g_ptr_array_add (self->issues,
                   nearest != NULL
                     ? cordee_issue_new (tag, file, line, id, _("« %1$s » n’est déclaré nulle part ; attendu : un identifiant connu, peut-être « %2$s »"), missing, nearest)
                     : cordee_issue_new (tag, file, line, id, _("« %s » n’est déclaré nulle part ; attendu : un identifiant connu"), missing));
}

/* Tells of the element as a whole. */
void
cordee_lint_tell (CordeeLinter *self, const char *tag, const CordeeLintSpot *spot, const char *hint)
{
  g_ptr_array_add (self->issues, cordee_issue_new (tag, spot->pack->file, spot->line, spot->id, "%s", hint));
}

/* Checks the structure and the criterion that an element names; either may be NULL. */
void
cordee_lint_cell (CordeeLinter *self, const CordeeLintSpot *spot, const char *structure, const char *criterion)
{
  if (structure != NULL && cordee_knowledge_find_structure (self->knowledge, structure) == NULL)
    cordee_lint_unknown (self, "unknown-structure", spot->pack->file, spot->line, spot->id, structure,
                         cordee_knowledge_get_structures (self->knowledge));
  if (criterion != NULL && cordee_knowledge_find_criterion (self->knowledge, criterion) == NULL)
    cordee_lint_unknown (self, "unknown-criterion", spot->pack->file, spot->line, spot->id, criterion,
                         cordee_knowledge_get_criteria (self->knowledge));
}

/* Checks where an element holds: the region is that of its layer, if it has one, and the départements (or NULL) are of the region. */
void
cordee_lint_place (CordeeLinter *self, const CordeeLintSpot *spot, const char *region, char **departements)
{
  if (spot->pack->region != NULL && g_strcmp0 (region, spot->pack->region) != 0)
    cordee_lint_tell (self, "region-foreign", spot, _("la région n’est pas celle de la couche ; attendu : la même, ou rien"));
  if (region != NULL && cordee_knowledge_find_region (self->knowledge, region) == NULL)
    cordee_lint_unknown (self, "unknown-region", spot->pack->file, spot->line, spot->id, region, cordee_knowledge_get_regions (self->knowledge));

  for (guint i = 0; departements != NULL && departements[i] != NULL; i++)
    {
      const CordeeRegion *owner = cordee_knowledge_find_region_of (self->knowledge, departements[i]);

      if (owner == NULL || (region != NULL && !g_str_equal (owner->code, region)))
        {
          g_autofree char *hint = g_strdup_printf (_("le département « %s » n’est pas de cette région ; attendu : un département de la région"),
                                                   departements[i]);

          cordee_lint_tell (self, "unknown-departement", spot, hint);
        }
    }
}

/* Checks that a validity does not end before it begins, nor begin before its structure exists. */
void
cordee_lint_period (CordeeLinter *self, const CordeeLintSpot *spot, const char *structure, CordeeDay from, CordeeDay until)
{
  const CordeeStructure *owner = cordee_knowledge_find_structure (self->knowledge, structure);

  if (from != CORDEE_DAY_NONE && until != CORDEE_DAY_NONE && from > until)
    cordee_lint_tell (self, "period-impossible", spot, _("la validité finit avant de commencer ; attendu : from ≤ until"));
  if (owner != NULL && from != CORDEE_DAY_NONE && from < owner->exists_from)
    {
      g_autofree char *day = cordee_day_to_words (owner->exists_from);
      g_autofree char *hint = g_strdup_printf (_("la structure n’existe que depuis le %s ; attendu : un début à ce jour ou après"), day);

      cordee_lint_tell (self, "period-too-early", spot, hint);
    }
}

/* Checks the sources that an element cites (CordeeCitation) and counts them as used. */
void
cordee_lint_citations (CordeeLinter *self, const CordeeLintSpot *spot, GArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const char *id = g_array_index (citations, CordeeCitation, i).source;
      const CordeeSource *source = cordee_knowledge_find_source (self->knowledge, id);

      if (source == NULL)
        cordee_lint_unknown (self, "unknown-source", spot->pack->file, spot->line, spot->id, id, cordee_knowledge_get_sources (self->knowledge));
      else
        g_hash_table_add (self->used_sources, (gpointer) source);
    }
}

/* Counts facts (or NULL) as carried by the base. */
void
cordee_lint_facts (CordeeLinter *self, char **facts)
{
  for (guint i = 0; facts != NULL && facts[i] != NULL; i++)
    g_hash_table_add (self->carried_facts, facts[i]);
}

/* ── ids ────────────────────────────────────────────────────────── */

typedef struct
{
  const CordeePack *pack;
  int line;
} Place;

/* Tells of a second element of an id. All elements begin with their id. */
static void
check_duplicates (CordeeLinter *self, goffset list, goffset line)
{
  GPtrArray *packs = cordee_knowledge_get_packs (self->knowledge);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];
      GPtrArray *items = G_STRUCT_MEMBER (GPtrArray *, pack, list);

      for (guint j = 0; j < items->len; j++)
        {
          const char *id = *(const char *const *) items->pdata[j];
          int at = G_STRUCT_MEMBER (int, items->pdata[j], line);
          const Place *first = g_hash_table_lookup (seen, id);
          Place *place;

          if (first != NULL)
            {
              g_ptr_array_add (self->issues, cordee_issue_new ("duplicate-id", pack->file, at, id,
                                                               _("« %1$s » est déjà déclaré dans %2$s, ligne %3$d ; attendu : un autre identifiant"), id,
                                                               first->pack->file, first->line));
              continue;
            }
          place = g_new (Place, 1);
          place->pack = pack;
          place->line = at;
          g_hash_table_insert (seen, (gpointer) id, place);
        }
    }
}

static void
check_all_duplicates (CordeeLinter *self)
{
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, structures), G_STRUCT_OFFSET (CordeeStructure, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, groups), G_STRUCT_OFFSET (CordeeGroup, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, criteria), G_STRUCT_OFFSET (CordeeCriterion, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, units), G_STRUCT_OFFSET (CordeeUnit, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, periods), G_STRUCT_OFFSET (CordeePeriod, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, regions), G_STRUCT_OFFSET (CordeeRegion, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, sources), G_STRUCT_OFFSET (CordeeSource, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, sections), G_STRUCT_OFFSET (CordeeSection, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, questions), G_STRUCT_OFFSET (CordeeQuestion, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, derivations), G_STRUCT_OFFSET (CordeeDerivation, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, contradictions), G_STRUCT_OFFSET (CordeeContradiction, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, terms), G_STRUCT_OFFSET (CordeeTerm, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, statements), G_STRUCT_OFFSET (CordeeStatement, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, rules), G_STRUCT_OFFSET (CordeeRule, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, links), G_STRUCT_OFFSET (CordeeLink, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, joinings), G_STRUCT_OFFSET (CordeeJoining, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, payers), G_STRUCT_OFFSET (CordeePayer, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, scales), G_STRUCT_OFFSET (CordeeScale, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, schemes), G_STRUCT_OFFSET (CordeeScheme, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, actors), G_STRUCT_OFFSET (CordeeActor, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, phases), G_STRUCT_OFFSET (CordeePhase, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, holidays), G_STRUCT_OFFSET (CordeeHoliday, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, committees), G_STRUCT_OFFSET (CordeeCommittee, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, steps), G_STRUCT_OFFSET (CordeeStep, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, contacts), G_STRUCT_OFFSET (CordeeContact, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, templates), G_STRUCT_OFFSET (CordeeTemplate, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, cases), G_STRUCT_OFFSET (CordeeCase, line));
  check_duplicates (self, G_STRUCT_OFFSET (CordeePack, funding_cases), G_STRUCT_OFFSET (CordeeFundingCase, line));
}

static void
check_pack_ids (CordeeLinter *self)
{
  GPtrArray *packs = cordee_knowledge_get_packs (self->knowledge);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];

      if (pack->id != NULL && !g_hash_table_add (seen, (gpointer) pack->id))
        g_ptr_array_add (self->issues, cordee_issue_new ("duplicate-id", pack->file, pack->line, pack->id,
                                                         _("un autre pack porte déjà l’identifiant « %s » ; attendu : un identifiant à lui"), pack->id));
      if (pack->region != NULL && cordee_knowledge_find_region (self->knowledge, pack->region) == NULL)
        cordee_lint_unknown (self, "unknown-region", pack->file, pack->line, pack->id, pack->region, cordee_knowledge_get_regions (self->knowledge));
    }
}

/* ── catalogues ─────────────────────────────────────────────────── */

static void
check_criteria (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->criteria->len; i++)
    {
      const CordeeCriterion *criterion = pack->criteria->pdata[i];

      if (cordee_knowledge_find_group (self->knowledge, criterion->group) == NULL)
        cordee_lint_unknown (self, "unknown-group", pack->file, criterion->line, criterion->id, criterion->group,
                             cordee_knowledge_get_groups (self->knowledge));
    }
}

static void
check_regions (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->regions->len; i++)
    {
      const CordeeRegion *region = pack->regions->pdata[i];

      for (char **departement = region->departements; *departement != NULL; departement++)
        {
          const CordeeRegion *owner = cordee_knowledge_find_region_of (self->knowledge, *departement);

          if (owner != NULL && !g_str_equal (owner->code, region->code))
            g_ptr_array_add (self->issues, cordee_issue_new ("departement-taken", pack->file, region->line, region->code,
                                                             _("le département « %1$s » est déjà de la région %2$s ; attendu : une seule région"), *departement,
                                                             owner->code));
        }
    }
}

/* ── sources and facts ──────────────────────────────────────────── */

static void
check_notes (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->notes->len; i++)
    {
      const CordeeNote *note = pack->notes->pdata[i];
      const CordeeSource *source = cordee_knowledge_find_source (self->knowledge, note->source);

      if (source == NULL)
        cordee_lint_unknown (self, "unknown-source", pack->file, note->line, NULL, note->source, cordee_knowledge_get_sources (self->knowledge));
      else
        g_hash_table_add (self->used_sources, (gpointer) source);
      cordee_lint_facts (self, note->facts);
    }
}

static void
check_left_out (CordeeLinter *self, const CordeePack *pack)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pack->left_out->len; i++)
    {
      const CordeeLeftOut *fact = pack->left_out->pdata[i];

      if (!g_hash_table_add (seen, (gpointer) fact->fact))
        g_ptr_array_add (self->issues, cordee_issue_new ("duplicate-id", pack->file, fact->line, fact->fact,
                                                         _("le fait « %s » est laissé de côté deux fois ; attendu : une fois"), fact->fact));
      if (g_hash_table_contains (self->carried_facts, fact->fact))
        g_ptr_array_add (self->issues, cordee_issue_new ("fact-both-ways", pack->file, fact->line, fact->fact,
                                                         _("le fait « %s » est aussi porté par la base ; attendu : l’un ou l’autre"), fact->fact));
      for (guint j = 0; fact->regions != NULL && fact->regions[j] != NULL; j++)
        if (cordee_knowledge_find_region (self->knowledge, fact->regions[j]) == NULL)
          cordee_lint_unknown (self, "unknown-region", pack->file, fact->line, fact->fact, fact->regions[j],
                               cordee_knowledge_get_regions (self->knowledge));
      if (fact->structure != NULL && cordee_knowledge_find_structure (self->knowledge, fact->structure) == NULL)
        cordee_lint_unknown (self, "unknown-structure", pack->file, fact->line, fact->fact, fact->structure,
                             cordee_knowledge_get_structures (self->knowledge));
      if (fact->criterion != NULL && cordee_knowledge_find_criterion (self->knowledge, fact->criterion) == NULL)
        cordee_lint_unknown (self, "unknown-criterion", pack->file, fact->line, fact->fact, fact->criterion,
                             cordee_knowledge_get_criteria (self->knowledge));
    }
}

static void
check_unused_sources (CordeeLinter *self)
{
  GPtrArray *sources = cordee_knowledge_get_sources (self->knowledge);

  for (guint i = 0; i < sources->len; i++)
    {
      const CordeeSource *source = sources->pdata[i];

      if (!g_hash_table_contains (self->used_sources, source))
        g_ptr_array_add (self->issues, cordee_issue_new ("source-unused", source->pack->file, source->line, source->id,
                                                         _("personne ne cite « %s » ; attendu : un énoncé, une règle ou une note"), source->id));
    }
}

/* Checks a base and appends what it finds to issues (CordeeIssue), in the order of files and lines. */
void
cordee_lint (const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  GPtrArray *packs = cordee_knowledge_get_packs (knowledge);
  g_autoptr(GHashTable) used_sources = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) carried_facts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) variables = g_ptr_array_new ();
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  GPtrArray *derivations = cordee_knowledge_get_derivations (knowledge);
  CordeeLinter self = { .knowledge = knowledge, .issues = issues, .used_sources = used_sources, .carried_facts = carried_facts,
                        .variables = variables, .places = places };

  g_return_if_fail (knowledge != NULL && issues != NULL);

  g_ptr_array_extend (variables, cordee_knowledge_get_questions (knowledge), NULL, NULL);
  g_ptr_array_extend (variables, derivations, NULL, NULL);
  for (guint i = 0; i < derivations->len; i++)
    g_hash_table_insert (places, derivations->pdata[i], GUINT_TO_POINTER (i + 1));

  check_pack_ids (&self);
  check_all_duplicates (&self);
  for (guint i = 0; i < packs->len; i++)
    {
      check_criteria (&self, packs->pdata[i]);
      check_regions (&self, packs->pdata[i]);
      check_notes (&self, packs->pdata[i]);
      cordee_lint_questions (&self, packs->pdata[i]);
      cordee_lint_rules (&self, packs->pdata[i]);
      cordee_lint_steps (&self, packs->pdata[i]);
    }
  cordee_lint_schemes (&self);
  cordee_lint_ways (&self);
  cordee_lint_renames (&self);
  cordee_lint_statements (&self);
  for (guint i = 0; i < packs->len; i++)
    check_left_out (&self, packs->pdata[i]);
  check_unused_sources (&self);

  cordee_issues_sort (issues);
}
