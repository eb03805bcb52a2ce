/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-plan.h"
#include "cordee-territory.h"

G_BEGIN_DECLS

/* What is said of a territory, wherever it is shown: its warnings, its size by the scale of each structure, of which year its figures are. */

/* Where a number of inhabitants stands on the scale of one structure. */
typedef struct
{
  const CordeeStructure *structure; /* borrowed */
  GArray *classes;                  /* CordeeSizeClass, owned, rising */
  int here;                         /* which of them; -1: none */
  double missing;                   /* inhabitants that the next one asks for besides; -1: there is none */
  double margin;                    /* inhabitants above its lower bound; -1 where here is */
} CordeeTerritorySize;

const CordeeQuestion *cordee_territory_find_stated (const CordeeKnowledge *knowledge);
GPtrArray *cordee_territory_sizes_new (const CordeeRulebook *rulebook, double population) G_GNUC_WARN_UNUSED_RESULT;

/* Words. Typeset; the caller owns them. */
char *cordee_report_inhabitants (double number) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_communes (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_size_bounds (const CordeeSizeClass *size) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_size_missing (const CordeeTerritorySize *size) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_size_margin (const CordeeTerritorySize *size) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_territory_warning (const CordeeTerritoryWarning *warning) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_stated_population (double stated, double computed) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_vintage (const CordeeAtlas *atlas) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_match (const CordeeMatch *match) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_list_line (const CordeeListLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* A territory with what goes with it, for the reports below. Everything is borrowed. */
typedef struct
{
  const CordeeTerritory *territory;
  const CordeeRulebook *rulebook;
  const CordeeList *list;  /* that communes were read from; or NULL */
  gboolean has_stated;
  double stated;           /* inhabitants that somebody typed: they win */
} CordeeTerritoryReport;

char *cordee_report_territory_to_text (const CordeeTerritoryReport *self, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_territory_to_json (const CordeeTerritoryReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_territory_to_csv (const CordeeTerritoryReport *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a search finds: an array of CordeeMatch. */
char *cordee_report_places_to_text (const CordeeAtlas *atlas, const GArray *matches) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_places_to_json (const GArray *matches) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_places_to_csv (const GArray *matches) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
