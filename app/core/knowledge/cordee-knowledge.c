/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-knowledge"

#include "config.h"

#include "cordee-knowledge.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _CordeeKnowledge
{
  gatomicrefcount ref_count;

  GPtrArray *packs; /* owned references */

  /* All borrowed from the packs. */
  GPtrArray *structures, *groups, *criteria, *regions, *sources, *sections, *questions, *derivations, *contradictions, *rules, *links,
      *joinings, *payers, *scales, *schemes, *actors, *phases, *holidays, *committees, *steps, *contacts, *templates, *cases,
      *funding_cases, *terms, *statements;
  GHashTable *structure_by_id, *group_by_id, *criterion_by_id, *unit_by_id, *period_by_id, *region_by_code, *source_by_id, *section_by_id,
      *question_by_id, *derivation_by_id, *rule_by_id, *payer_by_id, *scale_by_id, *scheme_by_id, *actor_by_id, *phase_by_id,
      *holiday_by_id, *committee_by_id, *step_by_id, *contact_by_id, *template_by_id, *statement_by_id;
  GHashTable *region_by_departement;

  GHashTable *cells;    /* owned key "structure\ncriterion" → owned GPtrArray of borrowed statements */
  GHashTable *searched; /* idem → borrowed CordeeLeftOut */
  GPtrArray *nothing;   /* the empty cell */
  GHashTable *renames;  /* owned key (rename_key()) → borrowed new id */

  CordeePopulationFunc population; /* or NULL */
  gpointer population_data;
};

static char *
cell_key (const char *structure, const char *criterion)
{
  return g_strconcat (structure, "\n", criterion, NULL);
}

static void
add_to_cell (GHashTable *cells, const char *structure, const char *criterion, gpointer item)
{
  g_autofree char *key = cell_key (structure, criterion);
  GPtrArray *cell = g_hash_table_lookup (cells, key);

  if (cell == NULL)
    {
      cell = g_ptr_array_new ();
      g_hash_table_insert (cells, g_steal_pointer (&key), cell);
    }
  g_ptr_array_add (cell, item);
}

/* Takes no form that two renames could share: ids have no line end. */
static char *
rename_key (CordeeRenameKind kind, const char *of, const char *from)
{
  return g_strdup_printf ("%d\n%s\n%s", (int) kind, of != NULL ? of : "", from);
}

/* Appends items to list and to the index by the id that is the first member of each; of two with one id the first stays (the
   linter tells of the other). */
static void
index_items (GPtrArray *list, GHashTable *by_id, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *id = *(const char *const *) items->pdata[i];

      if (g_hash_table_contains (by_id, id))
        continue;
      g_hash_table_insert (by_id, (gpointer) id, items->pdata[i]);
      if (list != NULL)
        g_ptr_array_add (list, items->pdata[i]);
    }
}

static int
compare_structures (gconstpointer a, gconstpointer b)
{
  const CordeeStructure *one = *(CordeeStructure *const *) a, *other = *(CordeeStructure *const *) b;

  return one->order != other->order ? one->order - other->order : strcmp (one->id, other->id);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const CordeeGroup *one = *(CordeeGroup *const *) a, *other = *(CordeeGroup *const *) b;

  return one->order != other->order ? one->order - other->order : strcmp (one->id, other->id);
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const CordeeSection *one = *(CordeeSection *const *) a, *other = *(CordeeSection *const *) b;

  return one->order != other->order ? one->order - other->order : strcmp (one->id, other->id);
}

static int
compare_phases (gconstpointer a, gconstpointer b)
{
  const CordeePhase *one = *(CordeePhase *const *) a, *other = *(CordeePhase *const *) b;

  return one->order != other->order ? one->order - other->order : strcmp (one->id, other->id);
}

static int
compare_criteria (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CordeeCriterion *one = *(CordeeCriterion *const *) a, *other = *(CordeeCriterion *const *) b;
  const CordeeGroup *group = cordee_knowledge_find_group (user_data, one->group);
  const CordeeGroup *other_group = cordee_knowledge_find_group (user_data, other->group);
  int order = group != NULL ? group->order : G_MAXINT, other_order = other_group != NULL ? other_group->order : G_MAXINT;

  if (order != other_order)
    return order < other_order ? -1 : 1;
  return one->order != other->order ? one->order - other->order : strcmp (one->id, other->id);
}

static void
index_pack (CordeeKnowledge *self, CordeePack *pack)
{
  index_items (self->structures, self->structure_by_id, pack->structures);
  index_items (self->groups, self->group_by_id, pack->groups);
  index_items (self->criteria, self->criterion_by_id, pack->criteria);
  index_items (NULL, self->unit_by_id, pack->units);
  index_items (NULL, self->period_by_id, pack->periods);
  index_items (self->regions, self->region_by_code, pack->regions);
  index_items (self->sources, self->source_by_id, pack->sources);
  index_items (self->sections, self->section_by_id, pack->sections);
  index_items (self->questions, self->question_by_id, pack->questions);
  index_items (self->derivations, self->derivation_by_id, pack->derivations);
  index_items (self->rules, self->rule_by_id, pack->rules);
  index_items (self->payers, self->payer_by_id, pack->payers);
  index_items (self->scales, self->scale_by_id, pack->scales);
  index_items (self->schemes, self->scheme_by_id, pack->schemes);
  index_items (self->actors, self->actor_by_id, pack->actors);
  index_items (self->phases, self->phase_by_id, pack->phases);
  index_items (self->holidays, self->holiday_by_id, pack->holidays);
  index_items (self->committees, self->committee_by_id, pack->committees);
  index_items (self->steps, self->step_by_id, pack->steps);
  index_items (self->contacts, self->contact_by_id, pack->contacts);
  index_items (self->templates, self->template_by_id, pack->templates);
  index_items (self->statements, self->statement_by_id, pack->statements);
  g_ptr_array_extend (self->contradictions, pack->contradictions, NULL, NULL);
  g_ptr_array_extend (self->links, pack->links, NULL, NULL);
  g_ptr_array_extend (self->joinings, pack->joinings, NULL, NULL);
  g_ptr_array_extend (self->cases, pack->cases, NULL, NULL);
  g_ptr_array_extend (self->funding_cases, pack->funding_cases, NULL, NULL);
  g_ptr_array_extend (self->terms, pack->terms, NULL, NULL);

  for (guint i = 0; i < pack->renames->len; i++)
    {
      const CordeeRename *item = pack->renames->pdata[i];
      g_autofree char *key = rename_key (item->kind, item->of, item->from);

      if (!g_hash_table_contains (self->renames, key))
        g_hash_table_insert (self->renames, g_steal_pointer (&key), (gpointer) item->to);
    }
  for (guint i = 0; i < pack->left_out->len; i++)
    {
      CordeeLeftOut *fact = pack->left_out->pdata[i];

      if (fact->structure != NULL && fact->criterion != NULL && g_str_equal (fact->reason, "non-trouve"))
        add_to_cell (self->searched, fact->structure, fact->criterion, fact);
    }
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const CordeeTerm *one = *(CordeeTerm *const *) a, *other = *(CordeeTerm *const *) b;

  return strcmp (one->id, other->id);
}

/* Puts packs (CordeePack) together; each is kept by a reference of its own. Where two declare one id, the first holds. The
   result is not checked: cordee_lint() does that. */
CordeeKnowledge *
cordee_knowledge_new (GPtrArray *packs)
{
  CordeeKnowledge *self = g_new0 (CordeeKnowledge, 1);

  g_return_val_if_fail (packs != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  self->structures = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->criteria = g_ptr_array_new ();
  self->regions = g_ptr_array_new ();
  self->sources = g_ptr_array_new ();
  self->sections = g_ptr_array_new ();
  self->questions = g_ptr_array_new ();
  self->derivations = g_ptr_array_new ();
  self->contradictions = g_ptr_array_new ();
  self->rules = g_ptr_array_new ();
  self->links = g_ptr_array_new ();
  self->joinings = g_ptr_array_new ();
  self->payers = g_ptr_array_new ();
  self->scales = g_ptr_array_new ();
  self->schemes = g_ptr_array_new ();
  self->actors = g_ptr_array_new ();
  self->phases = g_ptr_array_new ();
  self->holidays = g_ptr_array_new ();
  self->committees = g_ptr_array_new ();
  self->steps = g_ptr_array_new ();
  self->contacts = g_ptr_array_new ();
  self->templates = g_ptr_array_new ();
  self->cases = g_ptr_array_new ();
  self->funding_cases = g_ptr_array_new ();
  self->terms = g_ptr_array_new ();
  self->statements = g_ptr_array_new ();
  self->structure_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->group_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->criterion_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->unit_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->period_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->region_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->source_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->section_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->question_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->derivation_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->rule_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->payer_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->scale_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->scheme_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->actor_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->phase_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->holiday_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->committee_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->step_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->contact_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->template_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->statement_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->region_by_departement = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->searched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->nothing = g_ptr_array_new ();
  self->renames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < packs->len; i++)
    {
      g_ptr_array_add (self->packs, cordee_pack_ref (packs->pdata[i]));
      index_pack (self, packs->pdata[i]);
    }

  g_ptr_array_sort (self->structures, compare_structures);
  g_ptr_array_sort (self->groups, compare_groups);
  g_ptr_array_sort_with_data (self->criteria, compare_criteria, self);
  g_ptr_array_sort (self->sections, compare_sections);
  g_ptr_array_sort (self->phases, compare_phases);
  g_ptr_array_sort (self->terms, compare_terms);
  for (guint i = 0; i < self->regions->len; i++)
    for (char **departement = ((CordeeRegion *) self->regions->pdata[i])->departements; *departement != NULL; departement++)
      if (!g_hash_table_contains (self->region_by_departement, *departement))
        g_hash_table_insert (self->region_by_departement, *departement, self->regions->pdata[i]);
  for (guint i = 0; i < self->rules->len; i++)
    ((CordeeRule *) self->rules->pdata[i])->rank = i;
  for (guint i = 0; i < self->schemes->len; i++)
    ((CordeeScheme *) self->schemes->pdata[i])->rank = i;
  for (guint i = 0; i < self->steps->len; i++)
    ((CordeeStep *) self->steps->pdata[i])->rank = i;
  for (guint i = 0; i < self->statements->len; i++)
    {
      CordeeStatement *statement = self->statements->pdata[i];

      statement->rank = i;
      add_to_cell (self->cells, statement->structure, statement->criterion, statement);
    }

  return self;
}

CordeeKnowledge *
cordee_knowledge_ref (CordeeKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_knowledge_unref (CordeeKnowledge *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->structure_by_id);
  g_hash_table_unref (self->group_by_id);
  g_hash_table_unref (self->criterion_by_id);
  g_hash_table_unref (self->unit_by_id);
  g_hash_table_unref (self->period_by_id);
  g_hash_table_unref (self->region_by_code);
  g_hash_table_unref (self->source_by_id);
  g_hash_table_unref (self->section_by_id);
  g_hash_table_unref (self->question_by_id);
  g_hash_table_unref (self->derivation_by_id);
  g_hash_table_unref (self->rule_by_id);
  g_hash_table_unref (self->payer_by_id);
  g_hash_table_unref (self->scale_by_id);
  g_hash_table_unref (self->scheme_by_id);
  g_hash_table_unref (self->actor_by_id);
  g_hash_table_unref (self->phase_by_id);
  g_hash_table_unref (self->holiday_by_id);
  g_hash_table_unref (self->committee_by_id);
  g_hash_table_unref (self->step_by_id);
  g_hash_table_unref (self->contact_by_id);
  g_hash_table_unref (self->template_by_id);
  g_hash_table_unref (self->statement_by_id);
  g_hash_table_unref (self->region_by_departement);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->searched);
  g_ptr_array_unref (self->nothing);
  g_hash_table_unref (self->renames);
  g_ptr_array_unref (self->structures);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->derivations);
  g_ptr_array_unref (self->contradictions);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->joinings);
  g_ptr_array_unref (self->payers);
  g_ptr_array_unref (self->scales);
  g_ptr_array_unref (self->schemes);
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->phases);
  g_ptr_array_unref (self->holidays);
  g_ptr_array_unref (self->committees);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->funding_cases);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->packs);
  g_free (self);
}

/* Who tells how many people live in communes, which no pack says; NULL: nobody. To be set before anybody asks; user_data must outlive the
   base. */
void
cordee_knowledge_set_populations (CordeeKnowledge *self, CordeePopulationFunc function, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->population = function;
  self->population_data = user_data;
}

/* Whether somebody tells how many people live in communes. */
gboolean
cordee_knowledge_has_populations (const CordeeKnowledge *self)
{
  return self->population != NULL;
}

/* How many people live in communes (INSEE codes, NULL-terminated) together. FALSE, with nothing in population, where that is not known. */
gboolean
cordee_knowledge_find_population (const CordeeKnowledge *self, const char *const *communes, double *population)
{
  return self->population != NULL && self->population (communes, population, self->population_data);
}

/* ── lists, borrowed ────────────────────────────────────────────── */

GPtrArray *
cordee_knowledge_get_packs (const CordeeKnowledge *self)
{
  return self->packs;
}

GPtrArray *
cordee_knowledge_get_structures (const CordeeKnowledge *self)
{
  return self->structures;
}

GPtrArray *
cordee_knowledge_get_groups (const CordeeKnowledge *self)
{
  return self->groups;
}

GPtrArray *
cordee_knowledge_get_criteria (const CordeeKnowledge *self)
{
  return self->criteria;
}

GPtrArray *
cordee_knowledge_get_regions (const CordeeKnowledge *self)
{
  return self->regions;
}

GPtrArray *
cordee_knowledge_get_sources (const CordeeKnowledge *self)
{
  return self->sources;
}

GPtrArray *
cordee_knowledge_get_sections (const CordeeKnowledge *self)
{
  return self->sections;
}

GPtrArray *
cordee_knowledge_get_questions (const CordeeKnowledge *self)
{
  return self->questions;
}

GPtrArray *
cordee_knowledge_get_derivations (const CordeeKnowledge *self)
{
  return self->derivations;
}

GPtrArray *
cordee_knowledge_get_contradictions (const CordeeKnowledge *self)
{
  return self->contradictions;
}

GPtrArray *
cordee_knowledge_get_rules (const CordeeKnowledge *self)
{
  return self->rules;
}

GPtrArray *
cordee_knowledge_get_links (const CordeeKnowledge *self)
{
  return self->links;
}

GPtrArray *
cordee_knowledge_get_joinings (const CordeeKnowledge *self)
{
  return self->joinings;
}

GPtrArray *
cordee_knowledge_get_payers (const CordeeKnowledge *self)
{
  return self->payers;
}

GPtrArray *
cordee_knowledge_get_scales (const CordeeKnowledge *self)
{
  return self->scales;
}

GPtrArray *
cordee_knowledge_get_schemes (const CordeeKnowledge *self)
{
  return self->schemes;
}

GPtrArray *
cordee_knowledge_get_actors (const CordeeKnowledge *self)
{
  return self->actors;
}

GPtrArray *
cordee_knowledge_get_phases (const CordeeKnowledge *self)
{
  return self->phases;
}

GPtrArray *
cordee_knowledge_get_holidays (const CordeeKnowledge *self)
{
  return self->holidays;
}

GPtrArray *
cordee_knowledge_get_committees (const CordeeKnowledge *self)
{
  return self->committees;
}

GPtrArray *
cordee_knowledge_get_steps (const CordeeKnowledge *self)
{
  return self->steps;
}

GPtrArray *
cordee_knowledge_get_contacts (const CordeeKnowledge *self)
{
  return self->contacts;
}

GPtrArray *
cordee_knowledge_get_templates (const CordeeKnowledge *self)
{
  return self->templates;
}

GPtrArray *
cordee_knowledge_get_cases (const CordeeKnowledge *self)
{
  return self->cases;
}

GPtrArray *
cordee_knowledge_get_funding_cases (const CordeeKnowledge *self)
{
  return self->funding_cases;
}

GPtrArray *
cordee_knowledge_get_terms (const CordeeKnowledge *self)
{
  return self->terms;
}

GPtrArray *
cordee_knowledge_get_statements (const CordeeKnowledge *self)
{
  return self->statements;
}

/* All statements of a cell at any date and place, in the order of the base; empty where there are none. */
GPtrArray *
cordee_knowledge_get_cell (const CordeeKnowledge *self, const char *structure, const char *criterion)
{
  g_autofree char *key = cell_key (structure, criterion);
  GPtrArray *cell = g_hash_table_lookup (self->cells, key);

  return cell != NULL ? cell : self->nothing;
}

/* The facts (CordeeLeftOut) that were looked for in vain for a cell. */
GPtrArray *
cordee_knowledge_get_searched (const CordeeKnowledge *self, const char *structure, const char *criterion)
{
  g_autofree char *key = cell_key (structure, criterion);
  GPtrArray *cell = g_hash_table_lookup (self->searched, key);

  return cell != NULL ? cell : self->nothing;
}

/* ── by id, borrowed, or NULL ───────────────────────────────────── */

static gpointer
find (GHashTable *table, const char *id)
{
  return id != NULL ? g_hash_table_lookup (table, id) : NULL;
}

const CordeeStructure *
cordee_knowledge_find_structure (const CordeeKnowledge *self, const char *id)
{
  return find (self->structure_by_id, id);
}

const CordeeGroup *
cordee_knowledge_find_group (const CordeeKnowledge *self, const char *id)
{
  return find (self->group_by_id, id);
}

const CordeeCriterion *
cordee_knowledge_find_criterion (const CordeeKnowledge *self, const char *id)
{
  return find (self->criterion_by_id, id);
}

const CordeeUnit *
cordee_knowledge_find_unit (const CordeeKnowledge *self, const char *id)
{
  return find (self->unit_by_id, id);
}

const CordeePeriod *
cordee_knowledge_find_period (const CordeeKnowledge *self, const char *id)
{
  return find (self->period_by_id, id);
}

const CordeeRegion *
cordee_knowledge_find_region (const CordeeKnowledge *self, const char *code)
{
  return find (self->region_by_code, code);
}

/* The region that a département is in. A département's number is never a region's. */
const CordeeRegion *
cordee_knowledge_find_region_of (const CordeeKnowledge *self, const char *departement)
{
  return find (self->region_by_departement, departement);
}

const CordeeSource *
cordee_knowledge_find_source (const CordeeKnowledge *self, const char *id)
{
  return find (self->source_by_id, id);
}

const CordeeSection *
cordee_knowledge_find_section (const CordeeKnowledge *self, const char *id)
{
  return find (self->section_by_id, id);
}

const CordeeQuestion *
cordee_knowledge_find_question (const CordeeKnowledge *self, const char *id)
{
  return find (self->question_by_id, id);
}

const CordeeDerivation *
cordee_knowledge_find_derivation (const CordeeKnowledge *self, const char *id)
{
  return find (self->derivation_by_id, id);
}

const CordeeRule *
cordee_knowledge_find_rule (const CordeeKnowledge *self, const char *id)
{
  return find (self->rule_by_id, id);
}

const CordeePayer *
cordee_knowledge_find_payer (const CordeeKnowledge *self, const char *id)
{
  return find (self->payer_by_id, id);
}

const CordeeScale *
cordee_knowledge_find_scale (const CordeeKnowledge *self, const char *id)
{
  return find (self->scale_by_id, id);
}

const CordeeScheme *
cordee_knowledge_find_scheme (const CordeeKnowledge *self, const char *id)
{
  return find (self->scheme_by_id, id);
}

const CordeeActor *
cordee_knowledge_find_actor (const CordeeKnowledge *self, const char *id)
{
  return find (self->actor_by_id, id);
}

const CordeePhase *
cordee_knowledge_find_phase (const CordeeKnowledge *self, const char *id)
{
  return find (self->phase_by_id, id);
}

const CordeeCommittee *
cordee_knowledge_find_committee (const CordeeKnowledge *self, const char *id)
{
  return find (self->committee_by_id, id);
}

const CordeeStep *
cordee_knowledge_find_step (const CordeeKnowledge *self, const char *id)
{
  return find (self->step_by_id, id);
}

const CordeeTemplate *
cordee_knowledge_find_template (const CordeeKnowledge *self, const char *id)
{
  return find (self->template_by_id, id);
}

const CordeeStatement *
cordee_knowledge_find_statement (const CordeeKnowledge *self, const char *id)
{
  return find (self->statement_by_id, id);
}

/* Whether any id ever took the place of another. */
gboolean
cordee_knowledge_has_renames (const CordeeKnowledge *self)
{
  return g_hash_table_size (self->renames) > 0;
}

/* The id that the base has now for what had the id from, borrowed; NULL where it is not renamed. of: of a choice, its question; NULL
   otherwise. A profession is a question too, and is renamed with it. */
const char *
cordee_knowledge_find_rename (const CordeeKnowledge *self, CordeeRenameKind kind, const char *of, const char *from)
{
  g_autofree char *key = NULL;
  const char *to;

  if (from == NULL || !cordee_knowledge_has_renames (self))
    return NULL;
  key = rename_key (kind, of, from);
  to = g_hash_table_lookup (self->renames, key);
  if (to == NULL && kind == CORDEE_RENAME_PROFESSION)
    return cordee_knowledge_find_rename (self, CORDEE_RENAME_QUESTION, NULL, from);
  return to;
}

/* ── what it is, as a whole ─────────────────────────────────────── */

/* The day of the base: the latest day on which a pack was checked, YYYY-MM-DD. The caller owns it. */
char *
cordee_knowledge_dup_version (const CordeeKnowledge *self)
{
  CordeeDay latest = CORDEE_DAY_NONE;

  for (guint i = 0; i < self->packs->len; i++)
    latest = MAX (latest, ((CordeePack *) self->packs->pdata[i])->checked);
  return cordee_day_to_iso (latest);
}

/* The fingerprint of all packs in their order, as 64 hexadecimal digits. The caller owns it. */
char *
cordee_knowledge_dup_sha256 (const CordeeKnowledge *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->packs->len; i++)
    g_checksum_update (checksum, (const guchar *) ((CordeePack *) self->packs->pdata[i])->sha256, -1);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
append_unit (const CordeeKnowledge *self, GString *out, const CordeeAmount *amount, double value)
{
  const CordeeUnit *unit = cordee_knowledge_find_unit (self, amount->unit);
  const char *word = amount->unit;

  if (unit != NULL)
    word = unit->symbol != NULL ? unit->symbol : _(cordee_text_is_one (value) ? unit->one : unit->many);
  g_string_append_printf (out, "\u00a0%s", word);
}

/* An amount in words: « de 50 000 à 100 000 € par an ». Its condition is left to the caller, who owns the text. */
char *
cordee_knowledge_amount_to_string (const CordeeKnowledge *self, const CordeeAmount *amount)
{
  const CordeePeriod *period = cordee_knowledge_find_period (self, amount->period);
  g_autofree char *min = cordee_text_number (amount->min);
  g_autofree char *max = cordee_text_number (amount->max);
  GString *out = g_string_new (NULL);

  if (amount->has_min && amount->has_max && amount->min >= amount->max)
    g_string_append (out, max);
  else if (amount->has_max && (!amount->has_min || amount->min <= 0))
    /* TRANSLATORS: %s is a number, a unit follows: at most 30 000 €. */
    g_string_append_printf (out, _("jusqu’à %s"), max);
  else if (amount->has_max)
    /* TRANSLATORS: two numbers, a unit follows: 50 000 to 100 000 €. */
    g_string_append_printf (out, _("de %1$s à %2$s"), min, max);
  else
    /* TRANSLATORS: %s is a number, a unit follows: at least 2 médecins. */
    g_string_append_printf (out, _("au moins %s"), min);

  append_unit (self, out, amount, amount->has_max ? amount->max : amount->min);
  if (period != NULL)
    g_string_append_printf (out, " %s", _(period->label));
  return g_string_free (out, FALSE);
}
