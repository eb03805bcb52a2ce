/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-plan.h"
#include "cordee-perimeter.h"
#include "cordee-territory.h"

G_BEGIN_DECLS

/* The territory of a project as a page shows it: its communes, where it stands among the size classes, which intercommunalités it cuts. A pure
   function of the answers, the rules of one date and place, and the atlas. Strings are owned and typeset unless it says otherwise; what is
   borrowed is of the base and of the atlas. */

typedef enum
{
  CORDEE_COLUMN_NAME,
  CORDEE_COLUMN_CODE,
  CORDEE_COLUMN_DEPARTEMENT,
  CORDEE_COLUMN_EPCI,
  CORDEE_COLUMN_POPULATION,
  CORDEE_N_COLUMNS,
} CordeeTerritoryColumn;

/* One commune of the table, or a code of the answer that nobody knows. */
typedef struct
{
  char *code;                     /* not typeset */
  char *cells[CORDEE_N_COLUMNS];  /* what stands in the columns */
  char *keys[CORDEE_N_COLUMNS];   /* folded: what the columns but the population are sorted by */
  double population;              /* -1: not known */
  char *name;                     /* all of it, as a screen reader says it */
} CordeeTerritoryRow;

/* One more commune, and what it would do. */
typedef struct
{
  const char *code; /* borrowed */
  char *title;      /* its name and its inhabitants */
  char *effect;     /* the total and the size that it would come to */
  char *action;     /* the name of the button that adds it */
  gboolean changes; /* the size would be another one */
} CordeeTerritoryAddition;

typedef struct
{
  const char *code;  /* borrowed: SIREN */
  const char *title; /* borrowed */
  char *text;        /* how many of its communes are in */
  gboolean complete;
  guint n_missing;
  char *completion;  /* what completing it would do; NULL where it is complete */
  char *action;      /* the button that completes it; idem */
  GPtrArray *additions; /* CordeeTerritoryAddition, most inhabitants first, at most CORDEE_TERRITORY_MOST_ADDITIONS */
  char *others;      /* how many more there are; or NULL */
} CordeeTerritoryEpci;

#define CORDEE_TERRITORY_MOST_ADDITIONS 12

typedef struct
{
  char *label;
  char *bounds;    /* "de 40 000 à moins de 80 000" */
  char *threshold; /* "40 000"; NULL of one that begins with nobody */
  double fill;  /* 0 to 1: how much of it the territory has; of the last, which is open, 0 or 1 */
  gboolean here;
} CordeeTerritoryStep;

/* The size classes of one structure. */
typedef struct
{
  const CordeeStructure *structure; /* borrowed */
  char *title;                      /* the size that the territory has */
  GPtrArray *steps;                 /* CordeeTerritoryStep, rising */
  char *missing;                    /* how far it is from the next one; NULL in the last */
  char *margin;                     /* how far above its own threshold; NULL in the first */
  char *name;                       /* all of it, as a screen reader says it */
  const CordeeSource *source;       /* borrowed: of the bounds; or NULL */
} CordeeTerritoryScale;

typedef struct
{
  const CordeeQuestion *communes;   /* borrowed: the question that the communes answer; NULL: the base asks for none */
  const CordeeQuestion *population; /* borrowed: the number that wins over them; or NULL */
  CordeeTerritory *territory;       /* owned */
  GPtrArray *rows;                  /* CordeeTerritoryRow, in the order of the answer */
  char *total;                      /* "17 communes · 48 219 habitants" */
  gboolean has_stated;
  double stated;                    /* typed by hand */
  char *stated_text;                /* what that means for the result; or NULL */
  GPtrArray *scales;                /* CordeeTerritoryScale */
  char *no_scale;                   /* why there is none; or NULL */
  GPtrArray *epci;                  /* CordeeTerritoryEpci, most inhabitants first */
  char *departements, *regions;     /* or NULL */
  GPtrArray *warnings;              /* char *, sentences */
  char *vintage;                    /* of what year the figures are, and whose */
  char *use_place;                  /* the button that takes the place of the communes for the rules; or NULL */
  const char *place_region, *place_departement; /* borrowed, or NULL: that place */
} CordeeTerritoryView;

/* answers: the rules need not be at the place of the communes. */
CordeeTerritoryView *cordee_territory_view_new (CordeeRulebook        *rulebook,
                                                CordeeAtlas           *atlas,
                                                const CordeeSituation *situation,
                                                const GPtrArray       *perimeters) G_GNUC_WARN_UNUSED_RESULT;
void cordee_territory_view_free (CordeeTerritoryView *self);
int cordee_territory_row_compare (const CordeeTerritoryRow *a, const CordeeTerritoryRow *b, CordeeTerritoryColumn column);
char *cordee_territory_view_to_csv (const CordeeTerritoryView *self) G_GNUC_WARN_UNUSED_RESULT;

/* The codes of the answer after a change: each once, in the order of codes. NULL-terminated; the caller owns them. */
char **cordee_territory_view_add (const CordeeTerritoryView *self, const char *const *codes) G_GNUC_WARN_UNUSED_RESULT;
char **cordee_territory_view_add_epci (const CordeeTerritoryView *self, const char *epci) G_GNUC_WARN_UNUSED_RESULT;
char **cordee_territory_view_remove (const CordeeTerritoryView *self, const char *const *codes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTerritoryView, cordee_territory_view_free)

G_END_DECLS
