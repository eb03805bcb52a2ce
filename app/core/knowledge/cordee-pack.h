/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"
#include "cordee-dated-case.h"
#include "cordee-rule.h"
#include "cordee-scheme.h"
#include "cordee-statement.h"
#include "cordee-step.h"
#include "cordee-template.h"
#include "cordee-xml.h"

G_BEGIN_DECLS

/* One XML file of knowledge, read and valid against the schema; what holds between packs is the linter's business. Immutable
   and reference counted. All strings of its elements live as long as it does. */
struct _CordeePack
{
  /*< private >*/
  gatomicrefcount ref_count;
  CordeeXmlDocument *document; /* holds every string */

  /*< public, read only >*/
  char *file;         /* as it was named, for messages */
  const char *id;     /* NULL for a left-out list */
  const char *title;  /* idem */
  const char *region; /* NULL for a national pack */
  CordeeDay checked;
  const char *sha256; /* of the XML */
  int line;

  GPtrArray *structures; /* CordeeStructure */
  GPtrArray *groups;     /* CordeeGroup */
  GPtrArray *criteria;   /* CordeeCriterion */
  GPtrArray *units;      /* CordeeUnit */
  GPtrArray *periods;    /* CordeePeriod */
  GPtrArray *regions;    /* CordeeRegion */
  GPtrArray *sources;    /* CordeeSource */
  GPtrArray *sections;   /* CordeeSection */
  GPtrArray *questions;  /* CordeeQuestion */
  GPtrArray *derivations; /* CordeeDerivation */
  GPtrArray *contradictions; /* CordeeContradiction */
  GPtrArray *rules;      /* CordeeRule */
  GPtrArray *links;      /* CordeeLink */
  GPtrArray *joinings;   /* CordeeJoining */
  GPtrArray *payers;     /* CordeePayer */
  GPtrArray *scales;     /* CordeeScale */
  GPtrArray *schemes;    /* CordeeScheme */
  GPtrArray *actors;     /* CordeeActor */
  GPtrArray *phases;     /* CordeePhase */
  GPtrArray *holidays;   /* CordeeHoliday */
  GPtrArray *committees; /* CordeeCommittee */
  GPtrArray *steps;      /* CordeeStep */
  GPtrArray *contacts;   /* CordeeContact */
  GPtrArray *templates;  /* CordeeTemplate */
  GPtrArray *cases;      /* CordeeCase */
  GPtrArray *funding_cases; /* CordeeFundingCase */
  GPtrArray *terms;      /* CordeeTerm */
  GPtrArray *statements; /* CordeeStatement */
  GPtrArray *notes;      /* CordeeNote */
  GPtrArray *renames;    /* CordeeRename */
  GPtrArray *left_out;   /* CordeeLeftOut */
};

CordeePack *cordee_pack_new_from_bytes (GBytes          *bytes,
                                        const char      *file,
                                        CordeeXmlSchema *schema,
                                        GPtrArray       *issues) G_GNUC_WARN_UNUSED_RESULT;
CordeePack *cordee_pack_new_from_flat (GBytes *flat, const char *file) G_GNUC_WARN_UNUSED_RESULT;
CordeePack *cordee_pack_new_from_file (const char      *file,
                                       CordeeXmlSchema *schema,
                                       GPtrArray       *issues) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_pack_to_xml (const CordeePack *self) G_GNUC_WARN_UNUSED_RESULT;
CordeePack *cordee_pack_ref (CordeePack *self);
void cordee_pack_unref (CordeePack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeePack, cordee_pack_unref)

G_END_DECLS
