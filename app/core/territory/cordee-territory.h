/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-atlas.h"

G_BEGIN_DECLS

/* A territory: communes put together, and what they add up to. A pure function of the atlas and of codes; without a word of its own. */

typedef enum
{
  CORDEE_TERRITORY_UNKNOWN_CODE,  /* text: a code of a commune or an EPCI that nobody has heard of */
  CORDEE_TERRITORY_TWICE,         /* place: named more than once, counted once */
  CORDEE_TERRITORY_MOVED,         /* text: the old code; place: what it is part of today, counted whole */
  CORDEE_TERRITORY_PART,          /* text: name of a former commune; the whole of place is counted */
  CORDEE_TERRITORY_ARRONDISSEMENT, /* place: an arrondissement. number 1: only it is counted, not the city; 0: not counted, since its city is */
  CORDEE_TERRITORY_NO_POPULATION, /* place: the source gives none */
  CORDEE_TERRITORY_OTHER_YEAR,    /* text: names of the départements whose figures are of another year than most; number: it */
  CORDEE_TERRITORY_OVERLAP,       /* text: name of another perimeter; number: communes in common */
  CORDEE_TERRITORY_MANY_REGIONS,  /* number: how many */
} CordeeTerritoryWarningKind;

typedef struct
{
  CordeeTerritoryWarningKind kind;
  gboolean has_place;
  CordeePlace place;
  char *text; /* owned, or NULL */
  double number;
} CordeeTerritoryWarning;

typedef struct
{
  CordeePlace place;       /* of an EPCI, a département or a region that is touched */
  guint n_inside;          /* its communes in the territory; a city counts once all its arrondissements are there */
  guint n_all;
  double population;       /* of those inside */
  gboolean complete;
} CordeeTerritoryPart;

typedef struct
{
  CordeeAtlas *atlas;     /* owned */
  GArray *communes;       /* CordeePlace, in the order given, each once */
  double population;      /* of those whose population is known */
  GArray *epci;           /* CordeeTerritoryPart; most inhabitants first */
  GArray *departements;
  GArray *regions;
  GPtrArray *warnings;    /* CordeeTerritoryWarning, owned */
} CordeeTerritory;

/* codes: INSEE codes, old ones too; epci: SIREN of whole EPCI, or NULL. Both NULL-terminated. */
CordeeTerritory *cordee_territory_new (CordeeAtlas *atlas, const char *const *codes, const char *const *epci) G_GNUC_WARN_UNUSED_RESULT;
void cordee_territory_free (CordeeTerritory *self);
/* Adds a warning where it shares communes with another perimeter. */
void cordee_territory_compare (CordeeTerritory *self, const char *name, const char *const *codes);
gboolean cordee_territory_has (const CordeeTerritory *self, const char *code);

/* Population of communes as CordeePopulationFunc of the rulebook wants it; user_data is the atlas. */
gboolean cordee_territory_population (const char *const *communes, double *population, gpointer user_data);

/* A list that somebody pastes or imports: CSV (comma, semicolon, tab; quotes; with or without a heading; UTF-8 with or without BOM, or
   Latin-1), or one name or code a line. */
typedef enum
{
  CORDEE_LIST_FOUND,
  CORDEE_LIST_AMBIGUOUS, /* several communes have this name */
  CORDEE_LIST_UNKNOWN,
  CORDEE_LIST_REPEATED,  /* found, but an earlier line has it already */
} CordeeListState;

typedef struct
{
  guint line;              /* from 1 */
  char *text;              /* owned: what stands there */
  CordeeListState state;
  GArray *candidates;      /* CordeeMatch: one where FOUND, all that it may be where AMBIGUOUS */
} CordeeListLine;

typedef struct
{
  GPtrArray *lines;        /* CordeeListLine, owned; the heading and empty lines left out */
  gboolean latin1;         /* it was not UTF-8 */
  gboolean truncated;      /* more than CORDEE_LIST_MAX_LINES or CORDEE_LIST_MAX_BYTES: the rest was not read */
} CordeeList;

#define CORDEE_LIST_MAX_LINES 40000
#define CORDEE_LIST_MAX_BYTES (16 * 1024 * 1024)

CordeeList *cordee_list_parse (CordeeAtlas *atlas, const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Reads at most CORDEE_LIST_MAX_BYTES of the file, however long it is. */
CordeeList *cordee_list_load (CordeeAtlas *atlas, GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordee_list_free (CordeeList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTerritory, cordee_territory_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeList, cordee_list_free)

G_END_DECLS
