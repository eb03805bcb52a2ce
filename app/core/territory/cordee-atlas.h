/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The communes of France and what they belong to, as one official vintage has them. Read in place from one compact block that the program
   carries; immutable and shared. */
typedef struct _CordeeAtlas CordeeAtlas;

typedef enum
{
  CORDEE_PLACE_COMMUNE,
  CORDEE_PLACE_EPCI,
  CORDEE_PLACE_DEPARTEMENT,
  CORDEE_PLACE_REGION,
} CordeePlaceKind;

/* What a code or a name is today. Strings are borrowed from the atlas. */
typedef struct
{
  CordeePlaceKind kind;
  guint index;             /* among those of its kind */
  const char *code;        /* INSEE code of a commune, a département, a region; SIREN of an EPCI */
  const char *name;
  double population;       /* inhabitants; -1: the source does not give it */
  int population_year;     /* of that figure; 0 where there is none. Most places have that of the atlas */
  const char *departement; /* of a commune: its code; of an EPCI: that of most of its inhabitants; NULL otherwise */
  const char *region;      /* its code, of a region itself too; NULL of an EPCI */
  int epci;                /* of a commune: index of its EPCI, -1 without; an arrondissement has that of its city, but is none of its members */
  int whole;               /* of an arrondissement of Paris, Lyon or Marseille, which counts as a commune here: index of that city; else -1 */
} CordeePlace;

/* How what was asked for came to be that place. */
typedef enum
{
  CORDEE_MATCH_SELF,
  CORDEE_MATCH_OLD_CODE,   /* an INSEE code that is no longer given */
  CORDEE_MATCH_DELEGUEE,   /* a commune déléguée: part of a commune nouvelle today */
  CORDEE_MATCH_ASSOCIEE,
  CORDEE_MATCH_POSTCODE,
} CordeeMatchKind;

typedef struct
{
  CordeePlace place;
  CordeeMatchKind kind;
  const char *old_name; /* of the former commune that was matched; NULL of SELF and POSTCODE, and of OLD_CODE: the source has no name */
  const char *old_code; /* of the former commune that was matched; NULL of SELF and POSTCODE */
} CordeeMatch;

CordeeAtlas *cordee_atlas_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
CordeeAtlas *cordee_atlas_get_default (void); /* the one that the program carries; borrowed */
CordeeAtlas *cordee_atlas_ref (CordeeAtlas *self);
void cordee_atlas_unref (CordeeAtlas *self);

/* Of what, when and by whom, for Sources. Notes: "title", "publisher", "url", "version", "licence", "licence-url", "populations" (a sentence
   on the years), "populations-publisher", "populations-url". */
int cordee_atlas_get_code_year (const CordeeAtlas *self);       /* 2026: of the geographic code */
int cordee_atlas_get_population_year (const CordeeAtlas *self); /* of the legal populations */
const char *cordee_atlas_get_note (const CordeeAtlas *self, const char *key); /* in French; or NULL */

guint cordee_atlas_get_n (const CordeeAtlas *self, CordeePlaceKind kind);
void cordee_atlas_get (const CordeeAtlas *self, CordeePlaceKind kind, guint index, CordeePlace *out);
gboolean cordee_atlas_find (const CordeeAtlas *self, CordeePlaceKind kind, const char *code, CordeePlace *out);
/* A commune by any code that it has or had. FALSE: never heard of. */
gboolean cordee_atlas_resolve (const CordeeAtlas *self, const char *code, CordeeMatch *out);
/* The communes of an EPCI: indices, borrowed. */
const guint16 *cordee_atlas_get_members (const CordeeAtlas *self, guint epci, guint *n);
/* How many communes a place has: those of an EPCI, a département or a region without arrondissements; the arrondissements of a city. */
guint cordee_atlas_count_communes (const CordeeAtlas *self, CordeePlaceKind kind, guint index);
GPtrArray *cordee_atlas_get_postcodes (const CordeeAtlas *self, guint commune) G_GNUC_WARN_UNUSED_RESULT; /* char *, owned */

/* Best first, at most max. By name (accents, hyphens, apostrophes and "st" for "saint" do not matter; every word may be its beginning), by
   postal code or by INSEE code. Communes and EPCI. GArray of CordeeMatch. */
GArray *cordee_atlas_search (const CordeeAtlas *self, const char *text, guint max) G_GNUC_WARN_UNUSED_RESULT;
/* All communes that a line of a list may mean: exactly this code (its leading zero may be lost) or this name; former ones only where none of
   today is called so. departement is a code and narrows it; or NULL. GArray of CordeeMatch. */
GArray *cordee_atlas_lookup (const CordeeAtlas *self, const char *text, const char *departement) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeAtlas, cordee_atlas_unref)

G_END_DECLS
