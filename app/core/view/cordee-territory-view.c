/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-territory-view-private.h"

#include "cordee-report-territory.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── the questions ──────────────────────────────────────────────── */

/* What in the base is computed from communes, and which answers it comes from: nothing where nothing is. */
static void
find_questions (CordeeTerritoryView *self, CordeeKnowledge *knowledge)
{
  GPtrArray *derivations = cordee_knowledge_get_derivations (knowledge);

  for (guint i = 0; i < derivations->len && self->communes == NULL; i++)
    {
      const CordeeDerivation *derivation = derivations->pdata[i];

      self->population = NULL;
      for (guint j = 0; j < derivation->cases->len; j++)
        {
          const CordeeDerivationCase *one = derivation->cases->pdata[j];

          if (one->when != NULL && one->when->test == CORDEE_TEST_KNOWN)
            self->population = cordee_knowledge_find_question (knowledge, one->when->variable);
          if (one->term->kind == CORDEE_TERM_POPULATION && one->term->variables != NULL)
            self->communes = cordee_knowledge_find_question (knowledge, one->term->variables[0]);
        }
    }
  if (self->communes == NULL)
    self->population = NULL;
}

/* ── communes ───────────────────────────────────────────────────── */

static void
row_free (gpointer data)
{
  CordeeTerritoryRow *self = data;

  g_free (self->code);
  for (guint i = 0; i < CORDEE_N_COLUMNS; i++)
    {
      g_free (self->cells[i]);
      g_free (self->keys[i]);
    }
  g_free (self->name);
  g_free (self);
}

/* For the files of this view: "Gard (30)". The caller owns it. */
char *
cordee_territory_departement (const CordeeAtlas *atlas, const char *code)
{
  CordeePlace place;

  if (code == NULL || !cordee_atlas_find (atlas, CORDEE_PLACE_DEPARTEMENT, code, &place))
    return g_strdup (code != NULL ? code : "");
  return cordee_report_take_typeset (g_strdup_printf ("%s (%s)", place.name, place.code));
}

static void
finish_row (CordeeTerritoryView *self, CordeeTerritoryRow *row)
{
  g_autofree char *inhabitants = row->population >= 0 ? cordee_report_inhabitants (row->population) : g_strdup (_("population inconnue"));

  row->cells[CORDEE_COLUMN_CODE] = g_strdup (row->code);
  row->cells[CORDEE_COLUMN_POPULATION] = row->population >= 0 ? cordee_text_number (row->population) : g_strdup ("—");
  for (guint i = 0; i < CORDEE_N_COLUMNS; i++)
    row->keys[i] = cordee_text_fold (row->cells[i]);
  /* TRANSLATORS: a row of a table, for a screen reader: the name of a commune, its code, its département, its intercommunalité, its
     inhabitants with their unit. */
  row->name = g_strdup_printf (_("%1$s, code %2$s, %3$s, %4$s, %5$s"), row->cells[CORDEE_COLUMN_NAME], row->code,
                               row->cells[CORDEE_COLUMN_DEPARTEMENT], row->cells[CORDEE_COLUMN_EPCI], inhabitants);
  g_ptr_array_add (self->rows, row);
}

static void
add_commune (CordeeTerritoryView *self, const CordeePlace *place)
{
  CordeeTerritoryRow *row = g_new0 (CordeeTerritoryRow, 1);
  CordeePlace epci;

  row->code = g_strdup (place->code);
  row->population = place->population;
  row->cells[CORDEE_COLUMN_NAME] = g_strdup (place->name);
  row->cells[CORDEE_COLUMN_DEPARTEMENT] = cordee_territory_departement (self->territory->atlas, place->departement);
  if (place->epci >= 0)
    cordee_atlas_get (self->territory->atlas, CORDEE_PLACE_EPCI, (guint) place->epci, &epci);
  row->cells[CORDEE_COLUMN_EPCI] = g_strdup (place->epci >= 0 ? epci.name : _("hors intercommunalité"));
  finish_row (self, row);
}

/* A code that nobody knows is in the table too, so that it can be taken out. */
static void
add_unknown (CordeeTerritoryView *self, const char *code)
{
  CordeeTerritoryRow *row = g_new0 (CordeeTerritoryRow, 1);

  row->code = g_strdup (code);
  row->population = -1;
  row->cells[CORDEE_COLUMN_NAME] = g_strdup (_("Code inconnu"));
  row->cells[CORDEE_COLUMN_DEPARTEMENT] = g_strdup ("");
  row->cells[CORDEE_COLUMN_EPCI] = g_strdup ("");
  finish_row (self, row);
}

/* Less than, equal to or more than 0, as strcmp: what is not known comes last, what is equal by name. */
int
cordee_territory_row_compare (const CordeeTerritoryRow *a, const CordeeTerritoryRow *b, CordeeTerritoryColumn column)
{
  int order = column == CORDEE_COLUMN_POPULATION ? (a->population > b->population) - (a->population < b->population)
                                                 : strcmp (a->keys[column], b->keys[column]);

  if (order == 0)
    order = strcmp (a->keys[CORDEE_COLUMN_NAME], b->keys[CORDEE_COLUMN_NAME]);
  return order != 0 ? order : strcmp (a->code, b->code);
}

/* ── places ─────────────────────────────────────────────────────── */

static char *
list_parts (const GArray *parts)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (parts->len == 0)
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const CordeeTerritoryPart *part = &g_array_index (parts, CordeeTerritoryPart, i);
      g_autofree char *communes = cordee_report_communes (part->n_inside);

      if (parts->len > 1)
        g_ptr_array_add (names, g_strdup_printf ("%s (%s, %s)", part->place.name, part->place.code, communes));
      else
        g_ptr_array_add (names, g_strdup_printf ("%s (%s)", part->place.name, part->place.code));
    }
  g_ptr_array_add (names, NULL);
  return cordee_report_take_typeset (g_strjoinv (", ", (char **) names->pdata));
}

static gboolean
has_departement (const CordeeRegion *region, const char *departement)
{
  return region->departements != NULL && g_strv_contains ((const char *const *) region->departements, departement);
}

/* Where no place is chosen and all communes are in one region. */
static void
offer_place (CordeeTerritoryView *self, CordeeRulebook *rulebook)
{
  const CordeeRegion *region;

  if (cordee_rulebook_get_context (rulebook)->region != NULL || self->territory->regions->len != 1)
    return;
  region = cordee_knowledge_find_region (cordee_rulebook_get_knowledge (rulebook),
                                         g_array_index (self->territory->regions, CordeeTerritoryPart, 0).place.code);
  if (region == NULL)
    return;
  self->place_region = region->code;
  if (self->territory->departements->len == 1)
    {
      const char *code = g_array_index (self->territory->departements, CordeeTerritoryPart, 0).place.code;

      self->place_departement = has_departement (region, code) ? code : NULL;
    }
  /* TRANSLATORS: a button: %s is the name of a region. */
  self->use_place = cordee_report_take_typeset (g_strdup_printf (_("Prendre %s pour les règles"), cordee_report_word (region->name)));
}

/* ── warnings ───────────────────────────────────────────────────── */

static void
add_warnings (CordeeTerritoryView *self)
{
  for (guint i = 0; i < self->territory->warnings->len; i++)
    g_ptr_array_add (self->warnings, cordee_report_territory_warning (self->territory->warnings->pdata[i]));
}

/* ── the whole ──────────────────────────────────────────────────── */

static const char *const no_codes[] = { NULL };

static const char *const *
get_codes (const CordeeTerritoryView *self, const CordeeSituation *situation)
{
  const CordeeValue *value = self->communes != NULL ? cordee_situation_get_value (situation, self->communes->id) : NULL;

  return value != NULL && value->kind == CORDEE_VALUE_SET && value->ids != NULL ? (const char *const *) value->ids : no_codes;
}

static void
add_rows (CordeeTerritoryView *self, const char *const *codes)
{
  const GArray *communes = self->territory->communes;

  for (guint i = 0; i < communes->len; i++)
    add_commune (self, &g_array_index (communes, CordeePlace, i));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      CordeeMatch match;

      if (!cordee_atlas_resolve (self->territory->atlas, codes[i], &match))
        add_unknown (self, codes[i]);
    }
}

/* A number typed by hand wins, as the rules have it. Returns what the sizes are computed from. */
static double
take_stated (CordeeTerritoryView *self, const CordeeSituation *situation)
{
  const CordeeValue *value = self->population != NULL ? cordee_situation_get_value (situation, self->population->id) : NULL;

  if (value == NULL || value->kind != CORDEE_VALUE_NUMBER)
    return self->territory->population;
  self->has_stated = TRUE;
  self->stated = value->number;
  if (self->territory->communes->len > 0)
    self->stated_text = cordee_report_stated_population (self->stated, self->territory->population);
  return self->stated;
}

static void
tell_total (CordeeTerritoryView *self)
{
  g_autofree char *communes = cordee_report_communes (self->territory->communes->len);
  g_autofree char *inhabitants = cordee_report_inhabitants (self->territory->population);

  self->total = g_strdup_printf ("%s · %s", communes, inhabitants);
}

/* The answers of a team by the rules of one date and place. atlas is kept. The caller owns it. */
CordeeTerritoryView *
cordee_territory_view_new (CordeeRulebook *rulebook, CordeeAtlas *atlas, const CordeeSituation *situation, const GPtrArray *perimeters)
{
  CordeeTerritoryView *self = g_new0 (CordeeTerritoryView, 1);
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (rulebook);
  g_autoptr(GPtrArray) sizes = NULL;
  const char *const *codes;
  double number;

  find_questions (self, knowledge);
  codes = get_codes (self, situation);
  self->territory = cordee_territory_new (atlas, codes, NULL);
  for (guint i = 0; perimeters != NULL && i < perimeters->len; i++)
    {
      const CordeePerimeter *other = perimeters->pdata[i];

      cordee_territory_compare (self->territory, other->name, (const char *const *) other->codes);
    }
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->scales = g_ptr_array_new_with_free_func (cordee_territory_scale_free);
  self->epci = g_ptr_array_new_with_free_func (cordee_territory_epci_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  number = take_stated (self, situation);
  sizes = cordee_territory_sizes_new (rulebook, number);
  add_rows (self, codes);
  tell_total (self);
  for (guint i = 0; i < sizes->len; i++)
    cordee_territory_add_scale (self, knowledge, sizes->pdata[i], number);
  if (sizes->len == 0)
    self->no_scale = cordee_report_take_typeset (g_strdup (_("Aucune échelle de tailles n’est connue par les règles à cette date.")));
  for (guint i = 0; i < self->territory->epci->len; i++)
    cordee_territory_add_epci (self, &g_array_index (self->territory->epci, CordeeTerritoryPart, i), sizes, self->territory->population);
  self->departements = list_parts (self->territory->departements);
  self->regions = list_parts (self->territory->regions);
  add_warnings (self);
  self->vintage = cordee_report_vintage (atlas);
  offer_place (self, rulebook);
  return self;
}

void
cordee_territory_view_free (CordeeTerritoryView *self)
{
  if (self == NULL)
    return;
  cordee_territory_free (self->territory);
  g_ptr_array_unref (self->rows);
  g_free (self->total);
  g_free (self->stated_text);
  g_ptr_array_unref (self->scales);
  g_free (self->no_scale);
  g_ptr_array_unref (self->epci);
  g_free (self->departements);
  g_free (self->regions);
  g_ptr_array_unref (self->warnings);
  g_free (self->vintage);
  g_free (self->use_place);
  g_free (self);
}
