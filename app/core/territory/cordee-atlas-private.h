/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-atlas.h"

G_BEGIN_DECLS

#define CORDEE_ATLAS_N_KINDS (CORDEE_PLACE_REGION + 1)
#define CORDEE_ATLAS_COMMUNE_WIDTH 6 /* of its code, with the NUL that ends it */
#define CORDEE_ATLAS_NONE 0xffff
#define CORDEE_ATLAS_NONE_LONG 0xffffffffu

/* Of codes, with the NUL that ends each. */
extern const guint cordee_atlas_widths[CORDEE_ATLAS_N_KINDS];

/* The arrays of the block, as resources/territory/make-territory.py writes them, where they stand in memory. Checked when the atlas is
   made: every index is in bounds, every text ends. */
struct _CordeeAtlas
{
  gatomicrefcount ref_count;
  GPtrArray *parts;     /* GVariant, owned: what all below is borrowed from */
  int code_year;
  int population_year;
  const char **notes;   /* key, text, key, text, …; the array is owned */
  const char **leading; /* words in front of a name that may be left out; the array is owned */

  guint n[CORDEE_ATLAS_N_KINDS];
  const char *codes[CORDEE_ATLAS_N_KINDS];
  const guint32 *names[CORDEE_ATLAS_N_KINDS]; /* where in the texts */
  const guint32 *populations[CORDEE_ATLAS_N_KINDS];

  guint *n_communes[CORDEE_ATLAS_N_KINDS];    /* owned, of départements and regions; NULL of the others */

  const guint8 *commune_departements;
  const guint16 *commune_epci;
  guint n_arrondissements;
  const guint16 *arrondissements;        /* communes that are one, ascending */
  const guint16 *arrondissement_cities;
  const guint16 *epci_departements;
  const guint32 *epci_starts;            /* in the members; one more than EPCI */
  const guint16 *epci_members;
  const guint16 *departement_regions;
  const guint16 *departement_years;

  guint n_former;
  const char *former_codes;
  const guint32 *former_names;           /* where in the texts, or NONE_LONG */
  const guint16 *former_communes;
  const guint8 *former_kinds;            /* CordeeMatchKind */

  guint n_postcodes;
  const guint32 *postcodes;              /* ascending */
  const guint32 *postcode_starts;        /* in the communes below; one more than postcodes */
  const guint16 *postcode_communes;

  const char *texts;
  /* What is searched: a line for each commune, each EPCI and each former commune that has a name. It begins in a space and has the core of
     the name; after a tab and a space, the words in front of it; after another, what else people say for these. */
  const char *keys;
  guint n_keys;
  guint32 *key_starts;                   /* owned: where each line begins, after the line break; one more than lines */
  guint16 *key_former;                   /* owned: which former commune each of the last lines is */
  const guint16 *key_order;              /* lines by core */
};

char *cordee_atlas_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_atlas_get_former (const CordeeAtlas *self, guint index, CordeeMatch *out);

G_END_DECLS
