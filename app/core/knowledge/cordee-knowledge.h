/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-pack.h"

G_BEGIN_DECLS

/* The packs put together: one base to ask. Immutable and reference counted; everything borrowed from it lives as long as it. */
typedef struct _CordeeKnowledge CordeeKnowledge;

/* The date and the place that a question is asked for. */
typedef struct
{
  CordeeDay as_of;
  const char *region;      /* NULL: the national base only */
  const char *departement; /* NULL: not told */
} CordeeContext;

/* The inhabitants of communes (INSEE codes, NULL-terminated); FALSE where they are not known. */
typedef gboolean (*CordeePopulationFunc) (const char *const *communes, double *population, gpointer user_data);

CordeeKnowledge *cordee_knowledge_new (GPtrArray *packs) G_GNUC_WARN_UNUSED_RESULT;
CordeeKnowledge *cordee_knowledge_ref (CordeeKnowledge *self);
void cordee_knowledge_unref (CordeeKnowledge *self);
void cordee_knowledge_set_populations (CordeeKnowledge *self, CordeePopulationFunc function, gpointer user_data);
gboolean cordee_knowledge_has_populations (const CordeeKnowledge *self);
gboolean cordee_knowledge_find_population (const CordeeKnowledge *self, const char *const *communes, double *population);

/* All in the order of the base: structures, groups and criteria by their order, the rest as the packs have them. */
GPtrArray *cordee_knowledge_get_packs (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_structures (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_groups (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_criteria (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_regions (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_sources (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_questions (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_sections (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_derivations (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_contradictions (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_rules (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_links (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_joinings (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_payers (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_scales (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_schemes (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_actors (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_phases (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_holidays (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_committees (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_steps (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_contacts (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_templates (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_cases (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_funding_cases (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_terms (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_statements (const CordeeKnowledge *self);
GPtrArray *cordee_knowledge_get_cell (const CordeeKnowledge *self, const char *structure, const char *criterion);
GPtrArray *cordee_knowledge_get_searched (const CordeeKnowledge *self, const char *structure, const char *criterion);

const CordeeStructure *cordee_knowledge_find_structure (const CordeeKnowledge *self, const char *id);
const CordeeGroup *cordee_knowledge_find_group (const CordeeKnowledge *self, const char *id);
const CordeeCriterion *cordee_knowledge_find_criterion (const CordeeKnowledge *self, const char *id);
const CordeeUnit *cordee_knowledge_find_unit (const CordeeKnowledge *self, const char *id);
const CordeePeriod *cordee_knowledge_find_period (const CordeeKnowledge *self, const char *id);
const CordeeRegion *cordee_knowledge_find_region (const CordeeKnowledge *self, const char *code);
const CordeeRegion *cordee_knowledge_find_region_of (const CordeeKnowledge *self, const char *departement);
const CordeeSource *cordee_knowledge_find_source (const CordeeKnowledge *self, const char *id);
const CordeeSection *cordee_knowledge_find_section (const CordeeKnowledge *self, const char *id);
const CordeeQuestion *cordee_knowledge_find_question (const CordeeKnowledge *self, const char *id);
const CordeeDerivation *cordee_knowledge_find_derivation (const CordeeKnowledge *self, const char *id);
const CordeeRule *cordee_knowledge_find_rule (const CordeeKnowledge *self, const char *id);
const CordeePayer *cordee_knowledge_find_payer (const CordeeKnowledge *self, const char *id);
const CordeeScale *cordee_knowledge_find_scale (const CordeeKnowledge *self, const char *id);
const CordeeScheme *cordee_knowledge_find_scheme (const CordeeKnowledge *self, const char *id);
const CordeeActor *cordee_knowledge_find_actor (const CordeeKnowledge *self, const char *id);
const CordeePhase *cordee_knowledge_find_phase (const CordeeKnowledge *self, const char *id);
const CordeeCommittee *cordee_knowledge_find_committee (const CordeeKnowledge *self, const char *id);
const CordeeStep *cordee_knowledge_find_step (const CordeeKnowledge *self, const char *id);
const CordeeTemplate *cordee_knowledge_find_template (const CordeeKnowledge *self, const char *id);
const CordeeStatement *cordee_knowledge_find_statement (const CordeeKnowledge *self, const char *id);

/* Ids that took the place of others. */
gboolean cordee_knowledge_has_renames (const CordeeKnowledge *self);
const char *cordee_knowledge_find_rename (const CordeeKnowledge *self, CordeeRenameKind kind, const char *of, const char *from);

char *cordee_knowledge_dup_version (const CordeeKnowledge *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_knowledge_dup_sha256 (const CordeeKnowledge *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_knowledge_amount_to_string (const CordeeKnowledge *self, const CordeeAmount *amount) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeKnowledge, cordee_knowledge_unref)

G_END_DECLS
